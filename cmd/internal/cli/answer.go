package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

func (a *app) answer() *cobra.Command {
	var from string
	var b *by
	c := a.command("answer ID ENTRY TEXT", 3, 3, lang.Command.AnswerHelp, func(c *cobra.Command, args []string) error {
		question, err := entryNumber(args[1])
		if err != nil {
			return err
		}
		if err := a.need(c, from, "from"); err != nil {
			return err
		}
		return a.record(c.Context(), args[0], b, func(_ *runbook.State, who runbook.By) (runbook.Intent, error) {
			return runbook.Answer{By: who, Question: question, Text: args[2], From: from}, nil
		})
	})
	a.text(c, &from, "from", "NAME", lang.Command.AnswerFromFlag)
	b = a.byFlags(c)
	return c
}
