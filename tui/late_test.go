package tui

import (
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// What rings is what is counted, wherever it is counted: in the header, in the title of the
// window, on the home screen and of an incident beside the one in hand. That a step waits,
// or that it is a promise that is late, makes no difference.
func TestOneCountOfWhatIsLate(t *testing.T) {
	c := start(t, shipped(t), "ube", lang.Japanese, 120, 40, func(cfg *Config) { cfg.Titles = true })
	c.Key("4", "enter")
	waits := false
	for range 24 {
		c.pass(20 * time.Minute)
		over := c.m.work.late()
		if over == 0 {
			continue
		}
		waiting := c.m.work.lateWaiting()
		waits = waits || waiting > 0
		head := lang.Console.StepsOver.With(over).Ja
		if waiting > 0 {
			head += aid.LateWaiting.With(waiting).Ja
		}
		c.Shows(head + "  ")
		if title := c.m.windowTitle(); !strings.HasPrefix(title, finding.TitleOverdue.With(over).Ja) {
			t.Fatalf("%d are late, the title of the window is %q", over, title)
		}
	}
	if !waits {
		t.Fatal("no step that waits was ever late")
	}
	over, id := c.m.work.late(), c.state().ID
	c.Key("esc")
	c.pass(10 * time.Second)
	c.Shows(lang.Console.StepsOver.With(over).Ja + "（")
	if title := c.m.windowTitle(); !strings.HasPrefix(title, finding.TitleOverdue.With(over).Ja) {
		t.Errorf("at home the title of the window is %q, %d are late", title, over)
	}
	c.Key("2", "down", "enter")
	if c.m.work == nil {
		c.Key("enter")
	}
	if c.m.work == nil || c.state().ID == id {
		t.Fatalf("no second incident was begun:\n%s", c.Text())
	}
	c.pass(10 * time.Second)
	c.Shows(aid.OthersOver.With(1, over).Ja)
}

// Where all that is late waits for something before it, that too is said.
func TestOnlyWhatWaitsIsLate(t *testing.T) {
	b := brief{id: "INC-20261122-01", late: []runbook.Due{{Title: lang.Same("広報へ知らせる"), Overdue: true, What: runbook.DueStep}}}
	c := start(t, small(t), "test", lang.Japanese, 120, 40)
	for _, short := range []bool{false, true} {
		said := ""
		for _, r := range c.m.home.briefRows(c.m, c.m.voice(), b, "", homeShape{short: short}, 120) {
			said += r.text()
		}
		if !strings.Contains(said, lang.Console.StepsOver.With(1).Ja) {
			t.Errorf("short: %v: %q", short, said)
		}
	}
}
