package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// hostile is text that would act on a terminal, a spreadsheet or a browser if it
// were given out as it is.
var hostile = []string{
	"\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
	"\x1b]52;c;cm0gLXJmIC8=\x07",
	"\x1b[2J\x1b[1;1Hall is well",
	"DENIED\rOK",
	"no\b\b\bok",
	"c1 \u009b31m \u0090q \u009d52;c;eA==\u009c",
	"\u202egpj.exe\u202c \u2066x\u2069 \u200f",
	"zero\u200bwidth \ufeff \u00ad",
	"=HYPERLINK(\"https://evil.example\";\"x\")",
	"+1+cmd|' /C calc'!A0",
	"@SUM(1)",
	"\t=1+1",
	"＝1＋1",
	"</td><script>alert(1)</script><img src=x onerror=alert(1)>",
	"[x](javascript:alert(1)) `code` **bold** | pipe |",
	"nul \x00 del \x7f",
}

// TestHostileText records each of these wherever the program takes text, and looks at
// everything it gives out again: to a terminal nothing but text may go, a cell is no
// formula, and a page runs nothing.
func TestHostileText(t *testing.T) {
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	run := func(args ...string) []byte {
		t.Helper()
		cmd := exec.Command(program, append([]string{"--data", filepath.Join(dir, "data"), "--state", filepath.Join(dir, "state"), "--lang", "en"}, args...)...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); err != nil && (code < 0 || bytes.Contains(out, []byte("panic"))) {
			t.Fatalf("%v: %v: %s", args, err, out)
		}
		return out
	}
	// What stands in the command line cannot hold a NUL; what comes from a file could.
	arg := func(s string) string { return strings.ReplaceAll(s, "\x00", "") }
	var begun struct{ ID string }
	if err := json.Unmarshal(run("start", "flaming", "--by", "suzuki", "--org", "ube", "--json"), &begun); err != nil || begun.ID == "" {
		t.Fatal(err)
	}
	id := begun.ID
	given := map[string][]byte{}
	recorded := 0
	for _, h := range hostile {
		h = arg(h)
		for name, args := range map[string][]string{
			"note": {"note", id, h}, "by": {"note", id, "x", "--by", h}, "ask": {"ask", id, "stop-posting", h},
			"fact": {"fact", id, h, "--from", h}, "evidence": {"evidence", id, "--what", h, "--where", h}, "amend": {"amend", id, "--title", h},
		} {
			out := run(args...)
			if !bytes.Contains(out, []byte("error:")) {
				recorded++
			}
			given[name+" "+h] = out
		}
	}
	if recorded < 3*len(hostile) {
		t.Fatalf("only %d of the texts were recorded: what is given out proves little", recorded)
	}
	for _, args := range [][]string{
		{"show", id}, {"log", id}, {"log", id, "--all"}, {"list"}, {"verify", id}, {"verify"}, {"head", id}, {"doctor"}, {"report", id, "first"},
		{"show", arg(hostile[0])}, {"do", id, arg(hostile[2])}, {"verify", arg(hostile[2])}, {arg(hostile[0])}, {"start", arg(hostile[0])},
	} {
		given[strings.Join(args, " ")] = run(args...)
	}
	for name, out := range given {
		for i := 0; i < len(out); {
			r, n := utf8.DecodeRune(out[i:])
			if acts(r) || r == utf8.RuneError && n == 1 {
				t.Errorf("%.40q gives out %q: %q", name, r, out[max(0, i-40):min(len(out), i+20)])
				break
			}
			i += n
		}
	}
	for _, args := range [][]string{{"show", id, "--json"}, {"list", "--json"}, {"verify", id, "--json"}} {
		if out := run(args...); !json.Valid(out) || bytes.ContainsAny(out, "\x1b\x00\b\r\x7f") {
			t.Errorf("%v is no plain JSON: %.200q", args, out)
		}
	}

	for _, format := range []string{"md", "csv", "html", "json"} {
		out := run("export", id, "--format", format, "--output", "out."+format)
		b, err := os.ReadFile(filepath.Join(dir, "out."+format))
		if err != nil {
			t.Fatalf("%s: %s", format, out)
		}
		switch format {
		case "csv":
			b = bytes.TrimPrefix(b, []byte("\ufeff"))
			rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				for _, cell := range row {
					if c, _ := utf8.DecodeRuneInString(cell); strings.ContainsRune("=+-@\t\r\n\x00＝＋－＠", c) && cell != "" {
						t.Errorf("csv: the cell %q is a formula", cell)
					}
				}
			}
		case "html":
			for _, bad := range []string{"<script>alert", "<img src=x", "javascript:alert(1)\""} {
				if bytes.Contains(b, []byte(bad)) {
					t.Errorf("html: %s stands in it", bad)
				}
			}
			if !bytes.Contains(b, []byte("Content-Security-Policy")) {
				t.Error("html: no policy forbids scripts")
			}
		case "md":
			if tag := rawTag.Find(b); tag != nil {
				t.Errorf("md: HTML stands in it: %q", tag)
			}
		}
		for _, r := range string(b) {
			if acts(r) && !(r == '\r' && format == "csv") {
				t.Errorf("%s: it holds %q", format, r)
				break
			}
		}
	}
}

// rawTag is a tag in Markdown that is not shown as text.
var rawTag = regexp.MustCompile(`(?i)(?:^|[^\\])(?:\\\\)*<(?:script|img|/td)`)

// acts reports whether a terminal obeys a character or hides it.
func acts(r rune) bool {
	switch {
	case r == '\n':
		return false
	case r < ' ', r >= 0x7f && r < 0xa0:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f:
		return true
	}
	return false
}
