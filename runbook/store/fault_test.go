package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"dandori/runbook"
	"dandori/runbook/store/storetest"
)

// hook stands before every operation of a file system. An error of before is the
// operation's result; errSkip lets it succeed without being done, and errShort
// lets a write do half of its work and then run out of space.
type hook struct {
	mu     sync.Mutex
	before func(op, name string) error
}

var (
	errSkip  = errors.New("skip")
	errShort = errors.New("short write")
)

func (h *hook) call(op, name string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.before == nil {
		return nil
	}
	err := h.before(op, name)
	if err == nil || err == errSkip || err == errShort && op == "write" {
		return err
	}
	if err == errShort {
		err = syscall.ENOSPC
	}
	return &fs.PathError{Op: op, Path: name, Err: err}
}

func (h *hook) set(before func(op, name string) error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.before = before
}

type hookFS struct {
	fsys
	h *hook
}

type hookFile struct {
	file
	h    *hook
	name string
}

func do(err error, f func() error) error {
	switch err {
	case nil:
		return f()
	case errSkip:
		return nil
	}
	return err
}

func (f hookFS) Open(name string, flag int) (file, error) {
	if err := f.h.call("open", name); err != nil {
		return nil, err
	}
	opened, err := f.fsys.Open(name, flag)
	if err != nil {
		return nil, err
	}
	return hookFile{opened, f.h, path.Base(name)}, nil
}

func (f hookFS) Mkdir(name string) error {
	return do(f.h.call("mkdir", name), func() error { return f.fsys.Mkdir(name) })
}

func (f hookFS) Lstat(name string) (fs.FileInfo, error) {
	if err := f.h.call("lstat", name); err != nil {
		return nil, err
	}
	return f.fsys.Lstat(name)
}

func (f hookFS) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := f.h.call("readdir", name); err != nil {
		return nil, err
	}
	return f.fsys.ReadDir(name)
}

func (f hookFS) Rename(from, to string) error {
	return do(f.h.call("rename", from), func() error { return f.fsys.Rename(from, to) })
}

func (f hookFS) Remove(name string) error {
	return do(f.h.call("remove", name), func() error { return f.fsys.Remove(name) })
}

func (f hookFS) SyncDir(name string) error {
	return do(f.h.call("syncdir", name), func() error { return f.fsys.SyncDir(name) })
}

func (f hookFS) Sub(name string) (fsys, error) {
	if err := f.h.call("sub", name); err != nil {
		return nil, err
	}
	sub, err := f.fsys.Sub(name)
	if err != nil {
		return nil, err
	}
	return hookFS{sub, f.h}, nil
}

func (f hookFile) ReadAt(p []byte, off int64) (int, error) {
	if err := f.h.call("read", f.name); err != nil {
		return 0, err
	}
	return f.file.ReadAt(p, off)
}

func (f hookFile) WriteAt(p []byte, off int64) (int, error) {
	switch err := f.h.call("write", f.name); err {
	case nil:
		return f.file.WriteAt(p, off)
	case errShort:
		n, _ := f.file.WriteAt(p[:len(p)/2], off)
		return n, &fs.PathError{Op: "write", Path: f.name, Err: syscall.ENOSPC}
	default:
		return 0, err
	}
}

func (f hookFile) Stat() (fs.FileInfo, error) {
	if err := f.h.call("stat", f.name); err != nil {
		return nil, err
	}
	return f.file.Stat()
}

func (f hookFile) Truncate(size int64) error {
	return do(f.h.call("truncate", f.name), func() error { return f.file.Truncate(size) })
}

func (f hookFile) Reserve(size int64) error {
	return do(f.h.call("reserve", f.name), func() error { return f.file.Reserve(size) })
}

func (f hookFile) Sync() error {
	return do(f.h.call("sync", f.name), func() error { return f.file.Sync() })
}

func (f hookFile) TryLock() (bool, error) {
	if err := f.h.call("lock", f.name); err != nil {
		return false, err
	}
	return f.file.TryLock()
}

// hooked opens a store with a hook under it. What the hook does not decide,
// happens, but no sync waits for the disk.
func hooked(t testing.TB, dir string) (*Store, *hook) {
	s := openWith(t, dir, Options{Pins: pinsInData, Reserve: 100})
	h := &hook{}
	s.fs = hookFS{unsynced{s.fs}, h}
	return s, h
}

// unsynced is a file system whose syncs do nothing.
type unsynced struct{ fsys }

type unsyncedFile struct{ file }

func (unsyncedFile) Sync() error      { return nil }
func (unsynced) SyncDir(string) error { return nil }

func (f unsynced) Open(name string, flag int) (file, error) {
	opened, err := f.fsys.Open(name, flag)
	if err != nil {
		return nil, err
	}
	return unsyncedFile{opened}, nil
}

func (f unsynced) Sub(name string) (fsys, error) {
	sub, err := f.fsys.Sub(name)
	if err != nil {
		return nil, err
	}
	return unsynced{sub}, nil
}

// span is a hook that fails operations from number n on, so many of them.
type span struct {
	n, length int
	err       error
	count     int
	failed    []string
}

func (s *span) before(op, name string) error {
	s.count++
	if s.count >= s.n && s.count < s.n+s.length {
		s.failed = append(s.failed, op+" "+name)
		return s.err
	}
	return nil
}

// ledger is what one responder was told about one incident.
type ledger struct {
	id     runbook.IncidentID
	head   runbook.Head
	acked  []string
	errors []error
}

// tell does the work of a responder: an incident with single entries, a batch and
// reading in between. What fails is tried again, with the same ids, so many
// times.
func tell(t *testing.T, s *Store, tries int) *ledger {
	t.Helper()
	var l ledger
	try := func(do func() error) bool {
		for range tries {
			err := do()
			if err == nil {
				return true
			}
			l.errors = append(l.errors, err)
		}
		return false
	}
	if !try(func() (err error) {
		var id runbook.IncidentID
		id, l.head, err = s.Create(t.Context(), runbook.SeriesIncident, storetest.Day, storetest.First)
		if err == nil {
			l.id = id
			l.acked = append(l.acked, "first-"+string(id))
		}
		return err
	}) {
		return &l
	}
	for step, n := range []int{1, 3, 1, 2} {
		events := storetest.Notes(l.head, fmt.Sprintf("s%d", step), n)
		if !try(func() error {
			head, err := s.Append(t.Context(), l.id, l.head, events)
			if err == nil {
				l.head = head
				l.acked = append(l.acked, storetest.IDs(events)...)
			}
			return err
		}) {
			return &l
		}
		if step == 1 && !try(func() error {
			events, head, err := s.Read(t.Context(), l.id, runbook.Head{})
			if err == nil && (!slices.Equal(storetest.IDs(events), l.acked) || head != l.head) {
				t.Errorf("read %v, acknowledged %v", storetest.IDs(events), l.acked)
			}
			return err
		}) {
			return &l
		}
	}
	return &l
}

// check opens the folder anew: what was acknowledged is there, in order, once;
// at most more is there that was tried last.
func (l *ledger) check(t *testing.T, dir string) {
	t.Helper()
	s := quick(t, dir, Options{})
	defer s.Close()
	list, err := s.List(t.Context())
	if err != nil {
		t.Fatalf("list: %v", err)
	}
	for _, item := range list {
		if item.Err != nil {
			t.Errorf("listed with %v", item.Err)
		}
	}
	if l.id == "" {
		for _, item := range list {
			if sum, err := s.Verify(t.Context(), item.ID); err != nil || sum.Entries != 1 {
				t.Errorf("an incident that was not acknowledged is broken: %+v, %v", sum, err)
			}
		}
		return
	}
	events, head, err := s.Read(t.Context(), l.id, runbook.Head{})
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	ids := storetest.IDs(events)
	if len(ids) < len(l.acked) || !slices.Equal(ids[:len(l.acked)], l.acked) {
		t.Fatalf("read %v, acknowledged %v", ids, l.acked)
	}
	if len(ids) == len(l.acked) && head != l.head {
		t.Errorf("head %v, acknowledged %v", head, l.head)
	}
	slices.Sort(ids)
	if n := len(ids); len(slices.Compact(ids)) != n {
		t.Errorf("an event was logged twice: %v", ids)
	}
	// And it goes on.
	storetest.Append(t, s, l.id, head, storetest.Notes(head, "later", 1)...)
	verified(t, s, l.id)
}

var faults = []error{syscall.EIO, syscall.ENOSPC, syscall.EINTR, errShort}

// Whichever operation fails, nothing is acknowledged that is not there, and the
// same store goes on with the second try.
func TestOneOperationFails(t *testing.T) {
	total := operations(t)
	for _, fault := range faults {
		for n := 1; n <= total; n++ {
			dir := t.TempDir()
			s, h := hooked(t, dir)
			f := &span{n: n, length: 1, err: fault}
			h.set(f.before)
			l := tell(t, s, 2)
			s.Close()
			if len(l.acked) != 8 {
				t.Fatalf("%v at operation %d (%v): gave up after %v: %v", fault, n, f.failed, l.acked, l.errors)
			}
			l.check(t, dir)
			if list, err := open(t, dir).List(t.Context()); err != nil || len(list) != 1 {
				t.Errorf("an incident that was not acknowledged is left: %v, %v", list, err)
			}
			if t.Failed() {
				t.Fatalf("%v at operation %d (%v): %v", fault, n, f.failed, l.errors)
			}
			if fault == syscall.ENOSPC {
				for _, err := range l.errors {
					if !errors.Is(err, ErrNoSpace) || !errors.Is(err, syscall.ENOSPC) {
						t.Fatalf("full at operation %d (%v): %v", n, f.failed, err)
					}
				}
			}
		}
	}
	t.Logf("%d operations, %d faults", total, len(faults))
}

func operations(t *testing.T) int {
	s, h := hooked(t, t.TempDir())
	f := &span{}
	h.set(f.before)
	if l := tell(t, s, 1); len(l.acked) != 8 {
		t.Fatal(l.errors)
	}
	return f.count
}

// The same when everything fails from some operation on: for a while, after which
// the same store goes on; and for good.
func TestAllOperationsFail(t *testing.T) {
	total := operations(t)
	for _, fault := range faults {
		for _, length := range []int{2, 5, 1 << 30} {
			for n := 1; n <= total; n++ {
				dir := t.TempDir()
				s, h := hooked(t, dir)
				f := &span{n: n, length: length, err: fault}
				h.set(f.before)
				tries := length + 1
				if length == 1<<30 {
					tries = 2
				}
				l := tell(t, s, tries)
				s.Close()
				if length < 1<<30 && len(l.acked) != 8 {
					t.Fatalf("%v at operations %d to %d (%v): gave up after %v: %v", fault, n, n+length-1, f.failed, l.acked, l.errors)
				}
				l.check(t, dir)
				if t.Failed() {
					t.Fatalf("%v at operations %d to %d (%v): %v", fault, n, n+length-1, f.failed, l.errors)
				}
			}
		}
	}
}

// An open file on which a write or a sync failed is never written or synced
// again.
func TestPoisoned(t *testing.T) {
	for _, fail := range []string{"write", "sync"} {
		dir := t.TempDir()
		s, h := hooked(t, dir)
		id, head := storetest.Create(t, s, false)
		head = storetest.Append(t, s, id, head, storetest.Notes(head, "a", 1)...)
		var ops []string
		h.set(func(op, name string) error {
			if name != logName {
				return nil
			}
			if op == fail {
				ops = append(ops, op+" fails")
				h.before = func(op, name string) error {
					if name == logName {
						ops = append(ops, op)
					}
					return nil
				}
				return syscall.EIO
			}
			return nil
		})
		if _, err := s.Append(t.Context(), id, head, storetest.Notes(head, "b", 1)); !errors.Is(err, syscall.EIO) {
			t.Errorf("got %v", err)
		}
		storetest.Append(t, s, id, head, storetest.Notes(head, "b", 1)...)
		want := fail + " fails open truncate open stat "
		if got := strings.Join(ops, " "); !strings.HasPrefix(got, want) || !strings.HasSuffix(got, "write sync") {
			t.Errorf("after the failure: %s", got)
		}
	}
}

// Creating and appending make durable first what the next operation rests on.
func TestOrder(t *testing.T) {
	s, h := hooked(t, t.TempDir())
	var ops []string
	record := func(op, name string) error {
		switch op {
		case "mkdir", "write", "sync", "syncdir", "rename", "lock":
			ops = append(ops, op+" "+name)
		}
		return nil
	}
	check := func(what, want string) {
		t.Helper()
		if got := strings.Join(ops, ", "); got != want {
			t.Errorf("%s: %s\nwant: %s", what, got, want)
		}
		ops = nil
	}
	h.set(record)
	id, head := storetest.Create(t, s, false)
	const create = "write log.jsonl.new, sync log.jsonl.new, syncdir ., rename log.jsonl.new, write .lock, syncdir ."
	check("the first incident", "mkdir incidents, syncdir ., mkdir INC-20261122-01, "+create+", mkdir pins, write INC-20261122-01.pin")
	storetest.Create(t, s, false)
	check("the second", "mkdir INC-20261122-02, "+create+", write INC-20261122-02.pin")
	head = storetest.Append(t, s, id, head, storetest.Notes(head, "a", 3)...)
	check("the first append", "lock .lock, write log.jsonl, sync log.jsonl, write .lock, write INC-20261122-01.pin")
	head = storetest.Append(t, s, id, head, storetest.Notes(head, "a", 3)...)
	check("the second", "lock .lock, write log.jsonl, sync log.jsonl, write .lock, write INC-20261122-01.pin")

	log := readFile(t, s.Path(id))
	writeFile(t, s.Path(id), log[:len(log)-1])
	storetest.Append(t, s, id, head, storetest.Notes(head, "a", 1)...)
	check("after a lost line feed", "lock .lock, lock .lock, write log.jsonl, sync log.jsonl, write log.jsonl, sync log.jsonl, write .lock, write INC-20261122-01.pin")
}

// What a full disk let through of an entry, and did not let be cut off, is cut
// off by the next append. It was never a torn tail.
func TestCutBackLate(t *testing.T) {
	dir := t.TempDir()
	s, h := hooked(t, dir)
	s.opts.Notice = func(n Notice) { t.Errorf("told of %v", n) }
	id, head := storetest.Create(t, s, false)
	h.set(func(op, name string) error {
		if op == "write" || op == "truncate" {
			return errShort
		}
		return nil
	})
	events := storetest.Notes(head, "a", 1)
	for range 2 {
		if _, err := s.Append(t.Context(), id, head, events); !errors.Is(err, ErrNoSpace) {
			t.Fatalf("got %v", err)
		}
	}
	h.set(nil)
	head = storetest.Append(t, s, id, head, events...)
	if sum := verified(t, s, id); sum.Entries != 2 || sum.Head.String() != head.Hash {
		t.Errorf("%+v, head %v", sum, head)
	}
}

// While an entry could neither be acknowledged nor taken back, readers of this
// store do not see it; when another process has meanwhile taken it for an entry
// and written on, it is one, and is acknowledged when it is tried again.
func TestFailedEntryAdopted(t *testing.T) {
	for _, others := range []bool{false, true} {
		dir := t.TempDir()
		s, h := hooked(t, dir)
		id, head := storetest.Create(t, s, false)
		head = storetest.Append(t, s, id, head, storetest.Notes(head, "a", 1)...)
		h.set(func(op, name string) error {
			if op == "sync" || op == "truncate" {
				return syscall.EIO
			}
			return nil
		})
		mine := storetest.Notes(head, "mine", 2)
		for range 2 {
			if _, err := s.Append(t.Context(), id, head, mine); !errors.Is(err, syscall.EIO) {
				t.Fatalf("got %v", err)
			}
			if events, now := storetest.Read(t, s, id, runbook.Head{}); len(events) != 2 || now != head {
				t.Errorf("read %v", storetest.IDs(events))
			}
		}
		other := open(t, dir)
		want := []string{"mine-3", "mine-4"}
		if others {
			events, now := storetest.Read(t, other, id, head)
			if len(events) != 2 {
				t.Fatalf("the other reads %v", storetest.IDs(events))
			}
			storetest.Append(t, other, id, now, storetest.Notes(now, "theirs", 1)...)
			want = append(want, "theirs-5")
		}
		h.set(nil)
		mineHead := storetest.Append(t, s, id, head, mine...)
		if mineHead.Seq != 4 {
			t.Errorf("acknowledged %v", mineHead)
		}
		for _, s := range []*Store{s, other} {
			if events, _ := storetest.Read(t, s, id, head); !slices.Equal(storetest.IDs(events), want) {
				t.Errorf("read %v, want %v", storetest.IDs(events), want)
			}
			verified(t, s, id)
		}
	}
}

// Of a batch that a crash has cut in two, the rest is added when it is tried
// again.
func TestHalfABatch(t *testing.T) {
	for keep := range 5 {
		dir := t.TempDir()
		s := open(t, dir)
		id, first := storetest.Create(t, s, false)
		batch := storetest.Notes(first, "a", 4)
		whole := storetest.Append(t, s, id, first, batch...)
		s.Close()
		log := readFile(t, s.Path(id))
		for _, torn := range []int{0, 30} {
			writeFile(t, s.Path(id), log[:min(len(log), nth(log, 1+keep)+torn)])
			s = open(t, dir)
			if head := storetest.Append(t, s, id, first, batch...); head != whole {
				t.Errorf("%d kept: %v, want %v", keep, head, whole)
			}
			if now := readFile(t, s.Path(id)); !bytes.Equal(now, log) {
				t.Errorf("%d kept: another log", keep)
			}
			s.Close()
		}
	}
}

// A disk that is full or read-only is named as such, with the file.
func TestClearErrors(t *testing.T) {
	dir := t.TempDir()
	s, h := hooked(t, dir)
	id, head := storetest.Create(t, s, false)
	for _, c := range []struct {
		err  error
		want error
	}{{syscall.ENOSPC, ErrNoSpace}, {syscall.EACCES, fs.ErrPermission}, {syscall.EIO, syscall.EIO}} {
		h.set(func(op, name string) error {
			if op == "write" || op == "mkdir" {
				return c.err
			}
			return nil
		})
		_, err := s.Append(t.Context(), id, head, storetest.Notes(head, "a", 1))
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), logName) {
			t.Errorf("append: %v, want %v", err, c.want)
		}
		_, _, err = s.Create(t.Context(), runbook.SeriesIncident, storetest.Day, storetest.First)
		if !errors.Is(err, c.want) {
			t.Errorf("create: %v, want %v", err, c.want)
		}
	}
}
