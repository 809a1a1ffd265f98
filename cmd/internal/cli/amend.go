package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

func (a *app) amend() *cobra.Command {
	var in runbook.Amend
	var happened, detected string
	var b *by
	c := a.command("amend ID", 1, 1, lang.Command.AmendHelp, func(c *cobra.Command, args []string) error {
		return a.record(c.Context(), args[0], b, func(s *runbook.State, who runbook.By) (runbook.Intent, error) {
			in.By = who
			var err error
			if in.Unknown = runbook.IsUnknown(happened); !in.Unknown {
				if in.Happened, err = a.timeOf(s, happened); err != nil {
					return nil, err
				}
			}
			in.Detected, err = a.timeOf(s, detected)
			return in, err
		})
	})
	t := lang.Command
	a.text(c, &in.Title, "title", "TITLE", t.TitleFlag)
	a.text(c, &in.Account, "account", "ACCOUNT", t.AccountFlag)
	a.text(c, &happened, "happened", "TIME", t.HappenedFlag)
	a.text(c, &detected, "detected", "TIME", t.DetectedFlag)
	a.text(c, &in.Seen, "seen", "TEXT", t.SeenFlag)
	a.text(c, &in.Source, "source", "TEXT", t.SourceFlag)
	a.text(c, &in.Means, "means", "TEXT", t.LearnedFlag)
	a.text(c, &in.Reason, "reason", "TEXT", t.ReasonFlag)
	b = a.byFlags(c)
	return c
}
