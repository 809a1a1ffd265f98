// Package storetest is the test that every [runbook.Store] must pass, and an
// implementation in memory for the tests of what is built on a store.
//
//	func TestConformance(t *testing.T) {
//		storetest.Test(t, func(t *testing.T) runbook.Store { return open(t, t.TempDir()) })
//	}
package storetest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/eventlog"
)

// Day is a day on which the tests create incidents: 22 November 2026 in Japan.
var Day = time.Date(2026, 11, 22, 22, 41, 0, 0, time.FixedZone("JST", 9*60*60))

// Note is an event with a number, an id and a text.
func Note(seq int, id, text string) runbook.Event {
	return runbook.Event{
		Seq: seq, ID: id, Salt: "00112233445566778899aabbccddeeff", Type: runbook.NoteAdded,
		At: Day, Logged: Day.Add(time.Duration(seq) * time.Second),
		Actor: runbook.Actor{Name: "鈴木", Role: "operator"},
		Data:  &runbook.Noted{Text: text},
	}
}

// Notes are n events that follow a head, with ids made of a prefix and their
// numbers.
func Notes(after runbook.Head, prefix string, n int) []runbook.Event {
	events := make([]runbook.Event, n)
	for i := range events {
		seq := after.Seq + 1 + i
		events[i] = Note(seq, fmt.Sprintf("%s-%d", prefix, seq), "記録 "+prefix)
	}
	return events
}

// First is the first event of an incident, in the form Create asks for.
func First(id runbook.IncidentID) (runbook.Event, error) {
	e := Note(1, "first-"+string(id), "")
	e.Type = runbook.IncidentOpened
	e.Data = &runbook.Opened{Incident: id, Drill: id.Drill(), Org: "試験市", Detected: Day, Version: "test", Pinned: []runbook.Pin{}}
	return e, nil
}

func series(drill bool) runbook.Series {
	if drill {
		return runbook.SeriesDrill
	}
	return runbook.SeriesIncident
}

// Create begins an incident (or a drill) on [Day].
func Create(t testing.TB, s runbook.Store, drill bool) (runbook.IncidentID, runbook.Head) {
	t.Helper()
	id, head, err := s.Create(t.Context(), series(drill), Day, First)
	if err != nil {
		t.Fatalf("create: %v", err)
	}
	return id, head
}

// Append appends, and fails the test on an error.
func Append(t testing.TB, s runbook.Store, id runbook.IncidentID, after runbook.Head, events ...runbook.Event) runbook.Head {
	t.Helper()
	head, err := s.Append(t.Context(), id, after, events)
	if err != nil {
		t.Fatalf("append %s after %d: %v", id, after.Seq, err)
	}
	return head
}

// Read reads, and fails the test on an error.
func Read(t testing.TB, s runbook.Store, id runbook.IncidentID, after runbook.Head) ([]runbook.Event, runbook.Head) {
	t.Helper()
	events, head, err := s.Read(t.Context(), id, after)
	if err != nil {
		t.Fatalf("read %s after %d: %v", id, after.Seq, err)
	}
	return events, head
}

// IDs gives the ids of events, in order.
func IDs(events []runbook.Event) []string {
	ids := []string{}
	for _, e := range events {
		ids = append(ids, e.ID)
	}
	return ids
}

// Test runs the suite. Each call of open gives a store without incidents.
func Test(t *testing.T, open func(t *testing.T) runbook.Store) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, runbook.Store)
	}{
		{"create", testCreate},
		{"create fails", testCreateFails},
		{"create numbers", testCreateNumbers},
		{"create race", testCreateRace},
		{"create again", testCreateAgain},
		{"append and read", testAppendRead},
		{"events unchanged", testUnchanged},
		{"append refuses", testAppendRefuses},
		{"all or nothing", testAllOrNothing},
		{"conflict", testConflict},
		{"retry", testRetry},
		{"unknown head", testUnknownHead},
		{"not found", testNotFound},
		{"cancelled", testCancelled},
		{"list", testList},
		{"raw", testRaw},
		{"many writers", testManyWriters},
		{"readers beside a writer", testReaders},
		{"watch", testWatch},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, open(t)) })
	}
}

func testCreate(t *testing.T, s runbook.Store) {
	for _, series := range runbook.AllSeries {
		var asked runbook.IncidentID
		id, head, err := s.Create(t.Context(), series, Day, func(id runbook.IncidentID) (runbook.Event, error) {
			asked = id
			return First(id)
		})
		if err != nil {
			t.Fatal(err)
		}
		if id.Series() != series || id != asked {
			t.Errorf("created %q, first was asked for %q", id, asked)
		}
		events, read := Read(t, s, id, runbook.Head{})
		if len(events) != 1 || events[0].ID != "first-"+string(id) || read != head || head.Seq != 1 || len(head.Hash) != 64 {
			t.Errorf("read %v at %v, created at %v", IDs(events), read, head)
		}
	}
}

func testCreateFails(t *testing.T, s runbook.Store) {
	want := errors.New("no playbook")
	if _, _, err := s.Create(t.Context(), runbook.SeriesIncident, Day, func(runbook.IncidentID) (runbook.Event, error) {
		return runbook.Event{}, want
	}); !errors.Is(err, want) {
		t.Errorf("create with a failing first: %v", err)
	}
	if _, _, err := s.Create(t.Context(), runbook.SeriesIncident, Day, func(id runbook.IncidentID) (runbook.Event, error) {
		e, _ := First(id)
		e.Seq = 2
		return e, nil
	}); err == nil {
		t.Error("create began with entry 2")
	}
	if list, err := s.List(t.Context()); err != nil || len(list) != 0 {
		t.Errorf("after failing: %v, %v", list, err)
	}
	if id, _ := Create(t, s, false); id != "INC-20261122-01" {
		t.Errorf("the number was lost: %s", id)
	}
}

func testCreateNumbers(t *testing.T, s runbook.Store) {
	for _, c := range []struct {
		drill bool
		now   time.Time
		want  runbook.IncidentID
	}{
		{false, Day, "INC-20261122-01"},
		{false, Day, "INC-20261122-02"},
		{true, Day, "DRL-20261122-01"},
		{false, Day.Add(2 * time.Hour), "INC-20261123-01"},
		{false, Day.Add(2 * time.Hour).UTC(), "INC-20261122-03"}, // the zone of now decides
		{true, Day.Add(-time.Hour), "DRL-20261122-02"},
		{false, Day.AddDate(-1, 0, 0), "INC-20251122-01"},
	} {
		id, _, err := s.Create(t.Context(), series(c.drill), c.now, First)
		if err != nil || id != c.want {
			t.Errorf("created %q, %v; want %s", id, err, c.want)
		}
	}
}

func testCreateRace(t *testing.T, s runbook.Store) {
	const workers, each = 8, 12
	ids := make([][]runbook.IncidentID, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for range each {
				id, _, err := s.Create(t.Context(), series(w%2 == 1), Day, First)
				if err != nil {
					t.Error(err)
					return
				}
				ids[w] = append(ids[w], id)
			}
		})
	}
	wg.Wait()
	all := slices.Concat(ids...)
	slices.Sort(all)
	if n := len(slices.Compact(slices.Clone(all))); n != workers*each {
		t.Errorf("%d different ids, want %d", n, workers*each)
	}
	if last := all[len(all)-1]; last != runbook.MakeIncidentID(runbook.SeriesIncident, Day, workers*each/2) {
		t.Errorf("the numbers have gaps: the last is %s", last)
	}
	if list, err := s.List(t.Context()); err != nil || len(list) != workers*each {
		t.Errorf("listed %d, %v", len(list), err)
	}
}

// Beginning again with the event of an attempt that may have failed begins
// nothing new.
func testCreateAgain(t *testing.T, s runbook.Store) {
	Create(t, s, false)
	first := func(id runbook.IncidentID) (runbook.Event, error) {
		e, err := First(id)
		e.ID = "the same"
		return e, err
	}
	id, head, err := s.Create(t.Context(), runbook.SeriesIncident, Day, first)
	if err != nil || id != "INC-20261122-02" {
		t.Fatalf("created %q, %v", id, err)
	}
	for n := range 3 {
		// Also when it has gone on, and on the next day.
		again, now, err := s.Create(t.Context(), runbook.SeriesIncident, Day.AddDate(0, 0, n), first)
		if err != nil || again != id || now != head {
			t.Errorf("again: %q at %v, %v; want %s at %v", again, now, err, id, head)
		}
		if n == 0 {
			Append(t, s, id, head, Note(2, "a", ""))
		}
	}
	if list, err := s.List(t.Context()); err != nil || len(list) != 2 {
		t.Errorf("listed %v, %v", list, err)
	}
	if id, _ := Create(t, s, false); id != "INC-20261122-03" {
		t.Errorf("then created %s", id)
	}
	if drill, _, err := s.Create(t.Context(), runbook.SeriesDrill, Day, first); err != nil || drill != "DRL-20261122-01" {
		t.Errorf("a drill is not an incident: %q, %v", drill, err)
	}
}

// Watcher is what a [runbook.Store] can do for somebody who looks at a log that
// others write: Watch waits until there is more after a head, or ctx ends.
type Watcher interface {
	Watch(ctx context.Context, id runbook.IncidentID, after runbook.Head) error
}

func testWatch(t *testing.T, s runbook.Store) {
	w, ok := s.(Watcher)
	if !ok {
		t.Fatal("it cannot be watched")
	}
	id, first := Create(t, s, false)
	head := Append(t, s, id, first, Note(2, "a", ""))
	if err := w.Watch(t.Context(), id, first); err != nil {
		t.Errorf("with something new at once: %v", err)
	}
	if err := w.Watch(t.Context(), "INC-20261122-99", first); !errors.Is(err, runbook.ErrNotFound) {
		t.Errorf("of none: %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 250*time.Millisecond)
	if err := w.Watch(ctx, id, head); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("with nothing new: %v", err)
	}
	cancel()
	const watchers = 4
	for n := range 3 {
		was, done := head, make(chan error, watchers)
		for range watchers {
			go func() { done <- w.Watch(t.Context(), id, was) }()
		}
		pause, cancel := context.WithTimeout(t.Context(), time.Duration(n)*20*time.Millisecond)
		<-pause.Done()
		cancel()
		if len(done) > 0 {
			t.Fatalf("woken without reason: %v", <-done)
		}
		head = Append(t, s, id, head, Notes(head, "b", 1)...)
		limit, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		for range watchers {
			select {
			case err := <-done:
				if err != nil {
					t.Error(err)
				}
			case <-limit.Done():
				t.Fatal("not woken")
			}
		}
		if events, now := Read(t, s, id, was); len(events) != 1 || now != head {
			t.Errorf("woken to read %v", IDs(events))
		}
	}
	if err := w.Watch(t.Context(), id, runbook.Head{Seq: 2, Hash: first.Hash}); err != nil {
		t.Errorf("when it is another log: %v", err) // Read tells
	}
}

func testAppendRead(t *testing.T, s runbook.Store) {
	id, head := Create(t, s, false)
	other, _ := Create(t, s, true)
	heads := []runbook.Head{{}, head}
	for n := range 4 {
		head = Append(t, s, id, head, Notes(head, "a", n+1)...)
		for range n {
			heads = append(heads, runbook.Head{})
		}
		heads = append(heads, head)
	}
	all, _ := Read(t, s, id, runbook.Head{})
	if len(all) != 11 || head.Seq != 11 {
		t.Fatalf("read %v, head %v", IDs(all), head)
	}
	for seq, after := range heads {
		if seq > 0 && after.Seq == 0 {
			continue // in the middle of a batch: its head was not told
		}
		events, now := Read(t, s, id, after)
		if !slices.Equal(IDs(events), IDs(all[seq:])) || now != head {
			t.Errorf("after %d: %v at %v", seq, IDs(events), now)
		}
	}
	if same := Append(t, s, id, head); same != head {
		t.Errorf("appending nothing gave %v", same)
	}
	if events, _ := Read(t, s, other, runbook.Head{}); len(events) != 1 {
		t.Errorf("the other log has %v", IDs(events))
	}
}

func testUnchanged(t *testing.T, s runbook.Store) {
	id, head := Create(t, s, false)
	want := []runbook.Event{
		Note(2, "a", "絵文字 🈁 と \" \\ \n \t \u0001 \u202e <b>&amp;</b> =1+1"),
		Note(3, "b", strings.Repeat("長", 100_000)),
	}
	unknown := Note(4, "c", "")
	unknown.Type, unknown.Data = "from.the-future", &runbook.Unknown{Raw: []byte(`{"b":1,"a":[1.0,2e3,null]}`)}
	want = append(want, unknown)
	Append(t, s, id, head, want...)
	got, _ := Read(t, s, id, head)
	if len(got) != len(want) {
		t.Fatalf("read %d events", len(got))
	}
	for i := range want {
		if !got[i].At.Equal(want[i].At) || !got[i].Logged.Equal(want[i].Logged) {
			t.Errorf("event %d: times %v, %v", i, got[i].At, got[i].Logged)
		}
		got[i].At, got[i].Logged = want[i].At, want[i].Logged
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("event %d: got %.300v, want %.300v", i, got[i], want[i])
		}
	}
}

func testAppendRefuses(t *testing.T, s runbook.Store) {
	id, head := Create(t, s, false)
	unknown := func(raw string) runbook.Event {
		e := Note(2, "x", "")
		e.Type, e.Data = "from.the-future", &runbook.Unknown{Raw: []byte(raw)}
		return e
	}
	for name, e := range map[string]runbook.Event{
		"a gap":           Note(3, "x", ""),
		"a repeat":        Note(1, "x", ""),
		"not UTF-8":       Note(2, "x", "\xff"),
		"too long":        Note(2, "x", strings.Repeat("a", eventlog.MaxLine)),
		"duplicate names": unknown(`{"a":1,"a":2}`),
		"not JSON":        unknown(`{"a":`),
		"too deep":        unknown(strings.Repeat("[", 70) + strings.Repeat("]", 70)),
	} {
		if _, err := s.Append(t.Context(), id, head, []runbook.Event{e}); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	if events, now := Read(t, s, id, runbook.Head{}); len(events) != 1 || now != head {
		t.Errorf("read %v at %v", IDs(events), now)
	}
	Append(t, s, id, head, Note(2, "good", ""))
}

func testAllOrNothing(t *testing.T, s runbook.Store) {
	id, head := Create(t, s, false)
	batch := Notes(head, "a", 3)
	batch[2].Actor.Name = "\xff"
	if _, err := s.Append(t.Context(), id, head, batch); err == nil {
		t.Fatal("accepted text that is not UTF-8")
	}
	if events, now := Read(t, s, id, head); len(events) != 0 || now != head {
		t.Errorf("a part was written: %v", IDs(events))
	}
}

func testConflict(t *testing.T, s runbook.Store) {
	id, first := Create(t, s, false)
	second := Append(t, s, id, first, Note(2, "mine", ""))
	third := Append(t, s, id, second, Note(3, "mine too", ""))
	_, err := s.Append(t.Context(), id, first, []runbook.Event{Note(2, "theirs", "")})
	conflict, ok := errors.AsType[*runbook.ConflictError](err)
	if !ok || conflict.Head != third {
		t.Fatalf("got %v, want a conflict at %v", err, third)
	}
	events, now := Read(t, s, id, first)
	if !slices.Equal(IDs(events), []string{"mine", "mine too"}) || now != conflict.Head {
		t.Errorf("read %v at %v", IDs(events), now)
	}
	Append(t, s, id, conflict.Head, Note(4, "theirs", ""))
}

func testRetry(t *testing.T, s runbook.Store) {
	id, first := Create(t, s, false)
	batch := Notes(first, "a", 3)
	head := Append(t, s, id, first, batch...)
	for range 2 {
		again := Append(t, s, id, first, batch...)
		if again != head {
			t.Errorf("again: %v, first %v", again, head)
		}
	}
	// What was read and stamped anew meanwhile is the same event still.
	batch[0].Logged = batch[0].Logged.Add(time.Hour)
	if again := Append(t, s, id, first, batch...); again != head {
		t.Errorf("restamped: %v", again)
	}
	// With more behind it, the caller learns its own head and reads on.
	Append(t, s, id, head, Note(5, "b", ""))
	if again := Append(t, s, id, first, batch...); again != head {
		t.Errorf("after others: %v", again)
	}
	// Not the same events: a conflict.
	for name, events := range map[string][]runbook.Event{
		"other order": {Note(2, "a-3", ""), Note(3, "a-2", "")},
		"more":        append(Notes(first, "a", 3), Note(5, "c", "")),
		"other id":    {Note(2, "c", "")},
		"no id":       {Note(2, "", "")},
	} {
		if _, err := s.Append(t.Context(), id, first, events); !isConflict(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if events, _ := Read(t, s, id, first); !slices.Equal(IDs(events), []string{"a-2", "a-3", "a-4", "b"}) {
		t.Errorf("read %v", IDs(events))
	}
}

func isConflict(err error) bool {
	_, ok := errors.AsType[*runbook.ConflictError](err)
	return ok
}

func testUnknownHead(t *testing.T, s runbook.Store) {
	id, first := Create(t, s, false)
	second := Append(t, s, id, first, Note(2, "a", ""))
	for _, head := range []runbook.Head{
		{Seq: 1, Hash: second.Hash},
		{Seq: 2, Hash: first.Hash},
		{Seq: 2, Hash: ""},
		{Seq: 0, Hash: first.Hash},
		{Seq: 3, Hash: second.Hash},
		{Seq: 9, Hash: strings.Repeat("0", 64)},
	} {
		if events, _, err := s.Read(t.Context(), id, head); !isDamage(err) || len(events) > 0 {
			t.Errorf("read after %v: %v, %v", head, IDs(events), err)
		}
		if _, err := s.Append(t.Context(), id, head, []runbook.Event{Note(head.Seq+1, "b", "")}); !isDamage(err) {
			t.Errorf("append after %v: %v", head, err)
		}
	}
	Append(t, s, id, second, Note(3, "b", ""))
}

func isDamage(err error) bool {
	_, ok := errors.AsType[*runbook.DamageError](err)
	return ok
}

func testNotFound(t *testing.T, s runbook.Store) {
	Create(t, s, false)
	for _, id := range []runbook.IncidentID{"INC-20261122-02", "DRL-20261122-01", "", ".", "..", "../x", "INC-20261122-01/..", "INC-20261122-01\x00", "CON"} {
		if _, _, err := s.Read(t.Context(), id, runbook.Head{}); !errors.Is(err, runbook.ErrNotFound) {
			t.Errorf("read %q: %v", id, err)
		}
		if _, err := s.Append(t.Context(), id, runbook.Head{}, []runbook.Event{Note(1, "a", "")}); !errors.Is(err, runbook.ErrNotFound) {
			t.Errorf("append %q: %v", id, err)
		}
		if _, err := s.Raw(t.Context(), id); !errors.Is(err, runbook.ErrNotFound) {
			t.Errorf("raw %q: %v", id, err)
		}
	}
	if list, err := s.List(t.Context()); err != nil || len(list) != 1 {
		t.Errorf("looking made something: %v, %v", list, err)
	}
}

func testCancelled(t *testing.T, s runbook.Store) {
	id, head := Create(t, s, false)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, createErr := s.Create(ctx, runbook.SeriesIncident, Day, First)
	_, appendErr := s.Append(ctx, id, head, []runbook.Event{Note(2, "a", "")})
	_, _, readErr := s.Read(ctx, id, runbook.Head{})
	_, rawErr := s.Raw(ctx, id)
	_, listErr := s.List(ctx)
	for name, err := range map[string]error{"create": createErr, "append": appendErr, "read": readErr, "raw": rawErr, "list": listErr} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
	during, cancel := context.WithCancel(t.Context())
	_, _, err := s.Create(during, runbook.SeriesIncident, Day, func(id runbook.IncidentID) (runbook.Event, error) {
		cancel()
		return First(id)
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("create cancelled while it asks for the first event: %v", err)
	}
	if list, err := s.List(t.Context()); err != nil || len(list) != 1 {
		t.Errorf("listed %v, %v", list, err)
	}
	if events, _ := Read(t, s, id, head); len(events) != 0 {
		t.Errorf("read %v", IDs(events))
	}
}

func testList(t *testing.T, s runbook.Store) {
	if list, err := s.List(t.Context()); err != nil || len(list) != 0 {
		t.Fatalf("empty: %v, %v", list, err)
	}
	for range 11 {
		Create(t, s, false)
	}
	for _, c := range []struct {
		drill bool
		days  int
	}{{true, 0}, {false, 1}, {true, 1}, {false, -400}} {
		if _, _, err := s.Create(t.Context(), series(c.drill), Day.AddDate(0, 0, c.days), First); err != nil {
			t.Fatal(err)
		}
	}
	list, err := s.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range list {
		if l.Err != nil {
			t.Errorf("%s: %v", l.ID, l.Err)
		}
		got = append(got, string(l.ID))
	}
	want := strings.Fields(`INC-20261123-01 DRL-20261123-01
		INC-20261122-11 INC-20261122-10 INC-20261122-09 INC-20261122-08 INC-20261122-07 INC-20261122-06
		INC-20261122-05 INC-20261122-04 INC-20261122-03 INC-20261122-02 INC-20261122-01 DRL-20261122-01
		INC-20251018-01`)
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func testRaw(t *testing.T, s runbook.Store) {
	id, head := Create(t, s, false)
	head = Append(t, s, id, head, Notes(head, "a", 5)...)
	r, err := s.Raw(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	raw, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	sum, err := eventlog.Verify(strings.NewReader(string(raw)))
	if err != nil || sum.Entries != head.Seq || sum.Head.String() != head.Hash || sum.Size != int64(len(raw)) {
		t.Errorf("verified %+v, %v; head %v", sum, err, head)
	}
}

// Writers that go on after a conflict each get all their events in, once, and in
// their own order.
func testManyWriters(t *testing.T, s runbook.Store) {
	id, _ := Create(t, s, false)
	const workers, each = 8, 15
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			if err := WriteAgainstOthers(t.Context(), s, id, fmt.Sprintf("w%d", w), each); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	CheckWriters(t, s, id, workers, each)
}

// WriteAgainstOthers appends n events one by one to a log to which others write
// as well. The id of each is the name, a colon and its number.
func WriteAgainstOthers(ctx context.Context, s runbook.Store, id runbook.IncidentID, name string, n int) error {
	_, head, err := s.Read(ctx, id, runbook.Head{})
	for i := 0; i < n && err == nil; {
		var next runbook.Head
		next, err = s.Append(ctx, id, head, []runbook.Event{Note(head.Seq+1, fmt.Sprintf("%s:%d", name, i), "")})
		if isConflict(err) {
			_, head, err = s.Read(ctx, id, head)
			continue
		}
		head = next
		i++
	}
	return err
}

// CheckWriters checks a log to which so many writers have written with
// [WriteAgainstOthers].
func CheckWriters(t *testing.T, s runbook.Store, id runbook.IncidentID, writers, each int) {
	t.Helper()
	events, head := Read(t, s, id, runbook.Head{})
	if len(events) != 1+writers*each || head.Seq != len(events) {
		t.Errorf("read %d events, head %d, want %d", len(events), head.Seq, 1+writers*each)
	}
	next := map[string]int{}
	for i, e := range events {
		if e.Seq != i+1 {
			t.Fatalf("entry %d has number %d", i+1, e.Seq)
		}
		if i == 0 {
			continue
		}
		name, n, _ := strings.Cut(e.ID, ":")
		if n != fmt.Sprint(next[name]) {
			t.Fatalf("entry %d is %s, want number %d", e.Seq, e.ID, next[name])
		}
		next[name]++
	}
}

func testReaders(t *testing.T, s runbook.Store) {
	id, head := Create(t, s, false)
	const entries = 60
	done := make(chan struct{})
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			var after runbook.Head
			seen := 0
			for last := false; !last; {
				select {
				case <-done:
					last = true
				default:
				}
				events, now, err := s.Read(t.Context(), id, after)
				if err != nil {
					t.Error(err)
					return
				}
				for _, e := range events {
					if seen++; e.Seq != seen {
						t.Errorf("read number %d after %d", e.Seq, seen-1)
						return
					}
				}
				after = now
			}
			if seen != entries+1 {
				t.Errorf("read %d entries, want %d", seen, entries+1)
			}
		})
	}
	for range entries {
		head = Append(t, s, id, head, Notes(head, "a", 1)...)
	}
	close(done)
	wg.Wait()
}
