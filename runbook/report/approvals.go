package report

import (
	"cmp"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// approvals is every approval that was given or refused, and those that are still
// waited for (承認の経過), those that were taken back as well: of what, which words, when, by whom and as what, how, and
// whether it was that of the post the office's rules name. They are how the office came to
// its decisions: a public version counts them, and has none.
func (p *paper) approvals() []Block {
	if p.public != nil {
		for e := range dataOf[*runbook.Approved](p.entries) {
			p.shown(e)
		}
		return nil
	}
	t, r, a := lang.Paper, lang.Report, lang.ApprovalPaper
	var rows [][]Cell
	acts := func(ids []string) string {
		var names []string
		for _, id := range ids {
			names = append(names, p.say(cmp.Or(lang.Event.ActName[id], runbook.GateWords(runbook.GateApproval+":"+id))))
		}
		return p.join(names)
	}
	undone := p.takenBack()
	for e, d := range dataOf[*runbook.Approved](p.entries) {
		result := a.Given
		switch {
		case undone[e.Seq] > 0 && e.Type == runbook.ApprovalRefused:
			result = a.RefusalBack.With(undone[e.Seq])
		case undone[e.Seq] > 0:
			result = a.GivenBack.With(undone[e.Seq])
		case e.Type == runbook.ApprovalRefused && len(p.s.NotNamed(e)) > 0:
			result = a.OtherRefused
		case e.Type == runbook.ApprovalRefused:
			result = a.Refused
		case len(p.s.NotNamed(e)) > 0:
			result = a.OtherPost
		}
		words := ""
		if d.Text > 0 {
			words = p.say(a.Draft, d.Text)
			for _, draft := range p.s.Drafts {
				if draft.Seq == d.Text {
					words = p.say(a.DraftBy, d.Text, p.person(draft.By.Name), p.minute(draft.At, lang.Report.Blank))
				}
			}
		}
		remark := d.Reason
		switch replaced := p.s.Replaced(e); {
		case len(replaced) == 0, undone[e.Seq] > 0:
		case len(replaced) == len(d.All()):
			remark = p.join(append(nonEmpty(remark), p.say(a.Later)))
		default:
			remark = p.join(append(nonEmpty(remark), p.say(a.LaterFor, acts(replaced))))
		}
		rows = append(rows, []Cell{
			p.timeCell(e.At, minuteForm), p.stepName(e.Step), text(acts(d.All())), text(words), text(p.person(d.By)), text(p.unsaid(p.post(d.Post))),
			text(p.unsaid(d.Means)), text(p.say(result)), text(remark), text(p.unsaid(firstOf(d.Recorder, e.Actor.Name))), number(e.Seq),
		})
	}
	for _, v := range p.views {
		if v.State.Settled() || v.State == runbook.Waiting {
			continue
		}
		for _, g := range v.Gates {
			if g.Kind != runbook.GateApproval || g.Open || g.How != "" && g.How != runbook.HowOutdated {
				continue
			}
			var who []string
			for _, post := range g.Who {
				who = append(who, p.say(post))
			}
			rows = append(rows, []Cell{
				{Kind: KindTime}, p.stepName(v.Ref), text(acts([]string{g.Act})), text(""), text(""), text(p.join(who)),
				text(""), text(p.say(a.Open)), text(p.say(p.s.WhyHeld(g))), text(""), {Kind: KindNumber},
			})
		}
	}
	blocks := []Block{Heading(p.say(a.Title))}
	if rows == nil {
		return append(blocks, Paragraph(p.say(r.NothingListed)))
	}
	return append(blocks, table("approval-course", []Column{
		column("time", r.EventTime, KindTime, p.l), column("step", r.Step, KindText, p.l), column("acts", a.What, KindText, p.l), column("text", a.Words, KindText, p.l),
		column("by", a.Approver, KindText, p.l), column("post", a.Post, KindText, p.l), column("means", r.Way, KindText, p.l), column("result", t.Result, KindText, p.l),
		column("remark", a.Why, KindText, p.l), column("recorder", a.Recorder, KindText, p.l), column("entry", r.Number, KindNumber, p.l),
	}, rows))
}

func nonEmpty(words string) []string {
	if words == "" {
		return nil
	}
	return []string{words}
}

// knownPost reports whether a post is one of the office's profile.
func knownPost(s *runbook.State, post string) bool {
	if s.Org == nil {
		return false
	}
	for role := range s.Org.Roles {
		for _, c := range s.Org.Contacts(role) {
			if c.Post.Ja == post || c.Post.En == post {
				return true
			}
		}
	}
	return false
}
