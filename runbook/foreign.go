package runbook

import (
	"slices"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/text"
)

// foreign finds words in a text that are right for another office only: the name of one
// whose rules are known, and 市公式 or 市長 in the text of a town. It is what remains
// when a text is carried over in a hurry, so it is questioned and never held.
func (s *State) foreign(body string) []text.Finding {
	var words []string
	if slices.Contains(org.Municipalities, s.Org.Office) {
		for _, kind := range org.Municipalities {
			if kind == s.Org.Office {
				continue
			}
			for _, of := range []string{"公式", "長", "民", "役所", "役場", "ホームページ"} {
				words = append(words, kind+of)
			}
		}
	}
	for _, d := range s.Sources().Documents() {
		if name := d.Office.Ja; name != "" && name != s.Org.Name.Ja && slices.ContainsFunc(org.Municipalities, func(kind string) bool { return strings.HasSuffix(name, kind) }) {
			words = append(words, name)
		}
	}
	var found []text.Finding
	for n, line := range strings.Split(body, "\n") {
		for _, w := range words {
			if strings.Contains(line, w) {
				found = append(found, text.Finding{Phrase: w, Line: n + 1, Why: lang.Engine.OtherOffice})
			}
		}
	}
	return found
}
