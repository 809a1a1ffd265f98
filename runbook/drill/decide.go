package drill

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

type decider struct {
	*Run
	now  time.Time // drill time; a jump puts it forward
	wall time.Time
}

func (d *decider) decide(in Intent) (runbook.Type, playbook.Ref, runbook.Data, error) {
	if err := Admits(*d.Run, in); err != nil {
		return "", "", nil, err
	}
	switch in := in.(type) {
	case Start:
		data, err := d.start(in)
		return runbook.DrillStarted, "", data, err
	case Pause:
		if !d.Clock.Running {
			return "", "", nil, refuse(lang.Drill.AlreadyPaused, lang.Drill.AlreadyPausedHint)
		}
		return runbook.DrillPaused, "", &runbook.DrillPausing{Clock: d.now, Reason: in.Reason}, nil
	case Interrupt:
		if !d.Clock.Running {
			return "", "", nil, refuse(lang.Drill.AlreadyPaused, lang.Drill.AlreadyPausedHint)
		}
		d.now = d.Clock.Last()
		if !in.Alive.IsZero() && !in.Alive.After(d.wall) {
			d.now = d.Clock.At(in.Alive)
		}
		return runbook.DrillPaused, "", &runbook.DrillPausing{Clock: d.now, Interrupted: true}, nil
	case Resume:
		if d.Clock.Running {
			return "", "", nil, refuse(lang.Drill.AlreadyRunning, lang.Text{})
		}
		return runbook.DrillResumed, "", &runbook.DrillResuming{Clock: d.now, Reason: in.Reason}, nil
	case SetSpeed:
		if !inRange(in.Speed) {
			return "", "", nil, refuse(lang.Drill.BadSpeed.With(in.Speed, runbook.MaxSpeed), lang.Text{})
		}
		return runbook.DrillSpeedSet, "", &runbook.DrillSpeedSetting{Clock: d.now, Speed: in.Speed}, nil
	case Jump:
		data, err := d.jump(in)
		return runbook.DrillJumped, "", data, err
	case Deliver:
		data, err := d.deliver(in)
		return runbook.DrillInjected, "", data, err
	case SkipInject:
		v, err := d.open(in.Number)
		return runbook.DrillInjectSkipped, "", &runbook.DrillSkipping{Inject: v.number(), Reason: in.Reason}, err
	case Delay:
		data, err := d.delay(in)
		return runbook.DrillInjectDelayed, "", data, err
	case Observe:
		return d.observe(in)
	case MarkMet:
		return d.markMet(in)
	case ShowContacts:
		if in.Shown == d.State.ContactsShown {
			return "", "", nil, refuse(lang.Drill.ContactsAlready, lang.Text{})
		}
		return runbook.DrillContactsShown, "", &runbook.DrillContacts{Shown: in.Shown, Reason: in.Reason}, nil
	case Discuss:
		data, err := d.discuss(in)
		return runbook.DrillDiscussed, "", data, err
	case Improve:
		data, err := d.improve(in)
		return runbook.DrillImprovementSet, "", data, err
	case End:
		return runbook.DrillEnded, "", &runbook.DrillEnding{Clock: d.now, Reason: in.Reason}, nil
	case Rate:
		data, err := d.rate(in)
		return runbook.DrillRated, "", data, err
	}
	return "", "", nil, fmt.Errorf("drill: no rule for %T", in)
}

func refuse(text, hint lang.Text) error {
	return &runbook.Refusal{Code: runbook.BadIntent, Text: text, Hint: hint}
}

func (d *decider) start(in Start) (runbook.Data, error) {
	if d.Clock.Begun() {
		return nil, refuse(lang.Drill.AlreadyStarted, lang.Text{})
	}
	speed := cmp.Or(in.Speed, d.Clock.Speed, 1)
	if !inRange(speed) {
		return nil, refuse(lang.Drill.BadSpeed.With(speed, runbook.MaxSpeed), lang.Text{})
	}
	return &runbook.DrillStarting{Clock: d.now, Speed: speed}, nil
}

func (d *decider) jump(in Jump) (runbook.Data, error) {
	to, from := in.To, d.now
	if due := d.DueNow(from); len(due) > 0 {
		return nil, refuse(lang.DrillAfter.DueFirst.With(due[0].Number), lang.DrillAfter.DueFirstHint)
	}
	first, arrives := d.Next(from)
	switch {
	case to.IsZero() && arrives, arrives && first.Due.Before(to):
		to = first.Due
	case to.IsZero():
		hint := lang.Drill.NoNextHint
		if waits := d.Conditional(from); len(waits) > 0 {
			hint = lang.DrillAfter.OnlyConditional.With(waits[0].Number)
		}
		return nil, refuse(lang.Drill.NoNext, hint)
	}
	to = seconds(to).In(from.Location())
	if !to.After(from) {
		return nil, refuse(lang.Drill.JumpBack.With(to.Format("15:04"), from.Format("15:04")), lang.Text{})
	}
	d.now = to
	return &runbook.DrillJumping{From: from, Clock: to}, nil
}

// number is 0 of no inject.
func (v InjectView) number() int {
	if v.Inject == nil {
		return 0
	}
	return v.Number
}

// known finds an inject.
func (d *decider) known(number int) (InjectView, error) {
	if d.Scenario != nil {
		if in, ok := d.Scenario.Inject(number); ok {
			return d.view(in, d.now), nil
		}
	}
	return InjectView{}, refuse(lang.Drill.NoSuchInject.With(number), lang.Drill.NoSuchInjectHint)
}

// open finds an inject that is still to come.
func (d *decider) open(number int) (InjectView, error) {
	v, err := d.known(number)
	switch {
	case err != nil:
		return v, err
	case v.Status == Delivered:
		return v, &runbook.Refusal{Code: runbook.AlreadySettled, Entry: v.Seq, Text: lang.Drill.AlreadyDelivered.With(number, v.Seq)}
	case v.Status == Skipped:
		return v, &runbook.Refusal{Code: runbook.AlreadySettled, Entry: v.Seq, Text: lang.Drill.AlreadySkipped.With(number, v.Seq)}
	}
	return v, nil
}

func (d *decider) deliver(in Deliver) (runbook.Data, error) {
	if in.Number == 0 {
		due := d.DueNow(d.now)
		if len(due) == 0 {
			return nil, refuse(lang.Drill.NothingDue, lang.Drill.NothingDueHint)
		}
		return &runbook.DrillDelivery{Inject: due[0].Number}, nil
	}
	v, err := d.open(in.Number)
	if err != nil {
		return nil, err
	}
	return &runbook.DrillDelivery{Inject: v.Number, ByHand: v.Status != Due}, nil
}

func (d *decider) delay(in Delay) (runbook.Data, error) {
	v, err := d.open(in.Number)
	if err != nil {
		return nil, err
	}
	if err := d.Postponable(v); err != nil {
		return nil, err
	}
	if in.Span < time.Minute || in.Span > 7*24*time.Hour {
		return nil, refuse(lang.Drill.BadDelay, lang.Text{})
	}
	return &runbook.DrillDelaying{Inject: v.Number, Until: seconds(later(d.now, v.Due).Add(in.Span)), Reason: in.Reason}, nil
}

// Postponable says why an inject cannot be put off now: its time is not known yet, and one that
// it was put off to would mean nothing. The error is a [*runbook.Refusal]; nil when it can.
func (r *Run) Postponable(v InjectView) error {
	if v.Inject == nil || !v.Due.IsZero() {
		return nil
	}
	return refuse(lang.DrillCare.NoTimeYet.With(v.Number, r.stepTitle(v.After.Step)), lang.DrillCare.NoTimeYetHint)
}

func (d *decider) observe(in Observe) (runbook.Type, playbook.Ref, runbook.Data, error) {
	if strings.TrimSpace(in.Text) == "" {
		return "", "", nil, refuse(lang.Engine.TextMissing, lang.Engine.TextHint)
	}
	if in.Number != 0 {
		if _, err := d.known(in.Number); err != nil {
			return "", "", nil, err
		}
	}
	return runbook.DrillObserved, in.Step, &runbook.DrillObservation{Text: in.Text, Inject: in.Number}, d.step(in.Step)
}

// step refuses a step there is none of; it may be empty.
func (d *decider) step(ref playbook.Ref) error {
	if ref == "" {
		return nil
	}
	if _, ok := d.State.Step(ref, d.now); !ok {
		return &runbook.Refusal{Code: runbook.UnknownStep, Step: ref, Text: lang.Engine.NoSuchStep.With(string(ref)), Hint: lang.Engine.NoSuchStepHint}
	}
	return nil
}

func (d *decider) markMet(in MarkMet) (runbook.Type, playbook.Ref, runbook.Data, error) {
	v, err := d.known(in.Number)
	if err != nil {
		return "", "", nil, err
	}
	if v.Status != Delivered {
		return "", "", nil, refuse(lang.Drill.NotDelivered.With(in.Number), lang.Text{})
	}
	if !slices.ContainsFunc(v.Expect, func(x Expected) bool { return x.Step == in.Step }) {
		return "", "", nil, refuse(lang.Drill.NotExpectedHere.With(in.Number, string(in.Step)), lang.Text{})
	}
	return runbook.DrillExpectationMet, in.Step, &runbook.DrillMeeting{Inject: in.Number, Text: in.Text}, nil
}

func (d *decider) rate(in Rate) (runbook.Data, error) {
	if d.Scenario != nil {
		if _, ok := d.Scenario.Objective(in.Objective); !ok {
			var ids []string
			for i, o := range d.Scenario.Objectives {
				ids = append(ids, fmt.Sprint(i+1, " ", o.ID))
			}
			return nil, refuse(lang.Drill.NoSuchObjective.With(in.Objective), lang.Drill.ObjectivesHint.With(strings.Join(ids, ", ")))
		}
	}
	if !slices.Contains(runbook.Grades, in.Grade) {
		return nil, refuse(lang.Drill.BadGrade.With(string(in.Grade)), lang.Drill.BadGradeHint)
	}
	return &runbook.DrillRating{Objective: in.Objective, Rating: in.Grade, Text: in.Text}, nil
}

func inRange(speed int) bool { return speed >= 1 && speed <= runbook.MaxSpeed }

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
