package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

func (a *app) ask() *cobra.Command {
	var b *by
	c := a.command("ask ID STEP TEXT", 3, 3, lang.Command.AskHelp, func(c *cobra.Command, args []string) error {
		return a.record(c.Context(), args[0], b, func(s *runbook.State, who runbook.By) (runbook.Intent, error) {
			ref, err := step(s, args[1])
			return runbook.Ask{By: who, Step: ref, Text: args[2]}, err
		})
	})
	b = a.byFlags(c)
	return c
}
