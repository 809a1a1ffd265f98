package report

import (
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	prepared "dandori/runbook/text"
)

// The papers for others are made around a text of the log: what was drafted for a
// step, or, while nobody has drafted anything, the prepared text filled in from the
// log, with 【未記入】 where nobody has said anything.

// bearers lists the steps whose text a paper is made of: those with a draft and those
// that apply; without any, those of which it is not decided yet whether they apply,
// and then those that do not, of which the paper says so. The closing's steps are none of
// these before somebody has decided on them: a paper for others asks for nothing that nobody
// decided.
func (p *paper) bearers(match func(runbook.StepView) bool) []runbook.StepView {
	var ranked [3][]runbook.StepView
	for _, v := range p.views {
		if !match(v) {
			continue
		}
		_, drafted := p.full.DraftOf(v.Ref)
		switch {
		case v.Text == "" && !drafted: // it has no words of its own
		case drafted || len(v.Attempts) > 0 || v.State.Settled() && v.State != runbook.NotApplicable || v.State != runbook.NotApplicable && !v.Undecided:
			ranked[0] = append(ranked[0], v)
		case ofClosing(v):
		case v.Undecided:
			ranked[1] = append(ranked[1], v)
		default:
			ranked[2] = append(ranked[2], v)
		}
	}
	for _, list := range ranked {
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

// tells reports whether a step is a report to a body outside the office.
func tells(to string) func(runbook.StepView) bool {
	return func(v runbook.StepView) bool {
		return v.Type == playbook.Report && slices.Contains(v.To, to)
	}
}

// goesTo reports whether a step publishes in a channel.
func goesTo(channel string) func(runbook.StepView) bool {
	return func(v runbook.StepView) bool { return v.Type == playbook.Notice && v.Channel == channel }
}

// wording is the text of one step: its words and how far they have come.
type wording struct {
	words string
	state lang.Text
	seq   int            // the entry of the draft; 0: nobody has drafted it
	form  *prepared.Form // the prepared text it is made from; nil: own words
	open  []string       // what is left to be filled in
	final bool           // it was published, or may be
}

// wordingOf gives the words of a step as they stand. published asks for those that were
// published, where there are any.
func (p *paper) wordingOf(v runbook.StepView) (wording, bool) {
	s, t := p.full, lang.Filed
	if done := p.publishedDraft(v); done != nil {
		w := wording{words: done.Body, state: t.TextPublished, seq: done.Seq, final: true}
		if remarks := s.TextRemarks(*done); len(remarks) > 0 {
			w.state = sentenceOf(remarks)
			w.final = len(remarks) == 1 // nothing is to be said of them but that they were written down later
		}
		return w, true
	}
	if d, ok := s.DraftOf(v.Ref); ok {
		w := wording{seq: d.Seq}
		w.form, _ = s.Texts().Form(d.Form)
		w.open = p.blanks(d.Open, w.form, lang.Lang(d.Language))
		words, err := s.Words(d, p.at)
		if err != nil { // blanks are open: the words as they are, marked
			words = prepared.Stamp(d.Body, lang.Lang(d.Language), prepared.Stamps{Drill: s.Drill, Unapproved: true})
		}
		w.words = words
		switch s.TextStateOf(d, p.at) {
		case runbook.TextReady:
			w.state, w.final = t.TextReady, true
		case runbook.TextHeld:
			w.state = t.TextHeld
		case runbook.TextOpen:
			w.state = t.TextOpen
		default:
			w.state = t.TextProposed
		}
		return w, true
	}
	if s.Org == nil || s.Set == nil {
		return wording{}, false
	}
	if forms := s.TextsOf(v.Step); len(forms) > 0 { // the one that fits best
		form := forms[0]
		filled := s.FillText(v.Step, form, form.Language(p.l), nil, p.at)
		w := wording{state: t.TextFilled, form: form}
		w.words = prepared.Stamp(filled.Body, filled.Language, prepared.Stamps{Drill: s.Drill, Unapproved: true})
		for _, b := range filled.Open {
			w.open = append(w.open, p.say(b.Title))
		}
		return w, true
	}
	return wording{}, false
}

// sentenceOf puts remarks one after another.
func sentenceOf(remarks []lang.Text) lang.Text {
	var out lang.Text
	for i, r := range remarks {
		if i > 0 {
			out.Ja, out.En = out.Ja+"。", out.En+"; "
		}
		out.Ja, out.En = out.Ja+r.In(lang.Japanese), out.En+r.In(lang.English)
	}
	return out
}

// publishedDraft is the very draft that was published at a step; nil when none was, and in a
// public version where nobody vouches for it.
func (p *paper) publishedDraft(v runbook.StepView) *runbook.DraftView {
	d := p.draft(v.Published)
	if d != nil && p.asked && !p.full.Vouched(*d) {
		return nil
	}
	return d
}

// blanks names the blanks of a form.
func (p *paper) blanks(ids []string, form *prepared.Form, l lang.Lang) []string {
	var names []string
	for _, id := range ids {
		name := id
		if form != nil {
			for _, b := range form.Blanks(l) {
				if b.ID == id {
					name = p.say(b.Title)
				}
			}
		}
		names = append(names, name)
	}
	return names
}

// besideWords is what a reader must know of a text, beside its words.
func (p *paper) besideWords(v runbook.StepView, w wording) []Block {
	t, r := lang.Filed, lang.Report
	facts := Facts{{"state", p.say(t.TextState), text(p.say(w.state))}}
	if w.seq > 0 {
		facts = append(facts, Fact{"draft", p.say(t.DraftEntry), number(w.seq)})
	}
	if w.form != nil {
		facts = append(facts, Fact{"form", p.say(t.FormName), text(p.say(lang.Paper.Noted, w.form.Title, w.form.Name()))})
	}
	for _, g := range v.Gates {
		if g.Kind == runbook.GateApproval && g.By != "" && g.Seq > 0 {
			by := t.ApprovedBy
			if g.OlderThan(w.seq) {
				by = lang.WrittenAfter.Approval
			}
			facts = append(facts, Fact{"approval", p.say(runbook.GateWords(runbook.GateApproval + ":" + g.Act)), text(p.say(by, g.By, g.Seq))})
		}
	}
	if v.State == runbook.StateDone {
		facts = append(facts, Fact{"done", p.say(r.EventTime), p.timeCell(v.At, minuteForm)})
	}
	blocks := append([]Block{facts}, p.staleBlocks(w.words)...)
	if len(w.open) > 0 {
		blocks = append(blocks, Heading(p.say(t.LeftToFill)), List(w.open))
	}
	return blocks
}

// staleBlocks name the values of a text that are not so any more.
func (p *paper) staleBlocks(words string) []Block {
	lines := p.stale(words)
	if lines == nil {
		return nil
	}
	return []Block{Heading(p.say(lang.PaperState.WordsCorrected)), List(lines)}
}

// textSections are the texts of some steps, each under the title of its step. The
// notice says so when any of them may not go out as it is.
func (p *paper) textSections(d *Document, match func(runbook.StepView) bool, none lang.Text) {
	ready := true
	n := 0
	for _, v := range p.bearers(match) {
		w, ok := p.wordingOf(v)
		if !ok {
			continue
		}
		n++
		ready = ready && w.final
		d.Sections = append(d.Sections, Section{ID: "text", Title: p.say(v.Title), Blocks: append(append(p.unsettled(v), Quote(w.words)), p.besideWords(v, w)...)})
	}
	switch {
	case n == 0:
		d.Sections = append(d.Sections, Section{ID: "text", Title: p.say(lang.Filed.TheText), Blocks: []Block{Paragraph(p.say(none))}})
	case !ready:
		d.Notices = append(d.Notices, p.say(lang.Filed.NotFinal))
	}
}

// publishedBefore is what the public was told so far, and where it stands.
func (p *paper) publishedBefore() Block {
	t, r := lang.Filed, lang.Report
	var rows [][]Cell
	full := p.full.Published() // where it stands is public, whatever else was filled in
	for _, one := range p.s.Published() {
		channel, address := "", ""
		if one.Step.Channel != "" {
			channel = p.say(p.s.Set.Channel(one.Step.Channel).Title)
		}
		if i := slices.IndexFunc(full, func(f runbook.Publication) bool { return f.Seq == one.Seq }); i >= 0 {
			address = full[i].URL
		}
		rows = append(rows, []Cell{p.timeCell(one.At, minuteForm), text(channel), text(p.own().besideStep(p.say(one.Step.Title), one.Seq)), text(address)})
	}
	if rows == nil {
		return Paragraph(p.say(r.NothingListed))
	}
	return table("published", []Column{
		column("time", r.EventTime, KindTime, p.l), column("channel", t.Channel, KindText, p.l), column("notice", r.Notice, KindText, p.l),
		column("address", t.PageAddress, KindText, p.l),
	}, rows)
}

// toldAt is every time at which a body was told or something published, as an outsider
// may know it; else how that stands.
func (p *paper) toldAt(body outsider) string {
	t := lang.Filed
	var times []string
	for _, r := range p.rounds(body) {
		if at := p.instant(r.at, lang.Text{}).Text; !slices.Contains(times, at) {
			times = append(times, at)
		}
	}
	open, undecided := false, false
	for _, v := range p.views {
		switch {
		case !body.of(v):
		case v.Undecided:
			undecided = true
		case !v.State.Settled():
			open = true
		}
	}
	switch {
	case times != nil:
		return p.join(times)
	case open:
		return p.say(t.NotYetTold)
	case undecided:
		return p.say(t.OutsideUndecided)
	}
	return p.say(lang.Report.NothingListed)
}

// notice is the page for the public (公表文): the newest text for the website, then the
// earlier ones, newest first, so that nobody overlooks that something changed. Before them
// stands the text that is to follow, and behind them what the office has to know of these texts,
// marked as its own; a public version has what was published and nothing else.
func (p *paper) notice() *Document {
	t, r := lang.Filed, lang.Report
	d := p.document(NoticePage, t.NoticePage)
	type version struct {
		v runbook.StepView
		w wording
	}
	var out, pending []version
	shown := map[int]bool{}
	for _, v := range p.bearers(goesTo("website")) {
		for _, v := range p.each(v) {
			w, ok := p.wordingOf(v)
			words := p.publishedDraft(v)
			switch {
			case !ok:
			case words != nil:
				out, shown[words.Seq] = append(out, version{v, w}), true
			case !v.State.Settled() && !p.asked:
				pending = append(pending, version{v, w})
			}
		}
	}
	if p.asked {
		p.keepBackBut(goesTo("website"), shown)
	}
	slices.SortStableFunc(out, func(a, b version) int { return b.v.At.Compare(a.v.At) })
	blank := false
	var inside []Block // what the office has to know of these texts
	aside := func(v version, blocks []Block) {
		if blocks != nil {
			inside = append(append(inside, Heading(p.say(v.v.Title))), blocks...)
		}
	}
	for _, v := range pending {
		blank = blank || !v.w.final
		d.Sections = append(d.Sections, Section{ID: "next", Title: p.say(t.NextText, v.v.Title), Blocks: append(p.unsettled(v.v), Quote(v.w.words))})
		aside(v, p.besideWords(v.v, v.w))
	}
	for i, v := range out {
		title, id := t.CurrentText, "current"
		if i > 0 {
			title, id = t.EarlierText, "earlier"
		}
		facts := Facts{{"published", p.say(r.EventTime), p.timeCell(v.v.At, minuteForm)}}
		d.Sections = append(d.Sections, Section{ID: id, Title: p.say(title, v.v.Title), Blocks: []Block{facts, Quote(v.w.words)}})
		if p.asked {
			continue
		}
		var state []Block
		if p.full.WrittenAfter(*p.publishedDraft(v.v)) {
			state = append(state, Facts{{"state", p.say(t.TextState), text(p.say(v.w.state))}})
		}
		aside(v, append(state, p.staleBlocks(v.w.words)...))
	}
	var wordless [][]Cell
	for _, v := range p.settled(0) {
		if goesTo("website")(v) && p.publishedDraft(v) == nil {
			wordless = append(wordless, []Cell{p.timeCell(v.At, minuteForm), text(p.say(v.Title)), number(v.Seq)})
		}
	}
	if wordless != nil {
		d.Sections = append(d.Sections, Section{ID: "no-words", Title: p.say(t.NoWordsKept), Blocks: []Block{table("no-words", []Column{
			column("time", r.EventTime, KindTime, p.l), column("step", r.Step, KindText, p.l), column("entry", r.Number, KindNumber, p.l),
		}, wordless)}})
	}
	switch {
	case len(out)+len(pending)+len(wordless) == 0:
		none := t.NoWebsiteStep
		if p.asked {
			none = lang.Outgoing.NoWebsite
		}
		d.Sections = append(d.Sections, Section{ID: "text", Title: p.say(t.TheText), Blocks: []Block{Paragraph(p.say(none))}})
	case blank:
		d.Notices = append(d.Notices, p.say(t.NotFinal))
	}
	if inside != nil {
		p.notPublic(d)
		o := lang.Outgoing
		p.annex(d, o.Inside, o.PageAnnex, []Section{{ID: "state", Title: p.say(lang.PaperState.StateOfIt), Blocks: append([]Block{Paragraph(p.say(o.PageAnnexOnly)), Paragraph(p.say(lang.PaperState.AsWritten))}, inside...)}})
	}
	return d
}

// accountFacts is the account with what a body outside the office needs to find it.
func (p *paper) accountFacts() Facts {
	facts := p.account(1000)
	if p.s.Org == nil {
		return facts
	}
	a, ok := p.s.Org.Account(p.s.Account)
	if !ok {
		return facts
	}
	return append(facts,
		Fact{"handle", p.say(lang.Filed.Handle), text(p.blank(a.Handle))},
		Fact{"url", p.say(lang.Filed.Address), text(p.blank(a.URL))},
		Fact{"list", p.say(lang.Filed.OfficialList), text(p.blank(a.ListURL))},
	)
}

// pages says where the platform takes reports. All of it belongs to somebody else and
// changes, so the day of the last look stands beside each.
func (p *paper) pages() []Block {
	t := lang.Filed
	none := []Block{Paragraph(p.say(t.PlatformUnknown))}
	if p.s.Org == nil {
		return none
	}
	found, ok := p.s.Platform()
	if !ok {
		return none
	}
	var rows [][]Cell
	for _, page := range found.Pages {
		where := strings.TrimSpace(strings.Join([]string{page.Address, p.say(page.How)}, " "))
		purpose, known := t.PagePurposes[page.For]
		if !known {
			purpose = lang.Same(page.For)
		}
		rows = append(rows, []Cell{text(p.say(purpose)), text(where), text(p.say(page.Needs)), text(p.say(page.Confirm()))})
	}
	if rows == nil {
		return none
	}
	return []Block{table("pages", []Column{
		column("for", t.PageFor, KindText, p.l), column("where", t.PageWhere, KindText, p.l), column("needs", t.PageNeeds, KindText, p.l), column("confirm", t.PageConfirm, KindText, p.l),
	}, rows)}
}

// attempts is every attempt to tell a body outside the office, with what it answered.
func (p *paper) attempts(match func(runbook.StepView) bool) Block {
	t, r := lang.Paper, lang.Report
	var rows [][]Cell
	undone := p.takenBack()
	for _, v := range p.views {
		if !match(v) {
			continue
		}
		for _, a := range v.Attempts {
			if undone[a.Seq] > 0 { // it was recorded by mistake: nobody outside is told of it
				continue
			}
			result := t.Reached
			if !a.Reached {
				result = notReached(a.Means)
			}
			rows = append(rows, []Cell{p.timeCell(a.At, minuteForm), text(p.say(v.Title)), text(p.unsaid(a.Means)), text(p.say(result)), text(p.unsaid(a.Reference)), text(p.unsaid(a.Instruction)), text(p.person(a.By.Name)), number(a.Seq)})
		}
	}
	if rows == nil {
		return Paragraph(p.say(r.NothingListed))
	}
	slices.SortStableFunc(rows, func(a, b []Cell) int { return a[0].Time.Compare(b[0].Time) })
	return table("attempts", []Column{
		column("time", r.EventTime, KindTime, p.l), column("step", r.Step, KindText, p.l), column("means", r.Way, KindText, p.l), column("result", t.Result, KindText, p.l),
		column("reference", t.Reference, KindText, p.l), column("answer", lang.Filed.AnswerWord, KindText, p.l), column("by", r.Who, KindText, p.l), column("entry", r.Number, KindNumber, p.l),
	}, rows)
}

// final is the last report to superiors (最終報).
func (p *paper) final() *Document {
	t, f := lang.Paper, lang.Filed
	d := p.document(Final, f.Final)
	if p.s.Status != runbook.StatusClosed {
		d.Notices = append(d.Notices, p.say(f.FinalTooEarly))
	}
	written := func(id string, name lang.Text, words string) Fact {
		return Fact{id, p.say(name), text(p.blank(words))}
	}
	section := func(id string, title lang.Text, blocks ...Block) {
		d.Sections = append(d.Sections, Section{ID: id, Title: p.numbered(len(d.Sections), title), Blocks: blocks})
	}
	d.Sections = []Section{{ID: "head", Title: p.say(t.ReportHead), Blocks: []Block{p.reportHead(1000, p.lastTold())}}}
	section("outline", t.SectionOutline, Paragraph(p.beside(p.blank(p.s.Seen), runbook.Origins(p.s, p.entries)["seen"])), p.statedFacts())
	section("course", t.SectionCourse, Paragraph(p.say(t.SeeChronology, p.told())), p.milestoneTable())
	section("cause", t.SectionCause, Facts{
		{"cause", p.say(t.Cause), text(p.checking(p.fact("cause")))}, written("cause-report", t.CauseWritten, p.value("cause")),
	})
	section("effect", t.SectionEffect, p.effect(1000, affectedField))
	section("assessment", t.SectionAssessment, Facts{written("went-well", t.WentWell, p.value("went-well")), written("went-badly", t.WentBadly, p.value("went-badly"))})
	section("prevention", t.SectionPrevention, p.improvements(false)...)
	section("response", f.FinalResponse, append([]Block{Heading(p.say(f.Outside)), p.outside()}, p.response()...)...)
	section("open", t.SectionOpen, p.leftOpen()...)
	d.Sections = append(d.Sections, Section{ID: "annexes", Title: p.say(t.Annexes), Blocks: []Block{List{p.say(t.AnnexChronology), p.say(t.AnnexEvidence), p.say(t.AnnexTexts)}}})
	return d
}
