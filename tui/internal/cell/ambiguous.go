package cell

import (
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/width"
)

// Ambiguous says how the terminal draws the characters that Unicode leaves
// undecided. Terminals set to an East Asian width commonly widen ※ ① and letters like
// α, and not always the lines ─ │ of a box.
type Ambiguous struct {
	WideSigns bool // ※ ① … → × α
	WideLines bool // ─ │ ┌ █
}

// ambiguous is the opinion in force, as bits: a command may measure while the
// answer of the terminal arrives.
var ambiguous atomic.Uint32

const (
	wideSigns = 1 << iota
	wideLines
)

// Draws tells the package how the terminal draws the ambiguous characters. Until
// then they are narrow. What was measured before has to be measured again.
func Draws(a Ambiguous) {
	var bits uint32
	if a.WideSigns {
		bits |= wideSigns
	}
	if a.WideLines {
		bits |= wideLines
	}
	ambiguous.Store(bits)
}

// Drawn is what [Draws] was told last.
func Drawn() Ambiguous {
	bits := ambiguous.Load()
	return Ambiguous{WideSigns: bits&wideSigns != 0, WideLines: bits&wideLines != 0}
}

// Undecided reports a character that some terminals draw in one cell and others in
// two. The program's own screens have none of them.
func Undecided(r rune) bool {
	return r > 0x7f && width.LookupRune(r).Kind() == width.EastAsianAmbiguous && !unicode.In(r, unicode.M)
}

// stringWidth is ansi.StringWidth with the opinion in force. The text is drawable.
func stringWidth(s string) int {
	n := ansi.StringWidth(s)
	bits := ambiguous.Load()
	if bits == 0 {
		return n
	}
	for s != "" {
		c, w := nextNarrow(s)
		n += widening(c, w, bits)
		s = s[len(c):]
	}
	return n
}

// widening is how many cells a cluster takes more than where ambiguous characters are
// narrow.
func widening(cluster string, narrow int, bits uint32) int {
	if bits == 0 || narrow != 1 {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(cluster)
	switch {
	case !Undecided(r):
		return 0
	case r >= 0x2500 && r <= 0x259f:
		return int(bits & wideLines / wideLines)
	}
	return int(bits & wideSigns / wideSigns)
}
