package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"sync"
	"time"

	"dandori/runbook"
	"dandori/runbook/eventlog"
)

// log is what the store keeps in memory of one incident.
type log struct {
	store *Store
	id    runbook.IncidentID
	dir   string

	mu      sync.Mutex
	known   known
	pending int64             // from here on the log holds what this process wrote and could not acknowledge; or -1
	damage  error             // met by the last reader or writer
	pin     eventlog.Position // the largest part that this process has pinned
	changed chan struct{}     // closed when this Store has appended; nil when nobody waits

	// A goroutine that writes holds writer, and with it what follows.
	writer  chan struct{}
	root    fsys // the folder
	file    file // the log; nil when none is open or the last one failed
	lock    file
	pinFile file
	lease   *lease // while it is locked, on a share
	failed  []byte // what was written at pending
	mark    mark   // of the lock file, as this process read or wrote it under the lock

	rootInfo, fileInfo, lockInfo fs.FileInfo // of what is open
}

// known is the part of a log that this process has verified.
type known struct {
	info   fs.FileInfo // of the file
	pos    eventlog.Position
	starts []int64 // where each entry begins
}

// at gives the position after entry seq of the known part, with the hash that
// r has there now.
func (k *known) at(r io.ReaderAt, seq int) (eventlog.Position, error) {
	if seq == k.pos.Seq {
		return k.pos, nil
	}
	p := eventlog.Position{Seq: seq, Offset: k.starts[seq]}
	if seq == 0 {
		return p, nil
	}
	var hash [len(p.Hash)]byte
	if _, err := r.ReadAt(hash[:], k.starts[seq-1]+int64(eventlog.HashOffset)); err != nil && err != io.EOF {
		return p, err
	}
	p.Hash = hash
	return p, nil
}

// start is where entry seq of the known part begins.
func (k *known) start(seq int) int64 {
	if seq > len(k.starts) {
		return 0
	}
	return k.starts[seq-1]
}

// missing gives the first entry that a log of the given size no longer has
// whole, and where it began.
func (k *known) missing(size int64) (int, int64) {
	i, found := slices.BinarySearch(k.starts, size)
	if !found {
		i--
	}
	return i + 1, k.starts[i]
}

func (k *known) head() runbook.Head { return head(k.pos) }

func head(p eventlog.Position) runbook.Head {
	return runbook.Head{Seq: p.Seq, Hash: p.Hash.String()}
}

func (l *log) path() string { return l.dir + "/" + logName }

func (l *log) damaged(entry int, offset int64, err error) error {
	return l.store.damage(l.id, entry, offset, err)
}

// openToRead opens the log, or says why there is none.
func (l *log) openToRead() (file, error) {
	f, err := l.store.fs.Open(l.path(), os.O_RDONLY)
	return f, l.openError(err)
}

func (l *log) openError(err error) error {
	if !errors.Is(err, fs.ErrNotExist) {
		return explain(err)
	}
	dir, err := l.store.fs.Sub(parent(l.id.Series()))
	if err == nil {
		defer dir.Close()
		if !unfinished(dir, string(l.id)) {
			return l.damaged(1, 0, ErrLogMissing)
		}
	}
	return notFound(l.id)
}

// Read returns the entries after a head. It verifies what it reads; of what it
// does not read, it relies on what this Store has verified before.
func (s *Store) Read(ctx context.Context, id runbook.IncidentID, after runbook.Head) ([]runbook.Event, runbook.Head, error) {
	l, err := s.log(ctx, id)
	if err != nil {
		return nil, after, err
	}
	f, err := l.openToRead()
	if err != nil {
		return nil, after, err
	}
	defer f.Close()
	d := newDecoder(l)
	c, err := l.look(ctx, f, after, func(e eventlog.Entry) error {
		d.add(e)
		return nil
	}, func() { d = newDecoder(l) })
	if c == nil {
		return nil, after, explain(err)
	}
	events, last, decodeErr := d.result()
	if decodeErr != nil {
		err = decodeErr // it stands before what stopped the check
	}
	l.learn(c, err)
	if after.Seq > 0 || len(events) == 0 || l.owns(events[0]) {
		l.pinChecked(c, err)
	}
	if len(events) > 0 {
		after = runbook.Head{Seq: last.Seq, Hash: last.Hash.String()}
	}
	return events, after, explain(err)
}

// patience is how long a reader waits for a writer that is at work, before it
// shows the log without what is being written.
const patience = 20 * time.Millisecond

// look verifies what an open log has after a head, up to where it is known to be
// on the disk, and calls each with its entries; restart, before it begins again.
// It returns no check when there is nothing to verify.
func (l *log) look(ctx context.Context, f file, after runbook.Head, each func(eventlog.Entry) error, restart func()) (*check, error) {
	for again := false; ; again = true {
		k, info, size, err := l.now(f)
		if err != nil {
			return nil, err
		}
		if after == k.head() && size == k.pos.Offset && k.pos.Seq > 0 && os.SameFile(k.info, info) {
			return nil, nil
		}
		// The pin comes before the size, or it could be of entries that were
		// written in between.
		seen := l.pinned()
		if k, info, size, err = l.now(f); err != nil {
			return nil, err
		}
		if !info.Mode().IsRegular() {
			return nil, l.damaged(1, 0, ErrNotFile)
		}

		// What goes beyond durable may not be on the disk yet.
		durable := seen.Offset
		if k.info != nil && os.SameFile(k.info, info) {
			durable = max(durable, k.pos.Offset)
		}
		if size > durable {
			durable = max(durable, l.marked())
		}
		if again && size > durable {
			busy, err := l.makeDurable(ctx, durable)
			if err != nil {
				return nil, err
			}
			if busy {
				size = durable
			}
			durable = size
		}
		c := &check{log: l, ctx: ctx, file: f, info: info, size: size, known: k, pin: seen, after: after, each: each}
		err = asDamage(l.id, l.store.Path(l.id), c.run())
		if size <= durable || c.end() <= durable && err == nil {
			return c, err
		}
		if restart != nil {
			restart()
		}
	}
}

// now gives what is known of the log, and an open file's size without what this
// process has written to it and not acknowledged.
func (l *log) now(f file) (known, fs.FileInfo, int64, error) {
	l.mu.Lock() // the size must not include what another goroutine is about to write
	defer l.mu.Unlock()
	info, err := f.Stat()
	if err != nil {
		return l.known, nil, 0, err
	}
	size := info.Size()
	if l.pending >= 0 {
		size = min(size, l.pending)
	}
	return l.known, info, size, nil
}

// durableSize gives the size of an open log without what a writer is about to
// make durable.
func (l *log) durableSize(ctx context.Context, f file) (int64, error) {
	_, info, size, err := l.now(f)
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, l.damaged(1, 0, ErrNotFile)
	}
	durable := max(l.pinned().Offset, l.marked())
	if size <= durable {
		return size, nil
	}
	busy, err := l.makeDurable(ctx, durable)
	if busy {
		size = durable
	}
	return size, err
}

// marked gives up to where the log is on the disk, as its last writer said.
func (l *log) marked() int64 {
	lock, err := l.store.fs.Open(l.dir+"/"+lockName, os.O_RDONLY)
	if err != nil {
		return unknown
	}
	defer lock.Close()
	return readMark(lock).synced
}

// makeDurable sees to it that the entries of the log are on the disk, or says
// that a writer is busy doing that.
func (l *log) makeDurable(ctx context.Context, durable int64) (busy bool, err error) {
	wait := patience
	if durable <= 0 {
		wait = l.store.opts.LockTimeout // there is nothing to show without it
	}
	limit := time.After(wait)
	select {
	case l.writer <- struct{}{}:
	case <-ctx.Done():
		return false, ctx.Err()
	case <-limit:
		if durable > 0 {
			return true, nil
		}
		return false, &LockedError{ID: l.id, Err: ErrLocked}
	}
	defer func() { <-l.writer }()
	if err := l.lockLog(ctx, limit); err != nil {
		if errors.Is(err, ErrLocked) && durable > 0 {
			return true, nil
		}
		if isReadOnly(err) {
			return false, nil // it is shown as it is
		}
		return false, err
	}
	defer l.unlock()
	if l.failed != nil {
		return true, nil // the next append of this process settles that
	}
	info, err := l.file.Stat()
	if err != nil {
		return false, err
	}
	l.mu.Lock()
	k := l.known
	l.mu.Unlock()
	c := &check{log: l, ctx: ctx, file: l.file, info: info, size: info.Size(), known: k, after: k.head()}
	checkErr := asDamage(l.id, l.store.Path(l.id), c.run())
	if _, ok := errors.AsType[*runbook.DamageError](checkErr); checkErr != nil && !ok {
		return false, checkErr
	}
	if c.end() == 0 {
		return false, nil
	}
	if err := l.adopt(c.end()); err != nil {
		l.dropFile()
		return false, err
	}
	return false, nil
}
