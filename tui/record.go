package tui

import (
	"errors"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// job is one entry on its way into the log.
type job struct {
	work   *work // the incident it was asked for; nil: a new one
	intent runbook.Intent
	start  *runbook.Open        // of a new incident, instead of an intent
	run    func(*Model) tea.Cmd // what is no entry at all, instead of an intent
	// prepare finishes the intent in a command of its own, where the disk may be
	// touched for as long as it takes.
	prepare func(runbook.Intent) (runbook.Intent, error)
	form    *form // comes back when it is refused
	step    playbook.Ref
	seen    int // entries the responder had seen when the form was opened
	then    func(*Model, []runbook.Event) tea.Cmd
}

// snap is an incident as a command left it. The session itself belongs to the
// command that is under way, and to no other.
type snap struct {
	state    runbook.State
	entries  []runbook.Event
	head     runbook.Head
	unsigned int       // entries after the last checkpoint
	since    time.Time // since when a checkpoint is waited for
}

func take(s *runbook.Session) snap {
	unsigned, since := s.Unsigned()
	return snap{s.State(), s.Entries(), s.Head(), unsigned, since}
}

// The replies of commands.
type (
	prepared struct {
		job job
		err error
	}
	recorded struct {
		job    job
		events []runbook.Event
		snap   snap
		err    error
	}
	refreshed struct {
		work *work
		news []runbook.Event
		snap snap
		err  error
	}
	orgChosen struct {
		id  string
		err error
	}
)

// record puts a job on its way. Until its reply it is unsaved.
func (m *Model) record(j job) tea.Cmd {
	m.unsaved++
	if j.form != nil {
		m.halves.sent[j.form] = true
	}
	if j.start != nil {
		return m.begin(j)
	}
	j.seen = j.work.head.Seq
	if j.form != nil && j.form.work == j.work && j.form.seen > 0 {
		j.seen = j.form.seen
	}
	j.work.pending[j.step]++
	if j.prepare == nil {
		return m.enqueue(j)
	}
	return func() tea.Msg {
		var err error
		j.intent, err = j.prepare(j.intent)
		return prepared{j, err}
	}
}

// prepared queues a job whose intent is complete now.
func (m *Model) prepared(msg prepared) tea.Cmd {
	if msg.err == nil {
		return m.enqueue(msg.job)
	}
	m.settle(msg.job)
	m.returned(msg.job, msg.err)
	return nil
}

// enqueue puts a job at the end of the queue, or at its head when the queue waits
// for it.
func (m *Model) enqueue(j job) tea.Cmd {
	w := j.work
	if w.stuck != nil && w.stuck == j.form {
		w.stuck = nil
		w.jobs = slices.Insert(w.jobs, 0, j)
	} else {
		w.jobs = append(w.jobs, j)
	}
	return m.pump(w)
}

// pump starts the next job when none is under way: one append per command, in
// the order in which the responder asked. Behind an entry that may or may not be on
// the disk nothing is written until its form was sent again or left.
func (m *Model) pump(w *work) tea.Cmd {
	if w.busy || w.stuck != nil || len(w.jobs) == 0 {
		return nil
	}
	j := w.jobs[0]
	w.jobs = w.jobs[1:]
	w.busy = true
	ctx, session, now := m.ctx, w.session, m.cfg.Now
	return func() tea.Msg {
		r := recorded{job: j}
		r.events, r.err = session.RecordSeen(ctx, j.intent, now(), j.seen)
		r.snap = take(session)
		return r
	}
}

// settle takes a job off the count of what is unsaved.
func (m *Model) settle(j job) {
	m.unsaved--
	delete(m.halves.sent, j.form)
	if j.work != nil {
		j.work.pending[j.step]--
	}
}

// recorded shows what came of a job, and starts the next.
func (m *Model) recorded(msg recorded) tea.Cmd {
	j := msg.job
	w := j.work
	m.settle(j)
	w.busy, w.drill.sending = false, false
	m.accept(w, msg.snap)
	if _, ok := j.intent.(drill.Interrupt); ok {
		w.drill.looking = false // on whatever screen one is by now
	}
	var then tea.Cmd
	if msg.err != nil {
		m.returned(j, msg.err)
	} else {
		last := msg.events[len(msg.events)-1]
		if m.work == w || !w.drill.away { // what a drill hands out by itself meanwhile belongs to nothing else
			said := w.describes(last)
			m.tell(inkGood, word.Recorded.With(last.Seq, lang.Text{Ja: runbook.OneLine(said.Ja), En: runbook.OneLine(said.En)})) // the line is one
		}
		if f := m.form(); f != nil && f.work == w && f.step == j.step && f.at().offer >= 0 {
			f.trouble, f.offers = nil, nil // what it was refused for may be gone
			f.focusButton()
		}
		if j.then != nil && m.work == w {
			then = j.then(m, msg.events)
		}
	}
	return tea.Batch(then, m.pump(w), m.forget(w), m.left())
}

// returned brings a refused form back as it was, with the reason and the ways out.
// What is in front stays in front.
func (m *Model) returned(j job, err error) {
	m.leaving = false
	t := troubleOf(err)
	f := j.form
	if f == nil { // a key alone asked for it, or the clock of a drill
		m.unheard(j, err)
		return
	}
	if j.work != nil {
		f.seen = j.work.head.Seq // the refusal says what was new
	}
	r := (*runbook.Refusal)(nil)
	switch {
	case errors.As(err, &r):
		if r.Code == runbook.StepHeld {
			f.offers, f.warn = offersFor(r.Gates), nil // the refusal says what its warning said
		}
	case errors.As(err, new(*fileTrouble)):
	default:
		j.work.unsure = true
		if m.work == j.work {
			j.work.stuck = f
		}
	}
	if m.work != j.work { // it is there when the incident is opened again
		m.keep(f)
		m.tell(inkBad, t.text)
		return
	}
	front := m.occupied()
	if n := len(m.forms); n > 0 {
		m.forms = slices.Insert(m.forms, n-1, f)
	} else {
		m.forms = append(m.forms, f)
	}
	if r != nil && t.field == "" {
		t.field = f.refusedField(r.Field)
	}
	f.refuse(t)
	if front {
		m.tell(inkBad, t.text)
		return
	}
	if f.step != "" {
		m.work.pick(f.step)
	}
	if isSecret(err) {
		m.askSecret(f)
	}
}

// occupied reports that the responder is at something that a late reply must not
// take the keys from.
func (m *Model) occupied() bool {
	return m.ask != nil || m.help != nil || m.menu != nil || m.form() != nil
}

// troubleOf says what an error means to a responder.
func troubleOf(err error) *trouble {
	if r := (*runbook.Refusal)(nil); errors.As(err, &r) {
		t := &trouble{text: r.Text, hint: r.Hint}
		switch {
		case r.Code == runbook.ReasonNeeded:
			t.field = "reason"
		case r.Code == runbook.NameUnknown:
			t.field = "who"
		case r.Code == runbook.PostUnknown:
			t.field = "other-post"
		case len(r.Gates) > 0 && r.Gates[0].OnRecord:
			t.field = "with"
		}
		return t
	}
	if f := (*fileTrouble)(nil); errors.As(err, &f) {
		return &trouble{text: word.FileUnread.With(f.path, f.err.Error()), hint: word.FileUnreadHint, field: "path"}
	}
	if d := (*runbook.DamageError)(nil); errors.As(err, &d) {
		return &trouble{text: damageOf(d), hint: word.DamagedHint}
	}
	return &trouble{text: word.WriteFailed.With(err.Error()), hint: word.WriteFailedHint}
}

// damageOf says from where on a log cannot be trusted, and why where that is known in words.
func damageOf(d *runbook.DamageError) lang.Text {
	said, other := word.Damaged.With(string(d.ID), d.Entry), (*runbook.MisplacedError)(nil)
	switch {
	case errors.As(d.Err, &other):
		return finding.Joined.With(said, lang.Damage.FaultMisplaced.With(string(other.Of)))
	case errors.Is(d.Err, runbook.ErrPinAltered):
		return finding.Joined.With(said, lang.Command.FaultPin)
	}
	return said
}

// fileTrouble says that a file of evidence could not be read.
type fileTrouble struct {
	path string
	err  error
}

func (e *fileTrouble) Error() string { return e.path + ": " + e.err.Error() }

// refresh reads what others wrote, unless something is being recorded.
func (m *Model) refresh(w *work) tea.Cmd {
	if w.busy {
		return nil
	}
	w.busy = true
	ctx, session := m.ctx, w.session
	return func() tea.Msg {
		events, err := session.Refresh(ctx)
		return refreshed{work: w, news: events, snap: take(session), err: err}
	}
}

func (m *Model) refreshed(msg refreshed) tea.Cmd {
	w := msg.work
	w.busy = false
	m.accept(w, msg.snap)
	heard := m.othersWrote(w, msg.news)
	if msg.err != nil && m.work == w {
		m.tell(inkBad, troubleOf(msg.err).text)
	}
	return tea.Batch(heard, m.pump(w), m.forget(w))
}

// accept takes over what a command left; the cursor of the log stays on its entry.
func (m *Model) accept(w *work, s snap) {
	if len(s.entries) == len(w.chron.entries) {
		return
	}
	w.accept(s, m.now)
	if m.work == w {
		m.log.find(m)
	}
}

// atTime reads the time a form gives for what happened; zero for now.
func atTime(f *form, id string, v voice, side runbook.Side) (time.Time, *trouble) {
	text := f.text(id)
	if text == "" {
		return time.Time{}, nil
	}
	if f.field(id).saysUnknown() {
		return time.Time{}, nil
	}
	t, err := v.parse(text, side)
	if err != nil {
		return time.Time{}, unreadable(f.field(id))
	}
	return t, nil
}
