package cli

import (
	"os"

	"golang.org/x/sys/windows"
)

// lockFile takes a lock that ends with the process, or fails when another has it.
func lockFile(f *os.File) error {
	return windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, new(windows.Overlapped))
}
