package lang

// TextValue holds the phrases in which the log fills in a prepared text where one entry
// does not say it alone.
var TextValue = struct {
	Line, Done, Deed, Numbered, Evidence, KeptAt, Digest, Mail, Administrators, SourceBy Text
}{
	Line:           Text{"%s　%s", "%s  %s"},
	Done:           Text{"%s（済み）", "%s (done)"},
	Deed:           Text{"%s", "%s (done)"},
	Numbered:       Text{"%s（受付番号 %s）", "%s (number %s)"},
	Evidence:       Text{"証拠%d　%s（%s）", "evidence %d  %s (%s)"},
	KeptAt:         Text{"保管場所 %s", "kept at %s"},
	Digest:         Text{"SHA-256 %s…", "SHA-256 %s..."},
	Mail:           Text{"登録メール %s", "registered mail %s"},
	Administrators: Text{"管理者 %d名", "%d administrators"},
	SourceBy:       Text{"%s（%s）", "%s (%s)"},
}
