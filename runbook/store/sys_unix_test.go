//go:build unix

package store

import (
	"io/fs"
	"syscall"
)

// blocks gives how much of a file is on the disk.
func blocks(info fs.FileInfo) (int64, bool) {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	return int64(st.Blocks) * 512, true
}
