package runbook

import (
	"slices"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/text"
)

// Confirmed reports whether what a finding or a draft names holds nothing: a fact that is
// known for certain, or an act that is on record as the words say.
func (s *State) Confirmed(blocks string) bool { return s.confirmed(blocks) }

// stated reports whether the log has what a claim says was done, and nothing of what it
// says was not. A claim is silent where none of its steps belongs to this incident: what
// they stand for is then on record elsewhere, if anywhere, and only people can know.
func (s *State) stated(id string) bool {
	if claim, ok := s.Claims().Claim(id); ok && len(claim.Values) > 0 {
		return s.anyOnRecord(claim.Done) // it is theirs after all; nothing else makes it so
	}
	missing, contradicted := s.unstated(id)
	return len(missing)+len(contradicted) == 0
}

// unstated lists the steps one of which a claim says was done, while none is on record;
// and those on record that it says were not done.
func (s *State) unstated(id string) (missing, contradicted []playbook.Ref) {
	claim, ok := s.Claims().Claim(id)
	if !ok || s.Set == nil {
		return nil, nil
	}
	for _, item := range claim.Undone {
		if ref, on, known := s.onRecord(item); known && on {
			contradicted = append(contradicted, ref)
		}
	}
	for _, item := range claim.Done {
		ref, on, known := s.onRecord(item)
		switch {
		case on:
			return nil, contradicted
		case known && !slices.Contains(missing, ref):
			missing = append(missing, ref)
		}
	}
	return missing, contradicted
}

// tells reports whether there is something to say of a claim: where it is about an act,
// only while the log does not have what it says. Where nothing of it belongs to this
// incident, it holds nothing and still warns.
func (s *State) tells(blocks string) bool {
	id, act := text.Act(blocks)
	if !act || !s.stated(id) {
		return true
	}
	claim, _ := s.Claims().Claim(id)
	return len(claim.Done) > 0 && !s.anyOnRecord(claim.Done)
}

func (s *State) anyOnRecord(items []string) bool {
	return slices.ContainsFunc(items, func(item string) bool {
		_, on, _ := s.onRecord(item)
		return on
	})
}

// claimsOf lists what must be so before a draft is published. What it said of acts and
// facts is what was found when it was written; whether it gives a fake account as the
// official one is judged by what is known of the fake now.
func (s *State) claimsOf(d DraftView) []string {
	claims := s.Claims()
	if claims == nil {
		return d.Claims
	}
	kept := slices.DeleteFunc(slices.Clone(d.Claims), s.isWrong)
	return append(kept, claims.Wrong(d.Body, &facts{s: s})...)
}

// onRecord looks up "playbook/step", "playbook/step=answer" or "fact.id": whether the step
// was done, or so decided, or the fact is confirmed; and whether it is a step that belongs
// to this incident at all. A report is done,
// for this, as soon as one of those it goes to was reached.
func (s *State) onRecord(item string) (ref playbook.Ref, on, known bool) {
	if fact, ok := text.Path(item).Fact(); ok {
		return "", s.confirmed(fact), false
	}
	name, answer, decided := strings.Cut(item, "=")
	ref = playbook.Ref(name)
	st, ok := s.Set.Step(ref)
	if !ok {
		return ref, false, false
	}
	known = !slices.ContainsFunc(s.Set.Kinds, func(p *playbook.Playbook) bool { return p.ID == ref.Playbook() && !s.Active(p) })
	r := s.steps[ref]
	switch {
	case r == nil:
		return ref, false, known
	case decided:
		return ref, r.settled == StateDone && slices.Contains(r.chosen, answer), known
	case st.Type == playbook.Report && len(r.round) > 0:
		return ref, true, known
	}
	return ref, r.settled == StateDone, known
}

// holdWords says why the text of a gate is held, in words for its facts and its acts.
func (s *State) holdWords(blocks []string) lang.Text {
	var facts, missing, contradicted []lang.Text
	for _, b := range blocks {
		id, act := text.Act(b)
		if !act {
			facts = append(facts, s.factTitle(b))
			continue
		}
		if s.isWrong(b) {
			return lang.Stated.HoldWrong
		}
		not, against := s.unstated(id)
		for _, ref := range not[:min(1, len(not))] { // the others are other ways to the same
			missing = append(missing, s.stepTitle(ref))
		}
		for _, ref := range against[:min(1, len(against))] {
			contradicted = append(contradicted, s.stepTitle(ref))
		}
	}
	switch {
	case len(facts) > 0:
		return lang.Engine.HoldClaim.With(list(facts))
	case len(missing) > 0:
		return lang.Stated.HoldDone.With(list(missing))
	}
	return lang.Stated.HoldUndone.With(list(contradicted))
}

// whatHelps is whatOpens; a text that names the wrong thing can only be written again.
func (s *State) whatHelps(g GateView) lang.Text {
	if g.Kind == GateText && slices.ContainsFunc(g.Facts, s.isWrong) {
		return lang.Stated.DoWrong
	}
	return whatOpens(g)
}

// isWrong reports whether words name the wrong thing: no act that is recorded helps.
func (s *State) isWrong(blocks string) bool {
	id, _ := text.Act(blocks)
	claim, _ := s.Claims().Claim(id)
	return len(claim.Values) > 0
}

func isAct(blocks string) bool {
	_, ok := text.Act(blocks)
	return ok
}

// actTitle names what a draft says was done, or was not.
func (s *State) actTitle(id string) lang.Text {
	if claim, _ := s.Claims().Claim(id); len(claim.Values) > 0 {
		return lang.Stated.Wrong
	}
	missing, contradicted := s.unstated(id)
	switch {
	case len(missing) > 0:
		return lang.Stated.Was.With(s.stepTitle(missing[0]))
	case len(contradicted) > 0:
		return lang.Stated.WasNot.With(s.stepTitle(contradicted[0]))
	}
	return lang.Same(id)
}

// sentences puts what to do about several gates one after another: each is a sentence,
// and would not read as an item of a list.
func sentences(texts []lang.Text) lang.Text {
	var out lang.Text
	for i, t := range texts {
		if i > 0 {
			out.Ja += "。"
			out.En += "; "
		}
		out.Ja += t.In(lang.Japanese)
		out.En += t.In(lang.English)
	}
	return out
}
