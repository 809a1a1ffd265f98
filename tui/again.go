package tui

import (
	tea "github.com/charmbracelet/bubbletea"
)

// readAgain is the reply of the command that reads the data folder once more.
type readAgain struct {
	Reading
	err    error
	office bool // the office is to be chosen next
}

// again reads the data folder once more. Runs keep what they are pinned to; what is
// begun from now on begins from what is there now.
func (m *Model) again(office bool) tea.Cmd {
	if m.cfg.Again == nil || m.reading() {
		if office {
			return m.open(m.officeForm())
		}
		return nil
	}
	read := m.cfg.Again
	return func() tea.Msg {
		r, err := read()
		return readAgain{r, err, office}
	}
}

// wasReadAgain takes what was read. The office chosen on this screen stays, while there
// is one of that name.
func (m *Model) wasReadAgain(msg readAgain) tea.Cmd {
	switch {
	case msg.err != nil:
		m.tell(inkBad, word.ReadAgainFailed.With(msg.err.Error()))
	case m.screen == onIntake || m.form() != nil: // its choices are those that were there when it was opened
		return nil
	default:
		if chosen, ok := msg.Library.Profile(m.cfg.Org); ok && chosen.ID != "" {
			msg.Org, msg.StandIn = m.cfg.Org, msg.StandIn && m.cfg.StandIn
		}
		m.cfg = m.cfg.With(msg.Reading)
		if !m.home.loading {
			m.home.place(m)
		}
	}
	if msg.office && m.screen == onHome && !m.occupied() {
		return m.open(m.officeForm())
	}
	return nil
}
