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

// That nobody knows when it happened can be said of the incident itself: a time on record
// gives way to it, and it to a time.
func TestUnknownTimeIsAFactOfTheIncident(t *testing.T) {
	r := beginAt(t, shipped(t), "generic", "unauthorized-access")
	r.must(runbook.Amend{By: by("鈴木"), Unknown: true})
	if !r.state.HappenedUnknown || r.state.Head != 2 {
		t.Fatalf("unknown %v, head %d", r.state.HappenedUnknown, r.state.Head)
	}
	if said := runbook.Describe(&r.state, r.events[1]); said.Ja != "事案の内容を書き足し、又は改めた（発生日時「不明」）" {
		t.Errorf("the entry says %q", said.Ja)
	}
	happened := r.state.Detected.Add(-time.Hour)
	r.must(runbook.Amend{By: by("鈴木"), Happened: happened})
	if r.state.HappenedUnknown || !r.state.Happened.Equal(happened) {
		t.Errorf("unknown %v, happened %s", r.state.HappenedUnknown, r.state.Happened)
	}
	r.must(runbook.Amend{By: by("鈴木"), Unknown: true, Happened: happened})
	if !r.state.HappenedUnknown || !r.state.Happened.IsZero() || runbook.Origins(&r.state, r.events)["happened"] != 4 {
		t.Errorf("unknown %v, happened %s", r.state.HappenedUnknown, r.state.Happened)
	}
}
