package termio

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	kernel          = windows.NewLazySystemDLL("kernel32.dll")
	getConsoleTitle = kernel.NewProc("GetConsoleTitleW")
	setConsoleTitle = kernel.NewProc("SetConsoleTitleW")
)

// maxTitle is more than a console takes.
const maxTitle = 32 << 10

// TakeSequences has a console take escape sequences, until restore. Bubble Tea does so
// only while its program runs, and what is written before and after would stand in
// the window as text. Restore puts back the title of the window, too, which a console
// does not keep when it is asked to by a sequence. False: the console takes none; it
// is older than Windows 10, or set to be like one that is.
//
// An output that is no console takes them as any file does.
func TakeSequences(out File) (restore func(), ok bool) {
	console := windows.Handle(out.Fd())
	var mode uint32
	if windows.GetConsoleMode(console, &mode) != nil {
		return func() {}, true
	}
	if windows.SetConsoleMode(console, mode|windows.ENABLE_PROCESSED_OUTPUT|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) != nil {
		return func() {}, false
	}
	title := make([]uint16, maxTitle)
	n, _, _ := getConsoleTitle.Call(uintptr(unsafe.Pointer(&title[0])), maxTitle)
	return func() {
		if n > 0 {
			_, _, _ = setConsoleTitle.Call(uintptr(unsafe.Pointer(&title[0])))
		}
		_ = windows.SetConsoleMode(console, mode)
	}, true
}
