package tui

import (
	"cmp"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/text"
	"dandori/tui/internal/cell"
)

// textsView is the screen of texts (文案): the list of those of the incident, or
// one of them.
type textsView struct {
	list
	ref    playbook.Ref // the step in hand
	open   bool         // its text is shown
	direct bool         // it was opened from its step: Esc leads back there
	form   string       // the form chosen for it, where that is not on record yet
	read   int
}

// openTexts shows the texts, with that of the step in hand; at once when asked.
func (m *Model) openTexts(at bool) {
	m.screen = onTexts
	m.texts = textsView{}
	refs := m.textSteps()
	v := m.work.view()
	for i, s := range refs {
		if v != nil && s.Ref == v.Ref {
			m.texts.at, m.texts.ref = i, s.Ref
			m.texts.open, m.texts.direct = at, at
		}
	}
	m.texts.move(refs, 0)
}

// textSteps lists the steps that have words: a prepared text, something to publish,
// or words that were written for them. What still waits, with nothing written, comes
// last.
func (m *Model) textSteps() []*runbook.StepView {
	var steps, later []*runbook.StepView
	for i := range m.work.views {
		v := &m.work.views[i]
		_, drafted := m.work.state.DraftOf(v.Ref)
		switch {
		case !drafted && (v.State == runbook.NotApplicable || v.Text == "" && v.Type != playbook.Notice):
		case !drafted && v.State == runbook.Waiting:
			later = append(later, v)
		default:
			steps = append(steps, v)
		}
	}
	return m.texts.found(append(steps, later...))
}

// found are those of the texts that the search leaves.
func (t *textsView) found(steps []*runbook.StepView) []*runbook.StepView {
	s := &t.search
	s.of = len(steps)
	if s.active() {
		words := s.words()
		steps = slices.DeleteFunc(steps, func(v *runbook.StepView) bool {
			return !hasWords(words, both(v.Title), both(v.Playbook.Title), string(v.Ref), v.Text)
		})
	}
	s.found = len(steps)
	return steps
}

// move takes the arrows up or down the list.
func (t *textsView) move(steps []*runbook.StepView, by int) {
	if len(steps) == 0 {
		return
	}
	t.at = max(0, min(t.at+by, len(steps)-1))
	if ref := steps[t.at].Ref; ref != t.ref {
		t.ref, t.form = ref, ""
	}
}

// keep keeps the arrows on the text that they were on, wherever in the list it stands now:
// what is marked is what Enter opens. Where it is gone they are on another, where none is
// left on nothing.
func (t *textsView) keep(steps []*runbook.StepView) {
	if i := slices.IndexFunc(steps, func(s *runbook.StepView) bool { return s.Ref == t.ref }); i >= 0 {
		t.at = i
		return
	}
	t.at, t.ref, t.form = max(0, min(t.at, len(steps)-1)), "", ""
	t.move(steps, 0)
}

// textInHand is the step whose text is in hand, or nil.
func (m *Model) textInHand() *runbook.StepView {
	i := slices.IndexFunc(m.work.views, func(v runbook.StepView) bool { return v.Ref == m.texts.ref })
	if i < 0 {
		return nil
	}
	return &m.work.views[i]
}

// textShown reports that one text is shown and not the list. Its step may have gone:
// somebody else changed the kinds.
func (m *Model) textShown() bool { return m.texts.open && m.textInHand() != nil }

func (t *textsView) count(m *Model) int { return len(t.kept(m)) }
func (t *textsView) moved(m *Model)     { t.move(m.textSteps(), 0) }
func (t *textsView) narrowed(m *Model)  { t.kept(m) }

// kept lists the texts, with the arrows on the one that they were on.
func (t *textsView) kept(m *Model) []*runbook.StepView {
	steps := m.textSteps()
	t.keep(steps)
	return steps
}

func (t *textsView) enter(*Model) tea.Cmd {
	t.open, t.read = t.ref != "", 0
	return nil
}

func (t *textsView) leaves(m *Model) tea.Cmd {
	m.screen = onIncident
	return nil
}

// pressTexts gives a key to the list of texts, or to the one that is shown.
func (m *Model) pressTexts(key string) tea.Cmd {
	if m.textShown() {
		return m.pressText(key, m.textInHand())
	}
	do := textsKeys.find(key)
	if cmd, ok := m.pressList(&m.texts, do); ok {
		return cmd
	}
	if do == doFact {
		return m.open(m.factForm())
	}
	return nil
}

// pressText gives a key to the text that is shown.
func (m *Model) pressText(key string, s *runbook.StepView) tea.Cmd {
	t := &m.texts
	do := textKeys.find(key)
	if do == doEnter {
		do, _ = m.textMain(s)
	}
	switch do {
	case doUp:
		t.read--
	case doDown:
		t.read++
	case doPageUp:
		t.read -= m.page()
	case doPageDown:
		t.read += m.page()
	case doTop:
		t.read = 0
	case doEnd:
		t.read = 1 << 20
	case doFill:
		return m.textForm(s, m.fillForm)
	case doRewrite:
		return m.textForm(s, m.rewriteForm)
	case doChooseText:
		return m.textForm(s, m.chooseTextForm)
	case doApprove:
		_, drafted := m.work.state.DraftOf(s.Ref)
		if _, ok := m.draftInHand(s); drafted && !ok && m.texts.form != "" { // it would be that of other words
			m.tell(inkWarn, m.toFill(astray.ApproveFirst, s))
			return nil
		}
		return m.textForm(s, m.approveForm)
	case doConsult:
		return m.textForm(s, m.consultForm)
	case doOverride:
		m.work.pick(s.Ref)
		return m.textForm(s, m.overrideForm)
	case doCopy:
		return m.copyText(s)
	case doFact:
		return m.open(m.factForm())
	case doBack:
		t.open, t.form = false, "" // the list tells what is on record
		if t.direct {
			m.screen = onIncident
		}
	}
	return nil
}

// textForm opens a form about a text, in an incident that still takes entries.
func (m *Model) textForm(s *runbook.StepView, build func(*runbook.StepView) *form) tea.Cmd {
	if m.work.pending[s.Ref] > 0 {
		m.tell(inkWarn, word.StillRecording)
		return nil
	}
	return m.needsOpen(func() *form { return build(s) })
}

// textsBody draws the list of texts, or the one that is shown.
func (m *Model) textsBody(w, h int) []row {
	t := &m.texts
	if m.textShown() {
		top, rows := m.textRows(m.textInHand(), w)
		top = top[:min(len(top), max(0, h-3))]
		room := max(0, h-len(top))
		if len(rows) <= room {
			t.read = 0
			return append(top, rows...)
		}
		t.read = max(0, min(t.read, len(rows)-(room-1)))
		out := append(top, tall(window(rows, t.read, room-1), room-1)...)
		return append(out, moreRow(m.voice(), len(rows)-t.read-(room-1)))
	}
	v := m.voice()
	steps := m.textSteps()
	rows := []row{line(inkHead, v.say(word.TextsTitle, t.search.of))}
	if len(steps) == 0 {
		none := word.TextsNone
		if t.search.active() {
			none = finding.NothingFound
		}
		return append(rows, para(inkFaint, "  ", v.say(none), w)...)
	}
	t.keep(steps)
	d := drawing{top: rows}
	var lines []row
	for i, s := range steps {
		start := len(lines)
		lines = append(lines, m.textLines(s, i == t.at, w)...)
		if i == t.at {
			d.from, d.to = start, len(lines)-1
		}
	}
	d.n, d.rows = len(lines), rowsOf(lines)
	if h >= 14 {
		d.preview = 5
		_, d.more = m.textRows(steps[t.at], w)
	}
	return t.draw(d, w, h)
}

// textLines are one text of the list: its step, in as many rows as that needs, and its state.
func (m *Model) textLines(s *runbook.StepView, here bool, w int) []row {
	v := m.voice()
	lead := "  "
	if here {
		lead = "▸ "
	}
	k, state := m.textInHandState(s)
	mark, markInk := v.stepMark(s)
	titleInk := inkPlain
	if s.State == runbook.Waiting {
		titleInk = inkFaint
	}
	title := v.say(s.Title)
	if kind := m.work.kindOf(s.Ref); !kind.IsZero() {
		title = v.say(word.OfKind, s.Title, kind)
	}
	if f := m.textFormOf(s); f != nil {
		title = v.say(led.TextKind, lang.Same(title), f.Title)
	}
	r, right := line(inkPlain, lead).add(markInk, mark), line(k, v.say(state))
	indent := r.width()
	var rows []row
	for i, part := range titleRows(cell.CleanLine(title), w-indent-right.width()-1, w-indent) {
		if i == 0 {
			rows = append(rows, spread(r.add(titleInk, part), right, w))
			continue
		}
		rows = append(rows, line(inkPlain, strings.Repeat(" ", indent)).add(titleInk, part).clip(w))
	}
	if here {
		for i, r := range rows {
			rows[i] = r.fit(w).picked()
		}
	}
	return rows
}

// textRows draws one text: what it is and how it stands, then its words and what is
// wrong with them.
func (m *Model) textRows(s *runbook.StepView, w int) (top, rows []row) {
	v := m.voice()
	state := &m.work.state
	form := m.textFormOf(s)
	p, drafted := m.preview(s)
	k, t := m.textInHandState(s)
	name := v.say(word.OwnWords)
	if form != nil {
		name = v.say(form.Title) + "  " + form.Name()
	}
	top = append(top, spread(line(inkStrong, v.say(s.Title)), line(k, v.say(t)), w), line(inkHead, name).clip(w))
	if forms := m.work.state.TextsOf(s.Step); !drafted && form != nil && len(forms) > 1 {
		var others []lang.Text
		for _, f := range forms {
			if f != form {
				others = append(others, f.Title)
			}
		}
		top = append(top, line(inkFaint, v.say(word.OtherForms, lang.Same(v.list(others)))).clip(w))
	}
	channel := s.Channel
	if form != nil && form.Channel != "" {
		channel = form.Channel
	}
	if channel != "" {
		top = append(top, m.channelRows(channel, w)...)
	}
	if len(p.Open) > 0 && len(p.Lengths) > 0 {
		top = append(top, labelled(v.say(word.LabelLength), inkFaint, v.say(word.LengthLater), w)...)
		p.Lengths = nil
	}
	for _, l := range p.Lengths {
		k := inkPlain
		if !l.Fits() {
			k = inkBad
		}
		top = append(top, labelled(v.say(l.Platform.Name), k, v.say(l.Text())+" "+v.say(word.InBrackets, l.Platform.Post.Status.Text()), w)...)
	}
	for _, f := range p.Findings {
		k, say := inkWarn, word.FindingWarn
		if f.Blocks != "" && !m.confirmed(f.Blocks) {
			k, say = inkBad, word.FindingHolds
			if _, act := text.Act(f.Blocks); act {
				say = lang.Stated.FindingHolds
			}
		}
		rows = append(rows, para(k, "! ", v.say(say, f.Line, f.Phrase, f.Why), w)...)
	}
	if form != nil && !form.Guide.IsZero() && !drafted {
		rows = append(rows, para(inkFaint, "", v.say(form.Guide), w)...)
	}
	if p.Body == "" {
		return top, append(rows, para(inkFaint, "", v.say(word.TextNothing), w)...)
	}
	label := word.TextFromLog
	if d, ok := state.DraftOf(s.Ref); drafted && ok {
		label = word.TextOnRecord.With(d.Seq, v.clock(d.At), v.person(d.By.Name))
	}
	rows = append(rows, heading(v.say(label), w))
	for l := range strings.SplitSeq(strings.TrimRight(p.Body, "\n"), "\n") {
		k := inkPlain
		if strings.Contains(l, "【未記入") {
			k = inkWarn
		}
		rows = append(rows, para(k, "", cmp.Or(l, " "), w)...)
	}
	for _, b := range p.Open {
		words := b.Title
		if !b.Why.IsZero() {
			words = word.TextBlank.With(b.Title, b.Why)
		}
		rows = append(rows, para(inkWarn, "- ", v.say(words), w)...)
	}
	return top, rows
}

// textNames labels Enter by what it does to the text that is shown, and leaves out
// of the line of keys what that is, and what makes no sense for it.
func (m *Model) textNames() map[action]lang.Text {
	names := map[action]lang.Text{}
	s := m.textInHand()
	if s == nil {
		return names
	}
	do, label := m.textMain(s)
	names[doCopy] = m.copyLabel(s)
	names[do] = lang.Text{}
	names[doEnter] = label
	if len(approvalGates(s)) == 0 {
		names[doApprove] = lang.Text{}
	}
	return names
}
