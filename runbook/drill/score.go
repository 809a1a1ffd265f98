package drill

import (
	"errors"
	"slices"
	"time"

	"dandori/runbook"
	"dandori/runbook/playbook"
)

// Why a drill cannot be scored.
var (
	ErrNotDrill   = errors.New("not the log of a drill that was started")
	ErrNoScenario = errors.New("the pinned scenario cannot be read")
	ErrOther      = errors.New("another scenario than that of the drill")
)

// Table is what a drill came to. There is no total.
type Table struct {
	Log      runbook.IncidentID
	Scenario *Scenario // the one it was scored with
	Pinned   string    // SHA-256 of the scenario the drill was played on
	Rescored bool      // they are not the same

	Over                 bool      // the facilitator ended the drill; without it the table is how the drill stood at Ended
	Begun, Ended         time.Time // drill time, of the start and of the last entry
	WallBegun, WallEnded time.Time // wall time, of the start and of the end, or of the last entry until there is one

	Injects      []InjectView           // as they stood at the end
	Jumps        []runbook.DrillJumping // how the clock was put forward, in the order of the log
	Actions      []Action               // by inject, in the order of the scenario
	Violations   []Proof                // in the order in which they were proved by the log
	Passed       []Proof                // what would be violations, but its time was up only because the clock was put forward; nobody is blamed for it
	Backdated    []Backdated            // what the players wrote down later than it happened, in the order of the log
	Texts        []TextCheck            // in the order in which they were published
	Ratings      []RatingView
	Observations []Seen
	Marks        []MarkView
	Said         [][]Said      // what was noted of each debrief question of the scenario, in their order
	Improvements []Improvement // the plan to improve, by number
	Proposals    []Proposal    // what could be put into it, and was neither accepted nor turned down; none before the end
	Considered   []Proposal    // what was proposed, and accepted or turned down
	Seats        []Seat        // who took part, in order of appearance
}

// Backdated is an entry of the players that is about an earlier moment (後から記入): the
// times in it are what they said, and not when they wrote it.
type Backdated struct {
	Entry   int
	Step    playbook.Ref
	At      time.Time // drill time it is about
	Written time.Time // drill time at which it was written
}

// Later is by how much an entry may be written later than what it is about without being
// backdated: people type times in whole minutes.
const Later = time.Minute

// Outcome is what became of an expected action.
type Outcome string

// The outcomes.
const (
	Done         Outcome = "done"
	DoneByHand   Outcome = "done-by-hand"  // the facilitator saw it; the players did not record it, or only as of later
	OtherAnswer  Outcome = "other-answer"  // the decision was made, and otherwise
	Impossible   Outcome = "impossible"    // recorded as impossible, with a reason
	NotNeeded    Outcome = "skipped"       // recorded as not needed, with a reason
	NotDone      Outcome = "not-done"      //
	NotDue       Outcome = "not-due"       // not done, and the drill ended before its time was up
	NotDelivered Outcome = "not-delivered" // the inject never came
)

// Outcomes lists the outcomes in the order of this documentation.
var Outcomes = []Outcome{Done, DoneByHand, OtherAnswer, Impossible, NotNeeded, NotDone, NotDue, NotDelivered}

// Met reports whether the action was taken.
func (o Outcome) Met() bool { return o == Done || o == DoneByHand }

// Action is one expected action and what became of it.
type Action struct {
	Inject int
	Expected
	Outcome   Outcome
	Delivered time.Time     // drill time of the inject; zero: never
	At        time.Time     // drill time at which it was taken; zero: it was not
	Took      time.Duration // from the one to the other, without what jumps passed over; 0 when it was taken before the inject came
	Jumped    time.Duration // what jumps passed over in between; of what was not taken, between the inject and the end
	Early     bool          // it was taken before the inject came (先行)
	Lead      time.Duration // by how much before, when it was, without what jumps passed over
	Written   time.Time     // drill time at which the players wrote it down, when that was later (後から記入); zero: at once, or they did not
	Entry     int           // the entry that proves it, or that says why not; 0: none
	Chosen    []string      // of a decision: what was answered
	Reason    string        // of what was not done; of what was, the facilitator's remark
	Skipped   bool          // its inject was left out; the outcome is NotDelivered
	AfterEnd  bool          // the facilitator marked it after the drill was ended (終了後に確認)
}

// InTime reports whether the action was taken in the time allowed.
func (a Action) InTime() bool { return a.Outcome.Met() && (a.Within == 0 || a.Took <= a.Within) }

// Minutes is how many minutes it took, as [Minutes] counts them.
func (a Action) Minutes() int { return Minutes(a.Took) }

// Minutes is a span in minutes, wherever the paper of a drill gives one: a minute that was
// begun counts, so that what took more than the minutes allowed never has as few.
func Minutes(span time.Duration) int {
	minutes := span / time.Minute
	if span > minutes*time.Minute {
		minutes++
	}
	return int(minutes)
}

// Between is how long it was from one moment of drill time to a later one, without what jumps
// passed over: nobody could act then.
func (t *Table) Between(from, to time.Time) time.Duration {
	return to.Sub(from) - jumped(t.Jumps, from, to)
}

// RatingView is an evaluator's rating of an objective. The last one of an evaluator holds.
type RatingView struct {
	runbook.DrillRating
	By    runbook.Actor
	At    time.Time
	Entry int
}

// Seen is one observation.
type Seen struct {
	runbook.DrillObservation
	Step  playbook.Ref
	By    runbook.Actor
	At    time.Time
	Entry int
}

// MarkView is a pass mark and whether it was reached.
type MarkView struct {
	Mark
	Reached bool
	Open    bool           // it cannot be judged: the inject of an action it names never came, the drill ended before its time, or no text was published of which it speaks
	Late    []playbook.Ref // expected actions that were not taken in time
	Found   []Violation    // of those that must not happen, what did
}

// Score makes the table of a drill from its entries. With nil the scenario is the one
// the drill was played on; with another version of it, one of the same id, the table says so.
// With a scenario of another id there is nothing to score: the error is [ErrOther].
func Score(entries []runbook.Event, with *Scenario) (*Table, error) {
	s, err := score(entries, with)
	if err != nil {
		return nil, err
	}
	s.propose(entries)
	return s.Table, nil
}

// score makes the table without what it proposes.
func score(entries []runbook.Event, with *Scenario) (*scorer, error) {
	s := scorer{Table: &Table{Scenario: with}, of: map[playbook.Ref][]*progress{}, texts: map[int]runbook.Event{}}
	for _, e := range entries {
		if d, ok := e.Data.(*runbook.DrillStarting); ok {
			s.Begun, s.WallBegun = d.Clock, e.Logged
			break
		}
	}
	pin, ok := pinned(entries)
	if !ok || s.Begun.IsZero() {
		return nil, ErrNotDrill
	}
	s.Pinned = pin.SHA256
	if s.Scenario == nil {
		sc, err := Unpin(pin)
		if err != nil {
			return nil, errors.Join(ErrNoScenario, err)
		}
		s.Scenario = sc
	}
	s.Rescored = s.Pinned != s.Scenario.SHA256
	if s.Rescored {
		if played, err := Unpin(pin); err == nil && played.ID != s.Scenario.ID {
			return nil, ErrOther
		}
	}
	s.expect()
	for _, e := range entries {
		s.violations(e)
		s.run = Fold(s.run, []runbook.Event{e})
		s.progress(e)
		s.note(e)
	}
	if !s.run.State.Drill {
		return nil, ErrNotDrill
	}
	s.run.Scenario = s.Scenario
	s.Log = s.run.State.ID
	s.Over = s.run.State.Over()
	s.Ended, s.WallEnded = s.run.Clock.Last(), wallEnd(entries)
	s.Injects, s.Jumps = s.run.Injects(s.Ended), s.run.jumps
	s.finish()
	s.owed()
	s.unreached()
	s.tempted()
	s.marks()
	for i := range s.Scenario.Debrief {
		s.Said = append(s.Said, s.run.Said(i+1))
	}
	s.Improvements = s.run.Improvements()
	s.Seats = seats(s.entries)
	return &s, nil
}

type scorer struct {
	*Table
	run      Run
	expected []*progress
	of       map[playbook.Ref][]*progress
	texts    map[int]runbook.Event // entries of drafts
	entries  []runbook.Event
}

// progress follows one expected action through the log.
type progress struct {
	inject int
	Expected
	since   int // the entry since which it is met without a break; 0: it is not
	at      time.Time
	written time.Time // when that was written down later
	hand    *Seen
	late    bool // the hand marked it after the end
}

func (s *scorer) expect() {
	for _, in := range s.Scenario.Injects {
		for _, x := range in.Expect {
			p := &progress{inject: in.Number, Expected: x}
			s.expected = append(s.expected, p)
			s.of[x.Step] = append(s.of[x.Step], p)
		}
	}
}

// progress looks at the expected actions that an entry may have met or undone.
func (s *scorer) progress(e runbook.Event) {
	s.entries = append(s.entries, e)
	var written time.Time
	if clock := s.run.Clock.Last(); s.run.Clock.Begun() && clock.Sub(e.At) >= Later && e.Step != "" && !e.Type.OfDrill() {
		written = clock
		s.Backdated = append(s.Backdated, Backdated{Entry: e.Seq, Step: e.Step, At: e.At, Written: clock})
	}
	following := s.of[e.Step]
	if s.run.State.Set != nil {
		if st, ok := s.run.State.Set.Step(e.Step); ok && st.Cannot != "" { // a deputy reached by a report is what stands in for it
			following = slices.Concat(following, s.of[st.Cannot])
		}
	}
	if len(following) == 0 {
		return
	}
	if d, ok := e.Data.(*runbook.DrillMeeting); ok {
		for _, p := range following {
			if p.inject == d.Inject { // the last one holds: a wrong time can be put right
				p.late = s.run.Clock.Ended
				p.hand = &Seen{DrillObservation: runbook.DrillObservation{Text: d.Text, Inject: d.Inject}, Step: e.Step, By: e.Actor, At: e.At, Entry: e.Seq}
			}
		}
		return
	}
	for _, p := range following {
		v, ok := s.run.State.Step(p.Step, e.At)
		if !ok {
			continue
		}
		switch met := s.run.met(p.Expected, v, e.At); {
		case !met:
			p.since = 0
		case p.since == 0:
			p.since, p.at, p.written = e.Seq, e.At, written
		}
	}
}

// note collects what the evaluators wrote.
func (s *scorer) note(e runbook.Event) {
	switch d := e.Data.(type) {
	case *runbook.DrillObservation:
		s.Observations = append(s.Observations, Seen{DrillObservation: *d, Step: e.Step, By: e.Actor, At: e.At, Entry: e.Seq})
	case *runbook.DrillRating:
		s.Ratings = slices.DeleteFunc(s.Ratings, func(r RatingView) bool { return r.Objective == d.Objective && r.By.Name == e.Actor.Name })
		s.Ratings = append(s.Ratings, RatingView{DrillRating: *d, By: e.Actor, At: e.At, Entry: e.Seq})
	}
}

// finish says what became of each expected action.
func (s *scorer) finish() {
	given, skipped := map[int]time.Time{}, map[int]bool{}
	for _, v := range s.Injects {
		skipped[v.Number] = v.Status == Skipped
		if v.Status == Delivered {
			given[v.Number] = v.When
		}
	}
	for _, p := range s.expected {
		a := Action{Inject: p.inject, Expected: p.Expected, Delivered: given[p.inject]}
		v, _ := s.run.State.Step(p.Step, s.Ended)
		a.Chosen = v.Chosen
		switch {
		case a.Delivered.IsZero():
			a.Outcome, a.Skipped = NotDelivered, skipped[p.inject]
		case p.since > 0 && (p.hand == nil || !minuteBefore(p.hand.At, p.at)):
			a.Outcome, a.Entry, a.At, a.Written = Done, p.since, p.at, p.written
		case p.hand != nil: // the earlier of the two holds: players write down late what they were seen to do
			a.Outcome, a.Entry, a.At, a.AfterEnd = DoneByHand, p.hand.Entry, p.hand.At, p.late
			if written := later(p.at, p.written); p.since > 0 && written.Sub(a.At) >= Later {
				a.Written = written
			}
		case v.State == runbook.StateDone && len(p.Answer) > 0:
			a.Outcome, a.Entry, a.Reason = OtherAnswer, v.Seq, v.Reason
		case v.State == runbook.StateImposs:
			a.Outcome, a.Entry, a.Reason = Impossible, v.Seq, v.Reason
		case v.State == runbook.StateSkipped:
			a.Outcome, a.Entry, a.Reason = NotNeeded, v.Seq, v.Reason
		case p.Within > 0 && s.Ended.Before(s.run.putOff(a.Delivered, a.Delivered.Add(p.Within))):
			a.Outcome = NotDue
		default:
			a.Outcome = NotDone
		}
		if typed := a.Outcome == DoneByHand || !a.Written.IsZero(); typed && a.At.Before(a.Delivered) && !minuteBefore(a.At, a.Delivered) {
			a.At = a.Delivered // in the minute of the inject
		}
		switch {
		case a.At.IsZero():
			if a.Outcome == NotDone || a.Outcome == NotDue {
				a.Jumped = jumped(s.Jumps, a.Delivered, s.Ended)
			}
		case a.At.Before(a.Delivered):
			a.Early, a.Jumped, a.Lead = true, jumped(s.Jumps, a.At, a.Delivered), s.Between(a.At, a.Delivered)
		default:
			a.Jumped, a.Took = jumped(s.Jumps, a.Delivered, a.At), s.Between(a.Delivered, a.At)
		}
		if a.Outcome.Met() && p.hand != nil {
			a.Reason = p.hand.Text
		}
		s.Actions = append(s.Actions, a)
	}
}

// wallEnd is when a drill was ended on the wall, or its last entry was made so far: neither the
// review of the day after nor what the program adds by itself prolongs it.
func wallEnd(entries []runbook.Event) (at time.Time) {
	for _, e := range entries {
		if !e.Own() {
			at = e.Logged
		}
		if e.Type == runbook.DrillEnded {
			break
		}
	}
	return at
}

// marks says which pass marks were reached.
func (s *scorer) marks() {
	for _, m := range s.Scenario.Marks {
		v := MarkView{Mark: m}
		for _, a := range s.Actions {
			if !slices.Contains(m.Steps, a.Step) || a.InTime() {
				continue
			}
			if a.Outcome == NotDelivered || a.Outcome == NotDue {
				v.Open = true
			} else if !slices.Contains(v.Late, a.Step) {
				v.Late = append(v.Late, a.Step)
			}
		}
		for _, p := range s.Violations {
			if slices.Contains(m.Never, p.Kind) && m.about(p.Step, p.Keepers...) && !slices.Contains(v.Found, p.Kind) {
				v.Found = append(v.Found, p.Kind)
			}
		}
		v.Open = v.Open || s.unjudged(m)
		v.Reached = len(v.Late) == 0 && len(v.Found) == 0 && !v.Open
		s.Marks = append(s.Marks, v)
	}
}

// unjudged reports whether a mark speaks of published texts and there is nothing to tell it
// by: none was published, or the words of one are not on record. A text that was only
// written proves nothing.
func (s *scorer) unjudged(m Mark) bool {
	texts := slices.DeleteFunc(slices.Clone(s.Texts), func(c TextCheck) bool { return !m.about(c.Step) })
	words := slices.ContainsFunc(m.Never, func(v Violation) bool {
		return v == Rebuttal || v == UnconfirmedAsserted || v == UnfilledPlaceholder
	})
	switch {
	case words:
		return len(texts) == 0 || slices.ContainsFunc(texts, func(c TextCheck) bool { return c.Draft == 0 })
	case len(m.Steps) == 0 && slices.Contains(m.Never, PublishedWithoutApproval):
		return len(texts) == 0
	}
	return false
}

// about reports whether what must not happen, by a mark, is what happened at one of some steps:
// any, of a mark that names none.
func (m *Mark) about(step playbook.Ref, more ...playbook.Ref) bool {
	return len(m.Steps) == 0 || slices.Contains(m.Steps, step) || slices.ContainsFunc(more, func(r playbook.Ref) bool { return slices.Contains(m.Steps, r) })
}

// entry finds an entry by its place in the log.
func (s *scorer) entry(seq int) (runbook.Event, bool) {
	if seq < 1 || seq > len(s.entries) || s.entries[seq-1].Seq != seq {
		return runbook.Event{}, false
	}
	return s.entries[seq-1], true
}
