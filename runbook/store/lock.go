package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"time"
)

// How long somebody who waits for a lock pauses at most.
const (
	pauseMost      = 2 * time.Millisecond
	pauseMostShare = 50 * time.Millisecond
)

// lockLog opens the files of the log where needed, and takes its lock, until the
// limit.
func (l *log) lockLog(ctx context.Context, limit <-chan time.Time) error {
	pause := 50 * time.Microsecond
	longest := pauseMost
	if l.store.share {
		longest = pauseMostShare
	}
	var lease waiting // of a share
	for {
		if err := l.openFiles(); err != nil {
			l.closeFiles()
			return err
		}
		ok, err := l.lock.TryLock()
		if err != nil {
			l.closeFiles()
			return err
		}
		if ok {
			fresh, err := l.fresh()
			if err == nil && fresh && l.store.share {
				ok, err = l.takeLease(&lease)
			}
			if err == nil && fresh && ok && l.store.share {
				if err = l.lookAgain(ctx); err != nil {
					l.endLease()
				}
			}
			if err == nil && fresh && ok {
				l.sign()
				return nil
			}
			if err == nil && fresh {
				l.lock.Unlock() // somebody on another computer has the lease
			} else {
				// The folder was taken away or put back from a copy while it
				// was open here: begin with what is there now.
				l.closeFiles()
			}
			if err != nil {
				return err
			}
		}
		select {
		case <-ctx.Done():
			return l.lockedBy(lease, ctx.Err())
		case <-limit:
			return l.lockedBy(lease, ErrLocked)
		case <-time.After(pause):
		}
		pause = min(pause*3/2, longest)
	}
}

// fresh reports whether the folder and files that are open are still those that
// bear the names.
func (l *log) fresh() (bool, error) {
	if all := l.store.fs; all.Is(l.path(), l.fileInfo) && all.Is(l.dir+"/"+lockName, l.lockInfo) {
		return true, nil
	}
	for _, c := range []struct {
		opened fs.FileInfo
		in     fsys
		name   string
	}{
		{l.rootInfo, l.store.fs, l.dir},
		{l.fileInfo, l.root, logName},
		{l.lockInfo, l.root, lockName},
	} {
		named, err := c.in.Lstat(c.name)
		if errors.Is(err, fs.ErrNotExist) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		if !os.SameFile(c.opened, named) {
			return false, nil
		}
	}
	return true, nil
}

func (l *log) lockedBy(lease waiting, cause error) error {
	holder := readMark(l.lock).writer
	if who := lease.writer(); who != "" {
		holder = who
	}
	return &LockedError{ID: l.id, Holder: holder, Err: cause}
}

func (l *log) unlock() {
	l.endLease()
	if l.lock != nil {
		l.lock.Unlock()
	}
}

func (l *log) openFiles() (err error) {
	if l.root == nil {
		root, err := l.store.fs.Sub(l.dir)
		if err != nil {
			return l.openError(err)
		}
		l.root = root
		if l.rootInfo, err = root.Lstat("."); err != nil {
			return err
		}
	}
	if l.file == nil {
		if l.file, l.fileInfo, err = openFile(l.root, logName, os.O_RDWR); err != nil {
			return l.openError(err)
		}
	}
	if l.lock == nil {
		if l.lock, l.lockInfo, err = openFile(l.root, lockName, os.O_RDWR|os.O_CREATE); err != nil {
			return err
		}
	}
	l.store.opened(l)
	return nil
}

func openFile(dir fsys, name string, flag int) (file, fs.FileInfo, error) {
	f, err := dir.Open(name, flag)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// dropFile gives up the open log after an error on it.
func (l *log) dropFile() {
	if l.file != nil {
		l.file.Close()
		l.file = nil
	}
}

func (l *log) closeFiles() {
	l.dropFile()
	for _, f := range []*file{&l.lock, &l.pinFile} {
		if *f != nil {
			(*f).Close()
			*f = nil
		}
	}
	if l.root != nil {
		l.root.Close()
		l.root = nil
	}
}

// opened notes that l has open files, and closes those of another log that is
// idle when there are too many.
func (s *Store) opened(l *log) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := len(s.open); n > 0 && s.open[n-1] == l {
		return
	}
	s.open = append(slices.DeleteFunc(s.open, func(o *log) bool { return o == l }), l)
	for i := 0; i < len(s.open)-1 && len(s.open) > maxOpen; {
		o := s.open[i]
		select {
		case o.writer <- struct{}{}:
			o.closeFiles()
			<-o.writer
			s.open = slices.Delete(s.open, i, i+1)
		default:
			i++
		}
	}
}
