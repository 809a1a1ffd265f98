package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/runbook/store/storetest"
)

// pinsInData, as Options.Pins, keeps the pins where they are by default.
const pinsInData = "in the data folder"

func open(t testing.TB, dir string) *Store {
	t.Helper()
	return openWith(t, dir, Options{})
}

func openWith(t testing.TB, dir string, opts Options) *Store {
	t.Helper()
	os.Chmod(dir, 0o700) // t.TempDir follows the umask
	if opts.Reserve == 0 {
		opts.Reserve = -1
	}
	switch opts.Pins {
	case "":
		// Most tests reopen what they have changed: no pin can be kept there.
		opts.Pins = filepath.Join(os.DevNull, "pins")
	case pinsInData:
		opts.Pins = ""
	}
	s, err := Open(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// quick opens a store that does not wait for the disk, for tests that open very
// many.
func quick(t testing.TB, dir string, opts Options) *Store {
	t.Helper()
	s := openWith(t, dir, opts)
	s.fs = hookFS{s.fs, &hook{before: func(op string, _ string) error {
		if op == "sync" || op == "syncdir" {
			return errSkip
		}
		return nil
	}}}
	return s
}

func TestConformance(t *testing.T) {
	storetest.Test(t, func(t *testing.T) runbook.Store { return open(t, t.TempDir()) })
}

// filled makes a data folder with one incident of a first entry, a batch of
// three and five single ones, and gives its log.
func filled(t testing.TB, dir string) (runbook.IncidentID, []byte) {
	t.Helper()
	s := open(t, dir)
	id, head := storetest.Create(t, s, false)
	head = storetest.Append(t, s, id, head, storetest.Notes(head, "batch", 3)...)
	for range 5 {
		head = storetest.Append(t, s, id, head, storetest.Notes(head, "one", 1)...)
	}
	return id, readFile(t, s.Path(id))
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// writeFile makes a new file: ext4 flushes one that is cut and written again.
func writeFile(t testing.TB, path string, b []byte) {
	t.Helper()
	os.Remove(path)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func verified(t testing.TB, s *Store, id runbook.IncidentID) eventlog.Summary {
	t.Helper()
	sum, err := s.Verify(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func damageOf(t testing.TB, err error) *runbook.DamageError {
	t.Helper()
	d, ok := errors.AsType[*runbook.DamageError](err)
	if !ok {
		t.Fatalf("got %v, want damage", err)
	}
	return d
}

// A log cut at any byte is read up to its last entry, and goes on from there; what
// was cut off is kept.
func TestCutAtEveryByte(t *testing.T) {
	_, log := filled(t, t.TempDir())
	dir := t.TempDir()
	var notices []Notice
	firstLine := bytes.IndexByte(log, '\n')
	s := open(t, dir)
	id, _ := storetest.Create(t, s, false)
	s.Close()
	for size := range len(log) + 1 {
		notices = nil
		writeFile(t, s.Path(id), log[:size])

		s := quick(t, dir, Options{Notice: func(n Notice) { notices = append(notices, n) }})
		entries := bytes.Count(log[:size], []byte("\n"))
		whole := bytes.LastIndexByte(log[:size], '\n') + 1
		torn := log[whole:size]
		complete := size < len(log) && log[size] == '\n'
		if complete {
			entries++
		}
		events, head, err := s.Read(t.Context(), id, runbook.Head{})
		if size < firstLine {
			if d := damageOf(t, err); d.Entry != 1 || !errors.Is(err, ErrEmpty) || len(events) > 0 {
				t.Fatalf("%d bytes: %v", size, err)
			}
			if _, err := s.Append(t.Context(), id, runbook.Head{}, []runbook.Event{storetest.Note(1, "new", "")}); !errors.Is(err, ErrEmpty) {
				t.Fatalf("%d bytes: append: %v", size, err)
			}
			if now := readFile(t, s.Path(id)); !bytes.Equal(now, log[:size]) {
				t.Fatalf("%d bytes: the damaged log was changed", size)
			}
			s.Close()
			continue
		}
		if err != nil || len(events) != entries || head.Seq != entries {
			t.Fatalf("%d bytes: read %d entries of %d, head %d, %v", size, len(events), entries, head.Seq, err)
		}
		if now := readFile(t, s.Path(id)); !bytes.Equal(now, log[:size]) {
			t.Fatalf("%d bytes: reading changed the log", size)
		}
		head = storetest.Append(t, s, id, head, storetest.Note(entries+1, "new", ""))
		if sum := verified(t, s, id); sum.Entries != entries+1 || sum.Head.String() != head.Hash {
			t.Fatalf("%d bytes: after appending %+v", size, sum)
		}
		kept, _ := filepath.Glob(filepath.Join(filepath.Dir(s.Path(id)), string(id)+".torn-*"))
		switch {
		case len(torn) == 0:
			if len(kept) != 0 || len(notices) != 0 {
				t.Fatalf("%d bytes: %v, %v", size, kept, notices)
			}
		case complete:
			if len(kept) != 0 || len(notices) != 1 || notices[0].Moved != "" || notices[0].Entry != entries {
				t.Fatalf("%d bytes: %v, %v", size, kept, notices)
			}
		default:
			if len(kept) != 1 || !bytes.Equal(readFile(t, kept[0]), torn) ||
				len(notices) != 1 || notices[0].Moved != filepath.Base(kept[0]) || notices[0].Entry != entries+1 {
				t.Fatalf("%d bytes: %v, %v", size, kept, notices)
			}
			os.Remove(kept[0])
		}
		s.Close()
	}
}

// Two torn tails in one second are both kept.
func TestTornTwice(t *testing.T) {
	dir := t.TempDir()
	id, log := filled(t, dir)
	when := time.Date(2026, 11, 22, 13, 44, 10, 0, time.UTC)
	for i := range 3 {
		s := open(t, dir)
		tail := fmt.Appendf(nil, `{"hash":"%d`, i)
		writeFile(t, s.Path(id), slices.Concat(log, tail))
		os.Chtimes(s.Path(id), when, when)
		_, head := storetest.Read(t, s, id, runbook.Head{})
		storetest.Append(t, s, id, head, storetest.Notes(head, "new", 1)...)
		name := filepath.Dir(s.Path(id)) + "/INC-20261122-01.torn-20261122T134410Z" + []string{"", "-2", "-3"}[i]
		if got := readFile(t, name); !bytes.Equal(got, tail) {
			t.Errorf("%s has %q", name, got)
		}
		s.Close()
	}
}

// In a log with a changed bit the entries before it are read, and the entry it is
// in is named; nothing is written to such a log.
func TestFlippedBits(t *testing.T) {
	dir := t.TempDir()
	id, log := filled(t, dir)
	entry, begin := 1, 0
	path := open(t, dir).Path(id)
	for i := range log {
		bad := bytes.Clone(log)
		bad[i] ^= 1 << (i % 8)
		writeFile(t, path, bad)
		s := quick(t, dir, Options{})
		events, head, err := s.Read(t.Context(), id, runbook.Head{})
		if d := damageOf(t, err); d.Entry != entry || d.Offset != int64(begin) || d.ID != id || d.Path != path || len(events) != entry-1 || head.Seq != entry-1 {
			t.Fatalf("byte %d, entry %d: read %d entries, %v", i, entry, len(events), err)
		}
		_, err = s.Append(t.Context(), id, head, []runbook.Event{storetest.Note(entry, "new", "")})
		if d := damageOf(t, err); d.Entry != entry {
			t.Fatalf("byte %d, entry %d: append: %v", i, entry, err)
		}
		if now := readFile(t, path); !bytes.Equal(now, bad) {
			t.Fatalf("byte %d: the damaged log was changed", i)
		}
		list, err := s.List(t.Context())
		if err != nil || len(list) != 1 || damageOf(t, list[0].Err).Entry != entry {
			t.Fatalf("byte %d: listed %v, %v", i, list, err)
		}
		s.Close()
		if log[i] == '\n' {
			entry, begin = entry+1, i+1
		}
	}
}

// A log that becomes shorter, or another one, under an open store raises the
// alarm, is still shown as far as it goes, and is not written to.
func TestChangedUnderTheStore(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(t *testing.T, path string, log []byte)
		want   error
		entry  int
		left   int // entries still read
	}{
		{"cut at an entry", func(t *testing.T, path string, log []byte) {
			os.Truncate(path, int64(nth(log, 6)))
		}, ErrShrunk, 7, 6},
		{"cut in an entry", func(t *testing.T, path string, log []byte) {
			os.Truncate(path, int64(nth(log, 6)+40))
		}, ErrShrunk, 7, 6},
		{"cut by the last line feed", func(t *testing.T, path string, log []byte) {
			os.Truncate(path, int64(len(log)-1))
		}, ErrShrunk, 9, 8},
		{"emptied", func(t *testing.T, path string, log []byte) {
			os.Truncate(path, 0)
		}, ErrShrunk, 1, 0},
		{"replaced by a shorter copy", func(t *testing.T, path string, log []byte) {
			replace(t, path, log[:nth(log, 6)])
		}, ErrShrunk, 7, 6},
		{"replaced by another log", func(t *testing.T, path string, log []byte) {
			replace(t, path, otherLog(12))
		}, ErrRewritten, 9, 8},
		{"removed", func(t *testing.T, path string, log []byte) {
			os.Remove(path)
		}, ErrLogMissing, 1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			id, log := filled(t, dir)
			s := open(t, dir)
			_, head := storetest.Read(t, s, id, runbook.Head{})
			if c.name == "removed" && runtime.GOOS == "windows" {
				t.Skip("an open file cannot be removed")
			}
			c.change(t, s.Path(id), log)
			after, _ := os.ReadFile(s.Path(id))
			for range 2 { // the alarm stays
				events, _, err := s.Read(t.Context(), id, runbook.Head{})
				if d := damageOf(t, err); !errors.Is(err, c.want) || d.Entry != c.entry || len(events) != c.left {
					t.Errorf("read %d entries, %v", len(events), err)
				}
				if _, _, err := s.Read(t.Context(), id, head); !errors.Is(err, c.want) {
					t.Errorf("read from the head: %v", err)
				}
				if _, err := s.Append(t.Context(), id, head, storetest.Notes(head, "new", 1)); !errors.Is(err, c.want) {
					t.Errorf("append: %v", err)
				}
				list, err := s.List(t.Context())
				if err != nil || len(list) != 1 || !errors.Is(list[0].Err, c.want) {
					t.Errorf("listed %v, %v", list, err)
				}
			}
			if now, _ := os.ReadFile(s.Path(id)); !bytes.Equal(now, after) {
				t.Error("the log was changed")
			}
		})
	}
}

// nth gives where entry n ends.
func nth(log []byte, n int) int {
	end := 0
	for range n {
		end += bytes.IndexByte(log[end:], '\n') + 1
	}
	return end
}

func otherLog(n int) []byte {
	var log []byte
	var hash eventlog.Hash
	for i := range n {
		body, _ := runbook.EncodeEvent(storetest.Note(i+1, fmt.Sprintf("other-%d", i+1), ""))
		log, hash = eventlog.AppendLine(log, hash, body)
	}
	return log
}

func replace(t *testing.T, path string, b []byte) {
	t.Helper()
	writeFile(t, path+".tmp", b)
	if err := os.Rename(path+".tmp", path); err != nil {
		t.Fatal(err)
	}
}

// A log or lock file put back from a copy while it is open is noticed by its
// identity; the append goes to the file that bears the name.
func TestReplacedByACopy(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("open files cannot be replaced")
	}
	dir := t.TempDir()
	s := open(t, dir)
	id, head := storetest.Create(t, s, false)
	for i, change := range []func(path string){
		func(string) {},
		func(path string) { replace(t, path, readFile(t, path)) },
		func(path string) { os.Remove(filepath.Join(filepath.Dir(path), lockName)) },
		func(path string) {
			folder := filepath.Dir(path)
			if err := os.Rename(folder, folder+".old"); err != nil {
				t.Fatal(err)
			}
			if err := os.CopyFS(folder, os.DirFS(folder+".old")); err != nil {
				t.Fatal(err)
			}
		},
	} {
		change(s.Path(id))
		head = storetest.Append(t, s, id, head, storetest.Notes(head, "a", 2)...)
		if sum := verified(t, s, id); sum.Entries != head.Seq || sum.Head.String() != head.Hash {
			t.Errorf("change %d: %+v, head %v", i, sum, head)
		}
	}
}

// What a crash while creating can leave is not an incident, and its number is
// not used again.
func TestInterruptedCreate(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	storetest.Create(t, s, false)
	for n, files := range map[int][]string{2: nil, 3: {newName}} {
		folder := filepath.Dir(s.Path(runbook.MakeIncidentID(runbook.SeriesIncident, storetest.Day, n)))
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			writeFile(t, filepath.Join(folder, name), otherLog(1)[:50])
		}
		id := runbook.IncidentID(filepath.Base(folder))
		if _, _, err := s.Read(t.Context(), id, runbook.Head{}); !errors.Is(err, runbook.ErrNotFound) {
			t.Errorf("read: %v", err)
		}
		if _, err := s.Append(t.Context(), id, runbook.Head{}, []runbook.Event{storetest.Note(1, "a", "")}); !errors.Is(err, runbook.ErrNotFound) {
			t.Errorf("append: %v", err)
		}
	}
	if list, err := s.List(t.Context()); err != nil || len(list) != 1 {
		t.Errorf("listed %v, %v", list, err)
	}
	if id, _ := storetest.Create(t, s, false); id != "INC-20261122-04" {
		t.Errorf("created %s", id)
	}
}

// Strange things in the data folder do not hide the incidents beside them.
func TestStrangeThings(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	id, _ := storetest.Create(t, s, false)
	incidents := filepath.Join(dir, incidentsDir)
	writeFile(t, filepath.Join(incidents, "INC-20261122-02"), nil)
	os.MkdirAll(filepath.Join(incidents, "INC-20261122-03", logName), 0o700)
	os.Mkdir(filepath.Join(incidents, "INC-20261122-04"), 0o700)
	writeFile(t, filepath.Join(incidents, "INC-20261122-04", logName), nil)
	os.Mkdir(filepath.Join(incidents, "INC-20261122-05"), 0o700)
	writeFile(t, filepath.Join(incidents, "INC-20261122-05", lockName), nil)
	os.Mkdir(filepath.Join(incidents, "DRL-20261122-06"), 0o700)
	os.Mkdir(filepath.Join(incidents, "メモ"), 0o700)
	writeFile(t, filepath.Join(incidents, "Thumbs.db"), nil)

	want := map[runbook.IncidentID]error{
		id: nil, "INC-20261122-02": ErrNotFolder, "INC-20261122-03": ErrNotFile,
		"INC-20261122-04": ErrEmpty, "INC-20261122-05": ErrLogMissing,
	}
	list, err := s.List(t.Context())
	if err != nil || len(list) != len(want) {
		t.Errorf("listed %v, %v", list, err)
	}
	for _, l := range list {
		if !errors.Is(l.Err, want[l.ID]) {
			t.Errorf("%s: %v, want %v", l.ID, l.Err, want[l.ID])
		}
		_, _, readErr := s.Read(t.Context(), l.ID, runbook.Head{})
		_, appendErr := s.Append(t.Context(), l.ID, runbook.Head{}, []runbook.Event{storetest.Note(1, "a", "")})
		_, verifyErr := s.Verify(t.Context(), l.ID)
		for name, err := range map[string]error{"read": readErr, "append": appendErr, "verify": verifyErr} {
			if l.ID != id && err == nil {
				t.Errorf("%s: %s succeeded", l.ID, name)
			}
			if err != nil && l.ID != id && !errors.Is(err, want[l.ID]) && runtime.GOOS != "windows" && name != "append" {
				t.Errorf("%s: %s: %v", l.ID, name, err)
			}
		}
	}
	if next, _ := storetest.Create(t, s, false); next != "INC-20261122-06" {
		t.Errorf("created %s", next)
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	fresh := filepath.Join(dir, "a", "b")
	s, err := Open(fresh, Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	writeFile(t, filepath.Join(dir, "file"), nil)
	for _, path := range []string{"file", "file/below"} {
		path = filepath.Join(dir, filepath.FromSlash(path))
		_, err := Open(path, Options{})
		if !errors.Is(err, ErrNotFolder) || !strings.Contains(err.Error(), filepath.Join(dir, "file")) {
			t.Errorf("open %s: %v", path, err)
		}
	}
	if runtime.GOOS == "windows" {
		return
	}
	if info, err := os.Stat(fresh); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("made with %v, %v", info.Mode(), err)
	}
	for _, mode := range []fs.FileMode{0o770, 0o707, 0o777} {
		os.Chmod(fresh, mode)
		if _, err := Open(fresh, Options{}); !errors.Is(err, ErrUnsafeFolder) || !strings.Contains(err.Error(), fresh) {
			t.Errorf("mode %v: %v", mode, err)
		}
	}
	for _, mode := range []fs.FileMode{0o755, 0o750, 0o700} {
		os.Chmod(fresh, mode)
		if s, err := Open(fresh, Options{}); err != nil {
			t.Errorf("mode %v: %v", mode, err)
		} else {
			s.Close()
		}
	}
}

func TestModes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes")
	}
	dir := t.TempDir()
	s := open(t, dir)
	id, head := storetest.Create(t, s, true)
	storetest.Append(t, s, id, head, storetest.Notes(head, "a", 1)...)
	seen := 0
	filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		info, _ := d.Info()
		want := fs.FileMode(0o600)
		if d.IsDir() {
			want = 0o700
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s has mode %v", path, info.Mode())
		}
		seen++
		return nil
	})
	if seen != 5 { // the folder, drills, DRL-…, log.jsonl, .lock
		t.Errorf("%d files and folders", seen)
	}
}

// The store does not leave its folder, whatever links point out of it.
func TestLinksOut(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights")
	}
	outside := t.TempDir()
	dir := t.TempDir()
	id, log := filled(t, outside)
	if err := os.Symlink(filepath.Join(outside, incidentsDir), filepath.Join(dir, incidentsDir)); err != nil {
		t.Fatal(err)
	}
	s := open(t, dir)
	if events, _, err := s.Read(t.Context(), id, runbook.Head{}); err == nil || len(events) > 0 {
		t.Errorf("read %v, %v", events, err)
	}
	if _, err := s.Append(t.Context(), id, runbook.Head{}, []runbook.Event{storetest.Note(1, "a", "")}); err == nil {
		t.Error("appended through a link out of the data folder")
	}
	if _, _, err := s.Create(t.Context(), runbook.SeriesIncident, storetest.Day, storetest.First); err == nil {
		t.Error("created through a link out of the data folder")
	}
	if list, err := s.List(t.Context()); err == nil {
		t.Errorf("listed %v", list)
	}
	if now := readFile(t, open(t, outside).Path(id)); !bytes.Equal(now, log) {
		t.Error("the log outside was changed")
	}
}

// Who holds the lock too long is named.
func TestLocked(t *testing.T) {
	dir := t.TempDir()
	id, _ := filled(t, dir)
	holder := openWith(t, dir, Options{Writer: "鈴木 (PC-12)"})
	waiter := openWith(t, dir, Options{LockTimeout: 30 * time.Millisecond})
	_, head := storetest.Read(t, holder, id, runbook.Head{})
	l, _ := holder.log(t.Context(), id)
	l.writer <- struct{}{}
	if err := l.lockLog(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	_, err := waiter.Append(t.Context(), id, head, storetest.Notes(head, "a", 1))
	locked, ok := errors.AsType[*LockedError](err)
	if !ok || !errors.Is(err, ErrLocked) || locked.Holder != "鈴木 (PC-12)" || locked.ID != id {
		t.Errorf("got %v", err)
	}
	for name, s := range map[string]*Store{"another process": waiter, "another goroutine": holder} {
		s.opts.LockTimeout = time.Minute
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		if _, err := s.Append(ctx, id, head, storetest.Notes(head, "a", 1)); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", name, err)
		}
		cancel()
	}
	// Readers do not wait.
	storetest.Read(t, holder, id, runbook.Head{})
	storetest.Read(t, waiter, id, runbook.Head{})
	l.unlock()
	<-l.writer
	storetest.Append(t, waiter, id, head, storetest.Notes(head, "a", 1)...)
}

func TestVerify(t *testing.T) {
	dir := t.TempDir()
	id, log := filled(t, dir)
	s := open(t, dir)
	want := verified(t, s, id)
	if sum, err := VerifyFile(s.Path(id)); err != nil || sum != want || sum.Entries != 9 {
		t.Errorf("%+v, %v", sum, err)
	}
	copied := filepath.Join(dir, "copy.jsonl")
	for _, c := range []struct {
		log   []byte
		entry int
		want  error
	}{
		{nil, 1, ErrEmpty},
		{log[:len(log)-1], 9, eventlog.Torn},
		{log[:len(log)-9], 9, eventlog.Torn},
		{slices.Concat(log[:300], []byte{0}, log[301:]), 1, eventlog.BadHash},
	} {
		writeFile(t, copied, c.log)
		_, err := VerifyFile(copied)
		if d := damageOf(t, err); d.Entry != c.entry || d.Path != copied || d.ID != "" || !errors.Is(err, c.want) {
			t.Errorf("%d bytes: %v", len(c.log), err)
		}
		if strings.Count(err.Error(), "entry 9 ") > 1 {
			t.Errorf("the place is said twice: %v", err)
		}
	}
	if _, err := VerifyFile(filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

func TestManyOpenLogs(t *testing.T) {
	s := open(t, t.TempDir())
	heads := map[runbook.IncidentID]runbook.Head{}
	for range 3 * maxOpen {
		id, head := storetest.Create(t, s, false)
		heads[id] = head
	}
	for range 3 {
		for id, head := range heads {
			heads[id] = storetest.Append(t, s, id, head, storetest.Notes(head, "a", 1)...)
			if len(s.open) > maxOpen {
				t.Fatalf("%d logs have open files", len(s.open))
			}
		}
	}
}

func TestClosed(t *testing.T) {
	s := open(t, t.TempDir())
	id, head := storetest.Create(t, s, false)
	storetest.Append(t, s, id, head, storetest.Notes(head, "a", 1)...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, _, createErr := s.Create(t.Context(), runbook.SeriesIncident, storetest.Day, storetest.First)
	_, appendErr := s.Append(t.Context(), id, head, storetest.Notes(head, "a", 1))
	_, _, readErr := s.Read(t.Context(), id, head)
	_, listErr := s.List(t.Context())
	for i, err := range []error{createErr, appendErr, readErr, listErr} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("%d: %v", i, err)
		}
	}
}

// Raw gives a damaged log too.
func TestRawOfADamagedLog(t *testing.T) {
	dir := t.TempDir()
	id, log := filled(t, dir)
	s := open(t, dir)
	log = append(log[:len(log)-50], 0, 0, 0)
	writeFile(t, s.Path(id), log)
	r, err := s.Raw(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if raw, err := io.ReadAll(r); err != nil || !bytes.Equal(raw, log) {
		t.Errorf("%d bytes, %v", len(raw), err)
	}
}
