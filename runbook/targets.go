package runbook

import (
	"slices"

	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// byRule reports whether a step is the report that the office's rule on a kind speaks
// of: to whomever that rule names. What the closing reports at the end goes to the same
// people, but is not what the rule asks for.
func byRule(set *playbook.Set, st *playbook.Step) bool {
	to := slices.Contains(st.To, playbook.ReportTargets) || slices.Contains(st.To, playbook.OtherTargets)
	return to && st.Ref.Playbook() != set.Closing.ID
}

// Performer is the role that does a step in an incident of these kinds in an office. For
// a report to whomever its rule names, and for a notice on a channel that its rule
// speaks of, it is the one that the rule names, if it does.
func Performer(set *playbook.Set, office *org.Profile, kinds []string, st *playbook.Step) string {
	for _, k := range kinds {
		notice := office.Notices[k]
		speaks := slices.Contains(notice.Channels, st.Channel) || slices.Contains(notice.IfNeeded, st.Channel)
		switch {
		case byRule(set, st) && office.Reports[k].By != "":
			return office.Reports[k].By
		case st.Type == playbook.Notice && st.Ref.Playbook() != set.Closing.ID && speaks && notice.By != "":
			return notice.By
		}
	}
	return st.Role
}

// Targets lists the roles a step reports to in an incident of these kinds in an office.
func Targets(set *playbook.Set, office *org.Profile, kinds []string, st *playbook.Step) []string {
	var targets []string
	add := func(role string) {
		if !slices.Contains(targets, role) {
			targets = append(targets, role)
		}
	}
	for _, to := range st.To {
		if to != playbook.ReportTargets && to != playbook.OtherTargets {
			add(to)
			continue
		}
		for _, k := range kinds {
			for _, role := range office.Reports[k].To {
				if to == playbook.ReportTargets || !toldElsewhere(set, st, role) {
					add(role)
				}
			}
		}
	}
	return targets
}

// toldElsewhere reports whether another step of the same playbook reports to a role by
// name.
func toldElsewhere(set *playbook.Set, st *playbook.Step, role string) bool {
	p, ok := set.Playbook(st.Ref.Playbook())
	return ok && slices.ContainsFunc(p.Steps, func(other *playbook.Step) bool {
		return other != st && other.Type == playbook.Report && slices.Contains(other.To, role)
	})
}

// NobodyLeft reports whether a step would report only to whom the office's rule names
// beside those whom other steps tell, and there is nobody.
func NobodyLeft(set *playbook.Set, office *org.Profile, kinds []string, st *playbook.Step) bool {
	return slices.Equal(st.To, []string{playbook.OtherTargets}) && len(Targets(set, office, kinds, st)) == 0
}
