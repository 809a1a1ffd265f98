package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// boxKeys is the screen of what has arrived.
var boxKeys = keymap{
	{do: doEnter, keys: []string{"enter", "x"}, name: lang.Same("Enter"), what: word.HelpCloseIt, bar: word.BarCloseIt, keep: 2},
	{do: doClock, keys: []string{"z"}, name: lang.Same("z"), what: lang.DrillScreen.HelpClock, bar: lang.DrillScreen.BarClock, keep: 1},
	{do: doNote, keys: []string{"5"}, name: digit("5"), what: word.HelpNote, bar: word.BarNote},
	keyUp, keyDown, keyPgUp, keyPgDn, keyTop, keyEnd, keyWords, keyHelp, keyBack, keyQuit,
}

// openInbox shows what has arrived in the drill.
func (m *Model) openInbox() {
	m.screen = onInbox
	m.work.drill.unread, m.work.drill.read = 0, 0
}

// pressInbox gives a key to the screen of what has arrived.
func (m *Model) pressInbox(key string) tea.Cmd {
	d := &m.work.drill
	switch boxKeys.find(key) {
	case doUp:
		d.read--
	case doDown:
		d.read++
	case doPageUp:
		d.read -= m.page() * 2
	case doPageDown:
		d.read += m.page() * 2
	case doTop:
		d.read = 0
	case doEnd:
		d.read = 1 << 20 // drawing stops at the end
	case doClock:
		return m.openClock()
	case doNote:
		return m.open(m.noteForm())
	case doLanguage:
		m.switchLanguage()
	case doHelp:
		return m.openHelp()
	case doQuit:
		return m.askQuit()
	case doEnter, doBack:
		m.screen = onIncident
	}
	d.read = max(0, d.read)
	return nil
}

// inboxBody draws what has arrived, the newest first: what the players get, and nothing
// of the plan.
func (m *Model) inboxBody(w, h int) []row {
	v, t, d := m.voice(), lang.DrillScreen, &m.work.drill
	d.unread = 0
	rows := []row{line(inkHead, v.say(t.InboxTitle))}
	var given []drill.InjectView
	for _, in := range d.run.Injects(m.clock()) {
		if in.Status == drill.Delivered {
			given = append(given, in)
		}
	}
	if len(given) == 0 {
		rows = append(rows, line(inkFaint, v.say(t.InboxEmpty)))
	}
	for len(given) > 0 {
		last := 0
		for i, in := range given {
			if in.Seq > given[last].Seq {
				last = i
			}
		}
		in := given[last]
		given = append(given[:last:last], given[last+1:]...)
		rows = append(rows, nil)
		rows = append(rows, para(inkStrong, "", v.say(t.InboxFrom, v.clock(in.When), in.From, m.work.state.Set.Role(in.To).Title, in.Means.Title()), w)...)
		rows = append(rows, m.handedOut(in.Inject, w)...)
	}
	d.read = max(0, min(d.read, len(rows)-h))
	return window(rows, d.read, h)
}

// handedOut is what an inject says, and what a screen shows.
func (m *Model) handedOut(in *drill.Inject, w int) []row {
	v := m.voice()
	rows := para(inkPlain, "  ", v.say(in.Text), w)
	if !in.Screen.IsZero() {
		rows = append(rows, line(inkFaint, "  "+v.say(lang.DrillScreen.ScreenShows)))
		rows = append(rows, para(inkPlain, "  | ", v.say(in.Screen), w)...)
	}
	return rows
}
