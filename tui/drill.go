package tui

import (
	"context"
	"errors"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// Drills is what drills on a scenario need of the outside world.
type Drills struct {
	// Scenarios reads the scenarios that can be played.
	Scenarios func() ([]*drill.Scenario, error)

	// Attend keeps that somebody attends to a running drill at a moment; Attended is
	// the last such moment, or zero. What runs and is not attended to was interrupted.
	Attend   func(ctx context.Context, id runbook.IncidentID, at time.Time) error
	Attended func(ctx context.Context, id runbook.IncidentID) time.Time

	// Control says that Config.Incident is opened on the facilitator's screen.
	Control bool
}

// seat says who sits at this console in a drill on a scenario.
type seat uint8

const (
	noSeat      seat = iota // it was not said yet; as a player
	seatPlayer              // the facilitator is elsewhere
	seatAlone               // nobody else attends to the clock: injects arrive by themselves
	seatControl             // the facilitator
)

// drilling is what a console knows of the drill that is open.
type drilling struct {
	run      drill.Run
	seat     seat
	name     string // the facilitator's
	byHand   bool   // injects wait for the facilitator
	sending  bool   // an inject is on its way into the log
	at       int    // the inject in hand
	read     int    // scroll of its details
	unread   int
	news     lang.Text // the last arrival, as it came
	attended time.Time // when that was last kept
	table    *drill.Table
	scored   int // of how many entries table is
}

// How often a console keeps that it attends to a drill, and after how long without that
// a drill that runs was interrupted. At the highest speed a second is a minute of the
// drill, so that both are short.
const (
	attendEvery = time.Second
	attendGap   = 3 * time.Second
)

// clock is the time of the incident that is open: in a drill, drill time.
func (m *Model) clock() time.Time {
	if m.work != nil {
		return m.work.state.Now(m.now)
	}
	return m.now
}

// fold takes over what the log says of a drill.
func (d *drilling) fold(s *runbook.State, entries []runbook.Event) {
	if s.Planned() {
		d.run = drill.RunOf(s, entries)
	}
}

// delivers reports whether this console hands out what is due.
func (d *drilling) delivers() bool {
	return d.seat == seatAlone || d.seat == seatControl && !d.byHand
}

// hides reports whether the players do not see an entry: it tells of the plan.
func (w *work) hides(e *runbook.Event) bool {
	return e.Type.OfDrill() && w.hidesPlan() && e.Type != runbook.DrillInjected && e.Type != runbook.DrillContactsShown
}

// hidesPlan reports whether whoever sits here must not see the plan: a player, until the
// drill is over.
func (w *work) hidesPlan() bool {
	return w.drill.seat != seatControl && w.state.Status != runbook.StatusClosed
}

// drillTick does what time brings in a drill: hands out what is due, and keeps that
// somebody attends to it.
func (m *Model) drillTick() tea.Cmd {
	w := m.work
	if w == nil || !w.state.Clock.Running {
		return nil
	}
	d := &w.drill
	if d.seat != seatAlone && d.seat != seatControl {
		return nil
	}
	return tea.Batch(m.deliverDue(w), m.attend(w))
}

// deliverDue hands out the inject that has been due longest.
func (m *Model) deliverDue(w *work) tea.Cmd {
	d := &w.drill
	if !d.delivers() || d.sending || w.stuck != nil {
		return nil
	}
	due := d.run.DueNow(w.state.Now(m.now))
	if len(due) == 0 {
		return nil
	}
	d.sending = true
	return m.record(job{work: w, intent: drill.Deliver{By: m.facilitator(), Number: due[0].Number}, then: func(m *Model, events []runbook.Event) tea.Cmd {
		return m.arrived(w, events)
	}})
}

// attend keeps, every second, that this console attends to the drill.
func (m *Model) attend(w *work) tea.Cmd {
	keep := m.cfg.Drills
	if keep == nil || keep.Attend == nil || m.now.Sub(w.drill.attended) < attendEvery {
		return nil
	}
	w.drill.attended = m.now
	ctx, id, now := m.ctx, w.state.ID, m.now
	return func() tea.Msg {
		_ = keep.Attend(ctx, id, now) // without it an interruption only counts from the last entry
		return nil
	}
}

// facilitator is who the entries of a facilitator are by.
func (m *Model) facilitator() runbook.By {
	name := m.work.drill.name
	if name == "" {
		name = m.recorder()
	}
	return runbook.By{Actor: runbook.Actor{Name: name}}
}

// arrived tells the players what has come, as it comes in reality, and rings.
func (m *Model) arrived(w *work, events []runbook.Event) tea.Cmd {
	d := &w.drill
	var cmds []tea.Cmd
	for _, e := range events {
		given, ok := e.Data.(*runbook.DrillDelivery)
		if !ok || d.run.Scenario == nil || d.seat == seatControl {
			continue
		}
		in, ok := d.run.Scenario.Inject(given.Inject)
		if !ok {
			continue
		}
		d.unread++
		d.news = m.arrival(in)
		if m.work == w {
			m.tell(inkWarn, d.news)
		}
		if m.linear { // nothing stays in sight there
			d.unread = 0
			m.tell(inkWarn, lang.DrillScreen.Says.With(d.news, in.Text))
			if !in.Screen.IsZero() {
				m.tell(inkWarn, lang.DrillScreen.SaysScreen.With(m.notice.text, in.Screen))
			}
		}
		if ring := m.cfg.Bell; ring != nil && m.work == w {
			cmds = append(cmds, func() tea.Msg { ring(); return nil })
		}
	}
	return tea.Batch(cmds...)
}

// arrival says how an inject comes.
func (m *Model) arrival(in *drill.Inject) lang.Text {
	to := lang.Same(in.To)
	if set := m.work.state.Set; set != nil {
		to = set.Role(in.To).Title
	}
	return lang.DrillScreen.Arrives[string(in.Means)].With(in.From, to)
}

// hear leaves of others' entries those that this console may tell of, and lets injects
// arrive.
func (m *Model) hear(w *work, events []runbook.Event) ([]runbook.Event, tea.Cmd) {
	if !w.state.Planned() || w.drill.seat == seatControl {
		return events, nil
	}
	cmd := m.arrived(w, events)
	return slices.DeleteFunc(slices.Clone(events), func(e runbook.Event) bool {
		return w.hides(&e) || e.Type == runbook.DrillInjected
	}), cmd
}

// sit asks who uses this console in the drill that was opened. Who began the drill here
// has said so.
func (m *Model) sit(w *work) tea.Cmd {
	switch {
	case !w.state.Planned() || m.cfg.Drills == nil || w.drill.seat != noSeat:
		return nil
	case w.state.Status == runbook.StatusClosed:
		w.drill.seat = seatControl // it is over, and everything may be seen
		m.screen = onReview
		return nil
	case m.cfg.Drills.Control && w.state.ID == m.cfg.Incident:
		w.drill.seat = seatControl
		m.openControl()
		return m.lookAttended(w)
	}
	return m.open(m.seatForm())
}

// wasAttended is the reply of a command that asks when a running drill was last attended to.
type wasAttended struct {
	work *work
	at   time.Time
}

// lookAttended asks whether a drill that runs was interrupted.
func (m *Model) lookAttended(w *work) tea.Cmd {
	keep := m.cfg.Drills
	if keep == nil || keep.Attended == nil || !w.state.Clock.Running {
		m.tellClock(w)
		return nil
	}
	ctx, id := m.ctx, w.state.ID
	return func() tea.Msg { return wasAttended{w, keep.Attended(ctx, id)} }
}

// lastAttended puts the clock of an interrupted drill back to where it was, and stops it.
func (m *Model) lastAttended(msg wasAttended) tea.Cmd {
	w := msg.work
	if m.work != w || !w.state.Clock.Running || msg.at.IsZero() || m.now.Sub(msg.at) < attendGap {
		return nil
	}
	return m.record(job{work: w, intent: drill.Interrupt{By: m.facilitator(), Alive: msg.at}, then: func(m *Model, _ []runbook.Event) tea.Cmd {
		m.notice = notice{text: lang.DrillScreen.WasInterrupted.With(m.voice().clock(m.clock())), ink: inkWarn, long: true}
		return nil
	}})
}

// tellClock says that the clock of a drill does not run.
func (m *Model) tellClock(w *work) {
	switch {
	case w.state.Clock.Running || w.state.Status == runbook.StatusClosed:
	case !w.state.Clock.Begun():
		m.tell(inkWarn, lang.DrillScreen.StartedPaused)
	default:
		m.tell(inkWarn, lang.DrillScreen.StandsStill.With(m.voice().clock(m.clock())))
	}
}

// simulated says how somebody answers whom a person calls who drills alone: nobody plays
// them.
func (m *Model) simulated(to string) []lang.Text {
	w := m.work
	if w == nil || w.drill.seat != seatAlone || w.state.Set == nil || !w.state.Set.HasRole(to) {
		return nil
	}
	t := lang.DrillScreen
	a, ok := w.drill.run.Answers()[to]
	if !ok {
		return []lang.Text{t.AnswersAsUsual}
	}
	said := []lang.Text{t.Simulated.With(a.How.Title())}
	if a.Reference != "" {
		said = append(said, lang.DrillRun.Reference.With(a.Reference))
	}
	if !a.Text.IsZero() {
		said = append(said, a.Text)
	}
	return said
}

// waiting says above the incident what has arrived and was not read.
func (m *Model) waiting(w int) []row {
	d := &m.work.drill
	if d.unread == 0 || m.screen != onIncident {
		return nil
	}
	v := m.voice()
	return []row{line(inkDrill, oneLine(v.say(lang.DrillScreen.Unread, d.unread, d.news), w))}
}

// pressDrill takes the keys that only a drill has on the incident screen; false when it is
// none of them.
func (m *Model) pressDrill(key string) (tea.Cmd, bool) {
	if !m.work.state.Planned() {
		return nil, false
	}
	switch drillKeys.find(key) {
	case doInbox:
		m.openInbox()
		return nil, true
	case doClock:
		return m.openClock(), true
	}
	return nil, false
}

// openClock offers what whoever drills alone can do with the clock.
func (m *Model) openClock() tea.Cmd {
	switch m.work.drill.seat {
	case seatControl:
		m.screen = onControl
		return nil
	case seatAlone:
		return m.open(m.clockForm())
	case noSeat:
		if m.cfg.Drills != nil { // who left that open can say it now
			return m.open(m.seatForm())
		}
	}
	m.tell(inkWarn, lang.DrillScreen.ClockOfOthers)
	return nil
}

// pausing is the intent of the key that sets the clock going and stops it.
func (m *Model) pausing() drill.Intent {
	switch c := m.work.state.Clock; {
	case !c.Begun():
		return drill.Start{By: m.facilitator()}
	case c.Running:
		return drill.Pause{By: m.facilitator()}
	}
	return drill.Resume{By: m.facilitator()}
}

// facilitate records what a facilitator asks for by a key alone.
func (m *Model) facilitate(in drill.Intent) tea.Cmd {
	w := m.work
	return m.record(job{work: w, intent: in, then: func(m *Model, events []runbook.Event) tea.Cmd {
		if _, ended := events[len(events)-1].Data.(*runbook.DrillEnding); ended {
			m.openReview()
		}
		return m.arrived(w, events)
	}})
}

// score is the table of the drill as it stands, or nil before it was started.
func (d *drilling) score(entries []runbook.Event) *drill.Table {
	if d.table == nil || d.scored != len(entries) {
		d.table, _ = drill.Score(entries, nil)
		d.scored = len(entries)
	}
	return d.table
}

// drillKeys are what a drill on a scenario adds to the keys of the incident screen.
var drillKeys = keymap{
	{do: doInbox, keys: []string{"x"}, name: lang.Same("x"), what: lang.DrillScreen.HelpBox, bar: lang.DrillScreen.BarBox, keep: 2},
	{do: doClock, keys: []string{"z"}, name: lang.Same("z"), what: lang.DrillScreen.HelpClock, bar: lang.DrillScreen.BarClock, keep: 1},
}

// playersKeys is the incident screen of a drill.
var playersKeys = append(slices.Clone(drillKeys), incidentKeys...)

// sitDown opens the screen of whoever uses this console in the drill that was begun or
// resumed.
func (m *Model) sitDown(w *work, v *visit) tea.Cmd {
	if v.form.begunOn() {
		return m.drillBegun(v.form)
	}
	return m.sit(w)
}

// unheard says that something asked for by a key alone, or by the clock of a drill, was not
// recorded.
func (m *Model) unheard(j job, err error) {
	j.work.unsure = j.work.unsure || !errors.As(err, new(*runbook.Refusal))
	m.tell(inkBad, troubleOf(err).text)
}
