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
	ownSources   = "sources"
	ownTexts     = "texts"
	ownPlatforms = "platforms"
)

// ownFolders says which files of a library each folder has.
var ownFolders = []struct {
	name  string
	files func(*playbook.Files) *[]playbook.File
}{
	{ownPlaybooks, func(f *playbook.Files) *[]playbook.File { return &f.Playbooks }},
	{ownProfiles, func(f *playbook.Files) *[]playbook.File { return &f.Profiles }},
	{ownSources, func(f *playbook.Files) *[]playbook.File { return &f.Sources }},
	{ownTexts, func(f *playbook.Files) *[]playbook.File { return &f.Texts }},
	{ownPlatforms, func(f *playbook.Files) *[]playbook.File { return &f.Platforms }},
}

// ownPrefix stands before the names of files of the data folder, which messages
// and pins call them by; the shipped ones begin with incidents/, shared/ or orgs/.
const ownPrefix = "DATA/"

// isOwnFile reports whether a file name that messages use is of a file of the
// data folder.
func isOwnFile(name string) bool { return strings.HasPrefix(name, ownPrefix) }

// library is what ships with what the data folder puts to it.
type library struct {
	*runbook.Library
	files   playbook.Files
	broken  []brokenProfile
	left    []leftOut // of the data folder, when that was asked for
	standIn lang.Text // why another profile than the chosen one is used; zero: it is the chosen one
}

// brokenProfile is a profile of the data folder that cannot be used. It does not
// keep the others from being used, and the shipped one of its id is not used in
// its place unless somebody is told.
type brokenProfile struct {
	name string
	id   string // "" when it cannot be read
	err  error
}

// readLibrary reads everything a new incident can start from. Everything in the data
// folder must be right but profiles; [app.usableLibrary] leaves out what is not.
func (a *app) readLibrary() (*library, error) {
	var own playbook.Files
	for _, folder := range ownFolders {
		files, err := a.ownFiles(folder.name)
		if err != nil {
			return nil, err
		}
		*folder.files(&own) = files
	}
	return makeLibrary(own)
}

// covers reads what the console shows of the shipped playbooks until all is read.
// There are none where the office has playbooks of its own: those may stand in the
// place of shipped ones, and nothing may be shown that turns out otherwise.
func (a *app) covers() []playbook.Cover {
	entries, err := os.ReadDir(filepath.Join(a.dataDir(), ownPlaybooks))
	own := func(e fs.DirEntry) bool { return filepath.Ext(e.Name()) == ".toml" }
	if err != nil && !errors.Is(err, fs.ErrNotExist) || slices.ContainsFunc(entries, own) {
		return nil
	}
	return playbook.Covers(playbooks.Playbooks())
}

// makeLibrary puts files of the data folder to those that ship. Everything must be
// right but profiles: one that is not is left out.
func makeLibrary(own playbook.Files) (*library, error) {
	lib := &library{files: playbooks.Files()}
	shipped := lib.files.Profiles
	var good []playbook.File
	for _, f := range own.Profiles {
		if _, err := org.Parse(f.Name, f.Data); err != nil {
			lib.broken = append(lib.broken, brokenProfile{f.Name, fileID(f), err})
			continue
		}
		good = append(good, f)
	}
	changed := false // by the data folder: what ships is tested as a whole
	for _, folder := range ownFolders {
		if folder.name != ownProfiles {
			files := folder.files(&lib.files)
			*files = merge(*files, *folder.files(&own))
			changed = changed || len(*folder.files(&own)) > 0
		}
	}
	for {
		lib.files.Profiles = merge(shipped, good)
		read := runbook.NewLibrary
		if !changed {
			read = runbook.TrustLibrary
		}
		var err error
		if lib.Library, err = read(lib.files); err != nil {
			return nil, err
		}
		known := len(lib.broken)
		for _, p := range lib.Profiles {
			if !isOwnFile(p.FileName) {
				continue // what ships is tested
			}
			if problems := lib.check(p); len(problems) > 0 {
				lib.broken = append(lib.broken, brokenProfile{p.FileName, p.ID, problems})
			}
		}
		if len(lib.broken) == known {
			if changed || len(good) > 0 {
				return lib, lib.CheckOwn(isOwnFile)
			}
			return lib, nil
		}
		good = slices.DeleteFunc(good, func(f playbook.File) bool {
			return slices.ContainsFunc(lib.broken, func(b brokenProfile) bool { return b.name == f.Name })
		})
	}
}

// check reports what a profile names that the playbooks do not know.
func (l *library) check(p *org.Profile) org.Problems {
	known := knownTo(l.Set)
	if len(p.Intervals) > 0 || p.ID == "" { // reading the items takes time that every start would pay
		known.Items = itemNames()
	}
	return append(org.Check(p, known), l.others(p)...)
}

// others reports documents of another office that a profile calls its own: that
// office's rules would be shown as duties of this one.
func (l *library) others(p *org.Profile) org.Problems {
	var problems org.Problems
	for _, own := range p.Documents {
		d, ok := l.Sources().Document(own.ID)
		if !ok || isOwnFile(d.FileName) || d.Office.IsZero() || d.Office.Ja == p.Name.Ja {
			continue
		}
		f := playbook.File{Name: p.FileName, Data: p.Data}
		problems = append(problems, org.Problem{
			File: p.FileName, Line: lineOf(f, `"`+own.ID+`"`), Column: 1,
			Text: lang.Org.OthersDocument.With(own.ID, d.Office, p.Name), Hint: lang.Org.OthersDocumentHint,
		})
	}
	return problems
}

// knownTo lists what the playbooks know and a profile may therefore name.
func knownTo(set *playbook.Set) org.Known {
	var known org.Known
	for _, r := range set.Opening.Roles {
		if r.Outside {
			known.Outside = append(known.Outside, org.Name{ID: r.ID, Title: r.Title})
		} else {
			known.Roles = append(known.Roles, org.Name{ID: r.ID, Title: r.Title})
		}
	}
	for _, k := range set.Kinds {
		known.Kinds = append(known.Kinds, org.Name{ID: k.Kind, Title: k.Title})
	}
	for _, p := range set.All() {
		for _, r := range p.Rules {
			known.Rules = append(known.Rules, org.Name{ID: r.ID, Title: r.Text})
		}
	}
	for _, c := range set.Opening.Channels {
		known.Channels = append(known.Channels, org.Name{ID: c.ID, Title: c.Title})
	}
	return known
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
	return root.Word("id", 0).Value // what is an id differs between the sorts of files
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
		if info, err := os.Stat(a.path(name)); err == nil && info.IsDir() {
			return nil, usage(lang.OrgDoubt.Folder.With(name), lang.OrgDoubt.FolderHint.With(filepath.Join(name, "*.toml")))
		}
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
	if err := lib.brokenError(s.org); err != nil {
		return nil, err
	}
	p, ok := lib.Profile(s.org)
	if !ok {
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
	if err := lib.brokenError(id); err != nil {
		return nil, err
	}
	p, _ := lib.Profile(id)
	return p, nil
}

// brokenError is what is wrong with the profile of that id, or of the file named
// after it, or nil.
func (l *library) brokenError(id string) error {
	for _, b := range l.broken {
		if id != "" && b.id == id || b.name == ownPrefix+ownProfiles+"/"+id+".toml" {
			return b.err
		}
	}
	return nil
}
