package lang

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible makes text that somebody else wrote harmless on one line of a terminal
// or a paper: whatever would be obeyed (escapes, controls, turns of direction) or
// hidden (invisible characters, bytes that are no character) is shown by its code,
// \x1b or <U+202E>, and a tab by four spaces. The joiner and the variation
// selectors, which emoji and kanji need, stay.
func Visible(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[0])
		case r == '\t':
			b.WriteString("    ")
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r < 0x100 && unicode.IsControl(r):
			fmt.Fprintf(&b, `\x%02x`, r)
		case deceives(r):
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteRune(r)
		}
		s = s[size:]
	}
	return b.String()
}

// Hostile reports whether a terminal or a reader would obey or overlook the
// character instead of seeing it.
func Hostile(r rune) bool { return unicode.IsControl(r) || deceives(r) }

// deceives reports whether a character is invisible or turns the direction of
// the text around it.
func deceives(r rune) bool {
	switch {
	case r == 0x200d, 0xfe00 <= r && r <= 0xfe0f, 0xe0100 <= r && r <= 0xe01ef:
		return false
	case r == 0x2028, r == 0x2029:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}
