package tui

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// controlKeys is the facilitator's screen. What a facilitator does is all on the screen
// itself (controlKeyRows): nobody looks it up while players wait.
var controlKeys = keymap{
	{do: doEnter, keys: []string{"enter", "d"}, name: lang.Same("Enter"), what: lang.DrillScreen.HelpDeliver, bar: lang.DrillScreen.BarDeliver, keep: 2},
	{do: doDelay, keys: []string{"1"}, name: digit("1"), what: lang.DrillScreen.HelpDelay, bar: lang.DrillScreen.BarDelay, keep: 1},
	{do: doSkip, keys: []string{"2"}, name: digit("2"), what: lang.DrillScreen.HelpSkip, bar: lang.DrillScreen.BarSkip, keep: 1},
	{do: doClock, keys: []string{"3", "z"}, name: digit("3"), what: lang.DrillScreen.HelpPause, bar: lang.DrillScreen.BarPause, keep: 2},
	{do: doSpeed, keys: []string{"4"}, name: digit("4"), what: lang.DrillScreen.HelpSpeed, bar: lang.DrillScreen.BarSpeed, keep: 1},
	{do: doNote, keys: []string{"5"}, name: digit("5"), what: lang.DrillScreen.HelpNote, bar: lang.DrillScreen.BarNote, keep: 1},
	{do: doMet, keys: []string{"6"}, name: digit("6"), what: lang.DrillScreen.HelpMet, bar: lang.DrillScreen.BarMet, keep: 1},
	{do: doJump, keys: []string{"7"}, name: digit("7"), what: lang.DrillScreen.HelpJump, bar: lang.DrillScreen.BarJump, keep: 1},
	{do: doShow, keys: []string{"8"}, name: digit("8"), what: lang.DrillScreen.HelpContacts, bar: lang.DrillSeat.BarNumbers},
	{do: doClose, keys: []string{"9"}, name: digit("9"), what: lang.DrillScreen.HelpEnd, bar: lang.DrillScreen.BarEnd, keep: 1},
	{do: doOverview, keys: []string{"0"}, name: digit("0"), what: lang.DrillScreen.HelpReview, bar: lang.DrillScreen.BarReview},
	{do: doOnly, keys: []string{"a"}, name: lang.Same("a"), what: lang.DrillScreen.HelpAuto, bar: lang.DrillSeat.BarAuto},
	{do: doPane, keys: []string{"tab", "v"}, name: lang.Same("Tab"), what: lang.DrillScreen.HelpPlayers, bar: lang.DrillSeat.BarPlayers},
	{do: doLog, keys: []string{"l"}, name: lang.Same("l"), what: word.HelpLog, bar: word.BarLog},
	{do: doSeat, keys: []string{"u"}, name: lang.Same("u"), what: lang.DrillSeat.HelpSeat, bar: lang.DrillSeat.BarSeat},
	keyFind, keyUp, keyDown, keyPgUp, keyPgDn, keyTop, keyEnd, keyWords, keyHelp, keyBack, keyQuit,
}

// openControl shows the facilitator's screen, with the first inject in hand that is still
// to come.
func (m *Model) openControl() {
	d := &m.work.drill
	m.screen, d.at, d.read = onControl, 0, 0
	d.plan.clear()
	for i, in := range m.injects() {
		if in.Open() {
			d.at = i
			return
		}
	}
}

// injects are those of the plan that the search leaves, by number, title and words.
func (m *Model) injects() []drill.InjectView {
	d := &m.work.drill
	all := d.run.Injects(m.clock())
	out := slices.DeleteFunc(slices.Clone(all), func(in drill.InjectView) bool {
		return !d.plan.has(strconv.Itoa(in.Number), both(in.Title), both(in.Text), both(in.From))
	})
	d.plan.found, d.plan.of = len(out), len(all)
	return out
}

// inHand is the inject in hand; false when the scenario cannot be read, or nothing was found.
func (m *Model) inHand() (drill.InjectView, bool) {
	d := &m.work.drill
	all := m.injects()
	if len(all) == 0 {
		return drill.InjectView{}, false
	}
	d.at = max(0, min(d.at, len(all)-1))
	return all[d.at], true
}

// pressControl gives a key to the facilitator's screen.
func (m *Model) pressControl(key string) tea.Cmd {
	d := &m.work.drill
	in, any := m.inHand()
	do := controlKeys.find(key)
	switch do {
	case doUp, doDown:
		d.read = 0
		d.at += map[action]int{doUp: -1, doDown: 1}[do]
		m.inHand()
	case doTop:
		d.at, d.read = 0, 0
	case doEnd:
		d.at, d.read = 1<<20, 0
		m.inHand()
	case doPageUp:
		d.read = max(0, d.read-m.page())
	case doPageDown:
		d.read += m.page()
	case doPane:
		m.screen = onIncident
	case doLog:
		m.openDrillLog()
	case doOverview:
		m.openReview()
	case doBack:
		return m.leaveDrill()
	case doSeat:
		return m.openSeat()
	case doOnly:
		d.byHand, d.held = !d.byHand && !d.held, false
		m.tell(inkGood, map[bool]lang.Text{true: lang.DrillScreen.AutoNowOff, false: lang.DrillScreen.AutoNowOn}[d.byHand])
	case doClock:
		return m.facilitate(m.pausing())
	case doJump:
		return m.askJump()
	case doSpeed:
		return m.open(m.speedForm())
	case doShow:
		return m.askContacts()
	case doClose:
		return m.askEnd()
	case doNote:
		number := 0
		if any && in.Status == drill.Delivered {
			number = in.Number
		}
		return m.openFor(drill.Observe{}, func() *form { return m.observeForm(number) })
	}
	if !any {
		return nil
	}
	switch do {
	case doEnter, doDelay, doSkip:
		if !in.Open() {
			m.tell(inkWarn, map[bool]lang.Text{
				true: lang.Drill.AlreadyDelivered.With(in.Number, in.Seq), false: lang.Drill.AlreadySkipped.With(in.Number, in.Seq),
			}[in.Status == drill.Delivered])
			return nil
		}
	}
	switch do {
	case doEnter:
		return m.deliverInHand(in)
	case doDelay:
		if err := m.work.drill.run.Postponable(in); err != nil {
			m.refused(err)
			return nil
		}
		return m.openFor(drill.Delay{}, func() *form { return m.delayForm(in.Inject) })
	case doSkip:
		return m.openFor(drill.SkipInject{}, func() *form { return m.skipInjectForm(in.Inject) })
	case doMet:
		return m.openFor(drill.MarkMet{}, func() *form { return m.metForm(in) })
	}
	return nil
}

// openFor opens a form for what is to be recorded, or says at once why nothing like it can be
// now: nobody fills in a form for that.
func (m *Model) openFor(in drill.Intent, f func() *form) tea.Cmd {
	if err := drill.Admits(m.work.drill.run, in); err != nil {
		m.refused(err)
		return nil
	}
	return m.open(f())
}

// deliverInHand hands out the inject in hand. What is due is expected now; before its time,
// or against its conditions, that is asked first: nothing takes it back.
func (m *Model) deliverInHand(in drill.InjectView) tea.Cmd {
	t := lang.DrillSeat
	deliver := func() tea.Cmd {
		return m.facilitate(drill.Deliver{By: m.facilitator(), Number: in.Number})
	}
	text := t.EarlyAsk.With(in.Number, in.Title.Quoted(), m.voice().clock(in.Due))
	switch {
	case in.Status == drill.Due:
		return deliver()
	case in.Status == drill.RuledOut || !in.Holds:
		text = t.EarlyRuled.With(in.Number, in.Title.Quoted())
	case in.Due.IsZero():
		text = t.EarlyUnknown.With(in.Number, in.Title.Quoted())
	}
	m.ask = &question{text: text, no: t.EarlyNo, yes: t.EarlyYes, then: deliver}
	return nil
}

// askJump asks whether the clock, which all terminals have in common, is to be put forward.
// What cannot be done is refused at once. The answer holds for the inject that was asked
// about and its time: when another one comes next meanwhile, it lapses.
func (m *Model) askJump() tea.Cmd {
	t, d := lang.DrillSeat, &m.work.drill
	now := m.clock()
	if m.work.hidesPlan() && d.delivers() && len(d.run.DueNow(now)) > 0 {
		return m.deliverDue(m.work) // what comes next is here already; to refuse would tell the plan
	}
	in := drill.Jump{By: m.facilitator()}
	next, ok := d.run.Next(now)
	if ok {
		in.To = next.Due // never further, whatever others record meanwhile
	}
	if _, err := drill.Decide(d.run, in, m.now); err != nil || !ok {
		m.refused(err)
		return nil
	}
	jump := func() tea.Cmd {
		is, ok := d.run.Next(m.clock())
		if !ok || is.Number != next.Number || !is.Due.Equal(next.Due) {
			m.notice = notice{text: lang.DrillSlip.JumpLapsed.With(next.Number), ink: inkWarn, long: true}
			return nil
		}
		return m.facilitate(in)
	}
	if m.work.hidesPlan() { // it would tell the plan
		return jump()
	}
	v := m.voice()
	text := t.JumpAsk.With(next.Number, next.Title.Quoted(), v.clock(next.Due), lang.Same(v.span(next.Due.Sub(now))))
	m.ask = &question{text: text, no: word.NoGoBack, yes: t.JumpYes, then: jump}
	return nil
}

// refused says why something cannot be done, and what to do about it.
func (m *Model) refused(err error) {
	t := troubleOf(err)
	text := t.text
	if !t.hint.IsZero() {
		text = lang.DrillSlip.Refused.With(t.text, t.hint)
	}
	m.notice = notice{text: text, ink: inkBad, long: true}
}

// askContacts asks whether real contact numbers are to be shown, or hidden again.
func (m *Model) askContacts() tea.Cmd {
	t, shown := lang.DrillScreen, m.work.state.ContactsShown
	q := &question{text: t.ContactsAsk, no: word.NoGoBack, yes: t.ContactsShow}
	if shown {
		q.text, q.yes = t.ContactsHide, t.ButtonClock
	}
	q.then = func() tea.Cmd { return m.facilitate(drill.ShowContacts{By: m.facilitator(), Shown: !shown}) }
	m.ask = q
	return nil
}

// controlNames labels the key of the clock by what it does now.
func (m *Model) controlNames() map[action]lang.Text {
	t := lang.DrillScreen
	names := map[action]lang.Text{doClock: t.BarResume, doOverview: {}}
	if !m.work.drill.delivers() {
		names[doOnly] = lang.DrillSeat.BarByItself
	}
	switch c := m.work.state.Clock; {
	case m.work.state.Over():
		return map[action]lang.Text{doEnter: {}, doDelay: {}, doSkip: {}, doClock: {}, doSpeed: {}, doJump: {}, doClose: {}, doShow: {}, doOnly: {}, doSeat: {}}
	case c.Running:
		names[doClock] = t.BarPause
	case !c.Begun():
		names[doClock] = t.BarStart
	}
	if in, ok := m.inHand(); ok && !in.Open() {
		names[doEnter], names[doDelay], names[doSkip] = lang.Text{}, lang.Text{}, lang.Text{}
	}
	return names
}

// controlKeyRows is the line of keys of the facilitator's screen in as many rows as it needs,
// n at most; what has no room then is given up as on every screen.
func controlKeyRows(k keymap, v voice, names map[action]lang.Text, w, n int) []row {
	var rest keymap
	for _, b := range k {
		if label, ok := names[b.do]; ok {
			b.bar = label
		}
		if !b.bar.IsZero() {
			rest = append(rest, b)
		}
	}
	for keep := 0; keep < 2; keep++ {
		for i := len(rest) - 1; i >= 0 && len(fillRows(rest, v, w)) > n; i-- {
			if rest[i].keep == keep {
				rest = slices.Delete(rest, i, i+1)
			}
		}
	}
	rows := fillRows(rest, v, w)
	if len(rows) > n { // too narrow even so
		return []row{keyLine(k, v, names, w)}
	}
	return rows
}

// fillRows puts keys into rows, as many into each as fit.
func fillRows(k keymap, v voice, w int) []row {
	var rows []row
	for _, b := range k {
		item := line(inkKey, v.say(b.name)).add(inkPlain, " "+v.say(b.bar))
		if last := len(rows) - 1; last >= 0 && rows[last].width()+2+item.width() <= w {
			rows[last] = append(rows[last].add(inkPlain, "  "), item...)
			continue
		}
		rows = append(rows, item)
	}
	return rows
}

// clockRow says what the drill's clock shows and does.
func (m *Model) clockRow(w int) row {
	v, t, s := m.voice(), lang.DrillScreen, &m.work.state
	now := m.clock().In(v.zone).Format("2006-01-02 15:04")
	r := line(inkWarn, v.say(t.ClockStands, now))
	switch {
	case s.NotHeld():
		r = line(inkWarn, v.say(lang.DrillCare.NotHeldState))
	case s.Over():
		r = line(inkGood, v.say(t.ClockEnded, now))
	case !s.Clock.Begun():
		r = line(inkWarn, v.say(t.ClockNotYet, now))
	case s.Clock.Running:
		r = line(inkStrong, v.say(t.ClockRuns, now, s.Clock.Speed))
	}
	auto := t.AutoOn
	if !m.work.drill.delivers() {
		auto = t.AutoOff
	}
	if !s.Over() {
		r = r.add(inkPlain, "  "+v.say(auto))
	}
	return spread(r, line(inkFaint, v.say(t.WallIs, m.now.In(v.zone).Format("15:04"))), w)
}

// controlBody is the facilitator's screen: the clock, the injects, and the one in hand.
func (m *Model) controlBody(w, h int) []row {
	v, d := m.voice(), &m.work.drill
	top := []row{m.clockRow(w)}
	if d.run.Scenario == nil {
		return append(top, para(inkBad, "", v.say(lang.Drill.ScenarioBroken), w)...)
	}
	now := m.clock()
	next := para(inkFaint, "", v.say(m.noNext()), w)
	if in, ok := d.run.Next(now); ok {
		next = para(inkPlain, "", m.nextSays(in), w)
	}
	planned, over := m.planned()
	ink := inkFaint
	if over {
		ink = inkWarn
	}
	top = append(top, next[:len(next)-1]...)
	if last, r := next[len(next)-1], line(ink, v.say(planned)); last.width()+2+r.width() <= w {
		top = append(top, spread(last, r, w))
	} else {
		top = append(top, last, r.clip(w))
	}
	room := max(0, h-len(top))
	in, _ := m.inHand()
	if w >= twoPanes {
		left := max(33, w*40/100)
		mid := min(100, w-left-3)
		list := m.injectList(left, room)
		list = append(list, m.playersDid(left, room-len(list))...)
		return append(top, beside(room, column{list, left}, column{m.injectDetail(in, mid, room), mid})...)
	}
	list := m.injectList(w, room/2)
	return append(append(top, list...), m.injectDetail(in, w, room-len(list))...)
}

// planned says how much of the planned length is gone, or that it is over.
func (m *Model) planned() (says lang.Text, over bool) {
	v, d := m.voice(), &m.work.drill
	length, gone := d.run.Scenario.Length, max(0, m.clock().Sub(d.run.State.Opened))
	if over = gone >= length; over {
		return lang.DrillSlip.LengthOver.With(lang.Same(v.span(length)), lang.Same(v.span(gone))), over
	}
	return lang.DrillScreen.Planned.With(lang.Same(v.span(length)), lang.Same(v.span(gone))), over
}

// noNext says that nothing comes by itself any more, and which injects wait for their
// conditions.
func (m *Model) noNext() lang.Text {
	v, waits := m.voice(), m.work.drill.run.Conditional(m.clock())
	if len(waits) == 0 {
		return lang.DrillScreen.NoNext
	}
	var words []lang.Text
	for _, in := range waits {
		words = append(words, lang.DrillSlip.ConditionalOne.With(in.Number, v.clock(in.Due), in.Title))
	}
	return lang.DrillSlip.OnlyConditional.With(v.list(words))
}

// nextSays is the inject that comes next, and when; its time stands first, since its title
// may have no room.
func (m *Model) nextSays(in drill.InjectView) string {
	v := m.voice()
	return v.say(lang.DrillScreen.NextIs, in.Number, in.Title, v.clock(in.Due), lang.Same(v.span(max(0, in.Due.Sub(m.clock())))))
}

// playersDid is what the players recorded last, the newest first, where there is room below
// the injects; an entry that has none is left to the log.
func (m *Model) playersDid(w, room int) []row {
	if room < 3 {
		return nil
	}
	rows := []row{nil, heading(m.voice().say(lang.DrillSeat.PlayersDid), w)}
	for _, e := range slices.Backward(m.work.chron.entries) {
		if e.Type.OfDrill() || e.Type == runbook.LogCheckpoint {
			continue
		}
		v := m.voice()
		entry := para(inkPlain, v.clock(e.At)+" ", v.person(e.Actor.Name)+" "+oneLine(v.say(m.work.describes(e)), 4*w), w)
		if len(rows)+len(entry) > room {
			break
		}
		rows = append(rows, entry...)
	}
	if len(rows) == 2 {
		return nil
	}
	return rows
}
