package tui

import (
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// The code of a scenario narrows the list to it, as it chooses on the command line. Words are
// looked for in what the screen says: in the other language nothing is found, for who reads it
// could not see why.
func TestDrillScenarioByItsCode(t *testing.T) {
	t.Parallel()
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	listed := func(typed string) []string {
		c.Key("esc", "t", "/")
		c.Type(typed)
		var codes []string
		for _, s := range c.m.scenarios.listed(c.m.voice()) {
			codes = append(codes, s.Code)
		}
		c.Key("esc")
		return codes
	}
	for typed, want := range map[string][]string{"E": {"e"}, "ｅ": {"e"}, "night-hi": nil, "土曜日": {"c", "f"}, "Saturday": nil, "休眠": nil} {
		if got := listed(typed); !slices.Equal(got, want) {
			t.Errorf("%q leaves %v, not %v", typed, got, want)
		}
	}
	c.Key("esc", "t", "v") // who sees the titles may see the ids
	c.Key("/")
	c.Type("night-hi")
	if got := c.m.scenarios.listed(c.m.voice()); len(got) != 1 || got[0].Code != "e" {
		t.Errorf("with the titles shown the id finds %d", len(got))
	}
}

// Who looks for a scenario that is not there begins nothing else: no line is marked, and Enter
// only says that there is none.
func TestDrillNothingFoundBeginsNothing(t *testing.T) {
	t.Parallel()
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.Key("t", "/")
	c.Type("さくら")
	c.Hides("▸ 想定を使わずに始める")
	c.Key("enter", "enter")
	if c.m.screen != onScenarios || c.m.form() != nil {
		t.Fatalf("Enter begins something:\n%s", c.Text())
	}
	c.Shows("想定を使わずに始める", finding.NothingFound.Ja)
	c.Key("esc", "end", "enter") // the whole list again, and what was meant
	if c.m.form() == nil {
		t.Errorf("a drill without a scenario cannot be begun:\n%s", c.Text())
	}
}

// To the players what arrived has no number: one that is missing would tell them of an inject
// that was left out. Once the drill is over everybody may read the titles.
func TestDrillPlayersSeeNoNumbers(t *testing.T) {
	t.Parallel()
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.begin("alone")
	c.pass(2 * time.Second)
	const came, title = "届いた状況（電話）: 宿直の職員 から 担当者 へ", "宿直に「避難するのか」と電話が十数件"
	c.Shows(came)
	c.Hides("状況 1", "状況付与 1")
	c.Key("l")
	c.Shows(came)
	c.Hides("状況 1", "状況付与 1")
	c.Key("enter")
	c.Shows(came)
	c.Hides("状況 1", "状況付与 1")
	c.Key("esc", "esc", "z")
	c.pick("do", "end")
	c.Key("ctrl+s", "2", "enter", "l")
	c.Shows("状況付与 1: " + title)
}

// A drill that was ended without having been started has no hot wash: that is said when
// something is to be written, and not after it was.
func TestDrillNotHeldOpensNoForm(t *testing.T) {
	t.Parallel()
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.begin("control")
	c.m.work.drill.run.Clock = runbook.Clock{Ended: true}
	c.m.work.drill.run.State.Clock = runbook.Clock{Ended: true}
	c.m.openReview()
	for _, key := range []string{"enter", "1", "5"} {
		c.Key(key)
		if c.m.form() != nil {
			t.Errorf("%s opens a form of a drill that was not held:\n%s", key, c.Text())
		}
		c.Shows("始めないまま終えた訓練です")
	}

	// Nor is an inject put off, or marked, of one that is over.
	o, _ := startDrills(t, lang.Japanese, 80, 24)
	o.begin("control")
	o.pass(2 * time.Second)
	o.Key("down", "6") // an inject that was not delivered
	if o.m.form() != nil {
		t.Errorf("what was not delivered is marked:\n%s", o.Text())
	}
	o.Shows("まだ付与していません")
	o.Key("9", "2", "enter", "esc")
	for _, key := range []string{"1", "2"} {
		o.m.work.drill.at = 5
		o.Key(key)
		if o.m.form() != nil {
			t.Errorf("%s opens a form of a drill that is over:\n%s", key, o.Text())
		}
	}
}

// What became due while the facilitator was away waits, and only that: what comes after it
// arrives by itself again, and nothing of it is kept of the seat.
func TestDrillHeldUntilHandedOut(t *testing.T) {
	t.Parallel()
	f, x := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	f.pass(time.Second)
	id := f.state().ID
	p := f.besides(x, false, id)
	p.plays("高橋", "operator")
	for range 130 { // the facilitator's computer is gone; the players go on
		p.pass(10 * time.Second)
	}
	kept := map[runbook.IncidentID]Seat{id: {As: "control", Name: "副進行 次郎"}}
	f.now = p.now
	back := f.besides(x, true, id, seatsOf(kept))
	due := len(back.m.work.drill.run.DueNow(back.m.clock()))
	if due < 2 || !back.m.work.drill.held {
		t.Fatalf("%d are due:\n%s", due, back.Text())
	}
	back.Shows("付与: 手動")
	for range due {
		back.m.work.drill.at = slices.IndexFunc(back.m.injects(), func(in drill.InjectView) bool { return in.Status == drill.Due })
		back.Key("enter")
	}
	back.pass(time.Second)
	if d := &back.m.work.drill; d.held || d.byHand || !d.delivers() {
		t.Errorf("it waits on: %+v", d.kept())
	}
	back.Shows("付与: 自動")
	if kept[id].ByHand {
		t.Errorf("the seat is kept as %+v", kept[id])
	}
}

// Who comes back after everything stood still finds the clock where it was: nothing was due,
// so that nothing waits, and nothing was handed out before that was known.
func TestDrillBackAfterACrash(t *testing.T) {
	t.Parallel()
	for _, seat := range []string{"control", "alone"} {
		f, x := startDrills(t, lang.Japanese, 80, 24)
		f.begin(seat)
		f.pass(2 * time.Second)
		id, given := f.state().ID, len(f.ofType(runbook.DrillInjected))
		f.now = f.now.Add(2 * time.Hour)
		back := f.besides(x, seat == "control", id, seatsOf(map[runbook.IncidentID]Seat{id: {As: seat, Name: "鈴木"}}))
		back.Shows("時計を", "に戻して止めました")
		back.pass(time.Second)
		if d := &back.m.work.drill; d.held || d.byHand || d.looking || len(d.given) != given {
			t.Errorf("%s: %+v, %d were handed out after %d", seat, d.kept(), len(d.given), given)
		}
	}
}

// The hot wash says of an action that only the evaluators confirmed it, and when, by the words
// of the table.
func TestDrillHotWashIsTheTable(t *testing.T) {
	t.Parallel()
	c, _ := startDrills(t, lang.Japanese, 100, 60)
	c.begin("control")
	c.pass(2 * time.Second)
	c.pass(4 * time.Minute)
	c.Key("9", "2", "enter", "esc", "home", "6")
	c.pick("which", "opening/save-evidence")
	c.Key("ctrl+s", "0")
	table := c.m.work.drill.score(c.m.work.chron.entries)
	at := slices.IndexFunc(table.Actions, func(a drill.Action) bool { return a.AfterEnd })
	if at < 0 {
		t.Fatalf("nothing was confirmed after the end: %+v", table.Actions)
	}
	c.Shows("証拠を残す（削除・変更の前に）　"+table.Actions[at].Taken(c.m.voice().zone).Ja, "終了後に確認")
}

// The lists of a drill are narrowed as every other: the scenarios, the facilitator's plan,
// and what has arrived; what is chosen then is what is seen.
func TestDrillListsNarrow(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.Key("t")
	last := c.m.scenarios.all[len(c.m.scenarios.all)-1]
	c.Key("/")
	c.Type(last.Code)
	c.Text()
	if s := c.m.searchOf(); s == nil || s.found < 1 || s.found >= s.of {
		t.Fatalf("%q leaves %+v:\n%s", last.Code, s, c.Text())
	}
	c.Key("esc", "/")
	c.Type(last.PlayersTitle().Ja)
	c.Key("enter", "enter")
	if f := c.m.form(); f == nil || !strings.Contains(c.Text(), last.PlayersTitle().Ja) {
		t.Fatalf("Enter does not take what the search left:\n%s", c.Text())
	}
	c.Key("esc", "esc", "esc")

	c, _ = startDrills(t, lang.Japanese, 80, 24)
	c.begin("control")
	whole := c.m.injects()
	third := whole[2]
	c.Key("/")
	c.Type("ＸＹＺＺＹ")
	c.Text()
	if _, any := c.m.inHand(); any {
		t.Error("an inject that is not listed is in hand")
	}
	c.Key("enter", "esc", "/")
	c.Type(third.Title.Ja)
	c.Key("enter")
	if in, ok := c.m.inHand(); !ok || in.Number != third.Number || len(c.m.injects()) >= len(whole) {
		t.Fatalf("%q finds inject %d:\n%s", third.Title.Ja, in.Number, c.Text())
	}
	c.Key("esc")
	if c.m.screen != onControl || c.m.ask != nil || len(c.m.injects()) != len(whole) {
		t.Errorf("Esc does not first show the whole plan:\n%s", c.Text())
	}

	c, _ = startDrills(t, lang.Japanese, 80, 24)
	c.begin("alone")
	for len(c.m.work.drill.given) < 2 {
		c.pass(30 * time.Minute)
	}
	c.Key("j", "/")
	c.Type(c.m.work.drill.given[1].Text.Ja)
	c.Key("enter")
	if got := c.m.inBox(); len(got) != 1 || got[0].Number != c.m.work.drill.given[1].Number {
		t.Errorf("%d arrivals are found:\n%s", len(got), c.Text())
	}
}

// A drill that was ended without having been started was not held, and no screen calls it
// closed; with those that are over, the list of drills is no list of drills under way.
func TestDrillNotHeldOnHome(t *testing.T) {
	t.Parallel()
	c, x := startDrills(t, lang.Japanese, 80, 24)
	lib, err := played()
	if err != nil {
		t.Fatal(err)
	}
	office, _ := lib.Profile("ube")
	all, err := x.drills(false).Scenarios()
	if err != nil {
		t.Fatal(err)
	}
	who := runbook.By{Actor: runbook.Actor{Name: "佐藤"}}
	s, err := runbook.Begin(t.Context(), c.store, lib, office, true, all[0].Opening(who, lang.Japanese, jst), c.now, rand.New(rand.NewSource(4)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Record(t.Context(), drill.End{By: who}, c.now); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Record(t.Context(), runbook.Note{By: who, Text: "画面を見た"}, c.now); err == nil {
		t.Error("a note follows in the log of a drill that was not held")
	}
	c.pass(11 * time.Second)
	c.Key("c")
	c.pass(11 * time.Second)
	c.Shows("【訓練】訓練（実際の事案ではありません）", "実施しなかった")
	c.Hides("進行中の訓練", "終結 ", "記録係 佐藤")
	c.resume(s.State().ID)
	c.m.openControl()
	c.Shows("実施しなかった")
	c.Hides("　終了")
}

// In the form that begins one of several, the field has the word 想定, and its choices do not
// say it again.
func TestDrillScenarioIsSaidOnce(t *testing.T) {
	t.Parallel()
	c, x := startDrills(t, lang.Japanese, 80, 24)
	all, _ := x.drills(false).Scenarios()
	f := c.m.drillForm(all)
	f.react(f)
	for _, o := range f.field("scenario").choices {
		if said := c.m.voice().say(o.text); o.id != freeDrill && strings.Contains(said, "想定") {
			t.Errorf("想定: %s", said)
		}
	}
}
