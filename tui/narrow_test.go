package tui

import (
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook/lang"
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

// What is marked in the list of texts is what Enter opens: also when the list was narrowed,
// and when nothing is left of it.
func TestNarrowedTextIsOpened(t *testing.T) {
	c := start(t, shipped(t), "ube", lang.Japanese, 80, 24)
	c.Key("4", "enter", "t")
	all := c.m.textSteps()
	want := all[len(all)/2]
	c.Key("/")
	c.Type(string(want.Ref))
	c.Key("enter")
	if got := c.m.textSteps(); len(got) != 1 || got[0].Ref != want.Ref {
		t.Fatalf("%q finds %d texts", want.Ref, len(got))
	}
	c.Key("enter")
	if s := c.m.textInHand(); !c.m.textShown() || s.Ref != want.Ref {
		t.Fatalf("Enter does not open what is marked:\n%s", c.Text())
	}
	c.Key("esc", "esc") // the list, then all of it
	if at := c.m.textSteps()[c.m.texts.at].Ref; at != want.Ref {
		t.Errorf("of the whole list %s is marked", at)
	}
	c.Key("/")
	c.Type("xyzzy")
	c.Key("enter", "enter")
	if c.m.textShown() {
		t.Errorf("Enter opens what is not listed:\n%s", c.Text())
	}
	c.Shows("当てはまるものはありません")
}

// What kind it is stands whole in the header of the smallest usual terminal, in English, too.
func TestHeaderNamesTheKind(t *testing.T) {
	for _, p := range shipped(t).Set.Kinds {
		c := start(t, shipped(t), "ube", lang.English, 60, 20)
		for _, it := range c.m.home.items(c.m) {
			if it.kind == p.Kind {
				c.Key(it.key, "enter")
			}
		}
		if c.m.screen != onIncident {
			t.Fatalf("%s was not begun:\n%s", p.Kind, c.Text())
		}
		if top, _, _ := strings.Cut(c.Text(), "\n"); strings.Contains(top, "~") || !strings.Contains(top, "not judged") {
			t.Errorf("%s: %s", p.Kind, top)
		}
	}
}
