package cli

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestSplitCommand(t *testing.T) {
	for line, want := range map[string][]string{
		"":                                 nil,
		"  ":                               nil,
		"vim":                              {"vim"},
		" code  --wait ":                   {"code", "--wait"},
		`"C:\Program Files\ed.exe" -n`:     {`C:\Program Files\ed.exe`, "-n"},
		`'/opt/my editor/ed' ''`:           {"/opt/my editor/ed", ""},
		`emacsclient -a "" -c`:             {"emacsclient", "-a", "", "-c"},
		`/Applications/Ed\ itor.app/ed -w`: {`/Applications/Ed\`, "itor.app/ed", "-w"}, // as the manual says: quotation marks
		"\t\"never closed":                 {"never closed"},
	} {
		if got := splitCommand(line); !slices.Equal(got, want) {
			t.Errorf("%q is %q, want %q", line, got, want)
		}
	}
}

func TestEditorCommand(t *testing.T) {
	w := newWorld(t)
	a := &app{env: w.Env}
	if got := a.editorCommand(); runtime.GOOS != "windows" && got != nil {
		t.Errorf("without a choice it is %q", got)
	}
	w.vars["EDITOR"] = "/usr/bin/nano"
	if got := a.editorCommand(); !slices.Equal(got, []string{"/usr/bin/nano"}) || editorName(got) != "nano" {
		t.Errorf("EDITOR gives %q", got)
	}
	w.vars["VISUAL"] = "code --wait"
	if got := a.editorCommand(); !slices.Equal(got, []string{"code", "--wait"}) {
		t.Errorf("VISUAL gives %q", got)
	}
}

// script makes a program of a shell script.
func script(t *testing.T, lines string) []string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the editor is a shell script")
	}
	path := filepath.Join(t.TempDir(), "ed")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+lines), 0o700); err != nil {
		t.Fatal(err)
	}
	return []string{path}
}

// The editor gets the text in a file that is nobody else's, and the file goes.
func TestEdit(t *testing.T) {
	w := newWorld(t)
	a := &app{env: w.Env, state: t.TempDir(), data: t.TempDir()}
	for name, c := range map[string]struct{ lines, text, want string }{
		"adds a line":         {`printf '二行目\n' >> "$1"`, "一行目", "一行目\n二行目"},
		"changes nothing":     {`:`, "一行目\n\n", "一行目\n\n"},
		"begins with nothing": {`printf 'あ' > "$1"`, "", "あ"},
		"a mark, CR and LF":   {`printf '\357\273\277a\r\nb\r\n' > "$1"`, "x", "a\nb"},
		"its own privacy":     {`stat -c %a "$1" > "$1".mode; mv "$1".mode "$1"`, "x", "600"},
		"keeps a copy beside": {`cp "$1" "$1~"; printf 'b\n' > "$1"; rm "$1~"`, "a", "b"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := a.edit(script(t, c.lines), nil, nil)(c.text, 1000)
			if err != nil || got != c.want {
				t.Errorf("%q, %v, want %q", got, err, c.want)
			}
			if left := edits(a); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func edits(a *app) []string {
	left, _ := filepath.Glob(filepath.Join(a.stateDir(), "half-written", "edit-*"))
	return left
}

// What cannot be taken is not lost: the file stays and the error names it. Where
// nothing was written there is nothing to keep.
func TestEditFails(t *testing.T) {
	w := newWorld(t)
	for name, c := range map[string]struct {
		lines string
		stays bool
	}{
		"fails at once":       {"exit 3", false},
		"writes, then dies":   {`printf 'long work\n' > "$1"; exit 1`, true},
		"too long":            {`head -c 5000 /dev/zero | tr '\0' a > "$1"`, true},
		"another encoding":    {`printf '\202\240\n' > "$1"`, true},
		"takes the file away": {`rm "$1"`, false},
	} {
		t.Run(name, func(t *testing.T) {
			a := &app{env: w.Env, state: t.TempDir(), data: t.TempDir()}
			got, err := a.edit(script(t, c.lines), nil, nil)("text", 1000)
			if err == nil {
				t.Fatalf("it gives %q", got)
			}
			left := edits(a)
			if (len(left) == 1) != c.stays {
				t.Fatalf("left behind: %v", left)
			}
			if c.stays && !strings.Contains(err.Error(), left[0]) {
				t.Errorf("%v does not say that the text is in %s", err, left[0])
			}
		})
	}
	a := &app{env: w.Env, state: t.TempDir(), data: t.TempDir()}
	if _, err := a.edit([]string{"/nowhere/ed"}, nil, nil)("text", 1000); err == nil || len(edits(a)) != 0 {
		t.Errorf("an editor that is not there: %v, %v", err, edits(a))
	}
}

// An editor of Windows sees from the first byte on that a file is UTF-8, an empty one
// too: Notepad wrote it in the code page otherwise, and the text did not come back.
func TestEditorFile(t *testing.T) {
	for _, c := range []struct{ system, text, file string }{
		{"windows", "", "\xef\xbb\xbf"},
		{"windows", "一行\n二行", "\xef\xbb\xbf一行\r\n二行\r\n"},
		{"linux", "", ""},
		{"linux", "一行\n二行", "一行\n二行\n"},
	} {
		file := toFile(c.text, c.system)
		if file != c.file {
			t.Errorf("%q on %s is %q, want %q", c.text, c.system, file, c.file)
		}
		if back := fromFile([]byte(file)); back != c.text {
			t.Errorf("%q comes back as %q", c.text, back)
		}
	}
}

// Notepad with tabs gives the file to its open window and ends: nobody has seen it yet.
func TestHandsOver(t *testing.T) {
	for _, c := range []struct {
		system string
		took   time.Duration
		want   bool
	}{
		{"windows", 200 * time.Millisecond, true},
		{"windows", 3 * time.Second, false},
		{"linux", 200 * time.Millisecond, false},
	} {
		if got := handsOver(c.system, c.took); got != c.want {
			t.Errorf("%s on %s: %v", c.took, c.system, got)
		}
	}
}
