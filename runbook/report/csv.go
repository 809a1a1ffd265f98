package report

import (
	"bufio"
	"encoding/csv"
	"strings"

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
	w := csv.NewWriter(out)
	w.UseCRLF = true
	id := defuse(d.Mark + string(d.Incident))
	row := make([]string, 0, 16)
	write := func(cells ...string) error {
		row = append(row[:0], id)
		for _, c := range cells {
			row = append(row, defuse(c))
		}
		return w.Write(row)
	}
	if t := d.main(); t != nil {
		row = append(row, lang.Report.ID.In(d.Lang))
		for _, c := range t.Columns {
			row = append(row, defuse(c.Title))
		}
		if err := w.Write(row); err != nil {
			return err
		}
		cells := make([]string, len(t.Columns))
		for r := range t.Rows {
			for i, c := range r {
				cells[i] = c.Text
			}
			if err := write(cells...); err != nil {
				return err
			}
		}
		w.Flush()
		return w.Error()
	}
	t := lang.Paper
	if err := w.Write([]string{lang.Report.ID.In(d.Lang), t.Section.In(d.Lang), t.ItemWord.In(d.Lang), lang.Report.Content.In(d.Lang)}); err != nil {
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
	w.Flush()
	return w.Error()
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
