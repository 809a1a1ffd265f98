package editor

import (
	"strings"
	"testing"
)

// BenchmarkLong is a character typed at the end of a text of 10,000, and the field that
// shows it: a paste without marks comes as a thousand of them.
func BenchmarkLong(b *testing.B) {
	for name, text := range map[string]string{
		"one line":   strings.Repeat("段取り、市役所。𠮷野家①9 ", 10_000/14),
		"paragraphs": strings.Repeat("段取り、市役所。𠮷野家①9 \n", 10_000/15),
	} {
		b.Run(name, func(b *testing.B) {
			e := New(true)
			e.SetValue(text)
			e.Render(46, 4)
			b.ReportAllocs()
			for b.Loop() {
				e.Insert("あ")
				e.Render(46, 4)
				e.remove(e.before(e.caret), e.caret)
				e.Render(46, 4)
			}
		})
	}
}
