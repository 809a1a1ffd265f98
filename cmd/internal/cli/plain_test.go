package cli

import (
	"context"
	"os"
	"strings"
	"testing"

	"dandori/runbook/lang"
	"dandori/tui"
)

// A terminal that cannot draw gets the console line by line, and is told so; one that
// can gets the screen.
func TestLinearByTerminal(t *testing.T) {
	for _, at := range []struct {
		name, value string
		lines       bool
	}{{"TERM", "dumb", true}, {"TERM", "xterm-256color", false}, {"ACCESSIBLE", "1", true}, {"ACCESSIBLE", "0", false}} {
		w := newWorld(t)
		w.vars[at.name] = at.value
		in, out, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		out.Close() // nobody types
		defer in.Close()
		printed, err := os.CreateTemp(t.TempDir(), "out")
		if err != nil {
			t.Fatal(err)
		}
		defer printed.Close()
		w.Env.Stdin, w.Env.Stdout = in, printed
		w.Env.IsTerminal = func(any) bool { return true }
		drawn := false
		w.Env.Console = func(context.Context, tui.Config, *os.File, *os.File) error {
			drawn = true
			return nil
		}
		if code := Main(w.Env, nil); code != exitDone {
			t.Fatalf("%s=%s: exit code %d", at.name, at.value, code)
		}
		if drawn == at.lines {
			t.Errorf("%s=%s: it drew a screen: %v", at.name, at.value, drawn)
		}
		said, err := os.ReadFile(printed.Name())
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(said), lang.Plain.NoScreen.Ja) || strings.Contains(string(said), lang.Plain.NoScreen.En); got != at.lines {
			t.Errorf("%s=%s: it says why: %v", at.name, at.value, got)
		}
	}
}
