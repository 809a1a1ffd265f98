package drill

import (
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// Describe says in one line what an entry means that only a drill has; false of any
// other. r is a run that has folded the entry (any later run will do).
func Describe(r *Run, e runbook.Event) (lang.Text, bool) {
	line := lang.Drill.Event[string(e.Type)]
	clock := func(t time.Time) string { return t.In(r.State.Location()).Format("15:04") }
	switch d := e.Data.(type) {
	case *runbook.DrillStarting:
		return line.With(r.title()), true
	case *runbook.DrillPausing:
		line = line.With(clock(d.Clock))
		if d.Interrupted {
			line = lang.Drill.Interrupted.With(line)
		}
		return remark(line, d.Reason), true
	case *runbook.DrillResuming:
		return remark(line.With(clock(d.Clock)), d.Reason), true
	case *runbook.DrillSpeedSetting:
		return line.With(d.Speed), true
	case *runbook.DrillJumping:
		return line.With(clock(d.From), clock(d.Clock)), true
	case *runbook.DrillDelivery:
		return line.With(d.Inject, r.injectTitle(d.Inject)), true
	case *runbook.DrillSkipping:
		return remark(line.With(d.Inject, r.injectTitle(d.Inject)), d.Reason), true
	case *runbook.DrillDelaying:
		return remark(line.With(d.Inject, clock(d.Until), r.injectTitle(d.Inject)), d.Reason), true
	case *runbook.DrillObservation:
		return line.With(d.Text), true
	case *runbook.DrillMeeting:
		return remark(line.With(d.Inject, r.stepTitle(e.Step)), d.Text), true
	case *runbook.DrillContacts:
		if !d.Shown {
			line = lang.Drill.ContactsHidden
		}
		return remark(line, d.Reason), true
	case *runbook.DrillDiscussion:
		return line.With(d.Question, d.Text), true
	case *runbook.DrillImprovement:
		return d.Describe(), true
	case *runbook.DrillEnding:
		return remark(line.With(clock(d.Clock)), d.Reason), true
	case *runbook.DrillRating:
		return remark(line.With(string(d.Rating), r.objective(d.Objective)), d.Text), true
	}
	return lang.Text{}, false
}

func remark(line lang.Text, words string) lang.Text {
	if strings.TrimSpace(words) == "" {
		return line
	}
	return lang.Drill.Remark.With(line, words)
}

// TitleOf is what a drill is called, in the words of its players: as its scenario says it, in
// both languages, unless somebody gave the drill another title.
func TitleOf(s *runbook.State) lang.Text {
	if pin, ok := s.Scenario(); ok {
		if sc, err := Unpin(pin); err == nil && s.Title != "" && (s.Title == sc.Moment.Ja || s.Title == sc.Moment.En) {
			return sc.Moment
		}
	}
	return lang.Same(s.Title)
}

func (r *Run) title() lang.Text {
	if r.Scenario == nil {
		return lang.Text{}
	}
	return r.Scenario.Title
}

func (r *Run) injectTitle(number int) lang.Text {
	if r.Scenario != nil {
		if in, ok := r.Scenario.Inject(number); ok {
			return in.Title
		}
	}
	return lang.Text{}
}

func (r *Run) objective(id string) lang.Text {
	if r.Scenario != nil {
		if o, ok := r.Scenario.Objective(id); ok {
			return o.Text
		}
	}
	return lang.Same(id)
}

func (r *Run) stepTitle(ref playbook.Ref) lang.Text {
	if r.State.Set != nil {
		if st, ok := r.State.Set.Step(ref); ok {
			return st.Title
		}
	}
	return lang.Same(string(ref))
}

// Text says what was violated, in a line: the violation, and whom, what or by when.
func (p Proof) Text() lang.Text {
	line := p.Kind.Title()
	if len(p.Words) > 0 {
		line = lang.Drill.Words.With(line, lang.Same(p.Words[0]).Quoted())
	}
	if !p.Target.IsZero() {
		line = lang.Drill.Unreached.With(line, p.Target)
	}
	if !p.Due.IsZero() {
		line = lang.Drill.Promised.With(line, p.Due.Format("15:04"))
		if !p.Until.IsZero() {
			line = lang.DrillAfter.DuePutOff.With(line, p.Until.Format("15:04"))
		}
	}
	return line
}

// Taken says how long the action took, against the time allowed, or that it was taken before
// the inject came (先行); that the clock was put forward meanwhile, that it was written
// down later (後から記入), and that it was confirmed after the end (終了後に確認). Of an action that was
// not taken, how far the clock was put forward from its inject to the end; zero when it was not.
func (x Action) Taken(zone *time.Location) lang.Text {
	t := lang.DrillAfter
	switch {
	case !x.Outcome.Met() && x.Jumped > 0:
		return t.JumpedSince.With(Minutes(x.Jumped))
	case !x.Outcome.Met():
		return lang.Text{}
	}
	allowed := Minutes(x.Within)
	var line lang.Text
	switch {
	case x.Early && x.Lead < time.Minute:
		line = t.TakenJustEarly
	case x.Early:
		line = t.TakenEarly.With(Minutes(x.Lead))
	case x.Within == 0:
		line = t.TakenIn.With(x.Minutes())
	case x.InTime():
		line = t.TakenInTime.With(x.Minutes(), allowed)
	default:
		line = t.TakenLate.With(x.Minutes(), allowed)
	}
	if x.Jumped > 0 {
		line = t.TakenJumped.With(line, Minutes(x.Jumped))
	}
	if !x.Written.IsZero() {
		line = t.TakenLater.With(line, x.Written.In(zone).Format("15:04"))
	}
	if x.AfterEnd {
		line = lang.DrillCare.AfterEnd.With(line)
	}
	return line
}

// Became says what became of the action, in one sentence: how it was taken ([Action.Taken]), and
// when and that the facilitator saw it; of one that was not taken, the outcome.
func (x Action) Became(zone *time.Location) lang.Text {
	took := x.Taken(zone)
	switch {
	case took.IsZero():
		return x.Title()
	case x.Outcome == DoneByHand:
		return lang.DrillAfter.SeenAt.With(took, x.At.In(zone).Format("15:04"), x.Title())
	case !x.Outcome.Met():
		return lang.DrillAfter.BecameSo.With(x.Title(), took)
	}
	return took
}

// Notice says that the table was made with another version of the scenario than that
// of the drill; zero when it was not.
func (t *Table) Notice() lang.Text {
	if !t.Rescored {
		return lang.Text{}
	}
	return lang.Drill.Rescored.With(t.Pinned, t.Scenario.SHA256)
}

// Standing says, of a drill that was not ended, that the table is not the last word, and as of
// when it is; zero of one that was.
func (t *Table) Standing(zone *time.Location) lang.Text {
	if t.Over {
		return lang.Text{}
	}
	return lang.DrillAfter.StillRunning.With(t.Ended.In(zone).Format("2006-01-02 15:04"), t.WallEnded.In(zone).Format("2006-01-02 15:04"))
}

// Exercise is what one drill exercised.
type Exercise struct {
	Scenario  string    // its id; "" of a drill without one
	Org       string    // the office
	On        time.Time // wall time
	Playbooks []string  // those of which a step was done, in order of appearance
	Contacts  []string  // the roles that were reached: told, asked for an approval, consulted or asked a question; in order of appearance
}

// ExerciseOf tells what a drill exercised, from its entries; false of what is no drill, of
// one on a scenario that was not started, and of one without a scenario in which nothing was
// done.
func ExerciseOf(entries []runbook.Event) (Exercise, bool) {
	var x Exercise
	if len(entries) == 0 {
		return x, false
	}
	opened, ok := entries[0].Data.(*runbook.Opened)
	if !ok || !opened.Drill {
		return x, false
	}
	x.Org = opened.Org
	add := func(list *[]string, id string) {
		if id != "" && !slices.Contains(*list, id) {
			*list = append(*list, id)
		}
	}
	for _, e := range entries {
		switch d := e.Data.(type) {
		case *runbook.Done, *runbook.Decided:
			add(&x.Playbooks, e.Step.Playbook())
		case *runbook.Reported:
			if d.Reached {
				add(&x.Playbooks, e.Step.Playbook())
				add(&x.Contacts, d.To)
			}
		case *runbook.Approved:
			if add(&x.Playbooks, e.Step.Playbook()); e.Type == runbook.ApprovalGiven && d.Role == "" && len(d.Roles) == 0 {
				add(&x.Contacts, runbook.RoleApprover) // the office's rules name nobody else
			}
			for _, role := range append([]string{d.Role}, d.Roles...) {
				add(&x.Contacts, role)
			}
		case *runbook.Consulted:
			add(&x.Playbooks, e.Step.Playbook())
			add(&x.Contacts, d.Role)
		case *runbook.Answered:
			add(&x.Contacts, d.From)
		case *runbook.DrillStarting:
			if x.On.IsZero() {
				x.On = e.Logged
			}
		}
	}
	pin, planned := pinned(entries)
	if !planned && len(x.Playbooks) > 0 {
		x.On = entries[0].Logged
	}
	if s, err := Unpin(pin); planned && err == nil {
		x.Scenario = s.ID
	}
	return x, !x.On.IsZero()
}

// Title names what became of the action: its outcome, and that its inject was left out.
func (x Action) Title() lang.Text {
	if x.Skipped {
		return lang.DrillAfter.InjectSkipped
	}
	return x.Outcome.Title()
}

// Title names the outcome.
func (o Outcome) Title() lang.Text { return lang.Drill.Outcome[string(o)] }

// Says is how somebody answers, for the facilitator: whether they do, the number they give, and
// what they say.
func (a Answer) Says() lang.Text {
	line := a.How.Title()
	if a.Reference != "" {
		line = lang.Drill.AnswerNumber.With(line, a.Reference)
	}
	if !a.Text.IsZero() {
		line = lang.Drill.AnswerWords.With(line, a.Text.Quoted())
	}
	return line
}

// Title names the status.
func (s Status) Title() lang.Text { return lang.Drill.Status[string(s)] }
