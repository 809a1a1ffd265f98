package runbook

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"dandori/runbook/eventlog"
	"dandori/runbook/playbook"
)

// Type is the dotted name of a type of event, in the past tense.
type Type string

// The types of events; beside each, the Go type of its data.
const (
	IncidentOpened     Type = "incident.opened"     // *Opened
	IncidentClassified Type = "incident.classified" // *Classified
	IncidentAmended    Type = "incident.amended"    // *Amended
	IncidentClosed     Type = "incident.closed"     // *Closed
	IncidentReopened   Type = "incident.reopened"   // *Reopened
	StepDone           Type = "step.done"           // *Done
	StepImpossible     Type = "step.impossible"     // *NotDone
	StepSkipped        Type = "step.skipped"        // *NotDone
	StepReopened       Type = "step.reopened"       // *StepReopening
	DecisionMade       Type = "decision.made"       // *Decided
	ReportSent         Type = "report.sent"         // *Reported
	ApprovalGiven      Type = "approval.given"      // *Approved
	ApprovalRefused    Type = "approval.refused"    // *Approved
	ConsultationHeld   Type = "consultation.held"   // *Consulted
	GateOverridden     Type = "gate.overridden"     // *Overridden
	EvidenceAdded      Type = "evidence.added"      // *EvidenceItem
	WatchChecked       Type = "watch.checked"       // *Checked
	QuestionRaised     Type = "question.raised"     // *Question
	QuestionAnswered   Type = "question.answered"   // *Answered
	NoteAdded          Type = "note.added"          // *Noted
	FactStated         Type = "fact.stated"         // *Fact
	TextDrafted        Type = "text.drafted"        // *Draft
	EntryCorrected     Type = "entry.corrected"     // *Corrected
	RoleTaken          Type = "role.taken"          // *RoleTaking
	ImprovementPlanned Type = "improvement.planned" // *Improvement

	// What the program itself puts on record of a log.
	LogCheckpoint Type = eventlog.CheckpointType // *Checkpoint
	LogRepaired   Type = "log.repaired"          // *Repaired
	ClockJumped   Type = "clock.jumped"          // *ClockJump
	ExportMade    Type = "export.made"           // *Export

	// A log of readiness checks has these two, what the program puts on record, and
	// no others.
	ReadinessOpened  Type = "readiness.opened"  // *ReadinessOpening
	ReadinessChecked Type = "readiness.checked" // *ReadinessCheck
)

// Event is one entry of the log.
type Event struct {
	Seq      int          // 1 for the first entry of a log, without gaps
	ID       string       // UUID; the same event is never logged twice
	Salt     string       // 32 random hex digits
	Type     Type         //
	At       time.Time    // event time: when it happened
	Logged   time.Time    // entry time: when it was written down
	Actor    Actor        //
	Step     playbook.Ref // the step it belongs to, or empty
	Source   Source       // from what it was typed in; empty: from no record, by whoever was there
	Recorder string       // who wrote it down for the actor; empty: the actor, or it was not said. See [Event.RecordedBy]
	Data     Data         // by Type; Unknown for a type this version does not know

	// What the clock that cannot be set said at Logged, where the computer has one:
	// how long it had been running since the start that Boot names.
	Boot   string
	Uptime time.Duration // in whole milliseconds
}

// Source is from what an entry was typed in, where that was another record. A source
// that this version does not know is kept.
type Source string

// SourcePaper is the paper record (紙) that was kept while the computer could not be
// used. Such an entry has the event time that stands on the paper.
const SourcePaper Source = "paper"

// Own reports whether an entry is the program's own and tells nothing of the
// incident: a checkpoint, or that a paper was written. Papers leave it out; numbers
// count it.
func (e Event) Own() bool { return e.Type == LogCheckpoint || e.Type == ExportMade }

// RecordedBy is who wrote an entry down, where that was somebody else than its actor; else
// empty. An approval says so in its data.
func (e Event) RecordedBy() string {
	if d, ok := e.Data.(*Approved); ok && d.Recorder != "" {
		return d.Recorder
	}
	return e.Recorder
}

// Listed reports whether a list of the log shows an entry to people who have not asked
// for all of them: each but the signatures. What was handed out is something to look up.
func (e Event) Listed() bool { return e.Type != LogCheckpoint }

// Data is what an event of one type carries. Its JSON form is the event's data
// object.
type Data interface{ eventData() }

// Opened begins every log.
type Opened struct {
	Incident IncidentID `json:"incident"`
	Drill    bool       `json:"drill"`
	Org      string     `json:"org"`
	Kinds    []string   `json:"kinds,omitzero"` // empty: not sure yet
	Title    string     `json:"title,omitzero"`
	Account  string     `json:"account,omitzero"`
	Seen     string     `json:"seen,omitzero"`             // what was seen
	Source   string     `json:"source,omitzero"`           // from whom it became known
	Means    string     `json:"means,omitzero"`            // by what means
	Happened time.Time  `json:"happened,omitzero"`         // zero: nobody said
	Detected time.Time  `json:"detected"`                  // when it became known (覚知)
	Unknown  bool       `json:"happened_unknown,omitzero"` // somebody said that nobody knows when it happened
	Version  string     `json:"version"`                   // of the program
	Key      string     `json:"host,omitzero"`             // the public key of the computer it was begun on, in the form of package eventlog
	Pinned   []Pin      `json:"pinned"`                    // the files the run is pinned to; last, being long
}

// What a pinned file is.
const (
	PinPlaybook = "playbook"
	PinProfile  = "profile"
	PinSource   = "source"   // a document and its clauses
	PinPlatform = "platform" // what is known of a platform
	PinText     = "text"     // prepared texts, and what is looked for in words
)

// Pin is one file a run is pinned to, with its bytes.
type Pin struct {
	What   string `json:"what"` // PinPlaybook, PinProfile …; what this version does not know is kept and not used
	Name   string `json:"name"`
	SHA256 string `json:"sha256"` // of Text, lower-case hex
	Text   string `json:"text"`
}

// Classified changes the kinds of the incident outside a decision step.
type Classified struct {
	Kinds  []string `json:"kinds"`
	Before []string `json:"before,omitzero"`
	Reason string   `json:"reason"`
	With   string   `json:"with,omitzero"` // with whom it was decided
}

// Amended changes facts of the opening: those members that are present.
type Amended struct {
	Title    string    `json:"title,omitzero"`
	Account  string    `json:"account,omitzero"`
	Seen     string    `json:"seen,omitzero"`
	Source   string    `json:"source,omitzero"`
	Means    string    `json:"means,omitzero"`
	Happened time.Time `json:"happened,omitzero"`
	Unknown  bool      `json:"happened_unknown,omitzero"` // nobody knows when it happened; Happened is zero
	Detected time.Time `json:"detected,omitzero"`
	Reason   string    `json:"reason,omitzero"`
}

// Closed ends the incident.
type Closed struct {
	Reason  string         `json:"reason,omitzero"`  // required when steps were open
	Open    []playbook.Ref `json:"open,omitzero"`    // the steps left open
	Mistake bool           `json:"mistake,omitzero"` // there was no incident: the log was begun by mistake
}

// Reopened takes a closing back.
type Reopened struct {
	Reason string `json:"reason"`
}

// Timing says how an entry stood to the plan; it is part of the data of every
// entry that settles a step.
type Timing struct {
	OutOfOrder []playbook.Ref `json:"out_of_order,omitzero"` // what the step was still waiting for
	NotAsked   bool           `json:"not_asked,omitzero"`    // it did not apply when it was recorded
	LateBy     int            `json:"late_by,omitzero"`      // seconds after its due time
}

// Done records a step, or some of its items, as done.
type Done struct {
	Items  []string          `json:"items,omitzero"` // empty: the step itself
	Fields map[string]string `json:"fields,omitzero"`
	Note   string            `json:"note,omitzero"`
	Text   int               `json:"text,omitzero"` // of a notice: the entry of the text that was published

	Channel string `json:"channel,omitzero"` // of a notice: where
	Timing
}

// NotDone records a step, or one of its items, as impossible or as not needed.
type NotDone struct {
	Items  []string `json:"items,omitzero"`
	Reason string   `json:"reason"`
	Timing
}

// StepReopening takes back the last entry that settled a step (or items of it),
// or single items. What stood before that entry stands again.
type StepReopening struct {
	Entry int      `json:"entry,omitzero"` // the entry taken back; none when items are named
	Items []string `json:"items,omitzero"`
	Gates []string `json:"gates,omitzero"` // the gates that had been overridden and are closed again

	Override bool `json:"override,omitzero"` // Entry is an override: nothing else was taken back

	// Entry is an approval, a refusal or a consultation: nothing else was taken back. It
	// counts no more, and the gates hold again unless another answer opens them.
	Answer string   `json:"answer,omitzero"` // AnswerApproval, AnswerRefusal, AnswerConsultation
	Acts   []string `json:"acts,omitzero"`   // of an approval or a refusal: of which acts
	By     string   `json:"by,omitzero"`     // whose it was, with the post
	Done   int      `json:"done,omitzero"`   // the entry by which the step was done before it was taken back

	Reason string `json:"reason,omitzero"`
}

// What a [StepReopening] took back besides a step.
const (
	AnswerApproval     = "approval"
	AnswerRefusal      = "refusal"
	AnswerConsultation = "consultation"
)

// Decided records a decision.
type Decided struct {
	Chosen []string          `json:"chosen"`
	Before []string          `json:"before,omitzero"` // the answer it replaces
	Reason string            `json:"reason,omitzero"`
	With   string            `json:"with,omitzero"`  // with whom it was decided
	Kinds  []string          `json:"kinds,omitzero"` // the incident's kinds after it, when they changed; may be empty
	Fields map[string]string `json:"fields,omitzero"`
	Note   string            `json:"note,omitzero"`
	Timing
}

// Reported records one attempt to report to one target.
type Reported struct {
	To          string            `json:"to"`             // a role, or a name typed at the scene
	Post        string            `json:"post,omitzero"`  // the post behind the role
	Via         string            `json:"via,omitzero"`   // who was called in its place: a deputy
	Reached     bool              `json:"reached"`        // false: tried without success
	Means       string            `json:"means,omitzero"` // telephone, mail, in person …
	Reference   string            `json:"reference,omitzero"`
	Instruction string            `json:"instruction,omitzero"`
	Fields      map[string]string `json:"fields,omitzero"`
	Note        string            `json:"note,omitzero"`
	Timing
}

// Approved records an approval or its refusal.
type Approved struct {
	Act      string   `json:"act,omitzero"`      // of one act
	Acts     []string `json:"acts,omitzero"`     // of several
	By       string   `json:"by"`                // the approver
	Role     string   `json:"role,omitzero"`     // the role for which they spoke, of those that the office's rules name; empty: none of them
	Roles    []string `json:"roles,omitzero"`    // all of them, where the post is that of several; null only in a log from before posts were asked for
	Post     string   `json:"post,omitzero"`     // their post: that of the role, a deputy's, or the one that was said
	Text     int      `json:"text,omitzero"`     // the entry of the draft that was approved or refused; 0: there was none
	Recorder string   `json:"recorder,omitzero"` // who kept the log and wrote it down, when somebody else
	Means    string   `json:"means,omitzero"`
	Reason   string   `json:"reason,omitzero"` // of a refusal
}

// All lists the acts it is about.
func (a *Approved) All() []string {
	if a.Act == "" {
		return a.Acts
	}
	return append([]string{a.Act}, a.Acts...)
}

// Consulted records that a role was consulted before a step, as the office's rule
// on approval asks.
type Consulted struct {
	Role  string `json:"role"`
	With  string `json:"with"` // the person
	Means string `json:"means,omitzero"`
	Text  string `json:"text,omitzero"` // what they said
}

// Certainty says how sure a fact is (確度).
type Certainty string

// The certainties.
const (
	Confirmed   Certainty = "confirmed"   // 確認済み
	Estimated   Certainty = "estimated"   // 推定
	Unconfirmed Certainty = "unconfirmed" // 未確認
)

// Certainties lists the certainties, the surest first.
var Certainties = []Certainty{Confirmed, Estimated, Unconfirmed}

// Fact states something with its certainty. A later statement of the same fact
// takes its place.
type Fact struct {
	Fact      string    `json:"fact,omitzero"`     // id of a fact of the playbooks; empty: any other
	Replaces  int       `json:"replaces,omitzero"` // the entry whose place it takes: of any other fact, or of this one whatever its time
	Text      string    `json:"text"`
	Certainty Certainty `json:"certainty"`
	From      string    `json:"from,omitzero"` // who says so, or on what it rests
	AsOf      time.Time `json:"as_of,omitzero"`

	// Earlier says that this is as of a time before that of what stood, which stands: what is
	// typed in last need not be what holds.
	Earlier bool `json:"earlier,omitzero"`
}

// Draft records the wording of a text (文案) for a step. A later draft for the
// same step takes its place, and what was approved before is not approved any more.
type Draft struct {
	Form     string            `json:"form,omitzero"` // the prepared text it was made from, "T05/short"; empty: own words
	Language string            `json:"language,omitzero"`
	Values   map[string]string `json:"values,omitzero"` // what was filled in, by blank
	Body     string            `json:"body"`
	Open     []string          `json:"open,omitzero"`   // the blanks still open
	Claims   []string          `json:"claims,omitzero"` // the facts it asserts: it waits until they are confirmed

	// NotOut says that these are not the words that went out with the step, which was done by
	// then with none on record: nobody said that they are. A log from before there was this
	// member never has it: what was written so for a step that is done once was what went out.
	NotOut bool `json:"not_out,omitzero"`
}

// Final reports whether nothing is left to fill in.
func (d *Draft) Final() bool { return len(d.Open) == 0 }

// Overridden opens gates of a step against the rule, in somebody's name and for a
// reason. A refusal or a question that comes later holds the step again.
type Overridden struct {
	Gates  []string `json:"gates"` // "approval", "evidence", "question:12" (the entry of the question) …
	Reason string   `json:"reason"`
}

// EvidenceItem records something kept. The thing itself stays where it is.
type EvidenceItem struct {
	Number int        `json:"number"` // 1, 2, …: 証拠番号
	What   string     `json:"what"`
	Where  string     `json:"where"`          // where it is kept
	AsOf   time.Time  `json:"as_of,omitzero"` // the moment it shows
	File   *FileProof `json:"file,omitzero"`  // when a file could be read
}

// FileProof identifies the bytes of a file.
type FileProof struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// Checked records one look of a watch step, which stays open.
type Checked struct {
	Text   string            `json:"text,omitzero"`
	Fields map[string]string `json:"fields,omitzero"`
}

// Question stops a step until it is answered (stop and ask).
type Question struct {
	Text string `json:"text"`
}

// Answered answers a question; the step goes on.
type Answered struct {
	Question int    `json:"question"` // seq of the question
	Text     string `json:"text"`
	From     string `json:"from"`
}

// Noted is a free entry.
type Noted struct {
	Text  string `json:"text"`
	From  string `json:"from,omitzero"`
	To    string `json:"to,omitzero"`
	Means string `json:"means,omitzero"`
}

// Corrected says what an earlier entry should have said. The earlier entry
// stays as it is.
type Corrected struct {
	Entry  int    `json:"entry"` // seq of the entry
	Text   string `json:"text"`
	Reason string `json:"reason"`
}

// RoleRecorder is the role of the person who keeps the log: whoever opened the
// incident, then whoever took the role last. It is the actor of entries that name
// nobody.
const RoleRecorder = "recorder"

// RoleTaking records that a person took a role.
type RoleTaking struct {
	Role string `json:"role"`
	Name string `json:"name"`
}

// ReadinessOpening begins the log of an office's readiness checks.
type ReadinessOpening struct {
	Log     IncidentID `json:"log"`
	Org     string     `json:"org"`
	Version string     `json:"version"`       // of the program
	Key     string     `json:"host,omitzero"` // the public key of the computer it was begun on; empty: it had none
}

// Outcomes of a readiness check.
const (
	OutcomeOK      = "ok"
	OutcomeProblem = "problem"
)

// ReadinessCheck records that somebody looked at one item.
type ReadinessCheck struct {
	Item    string `json:"item"`
	Account string `json:"account,omitzero"` // the account looked at, of an item checked for each account
	Outcome string `json:"outcome"`          // OutcomeOK or OutcomeProblem
	Text    string `json:"text,omitzero"`
}

// Checkpoint is a signed statement of what the log was up to the entry before it;
// package eventlog says how it is made and what it proves.
type Checkpoint struct {
	Note string `json:"note"`
}

// Repaired records that a damaged log was made one that can be written to again,
// by whom and why, and exactly what became of each part of it.
type Repaired struct {
	Reason         string          `json:"reason"`
	Fault          string          `json:"fault,omitzero"` // what was wrong; absent when only entries were missing
	Kept           int             `json:"kept"`           // so many entries at the beginning are as they were
	Restored       []RestoredEntry `json:"restored,omitzero"`
	FirstDropped   int             `json:"first_dropped,omitzero"` // the first entry that is not in the log any more
	DroppedBytes   int64           `json:"dropped_bytes,omitzero"`
	DroppedSHA256  string          `json:"dropped_sha256,omitzero"`
	DroppedLines   int             `json:"dropped_lines,omitzero"`
	Readable       []int           `json:"readable,omitzero"`     // of what was dropped: the entries that can be read, but not proved to follow
	MissingSeq     int             `json:"missing_seq,omitzero"`  // the log was once seen to have so many entries
	MissingHash    string          `json:"missing_hash,omitzero"` // and this was the hash of the last one
	Original       string          `json:"original"`              // the file beside the log that keeps its bytes as they were
	OriginalSHA256 string          `json:"original_sha256"`
	OriginalBytes  int64           `json:"original_bytes"`
}

// RestoredEntry is an entry whose damaged bytes could be proved to have been
// those it has now.
type RestoredEntry struct {
	Entry int    `json:"entry"`
	What  string `json:"what"` // what was wrong with it
}

// ClockJump records that the clock of the computer was set between this entry and
// an earlier one of the same computer. The order of the entries does not depend on
// it.
type ClockJump struct {
	Before  time.Time `json:"before"`  // what the clock would have said had it not been set
	After   time.Time `json:"after"`   // what it says
	Seconds int       `json:"seconds"` // by how much it was set; negative when it was set back
}

// Unknown keeps the data of an event of a type this version does not know.
type Unknown struct{ Raw jsontext.Value }

func (*Opened) eventData()        {}
func (*Classified) eventData()    {}
func (*Amended) eventData()       {}
func (*Closed) eventData()        {}
func (*Reopened) eventData()      {}
func (*Done) eventData()          {}
func (*NotDone) eventData()       {}
func (*StepReopening) eventData() {}
func (*Decided) eventData()       {}
func (*Reported) eventData()      {}
func (*Approved) eventData()      {}
func (*Overridden) eventData()    {}
func (*EvidenceItem) eventData()  {}
func (*Checked) eventData()       {}
func (*Question) eventData()      {}
func (*Answered) eventData()      {}
func (*Noted) eventData()         {}
func (*Consulted) eventData()     {}
func (*Fact) eventData()          {}
func (*Draft) eventData()         {}
func (*Corrected) eventData()     {}
func (*RoleTaking) eventData()    {}

func (*Checkpoint) eventData() {}
func (*Repaired) eventData()   {}
func (*ClockJump) eventData()  {}

func (*ReadinessOpening) eventData() {}
func (*ReadinessCheck) eventData()   {}

func (*Unknown) eventData() {}

// newData makes an empty data value for each type.
var newData = map[Type]func() Data{
	IncidentOpened:     func() Data { return new(Opened) },
	IncidentClassified: func() Data { return new(Classified) },
	IncidentAmended:    func() Data { return new(Amended) },
	IncidentClosed:     func() Data { return new(Closed) },
	IncidentReopened:   func() Data { return new(Reopened) },
	StepDone:           func() Data { return new(Done) },
	StepImpossible:     func() Data { return new(NotDone) },
	StepSkipped:        func() Data { return new(NotDone) },
	StepReopened:       func() Data { return new(StepReopening) },
	DecisionMade:       func() Data { return new(Decided) },
	ReportSent:         func() Data { return new(Reported) },
	ApprovalGiven:      func() Data { return new(Approved) },
	ApprovalRefused:    func() Data { return new(Approved) },
	GateOverridden:     func() Data { return new(Overridden) },
	EvidenceAdded:      func() Data { return new(EvidenceItem) },
	WatchChecked:       func() Data { return new(Checked) },
	QuestionRaised:     func() Data { return new(Question) },
	QuestionAnswered:   func() Data { return new(Answered) },
	NoteAdded:          func() Data { return new(Noted) },
	ConsultationHeld:   func() Data { return new(Consulted) },
	FactStated:         func() Data { return new(Fact) },
	TextDrafted:        func() Data { return new(Draft) },
	EntryCorrected:     func() Data { return new(Corrected) },
	RoleTaken:          func() Data { return new(RoleTaking) },
	ImprovementPlanned: func() Data { return new(Improvement) },

	LogCheckpoint: func() Data { return new(Checkpoint) },
	LogRepaired:   func() Data { return new(Repaired) },
	ClockJumped:   func() Data { return new(ClockJump) },
	ExportMade:    func() Data { return new(Export) },

	ReadinessOpened:  func() Data { return new(ReadinessOpening) },
	ReadinessChecked: func() Data { return new(ReadinessCheck) },
}

// Types lists every type of event this version knows, in no particular order.
func Types() []Type {
	var types []Type
	for t := range newData {
		types = append(types, t)
	}
	return types
}

// check refuses an event that no version of the program can have written; a log
// may hold one all the same, since whoever can write the file can write a line.
func (e Event) check() error {
	if err := checkDrill(e.Data); err != nil {
		return err
	}
	switch d := e.Data.(type) {
	case *Opened:
		if !d.Incident.Valid() || d.Drill != d.Incident.Drill() {
			return fmt.Errorf("the id %q is not that of an incident or drill of this sort", d.Incident)
		}
	case *ReadinessOpening:
		if d.Log.Series() != SeriesReadiness {
			return fmt.Errorf("the id %q is not that of a readiness log", d.Log)
		}
	case *ReadinessCheck:
		if d.Item == "" || d.Outcome != OutcomeOK && d.Outcome != OutcomeProblem {
			return errors.New("a check of nothing, or without an outcome")
		}
	case *Decided:
		if len(d.Chosen) == 0 {
			return errors.New("a decision without an answer")
		}
	case *Reported:
		if d.To == "" {
			return errors.New("a report to nobody")
		}
	case *Approved:
		if len(d.All()) == 0 {
			return errors.New("an approval of nothing")
		}
	case *Checkpoint:
		if d.Note == "" {
			return errors.New("a checkpoint without a note")
		}
	case *Export:
		return d.check()
	case *Improvement:
		return d.check()
	case *Repaired:
		if d.Original == "" {
			return errors.New("a repair that does not name the original")
		}
	case *Fact:
		if !slices.Contains(Certainties, d.Certainty) {
			return fmt.Errorf("a fact of certainty %q", d.Certainty)
		}
	}
	return nil
}
