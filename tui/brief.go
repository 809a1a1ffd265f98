package tui

import (
	"maps"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// brief is what the home screen knows of one incident.
type brief struct {
	id    runbook.IncidentID
	state runbook.State // without the pinned files, which are most of it, but the scenario of a drill
	head  runbook.Head
	err   error

	asOf time.Time // when the rest was worked out
	late []runbook.Due
	next lang.Text
}

// refresh works out what is next and what is overdue; a few seconds make no difference,
// and the list is drawn at every key.
func (b *brief) refresh(now time.Time) {
	if now.Sub(b.asOf).Abs() < 5*time.Second {
		return
	}
	b.asOf = now
	now = b.state.Now(now)
	views := b.state.Steps(now)
	b.next, b.late = lang.Text{}, overdue(b.state.Dues(now))
	if ref, ok := runbook.Next(views); ok {
		if st, ok := b.state.Set.Step(ref); ok {
			b.next = st.Title
		}
	}
}

// listed is part of the list of incidents; rest is still to be read.
type listed struct {
	order  []runbook.IncidentID
	briefs []brief
	rest   []runbook.IncidentID
	err    error
}

// chunk is how many logs one command reads, so that the screen stays alive with
// thousands of them.
const chunk = 16

// list reads the list of incidents.
func (m *Model) list() tea.Cmd {
	m.home.loading = true
	m.home.looked = m.now
	ctx, store, known := m.ctx, m.cfg.Store, maps.Clone(m.home.briefs)
	return func() tea.Msg {
		listings, err := store.List(ctx, runbook.SeriesIncident, runbook.SeriesDrill)
		msg := listed{err: err}
		for _, l := range listings {
			msg.order = append(msg.order, l.ID)
			if l.Err != nil {
				msg.briefs = append(msg.briefs, brief{id: l.ID, err: l.Err})
				continue
			}
			msg.rest = append(msg.rest, l.ID)
		}
		return m.read(msg, known)
	}
}

// read reads the next few incidents of a list: of those known already only what
// is new.
func (m *Model) read(msg listed, known map[runbook.IncidentID]brief) listed {
	n := min(chunk, len(msg.rest))
	for _, id := range msg.rest[:n] {
		b := known[id]
		events, head, err := m.cfg.Store.Read(m.ctx, id, b.head)
		if err == nil || b.head.Seq == 0 {
			b = brief{id: id, state: runbook.Fold(b.state, events), head: head}
			b.state.Pinned = slices.DeleteFunc(slices.Clone(b.state.Pinned), func(p runbook.Pin) bool { return p.What != runbook.PinScenario }) // which has the title in both languages
		}
		if err == nil {
			err = runbook.CheckPlace(id, &b.state)
		}
		b.err = err
		msg.briefs = append(msg.briefs, b)
	}
	msg.rest = msg.rest[n:]
	return msg
}
