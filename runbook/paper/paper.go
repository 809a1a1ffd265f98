// Package paper puts a playbook on paper: for the hours in which the computer is
// quarantined and the incident goes on all the same.
//
// # What is printed
//
// A paper is of one kind of incident and one office. It has
//
//	a cover      how to use it, the marks, whom to report to, who approves
//	tracks       one page for each track of the opening and the kind together: a box
//	             to tick for each step, its id, when it applies, what holds it, whom it
//	             goes to, what can be chosen, who does it, by when, on whose rule;
//	             below them how to reach those who work the track, by day and by
//	             night, with their deputies, and the standing rules of its steps
//	closing      one page for the closing
//	guides       how each step is done, what is to be written down and kept, and all
//	             its clauses, by id
//	texts        the prepared texts that its steps name, with their blanks
//	chronology   empty rows for what happens
//
// Every page has a line for how confidential it is. What the profile leaves unset is
// 【未設定】; where neither the office's rules nor a law say anything, that is said
// behind the marks 自 他 法 案, as everywhere. A time that no source gives is a
// suggestion (目安).
//
// # Formats
//
//	html  one file without scripts or anything from elsewhere; A4 by its style sheet,
//	      with page numbers where the browser prints them. The type of a track is
//	      as large as lets it stay on its page.
//	md    Markdown tables, readable as they are
//
// The same files give the same bytes. Nothing is read but what is handed in.
package paper

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/text"
)

// Formats lists the formats [Write] knows.
var Formats = []string{"html", "md"}

// Rows is how many empty rows the chronology has.
const Rows = 54

// Source is what a paper is made from.
type Source struct {
	Set   *playbook.Set
	Kind  *playbook.Playbook // of a kind
	Org   *org.Profile
	Texts *text.Set // nil: there are none
}

// FormatError says that there is no such format.
type FormatError struct{ Format string }

// Error names the format.
func (e *FormatError) Error() string { return fmt.Sprintf("there is no format %q", e.Format) }

// Write writes the paper in a format ("html" or "md") and a language.
func Write(w io.Writer, format string, s Source, l lang.Lang) error {
	d := (&maker{Source: s, l: l}).document()
	switch format {
	case "html":
		return d.html(w)
	case "md":
		return d.markdown(w)
	}
	return &FormatError{Format: format}
}

// document is a paper in words.
type document struct {
	lang            lang.Lang
	title, office   string
	marks           [][2]string
	reports         []string
	approvals       [][]string // act, who, consulted, rule
	tracks          []track
	guides          []guide
	texts           []prepared
	chronologyNotes []string
}

// track is one page of steps.
type track struct {
	title  string
	steps  []step
	people [][]string // role, post, day, night, deputies
	rules  []string
}

// step is one row of a page.
type step struct {
	title, id, who, due, basis string
	notes                      []string
}

// guide is what there is to know of one step beside its row.
type guide struct {
	id, title, text string
	more            []string
}

type prepared struct{ name, title, usedBy, body string }

// maker puts a source into words of one language.
type maker struct {
	Source
	l lang.Lang
}

func (m *maker) say(t lang.Text, args ...any) string {
	if len(args) > 0 {
		t = t.With(args...)
	}
	return lang.Visible(strings.ReplaceAll(t.In(m.l), "\n", " "))
}

// lines is a text of several lines, each safe to show.
func (m *maker) lines(words string) string {
	var out []string
	for l := range strings.SplitSeq(strings.TrimSpace(words), "\n") {
		out = append(out, lang.Visible(strings.TrimRight(l, " \r")))
	}
	return strings.Join(out, "\n")
}

func (m *maker) list(words []string) string {
	if m.l == lang.Japanese {
		return strings.Join(words, "、")
	}
	return strings.Join(words, ", ")
}

func (m *maker) kinds() []string { return []string{m.Kind.Kind} }

func (m *maker) document() *document {
	t := &lang.PlaybookPaper
	d := &document{lang: m.l, title: m.say(t.Title, m.Kind.Title), office: m.say(m.Org.Name)}
	for _, mark := range []struct {
		whose org.Whose
		means lang.Text
	}{{org.Own, t.MarkOwn}, {org.Law, t.MarkLaw}, {org.Other, t.MarkOther}, {org.Ours, t.MarkOurs}} {
		d.marks = append(d.marks, [2]string{m.mark(mark.whose), m.say(mark.means)})
	}
	d.marks = append(d.marks, [2]string{m.say(runbook.SilenceOf(m.Org)), ""})
	d.reports = m.reports()
	d.approvals = m.approvals()
	for _, tr := range m.Set.Opening.Tracks {
		steps := m.onTrack(tr.ID)
		if len(steps) > 0 {
			d.tracks = append(d.tracks, m.track(m.say(t.Track, tr.Title), steps))
		}
	}
	for _, st := range m.Kind.Steps { // tracks that only the kind has
		known := slices.ContainsFunc(m.Set.Opening.Tracks, func(tr playbook.Track) bool { return tr.ID == st.Track })
		title := m.say(t.Track, m.Set.Track(st.Track).Title)
		if !known && !slices.ContainsFunc(d.tracks, func(x track) bool { return x.title == title }) {
			d.tracks = append(d.tracks, m.track(title, m.onTrack(st.Track)))
		}
	}
	d.tracks = append(d.tracks, m.track(m.say(t.ClosingTrack), m.Set.Closing.Steps))
	for _, p := range []*playbook.Playbook{m.Set.Opening, m.Kind, m.Set.Closing} {
		for _, st := range p.Steps {
			if m.nobodyLeft(st) {
				continue
			}
			d.guides = append(d.guides, m.guide(st))
		}
	}
	d.texts = m.texts()
	d.chronologyNotes = []string{m.say(t.ChronologyHow), m.say(t.Categories), m.say(t.Progress), m.say(t.Certainty)}
	return d
}

// nobodyLeft reports whether a step is for reports that the office's rules ask of
// nobody.
func (m *maker) nobodyLeft(st *playbook.Step) bool {
	return runbook.NobodyLeft(m.Set, m.Org, m.kinds(), st)
}

// onTrack lists the steps of a track in the order in which they are worked: those of
// the opening, then those of the kind.
func (m *maker) onTrack(id string) []*playbook.Step {
	var steps []*playbook.Step
	for _, p := range []*playbook.Playbook{m.Set.Opening, m.Kind} {
		for _, st := range p.Steps {
			if st.Track == id && !m.nobodyLeft(st) {
				steps = append(steps, st)
			}
		}
	}
	return steps
}

// post is who a role is: the post, the body outside, or that no post is set.
func (m *maker) post(role string) string {
	if post, ok := m.Org.Post(role); ok {
		return m.say(post)
	}
	title := m.say(m.Set.Role(role).Title)
	if m.Set.Role(role).Outside {
		return title
	}
	return title + m.say(lang.Event.Unset)
}

func (m *maker) posts(roles []string) string {
	var out []string
	for _, r := range roles {
		out = append(out, m.post(r))
	}
	return m.list(out)
}

// mark is the one-word mark of whose rule something is.
func (m *maker) mark(w org.Whose) string {
	t := &lang.Report
	return m.say(map[org.Whose]lang.Text{org.Own: t.Own, org.Law: t.Law, org.Other: t.Other, org.Ours: t.Ours}[w])
}

// basis says whose rules clauses are, each kind behind its mark; of other offices'
// clauses at most that many. Where neither the office's rules nor a law say anything,
// that is said.
func (m *maker) basis(clauses []string, others int) string {
	var groups []string
	for _, w := range []org.Whose{org.Own, org.Law, org.Other} {
		words := []string{m.mark(w)}
		for _, c := range clauses {
			if m.Org.Whose([]string{c}) == w {
				words = append(words, lang.Visible(c))
			}
		}
		if more := len(words) - 1 - others; w == org.Other && more > 0 {
			words = append(words[:1+others], m.say(lang.Event.More, more))
		}
		if len(words) > 1 {
			groups = append(groups, strings.Join(words, " "))
		}
	}
	if len(groups) == 0 {
		groups = []string{m.mark(org.Ours)}
	}
	if whose := m.Org.Whose(clauses); whose != org.Own && whose != org.Law {
		groups = append(groups, m.say(runbook.SilenceOf(m.Org)))
	}
	return strings.Join(groups, " ")
}

// all is more clauses than anything cites.
const all = 1 << 20

// reports says whom to report the kind to, and on whose rule.
func (m *maker) reports() []string {
	t := &lang.PlaybookPaper
	r, ok := m.Org.Reports[m.Kind.Kind]
	var sources []string
	if r.Source != "" {
		sources = []string{r.Source}
	}
	to := m.posts(r.To)
	switch {
	case !ok || r.To == nil:
		to = m.say(lang.Event.Unset)
	case len(r.To) == 0:
		to = m.say(t.NobodyNamed)
	}
	out := []string{m.say(t.ReportTo, to) + " [" + m.basis(sources, all) + "]"}
	if r.By != "" {
		out = append(out, m.say(t.ReportBy, m.post(r.By)))
	}
	if !r.Urgency.IsZero() {
		out = append(out, m.say(t.Urgency, r.Urgency))
	}
	return out
}

func (m *maker) approvals() [][]string {
	t := &lang.PlaybookPaper
	var rows [][]string
	for _, act := range org.Acts() {
		a, ok := m.Org.Approvals[act]
		by := m.say(lang.Event.Unset)
		var sources []string
		if a.Source != "" {
			sources = []string{a.Source}
		}
		switch {
		case a.Exempt:
			by = m.say(t.Exempt)
		case ok && a.By != nil && len(a.By) == 0:
			by = m.say(t.NobodyNamed)
		case len(a.By) > 0:
			by = m.posts(a.By)
		}
		rows = append(rows, []string{m.say(lang.Event.ActName[act]), by, m.posts(a.Consult), m.basis(sources, all)})
	}
	return rows
}

// track puts the steps of one page into words, and who works them.
func (m *maker) track(title string, steps []*playbook.Step) track {
	out := track{title: title}
	var roles, rules []string
	add := func(ids ...string) {
		for _, id := range ids {
			if id != "" && !slices.Contains(roles, id) {
				roles = append(roles, id)
			}
		}
	}
	for _, st := range steps {
		out.steps = append(out.steps, m.step(st))
		add(st.Role)
		add(m.targets(st)...)
		for _, act := range st.Approvals {
			add(m.Org.Approvals[act].By...)
			add(m.Org.Approvals[act].Consult...)
		}
		for _, id := range st.Rules {
			if !slices.Contains(rules, id) {
				rules = append(rules, id)
			}
		}
	}
	for _, role := range roles {
		out.people = append(out.people, m.person(role))
	}
	for _, id := range rules {
		if words := m.rule(id); words != "" && !slices.Contains(out.rules, words) {
			out.rules = append(out.rules, words)
		}
	}
	return out
}

// person is how to reach a role: role, post, day, night, deputies. What the profile leaves
// unset is a line to write on: this is the paper on which one looks for a number at night.
func (m *maker) person(role string) []string {
	line := m.say(lang.PlaybookPaper.Line)
	or := func(s string) string {
		if strings.TrimSpace(s) == "" {
			return line
		}
		return lang.Visible(s)
	}
	contacts := m.Org.Contacts(role)
	var deputies []string
	for _, c := range contacts[1:] {
		deputies = append(deputies, m.say(lang.PlaybookPaper.Deputy, c.Rank, c.Post, or(c.Day), or(c.Night)))
	}
	first := contacts[0]
	post := or(m.say(first.Post))
	if first.Post.IsZero() {
		post = m.say(lang.Event.Unset) + line
	}
	if first.Post.IsZero() && m.Set.Role(role).Outside {
		post = ""
	}
	return []string{m.say(m.Set.Role(role).Title), post, or(first.Day), or(first.Night), or(strings.Join(deputies, " / "))}
}

// rule is a standing rule with whose it is, in the office's words where it has some.
func (m *maker) rule(id string) string {
	r, ok := m.Set.Rule(id)
	if !ok {
		return ""
	}
	words, sources := r.Text, r.SourcesFor(m.kinds())
	if own, ok := m.Org.Rules[r.ID]; ok && own.Source != "" && own.For(m.kinds()) {
		sources = append([]string{own.Source}, sources...)
		if !own.Text.IsZero() {
			words = own.Text
		}
	}
	return m.mark(m.Org.Whose(sources)) + " " + m.say(words)
}

// targets lists the roles a step reports to.
func (m *maker) targets(st *playbook.Step) []string {
	return runbook.Targets(m.Set, m.Org, m.kinds(), st)
}
