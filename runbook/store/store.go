// Package store keeps the logs of incidents in files: one folder for each
// incident, one hash-chained log in it, in the format of package eventlog. It is
// the only engine package that touches the disk, and reaches nothing outside its
// data folder (it goes through [os.Root]).
//
// # The data folder
//
//	incidents/INC-20261122-01/log.jsonl    the log
//	incidents/INC-20261122-01/.lock        locked while somebody appends; holds who
//	incidents/INC-20261122-01/INC-20261122-01.torn-20261122T224410Z
//	                                       what an interrupted writer left, see below
//	drills/DRL-20261122-01/…               the same for drills
//	readiness/RDY-20261122-01/…            the same for readiness checks
//
// Folders are made with mode 0700 and files with 0600. A data folder in which
// other users may write is refused ([ErrUnsafeFolder]).
//
// # Creating
//
// The number of a new incident is one more than the largest of its day among the
// names in incidents/ (drills/, readiness/). It belongs to whoever makes the folder. The
// first entry is written to log.jsonl.new and synced, incidents/ is synced, the
// file is renamed to log.jsonl and the folder synced. So a log.jsonl always has
// a first entry. A folder without one, holding nothing or log.jsonl.new alone, is
// a claim that a crash interrupted: it is not an incident, it is not listed, and
// its number is not used again, so that a gap in the numbers has its reason on
// the disk. When creating fails and the program lives, the folder is removed, and
// the number, which nobody has seen, is free.
//
// # Appending
//
// An append locks .lock (never the log, which readers must be able to open
// everywhere), verifies what others wrote since this process last looked, and
// then does one write at the end of the log for all its entries, and one sync.
// Only then are they acknowledged.
//
// When the write or the sync fails nothing is acknowledged, and that open file
// is never written or synced again, because after a failed sync a second one
// can succeed without having written anything. The log is cut back to its
// acknowledged length through a newly opened file, at once or, if that fails
// too, by the next append, which then writes everything again. Until then
// readers of this Store see the log as far as it was acknowledged.
//
// Appending the same events again is safe. Entries found directly after the
// given head with the ids of the events count as them: their bytes are written
// again in place and synced before they are acknowledged, and what is missing of
// them is added. Ids are not looked for in entries that the caller has read.
//
// A log that is shorter than this process has seen it, or that does not contain
// an entry the caller has read, is never written to ([ErrShrunk],
// [ErrRewritten]).
//
// # A torn tail
//
// A log that does not end in a line feed was interrupted while it was written.
// If the tail is an entry in all but the line feed, readers see it, and the next
// writer adds the line feed. Otherwise readers do not see it, and the next writer
// moves it, under the lock, to a file <id>.torn-<time> beside the log, where time
// is when the log was last written, in UTC. It is never deleted. Both are told
// through Options.Notice.
//
// Readers change nothing and lock nothing.
package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"dandori/runbook"
	"dandori/runbook/eventlog"
)

// What can be wrong with a data folder or a log, apart from damage inside the
// log, which is an [eventlog.Kind]. Each comes wrapped in an error that names the
// file or folder; those of a log in a [*runbook.DamageError].
var (
	// ErrNotFolder says that something else stands where a folder should.
	ErrNotFolder = errors.New("not a folder")

	// ErrUnsafeFolder says that other users may write in the data folder.
	ErrUnsafeFolder = errors.New("other users may write in this folder")

	// ErrNoSpace says that the disk is full; the operating system's error is
	// wrapped as well.
	ErrNoSpace = errors.New("no space left")

	// ErrLocked says that somebody else kept the lock of a log too long; it
	// comes in a [*LockedError].
	ErrLocked = errors.New("somebody else is writing")

	// ErrShrunk says that a log has fewer entries than were seen in it.
	ErrShrunk = errors.New("the log is shorter than it was: entries that were seen are missing")

	// ErrRewritten says that an entry is not the one that was seen before.
	ErrRewritten = errors.New("the entry is not the one that was seen before")

	// ErrLogMissing says that the folder of an incident has no log.
	ErrLogMissing = errors.New("the log is missing")

	// ErrEmpty says that a log has no entries.
	ErrEmpty = errors.New("the log is empty")

	// ErrNotFile says that a log is not a regular file.
	ErrNotFile = errors.New("not a regular file")

	// ErrSequence says that events to be appended do not continue the head
	// given. It is a mistake of the program.
	ErrSequence = errors.New("the events do not continue the log")

	// ErrClosed says that the Store was closed.
	ErrClosed = errors.New("the store is closed")
)

// LockedError says who kept a log locked for longer than the store waits.
type LockedError struct {
	ID     runbook.IncidentID
	Holder string // as the holder described itself (Options.Writer)
	Err    error  // ErrLocked, or the error of the context that ended the wait
}

// Error says so.
func (e *LockedError) Error() string {
	s := string(e.ID) + ": " + e.Err.Error()
	if e.Holder != "" {
		s += " (" + e.Holder + ")"
	}
	return s
}

// Unwrap gives the cause.
func (e *LockedError) Unwrap() error { return e.Err }

// Options are choices with good defaults.
type Options struct {
	// Writer describes this program to others who wait for it. By default
	// "pid" and the number of the process.
	Writer string

	// LockTimeout is how long an append waits for another writer. By default
	// 10 seconds.
	LockTimeout time.Duration

	// Notice, when not nil, is told when a writer has put a torn tail in
	// order. It is called from the goroutine that appends, and must not call
	// the Store.
	Notice func(Notice)
}

// Notice says what became of a torn tail.
type Notice struct {
	ID     runbook.IncidentID
	Entry  int    // the number the torn entry has, or would have had
	Offset int64  // where it begins in the log
	Moved  string // the file the tail was moved to; empty when it was completed
}

// String says it in words.
func (n Notice) String() string {
	if n.Moved == "" {
		return fmt.Sprintf("%s: entry %d had lost its line feed and was completed", n.ID, n.Entry)
	}
	return fmt.Sprintf("%s: an unfinished entry %d was moved to %s", n.ID, n.Entry, n.Moved)
}

// Store keeps logs in a data folder. It is a [runbook.Store].
type Store struct {
	dir  string
	fs   fsys
	opts Options

	mu     sync.Mutex
	closed bool
	logs   map[runbook.IncidentID]*log
	open   []*log // those with open files, the last used last
}

var _ runbook.Store = (*Store)(nil)

const (
	incidentsDir = "incidents"
	drillsDir    = "drills"
	readinessDir = "readiness"
	logName      = "log.jsonl"
	newName      = "log.jsonl.new"
	lockName     = ".lock"

	// maxOpen is how many logs keep their files open between appends.
	maxOpen = 8
)

// Open opens the data folder dir, and makes it if it does not exist.
func Open(dir string, opts Options) (*Store, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, explain(err)
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, err
	}
	if othersWrite(info) {
		return nil, &fs.PathError{Op: "open", Path: dir, Err: ErrUnsafeFolder}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, explain(err)
	}
	return newStore(dir, &rootFS{root: root, path: dir}, opts), nil
}

func newStore(dir string, f fsys, opts Options) *Store {
	if opts.Writer == "" {
		opts.Writer = "pid " + strconv.Itoa(os.Getpid())
	}
	if opts.LockTimeout <= 0 {
		opts.LockTimeout = 10 * time.Second
	}
	if opts.Notice == nil {
		opts.Notice = func(Notice) {}
	}
	return &Store{dir: dir, fs: f, opts: opts, logs: map[runbook.IncidentID]*log{}}
}

// Close closes the files the Store keeps open. It waits for appends under way.
func (s *Store) Close() error {
	s.mu.Lock()
	s.closed = true
	open := s.open
	s.open = nil
	s.mu.Unlock()
	for _, l := range open {
		l.writer <- struct{}{}
		l.closeFiles()
		<-l.writer
	}
	return s.fs.Close()
}

// Dir is the data folder.
func (s *Store) Dir() string { return s.dir }

// Path is where the log of an incident is.
func (s *Store) Path(id runbook.IncidentID) string {
	return filepath.Join(s.dir, filepath.FromSlash(folder(id)), logName)
}

func folder(id runbook.IncidentID) string { return parent(id.Series()) + "/" + string(id) }

// parent is the folder that holds the logs of a series.
func parent(series runbook.Series) string {
	switch series {
	case runbook.SeriesDrill:
		return drillsDir
	case runbook.SeriesReadiness:
		return readinessDir
	}
	return incidentsDir
}

// log gives what the store keeps in memory of an incident.
func (s *Store) log(ctx context.Context, id runbook.IncidentID) (*log, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !id.Valid() {
		return nil, notFound(id)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, ErrClosed
	}
	l := s.logs[id]
	if l == nil {
		l = &log{store: s, id: id, dir: folder(id), writer: make(chan struct{}, 1), pending: -1}
		s.logs[id] = l
	}
	return l, nil
}

func notFound(id runbook.IncidentID) error {
	return fmt.Errorf("%w: %.40q", runbook.ErrNotFound, string(id))
}

// explain adds what the operating system's errors mean to the store.
func explain(err error) error {
	switch {
	case err == nil:
		return nil
	case isNoSpace(err) && !errors.Is(err, ErrNoSpace):
		return fmt.Errorf("%w: %w", ErrNoSpace, err)
	case isNotFolder(err):
		if e, ok := errors.AsType[*fs.PathError](err); ok {
			return &fs.PathError{Op: e.Op, Path: e.Path, Err: ErrNotFolder}
		}
	}
	return err
}

// Raw opens the log as it is stored, up to its present end.
func (s *Store) Raw(ctx context.Context, id runbook.IncidentID) (io.ReadCloser, error) {
	l, err := s.log(ctx, id)
	if err != nil {
		return nil, err
	}
	f, err := l.openToRead()
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = l.damaged(1, 0, ErrNotFile)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{io.NewSectionReader(f, 0, info.Size()), f}, nil
}

// List returns every log of the series named, or of all: the latest day first,
// on one day the largest number first, of one number a readiness log, an
// incident, a drill. It reads names and sizes, not logs: Err tells what these
// show, and damage that this Store has met before.
func (s *Store) List(ctx context.Context, series ...runbook.Series) ([]runbook.Listing, error) {
	if len(series) == 0 {
		series = runbook.AllSeries
	}
	var list []runbook.Listing
	for _, one := range series {
		part, err := s.list(ctx, one)
		if err != nil {
			return nil, explain(err)
		}
		list = append(list, part...)
	}
	slices.SortFunc(list, func(a, b runbook.Listing) int {
		dayA, nA := split(a.ID)
		dayB, nB := split(b.ID)
		return cmp.Or(strings.Compare(dayB, dayA), cmp.Compare(nB, nA), -strings.Compare(string(a.ID), string(b.ID)))
	})
	return list, nil
}

// split gives the day and number of a valid id.
func split(id runbook.IncidentID) (day string, n int) {
	n, _ = strconv.Atoi(string(id[13:]))
	return string(id[4:12]), n
}

func (s *Store) list(ctx context.Context, series runbook.Series) ([]runbook.Listing, error) {
	s.mu.Lock()
	closed := s.closed
	s.mu.Unlock()
	if closed {
		return nil, ErrClosed
	}
	dir, err := s.fs.Sub(parent(series))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	entries, err := dir.ReadDir(".")
	if err != nil {
		return nil, err
	}
	var list []runbook.Listing
	for _, e := range entries {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		id := runbook.IncidentID(e.Name())
		if id.Series() != series {
			continue
		}
		if !e.IsDir() {
			list = append(list, runbook.Listing{ID: id, Err: &fs.PathError{Op: "list", Path: filepath.Dir(s.Path(id)), Err: ErrNotFolder}})
			continue
		}
		info, err := dir.Lstat(e.Name() + "/" + logName)
		if errors.Is(err, fs.ErrNotExist) && unfinished(dir, e.Name()) {
			continue
		}
		if met := s.metDamage(id); met != nil {
			err = met
		} else if errors.Is(err, fs.ErrNotExist) {
			err = s.damage(id, 1, 0, ErrLogMissing)
		} else if err == nil && !info.Mode().IsRegular() {
			err = s.damage(id, 1, 0, ErrNotFile)
		} else if err == nil && info.Size() == 0 {
			err = s.damage(id, 1, 0, ErrEmpty)
		}
		list = append(list, runbook.Listing{ID: id, Err: err})
	}
	return list, nil
}

// unfinished reports whether a folder without a log is what a crash while
// creating leaves.
func unfinished(dir fsys, name string) bool {
	entries, err := dir.ReadDir(name)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	for _, e := range entries {
		if e.Name() != newName {
			return false
		}
	}
	return true
}

func (s *Store) damage(id runbook.IncidentID, entry int, offset int64, err error) error {
	return &runbook.DamageError{ID: id, Path: s.Path(id), Entry: entry, Offset: offset, Err: err}
}

func (s *Store) metDamage(id runbook.IncidentID) error {
	s.mu.Lock()
	l := s.logs[id]
	s.mu.Unlock()
	if l == nil {
		return nil
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.damage
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
