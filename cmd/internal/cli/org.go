package cli

import (
	"cmp"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dandori/playbooks"
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
		lib, err := a.usableLibrary()
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
			err := b.err
			if problems, ok := errors.AsType[org.Problems](err); ok {
				err = hideSecrets(problems)
			}
			lines = append(lines, line{File: b.name, Own: true, Error: err.Error()})
		}
		if a.json {
			return a.printJSON(struct {
				Format int    `json:"format"`
				Orgs   []line `json:"orgs"`
			}{1, lines})
		}
		for i, l := range lines {
			if l.Error != "" {
				a.say(lang.Command.OrgBroken, l.File)
				continue
			}
			used := ""
			if l.Used {
				used = lang.Command.OrgUsed.In(a.lang)
			}
			a.say(lang.Same("%s"), strings.TrimSpace(a.format(lang.Command.OrgLine, l.ID, l.Name, a.origin(l.Own), used)))
			if p := lib.Profiles[i]; l.Own {
				if shipped, ok := shippedProfile(l.ID); ok {
					a.under(lang.Same("%s: %s"), l.File, lang.Org.ReviewReplaces.With(l.ID, shipped))
				}
				for _, d := range nameDoubts(p) {
					a.under(lang.Same("%s: %s"), l.File, d.Text)
				}
			}
			if same := lib.sameName(lib.Profiles[i]); len(same) > 0 {
				a.under(lang.OrgDoubt.SameNameList, strings.Join(same, " "))
			}
		}
		return nil
	})
	a.asJSON(c)
	return c
}

func (a *app) orgCheck() *cobra.Command {
	c := a.command("check [FILE|ORG...]", 0, -1, lang.Command.OrgCheckHelp, func(_ *cobra.Command, args []string) error {
		lib, err := a.usableLibrary()
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
		var good []*org.Profile
		for _, f := range given {
			p, found := lib.parseProfile(f)
			found = withSecrets(f, found)
			problems = append(problems, found...)
			if len(found) == 0 && (len(args) > 0 || isOwnFile(f.Name)) { // what ships is tested
				good = append(good, p)
			}
		}
		return a.checkedProfiles(lib, given, good, problems.Err())
	})
	a.asJSON(c)
	return c
}

// checkedNote is what a check found that is no error.
type checkedNote struct {
	org.Problem
	Doubt bool `json:"doubt"` // most likely a mistake
}

// checkedProfiles says that profiles are in order, or what is wrong with them; then
// what in the good ones may be a mistake, and how much they leave open.
func (a *app) checkedProfiles(lib *library, files []playbook.File, good []*org.Profile, err error) error {
	var notes []checkedNote
	doubtful := 0
	unset := map[string]int{}
	for _, p := range good {
		doubts, remarks := org.Review(p, a.around(lib, p))
		doubts = append(doubts, nameDoubts(p)...)
		doubts = append(doubts, sameNames(lib, p)...)
		for _, d := range doubts {
			notes = append(notes, checkedNote{d, true})
		}
		for _, r := range remarks {
			notes = append(notes, checkedNote{r, false})
		}
		doubtful += len(doubts)
		unset[p.ID] = len(p.Unset(knownTo(lib.Set)))
	}
	if a.json {
		problems, isProblems := errors.AsType[org.Problems](err)
		if err != nil && !isProblems {
			return err
		}
		if err := a.printJSON(struct {
			OK       bool           `json:"ok"`
			Problems org.Problems   `json:"problems"`
			Notes    []checkedNote  `json:"notes"`
			Unset    map[string]int `json:"unset"` // values, by profile
		}{err == nil, nonNil(hideSecrets(problems)), nonNil(notes), unset}); err != nil {
			return err
		}
		return err
	}
	if err != nil {
		return err
	}
	if err := a.checked(files, nil); err != nil {
		return err
	}
	for _, p := range good {
		if n := unset[p.ID]; n > 0 {
			a.say(lang.Files.Unset, filepath.ToSlash(p.FileName), n, orgArgument(p))
		}
		if shipped, ok := shippedProfile(p.ID); ok && isOwnFile(p.FileName) {
			a.say(lang.Same("%s: %s"), p.FileName, lang.Org.ReviewReplaces.With(p.ID, shipped))
		}
	}
	a.printNotes(notes)
	if doubtful > 0 {
		a.say(lang.Files.DoubtCount, doubtful)
	}
	return nil
}

// printNotes prints what a check found that is no error, each at its place.
func (a *app) printNotes(notes []checkedNote) {
	for _, n := range notes {
		mark := lang.Files.Remark
		if n.Doubt {
			mark = lang.Files.Doubt
		}
		a.lines(mark.Format(a.lang, strings.TrimRight(n.Render(a.lang), "\n")))
	}
}

// orgArgument names a profile as commands take it.
func orgArgument(p *org.Profile) string {
	if isOwnFile(p.FileName) {
		return p.ID
	}
	if _, shipped := shippedProfile(p.ID); shipped && strings.HasPrefix(p.FileName, "orgs/") {
		return p.ID
	}
	return p.FileName
}

// shippedProfile names the shipped file that has a profile of that id.
func shippedProfile(id string) (string, bool) {
	for _, f := range playbooks.Profiles() {
		if fileID(f) == id {
			return f.Name, true
		}
	}
	return "", false
}

// nameDoubts reports a file of the data folder that is not named after its id: two
// such files are easily taken for each other.
func nameDoubts(p *org.Profile) org.Problems {
	if !isOwnFile(p.FileName) || strings.TrimSuffix(path.Base(p.FileName), ".toml") == p.ID {
		return nil
	}
	return org.Problems{{File: p.FileName, Line: 1, Column: 1, Text: lang.Org.ReviewName.With(p.ID)}}
}

// sameNames reports other profiles with the name of one of the data folder: whoever
// chooses the office by its name gets the one or the other.
func sameNames(lib *library, p *org.Profile) org.Problems {
	if !isOwnFile(p.FileName) {
		return nil
	}
	others := lib.sameName(p)
	if len(others) == 0 {
		return nil
	}
	f := playbook.File{Name: p.FileName, Data: p.Data}
	return org.Problems{{
		File: p.FileName, Line: lineOf(f, "name "), Column: 1, Text: lang.OrgDoubt.SameName.With(p.Name.Ja, strings.Join(others, " ")),
	}}
}

// sameName lists the ids of the other profiles that have a profile's name.
func (l *library) sameName(p *org.Profile) []string {
	var ids []string
	for _, o := range l.Profiles {
		if o.ID != p.ID && foldName(o.Name.Ja) == foldName(p.Name.Ja) {
			ids = append(ids, o.ID)
		}
	}
	return ids
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
	for _, found := range l.check(p) { // of one place it knows better what to do
		problems = slices.DeleteFunc(problems, func(o org.Problem) bool { return o.Line == found.Line && o.Column == found.Column })
		problems = append(problems, found)
	}
	slices.SortStableFunc(problems, func(a, b org.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return p, problems
}

func (a *app) orgUse() *cobra.Command {
	c := a.command("use ORG|FILE", 1, 1, lang.Command.OrgUseHelp, func(_ *cobra.Command, args []string) error {
		lib, err := a.usableLibrary()
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
