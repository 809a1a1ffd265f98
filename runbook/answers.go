package runbook

import (
	"slices"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// approval is one answer to the question whether an act may be done.
type approval struct {
	by     string
	asked  bool     // it is of a log in which the approver's post is asked for
	roles  []string // the roles for which they spoke; none: none that the rules name
	post   string
	given  bool // false: refused
	reason string
	seq    int
}

// approve keeps an answer with those before it. Whose counts is for the rules to say,
// which a change of kind may bring in or lift: [State.answersTo] chooses.
func (f *folder) approve(e Event, d *Approved) {
	r := f.step(e.Step)
	if r.approvals == nil {
		r.approvals = map[string][]approval{}
	}
	a := approval{
		by: d.By, asked: d.Roles != nil || d.Role != "" || d.Post != "", roles: d.Roles, post: d.Post,
		given: e.Type == ApprovalGiven, reason: d.Reason, seq: e.Seq,
	}
	if d.Role != "" && !slices.Contains(a.roles, d.Role) {
		a.roles = append(slices.Clip(a.roles), d.Role)
	}
	for _, act := range d.All() {
		r.approvals[act] = append(r.approvals[act], a)
	}
}

// answersTo chooses from the answers to an act after the entry since, up to the entry
// until: the last one that counts, and, of each other person, the last one after it.
func (s *State) answersTo(st *playbook.Step, r *record, act string, since, until int) (counting *approval, others []*approval) {
	by := s.approvalRule(st, act).By
	for i := range r.approvals[act] {
		a := &r.approvals[act][i]
		if a.seq <= since || a.seq > until {
			continue
		}
		if s.counts(by, a, counting) {
			counting, others = a, nil // whoever has the say answered knowing of the others
			continue
		}
		others = slices.DeleteFunc(others, func(o *approval) bool { return sameName(o.by, a.by) })
		others = append(others, a)
	}
	return counting, others
}

// counts reports whether an answer opens or closes the gate of an act for which the
// rules name the roles by; before is the answer that counted until then. An approval
// counts when it is of a post of one of them. So does a refusal, and also when it does
// not say of which post it is, which may be theirs, and when whoever approved takes
// that back. What any other post says takes nothing from whom the rules name.
func (s *State) counts(by []string, a, before *approval) bool {
	switch {
	case len(by) == 0 || !a.asked:
		return true
	case !a.given && (a.post == "" && len(a.roles) == 0 || before != nil && sameName(before.by, a.by)):
		return true
	}
	return s.speaksFor(by, a.roles, a.post)
}

// speaksFor reports whether one of the roles is among those somebody spoke for, or
// their post is one of its posts.
func (s *State) speaksFor(by, roles []string, post string) bool {
	return slices.ContainsFunc(by, func(role string) bool {
		return slices.Contains(roles, role) || post != "" && slices.ContainsFunc(s.approversOf(role), func(a Approver) bool { return isPost(a.Post, post) })
	})
}

// objection says who refused what stands open, and why.
func (a *approval) objection() lang.Text {
	return lang.Approval.Objection.With(WithPost(a.by, a.post), a.reason)
}

// Replaced lists the acts for which another answer took the place of that of an entry
// ([ApprovalGiven], [ApprovalRefused]) in the same round of its step. An answer that
// does not count takes the place of none that does, and one of the next round of none
// of this.
func (s *State) Replaced(e Event) []string {
	d, ok := e.Data.(*Approved)
	r := s.steps[e.Step]
	if !ok || r == nil || s.Set == nil || s.Org == nil {
		return nil
	}
	st, ok := s.Set.Step(e.Step)
	if !ok {
		return nil
	}
	since, until := r.roundAt(st, s.plannedItems(st), e.Seq, s.Head)
	var acts []string
	for _, act := range d.All() {
		counting, others := s.answersTo(st, r, act, since, until)
		if counting != nil && counting.seq == e.Seq || slices.ContainsFunc(others, func(a *approval) bool { return a.seq == e.Seq }) {
			continue
		}
		acts = append(acts, act)
	}
	return acts
}

// roundAt finds the round of a step in which an entry stands: what settled the round
// before it, and what settled its own, or head. An undone round is none, and one in which
// several are told, which are the items, ends with the last of them.
func (r *record) roundAt(st *playbook.Step, items []string, seq, head int) (since, until int) {
	until = head
	if !r.repeats(st) {
		return 0, until
	}
	outcomes := append(slices.Clip(r.before), r.outcome)
	for i, o := range outcomes {
		if o.settled != StateDone && (o.settled != "" || len(o.round) == 0) {
			continue
		}
		last := i+1 == len(outcomes)
		if o.settled == "" && (last && goesOn(o.round, setOf(items)) || !last && goesOn(o.round, outcomes[i+1].round)) {
			continue
		}
		if end := o.lastSeq(); end < seq {
			since = max(since, end)
		} else {
			until = min(until, end)
		}
	}
	return since, until
}

// goesOn reports whether a round of telling several people is the one before it with more
// of them: another round begins with somebody who was told already.
func goesOn(before, now map[string]bool) bool {
	if len(now) <= len(before) {
		return false
	}
	for to := range before {
		if !now[to] {
			return false
		}
	}
	return true
}

// setOf is everybody of a list.
func setOf(ids []string) map[string]bool {
	set := map[string]bool{}
	for _, id := range ids {
		set[id] = true
	}
	return set
}

// restores is the entry whose outcome stands again when the last one is taken back, or
// items are; 0: there was none. An override before it is none of what is taken back.
func (r *record) restores(items []string) int {
	last := 0
	if len(items) == 0 {
		if n := len(r.before); n > 0 {
			last = r.before[n-1].entry
		}
		return last
	}
	for id, it := range r.items {
		if !slices.Contains(items, id) {
			last = max(last, it.seq)
		}
	}
	return last
}

// lapsing lists the overrides that an undo of the last entry, or of items, takes back
// with it: a rule that is gone against is gone against once.
func (r *record) lapsing(items []string) []override {
	restored := r.restores(items)
	return slices.DeleteFunc(slices.Clone(r.overrides), func(o override) bool { return o.seq <= restored })
}
