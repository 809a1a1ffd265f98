package lang

// Rows holds the words of the chronology's rows that are no entry of their own, and of
// what became of the others.
var Rows = struct {
	Happened, Detected, By                                       Text
	NoAnswer, NotSent, NotNeeded, Impossible, Outside, TakenBack Text
}{
	Happened: Text{"発生", "It happened"},
	Detected: Text{"覚知", "It became known"},
	By:       Text{"%s（記録 %d による）", "%s (as entry %d says)"},

	NoAnswer:   Text{"つながらず", "no answer"},
	NotSent:    Text{"送れず", "could not be sent"},
	NotNeeded:  Text{"不要", "not needed"},
	Impossible: Text{"できず", "impossible"},
	Outside:    Text{"対象外", "does not apply"},
	TakenBack:  Text{"取消し", "taken back"},
}
