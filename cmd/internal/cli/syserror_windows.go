package cli

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/windows"
)

// The errors of Windows that there are words for. Package syscall calls some of them
// fs.ErrPermission and the like, and no other.

// isFull reports that the disk, or what one person may use of it, is full.
func isFull(err error) bool {
	return isAny(err, windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED)
}

// isReadOnly reports a disk that nobody can write to, such as a card with its switch
// set.
func isReadOnly(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }

// isInUse reports a file that another program has open. Here nobody can replace such
// a file, and Excel and Word keep open what they show. A rename onto it is told of as
// denied; that the folder can be written to, the temporary file has proved. Denied as well
// is the rename onto a folder, and onto a file that may only be read: nothing has those open.
func isInUse(err error) bool {
	if isAny(err, windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION, windows.ERROR_USER_MAPPED_FILE) {
		return true
	}
	p, ok := errors.AsType[*fs.PathError](err)
	if !ok || p.Op != "rename" || !errors.Is(p.Err, windows.ERROR_ACCESS_DENIED) {
		return false
	}
	info, err := os.Stat(p.Path)
	return err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o200 != 0 // without: the read-only attribute
}

// isBadName reports a name that no file can have, because of its characters or its
// length.
func isBadName(err error) bool {
	return isAny(err, windows.ERROR_INVALID_NAME, windows.ERROR_BAD_PATHNAME, windows.ERROR_FILENAME_EXCED_RANGE)
}
