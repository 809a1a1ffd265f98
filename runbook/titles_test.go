package runbook_test

import (
	"testing"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// TestNoTwoStepsOfARunHaveOneTitle: papers and screens name a step by its title, and whoever reads two
// lines that are the same takes one for a mistake. A run is the shared parts and one kind.
func TestNoTwoStepsOfARunHaveOneTitle(t *testing.T) {
	set := shipped(t).Set
	shared := map[*playbook.Playbook]bool{}
	for _, p := range set.All() {
		shared[p] = p.Kind == ""
	}
	for _, kind := range set.Kinds {
		for _, l := range []lang.Lang{lang.Japanese, lang.English} {
			first := map[string]playbook.Ref{}
			for _, p := range set.All() {
				if p != kind && !shared[p] {
					continue
				}
				for _, st := range p.Steps {
					title := st.Title.In(l)
					if other, twice := first[title]; twice {
						t.Errorf("%s, %s: %s and %s are both %q", kind.ID, l, other, st.Ref, title)
					}
					first[title] = st.Ref
				}
			}
		}
	}
}
