package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/japanese"

	"dandori/cmd/internal/cli"
)

// programs are what the test binary is under another name.
var programs = map[string]func(){
	"dandori": func() { os.Exit(cli.Main(testEnv(), os.Args[1:])) },
}

func TestMain(m *testing.M) { testscript.Main(tidy{m}, programs) }

// testEnv is the real world with a clock that stands at DANDORI_TEST_NOW.
func testEnv() cli.Env {
	env := cli.System()
	if at := os.Getenv("DANDORI_TEST_NOW"); at != "" {
		now, err := time.Parse(time.RFC3339, at)
		if err != nil {
			panic(err)
		}
		env.Now = func() time.Time { return now }
		env.Clock = nil
		if running, err := time.ParseDuration(os.Getenv("DANDORI_TEST_RUNNING")); err == nil {
			env.Clock = func() (time.Time, time.Duration, string) { return now, running, "a-start" }
		}
	}
	return env
}

// TestScript runs the command lines of testdata/script, one behaviour a file.
func TestScript(t *testing.T) {
	p := scripted()
	p.Dir, p.RequireUniqueNames = filepath.Join("testdata", "script"), true
	testscript.Run(t, p)
}

// scripted is the world of a script: an empty data folder, the evening of the incident, and
// our own commands.
func scripted() testscript.Params {
	return testscript.Params{
		Setup: func(env *testscript.Env) error {
			for _, kv := range [][2]string{
				{"DANDORI_DATA", filepath.Join(env.WorkDir, "data")},
				{"DANDORI_STATE", filepath.Join(env.WorkDir, "state")},
				{"DANDORI_TEST_NOW", "2026-11-22T21:40:00+09:00"},
				{"ID", "INC-20261122-01"},
				{"LANG", "ja_JP.UTF-8"},
				{"LC_ALL", ""},
				{"TZ", "UTC"}, // the office's time zone decides, not the computer's
				{"USER", "shinohara"},
			} {
				env.Setenv(kv[0], kv[1])
			}
			return nil
		},
		Condition: func(cond string) (bool, error) {
			switch cond {
			case "root":
				return os.Geteuid() == 0, nil
			case "namespaces":
				return exec.Command("unshare", "-Urm", "true").Run() == nil, nil
			}
			return false, errors.New("unknown condition")
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"at":      at,
			"exits":   exits,
			"replace": replace,
			"sjis":    sjis,
			"lines":   lines,
			"repeat":  repeat,
			"old":     old,
			"repin":   repin,
		},
	}
}

// at sets the clock: "at 21:45" on the day of the incident, or a whole time.
func at(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: at TIME")
	}
	now := args[0]
	if !strings.Contains(now, "T") {
		now = "2026-11-22T" + now + ":00+09:00"
	}
	if _, err := time.Parse(time.RFC3339, now); err != nil {
		ts.Fatalf("at: %v", err)
	}
	ts.Setenv("DANDORI_TEST_NOW", now)
}

// exits runs a command that must end with an exact exit code: "exits 2 dandori …".
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE program args…")
	}
	want, err := strconv.Atoi(args[0])
	if err != nil {
		ts.Fatalf("exits: %v", err)
	}
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	if e, ok := errors.AsType[*exec.ExitError](err); ok {
		got = e.ExitCode()
	} else if err != nil {
		ts.Fatalf("exits: %v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// replace changes every occurrence of a text in a file, as somebody with an
// editor would: "replace FILE OLD NEW".
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	name := ts.MkAbs(args[0])
	data, err := os.ReadFile(name)
	ts.Check(err)
	if !bytes.Contains(data, []byte(args[1])) {
		ts.Fatalf("replace: %s does not contain %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(name, bytes.ReplaceAll(data, []byte(args[1]), []byte(args[2])), 0o600))
}

// sjis writes a file anew in Shift_JIS.
func sjis(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: sjis FILE")
	}
	name := ts.MkAbs(args[0])
	data, err := os.ReadFile(name)
	ts.Check(err)
	data, err = japanese.ShiftJIS.NewEncoder().Bytes(data)
	ts.Check(err)
	ts.Check(os.WriteFile(name, data, 0o600))
}

// old puts a log of testdata/old, which a program of before wrote, into the data folder under
// its id: "old FILE ID".
func old(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: old FILE ID")
	}
	packed, err := os.Open(filepath.Join("testdata", "old", args[0]+".jsonl.gz"))
	ts.Check(err)
	defer packed.Close()
	reader, err := gzip.NewReader(packed)
	ts.Check(err)
	data, err := io.ReadAll(reader)
	ts.Check(err)
	dir := filepath.Join(ts.Getenv("DANDORI_DATA"), "incidents", args[1])
	ts.Check(os.MkdirAll(dir, 0o700))
	ts.Check(os.WriteFile(filepath.Join(dir, "log.jsonl"), data, 0o600))
}

// lines checks how many lines the last command printed: "lines 1".
func lines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: lines N")
	}
	if got := strconv.Itoa(strings.Count(ts.ReadFile("stdout"), "\n")); got != args[0] {
		ts.Fatalf("stdout has %s lines, want %s", got, args[0])
	}
}

// repeat sets an environment variable to a text repeated: "repeat NAME TEXT TIMES".
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: repeat NAME TEXT TIMES")
	}
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	ts.Setenv(args[0], strings.Repeat(args[1], n))
}
