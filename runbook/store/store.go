// Package store keeps the logs of incidents in files: one folder for each
// incident, one hash-chained log in it, in the format of package eventlog. It is
// the only engine package that touches the disk, and reaches nothing outside its
// data folder and the folder of its pins (it goes through [os.Root]).
//
// # The data folder
//
//	incidents/INC-20261122-01/log.jsonl    the log
//	incidents/INC-20261122-01/.lock        locked while somebody appends; who, and up to where the log is on the disk
//	incidents/INC-20261122-01/.lease       on a network share: who is writing now
//	incidents/INC-20261122-01/INC-20261122-01.torn-20261122T224410Z
//	                                       what an interrupted writer left, see below
//	incidents/INC-20261122-01/log.jsonl.damaged-20261122T224410Z
//	                                       a log as it was before it was repaired
//	drills/DRL-20261122-01/…               the same for drills
//	readiness/RDY-20261122-01/…            the same for readiness checks
//	pins/INC-20261122-01.pin               how far the log was verified; see Options.Pins
//	.reserve                               8 MiB set aside for running incidents
//	.list                                  a cache of what lists show
//
// Folders are made with mode 0700 and files with 0600. A data folder in which
// other users may write is refused ([ErrUnsafeFolder]).
//
// # Creating
//
// The number of a new incident is one more than the largest of its day among the
// names in incidents/ (or the folder of its series) and among the pins, so that
// the number of a log that was deleted is not used again. It belongs to whoever
// makes the folder. The first entry is written to log.jsonl.new and synced,
// incidents/ is synced, the file is renamed to log.jsonl and the folder synced.
// So a log.jsonl always has a first entry. A folder without one, holding nothing
// or log.jsonl.new alone, is a claim that a crash interrupted: it is not an
// incident, it is not listed, and its number is not used again, so that a gap in
// the numbers has its reason on the disk. When creating fails and the program
// lives, the folder is removed, and the number, which nobody has seen, is free.
//
// A first event whose id one of the 32 latest logs of the series begins with is
// that of an attempt that was not acknowledged: that log is made durable and
// given, and nothing new begins. So a program that tries again keeps the id.
//
// # Appending
//
// An append locks .lock (never the log, which readers must be able to open
// everywhere; the lock file is never deleted, and is compared by its identity
// after locking), verifies what others wrote since this process last looked, and
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
// A log that is shorter than this process, or another one with the same pins,
// has seen it, or that does not contain an entry the caller has read, is never
// written to ([ErrShrunk] in a [*ShortenedError], [ErrRewritten]).
//
// On a network share, where a lock may not hold between computers, whoever appends
// also makes .lease, which only one can make, and shows in it that it is alive. A
// writer that does not for 6 seconds, by the clock of who waits for it, has lost it. What
// a share shows of a file may be seconds old, so whoever has got the lease opens the
// log anew, and waits up to 5 seconds until it is as long as .lock says.
//
// # Reading
//
// Nobody is shown an entry that is not on the disk. The lock file says up to
// where the log is: before a writer writes, this is at most where the log ends,
// and after its sync it says the new end. What is beyond was either left by a
// writer that died, or is being written just now. So a reader that finds entries
// there tries to lock. When it can, it writes these entries again in place, as
// they are, syncs them and says so: then they are shown. When it cannot within 20
// milliseconds, a writer is at work, perhaps on a disk that is slow or dying, and
// the reader shows the log without them. Where the system does not let it write,
// the log is shown as it is.
//
// Otherwise readers change nothing and lock nothing.
//
// # Pins
//
// Whoever verifies or extends a log keeps its number of entries, their hash and
// length in a pin, outside the folder of the log. Every later look checks that
// the log is an extension of its pin. A pin is not synced: it may be a little
// behind. [Store.Gone] tells of pinned logs that were deleted, [Store.Unpin]
// accepts a log as it is.
//
// # A torn tail
//
// A log that does not end in a line feed was interrupted while it was written;
// so was one that ends in zeros, which stand for what a file system had made room
// for and not written yet. If the tail without its zeros is an entry in all but
// the line feed, readers see it, and the next writer adds the line feed.
// Otherwise readers do not see it, and the next writer moves it, under the lock,
// to a file <id>.torn-<time> beside the log, where time is when the log was last
// written, in UTC. It is never deleted. Both are told through Options.Notice.
//
// # A full disk
//
// .reserve takes space that is given back when an append finds the disk full, so
// that running incidents can be finished. A new one begins only when it can be
// set aside again. [Store.Health] tells how things stand.
package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"dandori/runbook"
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

	// Pins is the folder of the pins; see [PinsFolder]. By default it is pins in
	// the data folder, where a copy put back from a backup takes them with it.
	Pins string

	// Reserve is how many bytes are set aside on the disk for running
	// incidents. By default 8 MiB; none when negative.
	Reserve int64

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
	Bytes  int64  // how long it is
	Zeros  int64  // how many of these, at its end, are zeros: what the disk had not written yet
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

	share bool // the data folder is on a network share

	mu     sync.Mutex
	closed bool
	pins   fsys  // nil when it is not open yet
	pinErr error // of the last pin that was to be written
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
	pinsDir      = "pins"

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
	s := newStore(dir, &rootFS{root: root, path: dir}, opts)
	if d, err := diskOf(dir); err == nil {
		s.share = d.network
	}
	return s, nil
}

func newStore(dir string, f fsys, opts Options) *Store {
	if opts.Writer == "" {
		opts.Writer = "pid " + strconv.Itoa(os.Getpid())
	}
	opts.Writer = oneLine(opts.Writer)
	if opts.Reserve == 0 {
		opts.Reserve = defaultReserve
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
	if s.pins != nil {
		s.pins.Close()
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
