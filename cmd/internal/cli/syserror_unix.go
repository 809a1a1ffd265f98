//go:build !windows

package cli

import "golang.org/x/sys/unix"

// isFull reports that the disk, or what one person may use of it, is full.
func isFull(err error) bool { return isAny(err, unix.ENOSPC, unix.EDQUOT) }

// isReadOnly reports a disk that nobody can write to.
func isReadOnly(err error) bool { return isAny(err, unix.EROFS) }

// isInUse reports a file that another program keeps from being replaced.
func isInUse(err error) bool { return isAny(err, unix.EBUSY, unix.ETXTBSY) }

// isBadName reports a name that no file can have, because of its characters or its
// length.
func isBadName(err error) bool { return isAny(err, unix.ENAMETOOLONG, unix.EILSEQ) }
