package cli

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/store"
)

// drillAnswer notes what was said of a debrief question, or lists the questions.
func (a *app) drillAnswer() *cobra.Command {
	var instead bool
	var b *by
	c := a.command("answer ID [NUMBER TEXT]", 1, 3, lang.DrillAfter.AnswerHelp, func(c *cobra.Command, args []string) error {
		if len(args) == 1 {
			return a.drillSession(c.Context(), args[0], func(_ *store.Store, s *runbook.Session) error {
				if err := a.hidesPlan(s); err != nil { // what is asked at the end tells what will have happened
					return err
				}
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
	var owner, due, item, accept, decline string
	var number int
	var gone bool
	var b *by
	c := a.command("improve ID [ITEM]", 1, 2, lang.DrillAfter.ImproveHelp, func(c *cobra.Command, args []string) error {
		if len(args) == 2 {
			item = args[1]
		}
		given := 0
		for _, name := range []string{"accept", "decline", "number"} {
			if c.Flags().Changed(name) {
				given++
			}
		}
		switch {
		case given > 1:
			return usage(lang.DrillPropose.OneOfThese, a.usageHint(c))
		case gone && number == 0:
			return usage(lang.DrillAfter.RemoveWhich, lang.DrillAfter.RemoveWhichHint.With(args[0]))
		case item == "" && given == 0 && !c.Flags().Changed("owner") && !c.Flags().Changed("due"):
			return a.drillSession(c.Context(), args[0], func(_ *store.Store, s *runbook.Session) error { return a.printPlanOf(s) })
		case number < 0:
			return usage(lang.DrillAfter.NoSuchImprovement.With(number), lang.DrillAfter.NoSuchImprovementHint)
		}
		return a.drillSession(c.Context(), args[0], func(_ *store.Store, s *runbook.Session) error {
			proposed, err := a.proposed(s, accept+decline)
			if err != nil {
				return err
			}
			events, err := a.decide(c.Context(), s, b, func(r *drill.Run, who runbook.By) (drill.Intent, error) {
				in := drill.Improve{By: who, Number: number, Item: cmp.Or(item, proposed.Item.In(a.lang)), Gone: gone || decline != "", Proposed: proposed.Key}
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
			if err != nil {
				return err
			}
			return a.recorded(s.State(), events[0])
		})
	})
	t := lang.DrillAfter
	c.Flags().IntVar(&number, "number", 0, t.NumberFlag.In(a.lang))
	argument(c.Flags(), "number", "N")
	a.text(c, &accept, "accept", "NUMBER", lang.DrillPropose.AcceptFlag)
	a.text(c, &decline, "decline", "NUMBER", lang.DrillPropose.DeclineFlag)
	a.text(c, &owner, "owner", "TEXT", t.OwnerFlag)
	a.text(c, &due, "due", "DAY", t.DueFlag)
	a.yes(c, &gone, "remove", t.RemoveFlag)
	b = a.facilitatorFlags(c, nil)
	return c
}

// proposals is what the table of a drill suggests for the plan, by number, with what was
// accepted or turned down; nothing of one that was not ended.
func (a *app) proposals(s *runbook.Session) []drill.Proposal {
	table, err := drill.Score(s.Entries(), nil)
	if err != nil {
		return nil
	}
	all := slices.Concat(table.Proposals, table.Considered)
	slices.SortFunc(all, func(x, y drill.Proposal) int { return x.Number - y.Number })
	return all
}

// proposed finds the proposal that a person names by its number or its key; nothing names
// none. One that was accepted or turned down is found as well: the drill says so.
func (a *app) proposed(s *runbook.Session, named string) (drill.Proposal, error) {
	if named = foldName(named); named == "" {
		return drill.Proposal{}, nil
	}
	for _, p := range a.proposals(s) {
		if named == strconv.Itoa(p.Number) || named == foldName(p.Key) {
			return p, nil
		}
	}
	state, hint := s.State(), lang.DrillPropose.NoSuchProposalHint
	if !state.Over() {
		hint = lang.DrillPropose.NotBeforeEnd
	}
	return drill.Proposal{}, usage(lang.DrillPropose.NoSuchProposal.With(named), hint.With(string(state.ID)))
}

func (a *app) shownProposals(all []drill.Proposal) []shownProposal {
	out := []shownProposal{}
	for _, p := range all {
		out = append(out, shownProposal{p.Number, p.Key, p.Item.In(a.lang), p.Step, p.Taken, p.Declined})
	}
	return out
}

func (a *app) printProposals(id string, all []drill.Proposal) {
	t, open := lang.DrillPropose, false
	for _, p := range all {
		switch {
		case p.Taken > 0:
			a.say(t.LineTaken, p.Number, p.Taken, p.Item)
		case p.Removed:
			a.say(t.LineRemoved, p.Number, p.Item)
		case p.Declined:
			a.say(t.LineGone, p.Number, p.Item)
		default:
			open = true
			a.say(t.Line, p.Number, p.Item)
		}
	}
	if open {
		a.say(t.About, id, id)
	}
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

// printPlanOf prints the plan to improve, and after it what could be put into it.
func (a *app) printPlanOf(s *runbook.Session) error {
	state := s.State()
	if state.NotHeld() { // it has no plan, and gets none
		return state.WasNotHeld()
	}
	run := drill.RunOf(&state, s.Entries())
	all, proposals := shownImprovements(run.Improvements()), a.proposals(s)
	if a.json {
		return a.printJSON(struct {
			Format       int                `json:"format"`
			Improvements []shownImprovement `json:"improvements"`
			Proposals    []shownProposal    `json:"proposals"`
		}{1, all, a.shownProposals(proposals)})
	}
	a.printImprovements(all)
	switch {
	case len(proposals) > 0:
		a.heading(&state, lang.DrillPropose.Head)
		a.printProposals(string(state.ID), proposals)
	case !state.Over():
		a.say(lang.DrillPropose.NotBeforeEnd, string(state.ID))
	}
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
	var deputy bool
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
			answer = answer.To(deputy)
			if a.json {
				return a.printJSON(struct {
					Who       string    `json:"who"`
					Deputy    bool      `json:"deputy"`
					How       drill.How `json:"how"`
					Reference string    `json:"reference"`
					Text      string    `json:"text"`
				}{who, deputy, answer.How, answer.Reference, answer.Text.In(a.lang)})
			}
			a.printAnswer(&state, answer, deputy, simulated)
			return nil
		})
	})
	a.yes(c, &deputy, "deputy", lang.DrillAttend.DeputyFlag)
	a.asJSON(c)
	return c
}

// whoToCall finds a role by its id, its title or its post.
func (a *app) whoToCall(s *runbook.State, named string) (string, error) {
	var choices []choice
	for _, r := range s.Set.Roles() {
		choices = append(choices, choice{r.ID, append(names(r.Title), names(s.PostOrRole(r.ID))...)})
	}
	return choose(named, choices, lang.DrillAttend.CallWho, lang.DrillAttend.CallWhoHint)
}

func (a *app) printAnswer(s *runbook.State, answer drill.Answer, deputy, simulated bool) {
	t := lang.DrillAttend
	line := map[drill.How]lang.Text{drill.Nobody: t.CallNobody, drill.Answers: t.CallAnswers, drill.Number: t.CallNumber}[answer.How]
	if !simulated {
		line = t.CallUsual
	}
	who := s.PostOrRole(answer.Who)
	if deputy {
		who = t.DeputyOf.With(who)
		if answer.How == drill.Answers {
			line = t.CallDeputy
		}
	}
	args := []any{who}
	if answer.How == drill.Number {
		args = append(args, answer.Reference)
	}
	a.say(lang.Same("%s%s"), a.stamp(true), line.With(args...))
	if !answer.Text.IsZero() {
		a.block(indent, answer.Text.In(a.lang))
	}
	if answer.How == drill.Nobody && !deputy {
		a.say(t.TryDeputy, string(s.ID), answer.Who)
	}
	approves, told := a.asked(s, answer.Who)
	if approves {
		a.say(t.CallApprove)
	}
	if told || !approves {
		a.say(t.CallRecord)
	}
}

// asked tells whether a role is asked for approvals, by the office's rules or as the neutral
// approver, and whether something is told to it: each is recorded by a command of its own.
func (a *app) asked(s *runbook.State, role string) (approves, told bool) {
	approves = role == runbook.RoleApprover
	for _, rule := range s.Org.Approvals {
		approves = approves || slices.Contains(rule.By, role)
	}
	for _, st := range s.Set.Steps() {
		told = told || st.Type == playbook.Report && slices.Contains(st.To, role)
	}
	return approves, told
}
