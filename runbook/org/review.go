package org

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// Around is what stands around a profile besides the playbooks, for [Review].
type Around struct {
	Clauses    map[string][]string // "ube:7(1)" …, by the id of their catalogued document
	Platforms  []string            // the ids of the known ones
	IsPlatform func(string) bool   // whether a name is of one of them; nil: not looked at
	Today      string              // YYYY-MM-DD; "": not known
}

// Municipalities are the kinds of office of which a text of one seldom speaks of another.
var Municipalities = []string{"市", "町", "村"}

// officeKinds are the kinds of offices that the law knows.
var officeKinds = []string{"市", "区", "町", "村", "県", "都", "道", "府"}

// Review finds what is no error but may be a mistake, which [Parse] and [Check] let
// pass because an office may mean it. Doubts are what will most likely not do what
// was meant: a clause of a document that is not the office's own does not make its
// rule. Remarks are what only makes the program say less: a clause that no catalogue
// explains.
func Review(p *Profile, around Around) (doubts, remarks Problems) {
	v := &review{p: p, around: around, doubt: open(p.FileName, p.Data), remark: open(p.FileName, p.Data)}
	if root := v.doubt.Root(); root != nil {
		v.clauses(root, v.doubt, v.doubtful)
		v.values(root)
	}
	if root := v.remark.Root(); root != nil {
		v.clauses(root, v.remark, v.unexplained)
		v.documents(root)
	}
	return v.doubt.Problems(), v.remark.Problems()
}

type review struct {
	p             *Profile
	around        Around
	doubt, remark *tomlfile.Doc
}

// clauses gives every clause that the profile names to a check.
func (v *review) clauses(root *tomlfile.Table, doc *tomlfile.Doc, check func(document string, w tomlfile.Word)) {
	one := func(t *tomlfile.Table, name string) {
		w := t.Word(name, 0)
		if document, _, ok := strings.Cut(w.Value, ":"); ok && tomlfile.IsClause(w.Value) {
			check(document, w)
		}
	}
	if t := root.Table("hours", 0); t != nil {
		one(t, "source")
	}
	for _, name := range []string{"role", "report", "approval", "rule", "notice", "interval", "policy"} {
		for _, t := range root.Named(name) {
			one(t, "source")
			if name == "notice" {
				one(t, "if-needed-source")
			}
		}
	}
	for _, name := range []string{"channel", "handoff", "form"} {
		for _, t := range root.Tables(name, 0) {
			one(t, "source")
		}
	}
}

// owns reports whether a document is one of the office's own.
func (v *review) owns(document string) bool {
	return slices.ContainsFunc(v.p.Documents, func(d Document) bool { return d.ID == document })
}

// doubtful reports a clause of a document that is not the office's own: what it
// stands beside is then nobody's rule, or another office's.
func (v *review) doubtful(document string, w tomlfile.Word) {
	if v.owns(document) || document == LawDocument {
		return
	}
	var known []string
	for _, d := range v.p.Documents {
		known = append(known, d.ID)
	}
	_, catalogued := v.around.Clauses[document]
	hint := lang.Org.ReviewAddDocument.With(document)
	if catalogued { // of another office: to add it would call that office's rule one's own
		hint = lang.Text{}
	}
	if near, ok := tomlfile.Nearest(document, known); ok {
		hint = lang.Problem.DidYouMean.With(near + w.Value[len(document):])
	}
	if catalogued {
		v.doubt.Report(w.At, lang.Org.ReviewOthersClause.With(w.Value), hint)
		return
	}
	v.doubt.Report(w.At, lang.Org.ReviewNoDocument.With(document), hint)
}

// unexplained reports a clause that its catalogued document does not have.
func (v *review) unexplained(document string, w tomlfile.Word) {
	clauses, catalogued := v.around.Clauses[document]
	if !catalogued || slices.Contains(clauses, w.Value) {
		return
	}
	hint := lang.Text{}
	if near, ok := tomlfile.Nearest(w.Value, clauses); ok {
		hint = lang.Problem.DidYouMean.With(near)
	}
	v.remark.Report(w.At, lang.Org.ReviewNoClause.With(w.Value), hint)
}

// documents reports the office's documents that no catalogue has.
func (v *review) documents(root *tomlfile.Table) {
	for _, t := range root.Tables("document", 0) {
		id := t.Word("id", 0)
		if _, catalogued := v.around.Clauses[id.Value]; !catalogued && id.Value != "" {
			v.remark.Report(id.At, lang.Org.ReviewNoCatalog.With(id.Value), lang.Org.ReviewNoCatalogHint.With(id.Value))
		}
	}
}

// values looks at values of which any text is allowed.
func (v *review) values(root *tomlfile.Table) {
	o := lang.Org
	if w := root.Word("office", 0); w.Value != "" && !slices.Contains(officeKinds, w.Value) {
		hint := lang.Text{}
		first, _ := utf8.DecodeRuneInString(w.Value)
		if slices.Contains(officeKinds, string(first)) {
			hint = lang.Problem.DidYouMean.With(string(first))
		}
		v.doubt.Report(w.At, o.ReviewOffice.With(w.Value, strings.Join(officeKinds, " ")), hint)
	}
	if t := root.Table("hours", 0); t != nil {
		for _, pair := range [][2]string{{"from", "to"}, {"to", "from"}} {
			if t.Word(pair[0], 0).Value != "" && t.Word(pair[1], 0).Value == "" {
				v.doubt.Report(t.ValueAt(pair[0]), o.ReviewHours.With(pair[0], pair[1]), lang.Text{})
			}
		}
	}
	for _, t := range root.Named("role") {
		v.deputies(t)
	}
	for _, t := range root.Tables("account", 0) {
		v.account(t)
	}
}

// deputies reports a role whose deputy is the post it stands in for: nobody is left when
// that one does not answer.
func (v *review) deputies(t *tomlfile.Table) {
	r := v.p.Roles[t.Name().Value]
	for _, d := range r.Deputies {
		if d.Post.Ja != "" && d.Post.Ja == r.Post.Ja {
			v.doubt.Report(t.ValueAt("deputies"), lang.OrgDoubt.OwnDeputy.With(d.Post), lang.Text{})
		}
	}
}

func (v *review) account(t *tomlfile.Table) {
	o := lang.Org
	if t.Word("name", 0).Value == "" {
		v.doubt.Report(t.At(), o.ReviewAccountName, lang.Text{})
	}
	if w := t.Word("platform", 0); w.Value != "" && v.around.IsPlatform != nil && !v.around.IsPlatform(w.Value) {
		v.doubt.Report(w.At, o.ReviewPlatform.With(w.Value), tomlfile.DidYouMean(w.Value, v.around.Platforms))
	}
	for _, name := range []string{"handle", "mail"} {
		w := t.Word(name, 0)
		switch half := width.Narrow.String(w.Value); {
		case half != w.Value && !strings.ContainsFunc(half, func(r rune) bool { return r > '~' }):
			v.doubt.Report(w.At, o.ReviewFullWidth.With(name), lang.Problem.DidYouMean.With(half))
		case name == "mail" && w.Value != "" && !strings.Contains(w.Value, "@"):
			v.doubt.Report(w.At, o.ReviewMail.With(w.Value), lang.Text{})
		case name == "mail" && FreeMail(w.Value):
			v.doubt.Report(w.At, lang.OrgDoubt.FreeMail.With(w.Value), lang.Text{})
		}
	}
	for _, name := range []string{"admins", "editors"} {
		words, _ := t.Words(name, 0)
		for _, w := range words {
			if strings.ContainsAny(w.Value, "、，,") {
				v.doubt.Report(w.At, o.ReviewOneEach.With(name), lang.Text{})
			}
		}
	}
	if w := t.Word("last-password-change", 0); v.around.Today != "" && w.Value > v.around.Today {
		v.doubt.Report(w.At, o.ReviewFuture.With(w.Value), lang.Text{})
	}
}
