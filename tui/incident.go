package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// pressIncident gives a key to the incident screen.
func (m *Model) pressIncident(key string) tea.Cmd {
	w := m.work
	switch do := incidentKeys.find(key); do {
	case doUp:
		w.move(-1)
	case doDown:
		w.move(1)
	case doTop:
		w.move(-len(w.lines))
	case doEnd:
		w.move(len(w.lines))
	case doPageUp:
		w.read = max(0, w.read-m.page())
	case doPageDown:
		w.read += m.page()
	case doPane:
		w.pane = (w.pane + 1) % panes
	case doMenu:
		m.openMenu()
	case doBack:
		return m.goHome()
	default:
		return m.incidentAction(do)
	}
	return nil
}

// page is how far the page keys scroll.
func (m *Model) page() int { return max(1, m.height/2-4) }

// incidentAction carries out an action of the menu, by key, from the menu, or from
// a refusal.
func (m *Model) incidentAction(do action) tea.Cmd {
	if cmd, ok := m.shared(do); ok {
		return cmd
	}
	return m.asking(func(m *Model) tea.Cmd { return m.incidentDo(do) })
}

// incidentDo carries out what is done on the incident alone.
func (m *Model) incidentDo(do action) tea.Cmd {
	w := m.work
	switch do {
	case doEnter:
		return m.mainAction()
	case doNext:
		before := w.selected
		switch {
		case w.state.Err != nil:
			m.tell(inkBad, w.state.PinsFault())
		case !w.goNext():
			m.tell(inkGood, word.NothingLeft)
		case w.mine != "" && w.view().Performer != w.mine:
			m.tell(inkWarn, finding.MineNothing.With(w.state.Set.Role(w.mine).Title))
		case w.selected == before:
			m.tell(inkGood, word.MostUrgent)
		}
		w.pane = paneStep
	case doLog:
		m.openLog()
	case doContacts:
		m.openContacts()
	case doMine:
		return m.needsSet(m.mineForm)
	case doShow:
		w.showing = (w.showing + 1) % showings
		w.arrange()
		m.tell(inkPlain, [...]lang.Text{word.ShowUsual, word.ShowAll, word.ShowOpen}[w.showing])
	case doExport:
		return m.openExport()
	case doNote:
		return m.open(m.noteForm())
	case doRecorder:
		return m.open(m.recorderForm())
	case doAmend:
		return m.open(m.amendForm())
	case doImprove:
		return m.openImproving()
	case doClassify:
		return m.needsOpen(m.classifyForm)
	case doClose:
		return m.notClosed(m.closeForm)
	case doMistake:
		return m.notClosed(m.mistakeForm)
	case doReopen:
		if w.state.Status != runbook.StatusClosed {
			m.tell(inkWarn, lang.Engine.NotClosed)
			return nil
		}
		return m.open(m.reopenForm())
	case doEvidence:
		return m.open(m.evidenceForm(w.view()))
	case doFact:
		return m.open(m.factForm())
	case doTexts:
		m.openTexts(false)
	case doText:
		m.openTexts(true)
	case doOverview:
		m.openSummary(false)
	case doFirst:
		if v := w.view(); v != nil && !m.goFirst(v) {
			m.tell(inkWarn, finding.WaitsForNothing)
		}
	default:
		return m.stepAction(do)
	}
	return nil
}

// needsSet opens a form that only usable playbooks take.
func (m *Model) needsSet(build func() *form) tea.Cmd {
	if m.work.state.Set == nil {
		m.tell(inkBad, lang.Engine.PinsBrokenHint)
		return nil
	}
	return m.open(build())
}

// needsOpen opens a form that only an open incident with usable playbooks takes.
func (m *Model) needsOpen(build func() *form) tea.Cmd {
	if m.work.state.Err != nil {
		m.tell(inkBad, lang.Engine.PinsBrokenHint)
		return nil
	}
	return m.notClosed(build)
}

// notClosed opens a form that any open incident takes: one whose playbooks cannot be read can
// be ended all the same.
func (m *Model) notClosed(build func() *form) tea.Cmd {
	if m.work.state.Status == runbook.StatusClosed {
		m.tell(inkWarn, lang.Engine.ClosedHint)
		return nil
	}
	return m.open(build())
}

// stepAction carries out an action on the step in hand.
func (m *Model) stepAction(do action) tea.Cmd {
	v := m.work.view()
	if v == nil {
		if do != doNothing {
			m.tell(inkWarn, word.NoStep)
		}
		return nil
	}
	if m.work.pending[v.Ref] > 0 {
		m.tell(inkWarn, word.StillRecording)
		return nil
	}
	build := map[action]func(*runbook.StepView) *form{
		doDone: m.mainForm, doCannot: m.cannotForm, doSkip: m.skipForm, doReport: m.reportForm,
		doAsk: m.askForm, doUndo: m.undoForm,
		doApprove: m.approveForm, doConsult: m.consultForm, doOverride: m.overrideForm,
	}[do]
	if build == nil {
		return nil
	}
	return m.needsOpen(func() *form { return build(v) })
}

// mainAction is Enter: what the step in hand asks for.
func (m *Model) mainAction() tea.Cmd {
	v := m.work.view()
	if v == nil || m.work.state.Status == runbook.StatusClosed {
		return m.incidentAction(doNext)
	}
	if m.work.search.active() && m.work.search.found == 0 { // what is in hand is not what was looked for
		m.tell(inkWarn, finding.NothingFound)
		return nil
	}
	do, _ := m.mainOf(v)
	if s := m.work.substitute(v); do == doNext && s != "" {
		m.work.pick(s)
		m.work.pane = paneStep
		return nil
	}
	if do == doDone || do == doReport {
		m.work.pane = paneStep
	}
	return m.incidentAction(do)
}

// mainOf says what Enter does on a step, and how that is called.
func (m *Model) mainOf(v *runbook.StepView) (action, lang.Text) {
	if v.State.Settled() && v.State != runbook.NotApplicable {
		if m.work.owedAgain(v, m.clock()) || m.goesOutAgain(v) {
			return doDone, word.MainAgain
		}
		return doNext, word.MainNext
	}
	if o, held := closed(v); held {
		return o.do, o.main
	}
	switch v.Type {
	case playbook.Decide:
		return doDone, word.MainDecide
	case playbook.Report:
		return doReport, word.MainReport
	case playbook.Evidence:
		if m.work.chron.kept[v.Ref] == 0 {
			return doEvidence, word.MainEvidence
		}
	case playbook.Watch:
		return doDone, word.MainWatch
	}
	return doDone, word.MainDone
}

// goesOutAgain reports whether a notice that is done has other words, with nothing left that
// holds them: they are to be published, or were.
func (m *Model) goesOutAgain(v *runbook.StepView) bool {
	if v.Repeat || v.Type != playbook.Notice || !v.Again() {
		return false
	}
	d, ok := m.work.state.DraftOf(v.Ref)
	return ok && m.work.state.TextStateOf(d, m.clock()) == runbook.TextReady
}

// incidentNames labels Enter by what it does to the step in hand, and leaves out of
// the key line what makes no sense for it.
func (m *Model) incidentNames() map[action]lang.Text {
	names := map[action]lang.Text{doEnter: m.mainLabel()}
	for _, b := range incidentKeys {
		if b.menu && !b.bar.IsZero() && !m.sensible(b.do) {
			names[b.do] = lang.Text{}
		}
	}
	if m.width >= twoPanes {
		names[doPane] = lang.Text{}
	}
	if names[doEnter] == word.MainNext {
		names[doNext] = lang.Text{}
	}
	v := m.work.view()
	if v == nil || v.Text == "" && v.Type != playbook.Notice {
		names[doTexts] = lang.Text{}
	}
	if v != nil && v.Question != nil {
		names[doAsk] = word.MainAnswer
	}
	if v != nil && !v.State.Settled() {
		names[doUndo] = lang.Text{}
		if v.Type == playbook.Evidence && m.work.chron.kept[v.Ref] > 0 {
			names[doEvidence] = word.BarEvidenceMore
		}
	}
	return names
}

// mainLabel is what the key line calls Enter.
func (m *Model) mainLabel() lang.Text {
	v := m.work.view()
	if v == nil || m.work.state.Status == runbook.StatusClosed {
		return word.MainNext
	}
	_, label := m.mainOf(v)
	return label
}

// mainForm is the form that records the step in hand as its type asks.
func (m *Model) mainForm(v *runbook.StepView) *form {
	switch {
	case v.Type == playbook.Decide:
		return m.decideForm(v)
	case v.State.Settled() && v.State != runbook.NotApplicable && !v.Again():
		m.tell(inkWarn, lang.Engine.AlreadyDone.With(v.Title, v.Seq))
		return nil
	case v.Type == playbook.Report:
		return m.reportForm(v)
	case v.Type == playbook.Watch:
		return m.watchForm(v)
	}
	return m.doneForm(v)
}

// switchLanguage changes the language of everything the console says.
func (m *Model) switchLanguage() {
	if m.lang == lang.Japanese {
		m.lang = lang.English
	} else {
		m.lang = lang.Japanese
	}
}
