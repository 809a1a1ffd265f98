package runbook

import (
	"slices"
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
	s     *State
	now   time.Time
	at    time.Time    // the moment an entry is about; as a rule now
	next  playbook.Ref // a step of which another round is at hand, or empty
	memo  map[playbook.Ref]StepState
	given []PromiseView // nil: not looked for yet
}

func (s *State) evaluate(now time.Time) *evaluator {
	return &evaluator{s: s, now: now, at: now, memo: map[playbook.Ref]StepState{}}
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
		if !g.Open && !g.OnRecord {
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
	if NobodyLeft(ev.s.Set, ev.s.Org, ev.s.kindsOf(st), st) && !ev.s.touched(st.Ref) {
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
	add(Targets(s.Set, s.Org, s.kindsOf(st), st)...)
	return items
}

// urgency is the word that binds the office most: its own, a law's, another's. What
// its profile says of a report comes before what the playbook knows.
func (s *State) urgency(st *playbook.Step) *playbook.Urgency {
	words := st.Urgencies
	for _, r := range s.reportRules(st) {
		if !r.Urgency.IsZero() {
			words = append([]playbook.Urgency{{Text: r.Urgency, Source: r.Source}}, words...)
		}
	}
	for _, whose := range []org.Whose{org.Own, org.Law, org.Other} {
		for i, u := range words {
			if s.Org.Whose([]string{u.Source}) == whose {
				return &words[i]
			}
		}
	}
	return nil
}

// contacts lists whom to call for a report target and how often each was tried in
// vain.
func (s *State) contacts(role string, r *record) []Contact {
	var out []Contact
	for i, c := range s.Org.Contacts(role) {
		contact := Contact{Contact: c}
		for _, a := range r.attempts {
			if a.To == role && !a.Reached && !ByForm(a.Means) && (a.Via == "" && i == 0 || a.Via != "" && (sameName(a.Via, c.Post.Ja) || sameName(a.Via, c.Post.En))) {
				contact.Tried++
			}
		}
		out = append(out, contact)
	}
	return out
}

// performer is the role that does a step.
func (s *State) performer(st *playbook.Step) string {
	return Performer(s.Set, s.Org, s.kindsOf(st), st)
}

// SourcesOf lists the sources of a step that hold for this incident: those of a
// kind's playbook for that kind, those of a shared part for the incident's kinds.
func (s *State) SourcesOf(st *playbook.Step) []string {
	sources := st.SourcesFor(s.kindsOf(st))
	for _, r := range s.reportRules(st) {
		if !slices.Contains(sources, r.Source) {
			sources = append([]string{r.Source}, sources...)
		}
	}
	return sources
}

// reportRules are the office's own rules on a report to whomever they name. They
// speak of the report that something happened; what the closing reports at the end
// goes to the same people, but is not what they ask for.
func (s *State) reportRules(st *playbook.Step) []org.Report {
	var rules []org.Report
	if !byRule(s.Set, st) {
		return nil
	}
	for _, k := range s.kindsOf(st) {
		if r := s.Org.Reports[k]; r.Source != "" {
			rules = append(rules, r)
		}
	}
	return rules
}

// kindsOf lists the kinds that a step serves: that of its playbook, or all of the
// incident's where the step is of a shared part.
func (s *State) kindsOf(st *playbook.Step) []string {
	if p, ok := s.Set.Playbook(st.Ref.Playbook()); ok && p.Kind != "" {
		return []string{p.Kind}
	}
	return s.Kinds
}

func (ev *evaluator) view(p *playbook.Playbook, st *playbook.Step) StepView {
	s := ev.s
	v := StepView{
		Step: st, Playbook: p, State: ev.state(st),
		Performer: s.performer(st), Sources: s.SourcesOf(st),
		Due: ev.due(st), DueWhose: org.Ours, Deadline: ev.deadline(st),
		Gates: ev.gates(st),
	}
	role := s.Set.Role(v.Performer)
	v.RoleName, v.Outside = role.Title, role.Outside
	v.Whose = s.Org.Whose(v.Sources)
	v.Post, _ = s.Org.Post(v.Performer)
	if v.Due != nil && v.Due.Source != "" {
		v.DueWhose = s.Org.Whose([]string{v.Due.Source})
	}
	v.See = st.SeeFor(s.kindsOf(st))
	v.Urgency = s.urgency(st)
	for i, h := range s.Org.Handoffs {
		if h.ID == st.Handoff {
			v.Handoff = &s.Org.Handoffs[i]
		}
	}
	for i, f := range s.Org.Forms {
		if f.ID == st.Form {
			v.Form = &s.Org.Forms[i]
		}
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
	// A promise stands whatever its step waits for; that the final report would keep it as well is
	// no due time of that.
	if v.State == Ready || v.State == Held || v.State == Waiting && p.Part != playbook.Closing {
		if by := ev.promisedBy(st); !by.IsZero() && (v.Deadline.IsZero() || by.Before(v.Deadline)) {
			v.Deadline, v.DueWhose = by, ByPromise
		}
		v.Overdue = late(v.Deadline, ev.now) && (!v.Undecided || v.DueWhose == ByPromise)
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
	if v.State == StateDone && r.anew() {
		next := s.evaluate(ev.now)
		next.at, next.next = ev.at, st.Ref
		v.Anew = append([]GateView{}, next.gates(st)...)
	}
	v.Items, v.Overrides, v.Answers = ev.items(st, r), len(r.overrides), len(r.answers())
	v.Seq, v.At, v.By, v.Reason, v.Note, v.Timing = r.seq, r.at, r.by, r.reason, r.note, r.timing
	if v.State == StateDone {
		v.Published = r.text
	}
	v.NoWords = st.Type == playbook.Notice && st.Text != "" && v.State == StateDone && r.text == 0
	v.With, v.Chosen, v.Values, v.Attempts, v.Checks, v.LastCheck = r.with, r.chosen, r.fields, r.attempts, r.checks, r.lastCheck
	v.Blank = v.State == StateDone && st.Type != playbook.Decide && st.Type != playbook.Report && len(r.fields) == 0 && s.nothingStands(st)
	if v.State.Settled() && v.Seq == 0 {
		for _, it := range v.Items {
			if it.Seq > v.Seq {
				v.Seq, v.At, v.By, v.Reason = it.Seq, it.At, it.By, it.Reason
			}
		}
	}
	if v.Seq > 0 && v.State.Settled() && v.Due != nil && !v.Deadline.IsZero() && len(st.Keeps) == 0 && !r.doneBefore() && !ev.movesOn(st, v.Due) {
		// The moment it counts from may have been put right since; how late a round or another
		// answer was, and what a promise or a step made due, stays as it was recorded.
		v.Timing.LateBy = max(0, int(v.At.Sub(v.Deadline)/time.Second))
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

// doneBefore reports whether the step had been done before it came to be what it is.
func (r *record) doneBefore() bool {
	return slices.ContainsFunc(r.before, func(o outcome) bool { return o.settled == StateDone })
}

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
			it.State, it.Seq, it.At, it.By, it.Via, it.Reason = ir.state, ir.seq, ir.at, ir.by, ir.via, ir.reason
		} else if r.settled != "" {
			it.State, it.Seq, it.At, it.By, it.Reason = r.settled, r.seq, r.at, r.by, r.reason
		}
		if it.Role {
			it.Contacts = ev.s.contacts(id, r)
		}
		items = append(items, it)
	}
	return items
}
