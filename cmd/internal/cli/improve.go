package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/store"
)

// improve puts an item into the plan to improve after an incident, changes or lists them.
// It is what dandori drill improve is for a drill.
func (a *app) improve() *cobra.Command {
	var owner, due, item string
	var number int
	var gone bool
	var b *by
	t := lang.DrillAfter
	c := a.command("improve ID [ITEM]", 1, 2, lang.Improving.Help, func(c *cobra.Command, args []string) error {
		if len(args) == 2 {
			item = args[1]
		}
		switch {
		case gone && number == 0:
			return usage(t.RemoveWhich, lang.Improving.RemoveWhichHint.With(args[0]))
		case number < 0:
			return usage(t.NoSuchImprovement.With(number), t.NoSuchImprovementHint)
		case item == "" && number == 0 && !c.Flags().Changed("owner") && !c.Flags().Changed("due"):
			return a.session(c.Context(), args[0], func(_ *store.Store, s *runbook.Session, damage error) error {
				if damage != nil {
					return damage
				}
				state := s.State()
				if state.Planned() {
					return state.PlanOfDrill()
				}
				return a.printImprovementsOf(&state)
			})
		}
		return a.record(c.Context(), args[0], b, func(s *runbook.State, who runbook.By) (runbook.Intent, error) {
			in := runbook.Improve{By: who, Number: number, Item: item, Gone: gone}
			if c.Flags().Changed("owner") {
				in.Owner = &owner
			}
			if c.Flags().Changed("due") {
				in.Due = &due // what is no day is left as it is, and the engine refuses it
				if day, ok := drill.DayOf(due, a.env.Now().In(s.Location())); ok {
					in.Due = &day
				}
			}
			return in, nil
		})
	})
	c.Flags().IntVar(&number, "number", 0, t.NumberFlag.In(a.lang))
	argument(c.Flags(), "number", "N")
	a.text(c, &owner, "owner", "TEXT", t.OwnerFlag)
	a.text(c, &due, "due", "DAY", t.DueFlag)
	a.yes(c, &gone, "remove", t.RemoveFlag)
	b = a.byFlags(c)
	return c
}

// printImprovementsOf lists the plan to improve of an incident.
func (a *app) printImprovementsOf(s *runbook.State) error {
	all := []shownImprovement{}
	for _, i := range s.Improvements() {
		all = append(all, shownImprovement{Number: i.Number, Item: i.Item, Owner: i.Owner, Due: i.Due, By: i.By.Name, Entry: i.Seq})
	}
	if a.json {
		return a.printJSON(struct {
			Format       int                `json:"format"`
			Improvements []shownImprovement `json:"improvements"`
		}{1, all})
	}
	a.printImprovements(all)
	return nil
}
