package tui

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// visit is an incident on its way to the screen, for which keys wait (waiting.go). Who
// does not wait, or is at something else when it arrives, stays there.
type visit struct {
	id   runbook.IncidentID // empty: it is being begun
	form *form              // its intake
}

// opened is the reply of the command that begins or resumes an incident.
type opened struct {
	visit   *visit
	session *runbook.Session
	snap    snap
	err     error
}

// begin starts a new incident.
func (m *Model) begin(j job) tea.Cmd {
	v := &visit{form: j.form}
	m.visit = v
	ctx, cfg, profile := m.ctx, m.cfg, m.profile()
	return func() tea.Msg {
		session, err := runbook.Begin(ctx, cfg.Store, cfg.Library, profile, v.form.drill, *j.start, cfg.Now(), cfg.Random)
		if session == nil {
			return opened{visit: v, err: err}
		}
		return opened{visit: v, session: session, snap: take(session), err: err}
	}
}

// resume opens an incident that exists.
func (m *Model) resume(id runbook.IncidentID) tea.Cmd {
	m.tell(inkPlain, word.Opening)
	if m.visit != nil && m.visit.id == id {
		return nil
	}
	m.visit = nil
	if w := m.kept[id]; w != nil {
		m.show(w)
		return m.refresh(w)
	}
	v := &visit{id: id}
	m.visit = v
	ctx, cfg := m.ctx, m.cfg
	return func() tea.Msg {
		session, err := runbook.Resume(ctx, cfg.Store, id, cfg.Random)
		if session == nil || session.State().Head == 0 || errors.Is(err, runbook.ErrMisplaced) { // of another incident nothing stands under this name
			return opened{visit: v, err: err}
		}
		return opened{visit: v, session: session, snap: take(session), err: err}
	}
}

// opened shows an incident that was begun or resumed, or why it could not be.
func (m *Model) opened(msg opened) tea.Cmd {
	v := msg.visit
	awaited := m.visit == v
	if awaited {
		m.visit = nil
	}
	begun := v.form != nil
	if begun {
		m.unsaved--
		delete(m.halves.sent, v.form)
	}
	switch {
	case msg.session == nil:
		m.notOpened(v, msg.err, awaited)
	case !awaited || m.occupied() && !m.onlyAsked():
		if !begun {
			break
		}
		m.tell(inkGood, word.BegunBehind.With(string(msg.snap.state.ID)))
		if awaited && m.screen == onIntake {
			m.screen = onHome
		}
		if awaited {
			m.drop()
		}
		return tea.Batch(m.list(), m.left())
	default:
		w := newWork(msg.session)
		w.accept(msg.snap, m.now)
		m.show(w)
		w.goNext()
		m.greet(begun, msg.err)
		if begun && begunBefore(msg.snap.entries, v.form.tried) {
			m.tell(inkWarn, word.BegunBefore.With(string(w.state.ID)))
		}
		m.offerHalf()
		cmd := m.sitDown(w, v)
		if m.occupied() { // something is asked first, which the keys that waited do not answer
			m.drop()
		}
		return tea.Batch(cmd, m.replay(), m.left())
	}
	if awaited {
		m.drop()
	}
	return m.left()
}

// onlyAsked reports that nothing but a question is in front: whether to end the program, the
// one that is asked while keys wait. What was waited for is shown behind it, so that who stays
// is where they were going.
func (m *Model) onlyAsked() bool {
	return m.ask != nil && m.help == nil && m.menu == nil && m.form() == nil
}

// notOpened says why an incident could not be opened; an intake comes back.
func (m *Model) notOpened(v *visit, err error, awaited bool) {
	t := troubleOf(err)
	f := v.form
	if f == nil {
		m.unopened = err
		m.tell(inkBad, t.text)
		return
	}
	m.leaving = false
	if !awaited || m.screen != onIntake || m.form() != nil {
		m.keep(f)
		m.tell(inkBad, t.text)
		return
	}
	m.intake = f
	m.forms = append(m.forms, f)
	f.refuse(t)
	if isSecret(err) {
		m.askSecret(f)
	}
}

// show brings an incident to the screen.
func (m *Model) show(w *work) {
	m.menu, m.help = nil, nil
	m.work = w
	m.log, m.texts, m.summary = logView{}, textsView{}, nil
	w.looked, w.parted, w.drill.away = m.now, false, false
	w.refreshViews(m.now)
	m.screen = onIncident
	if w.drill.seat == seatControl {
		m.screen = onControl
	}
}

// greet says what there is to know of the incident that has come to the screen.
func (m *Model) greet(begun bool, err error) {
	s := &m.work.state
	switch {
	case err != nil:
		m.tell(inkBad, troubleOf(err).text)
	case s.Err != nil:
		m.tell(inkBad, s.PinsFault())
	case begun && noOffice(s):
		m.tell(inkWarn, word.BegunNoOffice)
	case begun && unnamed(s.Recorder()):
		m.tell(inkWarn, word.BegunUnnamed.With(string(s.ID)))
	case begun:
		m.tell(inkGood, word.Begun.With(string(s.ID)))
	case unnamed(s.Recorder()): // the header says it
		m.tellResumed(lang.Text{})
	case s.Recorder() != "" && m.cfg.User != "" && s.Recorder() != m.cfg.User:
		m.tellResumed(word.OtherRecorder.With(s.Recorder()))
	default:
		m.tellResumed(lang.Text{})
	}
}

// noOffice reports that an incident was begun before anybody said for which office:
// it has no rules and no contacts.
func noOffice(s *runbook.State) bool { return s.Org != nil && s.Org.ID == runbook.GenericOrg }

// goHome leaves the incident. What is still on its way to the disk goes on, and
// stays with the session that sent it: only that one knows what it sent.
func (m *Model) goHome() tea.Cmd {
	cmd := m.leaveAll()
	w := m.work
	m.kept[w.state.ID] = w
	m.screen, m.menu, m.work, m.visit, m.summary = onHome, nil, nil, nil, nil
	if w.state.Drill { // whichever way it was left: the next key may begin something real
		m.home.drilled, m.exercise.asked = true, false
	}
	m.home.leftAt(w)
	m.home.place(m)
	m.tell(inkGood, word.AllSaved)
	if m.unsaved > 0 {
		m.tell(inkWarn, word.NotSavedYet)
	}
	return tea.Batch(cmd, m.forget(w), m.list(), m.again(false))
}

// forget drops an incident that was left once all it sent is settled. It is signed
// before.
func (m *Model) forget(w *work) tea.Cmd {
	if w.busy || w.unsure || len(w.jobs) > 0 || w.drill.away && w.hasClock() {
		return nil
	}
	for _, n := range w.pending {
		if n > 0 {
			return nil
		}
	}
	if m.work != w && !w.parted {
		w.parted = true
		if cmd := m.sign(w); cmd != nil {
			return cmd
		}
	}
	delete(m.kept, w.state.ID)
	return nil
}
