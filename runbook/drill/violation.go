package drill

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/text"
)

// Ids of the wording checks and of the standing rules that violations rest on.
const (
	claimUnfilled   = "unfilled"
	ruleRebuttal    = "no-rebuttal"
	ruleUnconfirmed = "nothing-unconfirmed"
)

// Proof is a violation and the entries that prove it.
type Proof struct {
	Kind    Violation
	Step    playbook.Ref
	At      time.Time // drill time: when it happened, or when the time was up
	Entries []int     // in the order of the log; none when what is missing is the proof
	Whose   org.Whose // whose rule it offends
	By      runbook.Actor
	Target  lang.Text      // of a missed report target: who was not told
	Words   []string       // of a text: the words
	Due     time.Time      // of a promise or a report: by when
	Until   time.Time      // Due put off by what jumps of the clock passed over; zero: none did
	Injects []int          // the delivered injects that forbid it
	Keepers []playbook.Ref // of a promise: the steps any of which keeps it
}

func (s *scorer) prove(p Proof) {
	p.Entries = inOrder(p.Entries)
	s.Violations = append(s.Violations, p)
}

// inOrder lists entries in the order of the log, each once.
func inOrder(entries []int) []int {
	entries = slices.DeleteFunc(entries, func(seq int) bool { return seq == 0 })
	slices.Sort(entries)
	return slices.Compact(entries)
}

// overdue proves what was not done by a due time that was set at a moment: at is when it
// was done, or zero. Where the time was up only because the clock was put forward, the
// players had no chance, and it is none of their violations.
func (s *scorer) overdue(p Proof, set, at time.Time) {
	fair := s.run.putOff(set, p.Due)
	if at.IsZero() {
		at = s.Ended
	}
	if fair.After(p.Due) {
		p.Until = fair
	}
	if at.After(fair) {
		s.prove(p)
		return
	}
	p.Entries = inOrder(p.Entries)
	s.Passed = append(s.Passed, p)
}

// violations looks at an entry before it is folded: gates stand as they stood for
// whoever made it.
func (s *scorer) violations(e runbook.Event) {
	switch d := e.Data.(type) {
	case *runbook.Draft:
		s.texts[e.Seq] = e
	case *runbook.Done:
		v, ok := s.run.State.Step(e.Step, e.At)
		if !ok {
			return
		}
		s.approval(e, v)
		s.evidence(e, v)
		if v.Type == playbook.Notice {
			s.publish(e, d, v)
		}
	case *runbook.Decided:
		if s.run.State.Set == nil {
			return
		}
		kinds := s.run.State.Kinds
		if d.Kinds != nil {
			kinds = d.Kinds
		}
		s.alone(e, e.Step, d.With, kinds)
	case *runbook.Classified:
		if s.run.State.Set == nil {
			return
		}
		for _, st := range s.run.State.Set.Steps() {
			if st.Sets == playbook.SetsKinds { // the same decision by another way
				s.alone(e, st.Ref, d.With, d.Kinds)
			}
		}
	}
}

// approval finds an act that was not approved: the gate was overridden or stood closed,
// or the approval came after the act.
func (s *scorer) approval(e runbook.Event, v runbook.StepView) {
	p := Proof{Kind: PublishedWithoutApproval, Step: e.Step, At: e.At, By: e.Actor}
	for _, g := range v.Gates {
		if g.Kind != runbook.GateApproval || g.Advice {
			continue
		}
		given, _ := s.entry(g.Seq)
		after := g.How == runbook.HowApproved && given.At.After(e.At)
		if g.Open && g.How != runbook.HowOverridden && !after {
			continue // approved, or no approval is asked for
		}
		p.Whose = g.Whose
		p.Entries = append(p.Entries, g.Seq)
	}
	if p.Whose != "" {
		p.Entries = append(p.Entries, e.Seq)
		s.prove(p)
	}
}

// evidence finds a destructive step before which nothing was kept, by the time at which
// both happened: what was written down earlier may have been kept later.
func (s *scorer) evidence(e runbook.Event, v runbook.StepView) {
	if !v.EvidenceFirst {
		return
	}
	p := Proof{Kind: DeletedBeforeEvidence, Step: e.Step, At: e.At, By: e.Actor, Whose: org.Ours, Entries: []int{e.Seq}}
	for _, kept := range s.run.State.Evidence {
		if len(v.EvidenceFrom) > 0 && kept.Step != e.Step && !slices.Contains(v.EvidenceFrom, kept.Step) {
			continue
		}
		if !kept.At.After(e.At) {
			return
		}
		p.Entries = append(p.Entries, kept.Seq)
	}
	for _, g := range v.Gates {
		if g.Kind == runbook.GateEvidence && g.How == runbook.HowOverridden {
			p.Entries = append(p.Entries, g.Seq)
		}
	}
	s.prove(p)
}

// alone finds a decision that asks for two and was one person's. A rule may speak of
// some kinds only, and what is decided may be just that.
func (s *scorer) alone(e runbook.Event, ref playbook.Ref, with string, kinds []string) {
	if fold(with) != "" && fold(with) != fold(e.Actor.Name) {
		return
	}
	state := s.run.State
	if st, ok := state.Set.Step(ref); ok && st.Sets == playbook.SetsKinds {
		state.Kinds = kinds
	}
	v, ok := state.Step(ref, e.At)
	if !ok {
		return
	}
	for _, g := range v.Gates {
		if g.Kind != runbook.GateTwoPersons {
			continue
		}
		p := Proof{Kind: OnePersonDecision, Step: v.Ref, At: e.At, By: e.Actor, Whose: g.Whose, Entries: []int{e.Seq}}
		if g.How == runbook.HowOverridden {
			p.Entries = append(p.Entries, g.Seq)
		}
		s.prove(p)
	}
}

// fold makes a name comparable: width, case and spaces do not matter.
func fold(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFKC.String(name)), ""))
}

// publish looks at the words that were published.
func (s *scorer) publish(e runbook.Event, d *runbook.Done, v runbook.StepView) {
	draft, ok := s.texts[d.Text]
	if !ok {
		s.Texts = append(s.Texts, TextCheck{Step: e.Step, Entry: e.Seq, At: e.At, Channel: v.Channel})
		return
	}
	written := draft.Data.(*runbook.Draft)
	channel := cmp.Or(d.Channel, v.Channel)
	var findings []text.Finding
	if claims := s.run.State.Claims(); claims != nil {
		findings = claims.Check(written.Body, channel)
	}
	base := Proof{Step: e.Step, At: e.At, By: e.Actor, Whose: org.Ours, Entries: []int{d.Text, e.Seq}}
	for _, g := range v.Gates {
		if g.Kind == runbook.GateText && g.How == runbook.HowOverridden {
			base.Entries = append(base.Entries, g.Seq)
		}
	}
	prove := func(kind Violation, rule string, words []string) {
		if len(words) == 0 {
			return
		}
		p := base
		p.Kind, p.Words, p.Entries = kind, words, slices.Clone(base.Entries)
		if rule != "" {
			p.Whose = s.whose(v.Step, rule)
		}
		s.prove(p)
	}
	confirmed := s.confirmed()
	form, _ := s.run.State.Texts().Form(written.Form)
	check := checkText(written, channel, form, findings, confirmed)
	check.Step, check.Entry, check.Draft, check.At, check.Channel = e.Step, e.Seq, d.Text, e.At, channel
	s.Texts = append(s.Texts, check)
	prove(Rebuttal, ruleRebuttal, phrases(findings, func(f text.Finding) bool { return f.Rule == ruleRebuttal }))
	prove(UnconfirmedAsserted, ruleUnconfirmed, phrases(findings, func(f text.Finding) bool { return f.Blocks != "" && !confirmed(f.Blocks) }))
	prove(UnfilledPlaceholder, "", blanks(written, findings))
}

// whose says whose a standing rule of the opening is.
func (s *scorer) whose(st *playbook.Step, rule string) org.Whose {
	name := s.run.State.Set.Opening.ID + "/" + rule
	if _, ok := s.run.State.Set.Rule(name); !ok {
		return org.Ours
	}
	w, _ := s.run.State.WhoseRule(st, name)
	return w
}

func phrases(findings []text.Finding, which func(text.Finding) bool) []string {
	var out []string
	for _, f := range findings {
		if which(f) && !slices.Contains(out, f.Phrase) {
			out = append(out, f.Phrase)
		}
	}
	return out
}

// blanks lists what was left blank in a text.
func blanks(d *runbook.Draft, findings []text.Finding) []string {
	out := slices.Clone(d.Open)
	for _, words := range phrases(findings, func(f text.Finding) bool { return f.Claim == claimUnfilled }) {
		if !slices.Contains(out, words) {
			out = append(out, words)
		}
	}
	if _, err := text.Finish(d.Body); err != nil && len(out) == 0 {
		out = append(out, err.Error())
	}
	return out
}

// confirmed tells which facts the log has as confirmed now, and what it has as done.
func (s *scorer) confirmed() func(string) bool {
	state := s.run.State // as it is now: a value
	return state.Confirmed
}

// owed finds the promises that were not kept in time.
func (s *scorer) owed() {
	st := &s.run.State
	for _, p := range st.Promises(s.Ended) {
		opened, _ := st.Step(p.Step, s.Ended)
		since := lastEntry(opened)
		proof := Proof{Kind: UnkeptPromise, Step: p.Step, At: p.Due, Due: p.Due, Whose: org.Ours, Entries: []int{since}, By: opened.By, Keepers: p.KeptBy}
		var kept time.Time
		var by int
		for _, ref := range p.KeptBy {
			v, _ := st.Step(ref, s.Ended)
			at, seq := settledAt(v), lastEntry(v)
			if v.State == runbook.StateDone && seq > since && (kept.IsZero() || at.Before(kept)) {
				kept, by = at, seq
			}
			if v.State == runbook.StateImposs || v.State == runbook.StateSkipped {
				proof.Entries = append(proof.Entries, v.Seq)
			}
		}
		switch {
		case !kept.IsZero() && (p.Due.IsZero() || !kept.After(p.Due)):
			continue
		case !kept.IsZero():
			proof.Entries = []int{since, by}
		case p.Released: // nobody is going to keep it any more
			s.prove(proof)
			continue
		case p.Due.IsZero() || !s.Ended.After(p.Due):
			continue // the drill ended before
		}
		s.overdue(proof, p.At, kept)
	}
}

// lastEntry is the last entry that settled a step or an item of it.
func lastEntry(v runbook.StepView) int {
	seq := v.Seq
	for _, it := range v.Items {
		seq = max(seq, it.Seq)
	}
	return seq
}

// unreached finds whom nobody told although it was called for and its time was up.
func (s *scorer) unreached() {
	promises := s.run.State.Promises(s.Ended)
	for _, v := range s.run.State.Steps(s.Ended) {
		if slices.ContainsFunc(promises, func(p runbook.PromiseView) bool {
			return slices.Contains(p.KeptBy, v.Ref) && v.Deadline.Equal(p.Due)
		}) {
			continue // that the promise was not kept says it
		}
		if v.Type != playbook.Report || v.State.Settled() || v.Undecided {
			continue
		}
		due, set := s.allowed(v)
		if due.IsZero() || !s.Ended.After(due) {
			continue // there was time left when the drill ended
		}
		proof := Proof{Kind: MissedReportTarget, Step: v.Ref, At: due, Due: due, Whose: s.run.State.Org.Whose(v.Sources)}
		tried := func(to string) (entries []int) {
			for _, a := range v.Attempts {
				if to == "" || a.To == to {
					entries = append(entries, a.Seq)
				}
			}
			return entries
		}
		if len(v.Items) == 0 { // the office's rules name nobody, and nobody was named at the scene
			proof.Entries = tried("") // the step says it all
			s.overdue(proof, set, time.Time{})
		}
		for _, it := range v.Items {
			if !it.State.Settled() {
				p := proof
				p.Target, p.Entries = it.Name, tried(it.ID)
				s.overdue(p, set, time.Time{})
			}
		}
	}
}

// allowed is by when somebody was to be told, and since when the players could: zero when
// no time was running. A time that the program suggests, or a rule gives in minutes, runs from
// when the step could be done: who decides late that somebody is to be told answers for the
// decision, and not for the minutes before it. A time of the law runs as the law counts. Where
// a delivered inject expects it earlier, its time holds.
func (s *scorer) allowed(v runbook.StepView) (due, set time.Time) {
	since := s.run.State.CalledFor(v.Ref, s.Ended)
	switch {
	case v.Deadline.IsZero() || v.State == runbook.Waiting && v.DueWhose != org.Law:
	case v.Due == nil:
		due, set = v.Deadline, s.run.State.Opened
	default:
		due, set = v.Deadline, v.Deadline.Add(-v.Due.Within).AddDate(0, 0, -v.Due.Days)
		if v.Due.Days == 0 && v.DueWhose != org.Law && v.DueWhose != runbook.ByPromise && since.After(set) {
			due, set = since.Add(v.Due.Within), since
		}
	}
	for _, in := range s.Injects {
		for _, x := range in.Expect {
			if x.Step != v.Ref || x.Within == 0 || in.Status != Delivered {
				continue
			}
			from := later(in.When, since)
			if by := from.Add(x.Within); due.IsZero() || by.Before(due) {
				due, set = by, from
			}
		}
	}
	return due, set
}

// tempted names with each violation the injects that forbid it and had been delivered.
func (s *scorer) tempted() {
	for i := range s.Violations {
		p := &s.Violations[i]
		for _, v := range s.Injects {
			if v.Status == Delivered && !v.When.After(p.At) && slices.Contains(v.Forbid, p.Kind) {
				p.Injects = append(p.Injects, v.Number)
			}
		}
	}
}
