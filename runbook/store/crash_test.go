package store

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/store/storetest"
)

// started is a child process that prints what it was told.
type started struct {
	cmd  *exec.Cmd
	mu   sync.Mutex
	told []string
	done chan struct{}
}

// start starts a child and waits until it has told something.
func start(t *testing.T, args ...string) *started {
	t.Helper()
	p := &started{cmd: childCommand(t, args...), done: make(chan struct{})}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Scan()
	p.told = append(p.told, lines.Text())
	go func() {
		defer close(p.done)
		for lines.Scan() {
			p.mu.Lock()
			p.told = append(p.told, lines.Text())
			p.mu.Unlock()
		}
	}()
	return p
}

// now gives what the child was told up to now.
func (p *started) now() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.told)
}

func (p *started) kill() {
	p.cmd.Process.Kill()
	<-p.done
	p.cmd.Wait()
}

// acknowledged gives, for each incident, the ids of the entries in lines that
// "until killed" printed.
func acknowledged(lines []string) map[runbook.IncidentID][]string {
	logs := map[runbook.IncidentID][]string{}
	for _, line := range lines {
		if f := strings.Fields(line); len(f) > 1 {
			logs[runbook.IncidentID(f[0])] = append(logs[runbook.IncidentID(f[0])], f[1:]...)
		}
	}
	return logs
}

// lost counts what was acknowledged and is not in the logs of a folder, and fails
// the test for a log that is broken.
func lost(t *testing.T, dir string, told []string) (acked, lost int) {
	t.Helper()
	s := quick(t, dir, Options{})
	defer s.Close()
	for id, want := range acknowledged(told) {
		events, _, err := s.Read(t.Context(), id, runbook.Head{})
		got := storetest.IDs(events)
		acked += len(want)
		for i, id := range want {
			if i >= len(got) || got[i] != id {
				lost += len(want) - i
				break
			}
		}
		if _, ok := err.(*runbook.DamageError); ok && lost == 0 {
			t.Errorf("nothing is lost, but %v", err)
		}
	}
	return acked, lost
}

// An entry that was written but not acknowledged, because the writer was killed
// just then, is not logged twice when it is tried again; and the reader in
// between sees it once or not at all.
func TestRetryKilled(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	random := rand.New(rand.NewPCG(seed, 1))
	durable := 0
	for n := range *retries {
		dir := t.TempDir()
		s := open(t, dir)
		id, head := storetest.Create(t, s, false)
		// The child appends one entry and is killed at one of the steps
		// from the write to the answer.
		step := []string{"before sync", "after sync", "before answer"}[random.IntN(3)]
		p := childCommand(t, "killed at", dir, string(id), step, "1")
		p.Stderr = nil
		if err := p.Run(); err == nil {
			t.Fatal("the child lived on")
		}
		events := storetest.Notes(head, "x", 1)
		seen, _ := storetest.Read(t, s, id, head)
		durable += len(seen)
		again := open(t, dir)
		now := storetest.Append(t, again, id, head, events...)
		all, last := storetest.Read(t, open(t, dir), id, runbook.Head{})
		if len(all) != 2 || now.Seq != 2 || last != now {
			t.Fatalf("seed %d, %d, killed %s: %v", seed, n, step, storetest.IDs(all))
		}
	}
	t.Logf("seed %d: in %d of %d kills the entry was there", seed, durable, *retries)
	if durable == 0 {
		t.Error("no entry was there before the retry: the test tests nothing")
	}
}

// operation is one call of a writer or reader, as its process saw it.
type operation struct {
	begin, end int64 // nanoseconds of a clock that all share
	append     bool
	from, to   int // the numbers of the entries it appended; to is what a reader saw
	hash       string
}

// linearizable reports why a history of a log is not one of a log on which
// operations happen one at a time, each between its begin and its end. For a log
// that is only appended to this is simple: the entries have one order, so an
// operation that ended before another began must come before it.
func linearizable(history []operation) error {
	hashes := map[int]string{}
	for _, op := range history {
		if h, ok := hashes[op.to]; ok && h != op.hash {
			return fmt.Errorf("two operations saw different entries of number %d", op.to)
		}
		hashes[op.to] = op.hash
	}
	taken := map[int]bool{}
	for _, op := range history {
		for seq := op.from; op.append && seq <= op.to; seq++ {
			if taken[seq] {
				return fmt.Errorf("number %d was given twice", seq)
			}
			taken[seq] = true
		}
	}
	byEnd := slices.Clone(history)
	slices.SortFunc(byEnd, func(a, b operation) int { return int(a.end - b.end) })
	slices.SortFunc(history, func(a, b operation) int { return int(a.begin - b.begin) })
	seen, i := 0, 0
	for _, op := range history {
		for ; i < len(byEnd) && byEnd[i].end < op.begin; i++ {
			seen = max(seen, byEnd[i].to)
		}
		if op.append && op.from <= seen {
			return fmt.Errorf("number %d was appended after number %d was seen", op.from, seen)
		}
		if !op.append && op.to < seen {
			return fmt.Errorf("%d entries were read after number %d was seen", op.to, seen)
		}
	}
	return nil
}

// The control: histories that no log can have are refused.
func TestLinearizableRefuses(t *testing.T) {
	a := func(begin, end int64, from, to int) operation {
		return operation{begin, end, true, from, to, strconv.Itoa(to)}
	}
	r := func(begin, end int64, to int) operation { return operation{begin, end, false, 0, to, strconv.Itoa(to)} }
	for name, c := range map[string]struct {
		history []operation
		ok      bool
	}{
		"in order":             {[]operation{a(1, 2, 2, 2), r(3, 4, 2), a(5, 6, 3, 4), r(7, 8, 4)}, true},
		"at the same time":     {[]operation{a(1, 9, 3, 3), a(2, 8, 2, 2), r(3, 7, 2), r(3, 7, 3)}, true},
		"a stale read":         {[]operation{a(1, 2, 2, 2), r(3, 4, 1)}, false},
		"reads go back":        {[]operation{a(1, 9, 2, 2), r(2, 3, 2), r(4, 5, 1)}, false},
		"given twice":          {[]operation{a(1, 4, 2, 2), a(2, 3, 2, 2)}, false},
		"appended in the past": {[]operation{a(1, 2, 3, 3), a(3, 4, 2, 2)}, false},
		"two logs":             {[]operation{a(1, 4, 2, 2), {2, 3, false, 0, 2, "other"}}, false},
	} {
		if err := linearizable(c.history); (err == nil) != c.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Many processes write to one log and read it: nothing is lost, no number is
// given twice, everybody sees what was there before, and nobody waits long.
func TestLinearizable(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	id, _ := storetest.Create(t, s, false)
	var mu sync.Mutex
	var history []operation
	var wg sync.WaitGroup
	for p := range *writers {
		wg.Go(func() {
			out, err := childCommand(t, "history", dir, string(id), fmt.Sprintf("p%d", p), strconv.Itoa(*each)).Output()
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			for line := range bytes.Lines(out) {
				var op operation
				if _, err := fmt.Sscanf(string(line), "%d %d %t %d %d %s", &op.begin, &op.end, &op.append, &op.from, &op.to, &op.hash); err != nil {
					t.Errorf("%q: %v", line, err)
				}
				history = append(history, op)
			}
		})
	}
	wg.Wait()
	storetest.CheckWriters(t, s, id, *writers, *each)
	verified(t, s, id)
	if err := linearizable(history); err != nil {
		t.Error(err)
	}
	var waits []time.Duration
	for _, op := range history {
		if op.append {
			waits = append(waits, time.Duration(op.end-op.begin))
		}
	}
	slices.Sort(waits)
	if len(waits) == 0 {
		t.Fatal("no history")
	}
	longest := waits[len(waits)-1]
	t.Logf("%d processes, %d operations; an append took %v, 99 of 100 at most %v, the longest %v",
		*writers, len(history), waits[len(waits)/2], waits[len(waits)*99/100], longest)
	if longest > 5*time.Second { // one second where nothing else runs
		t.Errorf("a writer waited %v", longest)
	}
}

// The program itself, on a disk whose nth sync fails: it never says that
// something was recorded that is not in the log. The entry may be in the log
// all the same.
func TestStrace(t *testing.T) {
	if !*strace {
		t.Skip("asked for with -args -strace")
	}
	if runtime.GOOS != "linux" {
		t.Skip("strace is of Linux")
	}
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not installed (Debian: apt-get install strace)")
	}
	program := filepath.Join(t.TempDir(), "dandori")
	if out, err := exec.Command("go", "build", "-o", program, "dandori/cmd/dandori").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := func(dir string, inject string, args ...string) (string, error) {
		cmd := exec.Command(program, args...)
		if inject != "" {
			cmd = exec.Command("strace", append([]string{"-f", "-qq", "-o", filepath.Join(dir, "strace.out"), "--seccomp-bpf", "-e", "trace=fsync,fdatasync", "-e", "inject=" + inject, program}, args...)...)
		}
		cmd.Env = append(os.Environ(), "DANDORI_DATA="+filepath.Join(dir, "data"), "XDG_STATE_HOME="+dir, "USER=tester", "LANG=en_US.UTF-8")
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	texts := func(dir string) (n int, ids int) {
		s := quick(t, filepath.Join(dir, "data"), Options{})
		defer s.Close()
		list, err := s.List(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range list {
			events, _, err := s.Read(t.Context(), l.ID, runbook.Head{})
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range events {
				if e.Type == runbook.NoteAdded {
					n++
				}
			}
		}
		return n, len(list)
	}
	failed := 0
	for n := 1; ; n++ {
		dir := t.TempDir()
		out, err := run(dir, fmt.Sprintf("fsync,fdatasync:error=EIO:when=%d", n), "start", "flaming", "--by", "試験")
		trace := readFile(t, filepath.Join(dir, "strace.out"))
		if _, incidents := texts(dir); err == nil && incidents != 1 || err != nil && incidents != 0 {
			t.Fatalf("EIO at sync %d of start: %v, found %d incidents\n%s\n%s", n, err, incidents, out, trace)
		}
		if !bytes.Contains(trace, []byte("INJECTED")) {
			break
		}
		failed++
	}
	for _, fault := range []string{"EIO", "ENOSPC"} {
		for n := 1; ; n++ {
			if n > 60 {
				t.Fatal("the syncs do not end: nothing is injected?")
			}
			dir := t.TempDir()
			out, err := run(dir, "", "start", "flaming", "--by", "試験")
			if err != nil {
				t.Fatalf("start: %v\n%s", err, out)
			}
			id := incidentIn.FindString(out)
			out, err = run(dir, fmt.Sprintf("fsync,fdatasync:error=%s:when=%d", fault, n), "note", id, "電話を受けた", "--by", "試験")
			trace := readFile(t, filepath.Join(dir, "strace.out"))
			notes, _ := texts(dir)
			if err == nil && notes != 1 {
				t.Fatalf("%s at sync %d: said to be recorded, found %d\n%s\n%s", fault, n, notes, out, trace)
			}
			if !bytes.Contains(trace, []byte("INJECTED")) {
				if err != nil {
					t.Fatalf("without a fault: %v\n%s", err, out)
				}
				break
			}
			if err != nil {
				failed++
			}
		}
	}
	if failed == 0 {
		t.Error("no fault made the program fail: the control failed")
	}
	t.Logf("%d failed syncs were told", failed)
}

var incidentIn = regexp.MustCompile(`INC-[0-9]{8}-[0-9]+`)

// killSelf ends a process as kill -9 does.
func killSelf() {
	if p, err := os.FindProcess(os.Getpid()); err == nil {
		p.Signal(syscall.SIGKILL)
	}
	select {}
}
