package report

import (
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// pressFact is the fact that says how things stand with the press; it is not listed as
// unconfirmed.
const pressFact = runbook.PressFact

// coverageField is the field of a step that asks whether the press, or others who collect
// posts, wrote about it.
const coverageField = "coverage"

// pressState says how things stand with the press: as somebody stated it; else what the log
// has of it, whether there is coverage as it was last answered, the decision whether to tell the press,
// with its reason, and when it was told, or that it was not. It is empty where the log has nothing.
func (p *paper) pressState(most int) string {
	if said := p.factOf(pressFact, most); said != "" {
		return said
	}
	points := p.coverage()
	told, wanted := false, false
	for _, v := range p.views {
		switch {
		case v.State != runbook.StateDone:
		case p.s.DecidesPress(v.Step):
			answer := p.stepState(v)
			tells, several := p.s.TellsPress(v.Step, v.Chosen)
			if several {
				answer = p.say(lang.PressState.Chosen[tells])
			}
			wanted = wanted || tells
			words := p.say(lang.PressState.Decided, answer, v.Seq)
			if v.Reason != "" {
				words = p.say(lang.PressState.DecidedFor, answer, p.clip(v.Reason, most), v.Seq)
			}
			points = append(points, p.beside(words, v.Seq))
		case goesTo("press")(v):
			told = true
			for _, r := range p.each(v) {
				points = append(points, p.beside(p.say(lang.PressState.Told, p.minute(r.At, lang.Text{}), r.Title, r.Seq), r.Seq))
			}
		}
	}
	if wanted && !told {
		points = append(points, p.say(lang.PressState.NotYet))
	}
	return p.join(points)
}

// coverage is what was last answered where it was asked whether there is coverage; none where
// nobody answered.
func (p *paper) coverage() []string {
	if p.s.Set == nil {
		return nil
	}
	var last runbook.Event
	words := ""
	for _, e := range p.entries {
		st, ok := p.s.Set.Step(e.Step)
		value := strings.TrimSpace(fieldsOf(e)[coverageField])
		if !ok || value == "" || p.takenBack()[e.Seq] > 0 || e.At.Before(last.At) {
			continue
		}
		if f, ok := st.Field(coverageField); ok {
			answer, known := f.Words(value)
			if !known {
				answer = lang.Same(value)
			}
			last, words = e, p.say(lang.Counted.Coverage, f.Title, answer, p.minute(e.At, lang.Text{}), e.Seq)
		}
	}
	if words == "" {
		return nil
	}
	return []string{p.beside(words, last.Seq)}
}
