package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook/lang"
)

// notOnRecord says what would not be on record if the program ended now, and what becomes
// of it; zero where everything is recorded and nothing is half written. Whoever asks before
// the end puts the question behind it ([lang.Quitting]).
func (m *Model) notOnRecord() lang.Text {
	t, safe := lang.Quitting, m.cfg.Safe != nil // what is half written outlives the program
	typed, drafts := slices.ContainsFunc(m.forms, (*form).touched), m.halfWrittenTexts()
	said := lang.Text{}
	add := func(sentence lang.Text) {
		if !said.IsZero() {
			sentence = t.Then.With(said, sentence)
		}
		said = sentence
	}
	switch {
	case m.leaving:
		add(t.Unwritten)
	case m.unsaved > 0:
		add(t.Writing)
	}
	switch {
	case typed && safe:
		add(t.TypedKept)
	case typed:
		add(t.Typed)
	case drafts > 0 && safe:
		add(t.DraftsKept.With(drafts))
	case drafts > 0:
		add(t.Drafts.With(drafts))
	}
	return said
}

// askQuit asks before the program ends. What was submitted is waited for, unless
// the responder says twice not to.
func (m *Model) askQuit() tea.Cmd {
	if m.askQuitDrill() {
		return nil
	}
	t := lang.Quitting
	said, text := m.notOnRecord(), t.Ask
	switch {
	case m.leaving:
		text = t.AskStill
	case m.unsaved > 0:
		text = t.AskWait
	case said.IsZero() && m.work == nil:
		text = t.AskBare
	case said.IsZero():
		said = t.Saved
	}
	if !said.IsZero() {
		text = t.Asked.With(said, text)
	}
	again := m.leaving
	m.ask = &question{
		text: text, no: word.QuitNo, yes: word.QuitYes, quits: true,
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
		back: func() {
			m.leaving = false
			m.offerHalf() // which was not, if what was waited for came behind the question
		},
	}
	return nil
}

// halfWrittenTexts counts the forms with words in them that nobody has sent.
func (m *Model) halfWrittenTexts() int {
	n := 0
	for _, f := range m.unsent() {
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
