package report

import (
	"cmp"
	"slices"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// What went out in words. The office's own papers have all of it: what the public read, what
// was said inside the office, at the desk and to one addressee, and what was recorded as sent
// and taken back, which is marked. A paper for the public has only what the public read and
// what can be vouched for; it counts the rest among the texts that were not published.

// sentTexts gives each text that went out, in its final words, with where and when.
func (p *paper) sentTexts() []Block {
	var blocks []Block
	undone := p.takenBack()
	for e, done := range dataOf[*runbook.Done](p.entries) {
		words, mark := p.draft(done.Text), ""
		if done.Text == 0 { // they may have been written down after
			if r, ok := p.s.RoundOf(e); ok && r.Text > 0 {
				words, mark = p.draft(r.Text), p.say(lang.WrittenAfter.Mark)
			}
		}
		switch {
		case words == nil:
			continue
		case p.asked && (undone[e.Seq] > 0 || !p.publicWords(words)):
			p.keepBack(words.Seq)
			continue
		case undone[e.Seq] > 0:
			mark += p.say(lang.Outgoing.TakenBack, undone[e.Seq])
		case p.asked:
			delete(p.public.absent, words.Seq)
		}
		line := lang.Report.PublishedAt.Format(p.l, p.minute(e.At, lang.Text{}), p.sentWhere(words), e.Seq) + mark
		blocks = append(blocks, Paragraph(p.beside(line, e.Seq)), Quote(words.Body))
	}
	return blocks
}

// draft is the draft of an entry; nil where it is none.
func (p *paper) draft(seq int) *runbook.DraftView {
	at, ok := slices.BinarySearchFunc(p.full.Drafts, seq, func(d runbook.DraftView, seq int) int { return cmp.Compare(d.Seq, seq) })
	if !ok {
		return nil
	}
	return &p.full.Drafts[at]
}

// publicWords reports whether words are such that a paper for the public may quote them: the
// public read them, and they are those that went out.
func (p *paper) publicWords(d *runbook.DraftView) bool {
	return runbook.PublicChannel(p.channelOf(d)) && p.full.Vouched(*d)
}

// channelOf is where a text goes out; "" where its step names no channel.
func (p *paper) channelOf(d *runbook.DraftView) string {
	if p.full.Set != nil {
		if st, ok := p.full.Set.Step(d.Step); ok {
			return st.Channel
		}
	}
	return ""
}

// sentWhere names the channel, or what was done where there is none.
func (p *paper) sentWhere(d *runbook.DraftView) string {
	if channel := p.channelOf(d); channel != "" {
		return p.say(p.full.Set.Channel(channel).Title)
	}
	return p.stepTitle(d.Step)
}

// keepBack counts a draft among what a public version leaves out.
func (p *paper) keepBack(seq int) { p.public.absent[seq] = "drafts" }

// keepBackBut counts the drafts of some steps but those that the paper shows.
func (p *paper) keepBackBut(match func(runbook.StepView) bool, shown map[int]bool) {
	for _, d := range p.full.Drafts {
		if v, ok := p.full.Step(d.Step, p.at); ok && match(v) && !shown[d.Seq] {
			p.keepBack(d.Seq)
		}
	}
}

// wordlessNotices are the notices of which nobody put the words on record.
func (p *paper) wordlessNotices() List {
	var list List
	for _, v := range p.settled(0) {
		if v.Type != playbook.Notice || p.publishedDraft(v) != nil || p.asked && !runbook.PublicChannel(v.Channel) {
			continue
		}
		line := p.say(lang.Paper.DoneLine, p.minute(v.At, lang.Text{}), v.Title, p.person(v.By.Name), v.Seq)
		if v.Text != "" { // somebody has to write them down
			line = p.say(lang.Paper.Item, line, lang.Event.NoWords)
		}
		list = append(list, p.beside(line, v.Seq))
	}
	return list
}

// sentSection is all that went out: the words, and the notices without any on record.
func (p *paper) sentSection() []Block {
	var blocks []Block
	if wordless := p.wordlessNotices(); wordless != nil {
		blocks = append(blocks, wordless)
	}
	if blocks = append(blocks, p.sentTexts()...); blocks == nil {
		return []Block{Paragraph(p.say(lang.Report.NothingListed))}
	}
	return blocks
}

// own is the paper as the office has it: of one that takes its facts from a public version but
// has an annex for the office, that with all of the log.
func (p *paper) own() *paper {
	if p.inside != nil {
		return p.inside
	}
	return p
}
