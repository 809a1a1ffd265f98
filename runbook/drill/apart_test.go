package drill_test

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
	"dandori/runbook/store"
)

// TestDrillIsNoIncident moves, renames and edits the folders of a drill and of an
// incident: neither opens as the other, even when every hash of the log is made anew.
func TestDrillIsNoIncident(t *testing.T) {
	lib, scenarios := shipped(t)
	office, _ := lib.Profile(runbook.GenericOrg)
	dir := t.TempDir()
	st, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p := sitIn(t, st, lib, office, scenarios[0])
	p.must(drill.Deliver{})
	p.do(runbook.Note{By: me, Text: "訓練の記録"})
	drillID := p.run.State.ID
	session, err := runbook.Begin(t.Context(), st, lib, office, false, runbook.Open{By: me}, morning, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	incidentID := session.State().ID
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	logOf := func(series, id string) string {
		data, err := os.ReadFile(filepath.Join(dir, series, id, "log.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	drillLog, incidentLog := logOf("drills", string(drillID)), logOf("incidents", string(incidentID))

	// rehash makes a log of changed lines whose hashes fit again.
	rehash := func(log string, change func(string) string) string {
		var out []byte
		var prev eventlog.Hash
		scan := eventlog.NewScanner(strings.NewReader(log), eventlog.Position{})
		for scan.Scan() {
			out, prev = eventlog.AppendLine(out, prev, []byte(change(string(scan.Entry().Event))))
		}
		return string(out)
	}
	asIs := func(s string) string { return s }
	for _, c := range []struct {
		name, series, id, log string
		change                func(string) string
	}{
		{"a drill in an incident's folder", "incidents", "INC-20260701-07", drillLog, asIs},
		{"an incident in a drill's folder", "drills", "DRL-20260701-07", incidentLog, asIs},
		{"a drill's mark taken away", "drills", string(drillID), drillLog, func(s string) string { return strings.Replace(s, `"drill":true`, `"drill":false`, 1) }},
		{"a drill renamed inside", "incidents", "INC-20260701-07", drillLog, func(s string) string {
			return strings.ReplaceAll(s, string(drillID), "INC-20260701-07")
		}},
		{"a drill made an incident throughout", "incidents", "INC-20260701-07", drillLog, func(s string) string {
			return strings.Replace(strings.ReplaceAll(s, string(drillID), "INC-20260701-07"), `"drill":true`, `"drill":false`, 1)
		}},
		{"a drill's first entry alone made an incident's", "incidents", "INC-20260701-07", drillLog[:strings.Index(drillLog, "\n")+1], func(s string) string {
			return strings.Replace(strings.ReplaceAll(s, string(drillID), "INC-20260701-07"), `"drill":true`, `"drill":false`, 1)
		}},
		{"an incident marked a drill", "incidents", string(incidentID), incidentLog, func(s string) string { return strings.Replace(s, `"drill":false`, `"drill":true`, 1) }},
		{"an incident renamed inside", "drills", "DRL-20260701-07", incidentLog, func(s string) string {
			return strings.ReplaceAll(s, string(incidentID), "DRL-20260701-07")
		}},
	} {
		other := t.TempDir()
		folder := filepath.Join(other, c.series, c.id)
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "log.jsonl"), []byte(rehash(c.log, c.change)), 0o600); err != nil {
			t.Fatal(err)
		}
		st, err := store.Open(other, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		s, err := runbook.Resume(t.Context(), st, runbook.IncidentID(c.id), rand.Reader)
		if damage := (*runbook.DamageError)(nil); !errors.As(err, &damage) {
			t.Errorf("%s: it opens with %d entries: %v", c.name, len(s.Entries()), err)
		}
		st.Close()
	}

	// The same changes without new hashes break the chain.
	edited := strings.Replace(drillLog, `"drill":true`, `"drill":false`, 1)
	scan := eventlog.NewScanner(strings.NewReader(edited), eventlog.Position{})
	for scan.Scan() {
	}
	if scan.Err() == nil {
		t.Error("an edited line leaves the chain whole")
	}
}

// TestPlanOnlyInDrills: an incident cannot be begun on a scenario, and no facilitator can
// do anything to one.
func TestPlanOnlyInDrills(t *testing.T) {
	lib, scenarios := shipped(t)
	office, _ := lib.Profile(runbook.GenericOrg)
	st := files(t)
	in := scenarios[0].Opening(me, lang.Japanese, office.TimeZone)
	if _, err := runbook.Begin(t.Context(), st, lib, office, false, in, morning, rand.Reader); err == nil {
		t.Error("an incident was begun on a scenario")
	}
	for _, drilling := range []bool{false, true} { // a drill without a scenario has no facilitator either
		s, err := runbook.Begin(t.Context(), st, lib, office, drilling, runbook.Open{By: me}, morning, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		for _, in := range []drill.Intent{drill.Start{}, drill.Pause{}, drill.Deliver{Number: 1}, drill.ShowContacts{Shown: true}, drill.End{}, drill.Observe{Text: "所見"}} {
			if _, err := s.Record(t.Context(), in, morning); err == nil {
				t.Errorf("%T in a log without a scenario", in)
			}
		}
		if len(s.Entries()) != 1 {
			t.Errorf("%d entries", len(s.Entries()))
		}
	}
}
