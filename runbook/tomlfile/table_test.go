package tomlfile_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
	"dandori/runbook/tomlfile/tomltest"
)

// TestAccessors gives each accessor what it does not take. A ▲ stands before the
// character where the problem is expected.
func TestAccessors(t *testing.T) {
	type read = func(*tomlfile.Table)
	text := func(w tomlfile.Want) read { return func(t *tomlfile.Table) { t.Text("x", w) } }
	texts := func(t *tomlfile.Table) { t.Texts("x", 0) }
	word := func(w tomlfile.Want) read { return func(t *tomlfile.Table) { t.Word("x", w) } }
	id := func(t *tomlfile.Table) { t.ID("x", tomlfile.Required) }
	words := func(w tomlfile.Want) read { return func(t *tomlfile.Table) { t.Words("x", w) } }
	choice := func(t *tomlfile.Table) { t.Choice("x", []string{"publish", "delete"}, 0) }
	flag := func(t *tomlfile.Table) { t.Bool("x") }
	number := func(t *tomlfile.Table) { t.Int("x", tomlfile.Required, 1, 10) }
	span := func(t *tomlfile.Table) { t.Duration("x", 0) }
	date := func(t *tomlfile.Table) { t.Date("x", 0) }
	table := func(t *tomlfile.Table) {
		if x := t.Table("x", tomlfile.Required); x != nil {
			x.Done()
		}
	}
	tables := func(t *tomlfile.Table) {
		for _, x := range t.Tables("x", tomlfile.Required) {
			x.ID("id", tomlfile.Required)
			x.Done()
		}
	}
	named := func(t *tomlfile.Table) {
		for _, x := range t.Named("x") {
			x.Done()
		}
	}
	condition := func(t *tomlfile.Table) { t.Condition("x") }
	for _, c := range []struct {
		name, source string
		read         read
		messages     []string
	}{
		{"text is missing", "▲\ny = 1\n", text(tomlfile.Required), []string{`"x" is missing`}},
		{"text is empty", "x = ▲\" \"\n", text(tomlfile.Required), []string{`"x" is empty`}},
		{"text is blank", "x = ▲\"　\"\n", text(tomlfile.Required), []string{`"x" is empty`}},
		{"text is a number", "x = ▲1\n", text(0), []string{"not a whole number"}},
		{"text is a list", "x = ▲[\"炎\"]\n", text(0), []string{"not a list"}},
		{"text in no language", "x = ▲{}\n", text(tomlfile.Required), []string{`"x" is empty`}},
		{"text empty in a language", "x = { ja = \"炎\", en = ▲\"\" }\n", text(tomlfile.Required), []string{`"en" is empty`}},
		{"text in another language", "x = { ja = \"炎\", ▲fr = \"feu\" }\n", text(0), []string{`no name "fr"`}},
		{"text with a number inside", "x = { ja = \"炎\", en = ▲1 }\n", text(0), []string{`"en" takes a string`}},
		{"text of two lines", "x = ▲\"\"\"炎\n上\"\"\"\n", text(0), []string{"one line"}},
		{"text with a tab", "x = ▲\"炎\\t上\"\n", text(0), []string{"one line"}},
		{"text with an escape", "x = \"炎上▲\\u001b[2J\"\n", text(tomlfile.Lines), []string{`control character (\x1b)`}},
		{"text with a bidi control", "x = \"\"\"\n炎上\nab▲\u202ecd\"\"\"\n", text(tomlfile.Lines), []string{"control character (<U+202E>)"}},
		{"text with a C1 control", "x = { ja = \"炎▲\u009b\" }\n", text(tomlfile.Lines), []string{`control character (\x9b)`}},
		{"text with an escaped CR", "x = \"炎▲\\r\"\n", text(tomlfile.Lines), []string{`control character (\r)`}},
		{"texts is a string", "x = ▲\"炎\"\n", texts, []string{"a list"}},
		{"texts has a number", "x = [\"炎\", ▲1, { ja = \"上\" }, ▲\"\"]\n", texts, []string{"not a whole number", "empty"}},
		{"word is missing", "▲", word(tomlfile.Required), []string{"missing"}},
		{"word is empty", "x = ▲\"\"\n", word(tomlfile.Required), []string{"empty"}},
		{"word is a bool", "x = ▲true\n", word(0), []string{"not true or false"}},
		{"word is a date", "x = ▲2026-10-01\n", word(0), []string{"not a date"}},
		{"word is a fraction", "x = ▲1.5\n", word(0), []string{"not a decimal number"}},
		{"id with a capital", "x = ▲\"Flaming_Post\"\n", id, []string{`did you mean "flaming-post"`}},
		{"id in Japanese", "x = ▲\"炎上\"\n", id, []string{"not an id"}},
		{"id starts with a digit", "x = ▲\"1a\"\n", id, []string{"not an id"}},
		{"words is a string", "x = ▲\"炎\"\n", words(0), []string{"a list of strings"}},
		{"words is empty", "x = ▲[]\n", words(tomlfile.Required), []string{"empty"}},
		{"words has others", "x = [\"炎\", ▲1,\n ▲\"\", ▲[\"a\"], ▲{}]\n", words(0), []string{"not a whole number", "empty", "not a list", "not a table"}},
		{"words has one twice", "x = [\"炎\", \"上\", ▲\"炎\"]\n", words(tomlfile.Distinct), []string{`"炎" occurs twice`}},
		{"choice", "x = ▲\"publsh\"\n", choice, []string{`did you mean "publish"`}},
		{"choice far off", "x = ▲\"炎上\"\n", choice, []string{"one of: publish, delete"}},
		{"bool", "x = ▲\"true\"\n", flag, []string{"takes true or false, not a string"}},
		{"number", "x = ▲\"1\"\n", number, []string{"takes a whole number"}},
		{"number too great", "x = ▲11\n", number, []string{"from 1 to 10"}},
		{"number is missing", "▲", number, []string{"missing"}},
		{"span", "x = ▲\"10\"\n", span, []string{"time span"}},
		{"span of seconds", "x = ▲\"10s\"\n", span, []string{"time span"}},
		{"span of nothing", "x = ▲\"0m\"\n", span, []string{"time span"}},
		{"span too long", "x = ▲\"9999d\"\n", span, []string{"time span"}},
		{"span overflows", "x = ▲\"16000000d\"\n", span, []string{"time span"}},
		{"span with a sign", "x = ▲\"-5m\"\n", span, []string{"time span"}},
		{"date", "x = ▲\"2026-02-30\"\n", date, []string{"not a date"}},
		{"date in Japanese", "x = ▲\"令和8年\"\n", date, []string{"not a date"}},
		{"date without quotes", "x = ▲2026-02-01\n", date, []string{"quotation marks"}},
		{"table is a list", "x = ▲[1]\n", table, []string{"takes a table"}},
		{"table is repeated", "[[▲x]]\n", table, []string{"takes a table"}},
		{"table is missing", "▲", table, []string{"missing"}},
		{"unknown names", "[x]\n▲b = 1\n▲a = { c = 1 }\n", table, []string{`"b"`, `"a"`}},
		{"tables is a table", "x = ▲{}\n", tables, []string{"a list of tables"}},
		{"tables has a string", "x = [ { id = \"a\" }, ▲\"炎\" ]\n", tables, []string{"not a string"}},
		{"tables is empty", "x = ▲[]\n", tables, []string{"empty"}},
		{"the second of three", "[[x]]\nid = \"a\"\n[[▲x]]\n[[x]]\nid = \"c\"\n▲ID = 1\n",
			tables, []string{`"id" is missing`, `lower case; write "id"`}},
		{"in a table of a table", "[[x]]\nid = \"a\"\n[x.b]\ny = 1\n[[x]]\nid = \"c\"\n[x.▲b]\n", func(t *tomlfile.Table) {
			list := t.Tables("x", 0)
			list[0].Has("b")
			list[0].ID("id", 0)
			list[0].Done()
			list[1].ID("id", 0)
			list[1].Done()
		}, []string{`"b"`}},
		{"name is no id", "[x.a]\n[x.▲\"炎\"]\n[x.▲B]\n", named, []string{"not an id", `did you mean "b"`}},
		{"named has a value", "x.a = ▲1\n", named, []string{"takes a table"}},
		{"condition is a string", "x = ▲\"炎\"\n", condition, []string{"a condition"}},
		{"condition is empty", "x = ▲{}\n", condition, []string{"empty condition"}},
		{"condition has no alternative", "x = ▲[]\n", condition, []string{"empty condition"}},
		{"condition has empty alternatives", "x = [ { a = \"b\" }, ▲{}, ▲1 ]\n", condition, []string{"empty condition", "not a whole number"}},
		{"condition with a number", "x = { a = ▲1, b = [▲2], c = ▲[], d = ▲{}, e = ▲\"\" }\n", condition,
			[]string{"a list of strings", "a string", "empty", "a list of strings", "empty"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			source, places := tomltest.Marked(c.source)
			doc := tomlfile.Read("f", []byte(source), limits)
			if doc.Root() == nil {
				t.Fatal(doc.Problems())
			}
			c.read(doc.Root())
			tomltest.Expect(t, doc.Problems(), places, c.messages)
		})
	}
}

// TestValues reads what is right.
func TestValues(t *testing.T) {
	source := "\ufeff" + `plain = " 炎上 "
both = { ja = "炎上", en = "Flaming" }
long = """

　一行目
二行目 	
"""
list = ["a", { en = "b" }]
words = []
ids = [
  "one", # 炎
  "two",
]
yes = true
number = -3
spans = { m = "10m", h = "2h", d = "3d" }
date = "2026-10-01"
unset = ""
one = { a = "b", "p/q" = ["c", "d"] }
either = [ { a = "b" }, { a = "c" } ]
[role.b]
x = "1"
[role.a]
x = "2"
`
	for _, breaks := range []string{"\n", "\r\n"} {
		s := source
		if breaks != "\n" {
			s = strings.ReplaceAll(s, "\n", "\r\n")
		}
		doc := tomlfile.Read("f", []byte(s), limits)
		root := doc.Root()
		if root == nil {
			t.Fatal(doc.Problems())
		}
		same := func(name string, got, want any) {
			t.Helper()
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s = %#v, want %#v", name, got, want)
			}
		}
		same("plain", root.Text("plain", tomlfile.Required), lang.Text{Ja: "炎上"})
		same("both", root.Text("both", 0), lang.Text{Ja: "炎上", En: "Flaming"})
		same("long", root.Text("long", tomlfile.Lines), lang.Text{Ja: "　一行目\n二行目"})
		same("list", root.Texts("list", 0), []lang.Text{{Ja: "a"}, {En: "b"}})
		none, ok := root.Words("words", 0)
		same("words", none, []tomlfile.Word{})
		same("words", ok, true)
		none, ok = root.Words("absent", 0)
		same("absent", none, []tomlfile.Word(nil))
		same("absent", ok, false)
		ids, _ := root.Words("ids", 0)
		same("ids", []string{ids[0].Value, ids[1].Value}, []string{"one", "two"})
		line, column := doc.Position(ids[1].At)
		same("ids[1]", [2]int{line, column}, [2]int{12, 3})
		same("yes", root.Bool("yes"), true)
		same("number", root.Int("number", 0, -5, 5), -3)
		spans := root.Table("spans", 0)
		same("m", spans.Duration("m", 0), 10*time.Minute)
		same("h", spans.Duration("h", 0), 2*time.Hour)
		same("d", spans.Duration("d", 0), 72*time.Hour)
		same("date", root.Date("date", 0), "2026-10-01")
		same("unset", root.Word("unset", 0).Value, "")
		same("unset", root.Date("unset", 0), "")
		one := root.Condition("one")
		same("one", len(one), 1)
		same("one", one[0][0].Decision.Value+one[0][0].Options[0].Value, "ab")
		same("one", one[0][1].Decision.Value+one[0][1].Options[1].Value, "p/qd")
		same("either", len(root.Condition("either")), 2)
		same("nothing", root.Condition("nothing"), []tomlfile.Alternative(nil))
		roles := root.Named("role")
		same("role", []string{roles[0].Name().Value, roles[1].Name().Value}, []string{"b", "a"})
		same("role", roles[1].Line(), 23)
		root.Done()
		if ps := doc.Problems(); len(ps) > 0 {
			t.Errorf("%v", ps)
		}
	}
}
