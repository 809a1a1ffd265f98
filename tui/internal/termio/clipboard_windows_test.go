package termio

import (
	"runtime"
	"testing"
	"unsafe"

	"golang.org/x/sys/windows"
)

// What was put on the clipboard is there for the next program, with the line ends of
// Windows.
func TestClipboard(t *testing.T) {
	runtime.LockOSThread() // the thread that opens the clipboard closes it
	defer runtime.UnlockOSThread()
	if ok, _, err := openClipboard.Call(0); ok == 0 {
		t.Skip("there is no clipboard: ", err)
	}
	closeClipboard.Call()
	if err := Clipboard()("公式アカウントから\nお知らせ𠮷😀"); err != nil {
		t.Fatal(err)
	}
	if ok, _, err := openClipboard.Call(0); ok == 0 {
		t.Fatal(err)
	}
	defer closeClipboard.Call()
	block, _, err := user.NewProc("GetClipboardData").Call(unicodeText)
	if block == 0 {
		t.Fatal(err)
	}
	text := make([]uint16, 100)
	at, _, err := globalLock.Call(block)
	if at == 0 {
		t.Fatal(err)
	}
	size, _, err := kernel.NewProc("GlobalSize").Call(block)
	if size == 0 {
		t.Fatal(err)
	}
	moveMemory.Call(uintptr(unsafe.Pointer(&text[0])), at, min(size, 200))
	globalUnlock.Call(block)
	if got := windows.UTF16ToString(text); got != "公式アカウントから\r\nお知らせ𠮷😀" {
		t.Errorf("the clipboard has %q", got)
	}
}
