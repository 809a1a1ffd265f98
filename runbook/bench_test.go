package runbook_test

import (
	"fmt"
	"testing"
	"time"

	"dandori/runbook"
)

// longLog is a log of n entries of a shipped playbook: its first entries and then
// notes, with a step every hundred.
func longLog(b *testing.B, n int) []runbook.Event {
	b.Helper()
	lib := shipped(b)
	p, _ := lib.Profile("ube")
	s, err := runbook.Begin(b.Context(), memory(), lib, p, false, runbook.Open{By: by("鈴木"), Kinds: []string{"unauthorized-access"}}, t0, zeros{})
	if err != nil {
		b.Fatal(err)
	}
	events := append([]runbook.Event(nil), s.Entries()...)
	for i := len(events); i < n; i++ {
		at := t0.Add(time.Duration(i) * time.Second)
		e := runbook.Event{Seq: i + 1, Type: runbook.NoteAdded, At: at, Logged: at, Actor: runbook.Actor{Name: "鈴木"}, Data: &runbook.Noted{Text: "市民から電話。投稿を見たとのこと。"}}
		if i%100 == 0 {
			e.Type, e.Step, e.Data = runbook.WatchChecked, "unauthorized-access/chase-platform", &runbook.Checked{Text: "返答なし"}
		}
		events = append(events, e)
	}
	return events
}

func BenchmarkFold(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		events := longLog(b, n)
		b.Run(fmt.Sprintf("%dk-entries", n/1000), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				runbook.Fold(runbook.State{}, events)
			}
		})
	}
}

func BenchmarkFoldOneMore(b *testing.B) {
	events := longLog(b, 100_000)
	s := runbook.Fold(runbook.State{}, events[:len(events)-1])
	b.ReportAllocs()
	for b.Loop() {
		runbook.Fold(s, events[len(events)-1:])
	}
}

func BenchmarkSteps(b *testing.B) {
	s := runbook.Fold(runbook.State{}, longLog(b, 1_000))
	b.ReportAllocs()
	for b.Loop() {
		s.Steps(t0)
	}
}

func BenchmarkDecide(b *testing.B) {
	s := runbook.Fold(runbook.State{}, longLog(b, 1_000))
	in := runbook.Do{By: by("鈴木"), Step: "opening/stop-posting"}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := runbook.Decide(s, in, t0.Add(24*time.Hour)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLibrary(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		shipped(b)
	}
}
