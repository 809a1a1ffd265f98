package cli

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"dandori/playbooks"
	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/readiness"
	"dandori/runbook/store"
)

func (a *app) readiness() *cobra.Command {
	var office string
	c := a.command("readiness", 0, 0, lang.Readiness.Help, func(c *cobra.Command, _ []string) error {
		return a.checks(c.Context(), office, func(l *readiness.Log, _ []readiness.Item, p *org.Profile, damage error) error {
			results := l.Results(a.env.Now())
			if a.json {
				if err := a.printJSON(a.shownReadiness(l, p, results)); err != nil {
					return err
				}
			} else {
				a.printReadiness(p, results)
			}
			if damage != nil {
				return damage
			}
			if late := readiness.Count(results, readiness.Overdue); late > 0 {
				return failed(lang.Readiness.Late.With(late), lang.Readiness.LateHint)
			}
			return nil
		})
	})
	c.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return a.unknownCommand(cmd, args[0])
		}
		return nil
	}
	a.text(c, &office, "org", "ORG", lang.Command.OrgFlag)
	a.asJSON(c)
	c.AddCommand(a.readinessShow(), a.readinessCheck(), a.readinessLog())
	return c
}

// notReadiness refuses the id of a log of checks where an incident is meant.
func notReadiness(id runbook.IncidentID) error {
	if id.Series() != runbook.SeriesReadiness {
		return nil
	}
	return usage(lang.Readiness.NotAnIncident.With(string(id)), lang.Readiness.NotAnIncidentHint)
}

// readinessItems reads the items that ship.
func readinessItems() ([]readiness.Item, error) {
	f := playbooks.Readiness()
	return readiness.Parse(f.Name, f.Data)
}

// itemNames lists the items that the interval of a profile may name.
func itemNames() []org.Name {
	items, err := readinessItems()
	if err != nil {
		return nil // a test keeps what ships right
	}
	names := []org.Name{}
	for _, it := range items {
		names = append(names, org.Name{ID: it.ID, Title: it.Title})
	}
	return names
}

// checks opens the checks of an office for one command. Looking makes no data
// folder. When the log is damaged, do gets what stands before the damage.
func (a *app) checks(ctx context.Context, office string, do func(*readiness.Log, []readiness.Item, *org.Profile, error) error) error {
	return a.checksIn(ctx, office, a.existingStore, do)
}

func (a *app) checksIn(ctx context.Context, office string, open func() (*store.Store, error), do func(*readiness.Log, []readiness.Item, *org.Profile, error) error) error {
	lib, err := a.toldLibrary()
	if err != nil {
		return err
	}
	p, err := a.profile(lib, office)
	if err != nil {
		return err
	}
	items, err := readinessItems()
	if err != nil {
		return err
	}
	cfg := readiness.Config{Items: items, Profile: p, Version: versionName(), Random: a.env.Random}
	st, err := open()
	switch {
	case errors.Is(err, runbook.ErrNotFound):
		return do(readiness.Empty(cfg), items, p, nil)
	case err != nil:
		return err
	}
	defer st.Close()
	cfg.Store = a.host(st)
	l, err := readiness.Open(ctx, cfg)
	if _, ok := errors.AsType[*runbook.DamageError](err); err != nil && !ok {
		return err
	}
	return do(l, items, p, err)
}

// printReadiness prints how the items stand, the most urgent first. Accounts that
// stand alike stand on one line.
func (a *app) printReadiness(p *org.Profile, results []readiness.Result) {
	t := lang.Readiness
	a.say(t.Head, p.Name, p.ID, a.env.Now().In(p.TimeZone).Format(time.DateOnly))
	var counts []any
	for _, s := range readiness.Statuses {
		counts = append(counts, readiness.Count(results, s))
	}
	a.say(t.Counts, counts...)
	for _, s := range readiness.Statuses {
		if n := readiness.Count(results, s); n > 0 {
			a.out.WriteByte('\n')
			a.say(t.Section, s.Title(), n)
			a.printStatus(p, results, s)
		}
	}
	a.out.WriteByte('\n')
	a.wrapped("", "", lang.Command.RuleLegend.In(a.lang))
	a.say(t.HowTo)
}

func (a *app) printStatus(p *org.Profile, results []readiness.Result, s readiness.Status) {
	item := ""
	for i, r := range results {
		if r.Status != s {
			continue
		}
		if r.Item.ID != item {
			item = r.Item.ID
			a.wrapped("", indent, a.format(lang.Same("%s [%s]"), r.Item.Title, r.Item.ID))
			a.whole(indent, a.ruleOf(p, r))
		}
		alike := func(o readiness.Result) bool { return o.Item.ID == item && o.Status == s && o.Why == r.Why }
		if slices.IndexFunc(results, alike) < i {
			continue // it stands with the first of them
		}
		var names []string
		for _, o := range results {
			if name := o.Name.In(a.lang); alike(o) && name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		why := a.format(lang.Same("%s"), r.Why)
		if len(names) > 0 {
			why = a.format(lang.Readiness.SubjectWhy, a.join(names), r.Why)
		}
		a.wrapped(indent, indent+"  ", why)
	}
}

// ruleOf says whose rule an item is: 自 with its clauses, or that the office's own
// rules say nothing and whose do.
func (a *app) ruleOf(p *org.Profile, r readiness.Result) string {
	rules := a.whose(r.Rule, r.Sources...)
	if own := slices.DeleteFunc(slices.Clone(r.See), func(c string) bool { return !p.Owns(c) }); len(own) > 0 && r.Rule != org.Own {
		rules = a.format(lang.Readiness.Related, a.whose(org.Own, own...)) + "  " + rules
	}
	if !r.Silence.IsZero() {
		rules = r.Silence.In(a.lang) + " " + rules
	}
	return lang.Visible(rules)
}

// The JSON form of the readiness of an office.
type (
	shownReadiness struct {
		Format  int                `json:"format"`
		Org     shownName          `json:"org"`
		Log     runbook.IncidentID `json:"log"`
		Overdue int                `json:"overdue"`
		Problem int                `json:"problem"`
		Unknown int                `json:"unknown"`
		Advice  int                `json:"advice"`
		OK      int                `json:"ok"`
		Results []shownStanding    `json:"results"`
	}
	shownStanding struct {
		Item     string           `json:"item"`
		Title    string           `json:"title"`
		Subject  string           `json:"subject"`
		Name     string           `json:"name"`
		Status   readiness.Status `json:"status"`
		Why      string           `json:"why"`
		Last     *shownCheck      `json:"last,omitzero"`
		Since    string           `json:"since,omitzero"`
		Due      string           `json:"due,omitzero"`
		Interval *shownEvery      `json:"interval,omitzero"`
		Rule     org.Whose        `json:"rule"`
		Sources  []string         `json:"sources"`
		See      []string         `json:"see"`
		Silence  string           `json:"silence,omitzero"`
	}
	shownCheck struct {
		Outcome string             `json:"outcome"`
		Text    string             `json:"text,omitzero"`
		By      string             `json:"by"`
		At      time.Time          `json:"at"`
		Log     runbook.IncidentID `json:"log"`
		Entry   int                `json:"entry"`
	}
	shownEvery struct {
		Months int       `json:"months,omitzero"`
		Days   int       `json:"days,omitzero"`
		Rule   org.Whose `json:"rule"`
		Source string    `json:"source,omitzero"`
	}
)

func (a *app) shownReadiness(l *readiness.Log, p *org.Profile, results []readiness.Result) shownReadiness {
	out := shownReadiness{
		Format: 1, Org: shownName{ID: p.ID, Title: p.Name.In(a.lang)}, Log: l.ID(),
		Overdue: readiness.Count(results, readiness.Overdue), Problem: readiness.Count(results, readiness.Bad),
		Unknown: readiness.Count(results, readiness.Unknown), Advice: readiness.Count(results, readiness.Advice), OK: readiness.Count(results, readiness.OK),
		Results: []shownStanding{},
	}
	for _, r := range results {
		s := shownStanding{
			Item: r.Item.ID, Title: r.Item.Title.In(a.lang), Subject: r.Subject, Name: r.Name.In(a.lang),
			Status: r.Status, Why: r.Why.In(a.lang), Since: r.Since, Due: r.Due,
			Rule: r.Rule, Sources: nonNil(r.Sources), See: nonNil(r.See), Silence: r.Silence.In(a.lang),
		}
		if r.Last.Entry > 0 {
			s.Last = &shownCheck{r.Last.Outcome, r.Last.Text, r.Last.By.Name, jsonTime(r.Last.At, p.TimeZone), r.Last.Log, r.Last.Entry}
		}
		if r.IntervalRule != "" {
			s.Interval = &shownEvery{r.Interval.Months, r.Interval.Days, r.IntervalRule, r.Interval.Source}
		}
		out.Results = append(out.Results, s)
	}
	return out
}

func (a *app) readinessShow() *cobra.Command {
	var office string
	c := a.command("show ITEM", 1, 1, lang.Readiness.ShowHelp, func(c *cobra.Command, args []string) error {
		return a.checks(c.Context(), office, func(l *readiness.Log, items []readiness.Item, p *org.Profile, damage error) error {
			item, err := chooseItem(items, args[0])
			if err != nil {
				return err
			}
			results := slices.DeleteFunc(l.Results(a.env.Now()), func(r readiness.Result) bool { return r.Item.ID != item.ID })
			if a.json {
				if err := a.printJSON(a.shownReadiness(l, p, results)); err != nil {
					return err
				}
				return damage
			}
			a.printItem(p, item, results)
			return damage
		})
	})
	a.text(c, &office, "org", "ORG", lang.Command.OrgFlag)
	a.asJSON(c)
	return c
}

// printItem prints how an item is checked and how it stands.
func (a *app) printItem(p *org.Profile, item readiness.Item, results []readiness.Result) {
	t := lang.Readiness
	a.wrapped("", indent, a.format(lang.Same("%s [%s]"), item.Title, item.ID))
	r := results[0] // an item stands at least once, and always by the same rule
	a.whole(indent, a.ruleOf(p, r))
	for _, w := range []org.Whose{org.Law, org.Other} {
		if see := slices.DeleteFunc(slices.Clone(r.See), func(c string) bool { return p.Whose([]string{c}) != w }); len(see) > 0 {
			a.whole(indent, a.format(t.Related, a.whose(w, see...)))
		}
	}
	switch item.Each {
	case readiness.EachAccount:
		a.under(t.EachAccount)
	case readiness.EachContact:
		a.under(t.EachContact)
	}
	if r.IntervalRule != "" {
		by := t.Suggested.In(a.lang)
		if r.IntervalRule != org.Ours {
			by = a.whose(r.IntervalRule, r.Interval.Source)
		}
		a.wrapped(indent, indent+"  ", a.format(t.Interval, readiness.IntervalWords(r.Interval), by))
	}
	if !item.Occasion.IsZero() {
		a.wrapped(indent, indent+"  ", a.format(t.Occasion, item.Occasion))
	}
	a.out.WriteByte('\n')
	a.say(t.Guide)
	for line := range strings.Lines(item.Guide.In(a.lang)) {
		a.wrapped("- ", "  ", lang.Visible(strings.TrimRight(line, "\n")))
	}
	a.out.WriteByte('\n')
	for _, r := range results {
		words := a.format(lang.Same("[%s] %s"), r.Title(), r.Why)
		if !r.Name.IsZero() {
			words = a.format(t.SubjectWhy, a.format(lang.Same("%s (%s)"), r.Name, r.Subject), words)
		}
		a.wrapped("", indent, words)
		if r.Last.Entry > 0 {
			at := r.Last.At.In(p.TimeZone).Format("2006-01-02 15:04")
			at = strings.TrimSuffix(at, " 00:00") // a day alone was given
			a.wrapped(indent, indent+"  ", strings.TrimRight(a.format(t.LastCheck, at, r.Last.By.Name, r.Last.Text), " "))
		}
	}
}

// chooseItem finds the item a person names, by its id or its title.
func chooseItem(items []readiness.Item, typed string) (readiness.Item, error) {
	var choices []choice
	for _, it := range items {
		choices = append(choices, choice{it.ID, names(it.Title)})
	}
	id, err := choose(typed, choices, lang.Readiness.UnknownItem, lang.Readiness.ItemsHint)
	if err != nil {
		return readiness.Item{}, err
	}
	item, _ := readiness.Find(items, id)
	return item, nil
}

// chooseSubject finds the account or the contact a person names, by its id, its
// name or its handle. What is not there, Record says.
func chooseSubject(l *readiness.Log, p *org.Profile, item readiness.Item, typed string, now time.Time) string {
	for _, r := range l.Results(now) {
		if r.Item.ID != item.ID || r.Subject == "" {
			continue
		}
		called := append(names(r.Name), r.Subject)
		if acc, ok := p.Account(r.Subject); ok && item.Each == readiness.EachAccount {
			called = append(called, acc.Handle, acc.Name)
		}
		if slices.ContainsFunc(called, func(n string) bool { return n != "" && foldName(n) == foldName(typed) }) {
			return r.Subject
		}
	}
	return strings.TrimSpace(typed)
}

func (a *app) readinessCheck() *cobra.Command {
	var office, problem, note, by, at string
	var ok, asIs bool
	c := a.command("check ITEM [ACCOUNT]", 1, 2, lang.Readiness.CheckHelp, func(c *cobra.Command, args []string) error {
		found := c.Flags().Changed("problem")
		if ok == found || found && note != "" {
			return usage(lang.Readiness.Modes, lang.Command.HelpHint.With(c.CommandPath()))
		}
		return a.checksIn(c.Context(), office, a.openStore, func(l *readiness.Log, items []readiness.Item, p *org.Profile, damage error) error {
			if damage != nil {
				return damage
			}
			item, err := chooseItem(items, args[0])
			if err != nil {
				return err
			}
			in := readiness.Look{Item: item.ID, Outcome: runbook.OutcomeOK, Text: note}
			if found {
				in.Outcome, in.Text = runbook.OutcomeProblem, problem
			}
			if len(args) > 1 {
				in.Subject = chooseSubject(l, p, item, args[1], a.env.Now())
			}
			in.Actor.Name, in.AsIs = by, asIs
			if strings.TrimSpace(by) == "" {
				in.Actor.Name = a.env.User
			}
			if in.At, err = a.dayOrTime(at, p.TimeZone); err != nil {
				return err
			}
			e, err := l.Record(c.Context(), in, a.env.Now())
			if err != nil {
				return err
			}
			return a.recordedCheck(l, e)
		})
	})
	t := lang.Readiness
	a.yes(c, &ok, "ok", t.OKFlag)
	a.text(c, &problem, "problem", "TEXT", t.ProblemFlag)
	a.text(c, &note, "note", "TEXT", t.NoteFlag)
	a.text(c, &office, "org", "ORG", lang.Command.OrgFlag)
	a.text(c, &by, "by", "NAME", t.ByFlag)
	a.text(c, &at, "at", "TIME", t.AtFlag)
	a.yes(c, &asIs, "as-is", lang.Command.AsIsFlag)
	a.asJSON(c)
	return c
}

// dayOrTime reads a time, or a day alone, which is then its beginning.
func (a *app) dayOrTime(text string, loc *time.Location) (time.Time, error) {
	day := strings.ReplaceAll(strings.TrimSpace(norm.NFKC.String(text)), "/", "-")
	if t, err := time.ParseInLocation("2006-1-2", day, loc); err == nil {
		return t, nil
	}
	t, err := a.time(text, loc, runbook.Behind)
	if f, ok := errors.AsType[*failure](err); ok {
		return t, &failure{f.code, f.text, lang.Readiness.AtHint}
	}
	return t, err
}

// recordedCheck says what was recorded and how the item stands now, on one line.
func (a *app) recordedCheck(l *readiness.Log, e readiness.Entry) error {
	a.durable = &entry{e.Log, e.Seq}
	d := e.Data.(*runbook.ReadinessCheck)
	var r readiness.Result
	for _, o := range l.Results(a.env.Now()) {
		if o.Item.ID == d.Item && o.Subject == d.Account {
			r = o
		}
	}
	if a.json {
		return a.printJSON(struct {
			ID      runbook.IncidentID `json:"id"`
			Seq     int                `json:"seq"`
			Type    runbook.Type       `json:"type"`
			Item    string             `json:"item"`
			Subject string             `json:"subject"`
			Status  readiness.Status   `json:"status"`
			Due     string             `json:"due,omitzero"`
		}{e.Log, e.Seq, e.Type, d.Item, d.Account, r.Status, r.Due})
	}
	words := []string{a.format(lang.Readiness.Entry, e.Log, e.Seq, shorten(a.describeCheck(r.Item, r.Name, d)))}
	switch {
	case r.Status != readiness.OK && d.Outcome == runbook.OutcomeOK:
		words = append(words, a.format(lang.Same("[%s] %s"), r.Title(), r.Why))
	case r.Status == readiness.OK && r.Due != "":
		words = append(words, a.format(lang.Same("%s"), r.Next()))
	}
	a.out.WriteString(strings.Join(words, "  ") + "\n")
	return nil
}

// describeCheck says an entry in one sentence.
func (a *app) describeCheck(item readiness.Item, name lang.Text, d *runbook.ReadinessCheck) string {
	what := item.Title.In(a.lang)
	if what == "" {
		what = d.Item // an item that is no more
	}
	switch {
	case !name.IsZero():
		what = a.format(lang.Same("%s (%s)"), what, name)
	case d.Account != "":
		what = a.format(lang.Same("%s (%s)"), what, d.Account)
	}
	if d.Outcome == runbook.OutcomeProblem {
		return a.format(lang.Readiness.LogProblem, what, d.Text)
	}
	return a.format(lang.Readiness.LogOK, what)
}

func (a *app) readinessLog() *cobra.Command {
	var office string
	c := a.command("log", 0, 0, lang.Readiness.LogHelp, func(c *cobra.Command, _ []string) error {
		return a.checks(c.Context(), office, func(l *readiness.Log, _ []readiness.Item, p *org.Profile, damage error) error {
			if a.json {
				if err := a.rawChecks(c.Context(), l); err != nil {
					return err
				}
				return damage
			}
			a.printChecks(l, p)
			return damage
		})
	})
	a.text(c, &office, "org", "ORG", lang.Command.OrgFlag)
	a.asJSON(c)
	return c
}

// rawChecks prints the events as they are stored, as far as they are verified.
func (a *app) rawChecks(ctx context.Context, l *readiness.Log) error {
	terminal := a.env.IsTerminal(a.env.Stdout)
	for _, id := range l.IDs() {
		r, err := l.Raw(ctx, id)
		if err != nil {
			return err
		}
		scan := eventlog.NewScanner(r, eventlog.Position{})
		for _, e := range l.Entries() {
			if e.Log != id {
				continue
			}
			if !scan.Scan() {
				break
			}
			event := slices.Clone(scan.Entry().Event)
			if terminal {
				event = safeJSON(event)
			}
			a.out.Write(append(event, '\n'))
		}
		r.Close()
	}
	return nil
}

// printChecks prints the entries for people, in the order in which they were
// written.
func (a *app) printChecks(l *readiness.Log, p *org.Profile) {
	t := lang.Readiness
	entries := l.Entries()
	if len(entries) == 0 {
		a.say(t.NoLog, p.Name)
		return
	}
	results := l.Results(a.env.Now())
	for _, id := range l.IDs() {
		n := 0
		for _, e := range entries {
			if e.Log == id {
				n++
			}
		}
		a.say(t.LogHead, id, p.Name, n)
	}
	for _, e := range entries {
		if e.Own() {
			continue
		}
		at := strings.TrimSuffix(a.clock(e.At, p.TimeZone), " 00:00") // a day alone was given
		words := []string{a.format(t.LogBy, e.Seq, at, e.Actor.Name)}
		if logged := a.clock(e.Logged, p.TimeZone); logged != a.clock(e.At, p.TimeZone) {
			words = append(words, a.format(lang.Command.LogLogged, logged))
		}
		if len(l.IDs()) > 1 {
			words = append(words, string(e.Log))
		}
		a.out.WriteString(strings.Join(words, "  ") + "\n")
		switch d := e.Data.(type) {
		case *runbook.ReadinessOpening:
			a.under(t.LogOpened)
		case *runbook.ReadinessCheck:
			i := slices.IndexFunc(results, func(r readiness.Result) bool { return r.Item.ID == d.Item && r.Subject == d.Account })
			var r readiness.Result
			if i >= 0 {
				r = results[i]
			}
			a.wrapped(indent, indent, a.describeCheck(r.Item, r.Name, d))
			if d.Outcome == runbook.OutcomeOK && d.Text != "" {
				a.wrapped(indent, indent, a.format(lang.Event.WithNote, d.Text))
			}
		default:
			a.under(lang.Event.UnknownType, e.Type)
		}
	}
}
