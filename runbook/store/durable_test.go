package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/store/storetest"
)

// While a writer waits for the disk, a reader of another program sees the log
// without what is being written, and does not wait for the disk itself. That
// includes an incident of which the disk has said nothing yet.
func TestReaderBesideASlowDisk(t *testing.T) {
	dir := t.TempDir()
	s, h := hooked(t, dir)
	id, head := storetest.Create(t, s, false)
	head = storetest.Append(t, s, id, head, storetest.Notes(head, "a", 1)...)
	syncing, goOn := make(chan bool), make(chan bool)
	h.set(func(op, name string) error {
		if op == "sync" && name == logName {
			syncing <- true
			<-goOn
		}
		return nil
	})
	written := make(chan error)
	go func() {
		_, err := s.Append(t.Context(), id, head, storetest.Notes(head, "b", 2))
		written <- err
	}()
	<-syncing
	if log := readFile(t, s.Path(id)); bytes.Count(log, []byte("\n")) != 4 {
		t.Fatal("the entries are not in the file: the test tests nothing")
	}
	other := open(t, dir)
	for _, after := range []runbook.Head{{}, head, head} {
		start := time.Now()
		events, now := storetest.Read(t, other, id, after)
		if now != head || len(events) != head.Seq-after.Seq {
			t.Errorf("read %v before it was durable", storetest.IDs(events))
		}
		if d := time.Since(start); d > 10*patience {
			t.Errorf("reading took %v", d)
		}
	}
	if sum := verified(t, other, id); sum.Entries != 2 {
		t.Errorf("verified %d entries", sum.Entries)
	}
	woken := make(chan error)
	go func() { woken <- other.Watch(t.Context(), id, head) }()
	select {
	case err := <-woken:
		close(goOn)
		t.Fatalf("woken before it was durable: %v", err)
	case <-time.After(3 * watchEvery):
	}
	close(goOn)
	if err := <-written; err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	if err := <-woken; err != nil {
		t.Error(err)
	}
	if d := time.Since(start); d > 500*time.Millisecond { // 200 where nothing else runs
		t.Errorf("woken after %v", d)
	}
	if events, _ := storetest.Read(t, other, id, head); len(events) != 2 {
		t.Errorf("then read %v", storetest.IDs(events))
	}
}

// Entries that a dead writer left unacknowledged are written again and synced
// before anybody sees them. Where that fails, they are not shown.
func TestLeftByADeadWriter(t *testing.T) {
	for _, lost := range []string{"", "the line feed", "the mark"} {
		dir := t.TempDir()
		s := open(t, dir)
		id, head := storetest.Create(t, s, false)
		lock := filepath.Join(filepath.Dir(s.Path(id)), lockName)
		before := readFile(t, lock)
		whole := storetest.Append(t, s, id, head, storetest.Notes(head, "a", 2)...)
		log := readFile(t, s.Path(id))
		s.Close()
		switch lost {
		case "the line feed":
			log = log[:len(log)-1]
			writeFile(t, s.Path(id), log)
			fallthrough
		case "":
			os.WriteFile(lock, before, 0o600)
		case "the mark":
			os.Remove(lock)
		}

		s, h := hooked(t, dir)
		s.opts.Pins = filepath.Join(os.DevNull, "none")
		var ops []string
		h.set(func(op, name string) error {
			if name == logName && (op == "write" || op == "sync") {
				ops = append(ops, op)
				if op == "sync" {
					return syscall.EIO
				}
			}
			return nil
		})
		if events, _, err := s.Read(t.Context(), id, runbook.Head{}); !errors.Is(err, syscall.EIO) || len(events) > 0 {
			t.Errorf("without %s: read %v, %v", lost, storetest.IDs(events), err)
		}
		h.set(func(op, name string) error {
			if name == logName && (op == "write" || op == "sync") {
				ops = append(ops, op)
			}
			return nil
		})
		want := "write sync write sync"
		if lost == "the mark" {
			want = "sync sync"
		}
		for range 2 { // once is enough
			if _, now := storetest.Read(t, s, id, runbook.Head{}); now != whole {
				t.Errorf("without %s: read up to %v, want %v", lost, now, whole)
			}
			if got := strings.Join(ops, " "); got != want {
				t.Errorf("without %s: %s, want %s", lost, got, want)
			}
		}
		if now := readFile(t, s.Path(id)); !bytes.Equal(now, log) {
			t.Errorf("without %s: reading changed the log", lost)
		}
	}
}

// A mark that says too much is put right before anything is written, or nothing
// is written.
func TestMarkTooLarge(t *testing.T) {
	dir := t.TempDir()
	s, h := hooked(t, dir)
	id, head := storetest.Create(t, s, false)
	lock := filepath.Join(filepath.Dir(s.Path(id)), lockName)
	for _, wrong := range [][]byte{mark{synced: 1 << 40}.line(), []byte("鈴木 pid 12\n"), nil, bytes.Repeat([]byte{0}, 100)} {
		os.WriteFile(lock, wrong, 0o600)
		h.set(func(op, name string) error {
			if op == "write" && name == lockName {
				return syscall.EIO
			}
			return nil
		})
		before := readFile(t, s.Path(id))
		if _, err := s.Append(t.Context(), id, head, storetest.Notes(head, "a", 1)); !errors.Is(err, syscall.EIO) {
			t.Errorf("%.20q: %v", wrong, err)
		}
		if now := readFile(t, s.Path(id)); !bytes.Equal(now, before) {
			t.Errorf("%.20q: written all the same", wrong)
		}
		h.set(func(op, name string) error {
			if op == "write" && name == logName {
				if f, err := os.Open(lock); err == nil {
					defer f.Close()
					if m := readMark(osFile{f}); m.synced != int64(len(before)) {
						t.Errorf("%.20q: while writing the mark is %d, want %d", wrong, m.synced, len(before))
					}
				}
			}
			return nil
		})
		head = storetest.Append(t, s, id, head, storetest.Notes(head, "a", 1)...)
	}
}

func TestWriterIsVisible(t *testing.T) {
	dir := t.TempDir()
	s := openWith(t, dir, Options{Writer: "鈴木@窓口1\npid 7"})
	id, head := storetest.Create(t, s, false)
	storetest.Append(t, s, id, head, storetest.Notes(head, "a", 1)...)
	other := openWith(t, dir, Options{Writer: "佐藤"})
	if who, err := other.Writer(t.Context(), id); err != nil || who != "鈴木@窓口1 pid 7" {
		t.Errorf("%q, %v", who, err)
	}
	_, head = storetest.Read(t, other, id, runbook.Head{})
	storetest.Append(t, other, id, head, storetest.Notes(head, "b", 1)...)
	if who, err := s.Writer(t.Context(), id); err != nil || who != "佐藤" {
		t.Errorf("%q, %v", who, err)
	}
}

// What the disk made longer and did not write is no damage: it stands for what
// was not written. Zeros inside a log are damage.
func TestZeros(t *testing.T) {
	dir := t.TempDir()
	id, log := filled(t, dir)
	path := open(t, dir).Path(id)
	last := bytes.LastIndexByte(log[:len(log)-1], '\n') + 1
	for _, c := range []struct {
		name     string
		log      []byte
		entries  int
		complete bool
	}{
		{"after the last entry", slices.Concat(log, make([]byte, 5000)), 9, false},
		{"more than a line can have", slices.Concat(log, make([]byte, 3<<20)), 9, false},
		{"for the line feed", slices.Concat(log[:len(log)-1], make([]byte, 1)), 9, true},
		{"for the line feed and more", slices.Concat(log[:len(log)-1], make([]byte, 4096)), 9, true},
		{"for the end of an entry", slices.Concat(log[:len(log)-40], make([]byte, 40)), 8, false},
		{"for all of an entry", slices.Concat(log[:last], make([]byte, len(log)-last)), 8, false},
	} {
		writeFile(t, path, c.log)
		var notices []Notice
		s := openWith(t, dir, Options{Notice: func(n Notice) { notices = append(notices, n) }})
		events, head, err := s.Read(t.Context(), id, runbook.Head{})
		if err != nil || len(events) != c.entries {
			t.Errorf("%s: read %d entries, %v", c.name, len(events), err)
			continue
		}
		storetest.Append(t, s, id, head, storetest.Notes(head, "new", 1)...)
		if sum := verified(t, s, id); sum.Entries != c.entries+1 {
			t.Errorf("%s: %+v", c.name, sum)
		}
		if len(notices) != 1 || notices[0].Zeros == 0 || c.complete != (notices[0].Moved == "") {
			t.Errorf("%s: told %v", c.name, notices)
			continue
		}
		if name := notices[0].Moved; name != "" {
			kept := filepath.Join(filepath.Dir(path), name)
			if b := readFile(t, kept); int64(len(b)) != notices[0].Bytes || !bytes.HasSuffix(c.log, b) {
				t.Errorf("%s: %d bytes kept", c.name, len(b))
			}
			os.Remove(kept)
		}
		s.Close()
	}
	for name, bad := range map[string][]byte{
		"inside":           slices.Concat(log[:last], make([]byte, 10), log[last+10:]),
		"with a line feed": slices.Concat(log[:last], make([]byte, 10), []byte("\n")),
		"after damage":     slices.Concat(log[:last], []byte("x\n"), make([]byte, 10)),
	} {
		writeFile(t, path, bad)
		if _, _, err := open(t, dir).Read(t.Context(), id, runbook.Head{}); damageOf(t, err).Entry != 9 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A Create whose entry became durable all the same, and which could not be taken
// back, does not begin a second incident when it is tried again.
func TestCreateUncertain(t *testing.T) {
	dir := t.TempDir()
	s, h := hooked(t, dir)
	syncs := 0
	h.set(func(op, name string) error {
		if op == "syncdir" {
			if syncs++; syncs == 3 {
				return syscall.EIO
			}
		}
		if op == "remove" && name == logName {
			return syscall.EIO
		}
		return nil
	})
	first := func(id runbook.IncidentID) (runbook.Event, error) {
		e, err := storetest.First(id)
		e.ID = "the same"
		return e, err
	}
	if _, _, err := s.Create(t.Context(), runbook.SeriesIncident, storetest.Day, first); !errors.Is(err, syscall.EIO) {
		t.Fatalf("created: %v", err)
	}
	if _, err := os.Stat(s.Path("INC-20261122-01")); err != nil {
		t.Fatal("it was taken back: the test tests nothing")
	}
	h.set(nil)
	id, head, err := s.Create(t.Context(), runbook.SeriesIncident, storetest.Day, first)
	if err != nil || id != "INC-20261122-01" || head.Seq != 1 {
		t.Errorf("again: %q, %v", id, err)
	}
	if list, err := s.List(t.Context()); err != nil || len(list) != 1 {
		t.Errorf("listed %v, %v", list, err)
	}
	if entries, _ := os.ReadDir(filepath.Join(dir, incidentsDir)); len(entries) != 1 {
		t.Errorf("left %v", entries)
	}
}

// With a full disk what is under way goes on in the space set aside, and nothing
// new begins.
func TestReserve(t *testing.T) {
	dir := t.TempDir()
	s, h := hooked(t, dir)
	id, head := storetest.Create(t, s, false)
	if health, err := s.Health(t.Context()); err != nil || !health.Reserve || health.Free <= 0 || health.Total < health.Free || health.Pins != nil {
		t.Errorf("%+v, %v", health, err)
	}
	full := func(op, name string) error {
		switch _, err := os.Stat(filepath.Join(dir, reserveName)); {
		case op == "reserve", err == nil && (op == "write" && name == logName || op == "mkdir"):
			return syscall.ENOSPC
		}
		return nil
	}
	h.set(full)
	if _, _, err := s.Create(t.Context(), runbook.SeriesIncident, storetest.Day, storetest.First); !errors.Is(err, ErrNoSpace) {
		t.Errorf("began on a full disk: %v", err)
	}
	head = storetest.Append(t, s, id, head, storetest.Notes(head, "a", 1)...)
	head = storetest.Append(t, s, id, head, storetest.Notes(head, "a", 1)...)
	if health, err := s.Health(t.Context()); err != nil || health.Reserve {
		t.Errorf("%+v, %v", health, err)
	}
	if _, _, err := s.Create(t.Context(), runbook.SeriesIncident, storetest.Day, storetest.First); !errors.Is(err, ErrNoSpace) {
		t.Errorf("began on a full disk: %v", err)
	}
	h.set(nil)
	storetest.Create(t, s, false)
	if health, err := s.Health(t.Context()); err != nil || !health.Reserve {
		t.Errorf("%+v, %v", health, err)
	}
	if sum := verified(t, s, id); sum.Entries != head.Seq {
		t.Errorf("%+v", sum)
	}
}

// The space set aside really is taken from the disk.
func TestReserveTakesSpace(t *testing.T) {
	s := openWith(t, t.TempDir(), Options{Reserve: 4 << 20})
	before, err := s.Health(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	storetest.Create(t, s, false)
	path := filepath.Join(s.Dir(), reserveName)
	info, err := os.Stat(path)
	if err != nil || info.Size() != 4<<20 {
		t.Fatalf("%v, %v", info, err)
	}
	if n, ok := blocks(info); ok && n < 4<<20 {
		t.Errorf("%d bytes of it are on the disk; free before: %d", n, before.Free)
	}
}

func TestClockJump(t *testing.T) {
	wall := storetest.Day
	a := Clock{Wall: wall, Running: time.Hour, Boot: "x"}
	for _, c := range []struct {
		later Clock
		by    time.Duration
		jump  bool
	}{
		{Clock{wall.Add(8 * time.Hour), 9 * time.Hour, "x"}, 0, false},
		{Clock{wall.Add(time.Minute + 2*time.Second), time.Hour + time.Minute, "x"}, 2 * time.Second, false},
		{Clock{wall.Add(time.Minute + 3*time.Second), time.Hour + time.Minute, "x"}, 3 * time.Second, true},
		{Clock{wall.AddDate(-10, 0, 0), time.Hour, "x"}, wall.AddDate(-10, 0, 0).Sub(wall), true},
		{Clock{wall.In(time.UTC), time.Hour, "x"}, 0, false},
		{Clock{wall.AddDate(10, 0, 0), time.Minute, "y"}, 0, false},
		{Clock{wall.AddDate(10, 0, 0), time.Minute, ""}, 0, false},
	} {
		if by, jump := c.later.Jump(a); by != c.by || jump != c.jump {
			t.Errorf("%+v: %v, %v", c.later, by, jump)
		}
	}
	now := time.Now()
	first := ReadClock(now)
	time.Sleep(20 * time.Millisecond)
	later := ReadClock(time.Now())
	if first.Boot == "" {
		t.Skip("this system does not name its start")
	}
	if d := later.Running - first.Running; d < 20*time.Millisecond || d > time.Minute || later.Boot != first.Boot {
		t.Errorf("%+v, then %+v", first, later)
	}
	if by, jump := later.Jump(first); jump {
		t.Errorf("jumped by %v", by)
	}
}
