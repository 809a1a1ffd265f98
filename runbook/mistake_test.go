package runbook_test

import (
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// A log that was begun by mistake ends without a reason, whatever is open; nothing is
// deleted, the log says what it was, and it can be taken back.
func TestBegunByMistake(t *testing.T) {
	r := begin(t, "hijack")
	r.refused(runbook.Close{By: by("鈴木")}, runbook.ReasonNeeded)
	e := r.must(runbook.Close{By: by("鈴木"), Mistake: true})
	s := r.state
	if d := e.Data.(*runbook.Closed); !d.Mistake || len(d.Open) > 0 || s.Status != runbook.StatusClosed || !s.Mistake {
		t.Fatalf("%+v, %s, %v", d, s.Status, s.Mistake)
	}
	if words := runbook.Describe(&s, e); words.Ja != lang.Mistake.Closed.Ja {
		t.Errorf("the log says %q", words.Ja)
	}
	r.must(runbook.Reopen{By: by("鈴木"), Reason: "本当だった"})
	if s := r.state; s.Mistake || s.Status != runbook.StatusOpen {
		t.Errorf("reopened: %s, mistake %v", s.Status, s.Mistake)
	}
}

// What somebody else was told cannot be unsaid: such a log ends the usual way.
func TestNoMistakeOnceSomebodyWasTold(t *testing.T) {
	r := begin(t, "hijack")
	r.must(runbook.Report{By: by("鈴木"), Step: "hijack/tell-inside", To: "it-security", Reached: false})
	if err := r.do(runbook.Close{By: by("鈴木"), Mistake: true}); err != nil {
		t.Fatalf("nobody was reached, and yet: %v", err)
	}
	r.must(runbook.Reopen{By: by("鈴木"), Reason: "続きがある"})
	r.must(runbook.Report{By: by("鈴木"), Step: "hijack/tell-inside", To: "it-security", Reached: true})
	if err := r.do(runbook.Close{By: by("鈴木"), Mistake: true}); err == nil {
		t.Error("an incident that somebody was told of ends as a mistake")
	}
	r.must(runbook.Close{By: by("鈴木"), Reason: "対応を終えた"})
	if r.state.Mistake {
		t.Error("a closing is a mistake")
	}
}

// What was deleted, changed or suspended cannot be undone by saying that there was no
// incident: a step that asks for an approval or for evidence first stands in the way,
// also where both were gone without; one that was taken back does not.
func TestNoMistakeOnceSomethingWasDeleted(t *testing.T) {
	for _, ref := range []playbook.Ref{"own-error/delete-post", "own-error/edit-post", "flaming/hide-comments", "closing/suspend-account", "unauthorized-access/remove-administrators"} {
		r := beginAt(t, shipped(t), "generic", "own-error", "flaming", "unauthorized-access")
		for _, g := range r.view(ref).Gates {
			if !g.Open {
				r.must(runbook.Override{By: by("鈴木"), Step: ref, Gates: []string{g.Name()}, Reason: "急ぐ"})
			}
		}
		r.must(runbook.Do{By: by("鈴木"), Step: ref, Fields: required(r.view(ref))})
		err := r.do(runbook.Close{By: by("鈴木"), Mistake: true})
		if err == nil {
			t.Errorf("%s is done, and there was no incident", ref)
			continue
		}
		if title := r.view(ref).Title; !strings.Contains(err.Error(), title.En) && !strings.Contains(err.Error(), title.Ja) {
			t.Errorf("it does not say what stands in the way: %v", err)
		}
		r.must(runbook.ReopenStep{By: by("鈴木"), Step: ref, Reason: "していなかった"})
		if err := r.do(runbook.Close{By: by("鈴木"), Mistake: true}); err != nil {
			t.Errorf("%s was taken back: %v", ref, err)
		}
	}
}

// required fills in what a step asks for.
func required(v runbook.StepView) map[string]string {
	out := map[string]string{}
	for _, f := range v.Fields {
		if f.Required {
			out[f.ID] = "共有"
		}
	}
	return out
}
