package store

import (
	"context"
	"dandori/runbook"
	"dandori/runbook/eventlog"
	"errors"
	"io"
	"os"
)

// Raw opens the log as it is stored, up to where it is on the disk.
func (s *Store) Raw(ctx context.Context, id runbook.IncidentID) (io.ReadCloser, error) {
	l, err := s.log(ctx, id)
	if err != nil {
		return nil, err
	}
	f, err := l.openToRead()
	if err != nil {
		return nil, err
	}
	size, err := l.durableSize(ctx, f)
	if err != nil {
		f.Close()
		return nil, explain(err)
	}
	return struct {
		io.Reader
		io.Closer
	}{io.NewSectionReader(f, 0, size), f}, nil
}

// fault is the error of package eventlog inside a DamageError, which says the
// place itself.
type fault struct{ err *eventlog.Error }

func (f fault) Error() string { return f.err.Fault() }
func (f fault) Unwrap() error { return f.err }

// asDamage makes a DamageError of an error of package eventlog, and leaves
// others.
func asDamage(id runbook.IncidentID, path string, err error) error {
	if e, ok := errors.AsType[*eventlog.Error](err); ok {
		return &runbook.DamageError{ID: id, Path: path, Entry: e.Entry, Offset: e.Offset, Err: fault{e}}
	}
	return err
}

// Verify verifies the whole log of an incident as it is stored, whatever was
// verified before. With an error the summary is of the entries before it; a torn
// tail is an error, for which [eventlog.IsTorn] tells more.
func (s *Store) Verify(ctx context.Context, id runbook.IncidentID) (eventlog.Summary, error) {
	r, err := s.Raw(ctx, id)
	if err != nil {
		return eventlog.Summary{}, err
	}
	defer r.Close()
	return verify(id, s.Path(id), r)
}

// VerifyFile verifies any file as a log, in the way of [Store.Verify].
func VerifyFile(path string) (eventlog.Summary, error) {
	f, err := os.Open(path)
	if err != nil {
		return eventlog.Summary{}, err
	}
	defer f.Close()
	return verify("", path, f)
}

func verify(id runbook.IncidentID, path string, r io.Reader) (eventlog.Summary, error) {
	sum, err := eventlog.Verify(r)
	if err == nil && sum.Entries == 0 {
		err = &runbook.DamageError{ID: id, Path: path, Entry: 1, Err: ErrEmpty}
	}
	return sum, asDamage(id, path, err)
}
