package runbook

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// Deadline of a step: zero when it has none or its clock has not started.
func (ev *evaluator) deadline(st *playbook.Step) time.Time {
	due := ev.due(st)
	if due == nil {
		// What stands in for a step that cannot be done is no less urgent.
		for _, ref := range st.OpensOn {
			if of, ok := ev.s.Set.Step(ref); ok && ev.state(of) == StateImposs && len(of.Dues) > 0 {
				return ev.deadline(of)
			}
		}
		return time.Time{}
	}
	base := ev.base(st, due)
	switch {
	case base.IsZero():
		return base
	case due.Days > 0:
		// The day itself is the first; the whole of the last counts. A last day on
		// which offices are closed is not moved: earlier is safe.
		y, m, d := base.In(ev.s.Location()).Date()
		return time.Date(y, m, d+due.Days, 0, 0, 0, 0, ev.s.Location()).Add(-time.Second)
	}
	return base.Add(due.Within)
}

// due is the due time in force: the first whose condition holds.
func (ev *evaluator) due(st *playbook.Step) *playbook.Due {
	for i := range st.Dues {
		if ev.condition(st.Dues[i].When) == yes {
			return &st.Dues[i]
		}
	}
	return nil
}

// base is when the clock of a due time starts; zero when it has not started.
func (ev *evaluator) base(st *playbook.Step, due *playbook.Due) time.Time {
	var base time.Time
	switch due.From {
	case playbook.FromHappened:
		base = ev.s.Happened
	case playbook.FromDetected:
		base = ev.detected(st)
		if onceOnly(due) {
			base = ev.s.Detected
		}
	case playbook.FromConfirmed:
		if p, ok := ev.s.Set.Playbook(st.Ref.Playbook()); ok && p.Kind != "" {
			base = ev.confirmed(p.Kind)
		} else {
			for kind := range ev.s.confirmedAt { // of a shared part: the first kind that was fixed
				if at := ev.confirmed(kind); base.IsZero() || at.Before(base) {
					base = at
				}
			}
		}
	case playbook.FromOpened:
		base = ev.s.Opened
	default:
		if ev.stateOf(due.Step) == StateDone {
			base = ev.doneAt(due.Step)
		}
	}
	return base
}

// movesOn reports whether what starts the clock of a due time can happen once more: a step that is
// done again, or a kind that leaves the incident and comes back. Then the clock starts anew, for
// what is still to be done; how late something was by the clock that ran then, its entry says.
func (ev *evaluator) movesOn(st *playbook.Step, due *playbook.Due) bool {
	if due.Step != "" {
		return true
	}
	kind := ""
	if p, ok := ev.s.Set.Playbook(st.Ref.Playbook()); ok {
		kind = p.Kind
	}
	_, joined := ev.s.joined[kind]
	switch due.From {
	case playbook.FromDetected:
		return joined && !onceOnly(due)
	case playbook.FromConfirmed:
		return joined || kind == "" && len(ev.s.joined) > 0
	}
	return false
}

// onceOnly reports whether the clock of a due time starts at the incident's own detection, whatever
// joined it later: a clock of the law, or one counted as the law counts.
func onceOnly(due *playbook.Due) bool {
	return due.Days > 0 || strings.HasPrefix(due.Source, org.LawDocument+":")
}

// confirmed is when a kind was fixed (発生を確認した時点): zero when it was not. It is the event
// time of what fixed it, of a decision for it that stands even where the kind had been on record
// before: an incident that is typed in afterwards begins with its kind, and the moment of
// typing is nobody's. The kind that an incident began with was fixed, too, when the
// first step of its playbook was done, not when one was left out or could not be done; but nothing
// was before it became known. The kind that a log typed in from paper began with was fixed when
// it became known, by what is known of that now.
func (ev *evaluator) confirmed(kind string) time.Time {
	s := ev.s
	first := s.confirmedAt[kind]
	if first.IsZero() {
		return first
	}
	if s.fromPaper && slices.Contains(s.began, kind) {
		return s.Detected
	}
	at := first
	of, _ := s.Set.Kind(kind)
	for _, st := range s.Set.Steps() {
		r := s.steps[st.Ref]
		if r == nil {
			continue
		}
		own := of != nil && st.Ref.Playbook() == of.ID && slices.Contains(s.began, kind)
		if !own && !slices.Contains(optionKinds(st, r.chosen), kind) {
			continue
		}
		var times []time.Time
		for _, it := range r.items {
			if it.state == StateDone {
				times = append(times, it.at)
			}
		}
		for _, done := range s.Rounds(st.Ref) {
			times = append(times, done.At)
		}
		for _, t := range times {
			if !t.IsZero() && t.Before(at) {
				at = t
			}
		}
	}
	if at.Before(s.Detected) && at.Before(first) { // a time that was typed wrong
		if s.Detected.Before(first) {
			return s.Detected
		}
		return first
	}
	return at
}

// detected is when what the step's playbook deals with became known: the
// incident's own time, or, for a kind that joined the incident later, the moment
// it did. Otherwise everything of such a kind would be overdue at once.
func (ev *evaluator) detected(st *playbook.Step) time.Time {
	if p, ok := ev.s.Set.Playbook(st.Ref.Playbook()); ok {
		if since, ok := ev.s.joined[p.Kind]; ok {
			return since
		}
	}
	return ev.s.Detected
}

// opened is when a step came to be called for: the latest of the detection and of
// what it came after.
func (ev *evaluator) opened(st *playbook.Step) time.Time {
	at := ev.detected(st)
	later := func(ref playbook.Ref) {
		if t := ev.doneAt(ref); t.After(at) {
			at = t
		}
	}
	for _, ref := range st.After {
		later(ref)
	}
	for _, alt := range st.When {
		for _, a := range alt {
			later(a.Decision)
		}
	}
	return at
}

// doneAt is the event time at which a step came to be settled.
func (ev *evaluator) doneAt(ref playbook.Ref) time.Time {
	r := ev.s.steps[ref]
	if r == nil {
		return time.Time{}
	}
	at := r.at
	for _, it := range r.items {
		if it.at.After(at) {
			at = it.at
		}
	}
	return at
}

func late(deadline, now time.Time) bool { return !deadline.IsZero() && now.After(deadline) }

// Promises lists the promises that steps opened, kept or not.
func (s *State) Promises(now time.Time) []PromiseView {
	if s.Set == nil {
		return nil
	}
	return s.evaluate(now).promises()
}

// promisedBy is when a step has to be done to keep what was promised: the earliest time
// among the promises that stand and that it keeps; zero where there is none.
func (ev *evaluator) promisedBy(st *playbook.Step) time.Time {
	var by time.Time
	for _, p := range ev.promises() {
		if slices.Contains(st.Keeps, p.Step) && !p.Kept && !p.Released && !p.Due.IsZero() && (by.IsZero() || p.Due.Before(by)) {
			by = p.Due
		}
	}
	return by
}

// promises lists the promises; it remembers them.
func (ev *evaluator) promises() []PromiseView {
	if ev.given == nil {
		ev.given = ev.findPromises()
	}
	return ev.given
}

func (ev *evaluator) findPromises() []PromiseView {
	s := ev.s
	promises := []PromiseView{}
	for _, st := range s.Set.Steps() {
		if !ev.promised(st.Ref) {
			continue
		}
		p := PromiseView{Step: st.Ref, Title: st.Promise.Title, At: ev.doneAt(st.Ref)}
		p.Due, _ = time.Parse(time.RFC3339, s.steps[st.Ref].fields[st.Promise.DueField])
		if st.Repeat { // another round keeps it, and may promise anew
			p.KeptBy = append(p.KeptBy, st.Ref)
		}
		waived, left := false, false
		for _, k := range s.Set.Steps() {
			if !slices.Contains(k.Keeps, st.Ref) {
				continue
			}
			p.KeptBy = append(p.KeptBy, k.Ref)
			state := ev.state(k)
			if r := s.steps[k.Ref]; r == nil || r.lastSeq() < s.steps[st.Ref].lastSeq() {
				left = left || ev.applies(k) == yes
				continue // whatever was said before the promise does not keep it
			}
			switch state {
			case StateDone:
				p.Kept = true
			case StateImposs, StateSkipped:
				waived = true
			default:
				left = left || ev.applies(k) == yes
			}
		}
		// Nobody is released by leaving out one way of keeping it while another is called for.
		p.Released = waived && !left && !p.Kept
		promises = append(promises, p)
	}
	return promises
}

// Due is one thing with a time: a step, the next look of a watch step, or a
// promise.
type Due struct {
	Step    playbook.Ref
	Title   lang.Text
	At      time.Time
	Overdue bool
	What    string // DueStep, DueWatch or DuePromise
	Whose   org.Whose
}

// What a due time is of.
const (
	DueStep    = "step"
	DueWatch   = "watch"
	DuePromise = "promise"
)

// Dues lists what is due, soonest first. Waiting steps whose decision is open are
// not in it, since nobody knows yet whether they apply.
func (s *State) Dues(now time.Time) []Due { return s.duesOf(s.Steps(now), now) }

func (s *State) duesOf(views []StepView, now time.Time) []Due {
	var dues []Due
	if s.Status == StatusClosed {
		return nil
	}
	for _, v := range views {
		if v.State.Settled() {
			continue
		}
		if !v.Deadline.IsZero() && v.DueWhose != ByPromise && (v.State != Waiting || v.Overdue) { // a promise is listed as one
			dues = append(dues, Due{v.Ref, v.Title, v.Deadline, late(v.Deadline, now), DueStep, v.DueWhose})
		}
		if !v.NextCheck.IsZero() {
			dues = append(dues, Due{v.Ref, v.Title, v.NextCheck, late(v.NextCheck, now), DueWatch, org.Ours})
		}
	}
	for _, p := range s.Promises(now) {
		if !p.Kept && !p.Released && !p.Due.IsZero() {
			dues = append(dues, Due{p.Step, p.Title, p.Due, late(p.Due, now), DuePromise, org.Ours})
		}
	}
	slices.SortStableFunc(dues, func(a, b Due) int { return a.At.Compare(b.At) })
	return dues
}

// Next names the most urgent step to turn to: what is overdue first, then what is
// due soonest, then what has no due time in the order of the playbooks. A held
// step counts like a ready one, since opening its gate is what to do next, and so does a
// waiting one whose promised time has passed; a watch counts only once it is time to look. When nothing else is left, it is a
// watch. The second result is false when there is nothing at all.
func Next(views []StepView) (playbook.Ref, bool) {
	best := -1
	for i, v := range views {
		broken := v.State == Waiting && !v.Undecided && v.Overdue && v.DueWhose == ByPromise
		if v.State != Ready && v.State != Held && !broken {
			continue
		}
		if best < 0 || moreUrgent(v, views[best]) {
			best = i
		}
	}
	if best < 0 {
		return "", false
	}
	return views[best].Ref, true
}

func moreUrgent(a, b StepView) bool {
	resting := func(v StepView) int {
		if v.Type == playbook.Watch && !v.Overdue {
			return 1
		}
		return 0
	}
	// The due time, or far away where there is none.
	due := func(v StepView) time.Time {
		switch {
		case !v.Deadline.IsZero():
			return v.Deadline
		case !v.NextCheck.IsZero():
			return v.NextCheck
		}
		return time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	held := func(v StepView) int {
		switch v.State {
		case Held:
			return 1
		case Waiting:
			return 2
		}
		return 0
	}
	return cmp.Or(cmp.Compare(resting(a), resting(b)), due(a).Compare(due(b)), cmp.Compare(held(a), held(b))) < 0
}
