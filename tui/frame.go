package tui

import (
	"regexp"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// The sizes at which the screen changes its shape.
const (
	minWidth   = 40  // below it the screen is one sentence
	minHeight  = 10  //
	twoPanes   = 72  // from here on steps and step side by side
	threePanes = 110 // from here on the log beside them
	fourPanes  = 180 // from here on the contacts in a pane of their own
	roomy      = 20  // lines from which on the full header and footer fit
)

// frame draws the whole screen.
func (m *Model) frame(w, h int) scene {
	if m.tooSmall() {
		return m.cramped(max(1, w), max(1, h))
	}
	head, foot := m.head(w, h), m.foot(w, h)
	room := max(0, h-len(head)-len(foot))
	body := m.body(w, room)
	if m.help != nil { // its keys say whether it goes on
		foot = m.foot(w, h)
	}
	s := scene{rows: append(head, tall(body.rows, room)...)}
	if body.caret.on {
		s.caret = caret{true, body.caret.row + len(head), body.caret.col}
	}
	s.rows = append(s.rows, foot...)
	m.addSearch(&s, w)
	return s
}

// cramped is what fits when nothing fits: a question, or that nothing fits.
func (m *Model) cramped(w, h int) scene {
	if m.ask != nil {
		if m.inDrill() && h > 3 {
			s := m.ask.render(m.voice(), w, h-1)
			s.rows = append([]row{line(inkDrill, m.voice().say(lang.Event.Drill)).clip(w)}, s.rows...)
			return s
		}
		return m.ask.render(m.voice(), w, h)
	}
	small := m.voice().say(word.TooSmall)
	if m.inDrill() {
		small = m.voice().say(lang.Event.Drill) + " " + small
	}
	rows := para(inkPlain, "", small, w)
	return scene{rows: rows[:min(len(rows), h)]}
}

// head is the top of the screen: what this is, and for an incident which one,
// whether it is real, how grave, how old, and who keeps its log.
func (m *Model) head(w, h int) []row {
	v := m.voice()
	var rows []row
	switch m.screen {
	case onHome, onIntake, onReadiness, onContacts, onScenarios:
		if m.work != nil {
			rows = append(rows, m.incidentHead(w)...)
			if h < roomy {
				rows = rows[:1]
			}
			break
		}
		first := line(inkStrong, v.say(word.ProgramName))
		if m.inDrill() {
			first = row{}.add(inkDrill, v.say(lang.Event.Drill)).add(inkPlain, " ").add(inkStrong, v.say(word.ProgramName))
		}
		if m.reading() { // neither the office nor its time zone is known
			rows = append(rows, spread(first, line(inkFaint, v.say(lang.Terminal.Reading)), w))
			break
		}
		rows = append(rows, spread(first, line(inkPlain, v.say(word.OfficeIs, m.officeName())+"  "+v.now.In(v.zone).Format("2006-01-02 15:04")), w))
	default:
		rows = append(rows, m.incidentHead(w)...)
		if h < roomy {
			rows = rows[:1]
		}
	}
	return append(rows, m.ruler(w))
}

// ruler is the line under the header; in a drill it says so.
func (m *Model) ruler(w int) row {
	if !m.inDrill() {
		return rule(w)
	}
	return m.drillRule(w)
}

// inDrill reports whether what is on the screen is a drill.
func (m *Model) inDrill() bool {
	switch m.screen {
	case onHome, onReadiness:
		return false
	case onScenarios:
		return true
	case onIntake:
		return m.intake.drill
	}
	return m.work != nil && m.work.state.Drill
}

// aside is what the name of a kind has in brackets.
var aside = regexp.MustCompile(`（[^）]*）| ?\([^)]*\)`)

// incidentHead names the incident in two rows.
func (m *Model) incidentHead(w int) []row {
	v := m.voice()
	s := &m.work.state
	var first row
	if s.Drill {
		first = first.add(inkDrill, v.say(lang.Event.Drill))
	} else {
		first = first.add(inkStrong, v.say(word.RealMark))
	}
	first = first.add(inkPlain, " ").add(inkPlain, string(s.ID)).add(inkPlain, " ").add(inkStrong, v.say(m.incidentTitle(s)))
	right := line(inkWarn, v.say(word.SeverityIs, m.severity(s)))
	if s.Title == "" && first.width()+1+right.width() > w { // what kinds are also called
		first[len(first)-1].text = aside.ReplaceAllString(first[len(first)-1].text, "")
	}
	if first.width()+1+right.width() > w { // rather than the kind
		right = line(inkWarn, v.say(word.SeverityBrief, m.severity(s)))
	}
	recorder := s.Recorder()
	if recorder == "" {
		recorder = v.say(lang.Event.Unset)
	}
	if unnamed(recorder) {
		recorder = v.say(word.RecorderUnset)
		if w < twoPanes || m.screen != onIncident { // 9 is something else there, or nothing
			recorder = v.say(word.NameUnset)
		}
	}
	ready, others := count(m.work.views).ready, m.others(w)
	if others != nil && unnamed(s.Recorder()) {
		recorder = v.say(word.NameUnset)
	}
	stands := func(waits bool) row { // stands where it is never cut
		r := line(inkPlain, v.say(word.Elapsed, lang.Same(v.span(m.elapsed(s)))))
		if over := m.work.late(); over > 0 {
			r = r.add(inkPlain, "  ").add(inkBad, v.say(word.StepsOver, over))
			if waiting := m.work.lateWaiting(); waiting > 0 && waits {
				r = r.add(inkFaint, v.say(aid.LateWaiting, waiting))
			}
		}
		if others != nil {
			r = append(r.add(inkPlain, "  "), others...)
		}
		return r
	}
	second, by, room := stands(w >= twoPanes), v.say(word.RecorderIs, recorder), w-len(" 15:04")
	if !unnamed(s.Recorder()) && second.width()+2+cell.Width(by) > room { // a name is whole, before how much waits is said
		if second = stands(false); second.width()+2+cell.Width(by) > room {
			by = recorder
		}
	}
	if unnamed(s.Recorder()) && second.width()+2+cell.Width(by) > room {
		by = v.say(word.RecorderNone)
	}
	if s.Status == runbook.StatusClosed {
		mark := word.ClosedMark
		switch {
		case s.Mistake:
			mark = lang.Mistake.Mark
		case m.drillEnded():
			mark = lang.DrillScreen.EndedMark
		}
		over := v.say(mark)
		if second.width()+2+cell.Width(by)+2+cell.Width(over) <= room {
			second = second.add(inkPlain, "  "+by).add(inkGood, "  "+over)
		} else { // that it is over is never cut
			second = second.add(inkGood, "  "+over).add(inkPlain, "  "+by)
		}
	} else {
		second = second.add(inkPlain, "  "+by)
		can := line(inkPlain, "  "+v.say(word.StepsReady, ready))
		if s.Err == nil && (second.width()+can.width() < room || second.width() < w/2) { // what does not fit is not begun
			second = append(second, can...)
		}
	}
	return []row{spread(first, right, w), spread(second, line(inkPlain, v.now.In(v.zone).Format("15:04")), w)}
}

// spread puts one text at the left edge and one at the right; the left one gives
// way.
func spread(left, right row, w int) row {
	n := right.width()
	if n >= w {
		return right.clip(w)
	}
	return append(left.fit(w-n-1), append(row{{" ", inkPlain}}, right...)...)
}

// incidentTitle is the incident's own title, or its kinds.
func (m *Model) incidentTitle(s *runbook.State) lang.Text {
	if s.Title != "" {
		return drill.TitleOf(s)
	}
	if len(s.Kinds) == 0 {
		return word.KindUnknown
	}
	var titles []lang.Text
	for _, k := range s.Kinds {
		titles = append(titles, s.KindTitle(k))
	}
	v := m.voice()
	return lang.Same(v.list(titles))
}

func (m *Model) severity(s *runbook.State) lang.Text {
	if s.Severity.Title.IsZero() {
		return word.SeverityOpen
	}
	return s.Severity.Title
}

// foot is the bottom of the screen: the last entries, what is due next, one
// sentence to the responder, the keys.
func (m *Model) foot(w, h int) []row {
	v := m.voice()
	var rows []row
	keys := keyLine(m.table(), v, m.names(), w)
	said := m.said(v, w)
	if m.screen != onIncident {
		if h >= roomy {
			rows = append(rows, m.edge(w))
		}
		if m.screen == onControl && !m.occupied() && h >= roomy {
			return append(append(rows, said...), controlKeyRows(m.table(), v, m.names(), w, 2)...)
		}
		return append(append(rows, said...), keys)
	}
	three := w >= threePanes
	due := m.dueNext(w)
	switch {
	case h < roomy:
		if said[0] == nil {
			said[0] = due
		}
		return append(said, keys)
	case three || w < twoPanes:
		return append(append([]row{m.edge(w), due}, said...), keys)
	}
	n := 2
	switch {
	case h >= 30:
		n = 3
	case m.guided(w) != nil: // the rows are the step's
		n = 0
	}
	rows = append(rows, m.edge(w))
	last := m.work.chron.last(n)
	for i := range n {
		if i < len(last) {
			rows = append(rows, m.entryRow(last[i], w))
		} else {
			rows = append(rows, nil)
		}
	}
	return append(append(append(rows, due), said...), keys)
}

// said is the sentence to the responder, and whether something is still on its way
// to the disk. It has two rows where there is room for them, what went wrong three.
func (m *Model) said(v voice, w int) []row {
	var busy row
	if m.unsaved > 0 {
		busy = line(inkWarn, v.say(word.StillRecording))
	}
	switch {
	case m.notice.text.IsZero() && busy != nil:
		return []row{busy}
	case m.notice.text.IsZero() && m.screen == onHome && len(m.cfg.Own) > 0:
		return []row{line(inkFaint, oneLine(v.say(word.OwnFiles, len(m.cfg.Own)), w))}
	case m.notice.text.IsZero():
		return []row{nil}
	case m.height >= roomy:
		most := 2
		if m.notice.ink == inkBad || m.notice.long {
			most = 3
		}
		room := max(1, w-busy.width()-1)
		rows := atMost(para(m.notice.ink, "", v.say(m.notice.text), room), most, room)
		if busy != nil {
			rows[0] = spread(rows[0], busy, w)
		}
		return rows
	case busy != nil:
		return []row{spread(line(m.notice.ink, oneLine(v.say(m.notice.text), w)), busy, w)}
	}
	return []row{line(m.notice.ink, oneLine(v.say(m.notice.text), w))}
}

// dueNext names what is due next. Of a long title the end gives way, never the time.
func (m *Model) dueNext(w int) row {
	v := m.voice()
	if m.work.state.Err != nil && len(m.work.dues) == 0 { // nobody knows of any
		return nil
	}
	if len(m.work.dues) == 0 {
		return line(inkFaint, v.say(word.NothingDue))
	}
	d := m.work.dues[0]
	k := inkPlain
	if d.Overdue {
		k = inkBad
	}
	text := m.dueText(d)
	r := line(inkFaint, v.say(word.DueNext)+" ").add(k, text)
	if r.width() <= w {
		return r
	}
	if r = line(k, text); r.width() <= w {
		return r
	}
	title, at, left := m.dueParts(d)
	said := cell.CleanLine(v.say(title))
	room := w - (r.width() - cell.Width(said))
	return line(k, v.say(word.DueItem, at, lang.Same(cell.Truncate(said, max(4, room))), left)).clip(w)
}

func (m *Model) dueText(d runbook.Due) string {
	title, at, left := m.dueParts(d)
	return m.voice().say(word.DueItem, at, title, left)
}

// dueParts are what is due, when, and how long that is from now.
func (m *Model) dueParts(d runbook.Due) (title lang.Text, at, left string) {
	v := m.voice()
	title = d.Title
	switch d.What {
	case runbook.DueWatch:
		title = word.DueLook.With(d.Title)
	case runbook.DuePromise:
		title = word.DuePromise.With(d.Title)
	}
	at = v.clock(d.At)
	if d.What != runbook.DuePromise { // that time was promised by the responders
		at = v.suggested(at, d.Whose)
	}
	return title, at, v.left(d.At)
}

// body is what stands between header and footer.
func (m *Model) body(w, h int) scene {
	switch {
	case m.help != nil && m.help.finds && m.screen == onIncident:
		return m.underStep(m.work.view(), w, h, func(h int) scene { return m.help.render(m.voice(), w, h) })
	case m.help != nil:
		return m.help.render(m.voice(), w, h)
	case m.screen == onIncident:
		return m.incidentBody(w, h)
	case m.ask != nil:
		return m.ask.render(m.voice(), w, h)
	case m.menu != nil:
		return scene{rows: m.menu.render(m.voice(), w, h)}
	case m.form() != nil:
		return m.formBeside(m.form(), w, h)
	}
	switch m.screen {
	case onIntake:
		return scene{rows: []row{line(inkPlain, m.voice().say(word.StillRecording))}}
	case onLog:
		return scene{rows: m.logBody(w, h)}
	case onTexts:
		return scene{rows: m.textsBody(w, h)}
	case onSummary:
		return scene{rows: m.summaryBody(w, h)}
	case onReadiness:
		return scene{rows: m.ready.render(m, w, h)}
	case onContacts:
		return scene{rows: m.contactsBody(w, h)}
	case onScenarios:
		return scene{rows: m.scenariosBody(w, h)}
	case onControl:
		return scene{rows: m.controlBody(w, h)}
	case onInbox:
		return scene{rows: m.inboxBody(w, h)}
	case onReview:
		return scene{rows: m.reviewBody(w, h)}
	}
	return scene{rows: m.home.render(m, w, h)}
}

// shape is how wide the panes of the incident screen are; those that are not shown are 0.
// Lines of more than readable cells are hard to read.
type shape struct{ list, guide, step, side, contacts int }

const (
	bar      = 3 // cells between two panes
	readable = 100
)

// shapeOf divides a screen of w cells: beside a form the step stands in place of the list,
// and on the widest in place of the contacts. It may need more than its share.
func shapeOf(w int, guided, much bool) shape {
	var p shape
	switch {
	case w >= fourPanes && guided:
		p.list, p.side = min(44, w*22/100), min(48, w*22/100)
		p.guide = (w - p.list - p.side - 3*bar) * 45 / 100
		p.step = w - p.list - p.side - p.guide - 3*bar
	case w >= fourPanes:
		p.list, p.side, p.contacts = min(48, w*22/100), min(56, w*23/100), min(56, w*23/100)
		p.step = w - p.list - p.side - p.contacts - 3*bar
	case w >= threePanes:
		p.list, p.side = min(44, w*32/100), min(48, w*28/100)
		p.step = w - p.list - p.side - 2*bar
	default:
		p.list = max(28, w*35/100)
		if guided {
			p.list = w * 40 / 100
		}
		if guided && much {
			p.list = w * 48 / 100
		}
		p.step = w - p.list - bar
	}
	if guided && p.guide == 0 {
		p.list, p.guide = 0, p.list
	}
	p.step = min(p.step, readable)
	return p
}

// incidentBody is one to four panes.
func (m *Model) incidentBody(w, h int) scene {
	busy := m.ask != nil || m.form() != nil || m.menu != nil
	switch {
	case w >= twoPanes:
	case !busy && m.work.pane == paneSteps:
		return scene{rows: m.stepList(w, h)}
	case !busy && m.work.pane == paneLog:
		return scene{rows: m.sidePane(w, h, false)}
	default:
		return m.stepPane(w, h)
	}
	guide := m.guided(w)
	p := shapeOf(w, guide != nil, guide != nil && m.guidesMuch(guide, w, h))
	s := m.stepPane(p.step, h)
	var panes []column
	left := 0
	pane := func(width int, rows []row) {
		panes = append(panes, column{rows, width})
		left += width + bar
	}
	if p.list > 0 {
		pane(p.list, m.stepList(p.list, h))
	}
	if p.guide > 0 {
		pane(p.guide, m.guidePane(guide, p.guide, h))
	}
	s.caret.col += left
	pane(p.step, s.rows)
	if p.side > 0 {
		pane(p.side, m.sidePane(p.side, h, p.contacts == 0))
	}
	if p.contacts > 0 {
		pane(p.contacts, tall(m.sideContacts(p.contacts, true), h))
	}
	s.rows = beside(h, panes...)
	return s
}

// formBeside is a form of another screen, with the step it is about where there is room.
func (m *Model) formBeside(f *form, w, h int) scene {
	guide := m.guided(w)
	if guide == nil {
		return m.formPane(f, w, h)
	}
	left := min(60, w*40/100)
	if m.guidesMuch(guide, w, h) {
		left = min(60, w*48/100)
	}
	s := m.formPane(f, min(readable, w-left-bar), h)
	s.rows = beside(h, column{m.guidePane(guide, left, h), left}, column{s.rows, w - left - bar})
	s.caret.col += left + bar
	return s
}

// stepPane is the step in hand, or what stands in its place.
func (m *Model) stepPane(w, h int) scene {
	v := m.voice()
	switch {
	case m.ask != nil:
		s := m.work.view() // what is asked is of this step, of that of a form, or of none
		if f := m.form(); f != nil {
			s = m.work.stepOf(f.step)
		} else if m.ask.apart {
			s = nil
		}
		return m.underStep(s, w, h, func(h int) scene { return m.ask.render(v, w, h) })
	case m.menu == nil && m.form() != nil:
		return m.formPane(m.form(), w, h)
	}
	s := m.work.view()
	if m.menu != nil {
		var top []row
		if s != nil {
			top = append(top, para(inkStrong, "", v.say(s.Title), w)...)
		}
		return scene{rows: append(top, m.menu.render(v, w, h-len(top))...)}
	}
	if s == nil {
		text := m.work.state.PinsFault()
		if text.IsZero() {
			text = word.NoStep
		}
		return scene{rows: append(para(inkWarn, "", v.say(text), w), para(inkPlain, "", v.say(m.noStepHint()), w)...)}
	}
	rows := m.stepRows(s, w)
	if len(rows) <= h {
		m.work.read = 0
		return scene{rows: rows}
	}
	m.work.read = min(m.work.read, len(rows)-(h-1))
	out := tall(window(rows, m.work.read, h-1), h-1)
	return scene{rows: append(out, moreRow(v, len(rows)-m.work.read-(h-1)))}
}

// underStep draws something that stands in the place of the step below the title of the step
// that it is about, where there is room for both; nil: it is about none.
func (m *Model) underStep(s *runbook.StepView, w, h int, draw func(h int) scene) scene {
	var top []row
	if s != nil {
		top = para(inkStrong, "", m.voice().say(s.Title), w)
	}
	const needs = 10 // rows of a question, its answers and the space around them
	if len(top) == 0 || h-len(top) < needs {
		return draw(h)
	}
	under := draw(h - len(top))
	under.rows = append(top, under.rows...)
	under.caret.row += len(top)
	return under
}

// moreRow says that what is shown goes on below, or ends here.
func moreRow(v voice, left int) row {
	if left <= 0 {
		return line(inkFaint, v.say(word.MoreAbove))
	}
	return line(inkFaint, v.say(word.MoreBelow, left))
}

// formPane is a form under its title and, for a form about a step that does not stand
// beside it, the step's.
func (m *Model) formPane(f *form, w, h int) scene {
	v := m.voice()
	var top []row
	if f.step != "" && m.work != nil && m.work.state.Set != nil && m.guided(m.width) == nil {
		if st, ok := m.work.state.Set.Step(f.step); ok {
			title := st.Title
			if kind := m.work.kindOf(f.step); !kind.IsZero() {
				title = word.OfKind.With(title, kind)
			}
			top = append(top, para(inkStrong, "", v.say(title), w)...)
		}
	}
	top = append(top, para(inkHead, "", v.say(f.title), w)...)
	s := f.render(v, w, max(0, h-len(top)))
	s.rows = append(top, s.rows...)
	if s.caret.on {
		s.caret.row += len(top)
	}
	return s
}
