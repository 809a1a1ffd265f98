package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// TestSilentTerminal runs a command on a terminal that never answers a question.
// The libraries of the console ask terminals for their colours as soon as they
// are linked in, and wait 5 seconds for the answer; no command may do either.
func TestSilentTerminal(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"list"}, {"--help"}, {"start", "flaming"}, {"show", "INC-20261122-01"}} {
		out, took := onSilentTerminal(t, exe, args)
		if took > 4*time.Second { // a busy computer is no fault, the 5 seconds are
			t.Errorf("dandori %v took %v on a terminal that does not answer", args, took)
		}
		if i := bytes.IndexByte(out, 0x1b); i >= 0 {
			t.Errorf("dandori %v wrote an escape sequence: %q", args, out[i:min(i+40, len(out))])
		}
		if len(out) == 0 {
			t.Errorf("dandori %v printed nothing", args)
		}
	}
}

// onSilentTerminal runs the program on a terminal of its own and gives what it
// wrote there and how long it took.
func onSilentTerminal(t *testing.T, exe string, args []string) ([]byte, time.Duration) {
	t.Helper()
	master, slave := openPty(t)
	cmd := exec.Command(exe, args...)
	cmd.Args[0] = "dandori" // which makes the test binary the program
	cmd.Env = []string{
		"TERM=xterm-256color", "LANG=ja_JP.UTF-8", "USER=shinohara", "DANDORI_DATA=" + t.TempDir() + "/data", "DANDORI_STATE=" + t.TempDir(),
		"DANDORI_TEST_NOW=2026-11-22T21:40:00+09:00",
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
	cmd.SysProcAttr = &unix.SysProcAttr{Setsid: true, Setctty: true}
	begun := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	slave.Close()
	out, _ := io.ReadAll(master) // ends with EIO when the last writer is gone
	took := time.Since(begun)
	cmd.Wait() // the exit code is not what is tested
	return out, took
}

// openPty opens a pseudo-terminal.
func openPty(t testing.TB) (master, slave *os.File) {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { master.Close() })
	fd := int(master.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	slave, err = os.OpenFile("/dev/pts/"+strconv.Itoa(n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	return master, slave
}
