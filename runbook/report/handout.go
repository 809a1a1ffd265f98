package report

import (
	"slices"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// A handout is a paper that begins with a text to be handed over, whole and with nothing
// beside it. What the office needs to hand it over begins a page of its own and is marked as
// its own in every heading.

// handout puts the texts of some steps first, and gives the section that says how far they
// have come, which is the office's own. only says that the rest is not to be handed over. There
// is no such section where there is no text.
func (p *paper) handout(d *Document, match func(runbook.StepView) bool, none, only lang.Text) []Section {
	inside := Section{ID: "state", Title: p.say(lang.PaperState.StateOfIt), Blocks: []Block{Paragraph(p.say(only))}}
	ready, n := true, 0
	for _, v := range p.bearers(match) {
		w, ok := p.wordingOf(v)
		if !ok {
			continue
		}
		n++
		ready = ready && w.final
		d.Sections = append(d.Sections, Section{ID: "text", Title: p.say(v.Title), Blocks: append(p.unsettled(v), Quote(w.words))})
		inside.Blocks = append(inside.Blocks, p.besideWords(v, w)...)
	}
	switch {
	case n == 0:
		d.Sections = append(d.Sections, Section{ID: "text", Title: p.say(lang.Filed.TheText), Blocks: []Block{Paragraph(p.say(none))}})
		return nil
	case !ready:
		d.Notices = append(d.Notices, p.say(lang.Filed.NotFinal))
	}
	if p.public != nil { // the facts beside it are without names: somebody might take the text to be so, too
		inside.Blocks = slices.Insert(inside.Blocks, 1, Block(Paragraph(p.say(lang.PaperState.AsWritten))))
	}
	return []Section{inside}
}

// annex puts the office's own sections behind a handout, from a page of their own, each marked.
func (p *paper) annex(d *Document, mark, handling lang.Text, sections []Section) {
	d.Handling = lang.Paper.HandlingMark.Format(p.l, firstOf(p.o.Handling, p.say(handling)))
	for i, s := range sections {
		s.Title, s.Apart = p.say(mark, s.Title), i == 0
		d.Sections = append(d.Sections, s)
	}
}

// notPublic takes from a paper what says that it is a public version, where the office's own
// sections follow.
func (p *paper) notPublic(d *Document) {
	public := []string{p.say(lang.PublicPaper.Notice), p.say(lang.PublicPaper.NoticeNames)}
	d.Notices = slices.DeleteFunc(d.Notices, func(notice string) bool { return slices.Contains(public, notice) })
}

// unsettled says of a step whose text is shown that nobody has decided on it yet, or that it
// is not to be done.
func (p *paper) unsettled(v runbook.StepView) []Block {
	switch {
	case v.State == runbook.NotApplicable:
		return []Block{Paragraph(p.say(lang.Outgoing.RuledOut))}
	case v.Undecided && !v.State.Settled():
		return []Block{Paragraph(p.say(lang.Outgoing.Undecided))}
	}
	return nil
}

// platformReport is what is sent to the platform (運営会社への通報): the text first; then, for
// the office, where and what the platform asks for, and what was reported so far.
func (p *paper) platformReport() *Document {
	t, r, o := lang.Filed, lang.Report, lang.Outgoing
	d := p.document(Platform, t.Platform)
	inside := p.handout(d, tells("platform"), t.NoPlatformStep, o.PlatformAnnexOnly)
	p.annex(d, o.Inside, o.PlatformAnnex, append(inside, []Section{
		{ID: "where", Title: p.say(t.WhereToReport), Blocks: p.pages()},
		{ID: "account", Title: p.say(r.Account), Blocks: []Block{p.accountFacts()}},
		{ID: "contacts", Title: p.say(t.PlatformContacts), Blocks: []Block{p.attempts(tells("platform"))}},
		{ID: "evidence", Title: p.say(r.EvidenceList), Blocks: []Block{p.evidenceShort()}},
	}...))
	return d
}

// press is the material for the press (報道資料): the text to hand out; then, for the office,
// what it answers from: how far the text has come, the facts that are known for certain,
// those that must not be stated as such. A public version has the words that were given to
// the press, and none of that.
func (p *paper) press() *Document {
	t, r, a := lang.Filed, lang.Report, lang.PaperState
	d := p.document(Press, t.Press)
	rest := []Section{
		{ID: "published", Title: p.say(t.PublishedBefore), Blocks: []Block{p.publishedBefore()}},
		{ID: "chronology", Title: p.say(a.PressCourse), Blocks: []Block{p.pressCourse()}},
	}
	if p.asked {
		p.wentOut(d, goesTo("press"))
		rest[1].Title = p.say(t.PublicCourse)
		d.Sections = append(d.Sections, rest...)
		return d
	}
	inside := p.handout(d, goesTo("press"), t.NoPressStep, a.AnnexOnly)
	p.notPublic(d)
	sure, unsure := p.answers()
	unconfirmed := t.Unconfirmed
	if p.s.Status == runbook.StatusClosed {
		unconfirmed = lang.Changed.NotFound
	}
	p.annex(d, a.Annex, a.AnnexHandling, append(append(inside, []Section{
		{ID: "times", Title: p.say(t.TimesForPress), Blocks: []Block{Facts{
			{"happened", p.say(r.Happened), p.happened()},
			{"detected", p.say(r.Detected), p.instant(p.s.Detected, r.Unknown)},
			{"platform", p.say(t.Platform), text(p.toldAt(outsider{to: "platform"}))},
			{"police", p.say(t.PoliceTold), text(p.toldAt(outsider{to: "police"}))},
			{"ppc", p.say(t.PPCTold), text(p.toldAt(outsider{to: "ppc"}))},
			{"website", p.say(t.OutsideWebsite), text(p.toldAt(outsider{channel: "website"}))},
		}}},
		{ID: "confirmed", Title: p.say(t.Confirmed), Blocks: []Block{sure}},
		{ID: "unconfirmed", Title: p.say(unconfirmed), Blocks: []Block{unsure}},
	}...), rest...))
	return d
}

// wentOut are the words that some steps gave out, each time that they did, in order of event
// time: all that a public version has of them.
func (p *paper) wentOut(d *Document, match func(runbook.StepView) bool) {
	shown := map[int]bool{}
	for _, v := range p.settled(0) {
		if words := p.publishedDraft(v); words != nil && match(v) {
			shown[words.Seq] = true
			d.Sections = append(d.Sections, Section{ID: "text", Title: p.say(v.Title), Blocks: []Block{
				Facts{{"published", p.say(lang.Report.EventTime), p.timeCell(v.At, minuteForm)}}, Quote(words.Body),
			}})
		}
	}
	if len(shown) == 0 {
		d.Sections = append(d.Sections, Section{ID: "text", Title: p.say(lang.Filed.TheText), Blocks: []Block{Paragraph(p.say(lang.Outgoing.NoPress))}})
	}
	p.keepBackBut(match, shown)
}

// answers are the facts that may be stated, as the public may read them, and those of which
// only may be said that they are being checked. A fact that was confirmed and then corrected is one of these until somebody
// confirms it anew; the office reads there what the correction says, whole.
func (p *paper) answers() (sure, unsure Block) {
	r := lang.Report
	var may, not [][]Cell
	for _, f := range p.s.Facts {
		var corrected []string
		for _, e := range p.own().correctionsOf(f.Seq) {
			corrected = append(corrected, p.say(lang.Outgoing.Correction, e.Seq, runbook.OneLine(e.Data.(*runbook.Corrected).Text)))
		}
		switch {
		case f.Certainty != runbook.Confirmed:
			not = append(not, []Cell{text(p.factTitle(f)), text(p.say(lang.Event.Certainty[string(f.Certainty)]))})
		case corrected != nil:
			not = append(not, []Cell{text(p.factTitle(f)), text(p.say(lang.Outgoing.CorrectedFact, p.join(corrected)))})
		default:
			may = append(may, []Cell{text(p.factTitle(f)), text(f.Text), p.timeCell(f.Known(), minuteForm)})
		}
	}
	for _, j := range p.judged() {
		if j.settles {
			may = append(may, []Cell{text(j.title), text(j.words), p.timeCell(j.at, minuteForm)})
		} else {
			not = append(not, []Cell{text(j.title), text(j.words)})
		}
	}
	for _, title := range p.unstated() {
		not = append(not, []Cell{text(title), text(p.checking(""))})
	}
	facts := func(id string, rows [][]Cell, columns ...Column) Block {
		if rows == nil {
			return Paragraph(p.say(r.NothingListed))
		}
		return table(id, columns, rows)
	}
	return facts("confirmed", may,
			column("fact", r.FactWord, KindText, p.l), column("content", r.Content, KindText, p.l), column("as_of", r.AsOf, KindTime, p.l)),
		facts("unconfirmed", not,
			column("fact", r.FactWord, KindText, p.l), column("certainty", r.Certainty, KindText, p.l))
}

// ofClosing reports whether a step is one of the closing, which asks for what nobody has
// thought of before (閉鎖の依頼、停止の公表).
func ofClosing(v runbook.StepView) bool {
	return v.Playbook != nil && v.Playbook.Part == playbook.Closing
}
