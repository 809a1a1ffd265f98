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
// row for each thing it says: section, item, content.
func csvFile(out *bufio.Writer, d *Document) error {
	if _, err := out.WriteString("\ufeff"); err != nil {
		return err
	}
	w := &rows{out: out}
	id := defuse(d.Mark + string(d.Incident))
	row := make([]string, 0, 16)
	write := func(cells ...string) error {
		row = row[:0]
		if d.Incident != "" {
			row = append(row, id)
		}
		for _, c := range cells {
			row = append(row, defuse(c))
		}
		return w.write(row)
	}
	if tables := d.mains(); len(tables) > 0 {
		if d.Incident != "" { // of many logs, each row names its own
			row = append(row, lang.Report.ID.In(d.Lang))
		}
		for _, c := range tables[0].Columns {
			row = append(row, defuse(c.Title))
		}
		if err := w.write(row); err != nil {
			return err
		}
		cells := make([]string, len(tables[0].Columns))
		for _, t := range tables {
			for r := range t.Rows {
				for i, c := range r {
					cells[i] = c.Text
				}
				if err := write(cells...); err != nil {
					return err
				}
			}
		}
		return nil
	}
	t := lang.Paper
	head := []string{t.Section.In(d.Lang), t.ItemWord.In(d.Lang), lang.Report.Content.In(d.Lang)}
	if d.Incident != "" {
		head = append([]string{lang.Report.ID.In(d.Lang)}, head...)
	}
	if err := w.write(head); err != nil {
		return err
	}
	if err := write("", t.PaperWord.In(d.Lang), d.Heading()); err != nil {
		return err
	}
	if err := write("", t.Handling.In(d.Lang), d.Handling); err != nil {
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
			for _, said := range csvItems(b) {
				if err := write(part, said[0], said[1]); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// rows writes rows as encoding/csv does with UseCRLF, but faster: its cells are defused
// already, so that no end of a line is left in them.
type rows struct {
	out *bufio.Writer
	buf []byte
}

func (w *rows) write(row []string) error {
	w.buf = w.buf[:0]
	for i, c := range row {
		if i > 0 {
			w.buf = append(w.buf, ',')
		}
		if strings.IndexByte(c, '"') < 0 && strings.IndexByte(c, ',') < 0 && (c == "" || c[0] != ' ' && c[0] < utf8.RuneSelf || !quotedStart(c)) {
			w.buf = append(w.buf, c...)
			continue
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
	w.buf = append(w.buf, '\r', '\n')
	_, err := w.out.Write(w.buf)
	return err
}

// quotedStart reports whether a cell begins with white space, which is kept only in
// quotation marks.
func quotedStart(c string) bool {
	r, _ := utf8.DecodeRuneInString(c)
	return unicode.IsSpace(r)
}

// csvItems is what a block says: items and their content.
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
	case *Table:
		for row := range b.Rows {
			var words []string
			for i, c := range row[1:] {
				if c.Text != "" {
					words = append(words, b.Columns[i+1].Title+": "+c.Text)
				}
			}
			out = append(out, [2]string{row[0].Text, strings.Join(words, " / ")})
		}
	}
	return out
}

// defuse makes a cell that no spreadsheet takes for a formula: one that begins
// with a formula sign (also full-width, also after white space) gets an
// apostrophe in front. What could deceive is shown by its code.
func defuse(s string) string {
	s = safe(s, false)
	if s == "" || s[0] >= '0' && s[0] <= '9' || s[0] >= 'A' && s[0] <= 'z' || s[0] >= 0xe3 && s[0] <= 0xe9 && s[:2] != "\xe3\x80" {
		return s // by far the most: digits, letters, kana and kanji
	}
	if first := strings.TrimSpace(norm.NFKC.String(s)); first != "" && strings.ContainsRune("=+-@", rune(first[0])) {
		return "'" + s
	}
	return s
}
