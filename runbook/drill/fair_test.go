package drill_test

import (
	"crypto/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/store/storetest"
)

// TestJumpPassesNothing: the clock is put forward, and no inject is passed over: a jump
// stops where one arrives, and the next waits until that one was dealt with.
func TestJumpPassesNothing(t *testing.T) {
	p := begin(t)
	start := p.now()
	p.must(drill.Deliver{})
	p.must(drill.Jump{To: start.Add(6 * time.Hour)})
	if got := p.now().Sub(start); got != 20*time.Minute || p.status(2) != drill.Due {
		t.Fatalf("it stopped at +%s, where inject 2 is %s", got, p.status(2))
	}
	for _, in := range []drill.Intent{drill.Jump{}, drill.Jump{To: start.Add(6 * time.Hour)}} {
		err := p.try(in)
		if err == nil || !strings.Contains(err.Error(), "2") || p.now().Sub(start) != 20*time.Minute {
			t.Fatalf("%#v passed over inject 2: +%s, %v", in, p.now().Sub(start), err)
		}
	}
	p.must(drill.Deliver{Number: 2})
	p.must(drill.Jump{To: start.Add(6 * time.Hour)})
	if got := p.now().Sub(start); got != 6*time.Hour {
		t.Errorf("nothing else arrives, and it stopped at +%s", got)
	}
	for _, v := range p.run.Injects(p.now()) {
		if v.Status == drill.Due {
			t.Errorf("inject %d was passed over", v.Number)
		}
	}
}

// TestJumpIsNobodysFault: a due time that came only because the facilitator put the clock
// forward is marked as that. The players have what they had left before it.
func TestJumpIsNobodysFault(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	p.wait(3 * time.Minute)
	p.must(drill.Jump{}) // by 17 minutes, past the five and the ten minutes allowed
	p.must(drill.Deliver{})
	given := p.run.Injects(p.now())[0]
	if due := p.run.Deadline(given, given.Expect[0]); due.Sub(p.now()) != 2*time.Minute {
		t.Errorf("two of the five minutes are left, and %s is told", due.Sub(p.now()))
	}
	if a := action(t, p.score(), 1, "opening/record-detection"); a.Outcome != drill.NotDue {
		t.Errorf("nobody could do it: %+v", a)
	}
	p.wait(time.Minute)
	p.do(runbook.Do{By: me, Step: "opening/record-detection"})
	if a := action(t, p.score(), 1, "opening/record-detection"); !a.InTime() || a.Minutes() != 4 || a.Jumped != 17*time.Minute {
		t.Errorf("four minutes were taken: %+v", a)
	}
	p.wait(10 * time.Minute)
	if p.do(runbook.Note{By: me, Text: "まだ"}); action(t, p.score(), 1, "opening/save-evidence").Outcome != drill.NotDone {
		t.Error("there were ten minutes for it, and it is not missed")
	}

	// A promise, and somebody to be told, whose time a jump passed over.
	p = begin(t)
	p.must(drill.Deliver{})
	p.do(runbook.Do{By: me, Step: "opening/kind", Chosen: []string{"unauthorized-access"}, Reason: "見た", With: "課長"})
	p.must(drill.Jump{})
	p.must(drill.SkipInject{Number: 2})
	p.must(drill.Jump{To: p.now().Add(5 * time.Hour)})
	s := p.score()
	if len(s.Violations) > 0 {
		t.Errorf("the players are blamed for a jump: %+v", s.Violations)
	}
	if len(s.Passed) == 0 || !slices.ContainsFunc(s.Passed, func(v drill.Proof) bool { return v.Kind == drill.MissedReportTarget && v.Until.After(v.Due) }) {
		t.Errorf("and the table does not say what came due by it: %+v", s.Passed)
	}
	passed := len(s.Passed)
	p.wait(5 * time.Hour) // and now there was time
	p.do(runbook.Note{By: me, Text: "まだ"})
	if s = p.score(); len(s.Passed) > 0 || len(s.Violations) < passed {
		t.Errorf("five hours later nobody was told, and %d of %d are violations", len(s.Violations), passed)
	}
}

// TestWaitingPlan: until the drill is started the plan shows the times at which everything is
// going to come, and nothing is due.
func TestWaitingPlan(t *testing.T) {
	lib, _ := shipped(t)
	office, _ := lib.Profile(runbook.GenericOrg)
	s := parse(t, small)
	session, err := runbook.Begin(t.Context(), storetest.NewMemory(), lib, office, true, s.Opening(me, lang.Japanese, office.TimeZone), morning, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	state := session.State()
	run := drill.RunOf(&state, session.Entries())
	all := run.Injects(run.Now(morning))
	for i, want := range []time.Duration{0, 20 * time.Minute} {
		if got := all[i].Due.Sub(s.StartIn(office.TimeZone)); got != want || all[i].Status != drill.Waiting {
			t.Errorf("inject %d is %s, %s after the start of the scenario", i+1, all[i].Status, got)
		}
	}
}

// TestMarksOfTexts: a pass mark on what texts say is not reached by publishing nothing, nor
// by publishing what is not on record.
func TestMarksOfTexts(t *testing.T) {
	begun := func() *table {
		lib, _ := shipped(t)
		office, _ := lib.Profile(runbook.GenericOrg)
		p := sit(t, lib, office, parse(t, strings.Replace(small, "[[pass]]", "[[pass]]\ntitle = \"断定なし\"\nnever = [\"unconfirmed-asserted\"]\n\n[[pass]]", 1)))
		p.must(drill.SetSpeed{Speed: 1})
		p.must(drill.Deliver{})
		p.do(runbook.Do{By: me, Step: "opening/kind", Chosen: []string{"unauthorized-access"}, Reason: "見た", With: "課長"})
		return p
	}
	const notice = "unauthorized-access/notify-other-accounts"
	p := begun()
	p.do(runbook.WriteText{By: me, Step: notice, Body: p.words()})
	if m := p.score().Marks[0]; m.Reached || !m.Open {
		t.Errorf("nothing was published, and the mark is %+v", m)
	}
	v, _ := p.run.State.Step(notice, p.now())
	p.open(v)
	p.do(runbook.Do{By: me, Step: notice, Fields: p.fields(v)})
	if m := p.score().Marks[0]; !m.Reached {
		t.Errorf("what was published asserts nothing, and the mark is %+v", m)
	}
	p = begun()
	v, _ = p.run.State.Step(notice, p.now())
	p.override(v.Ref, "急ぐ")
	p.do(runbook.Do{By: me, Step: notice, Fields: p.fields(v)})
	if m := p.score().Marks[0]; m.Reached || !m.Open {
		t.Errorf("the words are not on record, and the mark is %+v", m)
	}
}

// TestMarksOfTheirSteps: a pass mark that names steps is not missed for what happened at others.
func TestMarksOfTheirSteps(t *testing.T) {
	lib, _ := shipped(t)
	office, _ := lib.Profile(runbook.GenericOrg)
	p := sit(t, lib, office, parse(t, strings.Replace(small, "[[pass]]", `[[pass]]
title = "証拠を残した"
steps = ["opening/save-evidence"]
never = ["one-person-decision", "missed-report-target"]

[[pass]]
title = "一人で決めなかった"
steps = ["opening/kind"]
never = ["one-person-decision"]

[[pass]]`, 1)))
	p.must(drill.SetSpeed{Speed: 1})
	p.must(drill.Deliver{})
	p.do(runbook.AddEvidence{By: me, Step: "opening/save-evidence", What: "画面", Where: "共有"})
	p.do(runbook.Do{By: me, Step: "opening/save-evidence"})
	p.do(runbook.Do{By: me, Step: "opening/kind", Chosen: []string{"unauthorized-access"}, Reason: "見た"})
	p.wait(time.Hour)
	p.must(drill.Observe{Text: "終わり"})
	s := p.score()
	if len(kinds(s)) < 2 || !slices.Contains(kinds(s), drill.OnePersonDecision) || !slices.Contains(kinds(s), drill.MissedReportTarget) {
		t.Fatalf("%v", kinds(s))
	}
	if m := s.Marks[0]; !m.Reached || len(m.Found) != 0 {
		t.Errorf("the mark fails for what it does not speak of: %+v", m)
	}
	if m := s.Marks[1]; m.Reached || !slices.Equal(m.Found, []drill.Violation{drill.OnePersonDecision}) {
		t.Errorf("the mark of the decision: %+v", m)
	}
}

// TestWrittenLater: what the players wrote down later than it happened is marked.
func TestWrittenLater(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	p.wait(9*time.Minute + 30*time.Second)
	p.do(runbook.Do{By: runbook.By{Actor: operator, At: p.now().Add(-30 * time.Second)}, Step: "opening/save-evidence"})
	p.do(runbook.Do{By: runbook.By{Actor: operator, At: p.now().Add(-8 * time.Minute)}, Step: "opening/record-detection"})
	s := p.score()
	if a := action(t, s, 1, "opening/record-detection"); !a.InTime() || a.Minutes() != 2 || !a.Written.Equal(p.now()) {
		t.Errorf("%+v", a)
	}
	if a := action(t, s, 1, "opening/save-evidence"); !a.Written.IsZero() {
		t.Errorf("a time in whole minutes is no later entry: %+v", a)
	}
	if len(s.Backdated) != 1 || s.Backdated[0].Entry != len(p.entries) || s.Backdated[0].Written.Sub(s.Backdated[0].At) != 8*time.Minute {
		t.Errorf("%+v", s.Backdated)
	}
}

// TestPlayersClose: the players close their incident, and the drill goes on until its
// facilitator ends it.
func TestPlayersClose(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	p.do(runbook.Close{By: me, Reason: "収束した"})
	if p.run.State.Status != runbook.StatusClosed || p.run.State.Over() || !p.run.Clock.Running {
		t.Fatalf("%s, over %v, running %v", p.run.State.Status, p.run.State.Over(), p.run.Clock.Running)
	}
	if b := runbook.MakeBrief(&p.run.State, p.entries, p.wall); b.Status != runbook.StatusOpen {
		t.Errorf("a list has the drill as %s", b.Status)
	}
	p.wait(20 * time.Minute)
	p.must(drill.Deliver{Number: 2})
	p.do(runbook.Reopen{By: me, Reason: "まだ続いていた"})
	p.do(runbook.Do{By: me, Step: "opening/stop-posting"})
	p.must(drill.End{})
	if !p.run.State.Over() || p.run.State.Status != runbook.StatusClosed {
		t.Errorf("ended: %s, over %v", p.run.State.Status, p.run.State.Over())
	}
	if _, err := p.session.Record(t.Context(), runbook.Reopen{By: me, Reason: "やり直す"}, p.wall); err == nil {
		t.Error("a drill that was ended was opened again")
	}
}

// TestFacilitatorStays: whoever takes the drill up again finds who runs it, and evaluators do
// not become that.
func TestFacilitatorStays(t *testing.T) {
	p := begin(t)
	p.must(drill.Pause{By: runbook.By{Actor: runbook.Actor{Name: "進行 花子"}}})
	p.must(drill.Observe{By: runbook.By{Actor: runbook.Actor{Name: "評価 太郎"}}, Text: "落ち着いていた"})
	session, err := runbook.Resume(t.Context(), storeOf(t, p), p.run.State.ID, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	state := session.State()
	if run := drill.RunOf(&state, session.Entries()); run.Facilitator() != "進行 花子" {
		t.Errorf("it is %q", run.Facilitator())
	}
	p.must(drill.Resume{})
	if by := p.entries[len(p.entries)-1].Actor.Name; by != "進行 花子" {
		t.Errorf("who says no name resumes as %q", by)
	}
}

// storeOf is a store with the log of a drill, as another program finds it.
func storeOf(t *testing.T, p *table) runbook.Store {
	t.Helper()
	st := storetest.NewMemory()
	if _, _, err := st.Create(t.Context(), runbook.SeriesDrill, morning, func(runbook.IncidentID) (runbook.Event, error) { return p.entries[0], nil }); err != nil {
		t.Fatal(err)
	}
	_, head, err := st.Read(t.Context(), p.run.State.ID, runbook.Head{})
	for _, e := range p.entries[1:] {
		if err == nil {
			head, err = st.Append(t.Context(), p.run.State.ID, head, []runbook.Event{e})
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// TestAfter: what was said of the debrief questions, and the plan to improve.
func TestAfter(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	p.must(drill.End{})
	for _, in := range []drill.Intent{
		drill.Discuss{Question: 0, Text: "話した"}, drill.Discuss{Question: 2, Text: "話した"}, drill.Discuss{Question: 1, Text: " "},
		drill.Improve{}, drill.Improve{Number: 1, Item: "直す"}, drill.Improve{Item: "直す", Due: new("来月")}, drill.Improve{Item: "直す", Due: new("2026-02-30")},
	} {
		if err := p.try(in); err == nil {
			t.Errorf("%#v was accepted", in)
		}
	}
	p.must(drill.Discuss{Question: 1, Text: "よかった"})
	p.must(drill.Discuss{Question: 1, Text: "連絡が遅い"})
	p.must(drill.Improve{Item: "連絡先を直す", Owner: new("広報課")})
	p.must(drill.Improve{Item: "見張りを決める"})
	p.must(drill.Improve{Number: 1, Due: new("2026-12-20")})
	before := p.run
	p.must(drill.Improve{Number: 2, Gone: true})
	p.must(drill.Improve{Item: "名簿を配る", Due: new("2027-01-15")})
	s := p.score()
	if len(s.Said) != 1 || len(s.Said[0]) != 2 || s.Said[0][1].Text != "連絡が遅い" {
		t.Errorf("said: %+v", s.Said)
	}
	if len(s.Improvements) != 2 || s.Improvements[1].Number != 3 || s.Improvements[0].DrillImprovement != (runbook.DrillImprovement{Number: 1, Item: "連絡先を直す", Owner: "広報課", Due: "2026-12-20"}) {
		t.Errorf("the plan: %+v", s.Improvements)
	}
	if len(before.Improvements()) != 2 || before.Improvements()[1].Item != "見張りを決める" {
		t.Errorf("folding changed an earlier run: %+v", before.Improvements())
	}
	p.must(drill.Improve{Number: 1, Owner: new("")})
	if got := p.run.Improvements()[0]; got.Owner != "" || got.Due != "2026-12-20" || got.Item != "連絡先を直す" {
		t.Errorf("nobody does it any more: %+v", got)
	}
	p.must(drill.Improve{Number: 1, Due: new(" ")})
	if got := p.run.Improvements()[0]; got.Due != "" {
		t.Errorf("it has no day any more: %+v", got)
	}
	p.must(drill.Discuss{Question: 1, Text: "まとめ", Instead: true})
	if s := p.score(); len(s.Said[0]) != 1 || s.Said[0][0].Text != "まとめ" {
		t.Errorf("said instead: %+v", s.Said)
	}
}
