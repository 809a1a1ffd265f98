package report

import (
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// Bounds that keep a first report on one page. What is left out is counted, and
// stands in the chronology.
const (
	firstActions  = 8  // at the least
	firstMost     = 30 // … and at the most, while they fit on the page
	firstUnknown  = 5
	firstOther    = 3
	firstWords    = 200 // characters of what was seen
	firstTargets  = 150 // … of who is to be told
	firstSource   = 20  // … of who said something
	firstFact     = 30  // … of a fact, before how sure it is and as of when
	firstSentence = 50  // … and of everything else
)

// firstReport is the first report to superiors on one A4 page: what is known as of
// the last entry, and what is not.
func (p *paper) firstReport() *Document {
	t := lang.Paper
	d := p.document(First, t.FirstReport)
	d.Compact = true
	s := p.s
	short := func(words string) Cell { return text(p.clip(words, firstSentence)) }
	d.Sections = []Section{
		{ID: "head", Title: p.say(t.ReportHead), Blocks: []Block{append(p.reportHead(firstSentence, p.targets()), Fact{"severity", p.say(lang.Report.Severity), text(p.blank(p.say(s.Severity.Title)))})}},
		{ID: "when", Title: p.say(t.FirstWhen), Blocks: []Block{Facts{
			{"happened", p.say(lang.Report.Happened), p.happened()},
			{"detected", p.say(lang.Report.Detected), p.instant(s.Detected, lang.Report.Unknown)},
			{"source", p.say(lang.Report.Source), short(p.blank(s.Source))},
			{"means", p.say(lang.Report.Means), short(p.blank(s.Means))},
		}}},
		{ID: "account", Title: p.say(t.FirstAccount), Blocks: []Block{p.account(firstSentence)}},
		{ID: "content", Title: p.say(t.FirstContent), Blocks: append([]Block{Paragraph(p.beside(p.clip(p.blank(s.Seen), firstWords), runbook.Origins(p.s, p.entries)["seen"]))}, p.confirmed()...)},
		{ID: "effect", Title: p.say(t.FirstEffect), Blocks: []Block{p.effect(firstFact)}},
		{ID: "actions", Title: p.say(t.FirstActions), Blocks: []Block{p.firstMeasures(firstActions)}},
		{ID: "asks", Title: p.say(t.FirstAsks), Blocks: []Block{p.first(p.asks(sinceReport{}), firstOther)}},
		{ID: "unknown", Title: p.say(t.FirstUnknown), Blocks: []Block{p.first(p.unknown(sinceReport{}), firstUnknown)}},
		{ID: "next", Title: p.say(t.FirstNext), Blocks: []Block{p.first(p.next(), firstOther)}},
		{ID: "instruction", Title: p.say(t.FirstInstruction), Blocks: []Block{p.last(p.instructions(sinceReport{}), firstOther)}},
	}
	actions := slices.IndexFunc(d.Sections, func(s Section) bool { return s.ID == "actions" })
	important := 0
	for _, v := range p.measures() {
		if rankOf(v) < rankInside {
			important++
		}
	}
	for n := firstActions + 1; n <= firstMost; n++ { // what is left of the page is theirs
		if n > important && height(d) > pageHeight { // smaller letters are for what matters
			break
		}
		before := d.Sections[actions].Blocks
		d.Sections[actions].Blocks = []Block{p.firstMeasures(n)}
		if high := height(d); high > densePage || n > important && high > pageHeight {
			d.Sections[actions].Blocks = before
			break
		}
	}
	return d
}

// firstMeasures are so many of the measures that a first report is about, in order of event
// time, and how many there are besides: whom outside it was told, what was done to the
// account and the evidence, and what was published go before what was done inside the office. The closing's are none of them,
// however late the paper is made.
func (p *paper) firstMeasures(most int) List {
	all := p.measures()
	chosen := make([]int, len(all))
	for i := range chosen {
		chosen[i] = i
	}
	slices.SortStableFunc(chosen, func(a, b int) int { return rankOf(all[a]) - rankOf(all[b]) })
	chosen = slices.Sorted(slices.Values(chosen[:min(most, len(chosen))]))
	var list List
	for _, i := range chosen {
		list = append(list, p.beside(p.clip(p.bareLine(all[i]), firstSentence), all[i].Seq))
	}
	switch {
	case list == nil:
		return List{p.say(lang.Report.NothingListed)}
	case len(all) > len(list):
		list = append(list, p.say(lang.Paper.MoreInChronology, len(all)-len(list)))
	}
	return list
}

// measures are the measures of the incident but for the closing's, in order of event time.
func (p *paper) measures() []runbook.StepView {
	return slices.DeleteFunc(p.taken(), func(v runbook.StepView) bool {
		return v.Type == playbook.Decide || v.Playbook.Part == playbook.Closing
	})
}

// rankInside is the rank of what was done inside the office.
const rankInside = 4

// rankOf is how much a measure matters to a first report: the less, the more.
func rankOf(v runbook.StepView) int {
	switch {
	case outsiders(v):
		return 0
	case v.Track == runbook.TrackContain:
		return 1
	case v.Type == playbook.Evidence:
		return 2
	case publicNotice(v):
		return 3
	case v.Type == playbook.Report || v.Type == playbook.Notice:
		return rankInside
	}
	return rankInside + 1
}

// outsiders reports whether a step tells a body outside the office.
func outsiders(v runbook.StepView) bool {
	return v.Type == playbook.Report && slices.ContainsFunc(v.To, func(to string) bool {
		return slices.Contains([]string{"police", "platform", "ppc", "consumer-center"}, to)
	})
}

// reportHead says who reports to whom, as of when. targets are those to whom it goes, in words.
func (p *paper) reportHead(most int, targets []string) Facts {
	t := lang.Paper
	office, section := "", ""
	if p.s.Org != nil {
		office = p.say(p.s.Org.Name)
		if a, ok := p.s.Org.Account(p.s.Account); ok {
			section = p.say(a.Section)
		}
	}
	cut := func(words string) Cell { return text(p.clip(words, most)) }
	reporter := p.say(t.ReporterValue, p.blank(section), p.blank(p.person(p.s.Recorder())), p.say(lang.Report.Blank))
	if p.public != nil { // the extension is a contact: there is nothing to fill in
		reporter = p.say(t.ReporterPublic, p.blank(section), p.blank(p.person(p.s.Recorder())))
	}
	return Facts{
		{"office", p.say(lang.Report.Org), cut(p.blank(office))},
		{"title", p.say(lang.Report.Title), cut(p.blank(p.s.Title))},
		{"kinds", p.say(lang.Report.Kinds), cut(p.blank(p.kinds(p.s)))},
		{"as_of", p.say(t.AsOfEntry), Cell{Kind: KindTime, Time: p.at, Text: t.AsOfEntryValue.Format(p.l, asOf(p.at), p.lastEntry())}},
		{"reporter", p.say(t.Reporter), cut(reporter)},
		{"targets", p.say(t.Targets), text(p.clip(p.blank(p.join(targets)), max(most, firstTargets)))},
	}
}

// lastEntry is the number of the last entry that tells of the incident.
func (p *paper) lastEntry() int {
	for _, e := range slices.Backward(p.entries) {
		if !e.Own() {
			return e.Seq
		}
	}
	return 0
}

// happened is when it happened with how sure that is, also in a paper for others: a time
// that is estimated is never told as a certain one. That nobody knows it is something that
// somebody said: else it is not filled in.
func (p *paper) happened() Cell {
	none := lang.Report.Blank
	if p.full.HappenedUnknown {
		none = lang.Report.Unknown
	}
	c := p.instant(p.s.Happened, none)
	c.Text = p.surely(c.Text)
	return c
}

// surely puts behind words about when it happened how sure the log is of it. What stands
// there was typed: of that the public is told no more than that it is an estimate.
func (p *paper) surely(words string) string {
	if p.s.Happened.IsZero() {
		return words
	}
	if p.public == nil {
		if sure := p.value("certainty"); sure != "" {
			return p.say(lang.Paper.Noted, words, p.clip(sure, firstSentence))
		}
		return words
	}
	for _, v := range p.full.Steps(p.at) {
		if sure := v.Values["certainty"]; strings.Contains(sure, "推定") || strings.Contains(sure, "estimate") {
			return p.say(lang.Paper.Noted, words, lang.Event.Certainty[string(runbook.Estimated)])
		}
	}
	return words
}

// targets are those who have to be told inside the office, with when they were.
func (p *paper) targets() []string {
	var names []string
	seen := map[string]bool{}
	for _, v := range p.views {
		if !reports(v) || v.State == runbook.NotApplicable || v.Playbook.Part == playbook.Closing {
			continue
		}
		for _, it := range v.Items {
			name := p.say(it.Post)
			if name == "" {
				name = p.post(p.say(it.Name))
			}
			if it.State == runbook.StateDone {
				at := it.At.In(p.s.Location()).Format("01/02 15:04")
				if it.Via != "" { // somebody else answered: whether that does is not the program's to say
					name = p.say(lang.Paper.ToldVia, name, it.Via, at)
				} else {
					name = p.say(lang.Paper.ToldAt, name, at)
				}
				name = p.beside(name, it.Seq)
			}
			if !seen[it.ID] {
				names = append(names, name)
			}
			seen[it.ID] = true
		}
	}
	return names
}

func (p *paper) account(most int) Facts {
	platform, operator := "", ""
	if p.s.Org != nil {
		if a, ok := p.s.Org.Account(p.s.Account); ok {
			platform = a.Platform
			operator = p.say(lang.Event.Operator[a.Operator])
		}
	}
	if found, ok := p.s.Platform(); ok {
		platform = p.say(found.Name)
	}
	for _, v := range p.views { // who was found to run it goes before what the profile says
		if v.ID == "operator" && v.Type == playbook.Decide && v.State == runbook.StateDone {
			operator = p.stepState(v)
		}
	}
	return Facts{
		{"account", p.say(lang.Report.Account), text(p.clip(p.blank(p.s.Account), most))},
		{"platform", p.say(lang.Paper.Platform), text(p.blank(platform))},
		{"operator", p.say(lang.Paper.Operator), text(p.checking(operator))},
	}
}

// confirmed lists the facts that are known for certain, but for those of the effect, which
// stand there.
func (p *paper) confirmed() []Block {
	var points []string
	elsewhere := false
	for _, f := range p.s.Facts {
		switch {
		case f.Certainty != runbook.Confirmed:
		case slices.Contains(effects, f.Fact.Fact):
			elsewhere = true
		default:
			points = append(points, p.beside(p.say(lang.Paper.Item, p.factTitle(f), p.factWithin(f, firstFact)), f.Seq))
		}
	}
	for _, j := range p.judged() {
		if j.settles {
			points = append(points, j.line)
		}
	}
	switch {
	case points != nil:
		return []Block{p.first(points, firstOther)}
	case elsewhere:
		return nil
	}
	return []Block{Paragraph(p.say(lang.Paper.NothingConfirmed))}
}

// effects are the facts that say what came of an incident.
var effects = []string{"extent", "personal-data", "damage", pressFact}

// effect is what came of the incident, in words of at most so many characters each. Those who were
// harmed, and other numbers, are in it where somebody counted, and where always names them.
func (p *paper) effect(most int, always ...string) Facts {
	t := lang.Paper
	known := func(id string) Cell { return text(p.checking(p.factOf(id, most))) }
	facts := Facts{
		{"extent", p.say(t.Extent), known("extent")},
		{"personal-data", p.say(t.PersonalData), known("personal-data")},
		{"damage", p.say(t.Damage), known("damage")},
		{"press", p.say(t.Press), text(p.checking(p.pressState(most)))},
	}
	for _, counted := range []Fact{
		{affectedField, p.say(t.Affected), text(p.affected())},
		{countsFact, p.say(t.Reactions), text(p.counts(most > firstFact))},
	} {
		if counted.Value.Text != "" || slices.Contains(always, counted.ID) {
			counted.Value.Text = p.blank(counted.Value.Text)
			facts = append(facts, counted)
		}
	}
	return facts
}

// actions lists what was done since a report, in order of event time.
func (p *paper) actions(since sinceReport) []string {
	var lines []string
	for _, v := range p.taken() {
		if v.Type != playbook.Decide && !since.had(v.Seq, v.At) {
			lines = append(lines, p.beside(p.clip(p.bareLine(v), firstSentence), v.Seq))
		}
	}
	return lines
}

// writtenIn is what was said in a field of the last report that has one, as of when, where it was
// said since another: what was asked in the morning need not be so in the afternoon.
func (p *paper) writtenIn(field string, since sinceReport) []string {
	_, at, from := p.valueFrom(field)
	i := slices.IndexFunc(p.entries, func(e runbook.Event) bool { return e.Seq == from })
	if at == 0 || i < 0 || since.had(from, p.entries[i].At) {
		return nil
	}
	return []string{p.say(lang.PaperState.AsReported, p.clip(p.value(field), firstSentence), p.minute(p.entries[i].At, lang.Text{}), from)}
}

// asks lists what has to be decided by others: what reports asked for since another, and
// questions without an answer.
func (p *paper) asks(since sinceReport) []string {
	points := p.writtenIn("asks", since)
	for _, q := range p.s.OpenQuestions() {
		points = append(points, p.clip(p.say(lang.Paper.QuestionLine, q.Text, q.Seq), firstSentence))
	}
	if points == nil {
		return []string{p.say(lang.Report.Blank)}
	}
	return points
}

// unknown lists what is not known: what reports said so of, facts that are not
// confirmed, and those that nobody stated.
func (p *paper) unknown(since sinceReport) []string {
	points := p.writtenIn("unconfirmed", since)
	for _, f := range p.s.Facts {
		if f.Certainty != runbook.Confirmed {
			points = append(points, p.beside(p.say(lang.Paper.Item, p.factTitle(f), p.factWithin(f, firstFact)), f.Seq))
		}
	}
	for _, j := range p.judged() {
		if !j.settles {
			points = append(points, j.line)
		}
	}
	if rest := p.unstated(); rest != nil {
		points = append(points, p.say(lang.Paper.Item, p.join(rest), p.checking("")))
	}
	return points
}

// unstated lists the facts of the playbooks that nobody has stated, nor decided on.
func (p *paper) unstated() []string {
	if p.s.Set == nil {
		return nil
	}
	stated := map[string]bool{}
	for _, f := range p.s.Facts {
		stated[f.Fact.Fact] = true
	}
	for _, j := range p.judged() {
		stated[j.fact] = true
	}
	var rest []string
	for _, id := range p.s.Set.FactIDs() {
		if f, ok := p.s.Set.Fact(id); ok && !stated[id] && id != pressFact {
			rest = append(rest, p.say(f.Title))
		}
	}
	return rest
}

// next lists when there will be news: the time a report named, and promises. An incident
// that is closed and of which the final report was made has no next report.
func (p *paper) next() []string {
	var points []string
	promises := p.s.Promises(p.at)
	final := p.finalReport()
	over := p.s.Status == runbook.StatusClosed && final > 0 && !p.goesOn(final) // what a report named is past
	promised := slices.ContainsFunc(promises, func(pr runbook.PromiseView) bool {
		return slices.ContainsFunc(p.views, func(v runbook.StepView) bool { return v.Ref == pr.Step && v.Values["next-report"] != "" })
	})
	if v := p.value("next-report"); v != "" && !promised && !over { // else it stands among the promises, or was kept
		points = append(points, v)
	}
	for _, pr := range promises {
		if !pr.Kept && !pr.Released {
			words := p.clip(p.say(lang.Paper.Item, pr.Title, p.minute(pr.Due, lang.Report.Blank)), firstSentence)
			if !pr.Due.IsZero() && pr.Due.Before(p.at) {
				words = p.say(lang.Paper.NextPassed, words)
			}
			points = append(points, words)
		}
	}
	switch {
	case points == nil && over:
		return []string{p.say(lang.Counted.NoneClosed)}
	case points == nil:
		if v := p.value("next-report"); v != "" { // it was named, and the report was made
			return []string{p.say(lang.Known.NextKept, v)}
		}
		return []string{p.say(lang.Report.Blank)}
	}
	return points
}

// instructions lists what superiors said since a report was made: what they said to it comes after it.
func (p *paper) instructions(since sinceReport) []string {
	var points []string
	add := func(e runbook.Event, words, from string) {
		if (!since.had(e.Seq, e.At) || p.sameReport(e, since.seq)) && p.takenBack()[e.Seq] == 0 && strings.TrimSpace(words) != "" {
			points = append(points, p.say(lang.Paper.InstructionLine, p.clip(words, firstSentence), p.clip(from, firstSource), e.At.In(p.s.Location()).Format("01/02 15:04"), e.Seq))
			points[len(points)-1] = p.beside(points[len(points)-1], e.Seq)
		}
	}
	for _, e := range p.entries {
		switch d := e.Data.(type) {
		case *runbook.Reported:
			from := p.say(p.s.PostOrRole(d.To))
			if d.Via != "" {
				from = d.Via
			}
			add(e, d.Instruction, from)
		case *runbook.Answered:
			add(e, d.Text, d.From)
		}
	}
	if points == nil {
		return []string{p.say(lang.Report.Blank)}
	}
	return points
}
