package runbook

import (
	"slices"

	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/source"
)

// Citation is one clause behind a step, a rule or a gate, as the office of the
// run sees it.
type Citation struct {
	Clause   string // as it is cited: "ube:7(1)"
	Whose    org.Whose
	Modality source.Modality // "" when the documents do not hold the clause
	Gloss    lang.Text       // what it asks, in the program's words; zero when not known
	Document lang.Text       // the title of its document; zero when not known
}

// Must reports whether the clause makes something a duty of this office: only an
// own clause or a law does, and only one that is known to demand or forbid.
func (c Citation) Must() bool {
	return (c.Whose == org.Own || c.Whose == org.Law) && c.Modality.Binding()
}

// Cite looks clauses up: the office's own first, then laws, then those of other
// offices, which are for reference only.
func (s *State) Cite(clauses []string) []Citation {
	var out []Citation
	for _, id := range clauses {
		c := Citation{Clause: id, Whose: org.Other}
		if s.Org != nil {
			c.Whose = s.Org.Whose([]string{id})
		}
		if clause, ok := s.Sources().Clause(id); ok {
			c.Modality, c.Gloss, c.Document = clause.Modality, clause.Gloss, clause.Title
			if d, ok := s.Sources().Document(clause.Document); ok && c.Document.IsZero() {
				c.Document = d.Title
			}
		}
		out = append(out, c)
	}
	rank := []org.Whose{org.Own, org.Law, org.Other}
	slices.SortStableFunc(out, func(a, b Citation) int {
		return slices.Index(rank, a.Whose) - slices.Index(rank, b.Whose)
	})
	return out
}

// Silence says that the office's rules have nothing on something that cites the
// clauses, or that nothing is known of its rules. It is zero where they, or a law,
// have something.
func (s *State) Silence(clauses []string) lang.Text {
	if s.Org == nil {
		return lang.Text{}
	}
	switch s.Org.Whose(clauses) {
	case org.Own, org.Law:
		return lang.Text{}
	}
	return SilenceOf(s.Org)
}

// SilenceOf is how an office's silence is said. A profile that names no document
// of the office's own says nothing of its rules, and one whose text breaks off
// cannot tell what stands in the rest.
func SilenceOf(p *org.Profile) lang.Text {
	switch {
	case len(p.Documents) == 0:
		return lang.Event.RulesUnknown
	case slices.ContainsFunc(p.Documents, func(d org.Document) bool { return d.Partial }):
		return lang.Event.NoRulePartial
	}
	return lang.Event.NoRule
}

// Against lists the clauses that choosing an option does not follow and that the
// office has to: its own, and laws.
func (s *State) Against(o playbook.Option) []Citation {
	return slices.DeleteFunc(s.Cite(o.Against), func(c Citation) bool { return !c.Must() })
}
