package store

import (
	"bytes"
	"context"
	"errors"
	"hash/crc32"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"dandori/runbook"
)

// mark is what a lock file says: up to where the log is on the disk, and who
// held the lock last. The lock file is
//
//	synced <the length, 20 digits> <CRC-32C of the digits, 8 hex digits> LF
//	writer <who> LF
//
// It is not synced itself, but on a share. A length that is too small costs a reader a look
// under the lock; one that is too large must not be, and whoever is about to
// write makes sure of that first.
type mark struct {
	synced int64 // unknown when nothing usable is there
	writer string
}

const (
	unknown   = -1
	markLen   = len("synced 00000000000000000000 00000000\n")
	maxWriter = 200 // bytes of a writer's description
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func (m mark) line() []byte {
	b := make([]byte, 0, markLen)
	b = append(b, "synced "...)
	b = appendDigits(b, uint64(m.synced), 10, 20)
	b = append(b, ' ')
	b = appendDigits(b, uint64(crc32.Checksum(b[len("synced "):len(b)-1], castagnoli)), 16, 8)
	return append(b, '\n')
}

// appendDigits writes a number with so many digits: a lock file and a pin are written
// with every entry, and package fmt takes its time.
func appendDigits(b []byte, n uint64, base, width int) []byte {
	var digits [20]byte
	s := strconv.AppendUint(digits[:0], n, base)
	for range width - len(s) {
		b = append(b, '0')
	}
	return append(b, s...)
}

// readMark reads a lock file. One that is being written while it is read does not
// fit its checksum for a moment.
func readMark(lock file) mark {
	m := mark{synced: unknown}
	if lock == nil {
		return m
	}
	var b [markLen + len("writer \n") + maxWriter]byte
	for range 3 {
		n, _ := lock.ReadAt(b[:], 0)
		first, rest, _ := bytes.Cut(b[:n], []byte("\n"))
		if who, ok := bytes.CutPrefix(rest, []byte("writer ")); ok {
			who, _, _ = bytes.Cut(who, []byte("\n"))
			m.writer = string(who)
		}
		if len(first) != markLen-1 {
			break
		}
		synced, err := strconv.ParseInt(string(first[len("synced "):len("synced ")+20]), 10, 64)
		if err == nil && string((mark{synced: synced}).line()) == string(first)+"\n" {
			m.synced = synced
			break
		}
	}
	return m
}

// Writer tells who has a log locked, or had last, as they described themselves
// (Options.Writer).
func (s *Store) Writer(ctx context.Context, id runbook.IncidentID) (string, error) {
	l, err := s.log(ctx, id)
	if err != nil {
		return "", err
	}
	f, err := s.fs.Open(l.dir+"/"+lockName, os.O_RDONLY)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", explain(err)
	}
	defer f.Close()
	return readMark(f).writer, nil
}

// sign writes who holds the lock into the lock file. It is for people, and may
// fail.
func (l *log) sign() {
	// Mostly nobody else has been here since.
	ours := append(l.mark.line(), "writer "+l.store.opts.Writer+"\n"...)
	now := make([]byte, len(ours))
	if n, _ := l.lock.ReadAt(now, 0); n == len(ours) && l.mark.synced > 0 && bytes.Equal(now, ours) {
		l.mark.writer = l.store.opts.Writer
		return
	}
	if !l.store.share { // there it was read already, from a file opened anew
		l.mark = readMark(l.lock)
	}
	if l.mark.writer != l.store.opts.Writer {
		l.lock.WriteAt([]byte("writer "+l.store.opts.Writer+"\n"), int64(markLen))
	}
}

// publish tells readers of other programs up to where the log is on the disk.
func (l *log) publish(synced int64) error {
	_, err := l.lock.WriteAt(mark{synced: synced}.line(), 0)
	if err == nil && l.store.share {
		err = l.lock.Sync() // another computer is to see it before it gets the lease
	}
	if err == nil {
		l.mark.synced = synced
	}
	return err
}

// adopt makes durable what is in the log up to end and was not acknowledged,
// and publishes it. The lock is held. What is not known to be on the disk is
// written again in place: a sync alone can succeed without having written
// anything, when one has failed before.
func (l *log) adopt(end int64) error {
	m := l.mark
	if m.synced == end {
		return nil
	}
	if m.synced >= 0 && m.synced < end {
		if err := rewrite(l.file, m.synced, end); err != nil {
			return err
		}
	}
	if err := l.file.Sync(); err != nil {
		return err
	}
	if err := l.publish(end); err != nil && (m.synced > end || m.synced == unknown) {
		return err
	}
	return nil
}

// rewrite writes a part of a file again in place.
func rewrite(f file, from, to int64) error {
	buf := make([]byte, min(to-from, 1<<20))
	for from < to {
		n, err := f.ReadAt(buf[:min(int64(len(buf)), to-from)], from)
		if n == 0 && err != nil {
			return err
		}
		if _, err := f.WriteAt(buf[:n], from); err != nil {
			return err
		}
		from += int64(n)
	}
	return nil
}

// oneLine makes a description of a writer fit for the lock file.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "?"))
	for len(s) > maxWriter {
		r := []rune(s)
		s = string(r[:len(r)-1])
	}
	return s
}
