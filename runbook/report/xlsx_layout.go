package report

import (
	"math"
	"strings"
	"time"
)

// The measures of a workbook. A width is in the units of its columns, a figure of the letters
// each; a height in points. The widths of a page are those at which letters of 11 points are
// printed with 8 at least: a program makes a sheet as small as its page asks for.
const (
	uprightWidth = 105
	acrossWidth  = 160
	gridStep     = 5   // the width of a column of a sheet of the paper
	minuteWidth  = 16  // of a time to the minute
	dayWidth     = 11  // of a day
	mostNatural  = 45  // what words may claim before a page is put across
	unit         = 6.0 // points of a unit
	letter       = 11.0
	lineHeight   = 15
	rowEdge      = 3
	tallest      = 409 // the greatest height that a row can have
	looked       = 100 // so many rows of a table are measured
)

// wide is how wide words are.
func wide(words string) float64 { return ems(words)*letter/unit + 1 }

// linesIn is how many lines words take in a cell of some width.
func linesIn(words string, width int) int {
	room := (float64(width)*unit - 5) / letter
	if float64(len(words))*0.56 <= room && !strings.Contains(words, "\n") { // no character is wider than its bytes
		return 1
	}
	lines := 0
	for line := range strings.SplitSeq(words, "\n") {
		lines += linesOf(ems(line), room)
	}
	return lines
}

// heightOf is how high a row of so many lines is.
func heightOf(lines int) int { return lines*lineHeight + rowEdge }

// linesOf is how many lines so many full-width characters take in a room for so many, of which
// the rules of line breaking leave something empty.
func linesOf(ems, room float64) int {
	if ems <= room {
		return 1
	}
	return int(math.Ceil(ems / max(1, math.Floor(room), room-0.5)))
}

// measured is a column of a table before it has a width.
type measured struct {
	least   int // it may not be narrower
	natural int // its words are on one line
	cells   []extent
}

// extent is how much room the words of a cell take.
type extent struct {
	ems    float64
	breaks int // ends of lines within it
}

func (e extent) lines(width int) int {
	return e.breaks + linesOf(e.ems, (float64(width)*unit-5)/letter)
}

// measured measures the columns of a table by its titles and first rows; beside a number is
// some room.
func (b *workbook) measured(t *Table, edge int) []measured {
	const (
		few  = 7  // a column of words may be this narrow
		word = 14 // … but no Latin word is cut that is narrower than this
	)
	all := make([]measured, len(t.Columns))
	for i, c := range t.Columns {
		title := b.d.titled(c)
		all[i].least = max(gridStep, min(word, int(math.Ceil(max(wide(title)/2+1, longestWord(title)*letter/unit+1)))))
		all[i].natural = all[i].least
	}
	n := 0
	for row := range t.Rows {
		for i, c := range row {
			m := &all[i]
			need := int(math.Ceil(wide(c.Text)))
			var e extent
			switch {
			case c.isDate() && len(c.Text) == len(time.DateOnly):
				m.least = max(m.least, dayWidth)
			case c.isDate():
				m.least = max(m.least, minuteWidth)
			case c.Kind == KindNumber:
				m.least = max(m.least, len(c.Text)+edge)
			default:
				m.least = max(m.least, min(few, need), min(word, int(math.Ceil(longestWord(c.Text)*letter/unit+1))))
				m.natural = max(m.natural, need)
				e = extent{ems(c.Text), strings.Count(c.Text, "\n")}
			}
			m.natural = max(m.natural, m.least)
			m.cells = append(m.cells, e)
		}
		if n++; n == looked {
			break
		}
	}
	return all
}

// fitPage chooses the widths of a table that has a sheet of its own, and whether its page is
// put across.
func fitPage(columns []measured) (widths []int, across bool) {
	sum := 0
	for _, c := range columns {
		sum += min(c.natural, max(c.least, mostNatural))
	}
	if sum <= uprightWidth {
		return fit(columns, uprightWidth, 1), false
	}
	return fit(columns, acrossWidth, 1), true
}

// fit chooses widths, each a multiple of step, that have together at most the room of a page,
// and make the rows as low as they can: from the narrowest widths on, the column is widened that
// saves most lines for what it takes.
func fit(columns []measured, page, step int) []int {
	const ahead = 8 // so many steps are tried at once: one alone need not save a line
	widths := make([]int, len(columns))
	sum := 0
	for i, c := range columns {
		widths[i] = (c.least + step - 1) / step * step
		sum += widths[i]
	}
	for {
		highest := rowsOf(columns, widths)
		best, wider, most := -1, 0, 0.0
		for i, c := range columns {
			for more := step; more <= ahead*step && sum+more <= page && widths[i] < c.natural; more += step {
				if saved := c.saves(i, widths[i], widths[i]+more, highest) / float64(more); saved > most {
					best, wider, most = i, more, saved
				}
			}
		}
		if best < 0 {
			return widths
		}
		widths[best] += wider
		sum += wider
	}
}

// highest is how many lines the highest cell of a row has, which column that is in, and how
// many the highest beside it has.
type highest struct{ lines, column, beside int }

func rowsOf(columns []measured, widths []int) []highest {
	var rows []highest
	for i, c := range columns {
		if rows == nil {
			rows = make([]highest, len(c.cells))
		}
		for r, cell := range c.cells {
			row := &rows[r]
			switch lines := cell.lines(widths[i]); {
			case lines > row.lines:
				*row = highest{lines, i, row.lines}
			case lines > row.beside:
				row.beside = lines
			}
		}
	}
	return rows
}

// saves is how many lines all rows are lower when a column is wider. What its cells alone are
// lower counts a little, for a row may have several that are equally high.
func (m measured) saves(column, width, wider int, rows []highest) float64 {
	const alone = 0.1
	sum := 0.0
	for r, row := range rows {
		before, after := m.cells[r].lines(width), m.cells[r].lines(wider)
		if row.column == column {
			sum += float64(before - max(after, row.beside))
		}
		if before > after {
			sum += alone * min(float64(before-after), float64(before)/float64(row.lines))
		}
	}
	return sum
}
