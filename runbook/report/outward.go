package report

import (
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// police is the memo to hold while talking to the police (警察相談メモ): the text of the
// log, then what the police ask for. What the text is made from stands in it already, and
// nothing stands there twice: beside words of somebody's own it is all there.
func (p *paper) police() *Document {
	t, r, s := lang.Filed, lang.Report, p.s
	d := p.document(Police, t.Police)
	p.textSections(d, tells("police"), t.NoPoliceStep)
	words := ""
	for _, v := range p.bearers(tells("police")) {
		if w, ok := p.wordingOf(v); ok && w.form != nil {
			words += w.words + "\n"
		}
	}
	carried := words != ""
	add := func(id string, title lang.Text, blocks ...Block) {
		d.Sections = append(d.Sections, Section{ID: id, Title: p.say(title), Blocks: blocks})
	}
	if !carried {
		add("facts", r.Facts, append(Facts{
			{"office", p.say(r.Org), text(p.blank(p.office()))},
			{"happened", p.say(r.Happened), p.happened()},
			{"detected", p.say(r.Detected), p.instant(s.Detected, r.Unknown)},
			{"source", p.say(r.Source), text(p.blank(s.Source))},
			{"seen", p.say(r.Seen), text(p.blank(s.Seen))},
		}, p.accountFacts()...))
	}
	stated := p.statedFacts()
	if facts, ok := stated.(*Table); ok && carried { // those that the text does not state
		var rest [][]Cell
		for row := range facts.Rows {
			if !strings.Contains(words, row[1].Text) {
				rest = append(rest, row)
			}
		}
		stated = table(facts.ID, facts.Columns, rest)
		if rest == nil {
			stated = nil
		}
	}
	if stated != nil {
		add("stated-facts", r.StatedFacts, stated)
	}
	if !carried {
		add("actions", lang.PaperState.OtherActions, p.first(p.deeds(), 1000))
	}
	add("contacts", t.PoliceContacts, p.attempts(tells("police")))
	if !carried {
		add("platform", t.PlatformContacts, p.attempts(tells("platform")))
		add("published", t.PublishedBefore, p.publishedBefore())
		add("evidence", r.EvidenceList, p.evidenceTable(false))
		add("notes", lang.Paper.EvidenceNotes, Paragraph(p.say(lang.Paper.EvidenceAbout)))
	} else if sums := p.evidenceSums(); sums != nil {
		add("evidence", lang.PaperState.FilesOfEvidence, sums, Paragraph(p.say(lang.Paper.EvidenceAbout)))
	}
	return d
}

// evidenceSums are the files of the evidence by which they can be compared; nil: there are
// none.
func (p *paper) evidenceSums() *Table {
	t, r := lang.Paper, lang.Report
	var rows [][]Cell
	for _, ev := range p.s.Evidence {
		if ev.File != nil {
			rows = append(rows, []Cell{number(ev.Number), number(int(ev.File.Size)), text(ev.File.SHA256), number(ev.Seq)})
		}
	}
	if rows == nil {
		return nil
	}
	return table("sums", []Column{
		column("number", r.EvidenceNumber, KindNumber, p.l), column("size", t.Size, KindNumber, p.l), column("sha256", r.SHA256, KindText, p.l),
		column("entry", r.Number, KindNumber, p.l),
	}, rows)
}

// pressCourse is the course as it concerns the public: when it happened and became known,
// what was done to the account, that the platform was told, and what was published. What
// the office did within itself is not in it, nor what was taken back.
func (p *paper) pressCourse() Block {
	t := lang.PublicCourse
	type line struct {
		at    time.Time
		words string
	}
	var lines []line
	for _, k := range p.own().knownTimes() {
		lines = append(lines, line{k.at, k.title})
	}
	for _, v := range p.settled(0) {
		if v.Track == runbook.TrackContain && v.Measure() {
			lines = append(lines, line{v.At, p.own().besideStep(lang.Deed(v.Title, p.l), v.Seq)})
		}
	}
	for _, c := range p.full.Tellings("platform") {
		lines = append(lines, line{c.At, p.own().beside(p.say(t.Told["platform"]), c.Seq)})
	}
	for _, one := range p.full.Published() {
		words, known := t.Published[one.Step.Channel]
		if !known { // of an office's own playbook
			words = t.PublishedIn.With(p.s.Set.Channel(one.Step.Channel).Title)
		}
		lines = append(lines, line{one.At, p.own().besideStep(p.say(words), one.Seq)})
	}
	slices.SortStableFunc(lines, func(a, b line) int { return a.at.Compare(b.at) })
	var rows [][]Cell
	for _, one := range lines {
		rows = append(rows, []Cell{p.timeCell(one.at, minuteForm), text(one.words)})
	}
	if rows == nil {
		return Paragraph(p.say(lang.Report.NothingListed))
	}
	return table("chronology", []Column{column("event_time", lang.PublicPaper.Time, KindTime, p.l), column("content", lang.Report.Content, KindText, p.l)}, rows)
}
