// Package report turns the log of an incident into papers. It reads nothing but
// the state and the entries it is given, so the same log always gives the same
// bytes.
//
// The chronology (クロノロジー) lists every entry in order of event time, with its
// entry time beside it, under the facts of the incident. Its columns are: number
// (the order of entry), event time, entry time, category, from, to, means,
// content, who, step, basis (clauses), evidence number. It comes as
//
//	md   Markdown (tables; text from the log is escaped)
//	csv  UTF-8 with a byte order mark, CRLF, one entry a row; a cell that a
//	     spreadsheet would take for a formula is defused with an apostrophe
//
// A drill is stamped 【訓練】 in its heading and, in CSV, in every row.
package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// Formats lists the formats [Write] knows.
var Formats = []string{"md", "csv"}

// FormatError says that there is no such format.
type FormatError struct{ Format string }

// Error names the format.
func (e *FormatError) Error() string { return fmt.Sprintf("there is no format %q", e.Format) }

// Write writes the chronology of an incident in a format ("md" or "csv") and a
// language. entries are all entries of the log in order, s the state after them.
func Write(w io.Writer, format string, s runbook.State, entries []runbook.Event, l lang.Lang) error {
	switch format {
	case "md":
		return markdown(w, s, entries, l)
	case "csv":
		return csvFile(w, s, entries, l)
	}
	return &FormatError{Format: format}
}

// row is one entry of the chronology, in words.
type row struct {
	number, event, entry, category, from, to, means, content, who, step, basis, evidence string
}

func (r row) cells() []string {
	return []string{r.number, r.event, r.entry, r.category, r.from, r.to, r.means, r.content, r.who, r.step, r.basis, r.evidence}
}

func headings(l lang.Lang) []string {
	t := lang.Report
	var h []string
	for _, x := range []lang.Text{t.Number, t.EventTime, t.EntryTime, t.Category, t.From, t.To, t.Way, t.Content, t.Who, t.Step, t.Basis, t.EvidenceNumber} {
		h = append(h, x.In(l))
	}
	return h
}

const timeForm = "2006-01-02 15:04:05"

// chronology is the entries in order of event time; entries of the same moment
// keep their order of entry.
func chronology(s *runbook.State, entries []runbook.Event, l lang.Lang) []row {
	corrected, undone := runbook.Corrections(entries), runbook.TakenBack(entries)
	order := slices.Clone(entries)
	slices.SortStableFunc(order, func(a, b runbook.Event) int { return a.At.Compare(b.At) })
	rows := make([]row, 0, len(order))
	for _, e := range order {
		r := makeRow(s, e, corrected[e.Seq], l)
		if by, ok := undone[e.Seq]; ok {
			r.content += " / " + lang.Report.TakenBackBy.Format(l, by)
		}
		rows = append(rows, r)
	}
	return rows
}

func makeRow(s *runbook.State, e runbook.Event, corrections []int, l lang.Lang) row {
	loc := s.Location()
	content := []string{runbook.Describe(s, e).In(l)}
	for _, d := range runbook.Details(s, e) {
		content = append(content, d.In(l))
	}
	for _, seq := range corrections {
		content = append(content, lang.Report.CorrectedBy.Format(l, seq))
	}
	r := row{
		number: fmt.Sprint(e.Seq),
		event:  e.At.In(loc).Format(timeForm), entry: e.Logged.In(loc).Format(timeForm),
		category: categoryName(runbook.CategoryOf(s, e)).In(l),
		content:  strings.Join(content, " / "),
		who:      e.Actor.Name,
		step:     string(e.Step),
		basis:    basis(s, e.Step, l),
	}
	switch d := e.Data.(type) {
	case *runbook.Opened:
		r.from, r.means = d.Source, d.Means
	case *runbook.Reported:
		r.from, r.to, r.means = e.Actor.Name, s.PostOrRole(d.To).In(l), d.Means
	case *runbook.Noted:
		r.from, r.to, r.means = d.From, d.To, d.Means
	case *runbook.Answered:
		r.from = d.From
	case *runbook.Approved:
		r.from, r.means = d.By, d.Means
	case *runbook.Consulted:
		r.from, r.to, r.means = e.Actor.Name, d.With, d.Means
	case *runbook.Fact:
		r.from = d.From
	case *runbook.EvidenceItem:
		r.evidence = fmt.Sprint(d.Number)
	}
	return r
}

func categoryName(c runbook.Category) lang.Text {
	t := lang.Report
	switch c {
	case runbook.CategoryDecision:
		return t.Decision
	case runbook.CategoryInstruction:
		return t.Instruction
	case runbook.CategoryAction:
		return t.Action
	case runbook.CategoryNotice:
		return t.Notice
	case runbook.CategoryReport:
		return t.ReportWord
	case runbook.CategoryEvidence:
		return t.Evidence
	}
	return t.Information
}

// basis says whose rule the entry's step is, and its clauses.
func basis(s *runbook.State, ref playbook.Ref, l lang.Lang) string {
	if ref == "" || s.Set == nil {
		return ""
	}
	st, ok := s.Set.Step(ref)
	if !ok {
		return ""
	}
	return Rules(s.Org, s.SourcesOf(st), l)
}

// Rules says whose rules clauses are, each kind behind its mark, so that another
// office's clause never stands behind 自: "自 ube:7(1)  他 iida:6(2)④". Without
// clauses it is 案. Where neither the office's rules nor a law say anything, that
// is said, too: 【規程に定めなし】.
func Rules(p *org.Profile, clauses []string, l lang.Lang) string {
	var groups []string
	silence := ""
	if whose := p.Whose(clauses); whose != org.Own && whose != org.Law {
		silence = "  " + runbook.SilenceOf(p).In(l)
	}
	for _, w := range []org.Whose{org.Own, org.Law, org.Other} {
		words := []string{WhoseMark(w).In(l)}
		for _, c := range clauses {
			if p.Whose([]string{c}) == w {
				words = append(words, c)
			}
		}
		if len(words) > 1 {
			groups = append(groups, strings.Join(words, " "))
		}
	}
	if len(groups) == 0 {
		return WhoseMark(org.Ours).In(l) + silence
	}
	return strings.Join(groups, "  ") + silence
}

// WhoseMark is the one-word mark of whose rule something is: 自, 他, 法 or 案.
func WhoseMark(w org.Whose) lang.Text {
	switch w {
	case org.Own:
		return lang.Report.Own
	case org.Law:
		return lang.Report.Law
	case org.Other:
		return lang.Report.Other
	}
	return lang.Report.Ours
}

// fact is one line of the head of a paper.
type fact struct{ name, value string }

func facts(s *runbook.State, entries []runbook.Event, l lang.Lang) []fact {
	t := lang.Report
	orBlank := func(v string) string {
		if strings.TrimSpace(v) == "" {
			return t.Blank.In(l)
		}
		return v
	}
	when := func(at time.Time, none lang.Text) string {
		if at.IsZero() {
			return none.In(l)
		}
		return at.In(s.Location()).Format("2006-01-02 15:04 MST")
	}
	var kinds []string
	for _, k := range s.Kinds {
		kinds = append(kinds, s.KindTitle(k).In(l))
	}
	separator := map[lang.Lang]string{lang.Japanese: "、", lang.English: ", "}[l]
	status, ended := t.Open, ""
	if s.Status == runbook.StatusClosed {
		status, ended = t.Ended, when(s.Closed, t.Blank)
	}
	office := ""
	if s.Org != nil {
		office = s.Org.Name.In(l)
	}
	list := []fact{
		{t.ID.In(l), string(s.ID)},
		{t.Title.In(l), orBlank(s.Title)},
		{t.Org.In(l), orBlank(office)},
		{t.Kinds.In(l), orBlank(strings.Join(kinds, separator))},
		{t.Severity.In(l), orBlank(s.Severity.Title.In(l))},
		{t.Status.In(l), status.In(l)},
		{t.EndingWord.In(l), orBlank(s.Ending.Title.In(l))},
		{t.Happened.In(l), when(s.Happened, t.Unknown)},
		{t.Detected.In(l), when(s.Detected, t.Unknown)},
		{t.Opened.In(l), when(s.Opened, t.Unknown)},
	}
	if len(s.KindChanges) > 1 {
		for i, c := range s.KindChanges {
			var titles []string
			for _, k := range c.Kinds {
				titles = append(titles, s.KindTitle(k).In(l))
			}
			value := t.KindSince.Format(l, when(c.At, t.Unknown), orBlank(strings.Join(titles, separator)), c.Seq)
			if c.Reason != "" {
				value += " / " + lang.Event.WithReason.Format(l, c.Reason)
			}
			list = append(list, fact{t.KindChange.Format(l, i+1), value})
		}
	}
	if ended != "" {
		list = append(list, fact{t.Closed.In(l), ended})
	}
	for _, e := range entries {
		if c, ok := e.Data.(*runbook.Corrected); ok && c.Entry == 1 {
			list = append(list, fact{t.FactCorrected.Format(l, e.Seq), c.Text})
		}
	}
	return append(list,
		fact{t.Source.In(l), orBlank(s.Source)},
		fact{t.Means.In(l), orBlank(s.Means)},
		fact{t.Account.In(l), orBlank(s.Account)},
		fact{t.Seen.In(l), orBlank(s.Seen)},
		fact{t.Recorder.In(l), orBlank(s.Recorder())},
		fact{t.People.In(l), orBlank(strings.Join(s.People, separator))},
		fact{t.Entries.In(l), fmt.Sprint(len(entries))},
	)
}

// heading is the title of the paper, stamped when it is of a drill.
func heading(s *runbook.State, l lang.Lang) string {
	h := lang.Report.Chronology.In(l) + " " + string(s.ID)
	if s.Drill {
		h = lang.Event.Drill.In(l) + h
	}
	return h
}
