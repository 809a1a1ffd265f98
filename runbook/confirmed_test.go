package runbook_test

import (
	"testing"
	"time"

	"dandori/runbook"
)

// TestAKindIsConfirmedWhenItWas: an incident that is typed in the next morning begins with its
// kind, and what counts from its being confirmed counts from the decision of that night, not from the
// morning.
func TestAKindIsConfirmedWhenItWas(t *testing.T) {
	lib := shipped(t)
	iida, _ := lib.Profile("iida")
	morning := t0.Add(10 * time.Hour)
	at := func(minutes int) time.Time { return t0.Add(time.Duration(minutes) * time.Minute) }
	begin := func(paper bool, kinds ...string) *run {
		t.Helper()
		s, err := runbook.Begin(t.Context(), memory(), lib, iida, false, runbook.Open{By: runbook.By{Actor: runbook.Actor{Name: "鈴木"}, Paper: paper}, Kinds: kinds, Detected: t0}, morning, zeros{})
		if err != nil {
			t.Fatal(err)
		}
		return &run{t: t, state: s.State(), events: s.Entries(), now: morning}
	}
	from := func(r *run) time.Time {
		return r.view("flaming/escalate-digital").Deadline.Add(-15 * time.Minute)
	}
	said := func(minutes int) runbook.By {
		b := by("課長")
		b.At = at(minutes)
		return b
	}
	r := begin(false, "flaming")
	if got := from(r); !got.Equal(morning) {
		t.Errorf("begun without another word: confirmed at %s", got)
	}
	r.must(runbook.Do{By: said(20), Step: "flaming/situation", Fields: map[string]string{"post": "https://example.jp/1", "points": "配慮"}})
	if got := from(r); !got.Equal(at(20)) {
		t.Errorf("its playbook was worked at %s, confirmed at %s", at(20), got)
	}
	r.must(runbook.Do{By: said(12), Step: "opening/kind", Chosen: []string{"flaming"}, With: "佐藤"})
	if got := from(r); !got.Equal(at(12)) {
		t.Errorf("decided at %s, confirmed at %s", at(12), got)
	}
	r.must(runbook.ReopenStep{By: by("課長"), Step: "opening/kind", Reason: "時刻の誤り"})
	if got := from(r); !got.Equal(at(20)) {
		t.Errorf("the decision was taken back, and it is confirmed at %s", got)
	}
	r.must(runbook.Do{By: said(-5), Step: "flaming/is-flaming", Chosen: []string{"flaming"}, With: "佐藤"})
	if got := from(r); !got.Equal(t0) {
		t.Errorf("confirmed at %s, before it became known", got)
	}

	// On paper the kind stood that night.
	if got := from(begin(true, "flaming")); !got.Equal(t0) {
		t.Errorf("begun from paper: confirmed at %s", got)
	}
	// A kind that was found later was confirmed when it was found, whatever was done before.
	r = begin(false)
	r.must(runbook.Do{By: said(3), Step: "opening/stop-posting"})
	r.must(runbook.Do{By: said(30), Step: "opening/kind", Chosen: []string{"flaming"}, With: "佐藤"})
	if got := from(r); !got.Equal(at(30)) {
		t.Errorf("decided at %s, confirmed at %s", at(30), got)
	}
}

// A log that was begun from paper with a detection that was typed wrong has its kind confirmed at
// the detection as it is put right.
func TestAConfirmationOnPaperFollowsTheDetection(t *testing.T) {
	lib := shipped(t)
	iida, _ := lib.Profile("iida")
	morning := t0.Add(10 * time.Hour)
	s, err := runbook.Begin(t.Context(), memory(), lib, iida, false, runbook.Open{By: runbook.By{Actor: runbook.Actor{Name: "鈴木"}, Paper: true}, Kinds: []string{"flaming"}, Detected: t0}, morning, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	r := &run{t: t, state: s.State(), events: s.Entries(), now: morning}
	for _, minutes := range []int{-50, 70} {
		right := t0.Add(time.Duration(minutes) * time.Minute)
		r.must(runbook.Amend{By: by("鈴木"), Detected: right, Reason: "紙の読み誤り"})
		if got := r.view("flaming/escalate-digital").Deadline.Add(-15 * time.Minute); !got.Equal(right) {
			t.Errorf("it became known at %s and is confirmed at %s", right, got)
		}
	}
}

// What was left out or could not be done confirms nothing.
func TestOnlyWhatWasDoneConfirmsAKind(t *testing.T) {
	lib := shipped(t)
	iida, _ := lib.Profile("iida")
	morning := t0.Add(10 * time.Hour)
	s, err := runbook.Begin(t.Context(), memory(), lib, iida, false, runbook.Open{By: by("鈴木"), Kinds: []string{"flaming"}, Detected: t0}, morning, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	r := &run{t: t, state: s.State(), events: s.Entries(), now: morning}
	early := by("鈴木")
	early.At = t0.Add(20 * time.Minute)
	r.must(runbook.Skip{By: early, Step: "flaming/situation", Reason: "後で"})
	r.must(runbook.Impossible{By: early, Step: "flaming/is-flaming", Reason: "責任者が不在"})
	if got := r.view("flaming/escalate-digital").Deadline.Add(-15 * time.Minute); !got.Equal(morning) {
		t.Errorf("nothing was done, and it is confirmed at %s", got)
	}
}
