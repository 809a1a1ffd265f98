package mute_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"dandori/tui/internal/pty"
)

// start builds testdata/name and runs it on a terminal that never answers.
func start(t *testing.T, name string) (*pty.Terminal, *exec.Cmd) {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a program")
	}
	bin := filepath.Join(t.TempDir(), name)
	if out, err := exec.Command("go", "build", "-o", bin, "./testdata/"+name).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	term := pty.Open(t, 80, 24)
	cmd := exec.Command(bin)
	// A dumb or unknown terminal would not be asked, nor would one under tmux.
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=", "TMUX=", "COLORFGBG=", "CI=")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = term.Line, term.Line, term.Line
	// Being asked needs the terminal to be the controlling one: background
	// processes do not ask.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return term, cmd
}

// The whole output is the program's own: nothing was asked, so nothing was waited
// for.
func TestQuiet(t *testing.T) {
	term, cmd := start(t, "quiet")
	term.Wait("begun\r\n")
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	if out := term.Output(); out != "begun\r\n" {
		t.Errorf("the program wrote %q", out)
	}
}

// Without the package Bubble Tea does ask: otherwise the test above tests nothing,
// and the package can go.
func TestLoud(t *testing.T) {
	term, cmd := start(t, "loud")
	term.Wait("\x1b]11;?") // background colour
	if strings.Contains(term.Output(), "begun") {
		t.Error("it asked, and did not wait")
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Error(err)
	}
	_ = cmd.Wait()
}
