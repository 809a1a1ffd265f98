package runbook

import (
	"fmt"
	"slices"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// What others answered about a step, and taking it back: an approval, a refusal, a
// consultation. Whoever did not give one cannot leave it standing.

// consultedOn is the last consultation of a role that stands, up to the entry until.
func (r *record) consultedOn(role string, until int) (consulted, bool) {
	for _, c := range slices.Backward(r.consulted[role]) {
		if c.seq <= until {
			return c, true
		}
	}
	return consulted{}, false
}

// answers lists the entries of the approvals, refusals and consultations that stand.
func (r *record) answers() []int {
	var seqs []int
	add := func(seq int) {
		if !slices.Contains(seqs, seq) {
			seqs = append(seqs, seq)
		}
	}
	for _, answers := range r.approvals {
		for _, a := range answers {
			add(a.seq)
		}
	}
	for _, held := range r.consulted {
		for _, c := range held {
			add(c.seq)
		}
	}
	slices.Sort(seqs)
	return seqs
}

// lastAnswer is the last of them, or 0.
func (r *record) lastAnswer() int {
	seqs := r.answers()
	if len(seqs) == 0 {
		return 0
	}
	return seqs[len(seqs)-1]
}

// withdraw takes the answer of an entry out of the record: what stood before it stands
// again.
func (r *record) withdraw(entry int) {
	for act, answers := range r.approvals {
		r.approvals[act] = slices.DeleteFunc(slices.Clone(answers), func(a approval) bool { return a.seq == entry })
	}
	for role, held := range r.consulted {
		r.consulted[role] = slices.DeleteFunc(slices.Clone(held), func(c consulted) bool { return c.seq == entry })
	}
}

// withdraw takes back an approval, a refusal or a consultation of a step. What was done
// under it stays done; the entry says so.
func (d *decider) withdraw(st *playbook.Step, in ReopenStep) (Data, error) {
	r := d.s.steps[st.Ref]
	if r == nil {
		r = &record{}
	}
	data := &StepReopening{Entry: in.Entry, Reason: in.Reason}
	for act, answers := range r.approvals {
		for _, a := range answers {
			if a.seq != in.Entry {
				continue
			}
			data.Acts = append(data.Acts, act)
			data.By, data.Answer = WithPost(a.by, a.post).In(lang.Japanese), AnswerRefusal
			if a.given {
				data.Answer = AnswerApproval
			}
		}
	}
	slices.Sort(data.Acts)
	for _, held := range r.consulted {
		for _, c := range held {
			if c.seq == in.Entry {
				data.By, data.Answer = c.with, AnswerConsultation
			}
		}
	}
	if data.Answer == "" || len(in.Items) > 0 {
		var known []string
		for _, seq := range r.answers() {
			known = append(known, fmt.Sprint(seq))
		}
		return nil, bad(lang.Entry.NoSuchAnswer.With(in.Entry, st.Title), lang.Entry.AnswerHint.With(listIDs(known)))
	}
	if r.settled == StateDone || len(r.items) > 0 {
		if last := r.lastSeq(); last > in.Entry {
			data.Done = last
		}
	}
	return data, nil
}

// describe says whose answer was taken back.
func (d *StepReopening) describe(step lang.Text) lang.Text {
	var acts []lang.Text
	for _, act := range d.Acts {
		if title, ok := lang.Event.ActName[act]; ok {
			acts = append(acts, title)
		} else {
			acts = append(acts, lang.Same(act))
		}
	}
	switch d.Answer {
	case AnswerApproval:
		return lang.Entry.ApprovalBack.With(step, d.By, list(acts))
	case AnswerRefusal:
		return lang.Entry.RefusalBack.With(step, d.By, list(acts))
	}
	return lang.Entry.ConsultBack.With(step, d.By)
}

// leftBlank reports whether an entry settles a step that has fields without filling in
// any: nobody is to think that something was written. Where somebody wrote what one of them
// asks for before, empty means that it stays; words that went out and are on record are something.
func (s *State) leftBlank(ref playbook.Ref, d *Done) (*playbook.Step, bool) {
	if s.Set == nil || len(d.Fields) > 0 || d.Text > 0 {
		return nil, false
	}
	st, ok := s.Set.Step(ref)
	return st, ok && s.nothingStands(st)
}

// BlankNote says of a step that nothing was filled in ([StepView.Blank]): in no field, or in
// none but the one for when it became known, which stands from the beginning.
func BlankNote(st *playbook.Step) lang.Text {
	for _, f := range st.Fields {
		if f.Sets == playbook.FieldDetected {
			return lang.Entry.OthersBlank.With(f.Title)
		}
	}
	return lang.Entry.AllBlank
}

// nothingStands reports whether a step has fields, and nobody wrote what any of them asks for
// before. When it became known always stands: an incident begins with it.
func (s *State) nothingStands(st *playbook.Step) bool {
	return len(st.Fields) > 0 && !slices.ContainsFunc(st.Fields, func(f playbook.Field) bool {
		return f.Sets != playbook.FieldDetected && s.Standing(f) != ""
	})
}
