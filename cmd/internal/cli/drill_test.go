package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestStartSaysWhatWasExercised: who begins an incident on a terminal is told when its
// playbook was last exercised, from the logs of drills.
func TestStartSaysWhatWasExercised(t *testing.T) {
	w := newWorld(t)
	w.Env.IsTerminal = func(any) bool { return true }
	if out := w.run(t, 0, "start", "unauthorized-access", "--org", "ube", "--by", "鈴木"); !strings.Contains(out, "まだ訓練していません") {
		t.Errorf("nothing was exercised, and it says:\n%s", out)
	}
	w.run(t, 0, "drill", "start", "night-hijack", "--org", "ube", "--by", "佐藤")
	w.run(t, 0, "do", "DRL-20261122-01", "kind", "--choose", "unauthorized-access", "--reason", "見た", "--with", "課長")
	w.run(t, 0, "do", "DRL-20261122-01", "can-log-in", "--choose", "no-credentials", "--reason", "番号を知らない")
	out := w.run(t, 0, "start", "unauthorized-access", "--org", "ube", "--by", "鈴木")
	if !strings.Contains(out, "最後の訓練: 2026-11-22（DRL-20261122-01）") {
		t.Errorf("it does not say when it was exercised:\n%s", out)
	}
	if out := w.run(t, 0, "start", "flaming", "--org", "ube", "--by", "鈴木"); !strings.Contains(out, "まだ訓練していません") {
		t.Errorf("another kind was not:\n%s", out)
	}
}

// TestAttendedByAnotherClock: that a drill was interrupted rests on whether signs come, and
// not on the time the attending computer believes it is.
func TestAttendedByAnotherClock(t *testing.T) {
	for _, off := range []time.Duration{-10 * time.Minute, 10 * time.Minute} {
		w := newWorld(t)
		w.run(t, 0, "drill", "start", "night-hijack", "--org", "ube", "--by", "佐藤")
		began := w.Now()
		w.Env.Now = func() time.Time { return began.Add(20 * time.Minute) }
		file := filepath.Join(w.vars["DANDORI_DATA"], "attended", "DRL-20261122-01")
		sign := func(at time.Time) {
			if err := errors.Join(os.WriteFile(file, []byte(at.Add(off).UTC().Format(time.RFC3339)+"\n"), 0o600), os.Chtimes(file, at, at)); err != nil {
				t.Error(err)
			}
		}
		// The share on which the data lie may have another time as well: a beat each second.
		for _, share := range []time.Duration{0, -time.Minute, time.Minute} {
			sign(w.Now().Add(share))
			done, over := make(chan bool), make(chan bool)
			go func() {
				defer close(over)
				for i := 1; ; i++ {
					select {
					case <-done:
						return
					case <-time.After(500 * time.Millisecond):
						sign(w.Now().Add(share + time.Duration(i)*time.Second))
					}
				}
			}()
			for _, args := range [][]string{{"drill", "show"}, {"show"}} {
				out := w.run(t, 0, append(args, "DRL-20261122-01")...)
				if said := out + w.stderr.String(); strings.Contains(said, "中断") || !strings.Contains(said, "23:30") {
					t.Errorf("%s off, share %s: it is attended to: %s", off, share, said)
				}
			}
			close(done)
			<-over
		}

		// It was killed two minutes ago: nothing of the drill is lost.
		sign(w.Now().Add(-2 * time.Minute))
		out := w.run(t, 0, "drill", "show", "DRL-20261122-01")
		if !strings.Contains(out, "23:28（中断しています）") {
			t.Errorf("%s off: killed at 23:28 by the clock of the data, it shows:\n%s", off, out)
		}
	}
}

// TestAttendance: what a drill's clock does rests on who attends to it. Another computer may
// have another time: a sign that comes is a sign.
func TestAttendance(t *testing.T) {
	w := newWorld(t)
	w.run(t, 0, "drill", "start", "night-hijack", "--org", "ube", "--by", "佐藤")
	began := w.Now()
	file := filepath.Join(w.vars["DANDORI_DATA"], "attended", "DRL-20261122-01")
	later := func(d time.Duration) { w.Env.Now = func() time.Time { return began.Add(d) } }
	sign := func(d time.Duration) {
		if err := os.WriteFile(file, []byte(began.Add(d).UTC().Format(time.RFC3339)+"\n"), 0o600); err != nil {
			t.Error(err)
		}
		if err := os.Chtimes(file, began.Add(d), began.Add(d)); err != nil { // all computers have one time
			t.Error(err)
		}
	}
	clock := func() string {
		_, rest, _ := strings.Cut(w.run(t, 0, "drill", "show", "DRL-20261122-01", "--json"), `"clock":"`)
		return rest[11:19]
	}
	later(5 * time.Minute) // by commands: nobody needs to attend
	if got := clock(); got != "23:15:00" {
		t.Errorf("run by commands it shows %s", got)
	}
	sign(4*time.Minute + 58*time.Second) // a console is there
	if got := clock(); got != "23:15:00" {
		t.Errorf("attended to it shows %s", got)
	}
	later(20 * time.Minute) // and was killed
	if got := clock(); got != "23:14:58" {
		t.Errorf("interrupted it shows %s", got)
	}

	// A console on a computer whose clock is a minute slow gives a sign while a command looks:
	// nothing was interrupted.
	sign(19 * time.Minute)
	gone := make(chan bool)
	go func() {
		time.Sleep(400 * time.Millisecond)
		sign(19*time.Minute + time.Second)
		close(gone)
	}()
	w.run(t, 0, "note", "DRL-20261122-01", "見ている")
	<-gone
	if said := w.stderr.String(); strings.Contains(said, "中断") {
		t.Errorf("it was attended to: %s", said)
	}

	// Nobody gives one.
	later(30 * time.Minute)
	w.run(t, 0, "note", "DRL-20261122-01", "戻ってきた")
	if said := w.stderr.String(); !strings.Contains(said, "訓練の時計を 23:30 に戻して止めました") {
		t.Errorf("the last entry was of 23:30: %s", said)
	}

	// Without the file nobody is known to have attended since the last entry.
	w.run(t, 0, "drill", "resume", "DRL-20261122-01")
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	later(50 * time.Minute)
	if got := clock(); got != "23:30:00" {
		t.Errorf("nobody is known to have attended, and it shows %s", got)
	}
}
