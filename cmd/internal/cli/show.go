package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/report"
	"dandori/runbook/store"
)

func (a *app) show() *cobra.Command {
	c := a.command("show ID", 1, 1, lang.Command.ShowHelp, func(c *cobra.Command, args []string) error {
		return a.session(c.Context(), args[0], func(_ *store.Store, s *runbook.Session, damage error) error {
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
		a.say(lang.Engine.PinsBroken)
		a.say(lang.Engine.PinsBrokenHint)
		return
	}
	views := s.Steps(a.env.Now())
	a.printNext(&s, views)
	for _, track := range tracks(&s, views) {
		a.heading(&s, s.Set.Track(track).Title)
		for _, v := range views {
			if v.Track == track {
				a.printStep(&s, v)
			}
		}
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
	line(t.Happened, a.clock(s.Happened, loc))
	line(t.Detected, a.clock(s.Detected, loc))
	if !s.Closed.IsZero() {
		line(t.Closed, a.clock(s.Closed, loc))
	}
	severity := t.Blank.In(a.lang)
	if s.Severity.ID != "" {
		severity = s.Severity.Title.In(a.lang)
	}
	line(t.Severity, severity)
	line(t.Recorder, a.orUnset(s.Recorder()))
	line(t.Entries, fmt.Sprint(session.Head().Seq))
	// The facts above are of the first entry, which stays as it is.
	for _, seq := range runbook.Corrections(session.Entries())[1] {
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
		v, _ := s.Step(ref, a.env.Now())
		a.say(t.ShowNext, v.Title, ref)
	} else {
		a.say(t.ShowNothing)
	}
	for _, d := range s.Dues(a.env.Now()) {
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
	return a.whose(w, source...)
}

func (a *app) printStep(s *runbook.State, v runbook.StepView) {
	t := lang.Command
	loc := s.Location()
	head := a.format(t.StepLine, mark(v.State), v.Title, v.Ref)
	if v.State == runbook.NotApplicable {
		a.out.WriteString(head + "\n")
		return
	}
	if v.Overdue {
		head += " " + t.Overdue.In(a.lang)
	}
	a.out.WriteString(head + "\n")
	if v.State.Settled() {
		a.printSettled(s, v)
	} else {
		words := []string{a.format(t.StepPost, a.postName(s.Set, s.Org, v.Role))}
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
		}
		a.out.WriteString(indent + line + "\n")
	}
	for _, g := range v.Gates {
		a.under(lang.Same("%s"), a.gate(g))
	}
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
	a.under(lang.Same("%s"), strings.Join(words, "  "))
}

// gate says what holds a step, or how it was opened.
func (a *app) gate(g runbook.GateView) string {
	t := lang.Command
	switch {
	case g.How == "overridden":
		return a.format(t.GateOverridden, g.By, g.Reason, g.Seq)
	case g.How == "approved":
		return a.format(t.GateApproved, g.By, g.Seq)
	case g.How == "refused":
		return a.format(t.GateRefused, g.By, g.Reason, g.Seq)
	case g.Kind == runbook.GateApproval:
		rule := a.whose(g.Whose, g.Source)
		if g.Source == "" {
			rule = lang.Event.NoRule.In(a.lang)
		}
		return a.format(t.GateApproval, a.join(a.each(g.Who)), rule)
	case g.Kind == runbook.GateEvidence && g.Open:
		return a.format(t.GateEvidenceOpen)
	case g.Kind == runbook.GateEvidence:
		return a.format(t.GateEvidence)
	}
	return a.format(t.GateQuestion, g.Seq)
}

func (a *app) printPromises(s *runbook.State) {
	t := lang.Command
	promises := s.Promises(a.env.Now())
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
		if !p.Kept && !p.Released && !p.Due.IsZero() && a.env.Now().After(p.Due) {
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

// The JSON form of an incident; the package comment describes it.
type (
	shownState struct {
		Format    int                `json:"format"`
		ID        runbook.IncidentID `json:"id"`
		Drill     bool               `json:"drill"`
		Status    runbook.Status     `json:"status"`
		Kinds     []string           `json:"kinds"`
		Title     string             `json:"title"`
		Account   string             `json:"account"`
		Org       shownOrg           `json:"org"`
		Severity  string             `json:"severity"`
		Recorder  string             `json:"recorder"`
		People    []string           `json:"people"`
		Opened    time.Time          `json:"opened,omitzero"`
		Happened  time.Time          `json:"happened,omitzero"`
		Detected  time.Time          `json:"detected,omitzero"`
		Closed    time.Time          `json:"closed,omitzero"`
		Head      shownHead          `json:"head"`
		Steps     []shownStep        `json:"steps"`
		Promises  []shownPromise     `json:"promises"`
		Due       []shownDue         `json:"due"`
		Questions []shownQuestion    `json:"questions"`
		Evidence  []shownEvidence    `json:"evidence"`
		Error     string             `json:"error,omitzero"`
		Damage    string             `json:"damage,omitzero"`
	}
	shownOrg struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
	shownHead struct {
		Seq  int    `json:"seq"`
		Hash string `json:"hash"`
	}
	shownStep struct {
		ID       playbook.Ref      `json:"id"`
		Playbook string            `json:"playbook"`
		Track    string            `json:"track"`
		Type     playbook.StepType `json:"type"`
		Title    string            `json:"title"`
		State    runbook.StepState `json:"state"`
		Role     string            `json:"role"`
		Post     string            `json:"post"`
		Due      time.Time         `json:"due,omitzero"`
		DueRule  org.Whose         `json:"due_rule"`
		Overdue  bool              `json:"overdue"`
		Rule     org.Whose         `json:"rule"`
		Sources  []string          `json:"sources"`
		Items    []shownItem       `json:"items"`
		Gates    []shownGate       `json:"gates"`
		WaitsFor []playbook.Ref    `json:"waits_for"`
		Chosen   []string          `json:"chosen"`
		Fields   map[string]string `json:"fields"`
		Entry    int               `json:"entry"`
		At       time.Time         `json:"at,omitzero"`
		By       string            `json:"by"`
		Reason   string            `json:"reason"`
		Next     bool              `json:"next"`
	}
	shownItem struct {
		ID    string            `json:"id"`
		Name  string            `json:"name"`
		Post  string            `json:"post"`
		State runbook.StepState `json:"state"`
		At    time.Time         `json:"at,omitzero"`
		By    string            `json:"by"`
	}
	shownGate struct {
		Kind   string    `json:"kind"`
		Act    string    `json:"act"`
		Open   bool      `json:"open"`
		Rule   org.Whose `json:"rule"`
		Source string    `json:"source"`
		Who    []string  `json:"who"`
		How    string    `json:"how"`
		By     string    `json:"by"`
		Reason string    `json:"reason"`
		Entry  int       `json:"entry"`
	}
	shownPromise struct {
		Step     playbook.Ref   `json:"step"`
		Title    string         `json:"title"`
		Due      time.Time      `json:"due,omitzero"`
		At       time.Time      `json:"at"`
		Kept     bool           `json:"kept"`
		Released bool           `json:"released"`
		KeptBy   []playbook.Ref `json:"kept_by"`
	}
	shownDue struct {
		Step    playbook.Ref `json:"step"`
		Title   string       `json:"title"`
		At      time.Time    `json:"at"`
		Overdue bool         `json:"overdue"`
		What    string       `json:"what"`
		Rule    org.Whose    `json:"rule"`
	}
	shownQuestion struct {
		Entry    int          `json:"entry"`
		Step     playbook.Ref `json:"step"`
		Text     string       `json:"text"`
		By       string       `json:"by"`
		At       time.Time    `json:"at"`
		Answered bool         `json:"answered"`
		Answer   string       `json:"answer"`
		From     string       `json:"from"`
	}
	shownEvidence struct {
		Number int                `json:"number"`
		What   string             `json:"what"`
		Where  string             `json:"where"`
		AsOf   time.Time          `json:"as_of,omitzero"`
		File   *runbook.FileProof `json:"file,omitzero"`
	}
)

func (a *app) shown(session *runbook.Session, damage error) shownState {
	s, head := session.State(), session.Head()
	loc, now := s.Location(), a.env.Now()
	out := shownState{
		Format: 1, ID: s.ID, Drill: s.Drill, Status: s.Status, Kinds: nonNil(s.Kinds),
		Title: s.Title, Account: s.Account, Severity: s.Severity.ID, Recorder: s.Recorder(), People: nonNil(s.People),
		Opened: jsonTime(s.Opened, loc), Happened: jsonTime(s.Happened, loc),
		Detected: jsonTime(s.Detected, loc), Closed: jsonTime(s.Closed, loc),
		Head:  shownHead{head.Seq, head.Hash},
		Steps: []shownStep{}, Promises: []shownPromise{}, Due: []shownDue{}, Questions: []shownQuestion{}, Evidence: []shownEvidence{},
	}
	if s.Org != nil {
		out.Org = shownOrg{s.Org.ID, s.Org.Name.In(a.lang)}
	}
	if s.Err != nil {
		out.Error = s.Err.Error()
	}
	if damage != nil {
		out.Damage = a.explain(damage).text.In(a.lang)
	}
	views := s.Steps(now)
	next, _ := runbook.Next(views)
	if s.Status == runbook.StatusClosed {
		next = ""
	}
	for _, v := range views {
		out.Steps = append(out.Steps, a.shownStep(v, v.Ref == next, loc))
	}
	for _, p := range s.Promises(now) {
		out.Promises = append(out.Promises, shownPromise{
			p.Step, p.Title.In(a.lang), jsonTime(p.Due, loc), jsonTime(p.At, loc), p.Kept, p.Released, nonNil(p.KeptBy),
		})
	}
	for _, d := range s.Dues(now) {
		out.Due = append(out.Due, shownDue{d.Step, d.Title.In(a.lang), jsonTime(d.At, loc), d.Overdue, d.What, d.Whose})
	}
	for _, q := range s.Questions {
		out.Questions = append(out.Questions, shownQuestion{q.Seq, q.Step, q.Text, q.By.Name, jsonTime(q.At, loc), q.Answered, q.Answer, q.From})
	}
	for _, e := range s.Evidence {
		out.Evidence = append(out.Evidence, shownEvidence{e.Number, e.What, e.Where, jsonTime(e.AsOf, loc), e.File})
	}
	return out
}

func (a *app) shownStep(v runbook.StepView, next bool, loc *time.Location) shownStep {
	st := shownStep{
		ID: v.Ref, Playbook: v.Playbook.ID, Track: v.Track, Type: v.Type, Title: v.Title.In(a.lang), State: v.State,
		Role: v.Role, Post: v.Post.In(a.lang), Due: jsonTime(v.Deadline, loc), Overdue: v.Overdue,
		Rule: v.Whose, Sources: nonNil(v.Sources), Items: []shownItem{}, Gates: []shownGate{},
		WaitsFor: nonNil(v.WaitsFor), Chosen: nonNil(v.Chosen), Fields: v.Values,
		Entry: v.Seq, At: jsonTime(v.At, loc), By: v.By.Name, Reason: v.Reason, Next: next,
	}
	if v.Due != nil {
		st.DueRule = v.DueWhose
	}
	if st.Fields == nil {
		st.Fields = map[string]string{}
	}
	for _, it := range v.Items {
		st.Items = append(st.Items, shownItem{it.ID, it.Name.In(a.lang), it.Post.In(a.lang), it.State, jsonTime(it.At, loc), it.By.Name})
	}
	for _, g := range v.Gates {
		st.Gates = append(st.Gates, shownGate{g.Kind, g.Act, g.Open, g.Whose, g.Source, nonNil(a.each(g.Who)), g.How, g.By, g.Reason, g.Seq})
	}
	return st
}
