package runbook_test

import (
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
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
