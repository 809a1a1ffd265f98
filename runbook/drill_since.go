package runbook

import (
	"slices"
	"time"

	"dandori/runbook/playbook"
)

// CalledFor is when a step came to be called for, in the log's own time: the latest of the
// detection, of when its playbook's kind became the incident's, of what it comes after, and
// of the decisions whose answers it rests on; of what stands in for a step that cannot be
// done, of when that was recorded. Nobody can do it before. Zero of a step there is none of.
func (s *State) CalledFor(ref playbook.Ref, now time.Time) time.Time {
	if s.Set == nil {
		return time.Time{}
	}
	st, ok := s.Set.Step(ref)
	if !ok {
		return time.Time{}
	}
	ev := s.evaluate(now)
	at := later(ev.detected(st), s.kindSince(st))
	for _, before := range st.After {
		at = later(at, ev.doneAt(before))
	}
	for _, of := range st.OpensOn {
		if ev.stateOf(of) == StateImposs {
			at = later(at, ev.doneAt(of))
		}
	}
	var called time.Time // by the first of the alternatives that hold
	for _, alternative := range st.When {
		holds, last := yes, time.Time{}
		for _, a := range alternative {
			holds = min(holds, ev.answer(a))
			last = later(last, ev.doneAt(a.Decision))
		}
		if holds == yes && (called.IsZero() || last.Before(called)) {
			called = last
		}
	}
	return later(at, called)
}

// kindSince is when the kind of a step's playbook came to be one of the incident's; zero of a
// shared part.
func (s *State) kindSince(st *playbook.Step) time.Time {
	p, ok := s.Set.Playbook(st.Ref.Playbook())
	if !ok || p.Kind == "" {
		return time.Time{}
	}
	var since time.Time
	had := false
	for _, c := range s.KindChanges {
		has := slices.Contains(c.Kinds, p.Kind)
		if has && !had {
			since = c.At
		}
		had = has
	}
	return since
}
