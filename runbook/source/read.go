package source

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// Problem is one thing that is wrong with a source file, and where.
type Problem = tomlfile.Problem

// Problems is what is wrong with source files; it is the error of [Parse] and
// [NewCatalog].
type Problems = tomlfile.Problems

// format is the version of the file format.
const format = 1

func open(name string, data []byte) *tomlfile.Doc {
	return tomlfile.Read(name, data, tomlfile.Limits{Size: MaxFileSize, Nesting: MaxNesting})
}

// Parse reads a source file that messages call name. When anything is wrong the
// error is of type [Problems] and has everything that is wrong.
func Parse(name string, data []byte) (*Document, error) {
	doc := open(name, data)
	d := &Document{FileName: name, Data: bytes.Clone(data)}
	if root := doc.Root(); root != nil {
		r := reader{doc}
		root.Int("format", tomlfile.Required, format, format)
		id := root.ID("id", tomlfile.Required)
		d.ID = id.Value
		d.Title = root.Text("title", tomlfile.Required)
		d.Office = root.Text("office", 0)
		d.Kind = Kind(root.Choice("kind", words(Kinds), tomlfile.Required))
		d.Date = root.Date("date", 0)
		d.Status = root.Text("status", 0)
		d.Address = r.address(root)
		d.CheckedOn = root.Date("checked-on", 0)
		d.Note = root.Text("note", tomlfile.Lines)
		if d.ID != "" && d.Kind != "" && (d.ID == LawDocument) != (d.Kind == Law) {
			doc.Report(id.At, lang.Source.LawID, lang.Text{})
		}
		d.Clauses = r.clauses(root, d)
		root.Done()
	}
	if err := doc.Problems().Err(); err != nil {
		return nil, err
	}
	return d, nil
}

// NewCatalog puts documents together. The error is of type [Problems]: two
// documents have the same id. (Parse has found clauses that have.)
func NewCatalog(documents ...*Document) (*Catalog, error) {
	c := &Catalog{clauses: map[string]*Clause{}}
	var problems Problems
	for _, d := range documents {
		if first, ok := c.Document(d.ID); ok {
			doc := open(d.FileName, d.Data)
			if root := doc.Root(); root != nil {
				doc.Report(root.ID("id", 0).At, lang.Source.DocumentTwice.With(d.ID, first.FileName), lang.Text{})
			}
			problems = append(problems, doc.Problems()...)
			continue
		}
		c.documents = append(c.documents, d)
		for i := range d.Clauses {
			c.clauses[d.Clauses[i].ID] = &d.Clauses[i]
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	return c, nil
}

// Check reports the kinds of incidents that a document names and the playbooks do
// not know.
func Check(d *Document, kinds []string) Problems {
	doc := open(d.FileName, d.Data)
	root := doc.Root()
	if root == nil {
		return doc.Problems()
	}
	for _, t := range root.Tables("clause", 0) {
		named, _ := t.Words("kinds", 0)
		for _, w := range named {
			if w.Value != AnyKind && !slices.Contains(kinds, w.Value) {
				doc.Report(w.At, lang.Problem.UnknownKind.With(w.Value), tomlfile.DidYouMean(w.Value, kinds))
			}
		}
	}
	return doc.Problems()
}

// words are the values of a typed list as they stand in a file.
func words[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

type reader struct{ doc *tomlfile.Doc }

func (r reader) clauses(root *tomlfile.Table, d *Document) []Clause {
	var out []Clause
	seen := tomlfile.IDs{}
	for i, t := range root.Tables("clause", 0) {
		if i == MaxClauses {
			r.doc.Report(t.At(), lang.Problem.TooMany.With("clause", MaxClauses), lang.Text{})
			break
		}
		id := r.id(t, d.ID)
		c := Clause{
			ID:          d.ID + ":" + id.Value,
			Document:    d.ID,
			Line:        t.Line(),
			Modality:    Modality(t.Choice("modality", words(Modalities), tomlfile.Required)),
			Kinds:       r.kinds(t),
			Preparation: t.Bool("preparation"),
			Gloss:       r.gloss(t),
			Title:       t.Text("title", 0),
			Date:        t.Date("date", 0),
			Address:     r.address(t),
			CheckedOn:   t.Date("checked-on", 0),
			Note:        t.Text("note", tomlfile.Lines),
		}
		if c.CheckedOn == "" {
			c.CheckedOn = d.CheckedOn
		}
		c.Verified = c.CheckedOn != ""
		if t.Has("verified") {
			c.Verified = t.Bool("verified")
		}
		t.Done()
		if seen.Add(r.doc, id) {
			out = append(out, c)
		}
	}
	return out
}

// id reads the id of a clause inside its document.
func (r reader) id(t *tomlfile.Table, document string) tomlfile.Word {
	w := t.Word("id", tomlfile.Required)
	if w.Value == "" {
		return w
	}
	if document == "" {
		document = "x" // the missing id of the document is a problem of its own
	}
	if strings.Contains(w.Value, ":") || !tomlfile.IsClause(document+":"+w.Value) {
		var hint lang.Text
		if bare, ok := strings.CutPrefix(w.Value, document+":"); ok {
			hint = lang.Problem.DidYouMean.With(bare)
		}
		r.doc.Report(w.At, lang.Source.BadClauseID.With(w.Value, tomlfile.MaxClause-utf8.RuneCountInString(document)-1), hint)
		w.Value = ""
	}
	return w
}

// kinds reads the kinds of incidents. The list may be empty, but must be there: a
// clause that speaks of no incident says so.
func (r reader) kinds(t *tomlfile.Table) []string {
	if !t.Has("kinds") {
		r.doc.Report(t.At(), lang.Problem.Missing.With("kinds"), lang.Text{})
		return nil
	}
	list, _ := t.Words("kinds", tomlfile.Distinct)
	out := []string{}
	for _, w := range list {
		if w.Value == AnyKind {
			if len(list) > 1 {
				r.doc.Report(w.At, lang.Source.AnyAlone, lang.Text{})
			}
		} else if !r.doc.CheckID(w) {
			continue
		}
		out = append(out, w.Value)
	}
	return out
}

func (r reader) gloss(t *tomlfile.Table) lang.Text {
	gloss := t.Text("gloss", tomlfile.Required)
	if max(utf8.RuneCountInString(gloss.Ja), utf8.RuneCountInString(gloss.En)) > MaxGloss {
		r.doc.Report(t.ValueAt("gloss"), lang.Problem.TooLong.With("gloss", MaxGloss), lang.Text{})
	}
	return gloss
}

func (r reader) address(t *tomlfile.Table) string {
	w := t.Word("address", 0)
	if w.Value == "" {
		return ""
	}
	if u, err := url.Parse(w.Value); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		r.doc.Report(w.At, lang.Problem.BadURL.With(w.Value), lang.Text{})
	}
	return w.Value
}
