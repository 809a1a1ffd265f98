// Package editor is a text field for Japanese: one line that scrolls sideways, or
// several lines that wrap and scroll. It knows text and a caret, and nothing of
// styles, prompts or screens.
//
//	e := editor.New(true)
//	e.SetValue("市民から電話")
//	if !e.Update(key) { … the screen's own keys … }
//	lines, row, col := e.Render(40, 5)
//
// # Text
//
// [Editor.Value] is what was entered, unchanged but for this: CR LF and CR are LF, a
// line break in a field of one line is a space, other control characters are
// U+FFFD (a terminal sends them in pastes; they have no place in a log), and the
// text is at most [Limit] bytes of UTF-8. What did not fit any more is left out at
// the end of an insertion and [Editor.Overflowed] says so until the next change.
//
// # Caret
//
// The caret stands between grapheme clusters: a kana and its combining mark, a flag
// or a joined emoji is one step and one deletion. When an insertion or a deletion
// makes neighbours join, the caret moves behind what they became.
//
// # Keys
//
//	characters, pastes     inserted; one message of an input method is one insertion
//	left right ctrl+b ctrl+f   by character, across line breaks
//	home end ctrl+a ctrl+e     start and end of the line between line breaks
//	ctrl+home ctrl+end         start and end of the text
//	up down                    by row as last rendered; several lines only
//	backspace ctrl+h delete    one character
//	ctrl+w alt+backspace       back over spaces, then over one run of the same kind
//	                           (kanji, hiragana, katakana, letters and digits, other)
//	ctrl+u ctrl+k              to the start, to the end of the line
//
// [Editor.Update] reports false for every other key, and for up and down when there
// is no row to go to, so that a form can move to its next field. Enter, tab and
// escape always belong to the caller, who may [Editor.Insert] a line break. A
// character with alt is a shortcut, not text.
//
// # Rendering
//
// [Editor.Render] gives plain lines (shown as package cell cleans text, so what is
// invisible in the value is seen) and the caret's cell. A row breaks where UAX #14
// allows it, but keeps its spaces, because the caret can stand among them. The
// caret is always inside the window: behind a full row it stands at the start of the
// next. A character wider than the window is shown as [cell.Mark].
package editor

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dandori/tui/internal/cell"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// Limit is how many bytes of UTF-8 a field holds.
const Limit = 64 << 10

// Editor is one text field. Make it with [New]. It is not for concurrent use.
type Editor struct {
	multiline bool
	text      string
	caret     int // byte offset, between clusters
	overflow  bool

	width int // of the last rendering, for up and down
	goal  int // column that up and down keep to; -1 for none
	top   int // first row shown
	below int // rows after the last one shown
	left  int // byte offset of the first character shown, in a field of one line
}

// New returns an empty field, of one line or of several.
func New(multiline bool) *Editor {
	return &Editor{multiline: multiline, goal: -1}
}

// Value returns the text.
func (e *Editor) Value() string { return e.text }

// SetValue replaces the text and puts the caret behind it.
func (e *Editor) SetValue(s string) {
	*e = Editor{multiline: e.multiline, width: e.width, goal: -1}
	e.Insert(s)
}

// Overflowed reports that the last insertion lost its end to [Limit].
func (e *Editor) Overflowed() bool { return e.overflow }

// Insert puts s in at the caret and the caret behind it.
func (e *Editor) Insert(s string) {
	e.goal = -1
	s = e.sanitize(s)
	e.overflow = len(e.text)+len(s) > Limit
	if e.overflow {
		n := 0
		for c := range clusters(s) {
			if len(e.text)+n+len(c) > Limit {
				break
			}
			n += len(c)
		}
		s = s[:n]
	}
	e.text = e.text[:e.caret] + s + e.text[e.caret:]
	e.caret = e.snap(e.caret + len(s))
}

func (e *Editor) sanitize(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r':
			if e.multiline {
				return '\n'
			}
			return ' '
		case unicode.IsControl(r) && r != '\t':
			return utf8.RuneError
		}
		return r
	}, s)
}

// Update edits the text as key says and reports whether the key was one of the
// field's.
func (e *Editor) Update(key tea.KeyMsg) bool {
	switch key.Type {
	case tea.KeyRunes, tea.KeySpace:
		if key.Alt {
			return false
		}
		e.Insert(string(key.Runes))
		return true
	case tea.KeyUp, tea.KeyDown:
		if key.Alt {
			return false
		}
		return e.vertical(map[tea.KeyType]int{tea.KeyUp: -1, tea.KeyDown: 1}[key.Type])
	}

	from, to := e.line()
	switch key.String() {
	case "left", "ctrl+b":
		e.move(e.before(e.caret))
	case "right", "ctrl+f":
		e.move(e.after(e.caret))
	case "home", "ctrl+a":
		e.move(from)
	case "end", "ctrl+e":
		e.move(to)
	case "ctrl+home":
		e.move(0)
	case "ctrl+end":
		e.move(len(e.text))
	case "backspace", "ctrl+h":
		e.remove(e.before(e.caret), e.caret)
	case "delete":
		e.remove(e.caret, e.after(e.caret))
	case "ctrl+w", "alt+backspace":
		e.remove(e.wordStart(), e.caret)
	case "ctrl+u":
		e.remove(from, e.caret)
	case "ctrl+k":
		e.remove(e.caret, to)
	default:
		return false
	}
	return true
}

func (e *Editor) move(to int) {
	e.caret, e.goal, e.overflow = to, -1, false
}

func (e *Editor) remove(from, to int) {
	e.text = e.text[:from] + e.text[to:]
	e.move(e.snap(from))
}

// line returns the line between line breaks that the caret is in.
func (e *Editor) line() (from, to int) {
	from = strings.LastIndexByte(e.text[:e.caret], '\n') + 1
	to = len(e.text)
	if i := strings.IndexByte(e.text[e.caret:], '\n'); i >= 0 {
		to = e.caret + i
	}
	return from, to
}

// before returns the place one character before at.
func (e *Editor) before(at int) int {
	if at == 0 {
		return 0
	}
	if e.text[at-1] == '\n' {
		return at - 1
	}
	from := e.safe(at - 1)
	for c := range clusters(e.text[from:]) {
		if from+len(c) >= at {
			break
		}
		from += len(c)
	}
	return from
}

// safe returns a place at or before at that is between two characters: a long text is
// not gone through from its start at every key.
func (e *Editor) safe(at int) int {
	for at > 0 && at < len(e.text) && !utf8.RuneStart(e.text[at]) {
		at--
	}
	next, _ := utf8.DecodeRuneInString(e.text[at:])
	for at > 0 {
		r, n := utf8.DecodeLastRuneInString(e.text[:at])
		if r == '\n' || cell.SimpleRune(r) && (at == len(e.text) || cell.SimpleRune(next)) {
			return at
		}
		at, next = at-n, r
	}
	return 0
}

// after returns the place one character behind at.
func (e *Editor) after(at int) int {
	if at == len(e.text) {
		return at
	}
	return at + len(first(e.text[at:]))
}

// snap returns at, or the end of the character that at is inside of.
func (e *Editor) snap(at int) int {
	from := e.safe(at)
	for c := range clusters(e.text[from:]) {
		if from >= at {
			break
		}
		from += len(c)
	}
	return from
}

// wordStart returns where ctrl+w deletes from. Japanese has no spaces between
// words; a run of one script is the nearest thing that a user can foresee.
func (e *Editor) wordStart() int {
	type run struct{ at, kind int }
	from, _ := e.line()
	if from == e.caret {
		return e.before(e.caret)
	}
	var runs []run
	at := from
	for c := range clusters(e.text[from:e.caret]) {
		if k := kind(c); len(runs) == 0 || runs[len(runs)-1].kind != k {
			runs = append(runs, run{at, k})
		}
		at += len(c)
	}
	last := len(runs) - 1
	if runs[last].kind == spaces && last > 0 {
		last--
	}
	return runs[last].at
}

const (
	spaces = iota
	kanji
	hiragana
	katakana
	letters
	others
)

func kind(cluster string) int {
	r, _ := utf8.DecodeRuneInString(cluster)
	switch {
	case unicode.IsSpace(r):
		return spaces
	case unicode.Is(unicode.Han, r):
		return kanji
	case unicode.Is(unicode.Hiragana, r):
		return hiragana
	case unicode.Is(unicode.Katakana, r), r == 'ー', r == 'ｰ', r == 'ﾞ', r == 'ﾟ':
		return katakana
	case unicode.IsLetter(r), unicode.IsDigit(r), r == '_':
		return letters
	}
	return others
}

// first returns the first character of raw text, of which there is some.
func first(s string) string {
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return s[:1]
	}
	if r, n := utf8.DecodeRuneInString(s); cell.SimpleRune(r) {
		if next, _ := utf8.DecodeRuneInString(s[n:]); n == len(s) || cell.SimpleRune(next) {
			return s[:n] // neither joins anything
		}
	}
	c, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	return c
}

// clusters yields the characters of raw text; cell.Clusters would yield them as they
// are drawn.
func clusters(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for s != "" {
			c := first(s)
			if !yield(c) {
				return
			}
			s = s[len(c):]
		}
	}
}

// row is one rendered row: the bytes of the text that it shows, and where each of
// its characters starts.
type row struct {
	from, to int
	shown    string
	at       []int // byte offset in the text of each character, then to
	shownAt  []int // the same in shown
}

// column returns the cell at which the character at offset starts.
func (r *row) column(offset int) int {
	for i, at := range r.at {
		if at >= offset {
			return cell.Width(r.shown[:r.shownAt[i]])
		}
	}
	return cell.Width(r.shown)
}

// shape shows one character in at most w cells.
func shape(cluster string, w int) string {
	if n, simple := cell.Simple(cluster); simple && n <= w {
		return cluster
	}
	s := cell.CleanLine(cluster)
	if cell.Width(s) > w {
		return cell.Mark
	}
	return s
}

// layout breaks the text into rows of at most w ≥ 1 cells. A full row that the
// caret would stand behind is followed by an empty one.
func (e *Editor) layout(w int) []row {
	var rows []row
	from := 0
	for para := range strings.SplitSeq(e.text, "\n") {
		rows = e.paragraph(rows, from, para, w)
		from += len(para) + 1
	}
	return rows
}

// char is one character of a line as it is drawn.
type char struct {
	shown string
	width int
	at    int  // offset in the text
	brk   bool // a row may start with it
	joins bool // it draws otherwise behind the one before it than alone

	simple bool // it joins nothing
}

func (e *Editor) chars(from int, para string, w int) []char {
	chars := make([]char, 0, len(para)/2+1)
	at := 0
	for end := range cell.Breaks(para) {
		for brk := true; at < end; brk = false {
			s := first(para[at:])
			space := s == " " || s == "\u3000" || s == "\t"
			c := char{shown: shape(s, w), at: from + at, brk: brk || space}
			c.width, c.simple = cell.Simple(c.shown)
			if !c.simple {
				c.width = cell.Width(c.shown)
			}
			if n := len(chars); n > 0 && !(c.simple && chars[n-1].simple) {
				c.joins = cell.Width(chars[n-1].shown+c.shown) != chars[n-1].width+c.width
			}
			chars = append(chars, c)
			at += len(s)
		}
	}
	return chars
}

// text joins what cs draw.
func text(cs []char) string {
	var b strings.Builder
	for _, c := range cs {
		b.WriteString(c.shown)
	}
	return b.String()
}

func (e *Editor) paragraph(rows []row, from int, para string, w int) []row {
	chars := e.chars(from, para, w)
	end := from + len(para)
	finish := func(cs []char, to int) {
		r := row{from: to, to: to, shown: text(cs)}
		if len(cs) > 0 {
			r.from = cs[0].at
		}
		n := 0
		for _, c := range cs {
			r.at, r.shownAt = append(r.at, c.at), append(r.shownAt, n)
			n += len(c.shown)
		}
		r.at, r.shownAt = append(r.at, to), append(r.shownAt, n)
		rows = append(rows, r)
	}
	start, cut, used := 0, 0, 0
	for i := 0; i < len(chars); {
		c := chars[i]
		if c.brk {
			cut = i
		}
		with := used + c.width
		if i > start && (c.joins || chars[i-1].joins) {
			with = cell.Width(text(chars[start : i+1])) // width is not additive
		}
		if i > start && with > w {
			if cut <= start {
				cut = i
			}
			finish(chars[start:cut], chars[cut].at)
			start = cut
			used = cell.Width(text(chars[start:i]))
			continue
		}
		used = with
		i++
	}
	finish(chars[start:], end)
	if e.caret == end && used >= w {
		finish(nil, end)
	}
	return rows
}

// find returns the row that the caret stands in: the later one where two meet.
func (e *Editor) find(rows []row) int {
	for i := len(rows) - 1; i > 0; i-- {
		if rows[i].from <= e.caret {
			return i
		}
	}
	return 0
}

func (e *Editor) vertical(by int) bool {
	e.overflow = false
	if !e.multiline {
		return false
	}
	w := e.width
	if w < 1 {
		w = Limit // never rendered: rows are lines
	}
	rows := e.layout(w)
	at := e.find(rows)
	if at+by < 0 || at+by >= len(rows) {
		return false
	}
	if e.goal < 0 {
		e.goal = rows[at].column(e.caret)
	}
	to := rows[at+by]
	last := len(to.at) - 1
	if at+by+1 < len(rows) && rows[at+by+1].from == to.to && last > 0 {
		last-- // the end of this row is the start of the next
	}
	e.caret = to.at[last]
	for i := range to.at[:last+1] {
		if cell.Width(to.shown[:to.shownAt[i]]) > e.goal {
			e.caret = to.at[max(i-1, 0)]
			break
		}
	}
	return true
}

// Render shows the field in a window of w by h cells: at most h lines of at most w
// cells, and the row and column of the caret in them. A field of one line gives one
// line. Without a window (w < 1 or h < 1) there are no lines.
func (e *Editor) Render(w, h int) (lines []string, caretRow, caretCol int) {
	if w < 1 || h < 1 {
		return nil, 0, 0
	}
	e.width = w
	if !e.multiline {
		line, col := e.sideways(w)
		return []string{line}, 0, col
	}
	rows := e.layout(w)
	at := e.find(rows)
	e.top = max(min(e.top, at, len(rows)-h), at-h+1, 0)
	e.below = len(rows) - min(e.top+h, len(rows))
	for _, r := range rows[e.top:min(e.top+h, len(rows))] {
		lines = append(lines, r.shown)
	}
	return lines, at - e.top, rows[at].column(e.caret)
}

// Hidden counts the rows above and below those that the last [Editor.Render] of a field
// of several lines gave.
func (e *Editor) Hidden() (above, below int) { return e.top, e.below }

// sideways renders a field of one line. The window moves only when the caret would
// leave it or when text went away and left room.
func (e *Editor) sideways(w int) (line string, col int) {
	var at []int // where each character starts, and the end
	var shown []string
	offset := 0
	for c := range clusters(e.text) {
		at, shown = append(at, offset), append(shown, shape(c, w))
		offset += len(c)
	}
	at = append(at, offset)
	caret, _ := slices.BinarySearch(at, e.caret)
	width := func(from, to int) int { return cell.Width(strings.Join(shown[from:to], "")) }

	low := caret // the furthest left that keeps the caret in the window
	for low > 0 && width(low-1, caret) < w {
		low--
	}
	left, _ := slices.BinarySearch(at, e.left)
	left = min(max(left, low), caret)
	for left > 0 && len(shown)-left < w && width(left-1, len(shown)) < w {
		left--
	}
	e.left = at[left]
	end := left
	for end < len(shown) && width(left, end+1) <= w {
		end++
	}
	return strings.Join(shown[left:end], ""), width(left, caret)
}
