package report

import (
	"iter"
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// A correction is an entry that says what an earlier one should have said; neither the log
// nor a paper puts its words in the place of the earlier ones. Wherever a paper states a
// value that it has from an entry that was corrected, the correction stands behind it, so
// that nobody files the wrong value as the right one. Those of the opening, from which
// most values come, are named once.

// correctedWords is how much of a correction stands beside a value, in full-width
// characters; all of it is in the chronology.
const correctedWords = 60

// beside is what a paper says from an entry, with the corrections of that entry behind it;
// in a public version that there is one, and that what it says is not public.
func (p *paper) beside(words string, seq int) string {
	if seq <= 1 || words == "" {
		return words
	}
	for _, e := range p.correctionsOf(seq) {
		if p.public != nil {
			words = p.say(lang.PublicPaper.CorrectedSince, words, e.Data.(*runbook.Corrected).Text, e.Seq)
			continue
		}
		words = p.say(lang.Entry.Corrected, words, e.Seq, p.clip(e.Data.(*runbook.Corrected).Text, correctedWords))
	}
	return words
}

// correctedSince is how sure a public version is of a statement that was corrected: what is so
// instead is not public, and what was said is confirmed no more.
const correctedSince runbook.Certainty = "corrected"

// certainty says how sure a statement of an entry is.
func (p *paper) certainty(seq int, sure runbook.Certainty) string {
	if p.public != nil && len(p.correctionsOf(seq)) > 0 {
		sure = correctedSince
	}
	return p.say(lang.Event.Certainty[string(sure)])
}

// correctionsOf are the corrections of an entry, in their order.
func (p *paper) correctionsOf(seq int) []runbook.Event {
	if p.corrections == nil {
		p.corrections = map[int][]runbook.Event{}
		for e, c := range dataOf[*runbook.Corrected](p.entries) {
			p.corrections[c.Entry] = append(p.corrections[c.Entry], e)
		}
	}
	return p.corrections[seq]
}

// named puts behind a value of an entry that there is a correction which names it by the
// title it has in the table: the words of the correction stand in the same row.
func (p *paper) named(words string, seq int, title lang.Text) string {
	for _, e := range p.correctionsOf(seq) {
		if said := p.say(title); ems(said) >= 2 && words != "" && strings.Contains(e.Data.(*runbook.Corrected).Text, said) {
			words = p.say(lang.PaperState.Named, words, e.Seq)
		}
	}
	return words
}

// filledBy is the entry by which a value came into a field of a step; 0: none has it.
func (p *paper) filledBy(ref playbook.Ref, field, value string) int {
	for _, e := range slices.Backward(p.entries) {
		if e.Step != ref {
			continue
		}
		if fieldsOf(e)[field] == value {
			return e.Seq
		}
	}
	return 0
}

// putRight puts the corrections into a finished paper: behind the facts of the incident,
// and into the rows of tables that name the entry they are from.
func (p *paper) putRight(d *Document) {
	if len(runbook.Corrections(p.entries)) == 0 {
		return
	}
	from := runbook.Origins(p.s, p.entries)
	for e := range dataOf[*runbook.Closed](p.entries) {
		from["closed"] = e.Seq
	}
	said := false // that the opening was corrected
	for i := range d.Sections {
		named := false
		for j, b := range d.Sections[i].Blocks {
			switch b := b.(type) {
			case Facts:
				for k := range b {
					if seq, ok := from[b[k].ID]; ok && b[k].ID != "correction" {
						b[k].Value.Text = p.beside(b[k].Value.Text, seq)
					}
				}
				named = named || slices.ContainsFunc(b, func(f Fact) bool { return f.ID == "correction" })
				said = said || named || ofOpening(b)
				if ofOpening(b) && !named {
					d.Sections[i].Blocks[j] = append(slices.Clip(b), p.openingCorrections()...)
					named = true
				}
			case *Table:
				p.putRightRows(b)
			}
		}
	}
	if said {
		return
	}
	for i := range d.Sections { // a paper without the source: behind the first facts of the incident
		for j, b := range d.Sections[i].Blocks {
			if b, ok := b.(Facts); ok && slices.ContainsFunc(b, func(f Fact) bool { return f.ID == "title" || f.ID == "detected" }) {
				d.Sections[i].Blocks[j] = append(slices.Clip(b), p.openingCorrections()...)
				return
			}
		}
	}
}

// ofOpening reports whether facts state what an opening says first.
func ofOpening(facts Facts) bool {
	return slices.ContainsFunc(facts, func(f Fact) bool { return f.ID == "source" })
}

// openingCorrections are the corrections of the first entry.
func (p *paper) openingCorrections() Facts {
	var list Facts
	for e, c := range dataOf[*runbook.Corrected](p.entries) {
		if c.Entry == 1 {
			list = append(list, Fact{"correction", lang.Report.FactCorrected.Format(p.l, e.Seq), text(c.Text)})
		}
	}
	return list
}

// putRightRows puts the correction of the entry that a row names behind its last words, and
// beside the other values that it names that there is one. Where those are left blank, behind
// the first words of the row that say what it is about.
func (p *paper) putRightRows(t *Table) {
	entry := slices.IndexFunc(t.Columns, func(c Column) bool { return c.ID == "entry" })
	var words []int
	for _, id := range []string{"content", "what", "result", "remarks", "remark", "step", "milestone"} {
		if i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.ID == id && c.Kind == KindText }); i >= 0 {
			words = append(words, i)
		}
	}
	if entry < 0 || words == nil {
		return
	}
	t.Rows = func(rows iter.Seq[[]Cell]) iter.Seq[[]Cell] {
		return func(yield func([]Cell) bool) {
			for row := range rows {
				seq := row[entry].Number
				at := slices.IndexFunc(words, func(i int) bool { return strings.TrimSpace(row[i].Text) != "" })
				if at >= 0 && len(p.correctionsOf(seq)) > 0 && seq > 1 {
					row = slices.Clone(row)
					for i, c := range t.Columns {
						if i != words[at] && c.Kind == KindText {
							row[i].Text = p.named(row[i].Text, seq, lang.Same(c.Title))
						}
					}
					said := &row[words[at]]
					said.Text = p.beside(strings.TrimSpace(said.Text), seq)
					switch { // a program is told it, too
					case said.Data == "":
					case p.public != nil:
						for _, e := range p.correctionsOf(seq) {
							said.Data = p.say(lang.PaperState.Named, said.Data, e.Seq)
						}
					default:
						said.Data = p.beside(said.Data, seq)
					}
				}
				if !yield(row) {
					return
				}
			}
		}
	}(t.Rows)
}
