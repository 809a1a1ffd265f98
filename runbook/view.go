package runbook

import (
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// StepView is everything a screen, a command or a report says about one step at
// one moment.
type StepView struct {
	*playbook.Step
	Playbook  *playbook.Playbook
	State     StepState
	Sources   []string  // the step's sources that hold for the incident's kinds
	Performer string    // the role that does it: the step's own, or the one that the office's rule names for a report
	RoleName  lang.Text // the name of that role or outside body
	Post      lang.Text // the post the profile gives it; zero: unset
	Outside   bool      // it is done by somebody outside the office
	Whose     org.Whose
	See       []string          // clauses that touch on it, for reference; no duty of anybody
	Urgency   *playbook.Urgency // a source's word for how fast: the office's own before others'; nil: none
	Handoff   *org.Handoff      // the local document it hands over to; nil: none, or unset
	Form      *org.Form         // the form of the office it uses; nil: none, or unset
	Deadline  time.Time         // zero: none, or its clock has not started
	Due       *playbook.Due     // the due time in force; nil: none
	DueWhose  org.Whose         // whose rule it is; Ours is shown as 目安, ByPromise is nobody's rule
	Overdue   bool

	Undecided bool           // of a waiting step: whether it applies rests on what is still open
	WaitsFor  []playbook.Ref // of a waiting step: what is not settled
	Gates     []GateView     // every gate of the step, open or not; of one that is done as they stood when it was done
	Anew      []GateView     // of a step that is done: its gates for words that were written since and did not go out; else nil
	Items     []ItemView     // of a step with items
	Question  *AskedQuestion // the open question that holds it
	Overrides int            // so many overrides of its gates are in force
	Answers   int            // so many approvals, refusals and consultations stand; each can be taken back

	// What the log says of it.
	Seq       int       // the entry that settled it, or 0
	At        time.Time // event time of that entry
	By        Actor
	Reason    string
	Note      string
	Chosen    []string
	With      string            // of a decision: with whom it was decided
	Values    map[string]string // what was filled in, by field id
	Published int               // of a notice that is done: the entry of the text that was published; 0: not on record
	NoWords   bool              // of a notice with a prepared text: it is done and what was published is not on record
	Blank     bool              // of a step that was recorded as done: no field was filled in, and nobody wrote what one asks for before
	Timing    Timing
	Attempts  []Attempt
	Checks    int
	LastCheck time.Time
	NextCheck time.Time // of an open watch step: when to look again
}

// Asked lists the gates that are asked of what comes next: of words that were written after
// the step was done theirs ([StepView.Anew]), else those of the step.
func (v *StepView) Asked() []GateView {
	if v.Anew != nil {
		return v.Anew
	}
	return v.Gates
}

// Gate kinds.
const (
	GateQuestion   = "question"    // a question is not answered
	GateEvidence   = "evidence"    // nothing was kept yet
	GateOrder      = "order"       // something else comes first
	GateText       = "text"        // its text has a blank, or asserts what is not confirmed
	GateConsult    = "consult"     // somebody is to be consulted
	GateApproval   = "approval"    // an act is to be approved
	GateTwoPersons = "two-persons" // a decision is not one person's
)

// How a gate came to stand as it does.
const (
	HowApproved   = "approved"
	HowRefused    = "refused"
	HowOutdated   = "outdated"   // the text changed after it was approved
	HowOtherPost  = "other-post" // somebody approved it who is none of those whom the office's rules name
	HowConsulted  = "consulted"
	HowOverridden = "overridden"
	HowExempt     = "exempt" // the office's rule says that no permission is needed
)

// ByPromise says of a deadline that it is the time of a promise that the step keeps.
const ByPromise org.Whose = "promise"

// Again reports whether the step is done and may be done another time: it repeats, or it is a
// notice with words that were written since and did not go out.
func (v *StepView) Again() bool {
	return v.State == StateDone && (v.Repeat || v.Type == playbook.Notice && v.Anew != nil)
}

// GateView is one gate of a step.
type GateView struct {
	Kind     string
	Act      string // of an approval or a consultation
	Open     bool   // it does not hold the step now
	Advice   bool   // it never does here: the rule is another office's, or nobody's
	OnRecord bool   // it holds only the recording: the one who records must name somebody
	Unsure   bool   // it is of publishing outside office hours, and nobody knows whether the moment is
	Whose    org.Whose
	Rule     lang.Text      // the standing rule behind it
	Source   string         // the clause behind it
	Who      []lang.Text    // who can approve or is to be consulted: posts, or roles where unset
	Role     string         // of a consultation
	Roles    []string       // of an approval: the roles that the office's rules name for it; empty: nobody
	Steps    []playbook.Ref // of an order: what comes first; of evidence: where it is kept
	Facts    []string       // of a text: what it asserts and is not confirmed
	By       string         // who approved, refused, was consulted or overrode
	Post     string         // of an approval or its refusal: the post of who gave it; "": not on record
	Reason   string         // of a refusal or an override
	How      string         // one of the constants above, or ""
	// Objection, of an open approval: who refused it since, without the power to take it
	// back, and why; zero: nobody.
	Objection lang.Text
	Seq       int // the entry that opened it, the question, or the draft
}

// Contact is one way to reach a report target: the post, then its deputies.
type Contact struct {
	org.Contact
	Tried int // how often an attempt to reach them failed
}

// EvidenceView is one thing kept.
type EvidenceView struct {
	EvidenceItem
	Seq  int
	Step playbook.Ref // the step it was kept at, or empty
	By   Actor
	At   time.Time // event time
}

// FactView is one fact as it stands.
type FactView struct {
	Fact
	Title lang.Text // of a fact of the playbooks
	Seq   int       // the entry that stated it last
	Step  playbook.Ref
	By    Actor
	At    time.Time // event time of that entry

	Corrected int // the last entry that corrects that one; 0: none
}

// Known is as of when the fact is known: the time that was named, else when it was stated.
func (f FactView) Known() time.Time {
	if f.AsOf.IsZero() {
		return f.At
	}
	return f.AsOf
}

// Outlasts reports whether a statement stands although another of the same fact was typed in
// after it: the other is as of an earlier time. What is confirmed is not outlasted by what is
// not.
func (f FactView) Outlasts(other FactView) bool {
	return other.Known().Before(f.Known()) && (f.Certainty == Confirmed || other.Certainty != Confirmed)
}

// DraftView is one draft of a text.
type DraftView struct {
	Draft
	Seq  int
	Step playbook.Ref
	By   Actor
	At   time.Time
}

// ItemView is one item of a step: an administrator, a report target.
type ItemView struct {
	ID     string    // what --item and --to take
	Name   lang.Text // the role or name
	Post   lang.Text // of a role: the post; zero: unset
	Role   bool      // the item is a role of the playbooks
	State  StepState // Ready while open
	Seq    int
	At     time.Time
	By     Actor
	Via    string // of a target that was reached: who answered in its place; "": itself
	Reason string
	// Contacts are whom to call for a target, in order: the post, set or not, then
	// its deputies.
	Contacts []Contact
}

// PromiseView is a promise: opened by one step, kept by another.
type PromiseView struct {
	Step     playbook.Ref // the step that opened it
	Title    lang.Text
	Due      time.Time      // zero: no time was given
	KeptBy   []playbook.Ref // the steps that can keep it
	Kept     bool
	Released bool      // settled otherwise: the step that keeps it was recorded as impossible or not needed
	At       time.Time // when it was opened
}
