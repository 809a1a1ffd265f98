package cli

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"dandori/playbooks"
	"dandori/runbook/lang"
)

func (a *app) paths() *cobra.Command {
	type library struct {
		Playbooks int      `json:"playbooks"` // shipped
		Profiles  int      `json:"profiles"`  // shipped
		Own       []string `json:"own"`       // files of the data folder
	}
	c := a.command("paths", 0, 0, lang.Command.PathsHelp, func(*cobra.Command, []string) error {
		dir := a.dataDir()
		var own []string
		for _, folder := range ownFolders {
			files, err := a.ownFiles(folder.name)
			if err != nil {
				return err
			}
			for _, f := range files {
				own = append(own, filepath.Join(dir, folder.name, filepath.Base(f.Name)))
			}
		}
		incidents, drills := filepath.Join(dir, "incidents"), filepath.Join(dir, "drills")
		lib := library{len(playbooks.Playbooks()), len(playbooks.Profiles()), nonNil(own)}
		if a.json {
			return a.printJSON(struct {
				Data      string  `json:"data"`
				Incidents string  `json:"incidents"`
				Drills    string  `json:"drills"`
				Settings  string  `json:"settings"`
				Library   library `json:"library"`
			}{dir, incidents, drills, a.settingsPath(), lib})
		}
		t := lang.Command
		a.say(t.PathData, dir)
		a.say(t.PathIncidents, incidents)
		a.say(t.PathDrills, drills)
		a.say(t.PathSettings, a.settingsPath())
		a.say(t.PathLibrary, lib.Playbooks, lib.Profiles)
		for _, f := range own {
			a.say(t.PathOwn, f)
		}
		return nil
	})
	a.asJSON(c)
	return c
}
