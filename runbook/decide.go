package runbook

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// Decide says what an intent means in a state at now: the events it makes, or
// why it is refused (a *[Refusal]; nothing happened). It returns exactly one
// event: one action of a responder is one entry. The event has its place in the
// log, its times and its data; id and salt are the caller's to add.
//
// Order never refuses: a step can be recorded while it waits for others, late,
// or although it does not apply; the entry says so. Gates refuse, until they open or
// are overridden; the package comment lists them.
func Decide(s State, in Intent, now time.Time) ([]Event, error) {
	d := decider{s: &s, by: in.who(), now: now.Truncate(time.Second)}
	if s.Head == 0 {
		return nil, bad(lang.Engine.NotOpen, lang.Engine.NotOpenHint)
	}
	if err := d.prepare(in); err != nil {
		return nil, err
	}
	typ, step, data, err := d.decide(in)
	if err != nil {
		return nil, err
	}
	if err := checkTexts(data, d.by.Actor, d.by.Recorder); err != nil {
		return nil, err
	}
	if !d.by.AsIs {
		if err := secretIn(data); err != nil {
			return nil, err
		}
	}
	return []Event{{
		Seq: s.Head + 1, Type: typ, At: d.by.At, Logged: d.now, Actor: d.by.Actor, Step: step, Source: d.by.source(), Recorder: d.recorder(data), Data: data,
	}}, nil
}

type decider struct {
	s   *State
	by  By
	now time.Time
	ev  *evaluator
}

// source is what stands behind an entry.
func (b By) source() Source {
	if b.Paper {
		return SourcePaper
	}
	return ""
}

// recorder is who wrote an entry down for somebody else, where the intent says so: whoever keeps the
// log may be at another computer than the one it is typed at. Of an approval its data says so.
func (d *decider) recorder(data Data) string {
	who := strings.TrimSpace(d.by.Recorder)
	if _, ok := data.(*Approved); ok {
		return ""
	}
	if who == Unnamed || sameName(who, d.by.Actor.Name) {
		return ""
	}
	return who
}

// prepare checks what every intent has: an actor, a time, an open incident.
func (d *decider) prepare(in Intent) error {
	loc := d.s.Location()
	d.now = d.now.In(loc)
	if d.by.At.IsZero() {
		if d.by.Paper { // now is when it is typed in, which is not when it happened
			return bad(lang.Engine.PaperTime, lang.Engine.PaperTimeHint)
		}
		d.by.At = d.now
	}
	d.by.At = d.by.At.In(loc).Truncate(time.Second)
	if d.by.At.After(d.now) {
		return ofField(bad(lang.Engine.Future.With(d.by.At.Format("2006-01-02 15:04")), lang.Engine.FutureHint), "at")
	}
	if d.s.BeforeDrill(in, d.by.At) {
		return d.s.RefuseBeforeDrill(d.by.At)
	}
	d.by.Actor.Name = strings.TrimSpace(d.by.Actor.Name)
	if d.by.Actor.Name == "" {
		d.by.Actor.Name = d.s.Recorder()
	}
	if _, taking := in.(TakeRole); d.by.Actor.Name == "" && !taking {
		return bad(lang.Engine.NameMissing, lang.Engine.NameMissingHint)
	}
	if d.s.NotHeld() {
		return d.s.WasNotHeld()
	}
	switch in.(type) {
	case Note, Correct, Amend, AddEvidence, StateFact, TakeRole, Answer, Improve:
		return nil // the log stays open to what belongs to no step
	case Reopen:
		return nil
	case Close:
		if d.s.Status == StatusClosed {
			return d.ended()
		}
		if d.s.Err != nil {
			return nil // an incident whose playbooks cannot be read can still be ended
		}
	default:
		if d.s.Status == StatusClosed {
			return d.ended()
		}
	}
	if d.s.Err != nil {
		return bad(lang.Engine.PinsBroken, lang.Engine.PinsBrokenHint)
	}
	d.ev = d.s.evaluate(d.now)
	d.ev.at = d.by.At // whether an act fell outside office hours, when it is written down later
	return nil
}

// ended refuses what belongs to an open incident, and says what can still be done: a closed
// incident is reopened, a drill that its facilitator ended is not.
func (d *decider) ended() error {
	if d.s.Clock.Ended {
		return refuse(IncidentEnded, lang.Drill.Ended, lang.Drill.EndedHint)
	}
	return refuse(IncidentEnded, lang.Engine.ClosedIncident, lang.Engine.ClosedHint)
}

func (d *decider) decide(in Intent) (Type, playbook.Ref, Data, error) {
	switch in := in.(type) {
	case Do:
		return d.do(in)
	case Impossible:
		data, err := d.notDone(in.Step, in.Items, in.Reason)
		return StepImpossible, in.Step, data, err
	case Skip:
		data, err := d.notDone(in.Step, in.Items, in.Reason)
		return StepSkipped, in.Step, data, err
	case ReopenStep:
		data, err := d.reopenStep(in)
		return StepReopened, in.Step, data, err
	case Report:
		data, err := d.report(in)
		return ReportSent, in.Step, data, err
	case Check:
		data, err := d.check(in)
		return WatchChecked, in.Step, data, err
	case Note:
		if strings.TrimSpace(in.Text) == "" {
			return "", "", nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
		}
		return NoteAdded, in.Step, &Noted{Text: in.Text, From: in.From, To: in.To, Means: in.Means}, d.optionalStep(in.Step)
	case Correct:
		data, err := d.correct(in)
		return EntryCorrected, "", data, err
	case Amend:
		data, err := d.amend(in)
		return IncidentAmended, "", data, err
	case AddEvidence:
		data, err := d.evidence(in)
		return EvidenceAdded, in.Step, data, err
	case Ask:
		if strings.TrimSpace(in.Text) == "" {
			return "", "", nil, bad(lang.Engine.TextMissing, lang.Engine.TextHint)
		}
		_, err := d.step(in.Step)
		return QuestionRaised, in.Step, &Question{Text: in.Text}, err
	case Answer:
		return d.answer(in)
	case Approve:
		return d.approve(ApprovalGiven, in.Step, in.Acts, in.Text, in.Post, in.Means, "")
	case Refuse:
		if strings.TrimSpace(in.Reason) == "" {
			return "", "", nil, needReason(in.Step)
		}
		return d.approve(ApprovalRefused, in.Step, in.Acts, in.Text, in.Post, in.Means, in.Reason)
	case Consult:
		data, err := d.consult(in)
		return ConsultationHeld, in.Step, data, err
	case WriteText:
		data, err := d.write(in)
		return TextDrafted, in.Step, data, err
	case StateFact:
		data, err := d.fact(in)
		return FactStated, in.Step, data, err
	case Override:
		data, err := d.override(in)
		return GateOverridden, in.Step, data, err
	case Classify:
		data, err := d.classify(in)
		return IncidentClassified, "", data, err
	case TakeRole:
		return d.takeRole(in)
	case Improve:
		data, err := d.improve(in)
		return ImprovementPlanned, "", data, err
	case Close:
		data, err := d.close(in)
		return IncidentClosed, "", data, err
	case Reopen:
		return d.reopen(in)
	}
	return "", "", nil, fmt.Errorf("decide: no rule for %T", in)
}

// step finds the step an intent names.
func (d *decider) step(ref playbook.Ref) (*playbook.Step, error) {
	if d.s.Set != nil {
		if st, ok := d.s.Set.Step(ref); ok {
			return st, nil
		}
	}
	return nil, refuse(UnknownStep, lang.Engine.NoSuchStep.With(string(ref)), lang.Engine.NoSuchStepHint)
}

func (d *decider) optionalStep(ref playbook.Ref) error {
	if ref == "" {
		return nil
	}
	_, err := d.step(ref)
	return err
}

func needReason(ref playbook.Ref) *Refusal {
	return &Refusal{Code: ReasonNeeded, Step: ref, Text: lang.Engine.ReasonMissing, Hint: lang.Engine.ReasonHint}
}

// alreadyDone refuses what would settle a step twice.
func (d *decider) alreadyDone(st *playbook.Step) error {
	seq := d.ev.view(d.playbook(st), st).Seq
	return &Refusal{
		Code: AlreadySettled, Step: st.Ref, Entry: seq,
		Text: lang.Engine.AlreadyDone.With(st.Title, seq), Hint: d.alreadyHint(st),
	}
}

// settle checks that a step may be settled now and says how the entry stands to
// the plan. again is the round that another is to follow, or 0.
func (d *decider) settle(st *playbook.Step, again int) (Timing, error) {
	if d.ev.recorded(st) != "" && !d.another(st, again) {
		return Timing{}, d.alreadyDone(st)
	}
	if err := d.held(st); err != nil {
		return Timing{}, err
	}
	if d.ev.next == st.Ref {
		return Timing{}, nil // the due time was that of the first round
	}
	return d.timing(st), nil
}

// another reports whether a step may be done once more: it repeats or is published anew, this
// was asked for, and nobody did it since.
func (d *decider) another(st *playbook.Step, again int) bool {
	return again != 0 && again == d.ev.view(d.playbook(st), st).Seq && d.round(st)
}

// round reports whether recording the step now would be another round of it, and
// from then on looks at its gates for that round.
func (d *decider) round(st *playbook.Step) bool {
	if d.ev.recorded(st) != StateDone || !st.Repeat && !d.s.recordOf(st.Ref).goesOutAgain(st) {
		return false
	}
	d.ev.next = st.Ref
	return true
}

func (d *decider) playbook(st *playbook.Step) *playbook.Playbook {
	p, _ := d.s.Set.Playbook(st.Ref.Playbook())
	return p
}

// held refuses while a gate holds the step.
func (d *decider) held(st *playbook.Step) error {
	var why, how []lang.Text
	var closed []GateView
	for _, g := range d.ev.gates(st) {
		if g.Kind == GateApproval && g.How == HowApproved && sameName(g.By, d.by.Actor.Name) {
			return &Refusal{
				Code: StepHeld, Step: st.Ref, Gates: []GateView{g},
				Text: lang.Engine.SamePerson.With(g.By), Hint: lang.Engine.SamePersonHint,
			}
		}
		if g.Open || g.OnRecord {
			continue
		}
		closed = append(closed, g)
		why = append(why, d.s.WhyHeld(g))
		if help := d.s.whatHelps(g); !slices.Contains(how, help) {
			how = append(how, help)
		}
	}
	if len(closed) == 0 {
		return nil
	}
	return &Refusal{
		Code: StepHeld, Step: st.Ref, Gates: closed,
		Text: lang.Engine.Held.With(st.Title, list(why)), Hint: lang.Engine.HeldHint.With(sentences(how)),
	}
}

// WhyHeld says what a closed gate waits for, as a part of a sentence.
func (s *State) WhyHeld(g GateView) lang.Text {
	t := lang.Engine
	switch g.Kind {
	case GateQuestion:
		return t.HoldQuestion
	case GateEvidence:
		return t.HoldEvidence
	case GateOrder:
		var first []lang.Text
		for _, ref := range g.Steps {
			first = append(first, s.stepTitle(ref))
		}
		return t.HoldOrder.With(list(first))
	case GateText:
		if len(g.Facts) > 0 {
			return s.holdWords(g.Facts)
		}
		return t.HoldText
	case GateConsult:
		return t.HoldConsult.With(list(g.Who))
	case GateTwoPersons:
		return t.HoldTwoPersons
	}
	act := lang.Event.ActName[g.Act]
	switch g.How {
	case HowRefused:
		return t.HoldApprovalRefused.With(act, g.By, g.Reason)
	case HowOutdated:
		return t.HoldApprovalOutdated.With(act, g.By)
	case HowOtherPost:
		return lang.Approval.HoldOtherPost.With(act, g.ByPost(), list(g.Who))
	}
	return t.HoldApproval.With(act, list(g.Who))
}

// whatOpens says what a responder can do about a closed gate.
func whatOpens(g GateView) lang.Text {
	switch g.Kind {
	case GateQuestion:
		return lang.Engine.DoQuestion
	case GateEvidence:
		return lang.Engine.DoEvidence
	case GateOrder:
		return lang.Engine.DoOrder
	case GateText:
		if slices.ContainsFunc(g.Facts, isAct) {
			return lang.Stated.Do
		}
		return lang.Engine.DoText
	case GateConsult:
		return lang.Engine.DoConsult
	case GateTwoPersons:
		return lang.Engine.DoTwoPersons
	}
	return lang.Engine.DoApproval
}

func (d *decider) timing(st *playbook.Step) Timing {
	v := d.ev.view(d.playbook(st), st)
	t := Timing{OutOfOrder: v.WaitsFor, NotAsked: v.State == NotApplicable}
	if !v.Deadline.IsZero() && d.by.At.After(v.Deadline) {
		t.LateBy = int(d.by.At.Sub(v.Deadline) / time.Second)
	}
	return t
}

// sameName compares names as people write them: width, case and spaces do not
// matter.
func sameName(a, b string) bool {
	fold := func(s string) string {
		return strings.ToLower(strings.Join(strings.Fields(norm.NFKC.String(s)), ""))
	}
	return fold(a) != "" && fold(a) == fold(b)
}
