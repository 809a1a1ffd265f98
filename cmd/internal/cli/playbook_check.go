package cli

import (
	"cmp"
	"errors"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/source"
	"dandori/runbook/text"
	"dandori/runbook/tomlfile"
)

// checkAll checks every file that playbooks rest on, those of the data folder with
// those that ship: each by itself, and then all with each other.
func (a *app) checkAll() error {
	lib, err := a.readLibrary()
	if lib != nil {
		err = joinProblems(err, checkSources(lib))
	}
	if err != nil {
		return a.checked(nil, err)
	}
	var files []playbook.File
	for _, folder := range ownFolders {
		for _, f := range *folder.files(&lib.files) {
			if folder.name == ownPlaybooks || folder.name != ownProfiles && isOwnFile(f.Name) {
				files = append(files, f)
			}
		}
	}
	return a.checkedWith(files, lib.crossNotes(func(name string) bool { return isOwnFile(name) }))
}

// checkGiven checks files as if they were in the data folder. What sort of file one
// is, its folder says; any other is a playbook.
func (a *app) checkGiven(lib *library, given []playbook.File) error {
	files := lib.files
	for _, f := range given {
		to := &files.Playbooks
		for _, folder := range ownFolders {
			if folder.name != ownProfiles && path.Base(path.Dir(filepath.ToSlash(f.Name))) == folder.name {
				to = folder.files(&files)
			}
		}
		*to = merge(*to, []playbook.File{f})
	}
	var err error
	checked := &library{files: files}
	if checked.Library, err = runbook.NewLibrary(files); err != nil {
		return a.checked(given, ofFiles(err, given))
	}
	var kinds []string
	for _, k := range checked.Set.Kinds {
		kinds = append(kinds, k.Kind)
	}
	isGiven := func(name string) bool {
		return slices.ContainsFunc(given, func(f playbook.File) bool { return f.Name == name })
	}
	var problems source.Problems
	for _, d := range checked.Sources().Documents() {
		if isGiven(d.FileName) {
			problems = append(problems, source.Check(d, kinds)...)
		}
	}
	if err := joinProblems(problems.Err(), checked.CheckOwn(isGiven)); err != nil {
		return a.checked(given, err)
	}
	return a.checkedWith(given, checked.crossNotes(isGiven))
}

// joinProblems makes one list of what several checks found; any other error stands
// alone.
func joinProblems(errs ...error) error {
	var all tomlfile.Problems
	for _, err := range errs {
		found, ok := errors.AsType[tomlfile.Problems](err)
		if err != nil && !ok {
			return err
		}
		all = append(all, found...)
	}
	return all.Err()
}

// checkedWith says that files are in order, and what in them may be a mistake.
func (a *app) checkedWith(files []playbook.File, notes []checkedNote) error {
	if a.json {
		return a.printJSON(struct {
			OK       bool              `json:"ok"`
			Problems playbook.Problems `json:"problems"`
			Notes    []checkedNote     `json:"notes"`
		}{true, playbook.Problems{}, nonNil(notes)})
	}
	if err := a.checked(files, nil); err != nil {
		return err
	}
	a.printNotes(notes)
	if len(notes) > 0 {
		a.say(lang.Files.DoubtCount, len(notes))
	}
	return nil
}

// crossNotes finds what files name and no other file has, where that is no error: a
// clause that no document has, a channel that the playbooks do not know, the name of
// one office in a text that others use.
func (l *library) crossNotes(look func(file string) bool) []checkedNote {
	var notes []checkedNote
	add := func(f playbook.File, line int, text, hint lang.Text) {
		notes = append(notes, checkedNote{org.Problem{File: f.Name, Line: max(line, 1), Column: 1, Text: text, Hint: hint}, true})
	}
	var clauses []string
	for _, d := range l.Sources().Documents() {
		for _, c := range d.Clauses {
			clauses = append(clauses, c.ID)
		}
	}
	cites := func(f playbook.File, line int, what string, cited []string) {
		for _, c := range cited {
			if !slices.Contains(clauses, c) {
				add(f, line, lang.Files.UnknownClause.With(what, c), lang.Text{})
			}
		}
	}
	for _, p := range l.Set.All() {
		if !look(p.File.Name) {
			continue
		}
		for _, st := range p.Steps {
			cited := slices.Clone(st.Sources)
			for _, d := range st.Dues {
				cited = append(cited, d.Source)
			}
			for _, u := range st.Urgencies {
				cited = append(cited, u.Source)
			}
			slices.Sort(cited)
			cites(playbook.File{Name: p.File.Name}, st.Line, st.ID, slices.DeleteFunc(slices.Compact(cited), func(c string) bool { return c == "" }))
		}
	}
	var channels []string
	for _, c := range l.Set.Opening.Channels {
		channels = append(channels, c.ID)
	}
	for _, family := range l.Texts().Families() {
		if !look(family.FileName) {
			continue
		}
		f := playbook.File{Name: family.FileName, Data: family.Data}
		cites(f, lineOf(f, "sources"), family.ID, family.Sources)
		for _, form := range family.Forms {
			if !slices.Contains(channels, form.Channel) {
				add(f, lineOf(f, form.Channel), lang.Files.Channel.With(form.Channel), tomlfile.DidYouMean(form.Channel, channels))
			}
			for _, word := range l.officeWords(form) {
				add(f, lineOf(f, word), lang.Files.Office.With(word), lang.Text{})
			}
		}
	}
	slices.SortStableFunc(notes, func(a, b checkedNote) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return notes
}

// officeWords are the words of a text that are right for one office only.
func (l *library) officeWords(form *text.Form) []string {
	words := []string{"本市", "当市", "本町", "当町", "本村", "当村", "本県", "当県"}
	for _, p := range l.Profiles {
		if p.ID != runbook.GenericOrg && p.Name.Ja != "" {
			words = append(words, p.Name.Ja)
		}
	}
	return slices.DeleteFunc(words, func(w string) bool { return !strings.Contains(form.Body.Ja, w) })
}

// lineOf is the first line of a file that has a word, or 1.
func lineOf(f playbook.File, word string) int {
	before, _, found := strings.Cut(string(f.Data), word)
	if !found {
		return 1
	}
	return 1 + strings.Count(before, "\n")
}
