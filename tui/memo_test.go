package tui

import (
	"math/rand"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// fresh is the screen as it is drawn by somebody who has drawn nothing before.
func (c *console) fresh() string {
	kept := c.m.panes
	c.m.panes = redrawn{}
	text := c.m.View()
	c.m.panes = kept
	return text
}

// What is not drawn again is what would be drawn again: whatever is pressed, however much
// time goes by, in either language and at every size, in one incident after another and in a
// drill, the screen is that of a console that keeps nothing.
func TestNothingOldIsShown(t *testing.T) {
	lib := small(t)
	keys := []string{"down", "down", "up", "enter", "esc", "esc", "1", "2", "5", "ctrl+s", "d", "n", "v", "g", "s", "space", "tab", "w", "x", "u", "z"}
	rounds := 8
	if testing.Short() {
		rounds = 4
	}
	shown, most := map[runbook.IncidentID]bool{}, 0
	for seed := range rounds {
		r := rand.New(rand.NewSource(int64(seed)))
		var c *console
		if drills := seed % 4; drills < 2 {
			c = start(t, lib, []string{"test", "generic"}[seed%2], lang.Japanese, 120, 40)
			c.Key("1", "enter")
		} else {
			c, _ = startDrills(t, lang.Japanese, 120, 40)
			c.Key("4", "enter", "esc")
			c.begin([]string{"alone", "control"}[drills-2])
		}
		clear(shown)
		for i := range 400 {
			switch n := r.Intn(12); {
			case n == 0:
				c.pass(time.Duration(r.Intn(900)) * time.Second)
			case n == 1:
				c.Resize(70+r.Intn(150), 18+r.Intn(40))
			case n == 2 && c.m.form() != nil && c.m.form().typing():
				c.Type("市民から電話")
			default:
				c.Key(keys[r.Intn(len(keys))])
			}
			if i%100 == 99 && c.m.ask == nil && c.m.work != nil {
				if c.Key("esc"); c.m.ask != nil { // a drill: it goes on, without this console
					c.Key("3", "enter")
				}
			}
			if c.m.ask != nil && c.m.screen == onHome { // whether to end
				c.Key("esc")
			}
			if c.m.work == nil && c.m.screen == onHome && c.m.form() == nil {
				c.elsewhere(r)
			}
			if c.m.work != nil {
				shown[c.state().ID] = true
			}
			if got, want := c.m.View(), c.fresh(); got != want {
				t.Fatalf("seed %d, key %d: an old screen:\n%s\n--- drawn anew:\n%s", seed, i, got, want)
			}
		}
		drilled := false
		for id := range shown {
			drilled = drilled || id.Drill()
		}
		if drilled != (seed%4 >= 2) {
			t.Errorf("seed %d: on the screen were %v", seed, shown)
		}
		most = max(most, len(shown))
	}
	if most < 3 {
		t.Errorf("never more than %d incidents were on the screen, one after another", most)
	}
}

// Two incidents that are alike but for what happened share no row.
func TestTheNextIncidentIsDrawnAnew(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 120, 40)
	begin := func(title string) {
		c.Key("1")
		c.fill("title", title)
		c.Key("ctrl+s")
	}
	begin("一件目")
	first := c.state().ID
	c.Key("esc")
	begin("二件目")
	if c.m.work == nil || c.state().ID == first {
		t.Fatalf("no second incident was begun:\n%s", c.Text())
	}
	if got, want := c.m.View(), c.fresh(); got != want {
		t.Errorf("an old screen:\n%s\n--- drawn anew:\n%s", got, want)
	}
}

// elsewhere goes on from the home screen: to any incident that is listed, or to a new one
// while there are few.
func (c *console) elsewhere(r *rand.Rand) {
	c.t.Helper()
	c.Key("esc", "home")
	if c.m.ask != nil {
		c.Key("esc")
	}
	if order := c.m.home.order; len(order) < 2 || len(order) < 4 && r.Intn(4) == 0 {
		c.Key("2", "down", "enter")
		return
	}
	c.resume(c.m.home.order[r.Intn(len(c.m.home.order))])
}

// Each thing that a pane at the side follows from has it drawn again: an entry, a minute,
// a deadline that passes, another step, the other language.
func TestSidePaneIsDrawnAgain(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 120, 40)
	c.Key("1", "enter")
	c.to("note-detection")
	side := func() string { return c.Text() }
	step := func(what, has string, do func()) {
		t.Helper()
		before := side()
		if strings.Contains(before, has) {
			t.Fatalf("%s: %q is there before", what, has)
		}
		do()
		if after := side(); !strings.Contains(after, has) {
			t.Errorf("%s: %q is not there:\n%s", what, has, after)
		}
	}
	step("another step", "昼 内線 1234", func() { c.to("tell-head") })
	step("an entry", "記者から電話", func() {
		c.Key("5")
		c.Type("記者から電話")
		c.Key("ctrl+s")
	})
	step("a minute", "（あと1分）", func() { c.pass(2 * time.Minute) })
	step("a deadline", "分超過", func() { c.pass(7 * time.Minute) })
	step("the next day", "11/22 22:40 鈴木", func() { c.pass(24 * time.Hour) })
	step("the other language", "Log (newest first)", func() { c.Key("0", "g") })
}

// Rows of one key are drawn once, and those of another one for themselves; what is kept is
// bounded.
func TestMemo(t *testing.T) {
	var m memo[int]
	drawn := 0
	draw := func() []row { drawn++; return []row{line(inkPlain, "x")} }
	m.rows(1, draw)
	m.rows(1, draw)
	m.rows(2, draw)
	if drawn != 2 {
		t.Errorf("drawn %d times, want 2", drawn)
	}
	got := m.rows(1, draw)
	if _ = append(got, line(inkBad, "y")); len(m.rows(1, draw)) != 1 || cap(got) != 1 {
		t.Error("who gets the rows can add to what is kept")
	}
	for i := range 10 * memoMost {
		m.rows(i, draw)
	}
	if len(m.kept) > memoMost {
		t.Errorf("%d are kept", len(m.kept))
	}
}
