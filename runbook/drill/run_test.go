package drill_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
)

// small is a scenario with one of everything.
const small = `
format    = 1
id        = "small"
title     = "小さな訓練"
purpose   = "仕組みを確かめる"
situation = "架空の市"
start     = "2026-11-22T23:10"
length    = "8h"
roles     = ["operator", "section-head"]
kinds     = ["unauthorized-access"]
debrief   = ["どうでしたか"]

[[objective]]
id   = "be-quick"
text = "早く動く"

[[inject]]
number = 1
title  = "電話"
at     = "0m"
from   = "市民"
to     = "operator"
means  = "telephone"
text   = "おかしな投稿です"
expect = [
  { step = "opening/record-detection", within = "5m" },
  { step = "opening/save-evidence", within = "10m", clause = "ube:5" },
  { step = "opening/kind", within = "10m", answer = ["unauthorized-access"] },
]
forbid = ["one-person-decision"]
answers = [ { who = "section-head", how = "nobody" }, { who = "platform", how = "number", reference = "TRN-1" } ]

[[inject]]
number = 2
title  = "続き"
at     = "20m"
from   = "市民"
to     = "operator"
means  = "mail"
text   = "まだですか"
unless = [ { step = "opening/stop-posting" } ]
expect = [ { step = "opening/stop-posting", within = "10m" } ]
answers = [ { who = "section-head", how = "deputy" } ]

[[inject]]
number  = 3
title   = "返答"
after   = { step = "opening/kind", answer = ["unauthorized-access"], delay = "15m" }
from    = "運営会社"
to      = "section-head"
means   = "mail"
text    = "受け付けました"
only-if = [ { step = "opening/save-evidence" }, { step = "unauthorized-access/can-log-in", answer = ["no", "no-credentials"] } ]
expect  = [ { step = "unauthorized-access/report-to-platform", within = "30m" } ]

[[inject]]
number  = 4
title   = "別の手段"
at      = "30m"
from    = "所属長"
to      = "operator"
means   = "in-person"
text    = "できないのですか"
only-if = [ { step = "opening/stop-posting", state = "impossible" } ]

[[pass]]
title = "早い"
steps = ["opening/save-evidence"]
never = ["one-person-decision"]
`

func parse(t testing.TB, text string) *drill.Scenario {
	t.Helper()
	s, err := drill.Parse("small.toml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// begin sits down to the small scenario in the generic office.
func begin(t testing.TB) *table {
	t.Helper()
	lib, _ := shipped(t)
	office, _ := lib.Profile(runbook.GenericOrg)
	s := parse(t, small)
	if err := s.Check(lib.Set, lib.Sources()); err != nil {
		t.Fatal(err)
	}
	p := sit(t, lib, office, s)
	p.must(drill.SetSpeed{Speed: 1})
	return p
}

func (p *table) wait(d time.Duration) { p.wall = p.wall.Add(d) }

func (p *table) status(number int) drill.Status {
	return p.run.Injects(p.now())[number-1].Status
}

func (p *table) want(number int, want drill.Status) {
	p.t.Helper()
	if got := p.status(number); got != want {
		p.t.Errorf("%s: inject %d is %s, want %s", p.now().Format("15:04"), number, got, want)
	}
}

var me = runbook.By{Actor: operator}

func TestScheduler(t *testing.T) {
	p := begin(t)
	p.want(1, drill.Due)
	p.want(2, drill.Waiting)
	p.want(3, drill.Waiting)
	if next, ok := p.run.Next(p.now()); !ok || next.Number != 2 || next.Due.Sub(p.run.Clock.Start) != 20*time.Minute {
		t.Errorf("next is %+v", next)
	}
	p.must(drill.Deliver{})
	p.want(1, drill.Delivered)
	if err := p.try(drill.Deliver{}); err == nil {
		t.Error("nothing is due, and something was delivered")
	}
	if err := p.try(drill.Deliver{Number: 1}); !settled(err, 4) {
		t.Errorf("inject 1 again: %v", err)
	}

	// Conditions.
	p.wait(25 * time.Minute)
	p.want(2, drill.Due)
	p.do(runbook.Do{By: me, Step: "opening/stop-posting"})
	p.want(2, drill.RuledOut)
	p.do(runbook.ReopenStep{By: me, Step: "opening/stop-posting"})
	p.want(2, drill.Due)
	p.wait(10 * time.Minute)
	p.want(4, drill.RuledOut)
	p.do(runbook.Impossible{By: me, Step: "opening/stop-posting", Reason: "入れない"})
	p.want(4, drill.Due)

	// After a step, by the time at which it happened.
	p.do(runbook.Do{By: me, Step: "opening/kind", Chosen: []string{"flaming"}})
	p.want(3, drill.Waiting)
	p.do(runbook.Do{By: runbook.By{Actor: operator, At: p.now().Add(-5 * time.Minute)}, Step: "opening/kind", Chosen: []string{"unauthorized-access"}, Reason: "分かった"})
	if due := p.run.Injects(p.now())[2].Due; due.Sub(p.now()) != 10*time.Minute {
		t.Errorf("inject 3 comes in %s", due.Sub(p.now()))
	}
	p.must(drill.Jump{})
	p.want(3, drill.RuledOut)
	p.do(runbook.AddEvidence{By: me, Step: "opening/save-evidence", What: "画面", Where: "共有"})
	p.do(runbook.Do{By: me, Step: "opening/save-evidence"})
	p.want(3, drill.RuledOut)
	p.do(runbook.Do{By: me, Step: "unauthorized-access/can-log-in", Chosen: []string{"no"}})
	p.want(3, drill.Due)

	// A delay puts it off from now or from its own time, and the longest due comes first.
	if due := p.run.DueNow(p.now()); len(due) != 3 || due[0].Number != 2 || due[1].Number != 4 {
		t.Errorf("due: %v", due)
	}
	p.must(drill.Delay{Number: 2, By: 7 * time.Minute, Reason: "忙しい"})
	p.want(2, drill.Waiting)
	p.wait(7*time.Minute - time.Second)
	p.want(2, drill.Waiting)
	p.wait(time.Second)
	p.want(2, drill.Due)
	p.must(drill.SkipInject{Number: 2, Reason: "時間がない"})
	p.want(2, drill.Skipped)
	for _, in := range []drill.Intent{drill.Deliver{Number: 2}, drill.Delay{Number: 2, By: time.Hour}, drill.SkipInject{Number: 2}, drill.Deliver{Number: 9}} {
		if err := p.try(in); err == nil {
			t.Errorf("%#v was accepted", in)
		}
	}
}

func settled(err error, entry int) bool {
	r, ok := errors.AsType[*runbook.Refusal](err)
	return ok && r.Code == runbook.AlreadySettled && r.Entry == entry
}

func TestByHand(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{Number: 2})
	if v := p.run.Injects(p.now())[1]; !v.ByHand || v.Status != drill.Delivered || v.Seq != len(p.entries) {
		t.Errorf("inject 2: %+v", v)
	}
	if a := p.run.Answers()["section-head"]; a.How != drill.Deputy {
		t.Errorf("the section head answers %q", a.How)
	}
	p.must(drill.Deliver{})
	a := p.run.Answers()
	if a["section-head"].How != drill.Nobody || a["platform"].Reference != "TRN-1" {
		t.Errorf("the inject delivered last does not hold: %+v", a)
	}
}

func TestFacilitator(t *testing.T) {
	p := begin(t)
	start := p.now()
	if err := p.try(drill.Start{Scenario: p.scenario}); err == nil {
		t.Error("the drill was started twice")
	}
	if err := p.try(drill.Resume{}); err == nil {
		t.Error("a clock that runs was resumed")
	}
	p.wait(time.Minute)
	p.must(drill.Pause{Reason: "休憩"})
	p.wait(time.Hour)
	if err := p.try(drill.Pause{}); err == nil || p.now().Sub(start) != time.Minute {
		t.Errorf("paused it shows +%s (%v)", p.now().Sub(start), err)
	}
	p.must(drill.Resume{})
	for speed, ok := range map[int]bool{0: false, -1: false, 1: true, 60: true, 61: false} {
		if err := p.try(drill.SetSpeed{Speed: speed}); (err == nil) != ok {
			t.Errorf("speed %d: %v", speed, err)
		}
	}
	if err := p.try(drill.Jump{To: p.now()}); err == nil {
		t.Error("a jump to where it stands")
	}
	if err := p.try(drill.Observe{Text: "落ち着いていた", Number: 77}); err == nil {
		t.Error("an observation on an inject there is none of")
	}
	if err := p.try(drill.Observe{Text: "落ち着いていた", Step: "opening/none"}); err == nil {
		t.Error("an observation on a step there is none of")
	}
	if err := p.try(drill.Observe{Text: " "}); err == nil {
		t.Error("an observation of nothing")
	}
	if err := p.try(drill.Rate{Objective: "be-quick", Grade: "A"}); err == nil {
		t.Error("a grade there is none of")
	}
	if err := p.try(drill.Rate{Objective: "none", Grade: drill.Performed}); err == nil {
		t.Error("an objective there is none of")
	}
	if err := p.try(drill.MarkMet{Number: 1, Step: "opening/save-evidence"}); err == nil {
		t.Error("an expectation of an inject that has not come")
	}
	p.must(drill.Deliver{Number: 1})
	if err := p.try(drill.MarkMet{Number: 1, Step: "opening/first-report"}); err == nil {
		t.Error("a step that is not expected")
	}
	if err := p.try(drill.Observe{Text: strings.Repeat("長", runbook.MaxText)}); err == nil {
		t.Error("a text that no log takes")
	}

	other := p.run
	other.State.Drill = false
	if _, err := drill.Decide(other, drill.Pause{}, facilitator, p.wall); err == nil {
		t.Error("an incident was paused")
	}
	if _, err := drill.Decide(drill.Run{State: runbook.State{Drill: true}}, drill.Pause{}, facilitator, p.wall); err == nil {
		t.Error("a drill that was not started was paused")
	}
	for _, e := range p.entries[1:] {
		line, ok := drill.Describe(&p.run, e)
		if !ok || line.Ja == "" || strings.Contains(line.Ja+line.En, "%!") {
			t.Errorf("%s: %+v", e.Type, line)
		}
	}
}

// TestFoldInParts cuts a whole drill at every entry.
func TestFoldInParts(t *testing.T) {
	lib, scenarios := shipped(t)
	office, _ := lib.Profile("iida")
	p := perfect(t, lib, office, scenarios[0])
	want := p.run.Injects(p.now())
	for cut := range p.entries {
		r := drill.Fold(drill.Fold(drill.Run{}, p.entries[:cut]), p.entries[cut:])
		if !reflect.DeepEqual(r.Injects(p.now()), want) || !reflect.DeepEqual(r.Clock, p.run.Clock) {
			t.Fatalf("cut at %d the run is another", cut)
		}
	}
	x, ok := drill.ExerciseOf(p.entries)
	if !ok || x.Scenario != scenarios[0].ID || !x.On.Equal(p.entries[1].Logged) || !slices.Contains(x.Playbooks, "opening") || !slices.Contains(x.Contacts, "section-head") {
		t.Errorf("exercised: %+v, %v", x, ok)
	}
}

// TestEightHours plays a drill of eight hours, minute by minute, and scores it.
func TestEightHours(t *testing.T) {
	lib, scenarios := shipped(t)
	office, _ := lib.Profile(runbook.GenericOrg)
	i := slices.IndexFunc(scenarios, func(s *drill.Scenario) bool { return s.ID == "contractor-election" })
	began := time.Now()
	p := sit(t, lib, office, scenarios[i])
	p.play(8 * time.Hour)
	p.must(drill.Pause{Reason: "終わり"})
	score, err := drill.Score(p.entries, nil)
	took := time.Since(began)
	if err != nil || score.Ended.Sub(score.Begun) < 8*time.Hour {
		t.Fatalf("%v: from %s to %s", err, score.Begun, score.Ended)
	}
	if limit := 2 * time.Second; took > limit {
		t.Errorf("it took %s, want less than %s", took, limit)
	}
	t.Logf("%d entries in %s", len(p.entries), took)
}
