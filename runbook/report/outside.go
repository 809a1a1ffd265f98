package report

import (
	"slices"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// outsider is a body outside the office that steps report to, or a channel in which they
// publish.
type outsider struct{ to, channel string }

// leftOut says that it was not told.
func (o outsider) leftOut() lang.Text {
	t := lang.Outsiders
	switch {
	case o.channel == "website":
		return t.Website
	case o.channel == "press":
		return t.Press
	case o.to == "police":
		return t.Police
	case o.to == "ppc":
		return t.PPC
	}
	return t.Platform
}

// of reports whether a step tells it. The closing's steps say what came of it and do not.
func (o outsider) of(v runbook.StepView) bool {
	if v.Playbook.Part == playbook.Closing {
		return false
	}
	return o.to != "" && tells(o.to)(v) || o.channel != "" && goesTo(o.channel)(v)
}

// round is one time at which an outsider was told.
type round struct {
	at        time.Time
	title     lang.Text // of the step
	seq       int       // the entry that says so
	reference string    // the number it gave
}

// rounds are all the times at which an outsider was told, in order of event time: a step
// that is done over and over tells it as often.
func (p *paper) rounds(body outsider) []round {
	var list []round
	steps := map[playbook.Ref]bool{}
	add := func(step playbook.Ref, r round) {
		if i := slices.IndexFunc(p.views, func(v runbook.StepView) bool { return v.Ref == step && body.of(v) }); i >= 0 {
			list, steps[step] = append(list, r), true
		}
	}
	if body.to != "" {
		for _, t := range p.s.Tellings(body.to) {
			add(t.Step.Ref, round{t.At, t.Step.Title, t.Seq, t.Reference})
		}
	}
	for _, one := range p.s.Published() {
		add(one.Step.Ref, round{one.At, one.Step.Title, one.Seq, ""})
	}
	for _, v := range p.views { // of a channel that the public does not read
		if v.State == runbook.StateDone && body.of(v) && !steps[v.Ref] {
			list = append(list, round{v.At, v.Title, v.Seq, ""})
		}
	}
	slices.SortStableFunc(list, func(a, b round) int { return a.at.Compare(b.at) })
	return list
}

// outside says how the office stands to each body outside it that the playbooks know of
// (公表、報道、警察、運営会社、個人情報保護委員会): told when and under which number, or
// not, and by which decision. A body that no step of the incident tells is not in it.
func (p *paper) outside() Block {
	t := lang.Filed
	var facts Facts
	for _, one := range []struct {
		id    string
		title lang.Text
		body  outsider
	}{
		{"website", t.OutsideWebsite, outsider{channel: "website"}},
		{"press", t.OutsidePress, outsider{channel: "press"}},
		{"police", t.OutsidePolice, outsider{to: "police"}},
		{"platform", t.OutsidePlatform, outsider{to: "platform"}},
		{"ppc", t.OutsidePPC, outsider{to: "ppc"}},
	} {
		if words := p.contacted(one.body); words != "" {
			facts = append(facts, Fact{one.id, p.say(one.title), text(words)})
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
func (p *paper) contacted(body outsider) string {
	t := lang.Filed
	var done, open, not []string
	undecided := false
	for _, r := range p.rounds(body) {
		words := p.say(t.OutsideDone, p.minute(r.at, lang.Text{}), r.title, r.seq)
		if r.reference != "" {
			words = p.say(t.OutsideReference, words, r.reference)
		}
		done = append(done, p.beside(words, r.seq))
	}
	for _, v := range p.views {
		if !body.of(v) {
			continue
		}
		switch {
		case v.State == runbook.StateDone:
		case v.State == runbook.StateImposs || v.State == runbook.StateSkipped:
			not = append(not, p.beside(p.say(t.OutsideNot, p.stepState(v), p.blank(v.Reason), v.Seq), v.Seq))
		case v.State == runbook.NotApplicable:
			for _, words := range p.ruledOut(v, body) {
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
			open = append(open, p.say(v.Title))
		}
	}
	if open != nil {
		done = append(done, p.say(t.OutsideOpen, p.join(open)))
	}
	switch {
	case done != nil:
		return p.join(done)
	case undecided:
		return p.say(t.OutsideUndecided)
	}
	return p.join(not)
}

// ruledOut are the decisions by which a step that tells a body does not apply.
func (p *paper) ruledOut(v runbook.StepView, body outsider) []string {
	var words []string
	for _, all := range v.When {
		for _, answer := range all {
			for _, d := range p.views {
				if d.Ref != answer.Decision || d.Type != playbook.Decide || d.State != runbook.StateDone ||
					slices.ContainsFunc(d.Chosen, func(id string) bool { return slices.Contains(answer.Options, id) }) {
					continue
				}
				if one := p.beside(p.say(lang.Outsiders.Decided, body.leftOut(), lang.Matter(d.Title, p.l), p.stepState(d), d.Seq), d.Seq); !slices.Contains(words, one) {
					words = append(words, one)
				}
			}
		}
	}
	return words
}
