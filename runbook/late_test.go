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
