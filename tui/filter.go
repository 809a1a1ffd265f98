package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/tui/internal/editor"
)

// finding is every sentence about finding one's way.
var finding = &lang.Finding

// led is every sentence that keeps somebody on the way.
var led = &lang.Led

// search narrows a list to the lines that have every word that was typed. Width, case
// and the two kanas make no difference, and a line is found by its words in either
// language: who reads Japanese may remember the English name of a thing, and the
// input method may be on or off.
type search struct {
	edit  *editor.Editor // nil: never opened
	open  bool           // keys are text
	anew  bool           // … and the first of them takes the place of the words that stand there
	found int            // how many lines it left when the list was last drawn
	of    int            // … of so many
}

// typed is what was typed, as it stands in the box.
func (s *search) typed() string {
	if s.edit == nil {
		return ""
	}
	return strings.TrimSpace(s.edit.Value())
}

// words are what a line must have.
func (s *search) words() []string { return runbook.SearchWords(s.typed()) }

// active reports that the list is narrowed.
func (s *search) active() bool { return s.typed() != "" }

// start takes keys as text from now on.
func (s *search) start() {
	if s.edit == nil {
		s.edit = editor.New(false)
	}
	s.open = true
}

// again takes keys as text from now on; other words take the place of those that stand there.
func (s *search) again() {
	s.start()
	s.anew = s.active()
}

// takes gives a key to the words; false where it changed nothing.
func (s *search) takes(msg tea.KeyMsg) bool {
	before := s.edit.Value()
	if s.anew && (msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace) {
		s.edit.SetValue("")
	}
	s.anew = false
	s.edit.Update(msg)
	return s.edit.Value() != before
}

// set narrows the list to words that were given otherwise than by keys.
func (s *search) set(words string) {
	s.start()
	s.edit.SetValue(words)
	s.open = false
}

// clear shows the whole list again.
func (s *search) clear() { s.edit, s.open = nil, false }

// has reports whether a text has every word that is looked for.
func (s *search) has(texts ...string) bool { return hasWords(s.words(), texts...) }

// hasWords reports whether the texts together have every word.
func hasWords(words []string, texts ...string) bool {
	return len(words) == 0 || runbook.HasWords(runbook.Searchable(strings.Join(texts, "\n")), words)
}

// both are the words of a text in both languages.
func both(t lang.Text) string {
	if t.Ja == t.En {
		return t.Ja
	}
	return t.Ja + "\n" + t.En
}

// searchOf is the search of the list in front, or nil where nothing can be narrowed.
func (m *Model) searchOf() *search {
	switch {
	case m.ask != nil:
		return nil
	case m.help != nil:
		if m.help.finds {
			return &m.help.search
		}
		return nil
	case m.menu != nil:
		return &m.menu.search
	case m.form() != nil:
		if c := m.picksFrom(); c != nil {
			return &c.search
		}
		return nil
	}
	switch m.screen {
	case onHome:
		return &m.home.search
	case onIncident:
		return &m.work.search
	case onLog:
		if m.log.detail {
			return nil
		}
	case onScenarios:
		return &m.scenarios.search
	case onControl:
		return &m.work.drill.plan
	case onInbox:
		return &m.work.drill.box
	}
	if l := m.lister(); l != nil {
		return &l.lines().search
	}
	return nil
}

// searching reports that keys are words to look for now.
func (m *Model) searching() bool {
	s := m.searchOf()
	return s != nil && s.open
}

// pressSearch gives a key to the search that is open: text narrows the list, arrows
// move in it, Enter keeps it so, Esc shows all of it again. In the list of all actions
// Enter takes the one in hand.
func (m *Model) pressSearch(s *search, msg tea.KeyMsg, key string) tea.Cmd {
	if msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace {
		s.takes(msg)
		m.narrowed()
		return nil
	}
	switch do := searchKeys.find(key); do {
	case doEnter:
		s.open = false
		if !s.active() {
			s.clear()
		}
		if m.menu != nil && m.help == nil {
			return m.pressMenu("enter")
		}
		if m.picksFrom() != nil && key != "tab" {
			return m.takeFound()
		}
	case doBack:
		s.clear()
		if m.menu != nil && m.help == nil && m.menu.all {
			m.menu = nil
			return nil
		}
		m.narrowed()
	case doUp, doDown, doPageUp, doPageDown:
		if c := m.picksFrom(); c != nil {
			c.move(map[action]int{doUp: -1, doDown: 1, doPageUp: -1, doPageDown: 1}[do])
			return nil
		}
		return m.pressScreen(key)
	case doQuit:
		return m.askQuit()
	default:
		if s.takes(msg) {
			m.narrowed()
		}
	}
	return nil
}

// narrowed puts the arrows on a line that is still there.
func (m *Model) narrowed() {
	switch {
	case m.help != nil:
		m.help.scroll = 0
		return
	case m.menu != nil:
		m.menu.at, m.menu.scroll = 0, 0
		return
	case m.picksFrom() != nil:
		m.picksFrom().narrowed()
		return
	}
	switch m.screen {
	case onHome:
		m.home.narrowed(m)
	case onIncident:
		m.work.arrange()
		m.work.toListed()
	case onScenarios:
		m.scenarios.at = 0
	case onControl:
		m.work.drill.at, m.work.drill.read = 0, 0
	case onInbox:
		m.work.drill.read = 0
	default:
		if l := m.lister(); l != nil {
			l.narrowed(m)
		}
	}
}

// searchRow is the box of the search that is open, or says that a list is narrowed;
// nil when it is not. col is where the caret stands.
func (m *Model) searchRow(w int) (r row, col int) {
	s := m.searchOf()
	if s == nil {
		return nil, 0
	}
	v := m.voice()
	count := line(inkFaint, v.say(finding.Found, s.found, s.of))
	if !s.open {
		if !s.active() {
			return nil, 0
		}
		return spread(line(inkWarn, v.say(finding.Narrowed, oneLine(s.typed(), w))), count, w), 0
	}
	lead := line(inkKey, v.say(finding.Search)+" ")
	room := max(4, w-lead.width()-count.width()-4)
	lines, _, c := s.edit.Render(room, 1)
	col = lead.width() + 1 + c
	r = append(lead, span{"[", inkRule})
	r = append(r, line(inkField, lines[0]).fit(room)...)
	r = append(r, span{"] ", inkRule})
	return append(r, count...).clip(w), col
}

// everywhere takes the keys that every screen has: those that open the search of the list in
// front and the list of all actions, and Esc, which first shows a narrowed list whole.
func (m *Model) everywhere(key string) bool {
	if m.ask != nil || m.formInFront() {
		return false
	}
	s := m.searchOf()
	switch m.table().find(key) {
	case doSearch:
		if s != nil {
			m.searchHere()
			return true
		}
	case doPalette:
		m.openPalette()
		return true
	case doBack:
		if s != nil && s.active() {
			s.clear()
			m.narrowed()
			return true
		}
	}
	return false
}

// searchHere opens the search of the list in front, and shows that list where there is
// room for one pane only.
func (m *Model) searchHere() {
	s := m.searchOf()
	if s == nil {
		return
	}
	s.again()
	if m.screen == onIncident && s == &m.work.search {
		m.work.pane = paneSteps
	}
}

// addSearch puts the search into the line above the keys, with the caret in its box
// while it is open.
func (m *Model) addSearch(s *scene, w int) {
	r, col := m.searchRow(w)
	at := len(s.rows) - 2
	if r == nil || at < 1 {
		return
	}
	if m.searching() {
		s.rows[at], s.caret = r, caret{true, at, col}
	} else if m.saysSearch(m.searchOf()) {
		s.rows[at] = r
	}
}

// saysSearch reports that the line above the keys says what a list is narrowed to: it is the
// list in front, and nothing else is said there.
func (m *Model) saysSearch(s *search) bool {
	return s != nil && m.searchOf() == s && m.notice.text.IsZero() && m.unsaved == 0
}
