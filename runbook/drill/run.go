package drill

import (
	"maps"
	"slices"
	"sync"
	"time"

	"dandori/runbook"
	"dandori/runbook/playbook"
)

// Run is what the log of a drill says. The zero Run is that of an empty log. A Run is a
// value: [Fold] never changes the one it is given.
type Run struct {
	State    runbook.State
	Clock    runbook.Clock
	Scenario *Scenario // the pinned one; nil while the drill was not started
	Err      error     // why the pinned scenario cannot be used by this version

	injects      map[int]injectRecord
	said         map[int][]Said
	improvements []Improvement // by number
	facilitator  string
	jumps        []runbook.DrillJumping    // in the order of the log
	marked       map[expectation]time.Time // by the facilitator: drill time at which it was taken
}

// injectRecord is what the log says of one inject.
type injectRecord struct {
	status Status    // Delivered, Skipped, or "" while it is neither
	seq    int       // the entry that made it so
	at     time.Time // drill time of that entry
	byHand bool
	until  time.Time // put off until; zero: not
}

// Fold applies events, in the order of the log, and returns the new run. Folding a log
// in one piece or in several gives the same run.
func Fold(r Run, events []runbook.Event) Run {
	r.State = runbook.Fold(r.State, events)
	r.injects, r.said = maps.Clone(r.injects), maps.Clone(r.said)
	if r.injects == nil {
		r.injects, r.said = map[int]injectRecord{}, map[int][]Said{}
	}
	for _, e := range events {
		r.apply(e)
	}
	r.Clock = r.State.Clock
	if pin, ok := r.State.Scenario(); ok && r.Scenario == nil && r.Err == nil {
		r.Scenario, r.Err = Unpin(pin)
	}
	return r
}

// pinned is the scenario that stands in the first entry of a drill.
func pinned(entries []runbook.Event) (runbook.Pin, bool) {
	if len(entries) == 0 {
		return runbook.Pin{}, false
	}
	if d, ok := entries[0].Data.(*runbook.Opened); ok && d.Drill {
		s := runbook.State{Drill: true, Pinned: d.Pinned}
		return s.Scenario()
	}
	return runbook.Pin{}, false
}

// Now is drill time at a moment of wall time.
func (r *Run) Now(wall time.Time) time.Time { return r.State.Now(wall) }

// RunOf is the run of a log whose state is known.
func RunOf(s *runbook.State, entries []runbook.Event) Run {
	r := Run{State: *s, Clock: s.Clock, injects: map[int]injectRecord{}, said: map[int][]Said{}}
	for _, e := range entries {
		r.apply(e)
	}
	if pin, ok := s.Scenario(); ok {
		r.Scenario, r.Err = Unpin(pin)
	}
	return r
}

func (r *Run) apply(e runbook.Event) {
	switch d := e.Data.(type) {
	case *runbook.DrillDelivery:
		r.settle(d.Inject, injectRecord{status: Delivered, seq: e.Seq, at: e.At, byHand: d.ByHand})
	case *runbook.DrillSkipping:
		r.settle(d.Inject, injectRecord{status: Skipped, seq: e.Seq, at: e.At})
	case *runbook.DrillDelaying:
		rec := r.injects[d.Inject]
		rec.until = d.Until
		r.injects[d.Inject] = rec
	case *runbook.DrillMeeting:
		r.mark(e, d)
	case *runbook.DrillJumping:
		r.jumps = append(slices.Clip(r.jumps), *d)
	}
	r.review(e)
	if e.Type.OfDrill() && e.Actor.Name != "" && !slices.Contains(evaluators, e.Type) {
		r.facilitator = e.Actor.Name
	}
}

// evaluators are the types of what others than the facilitator may have recorded.
var evaluators = []runbook.Type{runbook.DrillObserved, runbook.DrillRated, runbook.DrillDiscussed, runbook.DrillImprovementSet}

// Facilitator is the name of who ran the drill last: who set its clock going, handed out an
// inject, or the like; before anybody did, of who keeps the log. A program that takes the
// drill up again goes on in that name.
func (r *Run) Facilitator() string {
	if r.facilitator != "" {
		return r.facilitator
	}
	return r.State.Recorder()
}

// settle records what became of an inject; the first entry holds, since what was handed
// out cannot be taken back.
func (r *Run) settle(number int, rec injectRecord) {
	have := r.injects[number]
	if have.status != "" {
		return
	}
	rec.until = have.until
	r.injects[number] = rec
}

// readings keeps scenarios by the hash of their bytes. Nobody changes a scenario.
type readings struct {
	sync.Mutex
	scenarios map[string]*Scenario
}

const keptScenarios = 16

var kept = readings{scenarios: map[string]*Scenario{}}

// Unpin reads a pinned scenario. What was read once is kept, since every look at a drill asks
// for it.
func Unpin(pin runbook.Pin) (*Scenario, error) {
	made := runbook.MakePin(pin.What, pin.Name, []byte(pin.Text))
	if made.SHA256 != pin.SHA256 {
		return nil, runbook.ErrPinAltered
	}
	kept.Lock()
	s := kept.scenarios[made.SHA256+pin.Name]
	kept.Unlock()
	if s != nil {
		return s, nil
	}
	s, err := Parse(pin.Name, []byte(pin.Text))
	if err != nil {
		return nil, err
	}
	kept.Lock()
	if len(kept.scenarios) >= keptScenarios {
		clear(kept.scenarios)
	}
	kept.scenarios[made.SHA256+pin.Name] = s
	kept.Unlock()
	return s, nil
}

// Status says how an inject stands.
type Status string

// The statuses.
const (
	Waiting   Status = "waiting"   // its time has not come, or is not known yet
	Due       Status = "due"       // its time has come
	RuledOut  Status = "ruled-out" // its time has come, but its conditions do not hold now
	Delivered Status = "delivered"
	Skipped   Status = "skipped"
)

// InjectView is one inject as it stands.
type InjectView struct {
	*Inject
	Status Status
	Due    time.Time // drill time; zero: not known yet, since it comes after a step
	Holds  bool      // its conditions hold
	Put    time.Time // put off until; zero: not
	Seq    int       // the entry that delivered or skipped it
	When   time.Time // drill time of that entry
	ByHand bool
}

// Open reports whether the inject is still to come, or may.
func (v InjectView) Open() bool { return v.Status != Delivered && v.Status != Skipped }

// Injects lists the injects as they stand at a drill time, in the order of their
// numbers.
func (r *Run) Injects(now time.Time) []InjectView {
	if r.Scenario == nil {
		return nil
	}
	views := make([]InjectView, 0, len(r.Scenario.Injects))
	for _, in := range r.Scenario.Injects {
		views = append(views, r.view(in, now))
	}
	return views
}

func (r *Run) view(in *Inject, now time.Time) InjectView {
	rec := r.injects[in.Number]
	v := InjectView{Inject: in, Status: rec.status, Due: r.due(in, rec, now), Put: rec.until, Seq: rec.seq, When: rec.at, ByHand: rec.byHand}
	v.Holds = r.holds(in, now)
	switch {
	case v.Status != "":
	case !r.Clock.Begun(): // drill time stands where it begins
		v.Status = Waiting
	case v.Due.IsZero() || v.Due.After(now):
		v.Status = Waiting
	case v.Holds:
		v.Status = Due
	default:
		v.Status = RuledOut
	}
	return v
}

// due is when an inject comes, if its conditions hold then.
func (r *Run) due(in *Inject, rec injectRecord, now time.Time) time.Time {
	start := r.Clock.Start
	if !r.Clock.Begun() {
		start = r.State.Opened // of a drill that waits to be started, where its clock stands
	}
	at := start.Add(in.At)
	if in.After.Step != "" {
		v, ok := r.State.Step(in.After.Step, now)
		reached, deputy := r.byDeputy(v, now)
		switch {
		case deputy:
			at = reached.Add(in.After.Delay)
		case !ok || !v.State.Settled() || v.State == runbook.NotApplicable:
			return time.Time{}
		case len(in.After.Answer) > 0 && !answered(v, in.After.Answer):
			return time.Time{}
		default:
			at = settledAt(v).Add(in.After.Delay)
		}
	}
	return later(at, rec.until)
}

// settledAt is the event time at which a step came to be settled.
func settledAt(v runbook.StepView) time.Time {
	at := v.At
	for _, it := range v.Items {
		at = later(at, it.At)
	}
	return at
}

func answered(v runbook.StepView, answers []string) bool {
	return v.State == runbook.StateDone && slices.ContainsFunc(v.Chosen, func(c string) bool { return slices.Contains(answers, c) })
}

// holds reports whether the conditions of an inject hold.
func (r *Run) holds(in *Inject, now time.Time) bool {
	for _, c := range in.OnlyIf {
		if !r.condition(c, now) {
			return false
		}
	}
	return !slices.ContainsFunc(in.Unless, func(c Condition) bool { return r.condition(c, now) })
}

func (r *Run) condition(c Condition, now time.Time) bool {
	v, ok := r.State.Step(c.Step, now)
	switch {
	case !ok:
		return false
	case c.Impossible:
		return v.State == runbook.StateImposs
	case len(c.Answer) > 0:
		return answered(v, c.Answer)
	}
	_, deputy := r.byDeputy(v, now)
	return deputy || done(v)
}

// byDeputy tells when a step that stands in for a report that reached nobody, as to reach a
// deputy does, was taken without it: a deputy answered in the target's place, and that was
// recorded with the report itself (--via).
func (r *Run) byDeputy(v runbook.StepView, now time.Time) (at time.Time, ok bool) {
	if v.Step == nil || v.Type != playbook.Act || v.State.Settled() && v.State != runbook.NotApplicable {
		return time.Time{}, false
	}
	for _, ref := range v.OpensOn {
		of, _ := r.State.Step(ref, now)
		for _, it := range of.Items {
			if it.State == runbook.StateDone && it.Via != "" && (!ok || it.At.Before(at)) {
				at, ok = it.At, true
			}
		}
	}
	return at, ok
}

// done reports whether a step was done; a watch, whether somebody looked.
func done(v runbook.StepView) bool {
	return v.State == runbook.StateDone || v.Type == playbook.Watch && v.Checks > 0
}

// DueNow lists the injects that are to be delivered at a drill time, the longest due
// first.
func (r *Run) DueNow(now time.Time) []InjectView {
	due := r.Injects(now)
	due = slices.DeleteFunc(due, func(v InjectView) bool { return v.Status != Due })
	slices.SortStableFunc(due, func(a, b InjectView) int { return a.Due.Compare(b.Due) })
	return due
}

// Next is the inject that arrives next when time goes on and nobody does anything: the
// soonest to come of those whose conditions hold. One that was put off counts with its new
// time. What is due already is none of them ([Run.DueNow]); those whose conditions do not
// hold are told by [Run.Conditional].
func (r *Run) Next(now time.Time) (InjectView, bool) {
	var first InjectView
	for _, v := range r.Injects(now) {
		if v.Status == Waiting && v.Holds && !v.Due.IsZero() && (first.Inject == nil || v.Due.Before(first.Due)) {
			first = v
		}
	}
	return first, first.Inject != nil
}

// Conditional lists the injects whose time is still to come and whose conditions do not hold
// now, the soonest first: they come only if that changes.
func (r *Run) Conditional(now time.Time) []InjectView {
	all := slices.DeleteFunc(r.Injects(now), func(v InjectView) bool { return v.Status != Waiting || v.Due.IsZero() || v.Holds })
	slices.SortStableFunc(all, func(a, b InjectView) int { return a.Due.Compare(b.Due) })
	return all
}

// Deadline is by when an action is to be taken that a delivered inject expects: what jumps
// of the clock passed over after the delivery is not counted, since nobody could act then.
// Zero when no time is set, or the inject was not delivered.
func (r *Run) Deadline(v InjectView, x Expected) time.Time {
	if x.Within == 0 || v.Status != Delivered {
		return time.Time{}
	}
	return r.putOff(v.When, v.When.Add(x.Within))
}

// putOff is a due time, set at a moment, put off by what jumps passed over while it ran.
func (r *Run) putOff(set, due time.Time) time.Time {
	for _, j := range r.jumps {
		if !j.From.Before(set) && j.From.Before(due) {
			due = due.Add(j.Clock.Sub(j.From))
		}
	}
	return due
}

// jumped is how much of a span of drill time jumps passed over.
func jumped(jumps []runbook.DrillJumping, from, to time.Time) time.Duration {
	var sum time.Duration
	for _, j := range jumps {
		begin, end := later(j.From, from), j.Clock
		if to.Before(end) {
			end = to
		}
		sum += max(end.Sub(begin), 0)
	}
	return sum
}

// Answers says how the facilitator answers in whose place now, by role: what the last
// delivered inject says of it.
func (r *Run) Answers() map[string]Answer {
	out, since := map[string]Answer{}, map[string]int{}
	if r.Scenario == nil {
		return out
	}
	for _, in := range r.Scenario.Injects {
		rec := r.injects[in.Number]
		for _, a := range in.Answers {
			if rec.status == Delivered && rec.seq > since[a.Who] {
				out[a.Who], since[a.Who] = a, rec.seq
			}
		}
	}
	return out
}
