package store

import (
	"errors"
	"io/fs"
	"syscall"

	"golang.org/x/sys/windows"
)

// syncsFolders: Windows refuses to sync a folder, and does not need it.
const syncsFolders = false

// The lock is one byte far beyond the end, because locks are mandatory here and
// who holds the lock must stay readable.
var lockPlace = windows.Overlapped{OffsetHigh: 0x4000_0000}

// TryLock locks the file for whoever opened it. The lock goes when the file is
// closed, also by the death of the process.
func (f osFile) TryLock() (bool, error) {
	at := lockPlace
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &at)
	switch err {
	case nil:
		return true, nil
	case windows.ERROR_LOCK_VIOLATION, windows.ERROR_IO_PENDING:
		return false, nil
	}
	return false, &fs.PathError{Op: "lock", Path: f.Name(), Err: err}
}

// Unlock lets the next one in.
func (f osFile) Unlock() error {
	at := lockPlace
	return windows.UnlockFileEx(windows.Handle(f.Fd()), 0, 1, 0, &at)
}

func isNoSpace(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

func isNotFolder(err error) bool { return errors.Is(err, syscall.ENOTDIR) }

// othersWrite reports nothing on Windows, where mode bits have no meaning; the
// data folder lies in the user's own folder.
func othersWrite(fs.FileInfo) bool { return false }
