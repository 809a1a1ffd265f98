package runbook

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/go-json-experiment/json"
	"pgregory.net/rapid"
)

var (
	wallZero  = time.Date(2026, 7, 1, 10, 0, 0, 0, time.UTC)
	drillZero = time.Date(2026, 11, 22, 23, 10, 0, 0, time.UTC)
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
func drillEntry(t interface{ Fatal(...any) }, typ Type, at, wall time.Time, data Data) Event {
	line, err := EncodeEvent(Event{Seq: 1, Type: typ, At: at, Logged: wall, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	e, err := DecodeEvent(line)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestClock holds the clock against the slow one through pauses, speeds, jumps and
// entries of other types, and cuts the log at every entry.
func TestClock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := []Event{drillEntry(t, DrillStarted, drillZero, wallZero, &DrillStarting{Clock: drillZero, Speed: 1})}
		clock := Clock{}.Fold(events)
		model := slow{wallZero, drillZero, 1, true}
		shown := drillZero
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
		wall := wallZero
		var afters []Clock
		for range rapid.IntRange(0, 30).Draw(t, "entries") {
			wall = wall.Add(time.Duration(rapid.IntRange(0, 5000).Draw(t, "wait")) * time.Millisecond)
			at(wall.Truncate(time.Second))
			now := clock.At(wall)
			var e Event
			switch rapid.IntRange(0, 4).Draw(t, "what") {
			case 0:
				e = drillEntry(t, DrillPaused, now, wall, &DrillPausing{Clock: now})
				model.running = false
			case 1:
				e = drillEntry(t, DrillResumed, now, wall, &DrillResuming{Clock: now})
				model.running = true
			case 2:
				speed := rapid.IntRange(1, MaxSpeed).Draw(t, "speed")
				e = drillEntry(t, DrillSpeedSet, now, wall, &DrillSpeedSetting{Clock: now, Speed: speed})
				model.speed = speed
			case 3:
				to := now.Add(time.Duration(rapid.IntRange(1, 7200).Draw(t, "ahead")) * time.Second)
				e = drillEntry(t, DrillJumped, to, wall, &DrillJumping{From: now, Clock: to})
				model.drill = to
			case 4: // what happened earlier, written down now
				e = Event{Type: NoteAdded, At: now.Add(-time.Hour), Logged: wall.Truncate(time.Second), Data: &Noted{Text: "遅れた記録"}}
			}
			events = append(events, e)
			clock = clock.Fold([]Event{e})
			afters = append(afters, clock)
			at(wall.Truncate(time.Second))
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
		clock := Clock{}.Fold([]Event{drillEntry(t, DrillStarted, drillZero, wallZero, &DrillStarting{Clock: drillZero, Speed: 30})})
		wall := wallZero
		for range rapid.IntRange(1, 30).Draw(t, "entries") {
			wall = wall.Add(time.Duration(rapid.IntRange(-600, 600).Draw(t, "wait")) * time.Second)
			before := clock.Last()
			d := drillZero.Add(time.Duration(rapid.IntRange(-90000, 90000).Draw(t, "clock")) * time.Second)
			var e Event
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0:
				e = drillEntry(t, DrillPaused, d, wall, &DrillPausing{Clock: d})
			case 1:
				e = drillEntry(t, DrillResumed, d, wall, &DrillResuming{Clock: d})
			case 2:
				e = drillEntry(t, DrillSpeedSet, d, wall, &DrillSpeedSetting{Clock: d, Speed: rapid.IntRange(1, MaxSpeed).Draw(t, "speed")})
			case 3:
				e = drillEntry(t, DrillJumped, d, wall, &DrillJumping{Clock: d})
			case 4:
				e = Event{Type: ClockJumped, At: d, Logged: wall, Data: &ClockJump{Seconds: rapid.IntRange(-3600, 3600).Draw(t, "set by")}}
			case 5:
				e = drillEntry(t, DrillStarted, d, wall, &DrillStarting{Clock: d, Speed: 1})
			}
			clock = clock.Fold([]Event{e})
			if clock.Last().Before(before) || clock.At(wall.Add(-time.Hour)).Before(clock.Last()) || clock.Speed < 1 || clock.Speed > MaxSpeed {
				t.Fatalf("%s moved the clock from %s to %s: %+v", e.Type, before, clock.Last(), clock)
			}
		}
	})
}

// TestClockSet: the computer's clock is set back, and the drill goes on as if nothing
// had happened.
func TestClockSet(t *testing.T) {
	clock := Clock{}.Fold([]Event{drillEntry(t, DrillStarted, drillZero, wallZero, &DrillStarting{Clock: drillZero, Speed: 10})})
	wall := wallZero.Add(time.Minute - time.Hour)
	clock = clock.Fold([]Event{{Type: ClockJumped, At: drillZero, Logged: wall, Data: &ClockJump{Seconds: -3600}}})
	if got := clock.At(wall.Add(time.Minute)); !got.Equal(drillZero.Add(20 * time.Minute)) {
		t.Errorf("a minute later it shows %s", got)
	}
}

// TestDrillEntries holds the JSON of every entry to its published form.
func TestDrillEntries(t *testing.T) {
	at := time.Date(2026, 11, 22, 23, 10, 0, 0, time.FixedZone("", 9*60*60))
	for _, c := range []struct {
		typ  Type
		data Data
		want string
	}{
		{DrillStarted, &DrillStarting{Clock: at, Speed: 1}, `{"clock":"2026-11-22T23:10:00+09:00","speed":1}`},
		{DrillContactsShown, &DrillContacts{Shown: true, Reason: "電話の訓練"}, `{"shown":true,"reason":"電話の訓練"}`},
		{DrillEnded, &DrillEnding{Clock: at, Reason: "時間"}, `{"clock":"2026-11-22T23:10:00+09:00","reason":"時間"}`},
		{DrillPaused, &DrillPausing{Clock: at, Reason: "休憩"}, `{"clock":"2026-11-22T23:10:00+09:00","reason":"休憩"}`},
		{DrillPaused, &DrillPausing{Clock: at, Interrupted: true}, `{"clock":"2026-11-22T23:10:00+09:00","interrupted":true}`},
		{DrillResumed, &DrillResuming{Clock: at}, `{"clock":"2026-11-22T23:10:00+09:00"}`},
		{DrillSpeedSet, &DrillSpeedSetting{Clock: at, Speed: 10}, `{"clock":"2026-11-22T23:10:00+09:00","speed":10}`},
		{DrillJumped, &DrillJumping{From: at, Clock: at.Add(time.Minute)}, `{"from":"2026-11-22T23:10:00+09:00","clock":"2026-11-22T23:11:00+09:00"}`},
		{DrillInjected, &DrillDelivery{Inject: 3}, `{"inject":3}`},
		{DrillInjected, &DrillDelivery{Inject: 3, ByHand: true}, `{"inject":3,"by_hand":true}`},
		{DrillInjectSkipped, &DrillSkipping{Inject: 3, Reason: "時間がない"}, `{"inject":3,"reason":"時間がない"}`},
		{DrillInjectDelayed, &DrillDelaying{Inject: 3, Until: at}, `{"inject":3,"until":"2026-11-22T23:10:00+09:00"}`},
		{DrillObserved, &DrillObservation{Text: "落ち着いていた", Inject: 3}, `{"text":"落ち着いていた","inject":3}`},
		{DrillExpectationMet, &DrillMeeting{Inject: 3, Text: "口頭で済ませた"}, `{"inject":3,"text":"口頭で済ませた"}`},
		{DrillRated, &DrillRating{Objective: "warn", Rating: SomeTrouble}, `{"objective":"warn","rating":"S"}`},
		{DrillDiscussed, &DrillDiscussion{Question: 2, Text: "迷った", Instead: true}, `{"question":2,"text":"迷った","instead":true}`},
		{DrillImprovementSet, &DrillImprovement{Number: 1, Item: "名簿を直す", Owner: "広報課", Due: "2026-12-20"}, `{"number":1,"item":"名簿を直す","owner":"広報課","due":"2026-12-20"}`},
		{DrillImprovementSet, &DrillImprovement{Number: 1, Item: "名簿を直す", Gone: true}, `{"number":1,"item":"名簿を直す","gone":true}`},
		{DrillImprovementSet, &DrillImprovement{Item: "名簿を直す", Gone: true, Proposed: "late/opening/kind"}, `{"number":0,"item":"名簿を直す","gone":true,"proposed":"late/opening/kind"}`},
		{DrillImprovementSet, &DrillImprovement{Item: "名簿を直す", Gone: true}, `{"number":0,"item":"名簿を直す","gone":true}`},
	} {
		raw, err := json.Marshal(c.data, json.Deterministic(true))
		if err != nil {
			t.Fatal(err)
		}
		if got := string(raw); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.typ, got, c.want)
		}
		got, want := reflect.ValueOf(drillEntry(t, c.typ, at, at, c.data).Data).Elem().Interface(), reflect.ValueOf(c.data).Elem().Interface()
		if !equalTimes(got, want) {
			t.Errorf("%s: read back as %+v, want %+v", c.typ, got, want)
		}
	}
	for _, bad := range []struct {
		typ  Type
		data string
	}{
		{DrillSpeedSet, `{"clock":"2026-11-22T23:10:00+09:00","speed":0}`}, {DrillSpeedSet, `{"clock":"2026-11-22T23:10:00+09:00","speed":61}`},
		{DrillSpeedSet, `{"speed":3}`}, {DrillSpeedSet, `[]`}, {DrillSpeedSet, `{"clock":3}`}, {DrillEnded, `{}`},
		{DrillInjected, `{}`}, {DrillInjectSkipped, `{"inject":-1}`}, {DrillInjectDelayed, `{"inject":1}`}, {DrillRated, `{"objective":"warn","rating":"A"}`},
		{DrillDiscussed, `{"text":"迷った"}`}, {DrillImprovementSet, `{"item":"名簿を直す"}`}, {DrillImprovementSet, `{"number":1,"item":"名簿を直す","due":"来月"}`},
	} {
		line := fmt.Sprintf(`{"seq":1,"id":"","salt":"","type":%q,"at":"2026-11-22T23:10:00+09:00","logged":"2026-11-22T23:10:00+09:00","actor":{},"data":%s}`, bad.typ, bad.data)
		if e, err := DecodeEvent([]byte(line)); err == nil {
			t.Errorf("%s %s is read as %+v", bad.typ, bad.data, e.Data)
		}
	}
	if len(DrillTypes()) != 15 {
		t.Errorf("%d types", len(DrillTypes()))
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
