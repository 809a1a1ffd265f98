package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/store"
)

func (a *app) fact() *cobra.Command {
	var about, certainty, from, asOf, on string
	var replaces int
	var b *by
	c := a.command("fact ID [TEXT]", 1, 2, lang.Writing.FactHelp, func(c *cobra.Command, args []string) error {
		if len(args) == 1 {
			return a.session(c.Context(), args[0], func(_ *store.Store, s *runbook.Session, damage error) error {
				state := s.State()
				if len(state.Facts) == 0 {
					a.say(lang.Writing.NoFacts)
				}
				a.printFacts(&state)
				return damage
			})
		}
		if err := a.need(c, certainty, "certainty"); err != nil {
			return err
		}
		return a.record(c.Context(), args[0], b, func(s *runbook.State, who runbook.By) (runbook.Intent, error) {
			ref, err := optionalStep(s, on)
			if err != nil {
				return nil, err
			}
			at, err := a.timeOf(s, asOf)
			if err != nil {
				return nil, err
			}
			var sure, facts []choice
			for _, known := range runbook.Certainties {
				sure = append(sure, choice{string(known), names(lang.Event.Certainty[string(known)])})
			}
			id, err := choose(certainty, sure, lang.Engine.BadCertainty, lang.Engine.CertaintyHint)
			if err != nil {
				return nil, err
			}
			if about != "" && s.Set != nil {
				for _, f := range s.Set.Opening.Facts {
					facts = append(facts, choice{f.ID, names(f.Title)})
				}
				if about, err = choose(about, facts, lang.Engine.NoSuchFact, lang.Engine.FactHint); err != nil {
					return nil, err
				}
			}
			return runbook.StateFact{
				By: who, Step: ref, Fact: about, Replaces: replaces, Text: args[1], Certainty: runbook.Certainty(id), From: from, AsOf: at,
			}, nil
		})
	})
	t := lang.Writing
	a.text(c, &certainty, "certainty", "confirmed|estimated|unconfirmed", t.CertaintyFlag)
	a.text(c, &about, "about", "FACT", t.AboutFlag)
	a.text(c, &from, "from", "NAME", t.FactFromFlag)
	a.text(c, &asOf, "as-of", "TIME", lang.Command.AsOfFlag)
	c.Flags().IntVar(&replaces, "replaces", 0, t.ReplacesFlag.In(a.lang))
	argument(c.Flags(), "replaces", "ENTRY")
	a.text(c, &on, "step", "STEP", lang.Command.StepFlag)
	b = a.byFlags(c)
	return c
}

// printFacts lists what is known and how surely.
func (a *app) printFacts(s *runbook.State) {
	for _, f := range s.Facts {
		title := f.Title.In(a.lang)
		if f.Fact.Fact == "" {
			title = lang.Event.AnyFact.In(a.lang)
		}
		line := a.format(lang.Writing.FactLine, lang.Event.Certainty[string(f.Certainty)], title, runbook.OneLine(f.Text), f.Seq)
		if !f.AsOf.IsZero() {
			line += "  " + a.format(lang.Event.AsOf, a.clock(f.AsOf, s.Location()))
		}
		if strings.TrimSpace(f.From) != "" {
			line += "  " + a.format(lang.Event.From, f.From)
		}
		a.out.WriteString(line + "\n")
	}
}

func (a *app) consult() *cobra.Command {
	var role, with, means, text string
	var b *by
	c := a.command("consult ID STEP", 2, 2, lang.Writing.ConsultHelp, func(c *cobra.Command, args []string) error {
		if err := a.need(c, with, "with"); err != nil {
			return err
		}
		return a.record(c.Context(), args[0], b, func(s *runbook.State, who runbook.By) (runbook.Intent, error) {
			ref, err := step(s, args[1])
			if err != nil {
				return nil, err
			}
			if role != "" {
				v, _ := s.Step(ref, a.now(s))
				var choices []choice
				for _, g := range v.Gates {
					if g.Kind == runbook.GateConsult {
						choices = append(choices, choice{g.Role, names(append(g.Who, s.Set.Role(g.Role).Title)...)})
					}
				}
				if len(choices) > 0 {
					if role, err = choose(role, choices, lang.Writing.NotConsulted, lang.Engine.ConsultHint); err != nil {
						return nil, err
					}
				}
			}
			return runbook.Consult{By: who, Step: ref, Role: role, With: with, Means: means, Text: text}, nil
		})
	})
	t := lang.Writing
	a.text(c, &role, "role", "ROLE", t.RoleFlag)
	a.text(c, &with, "with", "NAME", t.ConsultWithFlag)
	a.text(c, &means, "means", "TEXT", lang.Command.MeansFlag)
	a.text(c, &text, "note", "TEXT", t.ConsultNoteFlag)
	b = a.byFlags(c)
	a.recorderFlag(c, b)
	return c
}
