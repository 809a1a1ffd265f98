package runbook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"dandori/runbook/eventlog"
)

// A checkpoint is due when one of these has been reached since the last one:
const (
	// CheckpointEntries is after how many entries.
	CheckpointEntries = 32

	// CheckpointAge is after how long; it is looked at whenever something is
	// recorded.
	CheckpointAge = 60 * time.Second
)

// signing says when the next checkpoint of a log is due. It follows the log, entry
// by entry, so that all who write to it agree. It is a value.
type signing struct {
	unsigned int       // entries after the last checkpoint
	since    time.Time // entry time of the last checkpoint, or of the first entry
	status   bool      // an entry after it closed or reopened the incident
}

// after is how it stands after one more entry.
func (g signing) after(e Event) signing {
	switch e.Type {
	case LogCheckpoint:
		return signing{since: e.Logged}
	case IncidentClosed, IncidentReopened, LogRepaired:
		g.status = true
	}
	if g.since.IsZero() {
		g.since = e.Logged
	}
	g.unsigned++
	return g
}

// due reports whether a checkpoint is due at now. A clock that runs backwards makes
// it due, for nobody knows how much time has passed.
func (g signing) due(now time.Time) bool {
	if g.unsigned == 0 {
		return false
	}
	age := now.Sub(g.since)
	return g.status || g.unsigned >= CheckpointEntries || age >= CheckpointAge || age < -MaxDrift
}

// Checkpoint signs the log as it is known to the session, unless nothing was
// recorded since the last checkpoint or the computer has no key. A checkpoint that
// cannot be written is no loss: the next one says the same and more.
func (s *Session) Checkpoint(ctx context.Context, now time.Time) error {
	key := s.host.key()
	if key == nil || s.signing.unsigned == 0 || s.head.Seq == 0 {
		return nil
	}
	if err := s.grow(ctx, key.Public()); err != nil {
		return err
	}
	note, err := eventlog.Checkpoint{Origin: string(s.state.ID), Size: s.head.Seq, Root: s.tree.Root()}.Sign(key)
	if err != nil {
		return err
	}
	now = now.In(s.state.Location()).Truncate(time.Second)
	e := Event{Seq: s.head.Seq + 1, Type: LogCheckpoint, At: now, Logged: now, Data: &Checkpoint{Note: note}}
	s.host.clock(&e)
	events := []Event{e}
	if err := Stamp(s.random, events); err != nil {
		return err
	}
	head, err := s.store.Append(ctx, s.state.ID, s.head, events)
	if err != nil {
		return err // also when somebody else came first: who writes next signs
	}
	s.accept(events, head)
	return nil
}

// errOtherLog says that a log does not begin with what was signed of it before.
var errOtherLog = errors.New("the log is not the one that was signed before: nothing is signed")

// grow takes the tree up to the head of the session. It reads the stored log again
// from where the tree ends, and verifies it: what is signed is what is stored. A
// computer does not sign a log that does not begin with what it signed before.
func (s *Session) grow(ctx context.Context, key eventlog.PublicKey) error {
	if s.tree.Size() == s.head.Seq {
		return nil
	}
	r, err := s.store.Raw(ctx, s.state.ID)
	if err != nil {
		return err
	}
	defer r.Close()
	if _, err := io.CopyN(io.Discard, r, s.grown.Offset); err != nil {
		return fmt.Errorf("read the log: %w", err)
	}
	tree, grown := s.tree, s.grown // taken over only when all of it fits
	scan := eventlog.NewScanner(r, grown)
	for tree.Size() < s.head.Seq && scan.Scan() {
		e := scan.Entry()
		if c, ok := s.entries[e.Seq-1].Data.(*Checkpoint); ok && !s.follows(c, &tree, key) {
			return errOtherLog
		}
		tree.Append(e.Hash)
		grown = scan.Position()
	}
	if err := scan.Err(); err != nil && tree.Size() < s.head.Seq {
		return err
	}
	if grown.Seq != s.head.Seq || grown.Hash.String() != s.head.Hash {
		return errOtherLog
	}
	s.tree, s.grown = tree, grown
	return nil
}

// follows reports whether a checkpoint is of the tree before it, or not by the key.
func (s *Session) follows(c *Checkpoint, tree *eventlog.Tree, key eventlog.PublicKey) bool {
	was, signatures, err := eventlog.OpenCheckpoint(c.Note, key)
	if err != nil {
		return true // not ours, then
	}
	for _, sig := range signatures {
		if sig.Valid && sig.Key == key && (was.Origin != string(s.state.ID) || was.Size != tree.Size() || was.Root != tree.Root()) {
			return false
		}
	}
	return true
}

// Signed is what the checkpoints among the entries of a log say of it.
type Signed struct {
	Count int           // how many there are
	Size  int           // of how many entries the last one is; 0 without one
	Code  eventlog.Code // the head code of that many entries
}

// CheckpointsOf tells of the checkpoints among entries. It does not verify them; package
// eventlog does.
func CheckpointsOf(entries []Event) Signed {
	var s Signed
	var last eventlog.Checkpoint
	for _, e := range entries {
		c, ok := e.Data.(*Checkpoint)
		if !ok {
			continue
		}
		s.Count++
		if was, _, err := eventlog.OpenCheckpoint(c.Note); err == nil && was.Size == e.Seq-1 {
			last = was
		}
	}
	if last.Size > 0 {
		s.Size, s.Code = last.Size, eventlog.MakeCode(last.Size, last.Root)
	}
	return s
}
