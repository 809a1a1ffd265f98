package tomlfile_test

import (
	"slices"
	"testing"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
	"dandori/runbook/tomlfile/tomltest"
)

// posts reads the list that the tests below write in both of its forms.
func posts(source string) ([]lang.Text, tomlfile.Problems) {
	doc := tomlfile.Read("x.toml", []byte(source), tomlfile.Limits{Size: 1 << 10, Nesting: 5})
	root := doc.Root()
	if root == nil {
		return nil, doc.Problems()
	}
	var out []lang.Text
	for _, t := range root.Items("deputies", "post", 0) {
		out = append(out, t.Text("post", tomlfile.Required))
		t.Word("night", 0)
		t.Done()
	}
	root.Done()
	return out, doc.Problems()
}

func TestItems(t *testing.T) {
	got, problems := posts(`deputies = ["係長", { ja = "主査", en = "Chief" }, { post = "主任", night = "1" }, { post = { ja = "課長", en = "Head" } }]`)
	want := []lang.Text{{Ja: "係長"}, {Ja: "主査", En: "Chief"}, {Ja: "主任"}, {Ja: "課長", En: "Head"}}
	if !slices.Equal(got, want) || len(problems) > 0 {
		t.Errorf("got %v, %v", got, problems)
	}
	for _, none := range []string{"", "deputies = []"} {
		if got, problems := posts(none); len(got) > 0 || len(problems) > 0 {
			t.Errorf("%q: got %v, %v", none, got, problems)
		}
	}
}

func TestItemProblems(t *testing.T) {
	for source, messages := range map[string][]string{
		`deputies = ▲"係長"`:                           {"a list"},
		`deputies = ["係長", ▲1, ▲""]`:                 {"a string or", "empty"},
		`deputies = [▲{ night = "1" }, ▲{}]`:         {"missing", "missing"},
		`deputies = [{ post = "係長", ▲nigth = "1" }]`: {"did you mean"},
		`deputies = [{ ja = ▲1, ▲fr = "" }]`:         {"a string", "no name"},
		"[[deputies]]\npost = ▲1":                    {"a string or"},
	} {
		marked, places := tomltest.Marked(source)
		_, problems := posts(marked)
		tomltest.Expect(t, problems, places, messages)
	}
}
