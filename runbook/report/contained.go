package report

import (
	"slices"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// contained is when the incident was contained: when the last of the steps that contain its
// kinds was done. While one of them is open it is not, and the milestone names it. Logs whose
// playbooks name no such step keep what they meant: there it is once each step of the
// containment track that applies was settled, the closing's aside. A public version says the
// same, though what some of these steps came to is withheld from it, and names none of them.
func (p *paper) contained() milestone {
	m := milestone{id: "contained", title: lang.Paper.Contained}
	var open []string
	applies := false
	views := p.views
	if p.public != nil {
		views = p.full.Steps(p.at)
	}
	for _, v := range views {
		counts, done := p.contains(v)
		switch {
		case !counts:
			continue
		case !done:
			open = append(open, p.openName(v))
		case v.At.After(m.at):
			m.at, m.seq = v.At, v.Seq
		}
		applies = true
	}
	t := lang.Contained
	switch {
	case len(open) > 0 && p.public != nil: // what is to be done yet is the office's own affair
	case len(open) == 1:
		m.state = p.say(t.Open, open[0])
	case len(open) > 1:
		m.state = p.say(t.OpenMore, open[0], len(open)-1)
	case !applies && len(p.full.Kinds) > 0:
		m.state = p.say(t.Nothing)
	}
	if len(open) > 0 {
		m.at, m.seq = time.Time{}, 0
	}
	return m
}

// contains reports whether the incident is contained only after a step, and whether that
// step contained it.
func (p *paper) contains(v runbook.StepView) (counts, done bool) {
	if v.State == runbook.NotApplicable {
		return false, false
	}
	switch {
	case !slices.ContainsFunc(p.full.Set.Steps(), func(st *playbook.Step) bool { return st.Contains }):
		return v.Track == runbook.TrackContain && v.Playbook.Part != playbook.Closing, v.State.Settled()
	case v.Playbook.Part != "" || !p.full.Active(v.Playbook):
		return false, false
	case !slices.ContainsFunc(v.Playbook.Steps, func(st *playbook.Step) bool { return st.Contains }):
		return v.Track == runbook.TrackContain, v.State.Settled()
	case !v.Contains || v.State == runbook.StateSkipped:
		return false, false
	case v.State == runbook.StateImposs:
		instead, ok := p.full.Set.Step(v.Cannot)
		return !ok || !instead.Contains, false
	case v.State != runbook.StateDone:
		return true, false
	}
	return true, v.Type != playbook.Decide || slices.ContainsFunc(v.Chosen, func(id string) bool { return slices.Contains(v.ContainedBy, id) })
}

// openName names a step that did not contain the incident, with what it came to if it came
// to something.
func (p *paper) openName(v runbook.StepView) string {
	if v.State.Settled() {
		return p.say(lang.Contained.CameTo, v.Title, p.stepState(v))
	}
	return p.say(v.Title)
}
