package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/eventlog"
)

const (
	// maxNumber is the largest number of an incident of one day.
	maxNumber = 999_999

	// lookBack is in how many of the latest incidents of a series Create looks
	// for an event that an earlier attempt has written already.
	lookBack = 32
)

// Create begins a new incident; the package comment says how.
func (s *Store) Create(ctx context.Context, series runbook.Series, now time.Time, first func(runbook.IncidentID) (runbook.Event, error)) (runbook.IncidentID, runbook.Head, error) {
	id, head, err := s.create(ctx, series, now, first)
	if err != nil {
		return "", runbook.Head{}, explain(err)
	}
	return id, head, nil
}

func (s *Store) create(ctx context.Context, series runbook.Series, now time.Time, first func(runbook.IncidentID) (runbook.Event, error)) (runbook.IncidentID, runbook.Head, error) {
	none := runbook.Head{}
	if err := ctx.Err(); err != nil {
		return "", none, err
	}
	s.mu.Lock()
	closed := s.closed
	s.mu.Unlock()
	if closed {
		return "", none, ErrClosed
	}
	if err := s.keepReserve(); err != nil {
		return "", none, err
	}
	all, err := s.parentFolder(series)
	if err != nil {
		return "", none, err
	}
	defer all.Close()
	latest, err := s.latest(ctx, all, series)
	if err != nil {
		return "", none, err
	}
	id, err := claim(all, series, now, latest)
	if err != nil {
		return "", none, err
	}
	claimed := id
	defer func() {
		if claimed != "" {
			all.Remove(string(claimed)) // fails unless it is empty
		}
	}()
	event, err := first(id)
	if err != nil {
		return "", none, err
	}
	if err := ctx.Err(); err != nil {
		return "", none, err
	}
	if begun, head, err := s.begun(ctx, all, latest, event.ID); err != nil || begun != "" {
		return begun, head, err
	}
	head, err := s.begin(all, id, event)
	if err != nil {
		return "", none, err
	}
	claimed = ""
	return id, head, nil
}

// parentFolder opens incidents/, drills/ or readiness/, and makes it the first
// time.
func (s *Store) parentFolder(series runbook.Series) (fsys, error) {
	dir, err := s.fs.Sub(parent(series))
	if !errors.Is(err, fs.ErrNotExist) {
		return dir, err
	}
	if err := s.fs.Mkdir(parent(series)); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	if err := s.fs.SyncDir("."); err != nil {
		s.fs.Remove(parent(series)) // so that the next one syncs it
		return nil, err
	}
	return s.fs.Sub(parent(series))
}

// latest lists the ids of a series that are taken, the latest first: those of
// folders, and those of logs that were seen and are gone.
func (s *Store) latest(ctx context.Context, all fsys, series runbook.Series) ([]runbook.IncidentID, error) {
	entries, err := all.ReadDir(".")
	if err != nil {
		return nil, err
	}
	pinned, _ := s.pinnedIDs(ctx) // without pins nobody has seen one that is gone
	for _, e := range entries {
		pinned = append(pinned, runbook.IncidentID(e.Name()))
	}
	ids := slices.DeleteFunc(pinned, func(id runbook.IncidentID) bool { return id.Series() != series })
	slices.SortFunc(ids, newestFirst)
	return slices.Compact(ids), nil
}

// claim makes the folder of the next free number of the day.
func claim(all fsys, series runbook.Series, now time.Time, latest []runbook.IncidentID) (runbook.IncidentID, error) {
	day, _ := split(runbook.MakeIncidentID(series, now, 1))
	largest := 0
	for _, id := range latest {
		if d, n := split(id); d == day {
			largest = n
			break
		}
	}
	for n := largest + 1; n <= maxNumber; n++ {
		id := runbook.MakeIncidentID(series, now, n)
		if !id.Valid() {
			return "", fmt.Errorf("no incident can have the date %s", now.Format(time.DateOnly))
		}
		if err := all.Mkdir(string(id)); !errors.Is(err, fs.ErrExist) {
			return id, err
		}
	}
	return "", fmt.Errorf("no number is left on %s", now.Format(time.DateOnly))
}

// begun looks for an incident that an earlier attempt has begun with the same
// event, and makes sure that it is durable.
func (s *Store) begun(ctx context.Context, all fsys, latest []runbook.IncidentID, event string) (runbook.IncidentID, runbook.Head, error) {
	none := runbook.Head{}
	if event == "" {
		return "", none, nil
	}
	for _, id := range latest[:min(len(latest), lookBack)] {
		f, err := all.Open(string(id)+"/"+logName, os.O_RDONLY)
		if err != nil {
			continue // it was never begun, or cannot be read by anybody
		}
		// The members of an event are in a fixed order, its id among the first.
		start := make([]byte, eventlog.EventOffset+len(`{"seq":1,"id":""`)+6*len(event))
		n, err := f.ReadAt(start, 0)
		f.Close()
		if n == 0 && err != nil || !strings.Contains(string(start[:n]), event) {
			continue
		}
		events, head, err := s.Read(ctx, id, none)
		if len(events) == 0 || events[0].ID != event {
			continue
		}
		if err != nil {
			return "", none, err
		}
		if head, err = s.secure(ctx, all, id, len(events) > 1, head); err != nil {
			return "", none, err
		}
		return id, head, nil
	}
	return "", none, nil
}

// secure makes an incident durable that an earlier attempt has begun, and gives
// its head after its first entry.
func (s *Store) secure(ctx context.Context, all fsys, id runbook.IncidentID, more bool, head runbook.Head) (runbook.Head, error) {
	l, err := s.log(ctx, id)
	if err != nil {
		return head, err
	}
	l.writer <- struct{}{}
	defer func() { <-l.writer }()
	if err := l.lockLog(ctx, time.After(s.opts.LockTimeout)); err != nil {
		return head, err
	}
	defer l.unlock()
	info, err := l.file.Stat()
	if err == nil {
		err = rewrite(l.file, 0, info.Size())
	}
	if err == nil {
		err = l.file.Sync()
	}
	if err != nil {
		l.dropFile()
		return head, err
	}
	if err := l.root.SyncDir("."); err != nil {
		return head, err
	}
	if err := all.SyncDir("."); err != nil || !more {
		return head, err
	}
	l.mu.Lock()
	k := l.known
	l.mu.Unlock()
	at, err := k.at(l.file, 1)
	return runbook.Head{Seq: at.Seq, Hash: at.Hash.String()}, err
}

// begin writes the first entry into a claimed folder.
func (s *Store) begin(all fsys, id runbook.IncidentID, event runbook.Event) (runbook.Head, error) {
	none := runbook.Head{}
	bodies, err := encode(none, []runbook.Event{event})
	if err != nil {
		return none, err
	}
	line, hash := eventlog.AppendLine(nil, eventlog.Hash{}, bodies[0])
	dir, err := all.Sub(string(id))
	if err != nil {
		return none, err
	}
	defer dir.Close()
	f, err := dir.Open(newName, os.O_RDWR|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return none, err
	}
	if err = fill(f, line, int64(len(line))); err == nil {
		err = all.SyncDir(".")
	}
	if err == nil {
		err = dir.Rename(newName, logName)
	}
	if err != nil {
		dir.Remove(newName)
		return none, err
	}
	s.signFirst(dir, int64(len(line)))
	if err := dir.SyncDir("."); err != nil {
		return none, errors.Join(err, takeBack(dir, int64(len(line))))
	}
	if l, err := s.log(context.Background(), id); err == nil {
		l.setPin(eventlog.Position{Seq: 1, Hash: hash, Offset: int64(len(line))})
	}
	return runbook.Head{Seq: 1, Hash: hash.String()}, nil
}

// signFirst makes the lock file, so that readers know that the log is on the
// disk. Without it they look closer.
func (s *Store) signFirst(dir fsys, size int64) {
	lock, err := dir.Open(lockName, os.O_RDWR|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return // somebody is writing already
	}
	defer lock.Close()
	lock.WriteAt(append(mark{synced: size}.line(), "writer "+s.opts.Writer+"\n"...), 0)
}

// takeBack removes a log whose name could not be made durable, unless somebody
// has already written to it.
func takeBack(dir fsys, size int64) error {
	lock, err := dir.Open(lockName, os.O_RDWR|os.O_CREATE)
	if err != nil {
		return err
	}
	err = removeLocked(dir, lock, size)
	lock.Close()
	if err == nil {
		err = dir.Remove(lockName)
	}
	return err
}

func removeLocked(dir fsys, lock file, size int64) error {
	ok, err := lock.TryLock()
	if err != nil {
		return err
	}
	if !ok {
		return ErrLocked
	}
	info, err := dir.Lstat(logName)
	if err != nil {
		return err
	}
	if info.Size() != size {
		return errors.New("somebody has already written to it")
	}
	return dir.Remove(logName)
}
