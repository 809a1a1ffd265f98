package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"dandori/runbook"
	"dandori/runbook/eventlog"
)

// ShortenedError says that a log has fewer entries than were verified in it
// before, by this program or, as its pin tells, by another one. It is an
// [ErrShrunk].
type ShortenedError struct {
	Have int          // how many entries the log has
	Seen runbook.Head // what it had
}

// Error gives both sizes.
func (e *ShortenedError) Error() string {
	return fmt.Sprintf("%v: it has %d of %d", ErrShrunk, e.Have, e.Seen.Seq)
}

// Unwrap gives ErrShrunk.
func (e *ShortenedError) Unwrap() error { return ErrShrunk }

// check verifies a log from a known place to its end.
type check struct {
	log   *log
	ctx   context.Context
	file  io.ReaderAt
	info  fs.FileInfo
	size  int64
	known known
	pin   eventlog.Position          // what was verified before, by whatever program
	after runbook.Head               // each is called from the entry after it
	each  func(eventlog.Entry) error // may be nil

	pos    eventlog.Position // after the last good entry that has its line feed
	base   int               // starts[0] is where entry base+1 begins
	starts []int64
	torn   *torn // what is torn after pos, or nil
	shown  bool  // the torn tail is complete, and was shown as an entry
	alarm  bool  // the log is not what this process saw (and not only not what the caller did)
}

// run returns a DamageError, the error of package eventlog, or one of reading.
// A torn tail is no error; if it is complete, each sees it.
func (c *check) run() error {
	k := &c.known
	seen := k.pos
	if seen.Seq < c.pin.Seq {
		seen = c.pin
	}
	if k.info != nil && !os.SameFile(k.info, c.info) {
		*k = known{} // another file of the same name: verify all of it
	}
	if c.size < k.pos.Offset {
		// What is left of it is still shown.
		_, c.size = k.missing(c.size)
		*k = known{}
	}
	if c.pin.Seq > 0 && c.pin.Seq <= k.pos.Seq {
		p, err := k.at(c.file, c.pin.Seq)
		if err != nil {
			return err
		}
		if p.Hash != c.pin.Hash {
			c.alarm = true
			return c.log.damaged(p.Seq, k.start(p.Seq), ErrRewritten)
		}
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
	if err := s.Err(); err != nil {
		var tornErr error
		if c.torn, tornErr = tornTail(c.file, c.pos, c.size, err); tornErr != nil {
			return tornErr
		}
		if c.torn == nil {
			return err
		}
		if c.torn.complete {
			if err := c.complete(seen); err != nil {
				return err
			}
		}
	}
	end := c.pos.Seq
	if c.shown {
		end++
	}
	switch {
	case end < max(seen.Seq, c.after.Seq):
		c.alarm = end < seen.Seq
		was := c.after
		if c.after.Seq < seen.Seq {
			was = head(seen)
		}
		return c.log.damaged(end+1, c.pos.Offset, &ShortenedError{Have: end, Seen: was})
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
func (c *check) complete(seen eventlog.Position) error {
	text, err := c.torn.read(c.file)
	if err != nil {
		return err
	}
	s := eventlog.NewScanner(bytes.NewReader(append(text, '\n')), c.pos)
	if !s.Scan() {
		return nil // cut back meanwhile
	}
	c.shown = true
	return c.entry(s.Entry(), seen)
}

// end is where the last entry ends that the check has found.
func (c *check) end() int64 {
	if c.shown {
		return c.pos.Offset + c.torn.text
	}
	return c.pos.Offset
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

// pinChecked pins what a check has verified.
func (l *log) pinChecked(c *check, err error) {
	if !errors.Is(err, ErrShrunk) && !errors.Is(err, ErrRewritten) && c.pos.Seq > 0 {
		l.setPin(c.pos)
	}
}
