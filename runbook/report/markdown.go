package report

import (
	"bufio"
	"fmt"
	"strings"
)

// markdown writes a paper as Markdown with tables. Words from the log are escaped.
func markdown(w *bufio.Writer, d *Document) error {
	fmt.Fprintf(w, "# %s\n\n", mdText(d.Heading()))
	if d.Handling != "" {
		fmt.Fprintf(w, "%s\n\n", mdText(d.Handling))
	}
	for _, n := range d.Notices {
		fmt.Fprintf(w, "**%s**\n\n", mdText(n))
	}
	for i, s := range d.Sections {
		if i > 0 {
			w.WriteByte('\n')
		}
		fmt.Fprintf(w, "## %s\n", mdText(s.Title))
		for _, b := range s.Blocks {
			mdBlock(w, b)
		}
	}
	fmt.Fprintf(w, "\n%s\n", mdText(d.made()))
	return w.Flush()
}

func mdBlock(w *bufio.Writer, b Block) {
	switch b := b.(type) {
	case Heading:
		fmt.Fprintf(w, "\n### %s\n", mdText(string(b)))
	case Paragraph:
		fmt.Fprintf(w, "\n%s\n", mdText(string(b)))
	case List:
		w.WriteByte('\n')
		for _, item := range b {
			fmt.Fprintf(w, "- %s\n", mdText(item))
		}
	case Quote:
		w.WriteByte('\n')
		for line := range strings.SplitSeq(strings.TrimRight(ends.Replace(string(b)), "\n"), "\n") {
			fmt.Fprintf(w, "> %s  \n", mdText(line))
		}
	case Facts:
		w.WriteString("\n|  |  |\n| --- | --- |\n")
		for _, f := range b {
			fmt.Fprintf(w, "| %s | %s |\n", mdText(f.Name), mdText(f.Value.Text))
		}
	case *Table:
		w.WriteString("\n|")
		for _, c := range b.Columns {
			fmt.Fprintf(w, " %s |", mdText(c.Title))
		}
		fmt.Fprintf(w, "\n|%s\n", strings.Repeat(" --- |", len(b.Columns)))
		for row := range b.Rows {
			w.WriteByte('|')
			for _, c := range row {
				w.WriteByte(' ')
				w.WriteString(mdText(c.Text))
				w.WriteString(" |")
			}
			w.WriteByte('\n')
		}
	}
}

// mdSigns are the signs that Markdown, or the HTML in it, obeys within a line.
const mdSigns = "\\`*_{}[]<>#|~!&"

// mdText makes words harmless in Markdown: what could deceive is shown by its code,
// signs are escaped wherever they stand, also those that act only at the start of a
// line, and ends of lines become spaces.
func mdText(s string) string {
	s = strings.Trim(safe(s, false), " ")
	if s == "" {
		return s
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	var b strings.Builder
	for i, r := range s {
		switch {
		case strings.ContainsRune(mdSigns, r),
			i == 0 && strings.ContainsRune("+-=", r),
			i == digits && digits > 0 && (r == '.' || r == ')'):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
