package store

import "io/fs"

// blocks gives how much of a file is on the disk.
func blocks(fs.FileInfo) (int64, bool) { return 0, false }
