package runbook_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/store/storetest"
)

// TestSeenBefore: who began to write before somebody else did the step is told so, also
// when the program has read their entry long since; who would have been refused anyway
// is not, and nobody is told that they came before themselves.
func TestSeenBefore(t *testing.T) {
	st := storetest.NewMemory()
	a := open(t, st)
	b, err := runbook.Resume(t.Context(), st, a.State().ID, newDice())
	if err != nil {
		t.Fatal(err)
	}
	step := func(who string) runbook.Do { return runbook.Do{By: by(who), Step: "opening/save-screen"} }
	seen := a.Head().Seq
	if _, err := b.Record(t.Context(), step("佐藤"), t0.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	refused := func(s *runbook.Session, in runbook.Intent, seen int) *runbook.Refusal {
		t.Helper()
		_, err := s.RecordSeen(t.Context(), in, t0.Add(2*time.Minute), seen)
		r, ok := errors.AsType[*runbook.Refusal](err)
		if !ok {
			t.Fatalf("got %v", err)
		}
		return r
	}
	if r := refused(a, step("鈴木"), seen); !r.Overtaken() || r.By.Name != "佐藤" || !strings.Contains(r.Hint.Ja, "メモ") {
		t.Errorf("%+v", r)
	}
	if r := refused(a, step("鈴木"), a.Head().Seq); r.Overtaken() {
		t.Errorf("seen, it is nobody's race: %+v", r)
	}
	if r := refused(a, runbook.Do{By: by("鈴木"), Step: "opening/no-such"}, seen); r.Overtaken() {
		t.Errorf("what was wrong before is nobody's doing: %+v", r)
	}
	if r := refused(b, step("佐藤"), seen); r.Overtaken() {
		t.Errorf("told that they came before themselves: %+v", r)
	}
}
