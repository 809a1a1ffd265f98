package cli

import (
	"context"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

func (a *app) resume() *cobra.Command {
	c := a.command("resume [ID]", 0, 1, lang.Command.ResumeHelp, func(c *cobra.Command, args []string) error {
		var id runbook.IncidentID
		if len(args) > 0 {
			var err error
			if id, err = incidentID(args[0]); err != nil {
				return err
			}
			if err := notReadiness(id); err != nil {
				return err
			}
			if err := a.exists(c.Context(), id); err != nil {
				return err
			}
		} else {
			open, err := a.incidents(c.Context(), false)
			if err != nil {
				return err
			}
			for _, in := range open {
				if in.Error == "" {
					id = in.ID
					break
				}
			}
			if id == "" {
				return failed(lang.Command.ListEmpty, lang.Command.ResumeNoneHint)
			}
		}
		return a.console(c.Context(), id)
	})
	a.consoleFlags(c)
	return c
}

// exists reports as an error that there is no such incident.
func (a *app) exists(ctx context.Context, id runbook.IncidentID) error {
	st, err := a.existingStore()
	if err != nil {
		return err
	}
	defer st.Close()
	r, err := st.Raw(ctx, id)
	if err != nil {
		return err
	}
	return r.Close()
}
