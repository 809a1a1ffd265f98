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
	at   int // 0 no, 1 yes
	then func() tea.Cmd
	back func() // what no means besides; nil: nothing
}

func (q *question) render(v voice, w, h int) scene {
	var answers []row
	for i, t := range []lang.Text{q.no, q.yes} {
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
		q.at = 0
	case doDown:
		q.at = 1
	case doDigit:
		q.at = int(key[0] - '1')
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
	if q.at == 1 {
		return q.then()
	}
	if q.back != nil {
		q.back()
	}
	return nil
}

// menu lists the actions of the incident screen that can be taken now.
type menu struct {
	actions []binding
	at      int
	scroll  int
}

// openMenu lists what the table of keys has, in its order, without what makes no
// sense for the step in hand.
func (m *Model) openMenu() {
	m.menu = &menu{}
	for _, b := range incidentKeys {
		if b.menu && m.sensible(b.do) {
			m.menu.actions = append(m.menu.actions, b)
		}
	}
}

// sensible reports whether an action can come to anything now.
func (m *Model) sensible(do action) bool {
	v := m.work.view()
	closed := m.work.state.Status == runbook.StatusClosed
	switch do {
	case doReopen:
		return closed
	case doClassify, doClose:
		return !closed && m.work.state.Err == nil
	case doDone, doCannot, doSkip, doReport, doAsk, doUndo, doApprove, doConsult, doOverride, doNext:
		if v == nil || closed {
			return false
		}
	}
	open := v != nil && (!v.State.Settled() || v.State == runbook.NotApplicable)
	switch do {
	case doDone:
		return open || v.Type == playbook.Decide
	case doCannot, doSkip:
		return open
	case doReport:
		return v.Type == playbook.Report
	case doUndo:
		return v.Seq > 0 || slices.ContainsFunc(v.Items, func(it runbook.ItemView) bool { return it.Seq > 0 })
	case doApprove:
		return len(approvalGates(v)) > 0
	case doConsult:
		return slices.ContainsFunc(v.Gates, func(g runbook.GateView) bool { return g.Kind == runbook.GateConsult })
	case doOverride:
		return slices.ContainsFunc(v.Gates, func(g runbook.GateView) bool { return !g.Open || g.How == runbook.HowApproved })
	}
	return true
}

func (n *menu) render(v voice, w, h int) []row {
	rows := []row{line(inkHead, v.say(word.MenuTitle))}
	for i, b := range n.actions {
		lead := "  "
		if i == n.at {
			lead = "▸ "
		}
		r := line(inkPlain, lead).add(inkKey, v.say(b.name)).add(inkPlain, " "+v.say(b.what))
		if i == n.at {
			r = r.fit(w).picked()
		}
		rows = append(rows, r.clip(w))
	}
	top := n.at + 1
	if n.at == 0 {
		top = 0
	}
	if len(rows) <= h || h <= 4 {
		n.scroll = follow(n.scroll, top, n.at+1, h, len(rows))
		return window(rows, n.scroll, h)
	}
	n.scroll = follow(n.scroll, top, n.at+1, h-1, len(rows))
	return append(slices.Clone(window(rows, n.scroll, h-1)), moreRow(v, len(rows)-n.scroll-(h-1)))
}

// pressMenu gives a key to the menu: arrows and Enter, or the action's own key.
func (m *Model) pressMenu(key string) tea.Cmd {
	n := m.menu
	all := n.actions
	switch menuKeys.find(key) {
	case doUp:
		n.at = max(0, n.at-1)
	case doDown:
		n.at = min(len(all)-1, n.at+1)
	case doPageUp:
		n.at = max(0, n.at-m.page())
	case doPageDown:
		n.at = min(len(all)-1, n.at+m.page())
	case doTop:
		n.at = 0
	case doEnd:
		n.at = len(all) - 1
	case doBack:
		m.menu = nil
	case doHelp:
		return m.openHelp()
	case doQuit:
		return m.askQuit()
	case doEnter:
		m.menu = nil
		return m.incidentAction(all[n.at].do)
	default:
		do := incidentKeys.find(key)
		if b, ok := incidentKeys.of(do); ok && b.menu {
			m.menu = nil
			return m.incidentAction(do)
		}
	}
	return nil
}

// help lists the keys of the screen it was called from, and the marks.
type help struct {
	rows   func(w int) []row
	scroll int
}

func (m *Model) openHelp() tea.Cmd {
	table := m.table()
	m.help = &help{rows: func(w int) []row {
		v := m.voice()
		rows := helpRows(v, table, w)
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
	}}
	return nil
}

func helpRows(v voice, table keymap, w int) []row {
	rows := []row{line(inkHead, v.say(word.HelpTitle))}
	for _, b := range table {
		if b.what.IsZero() {
			continue
		}
		rows = append(rows, keyRow(v.say(b.name), v.say(b.what), w)...)
	}
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
		rows = append(rows, keyRow(mark, v.say(s.what), w)...)
	}
	for _, o := range openers() {
		rows = append(rows, keyRow(v.say(o.mark), v.say(o.legend), w)...)
	}
	for _, t := range []struct{ mark, what lang.Text }{
		{word.MarkOwn, word.LegendOwn}, {word.MarkOther, word.LegendOther}, {word.MarkLaw, word.LegendLaw}, {word.MarkOurs, word.LegendOurs},
	} {
		rows = append(rows, keyRow(v.say(t.mark), v.say(t.what), w)...)
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

func (p *help) render(w, h int) scene {
	rows := p.rows(w)
	p.scroll = max(0, min(p.scroll, len(rows)-h))
	return scene{rows: window(rows, p.scroll, h)}
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
