package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/store/storetest"
)

// lockless is a file system whose locks hold nobody back, as those of a network
// share between two computers may not.
type lockless struct{ fsys }

type locklessFile struct{ file }

func (f lockless) Open(name string, flag int) (file, error) {
	opened, err := f.fsys.Open(name, flag)
	if err != nil {
		return nil, err
	}
	return locklessFile{opened}, nil
}

func (f lockless) Sub(name string) (fsys, error) {
	sub, err := f.fsys.Sub(name)
	if err != nil {
		return nil, err
	}
	return lockless{sub}, nil
}

func (locklessFile) TryLock() (bool, error) { return true, nil }
func (locklessFile) Unlock() error          { return nil }

// slowly writes slowly, so that writers meet.
type slowly struct{ fsys }

type slowFile struct{ file }

func (f slowly) Open(name string, flag int) (file, error) {
	opened, err := f.fsys.Open(name, flag)
	if err != nil || filepath.Base(name) != logName {
		return opened, err
	}
	return slowFile{opened}, nil
}

func (f slowly) Sub(name string) (fsys, error) {
	sub, err := f.fsys.Sub(name)
	if err != nil {
		return nil, err
	}
	return slowly{sub}, nil
}

func (f slowFile) WriteAt(p []byte, off int64) (int, error) {
	time.Sleep(time.Millisecond)
	return f.file.WriteAt(p, off)
}

// onShare opens a store as a program on another computer would, whose locks nobody
// here sees.
func onShare(t *testing.T, dir, writer string, share bool) *Store {
	t.Helper()
	s := openWith(t, dir, Options{Writer: writer})
	s.fs, s.share = lockless{slowly{s.fs}}, share
	return s
}

// quickLease makes a lease die sooner.
func quickLease(t *testing.T, beat, dead time.Duration) {
	t.Helper()
	wasBeat, wasDead := leaseBeat, leaseDead
	leaseBeat, leaseDead = beat, dead
	t.Cleanup(func() { leaseBeat, leaseDead = wasBeat, wasDead })
}

// TestLeaseKeepsWritersApart: where locks hold nobody back, leases do. The control
// writes without them, and must lose or spoil something.
func TestLeaseKeepsWritersApart(t *testing.T) {
	const writers, each = 4, 15
	run := func(t *testing.T, share bool) (bad error) {
		dir := t.TempDir()
		id, _ := storetest.Create(t, open(t, dir), false)
		var wg sync.WaitGroup
		var mu sync.Mutex
		for w := range writers {
			s := onShare(t, dir, string(rune('a'+w)), share)
			wg.Go(func() {
				if err := storetest.WriteAgainstOthers(t.Context(), s, id, string(rune('a'+w)), each); err != nil {
					mu.Lock()
					bad = err
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if bad != nil {
			return bad
		}
		after := open(t, dir)
		if _, err := after.Verify(t.Context(), id); err != nil {
			return err
		}
		events, _, err := after.Read(t.Context(), id, runbook.Head{})
		if err == nil && len(events) != 1+writers*each {
			err = errors.New("entries are missing")
		}
		return err
	}
	if err := run(t, true); err != nil {
		t.Errorf("with leases: %v", err)
	}
	for range 5 {
		if err := run(t, false); err != nil {
			return
		}
	}
	t.Error("the control without leases went well five times: this test proves nothing")
}

// TestLeaseOfTheDead: what a writer that died has left keeps others back for a while
// only, and they say whom they wait for.
func TestLeaseOfTheDead(t *testing.T) {
	quickLease(t, 20*time.Millisecond, 300*time.Millisecond)
	dir := t.TempDir()
	id, head := storetest.Create(t, open(t, dir), false)
	path := filepath.Join(dir, filepath.FromSlash(folder(id)), leaseName)
	if err := os.WriteFile(path, []byte("lease 0000000007 0000000001\nwriter suzuki@pc-12 pid 4711\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := onShare(t, dir, "sato@pc-13", true)
	s.opts.LockTimeout = 100 * time.Millisecond
	_, err := s.Append(t.Context(), id, head, storetest.Notes(head, "a", 1))
	if locked, ok := errors.AsType[*LockedError](err); !ok || locked.Holder != "suzuki@pc-12 pid 4711" {
		t.Fatalf("got %v", err)
	}
	s.opts.LockTimeout = 10 * time.Second
	begun := time.Now()
	head = storetest.Append(t, s, id, head, storetest.Notes(head, "a", 1)...)
	if took := time.Since(begun); took < 250*time.Millisecond {
		t.Errorf("the lease was taken after %v, although its writer may have been alive", took)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the lease was not given back: %v", err)
	}
	storetest.Append(t, s, id, head, storetest.Notes(head, "b", 1)...)
}

// TestLeaseOfTheLiving: a writer that is slow, but shows that it is alive, keeps its
// lease for as long as it takes; while it has it, its name stands in it.
func TestLeaseOfTheLiving(t *testing.T) {
	quickLease(t, 20*time.Millisecond, 200*time.Millisecond)
	dir := t.TempDir()
	id, head := storetest.Create(t, open(t, dir), false)
	slow, other := onShare(t, dir, "suzuki@pc-12", true), onShare(t, dir, "sato@pc-13", true)
	l, err := slow.log(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	l.writer <- struct{}{}
	if err := l.lockLog(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	other.opts.LockTimeout = time.Second
	_, err = other.Append(t.Context(), id, head, storetest.Notes(head, "a", 1))
	if locked, ok := errors.AsType[*LockedError](err); !ok || locked.Holder != "suzuki@pc-12" {
		t.Errorf("got %v", err)
	}
	if err := l.held(); err != nil {
		t.Errorf("the lease was taken away: %v", err)
	}
	l.unlock()
	<-l.writer
	storetest.Append(t, other, id, head, storetest.Notes(head, "a", 1)...)
}

// TestLeaseLost: who was cut off for so long that another took over writes nothing,
// and does not take the lease of the other away.
func TestLeaseLost(t *testing.T) {
	quickLease(t, time.Hour, 100*time.Millisecond) // it never shows that it is alive
	dir := t.TempDir()
	id, head := storetest.Create(t, open(t, dir), false)
	gone, other := onShare(t, dir, "gone", true), onShare(t, dir, "other", true)
	var taken bool
	h := &hook{}
	gone.fs = hookFS{gone.fs, h}
	h.set(func(op, name string) error {
		if op == "open" && name == leaseName && !taken {
			taken = true
			return nil
		}
		if op == "open" && name == leaseName && taken { // about to write: meanwhile
			h.before = nil
			head2 := storetest.Append(t, other, id, head, storetest.Notes(head, "b", 1)...)
			if head2.Seq != 2 {
				t.Errorf("the other wrote entry %d", head2.Seq)
			}
		}
		return nil
	})
	_, err := gone.Append(t.Context(), id, head, storetest.Notes(head, "a", 1))
	if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), "too long") {
		t.Errorf("got %v", err)
	}
	events, _, err := open(t, dir).Read(t.Context(), id, runbook.Head{})
	if err != nil || len(events) != 2 || !strings.HasPrefix(events[1].ID, storetest.Notes(head, "b", 1)[0].ID) {
		t.Errorf("%v, %v", storetest.IDs(events), err)
	}
}

// remembered is a file system as a computer sees it on a share: how long a log is, it
// asks again only after a while.
type remembered struct {
	fsys
	of *memory
}

type memory struct {
	mu   sync.Mutex
	info map[string]fs.FileInfo
	at   map[string]time.Time
}

type rememberedFile struct {
	file
	name string
	of   *memory
}

// forgetAfter is 1 second and more on real shares.
const forgetAfter = 500 * time.Millisecond

func (r remembered) Open(name string, flag int) (file, error) {
	f, err := r.fsys.Open(name, flag)
	if err != nil || !strings.HasSuffix(name, logName) {
		return f, err
	}
	return rememberedFile{f, logName, r.of}, nil
}

func (r remembered) Sub(name string) (fsys, error) {
	sub, err := r.fsys.Sub(name)
	return remembered{sub, r.of}, err
}

func (f rememberedFile) Stat() (fs.FileInfo, error) {
	f.of.mu.Lock()
	defer f.of.mu.Unlock()
	if info := f.of.info[f.name]; info != nil && time.Since(f.of.at[f.name]) < forgetAfter {
		return info, nil
	}
	info, err := f.file.Stat()
	f.of.info[f.name], f.of.at[f.name] = info, time.Now()
	return info, err
}

// WriteAt is by this computer, which knows then how long the file is.
func (f rememberedFile) WriteAt(p []byte, off int64) (int, error) {
	f.of.mu.Lock()
	defer f.of.mu.Unlock()
	delete(f.of.info, f.name)
	return f.file.WriteAt(p, off)
}

// What a share shows of a log may be old. A writer that has got the lease sees
// everything that was written before all the same, and writes over none of it.
func TestLeaseOnAShareThatRemembers(t *testing.T) {
	dir := t.TempDir()
	computer := func() *Store {
		s := openWith(t, dir, Options{})
		s.share = true
		s.fs = remembered{s.fs, &memory{info: map[string]fs.FileInfo{}, at: map[string]time.Time{}}}
		return s
	}
	stores := []*Store{computer(), computer()}
	id, _ := storetest.Create(t, stores[0], false)
	var told []string
	for n := range 3 {
		for i, s := range stores {
			name := fmt.Sprintf("%d-%d", n, i)
			for {
				_, head := storetest.Read(t, s, id, runbook.Head{})
				_, err := s.Append(t.Context(), id, head, storetest.Notes(head, name, 1))
				if _, ok := errors.AsType[*runbook.ConflictError](err); ok {
					continue
				}
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				break
			}
			told = append(told, name)
			storetest.Read(t, s, id, runbook.Head{}) // it remembers how long the log is now
		}
	}
	events, _ := storetest.Read(t, openWith(t, dir, Options{}), id, runbook.Head{})
	if len(events) != 1+len(told) {
		t.Errorf("%d entries were acknowledged, and %d are there: %v", len(told), len(events)-1, storetest.IDs(events))
	}
}
