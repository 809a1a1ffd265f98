package main

import (
	"bytes"
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
		told bool // it is made to take so long that it says how far it is
	}{
		{"csv", []string{"--format", "csv", "-o", "out"}, false},
		{"xlsx", []string{"--format", "xlsx", "-o", "out"}, true},
		{"jsonl", []string{"--format", "jsonl", "-o", "out"}, false},
		{"bundle", []string{"--bundle", "out"}, false},
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
			said, progress := make(chan []byte, 1), make(chan bool)
			go func() {
				var out []byte
				for told, b := false, make([]byte, 4096); ; {
					n, err := master.Read(b) // ends with EIO when the last writer is gone
					out = append(out, b[:n]...)
					if !told && bytes.Contains(out, []byte("書き出し中")) {
						told = true
						close(progress)
					}
					if err != nil {
						said <- out
						return
					}
				}
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
			cmd.Process.Signal(unix.SIGSTOP) // it stands still, or a busy computer lets it end before the key comes
			if c.told {                      // and time passes, as on a slow disk
				time.Sleep(2 * time.Second)
				cmd.Process.Signal(unix.SIGCONT)
				select {
				case <-progress:
				case <-time.After(time.Minute):
					t.Error("it did not say how far it was")
				}
			}
			if _, err := master.Write([]byte{3}); err != nil {
				t.Fatal(err)
			}
			cmd.Process.Signal(unix.SIGCONT)
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
