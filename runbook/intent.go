package runbook

import (
	"time"

	"dandori/runbook/playbook"
)

// Intent is something a responder asks for. [Decide] turns it into events or
// refuses it.
type Intent interface {
	// who says who acts, and when it happened.
	who() By
}

// By is part of every intent: who acts, and when it happened.
type By struct {
	Actor Actor     // zero: whoever took the role of recorder last
	At    time.Time // event time; zero: now. A time after now is refused.
	AsIs  bool      // the texts were looked at: record them although they look like a secret
	Paper bool      // it is copied from the paper record; At is then required

	// Recorder is who writes it down, where the actor does not. Empty: of an approval and a
	// refusal, whoever keeps the log; of anything else it is not said.
	Recorder string
}

func (b By) who() By { return b }

// Open begins an incident. It is the only intent for an empty state, and is
// carried out by [Begin] rather than Decide, because the store gives the id.
type Open struct {
	By
	Kinds    []string // empty: not sure yet
	Title    string
	Account  string // id, handle or name of an account of the profile, or any text
	Seen     string
	Source   string
	Means    string
	Happened time.Time // zero: nobody says
	Unknown  bool      // nobody knows when it happened; Happened does not count
	Detected time.Time // zero: now
	Version  string
	Plan     *Plan // of a drill on a scenario; nil: everything else

	Token *Token // to be kept by who may try again; nil: it is tried once
}

// Do records a step as done. For a decision, Chosen holds the options; for a
// step with items, Items the ones done (none: all that are left). A step of type
// report is recorded with [Report] instead, unless it has no targets.
type Do struct {
	By
	Step   playbook.Ref
	Items  []string
	Chosen []string
	Fields map[string]string // by field id; the time of a number by playbook.AsOfField
	Note   string
	Reason string
	With   string // of a decision: with whom it was decided
	Again  int    // to do a step once more that repeats: the entry of the round before; else 0
}

// Impossible records that a step (or items of it) cannot be done. The reason is
// required.
type Impossible struct {
	By
	Step   playbook.Ref
	Items  []string
	Reason string
}

// Skip records that a step (or items of it) is not needed. The reason is required.
type Skip struct {
	By
	Step   playbook.Ref
	Items  []string
	Reason string
}

// ReopenStep takes back what was recorded of a step (undo): the earlier entry
// stays, a new one says that it no longer holds. The overrides of the step's gates go
// with it. Where nothing of the step itself is on record, the last override, approval,
// refusal or consultation is what is taken back; Entry names one of the latter three,
// also of a step that is done, which stays done.
type ReopenStep struct {
	By
	Step   playbook.Ref
	Items  []string
	Entry  int // of an approval, a refusal or a consultation; 0: the last entry
	Reason string
}

// Report records one attempt to report to one target.
type Report struct {
	By
	Step        playbook.Ref
	To          string
	Via         string // who was called in its place: a deputy
	Reached     bool
	Means       string
	Reference   string
	Instruction string
	Fields      map[string]string
	Note        string
	Again       int // as in Do
}

// Check records one look of a watch step; the step stays open.
type Check struct {
	By
	Step   playbook.Ref
	Text   string
	Fields map[string]string
}

// Note is a free entry; Step may be empty.
type Note struct {
	By
	Step  playbook.Ref
	Text  string
	From  string
	To    string
	Means string
}

// Correct says what an earlier entry should have said.
type Correct struct {
	By
	Entry  int
	Text   string
	Reason string
}

// Amend writes down, or puts right, what the opening left empty or wrong. A zero
// value leaves what there is.
type Amend struct {
	By
	Title    string
	Account  string
	Seen     string
	Source   string
	Means    string
	Happened time.Time
	Unknown  bool // nobody knows when it happened; Happened does not count
	Detected time.Time
	Reason   string
}

// AddEvidence records something kept; Step may be empty.
type AddEvidence struct {
	By
	Step  playbook.Ref
	What  string
	Where string
	AsOf  time.Time
	File  *FileProof
}

// Ask stops a step until the question is answered.
type Ask struct {
	By
	Step playbook.Ref
	Text string
}

// Answer answers a question, named by the sequence number of its entry.
type Answer struct {
	By
	Question int
	Text     string
	From     string
}

// Approve records that somebody approved the acts a step waits for. The approver
// is the actor, and Post is what they are: a role that the office's rules name for the
// act, its post or one of its deputies ([State.Approvers]). Any other post is recorded
// as it was said and opens nothing. It may be empty where the rules name nobody, and
// where the name is that of the post or of whoever took the role. A name or a post of which
// is said that it is not known ([IsUnknown]) approves and refuses nothing.
type Approve struct {
	By
	Step  playbook.Ref
	Post  string
	Acts  []string // none: every act that the step still waits for, of those the post is named for
	Text  int      // the entry of the draft that the approver saw; 0: the one in force
	Means string
}

// Refuse records that somebody refused them. The reason is required. One by a post that
// the rules do not name takes back no approval of the post that they do, unless it is by
// whoever gave that.
type Refuse struct {
	By
	Step   playbook.Ref
	Post   string   // as in Approve, but it may always be empty
	Acts   []string // none: every act of the step
	Text   int      // as in Approve
	Means  string
	Reason string
}

// Consult records that a role was consulted, as the office's rule on approval
// asks. With is the person.
type Consult struct {
	By
	Step  playbook.Ref
	Role  string // "": the only one that is still to be consulted
	With  string
	Means string
	Text  string
}

// StateFact writes down a fact with its certainty, or how sure it is now. A fact of the
// playbooks as of a time before that of the statement that stands does not take its place,
// unless Replaces names that, or this is confirmed and that is not.
type StateFact struct {
	By
	Step      playbook.Ref // the step that brought it to light, or empty
	Fact      string       // id of a fact of the playbooks; "" any other
	Replaces  int          // the entry whose place it takes: of any other fact, or of this one whatever its time
	Text      string
	Certainty Certainty
	From      string
	AsOf      time.Time
}

// WriteText records the wording of a text for a step. Form is a prepared text of
// the step, "T05/short"; Values fills its blanks beyond what the log gives. Body,
// when given, is the wording itself and Form only says what it was made from.
//
// Words that are written after the step was done are a draft, which nobody published, unless
// Published says that it is they that went out: they are then dated as the step is. An event
// time of theirs that is not after it says the same.
type WriteText struct {
	By
	Step     playbook.Ref
	Form     string
	Language string // "ja" (default) or "en"
	Values   map[string]string
	Body     string

	Published bool // these words went out when the step was done, which is on record without any
}

// Override opens gates of a step against the rule. The reason is required, and so
// are the gates (by [GateView.Name]) where more than one is closed.
type Override struct {
	By
	Step   playbook.Ref
	Gates  []string // none: the only closed one
	Reason string
}

// Classify sets the kinds of the incident. The reason is required.
type Classify struct {
	By
	Kinds  []string
	Reason string
	With   string // with whom it was decided; required where the decision of the kinds is not one person's
}

// TakeRole records that a person took a role ([RoleRecorder] for keeping the log).
type TakeRole struct {
	By
	Role string
	Name string
}

// Close ends the incident. Promises must be kept or settled; while other steps
// are open a reason is required. A log that was begun by mistake (誤って始めた記録) ends
// as that without a reason, whatever is open; one that says somebody was told, something
// was published or something was promised is refused, and so is a drill on a scenario.
type Close struct {
	By
	Reason  string
	Mistake bool
}

// Reopen takes a closing back. The reason is required.
type Reopen struct {
	By
	Reason string
}
