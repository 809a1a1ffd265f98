package cli

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/store"
)

// drillAnswer notes what was said of a debrief question, or lists the questions.
func (a *app) drillAnswer() *cobra.Command {
	var instead bool
	var b *by
	c := a.command("answer ID [NUMBER TEXT]", 1, 3, lang.DrillAfter.AnswerHelp, func(c *cobra.Command, args []string) error {
		if len(args) == 1 {
			return a.drillSession(c.Context(), args[0], func(_ *store.Store, s *runbook.Session) error {
				state := s.State()
				run := drill.RunOf(&state, s.Entries())
				return a.printQuestionsOf(&run)
			})
		}
		if len(args) == 2 {
			return usage(lang.Command.ArgumentMissing.With("TEXT"), a.usageHint(c))
		}
		number, err := questionNumber(args[1])
		if err != nil {
			return err
		}
		return a.facilitate(c.Context(), args[0], b, func(_ *drill.Run, who runbook.By) (drill.Intent, error) {
			return drill.Discuss{By: who, Question: number, Text: args[2], Instead: instead}, nil
		})
	})
	a.yes(c, &instead, "instead", lang.DrillAfter.InsteadFlag)
	b = a.facilitatorFlags(c, nil)
	return c
}

func questionNumber(text string) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(norm.NFKC.String(text)))
	if err != nil || n < 1 {
		return 0, usage(lang.DrillAfter.BadQuestion.With(text), lang.DrillAfter.BadQuestionHint)
	}
	return n, nil
}

// shownSaid is what was said of a debrief question, in JSON.
type shownSaid struct {
	Number   int         `json:"number"`
	Question string      `json:"question"`
	Notes    []shownNote `json:"notes"`
}

type shownNote struct {
	Text  string `json:"text"`
	By    string `json:"by"`
	Entry int    `json:"entry"`
}

// shownSayings lists the questions with what was said of each.
func (a *app) shownSayings(questions []lang.Text, said func(int) []drill.Said) []shownSaid {
	out := []shownSaid{}
	for i, q := range questions {
		one := shownSaid{i + 1, q.In(a.lang), []shownNote{}}
		for _, n := range said(i) {
			one.Notes = append(one.Notes, shownNote{n.Text, n.By.Name, n.Entry})
		}
		out = append(out, one)
	}
	return out
}

func (a *app) printQuestionsOf(r *drill.Run) error {
	if r.Scenario == nil {
		return failed(lang.DrillRun.NoSuchVersion.With(string(r.State.ID)), lang.Engine.PinsBrokenHint)
	}
	all := a.shownSayings(r.Scenario.Debrief, func(i int) []drill.Said { return r.Said(i + 1) })
	if a.json {
		return a.printJSON(struct {
			Format    int         `json:"format"`
			Questions []shownSaid `json:"questions"`
		}{1, all})
	}
	a.printSayings(all)
	return nil
}

func (a *app) printSayings(all []shownSaid) {
	for _, q := range all {
		a.say(lang.Same("%d  %s"), q.Number, runbook.OneLine(q.Question))
		for _, n := range q.Notes {
			a.block(indent, n.Text)
		}
		if len(q.Notes) == 0 {
			a.under(lang.DrillAfter.NothingSaid)
		}
	}
}

// drillImprove puts an item into the plan to improve, changes or lists them.
func (a *app) drillImprove() *cobra.Command {
	var owner, due, item string
	var number int
	var gone bool
	var b *by
	c := a.command("improve ID [ITEM]", 1, 2, lang.DrillAfter.ImproveHelp, func(c *cobra.Command, args []string) error {
		if len(args) == 2 {
			item = args[1]
		}
		if gone && number == 0 {
			return usage(lang.DrillAfter.RemoveWhich, lang.DrillAfter.RemoveWhichHint.With(args[0]))
		}
		if item == "" && number == 0 && !c.Flags().Changed("owner") && !c.Flags().Changed("due") {
			return a.drillSession(c.Context(), args[0], func(_ *store.Store, s *runbook.Session) error {
				state := s.State()
				run := drill.RunOf(&state, s.Entries())
				return a.printPlanOf(&run)
			})
		}
		if number < 0 {
			return usage(lang.DrillAfter.NoSuchImprovement.With(number), lang.DrillAfter.NoSuchImprovementHint)
		}
		return a.facilitate(c.Context(), args[0], b, func(r *drill.Run, who runbook.By) (drill.Intent, error) {
			in := drill.Improve{By: who, Number: number, Item: item, Gone: gone}
			if c.Flags().Changed("owner") {
				in.Owner = &owner
			}
			if c.Flags().Changed("due") {
				in.Due = &due // what is no day is left as it is, and the drill refuses it
				if day, ok := drill.DayOf(due, a.env.Now().In(r.State.Location())); ok {
					in.Due = &day
				}
			}
			return in, nil
		})
	})
	t := lang.DrillAfter
	c.Flags().IntVar(&number, "number", 0, t.NumberFlag.In(a.lang))
	argument(c.Flags(), "number", "N")
	a.text(c, &owner, "owner", "TEXT", t.OwnerFlag)
	a.text(c, &due, "due", "DAY", t.DueFlag)
	a.yes(c, &gone, "remove", t.RemoveFlag)
	b = a.facilitatorFlags(c, nil)
	return c
}

// shownImprovement is an item of the plan to improve, in JSON.
type shownImprovement struct {
	Number int    `json:"number"`
	Item   string `json:"item"`
	Owner  string `json:"owner"`
	Due    string `json:"due"`
	By     string `json:"by"`
	Entry  int    `json:"entry"`
}

func shownImprovements(all []drill.Improvement) []shownImprovement {
	out := []shownImprovement{}
	for _, i := range all {
		out = append(out, shownImprovement{i.Number, i.Item, i.Owner, i.Due, i.By.Name, i.Entry})
	}
	return out
}

func (a *app) printPlanOf(r *drill.Run) error {
	all := shownImprovements(r.Improvements())
	if a.json {
		return a.printJSON(struct {
			Format       int                `json:"format"`
			Improvements []shownImprovement `json:"improvements"`
		}{1, all})
	}
	a.printImprovements(all)
	return nil
}

func (a *app) printImprovements(all []shownImprovement) {
	t := lang.DrillAfter
	if len(all) == 0 {
		a.say(t.NoImprovements)
	}
	for _, i := range all {
		a.say(t.ImprovementLine, i.Number, runbook.OneLine(i.Item), a.orUnset(i.Owner), a.orUnset(i.Due))
	}
}

// drillCall says how somebody answers whom the players turn to. It comes before the result
// is recorded: who calls does not know it.
func (a *app) drillCall() *cobra.Command {
	c := a.command("call ID WHO", 2, 2, lang.DrillAttend.CallHelp, func(c *cobra.Command, args []string) error {
		return a.drillSession(c.Context(), args[0], func(_ *store.Store, s *runbook.Session) error {
			state := s.State()
			run := drill.RunOf(&state, s.Entries())
			if state.Set == nil {
				return failed(lang.Engine.PinsBroken, lang.Engine.PinsBrokenHint)
			}
			who, err := a.whoToCall(&state, args[1])
			if err != nil {
				return err
			}
			answer, simulated := run.Answers()[who]
			if !simulated {
				answer = drill.Answer{Who: who, How: drill.Answers}
			}
			if a.json {
				return a.printJSON(struct {
					Who       string    `json:"who"`
					How       drill.How `json:"how"`
					Reference string    `json:"reference"`
					Text      string    `json:"text"`
				}{who, answer.How, answer.Reference, answer.Text.In(a.lang)})
			}
			a.printAnswer(&state, answer, simulated)
			return nil
		})
	})
	a.asJSON(c)
	return c
}

// whoToCall finds a role by its id, its title or its post.
func (a *app) whoToCall(s *runbook.State, named string) (string, error) {
	var choices []choice
	for _, r := range s.Set.Opening.Roles {
		choices = append(choices, choice{r.ID, append(names(r.Title), names(s.PostOrRole(r.ID))...)})
	}
	return choose(named, choices, lang.DrillAttend.CallWho, lang.DrillAttend.CallWhoHint)
}

func (a *app) printAnswer(s *runbook.State, answer drill.Answer, simulated bool) {
	t := lang.DrillAttend
	line := map[drill.How]lang.Text{drill.Nobody: t.CallNobody, drill.Deputy: t.CallDeputy, drill.Answers: t.CallAnswers, drill.Number: t.CallNumber}[answer.How]
	args := []any{s.PostOrRole(answer.Who)}
	if answer.How == drill.Number {
		args = append(args, answer.Reference)
	}
	if !simulated {
		line = t.CallUsual
	}
	a.say(lang.Same("%s%s"), a.stamp(true), line.With(args...))
	if !answer.Text.IsZero() {
		a.block(indent, answer.Text.In(a.lang))
	}
	a.say(t.CallRecord)
}
