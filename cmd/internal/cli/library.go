package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"dandori/playbooks"
	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/store"
	"dandori/runbook/tomlfile"
)

// The folders of the data folder that add to the shipped library.
const (
	ownPlaybooks = "playbooks"
	ownProfiles  = "orgs"
)

// ownPrefix stands before the names of files of the data folder, which messages
// and pins call them by; the shipped ones begin with incidents/, shared/ or orgs/.
const ownPrefix = "DATA/"

// isOwnFile reports whether a file name that messages use is of a file of the
// data folder.
func isOwnFile(name string) bool { return strings.HasPrefix(name, ownPrefix) }

// library is the shipped playbooks and profiles with those of the data folder.
type library struct {
	*runbook.Library
	files  []playbook.File // the playbooks of the set
	broken []brokenProfile
}

// brokenProfile is a profile of the data folder that cannot be used. It does not
// keep the others from being used.
type brokenProfile struct {
	name string
	err  error
}

// readLibrary reads everything a new incident can start from.
func (a *app) readLibrary() (*library, error) {
	own, err := a.ownFiles(ownPlaybooks)
	if err != nil {
		return nil, err
	}
	lib := &library{files: merge(playbooks.Playbooks(), own)}
	profiles := playbooks.Profiles()
	own, err = a.ownFiles(ownProfiles)
	if err != nil {
		return nil, err
	}
	var good []playbook.File
	for _, f := range own {
		if _, err := org.Parse(f.Name, f.Data); err != nil {
			lib.broken = append(lib.broken, brokenProfile{f.Name, err})
			continue
		}
		good = append(good, f)
	}
	lib.Library, err = runbook.NewLibrary(lib.files, merge(profiles, good))
	if err != nil {
		return nil, err
	}
	for _, p := range lib.Profiles {
		if problems := lib.check(p); isOwnFile(p.FileName) && len(problems) > 0 {
			lib.broken = append(lib.broken, brokenProfile{p.FileName, problems})
		}
	}
	lib.Profiles = slices.DeleteFunc(lib.Profiles, func(p *org.Profile) bool {
		return slices.ContainsFunc(lib.broken, func(b brokenProfile) bool { return b.name == p.FileName })
	})
	return lib, nil
}

// check reports what a profile names that the playbooks do not know.
func (l *library) check(p *org.Profile) org.Problems {
	var roles, kinds []string
	for _, r := range l.Set.Opening.Roles {
		roles = append(roles, r.ID)
	}
	for _, k := range l.Set.Kinds {
		kinds = append(kinds, k.Kind)
	}
	return org.Check(p, roles, kinds)
}

// merge puts files into a list: each in the place of the one with the same id, or
// at the end.
func merge(files, more []playbook.File) []playbook.File {
	files = slices.Clone(files)
	for _, f := range more {
		id := fileID(f)
		i := slices.IndexFunc(files, func(old playbook.File) bool { return id != "" && fileID(old) == id })
		if i < 0 {
			files = append(files, f)
			continue
		}
		files[i] = f
	}
	return files
}

// fileID is the id that a playbook or profile file gives itself, or "" when it
// cannot be read.
func fileID(f playbook.File) string {
	root := tomlfile.Read(f.Name, f.Data, tomlfile.Limits{Size: playbook.MaxFileSize, Nesting: playbook.MaxNesting}).Root()
	if root == nil {
		return ""
	}
	return root.ID("id", 0).Value
}

// ownFiles reads the files of a folder of the data folder, by name.
func (a *app) ownFiles(folder string) ([]playbook.File, error) {
	dir := filepath.Join(a.dataDir(), folder)
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if info, statErr := os.Stat(a.dataDir()); errors.Is(err, syscall.ENOTDIR) && (statErr != nil || !info.IsDir()) {
		return nil, &fs.PathError{Op: "open", Path: a.dataDir(), Err: store.ErrNotFolder}
	}
	if err != nil {
		return nil, err
	}
	var files []playbook.File
	for _, e := range entries {
		if e.IsDir() || filepath.Ext(e.Name()) != ".toml" {
			continue
		}
		data, err := readBounded(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		files = append(files, playbook.File{Name: ownPrefix + folder + "/" + e.Name(), Data: data})
	}
	return files, nil
}

// readBounded reads a file that people write. Of one that is far too large it
// reads as much as shows that it is.
func readBounded(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, max(playbook.MaxFileSize, org.MaxFileSize)+1))
}

// givenFiles reads the files named on the command line.
func (a *app) givenFiles(names []string) ([]playbook.File, error) {
	var files []playbook.File
	for _, name := range names {
		data, err := readBounded(a.path(name))
		if err != nil {
			return nil, err
		}
		files = append(files, playbook.File{Name: name, Data: data})
	}
	return files, nil
}

// profile finds the office to work for: the one named, else the one of the
// settings, else the generic one in which everything is unset.
func (a *app) profile(lib *library, named string) (*org.Profile, error) {
	if strings.TrimSpace(named) != "" {
		return a.namedProfile(lib, named)
	}
	s, err := a.readSettings()
	if err != nil {
		return nil, err
	}
	if s.org == "" {
		s.org = runbook.GenericOrg
	}
	p, ok := lib.Profile(s.org)
	if !ok {
		if err := lib.brokenError(s.org); err != nil {
			return nil, err
		}
		return nil, failed(lang.Command.SettingsOrg.With(s.org, a.settingsPath()), lang.Command.SettingsOrgHint)
	}
	return p, nil
}

// namedProfile finds a profile by its id or the name of the office, or reads the
// file of that name.
func (a *app) namedProfile(lib *library, named string) (*org.Profile, error) {
	if strings.HasSuffix(foldName(named), ".toml") {
		files, err := a.givenFiles([]string{strings.TrimSpace(named)})
		if err != nil {
			return nil, err
		}
		p, problems := lib.parseProfile(files[0])
		if err := problems.Err(); err != nil {
			return nil, err
		}
		return p, nil
	}
	var choices []choice
	for _, p := range lib.Profiles {
		choices = append(choices, choice{p.ID, names(p.Name)})
	}
	id, err := choose(named, choices, lang.Command.NoSuchOrg, lang.Command.OrgsHint)
	if err != nil {
		if broken := lib.brokenError(foldName(named)); broken != nil {
			return nil, broken
		}
		return nil, err
	}
	p, _ := lib.Profile(id)
	return p, nil
}

// brokenError is what is wrong with the profile in the file of that id, or nil.
func (l *library) brokenError(id string) error {
	for _, b := range l.broken {
		if b.name == ownPrefix+ownProfiles+"/"+id+".toml" {
			return b.err
		}
	}
	return nil
}
