package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dandori/runbook/eventlog"
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

// TestSilentDrills: drills that were left running without anybody cost a list nothing where this
// computer knows that it kept the sign itself, however many they are; and one look together
// where another computer did. (Each of them used to cost a look of its own, for a day.)
func TestSilentDrills(t *testing.T) {
	w := newWorld(t)
	began := w.Now()
	running, boot := 5*time.Hour, "a-start"
	w.Env.Clock = func() (time.Time, time.Duration, string) { return w.Env.Now(), running, boot }
	ids := []string{"DRL-20261122-01", "DRL-20261122-02", "DRL-20261122-03"}
	for range ids {
		w.run(t, 0, "drill", "start", "night-hijack", "--org", "ube", "--by", "佐藤")
	}
	sign := func(words string, written time.Time) {
		for _, id := range ids {
			file := filepath.Join(w.vars["DANDORI_DATA"], "attended", id)
			if err := errors.Join(os.WriteFile(file, []byte(words+"\n"), 0o600), os.Chtimes(file, written, written)); err != nil {
				t.Fatal(err)
			}
		}
	}
	took := func(args ...string) time.Duration {
		at := time.Now()
		w.run(t, 0, args...)
		return time.Since(at)
	}
	killed := began.Add(4 * time.Minute)
	w.Env.Now, running = func() time.Time { return began.Add(30 * time.Minute) }, running+30*time.Minute

	// This computer wrote it, since it was started: its running clock says when, and neither the
	// time of the share nor that of the clock on the wall has a say.
	sign(killed.UTC().Format(time.RFC3339)+" a-start 5h4m0s 広報課のPC_1", killed.Add(20*time.Minute))
	if d := took("list"); d > attendLook {
		t.Errorf("a list with three silent drills takes %s", d)
	}
	if out := w.run(t, 0, "drill", "show", ids[0]); !strings.Contains(out, "23:14（中断しています）") {
		t.Errorf("killed at 23:14 it shows:\n%s", out)
	}
	sign(killed.UTC().Format(time.RFC3339)+" a-start 5h29m59s 広報課のPC_1", killed)
	if out := w.run(t, 0, "drill", "show", ids[0]); strings.Contains(out, "中断") {
		t.Errorf("a second ago somebody was there:\n%s", out)
	}

	// It did before it was started anew: whoever attended is gone.
	boot, running = "another-start", time.Minute
	sign(killed.UTC().Format(time.RFC3339)+" a-start 5h4m0s 広報課のPC_1", killed)
	if d := took("list"); d > attendLook {
		t.Errorf("after a restart it takes %s", d)
	}
	if out := w.run(t, 0, "drill", "show", ids[0]); !strings.Contains(out, "23:14（中断しています）") {
		t.Errorf("killed at 23:14 it shows:\n%s", out)
	}

	// Another computer did.
	sign(killed.UTC().Format(time.RFC3339)+" b-start 1h0m0s 総務課のPC", killed)
	if d := took("list"); d < attendLook || d > 2*attendLook {
		t.Errorf("three drills of another computer are looked at for %s", d)
	}
}

// TestForgedIncident: of a drill somebody makes an incident throughout, with every hash made
// anew. No command takes it for one, and the proof of the log says why.
func TestForgedIncident(t *testing.T) {
	w := newWorld(t)
	for forged, args := range map[string][]string{"INC-20261122-07": {"--wait"}, "INC-20261122-08": {}} { // before its clock was set going, and after
		w.run(t, 0, append([]string{"drill", "start", "night-hijack", "--org", "ube", "--by", "佐藤"}, args...)...)
		id := strings.TrimSpace(w.stdout.String())
		f, err := os.Open(filepath.Join(w.vars["DANDORI_DATA"], "drills", id, "log.jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		var log []byte
		var prev eventlog.Hash
		for scan := eventlog.NewScanner(f, eventlog.Position{}); scan.Scan(); {
			event := strings.ReplaceAll(string(scan.Entry().Event), id, forged)
			log, prev = eventlog.AppendLine(log, prev, []byte(strings.Replace(event, `"drill":true`, `"drill":false`, 1)))
		}
		f.Close()
		folder := filepath.Join(w.vars["DANDORI_DATA"], "incidents", forged)
		if err := errors.Join(os.MkdirAll(folder, 0o700), os.WriteFile(filepath.Join(folder, "log.jsonl"), log, 0o600)); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"show", forged}, {"do", forged, "stop-posting"}, {"export", forged, "--format", "md", "-o", "-"}, {"verify", forged}, {"list"}} {
			w.run(t, exitDamaged, args...)
			if said := w.stdout.String() + w.stderr.String(); !strings.Contains(said, "訓練の記録があります") && args[0] != "list" {
				t.Errorf("%s does not say why: %s", args[0], w.stderr.String())
			}
		}
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
	}
}
