package playbook

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestReach checks the search against every combination of answers of small sets
// of steps: the search must find exactly what some combination opens.
func TestReach(t *testing.T) {
	opened, shut := 0, 0
	check := func(t *rapid.T) {
		steps := drawSteps(t)
		r := &reach{steps: steps, free: map[Ref]bool{}, freeOption: map[choice]bool{}}
		wantSteps, wantOptions := everything(steps)
		for ref, st := range steps {
			if got := r.step(st); r.budget < 0 {
				t.Skip("too long a search")
			} else if got != wantSteps[ref] {
				t.Fatalf("step %s: search %v, all combinations %v\n%s", ref, got, wantSteps[ref], describe(steps))
			} else if got {
				opened++
			} else {
				shut++
			}
			for _, o := range st.Options {
				c := choice{ref, o.ID}
				if got := r.option(st, o.ID); got != wantOptions[c] {
					t.Fatalf("option %v: search %v, all combinations %v\n%s", c, got, wantOptions[c], describe(steps))
				}
			}
		}
	}
	// What cannot be reached is rare in random sets: go on until the test has
	// seen enough of it.
	for range 20 {
		if rapid.Check(t, check); opened >= 20 && shut >= 5 {
			break
		}
	}
	if opened < 20 || shut < 5 {
		t.Errorf("%d steps can be reached and %d cannot: the test shows little", opened, shut)
	}
}

// drawSteps makes up to four decisions and two other steps. Conditions look back
// only, as circles are found before.
func drawSteps(t *rapid.T) map[Ref]*Step {
	steps := map[Ref]*Step{}
	var decisions []*Step
	condition := func() Condition {
		if len(decisions) == 0 || rapid.Bool().Draw(t, "always") {
			return nil
		}
		var c Condition
		for range rapid.IntRange(1, 2).Draw(t, "alternatives") {
			var a Alternative
			for range rapid.IntRange(1, 3).Draw(t, "answers") {
				d := rapid.SampledFrom(decisions).Draw(t, "decision")
				options := []string{"a", "b", "c"}[:rapid.IntRange(1, len(d.Options)).Draw(t, "n")]
				if rapid.Bool().Draw(t, "last") {
					options = []string{d.Options[len(d.Options)-1].ID}
				}
				a = append(a, Answer{d.Ref, options})
			}
			c = append(c, a)
		}
		return c
	}
	var before []Ref
	for i := range rapid.IntRange(1, 6).Draw(t, "steps") {
		st := &Step{ID: fmt.Sprint("s", i), Ref: Ref(fmt.Sprint("x/s", i)), Type: Act, When: condition()}
		if i < 4 {
			st.Type = Decide
			st.Many = rapid.Bool().Draw(t, "many")
			for _, id := range []string{"a", "b", "c"}[:rapid.IntRange(2, 3).Draw(t, "options")] {
				st.Options = append(st.Options, Option{ID: id, When: condition()})
			}
		}
		for range rapid.IntRange(0, 2).Draw(t, "cannot") {
			if len(before) > 0 && rapid.IntRange(0, 3).Draw(t, "opens") == 0 {
				st.OpensOn = append(st.OpensOn, rapid.SampledFrom(before).Draw(t, "source"))
			}
		}
		steps[st.Ref] = st
		before = append(before, st.Ref)
		if st.Type == Decide {
			decisions = append(decisions, st)
		}
	}
	return steps
}

// everything tries all combinations of answers.
func everything(steps map[Ref]*Step) (map[Ref]bool, map[choice]bool) {
	var decisions []*Step
	for _, st := range steps {
		if st.Type == Decide {
			decisions = append(decisions, st)
		}
	}
	open, offered := map[Ref]bool{}, map[choice]bool{}
	chosen := map[Ref][]string{}
	holds := func(c Condition) bool {
		return c == nil || slices.ContainsFunc(c, func(a Alternative) bool {
			return !slices.ContainsFunc(a, func(answer Answer) bool {
				return !slices.ContainsFunc(answer.Options, func(o string) bool { return slices.Contains(chosen[answer.Decision], o) })
			})
		})
	}
	var isOpen func(st *Step) bool
	isOpen = func(st *Step) bool {
		return holds(st.When) && (len(st.OpensOn) == 0 ||
			slices.ContainsFunc(st.OpensOn, func(ref Ref) bool { return isOpen(steps[ref]) }))
	}
	var try func(i int)
	try = func(i int) {
		if i < len(decisions) {
			d := decisions[i]
			for set := range 1 << len(d.Options) {
				var ids []string
				for j, o := range d.Options {
					if set&(1<<j) != 0 {
						ids = append(ids, o.ID)
					}
				}
				if len(ids) <= 1 || d.Many {
					chosen[d.Ref] = ids
					try(i + 1)
				}
			}
			chosen[d.Ref] = nil
			return
		}
		for ref, ids := range chosen { // could all this be answered?
			for _, id := range ids {
				if o, _ := steps[ref].Option(id); !isOpen(steps[ref]) || !holds(o.When) {
					return
				}
			}
		}
		for ref, st := range steps {
			if isOpen(st) {
				open[ref] = true
			}
			for _, id := range chosen[ref] {
				offered[choice{ref, id}] = true
			}
		}
	}
	try(0)
	return open, offered
}

func describe(steps map[Ref]*Step) string {
	s := ""
	for i := range len(steps) {
		st := steps[Ref(fmt.Sprint("x/s", i))]
		s += fmt.Sprintf("%s many=%v when=%v opens-on=%v options=%v\n", st.ID, st.Many, st.When, st.OpensOn, st.Options)
	}
	return s
}

// TestReachBudget has a search too long to finish: it ends, and reports nothing.
func TestReachBudget(t *testing.T) {
	r := &reach{steps: map[Ref]*Step{}, free: map[Ref]bool{}, freeOption: map[choice]bool{}}
	add := func(ref Ref, when Condition) Answer {
		r.steps[ref] = &Step{Ref: ref, Type: Decide, When: when, Options: []Option{{ID: "a"}, {ID: "b"}}}
		return Answer{ref, []string{"a", "b"}}
	}
	only := func(ref Ref, option string) Answer { return Answer{ref, []string{option}} }
	var all Alternative
	for i := range 40 {
		x := Ref(fmt.Sprintf("x/%02d", i))
		add(x, nil)
		all = append(all, add(x+"-y", Condition{{only(x, "a")}, {only(x, "b")}}))
	}
	add("x/z", nil)
	contradiction := Alternative{only("x/z", "a"), only("x/z", "b")}
	all = append(all, add("x/zz", Condition{contradiction, contradiction}))
	if !r.step(&Step{Ref: "x/last", When: Condition{all}}) {
		t.Error("a search that does not finish says that there is no way")
	}
	if r.budget >= 0 {
		t.Error("the search was not long enough for this test")
	}
}
