package drill_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
)

// Nobody did anything before the drill began: such a time is a slip, and would be scored hours
// early. What a note or a field tells of may well be earlier.
func TestNothingBeforeTheStart(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	p.wait(5 * time.Minute)
	before := runbook.By{Actor: operator, At: p.run.Clock.Start.Add(-time.Minute)}
	for _, in := range []runbook.Intent{
		runbook.Do{By: before, Step: "opening/record-detection"},
		runbook.Report{By: before, Step: "opening/first-report", To: "section-head", Reached: true},
		runbook.AddEvidence{By: before, Step: "opening/save-evidence", What: "画面", Where: "共有"},
		drill.MarkMet{By: before, Number: 1, Step: "opening/record-detection"},
		drill.Observe{By: before, Text: "早い"},
	} {
		_, err := p.session.Record(t.Context(), in, p.wall)
		r, ok := errors.AsType[*runbook.Refusal](err)
		if !ok || !strings.Contains(r.Text.Ja, "開始（2026-11-22 23:10）より前") || r.Field != "at" {
			t.Errorf("%T: %v", in, err)
		}
	}
	n := len(p.entries)
	p.do(runbook.Note{By: before, Text: "宿直が電話を受けた"})
	p.do(runbook.Do{By: me, Step: "opening/record-detection", Fields: map[string]string{"detected": before.At.Format(time.RFC3339)}})
	p.do(runbook.Report{By: runbook.By{Actor: operator, At: p.run.Clock.Start}, Step: "opening/first-report", To: "section-head", Reached: true})
	if len(p.entries) != n+3 || !p.run.State.Detected.Equal(before.At) {
		t.Errorf("%d entries, and it became known at %s", len(p.entries)-n, p.run.State.Detected)
	}
}

// An inject that follows a step has no time until the step is settled: there is nothing to put
// off, and a time would be forgotten or wrong.
func TestDelayNeedsATime(t *testing.T) {
	p := begin(t)
	err := p.try(drill.Delay{Number: 3, Span: 10 * time.Minute})
	if r, ok := errors.AsType[*runbook.Refusal](err); !ok || !strings.Contains(r.Text.Ja, "付与する時刻がまだ決まっていない") || !strings.Contains(r.Text.Ja, "種別") {
		t.Errorf("%v", err)
	}
	p.do(runbook.Do{By: me, Step: "opening/kind", Chosen: []string{"unauthorized-access"}, Reason: "見た", With: "課長"})
	p.must(drill.Delay{Number: 3, Span: 10 * time.Minute})
	if got := p.run.Injects(p.now())[2].Due.Sub(p.now()); got != 25*time.Minute {
		t.Errorf("it comes in %s", got)
	}
}

// Whoever approved, was consulted or answered was reached, as who was told.
func TestExercisedByAsking(t *testing.T) {
	p := begin(t)
	x, _ := drill.ExerciseOf(p.entries)
	if len(x.Contacts) != 0 {
		t.Fatalf("nobody was asked: %v", x.Contacts)
	}
	p.do(runbook.Approve{By: runbook.By{Actor: approver}, Step: "own-error/delete-post"})
	p.do(runbook.Ask{By: me, Step: "opening/stop-posting", Text: "止めてよいか"})
	p.do(runbook.Answer{By: me, Question: len(p.entries), Text: "よい", From: "crisis"})
	if x, _ = drill.ExerciseOf(p.entries); !slices.Equal(x.Contacts, []string{"approver", "crisis"}) {
		t.Errorf("reached: %v", x.Contacts)
	}
}
