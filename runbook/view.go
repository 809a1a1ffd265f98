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
	Playbook *playbook.Playbook
	State    StepState
	Sources  []string  // the step's sources that hold for the incident's kinds
	RoleName lang.Text // the neutral role or outside body
	Post     lang.Text // the post the profile gives it; zero: unset
	Whose    org.Whose
	Deadline time.Time // zero: none, or its clock has not started
	DueWhose org.Whose // whose rule the due time is; Ours is shown as 目安
	Overdue  bool

	Undecided bool           // of a waiting step: whether it applies rests on what is still open
	WaitsFor  []playbook.Ref // of a waiting step: what is not settled
	Gates     []GateView     // every gate of the step, open or not
	Items     []ItemView     // of a step with items
	Question  *AskedQuestion // the open question that holds it

	// What the log says of it.
	Seq       int       // the entry that settled it, or 0
	At        time.Time // event time of that entry
	By        Actor
	Reason    string
	Note      string
	Chosen    []string
	Values    map[string]string // what was filled in, by field id
	Timing    Timing
	Attempts  []Attempt
	Checks    int
	LastCheck time.Time
	NextCheck time.Time // of an open watch step: when to look again
}

// Gate kinds.
const (
	GateApproval = "approval"
	GateEvidence = "evidence"
	GateQuestion = "question"
)

// GateView is one gate of a step.
type GateView struct {
	Kind   string
	Act    string // of an approval
	Open   bool   // it no longer holds the step
	Whose  org.Whose
	Who    []lang.Text // who can approve: posts, or roles where unset
	By     string      // who approved, refused or overrode
	Reason string      // of a refusal or an override
	How    string      // "", "approved", "refused" or "overridden"
	Source string
	Seq    int // the entry that opened it, or the question
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
	Reason string
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
