package report

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
	"golang.org/x/text/unicode/norm"

	"dandori/runbook/lang"
)

// A workbook is written by hand: eight small parts of Office Open XML (ECMA-376) in a
// zip, row by row, so that the log of a year takes no more memory than that of an
// hour. A library was measured first: excelize keeps a workbook that is larger than
// its buffer in temporary files, where an incident has no business to be, and costs
// every start of the program, of every command, a quarter more time, since Go
// initialises what is linked and not what is used. It reads the workbooks in the tests
// instead, beside LibreOffice, and so checks this file as its author could not.
//
// Words are inline strings, which no program takes for formulas; a cell whose words
// begin like one is marked to stay text when somebody edits it (quotePrefix). Times
// are the wall-clock times of the office, since a workbook knows no zones.

// The bounds of a worksheet.
const (
	xlsxRows  = 1 << 20
	xlsxUnits = 32767 // UTF-16 units of one cell
	sheetName = 31    // … and of the name of a sheet
)

// The styles of xlsxStyles, by their place.
const (
	styleText = iota
	styleHead
	styleSecond // a time to the second
	styleMinute
	styleNumber
	styleQuoted // words that begin like a formula
	styleDay    // a day without a time
)

const xlsxStyles = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/><numFmt numFmtId="166" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Yu Gothic"/><family val="2"/></font><font><b/><sz val="11"/><name val="Yu Gothic"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEEEEE"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf><xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="right" vertical="top" indent="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
`

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// workbook writes one workbook.
type workbook struct {
	zip    *zip.Writer
	d      *Document
	lead   string // the number of the incident, before every row
	sheets []string
	rows   []int // of each sheet, with its head
	last   []string
	taken  map[string]bool
	most   int // so many rows to a sheet
	buf    []byte
}

// xlsxFile writes a paper as a workbook: what is no table on the first sheet, section,
// item and content, then a sheet for each table. A table that says nothing, such as one to
// be filled in with a pen, has no sheet.
func xlsxFile(out io.Writer, d *Document) error { return xlsxOf(out, d, xlsxRows) }

// xlsxOf is xlsxFile with sheets of at most so many rows.
func xlsxOf(out io.Writer, d *Document, most int) error {
	b := &workbook{zip: zip.NewWriter(out), d: d, lead: d.Mark + string(d.Incident), taken: map[string]bool{}, most: most}
	t := lang.Paper
	words := func(title lang.Text) Column { return Column{Title: title.In(d.Lang), Kind: KindText} }
	if err := b.sheet(lang.Filed.Sheet.In(d.Lang), []Column{words(t.Section), words(t.ItemWord), words(lang.Report.Content)}, b.front); err != nil {
		return err
	}
	for _, s := range d.Sections {
		name := s.Title
		for _, block := range s.Blocks {
			switch block := block.(type) {
			case Heading:
				name = string(block)
			case *Table:
				if !block.Main && block.silent() {
					continue
				}
				if err := b.sheet(name, block.Columns, block.Rows); err != nil {
					return err
				}
			}
		}
	}
	return b.close()
}

// front is everything of the paper that is no table.
func (b *workbook) front(yield func([]Cell) bool) {
	d, t := b.d, lang.Paper
	row := make([]Cell, 3)
	say := func(section, item string, content Cell) bool {
		row[0], row[1], row[2] = text(section), text(item), content
		return yield(row)
	}
	if !say("", t.PaperWord.In(d.Lang), text(d.Heading())) || !say("", t.Handling.In(d.Lang), text(d.handling())) || !say("", lang.Filed.Head.In(d.Lang), text(d.made())) {
		return
	}
	for _, n := range d.Notices {
		if !say("", t.NoticeWord.In(d.Lang), text(n)) {
			return
		}
	}
	for _, s := range d.Sections {
		part := s.Title
		for _, block := range s.Blocks {
			switch block := block.(type) {
			case Heading:
				part = s.Title + " / " + string(block)
			case Paragraph:
				if !say(part, "", text(string(block))) {
					return
				}
			case Quote: // a row is never higher than a page: a long text goes on in the next
				lines := strings.Split(strings.TrimRight(ends.Replace(string(block)), "\n"), "\n")
				for some := range slices.Chunk(lines, rowLines/2) {
					if !say(part, "", text(strings.Join(some, "\n"))) {
						return
					}
				}
			case List:
				for _, item := range block {
					if !say(part, "", text(item)) {
						return
					}
				}
			case Facts:
				for _, f := range block {
					c := f.Value
					if c.Kind == KindTime && c.Text != c.Time.Format(minuteForm) && c.Text != c.Time.Format(secondForm) {
						c = text(c.Text) // it says more than a time
					}
					if !say(part, f.Name, c) {
						return
					}
				}
			}
		}
	}
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

// sheet writes a table; one with more rows than a sheet holds goes on in the next.
func (b *workbook) sheet(title string, columns []Column, rows func(func([]Cell) bool)) error {
	lead := b.d.Incident != ""
	all := columns
	if lead {
		all = append([]Column{{Title: idWord(b.d.Drill).In(b.d.Lang), Kind: KindText}}, columns...)
	}
	widths := columnWidths(all, rows, lead, b.lead)
	var w *bufio.Writer
	var err error
	begin := func() {
		b.sheets = append(b.sheets, b.name(title))
		b.rows = append(b.rows, 1)
		b.last = append(b.last, columnName(len(all)-1))
		if w, err = b.create(fmt.Sprintf("xl/worksheets/sheet%d.xml", len(b.sheets))); err != nil {
			return
		}
		w.WriteString(xmlHead + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView`)
		if len(b.sheets) == 1 {
			w.WriteString(` tabSelected="1"`)
		}
		w.WriteString(` workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`)
		for i, width := range widths {
			fmt.Fprintf(w, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, width)
		}
		w.WriteString("</cols><sheetData>\n<row r=\"1\">")
		for i, c := range all {
			b.words(w, i, 1, b.d.titled(c), styleHead)
		}
		w.WriteString("</row>\n")
	}
	end := func() error {
		at := len(b.sheets) - 1
		fmt.Fprintf(w, `</sheetData><autoFilter ref="A1:%s%d"/><pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddHeader>%s</oddHeader><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`+"\n",
			b.last[at], b.rows[at], xmlText(clipUnits(headerText("&L", b.lead)+headerText("&R", b.d.Handling), 250)))
		return w.Flush()
	}
	if begin(); err != nil {
		return err
	}
	rows(func(row []Cell) bool {
		if b.rows[len(b.rows)-1] == b.most {
			if err = end(); err != nil {
				return false
			}
			if begin(); err != nil {
				return false
			}
		}
		b.rows[len(b.rows)-1]++
		r := b.rows[len(b.rows)-1]
		w.WriteString(`<row r="`)
		b.number(w, r)
		if lines := linesOf(row, widths[len(all)-len(columns):]); lines > 1 { // else not all of it is printed
			w.WriteString(`" ht="`)
			b.number(w, min(tallest, lines*lineHeight))
			w.WriteString(`" customHeight="1`)
		}
		w.WriteString(`">`)
		at := 0
		if lead {
			b.words(w, 0, r, b.lead, styleText)
			at = 1
		}
		for i, c := range row {
			b.cell(w, at+i, r, c)
		}
		_, err = w.WriteString("</row>\n")
		return err == nil
	})
	if err != nil {
		return err
	}
	return end()
}

func (b *workbook) number(w *bufio.Writer, n int) {
	b.buf = strconv.AppendInt(b.buf[:0], int64(n), 10)
	w.Write(b.buf)
}

func (b *workbook) begin(w *bufio.Writer, column, row, style int) {
	w.WriteString(`<c r="`)
	w.WriteString(columnName(column))
	b.number(w, row)
	w.WriteString(`" s="`)
	b.number(w, style)
}

func (b *workbook) cell(w *bufio.Writer, column, row int, c Cell) {
	switch {
	case c.Text == "":
	case c.Kind == KindNumber:
		b.begin(w, column, row, styleNumber)
		w.WriteString(`"><v>`)
		b.number(w, c.Number)
		w.WriteString(`</v></c>`)
	case c.Kind == KindTime && !c.Time.IsZero() && c.Time.Year() >= 1901 && c.Time.Year() < 10000:
		style := styleMinute
		switch len(c.Text) {
		case len(secondForm):
			style = styleSecond
		case len(time.DateOnly):
			style = styleDay
		}
		b.begin(w, column, row, style)
		w.WriteString(`"><v>`)
		b.buf = strconv.AppendFloat(b.buf[:0], serial(c.Time), 'f', -1, 64)
		w.Write(b.buf)
		w.WriteString(`</v></c>`)
	default:
		style := styleText
		if first := strings.TrimSpace(norm.NFKC.String(firstRunes(c.Text, 8))); first != "" && strings.ContainsRune("=+-@", rune(first[0])) {
			style = styleQuoted
		}
		b.words(w, column, row, c.Text, style)
	}
}

func (b *workbook) words(w *bufio.Writer, column, row int, words string, style int) {
	if words == "" {
		return
	}
	b.begin(w, column, row, style)
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

// silent reports whether a table says nothing: it has no rows, or only rows to be filled in.
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

// The widths of the columns of a sheet, in characters of half width.
const (
	leastWidth = 8
	mostWidth  = 60
	timeEdge   = 3
	fewWidth   = 9   // what a column keeps where all of them are too wide
	pageWidth  = 200 // of all columns: what is wider would be printed too small to be read
)

// columnWidths chooses widths from the titles and the first rows. Words go on in the next
// line of their cell where all columns together would be too wide to print: what is wide
// gives most.
func columnWidths(columns []Column, rows func(func([]Cell) bool), lead bool, id string) []int {
	const looked = 100
	widths := make([]int, len(columns))
	widen := func(i int, words string, edge int) {
		longest := 0
		for line := range strings.SplitSeq(firstRunes(words, 400), "\n") {
			longest = max(longest, runewidth.StringWidth(line))
		}
		widths[i] = min(mostWidth, max(leastWidth, widths[i], longest+edge))
	}
	for i, c := range columns {
		widen(i, c.Title, 2)
	}
	at := 0
	if lead {
		widen(0, id, 2)
		at = 1
	}
	n, rigid := 0, make([]bool, len(columns))
	if lead {
		rigid[0] = true
	}
	rows(func(row []Cell) bool {
		for i, c := range row {
			if c.Kind == KindTime && !c.Time.IsZero() {
				widen(at+i, c.Text, timeEdge)
				rigid[at+i] = true
				continue
			}
			widen(at+i, c.Text, 2)
		}
		n++
		return n < looked
	})
	sum, give := 0, 0
	for i, width := range widths {
		sum += width
		if !rigid[i] {
			give += width
		}
	}
	if over := sum - pageWidth; over > 0 && give > 0 {
		for i, width := range widths {
			if !rigid[i] {
				widths[i] = max(min(width, fewWidth), width*max(0, give-over)/give)
			}
		}
	}
	return widths
}

// The height of a line of a cell and the greatest that a row can have, in points.
const (
	lineHeight = 18
	tallest    = 409
	rowLines   = tallest / lineHeight
)

// linesOf is how many lines the fullest cell of a row takes in columns of some widths.
func linesOf(row []Cell, widths []int) int {
	most := 1
	for i, c := range row {
		if !c.Time.IsZero() || len(c.Text) < widths[i]/2 {
			continue
		}
		lines := 0
		for line := range strings.SplitSeq(c.Text, "\n") {
			lines += 1 + int(2*ems(line)/float64(max(2, widths[i]-2)))
		}
		most = max(most, lines)
	}
	return most
}

// name makes a name for a sheet that no other has and every program takes.
func (b *workbook) name(title string) string {
	title = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) {
			return ' '
		}
		return r
	}, safe(title, false))
	title = strings.TrimSpace(title)
	if title == "" {
		title = "-"
	}
	name := clipUnits(title, sheetName)
	for n := 2; b.taken[strings.ToLower(name)]; n++ {
		tail := " " + strconv.Itoa(n)
		name = clipUnits(title, sheetName-len(tail)) + tail
	}
	b.taken[strings.ToLower(name)] = true
	return name
}

// close writes what ties the sheets together.
func (b *workbook) close() error {
	var sheets, links, types, filters strings.Builder
	for i, name := range b.sheets {
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, xmlText(name), i+1, i+1)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, i+1)
		fmt.Fprintf(&filters, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">'%s'!$A$1:$%s$%d</definedName><definedName name="_xlnm.Print_Titles" localSheetId="%d">'%s'!$1:$1</definedName>`, i, xmlText(name), b.last[i], b.rows[i], i, xmlText(name))
	}
	stamp := ""
	if !b.d.AsOf.IsZero() {
		stamp = fmt.Sprintf(`<dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created>`, b.d.AsOf.UTC().Format(time.RFC3339))
	}
	for _, part := range []struct{ name, words string }{
		{"xl/styles.xml", xlsxStyles},
		{"xl/workbook.xml", xmlHead + `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews><sheets>` + sheets.String() + `</sheets><definedNames>` + filters.String() + `</definedNames></workbook>`},
		{"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + links.String() + fmt.Sprintf(`<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`, len(b.sheets)+1)},
		{"docProps/core.xml", xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` + xmlText(safe(b.d.Heading(), false)) + `</dc:title>` + stamp + `</cp:coreProperties>`},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` + types.String() + `</Types>`},
	} {
		w, err := b.create(part.name)
		if err != nil {
			return err
		}
		w.WriteString(part.words)
		if err := w.Flush(); err != nil {
			return err
		}
	}
	return b.zip.Close()
}

// headerText is words of a printed header, in which & is a sign of its own.
func headerText(place, words string) string {
	words = strings.ReplaceAll(safe(words, false), "&", "&&")
	if words != "" && words[0] >= '0' && words[0] <= '9' {
		words = " " + words // else it would be a size of letters
	}
	return place + clipUnits(words, 100)
}

// clipUnits shortens words to so many UTF-16 units, and shows that it did.
func clipUnits(words string, most int) string {
	if len(words) <= most {
		return words
	}
	units, cut := 0, 0
	for i, r := range words {
		n := 1
		if r > 0xffff {
			n = 2
		}
		if units+n <= most-1 {
			cut = i + utf8.RuneLen(r)
		}
		if units += n; units > most {
			return words[:cut] + "…"
		}
	}
	return words
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// xmlText makes words harmless in XML. What a workbook would read as the code of a
// character, _x0041_, has its first sign written as such a code.
func xmlText(s string) string {
	if strings.Contains(s, "_x") {
		var b strings.Builder
		for i := 0; i < len(s); i++ {
			if s[i] == '_' && i+6 < len(s) && s[i+1] == 'x' && s[i+6] == '_' && isHex(s[i+2:i+6]) {
				b.WriteString("_x005F_")
				continue
			}
			b.WriteByte(s[i])
		}
		s = b.String()
	}
	return xmlSigns.Replace(s)
}

func isHex(s string) bool {
	for _, r := range s {
		if !(r >= '0' && r <= '9' || r >= 'a' && r <= 'f' || r >= 'A' && r <= 'F') {
			return false
		}
	}
	return true
}

var xmlSigns = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\ufffe", "&lt;U+FFFE&gt;", "\uffff", "&lt;U+FFFF&gt;")

// workbook adds to a chronology what its workbook has besides: the steps, the evidence
// and the measures.
func (p *paper) workbook(d *Document) {
	metrics := p.metrics()
	full, _ := p.evidenceTable(true).(*Table)
	for i, s := range d.Sections {
		if s.ID == "evidence" && full != nil {
			full.Main = false
			d.Sections[i].Blocks = []Block{full}
		}
	}
	for _, s := range metrics.Sections {
		if s.ID != "facts" {
			d.Sections = append(d.Sections, s)
		}
	}
}
