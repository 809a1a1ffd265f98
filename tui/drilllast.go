package tui

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook/lang"
)

// When something was last exercised is known from the logs of drills alone. It is read once
// it is asked for, by the first entry of an incident and by the contacts, and anew after a
// drill.

// Exercised is when what the office has was last exercised in a drill, in wall time.
type Exercised struct {
	Playbooks map[string]time.Time // by the id of the playbook
	Contacts  map[string]time.Time // of the chosen office: by the id of the role that was reached
}

// exercise is what the console knows of that.
type exercise struct {
	asked  bool
	office string // for which it was asked
	known  bool   // … and is known
	last   Exercised
}

// exercisedRead is the reply of the command that reads it.
type exercisedRead struct {
	office string
	last   Exercised
	err    error
}

// lookExercised reads when things were last exercised, where the screen says so.
func (m *Model) lookExercised() tea.Cmd {
	if m.cfg.Drills == nil || m.cfg.Drills.Exercised == nil || m.screen != onIntake && m.screen != onContacts {
		return nil
	}
	office := m.cfg.Org
	if m.work != nil && m.work.state.Org != nil {
		office = m.work.state.Org.ID
	}
	switch {
	case m.exercise.office != office: // what is known is of another
		m.exercise = exercise{office: office}
	case m.exercise.asked:
		return nil
	}
	m.exercise.asked = true
	ctx, read := m.ctx, m.cfg.Drills.Exercised
	return func() tea.Msg {
		last, err := read(ctx, office)
		return exercisedRead{office, last, err}
	}
}

func (m *Model) exercisedRead(msg exercisedRead) {
	if msg.office != m.exercise.office { // another was chosen meanwhile
		return
	}
	m.exercise.known, m.exercise.last = msg.err == nil, msg.last // without it nothing is said
	if f := m.form(); f != nil && f.react != nil {
		f.react(f)
	}
}

// tellsExercised has the first entry of an incident say, of each kind that is chosen, when it
// was last exercised.
func (m *Model) tellsExercised(f *form) {
	if !strings.HasPrefix(f.key, "intake") || m.cfg.Library == nil || m.cfg.Library.Set == nil {
		return
	}
	before := f.react
	f.react = func(f *form) {
		if before != nil {
			before(f)
		}
		f.told = nil
		if !m.exercise.known {
			return
		}
		for _, id := range f.field("kinds").chosen() {
			k, ok := m.cfg.Library.Set.Kind(id)
			if !ok {
				continue
			}
			t := lang.DrillSeat.LastKindNever.With(k.Title)
			if at, ok := m.exercise.last.Playbooks[k.ID]; ok {
				t = lang.DrillSeat.LastKind.With(k.Title, m.day(at))
			}
			f.told = append(f.told, t)
		}
	}
}

// day is the day of a moment, in the zone of the office.
func (m *Model) day(at time.Time) string { return at.In(m.voice().zone).Format(time.DateOnly) }

// lastReached says when somebody was last reached in a drill; false while that is not known.
func (m *Model) lastReached(role string) (lang.Text, bool) {
	if !m.exercise.known {
		return lang.Text{}, false
	}
	if at, ok := m.exercise.last.Contacts[role]; ok {
		return lang.Same(m.day(at)), true
	}
	return lang.DrillSeat.LastNever, true
}
