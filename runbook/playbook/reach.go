package playbook

import (
	"maps"
	"slices"

	"dandori/runbook/lang"
)

// searchBudget bounds the search for answers that reach one step. Conditions are
// small; a playbook that exceeds it is taken to be in order.
const searchBudget = 5_000

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
// Conditions have no "not", so more answers never hurt, but for one thing: a
// decision that allows one option cannot give two. Such a decision therefore keeps
// the set of options that still satisfy all that is asked of it, and an option
// with a condition of its own is tried only when none without is left.
type reach struct {
	steps      map[Ref]*Step
	free       map[Ref]bool    // steps taken to be open
	freeOption map[choice]bool // options taken to be offered
	budget     int
}

// goal is what has to hold at once.
type goal struct {
	opened     map[Ref]bool
	conditions []Condition     // not yet looked at
	sources    []*Step         // each opens when one of several others is impossible
	one        map[Ref]options // what a decision for one option may still answer
	fixed      map[Ref]bool    // whose option with a condition has been tried
	several    []demand        // what is asked of decisions for several options
}

// options is a set of the options of one step, by their index.
type options uint32

// demand asks that one of the options is among those chosen.
type demand struct {
	decision *Step
	options  options
}

func (r *reach) step(st *Step) bool {
	g := r.start()
	r.open(g, st)
	return r.solve(g)
}

func (r *reach) option(st *Step, option string) bool {
	g := r.start()
	return r.ask(g, Answer{st.Ref, []string{option}}) && r.solve(g)
}

func (r *reach) start() *goal {
	r.budget = searchBudget
	return &goal{opened: map[Ref]bool{}, one: map[Ref]options{}, fixed: map[Ref]bool{}}
}

func (g *goal) clone() *goal {
	return &goal{
		opened: maps.Clone(g.opened), conditions: slices.Clone(g.conditions), sources: slices.Clone(g.sources),
		one: maps.Clone(g.one), fixed: maps.Clone(g.fixed), several: slices.Clone(g.several),
	}
}

// open asks that a step is open.
func (r *reach) open(g *goal, st *Step) {
	if r.free[st.Ref] || g.opened[st.Ref] {
		return
	}
	g.opened[st.Ref] = true
	if st.When != nil {
		g.conditions = append(g.conditions, st.When)
	}
	switch len(st.OpensOn) {
	case 0:
	case 1:
		r.open(g, r.steps[st.OpensOn[0]])
	default:
		g.sources = append(g.sources, st)
	}
}

// ask asks for an answer. It returns false when that contradicts another.
func (r *reach) ask(g *goal, a Answer) bool {
	decision := r.steps[a.Decision]
	var set options
	for i, o := range decision.Options {
		if slices.Contains(a.Options, o.ID) {
			set |= 1 << i
		}
	}
	r.open(g, decision)
	if decision.Many {
		g.several = append(g.several, demand{decision, set})
		return true
	}
	if had, ok := g.one[a.Decision]; ok {
		set &= had
	}
	g.one[a.Decision] = set
	return set != 0
}

func (r *reach) askAll(g *goal, a Alternative) bool {
	for _, answer := range a {
		if !r.ask(g, answer) {
			return false
		}
	}
	return true
}

// solve reports whether the goal can be met. It looks at what leaves no choice
// first.
func (r *reach) solve(g *goal) bool {
	if r.budget--; r.budget < 0 {
		return true
	}
	for i := 0; i < len(g.conditions); {
		if c := g.conditions[i]; len(c) != 1 {
			i++
		} else if g.conditions = slices.Delete(g.conditions, i, i+1); !r.askAll(g, c[0]) {
			return false
		} else {
			i = 0
		}
	}
	if len(g.conditions) > 0 {
		c := g.conditions[0]
		g.conditions = g.conditions[1:]
		return slices.ContainsFunc(c, func(a Alternative) bool {
			next := g.clone()
			return r.askAll(next, a) && r.solve(next)
		})
	}
	if len(g.sources) > 0 {
		st := g.sources[0]
		g.sources = g.sources[1:]
		return slices.ContainsFunc(st.OpensOn, func(ref Ref) bool {
			next := g.clone()
			r.open(next, r.steps[ref])
			return r.solve(next)
		})
	}
	for len(g.several) > 0 {
		d := g.several[0]
		g.several = g.several[1:]
		if !r.unconditional(d) {
			return r.tryOptions(g, d, func(*goal, options) {})
		}
	}
	for _, ref := range slices.Sorted(maps.Keys(g.one)) {
		d := demand{r.steps[ref], g.one[ref]}
		if !g.fixed[ref] && !r.unconditional(d) {
			return r.tryOptions(g, d, func(next *goal, only options) {
				next.one[ref], next.fixed[ref] = only, true
			})
		}
	}
	return true
}

// unconditional reports whether one of the options is always offered.
func (r *reach) unconditional(d demand) bool {
	for i, o := range d.decision.Options {
		if d.options&(1<<i) != 0 && (o.When == nil || r.freeOption[choice{d.decision.Ref, o.ID}]) {
			return true
		}
	}
	return false
}

// tryOptions tries the options one after the other, each with its condition.
func (r *reach) tryOptions(g *goal, d demand, note func(*goal, options)) bool {
	for i, o := range d.decision.Options {
		if d.options&(1<<i) == 0 {
			continue
		}
		next := g.clone()
		next.conditions = append(next.conditions, o.When)
		note(next, 1<<i)
		if r.solve(next) {
			return true
		}
	}
	return false
}
