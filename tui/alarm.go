package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// What becomes overdue rings the bell once, is said in words, and stands in the title of
// the window, which shows while another window is in front. It never takes the keys:
// whoever is in the middle of a sentence goes on writing it.

// alarm rings for what has become overdue since the last look, and keeps the title of
// the window to what is on the screen.
func (m *Model) alarm() tea.Cmd {
	if m.linear { // it says so by itself
		return nil
	}
	var cmds []tea.Cmd
	if news := m.newlyLate(); len(news) > 0 {
		if m.notice.text.IsZero() && m.work != nil {
			m.tell(inkBad, finding.NowOverdue.With(lang.Same(m.voice().list(news))))
		}
		if ring := m.cfg.Bell; ring != nil {
			cmds = append(cmds, func() tea.Msg { ring(); return nil })
		}
	}
	if title := m.windowTitle(); title != m.titled && m.cfg.Titles {
		m.titled = title
		cmds = append(cmds, tea.SetWindowTitle(title))
	}
	return tea.Batch(cmds...)
}

// newlyLate names what is overdue and was not when it was last asked for: of the
// incident that is open and of the real ones beside it, and on the home screen of every
// one that is listed. A watch
// whose next look is late is late anew each time.
func (m *Model) newlyLate() []lang.Text {
	var news []lang.Text
	rings := func(key string, title lang.Text) {
		if m.rung == nil {
			m.rung = map[string]bool{}
		}
		if !m.rung[key] {
			m.rung[key] = true
			news = append(news, title)
		}
	}
	if w := m.work; w != nil {
		for _, d := range overdue(w.dues) {
			rings(lateKey(w.state.ID, d), d.Title)
		}
		m.lateElsewhere(rings)
		return news
	}
	if m.screen != onHome || m.home.loading {
		return nil
	}
	for _, id := range m.home.order {
		b := m.home.briefs[id]
		if b.err != nil || b.state.Status != runbook.StatusOpen {
			continue
		}
		for _, d := range b.late {
			rings(lateKey(id, d), d.Title)
		}
	}
	return news
}

// windowTitle is the title of the window: what is overdue first, since a title is cut
// at its end, then which incident, and always whether it is a drill.
func (m *Model) windowTitle() string {
	v := m.voice()
	name := v.say(word.ProgramName)
	over := 0
	if w := m.work; w != nil {
		s := &w.state
		mark := v.say(word.RealMark)
		if s.Drill {
			mark = v.say(lang.Event.Drill)
		}
		over = w.late()
		name = mark + " " + string(s.ID) + " " + v.say(m.incidentTitle(s))
		if n := len(w.unread()); n > 0 {
			name = v.say(lang.DrillScreen.TitleUnread, n) + " " + name
		}
	} else {
		if m.inDrill() {
			name = v.say(lang.Event.Drill) + " " + name
		}
		for _, id := range m.home.order {
			if !id.Drill() { // a drill must not look like something real that is late
				over += len(m.home.briefs[id].late)
			}
		}
	}
	if over > 0 {
		name = v.say(finding.TitleOverdue, over) + " " + name
	}
	return cell.CleanLine(head(name, 120))
}
