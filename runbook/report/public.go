package report

import (
	"regexp"
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
//
// What is left out in the first pass leaves a sign of its category, one character of a
// private plane of Unicode, which the second turns into 【非公開】 and counts. So the list at
// the end of a paper counts what that paper left out and not what the log has.

// publicCategories are the categories of what is left out, in the order of the list.
var publicCategories = []string{
	"names", "contacts", "instructions", "deliberation", "notes", "drafts", "unconfirmed", "informants", "parties", "fields", "places", "corrections", "own", "other",
}

// publication is what makes the public version of one log.
type publication struct {
	l      lang.Lang
	names  *strings.Replacer
	lone   map[rune]string // names of one character
	counts map[string]int  // of the finished paper
	hidden int             // how many words of the log are left out
	absent map[int]string  // the entries that have no place in the paper: as what
	people map[string]bool // who stands in the finished paper by a letter
	staff  *regexp.Regexp  // finds those
}

// publish makes the public copy of entries. s is the state after all of them.
func publish(s *runbook.State, entries []runbook.Event, o Options) ([]runbook.Event, *publication) {
	b := &publication{l: o.Lang, counts: map[string]int{}, absent: map[int]string{}, people: map[string]bool{}}
	if !o.KeepNames {
		b.nameThem(s, entries)
		b.staff = regexp.MustCompile(strings.Replace(regexp.QuoteMeta(lang.PublicPaper.Person.In(o.Lang)), "%s", "[A-Z]+", 1))
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
	b.hidden++
	return sign(category)
}

// signs of what is left out begin here; the category is what is above it.
const signs0 = 0xf0000

// sign is the character that stands for words of a category until the paper is finished.
func sign(category string) string {
	return string(rune(signs0 + slices.Index(publicCategories, category)))
}

func isSign(r rune) bool { return r >= signs0 && r < signs0+rune(len(publicCategories)) }

// reveal says in words what was left out, and counts it.
func (b *publication) reveal(words string) string {
	if !strings.ContainsFunc(words, isSign) {
		return words
	}
	b.passOver(words)
	stands := lang.PublicPaper.Withheld.In(b.l)
	var out strings.Builder
	for _, r := range words {
		if isSign(r) {
			out.WriteString(stands)
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}

// passOver counts what words that the paper does not show would have left out.
func (b *publication) passOver(words string) {
	for _, r := range words {
		if isSign(r) {
			b.counts[publicCategories[r-signs0]]++
		}
	}
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

// data is the public copy of what an entry carries.
func (b *publication) data(s *runbook.State, e runbook.Event) runbook.Data {
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
			c.Text = b.hide("unconfirmed", d.Text)
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
		return &runbook.Question{Text: b.hide("deliberation", d.Text)}
	case *runbook.Answered:
		c := *d
		c.Text, c.From = b.hide("deliberation", d.Text), b.hide("informants", d.From)
		return &c
	case *runbook.Noted:
		return &runbook.Noted{Text: b.hide("notes", d.Text)}
	case *runbook.Improvement:
		c := *d
		c.Item, c.Owner, c.Due = b.hide("fields", d.Item), b.hide("fields", d.Owner), b.hide("fields", d.Due)
		return &c
	case *runbook.Corrected:
		// Its words are free: nobody can tell by program which field of the entry they put right,
		// and an informant's name stands in them as often as a number.
		c := *d
		c.Text, c.Reason = b.hide("corrections", d.Text), b.hide("deliberation", d.Reason)
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
	b := &publication{}
	if b.data(s, e); b.hidden > 0 {
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
					b.cell(&block[k].Value)
				}
			case *Table:
				rows := block.Rows
				block.Rows = func(yield func([]Cell) bool) {
					for row := range rows {
						for k := range row {
							b.cell(&row[k])
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

// cell scrubs one cell. A time has no name in it, but may have been left out.
func (b *publication) cell(c *Cell) {
	if c.Kind != KindText {
		c.Text = b.reveal(c.Text)
		return
	}
	c.Text, c.Data = b.scrub(c.Text), b.scrubbed(c.Data)
}

// count counts what is shown as a contact or a person in a finished paper, and the entries
// that have no place in it. The rows of a table are made for it once more: a long one is
// never kept.
func (b *publication) count(d *Document) {
	b.countIn(d.Title)
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
	if b.staff != nil {
		for _, person := range b.staff.FindAllString(words, -1) {
			b.people[person] = true
		}
	}
}

// add adds up what was counted apart.
func (b *publication) add() {
	b.counts["names"] = len(b.people)
	for _, category := range b.absent {
		b.counts[category]++
	}
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
	if rows == nil {
		return Section{ID: "omitted", Title: p.say(t.Omitted), Blocks: []Block{Paragraph(p.say(lang.Report.NothingListed))}}
	}
	return Section{ID: "omitted", Title: p.say(t.Omitted), Blocks: []Block{Paragraph(p.say(t.OmittedAbout)), table("omitted", []Column{
		column("category", t.Category, KindText, p.l), column("count", t.Count, KindNumber, p.l), column("clause", t.Clause, KindText, p.l),
	}, rows)}}
}

// shown reports whether an entry has a place in the paper.
func (p *paper) shown(e runbook.Event) bool {
	if e.Own() || p.public == nil {
		return !e.Own()
	}
	category := hiddenAs(e, p.entries)
	if category != "" {
		p.public.absent[e.Seq] = category
	}
	return category == ""
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
	if texts := p.publishedTexts(); len(texts) > 0 {
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
				if _, beside := e.Data.(*runbook.Corrected); beside { // it stands beside what it corrects
					continue
				}
				row[0], row[1] = p.timeCell(e.At, minuteForm), text(p.publicContent(e, corrected[e.Seq], undone[e.Seq] > 0))
				for _, d := range runbook.Details(p.s, e) {
					p.public.passOver(p.say(d))
				}
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
