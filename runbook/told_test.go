package runbook_test

import (
	"testing"
	"time"

	"dandori/runbook"
)

// What an undone step said of the incident is taken back with it: what was said before it
// counts again, and what was amended meanwhile stays.
func TestAnUndoneStepTakesItsWordBack(t *testing.T) {
	const step = "opening/record-detection"
	r := beginAt(t, shipped(t), "generic", "unauthorized-access")
	detected := r.state.Detected
	r.must(runbook.Do{By: by("鈴木"), Step: step, Fields: map[string]string{"happened": "不明", "informant": "窓口"}})
	if !r.state.HappenedUnknown || r.state.Source != "窓口" {
		t.Fatalf("the step said nothing: unknown %v, from %q", r.state.HappenedUnknown, r.state.Source)
	}
	before := r.state
	r.must(runbook.ReopenStep{By: by("鈴木"), Step: step})
	if r.state.HappenedUnknown || r.state.Source != "" || !r.state.Detected.Equal(detected) {
		t.Errorf("undone, it still says: unknown %v, from %q, detected %s", r.state.HappenedUnknown, r.state.Source, r.state.Detected)
	}
	if !before.HappenedUnknown || before.Source != "窓口" {
		t.Error("a state that was folded before has changed")
	}
	r.must(runbook.Amend{By: by("鈴木"), Source: "市民の電話"})
	happened := detected.Add(-time.Hour)
	r.must(runbook.Do{By: by("鈴木"), Step: step, Fields: map[string]string{"happened": happened.Format(time.RFC3339), "informant": "職員"}})
	r.must(runbook.Amend{By: by("鈴木"), Title: "公式Xの乗っ取り"})
	r.must(runbook.ReopenStep{By: by("鈴木"), Step: step})
	if !r.state.Happened.IsZero() || r.state.Source != "市民の電話" || r.state.Title != "公式Xの乗っ取り" {
		t.Errorf("undone: happened %s, from %q, title %q", r.state.Happened, r.state.Source, r.state.Title)
	}
	if again := runbook.Fold(runbook.State{}, r.events); !again.Happened.IsZero() || again.Source != "市民の電話" {
		t.Errorf("folded in one piece: happened %s, from %q", again.Happened, again.Source)
	}
}
