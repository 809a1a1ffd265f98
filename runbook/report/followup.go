package report

import (
	"cmp"
	"slices"
	"strconv"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// followUp is a further report: what changed since an entry, worked out from the log
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
	was := runbook.Fold(runbook.State{}, p.entries[:since])
	then := p.o
	then.Public = false // the entries are the public copy already
	old := newPaper(&was, p.entries[:since], then)
	which := p.say(lang.Report.Blank)
	if n := cmp.Or(p.o.Number, p.reported(since)+1); n > 1 {
		which = strconv.Itoa(n)
	}
	head := append(Facts{
		{"number", p.say(t.FollowUpNumber), text(p.say(t.FollowUpNumberValue, which))},
		{"since", p.say(t.FollowUpSince), Cell{Kind: KindTime, Time: old.at, Text: t.FollowUpSinceValue.Format(p.l, since, asOf(old.at))}},
	}, p.reportHead(1000)...)
	d.Sections = []Section{
		{ID: "head", Title: p.say(t.ReportHead), Blocks: []Block{head}},
		{ID: "changes", Title: p.say(t.FollowUpChanges), Blocks: p.changes(old, since)},
		{ID: "situation", Title: p.say(t.FollowUpSituation), Blocks: []Block{p.situation(), Heading(p.say(t.EffectNow)), p.effect(1000), Heading(p.say(lang.Report.StatedFacts)), p.statedFacts()}},
		{ID: "actions", Title: p.say(t.FollowUpActions), Blocks: []Block{p.first(p.actions(since), 1000)}},
		{ID: "asks", Title: p.say(t.FollowUpAsks), Blocks: []Block{p.first(p.asks(), 1000)}},
		{ID: "unknown", Title: p.say(t.FollowUpUnknown), Blocks: []Block{p.first(p.unknown(), 1000)}},
		{ID: "next", Title: p.say(t.FollowUpNext), Blocks: []Block{p.first(p.next(), 1000)}},
		{ID: "instruction", Title: p.say(t.FirstInstruction), Blocks: []Block{p.first(p.instructions(since), 1000)}},
	}
	return d, nil
}

// reported counts the reports to superiors up to an entry: to tell several people one
// report is one, to tell the same one again is another.
func (p *paper) reported(upTo int) int {
	n := 0
	var told []string // whom, since the last one began
	for e, d := range dataOf[*runbook.Reported](p.entries[:upTo]) {
		if !d.Reached || !slices.ContainsFunc(p.views, func(v runbook.StepView) bool { return v.Ref == e.Step && reports(v) }) {
			continue
		}
		if n == 0 || slices.Contains(told, d.To) {
			n, told = n+1, nil
		}
		told = append(told, d.To)
	}
	return n
}

// lastReport is the last entry by which somebody was told inside the office.
func (p *paper) lastReport() int {
	for _, e := range slices.Backward(p.entries) {
		d, ok := e.Data.(*runbook.Reported)
		if !ok || !d.Reached {
			continue
		}
		for _, v := range p.views {
			if v.Ref == e.Step && reports(v) {
				return e.Seq
			}
		}
	}
	return 0
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

// changes says what of the incident is not as it was after the entry since, then
// lists what was recorded after it and is more than an action.
func (p *paper) changes(old *paper, since int) []Block {
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
	before := map[string]string{}
	for _, v := range old.views {
		before[string(v.Ref)] = old.stepState(v)
	}
	for _, v := range p.views {
		was, known := before[string(v.Ref)]
		if !known {
			was = p.say(t.StepNew)
		}
		state := p.stepState(v)
		if was != state && (v.Seq > since || known && (v.State.Settled() || was != p.say(t.StateOpen))) && (known || v.Seq > since) {
			changed(p.say(v.Title), was, state)
		}
	}
	blocks := []Block{Paragraph(p.say(r.NothingListed))}
	if rows != nil {
		blocks = []Block{table("changes", []Column{column("item", t.ItemWord, KindText, p.l), column("before", t.Before, KindText, p.l), column("now", t.Now, KindText, p.l)}, rows)}
	}
	var notes List
	for _, e := range p.entries[since:] {
		if !p.shown(e) {
			continue
		}
		switch e.Data.(type) {
		case *runbook.EvidenceItem, *runbook.Question, *runbook.Answered, *runbook.Corrected, *runbook.Overridden, *runbook.Noted,
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
