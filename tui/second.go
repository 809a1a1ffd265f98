package tui

import (
	"cmp"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// A second incident is rarely what somebody wants who comes to the home screen while one is
// open: they left it for a moment, and what happened belongs to it. So home opens with the
// one they left in hand, and the first entry of another one says what is open and begins on
// the way back there; one arrow and Enter begin the other.

// openOnes lists the real incidents that are open, the one that is meant first: that is the
// one left last, else the one that has been overdue for longest, else the newest. Home begins
// on it, and the first entry of another one leads back to it.
func (h *home) openOnes(now time.Time) []runbook.IncidentID {
	var ids []runbook.IncidentID
	for _, id := range h.order {
		if b, ok := h.briefs[id]; ok && !id.Drill() && b.err == nil && !b.state.Over() {
			b.refresh(now)
			h.briefs[id] = b
			ids = append(ids, id)
		}
	}
	place := func(id runbook.IncidentID) int {
		switch {
		case id == h.left:
			return 0
		case len(h.briefs[id].late) > 0:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(ids, func(a, b runbook.IncidentID) int {
		if c := cmp.Compare(place(a), place(b)); c != 0 || place(a) != 1 {
			return c
		}
		return h.briefs[a].late[0].At.Compare(h.briefs[b].late[0].At)
	})
	return ids
}

// leftAt notes where an incident was left, so that the list has it at once and the arrows
// find it; what others wrote meanwhile comes with the list that is read next.
func (h *home) leftAt(w *work) {
	id := w.state.ID
	b := brief{id: id, state: w.state, head: w.head}
	b.state.Pinned = nil
	if h.briefs == nil {
		h.briefs = map[runbook.IncidentID]brief{}
	}
	if _, ok := h.briefs[id]; !ok {
		h.order = append([]runbook.IncidentID{id}, h.order...)
	}
	h.briefs[id] = b
	h.placed = false
	h.left = id
}

// warnOpen makes of the intake of a real incident one that leads back to what is open: the
// focus is on that, unless it is on a field already. Of several, one of the kind that was
// chosen is meant first: that is the one the event may belong to.
func (m *Model) warnOpen(f *form) {
	if f == nil || f.drill || f.goOn != "" {
		return
	}
	ids := m.home.openOnes(m.now)
	if len(ids) == 0 {
		return
	}
	kinds := f.field("kinds").chosen()
	back := max(0, slices.IndexFunc(ids, func(id runbook.IncidentID) bool {
		b := m.home.briefs[id]
		return slices.ContainsFunc(b.state.Kinds, func(k string) bool { return slices.Contains(kinds, k) })
	}))
	s := m.home.briefs[ids[back]].state
	here := f.at()
	f.goOn = ids[back]
	f.button = led.BeginOther
	f.warn = []lang.Text{led.IsOpen.With(string(s.ID), m.incidentTitle(&s), lang.Same(m.voice().clock(s.Detected)))}
	if n := len(ids) - 1; n > 0 {
		more := led.MoreOpen
		if m.linear { // it has no keys
			more = lang.Plain.MoreOpen
		}
		f.warn = append(f.warn, more.With(n))
	}
	f.intro = []lang.Text{led.SameOrOther}
	if here.field == onButton {
		here = stop{onButton, goesOn}
	}
	f.focusOn(here)
}

// goBack leaves the intake for the incident that is open.
func (m *Model) goBack(f *form) tea.Cmd {
	id := f.goOn
	m.screen = onHome
	return tea.Batch(m.leave(), m.resume(id))
}
