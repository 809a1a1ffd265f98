// Package cell measures, cleans, cuts, pads and wraps text in terminal cells.
// Every string that reaches the screen goes through it, so the program has one
// opinion about how wide Japanese text is and lets no text drive the terminal.
//
// # Two kinds of text
//
// Text from outside (playbooks, profiles, notes, names, pasted text) is cleaned
// before anything else looks at it: [Clean], or [CleanLine] for a single line.
// Then it may be styled. The other functions take cleaned text with or without our
// own styles, which are SGR sequences (ESC [ digits m) and nothing else. They
// still draw anything else safely: a control character or a broken byte is shown
// as [Clean] shows it and counted so, a line break is a space. Only [Wrap] takes
// no styles: wrap first, then style the lines.
//
// # What Clean does
//
//	ESC, C0, C1, DEL, a lone CR     \x1b \x08 \x9b \x7f \x0d, written out
//	a byte that is no UTF-8         \xff, written out
//	bidi controls, invisible signs  <U+202E> <U+200B> <U+FEFF>, written out
//	a mark with nothing to stand on <U+0301>, written out; so is the fifth on one base
//	tab                             four spaces
//	CR LF                           LF, which stays
//	half-width kana                 full width, with the voiced mark: ｶﾞ becomes ガ
//	everything                      composed (NFC) but for the compatibility
//	                                ideographs, which are the spelling of names
//	emoji selectors, emoji joiners  dropped where they belong to an emoji
//
// So nothing disappears unseen but the emoji glue, and the result is the same when
// it is cleaned again. It is a rendering: the log keeps what was entered.
//
// Half-width kana and emoji glue go because programs and terminals disagree about
// their width (ｶﾞ is one cell for every Go library and two on the screen; a family
// of three joined emoji is two or six), and one disagreement shifts the rest of
// the line.
//
// # Width
//
// Characters that Unicode calls ambiguous (※ ① … ─ ● →) are one cell, unless the
// terminal is known to draw them in two ([Draws]): it was asked when the program
// started, or the user said so. Asking the environment, as runewidth does under
// ja_JP, would make half of the program follow a guess and the other half not. So
// the package pins runewidth, which other libraries measure with, to narrow when
// the program starts, and our own screens draw none of these characters: a wrong
// opinion shifts only the lines of a text that has some.
//
// Width is not additive: a mark, a selector or half a flag joins what stands
// beside it. Cut, pad, then measure the result, which is what [Fit] does.
package cell

import (
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"
	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

func init() {
	// The package variables too: NewCondition copies them.
	runewidth.EastAsianWidth = false
	runewidth.StrictEmojiNeutral = true
	runewidth.DefaultCondition.EastAsianWidth = false
	runewidth.DefaultCondition.StrictEmojiNeutral = true
}

// Mark stands where text was cut. It is ASCII because … is ambiguous.
const Mark = "~"

const (
	tabStop  = "    "
	maxMarks = 4 // on one base; Hebrew and Thai need three, a vandal sends hundreds
)

// Clean makes text from outside safe to draw and sure to measure, as the package
// comment lists. Line breaks stay.
func Clean(s string) string {
	if strings.IndexFunc(s, notPlain) < 0 {
		return s
	}
	return show(compose(fold(s)))
}

// CleanLine is [Clean] for text that must stay on one line: a line break becomes a
// space.
func CleanLine(s string) string {
	return strings.ReplaceAll(Clean(s), "\n", " ")
}

// notPlain reports a character that some rule of Clean may touch, alone or beside
// others. Nearly all Japanese text has none.
func notPlain(r rune) bool {
	switch {
	case r >= ' ' && r <= '~', r == '\n':
	case r >= 0x3000 && r <= 0x3029, r >= 0x3041 && r <= 0x3096, r >= 0x30A0 && r <= 0x30FF:
	case r >= 0x4E00 && r <= 0x9FFF, r >= 0xFF01 && r <= 0xFF60:
	default:
		return true
	}
	return false
}

// fold replaces what programs and terminals measure differently. It runs before
// composition, so that what it brings together composes.
func fold(s string) []rune {
	out := make([]rune, 0, len(s)/2+8)
	last := func() rune {
		if len(out) == 0 {
			return 0
		}
		return out[len(out)-1]
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			out = append(out, []rune(fmt.Sprintf(`\x%02x`, s[i]))...)
		case r == '\r' && strings.HasPrefix(s[i:], "\r\n"):
		case r == '\t':
			out = append(out, []rune(tabStop)...)
		case (r == 0xFE0E || r == 0xFE0F) && selectable(last()):
		case r == 0x200D && pictograph(last()) && pictograph(firstRune(s[i+n:])):
		case r == 0xFF9E || r == 0xFF9F:
			mark := r - 0xFF9E + 0x3099
			if voiced := []rune(norm.NFC.String(string(last()) + string(mark))); len(voiced) == 1 {
				out[len(out)-1] = voiced[0]
			} else {
				// The combining form would stand in the cell of its neighbour.
				out = append(out, mark+2) // U+309B ゛ U+309C ゜
			}
		case r >= 0xFF61 && r <= 0xFF9D:
			out = append(out, width.LookupRune(r).Wide())
		default:
			out = append(out, r)
		}
		i += n
	}
	return out
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// pictograph reports a character that a joiner joins to the next emoji. Not half a
// flag: without the joiner two halves would become one flag.
func pictograph(r rune) bool {
	return r >= 0x2100 && unicode.In(r, unicode.So, unicode.Sm, unicode.Sk) && !unicode.Is(unicode.Regional_Indicator, r)
}

// selectable reports a character whose emoji selector can go, for the same reason.
func selectable(r rune) bool {
	return !control(r) && !unicode.Is(unicode.Regional_Indicator, r)
}

// compose is NFC that leaves the compatibility ideographs alone: NFC would turn a
// name written with U+FA19 into one written with U+795E before its owner's eyes.
func compose(s []rune) string {
	var b strings.Builder
	from := 0
	for i, r := range s {
		if r >= 0xF900 && r <= 0xFAFF || r >= 0x2F800 && r <= 0x2FA1F {
			b.WriteString(norm.NFC.String(string(s[from:i])))
			b.WriteRune(r)
			from = i + 1
		}
	}
	b.WriteString(norm.NFC.String(string(s[from:])))
	return b.String()
}

// show writes out what would act on the terminal or not be seen.
func show(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	base := rune(0) // what a mark would stand on; 0 for nothing
	marks := 0
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteRune(r)
			base = 0
		case control(r):
			fmt.Fprintf(&b, `\x%02x`, r)
			base = 0
		case unicode.Is(unicode.Variation_Selector, r):
			if base == 0 || !unicode.Is(unicode.Han, base) || marks == maxMarks {
				fmt.Fprintf(&b, "<U+%04X>", r)
				base = 0
				continue
			}
			b.WriteRune(r) // 葛 with its selector is how a city writes its name
			marks++
		case unicode.Is(unicode.M, r) && !unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r):
			if base == 0 || marks == maxMarks {
				fmt.Fprintf(&b, "<U+%04X>", r)
				base = 0
				continue
			}
			b.WriteRune(r)
			marks++
		case unseen(r):
			fmt.Fprintf(&b, "<U+%04X>", r)
			base = 0
		default:
			b.WriteRune(r)
			base, marks = r, 0
		}
	}
	return b.String()
}

func control(r rune) bool { return r < ' ' || r >= 0x7f && r <= 0x9f }

// unseen reports characters that turn the writing, join or separate without being
// seen, or are none; and those of old scripts that take the next character, whatever
// it is, into their own cell.
func unseen(r rune) bool {
	if r < 0x7f {
		return false
	}
	alone := ansi.StringWidth(string(r))
	return alone == 0 || ansi.StringWidth(string(r)+" ") != alone+1 ||
		unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point)
}

// sgr returns how many bytes of s are a style of ours: ESC [ digits m.
func sgr(s string) int {
	if len(s) < 3 || s[0] != 0x1b || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case (c < '0' || c > '9') && c != ';' && c != ':':
			return 0
		}
	}
	return 0
}

// drawable makes one line of s that a terminal can be given. It is not Clean: it
// only keeps the functions of this package safe when a caller forgot that one.
func drawable(s string, styles bool) string {
	if strings.IndexFunc(s, control) < 0 && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if n := sgr(s[i:]); n > 0 && styles {
			b.WriteString(s[i : i+n])
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\n':
			b.WriteByte(' ')
		case r == '\t':
			b.WriteString(tabStop)
		case control(r):
			fmt.Fprintf(&b, `\x%02x`, r)
		default:
			b.WriteRune(r)
		}
		i += n
	}
	return b.String()
}

// Simple returns how many cells s takes when that is plain to see, which is so for
// nearly all text: ASCII, kana, kanji, full-width signs and our own marks join
// nothing beside them. So the widths of simple texts can be added.
func Simple(s string) (w int, simple bool) {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' || c > '~' {
				return 0, false
			}
			w++
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !SimpleRune(r) {
			return 0, false
		}
		if !mark(r) {
			w++
		}
		w++
		i += n
	}
	return w, true
}

// SimpleRune reports a character of simple text.
func SimpleRune(r rune) bool {
	return r != '\n' && !notPlain(r) || mark(r) || r >= 0x20000 && r <= 0x2A6DF // 𠮷 and other rare kanji
}

// mark reports one of our own marks, which take one cell.
func mark(r rune) bool { return r == '☐' || r == '☑' || r == '✓' || r == '✗' || r == '▸' }

// Width returns how many cells the line s takes. Styles take none.
func Width(s string) int {
	if w, simple := Simple(s); simple {
		return w
	}
	return stringWidth(drawable(s, true))
}

// Clusters yields the user-perceived characters of the line s with their widths in
// cells, and each style as a cluster of its own, of width 0. The widths add up to
// [Width] of s.
func Clusters(s string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for s := drawable(s, true); s != ""; {
			c, w := next(s)
			if !yield(c, w) {
				return
			}
			s = s[len(c):]
		}
	}
}

// next returns the first cluster of drawable text.
func next(s string) (string, int) {
	c, w := nextNarrow(s)
	return c, w + widening(c, w, ambiguous.Load())
}

// nextNarrow is next where ambiguous characters are narrow.
func nextNarrow(s string) (string, int) {
	if n := sgr(s); n > 0 {
		return s[:n], 0
	}
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return s[:1], 1
	}
	c, w := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	if c[0] < utf8.RuneSelf {
		w = ansi.StringWidth(c) // which counts a leading ASCII character apart
	}
	return c, w
}

// Truncate returns the line s when it fits into w cells, and otherwise what fits of
// it, with [Mark] at the end. Styles after the cut stay, so that what was
// switched on is switched off.
func Truncate(s string, w int) string {
	if w <= 0 {
		return ""
	}
	if n, simple := Simple(s); simple && n <= w {
		return s
	}
	s = drawable(s, true)
	if stringWidth(s) <= w {
		return s
	}
	var b strings.Builder
	room, cut := w-len(Mark), false
	for c, n := range Clusters(s) {
		switch {
		case sgr(c) > 0:
			b.WriteString(c)
		case cut:
		case n > room:
			b.WriteString(Mark)
			cut = true
		default:
			b.WriteString(c)
			room -= n
		}
	}
	return b.String()
}

// Fit returns the line s cut or padded on the right to exactly w cells.
func Fit(s string, w int) string { return fit(s, w, false) }

// FitLeft returns the line s cut or padded on the left to exactly w cells, so that
// it is aligned to the right: for numbers.
func FitLeft(s string, w int) string { return fit(s, w, true) }

func fit(s string, w int, left bool) string {
	if w <= 0 {
		return ""
	}
	s = Truncate(s, w)
	for { // a second round only when a space joined its neighbour
		n := w - Width(s)
		switch {
		case n <= 0:
			return s
		case left:
			s = strings.Repeat(" ", n) + s
		default:
			s += strings.Repeat(" ", n)
		}
	}
}

// Breaks yields the byte offsets of s where a line may end (UAX #14), which keeps
// 禁則: never before 。」 or ー, never after 「. The end of s is the last.
func Breaks(s string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for at, rest, state := 0, s, -1; rest != ""; {
			var seg string
			seg, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			at += len(seg)
			if !yield(at) {
				return
			}
		}
	}
}

// Wrap breaks plain text into lines of at most w cells. It keeps the line breaks of
// s, breaks further where UAX #14 allows it, drops the spaces where it broke, and
// cuts a word that is longer than a line between characters. A Japanese character that
// would stand alone in the last line has the one before it beside it. A character wider
// than w itself is shown as [Mark]. There is always at least one line; with w < 1
// all lines are empty.
func Wrap(s string, w int) []string {
	var lines []string
	for para := range strings.SplitSeq(s, "\n") {
		lines = wrap(lines, drawable(para, false), w)
	}
	return lines
}

type piece struct {
	text  string
	width int
	brk   bool // a line may end before it
}

func (p piece) space() bool { return p.text == " " || p.text == "\u3000" }

func wrap(lines []string, s string, w int) []string {
	if w < 1 {
		return append(lines, "")
	}
	if n, simple := Simple(s); simple && n <= w {
		return append(lines, strings.TrimRight(s, " \u3000"))
	}
	pieces := make([]piece, 0, len(s))
	at := 0
	for end := range Breaks(s) {
		for brk := true; at < end; brk = false {
			c, n := next(s[at:])
			at += len(c) // past end when the break would part a character
			if n > w {
				c, n = Mark, 1
			}
			pieces = append(pieces, piece{c, n, brk})
		}
	}

	emit := func(ps []piece) bool {
		for len(ps) > 0 && ps[len(ps)-1].space() {
			ps = ps[:len(ps)-1]
		}
		if len(ps) == 0 {
			return false
		}
		var b strings.Builder
		for _, p := range ps {
			b.WriteString(p.text)
		}
		lines = append(lines, b.String())
		return true
	}
	before, start, cut, used := 0, 0, 0, 0
	some := false
	for i := 0; i < len(pieces); {
		p := pieces[i]
		if p.brk {
			cut = i
		}
		if used+p.width > w && !p.space() && i > start {
			if cut <= start {
				cut = i
			}
			some = emit(pieces[start:cut]) || some
			before, start, used = start, cut, 0
			for _, q := range pieces[start:i] {
				used += q.width
			}
			continue
		}
		used += p.width // spaces may hang over the edge: they are dropped there
		i++
	}
	if at := joined(pieces, before, start, w); at < start && some {
		lines = lines[:len(lines)-1]
		emit(pieces[before:at])
		start = at
	}
	if !emit(pieces[start:]) && !some {
		lines = append(lines, "")
	}
	return lines
}

// joined is where the last line begins so that no wide character stands alone in it: at
// start, or before that in the line that begins at before.
func joined(pieces []piece, before, start, w int) int {
	if len(pieces)-start != 1 || pieces[start].width != 2 {
		return start
	}
	at, width := start, pieces[start].width
	for at--; at > before; at-- {
		if pieces[at].space() {
			return start
		}
		width += pieces[at].width
		if pieces[at].brk {
			break
		}
	}
	if at <= before || width > w {
		return start
	}
	return at
}
