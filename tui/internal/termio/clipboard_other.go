//go:build !windows

package termio

// Clipboard gives nothing where the clipboard is that of a terminal and not of the
// computer.
func Clipboard() func(words string) error { return nil }
