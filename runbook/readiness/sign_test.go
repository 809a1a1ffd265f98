package readiness_test

import (
	"bytes"
	"io"
	"math/rand"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/runbook/readiness"
	"dandori/runbook/store/storetest"
)

// TestChecksAreSigned: each check is followed by a checkpoint that vouches for it, of a
// log that names the key and itself; another program goes on with both.
func TestChecksAreSigned(t *testing.T) {
	key, err := eventlog.GenerateKey(rand.New(rand.NewSource(3)), "test-pc")
	if err != nil {
		t.Fatal(err)
	}
	st := &runbook.Host{Store: storetest.NewMemory(), Key: func() (*eventlog.PrivateKey, error) { return key, nil }}
	p := city("test")
	now := time.Date(2026, 11, 22, 10, 0, 0, 0, jst)
	l := open(t, st, p)
	for i, in := range []readiness.Look{
		look("once", "", runbook.OutcomeOK, ""), look("two-factor", "x", runbook.OutcomeProblem, "切れている"),
	} {
		if e := record(t, l, in, now.Add(time.Duration(i)*time.Second)); e.Seq != 2+2*i || e.Type != runbook.ReadinessChecked {
			t.Errorf("look %d is entry %d, a %s", i, e.Seq, e.Type)
		}
	}
	again := open(t, st, p)
	record(t, again, look("once", "", runbook.OutcomeOK, "もう一度"), now.Add(time.Hour))
	if c := standing(again, now.Add(time.Hour), "two-factor", "x"); c.Last.Text != "切れている" {
		t.Errorf("the check that stands is %+v", c.Last)
	}
	r, err := st.Raw(t.Context(), again.ID())
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	known := eventlog.Known{Incident: string(again.ID()), Keys: []eventlog.PublicKey{key.Public()}}
	report, err := eventlog.Audit(bytes.NewReader(text), known)
	if err != nil {
		t.Fatal(err)
	}
	k := report.Keys[0]
	if report.Chain.Damage != nil || len(report.Checkpoints.Faults) > 0 || report.Opening.Incident != string(again.ID()) ||
		report.Chain.Entries != 7 || report.Checkpoints.Fit != 3 || !k.Named || k.Valid != 3 || k.Size != 6 {
		t.Errorf("%+v", report)
	}
	// The control: the log of another computer's checks is not that log.
	known.Incident = "RDY-20261122-99"
	if report, err = eventlog.Audit(bytes.NewReader(text), known); err != nil || !report.Opening.Other {
		t.Errorf("a log in another's place is not noticed: %+v, %v", report.Opening, err)
	}
}

// TestChecksWithoutAKey: a computer without a key records all the same.
func TestChecksWithoutAKey(t *testing.T) {
	st := storetest.NewMemory()
	l := open(t, st, city("test"))
	record(t, l, look("once", "", runbook.OutcomeOK, ""), time.Date(2026, 11, 22, 10, 0, 0, 0, jst))
	if n := len(l.Entries()); n != 2 {
		t.Errorf("%d entries", n)
	}
}
