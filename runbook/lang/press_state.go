package lang

// PressState holds how things stand with the press, as far as the log has it.
var PressState = struct {
	Decided    Text // the answer, entry
	DecidedFor Text // the answer, reason, entry
	Told       Text // when, the step, entry
	NotYet     Text // decided, and not done

	Chosen map[bool]Text // by whether a choice of several channels has the press
}{
	Decided:    Text{"%s（記録 %d）", "%s (entry %d)"},
	DecidedFor: Text{"%s（理由：%s、記録 %d）", "%s (reason: %s; entry %d)"},
	Told:       Text{"%s %s（記録 %d）", "%s %s (entry %d)"},
	NotYet:     Text{"未提供", "not given yet"},

	Chosen: map[bool]Text{
		true:  {"提供すると判断", "to be told, as decided"},
		false: {"提供先に選んでいない", "not among those chosen to be told"},
	},
}
