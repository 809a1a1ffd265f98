package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook/lang"
)

// askQuit asks before the program ends. What was submitted is waited for, unless
// the responder says twice not to.
func (m *Model) askQuit() tea.Cmd {
	text := word.QuitAsk
	switch {
	case m.leaving:
		text = word.QuitAskSending
	case m.unsaved > 0 && len(m.forms) > 0:
		text = word.QuitAskBoth
	case m.unsaved > 0:
		text = word.QuitAskWriting
	case len(m.forms) > 0:
		text = word.QuitAskTyped
	case m.work != nil:
		text = word.QuitAskOpen
	}
	if m.cfg.Safe != nil { // what is half written outlives the program
		switch text {
		case word.QuitAskTyped:
			text = lang.Terminal.QuitKeeps
		case word.QuitAskBoth:
			text = lang.Terminal.QuitKeepsBoth
		}
	}
	if n := m.halfWrittenTexts(); n > 0 && (text == word.QuitAskOpen || text == word.QuitAsk) {
		text = aid.QuitDraftsLost.With(n)
		if m.cfg.Safe != nil {
			text = aid.QuitDrafts.With(n)
		}
	}
	if m.askQuitDrill() {
		return nil
	}
	again := m.leaving
	m.ask = &question{
		text: text, no: word.QuitNo, yes: word.QuitYes,
		then: func() tea.Cmd {
			if again {
				return tea.Quit
			}
			m.leaving = true
			m.tell(inkWarn, word.QuitWaits)
			if m.unsaved == 0 {
				return m.left()
			}
			return m.release()
		},
		back: func() { m.leaving = false },
	}
	return nil
}

// halfWrittenTexts counts the forms with words in them that are not on record.
func (m *Model) halfWrittenTexts() int {
	n := 0
	for _, f := range m.typedForms() {
		if _, words := m.half(f); words {
			n++
		}
	}
	return n
}

// release lets go on what waits behind an entry that could not be written: nobody
// will send that again.
func (m *Model) release() tea.Cmd {
	w := m.work
	if w == nil || w.stuck == nil {
		return nil
	}
	w.stuck = nil
	return m.pump(w)
}
