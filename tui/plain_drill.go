package tui

import (
	"slices"
	"strings"

	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// A drill in lines. What arrives is said when it arrives, also while an answer is waited
// for, as a telephone rings; j says it again, z is the clock of who drills alone. The
// facilitator and the hot wash have screens of their own here too.

// drill shows the screens of a drill; false when it is another.
func (p *plain) drill() bool {
	m := p.m
	switch m.screen {
	case onInbox:
		p.rows(m.inboxBody(unbounded, 1<<16))
		for _, a := range m.work.drill.given {
			m.work.drill.hears(a.Number)
		}
		m.screen = m.work.drill.from
		if m.screen == onInbox {
			m.screen = onIncident
		}
	case onReview:
		p.review()
	case onControl:
		p.control()
	default:
		return false
	}
	return true
}

// drillKey does what an answer asks for that only a drill has.
func (p *plain) drillKey(key string) bool {
	back := key == "esc" && p.m.work.state.Drill
	if !back && (!p.m.work.state.Planned() || drillKeys.find(key) == doNothing && !p.m.drillEnded()) {
		return false
	}
	cmd, taken := p.m.pressDrill(key)
	if taken {
		p.run(cmd)
	}
	return taken
}

// pass lets time pass while an answer is waited for: what is due in a drill is handed out,
// what others wrote is read, and what that means for who listens is said at once.
func (p *plain) pass() {
	m := p.m
	m.now = m.cfg.Now()
	if m.work == nil || !m.work.state.Planned() {
		kept := m.notice
		p.follow(m.awayTick()) // of a drill that was left running, nothing is said here
		m.notice = kept
		return
	}
	before := m.notice
	m.notice = notice{}
	p.follow(m.tick(m.now))
	news := m.notice
	m.notice = before
	if news.text.IsZero() && len(p.arrives()) == 0 {
		return
	}
	p.write("\n")
	p.fresh, p.stamp = true, place{}
	if !news.text.IsZero() {
		p.say(news.text)
		p.heard = heard{m.work.state.ID, func() { p.say(news.text) }}
	}
	p.arrived()
	p.resumes()
}

// arrives is what has arrived and was not said yet, the newest first. Before it is known who
// listens nothing is.
func (p *plain) arrives() []arrival {
	w := p.m.work
	if w == nil || !w.state.Planned() || w.drill.seat == noSeat && p.m.form() != nil {
		return nil
	}
	return w.unread()
}

// arrived says what has arrived, in full.
func (p *plain) arrived() {
	w := p.m.work
	for _, a := range slices.Backward(p.arrives()) {
		comes := p.m.comes(a.Inject)
		p.rows([]row{nil})
		p.say(comes)
		p.rows(p.m.arrivalRows(a, unbounded))
		w.drill.hears(a.Number)
		p.heard = heard{w.state.ID, func() {
			p.say(comes)
			p.rows(p.m.arrivalRows(a, unbounded))
		}}
	}
}

// clockGoesOn says what becomes of the clock of a drill that was not left by its own way.
func (p *plain) clockGoesOn() {
	if len(p.m.driven()) > 0 {
		p.say(lang.DrillPlain.ClockGoesOn)
	}
}

// clock says where the drill's clock stands, and what comes next.
func (p *plain) clock() {
	m := p.m
	d := &m.work.drill
	p.joined([]row{m.clockRow(unbounded)})
	if d.run.Scenario == nil {
		p.say(lang.Drill.ScenarioBroken)
		return
	}
	if planned, over := m.planned(); over {
		p.say(planned)
	}
	if due := d.run.DueNow(m.clock()); len(due) > 0 {
		p.say(lang.DrillPlain.DueNow, due[0].Number, due[0].Title)
	}
	if in, ok := d.run.Next(m.clock()); ok {
		p.para("", m.nextSays(in))
	} else {
		p.say(m.noNext())
	}
}

// injects reads the list of injects out.
func (p *plain) injects() {
	m, t := p.m, lang.DrillPlain
	v := m.voice()
	p.say(lang.DrillScreen.InjectsTitle)
	defer p.narrowed(&m.work.drill.plan)
	for _, in := range m.injects() {
		at := in.When
		if at.IsZero() {
			at = in.Due
		}
		clock := lang.DrillScreen.NotDueYet
		if !at.IsZero() {
			clock = lang.Same(v.clock(at))
		}
		p.para("  ", v.say(t.InjectLine, in.Number, in.Status.Title(), clock, in.Title))
	}
}

// control is the facilitator's screen: the clock, the injects, and the one in hand.
func (p *plain) control() {
	m, t := p.m, lang.DrillPlain
	p.walked = nil
	w := m.work
	in, any := m.inHand()
	now := shown{id: w.state.ID, head: w.state.Head, lang: m.lang, form: "control"}
	if any {
		now.inject = in.Number
	}
	last := p.shown
	p.shown = now
	entered := last.form != now.form || last.id != now.id || last.lang != now.lang
	if entered {
		p.status()
		p.say(t.ControlTitle)
	}
	if entered || last.head != now.head {
		p.clock()
	}
	if entered {
		p.injects()
	}
	if any && (entered || last.inject != now.inject) {
		p.inject(in)
	}
	s := lang.DrillSeat
	ask := p.keysSaid(controlKeys, m.controlNames(), s.ControlList, s.LineEmpty)
	if !entered && !w.state.Over() {
		ask = t.ControlAgain
	}
	key, typed, ok := p.key(ask)
	if ok && m.screen == onControl && m.work == w {
		p.facilitate(key, typed)
	}
}

// keysSaid asks what to do, and says with what: the lists that are numbered, the keys of a
// table that the line of keys of the screen would have, and an empty line.
func (p *plain) keysSaid(k keymap, names map[action]lang.Text, numbered, empty lang.Text) lang.Text {
	v, t := p.m.voice(), lang.DrillSeat
	said := []string{v.say(numbered)}
	for _, b := range k {
		label := b.bar
		if name, ok := names[b.do]; ok {
			label = name
		}
		key := lineKey(b)
		switch b.do {
		case doBack:
			key = v.say(lang.DrillPlain.LineBack)
		case doHelp:
			key = v.say(lang.DrillPlain.LineHelp)
		}
		if label.IsZero() || key == "" || b.do == doQuit {
			continue
		}
		if b.do == doBack || b.do == doHelp { // a word says what it does
			said = append(said, key)
			continue
		}
		said = append(said, v.say(t.LineKey, key, label))
	}
	said = append(said, v.say(t.LineKey, lang.Plain.EmptyLine, empty))
	return t.LinesAsk.With(strings.Join(said, v.say(word.Comma)))
}

// inject reads out what the facilitator must know of an inject.
func (p *plain) inject(in drill.InjectView) {
	p.rows([]row{nil})
	p.say(lang.DrillPlain.InHand, in.Number, in.Status.Title())
	p.rows(p.spoken(p.m.injectRows(in, unbounded)))
}

// spoken says in words what marks say at the beginning of rows.
func (p *plain) spoken(rows []row) []row {
	t := lang.DrillPlain
	out := slices.Clone(rows)
	for i, r := range rows {
		if len(r) == 0 {
			continue
		}
		for mark, said := range map[string]lang.Text{"✓ ": t.MarkDone, "☐ ": t.MarkOpen, "✗ ": t.MarkNot} {
			if rest, ok := strings.CutPrefix(r[0].text, mark); ok {
				out[i] = append(line(r[0].ink, p.m.voice().say(said)+rest), r[1:]...)
			}
		}
	}
	return out
}

// facilitate does what an answer asks for on the facilitator's screen.
func (p *plain) facilitate(key, typed string) {
	m := p.m
	n, bare, numbered := number(key)
	do := controlKeys.find(key)
	in, any := m.inHand()
	switch {
	case p.palette(typed):
	case p.search(typed):
		p.injects()
	case bare:
		p.clock()
		p.injects()
	case numbered:
		m.work.drill.plan.clear() // a number is one of the whole plan
		all := m.injects()
		at := slices.IndexFunc(all, func(in drill.InjectView) bool { return in.Number == n })
		if at < 0 {
			p.noNumber(typed)
			return
		}
		m.work.drill.at = at
		if at == slices.IndexFunc(all, func(x drill.InjectView) bool { return in.Inject != nil && x.Number == in.Number }) {
			p.inject(all[at])
		}
	case key == "enter": // it never records
		p.clock()
		if any {
			p.inject(in)
		}
	case strings.HasPrefix(key, "?"):
		p.help(controlKeys, key[1:], lang.DrillSeat.LineEmpty)
	case key == "q":
		p.run(m.askQuit())
	case key == "esc":
		p.shownNothing()
		p.run(m.leaveDrill())
	case do == doPane:
		p.shownNothing()
		m.screen = onIncident
	case single(key) && do != doNothing && do != doUp && do != doDown && do != doPageDown && do != doPageUp:
		p.run(m.pressScreen(key))
	default:
		p.unknown(typed)
	}
}

// review is the hot wash: what can be written to by its number, and the table.
func (p *plain) review() {
	m, t := p.m, lang.DrillPlain
	p.walked = nil
	w := m.work
	v := m.voice()
	items := m.reviewItems()
	now := shown{id: w.state.ID, head: w.state.Head, lang: m.lang, form: "review"}
	last := p.shown
	p.shown = now
	entered := last.form != now.form || last.id != now.id || last.lang != now.lang
	if entered && w.drill.run.Scenario != nil {
		p.rows([]row{nil})
		p.say(lang.Same("%s  %s"), lang.DrillScreen.ReviewTitle, w.drill.run.Scenario.Title)
		p.say(lang.DrillScreen.ReviewAbout)
	}
	if last != now {
		part := lang.Text{}
		for i, it := range items {
			if it.part != part {
				part = it.part
				p.say(part)
			}
			words := ""
			for _, r := range it.rows(v, unbounded) {
				switch {
				case words == "":
				case strings.HasSuffix(words, "。"):
				case strings.HasSuffix(words, "."), strings.HasSuffix(words, "?"):
					words += " "
				default:
					words += v.say(word.Comma)
				}
				words += strings.Join(strings.Fields(r.text()), " ")
			}
			p.para("  ", v.say(t.ItemLine, i+1, lang.Same(words)))
		}
	}
	if entered {
		p.rows(p.spoken(m.outcomeRows(unbounded)))
	}
	ask := p.keysSaid(reviewKeys, nil, lang.DrillSeat.ReviewList, lang.DrillSeat.LineEmptyAgain)
	if !entered {
		ask = t.ControlAgain
	}
	key, typed, ok := p.key(ask)
	if !ok || m.screen != onReview || m.work != w {
		return
	}
	n, bare, numbered := number(key)
	do := reviewKeys.find(key)
	switch {
	case p.palette(typed):
	case bare || key == "enter":
		p.shownNothing()
	case numbered && n >= 1 && n <= len(items):
		p.run(m.writeTo(items[n-1]))
	case numbered:
		p.noNumber(typed)
	case key == "esc":
		p.shownNothing()
		p.run(m.pressScreen("esc"))
	case strings.HasPrefix(key, "?"):
		p.help(reviewKeys, key[1:], lang.DrillSeat.LineEmptyAgain)
	case key == "q":
		p.run(m.askQuit())
	case single(key) && do > doDigit:
		if do == doLog {
			p.shownNothing()
		}
		p.run(m.pressScreen(key))
	default:
		p.unknown(typed)
	}
}
