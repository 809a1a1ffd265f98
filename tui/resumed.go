package tui

import (
	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// tellResumed says, when an incident comes back to the screen, what is next and what
// was written down last; before that, what else there is to know.
func (m *Model) tellResumed(before lang.Text) {
	w := m.work
	v := m.voice()
	k := inkPlain
	if !before.IsZero() {
		k = inkWarn
	}
	var last *runbook.Event
	// The program's own entries are nobody's, and tell nothing; those of the plan of a drill
	// tell players too much.
	for i := len(w.chron.entries) - 1; i >= 0; i-- {
		e := w.chron.entries[i]
		if e.Own() || w.hides(&e) {
			continue
		}
		last = &e
		break
	}
	next := finding.NextNone
	if s := w.view(); w.state.Planned() && w.state.Over() {
		next = lang.Drill.Ended
	} else if w.state.Status == runbook.StatusClosed {
		next = finding.NextClosed
	} else if s != nil && !s.State.Settled() {
		next = finding.NextStep.With(s.Title)
	}
	whole := func(words string) lang.Text {
		said := lang.Text{}
		if last != nil {
			said = finding.LastEntry.With(v.bothTimes(last), v.person(last.Actor.Name), lang.Same(words))
		}
		text := finding.Resumed.With(next, said)
		if !before.IsZero() {
			text = finding.Joined.With(before, text)
		}
		return text
	}
	words := ""
	if last != nil { // what was written gives way where there is no room, and nothing else
		words = oneLine(v.say(w.describes(*last)), 60)
		room := 3*max(1, m.width-4) - cell.Width(v.say(whole("")))
		words = cell.Truncate(words, max(16, min(room, 120)))
	}
	m.notice = notice{text: whole(words), ink: k, long: true}
}

// bothTimes are when the event of an entry was, and when it was written down where that is
// another minute: of a paper that is copied in the morning.
func (v voice) bothTimes(e *runbook.Event) lang.Text {
	at, logged := v.clock(e.At), v.clock(e.Logged)
	if e.Logged.IsZero() || at == logged {
		return lang.Same(at)
	}
	return astray.WrittenAt.With(at, logged)
}
