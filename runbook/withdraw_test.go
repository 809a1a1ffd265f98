package runbook_test

import (
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// TestAnAnswerIsTakenBack: what an approver or somebody consulted never said does not
// stand because it was once written down. The gate holds again, what stood before stands
// again, and what was done in the meantime stays done and is said to be.
func TestAnAnswerIsTakenBack(t *testing.T) {
	const step = playbook.Ref("ruled/release")
	r := ruled(t, namedApprovers...)
	r.must(runbook.Do{By: by("総務"), Step: "ruled/press", Chosen: []string{"yes"}, With: "広報課長"})
	approve := func(name string) runbook.Event {
		return r.must(runbook.Approve{By: by(name), Step: step, Acts: []string{org.ActPublish}, Post: "pr", Means: "電話"})
	}
	gate := func() runbook.GateView { return r.gate(step, runbook.GateApproval, org.ActPublish) }

	first, second := approve("佐藤"), approve("架空")
	back := r.must(runbook.ReopenStep{By: by("鈴木"), Step: step, Reason: "取り違えた"})
	d := back.Data.(*runbook.StepReopening)
	if d.Entry != second.Seq || d.Answer != runbook.AnswerApproval || d.Done != 0 || !strings.Contains(d.By, "架空") {
		t.Errorf("%+v", d)
	}
	if g := gate(); !g.Open || g.By != "佐藤" || g.Seq != first.Seq {
		t.Errorf("what stood before does not stand again: %+v", g)
	}
	r.must(runbook.ReopenStep{By: by("鈴木"), Step: step})
	if g := gate(); g.Open || g.How != "" {
		t.Errorf("the gate stays open: %+v", g)
	}
	r.refused(runbook.ReopenStep{By: by("鈴木"), Step: step}, runbook.BadIntent)
	taken := runbook.TakenBack(r.events)
	if taken[second.Seq] != back.Seq || taken[first.Seq] == 0 {
		t.Errorf("taken back: %v", taken)
	}

	// One of two halves of the log gives the same as all of it.
	again := runbook.Fold(runbook.State{}, r.events[:second.Seq])
	again = runbook.Fold(again, r.events[second.Seq:])
	for _, g := range r.view(step).Gates {
		v, _ := again.Step(step, r.now)
		for _, other := range v.Gates {
			if other.Name() == g.Name() && (other.Open != g.Open || other.How != g.How) {
				t.Errorf("%s: folded in two parts %+v, in one %+v", g.Name(), other, g)
			}
		}
	}

	// A refusal is taken back in the same way, and a step that was done stays done.
	refusal := r.must(runbook.Refuse{By: by("佐藤"), Step: step, Post: "pr", Reason: "早い"})
	if g := gate(); g.How != runbook.HowRefused {
		t.Errorf("%+v", g)
	}
	d = r.must(runbook.ReopenStep{By: by("鈴木"), Step: step, Entry: refusal.Seq}).Data.(*runbook.StepReopening)
	if d.Answer != runbook.AnswerRefusal || gate().How != "" {
		t.Errorf("%+v %+v", d, gate())
	}
	r.refused(runbook.ReopenStep{By: by("鈴木"), Step: step, Entry: 1}, runbook.BadIntent)
}

// TestAConsultationIsTakenBack: the gate that asks for it holds again.
func TestAConsultationIsTakenBack(t *testing.T) {
	const step = playbook.Ref("ruled/release")
	r := ruled(t)
	r.must(runbook.Do{By: by("総務"), Step: "ruled/press", Chosen: []string{"yes"}, With: "広報課長"})
	held := func() bool {
		for _, g := range r.view(step).Gates {
			if g.Kind == runbook.GateConsult {
				return !g.Open
			}
		}
		t.Fatal("the step asks for no consultation")
		return false
	}
	e := r.must(runbook.Consult{By: by("鈴木"), Step: step, Role: "pr", With: "広報課長"})
	if held() {
		t.Fatal("the consultation opened nothing")
	}
	back := r.must(runbook.ReopenStep{By: by("鈴木"), Step: step, Reason: "話していなかった"})
	if d := back.Data.(*runbook.StepReopening); d.Entry != e.Seq || d.Answer != runbook.AnswerConsultation || !held() {
		t.Errorf("%+v, held %v", d, held())
	}
	if said := runbook.Describe(&r.state, back).Ja; !strings.Contains(said, "協議の取消し") || !strings.Contains(said, "広報課長") {
		t.Error(said)
	}
}
