package runbook

import (
	"time"

	"dandori/runbook/eventlog"
)

// Host is a [Store] as one computer uses it: with the key that signs what it writes,
// and the clock that cannot be set. [Begin] and [Resume] given a Host sign
// checkpoints and note jumps of the clock; given any other Store they do without.
type Host struct {
	Store

	// Key gives the key of the computer. Nil, or an error, means that there is
	// none: nothing is signed then, and everything else goes on.
	Key func() (*eventlog.PrivateKey, error)

	// Clock reads the wall clock together with how long the computer has been
	// running since the start that boot names; an empty boot, or a nil Clock, tells
	// nothing.
	Clock func() (wall time.Time, running time.Duration, boot string)
}

// hostOf is the computer behind a store; without one, nothing is known of it.
func hostOf(st Store) *Host {
	if h, ok := st.(*Host); ok {
		return h
	}
	return &Host{Store: st}
}

// key is the key of the computer, or nil.
func (h *Host) key() *eventlog.PrivateKey {
	if h.Key == nil {
		return nil
	}
	k, err := h.Key()
	if err != nil {
		return nil
	}
	return k
}

// clock puts into an event what the clock that cannot be set said at its entry
// time.
func (h *Host) clock(e *Event) {
	if h.Clock == nil {
		return
	}
	wall, running, boot := h.Clock()
	// Who waited between reading the time and coming here did not set the clock.
	running -= wall.Round(0).Sub(e.Logged.Round(0))
	if boot != "" && len(boot) <= maxBoot && running > 0 {
		e.Boot, e.Uptime = boot, running.Truncate(time.Millisecond)
	}
}

// maxBoot bounds the name of a start, in bytes.
const maxBoot = 64

// MaxDrift is by how much the two clocks of a computer may differ between two
// entries before that is called a jump. Entry times are whole seconds, so that a
// jump of less than three seconds may pass.
const MaxDrift = 2 * time.Second

// jump is the event that says that the clock was set between entries of one
// computer, or nil.
func jump(entries []Event, e Event) *Event {
	if e.Boot == "" {
		return nil
	}
	for i := len(entries) - 1; i >= 0; i-- {
		last := entries[i]
		if last.Boot != e.Boot {
			continue
		}
		before := last.Logged.Add(e.Uptime - last.Uptime)
		by := e.Logged.Sub(before)
		if by.Abs() <= MaxDrift {
			return nil
		}
		return &Event{
			Type: ClockJumped, At: e.Logged, Logged: e.Logged, Boot: e.Boot, Uptime: e.Uptime,
			Data: &ClockJump{Before: before.In(e.Logged.Location()).Truncate(time.Second), After: e.Logged, Seconds: int(by.Round(time.Second) / time.Second)},
		}
	}
	return nil
}
