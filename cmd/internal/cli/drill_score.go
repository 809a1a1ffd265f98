package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/report"
	"dandori/runbook/store"
)

// hidesPlan refuses what tells the plan of a drill at a terminal that a player sits at, until the
// drill is over.
func (a *app) hidesPlan(s *runbook.Session) error {
	state := s.State()
	if seat, ok := a.seat(state.ID); !ok || seat.As != "player" || state.Over() {
		return nil
	}
	return failed(lang.DrillCare.PlanHidden.With(string(state.ID)), lang.DrillCare.PlanHiddenHint)
}

// scored makes the table of a drill, with its own scenario or another version of it.
func (a *app) scored(s *runbook.Session, with string) (*drill.Table, error) {
	if err := a.hidesPlan(s); err != nil {
		return nil, err
	}
	var other *drill.Scenario
	if strings.TrimSpace(with) != "" {
		lib, err := a.readLibrary()
		if err != nil {
			return nil, err
		}
		if other, err = a.scenario(lib, with); err != nil {
			return nil, err
		}
	}
	table, err := drill.Score(s.Entries(), other)
	switch {
	case errors.Is(err, drill.ErrNotDrill) && notHeld(s):
		return nil, failed(lang.DrillCare.NotHeld.With(string(s.State().ID)), lang.DrillCare.NotHeldHint)
	case errors.Is(err, drill.ErrNotDrill):
		return nil, failed(lang.DrillRun.NothingToScore.With(string(s.State().ID)), lang.Drill.NotStartedHint)
	case errors.Is(err, drill.ErrOther):
		played := lang.DrillRun.NoSuchVersion.With(string(s.State().ID))
		state := s.State()
		if run := drill.RunOf(&state, s.Entries()); run.Scenario != nil {
			played = lang.DrillAfter.OtherScenario.With(other.ID, string(state.ID), run.Scenario.ID)
		}
		return nil, failed(played, lang.DrillAfter.OtherScenarioHint)
	case errors.Is(err, drill.ErrNoScenario):
		return nil, failed(lang.DrillRun.NoSuchVersion.With(string(s.State().ID)), lang.Engine.PinsBrokenHint)
	}
	return table, err
}

// mostCompared bounds how many drills, and how many incidents, a drill is compared with.
const mostCompared = 3

// compared finds what a drill is compared with: the drills before it on the scenario, and
// the incidents of its kinds, the newest first. A log that was begun by mistake is none.
func (a *app) compared(ctx context.Context, st *store.Store, table *drill.Table) ([]report.Compared, error) {
	list, err := st.List(ctx, runbook.SeriesDrill, runbook.SeriesIncident)
	if err != nil {
		return nil, err
	}
	var drills, incidents []report.Compared
	for _, l := range list {
		if l.ID == table.Log || l.Err != nil {
			continue
		}
		s, err := runbook.Resume(ctx, st, l.ID, a.env.Random)
		if err != nil {
			continue // what cannot be trusted proves nothing
		}
		state := s.State()
		if !l.ID.Drill() {
			if !state.Mistake && slices.ContainsFunc(state.Kinds, func(k string) bool { return slices.Contains(table.Scenario.Kinds, k) }) && len(incidents) < mostCompared {
				incidents = append(incidents, report.Compared{State: state})
			}
			continue
		}
		x, ok := drill.ExerciseOf(s.Entries())
		if !ok || x.Scenario != table.Scenario.ID || !x.On.Before(table.WallBegun) || len(drills) == mostCompared {
			continue
		}
		if t, err := drill.Score(s.Entries(), nil); err == nil {
			drills = append(drills, report.Compared{State: state, Held: x.On, Table: t})
		}
	}
	return append(drills, incidents...), nil
}

func (a *app) drillScore() *cobra.Command {
	var with string
	c := a.command("score ID", 1, 1, lang.DrillRun.ScoreHelp, func(c *cobra.Command, args []string) error {
		return a.drillSession(c.Context(), args[0], func(st *store.Store, s *runbook.Session) error {
			table, err := a.scored(s, with)
			if err != nil {
				return err
			}
			others, err := a.compared(c.Context(), st, table)
			if err != nil {
				return err
			}
			state := s.State()
			if a.json {
				return a.printJSON(a.shownTable(&state, table, others))
			}
			a.printTable(&state, table, others)
			return nil
		})
	})
	a.text(c, &with, "with", "SCENARIO", lang.DrillRun.WithFlag)
	a.asJSON(c)
	return c
}

func (a *app) drillReport() *cobra.Command {
	var with, format, output, handling string
	c := a.command("report ID", 1, 1, lang.DrillRun.ReportHelp, func(c *cobra.Command, args []string) error {
		if err := a.need(c, format, "format"); err != nil {
			return err
		}
		format = foldName(format)
		if !slices.Contains(report.Formats, format) {
			return &report.FormatError{Format: format}
		}
		return a.drillSession(c.Context(), args[0], func(st *store.Store, s *runbook.Session) error {
			table, err := a.scored(s, with)
			if err != nil {
				return err
			}
			others, err := a.compared(c.Context(), st, table)
			if err != nil {
				return err
			}
			doc := report.Drill(s.State(), s.Entries(), table, others, report.Options{Lang: a.lang, Handling: handling})
			return a.writeDrillReport(c.Context(), s, doc, format, output)
		})
	})
	a.text(c, &format, "format", "FORMAT", lang.Command.FormatFlag)
	c.Flags().StringVarP(&output, "output", "o", "", lang.Command.OutputFlag.In(a.lang))
	argument(c.Flags(), "output", "FILE|-")
	a.text(c, &with, "with", "SCENARIO", lang.DrillRun.WithFlag)
	a.text(c, &handling, "handling", "MARK", lang.Paper.HandlingFlag)
	a.asJSON(c)
	return c
}

// writeDrillReport writes the report to a file, or to standard output.
func (a *app) writeDrillReport(ctx context.Context, s *runbook.Session, doc *report.Document, format, output string) error {
	if output == "-" {
		if !a.env.IsTerminal(a.env.Stdout) {
			return report.Render(a.out, format, doc)
		}
		var b strings.Builder
		if err := report.Render(&b, format, doc); err != nil {
			return err
		}
		a.lines(strings.TrimPrefix(b.String(), "\ufeff"))
		return nil
	}
	name := output
	if name == "" {
		name = string(doc.Incident) + "-" + report.DrillReport + report.Extension(format)
	}
	name = drillName(name, true)
	path := a.path(name)
	var sum summed
	err := a.writePaper(path, output != "", sum.of(func(w io.Writer) error { return report.Render(w, format, doc) }))
	if errors.Is(err, fs.ErrExist) {
		return failed(lang.Command.FileExists.With(name), lang.Command.FileExistsHint.With(name))
	}
	if err != nil {
		return err
	}
	entries := paperEntries(s)
	a.noteExported(ctx, s, runbook.Export{Report: report.DrillReport, Format: format, Entries: entries, Lang: string(a.lang)}, path, &sum)
	if a.json {
		return a.printJSON(struct {
			ID      runbook.IncidentID `json:"id"`
			Report  string             `json:"report"`
			File    string             `json:"file"`
			Entries int                `json:"entries"`
		}{doc.Incident, report.DrillReport, path, entries})
	}
	a.say(lang.Paper.Wrote, a.stamp(true), lang.PaperTitle(report.DrillReport), name, entries)
	return nil
}

// printTable prints the table for people.
func (a *app) printTable(s *runbook.State, table *drill.Table, others []report.Compared) {
	t, loc := lang.DrillRun, s.Location()
	clock := func(at time.Time) string { return at.In(loc).Format("15:04") }
	title := func(ref playbook.Ref) string {
		if st, ok := s.Set.Step(ref); ok {
			return st.Title.In(a.lang)
		}
		return string(ref)
	}
	a.say(lang.Same("%s"), a.stamp(true)+string(s.ID)+"  "+table.Scenario.Title.In(a.lang))
	if !table.Over {
		a.say(t.FacilitatorsOnly)
	}
	for _, notice := range []lang.Text{table.Standing(loc), table.Notice()} {
		if !notice.IsZero() {
			a.say(notice)
		}
	}
	day := func(at time.Time) string { return at.In(loc).Format("2006-01-02 15:04") }
	a.say(t.Ran, day(table.Begun), clock(table.Ended), day(table.WallBegun), clock(table.WallEnded))
	a.heading(s, t.HeadActions)
	for _, x := range table.Actions {
		time := ""
		if took := x.Taken(s.Location()); !took.IsZero() {
			time = "  " + took.In(a.lang)
		}
		a.say(t.ActionLine, x.Title(), x.Inject, title(x.Step), time)
		if x.Reason != "" {
			a.block(indent, x.Reason)
		}
	}
	a.under(lang.DrillAfter.CountedHow)
	a.heading(s, t.HeadViolations)
	if len(table.Violations) == 0 {
		a.say(t.ViolationNone)
	}
	for _, v := range table.Violations {
		a.say(t.ViolationLine, clock(v.At), v.Text(), title(v.Step))
		if len(v.Entries) > 0 {
			a.under(t.Entries, numbers(v.Entries))
		}
		if len(v.Injects) > 0 {
			a.under(t.Tempted, numbers(v.Injects))
		}
	}
	if len(table.Passed) > 0 {
		a.heading(s, lang.DrillAfter.HeadPassed)
	}
	for _, v := range table.Passed {
		a.say(t.ViolationLine, clock(v.At), v.Text(), title(v.Step))
	}
	if len(table.Backdated) > 0 {
		a.heading(s, lang.DrillAfter.HeadBackdated)
	}
	for _, b := range table.Backdated {
		a.say(lang.DrillAfter.BackdatedLine, clock(b.At), title(b.Step), clock(b.Written), b.Entry)
	}
	if len(table.Texts) > 0 {
		a.heading(s, t.HeadTexts)
	}
	for _, c := range table.Texts {
		a.say(t.TextLine, clock(c.At), title(c.Step), c.Entry)
		if c.Draft == 0 {
			a.under(t.TextMissing)
		}
		for _, it := range c.Items {
			mark, words := lang.DrillPaper.No, ""
			if it.OK {
				mark = lang.DrillPaper.Yes
			}
			if len(it.Words) > 0 {
				words = " " + a.join(it.Words)
			}
			a.under(t.TextOK, mark, it.Item.Title(), words)
		}
	}
	a.heading(s, t.HeadRatings)
	for _, o := range table.Scenario.Objectives {
		rated := false
		for _, r := range table.Ratings {
			if r.Objective == o.ID {
				rated = true
				words := ""
				if r.Text != "" {
					words = " " + runbook.OneLine(r.Text)
				}
				a.say(t.RatingLine, string(r.Rating), o.Text, r.By.Name, words)
			}
		}
		if !rated {
			a.say(t.NotRated, o.Text)
		}
	}
	if len(table.Observations) > 0 {
		a.heading(s, t.HeadObservations)
		for _, o := range table.Observations {
			a.say(t.ObservationLine, clock(o.At), runbook.OneLine(o.Text), o.By.Name)
		}
	}
	a.heading(s, t.HeadMarks)
	for _, m := range table.Marks {
		switch {
		case m.Reached:
			a.say(t.MarkReached, m.Title)
		case len(m.Late) == 0 && len(m.Found) == 0:
			a.say(t.MarkOpen, m.Title)
		default:
			a.say(t.MarkNot, m.Title)
		}
	}
	if slices.ContainsFunc(table.Said, func(said []drill.Said) bool { return len(said) > 0 }) {
		a.heading(s, lang.DrillAfter.HeadSaid)
		a.printSayings(a.shownSayings(table.Scenario.Debrief, func(i int) []drill.Said { return table.Said[i] }))
	}
	if len(table.Improvements) > 0 {
		a.heading(s, lang.DrillAfter.HeadPlan)
		a.printImprovements(shownImprovements(table.Improvements))
	}
	if len(table.Proposals) > 0 {
		a.heading(s, lang.DrillPropose.Head)
		a.printProposals(string(s.ID), table.Proposals)
	}
	a.heading(s, t.HeadEarlier)
	none := true
	for _, o := range others {
		if o.Table != nil {
			none = false
			good, judged := report.InTime(o.Table)
			a.say(t.EarlierLine, string(o.State.ID), o.Held.In(loc).Format(time.DateOnly), good, judged, len(o.Table.Violations))
		}
	}
	if none {
		a.say(t.Earlier)
	}
}

// notHeld reports whether a log is that of a drill that was ended without having been started.
func notHeld(s *runbook.Session) bool {
	state := s.State()
	return state.NotHeld()
}
