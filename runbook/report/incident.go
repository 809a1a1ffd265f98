package report

import (
	"fmt"
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// incident is the report an office files of an incident (事案報告書): fourteen
// sections, of which some are left for people to write.
func (p *paper) incident() *Document {
	t, r, s := lang.Paper, lang.Report, p.s
	d := p.document(Incident, t.IncidentReport)
	blank := text(p.say(r.Blank))
	written := func(id string, name lang.Text, words string) Fact {
		return Fact{id, p.say(name), text(p.blank(words))}
	}
	section := func(id string, title lang.Text, blocks ...Block) {
		d.Sections = append(d.Sections, Section{ID: id, Title: p.numbered(len(d.Sections), title), Blocks: blocks})
	}
	d.Sections = append(d.Sections, Section{ID: "head", Title: p.say(t.ReportHead), Blocks: []Block{
		Facts{
			{"form-number", p.say(t.FormNumber), blank},
			{"document-number", p.say(t.DocumentNumber), blank},
			{"handling", p.say(t.Handling), text(p.blank(p.handling()))},
			{"to", p.say(t.Targets), text(p.blank(p.join(p.lastTold())))},
			{"reporter", p.say(t.Reporter), text(p.blank(p.person(s.Recorder())))},
			{"as_of", p.say(t.AsOfEntry), Cell{Kind: KindTime, Time: p.at, Text: t.AsOfEntryValue.Format(p.l, asOf(p.at), p.lastEntry())}},
		},
		Heading(p.say(t.Approvals)),
		table("approvals", []Column{column("post", t.Post, KindText, p.l), column("name", t.Name, KindText, p.l), column("date", t.Date, KindText, p.l)},
			[][]Cell{{text(""), text(""), text("")}, {text(""), text(""), text("")}, {text(""), text(""), text("")}}),
	}})
	named := Facts{
		{"id", p.say(r.ID), text(string(s.ID))},
		written("title", r.Title, s.Title),
		written("kinds", r.Kinds, p.kinds(s)),
	}
	named = append(named, p.kindChanges()...)
	section("title", t.SectionTitle, append(named, written("severity", r.Severity, p.say(s.Severity.Title))))
	times := Facts{
		{"happened", p.say(r.Happened), p.happened()},
		{"detected", p.say(r.Detected), p.instant(s.Detected, r.Unknown)},
	}
	ended := Fact{"closed", p.say(r.Closed), p.instant(s.Closed, t.NotClosed)}
	if v := p.value("ended-at"); v != "" {
		ended.Value.Text = p.say(t.Noted, ended.Value.Text, t.ConsideredEnded.With(v))
	}
	section("times", t.SectionTimes, append(times, ended))
	learned := Facts{written("source", r.Source, s.Source), written("means", r.Means, s.Means)}
	if who, _, _ := p.valueFrom("informant"); who != "" && who != s.Source {
		learned = append(learned, written("informant", t.Informant, p.value("informant")))
	}
	section("source", t.SectionSource, learned)
	section("account", t.SectionAccount, p.account(1000))
	section("outline", t.SectionOutline, Paragraph(p.beside(p.blank(s.Seen), runbook.Origins(p.s, p.entries)["seen"])), p.statedFacts())
	section("effect", t.SectionEffect, append(p.effect(1000, affectedField, countsFact),
		written("operations", t.Operations, p.fact("operations")),
	))
	section("course", t.SectionCourse, Paragraph(p.say(t.SeeChronology, p.told())), p.milestoneTable())
	section("response", t.SectionResponse, append([]Block{Heading(p.say(lang.Filed.Outside)), p.outside()}, p.response()...)...)
	cause := p.fact("cause")
	section("cause", t.SectionCause, Facts{
		{"cause", p.say(t.Cause), text(p.checking(cause))},
		written("cause-report", t.CauseWritten, p.value("cause")),
	})
	section("rules", t.SectionRules, p.comparison()...)
	section("assessment", t.SectionAssessment, Facts{
		written("went-well", t.WentWell, p.value("went-well")),
		written("went-badly", t.WentBadly, p.value("went-badly")),
	})
	section("prevention", t.SectionPrevention, p.improvements(false)...)
	section("evidence", t.SectionEvidence, p.evidenceTable(false), Paragraph(p.evidenceAbout()))
	section("open", t.SectionOpen, p.leftOpen()...)
	d.Sections = append(d.Sections, Section{ID: "annexes", Title: p.say(t.Annexes), Blocks: []Block{List{p.say(t.AnnexChronology), p.say(t.AnnexEvidence), p.say(t.AnnexTexts)}}})
	return d
}

// handling is the handling mark that the table of the report has: of a public version its own,
// whatever the office wrote of the paper that it keeps.
func (p *paper) handling() string {
	if p.public != nil {
		return firstOf(p.o.Handling, p.say(lang.PublicPaper.Handling))
	}
	return firstOf(p.o.Handling, p.value("handling"))
}

func firstOf(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// notReached is what came of a report that did not reach whom it was for.
func notReached(means string) lang.Text {
	if runbook.ByForm(means) {
		return lang.Astray.NotSent
	}
	return lang.Paper.NotReached
}

// response is whom was told, what was published, and what was asked of others.
func (p *paper) response() []Block {
	t, r := lang.Paper, lang.Report
	var told [][]Cell
	undone := p.takenBack()
	for _, e := range p.reportsMade() {
		d := e.Data.(*runbook.Reported)
		to := p.say(p.s.PostOrRole(d.To))
		switch {
		case d.Via != "" && d.Reached:
			to = p.say(t.Noted, to, lang.Event.Via.With(d.Via))
		case d.Via != "":
			to = p.say(t.Noted, to, lang.Entry.Called.With(d.Via))
		}
		result := t.Reached
		switch {
		case undone[e.Seq] > 0:
			result = lang.PaperState.TakenBack.With(undone[e.Seq])
		case !d.Reached:
			result = notReached(d.Means)
		}
		told = append(told, []Cell{p.timeCell(e.At, minuteForm), text(to), text(p.unsaid(d.Means)), text(p.say(result)), text(p.unsaid(d.Reference)), text(p.unsaid(d.Instruction)), text(p.person(e.Actor.Name)), number(e.Seq)})
	}
	blocks := []Block{Heading(p.say(t.ReportsMade))}
	if told == nil {
		blocks = append(blocks, Paragraph(p.say(r.NothingListed)))
	} else {
		blocks = append(blocks, table("reports", []Column{
			column("time", r.EventTime, KindTime, p.l), column("to", r.To, KindText, p.l), column("means", r.Way, KindText, p.l), column("result", t.Result, KindText, p.l),
			column("reference", t.Reference, KindText, p.l), column("instruction", r.Instruction, KindText, p.l), column("by", r.Who, KindText, p.l), column("entry", r.Number, KindNumber, p.l),
		}, told))
	}
	blocks = append(blocks, p.approvals()...)
	blocks = append(blocks, Heading(p.say(r.PublishedTexts)))
	return append(blocks, p.sentSection()...)
}

// leftOpen is what nobody has settled: steps, questions, promises, and what the
// closing said is left.
func (p *paper) leftOpen() []Block {
	t := lang.Paper
	said, _, _ := p.valueFrom("left")
	facts := Facts{{"left", p.say(t.Left), text(p.blank(p.value("left")))}}
	for e, d := range dataOf[*runbook.Closed](p.entries) { // the last one stands
		if p.s.Status == runbook.StatusClosed && d.Reason != "" {
			facts = append(facts[:1], Fact{"close-reason", p.say(lang.PaperState.CloseReason), text(p.beside(d.Reason, e.Seq))})
		}
	}
	blocks := []Block{facts}
	open, _ := p.openSteps().(List)
	if len(open) > 0 && nothing(said) {
		blocks = append(blocks, Paragraph(p.say(lang.PaperState.LeftContradicts, said, len(open))))
	}
	blocks = append(blocks, Heading(p.say(lang.Report.OpenSteps)), p.openSteps())
	var debts List
	for _, q := range p.s.OpenQuestions() {
		debts = append(debts, p.say(t.QuestionLine, q.Text, q.Seq))
	}
	for _, pr := range p.s.Promises(p.at) {
		if !pr.Kept && !pr.Released {
			debts = append(debts, p.say(t.Item, pr.Title, p.minute(pr.Due, lang.Report.Blank)))
		}
	}
	blocks = append(blocks, Heading(p.say(t.Debts)))
	if debts == nil {
		return append(blocks, Paragraph(p.say(lang.Report.NothingListed)))
	}
	return append(blocks, debts)
}

// nothing reports whether words say that nothing is left.
func nothing(words string) bool {
	words = strings.ToLower(strings.Trim(strings.TrimSpace(words), "。.（）()「」"))
	return slices.Contains([]string{"なし", "無し", "無", "ない", "無い", "特になし", "特に無し", "特にない", "残りなし", "該当なし", "none", "nothing", "no", "nil", "n/a"}, words)
}

// gateNames says which gates were overridden; of a consultation, with whom.
func (p *paper) gateNames(gates []string) string {
	var names []string
	for _, g := range gates {
		words := runbook.GateWords(g)
		if kind, role, _ := strings.Cut(g, ":"); kind == runbook.GateConsult && role != "" {
			words = lang.Event.GateOf.With(words, p.s.PostOrRole(role))
		}
		names = append(names, p.say(words))
	}
	return p.join(names)
}

// stepName is a cell with the title of a step; a program is told its name, too.
func (p *paper) stepName(ref playbook.Ref) Cell {
	title := p.stepTitle(ref)
	if title == string(ref) {
		return text(title)
	}
	return Cell{Kind: KindText, Text: title, Data: fmt.Sprintf("%s (%s)", title, ref)}
}

// stepTitle is the title of a step; its name where the playbooks are not at hand.
func (p *paper) stepTitle(ref playbook.Ref) string {
	if title, ok := p.titles[ref]; ok {
		return title
	}
	title := string(ref)
	if p.s.Set != nil {
		if st, ok := p.s.Set.Step(ref); ok {
			title = p.say(st.Title)
		}
	}
	p.titles[ref] = title
	return title
}
