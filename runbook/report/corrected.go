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

// besideValue is beside for one of the values of an entry, by the title it has there. A correction
// of an entry that holds several need not be of this one: where it does not name it, the paper says
// no more than that there is one of the entry.
func (p *paper) besideValue(words string, seq int, title lang.Text) string {
	if words == "" || !p.holdsSeveral(seq) {
		return p.beside(words, seq)
	}
	for _, e := range p.correctionsOf(seq) {
		said, own := e.Data.(*runbook.Corrected).Text, lang.PaperState
		named := p.names(e, title)
		switch {
		case named && p.public != nil:
			words = p.say(lang.PublicPaper.CorrectedSince, words, said, e.Seq)
		case named:
			words = p.say(lang.Entry.Corrected, words, e.Seq, p.clip(said, correctedWords))
		case p.public != nil:
			words = p.say(own.EntryCorrectedUnseen, words, seq, said, e.Seq)
		default:
			words = p.say(own.EntryCorrected, words, seq, e.Seq, p.clip(said, correctedWords))
		}
	}
	return words
}

// besideStep is beside for the name of a step, and for when it was done: a correction that names a
// value which was filled in there is of that one alone.
func (p *paper) besideStep(words string, seq int) string {
	if seq > 1 && p.ofValuesAlone(seq) {
		return words
	}
	return p.beside(words, seq)
}

// ofValuesAlone reports whether each correction of an entry names a value that was filled in there.
func (p *paper) ofValuesAlone(seq int) bool {
	titles := p.titlesOf(seq)
	corrections := p.correctionsOf(seq)
	return len(corrections) > 0 && !slices.ContainsFunc(corrections, func(e runbook.Event) bool {
		return !slices.ContainsFunc(titles, func(title lang.Text) bool { return p.names(e, title) })
	})
}

// isCorrected reports whether one of the values of an entry was put right.
func (p *paper) isCorrected(seq int, title lang.Text) bool {
	return slices.ContainsFunc(p.correctionsOf(seq), func(e runbook.Event) bool { return !p.holdsSeveral(seq) || p.names(e, title) })
}

// names reports whether a correction names a value by its title, in either language; what a public
// version withholds of its words does not matter.
func (p *paper) names(correction runbook.Event, title lang.Text) bool {
	i := slices.IndexFunc(p.log, func(e runbook.Event) bool { return e.Seq == correction.Seq })
	if i < 0 {
		return false
	}
	c, ok := p.log[i].Data.(*runbook.Corrected)
	return ok && (ems(title.Ja) >= 2 && strings.Contains(c.Text, title.Ja) || ems(title.En) >= 2 && strings.Contains(strings.ToLower(c.Text), strings.ToLower(title.En)))
}

// holdsSeveral reports whether an entry states more than one value.
func (p *paper) holdsSeveral(seq int) bool {
	i := slices.IndexFunc(p.log, func(e runbook.Event) bool { return e.Seq == seq })
	if i < 0 {
		return false
	}
	n := 0
	for id, value := range fieldsOf(p.log[i]) {
		if value != "" && !strings.HasSuffix(id, playbook.AsOfField("")) {
			n++
		}
	}
	if _, decided := p.log[i].Data.(*runbook.Decided); decided {
		n++
	}
	return n > 1
}

// titlesOf are the titles of the values that an entry fills in.
func (p *paper) titlesOf(seq int) []lang.Text {
	i := slices.IndexFunc(p.log, func(e runbook.Event) bool { return e.Seq == seq })
	if i < 0 || p.s.Set == nil {
		return nil
	}
	st, ok := p.s.Set.Step(p.log[i].Step)
	if !ok {
		return nil
	}
	var titles []lang.Text
	for _, f := range st.Fields {
		if fieldsOf(p.log[i])[f.ID] != "" {
			titles = append(titles, f.Title)
		}
	}
	return titles
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
						b[k].Value.Text = p.besideValue(b[k].Value.Text, seq, lang.Same(b[k].Name))
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

// stepNames are the columns that name a step, and nothing of what was filled in there.
var stepNames = map[string]bool{"step": true, "milestone": true}

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
				if at >= 0 && len(p.correctionsOf(seq)) > 0 && seq > 1 && !(stepNames[t.Columns[words[at]].ID] && p.ofValuesAlone(seq)) {
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
