package tui

import (
	"context"
	"io"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/readiness"
)

// Config is the outside world of the console.
type Config struct {
	Store     runbook.Store
	Library   *runbook.Library
	Org       string // id of the profile of the office
	SetOrg    func(string) error
	Lang      lang.Lang
	Now       func() time.Time
	User      string    // who sits here, as far as the system knows
	Random    io.Reader // ids and salts of entries
	Export    func(ctx context.Context, id runbook.IncidentID, format string) (path string, err error)
	ExportDir string // the folder Export writes to; empty: that in which the program was started
	Version   string
	DataDir   string
	Incident  runbook.IncidentID // opened at once; empty: the home screen
	HashFile  func(path string) (runbook.FileProof, error)
	Own       []string    // names of the files of the data folder that are in force
	LeftOut   []lang.Text // what of the data folder has an error and is not used, a sentence each
	StandIn   bool        // the profile is not the chosen one, which has an error
	Theme     Theme       // zero: no escape sequences

	// Items reads the items of the readiness check. Nil: there is no such screen.
	Items func() ([]readiness.Item, error)

	// SaveText keeps words that are to be published in a file of their own and gives
	// its name. Nil: they are only shown.
	SaveText func(ctx context.Context, id runbook.IncidentID, name, words string) (path string, err error)

	// Clipboard sends words to the clipboard of the terminal, which does not say
	// whether it took them. Nil: [Run] finds out whether it is likely to.
	Clipboard func(words string) error
}

// Tick tells the model that time has passed. [Run] sends one each second; a test
// sends its own.
type Tick struct{ Now time.Time }

// screen is one of the full screens.
type screen uint8

const (
	onHome screen = iota
	onIntake
	onIncident
	onLog
	onTexts
	onSummary
	onReadiness
)

// notice is one sentence near the bottom, until the next key.
type notice struct {
	text lang.Text
	ink  ink
}

// Model is the console. Make it with [New].
type Model struct {
	cfg     Config
	ctx     context.Context
	lang    lang.Lang
	now     time.Time
	width   int
	height  int
	screen  screen
	home    home
	work    *work                        // the incident that is open, or nil
	kept    map[runbook.IncidentID]*work // left before all of it was on record
	visit   *visit                       // the incident waited for, or nil
	log     logView                      // the log screen
	texts   textsView                    // the texts screen
	summary *summary                     // the incident as a whole, or nil
	ready   *readyView                   // the readiness screen, or nil
	intake  *form                        // of the intake screen, in hand or on its way
	forms   []*form                      // the last one is in hand
	drafts  map[string][]*form
	opens   int // forms opened so far
	menu    *menu
	help    *help
	ask     *question
	notice  notice
	unsaved int  // what was submitted and is not acknowledged, of any incident
	leaving bool // quit when nothing is unsaved
	enter   enterKey
	keys    int // keys pressed so far
	caret   func(on bool, row, col int)
}

// New makes the console. It is deterministic given Config.Now and Config.Random:
// it starts no clock and no goroutine.
func New(cfg Config) *Model {
	if cfg.Lang == "" {
		cfg.Lang = lang.Japanese
	}
	m := &Model{
		cfg: cfg, ctx: context.Background(), lang: cfg.Lang, now: cfg.Now(),
		width: 80, height: 24, drafts: map[string][]*form{}, kept: map[runbook.IncidentID]*work{},
		caret: func(bool, int, int) {},
	}
	m.home.loading = true
	return m
}

// Init loads the list of incidents, and the incident to open at once.
func (m *Model) Init() tea.Cmd {
	if m.cfg.Incident != "" {
		return tea.Batch(m.list(), m.resume(m.cfg.Incident))
	}
	return m.list()
}

// Update takes one message.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if msg.Width > 0 && msg.Height > 0 { // some terminals begin with no size at all
			m.width, m.height = msg.Width, msg.Height
		}
	case tea.KeyMsg:
		m.now = m.cfg.Now()
		m.keys++
		if m.unseen(msg) || m.repeats(msg) {
			return m, nil
		}
		return m, m.press(msg)
	case Tick:
		return m, m.tick(msg.Now)
	case listed:
		return m, m.home.take(m, msg)
	case opened:
		return m, m.opened(msg)
	case prepared:
		return m, m.prepared(msg)
	case recorded:
		return m, m.recorded(msg)
	case refreshed:
		return m, m.refreshed(msg)
	case exported:
		m.exported(msg)
	case copied:
		m.copied(msg)
	case readied:
		return m, m.readied(msg)
	case orgChosen:
		m.orgChosen(msg)
	}
	return m, nil
}

// View draws the screen: never a line wider than the terminal, never more lines
// than it has.
func (m *Model) View() string {
	s := m.frame(m.width, m.height)
	on := s.caret.on && s.caret.row < m.height && s.caret.col < m.width
	m.caret(on, s.caret.row, s.caret.col)
	lines := make([]string, min(len(s.rows), max(1, m.height)))
	for i := range lines {
		lines[i] = m.cfg.Theme.draw(s.rows[i], max(1, m.width))
	}
	return strings.Join(lines, "\n")
}

// tick moves the clock, and looks every two seconds whether somebody else wrote.
func (m *Model) tick(now time.Time) tea.Cmd {
	m.now = now
	if w := m.work; w != nil {
		w.refreshViews(now)
		if now.Sub(w.looked) >= 2*time.Second {
			w.looked = now
			return m.refresh(w)
		}
		return nil
	}
	if m.screen == onHome && !m.home.loading && now.Sub(m.home.looked) >= 10*time.Second {
		return m.list()
	}
	return nil
}

// voice speaks in the zone of the incident, or of the office.
func (m *Model) voice() voice {
	v := voice{lang: m.lang, now: m.now, zone: m.now.Location()}
	switch {
	case m.work != nil:
		v.zone = m.work.state.Location()
	case m.profile() != nil && m.profile().TimeZone != nil:
		v.zone = m.profile().TimeZone
	}
	return v
}

// profile is that of the office chosen now, or nil.
func (m *Model) profile() *org.Profile {
	if m.cfg.Library == nil {
		return nil
	}
	if p, ok := m.cfg.Library.Profile(m.cfg.Org); ok {
		return p
	}
	p, _ := m.cfg.Library.Profile(runbook.GenericOrg)
	return p
}

// form is the form in hand, or nil.
func (m *Model) form() *form {
	if len(m.forms) == 0 {
		return nil
	}
	return m.forms[len(m.forms)-1]
}

func (m *Model) tell(k ink, t lang.Text) { m.notice = notice{t, k} }
