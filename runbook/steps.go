package runbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// Steps lists every step of the incident's playbooks as it stands at now: the
// opening, the incident's kinds in the order of the set, the closing. A step of
// a kind that the incident no longer has is listed only when something was
// recorded of it.
func (s *State) Steps(now time.Time) []StepView {
	if s.Set == nil {
		return nil
	}
	ev := s.evaluate(now)
	var views []StepView
	for _, p := range s.Set.All() {
		active := s.Active(p)
		for _, st := range p.Steps {
			if active || s.touched(st.Ref) || len(st.Keeps) > 0 && ev.owed(st) {
				views = append(views, ev.view(p, st))
			}
		}
	}
	return views
}

// Step gives one step as it stands at now; the second result is false when the
// pinned playbooks have no such step.
func (s *State) Step(ref playbook.Ref, now time.Time) (StepView, bool) {
	if s.Set == nil {
		return StepView{}, false
	}
	st, ok := s.Set.Step(ref)
	if !ok {
		return StepView{}, false
	}
	p, _ := s.Set.Playbook(ref.Playbook())
	return s.evaluate(now).view(p, st), true
}

// touched reports whether the log says anything that settles the step.
func (s *State) touched(ref playbook.Ref) bool {
	r := s.steps[ref]
	return r != nil && (r.settled != "" || len(r.items) > 0 || len(r.attempts) > 0)
}

// evaluator works out states; it remembers them, because steps rest on each
// other.
type evaluator struct {
	s    *State
	now  time.Time
	memo map[playbook.Ref]StepState
}

func (s *State) evaluate(now time.Time) *evaluator {
	return &evaluator{s: s, now: now, memo: map[playbook.Ref]StepState{}}
}

// truth is three-valued: an answer may not have been given yet.
type truth int

const (
	no truth = iota
	unknown
	yes
)

func (ev *evaluator) state(st *playbook.Step) StepState {
	if v, ok := ev.memo[st.Ref]; ok {
		return v
	}
	ev.memo[st.Ref] = Waiting // a checked set has no circles; this only bounds the recursion
	v := ev.work(st)
	ev.memo[st.Ref] = v
	return v
}

func (ev *evaluator) stateOf(ref playbook.Ref) StepState {
	st, ok := ev.s.Set.Step(ref)
	if !ok {
		return NotApplicable
	}
	return ev.state(st)
}

func (ev *evaluator) work(st *playbook.Step) StepState {
	if v := ev.recorded(st); v != "" {
		return v
	}
	switch ev.applies(st) {
	case no:
		if !ev.owed(st) {
			return NotApplicable
		}
	case unknown:
		return Waiting
	case yes:
		if len(ev.waitsFor(st)) > 0 {
			return Waiting
		}
	}
	for _, g := range ev.gates(st) {
		if !g.Open {
			return Held
		}
	}
	return Ready
}

// applies says whether the answers given so far call for a step.
func (ev *evaluator) applies(st *playbook.Step) truth {
	p, _ := ev.s.Set.Playbook(st.Ref.Playbook())
	if !ev.s.Active(p) {
		return no
	}
	return min(ev.condition(st.When), ev.cannot(st))
}

// owed reports whether a step that nothing else calls for is called for by a
// promise: one that was given, and that no other step is left to keep. The last
// of the steps that could keep it then does.
func (ev *evaluator) owed(st *playbook.Step) bool {
	for _, promise := range st.Keeps {
		if !ev.promised(promise) {
			continue
		}
		var last *playbook.Step
		for _, k := range ev.s.Set.Steps() {
			if !slices.Contains(k.Keeps, promise) {
				continue
			}
			if ev.recorded(k) != "" || ev.applies(k) != no {
				last = nil
				break
			}
			last = k
		}
		if last == st {
			return true
		}
	}
	return false
}

// promised reports whether a step was done and gave its promise. One whose time
// was left empty promised nothing.
func (ev *evaluator) promised(ref playbook.Ref) bool {
	st, ok := ev.s.Set.Step(ref)
	if !ok || st.Promise == nil || ev.recorded(st) != StateDone {
		return false
	}
	return st.Promise.DueField == "" || ev.s.steps[ref].fields[st.Promise.DueField] != ""
}

// recorded gives the state the log itself says, or "".
func (ev *evaluator) recorded(st *playbook.Step) StepState {
	r := ev.s.steps[st.Ref]
	if r == nil {
		return ""
	}
	if r.settled != "" {
		return r.settled
	}
	if len(r.items) == 0 {
		return ""
	}
	planned := ev.s.plannedItems(st)
	if len(planned) == 0 && st.Type != playbook.Report {
		return "" // the list is not known, so only the responder can say that it is complete
	}
	result := StateSkipped
	if len(planned) == 0 {
		planned = r.extra
	}
	for _, id := range planned {
		switch r.items[id].state {
		case StateDone:
			result = StateDone
		case StateImposs:
			if result == StateSkipped {
				result = StateImposs
			}
		case StateSkipped:
		default:
			return ""
		}
	}
	return result
}

// cannot says whether a step that opens when another is impossible is open.
func (ev *evaluator) cannot(st *playbook.Step) truth {
	if len(st.OpensOn) == 0 {
		return yes
	}
	result := no
	for _, ref := range st.OpensOn {
		switch v := ev.stateOf(ref); {
		case v == StateImposs:
			return yes
		case !v.Settled():
			result = unknown
		}
	}
	return result
}

func (ev *evaluator) condition(c playbook.Condition) truth {
	if len(c) == 0 {
		return yes
	}
	result := no
	for _, alt := range c {
		all := yes
		for _, a := range alt {
			all = min(all, ev.answer(a))
		}
		result = max(result, all)
	}
	return result
}

func (ev *evaluator) answer(a playbook.Answer) truth {
	switch v := ev.stateOf(a.Decision); {
	case v == StateDone && ev.s.decisionSets(a.Decision) == playbook.SetsKinds:
		return ev.kindAnswer(a)
	case v == StateDone:
		for _, c := range ev.s.steps[a.Decision].chosen {
			if slices.Contains(a.Options, c) {
				return yes
			}
		}
		return no
	case v.Settled():
		return no
	}
	return unknown
}

// kindAnswer answers for the decision that sets the kinds from the kinds the
// incident has now, which may have changed since by other ways.
func (ev *evaluator) kindAnswer(a playbook.Answer) truth {
	st, _ := ev.s.Set.Step(a.Decision)
	for _, id := range a.Options {
		o, _ := st.Option(id)
		switch {
		case o.Kind != "" && slices.Contains(ev.s.Kinds, o.Kind):
			return yes
		case o.Kind == "" && len(ev.s.Kinds) == 0 && slices.Contains(ev.s.steps[a.Decision].chosen, id):
			return yes
		}
	}
	return no
}

// openDecisions lists the decisions a step's condition still rests on.
func (ev *evaluator) openDecisions(c playbook.Condition) []playbook.Ref {
	var open []playbook.Ref
	for _, alt := range c {
		for _, a := range alt {
			if ev.answer(a) == unknown && !slices.Contains(open, a.Decision) {
				open = append(open, a.Decision)
			}
		}
	}
	return open
}

// waitsFor lists the steps that come before a step and are not settled. A step of
// the closing that names none comes after everything outside the closing.
func (ev *evaluator) waitsFor(st *playbook.Step) []playbook.Ref {
	var open []playbook.Ref
	if st.Ref.Playbook() == ev.s.Set.Closing.ID && len(st.After) == 0 {
		for _, p := range ev.s.Set.All() {
			if p.Part == playbook.Closing || !ev.s.Active(p) {
				continue
			}
			for _, other := range p.Steps {
				if !ev.state(other).Settled() {
					open = append(open, other.Ref)
				}
			}
		}
		return open
	}
	for _, ref := range st.After {
		if !ev.stateOf(ref).Settled() {
			open = append(open, ref)
		}
	}
	return open
}

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

// plannedItems lists the items that the playbook and the profile give a step:
// report targets (role ids) or administrators.
func (s *State) plannedItems(st *playbook.Step) []string {
	var items []string
	add := func(ids ...string) {
		for _, id := range ids {
			if !slices.Contains(items, id) {
				items = append(items, id)
			}
		}
	}
	if st.Each == playbook.AccountAdmins {
		if a, ok := s.Org.Account(s.Account); ok {
			add(a.Admins...)
		}
	}
	for _, to := range st.To {
		if to != playbook.ReportTargets {
			add(to)
			continue
		}
		kinds := s.Kinds
		if p, ok := s.Set.Playbook(st.Ref.Playbook()); ok && p.Kind != "" {
			kinds = []string{p.Kind}
		}
		for _, k := range kinds {
			add(s.Org.Reports[k].To...)
		}
	}
	return items
}

// Deadline of a step: zero when it has none or its clock has not started.
func (ev *evaluator) deadline(st *playbook.Step) time.Time {
	if st.Due == nil {
		// What stands in for a step that cannot be done is no less urgent.
		for _, ref := range st.OpensOn {
			if of, ok := ev.s.Set.Step(ref); ok && ev.state(of) == StateImposs && of.Due != nil {
				return ev.deadline(of)
			}
		}
		return time.Time{}
	}
	var base time.Time
	switch st.Due.From {
	case playbook.FromHappened:
		base = ev.s.Happened
	case playbook.FromDetected:
		base = ev.detected(st)
		if strings.HasPrefix(st.Due.Source, org.LawDocument+":") {
			base = ev.s.Detected // a clock of the law starts once
		}
	case playbook.FromOpened:
		base = ev.s.Opened
	default:
		if ev.stateOf(st.Due.Step) == StateDone {
			base = ev.doneAt(st.Due.Step)
		}
	}
	if base.IsZero() {
		return base
	}
	return base.Add(st.Due.Within)
}

// detected is when what the step's playbook deals with became known: the
// incident's own time, or, for a kind that joined the incident later, the moment
// it did. Otherwise everything of such a kind would be overdue at once.
func (ev *evaluator) detected(st *playbook.Step) time.Time {
	if p, ok := ev.s.Set.Playbook(st.Ref.Playbook()); ok {
		if since, ok := ev.s.joined[p.Kind]; ok {
			return since
		}
	}
	return ev.s.Detected
}

// opened is when a step came to be called for: the latest of the detection and of
// what it came after.
func (ev *evaluator) opened(st *playbook.Step) time.Time {
	at := ev.detected(st)
	later := func(ref playbook.Ref) {
		if t := ev.doneAt(ref); t.After(at) {
			at = t
		}
	}
	for _, ref := range st.After {
		later(ref)
	}
	for _, alt := range st.When {
		for _, a := range alt {
			later(a.Decision)
		}
	}
	return at
}

// SourcesOf lists the sources of a step that hold for this incident: those of a
// kind's playbook for that kind, those of a shared part for the incident's kinds.
func (s *State) SourcesOf(st *playbook.Step) []string {
	kinds := s.Kinds
	if p, ok := s.Set.Playbook(st.Ref.Playbook()); ok && p.Kind != "" {
		kinds = []string{p.Kind}
	}
	return st.SourcesFor(kinds)
}

// doneAt is the event time at which a step came to be settled.
func (ev *evaluator) doneAt(ref playbook.Ref) time.Time {
	r := ev.s.steps[ref]
	if r == nil {
		return time.Time{}
	}
	at := r.at
	for _, it := range r.items {
		if it.at.After(at) {
			at = it.at
		}
	}
	return at
}

func (ev *evaluator) view(p *playbook.Playbook, st *playbook.Step) StepView {
	s := ev.s
	v := StepView{
		Step: st, Playbook: p, State: ev.state(st),
		RoleName: s.Set.Role(st.Role).Title,
		Sources:  s.SourcesOf(st), DueWhose: org.Ours,
		Deadline: ev.deadline(st),
		Gates:    ev.gates(st),
	}
	v.Whose = s.Org.Whose(v.Sources)
	v.Post, _ = s.Org.Post(st.Role)
	if st.Due != nil && st.Due.Source != "" {
		v.DueWhose = s.Org.Whose([]string{st.Due.Source})
	}
	if v.State == Waiting {
		v.WaitsFor = ev.openDecisions(st.When)
		for _, ref := range st.OpensOn {
			if !ev.stateOf(ref).Settled() && !slices.Contains(v.WaitsFor, ref) {
				v.WaitsFor = append(v.WaitsFor, ref)
			}
		}
		decided := len(v.WaitsFor) == 0
		v.Undecided = !decided
		for _, ref := range ev.waitsFor(st) {
			if !slices.Contains(v.WaitsFor, ref) {
				v.WaitsFor = append(v.WaitsFor, ref)
			}
		}
		v.Overdue = decided && late(v.Deadline, ev.now)
	}
	if v.State == Ready || v.State == Held {
		v.Overdue = late(v.Deadline, ev.now)
	}
	for i, q := range s.Questions {
		if q.Step == st.Ref && !q.Answered {
			v.Question = &s.Questions[i]
			break
		}
	}
	r := s.steps[st.Ref]
	if r == nil {
		r = &record{}
	}
	v.Items = ev.items(st, r)
	v.Seq, v.At, v.By, v.Reason, v.Note, v.Timing = r.seq, r.at, r.by, r.reason, r.note, r.timing
	v.Chosen, v.Values, v.Attempts, v.Checks, v.LastCheck = r.chosen, r.fields, r.attempts, r.checks, r.lastCheck
	if v.State.Settled() && v.Seq == 0 {
		for _, it := range v.Items {
			if it.Seq > v.Seq {
				v.Seq, v.At, v.By, v.Reason = it.Seq, it.At, it.By, it.Reason
			}
		}
	}
	if st.Type == playbook.Watch && !v.State.Settled() && st.Every > 0 && v.State != Waiting {
		from := r.lastCheck
		if from.IsZero() {
			from = ev.opened(st)
		}
		v.NextCheck = from.Add(st.Every)
		v.Overdue = v.Overdue || late(v.NextCheck, ev.now)
	}
	return v
}

func late(deadline, now time.Time) bool { return !deadline.IsZero() && now.After(deadline) }

func (ev *evaluator) items(st *playbook.Step, r *record) []ItemView {
	ids := ev.s.plannedItems(st)
	for _, id := range r.extra {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	var items []ItemView
	for _, id := range ids {
		it := ItemView{ID: id, Name: lang.Same(id), State: Ready}
		if st.Type == playbook.Report && ev.s.Set.HasRole(id) {
			it.Role = true
			it.Name = ev.s.Set.Role(id).Title
			it.Post, _ = ev.s.Org.Post(id)
		}
		if ir, ok := r.items[id]; ok {
			it.State, it.Seq, it.At, it.By, it.Reason = ir.state, ir.seq, ir.at, ir.by, ir.reason
		} else if r.settled != "" {
			it.State, it.Seq, it.At, it.By, it.Reason = r.settled, r.seq, r.at, r.by, r.reason
		}
		items = append(items, it)
	}
	return items
}

// Promises lists the promises that steps opened, kept or not.
func (s *State) Promises(now time.Time) []PromiseView {
	if s.Set == nil {
		return nil
	}
	ev := s.evaluate(now)
	var promises []PromiseView
	for _, st := range s.Set.Steps() {
		if !ev.promised(st.Ref) {
			continue
		}
		p := PromiseView{Step: st.Ref, Title: st.Promise.Title, At: ev.doneAt(st.Ref)}
		p.Due, _ = time.Parse(time.RFC3339, s.steps[st.Ref].fields[st.Promise.DueField])
		for _, k := range s.Set.Steps() {
			if !slices.Contains(k.Keeps, st.Ref) {
				continue
			}
			p.KeptBy = append(p.KeptBy, k.Ref)
			if r := s.steps[k.Ref]; r == nil || r.lastSeq() < s.steps[st.Ref].lastSeq() {
				continue // whatever was said before the promise does not keep it
			}
			switch ev.state(k) {
			case StateDone:
				p.Kept = true
			case StateImposs, StateSkipped:
				p.Released = true
			}
		}
		promises = append(promises, p)
	}
	return promises
}

// Due is one thing with a time: a step, the next look of a watch step, or a
// promise.
type Due struct {
	Step    playbook.Ref
	Title   lang.Text
	At      time.Time
	Overdue bool
	What    string // DueStep, DueWatch or DuePromise
	Whose   org.Whose
}

// What a due time is of.
const (
	DueStep    = "step"
	DueWatch   = "watch"
	DuePromise = "promise"
)

// Dues lists what is due, soonest first. Waiting steps whose decision is open are
// not in it, since nobody knows yet whether they apply.
func (s *State) Dues(now time.Time) []Due { return s.duesOf(s.Steps(now), now) }

func (s *State) duesOf(views []StepView, now time.Time) []Due {
	var dues []Due
	if s.Status == StatusClosed {
		return nil
	}
	for _, v := range views {
		if v.State.Settled() {
			continue
		}
		if !v.Deadline.IsZero() && (v.State != Waiting || v.Overdue) {
			dues = append(dues, Due{v.Ref, v.Title, v.Deadline, late(v.Deadline, now), DueStep, v.DueWhose})
		}
		if !v.NextCheck.IsZero() {
			dues = append(dues, Due{v.Ref, v.Title, v.NextCheck, late(v.NextCheck, now), DueWatch, org.Ours})
		}
	}
	for _, p := range s.Promises(now) {
		if !p.Kept && !p.Released && !p.Due.IsZero() {
			dues = append(dues, Due{p.Step, p.Title, p.Due, late(p.Due, now), DuePromise, org.Ours})
		}
	}
	slices.SortStableFunc(dues, func(a, b Due) int { return a.At.Compare(b.At) })
	return dues
}

// Next names the most urgent step to turn to: what is overdue first, then what is
// due soonest, then what has no due time in the order of the playbooks. A held
// step counts like a ready one, since opening its gate is what to do next; a
// watch counts only once it is time to look. When nothing else is left, it is a
// watch. The second result is false when there is nothing at all.
func Next(views []StepView) (playbook.Ref, bool) {
	best := -1
	for i, v := range views {
		if v.State != Ready && v.State != Held {
			continue
		}
		if best < 0 || moreUrgent(v, views[best]) {
			best = i
		}
	}
	if best < 0 {
		return "", false
	}
	return views[best].Ref, true
}

func moreUrgent(a, b StepView) bool {
	resting := func(v StepView) int {
		if v.Type == playbook.Watch && !v.Overdue {
			return 1
		}
		return 0
	}
	// The due time, or far away where there is none.
	due := func(v StepView) time.Time {
		switch {
		case !v.Deadline.IsZero():
			return v.Deadline
		case !v.NextCheck.IsZero():
			return v.NextCheck
		}
		return time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	held := func(v StepView) int {
		if v.State == Held {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(resting(a), resting(b)), due(a).Compare(due(b)), cmp.Compare(held(a), held(b))) < 0
}
