package lang

// Counted holds how a paper says numbers that hold as of a time.
var Counted = struct {
	Of     Text // what was counted, how many with as of when
	AsOf   Text // how many, as of when
	NoTime Text // how many

	Coverage   Text // what was asked, the answer, when, entry
	NoneClosed Text // the next report of an incident that is closed
}{
	Of:     Text{"%s %s", "%s: %s"},
	AsOf:   Text{"%s（%s 現在）", "%s (as of %s)"},
	NoTime: Text{"%s（いつ現在かは記録なし）", "%s (as of when is not on record)"},

	Coverage:   Text{"「%s」に「%s」と記録（%s、記録 %d）", "“%s”: %s (%s, entry %d)"},
	NoneClosed: Text{"なし（終結）", "none (closed)"},
}
