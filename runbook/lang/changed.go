package lang

// Changed holds how a follow-up says what was done again, and what of a finding is known,
// since the report before.
var Changed = struct {
	Round Text // number of the round, when
	Anew  Text // when

	Left Text // a step or how it stands, what is left of it

	Judged     Text // the answer of a decision, its entry
	NotFound   Text // a heading: of an incident that is closed, what may be said of the rest
	NotByClose Text // of what is not known of an incident that is closed
}{
	Round: Text{"%d回目 %s", "no. %d, %s"},
	Anew:  Text{"済み %s", "done %s"},

	Left: Text{"%s（残り：%s）", "%s (left: %s)"},

	Judged:     Text{"%s（判断、記録 %d）", "%s (decided, entry %d)"},
	NotFound:   Text{"終結までに確認できなかったこと（そのとおりに答えること）", "Not established by the closing (say just that)"},
	NotByClose: Text{"終結までに確認できていない", "not established by the closing"},
}
