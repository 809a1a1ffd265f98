package playbooks_test

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"dandori/playbooks"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/source"
	"dandori/runbook/tomlfile"
)

func catalog(t *testing.T) *source.Catalog {
	t.Helper()
	var documents []*source.Document
	for _, f := range playbooks.Sources() {
		d, err := source.Parse(f.Name, f.Data)
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, d)
	}
	c, err := source.NewCatalog(documents...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func set(t *testing.T) *playbook.Set {
	t.Helper()
	set, err := playbook.ParseSet(playbooks.Playbooks())
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func profiles(t *testing.T) []*org.Profile {
	t.Helper()
	var list []*org.Profile
	for _, f := range playbooks.Profiles() {
		p, err := org.Parse(f.Name, f.Data)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
	return list
}

// citation is one clause cited in a file, and where.
type citation struct{ clause, where string }

// citations finds every clause that the files of this folder cite, whatever sort
// of file it is: the strings under source, sources, see, clauses and …-source.
func citations(t *testing.T) []citation {
	t.Helper()
	var all []citation
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".toml" || path.Dir(name) == "sources" {
			return err
		}
		var file map[string]any
		if _, err := toml.DecodeFile(name, &file); err != nil {
			return err
		}
		for _, c := range cited(file) {
			all = append(all, citation{c, name})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// cited lists the clauses under a value of a decoded file.
func cited(v any) []string {
	var out []string
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if slices.Contains([]string{"source", "sources", "see", "clauses"}, key) || strings.HasSuffix(key, "-source") {
				out = append(out, clauses(v[key])...)
			}
			out = append(out, cited(v[key])...)
		}
	case []map[string]any:
		for _, e := range v {
			out = append(out, cited(e)...)
		}
	case []any:
		for _, e := range v {
			out = append(out, cited(e)...)
		}
	}
	return out
}

// clauses are the strings of a value that name a clause. A source can also be an
// address.
func clauses(v any) []string {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var out []string
	for _, e := range list {
		s, _ := e.(string)
		s, _, _ = strings.Cut(s, " for ")
		if tomlfile.IsClause(s) && !strings.Contains(s, "://") {
			out = append(out, s)
		}
	}
	return out
}

// TestEveryClauseIsKnown finds each clause that anything shipped cites in the
// catalogue.
func TestEveryClauseIsKnown(t *testing.T) {
	c := catalog(t)
	all := citations(t)
	if len(all) < 300 {
		t.Errorf("found only %d citations", len(all))
	}
	for _, cite := range all {
		if _, ok := c.Clause(cite.clause); !ok {
			t.Errorf("%s cites %s, which no file of sources has", cite.where, cite.clause)
		}
	}
}

// TestCatalog checks what the format cannot: documents and profiles agree, kinds
// exist, and every gloss speaks both languages.
func TestCatalog(t *testing.T) {
	c, s := catalog(t), set(t)
	var kinds []string
	for _, k := range s.Kinds {
		kinds = append(kinds, k.Kind)
	}
	for _, d := range c.Documents() {
		for _, p := range source.Check(d, kinds) {
			t.Error(p)
		}
		if d.FileName != "sources/"+d.ID+".toml" {
			t.Errorf("%s is in %s", d.ID, d.FileName)
		}
		if len(d.Clauses) == 0 || d.Title.Ja == "" || d.Title.En == "" || d.Status.Ja == "" || d.Status.En == "" {
			t.Errorf("%s is not described", d.ID)
		}
		for _, cl := range d.Clauses {
			if cl.Gloss.Ja == "" || cl.Gloss.En == "" {
				t.Errorf("%s is not explained in both languages", cl.ID)
			}
			if !strings.HasSuffix(cl.Gloss.Ja, "。") || !strings.HasSuffix(cl.Gloss.En, ".") {
				t.Errorf("%s is no sentence: %q, %q", cl.ID, cl.Gloss.Ja, cl.Gloss.En)
			}
			if d.Kind == source.Law && cl.Title.IsZero() {
				t.Errorf("%s does not say which law it is", cl.ID)
			}
		}
	}
	for _, p := range profiles(t) {
		for _, own := range p.Documents {
			d, ok := c.Document(own.ID)
			if !ok || d.Kind != source.Guideline {
				t.Errorf("%s has the document %s, which sources do not describe", p.ID, own.ID)
				continue
			}
			if d.Title != own.Title || d.Date != own.Date {
				t.Errorf("%s calls the document %s %v of %q, sources call it %v of %q", p.ID, own.ID, own.Title, own.Date, d.Title, d.Date)
			}
		}
	}
	if source.LawDocument != org.LawDocument {
		t.Errorf("the laws are %q and %q", source.LawDocument, org.LawDocument)
	}
}

// shown lists the clauses that the steps of an incident of one kind rest on: their
// own, those of their times and standing rules, those that make a gate hold in an
// office, and those of the prepared texts they use; and apart from them those that
// a step only shows for reference.
func shown(t *testing.T, s *playbook.Set, kind string) (out, reference map[string]bool) {
	t.Helper()
	out, reference = map[string]bool{}, map[string]bool{}
	add := func(clauses ...string) {
		for _, c := range clauses {
			out[c] = true
		}
	}
	rule := func(name string) {
		if r, ok := s.Rule(name); ok {
			add(r.Sources...)
		}
	}
	texts, offices := texts(t), profiles(t)
	for _, p := range s.All() {
		if p.Part == "" && p.Kind != kind {
			continue
		}
		for _, st := range p.Steps {
			add(st.SourcesFor([]string{kind})...)
			for _, c := range st.SeeFor([]string{kind}) {
				reference[c] = true
			}
			add(texts[st.Text]...)
			for _, d := range st.Dues {
				add(d.Source)
			}
			for _, u := range st.Urgencies {
				add(u.Source)
			}
			if st.NotBefore != nil {
				rule(st.NotBefore.Rule)
			}
			rule(st.TwoPersons)
			for _, r := range st.Rules {
				rule(r)
			}
			for _, act := range st.Approvals {
				for _, office := range offices {
					add(office.Approvals[act].Source)
				}
			}
		}
	}
	return out, reference
}

// texts are the clauses that each prepared text cites, by its id.
func texts(t *testing.T) map[string][]string {
	t.Helper()
	names, err := fs.Glob(os.DirFS("."), "texts/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, name := range names {
		var file map[string]any
		if _, err := toml.DecodeFile(name, &file); err != nil {
			t.Fatal(err)
		}
		list, ok := file["text"].([]map[string]any)
		if !ok {
			list = []map[string]any{file}
		}
		for _, text := range list {
			id, _ := text["id"].(string)
			out[id] = append(out[id], cited(text)...)
		}
	}
	return out
}

// TestEveryDutyIsShown proves that whatever a guideline or a law demands in a kind
// of incident can be seen by whoever works on one. What had to be ready before the
// incident may stand there for reference only: no step asks for it any more.
func TestEveryDutyIsShown(t *testing.T) {
	c, s := catalog(t), set(t)
	for _, k := range s.Kinds {
		seen, reference := shown(t, s, k.Kind)
		for _, d := range c.Documents() {
			for _, cl := range d.Clauses {
				if cl.Modality.Binding() && cl.For(k.Kind) && !seen[cl.ID] && !(cl.Preparation && reference[cl.ID]) {
					t.Errorf("%s: no step, rule, gate or text cites %s: %s", k.Kind, cl.ID, cl.Gloss.Ja)
				}
			}
		}
	}
}

// TestReferenceIsNoDuty wants no clause among the sources and the references of the
// same step: it either asks for the step or only touches on it.
func TestReferenceIsNoDuty(t *testing.T) {
	found := 0
	for _, st := range set(t).Steps() {
		found += len(st.See)
		for _, c := range st.See {
			if slices.Contains(st.Sources, c) {
				t.Errorf("%s has %s as a source and for reference", st.Ref, c)
			}
		}
	}
	if found < 20 {
		t.Errorf("found only %d references", found)
	}
}

// TestEveryPreparationIsChecked wants an item of the readiness check for each
// clause on what is to be ready beforehand.
func TestEveryPreparationIsChecked(t *testing.T) {
	var items map[string]any
	if _, err := toml.DecodeFile("readiness/items.toml", &items); err != nil {
		t.Fatal(err)
	}
	seen := cited(items)
	for _, d := range catalog(t).Documents() {
		for _, cl := range d.Clauses {
			if cl.Preparation && !slices.Contains(seen, cl.ID) {
				t.Errorf("no item of the readiness check cites %s: %s", cl.ID, cl.Gloss.Ja)
			}
		}
	}
}
