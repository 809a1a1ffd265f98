package tui

import (
	"dandori/runbook"
	"dandori/runbook/lang"
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
	said := lang.Text{}
	for i := len(w.chron.entries) - 1; i >= 0; i-- { // the program's own entries are nobody's, and tell nothing
		e := w.chron.entries[i]
		if e.Own() {
			continue
		}
		said = finding.LastEntry.With(lang.Same(v.clock(e.At)), v.person(e.Actor.Name), lang.Same(head(v.say(w.describes(e)), 60)))
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
	text := finding.Resumed.With(next, said)
	if !before.IsZero() {
		text = finding.Joined.With(before, text)
	}
	m.notice = notice{text: text, ink: k, long: true}
}
