package drill_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/store/storetest"
)

// TestAnything lets facilitators and players do whatever they like in whatever order: the
// clock never goes back and is never behind an entry, nothing is handed out twice, what is
// refused leaves no entry, and whoever reads the log anew finds the same drill.
func TestAnything(t *testing.T) {
	lib, _ := shipped(t)
	office, _ := lib.Profile(runbook.GenericOrg)
	s := parse(t, small)
	rapid.Check(t, func(rt *rapid.T) {
		st := storetest.NewMemory()
		p := sitIn(t, st, lib, office, s)
		shown := p.now()
		for range rapid.IntRange(1, 25).Draw(rt, "doings") {
			p.wait(time.Duration(rapid.IntRange(0, 900).Draw(rt, "wait")) * time.Second)
			number := rapid.IntRange(0, 5).Draw(rt, "inject")
			var in runbook.Intent
			switch rapid.IntRange(0, 15).Draw(rt, "what") {
			case 0:
				in = drill.Pause{}
			case 1:
				in = drill.Resume{}
			case 2:
				in = drill.SetSpeed{Speed: rapid.IntRange(-1, 70).Draw(rt, "speed")}
			case 3:
				in = drill.Jump{}
			case 4:
				in = drill.Jump{To: p.now().Add(time.Duration(rapid.IntRange(-60, 60).Draw(rt, "to")) * time.Minute)}
			case 5, 6:
				in = drill.Deliver{Number: number}
			case 7:
				in = drill.SkipInject{Number: number}
			case 8:
				in = drill.Delay{Number: number, Span: time.Duration(rapid.IntRange(0, 30).Draw(rt, "by")) * time.Minute}
			case 9:
				in = drill.Observe{Text: "所見", Number: number, By: runbook.By{At: p.now().Add(time.Duration(rapid.IntRange(-30, 1).Draw(rt, "seen")) * time.Minute)}}
			case 10:
				in = drill.MarkMet{Number: number, Step: "opening/save-evidence"}
			case 11:
				in = drill.ShowContacts{Shown: rapid.Bool().Draw(rt, "shown")}
			case 12:
				in = drill.Interrupt{Alive: p.wall.Add(-time.Duration(rapid.IntRange(-60, 3600).Draw(rt, "alive")) * time.Second)}
			case 13:
				in = drill.Rate{Objective: "be-quick", Grade: runbook.Grades[rapid.IntRange(0, 3).Draw(rt, "grade")]}
			case 14:
				in = runbook.Do{By: me, Step: "opening/stop-posting"}
			case 15:
				in = runbook.Note{By: me, Text: "メモ"}
			}
			before := len(p.entries)
			_, err := p.session.Record(rt.Context(), in, p.wall)
			p.take()
			if refusal := (*runbook.Refusal)(nil); err != nil && !errors.As(err, &refusal) {
				rt.Fatalf("%#v: %v", in, err)
			}
			if grew := len(p.entries) - before; grew != 1 && err == nil || grew != 0 && err != nil {
				rt.Fatalf("%#v (%v) left %d entries", in, err, grew)
			}
			now := p.now()
			if _, back := in.(drill.Interrupt); now.Before(shown) && !back {
				rt.Fatalf("%#v: the clock went back from %s to %s", in, shown, now)
			}
			shown = now
			for _, e := range p.entries {
				if e.At.After(now) || e.Logged.After(p.wall) {
					rt.Fatalf("entry %d of %s, %s lies ahead of %s", e.Seq, e.At, e.Logged, now)
				}
			}
		}
		again, err := runbook.Resume(rt.Context(), st, p.run.State.ID, zeros{})
		if err != nil {
			rt.Fatal(err)
		}
		fresh := &table{t: t, scenario: s, session: again, wall: p.wall}
		fresh.take()
		if fresh.standing() != p.standing() || !fresh.now().Equal(p.now()) || fresh.run.State.ContactsShown != p.run.State.ContactsShown {
			rt.Fatalf("read anew the drill is another:\n%s\n%s", p.standing(), fresh.standing())
		}
		given := map[int]int{}
		for _, e := range p.entries {
			switch d := e.Data.(type) {
			case *runbook.DrillDelivery:
				given[d.Inject]++
			case *runbook.DrillSkipping:
				given[d.Inject]++
			}
		}
		for n, times := range given {
			if times > 1 {
				rt.Fatalf("inject %d was settled %d times", n, times)
			}
		}
		if _, err := drill.Score(p.entries, nil); err != nil {
			rt.Fatal(err)
		}
	})
}

// zeros is a source of ids that are all the same; nothing is written with it.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }
