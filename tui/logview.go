package tui

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// logView is the log screen.
type logView struct {
	at     int // place in the list
	seq    int // the entry there, which stays in hand when others come
	byTime bool
	detail bool
	scroll int
	read   int // scroll of the details
}

// openLog shows the log, with the last entry in hand.
func (m *Model) openLog() {
	m.screen = onLog
	m.log = logView{}
	m.log.move(&m.work.chron, len(m.work.chron.entries))
}

// move takes the arrows up or down the list.
func (l *logView) move(c *chronicle, by int) {
	if len(c.entries) == 0 {
		return
	}
	l.at = max(0, min(l.at+by, len(c.entries)-1))
	l.seq = c.place(l.at, l.byTime).Seq
}

// find puts the arrows on the entry in hand again.
func (l *logView) find(c *chronicle) {
	if !l.byTime {
		l.at = max(0, l.seq-1)
		return
	}
	for i := range c.entries {
		if c.place(i, l.byTime).Seq == l.seq {
			l.at = i
			return
		}
	}
}

// pressLog gives a key to the log screen.
func (m *Model) pressLog(key string) tea.Cmd {
	l := &m.log
	n := len(m.work.chron.entries)
	do := logKeys.find(key)
	move := 0
	switch do {
	case doUp:
		move = -1
	case doDown:
		move = 1
	case doPageUp:
		move = -m.page() * 2
	case doPageDown:
		move = m.page() * 2
	case doTop:
		move = -n
	case doEnd:
		move = n
	case doEnter:
		l.detail, l.read = !l.detail, 0
	case doOrder:
		l.byTime = !l.byTime
		l.find(&m.work.chron)
	case doCorrect:
		return m.open(m.correctForm(m.work.chron.place(l.at, l.byTime)))
	case doExport:
		return m.openExport()
	case doNote:
		return m.open(m.noteForm())
	case doLanguage:
		m.switchLanguage()
	case doHelp:
		return m.openHelp()
	case doQuit:
		return m.askQuit()
	case doBack:
		if l.detail {
			l.detail = false
			break
		}
		m.screen = onIncident
		if m.summary != nil {
			m.screen = onSummary
		}
	}
	if l.detail && (do == doPageUp || do == doPageDown) {
		l.read = max(0, l.read+move/2)
		return nil
	}
	l.move(&m.work.chron, move)
	return nil
}

// logBody draws the list with the entry in hand below it, or its details.
func (m *Model) logBody(w, h int) []row {
	v := m.voice()
	l := &m.log
	c := &m.work.chron
	l.at = max(0, min(l.at, len(c.entries)-1))
	e := c.place(l.at, l.byTime)
	if l.detail {
		rows := m.entryDetails(e, w)
		l.read = max(0, min(l.read, len(rows)-h))
		return window(rows, l.read, h)
	}
	order := word.OrderLog
	if l.byTime {
		order = word.OrderTime
	}
	rows := []row{spread(line(inkHead, v.say(word.LogTitle, len(c.entries))), line(inkFaint, v.say(order)), w)}
	preview := 0
	if h >= 12 {
		preview = 4
	}
	room := h - 1 - preview
	l.scroll = follow(l.scroll, l.at, l.at, room, len(c.entries))
	for i := l.scroll; i < min(len(c.entries), l.scroll+room); i++ {
		rows = append(rows, m.logRow(c.place(i, l.byTime), i == l.at, w))
	}
	if preview == 0 {
		return rows
	}
	rows = append(tall(rows, 1+room), rule(w))
	room = (preview - 1) * w * 4
	more := para(inkPlain, "", head(v.say(runbook.Describe(&m.work.state, e)), room), w)
	for _, d := range runbook.Details(&m.work.state, e) {
		more = append(more, para(inkFaint, "  ", head(v.say(d), room), w)...)
	}
	return append(rows, more[:min(len(more), preview-1)]...)
}

// logRow is one entry: its number, when it happened, who, what.
func (m *Model) logRow(e runbook.Event, here bool, w int) row {
	v := m.voice()
	lead := "  "
	if here {
		lead = "▸ "
	}
	text := oneLine(v.say(runbook.Describe(&m.work.state, e)), w)
	r := line(inkPlain, lead).add(inkFaint, cell.FitLeft(fmt.Sprint(e.Seq), 4)+" "+v.clock(e.At)+" ")
	if w >= 60 {
		r = r.add(inkPlain, cell.Fit(cell.CleanLine(v.person(e.Actor.Name)), 10)+" ")
	}
	if len(m.work.chron.fixes[e.Seq]) > 0 {
		r = r.add(inkWarn, v.say(word.CorrectedMark))
	}
	r = r.add(inkPlain, text).clip(w)
	if here {
		return r.fit(w).picked()
	}
	return r
}

// entryDetails says everything about one entry.
func (m *Model) entryDetails(e runbook.Event, w int) []row {
	v := m.voice()
	s := &m.work.state
	rows := []row{line(inkHead, v.say(word.EntryTitle, e.Seq))}
	rows = append(rows, para(inkStrong, "", v.say(runbook.Describe(s, e)), w)...)
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
	add(word.EntryBy, v.person(e.Actor.Name))
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

func (m *Model) titleOf(e runbook.Event) string {
	if m.work.state.Set != nil {
		if st, ok := m.work.state.Set.Step(e.Step); ok {
			return m.voice().say(st.Title)
		}
	}
	return string(e.Step)
}
