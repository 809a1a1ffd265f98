package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
)

const (
	reserveName    = ".reserve"
	defaultReserve = 8 << 20

	// LowSpace is how many bytes should be free on the disk of a data folder:
	// below it, people should be warned.
	LowSpace = 256 << 20
)

// keepReserve sets space aside for running incidents, where it is not there
// already.
func (s *Store) keepReserve() error {
	want := s.opts.Reserve
	if want < 0 {
		return nil
	}
	info, err := s.fs.Lstat(reserveName)
	if err == nil && info.Size() >= want {
		return nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := s.fs.Open(reserveName, os.O_RDWR|os.O_CREATE)
	if err != nil {
		return err
	}
	err = f.Reserve(want)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		s.fs.Remove(reserveName) // what it took is needed elsewhere
	}
	return err
}

// giveReserve gives the space that was set aside back to the disk, and reports
// whether there was any.
func (s *Store) giveReserve() bool { return s.fs.Remove(reserveName) == nil }

// Health is how things stand with a data folder.
type Health struct {
	Free  int64 // bytes free on its disk, or -1 when that cannot be known
	Total int64 // the size of its disk, or -1
	Low   bool  // less than [LowSpace] is free

	// Reserve says that the space set aside for running incidents is there.
	// It is given back when the disk is full, and set aside anew when the next
	// incident begins; until that succeeds no incident can begin.
	Reserve bool

	FileSystem string // its sort, as the operating system names it, or empty
	Network    bool   // it is on another computer

	Pins error // why the last pin could not be written, or nil
}

// Health looks at the data folder and its disk. It changes nothing.
func (s *Store) Health(ctx context.Context) (Health, error) {
	if err := ctx.Err(); err != nil {
		return Health{}, err
	}
	h := Health{Free: unknown, Total: unknown}
	if d, err := diskOf(s.dir); err == nil {
		h.Free, h.Total, h.FileSystem, h.Network = d.free, d.total, d.kind, d.network
		h.Low = d.free < LowSpace
	}
	info, err := s.fs.Lstat(reserveName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return h, explain(err)
	}
	h.Reserve = err == nil && info.Size() >= s.opts.Reserve
	s.mu.Lock()
	h.Pins = s.pinErr
	s.mu.Unlock()
	return h, nil
}

// disk is what an operating system tells of the disk of a folder.
type disk struct {
	free, total int64
	kind        string
	network     bool
}

// fillTo makes a file of a length whose bytes take their space: what writes them
// is no pattern that a file system could compress away.
func fillTo(f file, size int64) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	var chunk [64 << 10]byte
	x := uint64(88172645463325252)
	for i := range chunk {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		chunk[i] = byte(x)
	}
	for at := info.Size(); at < size; at += int64(len(chunk)) {
		if _, err := f.WriteAt(chunk[:min(int64(len(chunk)), size-at)], at); err != nil {
			return err
		}
	}
	return f.Sync()
}
