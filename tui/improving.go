package tui

import (
	"fmt"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// improvingForm puts an item into the plan to improve after an incident, or changes one of
// it: what, who and by when, each by itself. What is left blank of an item that is there
// stays as it was. It is what [Model.improveForm] is in the hot wash of a drill.
func (m *Model) improvingForm() *form {
	t, i := lang.DrillWash, lang.Improving
	v := m.voice()
	f := &form{key: "improving", title: t.FormImprove, button: word.ButtonRecord, intro: []lang.Text{i.About}}
	plan := m.work.state.Improvements()
	choices := []choice{{id: "new", text: i.New}}
	for _, x := range plan {
		choices = append(choices, choice{id: strconv.Itoa(x.Number), text: i.Change.With(x.Number, x.Item)})
	}
	which := newOne("which", i.Which, choices, "new").must()
	which.asked = func() bool { return len(plan) > 0 }
	changes := func() bool { return !which.on["new"] }
	stays := newOne("gone", t.Stays, []choice{{id: "stays", text: t.StaysYes}, {id: "gone", text: t.StaysNo}}, "stays").must()
	stays.asked = changes
	f.fields = append([]*field{which,
		newArea("item", t.Item, i.AsIs, ""), newText("owner", t.Owner, t.OwnerHint, ""), newText("due", t.Due, t.DueHint, ""), stays,
	}, m.whoWhen(word.WhoSays)...)
	f.build = func(f *form) (job, *trouble) {
		by, wrong := m.by(f)
		in := runbook.Improve{By: by, Item: f.text("item"), Gone: changes() && f.text("gone") == "gone"}
		in.Number, _ = strconv.Atoi(f.text("which")) // 0 of a new one
		if in.Item == "" && in.Number == 0 {
			return job{}, &trouble{text: lang.DrillAfter.ItemMissing, hint: lang.DrillAfter.ItemHint, field: "item"}
		}
		if owner := f.text("owner"); owner != "" {
			in.Owner = &owner
		}
		if due := f.text("due"); due != "" {
			day, ok := drill.DayOf(due, m.now.In(v.zone))
			if !ok {
				return job{}, &trouble{text: lang.DrillAfter.BadDue.With(due), hint: lang.DrillAfter.BadDueHint, field: "due"}
			}
			in.Due = &day
		}
		return job{intent: in}, wrong
	}
	return f
}

// openImproving opens the form; of a drill on a scenario the hot wash, which has the plan,
// and which players see when it is over.
func (m *Model) openImproving() tea.Cmd {
	if m.work.state.Planned() {
		if m.work.hidesPlan() {
			m.notice = notice{text: lang.Improving.AfterDrill, ink: inkWarn, long: true}
			return nil
		}
		m.openReview()
		return nil
	}
	return m.open(m.improvingForm())
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
