package cli

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

// A file that may only be read, and a folder, are told apart from a file that another program
// has open: Windows denies the rename onto each of them alike.
func TestWhatIsInUse(t *testing.T) {
	dir := t.TempDir()
	write := func(path string) error {
		return writeFile(path, true, func(w io.Writer) error { _, err := io.WriteString(w, "x"); return err })
	}
	only := filepath.Join(dir, "only.md")
	if err := os.WriteFile(only, nil, 0o400); err != nil {
		t.Fatal(err)
	}
	if err := write(only); err == nil || isInUse(err) {
		t.Errorf("a file that may only be read: %v", err)
	}
	if err := os.Chmod(only, 0o600); err != nil { // so that the folder can be removed
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "folder")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := write(folder); err == nil || isInUse(err) {
		t.Errorf("a folder: %v", err)
	}
	open := filepath.Join(dir, "open.md")
	f, err := os.Create(open)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := write(open); err == nil || !isInUse(err) {
		t.Errorf("a file that is open: %v", err)
	}
}
