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

func (d *decider) correct(in Correct) (Data, error) {
	if in.Entry < 1 || in.Entry > d.s.Head {
		return nil, bad(lang.Engine.NoSuchEntry.With(in.Entry), lang.Engine.NoSuchEntryHint.With(d.s.Head))
	}
	if strings.TrimSpace(in.Text) == "" {
		return nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
	}
	if strings.TrimSpace(in.Reason) == "" {
		return nil, needReason("")
	}
	return &Corrected{Entry: in.Entry, Text: in.Text, Reason: in.Reason}, nil
}

func (d *decider) amend(in Amend) (Data, error) {
	if in.Unknown {
		in.Happened = time.Time{}
	}
	data := &Amended{
		Unknown: in.Unknown,
		Title:   strings.TrimSpace(in.Title), Account: strings.TrimSpace(in.Account), Seen: in.Seen,
		Source: in.Source, Means: in.Means, Reason: in.Reason,
	}
	for _, t := range []struct {
		from, to *time.Time
		member   string
	}{{&in.Happened, &data.Happened, "happened"}, {&in.Detected, &data.Detected, "detected"}} {
		if t.from.IsZero() {
			continue
		}
		*t.to = t.from.In(d.s.Location()).Truncate(time.Second)
		if t.to.After(d.now) {
			return nil, ofField(bad(lang.Engine.Future.With(t.to.Format("2006-01-02 15:04")), lang.Engine.FutureHint), t.member)
		}
	}
	if err := d.plausible(data); err != nil {
		return nil, err
	}
	if *data == (Amended{Reason: data.Reason}) {
		return nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
	}
	return data, nil
}

// plausible refuses times of the incident that cannot be: still to come, or known
// before it happened.
func (d *decider) plausible(a *Amended) error {
	happened, detected := d.s.Happened, d.s.Detected
	if !a.Happened.IsZero() || a.Unknown {
		happened = a.Happened
	}
	if !a.Detected.IsZero() {
		detected = a.Detected
	}
	for _, t := range []time.Time{happened, detected} {
		if t.After(d.now) {
			return bad(lang.Engine.Future.With(t.In(d.s.Location()).Format("2006-01-02 15:04")), lang.Engine.FutureHint)
		}
	}
	if happened.After(detected) {
		return bad(lang.Engine.DetectedFirst, lang.Engine.DetectedFirstHint)
	}
	return nil
}

func (d *decider) evidence(in AddEvidence) (Data, error) {
	if strings.TrimSpace(in.What) == "" || strings.TrimSpace(in.Where) == "" {
		return nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
	}
	item := &EvidenceItem{Number: len(d.s.Evidence) + 1, What: in.What, Where: address(in.Where), File: in.File}
	if in.AsOf.After(d.now) {
		return nil, ofField(bad(lang.Engine.Future.With(in.AsOf.In(d.s.Location()).Format("2006-01-02 15:04")), lang.Engine.FutureHint), "as-of")
	}
	if !in.AsOf.IsZero() {
		item.AsOf = in.AsOf.In(d.s.Location()).Truncate(time.Second)
	}
	return item, d.optionalStep(in.Step)
}

func (d *decider) answer(in Answer) (Type, playbook.Ref, Data, error) {
	if strings.TrimSpace(in.Text) == "" || strings.TrimSpace(in.From) == "" {
		return "", "", nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
	}
	var open []string
	for _, q := range d.s.OpenQuestions() {
		if q.Seq == in.Question {
			if sameName(q.By.Name, in.From) { // who was in doubt does not settle it
				return "", "", nil, bad(lang.Engine.OwnAnswer.With(q.By.Name), lang.Engine.OwnAnswerHint)
			}
			return QuestionAnswered, q.Step, &Answered{Question: q.Seq, Text: in.Text, From: in.From}, nil
		}
		open = append(open, fmt.Sprint(q.Seq))
	}
	return "", "", nil, bad(lang.Engine.NoSuchQuestion.With(in.Question), lang.Engine.NoSuchQuestionHint.With(listIDs(open)))
}

// approve records consent to acts of a step, or its refusal. seen is the draft that was
// put to the approver, 0 for whichever is in force; post is what the approver is.
func (d *decider) approve(typ Type, ref playbook.Ref, acts []string, seen int, post, means, reason string) (Type, playbook.Ref, Data, error) {
	st, err := d.step(ref)
	if err != nil {
		return "", "", nil, err
	}
	d.round(st)
	all := d.ev.actsOf(st)
	if len(all) == 0 {
		return "", "", nil, bad(lang.Engine.NothingToApprove.With(st.Title), lang.Engine.NothingHint)
	}
	// That nobody knows who it was is no answer: an approval is somebody's.
	switch {
	case IsUnknown(d.by.Actor.Name):
		return "", "", nil, refuse(NameUnknown, lang.Approval.NameUnknown, lang.Approval.UnknownHint)
	case IsUnknown(post):
		return "", "", nil, refuse(PostUnknown, lang.Approval.PostUnknown, lang.Approval.UnknownHint)
	}
	draft, ok := d.s.DraftOf(ref)
	if seen != 0 && draft.Seq != seen {
		return "", "", nil, bad(lang.Engine.DraftChanged.With(draft.Seq, seen), lang.Engine.DraftChangedHint)
	}
	if ok && typ == ApprovalGiven && sameName(draft.By.Name, d.by.Actor.Name) {
		return "", "", nil, bad(lang.Engine.OwnDraft.With(draft.By.Name), lang.Engine.OwnDraftHint)
	} else if ok && d.by.At.Before(draft.At) {
		return "", "", nil, bad(lang.Engine.BeforeDraft, lang.Engine.BeforeDraftHint)
	}
	if rule := d.s.approvalRule(st, org.ActOffHours); slices.Contains(acts, org.ActOffHours) && rule.Source != "" && !rule.Exempt && d.ev.publishes(st) && !slices.Contains(all, org.ActOffHours) {
		all = append(all, org.ActOffHours) // permission is given beforehand, in office hours
	}
	for _, act := range acts {
		if !slices.Contains(all, act) {
			return "", "", nil, bad(lang.Engine.NoSuchAct.With(act, st.Title), lang.Engine.ActHint.With(listIDs(all)))
		}
	}
	if len(acts) == 0 {
		acts = all
		if typ == ApprovalGiven {
			if left := d.unapproved(st); len(left) > 0 {
				acts = left
			}
			acts = d.actsFor(st, acts, post)
		}
	}
	roles, post, err := d.speaksAs(st, acts, post, typ == ApprovalGiven)
	if err != nil {
		return "", "", nil, err
	}
	d.by.Actor.Role = ""
	if len(roles) > 0 {
		d.by.Actor.Role = roles[0]
	}
	data := &Approved{Acts: slices.Clone(acts), By: d.by.Actor.Name, Role: d.by.Actor.Role, Roles: roles, Post: post, Text: draft.Seq, Means: means, Reason: reason}
	if r := cmp.Or(strings.TrimSpace(d.by.Recorder), d.s.Recorder()); !sameName(r, data.By) {
		data.Recorder = r
	}
	return typ, ref, data, nil
}

// unapproved lists the acts that an approval is still to be given for.
func (d *decider) unapproved(st *playbook.Step) []string {
	var acts []string
	for _, g := range d.ev.gates(st) {
		if g.Kind == GateApproval && g.How != HowApproved && g.How != HowExempt {
			acts = append(acts, g.Act)
		}
	}
	return acts
}

func (d *decider) consult(in Consult) (Data, error) {
	st, err := d.step(in.Step)
	if err != nil {
		return nil, err
	}
	d.round(st)
	var all, open []string
	for _, g := range d.ev.gates(st) {
		if g.Kind != GateConsult || slices.Contains(all, g.Role) {
			continue
		}
		all = append(all, g.Role)
		if g.How != HowConsulted {
			open = append(open, g.Role)
		}
	}
	if len(all) == 0 {
		return nil, bad(lang.Engine.NothingToConsult.With(st.Title), lang.Engine.NothingHint)
	}
	if in.Role == "" && len(open) == 1 {
		in.Role = open[0]
	}
	if !slices.Contains(all, in.Role) {
		return nil, bad(lang.Engine.NotConsulted.With(in.Role, st.Title), lang.Engine.ConsultHint.With(listIDs(all)))
	}
	if strings.TrimSpace(in.With) == "" {
		return nil, bad(lang.Engine.WithMissing, lang.Engine.WithHint)
	}
	return &Consulted{Role: in.Role, With: strings.TrimSpace(in.With), Means: in.Means, Text: in.Text}, nil
}

func (d *decider) fact(in StateFact) (Data, error) {
	if strings.TrimSpace(in.Text) == "" {
		return nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
	}
	if !slices.Contains(Certainties, in.Certainty) {
		var known []string
		for _, c := range Certainties {
			known = append(known, string(c))
		}
		return nil, bad(lang.Engine.BadCertainty.With(string(in.Certainty)), lang.Engine.CertaintyHint.With(listIDs(known)))
	}
	if in.Fact != "" {
		if d.s.Set == nil {
			return nil, bad(lang.Engine.PinsBroken, lang.Engine.PinsBrokenHint)
		}
		if _, ok := d.s.Set.Fact(in.Fact); !ok {
			return nil, bad(lang.Engine.NoSuchFact.With(in.Fact), lang.Engine.FactHint.With(listIDs(d.s.Set.FactIDs())))
		}
	}
	if in.Fact == "" && in.Replaces != 0 && !slices.ContainsFunc(d.s.Facts, func(f FactView) bool { return f.Seq == in.Replaces && f.Fact.Fact == "" }) {
		return nil, bad(lang.Engine.NoFactEntry.With(in.Replaces), lang.Engine.NoFactEntryHint)
	}
	if in.AsOf.After(d.now) {
		return nil, ofField(bad(lang.Engine.Future.With(in.AsOf.In(d.s.Location()).Format("2006-01-02 15:04")), lang.Engine.FutureHint), "as-of")
	}
	fact := &Fact{Fact: in.Fact, Replaces: in.Replaces, Text: in.Text, Certainty: in.Certainty, From: in.From}
	if !in.AsOf.IsZero() {
		fact.AsOf = in.AsOf.In(d.s.Location()).Truncate(time.Second)
	}
	if in.Fact != "" {
		i := slices.IndexFunc(d.s.Facts, func(f FactView) bool { return f.Fact.Fact == in.Fact })
		if i < 0 || in.Replaces != d.s.Facts[i].Seq { // it takes the place of what stands by its name
			fact.Replaces = 0
		}
		fact.Earlier = i >= 0 && fact.Replaces == 0 && d.s.Facts[i].Outlasts(FactView{Fact: *fact, At: d.by.At})
	}
	return fact, d.optionalStep(in.Step)
}

func (d *decider) override(in Override) (Data, error) {
	st, err := d.step(in.Step)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(in.Reason) == "" {
		return nil, needReason(in.Step)
	}
	d.round(st)
	var held []string
	for _, g := range d.ev.gates(st) {
		// Who approved may not act, and what is decided may be what the rule is about.
		own := g.How == HowApproved && sameName(g.By, d.by.Actor.Name)
		may := g.OnRecord && g.Advice && st.Sets == playbook.SetsKinds
		if g.Open && !own && !may {
			continue
		}
		if name := g.Name(); !slices.Contains(held, name) {
			held = append(held, name)
		}
	}
	switch {
	case len(held) == 0:
		return nil, bad(lang.Engine.NothingToOverride.With(st.Title), lang.Engine.NothingHint)
	case len(in.Gates) == 0 && len(held) > 1: // one reason does not answer for rules that nobody looked at
		return nil, bad(lang.Engine.WhichGate.With(st.Title, len(held)), lang.Engine.WhichGateHint.With(listIDs(held)))
	case len(in.Gates) == 0:
		return &Overridden{Gates: held, Reason: in.Reason}, nil
	}
	var named []string
	for _, name := range in.Gates {
		if !slices.Contains(held, name) {
			return nil, bad(lang.Engine.NoSuchGate.With(name, st.Title), lang.Engine.WhichGateHint.With(listIDs(held)))
		}
		if !slices.Contains(named, name) {
			named = append(named, name)
		}
	}
	return &Overridden{Gates: named, Reason: in.Reason}, nil
}

func (d *decider) classify(in Classify) (Data, error) {
	if len(in.Kinds) == 0 {
		return nil, bad(lang.Engine.NoKinds, lang.Engine.KindsHint.With(listIDs(kindIDs(d.s.Set))))
	}
	var kinds []string
	for _, k := range in.Kinds {
		if _, ok := d.s.Set.Kind(k); !ok {
			return nil, refuse(UnknownKind, lang.Engine.NoSuchKind.With(k), lang.Engine.KindsHint.With(listIDs(kindIDs(d.s.Set))))
		}
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	if strings.TrimSpace(in.Reason) == "" {
		return nil, needReason("")
	}
	if slices.Equal(sorted(kinds), sorted(d.s.Kinds)) {
		return nil, bad(lang.Engine.SameKinds, lang.Engine.KindsHint.With(listIDs(kindIDs(d.s.Set))))
	}
	for _, st := range d.s.Set.Steps() {
		if st.Sets == playbook.SetsKinds { // what holds the decision holds this way to the same end
			if err := d.notAlone(st, in.With, append(slices.Clone(kinds), d.s.Kinds...)); err != nil {
				return nil, err
			}
		}
	}
	return &Classified{Kinds: kinds, Before: d.s.Kinds, Reason: in.Reason, With: strings.TrimSpace(in.With)}, nil
}

func sorted(ids []string) []string {
	s := slices.Clone(ids)
	slices.Sort(s)
	return s
}

func kindIDs(set *playbook.Set) []string {
	var ids []string
	for _, p := range set.Kinds {
		ids = append(ids, p.Kind)
	}
	return ids
}

func (d *decider) takeRole(in TakeRole) (Type, playbook.Ref, Data, error) {
	name := strings.TrimSpace(in.Name)
	if name == "" || in.Role == "" {
		return "", "", nil, bad(lang.Engine.NameMissing, lang.Engine.NameMissingHint)
	}
	if d.by.Actor.Name == "" {
		d.by.Actor.Name = name
	}
	return RoleTaken, "", &RoleTaking{Role: in.Role, Name: name}, nil
}

func (d *decider) close(in Close) (Data, error) {
	if in.Mistake {
		return d.mistaken(in)
	}
	if d.s.Err != nil && strings.TrimSpace(in.Reason) == "" { // steps and promises may be open that nobody can list
		return nil, refuse(ReasonNeeded, lang.Engine.StepsUnknown, lang.Engine.StepsOpenHint)
	}
	var owed []lang.Text
	for _, p := range d.s.Promises(d.now) {
		if !p.Kept && !p.Released {
			owed = append(owed, p.Title)
		}
	}
	if len(owed) > 0 {
		return nil, refuse(PromiseOpen, lang.Engine.PromisesOpen.With(list(owed)), lang.Engine.PromisesHint)
	}
	var open []playbook.Ref
	var must []lang.Text
	for _, v := range d.s.Steps(d.now) {
		if v.State.Settled() || v.Undecided {
			continue
		}
		open = append(open, v.Ref)
		if slices.ContainsFunc(d.s.Cite(v.Sources), Citation.Must) {
			must = append(must, v.Title)
		}
	}
	questions := len(d.s.OpenQuestions())
	if (len(open) > 0 || questions > 0) && strings.TrimSpace(in.Reason) == "" {
		left := lang.Engine.StepsOpen.With(len(open))
		if n := len(must); n > 0 {
			if n > 5 {
				must = append(must[:5:5], lang.Event.More.With(n-5))
			}
			left = lang.Engine.StepsOpenMust.With(left, n, list(must))
		}
		switch {
		case questions > 0 && len(open) == 0:
			left = lang.Engine.QuestionsLeft.With(questions)
		case questions > 0:
			left = lang.Engine.QuestionsOpen.With(left, questions)
		}
		return nil, refuse(ReasonNeeded, left, lang.Engine.StepsOpenHint)
	}
	return &Closed{Reason: in.Reason, Open: open}, nil
}

func (d *decider) reopen(in Reopen) (Type, playbook.Ref, Data, error) {
	if d.s.Status != StatusClosed {
		return "", "", nil, bad(lang.Engine.NotClosed, lang.Engine.NothingHint)
	}
	if d.s.Clock.Ended { // what is done after the end would count in a score that was talked over
		return "", "", nil, bad(lang.Engine.DrillOver, lang.Engine.DrillOverHint)
	}
	if strings.TrimSpace(in.Reason) == "" {
		return "", "", nil, needReason("")
	}
	return IncidentReopened, "", &Reopened{Reason: in.Reason}, nil
}
