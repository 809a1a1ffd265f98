package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// A key is for what the responder waits for, not for what is still on the screen: a digit
// that was meant for a step would begin an incident on the home screen. So while the
// playbooks are read, while an incident is on its way, and until it is known who sits here in
// a drill, keys wait, in their order. Two do not: Ctrl+C, with the answer to what it asks, and
// the Esc that no longer wants the incident. Where what they were for does not come they are
// dropped, and this is said.

// early is a key that came before what it is for.
type early struct {
	msg tea.KeyMsg
	at  time.Time
}

// waiting reports that what keys are for is not there yet, or in a drill not who they are of.
func (m *Model) waiting() bool { return m.reading() || m.coming() }

// coming reports that an incident is on its way, or in a drill who sits here: what Esc does not
// wait for.
func (m *Model) coming() bool { return m.visit != nil || m.seeksSeat() }

// seeksSeat reports that it is looked up who sits here in the drill that was opened.
func (m *Model) seeksSeat() bool { return m.work != nil && m.work.drill.sought }

// waits keeps a key until what it is for is there; false for one that does not wait.
func (m *Model) waits(msg tea.KeyMsg) bool {
	if !m.waiting() || m.ask != nil || msg.Type == tea.KeyCtrlC || m.stays(msg) {
		return false
	}
	m.early = append(m.early, early{msg, m.now})
	if m.seeksSeat() {
		m.tell(inkPlain, word.Opening)
	}
	return true
}

// stays reports the Esc of somebody who does not go to the incident that is on its way.
func (m *Model) stays(msg tea.KeyMsg) bool {
	return m.coming() && m.ask == nil && msg.Type == tea.KeyEsc && !m.unseen(msg)
}

// stay lets the incident that is on its way go by. One that is being begun is recorded all
// the same, and says so when it is.
func (m *Model) stay() tea.Cmd {
	if m.visit == nil { // a drill is open, and nobody sits there yet
		m.work.drill.sought = false
		cmd := m.goHome()
		m.tell(inkPlain, led.Stayed)
		m.drop()
		return cmd
	}
	m.tell(inkPlain, led.Stayed)
	if m.screen == onIntake {
		m.screen = m.leftIntake(m.intake)
		m.tell(inkPlain, led.BegunAnyway)
	}
	m.visit = nil
	m.drop()
	return nil
}

// drop forgets the keys that wait, behind the sentence that says why.
func (m *Model) drop() {
	if len(m.early) == 0 {
		return
	}
	m.early = nil
	if m.notice.text.IsZero() {
		m.tell(inkPlain, led.KeysUnused)
		return
	}
	m.notice.text = led.KeysDropped.With(m.notice.text)
	m.notice.long = true
}

// replay takes the keys that waited, as of when they were pressed. Where one of them makes
// the console ask something, those behind it are dropped: they neither answer it nor go to
// whatever is there when it was answered.
func (m *Model) replay() tea.Cmd {
	if m.waiting() || m.ask != nil || len(m.early) == 0 {
		return nil
	}
	var cmds []tea.Cmd
	for !m.waiting() && m.ask == nil && len(m.early) > 0 {
		e := m.early[0]
		m.early = m.early[1:]
		m.now = e.at
		cmds = append(cmds, m.key(e.msg))
	}
	if m.ask != nil {
		m.drop()
	}
	m.now = m.cfg.Now()
	return tea.Batch(cmds...)
}

// key takes a key that is due.
func (m *Model) key(msg tea.KeyMsg) tea.Cmd {
	switch {
	case m.stays(msg):
		return m.stay()
	case m.unseen(msg) || m.repeats(msg):
		return nil
	}
	return m.press(msg)
}
