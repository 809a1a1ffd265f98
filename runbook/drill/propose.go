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
//
// Nothing is proposed before the drill is ended: until then what is missing may still be done.
// From then on a proposal keeps its number. What follows from a later entry, as a rating, gets
// the next one, and the number of what no longer holds is given to no other.
type Proposal struct {
	Number   int          // from 1, by which people name it; it never names another of the drill
	Key      string       // what it rests on, the same in every score of the drill: "violation/rebuttal/…"
	Item     lang.Text    // what is to be improved, in a sentence
	Step     playbook.Ref // empty: no step
	Taken    int          // of one that was accepted: the number it has in the plan; 0: it is not in it
	Declined bool         // it was turned down, or taken out of the plan again
	Removed  bool         // … the latter
}

// The beginnings of the keys of proposals.
const (
	keyViolation = "violation/"
	keyUndone    = "undone/"
	keyLate      = "late/"
	keyText      = "text/"
	keyRating    = "rating/"
)

// propose numbers what the table of a drill that was ended proposes: first what followed from it
// when it was ended, then what each later entry brought that changes the table. With another
// version of the scenario the proposals remain those of the one that was played: a number is
// not to name something else there.
func (s *scorer) propose(entries []runbook.Event) {
	var all []Proposal
	over := false
	for i, e := range entries {
		over = over || e.Type == runbook.DrillEnded
		if !over || e.Type != runbook.DrillEnded && e.Type != runbook.DrillRated && e.Type != runbook.DrillExpectationMet {
			continue
		}
		then, err := score(entries[:i+1], nil)
		if err != nil {
			return
		}
		all = withNew(all, then.proposals()...)
	}
	now := s.proposals()
	if s.Rescored {
		if played, err := score(entries, nil); err == nil {
			now = played.proposals()
		}
	}
	for i, p := range all {
		p.Number = i + 1
		put, considered := s.run.considered(p.Key)
		switch {
		case considered:
			p.Taken, p.Declined = put.Number, put.Gone
			if put.Gone {
				p.Taken, p.Removed = 0, put.Number > 0 // what was turned down at once never had a number
			}
			s.Considered = append(s.Considered, p)
		case slices.ContainsFunc(now, func(n Proposal) bool { return n.Key == p.Key }):
			s.Proposals = append(s.Proposals, p)
		}
	}
}

// withNew adds proposals of which there is none yet.
func withNew(all []Proposal, more ...Proposal) []Proposal {
	for _, p := range more {
		if !slices.ContainsFunc(all, func(q Proposal) bool { return q.Key == p.Key }) {
			all = append(all, p)
		}
	}
	return all
}

// proposals lists what the table suggests: of each violation, of each expected action that was
// not taken or was late, of what published texts lack, and of objectives rated M or U, in
// that order. A step of which a violation says what to improve is named once.
func (s *scorer) proposals() []Proposal {
	t := lang.DrillPropose
	var out []Proposal
	add := func(key string, step playbook.Ref, item lang.Text) {
		if !item.IsZero() {
			out = withNew(out, Proposal{Key: key, Item: item, Step: step})
		}
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

// considered finds what the plan has of a proposal that was accepted or turned down.
func (r *Run) considered(key string) (Improvement, bool) {
	i := slices.IndexFunc(r.improvements, func(i Improvement) bool { return i.Proposed == key })
	if i < 0 {
		return Improvement{}, false
	}
	return r.improvements[i], true
}

// withoutStop is a sentence to be quoted within another.
func withoutStop(t lang.Text) lang.Text {
	return lang.Text{Ja: strings.TrimSuffix(strings.TrimSpace(t.Ja), "。"), En: strings.TrimSuffix(strings.TrimSpace(t.En), ".")}
}
