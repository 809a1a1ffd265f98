//go:build unix

package store

import (
	"errors"
	"io/fs"
	"syscall"

	"golang.org/x/sys/unix"
)

// syncsFolders: a new name is durable only once its folder is synced.
const syncsFolders = true

// TryLock locks the file for whoever opened it. The lock goes when the file is
// closed, also by the death of the process.
func (f osFile) TryLock() (bool, error) {
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch err {
		case nil:
			return true, nil
		case unix.EINTR:
			continue
		case unix.EWOULDBLOCK:
			return false, nil
		}
		return false, &fs.PathError{Op: "lock", Path: f.Name(), Err: err}
	}
}

// Unlock lets the next one in.
func (f osFile) Unlock() error { return unix.Flock(int(f.Fd()), unix.LOCK_UN) }

func isNoSpace(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// isReadOnly reports whether the system does not let us write.
func isReadOnly(err error) bool {
	return errors.Is(err, syscall.EROFS) || errors.Is(err, fs.ErrPermission)
}

func isNotFolder(err error) bool { return errors.Is(err, syscall.ENOTDIR) }

// othersWrite reports whether users other than the owner may write to a folder.
func othersWrite(info fs.FileInfo) bool { return info.Mode().Perm()&0o022 != 0 }
