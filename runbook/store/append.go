package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/eventlog"
)

// Append writes events after the entry that after names; the package comment
// says how.
func (s *Store) Append(ctx context.Context, id runbook.IncidentID, after runbook.Head, events []runbook.Event) (runbook.Head, error) {
	l, err := s.log(ctx, id)
	if err != nil || len(events) == 0 {
		return after, err
	}
	bodies, err := encode(after, events)
	if err != nil {
		return after, err
	}
	head, err := l.append(ctx, after, events, bodies)
	if err != nil {
		return after, explain(err)
	}
	return head, nil
}

// encode makes the bodies of events that are to follow a head, and refuses what
// a reader would refuse.
func encode(after runbook.Head, events []runbook.Event) ([][]byte, error) {
	bodies := make([][]byte, len(events))
	for i, e := range events {
		if after.Seq < 0 || e.Seq != after.Seq+1+i {
			return nil, fmt.Errorf("%w: number %d stands where %d should", ErrSequence, e.Seq, after.Seq+1+i)
		}
		b, err := runbook.EncodeEvent(e)
		if err != nil {
			return nil, err
		}
		if err := eventlog.Check(e.Seq, b); err != nil {
			return nil, fmt.Errorf("append %s: %w", e.Type, err)
		}
		bodies[i] = b
	}
	return bodies, nil
}

func (l *log) append(ctx context.Context, after runbook.Head, events []runbook.Event, bodies [][]byte) (runbook.Head, error) {
	select {
	case l.writer <- struct{}{}:
	case <-ctx.Done():
		return after, ctx.Err()
	}
	defer func() { <-l.writer }()

	if err := l.lockLog(ctx); err != nil {
		return after, err
	}
	defer l.unlock()
	if err := l.catchUp(ctx); err != nil {
		return after, err
	}
	if err := ctx.Err(); err != nil {
		return after, err
	}

	// From here on the log ends at k.pos, and only this goroutine can change
	// that.
	l.mu.Lock()
	k := l.known
	l.mu.Unlock()
	if after.Seq > k.pos.Seq {
		return after, l.damaged(k.pos.Seq+1, k.pos.Offset, ErrShrunk)
	}
	start, err := k.at(l.file, after.Seq)
	if err != nil {
		return after, err
	}
	if start.Hash.String() != after.Hash {
		entry := max(after.Seq, 1)
		return after, l.damaged(entry, k.start(entry), ErrRewritten)
	}

	// What of the events is there already, by an attempt that was not
	// acknowledged, is written again in place.
	var buf []byte
	pos := start
	if after.Seq < k.pos.Seq {
		buf, pos, err = l.present(ctx, start, k.pos.Offset, events)
		if err != nil {
			return after, err
		}
		n := pos.Seq - start.Seq
		if n == 0 || n < len(events) && pos.Seq < k.pos.Seq {
			return after, &runbook.ConflictError{Head: k.head()}
		}
		bodies = bodies[n:]
	}
	starts := make([]int64, 0, len(bodies))
	for _, body := range bodies {
		starts = append(starts, pos.Offset)
		n := len(buf)
		buf, pos.Hash = eventlog.AppendLine(buf, pos.Hash, body)
		pos.Seq++
		pos.Offset += int64(len(buf) - n)
	}
	if err := l.write(buf, start.Offset, k.pos.Offset); err != nil {
		return after, err
	}

	l.mu.Lock()
	defer l.mu.Unlock()
	l.pending = -1
	if len(bodies) > 0 && l.known.pos == k.pos {
		l.known.starts = append(l.known.starts, starts...)
		l.known.pos = pos
	}
	return head(pos), nil
}

// present finds how many of the events, by their ids, follow a place directly.
// It returns their bytes and the place after them.
func (l *log) present(ctx context.Context, from eventlog.Position, end int64, events []runbook.Event) ([]byte, eventlog.Position, error) {
	pos, n := from, 0
	c := check{log: l, ctx: ctx, file: l.file, size: end, after: head(from)}
	errEnough := errors.New("enough")
	c.each = func(e eventlog.Entry) error {
		if n == len(events) {
			return errEnough
		}
		stored, err := runbook.DecodeEvent(e.Event)
		if err != nil {
			return l.damaged(e.Seq, e.Offset, err)
		}
		if stored.ID == "" || stored.ID != events[n].ID {
			return errEnough
		}
		n++
		pos = eventlog.Position{Seq: e.Seq, Hash: e.Hash, Offset: e.Offset + int64(len(e.Event)+eventlog.Overhead)}
		return nil
	}
	if err := c.scan(from, eventlog.Position{}); err != nil && err != errEnough {
		return nil, pos, asDamage(l.id, l.store.Path(l.id), err)
	}
	buf := make([]byte, pos.Offset-from.Offset)
	_, err := io.ReadFull(io.NewSectionReader(l.file, from.Offset, int64(len(buf))), buf)
	return buf, pos, err
}

// write writes at a place of the log, up to its end or beyond, and syncs. When it
// fails, the log is cut back to where it ended, and the open file given up.
func (l *log) write(buf []byte, at, end int64) error {
	l.mu.Lock()
	l.pending = end
	l.mu.Unlock()
	_, err := l.file.WriteAt(buf, at)
	if err == nil {
		err = l.file.Sync()
	}
	if err == nil {
		return nil
	}
	l.dropFile()
	l.failed = buf[min(end-at, int64(len(buf))):]
	// If this fails too, pending stays, and the next append begins with it.
	if f, openErr := l.root.Open(logName, os.O_RDWR); openErr == nil {
		defer f.Close()
		if f.Truncate(end) == nil {
			l.settled()
		}
	}
	return err
}

func (l *log) settled() {
	l.failed = nil
	l.mu.Lock()
	l.pending = -1
	l.mu.Unlock()
}

// settle puts in order what a failed append of this process left in the log.
func (l *log) settle(ctx context.Context, size int64) error {
	if l.failed == nil {
		return nil
	}
	from := l.pending
	if size <= from {
		l.settled()
		return nil
	}
	left := make([]byte, size-from)
	if _, err := io.ReadFull(io.NewSectionReader(l.file, from, int64(len(left))), left); err != nil {
		return err
	}
	if bytes.HasPrefix(l.failed, left) {
		err := l.file.Truncate(from)
		if err == nil {
			l.settled()
		} else {
			l.dropFile()
		}
		return err
	}
	// Somebody else has taken ours for entries and written on. They are, then;
	// but only writing them again makes sure that they reach the disk.
	_, err := l.file.WriteAt(left, from)
	if err == nil {
		err = l.file.Sync()
	}
	if err == nil {
		l.settled()
	} else {
		l.dropFile()
	}
	return err
}

// catchUp brings what is known up to the end of the log, and puts a torn tail
// in order. The lock is held.
func (l *log) catchUp(ctx context.Context) error {
	for range 3 {
		info, err := l.file.Stat()
		if err != nil {
			return err
		}
		if !info.Mode().IsRegular() {
			return l.damaged(1, 0, ErrNotFile)
		}
		if l.failed != nil {
			if err := l.settle(ctx, info.Size()); err != nil {
				return err
			}
			continue
		}
		l.mu.Lock()
		k := l.known
		l.mu.Unlock()
		if k.pos.Seq > 0 && info.Size() == k.pos.Offset && os.SameFile(k.info, info) {
			return nil
		}
		c := check{log: l, ctx: ctx, file: l.file, info: info, size: info.Size(), known: k, after: k.head()}
		err = asDamage(l.id, l.store.Path(l.id), c.run())
		l.learn(&c, err)
		if err != nil {
			return err
		}
		if c.torn == nil {
			return nil
		}
		if err := l.mend(&c); err != nil {
			l.dropFile()
			return err
		}
	}
	return fmt.Errorf("%s: the end of the log does not come to rest", l.store.Path(l.id))
}

// mend puts a torn tail in order: completes it, or moves it to a file of its own.
func (l *log) mend(c *check) error {
	tail, err := c.tail()
	if err != nil {
		return err
	}
	notice := Notice{ID: l.id, Entry: c.torn.Entry, Offset: c.torn.Offset}
	if c.torn.Complete {
		// All of it, not the line feed alone: nobody knows what of it has
		// reached the disk.
		if _, err := l.file.WriteAt(append(tail, '\n'), c.torn.Offset); err != nil {
			return err
		}
		if err := l.file.Sync(); err != nil {
			return err
		}
		l.store.opts.Notice(notice)
		return nil
	}
	if notice.Moved, err = l.keep(tail, c.info.ModTime()); err != nil {
		return err
	}
	if err := l.file.Truncate(c.torn.Offset); err != nil {
		return err
	}
	l.store.opts.Notice(notice)
	return nil
}

// keep writes a torn tail to a new file beside the log.
func (l *log) keep(tail []byte, written time.Time) (string, error) {
	base := string(l.id) + ".torn-" + written.UTC().Format("20060102T150405Z")
	for n := 1; ; n++ {
		name := base
		if n > 1 {
			name = fmt.Sprintf("%s-%d", base, n)
		}
		f, err := l.root.Open(name, os.O_RDWR|os.O_CREATE|os.O_EXCL)
		if errors.Is(err, fs.ErrExist) && n < 10_000 {
			continue
		}
		if err != nil {
			return "", err
		}
		if err := fill(f, tail); err != nil {
			l.root.Remove(name) // the tail is still in the log
			return "", err
		}
		return name, l.root.SyncDir(".")
	}
}

// fill writes a new file and makes its content durable.
func fill(f file, b []byte) error {
	_, err := f.WriteAt(b, 0)
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

// lockLog opens the files of the log where needed, and takes its lock.
func (l *log) lockLog(ctx context.Context) error {
	var timeout <-chan time.Time
	pause := 50 * time.Microsecond
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
			if err == nil && fresh {
				l.sign()
				return nil
			}
			// The folder was taken away or put back from a copy while it
			// was open here: begin with what is there now.
			l.closeFiles()
			if err != nil {
				return err
			}
		}
		if timeout == nil {
			timeout = time.After(l.store.opts.LockTimeout)
		}
		select {
		case <-ctx.Done():
			return l.lockedBy(ctx.Err())
		case <-timeout:
			return l.lockedBy(ErrLocked)
		case <-time.After(pause):
		}
		pause = min(pause*3/2, 2*time.Millisecond)
	}
}

// fresh reports whether the folder and files that are open are still those that
// bear the names.
func (l *log) fresh() (bool, error) {
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

// sign writes who holds the lock into the lock file, where it is not there
// already. It is for people, and may fail.
func (l *log) sign() {
	want := []byte(l.store.opts.Writer + "\n")
	got := make([]byte, len(want)+1)
	if n, _ := l.lock.ReadAt(got, 0); bytes.Equal(got[:n], want) {
		return
	}
	if l.lock.Truncate(0) == nil {
		l.lock.WriteAt(want, 0)
	}
}

func (l *log) lockedBy(cause error) error {
	got := make([]byte, 200)
	n, _ := l.lock.ReadAt(got, 0)
	holder, _, _ := strings.Cut(string(got[:n]), "\n")
	return &LockedError{ID: l.id, Holder: holder, Err: cause}
}

func (l *log) unlock() {
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
	if l.lock != nil {
		l.lock.Close()
		l.lock = nil
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
