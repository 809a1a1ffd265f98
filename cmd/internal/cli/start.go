package cli

import (
	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
)

func (a *app) start() *cobra.Command {
	var office, title, account, happened, detected, by, seen, source, means string
	var drill, asIs, paper bool
	c := a.command("start KIND", 1, 1, lang.Command.StartHelp, func(c *cobra.Command, args []string) error {
		lib, err := a.toldLibrary()
		if err != nil {
			return err
		}
		profile, err := a.profile(lib, office)
		if err != nil {
			return err
		}
		a.tellDoubts(lib, profile)
		in := runbook.Open{
			By:    runbook.By{Actor: runbook.Actor{Name: by, Role: runbook.RoleRecorder}, AsIs: asIs, Paper: paper},
			Title: title, Account: account, Seen: seen, Source: source, Means: means,
			Version: versionName(),
		}
		if in.Actor.Name == "" {
			in.Actor.Name = a.env.User
		}
		if in.Kinds, err = kinds(lib.Set, args); err != nil {
			return err
		}
		if in.Unknown = runbook.IsUnknown(happened); !in.Unknown {
			if in.Happened, err = a.time(happened, profile.TimeZone, runbook.Behind); err != nil {
				return err
			}
		}
		if in.Detected, err = a.time(detected, profile.TimeZone, runbook.Behind); err != nil {
			return err
		}
		st, err := a.openStore()
		if err != nil {
			return err
		}
		defer st.Close()
		s, err := runbook.Begin(c.Context(), a.host(st), lib.Library, profile, drill, in, a.env.Now(), a.env.Random)
		if err != nil {
			return err
		}
		state := s.State()
		a.durable = &entry{state.ID, 1}
		if a.json {
			return a.printJSON(struct {
				ID runbook.IncidentID `json:"id"`
			}{state.ID})
		}
		a.say(lang.Same("%s"), state.ID)
		if a.env.IsTerminal(a.env.Stdout) {
			a.say(lang.Command.Started, a.stamp(drill), state.ID)
			a.tellExercised(c.Context(), &state)
		}
		return nil
	})
	t := lang.Command
	a.text(c, &office, "org", "ORG", t.OrgFlag)
	a.text(c, &title, "title", "TITLE", t.TitleFlag)
	a.text(c, &account, "account", "ACCOUNT", t.AccountFlag)
	a.text(c, &happened, "happened", "TIME", t.HappenedFlag)
	a.text(c, &detected, "detected", "TIME", t.DetectedFlag)
	a.text(c, &by, "by", "NAME", t.ByFlag)
	a.text(c, &seen, "seen", "TEXT", t.SeenFlag)
	a.text(c, &source, "source", "TEXT", t.SourceFlag)
	a.text(c, &means, "means", "TEXT", t.LearnedFlag)
	a.yes(c, &drill, "drill", t.DrillFlag)
	a.yes(c, &paper, "from-paper", lang.Finding.PaperStartFlag)
	a.yes(c, &asIs, "as-is", t.AsIsFlag)
	a.asJSON(c)
	return c
}
