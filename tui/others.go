package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// Whoever works in one incident is told that others are open: how many stands in the
// header, and what becomes overdue in one rings once. Only what is real counts; a drill
// is nobody's emergency.

// lookEvery is how often the other incidents are looked at while one is open.
const lookEvery = 30 * time.Second

// lookAround reads what is new in the other incidents, and works out what is late there.
func (m *Model) lookAround() tea.Cmd {
	m.eachOther(func(b *brief) { b.refresh(m.now) })
	if m.home.loading || m.reading() || m.now.Sub(m.home.looked) < lookEvery {
		return nil
	}
	return m.list()
}

// eachOther goes through the incidents that are open beside the one on the screen.
func (m *Model) eachOther(do func(*brief)) {
	for _, id := range m.home.order {
		b, ok := m.home.briefs[id]
		if !ok || id.Drill() || b.err != nil || b.state.Over() || m.work != nil && m.work.state.ID == id {
			continue
		}
		do(&b)
		m.home.briefs[id] = b
	}
}

// others says how many incidents are open beside this one, and how much is overdue in
// them; nil where none is.
func (m *Model) others(w int) row {
	open, over := 0, 0
	m.eachOther(func(b *brief) {
		open++
		over += len(b.late)
	})
	v := m.voice()
	switch {
	case open == 0:
		return nil
	case over == 0:
		return line(inkWarn, v.say(aid.OthersOpen, open))
	case w < twoPanes:
		return line(inkBad, v.say(aid.OthersShort, open, over))
	}
	return line(inkBad, v.say(aid.OthersOver, open, over))
}

// lateElsewhere names what is overdue in the other incidents and was not when it was last
// asked for.
func (m *Model) lateElsewhere(rings func(key string, title lang.Text)) {
	m.eachOther(func(b *brief) {
		for _, d := range b.late {
			rings(lateKey(b.id, d), aid.ElsewhereLate.With(string(b.id), d.Title))
		}
	})
}

// lateKey is one thing that is late, as the bell remembers it.
func lateKey(id runbook.IncidentID, d runbook.Due) string {
	return fmt.Sprint(id, " ", d.What, " ", d.Step, " ", d.At.Unix())
}

// asksName puts the question who does it first in the first entry about a step of an
// incident whose log nobody keeps yet. Enter goes on without.
func (m *Model) asksName(f *form) {
	sort, _, _ := strings.Cut(f.key, " ")
	if m.work == nil || m.work.nameAsked || !slices.Contains([]string{"done", "cannot", "report"}, sort) || !unnamed(m.work.state.Recorder()) {
		return
	}
	at := slices.IndexFunc(f.fields, func(x *field) bool { return x.id == "who" })
	if at < 0 || f.fields[at].required || !f.fields[at].empty() {
		return
	}
	m.work.nameAsked = true
	who := f.fields[at]
	who.hint, who.inLines = aid.WhoFirst, &lang.Plain.WhoFirst
	f.fields = append([]*field{who}, slices.Delete(slices.Clone(f.fields), at, at+1)...)
	f.focusField("who")
}
