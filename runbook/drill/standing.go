package drill

import (
	"maps"
	"slices"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// Admits says why nothing like an intent can be recorded now, whatever it holds: the drill
// was not held, was not started yet, or was ended. The error is a [*runbook.Refusal]; nil when
// something can. Who asks for a form is told before it is filled in.
func Admits(r Run, in Intent) error {
	if r.State.NotHeld() {
		return r.State.WasNotHeld()
	}
	switch in.(type) {
	case Start, SetSpeed, ShowContacts, End:
	default:
		if !r.Clock.Begun() {
			return refuse(lang.Drill.NotStarted, lang.Drill.NotStartedHint)
		}
	}
	switch in.(type) {
	case Observe, MarkMet, Rate, Discuss, Improve: // what belongs to the review
	default:
		if r.Clock.Ended {
			return &runbook.Refusal{Code: runbook.IncidentEnded, Text: lang.Drill.Ended, Hint: lang.Drill.EndedHint}
		}
	}
	return nil
}

// Standing is how an expected action of a delivered inject stands while the drill goes on, by
// the rule by which [Score] tells it at the end.
type Standing struct {
	Taken  bool
	ByHand bool      // the facilitator says so, and the players do not, or only as of later
	Looked bool      // it is a watch that goes on, and somebody looked
	At     time.Time // drill time at which it was taken; zero with Looked
}

// Stands tells how an expected action of an inject stands at a drill time.
func (r *Run) Stands(inject int, x Expected, now time.Time) Standing {
	v, ok := r.State.Step(x.Step, now)
	hand, marked := r.marked[expectation{inject, x.Step}]
	if ok && r.met(x, v, now) {
		at, deputy := r.byDeputy(v, now)
		if !deputy {
			at = v.At
		}
		switch {
		case v.Type == playbook.Watch && v.State != runbook.StateDone:
			return Standing{Taken: true, Looked: true}
		case !marked || !minuteBefore(hand, at): // the earlier of the two holds
			return Standing{Taken: true, At: at}
		}
	}
	return Standing{Taken: marked, ByHand: marked, At: hand}
}

// minuteBefore reports whether a moment is in an earlier minute than another. What a person types is a
// whole minute, and what a record has by itself is a second in one: within the same minute nobody
// can say which came first.
func minuteBefore(at, other time.Time) bool {
	return at.Truncate(time.Minute).Before(other.Truncate(time.Minute))
}

// met reports whether an expected action is taken, by what the log says of its step.
func (r *Run) met(x Expected, v runbook.StepView, now time.Time) bool {
	_, deputy := r.byDeputy(v, now)
	return deputy || done(v) && (len(x.Answer) == 0 || answered(v, x.Answer))
}

// expectation names an expected action.
type expectation struct {
	inject int
	step   playbook.Ref
}

// mark takes over what the facilitator marked as taken. It changes no map that another run
// may have.
func (r *Run) mark(e runbook.Event, d *runbook.DrillMeeting) {
	all := maps.Clone(r.marked)
	if all == nil {
		all = map[expectation]time.Time{}
	}
	all[expectation{d.Inject, e.Step}] = e.At
	r.marked = all
}

// Unproved lists the expected actions of an inject that the facilitator may still mark: those that
// were not taken by the log, so that the time of a mark can be put right.
func (r *Run) Unproved(in *Inject, now time.Time) []Expected {
	return slices.DeleteFunc(slices.Clone(in.Expect), func(x Expected) bool {
		s := r.Stands(in.Number, x, now)
		return s.Taken && !s.ByHand
	})
}
