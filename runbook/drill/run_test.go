package drill_test

import (
	"crypto/rand"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/store/storetest"
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
steps = ["opening/save-evidence", "opening/kind"]
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
	if err := p.try(drill.Jump{}); err == nil {
		t.Error("the clock was put forward past inject 2, which is due")
	}
	p.wait(10 * time.Minute)
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
	p.must(drill.Delay{Number: 2, Span: 7 * time.Minute, Reason: "忙しい"})
	p.want(2, drill.Waiting)
	p.wait(7*time.Minute - time.Second)
	p.want(2, drill.Waiting)
	p.wait(time.Second)
	p.want(2, drill.Due)
	p.must(drill.SkipInject{Number: 2, Reason: "時間がない"})
	p.want(2, drill.Skipped)
	for _, in := range []drill.Intent{drill.Deliver{Number: 2}, drill.Delay{Number: 2, Span: time.Hour}, drill.SkipInject{Number: 2}, drill.Deliver{Number: 9}} {
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
	if err := p.try(drill.Start{}); err == nil {
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
	if err := p.try(drill.Rate{Objective: "none", Grade: runbook.Performed}); err == nil {
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
	if _, err := drill.Decide(other, drill.Pause{}, p.wall); err == nil {
		t.Error("an incident was paused")
	}
	if _, err := drill.Decide(drill.Run{State: runbook.State{Drill: true}}, drill.Pause{}, p.wall); err == nil {
		t.Error("a drill that was not started was paused")
	}
	for _, e := range p.entries[1:] {
		line, ok := drill.Describe(&p.run, e)
		if !ok || line.Ja == "" || strings.Contains(line.Ja+line.En, "%!") {
			t.Errorf("%s: %+v", e.Type, line)
		}
	}
}

// TestInterrupted: the program is killed, and the clock resumes where it was.
func TestInterrupted(t *testing.T) {
	for _, c := range []struct {
		alive time.Duration // of wall time, from the last entry
		want  time.Duration // of drill time, from the last entry
	}{
		{0, 0},
		{3 * time.Minute, 12 * time.Minute},
		{-30 * time.Second, 0}, // older than the last entry
		{99 * time.Hour, 0},    // not yet: it cannot be known
	} {
		p := begin(t)
		p.must(drill.SetSpeed{Speed: 4})
		p.wait(time.Minute)
		p.do(runbook.Note{By: me, Text: "最後の記録"})
		stood, last := p.now(), p.wall
		p.wait(50 * time.Minute)
		in := drill.Interrupt{}
		if c.alive != 0 {
			in.Alive = last.Add(c.alive)
		}
		p.must(in)
		p.wait(time.Hour)
		if got := p.now().Sub(stood); got != c.want || p.run.Clock.Running {
			t.Errorf("alive %s after it: it stands at +%s, want +%s", c.alive, got, c.want)
		}
		if err := p.try(drill.Interrupt{}); err == nil {
			t.Error("it was interrupted while it stood still")
		}
		p.must(drill.Resume{})
		p.wait(time.Minute)
		if got := p.now().Sub(stood); got != c.want+4*time.Minute {
			t.Errorf("resumed it shows +%s", got)
		}
	}
}

// standing says how injects and steps stand now.
func (p *table) standing() string {
	var b strings.Builder
	for _, v := range p.run.Injects(p.now()) {
		fmt.Fprintln(&b, v.Number, v.Status, v.Due.Unix(), v.Holds, v.Seq, v.When.Unix())
	}
	for _, v := range p.run.State.Steps(p.now()) {
		fmt.Fprintln(&b, v.Ref, v.State, v.Deadline.Unix(), v.Overdue, v.Seq, v.At.Unix(), v.NextCheck.Unix())
	}
	return b.String()
}

// TestComputerClockSet: the clock of the computer is put forward by an hour, or back, in the
// middle of a drill; drill time goes on as if nothing had happened.
func TestComputerClockSet(t *testing.T) {
	lib, scenarios := shipped(t)
	office, _ := lib.Profile(runbook.GenericOrg)
	for _, by := range []time.Duration{time.Hour, -time.Hour} {
		running := time.Minute
		var p *table
		host := &runbook.Host{Store: storetest.NewMemory(), Clock: func() (time.Time, time.Duration, string) { return p.wall, running, "a-start" }}
		p = &table{t: t, scenario: scenarios[0], wall: morning}
		s, err := runbook.Begin(t.Context(), host, lib, office, true, scenarios[0].Opening(me, lang.Japanese, office.TimeZone), p.wall, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		p.session = s
		p.take()
		p.must(drill.Start{Speed: 2})
		began := p.now()
		for _, in := range []runbook.Intent{runbook.Note{By: me, Text: "後の記録"}, drill.Pause{}} {
			p.wall, running = p.wall.Add(time.Minute+by), running+time.Minute
			if _, err := p.session.Record(t.Context(), in, p.wall); err != nil {
				t.Fatal(err)
			}
			p.take()
			jumped, last := p.entries[len(p.entries)-2], p.entries[len(p.entries)-1]
			if jumped.Type != runbook.ClockJumped || !jumped.At.Equal(last.At) {
				t.Fatalf("%s at %s before %s at %s", jumped.Type, jumped.At, last.Type, last.At)
			}
			began = began.Add(2 * time.Minute)
			if !last.At.Equal(began) || !p.now().Equal(began) {
				t.Errorf("set by %s: %s is of %s, the clock shows %s, want %s", by, last.Type, last.At, p.now(), began)
			}
		}
	}
}

// TestKilled kills the program at every entry of a whole drill: whoever opens the log
// finds the clock, the injects and the steps as they were, and can go on.
func TestKilled(t *testing.T) {
	lib, scenarios := shipped(t)
	office, _ := lib.Profile(runbook.GenericOrg)
	st := storetest.NewMemory()
	p := sitIn(t, st, lib, office, scenarios[0])
	for p.now().Before(p.run.Clock.Start.Add(p.scenario.Length)) {
		known := len(p.entries)
		p.play(time.Minute)
		if len(p.entries) == known {
			continue
		}
		stood, before := p.now(), p.standing()
		alive := p.wall
		p.session, p.entries, p.run, p.seen = nil, nil, drill.Run{}, 0
		p.wait(time.Hour)
		session, err := runbook.Resume(t.Context(), st, "DRL-20260701-01", rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		p.session = session
		p.take()
		p.must(drill.Interrupt{Alive: alive})
		p.must(drill.Resume{})
		if !p.now().Equal(stood) {
			t.Fatalf("the clock shows %s, and stood at %s", p.now(), stood)
		}
		if after := p.standing(); after != before {
			t.Fatalf("%s: what was under way is not as it was:\n%s\n%s", stood, before, after)
		}
	}
	for _, a := range p.score().Actions {
		if !a.InTime() {
			t.Errorf("inject %d: %s is %s after %d minutes", a.Inject, a.Step, a.Outcome, a.Minutes())
		}
	}
}

// TestEnded: after the end the players record nothing of steps, and the evaluators still
// have their say.
func TestEnded(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	p.wait(time.Minute)
	p.must(drill.End{Reason: "時間"})
	stood := p.now()
	p.wait(time.Hour)
	if p.run.State.Status != runbook.StatusClosed || !p.now().Equal(stood) || !p.run.State.Closed.Equal(stood) {
		t.Errorf("%s, %s, closed %s", p.run.State.Status, p.now(), p.run.State.Closed)
	}
	p.must(drill.MarkMet{By: runbook.By{At: stood.Add(-30 * time.Second)}, Number: 1, Step: "opening/save-evidence"})
	p.must(drill.Observe{Text: "落ち着いていた"})
	p.must(drill.Rate{Objective: "be-quick", Grade: runbook.Performed})
	if a := action(t, p.score(), 1, "opening/save-evidence"); a.Outcome != drill.DoneByHand || a.Took != 30*time.Second {
		t.Errorf("%+v", a)
	}
	for _, in := range []drill.Intent{drill.Deliver{Number: 2}, drill.Resume{}, drill.Jump{}, drill.SetSpeed{Speed: 2}, drill.End{}, drill.ShowContacts{Shown: true}} {
		if err := p.try(in); err == nil {
			t.Errorf("%T after the end", in)
		}
	}
	if _, err := p.session.Record(t.Context(), runbook.Do{By: me, Step: "opening/stop-posting"}, p.wall); err == nil {
		t.Error("a step was done after the end")
	}
	if s := p.score(); !s.Ended.Equal(stood) {
		t.Errorf("it ended at %s, not %s", s.Ended, stood)
	}
}

// TestContactsMasked: in a drill nobody sees a number that somebody could call, until the
// facilitator asks for it.
func TestContactsMasked(t *testing.T) {
	lib, scenarios := shipped(t)
	office, err := org.Parse("own.toml", []byte(`
format = 1
id     = "own"
name   = "城山市"

[role.section-head]
post     = "課長"
day      = "0123-45-6789"
night    = "090-1111-2222"
deputies = [ { post = "係長", day = "0123-99-9999" } ]
`))
	if err != nil {
		t.Fatal(err)
	}
	p := sit(t, lib, office, scenarios[0])
	shown := func() string {
		return fmt.Sprintf("%+v %+v", p.run.State.Org.Contacts("section-head"), p.run.State.Steps(p.now()))
	}
	real := regexp.MustCompile(`0123-|090-`)
	if real.MatchString(shown()) || !strings.Contains(shown(), lang.Drill.Masked) {
		t.Error("a number is not masked")
	}
	p.must(drill.ShowContacts{Shown: true, Reason: "実際にかける訓練"})
	if got := real.FindAllString(shown(), -1); len(got) < 3 {
		t.Errorf("the facilitator asked for the numbers: %v", got)
	}
	if err := p.try(drill.ShowContacts{Shown: true}); err == nil {
		t.Error("they were shown twice")
	}
	p.must(drill.ShowContacts{})
	if real.MatchString(shown()) {
		t.Error("the numbers are not hidden again")
	}
}

func runOf(r drill.Run, entries []runbook.Event) *drill.Run {
	again := drill.RunOf(&r.State, entries)
	return &again
}

// TestFoldInParts cuts a whole drill at every entry.
func TestFoldInParts(t *testing.T) {
	lib, scenarios := shipped(t)
	office, _ := lib.Profile("iida")
	p := perfect(t, lib, office, scenarios[0])
	want := p.run.Injects(p.now())
	for cut := range p.entries {
		r := drill.Fold(drill.Fold(drill.Run{}, p.entries[:cut]), p.entries[cut:])
		if !reflect.DeepEqual(r.Injects(p.now()), want) || !reflect.DeepEqual(r.Clock, p.run.Clock) ||
			!reflect.DeepEqual(runOf(r, p.entries).Injects(p.now()), want) {
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
	entries, score := eightHours(t)
	if took := score.Ended.Sub(score.Begun); took < 8*time.Hour || entries < 50 {
		t.Errorf("%d entries in %s", entries, took)
	}
}

// BenchmarkEightHours is what it costs to play and to score such a drill: less than two
// seconds. (go test ./runbook/drill -run - -bench EightHours)
func BenchmarkEightHours(b *testing.B) {
	shipped(b) // read once for all
	for b.Loop() {
		eightHours(b)
	}
	if each := b.Elapsed() / time.Duration(b.N); each > 2*time.Second {
		b.Errorf("it took %s, want less than two seconds", each)
	}
}

func eightHours(t testing.TB) (entries int, score *drill.Table) {
	lib, scenarios := shipped(t)
	office, _ := lib.Profile(runbook.GenericOrg)
	i := slices.IndexFunc(scenarios, func(s *drill.Scenario) bool { return s.ID == "contractor-election" })
	p := sit(t, lib, office, scenarios[i])
	p.play(8 * time.Hour)
	p.must(drill.Pause{Reason: "終わり"})
	score, err := drill.Score(p.entries, nil)
	if err != nil {
		t.Fatal(err)
	}
	return len(p.entries), score
}
