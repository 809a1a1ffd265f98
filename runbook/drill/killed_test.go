package drill_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/store/storetest"
)

// TestKilledAtAnyMoment: whatever was done, at whatever speed, and however long ago the last
// entry was, a drill that is killed goes on with its clock where it was, at the speed it had;
// what was lost counts for nothing. One that was paused stands where it stood.
func TestKilledAtAnyMoment(t *testing.T) {
	lib, _ := shipped(t)
	office, _ := lib.Profile(runbook.GenericOrg)
	s := parse(t, small)
	seconds := func(rt *rapid.T, most int, what string) time.Duration {
		return time.Duration(rapid.IntRange(0, most).Draw(rt, what)) * time.Second
	}
	rapid.Check(t, func(rt *rapid.T) {
		st := storetest.NewMemory()
		p := sitIn(t, st, lib, office, s)
		p.must(drill.SetSpeed{Speed: rapid.IntRange(1, runbook.MaxSpeed).Draw(rt, "speed")})
		for range rapid.IntRange(0, 8).Draw(rt, "doings") {
			p.wait(seconds(rt, 600, "wait"))
			in := []runbook.Intent{
				drill.Pause{}, drill.Resume{}, drill.Jump{}, drill.Deliver{}, drill.Observe{Text: "所見"}, runbook.Note{By: me, Text: "メモ"},
				drill.SetSpeed{Speed: rapid.IntRange(1, runbook.MaxSpeed).Draw(rt, "another")},
				runbook.Do{By: runbook.By{Actor: operator, At: p.now().Add(-seconds(rt, 300, "before"))}, Step: "opening/stop-posting"},
			}[rapid.IntRange(0, 7).Draw(rt, "what")]
			_, _ = p.session.Record(rt.Context(), in, p.wall) // what is refused is nothing that happened
			p.take()
		}
		p.wait(seconds(rt, 7200, "since the last entry"))
		stood, alive, running, speed, standing := p.now(), p.wall, p.run.Clock.Running, p.run.Clock.Speed, p.standing()

		again, err := runbook.Resume(rt.Context(), st, p.run.State.ID, zeros{})
		if err != nil {
			rt.Fatal(err)
		}
		next := &table{t: t, scenario: s, session: again, wall: alive.Add(seconds(rt, 3*24*3600, "lost"))}
		next.take()
		if running {
			next.must(drill.Interrupt{Alive: alive})
		}
		if !next.now().Equal(stood) || next.run.Clock.Running {
			rt.Fatalf("it stood at %s, and stands at %s (running: %v)", stood, next.now(), next.run.Clock.Running)
		}
		if after := next.standing(); after != standing {
			rt.Fatalf("what was under way is not as it was:\n%s\n%s", standing, after)
		}
		next.must(drill.Resume{})
		played := seconds(rt, 3600, "played on")
		next.wait(played)
		if want := stood.Add(played * time.Duration(speed)); !next.now().Equal(want) {
			rt.Fatalf("resumed at %s, %s at %d times later it shows %s, want %s", stood, played, speed, next.now(), want)
		}
	})
}
