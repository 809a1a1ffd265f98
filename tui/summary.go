package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// summary is what a closed incident came to.
type summary struct {
	id       runbook.IncidentID
	title    lang.Text
	from, to string
	took     lang.Text
	counts   map[runbook.StepState]int
	left     []lang.Text
	entries  int
	evidence int
	people   []lang.Text
	scroll   int
}

// openSummary shows what the incident came to, once its closing is on record.
func (m *Model) openSummary() {
	s := &m.work.state
	v := m.voice()
	sum := &summary{
		id: s.ID, title: m.incidentTitle(s), from: v.stamp(s.Detected), to: v.stamp(s.Closed),
		took: runbook.Span(s.Closed.Sub(s.Detected)), counts: map[runbook.StepState]int{},
		entries: len(m.work.chron.entries), evidence: len(s.Evidence),
	}
	for i := range m.work.views {
		w := &m.work.views[i]
		sum.counts[w.State]++
		if !w.State.Settled() && !w.Undecided {
			sum.left = append(sum.left, w.Title)
		}
	}
	for _, p := range s.People {
		sum.people = append(sum.people, lang.Same(v.person(p)))
	}
	m.summary = sum
	m.leaveAll()
	m.screen, m.menu = onSummary, nil
}

func (s *summary) render(v voice, w, h, unsaved int) []row {
	rows := []row{line(inkGood, v.say(word.SummaryTitle, string(s.id), s.title)), nil}
	add := func(label lang.Text, text string) {
		rows = append(rows, labelled(v.say(label), inkPlain, text, w)...)
	}
	add(word.SummaryTime, v.say(word.SummarySpan, s.from, s.to, s.took))
	add(word.SummarySteps, v.say(word.SummaryCounts, s.counts[runbook.StateDone], s.counts[runbook.StateImposs], s.counts[runbook.StateSkipped], len(s.left)))
	add(word.SummaryEntries, v.say(word.SummaryLog, s.entries, s.evidence))
	add(word.SummaryPeople, v.list(s.people))
	if len(s.left) > 0 {
		rows = append(rows, nil, line(inkWarn, v.say(word.SummaryLeft)))
		for _, t := range s.left {
			rows = append(rows, para(inkPlain, "- ", v.say(t), w)...)
		}
	}
	rows = append(rows, nil)
	if unsaved == 0 {
		rows = append(rows, para(inkGood, "", v.say(word.AllSaved), w)...)
	}
	rows = append(rows, para(inkPlain, "", v.say(word.SummaryNext), w)...)
	s.scroll = max(0, min(s.scroll, len(rows)-h))
	return window(rows, s.scroll, h)
}

// pressSummary gives a key to the summary.
func (m *Model) pressSummary(key string) tea.Cmd {
	switch summaryKeys.find(key) {
	case doExport:
		return m.openExport()
	case doLog:
		m.openLog()
	case doPageUp:
		m.summary.scroll -= m.page()
	case doPageDown:
		m.summary.scroll += m.page()
	case doQuit:
		return m.askQuit()
	case doEnter, doBack:
		m.summary = nil
		cmd := m.goHome()
		m.home.top(m) // not on another incident, which Enter would open
		return cmd
	}
	return nil
}
