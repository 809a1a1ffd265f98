package tui

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// titleLines is how many rows the title of a step may have in the list. That of the
// step in hand has as many as it needs.
const titleLines = 3

// stepList is the list of tracks and steps; it follows the selection. A title that is
// too long for its row goes on in the next: what is cut off is what tells two steps
// apart.
func (m *Model) stepList(w, h int) []row {
	v := m.voice()
	work := m.work
	at := 0
	for i, l := range work.lines {
		if l.view != nil && l.view.Ref == work.selected {
			at = i
		}
	}
	rows := m.listHead(w)
	if s := &work.search; s.active() && !s.open && !m.saysSearch(s) {
		rows = append(rows, para(inkWarn, "", v.say(astray.OnlyWords, oneLine(s.typed(), w)), w)...)
	}
	if len(work.lines) == 0 { // nothing is what is looked for
		return rows
	}
	h = max(0, h-len(rows))
	drawn := make(map[int][]row, h)
	line := func(i int) []row {
		if _, ok := drawn[i]; !ok {
			drawn[i] = m.listRows(v, work.lines[i], i == at, w)
		}
		return drawn[i]
	}
	work.scroll = scrolled(work.scroll, at, len(work.lines), h, func(i int) int { return len(line(i)) }, func(i int) bool {
		return i >= 0 && work.lines[i].view == nil
	})
	for i := work.scroll; i < len(work.lines) && h > 0; i++ {
		part := line(i)
		part = part[:min(len(part), h)]
		rows = append(rows, part...)
		h -= len(part)
	}
	return rows
}

// scrolled is the first of n lines to draw so that line at is seen, in h rows and moving
// as little as possible. Where it is the first under its title, the title is seen too.
func scrolled(scroll, at, n, h int, height func(int) int, title func(int) bool) int {
	from := at
	if title(at - 1) {
		from = at - 1
	}
	scroll = max(0, min(scroll, from))
	sum := 0
	for i := at; i >= scroll; i-- { // the lowest first line from which the one at hand still fits
		if sum += height(i); sum > h && i < at {
			scroll = i + 1
			break
		}
	}
	sum = 0
	for i := scroll; i < n && sum <= h; i++ {
		sum += height(i)
	}
	for scroll > 0 && sum+height(scroll-1) <= h { // no empty rows below while there is something above
		scroll--
		sum += height(scroll)
	}
	return scroll
}

// listRows is one line of the list: the title of a track, or a step.
func (m *Model) listRows(v voice, l stepLine, here bool, w int) []row {
	if l.view == nil {
		return []row{line(inkHead, v.say(l.title)).clip(w)}
	}
	key := lineOf(v, l.view, m.work.kindOf(l.view.Ref), here, w)
	if mine := m.work.mine; mine != "" && l.view.Performer != mine && !m.work.search.active() { // only because it is in hand
		key.title = v.say(aid.NotMine, lang.Same(key.title), l.view.RoleName)
	}
	if m.work.search.active() && !m.work.matches(l.view) {
		key.title = v.say(slip.NotFound, lang.Same(key.title))
	}
	return m.panes.lines.rows(key, key.draw)
}

// lineOf is one step as the list shows it: where the arrows are, its mark, its title, and
// how long is left.
func lineOf(v voice, s *runbook.StepView, kind lang.Text, here bool, w int) stepKey {
	l := stepKey{here: here, w: w, title: v.say(s.Title)}
	if !kind.IsZero() {
		l.title = v.say(word.OfKind.With(s.Title, kind))
	}
	l.mark, l.markInk = v.stepMark(s)
	switch {
	case s.State.Settled() || s.State == runbook.Waiting:
		l.textInk = inkFaint
	case s.State == runbook.Ready || s.State == runbook.Held: // bold, as in every theme some ink is
		l.textInk = inkStrong
	}
	if at, whose := dueOf(s); !at.IsZero() && (s.State == runbook.Ready || s.State == runbook.Held || s.Overdue) {
		l.tag = v.tag(at, whose)
		if at.Before(v.now) {
			l.tagInk = inkBad
		}
	}
	return l
}

func (l stepKey) draw() []row {
	lead := " "
	if l.here {
		lead = "▸"
	}
	indent := 1 + cell.Width(l.mark)
	room := l.w - indent
	first := room
	if l.tag != "" {
		first -= cell.Width(l.tag) + 1
	}
	title := cell.CleanLine(l.title)
	if !l.here {
		title = short(title, first)
	}
	lines := titleRows(title, first, room)
	if !l.here && len(lines) > titleLines {
		rest := title // of the title itself: between two lines there may be a space
		for _, l := range lines[:titleLines-1] {
			rest = strings.TrimLeft(strings.TrimPrefix(rest, l), " \u3000")
		}
		lines = append(lines[:titleLines-1:titleLines-1], rest)
	}
	r := line(inkPlain, lead).add(l.markInk, l.mark).add(l.textInk, cell.Fit(lines[0], max(0, first)))
	if l.tag != "" {
		r = r.add(inkPlain, " ").add(l.tagInk, l.tag)
	}
	rows := []row{r}
	for _, rest := range lines[1:] {
		rows = append(rows, line(inkPlain, strings.Repeat(" ", indent)).add(l.textInk, cell.Fit(rest, max(0, room))))
	}
	if l.here {
		for i, r := range rows {
			rows[i] = r.picked()
		}
	}
	return rows
}

// titleRows breaks a title into a line of at most first cells and others of at most rest.
// Japanese, which breaks anywhere, is broken where a phrase ends, as a person would: after
// kana, before the next word, unless that leaves half of the line empty.
func titleRows(title string, first, rest int) []string {
	if first < 4 || rest < 4 {
		return []string{title}
	}
	if cell.Width(title) <= first {
		return []string{title}
	}
	cut := cell.Wrap(title, first)[0]
	if at := phraseEnd(title, len(cut)); cell.Width(title[:at])*2 > first {
		cut = title[:at]
	}
	left := strings.TrimLeft(strings.TrimPrefix(title, cut), " \u3000")
	if left == "" || left == title {
		return []string{title}
	}
	return append([]string{cut}, cell.Wrap(left, rest)...)
}

// phraseEnd is the last place up to n where a phrase of Japanese ends; n itself where the
// words after it are of another writing, and where there is none.
func phraseEnd(s string, n int) int {
	kana := func(r rune) bool {
		return unicode.Is(unicode.Hiragana, r) || slices.Contains([]rune("、）」"), r)
	}
	for at := n; at > 0; {
		before, size := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(s[at:])
		if before == ' ' || after == ' ' {
			return n
		}
		if kana(before) && !kana(after) && !slices.Contains([]rune("ー（「"), after) || before != ' ' && after == '（' {
			return at
		}
		at -= size
	}
	return n
}

// short leaves out what a title says in brackets when there is no room for it.
func short(title string, room int) string {
	if cell.Width(title) <= room {
		return title
	}
	for _, bracket := range []string{"（", " ("} {
		if before, _, ok := strings.Cut(title, bracket); ok && before != "" {
			return before
		}
	}
	return title
}
