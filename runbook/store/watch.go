package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"dandori/runbook"
)

// How often a watched log is looked at. Looking costs one call of the system and
// reads nothing, so that it need not be left to the system's own notices: these
// differ from system to system and do not come from network shares at all.
const (
	watchEvery      = 100 * time.Millisecond
	watchEveryShare = time.Second
)

// Watch waits until a log has entries after a head and they are durable, or until
// it is no longer the log that has this head; Read then tells which. It returns
// the error of ctx when that ends first. What this Store appends is noticed at
// once, what others append on this computer within 200 milliseconds, on a network
// share as soon as the system shows it.
func (s *Store) Watch(ctx context.Context, id runbook.IncidentID, after runbook.Head) error {
	l, err := s.log(ctx, id)
	if err != nil {
		return err
	}
	var quiet fs.FileInfo // the file as it was when it had nothing new
	every := watchEvery
	if s.share {
		every = watchEveryShare
	}
	timer := time.NewTimer(every)
	defer timer.Stop()
	for {
		l.mu.Lock()
		if l.changed == nil {
			l.changed = make(chan struct{})
		}
		changed := l.changed
		l.mu.Unlock()

		info, err := s.fs.Lstat(l.path())
		if err != nil || quiet == nil || info.Size() != quiet.Size() || !os.SameFile(info, quiet) {
			news, whole, err := l.news(ctx, after)
			if news || ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				return explain(err)
			}
			if quiet = nil; whole {
				quiet = info
			}
		}
		timer.Reset(every)
		select {
		case <-changed:
			quiet = nil
		case <-timer.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// news reports whether a log is not at a head, and whether all of it has been
// looked at: not, when a writer is at work on its end.
func (l *log) news(ctx context.Context, after runbook.Head) (news, whole bool, err error) {
	f, err := l.openToRead()
	if _, ok := errors.AsType[*runbook.DamageError](err); ok {
		return true, false, nil
	}
	if err != nil {
		return false, false, err
	}
	defer f.Close()
	before, err := f.Stat()
	if err != nil {
		return false, false, err
	}
	c, err := l.look(ctx, f, after, nil, nil)
	if _, ok := errors.AsType[*runbook.DamageError](err); ok {
		return true, false, nil
	}
	if err != nil {
		return false, false, err
	}
	if c == nil {
		l.mu.Lock()
		defer l.mu.Unlock()
		return false, before.Size() == l.known.pos.Offset, nil
	}
	l.learn(c, nil)
	return c.pos.Seq > after.Seq || c.shown, c.size >= before.Size(), nil
}
