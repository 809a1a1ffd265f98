package tui

import (
	"slices"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// standsIn lists the reports a step stands in for, of those recorded as impossible
// where some are: a night of calls goes on here, with the same numbers.
func (m *Model) standsIn(s *runbook.StepView) []*runbook.StepView {
	var all, failed []*runbook.StepView
	for i := range m.work.views {
		v := &m.work.views[i]
		if v.Type != playbook.Report || !slices.Contains(s.OpensOn, v.Ref) {
			continue
		}
		all = append(all, v)
		if v.State == runbook.StateImposs {
			failed = append(failed, v)
		}
	}
	if len(failed) > 0 {
		return failed
	}
	return all
}

// contactLines lists whom to call for what a report did not reach: each target, then
// its deputies in their order, with their numbers.
func (m *Model) contactLines(report *runbook.StepView) []lang.Text {
	var lines []lang.Text
	for _, it := range report.Items {
		if !it.Role || it.State == runbook.StateDone {
			continue
		}
		for _, c := range it.Contacts {
			text := word.ContactOf.With(m.contactName(it, c), m.numbers(c))
			if c.Tried > 0 {
				text = word.ContactTried.With(text, c.Tried)
			}
			lines = append(lines, text)
		}
		if len(it.Contacts) < 2 {
			lines = append(lines, word.DeputiesUnset)
		}
	}
	return lines
}

// standInRows lists the contacts of what the step stands in for.
func (m *Model) standInRows(s *runbook.StepView, w int) []row {
	if s.State.Settled() {
		return nil
	}
	v := m.voice()
	var rows []row
	for _, report := range m.standsIn(s) {
		lines := m.contactLines(report)
		if len(lines) == 0 {
			continue
		}
		rows = append(rows, heading(v.say(word.LabelContacts, report.Title), w))
		for _, t := range lines {
			rows = append(rows, para(inkPlain, "- ", v.say(t), w)...)
		}
	}
	return rows
}

// standInLines are the same at the head of a form.
func (m *Model) standInLines(s *runbook.StepView) []lang.Text {
	var lines []lang.Text
	for _, report := range m.standsIn(s) {
		lines = append(lines, m.contactLines(report)...)
	}
	return lines
}
