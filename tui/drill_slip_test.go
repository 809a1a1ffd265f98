package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// The question of the jump is about one inject. When that was handed out elsewhere while the
// question stood there, the answer moves no clock.
func TestDrillJumpLapses(t *testing.T) {
	t.Parallel()
	f, x := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	f.pass(2 * time.Second)
	f.Key("7")
	if f.m.ask == nil {
		t.Fatalf("it does not ask:\n%s", f.Text())
	}
	next, _ := f.m.work.drill.run.Next(f.m.clock())

	o := f.besides(x, true, f.state().ID) // the facilitator's second terminal
	for in, ok := o.m.inHand(); ok && in.Number != next.Number; in, ok = o.m.inHand() {
		o.Key("down")
	}
	o.Key("enter", "2", "enter")
	f.pass(2 * time.Second)
	if is, _ := f.m.work.drill.run.Next(f.m.clock()); is.Number == next.Number {
		t.Fatalf("inject %d is still the next", is.Number)
	}
	given, before := len(f.m.work.drill.given), f.m.clock()
	f.Key("2", "enter")
	f.Shows("もう次の状況付与ではありません")
	if n := len(f.ofType(runbook.DrillJumped)); n != 0 || f.m.clock().After(before.Add(time.Minute)) || len(f.m.work.drill.given) != given {
		t.Errorf("%d jumps, from %s to %s, %d delivered after %d", n, before, f.m.clock(), len(f.m.work.drill.given), given)
	}

	f.Key("7", "2", "enter") // asked anew, it goes where it says
	if jumps := f.ofType(runbook.DrillJumped); len(jumps) != 1 {
		t.Errorf("%d jumps:\n%s", len(jumps), f.Text())
	}
}

// A terminal of which nobody said who uses it records nothing by another's name: the form
// that was asked for waits until that is said, and has that name.
func TestDrillSeatBeforeTheFirstEntry(t *testing.T) {
	t.Parallel()
	f, x := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	f.pass(2 * time.Second)
	p := f.besides(x, false, f.state().ID)
	p.Key("esc", "5")
	p.Shows("使う人を選んでください")
	p.plays("西村", "operator")
	if p.m.form() == nil || !strings.HasPrefix(p.m.form().key, "note") {
		t.Fatalf("what was asked for is not there:\n%s", p.Text())
	}
	p.Type("別の端末で見た")
	p.Key("ctrl+s")
	notes := p.ofType(runbook.NoteAdded)
	if len(notes) != 1 || notes[0].Actor.Name != "西村" {
		t.Fatalf("%+v", notes)
	}

	// Left again, nothing is recorded by anybody.
	q := f.besides(x, false, f.state().ID)
	head := q.state().Head
	q.Key("esc", "5", "esc", "enter", "esc")
	if q.m.form() != nil || q.state().Head != head {
		t.Errorf("entry %d after %d:\n%s", q.state().Head, head, q.Text())
	}
}

// What was asked for before it was said who sits here is gone with that question: who sits down
// later meets no form of twenty minutes ago.
func TestDrillSeatLeftForgetsWhatWaited(t *testing.T) {
	t.Parallel()
	f, x := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	f.pass(2 * time.Second)
	p := f.besides(x, false, f.state().ID)
	p.Key("esc", "5", "esc")
	p.pass(20 * time.Minute)
	p.Key("u")
	p.plays("西村", "operator")
	if p.m.form() != nil {
		t.Errorf("what was left comes back:\n%s", p.Text())
	}
}

// What was asked for from the contacts or by the palette waits for the seat like everything
// else; what was pressed last is not done in its place.
func TestDrillSeatFirstFromEverywhere(t *testing.T) {
	t.Parallel()
	f, x := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	f.pass(2 * time.Second)
	for name, ask := range map[string]struct {
		keys []string
		form string // how its key begins
	}{
		"a note":  {[]string{"p", "enter"}, "note"},
		"a call":  {[]string{"p", "owed", "enter"}, "report"},
		"palette": {[]string{":", "あとから", "enter"}, "late"},
		"log":     {[]string{"l", "1"}, "correct"},
		"menu":    {[]string{"0", "5"}, "note"},
	} {
		p := f.besides(x, false, f.state().ID)
		p.Key("esc")
		for _, k := range ask.keys {
			switch k {
			case "あとから":
				p.Type(k)
			case "owed":
				for p.m.owed(p.m.listedPeople()[p.m.contacts.at].role.ID) == nil {
					p.Key("down")
				}
			default:
				p.Key(k)
			}
		}
		if form := p.m.form(); form == nil || form.key != "seat" {
			t.Errorf("%s: nobody is asked who sits here:\n%s", name, p.Text())
			continue
		}
		p.plays("西村", "operator")
		if form := p.m.form(); form == nil || !strings.HasPrefix(form.key, ask.form) {
			t.Errorf("%s: what was asked for is not there:\n%s", name, p.Text())
		}
	}
}

// What is pressed before it is known who sits here waits for that: no key begins another seat
// over the one this terminal has.
func TestDrillKeysWaitForTheSeat(t *testing.T) {
	t.Parallel()
	f, x := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	f.pass(time.Second)
	id := f.state().ID
	for name, seat := range map[string]*Seat{"facilitator": {As: "control", Name: "鈴木"}, "player": {As: "player", Name: "西村", Role: "operator"}, "nobody": nil} {
		have := map[runbook.IncidentID]Seat{}
		if seat != nil {
			have[id] = *seat
		}
		p := f.besides(x, false, "")
		seatsOf(have)(&p.m.cfg)
		p.m.cfg.Drills.Seat = nil
		p.resume(id)
		p.m.forms, p.m.screen = nil, onIncident
		delete(p.m.seats, id)
		seatsOf(have)(&p.m.cfg)
		sought := p.m.sit(p.m.work)
		p.Key("5")
		p.Type("電話あり")
		if p.m.form() != nil {
			t.Fatalf("%s: a key opened something before it was known who sits here:\n%s", name, p.Text())
		}
		p.Send(sought())
		form := p.m.form()
		switch name {
		case "facilitator":
			if now := have[id]; form == nil || !strings.HasPrefix(form.key, "observe") || p.m.work.drill.seat != seatControl || now.As != "control" || now.Name != "鈴木" {
				t.Errorf("%s: %+v:\n%s", name, have, p.Text())
			}
		case "player":
			if form == nil || !strings.HasPrefix(form.key, "note") || p.m.work.drill.seat != seatPlayer {
				t.Errorf("%s: the keys came to nothing:\n%s", name, p.Text())
			}
		default:
			if form == nil || form.key != "seat" || form.text("player") == "電話あり" {
				t.Errorf("%s: the keys went to the question:\n%s", name, p.Text())
			}
			p.Shows("押したキーは使っていません")
		}
	}
}

// The form that waited is that of the moment at which it opens: what was settled while it was
// being said who sits here is not settled again.
func TestDrillSeatOpensAnew(t *testing.T) {
	t.Parallel()
	f, x := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	f.pass(2 * time.Second)
	p := f.besides(x, false, f.state().ID)
	p.Key("esc")
	ref := p.m.work.selected
	p.Key("enter") // the form of the step, which waits
	p.Shows("使う人を選んでください")

	q := f.besides(x, false, f.state().ID)
	q.plays("高橋", "pr")
	q.m.work.pick(ref)
	q.Key("enter", "ctrl+s")
	if v, _ := q.state().Step(ref, q.m.clock()); !v.State.Settled() {
		t.Fatalf("%s is not settled:\n%s", ref, q.Text())
	}
	p.pass(3 * time.Second)
	p.plays("西村", "operator")
	if form := p.m.form(); form != nil && form.step == ref && form.seen < p.m.work.head.Seq {
		t.Errorf("a form of entry %d waits at entry %d:\n%s", form.seen, p.m.work.head.Seq, p.Text())
	}
	if form := p.m.form(); form != nil && form.step == ref && strings.HasPrefix(form.key, "done") {
		t.Errorf("the step is to be done although it was settled:\n%s", p.Text())
	}
}

// The facilitator reads which answer is right, and the time an empty field means.
func TestDrillExpectedAnswer(t *testing.T) {
	t.Parallel()
	c, _ := startDrills(t, lang.Japanese, 120, 60)
	c.begin("control")
	c.pass(2 * time.Second)
	for in, ok := c.m.inHand(); ok; in, ok = c.m.inHand() {
		if len(in.Expect) > 0 && len(in.Expect[0].Answer) > 0 || in.Number == len(c.m.work.drill.run.Scenario.Injects) {
			break
		}
		c.Key("down")
	}
	c.Shows("…「", "」と答える")
	for in, ok := c.m.inHand(); ok && in.Number != 1; in, ok = c.m.inHand() {
		c.Key("up")
	}
	c.Key("6")
	c.m.form().focusField("when")
	c.Shows("空欄なら今（06:05）")
	c.pass(3 * time.Minute)
	c.pick("which", string(c.m.work.drill.run.Scenario.Injects[0].Expect[0].Step))
	c.Key("ctrl+s")
	met := c.ofType(runbook.DrillExpectationMet)
	if len(met) != 1 || met[0].At.Format("15:04") != "06:05" {
		t.Errorf("%+v", met)
	}
}

// When only what waits for its conditions is left, that is said, and when the planned length
// is over.
func TestDrillLeftOvers(t *testing.T) {
	t.Parallel()
	c, _ := startDrills(t, lang.Japanese, 120, 40)
	c.Key("t")
	for c.m.scenarios.all[c.m.scenarios.at].ID != "night-hijack" {
		c.Key("down")
	}
	c.Key("enter")
	c.pick("seat", "control")
	c.Key("ctrl+s")
	for range 20 {
		c.pass(5 * time.Minute)
	}
	run := &c.m.work.drill.run
	waits := run.Conditional(c.m.clock())
	if _, ok := run.Next(c.m.clock()); ok || len(waits) != 1 {
		t.Fatalf("%d injects wait for their conditions:\n%s", len(waits), c.Text())
	}
	c.Shows("残りは条件付きだけ: "+waits[0].Due.Format("15:04")+" 10 ", "予定 3時間 のうち")
	c.Hides(lang.DrillScreen.NoNext.Ja, "を過ぎました")
	c.Key("7")
	c.Shows("今は条件に合いません")
	for range 8 {
		c.pass(10 * time.Minute)
	}
	c.Shows("予定の3時間を過ぎました")
	c.Hides("のうち", "残りは条件付きだけ")
}

// x ends the record of a real incident and opens nothing in a drill; j is what has arrived.
func TestDrillHasNoX(t *testing.T) {
	t.Parallel()
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.begin("alone")
	c.pass(2 * time.Second)
	c.Key("x")
	if c.m.screen != onIncident || c.m.form() != nil {
		t.Errorf("x leads to screen %d", c.m.screen)
	}
	c.Shows("訓練では x は使いません", "j 届いた状況")
	c.Key("l", "j")
	if c.m.screen != onInbox {
		t.Errorf("j leads to screen %d from the log", c.m.screen)
	}
}

// The number of a choice typed into the name is no name.
func TestDrillNameIsNoNumber(t *testing.T) {
	t.Parallel()
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.Key("t", "enter")
	c.pick("seat", "alone")
	c.fill("recorder", "３")
	c.Key("ctrl+s")
	if c.m.work != nil {
		t.Fatal("a drill was begun by 3")
	}
	c.Shows("「３」は名前ではありません")
	c.fill("recorder", "佐藤")
	c.Key("ctrl+s")
	if c.m.work == nil || c.state().Recorder() != "佐藤" {
		t.Errorf("it was not begun:\n%s", c.Text())
	}
}

// A time before the drill began is questioned once.
func TestDrillTimeBeforeItsStart(t *testing.T) {
	t.Parallel()
	c, _ := startDrills(t, lang.Japanese, 120, 40)
	c.begin("alone")
	c.pass(10 * time.Minute)
	c.Key("5")
	c.Type("通報を受けた")
	c.fill("when", "5:05")
	c.Key("ctrl+s")
	c.Shows("「" + word.When.Ja + "」の 05:05 は訓練の開始")
	c.Key("enter")
	if n := len(c.ofType(runbook.NoteAdded)); n != 0 || c.m.form() == nil {
		t.Fatalf("%d notes", n)
	}
	c.Key("ctrl+s", "2", "enter")
	if n := len(c.ofType(runbook.NoteAdded)); n != 1 || c.m.ask != nil {
		t.Errorf("%d notes:\n%s", n, c.Text())
	}
	c.Key("5")
	c.Type("次の連絡")
	c.fill("when", "6:06")
	c.Key("ctrl+s")
	if n := len(c.ofType(runbook.NoteAdded)); n != 2 {
		t.Errorf("%d notes after one of the drill's own time:\n%s", n, c.Text())
	}
	c.Key("enter") // what was published before anybody noticed is no slip
	typed := 0
	for _, x := range c.m.form().fields {
		if x.moment && x.id != "when" && x.side != runbook.Ahead && !x.hidden() {
			c.fill(x.id, "5:58")
			typed++
		}
	}
	if c.Key("ctrl+s"); c.m.ask != nil || typed == 0 {
		t.Errorf("of %d times it asks about one:\n%s", typed, c.Text())
	}
}

// What somebody is to have done before the drill began is refused at once: there is nothing to ask.
func TestDrillDoneBeforeItsStart(t *testing.T) {
	t.Parallel()
	c, _ := startDrills(t, lang.Japanese, 120, 40)
	c.begin("alone")
	c.pass(10 * time.Minute)
	c.Key("enter")
	c.fill("when", "5:05")
	c.Key("ctrl+s")
	if c.m.ask != nil || c.m.form() == nil || len(c.ofType(runbook.StepDone)) != 0 {
		t.Fatalf("it is asked or recorded:\n%s", c.Text())
	}
	c.Shows("は、訓練の開始", "より前です")
	c.fill("when", "6:06")
	c.Key("ctrl+s")
	if n := len(c.ofType(runbook.StepDone)); n != 1 {
		t.Errorf("%d steps are done at a time of the drill:\n%s", n, c.Text())
	}
}

// What a drill adds to the keys is among all that can be done, for whom it is.
func TestDrillKeysAmongAll(t *testing.T) {
	t.Parallel()
	for who, want := range map[string]string{"alone": "j z u", "player": "j u"} {
		c, _ := startDrills(t, lang.Japanese, 80, 24)
		c.begin("alone")
		if who == "player" {
			c.m.work.drill.seat = seatPlayer
		}
		var got []string
		for _, x := range c.m.commands() {
			if drillKeys.find(x.key) == x.do && x.do != doNothing {
				got = append(got, x.key)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", who, got, want)
		}
	}
}

// A drill that was begun in Japanese has its English title on an English screen.
func TestDrillTitleInItsLanguage(t *testing.T) {
	t.Parallel()
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.begin("alone")
	s := &c.m.work.state
	if got := c.m.incidentTitle(s); got.Ja != s.Title || got.En == s.Title || got.En == "" {
		t.Errorf("%q is called %+v", s.Title, got)
	}
	other := *s
	other.Title = "停電の訓練"
	if got := c.m.incidentTitle(&other); got != lang.Same(other.Title) {
		t.Errorf("what somebody called it is lost: %+v", got)
	}
}

// Home counts drills that are over apart from incidents; who took a role is named once.
func TestDrillCountedApart(t *testing.T) {
	t.Parallel()
	c, x := startDrills(t, lang.Japanese, 80, 24)
	c.begin("control")
	c.pass(2 * time.Second)
	p := c.besides(x, false, c.state().ID)
	p.plays("西村", "operator")
	p.Key("l")
	p.Shows("西村       「担当者」を受け持った")
	p.Hides("西村が「担当者」")
	c.Key("9", "2", "enter")
	for range 3 {
		c.Key("esc")
	}
	c.Shows("終わった訓練も表示する（訓練 1件）")
	c.Hides("終結した事案も表示する")
}

// Who trains alone puts a clock that stands forward to the next inject, and it arrives: with
// nobody to hand it out it would stay due, and every further jump be refused.
func TestDrillJumpsWhileTheClockStands(t *testing.T) {
	t.Parallel()
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.begin("alone")
	c.pass(2 * time.Second)
	c.Key("z", "1", "ctrl+s")
	for want := len(c.ofType(runbook.DrillInjected)) + 1; want < 5; want++ {
		c.Key("z", "2", "ctrl+s")
		if n := len(c.ofType(runbook.DrillInjected)); n != want || c.state().Clock.Running {
			t.Fatalf("%d arrived, not %d:\n%s", n, want, c.Text())
		}
	}
	c.Shows("未読")
	c.Hides("時刻を過ぎています", "取りやめ")
}

// The inject in hand has its mark in words, also without colours, and what is due now another;
// wherever it stands in the list, it and its title are seen whole, and the list says of how many.
func TestDrillInjectInHand(t *testing.T) {
	t.Parallel()
	for _, h := range []int{12, 16, 20, 24, 40} {
		c, _ := startDrills(t, lang.Japanese, 80, h)
		c.begin("control")
		c.Key("a") // by hand: the first is due
		c.pass(5 * time.Minute)
		v := c.m.voice()
		all := c.m.injects()
		for i, in := range all {
			c.m.work.drill.at = i
			rows := c.m.injectList(34, max(2, (h-8)/2))
			var marked []string
			for _, r := range rows[1:] {
				if strings.HasPrefix(r.text(), "▸") {
					marked = append(marked, r.text())
				}
			}
			want := fmt.Sprintf("%2d ", in.Number)
			if len(marked) != 1 || !strings.Contains(marked[0], want) || strings.Contains(marked[0], "!") != (in.Status == drill.Due) {
				t.Fatalf("%d rows: inject %d is %s, and marked %q", h, in.Number, in.Status, marked)
			}
			if h >= 16 && len(rows) > max(2, (h-8)/2) {
				t.Errorf("%d rows for %d", len(rows), (h-8)/2)
			}
			var title strings.Builder
			for _, r := range c.m.injectLines(in, true, 34) {
				title.WriteString(strings.TrimSpace(r.text()[min(len(r.text()), 12):]))
			}
			if said := strings.ReplaceAll(title.String(), " ", ""); !strings.Contains(said, strings.ReplaceAll(v.say(in.Title), " ", "")[:9]) {
				t.Errorf("of %q the list has %q", v.say(in.Title), said)
			}
			if whole := len(rows) - 1; whole < len(all) && !strings.Contains(rows[0].text(), "全9件") {
				t.Errorf("%d rows: it does not say of how many: %q", h, rows[0].text())
			}
		}
	}
}

// The column of the numbers of injects is two wide, and a longer number is whole.
func TestInjectNumbers(t *testing.T) {
	for n, want := range map[int]string{7: " 7", 42: "42", 107: "107"} {
		if got := padNumber(n); got != want {
			t.Errorf("%d is %q", n, got)
		}
	}
}
