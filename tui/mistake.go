package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// mistakeForm ends a log that was begun although nothing had happened. The button has
// the focus: whoever pressed a wrong key is out again in three.
func (m *Model) mistakeForm() *form {
	t := lang.Mistake
	f := &form{key: "mistake", title: t.Form, button: t.Button, sure: t.Sure, intro: []lang.Text{t.Intro}, acts: true}
	f.fields = append([]*field{newArea("reason", t.Why, t.WhyFew, "")}, m.whoWhen(word.WhoDecided)...)
	f.focusButton()
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		return job{intent: runbook.Close{By: by, Reason: f.text("reason"), Mistake: true}, then: func(m *Model, _ []runbook.Event) tea.Cmd {
			if m.occupied() || m.screen != onIncident {
				return nil
			}
			id := string(m.work.state.ID)
			cmd := m.goHome()
			m.tell(inkGood, lang.Mistake.SummaryTitle.With(id))
			return cmd
		}}, t
	}
	return f
}
