package lang

import "strings"

// Outsiders holds what a paper says of a body outside the office that was not told, by
// the decision for which it was not.
var Outsiders = struct {
	Website, Press, Police, Platform, PPC Text

	Decided Text // one of the above, the decision, what was decided, entry
}{
	Website:  Text{"載せない", "not published there"},
	Press:    Text{"提供しない", "not told"},
	Police:   Text{"連絡しない", "not contacted"},
	Platform: Text{"通報しない", "not told"},
	PPC:      Text{"報告しない", "not told"},

	Decided: Text{"%s（%sについて「%s」と判断、記録 %d）", "%s (“%s”: %s, entry %d)"},
}

// Matter is what the title of a decision asks, as it stands in a sentence: in Japanese without the
// verb of deciding at its end, "警察へ連絡するか判断する" is "警察へ連絡するか". A title that ends
// otherwise, or that would have nothing left, stays as it is.
func Matter(title Text, l Lang) string {
	words := title.In(l)
	if l != Japanese {
		return words
	}
	for _, verb := range []string{"判断する", "判定する", "決める", "確かめる", "確認する", "調べる"} {
		if about, ok := strings.CutSuffix(words, verb); ok {
			if about = strings.TrimSuffix(strings.TrimSuffix(about, "を"), "、"); about != "" {
				return about
			}
		}
	}
	return words
}
