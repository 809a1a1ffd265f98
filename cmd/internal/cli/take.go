package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

func (a *app) take() *cobra.Command {
	var b *by
	c := a.command("take ID [ROLE]", 1, 2, lang.Command.TakeHelp, func(c *cobra.Command, args []string) error {
		if err := a.need(c, b.name, "by"); err != nil {
			return err
		}
		return a.record(c.Context(), args[0], b, func(s *runbook.State, who runbook.By) (runbook.Intent, error) {
			role := runbook.RoleRecorder
			if len(args) > 1 {
				var err error
				if role, err = findRole(s, args[1]); err != nil {
					return nil, err
				}
			}
			return runbook.TakeRole{By: who, Role: role, Name: b.name}, nil
		})
	})
	b = a.byFlags(c)
	return c
}

// findRole finds a role of the playbooks by its id, its title or its post.
func findRole(s *runbook.State, name string) (string, error) {
	if s.Set == nil {
		return foldName(name), nil
	}
	var choices []choice
	for _, r := range s.Set.Opening.Roles {
		choices = append(choices, choice{r.ID, names(r.Title, s.PostOrRole(r.ID))})
	}
	return choose(name, choices, lang.Command.NoSuchRole, lang.Command.RolesHint)
}
