package store

import "time"

// MaxDrift is how far a computer's clock may run from its count of the time since
// it was started before that is called a jump.
const MaxDrift = 2 * time.Second

// Clock is one reading of a computer's clocks. The wall clock can be set; the
// time since the start cannot, and goes on while the computer sleeps.
type Clock struct {
	Wall    time.Time
	Running time.Duration // since the computer was started
	Boot    string        // names that start; empty when the system tells none
}

// ReadClock reads the clocks that go with a reading of the wall clock.
func ReadClock(wall time.Time) Clock {
	running, boot := sinceBoot()
	return Clock{Wall: wall, Running: running, Boot: boot}
}

// Jump gives by how much the wall clock was set, forwards or backwards, since an
// earlier reading, and whether that is more than [MaxDrift]. Readings of different
// starts, or of different computers, tell nothing.
func (c Clock) Jump(earlier Clock) (time.Duration, bool) {
	if c.Boot == "" || c.Boot != earlier.Boot {
		return 0, false
	}
	// Without their monotonic parts, which know nothing of the clock being set.
	by := c.Wall.Round(0).Sub(earlier.Wall.Round(0)) - (c.Running - earlier.Running)
	return by, by > MaxDrift || by < -MaxDrift
}
