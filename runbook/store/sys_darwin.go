package store

import (
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// Reserve makes the file so long, and takes the space for it.
func (f osFile) Reserve(size int64) error { return fillTo(f, size) }

func diskOf(dir string) (disk, error) {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return disk{}, &os.PathError{Op: "statfs", Path: dir, Err: err}
	}
	return disk{
		free: int64(st.Bavail) * int64(st.Bsize), total: int64(st.Blocks) * int64(st.Bsize),
		kind: unix.ByteSliceToString(st.Fstypename[:]), network: st.Flags&unix.MNT_LOCAL == 0,
	}, nil
}

// sinceBoot gives how long the computer has been running, asleep or not, and the
// name of that run.
func sinceBoot() (time.Duration, string) {
	var now unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_MONOTONIC, &now); err != nil {
		return 0, ""
	}
	boot, _ := unix.Sysctl("kern.bootsessionuuid")
	return time.Duration(now.Nano()), boot
}
