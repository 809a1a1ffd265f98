package playbook

import (
	"slices"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// findCircles reports steps that wait for each other, one problem a circle. A step
// waits for the steps of its after, for the decisions of its conditions, and for
// the step whose cannot opens it; the first of the closing for all outside it.
func (l *linker) findCircles() {
	var all []*draftStep
	for _, d := range l.drafts {
		all = append(all, d.drafts...)
	}
	const (
		unseen = iota
		open
		done
	)
	state := map[*draftStep]int{}
	var path []*draftStep
	var visit func(st *draftStep)
	visit = func(st *draftStep) {
		state[st] = open
		path = append(path, st)
		for _, ref := range waitsFor(st) {
			next := l.steps[ref]
			switch {
			case next == nil:
			case state[next] == open:
				l.circle(path[slices.Index(path, next):])
			case state[next] == unseen:
				visit(next)
			}
		}
		if l.last(st) {
			// It waits for each step of the path: the nearest is told, the others are the
			// same mistake.
			for i := len(path) - 1; i >= 0; i-- {
				if path[i].book != l.closing {
					l.circle(path[i:])
					break
				}
			}
			for _, next := range all {
				if next.book != l.closing && state[next] == unseen {
					visit(next)
				}
			}
		}
		path = path[:len(path)-1]
		state[st] = done
	}
	for _, st := range all {
		if state[st] == unseen {
			visit(st)
		}
	}
}

// last reports whether a step comes after everything outside the closing: one of the
// closing that names nothing it comes after.
func (l *linker) last(st *draftStep) bool { return st.book == l.closing && len(st.After) == 0 }

// waitsFor lists what has to come before a step, in the order it is written.
func waitsFor(st *draftStep) []Ref {
	refs := slices.Clone(st.After)
	refs = append(refs, decisions(st.When)...)
	for _, o := range st.Options {
		refs = append(refs, decisions(o.When)...)
	}
	for _, due := range st.Dues {
		refs = append(refs, decisions(due.When)...)
	}
	if st.NotBefore != nil {
		refs = append(refs, st.NotBefore.Steps...)
	}
	return append(refs, st.OpensOn...)
}

// decisions lists the decisions that a condition asks.
func decisions(c Condition) []Ref {
	var refs []Ref
	for _, alternative := range c {
		for _, answer := range alternative {
			refs = append(refs, answer.Decision)
		}
	}
	return refs
}

// circle reports the circle at the step of it that comes first in its file, outside
// the closing where it can: what is written there is the mistake.
func (l *linker) circle(steps []*draftStep) {
	first := 0
	implied := false
	for i, st := range steps {
		st.broken = true
		if out := steps[first].book == l.closing; out && st.book != l.closing || out == (st.book == l.closing) && l.before(st, steps[first]) {
			first = i
		}
		next := steps[(i+1)%len(steps)]
		implied = implied || !st.ordered && st.above == next && slices.Contains(st.After, next.Ref)
	}
	steps = append(slices.Clone(steps[first:]), steps[:first]...)
	start := steps[0]
	var names []string
	for _, st := range append(steps, start) {
		if st.book == start.book {
			names = append(names, st.ID)
		} else {
			names = append(names, string(st.Ref))
		}
	}
	var hint lang.Text
	switch {
	case implied:
		hint = lang.Problem.ImpliedOrder
	case slices.ContainsFunc(steps, l.last):
		hint = lang.Problem.ImpliedClosing
	}
	start.book.doc.Report(start.waitAt(), lang.Problem.Circle.With(strings.Join(names, " -> ")), hint)
}

// before orders steps as the files do.
func (l *linker) before(a, b *draftStep) bool {
	if a.book != b.book {
		return slices.Index(l.drafts, a.book) < slices.Index(l.drafts, b.book)
	}
	return a.at < b.at
}

// waitAt is the place in a step that says what it waits for.
func (st *draftStep) waitAt() tomlfile.Place {
	switch {
	case len(st.after) > 0:
		return st.after[0].At
	case len(st.when) > 0:
		return st.whenAt
	}
	return st.at
}
