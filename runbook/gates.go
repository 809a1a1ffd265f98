package runbook

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// gates lists what can hold a step, open or not, in the order in which they are
// best dealt with.
func (ev *evaluator) gates(st *playbook.Step) []GateView {
	r := ev.s.steps[st.Ref]
	if r == nil {
		r = &record{}
	}
	var gates []GateView
	for _, q := range ev.s.Questions {
		if q.Step == st.Ref && !q.Answered {
			gates = append(gates, r.overridden(q.Seq, GateView{Kind: GateQuestion, Whose: org.Ours, Seq: q.Seq}))
		}
	}
	if st.EvidenceFirst {
		gates = append(gates, r.overridden(ev.since(st, r), GateView{Kind: GateEvidence, Open: ev.s.hasEvidence(st), Whose: org.Ours, Steps: st.EvidenceFrom}))
	}
	if g, ok := ev.orderGate(st); ok {
		gates = append(gates, r.overridden(ev.since(st, r), g))
	}
	if g, ok := ev.textGate(st, r); ok {
		gates = append(gates, r.overridden(max(g.Seq, ev.since(st, r)), g))
	}
	for _, act := range st.Approvals {
		gates = append(gates, ev.consultGates(st, r, act)...)
	}
	for _, act := range ev.actsOf(st) {
		gates = append(gates, ev.approvalGate(st, r, act))
	}
	if rule := ev.s.approvalRule(st, org.ActOffHours); rule.Exempt && ev.publishes(st) {
		gates = append(gates, GateView{
			Kind: GateApproval, Act: org.ActOffHours, Open: true, How: HowExempt,
			Whose: ev.s.Org.Whose([]string{rule.Source}), Source: rule.Source,
		})
	}
	if st.TwoPersons != "" {
		g := ev.ruled(GateView{Kind: GateTwoPersons, OnRecord: true}, st, st.TwoPersons)
		gates = append(gates, r.overridden(r.seq, g)) // one recording, not every later change of mind
	}
	return gates
}

// since is the entry that whatever opens a gate has to follow: none, or, of another
// round of a step, the round before it.
func (ev *evaluator) since(st *playbook.Step, r *record) int {
	if ev.next == st.Ref {
		return r.lastSeq()
	}
	return 0
}

// asking is the stretch of the log in which consent to a step can have been given.
type asking struct {
	since   int // the round before it; 0: none
	drafted int // the words that consent has to follow; 0: none
	until   int // its last entry
}

// asked is where consent to a step is looked for. What opened a step that is done stood when
// it was done: what was said after that is of the words that were written after it. Only where
// a step that is done once had nothing of the kind does an answer count that came later.
func (ev *evaluator) asked(st *playbook.Step, r *record) asking {
	a := asking{since: ev.since(st, r), drafted: r.draft, until: ev.s.Head}
	switch {
	case r.settled != StateDone:
	case ev.next == st.Ref:
		if r.draft == r.text { // it went out
			a.drafted = 0
		}
	default:
		a.until = r.seq
		if r.repeats(st) {
			a.since, _ = r.roundAt(st, ev.s.plannedItems(st), r.seq, ev.s.Head)
		}
		if r.text > 0 && r.text < r.seq {
			a.drafted = r.text
		} else if r.draft > r.seq { // written down after it: nobody was asked about these
			a.drafted = 0
		}
	}
	return a
}

// later is asked of a step that is done once, with what was said after it was done, of the
// words that went out.
func (ev *evaluator) later(st *playbook.Step, r *record, a asking) (asking, bool) {
	if a.until != r.seq || r.settled != StateDone || r.repeats(st) {
		return a, false
	}
	a.until = ev.s.Head
	if r.anew() {
		a.until = r.draft
	}
	return a, true
}

// ruled gives a gate the standing rule that asks for it. It holds only where that
// rule is the office's own or the law's: another office's rule is shown as advice.
func (ev *evaluator) ruled(g GateView, st *playbook.Step, name string) GateView {
	rule, _ := ev.s.Set.Rule(name)
	g.Rule = rule.Text
	g.Whose, g.Source = ev.s.WhoseRule(st, name)
	if g.Whose != org.Own && g.Whose != org.Law || !ev.s.binds(g.Source) {
		g.Advice, g.Open = true, true
	}
	return g
}

// binds reports whether a clause demands or forbids, as far as is known: one that
// only permits, or asks to try, holds nobody back.
func (s *State) binds(clause string) bool {
	if c, known := s.Sources().Clause(clause); known {
		return c.Modality.Binding()
	}
	document, _, _ := strings.Cut(clause, ":")
	_, known := s.Sources().Document(document)
	return !known // what its document does not have demands nothing
}

// RuleSources lists the clauses behind a standing rule that hold where a step shows
// it: that of the office that adopted it in its profile, then those of the rule.
func (s *State) RuleSources(st *playbook.Step, name string) []string {
	rule, _ := s.Set.Rule(name)
	kinds := s.kindsOf(st)
	sources := rule.SourcesFor(kinds)
	adopted := s.Org.Rules[rule.ID]
	if adopted.Source != "" && adopted.For(kinds) && !slices.Contains(sources, adopted.Source) {
		sources = append([]string{adopted.Source}, sources...)
	}
	return sources
}

// WhoseRule says whose a standing rule is where a step shows it, and the clause
// that makes it so.
func (s *State) WhoseRule(st *playbook.Step, name string) (org.Whose, string) {
	sources := s.RuleSources(st, name)
	whose := s.Org.Whose(sources)
	for _, c := range sources {
		if s.Org.Whose([]string{c}) == whose {
			return whose, c
		}
	}
	return whose, ""
}

// hasEvidence reports whether something was kept that a destructive step may
// follow: at one of the steps it names or at the step itself, or, when it names
// none, anywhere.
func (s *State) hasEvidence(st *playbook.Step) bool {
	return slices.ContainsFunc(s.Evidence, func(e EvidenceView) bool {
		return len(st.EvidenceFrom) == 0 || e.Step == st.Ref || slices.Contains(st.EvidenceFrom, e.Step)
	})
}

// orderGate holds a step while others that come first are called for and open. A
// step that may or may not be called for does not hold anything yet.
func (ev *evaluator) orderGate(st *playbook.Step) (GateView, bool) {
	if st.NotBefore == nil {
		return GateView{}, false
	}
	g := GateView{Kind: GateOrder, Open: true}
	for _, ref := range st.NotBefore.Steps {
		first, ok := ev.s.Set.Step(ref)
		if ok && !ev.state(first).Settled() && ev.applies(first) == yes {
			g.Open = false
			g.Steps = append(g.Steps, ref)
		}
	}
	open := g.Open
	g = ev.ruled(g, st, st.NotBefore.Rule)
	if st.NotBefore.Always {
		g.Advice, g.Open = false, open
	}
	return g, true
}

// textGate holds a notice whose text still has a blank, or asserts what is not
// confirmed. A notice without a drafted text is not held: its words are the
// responder's own. Nor is a report, which may be by word of mouth.
func (ev *evaluator) textGate(st *playbook.Step, r *record) (GateView, bool) {
	d, ok := ev.s.draft(r.draft)
	if !ok || st.Type != playbook.Notice || d.Seq <= ev.since(st, r) { // a draft is of one round
		return GateView{}, false
	}
	g := GateView{Kind: GateText, Whose: org.Ours, Seq: d.Seq, Open: len(d.Open) == 0}
	for _, fact := range ev.s.claimsOf(d) {
		if !ev.s.confirmed(fact) {
			g.Facts = append(g.Facts, fact)
			g.Open = false
		}
	}
	return g, true
}

// publishes reports whether a step puts something before the public.
func (ev *evaluator) publishes(st *playbook.Step) bool {
	return st.Type == playbook.Notice && len(st.Approvals) > 0
}

// actsOf lists the acts of a step that need an approval. An act for which the
// office's rules ask for a consultation and nothing else is not one, so long as
// another is. Where they ask for permission to publish outside office hours, that is
// one of them unless the moment is known to lie within them: of a step that is done the
// moment when it was.
func (ev *evaluator) actsOf(st *playbook.Step) []string {
	acts := slices.DeleteFunc(slices.Clone(st.Approvals), func(act string) bool {
		rule := ev.s.approvalRule(st, act)
		return len(st.Approvals) > 1 && len(rule.By) == 0 && len(rule.Consult) > 0
	})
	rule := ev.s.approvalRule(st, org.ActOffHours)
	if rule.Source == "" && len(rule.By) == 0 || rule.Exempt || !ev.publishes(st) {
		return acts
	}
	if within, known := ev.s.Org.OfficeHours(ev.moment(st)); known && within {
		return acts
	}
	return append(acts, org.ActOffHours)
}

// moment is when a step publishes, as far as is known: when it did, or the moment an entry is
// about.
func (ev *evaluator) moment(st *playbook.Step) time.Time {
	if r := ev.s.steps[st.Ref]; r != nil && r.settled == StateDone && ev.next != st.Ref {
		return r.at
	}
	return ev.at
}

// approvalRule is what the office's rules say of an act where a step asks for it:
// nothing in an incident of a kind they do not speak of.
func (s *State) approvalRule(st *playbook.Step, act string) org.Approval {
	if rule := s.Org.Approvals[act]; rule.For(s.kindsOf(st)) {
		return rule
	}
	return org.Approval{}
}

// consultGates are the roles that the office's rule wants consulted before an act.
func (ev *evaluator) consultGates(st *playbook.Step, r *record, act string) []GateView {
	rule := ev.s.approvalRule(st, act)
	var gates []GateView
	for _, role := range rule.Consult {
		g := GateView{Kind: GateConsult, Act: act, Role: role, Source: rule.Source, Whose: org.Ours, Who: []lang.Text{ev.s.PostOrRole(role)}}
		if rule.Source != "" {
			g.Whose = ev.s.Org.Whose([]string{rule.Source})
		}
		a := ev.asked(st, r)
		shown := r.consultGate(role, a, g)
		if a, ok := ev.later(st, r, a); ok && !shown.Open {
			shown = r.consultGate(role, a, g)
		}
		gates = append(gates, shown)
	}
	return gates
}

func (r *record) consultGate(role string, a asking, g GateView) GateView {
	last, after := 0, max(a.drafted, a.since)
	if c, ok := r.consultedOn(role, a.until); ok && c.seq > after {
		last = c.seq
		g.Open, g.By, g.Seq, g.How = true, c.with, c.seq, HowConsulted
	}
	return r.overriddenUntil(max(last, after), a.until, g)
}

func (ev *evaluator) approvalGate(st *playbook.Step, r *record, act string) GateView {
	rule := ev.s.approvalRule(st, act)
	g := GateView{Kind: GateApproval, Act: act, Whose: org.Ours, Source: rule.Source}
	if rule.Source != "" {
		g.Whose = ev.s.Org.Whose([]string{rule.Source})
	}
	if act == org.ActOffHours {
		_, known := ev.s.Org.OfficeHours(ev.moment(st))
		g.Unsure = !known
	}
	g.Roles = rule.By
	for _, role := range g.approving() {
		g.Who = append(g.Who, ev.s.PostOrRole(role))
	}
	a := ev.asked(st, r)
	shown := ev.answered(st, r, a, g)
	if a, ok := ev.later(st, r, a); ok && !shown.Open {
		shown = ev.answered(st, r, a, g)
	}
	return shown
}

// answered is the gate of an act with what was said to it.
func (ev *evaluator) answered(st *playbook.Step, r *record, in asking, g GateView) GateView {
	counting, others := ev.s.answersTo(st, r, g.Act, in.since, in.until)
	last, shown := 0, counting
	if counting != nil {
		last = counting.seq
	}
	if n := len(others); n > 0 && (counting == nil || counting.given && counting.seq <= in.drafted && others[n-1].seq > in.drafted) {
		shown = others[n-1]
	}
	if a := shown; a != nil {
		g.By, g.Post, g.Reason, g.Seq, g.How = a.by, a.post, a.reason, a.seq, HowRefused
		switch {
		case !a.given:
		case a.seq <= in.drafted: // what was approved is the text as it stood
			g.How = HowOutdated
		case a != counting:
			g.How = HowOtherPost
		default:
			g.How, g.Open = HowApproved, true
		}
	}
	g = r.overriddenUntil(max(last, in.drafted, in.since), in.until, g) // what does not count closes nothing either
	for _, o := range others {
		if g.Open && !o.given && o.seq > g.Seq {
			g.Objection = o.objection()
		}
	}
	return g
}

// Name is how an override calls the gate: its kind, with the question, the role or the
// act where there may be several: "approval:publish". Each is a rule of its own, so
// that who goes on without one does not go on without the others.
func (g GateView) Name() string {
	switch g.Kind {
	case GateQuestion:
		return fmt.Sprintf("%s:%d", GateQuestion, g.Seq)
	case GateConsult:
		return GateConsult + ":" + g.Role
	case GateApproval:
		return GateApproval + ":" + g.Act
	}
	return g.Kind
}

// overridden opens a gate that was overridden after the entry that closed it. A
// gate that is open by itself needs no override.
func (r *record) overridden(after int, g GateView) GateView {
	return r.overriddenUntil(after, math.MaxInt, g)
}

// overriddenUntil is overridden, by an override up to the entry until.
func (r *record) overriddenUntil(after, until int, g GateView) GateView {
	if g.Open && g.How == "" {
		return g
	}
	gate := g.Name()
	for _, o := range r.overrides {
		if o.seq > after && o.seq <= until && (slices.Contains(o.gates, gate) || slices.Contains(o.gates, g.Kind)) { // the kind alone: of a log in which approvals had one name
			g.Open, g.How, g.By, g.Reason, g.Seq = true, HowOverridden, o.by.Name, o.reason, o.seq
		}
	}
	return g
}

// RoleApprover is the neutral role of whoever approves what a profile does not
// say who approves.
const RoleApprover = "approver"

// PostOrRole names a role for a reader: the post the profile gives it, or the
// role itself. Somebody may have typed the post in the place of the role: in its whole, in
// either language, that is the same post, so that a reader of the other one is told its
// name there.
func (s *State) PostOrRole(role string) lang.Text {
	if s.Org != nil {
		if post, ok := s.Org.Post(role); ok {
			return post
		}
		if post, ok := s.Org.PostNamed(role); ok {
			return post
		}
	}
	if s.Set != nil {
		return s.Set.Role(role).Title
	}
	return lang.Same(role)
}
