package runbook

import (
	"slices"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// deletedWords lists what was deleted, a line for each time, whichever playbook the step is
// of: an act that the office's rules want approved as a deletion is one. What was filled in at
// the step says what it was, and whether it was kept before.
func (f *facts) deletedWords(l lang.Lang) string {
	s := f.s
	var lines []dated
	for _, st := range s.Set.Steps() {
		if st.Type != playbook.Act || !slices.Contains(st.Approvals, org.ActDelete) {
			continue
		}
		last := 0
		for _, o := range s.steps[st.Ref].outcomes() {
			if o.settled != StateDone {
				continue
			}
			words := lang.Deed(st.Title, l)
			var said []string
			for _, words := range s.fieldTexts(st.Ref, o.fields) {
				said = append(said, OneLine(words.In(l)))
			}
			if said != nil {
				words = lang.Paper.Noted.Format(l, words, strings.Join(said, comma(l)))
			}
			if one := (dated{o.at, words}); o.seq == last { // the same round, with more said of it
				lines[len(lines)-1] = one
			} else {
				lines, last = append(lines, one), o.seq
			}
		}
	}
	return f.inOrder(lines, l)
}
