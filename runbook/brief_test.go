package runbook_test

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dandori/runbook"
	"dandori/runbook/playbook"
)

// TestABriefTellsWhatTheStateDoes: what was kept of an incident says at any later
// time what the state itself would say.
func TestABriefTellsWhatTheStateDoes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := begin(t, rapid.SampledFrom([]string{"flaming", "hijack"}).Draw(rt, "kind"))
		var refs []playbook.Ref
		for _, st := range r.state.Set.Steps() {
			refs = append(refs, st.Ref)
		}
		for range rapid.IntRange(0, 15).Draw(rt, "actions") {
			r.now = r.now.Add(time.Duration(rapid.IntRange(0, 900).Draw(rt, "seconds")) * time.Second)
			_ = r.do(anyIntent(rt, r, refs)) // a refusal changes nothing
		}
		b, err := json.Marshal(runbook.MakeBrief(&r.state, r.events, r.now))
		if err != nil {
			rt.Fatal(err)
		}
		var brief runbook.Brief
		if err := json.Unmarshal(b, &brief); err != nil {
			rt.Fatal(err)
		}
		later := r.now.Add(time.Duration(rapid.IntRange(0, 14*24*60).Draw(rt, "minutes")) * time.Minute)
		turn, ok, overdue := brief.At(later)
		want := 0
		for _, d := range r.state.Dues(later) {
			if d.Overdue {
				want++
			}
		}
		if overdue != want {
			rt.Fatalf("overdue %d, want %d", overdue, want)
		}
		next, wantOK := playbook.Ref(""), false
		if r.state.Status == runbook.StatusOpen {
			next, wantOK = runbook.Next(r.state.Steps(later))
		}
		if turn.Step != next || ok != wantOK {
			rt.Fatalf("next %q %v, want %q %v", turn.Step, ok, next, wantOK)
		}
	})
}
