package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/store"
	"dandori/tui"
)

// drills is what the console needs for drills. Scenarios that do not fit the playbooks
// cannot be played.
func (a *app) drills() *tui.Drills {
	return &tui.Drills{
		Scenarios: func() ([]*drill.Scenario, error) {
			lib, err := a.readLibrary()
			if err != nil {
				return nil, a.inWords(err)
			}
			all, err := a.scenarios()
			if err != nil {
				return nil, a.inWords(err)
			}
			for _, s := range all {
				if err := s.Check(lib.Set, lib.Sources()); err != nil {
					return nil, a.inWords(err)
				}
			}
			return all, nil
		},
		Held:   a.lastHeld,
		Attend: a.attend, Attended: a.lastAttended, Control: a.control,
	}
}

// lastHeld says when drills on each scenario were last held.
func (a *app) lastHeld(ctx context.Context) (map[string]time.Time, error) {
	all, err := a.exercises(ctx)
	last := map[string]time.Time{}
	for _, h := range all {
		if h.On.After(last[h.Scenario]) {
			last[h.Scenario] = h.On
		}
	}
	return last, err
}

func (a *app) drillControl() *cobra.Command {
	c := a.command("control ID", 1, 1, lang.DrillRun.ControlHelp, func(c *cobra.Command, args []string) error {
		var id runbook.IncidentID
		err := a.drillSession(c.Context(), args[0], func(_ *store.Store, s *runbook.Session) error {
			id = s.State().ID
			return nil
		})
		if err != nil {
			return err
		}
		a.control = true
		return a.console(c.Context(), id)
	})
	a.yes(c, &a.plain, "plain", lang.Plain.Flag)
	return c
}
