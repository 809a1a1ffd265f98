package cli

import (
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/spf13/cobra"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/source"
)

func (a *app) playbookSources() *cobra.Command {
	c := a.command("sources [DOCUMENT|CLAUSE]", 0, 1, lang.Source.Help, func(_ *cobra.Command, args []string) error {
		lib, err := a.readLibrary()
		if err != nil {
			return err
		}
		if err := checkSources(lib); err != nil {
			return err
		}
		if len(args) == 0 {
			return a.showDocuments(lib.Sources())
		}
		if strings.Contains(foldName(args[0]), ":") {
			cl, err := findClause(lib.Sources(), args[0])
			if err != nil {
				return err
			}
			return a.showClause(lib, cl)
		}
		d, err := findDocument(lib.Sources(), args[0])
		if err != nil {
			return err
		}
		return a.showDocument(lib.Set, d)
	})
	a.asJSON(c)
	return c
}

// checkSources reports the kinds that documents of the data folder name and no
// playbook is of. Such a clause is never of use, but keeps no incident from being
// worked on.
func checkSources(lib *library) error {
	var kinds []string
	for _, k := range lib.Set.Kinds {
		kinds = append(kinds, k.Kind)
	}
	var problems source.Problems
	for _, d := range lib.Sources().Documents() {
		if isOwnFile(d.FileName) {
			problems = append(problems, source.Check(d, kinds)...)
		}
	}
	return problems.Err()
}

// findDocument finds the document a person names: by id, title or office.
func findDocument(catalog *source.Catalog, named string) (*source.Document, error) {
	var choices []choice
	for _, d := range catalog.Documents() {
		choices = append(choices, choice{d.ID, names(d.Title, d.Office)})
	}
	id, err := choose(named, choices, lang.Source.NoSuchDocument, lang.Source.DocumentsHint)
	if err != nil {
		return nil, err
	}
	d, _ := catalog.Document(id)
	return d, nil
}

// findClause finds the clause a person names. A clause that is written alike but
// for the width of its characters will do, so that nobody has to type ①.
func findClause(catalog *source.Catalog, named string) (*source.Clause, error) {
	if cl, ok := catalog.Clause(strings.TrimSpace(named)); ok {
		return cl, nil
	}
	document, _, _ := strings.Cut(foldName(named), ":")
	d, err := findDocument(catalog, document)
	if err != nil {
		return nil, err
	}
	for i := range d.Clauses {
		if foldName(d.Clauses[i].ID) == foldName(named) {
			return &d.Clauses[i], nil
		}
	}
	return nil, usage(lang.Source.NoSuchClause.With(named), lang.Source.ClausesHint.With(d.ID))
}

// The JSON forms of documents and clauses.
type (
	shownDocument struct {
		ID        string      `json:"id"`
		Kind      source.Kind `json:"kind"`
		Office    string      `json:"office"`
		Title     string      `json:"title"`
		Date      string      `json:"date"` // "" when undated
		Status    string      `json:"status"`
		Address   string      `json:"address"`    // "" when not known
		CheckedOn string      `json:"checked_on"` // "" when never
		Note      string      `json:"note"`
		Clauses   int         `json:"clauses"`
		File      string      `json:"file"`
		Own       bool        `json:"own"` // of the data folder
	}
	shownClause struct {
		ID          string          `json:"id"`
		Modality    source.Modality `json:"modality"`
		Binding     bool            `json:"binding"`
		Kinds       []string        `json:"kinds"` // ["*"]: any
		Preparation bool            `json:"preparation"`
		Gloss       string          `json:"gloss"`
		Title       string          `json:"title"` // "": the document's
		Date        string          `json:"date"`
		Address     string          `json:"address"`
		CheckedOn   string          `json:"checked_on"`
		Verified    bool            `json:"verified"`
		Note        string          `json:"note"`
	}
	// citedAt is where a clause is cited.
	citedAt struct {
		Steps   []citedStep   `json:"steps"`
		Rules   []citedRule   `json:"rules"`
		Offices []citedOffice `json:"offices"`
	}
	citedStep struct {
		ID    playbook.Ref `json:"id"`
		Title string       `json:"title"`
		Kinds []string     `json:"kinds"` // the kinds it is cited for; []: all
	}
	citedRule struct {
		ID   string `json:"id"`
		Text string `json:"text"`
	}
	citedOffice struct {
		ID     string   `json:"id"`
		Name   string   `json:"name"`
		Places []string `json:"places"` // tables of the profile
	}
)

func (a *app) shownDocument(d *source.Document) shownDocument {
	return shownDocument{
		ID: d.ID, Kind: d.Kind, Office: d.Office.In(a.lang), Title: d.Title.In(a.lang), Date: d.Date,
		Status: d.Status.In(a.lang), Address: d.Address, CheckedOn: d.CheckedOn, Note: d.Note.In(a.lang),
		Clauses: len(d.Clauses), File: d.FileName, Own: isOwnFile(d.FileName),
	}
}

func (a *app) shownClause(cl *source.Clause) shownClause {
	return shownClause{
		ID: cl.ID, Modality: cl.Modality, Binding: cl.Modality.Binding(), Kinds: nonNil(cl.Kinds), Preparation: cl.Preparation,
		Gloss: cl.Gloss.In(a.lang), Title: cl.Title.In(a.lang), Date: cl.Date, Address: cl.Address,
		CheckedOn: cl.CheckedOn, Verified: cl.Verified, Note: cl.Note.In(a.lang),
	}
}

// showDocuments lists the documents.
func (a *app) showDocuments(catalog *source.Catalog) error {
	list := []shownDocument{}
	for _, d := range catalog.Documents() {
		list = append(list, a.shownDocument(d))
	}
	if a.json {
		return a.printJSON(struct {
			Format    int             `json:"format"`
			Documents []shownDocument `json:"documents"`
		}{1, list})
	}
	for _, d := range list {
		a.say(lang.Source.Line, d.ID, a.orUnset(d.Office), d.Title, a.dated(d.Date, d.Kind), d.Clauses, a.origin(d.Own))
	}
	return nil
}

// dated says from when a document is in force. The laws have no date in common.
func (a *app) dated(date string, kind source.Kind) string {
	switch {
	case date != "":
		return date
	case kind == source.Law:
		return lang.Source.ByArticle.In(a.lang)
	}
	return lang.Source.NotDated.In(a.lang)
}

// showDocument shows one document with its clauses.
func (a *app) showDocument(set *playbook.Set, d *source.Document) error {
	if a.json {
		out := struct {
			Format   int           `json:"format"`
			Document shownDocument `json:"document"`
			Clauses  []shownClause `json:"clauses"`
		}{1, a.shownDocument(d), []shownClause{}}
		for i := range d.Clauses {
			out.Clauses = append(out.Clauses, a.shownClause(&d.Clauses[i]))
		}
		return a.printJSON(out)
	}
	t := lang.Source
	a.say(lang.Same("%s (%s)"), d.Title, d.ID)
	a.say(t.Facts, t.DocumentKind[string(d.Kind)], a.orUnset(d.Office.In(a.lang)), a.dated(d.Date, d.Kind))
	a.sourceStatus(d)
	if d.Address != "" {
		a.say(t.Address, d.Address)
	}
	if d.Kind != source.Law { // each article of a law says it for itself
		a.checkedOn(d.CheckedOn, true)
	}
	if d.CheckedOn == "" && isOwnFile(d.FileName) {
		a.say(t.NotCheckedHow, d.FileName)
	}
	a.sourceNote(d.Note)
	a.out.WriteByte('\n')
	a.say(lang.Same("== %s =="), t.Clauses)
	for i := range d.Clauses {
		a.clauseLines(set, &d.Clauses[i])
	}
	a.out.WriteByte('\n')
	a.say(t.Legend)
	return nil
}

// checkedOn says when something was last checked.
func (a *app) checkedOn(date string, verified bool) {
	switch {
	case date == "":
		a.say(lang.Source.NotChecked)
	case !verified:
		a.say(lang.Source.Checked, date+" "+lang.Source.NotVerified.In(a.lang))
	default:
		a.say(lang.Source.Checked, date)
	}
}

// sourceStatus says what is known about the state of a document.
func (a *app) sourceStatus(d *source.Document) {
	if !d.Status.IsZero() {
		a.say(lang.Source.Status, d.Status)
	}
}

// sourceNote prints a note, which may have several lines.
func (a *app) sourceNote(note lang.Text) {
	for line := range strings.Lines(note.In(a.lang)) {
		a.say(lang.Source.Note, strings.TrimRight(line, "\n"))
	}
}

// clauseLines prints what a clause is, and under it what it asks.
func (a *app) clauseLines(set *playbook.Set, cl *source.Clause) {
	t := lang.Source
	var of []string
	for _, k := range cl.Kinds {
		if k == source.AnyKind {
			of = append(of, t.AnyKind.In(a.lang))
			continue
		}
		of = append(of, a.kindTitle(set, k))
	}
	if cl.Preparation {
		of = append(of, t.Preparation.In(a.lang))
	}
	a.say(t.ClauseLine, cl.ID, t.Modality[string(cl.Modality)], a.join(of))
	if !cl.Title.IsZero() {
		a.under(lang.Same("%s"), cl.Title)
	}
	gloss := cl.Gloss.In(a.lang)
	if !cl.Verified {
		gloss += " " + t.NotVerified.In(a.lang)
	}
	a.under(lang.Same("%s"), gloss)
}

// kindTitle is what a kind is called, or its id when no playbook is of it.
func (a *app) kindTitle(set *playbook.Set, kind string) string {
	if p, ok := set.Kind(kind); ok {
		return p.Title.In(a.lang)
	}
	return kind
}

// showClause shows one clause in full, and where it is cited.
func (a *app) showClause(lib *library, cl *source.Clause) error {
	cited, err := a.citedAt(lib, cl.ID)
	if err != nil {
		return err
	}
	d, _ := lib.Sources().Document(cl.Document)
	if a.json {
		return a.printJSON(struct {
			Format   int           `json:"format"`
			Clause   shownClause   `json:"clause"`
			Document shownDocument `json:"document"`
			Cited    citedAt       `json:"cited"`
		}{1, a.shownClause(cl), a.shownDocument(d), cited})
	}
	t := lang.Source
	a.clauseLines(lib.Set, cl)
	a.say(t.ClauseOf, d.Title, d.ID)
	a.sourceStatus(d)
	if cl.Date != "" {
		a.say(t.ClauseDate, cl.Date)
	}
	if cl.Address != "" {
		a.say(t.Address, cl.Address)
	}
	a.checkedOn(cl.CheckedOn, cl.Verified)
	a.sourceNote(cl.Note)
	section := func(title lang.Text, n int) {
		if n > 0 {
			a.out.WriteByte('\n')
			a.say(lang.Same("== %s =="), title)
		}
	}
	section(t.CitedSteps, len(cited.Steps))
	for _, s := range cited.Steps {
		if len(s.Kinds) == 0 {
			a.say(t.CitedBy, s.Title, s.ID)
			continue
		}
		var kinds []string
		for _, k := range s.Kinds {
			kinds = append(kinds, a.kindTitle(lib.Set, k))
		}
		a.say(t.CitedFor, s.Title, s.ID, a.join(kinds))
	}
	section(t.CitedRules, len(cited.Rules))
	for _, r := range cited.Rules {
		a.say(t.CitedBy, r.Text, r.ID)
	}
	section(t.CitedOffices, len(cited.Offices))
	for _, o := range cited.Offices {
		a.say(t.CitedOffice, o.Name, o.ID, a.join(o.Places))
	}
	if len(cited.Steps)+len(cited.Rules)+len(cited.Offices) == 0 {
		a.out.WriteByte('\n')
		a.say(t.CitedNowhere)
	}
	return nil
}

// citedAt finds the steps and standing rules of the playbooks and the tables of the
// profiles that cite a clause.
func (a *app) citedAt(lib *library, clause string) (citedAt, error) {
	out := citedAt{[]citedStep{}, []citedRule{}, []citedOffice{}}
	for _, p := range lib.Set.All() {
		for _, st := range p.Steps {
			if limit, ok := stepCites(st, clause); ok {
				out.Steps = append(out.Steps, citedStep{st.Ref, st.Title.In(a.lang), nonNil(limit)})
			}
		}
		for _, r := range p.Rules {
			if slices.Contains(r.Sources, clause) {
				out.Rules = append(out.Rules, citedRule{p.ID + "/" + r.ID, r.Text.In(a.lang)})
			}
		}
	}
	for _, p := range lib.Profiles {
		var file map[string]any
		if err := toml.Unmarshal(p.Data, &file); err != nil {
			return citedAt{}, err // it was read before: a mistake in the program
		}
		if places := tablesCiting(file, "", clause); len(places) > 0 {
			out.Offices = append(out.Offices, citedOffice{p.ID, p.Name.In(a.lang), places})
		}
	}
	return out, nil
}

// stepCites reports whether a step cites a clause, and for which kinds only.
func stepCites(st *playbook.Step, clause string) (kinds []string, ok bool) {
	if slices.ContainsFunc(st.Dues, func(d playbook.Due) bool { return d.Source == clause }) ||
		slices.ContainsFunc(st.Urgencies, func(u playbook.Urgency) bool { return u.Source == clause }) {
		return nil, true
	}
	return st.SourceKinds[clause], slices.Contains(st.Sources, clause)
}

// tablesCiting lists the tables of a decoded profile that cite a clause, by their
// names: "role.section-head", "handoff.crisis". It reads the file and not the
// profile, so that no table with a source can be forgotten here.
func tablesCiting(table map[string]any, name, clause string) []string {
	var out []string
	for _, key := range slices.Sorted(maps.Keys(table)) {
		inner := strings.TrimPrefix(name+"."+key, ".")
		switch v := table[key].(type) {
		case string:
			if v == clause && (key == "source" || strings.HasSuffix(key, "-source")) {
				out = append(out, name)
			}
		case map[string]any:
			out = append(out, tablesCiting(v, inner, clause)...)
		case []map[string]any:
			for _, e := range v {
				id, _ := e["id"].(string)
				out = append(out, tablesCiting(e, strings.TrimSuffix(inner+"."+id, "."), clause)...)
			}
		}
	}
	return slices.Compact(out)
}
