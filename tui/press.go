package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook/lang"
	"dandori/tui/internal/keys"
)

// press takes one key to whatever is in front: a question, the help, the menu, a
// form, or the screen.
func (m *Model) press(msg tea.KeyMsg) tea.Cmd {
	m.notice = notice{}
	key := keys.Fold(msg)
	if s := m.searchOf(); s != nil && s.open {
		return m.pressSearch(s, msg, key)
	}
	if m.menu != nil && m.ask == nil && m.help == nil && keys.IsKana(msg) { // the name of what is wanted
		m.menu.search.start()
		return m.pressSearch(&m.menu.search, msg, key)
	}
	if cmd, ok := m.findsChoice(msg, key); ok {
		return cmd
	}
	if m.strays(msg, key) {
		return nil
	}
	if !m.typing() && msg.Type == tea.KeyRunes {
		switch {
		case msg.Paste:
			m.tell(inkWarn, word.PasteNowhere)
			return nil
		case keys.IsKana(tea.KeyMsg{Type: tea.KeyRunes, Runes: msg.Runes[:1]}) && len(key) > 1:
			m.tell(inkWarn, word.KanaKey)
			return nil
		case len(msg.Runes) > 1 && len(key) > 1: // はい is one key
			return m.pressEach(msg)
		}
	}
	if m.everywhere(key) {
		return nil
	}
	switch {
	case m.ask != nil:
		return m.pressAsk(key)
	case m.help != nil:
		return m.pressHelp(key)
	case m.menu != nil:
		return m.pressMenu(key)
	case m.form() != nil:
		return m.pressForm(msg, key)
	}
	if m.screen != onHome && !m.linear && m.table().find(key) == doLanguage { // a stray letter of a word in kana
		return nil
	}
	return m.pressScreen(key)
}

// pressScreen gives a key to the screen that is shown, or to the list in front of it. What
// means the same on every screen that has it in its table is done here, so that no screen
// can forget it.
func (m *Model) pressScreen(key string) tea.Cmd {
	switch {
	case m.help != nil:
		return m.pressHelp(key)
	case m.menu != nil:
		return m.pressMenu(key)
	}
	if m.opensBox(key) {
		return nil
	}
	if cmd, ok := m.shared(m.screenTable().find(key)); ok {
		return cmd
	}
	return m.asking(func(m *Model) tea.Cmd { return m.pressShown(key) })
}

// pressShown gives a key to the screen that is shown.
func (m *Model) pressShown(key string) tea.Cmd {
	switch m.screen {
	case onHome:
		return m.pressHome(key)
	case onIncident:
		if cmd, ok := m.pressDrill(key); ok {
			return cmd
		}
		return m.pressIncident(key)
	case onLog:
		return m.pressLog(key)
	case onTexts:
		return m.pressTexts(key)
	case onSummary:
		return m.pressSummary(key)
	case onReadiness:
		return m.pressReadiness(key)
	case onContacts:
		return m.pressContacts(key)
	case onScenarios:
		return m.pressScenarios(key)
	case onControl:
		return m.pressControl(key)
	case onInbox:
		return m.pressInbox(key)
	case onReview:
		return m.pressReview(key)
	case onIntake: // nothing is on its way any more
		if comingKeys.find(key) == doBack {
			m.screen = m.leftIntake(m.intake)
		}
	}
	return nil
}

// shared does what means the same on every screen; false for anything else.
func (m *Model) shared(do action) (tea.Cmd, bool) {
	switch do {
	case doLanguage:
		m.switchLanguage()
	case doHelp:
		return m.openHelp(), true
	case doQuit:
		return m.askQuit(), true
	default:
		return nil, false
	}
	return nil, true
}

// pressEach takes characters that came in one message, as a fast typist or a slow
// line makes them come: keys one after the other, until a field takes the rest as
// text.
func (m *Model) pressEach(msg tea.KeyMsg) tea.Cmd {
	var cmds []tea.Cmd
	for i, r := range msg.Runes {
		if m.typing() {
			cmds = append(cmds, m.press(tea.KeyMsg{Type: tea.KeyRunes, Runes: msg.Runes[i:]}))
			break
		}
		cmds = append(cmds, m.press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: msg.Alt}))
	}
	return tea.Sequence(cmds...)
}

// typing reports whether keys are text now.
func (m *Model) typing() bool { return m.searching() || m.formInFront() && m.form().typing() }

// table is the table of keys that is in force.
func (m *Model) table() keymap {
	switch {
	case m.searching():
		return searchKeys
	case m.ask != nil:
		return askKeys
	case m.help != nil:
		return readKeys
	case m.menu != nil:
		return menuKeys
	case m.form() != nil:
		return formKeys
	case m.coming(): // other keys wait (waiting.go)
		return comingKeys
	}
	return m.screenTable()
}

// screenTable is the table of keys of the screen itself.
func (m *Model) screenTable() keymap {
	switch m.screen {
	case onIncident:
		if m.work.state.Planned() {
			return m.playersKeys()
		}
		return incidentKeys
	case onLog:
		return logKeys
	case onTexts:
		if m.textShown() {
			return textKeys
		}
		return textsKeys
	case onSummary:
		return summaryKeys
	case onReadiness:
		return readinessKeys
	case onContacts:
		if m.work == nil { // there is nothing to record a call in
			return slices.DeleteFunc(slices.Clone(contactsKeys), func(b binding) bool { return b.do == doEnter || b.do == doNote })
		}
		return contactsKeys
	case onScenarios:
		return chooseKeys
	case onControl:
		return controlKeys
	case onInbox:
		return boxKeys
	case onReview:
		return reviewKeys
	case onIntake: // its entry is on its way
		return comingKeys
	}
	return homeKeys
}

// names gives the labels of the key line that depend on what is in hand.
func (m *Model) names() map[action]lang.Text {
	if m.searching() && m.picksFrom() != nil {
		return map[action]lang.Text{doEnter: word.BarChoose}
	}
	if m.formInFront() {
		f := m.form()
		switch at := f.at(); {
		case at.offer >= 0:
			return m.formNames(f, map[action]lang.Text{doEnter: f.offers[at.offer].label})
		case at.offer == thrown:
			return m.formNames(f, map[action]lang.Text{doEnter: lang.Terminal.HalfWrittenThrow})
		case at.offer == goesOn:
			return m.formNames(f, map[action]lang.Text{doEnter: led.BarGoBack, doSubmit: f.submits()})
		case at.field == onButton:
			return m.formNames(f, map[action]lang.Text{doEnter: f.button, doSubmit: f.submits()})
		}
		return m.formNames(f, map[action]lang.Text{doSubmit: f.submits()})
	}
	switch {
	case m.searching() && m.menu != nil && m.help == nil:
		return map[action]lang.Text{doEnter: word.BarChoose, doBack: word.BarBack}
	case m.help != nil && !m.searching():
		names := map[action]lang.Text{}
		if !m.help.finds {
			names[doSearch] = lang.Text{}
		}
		if m.help.whole {
			names[doPageDown] = lang.Text{}
		}
		return names
	case m.menu != nil || m.help != nil || m.ask != nil || m.searching():
		return nil
	}
	switch {
	case m.visit != nil:
		return nil
	case m.screen == onControl:
		return m.controlNames()
	case m.screen == onIncident:
		return m.incidentNames()
	case m.screen == onHome:
		items := m.home.listed(m)
		switch n := len(items); {
		case m.home.none:
			return map[action]lang.Text{doEnter: {}}
		case n > 0 && items[min(m.home.at, n-1)].do == doDigit:
			return map[action]lang.Text{doEnter: word.BarKind}
		}
	case m.screen == onLog && m.log.detail:
		return map[action]lang.Text{doEnter: word.BarCloseIt}
	case m.screen == onTexts && m.textShown():
		return m.textNames()
	case m.screen == onSummary && !m.summary.closed:
		return map[action]lang.Text{doEnter: word.BarBack, doBack: {}}
	}
	return nil
}

// submits is what the key line calls sending the form.
func (f *form) submits() lang.Text {
	if f.drill {
		return lang.DrillScreen.BarBegin
	}
	if f.looks {
		return f.button
	}
	return word.BarSubmit
}

// pressForm gives a key to the form in hand and does what follows from it.
func (m *Model) pressForm(msg tea.KeyMsg, key string) tea.Cmd {
	f := m.form()
	if msg.Type == tea.KeyEnter && m.enter.paste { // a line of a paste is no wish to go on
		f.breakLine()
		return nil
	}
	hasty := msg.Type == tea.KeyEnter && m.enter.quick || msg.Type == tea.KeySpace && m.enter.paste
	do := formKeys.find(key)
	if c := f.current(); key == "?" && c != nil && !c.typed() && f.stray == "" {
		do = doHelp
	}
	if m.typing() && forText(msg) {
		do = doNothing
	}
	switch do {
	case doQuit:
		return m.askQuit()
	case doHelp:
		return m.openHelp()
	case doEditor:
		return m.openEditor()
	case doReadStep:
		m.readStep()
		return nil
	}
	before := f.current()
	out := f.press(msg, key, do)
	if before != nil && before != f.current() {
		m.leftField(f, before)
	}
	switch out {
	case formSubmit:
		if hasty {
			m.tell(inkWarn, word.EnterAgain)
			return nil
		}
		return m.submit(f)
	case formLeave:
		if m.screen == onIntake {
			m.screen = m.leftIntake(f)
			if f.touched() {
				m.tell(inkPlain, word.DraftKept)
			}
		}
		return m.leave()
	case formThrow:
		return m.throwAway(f)
	case formGoOn:
		return m.goBack(f)
	case formOffer:
		return m.takeOffer(f, f.offers[f.at().offer].do)
	case formUnused:
		if msg.Type == tea.KeyRunes {
			m.tell(inkWarn, word.NotInField)
		}
	}
	return nil
}

// submit records what the form in hand says, after asking once more where that is
// due.
func (m *Model) submit(f *form) tea.Cmd {
	f.asIs = false
	if x := f.landing(); f.stray != "" && x != nil {
		f.land(x)
		f.focusField(x.id)
		m.tell(inkWarn, word.StrayLanded.With(x.label))
		return nil
	}
	if x := f.lost(); x != nil {
		f.focusField(x.id)
		m.ask = &question{text: word.LostAsk.With(x.label), no: word.SecretNo, yes: word.SecretYes, then: func() tea.Cmd {
			x.lost = false
			return m.submit(f)
		}}
		return nil
	}
	if m.refuses(f) {
		return nil
	}
	if x, doubt := m.doubtful(f); x != nil {
		f.focusField(x.id)
		m.ask = &question{text: doubt, no: slip.EarlyNo, yes: slip.EarlyYes, then: func() tea.Cmd {
			x.early = x.text()
			return m.submit(f)
		}}
		return nil
	}
	if f.sure.IsZero() {
		return m.send(f)
	}
	if _, t := f.job(); t != nil {
		f.refuse(t)
		return nil
	}
	sure := f.sure
	if f.sureOf != nil {
		sure = f.sureOf()
	}
	m.ask = &question{text: sure, no: word.NoGoBack, yes: f.button, then: func() tea.Cmd { return m.send(f) }}
	return nil
}

// send puts what a form says on its way. The form goes; a refusal brings it back
// as it was.
func (m *Model) send(f *form) tea.Cmd {
	j, t := f.job()
	if t != nil {
		f.refuse(t)
		return nil
	}
	m.take(f)
	if j.run != nil {
		return j.run(m)
	}
	return m.record(j)
}

// take removes a form from those in hand.
func (m *Model) take(f *form) {
	for i, x := range m.forms {
		if x == f {
			m.forms = append(m.forms[:i:i], m.forms[i+1:]...)
			return
		}
	}
}

// takeOffer carries out a way out of a refusal, on the step that was refused. Where that
// leads elsewhere the form is put away as it is, for later; where it opens another form
// the refused one waits behind it.
func (m *Model) takeOffer(f *form, do action) tea.Cmd {
	if f.step != "" {
		m.screen = onIncident
		m.work.pick(f.step)
	}
	cmd := m.incidentAction(do)
	if m.form() == f && (m.screen != onIncident || f.step != "" && m.work.selected != f.step) {
		cmd = tea.Batch(cmd, m.leave())
	}
	return cmd
}
