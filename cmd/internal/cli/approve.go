package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
)

func (a *app) approve() *cobra.Command {
	var refuse bool
	var means, reason, post string
	var acts []string
	var seen int
	var b *by
	c := a.command("approve ID STEP", 2, 2, lang.Command.ApproveHelp, func(c *cobra.Command, args []string) error {
		// Approving is never anybody's by default.
		if err := a.need(c, b.name, "by"); err != nil {
			return err
		}
		if !refuse && reason != "" {
			return usage(lang.Command.ApproveReason, a.usageHint(c))
		}
		return a.record(c.Context(), args[0], b, func(s *runbook.State, who runbook.By) (runbook.Intent, error) {
			ref, err := step(s, args[1])
			if err != nil {
				return nil, err
			}
			var named []string
			for _, typed := range acts {
				var choices []choice
				for _, act := range org.Acts() {
					choices = append(choices, choice{act, names(lang.Event.ActName[act])})
				}
				act, err := choose(typed, choices, lang.Writing.NoSuchAct, lang.Engine.ActHint)
				if err != nil {
					return nil, err
				}
				named = append(named, act)
			}
			if refuse {
				return runbook.Refuse{By: who, Step: ref, Post: post, Acts: named, Text: seen, Means: means, Reason: reason}, nil
			}
			return runbook.Approve{By: who, Step: ref, Post: post, Acts: named, Text: seen, Means: means}, nil
		})
	})
	t := lang.Command
	a.text(c, &post, "post", "POST", lang.Approval.PostFlag)
	a.text(c, &means, "means", "TEXT", t.MeansFlag)
	a.texts(c, &acts, "act", "ACT", lang.Writing.ActFlag)
	c.Flags().IntVar(&seen, "text", 0, lang.Writing.DraftFlag.In(a.lang))
	argument(c.Flags(), "text", "ENTRY")
	a.yes(c, &refuse, "refuse", t.RefuseFlag)
	a.text(c, &reason, "reason", "TEXT", t.ReasonFlag)
	b = a.byFlags(c)
	a.recorderFlag(c, b)
	c.Flags().Lookup("by").Usage = lang.Writing.ApproverFlag.In(a.lang)
	return c
}
