package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/report"
	"dandori/runbook/store"
)

func (a *app) show() *cobra.Command {
	c := a.command("show ID [STEP]", 1, 2, lang.Command.ShowHelp, func(c *cobra.Command, args []string) error {
		return a.session(c.Context(), args[0], func(_ *store.Store, s *runbook.Session, damage error) error {
			if len(args) == 2 {
				state := s.State()
				ref, err := step(&state, args[1])
				if err != nil {
					return err
				}
				v, _ := state.Step(ref, a.now(&state))
				if a.json {
					if err := a.printJSON(a.shownStep(&state, v, false, state.Location())); err != nil {
						return err
					}
				} else {
					a.printWholeStep(&state, v)
				}
				return damage
			}
			if a.json {
				if err := a.printJSON(a.shown(s, damage)); err != nil {
					return err
				}
			} else {
				a.printState(s)
			}
			return damage
		})
	})
	a.asJSON(c)
	return c
}

// printState prints an incident for people: its head, what is next, every track
// with its steps, promises, questions and evidence.
func (a *app) printState(session *runbook.Session) {
	s := session.State()
	a.printHead(&s, session)
	if s.Err != nil {
		a.out.WriteByte('\n')
		a.say(s.PinsFault())
		if !errors.Is(s.Err, runbook.ErrPinAltered) { // which no version can read
			a.say(lang.Engine.PinsBrokenHint)
		}
		return
	}
	if s.Planned() {
		run := drill.RunOf(&s, session.Entries())
		a.out.WriteByte('\n')
		a.say(lang.Same("%s"), a.clockLine(&run))
		a.printArrived(&run)
		a.tellDrill(&run)
		a.out.WriteByte('\n')
	}
	views := s.Steps(a.now(&s))
	a.printNext(&s, views)
	for _, track := range tracks(&s, views) {
		a.heading(&s, s.Set.Track(track).Title)
		for _, v := range views {
			if v.Track == track {
				a.printStep(&s, v)
			}
		}
	}
	if len(s.Facts) > 0 {
		a.heading(&s, lang.Writing.HeadFacts)
		a.printFacts(&s)
	}
	if len(s.Drafts) > 0 {
		a.heading(&s, lang.Writing.HeadDrafts)
		a.printDrafts(&s, s.Location())
	}
	a.printPromises(&s)
	a.printQuestions(&s)
	a.printEvidence(&s)
	a.out.WriteByte('\n')
	a.say(lang.Command.Legend)
}

func (a *app) heading(s *runbook.State, title lang.Text) {
	a.out.WriteByte('\n')
	a.say(lang.Same("== %s%s =="), a.stamp(s.Drill), title)
}

func (a *app) printHead(s *runbook.State, session *runbook.Session) {
	t := lang.Report
	line := func(name lang.Text, value string) { a.say(lang.Same("%s: %s"), name, value) }
	loc := s.Location()
	a.say(lang.Same("%s"), strings.TrimRight(a.stamp(s.Drill)+string(s.ID)+"  "+a.status(s)+"  "+a.title(s), " "))
	if s.Drill {
		a.say(lang.Report.DrillNotice)
	}
	line(t.Org, a.office(s))
	line(t.Kinds, a.kindTitles(s))
	if s.Account != "" {
		line(t.Account, s.Account)
	}
	if s.Seen != "" {
		line(t.Seen, s.Seen)
	}
	if len(s.KindChanges) > 1 {
		for _, c := range s.KindChanges {
			reason := ""
			if c.Reason != "" {
				reason = " " + a.format(lang.Event.WithReason, c.Reason)
			}
			kinds := lang.Command.KindUnsure.In(a.lang)
			if len(c.Kinds) > 0 {
				kinds = a.join(a.kindNames(s, c.Kinds))
			}
			a.say(lang.Writing.KindWas, a.clock(c.At, loc), kinds, reason, c.Seq)
		}
	}
	happened := a.clock(s.Happened, loc)
	switch { // that nobody knows is an answer, which somebody gave
	case s.HappenedUnknown:
		happened = lang.Entry.UnknownTime.In(a.lang)
	case s.Happened.IsZero():
		happened = lang.Report.Blank.In(a.lang)
	}
	line(t.Happened, happened)
	line(t.Detected, a.clock(s.Detected, loc))
	if !s.Closed.IsZero() && !s.NotHeld() {
		line(t.Closed, a.clock(s.Closed, loc))
	}
	severity := t.Blank.In(a.lang)
	if s.Severity.ID != "" {
		severity = s.Severity.Title.In(a.lang)
	}
	line(t.Severity, severity)
	if s.Ending.ID != "" {
		line(lang.Writing.HeadEnding, s.Ending.Title.In(a.lang))
	}
	recorder := s.Recorder()
	if recorder == "" || recorder == runbook.Unnamed {
		recorder = t.Blank.In(a.lang)
	}
	line(t.Recorder, recorder)
	line(t.Entries, fmt.Sprint(session.Head().Seq))
	// The facts above are of the first entry and of those that changed them, which stay as
	// they are.
	from := map[int]bool{1: true}
	for _, entry := range runbook.Origins(s, session.Entries()) {
		from[entry] = true
	}
	var corrections []int
	for entry, by := range runbook.Corrections(session.Entries()) {
		if from[entry] {
			corrections = append(corrections, by...)
		}
	}
	slices.Sort(corrections)
	for _, seq := range corrections {
		if c, ok := session.Entries()[seq-1].Data.(*runbook.Corrected); ok {
			a.say(lang.Command.HeadCorrected, seq, runbook.OneLine(c.Text))
		}
	}
}

// tracks lists the tracks in the order of the opening, as far as they have steps.
func tracks(s *runbook.State, views []runbook.StepView) []string {
	var list []string
	add := func(track string) {
		has := slices.ContainsFunc(views, func(v runbook.StepView) bool { return v.Track == track })
		if has && !slices.Contains(list, track) {
			list = append(list, track)
		}
	}
	for _, t := range s.Set.Opening.Tracks {
		add(t.ID)
	}
	for _, v := range views {
		add(v.Track)
	}
	return list
}

func (a *app) printNext(s *runbook.State, views []runbook.StepView) {
	t := lang.Command
	if s.Status == runbook.StatusClosed {
		return
	}
	a.out.WriteByte('\n')
	if ref, ok := runbook.Next(views); ok {
		v, _ := s.Step(ref, a.now(s))
		a.say(t.ShowNext, v.Title, ref)
	} else {
		a.say(t.ShowNothing)
	}
	for _, d := range s.Dues(a.now(s)) {
		if d.Overdue {
			a.say(t.ShowOverdue, d.Title, d.Step, a.clock(d.At, s.Location()), a.dueRule(d.Whose))
		}
	}
}

// dueRule says whose a due time is: 目安 where it is only ours.
func (a *app) dueRule(w org.Whose, source ...string) string {
	if w == org.Ours || w == "" {
		return lang.Event.Suggested.In(a.lang)
	}
	if w == runbook.ByPromise {
		return lang.Event.Promised.In(a.lang)
	}
	return a.whose(w, source...)
}

// printAsked says what is asked about a step and not answered, whatever its state.
func (a *app) printAsked(v runbook.StepView) {
	if v.Question != nil {
		a.under(lang.Console.GateQuestion, v.Question.Text)
	}
}

func (a *app) printStep(s *runbook.State, v runbook.StepView) {
	t := lang.Command
	loc := s.Location()
	head := a.format(t.StepLine, mark(v.State), v.Title, v.Ref)
	if v.State == runbook.NotApplicable {
		a.out.WriteString(head + "\n")
		a.printAsked(v)
		return
	}
	if v.Overdue {
		head += " " + t.Overdue.In(a.lang)
	}
	a.out.WriteString(head + "\n")
	if v.State.Settled() {
		a.printSettled(s, v)
	} else {
		words := []string{a.format(t.StepPost, a.postName(s.Set, s.Org, v.Performer))}
		if !v.Deadline.IsZero() {
			words = append(words, a.format(t.StepDue, a.clock(v.Deadline, loc), a.dueRule(v.DueWhose, dueSource(v))))
		}
		if v.Urgency != nil {
			words = append(words, a.format(t.StepUrgency, v.Urgency.Text, a.whose(s.Org.Whose([]string{v.Urgency.Source}), v.Urgency.Source)))
		}
		if !v.NextCheck.IsZero() {
			words = append(words, a.format(t.StepCheck, a.clock(v.NextCheck, loc)))
		}
		words = append(words, a.format(t.StepRule, report.Rules(s.Org, v.Sources, a.lang)))
		a.under(lang.Same("%s"), strings.Join(words, "  "))
		for _, c := range s.Cite(v.Sources) {
			if c.Must() && !c.Gloss.IsZero() {
				a.under(lang.Writing.MustBy, a.whose(c.Whose, c.Clause), lang.Source.Modality[string(c.Modality)], c.Gloss)
			}
		}
	}
	if v.Type == playbook.Report && len(v.Items) == 0 {
		a.under(t.PlaybookTo, lang.Event.NoRule)
	}
	for _, it := range v.Items {
		name := it.Name.In(a.lang)
		if it.Role {
			name = a.postName(s.Set, s.Org, it.ID)
		}
		line := a.format(t.ItemLine, mark(it.State), name)
		if it.ID != name {
			line += " (" + lang.Visible(it.ID) + ")"
		}
		if it.State.Settled() {
			line += " " + a.format(lang.Same("%s %s"), a.clock(it.At, loc), it.By.Name)
			if it.Via != "" {
				line += "  " + a.format(lang.Event.Via, it.Via)
			}
		}
		a.out.WriteString(indent + line + "\n")
	}
	for _, tried := range v.Attempts { // those that reached somebody stand above
		if !tried.Reached {
			t := lang.Entry.Tried
			if runbook.ByForm(tried.Means) {
				t = lang.Entry.TriedForm
			}
			a.under(t, a.clock(tried.At, loc), cmp.Or(tried.Via, s.PostOrRole(tried.To).In(a.lang)), tried.Seq)
		}
	}
	for _, g := range v.Gates {
		if words := a.gate(s, g); words != "" {
			a.under(lang.Same("%s"), words)
		}
	}
	a.printAsked(v)
	if v.State == runbook.Waiting {
		a.under(t.StepWaits, a.join(a.stepTitles(s, v.WaitsFor)))
	}
}

func dueSource(v runbook.StepView) string {
	if v.Due == nil {
		return ""
	}
	return v.Due.Source
}

func (a *app) stepTitles(s *runbook.State, refs []playbook.Ref) []string {
	var titles []string
	for i, ref := range refs {
		if i == 3 && len(refs) > 4 {
			return append(titles, lang.Event.More.Format(a.lang, len(refs)-i))
		}
		title := string(ref)
		if st, ok := s.Set.Step(ref); ok {
			title = st.Title.In(a.lang)
		}
		titles = append(titles, title)
	}
	return titles
}

func (a *app) printSettled(s *runbook.State, v runbook.StepView) {
	words := []string{a.format(lang.Command.StepSettled, a.clock(v.At, s.Location()), v.By.Name, v.Seq)}
	for _, id := range v.Chosen {
		if o, ok := v.Option(id); ok {
			words = append(words, a.format(lang.Same("%s"), o.Title))
		}
	}
	if v.Reason != "" {
		words = append(words, a.format(lang.Event.WithReason, v.Reason))
	}
	if v.With != "" {
		words = append(words, a.format(lang.Writing.StepWith, v.With))
	}
	a.under(lang.Same("%s"), strings.Join(words, "  "))
	if v.Blank {
		a.under(runbook.BlankNote(v.Step))
	}
	if v.NoWords {
		a.under(lang.Writing.NoWords)
	}
	if v.Again() {
		a.under(lang.Writing.MayRepeat)
	}
}

// gate says what holds a step, how it was opened, or what another office's rule
// would ask; and who refused what stands open.
func (a *app) gate(s *runbook.State, g runbook.GateView) string {
	said := a.gateItself(s, g)
	if said == "" || g.Objection.IsZero() {
		return said
	}
	return said + " / " + a.format(g.Objection)
}

func (a *app) gateItself(s *runbook.State, g runbook.GateView) string {
	t := lang.Command
	rule := lang.Same(a.whose(g.Whose, g.Source))
	if g.Source == "" {
		rule = lang.Same(a.whose(org.Ours) + " " + runbook.SilenceOf(s.Org).In(a.lang))
	}
	switch {
	case g.Advice:
		return a.format(lang.Writing.GateAdvice, g.Rule, rule)
	case g.How == runbook.HowExempt:
		return a.format(lang.Writing.GateExempt, lang.Event.ActName[g.Act], rule)
	case g.How == runbook.HowOverridden:
		return a.format(t.GateOverridden, g.By, g.Reason, g.Seq)
	case g.How == runbook.HowApproved:
		return a.format(t.GateApproved, lang.Event.ActName[g.Act], g.ByPost(), g.Seq)
	case g.How == runbook.HowConsulted:
		return a.format(lang.Writing.GateDone, lang.Event.GateName[g.Kind], g.By, g.Seq)
	case g.Kind == runbook.GateEvidence && g.Open:
		return a.format(t.GateEvidenceOpen)
	case g.Open:
		return ""
	case g.Kind == runbook.GateEvidence, g.Kind == runbook.GateQuestion, g.Kind == runbook.GateText:
		return a.format(lang.Writing.GateHeld, s.WhyHeld(g), lang.Event.GateName[g.Kind])
	}
	return a.format(lang.Writing.GateHeld, s.WhyHeld(g), rule)
}

func (a *app) printPromises(s *runbook.State) {
	t := lang.Command
	promises := s.Promises(a.now(s))
	if len(promises) == 0 {
		return
	}
	a.heading(s, t.ShowPromises)
	for _, p := range promises {
		mark, when := t.PromiseOpen, t.PromiseNoTime.In(a.lang)
		if !p.Due.IsZero() {
			when = a.format(t.PromiseBy, a.clock(p.Due, s.Location()))
		}
		switch {
		case p.Kept:
			mark = t.PromiseKept
		case p.Released:
			mark = t.PromiseReleased
		}
		line := a.format(lang.Same("[%s] %s  %s (%s)"), mark, p.Title, when, p.Step)
		if !p.Kept && !p.Released && !p.Due.IsZero() && a.now(s).After(p.Due) {
			line += " " + t.Overdue.In(a.lang)
		}
		a.out.WriteString(line + "\n")
	}
}

func (a *app) printQuestions(s *runbook.State) {
	open := s.OpenQuestions()
	if len(open) == 0 {
		return
	}
	a.heading(s, lang.Command.ShowQuestions)
	for _, q := range open {
		a.say(lang.Command.QuestionLine, q.Seq, a.clock(q.At, s.Location()), q.By.Name, q.Text, q.Step)
	}
}

func (a *app) printEvidence(s *runbook.State) {
	if len(s.Evidence) == 0 {
		return
	}
	a.heading(s, lang.Report.EvidenceList)
	for _, e := range s.Evidence {
		a.say(lang.Event.Evidence, e.Number, e.What, e.Where)
	}
}
