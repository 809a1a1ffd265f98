package report

import (
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// A public version is made in two passes. First the entries are copied without what
// their fields tell is internal: instructions, notes, reasons, drafts, informants,
// places. Every report is then built from the copy, as from any log. At the end every
// word of the finished paper goes through the names and the patterns of contacts, so
// that no report can forget to. Only the words of texts that were published pass as
// they are: they are public, and changing them would be a false quotation.

// publicCategories are the categories of what is left out, in the order of the list.
var publicCategories = []string{
	"names", "contacts", "instructions", "deliberation", "notes", "drafts", "unconfirmed", "informants", "parties", "fields", "places", "own", "other",
}

// publication is what makes the public version of one log.
type publication struct {
	l        lang.Lang
	names    *strings.Replacer
	lone     map[rune]string // names of one character
	counts   map[string]int
	withhold string // what stands for words that are left out
}

// publish makes the public copy of entries. s is the state after all of them.
func publish(s *runbook.State, entries []runbook.Event, o Options) ([]runbook.Event, *publication) {
	b := &publication{l: o.Lang, counts: map[string]int{}, withhold: lang.PublicPaper.Withheld.In(o.Lang)}
	if !o.KeepNames {
		b.nameThem(s, entries)
	}
	out := slices.Clone(entries)
	for i, e := range entries {
		out[i].Data = b.data(s, e)
	}
	return out, b
}

// hide stands in for words that are left out; words that are not there stay absent.
func (b *publication) hide(category, words string) string {
	if strings.TrimSpace(words) == "" {
		return ""
	}
	b.counts[category]++
	return b.withhold
}

func (b *publication) fields(fields map[string]string) map[string]string {
	if len(fields) == 0 {
		return nil
	}
	out := make(map[string]string, len(fields))
	for id, words := range fields {
		if _, err := time.Parse(time.RFC3339, words); err == nil {
			out[id] = words // a time names nobody, and may be when it happened or became known
			continue
		}
		out[id] = b.hide("fields", words)
	}
	return out
}

// data is the public copy of what an entry carries; it also counts the entries that
// are left out as a whole.
func (b *publication) data(s *runbook.State, e runbook.Event) runbook.Data {
	if category := hiddenAs(e, nil); category != "" && !e.Own() { // what no paper shows is not left out
		b.counts[category]++
	}
	switch d := e.Data.(type) {
	case *runbook.Opened:
		c := *d
		c.Source = b.hide("informants", d.Source)
		return &c
	case *runbook.Amended:
		c := *d
		c.Source, c.Reason = b.hide("informants", d.Source), b.hide("deliberation", d.Reason)
		return &c
	case *runbook.Classified:
		c := *d
		c.Reason, c.With = b.hide("deliberation", d.Reason), b.hide("deliberation", d.With)
		return &c
	case *runbook.Closed:
		c := *d
		c.Reason = b.hide("deliberation", d.Reason)
		return &c
	case *runbook.Reopened:
		c := *d
		c.Reason = b.hide("deliberation", d.Reason)
		return &c
	case *runbook.Done:
		c := *d
		c.Fields, c.Note = b.fields(d.Fields), b.hide("notes", d.Note)
		return &c
	case *runbook.NotDone:
		c := *d
		c.Reason = b.hide("deliberation", d.Reason)
		return &c
	case *runbook.StepReopening:
		c := *d
		c.Reason = b.hide("deliberation", d.Reason)
		return &c
	case *runbook.Decided:
		c := *d
		c.Fields, c.Note = b.fields(d.Fields), b.hide("notes", d.Note)
		c.Reason, c.With = b.hide("deliberation", d.Reason), b.hide("deliberation", d.With)
		return &c
	case *runbook.Reported:
		c := *d
		c.Fields, c.Note = b.fields(d.Fields), b.hide("notes", d.Note)
		c.Instruction, c.Reference = b.hide("instructions", d.Instruction), b.hide("contacts", d.Reference)
		if !knownRole(s, d.To) { // typed at the scene: a body or a person
			c.To = b.hide("parties", d.To)
		}
		return &c
	case *runbook.Approved:
		c := *d
		c.Reason, c.Means = b.hide("deliberation", d.Reason), b.hide("deliberation", d.Means)
		if !knownPost(s, d.Post) { // typed at the scene
			c.Post = b.hide("parties", d.Post)
		}
		return &c
	case *runbook.Consulted:
		c := *d
		c.Text = b.hide("deliberation", d.Text)
		return &c
	case *runbook.Fact:
		c := *d
		c.From = b.hide("informants", d.From)
		if d.Certainty != runbook.Confirmed {
			c.Text = b.withhold // the entry is counted
		}
		return &c
	case *runbook.Overridden:
		c := *d
		c.Reason = b.hide("deliberation", d.Reason)
		return &c
	case *runbook.EvidenceItem:
		c := *d
		c.Where = b.hide("places", d.Where)
		if d.File != nil {
			file := *d.File
			file.Path = b.hide("places", d.File.Path)
			c.File = &file
		}
		return &c
	case *runbook.Checked:
		c := *d
		c.Text, c.Fields = b.hide("notes", d.Text), b.fields(d.Fields)
		return &c
	case *runbook.Question:
		return &runbook.Question{Text: b.withhold}
	case *runbook.Answered:
		c := *d
		c.Text, c.From = b.withhold, b.withhold
		return &c
	case *runbook.Noted:
		return &runbook.Noted{Text: b.withhold}
	case *runbook.Improvement:
		c := *d
		c.Item, c.Owner, c.Due = b.withhold, b.withhold, b.withhold // the entry is counted
		return &c
	case *runbook.Corrected:
		c := *d
		c.Reason = b.hide("deliberation", d.Reason)
		return &c
	}
	return e.Data // what is not known here is hidden as an entry
}

func knownRole(s *runbook.State, role string) bool {
	if s.Set != nil && s.Set.HasRole(role) {
		return true
	}
	if s.Org == nil {
		return false
	}
	_, ok := s.Org.Post(role)
	return ok
}

// hiddenAs says as what an entry is left out of a public version as a whole, or "".
// A correction goes with the entry it corrects: all tells which those are; nil takes
// every correction for shown.
func hiddenAs(e runbook.Event, all []runbook.Event) string {
	switch d := e.Data.(type) {
	case *runbook.Opened, *runbook.Classified, *runbook.Amended, *runbook.Closed, *runbook.Reopened, *runbook.Done, *runbook.NotDone,
		*runbook.Decided, *runbook.Reported, *runbook.Overridden, *runbook.EvidenceItem, *runbook.Checked:
		return ""
	case *runbook.StepReopening:
		if d.Answer != "" { // it goes with what it takes back
			return "deliberation"
		}
		return ""
	case *runbook.Corrected:
		if d.Entry >= 1 && d.Entry <= len(all) && d.Entry < e.Seq {
			return hiddenAs(all[d.Entry-1], all)
		}
		return ""
	case *runbook.Fact:
		if d.Certainty == runbook.Confirmed {
			return ""
		}
		return "unconfirmed"
	case *runbook.Noted:
		return "notes"
	case *runbook.Improvement:
		return "fields"
	case *runbook.Draft:
		return "drafts"
	case *runbook.Question, *runbook.Answered, *runbook.Approved, *runbook.Consulted:
		return "deliberation"
	case *runbook.Checkpoint, *runbook.Export, *runbook.Repaired, *runbook.ClockJump, *runbook.RoleTaking:
		return "own"
	}
	return "other"
}

// Withhold says which entries a redacted copy of a log for the public withholds:
// those of which a public version leaves anything out. An entry cannot be shown in
// part, since its hash is of all of it; and as every entry names who acted, only
// [Options.KeepNames] leaves more than the program's own entries in the copy.
func Withhold(s *runbook.State, entries []runbook.Event, o Options) func(seq int) bool {
	withhold := make([]bool, len(entries)+1)
	for _, e := range entries {
		withhold[e.Seq] = withheld(s, e, entries, o)
	}
	return func(seq int) bool { return seq < 1 || seq >= len(withhold) || withhold[seq] }
}

func withheld(s *runbook.State, e runbook.Event, all []runbook.Event, o Options) bool {
	if e.Type == runbook.LogCheckpoint {
		return false
	}
	if hiddenAs(e, all) != "" || !o.KeepNames && e.Actor.Name != "" {
		return true
	}
	var words []string
	switch d := e.Data.(type) {
	case *runbook.Opened:
		return true // the profile of the office is in it, with its telephone numbers
	case *runbook.Done:
		words = d.Items
	case *runbook.Decided, *runbook.Reported, *runbook.Closed:
	case *runbook.Fact:
		words = []string{d.Text}
	default:
		return true // a reason, a place or free words are always in it
	}
	b := &publication{counts: map[string]int{}}
	b.data(s, e)
	delete(b.counts, "names")
	if len(b.counts) > 0 {
		return true
	}
	if r, ok := e.Data.(*runbook.Reported); ok && (!knownRole(s, r.To) || r.Via != "" || contacts.MatchString(" "+r.Means)) {
		return true
	}
	return slices.ContainsFunc(words, func(w string) bool { return contacts.MatchString(" " + w) })
}

// clean scrubs a finished paper. Quotes stay: they are of published texts.
func (b *publication) clean(d *Document) {
	d.Title = b.scrub(d.Title)
	for i := range d.Sections {
		for j, block := range d.Sections[i].Blocks {
			switch block := block.(type) {
			case Heading:
				d.Sections[i].Blocks[j] = Heading(b.scrub(string(block)))
			case Paragraph:
				d.Sections[i].Blocks[j] = Paragraph(b.scrub(string(block)))
			case List:
				for k := range block {
					block[k] = b.scrub(block[k])
				}
			case Facts:
				for k := range block {
					if block[k].Value.Kind == KindText {
						block[k].Value.Text = b.scrub(block[k].Value.Text)
					}
				}
			case *Table:
				rows := block.Rows
				block.Rows = func(yield func([]Cell) bool) {
					for row := range rows {
						for k := range row {
							if row[k].Kind == KindText {
								row[k].Text = b.scrub(row[k].Text)
							}
						}
						if !yield(row) {
							return
						}
					}
				}
			}
		}
	}
}

// countContacts counts what is shown as a contact in a finished paper. The rows of a
// table are made for it once more: a long one is never kept.
func (b *publication) countContacts(d *Document) {
	for _, s := range d.Sections {
		for _, block := range s.Blocks {
			switch block := block.(type) {
			case Heading:
				b.countIn(string(block))
			case Paragraph:
				b.countIn(string(block))
			case List:
				for _, words := range block {
					b.countIn(words)
				}
			case Facts:
				for _, f := range block {
					b.countIn(f.Value.Text)
				}
			case *Table:
				for row := range block.Rows {
					for _, c := range row {
						b.countIn(c.Text)
					}
				}
			}
		}
	}
}

func (b *publication) countIn(words string) {
	b.counts["contacts"] += strings.Count(words, lang.PublicPaper.Contact.In(b.l))
}

// omitted is the list of what is left out, with a place for the clause that each
// rests on.
func (p *paper) omitted() Section {
	t := lang.PublicPaper
	blank := text(p.say(lang.Report.Blank))
	var rows [][]Cell
	for _, id := range publicCategories {
		n := p.public.counts[id]
		switch {
		case id == "names" && p.o.KeepNames:
			continue
		case n == 0:
			continue
		}
		rows = append(rows, []Cell{text(p.say(t.Categories[id])), number(n), blank})
	}
	return Section{ID: "omitted", Title: p.say(t.Omitted), Blocks: []Block{Paragraph(p.say(t.OmittedAbout)), table("omitted", []Column{
		column("category", t.Category, KindText, p.l), column("count", t.Count, KindNumber, p.l), column("clause", t.Clause, KindText, p.l),
	}, rows)}}
}

// shown reports whether an entry has a place in the paper.
func (p *paper) shown(e runbook.Event) bool {
	return !e.Own() && (p.public == nil || hiddenAs(e, p.entries) == "")
}

// publicChronology is time and content and nothing else.
func (p *paper) publicChronology() *Document {
	t, s := lang.Report, p.s
	d := p.document(Chronology, t.Chronology)
	status := t.Open
	if s.Status == runbook.StatusClosed {
		status = t.Ended
	}
	facts := Facts{
		{"id", p.say(t.ID), text(string(s.ID))},
		{"title", p.say(t.Title), text(p.blank(s.Title))},
		{"office", p.say(t.Org), text(p.blank(p.office()))},
		{"kinds", p.say(t.Kinds), text(p.blank(p.kinds(s)))},
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
	if texts := p.publishedTexts(); len(texts) > 0 {
		d.Sections = append(d.Sections, Section{ID: "texts", Title: p.say(t.PublishedTexts), Blocks: texts})
	}
	return d
}

// publicTable is the course as the public has it.
func (p *paper) publicTable() *Table {
	t := lang.Report
	order := p.inEventOrder()
	corrected, undone := runbook.Corrections(p.entries), runbook.TakenBack(p.entries)
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
	words := p.say(runbook.Describe(p.s, e))
	if d, ok := e.Data.(*runbook.Fact); ok && !d.AsOf.IsZero() {
		words = p.say(lang.PublicPaper.AsOf, words, p.minute(d.AsOf, lang.Text{}))
	}
	if d, ok := e.Data.(*runbook.Done); ok && d.Channel != "" && p.s.Set != nil {
		words += " / " + p.say(lang.Event.Channel.With(p.s.Set.Channel(d.Channel).Title))
	}
	for _, seq := range corrections {
		if c, ok := p.entries[seq-1].Data.(*runbook.Corrected); ok {
			words += " / " + p.say(lang.Filed.CorrectedTo, c.Text)
		}
	}
	if undone {
		words += " / " + p.say(lang.Filed.TakenBack)
	}
	return words
}

// office is the name of the office, or "".
func (p *paper) office() string {
	if p.s.Org == nil || p.s.Org.ID == runbook.GenericOrg {
		return ""
	}
	return p.say(p.s.Org.Name)
}
