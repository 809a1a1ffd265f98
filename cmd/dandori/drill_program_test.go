package main

import (
	"bytes"
	"encoding/json"
	"io"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// killed is a data folder with a drill whose programs are killed.
type killed struct {
	t       *testing.T
	program string
	folders []string
	data    string
	id      string
}

func newKilled(t *testing.T) *killed {
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	data := filepath.Join(dir, "data")
	return &killed{t: t, program: program, data: data, folders: []string{"--data", data, "--state", filepath.Join(dir, "state"), "--lang", "ja"}}
}

func (k *killed) command(args ...string) *exec.Cmd {
	cmd := exec.Command(k.program, append(k.folders, args...)...)
	cmd.Env = append(os.Environ(), "USER=shinohara")
	return cmd
}

func (k *killed) run(args ...string) string {
	k.t.Helper()
	var stderr bytes.Buffer
	cmd := k.command(args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		k.t.Fatalf("%v: %v: %s", args, err, &stderr)
	}
	return string(out)
}

// clock is what the facilitator is shown, and when it was asked for.
func (k *killed) clock() (at time.Time, running bool, asked time.Time) {
	k.t.Helper()
	asked = time.Now()
	var shown struct {
		Clock   time.Time
		Running bool
	}
	if err := json.Unmarshal([]byte(k.run("drill", "show", k.id, "--json")), &shown); err != nil {
		k.t.Fatal(err)
	}
	return shown.Clock, shown.Running, asked
}

// interrupted is where the log says that the clock was put back to, the last time.
func (k *killed) interrupted() (clock time.Time, times int) {
	k.t.Helper()
	for line := range strings.Lines(k.run("drill", "log", k.id, "--json")) {
		var e struct {
			Type string
			Data struct {
				Clock       time.Time
				Interrupted bool
			}
		}
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			k.t.Fatal(err)
		}
		if e.Type == "drill.paused" && e.Data.Interrupted {
			clock, times = e.Data.Clock, times+1
		}
	}
	return clock, times
}

// attended waits until a console keeps that it attends to the drill.
func (k *killed) attended() {
	k.t.Helper()
	for range 200 {
		if b, err := os.ReadFile(filepath.Join(k.data, "attended", k.id)); err == nil {
			if at, err := time.Parse(time.RFC3339, strings.Fields(string(b) + " -")[0]); err == nil && time.Since(at) < 2*time.Second {
				return
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	k.t.Fatal("nobody attends to the drill")
}

// TestKilledConsole kills the console in which somebody drills, at a random moment, and has
// another program come later: one that sets the clock going, one with which a player
// records something, one that only looks. The clock goes on where it was: by as much as
// a console lets pass between two signs that it is there, and a second for rounding.
func TestKilledConsole(t *testing.T) {
	const tolerance = 2500 * time.Millisecond
	k := newKilled(t)
	k.id = strings.TrimSpace(k.run("drill", "start", "night-hijack", "--org", "ube", "--by", "佐藤"))
	rounds := 3
	if testing.Short() {
		rounds = 1
	}
	for round := range rounds {
		cmd := k.command("resume", k.id, "--plain")
		to, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		io.WriteString(to, "1\n1\n?\n") // alone; so it is; and any key, after which it looks about
		k.attended()
		clock, running, asked := k.clock()
		if !running {
			t.Fatalf("round %d: the clock stands at %s before anybody was killed", round, clock)
		}
		time.Sleep(time.Duration(rand.Int63n(int64(2500 * time.Millisecond))))
		cmd.Process.Kill()
		stood := clock.Add(time.Since(asked))
		cmd.Wait()
		time.Sleep(6 * time.Second) // this is lost, and must not count
		near := func(what string, at time.Time) {
			t.Helper()
			if off := at.Sub(stood); off.Abs() > tolerance {
				t.Errorf("round %d: %s: the clock is at %s, and stood at %s (%s)", round, what, at.Format(time.TimeOnly), stood.Format(time.TimeOnly), off)
			}
		}
		if round%3 == 1 {
			k.run("note", k.id, "戻ってきた")
		}
		if round%3 == 2 {
			at, _, _ := k.clock()
			near("who looks", at)
		}
		k.run("drill", "resume", k.id)
		at, times := k.interrupted()
		if times != round+1 {
			t.Fatalf("round %d: the log tells of %d interruptions", round, times)
		}
		near("the log", at)
		again, running, asked := k.clock()
		if passed := again.Sub(at) - time.Since(asked); !running || passed < -time.Second || passed > 20*time.Second {
			t.Errorf("round %d: resumed at %s, it shows %s (running: %v)", round, at.Format(time.TimeOnly), again.Format(time.TimeOnly), running)
		}
	}
	k.run("verify", k.id)
}

// TestKilledCommands kills the facilitator's commands at random moments. Whatever is left, the
// log is whole, the drill can be taken up, and its clock never goes back nor faster than
// it was told to.
func TestKilledCommands(t *testing.T) {
	k := newKilled(t)
	kills := 20
	if testing.Short() {
		kills = 6
	}
	other := newKilled(t)
	other.run("drill", "list")
	began := time.Now()
	other.run("drill", "start", "mistap", "--org", "ube", "--by", "佐藤")
	long := time.Since(began) * 3 / 2 // what it takes on this computer, and some more
	kill := func(args ...string) {
		cmd := k.command(args...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int63n(int64(long))))
		cmd.Process.Kill()
		cmd.Wait()
	}
	for n := 0; k.id == "" && n < 50; n++ { // until one was begun
		kill("drill", "start", "mistap", "--org", "ube", "--by", "佐藤")
		if logs, _ := filepath.Glob(filepath.Join(k.data, "drills", "DRL-*", "log.jsonl")); len(logs) > 0 {
			k.id = filepath.Base(filepath.Dir(logs[0]))
		}
	}
	if k.id == "" {
		t.Fatal("no drill was ever begun")
	}
	if out, err := k.command("drill", "resume", k.id).CombinedOutput(); err != nil && !bytes.Contains(out, []byte("時計は動いています")) {
		t.Fatalf("a drill that was killed as it was begun cannot be set going: %s", out)
	}
	const fastest = 10
	was, _, asked := k.clock()
	for n := range kills {
		kill([][]string{
			{"drill", "pause", k.id}, {"drill", "resume", k.id}, {"drill", "speed", k.id, "10"}, {"drill", "deliver", k.id},
			{"drill", "note", k.id, "見た"}, {"do", k.id, "record-detection"}, {"drill", "speed", k.id, "1"},
		}[n%7]...)
		now, _, at := k.clock()
		if gone := now.Sub(was); gone < 0 || gone > fastest*(time.Since(asked)+2*time.Second) {
			t.Fatalf("kill %d: from %s the clock came to %s in %s", n, was, now, time.Since(asked))
		}
		was, asked = now, at
	}
	k.run("verify", k.id)
	k.run("drill", "score", k.id)
}

// TestWholeDrillByLines plays a whole drill alone on the real program, line by line with its
// input from a pipe: from the first screen over every situation to the review and the
// report.
func TestWholeDrillByLines(t *testing.T) {
	k := newKilled(t)
	k.run("org", "use", "ube")
	lines := []string{
		"t", "1", "4", "鈴木", "1", "1", // a drill, alone, its scenario, who keeps the log, the speed, begin
		"", ">", "1", // the step in hand is done
		"5", "電話を受けた", ">", "1", // a note
	}
	for range 9 { // on to the next situation
		lines = append(lines, "z", "2", "1")
	}
	lines = append(lines,
		"z", "9", "1", "2", // the end
		"#1", "3", "遅れた", "", "1", // an objective is rated
		"#5", "連絡先を探した", "", "1", // what was said of a question
		"1", "名簿を直す", "広報課", "12/20", "", "1", // what is to be improved
		"<", "<", "q",
	)
	cmd := k.command("--plain")
	cmd.Env = append(cmd.Env, "USER=鈴木")
	cmd.Stdin = strings.NewReader(strings.Join(lines, "\n") + "\n")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	logs, _ := filepath.Glob(filepath.Join(k.data, "drills", "DRL-*"))
	if len(logs) != 1 {
		t.Fatalf("%d drills were begun:\n%s", len(logs), out)
	}
	k.id = filepath.Base(logs[0])
	var score struct {
		Actions []struct {
			Step, Outcome string
			InTime        bool `json:"in_time"`
		}
		Violations, Passed, Improvements []json.RawMessage
		Ratings                          []struct{ Grade, Text string }
		Debrief                          []struct{ Notes []struct{ Text string } }
	}
	if err := json.Unmarshal([]byte(k.run("drill", "score", k.id, "--json")), &score); err != nil {
		t.Fatal(err)
	}
	if len(score.Actions) == 0 || score.Actions[0].Outcome != "done" || !score.Actions[0].InTime {
		t.Errorf("the first action: %+v", score.Actions)
	}
	for _, a := range score.Actions {
		if a.Outcome == "not-delivered" {
			t.Errorf("the situation that asks for %s never arrived:\n%s", a.Step, out)
		}
	}
	if len(score.Violations) > 0 || len(score.Passed) == 0 {
		t.Errorf("%d violations; of jumps %d", len(score.Violations), len(score.Passed))
	}
	if len(score.Ratings) != 1 || score.Ratings[0].Grade != "M" || len(score.Debrief) < 2 || len(score.Debrief[1].Notes) != 1 || len(score.Improvements) != 1 {
		t.Errorf("after the end: %+v %+v %s", score.Ratings, score.Debrief, score.Improvements)
	}
	if shown := k.run("drill", "show", k.id); !strings.Contains(shown, "終了") {
		t.Errorf("it was not ended:\n%s", shown)
	}
	if paper := k.run("drill", "report", k.id, "--format", "md", "-o", "-"); !strings.Contains(paper, "名簿を直す") || !strings.Contains(paper, "連絡先を探した") {
		t.Error("the report has nothing of what came after")
	}
	k.run("verify", k.id)
}
