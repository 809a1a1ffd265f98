package runbook_test

import (
	"testing"

	"dandori/runbook"
)

// An address that the input method left in full width is one that opens; other words are
// what was typed.
func TestFullWidthAddress(t *testing.T) {
	for typed, want := range map[string]string{
		"ｈｔｔｐｓ：／／ｗｗｗ．ｃｉｔｙ．ｌｇ．ｊｐ／お知らせ？ａ＝１": "https://www.city.lg.jp/お知らせ?a=1",
		"https：／／www.city.lg.jp/": "https://www.city.lg.jp/",
		"ＮＡＳ（広報）：／２０２６":           "ＮＡＳ（広報）：／２０２６",
		"ｈｔｔｐｓ：／／ａ．ｊｐ　を見た":        "ｈｔｔｐｓ：／／ａ．ｊｐ　を見た",
	} {
		r := begin(t, "hijack")
		d := r.must(runbook.AddEvidence{By: by("鈴木"), What: "画面", Where: typed}).Data.(*runbook.EvidenceItem)
		if d.Where != want {
			t.Errorf("%s is kept as %s", typed, d.Where)
		}
	}
}
