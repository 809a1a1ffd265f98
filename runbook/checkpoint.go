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

// Unsigned tells how many entries stand after the last checkpoint that the session
// knows, and since when, by the entry times of the log, it has had none: what was
// recorded longer than [CheckpointAge] ago should be signed even when nothing more
// is recorded.
func (s *Session) Unsigned() (entries int, since time.Time) {
	return s.signer.signing.unsigned, s.signer.signing.since
}

// Checkpoint signs the log as it is known to the session, unless nothing was
// recorded since the last checkpoint or the computer has no key. In a drill its event
// time is drill time, as that of every entry. A checkpoint that cannot be written is no
// loss: the next one says the same and more. What [CheckPlace] finds wrong is not signed: a
// signature would say that it is right.
func (s *Session) Checkpoint(ctx context.Context, now time.Time) error {
	if err := CheckPlace(s.id, &s.state); err != nil {
		return err
	}
	e, head, err := s.signer.Sign(ctx, s.state.ID, s.head, s.state.Now(now).In(s.state.Location()), now.In(s.state.Location()))
	if err == nil && e != nil {
		s.accept([]Event{*e}, head)
	}
	return err
}

// Signer signs one log for one computer: it follows the log, knows when a checkpoint
// is due, and keeps the tree of what it has signed. A [Session] has one; who keeps a
// log of another series has its own. It is not safe for use by several goroutines at
// once.
type Signer struct {
	host   *Host
	random io.Reader

	signing     signing
	checkpoints map[int]*Checkpoint // by entry
	tree        eventlog.Tree       // of the entries up to grown
	grown       eventlog.Position
}

// NewSigner gives the signer of a log of a store, which has read nothing of it yet.
// Without a [Host] or its key it signs nothing. Random gives the ids and salts of
// checkpoints.
func NewSigner(st Store, random io.Reader) *Signer {
	return &Signer{host: hostOf(st), random: random, checkpoints: map[int]*Checkpoint{}}
}

// Key is the public key of the computer, as the first entry of a log names it; ""
// when there is none.
func (g *Signer) Key() string {
	if key := g.host.key(); key != nil {
		return key.Public().String()
	}
	return ""
}

// Follow takes over entries of the log: all that the caller knows, each once, in the
// order of the log.
func (g *Signer) Follow(events []Event) {
	for _, e := range events {
		g.signing = g.signing.after(e)
		if c, ok := e.Data.(*Checkpoint); ok {
			g.checkpoints[e.Seq] = c
		}
	}
}

// Due reports whether the log should be signed at now.
func (g *Signer) Due(now time.Time) bool { return g.signing.due(now) }

// Sign appends a checkpoint after head, up to which the signer has followed the log;
// at is the event time and now the entry time, both in the time zone of the log. It
// gives the entry, which the caller has the signer follow, and the new head. There is
// no entry and no error when nothing is to be signed or the computer has no key.
func (g *Signer) Sign(ctx context.Context, id IncidentID, head Head, at, now time.Time) (*Event, Head, error) {
	key := g.host.key()
	if key == nil || g.signing.unsigned == 0 || head.Seq == 0 {
		return nil, head, nil
	}
	if err := g.grow(ctx, id, head, key.Public()); err != nil {
		return nil, head, err
	}
	note, err := eventlog.Checkpoint{Origin: string(id), Size: head.Seq, Root: g.tree.Root()}.Sign(key)
	if err != nil {
		return nil, head, err
	}
	at, now = seconds(at), seconds(now)
	events := []Event{{Seq: head.Seq + 1, Type: LogCheckpoint, At: at, Logged: now, Data: &Checkpoint{Note: note}}}
	g.host.clock(&events[0])
	if err := Stamp(g.random, events); err != nil {
		return nil, head, err
	}
	signed, err := g.host.Append(ctx, id, head, events)
	if err != nil {
		return nil, head, err // also when somebody else came first: who writes next signs
	}
	return &events[0], signed, nil
}

// errOtherLog says that a log does not begin with what was signed of it before.
var errOtherLog = errors.New("the log is not the one that was signed before: nothing is signed")

// grow takes the tree up to a head. It reads the stored log again from where the
// tree ends, and verifies it: what is signed is what is stored. A computer does not
// sign a log that does not begin with what it signed before.
func (g *Signer) grow(ctx context.Context, id IncidentID, head Head, key eventlog.PublicKey) error {
	if g.tree.Size() == head.Seq {
		return nil
	}
	r, err := g.host.Raw(ctx, id)
	if err != nil {
		return err
	}
	defer r.Close()
	if _, err := io.CopyN(io.Discard, r, g.grown.Offset); err != nil {
		return fmt.Errorf("read the log: %w", err)
	}
	tree, grown := g.tree, g.grown // taken over only when all of it fits
	scan := eventlog.NewScanner(r, grown)
	for tree.Size() < head.Seq && scan.Scan() {
		e := scan.Entry()
		if c := g.checkpoints[e.Seq]; c != nil && !follows(id, c, &tree, key) {
			return errOtherLog
		}
		tree.Append(e.Hash)
		grown = scan.Position()
	}
	if err := scan.Err(); err != nil && tree.Size() < head.Seq {
		return err
	}
	if grown.Seq != head.Seq || grown.Hash.String() != head.Hash {
		return errOtherLog
	}
	g.tree, g.grown = tree, grown
	return nil
}

// follows reports whether a checkpoint is of the tree before it, or not by the key.
func follows(id IncidentID, c *Checkpoint, tree *eventlog.Tree, key eventlog.PublicKey) bool {
	was, signatures, err := eventlog.OpenCheckpoint(c.Note, key)
	if err != nil {
		return true // not ours, then
	}
	for _, sig := range signatures {
		if sig.Valid && sig.Key == key && (was.Origin != string(id) || was.Size != tree.Size() || was.Root != tree.Root()) {
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
		if !ok || c.Note == "" { // one without a note stands in the place of what players are not told
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
