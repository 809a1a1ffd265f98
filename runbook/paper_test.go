package runbook_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// What is copied from paper has the time of the paper, says so in the log and in
// words, and is otherwise an entry like any other.
func TestFromPaper(t *testing.T) {
	r := begin(t, "flaming")
	r.now = t0.Add(time.Hour)
	at := t0.Add(5 * time.Minute)
	e := r.must(runbook.Note{By: runbook.By{At: at, Paper: true}, Text: "記者から電話"})
	if e.Source != runbook.SourcePaper || !e.At.Equal(at) || !e.Logged.Equal(r.now) {
		t.Errorf("source %q, at %s, logged %s", e.Source, e.At, e.Logged)
	}
	b, err := runbook.EncodeEvent(e)
	if err != nil || !strings.Contains(string(b), `,"source":"paper",`) {
		t.Fatalf("%s, %v", b, err)
	}
	if got, err := runbook.DecodeEvent(b); err != nil || got.Source != runbook.SourcePaper {
		t.Errorf("read again: %q, %v", got.Source, err)
	}
	if !slices.Contains(runbook.Details(&r.state, e), lang.Event.FromPaper) {
		t.Errorf("it is not said: %v", runbook.Details(&r.state, e))
	}
	plain := r.must(runbook.Note{By: runbook.By{At: at}, Text: "覚えている"})
	if b, err = runbook.EncodeEvent(plain); err != nil || strings.Contains(string(b), "source") {
		t.Errorf("an entry from nowhere else: %s, %v", b, err)
	}
}

// The time of the typing is never taken for the time of the paper.
func TestFromPaperNeedsItsTime(t *testing.T) {
	r := begin(t, "flaming")
	for _, in := range []runbook.Intent{
		runbook.Note{By: runbook.By{Paper: true}, Text: "いつのことか"},
		runbook.Do{By: runbook.By{Paper: true}, Step: "flaming/needs-time", Chosen: []string{"yes"}},
		runbook.TakeRole{By: runbook.By{Paper: true}, Role: runbook.RoleRecorder, Name: "佐藤"},
	} {
		if err := r.do(in); err == nil || !strings.Contains(err.Error(), "paper") && !strings.Contains(err.Error(), "紙") {
			t.Errorf("%T without a time: %v", in, err)
		}
	}
	if len(r.events) != 1 {
		t.Errorf("%d entries", len(r.events))
	}
}

// A later version may know of other sources: what it wrote is kept and said.
func TestSourceOfALaterVersion(t *testing.T) {
	r := begin(t, "flaming")
	e := r.must(runbook.Note{Text: "a"})
	b, err := runbook.EncodeEvent(e)
	if err != nil {
		t.Fatal(err)
	}
	later := strings.Replace(string(b), `,"data":`, `,"source":"telegraph","data":`, 1)
	got, err := runbook.DecodeEvent([]byte(later))
	if err != nil || got.Source != "telegraph" {
		t.Fatalf("%q, %v", got.Source, err)
	}
	again, err := runbook.EncodeEvent(got)
	if err != nil || !strings.Contains(string(again), `"source":"telegraph"`) {
		t.Errorf("%s, %v", again, err)
	}
	if !slices.Contains(runbook.Details(&r.state, got), lang.Event.FromOther.With("telegraph")) {
		t.Error("it is not said")
	}
}
