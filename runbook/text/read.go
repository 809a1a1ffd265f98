package text

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// Problem is one thing that is wrong with a file of prepared texts, and where.
type Problem = tomlfile.Problem

// Problems is what is wrong with files of prepared texts; it is the error of
// [Parse], [ParseClaims] and [NewSet].
type Problems = tomlfile.Problems

// format is the version of the file formats.
const format = 1

func open(name string, data []byte) *tomlfile.Doc {
	return tomlfile.Read(name, data, tomlfile.Limits{Size: MaxFileSize, Nesting: MaxNesting})
}

// Parse reads a file of prepared texts that messages call name. When anything is
// wrong the error is of type [Problems] and has everything that is wrong.
func Parse(name string, data []byte) (*Family, error) {
	r := reader{open(name, data)}
	f := &Family{FileName: name, Data: bytes.Clone(data)}
	if root := r.doc.Root(); root != nil {
		root.Int("format", tomlfile.Required, format, format)
		f.ID = r.familyID(root)
		f.Title = root.Text("title", tomlfile.Required)
		f.Sources = r.sources(root)
		ids := r.blanks(root, f)
		used := r.forms(root, f)
		for _, id := range ids {
			if len(used) > 0 && !used[id.Value] {
				r.doc.Report(id.At, lang.PreparedText.BlankUnused.With(id.Value), lang.Text{})
			}
		}
		root.Done()
	}
	if err := r.doc.Problems().Err(); err != nil {
		return nil, err
	}
	return f, nil
}

type reader struct{ doc *tomlfile.Doc }

var familyPattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*$`)

func (r reader) familyID(root *tomlfile.Table) string {
	w := root.Word("id", tomlfile.Required)
	if w.Value != "" && (len(w.Value) > tomlfile.MaxID || !familyPattern.MatchString(w.Value)) {
		r.doc.Report(w.At, lang.PreparedText.NotATextID.With(w.Value, tomlfile.MaxID), lang.Text{})
	}
	return w.Value
}

func (r reader) sources(t *tomlfile.Table) []string {
	words, _ := t.Words("sources", tomlfile.Distinct)
	var out []string
	for _, w := range words {
		if !tomlfile.IsClause(w.Value) {
			r.doc.Report(w.At, lang.Problem.BadClause.With(w.Value), lang.Text{})
		}
		out = append(out, w.Value)
	}
	return out
}

// blanks reads the blanks and returns their ids with their places.
func (r reader) blanks(root *tomlfile.Table, f *Family) []tomlfile.Word {
	var ids []tomlfile.Word
	seen := tomlfile.IDs{}
	for i, t := range root.Tables("blank", 0) {
		if i == MaxBlanks {
			r.doc.Report(t.At(), lang.PreparedText.TooManyOf.With("blank", MaxBlanks), lang.Text{})
		}
		id := t.ID("id", tomlfile.Required)
		b := Blank{
			ID:        id.Value,
			Title:     t.Text("title", tomlfile.Required),
			Guide:     t.Text("guide", tomlfile.Lines),
			From:      r.from(t),
			Type:      Type(t.Choice("type", types, 0)),
			Ahead:     t.Bool("ahead"),
			Offers:    t.Texts("offers", 0),
			Confirmed: t.ID("confirmed", 0).Value,
		}
		if b.Type == "" {
			b.Type = Words
		}
		if b.Ahead && b.Type != Time {
			r.doc.Report(t.NameAt("ahead"), lang.Problem.OnlyOnType.With("ahead", string(Time)), lang.Text{})
		}
		t.Done()
		if seen.Add(r.doc, id) {
			f.Blanks = append(f.Blanks, b)
			ids = append(ids, id)
		}
	}
	return ids
}

func (r reader) from(t *tomlfile.Table) []Path {
	var out []Path
	for _, w := range t.OneOrMore("from", tomlfile.Distinct) {
		p := Path(w.Value)
		if !p.valid() {
			r.doc.Report(w.At, lang.PreparedText.BadFrom.With(w.Value), p.suggest())
			continue
		}
		out = append(out, p)
	}
	return out
}

// forms reads the forms and returns the blanks that their bodies use; nothing when
// there is no form.
func (r reader) forms(root *tomlfile.Table, f *Family) map[string]bool {
	tables := root.Tables("form", 0)
	if len(tables) == 0 {
		r.doc.Report(root.ValueAt("id"), lang.PreparedText.NoForms, lang.Text{})
	}
	seen := tomlfile.IDs{}
	used := map[string]bool{}
	for i, t := range tables {
		if i == MaxForms {
			r.doc.Report(t.At(), lang.PreparedText.TooManyOf.With("form", MaxForms), lang.Text{})
		}
		id := t.ID("id", tomlfile.Required)
		form := &Form{
			Family:  f.ID,
			ID:      id.Value,
			Title:   t.Text("title", tomlfile.Required),
			Guide:   t.Text("guide", tomlfile.Lines),
			Channel: t.ID("channel", tomlfile.Required).Value,
			Counted: t.Bool("counted"),
			Body:    t.Text("body", tomlfile.Required|tomlfile.Lines),
			blanks:  f.Blanks,
		}
		r.body(t.ValueAt("body"), form.Body.Ja, f, used)
		r.body(t.ValueAt("body"), form.Body.En, f, used)
		t.Done()
		if seen.Add(r.doc, id) {
			f.Forms = append(f.Forms, form)
		}
	}
	return used
}

// body checks that every blank of a body is closed and declared.
func (r reader) body(at tomlfile.Place, body string, f *Family, used map[string]bool) {
	var known []string
	for _, b := range f.Blanks {
		known = append(known, b.ID)
	}
	said := map[string]bool{}
	for _, p := range pieces(body) {
		switch {
		case p.broken:
			r.doc.Report(at, lang.PreparedText.BlankNotClosed.With(near(p.words)), lang.Text{})
		case p.blank != "" && !slices.Contains(known, p.blank) && !said[p.blank]:
			said[p.blank] = true
			r.doc.Report(at, lang.PreparedText.NoSuchBlank.With(p.blank), tomlfile.DidYouMean(p.blank, known))
		}
		used[p.blank] = true
	}
}

// near cuts the words around a fault for a message.
func near(words string) string {
	words, _, _ = strings.Cut(words, "\n")
	if r := []rune(words); len(r) > 20 {
		return string(r[:20])
	}
	return words
}

// piece is a run of words of a body, or a blank.
type piece struct {
	words  string // as they stand in the body
	blank  string // id of the blank; "" for words
	broken bool   // words with braces that are no blank
}

// pieces cuts a body at its blanks. All words together are the body.
func pieces(body string) []piece {
	var out []piece
	for body != "" {
		begin := strings.Index(body, "{{")
		if end := strings.Index(body, "}}"); end >= 0 && (begin < 0 || end < begin) {
			return append(out, piece{words: body[end:], broken: true})
		}
		if begin < 0 {
			return append(out, piece{words: body})
		}
		if begin > 0 {
			out = append(out, piece{words: body[:begin]})
		}
		id, _, closed := strings.Cut(body[begin+2:], "}}")
		if !closed || id == "" || strings.ContainsAny(id, "{}\n") {
			return append(out, piece{words: body[begin:], broken: true})
		}
		end := begin + len("{{") + len(id) + len("}}")
		out = append(out, piece{words: body[begin:end], blank: id})
		body = body[end:]
	}
	return out
}
