package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// command is one line of the list of all actions.
type command struct {
	do   action
	name lang.Text // its key, as the screen shows it
	key  string    // as it can be given on a line; empty: none
	what lang.Text
	off  bool // it comes to nothing now; choosing it says why
	run  func(*Model) tea.Cmd
}

// menu lists what can be done. Opened with 0 on an incident it has what makes sense
// for the step in hand; opened with a colon, or once something is looked for in it,
// it is the palette: every action that can be reached from here, found by its Japanese
// or its English name, or by the everyday words for it (synonym.go).
type menu struct {
	now    []command // what makes sense now
	every  []command
	all    bool // opened as the palette
	search search
	at     int
	scroll int
}

// openMenu lists what the table of keys has, in its order, without what makes no
// sense for the step in hand.
func (m *Model) openMenu() {
	n := &menu{every: m.commands()}
	for _, c := range n.every {
		if b, ok := incidentKeys.of(c.do); ok && b.menu && !c.off {
			n.now = append(n.now, c)
		}
	}
	m.menu = n
}

// openPalette lists every action, to be looked for.
func (m *Model) openPalette() {
	m.menu = &menu{every: m.commands(), all: true}
	m.menu.search.start()
}

// listed are the actions that are shown.
func (n *menu) listed() []command {
	list := n.now
	if n.all || n.search.active() {
		list = n.every
	}
	n.search.of = len(n.every)
	words := n.search.words()
	if len(words) == 0 {
		n.search.found = len(list)
		return list
	}
	var found []command
	for _, c := range list {
		if hasWords(words, both(c.what), both(c.name), both(c.alsoCalled())) {
			found = append(found, c)
		}
	}
	n.search.found = len(found)
	return found
}

// commands lists every action that can be reached from the screen in front: its own,
// those of the incident, and those that are always there.
func (m *Model) commands() []command {
	var list []command
	have := map[action]bool{}
	add := func(b binding, off bool, run func(*Model) tea.Cmd) {
		if have[b.do] || b.what.IsZero() {
			return
		}
		have[b.do] = true
		list = append(list, command{do: b.do, name: b.name, key: lineKey(b), what: b.what, off: off, run: run})
	}
	if m.screen == onHome {
		list = append(list, m.homeCommands()...)
	}
	for _, b := range m.screenTable() {
		key := b.keys[0]
		if m.screen != onIncident && !b.do.moves() && b.do != doBack && b.do != doQuit && b.do != doHelp {
			add(b, false, func(m *Model) tea.Cmd { return m.pressScreen(key) })
		}
	}
	if m.work != nil {
		for _, b := range incidentKeys {
			if b.menu {
				do := b.do
				add(b, !m.sensible(do), func(m *Model) tea.Cmd {
					m.screen = onIncident
					return m.incidentAction(do)
				})
			}
		}
	}
	if m.work != nil && m.work.state.Planned() {
		for _, b := range m.playersKeys() {
			if key := b.keys[0]; drillKeys.find(key) == b.do {
				add(b, false, func(m *Model) tea.Cmd {
					m.screen = onIncident
					cmd, _ := m.pressDrill(key)
					return cmd
				})
			}
		}
	}
	if b, ok := logKeys.of(doLate); ok && m.work != nil { // what is on paper is looked for where one is
		b.name, b.keys = lang.Same("l 6"), nil
		add(b, false, func(m *Model) tea.Cmd {
			m.openLog()
			return m.open(m.lateForm())
		})
	}
	for _, b := range m.screenTable() {
		switch b.do {
		case doSearch:
			add(b, false, func(m *Model) tea.Cmd { m.searchHere(); return nil })
		case doBack, doQuit, doHelp:
			key := b.keys[0]
			add(b, false, func(m *Model) tea.Cmd { return m.pressScreen(key) })
		}
	}
	return list
}

// homeCommands begin an incident of a kind, or open one of those that are listed.
func (m *Model) homeCommands() []command {
	var list []command
	for _, it := range m.home.items(m) {
		c := command{do: it.do, name: lang.Same(it.key), key: it.key, run: func(m *Model) tea.Cmd { return m.homeItem(it) }}
		switch {
		case it.do == doDigit && it.kind == "":
			c.what = finding.BeginUnsure
		case it.do == doDigit:
			k, _ := m.kind(it.kind)
			c.what = finding.BeginKind.With(k.Title)
		case it.id != "":
			b := m.home.briefs[it.id]
			c.what = finding.OpenIncident.With(string(it.id), m.incidentTitle(&b.state))
			if b.err != nil {
				c.what = finding.OpenIncident.With(string(it.id), word.DamageMark)
			}
		default:
			continue
		}
		list = append(list, c)
	}
	return list
}

// moves reports an action that only moves about in what is shown, or opens what lists
// the others.
func (do action) moves() bool {
	switch do {
	case doUp, doDown, doPageUp, doPageDown, doTop, doEnd, doEnter, doDigit, doMenu, doPalette, doSearch, doPane, doNothing:
		return true
	}
	return false
}

func (n *menu) render(v voice, w, h int) []row {
	title := word.MenuTitle
	if n.all || n.search.active() {
		title = finding.PaletteTitle
	}
	rows := para(inkHead, "", v.say(title), w)
	list := n.listed()
	n.at = max(0, min(n.at, len(list)-1))
	if len(list) == 0 {
		return append(rows, para(inkWarn, "  ", v.say(finding.NothingFound), w)...)
	}
	from, to := 0, 0
	for i, c := range list {
		if i == n.at && i > 0 {
			from = len(rows)
		}
		rows = append(rows, commandRows(v, c, i == n.at, n.search.active(), w)...)
		if i == n.at {
			to = len(rows) - 1
		}
	}
	if len(rows) <= h || h <= 4 {
		n.scroll = follow(n.scroll, from, min(to, from+max(0, h-1)), h, len(rows))
		return window(rows, n.scroll, h)
	}
	n.scroll = follow(n.scroll, from, to, h-1, len(rows))
	return append(slices.Clone(window(rows, n.scroll, h-1)), moreRow(v, len(rows)-n.scroll-(h-1)))
}

// commandRows are one action: its key and what it does, in as many rows as that needs; while
// something is looked for also what the other language calls it, since that may be what was
// found.
func commandRows(v voice, c command, here, searched bool, w int) []row {
	lead := "  "
	if here {
		lead = "▸ "
	}
	k := inkPlain
	if c.off {
		k = inkFaint
	}
	name := v.say(c.name)
	indent := lead + strings.Repeat(" ", cell.Width(name)+1)
	rows := para(k, strings.Repeat(" ", cell.Width(indent)), v.say(c.what), w)
	if len(rows) > 0 && w-cell.Width(indent) >= 8 {
		rows[0] = append(line(inkPlain, lead).add(inkKey, name).add(k, " "), rows[0][1:]...)
	}
	if other := otherName(v, c.what); searched && other != "" {
		last := &rows[len(rows)-1]
		if room := w - last.width() - 2; room >= 8 {
			*last = last.add(inkFaint, "  "+cell.Truncate(cell.CleanLine(other), room))
		}
	}
	if here {
		for i, r := range rows {
			rows[i] = r.fit(w).picked()
		}
	}
	return rows
}

// otherName is what the other language calls something; empty where that is the same.
func otherName(v voice, t lang.Text) string {
	if t.Ja == t.En {
		return ""
	}
	if v.lang == lang.English {
		return t.Ja
	}
	return t.En
}

// pressMenu gives a key to the menu: arrows and Enter, or the action's own key.
func (m *Model) pressMenu(key string) tea.Cmd {
	n := m.menu
	list := n.listed()
	last := len(list) - 1
	switch menuKeys.find(key) {
	case doUp:
		n.at--
	case doDown:
		n.at++
	case doPageUp:
		n.at -= m.page()
	case doPageDown:
		n.at += m.page()
	case doTop:
		n.at = 0
	case doEnd:
		n.at = last
	case doBack:
		m.menu = nil
	case doHelp:
		return m.openHelp()
	case doQuit:
		return m.askQuit()
	case doEnter:
		if last < 0 {
			m.tell(inkWarn, finding.NothingFound)
			return nil
		}
		m.menu = nil
		return m.asking(list[max(0, min(n.at, last))].run)
	default:
		do := incidentKeys.find(key)
		if b, ok := incidentKeys.of(do); ok && b.menu && !n.all {
			m.menu = nil
			return m.incidentAction(do)
		}
	}
	n.at = max(0, min(n.at, last))
	return nil
}
