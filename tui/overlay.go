package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// question is asked before something that cannot simply be done again. The
// answer the arrows begin on changes nothing.
type question struct {
	text lang.Text
	no   lang.Text
	yes  lang.Text
	at   int // 0 no, 1 yes, 2 or
	then func() tea.Cmd
	back func() // what no means besides; nil: nothing

	apart bool // it is not about the step in hand
	quits bool // it is whether to end the program

	or     lang.Text // a second thing that can be done; zero: there is none
	orThen func() tea.Cmd
}

// answers are what can be answered, in their order.
func (q *question) answers() []lang.Text {
	if q.or.IsZero() {
		return []lang.Text{q.no, q.yes}
	}
	return []lang.Text{q.no, q.yes, q.or}
}

// to puts the arrows on an answer, the first or the last at the ends.
func (q *question) to(n int) { q.at = max(0, min(n, len(q.answers())-1)) }

func (q *question) render(v voice, w, h int) scene {
	var answers []row
	for i, t := range q.answers() {
		lead := "    "
		if i == q.at {
			lead = "  ▸ "
		}
		r := line(inkPlain, lead).add(inkKey, string(rune('1'+i))).add(inkPlain, " "+v.say(t))
		if i == q.at {
			r = r.fit(w).picked()
		}
		answers = append(answers, r)
	}
	if h < len(answers) { // the one that Enter takes
		return scene{rows: window(answers, q.at, h)}
	}
	// Of a long text in little room the end gives way, never the answers.
	text := para(inkStrong, "  ", v.say(q.text), w)
	room := h - len(answers)
	if len(text)+2 <= room {
		text = append(append([]row{nil}, text...), nil)
	}
	return scene{rows: append(text[:min(len(text), room)], answers...)}
}

// pressAsk gives a key to the question.
func (m *Model) pressAsk(key string) tea.Cmd {
	q := m.ask
	switch askKeys.find(key) {
	case doUp:
		q.to(q.at - 1)
	case doDown:
		q.to(q.at + 1)
	case doDigit:
		if n := int(key[0] - '1'); n < len(q.answers()) { // a digit of none chooses none
			q.at = n
		}
	case doBack:
		q.at = 0
		return m.answer(q)
	case doEnter:
		return m.answer(q)
	case doQuit:
		return m.askQuit()
	case doNothing:
		switch key {
		case "y":
			q.at = 1
		case "n":
			q.at = 0
		}
	}
	return nil
}

// answer does what the answer the arrows are on means.
func (m *Model) answer(q *question) tea.Cmd {
	m.ask = nil
	switch q.at {
	case 1:
		return q.then()
	case 2:
		return q.orThen()
	}
	if q.back != nil {
		q.back()
	}
	return nil
}

// sensible reports whether an action can come to anything now.
func (m *Model) sensible(do action) bool {
	v := m.work.view()
	closed := m.work.state.Status == runbook.StatusClosed
	switch do {
	case doNote, doEvidence, doFact, doAmend, doRecorder, doImprove, doExport, doClose, doMistake, doReopen:
		if m.work.altered() {
			return false
		}
	}
	switch do {
	case doReopen:
		return closed && !m.drillEnded()
	case doClassify:
		return !closed && m.work.state.Err == nil
	case doClose:
		return !closed
	case doMistake:
		return !closed && !m.work.state.Planned()
	case doDone, doCannot, doSkip, doReport, doAsk, doUndo, doApprove, doConsult, doOverride, doNext, doFirst:
		if v == nil || closed {
			return false
		}
	}
	open := v != nil && (!v.State.Settled() || v.State == runbook.NotApplicable)
	switch do {
	case doDone:
		return open || v.Type == playbook.Decide || v.Again()
	case doCannot, doSkip:
		return open
	case doReport:
		return v.Type == playbook.Report
	case doUndo:
		return v.Seq > 0 || v.Overrides > 0 || v.Answers > 0 || slices.ContainsFunc(v.Items, func(it runbook.ItemView) bool { return it.Seq > 0 })
	case doApprove:
		return len(approvalGates(v)) > 0
	case doConsult:
		return slices.ContainsFunc(v.Gates, func(g runbook.GateView) bool { return g.Kind == runbook.GateConsult })
	case doFirst:
		return len(firstOf(v)) > 0
	case doOverride:
		held := func(g runbook.GateView) bool { return !g.Open || g.How == runbook.HowApproved }
		return slices.ContainsFunc(v.Gates, held) || v.Again() && slices.ContainsFunc(v.Asked(), held)
	}
	return true
}

// help lists the keys of the screen it was called from, and the marks; or it is a page
// to be read.
type help struct {
	rows   func(w int) []row
	scroll int
	finds  bool // it is a list, of which a part can be looked for
	whole  bool // all of it was on the screen when it was last drawn
	search search
}

func (m *Model) openHelp() tea.Cmd {
	table := m.table()
	h := &help{finds: true}
	m.help = h
	h.rows = func(w int) []row {
		v := m.voice()
		rows := helpRows(v, table, &h.search, w)
		if h.search.active() {
			return rows
		}
		if m.screen == onHome { // who cannot use this screen is told first which one to use
			rows = slices.Concat(para(inkPlain, "", v.say(lang.Plain.HelpPlain), w), []row{nil}, rows)
		}
		if m.cfg.DataDir != "" {
			rows = append(rows, nil)
			rows = append(rows, labelled(v.say(word.HelpData), inkPlain, m.cfg.DataDir, w)...)
		}
		if len(m.cfg.Own) > 0 {
			rows = append(rows, labelled(v.say(word.HelpOwn), inkPlain, strings.Join(m.cfg.Own, " "), w)...)
		}
		for _, t := range m.cfg.LeftOut {
			rows = append(rows, para(inkBad, "", v.say(t), w)...)
		}
		if m.cfg.Version != "" {
			rows = append(rows, labelled(v.say(word.HelpVersion), inkPlain, m.cfg.Version, w)...)
		}
		return rows
	}
	return nil
}

// helpRows are the keys of a table and the marks, or those of them that have the words
// looked for, in either language.
func helpRows(v voice, table keymap, s *search, w int) []row {
	rows := []row{line(inkHead, v.say(word.HelpTitle))}
	s.found, s.of = 0, 0
	words := s.words()
	add := func(name string, what, also lang.Text) {
		s.of++
		if hasWords(words, name, both(what), both(also)) {
			s.found++
			rows = append(rows, keyRow(name, v.say(what), w)...)
		}
	}
	for _, b := range table {
		if !b.what.IsZero() {
			add(v.say(b.name), b.what, b.do.alsoCalled())
		}
	}
	keys := s.found
	rows = append(rows, nil, line(inkHead, v.say(word.HelpMarks)))
	for _, s := range []struct {
		state runbook.StepState
		what  lang.Text
	}{
		{runbook.Ready, word.LegendReady}, {runbook.StateDone, word.LegendDone}, {runbook.Waiting, word.LegendWaiting},
		{runbook.StateImposs, word.LegendImpossible}, {runbook.StateSkipped, word.LegendSkipped},
		{runbook.NotApplicable, word.LegendOutside},
	} {
		mark, _ := v.mark(s.state)
		add(mark, s.what, lang.Text{})
	}
	for _, o := range openers() {
		add(v.say(o.mark), o.legend, lang.Text{})
	}
	for _, t := range []struct{ mark, what lang.Text }{
		{word.MarkOwn, word.LegendOwn}, {word.MarkOther, word.LegendOther}, {word.MarkLaw, word.LegendLaw}, {word.MarkOurs, word.LegendOurs},
	} {
		add(v.say(t.mark), t.what, lang.Text{})
	}
	switch {
	case len(words) == 0:
	case s.found == 0:
		return para(inkWarn, "  ", v.say(finding.NothingFound), w)
	case s.found == keys: // no mark
		return rows[:len(rows)-2]
	case keys == 0: // no key
		return rows[2:]
	default:
		return rows
	}
	rows = append(rows, nil)
	return append(rows, para(inkPlain, "", v.say(word.HelpIME), w)...)
}

// keyRow is a key and what it does.
func keyRow(name, what string, w int) []row {
	const room = 13
	lead := line(inkKey, "  "+name).fit(room)
	rows := para(inkPlain, "             ", what, w)
	if len(rows) > 0 && w-room >= 8 {
		rows[0] = append(lead, rows[0][1:]...)
	}
	return rows
}

func (p *help) render(v voice, w, h int) scene {
	rows := p.rows(w)
	if p.whole = len(rows) <= h; p.whole || h < 3 {
		p.scroll = max(0, min(p.scroll, len(rows)-h))
		return scene{rows: window(rows, p.scroll, h)}
	}
	p.scroll = max(0, min(p.scroll, len(rows)-(h-1)))
	return scene{rows: append(slices.Clone(window(rows, p.scroll, h-1)), moreRow(v, len(rows)-p.scroll-(h-1)))}
}

// pressHelp scrolls the help, or closes it.
func (m *Model) pressHelp(key string) tea.Cmd {
	switch readKeys.find(key) {
	case doUp:
		m.help.scroll--
	case doDown:
		m.help.scroll++
	case doPageUp:
		m.help.scroll -= m.page()
	case doPageDown:
		m.help.scroll += m.page()
	case doTop:
		m.help.scroll = 0
	case doEnd:
		m.help.scroll = 1 << 20
	case doQuit:
		return m.askQuit()
	default:
		m.help = nil
	}
	return nil
}
