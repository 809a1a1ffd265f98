package source

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
	"dandori/runbook/tomlfile/tomltest"
)

func example(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/ube.toml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestParse(t *testing.T) {
	d, err := Parse("ube.toml", example(t))
	if err != nil {
		t.Fatal(err)
	}
	d.Data = nil
	want := &Document{
		FileName: "ube.toml", ID: "ube", Title: lang.Text{Ja: "運用指針", En: "Guideline"}, Office: lang.Text{Ja: "宇部市"},
		Kind: Guideline, Date: "2022-04-01", Status: lang.Text{Ja: "公表された版"}, Address: "https://example.jp/ube.html",
		CheckedOn: "2026-11-22", Note: lang.Text{Ja: "一部の行が\n欠けている。"},
		Clauses: []Clause{{
			ID: "ube:7(1)", Document: "ube", Line: 15, Modality: Must, Kinds: []string{"unauthorized-access"},
			Gloss: lang.Text{Ja: "変える。", En: "Change it."}, CheckedOn: "2026-11-22", Verified: true,
		}, {
			ID: "ube:7(5)b", Document: "ube", Line: 21, Modality: Conditional, Kinds: []string{AnyKind}, Preparation: true,
			Gloss: lang.Text{Ja: "知らせる。"}, Title: lang.Text{Ja: "細則 3条"}, Date: "2023-04-01", Address: "https://example.jp/rule",
			CheckedOn: "2026-10-01", Note: lang.Text{Ja: "番号は未確認"},
		}, {
			ID: "ube:8", Document: "ube", Line: 34, Modality: Information, Kinds: []string{},
			Gloss: lang.Text{Ja: "事実。"}, CheckedOn: "2026-11-22", Verified: true,
		}},
	}
	if !reflect.DeepEqual(d, want) {
		t.Errorf("got\n%+v\nwant\n%+v", d, want)
	}
}

// TestVerified tells apart what was checked, what was not, and what was checked
// and not found.
func TestVerified(t *testing.T) {
	for _, c := range []struct {
		top, clause string
		want        bool
	}{
		{"", "", false},
		{"checked-on = \"2026-11-22\"\n", "", true},
		{"", "checked-on = \"2026-11-22\"\n", true},
		{"checked-on = \"2026-11-22\"\n", "verified = false\n", false},
		{"", "verified = true\n", true},
	} {
		d, err := Parse("x.toml", []byte(top+c.top+clause("1", c.clause)))
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Clauses[0].Verified; got != c.want {
			t.Errorf("%q, %q: verified %v", c.top, c.clause, got)
		}
	}
}

func TestBinding(t *testing.T) {
	got := map[Modality]bool{}
	for _, m := range Modalities {
		got[m] = m.Binding()
	}
	want := map[Modality]bool{
		Must: true, Prohibit: true, Conditional: true,
		Permit: false, Should: false, Scope: false, Trigger: false, Information: false,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestWords wants words in both languages for every modality and kind of document,
// and that a modality's are a mark of at most four characters.
func TestWords(t *testing.T) {
	for _, m := range Modalities {
		if word := lang.Source.Modality[string(m)]; word.IsZero() || utf8.RuneCountInString(word.Ja) > 4 {
			t.Errorf("%s is called %q", m, word.Ja)
		}
	}
	for _, k := range Kinds {
		if lang.Source.DocumentKind[string(k)].IsZero() {
			t.Errorf("%s has no words", k)
		}
	}
	if len(lang.Source.Modality) != len(Modalities) || len(lang.Source.DocumentKind) != len(Kinds) {
		t.Error("there are words for what is not there")
	}
}

// top is the smallest document, and clause the smallest clause.
const top = "format = 1\nid = \"x\"\ntitle = \"指針\"\nkind = \"guideline\"\n"

func clause(id, more string) string {
	return fmt.Sprintf("[[clause]]\nid = %q\nmodality = \"must\"\nkinds = []\ngloss = \"行う。\"\n%s", id, more)
}

func TestProblems(t *testing.T) {
	long := strings.Repeat("長", MaxGloss+1)
	var many strings.Builder
	for i := range MaxClauses {
		many.WriteString(clause(fmt.Sprint(i), ""))
	}
	for _, c := range []struct {
		name, source string
		messages     []string
	}{
		{"empty", "▲▲▲▲", []string{`"format" is missing`, `"id" is missing`, `"title" is missing`, `"kind" is missing`}},
		{"top", "format = ▲2\nid = ▲\"Ube\"\ntitle = ▲\"\"\noffice = ▲1\nkind = ▲\"guide\"\ndate = ▲\"令和4年\"\naddress = ▲\"www.example.jp\"\nchecked-on = ▲2026-11-22\n▲checked = \"2026-11-22\"\n",
			[]string{"from 1 to 1", `did you mean "ube"`, "empty", "a string or", `"kind" cannot be "guide"`, "not a date", "not a URL", "quotation marks", `no name "checked"`}},
		{"address that acts", top + "address = ▲\"javascript:alert(1)\"\n", []string{"not a URL"}},
		{"law by another id", "format = 1\nid = ▲\"appi\"\ntitle = \"法\"\nkind = \"law\"\n", []string{"all laws are in one document"}},
		{"no law by its id", "format = 1\nid = ▲\"law\"\ntitle = \"法\"\nkind = \"guidance\"\n", []string{"all laws are in one document"}},
		{"no clause", top, nil},
		{"empty clause", top + "[[▲▲▲▲clause]]\n", []string{`"id" is missing`, `"modality" is missing`, `"kinds" is missing`, `"gloss" is missing`}},
		{"unknown names", top + "[[▲clauses]]\n" + clause("1", "▲prepare = true\n▲Gloss = \"\"\n"),
			[]string{`did you mean "clause"`, `no name "prepare"`, `write "gloss"`}},
		{"clause", top + "[[clause]]\nid = ▲\"7 (1)\"\nmodality = ▲\"MUST\"\nkinds = [\"flaming\", ▲\"flaming\", ▲\"炎上\", ▲\"*\"]\npreparation = ▲\"yes\"\ngloss = ▲1\nverified = ▲\"no\"\n",
			[]string{"without spaces or a colon", `did you mean "must"`, "twice", "not an id", "write it alone", "true or false", "a string or", "true or false"}},
		{"id with its document", top + "[[clause]]\nid = ▲\"x:7(1)\"\nmodality = \"must\"\nkinds = [\"*\"]\ngloss = \"行う。\"\n", []string{`did you mean "7(1)"`}},
		{"id of another document", top + strings.Replace(clause("y:7", ""), `"y`, `▲"y`, 1), []string{"without spaces or a colon"}},
		{"id too long", top + strings.Replace(clause(strings.Repeat("1", 63), ""), `"1`, `▲"1`, 1), []string{"at most 62 characters"}},
		{"id just short enough", top + clause(strings.Repeat("1", 62), ""), nil},
		{"kinds that are no list", top + "[[clause]]\nid = \"1\"\nmodality = \"must\"\nkinds = ▲\"*\"\ngloss = \"行う。\"\n", []string{"a list of strings"}},
		{"clause twice", top + clause("1", "") + strings.Replace(clause("1", ""), `"1"`, `▲"1"`, 1), []string{`"1" is used twice (first on line 6)`}},
		{"long gloss", top + strings.Replace(clause("1", ""), `"行う。"`, `▲{ en = "`+long+`" }`, 1), []string{"at most 240 characters"}},
		{"gloss of two lines", top + strings.Replace(clause("1", ""), `"行う。"`, `▲"行う。\n守る。"`, 1), []string{"one line"}},
		{"control character", top + strings.Replace(clause("1", ""), `行う。"`, `▲\u001b[2J"`, 1), []string{"control character"}},
		{"too many", top + many.String() + strings.Replace(clause("last", ""), "[[", "[[▲", 1), []string{"at most 500"}},
		{"too deep", top + "a = [[[[▲[1]]]]]\n", []string{"too deeply"}},
		{"too large", "▲" + top + "# " + strings.Repeat("x", MaxFileSize), []string{"too large"}},
		{"syntax", top + "office = ▲“市”\n", []string{"full-width"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			source, places := tomltest.Marked(c.source)
			d, err := Parse("x.toml", []byte(source))
			problems, _ := err.(Problems)
			if (d == nil) != (len(problems) > 0) {
				t.Errorf("got %v with %d problems", d, len(problems))
			}
			// Problems in one place come in the order in which the format has the names.
			tomltest.Expect(t, problems, places, c.messages)
		})
	}
}

func TestCheck(t *testing.T) {
	source, places := tomltest.Marked(top + "[[clause]]\nid = \"1\"\nmodality = \"must\"\nkinds = [\"flaming\", ▲\"flamming\"]\ngloss = \"行う。\"\n" +
		"[[clause]]\nid = \"2\"\nmodality = \"must\"\nkinds = [▲\"flood\"]\ngloss = \"行う。\"\n[[clause]]\nid = \"3\"\nmodality = \"must\"\nkinds = [\"*\"]\ngloss = \"行う。\"\n")
	d, err := Parse("x.toml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	tomltest.Expect(t, Check(d, []string{"flaming", "own-error"}), places, []string{`did you mean "flaming"`, "one of: flaming, own-error"})
	if ps := Check(d, []string{"flaming", "flamming", "flood"}); len(ps) > 0 {
		t.Errorf("nothing is wrong: %v", ps)
	}
}

func TestCatalog(t *testing.T) {
	ube, err := Parse("ube.toml", example(t))
	if err != nil {
		t.Fatal(err)
	}
	x, err := Parse("x.toml", []byte(top+clause("7(1)", "")))
	if err != nil {
		t.Fatal(err)
	}
	c, err := NewCatalog(ube, x)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Documents(); !reflect.DeepEqual(got, []*Document{ube, x}) {
		t.Errorf("documents %v", got)
	}
	if d, ok := c.Document("x"); !ok || d != x {
		t.Errorf("Document = %v, %v", d, ok)
	}
	for _, id := range []string{"ube:7(1)", "x:7(1)"} {
		if cl, ok := c.Clause(id); !ok || cl.ID != id {
			t.Errorf("Clause(%s) = %v, %v", id, cl, ok)
		}
	}
	for _, id := range []string{"", "ube", "ube:", "ube:7", "y:7(1)", "7(1)"} {
		if cl, ok := c.Clause(id); ok {
			t.Errorf("Clause(%q) = %v", id, cl)
		}
	}
	for kind, want := range map[string][]bool{"unauthorized-access": {true, true, false}, "flaming": {false, true, false}, AnyKind: {false, true, false}} {
		for i, cl := range ube.Clauses {
			if cl.For(kind) != want[i] {
				t.Errorf("%s speaks of %s: %v", cl.ID, kind, !want[i])
			}
		}
	}
}

// TestCatalogTwice blames the second of two documents with one id, and all at once.
func TestCatalogTwice(t *testing.T) {
	parse := func(name, source string) *Document {
		d, err := Parse(name, []byte(source))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	second, places := tomltest.Marked(strings.Replace(top, `id = "`, `id = ▲"`, 1))
	c, err := NewCatalog(parse("a.toml", top), parse("b.toml", second), parse("c.toml", strings.Replace(top, `"x"`, `"y"`, 1)), parse("d.toml", second))
	if c != nil {
		t.Error("a catalogue with problems was returned")
	}
	problems, _ := err.(Problems)
	tomltest.Expect(t, problems, append(places, places...), []string{`"x" is already used by a.toml`, `"x" is already used by a.toml`})
	if len(problems) == 2 && (problems[0].File != "b.toml" || problems[1].File != "d.toml") {
		t.Errorf("blamed %s and %s", problems[0].File, problems[1].File)
	}
}

func TestNoCatalog(t *testing.T) {
	var c *Catalog
	if _, ok := c.Clause("ube:7(1)"); ok {
		t.Error("nothing has a clause")
	}
	if _, ok := c.Document("ube"); ok {
		t.Error("nothing has a document")
	}
	if len(c.Documents()) != 0 {
		t.Error("nothing has documents")
	}
	if empty, err := NewCatalog(); err != nil || len(empty.Documents()) != 0 {
		t.Errorf("got %v, %v", empty, err)
	}
}

// FuzzParse reads anything: it never panics, every problem lies in the file, and
// what is read is whole.
func FuzzParse(f *testing.F) {
	f.Add(example(f))
	f.Add([]byte(top + clause("7(1)", "verified = true\n")))
	f.Add([]byte("format = 1\nid = \"law\"\ntitle = \"法\"\nkind = \"law\"\n[[clause]]\nid = \"a\"\nkinds = [\"*\", \"a\"]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Parse("x.toml", data)
		problems, _ := err.(Problems)
		if (d == nil) != (len(problems) > 0) {
			t.Fatalf("got %v, %v", d, err)
		}
		if d != nil {
			c, err := NewCatalog(d)
			if err != nil {
				t.Fatal(err)
			}
			if d.ID == "" || d.Title.IsZero() || d.Kind == "" || len(d.Clauses) > MaxClauses {
				t.Fatalf("not whole: %+v", d)
			}
			for _, cl := range d.Clauses {
				if found, ok := c.Clause(cl.ID); !ok || found.ID != cl.ID || !tomlfile.IsClause(cl.ID) {
					t.Fatalf("%q is not found, or not a clause", cl.ID)
				}
				if cl.Modality == "" || cl.Gloss.IsZero() || cl.Line < 1 || cl.Kinds == nil {
					t.Fatalf("not whole: %+v", cl)
				}
			}
			problems = Check(d, []string{"a"})
			if _, err := NewCatalog(d, d); err == nil {
				t.Fatal("a document stands beside itself")
			}
		}
		lines := bytes.Split(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\n"))
		for _, p := range problems {
			if strings.Count(p.Render(lang.Japanese), "\n") > 4 {
				t.Fatalf("too many lines: %q", p.Render(lang.Japanese))
			}
			if utf8.Valid(data) && (p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > utf8.RuneCount(lines[p.Line-1])+1) {
				t.Fatalf("not in the file: %s", p.Render(lang.English))
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	data := example(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Parse("ube.toml", data); err != nil {
			b.Fatal(err)
		}
	}
}
