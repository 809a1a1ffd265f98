package pty

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// Patience is how long a text may take to come: long, because it passes only when a
// test fails.
const Patience = 20 * time.Second

// Terminal is one pseudo-terminal.
type Terminal struct {
	// Line is the program's end: its standard input and output.
	Line *os.File

	tb     testing.TB
	master *os.File
	mu     sync.Mutex
	more   *sync.Cond
	out    strings.Builder
	closed bool
}

// Open returns a terminal of w columns and h rows that is closed when the test ends.
func Open(tb testing.TB, w, h int) *Terminal {
	tb.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		tb.Skipf("no pseudo-terminals here: %v", err)
	}
	var number int
	// Not Fd: it would make reads uninterruptible, and Close wait for them.
	control(tb, master, func(fd int) error {
		if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
			return err
		}
		if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: uint16(h), Col: uint16(w)}); err != nil {
			return err
		}
		number, err = unix.IoctlGetInt(fd, unix.TIOCGPTN)
		return err
	})
	line, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		tb.Fatal(err)
	}
	t := &Terminal{Line: line, tb: tb, master: master}
	t.more = sync.NewCond(&t.mu)
	read := make(chan struct{})
	go func() {
		defer close(read)
		buf := make([]byte, 4096)
		for {
			n, err := master.Read(buf)
			t.mu.Lock()
			t.out.Write(buf[:n])
			t.closed = t.closed || err != nil
			t.more.Broadcast()
			t.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	tb.Cleanup(func() {
		line.Close()
		master.Close()
		<-read
	})
	return t
}

func control(tb testing.TB, f *os.File, do func(fd int) error) {
	tb.Helper()
	c, err := f.SyscallConn()
	if err != nil {
		tb.Fatal(err)
	}
	if cerr := c.Control(func(fd uintptr) { err = do(int(fd)) }); cerr != nil || err != nil {
		tb.Fatal(cerr, err)
	}
}

// Send types text on the terminal.
func (t *Terminal) Send(text string) {
	t.tb.Helper()
	if _, err := t.master.WriteString(text); err != nil {
		t.tb.Error(err)
	}
}

// Output returns all that has been written to the terminal.
func (t *Terminal) Output() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.out.String()
}

// Wait returns when text has been written to the terminal.
func (t *Terminal) Wait(text string) {
	t.tb.Helper()
	if !t.wait(func(out string) bool { return strings.Contains(out, text) }) {
		t.tb.Fatalf("%q never came; the program wrote %q", text, t.Output())
	}
}

func (t *Terminal) wait(done func(out string) bool) bool {
	late := false
	timer := time.AfterFunc(Patience, func() {
		t.mu.Lock()
		late = true
		t.more.Broadcast()
		t.mu.Unlock()
	})
	defer timer.Stop()
	t.mu.Lock()
	defer t.mu.Unlock()
	for !done(t.out.String()) {
		if late || t.closed {
			return false
		}
		t.more.Wait()
	}
	return true
}

// Raw reports that the terminal is in raw mode: it neither echoes nor waits for the
// end of a line.
func (t *Terminal) Raw() bool {
	t.tb.Helper()
	var raw bool
	control(t.tb, t.master, func(fd int) error {
		state, err := unix.IoctlGetTermios(fd, unix.TCGETS)
		raw = err == nil && state.Lflag&(unix.ICANON|unix.ECHO) == 0
		return err
	})
	return raw
}

// Unread returns how many bytes that were sent the program has yet to read. In raw
// mode only: otherwise the terminal keeps a line until its end.
func (t *Terminal) Unread() int {
	t.tb.Helper()
	var n int
	control(t.tb, t.Line, func(fd int) (err error) {
		n, err = unix.IoctlGetInt(fd, unix.TIOCINQ)
		return err
	})
	return n
}
