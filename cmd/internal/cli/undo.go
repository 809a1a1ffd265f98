package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

func (a *app) undo() *cobra.Command {
	var items []string
	var reason string
	var entry int
	var b *by
	c := a.command("undo ID STEP", 2, 2, lang.Command.UndoHelp, func(c *cobra.Command, args []string) error {
		return a.record(c.Context(), args[0], b, func(s *runbook.State, who runbook.By) (runbook.Intent, error) {
			ref, err := step(s, args[1])
			if err != nil {
				return nil, err
			}
			st, _ := s.Set.Step(ref)
			names, err := a.knownItems(s, st, items)
			if err != nil {
				return nil, err
			}
			return runbook.ReopenStep{By: who, Step: ref, Items: names, Entry: entry, Reason: reason}, nil
		})
	})
	a.texts(c, &items, "item", "ITEM", lang.Command.UndoItemFlag)
	c.Flags().IntVar(&entry, "entry", 0, lang.Entry.EntryFlag.In(a.lang))
	argument(c.Flags(), "entry", "ENTRY")
	a.text(c, &reason, "reason", "TEXT", lang.Command.ReasonFlag)
	b = a.byFlags(c)
	return c
}
