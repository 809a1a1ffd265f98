package tui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dandori/tui/internal/cell"
)

// span is a stretch of clean text in one ink.
type span struct {
	text string
	ink  ink
}

// row is one line of the screen.
type row []span

// head is the beginning of a text, n characters at most. Cleaning and measuring a
// long entry at every key takes longer than a key may.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// atMost are the first n of rows that one text has in w cells. Where more is cut off the last
// ends with [cell.Mark], behind a whole phrase where one ends in its second half: half of a
// number or a name would be read as another. The mark stands behind words: an empty line before
// what is cut off is cut off with it.
func atMost(rows []row, n, w int) []row {
	if len(rows) <= n || n < 1 {
		return rows
	}
	for n > 1 && rows[n-1].blank() {
		n--
	}
	rows = slices.Clone(rows[:n])
	last := rows[n-1]
	text := strings.TrimRight(last.text(), " ")
	if short := cell.Truncate(text, w-len(cell.Mark)); short != text {
		text = strings.TrimSuffix(short, cell.Mark)
	}
	if i := strings.LastIndexAny(text, "、。；）」】 ,;)"); i > len(text)/2 {
		_, size := utf8.DecodeRuneInString(text[i:])
		text = text[:i+size]
	}
	rows[n-1] = line(last.end(), strings.TrimRight(text, " ")+cell.Mark).clip(w)
	return rows
}

// oneLine is as much of a text as can show in a row of w cells: a character and
// its marks are at most four.
func oneLine(s string, w int) string {
	return strings.Join(strings.Fields(head(s, 4*max(0, w))), " ")
}

// line makes a row of one text.
func line(k ink, s string) row { return row{}.add(k, s) }

// add appends a text to the row. All text enters a row here, so nothing that
// would move the cursor reaches the terminal.
func (r row) add(k ink, s string) row {
	if s == "" {
		return r
	}
	return append(r, span{cell.CleanLine(s), k})
}

// text is the row without its inks.
func (r row) text() string {
	if len(r) == 1 {
		return r[0].text
	}
	var b strings.Builder
	for _, s := range r {
		b.WriteString(s.text)
	}
	return b.String()
}

// blank reports a row without words, such as that of an empty line of a text.
func (r row) blank() bool { return strings.TrimSpace(r.text()) == "" }

// end is the ink of the end of the row; one without spans has that of plain text.
func (r row) end() ink {
	if len(r) == 0 {
		return inkPlain
	}
	return r[len(r)-1].ink
}

func (r row) width() int {
	sum := 0
	for _, s := range r {
		n, simple := cell.Simple(s.text)
		if !simple {
			return cell.Width(r.text())
		}
		sum += n
	}
	return sum
}

// clip returns the row cut to at most w cells. Width is not additive, so what
// comes out is measured as a whole.
func (r row) clip(w int) row {
	if w <= 0 {
		return nil
	}
	if r.width() <= w {
		return r
	}
	var out row
	left := w
	for _, s := range r {
		n := cell.Width(s.text)
		if n > left {
			out = append(out, span{cell.Truncate(s.text, left), s.ink})
			break
		}
		out = append(out, s)
		left -= n
		if left == 0 {
			break
		}
	}
	if out.width() > w {
		return row{{cell.Truncate(out.text(), w), inkPlain}}
	}
	return out
}

// fit returns the row with exactly w cells; the padding has the ink of its end.
func (r row) fit(w int) row {
	out := r.clip(w)
	n := out.width()
	if n >= w {
		return out
	}
	k := out.end()
	if k != inkPick && k != inkDrill {
		k = inkPlain
	}
	return append(out[:len(out):len(out)], span{strings.Repeat(" ", w-n), k})
}

// picked is the row as the line the arrows are on.
func (r row) picked() row {
	out := make(row, len(r))
	for i, s := range r {
		out[i] = span{s.text, inkPick}
	}
	return out
}

// para wraps text: the first line begins with first, the others with as many
// spaces.
func para(k ink, first, s string, w int) []row {
	indent := cell.Width(first)
	if w-indent < 8 {
		first, indent = "", 0
	}
	var rows []row
	for i, l := range cell.Wrap(cell.Clean(s), max(1, w-indent)) {
		lead := first
		if i > 0 {
			lead = strings.Repeat(" ", indent)
		}
		rows = append(rows, row{}.add(k, lead).add(k, l))
	}
	return rows
}

// hanging wraps text with the lines after the first indented. A sentence of a
// guide often just fits, and then needs no mark before it.
func hanging(k ink, s string, w int) []row {
	lines := cell.Wrap(cell.CleanLine(s), max(1, w))
	rows := []row{line(k, lines[0])}
	if len(lines) == 1 {
		return rows
	}
	rest := strings.TrimLeft(strings.TrimPrefix(cell.CleanLine(s), lines[0]), " ")
	return append(rows, para(k, "  ", rest, w)...)
}

// labelled puts a faint label in front of a wrapped text.
func labelled(label string, k ink, s string, w int) []row {
	lead := label + " "
	rows := para(k, strings.Repeat(" ", cell.Width(lead)), s, w)
	if len(rows) > 0 && cell.Width(lead) < w-8 {
		text := strings.TrimLeft(rows[0].text(), " ")
		rows[0] = row{}.add(inkFaint, lead).add(k, text)
	}
	return rows
}

// heading is the title of a part, with a line after it.
func heading(s string, w int) row {
	r := line(inkHead, s+" ")
	return r.add(inkRule, strings.Repeat("-", max(0, w-r.width())))
}

// rule is a line across the screen.
func rule(w int) row { return line(inkRule, strings.Repeat("-", max(0, w))) }

// caret is where the next typed character will appear.
type caret struct {
	on       bool
	row, col int
}

// scene is what a component draws: rows, and the caret when a text field has the
// focus.
type scene struct {
	rows  []row
	caret caret
}

// window cuts rows to h lines beginning at from.
func window(rows []row, from, h int) []row {
	from = max(0, min(from, len(rows)-h))
	return rows[from:min(len(rows), from+h)]
}

// tall brings rows to exactly h lines.
func tall(rows []row, h int) []row {
	h = max(0, h)
	if len(rows) >= h {
		return rows[:h]
	}
	out := make([]row, h)
	copy(out, rows)
	return out
}

// column is one of several panes side by side.
type column struct {
	rows  []row
	width int
}

// beside puts panes side by side, h lines high, with a bar between them.
func beside(h int, cols ...column) []row {
	out := make([]row, h)
	for i := range out {
		var r row
		for j, c := range cols {
			var cr row
			if i < len(c.rows) {
				cr = c.rows[i]
			}
			if j > 0 {
				r = append(r, span{" | ", inkRule})
			}
			if j < len(cols)-1 {
				r = append(r, cr.fit(c.width)...)
			} else {
				r = append(r, cr.clip(c.width)...)
			}
		}
		out[i] = r
	}
	return out
}

// follow gives the scroll position that keeps lines from..to visible in h lines
// of n, moving as little as possible from the position it had.
func follow(scroll, from, to, h, n int) int {
	if to >= scroll+h {
		scroll = to - h + 1
	}
	if from < scroll {
		scroll = from
	}
	return max(0, min(scroll, n-h))
}
