package runbook

import (
	"slices"
	"strings"
	"time"

	"dandori/runbook/lang"
)

// instructionWords lists what superiors said, a line for each: of a report what was
// answered, of a question its answer. Whatever is on record need not be asked for again.
func (f *facts) instructionWords(l lang.Lang) string {
	s := f.s
	type line struct {
		at         time.Time
		from, said string
	}
	var lines []line
	for _, st := range s.Set.Steps() {
		r := s.steps[st.Ref]
		if r == nil {
			continue
		}
		for _, a := range r.attempts {
			from := a.Via
			if from == "" {
				from = s.PostOrRole(a.To).In(l)
			}
			if said := OneLine(a.Instruction); said != "" {
				lines = append(lines, line{a.At, from, said})
			}
		}
	}
	for _, q := range s.Questions {
		if q.Answered {
			lines = append(lines, line{q.AnsweredAt, q.From, OneLine(q.Answer)})
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return a.at.Compare(b.at) })
	var out []string
	for _, one := range lines {
		if f.known(one.at) {
			out = append(out, lang.Entry.InstructionLine.Format(l, f.moment(one.at, l), one.from, one.said))
		}
	}
	return strings.Join(out, "\n")
}
