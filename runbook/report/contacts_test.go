package report

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What is a number to call, and what is that of a paper or a case, is told by the word before
// it and by the number itself; and what stands in a list with one is another.
func TestContactsAreToldFromOtherNumbers(t *testing.T) {
	b := castOf(t, false)
	for words, want := range map[string]string{
		"発信者番号は090-1234-5678。":                                                              "発信者番号は【連絡先】。",
		"本人の番号 090-8765-4321 へ":                                                             "本人の番号 【連絡先】 へ",
		"折返し番号 0836-31-4111":                                                                "折返し番号 【連絡先】",
		"着信番号0836-31-4111、番号 0836-31-4111":                                                  "着信番号【連絡先】、番号 【連絡先】",
		"整理番号 0712-34-5678、受付番号：0311221430":                                                 "整理番号 0712-34-5678、受付番号：0311221430",
		"事件番号は0712-34-5678、文書の番号 0712345678":                                                "事件番号は0712-34-5678、文書の番号 0712345678",
		"受付番号 090-1234-5678":                                                                "受付番号 【連絡先】",
		"内線(1234)、内線2345・2346、内線2345、2346":                                                  "【連絡先】、【連絡先】・【連絡先】、【連絡先】、【連絡先】",
		"内線：2345、内線番号（2345）、内線No.2345、内線 No 12":                                             "【連絡先】、【連絡先】、【連絡先】、【連絡先】",
		"内線 2345、2346件、内線 2345、12:30、内線12/20:15":                                            "【連絡先】、2346件、【連絡先】、12:30、【連絡先】/20:15",
		"電話 31-4111/4112、31-4111、3件":                                                        "電話 【連絡先】/【連絡先】、【連絡先】、3件",
		"電話: 0836-31-4111/34-8111":                                                          "電話: 【連絡先】/【連絡先】",
		"+81(0)90-1111-2222、+81 (0) 836-31-4111":                                            "【連絡先】、【連絡先】",
		"090/1234/5678、090_1234_5678":                                                       "【連絡先】、【連絡先】",
		"2026/11/22 03/12、08/11/2026、IMG_0311_2214_30、0311_221430.png":                      "2026/11/22 03/12、08/11/2026、IMG_0311_2214_30、0311_221430.png",
		"taro [at] example.jp、taro(at)example(dot)jp、taro[アット]example.jp、taro @ example.jp": "【連絡先】、【連絡先】、【連絡先】、【連絡先】",
		"posted @ube.city、see (at) once":                                                    "posted @ube.city、see (at) once",
		"090-1234-567⒏ と内線 123⒈":                                                            "【連絡先】 と【連絡先】",
		"⒈090-1234-5678 ⑴0836-31-4111 ⑵":                                                    "⒈【連絡先】 ⑴【連絡先】 ⑵",
	} {
		if got := b.inWords(b.open(words)); got != want {
			t.Errorf("%q becomes %q, want %q", words, got, want)
		}
		if got := b.inWords(b.withoutContacts(words)); got != want && strings.ContainsAny(got, "@") {
			t.Errorf("of the profile, %q becomes %q, want %q", words, got, want)
		}
	}
}

// Of every character of what is looked through it is known of which bytes it was made, whatever
// the normal form makes of it: what is replaced goes as a whole, and nothing else goes.
func TestFoldedCharactersHaveTheirBytes(t *testing.T) {
	odd := rapid.SampledFrom([]string{"⒏", "㍿", "か゛", "e\u0301", "ﷺ", "\xff", "葛\U000E0100", "佐\u200b", "ﾀﾞ", "½", "㋿", "𠮷", "高", "０", "a", " "})
	rapid.Check(t, func(t *rapid.T) {
		words := strings.Join(rapid.SliceOf(odd).Draw(t, "odd"), "") + rapid.String().Draw(t, "any")
		f := fold(words)
		for i := range f.runes {
			from, to := f.from[i], f.to[i]
			switch {
			case from >= to, int(to) > len(words):
				t.Fatalf("of %q character %d is of the bytes %d to %d", words, i, from, to)
			case i > 0 && from < f.to[i-1] && (from != f.from[i-1] || to != f.to[i-1]):
				t.Fatalf("of %q characters %d and %d share some of their bytes: %d-%d and %d-%d", words, i-1, i, f.from[i-1], f.to[i-1], from, to)
			}
		}
	})
}

// Nothing that people type ends the program, and words without figures lose nothing.
func TestAnyWordsCanBeLookedThrough(t *testing.T) {
	b := castOf(t, false, "佐々木 誠", "Jean-Luc O'Brien")
	odd := rapid.SampledFrom([]string{"⒏", "㏠", "内線", "(at)", "[", "]", "@", "a.jp", "090", "-", "1234", "5678", "/", "_", "佐々木", "佐佐", "木", "Jean", "’", "ノ", "々", "電話", "番号", "\u200b", "\xff", " "})
	rapid.Check(t, func(t *rapid.T) {
		words := strings.Join(rapid.SliceOf(odd).Draw(t, "odd"), "") + rapid.String().Draw(t, "any")
		b.open(words)
		b.withoutContacts(words)
	})
}

// A name is found in the forms of its kanji and in what stands within it.
func TestNamesAreFoundInEveryForm(t *testing.T) {
	for _, pair := range strings.Fields(`富永/冨永 三ヶ島/三ケ島 一ノ瀬/一之瀬 一ノ瀬/一の瀬 滝本/瀧本 竜崎/龍崎 曽我部/曾我部 関口/關口 柳田/栁田 古館/古舘 桑原/桒原 藪内/薮内 桧山/檜山
		広瀬/廣瀨 塩田/鹽田 増田/增田 黒川/黑川 万代/萬代 静香/靜香 寿子/壽子 大橋/大槗 佐々木/佐佐木 佐々木/佐々木 斎藤/齋藤 渡辺/渡邉 条野/條野 高橋/髙橋 吉川/𠮷川 宮崎/宮﨑 国広/國廣`) {
		one, other, _ := strings.Cut(pair, "/")
		for _, c := range [][2]string{{one, other}, {other, one}} {
			b := castOf(t, false, c[0])
			if got := b.inWords(b.open("本日、" + c[1] + "が止めた")); got != "本日、職員Aが止めた" {
				t.Errorf("%s is named; %s stays: %s", c[0], c[1], got)
			}
		}
	}
	for _, pair := range []string{"O’Brien/O'Brien", "JeanLuc/Jean-Luc", "JeanLuc/Jean‐Luc", "Jose/José", "Muller/Müller", "Soren/Søren"} {
		one, other, _ := strings.Cut(pair, "/")
		for _, c := range [][2]string{{one, other}, {other, one}} {
			b := castOf(t, false, c[0])
			if got := b.inWords(b.open("then " + c[1] + " did it")); got != "then 職員A did it" {
				t.Errorf("%s is named; %s stays: %s", c[0], c[1], got)
			}
		}
	}
	b := castOf(t, false, "井ノ上", "佐々木", "Ito")
	for _, words := range []string{"井の中", "人々木立", "ITOH"} {
		if got := b.inWords(b.open(words)); got != words {
			t.Errorf("%q becomes %q", words, got)
		}
	}
}
