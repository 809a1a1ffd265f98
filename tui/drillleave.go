package tui

import (
	"maps"
	"slices"
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

// hasClock reports whether this console has the clock of a drill, and it runs. Nobody can stop or
// work that of a log which is not what it says: nothing is written to it.
func (w *work) hasClock() bool {
	d := &w.drill
	return runbook.CheckPlace(w.state.ID, &w.state) == nil && w.state.Planned() && w.state.Clock.Running && !w.state.Over() && (d.seat == seatControl || d.seat == seatAlone)
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
	if !said.IsZero() && m.unsaved == 0 {
		m.notice = notice{text: said, ink: inkGood, long: true}
	}
	return tea.Batch(keep, cmd)
}

// driven are the drills whose clock this console has, and which run: the one that is open,
// and those that were left running.
func (m *Model) driven() []*work {
	var all []*work
	if w := m.work; w != nil && w.hasClock() {
		all = append(all, w)
	}
	for _, id := range slices.Sorted(maps.Keys(m.kept)) {
		if w := m.kept[id]; w != m.work && w.drill.away && w.hasClock() {
			all = append(all, w)
		}
	}
	return all
}

// askQuitDrill asks what becomes of clocks that run when the program ends; false where this
// console has none.
func (m *Model) askQuitDrill() bool {
	all := m.driven()
	if len(all) == 0 || m.leaving {
		return false
	}
	t := lang.DrillSeat
	var alone []*work // of whoever trains alone in it: nobody else needs its clock
	for _, w := range all {
		if w.drill.seat != seatControl {
			alone = append(alone, w)
		}
	}
	text, pause, or := t.QuitAsk, t.PauseAndQuit, t.QuitRunning
	switch {
	case len(all) > 1:
		text, pause, or = t.QuitSeveral.With(len(all)), t.PauseAllAndQuit, t.QuitAllRunning
		if len(alone) > 0 {
			or = t.QuitAloneStopped.With(len(all)-len(alone), len(alone))
		}
	case len(alone) > 0:
		text = t.QuitAlone
	}
	if said := m.notOnRecord(); !said.IsZero() {
		text = lang.Quitting.Asked.With(said, text)
	}
	m.ask = &question{text: text, no: word.QuitNo, yes: pause, quits: true, back: func() { m.leaving = false }, then: func() tea.Cmd { return m.quitPaused(all) }}
	if len(alone) < len(all) {
		m.ask.or, m.ask.orThen = or, func() tea.Cmd { return m.quitPaused(alone) }
	}
	return true
}

// quitPaused stops the clocks of drills, and ends the program once that is on record.
func (m *Model) quitPaused(all []*work) tea.Cmd {
	m.leaving = true
	var cmds []tea.Cmd
	for _, w := range all {
		if w.state.Clock.Running { // else somebody was faster
			cmds = append(cmds, m.record(job{work: w, intent: drill.Pause{By: m.facilitatorOfDrill(w)}}))
		}
	}
	if len(cmds) == 0 && m.unsaved == 0 {
		return m.left()
	}
	m.tell(inkWarn, word.QuitWaits)
	return tea.Batch(append(cmds, m.release())...)
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
		// Else it says that something real is open already, or has in it what was half written
		// before, which nobody has seen since.
		if f := m.form(); f.goOn == "" && !f.back {
			cmd = tea.Batch(cmd, m.submit(f))
		}
		return cmd
	}}
	return nil
}
