package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/store/storetest"
)

func tellRepair(r RepairReport) (runbook.Event, error) {
	return storetest.Note(r.Head.Seq, "repaired", "the log was repaired"), nil
}

// flip changes the last bit of bytes.
func flip(log []byte, at ...int) []byte {
	b := bytes.Clone(log)
	for _, i := range at {
		b[i] ^= 1
	}
	return b
}

// A log with one changed bit, wherever it is, is repaired without losing an entry,
// but for the hash of the last one, which nothing else proves.
func TestRepairBits(t *testing.T) {
	dir := t.TempDir()
	id, log := filled(t, dir)
	path := open(t, dir).Path(id)
	last := bytes.LastIndexByte(log[:len(log)-1], '\n') + 1
	step := 5 // odd, so that each bit of a byte has its turn
	if *everything {
		step = 1
	}
	for i := 0; i < len(log); i += step {
		bad := bytes.Clone(log)
		bad[i] ^= 1 << (i % 8)
		writeFile(t, path, bad)
		s := quick(t, dir, Options{})
		r, err := s.Repair(t.Context(), id, storetest.Day, tellRepair)
		if err != nil {
			t.Fatalf("byte %d: %v", i, err)
		}
		want, restored := log, 1
		if i >= last+9 && i < last+73 {
			want, restored = log[:last], 0
		}
		now := readFile(t, path)
		if !r.Needed || r.Fault == nil || len(r.Restored) != restored || !bytes.HasPrefix(now, want) || bytes.Count(now[len(want):], []byte("\n")) != 1 {
			t.Fatalf("byte %d: %+v", i, r)
		}
		if restored == 0 && (r.Dropped.Entry != 9 || r.Dropped.Lines != 1 || !slices.Equal(r.Dropped.Readable, []int{9})) {
			t.Fatalf("byte %d: %+v", i, r.Dropped)
		}
		original := filepath.Join(filepath.Dir(path), r.Original)
		sum := sha256.Sum256(bad)
		if kept := readFile(t, original); !bytes.Equal(kept, bad) || r.SHA256 != hex.EncodeToString(sum[:]) || r.Bytes != int64(len(bad)) {
			t.Fatalf("byte %d: the original was not kept", i)
		}
		os.Remove(original)
		if sum := verified(t, s, id); sum.Head.String() != r.Head.Hash || sum.Entries != r.Head.Seq {
			t.Fatalf("byte %d: %+v, %+v", i, sum, r)
		}
		if i%50 == 0 {
			storetest.Append(t, s, id, r.Head, storetest.Notes(r.Head, "later", 1)...)
		}
		s.Close()
	}
}

func TestRepair(t *testing.T) {
	dir, pins := t.TempDir(), t.TempDir()
	s := openWith(t, dir, Options{Pins: pins})
	id, head := storetest.Create(t, s, false)
	for range 8 {
		head = storetest.Append(t, s, id, head, storetest.Notes(head, "one", 1)...)
	}
	log, pin := readFile(t, s.Path(id)), readFile(t, filepath.Join(pins, string(id)+pinEnd))
	s.Close()
	end := func(n int) int { return nth(log, n) }
	for _, c := range []struct {
		name                    string
		log                     []byte
		kept, restored, dropped int // dropped: lines
		readable                []int
		missing                 bool
	}{
		{"two bits in entry 6", flip(log, end(5)+100, end(5)+110), 5, 0, 4, []int{7, 8, 9}, true},
		{"a bit in 4, two in 7", flip(log, end(3)+100, end(6)+100, end(6)+110), 3, 1, 3, []int{8, 9}, true},
		{"entry 6 missing", slices.Concat(log[:end(5)], log[end(6):]), 5, 0, 3, []int{7, 8, 9}, true},
		{"cut", log[:end(6)], 6, 0, 0, nil, true},
		{"cut in an entry", log[:end(6)+99], 6, 0, 1, nil, true},
		{"without the last line feed", log[:len(log)-1], 8, 1, 0, nil, false},
		{"zeros for the last line feed", slices.Concat(log[:len(log)-1], make([]byte, 99)), 8, 1, 0, nil, false},
		{"a torn tail", slices.Concat(log, []byte(`{"hash":"12`)), 9, 0, 1, nil, false},
		{"two lines as one", slices.Concat(log[:end(4)-1], []byte(" "), log[end(4):]), 3, 1, 0, nil, false},
	} {
		writeFile(t, s.Path(id), c.log)
		os.WriteFile(filepath.Join(pins, string(id)+pinEnd), pin, 0o600)
		s := openWith(t, dir, Options{Pins: pins})
		before, _ := os.ReadDir(filepath.Dir(s.Path(id)))
		plan, err := s.PlanRepair(t.Context(), id)
		if after, _ := os.ReadDir(filepath.Dir(s.Path(id))); err != nil || len(after) != len(before) || !bytes.Equal(readFile(t, s.Path(id)), c.log) {
			t.Errorf("%s: planning changed %v to %v (%v)", c.name, before, after, err)
		}
		r, err := s.Repair(t.Context(), id, storetest.Day, tellRepair)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if plan.Original, plan.Head = r.Original, r.Head; !reflect.DeepEqual(plan, r) {
			t.Errorf("%s: planned %+v, did %+v", c.name, plan, r)
		}
		if !r.Needed || r.Kept != c.kept || len(r.Restored) != c.restored || r.Dropped.Lines != c.dropped || !slices.Equal(r.Dropped.Readable, c.readable) || (r.Missing == head) != c.missing {
			t.Errorf("%s: %+v", c.name, r)
		}
		events, now := storetest.Read(t, s, id, runbook.Head{})
		if now != r.Head || events[len(events)-1].ID != "repaired" || !bytes.HasPrefix(log, readFile(t, s.Path(id))[:nth(log, r.Kept+len(r.Restored))]) {
			t.Errorf("%s: read %v at %v", c.name, storetest.IDs(events), now)
		}
		if kept := readFile(t, filepath.Join(filepath.Dir(s.Path(id)), r.Original)); !bytes.Equal(kept, c.log) {
			t.Errorf("%s: the original was not kept", c.name)
		}
		// Now nothing is wrong any more, for anybody with these pins.
		again, err := openWith(t, dir, Options{Pins: pins}).Repair(t.Context(), id, storetest.Day, tellRepair)
		if err != nil || again.Needed || again.Head != r.Head {
			t.Errorf("%s: again %+v, %v", c.name, again, err)
		}
		storetest.Append(t, s, id, now, storetest.Notes(now, "later", 1)...)
		s.Close()
	}
}

// What cannot be repaired, or is not wrong, is left as it is.
func TestRepairNothing(t *testing.T) {
	dir := t.TempDir()
	id, log := filled(t, dir)
	folder := filepath.Dir(open(t, dir).Path(id))
	want := errors.New("no")
	for _, c := range []struct {
		name string
		log  []byte
		tell func(RepairReport) (runbook.Event, error)
		err  error
	}{
		{"whole", log, tellRepair, nil},
		{"first entry lost", log[nth(log, 1):], tellRepair, ErrNothingLeft},
		{"empty", nil, tellRepair, ErrNothingLeft},
		{"nobody tells", log[:len(log)-50], func(RepairReport) (runbook.Event, error) { return runbook.Event{}, want }, want},
		{"wrong number", log[:len(log)-50], func(RepairReport) (runbook.Event, error) { return storetest.Note(3, "x", ""), nil }, ErrSequence},
	} {
		writeFile(t, filepath.Join(folder, logName), c.log)
		s := open(t, dir)
		r, err := s.Repair(t.Context(), id, storetest.Day, c.tell)
		if !errors.Is(err, c.err) || c.err == nil && (err != nil || r.Needed) {
			t.Errorf("%s: %+v, %v", c.name, r, err)
		}
		if now := readFile(t, filepath.Join(folder, logName)); !bytes.Equal(now, c.log) {
			t.Errorf("%s: the log was changed", c.name)
		}
		if entries, _ := os.ReadDir(folder); len(entries) != 2 {
			t.Errorf("%s: left %v", c.name, entries)
		}
		s.Close()
	}
}

// The log of another incident that was copied over one is not repaired: it would take
// the pin, all that tells of the log that was there.
func TestRepairMisplaced(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	opened := func(id runbook.IncidentID) (runbook.Event, error) {
		e, err := storetest.First(id)
		e.Type, e.Data = runbook.IncidentOpened, &runbook.Opened{Incident: id, Org: "generic"}
		return e, err
	}
	var ids []runbook.IncidentID
	for range 2 {
		id, head, err := s.Create(t.Context(), runbook.SeriesIncident, storetest.Day, opened)
		if err != nil {
			t.Fatal(err)
		}
		storetest.Append(t, s, id, head, storetest.Notes(head, string(id), 2+len(ids))...)
		ids = append(ids, id)
	}
	seen, err := s.Pinned(t.Context(), ids[1])
	if err != nil || seen.Seq != 4 {
		t.Fatal(seen, err)
	}
	other := readFile(t, s.Path(ids[0]))
	writeFile(t, s.Path(ids[1]), other)
	for _, bad := range [][]byte{other, other[:len(other)-40]} {
		writeFile(t, s.Path(ids[1]), bad)
		if _, err := s.PlanRepair(t.Context(), ids[1]); !errors.Is(err, runbook.ErrMisplaced) {
			t.Errorf("planned: %v", err)
		}
		if r, err := s.Repair(t.Context(), ids[1], storetest.Day, tellRepair); !errors.Is(err, runbook.ErrMisplaced) {
			t.Errorf("repaired %+v, %v", r, err)
		}
		if now, err := s.Pinned(t.Context(), ids[1]); now != seen || err != nil || !bytes.Equal(readFile(t, s.Path(ids[1])), bad) {
			t.Errorf("the pin is %+v, not %+v (%v)", now, seen, err)
		}
	}
}

// A log is repaired once its file is, also where its pin cannot be changed; Health
// tells of that, and not an error that says that nothing was done. It was one that
// removed the pin to make it anew, and some systems do not remove files.
func TestRepairWithoutPin(t *testing.T) {
	for _, ops := range [][]string{{"remove"}, {"remove", "write"}, {"remove", "open"}} {
		dir := t.TempDir()
		s := open(t, dir)
		id, head := storetest.Create(t, s, false)
		storetest.Append(t, s, id, head, storetest.Notes(head, "a", 4)...)
		log := readFile(t, s.Path(id))
		s.Close()
		writeFile(t, s.Path(id), flip(log, nth(log, 3)+100, nth(log, 3)+110))

		s, h := hooked(t, dir)
		h.set(func(op, name string) error {
			if slices.Contains(ops, op) && strings.HasSuffix(name, pinEnd) && (op != "open" || s.pins != nil) {
				return fs.ErrPermission
			}
			return nil
		})
		r, err := s.Repair(t.Context(), id, storetest.Day, tellRepair)
		if err != nil || !r.Needed || r.Original == "" || r.Head.Seq != 4 {
			t.Errorf("%v: %+v, %v", ops, r, err)
		}
		if bad := s.pinErr != nil; bad != (len(ops) > 1) {
			t.Errorf("%v: Health is to tell of %v", ops, s.pinErr)
		}
		h.set(nil)
		if len(ops) == 1 {
			if sum := verified(t, s, id); sum.Entries != 4 {
				t.Errorf("%v: %+v", ops, sum)
			}
		}
		s.Close()
	}
}

// Whichever operation of a repair fails: the log is the damaged one or the
// repaired one, the damaged one is still to be had, and the next try succeeds.
func TestRepairFails(t *testing.T) {
	_, log := filled(t, t.TempDir())
	bad := flip(log, nth(log, 5)+100, nth(log, 5)+110)
	for _, fault := range faults {
		for n := 1; ; n++ {
			dir := t.TempDir()
			s, h := hooked(t, dir)
			id, _ := storetest.Create(t, s, false)
			writeFile(t, s.Path(id), bad)
			f := &span{n: n, length: 1, err: fault}
			h.set(f.before)
			_, err := s.Repair(t.Context(), id, storetest.Day, tellRepair)
			h.set(nil)
			if f.count < n {
				break
			}
			now := readFile(t, s.Path(id))
			if err == nil && bytes.Equal(now, bad) {
				t.Fatalf("%v at %d (%v): said to be repaired", fault, n, f.failed)
			}
			if !bytes.Equal(now, bad) {
				copies, _ := filepath.Glob(s.Path(id) + ".damaged-*")
				if len(copies) != 1 || !bytes.Equal(readFile(t, copies[0]), bad) {
					t.Fatalf("%v at %d (%v): the original is lost: %v", fault, n, f.failed, copies)
				}
			}
			if _, err := s.Repair(t.Context(), id, storetest.Day, tellRepair); err != nil {
				t.Fatalf("%v at %d (%v): again: %v", fault, n, f.failed, err)
			}
			if sum := verified(t, s, id); sum.Entries != 6 {
				t.Fatalf("%v at %d (%v): %+v", fault, n, f.failed, sum)
			}
			s.Close()
		}
	}
}
