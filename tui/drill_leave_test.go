package tui

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// ofType are the entries of a type in the drill that is open.
func (c *console) ofType(typ runbook.Type) []runbook.Event {
	var out []runbook.Event
	for _, e := range c.m.work.chron.entries {
		if e.Type == typ {
			out = append(out, e)
		}
	}
	return out
}

// Whoever has the clock says what becomes of it before they leave. Enter and Esc stay.
func TestDrillLeaveAsks(t *testing.T) {
	for _, as := range []string{"control", "alone"} {
		c, _ := startDrills(t, lang.Japanese, 80, 24)
		c.begin(as)
		c.pass(2 * time.Second)
		on := c.m.screen
		for _, stay := range []string{"enter", "esc"} {
			c.Key("esc")
			if c.m.ask == nil {
				t.Fatalf("%s leaves a running clock without being asked:\n%s", as, c.Text())
			}
			c.Shows("訓練の時計が動いています", "▸ 1 訓練に残る")
			c.Key(stay)
			if c.m.screen != on || c.m.work == nil || !c.state().Clock.Running {
				t.Fatalf("%s does not stay after %s", as, stay)
			}
		}
		c.Key("esc", "2", "enter")
		if c.m.screen != onHome {
			t.Fatalf("%s has not left:\n%s", as, c.Text())
		}
		c.Shows("時計を 06:05 で止めました")
		c.pass(time.Hour)
		c.Key("enter") // leads back to what was left
		if c.m.work == nil || c.state().Clock.Running || c.m.form() != nil || c.m.screen != on {
			t.Fatalf("%s does not come back to a drill that stands still:\n%s", as, c.Text())
		}
		if got := c.state().Now(c.now).Sub(c.state().Opened); got != 2*time.Second {
			t.Errorf("%s: the clock went on for %s", as, got)
		}

		// Nobody is asked about a clock that stands still.
		c.Key("esc")
		if c.m.screen != onHome || c.m.ask != nil {
			t.Errorf("%s is asked about a clock that stands still:\n%s", as, c.Text())
		}
	}
}

// The end of the program is no other way out of a running clock.
func TestDrillQuitAsks(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.begin("control")
	c.pass(time.Second)
	id, st := c.state().ID, c.store
	c.Key("ctrl+c")
	c.Shows("訓練の時計が動いています", "時計を止めて終了する", "動かしたまま終了する")
	c.Key("enter")
	if c.Ended() || !c.state().Clock.Running {
		t.Fatal("Enter does not stay")
	}
	c.Key("5")
	c.Type("書きかけ")
	c.Key("ctrl+c")
	if c.m.ask == nil || !strings.Contains(c.m.ask.text.In(lang.Japanese), "まだ記録されていません") || !strings.Contains(c.m.ask.text.In(lang.Japanese), "訓練の時計が動いています") {
		t.Errorf("it does not ask about both:\n%s", c.Text())
	}
	c.Key("esc", "esc", "ctrl+c", "2", "enter")
	if !c.Ended() {
		t.Fatalf("it has not ended:\n%s", c.Text())
	}
	events, _, err := st.Read(t.Context(), id, runbook.Head{})
	if err != nil {
		t.Fatal(err)
	}
	if s := runbook.Fold(runbook.State{}, events); s.Clock.Running {
		t.Error("the clock runs on although it was to be stopped")
	}

	// Left running, it quits at once and nothing is recorded.
	o, _ := startDrills(t, lang.Japanese, 80, 24)
	o.begin("control")
	o.pass(time.Second)
	before := len(o.m.work.chron.entries)
	o.Key("ctrl+c", "3", "enter")
	if !o.Ended() || len(o.ofType(runbook.DrillPaused)) != 0 || len(o.m.work.chron.entries) > before+1 {
		t.Errorf("ended %v, %v", o.Ended(), types(o))
	}
}

// A drill that was left running for its players goes on when the program ends, although
// somebody trained alone after it: only that clock stops.
func TestDrillQuitStopsWhatIsAlone(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.begin("control")
	c.pass(time.Second)
	players, st := c.state().ID, c.store
	c.Key("esc", "3", "enter")
	c.begin("alone")
	c.pass(time.Second)
	alone := c.state().ID
	if players == alone {
		t.Fatal("it is the same drill")
	}
	c.Key("ctrl+c")
	c.Shows("2件の訓練で時計が動いています", "参加者のいる訓練（1件）は動かしたまま")
	c.Key("3", "enter")
	if !c.Ended() {
		t.Fatalf("it has not ended:\n%s", c.Text())
	}
	for id, runs := range map[runbook.IncidentID]bool{players: true, alone: false} {
		events, _, err := st.Read(t.Context(), id, runbook.Head{})
		if err != nil {
			t.Fatal(err)
		}
		if s := runbook.Fold(runbook.State{}, events); s.Clock.Running != runs {
			t.Errorf("the clock of %s runs: %v", id, s.Clock.Running)
		}
	}
}

// What is left running runs: this console hands out what is due and attends to the drill,
// also while something real is on its screen, and says nothing of it there.
func TestDrillLeftRunning(t *testing.T) {
	f, x := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	f.pass(2 * time.Second)
	id := f.state().ID
	p := f.besides(x, false, id)
	p.plays("高橋", "operator")
	f.Key("esc", "3", "enter")
	f.Shows("訓練の時計は動いています")
	step := func(n int) {
		for range n {
			f.pass(5 * time.Second)
			p.pass(5 * time.Second)
			if strings.Contains(f.Text(), "状況付与") {
				t.Fatalf("the plan is on a screen that is no drill's:\n%s", f.Text())
			}
		}
	}
	step(50)
	if n := len(p.m.work.drill.given); n != 2 {
		t.Fatalf("%d injects have arrived after four minutes", n)
	}
	if at := x.at[id]; f.now.Sub(at) > attendEvery+5*time.Second {
		t.Errorf("it is attended to as of %s, and it is %s", at, f.now)
	}
	f.Key("1", "2", "enter") // something real
	if f.m.work == nil || f.state().Drill {
		t.Fatalf("nothing real was begun:\n%s", f.Text())
	}
	step(50)
	if n := len(p.m.work.drill.given); n != 3 {
		t.Fatalf("%d injects have arrived after eight minutes", n)
	}
	f.Key("esc")
	f.resume(id)
	if f.m.screen != onControl || f.m.form() != nil || !f.state().Clock.Running {
		t.Fatalf("the facilitator does not find the drill as it was left:\n%s", f.Text())
	}
	if n := len(f.ofType(runbook.DrillPaused)); n != 0 {
		t.Errorf("the clock was put back")
	}
	if !f.state().Now(f.now).Equal(p.state().Now(p.now)) {
		t.Errorf("the clocks show %s and %s", f.state().Now(f.now), p.state().Now(p.now))
	}
}

// The keys that led out of a drill begin nothing real; three keys do. Without a drill two do,
// as ever.
func TestDrillThenReal(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.Key("1", "enter")
	if c.m.work == nil || c.state().Drill {
		t.Fatalf("two keys begin nothing:\n%s", c.Text())
	}

	for _, kind := range []string{"1", "0"} {
		c, _ = startDrills(t, lang.Japanese, 80, 24)
		c.begin("alone")
		c.pass(time.Second)
		c.Key("esc", "2", "enter")
		c.Key(kind, "enter")
		if c.m.work != nil || c.m.screen != onHome {
			t.Fatalf("a key and Enter begin something real after a drill:\n%s", c.Text())
		}
		c.Key(kind)
		c.Shows("これは訓練ではありません", "▸ 1 始めない")
		c.Key("2", "enter")
		if c.m.work == nil || c.state().Drill || c.m.form() != nil {
			t.Fatalf("three keys begin nothing:\n%s", c.Text())
		}
		c.Shows("【実対応】")
		c.Hides("【訓練】")
	}
}

// The list of a small console names what was left, and Enter leads back.
func TestDrillLeftIsInHand(t *testing.T) {
	for _, size := range sizes {
		c, _ := startDrills(t, lang.Japanese, size[0], size[1])
		c.begin("control")
		c.Key("esc", "2", "enter")
		c.Shows("▸ 【訓練】")
		c.Key("enter")
		if c.m.screen != onControl {
			t.Errorf("at %v Enter leads to screen %d", size, c.m.screen)
		}
	}
}

// seatsOf is a terminal that remembers its seats.
func seatsOf(have map[runbook.IncidentID]Seat) func(*Config) {
	return func(cfg *Config) {
		d := *cfg.Drills
		d.Seat = func(id runbook.IncidentID) (Seat, bool) { s, ok := have[id]; return s, ok }
		d.KeepSeat = func(id runbook.IncidentID, s Seat) error { have[id] = s; return nil }
		cfg.Drills = &d
	}
}

// Each terminal has a seat with a name and a role, which outlives the program, with what was
// read there; what players record is theirs, and what the facilitator does the facilitator's.
func TestDrillSeatsAreKept(t *testing.T) {
	f, x := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	f.pass(time.Second)
	id := f.state().ID
	terminal := map[runbook.IncidentID]Seat{}
	open := func() *console {
		p := f.besides(x, false, "")
		seatsOf(terminal)(&p.m.cfg)
		p.resume(id)
		return p
	}
	p := open()
	p.Key("3")
	if name := p.m.form().text("player"); name != "高橋" {
		t.Errorf("the name begins as %q", name)
	}
	p.fill("player", "")
	p.Key("ctrl+s")
	if p.m.form() == nil {
		t.Fatal("nobody needs a name")
	}
	p.Says("この名前が記録に残ります") // one's own name is not unknown
	p.fill("player", "西村")
	p.pick("role", "pr")
	p.Key("ctrl+s")
	if took := p.ofType(runbook.RoleTaken); len(took) != 1 || took[0].Actor.Name != "西村" || p.state().Roles["pr"] != "西村" {
		t.Errorf("the role is on record as %+v", took)
	}
	p.Key("j", "esc")
	p.Shows("参加者 西村（")
	p.to("record-detection")
	p.Key("1", "ctrl+s")
	if by := p.last().Actor; by.Name != "西村" || by.Role != "pr" {
		t.Errorf("the player's entry is by %+v", by)
	}
	p.Hides("未読")
	p.Key("esc")
	p.Key("enter") // the same console, again
	if p.m.form() != nil || p.m.work == nil {
		t.Fatalf("it is asked again:\n%s", p.Text())
	}
	p.Hides("未読")

	again := open() // and the next one at this terminal
	if again.m.form() != nil || again.m.work.drill.seat != seatPlayer || again.m.work.drill.name != "西村" || again.m.work.drill.role != "pr" {
		t.Fatalf("the terminal has forgotten who sits there: %+v\n%s", again.m.work.drill.kept(), again.Text())
	}
	again.Hides("未読")
	again.Shows("参加者 西村（")
	if n := len(again.ofType(runbook.RoleTaken)); n != 1 {
		t.Errorf("the role is on record %d times", n)
	}
	again.Key("u") // somebody else sits down
	again.pick("seat", "player")
	again.fill("player", "藤田")
	again.pick("role", "operator")
	again.Key("ctrl+s", "5")
	again.Type("引き継いだ")
	again.Key("ctrl+s")
	if by := again.last().Actor.Name; by != "藤田" {
		t.Errorf("the entry is by %q", by)
	}

	f.pass(2 * time.Second)
	f.Key("3")
	if by := f.last().Actor.Name; f.last().Type != runbook.DrillPaused || by != "鈴木" {
		t.Errorf("the facilitator's entry is a %s by %q", f.last().Type, by)
	}
	if who := f.state().Recorder(); who != runbook.Unnamed {
		t.Errorf("the facilitator keeps the players' log as %q", who)
	}
}

// A facilitator who comes back finds the clock where the players have it, and what became due
// meanwhile waits for one key each.
func TestDrillBackAtARunningDrill(t *testing.T) {
	f, x := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	f.pass(time.Second)
	id := f.state().ID
	p := f.besides(x, false, id)
	p.plays("高橋", "operator")
	for range 120 { // the facilitator's computer is gone; the players go on
		p.pass(10 * time.Second)
	}
	stood := p.state().Now(p.now)
	back := f.besides(x, false, "")
	back.now = p.now
	seatsOf(map[runbook.IncidentID]Seat{id: {As: "control", Name: "鈴木"}})(&back.m.cfg)
	back.resume(id)
	if back.m.screen != onControl || !back.state().Clock.Running || !back.state().Now(back.now).Equal(stood) {
		t.Fatalf("the clock shows %s, the players' %s:\n%s", back.state().Now(back.now), stood, back.Text())
	}
	back.Shows("3 件たまっています")
	back.pass(time.Second)
	if n := len(back.ofType(runbook.DrillInjected)); n != 1 {
		t.Errorf("%d injects were handed out at once", n-1)
	}
	back.Key("enter")
	if n := len(back.ofType(runbook.DrillInjected)); n != 2 {
		t.Errorf("Enter handed %d out", n-1)
	}
}

// A line of the menu of the clock has its number whatever the clock does.
func TestDrillClockMenuStays(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.begin("alone")
	ids := func() []string {
		c.Key("z")
		var out []string
		for _, x := range c.m.form().field("do").choices {
			out = append(out, x.id)
		}
		c.Key("esc")
		return out
	}
	running := ids()
	c.Key("z", "1", "ctrl+s")
	if c.state().Clock.Running {
		t.Fatal("the clock runs")
	}
	if standing := ids(); !slices.Equal(running, standing) {
		t.Errorf("the menu is %v, and then %v", running, standing)
	}
	c.Key("z", "1", "ctrl+s", "z", "6", "ctrl+s")
	if got := c.state().Clock.Speed; got != 10 {
		t.Errorf("6 runs it at %d", got)
	}
	if fast := ids(); !slices.Equal(running, fast) {
		t.Errorf("the menu is %v, and then %v", running, fast)
	}
	if n := len(running); n != 9 {
		t.Errorf("%d lines, of which digits reach 9", n)
	}
}

// A remark says which inject it is about before it is kept, and may be about none.
func TestDrillRemarkSaysOfWhat(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.begin("control")
	c.pass(time.Second)
	about := func() int { return c.last().Data.(*runbook.DrillObservation).Inject }
	c.Key("home", "5")
	c.Shows("どの状況付与についてか", "1 宿直に")
	c.Type("声を掛け合っている")
	c.Key("ctrl+s")
	if about() != 1 {
		t.Errorf("it is about %d", about())
	}
	c.Key("5")
	c.Type("部屋が暗い")
	c.pick("about", "none")
	c.Key("ctrl+s")
	if about() != 0 {
		t.Errorf("it is about %d", about())
	}
	c.Key("down", "5") // one that is still to come is not what was seen
	c.Type("待っている")
	c.Shows("特定の状況付与についてではない")
	c.Key("ctrl+s")
	if about() != 0 {
		t.Errorf("it is about %d", about())
	}
}

// What goes to the players and cannot be taken back is asked first, but for what is due.
func TestDrillAsksBeforeItsTime(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.begin("control")
	c.Key("a", "home")
	c.Key("enter") // due
	if len(c.ofType(runbook.DrillInjected)) != 1 || c.m.ask != nil {
		t.Fatalf("what is due waits for an answer:\n%s", c.Text())
	}
	c.Key("down", "enter")
	c.Shows("06:09 の予定です", "取り消せません", "▸ 1 待つ")
	c.Key("enter")
	if len(c.ofType(runbook.DrillInjected)) != 1 {
		t.Error("Enter alone hands it out")
	}
	c.Key("enter", "2", "enter")
	if len(c.ofType(runbook.DrillInjected)) != 2 {
		t.Error("it was not handed out")
	}
	c.Key("7")
	c.Shows("06:13", "進めますか", "時計は戻せません")
	c.Key("enter")
	if len(c.ofType(runbook.DrillJumped)) != 0 {
		t.Error("Enter alone puts the clock forward")
	}
	c.Key("7", "2", "enter")
	if len(c.ofType(runbook.DrillJumped)) != 1 {
		t.Error("the clock was not put forward")
	}
}

// The facilitator's screen names what can be done by itself, at every size at which it has
// room.
func TestDrillControlNamesItsKeys(t *testing.T) {
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		for _, size := range sizes {
			c, _ := startDrills(t, l, size[0], size[1])
			c.begin("control")
			c.pass(time.Second)
			c.Key("down")
			s := lang.DrillScreen
			for _, bar := range []lang.Text{s.BarDeliver, s.BarDelay, s.BarSkip, s.BarPause, s.BarSpeed, s.BarNote, s.BarMet, s.BarJump, s.BarEnd} {
				c.Shows(bar.In(l))
			}
			c.Shows("?", "Esc")
		}
	}
}

// The first entry and the contacts say when what they name was last exercised, from drills,
// or that it was not.
func TestLastExercised(t *testing.T) {
	asked := []string{}
	c, _ := startDrills(t, lang.Japanese, 80, 40, func(cfg *Config) {
		cfg.Drills.Exercised = func(_ context.Context, office string) (Exercised, error) {
			asked = append(asked, office)
			on := time.Date(2026, 5, 20, 10, 0, 0, 0, jst)
			return Exercised{Playbooks: map[string]time.Time{"flaming": on}, Contacts: map[string]time.Time{"section-head": on}}, nil
		}
	})
	if len(asked) != 0 {
		t.Error("it is read before anybody asks")
	}
	c.Key("1")
	c.Shows("「炎上」の最後の訓練: 2026-05-20")
	c.Key("esc", "2")
	c.Shows("は訓練の記録なし")
	c.Hides("2026-05-20")
	c.pick("kinds", "flaming")
	c.Shows("「炎上」の最後の訓練: 2026-05-20", "は訓練の記録なし")
	c.Key("esc", "p", "/")
	c.Type("所属長")
	c.Key("enter")
	c.Shows("最終訓練")
	c.Shows("2026-05-20")
	c.Key("esc", "/")
	c.Type("警察")
	c.Key("enter")
	c.Shows("訓練の記録なし")
	if !slices.Equal(asked, []string{"ube"}) {
		t.Errorf("it was read for %v", asked)
	}
}

// Who trains alone sees no title that tells what is going to happen; a facilitator does.
func TestDrillTitlesAreTheFacilitators(t *testing.T) {
	c, x := startDrills(t, lang.Japanese, 80, 40)
	all, err := x.drills(false).Scenarios()
	if err != nil {
		t.Fatal(err)
	}
	c.Key("t")
	for _, s := range all {
		c.Hides(s.Title.Ja)
		c.Shows(s.PlayersTitle().Ja)
	}
	c.Key("v")
	for _, s := range all {
		c.Shows(s.Title.Ja)
	}
	c.Key("v", "enter")
	c.Hides(all[0].Title.Ja)
	c.pick("seat", "control")
	c.Shows(all[0].Title.Ja)
	c.pick("seat", "alone")
	c.Hides(all[0].Title.Ja)
	c.Key("ctrl+s")
	c.Hides(all[0].Title.Ja) // nor what is said of its beginning
	c.Key("l")
	c.Hides(all[0].Title.Ja)
}

// What the table proposes to improve is offered in the hot wash, and kept only by who accepts
// it.
func TestDrillProposals(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 60)
	c.begin("control")
	c.pass(2 * time.Second)
	c.pass(30 * time.Minute)
	c.Key("9", "2", "enter")
	proposals := func() []string {
		var keys []string
		for _, p := range c.m.work.drill.score(c.m.work.chron.entries).Proposals {
			keys = append(keys, p.Key)
		}
		return keys
	}
	had := proposals()
	if len(had) < 2 {
		t.Fatalf("it proposes %v", had)
	}
	c.Shows("案1  ")
	first := len(c.m.reviewItems()) - 1 - len(had) // they stand before the one that adds
	c.Key("home")
	for range first {
		c.Key("down")
	}
	c.Key("enter")
	c.Shows("採用したものだけが改善計画に入ります")
	c.fill("owner", "広報課")
	c.Key("ctrl+s")
	if plan := c.m.work.drill.run.Improvements(); len(plan) != 1 || plan[0].Proposed != had[0] || plan[0].Owner != "広報課" || plan[0].Item == "" {
		t.Errorf("the plan is %+v", plan)
	}
	c.Key("home")
	for range first + 1 {
		c.Key("down")
	}
	c.Key("enter")
	c.pick("take", "no")
	c.Key("ctrl+s")
	if plan := c.m.work.drill.run.Improvements(); len(plan) != 1 {
		t.Errorf("what was turned down is in the plan: %+v", plan)
	}
	if left := proposals(); !slices.Equal(left, had[2:]) {
		t.Errorf("it still proposes %v of %v", left, had)
	}
}

// Where a deputy answers in somebody's place, who calls the post itself hears nobody, and who
// calls another hears the deputy.
func TestDrillDeputyAnswers(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 40)
	c.begin("alone")
	for range 5 {
		c.pass(time.Minute)
	}
	if a := c.m.work.drill.run.Answers()["section-head"]; a.How != drill.Deputy {
		t.Fatalf("the scenario says %+v of the section head by now", a)
	}
	c.to("first-report")
	c.Key("4")
	said := func() string {
		var b strings.Builder
		for _, x := range c.m.form().intro {
			b.WriteString(x.In(lang.Japanese) + "\n")
		}
		return b.String()
	}
	if c.m.form().text("to") != "section-head" {
		c.pick("to", "section-head")
	}
	if s := said(); !strings.Contains(s, drill.Nobody.Title().Ja) || strings.Contains(s, "係長です") {
		t.Errorf("the post itself answers: %s", s)
	}
	c.pick("via", otherTarget)
	if s := said(); !strings.Contains(s, "係長です") {
		t.Errorf("nobody answers in their place: %s", s)
	}
}
