package drill

import (
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// Intent is something the facilitator asks for: a [runbook.Ruled], so that
// [runbook.Session.Record] records it as it records what the players do. [Decide] turns it
// into an entry or refuses it.
type Intent interface {
	runbook.Ruled
	drill()
}

// Start starts the drill: its clock is set going. It follows the opening of the log.
type Start struct {
	runbook.By
	Speed int // 0: the one that was set before, and without one as fast as the wall clock
}

// Pause stops the clock.
type Pause struct {
	runbook.By
	Reason string
}

// Interrupt stops the clock of a drill that runs although nobody attended to it, where
// it was when something was last recorded; or at Alive, the last moment of wall time at
// which the program is known to have run.
type Interrupt struct {
	runbook.By
	Alive time.Time // zero, or not in the past: not known
}

// Resume sets the clock going again.
type Resume struct {
	runbook.By
	Reason string
}

// SetSpeed makes the clock run 1 to [runbook.MaxSpeed] times as fast as the wall clock.
// Before the start it says how fast it is going to run.
type SetSpeed struct {
	runbook.By
	Speed int
}

// Jump puts the clock forward to a drill time. A zero To is the time of the next
// inject whose conditions hold. It passes over no inject: it stops at the first that arrives on the way, and is
// refused while one is due and was not delivered, put off or skipped. Who wants to get
// further delivers and jumps again.
type Jump struct {
	runbook.By
	To time.Time
}

// Deliver hands an inject to the players, whether it is due or not. Number 0 is the one
// that has been due longest.
type Deliver struct {
	runbook.By
	Number int
}

// SkipInject leaves an inject out.
type SkipInject struct {
	runbook.By
	Number int
	Reason string
}

// Delay puts an inject off by some drill time, from now or from its own time, whichever
// is later.
type Delay struct {
	runbook.By
	Number int
	Span   time.Duration
	Reason string
}

// Observe notes what was seen; Number and Step may be empty. By.At may be earlier.
type Observe struct {
	runbook.By
	Text   string
	Number int
	Step   playbook.Ref
}

// MarkMet marks an expected action of an inject as taken, at By.At or now. The last one of an
// action holds, and of it and the players' own record the earlier. After the end it counts as well, and the table says that it came then.
type MarkMet struct {
	runbook.By
	Number int
	Step   playbook.Ref
	Text   string
}

// ShowContacts shows the real contact numbers of the office to the players, or hides
// them again.
type ShowContacts struct {
	runbook.By
	Shown  bool
	Reason string
}

// Rate rates an objective. What the same evaluator said of it before no longer holds.
type Rate struct {
	runbook.By
	Objective string
	Grade     runbook.Grade
	Text      string
}

// Discuss notes what was said of a debrief question. What is noted of one question adds up,
// unless Instead is set.
type Discuss struct {
	runbook.By
	Question int // its place in the scenario, from 1
	Text     string
	Instead  bool // of everything noted of the question before
}

// Improve puts an item into the plan to improve, or changes one of it. Of an item that is
// there, an empty Item, Owner or Due leaves what stands.
type Improve struct {
	runbook.By
	Number int     // of the item to change; 0: a new one
	Item   string  // empty leaves it
	Owner  *string // 担当課; nil leaves it, empty: nobody yet
	Due    *string // a day, as 2026-12-20; nil leaves it, empty: none yet
	Gone   bool    // takes the item out of the plan

	// Proposed is the key of the [Proposal] that a new item accepts, or with Gone turns down.
	Proposed string
}

// End ends the drill: the clock stops and the log is closed to the players. What belongs to
// the review (observations, marks, ratings, what was said, the plan to improve) can still
// be recorded. That the players close their incident does not end it.
type End struct {
	runbook.By
	Reason string
}

func (Start) drill()        {}
func (Pause) drill()        {}
func (Interrupt) drill()    {}
func (Resume) drill()       {}
func (SetSpeed) drill()     {}
func (Jump) drill()         {}
func (Deliver) drill()      {}
func (SkipInject) drill()   {}
func (Delay) drill()        {}
func (Observe) drill()      {}
func (MarkMet) drill()      {}
func (ShowContacts) drill() {}
func (Rate) drill()         {}
func (Discuss) drill()      {}
func (Improve) drill()      {}
func (End) drill()          {}

// Rule says what the intent means.
func (in Start) Rule(s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return rule(in, s, entries, wall)
}

// Rule says what the intent means.
func (in Pause) Rule(s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return rule(in, s, entries, wall)
}

// Rule says what the intent means.
func (in Interrupt) Rule(s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return rule(in, s, entries, wall)
}

// Rule says what the intent means.
func (in Resume) Rule(s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return rule(in, s, entries, wall)
}

// Rule says what the intent means.
func (in SetSpeed) Rule(s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return rule(in, s, entries, wall)
}

// Rule says what the intent means.
func (in Jump) Rule(s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return rule(in, s, entries, wall)
}

// Rule says what the intent means.
func (in Deliver) Rule(s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return rule(in, s, entries, wall)
}

// Rule says what the intent means.
func (in SkipInject) Rule(s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return rule(in, s, entries, wall)
}

// Rule says what the intent means.
func (in Delay) Rule(s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return rule(in, s, entries, wall)
}

// Rule says what the intent means.
func (in Observe) Rule(s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return rule(in, s, entries, wall)
}

// Rule says what the intent means.
func (in MarkMet) Rule(s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return rule(in, s, entries, wall)
}

// Rule says what the intent means.
func (in ShowContacts) Rule(s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return rule(in, s, entries, wall)
}

// Rule says what the intent means.
func (in Rate) Rule(s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return rule(in, s, entries, wall)
}

// Rule says what the intent means.
func (in Discuss) Rule(s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return rule(in, s, entries, wall)
}

// Rule says what the intent means.
func (in Improve) Rule(s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return rule(in, s, entries, wall)
}

// Rule says what the intent means.
func (in End) Rule(s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return rule(in, s, entries, wall)
}

// rule decides in the run that a log says.
func rule(in Intent, s *runbook.State, entries []runbook.Event, wall time.Time) (runbook.Event, error) {
	return Decide(RunOf(s, entries), in, wall)
}

// Decide says what a facilitator's intent means at a moment of wall time: the entry it
// makes, or why it is refused (a *[runbook.Refusal]; nothing happened). The entry has
// its place in the log, its times and its data; id and salt are the caller's to add.
func Decide(r Run, in Intent, wall time.Time) (runbook.Event, error) {
	by := runbook.ByOf(in)
	by.Actor.Name = strings.TrimSpace(by.Actor.Name)
	if by.Actor.Name == "" {
		by.Actor.Name = r.Facilitator()
	}
	if by.Actor.Name == "" {
		return runbook.Event{}, refuse(lang.Engine.NameMissing, lang.Engine.NameMissingHint)
	}
	if !r.State.Planned() {
		return runbook.Event{}, refuse(lang.Drill.NotADrill, lang.Drill.NotADrillHint)
	}
	if r.Err != nil && !unplanned(in) {
		return runbook.Event{}, refuse(lang.Drill.ScenarioBroken, lang.Engine.PinsBrokenHint)
	}
	wall = seconds(wall)
	d := decider{Run: &r, now: r.Now(wall), wall: wall}
	typ, step, data, err := d.decide(in)
	if err != nil {
		return runbook.Event{}, err
	}
	at, err := d.at(in, by)
	if err != nil {
		return runbook.Event{}, err
	}
	if err := runbook.CheckTexts(data, by.Actor, by.AsIs); err != nil {
		return runbook.Event{}, err
	}
	zone := r.State.Location()
	return runbook.Event{Seq: r.State.Head + 1, Type: typ, At: at.In(zone), Logged: wall.In(zone), Actor: by.Actor, Step: step, Data: data}, nil
}

// unplanned reports what the clock of a drill alone takes: whoever cannot read the scenario can
// stop the drill and end it, and nobody waits at a clock that runs on.
func unplanned(in Intent) bool {
	switch in.(type) {
	case Pause, Interrupt, End:
		return true
	}
	return false
}

// at is the event time: now, or earlier for what was seen earlier.
func (d *decider) at(in Intent, by runbook.By) (time.Time, error) {
	switch in.(type) {
	case Observe, MarkMet:
		if by.At.After(d.now) {
			return d.now, refuse(lang.Engine.Future.With(by.At.In(d.State.Location()).Format("2006-01-02 15:04")), lang.Engine.FutureHint)
		}
		if !by.At.IsZero() && by.At.Before(d.State.Begins()) {
			return d.now, d.State.RefuseBeforeDrill(by.At)
		}
		if !by.At.IsZero() {
			return seconds(by.At), nil
		}
	}
	return d.now, nil
}

// seconds cuts a time as entries do.
func seconds(t time.Time) time.Time { return t.Truncate(time.Second) }
