package runbook

import (
	"slices"
	"strings"

	"dandori/runbook/playbook"
	"dandori/runbook/text"
)

// Judgement is the decision by which a fact is known that nobody stated: the wording checks
// (package text, [text.Claims]) take one of its answers in place of the confirmed fact.
type Judgement struct {
	Step    playbook.Ref
	Settles bool // the answer is one of those; else it is that the fact could not be found out, or does not arise
}

// JudgementOf is the decision on a fact of the playbooks, as it stands after every undo. The second
// result is false where no decision is taken for the fact, or it was not made.
func (s *State) JudgementOf(fact string) (Judgement, bool) {
	if s.Set == nil || s.Claims() == nil {
		return Judgement{}, false
	}
	var found Judgement
	for _, c := range s.Claims().List {
		if !slices.ContainsFunc(c.Done, func(item string) bool { id, ok := text.Path(item).Fact(); return ok && id == fact }) {
			continue
		}
		for _, item := range c.Done {
			name, answer, decided := strings.Cut(item, "=")
			if r := s.steps[playbook.Ref(name)]; decided && r != nil && r.settled == StateDone && len(r.chosen) > 0 {
				found.Step, found.Settles = playbook.Ref(name), found.Settles || slices.Contains(r.chosen, answer)
			}
		}
	}
	return found, found.Step != ""
}
