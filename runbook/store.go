package runbook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"
)

// Head identifies a prefix of a log: how many entries it has and the hash of the
// last one (64 lower-case hex digits).
type Head struct {
	Seq  int
	Hash string
}

// Store keeps the logs of incidents. A store accepts entries and gives them back
// unchanged, in order, or says that it cannot; it never interprets them. It is
// safe for several goroutines and for several processes at once.
//
// Package store keeps logs in files; package store/storetest is the test every
// implementation must pass.
type Store interface {
	// Create begins a new log of a series on the day of now, in now's time
	// zone. It allocates an id that no other incident has or will get, calls
	// first with it to obtain the first entry, and returns once that entry is
	// durable. When first or the writing fails, no incident exists.
	Create(ctx context.Context, series Series, now time.Time, first func(IncidentID) (Event, error)) (IncidentID, Head, error)

	// Append writes events after the entry that after names and returns the
	// new head once they are durable. Seq must continue after.Seq. When the
	// log has grown meanwhile, nothing is written and the error is a
	// *ConflictError. On any other error nothing is acknowledged; appending
	// the same events (same ids) again is safe: entries that are already there
	// are not written twice.
	Append(ctx context.Context, id IncidentID, after Head, events []Event) (Head, error)

	// Read returns the entries after the given head, verified, and the new
	// head. The zero Head reads from the start. A damaged log gives the
	// entries before the damage, and a *DamageError.
	Read(ctx context.Context, id IncidentID, after Head) ([]Event, Head, error)

	// Watch waits until a log has entries after the given head that are durable,
	// or is no longer the log that has this head; Read then tells which. When ctx
	// ends first, it returns the error of ctx.
	Watch(ctx context.Context, id IncidentID, after Head) error

	// Raw opens the log exactly as it is stored, unverified.
	Raw(ctx context.Context, id IncidentID) (io.ReadCloser, error)

	// List returns every log of the series that are named (of all series when
	// none is), newest first. A damaged one is listed with its Err set, so that
	// the others still open.
	List(ctx context.Context, series ...Series) ([]Listing, error)
}

// Listing is one line of a list of incidents.
type Listing struct {
	ID  IncidentID
	Err error // why it cannot be opened, or nil
}

// ErrNotFound says that a store has no incident of that id.
var ErrNotFound = errors.New("no such incident")

// ConflictError says that somebody else wrote first. Head is the log's head
// now; read on from the head you know, fold, and decide again.
type ConflictError struct{ Head Head }

// Error says so.
func (e *ConflictError) Error() string { return "the log has grown since it was read" }

// DamageError says that a log cannot be trusted from some entry on.
type DamageError struct {
	ID     IncidentID // empty when a plain file was verified
	Path   string
	Entry  int   // the first entry that is wrong, from 1
	Offset int64 // where that entry begins, in bytes
	Err    error // what is wrong
}

// Error names the file, the entry and the fault.
func (e *DamageError) Error() string {
	return fmt.Sprintf("%s: entry %d (byte %d): %v", e.Path, e.Entry, e.Offset, e.Err)
}

// Unwrap gives the fault.
func (e *DamageError) Unwrap() error { return e.Err }
