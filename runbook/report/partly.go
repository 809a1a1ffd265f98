package report

import (
	"slices"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// A report that goes to several is open until the last of them was told. Whoever reads that it
// was not made must not take it that the mayor knows nothing: a paper says who is left, and
// lists whom somebody told among what was done.

// itemTitle is who or what an item is: the post where the profile gives it.
func (p *paper) itemTitle(it runbook.ItemView) string {
	return firstOf(p.say(it.Post), p.post(p.say(it.Name)))
}

// left are the items of an open step that are not done, where others are.
func (p *paper) left(v runbook.StepView) []string {
	if v.State.Settled() {
		return nil
	}
	var open []string
	done := false
	for _, it := range v.Items {
		switch {
		case it.State == runbook.StateDone:
			done = true
		case !it.State.Settled():
			open = append(open, p.itemTitle(it))
		}
	}
	if !done {
		return nil
	}
	return open
}

// openTitle is the title of a step; of one that is open with whom or what is left of it, where
// some of it was done.
func (p *paper) openTitle(v runbook.StepView) string {
	if left := p.left(v); left != nil {
		return p.say(lang.Changed.Left, v.Title, p.join(left))
	}
	return p.say(v.Title)
}

// leftState is how an open step stands: what is left of it, where some of it was done.
func (p *paper) leftState(v runbook.StepView) string {
	if left := p.left(v); left != nil {
		return p.say(lang.Changed.Left, lang.Paper.StateOpen, p.join(left))
	}
	return p.say(lang.Paper.StateOpen)
}

// taken lists what was done, in order of event time: the steps that are done, and of reports
// that are open whom somebody told.
func (p *paper) taken() []runbook.StepView {
	list := p.settled(0)
	for _, v := range p.views {
		if v.Type != playbook.Report || v.State.Settled() {
			continue
		}
		for _, it := range v.Items {
			if it.State != runbook.StateDone {
				continue
			}
			one, step := v, *v.Step
			step.Title = lang.Paper.Noted.With(step.Title, p.itemTitle(it))
			one.Step, one.State, one.Seq, one.At, one.By = &step, runbook.StateDone, it.Seq, it.At, it.By
			list = append(list, one)
		}
	}
	slices.SortStableFunc(list, func(a, b runbook.StepView) int { return a.At.Compare(b.At) })
	return list
}
