package tui

import (
	"cmp"
	"fmt"
	"slices"
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
	who := seatField(false) // players come to a drill that is there
	f.fields = append(f.fields, who)
	title := func(s *drill.Scenario) lang.Text { // the title tells what is going to happen
		if who.one() == "control" {
			return s.Title
		}
		return s.PlayersTitle()
	}
	if len(all) == 1 {
		f.key += " " + all[0].ID
		f.react = func(f *form) { f.intro = []lang.Text{t.StartIntro.With(title(all[0]))} }
	} else {
		var which []choice
		for _, s := range all {
			v := m.voice()
			about := lang.DrillSeat.Facts.With(lang.Same(v.span(s.Length)), len(s.Injects))
			if last := m.scenarios.last(v, s); !last.IsZero() {
				about = lang.DrillWash.GradeIs.With(about, last)
			}
			which = append(which, choice{id: s.ID, more: about})
		}
		which = append(which, choice{id: freeDrill, text: t.FreeDrill, more: t.FreeDrillAbout})
		f.fields = append(f.fields, newOne("scenario", t.Scenario, which, "").must())
		f.react = func(f *form) {
			for i, s := range all {
				which[i].text = title(s)
				if who.one() != "control" && s.Code != "" { // the question has the word already
					which[i].text = lang.DrillSeat.CodeOf.With(strings.ToUpper(s.Code), cmp.Or(s.Moment, lang.DrillAfter.NoMoment))
				}
			}
		}
	}
	f.fields = append(f.fields,
		newText("name", lang.DrillSeat.Yours, lang.Text{}, m.cfg.User).when(who, "control").must().oneself(),
		newText("players", lang.DrillSeat.RecorderElse, lang.DrillSeat.RecorderElseHint, "").when(who, "control"),
		newText("recorder", t.StartTitle, word.IntakeRecorderHint, m.cfg.User).when(who, "alone"),
		newOne("speed", t.Speed, speedChoices(), "1"))
	if len(all) > 1 { // a drill by the clock on the wall asks for other things
		for _, x := range f.fields[2:] {
			before := x.asked
			x.asked = func() bool { return f.text("scenario") != freeDrill && (before == nil || before()) }
		}
	}
	f.build = func(f *form) (job, *trouble) {
		if f.text("scenario") == freeDrill {
			return job{run: func(m *Model) tea.Cmd { return m.openIntake("", true) }}, nil
		}
		if t := noName(f, "name", "players", "recorder"); t != nil {
			return job{}, t
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
		name := f.text("recorder")
		if f.text("seat") == "control" {
			name = f.text("players") // the facilitator does not keep the players' log
		}
		who := runbook.By{Actor: runbook.Actor{Name: name, Role: runbook.RoleRecorder}, AsIs: f.asIs}
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
	// Every line has its number whether the clock runs or stands: who pressed it once presses
	// it again without looking.
	do := []choice{{id: "pause", text: t.DoPause}, {id: "jump", text: t.DoJump}}
	if !c.Running {
		do[0].text = t.DoResume
	}
	for _, n := range drillSpeeds {
		text := lang.DrillSeat.DoSpeed.With(t.Times.With(n))
		if n == c.Speed {
			text = lang.DrillSeat.SpeedNow.With(text)
		}
		do = append(do, choice{id: strconv.Itoa(n), text: text})
	}
	do = append(do, choice{id: "end", text: t.DoEnd})
	f.fields = []*field{newOne("do", t.ClockDo, do, "").must()}
	f.build = func(f *form) (job, *trouble) {
		by := m.facilitator()
		var in drill.Intent
		switch do := f.text("do"); do {
		case "pause":
			in = m.pausing()
		case "jump":
			return job{run: func(m *Model) tea.Cmd { return m.askJump() }}, nil
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

// observeForm notes what was seen, and says of which inject before it is kept: the one in
// hand, where that was delivered, unless another or none is chosen.
func (m *Model) observeForm(number int) *form {
	t := lang.DrillScreen
	f := &form{key: "observe", title: t.FormNote, button: t.ButtonRecord}
	const none = "none"
	about, chosen := []choice{{id: none, text: lang.DrillSeat.AboutNone}}, none
	for _, a := range slices.Backward(m.work.drill.given) {
		about = append(about, choice{id: strconv.Itoa(a.Number), text: lang.DrillSeat.AboutInject.With(a.Number, a.Title)})
		if a.Number == number {
			chosen = strconv.Itoa(number)
		}
	}
	f.fields = []*field{newArea("text", t.NoteText, lang.Text{}, "").must()}
	f.fields = append(f.fields, newOne("about", lang.DrillSeat.About, about, chosen).must())
	f.fields = append(f.fields, newWhen())
	f.build = func(f *form) (job, *trouble) {
		at, trouble := atTime(f, "when", m.voice(), runbook.Behind)
		by := m.speaks()
		by.AsIs, by.At = f.asIs, at
		number, _ := strconv.Atoi(f.text("about")) // 0 of none
		return job{intent: drill.Observe{By: by, Text: f.text("text"), Number: number}}, trouble
	}
	return f
}

// metForm marks an expected action of a delivered inject as taken; nil when nothing is left.
func (m *Model) metForm(in drill.InjectView) *form {
	t := lang.DrillScreen
	if in.Status != drill.Delivered {
		m.tell(inkWarn, lang.Drill.NotDelivered.With(in.Number))
		return nil
	}
	var left []choice
	for _, x := range m.work.drill.run.Unproved(in.Inject, m.clock()) {
		if v, ok := m.work.state.Step(x.Step, m.clock()); ok {
			left = append(left, choice{id: string(x.Step), text: m.expects(x, &v)})
		}
	}
	if len(left) == 0 {
		m.tell(inkWarn, t.NothingExpected)
		return nil
	}
	seen := m.clock() // what is marked was seen when the key was pressed, not when the form was filled in
	f := &form{key: fmt.Sprint("met ", in.Number), title: t.FormMet, button: t.ButtonRecord, intro: []lang.Text{in.Title}}
	f.fields = []*field{
		newOne("which", t.MetWhich, left, "").must(), newText("text", t.MetText, lang.Text{}, ""),
		newTime("when", word.When, lang.DrillSlip.NowIs.With(m.voice().clock(seen)), "", runbook.Behind),
	}
	f.fields[2].isNow = true
	f.build = func(f *form) (job, *trouble) {
		at, trouble := atTime(f, "when", m.voice(), runbook.Behind)
		if at.IsZero() {
			at = seen
		}
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

// isBefore reports whether what a form records is refused at a time before the drill began: then
// there is nothing to ask.
func (m *Model) isBefore(f *form, at time.Time) bool {
	j, t := f.job()
	return t == nil && j.intent != nil && m.work.state.BeforeDrill(j.intent, at)
}
