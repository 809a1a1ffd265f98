package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPromisesAreTested keeps the table of promises in the README true: every test it
// names is there, in the package that the command beside it runs, and every flag and
// pattern of that command means something.
func TestPromisesAreTested(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile("(?m)^\\| (\\d+) \\| (.+?) \\| (.+?) \\| `(.+?)` \\| (.+?) \\|$")
	named := regexp.MustCompile(`\b(?:Test|Benchmark)[A-Z]\w*`)
	command := regexp.MustCompile(`^go test (\./\S+) (.+)$`)
	flagged := regexp.MustCompile(`(?:^| )-([a-z]+)(?:=\S+)?`)
	all := testsIn(t, "../..")
	rows := row.FindAllStringSubmatch(string(readme), -1)
	if len(rows) != 13 {
		t.Fatalf("the table has %d promises", len(rows))
	}
	for _, r := range rows {
		number, tests, line := r[1], named.FindAllString(r[3], -1), strings.ReplaceAll(r[4], `\|`, "|")
		if len(tests) == 0 {
			t.Errorf("promise %s names no test", number)
		}
		for _, name := range tests {
			if !strings.Contains(all, "\nfunc "+name+"(") {
				t.Errorf("promise %s: there is no %s", number, name)
			}
		}
		c := command.FindStringSubmatch(line)
		if c == nil {
			t.Errorf("promise %s: no command: %s", number, line)
			continue
		}
		files := testsIn(t, filepath.Join("../..", c[1]))
		for _, name := range named.FindAllString(c[2], -1) {
			if !strings.Contains(files, "\nfunc "+name+"(") {
				t.Errorf("promise %s: %s has no %s", number, c[1], name)
			}
		}
		_, ours, _ := strings.Cut(c[2], "-args")
		for _, f := range flagged.FindAllStringSubmatch(ours, -1) {
			if !strings.Contains(files, `("`+f[1]+`"`) {
				t.Errorf("promise %s: %s has no flag -%s", number, c[1], f[1])
			}
		}
	}
}

// testsIn is the text of all tests of a folder and those below it.
func testsIn(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		b, err := os.ReadFile(path)
		all.Write(b)
		all.WriteByte('\n')
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
