package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
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
	if isNoSpace(err) && s.giveReserve() {
		// What is under way can still be finished. It is safe to try again:
		// what was written of it counts as written.
		head, err = l.append(ctx, after, events, bodies)
	}
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

	if err := l.lockLog(ctx, time.After(l.store.opts.LockTimeout)); err != nil {
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
	if err := l.adopt(k.pos.Offset); err != nil {
		l.dropFile()
		return after, err
	}
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
	// Whoever reads a mark that is too small looks closer.
	if len(bodies) > 0 {
		l.publish(pos.Offset)
	}

	l.acknowledge(k, pos, starts)
	l.setPinOfWriter(pos)
	return head(pos), nil
}

// acknowledge lets the readers of this Store see what was appended after k.
func (l *log) acknowledge(k known, pos eventlog.Position, starts []int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.pending = -1
	if len(starts) > 0 && l.known.pos == k.pos {
		l.known.starts = append(l.known.starts, starts...)
		l.known.pos = pos
	}
	if l.changed != nil {
		close(l.changed)
		l.changed = nil
	}
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
	if err := l.held(); err != nil {
		return l.lockedBy(waiting{}, err)
	}
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
		c := check{log: l, ctx: ctx, file: l.file, info: info, size: info.Size(), known: k, pin: l.pinned(), after: k.head()}
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
