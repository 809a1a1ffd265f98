package report

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What a word is depends on what stands beside it.
func TestWordsAreTakenApart(t *testing.T) {
	for words, want := range map[string]string{
		"本日吉田対応":       "本日 吉田姓 対応",
		"髙橋が止めた":       "高橋姓 が 止め た",
		"公式Xの投稿に関する苦情": "公式 x の 投稿 に関する 苦情",
		"佐々木誠の誤操作":     "佐々木姓 誠名 の 誤操作",
		"関が確認。原っぱで撮影":  "関姓 が 確認 。 原っぱ で 撮影",
		"宇部日報の記事":      "宇部地 日報 の 記事",
	} {
		f := fold(words)
		var got []string
		for i := 0; i < len(f.runes); {
			list, at := f.morphemeAt(i)
			m := list[at]
			mark := map[wordClass]string{surname: "姓", givenName: "名", placeName: "地"}[m.class]
			got = append(got, string(f.runes[m.from:m.to])+mark)
			i = m.to
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, not %s", words, s, want)
		}
	}
}

// Every character is of one word, whatever it is, and words follow one another.
func TestEveryCharacterIsOfAWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := fold(strings.Repeat(rapid.String().Draw(t, "words"), rapid.IntRange(1, 40).Draw(t, "times")))
		for i := range f.runes {
			words, at := f.morphemeAt(i)
			if m := words[at]; i < m.from || i >= m.to {
				t.Fatalf("character %d of %q is said to be of %v", i, string(f.runes), m)
			}
			for k := 1; k < len(words); k++ {
				if words[k-1].to != words[k].from {
					t.Fatalf("words of %q do not follow one another", string(f.runes))
				}
			}
		}
	})
}
