package drill

import (
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/tomlfile"
)

// Bounds of a scenario file.
const (
	MaxFileSize = 128 << 10
	MaxNesting  = 6
	MaxInjects  = 60
	MaxExpected = 20 // of one inject
)

// format is the version of the file format.
const format = 1

// Problem is one thing that is wrong with a scenario file, and where.
type Problem = tomlfile.Problem

// Problems is what is wrong with a scenario file; it is the error of [Parse] and
// [Scenario.Check].
type Problems = tomlfile.Problems

// Scenario is one checked file.
type Scenario struct {
	File       playbook.File // the bytes it was read from
	SHA256     string        // of the bytes, lower-case hex
	ID         string
	Code       string    // a letter or so by which it is chosen without telling what happens; "": its id
	Title      lang.Text // for the facilitator and the report: it tells what happens
	Purpose    lang.Text
	Situation  lang.Text
	Moment     lang.Text // zero: not said
	Length     time.Duration
	Account    lang.Text
	Roles      []string
	Kinds      []string
	Objectives []Objective
	Injects    []*Inject // by number
	Marks      []Mark
	Debrief    []lang.Text

	start string // as StartIn reads it
}

// Objective is one thing the drill is to show.
type Objective struct {
	ID   string
	Text lang.Text
}

// Inject is one situation handed to the players.
type Inject struct {
	Number  int
	Title   lang.Text
	At      time.Duration // from the start; After is empty
	After   Trigger       // or from a step
	From    lang.Text
	To      string
	Means   Means
	Text    lang.Text
	Screen  lang.Text
	Expect  []Expected
	Forbid  []Violation
	OnlyIf  []Condition
	Unless  []Condition
	Note    lang.Text
	Answers []Answer
}

// Trigger sets an inject off some time after a step was settled.
type Trigger struct {
	Step   playbook.Ref // "": the inject has a time from the start
	Answer []string     // of a decision: one of these was given; none: any
	Delay  time.Duration
}

// Expected is one action the players are expected to take.
type Expected struct {
	Step   playbook.Ref
	Within time.Duration // from the delivery of the inject; 0: no time is set
	Clause string
	Answer []string // of a decision: one of these is given; none: any
}

// Condition is what an inject depends on.
type Condition struct {
	Step       playbook.Ref
	Answer     []string // of a decision: one of these was given
	Impossible bool     // the step was recorded as impossible, rather than done
}

// Means is by what means an inject comes.
type Means string

// The means.
const (
	Telephone Means = "telephone"
	Mail      Means = "mail"
	Screen    Means = "screen" // seen on a screen of a social network
	InPerson  Means = "in-person"
	Paper     Means = "document"
)

// AllMeans lists the means.
var AllMeans = []Means{Telephone, Mail, Screen, InPerson, Paper}

// How says how somebody answers whom the players turn to.
type How string

// The ways of answering.
const (
	Nobody  How = "nobody"  // nobody answers
	Deputy  How = "deputy"  // a deputy does
	Answers How = "answers" // they do
	Number  How = "number"  // an outside body gives a reference
)

// Hows lists the ways of answering.
var Hows = []How{Nobody, Deputy, Answers, Number}

// Answer is what the facilitator answers in somebody's place. [Answer.To] tells who of them
// answers.
type Answer struct {
	Who       string // a role of the opening
	How       How
	Text      lang.Text
	Reference string // with Number
}

// To is how the one who is called answers: whoever has the post, or a deputy. Where a deputy
// answers in their place, the post itself does not; where nobody does, no deputy does either;
// otherwise a deputy answers as usual, and what the answer says is not theirs to say.
func (a Answer) To(deputy bool) Answer {
	switch {
	case a.How == Deputy && deputy:
		a.How = Answers
	case a.How == Deputy:
		return Answer{Who: a.Who, How: Nobody}
	case a.How != Nobody && deputy:
		return Answer{Who: a.Who, How: Answers}
	}
	return a
}

// Mark is a pass mark.
type Mark struct {
	Title lang.Text
	Steps []playbook.Ref
	Never []Violation
}

// Violation is one of the things that must not happen.
type Violation string

// The violations; the package comment says what each is.
const (
	PublishedWithoutApproval Violation = "published-without-approval"
	DeletedBeforeEvidence    Violation = "deleted-before-evidence"
	OnePersonDecision        Violation = "one-person-decision"
	Rebuttal                 Violation = "rebuttal"
	UnconfirmedAsserted      Violation = "unconfirmed-asserted"
	UnkeptPromise            Violation = "unkept-promise"
	MissedReportTarget       Violation = "missed-report-target"
	UnfilledPlaceholder      Violation = "unfilled-placeholder"
)

// Violations lists the violations in the order of this documentation.
var Violations = []Violation{
	PublishedWithoutApproval, DeletedBeforeEvidence, OnePersonDecision, Rebuttal,
	UnconfirmedAsserted, UnkeptPromise, MissedReportTarget, UnfilledPlaceholder,
}

// Title names the violation.
func (v Violation) Title() lang.Text { return lang.Drill.Violation[string(v)] }

// Title names the means.
func (m Means) Title() lang.Text { return lang.Drill.Means[string(m)] }

// Title says how they answer.
func (h How) Title() lang.Text { return lang.Drill.How[string(h)] }

// StartIn is the assumed moment at which the drill starts, in a time zone.
func (s *Scenario) StartIn(zone *time.Location) time.Time {
	t, _ := time.ParseInLocation(startForm, s.start, zone) // it was read once already
	return t
}

// Inject finds an inject by its number.
func (s *Scenario) Inject(number int) (*Inject, bool) {
	i, ok := slices.BinarySearchFunc(s.Injects, number, func(in *Inject, n int) int { return in.Number - n })
	if !ok {
		return nil, false
	}
	return s.Injects[i], true
}

// Objective finds an objective by its id.
func (s *Scenario) Objective(id string) (Objective, bool) {
	i := slices.IndexFunc(s.Objectives, func(o Objective) bool { return o.ID == id })
	if i < 0 {
		return Objective{}, false
	}
	return s.Objectives[i], true
}

// PlayersTitle is what the scenario is called before those who are going to play it, and
// while they do: its code and what sort of moment it is. Its title and its id tell what is
// going to happen, and who trains alone is a player as well.
func (s *Scenario) PlayersTitle() lang.Text {
	moment := s.Moment
	if moment.IsZero() {
		moment = lang.DrillAfter.NoMoment
	}
	if s.Code == "" {
		return moment
	}
	return lang.DrillAfter.PlayersTitle.With(strings.ToUpper(s.Code), moment)
}

// Opening is what the log of a drill on the scenario begins with: the scenario is pinned,
// and drill time begins. Its kinds are open: to find them is the players'. Its title is
// what sort of moment it is, since the scenario's own would tell what is going to happen.
func (s *Scenario) Opening(by runbook.By, l lang.Lang, zone *time.Location) runbook.Open {
	return runbook.Open{By: by, Title: s.Moment.In(l), Account: s.Account.In(l), Detected: s.StartIn(zone),
		Plan: &runbook.Plan{Scenario: s.Pin(), Start: s.StartIn(zone)}}
}

// Pin pins the scenario with its bytes.
func (s *Scenario) Pin() runbook.Pin {
	return runbook.MakePin(runbook.PinScenario, s.File.Name, s.File.Data)
}
