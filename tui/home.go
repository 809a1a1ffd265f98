package tui

import (
	"fmt"
	"maps"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// home is the first screen: what happened, what is open, drills apart.
type home struct {
	briefs  map[runbook.IncidentID]brief
	order   []runbook.IncidentID // newest first
	loading bool
	looked  time.Time
	at      int // the item the arrows are on
	on      homeItem
	placed  bool               // the arrows have their place: a new list does not move them
	closed  bool               // closed ones are listed too
	none    bool               // the arrows are on nothing yet: Enter has nothing to act on
	left    runbook.IncidentID // the incident that was left last
	drilled bool               // a drill was left, and nothing real was begun since (drillleave.go)
	scroll  int
	search  search
}

// take shows a part of the list and reads on.
func (h *home) take(m *Model, msg listed) tea.Cmd {
	if msg.err != nil {
		h.loading = false
		m.tell(inkBad, word.ListFailed.With(msg.err.Error()))
		return nil
	}
	if h.briefs == nil {
		h.briefs = map[runbook.IncidentID]brief{}
	}
	for _, b := range msg.briefs {
		h.briefs[b.id] = b
	}
	h.order = msg.order
	if m.screen == onIntake && m.visit == nil {
		m.warnOpen(m.intake)
	}
	if len(msg.rest) == 0 {
		h.loading = false
		h.place(m)
		return nil
	}
	rest := listed{order: msg.order, rest: msg.rest}
	known := maps.Clone(h.briefs)
	return func() tea.Msg { return m.read(rest, known) }
}

// homeItem is one line the arrows can be on.
type homeItem struct {
	do    action
	kind  string // of doDigit: the kind to begin with; empty: not sure
	id    runbook.IncidentID
	label lang.Text
	key   string
}

// items lists what can be chosen, from top to bottom.
func (h *home) items(m *Model) []homeItem {
	var items []homeItem
	for i, p := range m.kinds() {
		key := ""
		if i < 9 {
			key = fmt.Sprint(i + 1)
		}
		items = append(items, homeItem{do: doDigit, kind: p.Kind, key: key})
	}
	items = append(items, homeItem{do: doDigit, key: "0"})
	for _, drill := range []bool{false, true} {
		for _, id := range h.order {
			b := h.briefs[id]
			if id.Drill() == drill && (b.err != nil || !b.state.Over() || h.closed) {
				items = append(items, homeItem{do: doEnter, id: id})
			}
		}
	}
	items = append(items, homeItem{do: doOffice, key: "o", label: word.ItemOffice.With(m.officeName())})
	if incidents, drills := h.closedCount(); incidents+drills > 0 {
		t := lang.DrillSlip
		label := t.AllOver.With(incidents, drills)
		switch {
		case drills == 0:
			label = word.ItemClosed.With(incidents)
		case incidents == 0:
			label = t.ClosedDrills.With(drills)
		}
		if h.closed {
			label = word.ItemHideClosed
		}
		items = append(items, homeItem{do: doClosedOnes, key: "c", label: label})
	}
	return append(items,
		homeItem{do: doDrill, key: "t", label: word.ItemDrill},
		homeItem{do: doContacts, key: "p", label: finding.ContactsTitle},
		homeItem{do: doReadiness, key: "r", label: word.ItemReadiness},
		homeItem{do: doLanguage, key: "g", label: word.ItemLanguage},
		homeItem{do: doHelp, key: "?", label: word.ItemHelp},
		homeItem{do: doQuit, key: "q", label: word.ItemQuit})
}

// listed are those items that the search leaves.
func (h *home) listed(m *Model) []homeItem {
	all := h.items(m)
	h.search.found, h.search.of = len(all), len(all)
	if !h.search.active() {
		return all
	}
	words := h.search.words()
	var out []homeItem
	for _, it := range all {
		if hasWords(words, h.words(m, it)...) {
			out = append(out, it)
		}
	}
	h.search.found = len(out)
	return out
}

// words are what an item can be found by.
func (h *home) words(m *Model, it homeItem) []string {
	switch {
	case it.do == doDigit && it.kind == "":
		return []string{both(word.KindUnsure), both(word.KindUnsureSigns)}
	case it.do == doDigit:
		k, _ := m.kind(it.kind)
		return []string{both(k.Title), both(k.Signs), both(k.Summary), it.kind}
	case it.id != "":
		b := h.briefs[it.id]
		words := []string{string(it.id), b.state.Title, both(b.next), b.state.Recorder()}
		for _, k := range b.state.Kinds {
			words = append(words, both(b.state.KindTitle(k)))
		}
		if it.id.Drill() {
			words = append(words, both(lang.Event.Drill))
		}
		return words
	}
	return []string{both(it.label), it.key}
}

// narrowed puts the arrows on the first item that is still there.
func (h *home) narrowed(m *Model) {
	if !h.search.active() { // the whole list again, as it was at first
		h.placed = false
		h.place(m)
		return
	}
	h.at, h.on, h.none = 0, homeItem{}, false
	if items := h.listed(m); len(items) > 0 {
		h.on = items[0]
	}
}

// closedCount counts the incidents that are closed and, apart from them, the drills that
// are over.
func (h *home) closedCount() (incidents, drills int) {
	for id, b := range h.briefs {
		switch {
		case b.err != nil || !b.state.Over():
		case id.Drill():
			drills++
		default:
			incidents++
		}
	}
	return incidents, drills
}

// firstOpen is where the arrows begin: on a drill that was left last, else on the incident
// that is open ([home.openOnes]). Where none is, they are on nothing: an Enter that was
// pressed for another program begins no incident.
func (h *home) firstOpen(m *Model) (at int, found bool) {
	open := h.openOnes(m.now)
	if b, ok := h.briefs[h.left]; ok && h.left.Drill() && b.err == nil && !b.state.Over() {
		open = []runbook.IncidentID{h.left}
	}
	if len(open) == 0 {
		return 0, false
	}
	at = slices.IndexFunc(h.listed(m), func(it homeItem) bool { return it.id == open[0] })
	return max(0, at), at >= 0
}

// place keeps the arrows on what they were on when the list has changed; at first
// it gives them their place.
func (h *home) place(m *Model) {
	items := h.listed(m)
	if len(items) == 0 {
		return
	}
	if !h.placed {
		at, found := h.firstOpen(m)
		h.at, h.on, h.none, h.placed = at, items[at], !found, true
		return
	}
	if h.none {
		h.at, h.on = 0, items[0]
		return
	}
	for i, it := range items {
		if it.do == h.on.do && it.kind == h.on.kind && it.id == h.on.id {
			h.at = i
			return
		}
	}
	h.at = max(0, min(h.at, len(items)-1))
	h.on = items[h.at]
}

// top shows the list from its first line, with the arrows on nothing.
func (h *home) top(m *Model) {
	h.search.clear()
	h.at, h.none, h.placed = 0, true, true
	h.on = h.items(m)[0]
}

// pressHome gives a key to the home screen.
func (m *Model) pressHome(key string) tea.Cmd {
	h := &m.home
	items := h.listed(m)
	do := homeKeys.find(key)
	to := h.at
	switch do {
	case doUp, doDown, doTop, doEnd:
		to = map[action]int{doUp: h.at - 1, doDown: h.at + 1, doTop: 0, doEnd: len(items) - 1}[do]
		if h.none && do == doDown {
			to = 0
		}
		h.none = false
	}
	h.at = max(0, min(to, len(items)-1))
	if len(items) > 0 {
		h.on, h.placed = items[h.at], true
	}
	switch do {
	case doDigit:
		for _, it := range h.items(m) {
			if it.do == doDigit && it.key == key {
				return m.beginReal(it.kind)
			}
		}
	case doEnter:
		if len(items) == 0 {
			m.tell(inkWarn, finding.NothingFound)
			return nil
		}
		if h.none {
			m.tell(inkPlain, word.ChooseFirst)
			return nil
		}
		return m.homeItem(items[h.at])
	case doBack:
		m.tell(inkPlain, word.QuitHint)
	default:
		return m.homeItem(homeItem{do: do})
	}
	return nil
}

// homeItem does what a line of the home screen is for.
func (m *Model) homeItem(it homeItem) tea.Cmd {
	switch it.do {
	case doDigit:
		return m.beginReal(it.kind)
	case doEnter:
		return m.resume(it.id)
	case doDrill:
		return m.openScenarios()
	case doReadiness:
		return m.openReadiness()
	case doContacts:
		m.openContacts()
	case doOffice:
		return m.again(true)
	case doClosedOnes:
		if incidents, drills := m.home.closedCount(); incidents+drills == 0 && !m.home.closed {
			m.tell(inkPlain, finding.NoneClosed)
			return nil
		}
		m.home.closed = !m.home.closed
		m.home.place(m)
	}
	cmd, _ := m.shared(it.do)
	return cmd
}

// officeName names the office, or says that none was chosen.
func (m *Model) officeName() string {
	p := m.profile()
	if m.reading() {
		return m.voice().say(lang.Terminal.ReadingIt)
	}
	if p == nil || p.ID == runbook.GenericOrg {
		return m.voice().say(lang.Event.Unset)
	}
	return m.voice().say(p.Name)
}
