package drill

import (
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// Said is one note of what was said of a debrief question.
type Said struct {
	Text  string
	By    runbook.Actor
	Entry int
}

// Improvement is one item of the plan to improve, as it stands.
type Improvement struct {
	runbook.DrillImprovement
	By    runbook.Actor // who put it last
	Entry int           // the entry that did
}

// Said is what was noted of a debrief question, by its place in the scenario from 1, in the
// order of the log.
func (r *Run) Said(question int) []Said { return r.said[question] }

// Improvements is the plan to improve as it stands, in the order of its numbers; what was
// taken out is not in it.
func (r *Run) Improvements() []Improvement {
	return slices.DeleteFunc(slices.Clone(r.improvements), func(i Improvement) bool { return i.Gone })
}

// review takes over what belongs to the time after the drill. It changes no slice that
// another run may have.
func (r *Run) review(e runbook.Event) {
	switch d := e.Data.(type) {
	case *runbook.DrillDiscussion:
		note := Said{d.Text, e.Actor, e.Seq}
		if d.Instead {
			r.said[d.Question] = []Said{note}
			return
		}
		r.said[d.Question] = append(slices.Clip(r.said[d.Question]), note)
	case *runbook.DrillImprovement:
		put := Improvement{*d, e.Actor, e.Seq}
		at, there := slices.BinarySearchFunc(r.improvements, d.Number, func(i Improvement, n int) int { return i.Number - n })
		if there && !d.TurnedDown() { // of those there are several without a number
			r.improvements = slices.Clone(r.improvements)
			r.improvements[at] = put
			return
		}
		r.improvements = slices.Insert(slices.Clip(r.improvements), at, put)
	}
}

func (d *decider) discuss(in Discuss) (runbook.Data, error) {
	switch {
	case d.Scenario == nil:
		return nil, refuse(lang.Drill.ScenarioBroken, lang.Text{})
	case in.Question < 1 || in.Question > len(d.Scenario.Debrief):
		return nil, refuse(lang.DrillAfter.NoSuchQuestion.With(in.Question), lang.DrillAfter.QuestionsHint.With(len(d.Scenario.Debrief)))
	case strings.TrimSpace(in.Text) == "":
		return nil, refuse(lang.Engine.TextMissing, lang.Engine.TextHint)
	}
	return &runbook.DrillDiscussion{Question: in.Question, Text: in.Text, Instead: in.Instead}, nil
}

func (d *decider) improve(in Improve) (runbook.Data, error) {
	t := lang.DrillAfter
	put := runbook.DrillImprovement{Number: 1}
	if in.Number == 0 {
		if n := len(d.improvements); n > 0 {
			put.Number = d.improvements[n-1].Number + 1
		}
		put.Proposed = strings.TrimSpace(in.Proposed)
		if has, ok := d.considered(put.Proposed); ok && put.Proposed != "" {
			return nil, d.alreadyConsidered(has)
		}
		if in.Gone && put.Proposed != "" { // it was never an item, and takes the number of none
			put.Number = 0
		}
	} else {
		i := slices.IndexFunc(d.improvements, func(i Improvement) bool { return i.Number == in.Number && !i.Gone })
		if i < 0 {
			return nil, refuse(t.NoSuchImprovement.With(in.Number), t.NoSuchImprovementHint)
		}
		put = d.improvements[i].DrillImprovement
	}
	item, err := runbook.Improve{Item: in.Item, Owner: in.Owner, Due: in.Due, Gone: in.Gone}.Over(
		runbook.Improvement{Number: put.Number, Item: put.Item, Owner: put.Owner, Due: put.Due})
	if err != nil {
		return nil, err
	}
	put.Item, put.Owner, put.Due, put.Gone = item.Item, item.Owner, item.Due, item.Gone
	return &put, nil
}

// alreadyConsidered refuses a proposal that was accepted, or turned down, before.
func (d *decider) alreadyConsidered(has Improvement) error {
	t := lang.DrillPropose
	if has.Gone {
		return refuse(t.TurnedDownBefore, t.TurnedDownBeforeHint.With(string(d.State.ID)))
	}
	return refuse(t.Considered.With(has.Number, has.Item), t.ConsideredHint.With(string(d.State.ID), has.Number))
}
