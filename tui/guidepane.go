package tui

import (
	"strings"

	"dandori/runbook"
	"dandori/runbook/playbook"
)

// Who fills in a form needs what the step asks for at that moment, and nothing else of the
// list: while a form is open beside a step, the step stands where the list was, with its
// time and what must not be done before everything that is merely good to know.

// guided is the step that stands beside the form in hand, on a screen of w cells; nil where
// there is no room for two panes, or the form is about no incident.
func (m *Model) guided(w int) *runbook.StepView {
	if w < twoPanes || m.menu != nil {
		return nil
	}
	return m.formStep()
}

// formStep is the step the form in hand is about: on the incident screen the one in hand,
// unless it says another.
func (m *Model) formStep() *runbook.StepView {
	f := m.form()
	switch {
	case f == nil || m.work == nil || m.screen != onIncident && f.step == "":
		return nil
	case f.step == "":
		return m.work.view()
	}
	return m.work.stepOf(f.step)
}

// readStep shows the whole of that step, to be read in the middle of a form.
func (m *Model) readStep() {
	if m.formStep() == nil {
		m.tell(inkWarn, led.NoStepToRead)
		return
	}
	m.help = &help{rows: func(w int) []row {
		if s := m.formStep(); s != nil {
			return m.guideRows(s, w)
		}
		return nil
	}}
}

// stepOf is a step of the incident, or nil.
func (w *work) stepOf(ref playbook.Ref) *runbook.StepView {
	for i := range w.views {
		if w.views[i].Ref == ref {
			return &w.views[i]
		}
	}
	return nil
}

// guidePane is that step: its title, by when, what must be kept to, how it is done, what is
// worth keeping, whose rule it is. What does not fit is counted, and read with F2.
func (m *Model) guidePane(s *runbook.StepView, w, h int) []row {
	v := m.voice()
	rows := m.guideRows(s, w)
	if len(rows) <= h {
		return rows
	}
	more := para(inkFaint, "", v.say(led.MoreOfStep, len(rows)-h+1), w)
	room := max(0, h-len(more))
	return append(rows[:room:room], more...)
}

// guideRows are all that a step asks for, without the keys that lead elsewhere from it.
func (m *Model) guideRows(s *runbook.StepView, w int) []row {
	rows := append(m.guideTop(s, w), m.howRows(s, w)...)
	rows = append(rows, m.placeRows(s, false, w)...)
	rows = append(rows, m.pageRows(s, w)...)
	rows = append(rows, m.evidenceRows(s, w)...)
	rows = append(rows, m.promiseRows(s, w)...)
	rows = append(rows, m.whoRows(s, w)...)
	rows = append(rows, m.basisRows(s, w)...)
	return append(rows, m.glossRows(s, w)...)
}

// guideTop is what of a step is never out of sight: its title, its time, what must be kept
// to.
func (m *Model) guideTop(s *runbook.StepView, w int) []row {
	rows := append(m.stepTitle(s, w), m.dueRows(s, w)...)
	return append(rows, m.ruleRows(s, w)...)
}

// guidesMuch reports a step of so many rules that beside a form it needs more than its
// share of a screen with two panes.
func (m *Model) guidesMuch(s *runbook.StepView, w, h int) bool {
	return w < threePanes && len(m.guideTop(s, w*40/100)) >= h
}

// stepTitle is the title of a step with its mark, and the kind where that tells it apart.
func (m *Model) stepTitle(s *runbook.StepView, w int) []row {
	v := m.voice()
	mark, k := v.stepMark(s)
	mark = strings.TrimLeft(mark, " ")
	rows := para(inkStrong, mark, v.say(s.Title), w)
	if len(rows) > 0 {
		rows[0] = row{{mark, k}, {strings.TrimPrefix(rows[0].text(), mark), inkStrong}}
	}
	if kind := m.work.kindOf(s.Ref); !kind.IsZero() {
		rows = append(rows, para(inkHead, "  ", v.say(kind), w)...)
	}
	return rows
}

// howRows is how a step is done.
func (m *Model) howRows(s *runbook.StepView, w int) []row {
	if s.Guide.IsZero() {
		return nil
	}
	v := m.voice()
	rows := []row{heading(v.say(word.LabelGuide), w)}
	for l := range strings.SplitSeq(strings.TrimSpace(v.say(s.Guide)), "\n") {
		rows = append(rows, hanging(inkPlain, l, w)...)
	}
	return rows
}
