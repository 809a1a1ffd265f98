package drill_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/store/storetest"
)

// TestProposalNumbers: whatever is rated, marked, accepted or turned down after a drill, the
// number of a proposal goes on naming it and no other, and what was accepted or turned down once
// is refused, whoever names it by a list read before.
func TestProposalNumbers(t *testing.T) {
	lib, _ := shipped(t)
	office, _ := lib.Profile(runbook.GenericOrg)
	s := parse(t, small)
	rapid.Check(t, func(rt *rapid.T) {
		p := sitIn(t, storetest.NewMemory(), lib, office, s)
		record := func(in runbook.Intent) error {
			p.wait(time.Minute)
			_, err := p.session.Record(rt.Context(), in, p.wall)
			p.take()
			if refusal := (*runbook.Refusal)(nil); err != nil && !errors.As(err, &refusal) {
				rt.Fatalf("%#v: %v", in, err)
			}
			return err
		}
		for n := range rapid.IntRange(0, 3).Draw(rt, "delivered") {
			_ = record(drill.Deliver{Number: n + 1})
			p.wait(time.Duration(rapid.IntRange(0, 30).Draw(rt, "minutes")) * time.Minute)
		}
		if table, err := drill.Score(p.entries, nil); err != nil || len(table.Proposals) > 0 {
			rt.Fatalf("before the end there are proposals: %v, %v", table.Proposals, err)
		}
		if err := record(drill.End{}); err != nil {
			rt.Fatal(err)
		}
		keys, taken := map[int]string{}, map[string]bool{}
		for range rapid.IntRange(1, 12).Draw(rt, "doings") {
			table, err := drill.Score(p.entries, nil)
			if err != nil {
				rt.Fatal(err)
			}
			all := slices.Concat(table.Proposals, table.Considered)
			for _, x := range all {
				if was, ok := keys[x.Number]; x.Number < 1 || ok && was != x.Key {
					rt.Fatalf("proposal %d was %s and is %s", x.Number, was, x.Key)
				}
				keys[x.Number] = x.Key
			}
			for _, x := range table.Proposals {
				if taken[x.Key] {
					rt.Fatalf("%s is proposed again", x.Key)
				}
			}
			switch what := rapid.IntRange(0, 3).Draw(rt, "what"); {
			case what == 0:
				_ = record(drill.Rate{Objective: "be-quick", Grade: runbook.Grades[rapid.IntRange(0, 3).Draw(rt, "grade")]})
			case what == 1:
				_ = record(drill.MarkMet{Number: rapid.IntRange(1, 3).Draw(rt, "inject"), Step: "opening/save-evidence"})
			case len(all) > 0:
				x := rapid.SampledFrom(all).Draw(rt, "proposal")
				err := record(drill.Improve{Item: "改善する", Proposed: x.Key, Gone: what == 2})
				if refused := err != nil; refused != taken[x.Key] {
					rt.Fatalf("%s, taken before: %v, refused: %v", x.Key, taken[x.Key], err)
				}
				taken[x.Key] = true
			}
		}
	})
}
