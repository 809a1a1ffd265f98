package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"dandori/runbook/eventlog"
)

// torn is the end of a log that an interrupted writer left: the bytes after the
// last entry that has its line feed.
type torn struct {
	entry    int   // the number it has, or would have had
	offset   int64 // where it begins
	text     int64 // how long it is without the zeros at its end
	zeros    int64 // how many bytes of zero end it
	complete bool  // the text is an entry without its line feed
}

// tornTail looks at what stopped a scan at a place, and gives the torn tail if
// that is what it is. A file system can make a file longer before it writes what
// belongs there, so a tail may end in zeros, which no entry contains; they stand
// for what was not written.
func tornTail(r io.ReaderAt, at eventlog.Position, size int64, fault error) (*torn, error) {
	t := &torn{entry: at.Seq + 1, offset: at.Offset}
	end, err := withoutZeros(r, at.Offset, size)
	if err != nil {
		return nil, err
	}
	t.text, t.zeros = end-at.Offset, size-end
	if t.zeros > 0 {
		s := eventlog.NewScanner(io.NewSectionReader(r, at.Offset, t.text), at)
		if s.Scan() {
			return t, nil // a writer is just completing it
		}
		fault = s.Err()
		if fault == nil {
			return t, nil
		}
	}
	e := eventlog.IsTorn(fault)
	if e == nil {
		if _, ok := errors.AsType[*eventlog.Error](fault); !ok {
			return nil, fault
		}
		return nil, nil
	}
	t.complete = e.Complete
	return t, nil
}

// withoutZeros gives where the zeros begin that end the part of a file between
// two places.
func withoutZeros(r io.ReaderAt, from, to int64) (int64, error) {
	buf := make([]byte, 64<<10)
	for to > from {
		n := min(int64(len(buf)), to-from)
		if _, err := r.ReadAt(buf[:n], to-n); err != nil && err != io.EOF {
			return to, err
		}
		text := bytes.TrimRight(buf[:n], "\x00")
		to -= n - int64(len(text))
		if len(text) > 0 {
			break
		}
	}
	return to, nil
}

// read gives the text of a torn tail.
func (t *torn) read(r io.ReaderAt) ([]byte, error) {
	b := make([]byte, t.text, t.text+1)
	n, err := r.ReadAt(b, t.offset)
	if err == io.EOF {
		err = nil
	}
	return b[:n], err
}

// mend puts a torn tail in order: completes it, or moves it to a file of its own.
// The lock is held.
func (l *log) mend(c *check) error {
	t := c.torn
	text, err := t.read(l.file)
	if err != nil {
		return err
	}
	notice := Notice{ID: l.id, Entry: t.entry, Offset: t.offset, Bytes: t.text + t.zeros, Zeros: t.zeros}
	keep := t.offset
	if t.complete {
		// All of it, not the line feed alone: nobody knows what of it has
		// reached the disk.
		line := append(text, '\n')
		if _, err := l.file.WriteAt(line, t.offset); err != nil {
			return err
		}
		if err := l.file.Sync(); err != nil {
			return err
		}
		keep += int64(len(line))
	} else if notice.Moved, err = l.keep(text, t.zeros, c.info.ModTime()); err != nil {
		return err
	}
	if keep < t.offset+t.text+t.zeros {
		if err := l.file.Truncate(keep); err != nil {
			return err
		}
	}
	l.store.opts.Notice(notice)
	return nil
}

// keep writes a torn tail to a new file beside the log.
func (l *log) keep(text []byte, zeros int64, written time.Time) (string, error) {
	f, name, err := l.beside(string(l.id)+".torn-", written)
	if err != nil {
		return "", err
	}
	if err := fill(f, text, int64(len(text))+zeros); err != nil {
		l.root.Remove(name) // the tail is still in the log
		return "", err
	}
	return name, l.root.SyncDir(".")
}

// beside makes a new file beside the log, named after a moment.
func (l *log) beside(prefix string, when time.Time) (file, string, error) {
	base := prefix + when.UTC().Format("20060102T150405Z")
	for n := 1; ; n++ {
		name := base
		if n > 1 {
			name = fmt.Sprintf("%s-%d", base, n)
		}
		f, err := l.root.Open(name, os.O_RDWR|os.O_CREATE|os.O_EXCL)
		if errors.Is(err, fs.ErrExist) && n < 10_000 {
			continue
		}
		return f, name, err
	}
}

// fill writes a new file, which is longer than what is written by zeros, makes
// its content durable and closes it.
func fill(f file, b []byte, size int64) error {
	_, err := f.WriteAt(b, 0)
	if err == nil && size > int64(len(b)) {
		err = f.Truncate(size)
	}
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}
