package runbook

import (
	"maps"
	"slices"
	"time"

	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// Status of an incident.
type Status string

// The statuses.
const (
	StatusOpen   Status = "open"
	StatusClosed Status = "closed"
)

// StepState is the state of a step; the package comment says what each means.
type StepState string

// The states of a step.
const (
	Waiting       StepState = "waiting"
	Ready         StepState = "ready"
	Held          StepState = "held"
	StateDone     StepState = "done"
	StateImposs   StepState = "impossible"
	StateSkipped  StepState = "skipped"
	NotApplicable StepState = "not-applicable"
)

// Settled reports whether nothing is left to do.
func (s StepState) Settled() bool {
	return s == StateDone || s == StateImposs || s == StateSkipped || s == NotApplicable
}

// State is what all events of an incident together mean. The zero State is an
// incident that has not begun. A State is a value: [Fold] never changes the one
// it is given.
type State struct {
	ID       IncidentID
	Drill    bool
	Status   Status
	Set      *playbook.Set // the pinned playbooks
	Org      *org.Profile  // the pinned profile
	Pinned   []Pin
	Kinds    []string
	Title    string
	Account  string
	Seen     string
	Source   string
	Means    string
	Happened time.Time // zero: unknown
	Detected time.Time
	Opened   time.Time // entry time of the first entry
	Closed   time.Time // zero while open
	Severity playbook.Option
	Head     int // seq of the last entry

	Evidence  []EvidenceItem
	Questions []AskedQuestion
	People    []string          // everyone who acted, in order of appearance
	Roles     map[string]string // role → who took it last

	// Err says why the pinned files cannot be used by this version; the log
	// itself can still be read, noted in and exported.
	Err error

	steps  map[playbook.Ref]*record
	joined map[string]time.Time // event time at which a kind joined an incident that had others
}

// AskedQuestion is a question and, once answered, its answer.
type AskedQuestion struct {
	Seq      int
	Step     playbook.Ref
	Text     string
	By       Actor
	At       time.Time
	Answered bool
	Answer   string
	From     string
}

// record is what the log says of one step.
type record struct {
	settled   StepState // "" while open: the step as a whole
	seq       int       // the entry that settled it
	at        time.Time // event time of that entry
	by        Actor
	reason    string
	note      string
	chosen    []string
	fields    map[string]string
	timing    Timing
	items     map[string]itemRecord
	extra     []string // items that the profile did not know, in order of appearance
	attempts  []Attempt
	approval  *approval
	override  *override
	checks    int
	lastCheck time.Time
	added     []string // kinds this decision made part of the incident
}

type itemRecord struct {
	state  StepState
	seq    int
	at     time.Time
	by     Actor
	reason string
}

// Attempt is one attempt to report.
type Attempt struct {
	Seq         int
	To          string
	Reached     bool
	Means       string
	Reference   string
	Instruction string
	By          Actor
	At          time.Time
}

type approval struct {
	act    string
	by     string
	given  bool // false: refused
	reason string
	seq    int
	at     time.Time
}

type override struct {
	gates  []string
	by     Actor
	reason string
	seq    int
}

func (r *record) clone() *record {
	if r == nil {
		return &record{}
	}
	c := *r
	c.items = maps.Clone(r.items)
	c.extra = slices.Clone(r.extra)
	c.attempts = slices.Clone(r.attempts)
	return &c
}

// Recorder names the person who keeps the log, or "".
func (s *State) Recorder() string { return s.Roles[RoleRecorder] }

// Location is the time zone in which the incident's times are shown.
func (s *State) Location() *time.Location {
	if s.Org != nil && s.Org.TimeZone != nil {
		return s.Org.TimeZone
	}
	return time.UTC
}

// Active reports whether a playbook is part of the incident now: the opening,
// the closing, and those of its kinds.
func (s *State) Active(p *playbook.Playbook) bool {
	return p.Part != "" || slices.Contains(s.Kinds, p.Kind)
}

// OpenQuestions lists the questions without an answer.
func (s *State) OpenQuestions() []AskedQuestion {
	var open []AskedQuestion
	for _, q := range s.Questions {
		if !q.Answered {
			open = append(open, q)
		}
	}
	return open
}
