package tui

import (
	"errors"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// The log of an incident whose pinned files were altered is read, and no more: what is written
// to it would be refused, and so would what is made of it. That is said before anybody types.

// altered reports that the pinned files of an incident are not those whose digests its log has.
func (w *work) altered() bool { return errors.Is(w.state.Err, runbook.ErrPinAltered) }

// refusesAltered says, of an altered incident in hand, that it is only read; it is false of
// every other, and where none is.
func (m *Model) refusesAltered() bool {
	if m.work == nil || m.screen == onHome || m.screen == onIntake || !m.work.altered() {
		return false
	}
	m.notice = notice{text: finding.Joined.With(m.work.state.PinsFault(), astray.OnlyRead), ink: inkBad, long: true}
	return true
}

// noStepHint says what can be done in an incident that has no step in hand.
func (m *Model) noStepHint() lang.Text {
	if m.work.altered() {
		return astray.OnlyRead
	}
	return word.NoStepHint
}
