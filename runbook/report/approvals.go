package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
)

// approvals is every approval that was given or refused (承認の経過), those that were taken back as well:
// of what, which words, when, by whom and as what, how, and whether it was that of the post the
// office's rules name; what went on without one or without a consultation, by whom and why; and, while
// the incident is open, what has none on record yet. They are how the office came to its
// decisions: a public version counts them, and has none.
func (p *paper) approvals() []Block {
	if p.public != nil {
		for e := range dataOf[*runbook.Approved](p.entries) {
			p.shown(e)
		}
		return nil
	}
	t, r, a := lang.Paper, lang.Report, lang.ApprovalPaper
	var rows [][]Cell
	for _, e := range p.entries {
		switch d := e.Data.(type) {
		case *runbook.Approved:
			rows = append(rows, p.approvalRow(e, d))
		case *runbook.Overridden:
			if row := p.withoutApproval(e, d); row != nil {
				rows = append(rows, row)
			}
		}
	}
	if p.s.Status != runbook.StatusClosed { // then nobody is to approve anything any more
		rows = append(rows, p.unapproved()...)
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

// acts are acts in words. Of publishing outside office hours, where nobody knows whether it is, the
// approval is asked for all the same, and the paper says so.
func (p *paper) acts(ids []string, unsure bool) string {
	var names []string
	for _, id := range ids {
		name := p.say(cmp.Or(lang.Event.ActName[id], runbook.GateWords(runbook.GateApproval+":"+id)))
		if id == org.ActOffHours && unsure {
			name = p.say(lang.Paper.Noted, name, lang.Comparison.UnsureHours)
		}
		names = append(names, name)
	}
	return p.join(names)
}

// withoutApproval is one override of gates that wait for somebody's consent; nil: of none of these.
func (p *paper) withoutApproval(e runbook.Event, d *runbook.Overridden) []Cell {
	var of []string
	for _, gate := range d.Gates {
		switch kind, act, _ := strings.Cut(gate, ":"); {
		case kind == runbook.GateApproval && act != "":
			of = append(of, p.acts([]string{act}, p.hoursUnknown(e.At)))
		case kind == runbook.GateApproval, kind == runbook.GateConsult:
			of = append(of, p.gateNames([]string{gate}))
		}
	}
	if of == nil {
		return nil
	}
	result := lang.ApprovalPaper.Without
	if by := p.takenBack()[e.Seq]; by > 0 {
		result = lang.Paper.Noted.With(result, lang.PaperState.TakenBack.With(by))
	}
	return []Cell{
		p.timeCell(e.At, minuteForm), p.stepName(e.Step), text(p.join(of)), text(""), text(""), text(""), text(""), text(p.say(result)),
		text(p.say(lang.Paper.Item, p.person(e.Actor.Name), d.Reason)), text(p.unsaid(firstOf(e.Recorder, e.Actor.Name))), number(e.Seq),
	}
}

// approvalRow is one approval or refusal.
func (p *paper) approvalRow(e runbook.Event, d *runbook.Approved) []Cell {
	a, undone := lang.ApprovalPaper, p.takenBack()
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
		remark = p.join(append(nonEmpty(remark), p.say(a.LaterFor, p.acts(replaced, false))))
	}
	return []Cell{
		p.timeCell(e.At, minuteForm), p.stepName(e.Step), text(p.acts(d.All(), p.hoursUnknown(e.At))), text(words), text(p.person(d.By)), text(p.unsaid(p.post(d.Post))),
		text(p.unsaid(d.Means)), text(p.say(result)), text(remark), text(p.unsaid(firstOf(d.Recorder, e.Actor.Name))), number(e.Seq),
	}
}

// unapproved are the steps that can be done but for an approval that is not on record, each in one
// row: whether somebody was asked, the log does not say.
func (p *paper) unapproved() [][]Cell {
	var rows [][]Cell
	for _, v := range p.views {
		if v.State.Settled() || v.State == runbook.Waiting {
			continue
		}
		var of, who, why []string
		for _, g := range v.Gates {
			if g.Kind != runbook.GateApproval || g.Open || g.How != "" && g.How != runbook.HowOutdated {
				continue
			}
			of = append(of, p.acts([]string{g.Act}, g.Unsure))
			for _, post := range g.Who {
				if name := p.say(post); !slices.Contains(who, name) {
					who = append(who, name)
				}
			}
			why = append(why, p.say(p.s.WhyHeld(g)))
		}
		if of != nil {
			rows = append(rows, []Cell{
				{Kind: KindTime}, p.stepName(v.Ref), text(p.join(of)), text(""), text(""), text(p.join(who)),
				text(""), text(p.say(lang.ApprovalPaper.Open)), text(p.join(why)), text(""), {Kind: KindNumber},
			})
		}
	}
	return rows
}

// hoursUnknown reports whether nobody knows if a time lies within office hours.
func (p *paper) hoursUnknown(at time.Time) bool {
	if p.s.Org == nil {
		return true
	}
	_, known := p.s.Org.OfficeHours(at)
	return !known
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
