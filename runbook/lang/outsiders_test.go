package lang_test

import (
	"testing"

	"dandori/runbook/lang"
)

func TestMatter(t *testing.T) {
	for title, want := range map[string]string{
		"警察へ連絡するか判断する":      "警察へ連絡するか",
		"脅迫や犯行の予告があるかを判断する": "脅迫や犯行の予告があるか",
		"個人情報の漏えい等を判断する":    "個人情報の漏えい等",
		"運用をどうするかを決める":      "運用をどうするか",
		"判断する":              "判断する",
		"本人の同意":             "本人の同意",
	} {
		if got := lang.Matter(lang.Same(title), lang.Japanese); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
	if got := lang.Matter(lang.Same("Contact the police?"), lang.English); got != "Contact the police?" {
		t.Errorf("English: %q", got)
	}
}
