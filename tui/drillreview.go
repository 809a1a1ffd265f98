package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// reviewKeys is the hot wash.
var reviewKeys = keymap{
	{do: doEnter, keys: []string{"enter"}, name: lang.Same("Enter"), what: lang.DrillWash.HelpWrite, bar: lang.DrillWash.BarWrite, keep: 2},
	{do: doAmend, keys: []string{"1"}, name: digit("1"), what: lang.DrillWash.HelpImprove, bar: lang.DrillWash.BarImprove, keep: 1},
	{do: doExport, keys: []string{"2", "e"}, name: digit("2"), what: lang.DrillWash.HelpReport, bar: lang.DrillWash.BarReport, keep: 2},
	{do: doNote, keys: []string{"5"}, name: digit("5"), what: lang.DrillScreen.HelpNote, bar: lang.DrillScreen.BarNote},
	{do: doLog, keys: []string{"l"}, name: lang.Same("l"), what: word.HelpLog, bar: word.BarLog},
	keyUp, keyDown, keyPgUp, keyPgDn, keyTop, keyEnd, keyWords, keyHelp, keyBack, keyQuit,
}

// reviewItem is a line of the hot wash that something can be written to: an objective, a
// debrief question, an item of the plan to improve, or a new one.
type reviewItem struct {
	part lang.Text // the heading it stands under
	rows func(v voice, w int) []row
	form func(*Model) *form
}

// reviewItems lists what can be written to, in the order in which it is talked about.
func (m *Model) reviewItems() []reviewItem {
	d, t := &m.work.drill, lang.DrillWash
	sc := d.run.Scenario
	if sc == nil {
		return nil
	}
	var items []reviewItem
	for _, o := range sc.Objectives {
		items = append(items, reviewItem{lang.DrillScreen.Objectives, func(v voice, w int) []row { return m.objectiveRows(o, v, w) },
			func(m *Model) *form { return m.rateForm(o) }})
	}
	for i, q := range sc.Debrief {
		items = append(items, reviewItem{lang.DrillScreen.Debrief, func(v voice, w int) []row { return m.questionRows(i+1, q, v, w) },
			func(m *Model) *form { return m.discussForm(i+1, q) }})
	}
	for _, x := range d.run.Improvements() {
		items = append(items, reviewItem{t.Plan, func(v voice, w int) []row { return improvementRows(x, v, w) },
			func(m *Model) *form { return m.improveForm(&x) }})
	}
	if table := d.score(m.work.chron.entries); table != nil {
		for _, p := range table.Proposals {
			items = append(items, reviewItem{t.Plan, func(v voice, w int) []row {
				return para(inkFaint, v.say(lang.DrillPropose.Line, p.Number, ""), v.say(p.Item), w)
			},
				func(m *Model) *form { return m.proposalForm(p) }})
		}
	}
	return append(items, reviewItem{t.Plan, func(v voice, w int) []row { return []row{line(inkKey, v.say(t.AddOne))} },
		func(m *Model) *form { return m.improveForm(nil) }})
}

// objectiveRows is an objective and how it was rated, by whom and with what remark.
func (m *Model) objectiveRows(o drill.Objective, v voice, w int) []row {
	t := lang.DrillScreen
	rows := para(inkPlain, "", v.say(o.Text), w)
	rated := false
	if table := m.work.drill.score(m.work.chron.entries); table != nil {
		for _, r := range table.Ratings {
			if r.Objective != o.ID {
				continue
			}
			rated = true
			said := v.say(t.Rated, string(r.Rating), v.person(r.By.Name))
			if r.Text != "" {
				said = v.say(t.Took, lang.Same(said), r.Text)
			}
			rows = append(rows, para(inkKey, "  ", said, w)...)
		}
	}
	if !rated {
		rows = remarked(rows, v.say(t.NotRated), w)
	}
	return rows
}

// questionRows is a debrief question and what was said of it.
func (m *Model) questionRows(n int, q lang.Text, v voice, w int) []row {
	rows := para(inkPlain, "", v.say(q), w)
	said := m.work.drill.run.Said(n)
	for _, s := range said {
		rows = append(rows, para(inkKey, "  ", v.say(lang.DrillScreen.Rated, s.Text, v.person(s.By.Name)), w)...)
	}
	if len(said) == 0 {
		rows = remarked(rows, v.say(lang.DrillWash.NothingSaid), w)
	}
	return rows
}

// remarked puts a short remark at the end of the last of some rows, or below where it has no
// room there.
func remarked(rows []row, remark string, w int) []row {
	last, r := len(rows)-1, line(inkFaint, remark)
	if w == unbounded || rows[last].width()+r.width()+2 > w {
		return append(rows, append(line(inkPlain, "  "), r...))
	}
	rows[last] = spread(rows[last], r, w)
	return rows
}

// improvementRows is an item of the plan: what, who, and until when.
func improvementRows(x drill.Improvement, v voice, w int) []row {
	t := lang.DrillWash
	owner, due := lang.Same(x.Owner), lang.Same(x.Due)
	if x.Owner == "" {
		owner = lang.Event.Unset
	}
	if x.Due == "" {
		due = lang.Event.Unset
	}
	return append(para(inkPlain, "", v.say(t.Numbered, x.Number, x.Item), w), para(inkKey, "  ", v.say(t.OwnerDue, owner, due), w)...)
}

// openReview shows the hot wash.
func (m *Model) openReview() {
	m.screen = onReview
	d := &m.work.drill
	d.read, d.at, d.chase = 0, 0, true
}

// pressReview gives a key to the hot wash.
func (m *Model) pressReview(key string) tea.Cmd {
	d := &m.work.drill
	items := m.reviewItems()
	d.chase = false
	switch do := reviewKeys.find(key); do {
	case doUp:
		d.at--
		d.chase = true
	case doDown:
		if d.at < len(items)-1 {
			d.at++
			d.chase = true
		} else {
			d.read++
		}
	case doPageUp:
		d.read = max(0, d.read-m.page()*2)
	case doPageDown:
		d.read += m.page() * 2
	case doTop:
		d.at, d.read, d.chase = 0, 0, true
	case doEnd:
		d.read = 1 << 20 // drawing stops at the end
	case doEnter:
		if d.at < len(items) {
			return m.writeTo(items[max(0, d.at)])
		}
	case doAmend:
		return m.openFor(drill.Improve{}, func() *form { return m.improveForm(nil) })
	case doExport:
		return m.openExport()
	case doNote:
		return m.openFor(drill.Observe{}, func() *form { return m.observeForm(0) })
	case doLog:
		m.openDrillLog()
	case doBack:
		d.read, d.at = 0, 0
		m.screen = onIncident
		if d.seat == seatControl {
			m.screen = onControl
		}
	}
	d.at = max(0, min(d.at, len(items)-1))
	return nil
}

// writeTo opens the form of a line of the hot wash. Whatever its intent is, a drill admits all
// that belong to the review or none of them.
func (m *Model) writeTo(it reviewItem) tea.Cmd {
	return m.openFor(drill.Discuss{}, func() *form { return it.form(m) })
}

// reviewBody is the hot wash: the objectives to rate, what to talk about, the plan to
// improve, and the table.
func (m *Model) reviewBody(w, h int) []row {
	d := &m.work.drill
	rows, from, to := m.reviewRows(w)
	room := h
	if len(rows) > h && h > 4 {
		room--
	}
	if d.chase {
		d.read = follow(d.read, from, to, room, len(rows))
	}
	d.read = max(0, min(d.read, len(rows)-room))
	if room == h {
		return window(rows, d.read, h)
	}
	return append(append([]row(nil), window(rows, d.read, room)...), moreRow(m.voice(), len(rows)-d.read-room))
}

// reviewRows is all of it, and which rows are the item in hand.
func (m *Model) reviewRows(w int) (rows []row, from, to int) {
	v, t, d := m.voice(), lang.DrillScreen, &m.work.drill
	sc := d.run.Scenario
	if sc == nil {
		return para(inkBad, "", v.say(lang.Drill.ScenarioBroken), w), 0, 0
	}
	rows = []row{line(inkStrong, oneLine(v.say(t.ReviewTitle)+"  "+v.say(sc.Title), w)), line(inkFaint, oneLine(v.say(t.ReviewAbout), w))}
	part := lang.Text{}
	for i, it := range m.reviewItems() {
		if it.part != part {
			part = it.part
			rows = append(rows, heading(v.say(part), w))
		}
		start := len(rows)
		lead := "  "
		if i == d.at && !m.linear {
			lead = "▸ "
		}
		for j, r := range it.rows(v, max(1, w-2)) {
			if j > 0 {
				lead = "  "
			}
			r = append(line(inkPlain, lead), r...)
			if i == d.at && j == 0 && !m.linear {
				r = r.fit(w).picked()
			}
			rows = append(rows, r)
		}
		if i == d.at {
			from, to = start, len(rows)-1
		}
	}
	if d.at == 0 {
		from = 0
	}
	return append(rows, m.outcomeRows(w)...), from, to
}

// outcomeRows is what the log says by itself: the table, and where the report is.
func (m *Model) outcomeRows(w int) []row {
	v := m.voice()
	table := m.work.drill.score(m.work.chron.entries)
	if m.work.state.NotHeld() {
		return para(inkWarn, "", v.say(lang.DrillCare.NotHeld, string(m.work.state.ID)), w)
	}
	if table == nil {
		return []row{line(inkWarn, v.say(lang.DrillScreen.NothingYet))}
	}
	rows := append(m.tableRows(table, w), nil)
	return append(rows, para(inkFaint, "", v.say(lang.DrillWash.ReportHow), w)...)
}

// tableRows is the table of the drill: what was to be done, what must not happen, what was
// seen, and the pass marks.
func (m *Model) tableRows(table *drill.Table, w int) []row {
	v, t := m.voice(), lang.DrillScreen
	titleOf := func(ref playbook.Ref) lang.Text {
		if st, ok := m.work.state.Set.Step(ref); ok {
			return st.Title
		}
		return lang.Same(string(ref))
	}
	rows := []row{heading(v.say(t.ViolationsTitle), w)}
	if len(table.Violations) == 0 {
		rows = append(rows, line(inkGood, v.say(t.NoViolation)))
	}
	for _, x := range table.Violations {
		rows = append(rows, para(inkBad, "✗ ", v.clock(x.At)+" "+v.say(t.Took, titleOf(x.Step), x.Text()), w)...)
	}
	for _, x := range table.Passed {
		rows = append(rows, para(inkFaint, "- ", v.clock(x.At)+" "+v.say(t.Took, titleOf(x.Step), lang.DrillWash.OfTheClock.With(x.Text())), w)...)
	}
	good, judged := 0, 0
	var actions []row
	for _, x := range table.Actions {
		title, became := titleOf(x.Step), x.Became(v.zone)
		switch {
		case x.Outcome == drill.NotDelivered || x.Outcome == drill.NotDue:
			actions = append(actions, para(inkFaint, "- ", v.say(t.Took, title, became), w)...)
			continue
		case x.InTime():
			good++
			actions = append(actions, para(inkGood, "✓ ", v.say(t.Took, title, became), w)...)
		case x.Outcome.Met():
			actions = append(actions, para(inkWarn, "✗ ", v.say(t.Took, title, became), w)...)
		default:
			actions = append(actions, para(inkBad, "✗ ", v.say(t.Took, title, became), w)...)
		}
		judged++
	}
	rows = append(rows, heading(v.say(t.TableTitle)+"  "+v.say(t.ActionsDone, good, judged), w))
	rows = append(rows, actions...)
	if len(table.Observations) > 0 {
		rows = append(rows, heading(v.say(lang.DrillWash.Observations), w))
		for _, o := range table.Observations {
			rows = append(rows, para(inkPlain, "- ", v.clock(o.At)+" "+v.say(t.Rated, o.Text, v.person(o.By.Name)), w)...)
		}
	}
	rows = append(rows, heading(v.say(t.MarksTitle), w))
	for _, x := range table.Marks {
		mark, k, is := "✗ ", inkWarn, lang.DrillPaper.NotReached
		switch {
		case x.Reached:
			mark, k, is = "✓ ", inkGood, lang.DrillPaper.Reached
		case len(x.Late) == 0 && len(x.Found) == 0:
			mark, k, is = "- ", inkFaint, lang.DrillPaper.CannotSay
		}
		rows = append(rows, para(k, mark, v.say(t.Took, x.Title, is), w)...)
	}
	return rows
}
