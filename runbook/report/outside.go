package report

import (
	"slices"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// outside says how the office stands to each body outside it that the playbooks know of
// (公表、報道、警察、運営会社、個人情報保護委員会): told when and under which number, or
// not, and by which decision. A body that no step of the incident tells is not in it.
func (p *paper) outside() Block {
	t := lang.Filed
	var facts Facts
	for _, body := range []struct {
		id    string
		title lang.Text
		match func(runbook.StepView) bool
	}{
		{"website", t.OutsideWebsite, goesTo("website")},
		{"press", t.OutsidePress, goesTo("press")},
		{"police", t.OutsidePolice, tells("police")},
		{"platform", t.OutsidePlatform, tells("platform")},
		{"ppc", t.OutsidePPC, tells("ppc")},
	} {
		if words := p.contacted(body.match); words != "" {
			facts = append(facts, Fact{body.id, p.say(body.title), text(words)})
		}
	}
	if facts == nil {
		return Paragraph(p.say(lang.Report.NothingListed))
	}
	return facts
}

// contacted says what came of the steps that tell one body: every time that it was
// told, else that it is still to be, else why not; "" when there is no such step. The
// closing's steps tell what came of it and are aside.
func (p *paper) contacted(match func(runbook.StepView) bool) string {
	t := lang.Filed
	var done, open, not []string
	undecided := false
	for _, v := range p.views {
		if !match(v) || v.Playbook.Part == playbook.Closing {
			continue
		}
		switch {
		case v.State == runbook.StateDone:
			words := p.say(t.OutsideDone, p.minute(v.At, lang.Text{}), v.Title, v.Seq)
			for _, a := range v.Attempts {
				if a.Seq == v.Seq && a.Reference != "" {
					words = p.say(t.OutsideReference, words, a.Reference)
				}
			}
			done = append(done, words)
		case v.State == runbook.StateImposs || v.State == runbook.StateSkipped:
			not = append(not, p.say(t.OutsideNot, p.stepState(v), p.blank(v.Reason), v.Seq))
		case v.State == runbook.NotApplicable:
			for _, words := range p.ruledOut(v) {
				if !slices.Contains(not, words) {
					not = append(not, words)
				}
			}
			if len(not) == 0 {
				not = append(not, p.say(lang.Paper.StateOutside))
			}
		case v.Undecided:
			undecided = true
		default:
			open = append(open, p.say(t.OutsideOpen, v.Title))
		}
	}
	switch {
	case done != nil:
		return p.join(append(done, open...))
	case open != nil:
		return p.join(open)
	case undecided:
		return p.say(t.OutsideUndecided)
	}
	return p.join(not)
}

// ruledOut are the decisions by which a step does not apply.
func (p *paper) ruledOut(v runbook.StepView) []string {
	var words []string
	for _, all := range v.When {
		for _, answer := range all {
			for _, d := range p.views {
				if d.Ref != answer.Decision || d.Type != playbook.Decide || d.State != runbook.StateDone ||
					slices.ContainsFunc(d.Chosen, func(id string) bool { return slices.Contains(answer.Options, id) }) {
					continue
				}
				if one := p.say(lang.Filed.OutsideDecided, p.stepState(d), d.Title, d.Seq); !slices.Contains(words, one) {
					words = append(words, one)
				}
			}
		}
	}
	return words
}
