package termio

import (
	"fmt"
	"runtime"
	"strings"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	user             = windows.NewLazySystemDLL("user32.dll")
	openClipboard    = user.NewProc("OpenClipboard")
	closeClipboard   = user.NewProc("CloseClipboard")
	emptyClipboard   = user.NewProc("EmptyClipboard")
	setClipboardData = user.NewProc("SetClipboardData")
	globalAlloc      = kernel.NewProc("GlobalAlloc")
	globalFree       = kernel.NewProc("GlobalFree")
	globalLock       = kernel.NewProc("GlobalLock")
	globalUnlock     = kernel.NewProc("GlobalUnlock")
	moveMemory       = kernel.NewProc("RtlMoveMemory")
)

const (
	unicodeText = 13     // CF_UNICODETEXT
	moveable    = 0x0002 // GMEM_MOVEABLE, which a clipboard asks for
)

// Another program has the clipboard for as long as it takes to read it, as those that
// keep its history do.
const (
	clipboardTries = 10
	clipboardWait  = 20 * time.Millisecond
)

// Clipboard gives what puts words on the clipboard of Windows, and says whether they
// are there. No window of the console takes the sequence that asks a terminal for it.
func Clipboard() func(words string) error {
	return func(words string) error {
		units, err := windows.UTF16FromString(strings.ReplaceAll(words, "\n", "\r\n"))
		if err != nil {
			return err // a NUL in the words
		}
		runtime.LockOSThread() // the thread that opens the clipboard closes it
		defer runtime.UnlockOSThread()
		for try := 1; ; try++ {
			ok, _, err := openClipboard.Call(0)
			if ok != 0 {
				break
			}
			if try == clipboardTries {
				return fmt.Errorf("OpenClipboard: %w", err)
			}
			time.Sleep(clipboardWait)
		}
		defer closeClipboard.Call()
		if ok, _, err := emptyClipboard.Call(); ok == 0 {
			return fmt.Errorf("EmptyClipboard: %w", err)
		}
		size := uintptr(len(units)) * unsafe.Sizeof(units[0])
		block, _, err := globalAlloc.Call(moveable, size)
		if block == 0 {
			return fmt.Errorf("GlobalAlloc: %w", err)
		}
		at, _, err := globalLock.Call(block)
		if at == 0 {
			globalFree.Call(block)
			return fmt.Errorf("GlobalLock: %w", err)
		}
		moveMemory.Call(at, uintptr(unsafe.Pointer(&units[0])), size)
		globalUnlock.Call(block)
		if set, _, err := setClipboardData.Call(unicodeText, block); set == 0 {
			globalFree.Call(block) // otherwise it is the clipboard's from now on
			return fmt.Errorf("SetClipboardData: %w", err)
		}
		return nil
	}
}
