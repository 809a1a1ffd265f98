package runbook

import (
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// Brief is what a list says of an incident. It is small, can be kept as JSON as long
// as the log does not grow, and tells at any later time what is late then and what
// to turn to. Whether a step was held by a gate it tells as of when it was made.
type Brief struct {
	Status   Status      `json:"status"`
	Mistake  bool        `json:"mistake,omitzero"` // it ended as begun by mistake
	Kinds    []string    `json:"kinds,omitzero"`
	Titles   []lang.Text `json:"titles,omitzero"` // of the kinds
	Title    string      `json:"title,omitzero"`
	Org      string      `json:"org,omitzero"`
	Office   lang.Text   `json:"office,omitzero"`
	Zone     string      `json:"zone,omitzero"` // time zone of the office
	Detected time.Time   `json:"detected,omitzero"`
	Opened   time.Time   `json:"opened,omitzero"`
	Last     time.Time   `json:"last,omitzero"` // the latest entry time of an entry
	Recorder string      `json:"recorder,omitzero"`
	Entries  int         `json:"entries"`
	Clock    *BriefClock `json:"clock,omitzero"` // of a drill on a scenario
	Due      []time.Time `json:"due,omitzero"`   // of everything open that has a time
	Turns    []Turn      `json:"turns,omitzero"` // the steps of which one is next
}

// Turn is a step that may be the next one to turn to.
type Turn struct {
	Step     playbook.Ref `json:"step"`
	Title    lang.Text    `json:"title"`
	Deadline time.Time    `json:"deadline,omitzero"`
	Watch    bool         `json:"watch,omitzero"`
	Check    time.Time    `json:"check,omitzero"` // of a watch: when to look
	Held     bool         `json:"held,omitzero"`
}

// view is as much of a step as [Next] asks for, at now.
func (t Turn) view(now time.Time) StepView {
	v := StepView{Step: &playbook.Step{Ref: t.Step}, State: Ready, Deadline: t.Deadline, NextCheck: t.Check}
	if t.Held {
		v.State = Held
	}
	if t.Watch {
		v.Type = playbook.Watch
		v.Overdue = late(t.Deadline, now) || late(t.Check, now)
	}
	return v
}

// end is later than any time a log can have.
var end = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// MakeBrief makes the brief of an incident from its state and its entries.
func MakeBrief(s *State, entries []Event, now time.Time) Brief {
	b := Brief{
		Status: s.Status, Mistake: s.Mistake, Kinds: s.Kinds, Title: s.Title, Detected: s.Detected, Opened: s.Opened,
		Recorder: s.Recorder(), Entries: s.Head, Zone: s.Location().String(), Clock: briefClock(s),
	}
	now = s.Now(now)
	if s.Planned() && !s.Over() { // the players closed their incident, and the drill goes on
		b.Status = StatusOpen
	}
	for _, k := range s.Kinds {
		b.Titles = append(b.Titles, s.KindTitle(k))
	}
	if s.Org != nil {
		b.Org, b.Office = s.Org.ID, s.Org.Name
	}
	for _, e := range entries {
		if e.Logged.After(b.Last) {
			b.Last = e.Logged
		}
	}
	if s.Status != StatusOpen || s.Set == nil {
		return b
	}
	for _, d := range s.Dues(end) {
		b.Due = append(b.Due, d.At)
	}
	// Of the steps that are no watch the most urgent one stays it; of watches that
	// depends on the time.
	var rest []StepView
	for _, v := range s.Steps(now) {
		switch {
		case v.State != Ready && v.State != Held:
		case v.Type == playbook.Watch:
			b.Turns = append(b.Turns, turn(v))
		default:
			rest = append(rest, v)
		}
	}
	if ref, ok := Next(rest); ok {
		for i, v := range rest {
			if v.Ref == ref {
				b.Turns = append([]Turn{turn(rest[i])}, b.Turns...)
				break
			}
		}
	}
	return b
}

func turn(v StepView) Turn {
	return Turn{Step: v.Ref, Title: v.Title, Deadline: v.Deadline, Watch: v.Type == playbook.Watch, Check: v.NextCheck, Held: v.State == Held}
}

// At says what is next at a time, and how much is overdue then. The second result
// is false when nothing is next.
func (b Brief) At(now time.Time) (next Turn, ok bool, overdue int) {
	now = b.Clock.now(now)
	for _, at := range b.Due {
		if late(at, now) {
			overdue++
		}
	}
	var views []StepView
	for _, t := range b.Turns {
		views = append(views, t.view(now))
	}
	ref, ok := Next(views)
	for _, t := range b.Turns {
		if ok && t.Step == ref {
			return t, true, overdue
		}
	}
	return Turn{}, false, overdue
}
