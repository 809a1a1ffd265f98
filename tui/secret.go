package tui

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
)

// A log is never erased, so the engine refuses what looks like a password. Here
// that is a question, not a dead end: the program cannot know.

// isSecret reports a refusal for what looks like a password or a code.
func isSecret(err error) bool {
	r := (*runbook.Refusal)(nil)
	return errors.As(err, &r) && r.Code == runbook.LooksLikeSecret
}

// askSecret asks whether a form that was refused for what looks like a password
// is recorded as it is. It waits its turn when another question is in front; the
// form asks again when it is sent again.
func (m *Model) askSecret(f *form) {
	if m.ask != nil {
		return
	}
	where := f.title
	for _, x := range f.fields {
		if _, found := runbook.LooksSecret(x.text()); found && x.typed() && !x.hidden() {
			f.focusField(x.id)
			where = x.label
			break
		}
	}
	m.ask = &question{text: word.SecretAsk.With(where), no: word.SecretNo, yes: word.SecretYes, then: func() tea.Cmd {
		f.asIs = true
		return m.send(f)
	}}
}
