package tui

import (
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
	v := m.voice()
	most := h / 3
	contacts = contacts && h >= sideRoom
	if contacts {
		most = h / 5
	}
	rows := []row{heading(v.say(word.HeadDue), w)}
	if len(m.work.dues) == 0 {
		rows = append(rows, line(inkFaint, v.say(word.NothingDue)))
	}
	for i, d := range m.work.dues {
		if i == most {
			rows = append(rows, line(inkFaint, v.say(word.MoreDue, len(m.work.dues)-i)))
			break
		}
		k := inkPlain
		if d.Overdue {
			k = inkBad
		}
		rows = append(rows, line(k, m.dueText(d)).clip(w))
	}
	if contacts {
		all := m.sideContacts(w, false)
		rows = append(append(rows, nil), all[:min(len(all), h*2/5)]...)
	}
	rows = append(rows, nil, heading(v.say(word.HeadLog), w))
	var log []row
	entries := m.work.chron.last(max(0, h-len(rows)))
	for i := len(entries) - 1; i >= 0 && len(log) < h; i-- {
		e := entries[i]
		who := row{}.add(inkFaint, v.clock(e.At)+" "+v.person(e.Actor.Name)).clip(w)
		text := para(inkPlain, "  ", head(v.say(runbook.Describe(&m.work.state, e)), 2*w*4), w)
		log = append(append(log, who), text[:min(2, len(text))]...)
	}
	return tall(append(rows, log...), h)
}

// entryRow is one entry in one row.
func (m *Model) entryRow(e runbook.Event, w int) row {
	v := m.voice()
	text := oneLine(v.say(runbook.Describe(&m.work.state, e)), w)
	return line(inkFaint, v.clock(e.At)+" "+v.person(e.Actor.Name)+" ").add(inkPlain, text).clip(w)
}

// elapsed is how long ago the incident became known, or how long it took.
func (m *Model) elapsed(s *runbook.State) time.Duration {
	end := m.clock()
	if !s.Closed.IsZero() {
		end = s.Closed
	}
	return max(0, end.Sub(s.Detected))
}
