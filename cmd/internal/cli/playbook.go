package cli

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/report"
)

func (a *app) playbook() *cobra.Command {
	return a.group("playbook", lang.Command.PlaybookHelp, a.playbookList(), a.playbookShow(), a.playbookSources(), a.playbookCheck(), a.playbookPrint())
}

func (a *app) playbookList() *cobra.Command {
	type line struct {
		ID      string        `json:"id"`
		Kind    string        `json:"kind"`
		Part    playbook.Part `json:"part"`
		Title   string        `json:"title"`
		Summary string        `json:"summary"`
		Steps   int           `json:"steps"`
		File    string        `json:"file"`
		Own     bool          `json:"own"` // of the data folder
		Last    string        `json:"last_exercised,omitzero"`
	}
	c := a.command("list", 0, 0, lang.Command.PlaybookListHelp, func(c *cobra.Command, _ []string) error {
		lib, err := a.readLibrary()
		if err != nil {
			return err
		}
		exercised, _ := a.lastDrills(c.Context())
		lines := []line{}
		for _, p := range lib.Set.All() {
			lines = append(lines, line{p.ID, p.Kind, p.Part, p.Title.In(a.lang), p.Summary.In(a.lang), len(p.Steps), p.File.Name, isOwnFile(p.File.Name), exercised[p.ID].day()})
		}
		if a.json {
			return a.printJSON(struct {
				Format    int    `json:"format"`
				Playbooks []line `json:"playbooks"`
			}{1, lines})
		}
		for _, l := range lines {
			a.say(lang.Command.PlaybookLine, l.ID, l.Title, l.Steps, a.origin(l.Own))
			if l.Summary != "" {
				a.under(lang.Same("%s"), l.Summary)
			}
			a.printLast(exercised[l.ID])
		}
		return nil
	})
	a.asJSON(c)
	return c
}

// origin says whether a file ships with the program or lies in the data folder.
func (a *app) origin(own bool) lang.Text {
	if own {
		return lang.Command.OriginOwn
	}
	return lang.Command.OriginShipped
}

func (a *app) playbookShow() *cobra.Command {
	var office string
	c := a.command("show KIND", 1, 1, lang.Command.PlaybookShowHelp, func(c *cobra.Command, args []string) error {
		lib, err := a.readLibrary()
		if err != nil {
			return err
		}
		profile, err := a.profile(lib, office)
		if err != nil {
			return err
		}
		var choices []choice
		for _, p := range lib.Set.All() {
			choices = append(choices, choice{p.ID, append(names(p.Title), p.Kind)})
		}
		id, err := choose(args[0], choices, lang.Command.NoSuchPlaybook, lang.Command.PlaybooksHint)
		if err != nil {
			return err
		}
		p, _ := lib.Set.Playbook(id)
		exercised, _ := a.lastDrills(c.Context())
		if a.json {
			shown := a.shownPlaybook(profile, p)
			shown.Last = exercised[p.ID].day()
			return a.printJSON(shown)
		}
		a.printPlaybook(lib.Set, profile, p, exercised[p.ID])
		return nil
	})
	a.text(c, &office, "org", "ORG", lang.Command.ShowOrgFlag)
	a.asJSON(c)
	return c
}

// The JSON form of a playbook.
type (
	shownPlaybook struct {
		Format  int                 `json:"format"`
		ID      string              `json:"id"`
		Kind    string              `json:"kind"`
		Part    playbook.Part       `json:"part"`
		Title   string              `json:"title"`
		Summary string              `json:"summary"`
		Signs   string              `json:"signs"`
		Steps   []shownPlaybookStep `json:"steps"`
		Last    string              `json:"last_exercised,omitzero"`
	}
	shownPlaybookStep struct {
		ID       playbook.Ref      `json:"id"`
		Track    string            `json:"track"`
		Type     playbook.StepType `json:"type"`
		Role     string            `json:"role"`
		Post     string            `json:"post"`
		Title    string            `json:"title"`
		Guide    string            `json:"guide"`
		Rule     org.Whose         `json:"rule"`
		Sources  []string          `json:"sources"`
		After    []playbook.Ref    `json:"after"`
		To       []string          `json:"to"`
		Options  []shownName       `json:"options"`
		Fields   []shownName       `json:"fields"`
		Approval []string          `json:"approval"`

		Contains    bool     `json:"contains,omitzero"`      // doing it contains the incident
		ContainedBy []string `json:"contained_by,omitempty"` // of a decision, these answers do
	}
	shownName struct {
		ID    string `json:"id"`
		Title string `json:"title"`
	}
)

func (a *app) shownPlaybook(profile *org.Profile, p *playbook.Playbook) shownPlaybook {
	out := shownPlaybook{
		Format: 1, ID: p.ID, Kind: p.Kind, Part: p.Part, Title: p.Title.In(a.lang),
		Summary: p.Summary.In(a.lang), Signs: p.Signs.In(a.lang), Steps: []shownPlaybookStep{},
	}
	for _, st := range p.Steps {
		post, _ := profile.Post(st.Role)
		s := shownPlaybookStep{
			ID: st.Ref, Track: st.Track, Type: st.Type, Role: st.Role, Post: post.In(a.lang),
			Title: st.Title.In(a.lang), Guide: st.Guide.In(a.lang), Rule: profile.Whose(st.Sources), Sources: nonNil(st.Sources),
			After: nonNil(st.After), To: nonNil(st.To), Options: []shownName{}, Fields: []shownName{}, Approval: nonNil(st.Approvals),
			Contains: st.Contains, ContainedBy: st.ContainedBy,
		}
		for _, o := range st.Options {
			s.Options = append(s.Options, shownName{o.ID, o.Title.In(a.lang)})
		}
		for _, f := range st.Fields {
			s.Fields = append(s.Fields, shownName{f.ID, f.Title.In(a.lang)})
		}
		out.Steps = append(out.Steps, s)
	}
	return out
}

// printPlaybook prints a playbook for reading: what it is for, then each track
// with its steps and all they say.
func (a *app) printPlaybook(set *playbook.Set, profile *org.Profile, p *playbook.Playbook, last held) {
	t := lang.Command
	a.say(lang.Same("%s (%s)"), p.Title, p.ID)
	a.printLast(last)
	for _, text := range []lang.Text{p.Summary, p.Signs} {
		a.lines(text.In(a.lang))
	}
	var done []string
	for _, first := range p.Steps {
		if slices.Contains(done, first.Track) {
			continue
		}
		done = append(done, first.Track)
		track := set.Track(first.Track)
		a.out.WriteByte('\n')
		a.say(lang.Same("== %s =="), track.Title)
		a.rules(set, track.Rules)
		for _, st := range p.Steps {
			if st.Track == first.Track {
				a.printPlaybookStep(set, profile, track, st)
			}
		}
	}
	a.out.WriteByte('\n')
	a.say(t.RuleLegend)
}

func (a *app) rules(set *playbook.Set, rules []string) {
	for _, id := range rules {
		if r, ok := set.Rule(id); ok {
			a.under(lang.Command.StandingRule, r.Text)
		}
	}
}

func (a *app) printPlaybookStep(set *playbook.Set, profile *org.Profile, track playbook.Track, st *playbook.Step) {
	t := lang.Command
	a.out.WriteByte('\n')
	a.say(t.PlaybookStep, st.Title, st.ID, t.StepType[string(st.Type)])
	post, ok := profile.Post(st.Role)
	if !ok {
		post = set.Role(st.Role).Title
	}
	words := []string{a.format(t.StepPost, post)}
	for _, due := range st.Dues {
		words = append(words, a.playbookDue(set, profile, due))
	}
	for _, u := range st.Urgencies {
		words = append(words, a.format(t.StepUrgency, u.Text, a.whose(profile.Whose([]string{u.Source}), u.Source)))
	}
	if st.Every > 0 {
		words = append(words, a.format(t.PlaybookEvery, runbook.Span(st.Every)))
	}
	words = append(words, a.format(t.StepRule, report.Rules(profile, st.Sources, a.lang)))
	a.under(lang.Same("%s"), strings.Join(words, "  "))
	if len(st.When) > 0 {
		a.under(t.PlaybookWhen, a.condition(set, st.When))
	}
	a.block(indent, st.Guide.In(a.lang))
	if len(st.To) > 0 {
		var to []string
		for _, id := range st.To {
			switch id {
			case playbook.ReportTargets:
				to = append(to, t.ReportTargets.In(a.lang))
				continue
			case playbook.OtherTargets:
				to = append(to, t.OtherTargets.In(a.lang))
				continue
			}
			to = append(to, set.Role(id).Title.In(a.lang))
		}
		a.under(t.PlaybookTo, a.join(to))
	}
	for _, o := range st.Options {
		line := a.format(t.PlaybookOption, o.Title, o.ID)
		if guide := runbook.OneLine(o.Guide.In(a.lang)); guide != "" {
			line += " " + lang.Visible(guide)
		}
		a.out.WriteString(indent + line + "\n")
	}
	for _, f := range st.Fields {
		title := f.Title.In(a.lang)
		if title == "" {
			title = f.ID
		}
		required := ""
		if f.Required {
			required = t.FieldRequired.In(a.lang)
		}
		a.under(t.PlaybookField, title, f.ID, t.FieldType[string(f.Type)], required)
	}
	for _, e := range st.Evidence {
		a.under(t.PlaybookEvidence, e)
	}
	for _, act := range st.Approvals {
		a.under(t.PlaybookApproval, lang.Event.ActName[act])
	}
	if st.EvidenceFirst {
		a.under(t.GateEvidence)
	}
	if st.Cannot != "" {
		if other, ok := set.Step(st.Cannot); ok {
			a.under(t.PlaybookCannot, other.Title, other.Ref)
		}
	}
	if st.Promise != nil {
		a.under(t.PlaybookPromise, st.Promise.Title)
	}
	switch {
	case len(st.ContainedBy) > 0:
		var answers []string
		for _, id := range st.ContainedBy {
			o, _ := st.Option(id)
			answers = append(answers, o.Title.In(a.lang))
		}
		a.under(lang.Contained.By, a.join(answers))
	case st.Contains:
		a.under(lang.Contained.ByThis)
	}
	a.rules(set, slices.DeleteFunc(slices.Clone(st.Rules), func(r string) bool { return slices.Contains(track.Rules, r) }))
}

// playbookDue says a due time, and under which answers it is in force.
func (a *app) playbookDue(set *playbook.Set, profile *org.Profile, due playbook.Due) string {
	t := lang.Command
	whose := org.Ours
	if due.Source != "" {
		whose = profile.Whose([]string{due.Source})
	}
	from, rule := a.dueFrom(set, &due), a.dueRule(whose, due.Source)
	text := a.format(t.PlaybookDue, from, runbook.Span(due.Within), rule)
	if due.Days > 0 {
		text = a.format(t.PlaybookDueDays, from, due.Days, rule)
	}
	if len(due.When) > 0 {
		text = a.format(t.PlaybookDueWhen, text, a.condition(set, due.When))
	}
	return text
}

// dueFrom says from when the clock of a due time runs.
func (a *app) dueFrom(set *playbook.Set, d *playbook.Due) string {
	t := lang.Command
	switch d.From {
	case playbook.FromHappened:
		return t.FromHappened.In(a.lang)
	case playbook.FromDetected:
		return t.FromDetected.In(a.lang)
	case playbook.FromConfirmed:
		return t.FromConfirmed.In(a.lang)
	case playbook.FromOpened:
		return t.FromOpened.In(a.lang)
	}
	if st, ok := set.Step(d.Step); ok {
		return t.Quoted.Format(a.lang, st.Title.In(a.lang))
	}
	return string(d.Step)
}

// condition says a condition in words.
func (a *app) condition(set *playbook.Set, c playbook.Condition) string {
	t := lang.Command
	var alternatives []string
	for _, alt := range c {
		var all []string
		for _, answer := range alt {
			title, options := string(answer.Decision), answer.Options
			if st, ok := set.Step(answer.Decision); ok {
				title = st.Title.In(a.lang)
				options = nil
				for _, id := range answer.Options {
					o, _ := st.Option(id)
					options = append(options, o.Title.In(a.lang))
				}
			}
			all = append(all, t.Condition.Format(a.lang, title, strings.Join(options, " / ")))
		}
		alternatives = append(alternatives, strings.Join(all, t.And.In(a.lang)))
	}
	return strings.Join(alternatives, t.Or.In(a.lang))
}

func (a *app) playbookCheck() *cobra.Command {
	c := a.command("check [FILE...]", 0, -1, lang.Command.PlaybookCheckHelp, func(_ *cobra.Command, args []string) error {
		given, err := a.givenFiles(args)
		if err != nil {
			return err
		}
		if len(given) == 0 {
			return a.checkAll()
		}
		lib, err := a.usableLibrary()
		if err != nil {
			return err
		}
		return a.checkGiven(lib, given)
	})
	a.asJSON(c)
	return c
}

// ofFiles keeps the problems of the given files; only when they have none, the
// others, which they then have made.
func ofFiles(err error, files []playbook.File) error {
	problems, ok := errors.AsType[playbook.Problems](err)
	if !ok {
		return err
	}
	var own playbook.Problems
	for _, p := range problems {
		if slices.ContainsFunc(files, func(f playbook.File) bool { return f.Name == p.File }) {
			own = append(own, p)
		}
	}
	if len(own) > 0 {
		return own
	}
	return problems
}

// checked says that files are in order, or what is wrong with them.
func (a *app) checked(files []playbook.File, err error) error {
	problems, isProblems := errors.AsType[playbook.Problems](err)
	if err != nil && !isProblems {
		return err
	}
	if a.json {
		if err := a.printJSON(struct {
			OK       bool              `json:"ok"`
			Problems playbook.Problems `json:"problems"`
		}{err == nil, nonNil(hideSecrets(problems))}); err != nil {
			return err
		}
		return err
	}
	if err != nil {
		return err
	}
	for _, f := range files {
		a.say(lang.Command.FileGood, filepath.ToSlash(f.Name))
	}
	return nil
}
