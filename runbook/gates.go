package runbook

import (
	"fmt"
	"slices"

	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

func (ev *evaluator) gates(st *playbook.Step) []GateView {
	var gates []GateView
	r := ev.s.steps[st.Ref]
	if r == nil {
		r = &record{}
	}
	if st.EvidenceFirst {
		gates = append(gates, r.overridden(GateEvidence, 0, GateView{Kind: GateEvidence, Open: len(ev.s.Evidence) > 0, Whose: org.Ours}))
	}
	if st.Approval != "" {
		gates = append(gates, ev.approvalGate(st, r))
	}
	for _, q := range ev.s.Questions {
		if q.Step == st.Ref && !q.Answered {
			gates = append(gates, r.overridden(questionGate(q.Seq), q.Seq, GateView{Kind: GateQuestion, Whose: org.Ours, Seq: q.Seq}))
		}
	}
	return gates
}

func (ev *evaluator) approvalGate(st *playbook.Step, r *record) GateView {
	rule := ev.s.Org.Approvals[st.Approval]
	g := GateView{Kind: GateApproval, Act: st.Approval, Whose: org.Ours, Source: rule.Source}
	if rule.Source != "" {
		g.Whose = ev.s.Org.Whose([]string{rule.Source})
	}
	by := rule.By
	if len(by) == 0 {
		by = []string{RoleApprover}
	}
	for _, role := range by {
		g.Who = append(g.Who, ev.s.PostOrRole(role))
	}
	last := 0
	if a := r.approval; a != nil && a.act == st.Approval {
		last = a.seq
		g.Open, g.By, g.Reason, g.Seq, g.How = a.given, a.by, a.reason, a.seq, "refused"
		if a.given {
			g.How = "approved"
		}
	}
	return r.overridden(GateApproval, last, g)
}

// questionGate names the gate of one question in an override.
func questionGate(seq int) string { return fmt.Sprintf("%s:%d", GateQuestion, seq) }

// overridden opens a gate that was overridden after the entry that closed it. An
// evidence gate that evidence has opened needs no override.
func (r *record) overridden(gate string, after int, g GateView) GateView {
	if gate == GateEvidence && g.Open {
		return g
	}
	for _, o := range r.overrides {
		if o.seq > after && slices.Contains(o.gates, gate) {
			g.Open, g.How, g.By, g.Reason, g.Seq = true, "overridden", o.by.Name, o.reason, o.seq
		}
	}
	return g
}

// RoleApprover is the neutral role of whoever approves what a profile does not
// say who approves.
const RoleApprover = "approver"

// PostOrRole names a role for a reader: the post the profile gives it, or the
// role itself.
func (s *State) PostOrRole(role string) lang.Text {
	if s.Org != nil {
		if post, ok := s.Org.Post(role); ok {
			return post
		}
	}
	if s.Set != nil {
		return s.Set.Role(role).Title
	}
	return lang.Same(role)
}
