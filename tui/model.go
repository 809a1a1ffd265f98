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
	"dandori/runbook/playbook"
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

	// Papers and Formats are what can be made of an incident: WritePaper writes a paper
	// to a new file of ExportDir, ReadPaper gives its words to be read here. Empty or nil:
	// there is only Export. An error of WritePaper that is a [NotNotedError] leaves the
	// paper where it was written.
	Papers     []PaperKind
	Formats    []string
	WritePaper func(ctx context.Context, id runbook.IncidentID, p Paper) (Written, error)
	ReadPaper  func(ctx context.Context, id runbook.IncidentID, p Paper) (words string, err error)

	Version  string
	DataDir  string
	Incident runbook.IncidentID // opened at once; empty: the home screen
	HashFile func(path string) (runbook.FileProof, error)
	Own      []string    // names of the files of the data folder that are in force
	LeftOut  []lang.Text // what of the data folder has an error and is not used, a sentence each
	StandIn  bool        // the profile is not the chosen one, which has an error
	Theme    Theme       // zero: no escape sequences
	Look     string      // the name of a theme, for [Run] to make; see [Looks]. Empty: by the environment
	Width    Width       // how wide ambiguous characters are drawn

	// Read gives Library, Org, Own, LeftOut and StandIn, which are unset until then.
	// It is called once, in a command; until its reply the home screen shows the
	// Covers. An error ends the console. Nil: they are given here.
	Read   func() (Reading, error)
	Covers []playbook.Cover

	// Again reads anew what the data folder has: called in a command whenever the home
	// screen is come back to and before an office is chosen, so that a file that was
	// changed meanwhile is in force for the next incident. After an error what was
	// read before stays. Nil: nothing changes while the console is open.
	Again func() (Reading, error)

	// Safe keeps what is half written when the console ends, whatever ends it. Nil:
	// it is gone then.
	Safe Safe

	// Edit has a text of at most limit bytes changed in an editor, which has the
	// terminal to itself meanwhile, and gives what it is then. Editor is what that is
	// called. Nil and empty: there is none.
	Edit   func(text string, limit int) (string, error)
	Editor string

	// Drills is what drills on a scenario need. Nil: there are none.
	Drills *Drills

	// Items reads the items of the readiness check. Nil: there is no such screen.
	Items func() ([]readiness.Item, error)

	// Bell rings the bell of the terminal once. Nil: there is none.
	Bell func()

	// Titles says that the console may set the title of the window.
	Titles bool

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
	onContacts
	onScenarios
	onControl
	onInbox
	onReview
)

// notice is one sentence near the bottom, until the next key.
type notice struct {
	text lang.Text
	ink  ink
	long bool // it may take several rows
}

// Model is the console. Make it with [New].
type Model struct {
	cfg       Config
	ctx       context.Context
	lang      lang.Lang
	now       time.Time
	width     int
	height    int
	screen    screen
	home      home
	work      *work                        // the incident that is open, or nil
	kept      map[runbook.IncidentID]*work // left before all of it was on record
	unopened  error                        // why the incident asked for last could not be opened
	visit     *visit                       // the incident waited for, or nil
	log       logView                      // the log screen
	texts     textsView                    // the texts screen
	summary   *summary                     // the incident as a whole, or nil
	ready     *readyView                   // the readiness screen, or nil
	contacts  contactsView                 // the screen of people and contacts
	scenarios scenariosView                // the screen on which a drill is chosen
	rung      map[string]bool              // what the bell has rung for
	titled    string                       // the title of the window
	linear    bool                         // it is worked by lines (RunPlain)
	intake    *form                        // of the intake screen, in hand or on its way
	forms     []*form                      // the last one is in hand
	drafts    map[string][]*form
	opens     int // forms opened so far
	menu      *menu
	help      *help
	ask       *question
	notice    notice
	unsaved   int  // what was submitted and is not acknowledged, of any incident
	leaving   bool // quit when nothing is unsaved
	enter     enterKey
	keys      int // keys pressed so far
	halves    *keeper
	offers    []HalfWritten  // left half written by earlier consoles, and not offered yet
	pace      func() tea.Cmd // sends redraw when the next frame is due; nil: every frame is drawn
	paced     pacing
	exec      func(tea.ExecCommand, tea.ExecCallback) tea.Cmd
	early     []early // keys that wait (waiting.go)
	failed    error   // why the console ended by itself
	caret     func(on bool, row, col int)
	panes     redrawn                     // rows that need not be drawn again
	watch     func(watched)               // nil: nobody watches, and the log is looked at every two seconds
	aimed     watched                     // what watch was told last
	signing   int                         // checkpoints on their way
	seats     map[runbook.IncidentID]Seat // of drills, as they were kept last
	exercise  exercise                    // what was last exercised, as far as it was read
	seating   bool                        // a command keeps one

	unkeptSeats []runbook.IncidentID // of drills whose seat is to be kept after that
}

// New makes the console. It is deterministic given Config.Now and Config.Random:
// it starts no clock and no goroutine.
func New(cfg Config) *Model {
	if cfg.Lang == "" {
		cfg.Lang = lang.Japanese
	}
	m := &Model{
		cfg: cfg, ctx: context.Background(), lang: cfg.Lang, now: cfg.Now(),
		width: 80, height: 24, drafts: map[string][]*form{}, kept: map[runbook.IncidentID]*work{}, seats: map[runbook.IncidentID]Seat{},
		caret: func(bool, int, int) {},
	}
	m.halves, m.exec = newKeeper(), tea.Exec
	m.home.loading, m.home.none = true, true
	cfg.Width.apply()
	return m
}

// Init loads the list of incidents, and the incident to open at once.
func (m *Model) Init() tea.Cmd {
	cmds := []tea.Cmd{m.readLibrary(), m.look(), m.list()}
	if m.cfg.Incident != "" {
		cmds = append(cmds, m.resume(m.cfg.Incident))
	}
	return tea.Batch(cmds...)
}

// Update takes one message.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.update(msg)
	if _, ok := msg.(tea.WindowSizeMsg); !ok {
		cmd = tea.Batch(cmd, m.alarm())
	}
	m.aim()
	return m, tea.Batch(cmd, m.keepHalf(), m.keepSeat(), m.lookExercised(), m.indexOn(), m.keepPace(msg))
}

func (m *Model) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if msg.Width > 0 && msg.Height > 0 { // some terminals begin with no size at all
			m.width, m.height = msg.Width, msg.Height
		}
	case tea.KeyMsg:
		m.now = m.cfg.Now()
		m.keys++
		if m.waits(msg) {
			return nil
		}
		return tea.Batch(m.key(msg), m.replay())
	case Tick:
		return m.tick(msg.Now)
	case wasRead:
		return m.wasRead(msg)
	case readAgain:
		return m.wasReadAgain(msg)
	case drawnWidths:
		return m.drawn(msg)
	case halfKept:
		m.halfKept(msg)
	case halfLeft:
		m.halfLeft(msg)
	case edited:
		m.edited(msg)
	case listed:
		return m.home.take(m, msg)
	case opened:
		return m.opened(msg)
	case prepared:
		return m.prepared(msg)
	case recorded:
		return m.recorded(msg)
	case refreshed:
		return m.refreshed(msg)
	case indexing:
		m.indexing(msg)
	case noticed:
		return m.noticed(msg)
	case signed:
		return m.signed(msg)
	case previewed:
		m.previewed(msg)
	case exported:
		m.exported(msg)
	case copied:
		m.copied(msg)
	case scenariosRead:
		return m.scenariosRead(msg)
	case seatKnown:
		return m.seatKnown(msg)
	case exercisedRead:
		m.exercisedRead(msg)
	case seatKept:
		m.seating = false
	case wasAttended:
		return m.lastAttended(msg)
	case readied:
		return m.readied(msg)
	case orgChosen:
		m.orgChosen(msg)
	}
	return nil
}

// View draws the screen: never a line wider than the terminal, never more lines
// than it has.
func (m *Model) View() string {
	if m.paced.stale {
		return m.paced.view
	}
	s := m.frame(m.width, m.height)
	on := s.caret.on && s.caret.row < m.height && s.caret.col < m.width
	m.caret(on, s.caret.row, s.caret.col)
	lines := make([]string, min(len(s.rows), max(1, m.height)))
	for i := range lines {
		lines[i] = m.cfg.Theme.draw(s.rows[i], max(1, m.width))
	}
	m.paced.view, m.paced.drawn = strings.Join(lines, "\n"), m.now
	return m.paced.view
}

// tick moves the clock, signs what has waited for it, and where nobody watches looks
// every two seconds whether somebody else wrote.
func (m *Model) tick(now time.Time) tea.Cmd {
	m.now = now
	away := m.awayTick()
	if w := m.work; w != nil {
		w.refreshViews(now)
		cmd := tea.Batch(away, m.drillTick(), m.signLate(), m.lookAround())
		if m.watch == nil && now.Sub(w.looked) >= 2*time.Second {
			w.looked = now
			return tea.Batch(cmd, m.refresh(w))
		}
		return cmd
	}
	if m.screen == onHome && !m.home.loading && now.Sub(m.home.looked) >= 10*time.Second {
		return tea.Batch(away, m.list())
	}
	return away
}

// voice speaks in the zone of the incident, or of the office.
func (m *Model) voice() voice {
	v := voice{lang: m.lang, now: m.now, zone: m.now.Location()}
	switch {
	case m.work != nil:
		v.now, v.zone = m.clock(), m.work.state.Location()
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

func (m *Model) tell(k ink, t lang.Text) { m.notice = notice{text: t, ink: k} }
