//go:build unix && !linux && !darwin

package store

import (
	"errors"
	"time"
)

// Reserve makes the file so long, and takes the space for it.
func (f osFile) Reserve(size int64) error { return fillTo(f, size) }

func diskOf(string) (disk, error) { return disk{}, errors.ErrUnsupported }

func sinceBoot() (time.Duration, string) { return 0, "" }
