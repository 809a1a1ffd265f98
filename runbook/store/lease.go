package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// On a network share a lock may hold only among the programs of one computer, or
// not at all, and nobody is told. There whoever appends also has a lease: a file
// that only one can make, with who it is and a number that goes up while they are
// at work. The file is
//
//	lease <number of the lease, 10 digits> <beat, 10 digits> LF
//	writer <who> LF
//
// It is removed at the end of each append. One whose bytes have not changed for
// leaseDead was left by a writer that died or was cut off: it is renamed to .lease.old,
// and the next one is made. That is measured by the clock of who waits, so that the
// clocks of the computers need not agree. A writer whose lease was taken away notices
// before it writes, and then writes nothing.
//
// What a share shows of a file may be old: a computer remembers how long it was and what
// it has read, and asks again when the file is opened, or only after a while. So whoever
// has got the lease opens the log anew and waits until it is as long as the last writer
// said in the lock file, which is synced there before the lease is given back. Otherwise
// it would write over entries that it does not see yet.
const (
	leaseName = ".lease"
	leaseOld  = ".lease.old"
)

// How often a writer shows that it is alive, and how long nobody may have seen that
// before the lease is taken from it. Variables for tests.
var (
	leaseBeat = time.Second
	leaseDead = 6 * time.Second
)

// staleMost is longer than a computer remembers the length of a file on a share
// without asking: 1 second by SMB and FUSE, 3 by NFS. A log that is still too short
// then was cut, and that is for the check to say.
var staleMost = 5 * time.Second

// errLeaseLost says that somebody else has taken the lease over.
var errLeaseLost = fmt.Errorf("%w: this program did not show for too long that it is at work", ErrLocked)

// leases numbers those of this process, for two Stores in it have the same writer.
var leases atomic.Int64

// lease is the right of one program to append to a log on a share.
type lease struct {
	dir    fsys
	writer string
	number int64

	mu   sync.Mutex
	beat int
	last []byte // what was written last
	stop chan struct{}
	done chan struct{}
}

// waiting is what a program that waits for a lease knows of the one that has it.
type waiting struct {
	seen []byte
	dead <-chan time.Time // when it must have changed by; nil: nothing was seen yet
}

// writer tells who has the lease that was seen.
func (w *waiting) writer() string {
	_, rest, _ := bytes.Cut(w.seen, []byte("\n"))
	who, _ := bytes.CutPrefix(rest, []byte("writer "))
	who, _, _ = bytes.Cut(who, []byte("\n"))
	return string(who)
}

// takeLease makes the lease of a log, or says that somebody else has it. The folder
// is locked as far as that goes here.
func (l *log) takeLease(w *waiting) (bool, error) {
	le := &lease{dir: l.root, writer: l.store.opts.Writer, number: leases.Add(1)}
	err := le.make()
	if errors.Is(err, fs.ErrExist) {
		return false, le.outlive(w)
	}
	if err != nil {
		return false, err
	}
	le.stop, le.done = make(chan struct{}), make(chan struct{})
	go le.keep()
	l.lease = le
	return true, nil
}

func (le *lease) text() []byte {
	return fmt.Appendf(nil, "lease %010d %010d\nwriter %s\n", le.number, le.beat, le.writer)
}

func (le *lease) make() error {
	f, err := le.dir.Open(leaseName, os.O_RDWR|os.O_CREATE|os.O_EXCL)
	if err != nil {
		return err
	}
	defer f.Close()
	le.last = le.text()
	_, err = f.WriteAt(le.last, 0)
	return err
}

// outlive takes away a lease that has not changed for long enough.
func (le *lease) outlive(w *waiting) error {
	now, err := readLease(le.dir, leaseName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // it is free
	}
	if err != nil {
		return err
	}
	if w.dead == nil || !bytes.Equal(now, w.seen) {
		w.seen, w.dead = now, time.After(leaseDead)
		return nil
	}
	select {
	case <-w.dead:
	default:
		return nil
	}
	if err := le.dir.Rename(leaseName, leaseOld); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	// Somebody else who waited may have been quicker, and what was taken away is
	// theirs: it is given back. If by then there is another, they notice.
	if old, err := readLease(le.dir, leaseOld); err == nil && !bytes.Equal(old, now) {
		if _, err := readLease(le.dir, leaseName); errors.Is(err, fs.ErrNotExist) {
			_ = le.dir.Rename(leaseOld, leaseName)
		}
	}
	*w = waiting{}
	return nil
}

// lookAgain opens the log anew, and waits until it shows what the last writer has
// written. The lease is held.
func (l *log) lookAgain(ctx context.Context) error {
	limit := time.After(staleMost)
	for {
		l.dropFile()
		if err := l.openFiles(); err != nil {
			return err
		}
		// Opened anew, the lock file shows what it holds now.
		lock, _, err := openFile(l.root, lockName, os.O_RDONLY)
		if err != nil {
			return err
		}
		l.mark = readMark(lock)
		lock.Close()
		info, err := l.file.Stat()
		if err != nil || info.Size() >= l.mark.synced {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-limit:
			return nil
		case <-time.After(pauseMostShare):
		}
	}
}

// readLease reads the file of a lease.
func readLease(dir fsys, name string) ([]byte, error) {
	f, err := dir.Open(name, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b [512]byte
	n, _ := f.ReadAt(b[:], 0)
	return b[:n], nil
}

// keep shows that the writer is at work.
func (le *lease) keep() {
	defer close(le.done)
	t := time.NewTicker(leaseBeat)
	defer t.Stop()
	for {
		select {
		case <-le.stop:
			return
		case <-t.C:
			le.show()
		}
	}
}

// show raises the number, unless the lease was taken away.
func (le *lease) show() {
	le.mu.Lock()
	defer le.mu.Unlock()
	if le.ours() != nil {
		return
	}
	f, err := le.dir.Open(leaseName, os.O_RDWR)
	if err != nil {
		return
	}
	defer f.Close()
	le.beat++
	text := le.text()
	if _, err := f.WriteAt(text, 0); err == nil {
		le.last = text
	}
}

// ours says that the lease was taken away; le.mu is held.
func (le *lease) ours() error {
	now, err := readLease(le.dir, leaseName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if !bytes.Equal(now, le.last) {
		return errLeaseLost
	}
	return nil
}

// held says, before anything is written, that the lease of the log was taken away.
func (l *log) held() error {
	if l.lease == nil {
		return nil
	}
	l.lease.mu.Lock()
	defer l.lease.mu.Unlock()
	return l.lease.ours()
}

// endLease gives the lease back.
func (l *log) endLease() {
	le := l.lease
	if le == nil {
		return
	}
	l.lease = nil
	close(le.stop)
	<-le.done
	if le.ours() == nil {
		le.dir.Remove(leaseName)
	}
}
