package tui

import (
	"math/rand"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/tui/internal/drive"
)

// another process begins an incident.
func (c *console) beginElsewhere() {
	c.t.Helper()
	lib := small(c.t)
	p, _ := lib.Profile("test")
	in := runbook.Open{By: runbook.By{Actor: runbook.Actor{Name: "佐藤"}}, Kinds: []string{"flaming"}}
	if _, err := runbook.Begin(c.t.Context(), c.store, lib, p, false, in, c.now, rand.New(rand.NewSource(3))); err != nil {
		c.t.Fatal(err)
	}
}

// The list grows above the arrows, and they stay on what they were on.
func TestHomeCursorStays(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.beginElsewhere()
	c.pass(11 * time.Second)
	if it := c.m.home.items(c.m)[c.m.home.at]; it.do != doDigit {
		t.Errorf("the arrows moved to %s", it.id)
	}
	c = hijack(t)
	c.Key("esc")
	c.resume("INC-20261122-01")
	c.Key("esc")
	c.beginElsewhere()
	c.pass(11 * time.Second)
	c.Shows("INC-20261122-02")
	if it := c.m.home.items(c.m)[c.m.home.at]; it.id != "INC-20261122-01" {
		t.Errorf("the arrows are on %q", it.id)
	}
}

func TestLogCursorStays(t *testing.T) {
	c := hijack(t)
	for _, s := range []string{"a", "b", "c"} {
		c.pass(time.Minute)
		c.Key("5")
		c.Type(s)
		c.Key("ctrl+s")
	}
	c.Key("l", "2")
	before := c.m.work.chron.place(c.m.log.at, true).Seq
	other, err := runbook.Resume(t.Context(), c.store, c.state().ID, rand.New(rand.NewSource(9)))
	if err != nil {
		t.Fatal(err)
	}
	late := runbook.By{Actor: runbook.Actor{Name: "佐藤"}, At: c.now.Add(-90 * time.Second)}
	if _, err := other.Record(t.Context(), runbook.Note{By: late, Text: "late"}, c.now); err != nil {
		t.Fatal(err)
	}
	c.pass(3 * time.Second)
	c.Shows("late")
	if got := c.m.work.chron.place(c.m.log.at, true).Seq; got != before {
		t.Errorf("entry %d is in hand, it was %d", got, before)
	}
}

// A way out of a refusal acts on the step that was refused, not on the one that is
// selected by now.
func TestOfferActsOnTheRefusedStep(t *testing.T) {
	c := hijack(t)
	c.to("tell-public")
	c.Key("1")
	c.fill("field next", "23:30")
	cmd := c.press(tea.KeyCtrlS)
	c.to("can-log-in")
	c.Key("5")
	c.Type("x")
	c.Send(cmd())
	c.Key("esc", "enter")
	if f := c.m.form(); f == nil || f.key != "approve hijack/tell-public" {
		t.Fatalf("the form is %+v", f)
	}
}

// A program that was opened at night begins on what has been overdue for longest, not on
// what was begun last: Enter must not lead into the wrong incident.
func TestHomeBeginsOnTheOverdue(t *testing.T) {
	c := hijack(t)
	first := c.state().ID
	c.pass(2 * time.Hour)
	if len(overdue(c.state().Dues(c.now))) == 0 {
		t.Fatal("nothing is overdue")
	}
	c.now = c.now.Add(time.Minute)
	c.beginElsewhere()
	cfg := c.m.cfg
	o := &console{t: t, now: c.now, store: c.store}
	cfg.Now, cfg.Incident = func() time.Time { return o.now }, ""
	o.m = New(cfg)
	o.Screen = drive.New(t, o.m, 80, 24)
	if it := o.m.home.items(o.m)[o.m.home.at]; it.id != first || o.m.home.none {
		t.Errorf("the arrows are on %q, %s is overdue:\n%s", it.id, first, o.Text())
	}
	// The first entry of another one leads back to the same.
	o.Key("1")
	if f := o.m.form(); f == nil || f.goOn != first {
		t.Errorf("it leads back to %q, %s is overdue", f.goOn, first)
	}
}
