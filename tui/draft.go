package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
)

// open puts a form in hand. What the responder typed into one that was left is in it
// again; everything else is as it is now.
func (m *Model) open(f *form) tea.Cmd {
	if f == nil || !f.looks && m.refusesAltered() {
		return nil
	}
	if seat := m.seatFirst(f); seat != nil {
		f = seat
	}
	if m.screen != onHome && m.screen != onIntake {
		f.work = m.work
		if f.work != nil {
			f.seen = f.work.head.Seq
		}
	}
	m.opens++
	f.serial = m.opens
	key := draftKey(f)
	if left := m.drafts[key]; len(left) > 0 {
		f.adopt(left[len(left)-1])
		f.back = true
		m.drafts[key] = left[:len(left)-1]
		if m.notice.text.IsZero() {
			m.tell(inkPlain, word.DraftBack)
		}
	}
	m.playsOthers(f)
	m.tellsExercised(f)
	if f.react != nil {
		f.react(f)
	}
	m.asksName(f)
	for _, x := range f.fields {
		x.outside = m.cfg.Editor
	}
	m.menu, m.help = nil, nil
	m.forms = append(m.forms, f)
	if m.work != nil {
		m.work.pane = paneStep
	}
	return nil
}

// leave puts the form in hand away and keeps what was typed. What waits behind an
// entry that could not be written goes on once its form is left.
func (m *Model) leave() tea.Cmd {
	f := m.form()
	if f == nil {
		return nil
	}
	m.keep(f)
	m.forms = m.forms[:len(m.forms)-1]
	if w := f.work; w != nil && w.stuck == f {
		w.stuck = nil
		return m.pump(w)
	}
	return nil
}

// leaveAll puts every form away.
func (m *Model) leaveAll() tea.Cmd {
	var cmds []tea.Cmd
	for m.form() != nil {
		cmds = append(cmds, m.leave())
	}
	return tea.Batch(cmds...)
}

// keep makes a draft of a form in which something was typed. Several of one key are
// kept; the one opened last comes back first.
func (m *Model) keep(f *form) {
	if !f.touched() {
		return
	}
	key := draftKey(f)
	left := m.drafts[key]
	at := len(left)
	for at > 0 && left[at-1].serial > f.serial {
		at--
	}
	m.drafts[key] = slices.Insert(slices.Clone(left), at, f)
}

// draftKey is under what name a form left with Esc is kept: a text typed for one
// incident must not turn up in another.
func draftKey(f *form) string {
	var id runbook.IncidentID
	if f.work != nil {
		id = f.work.state.ID
	}
	return string(id) + " " + f.key
}
