package report

import (
	"bufio"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook/lang"
)

// csvFile writes a paper as a table for spreadsheets. A paper with a main table is
// that table, the number of the incident in front of every row; any other is one
// row for each thing it says: section, item, content. A table in it has a row of its titles
// and a row for each of its own, with the section in front.
func csvFile(out *bufio.Writer, d *Document) error {
	if _, err := out.WriteString("\ufeff"); err != nil {
		return err
	}
	w := &rows{out: out}
	id := d.Mark + string(d.Incident)
	width := 0 // of a paper of several tables: every row has as many cells
	write := func(cells ...string) error {
		w.begin()
		if d.Incident != "" {
			w.cell(id)
		}
		for _, c := range cells {
			w.cell(c)
		}
		for range width - len(cells) {
			w.cell("")
		}
		return w.end()
	}
	if tables := d.mains(); len(tables) > 0 {
		w.begin()
		if d.Incident != "" { // of many logs, each row names its own
			w.cell(idWord(d.Drill).In(d.Lang))
		}
		for _, c := range tables[0].Columns {
			w.cell(d.titled(c))
		}
		if err := w.end(); err != nil {
			return err
		}
		for _, t := range tables {
			for r := range t.Rows {
				w.begin()
				if d.Incident != "" {
					w.cell(id)
				}
				for i := range r {
					w.cell(r[i].data())
				}
				if err := w.end(); err != nil {
					return err
				}
			}
		}
		return nil
	}
	t := lang.Paper
	width = 3
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if table, ok := b.(*Table); ok {
				width = max(width, 1+len(table.Columns))
			}
		}
	}
	w.begin()
	if d.Incident != "" {
		w.cell(idWord(d.Drill).In(d.Lang))
	}
	for _, title := range []lang.Text{t.Section, t.ItemWord, lang.Report.Content} {
		w.cell(title.In(d.Lang))
	}
	for range width - 3 {
		w.cell("")
	}
	if err := w.end(); err != nil {
		return err
	}
	if err := write("", t.PaperWord.In(d.Lang), d.Heading()); err != nil {
		return err
	}
	if err := write("", t.Handling.In(d.Lang), d.handling()); err != nil {
		return err
	}
	if err := write("", lang.Filed.Head.In(d.Lang), d.made()); err != nil {
		return err
	}
	for _, n := range d.Notices {
		if err := write("", t.NoticeWord.In(d.Lang), n); err != nil {
			return err
		}
	}
	for _, s := range d.Sections {
		part := s.Title
		for _, b := range s.Blocks {
			if h, ok := b.(Heading); ok {
				part = s.Title + " / " + string(h)
				continue
			}
			if t, ok := b.(*Table); ok {
				titles := []string{part}
				for _, c := range t.Columns {
					titles = append(titles, d.titled(c))
				}
				if err := write(titles...); err != nil {
					return err
				}
				for row := range t.Rows {
					cells := []string{part}
					for i := range row {
						cells = append(cells, row[i].data())
					}
					if err := write(cells...); err != nil {
						return err
					}
				}
				continue
			}
			for _, said := range csvItems(b) {
				if err := write(part, said[0], said[1]); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// rows writes rows as encoding/csv does with UseCRLF, but faster: it looks at a cell once,
// for what could do harm and for what must be quoted, and no end of a line is left in one.
type rows struct {
	out   *bufio.Writer
	buf   []byte
	later bool // a cell of the row is there
}

func (w *rows) begin() { w.buf, w.later = w.out.AvailableBuffer(), false }

func (w *rows) end() error {
	_, err := w.out.Write(append(w.buf, '\r', '\n'))
	return err
}

// cell adds a cell, defused.
func (w *rows) cell(c string) {
	if w.later {
		w.buf = append(w.buf, ',')
	}
	w.later = true
	harmless, quoted := scan(c)
	if !harmless {
		c = safe(c, false)
		quoted = strings.ContainsAny(c, `",`)
	}
	if !ordinaryStart(c) {
		c = withoutFormula(c)
		quoted = quoted || c[0] == ' ' || c[0] >= utf8.RuneSelf && quotedStart(c)
	}
	if !quoted {
		w.buf = append(w.buf, c...)
		return
	}
	w.buf = append(w.buf, '"')
	for {
		at := strings.IndexByte(c, '"')
		if at < 0 {
			break
		}
		w.buf = append(append(w.buf, c[:at]...), '"', '"')
		c = c[at+1:]
	}
	w.buf = append(append(w.buf, c...), '"')
}

// scan is [harmless], and reports whether there is a comma or a quotation mark.
func scan(c string) (harmless, quoted bool) {
	for i := 0; i < len(c); {
		switch b := c[i]; {
		case b == ',' || b == '"':
			quoted = true
			i++
		case b >= ' ' && b <= '~':
			i++
		case b >= 0xe3 && b <= 0xe9 && i+2 < len(c) && c[i+1]&0xc0 == 0x80 && c[i+2]&0xc0 == 0x80:
			i += 3
		default:
			r, size := utf8.DecodeRuneInString(c[i:])
			if r < 0xff01 || r > 0xffe6 || size == 1 {
				return false, quoted
			}
			i += size
		}
	}
	return true, quoted
}

// quotedStart reports whether a cell begins with white space, which is kept only in
// quotation marks.
func quotedStart(c string) bool {
	r, _ := utf8.DecodeRuneInString(c)
	return unicode.IsSpace(r)
}

// csvItems is what a block that is no table says: items and their content.
func csvItems(b Block) [][2]string {
	var out [][2]string
	switch b := b.(type) {
	case Paragraph:
		out = append(out, [2]string{"", string(b)})
	case Quote:
		out = append(out, [2]string{"", string(b)})
	case List:
		for _, item := range b {
			out = append(out, [2]string{"", item})
		}
	case Facts:
		for _, f := range b {
			out = append(out, [2]string{f.Name, f.Value.Text})
		}
	}
	return out
}

// ordinaryStart reports whether a cell begins as by far the most do, with a digit, a
// letter, kana or kanji, or is empty: it is no formula, and begins with no white space.
func ordinaryStart(c string) bool {
	return c == "" || c[0] >= '0' && c[0] <= '9' || c[0] >= 'A' && c[0] <= 'z' || c[0] >= 0xe3 && c[0] <= 0xe9 && len(c) > 1 && c[:2] != "\xe3\x80"
}

// withoutFormula makes a cell that no spreadsheet takes for a formula: one that begins
// with a formula sign (also full-width, also after white space) gets an
// apostrophe in front.
func withoutFormula(c string) string {
	if first := strings.TrimSpace(norm.NFKC.String(c)); first != "" && strings.ContainsRune("=+-@", rune(first[0])) {
		return "'" + c
	}
	return c
}
