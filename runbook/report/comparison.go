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
// without a clause. A step that is recorded as done without what had to be written down
// follows no clause silently: it is in a list of its own.
func (p *paper) comparison() []Block {
	t, r := lang.Paper, lang.Report
	var followed, missed, pending, empty [][]Cell
	suggested := 0
	var silent List
	cited := map[string]bool{}
	for _, v := range p.views {
		for _, rule := range v.Rules {
			if p.s.Set != nil {
				for _, c := range p.s.RuleSources(v.Step, rule) {
					cited[c] = true
				}
			}
		}
		var duties []runbook.Citation
		for _, c := range p.s.Cite(v.Sources) {
			cited[c.Clause] = true
			if duty(c.Whose) {
				duties = append(duties, c)
			}
		}
		if v.State == runbook.NotApplicable || v.Undecided {
			continue
		}
		if late(v) && !duty(p.lateAgainst(v)) && p.lateAgainst(v) != runbook.ByPromise {
			suggested++
		}
		if len(duties) == 0 && v.State == runbook.StateDone {
			silent = append(silent, p.say(t.SilentLine, v.Title, marks(p.s.Org, v.Sources, p.l)))
		}
		for _, c := range duties {
			asks, why := p.say(c.Gloss), p.blank(v.Reason)
			kept := []Cell{text(c.Clause), text(asks), p.stepName(v.Ref), p.timeCell(v.At, minuteForm), text(p.remarks(v)), entry(v.Seq)}
			late := v.Timing.LateBy > 0 && v.Due != nil && duty(v.DueWhose)
			against, chosen := p.contrary(v, c.Clause)
			switch {
			case against && c.Must():
				missed = append(missed, []Cell{text(c.Clause), text(asks), p.stepName(v.Ref), text(p.say(lang.Event.AgainstChosen, chosen)), text(why), entry(v.Seq)})
				continue
			case v.State == runbook.StateDone && !late && p.noContent(v):
				empty = append(empty, kept)
				continue
			case v.State == runbook.StateDone && !late:
				followed = append(followed, kept)
				continue
			case !c.Must():
				if v.State == runbook.StateDone {
					followed = append(followed, kept)
				}
				continue // what may be done, or should, is not broken by leaving it
			case v.State == runbook.StateDone:
				why = p.say(lang.Event.LateBy, runbook.Span(time.Duration(v.Timing.LateBy)*time.Second))
			case !v.State.Settled():
				due, whose := p.due(v) // a suggestion must not be taken for a time of the rules
				pending = append(pending, []Cell{text(c.Clause), text(asks), p.stepName(v.Ref), p.timeCell(due, minuteForm), text(whose)})
				continue
			}
			missed = append(missed, []Cell{text(c.Clause), text(asks), p.stepName(v.Ref), text(p.stepState(v)), text(why), entry(v.Seq)})
		}
	}
	for _, rows := range [][][]Cell{followed, missed, pending, empty} {
		p.byClause(rows)
	}
	columns := func(more ...Column) []Column {
		return append([]Column{column("clause", t.Clause, KindText, p.l), column("asks", t.ClauseAsks, KindText, p.l), column("step", r.Step, KindText, p.l)}, more...)
	}
	none := func(title lang.Text) []Block {
		return []Block{Heading(p.say(title)), Paragraph(p.say(r.NothingListed))}
	}
	blocks := []Block{Paragraph(p.say(t.ComparisonAbout))}
	if followed == nil {
		blocks = append(blocks, none(t.Followed)...)
	} else {
		blocks = append(blocks, Heading(p.say(t.Followed)), table("followed", columns(column("time", r.EventTime, KindTime, p.l), column("remarks", t.Remarks, KindText, p.l), column("entry", r.Number, KindNumber, p.l)), followed))
	}
	if empty != nil {
		blocks = append(blocks, Heading(p.say(lang.PaperState.NoContent)), Paragraph(p.say(lang.PaperState.NoContentAbout)), table("no-content", columns(
			column("time", r.EventTime, KindTime, p.l), column("remarks", t.Remarks, KindText, p.l), column("entry", r.Number, KindNumber, p.l)), empty))
	}
	if missed == nil {
		blocks = append(blocks, none(t.NotFollowed)...)
	} else {
		blocks = append(blocks, Heading(p.say(t.NotFollowed)), table("not-followed", columns(column("state", r.Status, KindText, p.l), column("why", t.Why, KindText, p.l), column("entry", r.Number, KindNumber, p.l)), missed))
	}
	if suggested > 0 {
		blocks = append(blocks, Paragraph(p.say(lang.PaperState.PastSuggestions, suggested)))
	}
	if pending == nil {
		blocks = append(blocks, none(t.NotYetFollowed)...)
	} else {
		blocks = append(blocks, Heading(p.say(t.NotYetFollowed)), table("not-yet", columns(column("due", t.DueBy, KindTime, p.l), column("whose", t.DueOf, KindText, p.l)), pending))
	}
	var over [][]Cell
	for e, d := range dataOf[*runbook.Overridden](p.entries) {
		over = append(over, []Cell{p.timeCell(e.At, minuteForm), p.stepName(e.Step), text(p.gateNames(d.Gates)), text(p.gateRules(e)), text(p.person(e.Actor.Name)), text(d.Reason), number(e.Seq)})
	}
	if over == nil {
		blocks = append(blocks, none(r.Overrides)...)
	} else {
		blocks = append(blocks, Heading(p.say(r.Overrides)), table("overrides", []Column{
			column("time", r.EventTime, KindTime, p.l), column("step", r.Step, KindText, p.l), column("gates", t.Gates, KindText, p.l), column("basis", r.Basis, KindText, p.l),
			column("by", r.Who, KindText, p.l), column("why", t.Why, KindText, p.l), column("entry", r.Number, KindNumber, p.l),
		}, over))
	}
	if silent == nil {
		blocks = append(blocks, none(t.Silent)...)
	} else {
		blocks = append(blocks, Heading(p.say(t.Silent)), silent)
	}
	if rest := p.unseen(cited); rest == nil {
		blocks = append(blocks, none(t.Unseen)...)
	} else {
		blocks = append(blocks, Heading(p.say(t.Unseen)), Paragraph(p.say(t.UnseenAbout)), table("unseen", []Column{column("clause", t.Clause, KindText, p.l), column("asks", t.ClauseAsks, KindText, p.l)}, rest))
	}
	return blocks
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
	for _, f := range v.Fields {
		if f.Type == playbook.FieldYesNo && v.Values[f.ID] == "no" { // a check that was made, and found that it is not so
			words = append(words, p.say(lang.PaperState.AnsweredNo, f.Title))
		}
	}
	return p.join(words)
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

// gateRules says whose rules the gates were that an entry overrode; where they are
// not known any more, whose rule the step is.
func (p *paper) gateRules(e runbook.Event) string {
	var sources []string
	for _, v := range p.views {
		if v.Ref != e.Step {
			continue
		}
		for _, g := range v.Gates {
			if g.How == runbook.HowOverridden && g.Seq == e.Seq && g.Source != "" && !slices.Contains(sources, g.Source) {
				sources = append(sources, g.Source)
			}
		}
	}
	if sources == nil {
		return p.basis(e.Step)
	}
	return Rules(p.s.Org, sources, p.l)
}

// unseen lists the binding clauses of the office's own documents on this kind of
// incident that no step rests on, or that are only shown beside steps as standing
// rules: the log cannot tell whether they were followed.
func (p *paper) unseen(cited map[string]bool) [][]Cell {
	if p.s.Org == nil || p.s.Sources() == nil {
		return nil
	}
	steps := map[string]bool{}
	for _, v := range p.views {
		for _, c := range v.Sources {
			steps[c] = true
		}
	}
	var rows [][]Cell
	for _, d := range p.s.Sources().Documents() {
		for _, c := range d.Clauses {
			speaks := cited[c.ID] || slices.ContainsFunc(p.s.Kinds, c.For)
			if p.s.Org.Owns(c.ID) && c.Modality.Binding() && !c.Preparation && speaks && !steps[c.ID] && d.Kind != source.Law {
				rows = append(rows, []Cell{text(c.ID), text(p.say(c.Gloss))})
			}
		}
	}
	return rows
}

// evidence is the list of what was kept, and of what the playbooks suggest to keep
// at steps that are still open.
func (p *paper) evidence() *Document {
	t := lang.Paper
	d := p.document(Evidence, lang.Report.EvidenceList)
	d.Sections = []Section{
		{ID: "facts", Title: p.say(lang.Report.Facts), Blocks: []Block{p.facts()}},
		{ID: "evidence", Title: p.say(lang.Report.EvidenceList), Blocks: []Block{p.evidenceTable(true)}},
		{ID: "to-keep", Title: p.say(t.ToKeep), Blocks: []Block{p.first(p.toKeep(), 1000)}},
		{ID: "notes", Title: p.say(t.EvidenceNotes), Blocks: []Block{Paragraph(p.say(t.EvidenceAbout))}},
	}
	return d
}

func (p *paper) toKeep() []string {
	var list []string
	for _, v := range p.views {
		if v.Type == playbook.Evidence && !v.State.Settled() && !v.Undecided {
			for _, what := range v.Evidence {
				list = append(list, p.say(lang.Paper.Item, v.Title, what))
			}
		}
	}
	return list
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
			sum, file, size = ev.File.SHA256, ev.File.Path, number(int(ev.File.Size))
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
