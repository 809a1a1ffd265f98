package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"dandori/runbook"
	"dandori/runbook/eventlog"
)

// maxNumber is the largest number of an incident of one day.
const maxNumber = 999_999

// Create begins a new incident; the package comment says how.
func (s *Store) Create(ctx context.Context, series runbook.Series, now time.Time, first func(runbook.IncidentID) (runbook.Event, error)) (runbook.IncidentID, runbook.Head, error) {
	id, head, err := s.create(ctx, series, now, first)
	if err != nil {
		return "", runbook.Head{}, explain(err)
	}
	return id, head, nil
}

func (s *Store) create(ctx context.Context, series runbook.Series, now time.Time, first func(runbook.IncidentID) (runbook.Event, error)) (runbook.IncidentID, runbook.Head, error) {
	if err := ctx.Err(); err != nil {
		return "", runbook.Head{}, err
	}
	s.mu.Lock()
	closed := s.closed
	s.mu.Unlock()
	if closed {
		return "", runbook.Head{}, ErrClosed
	}
	all, err := s.parentFolder(series)
	if err != nil {
		return "", runbook.Head{}, err
	}
	defer all.Close()
	id, err := claim(all, series, now)
	if err != nil {
		return "", runbook.Head{}, err
	}
	head, err := s.begin(ctx, all, id, first)
	if err != nil {
		return "", runbook.Head{}, err
	}
	return id, head, nil
}

// parentFolder opens the folder of a series, and makes it the first time.
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

// claim makes the folder of the next free number of the day.
func claim(all fsys, series runbook.Series, now time.Time) (runbook.IncidentID, error) {
	entries, err := all.ReadDir(".")
	if err != nil {
		return "", err
	}
	day, _ := split(runbook.MakeIncidentID(series, now, 1))
	largest := 0
	for _, e := range entries {
		id := runbook.IncidentID(e.Name())
		if id.Series() != series {
			continue
		}
		if d, n := split(id); d == day {
			largest = max(largest, n)
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

// begin writes the first entry into a claimed folder, or removes the folder.
func (s *Store) begin(ctx context.Context, all fsys, id runbook.IncidentID, first func(runbook.IncidentID) (runbook.Event, error)) (_ runbook.Head, err error) {
	var dir fsys
	defer func() {
		if dir != nil {
			dir.Close()
		}
		if err != nil {
			all.Remove(string(id)) // fails unless it is empty
		}
	}()
	event, err := first(id)
	if err != nil {
		return runbook.Head{}, err
	}
	if err := ctx.Err(); err != nil {
		return runbook.Head{}, err
	}
	bodies, err := encode(runbook.Head{}, []runbook.Event{event})
	if err != nil {
		return runbook.Head{}, err
	}
	line, hash := eventlog.AppendLine(nil, eventlog.Hash{}, bodies[0])

	if dir, err = all.Sub(string(id)); err != nil {
		dir = nil
		return runbook.Head{}, err
	}
	f, err := dir.Open(newName, os.O_RDWR|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return runbook.Head{}, err
	}
	if err = fill(f, line); err == nil {
		err = all.SyncDir(".")
	}
	if err == nil {
		err = dir.Rename(newName, logName)
	}
	if err != nil {
		dir.Remove(newName)
		return runbook.Head{}, err
	}
	if err := dir.SyncDir("."); err != nil {
		return runbook.Head{}, errors.Join(err, takeBack(dir, int64(len(line))))
	}
	return runbook.Head{Seq: 1, Hash: hash.String()}, nil
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
