package playbook

import (
	"slices"

	"dandori/runbook/lang"
)

// searchBudget bounds the search for answers that reach one step. Conditions are
// small; a playbook that exceeds it is taken to be in order.
const searchBudget = 100_000

// findUnreachable reports each step and option that no combination of answers
// reaches. What rests on something unreachable is not reported again.
func (l *linker) findUnreachable() {
	r := &reach{steps: map[Ref]*Step{}, free: map[Ref]bool{}, freeOption: map[choice]bool{}}
	for ref, st := range l.steps {
		r.steps[ref] = st.Step
		r.free[ref] = st.broken
	}
	visited := map[Ref]bool{}
	var visit func(st *draftStep)
	visit = func(st *draftStep) {
		if visited[st.Ref] || st.broken || l.steps[st.Ref] != st {
			return
		}
		visited[st.Ref] = true
		for _, ref := range waitsFor(st) { // so that causes come before consequences
			if next := l.steps[ref]; next != nil {
				visit(next)
			}
		}
		doc := st.book.doc
		if !r.step(st.Step) {
			r.free[st.Ref] = true
			doc.Report(st.whenAt, lang.Problem.UnreachableStep.With(st.ID), lang.Text{})
		}
		for i, o := range st.Options {
			if o.When != nil && !r.option(st.Step, o.ID) {
				r.freeOption[choice{st.Ref, o.ID}] = true
				doc.Report(st.options[i].whenAt, lang.Problem.UnreachableOption.With(o.ID), lang.Text{})
			}
		}
	}
	for _, d := range l.drafts {
		for _, st := range d.drafts {
			visit(st)
		}
	}
}

// choice is an option of a decision.
type choice struct {
	decision Ref
	option   string
}

// reach searches for answers under which a step is open. A step is open when its
// condition holds and, if it is the cannot of others, one of those is open. A
// decision can be answered only when it is open, with an option whose condition
// holds.
//
// Conditions have no "not": answers given for one part of a goal can hinder
// another only where a decision allows one option. So it is enough to choose one
// option for each answer asked, and go back when a decision would need two.
type reach struct {
	steps      map[Ref]*Step
	free       map[Ref]bool    // steps taken to be open
	freeOption map[choice]bool // options taken to be offered
	chosen     map[Ref][]string
	opened     map[Ref]bool
	budget     int
}

func (r *reach) reset() {
	r.chosen, r.opened, r.budget = map[Ref][]string{}, map[Ref]bool{}, searchBudget
}

func (r *reach) step(st *Step) bool {
	r.reset()
	return r.open(st, func() bool { return true })
}

func (r *reach) option(st *Step, option string) bool {
	r.reset()
	return r.choose(st, option, func() bool { return true })
}

// open makes a step open and then goes on.
func (r *reach) open(st *Step, then func() bool) bool {
	if r.free[st.Ref] || r.opened[st.Ref] {
		return then()
	}
	r.opened[st.Ref] = true
	ok := r.hold(st.When, func() bool {
		if len(st.OpensOn) == 0 {
			return then()
		}
		return slices.ContainsFunc(st.OpensOn, func(ref Ref) bool { return r.open(r.steps[ref], then) })
	})
	if !ok {
		delete(r.opened, st.Ref)
	}
	return ok
}

// hold makes a condition hold and then goes on.
func (r *reach) hold(c Condition, then func() bool) bool {
	if c == nil {
		return then()
	}
	return slices.ContainsFunc(c, func(a Alternative) bool { return r.answers(a, then) })
}

func (r *reach) answers(a Alternative, then func() bool) bool {
	if len(a) == 0 {
		return then()
	}
	decision := r.steps[a[0].Decision]
	return slices.ContainsFunc(a[0].Options, func(option string) bool {
		return r.choose(decision, option, func() bool { return r.answers(a[1:], then) })
	})
}

// choose answers a decision with an option and then goes on.
func (r *reach) choose(decision *Step, option string, then func() bool) bool {
	if r.budget--; r.budget < 0 {
		return true
	}
	had := r.chosen[decision.Ref]
	if slices.Contains(had, option) {
		return then()
	}
	if len(had) > 0 && !decision.Many {
		return false
	}
	r.chosen[decision.Ref] = append(had[:len(had):len(had)], option)
	ok := r.open(decision, func() bool {
		o, _ := decision.Option(option)
		if r.freeOption[choice{decision.Ref, option}] {
			return then()
		}
		return r.hold(o.When, then)
	})
	if !ok {
		r.chosen[decision.Ref] = had
	}
	return ok
}
