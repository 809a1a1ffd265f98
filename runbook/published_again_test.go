package runbook_test

import (
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// A notice that goes out once as a rule was published another time, with words of its own: that
// is a round of it, as with a step that repeats, and takes nothing of the first back.
func TestANoticeIsPublishedAnotherTime(t *testing.T) {
	const step = "flaming/interim"
	r := once(t)
	first := r.must(runbook.WriteText{Step: step, Body: "第1報"})
	r.must(runbook.Approve{By: by("課長"), Step: step})
	done := r.must(runbook.Do{Step: step, Fields: map[string]string{"next-reply": "23:30"}})
	again := runbook.Do{Step: step, Again: done.Seq}
	// Without other words it is done, once; undo is not the only way on.
	if ref := r.refused(again, runbook.AlreadySettled); ref.Hint != lang.Engine.AnotherHint {
		t.Errorf("%s", ref.Hint.En)
	}
	r.now = r.now.Add(time.Hour)
	second := r.must(runbook.WriteText{Step: step, Body: "第2報"})
	if ref := r.refused(runbook.Do{Step: step}, runbook.AlreadySettled); ref.Hint != lang.Engine.AgainHint {
		t.Errorf("%s", ref.Hint.En)
	}
	r.refused(again, runbook.StepHeld) // the approval was of the words before
	before := r.must(runbook.Approve{By: by("課長"), Step: step})
	round := r.must(again)
	if d := round.Data.(*runbook.Done); d.Text != second.Seq || d.LateBy != 0 {
		t.Errorf("%+v", d)
	}
	r.refused(again, runbook.AlreadySettled)
	rounds := r.state.Rounds(step)
	if len(rounds) != 2 || rounds[0].Text != first.Seq || rounds[1].Text != second.Seq || rounds[0].Seq != done.Seq {
		t.Errorf("%+v", rounds)
	}
	if g := r.gate(step, runbook.GateApproval); g.How != runbook.HowApproved || g.Seq != before.Seq {
		t.Errorf("the approval of the second round: %+v", g)
	}
	// An undo takes back the last round only; what was approved for it stands.
	r.must(runbook.ReopenStep{Step: step})
	r.is(step, runbook.StateDone)
	if rounds := r.state.Rounds(step); len(rounds) != 1 || rounds[0].Text != first.Seq {
		t.Errorf("after the undo: %+v", rounds)
	}
	if v := r.view(step); !v.Again() || v.Values["next-reply"] == "" {
		t.Errorf("after the undo: again %v, %v", v.Again(), v.Values)
	}
	r.must(runbook.Do{Step: step, Again: done.Seq})
}

// What was consented to for the second publishing is not what the first went out with.
func TestEachPublishingHasItsOwnConsent(t *testing.T) {
	const step = "flaming/interim"
	r := once(t)
	r.must(runbook.WriteText{Step: step, Body: "第1報"})
	r.must(runbook.Override{By: by("係長"), Step: step, Reason: "誰もつながらない"})
	done := r.must(runbook.Do{Step: step})
	r.must(runbook.WriteText{Step: step, Body: "第2報"})
	r.refused(runbook.Do{Step: step, Again: done.Seq}, runbook.StepHeld) // gone against once
	approved := r.must(runbook.Approve{By: by("課長"), Step: step})
	r.must(runbook.Do{Step: step, Again: done.Seq})
	if g := r.gate(step, runbook.GateApproval); g.How != runbook.HowApproved || g.Seq != approved.Seq {
		t.Errorf("%+v", g)
	}
}
