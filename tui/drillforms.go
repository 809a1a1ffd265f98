package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/text/unicode/norm"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// drillSpeeds are the speeds that are offered.
var drillSpeeds = []int{1, 2, 5, 10, 30, runbook.MaxSpeed}

func speedChoices() []choice {
	var out []choice
	for _, n := range drillSpeeds {
		out = append(out, choice{id: strconv.Itoa(n), text: lang.DrillScreen.Times.With(n)})
	}
	return out
}

// freeDrill stands for no scenario.
const freeDrill = " free"

// drillForm begins a drill on a scenario: the only one there is to choose from, or the one
// chosen in the form.
func (m *Model) drillForm(all []*drill.Scenario) *form {
	t := lang.DrillScreen
	f := &form{drill: true, key: "drill", title: t.FormStart, button: t.ButtonStart}
	if len(all) == 1 {
		f.key += " " + all[0].ID
		f.intro = []lang.Text{t.StartIntro.With(all[0].Title)}
	} else {
		var which []choice
		for _, s := range all {
			which = append(which, choice{id: s.ID, text: s.Title, more: s.Moment})
		}
		which = append(which, choice{id: freeDrill, text: t.FreeDrill, more: t.FreeDrillAbout})
		f.fields = append(f.fields, newOne("scenario", t.Scenario, which, "").must())
	}
	f.fields = append(f.fields, m.seatFields()...)
	f.fields = append(f.fields,
		newText("recorder", t.StartTitle, word.IntakeRecorderHint, m.cfg.User),
		newOne("speed", t.Speed, speedChoices(), "1"))
	if len(all) > 1 { // a drill by the clock on the wall asks for other things
		for _, x := range f.fields[1:] {
			before := x.asked
			x.asked = func() bool { return f.text("scenario") != freeDrill && (before == nil || before()) }
		}
	}
	f.build = func(f *form) (job, *trouble) {
		if f.text("scenario") == freeDrill {
			return job{run: func(m *Model) tea.Cmd { return m.openIntake("", true) }}, nil
		}
		s := all[0]
		for _, x := range all {
			if x.ID == f.text("scenario") {
				s = x
			}
		}
		zone := time.Local
		if p := m.profile(); p != nil && p.TimeZone != nil {
			zone = p.TimeZone
		}
		who := runbook.By{Actor: runbook.Actor{Name: f.text("recorder"), Role: runbook.RoleRecorder}, AsIs: f.asIs}
		if who.Actor.Name == "" {
			who.Actor.Name = runbook.Unnamed
		}
		in := s.Opening(who, m.lang, zone)
		in.Version = m.cfg.Version
		f.attempt(&in)
		return job{start: &in}, nil
	}
	return f
}

// seatFields ask who uses this console.
func (m *Model) seatFields() []*field {
	t := lang.DrillScreen
	seats := []choice{
		{id: "alone", text: t.SeatAlone, more: t.SeatAloneAbout},
		{id: "control", text: t.SeatControl, more: t.SeatControlAbout},
		{id: "player", text: t.SeatPlayer, more: t.SeatPlayerAbout},
	}
	who := newOne("seat", t.Seat, seats, "").must()
	return []*field{who, newText("name", t.Who, lang.Text{}, m.cfg.User).when(who, "control")}
}

var seats = map[string]seat{"alone": seatAlone, "control": seatControl, "player": seatPlayer}

// takeSeat takes over what a form says of who uses this console.
func (d *drilling) takeSeat(f *form) {
	d.seat, d.name = seats[f.text("seat")], f.text("name")
}

// seatForm asks who uses this console in a drill that exists.
func (m *Model) seatForm() *form {
	t := lang.DrillScreen
	f := &form{key: "seat", title: t.FormSeat, button: t.ButtonSeat, looks: true, intro: []lang.Text{t.SeatIntro}, fields: m.seatFields()}
	f.build = func(f *form) (job, *trouble) {
		return job{run: func(m *Model) tea.Cmd { return m.seated(f) }}, nil
	}
	return f
}

// seated opens the screen that belongs to who uses this console.
func (m *Model) seated(f *form) tea.Cmd {
	w := f.work
	if w == nil || m.work != w {
		return nil
	}
	w.drill.takeSeat(f)
	switch w.drill.seat {
	case seatControl:
		m.openControl()
	case seatPlayer:
		return nil
	}
	return m.lookAttended(w)
}

// drillBegun sets the clock going of a drill that was begun here.
func (m *Model) drillBegun(f *form) tea.Cmd {
	if m.work == nil || !m.work.state.Planned() {
		return nil
	}
	m.work.drill.takeSeat(f)
	speed, _ := strconv.Atoi(f.text("speed"))
	if m.work.drill.seat == seatControl {
		m.openControl()
	}
	m.work.drill.attended = time.Time{}
	return m.facilitate(drill.Start{By: m.facilitator(), Speed: speed})
}

// clockForm is what whoever drills alone can do with the clock.
func (m *Model) clockForm() *form {
	t, c := lang.DrillScreen, m.work.state.Clock
	f := &form{key: "clock", title: t.FormClock, button: t.ButtonClock}
	var do []choice
	switch {
	case m.work.state.Over():
		do = append(do, choice{id: "review", text: t.DoReview})
	case c.Running:
		do = append(do, choice{id: "pause", text: t.DoPause}, choice{id: "jump", text: t.DoJump})
	default:
		do = append(do, choice{id: "pause", text: t.DoResume})
	}
	if !m.work.state.Over() {
		if c.Begun() {
			for _, n := range drillSpeeds {
				if n != c.Speed {
					do = append(do, choice{id: strconv.Itoa(n), text: t.DoSpeed.With(t.Times.With(n))})
				}
			}
		}
		do = append(do, choice{id: "end", text: t.DoEnd})
	}
	f.fields = []*field{newOne("do", t.ClockDo, do, "").must()}
	f.build = func(f *form) (job, *trouble) {
		by := m.facilitator()
		var in drill.Intent
		switch do := f.text("do"); do {
		case "review":
			return job{run: func(m *Model) tea.Cmd { m.openReview(); return nil }}, nil
		case "pause":
			in = m.pausing()
		case "jump":
			in = drill.Jump{By: by}
		case "end":
			return job{run: func(m *Model) tea.Cmd { return m.askEnd() }}, nil
		default:
			n, _ := strconv.Atoi(do)
			in = drill.SetSpeed{By: by, Speed: n}
		}
		return job{intent: in}, nil
	}
	return f
}

// askEnd asks whether the drill is to end.
func (m *Model) askEnd() tea.Cmd {
	t := lang.DrillScreen
	m.ask = &question{text: t.EndAsk, no: t.NoMore, yes: t.EndYes, then: func() tea.Cmd {
		return m.facilitate(drill.End{By: m.facilitator()})
	}}
	return nil
}

// delayForm puts an inject off.
func (m *Model) delayForm(in *drill.Inject) *form {
	t := lang.DrillScreen
	f := &form{key: fmt.Sprint("delay ", in.Number), title: t.FormDelay.With(in.Number), button: t.ButtonRecord, intro: []lang.Text{in.Title}}
	f.fields = []*field{newText("minutes", t.Delay, t.DelayHint, "").must(), newText("reason", t.Reason, lang.Text{}, "")}
	f.build = func(f *form) (job, *trouble) {
		text := f.text("minutes")
		n, err := strconv.Atoi(strings.TrimSuffix(norm.NFKC.String(text), "分"))
		if err != nil || n < 1 {
			return job{}, &trouble{text: t.BadDelay.With(text), hint: t.BadDelayHint, field: "minutes"}
		}
		return job{intent: drill.Delay{By: m.facilitatorOf(f), Number: in.Number, Span: time.Duration(n) * time.Minute, Reason: f.text("reason")}}, nil
	}
	return f
}

// facilitatorOf is who a form is by.
func (m *Model) facilitatorOf(f *form) runbook.By {
	by := m.facilitator()
	by.AsIs = f.asIs
	return by
}

// skipInjectForm leaves an inject out.
func (m *Model) skipInjectForm(in *drill.Inject) *form {
	t := lang.DrillScreen
	f := &form{key: fmt.Sprint("skip inject ", in.Number), title: t.FormSkip.With(in.Number), button: t.ButtonRecord, intro: []lang.Text{in.Title}}
	f.fields = []*field{newText("reason", t.Reason, lang.Text{}, "")}
	f.build = func(f *form) (job, *trouble) {
		return job{intent: drill.SkipInject{By: m.facilitatorOf(f), Number: in.Number, Reason: f.text("reason")}}, nil
	}
	return f
}

// observeForm notes what was seen, about the inject in hand or none.
func (m *Model) observeForm(number int) *form {
	t := lang.DrillScreen
	f := &form{key: "observe", title: t.FormNote, button: t.ButtonRecord}
	f.fields = []*field{newArea("text", t.NoteText, lang.Text{}, "").must()}
	f.fields = append(f.fields, newTime("when", word.When, word.WhenHint, "", runbook.Behind))
	f.build = func(f *form) (job, *trouble) {
		at, trouble := atTime(f, "when", m.voice(), runbook.Behind)
		by := m.facilitatorOf(f)
		by.At = at
		return job{intent: drill.Observe{By: by, Text: f.text("text"), Number: number}}, trouble
	}
	return f
}

// metForm marks an expected action of an inject as taken; nil when nothing is left.
func (m *Model) metForm(in *drill.Inject) *form {
	t := lang.DrillScreen
	var left []choice
	for _, x := range in.Expect {
		v, ok := m.work.state.Step(x.Step, m.clock())
		if ok && v.State != runbook.StateDone {
			left = append(left, choice{id: string(x.Step), text: v.Title})
		}
	}
	if len(left) == 0 {
		m.tell(inkWarn, t.NothingExpected)
		return nil
	}
	f := &form{key: fmt.Sprint("met ", in.Number), title: t.FormMet, button: t.ButtonRecord, intro: []lang.Text{in.Title}}
	f.fields = []*field{
		newOne("which", t.MetWhich, left, "").must(), newText("text", t.MetText, lang.Text{}, ""),
		newTime("when", word.When, word.WhenHint, "", runbook.Behind),
	}
	f.build = func(f *form) (job, *trouble) {
		at, trouble := atTime(f, "when", m.voice(), runbook.Behind)
		by := m.facilitatorOf(f)
		by.At = at
		return job{intent: drill.MarkMet{By: by, Number: in.Number, Step: playbook.Ref(f.text("which")), Text: f.text("text")}}, trouble
	}
	return f
}

// speedForm changes the speed of the clock.
func (m *Model) speedForm() *form {
	t := lang.DrillScreen
	f := &form{key: "speed", title: t.FormSpeed, button: t.ButtonRecord}
	f.fields = []*field{newOne("speed", t.Speed, speedChoices(), "").must()}
	f.build = func(f *form) (job, *trouble) {
		n, _ := strconv.Atoi(f.text("speed"))
		return job{intent: drill.SetSpeed{By: m.facilitatorOf(f), Speed: n}}, nil
	}
	return f
}
