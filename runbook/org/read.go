package org

import (
	"bytes"
	"net/url"
	"slices"
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// MaxNesting bounds the levels of tables and arrays in a profile file.
const MaxNesting = 6

// Problem is one thing that is wrong with a profile file, and where.
type Problem = tomlfile.Problem

// Problems is what is wrong with a profile file; it is the error of [Parse].
type Problems = tomlfile.Problems

// format is the version of the file format.
const format = 1

// DefaultTimeZone is the time zone of a profile that names none.
const DefaultTimeZone = "Asia/Tokyo"

// Acts that an office can make subject to approval.
var acts = []string{"publish", "edit", "delete", "official-view"}

func open(name string, data []byte) *tomlfile.Doc {
	return tomlfile.Read(name, data, tomlfile.Limits{Size: MaxFileSize, Nesting: MaxNesting})
}

// Parse reads a profile file that messages call name. When anything is wrong the
// error is of type [Problems] and has everything that is wrong.
func Parse(name string, data []byte) (*Profile, error) {
	doc := open(name, data)
	p := &Profile{FileName: name, Data: bytes.Clone(data)}
	if root := doc.Root(); root != nil {
		r := reader{doc}
		root.Int("format", tomlfile.Required, format, format)
		p.ID = root.ID("id", tomlfile.Required).Value
		p.Name = root.Text("name", tomlfile.Required)
		p.Office = root.Word("office", 0).Value
		p.Head = root.Word("head", 0).Value
		if p.Comma = root.Choice("comma", []string{"、", "，"}, 0); p.Comma == "" {
			p.Comma = "、"
		}
		p.TimeZone = r.timeZone(root)
		p.Documents = r.documents(root)
		p.Roles = r.roles(root)
		p.Reports = r.reports(root)
		p.Approvals = r.approvals(root)
		p.Policies = r.policies(root)
		p.Handoffs = r.handoffs(root)
		p.Forms = r.forms(root)
		p.Accounts = r.accounts(root)
		root.Done()
	}
	if err := doc.Problems().Err(); err != nil {
		return nil, err
	}
	return p, nil
}

// Check reports the roles and the kinds that a profile names and the playbooks do
// not know.
func Check(p *Profile, roles, kinds []string) Problems {
	doc := open(p.FileName, p.Data)
	root := doc.Root()
	if root == nil {
		return doc.Problems()
	}
	known := func(w tomlfile.Word, known []string, text lang.Text) {
		if w.Value != "" && !slices.Contains(known, w.Value) {
			doc.Report(w.At, text.With(w.Value), tomlfile.DidYouMean(w.Value, known))
		}
	}
	for _, t := range root.Named("role") {
		known(t.Name(), roles, lang.Problem.UnknownRole)
	}
	for _, t := range root.Named("report") {
		known(t.Name(), kinds, lang.Problem.UnknownKind)
		to, _ := t.Words("to", 0)
		for _, w := range append(to, t.Word("by", 0)) {
			known(w, roles, lang.Problem.UnknownRole)
		}
	}
	for _, t := range root.Named("approval") {
		by, _ := t.Words("by", 0)
		for _, w := range by {
			known(w, roles, lang.Problem.UnknownRole)
		}
	}
	return doc.Problems()
}

type reader struct{ doc *tomlfile.Doc }

// timeZone finds the time zone. A computer without a time zone database (Windows)
// still knows the default one: Japan has had no other offset since 1951.
func (r reader) timeZone(root *tomlfile.Table) *time.Location {
	w := root.Word("time-zone", 0)
	if w.Value == "" {
		w.Value = DefaultTimeZone
	}
	zone, err := time.LoadLocation(w.Value)
	switch {
	case err == nil && w.Value != "Local": // the same profile means the same everywhere
		return zone
	case w.Value == DefaultTimeZone:
		return time.FixedZone("JST", 9*60*60)
	}
	r.doc.Report(w.At, lang.Problem.BadTimeZone.With(w.Value), lang.Text{})
	return nil
}

// clause reads one clause, "document:clause".
func (r reader) clause(t *tomlfile.Table) string {
	w := t.Word("source", 0)
	if w.Value != "" && !tomlfile.IsClause(w.Value) {
		r.doc.Report(w.At, lang.Problem.BadClause.With(w.Value), lang.Text{})
	}
	return w.Value
}

// words reads a list of ids. It is nil when absent, and empty when the file says
// that there are none.
func (r reader) words(t *tomlfile.Table, name string) []string {
	words, ok := t.Words(name, tomlfile.Distinct)
	if !ok {
		return nil
	}
	out := []string{}
	for _, w := range words {
		if r.doc.CheckID(w) {
			out = append(out, w.Value)
		}
	}
	return out
}

func (r reader) documents(root *tomlfile.Table) []Document {
	var out []Document
	seen := tomlfile.IDs{}
	for _, t := range root.Tables("document", 0) {
		id := t.ID("id", tomlfile.Required)
		d := Document{ID: id.Value, Title: t.Text("title", tomlfile.Required), Date: t.Date("date", 0)}
		if id.Value == LawDocument {
			r.doc.Report(id.At, lang.Problem.ReservedID.With(LawDocument), lang.Text{})
		}
		t.Done()
		if seen.Add(r.doc, id) {
			out = append(out, d)
		}
	}
	return out
}

func (r reader) roles(root *tomlfile.Table) map[string]Role {
	out := map[string]Role{}
	for _, t := range root.Named("role") {
		out[t.Name().Value] = Role{
			Post:     t.Text("post", 0),
			Deputies: t.Texts("deputies", 0),
			Day:      t.Word("day", 0).Value,
			Night:    t.Word("night", 0).Value,
			Source:   r.clause(t),
		}
		t.Done()
	}
	return out
}

func (r reader) reports(root *tomlfile.Table) map[string]Report {
	out := map[string]Report{}
	for _, t := range root.Named("report") {
		out[t.Name().Value] = Report{
			To:          r.words(t, "to"),
			By:          t.ID("by", 0).Value,
			Urgency:     t.Text("urgency", 0),
			Instruction: t.Bool("instruction"),
			Source:      r.clause(t),
		}
		t.Done()
	}
	return out
}

func (r reader) approvals(root *tomlfile.Table) map[string]Approval {
	out := map[string]Approval{}
	for _, t := range root.Named("approval") {
		if act := t.Name(); !slices.Contains(acts, act.Value) {
			r.doc.Report(act.At, lang.Problem.NoSuchAct.With(act.Value), tomlfile.DidYouMean(act.Value, acts))
		}
		out[t.Name().Value] = Approval{By: r.words(t, "by"), Source: r.clause(t)}
		t.Done()
	}
	return out
}

func (r reader) policies(root *tomlfile.Table) map[string]Policy {
	out := map[string]Policy{}
	for _, t := range root.Named("policy") {
		out[t.Name().Value] = Policy{Text: t.Text("text", tomlfile.Lines), Source: r.clause(t)}
		t.Done()
	}
	return out
}

func (r reader) handoffs(root *tomlfile.Table) []Handoff {
	var out []Handoff
	seen := tomlfile.IDs{}
	for _, t := range root.Tables("handoff", 0) {
		id := t.ID("id", tomlfile.Required)
		h := Handoff{
			ID:     id.Value,
			Title:  t.Text("title", tomlfile.Required),
			When:   t.Text("when", tomlfile.Lines),
			Source: r.clause(t),
		}
		t.Done()
		if seen.Add(r.doc, id) {
			out = append(out, h)
		}
	}
	return out
}

func (r reader) forms(root *tomlfile.Table) []Form {
	var out []Form
	seen := tomlfile.IDs{}
	for _, t := range root.Tables("form", 0) {
		id := t.ID("id", tomlfile.Required)
		f := Form{ID: id.Value, Title: t.Text("title", tomlfile.Required), Source: r.clause(t)}
		t.Done()
		if seen.Add(r.doc, id) {
			out = append(out, f)
		}
	}
	return out
}

func (r reader) accounts(root *tomlfile.Table) []Account {
	var out []Account
	seen := tomlfile.IDs{}
	for _, t := range root.Tables("account", 0) {
		id := t.ID("id", tomlfile.Required)
		a := Account{
			ID:                 id.Value,
			Platform:           t.Word("platform", 0).Value,
			Name:               t.Word("name", 0).Value,
			Handle:             t.Word("handle", 0).Value,
			URL:                r.url(t),
			Section:            t.Text("section", 0),
			Operator:           t.Choice("operator", []string{"staff", "contractor", "designated-manager"}, 0),
			Mail:               t.Word("mail", 0).Value,
			TwoFactor:          t.Choice("two-factor", []string{"yes", "no"}, 0),
			LastPasswordChange: t.Date("last-password-change", 0),
		}
		admins, _ := t.Words("admins", 0)
		for _, w := range admins {
			a.Admins = append(a.Admins, w.Value)
		}
		t.Done()
		if seen.Add(r.doc, id) {
			out = append(out, a)
		}
	}
	return out
}

func (r reader) url(t *tomlfile.Table) string {
	w := t.Word("url", 0)
	if w.Value == "" {
		return ""
	}
	if u, err := url.Parse(w.Value); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		r.doc.Report(w.At, lang.Problem.BadURL.With(w.Value), lang.Text{})
	}
	return w.Value
}
