package runbook_test

import (
	"testing"

	"dandori/runbook"
)

// Who wrote an entry down is said only where somebody said it: whoever keeps the log may be at
// another computer.
func TestWhoWroteItDownIsNotGuessed(t *testing.T) {
	r := beginAt(t, shipped(t), "generic", "unauthorized-access") // 鈴木 keeps the log
	e := r.must(runbook.Do{By: by("佐藤"), Step: "opening/severity", Chosen: []string{"major"}, With: "課長", Reason: "報道"})
	if got := e.RecordedBy(); got != "" {
		t.Errorf("佐藤 decided, and it is written down by %q", got)
	}
	said := by("課長")
	said.Recorder = "佐藤"
	e = r.must(runbook.Do{By: said, Step: "opening/severity", Chosen: []string{"medium"}, With: "佐藤", Reason: "見直した"})
	if got := e.RecordedBy(); got != "佐藤" {
		t.Errorf("written down by %q, not by 佐藤", got)
	}
}

// A step is blank when something that it asks for is known nowhere and nothing was filled in, also where
// some of it was on record before.
func TestBlankIsWhatAsksForMore(t *testing.T) {
	r := beginAt(t, shipped(t), "generic", "unauthorized-access")
	e := r.must(runbook.Do{By: by("鈴木"), Step: "opening/record-detection"})
	said := false
	for _, d := range runbook.Details(&r.state, e) {
		said = said || d.Ja == "（「覚知の日時」のほかは空欄）"
	}
	if !said || !r.view("opening/record-detection").Blank {
		t.Errorf("nothing was filled in, and nobody is told: %v", runbook.Details(&r.state, e))
	}
}
