package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// caretOf draws the screen and gives the caret with the cells before it in its row.
func caretOf(m *Model) (on bool, before string) {
	var row, col int
	m.caret = func(is bool, r, c int) { on, row, col = is, r, c }
	lines := strings.Split(m.View(), "\n")
	if !on {
		return false, ""
	}
	return true, ansi.Truncate(ansi.Strip(lines[row]), col, "")
}

// In every field of every form, at every size, the cursor stands right behind what
// was typed last: that is where an input method opens its window. In a field of
// choices, and on a button, there is none.
func TestCaretInEveryField(t *testing.T) {
	for _, size := range append([][2]int{{minWidth, minHeight}, {200, 50}}, sizes...) {
		for _, s := range scenes {
			c := start(t, small(t), "test", lang.Japanese, 80, 24)
			s.walk(c)
			c.Resize(size[0], size[1])
			f := c.m.form()
			if f == nil || c.m.searching() || c.m.ask != nil || c.m.menu != nil || c.m.help != nil {
				continue
			}
			for range f.stops() {
				what := fmt.Sprintf("%s at %dx%d, field %v", s.name, size[0], size[1], f.at())
				x := f.current()
				if x == nil || !x.typed() {
					if on, _ := caretOf(c.m); on {
						t.Errorf("%s: a cursor where nothing is typed", what)
					}
					c.Key("tab")
					continue
				}
				for _, text := range []string{"x", "漢字", "ｶﾞ", "𠮷野家", "※", "か\u3099"} {
					c.Type(text)
					on, before := caretOf(c.m)
					full := x.kind == areaField && strings.HasSuffix(before, "[") // the row before is
					if want := cell.Clean(text); !on || !full && !strings.HasSuffix(before, want) {
						t.Errorf("%s: behind %q stands %q (a cursor: %v)", what, want, before, on)
					}
				}
				c.Key("left")
				if _, before := caretOf(c.m); !strings.HasSuffix(before, "※") {
					t.Errorf("%s: after a move to the left the cursor stands behind %q", what, before)
				}
				c.Key("end", "ctrl+u")
				if on, before := caretOf(c.m); !on || !strings.HasSuffix(before, "[") {
					t.Errorf("%s: in an empty field the cursor stands behind %q", what, before)
				}
				c.Key("tab")
			}
		}
	}
}

// Text that wraps and scrolls, and a terminal that changes its size meanwhile.
func TestCaretFollowsText(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	for i := range 60 {
		text := fmt.Sprintf("市民%d、", i)
		c.Type(text)
		switch i % 7 {
		case 3:
			c.Resize(60, 20)
		case 5:
			c.Resize(130, 40)
		}
		on, before := caretOf(c.m)
		// A word may be cut by the edge: its end is what counts.
		if !on || !strings.HasSuffix(before, "、") && !strings.HasSuffix(before, "[") {
			t.Fatalf("behind %q stands %q (a cursor: %v)\n%s", text, before, on, c.Text())
		}
	}
}

// Any text, typed anywhere, at any size: no line is wider than the terminal, no
// screen taller, however the terminal draws ambiguous characters.
func TestAnyTextAnySize(t *testing.T) {
	lib := small(t)
	texts := rapid.OneOf(rapid.SampledFrom(hostile), rapid.StringN(1, 200, 800))
	rapid.Check(t, func(rt *rapid.T) {
		a := cell.Ambiguous{WideSigns: rapid.Bool().Draw(rt, "wide signs"), WideLines: rapid.Bool().Draw(rt, "wide lines")}
		cell.Draws(a)
		defer cell.Draws(cell.Ambiguous{})
		c := start(t, lib, "test", rapid.SampledFrom([]lang.Lang{lang.Japanese, lang.English}).Draw(rt, "lang"), 80, 24)
		s := rapid.SampledFrom(scenes).Draw(rt, "scene")
		s.walk(c)
		for range rapid.IntRange(1, 4).Draw(rt, "texts") {
			if c.m.form() != nil && rapid.Bool().Draw(rt, "next field") {
				c.Screen.Key("tab")
			}
			c.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(texts.Draw(rt, "text")), Paste: rapid.Bool().Draw(rt, "paste")})
			if c.Ended() {
				return
			}
		}
		for range 6 {
			w, h := rapid.IntRange(1, 300).Draw(rt, "w"), rapid.IntRange(1, 100).Draw(rt, "h")
			c.m.Update(tea.WindowSizeMsg{Width: w, Height: h})
			c.m.Update(Tick{c.now.Add(time.Second)})
			lines := strings.Split(c.m.View(), "\n")
			if len(lines) > h {
				rt.Fatalf("%s: %d lines at %dx%d", s.name, len(lines), w, h)
			}
			for _, l := range lines {
				if n := cell.Width(l); n > w {
					rt.Fatalf("%s: a line of %d cells at %dx%d: %q", s.name, n, w, h, l)
				}
			}
		}
	})
}
