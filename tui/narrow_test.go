package tui

import (
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// In a narrowed list Enter takes the choice that has the mark, of a field that is empty and
// of one that was answered.
func TestTheMarkOfANarrowedListIsTaken(t *testing.T) {
	for _, answered := range []bool{false, true} {
		c, x := many(t)
		if answered {
			x.choose(x.choices[0].id)
		}
		c.Type("/首長")
		c.Key("tab")
		marked := x.choices[x.at].id
		if marked == x.choices[0].id || !strings.Contains(c.Text(), "▸ 1 ☐") {
			t.Fatalf("the mark is on %q:\n%s", marked, c.Text())
		}
		c.Key("enter")
		if x.one() != marked {
			t.Errorf("answered before: %v: %q is taken, the mark was on %q", answered, x.one(), marked)
		}
	}
}

// A list that was narrowed and is whole again has its mark on what is chosen, and nowhere
// where nothing is.
func TestAWholeListForgetsTheMark(t *testing.T) {
	c, x := many(t)
	c.Type("/首長")
	c.Key("tab", "esc")
	c.Key("enter")
	if x.one() != "" {
		t.Errorf("%q is taken", x.one())
	}
}

// What the search does not leave on the screen cannot be chosen: neither by Space nor by
// Enter, in a field of one answer and of many.
func TestWhatIsNotListedIsNotChosen(t *testing.T) {
	c, x := many(t)
	c.Type("/首長")
	c.Type("zzzz")
	c.Key("tab")
	c.Key(" ")
	c.Key("enter")
	if x.one() != "" {
		t.Errorf("one of the choices: %q\n%s", x.one(), c.Text())
	}
	c = begun(t, "ube", "4", 80, 24)
	c.Key("esc", "1")
	c.reach("kinds")
	x = c.m.form().current()
	before := x.chosen()
	c.Type("/zzzz")
	c.Key("tab")
	c.Key(" ")
	if got := x.chosen(); !slices.Equal(got, before) {
		t.Errorf("any of the choices: %q, before %q", got, before)
	}
}

// On a field that nobody touched Space shows where it is; the next one chooses.
func TestSpacePointsBeforeItChooses(t *testing.T) {
	f := choosing("").keys(tea.KeyDown, tea.KeySpace)
	c := f.current()
	if c.one() != "" || !c.pointed() {
		t.Fatalf("the first: chosen %q, marked %v", c.one(), c.pointed())
	}
	if f.keys(tea.KeySpace); c.one() != "1" {
		t.Errorf("the second: chosen %q", c.one())
	}
}
