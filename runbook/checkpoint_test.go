package runbook

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestWhenACheckpointIsDue is the table of the policy.
func TestWhenACheckpointIsDue(t *testing.T) {
	start := time.Date(2026, 11, 22, 22, 40, 0, 0, time.UTC)
	note := func(n int) (events []Event) {
		for range n {
			events = append(events, Event{Type: NoteAdded, Logged: start})
		}
		return events
	}
	opened := Event{Type: IncidentOpened, Logged: start}
	signed := Event{Type: LogCheckpoint, Logged: start.Add(time.Minute)}
	for _, c := range []struct {
		name   string
		events []Event
		now    time.Duration
		want   bool
	}{
		{"nothing", nil, time.Hour, false},
		{"just opened", []Event{opened}, 0, false},
		{"opened a minute ago", []Event{opened}, 60 * time.Second, true},
		{"opened a little less ago", []Event{opened}, 59 * time.Second, false},
		{"31 entries", append([]Event{opened}, note(30)...), 0, false},
		{"32 entries", append([]Event{opened}, note(31)...), 0, true},
		{"all signed", []Event{opened, signed}, 24 * time.Hour, false},
		{"31 after it", append([]Event{opened, signed}, note(31)...), time.Minute, false},
		{"32 after it", append([]Event{opened, signed}, note(32)...), time.Minute, true},
		{"a minute after it", append([]Event{opened, signed}, note(1)...), 2 * time.Minute, true},
		{"closed", []Event{opened, signed, {Type: IncidentClosed, Logged: start}}, time.Minute, true},
		{"reopened", []Event{opened, signed, {Type: IncidentReopened, Logged: start}}, time.Minute, true},
		{"repaired", []Event{opened, {Type: LogRepaired, Logged: start}}, 0, true},
		{"closed and signed", []Event{opened, {Type: IncidentClosed, Logged: start}, signed}, time.Hour, false},
		{"the clock was set back", []Event{opened}, -time.Hour, true},
		{"rounding is no clock set back", []Event{opened}, -time.Second, false},
	} {
		var g signing
		for _, e := range c.events {
			g = g.after(e)
		}
		if got := g.due(start.Add(c.now)); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestNothingStaysUnsignedLong: whatever is written when, never are more than
// CheckpointEntries entries without a checkpoint, never does one follow another, and
// who writes after a minute signs.
func TestNothingStaysUnsignedLong(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		now := time.Date(2026, 11, 22, 22, 40, 0, 0, time.UTC)
		var g signing
		g = g.after(Event{Type: IncidentOpened, Logged: now})
		unsigned, since := 1, now
		for range rapid.IntRange(1, 200).Draw(rt, "entries") {
			now = now.Add(time.Duration(rapid.IntRange(-5, 40).Draw(rt, "seconds")) * time.Second)
			typ := rapid.SampledFrom([]Type{NoteAdded, NoteAdded, NoteAdded, StepDone, IncidentClosed}).Draw(rt, "type")
			g = g.after(Event{Type: typ, Logged: now})
			unsigned++
			due := g.due(now)
			if !due && (unsigned >= CheckpointEntries || now.Sub(since) >= CheckpointAge || typ == IncidentClosed) {
				rt.Fatalf("%d entries since %v are not signed at %v", unsigned, since, now)
			}
			if due {
				g = g.after(Event{Type: LogCheckpoint, Logged: now})
				unsigned, since = 0, now
				if g.due(now) || g.due(now.Add(24*time.Hour)) {
					rt.Fatal("a checkpoint asks for another")
				}
			}
		}
	})
}
