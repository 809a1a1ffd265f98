package runbook_test

import (
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/playbook"
)

// How late a step was done follows from the detection as it is known now, in the step and in
// what its entry says; also one that seemed to be in time.
func TestLatenessFollowsTheDetection(t *testing.T) {
	r := beginAt(t, shipped(t), "generic", "unauthorized-access")
	var step runbook.StepView
	for _, v := range r.state.Steps(r.now) {
		if v.Due != nil && v.Due.From == playbook.FromDetected && v.Due.Within > 0 && v.State == runbook.Ready && v.Type == playbook.Act && v.Each == "" {
			step = v
			break
		}
	}
	if step.Step == nil {
		t.Fatal("no step is due from the detection")
	}
	r.now = step.Deadline.Add(-time.Minute)
	e := r.must(runbook.Do{By: by("鈴木"), Step: step.Ref, Fields: required(step)})
	if late := r.view(step.Ref).Timing.LateBy; late != 0 {
		t.Fatalf("%d seconds late, a minute before it was due", late)
	}
	r.now = r.now.Add(time.Hour)
	r.must(runbook.Amend{By: by("鈴木"), Detected: r.state.Detected.Add(-20 * time.Minute), Reason: "聞き直した"})
	if late := r.view(step.Ref).Timing.LateBy; late != 19*60 {
		t.Errorf("%d seconds late, known of 20 minutes earlier", late)
	}
	said := false
	for _, d := range runbook.Details(&r.state, e) {
		said = said || d.Ja == "期限を19分超過"
	}
	if !said {
		t.Errorf("the entry does not say that it was late: %v", runbook.Details(&r.state, e))
	}
	r.must(runbook.Amend{By: by("鈴木"), Detected: r.state.Detected.Add(30 * time.Minute), Reason: "聞き直した"})
	if late := r.view(step.Ref).Timing.LateBy; late != 0 {
		t.Errorf("%d seconds late, known of 10 minutes later", late)
	}
}

// How late a step was does not follow from a decision that is made again after it: it was late
// by the decision that stood.
func TestLatenessStaysWhenTheDecisionIsMadeAgain(t *testing.T) {
	const severity, report = "opening/severity", "opening/tell-head-office"
	r := beginAt(t, shipped(t), "generic", "unauthorized-access")
	decide := func(minutes int) {
		t.Helper()
		r.now = t0.Add(time.Duration(minutes) * time.Minute)
		r.must(runbook.Do{By: by("鈴木"), Step: severity, Chosen: []string{"major"}, With: "課長", Reason: "報道"})
	}
	decide(57)
	r.now = t0.Add(108 * time.Minute) // due at 87
	var e runbook.Event
	for _, to := range []string{"head-office", "ciso"} {
		e = r.must(runbook.Report{By: by("鈴木"), Step: report, To: to, Reached: true})
	}
	late := func(when string) {
		t.Helper()
		if got := r.view(report).Timing.LateBy; got != 21*60 {
			t.Errorf("%s: %d seconds late, not 21 minutes", when, got)
		}
		said := false
		for _, d := range runbook.Details(&r.state, e) {
			said = said || d.Ja == "期限を21分超過"
		}
		if !said {
			t.Errorf("%s: the entry says %v", when, runbook.Details(&r.state, e))
		}
	}
	late("at first")
	decide(117)
	late("decided again")
	r.must(runbook.ReopenStep{By: by("鈴木"), Step: severity, Reason: "誤り"})
	r.must(runbook.ReopenStep{By: by("鈴木"), Step: severity, Reason: "誤り"})
	decide(120)
	late("undone and decided")
}

// A kind that was taken for another for a while counts anew from when it comes back; what was
// late for it before stays late.
func TestLatenessStaysWhenAKindComesBack(t *testing.T) {
	r := beginAt(t, shipped(t), "generic", "unauthorized-access")
	classify := func(minutes int, kinds ...string) {
		t.Helper()
		r.now = t0.Add(time.Duration(minutes) * time.Minute)
		r.must(runbook.Classify{By: by("鈴木"), Kinds: kinds, Reason: "見直した"})
	}
	classify(10, "flaming")
	var step runbook.StepView
	for _, v := range r.state.Steps(r.now) {
		if v.Playbook.Kind == "flaming" && v.Due != nil && v.Due.From == playbook.FromDetected && v.Due.Within > 0 && v.State == runbook.Ready && v.Type == playbook.Act && v.Each == "" {
			step = v
			break
		}
	}
	if step.Step == nil {
		t.Fatal("no step is due from the detection")
	}
	r.now = step.Deadline.Add(7 * time.Minute)
	r.must(runbook.Do{By: by("鈴木"), Step: step.Ref, Fields: required(step)})
	if late := r.view(step.Ref).Timing.LateBy; late != 7*60 {
		t.Fatalf("%d seconds late, not 7 minutes", late)
	}
	classify(300, "unauthorized-access")
	classify(310, "flaming")
	if late := r.view(step.Ref).Timing.LateBy; late != 7*60 {
		t.Errorf("the kind came back: %d seconds late, not 7 minutes", late)
	}
}
