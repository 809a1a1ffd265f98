package cli

import (
	"cmp"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

func (a *app) org() *cobra.Command {
	return a.group("org", lang.Command.OrgHelp, a.orgList(), a.orgShow(), a.orgGaps(), a.orgInit(), a.orgCheck(), a.orgUse())
}

func (a *app) orgList() *cobra.Command {
	type line struct {
		ID    string `json:"id"`
		Name  string `json:"name"`
		File  string `json:"file"`
		Own   bool   `json:"own"` // of the data folder
		Used  bool   `json:"used"`
		Error string `json:"error,omitzero"`
	}
	c := a.command("list", 0, 0, lang.Command.OrgListHelp, func(*cobra.Command, []string) error {
		lib, err := a.readLibrary()
		if err != nil {
			return err
		}
		s, err := a.readSettings()
		if err != nil {
			return err
		}
		if s.org == "" {
			s.org = runbook.GenericOrg
		}
		lines := []line{}
		for _, p := range lib.Profiles {
			lines = append(lines, line{p.ID, p.Name.In(a.lang), p.FileName, isOwnFile(p.FileName), p.ID == s.org, ""})
		}
		for _, b := range lib.broken {
			lines = append(lines, line{File: b.name, Own: true, Error: b.err.Error()})
		}
		if a.json {
			return a.printJSON(struct {
				Format int    `json:"format"`
				Orgs   []line `json:"orgs"`
			}{1, lines})
		}
		for _, l := range lines {
			if l.Error != "" {
				a.say(lang.Command.OrgBroken, l.File)
				continue
			}
			used := ""
			if l.Used {
				used = lang.Command.OrgUsed.In(a.lang)
			}
			a.say(lang.Same("%s"), strings.TrimSpace(a.format(lang.Command.OrgLine, l.ID, l.Name, a.origin(l.Own), used)))
		}
		return nil
	})
	a.asJSON(c)
	return c
}

func (a *app) orgCheck() *cobra.Command {
	c := a.command("check [FILE|ORG...]", 0, -1, lang.Command.OrgCheckHelp, func(_ *cobra.Command, args []string) error {
		lib, err := a.readLibrary()
		if err != nil {
			return err
		}
		var given []playbook.File
		for _, name := range args {
			f, err := a.profileFile(lib, name)
			if err != nil {
				return err
			}
			given = append(given, f)
		}
		var problems org.Problems
		if len(args) == 0 {
			for _, p := range lib.Profiles {
				given = append(given, playbook.File{Name: p.FileName, Data: p.Data})
			}
			for _, b := range lib.broken {
				if found, ok := errors.AsType[org.Problems](b.err); ok {
					problems = append(problems, found...)
				}
			}
		}
		for _, f := range given {
			_, found := lib.parseProfile(f)
			problems = append(problems, found...)
		}
		return a.checked(given, problems.Err())
	})
	a.asJSON(c)
	return c
}

// profileFile finds the file of a profile: the one of that name, or that of an
// office, also when it cannot be used.
func (a *app) profileFile(lib *library, name string) (playbook.File, error) {
	_, err := os.Stat(a.path(name))
	if err == nil || strings.HasSuffix(foldName(name), ".toml") {
		files, err := a.givenFiles([]string{name})
		if err != nil {
			return playbook.File{}, err
		}
		return files[0], nil
	}
	id := foldName(name)
	if lib.brokenError(id) != nil {
		files, err := a.ownFiles(ownProfiles)
		if err != nil {
			return playbook.File{}, err
		}
		for _, f := range files {
			if fileID(f) == id || f.Name == ownPrefix+ownProfiles+"/"+id+".toml" {
				return f, nil
			}
		}
	}
	p, err := a.namedProfile(lib, name)
	if err != nil {
		return playbook.File{}, err
	}
	return playbook.File{Name: p.FileName, Data: p.Data}, nil
}

// parseProfile reads a profile and checks it against the playbooks: everything
// that is wrong, in the order of the file.
func (l *library) parseProfile(f playbook.File) (*org.Profile, org.Problems) {
	p, err := org.Parse(f.Name, f.Data)
	problems, _ := errors.AsType[org.Problems](err)
	if p == nil {
		p = &org.Profile{FileName: f.Name, Data: f.Data}
	}
	for _, found := range l.check(p) {
		if !slices.Contains(problems, found) { // a file that is no TOML is so for both
			problems = append(problems, found)
		}
	}
	slices.SortStableFunc(problems, func(a, b org.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return p, problems
}

func (a *app) orgUse() *cobra.Command {
	c := a.command("use ORG|FILE", 1, 1, lang.Command.OrgUseHelp, func(_ *cobra.Command, args []string) error {
		lib, err := a.readLibrary()
		if err != nil {
			return err
		}
		p, err := a.namedProfile(lib, args[0])
		if err != nil {
			return err
		}
		st, err := a.openStore() // makes the data folder, or refuses it
		if err != nil {
			return err
		}
		st.Close()
		if strings.HasSuffix(foldName(args[0]), ".toml") {
			dir := filepath.Join(a.dataDir(), ownProfiles)
			if err := os.MkdirAll(dir, 0o700); err != nil {
				return err
			}
			err := writeFile(filepath.Join(dir, p.ID+".toml"), true, func(w io.Writer) error {
				_, err := w.Write(p.Data)
				return err
			})
			if err != nil {
				return err
			}
		}
		if err := a.writeSettings(settings{org: p.ID}); err != nil {
			return err
		}
		if a.json {
			return a.printJSON(struct {
				Org string `json:"org"`
			}{p.ID})
		}
		a.say(lang.Command.OrgNow, p.Name, p.ID)
		return nil
	})
	a.asJSON(c)
	return c
}
