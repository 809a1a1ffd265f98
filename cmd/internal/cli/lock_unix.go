//go:build !windows

package cli

import (
	"os"

	"golang.org/x/sys/unix"
)

// lockFile takes a lock that ends with the process, or fails when another has it.
func lockFile(f *os.File) error { return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) }
