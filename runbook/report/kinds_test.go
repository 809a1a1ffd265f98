package report_test

import (
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
	"dandori/runbook/store/storetest"
)

// TestBothKindsStandInTheReport: what began as a takeover and turned out to be a slip
// of one's own is reported as both, each with its time and the reason of the change.
func TestBothKindsStandInTheReport(t *testing.T) {
	s := takeover(t)
	for i, in := range []runbook.Intent{
		runbook.Do{Step: "unauthorized-access/can-log-in", Chosen: []string{"yes"}},
		runbook.Classify{Kinds: []string{"own-error"}, Reason: "押し間違いと分かった"},
	} {
		if _, err := s.Record(t.Context(), in, t0.Add(time.Duration(i+1)*20*time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		for _, paper := range []string{report.Incident, report.Chronology} {
			words := string(write(t, paper, "md", s.State(), s.Entries(), report.Options{Lang: l}))
			state := s.State()
			for _, c := range state.KindChanges {
				kind := state.KindTitle(c.Kinds[0]).In(l)
				at := c.At.In(t0.Location()).Format("15:04")
				found := false
				for row := range strings.Lines(words) {
					found = found || strings.Contains(row, kind) && strings.Contains(row, at) && strings.Contains(row, c.Reason)
				}
				if !found {
					t.Errorf("%s %s: no line has %q, %s and %q", paper, l, kind, at, c.Reason)
				}
			}
		}
	}
	if n := len(s.State().KindChanges); n != 2 {
		t.Errorf("%d kinds in turn, want 2", n)
	}
}

// takeover begins an incident of Ube with nothing but its kind.
func takeover(t *testing.T) *runbook.Session { return begun(t, "unauthorized-access") }

// unknownKind begins one whose kind nobody knows yet.
func unknownKind(t *testing.T) *runbook.Session { return begun(t) }

func begun(t *testing.T, kinds ...string) *runbook.Session {
	t.Helper()
	lib, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	ube, _ := lib.Profile("ube")
	s, err := runbook.Begin(t.Context(), storetest.NewMemory(), lib, ube, false,
		runbook.Open{By: runbook.By{Actor: runbook.Actor{Name: "鈴木"}}, Kinds: kinds}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
