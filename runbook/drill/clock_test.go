package drill

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dandori/runbook"
)

var (
	wall0  = time.Date(2026, 7, 1, 10, 0, 0, 0, time.UTC)
	drill0 = time.Date(2026, 11, 22, 23, 10, 0, 0, time.UTC)
)

// slow is the clock as one would explain it: second by second.
type slow struct {
	wall, drill time.Time
	speed       int
	running     bool
}

func (s *slow) to(wall time.Time) {
	for s.wall.Before(wall) {
		s.wall = s.wall.Add(time.Second)
		if s.running {
			s.drill = s.drill.Add(time.Duration(s.speed) * time.Second)
		}
	}
}

// entry makes an entry as it comes out of a file.
func entry(t interface{ Fatal(...any) }, typ runbook.Type, at, wall time.Time, data any) runbook.Event {
	raw, err := encode(data)
	if err != nil {
		t.Fatal(err)
	}
	line, err := runbook.EncodeEvent(runbook.Event{Seq: 1, Type: typ, At: at, Logged: wall, Data: raw})
	if err != nil {
		t.Fatal(err)
	}
	e, err := runbook.DecodeEvent(line)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestClock holds the clock against the slow one through pauses, speeds, jumps and
// entries of other types, and cuts the log at every entry.
func TestClock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := []runbook.Event{entry(t, Started, drill0, wall0, &Starting{Clock: drill0, Speed: 1})}
		clock := Clock{}.Fold(events)
		model := slow{wall0, drill0, 1, true}
		shown := drill0
		at := func(wall time.Time) {
			model.to(wall)
			got := clock.At(wall)
			if !got.Equal(model.drill) {
				t.Fatalf("%s shows %s, want %s (%+v)", wall, got, model.drill, clock)
			}
			if got.Before(shown) {
				t.Fatalf("the clock went back from %s to %s", shown, got)
			}
			shown = got
		}
		wall := wall0
		var afters []Clock
		for range rapid.IntRange(0, 30).Draw(t, "entries") {
			wall = wall.Add(time.Duration(rapid.IntRange(0, 5000).Draw(t, "wait")) * time.Millisecond)
			at(seconds(wall))
			now := clock.At(wall)
			var e runbook.Event
			switch rapid.IntRange(0, 4).Draw(t, "what") {
			case 0:
				e = entry(t, Paused, now, wall, &Pausing{Clock: now})
				model.running = false
			case 1:
				e = entry(t, Resumed, now, wall, &Resuming{Clock: now})
				model.running = true
			case 2:
				speed := rapid.IntRange(1, MaxSpeed).Draw(t, "speed")
				e = entry(t, SpeedSet, now, wall, &SpeedSetting{Clock: now, Speed: speed})
				model.speed = speed
			case 3:
				to := now.Add(time.Duration(rapid.IntRange(1, 7200).Draw(t, "ahead")) * time.Second)
				e = entry(t, Jumped, to, wall, &Jumping{From: now, Clock: to})
				model.drill = to
			case 4: // what happened earlier, written down now
				e = runbook.Event{Type: runbook.NoteAdded, At: now.Add(-time.Hour), Logged: seconds(wall), Data: &runbook.Noted{Text: "遅れた記録"}}
			}
			events = append(events, e)
			clock = clock.Fold([]runbook.Event{e})
			afters = append(afters, clock)
			at(seconds(wall))
		}
		for cut := range events {
			if again := (Clock{}).Fold(events[:cut]).Fold(events[cut:]); !reflect.DeepEqual(again, clock) {
				t.Fatalf("cut at %d: %+v, want %+v", cut, again, clock)
			}
			if cut > 0 && !reflect.DeepEqual((Clock{}).Fold(events[:cut+1]), afters[cut-1]) {
				t.Fatalf("resumed after entry %d the clock stands elsewhere", cut+1)
			}
		}
		// Wall is the reverse of At.
		if clock.Running {
			target := clock.At(wall).Add(time.Duration(rapid.IntRange(0, 100000).Draw(t, "target")) * time.Second)
			then, ok := clock.Wall(target)
			if !ok || clock.At(then).Before(target) || then.After(wall) && !clock.At(then.Add(-time.Second)).Before(target) {
				t.Fatalf("the clock shows %s at %s, not %s", clock.At(then), then, target)
			}
		}
	})
}

// TestClockNeverGoesBack feeds it entries that no program has written: with times in any
// order, with a wall clock that is set.
func TestClockNeverGoesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		clock := Clock{}.Fold([]runbook.Event{entry(t, Started, drill0, wall0, &Starting{Clock: drill0, Speed: 30})})
		wall := wall0
		for range rapid.IntRange(1, 30).Draw(t, "entries") {
			wall = wall.Add(time.Duration(rapid.IntRange(-600, 600).Draw(t, "wait")) * time.Second)
			before := clock.Last()
			d := drill0.Add(time.Duration(rapid.IntRange(-90000, 90000).Draw(t, "clock")) * time.Second)
			var e runbook.Event
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0:
				e = entry(t, Paused, d, wall, &Pausing{Clock: d})
			case 1:
				e = entry(t, Resumed, d, wall, &Resuming{Clock: d})
			case 2:
				e = entry(t, SpeedSet, d, wall, &SpeedSetting{Clock: d, Speed: rapid.IntRange(-5, 100).Draw(t, "speed")})
			case 3:
				e = entry(t, Jumped, d, wall, &Jumping{Clock: d})
			case 4:
				e = runbook.Event{Type: runbook.ClockJumped, At: d, Logged: wall, Data: &runbook.ClockJump{Seconds: rapid.IntRange(-3600, 3600).Draw(t, "set by")}}
			case 5:
				e = entry(t, Started, d, wall, &Starting{Clock: d, Speed: 1})
			}
			clock = clock.Fold([]runbook.Event{e})
			if clock.Last().Before(before) || clock.At(wall.Add(-time.Hour)).Before(clock.Last()) || clock.Speed < 1 || clock.Speed > MaxSpeed {
				t.Fatalf("%s moved the clock from %s to %s: %+v", e.Type, before, clock.Last(), clock)
			}
		}
	})
}

// TestClockSet: the computer's clock is set back, and the drill goes on as if nothing
// had happened.
func TestClockSet(t *testing.T) {
	clock := Clock{}.Fold([]runbook.Event{entry(t, Started, drill0, wall0, &Starting{Clock: drill0, Speed: 10})})
	wall := wall0.Add(time.Minute - time.Hour)
	clock = clock.Fold([]runbook.Event{{Type: runbook.ClockJumped, At: drill0, Logged: wall, Data: &runbook.ClockJump{Seconds: -3600}}})
	if got := clock.At(wall.Add(time.Minute)); !got.Equal(drill0.Add(20 * time.Minute)) {
		t.Errorf("a minute later it shows %s", got)
	}
}

// TestInterrupted: the program is killed, and the clock resumes where it was.
func TestInterrupted(t *testing.T) {
	events := []runbook.Event{
		entry(t, Started, drill0, wall0, &Starting{Clock: drill0, Speed: 4}),
		{Type: runbook.NoteAdded, At: drill0, Logged: wall0.Add(time.Minute), Data: &runbook.Noted{Text: "最後の記録"}},
	}
	for _, c := range []struct {
		alive time.Time
		want  time.Duration
	}{
		{time.Time{}, 4 * time.Minute},
		{wall0.Add(3 * time.Minute), 12 * time.Minute},
		{wall0.Add(30 * time.Second), 4 * time.Minute}, // older than the last entry
		{wall0.Add(99 * time.Hour), 4 * time.Minute},   // not yet: it cannot be known
	} {
		r := Fold(Run{}, events)
		back := wall0.Add(50 * time.Minute)
		e, ok := r.Interrupted(runbook.Actor{Name: "進行役"}, c.alive, back)
		if !ok {
			t.Fatal("the clock does not run")
		}
		r = Fold(r, []runbook.Event{e})
		if got := r.Clock.At(back.Add(time.Hour)).Sub(drill0); got != c.want || r.Clock.Running {
			t.Errorf("alive at %s: it stands at +%s, want +%s", c.alive, got, c.want)
		}
		r = Fold(r, []runbook.Event{entry(t, Resumed, r.Clock.At(back), back, &Resuming{Clock: r.Clock.At(back)})})
		if got := r.Clock.At(back.Add(time.Minute)).Sub(drill0); got != c.want+4*time.Minute {
			t.Errorf("resumed it shows +%s", got)
		}
	}
	var none Run
	if _, ok := none.Interrupted(runbook.Actor{}, time.Time{}, wall0); ok {
		t.Error("a drill that was not started is interrupted")
	}
}

// TestEntries holds the JSON of every entry to its published form.
func TestEntries(t *testing.T) {
	at := time.Date(2026, 11, 22, 23, 10, 0, 0, time.FixedZone("", 9*60*60))
	for _, c := range []struct {
		typ  runbook.Type
		data any
		want string
	}{
		{Started, &Starting{Scenario: runbook.Pin{What: PinScenario, Name: "drills/x.toml", SHA256: "ab", Text: "…"}, Clock: at, Speed: 1},
			`{"scenario":{"what":"scenario","name":"drills/x.toml","sha256":"ab","text":"…"},"clock":"2026-11-22T23:10:00+09:00","speed":1}`},
		{Paused, &Pausing{Clock: at, Reason: "休憩"}, `{"clock":"2026-11-22T23:10:00+09:00","reason":"休憩"}`},
		{Paused, &Pausing{Clock: at, Interrupted: true}, `{"clock":"2026-11-22T23:10:00+09:00","interrupted":true}`},
		{Resumed, &Resuming{Clock: at}, `{"clock":"2026-11-22T23:10:00+09:00"}`},
		{SpeedSet, &SpeedSetting{Clock: at, Speed: 10}, `{"clock":"2026-11-22T23:10:00+09:00","speed":10}`},
		{Jumped, &Jumping{From: at, Clock: at.Add(time.Minute)}, `{"from":"2026-11-22T23:10:00+09:00","clock":"2026-11-22T23:11:00+09:00"}`},
		{Injected, &Delivery{Inject: 3}, `{"inject":3}`},
		{Injected, &Delivery{Inject: 3, ByHand: true}, `{"inject":3,"by_hand":true}`},
		{InjectSkipped, &Skipping{Inject: 3, Reason: "時間がない"}, `{"inject":3,"reason":"時間がない"}`},
		{InjectDelayed, &Delaying{Inject: 3, Until: at}, `{"inject":3,"until":"2026-11-22T23:10:00+09:00"}`},
		{Observed, &Observation{Text: "落ち着いていた", Inject: 3}, `{"text":"落ち着いていた","inject":3}`},
		{ExpectationMet, &Meeting{Inject: 3, Text: "口頭で済ませた"}, `{"inject":3,"text":"口頭で済ませた"}`},
		{Rated, &Rating{Objective: "warn", Rating: SomeTrouble}, `{"objective":"warn","rating":"S"}`},
	} {
		raw, err := encode(c.data)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(raw.(*runbook.Unknown).Raw); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.typ, got, c.want)
		}
		if got := DataOf(entry(t, c.typ, at, at, c.data)); !reflect.DeepEqual(got, c.data) && c.typ != Started {
			got, want := reflect.ValueOf(got).Elem().Interface(), reflect.ValueOf(c.data).Elem().Interface()
			if !equalTimes(got, want) {
				t.Errorf("%s: read back as %+v, want %+v", c.typ, got, want)
			}
		}
	}
	for _, bad := range []string{`{"clock":"2026-11-22T23:10:00+09:00","speed":0}`, `{"speed":3}`, `[]`, `{"clock":3}`} {
		if d := DataOf(runbook.Event{Type: SpeedSet, Data: &runbook.Unknown{Raw: []byte(bad)}}); d != nil {
			t.Errorf("%s is read as %+v", bad, d)
		}
	}
	if len(Types()) != 11 {
		t.Errorf("%d types", len(Types()))
	}
}

// equalTimes compares structs whose times may differ in how their zone is held.
func equalTimes(a, b any) bool {
	x, y := reflect.ValueOf(a), reflect.ValueOf(b)
	if x.Type() != y.Type() {
		return false
	}
	for i := range x.NumField() {
		f, g := x.Field(i).Interface(), y.Field(i).Interface()
		if s, ok := f.(time.Time); ok {
			if !s.Equal(g.(time.Time)) {
				return false
			}
		} else if !reflect.DeepEqual(f, g) {
			return false
		}
	}
	return true
}
