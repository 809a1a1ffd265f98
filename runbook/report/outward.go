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

// wordsCorrected says which values of a text are from entries that were corrected: the text
// itself is somebody's, and no paper changes it.
func (p *paper) wordsCorrected(words string) []string {
	var lines []string
	for _, e := range p.entries {
		corrections := p.correctionsOf(e.Seq)
		if corrections == nil {
			continue
		}
		var values []string
		switch d := e.Data.(type) {
		case *runbook.Opened:
			values = []string{d.Seen}
		case *runbook.Amended:
			values = []string{d.Seen}
		case *runbook.Fact:
			values = []string{d.Text}
		case *runbook.EvidenceItem:
			values = []string{d.What, d.Where}
		case *runbook.Reported:
			values = []string{d.Reference}
		}
		for _, value := range values {
			if ems(value) < 2 || strings.ContainsFunc(value, isSign) || !strings.Contains(words, value) {
				continue
			}
			for _, c := range corrections {
				lines = append(lines, p.say(lang.PaperState.WordsCorrectedLine, value, e.Seq, c.Seq, p.clip(c.Data.(*runbook.Corrected).Text, correctedWords)))
			}
			break
		}
	}
	return lines
}

// press is the material for the press (報道資料): first the text to hand out, whole and with
// nothing beside it. What the office answers from begins a page of its own and is marked as
// its own in every heading: how far the text has come, the facts that are known for certain,
// those that must not be stated as such. A public version has none of that.
func (p *paper) press() *Document {
	t, r, a := lang.Filed, lang.Report, lang.PaperState
	d := p.document(Press, t.Press)
	inside := Section{ID: "state", Title: p.say(a.StateOfIt), Apart: true, Blocks: []Block{Paragraph(p.say(a.AnnexOnly))}}
	ready, n := true, 0
	for _, v := range p.bearers(goesTo("press")) {
		w, ok := p.wordingOf(v)
		if !ok {
			continue
		}
		n++
		ready = ready && w.final
		d.Sections = append(d.Sections, Section{ID: "text", Title: p.say(v.Title), Blocks: []Block{Quote(w.words)}})
		for _, b := range p.wordingBlocks(v, w) {
			if _, words := b.(Quote); !words {
				inside.Blocks = append(inside.Blocks, b)
			}
		}
	}
	switch {
	case n == 0:
		d.Sections = append(d.Sections, Section{ID: "text", Title: p.say(t.TheText), Blocks: []Block{Paragraph(p.say(t.NoPressStep))}})
	case !ready:
		d.Notices = append(d.Notices, p.say(t.NotFinal))
	}
	rest := []Section{
		{ID: "published", Title: p.say(t.PublishedBefore), Blocks: []Block{p.publishedBefore()}},
		{ID: "chronology", Title: p.say(a.PressCourse), Blocks: []Block{p.pressCourse()}},
	}
	if p.asked {
		rest[1].Title = p.say(t.PublicCourse)
		d.Sections = append(d.Sections, rest...)
		return d
	}
	d.Handling = lang.Paper.HandlingMark.Format(p.l, firstOf(p.o.Handling, p.say(a.AnnexHandling)))
	public := []string{p.say(lang.PublicPaper.Notice), p.say(lang.PublicPaper.NoticeNames)}
	d.Notices = slices.DeleteFunc(d.Notices, func(notice string) bool { return slices.Contains(public, notice) })
	var sure, unsure [][]Cell
	for _, f := range p.full.Facts {
		if f.Certainty == runbook.Confirmed {
			sure = append(sure, []Cell{text(p.factTitle(f)), text(p.beside(f.Text, f.Seq)), p.timeCell(factTime(f), minuteForm)})
		} else {
			unsure = append(unsure, []Cell{text(p.factTitle(f)), text(p.say(lang.Event.Certainty[string(f.Certainty)]))})
		}
	}
	for _, title := range p.unstated() {
		unsure = append(unsure, []Cell{text(title), text(p.say(r.Checking))})
	}
	facts := func(id string, rows [][]Cell, columns ...Column) Block {
		if rows == nil {
			return Paragraph(p.say(r.NothingListed))
		}
		return table(id, columns, rows)
	}
	answers := append([]Section{inside,
		{ID: "times", Title: p.say(t.TimesForPress), Blocks: []Block{Facts{
			{"happened", p.say(r.Happened), p.happened()},
			{"detected", p.say(r.Detected), p.instant(p.s.Detected, r.Unknown)},
			{"platform", p.say(t.Platform), text(p.toldAt(outsider{to: "platform"}))},
			{"police", p.say(t.PoliceTold), text(p.toldAt(outsider{to: "police"}))},
			{"ppc", p.say(t.PPCTold), text(p.toldAt(outsider{to: "ppc"}))},
			{"website", p.say(t.OutsideWebsite), text(p.toldAt(outsider{channel: "website"}))},
		}}},
		{ID: "confirmed", Title: p.say(t.Confirmed), Blocks: []Block{facts("confirmed", sure,
			column("fact", r.FactWord, KindText, p.l), column("content", r.Content, KindText, p.l), column("as_of", r.AsOf, KindTime, p.l))}},
		{ID: "unconfirmed", Title: p.say(t.Unconfirmed), Blocks: []Block{facts("unconfirmed", unsure,
			column("fact", r.FactWord, KindText, p.l), column("certainty", r.Certainty, KindText, p.l))}},
	}, rest...)
	for _, s := range answers {
		s.Title = p.say(a.Annex, s.Title)
		d.Sections = append(d.Sections, s)
	}
	return d
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
	for _, k := range p.knownTimes() {
		lines = append(lines, line{k.at, k.title})
	}
	for _, v := range p.settled(0) {
		if v.Track == runbook.TrackContain && v.Measure() {
			lines = append(lines, line{v.At, p.beside(lang.Deed(v.Title, p.l), v.Seq)})
		}
	}
	for _, c := range p.full.Tellings("platform") {
		lines = append(lines, line{c.At, p.beside(p.say(t.Told["platform"]), c.Seq)})
	}
	for _, one := range p.full.Published() {
		words, known := t.Published[one.Step.Channel]
		if !known { // of an office's own playbook
			words = t.PublishedIn.With(p.s.Set.Channel(one.Step.Channel).Title)
		}
		lines = append(lines, line{one.At, p.beside(p.say(words), one.Seq)})
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
