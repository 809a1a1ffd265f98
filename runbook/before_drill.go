package runbook

import (
	"time"

	"dandori/runbook/lang"
)

// Begins is the drill time at which a drill on a scenario begins, to the minute, as people type
// times; zero of anything else.
func (s *State) Begins() time.Time {
	if !s.Planned() {
		return time.Time{}
	}
	return s.Opened.Truncate(time.Minute)
}

// BeforeDrill reports whether a time lies before the drill in which an intent would be recorded,
// and so is a slip: nobody does anything before it begins. When the incident happened and
// became known may well be earlier, and is a field; so may be what a note or a fact tells of, or
// an entry that is put right.
func (s *State) BeforeDrill(in Intent, at time.Time) bool {
	switch in.(type) {
	case Note, StateFact, Correct, Amend:
		return false
	}
	return !at.IsZero() && at.Before(s.Begins())
}

// RefuseBeforeDrill refuses a time before the drill begins. The error is a [*Refusal].
func (s *State) RefuseBeforeDrill(at time.Time) error {
	const minutes = "2006-01-02 15:04"
	loc := s.Location()
	return ofField(bad(lang.DrillCare.BeforeBegun.With(at.In(loc).Format(minutes), s.Begins().In(loc).Format(minutes)), lang.DrillCare.BeforeHint), "at")
}
