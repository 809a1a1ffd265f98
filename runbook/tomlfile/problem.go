package tomlfile

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"dandori/runbook/lang"

	"golang.org/x/text/width"
)

// Problem is one thing that is wrong with a file, and where.
type Problem struct {
	File   string    `json:"file"`          // empty: no one file is to blame
	Line   int       `json:"line"`          // from 1
	Column int       `json:"column"`        // from 1, in characters
	Text   lang.Text `json:"text"`          // what is wrong
	Hint   lang.Text `json:"hint,omitzero"` // what to do about it, when the text does not say it
	Source string    `json:"source"`        // the line as it is in the file
}

// Problems is what is wrong with one file or several: in the order the files
// were given, and within a file in the order of the file.
type Problems []Problem

// Error lists the problems in English, one a line. Use [Problems.Render] for
// people.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.head(lang.English)
	}
	return strings.Join(lines, "\n")
}

// Err returns the problems as an error, which is nil when there are none.
func (ps Problems) Err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}

// Render lists the problems in language l as [Problem.Render] does.
func (ps Problems) Render(l lang.Lang) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(p.Render(l))
	}
	return b.String()
}

// Render says the problem in language l: the place and what is wrong, then the
// line of the file, then a caret under the character, then the hint. Each line is
// indented but the first, and the last ends with a line break. A long line is cut
// around the caret. Nothing in it can move a terminal's cursor.
func (p Problem) Render(l lang.Lang) string {
	var b strings.Builder
	b.WriteString(p.head(l))
	b.WriteByte('\n')
	if strings.TrimSpace(p.Source) != "" {
		line, caret := excerpt(p.Source, p.Column)
		fmt.Fprintf(&b, "    %s\n    %s^\n", line, strings.Repeat(" ", caret))
	}
	if !p.Hint.IsZero() {
		fmt.Fprintf(&b, "    %s\n", lang.Problem.Hint.Format(l, p.Hint.In(l)))
	}
	return b.String()
}

func (p Problem) head(l lang.Lang) string {
	if p.File == "" {
		return p.Text.In(l)
	}
	return fmt.Sprintf("%s:%d:%d: %s", lang.Visible(p.File), p.Line, p.Column, p.Text.In(l))
}

// How much of a long line is shown, in cells.
const (
	excerptWidth  = 70
	excerptBefore = 48 // at most this much of it before the caret
)

// excerpt returns the part of the line to show and how many cells of it stand
// before the character of the column.
func excerpt(line string, column int) (text string, caret int) {
	line = strings.TrimRight(line, " \t")
	at := 0
	for ; column > 1 && at < len(line); column-- {
		_, size := utf8.DecodeRuneInString(line[at:])
		at += size
	}
	from := at
	for from > 0 {
		_, size := utf8.DecodeLastRuneInString(line[:from])
		w := cellWidth(lang.Visible(line[from-size : from]))
		if caret+w > excerptBefore {
			break
		}
		from, caret = from-size, caret+w
	}
	var b strings.Builder
	if from > 0 {
		b.WriteString("...")
		caret += 3
	}
	for used := 0; from < len(line); {
		_, size := utf8.DecodeRuneInString(line[from:])
		cell := lang.Visible(line[from : from+size])
		if used += cellWidth(cell); used > excerptWidth {
			b.WriteString("...")
			break
		}
		b.WriteString(cell)
		from += size
	}
	return b.String(), caret
}

// cellWidth counts terminal cells with ambiguous characters narrow, as our screens
// do. It needs no more than this: what is measured is one line of a text file.
func cellWidth(s string) int {
	n := 0
	for _, r := range s {
		switch k := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case k == width.EastAsianWide || k == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// refused reports whether texts may not have the character: controls, and
// characters that change how the text around them is shown. Line breaks and tabs
// are a matter of the kind of text.
func refused(r rune) bool {
	switch {
	case r == '\n' || r == '\t' || r == '\r':
		return false
	case unicode.IsControl(r), r == 0x061c, r == 0x200e, r == 0x200f,
		0x2028 <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069,
		r == 0xfeff, 0xfff9 <= r && r <= 0xfffb:
		return true
	}
	return false
}

func visibleText(t lang.Text) lang.Text {
	return lang.Text{Ja: lang.Visible(t.Ja), En: lang.Visible(t.En)}
}
