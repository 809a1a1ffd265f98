package report

import (
	"bufio"
	"fmt"
	"math"
	"strings"
)

// sheetPage is a sheet on which parts of the paper stand one under another, as it is being written.
// Its columns are a grid of narrow ones; what stands on it goes over as many of them as it
// needs, so that tables of other columns stand on one sheet, and words go over the whole page.
type sheetPage struct {
	b       *workbook
	w       *bufio.Writer
	name    string
	columns int // of the grid
	across  bool
	row     int
	merged  strings.Builder
	merges  int
	breaks  []int // a page begins after these rows
	err     error
}

// placed is a cell on the grid.
type placed struct {
	cell     Cell
	at, over int // the first of its columns, and how many they are
	style    int
}

// paper writes a sheet of the paper; the first has its heading and what it was made from.
func (b *workbook) paper(s sheetPlan, first bool) error {
	p := &sheetPage{b: b, name: s.name}
	names := 0.0
	for _, part := range s.parts {
		for _, block := range part.Blocks {
			switch block := block.(type) {
			case *Table:
				p.across = p.across || len(block.Columns) > 8
			case Facts:
				for _, f := range block {
					names = max(names, min(35, wide(f.Name)))
				}
			}
		}
	}
	p.columns = uprightWidth / gridStep
	if p.across {
		p.columns = acrossWidth / gridStep
	}
	p.begin()
	if first {
		p.say(b.d.Heading(), styleTitle)
		p.say(b.d.Handling, styleText)
		for _, n := range b.d.Notices {
			p.say(n, styleStrong)
		}
	}
	for _, part := range s.parts {
		if part.Apart && p.row > 0 {
			p.breaks = append(p.breaks, p.row)
		}
		p.say(part.Title, styleSection)
		for _, block := range part.Blocks {
			p.block(block, int(math.Ceil(names/gridStep)))
		}
	}
	if first {
		p.say(b.d.made(), styleText)
	}
	p.end()
	return p.err
}

func (p *sheetPage) begin() {
	widths := make([]int, p.columns)
	for i := range widths {
		widths[i] = gridStep
	}
	p.row, p.merges, p.breaks = 0, 0, nil
	p.merged.Reset()
	p.w, p.err = p.b.begin(sheetDone{name: p.name}, widths)
}

func (p *sheetPage) end() {
	if p.err != nil {
		return
	}
	parts := ""
	if p.merges > 0 {
		parts = fmt.Sprintf(`<mergeCells count="%d">%s</mergeCells>`, p.merges, p.merged.String())
	}
	var breaks strings.Builder
	if n := len(p.breaks); n > 0 {
		fmt.Fprintf(&breaks, `<rowBreaks count="%d" manualBreakCount="%[1]d">`, n)
		for _, row := range p.breaks {
			fmt.Fprintf(&breaks, `<brk id="%d" max="16383" man="1"/>`, row)
		}
		breaks.WriteString(`</rowBreaks>`)
	}
	p.b.sheets[len(p.b.sheets)-1].rows = p.row
	p.err = p.b.end(p.w, p.across, parts, breaks.String())
}

// block writes a block; the names of facts go over so many columns.
func (p *sheetPage) block(block Block, names int) {
	switch block := block.(type) {
	case Heading:
		p.say(string(block), styleHeading)
	case Paragraph:
		p.say(string(block), styleText)
	case Quote: // a row is never higher than a page: a long text goes on in the next
		const most = 6
		lines := strings.Split(strings.TrimRight(ends.Replace(string(block)), "\n"), "\n")
		for first := 0; first < len(lines); {
			next, high := first, 0
			for next < len(lines) && (next == first || high+linesIn(lines[next], (p.columns-1)*gridStep) <= most) {
				high += linesIn(lines[next], (p.columns-1)*gridStep)
				next++
			}
			p.indented(strings.Join(lines[first:next], "\n"))
			first = next
		}
	case List:
		for _, item := range block {
			p.indented(item)
		}
	case Facts:
		for _, f := range block {
			c := f.Value
			if c.Kind == KindTime && c.Text != c.Time.Format(minuteForm) && c.Text != c.Time.Format(secondForm) {
				c = text(c.Text) // it says more than a time
			}
			p.line(0, placed{text(f.Name), 0, names, styleRuledName}, placed{c, names, p.columns - names, styleRuledFact})
		}
	case *Table:
		p.table(block)
	}
}

// table writes a table of few rows. One that is to be filled in with a pen has room for that.
func (p *sheetPage) table(t *Table) {
	columns := p.b.measured(t, 2)
	if t.silent() {
		const pen = 20 // what somebody writes by hand needs this much
		for i := range columns {
			columns[i].least = max(columns[i].least, min(pen, p.columns/len(columns)*gridStep))
		}
	}
	widths := fit(columns, p.columns*gridStep, gridStep)
	at := make([]placed, len(t.Columns))
	next := 0
	for i, c := range t.Columns {
		at[i] = placed{text(p.b.d.titled(c)), next, widths[i] / gridStep, styleRuledHead}
		next += at[i].over
	}
	p.line(0, at...)
	for row := range t.Rows {
		least := 2
		for i, c := range row {
			at[i].cell, at[i].style = c, styleRuled
			if c.Text != "" {
				least = 0
			}
		}
		p.line(least, at...)
	}
}

// silent reports whether a table says nothing: its rows are to be filled in.
func (t *Table) silent() bool {
	for row := range t.Rows {
		for _, c := range row {
			if c.Text != "" {
				return false
			}
		}
	}
	return true
}

// say writes words over the whole width.
func (p *sheetPage) say(words string, style int) {
	if words != "" {
		p.line(0, placed{text(words), 0, p.columns, style})
	}
}

// indented writes words that belong to what stands over them.
func (p *sheetPage) indented(words string) {
	p.line(0, placed{text(words), 1, p.columns - 1, styleText})
}

// line writes a row, of so many lines at least.
func (p *sheetPage) line(least int, cells ...placed) {
	b := p.b
	if p.err == nil && p.row == b.most {
		p.end()
		p.name = b.name(p.name)
		p.begin()
	}
	if p.err != nil {
		return
	}
	p.row++
	lines, air := max(1, least), 0
	for _, c := range cells {
		if !c.cell.isDate() {
			lines = max(lines, linesIn(c.cell.Text, c.over*gridStep))
		}
		switch c.style {
		case styleTitle, styleHeading:
			air = 6
		case styleSection:
			air = 12
		}
	}
	b.row(p.w, p.row, heightOf(lines)+air, true)
	b.stamp(p.w, p.row)
	for _, c := range cells {
		from := b.margin() + c.at
		switch c.style {
		case styleRuled:
			b.cell(p.w, from, p.row, c.cell, styleRuled)
		case styleRuledFact:
			b.cell(p.w, from, p.row, c.cell, styleRuledFact)
		case styleText:
			b.words(p.w, from, p.row, c.cell.Text, styleOf(c.cell.Text))
		default:
			b.words(p.w, from, p.row, c.cell.Text, c.style)
		}
		if c.style != styleText { // else its lines or its colour would end where its words do
			for i := from + 1; i < from+c.over; i++ {
				b.at(p.w, i, p.row, c.style)
				p.w.WriteString(`"/>`)
			}
		}
		if c.over > 1 {
			p.merges++
			fmt.Fprintf(&p.merged, `<mergeCell ref="%s%d:%s%[2]d"/>`, columnName(from), p.row, columnName(from+c.over-1))
		}
	}
	_, p.err = p.w.WriteString("</row>\n")
}
