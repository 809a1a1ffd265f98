package cli

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/store"
)

// listed is one incident of a list.
type listed struct {
	ID       runbook.IncidentID `json:"id"`
	Drill    bool               `json:"drill"`
	Status   runbook.Status     `json:"status,omitzero"`
	Mistake  bool               `json:"mistake,omitzero"`
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

	brief   runbook.Brief
	loc     *time.Location
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
		strange := a.strangers(runbook.SeriesIncident, runbook.SeriesDrill)
		if a.json {
			if err := a.printJSON(struct {
				Format    int        `json:"format"`
				Incidents []listed   `json:"incidents"`
				Strange   []stranger `json:"strange,omitempty"` // what stands among the logs and is none
			}{1, nonNil(incidents), strange}); err != nil {
				return err
			}
		} else {
			a.tellStrangers(strange)
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
	sums, err := a.summaries(ctx, st, runbook.SeriesIncident, runbook.SeriesDrill)
	if err != nil {
		return nil, err
	}
	var real, drills []listed
	for _, sum := range sums {
		in := a.listed(sum)
		if sum.err == nil && !all && sum.brief.Status == runbook.StatusClosed {
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

// summarized is one log as a list knows it.
type summarized struct {
	id    runbook.IncidentID
	brief runbook.Brief // with an error, only as much as is left of it
	err   error
}

// briefForm is the version of what a list keeps of each log.
const briefForm = "4/"

// summaries says of every log of the series named, or of all, what a list needs. A
// log that has not grown since the last list is not read again.
func (a *app) summaries(ctx context.Context, st *store.Store, series ...runbook.Series) ([]summarized, error) {
	now := a.env.Now()
	var mu sync.Mutex
	left := map[runbook.IncidentID]string{} // titles of what cannot be opened
	sums, err := st.Summaries(ctx, briefForm+versionName(), func(id runbook.IncidentID, events []runbook.Event) ([]byte, error) {
		s := runbook.Fold(runbook.State{}, events)
		if id.Series() == runbook.SeriesReadiness {
			return json.Marshal(runbook.MakeBrief(&s, events, now))
		}
		err := runbook.CheckPlace(id, &s)
		if err != nil {
			mu.Lock()
			left[id] = s.Title
			mu.Unlock()
			return nil, err
		}
		return json.Marshal(runbook.MakeBrief(&s, events, now))
	}, series...)
	if err != nil {
		return nil, err
	}
	var all []summarized
	for _, sum := range sums {
		one := summarized{id: sum.ID, err: sum.Err}
		if sum.Err == nil {
			one.err = json.Unmarshal(sum.Data, &one.brief)
		} else if _, ok := errors.AsType[*runbook.DamageError](sum.Err); ok && left[sum.ID] == "" && sum.ID.Series() != runbook.SeriesReadiness {
			// What stands before the damage may say what it was about.
			if s, _ := runbook.Resume(ctx, st, sum.ID, a.env.Random); s != nil {
				left[sum.ID] = s.State().Title
			}
		}
		if one.err != nil {
			one.brief = runbook.Brief{Title: left[sum.ID]}
		}
		all = append(all, one)
	}
	return all, nil
}

// zones are the time zones that were read: reading one takes as long as all else that
// a list does for one log.
var zones sync.Map

// location is the time zone of the office of a brief.
func location(b *runbook.Brief) *time.Location {
	if loc, ok := zones.Load(b.Zone); ok {
		return loc.(*time.Location)
	}
	if loc, err := time.LoadLocation(b.Zone); err == nil && b.Zone != "" {
		zones.Store(b.Zone, loc)
		return loc
	}
	if !b.Detected.IsZero() {
		return b.Detected.Location()
	}
	return time.UTC
}

func (a *app) listed(sum summarized) listed {
	b := &sum.brief
	in := listed{
		ID: sum.id, Drill: sum.id.Drill(), Status: b.Status, Mistake: b.Mistake, Kinds: nonNil(b.Kinds), Title: b.Title, Org: b.Org,
		Recorder: b.Recorder, Entries: b.Entries, brief: *b, loc: location(b),
	}
	in.Detected, in.Opened = jsonTime(b.Detected, in.loc), jsonTime(b.Opened, in.loc)
	if sum.err != nil {
		in.Error = a.explain(sum.err).text.In(a.lang)
		_, in.damaged = errors.AsType[*runbook.DamageError](sum.err)
		return in
	}
	next, ok, overdue := b.At(a.briefNow(sum))
	if ok {
		in.Next, in.next = next.Step, next.Title.In(a.lang)
	}
	in.Overdue = overdue
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
		s := runbook.State{Status: in.Status, Mistake: in.Mistake, Title: in.Title}
		words := []string{a.stamp(in.Drill) + string(in.ID)}
		if in.Error == "" {
			office := lang.Command.OfficeUnset.In(a.lang)
			if in.Org != "" && in.Org != runbook.GenericOrg {
				office = in.brief.Office.In(a.lang)
			}
			kinds := lang.Command.KindUnsure.In(a.lang)
			if len(in.brief.Titles) > 0 {
				kinds = a.join(a.each(in.brief.Titles))
			}
			status := a.status(&s)
			if in.brief.NotHeld() {
				status = lang.DrillCare.NotHeldState.In(a.lang)
			}
			words = append(words, status, a.clock(in.brief.Detected, in.loc), kinds, office)
		}
		words = append(words, a.title(&s))
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
	if s.Mistake {
		return lang.Mistake.Status.In(a.lang)
	}
	if s.NotHeld() {
		return lang.DrillCare.NotHeldState.In(a.lang)
	}
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
