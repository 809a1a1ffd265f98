package runbook

import "time"

// Clock ties drill time to wall time, as package drill says; it is folded from the log of
// a drill. A Clock with a zero Start has not been started. A Clock is a value: [Clock.Fold] never
// changes the one it is given.
type Clock struct {
	Start   time.Time // drill time of the start; zero: not started
	Speed   int       // drill seconds for each second of wall time; before the start the one it is going to start with, 0: not said
	Running bool
	Ended   bool // the facilitator ended the drill, which may be before it was started; that the players closed their incident does not

	wall  time.Time // where the two times were last known to belong together
	drill time.Time //
	last  time.Time // drill time of the last entry: the clock does not go back behind it
	entry time.Time // wall time of the last entry
}

// Begun reports whether the drill was started.
func (c Clock) Begun() bool { return !c.Start.IsZero() }

// Last is the drill time of the last entry.
func (c Clock) Last() time.Time { return c.last }

// Logged is the wall time of the last entry; zero before the start.
func (c Clock) Logged() time.Time { return c.entry }

// At is the drill time at a moment of wall time; zero before the start.
func (c Clock) At(wall time.Time) time.Time {
	at := c.drill
	if c.Running {
		passed := int64(seconds(wall).Sub(c.wall) / time.Second)
		at = at.Add(time.Duration(max(passed, 0)) * time.Second * time.Duration(c.Speed))
	}
	return later(at, c.last)
}

// Wall is the moment of wall time at which the clock will show a drill time; false when
// it does not run. A drill time that is past was reached already.
func (c Clock) Wall(drill time.Time) (time.Time, bool) {
	if !c.Running {
		return time.Time{}, false
	}
	if c.drill.After(drill) {
		return c.wall, true
	}
	step := time.Duration(c.Speed) * time.Second
	ticks := (drill.Sub(c.drill) + step - 1) / step
	return c.wall.Add(ticks * time.Second), true
}

// Fold applies the entries of a drill, in the order of the log. No later entry is before
// one that a person made, or a control of the drill.
func (c Clock) Fold(events []Event) Clock {
	for _, e := range events {
		c = c.apply(e)
	}
	return c
}

func (c Clock) apply(e Event) Clock {
	if jump, ok := e.Data.(*ClockJump); ok && c.Running {
		// The computer's clock was set, and the drill knows nothing of it.
		c.wall = c.wall.Add(time.Duration(jump.Seconds) * time.Second)
	}
	if d, ok := e.Data.(*DrillStarting); ok {
		if c.Begun() {
			return c // a drill is started once
		}
		return Clock{Start: d.Clock, Speed: d.Speed, Running: true, wall: seconds(e.Logged), drill: d.Clock, last: d.Clock, entry: e.Logged}
	}
	if !c.Begun() {
		switch d := e.Data.(type) {
		case *DrillSpeedSetting:
			c.Speed = d.Speed
		case *DrillEnding: // it was called off
			c.Ended = true
		}
		return c
	}
	switch d := e.Data.(type) {
	case *DrillPausing:
		c = c.set(e, d.Clock)
		c.Running = false
	case *DrillEnding:
		c = c.set(e, d.Clock)
		c.Running, c.Ended = false, true
	case *DrillResuming:
		c = c.set(e, d.Clock)
		c.Running = !c.Ended
	case *DrillSpeedSetting:
		c = c.set(e, d.Clock)
		c.Speed = d.Speed
	case *DrillJumping:
		c = c.set(e, d.Clock)
	}
	if e.Own() { // a signature that the next console adds is nobody's time in the drill
		return c
	}
	c.last, c.entry = c.At(e.Logged), e.Logged
	return c
}

// set puts the clock to a drill time at an entry.
func (c Clock) set(e Event, drill time.Time) Clock {
	c.drill, c.wall = later(drill, c.last), seconds(e.Logged)
	return c
}

// seconds cuts a time as entries do.
func seconds(t time.Time) time.Time { return t.Truncate(time.Second) }

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
