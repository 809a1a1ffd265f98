package drill_test

import (
	"crypto/rand"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/eventlog"
	"dandori/runbook/store/storetest"
)

// TestStandsAsScored: what the facilitator reads of an expected action while the drill goes on
// is what the table says of it, whatever way it was taken.
func TestStandsAsScored(t *testing.T) {
	p := begin(t)
	agree := func(when string) {
		t.Helper()
		byHand := 0
		for _, a := range p.score().Actions {
			if a.Outcome == drill.NotDelivered {
				continue
			}
			s := p.run.Stands(a.Inject, a.Expected, p.now())
			if s.Taken != a.Outcome.Met() || s.ByHand != (a.Outcome == drill.DoneByHand) {
				t.Errorf("%s: %s of inject %d stands as %+v, and is scored as %s", when, a.Step, a.Inject, s, a.Outcome)
			}
			if s.Taken && !s.At.Equal(a.At) {
				t.Errorf("%s: %s was taken at %s, and is scored at %s", when, a.Step, s.At, a.At)
			}
			if s.ByHand {
				byHand++
			}
			in, _ := p.scenario.Inject(a.Inject)
			left := false
			for _, x := range p.run.Unproved(in, p.now()) {
				left = left || x.Step == a.Step
			}
			if left != (a.Outcome != drill.Done) {
				t.Errorf("%s: %s, scored as %s, can be marked: %v", when, a.Step, a.Outcome, left)
			}
		}
		if when == "marked" && byHand != 1 {
			t.Errorf("%d are marked", byHand)
		}
	}
	p.must(drill.Deliver{})
	agree("delivered")
	p.wait(2 * time.Minute)
	p.do(runbook.Do{By: me, Step: "opening/record-detection"})
	agree("done")
	p.must(drill.MarkMet{Number: 1, Step: "opening/save-evidence"})
	agree("marked")
	p.do(runbook.Do{By: me, Step: "opening/kind", Chosen: []string{"flaming"}, Reason: "批判が多い", With: "係長"})
	agree("answered otherwise")
	p.must(drill.MarkMet{Number: 1, Step: "opening/kind"})
	p.wait(time.Minute)
	p.do(runbook.Do{By: me, Step: "opening/save-evidence"})
	agree("recorded later than it was seen")
	if s := p.run.Stands(1, drill.Expected{Step: "opening/save-evidence"}, p.now()); !s.ByHand {
		t.Error("what the facilitator saw first no longer counts")
	}
}

// TestSignedAtDrillTime: a signature stands in the log of a drill at drill time, as every entry,
// and takes no time in it.
func TestSignedAtDrillTime(t *testing.T) {
	key, err := eventlog.GenerateKey(rand.Reader, "pc1")
	if err != nil {
		t.Fatal(err)
	}
	host := &runbook.Host{Store: storetest.NewMemory(), Key: func() (*eventlog.PrivateKey, error) { return key, nil }}
	lib, _ := shipped(t)
	office, _ := lib.Profile(runbook.GenericOrg)
	p := sitIn(t, host, lib, office, parse(t, small))
	p.wait(10 * time.Second) // ten minutes of the drill
	before := p.now()
	if err := p.session.Checkpoint(t.Context(), p.wall); err != nil {
		t.Fatal(err)
	}
	p.take()
	e := p.entries[len(p.entries)-1]
	if e.Type != runbook.LogCheckpoint || !e.At.Equal(before) || !e.Logged.Equal(p.wall.Truncate(time.Second)) {
		t.Errorf("%s at %s, logged %s; the drill's clock stood at %s", e.Type, e.At, e.Logged, before)
	}
	if !p.now().Equal(before) {
		t.Errorf("the clock went from %s to %s", before, p.now())
	}
}
