package readiness

import (
	"context"

	"dandori/runbook"
	"dandori/runbook/drill"
)

// ItemDrill is the item that the office's own drills settle: the last one counts as a look
// at it, by what its log says and not by a date that somebody typed.
const ItemDrill = "drill"

// lastDrill finds the last drill of an office. A log that cannot be trusted proves
// nothing.
func lastDrill(ctx context.Context, cfg Config) (last Check, err error) {
	listings, err := cfg.Store.List(ctx, runbook.SeriesDrill)
	if err != nil {
		return Check{}, err
	}
	for _, l := range listings {
		events, _, err := cfg.Store.Read(ctx, l.ID, runbook.Head{})
		if err != nil {
			continue
		}
		s := runbook.Fold(runbook.State{}, events)
		x, ok := drill.ExerciseOf(events)
		if runbook.CheckPlace(l.ID, &s) != nil || !ok || x.Org != cfg.Profile.ID || !x.On.After(last.At) {
			continue
		}
		last = Check{Item: ItemDrill, Outcome: runbook.OutcomeOK, By: events[0].Actor, At: x.On, Logged: x.On, Log: l.ID, Entry: 1}
	}
	return last, nil
}
