package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
	"dandori/tui/internal/editor"
)

// closed draws a field without the focus: its label, and what was filled in. What was
// chosen is whole, in as many rows as it needs, and so is what is said about a time; of a
// text that was typed there is as much as one row has room for.
func (f *field) closed(v voice, labels, w int) []row {
	label := v.say(f.label)
	var rows []row
	if cell.Width(label) > labels {
		rows, label = para(inkFaint, "  ", label, w), ""
	}
	lead := line(inkPlain, "  ").add(inkFaint, cell.Fit(label, labels)).add(inkPlain, " ")
	indent := strings.Repeat(" ", lead.width())
	if w-len(indent) < 16 && label != "" { // too little beside it
		rows, lead, indent = append(rows, lead.clip(w)), line(inkPlain, "    "), "    "
	}
	put := func(k ink, value string) {
		for i, l := range cell.Wrap(cell.CleanLine(value), max(1, w-len(indent))) {
			if i > 0 {
				lead = line(inkPlain, indent)
			}
			rows = append(rows, lead.add(k, l).clip(w))
		}
	}
	say := func(k ink, said string) { // behind the value, or below it
		last := &rows[len(rows)-1]
		if r := last.add(k, " "+said); r.width() <= w {
			*last = r
			return
		}
		rows = append(rows, para(k, indent, said, w)...)
	}
	value := f.value(v)
	if f.typed() {
		value = oneLine(f.edit.Value(), w)
	}
	switch {
	case value != "" && f.unread(v):
		rows = append(rows, lead.add(inkBad, "! "+value).clip(w))
		say(inkBad, v.say(aid.TimeUnread))
	case value != "" && f.typed():
		rows = append(rows, lead.add(inkPlain, value).clip(w))
		if t := f.understood(v); t != "" {
			say(inkWarn, t)
		}
	case value != "":
		put(inkPlain, value)
	case f.required:
		rows = append(rows, lead.add(inkWarn, v.say(word.Required)))
		if f.stands != "" {
			r := rows[len(rows)-1].add(inkFaint, " "+v.say(f.standing(), oneLine(f.stands, w)))
			rows[len(rows)-1] = r.clip(w)
		}
	case f.stands != "":
		rows = append(rows, lead.add(inkFaint, v.say(f.standing(), oneLine(f.stands, w))).clip(w))
	default:
		rows = append(rows, lead.add(inkFaint, v.say(word.Blank)))
	}
	return rows
}

// open draws a field with the focus, and says which of its rows must be visible:
// of a long list of choices the one the arrows are on. In a field of choices it shows
// the text that was typed there.
func (f *field) open(v voice, stray string, w int) (s scene, from, to int) {
	head := para(inkStrong, "▸ ", v.say(f.label), w)
	if last := len(head) - 1; f.required && last >= 0 {
		tag := line(inkPlain, " ").add(inkWarn, v.say(word.Required))
		if head[last].width()+tag.width() > w {
			head, last = append(head, line(inkPlain, " ")), last+1
		}
		head[last] = append(head[last], tag...)
	}
	hint := f.hint
	if hint.IsZero() && f.kind == manyField {
		hint = word.ManyHint
		if f.lacking() && !f.moved {
			hint = slip.ManyMust
		}
	}
	if hint.IsZero() && f.kind == oneField {
		hint = word.OneHint
		if !f.pointed() {
			hint = aid.OneHint
			if f.required {
				hint = slip.OneMust
			}
		}
	}
	if !f.typed() && len(f.choices) > byDigit && !f.search.active() {
		hint = led.OfMany.With(hint, len(f.choices))
	}
	s.rows = head
	if f.stands != "" {
		s.rows = append(s.rows, line(inkFaint, "  "+v.say(f.standing(), oneLine(f.stands, w))).clip(w))
	}
	if f.typed() {
		box := f.input(v, w, &s.caret)
		s.caret.row += len(s.rows)
		s.rows = append(s.rows, box...)
		if f.lost {
			s.rows = append(s.rows, para(inkBad, "  ", v.say(word.Lost, editor.Limit>>10), w)...)
		}
		if t := f.understood(v); t != "" {
			s.rows = append(s.rows, para(inkWarn, "  ", t, w)...)
		}
		if f.judged && f.unread(v) {
			s.rows = append(s.rows, para(inkBad, "  ! ", v.say(aid.TimeWrong), w)...)
		}
		if t := f.wasTyped(v); t != "" {
			s.rows = append(s.rows, para(inkWarn, "  ", t, w)...)
		}
		if f.fresh && !f.empty() {
			s.rows = append(s.rows, para(inkFaint, "  ", v.say(aid.NameReplaces), w)...)
		}
		if !hint.IsZero() {
			s.rows = append(s.rows, para(inkFaint, "  ", v.say(hint), w)...)
		}
		if f.kind == areaField && f.outside != "" {
			s.rows = append(s.rows, para(inkFaint, "  ", v.say(lang.Terminal.EditorHint, f.outside), w)...)
		}
		return s, 0, len(s.rows) - 1
	}
	s.rows = append(s.rows, para(inkFaint, "  ", v.say(hint), w)...)
	if t := f.wasTyped(v); t != "" {
		s.rows = append(s.rows, para(inkWarn, "  ", t, w)...)
	}
	if stray != "" {
		s.rows = append(s.rows, para(inkWarn, "  ", v.say(word.StrayHere), w)...)
		s.rows = append(s.rows, para(inkWarn, "  ", v.say(word.Quoted, oneLine(stray, w)), w)...)
	}
	listed := f.listed()
	if len(listed) == 0 {
		s.rows = append(s.rows, para(inkWarn, "    ", v.say(finding.NothingFound), w)...)
		to = len(s.rows) - 1
	}
	for n, i := range listed {
		if i == f.at && n > 0 {
			from = len(s.rows)
		}
		s.rows = append(s.rows, f.choiceRows(v, n, i, w)...)
		if i == f.at {
			to = len(s.rows) - 1
		}
	}
	return s, from, to
}

// input draws the box that text is typed into.
func (f *field) input(v voice, w int, at *caret) []row {
	inner := max(1, w-4)
	h := 1
	if f.kind == areaField {
		h = 4
	}
	if f.tall {
		h = 9
	}
	lines, r, c := f.edit.Render(inner, h)
	*at = caret{on: true, row: r, col: 3 + c}
	var rows []row
	for _, l := range lines {
		rows = append(rows, row{{"  [", inkRule}, {cell.Fit(l, inner), inkField}, {"]", inkRule}})
	}
	if above, below := f.edit.Hidden(); f.kind == areaField && above+below > 0 {
		mark := aid.AboveBelow.With(above, below)
		switch {
		case above == 0:
			mark = aid.Below.With(below)
		case below == 0:
			mark = aid.Above.With(above)
		}
		rows = append(rows, line(inkWarn, "  "+v.say(mark)).clip(w))
	}
	return rows
}

// pointed reports that the arrows stand on a choice that Enter takes, or Space: the mark is
// drawn nowhere else.
func (f *field) pointed() bool {
	return f.kind != oneField || f.moved || !f.empty()
}

// keptBy reports a key that leaves a name in its place: it moves about in it, takes from it,
// or puts a space behind it, and from then on it is edited like any other text.
func (f *field) keptBy(msg tea.KeyMsg) bool {
	f.fresh = false
	return msg.Type != tea.KeyRunes && msg.Type != tea.KeySpace || strings.TrimSpace(string(msg.Runes)) == ""
}

// choiceRows draws choice i, the nth that is shown, and what there is to say of it while
// the arrows are on it.
func (f *field) choiceRows(v voice, n, i int, w int) []row {
	c := f.choices[i]
	lead := "    "
	here := i == f.at && f.pointed()
	if here {
		lead = "  ▸ "
	}
	mark := "☐ "
	if f.on[c.id] {
		mark = "✓ "
	}
	if n < byDigit {
		lead += string(rune('1'+n)) + " "
	} else {
		lead += "  "
	}
	rows := para(inkPlain, lead+mark, v.say(c.text), w)
	if here {
		for j := range rows {
			rows[j] = line(inkStrong, rows[j].text())
		}
		if !c.more.IsZero() {
			rows = append(rows, para(inkFaint, "        ", v.say(c.more), w)...)
		}
	}
	return rows
}
