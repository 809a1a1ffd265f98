package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/runbook/store/storetest"
)

// Whoever has seen a log longer notices that it was shortened, however it was
// shortened, also in a later run of the program, and does not write to it.
func TestPins(t *testing.T) {
	dir, pins := t.TempDir(), t.TempDir()
	s := openWith(t, dir, Options{Pins: pins})
	id, head := storetest.Create(t, s, false)
	for range 8 {
		head = storetest.Append(t, s, id, head, storetest.Notes(head, "one", 1)...)
	}
	if seen, err := s.Pinned(t.Context(), id); err != nil || seen != head {
		t.Errorf("pinned %v, %v", seen, err)
	}
	log := readFile(t, s.Path(id))
	pin := readFile(t, filepath.Join(pins, string(id)+pinEnd))
	s.Close()
	for size := range len(log) {
		writeFile(t, s.Path(id), log[:size])
		s := quick(t, dir, Options{Pins: pins})
		events, _, err := s.Read(t.Context(), id, runbook.Head{})
		have := len(events)
		if size == len(log)-1 { // without its line feed it is all there
			if err != nil || have != 9 {
				t.Errorf("%d bytes: %d entries, %v", size, have, err)
			}
			s.Close()
			continue
		}
		short, ok := errors.AsType[*ShortenedError](err)
		if !ok || !errors.Is(err, ErrShrunk) || short.Have != have || short.Seen != head || damageOf(t, err).Entry != have+1 {
			t.Fatalf("%d bytes: %d entries, %v", size, have, err)
		}
		if _, err := s.Append(t.Context(), id, runbook.Head{}, []runbook.Event{storetest.Note(1, "x", "")}); !errors.Is(err, ErrShrunk) {
			t.Fatalf("%d bytes: append: %v", size, err)
		}
		if list, err := s.List(t.Context()); err != nil || !errors.Is(list[0].Err, ErrShrunk) {
			t.Fatalf("%d bytes: listed %v, %v", size, list, err)
		}
		if now := readFile(t, filepath.Join(pins, string(id)+pinEnd)); !slices.Equal(now, pin) {
			t.Fatalf("%d bytes: the pin was changed", size)
		}
		s.Close()
	}
	// The control: without its pins it notices nothing.
	writeFile(t, s.Path(id), log[:nth(log, 5)])
	s = openWith(t, dir, Options{Pins: t.TempDir()})
	if events, _ := storetest.Read(t, s, id, runbook.Head{}); len(events) != 5 {
		t.Errorf("%d entries", len(events))
	}
	// Written anew as a whole, it is another log.
	writeFile(t, s.Path(id), otherLog(12))
	s = openWith(t, dir, Options{Pins: pins})
	if events, _, err := s.Read(t.Context(), id, runbook.Head{}); !errors.Is(err, ErrRewritten) || len(events) != 8 {
		t.Errorf("%d entries, %v", len(events), err)
	}
	// When people have looked into it, they can say so.
	if err := s.Unpin(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if events, _ := storetest.Read(t, s, id, runbook.Head{}); len(events) != 12 {
		t.Errorf("%d entries", len(events))
	}
	if seen, err := s.Pinned(t.Context(), id); err != nil || seen.Seq != 12 {
		t.Errorf("pinned %v, %v", seen, err)
	}
}

// Two programs with the same pins learn from each other.
func TestPinOfAnotherProgram(t *testing.T) {
	dir := t.TempDir()
	a, b := openWith(t, dir, Options{Pins: pinsInData}), openWith(t, dir, Options{Pins: pinsInData})
	id, head := storetest.Create(t, a, false)
	storetest.Read(t, b, id, runbook.Head{})
	size := int64(len(readFile(t, a.Path(id))))
	head = storetest.Append(t, a, id, head, storetest.Notes(head, "a", 3)...)
	if err := os.Truncate(a.Path(id), size); err != nil {
		t.Fatal(err)
	}
	// b has not read more than one entry itself.
	_, _, err := b.Read(t.Context(), id, runbook.Head{})
	if short, ok := errors.AsType[*ShortenedError](err); !ok || short.Have != 1 || short.Seen != head {
		t.Errorf("got %v", err)
	}
}

// A write of a pin that was interrupted leaves the one before it.
func TestPinTorn(t *testing.T) {
	dir, pins := t.TempDir(), t.TempDir()
	s := openWith(t, dir, Options{Pins: pins})
	id, head := storetest.Create(t, s, false)
	head2 := storetest.Append(t, s, id, head, storetest.Notes(head, "a", 1)...)
	head3 := storetest.Append(t, s, id, head2, storetest.Notes(head2, "a", 1)...)
	s.Close()
	path := filepath.Join(pins, string(id)+pinEnd)
	whole := readFile(t, path)
	pinned := func(b []byte) runbook.Head {
		os.WriteFile(path, b, 0o600)
		s := quick(t, dir, Options{Pins: pins})
		defer s.Close()
		seen, _ := s.Pinned(t.Context(), id)
		return seen
	}
	for i := range whole {
		b := slices.Clone(whole)
		b[i] ^= 0x10
		if seen := pinned(b); seen != head3 && seen != head2 {
			t.Fatalf("byte %d: %v", i, seen)
		}
	}
	for size := range pinPlace {
		if seen := pinned(whole[:size]); seen != (runbook.Head{}) {
			t.Fatalf("%d bytes: %v", size, seen)
		}
	}
	if p, ok := parsePin(pinLine(eventlog.Position{})); ok {
		t.Errorf("no pin is %v", p)
	}
}

// The number of a log that was seen and is gone is not used again.
func TestGone(t *testing.T) {
	dir := t.TempDir()
	s := openWith(t, dir, Options{Pins: pinsInData})
	storetest.Create(t, s, false)
	id, _ := storetest.Create(t, s, false)
	gone := func(want ...runbook.IncidentID) {
		t.Helper()
		if got, err := s.Gone(t.Context()); err != nil || !slices.Equal(got, want) {
			t.Errorf("gone: %v, %v; want %v", got, err, want)
		}
	}
	gone()
	if err := os.RemoveAll(filepath.Dir(s.Path(id))); err != nil {
		t.Fatal(err)
	}
	gone(id)
	if next, _ := storetest.Create(t, s, false); next != "INC-20261122-03" {
		t.Errorf("created %s", next)
	}
	if err := s.Unpin(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	gone()
}

// A folder for pins that cannot be written stops nobody, and is told of.
func TestPinsCannotBeWritten(t *testing.T) {
	s := openWith(t, t.TempDir(), Options{Pins: filepath.Join(os.DevNull, "pins")})
	id, head := storetest.Create(t, s, false)
	storetest.Append(t, s, id, head, storetest.Notes(head, "a", 1)...)
	if health, err := s.Health(t.Context()); err != nil || health.Pins == nil {
		t.Errorf("%+v, %v", health, err)
	}
}

func TestPinsFolder(t *testing.T) {
	state := t.TempDir()
	a, b := PinsFolder(state, "/data/a"), PinsFolder(state, "/data/b")
	if a == b || filepath.Dir(a) != filepath.Join(state, "pins") || a != PinsFolder(state, "/data/x/../a") {
		t.Errorf("%s, %s", a, b)
	}
}

// TestWhatWasOnlyMisplacedIsNotGone: a log that was read in another's place and put back is
// in its own again, and nobody misses one of the name that it had meanwhile.
func TestWhatWasOnlyMisplacedIsNotGone(t *testing.T) {
	dir, pins := t.TempDir(), t.TempDir()
	s := openWith(t, dir, Options{Pins: pins})
	id, head, err := s.Create(t.Context(), runbook.SeriesIncident, storetest.Day, func(id runbook.IncidentID) (runbook.Event, error) {
		e, err := storetest.First(id)
		e.Type, e.Data = runbook.IncidentOpened, &runbook.Opened{Incident: id, Org: "generic"}
		return e, err
	})
	if err != nil {
		t.Fatal(err)
	}
	storetest.Append(t, s, id, head, storetest.Notes(head, "メモ", 3)...)
	s.Close()
	const wrong runbook.IncidentID = "INC-20261122-77"
	there := filepath.Dir(filepath.Dir(s.Path(id)))
	if err := os.Rename(filepath.Join(there, string(id)), filepath.Join(there, string(wrong))); err != nil {
		t.Fatal(err)
	}
	s = openWith(t, dir, Options{Pins: pins})
	if events, _, err := s.Read(t.Context(), wrong, runbook.Head{}); err != nil || len(events) != 4 {
		t.Fatalf("%d entries, %v", len(events), err) // whose they are is for whoever reads them to see
	}
	if gone, err := s.Gone(t.Context()); err != nil || !slices.Equal(gone, []runbook.IncidentID{id}) {
		t.Errorf("while it is misplaced, gone are %v, %v", gone, err)
	}
	s.Close()
	if err := os.Rename(filepath.Join(there, string(wrong)), filepath.Join(there, string(id))); err != nil {
		t.Fatal(err)
	}
	s = openWith(t, dir, Options{Pins: pins})
	if gone, err := s.Gone(t.Context()); err != nil || len(gone) != 0 {
		t.Errorf("put back, gone are %v, %v", gone, err)
	}
	if seen, err := s.Pinned(t.Context(), id); err != nil || seen.Seq != 4 {
		t.Errorf("its own pin is %+v, %v", seen, err)
	}
}
