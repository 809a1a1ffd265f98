//go:build !windows

package cli

// codePage is 0: there are none.
func codePage() uint32 { return 0 }
