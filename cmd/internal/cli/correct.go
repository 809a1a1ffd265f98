package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

func (a *app) correct() *cobra.Command {
	var reason string
	var b *by
	c := a.command("correct ID ENTRY TEXT", 3, 3, lang.Command.CorrectHelp, func(c *cobra.Command, args []string) error {
		entry, err := entryNumber(args[1])
		if err != nil {
			return err
		}
		if err := a.need(c, reason, "reason"); err != nil {
			return err
		}
		return a.record(c.Context(), args[0], b, func(_ *runbook.State, who runbook.By) (runbook.Intent, error) {
			return runbook.Correct{By: who, Entry: entry, Text: args[2], Reason: reason}, nil
		})
	})
	a.text(c, &reason, "reason", "TEXT", lang.Command.ReasonFlag)
	b = a.byFlags(c)
	return c
}
