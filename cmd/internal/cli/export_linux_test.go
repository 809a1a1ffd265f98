package cli

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"dandori/runbook/report"
)

// TestExportOnAFullDisk fills a small disk: the old file stays, nothing half is left,
// and it is said which file could not be written.
func TestExportOnAFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("none", disk, "tmpfs", 0, "size=128k"); err != nil {
		t.Skipf("a disk of its own cannot be mounted here: %v", err)
	}
	defer syscall.Unmount(disk, 0)
	w := newWorld(t)
	id := workedIncident(t, w)
	old := filepath.Join(disk, "out")
	if err := os.WriteFile(old, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	export := func(format string) []string {
		if format == "zip" {
			return []string{"export", id, "--bundle", old}
		}
		return []string{"export", id, "--format", format, "-o", old}
	}
	formats := append(append([]string{}, report.Formats...), jsonl, "zip")
	fill(t, filepath.Join(disk, "filler"))
	for _, format := range formats {
		w.run(t, exitFailed, export(format)...)
		if said := w.stderr.String(); !strings.Contains(said, old+" ") && !strings.Contains(said, old+"に") || strings.Contains(said, ".tmp") || !strings.Contains(said, "前のファイルは、そのまま") {
			t.Errorf("%s: it does not say which file, or that the old one stays: %s", format, said)
		}
		if words, _ := os.ReadFile(old); string(words) != "old" {
			t.Errorf("%s: the old file is %q", format, words)
		}
		if entries, _ := os.ReadDir(disk); len(entries) != 2 {
			t.Errorf("%s: files left behind: %v", format, entries)
		}
	}
	// Control: with room it is written.
	if err := os.Remove(filepath.Join(disk, "filler")); err != nil {
		t.Fatal(err)
	}
	w.run(t, exitDone, export("md")...)
	if words, _ := os.ReadFile(old); string(words) == "old" {
		t.Error("with room it is not written")
	}
}

// fill writes a file until the disk has no room.
func fill(t *testing.T, path string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for size := 64 << 10; size > 0; {
		if _, err := f.Write(bytes.Repeat([]byte{'x'}, size)); errors.Is(err, syscall.ENOSPC) {
			size /= 2
		} else if err != nil {
			t.Fatal(err)
		}
	}
}
