package report

import (
	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// pressFact is the fact that says how things stand with the press; it is not listed as
// unconfirmed.
const pressFact = runbook.PressFact

// pressState says how things stand with the press: as somebody stated it; else what the log
// has of it, the decision whether to tell the press, with its reason, and when it was told.
// It is empty where the log has nothing.
func (p *paper) pressState(most int) string {
	if said := p.factOf(pressFact, most); said != "" {
		return said
	}
	var points []string
	for _, v := range p.views {
		switch {
		case v.State != runbook.StateDone:
		case v.Type == playbook.Decide && v.ID == pressFact:
			words := p.say(lang.PressState.Decided, p.stepState(v), v.Seq)
			if v.Reason != "" {
				words = p.say(lang.PressState.DecidedFor, p.stepState(v), p.clip(v.Reason, most), v.Seq)
			}
			points = append(points, p.beside(words, v.Seq))
		case goesTo("press")(v):
			for _, r := range p.each(v) {
				points = append(points, p.beside(p.say(lang.PressState.Told, p.minute(r.At, lang.Text{}), r.Title, r.Seq), r.Seq))
			}
		}
	}
	return p.join(points)
}
