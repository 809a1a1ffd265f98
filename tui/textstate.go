package tui

import (
	"cmp"
	"slices"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/text"
)

// astray is what is said to somebody who was about to take a wrong turn.
var astray = &lang.Astray

// textMain is what Enter does on a text: the one thing that brings it further.
func (m *Model) textMain(s *runbook.StepView) (action, lang.Text) {
	d, ok := m.draftInHand(s)
	switch {
	case !ok && m.textFormOf(s) == nil || ok && len(d.Open) > 0 && m.byHand(s):
		return doRewrite, word.BarRewrite
	case !ok || len(d.Open) > 0:
		return doFill, word.BarFill
	}
	if s.State.Settled() {
		return doCopy, m.copyLabel(s)
	}
	for _, g := range s.Gates {
		o, held := openerOf(g)
		if !held {
			continue
		}
		switch g.Kind {
		case runbook.GateText:
			switch {
			case onlyActs(g) && m.byHand(s):
				return doRewrite, lang.Stated.Rewrite
			case onlyActs(g):
				return doFill, lang.Stated.Rewrite
			}
			return doFact, word.BarFact
		case runbook.GateConsult, runbook.GateApproval:
			return o.do, o.main
		}
	}
	return doCopy, m.copyLabel(s)
}

// toFill says with which key a text is filled in, as the bar has it, and what that is
// called there.
func (m *Model) toFill(t lang.Text, s *runbook.StepView) lang.Text {
	_, label := m.textMain(s)
	key, _ := textKeys.of(doEnter)
	return t.With(key.name, label)
}

// copyLabel says what the words are copied for: to be published, or to have them approved.
func (m *Model) copyLabel(s *runbook.StepView) lang.Text {
	d, ok := m.draftInHand(s)
	if !ok || len(d.Open) > 0 || m.work.state.Drill {
		return word.BarCopy
	}
	switch m.work.state.TextStateOf(d, m.clock()) {
	case runbook.TextReady, runbook.TextPublished:
		return word.BarCopyFinal
	case runbook.TextAfter: // as a record; it is neither to be approved nor to go out
		return word.BarCopy
	}
	return word.BarCopyDraft
}

// onlyActs reports that nothing but what is not on record as done holds a text.
func onlyActs(g runbook.GateView) bool {
	return len(g.Facts) > 0 && !slices.ContainsFunc(g.Facts, func(b string) bool { _, act := text.Act(b); return !act })
}

// byHand reports that the words on record are not what their form and values give.
func (m *Model) byHand(s *runbook.StepView) bool {
	d, ok := m.work.state.DraftOf(s.Ref)
	if !ok {
		return false
	}
	for _, f := range m.work.state.TextsOf(s.Step) {
		if f.Name() == d.Form {
			return m.work.state.FillText(s.Step, f, lang.Lang(d.Language), d.Values, m.clock()).Body != d.Body
		}
	}
	return true
}

// textFormOf is the prepared text a step's words are made from: the one chosen now,
// that of its draft, or the first of the step. It is nil for words of one's own, and
// in a log without prepared texts.
func (m *Model) textFormOf(s *runbook.StepView) *text.Form {
	forms := m.work.state.TextsOf(s.Step)
	want := ""
	if m.texts.ref == s.Ref {
		want = m.texts.form
	}
	if d, ok := m.work.state.DraftOf(s.Ref); ok && want == "" {
		if want = d.Form; want == "" {
			want = ownWords
		}
	}
	for _, f := range forms {
		if want == f.Name() {
			return f
		}
	}
	if want == "" && len(forms) > 0 {
		return forms[0]
	}
	return nil
}

// draftInHand is the text on record that is in hand. There is none while another one was
// chosen for the step: of that nothing is on record yet, and what is on record is not what
// the screen shows.
func (m *Model) draftInHand(s *runbook.StepView) (runbook.DraftView, bool) {
	d, ok := m.work.state.DraftOf(s.Ref)
	if ok && m.texts.ref == s.Ref && m.texts.form != "" && m.texts.form != cmp.Or(d.Form, ownWords) {
		return runbook.DraftView{}, false
	}
	return d, ok
}

// textInHandState says how far the text is that is shown.
func (m *Model) textInHandState(s *runbook.StepView) (ink, lang.Text) {
	_, recorded := m.work.state.DraftOf(s.Ref)
	if _, ok := m.draftInHand(s); recorded && !ok {
		return inkFaint, word.TextNone
	}
	return m.textState(s)
}

// ownWords stands for a text that is made from no prepared one.
const ownWords = " own"

// textState says how far the text of a step is.
func (m *Model) textState(s *runbook.StepView) (ink, lang.Text) {
	d, ok := m.work.state.DraftOf(s.Ref)
	if s.State == runbook.StateDone {
		switch published := m.published(s); {
		case published > 0 && ok && d.Seq > published && !m.work.state.WrittenAfter(d):
			how, said := m.draftState(s, d)
			return how, slip.TextRewritten.With(published, d.Seq, said)
		case published > 0:
			return inkGood, word.TextPublished.With(published)
		case !ok:
			return inkFaint, word.TextNone
		case s.NoWords: // nobody has said that these went out
			return inkWarn, word.NoWords
		case m.work.state.WrittenAfter(d):
			return inkWarn, lang.WrittenAfter.Words
		}
		return inkGood, word.TextUsed
	}
	if !ok {
		return inkFaint, word.TextNone
	}
	return m.draftState(s, d)
}

// draftState says how far words have come that are still to go out.
func (m *Model) draftState(s *runbook.StepView, d runbook.DraftView) (ink, lang.Text) {
	if len(d.Open) > 0 {
		return inkWarn, word.TextOpen.With(len(d.Open))
	}
	approvals := 0
	for _, g := range s.Asked() {
		switch {
		case g.Kind == runbook.GateText && len(g.Facts) > 0:
			if onlyActs(g) {
				return inkWarn, lang.Stated.TextState
			}
			return inkWarn, word.TextClaims
		case g.Kind == runbook.GateConsult && !g.Open:
			return inkWarn, word.TextConsult
		case g.Kind != runbook.GateApproval || g.How == runbook.HowExempt:
		case g.How == runbook.HowRefused && !g.Open:
			return inkBad, word.TextRefused
		case g.How == runbook.HowOutdated && !g.Open:
			return inkWarn, word.TextOutdated
		case g.How == runbook.HowOtherPost && !g.Open:
			return inkWarn, lang.Approval.TextOtherPost
		case !g.Open:
			return inkWarn, word.TextWaits
		default:
			approvals++
		}
	}
	if approvals == 0 {
		return inkGood, word.TextReady
	}
	return inkGood, word.TextApproved
}

// published is the entry of the text that a step that is done published, or 0.
func (m *Model) published(s *runbook.StepView) int {
	if s.Seq < 1 || s.Seq > len(m.work.chron.entries) {
		return 0
	}
	if d, ok := m.work.chron.entries[s.Seq-1].Data.(*runbook.Done); ok {
		return d.Text
	}
	return 0
}

// preview is the text of a step as it stands: the words on record, or else what the
// log gives for its form now.
func (m *Model) preview(s *runbook.StepView) (p runbook.TextPreview, drafted bool) {
	state := &m.work.state
	form := m.textFormOf(s)
	d, ok := m.draftInHand(s)
	switch {
	case ok && (form == nil || d.Form == form.Name()):
		return state.CheckText(s.Step, form, lang.Lang(d.Language), d.Body), true
	case form == nil:
		return runbook.TextPreview{}, false
	}
	return state.FillText(s.Step, form, form.Language(lang.Japanese), nil, m.clock()), false
}

// confirmed reports whether what a text asserts holds nothing: a fact of the playbooks is
// known for certain, what was done is on record.
func (m *Model) confirmed(blocks string) bool { return m.work.state.Confirmed(blocks) }
