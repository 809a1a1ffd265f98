package lang_test

import (
	"testing"

	"dandori/runbook/lang"
)

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"":                     "",
		"普通の文":                 "普通の文",
		"a\tb":                 "a    b",
		"DENIED\rOK":           `DENIED\rOK`,
		"one\ntwo":             `one\ntwo`,
		"\x1b]52;c;eA==\x07":   `\x1b]52;c;eA==\x07`,
		"\u009b2J":             `\x9b2J`,
		"\x7f\x00":             `\x7f\x00`,
		"\xff":                 `\xff`,
		"a\u202egpj.exe":       "a<U+202E>gpj.exe",
		"zero\u200bwidth":      "zero<U+200B>width",
		"soft\u00adhyphen":     "soft<U+00AD>hyphen",
		"\u2028\u2029":         "<U+2028><U+2029>",
		"\U000e0041":           "<U+E0041>",
		"👨‍👩‍👧 ❤️":             "👨‍👩‍👧 ❤️", // joiners and selectors belong to emoji
		"〜－①※":                 "〜－①※",
		"\ufeffmark":           "<U+FEFF>mark",
		"\u2067right\u2069":    "<U+2067>right<U+2069>",
		"bad\xe3\x81utf8":      `bad\xe3\x81utf8`,
		"back\bspace\vtab\fff": `back\x08space\x0btab\x0cff`,
	} {
		if got := lang.Visible(in); got != want {
			t.Errorf("lang.Visible(%q) = %q, want %q", in, got, want)
		}
	}
}
