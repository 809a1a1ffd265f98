package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// logView is the log screen.
type logView struct {
	list
	seq    int // the entry in hand, which stays there when others come
	byTime bool
	only   runbook.Selection // the entries that are shown
	detail bool
	read   int // scroll of the details

	shown []int // see places
	made  logKey
}

// openLog shows the log, with the last entry in hand.
func (m *Model) openLog() {
	m.screen = onLog
	m.log = logView{}
	m.log.move(m, len(m.work.chron.entries))
}

// entry is the one in hand; false where nothing is shown.
func (l *logView) entry(m *Model) (runbook.Event, bool) {
	places := l.places(m.work)
	if len(places) == 0 {
		return runbook.Event{}, false
	}
	l.at = max(0, min(l.at, len(places)-1))
	return m.work.chron.entries[places[l.at]], true
}

// move takes the arrows up or down the list.
func (l *logView) move(m *Model, by int) {
	l.at += by
	if e, ok := l.entry(m); ok {
		l.seq = e.Seq
	}
}

// find puts the arrows on the entry in hand again.
func (l *logView) find(m *Model) {
	if l.search.active() {
		m.work.index(0)
	}
	for i, place := range l.places(m.work) {
		if m.work.chron.entries[place].Seq == l.seq {
			l.at = i
			return
		}
	}
}

// narrowed keeps the entry in hand where it is still shown; otherwise the last one is.
func (l *logView) narrowed(m *Model) {
	if l.search.active() {
		most := indexChunk
		if m.linear { // nobody presses a key meanwhile
			most = len(m.work.chron.entries)
		}
		m.work.index(most)
	}
	l.at = len(l.places(m.work)) - 1
	l.find(m)
	l.move(m, 0)
}

func (l *logView) count(m *Model) int { return len(l.places(m.work)) }
func (l *logView) page(m *Model) int  { return m.page() * 2 }
func (l *logView) moved(m *Model)     { l.move(m, 0) }

// enter shows the details of the entry in hand, or the list again.
func (l *logView) enter(m *Model) tea.Cmd {
	_, any := l.entry(m)
	l.detail, l.read = !l.detail && any, 0
	return nil
}

func (l *logView) leaves(m *Model) tea.Cmd {
	switch {
	case l.detail:
		l.detail = false
	case !l.only.IsZero():
		l.only = runbook.Selection{}
		l.find(m)
	case m.summary != nil:
		m.screen = onSummary
	default:
		m.screen = m.logBack()
	}
	return nil
}

// pressLog gives a key to the log screen.
func (m *Model) pressLog(key string) tea.Cmd {
	l := &m.log
	do := logKeys.find(key)
	switch {
	case l.detail && do == doPageUp:
		l.read = max(0, l.read-m.page())
		return nil
	case l.detail && do == doPageDown:
		l.read += m.page()
		return nil
	}
	if cmd, ok := m.pressList(l, do); ok {
		return cmd
	}
	switch do {
	case doOrder:
		l.byTime = !l.byTime
		l.find(m)
		l.move(m, 0)
	case doCorrect:
		if e, ok := l.entry(m); ok {
			return m.open(m.correctForm(e))
		}
		m.tell(inkWarn, finding.NothingFound)
	case doOnly:
		return m.open(m.onlyForm())
	case doLate:
		return m.open(m.lateForm())
	case doExport:
		return m.openExport()
	case doNote:
		return m.open(m.noteForm())
	}
	return nil
}

// logBody draws the list with the entry in hand below it, or its details.
func (m *Model) logBody(w, h int) []row {
	v := m.voice()
	l := &m.log
	places := l.places(m.work)
	e, any := l.entry(m)
	if l.detail && any {
		rows := m.entryDetails(e, w)
		if len(rows) <= h || h < 3 {
			l.read = 0
			return rows[:min(len(rows), h)]
		}
		l.read = max(0, min(l.read, len(rows)-(h-1)))
		return append(slices.Clone(window(rows, l.read, h-1)), moreRow(v, len(rows)-l.read-(h-1)))
	}
	order := word.OrderLog
	if l.byTime {
		order = word.OrderTime
	}
	title := line(inkHead, v.say(word.LogTitle, l.search.of))
	if n := m.work.chron.signed; n > 0 { // so that nobody looks for the numbers that are missing
		title = title.add(inkFaint, v.say(word.LogSigned, n))
	}
	if only := m.onlyText(); !only.IsZero() {
		title = title.add(inkWarn, "  "+v.say(only))
	}
	rows := []row{spread(title, line(inkFaint, v.say(order)), w)}
	if !any {
		return append(rows, para(inkWarn, "  ", v.say(finding.NothingFound), w)...)
	}
	d := drawing{top: rows, n: len(places), from: l.at, to: l.at}
	d.rows = func(from, to int) []row { // of a long log only what shows
		var rows []row
		for i := from; i < to; i++ {
			rows = append(rows, m.logRow(m.work.chron.entries[places[i]], i == l.at, w))
		}
		return rows
	}
	if h < 12 {
		return l.draw(d, w, h)
	}
	const least = 4
	d.preview = max(least, min(h/2, h-len(d.top)-d.n)) // where the list leaves room
	room := (d.preview - 1) * w * 4
	add := func(k ink, first string, t lang.Text) { // of a text that is cut it is seen
		n := len(d.more)
		if left := d.preview - 1 - n; left > 0 {
			d.more = append(d.more, atMost(para(k, first, head(v.say(t), room), w), left, w)...)
			return
		}
		if last := d.more[n-1]; !strings.HasSuffix(strings.TrimRight(last.text(), " "), cell.Mark) { // there is more
			d.more[n-1] = line(last.end(), cell.Truncate(strings.TrimRight(last.text(), " ")+cell.Mark, w)).clip(w)
		}
	}
	add(inkPlain, "", m.work.describes(e))
	for _, x := range runbook.Details(&m.work.state, e) {
		add(inkFaint, "  ", x)
	}
	for _, c := range m.work.chron.corrections(e.Seq) { // behind all that is the entry's own
		add(inkWarn, "  ", runbook.Describe(&m.work.state, c))
		for _, x := range runbook.Details(&m.work.state, c) {
			add(inkFaint, "    ", x)
		}
	}
	d.preview = max(least, len(d.more)+1)
	return l.draw(d, w, h)
}

// logRow is one entry: its number, when it happened, who, from where, how sure, what.
func (m *Model) logRow(e runbook.Event, here bool, w int) row {
	v := m.voice()
	lead := "  "
	if here {
		lead = "▸ "
	}
	text := oneLine(m.words(e), w)
	number, wide := fmt.Sprint(e.Seq), 4
	if all := m.work.chron.entries; len(all) > 0 { // the longest is that of the last
		wide = max(wide, len(fmt.Sprint(all[len(all)-1].Seq)))
	}
	r := line(inkPlain, lead).add(inkFaint, cell.FitLeft(number, max(wide, len(number)))+" "+m.timeColumn(e.At)+" ")
	if w >= 60 {
		r = r.add(inkPlain, cell.Fit(cell.CleanLine(v.author(e)), 10)+" ")
	}
	for _, mark := range m.entryMarks(e) {
		r = r.add(inkWarn, v.say(mark))
	}
	r = r.add(inkPlain, text).clip(w)
	if here {
		return r.fit(w).picked()
	}
	return r
}

// timeColumn is the time of an entry in the list, as wide as the widest of them: one of
// another day has its date.
func (m *Model) timeColumn(t time.Time) string {
	v := m.voice()
	first, last := m.work.chron.span()
	return cell.FitLeft(v.clock(t), max(len(v.clock(first)), len(v.clock(last)), len(v.clock(t))))
}

// words are what an entry says behind its marks: how sure a fact is stands among those.
func (m *Model) words(e runbook.Event) string {
	v := m.voice()
	said := v.say(m.work.describes(e))
	if c := runbook.CertaintyOf(e); c != "" {
		said = strings.TrimSuffix(said, strings.TrimSpace(v.say(finding.CertaintyMark.With(certainty(c)))))
	}
	return strings.TrimSpace(said)
}

// marked are the marks of an entry and its words.
func (m *Model) marked(e runbook.Event) string {
	var b strings.Builder
	for _, mark := range m.entryMarks(e) {
		b.WriteString(m.voice().say(mark))
	}
	return b.String() + m.words(e)
}

// entryMarks are what a reader must know of an entry before its words: that it was taken back
// or corrected, written down later, copied from paper, that what it states is not sure. In a
// drill, whose clock is its own, every entry is written down at another time than it has.
func (m *Model) entryMarks(e runbook.Event) []lang.Text {
	var marks []lang.Text
	if m.work.chron.undone[e.Seq] > 0 {
		marks = append(marks, slip.UndoneMark)
	}
	if v := m.voice(); !m.work.state.Planned() && v.clock(e.Logged) != v.clock(e.At) {
		marks = append(marks, slip.LateMark.With(v.clock(e.Logged)))
	}
	if len(m.work.chron.fixes[e.Seq]) > 0 {
		marks = append(marks, word.CorrectedMark)
	}
	if e.Source == runbook.SourcePaper {
		marks = append(marks, finding.PaperMark)
	}
	if c := runbook.CertaintyOf(e); c != "" {
		marks = append(marks, finding.CertaintyMark.With(certainty(c)))
	}
	return marks
}

// entryDetails says everything about one entry.
func (m *Model) entryDetails(e runbook.Event, w int) []row {
	v := m.voice()
	s := &m.work.state
	rows := []row{line(inkHead, v.say(word.EntryTitle, e.Seq))}
	rows = append(rows, para(inkStrong, "", v.say(m.work.describes(e)), w)...)
	if by := m.work.chron.undone[e.Seq]; by > 0 {
		rows = append(rows, para(inkWarn, "  ", v.say(slip.Undone, by), w)...)
	}
	for _, d := range runbook.Details(s, e) {
		rows = append(rows, para(inkPlain, "  ", v.say(d), w)...)
	}
	add := func(label lang.Text, text string) {
		if text != "" {
			rows = append(rows, labelled(v.say(label), inkPlain, text, w)...)
		}
	}
	rows = append(rows, nil)
	add(lang.Report.EventTime, v.stamp(e.At))
	add(lang.Report.EntryTime, v.stamp(e.Logged))
	if e.Actor.Name == "" || e.Actor.Name != e.RecordedBy() {
		add(actorLabel(e), v.author(e))
	}
	if c := runbook.CertaintyOf(e); c != "" {
		add(word.FactCertainty, v.say(certainty(c)))
	}
	if e.Step != "" {
		add(lang.Report.Step, m.titleOf(e))
	}
	for _, c := range m.work.chron.corrections(e.Seq) {
		rows = append(rows, nil, line(inkWarn, v.say(word.CorrectedBy, c.Seq, v.clock(c.At), v.person(c.Actor.Name))))
		rows = append(rows, para(inkPlain, "  ", v.say(runbook.Describe(s, c)), w)...)
		for _, d := range runbook.Details(s, c) {
			rows = append(rows, para(inkFaint, "  ", v.say(d), w)...)
		}
	}
	return rows
}

// actorLabel is what whoever an entry is by is called. Who wrote it down for somebody else
// stands among its details.
func actorLabel(e runbook.Event) lang.Text {
	switch e.Data.(type) {
	case *runbook.Decided, *runbook.Overridden, *runbook.Classified, *runbook.Approved:
		return slip.ActorDecided
	case *runbook.Reported:
		return slip.ActorReported
	case *runbook.Done, *runbook.NotDone, *runbook.Checked, *runbook.EvidenceItem:
		return slip.ActorDid
	}
	return word.EntryBy
}

func (m *Model) titleOf(e runbook.Event) string {
	if m.work.state.Set != nil {
		if st, ok := m.work.state.Set.Step(e.Step); ok {
			return m.voice().say(st.Title)
		}
	}
	return string(e.Step)
}
