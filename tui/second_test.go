package tui

import (
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
)

// incidents counts the logs in the store.
func (c *console) incidents() int {
	c.t.Helper()
	list, err := c.store.List(c.t.Context(), runbook.SeriesIncident)
	if err != nil {
		c.t.Fatal(err)
	}
	return len(list)
}

// Esc from an incident, then the keys that begin one: that leads back to it, and begins no
// second log by accident. Who wants another one has it with one more key.
func TestSecondIncidentIsNoAccident(t *testing.T) {
	c := hijack(t)
	c.Key("esc")
	c.Key("1", "enter")
	if c.incidents() != 1 || c.m.screen != onIncident || c.state().ID != "INC-20261122-01" {
		t.Fatalf("%d logs:\n%s", c.incidents(), c.Text())
	}
	c.Key("esc", "1")
	c.Shows("対応中の事案があります", "INC-20261122-01", "同じ出来事なら")
	c.Key("down", "enter") // the third key of it
	if c.incidents() != 2 || c.state().ID != "INC-20261122-02" {
		t.Errorf("%d logs:\n%s", c.incidents(), c.Text())
	}
}

// Home opens with the incident that was left in hand, though a newer one is open, also
// before the list was read again.
func TestHomeHoldsWhatWasLeft(t *testing.T) {
	c := hijack(t)
	c.Key("esc", "2", "down", "enter", "esc")
	c.resume("INC-20261122-01")
	c.press(tea.KeyEsc) // the list is not read yet
	if at := c.m.home.on.id; at != "INC-20261122-01" || c.m.home.none {
		t.Errorf("the arrows are on %q", at)
	}
	c.pass(12 * time.Second)
	if at := c.m.home.on.id; at != "INC-20261122-01" {
		t.Errorf("after the list was read the arrows are on %q", at)
	}
	c.Key("enter")
	if c.m.screen != onIncident || c.state().ID != "INC-20261122-01" {
		t.Errorf("Enter does not lead back:\n%s", c.Text())
	}
}

// What is typed into the first entry of another incident is kept when the way back is
// taken; a drill asks for nothing of the kind.
func TestWayBackKeepsWhatWasTyped(t *testing.T) {
	c := hijack(t)
	c.Key("esc", "1")
	c.fill("title", "別の乗っ取り")
	for c.m.form().at().offer != goesOn {
		c.Key("shift+tab")
	}
	c.Key("enter")
	if c.m.screen != onIncident {
		t.Fatalf("the way back:\n%s", c.Text())
	}
	c.Key("esc", "1")
	if got := c.m.form().text("title"); got != "別の乗っ取り" {
		t.Errorf("the title is %q", got)
	}
	c.Key("esc", "t")
	if f := c.m.form(); f == nil || !f.drill || f.goOn != "" {
		t.Errorf("the intake of a drill:\n%s", c.Text())
	}
}

// A list that is read while the first entry is open says it then; a field that has the
// focus keeps it.
func TestOpenIncidentIsSaidLate(t *testing.T) {
	c := hijack(t)
	c.Key("esc")
	m := New(c.m.cfg)
	m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("1")})
	if m.form().goOn != "" {
		t.Fatal("the list was read already")
	}
	m.Update(tea.KeyMsg{Type: tea.KeyTab})
	was := m.form().current()
	m.Update(m.list()())
	if f := m.form(); f.goOn != "INC-20261122-01" || f.current() != was {
		t.Errorf("goes on to %q, focus %v", f.goOn, f.at())
	}
}

// Of several open incidents the way back leads to one of the kind that was chosen, though
// another was left last: the event may belong to that one.
func TestWayBackLeadsToTheSameKind(t *testing.T) {
	c := hijack(t)
	c.Key("esc", "2", "down", "enter", "esc")
	c.resume("INC-20261122-01")
	c.Key("esc")
	for key, want := range map[string]runbook.IncidentID{"1": "INC-20261122-01", "2": "INC-20261122-02"} {
		c.Key(key)
		if f := c.m.form(); f == nil || f.goOn != want {
			t.Errorf("the way back from the kind %s:\n%s", key, c.Text())
		}
		c.Shows("対応中の事案があります: " + string(want))
		c.Key("esc")
	}
}
