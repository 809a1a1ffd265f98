package tui

import (
	"slices"
	"time"

	"dandori/runbook"
	"dandori/runbook/org"
)

// dueOf is the next time that matters for a step, and whose it is.
func dueOf(s *runbook.StepView) (time.Time, org.Whose) {
	if s.Deadline.IsZero() || !s.NextCheck.IsZero() && s.NextCheck.Before(s.Deadline) {
		return s.NextCheck, org.Ours
	}
	return s.Deadline, s.DueWhose
}

// sideRoom is how high the pane at the side must be to say whom to call as well.
const sideRoom = 26

// sidePane is what is due, whom to call where that is asked for and there is room, and
// the last entries.
func (m *Model) sidePane(w, h int, contacts bool) []row {
	most := h * 2 / 5
	contacts = contacts && h >= sideRoom
	if contacts {
		most = h / 3
	}
	rows := slices.Clone(m.dueList(w, most))
	if contacts {
		all := m.sideContacts(w, false)
		rows = append(append(rows, nil), all[:min(len(all), h/3)]...)
	}
	rows = append(rows, nil)
	return tall(append(rows, m.lastEntries(w, h-len(rows))...), h)
}

// entryRow is one entry in one row.
func (m *Model) entryRow(e runbook.Event, w int) row {
	v := m.voice()
	text := oneLine(m.marked(e), w)
	return line(inkFaint, v.clock(e.At)+" "+v.author(e)+" ").add(inkPlain, text).clip(w)
}

// elapsed is how long ago the incident became known, or how long it took.
func (m *Model) elapsed(s *runbook.State) time.Duration {
	end := m.clock()
	if !s.Closed.IsZero() {
		end = s.Closed
	}
	return max(0, end.Sub(s.Detected))
}
