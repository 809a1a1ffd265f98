package text

import (
	"strings"

	"dandori/runbook/lang"
)

// Stamps says what must be seen on words wherever they go.
type Stamps struct {
	Drill      bool // 【訓練】
	Unapproved bool // 【案・未承認】
}

// Stamp marks words in language l.
//
// The mark of a drill stands before every line that is not empty, so that no part
// that somebody copies is without it. The mark of a draft that is not approved stands
// before the first line, and once more in a line of its own at the end of words of
// several lines. Words that are marked already stay as they are, and no words stay no
// words.
func Stamp(words string, l lang.Lang, stamps Stamps) string {
	if strings.TrimSpace(words) == "" {
		return words
	}
	drill, rest := "", words
	if after, ok := strings.CutPrefix(words, lang.PreparedText.Drill.In(l)); ok {
		drill, rest = lang.PreparedText.Drill.In(l), after
	}
	if m := lang.PreparedText.Unapproved.In(l); stamps.Unapproved && !strings.HasPrefix(rest, m) {
		words = drill + m + rest
		if strings.Contains(strings.TrimSpace(rest), "\n") {
			words = strings.TrimRight(words, "\n") + "\n" + drill + strings.TrimSpace(m)
		}
	}
	if stamps.Drill {
		m := lang.PreparedText.Drill.In(l)
		lines := strings.Split(words, "\n")
		for i, line := range lines {
			if strings.TrimSpace(line) != "" && !strings.HasPrefix(line, m) {
				lines[i] = m + line
			}
		}
		words = strings.Join(lines, "\n")
	}
	return words
}
