package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/store"
	"dandori/runbook/tomlfile"
	"dandori/tui"
)

// world is a fake outside world and what was printed in it.
type world struct {
	Env
	stdout, stderr bytes.Buffer
	vars           map[string]string
}

func newWorld(t testing.TB) *world {
	t.Helper()
	dir := t.TempDir()
	w := &world{vars: map[string]string{"DANDORI_DATA": filepath.Join(dir, "data"), "LANG": "ja_JP.UTF-8"}}
	w.Env = Env{
		Stdin: strings.NewReader(""), Stdout: &w.stdout, Stderr: &w.stderr,
		IsTerminal: func(any) bool { return false },
		Now:        func() time.Time { return time.Date(2026, 11, 22, 12, 40, 0, 0, time.UTC) },
		LookupEnv:  func(name string) (string, bool) { v, ok := w.vars[name]; return v, ok },
		User:       "篠原",
		Random:     rand.NewChaCha8([32]byte{1}),
		Dir:        dir,
		DataHome:   filepath.Join(dir, "home"),
		StateHome:  filepath.Join(dir, "state"),
		Computer:   "広報課のPC 1",
	}
	return w
}

func (w *world) run(t testing.TB, want int, args ...string) string {
	t.Helper()
	w.stdout.Reset()
	w.stderr.Reset()
	if got := Main(w.Env, args); got != want {
		t.Fatalf("dandori %q: exit %d, want %d\n%s%s", args, got, want, &w.stdout, &w.stderr)
	}
	if said := w.stdout.String() + w.stderr.String(); strings.Contains(said, "%!") {
		t.Errorf("dandori %q: a message lacks a value or has one too many:\n%s", args, said)
	}
	return w.stdout.String()
}

// FuzzSafe proves of any text that nothing in it reaches a terminal as a command,
// and of any JSON that escaping it changes nothing but its looks.
func FuzzSafe(f *testing.F) {
	for _, s := range []string{"a", "\x1b[2J", "\u009b\u202e\U000e0041", "\xff\xfe", "行\n列"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if out := lang.Visible(s); strings.ContainsFunc(out, lang.Hostile) {
			t.Errorf("lang.Visible(%q) = %q", s, out)
		}
		if lang.Visible(lang.Visible(s)) != lang.Visible(s) {
			t.Errorf("lang.Visible(%q) is not a fixed point", s)
		}
		in, err := json.Marshal(s)
		if err != nil {
			t.Skip(err)
		}
		out := safeJSON(in)
		if strings.ContainsFunc(string(out), lang.Hostile) {
			t.Errorf("safeJSON(%s) = %s", in, out)
		}
		var before, after string
		if err := errors.Join(json.Unmarshal(in, &before), json.Unmarshal(out, &after)); err != nil || before != after {
			t.Errorf("safeJSON(%s) = %s means %q (%v)", in, out, after, err)
		}
	})
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct {
		args []string
		vars map[string]string
		want lang.Lang
	}{
		{nil, nil, lang.Japanese},
		{nil, map[string]string{"LANG": "en_US.UTF-8"}, lang.English},
		{nil, map[string]string{"LANG": "de_DE.UTF-8"}, lang.Japanese},
		{nil, map[string]string{"LC_ALL": "C", "LANG": "en_US"}, lang.Japanese},
		{nil, map[string]string{"LC_MESSAGES": "en_GB", "LANG": "ja_JP"}, lang.English},
		{[]string{"list", "--lang", "en"}, nil, lang.English},
		{[]string{"--lang=ja", "list"}, map[string]string{"LANG": "en"}, lang.Japanese},
		{[]string{"note", "ID", "--", "--lang=en"}, nil, lang.Japanese},
		{[]string{"list", "--lang"}, nil, lang.Japanese},
		{[]string{"--lang", "ja", "list", "--lang=en"}, nil, lang.English},
	} {
		env := Env{LookupEnv: func(name string) (string, bool) { v, ok := c.vars[name]; return v, ok }}
		if got := language(env, c.args); got != c.want {
			t.Errorf("language(%v, %v) = %s, want %s", c.vars, c.args, got, c.want)
		}
	}
}

func TestIncidentID(t *testing.T) {
	for text, want := range map[string]runbook.IncidentID{
		"INC-20261122-01":   "INC-20261122-01",
		" drl-20261122-12 ": "DRL-20261122-12",
		"ＩＮＣ－２０２６１１２２－０１":     "INC-20261122-01",
		"ＩＮＣー20261122ー01":     "INC-20261122-01",
		"INC‐20261122−01":     "INC-20261122-01",
		"INC-2026-01":         "",
		"../INC-20261122-01":  "",
		"INC-20261122-01/../": "",
		"CON":                 "",
		"":                    "",
	} {
		if got, err := incidentID(text); got != want || (err == nil) != (want != "") {
			t.Errorf("incidentID(%q) = %q, %v; want %q", text, got, err, want)
		}
	}
}

// TestExplain puts errors of every layer into words, in both languages, with the
// exit code that scripts rely on.
func TestExplain(t *testing.T) {
	full := &fs.PathError{Op: "write", Path: "log.jsonl", Err: syscall.ENOSPC}
	for _, c := range []struct {
		err    error
		code   int
		ja, en string
	}{
		{fmt.Errorf("append: %w", fmt.Errorf("%w: %w", store.ErrNoSpace, full)), exitFailed, "ディスクに空きがなく", "the disk is full"},
		{full, exitFailed, "ディスクに空きがなく", "the disk is full"},
		{context.Canceled, exitCancelled, "中断しました", "cancelled"},
		{&store.LockedError{ID: "INC-20261122-01", Err: context.Canceled}, exitCancelled, "中断しました", "cancelled"},
		{&store.LockedError{ID: "INC-20261122-01", Holder: "鈴木 pid 7", Err: store.ErrLocked}, exitFailed, "鈴木 pid 7", "鈴木 pid 7"},
		{&fs.PathError{Op: "mkdir", Path: "/data", Err: fs.ErrPermission}, exitFailed, "/data を読み書きする権限", "no permission for /data"},
		{&fs.PathError{Op: "open", Path: "/data", Err: syscall.EROFS}, exitFailed, "/data を読み書きする権限", "no permission for /data"},
		{&fs.PathError{Op: "open", Path: "/data", Err: store.ErrUnsafeFolder}, exitFailed, "ほかの利用者も", "other users"},
		{&fs.PathError{Op: "open", Path: "/data", Err: store.ErrNotFolder}, exitFailed, "フォルダではありません", "is not a folder"},
		{&fs.PathError{Op: "write", Path: "/x/a.html", Err: syscall.EDQUOT}, exitFailed, "/x/a.html に書けませんでした", "/x/a.html was not written"},
		{&fs.PathError{Op: "rename", Path: "/x/a.xlsx", Err: syscall.EBUSY}, exitFailed, "/x/a.xlsx を、ほかのプログラムが開いています", "another program has /x/a.xlsx open"},
		{&fs.PathError{Op: "open", Path: "/x/a", Err: syscall.ENAMETOOLONG}, exitUsage, "/x/a という名前のファイルは作れません", "no file can have the name /x/a"},
		{&fs.PathError{Op: "open", Path: "NUL", Err: errFileName}, exitUsage, "NUL という名前のファイルは作れません", "no file can have the name NUL"},
		{&fs.PathError{Op: "open", Path: "/x/out", Err: errIsFolder}, exitUsage, "/x/out はフォルダです", "/x/out is a folder"},
		{fmt.Errorf("%w: x", runbook.ErrNotFound), exitFailed, "その番号の事案はありません", "no such incident"},
		{fmt.Errorf("%w: x", runbook.ErrPins), exitFailed, "この版のプログラムでは読めません", "cannot read the incident's playbooks"},
		{&runbook.Refusal{Code: runbook.UnknownStep, Text: lang.Text{Ja: "あ", En: "a"}}, exitUsage, "あ", "a"},
		{&runbook.Refusal{Code: runbook.StepHeld, Text: lang.Text{Ja: "あ", En: "a"}}, exitFailed, "あ", "a"},
		{&runbook.DamageError{ID: "INC-20261122-01", Entry: 7, Offset: 900, Err: &eventlog.Error{Kind: eventlog.BadHash}}, exitDamaged, "INC-20261122-01 の記録 7（900 バイト目）", "entry 7 on (byte 900)"},
		{&runbook.DamageError{Path: "x.jsonl", Entry: 1, Err: store.ErrEmpty}, exitDamaged, "x.jsonl の記録 1", "the log is empty"},
		{&runbook.DamageError{Path: "x.jsonl", Entry: 2, Err: &eventlog.Error{Kind: eventlog.BadSeq, Detail: "number 4 stands where 2 should"}}, exitDamaged, "番号が続いていません（番号 2 があるはずの所に 4 がある）", "next number (number 4"},
		{errors.New("something else"), exitFailed, "something else", "something else"},
	} {
		for _, l := range []lang.Lang{lang.Japanese, lang.English} {
			w := newWorld(t)
			a := &app{env: w.Env, lang: l}
			if got := a.report(c.err); got != c.code {
				t.Errorf("%v: exit %d, want %d", c.err, got, c.code)
			}
			want := c.ja
			if l == lang.English {
				want = c.en
			}
			if out := w.stderr.String(); !strings.HasPrefix(out, "dandori: error: ") || !strings.Contains(out, want) {
				t.Errorf("%v in %s:\n%s\ndoes not say %q", c.err, l, out, want)
			}
		}
	}
}

// TestFaults proves that no fault of a log is said in English only.
func TestFaults(t *testing.T) {
	for _, err := range []error{
		eventlog.BadForm, eventlog.TooLong, eventlog.BadSeq, eventlog.BadHash, eventlog.BadJSON, eventlog.Torn,
		eventlog.Withheld, eventlog.BadNote, eventlog.OtherOrigin, eventlog.OtherSize, eventlog.OtherRoot, eventlog.NotSigned,
		store.ErrLogMissing, store.ErrEmpty, store.ErrNotFile, store.ErrShrunk, store.ErrRewritten, store.ErrNothingLeft,
		&store.ShortenedError{Have: 2, Seen: runbook.Head{Seq: 3}},
		runbook.ErrMisplaced, runbook.ErrPinAltered, errSameID, errors.New("anything"),
	} {
		if f := fault(fmt.Errorf("wrapped: %w", err)); f.Ja == f.En {
			t.Errorf("%v has no words in Japanese", err)
		}
	}
}

// TestHelp walks all commands: each says what it does, in both languages, and each
// flag that takes something says what.
func TestHelp(t *testing.T) {
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		w := newWorld(t)
		w.vars["LANG"] = string(l)
		a := &app{env: w.Env, lang: l}
		var walk func(c *cobra.Command)
		walk = func(c *cobra.Command) {
			if c.Short == "" || c.Long == "" || c.Example == "" {
				t.Errorf("%s: no help in %s", c.CommandPath(), l)
			}
			c.Flags().VisitAll(func(f *pflag.Flag) {
				if f.Usage == "" || (f.Value.Type() != "bool") != (len(f.Annotations["argument"]) == 1) {
					t.Errorf("%s --%s: help or argument is missing", c.CommandPath(), f.Name)
				}
			})
			path := strings.Fields(c.CommandPath())[1:]
			out := w.run(t, exitDone, append(path, "--help")...)
			if !strings.Contains(out, strings.SplitN(c.Long, "\n", 2)[0]) {
				t.Errorf("%s --help does not say what it is for:\n%s", c.CommandPath(), out)
			}
			for line := range strings.Lines(out) {
				if n := cells(line); n > 120 {
					t.Errorf("%s --help has a line of %d columns: %s", c.CommandPath(), n, line)
				}
			}
			for _, sub := range c.Commands() {
				walk(sub)
			}
		}
		walk(a.root())
	}
}

// cells counts columns roughly: what is not ASCII takes two.
func cells(s string) int {
	n := 0
	for _, r := range strings.TrimRight(s, "\n") {
		n++
		if r > 0x2e80 {
			n++
		}
	}
	return n
}

// TestMarks holds the marks of the states to one width, so that titles align.
func TestMarks(t *testing.T) {
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		want := cells(mark(runbook.Ready).In(l))
		seen := map[string]bool{}
		for _, s := range []runbook.StepState{runbook.Waiting, runbook.Ready, runbook.Held, runbook.StateDone, runbook.StateImposs, runbook.StateSkipped, runbook.NotApplicable} {
			m := mark(s).In(l)
			if cells(m) != want || seen[m] {
				t.Errorf("mark of %s in %s: %q", s, l, m)
			}
			if !strings.Contains(lang.Command.Legend.In(l), m) {
				t.Errorf("the legend does not explain %q", m)
			}
			seen[m] = true
		}
	}
}

// TestWords proves that no value of a playbook lacks its word.
func TestWords(t *testing.T) {
	for _, typ := range playbook.StepTypes {
		if lang.Command.StepType[string(typ)].IsZero() {
			t.Errorf("step type %s has no word", typ)
		}
	}
	for _, typ := range []playbook.FieldType{playbook.FieldText, playbook.FieldNumber, playbook.FieldTime, playbook.FieldYesNo, playbook.FieldChoice} {
		if lang.Command.FieldType[string(typ)].IsZero() {
			t.Errorf("field type %s has no word", typ)
		}
	}
	for _, act := range []string{playbook.ActPublish, playbook.ActEdit, playbook.ActDelete, playbook.ActOfficialView} {
		if lang.Event.ActName[act].IsZero() {
			t.Errorf("act %s has no word", act)
		}
	}
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.md")
	write := func(text string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
	}
	if err := writeFile(path, false, write("one")); err != nil {
		t.Fatal(err)
	}
	if err := writeFile(path, false, write("two")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("an existing file: %v", err)
	}
	if err := writeFile(path, true, func(w io.Writer) error { io.WriteString(w, "half"); return errors.New("stop") }); err == nil {
		t.Error("the error of the writer was lost")
	}
	if got, _ := os.ReadFile(path); string(got) != "one" {
		t.Errorf("the file became %q", got)
	}
	if err := writeFile(path, true, write("three")); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "three" {
		t.Errorf("the file is %q", got)
	}
	// What is refused is told of the name that was asked for, not of the temporary one.
	folder := filepath.Join(t.TempDir(), "folder")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if p, ok := errors.AsType[*fs.PathError](writeFile(folder, true, write("x"))); !ok || p.Path != folder {
		t.Errorf("a folder in the place of the file: %v", p)
	}
	if err := writeFile(folder+"/..", true, write("x")); !errors.Is(err, errFileName) {
		t.Errorf("no name of a file: %v", err)
	}

	// Of many at once that may not replace, exactly one wins, whole.
	var wg sync.WaitGroup
	var mu sync.Mutex
	won := 0
	for i := range 20 {
		wg.Go(func() {
			err := writeFile(filepath.Join(dir, "race.md"), false, write(strings.Repeat(fmt.Sprint(i%10), 10000)))
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				won++
			} else if !errors.Is(err, fs.ErrExist) {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	got, _ := os.ReadFile(filepath.Join(dir, "race.md"))
	if won != 1 || len(got) != 10000 || strings.Trim(string(got), string(got[:1])) != "" {
		t.Errorf("%d wrote the file, which has %d bytes", won, len(got))
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 2 {
		t.Errorf("files left behind: %v", entries)
	}
}

// TestConsole proves what the console is given.
func TestConsole(t *testing.T) {
	w := newWorld(t)
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	defer out.Close()
	w.run(t, exitDone, "org", "use", "ube")
	w.run(t, exitDone, "start", "flaming", "--org", "iida")
	w.run(t, exitDone, "start", "flaming", "--drill")

	w.Env.Stdin, w.Env.Stdout = in, out
	w.Env.IsTerminal = func(any) bool { return true }
	var cfg tui.Config
	var exported []string
	w.Env.Console = func(ctx context.Context, c tui.Config, gotIn, gotOut *os.File) error {
		cfg = wasRead(t, c)
		if gotIn != in || gotOut != out {
			t.Error("the console got other streams")
		}
		if list, err := c.Store.List(ctx); err != nil || len(list) != 2 {
			t.Errorf("the store lists %v, %v", list, err)
		}
		for _, id := range []runbook.IncidentID{"INC-20261122-01", "INC-20261122-01", "DRL-20261122-01"} {
			path, err := c.Export(ctx, id, "md")
			if err != nil {
				t.Error(err)
			}
			exported = append(exported, filepath.Base(path))
		}
		if _, err := c.HashFile("missing.png"); err == nil || !strings.Contains(err.Error(), "がありません") {
			t.Errorf("a missing file: %v", err)
		}
		return c.SetOrg("iida")
	}
	w.run(t, exitDone)
	if cfg.Org != "ube" || cfg.User != "篠原" || cfg.Lang != lang.Japanese || cfg.Incident != "" || cfg.Library == nil || cfg.Version == "" {
		t.Errorf("the console got %+v", cfg)
	}
	want := "INC-20261122-01-chronology.md INC-20261122-01-chronology-2.md 【訓練】DRL-20261122-01-chronology.md"
	if got := strings.Join(exported, " "); got != want {
		t.Errorf("exported %s, want %s", got, want)
	}
	w.run(t, exitDone, "resume")
	if cfg.Incident != "INC-20261122-01" || cfg.Org != "iida" {
		t.Errorf("resume opens %q for %q", cfg.Incident, cfg.Org)
	}
	w.run(t, exitDone, "resume", "drl-20261122-01")
	if cfg.Incident != "DRL-20261122-01" {
		t.Errorf("resume opens %q", cfg.Incident)
	}
	w.Env.Console = func(context.Context, tui.Config, *os.File, *os.File) error { return context.Canceled }
	w.run(t, exitCancelled)
}

// TestTerminalOutput proves that a terminal gets nothing it could obey, whichever
// command prints a hostile log.
func TestTerminalOutput(t *testing.T) {
	w := newWorld(t)
	hostileText := "\x1b]0;owned\x07\u009b2J\u202egpj\r\nnext"
	w.run(t, exitDone, "start", "flaming", "--title", hostileText, "--account", hostileText, "--seen", hostileText, "--by", "\x1b[31m鈴木")
	id := "INC-20261122-01"
	w.run(t, exitDone, "note", id, hostileText, "--from", hostileText)
	w.run(t, exitDone, "evidence", id, "--what", hostileText, "--where", hostileText)
	w.run(t, exitDone, "ask", id, "stop-posting", hostileText)
	w.run(t, exitDone, "do", id, "assign-roles", "--skip", "--reason", hostileText)
	w.Env.IsTerminal = func(any) bool { return true }
	for _, args := range [][]string{
		{"list"}, {"list", "--json"}, {"show", id}, {"show", id, "--json"}, {"log", id}, {"log", id, "--json"},
		{"export", id, "--format", "md", "-o", "-"}, {"export", id, "--format", "csv", "-o", "-"},
		{"verify", id}, {"note", id, hostileText},
	} {
		out := w.run(t, exitDone, args...)
		if i := strings.IndexFunc(strings.ReplaceAll(out, "\n", ""), lang.Hostile); i >= 0 {
			t.Errorf("dandori %v printed a control character: %q", args, out)
		}
	}
	for _, args := range [][]string{{"start", hostileText}, {"show", hostileText}, {hostileText}, {"do", id, hostileText}, {"do", id, "kind", "--choose", hostileText}, {"list", "--" + hostileText}} {
		w.run(t, exitUsage, args...)
		if strings.ContainsFunc(strings.ReplaceAll(w.stderr.String(), "\n", ""), lang.Hostile) {
			t.Errorf("dandori %q printed a control character: %q", args, w.stderr.String())
		}
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("no such device") }

// TestLostOutput proves that output nobody received is an error.
func TestLostOutput(t *testing.T) {
	w := newWorld(t)
	w.Env.Stdout = brokenWriter{}
	if got := Main(w.Env, []string{"paths"}); got != exitFailed {
		t.Errorf("exit %d", got)
	}
	if !strings.Contains(w.stderr.String(), "no such device") {
		t.Errorf("stderr: %s", &w.stderr)
	}
}

// TestProblemsAreCounted renders problems and then their number.
func TestProblemsAreCounted(t *testing.T) {
	w := newWorld(t)
	a := &app{env: w.Env, lang: lang.English}
	code := a.report(tomlfile.Problems{{File: "a.toml", Line: 2, Column: 1, Text: lang.Same("wrong"), Source: "x = 1"}})
	want := "a.toml:2:1: wrong\n    x = 1\n    ^\ndandori: error: problems found: 1\n"
	if code != exitInvalid || w.stderr.String() != want {
		t.Errorf("exit %d\n%s", code, &w.stderr)
	}
}

// TestConsoleOpensAnyway proves that nothing in the data folder keeps a running
// incident from being opened: it is pinned.
func TestConsoleOpensAnyway(t *testing.T) {
	broken := "format = 1\nid = \"broken\n"
	opening := "format = 1\nid = \"opening\"\npart = \"opening\"\ntitle = \"x\"\n" // right by itself, wrong with the others
	for name, c := range map[string]struct {
		files map[string]string
		notes []string
		org   string
	}{
		"nothing wrong":       {nil, nil, "generic"},
		"playbook":            {map[string]string{"playbooks/broken.toml": broken}, []string{"DATA/playbooks/broken.toml"}, "generic"},
		"shipped one altered": {map[string]string{"playbooks/flaming.toml": "format = 1\nid = \"flaming\"\nkind = \"flaming\"\n"}, []string{"DATA/playbooks/flaming.toml"}, "generic"},
		"opening altered":     {map[string]string{"playbooks/mine.toml": opening}, []string{"DATA/playbooks"}, "generic"},
		"profile":             {map[string]string{"orgs/ube.toml": broken}, []string{"DATA/orgs/ube.toml"}, "generic"},
		"profile in use":      {map[string]string{"orgs/ube.toml": "format = 1\nid = \"ube\"\n", "settings.toml": "org = \"ube\"\n"}, []string{"DATA/orgs/ube.toml"}, "ube"},
		"settings":            {map[string]string{"settings.toml": "org = \n"}, []string{"settings.toml"}, "generic"},
		"office gone":         {map[string]string{"settings.toml": "org = \"nowhere\"\n"}, []string{"nowhere"}, "generic"},
		"no folder":           {map[string]string{"playbooks": "a file"}, []string{"DATA/playbooks"}, "generic"},
		"everything": {map[string]string{
			"playbooks/a.toml": broken, "playbooks/b.toml": opening, "orgs/c.toml": "\x83\\", "settings.toml": "[",
		}, []string{"DATA/playbooks/a.toml", "DATA/playbooks", "DATA/orgs/c.toml", "settings.toml"}, "generic"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.run(t, exitDone, "start", "flaming", "--org", "iida")
			for file, text := range c.files {
				path := filepath.Join(w.vars["DANDORI_DATA"], file)
				if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
					t.Fatal(err)
				}
			}
			in, out, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			defer out.Close()
			w.Env.Stdin, w.Env.Stdout = in, out
			w.Env.IsTerminal = func(any) bool { return true }
			opened := 0
			w.Env.Console = func(_ context.Context, cfg tui.Config, _, _ *os.File) error {
				opened++
				cfg = wasRead(t, cfg)
				if _, ok := cfg.Library.Set.Kind("flaming"); !ok || cfg.Org != c.org || len(cfg.Library.Profiles) < 6 {
					t.Errorf("the console got %d profiles for %q", len(cfg.Library.Profiles), cfg.Org)
				}
				if _, ok := cfg.Library.Profile(cfg.Org); !ok {
					t.Errorf("there is no profile %q", cfg.Org)
				}
				return nil
			}
			for _, args := range [][]string{nil, {"resume"}, {"resume", "INC-20261122-01"}} {
				w.run(t, exitDone, args...)
				for _, note := range c.notes {
					if !strings.Contains(w.stderr.String(), "dandori: note: ") || !strings.Contains(w.stderr.String(), note) {
						t.Errorf("stderr does not name %s:\n%s", note, &w.stderr)
					}
				}
				if len(c.notes) == 0 && w.stderr.Len() > 0 {
					t.Errorf("stderr: %s", &w.stderr)
				}
			}
			if opened != 3 {
				t.Errorf("the console opened %d times", opened)
			}
		})
	}
}

// forge writes a log anew with each event changed, and a chain that holds.
func forge(t *testing.T, path string, change func(seq int, event string) string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var log []byte
	var hash eventlog.Hash
	scan := eventlog.NewScanner(f, eventlog.Position{})
	for scan.Scan() {
		log, hash = eventlog.AppendLine(log, hash, []byte(change(scan.Entry().Seq, string(scan.Entry().Event))))
	}
	if err := errors.Join(scan.Err(), os.WriteFile(path, log, 0o600)); err != nil {
		t.Fatal(err)
	}
}

// TestVerifyMoreThanTheChain forges logs whose chain holds and which are wrong all
// the same.
func TestVerifyMoreThanTheChain(t *testing.T) {
	id := func(event string) string {
		_, rest, _ := strings.Cut(event, `"id":"`)
		return rest[:36]
	}
	for name, c := range map[string]struct {
		change func(first string, seq int, event string) string
		entry  int
		ja, en string
	}{
		"an id twice": {func(first string, seq int, event string) string {
			if seq == 3 {
				return strings.Replace(event, id(event), id(first), 1)
			}
			return event
		}, 3, "同じ識別子", "the same id"},
		"no event": {func(_ string, seq int, event string) string {
			if seq == 2 {
				return strings.Replace(event, `"text":"一"`, `"text":1`, 1)
			}
			return event
		}, 2, "記録の内容を読めません", "it cannot be read"},
		"a pinned file": {func(_ string, seq int, event string) string {
			return strings.Replace(event, `"sha256":"`, `"sha256":"0`, 1)
		}, 1, "固定した手順書", "a pinned file"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.run(t, exitDone, "start", "flaming")
			w.run(t, exitDone, "note", "INC-20261122-01", "一")
			w.run(t, exitDone, "note", "INC-20261122-01", "二")
			path := filepath.Join(w.vars["DANDORI_DATA"], "incidents", "INC-20261122-01", "log.jsonl")
			first := ""
			forge(t, path, func(seq int, event string) string {
				if seq == 1 {
					first = event
				}
				return c.change(first, seq, event)
			})
			if _, err := store.VerifyFile(path); err != nil {
				t.Fatalf("the chain does not hold: %v", err)
			}
			for _, what := range []string{"INC-20261122-01", path} {
				out := w.run(t, exitDamaged, "verify", what)
				if !strings.Contains(out, fmt.Sprintf("記録 %d（", c.entry)) || !strings.Contains(out, c.ja) {
					t.Errorf("verify %s says:\n%s", what, out)
				}
				if (c.entry > 1) != strings.Contains(out, fmt.Sprintf("記録 1-%d について", c.entry-1)) {
					t.Errorf("verify %s proves another part:\n%s", what, out)
				}
				out = w.run(t, exitDamaged, "verify", what, "--json", "--lang", "en")
				if !strings.Contains(out, fmt.Sprintf(`"ok":false,"entries":%d,`, c.entry-1)) || !strings.Contains(out, c.en) || strings.Contains(out, `"place"`) {
					t.Errorf("verify %s --json: %s", what, out)
				}
			}
		})
	}
}

// TestSpaceOfWhat proves that only the store's full disk is called the data
// folder's.
func TestSpaceOfWhat(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("append: %w", store.ErrNoSpace), "dandori"},
		{&fs.PathError{Op: "write", Path: "/mnt/usb/x.md", Err: syscall.ENOSPC}, "/mnt/usb/x.md"},
	} {
		w := newWorld(t)
		w.vars["DANDORI_DATA"] = "/dandori"
		a := &app{env: w.Env, lang: lang.English}
		if got := a.explain(c.err).text.En; !strings.Contains(got, c.want) || !strings.Contains(got, "the disk is full") {
			t.Errorf("%v: %s", c.err, got)
		}
	}
}

// TestLostOutputAfterEntry proves that an entry is never said to be missing
// because nobody received the output.
func TestLostOutputAfterEntry(t *testing.T) {
	for _, args := range [][]string{
		{"start", "flaming"}, {"start", "flaming", "--json"}, {"note", "INC-20261122-01", "一"}, {"note", "INC-20261122-01", "一", "--json"},
	} {
		w := newWorld(t)
		w.run(t, exitDone, "start", "flaming")
		w.Env.Stdout = brokenWriter{}
		w.stderr.Reset()
		code := Main(w.Env, args)
		if code != exitFailed || !strings.Contains(w.stderr.String(), "として記録しました") || !strings.Contains(w.stderr.String(), "もう一度記録しないで") {
			t.Errorf("dandori %v: exit %d\n%s", args, code, &w.stderr)
		}
	}
}
