package tui

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// What was half written of an incident before a drill does not go into a real log unseen: the
// form is left open with it.
func TestDrillThenRealShowsTheDraft(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.Key("1")
	c.fill("title", "別件の題")
	c.fill("detected", "05:00")
	c.Key("esc")
	c.begin("alone")
	c.pass(2 * time.Second)
	c.Key("esc", "2", "enter")
	c.Key("4", "2", "enter")
	if c.m.work != nil {
		t.Fatalf("a draft was recorded unseen: %q, detected %v", c.state().Title, c.state().Detected)
	}
	f := c.m.form()
	if f == nil || !f.back || f.text("title") != "別件の題" {
		t.Fatalf("the draft is not shown:\n%s", c.Text())
	}
	c.Key("ctrl+s") // one more key, after it was seen
	if c.m.work == nil || c.state().Drill || c.state().Title != "別件の題" {
		t.Errorf("it cannot be begun:\n%s", c.Text())
	}
}

// Whichever way leads out of a drill, the next key asks whether it is real.
func TestDrillEveryWayOutAsksWhetherReal(t *testing.T) {
	ends := map[string]func(*console){
		"a drill that was left": func(c *console) { c.Key("esc") },
		"a drill begun by mistake": func(c *console) {
			c.m.open(c.m.mistakeForm())
			c.Key("ctrl+s", "2", "enter")
		},
		"a drill that was closed": func(c *console) {
			c.Key("c")
			c.fill("reason", "練習を終えた")
			c.Key("ctrl+s", "2", "enter")
			if c.m.screen != onSummary {
				c.t.Fatalf("the closing leads to screen %d:\n%s", c.m.screen, c.Text())
			}
			c.Key("enter")
		},
	}
	for name, leave := range ends {
		t.Run(name, func(t *testing.T) {
			c := start(t, small(t), "test", lang.Japanese, 80, 24)
			c.Key("t", "ctrl+s")
			if c.m.work == nil || !c.state().Drill {
				t.Fatalf("it is no drill:\n%s", c.Text())
			}
			leave(c)
			if c.m.screen != onHome {
				t.Fatalf("it is not left, but on screen %d:\n%s", c.m.screen, c.Text())
			}
			c.Key("1")
			c.Shows("これは訓練ではありません", "▸ 1 始めない")
			c.Key("enter")
			if c.m.work != nil || c.m.screen != onHome {
				t.Fatalf("Enter begins something real:\n%s", c.Text())
			}
		})
	}
}

// Who comes back as the facilitator by the command that names the drill has the seat that was
// kept, and what became due meanwhile waits.
func TestDrillControlKeepsItsSeat(t *testing.T) {
	f, x := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	f.pass(time.Second)
	id := f.state().ID
	p := f.besides(x, false, id)
	p.plays("高橋", "operator")
	for range 120 { // the facilitator's computer is gone; the players go on
		p.pass(10 * time.Second)
	}
	f.now = p.now
	for _, byHand := range []bool{true, false} {
		was := Seat{As: "control", Name: "副進行 次郎", ByHand: byHand, Read: []int{1}}
		kept := map[runbook.IncidentID]Seat{id: was}
		back := f.besides(x, true, id, seatsOf(kept))
		if back.m.screen != onControl {
			t.Fatalf("the facilitator is on screen %d:\n%s", back.m.screen, back.Text())
		}
		before := len(back.ofType(runbook.DrillInjected))
		back.pass(time.Second)
		if n := len(back.ofType(runbook.DrillInjected)) - before; n != 0 {
			t.Errorf("%d injects were handed out at once", n)
		}
		if back.m.work.drill.delivers() { // three are due
			t.Error("what became due meanwhile does not wait")
		}
		if got := kept[id]; !got.equal(was) {
			t.Errorf("the seat is kept as %+v", got)
		}
		if who := back.m.facilitator().Actor.Name; who != was.Name {
			t.Errorf("the facilitator's entries are by %q", who)
		}
	}
	// Who was somebody else at this terminal, or nobody, takes the facilitator's seat by it.
	for _, was := range []map[runbook.IncidentID]Seat{{}, {id: {As: "player", Name: "高橋", Role: "operator"}}} {
		o := f.besides(x, true, id, seatsOf(was))
		o.pass(time.Second)
		if d := &o.m.work.drill; o.m.screen != onControl || d.seat != seatControl || d.name != "" || d.role != "" {
			t.Errorf("the command leads to screen %d as %+v", o.m.screen, d.kept())
		}
	}
}

// What a player says in the hot wash is a player's also after the program was started anew,
// and what is kept of the terminal stays.
func TestDrillHotWashAfterARestart(t *testing.T) {
	f, x := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	f.pass(time.Second)
	id := f.state().ID
	kept := map[runbook.IncidentID]Seat{}
	p := f.besides(x, false, id, seatsOf(kept))
	p.plays("高橋", "operator")
	p.pass(time.Second)
	was := kept[id]
	if was.As != "player" || was.Name != "高橋" {
		t.Fatalf("the seat is kept as %+v", was)
	}
	f.Key("9", "2", "enter")
	f.now = f.now.Add(2 * time.Second)
	q := f.besides(x, false, id, seatsOf(kept))
	if !q.state().Over() || q.m.screen != onReview {
		t.Fatalf("the hot wash is not open:\n%s", q.Text())
	}
	q.Key("home", "enter")
	q.pick("grade", "P")
	q.Key("ctrl+s")
	if by := q.last().Actor; q.last().Type != runbook.DrillRated || by.Name != "高橋" || by.Role != "operator" {
		t.Errorf("the player's %s is by %+v", q.last().Type, by)
	}
	if got := kept[id]; !got.equal(was) {
		t.Errorf("the seat is kept as %+v, and was %+v", got, was)
	}
	q.Key("esc") // a player's way out of it, as before
	if q.m.screen != onIncident {
		t.Errorf("Esc leads to screen %d", q.m.screen)
	}

	stranger := map[runbook.IncidentID]Seat{}
	s := f.besides(x, false, id, seatsOf(stranger))
	s.pass(time.Second)
	if s.m.form() != nil || s.m.screen != onReview || len(stranger) != 0 {
		t.Errorf("a terminal that had no seat gets %+v:\n%s", stranger, s.Text())
	}
}

// Whoever quits with the clocks of several drills running stops them all, and is told how many.
func TestDrillQuitStopsThemAll(t *testing.T) {
	two := func() (*console, []runbook.IncidentID) {
		c, _ := startDrills(t, lang.Japanese, 80, 24)
		c.begin("control")
		ids := []runbook.IncidentID{c.state().ID}
		c.pass(2 * time.Second)
		c.Key("esc", "3", "enter")
		c.begin("control")
		c.pass(2 * time.Second)
		return c, append(ids, c.state().ID)
	}
	running := func(c *console, id runbook.IncidentID) bool {
		events, _, err := c.store.Read(t.Context(), id, runbook.Head{})
		if err != nil {
			t.Fatal(err)
		}
		s := runbook.Fold(runbook.State{}, events)
		return s.Clock.Running
	}
	c, ids := two()
	c.Key("ctrl+c")
	c.Shows("2件の訓練")
	c.Key("2", "enter")
	if !c.Ended() {
		t.Fatalf("it has not ended:\n%s", c.Text())
	}
	for _, id := range ids {
		if running(c, id) {
			t.Errorf("the clock of %s runs on although it was to be stopped", id)
		}
	}
	c, ids = two()
	c.Key("ctrl+c", "3", "enter")
	for _, id := range ids {
		if !c.Ended() || !running(c, id) {
			t.Errorf("ended %v, and the clock of %s runs: %v", c.Ended(), id, running(c, id))
		}
	}
}

// Whoever quits a drill is told of what is half written and left, as a statement: one
// question is asked, not two.
func TestDrillQuitTellsOfDrafts(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.begin("control")
	c.pass(time.Second)
	c.Key("ctrl+c")
	c.Hides("書きかけ", "記録はすべて")
	c.Key("esc", "5")
	c.Type("書きかけの所見")
	asked := func() string {
		c.t.Helper()
		if c.m.ask == nil {
			t.Fatalf("nothing is asked:\n%s", c.Text())
		}
		return c.m.ask.text.In(lang.Japanese)
	}
	c.Key("ctrl+c")
	if s := asked(); !strings.Contains(s, "まだ記録されていません") || strings.Contains(s, "終了しますか") {
		t.Errorf("with a form open it asks %q", s)
	}
	c.Key("esc", "esc", "ctrl+c")
	if s := asked(); !strings.Contains(s, "書きかけの文が1件") || !strings.Contains(s, "残りません") || strings.Contains(s, "終了しますか") {
		t.Errorf("with a draft left it asks %q", s)
	}
}

// Another player at the same terminal has not read what the one before read.
func TestDrillAnotherPlayerHasNotRead(t *testing.T) {
	f, x := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	f.pass(time.Second)
	p := f.besides(x, false, f.state().ID)
	p.plays("高橋", "operator")
	p.pass(time.Second)
	p.Key("j", "esc")
	if n := len(p.m.work.unread()); n != 0 {
		t.Fatalf("%d are unread", n)
	}
	p.Key("u")
	p.pick("role", "pr") // the same person, with another role
	p.Key("ctrl+s")
	if n := len(p.m.work.unread()); n != 0 {
		t.Errorf("who read it has %d unread", n)
	}
	p.Key("u")
	p.fill("player", "藤田")
	p.Key("ctrl+s")
	if n := len(p.m.work.unread()); n != 1 || p.m.work.drill.name != "藤田" {
		t.Errorf("%s has %d unread", p.m.work.drill.name, n)
	}
}

// What changes at a seat while the one before is still being kept is kept as well, also when
// the drill was left meanwhile.
func TestDrillSeatKeepsTheLastChange(t *testing.T) {
	f, _ := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	id := f.state().ID
	kept := map[runbook.IncidentID]Seat{}
	seatsOf(kept)(&f.m.cfg)
	f.m.seating = true // a slow disk
	f.m.work.drill.byHand = true
	f.Key("esc", "3", "enter")
	if len(kept) != 0 || f.m.work != nil {
		t.Fatalf("it is kept as %+v:\n%s", kept[id], f.Text())
	}
	f.Send(seatKept{})
	if !kept[id].ByHand {
		t.Errorf("it is kept as %+v", kept[id])
	}
}

// When somebody was last reached in a drill is said of the office that is chosen, and is read
// anew where another is.
func TestLastReachedIsOfTheOffice(t *testing.T) {
	var asked []string
	c, _ := startDrills(t, lang.Japanese, 80, 40, func(cfg *Config) {
		cfg.Drills.Exercised = func(_ context.Context, office string) (Exercised, error) {
			asked = append(asked, office)
			if office != "ube" {
				return Exercised{}, nil
			}
			return Exercised{Contacts: map[string]time.Time{"pr": time.Date(2026, 5, 20, 10, 0, 0, 0, jst)}}, nil
		}
	})
	c.Key("p")
	if said, ok := c.m.lastReached("pr"); !ok || said.Ja != "2026-05-20" {
		t.Fatalf("it says %v, %v", said, ok)
	}
	c.Key("esc")
	c.Send(orgChosen{id: "iida"})
	c.Key("p")
	if said, ok := c.m.lastReached("pr"); !ok || said != lang.DrillSeat.LastNever {
		t.Errorf("of another office it says %v, %v", said, ok)
	}
	if !slices.Equal(asked, []string{"ube", "iida"}) {
		t.Errorf("it was read for %v", asked)
	}
}
