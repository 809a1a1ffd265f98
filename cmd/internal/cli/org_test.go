package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"dandori/playbooks"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// TestGapsFitTheScreen prints the gaps of every office in both languages: no line
// is wider than a terminal of 80 columns.
func TestGapsFitTheScreen(t *testing.T) {
	w := newWorld(t)
	for _, f := range playbooks.Profiles() {
		p, err := org.Parse(f.Name, f.Data)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range []string{"ja", "en"} {
			out := w.run(t, 0, "org", "gaps", p.ID, "--lang", l)
			for line := range strings.Lines(out) {
				if n := uniseg.StringWidth(strings.TrimSuffix(line, "\n")); n > 80 {
					t.Errorf("%s %s: %d columns: %s", p.ID, l, n, line)
				}
			}
		}
	}
}

// hostileProfile is an office whose words would mean something to a terminal, to
// Markdown and to a browser. The reader of profiles refuses control characters
// itself.
const hostileProfile = `
format = 1
id     = "our-city"
name   = "本市<script>alert(1)</script>|**太字**"

[[document]]
id    = "our"
title = "要綱</p><img src=x onerror=alert(2)>"

[role.operator]
post     = "担当<b>"
deputies = ["係長` + "`rm`" + `|"]

[report.own-error]
to     = ["pr"]
by     = "operator"
source = "our:2"
`

func TestGapsPapersAreHarmless(t *testing.T) {
	w := newWorld(t)
	if err := os.WriteFile(filepath.Join(w.Dir, "our.toml"), []byte(hostileProfile), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"txt", "md", "html"} {
		out := w.run(t, 0, "org", "gaps", "our.toml", "--format", format)
		switch format {
		case "html":
			for _, bad := range []string{"<script", "<img", "<b>", "http", "@import", "url("} {
				if strings.Contains(out, bad) {
					t.Errorf("the page contains %s", bad)
				}
			}
			if !strings.Contains(out, "本市&lt;script&gt;") || !strings.Contains(out, "@page { size: A4") {
				t.Error("the page lacks the name of the office or its size")
			}
			balanced(t, out)
		case "md":
			if strings.Contains(strings.ReplaceAll(out, "<br>", ""), "<") && regexp.MustCompile(`[^\\]<[^b]`).MatchString(out) {
				t.Error("the Markdown contains markup")
			}
			for line := range strings.Lines(out) {
				if n := strings.Count(line, "|") - strings.Count(line, `\|`); strings.HasPrefix(line, "|") && n != 3 && n != 4 {
					t.Errorf("a row of %d bars: %s", n, line)
				}
			}
		default:
			if !strings.Contains(out, "誤発信の報告先: 定めあり our:2\n") || !strings.Contains(out, "報告をする者: 【規程に定めなし】") {
				t.Error("a clause of the office's own profile does not count")
			}
		}
	}
}

// balanced checks that the elements of a page close as they open.
func balanced(t *testing.T, page string) {
	t.Helper()
	var open []string
	for _, tag := range regexp.MustCompile(`<(/?)([a-z0-9]+)[^>]*>`).FindAllStringSubmatch(page, -1) {
		switch {
		case tag[2] == "meta" || tag[2] == "br":
		case tag[1] == "":
			open = append(open, tag[2])
		case len(open) == 0 || open[len(open)-1] != tag[2]:
			t.Fatalf("</%s> closes %v", tag[2], open)
		default:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Errorf("%v stay open", open)
	}
}

// TestGapsAgree counts the same in every format.
func TestGapsAgree(t *testing.T) {
	w := newWorld(t)
	var shown shownGaps
	if err := json.Unmarshal([]byte(w.run(t, 0, "org", "gaps", "ube", "--json")), &shown); err != nil {
		t.Fatal(err)
	}
	open := 0
	for _, p := range shown.Points {
		if !p.Settled {
			open++
		}
		if p.Settled != (len(p.Own) > 0 && len(p.Silent) == 0) {
			t.Errorf("%s: settled %v by %v", p.ID, p.Settled, p.Own)
		}
	}
	if open == 0 || open == len(shown.Points) {
		t.Fatalf("%d of %d points are open", open, len(shown.Points))
	}
	const gap = "【規程に定めなし】"
	if n := strings.Count(w.run(t, 0, "org", "gaps", "ube"), ": "+gap); n != open {
		t.Errorf("the text shows %d", n)
	}
	if n := strings.Count(w.run(t, 0, "org", "gaps", "ube", "--format", "md"), "**"+gap); n != open {
		t.Errorf("the Markdown shows %d", n)
	}
	if n := strings.Count(w.run(t, 0, "org", "gaps", "ube", "--format", "html"), `class="gap"`); n != open {
		t.Errorf("the page shows %d", n)
	}
}

// TestGapsCutNoClause finds every clause of the gaps whole on a line.
func TestGapsCutNoClause(t *testing.T) {
	w := newWorld(t)
	var shown shownGaps
	if err := json.Unmarshal([]byte(w.run(t, 0, "org", "gaps", "ako", "--json")), &shown); err != nil {
		t.Fatal(err)
	}
	text := w.run(t, 0, "org", "gaps", "ako")
	for _, p := range shown.Points {
		clauses := p.Own
		for _, m := range p.Models {
			if !p.Settled {
				clauses = append(clauses, m.Clauses...)
			}
		}
		for _, c := range clauses {
			if !strings.Contains(text, c) {
				t.Errorf("%s: %s is cut or not shown", p.ID, c)
			}
		}
	}
}

// TestInitRefusesNames: a name that would not be one line of the file.
func TestInitRefusesNames(t *testing.T) {
	w := newWorld(t)
	for _, name := range []string{"本市\n[role.x]", "本市\x1b[2J", "本\u202e市", strings.Repeat("あ", 101)} {
		w.run(t, exitUsage, "org", "init", "c", "--name", name)
	}
	if _, err := os.Stat(filepath.Join(w.Dir, "data")); err == nil {
		t.Error("something was made")
	}
	w.run(t, 0, "org", "init", "c", "--name", `本"\市#`)
	if out := w.run(t, 0, "org", "show", "c"); !strings.HasPrefix(out, `本"\市# (c)`) {
		t.Errorf("the name became %s", out)
	}
}

// TestOfficeKind: the kind of an office is in its name, or nobody knows it.
func TestOfficeKind(t *testing.T) {
	a := &app{}
	for _, c := range []struct{ given, name, want string }{
		{"", "本市", "市"}, {"", "上富田町", "町"}, {"", "大阪府", "府"}, {"", "広域連合", ""}, {"", "City", ""}, {"", "", ""},
		{"村", "本市", "村"}, {" 区 ", "千代田", "区"},
	} {
		if got, err := a.officeKind(c.given, c.name); err != nil || got != c.want {
			t.Errorf("officeKind(%q, %q) = %q, %v; want %q", c.given, c.name, got, err, c.want)
		}
	}
	if _, err := a.officeKind("シ", "本市"); err == nil {
		t.Error("a kind that there is not was taken")
	}
}

// TestNewProfileIsShort: a clerk of a small office fills in whom to call and the
// accounts in ten minutes; what comes first is on two screens of paper, one line each
// role, and the whole on a few.
func TestNewProfileIsShort(t *testing.T) {
	lib, err := makeLibrary(playbook.Files{})
	if err != nil {
		t.Fatal(err)
	}
	points, err := readPoints()
	if err != nil {
		t.Fatal(err)
	}
	known := knownTo(lib.Set)
	known.Items = itemNames()
	data := string(org.Template(&org.Profile{ID: "our-city", Name: lang.Text{Ja: "海辺市"}}, nil, known, points))
	first, _, found := strings.Cut(data, lang.Org.Template.Then.Title.Ja)
	if n := strings.Count(first, "\n"); !found || n > 160 {
		t.Errorf("what comes first has %d lines", n)
	}
	if n := strings.Count(data, "\n"); n > 400 {
		t.Errorf("it has %d lines", n)
	}
}
