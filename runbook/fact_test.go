package runbook_test

import (
	"testing"
	"time"

	"dandori/runbook"
)

// What is typed in last need not be what holds: a statement as of an earlier time leaves that of
// the later time where it is, unless it is said to take its place.
func TestTheLaterTimeOfAFactStands(t *testing.T) {
	r := beginAt(t, shipped(t), "generic", "unauthorized-access")
	state := func(text string, asOf time.Duration, replaces int) runbook.Event {
		in := runbook.StateFact{By: by("鈴木"), Fact: "cause", Text: text, Certainty: runbook.Confirmed, Replaces: replaces}
		if asOf != 0 {
			in.AsOf = r.now.Add(asOf)
		}
		return r.must(in)
	}
	stands := func(want string) {
		t.Helper()
		if len(r.state.Facts) != 1 || r.state.Facts[0].Text != want {
			t.Errorf("%+v stand, not %q", r.state.Facts, want)
		}
	}
	r.now = r.now.Add(3 * time.Hour)
	first := state("3件", -time.Hour, 0)
	if e := state("1件", -90*time.Minute, 0); !e.Data.(*runbook.Fact).Earlier {
		t.Error("the entry does not say that it is of an earlier time")
	}
	stands("3件")
	state("2件", -90*time.Minute, first.Seq)
	stands("2件")
	state("4件", 0, 0)
	stands("4件")
	if e := state("5件", -time.Minute, 0); !e.Data.(*runbook.Fact).Earlier {
		t.Error("a statement without a time is of the time at which it was made")
	}
	stands("4件")
}

// A statement made at an earlier time and written down later is one of that time; what is
// confirmed takes the place of what is not, whatever their times.
func TestAFactWrittenDownLaterIsOfItsTime(t *testing.T) {
	r := beginAt(t, shipped(t), "generic", "unauthorized-access")
	r.now = r.now.Add(3 * time.Hour)
	state := func(text string, sure runbook.Certainty, at time.Duration) {
		r.must(runbook.StateFact{By: runbook.By{Actor: by("鈴木").Actor, At: r.now.Add(at)}, Fact: "cause", Text: text, Certainty: sure})
	}
	state("100件", runbook.Estimated, -time.Hour)
	state("10件", runbook.Unconfirmed, -90*time.Minute)
	if got := r.state.Facts[0].Text; got != "100件" {
		t.Errorf("%s stands", got)
	}
	state("90件", runbook.Confirmed, -2*time.Hour)
	if got := r.state.Facts[0].Text; got != "90件" {
		t.Errorf("%s stands, not what is confirmed", got)
	}
}
