package cli

import (
	"context"
	"strings"
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
		Attend: a.attend, Attended: a.lastAttended, Present: a.present, Control: a.control,
		Seat: a.seat, KeepSeat: a.keepSeat, Exercised: a.exercisedIn,
	}
}

// lastHeld says when drills on each scenario were last held.
func (a *app) lastHeld(ctx context.Context) (map[string]time.Time, error) {
	all, _, err := a.exercises(ctx)
	last := map[string]time.Time{}
	for _, h := range all {
		if h.On.After(last[h.Scenario]) {
			last[h.Scenario] = h.On
		}
	}
	return last, err
}

// present keeps that a player attends to a drill: not to one that is run by commands, which
// would count as interrupted when the player leaves.
func (a *app) present(ctx context.Context, id runbook.IncidentID, at time.Time) error {
	if a.readAttended(id).commands {
		return nil
	}
	return a.attend(ctx, id, at)
}

// exercisedIn says when the playbooks, and the contacts of an office, were last exercised.
func (a *app) exercisedIn(ctx context.Context, office string) (tui.Exercised, error) {
	books, contacts := a.lastDrills(ctx)
	last := tui.Exercised{Playbooks: map[string]time.Time{}, Contacts: map[string]time.Time{}}
	for id, h := range books {
		last.Playbooks[id] = h.On
	}
	for id, h := range contacts {
		if role, ok := strings.CutPrefix(id, office+"/"); ok {
			last.Contacts[role] = h.On
		}
	}
	return last, ctx.Err()
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
