package report

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// keptSections are what the playbooks suggest to keep and the list of evidence does not have:
// at steps that are open; and at those that are done, of which the log cannot tell whether it
// was kept under other words. Only where there is neither is there nothing to say.
func (p *paper) keptSections() []Section {
	open, done := p.toKeep(), p.unmatched()
	var sections []Section
	if open != nil || done == nil {
		sections = append(sections, Section{ID: "to-keep", Title: p.say(lang.Paper.ToKeep), Blocks: []Block{p.first(open, 1000)}})
	}
	if done != nil {
		sections = append(sections, Section{ID: "unmatched", Title: p.say(lang.Unmatched.Title), Blocks: []Block{Paragraph(p.say(lang.Unmatched.About)), p.first(done, 1000)}})
	}
	return sections
}

func (p *paper) toKeep() []string {
	var list []string
	for _, v := range p.views {
		if v.Type == playbook.Evidence && !v.State.Settled() && !v.Undecided {
			for _, what := range v.Evidence {
				list = append(list, p.say(lang.Paper.Item, v.Title, what))
			}
		}
	}
	return list
}

// unmatched are the suggestions of steps that are done which nothing in the list of evidence
// names, a line for each step with how much was kept at it.
func (p *paper) unmatched() []string {
	var list []string
	for _, v := range p.views {
		if v.Type != playbook.Evidence || v.State != runbook.StateDone {
			continue
		}
		kept := 0
		for _, ev := range p.full.Evidence {
			if ev.Step == v.Ref {
				kept++
			}
		}
		var missing []string
		for _, example := range v.Evidence {
			if !slices.ContainsFunc(p.full.Evidence, func(ev runbook.EvidenceView) bool { return namesExample(ev.What, example) }) {
				missing = append(missing, p.say(example))
			}
		}
		if missing != nil {
			list = append(list, p.say(lang.Paper.Item, lang.Unmatched.Step.With(v.Title, kept), p.join(missing)))
		}
	}
	return list
}

// namesExample reports whether what was kept is called as the example is, in either language.
func namesExample(what string, example lang.Text) bool {
	plain := func(s string) string { return strings.Join(strings.Fields(strings.ToLower(norm.NFKC.String(s))), "") }
	said := plain(what)
	return slices.ContainsFunc([]string{plain(example.Ja), plain(example.En)}, func(words string) bool { return words != "" && strings.Contains(said, words) })
}
