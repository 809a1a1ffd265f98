package drill

import (
	"fmt"
	"slices"
	"time"

	"github.com/go-json-experiment/json"

	"dandori/runbook"
)

// The types of entries that only a drill has; beside each, the Go type of its data.
const (
	Started        runbook.Type = "drill.started"         // *Starting
	Paused         runbook.Type = "drill.paused"          // *Pausing
	Resumed        runbook.Type = "drill.resumed"         // *Resuming
	SpeedSet       runbook.Type = "drill.speed-set"       // *SpeedSetting
	Jumped         runbook.Type = "drill.jumped"          // *Jumping
	Injected       runbook.Type = "drill.injected"        // *Delivery
	InjectSkipped  runbook.Type = "drill.inject-skipped"  // *Skipping
	InjectDelayed  runbook.Type = "drill.inject-delayed"  // *Delaying
	Observed       runbook.Type = "drill.observed"        // *Observation
	ExpectationMet runbook.Type = "drill.expectation-met" // *Meeting
	Rated          runbook.Type = "drill.rated"           // *Rating
)

// Starting begins the drill.
type Starting struct {
	Scenario runbook.Pin `json:"scenario"`
	Clock    time.Time   `json:"clock"`
	Speed    int         `json:"speed"`
}

// Pausing stops the clock.
type Pausing struct {
	Clock       time.Time `json:"clock"`
	Reason      string    `json:"reason,omitzero"`
	Interrupted bool      `json:"interrupted,omitzero"` // nobody paused it: the program had ended while it ran
}

// Resuming sets the clock going again.
type Resuming struct {
	Clock  time.Time `json:"clock"`
	Reason string    `json:"reason,omitzero"`
}

// SpeedSetting says how fast the clock runs from now on.
type SpeedSetting struct {
	Clock time.Time `json:"clock"`
	Speed int       `json:"speed"`
}

// Jumping puts the clock forward.
type Jumping struct {
	From  time.Time `json:"from"`
	Clock time.Time `json:"clock"`
}

// Delivery hands an inject to the players.
type Delivery struct {
	Inject int  `json:"inject"`
	ByHand bool `json:"by_hand,omitzero"` // it was not due yet, or its conditions did not hold
}

// Skipping leaves an inject out.
type Skipping struct {
	Inject int    `json:"inject"`
	Reason string `json:"reason,omitzero"`
}

// Delaying puts an inject off.
type Delaying struct {
	Inject int       `json:"inject"`
	Until  time.Time `json:"until"` // drill time
	Reason string    `json:"reason,omitzero"`
}

// Observation is what the facilitator or an evaluator saw.
type Observation struct {
	Text   string `json:"text"`
	Inject int    `json:"inject,omitzero"`
}

// Meeting marks an expected action as taken although the players did not record it.
// The step is that of the event.
type Meeting struct {
	Inject int    `json:"inject"`
	Text   string `json:"text,omitzero"`
}

// Rating is what an evaluator makes of an objective.
type Rating struct {
	Objective string `json:"objective"`
	Rating    Grade  `json:"rating"`
	Text      string `json:"text,omitzero"`
}

// Grade is a rating of an objective, in the four steps of HSEEP.
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

// newData makes an empty data value for each type.
var newData = map[runbook.Type]func() any{
	Started:        func() any { return new(Starting) },
	Paused:         func() any { return new(Pausing) },
	Resumed:        func() any { return new(Resuming) },
	SpeedSet:       func() any { return new(SpeedSetting) },
	Jumped:         func() any { return new(Jumping) },
	Injected:       func() any { return new(Delivery) },
	InjectSkipped:  func() any { return new(Skipping) },
	InjectDelayed:  func() any { return new(Delaying) },
	Observed:       func() any { return new(Observation) },
	ExpectationMet: func() any { return new(Meeting) },
	Rated:          func() any { return new(Rating) },
}

// Types lists the types of entries that only a drill has, in no particular order.
func Types() []runbook.Type {
	var types []runbook.Type
	for t := range newData {
		types = append(types, t)
	}
	return types
}

// encode wraps the data of a drill's entry as package runbook keeps what it does not
// know.
func encode(data any) (runbook.Data, error) {
	raw, err := json.Marshal(data, json.Deterministic(true))
	if err != nil {
		return nil, fmt.Errorf("encode a drill's entry: %w", err)
	}
	return &runbook.Unknown{Raw: raw}, nil
}

// DataOf gives the data of a drill's entry, one of the types of this package; nil of
// any other entry, and of one that no version can have written.
func DataOf(e runbook.Event) any {
	empty, ok := newData[e.Type]
	u, raw := e.Data.(*runbook.Unknown)
	if !ok || !raw {
		return nil
	}
	data := empty()
	if json.Unmarshal(u.Raw, data) != nil || !sound(data) {
		return nil
	}
	return data
}

// sound refuses data that no version can have written; a log may hold it all the same,
// since whoever can write the file can write a line.
func sound(data any) bool {
	switch d := data.(type) {
	case *Starting:
		return !d.Clock.IsZero() && inRange(d.Speed)
	case *Pausing:
		return !d.Clock.IsZero()
	case *Resuming:
		return !d.Clock.IsZero()
	case *SpeedSetting:
		return !d.Clock.IsZero() && inRange(d.Speed)
	case *Jumping:
		return !d.Clock.IsZero()
	case *Delaying:
		return !d.Until.IsZero()
	case *Rating:
		return slices.Contains(Grades, d.Rating)
	}
	return true
}

func inRange(speed int) bool { return speed >= 1 && speed <= MaxSpeed }
