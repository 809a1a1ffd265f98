package report

import (
	"fmt"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// findings says what went well and what did not, as far as the log can tell.
func (d drillPaper) findings() []Block {
	t := lang.DrillPaper
	var well List
	for _, m := range d.t.Marks {
		if m.Reached {
			well = append(well, d.say(m.Title))
		}
	}
	violated := map[playbook.Ref]bool{} // what offended is not praised for having been quick
	for _, v := range d.t.Violations {
		violated[v.Step] = true
	}
	for _, a := range d.t.Actions {
		if a.InTime() && a.Within > 0 && !violated[a.Step] {
			well = append(well, d.say(t.ActionItem, d.stepTitle(a.Step), a.Taken(d.s.Location())))
		}
	}
	return []Block{Heading(d.say(t.Well)), d.first(well, 1000), Heading(d.say(t.Issues)), d.first(d.issues(), 1000)}
}

// issues lists what did not go well: what was late or left undone, what
// should not have happened, texts that lack something, objectives rated M or U. Each
// is named once.
func (d drillPaper) issues() List {
	t := lang.DrillPaper
	var out List
	seen := map[string]bool{}
	add := func(words string) {
		if !seen[words] {
			seen[words] = true
			out = append(out, words)
		}
	}
	for _, v := range d.t.Violations {
		add(d.say(t.ViolationItem, v.Text(), d.stepTitle(v.Step)))
	}
	for _, a := range d.t.Actions {
		switch {
		case a.InTime() || a.Outcome == drill.NotDelivered || a.Outcome == drill.NotDue:
		case a.Outcome.Met():
			add(d.say(t.LateItem, d.stepTitle(a.Step), int(a.Within/time.Minute), a.Minutes()))
		default:
			add(d.say(t.ActionItem, d.stepTitle(a.Step), a.Title()))
		}
	}
	for _, c := range d.t.Texts {
		for _, it := range c.Items {
			if !it.OK {
				add(d.say(t.TextItem, d.stepTitle(c.Step), it.Item.Title()))
			}
		}
	}
	for _, r := range d.t.Ratings {
		if o, ok := d.t.Scenario.Objective(r.Objective); ok && (r.Rating == runbook.MajorTrouble || r.Rating == runbook.Unable) {
			add(d.say(t.RatedItem, o.Text, string(r.Rating)))
		}
	}
	return out
}

// plan is the plan to improve as it was recorded: until there is one, a table for people to
// fill in. What the table proposes stands after it, as what it is.
func (d drillPaper) plan() []Block {
	t := lang.DrillPaper
	blank := text(d.blank(""))
	var rows [][]Cell
	for _, i := range d.t.Improvements {
		rows = append(rows, []Cell{text(fmt.Sprint(i.Number)), text(i.Item), text(d.blank(i.Owner)), dueDay(i.Due, d.at, d.blank("")), blank})
	}
	var blocks []Block
	if len(rows) == 0 {
		blocks = append(blocks, Paragraph(d.say(lang.DrillPropose.NoPlan)))
		for i := range 3 {
			rows = append(rows, []Cell{text(fmt.Sprint(i + 1)), blank, blank, blank, blank})
		}
	}
	blocks = append(blocks, table("improvements", []Column{
		column("number", lang.Report.Number, KindText, d.l), column("what", t.ItemColumn, KindText, d.l), column("owner", t.Owner, KindText, d.l),
		column("due", t.Due, KindTime, d.l), column("state", t.Standing, KindText, d.l),
	}, rows))
	if len(d.t.Proposals) == 0 {
		return blocks
	}
	var proposed List
	for _, p := range d.t.Proposals {
		proposed = append(proposed, d.say(lang.DrillPropose.Line, p.Number, p.Item))
	}
	return append(blocks, Heading(d.say(lang.DrillPropose.PaperHead)), Paragraph(d.say(lang.DrillPropose.PaperAbout)), d.first(proposed, 1000))
}

// debrief is the questions with what was said of them, or room for it.
func (d drillPaper) debrief() *Table {
	t := lang.DrillPaper
	var rows [][]Cell
	for i, q := range d.t.Scenario.Debrief {
		if len(d.t.Said[i]) == 0 {
			rows = append(rows, []Cell{text(d.say(q)), text(d.blank(""))})
		}
		question := d.say(q)
		for _, note := range d.t.Said[i] {
			rows = append(rows, []Cell{text(question), text(note.Text)})
			question = "" // said once
		}
	}
	return table("debrief", []Column{column("question", t.Question, KindText, d.l), column("answer", t.Answer, KindText, d.l)}, rows)
}

// comparison holds the drill against others: how much was in time, and how long after the
// detection each expected step was done.
func (d drillPaper) comparison() []Block {
	t := lang.DrillPaper
	if len(d.others) == 0 {
		return []Block{Paragraph(d.say(t.NothingElse))}
	}
	runs := append([]Compared{{State: *d.s, Table: d.t}}, d.others...)
	columns := []Column{column("step", t.Action, KindText, d.l)}
	in, found := []Cell{text(d.say(t.InTimeCount))}, []Cell{text(d.say(t.ViolationCount))}
	for i, r := range runs {
		title := t.RealIncident.With(string(r.State.ID), r.State.Detected.In(d.s.Location()).Format(time.DateOnly))
		switch {
		case i == 0:
			title = t.ThisDrill.With(string(r.State.ID))
		case r.Table != nil:
			title = t.EarlierDrill.With(string(r.State.ID), r.Held.In(d.s.Location()).Format(time.DateOnly))
		}
		columns = append(columns, column(fmt.Sprintf("run_%d", i+1), title, KindText, d.l))
		if r.Table == nil {
			in, found = append(in, text(d.say(t.NotYet))), append(found, text(d.say(t.NotYet)))
			continue
		}
		good, judged := InTime(r.Table)
		in, found = append(in, text(d.say(t.CountOf, good, judged))), append(found, text(fmt.Sprint(len(r.Table.Violations))))
	}
	rows := [][]Cell{in, found}
	seen := map[playbook.Ref]bool{}
	for _, a := range d.t.Actions {
		if seen[a.Step] {
			continue
		}
		seen[a.Step] = true
		row := []Cell{text(d.stepTitle(a.Step))}
		for _, r := range runs {
			words := d.say(t.NotYet)
			if at := d.doneIn(r, a.Step); !at.IsZero() {
				took := at.Sub(r.State.Detected)
				if r.Table != nil {
					took = r.Table.Between(r.State.Detected, at)
				}
				words = d.say(t.MinutesFrom, drill.Minutes(took))
			}
			row = append(row, text(words))
		}
		rows = append(rows, row)
	}
	return []Block{Paragraph(d.say(t.ComparisonAbout)), table("comparison", columns, rows)}
}

// doneIn is when a step was done in a run; of a drill also when it was met in another way, as
// its table has it. Zero: never.
func (d drillPaper) doneIn(r Compared, step playbook.Ref) time.Time {
	if r.Table != nil {
		for _, a := range r.Table.Actions {
			if a.Step == step && a.Outcome.Met() {
				return a.At
			}
		}
	}
	if v, ok := r.State.Step(step, d.at); ok && v.State == runbook.StateDone {
		return v.At
	}
	return time.Time{}
}

// InTime counts the expected actions that were taken in time, of those that could be
// judged.
func InTime(t *drill.Table) (good, judged int) {
	for _, a := range t.Actions {
		if a.Outcome == drill.NotDelivered || a.Outcome == drill.NotDue {
			continue
		}
		judged++
		if a.InTime() {
			good++
		}
	}
	return good, judged
}
