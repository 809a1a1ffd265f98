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
