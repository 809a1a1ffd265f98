package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dandori/playbooks"
	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/tomlfile"
)

// ownScenarios is the folder of the data folder for scenarios; drills is that of the logs.
const ownScenarios = "scenarios"

func (a *app) drill() *cobra.Command {
	return a.group("drill", lang.DrillRun.Help,
		a.drillList(), a.drillShow(), a.drillCheck(), a.drillStart(), a.drillResume(), a.drillPause(), a.drillSpeed(), a.drillJump(),
		a.drillDeliver(), a.drillSkip(), a.drillDelay(), a.drillCall(), a.drillNote(), a.drillMet(), a.drillContacts(), a.drillEnd(),
		a.drillRate(), a.drillAnswer(), a.drillImprove(), a.drillLog(), a.drillScore(), a.drillReport(), a.drillControl())
}

// scenarioFiles lists the scenarios that ship and those of the data folder, which take
// the place of a shipped one with the same id.
func (a *app) scenarioFiles() ([]playbook.File, error) {
	own, err := a.ownFiles(ownScenarios)
	if err != nil {
		return nil, err
	}
	return merge(playbooks.Drills(), own), nil
}

// scenarios reads all scenarios, by id. The error has every problem of every file; those that
// are right are there all the same.
func (a *app) scenarios() ([]*drill.Scenario, error) {
	files, err := a.scenarioFiles()
	if err != nil {
		return nil, err
	}
	var all []*drill.Scenario
	var problems tomlfile.Problems
	for _, f := range files {
		s, err := drill.Parse(f.Name, f.Data)
		if found, ok := errors.AsType[drill.Problems](err); ok {
			problems = append(problems, found...)
			continue
		}
		all = append(all, s)
	}
	slices.SortStableFunc(all, func(x, y *drill.Scenario) int {
		return cmp.Or(strings.Compare(cmp.Or(x.Code, x.ID), cmp.Or(y.Code, y.ID)), strings.Compare(x.ID, y.ID))
	})
	return all, problems.Err()
}

// scenario finds the scenario a person names, by its id, its code, its title or its file, and
// holds it against the playbooks. What is wrong with another file keeps nobody from it.
func (a *app) scenario(lib *library, named string) (*drill.Scenario, error) {
	var found *drill.Scenario
	if strings.HasSuffix(foldName(named), ".toml") {
		files, err := a.givenFiles([]string{strings.TrimSpace(named)})
		if err != nil {
			return nil, err
		}
		if found, err = drill.Parse(files[0].Name, files[0].Data); err != nil {
			return nil, drill.CheckFile(files[0].Name, files[0].Data, lib.Set, lib.Sources(), nil)
		}
		return found, found.Check(lib.Set, lib.Sources())
	}
	all, err := a.scenarios()
	if _, wrong := errors.AsType[tomlfile.Problems](err); err != nil && !wrong {
		return nil, err
	}
	var ids, codes []string
	may := 0
	for _, s := range all {
		if slices.ContainsFunc(append(names(s.Title), s.ID, s.Code), func(n string) bool { return n != "" && foldName(n) == foldName(named) }) {
			may++
			if found == nil || s.ID == foldName(named) {
				found = s
			}
		}
		ids, codes = append(ids, s.ID), append(codes, cmp.Or(strings.ToUpper(s.Code), s.ID))
	}
	if may > 1 && found.ID != foldName(named) {
		return nil, usage(lang.DrillCare.Ambiguous.With(named), lang.DrillCare.AmbiguousHint) // which ones tells what is going to happen
	}
	if found != nil {
		return found, found.Check(lib.Set, lib.Sources())
	}
	if err != nil { // it may be one of those that are wrong
		return nil, err
	}
	hint := lang.DrillRun.ScenariosHint.With(strings.Join(codes, " ")) // the ids tell what is going to happen
	if near, ok := tomlfile.Nearest(foldName(named), ids); ok {
		hint = lang.Engine.DidYouMean.With(near)
	}
	return nil, usage(lang.DrillRun.NoSuchScenario.With(named), hint)
}

// held is one drill that was held.
type held struct {
	id runbook.IncidentID
	drill.Exercise
}

// exercises reads what the drills of the data folder exercised, the newest first. A log
// that cannot be trusted proves nothing and is left out; broken names those.
func (a *app) exercises(ctx context.Context) (all []held, broken []string, err error) {
	st, err := a.existingStore()
	if errors.Is(err, runbook.ErrNotFound) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	defer st.Close()
	list, err := st.List(ctx, runbook.SeriesDrill)
	if err != nil {
		return nil, nil, err
	}
	for _, l := range list {
		s, err := runbook.Resume(ctx, st, l.ID, a.env.Random) // the whole of it: a summary that was kept proves nothing
		if err != nil {
			broken = append(broken, string(l.ID))
			continue
		}
		if x, ok := drill.ExerciseOf(s.Entries()); ok {
			all = append(all, held{l.ID, x})
		}
	}
	return all, broken, nil
}

// lastDrills says when each playbook was last exercised in a drill, and each contact of an
// office, by "office/role". Logs that cannot be read prove nothing, and keep nobody from
// reading a playbook or a profile.
func (a *app) lastDrills(ctx context.Context) (playbooks, contacts map[string]held) {
	all, _, _ := a.exercises(ctx)
	playbooks, contacts = map[string]held{}, map[string]held{}
	put := func(to map[string]held, id string, h held) {
		if h.On.After(to[id].On) {
			to[id] = h
		}
	}
	for _, h := range all {
		for _, p := range h.Playbooks {
			put(playbooks, p, h)
		}
		for _, role := range h.Contacts {
			put(contacts, h.Org+"/"+role, h)
		}
	}
	return playbooks, contacts
}

// day is the day of a drill; "" of none.
func (h held) day() string {
	if h.On.IsZero() {
		return ""
	}
	return h.On.Format(time.DateOnly)
}

// tellExercised says, to who has just begun an incident, when what they are about to do was
// last exercised in a drill: who was there knows it.
func (a *app) tellExercised(ctx context.Context, s *runbook.State) {
	books, _ := a.lastDrills(ctx)
	for _, kind := range s.Kinds {
		p, ok := s.Set.Kind(kind)
		if !ok {
			continue
		}
		last := lang.DrillRun.NeverOn
		if h := books[p.ID]; !h.On.IsZero() {
			last = lang.DrillRun.LastOn.With(h.day(), string(h.id))
		}
		a.say(lang.Same("%s: %s"), p.Title, last)
	}
}

// printLast says when something was last exercised, when it ever was.
func (a *app) printLast(h held) {
	if !h.On.IsZero() {
		a.under(lang.DrillRun.LastOn, h.day(), string(h.id))
	}
}

// span is a length of time as people read it.
func (a *app) span(d time.Duration) string {
	h, m := int(d/time.Hour), int(d%time.Hour/time.Minute)
	switch {
	case a.lang == lang.English && h > 0 && m > 0:
		return fmt.Sprintf("%d h %d min", h, m)
	case a.lang == lang.English && h > 0:
		return fmt.Sprintf("%d h", h)
	case a.lang == lang.English:
		return fmt.Sprintf("%d min", m)
	case h > 0 && m > 0:
		return fmt.Sprintf("%d時間%d分", h, m)
	case h > 0:
		return fmt.Sprintf("%d時間", h)
	}
	return fmt.Sprintf("%d分", m)
}

// tellSameCodes says on standard error which codes choose no scenario, since two have them. The
// ids of those would tell what is going to happen.
func (a *app) tellSameCodes(all []*drill.Scenario) {
	have := map[string]int{}
	for _, s := range all {
		if have[s.Code]++; s.Code == "" {
			delete(have, "")
		}
	}
	for _, code := range slices.Sorted(maps.Keys(have)) {
		if n := have[code]; n > 1 {
			a.remark(lang.DrillCare.SameCodeListed.With(strings.ToUpper(code), n))
		}
	}
}

func (a *app) drillList() *cobra.Command {
	type line struct {
		ID      string               `json:"id"`
		Code    string               `json:"code"`
		Title   string               `json:"title"`         // for the facilitator: it tells what happens
		Players string               `json:"players_title"` // what the players are told
		Moment  string               `json:"moment"`
		Length  int                  `json:"length"` // minutes
		Kinds   []string             `json:"kinds"`
		Injects int                  `json:"injects"`
		File    string               `json:"file"`
		Own     bool                 `json:"own"`
		Last    string               `json:"last_exercised"`
		Drills  []runbook.IncidentID `json:"drills"`
	}
	var plan bool
	c := a.command("list", 0, 0, lang.DrillRun.ListHelp, func(c *cobra.Command, _ []string) error {
		all, wrong := a.scenarios()
		if _, ok := errors.AsType[tomlfile.Problems](wrong); wrong != nil && !ok {
			return wrong
		}
		drills, broken, err := a.exercises(c.Context())
		if err != nil {
			return err
		}
		lines := []line{}
		for _, s := range all {
			l := line{s.ID, s.Code, s.Title.In(a.lang), s.PlayersTitle().In(a.lang), s.Moment.In(a.lang), int(s.Length.Minutes()), s.Kinds, len(s.Injects), s.File.Name, isOwnFile(s.File.Name), "", []runbook.IncidentID{}}
			for _, h := range drills {
				if h.Scenario == s.ID {
					if l.Last == "" {
						l.Last = h.day()
					}
					l.Drills = append(l.Drills, h.id)
				}
			}
			lines = append(lines, l)
		}
		strange := a.strangers(runbook.SeriesDrill)
		if wrong == nil && len(broken) > 0 {
			wrong = &failure{exitDamaged, lang.DrillCare.ListDamaged.With(len(broken), strings.Join(broken, " ")), lang.Command.ListDamagedHint}
		} else if len(broken) > 0 {
			a.remark(lang.DrillCare.ListDamaged.With(len(broken), strings.Join(broken, " ")))
		}
		a.tellSameCodes(all)
		if a.json {
			if err := a.printJSON(struct {
				Format    int        `json:"format"`
				Scenarios []line     `json:"scenarios"`
				Strange   []stranger `json:"strange,omitempty"` // what stands in the folder of the drills and is none
			}{1, lines, strange}); err != nil {
				return err
			}
			return wrong
		}
		a.tellStrangers(strange)
		t := lang.DrillRun
		for i, l := range lines {
			facts := []any{a.span(all[i].Length), l.Injects}
			if plan {
				a.say(t.ScenarioLine, strings.TrimSpace(strings.ToUpper(l.Code)+"  "+l.ID), l.Title, a.origin(l.Own))
				a.under(t.ScenarioFacts, append([]any{a.orUnset(l.Moment)}, facts...)...)
			} else {
				a.say(t.ScenarioLine, cmp.Or(strings.ToUpper(l.Code), l.ID), cmp.Or(l.Moment, lang.DrillAfter.NoMoment.In(a.lang)), a.origin(l.Own))
				a.under(t.ScenarioLength, facts...)
			}
			if l.Last == "" {
				a.under(t.NeverOn)
			} else {
				a.under(t.LastOn, l.Last, string(l.Drills[0]))
			}
		}
		if !plan {
			a.say(t.PlanHint)
		}
		return wrong
	})
	a.yes(c, &plan, "plan", lang.DrillRun.PlanFlag)
	a.asJSON(c)
	return c
}

// namedScenarios finds scenario files by what people name: the id of one that ships or of
// the data folder, or a file.
func (a *app) namedScenarios(known []playbook.File, names []string) ([]playbook.File, error) {
	var files []playbook.File
	for _, name := range names {
		i := slices.IndexFunc(known, func(f playbook.File) bool { return foldName(name) == fileID(f) || strings.TrimSpace(name) == f.Name })
		if i >= 0 {
			files = append(files, known[i])
			continue
		}
		if !strings.HasSuffix(foldName(name), ".toml") {
			var ids []string
			for _, f := range known {
				ids = append(ids, fileID(f))
			}
			hint := lang.DrillRun.ScenariosHint.With(strings.Join(ids, " "))
			if near, ok := tomlfile.Nearest(foldName(name), ids); ok {
				hint = lang.Engine.DidYouMean.With(near)
			}
			return nil, usage(lang.DrillRun.NoSuchScenario.With(name), hint)
		}
		given, err := a.givenFiles([]string{name})
		if err != nil {
			return nil, err
		}
		files = append(files, given...)
	}
	return files, nil
}

func (a *app) drillCheck() *cobra.Command {
	c := a.command("check [SCENARIO|FILE...]", 0, -1, lang.DrillRun.CheckHelp, func(c *cobra.Command, args []string) error {
		lib, err := a.readLibrary()
		if err != nil {
			return err
		}
		files, err := a.scenarioFiles()
		if err == nil && len(args) > 0 {
			files, err = a.namedScenarios(files, args)
		}
		if err != nil {
			return err
		}
		others, err := a.scenarios()
		if _, wrong := errors.AsType[tomlfile.Problems](err); err != nil && !wrong {
			return err
		}
		for _, f := range files { // those that were given may clash with each other as well
			if s, err := drill.Parse(f.Name, f.Data); err == nil {
				others = append(others, s)
			}
		}
		var problems tomlfile.Problems
		for _, f := range files {
			err := drill.CheckFile(f.Name, f.Data, lib.Set, lib.Sources(), others)
			if found, ok := errors.AsType[drill.Problems](err); ok {
				problems = append(problems, found...)
			}
		}
		return a.checked(files, problems.Err())
	})
	a.asJSON(c)
	return c
}
