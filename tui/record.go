package tui

import (
	"errors"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// job is one entry on its way into the log.
type job struct {
	intent runbook.Intent
	start  *runbook.Open        // of a new incident, instead of an intent
	run    func(*Model) tea.Cmd // what is no entry at all, instead of an intent
	// prepare finishes the intent in the command, where the disk may be touched.
	prepare func(runbook.Intent) (runbook.Intent, error)
	form    *form // comes back when it is refused
	step    playbook.Ref
	then    func(*Model, []runbook.Event) tea.Cmd
}

// snap is an incident as a command left it. The session itself belongs to the
// command that is under way, and to no other.
type snap struct {
	state   runbook.State
	entries []runbook.Event
}

func take(s *runbook.Session) snap { return snap{s.State(), s.Entries()} }

// The replies of commands.
type (
	opened struct {
		session *runbook.Session
		snap    snap
		form    *form // of an intake
		err     error
	}
	recorded struct {
		work   *work
		job    job
		events []runbook.Event
		snap   snap
		err    error
	}
	refreshed struct {
		work *work
		news int
		snap snap
		err  error
	}
	exported struct {
		path string
		err  error
	}
	orgChosen struct {
		id  string
		err error
	}
)

// record puts a job at the end of the queue.
func (m *Model) record(j job) tea.Cmd {
	if j.start != nil {
		return m.begin(j)
	}
	m.work.jobs = append(m.work.jobs, j)
	return m.pump(m.work)
}

// pump starts the next job when none is under way: one append per command, in
// the order in which the responder asked.
func (m *Model) pump(w *work) tea.Cmd {
	if w.busy || len(w.jobs) == 0 {
		return nil
	}
	j := w.jobs[0]
	w.jobs = w.jobs[1:]
	w.busy = true
	w.recording = j.step
	m.sending++
	ctx, session, now := m.ctx, w.session, m.cfg.Now
	return func() tea.Msg {
		r := recorded{work: w, job: j}
		intent := j.intent
		if j.prepare != nil {
			intent, r.err = j.prepare(intent)
		}
		if r.err == nil {
			r.events, r.err = session.Record(ctx, intent, now())
		}
		r.snap = take(session)
		return r
	}
}

// recorded shows what came of a job, and starts the next.
func (m *Model) recorded(msg recorded) tea.Cmd {
	w := msg.work
	m.sending--
	w.busy, w.recording = false, ""
	w.accept(msg.snap, m.now)
	if msg.err != nil {
		m.returned(msg)
	} else {
		if f := msg.job.form; f != nil {
			delete(m.drafts, m.draftKey(f))
		}
		last := msg.events[len(msg.events)-1]
		m.tell(inkGood, word.Recorded.With(last.Seq, runbook.Describe(&w.state, last)))
		if f := m.form(); f != nil && f.at().offer >= 0 {
			f.trouble, f.offers = nil, nil // what it was refused for may be gone
			f.focusButton()
		}
	}
	var then tea.Cmd
	if msg.err == nil && msg.job.then != nil && m.work == w {
		then = msg.job.then(m, msg.events)
	}
	next := m.pump(w)
	if m.leaving && m.sending == 0 {
		return tea.Quit
	}
	return tea.Batch(then, next)
}

// returned brings a refused form back as it was, with the reason and the ways out.
func (m *Model) returned(msg recorded) {
	m.leaving = false
	t := troubleOf(msg.err)
	f := msg.job.form
	if f == nil {
		m.tell(inkBad, t.text)
		return
	}
	if r := (*runbook.Refusal)(nil); errors.As(msg.err, &r) && r.Code == runbook.StepHeld {
		f.offers = offersFor(r.Gates)
	}
	if m.work != msg.work { // it is there when the incident is opened again
		m.drafts[m.draftKey(f)] = f
		m.tell(inkBad, t.text)
		return
	}
	if n := len(m.forms); n > 0 { // what is being typed stays in front
		m.forms = slices.Insert(m.forms, n-1, f)
		f.refuse(t)
		m.tell(inkBad, t.text)
		return
	}
	if m.screen != onIncident && m.screen != onLog {
		m.screen = onIncident
	}
	if f.step != "" {
		msg.work.selected = f.step
		msg.work.arrange()
	}
	m.menu, m.help = nil, nil
	m.forms = append(m.forms, f)
	f.refuse(t)
}

// offersFor lists the actions that open closed gates.
func offersFor(gates []runbook.GateView) []offer {
	var offers []offer
	add := func(do action, label lang.Text) {
		for _, o := range offers {
			if o.do == do {
				return
			}
		}
		offers = append(offers, offer{do, label})
	}
	for _, g := range gates {
		if g.Open && g.How != "approved" { // an approval may be by the wrong person
			continue
		}
		switch g.Kind {
		case runbook.GateApproval:
			add(doApprove, word.OfferApprove)
		case runbook.GateEvidence:
			add(doEvidence, word.OfferEvidence)
		case runbook.GateQuestion:
			add(doAsk, word.OfferAnswer)
		}
	}
	add(doOverride, word.OfferOverride)
	return offers
}

// troubleOf says what an error means to a responder.
func troubleOf(err error) *trouble {
	if r := (*runbook.Refusal)(nil); errors.As(err, &r) {
		t := &trouble{text: r.Text, hint: r.Hint}
		if r.Code == runbook.ReasonNeeded {
			t.field = "reason"
		}
		return t
	}
	if f := (*fileTrouble)(nil); errors.As(err, &f) {
		return &trouble{word.FileUnread.With(f.path, f.err.Error()), word.FileUnreadHint, "path"}
	}
	if d := (*runbook.DamageError)(nil); errors.As(err, &d) {
		return &trouble{text: word.Damaged.With(string(d.ID), d.Entry), hint: word.DamagedHint}
	}
	return &trouble{text: word.WriteFailed.With(err.Error()), hint: word.WriteFailedHint}
}

// fileTrouble says that a file of evidence could not be read.
type fileTrouble struct {
	path string
	err  error
}

func (e *fileTrouble) Error() string { return e.path + ": " + e.err.Error() }

// begin starts a new incident.
func (m *Model) begin(j job) tea.Cmd {
	ctx, cfg, profile, drill := m.ctx, m.cfg, m.profile(), m.drill
	f := j.form
	return func() tea.Msg {
		session, err := runbook.Begin(ctx, cfg.Store, cfg.Library, profile, drill, *j.start, cfg.Now(), cfg.Random)
		if session == nil {
			return opened{form: f, err: err}
		}
		return opened{session: session, snap: take(session), form: f, err: err}
	}
}

// resume opens an incident that exists.
func (m *Model) resume(id runbook.IncidentID) tea.Cmd {
	ctx, cfg := m.ctx, m.cfg
	return func() tea.Msg {
		session, err := runbook.Resume(ctx, cfg.Store, id, cfg.Random)
		if session == nil || session.State().Head == 0 {
			return opened{err: err}
		}
		return opened{session: session, snap: take(session), err: err}
	}
}

// opened shows an incident that was begun or resumed, or why it could not be.
func (m *Model) opened(msg opened) tea.Cmd {
	if msg.session == nil {
		t := troubleOf(msg.err)
		if msg.form != nil {
			m.screen = onIntake
			m.forms = append(m.forms, msg.form)
			msg.form.refuse(t)
			return nil
		}
		m.screen = onHome
		m.tell(inkBad, t.text)
		return nil
	}
	m.leaveAll()
	if msg.form != nil {
		delete(m.drafts, m.draftKey(msg.form))
	}
	m.menu, m.help = nil, nil
	m.work = newWork(msg.session)
	m.work.accept(msg.snap, m.now)
	m.work.looked = m.now
	m.work.goNext()
	m.screen = onIncident
	s := &m.work.state
	switch {
	case msg.err != nil:
		m.tell(inkBad, troubleOf(msg.err).text)
	case s.Err != nil:
		m.tell(inkBad, lang.Engine.PinsBroken)
	case msg.form != nil && unnamed(s.Recorder()):
		m.tell(inkWarn, word.BegunUnnamed.With(string(s.ID)))
	case msg.form != nil:
		m.tell(inkGood, word.Begun.With(string(s.ID)))
	case s.Recorder() != "" && m.cfg.User != "" && s.Recorder() != m.cfg.User:
		m.tell(inkWarn, word.OtherRecorder.With(s.Recorder()))
	}
	return nil
}

// refresh reads what others wrote, unless something is being recorded.
func (m *Model) refresh(w *work) tea.Cmd {
	if w.busy {
		return nil
	}
	w.busy = true
	ctx, session := m.ctx, w.session
	return func() tea.Msg {
		events, err := session.Refresh(ctx)
		return refreshed{work: w, news: len(events), snap: take(session), err: err}
	}
}

func (m *Model) refreshed(msg refreshed) tea.Cmd {
	w := msg.work
	w.busy = false
	if msg.news > 0 {
		w.accept(msg.snap, m.now)
		m.tell(inkWarn, word.OthersWrote.With(msg.news))
	}
	if msg.err != nil && m.work == w {
		m.tell(inkBad, troubleOf(msg.err).text)
	}
	return m.pump(w)
}

// atTime reads the time a form gives for what happened; zero for now.
func atTime(f *form, id string, v voice, side runbook.Side) (time.Time, *trouble) {
	text := f.text(id)
	if text == "" {
		return time.Time{}, nil
	}
	t, err := runbook.ParseTime(text, v.now.In(v.zone), side)
	if err != nil {
		return time.Time{}, &trouble{lang.Engine.TimeUnreadable.With(text), lang.Engine.BadTimeHint, id}
	}
	return t, nil
}
