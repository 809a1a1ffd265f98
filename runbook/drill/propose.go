package drill

import (
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// Proposal is an item that the table suggests for the plan to improve. It is none of the plan:
// it is kept only when somebody accepts it ([Improve] with its Key, with the words as they are
// or in their own), and is not proposed again once it was accepted, or taken out again.
type Proposal struct {
	Key  string       // what it rests on, the same in every score of the drill: "violation/rebuttal/…"
	Item lang.Text    // what is to be improved, in a sentence
	Step playbook.Ref // empty: no step
}

// The beginnings of the keys of proposals.
const (
	keyViolation = "violation/"
	keyUndone    = "undone/"
	keyLate      = "late/"
	keyText      = "text/"
	keyRating    = "rating/"
)

// proposals lists what the table suggests: of each violation, of each expected action that was
// not taken or was late, of what published texts lack, and of objectives rated M or U, in
// that order. A step of which a violation says what to improve is named once.
func (s *scorer) proposals() []Proposal {
	t := lang.DrillPropose
	var out []Proposal
	add := func(key string, step playbook.Ref, item lang.Text) {
		if item.IsZero() || slices.ContainsFunc(out, func(p Proposal) bool { return p.Key == key }) || s.run.considered(key) {
			return
		}
		out = append(out, Proposal{Key: key, Item: item, Step: step})
	}
	violated := map[playbook.Ref]bool{}
	found := map[Violation]bool{}
	for _, v := range s.Violations {
		violated[v.Step], found[v.Kind] = true, true
		add(keyViolation+string(v.Kind)+"/"+string(v.Step), v.Step, t.Violation[string(v.Kind)].With(s.run.stepTitle(v.Step)))
	}
	for _, a := range s.Actions {
		title := s.run.stepTitle(a.Step)
		switch {
		case violated[a.Step] || a.Outcome.Met() || a.Outcome == NotDelivered || a.Outcome == NotDue:
		case a.Outcome == OtherAnswer:
			add(keyUndone+string(a.Step), a.Step, t.OtherAnswer.With(title))
		case a.Outcome == Impossible:
			add(keyUndone+string(a.Step), a.Step, t.Impossible.With(title))
		default:
			add(keyUndone+string(a.Step), a.Step, t.Undone.With(title))
		}
	}
	for _, a := range s.Actions {
		if a.Outcome.Met() && !a.InTime() && !violated[a.Step] {
			add(keyLate+string(a.Step), a.Step, t.Late.With(s.run.stepTitle(a.Step), int(a.Within/time.Minute)))
		}
	}
	for _, c := range s.Texts {
		for _, it := range c.Items {
			said := it.Item == OnlyConfirmed && found[UnconfirmedAsserted] || it.Item == Complete && found[UnfilledPlaceholder] || it.Item == Wording && found[Rebuttal]
			if !it.OK && !said {
				add(keyText+string(it.Item), "", t.Text.With(it.Item.Title()))
			}
		}
	}
	for _, r := range s.Ratings {
		if o, ok := s.Scenario.Objective(r.Objective); ok && (r.Rating == runbook.MajorTrouble || r.Rating == runbook.Unable) {
			add(keyRating+r.Objective, "", t.Rating.With(withoutStop(o.Text)))
		}
	}
	return out
}

// considered reports whether a proposal was accepted or turned down.
func (r *Run) considered(key string) bool {
	return slices.ContainsFunc(r.improvements, func(i Improvement) bool { return i.Proposed == key })
}

// withoutStop is a sentence to be quoted within another.
func withoutStop(t lang.Text) lang.Text {
	return lang.Text{Ja: strings.TrimSuffix(strings.TrimSpace(t.Ja), "。"), En: strings.TrimSuffix(strings.TrimSpace(t.En), ".")}
}
