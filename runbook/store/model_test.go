package store

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dandori/runbook"
	"dandori/runbook/store/storetest"
)

// clock reads a clock that somebody keeps setting: by up to ten years, by a leap
// second, to another zone, and often not at all.
func clock(rt *rapid.T) time.Time {
	now := storetest.Day
	switch rapid.IntRange(0, 5).Draw(rt, "clock") {
	case 0:
		now = now.AddDate(0, 0, rapid.IntRange(-3650, 3650).Draw(rt, "days"))
	case 1:
		now = now.AddDate(0, 0, rapid.IntRange(-1, 1).Draw(rt, "day"))
	case 2:
		now = now.Add(time.Duration(rapid.IntRange(-3601, 3601).Draw(rt, "seconds")) * time.Second)
	case 3:
		now = now.In(time.FixedZone("", 3600*rapid.IntRange(-12, 14).Draw(rt, "zone")))
	}
	return now
}

// Whatever is asked of it, in whatever order and at whatever time the clock shows,
// through two open stores and with either reopened at any time, the file store
// answers as the one in memory does.
func TestModel(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		stores := []*Store{quick(t, dir, Options{}), quick(t, dir, Options{})}
		defer func() { stores[0].Close(); stores[1].Close() }()
		memory := storetest.NewMemory()
		ids := []runbook.IncidentID{"INC-20261122-09"} // never created
		heads := map[runbook.IncidentID][]runbook.Head{ids[0]: {{}}}
		last := map[runbook.IncidentID]func(runbook.Store) (runbook.Head, error){}
		events := 0

		pick := func(rt *rapid.T) (*Store, runbook.IncidentID, runbook.Head) {
			id := rapid.SampledFrom(ids).Draw(rt, "id")
			known := heads[id]
			head := known[len(known)-1]
			if rapid.IntRange(0, 2).Draw(rt, "stale") == 0 {
				head = rapid.SampledFrom(known).Draw(rt, "head")
			}
			return rapid.SampledFrom(stores).Draw(rt, "store"), id, head
		}
		same := func(rt *rapid.T, got, want any, gotErr, wantErr error) {
			if !reflect.DeepEqual(got, want) || kindOf(gotErr) != kindOf(wantErr) {
				rt.Fatalf("got %v, %v\nwant %v, %v", got, gotErr, want, wantErr)
			}
		}
		rt.Repeat(map[string]func(*rapid.T){
			"create": func(rt *rapid.T) {
				series := rapid.SampledFrom(runbook.AllSeries).Draw(rt, "series")
				now := clock(rt)
				first := storetest.First
				if rapid.IntRange(0, 4).Draw(rt, "fails") == 0 {
					first = func(runbook.IncidentID) (runbook.Event, error) { return runbook.Event{}, errors.New("no") }
				}
				id, head, err := rapid.SampledFrom(stores).Draw(rt, "store").Create(t.Context(), series, now, first)
				wantID, want, wantErr := memory.Create(t.Context(), series, now, first)
				same(rt, id, wantID, err, wantErr)
				same(rt, head, want, err, wantErr)
				if err == nil {
					ids = append(ids, id)
					heads[id] = []runbook.Head{{}, head}
				}
			},
			"append": func(rt *rapid.T) {
				s, id, after := pick(rt)
				n := rapid.IntRange(0, 3).Draw(rt, "n")
				events++
				batch := storetest.Notes(after, fmt.Sprintf("e%d", events), n)
				for i := range batch {
					batch[i].At, batch[i].Logged = clock(rt), clock(rt)
				}
				if n > 0 && rapid.IntRange(0, 9).Draw(rt, "bad") == 0 {
					batch[n-1].Actor.Name = "\xff"
				}
				do := func(s runbook.Store) (runbook.Head, error) { return s.Append(t.Context(), id, after, batch) }
				head, err := do(s)
				want, wantErr := do(memory)
				same(rt, head, want, err, wantErr)
				last[id] = do
				if err == nil && n > 0 {
					heads[id] = append(heads[id], head)
				}
			},
			"append again": func(rt *rapid.T) {
				s, id, _ := pick(rt)
				if do := last[id]; do != nil {
					head, err := do(s)
					want, wantErr := do(memory)
					same(rt, head, want, err, wantErr)
				}
			},
			"read": func(rt *rapid.T) {
				s, id, after := pick(rt)
				if rapid.IntRange(0, 9).Draw(rt, "wrong") == 0 {
					after.Seq++
				}
				got, head, err := s.Read(t.Context(), id, after)
				want, wantHead, wantErr := memory.Read(t.Context(), id, after)
				same(rt, got, want, err, wantErr)
				same(rt, head, wantHead, err, wantErr)
			},
			"list": func(rt *rapid.T) {
				got, err := rapid.SampledFrom(stores).Draw(rt, "store").List(t.Context())
				want, wantErr := memory.List(t.Context())
				same(rt, got, want, err, wantErr)
			},
			"reopen": func(rt *rapid.T) {
				i := rapid.IntRange(0, 1).Draw(rt, "store")
				stores[i].Close()
				stores[i] = quick(t, dir, Options{})
			},
		})
	})
}

// kindOf gives what a caller can tell errors apart by.
func kindOf(err error) string {
	switch e := err.(type) {
	case nil:
		return ""
	case *runbook.ConflictError:
		return fmt.Sprint("conflict at ", e.Head)
	case *runbook.DamageError:
		return "damage"
	}
	if errors.Is(err, runbook.ErrNotFound) {
		return "not found"
	}
	return "other"
}
