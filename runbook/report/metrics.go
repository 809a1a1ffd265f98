package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// milestone is a moment by which a response is measured.
type milestone struct {
	id    string
	title lang.Text
	at    time.Time // zero: it did not come, or nobody knows when
	seq   int       // the entry that says so; 0: the opening
	state string    // why it did not come, where the log can say more than that; else ""
}

// milestones are the moments of a response, in their order; contained says when it was
// contained. The first public notice is the first notice that was done in a channel that the
// public reads.
func (p *paper) milestones() []milestone {
	t, s := lang.Paper, p.s
	first := milestone{id: "first-report", title: t.FirstReportMade}
	undone := p.takenBack()
	for e, d := range dataOf[*runbook.Reported](p.entries) {
		if d.Reached && undone[e.Seq] == 0 && (first.seq == 0 || e.At.Before(first.at)) {
			first.at, first.seq = e.At, e.Seq
		}
	}
	notice := milestone{id: "first-notice", title: t.FirstNotice}
	for _, v := range p.views {
		if publicNotice(v) && v.State == runbook.StateDone && (notice.seq == 0 || v.At.Before(notice.at)) {
			notice.at, notice.seq = v.At, v.Seq
		}
	}
	closed := milestone{id: "closed", title: t.ClosedWord, at: s.Closed}
	for e := range dataOf[*runbook.Closed](p.entries) {
		if !s.Closed.IsZero() {
			closed.seq = e.Seq
		}
	}
	from := runbook.Origins(p.s, p.entries)
	return []milestone{
		{id: "happened", title: t.HappenedWord, at: s.Happened, seq: from["happened"]}, {id: "detected", title: t.DetectedWord, at: s.Detected, seq: from["detected"]},
		first, p.contained(), notice, closed,
	}
}

func (p *paper) milestoneTable() *Table {
	t, r := lang.Paper, lang.Report
	var rows [][]Cell
	var before time.Time
	course := p.milestones()
	came := func(m milestone) time.Time {
		if m.at.IsZero() && m.id != "happened" { // it did not come yet; what happened did, whenever
			return time.Unix(1<<40, 0)
		}
		return m.at
	}
	slices.SortStableFunc(course, func(a, b milestone) int { return came(a).Compare(came(b)) })
	for _, m := range course {
		between := ""
		if !before.IsZero() && !m.at.IsZero() {
			between = p.between(before, m.at)
		}
		at := p.timeCell(m.at, minuteForm)
		if m.at.IsZero() {
			at.Text = cmp.Or(m.state, p.say(t.NotYet))
			if m.id == "happened" {
				at.Text = p.say(r.Unknown)
			}
		} else {
			before = m.at
		}
		rows = append(rows, []Cell{text(p.say(m.title)), at, text(p.since(m.at)), text(between), entry(m.seq)})
	}
	return table("milestones", []Column{
		column("milestone", t.Milestone, KindText, p.l), column("time", r.EventTime, KindTime, p.l), column("since_detected", t.SinceDetected, KindText, p.l),
		column("since_before", t.SinceBefore, KindText, p.l), column("entry", r.Number, KindNumber, p.l),
	}, rows)
}

func (p *paper) between(a, b time.Time) string {
	if b.Before(a) {
		return "-" + p.say(runbook.Span(a.Sub(b)))
	}
	return p.say(runbook.Span(b.Sub(a)))
}

// metrics is how long the response took, against the due times.
func (p *paper) metrics() *Document {
	t, r := lang.Paper, lang.Report
	d := p.document(Metrics, t.MetricsTitle)
	var rows [][]Cell
	type sum struct {
		name                                      string
		steps, done, late, impossible, skip, open int
	}
	var order []string
	roles := map[string]*sum{}
	for _, v := range p.views {
		if v.State == runbook.NotApplicable || v.Undecided {
			continue
		}
		who := roles[v.Performer]
		if who == nil {
			who = &sum{name: p.say(v.RoleName)}
			if post := p.say(v.Post); post != "" {
				who.name = p.say(t.Noted, who.name, post)
			}
			roles[v.Performer] = who
			order = append(order, v.Performer)
		}
		who.steps++
		if late(v) {
			who.late++
		}
		var done Cell
		switch v.State {
		case runbook.StateDone:
			who.done++
			done = p.timeCell(v.At, minuteForm)
		case runbook.StateImposs:
			who.impossible++
			done = p.timeCell(v.At, minuteForm)
		case runbook.StateSkipped:
			who.skip++
			done = p.timeCell(v.At, minuteForm)
		default:
			who.open++
			done = Cell{Kind: KindTime}
		}
		due, whose := p.due(v)
		rows = append(rows, []Cell{
			p.stepName(v.Ref), text(p.say(v.RoleName)), text(p.stepState(v)), p.timeCell(due, minuteForm), text(whose), done,
			text(p.since(done.Time)), text(p.against(v, done.Time)), entry(v.Seq),
		})
	}
	steps := table("steps", []Column{
		column("step", r.Step, KindText, p.l), column("role", t.Role, KindText, p.l), column("state", r.Status, KindText, p.l), column("due", t.DueBy, KindTime, p.l), column("whose", t.DueOf, KindText, p.l),
		column("done", t.SettledAt, KindTime, p.l), column("since_detected", t.SinceDetected, KindText, p.l), column("against_due", t.AgainstDue, KindText, p.l), column("entry", r.Number, KindNumber, p.l),
	}, rows)
	var people [][]Cell
	for _, id := range order {
		s := roles[id]
		people = append(people, []Cell{text(s.name), number(s.steps), number(s.done), number(s.late), number(s.impossible), number(s.skip), number(s.open)})
	}
	d.Sections = []Section{
		{ID: "facts", Title: p.say(r.Facts), Blocks: []Block{p.facts()}},
		{ID: "milestones", Title: p.say(t.Milestones), Blocks: []Block{Paragraph(p.say(t.MetricsAbout)), p.milestoneTable()}},
		{ID: "steps", Title: p.say(t.PerStep), Blocks: []Block{steps}},
		{ID: "roles", Title: p.say(t.PerRole), Blocks: []Block{table("roles", []Column{
			column("role", t.Role, KindText, p.l), column("steps", t.Steps, KindNumber, p.l), column("done", t.StateDone, KindNumber, p.l), column("late", t.Late, KindNumber, p.l),
			column("impossible", t.StateImpossible, KindNumber, p.l), column("skipped", t.StateSkipped, KindNumber, p.l), column("open", t.StateOpen, KindNumber, p.l),
		}, people)}},
	}
	return d
}

// late reports whether a step that applied was settled after its due time, or is open and
// past it: the same steps wherever a paper counts or lists them.
func late(v runbook.StepView) bool {
	return v.State != runbook.NotApplicable && !v.Undecided && (v.Timing.LateBy > 0 || v.Overdue)
}

// minutesOf is a time in minutes, as every paper counts them: begun ones are none.
func minutesOf(d time.Duration) int { return int(d / time.Minute) }

// due is by when a step was to be done, and whose time that is, in words: of one that
// was settled late against a promise, the time of the promise; of an open watch, when it is time to
// look again, where that comes first.
func (p *paper) due(v runbook.StepView) (time.Time, string) {
	due, whose := v.Deadline, v.DueWhose
	switch {
	case due.IsZero() && v.Timing.LateBy > 0:
		due, whose = v.At.Add(-time.Duration(v.Timing.LateBy)*time.Second), runbook.ByPromise
	case !v.NextCheck.IsZero() && (due.IsZero() || v.NextCheck.Before(due)):
		due, whose = v.NextCheck, org.Ours
	}
	switch {
	case due.IsZero():
		return due, ""
	case whose == org.Ours:
		return due, p.say(lang.Event.Suggested)
	}
	return due, p.say(WhoseMark(whose))
}

// against says how a step stood to its due time; one that was not done was not done early.
func (p *paper) against(v runbook.StepView, done time.Time) string {
	t := lang.Paper
	due, _ := p.due(v)
	switch {
	case v.Timing.LateBy > 0:
		return p.say(t.LateBy, runbook.Span(time.Duration(v.Timing.LateBy)*time.Second))
	case due.IsZero():
		return ""
	case v.State.Settled() && done.After(due):
		return p.say(t.LateBy, runbook.Span(done.Sub(due)))
	case v.State == runbook.StateDone && !done.IsZero() && due.Sub(done) < time.Minute:
		return p.say(t.OnTime)
	case v.State == runbook.StateDone && !done.IsZero():
		return p.say(t.EarlyBy, runbook.Span(due.Sub(done)))
	case v.Overdue && p.waited().After(due):
		return p.say(t.OverdueBy, runbook.Span(p.waited().Sub(due)))
	}
	return ""
}

// waited is until when something that is not done was waited for: what an incident left open grows
// no later once it is closed.
func (p *paper) waited() time.Time {
	if p.s.Status == runbook.StatusClosed && p.s.Closed.Before(p.at) {
		return p.s.Closed
	}
	return p.at
}

// review is the skeleton of the review after the incident (振り返り): the five
// questions, with what was written at the closing, what the log says slowed things
// down, and a table of improvements to be filled in.
func (p *paper) review() *Document {
	t := lang.Paper
	d := p.document(Review, t.ReviewTitle)
	var questions Facts
	for _, q := range []struct {
		field string
		title lang.Text
	}{{"went-well", t.WentWell}, {"why", t.WhyWell}, {"went-badly", t.WentBadly}, {"unexpected", t.Unexpected}, {"change", t.Change}} {
		questions = append(questions, Fact{q.field, p.say(q.title), text(p.blank(p.value(q.field)))})
	}
	d.Sections = []Section{
		{ID: "facts", Title: p.say(lang.Report.Facts), Blocks: []Block{p.facts()}},
		{ID: "questions", Title: p.say(t.Questions), Blocks: []Block{Paragraph(p.say(t.ReviewAbout)), questions}},
		{ID: "milestones", Title: p.say(t.Milestones), Blocks: []Block{p.milestoneTable()}},
		{ID: "material", Title: p.say(t.Material), Blocks: p.material()},
		{ID: "improvements", Title: p.say(t.Improvements), Blocks: p.improvements(true)},
	}
	return d
}

// material is what the log has for the review: what was late, impossible, asked,
// overridden, corrected or done in another order.
func (p *paper) material() []Block {
	t := lang.Paper
	var behind, impossible, other List
	for _, v := range p.views {
		if late(v) {
			words := p.against(v, v.At)
			if _, whose := p.due(v); whose != "" {
				words = p.say(t.Noted, words, whose)
			}
			behind = append(behind, p.besideStep(p.say(t.Item, p.openTitle(v), words), v.Seq))
		}
		if v.State == runbook.StateImposs {
			impossible = append(impossible, p.say(t.Item, v.Title, p.blank(v.Reason)))
		}
		if len(v.Timing.OutOfOrder) > 0 {
			other = append(other, p.say(t.OutOfOrderLine, v.Title, v.Seq))
		}
	}
	missed := 0
	undone := p.takenBack()
	for e, d := range dataOf[*runbook.Reported](p.entries) {
		if !d.Reached && undone[e.Seq] == 0 {
			missed++
		}
	}
	if missed > 0 {
		other = append(other, p.say(t.MissedCalls, missed))
	}
	if n := len(p.s.Questions); n > 0 {
		other = append(other, p.say(t.QuestionsAsked, n))
	}
	if n := len(runbook.Corrections(p.entries)); n > 0 {
		other = append(other, p.say(t.EntriesCorrected, n))
	}
	if n := len(undone); n > 0 {
		other = append(other, p.say(t.EntriesTakenBack, n))
	}
	return []Block{
		Heading(p.say(t.LateSteps)), p.first(behind, 1000), Heading(p.say(t.ImpossibleSteps)), p.first(impossible, 1000),
		Heading(p.say(lang.Report.Overrides)), p.overrides(), Heading(p.say(t.OtherMaterial)), p.first(other, 1000),
	}
}

// improvements are the improvements that were planned, each with who does it and by when:
// those recorded one by one, then the lines of the plan that was written at its step; and
// a line to be filled in while there are none. A plan that divides nothing into what, who and
// by when says where the improvements are rather than what they are, as soon as some were
// recorded: it then stands above the table. help says how they come into the table: in a paper that the office works with, not
// in one that it files.
func (p *paper) improvements(help bool) []Block {
	t := lang.Paper
	var rows [][]Cell
	written := p.at // when what follows was written down
	add := func(number, item, owner, due string) {
		rows = append(rows, []Cell{text(number), text(p.blank(item)), text(p.blank(owner)), dueDay(due, written, p.blank(""))})
	}
	for _, i := range p.s.Improvements() {
		add(fmt.Sprint(i.Number), i.Item, i.Owner, i.Due)
	}
	recorded := len(rows)
	plan, _, from := p.valueFrom("plan")
	if i := slices.IndexFunc(p.entries, func(e runbook.Event) bool { return e.Seq == from }); i >= 0 {
		written = p.entries[i].At.In(p.s.Location())
	}
	items := planned(plan)
	facts := Facts{{"follow-up", p.say(t.PlanFollowUp), text(p.blank(p.value("follow-up")))}}
	if recorded > 0 && len(items) > 0 && !slices.ContainsFunc(items, func(item [3]string) bool { return item[1] != "" || item[2] != "" }) {
		facts, items = append(facts, Fact{"plan", p.say(lang.PaperState.PlanWords), text(p.beside(plan, from))}), nil
	}
	for n, item := range items {
		if n == 0 { // a correction is of the plan as a whole
			item[0] = p.beside(item[0], from)
		}
		number := fmt.Sprint(n + 1)
		if recorded > 0 { // the bare numbers are those of the record
			number = p.say(lang.PaperState.PlanNumber, n+1)
		}
		add(number, item[0], item[1], item[2])
	}
	empty := rows == nil
	if empty {
		add("1", "", "", "")
	}
	blocks := []Block{
		facts,
		table("improvements", []Column{
			column("number", lang.Report.Number, KindText, p.l), column("what", t.Improvement, KindText, p.l), column("owner", t.Owner, KindText, p.l),
			column("due", t.DueBy, KindTime, p.l),
		}, rows),
	}
	if empty && help {
		blocks = append([]Block{Paragraph(p.say(t.ImprovementsAbout))}, blocks...)
	}
	return blocks
}

// dueDay is the cell of a day by which something is to be done: a date where the words
// are one (without a year the next there was when they were written), else the words. Two
// figures with a point between them are not one: they number a clause as often.
func dueDay(words string, written time.Time, blank string) Cell {
	c := Cell{Kind: KindTime, Text: strings.TrimSpace(words)}
	if c.Text == "" {
		c.Text = blank
		return c
	}
	if day, ok := drill.DayOf(c.Text, written); ok && day != "" && strings.Count(norm.NFKC.String(c.Text), ".") != 1 {
		if at, err := time.ParseInLocation(time.DateOnly, day, written.Location()); err == nil {
			c.Text, c.Time = day, at
		}
	}
	return c
}

// planned reads the improvements of a plan: one a line, or several in a line between
// semicolons; what, who and by when in this order between bars of either width or
// tabs. What is not divided is all of what is to be done.
func planned(plan string) [][3]string {
	var items [][3]string
	for line := range strings.FieldsFuncSeq(plan, func(r rune) bool { return strings.ContainsRune("\n\r;；", r) }) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		parts := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune("|｜\t", r) })
		var item [3]string
		if len(parts) > len(item) { // the last two are who and by when
			n := len(parts) - 2
			parts = []string{strings.Join(parts[:n], "｜"), parts[n], parts[n+1]}
		}
		for i, words := range parts {
			item[i] = strings.TrimSpace(words)
		}
		items = append(items, item)
	}
	return items
}

// publicNotice reports whether a step tells the public: those by which the office's own
// people, the desk or one addressee are told do not.
func publicNotice(v runbook.StepView) bool {
	return v.Type == playbook.Notice && runbook.PublicChannel(v.Channel)
}
