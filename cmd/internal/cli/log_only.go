package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// logOnly is the flags that say which entries of a log are shown.
type logOnly struct {
	step, by, sort, certainty, find string
	late, paper                     bool
}

func (a *app) logFlags(c *cobra.Command) *logOnly {
	o := &logOnly{}
	t := lang.Finding
	a.text(c, &o.find, "find", "WORDS", t.FindFlag)
	a.text(c, &o.step, "step", "STEP", t.LogStepFlag)
	a.text(c, &o.by, "by", "NAME", t.LogByFlag)
	a.text(c, &o.sort, "sort", "SORT", t.SortFlag)
	a.text(c, &o.certainty, "certainty", "CERTAINTY", t.LogCertaintyFlag)
	a.yes(c, &o.late, "late", t.LateFlag)
	a.yes(c, &o.paper, "paper", t.LogPaperFlag)
	return o
}

// read makes of the flags what reports whether an entry is shown. Signatures are shown
// only when all are asked for. An entry is found by what is told of it.
func (o *logOnly) read(s *runbook.State, all bool, told told) (func(runbook.Event) bool, error) {
	ref, err := optionalStep(s, o.step)
	if err != nil {
		return nil, err
	}
	f := runbook.Selection{Step: ref, Person: o.by, Late: o.late, Paper: o.paper}
	if o.sort != "" {
		var sorts []choice
		for _, c := range runbook.Categories {
			sorts = append(sorts, choice{string(c), names(lang.SortName(string(c)))})
		}
		id, err := choose(o.sort, sorts, lang.Finding.BadSort, lang.Finding.SortHint)
		if err != nil {
			return nil, err
		}
		f.Category = runbook.Category(id)
	}
	if o.certainty != "" {
		var sure []choice
		for _, c := range runbook.Certainties {
			sure = append(sure, choice{string(c), names(lang.Event.Certainty[string(c)])})
		}
		id, err := choose(o.certainty, sure, lang.Engine.BadCertainty, lang.Engine.CertaintyHint)
		if err != nil {
			return nil, err
		}
		f.Certainty = runbook.Certainty(id)
	}
	words := runbook.SearchWords(o.find)
	return func(e runbook.Event) bool {
		return (all || e.Listed()) && f.Takes(s, e) && (len(words) == 0 || runbook.HasWords(runbook.SearchText(e, told.says(told.entries[e.Seq-1])), words))
	}, nil
}
