package tui

import (
	"slices"
	"testing"

	"dandori/runbook/lang"
)

// What means the same everywhere works on every screen, on which its table has it: the
// help, the end of the program, and the other language.
func TestEveryScreenTakesWhatIsShared(t *testing.T) {
	seen := map[screen]bool{}
	check := func(name string, build func() *console) {
		c := build()
		for range 3 { // to the screen itself
			if c.m.occupied() || c.m.searching() {
				c.Key("esc")
			}
		}
		if c.m.occupied() || c.m.searching() || seen[c.m.screen] {
			return
		}
		on := c.m.screen
		seen[on] = true
		c.Key("ctrl+c")
		if c.m.ask == nil {
			t.Errorf("%s: Ctrl+C does not ask:\n%s", name, c.Text())
		}
		c.Key("esc", "?")
		if c.m.help == nil {
			t.Errorf("%s: ? does not help:\n%s", name, c.Text())
		}
		c.Key("esc")
		before := c.m.lang
		c.m.pressScreen("g")
		if c.m.lang == before {
			t.Errorf("%s: g does not change the language", name)
		}
		if c.m.screen != on || c.m.occupied() {
			t.Errorf("%s: it is another screen", name)
		}
	}
	for _, s := range scenes {
		check(s.name, func() *console {
			c := start(t, small(t), "test", lang.Japanese, 80, 24)
			s.walk(c)
			return c
		})
	}
	for _, s := range slices.Concat(drillScenes, leftScenes) {
		check(s.name, func() *console {
			c, _ := startDrills(t, lang.Japanese, 80, 24)
			s.walk(c)
			return c
		})
	}
	for s := onHome; s <= onReview; s++ {
		if !seen[s] && s != onIntake { // which is a form
			t.Errorf("screen %d is nowhere", s)
		}
	}
}
