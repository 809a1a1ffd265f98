package tui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// Drills is what drills on a scenario need of the outside world.
type Drills struct {
	// Scenarios reads the scenarios that can be played.
	Scenarios func() ([]*drill.Scenario, error)

	// Held is when drills on a scenario were last held, by its id, in wall time. Nil:
	// that is not known.
	Held func(ctx context.Context) (map[string]time.Time, error)

	// Attend keeps that somebody attends to a running drill at a moment; Attended is
	// the last such moment, or zero. What runs and is not attended to was interrupted.
	Attend   func(ctx context.Context, id runbook.IncidentID, at time.Time) error
	Attended func(ctx context.Context, id runbook.IncidentID) time.Time

	// Present keeps that a player does, whose clock runs as well while the facilitator's
	// computer is gone. Of a drill that is run by commands it keeps nothing, since nobody has
	// to attend to that. Nil: players do not count.
	Present func(ctx context.Context, id runbook.IncidentID, at time.Time) error

	// Exercised is when what an office has was last exercised. Nil: that is not known.
	Exercised func(ctx context.Context, office string) (Exercised, error)

	// Seat gives what this terminal is in a drill, and KeepSeat keeps it, where no other
	// terminal reads it. Nil: it is forgotten with the console.
	Seat     func(id runbook.IncidentID) (s Seat, known bool)
	KeepSeat func(id runbook.IncidentID, s Seat) error

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
	seatOver                // of keys only: the drill is over
)

// drilling is what a console knows of the drill that is open.
type drilling struct {
	run      drill.Run
	seat     seat
	name     string // of who sits here
	role     string // … of a player
	byHand   bool   // injects wait for the facilitator
	held     bool   // … until those are handed out that became due while nobody was here
	sought   bool   // who sits here is being read from the disk: keys wait
	looking  bool   // it is being asked whether the drill was interrupted
	away     bool   // left with its clock running: this console goes on
	sending  bool   // an inject is on its way into the log
	at       int    // the inject in hand, of those that the search leaves
	plan     search // narrows the facilitator's list of injects
	box      search // … what has arrived
	read     int    // scroll of its details
	chase    bool   // … of the hot wash follows the item in hand
	given    []arrival
	heard    map[int]bool         // what of that was shown here, by the number of the inject
	fresh    map[int]bool         // what of it was new when the screen of it was opened, or came since
	from     screen               // where that was opened
	asked    func(*Model) tea.Cmd // what is being done while nobody has said who sits here
	logFrom  screen               // where the log was opened, if it was on a screen of the drill's own
	attended time.Time            // when that was last kept
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
		d.given = arrivals(d.run.Scenario, entries)
	}
}

// delivers reports whether this console hands out what is due.
func (d *drilling) delivers() bool {
	return d.seat == seatAlone || d.seat == seatControl && !d.byHand && !d.held
}

// hides reports whether the players do not see an entry: it tells of the plan.
func (w *work) hides(e *runbook.Event) bool {
	return w.hidesPlan() && !drill.Told(*e)
}

// hidesPlan reports whether whoever sits here must not see the plan: a player, until the
// drill is over.
func (w *work) hidesPlan() bool {
	return w.drill.seat != seatControl && !w.state.Over()
}

// drillTick does what time brings in a drill: hands out what is due, and keeps that
// somebody attends to it.
func (m *Model) drillTick() tea.Cmd {
	w := m.work
	if w == nil || !w.state.Clock.Running {
		return nil
	}
	m.readBox() // the window may have another size now
	if w.drill.seat == noSeat {
		return nil
	}
	return tea.Batch(m.deliverDue(w), m.attend(w)) // a player's clock that runs is attended to as well
}

// deliverDue hands out the inject that has been due longest.
func (m *Model) deliverDue(w *work) tea.Cmd {
	d := &w.drill
	if d.looking || d.sending || w.stuck != nil {
		return nil
	}
	due := d.run.DueNow(w.state.Now(m.now))
	if len(due) == 0 && d.held {
		d.held = false
		if m.work == w { // of a drill that was left running nothing is said anywhere else
			m.tell(inkGood, lang.DrillScreen.AutoNowOn)
		}
	}
	if len(due) == 0 || !d.delivers() {
		return nil
	}
	d.sending = true
	return m.record(job{work: w, intent: drill.Deliver{By: m.facilitatorOfDrill(w), Number: due[0].Number}, then: func(m *Model, events []runbook.Event) tea.Cmd {
		return tea.Batch(m.arrived(w, events), m.deliverDue(w)) // a jump may make several due at once
	}})
}

// attend keeps, every second, that this console attends to the drill.
func (m *Model) attend(w *work) tea.Cmd {
	drills := m.cfg.Drills
	if drills == nil {
		return nil
	}
	keep := drills.Attend
	if w.drill.seat == seatPlayer {
		keep = drills.Present
	}
	if keep == nil || m.now.Sub(w.drill.attended) < attendEvery {
		return nil
	}
	w.drill.attended = m.now
	ctx, id, now := m.ctx, w.state.ID, m.now
	return func() tea.Msg {
		_ = keep(ctx, id, now) // without it an interruption only counts from the last entry
		return nil
	}
}

// facilitator is who the entries of a facilitator are by.
func (m *Model) facilitator() runbook.By { return m.facilitatorOfDrill(m.work) }

func (m *Model) facilitatorOfDrill(w *work) runbook.By {
	d := &w.drill
	name := d.run.Facilitator()
	switch {
	case d.seat == seatControl && d.name != "":
		name = d.name
	case d.seat == seatAlone && w.state.Recorder() != "":
		name = w.state.Recorder()
	}
	return runbook.By{Actor: runbook.Actor{Name: name}}
}

// wasAttended is the reply of a command that asks when a running drill was last attended to.
type wasAttended struct {
	work *work
	at   time.Time
}

// lookAttended asks whether a drill that runs was interrupted. Until that is known nothing is
// handed out: what is due by a clock that is going to be put back is not due.
func (m *Model) lookAttended(w *work) tea.Cmd {
	keep := m.cfg.Drills
	if keep == nil || keep.Attended == nil || !w.state.Clock.Running {
		w.drill.looking = false
		m.tellClock(w)
		return nil
	}
	w.drill.looking = true
	ctx, id := m.ctx, w.state.ID
	return func() tea.Msg { return wasAttended{w, keep.Attended(ctx, id)} }
}

// lastAttended puts the clock of an interrupted drill back to where it was, and stops it.
func (m *Model) lastAttended(msg wasAttended) tea.Cmd {
	w := msg.work
	if m.work != w || !w.state.Clock.Running || msg.at.IsZero() || m.now.Sub(msg.at) < attendGap {
		w.drill.looking = false
		m.holdBurst(w)
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
	case w.state.Clock.Running || w.state.Over():
	case !w.state.Clock.Begun():
		m.tell(inkWarn, lang.DrillScreen.StartedPaused)
	default:
		m.tell(inkWarn, lang.DrillScreen.StandsStill.With(m.voice().clock(m.clock())))
	}
}

// simulated says how somebody answers whom a person calls who drills alone: nobody plays
// them. via is which of the contacts of a role is called, where that was chosen (viaID).
func (m *Model) simulated(to, via string) []lang.Text {
	w := m.work
	if w == nil || w.drill.seat != seatAlone || w.state.Set == nil || !w.state.Set.HasRole(to) {
		return nil
	}
	t := lang.DrillScreen
	a, ok := w.drill.run.Answers()[to]
	if !ok {
		return []lang.Text{t.AnswersAsUsual}
	}
	if via != "" { // whoever has the post, or somebody in their place
		a = a.To(via != viaID(to, 0))
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

// playsOthers has the forms in which somebody is asked say how they answer, where nobody
// plays them: as soon as it is known who is asked, and before the answer is recorded.
func (m *Model) playsOthers(f *form) {
	if m.work == nil || f.work != m.work || m.work.drill.seat != seatAlone {
		return
	}
	var whom func(*form) []string
	switch {
	case strings.HasPrefix(f.key, "approve "):
		whom = func(f *form) []string {
			var roles []string
			for _, act := range f.field("acts").chosen() {
				roles = append(roles, m.work.state.Org.Approvals[act].By...)
			}
			return append(roles, runbook.RoleApprover)
		}
	case strings.HasPrefix(f.key, "consult "):
		whom = func(f *form) []string { return []string{f.text("role")} }
	default:
		return
	}
	intro, before := f.intro, f.react
	f.react = func(f *form) {
		if before != nil {
			before(f)
		}
		roles := whom(f)
		at := slices.IndexFunc(roles, func(id string) bool { _, ok := m.work.drill.run.Answers()[id]; return ok })
		f.intro = append(slices.Clone(intro), m.simulated(roles[max(0, at)], "")...)
	}
}

// pressDrill takes the keys that only a drill has on the incident screen; false when it is
// none of them.
func (m *Model) pressDrill(key string) (tea.Cmd, bool) {
	if m.work.state.Drill && incidentKeys.find(key) == doBack {
		return m.leaveDrill(), true
	}
	if !m.work.state.Planned() {
		return nil, false
	}
	if m.drillEnded() && acts(incidentKeys.find(key)) && drillKeys.find(key) == doNothing {
		m.tell(inkWarn, lang.Engine.DrillOverHint)
		return nil, true
	}
	if incidentKeys.find(key) == doMistake { // in a real incident it ends the record: nobody gets used to the key here
		m.tell(inkWarn, lang.DrillSlip.NoMistake)
		return nil, true
	}
	switch drillKeys.find(key) {
	case doInbox:
		m.openInbox()
		return nil, true
	case doClock:
		return m.openClock(), true
	case doSeat:
		return m.openSeat(), true
	}
	return nil, false
}

// openSeat asks anew who uses this console, while a drill goes on.
func (m *Model) openSeat() tea.Cmd {
	if m.work.state.Over() || m.cfg.Drills == nil {
		m.tell(inkWarn, lang.Engine.DrillOverHint)
		return nil
	}
	return m.open(m.seatForm(nil))
}

// drillEnded reports whether the drill on a scenario that is open was ended by its
// facilitator: nothing more is recorded of its steps, and it is not reopened.
func (m *Model) drillEnded() bool {
	return m.work != nil && m.work.state.Planned() && m.work.state.Over()
}

// acts reports whether an action is one that only an incident takes that was not ended.
func acts(do action) bool {
	switch do {
	case doEnter, doDone, doCannot, doSkip, doReport, doAsk, doUndo, doApprove, doConsult, doOverride, doClassify, doClose, doMistake, doReopen:
		return true
	}
	return false
}

// openClock offers what whoever drills alone can do with the clock; to others it opens
// what is theirs.
func (m *Model) openClock() tea.Cmd {
	if m.work.state.Over() {
		m.openReview()
		return nil
	}
	switch m.work.drill.seat {
	case seatControl:
		m.screen = onControl
		return nil
	case seatAlone:
		return m.open(m.clockForm())
	case noSeat:
		if m.cfg.Drills != nil { // who left that open can say it now
			return m.open(m.seatForm(nil))
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
		switch events[len(events)-1].Data.(type) {
		case *runbook.DrillEnding:
			m.openReview()
		case *runbook.DrillJumping: // what it went to comes, although no second passes while the clock stands
			return tea.Batch(m.arrived(w, events), m.deliverDue(w))
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
	{do: doInbox, keys: []string{"j"}, name: lang.Same("j"), what: lang.DrillScreen.HelpBox, bar: lang.DrillScreen.BarBox, keep: 1},
	{do: doClock, keys: []string{"z"}, name: lang.Same("z"), what: lang.DrillScreen.HelpClock, bar: lang.DrillScreen.BarClock, keep: 1},
	{do: doSeat, keys: []string{"u"}, name: lang.Same("u"), what: lang.DrillSeat.HelpSeat},
}

// seatKeys are the keys of the incident screen of a drill, by who sits at the console:
// nobody is told of a key that belongs to another.
var seatKeys = func() map[seat]keymap {
	t := lang.DrillScreen
	usual := slices.DeleteFunc(slices.Clone(incidentKeys), func(b binding) bool { return slices.Contains(b.keys, "x") || slices.Contains(b.keys, "z") })
	with := func(what, bar lang.Text) keymap {
		z := drillKeys[1]
		z.what, z.bar = what, bar
		return append(keymap{drillKeys[0], z, drillKeys[2]}, usual...)
	}
	return map[seat]keymap{
		noSeat: with(t.FormSeat, t.BarSeat), seatPlayer: append(keymap{drillKeys[0], drillKeys[2]}, usual...),
		seatAlone: with(t.HelpClock, t.BarClock), seatControl: with(t.HelpControl, t.BarControl), seatOver: slices.DeleteFunc(with(t.HelpReview, t.BarReview), func(b binding) bool { return b.do == doReopen || b.do == doSeat }),
	}
}()

// playersKeys are the keys of the incident screen of the drill that is open.
func (m *Model) playersKeys() keymap {
	if m.work.state.Over() {
		return seatKeys[seatOver]
	}
	return seatKeys[m.work.drill.seat]
}

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
	r := (*runbook.Refusal)(nil)
	refused := errors.As(err, &r)
	j.work.unsure = j.work.unsure || !refused
	if _, ok := j.intent.(drill.Deliver); ok && refused && r.Code == runbook.AlreadySettled {
		return // another console was faster
	}
	if m.work != nil && m.work != j.work && j.work.drill.away {
		return // it is tried again, and said where the drill is
	}
	m.tell(inkBad, troubleOf(err).text)
}

// describes says what an entry means: to those who may see the plan of a drill with the
// titles that only the scenario knows, to the players what arrived by how it came, since its
// number in the plan would tell them what was left out.
func (w *work) describes(e runbook.Event) lang.Text {
	if !w.state.Planned() {
		return runbook.Describe(&w.state, e)
	}
	if d, ok := e.Data.(*runbook.DrillDelivery); ok && w.hidesPlan() && w.drill.run.Scenario != nil && w.state.Set != nil {
		if in, ok := w.drill.run.Scenario.Inject(d.Inject); ok {
			return lang.DrillScreen.Arrived.With(in.Means.Title(), in.From, w.state.Set.Role(in.To).Title)
		}
	}
	if !w.hidesPlan() {
		if said, ok := drill.Describe(&w.drill.run, e); ok {
			return said
		}
	}
	return runbook.Describe(&w.state, e)
}

// drillRule is the line under the header of a drill. What has arrived and was not read is
// told in it, so that neither what is being typed nor what is being read moves.
func (m *Model) drillRule(w int) row {
	v := m.voice()
	var b strings.Builder
	mark := lang.Event.Drill
	if says := m.drillWord(); says != word.DrillRule {
		mark = says
	}
	lead := "== " + v.say(mark) + " "
	if news := m.unreadLine(w - cell.Width(lead) - 1); news != "" {
		b.WriteString(lead + news + " ")
	} else {
		b.WriteString("== ")
		text, who := v.say(m.drillWord()), ""
		if m.work != nil && m.work.state.Planned() {
			who = v.say(m.sitsHere())
		}
		if who != "" { // who sits here, at the right end
			who = " " + cell.CleanLine(who) + " =="
		}
		for n := 0; n == 0 || cell.Width(b.String())+cell.Width(text)+cell.Width(who)+4 <= w; n++ {
			b.WriteString(text + " == ")
		}
		if room := w - cell.Width(b.String()) - cell.Width(who); room >= 0 {
			b.WriteString(strings.Repeat("=", room) + who)
		}
	}
	b.WriteString(strings.Repeat("=", max(0, w-cell.Width(b.String()))))
	return line(inkDrill, b.String()).clip(w)
}

// drillWord is what the line under the header says of the drill: that its clock stands,
// or that it is over, where everybody has to know it.
func (m *Model) drillWord() lang.Text {
	if m.work == nil || !m.work.state.Drill {
		return word.DrillRule
	}
	switch c := m.work.state.Clock; {
	case c.Ended:
		return word.DrillOver
	case c.Begun() && !c.Running:
		return word.DrillStands
	}
	return word.DrillRule
}

// edge is the line above the last ones of the screen: in a drill another one, also where
// there are no colours.
func (m *Model) edge(w int) row {
	if m.inDrill() {
		return line(inkDrill, strings.Repeat("=", max(0, w)))
	}
	return rule(w)
}

// openDrillLog opens the log from a screen that only a drill has, to which Esc leads back.
func (m *Model) openDrillLog() {
	m.work.drill.logFrom = m.screen
	m.openLog()
}

// logBack is where Esc leads from the log.
func (m *Model) logBack() screen {
	d := &m.work.drill
	from := d.logFrom
	d.logFrom = onHome
	if from == onControl || from == onReview {
		return from
	}
	return onIncident
}
