package tui

import (
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook/lang"
)

// many opens the form of a late entry, which asks for one of the steps: more than digits
// reach.
func many(t *testing.T) (*console, *field) {
	t.Helper()
	c := start(t, shipped(t), "ube", lang.Japanese, 80, 24)
	c.Key("4", "enter", "l", "6")
	c.reach("step")
	x := c.m.form().current()
	if len(x.choices) <= byDigit {
		t.Fatalf("%d choices", len(x.choices))
	}
	return c, x
}

// A choice among many is found by its words, in the writing the input method happens to
// give, and Enter takes it.
func TestChoiceIsFound(t *testing.T) {
	for _, slash := range []string{"/", "／", "・"} {
		c, x := many(t)
		c.Screen.Type(slash)
		if !c.m.searching() {
			t.Fatalf("%s does not open the search:\n%s", slash, c.Text())
		}
		c.Type("ﾛｸﾞｲﾝできるか")
		text := c.Text()
		if !strings.Contains(text, "ログインできるか確かめる") || strings.Contains(text, "首長・副首長へ報告する") {
			t.Errorf("the list is not narrowed:\n%s", text)
		}
		if got := len(x.listed()); got == 0 || got >= len(x.choices) {
			t.Errorf("%d of %d are left", got, len(x.choices))
		}
		c.Key("enter")
		if !strings.HasSuffix(x.one(), "/can-log-in") {
			t.Errorf("chosen: %q", x.one())
		}
		if c.m.form().current() == x || x.search.active() {
			t.Errorf("the focus stays, or the list is still narrowed:\n%s", c.Text())
		}
	}
}

// Esc shows the whole list again before it leaves the form, and nothing is chosen by it.
func TestChoiceSearchIsLeftFirst(t *testing.T) {
	c, x := many(t)
	f := c.m.form()
	c.Type("/首長")
	c.Key("esc")
	if c.m.form() != f || len(x.listed()) != len(x.choices) || x.one() != "" {
		t.Fatalf("Esc from the search: %q\n%s", x.one(), c.Text())
	}
	c.Type("/首長")
	c.Key("tab") // on to the list as it is
	if c.m.searching() || len(x.listed()) == len(x.choices) {
		t.Fatalf("Tab does not keep it narrowed:\n%s", c.Text())
	}
	c.Key("esc")
	if c.m.form() != f || len(x.listed()) != len(x.choices) {
		t.Fatalf("Esc from the narrowed list leaves the form:\n%s", c.Text())
	}
	c.Key("esc")
	if c.m.form() == f {
		t.Error("Esc does not leave the form")
	}
}

// In the narrowed list digits count what is left of it.
func TestDigitsChooseWhatIsLeft(t *testing.T) {
	c, x := many(t)
	c.Type("/判断")
	c.Key("tab")
	want := x.choices[x.listed()[1]].id
	c.Type("２")
	if x.one() != want {
		t.Errorf("chosen: %q, want %q", x.one(), want)
	}
	c.Key("down", "esc") // whole again, with the arrows on what is chosen
	if x.choices[x.at].id != want {
		t.Errorf("the arrows are on %q", x.choices[x.at].id)
	}
	c.Type("1")
	if x.one() != x.choices[0].id {
		t.Errorf("1 of the whole list chooses %q", x.one())
	}
}

// What nothing has is said, Enter takes nothing, and the words can be changed.
func TestChoiceNotFound(t *testing.T) {
	c, x := many(t)
	c.Type("/ありえない言葉")
	c.Key("enter")
	if x.one() != "" || !c.m.searching() || !strings.Contains(c.Text(), finding.NothingFound.Ja) {
		t.Errorf("chosen: %q\n%s", x.one(), c.Text())
	}
	c.Key("down", "up", "pgdown")
	c.Key("ctrl+u")
	c.Type("首長")
	c.Key("enter")
	if x.one() == "" {
		t.Errorf("nothing is chosen:\n%s", c.Text())
	}
}

// Of a field of which any number may be chosen the search adds one, and never takes one
// back.
func TestSearchAddsToMany(t *testing.T) {
	c := start(t, shipped(t), "ube", lang.Japanese, 80, 24)
	c.Key("1")
	c.reach("kinds")
	x := c.m.form().current()
	for range 2 {
		c.Type("/なりすまし")
		c.Key("enter")
		if got := x.chosen(); !slices.Equal(got, []string{"flaming", "impersonation"}) {
			t.Fatalf("chosen: %q", got)
		}
		if c.m.form().current() != x {
			t.Fatal("the focus went on")
		}
	}
}

// A slash in a field of text, in the middle of what was typed on a field of choices, and
// in what is pasted there is text.
func TestSlashStaysText(t *testing.T) {
	c, _ := many(t)
	f := c.m.form()
	c.fill("text", "11/22")
	if got := f.text("text"); got != "11/22" {
		t.Errorf("typed: %q", got)
	}
	c.Key("ctrl+u")
	c.reach("step")
	c.Type("電話1/2")
	if c.m.searching() || f.stray != "電話1/2" {
		t.Errorf("kept for the next field of text: %q\n%s", f.stray, c.Text())
	}
	c, _ = many(t)
	f = c.m.form()
	c.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("/home/x"), Paste: true})
	if c.m.searching() || f.stray != "/home/x" {
		t.Errorf("pasted: %q", f.stray)
	}
}

// The way to look for a choice stands where it is worth its place, and only there.
func TestSearchOfChoicesIsSaid(t *testing.T) {
	c, x := many(t)
	if text := c.Text(); !strings.Contains(text, "/ で探す") || !strings.Contains(text, "/ 探す") {
		t.Errorf("%d choices, and no word of the search:\n%s", len(x.choices), text)
	}
	c.reach("text")
	if text := c.Text(); strings.Contains(text, "/ 探す") {
		t.Errorf("a field of text offers the search:\n%s", text)
	}
}

// While a choice is looked for the cursor stands in the box of the search, where the input
// method opens its window.
func TestCaretWhileAChoiceIsFound(t *testing.T) {
	c, _ := many(t)
	for _, size := range append([][2]int{{minWidth, minHeight}, {200, 50}}, sizes...) {
		c.Resize(size[0], size[1])
		c.Type("/")
		c.Type("漢字ｶﾞ")
		if on, before := caretOf(c.m); !on || !strings.HasSuffix(before, "[漢字ガ") {
			t.Errorf("%v: behind %q (a cursor: %v)", size, before, on)
		}
		c.Key("esc")
	}
}
