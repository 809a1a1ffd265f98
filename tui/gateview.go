package tui

import (
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// opener is the one thing that opens a gate of a kind: how the list of steps marks
// a step that it holds, what Enter does on such a step, and how that is called.
type opener struct {
	kind   string
	mark   lang.Text // in the list of steps
	legend lang.Text // what the mark means
	do     action
	main   lang.Text // on the line of keys
	hint   lang.Text // under the gate
	offer  lang.Text // in a form that was refused
}

// openers has every gate that can hold a step. A decision of two persons holds
// nothing: its form asks for the other one.
func openers() []opener {
	return []opener{
		{runbook.GateQuestion, word.MarkQuestion, word.LegendQuestion, doAsk, word.MainAnswer, word.GateQuestionKey, word.OfferAnswer},
		{runbook.GateEvidence, word.MarkEvidence, word.LegendEvidence, doEvidence, word.MainEvidence, word.GateEvidenceKey, word.OfferEvidence},
		{runbook.GateOrder, word.MarkOrder, word.LegendOrder, doFirst, word.MainFirst, word.GateOrderKey, word.OfferFirst},
		{runbook.GateText, word.MarkText, word.LegendText, doText, word.MainText, word.GateTextKey, word.OfferText},
		{runbook.GateConsult, word.MarkConsult, word.LegendConsult, doConsult, word.MainConsult, word.GateConsultKey, word.OfferConsult},
		{runbook.GateApproval, word.MarkApproval, word.LegendApproval, doApprove, word.MainApprove, word.GateApprovalKey, word.OfferApprove},
	}
}

// openerOf is the opener of a closed gate; false for one that holds nothing.
func openerOf(g runbook.GateView) (opener, bool) {
	if g.Open || g.OnRecord {
		return opener{}, false
	}
	all := openers()
	i := slices.IndexFunc(all, func(o opener) bool { return o.kind == g.Kind })
	if i < 0 {
		return opener{}, false
	}
	return all[i], true
}

// closed is what opens the gate to deal with first on a step that is held: who
// approves will ask whether the text is right and who was consulted.
func closed(s *runbook.StepView) (opener, bool) {
	if s.State != runbook.Held {
		return opener{}, false
	}
	for _, o := range openers() {
		if slices.ContainsFunc(s.Gates, func(g runbook.GateView) bool { return g.Kind == o.kind && !g.Open && !g.OnRecord }) {
			return o, true
		}
	}
	return opener{}, false
}

// shut lists the gates for which a step that is not settled cannot be recorded, though it may
// only wait for others now.
func shut(s *runbook.StepView) []runbook.GateView {
	if s.State.Settled() {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.Gates), func(g runbook.GateView) bool {
		_, holds := openerOf(g)
		return !holds
	})
}

// shutLines say before a form is filled in what will refuse it.
func (m *Model) shutLines(s *runbook.StepView) []lang.Text {
	var lines []lang.Text
	for i, g := range shut(s) {
		t := word.GateHeld
		if i > 0 {
			t = word.GateAlso
		}
		lines = append(lines, t.With(m.work.state.WhyHeld(g), lang.Same(m.ruleOf(g))))
	}
	return lines
}

// stepMark is the mark of a step, which says what holds it.
func (v voice) stepMark(s *runbook.StepView) (string, ink) {
	if o, held := closed(s); held {
		return v.say(o.mark), inkWarn
	}
	if s.Question != nil { // also of what is done, or waits: somebody is to be answered
		return v.say(word.MarkQuestion), inkWarn
	}
	return v.mark(s.State)
}

// gatesRows says of every gate whether it holds the step, on whose rule, and of the
// one to deal with first which key opens it.
func (m *Model) gatesRows(s *runbook.StepView, w int) []row {
	v := m.voice()
	var rows []row
	holds := 0
	for i, g := range s.Gates {
		k, t := m.gateWords(g, s)
		if overridden(g) && g.Objection.IsZero() { // several that one decision opened are one line
			same := func(x runbook.GateView) bool {
				return overridden(x) && x.Objection.IsZero() && x.By == g.By && x.Reason == g.Reason
			}
			if slices.ContainsFunc(s.Gates[:i], same) {
				continue
			}
			var names []lang.Text
			for _, x := range s.Gates {
				if name := runbook.GateWords(x.Name()); same(x) && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
			if len(names) > 1 {
				t = slip.Overrode.With(lang.Same(v.list(names)), v.person(g.By), g.Reason)
			}
		}
		if _, held := openerOf(g); held && s.State == runbook.Held && g.Kind != runbook.GateQuestion {
			if holds++; holds > 1 {
				t = word.GateAlso.With(m.work.state.WhyHeld(g), lang.Same(m.ruleOf(g)))
			}
		}
		if !t.IsZero() {
			rows = append(rows, para(k, "  ", v.say(t), w)...)
		}
	}
	if o, held := closed(s); held {
		rows = append(rows, para(inkKey, "  ", v.say(o.hint), w)...)
	} else if s.Question != nil {
		rows = append(rows, para(inkKey, "  ", v.say(slip.AnswerKey), w)...)
	}
	return rows
}

// overridden reports a gate that is open because somebody went past it.
func overridden(g runbook.GateView) bool {
	return g.How == runbook.HowOverridden && g.Open && !g.Advice
}

// gateWords is what there is to say of one gate; nothing of one that was never
// closed. What stands open although somebody refused it warns.
func (m *Model) gateWords(g runbook.GateView, s *runbook.StepView) (ink, lang.Text) {
	how, said := m.gateItself(g, s)
	if said.IsZero() || g.Objection.IsZero() {
		return how, said
	}
	return inkWarn, lang.Text{Ja: said.Ja + " / " + g.Objection.Ja, En: said.En + " / " + g.Objection.En}
}

func (m *Model) gateItself(g runbook.GateView, s *runbook.StepView) (ink, lang.Text) {
	rule, by := lang.Same(m.ruleOf(g)), m.voice().person(g.By)
	settled := s.State.Settled()
	switch {
	case g.Advice:
		if settled || g.Kind == runbook.GateOrder && len(g.Steps) == 0 {
			return inkPlain, lang.Text{}
		}
		said := g.Rule
		if g.Kind == runbook.GateOrder {
			said = word.AdviceOrder.With(lang.Same(m.titles(g.Steps)))
		}
		return inkFaint, word.GateAdvice.With(said, rule)
	case g.How == runbook.HowOverridden && g.Open:
		return inkWarn, word.GateOverridden.With(by, g.Reason)
	case g.How == runbook.HowApproved && g.Open:
		return inkGood, word.GateApproved.With(actName(g.Act), runbook.WithPost(by, g.Post), g.Seq)
	case g.How == runbook.HowConsulted && g.Open:
		return inkGood, word.GateConsulted.With(lang.Same(m.voice().list(g.Who)), by, g.Seq)
	case g.How == runbook.HowExempt && !settled:
		return inkFaint, word.GateExempt.With(actName(g.Act), rule)
	case g.Kind == runbook.GateQuestion && s.Question != nil && !g.Open:
		return inkWarn, word.GateQuestion.With(s.Question.Text)
	case g.Open || settled:
		return inkPlain, lang.Text{}
	case g.OnRecord:
		return inkWarn, word.GateTwoPersons.With(rule)
	}
	if s.State != runbook.Held { // it holds nothing yet
		return inkFaint, word.GateAhead.With(m.work.state.WhyHeld(g), rule)
	}
	return inkWarn, word.GateHeld.With(m.work.state.WhyHeld(g), rule)
}

// ruleOf is whose rule a gate is, and the clause.
func (m *Model) ruleOf(g runbook.GateView) string {
	v := m.voice()
	mark := v.whose(g.Whose)
	if g.Source == "" || g.Whose == org.Ours {
		return mark
	}
	return strings.TrimSpace(mark + " " + g.Source)
}

// offersFor lists the actions that open closed gates.
func offersFor(gates []runbook.GateView) []offer {
	var offers []offer
	for _, g := range gates {
		if g.Open && g.How == runbook.HowApproved {
			g.Open = false // the approval may be by the wrong person
		}
		o, ok := openerOf(g)
		if ok && !slices.Contains(offers, offer{o.do, o.offer}) {
			offers = append(offers, offer{o.do, o.offer})
		}
	}
	return append(offers, offer{doOverride, word.OfferOverride})
}

// firstOf lists what has to come before a step: of one that is held what the order of
// steps asks for, of one that waits what it waits for.
func firstOf(s *runbook.StepView) []playbook.Ref {
	if s.State == runbook.Waiting {
		return s.WaitsFor
	}
	for _, g := range s.Gates {
		if s.State == runbook.Held && g.Kind == runbook.GateOrder && !g.Open && len(g.Steps) > 0 {
			return g.Steps
		}
	}
	return nil
}

// goFirst takes the step in hand that has to come before another: the one of them that
// can be dealt with now, or, where that waits itself, what that waits for. It is false
// where nothing has to.
func (m *Model) goFirst(s *runbook.StepView) bool {
	from := s.Title
	var first playbook.Ref
	for range m.work.views { // a circle cannot be written, but costs nothing to survive
		refs := firstOf(s)
		if len(refs) == 0 {
			break
		}
		first = refs[0]
		next := -1
		for _, ref := range refs {
			i := slices.IndexFunc(m.work.views, func(v runbook.StepView) bool { return v.Ref == ref })
			if i < 0 {
				continue
			}
			if state := m.work.views[i].State; next < 0 || state == runbook.Ready || state == runbook.Held && m.work.views[next].State == runbook.Waiting {
				next, first = i, ref
			}
			if m.work.views[next].State == runbook.Ready {
				break
			}
		}
		if next < 0 || m.work.views[next].State != runbook.Waiting {
			break
		}
		s = &m.work.views[next]
	}
	if first == "" {
		return false
	}
	m.work.pick(first)
	m.work.pane = paneStep
	m.tell(inkPlain, word.FirstHere.With(from))
	return true
}
