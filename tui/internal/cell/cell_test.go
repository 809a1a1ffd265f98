package cell

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"
	"pgregory.net/rapid"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "plain ~text~", "plain ~text~"},
		{"newline stays", "一\n二", "一\n二"},
		{"windows newline", "一\r\n二", "一\n二"},
		{"lone CR could overwrite the line", "paid\rPAID", `paid\x0dPAID`},
		{"BS could rub out", "no\b\byes", `no\x08\x08yes`},
		{"CSI", "\x1b[2J", `\x1b[2J`},
		{"SGR of an attacker", "\x1b[8msecret", `\x1b[8msecret`},
		{"OSC title", "\x1b]0;x\a", `\x1b]0;x\x07`},
		{"C1 as character", "\u009b2J", `\x9b2J`},
		{"C1 as byte", "\x9b2J", `\x9b2J`},
		{"broken UTF-8", "あ\xe3\x81", `あ\xe3\x81`},
		{"Shift_JIS", "\x82\xa0", `\x82\xa0`},
		{"bidi", "abc\u202Egpj", "abc<U+202E>gpj"},
		{"isolates", "\u2066a\u2069", "<U+2066>a<U+2069>"},
		{"zero width space", "admin\u200b", "admin<U+200B>"},
		{"byte order mark", "\uFEFFx", "<U+FEFF>x"},
		{"soft hyphen", "a\u00adb", "a<U+00AD>b"},
		{"hangul filler", "a\u3164", "a<U+3164>"},
		{"tag", "a\U000E0041", "a<U+E0041>"},
		{"sign that takes the next", "\u0D4Ea", "<U+0D4E>a"},
		{"line separator", "a\u2028b", "a<U+2028>b"},
		{"noncharacter", "a\uFFFE", "a<U+FFFE>"},
		{"tab", "a\tb", "a    b"},
		{"voiced kana", "ｶﾞｷﾞﾊﾟ", "ガギパ"},
		{"full-width kana, half-width mark", "カﾞ", "ガ"},
		{"mark that composes with nothing", "ｱﾞ", "ア゛"},
		{"mark first", "ﾞ", "゛"},
		{"kana punctuation", "｡｢ｱ｣､･ｰ", "。「ア」、・ー"},
		{"decomposed, from a Mac", "か\u3099は\u309Ae\u0301", "がぱé"},
		{"name kept", "神田\uFA19", "神田\uFA19"},
		{"selector of a name kept", "葛\U000E0100城市", "葛\U000E0100城市"},
		{"selector on nothing", "a\U000E0100", "a<U+E0100>"},
		{"mark on nothing", "\u0301a", "<U+0301>a"},
		{"mark on a line's start", "a\n\u0301", "a\n<U+0301>"},
		{"stacked marks", "q" + strings.Repeat("\u0301", 6), "q" + strings.Repeat("\u0301", 4) + "<U+0301><U+0301>"},
		{"emoji selector", "☎\uFE0F", "☎"},
		{"emoji selector alone", "\uFE0F", "<U+FE0F>"},
		{"halves of a flag kept apart", "🇯\uFE0F🇵🇯\u200d🇵", "🇯<U+FE0F>🇵🇯<U+200D>🇵"},
		{"emoji family", "👩\u200d👩\u200d👧", "👩👩👧"},
		{"joiner elsewhere", "a\u200db", "a<U+200D>b"},
		{"full-width digits stay", "１２Ａ", "１２Ａ"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Clean(c.in); got != c.want {
				t.Errorf("Clean(%+q) = %+q, want %+q", c.in, got, c.want)
			}
		})
	}
	if got := CleanLine("一\r\n二\n"); got != "一 二 " {
		t.Errorf("CleanLine = %q", got)
	}
}

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"":                            0,
		"abc":                         3,
		"日本語":                         6,
		"日\x1b[1;31m本\x1b[0m語":        6,
		"※①…─●→":                      6, // ambiguous, taken as narrow
		"✓☐☑▸":                        4,
		"𠮷":                           2,
		"ガ":                           2,
		"葛\U000E0100":                 2,
		"\x1b[2J":                     7, // no style of ours: shown, so it has a width
		"a\tb":                        6,
		"\x1b]0;":                     7,
		"\xff":                        4,
		"\x1b[38;2;1;2;3mx\x1b[m":     1,
		"\x1b[4:3mx\x1b[m":            1,
		"a\nb":                        3,
		"\x1b[1mあ\x1b[m\x1b[31mい\x1b": 8,
	} {
		if got := Width(s); got != want {
			t.Errorf("Width(%+q) = %d, want %d", s, got, want)
		}
	}
}

// bubbles measures with runewidth, which would follow LANG=ja_JP.
func TestOneOpinion(t *testing.T) {
	for _, s := range []string{"※①…─●→", "日本語", "ｱｲｳ", "✓☐☑▸", "【訓練】"} {
		if a, b := Width(s), runewidth.StringWidth(s); a != b {
			t.Errorf("%s: %d here, %d for runewidth", s, a, b)
		}
		if a, b := Width(s), runewidth.NewCondition().StringWidth(s); a != b {
			t.Errorf("%s: %d here, %d for a new runewidth condition", s, a, b)
		}
	}
}

func TestTruncate(t *testing.T) {
	for _, c := range []struct {
		in   string
		w    int
		want string
	}{
		{"日本語", 6, "日本語"},
		{"日本語", 5, "日本~"},
		{"日本語", 4, "日~"},
		{"日本語", 1, "~"},
		{"日本語", 0, ""},
		{"日本語", -1, ""},
		{"\x1b[31m日本語\x1b[0m", 4, "\x1b[31m日~\x1b[0m"},
	} {
		if got := Truncate(c.in, c.w); got != c.want {
			t.Errorf("Truncate(%q, %d) = %q, want %q", c.in, c.w, got, c.want)
		}
	}
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		in          string
		w           int
		right, left string
	}{
		{"日本", 6, "日本  ", "  日本"},
		{"日本語", 4, "日~ ", " 日~"},
		{"", 2, "  ", "  "},
		{"日", 0, "", ""},
	} {
		if got := Fit(c.in, c.w); got != c.right {
			t.Errorf("Fit(%q, %d) = %q, want %q", c.in, c.w, got, c.right)
		}
		if got := FitLeft(c.in, c.w); got != c.left {
			t.Errorf("FitLeft(%q, %d) = %q, want %q", c.in, c.w, got, c.left)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, in string
		w        int
		want     []string
	}{
		{"empty", "", 5, []string{""}},
		{"line breaks stay", "一\n\n二\n", 5, []string{"一", "", "二", ""}},
		{"no line starts with 。", "あいう。えお", 6, []string{"あい", "う。", "えお"}},
		{"no character alone in the last line", "3時間48分超過", 11, []string{"3時間48分", "超過"}},
		{"alone where the line before has no more", "あい", 2, []string{"あ", "い"}},
		{"alone after a space", "あ い", 4, []string{"あ", "い"}},
		{"a last line of its own in each paragraph", "あいう\nえおか", 4, []string{"あ", "いう", "え", "おか"}},
		{"no line ends with 「", "あい「うえ」お", 6, []string{"あい", "「う", "え」お"}},
		{"no line starts with ー or っ", "データ", 4, []string{"デー", "タ"}},
		{"word whole", "the step-id change", 8, []string{"the", "step-id", "change"}},
		{"word too long", "abcdefghij k", 4, []string{"abcd", "efgh", "ij k"}},
		{"spaces dropped at the edge", "ab    cd", 3, []string{"ab", "cd"}},
		{"ideographic space too", "あい。　うえ", 6, []string{"あい。", "うえ"}},
		{"indentation stays", "  ab cd", 4, []string{"  ab", "cd"}},
		{"only spaces", "      ", 4, []string{""}},
		{"wider than the line", "あa", 1, []string{"~", "a"}},
		{"no room", "あ\nい", 0, []string{"", ""}},
		{"a style is not ours to carry over", "\x1b[1mab", 20, []string{`\x1b[1mab`}},
		{"time whole", "は 10:30 に", 6, []string{"は", "10:30", "に"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Wrap(c.in, c.w); !slices.Equal(got, c.want) {
				t.Errorf("Wrap(%q, %d) = %q, want %q", c.in, c.w, got, c.want)
			}
		})
	}
}

// hard is text made of what breaks width code.
func hard() *rapid.Generator[string] {
	bits := []string{
		"a", "Z", " ", "  ", "\n", "\t", "\r\n", "\r", "-", "/", "10:30", "word",
		"日", "本", "語", "。", "、", "」", "「", "ー", "っ", "　", "ｶ", "ﾞ", "ﾟ", "が", "か\u3099", "ガ",
		"\u3099", "\u0301", "\u0338", "\uFE0F", "\u200d", "\U000E0100", "葛", "\uFA19", "\u034F",
		"👩", "🇯", "🇵", "👍", "🏽", "☎", "1\uFE0F\u20E3", "#", "\u20E3",
		"\u0D4E", "\u0600", "\U000110BD", "क", "\u094D", "ष", "ि", "\u0E33", "\u1100", "\u1161", "\u11A8",
		"\u202E", "\u200B", "\uFEFF", "\u00AD", "\u2028", "\u115F", "\uFFFE", "\uE000", "\u0085",
		"\x1b", "\x1b[1m", "\x1b[0m", "\x1b[2J", "\x1b]0;t\a", "\x1b]", "\x1bP", "\x9b", "\xe3", "\xff", "\x00", "\x7f",
		"※", "①", "…", "─", "𠮷", "<", ">", "\\",
	}
	return rapid.Custom(func(t *rapid.T) string {
		if rapid.IntRange(0, 5).Draw(t, "kind") == 0 {
			return rapid.String().Draw(t, "any")
		}
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(bits), 0, 30).Draw(t, "bits"), "")
	})
}

// check is every promise of the package about one text.
func check(t interface {
	Errorf(string, ...any)
	Helper()
}, s string, w int) {
	t.Helper()
	clean := Clean(s)
	if again := Clean(clean); again != clean {
		t.Errorf("Clean is not a fixed point: %+q, %+q, %+q", s, clean, again)
	}
	if !utf8.ValidString(clean) {
		t.Errorf("Clean(%+q) = %+q, which is no UTF-8", s, clean)
	}
	for _, r := range clean {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			t.Errorf("Clean(%+q) = %+q lets %U through", s, clean, r)
		}
	}
	for line := range strings.SplitSeq(clean, "\n") {
		for c, n := range Clusters(line) {
			if n == 0 {
				t.Errorf("Clean(%+q) leaves %+q, which takes no cell", s, c)
			}
		}
	}

	for _, s := range []string{s, clean} {
		if got := Width(Fit(s, w)); got != max(w, 0) {
			t.Errorf("Fit(%+q, %d) is %d cells", s, w, got)
		}
		if got := ansi.StringWidth(Fit(s, w)); got != max(w, 0) {
			t.Errorf("Fit(%+q, %d) is %d cells for the renderer", s, w, got)
		}
		if got := Width(FitLeft(s, w)); got != max(w, 0) {
			t.Errorf("FitLeft(%+q, %d) is %d cells", s, w, got)
		}
		cut := Truncate(s, w)
		if Width(cut) > max(w, 0) {
			t.Errorf("Truncate(%+q, %d) is %d cells", s, w, Width(cut))
		}
		if Width(s) <= w && Width(cut) != Width(s) {
			t.Errorf("Truncate(%+q, %d) = %+q cut without need", s, w, cut)
		}
		sum, all := 0, ""
		for c, n := range Clusters(s) {
			sum += n
			all += c
		}
		if sum != Width(s) || Width(all) != sum {
			t.Errorf("clusters of %+q: %d cells in parts, %d together", s, sum, Width(s))
		}
		lines := Wrap(s, w)
		if len(lines) == 0 {
			t.Errorf("Wrap(%+q, %d) has no line", s, w)
		}
		for _, l := range lines {
			if ansi.StringWidth(l) > max(w, 0) || strings.Contains(l, "\n") {
				t.Errorf("Wrap(%+q, %d) has the line %+q", s, w, l)
			}
		}
		if w >= 5 { // no cluster of hard() is wider
			// Line by line, so that a mark does not join what Wrap kept apart.
			var want string
			for para := range strings.SplitSeq(s, "\n") {
				want += drawable(para, false)
			}
			if a, b := unspaced(strings.Join(lines, "")), unspaced(want); a != b {
				t.Errorf("Wrap(%+q, %d) lost something: %+q", s, w, lines)
			}
		}
	}
}

func unspaced(s string) string { return strings.NewReplacer(" ", "", "\u3000", "").Replace(s) }

func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		check(t, hard().Draw(t, "s"), rapid.IntRange(-1, 40).Draw(t, "w"))
	})
}

// 禁則: with room for every unbreakable run, no line starts or ends with what may
// not stand there.
func TestKinsoku(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		runes := []rune("あ一ア、。「」』）ーっょ・？！a1")
		s := string(rapid.SliceOfN(rapid.SampledFrom(runes), 1, 60).Draw(t, "s"))
		w := rapid.IntRange(2, 30).Draw(t, "w")
		at, longest := 0, 0
		for end := range Breaks(s) {
			longest = max(longest, Width(s[at:end]))
			at = end
		}
		if longest > w {
			t.Skip("a run is longer than the line")
		}
		for i, l := range Wrap(s, w) {
			first, _ := utf8.DecodeRuneInString(l)
			last, _ := utf8.DecodeLastRuneInString(l)
			if i > 0 && strings.ContainsRune("、。」』）ーっょ？！", first) {
				t.Errorf("Wrap(%q, %d): line %d starts with %c", s, w, i+1, first)
			}
			if last == '「' && !strings.HasSuffix(s, l) {
				t.Errorf("Wrap(%q, %d): line %d ends with 「", s, w, i+1)
			}
		}
	})
}

func FuzzCell(f *testing.F) {
	f.Add("日本語\x1b[1mｶﾞ\u202E。\n", 5)
	f.Add("\u0D4E \U000110BDx", 3)
	f.Fuzz(func(t *testing.T, s string, w int) {
		if len(s) > 4096 || w > 1000 {
			t.Skip()
		}
		if w >= 5 {
			for _, n := range Clusters(s) {
				if n > 5 {
					w = 4 // too wide to keep whole
				}
			}
		}
		check(t, s, w)
	})
}

var paragraph = strings.Repeat("段取りは、市役所のSNSアカウントが乗っ取られたときに「正しいことを、正しい順に」行うための道具です。", 4)

func BenchmarkWrap(b *testing.B) {
	b.SetBytes(int64(len(paragraph)))
	for b.Loop() {
		Wrap(paragraph, 60)
	}
}

func BenchmarkFit(b *testing.B) {
	for b.Loop() {
		Fit(paragraph[:90], 40)
	}
}

func BenchmarkClean(b *testing.B) {
	b.SetBytes(int64(len(paragraph)))
	for b.Loop() {
		Clean(paragraph)
	}
}

// What Simple gives is what the long way gives: for every character alone, and for
// any text, whatever stands beside it.
func TestSimple(t *testing.T) {
	n := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if w, simple := Simple(string(r)); simple {
			n++
			if want := ansi.StringWidth(string(r)); w != want {
				t.Fatalf("%U is %d, want %d", r, w, want)
			}
		}
	}
	if n < 20_000 {
		t.Errorf("only %d characters are simple", n)
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := hard().Draw(t, "a"), hard().Draw(t, "b")
		m, first := Simple(a)
		n, second := Simple(b)
		if !first || !second {
			return
		}
		if want := stringWidth(drawable(a+b, true)); m+n != want || Width(a+b) != want {
			t.Errorf("%q and %q are %d and %d, together %d", a, b, m, n, want)
		}
	})
	for _, s := range []string{"あ\u3099", "a\u0301", "\x1b[1mあ", "☐\uFE0F", "\xe3\x81", "※", "ｶﾞ"} {
		if _, simple := Simple(s); simple {
			t.Errorf("%q is simple", s)
		}
	}
}
