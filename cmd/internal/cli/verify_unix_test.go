//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// soon runs a command that must end by itself.
func (w *world) soon(t *testing.T, want int, args ...string) string {
	t.Helper()
	done := make(chan string, 1)
	go func() { done <- w.run(t, want, args...) }()
	select {
	case out := <-done:
		return out
	case <-time.After(20 * time.Second):
		t.Fatalf("dandori %q hangs", args)
		return ""
	}
}

// TestNothingWaitsForAPipe: who opens a pipe that nobody writes to waits for ever, and
// neither Ctrl+C nor a signal ends it.
func TestNothingWaitsForAPipe(t *testing.T) {
	w := newWorld(t)
	id := workedIncident(t, w)
	raw, err := os.ReadFile(filepath.Join(w.vars["DANDORI_DATA"], "incidents", id, "log.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	picture := filepath.Join(w.Dir, "画面.png")
	if err := os.Remove(picture); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(w.Dir, "folder")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{picture, filepath.Join(w.Dir, "pipe.jsonl"), filepath.Join(w.Dir, "pipe.zip"), filepath.Join(folder, "log.jsonl")} {
		if err := syscall.Mkfifo(path, 0o600); err != nil {
			t.Skip(err)
		}
	}
	if err := os.WriteFile(filepath.Join(w.Dir, "copy.jsonl"), raw, 0o600); err != nil {
		t.Fatal(err)
	}
	const unreadable = "証拠 1（記録 2）: その場所で読めないため"
	if out := w.soon(t, exitDone, "verify", id); !strings.Contains(out, unreadable) {
		t.Errorf("it says:\n%s", out)
	}
	if out := w.soon(t, exitDone, "verify", "copy.jsonl", "--evidence"); !strings.Contains(out, unreadable) {
		t.Errorf("it says:\n%s", out)
	}
	w.soon(t, exitDone, "verify", "copy.jsonl")
	w.soon(t, exitDone, "export", id, "--bundle", "b.zip")
	w.soon(t, exitFailed, "evidence", id, "--what", "x", "--where", "y", "--file", "画面.png")
	w.soon(t, exitFailed, "verify", "pipe.jsonl")
	w.soon(t, exitFailed, "verify", "pipe.zip")
	w.soon(t, exitFailed, "verify", "folder")
}
