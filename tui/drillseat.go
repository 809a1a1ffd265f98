package tui

import (
	"slices"
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// Who sits at a console in a drill is said once: each terminal has one seat in each drill,
// with a name and, for a player, a role. Entries that nobody else is named in are by that
// name. The seat, and what was read there, outlives the program; whoever comes back to the
// terminal goes on, and u says anew who it is.

// Seat is what a terminal is in a drill, for [Drills.Seat] to remember.
type Seat struct {
	As     string // "alone", "control" (the facilitator) or "player"
	Name   string // of who sits there; empty where the one who keeps the log does
	Role   string // of a player: the id of a role of the opening
	ByHand bool   // of a facilitator: injects wait to be delivered
	Read   []int  // the numbers of the injects that were read there, ascending
}

// equal reports whether nothing of a seat changed.
func (s Seat) equal(o Seat) bool {
	return s.As == o.As && s.Name == o.Name && s.Role == o.Role && s.ByHand == o.ByHand && slices.Equal(s.Read, o.Read)
}

// The replies of commands.
type (
	seatKnown struct {
		work  *work
		seat  Seat
		known bool
	}
	seatKept struct{} // the next may be
)

var seats = map[string]seat{"alone": seatAlone, "control": seatControl, "player": seatPlayer}

// name of a seat, as it is kept; empty while nobody said who sits there.
func (s seat) kept() string {
	for name, is := range seats {
		if is == s {
			return name
		}
	}
	return ""
}

// seated is the seat as it is kept.
func (d *drilling) kept() Seat {
	s := Seat{As: d.seat.kept(), Name: d.name, Role: d.role, ByHand: d.byHand}
	for n := range d.heard {
		s.Read = append(s.Read, n)
	}
	slices.Sort(s.Read)
	return s
}

// restore takes a seat again that was kept.
func (d *drilling) restore(s Seat) {
	d.seat, d.name, d.role, d.byHand = seats[s.As], s.Name, s.Role, s.ByHand
	for _, n := range s.Read {
		d.hears(n)
	}
}

// keepSeat keeps who sits here, and what was read, where it changed while the drill goes on.
// One command is at it at a time, so that what came later stays; what changes meanwhile waits.
func (m *Model) keepSeat() tea.Cmd {
	if m.cfg.Drills == nil {
		return nil
	}
	if w := m.work; w != nil && w.drill.seat != noSeat && w.state.Planned() && !w.state.Over() {
		id, now := w.state.ID, w.drill.kept()
		if have, ok := m.seats[id]; !ok || !have.equal(now) {
			m.seats[id] = now
			if !slices.Contains(m.unkeptSeats, id) {
				m.unkeptSeats = append(m.unkeptSeats, id)
			}
		}
	}
	keep := m.cfg.Drills.KeepSeat
	if m.seating || keep == nil || len(m.unkeptSeats) == 0 {
		return nil
	}
	m.seating = true
	id := m.unkeptSeats[0]
	m.unkeptSeats = m.unkeptSeats[1:]
	now := m.seats[id]
	return func() tea.Msg {
		_ = keep(id, now) // without it the terminal is asked again
		return seatKept{}
	}
}

// sit gives this console its seat in the drill that was opened: the one it had, or the one
// it is asked for. Who began the drill here has said so. When it is over everything may be
// seen from every seat.
func (m *Model) sit(w *work) tea.Cmd {
	if !w.state.Planned() || m.cfg.Drills == nil || w.drill.seat != noSeat {
		return nil
	}
	if w.state.Over() {
		m.screen = onReview
	}
	id, look := w.state.ID, m.cfg.Drills.Seat
	if s, ok := m.seats[id]; ok || look == nil {
		return m.seatKnown(seatKnown{w, s, ok})
	}
	w.drill.sought = true
	return func() tea.Msg {
		s, known := look(id)
		return seatKnown{w, s, known}
	}
}

// seatKnown is what this terminal was in the drill that was opened, or that nobody knows.
// The keys that came before are for the drill, and no answer to what is asked first.
func (m *Model) seatKnown(msg seatKnown) tea.Cmd {
	w := msg.work
	w.drill.sought = false
	if m.work == w && m.notice.text == word.Opening { // it is
		m.notice = notice{}
	}
	cmd := m.seatFound(msg)
	if m.work != w && !m.waiting() || m.occupied() {
		m.drop()
	}
	return tea.Batch(cmd, m.replay())
}

// seatFound gives this terminal the seat it had, or asks for one.
func (m *Model) seatFound(msg seatKnown) tea.Cmd {
	w, was := msg.work, noSeat
	if msg.known {
		was = seats[msg.seat.As]
	}
	control := m.cfg.Drills.Control && w.state.ID == m.cfg.Incident
	switch {
	case m.work != w || w.drill.seat != noSeat:
		return nil
	case w.state.Over() && was != noSeat:
		w.drill.restore(msg.seat)
		return nil
	case w.state.Over():
		w.drill.seat = seatControl // for as long as it is open: nothing is kept of it
		return nil
	case control && was != seatControl: // the command that was called says who sits here
		w.drill.seat = seatControl
		m.openControl()
		return m.lookAttended(w)
	case was != noSeat:
		return m.satDown(w, msg.seat)
	case m.occupied(): // z or u asks later
		return m.lookAttended(w)
	}
	return tea.Batch(m.open(m.seatForm(nil)), m.lookAttended(w))
}

// satDown takes the seat again that this terminal had.
func (m *Model) satDown(w *work, s Seat) tea.Cmd {
	w.drill.restore(s)
	m.seats[w.state.ID] = s
	m.notice = notice{text: lang.DrillSeat.Back.With(m.sitsHere()), ink: inkPlain, long: true}
	if w.drill.seat == seatControl {
		m.openControl()
	}
	return m.lookAttended(w)
}

// holdBurst has injects wait for the facilitator who comes back while several are due:
// nothing like it would happen in reality. Once those are handed out, the rest arrive by
// themselves again.
func (m *Model) holdBurst(w *work) {
	d := &w.drill
	if m.work != w || d.seat != seatControl {
		return
	}
	if n := len(d.run.DueNow(w.state.Now(m.now))); n > 1 && d.delivers() && w.state.Clock.Running {
		d.held = true
		m.notice = notice{text: lang.DrillSeat.BackDue.With(n), ink: inkWarn, long: true}
	}
}

// sitsHere says who sits at this console; zero while nobody said.
func (m *Model) sitsHere() lang.Text {
	t, d := lang.DrillSeat, &m.work.drill
	who := m.voice().person(m.facilitator().Actor.Name)
	switch d.seat {
	case seatPlayer:
		if d.name == "" {
			return lang.DrillScreen.SeatPlayer
		}
		if d.role == "" { // nobody could be asked: the roles cannot be read
			return t.SitsPlayerBare.With(d.name)
		}
		return t.SitsPlayer.With(d.name, m.roleTitle(d.role))
	case seatControl:
		return t.SitsControl.With(who)
	case seatAlone:
		return t.SitsAlone.With(who)
	}
	return lang.Text{}
}

// seatedAs is who sits here as a player: whose name entries bear that name nobody else.
func (w *work) seatedAs() (runbook.Actor, bool) {
	d := &w.drill
	return runbook.Actor{Name: d.name, Role: d.role}, d.seat == seatPlayer && d.name != ""
}

// speaks is who what is said in the hot wash is by, unless another is named: a player, or
// the facilitator.
func (m *Model) speaks() runbook.By {
	if who, ok := m.work.seatedAs(); ok {
		return runbook.By{Actor: who}
	}
	return m.facilitator()
}

// playersRoles are the roles a player can have: those of the scenario.
func playersRoles(set *playbook.Set, ids []string) []choice {
	var out []choice
	for _, r := range set.Roles() {
		if slices.Contains(ids, r.ID) && !r.Outside {
			out = append(out, choice{id: r.ID, text: r.Title})
		}
	}
	return out
}

// seatField asks who uses this console.
func seatField(player bool) *field {
	t := lang.DrillScreen
	list := []choice{
		{id: "alone", text: t.SeatAlone, more: t.SeatAloneAbout},
		{id: "control", text: t.SeatControl, more: t.SeatControlAbout},
	}
	if player {
		list = append(list, choice{id: "player", text: t.SeatPlayer, more: t.SeatPlayerAbout})
	}
	return newOne("seat", t.Seat, list, "").must()
}

// takeSeat takes over what a form says of who uses this console.
func (d *drilling) takeSeat(f *form) {
	d.seat, d.name, d.role = seats[f.text("seat")], "", ""
	switch d.seat {
	case seatControl:
		d.name = f.text("name")
	case seatPlayer:
		d.name, d.role = f.text("player"), f.text("role")
	}
}

// seatForm asks who uses this console in a drill that exists. What it is already stands in
// the form. Afterwards it does what was asked for before that was said; nil: nothing.
func (m *Model) seatForm(afterwards func(*Model) tea.Cmd) *form {
	t, d := lang.DrillScreen, &m.work.drill
	who := seatField(true)
	who.choose(d.seat.kept())
	name, player := d.name, d.name
	if d.seat != seatControl {
		name = m.cfg.User
	}
	if d.seat != seatPlayer {
		player = m.cfg.User
		if player == d.run.Facilitator() || d.seat == seatControl && player == d.name { // whose computer it may be
			player = ""
		}
	}
	f := &form{key: "seat", title: t.FormSeat, button: t.ButtonSeat, looks: true, intro: []lang.Text{t.SeatIntro}}
	f.fields = []*field{who, newText("name", lang.DrillSeat.Yours, lang.Text{}, name).when(who, "control").must().oneself(),
		newText("player", lang.DrillSeat.Yours, lang.Text{}, player).when(who, "player").must().oneself()}
	if d.run.Scenario != nil && m.work.state.Set != nil {
		f.fields = append(f.fields, newOne("role", lang.DrillSeat.YourRole, playersRoles(m.work.state.Set, d.run.Scenario.Roles), d.role).when(who, "player").must())
	}
	f.build = func(f *form) (job, *trouble) {
		return job{run: func(m *Model) tea.Cmd { return m.seated(f, afterwards) }}, noName(f, "name", "player")
	}
	return f
}

// asking does what may open a form. Where it has to be said first who sits here it is done
// once more when that is known, from the screen and the step where it was asked for.
func (m *Model) asking(do func(*Model) tea.Cmd) tea.Cmd {
	w := m.work
	if w == nil || w.drill.seat != noSeat {
		return do(m)
	}
	outer, screen, step := w.drill.asked, m.screen, w.selected
	w.drill.asked = func(m *Model) tea.Cmd {
		m.screen = screen
		if step != "" {
			w.pick(step)
		}
		return do(m)
	}
	cmd := do(m)
	w.drill.asked = outer
	return cmd
}

// seatFirst is the form that asks who sits here, where that has to be said before another is
// opened: what that records would bear the name of whoever began the drill. Nil where it is
// known. What was asked for waits in it, and is gone when it is left; it is opened anew, with
// the log as it is by then.
func (m *Model) seatFirst(f *form) *form {
	w := m.work
	if w == nil || m.screen == onHome || m.screen == onIntake || f.looks || w.drill.seat != noSeat ||
		m.cfg.Drills == nil || !w.state.Planned() || w.state.Over() {
		return nil
	}
	m.notice = notice{text: lang.DrillSlip.SeatFirst, ink: inkWarn, long: true}
	again, here := w.drill.asked, m.screen
	if again == nil {
		return m.seatForm(nil)
	}
	return m.seatForm(func(m *Model) tea.Cmd {
		if m.work != w || m.screen != here {
			return nil
		}
		return again(m)
	})
}

// noName refuses a name without a letter: the number of a choice of another field, pressed
// too early.
func noName(f *form, ids ...string) *trouble {
	for _, id := range ids {
		x := f.field(id)
		if name := f.text(id); !x.hidden() && name != "" && !strings.ContainsFunc(name, unicode.IsLetter) {
			return &trouble{text: lang.DrillSlip.NameHasNone.With(name), hint: lang.DrillSlip.NameHasNoneHint, field: id}
		}
	}
	return nil
}

// seated opens the screen that belongs to who uses this console. Who plays which role is an
// entry, as in every incident. A facilitator has a screen of their own, on which nothing waits.
func (m *Model) seated(f *form, afterwards func(*Model) tea.Cmd) tea.Cmd {
	w := f.work
	if w == nil || m.work != w {
		return nil
	}
	d := &w.drill
	was, name := d.seat, d.name
	d.takeSeat(f)
	if was != noSeat && (d.seat != was || d.name != name) {
		d.heard = nil // somebody else has not read it
	}
	if d.seat == seatControl || afterwards == nil {
		afterwards = func(*Model) tea.Cmd { return nil }
	}
	switch d.seat {
	case seatControl:
		m.openControl()
	case seatPlayer:
		if m.screen == onControl {
			m.screen = onIncident
		}
		waiting := afterwards(m)
		who, ok := w.seatedAs()
		if !ok || w.state.Roles[who.Role] == who.Name {
			return waiting
		}
		return tea.Batch(waiting, m.record(job{work: w, intent: runbook.TakeRole{By: runbook.By{Actor: who}, Role: who.Role, Name: who.Name}}))
	case seatAlone:
		if m.screen == onControl {
			m.screen = onIncident
		}
	}
	return tea.Batch(afterwards(m), m.lookAttended(w))
}
