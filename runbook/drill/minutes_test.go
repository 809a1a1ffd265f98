package drill_test

import (
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
)

// What the facilitator saw at a moment stands, though the players write it up later: the earlier
// of the two counts, and the remark stays either way.
func TestEarlierOfHandAndRecord(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	p.wait(4 * time.Minute)
	p.must(drill.MarkMet{Number: 1, Step: "opening/record-detection", Text: "声に出していた"})
	p.wait(5 * time.Minute)
	p.do(runbook.Do{By: me, Step: "opening/record-detection"})
	a := action(t, p.score(), 1, "opening/record-detection")
	if a.Outcome != drill.DoneByHand || a.Minutes() != 4 || !a.InTime() || a.Reason != "声に出していた" || a.Entry != len(p.entries)-1 {
		t.Errorf("seen, and written up later: %+v", a)
	}
	if got := a.Taken(p.run.State.Location()).Ja; got != "4分（目安 5分）、23:19に後から記入" {
		t.Errorf("it says %q", got)
	}
	if got := a.Became(p.run.State.Location()).Ja; got != "4分（目安 5分）、23:19に後から記入、23:14 "+drill.DoneByHand.Title().Ja {
		t.Errorf("in a sentence it says %q", got)
	}
	if s := p.run.Stands(1, a.Expected, p.now()); !s.ByHand || !s.At.Equal(a.At) {
		t.Errorf("it stands as %+v, and is scored at %s", s, a.At)
	}

	// The players were first: theirs counts, and the remark is kept.
	p.must(drill.MarkMet{Number: 1, Step: "opening/record-detection", Text: "今見た"})
	if a = action(t, p.score(), 1, "opening/record-detection"); a.Outcome != drill.Done || a.Minutes() != 9 || a.Reason != "今見た" {
		t.Errorf("recorded, and seen later: %+v", a)
	}
	if s := p.run.Stands(1, a.Expected, p.now()); s.ByHand || !s.At.Equal(a.At) {
		t.Errorf("it stands as %+v", s)
	}
}

// What the facilitator types is a whole minute: in the minute of the players' own record it is no
// earlier than that, and in the minute of the inject it is not before it.
func TestHandInWholeMinutes(t *testing.T) {
	whole := func(at time.Time) runbook.By { return runbook.By{Actor: operator, At: at.Truncate(time.Minute)} }
	for _, c := range []struct {
		name         string
		record, hand time.Duration // after the inject, which comes 20 seconds past a minute; the hand's is cut to its minute
		outcome      drill.Outcome
		minutes      int
		took         time.Duration
	}{
		{"the minute of the record", 5*time.Minute + 10*time.Second, 5*time.Minute + 10*time.Second, drill.Done, 6, 5*time.Minute + 10*time.Second},
		{"the minute before", 5*time.Minute + 10*time.Second, 4*time.Minute + 10*time.Second, drill.DoneByHand, 4, 3*time.Minute + 40*time.Second},
		{"the minute of the inject, and no record", 0, 30 * time.Second, drill.DoneByHand, 0, 0},
		{"the minute of the inject, and a record in it", 30 * time.Second, 30 * time.Second, drill.Done, 1, 30 * time.Second},
		{"the minute of the inject, and a record later", 2 * time.Minute, 30 * time.Second, drill.DoneByHand, 0, 0},
	} {
		p := begin(t)
		p.wait(20 * time.Second)
		p.must(drill.Deliver{})
		came := p.now()
		if came.Second() != 20 {
			t.Fatalf("the inject comes at %s", came)
		}
		p.wait(c.record)
		if c.record > 0 {
			p.do(runbook.Do{By: me, Step: "opening/record-detection"})
		}
		p.wait(time.Minute)
		p.must(drill.MarkMet{By: whole(came.Add(c.hand)), Number: 1, Step: "opening/record-detection", Text: "見た"})
		a := action(t, p.score(), 1, "opening/record-detection")
		if a.Outcome != c.outcome || a.Minutes() != c.minutes || a.Took != c.took || a.Early || a.Lead != 0 || a.Reason != "見た" {
			t.Errorf("%s: %s, %s, early %v by %s: %s", c.name, a.Outcome, a.Took, a.Early, a.Lead, a.Taken(time.UTC).Ja)
		}
		if s := p.run.Stands(1, a.Expected, p.now()); !s.Taken || s.ByHand != (c.outcome == drill.DoneByHand) {
			t.Errorf("%s: it stands as %+v", c.name, s)
		}
	}
	// A minute before the inject came is before it.
	p := begin(t)
	p.wait(80 * time.Second)
	p.must(drill.Deliver{})
	p.must(drill.MarkMet{By: whole(p.now().Add(-time.Minute)), Number: 1, Step: "opening/record-detection"})
	if a := action(t, p.score(), 1, "opening/record-detection"); !a.Early || a.Took != 0 {
		t.Errorf("the minute before the inject: %+v", a)
	}
	// So it is of what players write down later: they type minutes as well.
	p = begin(t)
	p.wait(20 * time.Second)
	p.must(drill.Deliver{})
	came := p.now()
	p.wait(3 * time.Minute)
	p.do(runbook.Do{By: whole(came), Step: "opening/record-detection"})
	if a := action(t, p.score(), 1, "opening/record-detection"); a.Outcome != drill.Done || a.Early || a.Took != 0 || a.Written.IsZero() {
		t.Errorf("written down later as of the minute of the inject: %+v", a)
	}
}

// Jumps are no time in which anybody could act: neither of what was taken before its inject came
// nor of what was not taken.
func TestJumpsInEveryRow(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	p.wait(90 * time.Second)
	p.do(runbook.Report{By: me, Step: "unauthorized-access/report-to-platform", To: "platform", Reached: true})
	p.wait(30 * time.Second)
	p.must(drill.Jump{To: p.now().Add(10 * time.Minute)})
	p.wait(30 * time.Second)
	p.must(drill.Deliver{Number: 3})
	s := p.score()
	if a := action(t, s, 3, "unauthorized-access/report-to-platform"); !a.Early || a.Lead != time.Minute || a.Jumped != 10*time.Minute || a.Taken(time.UTC).Ja != "先行（付与の1分前）、時計を進めた10分を除く" {
		t.Errorf("before its inject: %+v, %s", a, a.Taken(time.UTC).Ja)
	}
	a := action(t, s, 1, "opening/save-evidence")
	if got := a.Became(time.UTC).Ja; got != "期限前（付与から終了までに、時計を10分進めている）" {
		t.Errorf("not due, in a sentence: %q", got)
	}
	if a.Outcome != drill.NotDue || a.Jumped != 10*time.Minute || a.Taken(time.UTC).Ja != "付与から終了までに、時計を10分進めている" {
		t.Errorf("not due, by the jump alone: %+v, %q", a, a.Taken(time.UTC).Ja)
	}
	if a.InTime() || a.Outcome.Met() {
		t.Errorf("it counts as taken: %+v", a)
	}
	p.wait(20 * time.Minute)
	p.must(drill.Observe{Text: "終わり"})
	if a = action(t, p.score(), 1, "opening/save-evidence"); a.Outcome != drill.NotDone || a.Jumped != 10*time.Minute {
		t.Errorf("not done: %+v", a)
	}
	if got := s.Between(p.run.Clock.Start, p.run.Clock.Start.Add(12*time.Minute)); got != 2*time.Minute {
		t.Errorf("twelve minutes, of which a jump passed over ten, are %s", got)
	}
	for span, want := range map[time.Duration]int{0: 0, time.Second: 1, time.Minute: 1, 61 * time.Second: 2, -90 * time.Second: -1, -60 * time.Second: -1} {
		if got := drill.Minutes(span); got != want {
			t.Errorf("%s is %d min, want %d", span, got, want)
		}
	}
}
