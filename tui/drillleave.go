package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// Whoever leaves a drill whose clock they have says what becomes of it: it stops, or goes
// on. What goes on is true: this console hands out and attends to the drill as long as it
// runs, whatever is on its screen. And who has left a drill begins nothing real by the keys
// that led out of it.

// hasClock reports whether this console has the clock of a drill, and it runs.
func (w *work) hasClock() bool {
	d := &w.drill
	return w.state.Planned() && w.state.Clock.Running && !w.state.Over() && (d.seat == seatControl || d.seat == seatAlone)
}

// leaveDrill leads from a drill to the home screen, after asking what becomes of a clock
// that runs. Staying is what Enter does.
func (m *Model) leaveDrill() tea.Cmd {
	w := m.work
	if !w.hasClock() {
		return m.outOfDrill(lang.Text{})
	}
	t := lang.DrillSeat
	m.ask = &question{text: t.LeaveAlone, no: t.Stay, yes: t.PauseAndLeave, then: func() tea.Cmd {
		return m.pauseThen(w, func(m *Model) tea.Cmd { return m.outOfDrill(t.LeftPaused.With(m.voice().clock(m.clock()))) })
	}}
	if w.drill.seat == seatControl {
		m.ask.text, m.ask.or = t.LeaveAsk, t.LeaveRunning
		m.ask.orThen = func() tea.Cmd {
			w.drill.away = true
			return m.outOfDrill(t.LeftRunning)
		}
	}
	return nil
}

// pauseThen stops the clock of a drill, and goes on once that is on record.
func (m *Model) pauseThen(w *work, then func(*Model) tea.Cmd) tea.Cmd {
	if !w.state.Clock.Running { // somebody else was faster
		return then(m)
	}
	return m.record(job{work: w, intent: drill.Pause{By: m.facilitatorOfDrill(w)}, then: func(m *Model, _ []runbook.Event) tea.Cmd { return then(m) }})
}

// outOfDrill leads to the home screen, where Enter leads back.
func (m *Model) outOfDrill(said lang.Text) tea.Cmd {
	keep := m.keepSeat()
	cmd := m.goHome()
	m.home.drilled, m.exercise.asked = true, false
	if !said.IsZero() && m.unsaved == 0 {
		m.notice = notice{text: said, ink: inkGood, long: true}
	}
	return tea.Batch(keep, cmd)
}

// driven is the drill whose clock this console has, and which runs: the one that is open, or
// one that was left running; nil where there is none.
func (m *Model) driven() *work {
	if w := m.work; w != nil && w.hasClock() {
		return w
	}
	for _, w := range m.kept {
		if w.drill.away && w.hasClock() {
			return w
		}
	}
	return nil
}

// askQuitDrill asks what becomes of a running clock when the program ends; false where this
// console has none.
func (m *Model) askQuitDrill(text lang.Text) bool {
	w := m.driven()
	if w == nil || m.leaving {
		return false
	}
	t := lang.DrillSeat
	q := &question{text: t.QuitAlone, no: word.QuitNo, yes: t.PauseAndQuit, back: func() { m.leaving = false }}
	q.then = func() tea.Cmd {
		m.leaving = true
		if !w.state.Clock.Running {
			return m.left()
		}
		m.tell(inkWarn, word.QuitWaits)
		return tea.Batch(m.record(job{work: w, intent: drill.Pause{By: m.facilitatorOfDrill(w)}}), m.release())
	}
	if w.drill.seat == seatControl {
		q.text, q.or = t.QuitAsk, t.QuitRunning
		q.orThen = func() tea.Cmd {
			m.leaving = true
			if m.unsaved == 0 {
				return m.left()
			}
			m.tell(inkWarn, word.QuitWaits)
			return m.release()
		}
	}
	if len(m.forms) > 0 { // what is half written
		q.text = t.Both.With(text, q.text)
	}
	m.ask = q
	return true
}

// awayTick does for drills that were left running what time brings: hands out what is due,
// keeps that somebody attends to them, and reads what the players wrote.
func (m *Model) awayTick() tea.Cmd {
	var cmds []tea.Cmd
	for _, w := range m.kept {
		if !w.drill.away {
			continue
		}
		if !w.hasClock() { // somebody else stopped it, or ended it
			w.drill.away = false
			cmds = append(cmds, m.forget(w))
			continue
		}
		cmds = append(cmds, m.deliverDue(w), m.attend(w))
		if m.now.Sub(w.looked) >= 2*time.Second {
			w.looked = m.now
			cmds = append(cmds, m.refresh(w))
		}
	}
	return tea.Batch(cmds...)
}

// beginReal begins an incident of a kind; after a drill it asks once, in place of the first
// entry, so that it takes no more than three keys then either.
func (m *Model) beginReal(kind string) tea.Cmd {
	if !m.home.drilled {
		return m.openIntake(kind, false)
	}
	t := lang.DrillSeat
	text := t.RealUnsure
	if k, ok := m.kind(kind); ok {
		text = t.RealAsk.With(k.Title)
	}
	m.ask = &question{text: text, no: t.RealBack, yes: t.RealBegin, then: func() tea.Cmd {
		m.home.drilled = false
		cmd := m.openIntake(kind, false)
		if f := m.form(); f.goOn == "" { // else it says that something real is open already
			cmd = tea.Batch(cmd, m.submit(f))
		}
		return cmd
	}}
	return nil
}
