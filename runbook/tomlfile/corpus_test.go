package tomlfile

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestCorpus compares scanner and decoder on the conformance suite that comes with
// the decoder's module, where that is at hand: the scanner must not stop in a valid
// file.
func TestCorpus(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/BurntSushi/toml").Output()
	tests := filepath.Join(strings.TrimSpace(string(dir)), "internal", "toml-test", "tests")
	if _, statErr := os.Stat(tests); err != nil || statErr != nil {
		t.Skip("the suite is not here")
	}
	n := 0
	err = filepath.WalkDir(tests, func(path string, entry os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".toml" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		doc := Read(filepath.Base(path), data, Limits{Size: 1 << 20, Nesting: 1000})
		valid := strings.Contains(path, string(filepath.Separator)+"valid"+string(filepath.Separator))
		if valid && doc.Root() == nil {
			t.Errorf("%s is valid: %v", path, doc.Problems())
		}
		if doc.Root() != nil {
			n++
			checkScan(t, doc.text)
			readAll(doc.Root(), 0)
		}
		checkProblems(t, data, doc.Problems())
		return nil
	})
	if err != nil || n == 0 {
		t.Fatalf("%d files read: %v", n, err)
	}
}
