package tui

import (
	"fmt"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// The forms of the hot wash: how an objective was met, what was said of a question, and
// what is to be improved by whom until when.

// byEvaluator adds who says it, and gives who that is.
func (m *Model) byEvaluator(f *form) {
	f.fields = append(f.fields, newText("who", lang.DrillScreen.Who, lang.Text{}, m.speaks().Actor.Name))
}

func (m *Model) evaluator(f *form) runbook.By {
	by := m.speaks()
	by.AsIs = f.asIs
	if who := f.text("who"); who != "" {
		if who != by.Actor.Name {
			by.Actor = runbook.Actor{Name: who}
		}
	}
	return by
}

// rateForm rates an objective.
func (m *Model) rateForm(o drill.Objective) *form {
	t := lang.DrillScreen
	f := &form{key: "rate " + o.ID, title: t.FormRate, button: t.ButtonRecord, intro: []lang.Text{o.Text}}
	var grades []choice
	for _, g := range runbook.Grades {
		grades = append(grades, choice{id: string(g), text: lang.DrillWash.GradeIs.With(string(g), lang.Drill.Grade[string(g)])})
	}
	f.fields = []*field{newOne("grade", t.Grade, grades, "").must(), newArea("text", t.Remark, lang.Text{}, "")}
	m.byEvaluator(f)
	f.build = func(f *form) (job, *trouble) {
		return job{intent: drill.Rate{By: m.evaluator(f), Objective: o.ID, Grade: runbook.Grade(f.text("grade")), Text: f.text("text")}}, nil
	}
	return f
}

// discussForm notes what was said of a debrief question, beside what was noted of it or
// instead.
func (m *Model) discussForm(n int, q lang.Text) *form {
	t := lang.DrillWash
	f := &form{key: fmt.Sprint("discuss ", n), title: t.FormDiscuss, button: lang.DrillScreen.ButtonRecord, intro: []lang.Text{q}}
	f.fields = []*field{newArea("text", t.Said, lang.Text{}, "").must()}
	if said := m.work.drill.run.Said(n); len(said) > 0 {
		for _, s := range said {
			f.intro = append(f.intro, t.Noted.With(s.Text))
		}
		f.fields = append(f.fields, newOne("instead", t.How, []choice{{id: "add", text: t.HowAdd}, {id: "instead", text: t.HowInstead}}, "add").must())
	}
	m.byEvaluator(f)
	f.build = func(f *form) (job, *trouble) {
		return job{intent: drill.Discuss{By: m.evaluator(f), Question: n, Text: f.text("text"), Instead: f.text("instead") == "instead"}}, nil
	}
	return f
}

// proposalForm takes an item that the table proposes into the plan to improve, in its words or
// others, or turns it down.
func (m *Model) proposalForm(p drill.Proposal) *form {
	t, s := lang.DrillWash, lang.DrillSeat
	f := &form{key: "proposal " + p.Key, title: s.FormProposal.With(p.Number), button: lang.DrillScreen.ButtonRecord, intro: []lang.Text{s.ProposalAbout}}
	take := newOne("take", s.Take, []choice{{id: "yes", text: s.TakeYes}, {id: "no", text: s.TakeNo}}, "yes").must()
	f.fields = []*field{take,
		newArea("item", t.Item, lang.Text{}, m.voice().say(p.Item)).when(take, "yes").must(),
		newText("owner", t.Owner, t.OwnerHint, "").when(take, "yes"), newText("due", t.Due, t.DueHint, "").when(take, "yes")}
	m.byEvaluator(f)
	f.build = func(f *form) (job, *trouble) {
		if f.text("take") == "no" {
			return job{intent: drill.Improve{By: m.evaluator(f), Item: m.voice().say(p.Item), Proposed: p.Key, Gone: true}}, nil
		}
		day, ok := drill.DayOf(f.text("due"), m.now.In(m.work.state.Location()))
		if !ok {
			return job{}, &trouble{text: lang.DrillAfter.BadDue.With(f.text("due")), hint: lang.DrillAfter.BadDueHint, field: "due"}
		}
		return job{intent: drill.Improve{By: m.evaluator(f), Item: f.text("item"), Owner: new(f.text("owner")), Due: &day, Proposed: p.Key}}, nil
	}
	return f
}

// improveForm puts an item into the plan to improve, or changes one.
func (m *Model) improveForm(x *drill.Improvement) *form {
	t := lang.DrillWash
	f := &form{key: "improve", title: t.FormImprove, button: lang.DrillScreen.ButtonRecord}
	item := runbook.Improvement{}
	if x != nil {
		f.key, f.title = fmt.Sprint("improve ", x.Number), t.FormChange.With(x.Number)
		item = runbook.Improvement{Number: x.Number, Item: x.Item, Owner: x.Owner, Due: x.Due}
	}
	f.fields = improvementFields(item)
	m.byEvaluator(f)
	f.build = func(f *form) (job, *trouble) {
		in, t := m.improvement(f, item)
		return job{intent: drill.Improve{By: m.evaluator(f), Number: in.Number, Item: in.Item, Owner: in.Owner, Due: in.Due, Gone: in.Gone}}, t
	}
	return f
}
