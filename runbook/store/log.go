package store

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"sync"

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
	pending int64 // from here on the log holds what this process wrote and could not acknowledge; or -1
	damage  error // met by the last reader or writer

	// A goroutine that writes holds writer, and with it what follows.
	writer chan struct{}
	root   fsys // the folder
	file   file // the log; nil when none is open or the last one failed
	lock   file
	failed []byte // what was written at pending

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
	events, head, err := l.read(ctx, f, after)
	return events, head, explain(err)
}

func (l *log) read(ctx context.Context, f file, after runbook.Head) ([]runbook.Event, runbook.Head, error) {
	// The size is taken under the lock, so that it cannot include what a
	// goroutine of this process is about to write.
	l.mu.Lock()
	info, err := f.Stat()
	k, pending := l.known, l.pending
	l.mu.Unlock()
	if err != nil {
		return nil, after, err
	}
	size := info.Size()
	if pending >= 0 {
		size = min(size, pending)
	}
	if after == k.head() && size == k.pos.Offset && k.pos.Seq > 0 && os.SameFile(k.info, info) {
		return nil, after, nil
	}

	if !info.Mode().IsRegular() {
		return nil, after, l.damaged(1, 0, ErrNotFile)
	}

	d := newDecoder(l)
	c := check{log: l, ctx: ctx, file: f, info: info, size: size, known: k, after: after}
	c.each = func(e eventlog.Entry) error {
		d.add(e)
		return nil
	}
	err = asDamage(l.id, l.store.Path(l.id), c.run())
	events, last, decodeErr := d.result()
	if decodeErr != nil {
		err = decodeErr // it stands before what stopped the check
	}
	l.learn(&c, err)
	if len(events) > 0 {
		after = runbook.Head{Seq: last.Seq, Hash: last.Hash.String()}
	}
	return events, after, err
}

// check verifies a log from a known place to its end.
type check struct {
	log   *log
	ctx   context.Context
	file  io.ReaderAt
	info  fs.FileInfo
	size  int64
	known known
	after runbook.Head               // each is called from the entry after it
	each  func(eventlog.Entry) error // may be nil

	pos    eventlog.Position // after the last good entry that has its line feed
	base   int               // starts[0] is where entry base+1 begins
	starts []int64
	torn   *eventlog.Error // what is torn after pos, or nil
	alarm  bool            // the log is not what this process saw (and not only not what the caller did)
}

// run returns a DamageError, the error of package eventlog, or one of reading.
// A torn tail is no error; if it is complete, each sees it.
func (c *check) run() error {
	k := &c.known
	seen := k.pos
	if k.info != nil && !os.SameFile(k.info, c.info) {
		*k = known{} // another file of the same name: verify all of it
	}
	if c.size < k.pos.Offset {
		// What is left of it is still shown.
		_, c.size = k.missing(c.size)
		*k = known{}
	}
	if c.after.Seq > k.pos.Seq {
		return c.scan(k.pos, seen)
	}
	from, err := k.at(c.file, c.after.Seq)
	if err != nil {
		return err
	}
	if from.Hash.String() != c.after.Hash {
		entry := max(from.Seq, 1)
		return c.log.damaged(entry, k.start(entry), ErrRewritten)
	}
	return c.scan(from, seen)
}

// scan verifies from a place to the end. The log must still contain what was
// seen, and what the caller has read.
func (c *check) scan(from, seen eventlog.Position) error {
	c.pos, c.base = from, from.Seq
	s := eventlog.NewScanner(io.NewSectionReader(c.file, from.Offset, c.size-from.Offset), from)
	for s.Scan() {
		e := s.Entry()
		if err := c.entry(e, seen); err != nil {
			return err
		}
		c.starts = append(c.starts, e.Offset)
		c.pos = s.Position()
		if e.Seq%1024 == 0 {
			if err := c.ctx.Err(); err != nil {
				return err
			}
		}
	}
	end := c.pos.Seq
	if err := s.Err(); err != nil {
		if c.torn = eventlog.IsTorn(err); c.torn == nil {
			return err
		}
		if c.torn.Complete {
			ok, err := c.complete(seen)
			if err != nil {
				return err
			}
			if ok {
				end++
			}
		}
	}
	switch {
	case end < max(seen.Seq, c.after.Seq):
		c.alarm = end < seen.Seq
		return c.log.damaged(end+1, c.pos.Offset, ErrShrunk)
	case end == 0:
		return c.log.damaged(1, 0, ErrEmpty)
	}
	return nil
}

func (c *check) entry(e eventlog.Entry, seen eventlog.Position) error {
	c.alarm = e.Seq == seen.Seq && e.Hash != seen.Hash
	if c.alarm || e.Seq == c.after.Seq && e.Hash.String() != c.after.Hash {
		return c.log.damaged(e.Seq, e.Offset, ErrRewritten)
	}
	if e.Seq > c.after.Seq && c.each != nil {
		return c.each(e)
	}
	return nil
}

// complete shows a complete torn tail as the entry it is. It is not learnt: its
// line feed is still to come.
func (c *check) complete(seen eventlog.Position) (bool, error) {
	tail, err := c.tail()
	if err != nil {
		return false, err
	}
	s := eventlog.NewScanner(bytes.NewReader(append(tail, '\n')), c.pos)
	if !s.Scan() {
		return false, nil // cut back meanwhile
	}
	return true, c.entry(s.Entry(), seen)
}

// tail reads the torn tail.
func (c *check) tail() ([]byte, error) {
	b := make([]byte, c.torn.Tail, c.torn.Tail+1)
	n, err := c.file.ReadAt(b, c.torn.Offset)
	if err == io.EOF {
		err = nil
	}
	return b[:n], err
}

// learn keeps what a check has verified.
func (l *log) learn(c *check, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	unlike := errors.Is(err, ErrShrunk) || errors.Is(err, ErrRewritten)
	if _, ok := errors.AsType[*runbook.DamageError](err); ok && (c.alarm || !unlike) || err == nil {
		l.damage = err
	}
	k := &l.known
	same := k.info != nil && os.SameFile(k.info, c.info)
	switch {
	case unlike:
		return // what was known stays the measure
	case same && c.pos.Seq <= k.pos.Seq:
		return
	case same && c.base <= k.pos.Seq:
		k.starts = append(k.starts, c.starts[k.pos.Seq-c.base:]...)
	case c.base == 0 && c.pos.Seq >= k.pos.Seq:
		k.starts = c.starts
	default:
		return
	}
	k.info, k.pos = c.info, c.pos
}
