package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/store/storetest"
)

// A summary is made once for each state of a log, by whatever program, and never
// shown for another.
func TestSummaries(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	var ids []runbook.IncidentID
	heads := map[runbook.IncidentID]runbook.Head{}
	for i := range 6 {
		id, head := storetest.Create(t, s, i%2 == 1)
		ids, heads[id] = append(ids, id), head
	}
	var made atomic.Int32
	summarize := func(id runbook.IncidentID, events []runbook.Event) ([]byte, error) {
		made.Add(1)
		return fmt.Appendf(nil, `{"id":%q,"n":%d}`, id, len(events)), nil
	}
	check := func(what, version string, want int) {
		t.Helper()
		for _, s := range []*Store{s, open(t, dir)} {
			made.Store(0)
			sums, err := s.Summaries(t.Context(), version, summarize)
			list, listErr := s.List(t.Context())
			if err != nil || listErr != nil || len(sums) != len(list) {
				t.Fatalf("%s: %v, %v", what, sums, err)
			}
			for i, sum := range sums {
				want := fmt.Sprintf(`{"id":%q,"n":%d}`, sum.ID, heads[sum.ID].Seq)
				if sum.ID != list[i].ID || sum.Err != nil || sum.Head != heads[sum.ID] || string(sum.Data) != want {
					t.Errorf("%s: %d: %+v %s", what, i, sum, sum.Data)
				}
			}
			if int(made.Load()) != want {
				t.Errorf("%s: made %d, want %d", what, made.Load(), want)
			}
			want = 0
		}
	}
	check("first", "1", 6)
	heads[ids[2]] = storetest.Append(t, s, ids[2], heads[ids[2]], storetest.Notes(heads[ids[2]], "a", 3)...)
	check("one has grown", "1", 1)
	check("another version", "2", 6)
	cache := filepath.Join(dir, cacheName)
	whole := readFile(t, cache)
	bad := bytes.Clone(whole)
	bad[len(bad)-4] ^= 1
	os.WriteFile(cache, bad, 0o600)
	check("a changed bit in the cache", "2", 1)
	os.WriteFile(cache, whole[:len(whole)-9], 0o600)
	check("a short cache", "2", 1)
	os.Remove(cache)
	check("no cache", "2", 6)
	if sums, err := s.Summaries(t.Context(), "2", summarize, runbook.SeriesDrill); err != nil || len(sums) != 3 {
		t.Errorf("drills: %v, %v", sums, err)
	}
	check("a series alone before", "2", 0)

	// A log that is not as it was is read in whole, also where its length is the same.
	log := readFile(t, s.Path(ids[2]))
	for name, c := range map[string]struct {
		log []byte
		bad bool
		seq int
	}{
		"inside":             {flip(log, len(log)-20), true, 0},
		"far inside":         {flip(log, nth(log, 1)+90), true, 0},
		"the last hash":      {flip(log, nth(log, 3)+20), true, 0},
		"cut in an entry":    {log[:nth(log, 2)+9], false, 2},
		"empty":              {nil, true, 0},
		"the last one twice": {append(bytes.Clone(log), log[nth(log, 3):]...), true, 0},
	} {
		writeFile(t, s.Path(ids[2]), c.log)
		sums, err := open(t, dir).Summaries(t.Context(), "2", summarize)
		if err != nil || len(sums) != 6 {
			t.Fatal(err)
		}
		for _, sum := range sums {
			if sum.ID == ids[2] && (c.bad != (sum.Err != nil) || sum.Head.Seq != c.seq) {
				t.Errorf("%s: %+v %s", name, sum, sum.Data)
			}
			if sum.ID != ids[2] && sum.Err != nil {
				t.Errorf("%s: %+v", name, sum)
			}
		}
		os.WriteFile(cache, whole, 0o600)
	}
	writeFile(t, s.Path(ids[2]), log)
	no := errors.New("no")
	sums, err := open(t, dir).Summaries(t.Context(), "3", func(id runbook.IncidentID, _ []runbook.Event) ([]byte, error) {
		if id == ids[0] {
			return nil, no
		}
		return []byte("two\nlines"), nil
	})
	if err != nil || len(sums) != 6 {
		t.Fatal(err)
	}
	for _, sum := range sums {
		if (sum.ID == ids[0]) != errors.Is(sum.Err, no) {
			t.Errorf("%+v", sum)
		}
	}
}

// Of a log that was left alone only name, length and time are looked at; one that
// was touched is opened, and so is one whose last change is so young, seen from when the
// cache was written, that another could have the same time.
func TestSummariesOfWhatWasLeftAlone(t *testing.T) {
	dir := t.TempDir()
	id, _ := filled(t, dir)
	path := open(t, dir).Path(id)
	summarize := func(_ runbook.IncidentID, events []runbook.Event) ([]byte, error) {
		return fmt.Append(nil, len(events)), nil
	}
	opened := func() (n int) {
		t.Helper()
		s := open(t, dir)
		h := &hook{}
		s.fs = hookFS{s.fs, h}
		h.set(func(op, name string) error {
			if op == "open" && filepath.Base(name) == logName {
				n++
			}
			return nil
		})
		sums, err := s.Summaries(t.Context(), "1", summarize)
		if err != nil || len(sums) != 1 || sums[0].Err != nil || string(sums[0].Data) != fmt.Sprint(sums[0].Head.Seq) {
			t.Fatalf("%+v, %v", sums, err)
		}
		return n
	}
	at := func(name string, when time.Time) {
		t.Helper()
		if err := os.Chtimes(name, when, when); err != nil {
			t.Fatal(err)
		}
	}
	now := time.Now()
	at(path, now.Add(-time.Hour))
	if n := opened(); n == 0 {
		t.Fatal("without a cache it was not opened: this test proves nothing")
	}
	if n := opened(); n != 0 {
		t.Errorf("left alone, it was opened %d times", n)
	}
	at(path, now.Add(-time.Minute))
	if n := opened(); n == 0 {
		t.Error("touched, it was not opened")
	}
	// Written at the moment of the cache: it is opened, once more the cache is written,
	// and from then on it need not be.
	at(path, now)
	os.Remove(filepath.Join(dir, cacheName))
	opened()
	at(filepath.Join(dir, cacheName), now.Add(time.Second))
	if n := opened(); n == 0 {
		t.Error("young, it was not opened")
	}
	at(filepath.Join(dir, cacheName), now.Add(time.Minute))
	if n := opened(); n != 0 {
		t.Errorf("grown old, it was opened %d times", n)
	}
	// Longer, shorter: whatever the time says.
	log := readFile(t, path)
	writeFile(t, path, log[:nth(log, 3)])
	at(path, now)
	if n := opened(); n == 0 {
		t.Error("of another length, it was not opened")
	}
}
