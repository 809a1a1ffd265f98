package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestReadmeCommands runs the command lines of the README in their order, as who copies them
// does. A command may refuse, as the README says of some, but never for how it is written.
func TestReadmeCommands(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)```\n(.*?)```|`(dandori [^`]+)`")
	comment := regexp.MustCompile(`\s+#.*$`)
	unsaid := regexp.MustCompile(`^dandori \S+$|…|\b(ID|NAME)\b|--lang en$`) // the name of a command or a part of one: nothing to copy
	screens := []string{"dandori resume", "dandori drill control DRL-20261122-01"}
	script := []string{"dandori start unauthorized-access --by 鈴木"}
	for _, b := range block.FindAllStringSubmatch(string(readme), -1) {
		for line := range strings.Lines(b[1] + b[2]) {
			line = comment.ReplaceAllString(strings.TrimSpace(line), "")
			if !strings.HasPrefix(line, "dandori ") || unsaid.MatchString(line) || slices.Contains(screens, line) {
				continue
			}
			// "…" is what cmd.exe knows, too; a script knows only '…'.
			script = append(script, "understood "+strings.ReplaceAll(line, `"`, "'"))
		}
	}
	if len(script) < 15 {
		t.Fatalf("the README has only these commands: %q", script)
	}
	files := "\n-- 水害.toml --\n"
	name := filepath.Join(t.TempDir(), "readme.txtar")
	if err := os.WriteFile(name, []byte(strings.Join(script, "\n")+files), 0o600); err != nil {
		t.Fatal(err)
	}
	p := scripted()
	p.Files = []string{name}
	p.Cmds["understood"] = understood
	testscript.Run(t, p)
}

// understood runs a command that may refuse, but not end with the exit code of a command line
// that is wrong.
func understood(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: understood program args…")
	}
	err := ts.Exec(args[0], args[1:]...)
	if e, ok := errors.AsType[*exec.ExitError](err); ok && e.ExitCode() != 2 {
		return
	}
	ts.Check(err)
}
