package runbook

import (
	"errors"
	"maps"
	"slices"
	"time"
)

// The types of entries that only a drill has; beside each, the Go type of its data.
// Package drill says what they mean, and which intents make them.
const (
	DrillStarted        Type = "drill.started"         // *DrillStarting
	DrillPaused         Type = "drill.paused"          // *DrillPausing
	DrillResumed        Type = "drill.resumed"         // *DrillResuming
	DrillSpeedSet       Type = "drill.speed-set"       // *DrillSpeedSetting
	DrillJumped         Type = "drill.jumped"          // *DrillJumping
	DrillInjected       Type = "drill.injected"        // *DrillDelivery
	DrillInjectSkipped  Type = "drill.inject-skipped"  // *DrillSkipping
	DrillInjectDelayed  Type = "drill.inject-delayed"  // *DrillDelaying
	DrillObserved       Type = "drill.observed"        // *DrillObservation
	DrillExpectationMet Type = "drill.expectation-met" // *DrillMeeting
	DrillContactsShown  Type = "drill.contacts-shown"  // *DrillContacts
	DrillRated          Type = "drill.rated"           // *DrillRating
	DrillDiscussed      Type = "drill.discussed"       // *DrillDiscussion
	DrillImprovementSet Type = "drill.improvement-set" // *DrillImprovement
	DrillEnded          Type = "drill.ended"           // *DrillEnding
)

// DrillStarting sets the drill's clock going.
type DrillStarting struct {
	Clock time.Time `json:"clock"`
	Speed int       `json:"speed"`
}

// DrillPausing stops the clock.
type DrillPausing struct {
	Clock       time.Time `json:"clock"`
	Reason      string    `json:"reason,omitzero"`
	Interrupted bool      `json:"interrupted,omitzero"` // nobody paused it: the program had ended while it ran
}

// DrillResuming sets the clock going again.
type DrillResuming struct {
	Clock  time.Time `json:"clock"`
	Reason string    `json:"reason,omitzero"`
}

// DrillSpeedSetting says how fast the clock runs from now on.
type DrillSpeedSetting struct {
	Clock time.Time `json:"clock"`
	Speed int       `json:"speed"`
}

// DrillJumping puts the clock forward.
type DrillJumping struct {
	From  time.Time `json:"from"`
	Clock time.Time `json:"clock"`
}

// DrillDelivery hands an inject to the players.
type DrillDelivery struct {
	Inject int  `json:"inject"`
	ByHand bool `json:"by_hand,omitzero"` // it was not due yet, or its conditions did not hold
}

// DrillSkipping leaves an inject out.
type DrillSkipping struct {
	Inject int    `json:"inject"`
	Reason string `json:"reason,omitzero"`
}

// DrillDelaying puts an inject off.
type DrillDelaying struct {
	Inject int       `json:"inject"`
	Until  time.Time `json:"until"` // drill time
	Reason string    `json:"reason,omitzero"`
}

// DrillObservation is what the facilitator or an evaluator saw.
type DrillObservation struct {
	Text   string `json:"text"`
	Inject int    `json:"inject,omitzero"`
}

// DrillMeeting marks an expected action as taken although the players did not record
// it. The step is that of the event.
type DrillMeeting struct {
	Inject int    `json:"inject"`
	Text   string `json:"text,omitzero"`
}

// DrillContacts shows the real contact numbers of the office, or hides them again.
type DrillContacts struct {
	Shown  bool   `json:"shown"`
	Reason string `json:"reason,omitzero"`
}

// DrillRating is what an evaluator makes of an objective.
type DrillRating struct {
	Objective string `json:"objective"`
	Rating    Grade  `json:"rating"`
	Text      string `json:"text,omitzero"`
}

// DrillDiscussion is what was said of a debrief question right after the drill.
type DrillDiscussion struct {
	Question int    `json:"question"` // its place in the scenario, from 1
	Text     string `json:"text"`
	Instead  bool   `json:"instead,omitzero"` // of what was noted of the question before; otherwise it is added
}

// DrillImprovement is one item of the plan to improve (改善計画), as it stands from now on.
type DrillImprovement struct {
	Number int    `json:"number"` // of the item, from 1; what stood under it no longer holds; 0: a proposal that was turned down, which was never in the plan
	Item   string `json:"item"`
	Owner  string `json:"owner,omitzero"` // 担当課
	Due    string `json:"due,omitzero"`   // a day, as 2026-12-20
	Gone   bool   `json:"gone,omitzero"`  // the item was taken out of the plan

	Proposed string `json:"proposed,omitzero"` // the key of the proposal that it was, as package drill makes them; with Gone: that was not accepted, or no longer is
}

// TurnedDown reports whether it is a proposal that was turned down: no item of the plan. In
// old logs it may lack the key.
func (d *DrillImprovement) TurnedDown() bool { return d.Number == 0 && d.Gone }

// DrillEnding ends the drill: its clock stops, and nothing more is recorded of steps.
type DrillEnding struct {
	Clock  time.Time `json:"clock"`
	Reason string    `json:"reason,omitzero"`
}

// Grade is a rating of an objective of a drill, in four steps.
type Grade string

// The grades.
const (
	Performed    Grade = "P" // without challenges
	SomeTrouble  Grade = "S" // with some challenges
	MajorTrouble Grade = "M" // with major challenges
	Unable       Grade = "U" // could not be performed
)

// Grades lists the grades, the best first.
var Grades = []Grade{Performed, SomeTrouble, MajorTrouble, Unable}

func (*DrillStarting) eventData()     {}
func (*DrillPausing) eventData()      {}
func (*DrillResuming) eventData()     {}
func (*DrillSpeedSetting) eventData() {}
func (*DrillJumping) eventData()      {}
func (*DrillDelivery) eventData()     {}
func (*DrillSkipping) eventData()     {}
func (*DrillDelaying) eventData()     {}
func (*DrillObservation) eventData()  {}
func (*DrillMeeting) eventData()      {}
func (*DrillContacts) eventData()     {}
func (*DrillRating) eventData()       {}
func (*DrillDiscussion) eventData()   {}
func (*DrillImprovement) eventData()  {}
func (*DrillEnding) eventData()       {}

// drillData makes an empty data value for each type that only a drill has.
var drillData = map[Type]func() Data{
	DrillStarted:        func() Data { return new(DrillStarting) },
	DrillPaused:         func() Data { return new(DrillPausing) },
	DrillResumed:        func() Data { return new(DrillResuming) },
	DrillSpeedSet:       func() Data { return new(DrillSpeedSetting) },
	DrillJumped:         func() Data { return new(DrillJumping) },
	DrillInjected:       func() Data { return new(DrillDelivery) },
	DrillInjectSkipped:  func() Data { return new(DrillSkipping) },
	DrillInjectDelayed:  func() Data { return new(DrillDelaying) },
	DrillObserved:       func() Data { return new(DrillObservation) },
	DrillExpectationMet: func() Data { return new(DrillMeeting) },
	DrillContactsShown:  func() Data { return new(DrillContacts) },
	DrillRated:          func() Data { return new(DrillRating) },
	DrillDiscussed:      func() Data { return new(DrillDiscussion) },
	DrillImprovementSet: func() Data { return new(DrillImprovement) },
	DrillEnded:          func() Data { return new(DrillEnding) },
}

func init() { maps.Copy(newData, drillData) }

// DrillTypes lists the types of entries that only a drill has, in no particular order.
func DrillTypes() []Type { return slices.Collect(maps.Keys(drillData)) }

// OfDrill reports whether only a drill has an entry of this type.
func (t Type) OfDrill() bool { return drillData[t] != nil }

// MaxSpeed is how many times as fast as the wall clock a drill can run.
const MaxSpeed = 60

// checkDrill refuses data of a drill's entry that no version can have written.
func checkDrill(data Data) error {
	var clock time.Time
	speed, inject := 1, 1
	switch d := data.(type) {
	case *DrillStarting:
		clock, speed = d.Clock, d.Speed
	case *DrillPausing:
		clock = d.Clock
	case *DrillResuming:
		clock = d.Clock
	case *DrillSpeedSetting:
		clock, speed = d.Clock, d.Speed
	case *DrillJumping:
		clock = d.Clock
	case *DrillEnding:
		clock = d.Clock
	case *DrillDelaying:
		clock, inject = d.Until, d.Inject
	case *DrillDelivery:
		clock, inject = time.Unix(0, 0), d.Inject
	case *DrillSkipping:
		clock, inject = time.Unix(0, 0), d.Inject
	case *DrillRating:
		if !slices.Contains(Grades, d.Rating) {
			return errors.New("a rating that is none of P, S, M and U")
		}
		return nil
	case *DrillDiscussion:
		if d.Question < 1 {
			return errors.New("what was said of no question")
		}
		return nil
	case *DrillImprovement:
		if _, err := time.Parse(time.DateOnly, d.Due); d.Due != "" && err != nil {
			return errors.New("an improvement that is due on no day")
		}
		if d.Number < 1 && !d.TurnedDown() {
			return errors.New("an improvement without a number")
		}
		return nil
	default:
		return nil
	}
	switch {
	case clock.IsZero():
		return errors.New("a drill's clock without a time")
	case speed < 1 || speed > MaxSpeed:
		return errors.New("a drill's clock of a speed that it cannot have")
	case inject < 1:
		return errors.New("an inject without a number")
	}
	return nil
}

// drillTexts lists every text a person typed into the data of a drill's entry.
func drillTexts(data Data) []string {
	switch d := data.(type) {
	case *DrillPausing:
		return []string{d.Reason}
	case *DrillResuming:
		return []string{d.Reason}
	case *DrillSkipping:
		return []string{d.Reason}
	case *DrillDelaying:
		return []string{d.Reason}
	case *DrillObservation:
		return []string{d.Text}
	case *DrillMeeting:
		return []string{d.Text}
	case *DrillContacts:
		return []string{d.Reason}
	case *DrillRating:
		return []string{d.Objective, d.Text}
	case *DrillDiscussion:
		return []string{d.Text}
	case *DrillImprovement:
		return []string{d.Item, d.Owner, d.Proposed}
	case *DrillEnding:
		return []string{d.Reason}
	}
	return nil
}
