package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

func (a *app) override() *cobra.Command {
	var reason string
	var gates []string
	var b *by
	c := a.command("override ID STEP", 2, 2, lang.Command.OverrideHelp, func(c *cobra.Command, args []string) error {
		if err := a.need(c, b.name, "by"); err != nil {
			return err
		}
		if err := a.need(c, reason, "reason"); err != nil {
			return err
		}
		return a.record(c.Context(), args[0], b, func(s *runbook.State, who runbook.By) (runbook.Intent, error) {
			ref, err := step(s, args[1])
			return runbook.Override{By: who, Step: ref, Gates: gates, Reason: reason}, err
		})
	})
	a.texts(c, &gates, "gate", "GATE", lang.Writing.GateFlag)
	a.text(c, &reason, "reason", "TEXT", lang.Command.ReasonFlag)
	b = a.byFlags(c)
	a.recorderFlag(c, b)
	c.Flags().Lookup("by").Usage = lang.Writing.DecidedByFlag.In(a.lang)
	return c
}
