package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

func (a *app) reopen() *cobra.Command {
	var reason string
	var b *by
	c := a.command("reopen ID", 1, 1, lang.Command.ReopenHelp, func(c *cobra.Command, args []string) error {
		if err := a.need(c, reason, "reason"); err != nil {
			return err
		}
		return a.record(c.Context(), args[0], b, func(_ *runbook.State, who runbook.By) (runbook.Intent, error) {
			return runbook.Reopen{By: who, Reason: reason}, nil
		})
	})
	a.text(c, &reason, "reason", "TEXT", lang.Command.ReasonFlag)
	b = a.byFlags(c)
	return c
}
