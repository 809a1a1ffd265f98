package runbook_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/store/storetest"
)

// dice is a random source that gives every entry its own id.
type dice struct{ *rand.ChaCha8 }

func newDice() dice { return dice{rand.NewChaCha8([32]byte{1})} }

func open(t testing.TB, st runbook.Store) *runbook.Session {
	t.Helper()
	lib := testLibrary(t)
	p, _ := lib.Profile("test")
	s, err := runbook.Begin(t.Context(), st, lib, p, false, runbook.Open{By: by("鈴木"), Kinds: []string{"hijack"}}, t0, newDice())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestTheOtherWriterComesFirst lets two sessions of one incident do the same step:
// the slower one reads, decides again, and learns that it is done.
func TestTheOtherWriterComesFirst(t *testing.T) {
	st := storetest.NewMemory()
	a := open(t, st)
	b, err := runbook.Resume(t.Context(), st, a.State().ID, newDice())
	if err != nil {
		t.Fatal(err)
	}
	do := runbook.Do{By: by("佐藤"), Step: "opening/save-screen"}
	if _, err := a.Record(t.Context(), do, t0.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	_, err = b.Record(t.Context(), do, t0.Add(2*time.Minute))
	var ref *runbook.Refusal
	if !errors.As(err, &ref) || ref.Code != runbook.AlreadySettled || ref.Entry != 2 {
		t.Fatalf("got %v", err)
	}
	if _, err := b.Record(t.Context(), runbook.Note{By: by("佐藤"), Text: "続ける"}, t0.Add(3*time.Minute)); err != nil {
		t.Fatal(err)
	}
	if n := b.State().Head; n != 3 {
		t.Errorf("%d entries", n)
	}
}

// failing is a store whose next Append says it failed: after writing, or before.
type failing struct {
	runbook.Store
	fail, written bool
}

var errDisk = errors.New("input/output error")

func (f *failing) Append(ctx context.Context, id runbook.IncidentID, after runbook.Head, events []runbook.Event) (runbook.Head, error) {
	if !f.fail {
		return f.Store.Append(ctx, id, after, events)
	}
	f.fail = false
	if f.written {
		if _, err := f.Store.Append(ctx, id, after, events); err != nil {
			return runbook.Head{}, err
		}
	}
	return runbook.Head{}, errDisk
}

func TestARetryNeverLogsTwice(t *testing.T) {
	for _, written := range []bool{false, true} {
		st := &failing{Store: storetest.NewMemory(), written: written}
		s := open(t, st)
		note := runbook.Note{By: by("鈴木"), Text: "一度だけ"}
		st.fail = true
		if _, err := s.Record(t.Context(), note, t0.Add(time.Minute)); !errors.Is(err, errDisk) {
			t.Fatalf("got %v", err)
		}
		if _, err := s.Record(t.Context(), note, t0.Add(2*time.Minute)); err != nil {
			t.Fatal(err)
		}
		if n := len(s.Entries()); n != 2 {
			t.Errorf("written before the failure: %v; %d entries, want 2", written, n)
		}
		// Another note in between is another note.
		st.fail = true
		if _, err := s.Record(t.Context(), note, t0.Add(3*time.Minute)); !errors.Is(err, errDisk) {
			t.Fatalf("got %v", err)
		}
		if _, err := s.Record(t.Context(), runbook.Note{By: by("鈴木"), Text: "別のこと"}, t0.Add(4*time.Minute)); err != nil {
			t.Fatal(err)
		}
		want := 3
		if written {
			want = 4
		}
		if n := len(s.Entries()); n != want {
			t.Errorf("written before the failure: %v; %d entries, want %d", written, n, want)
		}
	}
}

// misplaced gives one incident's log under another's id.
type misplaced struct {
	runbook.Store
	real runbook.IncidentID
}

func (m misplaced) Read(ctx context.Context, _ runbook.IncidentID, after runbook.Head) ([]runbook.Event, runbook.Head, error) {
	return m.Store.Read(ctx, m.real, after)
}

func TestALogInAnothersPlaceIsDamage(t *testing.T) {
	st := storetest.NewMemory()
	s := open(t, st)
	_, err := runbook.Resume(t.Context(), misplaced{st, s.State().ID}, "DRL-20261122-01", newDice())
	var damage *runbook.DamageError
	if !errors.As(err, &damage) || !errors.Is(err, runbook.ErrMisplaced) {
		t.Errorf("got %v", err)
	}
}

// repinned gives a log in which the words of the first pinned file are others than those whose
// digest it has.
type repinned struct{ runbook.Store }

func (r repinned) Read(ctx context.Context, id runbook.IncidentID, after runbook.Head) ([]runbook.Event, runbook.Head, error) {
	events, head, err := r.Store.Read(ctx, id, after)
	events = slices.Clone(events)
	for i, e := range events {
		if o, ok := e.Data.(*runbook.Opened); ok {
			now := *o
			now.Pinned = slices.Clone(o.Pinned)
			now.Pinned[0].Text += "# changed"
			events[i].Data = &now
		}
	}
	return events, head, err
}

// A log that is not what the log of the incident can say is neither written to nor signed,
// although its chain is whole: a signature would say that it is right.
func TestWhatIsNotThatOfTheIncidentIsNotWrittenTo(t *testing.T) {
	st := storetest.NewMemory()
	id := open(t, st).State().ID
	for name, c := range map[string]struct {
		store runbook.Store
		id    runbook.IncidentID
		want  error
	}{
		"of another": {misplaced{st, id}, "INC-20261122-77", runbook.ErrMisplaced},
		"altered":    {repinned{st}, id, runbook.ErrPinAltered},
	} {
		host, _ := computer(t, c.store)
		s, err := runbook.Resume(t.Context(), host, c.id, newDice())
		if !errors.Is(err, c.want) {
			t.Fatalf("%s: opened with %v", name, err)
		}
		if _, err := s.Record(t.Context(), say("続き"), t0.Add(time.Hour)); !errors.Is(err, c.want) {
			t.Errorf("%s: an entry is answered with %v", name, err)
		}
		if err := s.Checkpoint(t.Context(), t0.Add(time.Hour)); !errors.Is(err, c.want) {
			t.Errorf("%s: a checkpoint is answered with %v", name, err)
		}
		events, _, err := st.Read(t.Context(), id, runbook.Head{})
		if err != nil || len(events) != 1 {
			t.Errorf("%s: the log has %d entries, %v", name, len(events), err)
		}
	}
}
