package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// built is the folder of the program that [binary] builds, or "".
var built string

// tidy runs the tests and leaves nothing behind.
type tidy struct{ *testing.M }

func (t tidy) Run() int {
	code := t.M.Run()
	if built != "" {
		os.RemoveAll(built)
	}
	return code
}

// binary builds the program once for all tests that run it as a user would.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "dandori-test-")
	if err != nil {
		return "", err
	}
	built = dir
	path := filepath.Join(dir, "dandori")
	out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

// terminal is the real program in a real terminal (tmux), worked with the
// keyboard alone.
type terminal struct {
	t      testing.TB
	socket string
	data   string
	dir    string // the folder the program runs in
}

// newTerminal starts a terminal of w by h cells with a shell in it.
func newTerminal(t testing.TB, w, h int) *terminal {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed; the terminal tests need it")
	}
	term := &terminal{t: t, socket: filepath.Join(t.TempDir(), "tmux"), data: filepath.Join(t.TempDir(), "data"), dir: t.TempDir()}
	term.tmux("-f", "/dev/null", "new-session", "-d", "-x", fmt.Sprint(w), "-y", fmt.Sprint(h), "-c", term.dir, "env", "PS1=$ ", "sh")
	t.Cleanup(func() { _ = exec.Command("tmux", "-S", term.socket, "kill-server").Run() })
	term.wait("$")
	return term
}

func (term *terminal) tmux(args ...string) string {
	term.t.Helper()
	cmd := exec.Command("tmux", append([]string{"-u", "-S", term.socket}, args...)...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TMUX=")
	out, err := cmd.CombinedOutput()
	if err != nil {
		term.t.Fatalf("tmux %v: %v: %s", args, err, out)
	}
	return string(out)
}

// run starts the program, replacing whatever shell prompt there is.
func (term *terminal) run(args ...string) {
	term.t.Helper()
	path, err := binary()
	if err != nil {
		term.t.Fatal(err)
	}
	line := fmt.Sprintf("clear; LC_ALL=ja_JP.UTF-8 TZ=Asia/Tokyo %s --data %s --state %s-state --lang ja %s", path, term.data, term.data, strings.Join(args, " "))
	term.text(line)
	term.key("Enter")
}

// command runs the program without a terminal and returns what it printed.
func (term *terminal) command(args ...string) string {
	term.t.Helper()
	path, err := binary()
	if err != nil {
		term.t.Fatal(err)
	}
	out, err := exec.Command(path, append([]string{"--data", term.data, "--state", term.data + "-state", "--lang", "ja"}, args...)...).CombinedOutput()
	if err != nil {
		term.t.Fatalf("%v: %v: %s", args, err, out)
	}
	return string(out)
}

// key presses keys by their tmux names.
func (term *terminal) key(names ...string) {
	term.t.Helper()
	for _, n := range names {
		term.tmux("send-keys", n)
	}
}

// text types text as an input method commits it.
func (term *terminal) text(s string) {
	term.t.Helper()
	term.tmux("send-keys", "-l", s)
}

func (term *terminal) screen() string { return term.tmux("capture-pane", "-p") }

// wait waits until the screen shows all of the texts.
func (term *terminal) wait(texts ...string) string {
	term.t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for {
		screen := term.screen()
		missing := ""
		for _, want := range texts {
			if !strings.Contains(screen, want) {
				missing = want
			}
		}
		if missing == "" {
			return screen
		}
		if time.Now().After(deadline) {
			term.t.Fatalf("the screen never showed %q:\n%s", missing, screen)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// pid is the process id of the program in the terminal.
func (term *terminal) pid() string {
	term.t.Helper()
	shell := strings.TrimSpace(term.tmux("display-message", "-p", "#{pane_pid}"))
	out, err := exec.Command("pgrep", "-P", shell).Output()
	if err != nil {
		term.t.Fatalf("find the program: %v", err)
	}
	return strings.Fields(string(out))[0]
}

// BenchmarkList measures what a responder waits for an answer of the program: a
// whole run of dandori list with one open incident.
func BenchmarkList(b *testing.B) {
	path, err := binary()
	if err != nil {
		b.Fatal(err)
	}
	data := filepath.Join(b.TempDir(), "data")
	if out, err := exec.Command(path, "--data", data, "--state", data+"-state", "start", "flaming", "--by", "鈴木").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	for b.Loop() {
		if out, err := exec.Command(path, "--data", data, "--state", data+"-state", "list").CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
}
