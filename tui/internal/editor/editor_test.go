package editor

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dandori/tui/internal/cell"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

// at returns a field with the caret where s has a |.
func at(t *testing.T, multiline bool, s string) *Editor {
	t.Helper()
	before, after, ok := strings.Cut(s, "|")
	if !ok {
		t.Fatalf("no caret in %q", s)
	}
	e := New(multiline)
	e.SetValue(before + after)
	e.caret = len(before)
	return e
}

func (e *Editor) String() string { return e.text[:e.caret] + "|" + e.text[e.caret:] }

var named = map[string]tea.KeyMsg{
	"left": {Type: tea.KeyLeft}, "right": {Type: tea.KeyRight}, "up": {Type: tea.KeyUp}, "down": {Type: tea.KeyDown},
	"home": {Type: tea.KeyHome}, "end": {Type: tea.KeyEnd}, "ctrl+home": {Type: tea.KeyCtrlHome}, "ctrl+end": {Type: tea.KeyCtrlEnd},
	"backspace": {Type: tea.KeyBackspace}, "delete": {Type: tea.KeyDelete}, "ctrl+h": {Type: tea.KeyCtrlH},
	"ctrl+a": {Type: tea.KeyCtrlA}, "ctrl+b": {Type: tea.KeyCtrlB}, "ctrl+e": {Type: tea.KeyCtrlE}, "ctrl+f": {Type: tea.KeyCtrlF},
	"ctrl+k": {Type: tea.KeyCtrlK}, "ctrl+u": {Type: tea.KeyCtrlU}, "ctrl+w": {Type: tea.KeyCtrlW},
	"alt+backspace": {Type: tea.KeyBackspace, Alt: true},
	"space":         {Type: tea.KeySpace, Runes: []rune{' '}},
	"enter":         {Type: tea.KeyEnter}, "tab": {Type: tea.KeyTab}, "esc": {Type: tea.KeyEsc}, "ctrl+c": {Type: tea.KeyCtrlC},
	"pgup": {Type: tea.KeyPgUp}, "f1": {Type: tea.KeyF1},
}

func TestKeys(t *testing.T) {
	for _, c := range []struct{ name, key, before, after string }{
		{"left over a voiced kana of two characters", "left", "か\u3099|", "|か\u3099"},
		{"left over half-width kana and its mark", "left", "ｶﾞ|", "|ｶﾞ"},
		{"left over a family", "left", "a👩\u200d👧|", "a|👩\u200d👧"},
		{"left over a name's selector", "left", "葛\U000E0100|城", "|葛\U000E0100城"},
		{"left at the start", "left", "|a", "|a"},
		{"left over a line break", "left", "a\n|b", "a|\nb"},
		{"right over a flag", "right", "|🇯🇵x", "🇯🇵|x"},
		{"right at the end", "right", "a|", "a|"},
		{"home of the line", "home", "一\n二三|四", "一\n|二三四"},
		{"end of the line", "end", "一|\n二", "一|\n二"},
		{"end of the line 2", "ctrl+e", "|一二\n三", "一二|\n三"},
		{"ctrl+a", "ctrl+a", "一二|", "|一二"},
		{"start of the text", "ctrl+home", "一\n二|", "|一\n二"},
		{"end of the text", "ctrl+end", "|一\n二", "一\n二|"},
		{"backspace takes the whole cluster", "backspace", "あ👍🏽|い", "あ|い"},
		{"backspace joins lines", "backspace", "あ\n|い", "あ|い"},
		{"backspace at the start", "backspace", "|い", "|い"},
		{"ctrl+h as old terminals send it", "ctrl+h", "あい|", "あ|"},
		{"delete", "delete", "あ|が\u0301い", "あ|い"},
		{"delete at the end", "delete", "あ|", "あ|"},
		{"delete that joins moves behind", "delete", "か|\n\u3099", "か\u3099|"},
		{"ctrl+u", "ctrl+u", "一\n二三|四", "一\n|四"},
		{"ctrl+k", "ctrl+k", "一|二\n三", "一|\n三"},
		{"ctrl+w over kanji", "ctrl+w", "市民から電話|", "市民から|"},
		{"ctrl+w over hiragana", "ctrl+w", "市民から|", "市民|"},
		{"ctrl+w over katakana", "ctrl+w", "新アカウント|x", "新|x"},
		{"ctrl+w over a word and spaces", "ctrl+w", "foo bar2  |", "foo |"},
		{"ctrl+w over spaces only", "ctrl+w", "  |", "|"},
		{"ctrl+w over a line break", "ctrl+w", "a\n|", "a|"},
		{"ctrl+w over signs", "ctrl+w", "a…。|", "a|"},
		{"space", "space", "a|b", "a |b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := at(t, true, c.before)
			if !e.Update(named[c.key]) {
				t.Error("not handled")
			}
			if got := e.String(); got != c.after {
				t.Errorf("%+q, want %+q", got, c.after)
			}
		})
	}
}

func TestNotOurs(t *testing.T) {
	for _, k := range []string{"enter", "tab", "esc", "ctrl+c", "pgup", "f1", "up", "down"} {
		e := at(t, false, "あ|")
		if e.Update(named[k]) || e.String() != "あ|" {
			t.Errorf("%s was taken", k)
		}
	}
	e := New(true)
	if e.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("x"), Alt: true}) {
		t.Error("alt+x was taken")
	}
	if e.Update(named["up"]) || e.Update(named["down"]) {
		t.Error("up and down were taken without a row to go to")
	}
}

func TestInsert(t *testing.T) {
	for _, c := range []struct {
		name      string
		multiline bool
		before    string
		in        string
		after     string
	}{
		{"one commit of an input method", false, "|", "不正アクセス", "不正アクセス|"},
		{"in the middle", false, "あ|う", "い", "あい|う"},
		{"paste into one line", false, "|", "一\r\n二\n三\r", "一 二 三 |"},
		{"paste into several", true, "|", "一\r\n二\n三\r", "一\n二\n三\n|"},
		{"control characters show", true, "|", "a\x1b[2J\u009b", "a\uFFFD[2J\uFFFD|"},
		{"tab stays", false, "|", "a\tb", "a\tb|"},
		{"a mark joins what is before", false, "か|き", "\u3099", "か\u3099|き"},
		{"what joins the next goes behind it", false, "a|\u3099", "か", "aか\u3099|"},
		{"half a pair", false, "|", string([]rune{0xD842}), "\uFFFD|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := at(t, c.multiline, c.before)
			if !e.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(c.in), Paste: len(c.in) > 20}) {
				t.Error("not handled")
			}
			if got := e.String(); got != c.after {
				t.Errorf("%+q, want %+q", got, c.after)
			}
		})
	}
}

func TestLimit(t *testing.T) {
	e := New(true)
	e.SetValue(strings.Repeat("あ", Limit/3))
	if e.Overflowed() {
		t.Error("overflow before the limit")
	}
	e.Insert("い")
	if !e.Overflowed() || len(e.Value()) > Limit || strings.Contains(e.Value(), "い") || !utf8.ValidString(e.Value()) {
		t.Errorf("overflow %v, %d bytes", e.Overflowed(), len(e.Value()))
	}
	e.Update(named["backspace"])
	if e.Overflowed() {
		t.Error("overflow after a deletion")
	}
	e.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("うえ")})
	if !strings.HasSuffix(e.Value(), "あう") || !e.Overflowed() {
		t.Errorf("…%q, overflow %v", e.Value()[len(e.Value())-6:], e.Overflowed())
	}
	if lines, row, col := e.Render(80, 24); len(lines) != 24 || row != 23 || col < 0 {
		t.Errorf("%d lines, caret %d,%d", len(lines), row, col)
	}
}

func TestRender(t *testing.T) {
	for _, c := range []struct {
		name      string
		multiline bool
		text      string
		w, h      int
		want      string // rows joined with /
		row, col  int
	}{
		{"empty", true, "|", 10, 3, "", 0, 0},
		{"half width", true, "abc|", 10, 3, "abc", 0, 3},
		{"full width", true, "あい|う", 10, 3, "あいう", 0, 4},
		{"half-width kana is drawn full", true, "ｶﾞx|", 10, 3, "ガx", 0, 3},
		{"invisible is drawn", true, "a\u202E|b", 20, 3, "a<U+202E>b", 0, 9},
		{"a selector alone is drawn", true, "\uFE0F|", 20, 3, "<U+FE0F>", 0, 8},
		{"wraps", true, "あいう|え", 6, 3, "あいう/え", 1, 0},
		{"full row, caret behind it", true, "あいう|", 6, 3, "あいう/", 1, 0},
		{"full row, caret in it", true, "あい|う", 6, 3, "あいう", 0, 4},
		{"odd width", true, "あいう|", 5, 3, "あい/う", 1, 2},
		{"禁則", true, "あいう。え|", 6, 3, "あい/う。え/", 2, 0},
		{"word whole", true, "the step|", 6, 3, "the /step", 1, 4},
		{"word too long", true, "abcdefgh|", 3, 4, "abc/def/gh", 2, 2},
		{"spaces stay", true, "ab   |", 4, 4, "ab  / ", 1, 1},
		{"line break", true, "あ\n|\nい", 6, 4, "あ//い", 1, 0},
		{"scrolled", true, "一\n二\n三\n四|", 6, 2, "三/四", 1, 2},
		{"too narrow", true, "あa|", 1, 9, "~/a/", 2, 0},
		{"no window", true, "あ|", 0, 3, "", 0, 0},
		{"one line", false, "あいう|", 10, 3, "あいう", 0, 6},
		{"one line scrolls", false, "あいうえお|", 6, 1, "えお", 0, 4},
		{"one line, caret at the start", false, "|あいうえお", 5, 1, "あい", 0, 0},
		{"one line never wraps", false, "a b c d e|", 4, 5, "d e", 0, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			lines, row, col := at(t, c.multiline, c.text).Render(c.w, c.h)
			if got := strings.Join(lines, "/"); got != c.want || row != c.row || col != c.col {
				t.Errorf("%q caret %d,%d; want %q caret %d,%d", got, row, col, c.want, c.row, c.col)
			}
		})
	}
}

func TestVertical(t *testing.T) {
	for _, c := range []struct{ name, keys, before, after string }{
		{"to the same column", "up", "あいう\nかき|く", "あい|う\nかきく"},
		{"half a character is no column", "up", "あいう\nabc|d", "あ|いう\nabcd"},
		{"short line, then back to the column", "up up", "あいうえ\nか\nさしす|せ", "あいう|え\nか\nさしすせ"},
		{"by row of a wrapped line", "down", "あい|うえおかきく", "あいうえおかき|く"},
		{"the end of a full row is the next row", "up", "あいうえおかきくけ|", "あいうえ|おかきくけ"},
		{"at the top", "up", "あ|い\nう", "あ|い\nう"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := at(t, true, c.before)
			e.Render(10, 5)
			for k := range strings.FieldsSeq(c.keys) {
				e.Update(named[k])
			}
			if got := e.String(); got != c.after {
				t.Errorf("%q, want %q", got, c.after)
			}
		})
	}
}

// The window moves as little as the caret allows.
func TestScrollKeepsStill(t *testing.T) {
	e := New(true)
	e.SetValue("1\n2\n3\n4\n5\n6")
	e.Render(9, 3)
	for i, want := range []string{"4/5/6", "4/5/6", "3/4/5", "2/3/4"} {
		e.Update(named["up"])
		lines, row, _ := e.Render(9, 3)
		if got := strings.Join(lines, "/"); got != want {
			t.Errorf("up %d: %s with the caret at %d, want %s", i+1, got, row, want)
		}
	}
	one := New(false)
	one.SetValue("あいうえおかき")
	one.Render(7, 1)
	for i, want := range []string{"おかき", "おかき", "おかき", "えおか"} {
		one.Update(named["left"])
		lines, _, col := one.Render(7, 1)
		if lines[0] != want {
			t.Errorf("left %d: %s with the caret at %d, want %s", i+1, lines[0], col, want)
		}
	}
}

// whole is the text as it is drawn when nothing is wrapped.
func whole(text string, w int) string {
	var b strings.Builder
	for para := range strings.SplitSeq(text, "\n") {
		for c := range clusters(para) {
			b.WriteString(shape(c, w))
		}
	}
	return b.String()
}

// prefix returns what of line lies before cell col.
func prefix(line string, col int) (string, bool) {
	for i := 0; i <= len(line); i++ {
		if (i == len(line) || utf8.RuneStart(line[i])) && cell.Width(line[:i]) == col && cell.Width(line[i:]) == cell.Width(line)-col {
			// The longest such prefix would do as well: marks take no cell.
			return line[:i], true
		}
	}
	return "", false
}

func TestProperties(t *testing.T) {
	bits := []string{
		"a", "Z", " ", "-", "word ", "日", "本", "。", "」", "「", "ー", "　", "ｶ", "ﾞ", "が", "か\u3099",
		"\u3099", "\u0301", "\uFE0F", "\u200d", "\U000E0100", "👩", "👧", "🇯", "🇵", "👍", "🏽", "\u202E", "\u200B",
		"\u0D4E", "\x1b", "\x00", "\n", "\r\n", "\t", "※", "𠮷", "長い文を一度に確定する、IMEの入力です。",
	}
	keys := []string{"left", "right", "up", "down", "home", "end", "ctrl+home", "ctrl+end", "backspace", "delete", "ctrl+w", "ctrl+k", "ctrl+u"}
	rapid.Check(t, func(t *rapid.T) {
		e := New(rapid.Bool().Draw(t, "multiline"))
		w := rapid.IntRange(1, 24).Draw(t, "w")
		h := rapid.IntRange(1, 6).Draw(t, "h")
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			if rapid.IntRange(0, 2).Draw(t, "what") > 0 {
				in := rapid.SampledFrom(bits).Draw(t, "in")
				want := e.text[:e.caret] + e.sanitize(in) + e.text[e.caret:]
				behind := e.caret
				if !e.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(in)}) || e.Value() != want || e.caret < behind {
					t.Fatalf("typing %+q: %+q, want %+q", in, e.String(), want)
				}
			} else {
				e.Update(named[rapid.SampledFrom(keys).Draw(t, "key")])
			}
			if rapid.IntRange(0, 9).Draw(t, "resize") == 0 {
				w = rapid.IntRange(1, 24).Draw(t, "new w")
			}
			if e.snap(e.caret) != e.caret {
				t.Fatalf("caret inside a character: %+q", e.String())
			}
			lines, row, col := e.Render(w, h)
			if len(lines) == 0 || len(lines) > h || row < 0 || row >= len(lines) || col < 0 || col >= w {
				t.Fatalf("%+q in %d×%d: %d lines, caret %d,%d", e.String(), w, h, len(lines), row, col)
			}
			for _, l := range lines {
				if cell.Width(l) > w || strings.ContainsAny(l, "\n\x1b") {
					t.Fatalf("%+q in %d cells: line %+q", e.String(), w, l)
				}
			}
			before, ok := prefix(lines[row], col)
			if !ok {
				t.Fatalf("%+q in %d cells: caret %d is inside a character of %+q", e.String(), w, col, lines[row])
			}
			if !e.multiline {
				if !strings.HasSuffix(trimMarks(whole(e.text[:e.caret], w)), trimMarks(before)) || !strings.Contains(whole(e.text, w), lines[0]) {
					t.Fatalf("%+q in %d cells: %+q, caret behind %+q", e.String(), w, lines[0], before)
				}
				continue
			}
			all := *e
			lines, row, col = all.Render(w, 1<<20)
			if got := strings.Join(lines, ""); got != whole(e.text, w) {
				t.Fatalf("%+q in %d cells lost something: %+q", e.String(), w, lines)
			}
			before, _ = prefix(lines[row], col)
			if got, want := strings.Join(lines[:row], "")+before, whole(e.text[:e.caret], w); trimMarks(got) != trimMarks(want) {
				t.Fatalf("%+q in %d cells: caret %d,%d is behind %+q", e.String(), w, row, col, got)
			}
		}
	})
}

// trimMarks drops what takes no cell at the end, which a caret's column cannot tell.
func trimMarks(s string) string {
	for s != "" {
		_, n := utf8.DecodeLastRuneInString(s)
		if cell.Width(s[:len(s)-n]) != cell.Width(s) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

func BenchmarkRender(b *testing.B) {
	e := New(true)
	e.SetValue(strings.Repeat("市民から、公式アカウントの投稿がおかしいと電話があった。", 20))
	for b.Loop() {
		e.Render(60, 8)
	}
}

func BenchmarkRenderFull(b *testing.B) {
	e := New(true)
	e.SetValue(strings.Repeat("あ", Limit/3))
	for b.Loop() {
		e.Render(60, 8)
	}
}

// A place is safe where going through the whole line from its start comes to it too.
func TestSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"あ", "か\u3099", "a", "e\u0301", "👩\u200d👧", "🇯🇵", "𠮷", "\n", "☐\uFE0F", " ", "葛\U000E0100"}), 0, 20).Draw(t, "text"), "")
		e := New(true)
		e.SetValue(text)
		at := rapid.IntRange(0, len(e.text)).Draw(t, "at")
		got := e.safe(at)
		starts := map[int]bool{0: true, len(e.text): true}
		n := 0
		for c := range clusters(e.text) {
			starts[n] = true
			n += len(c)
		}
		if got > at || !starts[got] {
			t.Fatalf("safe(%d) of %q is %d, the characters start at %v", at, e.text, got, starts)
		}
	})
}
