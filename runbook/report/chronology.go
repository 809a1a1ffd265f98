package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// chronology lists every entry but the program's own in order of event time; entries
// of the same moment keep their order of entry.
func (p *paper) chronology() *Document {
	t := lang.Report
	d := p.document(Chronology, t.Chronology)
	order := p.inEventOrder()
	d.Sections = append(d.Sections, Section{ID: "facts", Title: p.say(t.Facts), Blocks: []Block{p.facts()}})
	course := Section{ID: "chronology", Title: p.say(t.Chronology), Blocks: []Block{Paragraph(p.say(t.Order))}}
	if own := len(p.entries) - p.told(); own > 0 {
		course.Blocks = append(course.Blocks, Paragraph(p.say(lang.Paper.NumbersMissing, own)))
	}
	if len(order) > 0 {
		course.Blocks = append(course.Blocks, p.timeline(order))
	}
	course.Blocks = append(course.Blocks, p.course(order))
	d.Sections = append(d.Sections, course)
	if len(p.s.Facts) > 0 {
		d.Sections = append(d.Sections, Section{ID: "stated-facts", Title: p.say(t.StatedFacts), Blocks: []Block{p.statedFacts()}})
	}
	if texts := p.sentTexts(); len(texts) > 0 {
		d.Sections = append(d.Sections, Section{ID: "texts", Title: p.say(t.PublishedTexts), Blocks: texts})
	}
	d.Sections = append(d.Sections,
		Section{ID: "evidence", Title: p.say(t.EvidenceList), Blocks: []Block{p.evidenceShort()}},
		Section{ID: "overrides", Title: p.say(t.Overrides), Blocks: []Block{p.overrides()}},
		Section{ID: "open-steps", Title: p.say(t.OpenSteps), Blocks: []Block{p.openSteps()}},
	)
	return d
}

// inEventOrder gives the places of the entries that the paper tells of, in order of
// event time. Places and not entries, since a log may be long.
func (p *paper) inEventOrder() []int32 {
	order := make([]int32, 0, len(p.entries))
	for i := range p.entries {
		if p.shown(p.entries[i]) {
			order = append(order, int32(i))
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int { return p.entries[a].At.Compare(p.entries[b].At) })
	return order
}

// tell tells whoever asked how far a long table has come.
func (p *paper) tell(done, all int) {
	if p.o.Progress != nil && done%512 == 0 {
		p.o.Progress(done, all)
	}
}

// course is the table of the entries.
func (p *paper) course(order []int32) *Table {
	t := lang.Report
	corrected, undone, standing := runbook.Corrections(p.entries), p.takenBack(), p.standings()
	return &Table{
		ID: "chronology", Main: true,
		Columns: []Column{
			column("number", t.Number, KindNumber, p.l), column("event_time", t.EventTime, KindTime, p.l), column("entry_time", t.EntryTime, KindTime, p.l),
			column("category", t.Category, KindText, p.l), column("from", t.From, KindText, p.l), column("to", t.To, KindText, p.l),
			column("means", t.Way, KindText, p.l), column("content", t.Content, KindText, p.l), column("standing", lang.Paper.Standing, KindText, p.l),
			column("by", t.Who, KindText, p.l), column("step", t.Step, KindText, p.l), column("basis", t.Basis, KindText, p.l),
			column("evidence", t.EvidenceNumber, KindNumber, p.l), column("certainty", t.Certainty, KindText, p.l),
		},
		Rows: func(yield func([]Cell) bool) {
			row := make([]Cell, 0, 14)
			known := p.knownTimes()
			for n, i := range order {
				p.tell(n, len(order))
				e := p.entries[i]
				for len(known) > 0 && !known[0].at.After(e.At) {
					if row = p.knownRow(row[:0], known[0]); !yield(row) {
						return
					}
					known = known[1:]
				}
				row = p.row(row[:0], e, corrected[e.Seq], undone[e.Seq], standing)
				if !yield(row) {
					return
				}
			}
		},
	}
}

// row is one entry in words.
func (p *paper) row(row []Cell, e runbook.Event, corrections []int, undone int, standing standings) []Cell {
	var from, to, means, certainty string
	evidence := Cell{Kind: KindNumber}
	switch d := e.Data.(type) {
	case *runbook.Opened:
		from, means = d.Source, d.Means
	case *runbook.Reported:
		from, to, means = p.person(e.Actor.Name), p.say(p.s.PostOrRole(d.To)), d.Means
		if d.Via != "" && !d.Reached {
			to = p.say(lang.Paper.Noted, to, lang.Entry.Called.With(d.Via))
		}
	case *runbook.Noted:
		from, to, means = d.From, d.To, d.Means
	case *runbook.Answered:
		from = d.From
	case *runbook.Approved:
		from, means = d.By, d.Means
	case *runbook.Consulted:
		from, to, means = p.person(e.Actor.Name), d.With, d.Means
	case *runbook.Fact:
		from, certainty = d.From, p.say(lang.Event.Certainty[string(d.Certainty)])
	case *runbook.EvidenceItem:
		evidence = number(d.Number)
	}
	at := p.moment(e.At)
	logged := at // as a rule, something is written down when it happens
	if !e.Logged.Equal(e.At) {
		logged = p.moment(e.Logged)
	}
	return append(row,
		number(e.Seq), at, logged, text(p.say(categoryName(runbook.CategoryOf(p.s, e)))),
		text(from), text(to), text(means), text(p.content(e, corrections, undone)), text(p.say(standing.of(e, undone > 0))),
		text(p.person(e.Actor.Name)), Cell{Kind: KindText, Text: p.stepTitle(e.Step), Data: string(e.Step)}, text(p.basis(e.Step)), evidence, text(certainty))
}

// content is all an entry says, and what became of it.
func (p *paper) content(e runbook.Event, corrections []int, undone int) string {
	if p.public != nil {
		return p.publicContent(e, corrections, undone > 0)
	}
	words := p.say(runbook.Describe(p.s, e))
	details := runbook.Details(p.s, e)
	if len(details) == 0 && len(corrections) == 0 && undone == 0 {
		return words
	}
	all := make([]string, 0, 1+len(details)+len(corrections)+1)
	all = append(all, words)
	for _, d := range details {
		all = append(all, p.say(d))
	}
	for _, seq := range corrections {
		all = append(all, lang.Report.CorrectedBy.Format(p.l, seq))
	}
	if undone > 0 {
		all = append(all, lang.Report.TakenBackBy.Format(p.l, undone))
	}
	return strings.Join(all, " / ")
}

// categories are the lanes of the picture, in the order of the domain's own list.
var categories = []runbook.Category{
	runbook.CategoryInformation, runbook.CategoryDecision, runbook.CategoryInstruction, runbook.CategoryAction,
	runbook.CategoryNotice, runbook.CategoryReport, runbook.CategoryEvidence,
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

// statedFacts lists what is known, and how surely.
func (p *paper) statedFacts() Block {
	t := lang.Report
	if len(p.s.Facts) == 0 {
		return Paragraph(p.say(t.NoFacts))
	}
	var rows [][]Cell
	for _, f := range p.s.Facts {
		rows = append(rows, []Cell{text(p.factTitle(f)), text(f.Text), text(p.certainty(f.Seq, f.Certainty)), text(p.blank(f.From)), p.timeCell(f.Known(), minuteForm), number(f.Seq)})
	}
	return table("stated-facts", []Column{
		column("fact", t.FactWord, KindText, p.l), column("content", t.Content, KindText, p.l), column("certainty", t.Certainty, KindText, p.l),
		column("from", t.From, KindText, p.l), column("as_of", t.AsOf, KindTime, p.l), column("entry", t.Number, KindNumber, p.l),
	}, rows)
}

// evidenceShort is the list of what was kept.
func (p *paper) evidenceShort() Block {
	t := lang.Report
	if len(p.s.Evidence) == 0 {
		return Paragraph(p.say(t.NothingListed))
	}
	var rows [][]Cell
	for _, ev := range p.s.Evidence {
		sum := ""
		if ev.File != nil {
			sum = ev.File.SHA256
		}
		rows = append(rows, []Cell{number(ev.Number), text(p.beside(ev.What, ev.Seq)), text(p.named(p.blank(ev.Where), ev.Seq, t.Where)), p.timeOr(ev.AsOf, lang.Report.Blank), text(sum)})
	}
	return table("evidence", []Column{
		column("number", t.Number, KindNumber, p.l), column("what", t.What, KindText, p.l), column("where", t.Where, KindText, p.l),
		column("as_of", t.AsOf, KindTime, p.l), column("sha256", t.SHA256, KindText, p.l),
	}, rows)
}

// overrides lists the gates that were overridden.
func (p *paper) overrides() Block {
	var list List
	undone := p.takenBack()
	for e := range dataOf[*runbook.Overridden](p.entries) {
		list = append(list, fmt.Sprintf("%s %s %s", p.minute(e.At, lang.Text{}), p.person(e.Actor.Name), p.content(e, nil, undone[e.Seq])))
	}
	if list == nil {
		return Paragraph(p.say(lang.Report.NothingListed))
	}
	return list
}

// openSteps lists the steps that are still open, as of the last entry, so that the
// paper does not hide what was not done.
func (p *paper) openSteps() Block {
	var list List
	for _, v := range p.views {
		if !v.State.Settled() && !v.Undecided {
			list = append(list, p.openTitle(v))
		}
	}
	if list == nil {
		return Paragraph(p.say(lang.Report.NothingListed))
	}
	return list
}

// kindChanges are the kinds the incident has had, each with its time and reason; empty
// while there was but one. That it had none yet when it was opened is not one of them.
func (p *paper) kindChanges() Facts {
	changes := slices.DeleteFunc(slices.Clone(p.s.KindChanges), func(c runbook.KindChange) bool { return len(c.Kinds) == 0 })
	if len(changes) < 2 {
		return nil
	}
	var list Facts
	for i, c := range changes {
		var titles []string
		for _, k := range c.Kinds {
			titles = append(titles, p.say(p.s.KindTitle(k)))
		}
		value := lang.Report.KindSince.Format(p.l, p.instant(c.At, lang.Report.Unknown).Text, p.blank(p.join(titles)), c.Seq)
		if c.Reason != "" {
			value += " / " + lang.Event.WithReason.Format(p.l, c.Reason)
		}
		list = append(list, Fact{"kind-change", lang.Report.KindChange.Format(p.l, i+1), text(value)})
	}
	return list
}

// facts are what is known of the incident as a whole.
func (p *paper) facts() Facts {
	t, s := lang.Report, p.s
	status := t.Open
	if s.Status == runbook.StatusClosed {
		status = t.Ended
	}
	if s.Mistake {
		status = lang.Mistake.Status
	}
	office := ""
	if s.Org != nil {
		office = p.say(s.Org.Name)
	}
	list := Facts{
		{"id", p.say(idWord(s.Drill)), text(string(s.ID))},
		{"title", p.say(t.Title), text(p.blank(s.Title))},
		{"office", p.say(t.Org), text(p.blank(office))},
		{"kinds", p.say(t.Kinds), text(p.blank(p.kinds(s)))},
		{"severity", p.say(t.Severity), text(p.blank(p.say(s.Severity.Title)))},
		{"status", p.say(t.Status), text(p.say(status))},
		{"ending", p.say(t.EndingWord), text(p.blank(p.say(s.Ending.Title)))},
		{"happened", p.say(t.Happened), p.happened()},
		{"detected", p.say(t.Detected), p.instant(s.Detected, t.Unknown)},
		{"opened", p.say(t.Opened), p.instant(s.Opened, t.Unknown)},
	}
	list = append(list, p.kindChanges()...)
	if s.Status == runbook.StatusClosed {
		list = append(list, Fact{"closed", p.say(t.Closed), p.instant(s.Closed, t.Blank)})
	}
	list = append(list, p.openingCorrections()...)
	list = append(list,
		Fact{"source", p.say(t.Source), text(p.blank(s.Source))},
		Fact{"means", p.say(t.Means), text(p.blank(s.Means))},
		Fact{"account", p.say(t.Account), text(p.blank(s.Account))},
		Fact{"seen", p.say(t.Seen), text(p.blank(s.Seen))},
		Fact{"recorder", p.say(t.Recorder), text(p.blank(p.person(s.Recorder())))},
		Fact{"people", p.say(t.People), text(p.blank(p.join(p.persons(s.People))))},
		Fact{"entries", p.say(t.Entries), number(p.told())},
	)
	if signed := runbook.CheckpointsOf(p.entries); signed.Count > 0 {
		list = append(list, Fact{"checkpoints", p.say(lang.Proof.ReportCheckpoints), text(lang.Proof.ReportCheckpointsValue.Format(p.l, signed.Count, signed.Size, signed.Code))})
	}
	return list
}

// since is how long after the detection something was.
func (p *paper) since(at time.Time) string {
	if at.IsZero() || p.s.Detected.IsZero() {
		return ""
	}
	d := at.Sub(p.s.Detected)
	if d < 0 {
		return "-" + p.say(runbook.Span(d))
	}
	return p.say(runbook.Span(d))
}
