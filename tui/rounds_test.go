package tui

import (
	"testing"
	"time"

	"dandori/runbook/lang"
)

// A step that repeats is done again from the step itself: Enter does so while it owes
// another round, 1 at any time, and the form starts empty.
func TestAnotherRound(t *testing.T) {
	c := start(t, shipped(t), "ube", lang.Japanese, 80, 24)
	c.Key("4", "enter")
	c.to("follow-up-report")
	report := func(next string) {
		t.Helper()
		f := c.m.form()
		if f == nil {
			t.Fatalf("no form:\n%s", c.Text())
		}
		if had := f.text("field changes"); had != "" {
			t.Errorf("the form begins with %q", had)
		}

		if via := f.field("via"); !via.hidden() {
			c.pick("via", via.choices[0].id)
		}
		c.pick("reached", "yes")
		c.fill("field changes", "変わりなし")
		if next != "" {
			c.fill("field next-report", next)
		}
		c.Key("ctrl+s")
	}
	c.Key("enter")
	report("23:30")
	c.to("follow-up-report")
	c.Shows("もう一度行ったときは、1 で改めて記録できる", "Enter もう一度行う")
	c.pass(10 * time.Minute)
	c.Key("enter")
	report("")
	c.to("follow-up-report")
	c.Shows("Enter 次へ")
	if owed := c.m.stillOwed(); len(owed) > 0 {
		t.Errorf("still owed: %v", owed)
	}
	c.Key("1")
	report("")
	if v := c.m.work.view(); len(v.Attempts) != 3 {
		t.Errorf("%d reports", len(v.Attempts))
	}
}
