package lang

import "strings"

// Quoted is a text to be put into quotation marks: those around the whole of it are taken off,
// and those within it become inner ones, so that no two stand side by side.
func (t Text) Quoted() Text {
	in := func(s, from, to, inner, close string) string {
		if rest, ok := strings.CutPrefix(s, from); ok {
			if whole, ok := strings.CutSuffix(rest, to); ok && !strings.Contains(whole, from) && !strings.Contains(whole, to) {
				s = whole
			}
		}
		return strings.NewReplacer(from, inner, to, close).Replace(s)
	}
	return Text{Ja: in(t.Ja, "「", "」", "『", "』"), En: in(t.En, `"`, `"`, "'", "'")}
}
