package tui

import (
	"errors"
	"fmt"
	"io"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/text"
)

// copied is the reply of the command that takes a text out of the program.
type copied struct {
	keys  int         // how many keys had been pressed when it was asked for
	title lang.Text   // what may be done with the words
	why   []lang.Text // they bear the stamp of a draft
	words string
	sent  bool  // to the clipboard; that of a terminal gives no answer
	clip  error // why not: it has what was copied before
	path  string
	err   error // the file could not be written
}

// copyText takes the words of a text out, stamped where they are those of a drill or
// not approved: to the terminal's clipboard where it is likely to have one, and to a
// file, since a terminal never says whether it took them. With an open blank they
// stay here.
func (m *Model) copyText(s *runbook.StepView) tea.Cmd {
	d, ok := m.draftInHand(s)
	if !ok {
		m.tell(inkWarn, m.toFill(word.CopyFirst, s))
		return nil
	}
	words, err := m.work.state.Words(d, m.clock())
	if err != nil {
		t := m.toFill(word.CopyOpen, s)
		if u := (*text.Unfinished)(nil); errors.As(err, &u) && len(d.Open) == 0 {
			t = u.Text
		}
		m.tell(inkWarn, t)
		return nil
	}
	m.ask = &question{text: m.copyAsk(s), no: aid.CopyNo, yes: aid.CopyYes, then: func() tea.Cmd { return m.copyOut(s, d, words) }}
	return nil
}

// accountChannel is the channel of the account that the incident is about.
const accountChannel = "account"

// outlet is where a text is to go: its medium, with the account's name where that is its own.
func (m *Model) outlet(s *runbook.StepView) lang.Text {
	channel := s.Channel
	if form := m.textFormOf(s); form != nil && form.Channel != "" {
		channel = form.Channel
	}
	if channel != "" && channel != accountChannel && m.work.state.Set != nil {
		return aid.CopyMedium.With(m.work.state.Set.Channel(channel).Title)
	}
	account := accountName(&m.work.state)
	if account == "" {
		account = m.voice().say(aid.NoName)
	}
	return aid.CopyAccount.With(account)
}

// copyAsk says what is about to leave the program: where to, and which text.
func (m *Model) copyAsk(s *runbook.StepView) lang.Text {
	ask := aid.CopyAsk
	if m.cfg.Clipboard != nil {
		ask = aid.CopyAskClipboard
	}
	asked := ask.With(m.outlet(s), s.Title)
	if d, ok := m.work.state.DraftOf(s.Ref); ok && s.State == runbook.StateDone {
		if out := m.published(s); out > 0 && d.Seq > out && !m.work.state.WrittenAfter(d) {
			_, said := m.draftState(s, d)
			return slip.CopyNewer.With(out, d.Seq, said, asked)
		}
	}
	return asked
}

// copyOut is the copying itself.
func (m *Model) copyOut(s *runbook.StepView, d runbook.DraftView, words string) tea.Cmd {
	ctx, cfg, id, keys := m.ctx, m.cfg, m.work.state.ID, m.keys
	name := strings.NewReplacer("/", "-", " ", "").Replace(d.Form)
	if name == "" {
		name = s.Ref.Step()
	}
	name = fmt.Sprint(name, "-", d.Seq)
	title, draft := word.CopyTitle, strings.Contains(words, lang.PreparedText.Unapproved.In(lang.Lang(d.Language)))
	var why []lang.Text
	if draft {
		why = m.whyDraft(s)
	}
	switch {
	case m.work.state.Drill:
		title = word.CopyTitleDrill
	case draft:
		title = word.CopyTitleDraft
	}
	m.tell(inkPlain, word.Copying)
	return func() tea.Msg {
		done := copied{keys: keys, title: title, why: why, words: words}
		if cfg.Clipboard != nil {
			done.clip = cfg.Clipboard(words)
			done.sent = done.clip == nil
		}
		if cfg.SaveText != nil {
			done.path, done.err = cfg.SaveText(ctx, id, name, words)
		}
		return done
	}
}

// whyDraft names the gates for which the words of a step are stamped as a draft.
func (m *Model) whyDraft(s *runbook.StepView) []lang.Text {
	var why []lang.Text
	for _, g := range s.Asked() {
		if !g.Open && (g.Kind == runbook.GateApproval || g.Kind == runbook.GateConsult || g.Kind == runbook.GateText) {
			why = append(why, word.CopyWhy.With(m.work.state.WhyHeld(g), lang.Same(m.ruleOf(g))))
		}
	}
	return why
}

// copied says where the words are now, and shows them plain, to be selected.
func (m *Model) copied(msg copied) {
	if msg.keys != m.keys || m.occupied() { // the keys are for something else by now
		switch {
		case msg.clip != nil:
			m.notice = notice{text: word.CopyNotSent.With(msg.clip.Error()), ink: inkBad, long: true}
		case msg.err != nil:
			m.tell(inkBad, word.CopyFailed.With(msg.err.Error()))
		case msg.path != "":
			m.tell(inkGood, word.CopyFile.With(msg.path))
		}
		return
	}
	m.notice = notice{}
	m.help = &help{rows: func(w int) []row {
		v := m.voice()
		rows := para(inkStrong, "", v.say(msg.title), w)
		add := func(k ink, t lang.Text) { rows = append(rows, para(k, "- ", v.say(t), w)...) }
		for _, t := range msg.why {
			add(inkWarn, t)
		}
		switch {
		case msg.clip != nil:
			add(inkBad, word.CopyNotSent.With(msg.clip.Error()))
		case msg.sent:
			add(inkGood, word.CopySent)
		}
		switch {
		case msg.err != nil:
			add(inkBad, word.CopyFailed.With(msg.err.Error()))
		case msg.path != "":
			add(inkGood, word.CopyFile.With(msg.path))
		}
		add(inkPlain, word.CopySelect)
		rows = append(rows, rule(w))
		for l := range strings.SplitSeq(msg.words, "\n") {
			rows = append(rows, para(inkPlain, "", l+" ", w)...)
		}
		return append(rows, rule(w))
	}}
}

// clipboard gives a function that sends words to the clipboard of the terminal (OSC
// 52), or nil where the terminal is not known to take them. A multiplexer in between
// as a rule keeps them.
func clipboard(getenv func(string) string, out io.Writer) func(string) error {
	if getenv("TMUX") != "" || getenv("STY") != "" {
		return nil
	}
	known := false
	for _, name := range []string{"WT_SESSION", "KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID", "WEZTERM_PANE", "GHOSTTY_RESOURCES_DIR"} {
		known = known || getenv(name) != ""
	}
	for _, name := range []string{"xterm-kitty", "alacritty", "foot", "xterm-ghostty", "wezterm"} {
		known = known || strings.HasPrefix(getenv("TERM"), name)
	}
	for _, name := range []string{"WezTerm", "ghostty", "vscode", "iTerm.app"} {
		known = known || getenv("TERM_PROGRAM") == name
	}
	if !known {
		return nil
	}
	return func(words string) error {
		_, err := io.WriteString(out, ansi.SetSystemClipboard(words))
		return err
	}
}
