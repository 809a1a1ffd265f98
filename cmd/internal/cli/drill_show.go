package cli

import (
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/store"
)

func (a *app) drillShow() *cobra.Command {
	c := a.command("show SCENARIO|ID", 1, 1, lang.DrillRun.ShowHelp, func(c *cobra.Command, args []string) error {
		if id, err := incidentID(args[0]); err == nil {
			return a.drillSession(c.Context(), string(id), func(_ *store.Store, s *runbook.Session) error {
				if err := a.hidesPlan(s); err != nil {
					return err
				}
				state := s.State()
				run := drill.RunOf(&state, s.Entries())
				a.tellDrill(&run)
				if a.json {
					return a.printJSON(a.shownRun(&run))
				}
				a.printRun(&run)
				return nil
			})
		}
		lib, err := a.readLibrary()
		if err != nil {
			return err
		}
		s, err := a.scenario(lib, args[0])
		if err != nil {
			return err
		}
		if a.json {
			return a.printJSON(a.shownPlan(s))
		}
		a.printScenario(lib.Set, s)
		return nil
	})
	a.asJSON(c)
	return c
}

// clockLine says what the drill's clock shows.
func (a *app) clockLine(r *drill.Run) string {
	t := lang.DrillRun
	now := a.now(&r.State).In(r.State.Location()).Format("2006-01-02 15:04")
	switch {
	case r.State.NotHeld():
		return lang.DrillCare.NotHeldState.In(a.lang)
	case r.State.Over():
		return a.format(t.ClockEnded, now)
	case !a.lapsed(&r.State).IsZero():
		return a.format(lang.DrillAttend.ClockLapsed, now)
	case !r.Clock.Begun():
		return a.format(t.ClockNotYet, now)
	case !r.Clock.Running:
		return a.format(t.ClockStands, now)
	}
	return a.format(t.ClockRuns, now, r.Clock.Speed)
}

// printRun prints how a drill stands, for the facilitator.
func (a *app) printRun(r *drill.Run) {
	t := lang.DrillRun
	now := a.now(&r.State)
	title := lang.Text{}
	if r.Scenario != nil {
		title = r.Scenario.Title
	}
	a.say(lang.Same("%s"), a.stamp(true)+string(r.State.ID)+"  "+title.In(a.lang))
	a.say(t.FacilitatorsOnly)
	a.say(lang.Same("%s"), a.clockLine(r))
	if r.Scenario == nil {
		a.say(lang.Drill.ScenarioBroken)
		return
	}
	clockOf := func(v drill.InjectView) string { return v.Due.In(r.State.Location()).Format("15:04") }
	next, ok := r.Next(now)
	if ok {
		a.say(t.NextInject, next.Number, next.Title, clockOf(next))
	} else {
		a.say(t.NoNextInject)
	}
	for _, v := range r.Conditional(now) {
		if !ok || v.Due.Before(next.Due) { // it comes first if its conditions hold by then
			a.say(t.IfInject, v.Number, v.Title, clockOf(v))
		}
	}
	a.heading(&r.State, t.Injects)
	for _, v := range r.Injects(now) {
		at := v.When
		if at.IsZero() {
			at = v.Due
		}
		clock := "--:--"
		if !at.IsZero() {
			clock = at.In(r.State.Location()).Format("15:04")
		}
		title := v.Title
		if v.Status == drill.Waiting && !v.Holds {
			title = t.IfHolds.With(title)
		}
		a.say(t.InjectState, v.Status.Title(), v.Number, clock, title)
		if v.Open() && !v.Note.IsZero() {
			a.block(indent, a.format(t.Facilitator, v.Note))
		}
	}
	if answers := r.Answers(); len(answers) > 0 {
		a.out.WriteByte('\n')
		for _, role := range r.State.Set.Roles() {
			if answer, ok := answers[role.ID]; ok {
				a.block("", a.playedBy(r.State.Set, answer))
			}
		}
	}
}

// playedBy says how the facilitator answers in somebody's place.
func (a *app) playedBy(set *playbook.Set, answer drill.Answer) string {
	return a.format(lang.DrillRun.Answers, set.Role(answer.Who).Title, answer.Says())
}

// The JSON form of a drill as its facilitator sees it.
type (
	shownRun struct {
		Format   int                `json:"format"`
		ID       runbook.IncidentID `json:"id"`
		Scenario string             `json:"scenario"`
		SHA256   string             `json:"sha256"`
		Status   runbook.Status     `json:"status"`
		Clock    time.Time          `json:"clock"`
		Running  bool               `json:"running"`
		Speed    int                `json:"speed"`
		Contacts bool               `json:"contacts_shown"`
		Injects  []shownInject      `json:"injects"`
	}
	shownInject struct {
		Number int          `json:"number"`
		Title  string       `json:"title"`
		Status drill.Status `json:"status"`
		Due    time.Time    `json:"due,omitzero"`
		At     time.Time    `json:"at,omitzero"`
		Entry  int          `json:"entry,omitzero"`
		ByHand bool         `json:"by_hand,omitzero"`
		Holds  bool         `json:"conditions_hold"` // now; one that still waits does not come without
	}
)

func (a *app) shownRun(r *drill.Run) shownRun {
	now, loc := a.now(&r.State), r.State.Location()
	out := shownRun{Format: 1, ID: r.State.ID, Status: r.State.Status, Clock: jsonTime(now, loc), Running: r.Clock.Running, Speed: r.Clock.Speed, Contacts: r.State.ContactsShown, Injects: []shownInject{}}
	if r.Scenario != nil {
		out.Scenario, out.SHA256 = r.Scenario.ID, r.Scenario.SHA256
	}
	for _, v := range r.Injects(now) {
		out.Injects = append(out.Injects, shownInject{v.Number, v.Title.In(a.lang), v.Status, jsonTime(v.Due, loc), jsonTime(v.When, loc), v.Seq, v.ByHand, v.Holds})
	}
	return out
}

// printScenario prints a scenario with everything the facilitator must know.
func (a *app) printScenario(set *playbook.Set, s *drill.Scenario) {
	t := lang.DrillRun
	line := func(name lang.Text, value string) { a.say(lang.Same("%s: %s"), name, value) }
	a.say(t.HeadPlan, s.Title, s.ID)
	a.say(t.FacilitatorsOnly)
	a.out.WriteByte('\n')
	line(t.Start, strings.Replace(s.StartIn(time.UTC).Format("2006-01-02 15:04"), "T", " ", 1))
	line(t.Moment, a.orUnset(s.Moment.In(a.lang)))
	line(t.Length, a.span(s.Length))
	line(t.Account, a.orUnset(s.Account.In(a.lang)))
	line(t.Roles, a.join(a.roles(set, s.Roles)))
	var kinds []string
	for _, k := range s.Kinds {
		if p, ok := set.Kind(k); ok {
			kinds = append(kinds, p.Title.In(a.lang))
		}
	}
	line(t.Kinds, a.join(kinds))
	section := func(title lang.Text) { a.say(lang.Same("\n== %s =="), title) }
	section(t.Purpose)
	a.lines(s.Purpose.In(a.lang))
	section(t.Situation)
	a.lines(s.Situation.In(a.lang))
	section(t.Objectives)
	for _, o := range s.Objectives {
		a.say(lang.Same("%s: %s"), o.ID, o.Text)
	}
	section(t.Injects)
	for _, in := range s.Injects {
		a.printInject(set, in)
	}
	section(t.Marks)
	for _, m := range s.Marks {
		a.say(lang.Same("- %s"), m.Title)
	}
	section(t.Debrief)
	for _, q := range s.Debrief {
		a.block("", "- "+q.In(a.lang))
	}
}

func (a *app) roles(set *playbook.Set, ids []string) []string {
	var titles []string
	for _, id := range ids {
		titles = append(titles, set.Role(id).Title.In(a.lang))
	}
	return titles
}

func (a *app) printInject(set *playbook.Set, in *drill.Inject) {
	t := lang.DrillRun
	title := func(ref playbook.Ref) lang.Text {
		if st, ok := set.Step(ref); ok {
			return st.Title
		}
		return lang.Same(string(ref))
	}
	answers := func(ref playbook.Ref, ids []string) string {
		var words []string
		st, _ := set.Step(ref)
		for _, id := range ids {
			word := lang.Same(id)
			if st != nil {
				if i := slices.IndexFunc(st.Options, func(o playbook.Option) bool { return o.ID == id }); i >= 0 {
					word = st.Options[i].Title
				}
			}
			words = append(words, a.format(t.Answered, word))
		}
		return strings.Join(words, " / ")
	}
	when := t.InjectWhen.With(a.span(in.At))
	switch {
	case in.After.Step != "" && len(in.After.Answer) > 0:
		when = t.AfterAnswer.With(title(in.After.Step), answers(in.After.Step, in.After.Answer), a.span(in.After.Delay))
	case in.After.Step != "":
		when = t.AfterStep.With(title(in.After.Step), a.span(in.After.Delay))
	case in.At == 0:
		when = t.AtStart
	}
	a.say(t.InjectHead, in.Number, when, in.Title)
	a.under(t.FromTo, in.From, set.Role(in.To).Title, in.Means.Title())
	a.block(indent+"  ", in.Text.In(a.lang))
	if !in.Screen.IsZero() {
		a.block(indent+"| ", in.Screen.In(a.lang))
	}
	for _, x := range in.Expect {
		within := t.AnyTime.In(a.lang)
		if x.Within > 0 {
			within = a.format(t.Within, a.span(x.Within))
		}
		a.under(t.Expect, title(x.Step), strings.Join(strings.Fields(answers(x.Step, x.Answer)+" "+within+" "+x.Clause), " "))
	}
	var forbidden []string
	for _, v := range in.Forbid {
		forbidden = append(forbidden, v.Title().In(a.lang))
	}
	if len(forbidden) > 0 {
		a.under(t.Forbid, a.join(forbidden))
	}
	for _, c := range []struct {
		name lang.Text
		list []drill.Condition
	}{{t.OnlyIf, in.OnlyIf}, {t.Unless, in.Unless}} {
		var words []string
		for _, x := range c.list {
			word := title(x.Step)
			switch {
			case x.Impossible:
				word = t.Impossible.With(word)
			case len(x.Answer) == 0:
				word = t.WasDone.With(word)
			}
			words = append(words, strings.TrimSpace(word.In(a.lang)+" "+answers(x.Step, x.Answer)))
		}
		if len(words) > 0 {
			a.under(c.name, a.join(words))
		}
	}
	for _, answer := range in.Answers {
		a.block(indent, a.playedBy(set, answer))
	}
	if !in.Note.IsZero() {
		a.block(indent, a.format(t.Facilitator, in.Note))
	}
}

// The JSON form of a scenario.
type (
	shownPlan struct {
		Format     int            `json:"format"`
		ID         string         `json:"id"`
		Title      string         `json:"title"`
		Purpose    string         `json:"purpose"`
		Situation  string         `json:"situation"`
		Start      string         `json:"start"`
		Moment     string         `json:"moment"`
		Length     int            `json:"length"` // minutes
		Account    string         `json:"account"`
		Roles      []string       `json:"roles"`
		Kinds      []string       `json:"kinds"`
		Objectives []shownName    `json:"objectives"`
		Injects    []shownPlanned `json:"injects"`
		Marks      []shownMark    `json:"marks"`
		Debrief    []string       `json:"debrief"`
		File       string         `json:"file"`
		SHA256     string         `json:"sha256"`
	}
	shownPlanned struct {
		Number int                `json:"number"`
		Title  string             `json:"title"`
		At     int                `json:"at"` // minutes from the start, or after the step
		After  playbook.Ref       `json:"after"`
		Answer []string           `json:"answer"`
		From   string             `json:"from"`
		To     string             `json:"to"`
		Means  drill.Means        `json:"means"`
		Text   string             `json:"text"`
		Screen string             `json:"screen"`
		Expect []shownExpectation `json:"expect"`
		Forbid []drill.Violation  `json:"forbid"`
		Note   string             `json:"note"`
	}
	shownExpectation struct {
		Step   playbook.Ref `json:"step"`
		Within int          `json:"within"` // minutes; 0: any time
		Answer []string     `json:"answer"`
		Clause string       `json:"clause"`
	}
	shownMark struct {
		Title string            `json:"title"`
		Steps []playbook.Ref    `json:"steps"`
		Never []drill.Violation `json:"never"`
	}
)

func (a *app) shownPlan(s *drill.Scenario) shownPlan {
	out := shownPlan{
		Format: 1, ID: s.ID, Title: s.Title.In(a.lang), Purpose: s.Purpose.In(a.lang), Situation: s.Situation.In(a.lang),
		Start: s.StartIn(time.UTC).Format("2006-01-02T15:04"), Moment: s.Moment.In(a.lang), Length: int(s.Length.Minutes()), Account: s.Account.In(a.lang),
		Roles: s.Roles, Kinds: s.Kinds, Objectives: []shownName{}, Injects: []shownPlanned{}, Marks: []shownMark{}, Debrief: nonNil(a.each(s.Debrief)),
		File: s.File.Name, SHA256: s.SHA256,
	}
	for _, o := range s.Objectives {
		out.Objectives = append(out.Objectives, shownName{o.ID, o.Text.In(a.lang)})
	}
	for _, in := range s.Injects {
		p := shownPlanned{
			Number: in.Number, Title: in.Title.In(a.lang), At: int((in.At + in.After.Delay).Minutes()), After: in.After.Step, Answer: nonNil(in.After.Answer),
			From: in.From.In(a.lang), To: in.To, Means: in.Means, Text: in.Text.In(a.lang), Screen: in.Screen.In(a.lang),
			Expect: []shownExpectation{}, Forbid: nonNil(in.Forbid), Note: in.Note.In(a.lang),
		}
		for _, x := range in.Expect {
			p.Expect = append(p.Expect, shownExpectation{x.Step, int(x.Within.Minutes()), nonNil(x.Answer), x.Clause})
		}
		out.Injects = append(out.Injects, p)
	}
	for _, m := range s.Marks {
		out.Marks = append(out.Marks, shownMark{m.Title.In(a.lang), nonNil(m.Steps), nonNil(m.Never)})
	}
	return out
}

// printArrived prints what has arrived in a drill, for the players.
func (a *app) printArrived(r *drill.Run) {
	first := true
	for _, v := range r.Injects(a.now(&r.State)) {
		if v.Status != drill.Delivered {
			continue
		}
		if first {
			a.heading(&r.State, lang.DrillRun.Delivered)
			first = false
		}
		a.printArrival(r, v.When, v.Inject)
	}
}
