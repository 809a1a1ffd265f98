package runbook

import (
	"maps"
	"slices"
	"time"

	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/text"
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
	ID              IncidentID
	Drill           bool
	Status          Status
	Set             *playbook.Set // the pinned playbooks
	Org             *org.Profile  // the pinned profile
	Pinned          []Pin
	Kinds           []string
	Title           string
	Account         string
	Seen            string
	Source          string
	Means           string
	Happened        time.Time // zero: unknown, or not on record
	Detected        time.Time
	HappenedUnknown bool      // it is on record that nobody knows when it happened
	Opened          time.Time // entry time of the first entry
	Closed          time.Time // zero while open
	Mistake         bool      // it ended as begun by mistake: there was no incident
	Severity        playbook.Option
	Ending          playbook.Option // what becomes of the account: continued, suspended, ended
	Head            int             // seq of the last entry

	KindChanges []KindChange // how the kinds came to be what they are, the opening first
	Evidence    []EvidenceView
	Facts       []FactView  // in the order first stated
	Drafts      []DraftView // every draft, in the order of the log
	Questions   []AskedQuestion
	People      []string          // everyone who acted, in order of appearance
	Roles       map[string]string // role → who took it last

	// Of a drill: its clock, and whether the real contact numbers are shown.
	Clock         Clock
	ContactsShown bool

	// Err says why the pinned files cannot be used by this version; the log
	// itself can still be read, noted in and exported.
	Err error

	office       *org.Profile // of a drill: Org with its contact numbers
	planned      bool         // it is a drill on a scenario
	mixed        int          // the entry that only a drill has, of what is none
	reference    *reference
	steps        map[playbook.Ref]*record
	told         []told               // what was put on record of the incident itself, in the order of the log
	improvements []ImprovementView    // by number, with what was taken out
	base         []string             // the kinds set as a whole: at the opening, by classifying, by the decision that sets kinds
	classified   bool                 // the kinds were set at least once
	began        []string             // the kinds of the opening
	fromPaper    bool                 // the opening was typed in from the paper record
	confirmedAt  map[string]time.Time // event time at which each kind was first fixed
	joined       map[string]time.Time // event time at which a kind first joined an incident that had been classified without it
}

// KindChange is one change of the incident's kinds.
type KindChange struct {
	Seq    int
	Step   playbook.Ref // the decision that made it, or empty
	At     time.Time    // event time
	By     Actor
	Kinds  []string
	Reason string
}

// AskedQuestion is a question and, once answered, its answer.
type AskedQuestion struct {
	Seq        int
	Step       playbook.Ref
	Text       string
	By         Actor
	At         time.Time
	Answered   bool
	AnsweredAt time.Time // event time of the answer
	Answer     string
	From       string
}

// record is what the log says of one step.
type record struct {
	outcome
	before    []outcome // what stood before each entry that changed the outcome, for undo
	attempts  []Attempt
	approvals map[string][]approval  // by act, every answer
	consulted map[string][]consulted // by role, every one
	draft     int                    // the entry of the draft in force
	overrides []override
	checks    int
	lastCheck time.Time
}

// outcome is the part of a record that an undo takes back.
type outcome struct {
	entry   int       // the entry that made it so
	settled StepState // "" while open: the step as a whole
	seq     int       // the entry that settled it
	at      time.Time // event time of that entry
	by      Actor
	reason  string
	note    string
	text    int // the entry of the text that was published
	chosen  []string
	with    string
	fields  map[string]string
	timing  Timing
	items   map[string]itemRecord
	extra   []string        // items in the order in which they were first recorded
	round   map[string]bool // of a report: who was reached in this round
	added   []string        // kinds this step made part of the incident
	base    []string        // of a decision that sets the kinds: the kinds it replaced
}

type itemRecord struct {
	state  StepState
	seq    int
	at     time.Time
	by     Actor
	via    string // who answered in its place
	reason string
}

// Attempt is one attempt to report.
type Attempt struct {
	Seq         int
	To          string
	Via         string // the deputy who was called in its place
	Reached     bool
	Means       string
	Reference   string
	Instruction string
	By          Actor
	At          time.Time
}

type consulted struct {
	with string
	seq  int
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
	c.outcome = r.outcome.clone()
	c.before = slices.Clip(r.before)
	c.attempts = slices.Clip(r.attempts)
	c.overrides = slices.Clip(r.overrides)
	c.approvals = maps.Clone(r.approvals)
	for act, answers := range c.approvals {
		c.approvals[act] = slices.Clip(answers)
	}
	c.consulted = maps.Clone(r.consulted)
	for role, held := range c.consulted {
		c.consulted[role] = slices.Clip(held)
	}
	return &c
}

func (o outcome) clone() outcome {
	o.items = maps.Clone(o.items)
	o.extra = slices.Clone(o.extra)
	return o
}

// change keeps what stands for an undo before the entry seq changes it.
func (r *record) change(seq int) {
	r.before = append(r.before, r.outcome.clone())
	r.entry = seq
}

// lastSeq is the last entry that settled the step or an item of it.
func (o outcome) lastSeq() int {
	last := o.seq
	for _, it := range o.items {
		last = max(last, it.seq)
	}
	return last
}

// anew reports whether words were written after the step was done that did not go out with
// it: those of its next round, or what is to take the place of what went out.
func (r *record) anew() bool {
	return r.settled == StateDone && r.draft > r.seq && r.draft != r.text
}

// goesOutAgain reports whether a notice that is done has words that are still to go out: with them
// it is published another time, be it that its step is done once as a rule.
func (r *record) goesOutAgain(st *playbook.Step) bool { return st.Type == playbook.Notice && r.anew() }

// repeats reports whether what is said of a step is said of a round of it: it is one that
// repeats, or a notice that was published another time.
func (r *record) repeats(st *playbook.Step) bool {
	if st.Repeat {
		return true
	}
	return st.Type == playbook.Notice && r.settled == StateDone &&
		slices.ContainsFunc(r.before, func(o outcome) bool { return o.settled == StateDone && o.seq != r.seq })
}

// Unnamed is the name on record while whoever keeps the log has not said theirs; it
// is the same in every language.
const Unnamed = "?"

// Recorder names the person who keeps the log, or "".
func (s *State) Recorder() string { return s.Roles[RoleRecorder] }

// draft finds a draft by its entry.
func (s *State) draft(seq int) (DraftView, bool) {
	at, ok := slices.BinarySearchFunc(s.Drafts, seq, func(d DraftView, seq int) int { return d.Seq - seq })
	if !ok {
		return DraftView{}, false
	}
	return s.Drafts[at], true
}

// DraftOf is the draft in force of a step; the second result is false when it has
// none.
func (s *State) DraftOf(ref playbook.Ref) (DraftView, bool) {
	r := s.steps[ref]
	if r == nil {
		return DraftView{}, false
	}
	return s.draft(r.draft)
}

// confirmed reports whether a fact of the playbooks is known for certain.
func (s *State) confirmed(fact string) bool {
	if id, ok := text.Act(fact); ok {
		return s.stated(id)
	}
	return slices.ContainsFunc(s.Facts, func(f FactView) bool { return f.Fact.Fact == fact && f.Certainty == Confirmed })
}

// corrected reports whether the entry by which a fact is known was corrected, and nobody stated
// the fact anew since.
func (s *State) corrected(fact string) bool {
	return slices.ContainsFunc(s.Facts, func(f FactView) bool { return f.Fact.Fact == fact && f.Corrected > 0 })
}

// Location is the time zone in which the incident's times are shown.
func (s *State) Location() *time.Location {
	if s.Org != nil && s.Org.TimeZone != nil {
		return s.Org.TimeZone
	}
	if !s.Detected.IsZero() {
		return s.Detected.Location() // the log's own offset, when the profile cannot be read
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
