package lang

import "testing"

func TestQuoted(t *testing.T) {
	for _, c := range []struct{ ja, en, wantJa, wantEn string }{
		{"「もう消していいですか」", `"May I delete it now?"`, "もう消していいですか", "May I delete it now?"},
		{"「乗っ取り？」という書き込み", `Comments: "Hijacked?"`, "『乗っ取り？』という書き込み", "Comments: 'Hijacked?'"},
		{"「あ」と「い」", `"a" and "b"`, "『あ』と『い』", "'a' and 'b'"},
		{"電話", "A call", "電話", "A call"},
		{"", "", "", ""},
	} {
		if got := (Text{c.ja, c.en}).Quoted(); got.Ja != c.wantJa || got.En != c.wantEn {
			t.Errorf("%q, %q become %q, %q", c.ja, c.en, got.Ja, got.En)
		}
	}
}
