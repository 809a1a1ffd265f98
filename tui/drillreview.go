package tui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// reviewKeys is the hot wash.
var reviewKeys = keymap{
	{do: doEnter, keys: []string{"enter"}, name: lang.Same("Enter"), what: lang.DrillScreen.HelpRate, bar: lang.DrillScreen.BarRate, keep: 2},
	{do: doNote, keys: []string{"5"}, name: digit("5"), what: lang.DrillScreen.HelpNote, bar: lang.DrillScreen.BarNote},
	{do: doLog, keys: []string{"l"}, name: lang.Same("l"), what: word.HelpLog, bar: word.BarLog},
	keyUp, keyDown, keyPgUp, keyPgDn, keyTop, keyEnd, keyWords, keyHelp, keyBack, keyQuit,
}

// openReview shows the hot wash.
func (m *Model) openReview() {
	m.screen = onReview
	m.work.drill.read, m.work.drill.at = 0, 0
}

// pressReview gives a key to the hot wash.
func (m *Model) pressReview(key string) tea.Cmd {
	d := &m.work.drill
	var objectives []drill.Objective
	if d.run.Scenario != nil {
		objectives = d.run.Scenario.Objectives
	}
	switch do := reviewKeys.find(key); do {
	case doUp:
		if d.read > 0 {
			d.read--
		} else {
			d.at--
		}
	case doDown:
		if d.at < len(objectives)-1 {
			d.at++
		} else {
			d.read++
		}
	case doPageUp:
		d.read = max(0, d.read-m.page()*2)
	case doPageDown:
		d.read += m.page() * 2
	case doTop:
		d.at, d.read = 0, 0
	case doEnd:
		d.read = 1 << 20 // drawing stops at the end
	case doEnter:
		if d.at < len(objectives) {
			return m.open(m.rateForm(objectives[max(0, d.at)]))
		}
	case doNote:
		return m.open(m.observeForm(0))
	case doLog:
		m.openLog()
	case doLanguage:
		m.switchLanguage()
	case doHelp:
		return m.openHelp()
	case doQuit:
		return m.askQuit()
	case doBack:
		d.read, d.at = 0, 0
		m.screen = onIncident
		if d.seat == seatControl {
			m.screen = onControl
		}
	}
	d.at = max(0, min(d.at, len(objectives)-1))
	return nil
}

// reviewBody is the hot wash: the objectives to rate, what to talk about, and the table.
func (m *Model) reviewBody(w, h int) []row {
	v, t, d := m.voice(), lang.DrillScreen, &m.work.drill
	sc := d.run.Scenario
	if sc == nil {
		return para(inkBad, "", v.say(lang.Drill.ScenarioBroken), w)
	}
	table := d.score(m.work.chron.entries)
	rows := []row{line(inkStrong, oneLine(v.say(t.ReviewTitle)+"  "+v.say(sc.Title), w)), line(inkFaint, oneLine(v.say(t.ReviewAbout), w))}
	rows = append(rows, heading(v.say(t.Objectives), w))
	for i, o := range sc.Objectives {
		lead, grade := "  ", v.say(t.NotRated)
		if table != nil {
			for _, r := range table.Ratings {
				if r.Objective == o.ID {
					grade = v.say(t.Rated, string(r.Rating), r.By.Name)
				}
			}
		}
		if i == d.at {
			lead = "▸ "
		}
		r := spread(line(inkPlain, lead+v.say(o.Text)), line(inkKey, grade), w)
		if i == d.at {
			r = r.fit(w).picked()
		}
		rows = append(rows, r)
	}
	rows = append(rows, heading(v.say(t.Debrief), w))
	for _, q := range sc.Debrief {
		rows = append(rows, para(inkPlain, "- ", v.say(q), w)...)
	}
	if table == nil {
		rows = append(rows, line(inkWarn, v.say(t.NothingYet)))
	} else {
		rows = append(rows, m.tableRows(table, w)...)
		rows = append(rows, nil)
		rows = append(rows, para(inkFaint, "", v.say(t.ReportHow, string(m.work.state.ID)), w)...)
	}
	d.read = max(0, min(d.read, len(rows)-h))
	return window(rows, d.read, h)
}

// tableRows is the table of the drill: what was to be done, what must not happen, and the
// pass marks.
func (m *Model) tableRows(table *drill.Table, w int) []row {
	v, t := m.voice(), lang.DrillScreen
	rows := []row{heading(v.say(t.ViolationsTitle), w)}
	if len(table.Violations) == 0 {
		rows = append(rows, line(inkGood, v.say(t.NoViolation)))
	}
	for _, x := range table.Violations {
		rows = append(rows, para(inkBad, "✗ ", v.clock(x.At)+" "+v.say(x.Text()), w)...)
	}
	good, judged := 0, 0
	var actions []row
	for _, x := range table.Actions {
		title := lang.Same(string(x.Step))
		if st, ok := m.work.state.Set.Step(x.Step); ok {
			title = st.Title
		}
		switch {
		case x.Outcome == drill.NotDelivered || x.Outcome == drill.NotDue:
			actions = append(actions, line(inkFaint, v.say(t.Rated, "- "+v.say(title), x.Outcome.Title())).clip(w))
			continue
		case x.InTime():
			good++
			actions = append(actions, line(inkGood, v.say(t.InTime, title, x.Minutes())).clip(w))
		case x.Outcome.Met():
			actions = append(actions, line(inkWarn, v.say(t.Late, title, x.Minutes(), int(x.Within/time.Minute))).clip(w))
		default:
			actions = append(actions, line(inkBad, v.say(t.Rated, "✗ "+v.say(title), x.Outcome.Title())).clip(w))
		}
		judged++
	}
	rows = append(rows, heading(v.say(t.TableTitle)+"  "+v.say(t.ActionsDone, good, judged), w))
	rows = append(rows, actions...)
	rows = append(rows, heading(v.say(t.MarksTitle), w))
	for _, x := range table.Marks {
		mark, k := "✗ ", inkWarn
		switch {
		case x.Reached:
			mark, k = "✓ ", inkGood
		case len(x.Late) == 0 && len(x.Found) == 0:
			mark, k = "- ", inkFaint
		}
		rows = append(rows, para(k, mark, v.say(x.Title), w)...)
	}
	return rows
}
