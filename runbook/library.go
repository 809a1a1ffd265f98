package runbook

import (
	"cmp"
	"slices"

	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/tomlfile"
)

// Library is the playbooks and profiles that a new incident can start from.
type Library struct {
	Set      *playbook.Set
	Profiles []*org.Profile // by id, "generic" last
}

// GenericOrg is the id of the profile in which everything is unset.
const GenericOrg = "generic"

// NewLibrary reads and checks playbooks and profiles. The error holds every
// problem of every file.
func NewLibrary(playbooks, profiles []playbook.File) (*Library, error) {
	set, err := playbook.ParseSet(playbooks)
	if err != nil {
		return nil, err
	}
	lib := &Library{Set: set}
	for _, f := range profiles {
		p, err := org.Parse(f.Name, f.Data)
		if err != nil {
			return nil, err
		}
		lib.Profiles = append(lib.Profiles, p)
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
	return lib, nil
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
// that a kind found later is worked by the playbook of the beginning, and the
// profile.
func (l *Library) pins(p *org.Profile) []Pin {
	var pins []Pin
	for _, pb := range l.Set.All() {
		pins = append(pins, MakePin(PinPlaybook, pb.File.Name, pb.File.Data))
	}
	return append(pins, MakePin(PinProfile, p.FileName, p.Data))
}

// FindStep finds the step a person names: "playbook/step", or the step's id alone
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
			if st.ID != name {
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
