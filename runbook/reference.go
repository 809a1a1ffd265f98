package runbook

import (
	"sync"

	"dandori/runbook/platform"
	"dandori/runbook/playbook"
	"dandori/runbook/source"
	"dandori/runbook/text"
)

// reference is what playbooks rest on and a step or two asks for: documents and
// their clauses, prepared texts, what is known of platforms. It is read when it is
// first asked for, so that opening an incident does not wait for it. It is safe for
// several goroutines.
type reference struct {
	files playbook.Files

	once      sync.Once
	err       error
	sources   *source.Catalog
	texts     *text.Set
	claims    *text.Claims
	platforms *platform.Set
}

// read reads the files, the first time.
func (r *reference) read() error {
	r.once.Do(func() {
		var errs [3]error
		var reading sync.WaitGroup // they know nothing of each other, so the cores share them
		reading.Go(func() { r.sources, errs[0] = readSources(r.files.Sources) })
		reading.Go(func() { r.texts, r.claims, errs[1] = readTexts(r.files.Texts) })
		reading.Go(func() { r.platforms, errs[2] = readPlatforms(r.files.Platforms) })
		reading.Wait()
		r.err = joinProblems(errs[:]...)
	})
	return r.err
}

var nothing reference // of a log that pins none of it

func (r *reference) ready() *reference {
	if r == nil {
		r = &nothing
	}
	// What cannot be read by this version is as if it were not there: everything
	// else about an incident still works.
	_ = r.read()
	return r
}

// Sources are the documents that the run rests on; none in a log that pins none.
func (s *State) Sources() *source.Catalog { return s.reference.ready().sources }

// Texts are the prepared texts of the run.
func (s *State) Texts() *text.Set { return orNone(s.reference.ready().texts) }

// Claims are what is looked for in words before they are published.
func (s *State) Claims() *text.Claims { return s.reference.ready().claims }

// Platforms are what the run knows of platforms.
func (s *State) Platforms() *platform.Set {
	if p := s.reference.ready().platforms; p != nil {
		return p
	}
	p, _ := platform.NewSet()
	return p
}

// Platform is that of the account the incident is about: as the profile says of an own
// account, or as the words say by which somebody else's was put down. The second
// result is false where it is not known.
func (s *State) Platform() (*platform.Platform, bool) {
	if s.Org != nil {
		if own, ok := s.Org.Account(s.Account); ok {
			return s.Platforms().Find(own.Platform)
		}
	}
	return s.Platforms().In(s.Account)
}

// Sources are the documents that playbooks and profiles cite.
func (l *Library) Sources() *source.Catalog { return l.reference.ready().sources }

// Texts are the prepared texts.
func (l *Library) Texts() *text.Set { return orNone(l.reference.ready().texts) }

func orNone(t *text.Set) *text.Set {
	if t == nil {
		t, _ = text.NewSet()
	}
	return t
}
