package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// paper is what every report is built from, and the phrases they share.
type paper struct {
	s       *runbook.State // of a public version: of the entries that are left
	full    *runbook.State // of all of the log
	public  *publication   // nil: it is no public version
	asked   bool           // somebody asked for the public version: nothing for the office is in it
	inside  *paper         // of one that has the public's facts and an annex for the office: the office's own
	entries []runbook.Event
	log     []runbook.Event // all that the paper is made from, as the log has it
	l       lang.Lang
	o       Options
	at      time.Time // entry time of the last entry
	views   []runbook.StepView
	bases   map[playbook.Ref]string
	titles  map[playbook.Ref]string
	undone  map[int]int // what was taken back, by which entry; nil: not looked for yet

	latest  map[string]int   // of a public version: the statement of each fact as of the latest time; nil: not looked for yet
	lastAs  map[statedAs]int // … the last one as of each time
	instead map[int]int      // … and of a fact without a name, what took its place

	byNumber  []numberedReport               // the reports to superiors; nil: not counted yet
	reporting map[playbook.Ref]playbook.Part // the steps by which they are made; nil: not looked for yet

	corrections map[int][]runbook.Event // by the entry they correct; nil: not looked for yet
}

// Told is how many entries of a log a paper is made from: those up to the last one that
// tells of the incident. What the program itself wrote after it, such as the signature
// that an export begins with, is not in the paper, so that making a paper does not
// change the next one.
func Told(entries []runbook.Event) int {
	n := len(entries)
	for n > 0 && entries[n-1].Own() {
		n--
	}
	return n
}

func newPaper(s *runbook.State, entries []runbook.Event, o Options) *paper {
	entries = entries[:Told(entries)]
	p := &paper{s: s, full: s, entries: entries, log: entries, l: o.Lang, o: o, bases: map[playbook.Ref]string{}, titles: map[playbook.Ref]string{}}
	if o.Public {
		p.entries, p.public = publish(s, entries, o)
		left := runbook.Fold(runbook.State{}, p.entries)
		p.s = &left
		s = p.s
	}
	if n := len(entries); n > 0 {
		p.at = s.Now(entries[n-1].Logged).In(s.Location()) // of a drill, drill time
	}
	p.views = s.Steps(p.at)
	return p
}

// document begins a paper.
func (p *paper) document(report string, title lang.Text) *Document {
	d := &Document{Report: report, Lang: p.l, Incident: p.s.ID, Drill: p.s.Drill, AsOf: p.at, Entries: p.told(), Last: len(p.entries)}
	d.Title = p.say(title) + " " + string(p.s.ID)
	handling, _, _ := p.valueFrom("handling") // bare: it stands on every page, what was put right in the chronology
	handling = cmp.Or(p.o.Handling, handling, p.say(lang.Report.Blank))
	if p.public != nil {
		handling = cmp.Or(p.o.Handling, p.say(lang.PublicPaper.Handling))
		notice := lang.PublicPaper.Notice
		if p.o.KeepNames {
			notice = lang.PublicPaper.NoticeNames
		}
		d.Notices = append(d.Notices, p.say(notice))
	}
	if p.s.Mistake {
		d.Notices = append(d.Notices, p.say(lang.Mistake.Paper))
	}
	d.Head = p.o.Head
	d.Handling = lang.Paper.HandlingMark.Format(p.l, handling)
	if p.s.Drill {
		d.Mark = p.say(lang.Event.Drill)
		d.Notices = append(d.Notices, d.Mark+" "+p.say(lang.Report.DrillNotice))
	}
	if p.s.Err != nil {
		d.Notices = append(d.Notices, p.say(lang.Report.PinsMissing))
	}
	return d
}

// say gives the words of a text in the language of the paper.
func (p *paper) say(t lang.Text, args ...any) string {
	if len(args) == 0 {
		return t.In(p.l)
	}
	return t.With(args...).In(p.l)
}

// numbered is the title of a section with its number: in Japanese in full-width figures,
// as official papers have them.
func (p *paper) numbered(n int, title lang.Text) string {
	figures := strconv.Itoa(n)
	if p.l == lang.Japanese {
		figures = strings.Map(func(r rune) rune { return r - '0' + '０' }, figures)
	}
	return p.say(lang.Paper.Numbered, figures, title)
}

// join lists words.
func (p *paper) join(words []string) string {
	if p.l == lang.English {
		return strings.Join(words, ", ")
	}
	return strings.Join(words, "、")
}

// blank is the words, or that they are not filled in.
func (p *paper) blank(words string) string {
	if strings.TrimSpace(words) == "" {
		return p.say(lang.Report.Blank)
	}
	return words
}

// takenBack are the entries that were taken back, with those that did.
func (p *paper) takenBack() map[int]int {
	if p.undone == nil {
		p.undone = runbook.TakenBack(p.entries)
	}
	return p.undone
}

// post is a post that was typed, as the profile names it in the language of the paper.
func (p *paper) post(typed string) string {
	if p.s.Org != nil {
		if post, ok := p.s.Org.PostNamed(typed); ok {
			return p.say(post)
		}
	}
	return typed
}

// person is a name of the log, or that whoever it was has not said theirs.
func (p *paper) person(name string) string {
	if name == runbook.Unnamed {
		return p.blank("")
	}
	return name
}

// persons are names of the log without those who have not said theirs.
func (p *paper) persons(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == runbook.Unnamed })
}

// checking is the words, or that it is being checked; of an incident that is closed nobody
// does that any more.
func (p *paper) checking(words string) string {
	switch {
	case strings.TrimSpace(words) != "":
		return words
	case p.s.Status == runbook.StatusClosed:
		return p.say(lang.Changed.NotByClose)
	}
	return p.say(lang.Report.Checking)
}

// unsaid is the words, or that the log has none: of what need not have been said.
func (p *paper) unsaid(words string) string {
	if strings.TrimSpace(words) == "" {
		return p.say(lang.Paper.NotStated)
	}
	return words
}

// minute writes a time to the minute; none stands for no time.
func (p *paper) minute(t time.Time, none lang.Text) string {
	if t.IsZero() {
		return p.say(none)
	}
	return t.In(p.s.Location()).Format(minuteForm)
}

const (
	secondForm = "2006-01-02 15:04:05"
	minuteForm = "2006-01-02 15:04"
)

func asOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(minuteForm)
}

// moment is a cell with a time, to the second.
func (p *paper) moment(t time.Time) Cell { return p.timeCell(t, secondForm) }

func (p *paper) timeCell(t time.Time, form string) Cell {
	if t.IsZero() {
		return Cell{Kind: KindTime}
	}
	t = t.In(p.s.Location())
	return Cell{Kind: KindTime, Text: t.Format(form), Time: t}
}

// timeOr is a cell with a time to the minute, or the words that stand for none.
func (p *paper) timeOr(t time.Time, none lang.Text) Cell {
	c := p.timeCell(t, minuteForm)
	if c.Text == "" {
		c.Text = p.say(none)
	}
	return c
}

// instant is a cell with a time to the minute and its zone, or what stands for none.
func (p *paper) instant(t time.Time, none lang.Text) Cell {
	c := p.timeCell(t, minuteForm+" MST")
	if c.Text == "" {
		c.Text = p.say(none)
	}
	return c
}

func number(n int) Cell { return Cell{Kind: KindNumber, Number: n, Text: fmt.Sprint(n)} }

// entry is a cell with the number of an entry; 0 is none.
func entry(n int) Cell {
	if n == 0 {
		return Cell{Kind: KindNumber}
	}
	return number(n)
}

func column(id string, title lang.Text, kind Kind, l lang.Lang) Column {
	name := title.In(l)
	if l == lang.English {
		name = capital(name)
	}
	return Column{ID: id, Title: name, Kind: kind}
}

// value is what was last filled in at any step into the field of that id, with what
// later entries put right of it.
func (p *paper) value(field string) string {
	words, _, from := p.valueFrom(field)
	return p.besideValue(words, from, p.titleOf(from, field))
}

// titleOf is the title that a field has in the step of an entry.
func (p *paper) titleOf(seq int, field string) lang.Text {
	for _, v := range p.views {
		if f, ok := v.Field(field); ok && p.stepOf(seq) == v.Ref {
			return f.Title
		}
	}
	return lang.Text{}
}

// stepOf is the step of an entry; "" where it has none.
func (p *paper) stepOf(seq int) playbook.Ref {
	for _, e := range p.log {
		if e.Seq == seq {
			return e.Step
		}
	}
	return ""
}

// valueFrom gives it as it was written, with the entry that settled its step and the one
// by which it was filled in. What the closing asks for is what was written there, and never
// what another step asks for under the same id.
func (p *paper) valueFrom(field string) (words string, at, from int) {
	of := p.closingOf(field)
	for _, v := range p.views {
		if of != "" && v.Ref.Playbook() != of {
			continue
		}
		if w := v.Values[field]; w != "" && v.Seq >= at {
			words, at, from = w, v.Seq, p.filledBy(v.Ref, field, w)
			if f, ok := v.Field(field); ok {
				if said, ok := f.Words(w); ok {
					words = p.say(said)
				}
			}
			if f, ok := v.Field(field); ok && f.Type == playbook.FieldTime {
				if t, err := time.Parse(time.RFC3339, w); err == nil {
					words = p.minute(t, lang.Text{})
				}
			}
		}
	}
	return words, at, from
}

// closingOf is the playbook of the closing where that asks for a field; else "". A number as of a
// time may be read at any step.
func (p *paper) closingOf(field string) string {
	for _, v := range p.views {
		if f, ok := v.Field(field); ok && !f.AsOf && v.Playbook != nil && v.Playbook.Part == playbook.Closing {
			return v.Ref.Playbook()
		}
	}
	return ""
}

// basis says whose rule the step of an entry is, and its clauses.
func (p *paper) basis(ref playbook.Ref) string {
	if ref == "" || p.s.Set == nil {
		return ""
	}
	if b, ok := p.bases[ref]; ok {
		return b
	}
	b := ""
	if st, ok := p.s.Set.Step(ref); ok {
		b = Rules(p.s.Org, p.s.SourcesOf(st), p.l)
	}
	p.bases[ref] = b
	return b
}

// fact is what is known of a fact of the playbooks: words, certainty and as of
// when; "" when nothing was stated.
func (p *paper) fact(id string) string { return p.factOf(id, 1000) }

// factOf is fact with a text of at most so many full-width characters.
func (p *paper) factOf(id string, most int) string {
	for _, f := range p.s.Facts {
		if f.Fact.Fact == id {
			return p.beside(p.factWithin(f, most), f.Seq)
		}
	}
	return ""
}

func (p *paper) factWords(f runbook.FactView) string { return p.beside(p.bareFactWords(f), f.Seq) }

// bareFactWords are the words without the corrections of its entry.
func (p *paper) bareFactWords(f runbook.FactView) string { return p.factWithin(f, 1000) }

// factWithin is bareFactWords with a text of at most so many full-width characters: how sure
// it is and as of when is never cut off.
func (p *paper) factWithin(f runbook.FactView, most int) string {
	return p.say(lang.Paper.FactAsOf, p.clip(f.Text, most), p.certainty(f.Seq, f.Certainty), p.minute(f.Known(), lang.Report.Unknown))
}

func (p *paper) factTitle(f runbook.FactView) string {
	if f.Fact.Fact == "" {
		return p.say(lang.Event.AnyFact)
	}
	return p.say(f.Title)
}

// kinds lists the kinds of the incident.
func (p *paper) kinds(s *runbook.State) string {
	var titles []string
	for _, k := range s.Kinds {
		titles = append(titles, p.say(p.s.KindTitle(k)))
	}
	return p.join(titles)
}

// clip shortens words to a width in full-width characters, and says that it did.
func (p *paper) clip(words string, most int) string {
	r := []rune(runbook.OneLine(words))
	wide := 0.0
	for i := range r {
		if wide += em(r[i]); wide > float64(most) {
			said := p.say(lang.Paper.Clipped, len(r)-i)
			if ems(string(r[i:])) <= ems(said) { // to say that something is missing takes no less
				break
			}
			return string(r[:i]) + said
		}
	}
	return string(r)
}

// first gives the first of many points, and says how many there are besides.
func (p *paper) first(points []string, most int) List {
	if len(points) == 0 {
		return List{p.say(lang.Report.NothingListed)}
	}
	if len(points) <= most {
		return List(points)
	}
	return append(List(slices.Clone(points[:most])), p.say(lang.Paper.MoreInChronology, len(points)-most))
}

// last gives the last of many points, and says how many came before.
func (p *paper) last(points []string, most int) List {
	if len(points) <= most {
		return p.first(points, most)
	}
	return append(List{p.say(lang.Paper.BeforeInChronology, len(points)-most)}, points[len(points)-most:]...)
}

// settled lists the steps that were done, in order of event time, after the entry since:
// each as often as it was done.
func (p *paper) settled(since int) []runbook.StepView {
	var done []runbook.StepView
	for _, v := range p.views {
		for _, v := range p.each(v) {
			if v.State == runbook.StateDone && v.Seq > since {
				done = append(done, v)
			}
		}
	}
	slices.SortStableFunc(done, func(a, b runbook.StepView) int { return a.At.Compare(b.At) })
	return done
}

// each gives a step as it was after each time that it was done; one that was not as it is.
func (p *paper) each(v runbook.StepView) []runbook.StepView {
	rounds := p.s.Rounds(v.Ref)
	if v.State != runbook.StateDone || len(rounds) < 2 {
		return []runbook.StepView{v}
	}
	list := make([]runbook.StepView, len(rounds))
	for i, r := range rounds {
		list[i] = v
		list[i].Seq, list[i].At, list[i].By, list[i].Published = r.Seq, r.At, r.By, r.Text
	}
	return list
}

// bareLine is one step that was done, in a line without the corrections of its entry.
func (p *paper) bareLine(v runbook.StepView) string {
	return p.say(lang.Paper.DoneLine, v.At.In(p.s.Location()).Format("01/02 15:04"), v.Title, p.person(v.By.Name), v.Seq)
}

// own are the entries of a Go type of data, in the order of the log.
func dataOf[D runbook.Data](entries []runbook.Event) func(yield func(runbook.Event, D) bool) {
	return func(yield func(runbook.Event, D) bool) {
		for _, e := range entries {
			if d, ok := e.Data.(D); ok && !yield(e, d) {
				return
			}
		}
	}
}

// reports reports whether a step is one of those by which superiors are told: its
// prepared text is that of reports inside the office.
func reports(v runbook.StepView) bool {
	return v.Type == playbook.Report && v.Text == "T10"
}

// told counts the entries that tell of the incident: not the program's own.
func (p *paper) told() int {
	n := 0
	for i := range p.entries {
		if !p.entries[i].Own() {
			n++
		}
	}
	return n
}

// duty reports whether clauses behind something are the office's own or a law's.
func duty(w org.Whose) bool { return w == org.Own || w == org.Law }
