package cli

import (
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
