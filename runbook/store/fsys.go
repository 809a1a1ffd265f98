package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// fsys is all the store asks of a file system: one folder and what is below it.
// Names are relative and use slashes. Tests put one in between that fails.
type fsys interface {
	Open(name string, flag int) (file, error) // creates with 0600
	Mkdir(name string) error                  // with 0700
	Lstat(name string) (fs.FileInfo, error)
	Is(name string, opened fs.FileInfo) bool // certainly the same file; quick, and may say no too often
	ReadDir(name string) ([]fs.DirEntry, error)
	Rename(from, to string) error
	Remove(name string) error
	SyncDir(name string) error // makes the names in a folder durable
	Sub(name string) (fsys, error)
	Close() error
}

// file is all the store asks of a file.
type file interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
	Stat() (fs.FileInfo, error)
	Truncate(size int64) error
	Reserve(size int64) error // makes it so long, and takes the space on the disk
	Sync() error
	TryLock() (bool, error) // false: another open file holds the lock
	Unlock() error
}

// rootFS is the file system itself, below one folder and nowhere else. Its
// errors name whole paths.
type rootFS struct {
	root *os.Root
	path string
}

type osFile struct{ *os.File }

func (r *rootFS) Open(name string, flag int) (file, error) {
	f, err := r.root.OpenFile(name, flag, 0o600)
	if err != nil {
		return nil, r.whole(name, err)
	}
	return osFile{f}, nil
}

func (r *rootFS) Mkdir(name string) error { return r.whole(name, r.root.Mkdir(name, 0o700)) }

func (r *rootFS) Lstat(name string) (fs.FileInfo, error) {
	info, err := r.root.Lstat(name)
	return info, r.whole(name, err)
}

// Is looks at the whole path, which is one question to the system where Lstat goes
// through every folder. Where that leads elsewhere the answer is no, so that nothing
// is gained by making it so.
func (r *rootFS) Is(name string, opened fs.FileInfo) bool {
	info, err := os.Lstat(filepath.Join(r.path, name))
	return err == nil && os.SameFile(opened, info)
}

func (r *rootFS) ReadDir(name string) ([]fs.DirEntry, error) {
	f, err := r.root.Open(name)
	if err != nil {
		return nil, r.whole(name, err)
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	return entries, r.whole(name, err)
}

func (r *rootFS) Rename(from, to string) error { return r.whole(to, r.root.Rename(from, to)) }

func (r *rootFS) Remove(name string) error { return r.whole(name, r.root.Remove(name)) }

func (r *rootFS) SyncDir(name string) error {
	if !syncsFolders {
		return nil
	}
	f, err := r.root.Open(name)
	if err != nil {
		return r.whole(name, err)
	}
	defer f.Close()
	return r.whole(name, f.Sync())
}

func (r *rootFS) Sub(name string) (fsys, error) {
	sub, err := r.root.OpenRoot(name)
	if err != nil {
		return nil, r.whole(name, err)
	}
	return &rootFS{root: sub, path: filepath.Join(r.path, name)}, nil
}

func (r *rootFS) Close() error { return r.root.Close() }

func (r *rootFS) whole(name string, err error) error {
	if err == nil {
		return nil
	}
	path := filepath.Join(r.path, filepath.FromSlash(name))
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return &fs.PathError{Op: e.Op, Path: path, Err: e.Err}
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return &fs.PathError{Op: e.Op, Path: path, Err: e.Err}
	}
	return &fs.PathError{Op: "open", Path: path, Err: err}
}
