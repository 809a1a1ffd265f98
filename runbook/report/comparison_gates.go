package report

import (
	"slices"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
)

// compareGates puts a step that was done into the lists of the clauses that its gates rest on, and it
// does not: a gate may rest on another clause than its step, and several on one.
func (p *paper) compareGates(out *comparedClauses, v runbook.StepView) {
	var others []string
	for _, g := range v.Gates {
		if g.Source != "" && !slices.Contains(v.Sources, g.Source) && !slices.Contains(others, g.Source) {
			others = append(others, g.Source)
		}
		out.unsure = out.unsure || g.Unsure && g.Open && v.State == runbook.StateDone
	}
	for _, c := range p.s.Cite(others) {
		if duty(c.Whose) && !noDuty(c) && !p.overOf(out, v, c) {
			p.consentOf(out, v, c)
		}
	}
}

// consentOf lists the approvals and consultations that opened the gates of a step resting on a clause,
// each once: that is how the clause was followed, if they came before the step. A public version
// says of them no more than that the step was done so.
func (p *paper) consentOf(out *comparedClauses, v runbook.StepView, c runbook.Citation) {
	if v.State != runbook.StateDone {
		return
	}
	names := map[int][]string{} // of the gates, by the entry that opened them
	var order []int
	for _, g := range v.Gates {
		consent := g.How == runbook.HowApproved || g.How == runbook.HowConsulted
		if g.Source != c.Clause || !consent || g.Unsure || g.Seq < 1 || g.Seq > len(p.entries) {
			continue
		}
		if names[g.Seq] == nil {
			order = append(order, g.Seq)
		}
		names[g.Seq] = append(names[g.Seq], g.Name())
	}
	public := false
	for _, seq := range order {
		e, gates := p.entries[seq-1], p.gateNames(names[seq])
		row := []Cell{text(c.Clause), text(p.say(c.Gloss)), p.stepName(v.Ref)}
		switch {
		case e.At.Truncate(time.Minute).After(v.At.Truncate(time.Minute)):
			out.missed = append(out.missed, append(row, text(p.say(lang.Comparison.ConsentAfter, gates)), text(p.blank("")), entry(seq)))
		case p.public == nil:
			by := p.say(lang.Paper.Item, gates, p.person(e.Actor.Name))
			out.followed = append(out.followed, append(row, p.timeCell(e.At, minuteForm), text(by), entry(seq)))
		case !public:
			public = true
			out.followed = append(out.followed, append(row, p.timeCell(v.At, minuteForm), text(""), entry(v.Seq)))
		}
	}
}

// crossRefer says behind the words of the first row of a clause that was followed that another step did not follow
// it, or is yet to: one clause is what several steps rest on.
func (out *comparedClauses) crossRefer(p *paper) {
	on := func(rows [][]Cell, clause string) bool {
		return slices.ContainsFunc(rows, func(row []Cell) bool { return row[0].Text == clause })
	}
	said := map[string]bool{}
	for _, row := range out.followed {
		clause, asks := row[0].Text, &row[1]
		if said[clause] {
			continue
		}
		said[clause] = true
		var also lang.Text
		switch missed, pending := on(out.missed, clause), on(out.pending, clause); {
		case missed && pending:
			also = lang.Comparison.AlsoBoth
		case missed:
			also = lang.Comparison.AlsoMissed
		case pending:
			also = lang.Comparison.AlsoPending
		default:
			continue
		}
		asks.Text, asks.Data = p.say(lang.Paper.Noted, asks.Text, also), asks.Text
	}
}

// overOf lists a step as not having followed a clause, once for each override of a gate that rests
// on the clause under which it was done, and reports whether there was one.
func (p *paper) overOf(out *comparedClauses, v runbook.StepView, c runbook.Citation) bool {
	over := false
	for _, e := range p.overridesOf(v, c.Clause) {
		d := e.Data.(*runbook.Overridden)
		over = true
		state := p.say(lang.Comparison.Overridden, p.gateNames(p.gatesOn(v, d.Gates, c.Clause)))
		out.missed = append(out.missed, []Cell{text(c.Clause), text(p.say(c.Gloss)), p.stepName(v.Ref), text(state), text(p.blank(d.Reason)), entry(e.Seq)})
	}
	return over
}

// overridesOf are the overrides of gates resting on a clause under which a step was done:
// of one that was done over and over, in any round. An override after which the gate came to be open by
// itself is none.
func (p *paper) overridesOf(v runbook.StepView, clause string) []runbook.Event {
	var list []runbook.Event
	if v.State != runbook.StateDone || v.Overrides == 0 {
		return nil
	}
	rounds := p.s.Rounds(v.Ref)
	for e, d := range dataOf[*runbook.Overridden](p.entries) {
		if e.Step != v.Ref || p.takenBack()[e.Seq] > 0 || p.gatesOn(v, d.Gates, clause) == nil {
			continue
		}
		last, before := v.Seq, true // the entry that ended the round, and whether it is one before the last
		if i := slices.IndexFunc(rounds, func(r runbook.Round) bool { return r.Seq > e.Seq }); i >= 0 {
			last, before = rounds[i].Seq, i < len(rounds)-1
		} else {
			before = false
		}
		approved := func(a runbook.Event) bool {
			_, ok := a.Data.(*runbook.Approved)
			return ok && a.Type == runbook.ApprovalGiven && a.Step == v.Ref && a.Seq > e.Seq && a.Seq < last
		}
		stands := slices.ContainsFunc(v.Gates, func(g runbook.GateView) bool {
			return g.Source == clause && g.How == runbook.HowOverridden && g.Seq >= e.Seq
		})
		if last > e.Seq && (stands || before && !slices.ContainsFunc(p.entries, approved)) {
			list = append(list, e)
		}
	}
	return list
}

// gatesOn are those of the names of gates that stand for a gate of the step resting on the clause;
// not for one of which nobody knows whether it had to be there.
func (p *paper) gatesOn(v runbook.StepView, names []string, clause string) []string {
	var on []string
	for _, name := range names {
		if slices.ContainsFunc(v.Gates, func(g runbook.GateView) bool {
			return g.Source == clause && !g.Unsure && (g.Name() == name || g.Kind == name)
		}) {
			on = append(on, name)
		}
	}
	return on
}

// overrideRows are the gates that were overridden; of what was taken back it is said.
func (p *paper) overrideRows() [][]Cell {
	var rows [][]Cell
	for e, d := range dataOf[*runbook.Overridden](p.entries) {
		gates := p.gateNames(d.Gates)
		if slices.Contains(d.Gates, runbook.GateApproval+":"+org.ActOffHours) && p.hoursUnknown(e.At) {
			gates = p.say(lang.Paper.Noted, gates, lang.Comparison.UnsureHours)
		}
		if by := p.takenBack()[e.Seq]; by > 0 {
			gates = p.say(lang.Paper.Noted, gates, lang.PaperState.TakenBack.With(by))
		}
		rows = append(rows, []Cell{p.timeCell(e.At, minuteForm), p.stepName(e.Step), text(gates), text(p.gateRules(e)), text(p.person(e.Actor.Name)), text(d.Reason), number(e.Seq)})
	}
	return rows
}

// gateRules says whose rules the gates were that an entry overrode; where they are
// not known any more, whose rule the step is.
func (p *paper) gateRules(e runbook.Event) string {
	var sources []string
	for _, v := range p.views {
		if v.Ref != e.Step {
			continue
		}
		for _, g := range v.Gates {
			if g.How == runbook.HowOverridden && g.Seq == e.Seq && g.Source != "" && !slices.Contains(sources, g.Source) {
				sources = append(sources, g.Source)
			}
		}
	}
	if sources == nil {
		return p.basis(e.Step)
	}
	return Rules(p.s.Org, sources, p.l)
}
