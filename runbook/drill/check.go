package drill

import (
	"slices"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/source"
	"dandori/runbook/tomlfile"
)

// Check holds the scenario against the playbooks it is to be played on, and, unless it
// is nil, against the documents its clauses are of. When anything is wrong the error
// is of type [Problems].
func (s *Scenario) Check(set *playbook.Set, catalog *source.Catalog) error {
	return CheckFile(s.File.Name, s.File.Data, set, catalog, nil)
}

// CheckFile holds a scenario file against the playbooks as [Scenario.Check] does, and against
// other scenarios, whose codes it must not use; one with its own id is none of them. The
// error has what [Parse] finds as well: what is wrong in one place of a file hides nothing of
// what is wrong in another.
func CheckFile(name string, data []byte, set *playbook.Set, catalog *source.Catalog, others []*Scenario) error {
	c := checker{reader: read(name, data), set: set}
	for _, w := range c.kinds {
		if _, ok := set.Kind(w.Value); !ok {
			c.noKind = true
			c.doc.Report(w.At, lang.Problem.NoSuchKind.With(w.Value), tomlfile.DidYouMean(w.Value, c.known()))
		}
	}
	for _, w := range c.roles {
		if !set.HasRole(w.Value) {
			c.doc.Report(w.At, lang.Problem.UnknownRole.With(w.Value), tomlfile.DidYouMean(w.Value, set.RoleIDs()))
		}
	}
	for _, at := range c.steps {
		c.step(at)
	}
	for _, n := range c.never {
		c.happens(n)
	}
	if catalog != nil {
		for _, w := range c.clauses {
			if _, ok := catalog.Clause(w.Value); !ok {
				c.doc.Report(w.At, lang.Drill.NoSuchClause.With(w.Value), lang.Text{})
			}
		}
	}
	c.code(others)
	return c.doc.Problems().Err()
}

// code reports a code that another scenario has: nobody could choose by it.
func (c checker) code(others []*Scenario) {
	i := slices.IndexFunc(others, func(o *Scenario) bool { return c.Code != "" && o.Code == c.Code && o.ID != c.ID })
	if i >= 0 {
		c.doc.Report(c.doc.Root().ValueAt("code"), lang.DrillCare.SameCode.With(strings.ToUpper(c.Code), others[i].ID), lang.DrillCare.SameCodeHint)
	}
}

type checker struct {
	*reader
	set    *playbook.Set
	noKind bool // a kind is misspelt, so which of the known ones it uses cannot be told
}

func (c checker) known() []string {
	var kinds []string
	for _, p := range c.set.Kinds {
		kinds = append(kinds, p.Kind)
	}
	return kinds
}

// happens reports what cannot happen at any of the steps at which a pass mark looks for it: the
// mark would be reached whatever the players do. One of a step that there is not is left alone.
func (c checker) happens(n neverAt) {
	for _, ref := range n.steps {
		if st, ok := c.set.Step(ref); !ok || Violation(n.what.Value).happensAt(st) {
			return
		}
	}
	if len(n.steps) > 0 {
		c.doc.Report(n.what.At, lang.DrillCare.NeverHere.With(n.what.Value), lang.DrillCare.NeverHereHint)
	}
}

// happensAt reports whether a violation can be proved of a step, in whatever office.
func (v Violation) happensAt(st *playbook.Step) bool {
	switch v {
	case PublishedWithoutApproval:
		return len(st.Approvals) > 0
	case DeletedBeforeEvidence:
		return st.EvidenceFirst
	case OnePersonDecision:
		return st.TwoPersons != ""
	case Rebuttal, UnconfirmedAsserted, UnfilledPlaceholder:
		return st.Type == playbook.Notice
	case UnkeptPromise:
		return st.Promise != nil || len(st.Keeps) > 0
	case MissedReportTarget:
		return st.Type == playbook.Report
	}
	return true
}

// step reports a step there is none of, one of a kind the scenario does not use, and
// answers that it does not have.
func (c checker) step(at stepAt) {
	ref := playbook.Ref(at.step.Value)
	st, ok := c.set.Step(ref)
	if !ok {
		var refs []string
		for _, known := range c.set.Steps() {
			refs = append(refs, string(known.Ref))
		}
		c.doc.Report(at.step.At, lang.Problem.NoSuchStep.With(at.step.Value), tomlfile.DidYouMean(at.step.Value, refs))
		return
	}
	if p, _ := c.set.Playbook(ref.Playbook()); p.Part == "" && !c.noKind && len(c.Kinds) > 0 && !slices.Contains(c.Kinds, p.Kind) {
		c.doc.Report(at.step.At, lang.Drill.OtherKind.With(at.step.Value, p.Kind), lang.Drill.OtherKindHint.With(p.Kind))
	}
	if len(at.answers) > 0 && st.Type != playbook.Decide {
		c.doc.Report(at.answers[0].At, lang.Drill.NotADecision.With(at.step.Value), lang.Text{})
		return
	}
	var options []string
	for _, o := range st.Options {
		options = append(options, o.ID)
	}
	for _, a := range at.answers {
		if !slices.Contains(options, a.Value) {
			c.doc.Report(a.At, lang.Problem.NoSuchOption.With(at.step.Value, a.Value), tomlfile.DidYouMean(a.Value, options))
		}
	}
}
