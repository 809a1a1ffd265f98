package report

import (
	"cmp"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// publicChronology is time and content and nothing else.
func (p *paper) publicChronology() *Document {
	t, s := lang.Report, p.s
	d := p.document(Chronology, t.Chronology)
	status := t.Open
	if s.Status == runbook.StatusClosed {
		status = t.Ended
	}
	facts := Facts{
		{"id", p.say(idWord(s.Drill)), text(string(s.ID))},
		{"title", p.say(t.Title), text(p.blank(s.Title))},
		{"office", p.say(t.Org), text(p.blank(p.office()))},
		{"kinds", p.say(t.Kinds), text(p.blank(p.kinds(s)))},
		{"severity", p.say(t.Severity), text(p.blank(p.say(s.Severity.Title)))},
		{"status", p.say(t.Status), text(p.say(status))},
		{"happened", p.say(t.Happened), p.happened()},
		{"detected", p.say(t.Detected), p.instant(s.Detected, t.Unknown)},
		{"account", p.say(t.Account), text(p.blank(s.Account))},
	}
	if s.Status == runbook.StatusClosed {
		facts = append(facts, Fact{"closed", p.say(t.Closed), p.instant(s.Closed, t.Blank)})
	}
	course := p.publicTable()
	d.Sections = []Section{
		{ID: "facts", Title: p.say(t.Facts), Blocks: []Block{facts}},
		{ID: "chronology", Title: p.say(t.Chronology), Blocks: []Block{course}},
	}
	if texts := p.sentTexts(); len(texts) > 0 {
		d.Sections = append(d.Sections, Section{ID: "texts", Title: p.say(t.PublishedTexts), Blocks: texts})
	}
	return d
}

// publicTable is the course as the public has it.
func (p *paper) publicTable() *Table {
	t := lang.Report
	order := p.inEventOrder()
	corrected, undone := runbook.Corrections(p.entries), p.takenBack()
	return &Table{
		ID: "chronology", Main: true,
		Columns: []Column{column("event_time", lang.PublicPaper.Time, KindTime, p.l), column("content", t.Content, KindText, p.l)},
		Rows: func(yield func([]Cell) bool) {
			row := make([]Cell, 2)
			known := p.knownTimes()
			for n, i := range order {
				p.tell(n, len(order))
				e := p.entries[i]
				for len(known) > 0 && !known[0].at.After(e.At) {
					row[0], row[1] = p.timeCell(known[0].at, minuteForm), text(known[0].title)
					if known = known[1:]; !yield(row) {
						return
					}
				}
				for _, d := range runbook.Details(p.s, e) {
					p.public.passOver(p.say(d))
				}
				if _, beside := e.Data.(*runbook.Corrected); beside { // it stands beside what it corrects
					continue
				}
				row[0], row[1] = p.timeCell(e.At, minuteForm), text(p.publicContent(e, corrected[e.Seq], undone[e.Seq] > 0))
				if !yield(row) {
					return
				}
			}
		},
	}
}

// publicContent is what a public version says of an entry: the one line, and what
// has to stand beside it for it to be true.
func (p *paper) publicContent(e runbook.Event, corrections []int, undone bool) string {
	said := e
	if d, ok := e.Data.(*runbook.Fact); ok && len(corrections) > 0 {
		c := *d
		c.Certainty = correctedSince
		said.Data = &c
	}
	words := p.say(runbook.Describe(p.s, said))
	if d, ok := e.Data.(*runbook.Fact); ok {
		if !d.AsOf.IsZero() {
			words = p.say(lang.PublicPaper.AsOf, words, p.minute(d.AsOf, lang.Text{}))
		}
		words += p.became(e, d)
	}
	if d, ok := e.Data.(*runbook.Done); ok && d.Channel != "" && p.s.Set != nil {
		words += " / " + p.say(lang.Event.Channel.With(p.s.Set.Channel(d.Channel).Title))
	}
	words += p.correctedTo(corrections)
	if undone {
		words += " / " + p.say(lang.Filed.TakenBack)
	}
	return words
}

// correctedTo says what corrections say, and the corrections of those.
func (p *paper) correctedTo(corrections []int) string {
	words := ""
	for _, seq := range corrections {
		if c, ok := p.entries[seq-1].Data.(*runbook.Corrected); ok {
			words += " / " + p.say(lang.Filed.CorrectedTo, c.Text)
			for _, e := range p.correctionsOf(seq) {
				words += p.correctedTo([]int{e.Seq})
			}
		}
	}
	return words
}

// became says what became of a statement: that it was changed, where another was made for the
// same time or for none, or took its place outright; and what is so as of a later time, which
// makes it no less true of its own.
func (p *paper) became(e runbook.Event, d *runbook.Fact) string {
	t := lang.PublicPaper
	changed, newer := p.laterThan(e, d)
	words := ""
	if is := p.stated(changed); is != nil && (is.Text != d.Text || is.Certainty != d.Certainty) {
		became := p.say(t.ReplacedUnseen)
		if is.Certainty == runbook.Confirmed && len(p.correctionsOf(changed)) == 0 {
			became = p.say(t.ReplacedBy, is.Text)
		}
		words += " / " + became
	}
	if now := p.stated(newer); now != nil && (now.Text != d.Text || now.Certainty != d.Certainty) {
		is := p.say(t.NewerUnseen)
		if now.Certainty == runbook.Confirmed && len(p.correctionsOf(newer)) == 0 { // a number that was put right is no longer what is so
			is = p.say(t.NewerIs, p.minute(p.holds(newer), lang.Text{}), now.Text)
		}
		words += " / " + is
	}
	return words
}

// statedAs is a fact of the playbooks as of a time that was named.
type statedAs struct {
	fact string
	unix int64
}

// laterThan gives the entry of the statement that changed one, and of the one as of the latest
// time where that time is later than its own; 0 where there is none. What is typed in last need
// not be what holds as of the latest time: a statement for which no time was named holds as of
// when it was made.
func (p *paper) laterThan(e runbook.Event, d *runbook.Fact) (changed, newer int) {
	if p.latest == nil {
		p.latest, p.lastAs, p.instead = map[string]int{}, map[statedAs]int{}, map[int]int{}
		for later, f := range dataOf[*runbook.Fact](p.entries) {
			switch {
			case p.takenBack()[later.Seq] > 0:
			case f.Fact != "":
				if f.Replaces > 0 {
					p.instead[f.Replaces] = later.Seq
				}
				if was := p.latest[f.Fact]; f.Replaces > 0 || was == 0 || !p.viewed(was).Outlasts(p.viewed(later.Seq)) {
					p.latest[f.Fact] = later.Seq
				}
				if !f.AsOf.IsZero() {
					p.lastAs[statedAs{f.Fact, f.AsOf.Unix()}] = later.Seq
				}
			case f.Replaces > 0:
				p.instead[f.Replaces] = later.Seq
			}
		}
	}
	latest := p.latest[d.Fact]
	switch {
	case d.Fact == "", p.instead[e.Seq] > 0:
		for changed = e.Seq; p.instead[changed] > changed; {
			changed = p.instead[changed]
		}
	case d.AsOf.IsZero():
		changed = latest
	default:
		changed = p.lastAs[statedAs{d.Fact, d.AsOf.Unix()}]
		switch is := p.stated(latest); {
		case is == nil || latest == e.Seq || !p.holds(latest).After(d.AsOf):
		case is.AsOf.IsZero() && latest > e.Seq: // made later, and for no time but its own
			changed = latest
		default:
			newer = latest
		}
	}
	if changed <= e.Seq && !p.holds(changed).After(cmp.Or(d.AsOf, e.At)) { // itself, or what was there before
		changed = 0
	}
	return changed, newer
}

// viewed is what an entry states, which states something.
func (p *paper) viewed(seq int) runbook.FactView {
	return runbook.FactView{Fact: *p.stated(seq), Seq: seq, At: p.entries[seq-1].At}
}

// holds is as of when what an entry states holds: the time that was named, else when it was
// stated; the zero time where it states nothing.
func (p *paper) holds(seq int) time.Time {
	switch f := p.stated(seq); {
	case f == nil:
		return time.Time{}
	case f.AsOf.IsZero():
		return p.entries[seq-1].At
	default:
		return f.AsOf
	}
}

// stated is what an entry states; nil where it states nothing.
func (p *paper) stated(seq int) *runbook.Fact {
	if seq < 1 || seq > len(p.entries) {
		return nil
	}
	f, _ := p.entries[seq-1].Data.(*runbook.Fact)
	return f
}

// office is the name of the office, or "".
func (p *paper) office() string {
	if p.s.Org == nil || p.s.Org.ID == runbook.GenericOrg {
		return ""
	}
	return p.say(p.s.Org.Name)
}

// evidenceAbout says how evidence can be compared with the list of it.
func (p *paper) evidenceAbout() string {
	if p.public != nil {
		return p.say(lang.PublicPaper.EvidenceAbout)
	}
	return p.say(lang.Paper.EvidenceAbout)
}
