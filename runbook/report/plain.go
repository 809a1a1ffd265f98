package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"

	"dandori/runbook/lang"
)

// signs are what plain text has in the place of a layout.
type signs struct{ is, point, quote, further string }

// signsOf are those of a language.
func signsOf(l lang.Lang) signs {
	if l == lang.English {
		return signs{is: ": ", point: "- ", quote: "    ", further: "  "}
	}
	return signs{is: "： ", point: "・", quote: "　　", further: "　 "}
}

// plain writes a paper as plain text for word processors and groupware: CRLF, no
// table that needs a fixed width. Each row of a table is a point, its first cell in
// brackets, every further cell that says something on a line of its own. A row that
// says nothing is one to be filled in by hand.
func plain(w *bufio.Writer, d *Document) error {
	sign := signsOf(d.Lang)
	line := func(indent, s string) {
		for part := range strings.SplitSeq(strings.TrimRight(safe(s, true), "\n"), "\n") {
			w.WriteString(indent)
			w.WriteString(part)
			w.WriteString("\r\n")
		}
	}
	line("", d.Heading())
	if d.Handling != "" {
		line("", d.Handling)
	}
	for _, n := range d.Notices {
		line("", n)
	}
	for _, s := range d.Sections {
		line("", "")
		line("", "■ "+s.Title)
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case Heading:
				line("", "")
				line("", "◇ "+string(b))
			case Paragraph:
				line("", string(b))
			case List:
				for _, item := range b {
					line("", sign.point+safe(item, false))
				}
			case Quote:
				line(sign.quote, string(b))
			case Facts:
				for _, f := range b {
					line("", safe(f.Name, false)+sign.is+safe(f.Value.Text, false))
				}
			case *Table:
				for row := range b.Rows {
					head := "[" + safe(row[0].Text, false) + "]"
					gap := " "
					if row[0].Text == "" { // what has no number
						head, gap = sign.point, ""
					}
					said := false
					for i, c := range row[1:] {
						if c.Text != "" {
							line("", head+gap+safe(b.Columns[i+1].Title, false)+sign.is+safe(c.Text, false))
							head, gap, said = sign.further, "", true
						}
					}
					switch {
					case said:
					case row[0].Text == "":
						line("", byHand(b.Columns, sign))
					default:
						line("", head)
					}
				}
			}
		}
	}
	line("", "")
	line("", d.made())
	return w.Flush()
}

// byHand is a row of a table to be filled in with a pen: the title of each column and
// room behind it.
func byHand(columns []Column, sign signs) string {
	var fields []string
	for _, c := range columns {
		fields = append(fields, safe(c.Title, false)+sign.is+strings.Repeat("＿", 8))
	}
	return strings.Join(fields, "　")
}

// plainCP932 writes the plain text in code page 932 (Windows Shift_JIS). What it
// cannot hold stands there by its code, <U+1F525>, and is listed at the end. A sign that
// it has under another code, such as the wave dash, is written as Windows writes it.
func plainCP932(w *bufio.Writer, d *Document) error {
	c := &cp932{out: w, known: map[rune]string{}, missing: map[rune]int{}}
	u := bufio.NewWriter(c)
	if err := plain(u, d); err != nil {
		return err
	}
	t := lang.Paper
	if len(c.missing) > 0 {
		var codes []rune
		for r := range c.missing {
			codes = append(codes, r)
		}
		slices.Sort(codes)
		fmt.Fprintf(u, "\r\n■ %s\r\n%s\r\n", t.NotInCP932.In(d.Lang), t.NotInCP932About.In(d.Lang))
		for _, r := range codes {
			fmt.Fprintf(u, "%s%s\r\n", signsOf(d.Lang).point, t.NotInCP932Line.Format(d.Lang, code(r), c.missing[r]))
		}
		if err := u.Flush(); err != nil {
			return err
		}
	}
	return w.Flush()
}

func code(r rune) string { return fmt.Sprintf("<U+%04X>", r) }

// cp932 encodes what is written to it.
type cp932 struct {
	out     io.Writer
	rest    []byte          // of a character that was not written as a whole
	known   map[rune]string // the bytes of each character met so far
	missing map[rune]int    // how often what cannot be held was met
	buf     []byte
}

func (c *cp932) Write(p []byte) (int, error) {
	in := append(c.rest, p...)
	c.buf = c.buf[:0]
	for len(in) > 0 && utf8.FullRune(in) {
		r, size := utf8.DecodeRune(in)
		in = in[size:]
		if r < utf8.RuneSelf {
			c.buf = append(c.buf, byte(r))
			continue
		}
		b, ok := c.known[r]
		if !ok {
			b = encodeCP932(r)
			c.known[r] = b
		}
		if b == "" {
			c.missing[r]++
			b = code(r)
		}
		c.buf = append(c.buf, b...)
	}
	c.rest = slices.Clone(in)
	if _, err := c.out.Write(c.buf); err != nil {
		return 0, err
	}
	return len(p), nil
}

// windows are characters of JIS X 0208 for which Windows, and so every Japanese program
// that writes code page 932, has another character of Unicode: the same sign, the same
// bytes.
var windows = map[rune]rune{
	'\u301c': '\uff5e', // 〜
	'\u2212': '\uff0d', // −
	'\u2016': '\u2225', // ‖
	'\u2014': '\u2015', // —
	'\u00a2': '\uffe0', // ¢
	'\u00a3': '\uffe1', // £
	'\u00ac': '\uffe2', // ¬
}

// encodeCP932 gives the bytes of a character, or "" when there are none that mean
// it alone: a yen sign that comes back as a backslash is not held.
func encodeCP932(r rune) string {
	if same, ok := windows[r]; ok {
		r = same
	}
	b, err := japanese.ShiftJIS.NewEncoder().String(string(r))
	if err != nil {
		return ""
	}
	if back, err := japanese.ShiftJIS.NewDecoder().String(b); err != nil || back != string(r) {
		return ""
	}
	return b
}
