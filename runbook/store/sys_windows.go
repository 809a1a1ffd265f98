package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
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

// isReadOnly reports whether the system does not let us write.
func isReadOnly(err error) bool {
	return errors.Is(err, windows.ERROR_WRITE_PROTECT) || errors.Is(err, fs.ErrPermission)
}

func isNotFolder(err error) bool { return errors.Is(err, syscall.ENOTDIR) }

// othersWrite reports nothing on Windows, where mode bits have no meaning; the
// data folder lies in the user's own folder.
func othersWrite(fs.FileInfo) bool { return false }

// Reserve makes the file so long, and takes the space for it: NTFS allocates what
// the end of a file is set to.
func (f osFile) Reserve(size int64) error { return f.Truncate(size) }

func diskOf(dir string) (disk, error) {
	name, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return disk{}, err
	}
	var free, total uint64
	if err := windows.GetDiskFreeSpaceEx(name, &free, &total, nil); err != nil {
		return disk{}, &fs.PathError{Op: "GetDiskFreeSpaceEx", Path: dir, Err: err}
	}
	d := disk{free: int64(free), total: int64(total)}
	root := filepath.VolumeName(dir) + `\`
	d.network = strings.HasPrefix(root, `\\`) && !strings.HasPrefix(root, `\\?\`) && !strings.HasPrefix(root, `\\.\`)
	if name, err = windows.UTF16PtrFromString(root); err != nil {
		return d, nil
	}
	d.network = d.network || windows.GetDriveType(name) == windows.DRIVE_REMOTE
	var kind [windows.MAX_PATH + 1]uint16
	if windows.GetVolumeInformation(name, nil, 0, nil, nil, nil, &kind[0], uint32(len(kind))) == nil {
		d.kind = windows.UTF16ToString(kind[:])
	}
	return d, nil
}

// sinceBoot gives how long the computer has been running, asleep or not, and the
// name of that run.
func sinceBoot() (time.Duration, string) {
	running := windows.DurationSinceBoot()
	key, err := registry.OpenKey(registry.LOCAL_MACHINE, `SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters`, registry.QUERY_VALUE)
	if err != nil {
		return running, ""
	}
	defer key.Close()
	n, _, err := key.GetIntegerValue("BootId") // counts the starts
	if err != nil {
		return running, ""
	}
	computer, _ := os.Hostname()
	return running, computer + " " + strconv.FormatUint(n, 10)
}
