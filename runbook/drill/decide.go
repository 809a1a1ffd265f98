package drill

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// Intent is something the facilitator asks for. [Decide] turns it into an entry or
// refuses it.
type Intent interface{ drillIntent() }

// Start starts the drill on a scenario. It is the first entry after the opening of the
// log.
type Start struct {
	Scenario *Scenario
	Speed    int // 0: as fast as the wall clock
}

// Pause stops the clock.
type Pause struct{ Reason string }

// Resume sets the clock going again.
type Resume struct{ Reason string }

// SetSpeed makes the clock run 1 to [MaxSpeed] times as fast as the wall clock.
type SetSpeed struct{ Speed int }

// Jump puts the clock forward to a drill time. A zero To is the time of the next
// inject.
type Jump struct{ To time.Time }

// Deliver hands an inject to the players, whether it is due or not. Number 0 is the one
// that has been due longest.
type Deliver struct{ Number int }

// SkipInject leaves an inject out.
type SkipInject struct {
	Number int
	Reason string
}

// Delay puts an inject off by some drill time, from now or from its own time, whichever
// is later.
type Delay struct {
	Number int
	By     time.Duration
	Reason string
}

// Observe notes what was seen; Number and Step may be empty.
type Observe struct {
	Text   string
	Number int
	Step   playbook.Ref
}

// MarkMet marks an expected action of an inject as taken.
type MarkMet struct {
	Number int
	Step   playbook.Ref
	Text   string
}

// Rate rates an objective. What the same evaluator said of it before no longer holds.
type Rate struct {
	Objective string
	Grade     Grade
	Text      string
}

func (Start) drillIntent()      {}
func (Pause) drillIntent()      {}
func (Resume) drillIntent()     {}
func (SetSpeed) drillIntent()   {}
func (Jump) drillIntent()       {}
func (Deliver) drillIntent()    {}
func (SkipInject) drillIntent() {}
func (Delay) drillIntent()      {}
func (Observe) drillIntent()    {}
func (MarkMet) drillIntent()    {}
func (Rate) drillIntent()       {}

// Decide says what a facilitator's intent means at a moment of wall time: the entry it
// makes, or why it is refused (a *[runbook.Refusal]; nothing happened). The entry has
// its place in the log, its times and its data; id and salt are the caller's to add.
func Decide(r Run, in Intent, by runbook.Actor, wall time.Time) (runbook.Event, error) {
	by.Name = strings.TrimSpace(by.Name)
	if by.Name == "" {
		by.Name = r.State.Recorder()
	}
	if by.Name == "" {
		return runbook.Event{}, refuse(lang.Engine.NameMissing, lang.Engine.NameMissingHint)
	}
	if !r.State.Drill {
		return runbook.Event{}, refuse(lang.Drill.NotADrill, lang.Drill.NotADrillHint)
	}
	wall = seconds(wall)
	d := decider{Run: &r, now: r.Clock.At(wall)}
	if start, ok := in.(Start); ok {
		d.now = start.at(&r)
	}
	typ, step, data, err := d.decide(in)
	if err != nil {
		return runbook.Event{}, err
	}
	if err := checkTexts(data, by); err != nil {
		return runbook.Event{}, err
	}
	raw, err := encode(data)
	if err != nil {
		return runbook.Event{}, err
	}
	zone := r.State.Location()
	return runbook.Event{Seq: r.State.Head + 1, Type: typ, At: d.now.In(zone), Logged: wall.In(zone), Actor: by, Step: step, Data: raw}, nil
}

func (s Start) at(r *Run) time.Time {
	if s.Scenario == nil {
		return time.Time{}
	}
	return s.Scenario.StartIn(r.State.Location())
}

// checkTexts holds the words of an entry to the bounds of every log.
func checkTexts(data any, by runbook.Actor) error {
	var words string
	switch d := data.(type) {
	case *Pausing:
		words = d.Reason
	case *Resuming:
		words = d.Reason
	case *Skipping:
		words = d.Reason
	case *Delaying:
		words = d.Reason
	case *Observation:
		words = d.Text
	case *Meeting:
		words = d.Text
	case *Rating:
		words = d.Text
	}
	return runbook.CheckTexts(&runbook.Noted{Text: words}, by, false)
}

type decider struct {
	*Run
	now time.Time // drill time; a jump puts it forward
}

func (d *decider) decide(in Intent) (runbook.Type, playbook.Ref, any, error) {
	if _, ok := in.(Start); !ok && !d.Clock.Begun() {
		return "", "", nil, refuse(lang.Drill.NotStarted, lang.Drill.NotStartedHint)
	}
	switch in := in.(type) {
	case Start:
		data, err := d.start(in)
		return Started, "", data, err
	case Pause:
		if !d.Clock.Running {
			return "", "", nil, refuse(lang.Drill.AlreadyPaused, lang.Drill.AlreadyPausedHint)
		}
		return Paused, "", &Pausing{Clock: d.now, Reason: in.Reason}, nil
	case Resume:
		if d.Clock.Running {
			return "", "", nil, refuse(lang.Drill.AlreadyRunning, lang.Text{})
		}
		return Resumed, "", &Resuming{Clock: d.now, Reason: in.Reason}, nil
	case SetSpeed:
		if !inRange(in.Speed) {
			return "", "", nil, refuse(lang.Drill.BadSpeed.With(in.Speed, MaxSpeed), lang.Text{})
		}
		return SpeedSet, "", &SpeedSetting{Clock: d.now, Speed: in.Speed}, nil
	case Jump:
		data, err := d.jump(in)
		return Jumped, "", data, err
	case Deliver:
		data, err := d.deliver(in)
		return Injected, "", data, err
	case SkipInject:
		v, err := d.open(in.Number)
		return InjectSkipped, "", &Skipping{Inject: v.number(), Reason: in.Reason}, err
	case Delay:
		data, err := d.delay(in)
		return InjectDelayed, "", data, err
	case Observe:
		return d.observe(in)
	case MarkMet:
		return d.mark(in)
	case Rate:
		data, err := d.rate(in)
		return Rated, "", data, err
	}
	return "", "", nil, fmt.Errorf("drill: no rule for %T", in)
}

func refuse(text, hint lang.Text) error {
	return &runbook.Refusal{Code: runbook.BadIntent, Text: text, Hint: hint}
}

func (d *decider) start(in Start) (any, error) {
	if d.Clock.Begun() {
		return nil, refuse(lang.Drill.AlreadyStarted, lang.Text{})
	}
	if in.Scenario == nil {
		return nil, refuse(lang.Drill.NoScenario, lang.Drill.NoScenarioHint)
	}
	speed := in.Speed
	if speed == 0 {
		speed = 1
	}
	if !inRange(speed) {
		return nil, refuse(lang.Drill.BadSpeed.With(speed, MaxSpeed), lang.Text{})
	}
	return &Starting{Scenario: in.Scenario.Pin(), Clock: d.now, Speed: speed}, nil
}

func (d *decider) jump(in Jump) (any, error) {
	to, from := in.To, d.now
	if to.IsZero() {
		next, ok := d.Next(d.now)
		if !ok {
			return nil, refuse(lang.Drill.NoNext, lang.Drill.NoNextHint)
		}
		to = next.Due
	}
	to = seconds(to).In(from.Location())
	if !to.After(from) {
		return nil, refuse(lang.Drill.JumpBack.With(to.Format("15:04"), from.Format("15:04")), lang.Text{})
	}
	d.now = to
	return &Jumping{From: from, Clock: to}, nil
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

func (d *decider) deliver(in Deliver) (any, error) {
	if in.Number == 0 {
		due := d.DueNow(d.now)
		if len(due) == 0 {
			return nil, refuse(lang.Drill.NothingDue, lang.Drill.NothingDueHint)
		}
		return &Delivery{Inject: due[0].Number}, nil
	}
	v, err := d.open(in.Number)
	if err != nil {
		return nil, err
	}
	return &Delivery{Inject: v.Number, ByHand: v.Status != Due}, nil
}

func (d *decider) delay(in Delay) (any, error) {
	v, err := d.open(in.Number)
	if err != nil {
		return nil, err
	}
	if in.By < time.Minute || in.By > 7*24*time.Hour {
		return nil, refuse(lang.Drill.BadDelay, lang.Text{})
	}
	return &Delaying{Inject: v.Number, Until: seconds(later(d.now, v.Due).Add(in.By)), Reason: in.Reason}, nil
}

func (d *decider) observe(in Observe) (runbook.Type, playbook.Ref, any, error) {
	if strings.TrimSpace(in.Text) == "" {
		return "", "", nil, refuse(lang.Engine.TextMissing, lang.Engine.TextHint)
	}
	if in.Number != 0 {
		if _, err := d.known(in.Number); err != nil {
			return "", "", nil, err
		}
	}
	return Observed, in.Step, &Observation{Text: in.Text, Inject: in.Number}, d.step(in.Step)
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

func (d *decider) mark(in MarkMet) (runbook.Type, playbook.Ref, any, error) {
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
	return ExpectationMet, in.Step, &Meeting{Inject: in.Number, Text: in.Text}, nil
}

func (d *decider) rate(in Rate) (any, error) {
	if d.Scenario != nil {
		if _, ok := d.Scenario.Objective(in.Objective); !ok {
			var ids []string
			for _, o := range d.Scenario.Objectives {
				ids = append(ids, o.ID)
			}
			return nil, refuse(lang.Drill.NoSuchObjective.With(in.Objective), lang.Drill.ObjectivesHint.With(strings.Join(ids, ", ")))
		}
	}
	if !slices.Contains(Grades, in.Grade) {
		return nil, refuse(lang.Drill.BadGrade.With(string(in.Grade)), lang.Drill.BadGradeHint)
	}
	return &Rating{Objective: in.Objective, Rating: in.Grade, Text: in.Text}, nil
}

// Interrupted makes the entry that stops the clock of a drill that runs although nobody
// attended to it, where it was when something was last recorded; or at alive, the last
// moment of wall time at which the program is known to have run (zero: not known). The
// second result is false when the clock does not run.
func (r *Run) Interrupted(by runbook.Actor, alive, wall time.Time) (runbook.Event, bool) {
	if !r.Clock.Running {
		return runbook.Event{}, false
	}
	at := r.Clock.Last()
	if !alive.IsZero() && !alive.After(wall) {
		at = r.Clock.At(alive)
	}
	raw, err := encode(&Pausing{Clock: at, Interrupted: true})
	if err != nil {
		return runbook.Event{}, false
	}
	zone := r.State.Location()
	return runbook.Event{Seq: r.State.Head + 1, Type: Paused, At: at.In(zone), Logged: seconds(wall).In(zone), Actor: by, Data: raw}, true
}
