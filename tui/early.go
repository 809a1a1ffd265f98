package tui

import (
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// slip is every sentence that keeps a slip out of the record.
var slip = &lang.Slip

// bound is when what a form records cannot well have happened before.
type bound struct {
	than  time.Time
	doubt lang.Text // the field, its time, and than
}

// earliest is how early what a form records can have happened: an act not before the
// incident was known, an answer not before its question, a hand-over not before the log, and
// in a drill nothing before it began. What the record only tells of, a note or a file that was
// kept, may well be older. Zero where nothing is too early.
func (m *Model) earliest(f *form) bound {
	s, limit := &m.work.state, m.notBefore(f)
	if s.Planned() && !limit.than.After(s.Opened) {
		return bound{s.Opened, lang.DrillSlip.BeforeStart}
	}
	return limit
}

// notBefore is what came before what a form records, drill or not; zero where nothing did.
func (m *Model) notBefore(f *form) bound {
	s := &m.work.state
	switch {
	case !f.since.IsZero():
		return bound{f.since, slip.BeforeQuestion}
	case f.key == "recorder" && !onPaper(f): // on paper the log may have begun earlier
		return bound{s.Opened, slip.BeforeLog}
	case f.key == "recorder" || f.acts:
		return bound{m.knownAt(f), slip.BeforeDetected}
	}
	return bound{}
}

// knownAt is when the incident became known: as a form says that asks for it, else as it is
// on record.
func (m *Model) knownAt(f *form) time.Time {
	s := &m.work.state
	if s.Set == nil { // its playbooks cannot be read
		return s.Detected
	}
	if st, ok := s.Set.Step(f.step); ok {
		for _, asked := range st.Fields {
			x := f.field("field " + asked.ID)
			if asked.Sets != playbook.FieldDetected || x == nil || x.hidden() || x.empty() {
				continue
			}
			if at, err := m.voice().parse(x.text(), x.side); err == nil {
				return at
			}
		}
	}
	return s.Detected
}

// tooEarly is the field that says when what a form records happened, where that is before it
// can have and nobody said that it is right, with what is asked then: mistyped, such a time
// makes steps overdue or done before anybody knew. Nil when there is none.
func (m *Model) tooEarly(f *form) (*field, lang.Text) {
	if m.work == nil || f.work != m.work {
		return nil, lang.Text{}
	}
	limit := m.earliest(f)
	start := limit.than.Truncate(time.Minute) // times are typed to the minute
	for _, x := range f.fields {
		if x.id != "when" || !x.moment || x.side == runbook.Ahead || x.hidden() || x.empty() || x.early == x.text() {
			continue
		}
		v := m.voice()
		if at, err := v.parse(x.text(), x.side); err == nil && at.Before(start) && !m.isBefore(f, at) {
			return x, limit.doubt.With(x.label, v.clock(at), v.clock(limit.than))
		}
	}
	return nil, lang.Text{}
}

// brokenPromise is the field of a promised time which differs from what the words say that go
// out, of which nobody said that it is right, with what is asked then. Nil when there is none.
func (m *Model) brokenPromise(f *form) (*field, lang.Text) {
	v := m.voice()
	for _, x := range f.fields {
		if x.promised.IsZero() || x.hidden() || x.empty() || x.early == x.text() {
			continue
		}
		if at, err := v.parse(x.text(), x.side); err == nil && !at.Equal(x.promised.Truncate(time.Minute)) {
			return x, slip.OtherPromise.With(x.label, v.clock(at), v.clock(x.promised))
		}
	}
	return nil, lang.Text{}
}

// doubtful is the first time of a form that can hardly be meant.
func (m *Model) doubtful(f *form) (*field, lang.Text) {
	if x, doubt := m.tooEarly(f); x != nil {
		return x, doubt
	}
	return m.brokenPromise(f)
}
