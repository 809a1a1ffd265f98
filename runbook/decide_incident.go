package runbook

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dandori/runbook/lang"
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
	data := &Amended{
		Title: strings.TrimSpace(in.Title), Account: strings.TrimSpace(in.Account), Seen: in.Seen,
		Source: in.Source, Means: in.Means, Reason: in.Reason,
	}
	for _, t := range []struct{ from, to *time.Time }{{&in.Happened, &data.Happened}, {&in.Detected, &data.Detected}} {
		if t.from.IsZero() {
			continue
		}
		*t.to = t.from.In(d.s.Location()).Truncate(time.Second)
		if t.to.After(d.now) {
			return nil, bad(lang.Engine.Future.With(t.to.Format("2006-01-02 15:04")), lang.Engine.FutureHint)
		}
	}
	happened, detected := d.s.Happened, d.s.Detected
	if !data.Happened.IsZero() {
		happened = data.Happened
	}
	if !data.Detected.IsZero() {
		detected = data.Detected
	}
	if happened.After(detected) {
		return nil, bad(lang.Engine.DetectedFirst, lang.Engine.DetectedFirstHint)
	}
	if *data == (Amended{Reason: data.Reason}) {
		return nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
	}
	return data, nil
}

func (d *decider) evidence(in AddEvidence) (Data, error) {
	if strings.TrimSpace(in.What) == "" || strings.TrimSpace(in.Where) == "" {
		return nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
	}
	item := &EvidenceItem{Number: len(d.s.Evidence) + 1, What: in.What, Where: in.Where, File: in.File}
	if in.AsOf.After(d.now) {
		return nil, bad(lang.Engine.Future.With(in.AsOf.In(d.s.Location()).Format("2006-01-02 15:04")), lang.Engine.FutureHint)
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
			return QuestionAnswered, q.Step, &Answered{Question: q.Seq, Text: in.Text, From: in.From}, nil
		}
		open = append(open, fmt.Sprint(q.Seq))
	}
	return "", "", nil, bad(lang.Engine.NoSuchQuestion.With(in.Question), lang.Engine.NoSuchQuestionHint.With(listIDs(open)))
}

func (d *decider) approve(typ Type, ref playbook.Ref, means, reason string) (Type, playbook.Ref, Data, error) {
	st, err := d.step(ref)
	if err != nil {
		return "", "", nil, err
	}
	if st.Approval == "" {
		return "", "", nil, bad(lang.Engine.NothingToApprove.With(st.Title), lang.Engine.NothingHint)
	}
	data := &Approved{Act: st.Approval, By: d.by.Actor.Name, Means: means, Reason: reason}
	if r := d.s.Recorder(); !sameName(r, data.By) {
		data.Recorder = r
	}
	return typ, ref, data, nil
}

func (d *decider) override(in Override) (Data, error) {
	st, err := d.step(in.Step)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(in.Reason) == "" {
		return nil, needReason(in.Step)
	}
	var held []string
	for _, g := range d.ev.gates(st) {
		if g.Open && (g.How != "approved" || !sameName(g.By, d.by.Actor.Name)) {
			continue
		}
		if g.Kind == GateQuestion {
			held = append(held, questionGate(g.Seq))
		} else {
			held = append(held, g.Kind)
		}
	}
	if len(held) == 0 {
		return nil, bad(lang.Engine.NothingToOverride.With(st.Title), lang.Engine.NothingHint)
	}
	return &Overridden{Gates: held, Reason: in.Reason}, nil
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
	return &Classified{Kinds: kinds, Before: d.s.Kinds, Reason: in.Reason}, nil
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
	for _, v := range d.s.Steps(d.now) {
		if !v.State.Settled() && !v.Undecided {
			open = append(open, v.Ref)
		}
	}
	if len(open) > 0 && strings.TrimSpace(in.Reason) == "" {
		return nil, refuse(ReasonNeeded, lang.Engine.StepsOpen.With(len(open)), lang.Engine.StepsOpenHint)
	}
	return &Closed{Reason: in.Reason, Open: open}, nil
}

func (d *decider) reopen(in Reopen) (Type, playbook.Ref, Data, error) {
	if d.s.Status != StatusClosed {
		return "", "", nil, bad(lang.Engine.NotClosed, lang.Engine.NothingHint)
	}
	if strings.TrimSpace(in.Reason) == "" {
		return "", "", nil, needReason("")
	}
	return IncidentReopened, "", &Reopened{Reason: in.Reason}, nil
}
