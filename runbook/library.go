package runbook

import (
	"bytes"
	"cmp"
	"slices"
	"sync"

	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/platform"
	"dandori/runbook/playbook"
	"dandori/runbook/source"
	"dandori/runbook/tomlfile"
)

// Library is what a new incident can start from.
type Library struct {
	Set      *playbook.Set
	Profiles []*org.Profile // by id, "generic" last

	files     playbook.Files
	reference *reference
}

// GenericOrg is the id of the profile in which everything is unset.
const GenericOrg = "generic"

// NewLibrary reads and checks files. The error holds every problem of every file.
func NewLibrary(files playbook.Files) (*Library, error) {
	lib := &Library{files: files, reference: &reference{files: files}}
	var problem error
	var reading sync.WaitGroup
	reading.Go(func() { problem = lib.reference.read() })
	err := lib.read()
	reading.Wait()
	if problem == nil { // texts that cannot be read are not taken to be missing
		problem = lib.checkTexts()
	}
	if err := joinProblems(err, problem); err != nil {
		return nil, err
	}
	return lib, nil
}

// TrustLibrary reads files of which it is known that they are in order: those that
// ship, and those to which a run is pinned. Documents, texts and platforms are read
// when they are first asked for.
func TrustLibrary(files playbook.Files) (*Library, error) {
	lib := &Library{files: files, reference: &reference{files: files}}
	return lib, lib.read()
}

// read reads the playbooks and the profiles.
func (lib *Library) read() error {
	var errs [2]error
	var reading sync.WaitGroup
	reading.Go(func() { lib.Set, errs[0] = playbook.ParseSet(lib.files.Playbooks) })
	lib.Profiles, errs[1] = readAll(lib.files.Profiles, readProfile)
	reading.Wait()
	if err := joinProblems(errs[:]...); err != nil {
		return err
	}
	slices.SortFunc(lib.Profiles, func(a, b *org.Profile) int {
		if (a.ID == GenericOrg) != (b.ID == GenericOrg) {
			if a.ID == GenericOrg {
				return 1
			}
			return -1
		}
		return cmp.Compare(a.ID, b.ID)
	})
	return nil
}

// readProfile reads a profile; what looks like a password in it is shown nowhere.
func readProfile(name string, data []byte) (*org.Profile, error) {
	p, err := org.Parse(name, data)
	if err != nil {
		return nil, err
	}
	secret := func(text string) bool {
		_, found := LooksSecret(text)
		return found
	}
	for line := range bytes.Lines(data) { // few files have any
		if secret(string(line)) {
			p.Without(secret, hiddenValue)
			break
		}
	}
	return p, nil
}

// hiddenValue stands for a value that is not shown.
const hiddenValue = "***"

// checkTexts reports the steps that name a prepared text there is none of. A log
// written before there were any pins none, and nothing is checked against it.
func (l *Library) checkTexts() error {
	if len(l.files.Texts) == 0 {
		return nil
	}
	var known []string
	for _, family := range l.Texts().Families() {
		known = append(known, family.ID)
		for _, f := range family.Forms {
			known = append(known, f.Name())
		}
	}
	var problems tomlfile.Problems
	var names []playbook.NamedText
	if l.Set == nil { // something else is wrong: all of it is said at once
		names = playbook.Texts(l.files.Playbooks)
	} else {
		names = l.Set.Texts()
	}
	for _, n := range names {
		if !slices.Contains(known, n.Text) {
			problems = append(problems, tomlfile.Problem{
				File: n.File, Line: n.Line, Column: 1,
				Text: lang.Problem.NoSuchText.With(n.Step, n.Text), Hint: tomlfile.DidYouMean(n.Text, known),
			})
		}
	}
	return problems.Err()
}

// readAll reads files of one sort; the error has the problems of all of them.
func readAll[T any](files []playbook.File, parse func(string, []byte) (T, error)) ([]T, error) {
	var out []T
	var errs []error
	for _, f := range files {
		v, err := parse(f.Name, f.Data)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		out = append(out, v)
	}
	return out, joinProblems(errs...)
}

// joinProblems makes one list of the problems of several files.
func joinProblems(errs ...error) error {
	var problems tomlfile.Problems
	for _, err := range errs {
		switch found, ok := err.(tomlfile.Problems); {
		case err == nil:
		case ok:
			problems = append(problems, found...)
		default:
			return err
		}
	}
	return problems.Err()
}

func readSources(files []playbook.File) (*source.Catalog, error) {
	documents, err := readAll(files, source.Parse)
	if err != nil {
		return nil, err
	}
	return source.NewCatalog(documents...)
}

func readPlatforms(files []playbook.File) (*platform.Set, error) {
	platforms, err := readAll(files, platform.Parse)
	if err != nil {
		return nil, err
	}
	return platform.NewSet(platforms...)
}

// Profile finds a profile by id.
func (l *Library) Profile(id string) (*org.Profile, bool) {
	for _, p := range l.Profiles {
		if p.ID == id {
			return p, true
		}
	}
	return nil, false
}

// pins lists the files a run that starts now is pinned to: every playbook, so
// that a kind found later is worked by the playbook of the beginning, the profile,
// and what they rest on.
func (l *Library) pins(p *org.Profile) []Pin {
	var pins []Pin
	for _, part := range []struct {
		what  string
		files []playbook.File
	}{
		{PinPlaybook, l.files.Playbooks}, {PinSource, l.files.Sources}, {PinPlatform, l.files.Platforms},
		{PinText, l.files.Texts},
		{PinProfile, []playbook.File{{Name: p.FileName, Data: p.Data}}},
	} {
		for _, f := range part.files {
			pins = append(pins, MakePin(part.what, f.Name, f.Data))
		}
	}
	return pins
}

// FindStep finds the step a person names: "playbook/step", or the step's id alone
// or its title, in either language and any width,
// when only one of the playbooks in question has it (those of the incident
// first, then any).
func (s *State) FindStep(name string) (playbook.Ref, error) {
	if s.Set == nil {
		return "", bad(lang.Engine.PinsBroken, lang.Engine.PinsBrokenHint)
	}
	if _, ok := s.Set.Step(playbook.Ref(name)); ok {
		return playbook.Ref(name), nil
	}
	var active, all []playbook.Ref
	var names []string
	for _, p := range s.Set.All() {
		for _, st := range p.Steps {
			names = append(names, st.ID)
			if st.ID != name && !sameName(st.Title.Ja, name) && !sameName(st.Title.En, name) {
				continue
			}
			all = append(all, st.Ref)
			if s.Active(p) {
				active = append(active, st.Ref)
			}
		}
	}
	if len(active) == 0 {
		active = all
	}
	switch len(active) {
	case 1:
		return active[0], nil
	case 0:
		hint := lang.Engine.NoSuchStepHint
		if near, ok := tomlfile.Nearest(name, names); ok {
			hint = lang.Engine.DidYouMean.With(near)
		}
		return "", refuse(UnknownStep, lang.Engine.NoSuchStep.With(name), hint)
	}
	var refs []string
	for _, r := range active {
		refs = append(refs, string(r))
	}
	return "", refuse(UnknownStep, lang.Engine.AmbiguousStep.With(name, listIDs(refs)), lang.Engine.AmbiguousStepHint)
}
