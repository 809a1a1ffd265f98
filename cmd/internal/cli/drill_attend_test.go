package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"dandori/runbook"
)

// TestDeadDrillIsNotAttended: a sign that changed since this program looked, while it looked
// at another drill, says nothing of now. A console that is open for hours took a drill whose
// computer had died for one that somebody attends to.
func TestDeadDrillIsNotAttended(t *testing.T) {
	w := newWorld(t)
	began := w.Now()
	now := began
	w.Env.Now = func() time.Time { return now }
	a := &app{env: w.Env, data: t.TempDir()}
	if err := os.MkdirAll(filepath.Join(a.dataDir(), attendedDir), 0o700); err != nil {
		t.Fatal(err)
	}
	sign := func(id runbook.IncidentID, at time.Time) {
		words := at.UTC().Format(time.RFC3339) + " b-start 1h0m0s 総務課のPC\n"
		if err := errors.Join(os.WriteFile(a.attendedPath(id), []byte(words), 0o600), os.Chtimes(a.attendedPath(id), at, at)); err != nil {
			t.Error(err)
		}
	}
	const silent, other runbook.IncidentID = "DRL-20261122-01", "DRL-20261122-02"
	sign(silent, began.Add(-time.Hour))
	sign(other, began)
	if _, is := a.attended(silent); is {
		t.Fatal("a drill that has been silent for an hour is attended to")
	}
	// The other one goes on for a minute, and then its computer dies.
	sign(other, began.Add(time.Minute))
	now = began.Add(time.Hour)
	ago := func() { // what was seen was seen an hour ago, on the running clock as well
		for id, known := range a.attending.seen {
			known.seen = known.seen.Add(-time.Hour)
			a.attending.seen[id] = known
		}
	}
	ago()
	if is, attended := a.attended(other); attended {
		t.Errorf("dead for 59 minutes, and attended to: %+v", is)
	}
	at := time.Now()
	if _, attended := a.attended(other); attended || time.Since(at) > attendLook/3 {
		t.Errorf("looked at again for %s: %v", time.Since(at), attended)
	}

	// Somebody takes it up again at a computer whose clock is wrong.
	done, over := make(chan bool), make(chan bool)
	go func() {
		defer close(over)
		for i := time.Duration(1); ; i++ {
			select {
			case <-done:
				return
			case <-time.After(200 * time.Millisecond):
				sign(other, began.Add(10*time.Minute+i*time.Second))
			}
		}
	}()
	time.Sleep(300 * time.Millisecond)
	ago()
	if _, attended := a.attended(other); !attended {
		t.Error("signs come, and it is not attended to")
	}
	close(done)
	<-over
}

// TestTerminalIsOfItsSession: the name of a terminal is given again to whoever opens the next
// one. A seat belongs to the session it was kept in: nobody else is shown the plan by it.
func TestTerminalIsOfItsSession(t *testing.T) {
	w := newWorld(t)
	w.Env.IsTerminal = func(any) bool { return true }
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	w.Env.Stdin = null
	a := &app{env: w.Env}
	terminal := func(program, session, start int, device string) string {
		t.Helper()
		proc := t.TempDir()
		stat := func(folder string, pid, start int) error {
			text := fmt.Sprintf("%d (a (name) 7) S 1 %d %d 34816 9 4194304 1 2 0 0 0 0 0 0 20 0 1 0 %d 99 1\n", pid, pid, session, start)
			return errors.Join(os.MkdirAll(filepath.Join(proc, folder, "fd"), 0o700), os.WriteFile(filepath.Join(proc, folder, "stat"), []byte(text), 0o600))
		}
		if err := errors.Join(stat("self", program, 999), os.Symlink(device, filepath.Join(proc, "self", "fd", "0"))); err != nil {
			t.Fatal(err)
		}
		if start > 0 {
			if err := stat(fmt.Sprint(session), session, start); err != nil {
				t.Fatal(err)
			}
		}
		return a.terminalBy(proc)
	}
	was := terminal(41, 40, 100, "/dev/pts/3")
	if was == "" || terminal(57, 40, 100, "/dev/pts/3") != was {
		t.Error("the same terminal is not known again after the program was started anew")
	}
	for name, other := range map[string]string{
		"a session begun later": terminal(81, 80, 200, "/dev/pts/3"),
		"the same number again": terminal(41, 40, 5100, "/dev/pts/3"),
		"another terminal":      terminal(41, 40, 100, "/dev/pts/4"),
	} {
		if other == was {
			t.Errorf("%s has the seat of the one before", name)
		}
	}
	if got := terminal(41, 40, 0, "/dev/pts/3"); got != "" {
		t.Errorf("of a session that nothing is known of, the terminal is %s", got)
	}
	w.vars["TMUX_PANE"] = "%3"
	if got := terminal(41, 40, 0, "/dev/pts/3"); got == "" {
		t.Error("a pane that says its name has none")
	}
}
