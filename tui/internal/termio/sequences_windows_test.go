package termio

import (
	"os"
	"testing"
	"unsafe"

	"golang.org/x/sys/windows"
)

// A console that took no sequences takes them, and is left as it was, with its title.
func TestTakeSequences(t *testing.T) {
	out, err := os.OpenFile("CONOUT$", os.O_RDWR, 0)
	if err != nil {
		t.Skip("there is no console")
	}
	defer out.Close()
	console := windows.Handle(out.Fd())
	mode := func() (m uint32) {
		if err := windows.GetConsoleMode(console, &m); err != nil {
			t.Skip("there is no console")
		}
		return m
	}
	title := func(set string) string {
		if set != "" {
			name, _ := windows.UTF16PtrFromString(set)
			_, _, _ = setConsoleTitle.Call(uintptr(unsafe.Pointer(name)))
		}
		b := make([]uint16, maxTitle)
		_, _, _ = getConsoleTitle.Call(uintptr(unsafe.Pointer(&b[0])), maxTitle)
		return windows.UTF16ToString(b)
	}
	before, name := mode(), title("")
	defer func() { _ = windows.SetConsoleMode(console, before); title(name) }()
	plain := before &^ windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING
	if err := windows.SetConsoleMode(console, plain); err != nil {
		t.Fatal(err)
	}
	title("庁内の窓")
	restore, ok := TakeSequences(out)
	if !ok || mode()&windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING == 0 {
		t.Errorf("the console takes sequences: %v, its mode is %#x", ok, mode())
	}
	title("段取り")
	restore()
	if got := title(""); mode() != plain || got != "庁内の窓" {
		t.Errorf("left with mode %#x and title %s", mode(), got)
	}
}
