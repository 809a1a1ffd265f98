package tui

import (
	"fmt"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// improvingForm puts an item into the plan to improve after an incident; of one that is there
// it is filled in with what stands. It is what [Model.improveForm] is in the hot wash of a
// drill.
func (m *Model) improvingForm(x runbook.Improvement) *form {
	f := &form{key: "improving", title: lang.DrillWash.FormImprove, button: word.ButtonRecord, intro: []lang.Text{lang.Improving.About}}
	if x.Number > 0 {
		f.key, f.title = fmt.Sprint("improving ", x.Number), lang.DrillWash.FormChange.With(x.Number)
	}
	f.fields = append(improvementFields(x), m.whoWhen(word.WhoSays)...)
	f.build = func(f *form) (job, *trouble) {
		by, wrong := m.by(f)
		in, t := m.improvement(f, x)
		if t == nil {
			t = wrong
		}
		in.By = by
		return job{intent: in}, t
	}
	return f
}

// improvementFields ask for what, who and by when of an item of a plan to improve; of one that
// is there they hold what stands, and whether it is to stay.
func improvementFields(x runbook.Improvement) []*field {
	t := lang.DrillWash
	fields := []*field{newArea("item", t.Item, lang.Text{}, x.Item).must(), newText("owner", t.Owner, t.OwnerHint, x.Owner), newText("due", t.Due, t.DueHint, x.Due)}
	if x.Number > 0 {
		fields = append(fields, newOne("gone", t.Stays, []choice{{id: "stays", text: t.StaysYes}, {id: "gone", text: t.StaysNo}}, "stays").must())
	}
	return fields
}

// improvement reads those fields: what of the item x was changed, so that what somebody else
// changed meanwhile stays. An owner or a day that was emptied is taken back.
func (m *Model) improvement(f *form, x runbook.Improvement) (runbook.Improve, *trouble) {
	in := runbook.Improve{Number: x.Number, Gone: f.text("gone") == "gone"}
	due, ok := drill.DayOf(f.text("due"), m.now.In(m.work.state.Location()))
	if !ok {
		return in, &trouble{text: lang.DrillAfter.BadDue.With(f.text("due")), hint: lang.DrillAfter.BadDueHint, field: "due"}
	}
	item, owner := f.text("item"), f.text("owner")
	if item == x.Item && owner == x.Owner && due == x.Due && !in.Gone {
		return in, &trouble{text: lang.Improving.Same, hint: lang.Improving.SameHint, field: "item"}
	}
	if item != x.Item {
		in.Item = item
	}
	if owner != x.Owner {
		in.Owner = &owner
	}
	if due != x.Due {
		in.Due = &due
	}
	return in, nil
}

// whichForm asks which item of the plan is meant, or a new one.
func (m *Model) whichForm(plan []runbook.ImprovementView) *form {
	t := lang.Improving
	f := &form{key: "improving which", looks: true, title: lang.DrillWash.Plan, button: lang.DrillWash.BarWrite}
	choices := []choice{{id: "new", text: t.New}}
	for _, x := range plan {
		choices = append(choices, choice{id: strconv.Itoa(x.Number), text: t.Change.With(x.Number, x.Item)})
	}
	f.fields = []*field{newOne("which", t.Which, choices, "new").must()}
	f.build = func(f *form) (job, *trouble) {
		number, _ := strconv.Atoi(f.text("which")) // 0 of a new one
		return job{run: func(m *Model) tea.Cmd { return m.improve(number) }}, nil
	}
	return f
}

// improve opens the form of an item of the plan, of 0 that of a new one. One that somebody
// took out of the plan meanwhile does not become a new one.
func (m *Model) improve(number int) tea.Cmd {
	if number == 0 {
		return m.open(m.improvingForm(runbook.Improvement{}))
	}
	for _, x := range m.work.state.Improvements() {
		if x.Number == number {
			return m.open(m.improvingForm(x.Improvement))
		}
	}
	m.tell(inkWarn, lang.DrillAfter.NoSuchImprovement.With(number))
	return nil
}

// improveAgain opens the form of what was half written of the plan: of an item, by its number,
// or of a new one. That of a drill on a scenario is in its hot wash.
func (m *Model) improveAgain(rest []string) tea.Cmd {
	switch {
	case m.work.state.Planned():
		return nil
	case len(rest) == 0:
		return m.improve(0)
	}
	number, err := strconv.Atoi(rest[0])
	if err != nil {
		return nil
	}
	return m.improve(number)
}

// openImproving opens the form of a new item, or asks first which one is meant where there is
// a plan; of a drill on a scenario it leads to the hot wash, which has the plan, and which
// players see when it is over.
func (m *Model) openImproving() tea.Cmd {
	if m.work.state.Planned() {
		if m.work.hidesPlan() {
			m.notice = notice{text: lang.Improving.AfterDrill, ink: inkWarn, long: true}
			return nil
		}
		m.openReview()
		return nil
	}
	if plan := m.work.state.Improvements(); len(plan) > 0 {
		return m.open(m.whichForm(plan))
	}
	return m.improve(0)
}

// improvingRows lists the plan to improve; none where there is no plan.
func (m *Model) improvingRows(w int) []row {
	v := m.voice()
	plan := m.work.state.Improvements()
	if len(plan) == 0 {
		return nil
	}
	rows := []row{nil, heading(v.say(lang.DrillWash.Plan), w)}
	for _, x := range plan {
		text := x.Item
		if x.Owner != "" {
			text = v.say(lang.DrillAfter.WithOwner, text, x.Owner)
		}
		if x.Due != "" {
			text = v.say(lang.DrillAfter.WithDue, text, x.Due)
		}
		rows = append(rows, para(inkPlain, fmt.Sprintf("%d ", x.Number), text, w)...)
	}
	return rows
}
