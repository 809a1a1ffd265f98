package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dandori/playbooks"
	"dandori/tui"
)

// What the console takes out lands in the data folder: the same words once, other
// words beside them, those of a drill under a name that says so.
func TestConsoleSavesTexts(t *testing.T) {
	w := newWorld(t)
	a := &app{env: w.Env, data: t.TempDir()}
	first, err := a.saveText("INC-20261122-01", "T05-short-3", "文")
	if err != nil || filepath.Base(first) != "INC-20261122-01-T05-short-3.txt" {
		t.Fatalf("%s, %v", first, err)
	}
	if again, err := a.saveText("INC-20261122-01", "T05-short-3", "文\n"); again != first || err != nil {
		t.Errorf("the same words: %s, %v", again, err)
	}
	other, err := a.saveText("INC-20261122-01", "T05-short-3", "別の文")
	if err != nil || filepath.Base(other) != "INC-20261122-01-T05-short-3-2.txt" {
		t.Errorf("other words: %s, %v", other, err)
	}
	if data, err := os.ReadFile(first); string(data) != "文\n" || err != nil {
		t.Errorf("the first file has %q, %v", data, err)
	}
	drill, err := a.saveText("DRL-20261122-01", "T05-short-3", "文")
	if err != nil || filepath.Base(drill) != "【訓練】DRL-20261122-01-T05-short-3.txt" {
		t.Errorf("a drill: %s, %v", drill, err)
	}
}

// The console knows which files of the office's own are in force, and the items of
// the readiness check.
func TestConsoleKnowsOwnFiles(t *testing.T) {
	w := newWorld(t)
	folder := filepath.Join(w.vars["DANDORI_DATA"], ownProfiles)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, f := range playbooks.Profiles() {
		if filepath.Base(f.Name) == "ube.toml" {
			if err := os.WriteFile(filepath.Join(folder, "mine.toml"), f.Data, 0o600); err != nil {
				t.Fatal(err)
			}
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
	w.Env.Console = func(_ context.Context, cfg tui.Config, _, _ *os.File) error {
		cfg = wasRead(t, cfg)
		if !slices.Equal(cfg.Own, []string{"DATA/orgs/mine.toml"}) {
			t.Errorf("own files are %v", cfg.Own)
		}
		if items, err := cfg.Items(); err != nil || len(items) == 0 {
			t.Errorf("%d items, %v", len(items), err)
		}
		return nil
	}
	w.run(t, exitDone)
}

// A typo in the profile in use is said on the screen, not only under it, and another
// profile that stands in is asked about.
func TestConsoleSaysWhatIsNotUsed(t *testing.T) {
	w := newWorld(t)
	data := w.vars["DANDORI_DATA"]
	for name, words := range map[string]string{
		"orgs/shiroyama.toml": "format = 1\nid = \"shiroyama\"\nnam = \"城山市\"\n",
		"texts/T99.toml":      "format = 1\nid = \"T99\n",
		"settings.toml":       "org = \"shiroyama\"\n",
	} {
		path := filepath.Join(data, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
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
	w.Env.Console = func(_ context.Context, cfg tui.Config, _, _ *os.File) error {
		cfg = wasRead(t, cfg)
		var said []string
		for _, l := range cfg.LeftOut {
			said = append(said, l.Ja)
		}
		all := strings.Join(said, "\n")
		for _, want := range []string{"汎用のプロファイルを使います（DATA/orgs/shiroyama.toml:", "orgs/shiroyama.toml に誤りがあり、使っていません（1行目）", "texts/T99.toml に誤りがあり、使っていません（2行目）"} {
			if !strings.Contains(all, want) {
				t.Errorf("%q is not said:\n%s", want, all)
			}
		}
		if !cfg.StandIn {
			t.Error("the generic profile passes for the chosen one")
		}
		return nil
	}
	w.run(t, exitDone)
}

// Whatever is not there is said in a whole sentence.
func TestNoSuchThing(t *testing.T) {
	w := newWorld(t)
	for _, args := range [][]string{
		{"readiness", "check", "fakes-none", "--ok"}, {"readiness", "check", "偽", "--ok"}, {"readiness", "show", "nothing-like-it"},
		{"org", "show", "nowhere-at-all"}, {"playbook", "show", "nothing-like-it"}, {"playbook", "sources", "nothing-like-it"},
		{"playbook", "sources", "ube:999"}, {"files", "copy", "nothing-like-it"}, {"start", "nothing-like-it", "--by", "鈴木"},
	} {
		for _, l := range []string{"ja", "en"} {
			w.run(t, exitUsage, append(args, "--lang", l)...)
		}
	}
}

// wasRead is the configuration of a console that has read the playbooks.
func wasRead(t *testing.T, cfg tui.Config) tui.Config {
	t.Helper()
	if cfg.Read == nil || cfg.Library != nil {
		t.Fatal("the console does not read the playbooks itself")
	}
	r, err := cfg.Read()
	if err != nil {
		t.Fatal(err)
	}
	return cfg.With(r)
}
