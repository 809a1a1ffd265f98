package report

import (
	"fmt"
	"slices"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// DrillReport is what the report of a drill is called among the papers.
const DrillReport = "drill"

// Compared is a drill or an incident with which a drill is compared.
type Compared struct {
	State runbook.State
	Held  time.Time    // of a drill: when it was held, wall time
	Table *drill.Table // of a drill; nil: an incident
}

// Drill makes the report of a drill (訓練実施報告書): what was planned, what happened, the
// table, what went well and what did not, a plan to improve, and how it compares with
// others, in their order. table is that of the entries.
func Drill(s runbook.State, entries []runbook.Event, table *drill.Table, others []Compared, o Options) *Document {
	p := newPaper(&s, entries, o)
	r := drill.RunOf(&s, entries)
	r.Scenario = table.Scenario
	d := drillPaper{paper: p, run: &r, t: table, others: others}
	doc := p.document(DrillReport, lang.DrillPaper.Title)
	if n := len(p.entries); n > 0 { // the review may be days after the time at which the drill's clock stands
		doc.AsOf = p.entries[n-1].Logged.In(s.Location())
	}
	doc.Notices = append(doc.Notices, p.say(lang.DrillPaper.About))
	if table.Rescored {
		doc.Notices = append(doc.Notices, p.say(table.Notice()))
	}
	if !table.Over {
		doc.Notices = append(doc.Notices, p.say(lang.DrillRun.FacilitatorsOnly), p.say(table.Standing(s.Location())))
	}
	if planned := table.Scenario.Length; table.Over && table.Ended.Sub(table.Begun) < planned {
		doc.Notices = append(doc.Notices, p.say(lang.DrillPaper.EndedEarly, runbook.Span(planned)))
	}
	if d.contactsShown() {
		doc.Notices = append(doc.Notices, p.say(lang.DrillPaper.ContactsWereShown))
	}
	t := lang.DrillPaper
	doc.Sections = []Section{
		{ID: "outline", Title: p.say(t.SectionOutline), Blocks: []Block{d.outline()}},
		{ID: "purpose", Title: p.say(t.SectionPurpose), Blocks: d.purpose()},
		{ID: "situation", Title: p.say(t.SectionSituation), Blocks: []Block{Quote(p.say(table.Scenario.Situation))}},
		{ID: "course", Title: p.say(t.SectionCourse), Blocks: []Block{d.course()}},
		{ID: "actions", Title: p.say(t.SectionActions), Blocks: []Block{d.actions(), Paragraph(p.say(lang.DrillAfter.CountedHow))}},
		{ID: "violations", Title: p.say(t.SectionViolations), Blocks: d.violations()},
		{ID: "texts", Title: p.say(t.SectionTexts), Blocks: d.texts()},
		{ID: "ratings", Title: p.say(t.SectionRatings), Blocks: []Block{d.ratings()}},
		{ID: "observations", Title: p.say(t.SectionObservations), Blocks: d.observations()},
		{ID: "marks", Title: p.say(t.SectionMarks), Blocks: []Block{d.marks()}},
		{ID: "findings", Title: p.say(t.SectionFindings), Blocks: d.findings()},
		{ID: "improvements", Title: p.say(t.SectionPlan), Blocks: d.plan()},
		{ID: "comparison", Title: p.say(t.SectionComparison), Blocks: d.comparison()},
		{ID: "debrief", Title: p.say(t.SectionDebrief), Blocks: []Block{d.debrief()}},
		{ID: "next", Title: p.say(t.SectionNext), Blocks: []Block{Facts{
			{"review", p.say(t.Head), text(p.blank(""))}, {"survey", p.say(t.Review), text(p.blank(""))}, {"next", p.say(t.NextDrill), text(p.blank(""))},
		}}},
	}
	return doc
}

// drillPaper is a paper of a drill.
type drillPaper struct {
	*paper
	run    *drill.Run
	t      *drill.Table
	others []Compared
}

// participants is who took part by the log, and that one person did it alone.
func (d drillPaper) participants() string {
	t := lang.DrillPaper
	var names []string
	for _, seat := range d.t.Seats {
		names = append(names, d.person(seat.Name))
	}
	words := d.say(t.ParticipantsValue, len(names), d.join(names))
	if d.t.Alone() {
		words = d.say(lang.Paper.Noted, words, t.Alone)
	}
	return words
}

// seats is who sat where: the roles in which each person wrote, and not those that the
// scenario foresees.
func (d drillPaper) seats() string {
	t := lang.DrillPaper
	var all []string
	for _, seat := range d.t.Seats {
		var roles []string
		for _, r := range seat.Roles {
			roles = append(roles, d.roleTitle(r))
		}
		if seat.Player && len(roles) == 0 {
			roles = append(roles, d.say(t.Player))
		}
		if seat.Facilitator {
			roles = append(roles, d.say(t.Facilitator))
		}
		if seat.Evaluator {
			roles = append(roles, d.say(t.By))
		}
		name := d.person(seat.Name)
		if len(roles) > 0 {
			name = d.say(lang.Paper.Noted, name, d.join(roles))
		}
		all = append(all, name)
	}
	return d.join(all)
}

// roleTitle names a role of the playbooks, or whatever was written for one.
func (d drillPaper) roleTitle(id string) string {
	if d.s.Set != nil && d.s.Set.HasRole(id) {
		return d.say(d.s.Set.Role(id).Title)
	}
	return id
}

func (d drillPaper) contactsShown() bool {
	return slices.ContainsFunc(d.entries, func(e runbook.Event) bool {
		c, ok := e.Data.(*runbook.DrillContacts)
		return ok && c.Shown
	})
}

func (d drillPaper) stepTitle(ref playbook.Ref) string {
	if d.s.Set != nil {
		if st, ok := d.s.Set.Step(ref); ok {
			return d.say(st.Title)
		}
	}
	return string(ref)
}

// span writes two moments of the office's time as one span.
func (d drillPaper) span(from, to time.Time) string {
	loc := d.s.Location()
	from, to = from.In(loc), to.In(loc)
	end := to.Format(minuteForm)
	if from.Format(time.DateOnly) == to.Format(time.DateOnly) {
		end = to.Format("15:04")
	}
	return from.Format(minuteForm) + " - " + end
}

func (d drillPaper) outline() Facts {
	t, sc := lang.DrillPaper, d.t.Scenario
	var roles []string
	for _, r := range sc.Roles {
		roles = append(roles, d.roleTitle(r))
	}
	given, skipped := 0, 0
	for _, in := range d.t.Injects {
		switch in.Status {
		case drill.Delivered:
			given++
		case drill.Skipped:
			skipped++
		}
	}
	pauses, breaks, jumped := 0, 0, time.Duration(0)
	var speeds []string
	at := func(speed int) {
		if said := d.say(t.Times, speed); speed > 0 && !slices.Contains(speeds, said) {
			speeds = append(speeds, said)
		}
	}
	for _, j := range d.t.Jumps {
		jumped += j.Clock.Sub(j.From)
	}
	for _, e := range d.entries {
		switch data := e.Data.(type) {
		case *runbook.DrillPausing:
			if data.Interrupted {
				breaks++
			} else {
				pauses++
			}
		case *runbook.DrillStarting:
			speeds = nil // what was chosen before the clock went is none it ran at
			at(data.Speed)
		case *runbook.DrillSpeedSetting:
			at(data.Speed)
		}
	}
	office := ""
	if d.s.Org != nil {
		office = d.say(d.s.Org.Name)
	}
	assumed := d.s.Clock.Start.In(d.s.Location()).Format(minuteForm)
	if !sc.Moment.IsZero() {
		assumed = d.say(lang.Paper.Noted, assumed, sc.Moment)
	}
	return Facts{
		{"name", d.say(t.Name), text(d.say(sc.Title))},
		{"held", d.say(t.HeldOn), text(d.t.WallBegun.In(d.s.Location()).Format(time.DateOnly))},
		{"place", d.say(t.Place), text(d.blank(""))},
		{"participants", d.say(t.Participants), text(d.participants())},
		{"seats", d.say(t.SeatsTaken), text(d.blank(d.seats()))},
		{"roles", d.say(t.RolesTaken), text(d.join(roles))},
		{"office", d.say(t.Office), text(d.blank(office))},
		{"assumed", d.say(t.Assumed), text(assumed)},
		{"drill_time", d.say(t.DrillTime), text(d.span(d.t.Begun, d.t.Ended))},
		{"wall_time", d.say(t.WallTime), text(d.span(d.t.WallBegun, d.t.WallEnded))},
		{"clock", d.say(t.Pauses), text(d.say(t.PausesValue, pauses, breaks, len(d.t.Jumps), inMinutes(jumped), d.join(speeds), inMinutes(d.t.WallEnded.Sub(d.t.WallBegun))))},
		{"injects", d.say(t.Delivered), text(d.say(t.DeliveredValue, len(d.t.Injects), given, skipped))},
		{"scenario", d.say(t.Scenario), text(sc.ID)},
		{"version", d.say(t.Version), text(sc.SHA256)},
	}
}

// inMinutes writes a span as the paper counts it.
func inMinutes(span time.Duration) lang.Text {
	return runbook.Span(time.Duration(drill.Minutes(span)) * time.Minute)
}

func (d drillPaper) purpose() []Block {
	var objectives List
	for _, o := range d.t.Scenario.Objectives {
		objectives = append(objectives, d.say(o.Text))
	}
	return []Block{Paragraph(d.say(d.t.Scenario.Purpose)), objectives}
}

// course is what happened, in drill time: everything but what the program wrote itself.
func (d drillPaper) course() *Table {
	t := lang.DrillPaper
	entries := slices.DeleteFunc(slices.Clone(d.entries), func(e runbook.Event) bool {
		_, opened := e.Data.(*runbook.Opened)
		return e.Own() || opened
	})
	slices.SortStableFunc(entries, func(a, b runbook.Event) int { return a.At.Compare(b.At) })
	var rows [][]Cell
	for _, e := range entries {
		words, ok := drill.Describe(d.run, e)
		if !ok {
			words = runbook.Describe(d.s, e)
		}
		if _, note := e.Data.(*runbook.Noted); note {
			words = lang.DrillAfter.Memo.With(words) // or what somebody wrote stands there as what was done
		}
		rows = append(rows, []Cell{d.timeCell(e.At, minuteForm), text(d.say(words)), text(d.person(e.Actor.Name)), number(e.Seq)})
	}
	return table("course", []Column{
		column("time", t.Time, KindTime, d.l), column("what", t.What, KindText, d.l), column("by", lang.Report.Who, KindText, d.l), column("entry", t.Entry, KindNumber, d.l),
	}, rows)
}

// actions is the table that csv is made of.
func (d drillPaper) actions() *Table {
	t := lang.DrillPaper
	var rows [][]Cell
	for _, a := range d.t.Actions {
		minutes, allowed, in := Cell{Kind: KindNumber}, Cell{Kind: KindNumber}, d.say(t.No)
		if a.Outcome.Met() && !a.Early {
			minutes = number(a.Minutes())
		}
		if a.Within > 0 {
			allowed = number(int(a.Within / time.Minute))
		}
		switch {
		case a.InTime():
			in = d.say(t.Yes)
		case a.Outcome == drill.NotDelivered || a.Outcome == drill.NotDue:
			in = d.say(t.NotYet)
		}
		rows = append(rows, []Cell{
			number(a.Inject), text(d.stepTitle(a.Step)), text(string(a.Step)), text(d.clause(a.Clause)), text(d.say(a.Title())), minutes, allowed,
			text(in), entry(a.Entry), text(d.remarkOf(a)),
		})
	}
	actions := table("actions", []Column{
		column("inject", t.Inject, KindNumber, d.l), column("action", t.Action, KindText, d.l), column("step", t.Step, KindText, d.l), column("clause", t.Clause, KindText, d.l),
		column("outcome", t.Outcome, KindText, d.l), column("minutes", t.Minutes, KindNumber, d.l), column("allowed", t.Allowed, KindNumber, d.l),
		column("in_time", t.InTime, KindText, d.l), column("entry", t.Entry, KindNumber, d.l), column("remark", t.Remark, KindText, d.l),
	}, rows)
	actions.Main = true
	return actions
}

// clause is a clause behind the mark of whose it is.
func (d drillPaper) clause(id string) string {
	if id == "" || d.s.Org == nil {
		return id
	}
	return d.say(WhoseMark(d.s.Org.Whose([]string{id}))) + " " + id
}

// remarkOf is why an action was not taken, or what its minutes alone would not say: that it
// came before the inject, that the clock was put forward, that it was written down later, or confirmed after the end.
func (d drillPaper) remarkOf(a drill.Action) string {
	if !a.Early && a.Jumped == 0 && a.Written.IsZero() && !a.AfterEnd {
		return a.Reason
	}
	words := d.say(a.Taken(d.s.Location()))
	if a.Reason != "" {
		words = d.say(lang.Paper.Noted, words, a.Reason)
	}
	return words
}

func (d drillPaper) violations() []Block {
	t := lang.DrillPaper
	blocks := []Block{Paragraph(d.say(t.None))}
	if len(d.t.Violations) > 0 {
		blocks = []Block{d.proofs("violations", d.t.Violations)}
	}
	if len(d.t.Passed) > 0 {
		blocks = append(blocks, Paragraph(d.say(lang.DrillAfter.PassedAbout)), d.proofs("passed", d.t.Passed))
	}
	return blocks
}

// proofs is a table of violations, or of what would be some.
func (d drillPaper) proofs(name string, all []drill.Proof) *Table {
	t := lang.DrillPaper
	var rows [][]Cell
	for _, v := range all {
		rows = append(rows, []Cell{
			d.timeCell(v.At, minuteForm), text(d.say(v.Text())), text(d.stepTitle(v.Step)), text(d.say(WhoseMark(v.Whose))), text(d.person(v.By.Name)),
			text(d.numbers(v.Entries)), text(d.numbers(v.Injects)),
		})
	}
	return table(name, []Column{
		column("time", t.Time, KindTime, d.l), column("what", t.Violation, KindText, d.l), column("step", t.Step, KindText, d.l), column("whose", t.Whose, KindText, d.l),
		column("by", lang.Report.Who, KindText, d.l), column("entries", t.Proof, KindText, d.l), column("injects", t.Inject, KindText, d.l),
	}, rows)
}

func (d drillPaper) numbers(list []int) string {
	var words []string
	for _, n := range list {
		words = append(words, fmt.Sprint(n))
	}
	return d.join(words)
}

func (d drillPaper) texts() []Block {
	t := lang.DrillPaper
	if len(d.t.Texts) == 0 {
		return []Block{Paragraph(d.say(t.None))}
	}
	blocks := []Block{Paragraph(d.say(lang.DrillAfter.AskedOf))}
	for _, c := range d.t.Texts {
		blocks = append(blocks, Heading(d.say(lang.Paper.Noted, d.stepTitle(c.Step), c.At.In(d.s.Location()).Format("15:04"))))
		if c.Draft == 0 {
			blocks = append(blocks, Paragraph(d.say(lang.DrillRun.TextMissing)))
			continue
		}
		var rows [][]Cell
		for _, it := range c.Items {
			ok := d.say(t.No)
			if it.OK {
				ok = d.say(t.Yes)
			}
			rows = append(rows, []Cell{text(d.say(it.Item.Title())), text(ok), text(d.join(it.Words))})
		}
		blocks = append(blocks, table(fmt.Sprintf("text_%d", c.Entry), []Column{
			column("item", t.Item, KindText, d.l), column("judgement", t.Judgement, KindText, d.l), column("words", t.Words, KindText, d.l),
		}, rows))
	}
	return blocks
}

func (d drillPaper) ratings() *Table {
	t := lang.DrillPaper
	var rows [][]Cell
	for _, o := range d.t.Scenario.Objectives {
		rated := false
		for _, r := range d.t.Ratings {
			if r.Objective != o.ID {
				continue
			}
			rated = true
			rows = append(rows, []Cell{
				text(d.say(o.Text)), text(string(r.Rating) + " " + d.say(lang.Drill.Grade[string(r.Rating)])), text(d.person(r.By.Name)), text(r.Text), entry(r.Entry),
			})
		}
		if !rated {
			rows = append(rows, []Cell{text(d.say(o.Text)), text(d.blank("")), text(""), text(""), entry(0)})
		}
	}
	return table("ratings", []Column{
		column("objective", t.Objective, KindText, d.l), column("grade", t.Grade, KindText, d.l), column("by", t.By, KindText, d.l),
		column("remark", t.Remark, KindText, d.l), column("entry", t.Entry, KindNumber, d.l),
	}, rows)
}

func (d drillPaper) observations() []Block {
	t := lang.DrillPaper
	if len(d.t.Observations) == 0 {
		return []Block{Paragraph(d.say(t.None))}
	}
	var rows [][]Cell
	for _, o := range d.t.Observations {
		rows = append(rows, []Cell{d.timeCell(o.At, minuteForm), entry(o.Inject), text(o.Text), text(d.person(o.By.Name)), entry(o.Entry)})
	}
	return []Block{table("observations", []Column{
		column("time", t.Time, KindTime, d.l), column("inject", t.Inject, KindNumber, d.l), column("what", t.What, KindText, d.l),
		column("by", t.By, KindText, d.l), column("entry", t.Entry, KindNumber, d.l),
	}, rows)}
}

func (d drillPaper) marks() *Table {
	t := lang.DrillPaper
	var rows [][]Cell
	for _, m := range d.t.Marks {
		judged := t.NotReached
		switch {
		case m.Reached:
			judged = t.Reached
		case len(m.Late) == 0 && len(m.Found) == 0:
			judged = t.CannotSay
		}
		var why []string
		for _, ref := range m.Late {
			why = append(why, d.stepTitle(ref))
		}
		for _, v := range m.Found {
			why = append(why, d.say(v.Title()))
		}
		rows = append(rows, []Cell{text(d.say(m.Title)), text(d.say(judged)), text(d.join(why))})
	}
	return table("marks", []Column{
		column("mark", t.Mark, KindText, d.l), column("judgement", t.Judgement, KindText, d.l), column("remark", t.Remark, KindText, d.l),
	}, rows)
}

// idWord names the number of a log: a drill is no incident.
func idWord(drill bool) lang.Text {
	if drill {
		return lang.DrillPaper.ID
	}
	return lang.Report.ID
}
