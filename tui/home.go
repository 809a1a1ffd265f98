package tui

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// home is the first screen: what happened, what is open, drills apart.
type home struct {
	briefs  map[runbook.IncidentID]brief
	order   []runbook.IncidentID // newest first
	loading bool
	looked  time.Time
	at      int // the item the arrows are on
	on      homeItem
	placed  bool // the arrows have their place: a new list does not move them
	closed  bool // closed ones are listed too
	scroll  int
	more    []row // the signs of the kind in hand, where its line is too short
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
			if id.Drill() == drill && (b.err != nil || b.state.Status == runbook.StatusOpen || h.closed) {
				items = append(items, homeItem{do: doEnter, id: id})
			}
		}
	}
	items = append(items, homeItem{do: doOffice, key: "o", label: word.ItemOffice.With(m.officeName())})
	if n := h.closedCount(); n > 0 {
		label := word.ItemClosed.With(n)
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
	h.at, h.on = 0, homeItem{}
	if items := h.listed(m); len(items) > 0 {
		h.on = items[0]
	}
}

func (h *home) closedCount() int {
	n := 0
	for _, b := range h.briefs {
		if b.err == nil && b.state.Status == runbook.StatusClosed {
			n++
		}
	}
	return n
}

// firstOpen is where the arrows begin: on the newest incident that is open, or on
// the first kind.
func (h *home) firstOpen(m *Model) int {
	for i, it := range h.listed(m) {
		if b := h.briefs[it.id]; it.id != "" && !it.id.Drill() && b.err == nil && b.state.Status == runbook.StatusOpen {
			return i
		}
	}
	return 0
}

// place keeps the arrows on what they were on when the list has changed; at first
// it gives them their place.
func (h *home) place(m *Model) {
	items := h.listed(m)
	if len(items) == 0 {
		return
	}
	if !h.placed {
		h.at, h.placed = h.firstOpen(m), true
		h.on = items[h.at]
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

// top puts the arrows on the first line.
func (h *home) top(m *Model) {
	h.search.clear()
	h.at, h.placed = 0, true
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
	}
	h.at = max(0, min(to, len(items)-1))
	if len(items) > 0 {
		h.on, h.placed = items[h.at], true
	}
	switch do {
	case doDigit:
		for _, it := range h.items(m) {
			if it.do == doDigit && it.key == key {
				return m.openIntake(it.kind, false)
			}
		}
	case doEnter:
		if len(items) == 0 {
			m.tell(inkWarn, finding.NothingFound)
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
		return m.openIntake(it.kind, false)
	case doEnter:
		return m.resume(it.id)
	case doDrill:
		return m.openScenarios()
	case doReadiness:
		return m.openReadiness()
	case doContacts:
		m.openContacts()
	case doOffice:
		return m.open(m.officeForm())
	case doClosedOnes:
		if m.home.closedCount() == 0 && !m.home.closed {
			m.tell(inkPlain, finding.NoneClosed)
			return nil
		}
		m.home.closed = !m.home.closed
		m.home.place(m)
	case doLanguage:
		m.switchLanguage()
	case doHelp:
		return m.openHelp()
	case doQuit:
		return m.askQuit()
	}
	return nil
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

// render draws the list.
func (h *home) render(m *Model, w, height int) []row {
	v := m.voice()
	rows := []row{line(inkStrong, v.say(word.WhatHappened))}
	items := h.listed(m)
	if len(items) == 0 {
		return append(rows, para(inkWarn, "  ", v.say(finding.NothingFound), w)...)
	}
	h.more = nil
	from, to := 0, 0
	section := 0 // 0 kinds, 1 open, 2 drills, 3 the rest
	head := func(n int, rs ...row) {
		if section < n {
			if section > 0 {
				rows = append(rows, nil)
			}
			section = n
			rows = append(rows, rs...)
		}
	}
	for i, it := range items {
		switch {
		case it.id != "" && !it.id.Drill():
			head(1, line(inkHead, v.say(word.OpenIncidents)))
		case it.id != "":
			h.calm(v, &rows, &section)
			head(2, drillFrame(v.say(word.OpenDrills), w))
		case it.do != doDigit:
			h.calm(v, &rows, &section)
			if section == 2 {
				rows = append(rows, drillFrame("", w))
			}
			head(3)
		}
		start := len(rows)
		rows = append(rows, h.itemRows(m, v, it, i == h.at, w)...)
		if i == h.at {
			from, to = start, len(rows)-1
		}
		if it.do == doDigit && it.kind == "" {
			rows = append(rows, tall(h.more, 2)...) // always two lines, so that nothing jumps
		}
	}
	if h.at == 0 {
		from = 0
	}
	trouble := h.trouble(m, v, w, height)
	height -= len(trouble)
	h.scroll = follow(h.scroll, from, to, height, len(rows))
	return append(trouble, window(rows, h.scroll, height)...)
}

// trouble says above the list, which scrolls, what of the data folder is not used.
func (h *home) trouble(m *Model, v voice, w, height int) []row {
	list := m.cfg.LeftOut
	if len(list) == 0 || height < 6 {
		return nil
	}
	var rows []row
	for _, t := range list[:min(2, len(list))] {
		rows = append(rows, line(inkBad, oneLine(v.say(t), w)))
	}
	more := v.say(lang.Files.LeftOutMore)
	if n := len(list) - len(rows); n > 0 {
		more = v.say(lang.Files.LeftOutAnd, n)
	}
	return append(rows, line(inkWarn, oneLine(more, w)), nil)
}

// calm says that nothing is open, once the list is known.
func (h *home) calm(v voice, rows *[]row, section *int) {
	if *section > 0 || h.search.active() {
		return
	}
	*section = 1
	text := word.NothingOpen
	if h.loading {
		text = word.Loading
	}
	*rows = append(*rows, line(inkHead, v.say(word.OpenIncidents)), line(inkFaint, "  "+v.say(text)))
}

func (h *home) itemRows(m *Model, v voice, it homeItem, here bool, w int) []row {
	lead := "  "
	if here {
		lead = "▸ "
	}
	var rows []row
	switch {
	case it.do == doDigit:
		rows = h.kindRows(m, v, it, lead, here, w)
	case it.id != "":
		b := h.briefs[it.id]
		if b.err == nil && b.state.Status == runbook.StatusOpen {
			b.refresh(v.now)
			h.briefs[it.id] = b
		}
		rows = h.briefRows(m, v, b, lead, w)
		if it.id.Drill() { // inside the frame of the drills
			for i, r := range h.briefRows(m, v, b, lead, w-2) {
				rows[i] = append(line(inkDrill, "|").add(inkPlain, " "), r...)
			}
		}
	default:
		rows = []row{line(inkPlain, lead).add(inkKey, it.key).add(inkPlain, " "+v.say(it.label))}
	}
	if here {
		rows[0] = rows[0].fit(w).picked()
	}
	return rows
}

func (h *home) kindRows(m *Model, v voice, it homeItem, lead string, here bool, w int) []row {
	title, signs := word.KindUnsure, word.KindUnsureSigns
	if p, ok := m.kind(it.kind); ok {
		title, signs = p.Title, p.Signs
		if signs.IsZero() {
			signs = p.Summary
		}
	}
	r := line(inkPlain, lead).add(inkKey, it.key).add(inkPlain, " ").add(inkStrong, cell.Fit(cell.CleanLine(v.say(title)), min(26, w/3)))
	r = r.add(inkPlain, " ")
	room := w - r.width()
	text := v.say(signs)
	if here && cell.Width(cell.CleanLine(text)) > room {
		h.more = para(inkFaint, "    ", text, w)
	}
	return []row{r.add(inkPlain, text).clip(w)}
}

// briefRows is one incident: which, since when, who records, what is next.
func (h *home) briefRows(m *Model, v voice, b brief, lead string, w int) []row {
	r := line(inkPlain, lead)
	if b.id.Drill() {
		r = r.add(inkDrill, v.say(lang.Event.Drill)).add(inkPlain, " ")
	}
	r = r.add(inkPlain, string(b.id)+" ")
	if b.err != nil {
		text := word.Unreadable.With(b.err.Error())
		if d := (*runbook.DamageError)(nil); errors.As(b.err, &d) {
			text = word.Damaged.With(string(b.id), d.Entry)
		}
		return append([]row{r.add(inkBad, v.say(word.DamageMark))}, para(inkBad, "    ", v.say(text), w)...)
	}
	s := &b.state
	r = r.add(inkStrong, v.say(m.incidentTitle(s)))
	if s.Status == runbook.StatusClosed {
		return []row{r.add(inkFaint, "  "+v.say(word.ClosedAt, v.clock(s.Closed))).clip(w)}
	}
	recorder := s.Recorder()
	if recorder == "" {
		recorder = v.say(lang.Event.Unset)
	}
	second := line(inkFaint, "    "+v.say(word.Since, v.clock(s.Detected))+"  "+v.say(word.RecorderIs, v.person(recorder)))
	late := lang.Text{}
	if b.overdue > 0 {
		said := word.StepsOver.With(b.overdue)
		if len(b.late) > 0 {
			late = b.late[0].Title
			said = finding.OverdueIs.With(b.overdue, late)
		}
		second = second.add(inkBad, "  "+v.say(said))
	}
	if !b.next.IsZero() && b.next != late {
		second = second.add(inkPlain, "  "+v.say(word.NextIs, b.next))
	}
	return []row{r.clip(w), second.clip(w)}
}

// drillFrame is a line of the frame around drills: whatever the terminal can show, they
// look unlike what is real.
func drillFrame(title string, w int) row {
	text := "+-"
	if title != "" {
		text += " " + title + " "
	}
	return line(inkDrill, text+strings.Repeat("-", max(0, w-cell.Width(text)))).clip(w)
}
