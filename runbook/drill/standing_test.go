package drill_test

import (
	"crypto/rand"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/store/storetest"
)

// waiting is the small drill before its clock was set going.
func waiting(t *testing.T) *table {
	t.Helper()
	lib, _ := shipped(t)
	office, _ := lib.Profile(runbook.GenericOrg)
	s := parse(t, small)
	p := &table{t: t, scenario: s, wall: morning}
	var err error
	p.session, err = runbook.Begin(t.Context(), storetest.NewMemory(), lib, office, true, s.Opening(me, lang.Japanese, office.TimeZone), p.wall, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	p.take()
	return p
}

// TestSpeedBeforeStart: how fast the drill is going to run can be said before its clock is set
// going, and who sets it going need not say it again.
func TestSpeedBeforeStart(t *testing.T) {
	p := waiting(t)
	p.must(drill.SetSpeed{Speed: 10})
	if c := p.run.Clock; c.Begun() || c.Running || c.Speed != 10 {
		t.Fatalf("the clock is %+v", c)
	}
	p.wait(time.Hour)
	p.must(drill.Start{})
	start := p.now()
	p.wait(3 * time.Minute)
	if got := p.now().Sub(start); got != 30*time.Minute || p.run.Clock.Speed != 10 {
		t.Errorf("three minutes at ten times are %s (%d times)", got, p.run.Clock.Speed)
	}
	p = waiting(t)
	p.must(drill.SetSpeed{Speed: 10})
	p.must(drill.Start{Speed: 2})
	if p.run.Clock.Speed != 2 {
		t.Errorf("what is said at the start does not hold: %d", p.run.Clock.Speed)
	}
}

// TestConditionalNext: what comes next is what is going to be delivered; a jump goes there.
func TestConditionalNext(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	p.do(runbook.Do{By: me, Step: "opening/stop-posting"}) // which rules inject 2 out; 4 waits for it to be impossible
	if next, ok := p.run.Next(p.now()); ok {
		t.Errorf("nothing is going to come, and next is %d", next.Number)
	}
	var waits []int
	for _, v := range p.run.Conditional(p.now()) {
		waits = append(waits, v.Number)
	}
	if !slices.Equal(waits, []int{2, 4}) {
		t.Errorf("those that wait for their conditions are %v", waits)
	}
	if err := p.try(drill.Jump{}); err == nil {
		t.Errorf("it jumped to an inject that does not come: %s", p.now())
	}
	p.do(runbook.ReopenStep{By: me, Step: "opening/stop-posting"})
	p.do(runbook.Impossible{By: me, Step: "opening/stop-posting", Reason: "入れない"})
	if next, ok := p.run.Next(p.now()); !ok || next.Number != 2 {
		t.Errorf("next is %+v", next)
	}
}

// TestDeputyByReport: a deputy who was reached in the target's place was reached, whichever way
// the players record it.
func TestDeputyByReport(t *testing.T) {
	reach := strings.Replace(small, `{ step = "opening/record-detection", within = "5m" },`, `{ step = "opening/reach-deputy", within = "15m" },`, 1)
	reach = strings.Replace(reach, `unless = [ { step = "opening/stop-posting" } ]`, `only-if = [ { step = "opening/reach-deputy" } ]`, 1)
	sitDown := func() *table {
		lib, _ := shipped(t)
		office, _ := lib.Profile(runbook.GenericOrg)
		p := sit(t, lib, office, parse(t, reach))
		p.must(drill.SetSpeed{Speed: 1})
		p.must(drill.Deliver{})
		p.wait(3 * time.Minute)
		return p
	}
	p := sitDown()
	p.do(runbook.Report{By: me, Step: "opening/first-report", To: "section-head", Means: "電話"})
	if a := action(t, p.score(), 1, "opening/reach-deputy"); a.Outcome.Met() {
		t.Errorf("nobody was reached: %+v", a)
	}
	p.wait(time.Minute)
	p.do(runbook.Report{By: me, Step: "opening/first-report", To: "section-head", Via: "係長", Reached: true, Means: "電話"})
	if a := action(t, p.score(), 1, "opening/reach-deputy"); a.Outcome != drill.Done || a.Minutes() != 4 || a.Entry != len(p.entries) {
		t.Errorf("the deputy was reached: %+v", a)
	}
	p.wait(20 * time.Minute)
	p.want(2, drill.Due)

	p = sitDown()
	p.do(runbook.Report{By: me, Step: "opening/first-report", To: "section-head", Reached: true, Means: "電話"})
	if a := action(t, p.score(), 1, "opening/reach-deputy"); a.Outcome.Met() {
		t.Errorf("the section head answered, and no deputy was called: %+v", a)
	}

	p = sitDown()
	p.do(runbook.Impossible{By: me, Step: "opening/first-report", Reason: "誰も出ない"})
	p.do(runbook.Do{By: me, Step: "opening/reach-deputy"})
	if a := action(t, p.score(), 1, "opening/reach-deputy"); a.Outcome != drill.Done || a.Minutes() != 3 {
		t.Errorf("as a step of its own: %+v", a)
	}
}

// TestTimeRunsFromWhenItCould: nobody misses a report in the time before it was called for. Who
// decides late has as long for it as who decides at once.
func TestTimeRunsFromWhenItCould(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	p.do(runbook.Report{By: me, Step: "opening/first-report", To: "section-head", Reached: true})
	p.wait(90 * time.Minute)
	decided := p.now()
	p.do(runbook.Do{By: me, Step: "opening/kind", Chosen: []string{"unauthorized-access"}, Reason: "見た", With: "課長"})
	ofKind := func() (all []drill.Proof) {
		p.do(runbook.Note{By: me, Text: "まだ"})
		for _, v := range p.score().Violations {
			if v.Kind == drill.MissedReportTarget && v.Step.Playbook() == "unauthorized-access" {
				all = append(all, v)
			}
		}
		return all
	}
	p.wait(time.Minute)
	if missed := ofKind(); len(missed) > 0 {
		t.Errorf("a minute after it was called for it is missed: %+v", missed)
	}
	p.wait(6 * time.Hour)
	missed := ofKind()
	if len(missed) == 0 {
		t.Fatal("six hours later nobody was told, and nothing is missed")
	}
	for _, v := range missed {
		if !v.Due.After(decided) || !v.At.After(decided) {
			t.Errorf("%s was to be told by %s, and only at %s it was decided", v.Target.En, v.Due.Format("15:04"), decided.Format("15:04"))
		}
	}
}

// TestAnotherScenario: another scenario is no other version of the one that was played.
func TestAnotherScenario(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	other := parse(t, strings.Replace(small, `id        = "small"`, `id        = "large"`, 1))
	if _, err := drill.Score(p.entries, other); !errors.Is(err, drill.ErrOther) {
		t.Errorf("it was scored with %s: %v", other.ID, err)
	}
	newer := parse(t, strings.Replace(small, "小さな訓練", "小さな訓練（改）", 1))
	if s, err := drill.Score(p.entries, newer); err != nil || !s.Rescored {
		t.Errorf("with a newer version: %v", err)
	}
}

// TestStillRunning: the table of a drill that was not ended says as of when it is.
func TestStillRunning(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	p.wait(7 * time.Minute)
	p.do(runbook.Note{By: me, Text: "見ている"})
	s := p.score()
	if at := p.now().Format("15:04"); s.Over || !strings.Contains(s.Standing(p.now().Location()).En, at) {
		t.Errorf("it is %s: %v, %q", at, s.Over, s.Standing(p.now().Location()).En)
	}
	p.must(drill.End{})
	ended := p.wall
	p.wait(24 * time.Hour)
	p.must(drill.Rate{Objective: "be-quick", Grade: runbook.Performed})
	if s = p.score(); !s.WallEnded.Equal(ended) {
		t.Errorf("it was ended at %s, and is said to have lasted until %s", ended, s.WallEnded)
	}
	if s = p.score(); !s.Over || !s.Standing(time.UTC).IsZero() {
		t.Errorf("it was ended: %v, %q", s.Over, s.Standing(time.UTC).En)
	}
}

// TestEndedRefuses: what cannot be recorded any more after the end says so, and does not send
// anybody to reopen what is not reopened.
func TestEndedRefuses(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	p.must(drill.End{})
	for _, in := range []runbook.Intent{runbook.Do{By: me, Step: "opening/stop-posting"}, runbook.Close{By: me, Reason: "収束した"}} {
		_, err := p.session.Record(t.Context(), in, p.wall)
		r, ok := errors.AsType[*runbook.Refusal](err)
		if !ok || r.Code != runbook.IncidentEnded || r.Text != lang.Drill.Ended || strings.Contains(r.Hint.Ja, "再開") {
			t.Errorf("%T: %v", in, err)
		}
	}
}

// TestSeats: who took part is who wrote, in the seats in which they did.
func TestSeats(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	p.do(runbook.Do{By: me, Step: "opening/stop-posting"})
	p.do(runbook.Do{By: me, Step: "opening/kind", Chosen: []string{"flaming"}, With: "課長"})
	s := p.score()
	if len(s.Seats) != 1 || s.Seats[0].Name != operator.Name || !s.Seats[0].Facilitator || !slices.Contains(s.Seats[0].Roles, "operator") || !s.Alone() {
		t.Errorf("one person did it all: %+v", s.Seats)
	}
	p.do(runbook.Note{By: runbook.By{Actor: runbook.Actor{Name: "田中"}}, Text: "担当を言わない"})
	if s = p.score(); len(s.Seats) != 2 || s.Alone() || !s.Seats[1].Player {
		t.Errorf("two played: %+v", s.Seats)
	}
	p.must(drill.Pause{By: runbook.By{Actor: runbook.Actor{Name: "進行 花子"}}})
	p.must(drill.Observe{By: runbook.By{Actor: runbook.Actor{Name: "評価 太郎"}}, Text: "落ち着いていた"})
	s = p.score()
	if len(s.Seats) != 4 || s.Alone() || !s.Seats[2].Facilitator || s.Seats[2].Player || !s.Seats[3].Evaluator || s.Seats[3].Facilitator {
		t.Errorf("%+v", s.Seats)
	}
	// Whom somebody only named for a role is not there; who named them is.
	p.do(runbook.TakeRole{By: runbook.By{Actor: runbook.Actor{Name: "田中"}}, Role: "approver", Name: "課長"})
	p.do(runbook.TakeRole{By: runbook.By{Actor: runbook.Actor{Name: "小林"}}, Role: "recorder", Name: "部長"})
	p.do(runbook.TakeRole{By: runbook.By{Actor: runbook.Actor{Name: "田中"}}, Role: "pr", Name: "田中"})
	s = p.score()
	if len(s.Seats) != 5 || s.Seats[4].Name != "小林" || !s.Seats[4].Player || len(s.Seats[4].Roles) != 0 || !slices.Equal(s.Seats[1].Roles, []string{"pr"}) {
		t.Errorf("after roles were given: %+v", s.Seats)
	}
	// A drill that a facilitator begins without naming a recorder was begun by nobody in particular.
	p.entries[0].Actor = runbook.Actor{Name: runbook.Unnamed}
	if s = p.score(); slices.ContainsFunc(s.Seats, func(s drill.Seat) bool { return s.Name == runbook.Unnamed }) {
		t.Errorf("nobody took part: %+v", s.Seats)
	}
}

// TestProposals: what went wrong is proposed for the plan, once each, until it was accepted or
// turned down; and the plan has nothing that nobody accepted.
func TestProposals(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	p.wait(8 * time.Minute)
	p.do(runbook.Do{By: me, Step: "opening/record-detection"})
	p.do(runbook.Do{By: me, Step: "opening/kind", Chosen: []string{"unauthorized-access"}, Reason: "決めた"})
	p.wait(30 * time.Minute)
	p.must(drill.Rate{Objective: "be-quick", Grade: runbook.MajorTrouble})
	p.must(drill.End{})
	keys := func() (keys []string) {
		for _, x := range p.score().Proposals {
			keys = append(keys, x.Key)
			if x.Item.Ja == "" || x.Item.En == "" || strings.Contains(x.Item.Ja+x.Item.En, "%!") {
				t.Errorf("%s: %+v", x.Key, x.Item)
			}
		}
		return keys
	}
	all := keys()
	for _, want := range []string{"violation/one-person-decision/opening/kind", "undone/opening/save-evidence", "late/opening/record-detection", "rating/be-quick"} {
		if !slices.Contains(all, want) {
			t.Errorf("%s is not proposed: %v", want, all)
		}
	}
	if len(p.score().Improvements) > 0 {
		t.Errorf("what nobody accepted is in the plan: %+v", p.score().Improvements)
	}
	p.must(drill.Improve{Item: "二人で決める", Proposed: all[0]})
	p.must(drill.Improve{Item: "要らない", Proposed: all[1], Gone: true})
	p.must(drill.Improve{Number: 1, Item: "必ず二人で決める"})
	if err := p.try(drill.Improve{Item: "二度目", Proposed: all[0]}); err == nil {
		t.Error("it was accepted twice")
	}
	p.must(drill.Improve{Item: "これも要らない", Proposed: all[2], Gone: true})
	if now := keys(); !slices.Equal(now, all[3:]) {
		t.Errorf("%v is proposed, after %v", now, all)
	}
	for _, e := range p.entries { // what was never an item is not said to be taken out
		if d, ok := e.Data.(*runbook.DrillImprovement); ok && d.Gone && (d.Number != 0 || !strings.Contains(d.Describe().Ja, "採用しなかった")) {
			t.Errorf("entry %d: %s", e.Seq, d.Describe().Ja)
		}
	}
	p.must(drill.Improve{Item: "夜間の連絡先を直す"})
	if second := p.entries[len(p.entries)-1].Data.(*runbook.DrillImprovement); second.Number != 2 {
		t.Errorf("the second item of the plan is number %d", second.Number)
	}
	p.must(drill.Improve{Number: 2, Gone: true})
	if plan := p.score().Improvements; len(plan) != 1 || plan[0].Item != "必ず二人で決める" || plan[0].Proposed != all[0] {
		t.Errorf("the plan is %+v", plan)
	}
}

// TestAnswerTo: where a deputy answers the post itself does not, and the words are the deputy's.
func TestAnswerTo(t *testing.T) {
	words := lang.Same("係長です")
	for _, c := range []struct {
		how            drill.How
		post, deputy   drill.How
		says, deputies bool
	}{
		{drill.Nobody, drill.Nobody, drill.Nobody, true, true},
		{drill.Deputy, drill.Nobody, drill.Answers, false, true},
		{drill.Answers, drill.Answers, drill.Answers, true, false},
		{drill.Number, drill.Number, drill.Answers, true, false},
	} {
		a := drill.Answer{Who: "section-head", How: c.how, Text: words}
		post, deputy := a.To(false), a.To(true)
		if post.How != c.post || deputy.How != c.deputy || post.Text.IsZero() == c.says || deputy.Text.IsZero() == c.deputies {
			t.Errorf("%s: the post %+v, its deputy %+v", c.how, post, deputy)
		}
	}
}
