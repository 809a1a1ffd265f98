package lang

// PressState holds how things stand with the press, as far as the log has it.
var PressState = struct {
	Decided    Text // the answer, entry
	DecidedFor Text // the answer, reason, entry
	Told       Text // when, the step, entry
}{
	Decided:    Text{"%s（記録 %d）", "%s (entry %d)"},
	DecidedFor: Text{"%s（理由：%s、記録 %d）", "%s (reason: %s; entry %d)"},
	Told:       Text{"%s %s（記録 %d）", "%s %s (entry %d)"},
}
