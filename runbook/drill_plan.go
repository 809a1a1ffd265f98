package runbook

import (
	"errors"
	"slices"
	"time"

	"dandori/runbook/lang"
)

// PinScenario is what the pinned scenario of a drill is.
const PinScenario = "scenario"

// Plan makes what [Begin] begins a drill on a scenario. Its bytes stand in the first
// entry, as those of the playbooks do; package drill reads them.
type Plan struct {
	Scenario Pin
	Start    time.Time // drill time of the first entry, at which the clock stands until the drill is started
}

// Ruled is an intent with a rule of its own: one of a package above the engine, as of a
// facilitator. Rule says what it means at a moment of wall time, as [Decide] does
// of the others; the event has its place in the log, its times and its data.
type Ruled interface {
	Intent
	Rule(s *State, entries []Event, wall time.Time) (Event, error)
}

// ByOf says who acts in an intent, and when it happened.
func ByOf(in Intent) By { return in.who() }

// Planned reports whether the log is that of a drill on a scenario: it has drill time.
func (s *State) Planned() bool { return s.Drill && s.planned }

// Over reports whether it has come to its end: an incident was closed, a drill on a scenario
// was ended by its facilitator. That the players of such a drill close their incident is
// part of what they do; the drill goes on.
func (s *State) Over() bool {
	if s.Planned() {
		return s.Clock.Ended
	}
	return s.Status == StatusClosed
}

// NotHeld reports whether it is a drill on a scenario that was ended without having been started:
// nothing was exercised, and nothing follows in its log.
func (s *State) NotHeld() bool { return s.Planned() && s.Clock.Ended && !s.Clock.Begun() }

// NotHeld reports the same of what a list keeps of it.
func (b *Brief) NotHeld() bool {
	return b.Clock != nil && b.Clock.Waits && b.Status == StatusClosed
}

// WasNotHeld is why nothing is recorded of a drill that was not held.
func (s *State) WasNotHeld() *Refusal {
	return refuse(IncidentEnded, lang.DrillCare.NotHeld.With(string(s.ID)), lang.DrillCare.NotHeldHint)
}

// Scenario is the pinned scenario of a drill; false where there is none.
func (s *State) Scenario() (Pin, bool) {
	if !s.Drill {
		return Pin{}, false
	}
	i := slices.IndexFunc(s.Pinned, func(p Pin) bool { return p.What == PinScenario })
	if i < 0 {
		return Pin{}, false
	}
	return s.Pinned[i], true
}

// Now is the time of an incident at a moment of wall time: what is due is due by it, and
// event times are told in it. It is that moment; but in a drill on a scenario it is
// drill time.
func (s *State) Now(wall time.Time) time.Time {
	switch {
	case s.Clock.Begun():
		return s.Clock.At(wall).In(s.Location())
	case s.Planned():
		return s.Opened
	}
	return wall
}

// decide says what an intent means now, by whichever rule it has. The clock on the wall
// gives entry times; the drill's, where there is one, gives event times.
func (s *Session) decide(in Intent, wall time.Time) ([]Event, error) {
	state := s.state
	if j := s.clockJump(wall); j != nil {
		state.Clock = state.Clock.apply(*j)
	}
	if own, ok := in.(Ruled); ok {
		e, err := own.Rule(&state, s.Entries(), wall)
		e.Source = in.who().source()
		return []Event{e}, err
	}
	events, err := Decide(state, in, state.Now(wall))
	if err != nil || !state.Planned() {
		return events, err
	}
	for i := range events {
		events[i].Logged = wall.In(state.Location()).Truncate(time.Second)
	}
	return events, nil
}

// clockJump is the entry that an entry of a drill written now would come after, when the
// clock on the wall was set since the last one: drill time does not jump with it.
func (s *Session) clockJump(wall time.Time) *Event {
	if !s.state.Planned() {
		return nil
	}
	e := Event{Logged: wall.In(s.state.Location()).Truncate(time.Second)}
	s.host.clock(&e)
	return jump(s.entries, e)
}

// drill folds what an entry means for the clock and the contacts of a drill.
func (f *folder) drill(e Event) {
	s := f.s
	drill := s.Drill
	if d, ok := e.Data.(*Opened); ok {
		drill = d.Drill
	}
	if !drill && s.mixed == 0 && OnlyOfDrill(e) {
		s.mixed = e.Seq
	}
	if !s.Drill {
		return
	}
	s.Clock = s.Clock.apply(e)
	switch d := e.Data.(type) {
	case *DrillContacts:
		s.showContacts(d.Shown)
	case *DrillEnding:
		s.Status, s.Closed = StatusClosed, e.At
	}
}

// showContacts shows or hides the contact numbers of the office. Hidden, no part of the
// program has them to show.
func (s *State) showContacts(shown bool) {
	s.ContactsShown = shown
	if s.office == nil {
		return
	}
	s.Org = s.office
	if !shown {
		s.Org = s.office.Masked(lang.Drill.Masked)
	}
}

// OnlyOfDrill reports whether only the log of a drill has such an entry: one of its facilitator,
// or an opening that pins a scenario. Where it stands in the log of an incident, somebody made
// one of the other.
func OnlyOfDrill(e Event) bool {
	if d, ok := e.Data.(*Opened); ok {
		return slices.ContainsFunc(d.Pinned, func(p Pin) bool { return p.What == PinScenario })
	}
	return e.Type.OfDrill()
}

// ErrMixed says that the log of an incident has an entry that only a drill has.
var ErrMixed = errors.New("an incident has an entry of a drill")

// BriefClock is the clock of a drill as a [Brief] keeps it.
type BriefClock struct {
	Wall  time.Time `json:"wall"`
	Drill time.Time `json:"drill"`          // drill time then
	Speed int       `json:"speed,omitzero"` // 0: it stands still
	Waits bool      `json:"waits,omitzero"` // it was not started; of one that ended, it was not held
}

func briefClock(s *State) *BriefClock {
	switch c := s.Clock; {
	case c.Begun() && c.Running:
		return &BriefClock{Wall: c.wall, Drill: c.drill, Speed: c.Speed}
	case s.Planned():
		return &BriefClock{Drill: s.Now(time.Time{}), Waits: !c.Begun()}
	}
	return nil
}

// now is the time at a moment of wall time: of no drill, that moment.
func (c *BriefClock) now(wall time.Time) time.Time {
	if c == nil {
		return wall
	}
	return c.Drill.Add(max(0, wall.Sub(c.Wall)) * time.Duration(c.Speed))
}
