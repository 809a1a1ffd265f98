package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// scenariosView is the screen on which a drill is chosen.
type scenariosView struct {
	all    []*drill.Scenario
	held   map[string]time.Time // when drills on them were last held
	known  bool                 // that is known
	at     int                  // of those that are listed; as many as they are: none of them
	scroll int
	search search
	full   bool // with the titles, which tell what is going to happen
	busy   bool
	err    error
}

// scenariosRead is the reply of the command that reads the scenarios.
type scenariosRead struct {
	all   []*drill.Scenario
	held  map[string]time.Time
	known bool
	err   error
}

// chooseKeys is the screen on which a drill is chosen.
var chooseKeys = keymap{
	{do: doEnter, keys: []string{"enter"}, name: lang.Same("Enter"), what: word.HelpChoose, bar: word.BarChoose, keep: 2},
	{do: doShow, keys: []string{"v"}, name: lang.Same("v"), what: lang.DrillSeat.HelpTitles, bar: lang.DrillSeat.BarTitles, keep: 1},
	keyFind, keyUp, keyDown, keyTop, keyEnd, keyWords, keyHelp, keyBack, keyQuit,
}

// openScenarios shows what a drill can be on.
func (m *Model) openScenarios() tea.Cmd {
	if m.cfg.Drills == nil || m.cfg.Drills.Scenarios == nil {
		return m.openIntake("", true)
	}
	m.screen = onScenarios
	m.scenarios = scenariosView{busy: true}
	ctx, read, held := m.ctx, m.cfg.Drills.Scenarios, m.cfg.Drills.Held
	return func() tea.Msg {
		msg := scenariosRead{}
		if msg.all, msg.err = read(); msg.err == nil && held != nil {
			var err error
			msg.held, err = held(ctx)
			msg.known = err == nil // without it a drill can be begun all the same
		}
		return msg
	}
}

func (m *Model) scenariosRead(msg scenariosRead) tea.Cmd {
	s := &m.scenarios
	s.all, s.held, s.known, s.err, s.busy = msg.all, msg.held, msg.known, msg.err, false
	switch {
	case !m.linear:
		return nil
	case s.err != nil || len(s.all) == 0:
		m.tell(inkBad, lang.DrillScreen.CannotRead.With(fmt.Sprint(s.err)))
		return m.openIntake("", true)
	}
	m.screen, m.visit = onIntake, nil
	m.intake = m.drillForm(s.all)
	return m.open(m.intake)
}

// listed are the scenarios that the search leaves: that of which the code was typed, as on
// the command line; else those whose line, as it stands on the screen, has the words, or whose
// id has them while the titles are shown: it tells as much as they do.
func (s *scenariosView) listed(v voice) []*drill.Scenario {
	words := s.search.words()
	coded := func(sc *drill.Scenario) bool {
		return len(words) == 1 && sc.Code != "" && strings.EqualFold(words[0], sc.Code)
	}
	exact := slices.ContainsFunc(s.all, coded)
	out := slices.DeleteFunc(slices.Clone(s.all), func(sc *drill.Scenario) bool {
		if exact {
			return !coded(sc)
		}
		title, facts := s.line(v, sc)
		if s.full {
			facts += "\n" + sc.ID
		}
		return !s.search.has(title, facts)
	})
	s.search.found, s.search.of = len(out), len(s.all)
	return out
}

// nothing reports that a search left no scenario: then no line is in hand either.
func (s *scenariosView) nothing(listed []*drill.Scenario) bool {
	return len(listed) == 0 && s.search.active()
}

// pressScenarios gives a key to the screen on which a drill is chosen.
func (m *Model) pressScenarios(key string) tea.Cmd {
	s := &m.scenarios
	listed := s.listed(m.voice())
	switch chooseKeys.find(key) {
	case doUp:
		s.at--
	case doDown:
		s.at++
	case doTop:
		s.at = 0
	case doEnd:
		s.at = len(listed)
	case doEnter:
		switch {
		case s.busy:
		case s.nothing(listed): // the next Enter would begin something else than what was looked for
			m.tell(inkWarn, finding.NothingFound)
		case s.at < len(listed):
			cmd := m.leaveAll()
			m.screen, m.visit = onIntake, nil
			f := m.drillForm(listed[s.at : s.at+1])
			m.intake = f
			return tea.Batch(cmd, m.open(f))
		default:
			return m.openIntake("", true)
		}
	case doShow:
		s.full = !s.full
	case doBack:
		m.screen = onHome
	}
	s.at = max(0, min(s.at, len(listed)))
	return nil
}

// scenariosBody draws what a drill can be on.
func (m *Model) scenariosBody(w, h int) []row {
	v, t, s := m.voice(), lang.DrillScreen, &m.scenarios
	about := lang.DrillSeat.TitlesHidden
	if s.full {
		about = t.ChooseAbout
	}
	rows := []row{line(inkStrong, v.say(t.ChooseTitle)), line(inkFaint, oneLine(v.say(about), w)), nil}
	if s.busy {
		return append(rows, line(inkFaint, v.say(t.Reading)))
	}
	if s.err != nil {
		rows = append(rows, para(inkBad, "", v.say(t.CannotRead, s.err.Error()), w)...)
	}
	from, to := 0, 0
	item := func(here bool, first, last, second string) {
		start := len(rows)
		lead := "  "
		if here {
			lead = "▸ "
		}
		when := line(inkFaint, last)
		for i, r := range para(inkStrong, lead, first, w-when.width()-2) {
			if i == 0 && last != "" {
				r = spread(r, when, w)
			}
			if here {
				r = r.fit(w).picked()
			}
			rows = append(rows, r)
		}
		rows = append(rows, para(inkFaint, "    ", second, w)...)
		if here {
			from, to = start, len(rows)-1
		}
	}
	listed := s.listed(v)
	if s.nothing(listed) {
		rows = append(rows, para(inkWarn, "  ", v.say(finding.NothingFound), w)...)
	}
	for i, sc := range listed {
		title, facts := s.line(v, sc)
		item(i == s.at, title, v.say(s.last(v, sc)), facts)
	}
	item(s.at >= len(listed) && !s.nothing(listed), v.say(t.FreeDrill), "", v.say(t.FreeDrillAbout))
	if s.at == 0 {
		from = 0
	}
	s.scroll = follow(s.scroll, from, to, h, len(rows))
	return window(rows, s.scroll, h)
}

// line is what the screen says of a scenario.
func (s *scenariosView) line(v voice, sc *drill.Scenario) (title, facts string) {
	length, injects := lang.Same(v.span(sc.Length)), len(sc.Injects)
	if s.full {
		return v.say(sc.Title), v.say(lang.DrillScreen.Facts, sc.PlayersTitle(), length, injects)
	}
	return v.say(sc.PlayersTitle()), v.say(lang.DrillSeat.Facts, length, injects)
}

// begunOn reports whether an intake begins a drill on a scenario.
func (f *form) begunOn() bool {
	return f != nil && f.tried != nil && f.tried.Plan != nil && f.tried.Plan.Scenario.What == runbook.PinScenario
}

// last says when a drill on a scenario was last held; zero when that is not known.
func (s *scenariosView) last(v voice, sc *drill.Scenario) lang.Text {
	at, ok := s.held[sc.ID]
	switch {
	case ok:
		return lang.DrillScreen.HeldOn.With(at.In(v.zone).Format(time.DateOnly))
	case s.known:
		return lang.DrillScreen.HeldNever
	}
	return lang.Text{}
}

// leftIntake is where Esc leads from the first entry of an incident: of a drill back to
// where a drill is chosen, since on the home screen the next key may begin something real.
func (m *Model) leftIntake(f *form) screen {
	if f.drill && m.cfg.Drills != nil && len(m.scenarios.all) > 0 {
		return onScenarios
	}
	return onHome
}
