package runbook

import (
	"time"

	"dandori/runbook/lang"
)

// describeDrill says what an entry means that only a drill has. It does not read the
// scenario: package drill's Describe names injects and objectives by their titles.
func describeDrill(s *State, e Event) lang.Text {
	t := lang.DrillRun
	clock := func(at time.Time) string { return at.In(s.Location()).Format("15:04") }
	switch d := e.Data.(type) {
	case *DrillStarting:
		return t.Started.With(clock(d.Clock))
	case *DrillPausing:
		if d.Interrupted {
			return t.Interrupted.With(clock(d.Clock))
		}
		return lang.Drill.Event[string(e.Type)].With(clock(d.Clock))
	case *DrillResuming:
		return lang.Drill.Event[string(e.Type)].With(clock(d.Clock))
	case *DrillSpeedSetting:
		return lang.Drill.Event[string(e.Type)].With(d.Speed)
	case *DrillJumping:
		return lang.Drill.Event[string(e.Type)].With(clock(d.From), clock(d.Clock))
	case *DrillDelivery:
		return t.Injected.With(d.Inject)
	case *DrillSkipping:
		return t.Skipped.With(d.Inject)
	case *DrillDelaying:
		return t.Delayed.With(d.Inject, clock(d.Until))
	case *DrillObservation:
		return lang.Drill.Event[string(e.Type)].With(d.Text)
	case *DrillMeeting:
		return lang.Drill.Event[string(e.Type)].With(d.Inject, s.stepTitle(e.Step))
	case *DrillContacts:
		if !d.Shown {
			return lang.Drill.ContactsHidden
		}
		return lang.Drill.Event[string(e.Type)]
	case *DrillRating:
		return lang.Drill.Event[string(e.Type)].With(string(d.Rating), d.Objective)
	case *DrillDiscussion:
		return lang.Drill.Event[string(e.Type)].With(d.Question, d.Text)
	case *DrillImprovement:
		return d.Describe()
	case *DrillEnding:
		return lang.Drill.Event[string(e.Type)].With(clock(d.Clock))
	}
	return lang.Event.UnknownType.With(string(e.Type))
}

// Describe says the item in one line, with whose it is and by when.
func (d *DrillImprovement) Describe() lang.Text {
	t := lang.DrillAfter
	line := lang.Drill.Event[string(DrillImprovementSet)].With(d.Number, d.Item)
	if d.TurnedDown() {
		return lang.DrillPropose.TurnedDown.With(d.Item)
	}
	if d.Gone {
		return t.ImprovementGone.With(d.Number, d.Item)
	}
	if d.Owner != "" {
		line = t.WithOwner.With(line, d.Owner)
	}
	if d.Due != "" {
		line = t.WithDue.With(line, d.Due)
	}
	return line
}

// drillRemark is the reason or the remark of a drill's entry.
func drillRemark(data Data) string {
	switch d := data.(type) {
	case *DrillObservation, *DrillDiscussion, *DrillImprovement: // its text is the entry
		return ""
	case *DrillRating:
		return d.Text
	case nil:
		return ""
	}
	for _, text := range drillTexts(data) {
		return text
	}
	return ""
}
