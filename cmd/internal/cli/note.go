package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

func (a *app) note() *cobra.Command {
	var on, from, to, means string
	var b *by
	c := a.command("note ID TEXT", 2, 2, lang.Command.NoteHelp, func(c *cobra.Command, args []string) error {
		return a.record(c.Context(), args[0], b, func(s *runbook.State, who runbook.By) (runbook.Intent, error) {
			ref, err := optionalStep(s, on)
			return runbook.Note{By: who, Step: ref, Text: args[1], From: from, To: to, Means: means}, err
		})
	})
	t := lang.Command
	a.text(c, &on, "step", "STEP", t.StepFlag)
	a.text(c, &from, "from", "NAME", t.FromFlag)
	a.text(c, &to, "to", "NAME", t.NoteToFlag)
	a.text(c, &means, "means", "TEXT", t.MeansFlag)
	b = a.byFlags(c)
	return c
}
