package store

import (
	"cmp"
	"context"
	"dandori/runbook"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// List returns every log of the series named, or of all: the latest day first,
// on one day the largest number first, of one number a readiness log, an
// incident, a drill. It reads names and sizes, not logs: Err tells what these
// show, and damage that this Store has met before.
func (s *Store) List(ctx context.Context, series ...runbook.Series) ([]runbook.Listing, error) {
	if len(series) == 0 {
		series = runbook.AllSeries
	}
	var list []runbook.Listing
	for _, one := range series {
		part, err := s.list(ctx, one)
		if err != nil {
			return nil, explain(err)
		}
		list = append(list, part...)
	}
	slices.SortFunc(list, func(a, b runbook.Listing) int { return newestFirst(a.ID, b.ID) })
	return list, nil
}

// newestFirst is the order of a list.
func newestFirst(a, b runbook.IncidentID) int {
	dayA, nA := split(a)
	dayB, nB := split(b)
	return cmp.Or(strings.Compare(dayB, dayA), cmp.Compare(nB, nA), -strings.Compare(string(a), string(b)))
}

// split gives the day and number of a valid id.
func split(id runbook.IncidentID) (day string, n int) {
	n, _ = strconv.Atoi(string(id[13:]))
	return string(id[4:12]), n
}

// list gives the logs of a series, in no order.
func (s *Store) list(ctx context.Context, series runbook.Series) ([]runbook.Listing, error) {
	var list []runbook.Listing
	err := s.folders(ctx, series, func(dir fsys, entries []fs.DirEntry) error {
		for _, e := range entries {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err, ok := s.listed(dir, e); ok {
				list = append(list, runbook.Listing{ID: runbook.IncidentID(e.Name()), Err: err})
			}
		}
		return nil
	})
	return list, err
}

// folders opens the folder of a series and gives what in it has the name of a
// log's folder.
func (s *Store) folders(ctx context.Context, series runbook.Series, use func(fsys, []fs.DirEntry) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	closed := s.closed
	s.mu.Unlock()
	if closed {
		return ErrClosed
	}
	dir, err := s.fs.Sub(parent(series))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer dir.Close()
	entries, err := dir.ReadDir(".")
	if err != nil {
		return err
	}
	return use(dir, slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		return runbook.IncidentID(e.Name()).Series() != series
	}))
}

// listed tells what the names and sizes in a folder show of a log, and whether
// there is one.
func (s *Store) listed(dir fsys, e fs.DirEntry) (error, bool) {
	id := runbook.IncidentID(e.Name())
	if !e.IsDir() {
		return &fs.PathError{Op: "list", Path: filepath.Dir(s.Path(id)), Err: ErrNotFolder}, true
	}
	info, err := dir.Lstat(e.Name() + "/" + logName)
	if errors.Is(err, fs.ErrNotExist) && unfinished(dir, e.Name()) {
		return nil, false
	}
	if met := s.metDamage(id); met != nil {
		err = met
	} else if errors.Is(err, fs.ErrNotExist) {
		err = s.damage(id, 1, 0, ErrLogMissing)
	} else if err == nil && !info.Mode().IsRegular() {
		err = s.damage(id, 1, 0, ErrNotFile)
	} else if err == nil && info.Size() == 0 {
		err = s.damage(id, 1, 0, ErrEmpty)
	}
	return err, true
}

// unfinished reports whether a folder without a log is what a crash while
// creating leaves.
func unfinished(dir fsys, name string) bool {
	entries, err := dir.ReadDir(name)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	for _, e := range entries {
		if e.Name() != newName {
			return false
		}
	}
	return true
}
