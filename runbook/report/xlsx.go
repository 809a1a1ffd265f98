package report

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook/lang"
)

// A workbook is written by hand: some small parts of Office Open XML (ECMA-376) in a
// zip, row by row, so that the log of a year takes no more memory than that of an
// hour. A library was measured first: excelize keeps a workbook that is larger than
// its buffer in temporary files, where an incident has no business to be, and costs
// every start of the program, of every command, a quarter more time, since Go
// initialises what is linked and not what is used. It reads the workbooks in the tests
// instead, beside LibreOffice, and so checks this file as its author could not.
//
// Words are inline strings, which no program takes for formulas; a cell whose words
// begin like one is marked to stay text when somebody edits it (quotePrefix). Times
// are the wall-clock times of the office, since a workbook knows no zones; a cell holds
// them to the second and shows them to the minute, which is what fits on paper.
//
// There are two kinds of sheets: the paper as it is read (xlsx_paper.go), and one table
// alone with filters (here). The first column of both is the number of the incident,
// which is not printed: it stands at the head of every page.

// The bounds of a worksheet.
const (
	xlsxRows  = 1 << 20
	xlsxUnits = 32767 // UTF-16 units of one cell
	sheetName = 31    // … and of the name of a sheet
)

// fewRows is the greatest number of rows of a table that stands in the paper. What is longer
// goes over a page, has a sheet of its own, and its head on every page.
const fewRows = 24

// workbook writes one workbook.
type workbook struct {
	zip    *zip.Writer
	d      *Document
	lead   string // the number of the incident, before every row
	sheets []sheetDone
	taken  map[string]bool
	most   int // so many rows to a sheet
	buf    []byte
}

// sheetPlan is a sheet before it is written: a table alone, or parts of the paper one under
// another.
type sheetPlan struct {
	name  string
	table *Table
	parts []Section
}

// sheetDone is what the workbook says of a sheet.
type sheetDone struct {
	name, last string // its last column
	rows       int
	table      bool // it has one head and filters
}

// xlsxFile writes a paper as a workbook: on the first sheet the paper as it is read, then a
// sheet for each table that is long or is what csv is made of.
func xlsxFile(out io.Writer, d *Document) error { return xlsxOf(out, d, xlsxRows) }

// xlsxOf is xlsxFile with sheets of at most so many rows.
func xlsxOf(out io.Writer, d *Document, most int) error {
	b := &workbook{zip: zip.NewWriter(out), d: d, lead: d.Mark + string(d.Incident), taken: map[string]bool{}, most: most}
	for i, s := range b.plan() {
		var err error
		if s.table != nil {
			err = b.sheet(s.name, s.table)
		} else {
			err = b.paper(s, i == 0)
		}
		if err != nil {
			return err
		}
	}
	return b.close()
}

// plan shares out the sections of a paper between sheets. A table that gets a sheet of its
// own leaves the name of that sheet in its place.
func (b *workbook) plan() []sheetPlan {
	all := []sheetPlan{{name: b.name(lang.Filed.Sheet.In(b.d.Lang))}}
	var tables []sheetPlan
	of, sharing := map[string]int{}, map[string]int{} // of the sheets that sections name
	for _, s := range b.d.Sections {
		sharing[s.sheet]++
	}
	for _, s := range b.d.Sections {
		to := 0
		if s.sheet != "" {
			if t, ok := onlyTable(s); ok && sharing[s.sheet] == 1 {
				tables = append(tables, sheetPlan{name: b.name(s.sheet), table: t})
				continue
			}
			if of[s.sheet] == 0 {
				of[s.sheet] = len(all)
				all = append(all, sheetPlan{name: b.name(s.sheet)})
			}
			to = of[s.sheet]
		}
		title := s.Title
		blocks := make([]Block, 0, len(s.Blocks))
		for _, block := range s.Blocks {
			switch block := block.(type) {
			case Heading:
				title = string(block)
			case *Table:
				if block.Main || !block.few() {
					own := sheetPlan{name: b.name(title), table: block}
					tables = append(tables, own)
					blocks = append(blocks, Paragraph(lang.Workbook.OnSheet.Format(b.d.Lang, own.name)))
					continue
				}
			}
			blocks = append(blocks, block)
		}
		s.Blocks = blocks
		all[to].parts = append(all[to].parts, s)
	}
	return append(append(all[:1:1], tables...), all[1:]...)
}

// onlyTable is the table that is all a section has.
func onlyTable(s Section) (*Table, bool) {
	if len(s.Blocks) != 1 {
		return nil, false
	}
	t, ok := s.Blocks[0].(*Table)
	return t, ok
}

// few reports whether a table has few rows.
func (t *Table) few() bool {
	n := 0
	for range t.Rows {
		if n++; n > fewRows {
			return false
		}
	}
	return true
}

// create begins a part of the zip. None has a time, so that the same paper is the same
// bytes.
func (b *workbook) create(name string) (*bufio.Writer, error) {
	w, err := b.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return nil, err
	}
	return bufio.NewWriterSize(w, 32<<10), nil
}

// margin is how many columns stand before those that are printed: that of the number of the
// incident.
func (b *workbook) margin() int {
	if b.d.Incident == "" {
		return 0
	}
	return 1
}

// begin begins the next sheet, whose printed columns have some widths.
func (b *workbook) begin(s sheetDone, widths []int) (*bufio.Writer, error) {
	s.last = columnName(b.margin() + len(widths) - 1)
	b.sheets = append(b.sheets, s)
	w, err := b.create(fmt.Sprintf("xl/worksheets/sheet%d.xml", len(b.sheets)))
	if err != nil {
		return nil, err
	}
	w.WriteString(xmlHead + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView`)
	if !s.table {
		w.WriteString(` showGridLines="0"`)
	}
	if len(b.sheets) == 1 {
		w.WriteString(` tabSelected="1"`)
	}
	w.WriteString(` workbookViewId="0">`)
	if s.table {
		w.WriteString(`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>`)
	}
	fmt.Fprintf(w, `</sheetView></sheetViews><sheetFormatPr defaultRowHeight="%d"/><cols>`, lineHeight)
	if b.margin() > 0 {
		fmt.Fprintf(w, `<col min="1" max="1" width="%d" customWidth="1"/>`, min(40, int(wide(b.lead))+2))
	}
	for i, width := range widths {
		fmt.Fprintf(w, `<col min="%d" max="%[1]d" width="%d" customWidth="1"/>`, b.margin()+i+1, width)
	}
	w.WriteString("</cols><sheetData>\n")
	return w, nil
}

// end ends the sheet that was begun last. parts is what stands between the rows and the
// setting of the page, breaks what stands behind it.
func (b *workbook) end(w *bufio.Writer, across bool, parts, breaks string) error {
	orientation, grid := "portrait", ""
	if across {
		orientation = "landscape"
	}
	s := b.sheets[len(b.sheets)-1]
	if s.table {
		parts = fmt.Sprintf(`<autoFilter ref="A1:%s%d"/>`, s.last, s.rows)
		grid = `<printOptions gridLines="1"/>`
	}
	fmt.Fprintf(w, `</sheetData>%s%s<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="%s" fitToWidth="1" fitToHeight="0"/><headerFooter><oddHeader>%s</oddHeader><oddFooter>&amp;L&amp;A&amp;C&amp;P / &amp;N</oddFooter></headerFooter>%s</worksheet>`+"\n",
		parts, grid, orientation, xmlText(headerText("&L", b.d.Heading())+headerText("&R", b.d.Handling)), breaks)
	return w.Flush()
}

// sheet writes a table; one with more rows than a sheet holds goes on in the next.
func (b *workbook) sheet(name string, t *Table) error {
	columns := b.measured(t, 4)
	widths, across := fitPage(columns)
	var w *bufio.Writer
	var err error
	var now *sheetDone
	base := name
	begin := func() {
		if w, err = b.begin(sheetDone{name: name, rows: 1, table: true}, widths); err != nil {
			return
		}
		now = &b.sheets[len(b.sheets)-1]
		lines := 1
		for i, c := range t.Columns {
			lines = max(lines, linesIn(b.d.titled(c), widths[i]))
		}
		b.row(w, 1, heightOf(lines), false)
		if b.margin() > 0 {
			b.words(w, 0, 1, idWord(b.d.Drill).In(b.d.Lang), styleHead)
		}
		for i, c := range t.Columns {
			b.words(w, b.margin()+i, 1, b.d.titled(c), styleHead)
		}
		w.WriteString("</row>\n")
	}
	if begin(); err != nil {
		return err
	}
	t.Rows(func(row []Cell) bool {
		if now.rows == b.most {
			if err = b.end(w, across, "", ""); err != nil {
				return false
			}
			name = b.name(base)
			if begin(); err != nil {
				return false
			}
		}
		now.rows++
		lines := 1
		for i, c := range row {
			if c.Time.IsZero() {
				lines = max(lines, linesIn(c.Text, widths[i]))
			}
		}
		b.row(w, now.rows, heightOf(lines), false)
		b.stamp(w, now.rows)
		for i, c := range row {
			b.cell(w, b.margin()+i, now.rows, c, 0)
		}
		_, err = w.WriteString("</row>\n")
		return err == nil
	})
	if err != nil {
		return err
	}
	return b.end(w, across, "", "")
}

// row begins a row that is so many points high. A fixed height is for merged cells, which no
// program measures; any other a program may measure anew with the letters it has, though one that
// only prints does not.
func (b *workbook) row(w *bufio.Writer, row, high int, fixed bool) {
	w.WriteString(`<row r="`)
	b.number(w, row)
	w.WriteString(`" ht="`)
	b.number(w, min(tallest, high))
	if fixed {
		w.WriteString(`" customHeight="1`)
	}
	w.WriteString(`">`)
}

// stamp writes the number of the incident before a row.
func (b *workbook) stamp(w *bufio.Writer, row int) {
	if b.margin() > 0 {
		b.words(w, 0, row, b.lead, styleText)
	}
}

func (b *workbook) number(w *bufio.Writer, n int) {
	b.buf = strconv.AppendInt(b.buf[:0], int64(n), 10)
	w.Write(b.buf)
}

func (b *workbook) at(w *bufio.Writer, column, row, style int) {
	w.WriteString(`<c r="`)
	w.WriteString(columnName(column))
	b.number(w, row)
	w.WriteString(`" s="`)
	b.number(w, style)
}

// cell writes a cell in the style of its kind, or the same of others, which begin at from. An
// empty one is only written where its style shows.
func (b *workbook) cell(w *bufio.Writer, column, row int, c Cell, from int) {
	switch {
	case c.Text == "":
		if from > 0 {
			b.at(w, column, row, from+styleText)
			w.WriteString(`"/>`)
		}
	case c.Kind == KindNumber:
		b.at(w, column, row, from+styleNumber)
		w.WriteString(`"><v>`)
		b.number(w, c.Number)
		w.WriteString(`</v></c>`)
	case c.isDate():
		style := styleMinute
		if len(c.Text) == len(time.DateOnly) {
			style = styleDay
		}
		b.at(w, column, row, from+style)
		w.WriteString(`"><v>`)
		b.buf = strconv.AppendFloat(b.buf[:0], serial(c.Time), 'f', -1, 64)
		w.Write(b.buf)
		w.WriteString(`</v></c>`)
	default:
		b.words(w, column, row, c.Text, from+styleOf(c.Text))
	}
}

// isDate reports whether a cell is a date to a spreadsheet, which counts from 1900.
func (c Cell) isDate() bool {
	return c.Kind == KindTime && !c.Time.IsZero() && c.Time.Year() >= 1901 && c.Time.Year() < 10000
}

// styleOf is the style of words.
func styleOf(words string) int {
	if r, _ := utf8.DecodeRuneInString(words); r >= 'ぁ' && r <= 'ヿ' || r >= 0x4e00 && r <= 0x9fff {
		return styleText
	}
	if first := strings.TrimSpace(norm.NFKC.String(firstRunes(words, 8))); first != "" && strings.ContainsRune("=+-@", rune(first[0])) {
		return styleQuoted
	}
	return styleText
}

func (b *workbook) words(w *bufio.Writer, column, row int, words string, style int) {
	if words == "" {
		return
	}
	b.at(w, column, row, style)
	w.WriteString(`" t="inlineStr"><is><t xml:space="preserve">`)
	w.WriteString(xmlText(clipUnits(safe(words, true), xlsxUnits)))
	w.WriteString(`</t></is></c>`)
}

// serial is a time as spreadsheets count them: days since 30 December 1899, here to the
// second.
func serial(t time.Time) float64 {
	t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	seconds := t.Unix() - time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Unix()
	return float64(seconds) / 86400
}

// columnName is A, B … Z, AA …
func columnName(n int) string { return letters(n) }

// workbook shares out a chronology between the sheets of its workbook, and adds what that has
// besides: the steps, the evidence and the measures.
func (p *paper) workbook(d *Document) {
	full, _ := p.evidenceTable(true).(*Table)
	for i, s := range d.Sections {
		if s.ID == "evidence" && full != nil && len(p.s.Evidence) > 0 {
			full.Main = false
			d.Sections[i].Blocks, d.Sections[i].sheet = []Block{full}, s.Title
		}
	}
	metrics := p.metrics()
	for _, s := range metrics.Sections {
		switch s.ID {
		case "facts":
			continue
		case "steps":
			s.sheet = s.Title
		default:
			s.sheet = p.say(lang.Paper.MetricsTitle)
		}
		d.Sections = append(d.Sections, s)
	}
}
