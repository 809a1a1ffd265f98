package tomlfile_test

import (
	"testing"

	"dandori/runbook/tomlfile"
	"dandori/runbook/tomlfile/tomltest"
)

var limits = tomlfile.Limits{Size: 1 << 16, Nesting: 6}

func TestSyntax(t *testing.T) {
	for name, c := range map[string]struct{ source, message string }{
		"string not closed":         {"x = 1\ntitle = ▲\"炎上\ny = 2\n", "not closed"},
		"long string not closed":    {"x = 1\nguide = ▲\"\"\"炎上\ny = 2\n", "not closed"},
		"raw string not closed":     {"guide = ▲'''炎上\ny = 2\n", "not closed"},
		"bracket not closed":        {"a = 1\nb = ▲[ \"炎\",\n \"上\"\n", "not closed"},
		"inline table not closed":   {"a = 1\nb = ▲{ x = 1\n", "not closed"},
		"nested bracket not closed": {"b = { x = ▲[ 1", "not closed"},
		"no equals sign":            {"a = 1\ntitle ▲\"炎上\"\n", "no = after the name"},
		"no name":                   {"▲= 1\n", "name is missing"},
		"no value":                  {"title =▲\nx = 1\n", "value is missing"},
		"no value at the end":       {"title =▲", "value is missing"},
		"text without quotes":       {"title = ▲炎上\n", "quotation marks"},
		"full-width equals":         {"title ▲＝ \"炎上\"\n", "full-width"},
		"full-width quotes":         {"title = ▲“炎上”\n", "full-width"},
		"full-width space":          {"a = 1\n▲\u3000title = \"炎上\"\n", "full-width"},
		"full-width comma":          {"a = [ \"炎上\"▲、 \"b\" ]\n", "full-width"},
		"no comma":                  {"a = { ja = \"炎上\" ▲en = \"x\" }\n", "comma is missing"},
		"two commas":                {"a = [ 1, ▲, 2 ]\n", "comma too many"},
		"two on a line":             {"a = \"炎上\" ▲b = 2\n", "after the value"},
		"wrong escape":              {"a = \"炎上▲\\q\"\n", "\\\\"},
		"wrong number":              {"a = ▲0123\n", "not a number or a date"},
		"wrong date":                {"a = ▲2026-13-45\n", "not a number or a date"},
		"same name":                 {"炎上 = 1", ""},
		"name twice":                {"title = \"炎上\"\nx = 1\n▲title = 2\n", `"title" is written twice (first on line 1)`},
		"name twice in a table":     {"[[s]]\na = 1\n[[s]]\na = 1\nb = { ja = \"炎上\", ▲ja = \"炎上\" }\n", `"ja" is written twice (first on line 5)`},
		"table twice":               {"[a]\nx = 1\n[b]\n[▲a]\n", `"a" is written twice (first on line 1)`},
		"table and list":            {"[[a]]\n[▲a]\n", `"a" is written twice (first on line 1)`},
		"value and table":           {"a = 1\n[▲a]\n", `"a" is written twice (first on line 1)`},
		"value inside value":        {"a = 1\n▲a.b = 1\n", `"a" is written twice`},
		"header not closed":         {"[ab▲\n", "table header"},
		"list header not closed":    {"[[ab]▲\nx = 1\n", "table header"},
	} {
		t.Run(name, func(t *testing.T) {
			if name == "same name" {
				c.source, c.message = "▲炎上 = 1\n", "no = after the name"
			}
			source, places := tomltest.Marked(c.source)
			doc := tomlfile.Read("炎上.toml", []byte(source), limits)
			if doc.Root() != nil {
				t.Fatal("was read")
			}
			tomltest.Expect(t, doc.Problems(), places, []string{c.message})
		})
	}
}
