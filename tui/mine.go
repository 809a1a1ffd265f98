package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// Who is one of several at the screen, or reads it out to one of several, sees only the
// steps of one role. Nothing else changes: due times, the log and the other roles'
// steps go on as they are, and the list says that it is not whole.

// mineForm asks whose steps are listed.
func (m *Model) mineForm() *form {
	f := &form{key: "mine", looks: true, title: finding.FormMine, button: finding.ButtonMine, intro: []lang.Text{finding.MineIntro}}
	w := m.work
	open := map[string]int{}
	var roles []string
	for i := range w.views {
		v := &w.views[i]
		if v.Performer == "" || v.State == runbook.NotApplicable {
			continue
		}
		if !slices.Contains(roles, v.Performer) {
			roles = append(roles, v.Performer)
		}
		if !v.State.Settled() {
			open[v.Performer]++
		}
	}
	chosen := w.mine
	choices := []choice{{id: anyEntry, text: finding.MineAll}}
	for _, id := range roles {
		title := w.state.Set.Role(id).Title
		if post, ok := w.state.Org.Post(id); ok {
			title = roleAndPost(title, post)
		}
		if w.state.Roles[id] != "" && w.state.Roles[id] == m.cfg.User && chosen == "" && id != runbook.RoleRecorder {
			chosen = id // on record: who sits here took it
		}
		choices = append(choices, choice{id: id, text: finding.MineRole.With(title, open[id])})
	}
	if chosen == "" {
		chosen = anyEntry
	}
	f.fields = []*field{newOne("role", finding.MineLabel, choices, chosen).must()}
	f.fields[0].enter(1)
	f.build = func(f *form) (job, *trouble) {
		role := f.text("role")
		if role == anyEntry {
			role = ""
		}
		return job{run: func(m *Model) tea.Cmd {
			m.onlyRole(role)
			return nil
		}}, nil
	}
	return f
}

// onlyRole lists the steps of one role, or all of them, and takes the most urgent one
// in hand.
func (m *Model) onlyRole(role string) {
	w := m.work
	w.mine = role
	w.arrange()
	if role == "" {
		m.tell(inkPlain, finding.MineOff)
		return
	}
	t := finding.MineOn.With(w.state.Set.Role(role).Title)
	if v := w.view(); v == nil || v.Performer != role {
		if !w.goNext() {
			t = finding.MineNothing.With(w.state.Set.Role(role).Title)
		}
	}
	m.tell(inkPlain, t)
}

// ours are the steps of the role whose steps are listed; all of them where every role's
// are.
func (w *work) ours() []runbook.StepView {
	if w.mine == "" {
		return w.views
	}
	var views []runbook.StepView
	for i := range w.views {
		if w.views[i].Performer == w.mine {
			views = append(views, w.views[i])
		}
	}
	return views
}

// listHead says above the list of steps that it is not whole; nil where it is.
func (m *Model) listHead(w int) []row {
	if m.work.mine == "" || m.work.state.Set == nil {
		return nil
	}
	v := m.voice()
	t := finding.MineHead.With(m.work.state.Set.Role(m.work.mine).Title)
	return para(inkWarn, "", v.say(t), w)
}
