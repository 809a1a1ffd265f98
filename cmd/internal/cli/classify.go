package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

func (a *app) classify() *cobra.Command {
	var reason, with string
	var b *by
	c := a.command("classify ID KIND...", 2, -1, lang.Command.ClassifyHelp, func(c *cobra.Command, args []string) error {
		if err := a.need(c, reason, "reason"); err != nil {
			return err
		}
		return a.record(c.Context(), args[0], b, func(s *runbook.State, who runbook.By) (runbook.Intent, error) {
			if s.Set == nil {
				return runbook.Classify{By: who, Reason: reason}, nil // the engine says why not
			}
			kinds, err := kinds(s.Set, args[1:])
			return runbook.Classify{By: who, Kinds: kinds, Reason: reason, With: with}, err
		})
	})
	a.text(c, &reason, "reason", "TEXT", lang.Command.ReasonFlag)
	a.text(c, &with, "with", "NAME", lang.Writing.WithFlag)
	b = a.byFlags(c)
	a.recorderFlag(c, b)
	return c
}
