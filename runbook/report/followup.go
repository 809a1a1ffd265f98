package report

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// sinceReport is the report that a follow-up comes after: what it could have told is what
// had happened by then and was on record. Entries that were all typed in later, in whatever
// order, are divided by their event times.
type sinceReport struct {
	seq int       // its entry; 0: there is none, and everything is new
	at  time.Time // its event time
}

// had reports whether what an entry says could be told by the report. A time of the report that is
// a whole minute was as a rule typed, and stands for all of that minute.
func (r sinceReport) had(seq int, at time.Time) bool {
	if r.at.Equal(r.at.Truncate(time.Minute)) {
		at = at.Truncate(time.Minute)
	}
	return r.seq > 0 && (seq == 1 || seq <= r.seq && !at.After(r.at))
}

// followUp is a further report: what changed since a report, worked out from the log
// as it was then and as it is now.
func (p *paper) followUp() (*Document, error) {
	since := p.o.Since
	if since == 0 {
		since = p.lastReport()
	}
	if since < 1 || since > len(p.entries) {
		return nil, &SinceError{Since: p.o.Since, Entries: len(p.entries)}
	}
	t := lang.Paper
	d := p.document(FollowUp, t.FollowUp)
	from := sinceReport{since, p.entries[since-1].At}
	old := p.asOfReport(from)
	which := p.say(t.FollowUpNumberValue, p.say(lang.Report.Blank))
	if n := cmp.Or(p.o.Number, p.reported(since)+1); n > 1 {
		which = p.say(t.FollowUpNumberValue, strconv.Itoa(n))
	}
	if final := p.finalReport(); final > 0 && !p.goesOn(final) && p.o.Number == 0 && p.o.Since == 0 {
		which = p.beside(p.say(lang.PaperState.NoNumber, p.minute(p.entries[final-1].At, lang.Text{}), final), final)
	}
	// When it was made, and not when somebody came to write it down.
	made := from.at.In(p.s.Location())
	head := append(Facts{
		{"number", p.say(t.FollowUpNumber), text(which)},
		{"since", p.say(t.FollowUpSince), Cell{Kind: KindTime, Time: made, Text: p.beside(lang.PaperState.Since.Format(p.l, asOf(made), since), since)}},
	}, p.reportHead(1000, p.lastTold())...)
	d.Sections = []Section{
		{ID: "head", Title: p.say(t.ReportHead), Blocks: []Block{head}},
		{ID: "changes", Title: p.say(t.FollowUpChanges), Blocks: p.changes(old, from)},
		{ID: "situation", Title: p.say(t.FollowUpSituation), Blocks: append([]Block{p.situation(), Heading(p.say(t.EffectNow)), p.effect(1000), Heading(p.say(lang.Report.StatedFacts)), p.statedFacts()}, p.judgements()...)},
		{ID: "actions", Title: p.say(t.FollowUpActions), Blocks: []Block{p.first(p.actions(from), 1000)}},
		{ID: "asks", Title: p.say(t.FollowUpAsks), Blocks: []Block{p.first(p.asks(from), 1000)}},
		{ID: "unknown", Title: p.say(t.FollowUpUnknown), Blocks: []Block{p.first(p.unknown(from), 1000)}},
		{ID: "next", Title: p.say(t.FollowUpNext), Blocks: []Block{p.first(p.next(), 1000)}},
		{ID: "instruction", Title: p.say(t.FirstInstruction), Blocks: []Block{p.first(p.instructions(from), 1000)}},
	}
	return d, nil
}

// asOfReport is what a paper made at the time of a report rests on. Of a public version it is one,
// too, so that nothing changes but what changed.
func (p *paper) asOfReport(from sinceReport) *paper {
	told := func(all []runbook.Event) ([]runbook.Event, runbook.State) {
		some := slices.DeleteFunc(slices.Clone(all), func(e runbook.Event) bool { return !from.had(e.Seq, e.At) })
		return some, runbook.Fold(runbook.State{}, some)
	}
	o := p.o
	o.Public = false // the entries are the public copy already
	entries, was := told(p.entries)
	old := newPaper(&was, entries, o)
	if p.public != nil {
		_, full := told(p.log)
		old.public, old.full, old.log = p.public, &full, p.log
	}
	return old
}

// reported counts the reports to superiors up to an entry, in the order in which they were made:
// to tell several people one report is one, to tell the same one again is another.
func (p *paper) reported(upTo int) int {
	if p.byNumber == nil {
		p.byNumber = p.numberReports()
	}
	i, _ := slices.BinarySearchFunc(p.byNumber, p.entries[upTo-1], func(r numberedReport, e runbook.Event) int {
		if r.entry.At.After(e.At) || r.entry.At.Equal(e.At) && r.entry.Seq > e.Seq {
			return 1
		}
		return -1
	})
	if i == 0 {
		return 0
	}
	return p.byNumber[i-1].number
}

// numberedReport is an entry by which a superior was told, and which report that was.
type numberedReport struct {
	entry  runbook.Event
	number int
}

// numberReports numbers the reports to superiors, in the order in which they were made.
func (p *paper) numberReports() []numberedReport {
	list := []numberedReport{}
	n := 0
	told := map[string]bool{} // whom, since the last one began
	for _, e := range p.reportsMade() {
		d := e.Data.(*runbook.Reported)
		if inside, final := p.reportInside(e, d); !inside || final {
			continue
		}
		if n == 0 || told[d.To] {
			n++
			clear(told)
		}
		told[d.To] = true
		list = append(list, numberedReport{e, n})
	}
	return list
}

// reportInside reports whether by an entry somebody was told inside the office, as it stands
// after every undo, and whether that was the final report: the closing's.
func (p *paper) reportInside(e runbook.Event, d *runbook.Reported) (inside, final bool) {
	if !d.Reached || p.takenBack()[e.Seq] > 0 {
		return false, false
	}
	if p.reporting == nil {
		p.reporting = map[playbook.Ref]playbook.Part{}
		for _, v := range p.views {
			if reports(v) {
				p.reporting[v.Ref] = v.Playbook.Part
			}
		}
	}
	part, inside := p.reporting[e.Step]
	return inside, inside && part == playbook.Closing
}

// sameReport reports whether by an entry somebody was told the report that another one made: the
// same one is told to several people.
func (p *paper) sameReport(e runbook.Event, made int) bool {
	d, ok := e.Data.(*runbook.Reported)
	if !ok || made < 1 {
		return false
	}
	inside, final := p.reportInside(e, d)
	if e.Seq == made {
		return inside
	}
	of, ok := p.entries[made-1].Data.(*runbook.Reported)
	if !ok || !inside {
		return false
	}
	ofInside, ofFinal := p.reportInside(p.entries[made-1], of)
	return ofInside && final == ofFinal && (final || p.reported(e.Seq) == p.reported(made))
}

// goesOn reports whether the incident was reopened after an entry: then the final report was
// not the last, but one among the others.
func (p *paper) goesOn(after int) bool {
	for e := range dataOf[*runbook.Reopened](p.entries) {
		if e.Seq > after {
			return true
		}
	}
	return false
}

// lastReport is the entry by which somebody was told inside the office last. A final report
// is followed by none, unless the incident was reopened: it is that only where there was no
// other.
func (p *paper) lastReport() int {
	last := 0
	for _, e := range p.reportsMade() {
		if inside, final := p.reportInside(e, e.Data.(*runbook.Reported)); inside && (!final || p.goesOn(e.Seq)) {
			last = e.Seq
		}
	}
	return cmp.Or(last, p.finalReport())
}

// finalReport is the first entry of the final report; 0: it was not made.
func (p *paper) finalReport() int {
	for e, d := range dataOf[*runbook.Reported](p.entries) {
		if _, final := p.reportInside(e, d); final {
			return e.Seq
		}
	}
	return 0
}

// lastTold are those who have to be told inside the office, each with the last report that
// it was given, and when; and whoever was told besides.
func (p *paper) lastTold() []string {
	t := lang.PaperState
	type told struct {
		at    time.Time
		words string
	}
	last := map[string]told{}
	var order []string
	for e, d := range dataOf[*runbook.Reported](p.entries) {
		inside, final := p.reportInside(e, d)
		if !inside {
			continue
		}
		which := p.say(t.ReportFirst)
		if n := p.reported(e.Seq); n > 1 {
			which = p.say(t.ReportNumber, strconv.Itoa(n))
		}
		if final {
			which = p.say(lang.PaperState.ReportLast)
		}
		name, at := p.say(p.s.PostOrRole(d.To)), e.At.In(p.s.Location()).Format("01/02 15:04")
		words := p.say(t.LastTold, name, which, at, e.Seq)
		if d.Via != "" { // somebody else answered: whether that does is not the program's to say
			words = p.say(t.LastToldVia, name, d.Via, which, at, e.Seq)
		}
		if before, known := last[d.To]; !known || !e.At.Before(before.at) {
			last[d.To] = told{e.At, p.beside(words, e.Seq)}
		}
		if !slices.Contains(order, d.To) {
			order = append(order, d.To)
		}
	}
	var names []string
	for _, to := range order {
		names = append(names, last[to].words)
	}
	for _, v := range p.views {
		if !reports(v) || v.State == runbook.NotApplicable || v.Playbook.Part == playbook.Closing {
			continue
		}
		for _, it := range v.Items {
			name := p.itemTitle(it)
			if _, known := last[it.ID]; !known && it.State != runbook.StateDone && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// reportsMade are the entries that say whom somebody told or called, in order of event time.
func (p *paper) reportsMade() []runbook.Event {
	var list []runbook.Event
	for e := range dataOf[*runbook.Reported](p.entries) {
		list = append(list, e)
	}
	slices.SortStableFunc(list, func(a, b runbook.Event) int { return a.At.Compare(b.At) })
	return list
}

// situation is how the incident stands now.
func (p *paper) situation() Facts {
	t := lang.Report
	status := t.Open
	if p.s.Status == runbook.StatusClosed {
		status = t.Ended
	}
	open := 0
	for _, v := range p.views {
		if !v.State.Settled() && !v.Undecided {
			open++
		}
	}
	return Facts{
		{"status", p.say(t.Status), text(p.say(status))},
		{"severity", p.say(t.Severity), text(p.blank(p.say(p.s.Severity.Title)))},
		{"ending", p.say(t.EndingWord), text(p.blank(p.say(p.s.Ending.Title)))},
		{"open-steps", p.say(t.OpenSteps), number(open)},
		{"evidence", p.say(t.EvidenceList), number(len(p.s.Evidence))},
	}
}

// changes says what of the incident is not as it was by a report, then lists what came to be
// on record since and is more than an action.
func (p *paper) changes(old *paper, since sinceReport) []Block {
	t, r := lang.Paper, lang.Report
	var rows [][]Cell
	changed := func(name, before, after string) {
		if before != after {
			rows = append(rows, []Cell{text(name), text(before), text(after)})
		}
	}
	was, now := old.facts(), p.facts()
	for _, f := range now {
		if f.ID == "entries" || f.ID == "checkpoints" || f.ID == "kind-change" || f.ID == "correction" {
			continue
		}
		before := ""
		for _, w := range was {
			if w.ID == f.ID {
				before = w.Value.Text
			}
		}
		changed(f.Name, before, f.Value.Text)
	}
	for _, f := range p.s.Facts {
		before := p.say(t.NotStated)
		for _, w := range old.s.Facts {
			if f.Fact.Fact != "" && w.Fact.Fact == f.Fact.Fact || f.Seq == w.Seq || f.Replaces == w.Seq {
				before = old.factWords(w)
			}
		}
		changed(p.factTitle(f), before, p.factWords(f))
	}
	p.countsChanged(old, changed)
	before, left := map[string]string{}, map[string]string{}
	for _, v := range old.views {
		before[string(v.Ref)], left[string(v.Ref)] = old.stepState(v), old.leftState(v)
	}
	var outside []string // an answer rules out many steps at once: they are one change
	for _, v := range p.views {
		was, known := before[string(v.Ref)]
		if !known {
			was = p.say(t.StepNew)
		}
		state, fresh := p.stepState(v), !since.had(v.Seq, v.At)
		if v.State == runbook.NotApplicable && known && was == p.say(t.StateOpen) {
			outside = append(outside, p.say(v.Title))
			continue
		}
		if was != state && (v.Seq > 0 && fresh || known && (v.State.Settled() || was != p.say(t.StateOpen))) {
			changed(p.say(v.Title), was, p.besideStep(state, v.Seq))
		} else if known && was == state {
			before, now := p.again(old, since, v)
			if was == p.say(t.StateOpen) {
				before, now = left[string(v.Ref)], p.leftState(v)
			}
			changed(p.say(v.Title), before, now)
		}
	}
	p.promisesChanged(old, changed)
	switch {
	case len(outside) == 1:
		changed(outside[0], p.say(t.StateOpen), p.say(t.StateOutside))
	case outside != nil:
		changed(p.say(lang.PaperState.RuledOut, len(outside)), p.say(t.StateOpen), p.say(lang.Paper.Item, t.StateOutside, p.join(outside)))
	}
	blocks := []Block{Paragraph(p.say(r.NothingListed))}
	if rows != nil {
		blocks = []Block{table("changes", []Column{column("item", t.ItemWord, KindText, p.l), column("before", t.Before, KindText, p.l), column("now", t.Now, KindText, p.l)}, rows)}
	}
	var notes List
	for _, e := range p.entries {
		if since.had(e.Seq, e.At) || !p.shown(e) {
			continue
		}
		switch e.Data.(type) {
		case *runbook.EvidenceItem, *runbook.Question, *runbook.Answered, *runbook.Corrected, *runbook.Overridden, *runbook.Noted, *runbook.Checked,
			*runbook.Approved, *runbook.Classified, *runbook.StepReopening, *runbook.Closed, *runbook.Reopened, *runbook.Repaired:
			notes = append(notes, p.say(t.ChangeLine, e.Seq, e.At.In(p.s.Location()).Format("01/02 15:04"), p.content(e, nil, 0)))
		}
	}
	if notes != nil {
		blocks = append(blocks, Heading(p.say(t.NewEntries)), notes)
	}
	return blocks
}

// stepState is the state of a step as a paper says it; open steps are one thing,
// since whether they can be done at this moment changes with everything.
func (p *paper) stepState(v runbook.StepView) string {
	t := lang.Paper
	switch v.State {
	case runbook.StateDone:
		if len(v.Chosen) > 0 {
			var titles []string
			for _, id := range v.Chosen {
				title := lang.Same(id)
				if o, ok := v.Option(id); ok {
					title = o.Title
				}
				titles = append(titles, p.say(title))
			}
			return p.join(titles)
		}
		return p.say(t.StateDone)
	case runbook.StateImposs:
		return p.say(t.StateImpossible)
	case runbook.StateSkipped:
		return p.say(t.StateSkipped)
	case runbook.NotApplicable:
		return p.say(t.StateOutside)
	}
	return p.say(t.StateOpen)
}
