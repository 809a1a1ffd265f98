package store

import (
	"errors"
	"os"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// Reserve makes the file so long, and takes the space for it.
func (f osFile) Reserve(size int64) error {
	for {
		err := unix.Fallocate(int(f.Fd()), 0, 0, size)
		switch {
		case err == unix.EINTR:
			continue
		case errors.Is(err, unix.EOPNOTSUPP), err == unix.ENOSYS:
			return fillTo(f, size)
		case err != nil:
			return &os.PathError{Op: "fallocate", Path: f.Name(), Err: err}
		}
		return nil
	}
}

// fileSystems names those whose files may be on another computer, and the usual
// ones that are not. Of the others only the number is known.
var fileSystems = map[uint32]struct {
	name    string
	network bool
}{
	unix.NFS_SUPER_MAGIC:       {"nfs", true},
	unix.SMB_SUPER_MAGIC:       {"smb", true},
	unix.SMB2_SUPER_MAGIC:      {"smb2", true},
	unix.CIFS_SUPER_MAGIC:      {"cifs", true},
	unix.AFS_SUPER_MAGIC:       {"afs", true},
	unix.AFS_FS_MAGIC:          {"afs", true},
	unix.CODA_SUPER_MAGIC:      {"coda", true},
	unix.NCP_SUPER_MAGIC:       {"ncp", true},
	unix.V9FS_MAGIC:            {"9p", true},
	unix.CEPH_SUPER_MAGIC:      {"ceph", true},
	unix.FUSE_SUPER_MAGIC:      {"fuse", false}, // see onFuse
	unix.EXT4_SUPER_MAGIC:      {"ext4", false},
	unix.XFS_SUPER_MAGIC:       {"xfs", false},
	unix.BTRFS_SUPER_MAGIC:     {"btrfs", false},
	unix.TMPFS_MAGIC:           {"tmpfs", false},
	unix.OVERLAYFS_SUPER_MAGIC: {"overlay", false},
	unix.MSDOS_SUPER_MAGIC:     {"vfat", false},
	unix.EXFAT_SUPER_MAGIC:     {"exfat", false},
	unix.F2FS_SUPER_MAGIC:      {"f2fs", false},
}

func diskOf(dir string) (disk, error) {
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		return disk{}, &os.PathError{Op: "statfs", Path: dir, Err: err}
	}
	fs := fileSystems[uint32(st.Type)]
	d := disk{
		free: int64(st.Bavail) * st.Bsize, total: int64(st.Blocks) * st.Bsize,
		kind: fs.name, network: fs.network,
	}
	if fs.name == "fuse" {
		if kind := onFuse(dir); kind != "" {
			d.kind, d.network = kind, kind != "fuseblk" // that is a disk of Windows
		}
	}
	return d, nil
}

// onFuse names the sort of a file system that a program provides, such as
// fuse.sshfs.
func onFuse(dir string) string {
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return ""
	}
	best, kind := "", ""
	for line := range strings.Lines(string(mounts)) {
		before, after, ok := strings.Cut(line, " - ")
		f, g := strings.Fields(before), strings.Fields(after)
		if !ok || len(f) < 5 || len(g) < 1 {
			continue
		}
		at := strings.TrimSuffix(f[4], "/")
		if len(at) >= len(best) && (dir == at || strings.HasPrefix(dir, at+"/")) {
			best, kind = at, g[0]
		}
	}
	return kind
}

// sinceBoot gives how long the computer has been running, asleep or not, and the
// name of that run.
func sinceBoot() (time.Duration, string) {
	var now unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_BOOTTIME, &now); err != nil {
		return 0, ""
	}
	boot, _ := os.ReadFile("/proc/sys/kernel/random/boot_id")
	return time.Duration(now.Nano()), strings.TrimSpace(string(boot))
}
