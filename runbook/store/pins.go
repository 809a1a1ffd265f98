package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"dandori/runbook"
	"dandori/runbook/eventlog"
)

// A pin file holds two places of one length, so that a write that is interrupted
// leaves the other one; the larger one counts. Each is a line of text filled up
// with spaces:
//
//	entries=12 bytes=48213 hash=<64 hex digits> check=<CRC-32C of what is before, 8 hex digits>
const (
	pinPlace = 256
	pinEnd   = ".pin"
)

func pinLine(p eventlog.Position) []byte {
	b := make([]byte, 0, pinPlace)
	b = strconv.AppendInt(append(b, "entries="...), int64(p.Seq), 10)
	b = strconv.AppendInt(append(b, " bytes="...), p.Offset, 10)
	b = append(append(b, " hash="...), p.Hash[:]...)
	sum := crc32.Checksum(b, castagnoli)
	b = appendDigits(append(b, " check="...), uint64(sum), 16, 8)
	for len(b) < pinPlace-1 {
		b = append(b, ' ')
	}
	return append(b, '\n')
}

func parsePin(line []byte) (p eventlog.Position, ok bool) {
	var hash string
	var sum uint32
	if _, err := fmt.Sscanf(string(line), "entries=%d bytes=%d hash=%s check=%08x", &p.Seq, &p.Offset, &hash, &sum); err != nil {
		return eventlog.Position{}, false
	}
	var err error
	if p.Hash, err = eventlog.ParseHash(hash); err != nil || p.Seq <= 0 || p.Offset <= 0 || !bytes.Equal(pinLine(p), line) {
		return eventlog.Position{}, false
	}
	return p, true
}

// PinsFolder gives a folder for the pins of a data folder below one in which
// programs keep their state: so that who puts back an older copy of the data
// folder does not put back the pins with it.
func PinsFolder(state, data string) string {
	if abs, err := filepath.Abs(data); err == nil {
		data = abs
	}
	sum := sha256.Sum256([]byte(data))
	return filepath.Join(state, "pins", hex.EncodeToString(sum[:8]))
}

// pinsFolder opens the folder of the pins; with make, also one that does not
// exist yet.
func (s *Store) pinsFolder(make bool) (fsys, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pins != nil {
		return s.pins, nil
	}
	if s.closed {
		return nil, ErrClosed
	}
	var err error
	if s.opts.Pins != "" {
		s.pins, err = openPins(s.opts.Pins, make)
		return s.pins, err
	}
	pins, err := s.fs.Sub(pinsDir)
	if errors.Is(err, fs.ErrNotExist) && make {
		if err := s.fs.Mkdir(pinsDir); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		pins, err = s.fs.Sub(pinsDir)
	}
	if err != nil {
		return nil, err
	}
	s.pins = pins
	return pins, nil
}

func openPins(dir string, make bool) (fsys, error) {
	if make {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, err
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &rootFS{root: root, path: dir}, nil
}

// pinned gives the largest part of the log that was verified before, as far as
// the pin tells or this program knows. No pin is the zero Position.
func (l *log) pinned() eventlog.Position {
	l.mu.Lock()
	known := l.pin
	l.mu.Unlock()
	read := l.readPin()
	if read.Seq >= known.Seq {
		return read
	}
	return known
}

func (l *log) readPin() (p eventlog.Position) {
	pins, err := l.store.pinsFolder(false)
	if err != nil {
		return p
	}
	f, err := pins.Open(string(l.id)+pinEnd, os.O_RDONLY)
	if err != nil {
		return p
	}
	defer f.Close()
	var b [2 * pinPlace]byte
	n, _ := f.ReadAt(b[:], 0)
	for at := 0; at+pinPlace <= n; at += pinPlace {
		if q, ok := parsePin(b[at : at+pinPlace]); ok && q.Seq > p.Seq {
			p = q
		}
	}
	return p
}

// setPin keeps what was verified, if it is more than before. A pin that cannot be
// written must not stop anybody from working: [Store.Health] tells of it.
func (l *log) setPin(pos eventlog.Position) {
	l.mu.Lock()
	larger := pos.Seq > l.pin.Seq
	l.mu.Unlock()
	if !larger {
		return
	}
	if l.readPin().Seq >= pos.Seq {
		return // another program was there first
	}
	f, err := l.openPin()
	if err == nil {
		_, err = f.WriteAt(pinLine(pos), pinAt(pos))
		f.Close()
	}
	l.hasPin(pos, err)
}

// setPinOfWriter does the same with what has just been acknowledged, through a
// file that stays open.
func (l *log) setPinOfWriter(pos eventlog.Position) {
	var err error
	if l.pinFile == nil {
		l.pinFile, err = l.openPin()
	}
	if err == nil {
		_, err = l.pinFile.WriteAt(pinLine(pos), pinAt(pos))
	}
	l.hasPin(pos, err)
}

func (l *log) openPin() (file, error) {
	pins, err := l.store.pinsFolder(true)
	if err != nil {
		return nil, err
	}
	f, err := pins.Open(string(l.id)+pinEnd, os.O_RDWR|os.O_CREATE)
	if err != nil {
		return nil, err // and not a nil file in an interface
	}
	return f, nil
}

func pinAt(pos eventlog.Position) int64 { return int64(pos.Seq%2) * pinPlace }

func (l *log) hasPin(pos eventlog.Position, err error) {
	l.mu.Lock()
	if pos.Seq > l.pin.Seq {
		l.pin = pos
	}
	l.mu.Unlock()
	l.store.mu.Lock()
	l.store.pinErr = err
	l.store.mu.Unlock()
}

// repin puts what is there now in the place of what was verified before, also where
// that was more. A pin that cannot be written over is removed.
func (l *log) repin(pos eventlog.Position) {
	l.mu.Lock()
	l.pin, l.known, l.damage = eventlog.Position{}, known{}, nil
	l.mu.Unlock()
	f, err := l.openPin()
	if err == nil {
		both := bytes.Repeat([]byte{' '}, 2*pinPlace)
		copy(both[pinAt(pos):], pinLine(pos))
		_, err = f.WriteAt(both, 0)
		f.Close()
	}
	if err != nil {
		if removeErr := l.dropPin(); removeErr == nil {
			err = nil
		}
	}
	l.hasPin(pos, err)
}

// dropPin forgets what was verified before.
func (l *log) dropPin() error {
	l.mu.Lock()
	l.pin, l.known, l.damage = eventlog.Position{}, known{}, nil
	l.mu.Unlock()
	pins, err := l.store.pinsFolder(false)
	if err != nil {
		return nil // there are none
	}
	if err := pins.Remove(string(l.id) + pinEnd); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// Pinned gives the head up to which a log was verified before: by this program,
// or by another one that keeps its pins in the same folder. Without any it is the
// zero Head.
func (s *Store) Pinned(ctx context.Context, id runbook.IncidentID) (runbook.Head, error) {
	l, err := s.log(ctx, id)
	if err != nil {
		return runbook.Head{}, err
	}
	return head(l.pinned()), nil
}

// Unpin forgets what was verified of a log before. It is for a log that is known
// to have been put back from an older copy, or deleted on purpose, and only for
// people to ask for: nothing then shows that entries are missing.
func (s *Store) Unpin(ctx context.Context, id runbook.IncidentID) error {
	l, err := s.log(ctx, id)
	if err != nil {
		return err
	}
	return l.dropPin()
}

// Gone lists the logs that were verified before and whose folder is no longer
// there, in the order of their ids.
func (s *Store) Gone(ctx context.Context) ([]runbook.IncidentID, error) {
	ids, err := s.pinnedIDs(ctx)
	if err != nil {
		return nil, err
	}
	var gone []runbook.IncidentID
	for _, id := range ids {
		if _, err := s.fs.Lstat(folder(id)); errors.Is(err, fs.ErrNotExist) {
			gone = append(gone, id)
		} else if err != nil {
			return nil, explain(err)
		}
	}
	return gone, nil
}

// pinnedIDs lists the logs that have a pin.
func (s *Store) pinnedIDs(ctx context.Context) ([]runbook.IncidentID, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	pins, err := s.pinsFolder(false)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	entries, err := pins.ReadDir(".")
	if err != nil {
		return nil, err
	}
	var ids []runbook.IncidentID
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), pinEnd)
		if id := runbook.IncidentID(name); ok && id.Valid() {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids, nil
}
