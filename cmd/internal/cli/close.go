package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

func (a *app) close() *cobra.Command {
	var reason string
	var mistake bool
	var b *by
	c := a.command("close ID", 1, 1, lang.Command.CloseHelp, func(c *cobra.Command, args []string) error {
		return a.record(c.Context(), args[0], b, func(_ *runbook.State, who runbook.By) (runbook.Intent, error) {
			return runbook.Close{By: who, Reason: reason, Mistake: mistake}, nil
		})
	})
	a.text(c, &reason, "reason", "TEXT", lang.Command.CloseReasonFlag)
	a.yes(c, &mistake, "mistake", lang.Mistake.Flag)
	b = a.byFlags(c)
	return c
}
