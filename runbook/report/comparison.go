package report

import (
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/source"
)

func parseTime(s string) (time.Time, error) { return time.Parse(time.RFC3339, s) }

// comparison compares what the log says with the office's own rules and the law
// (規程との対照): what was followed, what was not and why, which gates were overridden,
// and where the rules are silent. It says of a step what the log says; whether the
// way it was done meets the clause is for people to judge.
//
// Late is only what a clause or a law gives a time for. A due time that is a
// suggestion of the playbook (目安) breaks no rule: how many passed is said below the list,
// without a clause. A clause is followed silently by no step that is recorded as done
// without what had to be written down, or with a question answered "no": each of these
// has a list of its own. Nor is the clause that a gate rests on followed by a step that was
// done over that gate, or for which the consent came afterwards; one that was asked for and
// given before follows it. Where nobody knows whether something was published outside office hours,
// nobody knows whether the clause on that was followed. A step that was judged not needed broke nothing yet, and one done
// under a clause that makes no duty followed none: they have their lists, too.
func (p *paper) comparison() []Block {
	t, r := lang.Paper, lang.Report
	c := p.compare()
	head := []Column{column("clause", t.Clause, KindText, p.l), column("asks", t.ClauseAsks, KindText, p.l), column("step", r.Step, KindText, p.l)}
	number := column("entry", r.Number, KindNumber, p.l)
	when, why, remarks := column("time", r.EventTime, KindTime, p.l), column("why", t.Why, KindText, p.l), column("remarks", t.Remarks, KindText, p.l)
	blocks := []Block{Paragraph(p.say(t.ComparisonAbout))}
	// list adds one list. What says that there is nothing in it stands where need is true.
	list := func(id string, title, about lang.Text, rows [][]Cell, need bool, columns ...Column) {
		switch {
		case rows != nil:
			blocks = append(blocks, Heading(p.say(title)))
			if !about.IsZero() {
				blocks = append(blocks, Paragraph(p.say(about)))
			}
			blocks = append(blocks, table(id, columns, rows))
		case need:
			blocks = append(blocks, Heading(p.say(title)), Paragraph(p.say(r.NothingListed)))
		}
	}
	clauses := func(id string, title, about lang.Text, rows [][]Cell, need bool, columns ...Column) {
		p.byClause(rows)
		p.sayOnce(rows)
		list(id, title, about, rows, need, slices.Concat(head, columns)...)
	}
	w := lang.Comparison
	clauses("followed", t.Followed, lang.Text{}, c.followed, true, when, remarks, number)
	clauses("answered-no", w.AnsweredNo, w.AnsweredNoAbout, c.answeredNo, false, when, remarks, number)
	clauses("answer-withheld", w.AnswerWithheld, w.WithheldAbout, c.withheld, false, when, remarks, number)
	clauses("no-content", lang.PaperState.NoContent, lang.PaperState.NoContentAbout, c.empty, false, when, remarks, number)
	clauses("not-followed", t.NotFollowed, lang.Text{}, c.missed, true, column("state", r.Status, KindText, p.l), why, number)
	if c.suggested > 0 {
		blocks = append(blocks, Paragraph(p.say(lang.PaperState.PastSuggestions, c.suggested)))
	}
	clauses("not-needed", w.NotNeeded, w.NotNeededAbout, c.notNeeded, false, when, why, number)
	clauses("not-yet", t.NotYetFollowed, lang.Text{}, c.pending, true, column("due", t.DueBy, KindTime, p.l), column("whose", t.DueOf, KindText, p.l))
	clauses("allowed", w.Allowed, w.AllowedAbout, c.allowed, false, column("force", w.Force, KindText, p.l), when, remarks, number)
	list("overrides", r.Overrides, lang.Text{}, p.overrideRows(), true, when, column("step", r.Step, KindText, p.l), column("gates", t.Gates, KindText, p.l), column("basis", r.Basis, KindText, p.l),
		column("by", r.Who, KindText, p.l), why, number)
	blocks = append(blocks, Heading(p.say(t.Silent)))
	if c.silent == nil {
		blocks = append(blocks, Paragraph(p.say(r.NothingListed)))
	} else {
		blocks = append(blocks, c.silent)
	}
	about := t.UnseenAbout
	if c.unsure {
		about = w.Sentences.With(about, w.HoursUnknown)
	}
	list("unseen", t.Unseen, about, p.unseen(c), true, head[:2]...)
	return blocks
}

// comparedClauses is what the comparison lists: rows that begin with a clause, what it asks and
// a step.
type comparedClauses struct {
	followed, answeredNo, withheld, empty, missed, notNeeded, pending, allowed [][]Cell

	silent    List            // steps that were done without a rule of the office
	suggested int             // how many steps passed a suggested time
	cited     map[string]bool // the clauses that steps rest on or show
	unsure    bool            // a clause on office hours was left out: they are not known
}

func (p *paper) compare() *comparedClauses {
	out := &comparedClauses{cited: map[string]bool{}}
	for _, v := range p.views {
		for _, rule := range v.Rules {
			if p.s.Set != nil {
				for _, c := range p.s.RuleSources(v.Step, rule) {
					out.cited[c] = true
				}
			}
		}
		var duties []runbook.Citation
		for _, c := range p.s.Cite(v.Sources) {
			out.cited[c.Clause] = true
			if duty(c.Whose) {
				duties = append(duties, c)
			}
		}
		if v.State == runbook.NotApplicable || v.Undecided {
			continue
		}
		if late(v) && !duty(p.lateAgainst(v)) && p.lateAgainst(v) != runbook.ByPromise {
			out.suggested++
		}
		if len(duties) == 0 && v.State == runbook.StateDone {
			out.silent = append(out.silent, p.say(lang.Paper.SilentLine, v.Title, marks(p.s.Org, v.Sources, p.l)))
		}
		for _, c := range duties {
			p.compareStep(out, v, c)
		}
		p.compareGates(out, v)
	}
	out.crossRefer(p)
	return out
}

// noDuty reports whether a clause is known to make no duty: it allows, recommends, defines
// or informs.
func noDuty(c runbook.Citation) bool { return c.Modality != "" && !c.Modality.Binding() }

// compareStep puts a step into the list of a clause that it rests on.
func (p *paper) compareStep(out *comparedClauses, v runbook.StepView, c runbook.Citation) {
	row := func(more ...Cell) []Cell {
		return append([]Cell{text(c.Clause), text(p.say(c.Gloss)), p.stepName(v.Ref)}, more...)
	}
	when, end := p.timeCell(v.At, minuteForm), entry(v.Seq)
	kept := row(when, text(p.remarks(v)), end)
	done := v.State == runbook.StateDone
	against, chosen := p.contrary(v, c.Clause)
	late := v.Timing.LateBy > 0 && v.Due != nil && duty(v.DueWhose)
	no, hidden := p.answered(v)
	if done && !noDuty(c) {
		if no != nil {
			out.answeredNo = append(out.answeredNo, kept)
		}
		if hidden {
			out.withheld = append(out.withheld, kept)
		}
	}
	switch {
	case done && noDuty(c):
		out.allowed = append(out.allowed, row(text(p.say(lang.Source.Modality[string(c.Modality)])), when, text(p.remarks(v)), end))
	case noDuty(c): // what may be done, or should, is not broken by leaving it
	case against && c.Must():
		out.missed = append(out.missed, row(text(p.say(lang.Event.AgainstChosen, chosen)), text(p.blank(v.Reason)), end))
	case done && p.overOf(out, v, c):
	case done && late && c.Must():
		out.missed = append(out.missed, row(text(p.stepState(v)), text(p.say(lang.Event.LateBy, runbook.Span(time.Duration(v.Timing.LateBy)*time.Second))), end))
	case done && p.noContent(v):
		out.empty = append(out.empty, kept)
	case done && no == nil && !hidden:
		out.followed = append(out.followed, kept)
	case done, !c.Must(): // of a clause that is not at hand nobody knows what it asks
	case !v.State.Settled():
		due, whose := p.due(v) // a suggestion must not be taken for a time of the rules
		out.pending = append(out.pending, row(p.timeCell(due, minuteForm), text(whose)))
	case v.State == runbook.StateSkipped && strings.TrimSpace(v.Reason) != "":
		out.notNeeded = append(out.notNeeded, row(when, text(v.Reason), end))
	default:
		out.missed = append(out.missed, row(text(p.stepState(v)), text(p.blank(v.Reason)), end))
	}
}

// sayOnce leaves what a clause asks at the first of the rows of one clause; programs are told it
// in each of them.
func (p *paper) sayOnce(rows [][]Cell) {
	last := ""
	for _, row := range rows {
		if asks := row[1].Text; row[0].Text == last && asks != "" {
			row[1] = Cell{Kind: KindText, Text: p.say(lang.Comparison.SameClause), Data: asks}
		}
		last = row[0].Text
	}
}

// byClause puts rows that begin with a clause in the order of the documents: the
// office's own rules first, then the law. Rows of one clause keep their order.
func (p *paper) byClause(rows [][]Cell) {
	place := map[string]int{}
	if p.s.Sources() != nil {
		for _, law := range []bool{false, true} {
			for _, d := range p.s.Sources().Documents() {
				for _, c := range d.Clauses {
					if (d.Kind == source.Law) == law {
						place[c.ID] = len(place)
					}
				}
			}
		}
	}
	at := func(clause string) int {
		if n, ok := place[clause]; ok {
			return n
		}
		return len(place)
	}
	slices.SortStableFunc(rows, func(a, b []Cell) int { return at(a[0].Text) - at(b[0].Text) })
}

// remarks are what a reader needs in order to judge whether a step was done fast
// enough: the office's own word for it, and by how much a promised time was missed.
func (p *paper) remarks(v runbook.StepView) string {
	var words []string
	if u := v.Urgency; u != nil && p.s.Org != nil && p.s.Org.Owns(u.Source) {
		words = append(words, p.say(lang.Paper.Urgency, u.Text, u.Source))
	}
	if v.Timing.LateBy > 0 && v.Due == nil {
		words = append(words, p.say(lang.Paper.PastPromise, runbook.Span(time.Duration(v.Timing.LateBy)*time.Second)))
	}
	no, _ := p.answered(v)
	for _, f := range no { // a check that was made, and found that it is not so
		words = append(words, p.say(lang.PaperState.AnsweredNo, f.Title))
	}
	return p.join(words)
}

// answered gives the fields that were answered "no" at a step that is done, and whether a
// public version withholds the answer of one.
func (p *paper) answered(v runbook.StepView) (no []playbook.Field, withheld bool) {
	for _, f := range v.Fields {
		if f.Type != playbook.FieldYesNo || v.State != runbook.StateDone {
			continue
		}
		switch value := v.Values[f.ID]; {
		case value == "no":
			no = append(no, f)
		case strings.ContainsFunc(value, isSign):
			withheld = true
		}
	}
	return no, withheld
}

// lateAgainst says whose the time was that a late step missed.
func (p *paper) lateAgainst(v runbook.StepView) org.Whose {
	if v.Due == nil && v.Timing.LateBy > 0 {
		return runbook.ByPromise
	}
	return v.DueWhose
}

// noContent reports whether a step that is recorded as done lacks what was to be written
// down at it: all of its fields, or one that has to be filled in.
func (p *paper) noContent(v runbook.StepView) bool {
	blank := v.Blank && v.Published == 0 && v.Note == "" // a notice whose words are on record has them
	return blank || v.State == runbook.StateDone && slices.ContainsFunc(v.Fields, func(f playbook.Field) bool {
		return f.Required && strings.TrimSpace(v.Values[f.ID]) == ""
	})
}

// contrary reports whether a decision went against a clause that its step rests on, and
// by which option.
func (p *paper) contrary(v runbook.StepView, clause string) (bool, lang.Text) {
	for _, id := range v.Chosen {
		if o, ok := v.Option(id); ok && v.State == runbook.StateDone && slices.Contains(o.Against, clause) {
			return true, o.Title
		}
	}
	return false, lang.Text{}
}

// unseen lists the binding clauses of the office's own documents on this kind of
// incident that no step rests on, or that are only shown beside steps as standing
// rules: the log cannot tell whether they were followed. One that a gate rests on and that
// stands in another list is none of them.
func (p *paper) unseen(compared *comparedClauses) [][]Cell {
	if p.s.Org == nil || p.s.Sources() == nil {
		return nil
	}
	steps := map[string]bool{}
	for _, v := range p.views {
		for _, c := range v.Sources {
			steps[c] = true
		}
	}
	for _, list := range [][][]Cell{compared.followed, compared.missed} {
		for _, row := range list {
			steps[row[0].Text] = true
		}
	}
	var rows [][]Cell
	for _, d := range p.s.Sources().Documents() {
		for _, c := range d.Clauses {
			speaks := compared.cited[c.ID] || slices.ContainsFunc(p.s.Kinds, c.For)
			if p.s.Org.Owns(c.ID) && c.Modality.Binding() && !c.Preparation && speaks && !steps[c.ID] && d.Kind != source.Law {
				rows = append(rows, []Cell{text(c.ID), text(p.say(c.Gloss))})
			}
		}
	}
	return rows
}

// evidence is the list of what was kept, and of what the playbooks suggest to keep and it
// does not have.
func (p *paper) evidence() *Document {
	t := lang.Paper
	d := p.document(Evidence, lang.Report.EvidenceList)
	d.Sections = append([]Section{
		{ID: "facts", Title: p.say(lang.Report.Facts), Blocks: []Block{p.facts()}},
		{ID: "evidence", Title: p.say(lang.Report.EvidenceList), Blocks: []Block{p.evidenceTable(true)}},
	}, p.keptSections()...)
	d.Sections = append(d.Sections, Section{ID: "notes", Title: p.say(t.EvidenceNotes), Blocks: []Block{Paragraph(p.evidenceAbout())}})
	return d
}

// evidenceTable is the full table of the evidence; main: csv is made of it.
func (p *paper) evidenceTable(main bool) Block {
	t, r := lang.Paper, lang.Report
	if len(p.s.Evidence) == 0 && !main {
		return Paragraph(p.say(r.NothingListed))
	}
	var rows [][]Cell
	for _, ev := range p.s.Evidence {
		sum, file, size := "", "", Cell{Kind: KindNumber}
		if ev.File != nil {
			sum, file = ev.File.SHA256, ev.File.Path
			if p.public == nil {
				size = number(int(ev.File.Size))
			}
		}
		var step Cell
		if ev.Step != "" {
			step = p.stepName(ev.Step)
		}
		rows = append(rows, []Cell{
			number(ev.Number), text(ev.What), p.timeOr(ev.AsOf, lang.Report.Blank), text(p.person(ev.By.Name)), p.timeCell(ev.At, minuteForm),
			text(p.blank(ev.Where)), text(file), size, text(sum), step, number(ev.Seq),
		})
	}
	out := table("evidence", []Column{
		column("number", r.EvidenceNumber, KindNumber, p.l), column("what", r.What, KindText, p.l), column("as_of", r.AsOf, KindTime, p.l),
		column("by", t.KeptBy, KindText, p.l), column("kept_at", t.KeptAt, KindTime, p.l), column("where", r.Where, KindText, p.l),
		column("file", t.File, KindText, p.l), column("size", t.Size, KindNumber, p.l), column("sha256", r.SHA256, KindText, p.l),
		column("step", r.Step, KindText, p.l), column("entry", r.Number, KindNumber, p.l),
	}, rows)
	out.Main = main
	return out
}
