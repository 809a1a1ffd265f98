package tui

import (
	"errors"
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// homeShape says what the home screen gives up so that all of it can be seen at once,
// the least first. What still does not fit is counted above and below.
type homeShape struct {
	brief   bool // what a kind looks like takes no row of its own, or stands under the kinds for the one in hand
	pairs   bool // what is neither a kind nor an incident stands two in a row
	noSigns bool // … or nowhere
	tight   bool // no empty rows
	lean    bool // an incident has two rows
	short   bool // … or one, unless its title is longer
}

var homeShapes = []homeShape{
	{},
	{pairs: true},
	{pairs: true, brief: true},
	{pairs: true, brief: true, tight: true},
	{pairs: true, brief: true, tight: true, lean: true},
	{pairs: true, brief: true, noSigns: true, tight: true, lean: true},
	{pairs: true, brief: true, noSigns: true, tight: true, short: true},
}

// homeRows are the rows of the home screen, and in which of them each item begins.
type homeRows struct {
	rows   []row
	starts []int
}

// render draws the list.
func (h *home) render(m *Model, w, height int) []row {
	v := m.voice()
	items := h.listed(m)
	if len(items) == 0 {
		return append([]row{line(inkStrong, v.say(word.WhatHappened))}, para(inkWarn, "  ", v.say(finding.NothingFound), w)...)
	}
	trouble := h.trouble(m, v, w, height)
	height -= len(trouble)
	var r homeRows
	for _, shape := range homeShapes {
		if r = h.rows(m, v, items, shape, w); len(r.rows) <= height {
			break
		}
	}
	return append(trouble, h.folded(v, r, height)...)
}

// folded is as much of the list as fits around the item the arrows are on. Whatever is
// out of sight is counted, so that nobody takes a part for the whole.
func (h *home) folded(v voice, r homeRows, height int) []row {
	if len(r.rows) <= height {
		h.scroll = 0
		return r.rows
	}
	h.at = min(h.at, len(r.starts)-1)
	if height < 4 {
		h.scroll = follow(h.scroll, r.starts[h.at], r.starts[h.at], height, len(r.rows))
		return window(r.rows, h.scroll, height)
	}
	from, to := r.starts[h.at], len(r.rows)-1
	if h.at+1 < len(r.starts) {
		to = max(from, r.starts[h.at+1]-1)
	}
	if h.at == 0 {
		from = 0
	}
	room := height - 2
	h.scroll = follow(h.scroll, from, min(to, from+room-1), room, len(r.rows))
	first, last := h.scroll, h.scroll+room
	var out []row
	if first > 1 {
		out = append(out, line(inkFaint, v.say(word.HomeAbove, r.between(0, first))))
	} else {
		first = 0
	}
	if last < len(r.rows)-1 {
		out = append(out, r.rows[first:last]...)
		return append(out, line(inkFaint, v.say(word.HomeBelow, r.between(last, len(r.rows)))))
	}
	return append(out, r.rows[first:]...)
}

// between counts the items that begin in some of the rows.
func (r *homeRows) between(from, to int) int {
	n := 0
	for _, at := range r.starts {
		if at >= from && at < to {
			n++
		}
	}
	return n
}

// rows draws the whole list in one shape: the kinds, what is open, drills in a frame of
// their own, the rest.
func (h *home) rows(m *Model, v voice, items []homeItem, shape homeShape, w int) homeRows {
	const (
		kinds = iota
		open
		drills
		rest
	)
	r := homeRows{rows: []row{line(inkStrong, v.say(word.WhatHappened))}}
	section := kinds
	gap := func() {
		if !shape.tight {
			r.rows = append(r.rows, nil)
		}
	}
	head := func(n int, rows ...row) {
		if section >= n {
			return
		}
		if section == drills {
			r.rows = append(r.rows, drillFrame("", w))
		}
		gap()
		section = n
		r.rows = append(r.rows, rows...)
	}
	calm := func() { // once the list is known
		if section >= open || h.search.active() {
			return
		}
		text := word.NothingOpen
		if h.loading {
			text = word.Loading
		}
		head(open, line(inkHead, v.say(word.OpenIncidents)), line(inkFaint, "  "+v.say(text)))
	}
	for i, it := range items {
		here := i == h.at && !h.none
		switch {
		case it.id != "" && !it.id.Drill():
			head(open, line(inkHead, v.say(h.listTitle(items, false))))
		case it.id != "":
			calm()
			head(drills, drillFrame(v.say(h.listTitle(items, true)), w))
		case it.do != doDigit:
			calm()
			head(rest)
			if shape.pairs && r.pair(i, items, h, m, v, w) {
				continue
			}
		}
		r.starts = append(r.starts, len(r.rows))
		r.rows = append(r.rows, h.itemRows(m, v, it, here, shape, w)...)
		if it.do == doDigit && it.kind == "" && shape.brief && !shape.noSigns {
			r.rows = append(r.rows, h.signs(m, v, w)...)
		}
	}
	return r
}

// pair puts an item into the right half of the row before it, where both have room.
func (r *homeRows) pair(i int, items []homeItem, h *home, m *Model, v voice, w int) bool {
	half := (w - 2) / 2
	before := len(r.starts) - 1
	if before < 0 || items[i-1].do == doDigit || items[i-1].id != "" || r.starts[before] != len(r.rows)-1 {
		return false
	}
	if before > 0 && r.starts[before-1] == r.starts[before] { // that row has two already
		return false
	}
	left, right := h.menuRow(v, items[i-1], i-1 == h.at), h.menuRow(v, items[i], i == h.at)
	if left.width() > half || right.width() > half {
		return false
	}
	if i-1 == h.at {
		left = left.fit(half).picked()
	}
	if i == h.at {
		right = right.fit(half).picked()
	}
	r.rows[len(r.rows)-1] = append(append(left.fit(half), span{"  ", inkPlain}), right...)
	r.starts = append(r.starts, len(r.rows)-1)
	return true
}

func (h *home) menuRow(v voice, it homeItem, here bool) row {
	lead := "  "
	if here {
		lead = "▸ "
	}
	return line(inkPlain, lead).add(inkKey, it.key).add(inkPlain, " "+v.say(it.label))
}

func (h *home) itemRows(m *Model, v voice, it homeItem, here bool, shape homeShape, w int) []row {
	lead := "  "
	if here {
		lead = "▸ "
	}
	var rows []row
	switch {
	case it.do == doDigit:
		rows = h.kindRows(m, v, it, lead, shape.brief, w)
	case it.id != "":
		b := h.briefs[it.id]
		if b.err == nil && !b.state.Over() {
			b.refresh(v.now)
			h.briefs[it.id] = b
		}
		if it.id.Drill() { // inside the frame of the drills
			rows = h.briefRows(m, v, b, lead, shape, w-2)
			for i, r := range rows {
				rows[i] = append(line(inkDrill, "|").add(inkPlain, " "), r...)
			}
			break
		}
		rows = h.briefRows(m, v, b, lead, shape, w)
	default:
		rows = []row{h.menuRow(v, it, here)}
	}
	if here {
		n := 1
		if it.do == doDigit { // all of what it is
			n = len(rows)
		}
		for i := range n {
			rows[i] = rows[i].fit(w).picked()
		}
	}
	return rows
}

// kindWords are the name of a kind and what it looks like.
func (m *Model) kindWords(it homeItem) (title, signs lang.Text) {
	title, signs = word.KindUnsure, word.KindUnsureSigns
	if p, ok := m.kind(it.kind); ok {
		title, signs = p.Title, p.Signs
		if signs.IsZero() {
			signs = p.Summary
		}
	}
	return title, signs
}

// kindRoom is how wide the column of the kinds' names is: as wide as the longest of them,
// unless that leaves too little for what they look like.
func (h *home) kindRoom(m *Model, v voice, w int) int {
	room := 0
	for _, it := range h.items(m) {
		if it.do == doDigit {
			title, _ := m.kindWords(it)
			room = max(room, cell.Width(cell.CleanLine(v.say(title))))
		}
	}
	return max(8, min(room, w/2-3))
}

// kindLead is what stands before and after the name of a kind: the mark, its number, and
// the space between the columns.
const kindLead = 6

// kindColumns are the name of a kind and what it looks like, in two columns.
func (h *home) kindColumns(m *Model, v voice, it homeItem, room, w int) (names, looks []string) {
	title, signs := m.kindWords(it)
	return titleRows(cell.CleanLine(v.say(title)), room, room), cell.Wrap(cell.CleanLine(v.say(signs)), max(8, w-room-kindLead))
}

// besides reports that what the kinds look like takes no more rows than their names.
func (h *home) besides(m *Model, v voice, w int) bool {
	room := h.kindRoom(m, v, w)
	for _, it := range h.items(m) {
		if it.do != doDigit {
			continue
		}
		if names, looks := h.kindColumns(m, v, it, room, w); len(looks) > len(names) {
			return false
		}
	}
	return true
}

// kindRows is a kind: its number, its name, and what it looks like. Neither is ever cut:
// what is longer than its column goes on in the next row, since people look for it.
func (h *home) kindRows(m *Model, v voice, it homeItem, lead string, brief bool, w int) []row {
	room := h.kindRoom(m, v, w)
	alone := brief && !h.besides(m, v, w)
	if alone {
		room = max(8, w-kindLead)
	}
	names, looks := h.kindColumns(m, v, it, room, w)
	if alone {
		looks = nil
	}
	var rows []row
	for i := range max(len(names), len(looks)) {
		r := line(inkPlain, lead).add(inkKey, it.key).add(inkPlain, " ")
		if i > 0 {
			r = line(inkPlain, strings.Repeat(" ", r.width()))
		}
		name := ""
		if i < len(names) {
			name = names[i]
		}
		r = r.add(inkStrong, cell.Fit(name, room)).add(inkPlain, "  ")
		if i < len(looks) {
			r = r.add(inkPlain, looks[i])
		}
		rows = append(rows, r.clip(w))
	}
	return rows
}

// signs are what the kind in hand looks like, where that does not stand beside the names.
// They take as many rows as the longest of them, so that nothing jumps.
func (h *home) signs(m *Model, v voice, w int) []row {
	if h.besides(m, v, w) {
		return nil
	}
	most := 0
	for _, it := range h.items(m) {
		if it.do == doDigit {
			_, signs := m.kindWords(it)
			most = max(most, len(para(inkFaint, "    ", v.say(signs), w)))
		}
	}
	text := word.SignsInHand
	if !h.none && h.on.do == doDigit {
		_, text = m.kindWords(h.on)
	}
	return tall(para(inkFaint, "    ", v.say(text), w), most)
}

// briefRows is one incident: which, since when, who records, what is next.
func (h *home) briefRows(m *Model, v voice, b brief, lead string, shape homeShape, w int) []row {
	r := line(inkPlain, lead)
	if b.id.Drill() {
		r = r.add(inkDrill, v.say(lang.Event.Drill)).add(inkPlain, " ")
	}
	r = r.add(inkPlain, string(b.id)+" ")
	if b.err != nil {
		text := word.Unreadable.With(b.err.Error())
		if d := (*runbook.DamageError)(nil); errors.As(b.err, &d) {
			text = damageOf(d)
		}
		return append([]row{r.add(inkBad, v.say(word.DamageMark))}, para(inkBad, "    ", v.say(text), w)...)
	}
	s := &b.state
	if shape.short && len(b.late) > 0 && !s.Over() { // before a title of any length, which would cut it off
		r = r.add(inkBad, v.say(word.StepsOver, len(b.late))+" ")
	}
	title := v.say(m.incidentTitle(s))
	if s.NotHeld() {
		return briefLines(r, title, []row{line(inkFaint, v.say(lang.DrillCare.NotHeldState))}, homeShape{short: true}, w)
	}
	if s.Over() {
		ended := word.ClosedAt
		if s.Mistake {
			ended = lang.Mistake.Ended
		}
		return briefLines(r, title, []row{line(inkFaint, v.say(ended, v.clock(s.Closed)))}, homeShape{short: true}, w)
	}
	recorder := s.Recorder()
	if recorder == "" {
		recorder = v.say(lang.Event.Unset)
	}
	about := []row{
		line(inkFaint, v.say(word.Since, v.clock(s.Detected))),
		line(inkFaint, v.say(word.RecorderIs, v.person(recorder))),
	}
	late := lang.Text{}
	if len(b.late) > 0 && !shape.short {
		late = b.late[0].Title
		about = append(about, line(inkBad, v.say(finding.OverdueIs, len(b.late), late)))
	}
	if !b.next.IsZero() && b.next != late {
		about = append(about, line(inkPlain, v.say(word.NextIs, b.next)))
	}
	return briefLines(r, title, about, shape, w)
}

// briefLines puts the title of an incident behind what stands before it, and what there is
// to say of it into the rows below, or all into two rows or one: then what they have no
// room for is left out, who records it first, and never cut.
func briefLines(r row, title string, about []row, shape homeShape, w int) []row {
	const indent = "    "
	names := titleRows(cell.CleanLine(title), w-r.width(), w-len(indent))
	if most := 3; len(names) > most { // of somebody's own words there may be any number
		names = append(names[:most-1], strings.Join(names[most-1:], ""))
	}
	rows := []row{r.add(inkStrong, names[0]).clip(w)}
	for _, name := range names[1:] {
		rows = append(rows, line(inkPlain, indent).add(inkStrong, name).clip(w))
	}
	if shape.short {
		last := &rows[len(rows)-1]
		for _, part := range fitting(about, w-last.width()-2) {
			*last = append(last.add(inkPlain, "  "), part...)
		}
		return rows
	}
	if shape.lean {
		about = fitting(about, w-len(indent))
	}
	var here row
	for _, part := range about {
		if here != nil && here.width()+2+part.width() <= w {
			here = append(here.add(inkPlain, "  "), part...)
			continue
		}
		if here != nil {
			rows = append(rows, here)
		}
		folded := para(part[0].ink, indent, part.text(), w)
		rows, here = append(rows, folded[:len(folded)-1]...), folded[len(folded)-1]
	}
	if here != nil {
		rows = append(rows, here)
	}
	return rows
}

// fitting are those parts for which one row of w cells has room, with two cells between
// them. The second is given up first, then the last.
func fitting(parts []row, w int) []row {
	wide := func() int {
		sum := -2
		for _, p := range parts {
			sum += p.width() + 2
		}
		return sum
	}
	if len(parts) > 2 && wide() > w {
		parts = slices.Delete(parts, 1, 2)
	}
	for len(parts) > 0 && wide() > w {
		parts = parts[:len(parts)-1]
	}
	return parts
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
