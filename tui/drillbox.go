package tui

import (
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// What is handed out in a drill comes as it would in reality: it rings, is said in words,
// and stands in the line under the header until it was read, whatever is on the screen.
// It never takes the keys. What has come can be read again.

// arrival is an inject that was handed out.
type arrival struct {
	*drill.Inject
	at time.Time // drill time
}

// arrivals lists what was handed out, the newest first.
func arrivals(s *drill.Scenario, entries []runbook.Event) []arrival {
	if s == nil {
		return nil
	}
	var given []arrival
	for _, e := range slices.Backward(entries) {
		if d, ok := e.Data.(*runbook.DrillDelivery); ok {
			if in, ok := s.Inject(d.Inject); ok {
				given = append(given, arrival{in, e.At})
			}
		}
	}
	return given
}

// unread is what has arrived and was not shown here, the newest first. The facilitator
// knows it anyway.
func (w *work) unread() []arrival {
	d := &w.drill
	if d.seat == seatControl || w.state.Over() {
		return nil
	}
	var news []arrival
	for _, a := range d.given {
		if !d.heard[a.Number] {
			news = append(news, a)
		}
	}
	return news
}

// hears notes that an inject was shown here.
func (d *drilling) hears(number int) {
	if d.heard == nil {
		d.heard = map[int]bool{}
	}
	d.heard[number] = true
}

// unreadLine says what has arrived and was not read, and how it can be, in as many words as
// there is room for; empty when all was.
func (m *Model) unreadLine(room int) string {
	if m.work == nil || !m.work.state.Drill {
		return ""
	}
	news := m.work.unread()
	if len(news) == 0 {
		return ""
	}
	t := lang.DrillScreen
	how := t.ReadKey
	switch {
	case m.screen == onInbox:
		how = t.ReadHere
	case m.occupied():
		how = t.ReadLater
	}
	said := ""
	in := news[0].Inject
	for _, what := range []lang.Text{m.comes(in), t.CameShort.With(in.Means.Title(), in.From), in.Means.Title(), {}} {
		said = strings.TrimSpace(m.voice().say(t.Unread, len(news), how, what))
		if cell.Width(said) <= room {
			break
		}
	}
	return said
}

// comes says how an inject comes.
func (m *Model) comes(in *drill.Inject) lang.Text {
	return lang.DrillScreen.Arrives[string(in.Means)].With(in.From, m.roleTitle(in.To))
}

func (m *Model) roleTitle(id string) lang.Text {
	if set := m.work.state.Set; set != nil {
		return set.Role(id).Title
	}
	return lang.Same(id)
}

// arrived tells the players what has come, as it comes in reality, and rings.
func (m *Model) arrived(w *work, events []runbook.Event) tea.Cmd {
	d := &w.drill
	if m.work != w || d.seat == seatControl || d.run.Scenario == nil {
		return nil
	}
	var cmds []tea.Cmd
	for _, e := range events {
		given, ok := e.Data.(*runbook.DrillDelivery)
		if !ok {
			continue
		}
		in, ok := d.run.Scenario.Inject(given.Inject)
		if !ok {
			continue
		}
		if m.screen == onInbox {
			d.fresh[in.Number] = true
		}
		if m.linear { // it is said in full there (plain_drill.go), and not also as an entry
			m.notice = notice{}
			continue
		}
		if m.screen == onInbox && d.read > 0 { // what is being read stays where it is
			d.read += len(m.arrivalRows(arrival{in, e.At}, m.width))
		}
		m.tell(inkWarn, m.comes(in))
		if ring := m.cfg.Bell; ring != nil {
			cmds = append(cmds, func() tea.Msg { ring(); return nil })
		}
	}
	m.readBox()
	return tea.Batch(cmds...)
}

// hear leaves of others' entries those that this console may tell of, and lets injects
// arrive.
func (m *Model) hear(w *work, events []runbook.Event) ([]runbook.Event, tea.Cmd) {
	if !w.state.Planned() || w.drill.seat == seatControl {
		return events, nil
	}
	cmd := m.arrived(w, events)
	return slices.DeleteFunc(slices.Clone(events), func(e runbook.Event) bool {
		return w.hides(&e) || e.Type == runbook.DrillInjected
	}), cmd
}

// boxKeys is the screen of what has arrived.
var boxKeys = keymap{
	{do: doEnter, keys: []string{"enter", "j"}, name: lang.Same("Enter"), what: word.HelpCloseIt, bar: word.BarCloseIt, keep: 2},
	{do: doNote, keys: []string{"5"}, name: digit("5"), what: word.HelpNote, bar: word.BarNote},
	keyUp, keyDown,
	{do: doPageUp, keys: keyPgUp.keys, name: keyPgUp.name, what: keyPgUp.what, bar: word.BarMore, keep: 1}, keyPgDn,
	keyFind, keyTop, keyEnd, keyWords, keyHelp, keyBack, keyQuit,
}

// opensBox opens what has arrived, from every screen of a drill that has no other use for
// the key than to go down, which the arrow does as well.
func (m *Model) opensBox(key string) bool {
	if m.work == nil || !m.work.state.Planned() || m.screen == onInbox || drillKeys.find(key) != doInbox {
		return false
	}
	if do := m.screenTable().find(key); do != doNothing && do != doDown {
		return false
	}
	m.openInbox()
	return true
}

// openInbox shows what has arrived in the drill.
func (m *Model) openInbox() {
	d := &m.work.drill
	d.from, d.read, d.fresh = m.screen, 0, map[int]bool{}
	d.box.clear()
	for _, a := range m.work.unread() {
		d.fresh[a.Number] = true
	}
	m.screen = onInbox
	m.readBox()
}

// readBox notes what of the box is on the screen to its end: that was read. Drawing cannot
// do it, since a frame must not change the next.
func (m *Model) readBox() {
	if m.work == nil || m.screen != onInbox || m.linear || m.occupied() {
		return
	}
	d := &m.work.drill
	h := max(0, m.height-len(m.head(m.width, m.height))-len(m.foot(m.width, m.height)))
	rows, ends := m.boxRows(m.width)
	room := boxRoom(len(rows), h)
	d.read = max(0, min(d.read, len(rows)-room))
	for i, a := range m.inBox() {
		if ends[i] > d.read && ends[i] <= d.read+room {
			d.hears(a.Number)
		}
	}
}

// boxRoom is how many of so many rows fit, when the last says that there are more.
func boxRoom(rows, h int) int {
	if rows > h && h > 4 {
		return h - 1
	}
	return h
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
	case doNote:
		return m.open(m.noteForm())
	case doEnter, doBack:
		m.screen = d.from
		d.read = 0
	}
	d.read = max(0, d.read)
	m.readBox()
	return nil
}

// inBox is what has arrived, as far as the search leaves it.
func (m *Model) inBox() []arrival {
	d := &m.work.drill
	out := slices.DeleteFunc(slices.Clone(d.given), func(a arrival) bool {
		return !d.box.has(both(a.Text), both(a.Screen), both(a.From), both(m.roleTitle(a.To)))
	})
	d.box.found, d.box.of = len(out), len(d.given)
	return out
}

// boxRows is what has arrived, the newest first: what the players get, and nothing of the
// plan; and where each ends.
func (m *Model) boxRows(w int) (rows []row, ends []int) {
	v, t, d := m.voice(), lang.DrillScreen, &m.work.drill
	rows = []row{line(inkHead, v.say(t.InboxTitle))}
	listed := m.inBox()
	switch {
	case len(d.given) == 0:
		rows = append(rows, line(inkFaint, v.say(t.InboxEmpty)))
	case len(listed) == 0:
		rows = append(rows, para(inkWarn, "  ", v.say(finding.NothingFound), w)...)
	}
	for _, a := range listed {
		rows = append(rows, m.arrivalRows(a, w)...)
		ends = append(ends, len(rows))
	}
	return rows, ends
}

// inboxBody draws what has arrived.
func (m *Model) inboxBody(w, h int) []row {
	d := &m.work.drill
	rows, _ := m.boxRows(w)
	room := boxRoom(len(rows), h)
	d.read = max(0, min(d.read, len(rows)-room))
	if room == h {
		return window(rows, d.read, h)
	}
	return append(slices.Clone(window(rows, d.read, room)), moreRow(m.voice(), len(rows)-d.read-room))
}

// arrivalRows is one of what has arrived, with an empty row before it.
func (m *Model) arrivalRows(a arrival, w int) []row {
	v, t := m.voice(), lang.DrillScreen
	means := string(a.Means)
	title := v.say(t.Came[means], v.clock(a.at))
	if m.work.drill.fresh[a.Number] {
		title = v.say(t.NewMark) + title
	}
	rows := []row{nil, heading(title, w)}
	rows = append(rows, labelled(v.say(t.CameFrom[means]), inkStrong, v.say(a.From), w)...)
	rows = append(rows, labelled(v.say(t.CameTo[means]), inkPlain, v.say(m.roleTitle(a.To)), w)...)
	return append(rows, m.handedOut(a.Inject, w)...)
}

// handedOut is what an inject says, and what a screen shows.
func (m *Model) handedOut(in *drill.Inject, w int) []row {
	v := m.voice()
	rows := paragraphs("  ", v.say(in.Text), w)
	switch {
	case in.Screen.IsZero():
	case m.linear: // a frame would be read out
		rows = append(rows, line(inkFaint, "  "+v.say(lang.DrillScreen.ScreenShows)))
		rows = append(rows, paragraphs("    ", v.say(in.Screen), w)...)
	default:
		title := "  +- " + v.say(lang.DrillScreen.ScreenTitle) + " "
		rows = append(rows, line(inkFaint, title+strings.Repeat("-", max(0, w-cell.Width(title)))).clip(w))
		for _, r := range paragraphs("", v.say(in.Screen), max(1, w-4)) {
			rows = append(rows, append(line(inkFaint, "  | "), r...).clip(w))
		}
		rows = append(rows, line(inkFaint, "  +"+strings.Repeat("-", max(0, w-3))).clip(w))
	}
	return rows
}

// paragraphs wraps a text of several lines, each of them after lead.
func paragraphs(lead, text string, w int) []row {
	var rows []row
	for l := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		if strings.TrimSpace(l) == "" {
			rows = append(rows, nil)
			continue
		}
		rows = append(rows, para(inkPlain, lead, l, w)...)
	}
	return rows
}
