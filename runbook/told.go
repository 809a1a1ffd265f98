package runbook

import (
	"slices"
	"time"

	"dandori/runbook/playbook"
)

// What the incident is, when it happened, when and how it became known: the opening says so
// first, then what is amended, then the fields of steps. The last word on each fact counts;
// where a step is undone its word is taken back, and the one before it counts again.

// told is what one entry puts on record of the incident itself. A fact that is zero is not
// spoken of.
type told struct {
	seq   int
	step  playbook.Ref // the step that asked for it; "": the opening or an amendment
	facts Amended
}

// tell puts facts on record.
func (f *folder) tell(t told) {
	f.s.told = append(f.s.told, t)
	f.s.take(t)
}

// untell takes back what a step told in entries after the given one.
func (f *folder) untell(step playbook.Ref, after int) {
	s := f.s
	gone := func(t told) bool { return t.step == step && t.seq > after }
	if step == "" || !slices.ContainsFunc(s.told, gone) {
		return
	}
	s.told = slices.DeleteFunc(slices.Clone(s.told), gone)
	s.Title, s.Account, s.Seen, s.Source, s.Means = "", "", "", "", ""
	s.Happened, s.Detected, s.HappenedUnknown = time.Time{}, time.Time{}, false
	for _, t := range s.told {
		s.take(t)
	}
}

// take brings the state in line with what is told.
func (s *State) take(t told) {
	d := t.facts
	for _, x := range []struct {
		to   *string
		from string
	}{{&s.Title, d.Title}, {&s.Account, d.Account}, {&s.Seen, d.Seen}, {&s.Source, d.Source}, {&s.Means, d.Means}} {
		if x.from != "" {
			*x.to = x.from
		}
	}
	switch {
	case d.Unknown:
		s.Happened, s.HappenedUnknown = time.Time{}, true
	case !d.Happened.IsZero():
		s.Happened, s.HappenedUnknown = d.Happened, false
	}
	if !d.Detected.IsZero() {
		s.Detected = d.Detected
	}
}

// Standing is what the log has already of the fact of the incident that a field of a step
// fills in, in the stored form of the field: a field that is left empty leaves it as it is.
// Empty where it has none, and of a field that fills in none.
func (s *State) Standing(f playbook.Field) string {
	moment := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.In(s.Location()).Format(time.RFC3339)
	}
	switch f.Sets {
	case playbook.FieldHappened:
		if s.HappenedUnknown {
			return playbook.Unknown
		}
		return moment(s.Happened)
	case playbook.FieldDetected:
		return moment(s.Detected)
	case playbook.FieldSource:
		return s.Source
	case playbook.FieldMeans:
		return s.Means
	case playbook.FieldSeen:
		return s.Seen
	}
	return ""
}

// amends are the facts of the incident that fields of a step fill in.
func (s *State) amends(ref playbook.Ref, fields map[string]string) *Amended {
	var a Amended
	if s.Set == nil || len(fields) == 0 {
		return &a
	}
	st, ok := s.Set.Step(ref)
	if !ok {
		return &a
	}
	for _, f := range st.Fields {
		value := fields[f.ID]
		at, _ := time.Parse(time.RFC3339, value)
		switch f.Sets {
		case playbook.FieldHappened:
			a.Happened = at
		case playbook.FieldDetected:
			a.Detected = at
		case playbook.FieldSource:
			a.Source = value
		case playbook.FieldMeans:
			a.Means = value
		case playbook.FieldSeen:
			a.Seen = value
		}
	}
	return &a
}

// happenedUnknown reports whether fields of a step say that nobody knows when it happened.
func (s *State) happenedUnknown(ref playbook.Ref, fields map[string]string) bool {
	if s.Set == nil {
		return false
	}
	st, ok := s.Set.Step(ref)
	return ok && slices.ContainsFunc(st.Fields, func(f playbook.Field) bool {
		return f.Sets == playbook.FieldHappened && fields[f.ID] == playbook.Unknown
	})
}
