package tui

import (
	"slices"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// A step that waits and has a gate that is shut cannot be recorded: neither it nor its form
// says that it can, and the form says why before anything is typed into it.
func TestAShutGateIsSaidBeforeTheFormIsFilledIn(t *testing.T) {
	c := start(t, shipped(t), "iida", lang.Japanese, 80, 24)
	c.Key("1", "enter")
	var held, free *runbook.StepView
	for i := range c.m.work.views {
		v := &c.m.work.views[i]
		holds := slices.ContainsFunc(v.Gates, func(g runbook.GateView) bool { _, ok := openerOf(g); return ok })
		switch {
		case v.State != runbook.Waiting || len(v.OpensOn) > 0: // those that stand in for another are not listed
		case holds && held == nil:
			held = v
		case !holds && free == nil:
			free = v
		}
	}
	if held == nil || free == nil {
		t.Fatalf("no step waits with a shut gate and none without: %v %v", held, free)
	}
	said := word.StateWaitingHint.Ja
	c.to(free.Ref.Step())
	c.Shows(said)
	c.to(held.Ref.Step())
	c.Hides(said)
	c.Key("1")
	if c.m.form() == nil {
		t.Fatalf("no form:\n%s", c.Text())
	}
	c.Hides("先に済んでいれば記録できます")
	c.Shows("止められています: ")
	head := c.state().Head
	c.Key("ctrl+s")
	if c.m.form() == nil || c.state().Head != head {
		t.Errorf("it was recorded all the same:\n%s", c.Text())
	}
}
