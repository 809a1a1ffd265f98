package main

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// TestControlCInALongExport presses Ctrl+C on a real terminal while the shipped program
// writes a paper of 100,000 entries: it ends with 130, the old file stays, nothing half
// is left, and the log is as it was.
func TestControlCInALongExport(t *testing.T) {
	if testing.Short() {
		t.Skip("writes papers of 100,000 entries")
	}
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	data, id := longLog(t, 100_000)
	for _, c := range []struct {
		name string
		args []string
	}{
		{"csv", []string{"--format", "csv", "-o", "out"}},
		{"xlsx", []string{"--format", "xlsx", "-o", "out"}},
		{"jsonl", []string{"--format", "jsonl", "-o", "out"}},
		{"bundle", []string{"--bundle", "out"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			old := filepath.Join(dir, "out")
			if err := os.WriteFile(old, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			master, slave := openPty(t)
			cmd := exec.Command(path, append([]string{"--data", data, "--state", data + "-state", "--lang", "ja", "export", string(id)}, c.args...)...)
			cmd.Dir = dir
			cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
			cmd.SysProcAttr = &unix.SysProcAttr{Setsid: true, Setctty: true}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			slave.Close()
			said := make(chan []byte, 1)
			go func() {
				out, _ := io.ReadAll(master) // ends with EIO when the last writer is gone
				said <- out
			}()
			for begun := time.Now(); ; time.Sleep(time.Millisecond) { // until the new file is being written
				if files, _ := os.ReadDir(dir); len(files) > 1 {
					break
				}
				if time.Since(begun) > time.Minute {
					cmd.Process.Kill()
					t.Fatalf("nothing is written: %s", <-said)
				}
			}
			if _, err := master.Write([]byte{3}); err != nil {
				t.Fatal(err)
			}
			err := cmd.Wait()
			out := <-said
			if cmd.ProcessState.ExitCode() != 130 || !bytes.Contains(out, []byte("中断しました")) {
				t.Errorf("it ended with %v and said %q", err, out)
			}
			if words, _ := os.ReadFile(old); string(words) != "old" {
				t.Errorf("the old file is %.40q", words)
			}
			if files, _ := os.ReadDir(dir); len(files) != 1 {
				t.Errorf("left behind: %v", files)
			}
		})
	}
	if out, err := exec.Command(path, "--data", data, "--state", data+"-state", "--lang", "ja", "verify", string(id)).CombinedOutput(); err != nil {
		t.Errorf("the log: %v\n%s", err, out)
	}
}
