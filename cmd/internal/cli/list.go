package cli

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// listed is one incident of a list.
type listed struct {
	ID       runbook.IncidentID `json:"id"`
	Drill    bool               `json:"drill"`
	Status   runbook.Status     `json:"status,omitzero"`
	Kinds    []string           `json:"kinds"`
	Title    string             `json:"title"`
	Org      string             `json:"org"`
	Detected time.Time          `json:"detected,omitzero"`
	Opened   time.Time          `json:"opened,omitzero"`
	Recorder string             `json:"recorder"`
	Entries  int                `json:"entries"`
	Next     playbook.Ref       `json:"next"`
	Overdue  int                `json:"overdue"`
	Error    string             `json:"error,omitzero"`

	state   runbook.State
	next    string // title of the next step
	damaged bool   // the error is of the log
}

func (a *app) list() *cobra.Command {
	var all bool
	c := a.command("list", 0, 0, lang.Command.ListHelp, func(c *cobra.Command, _ []string) error {
		incidents, err := a.incidents(c.Context(), all)
		if err != nil {
			return err
		}
		if a.json {
			if err := a.printJSON(struct {
				Format    int      `json:"format"`
				Incidents []listed `json:"incidents"`
			}{1, nonNil(incidents)}); err != nil {
				return err
			}
		} else {
			a.printList(incidents, all)
		}
		return unreadable(incidents)
	})
	a.yes(c, &all, "all", lang.Command.AllFlag)
	a.asJSON(c)
	return c
}

// unreadable says after a list that not all of it could be opened. Each one says
// itself why.
func unreadable(incidents []listed) error {
	var ids []string
	code, hint := exitFailed, lang.Text{}
	for _, in := range incidents {
		if in.Error == "" {
			continue
		}
		ids = append(ids, string(in.ID))
		if in.damaged {
			code, hint = exitDamaged, lang.Command.ListDamagedHint
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return &failure{code, lang.Command.ListUnreadable.With(len(ids), strings.Join(ids, " ")), hint}
}

// incidents reads every incident, newest first, the drills after the others. One
// that cannot be read is listed with its error.
func (a *app) incidents(ctx context.Context, all bool) ([]listed, error) {
	st, err := a.existingStore()
	if errors.Is(err, runbook.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer st.Close()
	listings, err := st.List(ctx, runbook.SeriesIncident, runbook.SeriesDrill)
	if err != nil {
		return nil, err
	}
	var real, drills []listed
	for _, l := range listings {
		var state runbook.State
		err := l.Err
		if err == nil {
			var s *runbook.Session
			s, err = runbook.Resume(ctx, st, l.ID, a.env.Random)
			state = s.State()
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			state = runbook.State{Title: state.Title} // what is left of it says nothing of how it stands
		}
		in := a.listed(l.ID, state)
		if err != nil {
			in.Error = a.explain(err).text.In(a.lang)
			_, in.damaged = errors.AsType[*runbook.DamageError](err)
		} else if !all && state.Status == runbook.StatusClosed {
			continue
		}
		if in.Drill {
			drills = append(drills, in)
		} else {
			real = append(real, in)
		}
	}
	return append(real, drills...), nil
}

func (a *app) listed(id runbook.IncidentID, s runbook.State) listed {
	now := a.env.Now()
	in := listed{
		ID: id, Drill: id.Drill(), Status: s.Status, Kinds: nonNil(s.Kinds), Title: s.Title,
		Recorder: s.Recorder(), Entries: s.Head, state: s,
		Detected: jsonTime(s.Detected, s.Location()), Opened: jsonTime(s.Opened, s.Location()),
	}
	if s.Org != nil {
		in.Org = s.Org.ID
	}
	if s.Status != runbook.StatusOpen || s.Set == nil {
		return in
	}
	if ref, ok := runbook.Next(s.Steps(now)); ok {
		v, _ := s.Step(ref, now)
		in.Next, in.next = ref, v.Title.In(a.lang)
	}
	for _, d := range s.Dues(now) {
		if d.Overdue {
			in.Overdue++
		}
	}
	return in
}

func (a *app) printList(incidents []listed, all bool) {
	t := lang.Command
	if len(incidents) == 0 {
		if all {
			a.say(t.ListEmptyAll)
		} else {
			a.say(t.ListEmpty)
		}
		return
	}
	drills := false
	for i, in := range incidents {
		if in.Drill && !drills {
			drills = true
			if i > 0 {
				a.out.WriteByte('\n')
			}
			a.say(t.ListDrills)
		}
		s := in.state
		words := []string{a.stamp(in.Drill) + string(in.ID)}
		if in.Error != "" {
			words = append(words, a.title(&s))
		} else {
			words = append(words, a.status(&s), a.clock(s.Detected, s.Location()), a.kindTitles(&s), a.office(&s), a.title(&s))
		}
		a.say(lang.Same("%s"), strings.TrimRight(strings.Join(words, "  "), " "))
		if in.Error != "" {
			a.under(t.ListError, in.Error)
		}
		if in.Next != "" {
			a.under(t.ListNext, in.next, in.Next)
		}
		if in.Overdue > 0 {
			a.under(t.ListOverdue, in.Overdue)
		}
	}
}

// status is the status of an incident in words.
func (a *app) status(s *runbook.State) string {
	if s.Status == runbook.StatusClosed {
		return lang.Report.Ended.In(a.lang)
	}
	return lang.Report.Open.In(a.lang)
}

// kindTitles names the kinds of an incident.
func (a *app) kindTitles(s *runbook.State) string {
	if len(s.Kinds) == 0 {
		return lang.Command.KindUnsure.In(a.lang)
	}
	return a.join(a.kindNames(s, s.Kinds))
}

func (a *app) kindNames(s *runbook.State, kinds []string) []string {
	var titles []string
	for _, k := range kinds {
		titles = append(titles, s.KindTitle(k).In(a.lang))
	}
	return titles
}

// office names the office of an incident; the generic profile is none.
func (a *app) office(s *runbook.State) string {
	if s.Org == nil || s.Org.ID == runbook.GenericOrg {
		return lang.Command.OfficeUnset.In(a.lang)
	}
	return s.Org.Name.In(a.lang)
}

// title is the title of an incident in quotation marks, or "".
func (a *app) title(s *runbook.State) string {
	if s.Title == "" {
		return ""
	}
	return lang.Command.Quoted.Format(a.lang, s.Title)
}
