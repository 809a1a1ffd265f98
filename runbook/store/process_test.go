package store

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/store/storetest"
)

// The test binary is also the other process of these tests: with this variable
// set to "what dir id name n", it does that and exits.
const childVariable = "DANDORI_STORE_TEST_CHILD"

func TestMain(m *testing.M) {
	if args := os.Getenv(childVariable); args != "" {
		if err := child(strings.Split(args, "|")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	flag.Parse()
	os.Exit(m.Run())
}

func child(args []string) error {
	what, dir, id, name := args[0], args[1], runbook.IncidentID(args[2]), args[3]
	n, err := strconv.Atoi(args[4])
	if err != nil {
		return err
	}
	s, err := Open(dir, Options{Writer: name, Reserve: -1, Pins: filepath.Join(os.DevNull, "pins")})
	if err != nil {
		return err
	}
	ctx := context.Background()
	switch what {
	case "append":
		return storetest.WriteAgainstOthers(ctx, s, id, name, n)
	case "create":
		for range n {
			id, _, err := s.Create(ctx, runbook.SeriesIncident, storetest.Day, storetest.First)
			if err != nil {
				return err
			}
			fmt.Println(id)
		}
		return nil
	case "killed at":
		h := &hook{}
		s.fs = hookFS{s.fs, h}
		_, head, err := s.Read(ctx, id, runbook.Head{})
		if err != nil {
			return err
		}
		h.set(func(op, file string) error {
			if op == "sync" && file == logName {
				if name == "before sync" {
					killSelf()
				}
				h.before = func(string, string) error {
					if name == "after sync" {
						killSelf() // at the next operation
					}
					return nil
				}
			}
			return nil
		})
		s.Append(ctx, id, head, storetest.Notes(head, "x", n))
		killSelf()
	case "history":
		var head runbook.Head
		for i := 0; i < n; {
			begin := time.Now().UnixNano()
			_, now, err := s.Read(ctx, id, head)
			if err != nil {
				return err
			}
			fmt.Println(begin, time.Now().UnixNano(), false, 0, now.Seq, now.Hash)
			head = now
			begin = time.Now().UnixNano()
			now, err = s.Append(ctx, id, head, []runbook.Event{storetest.Note(head.Seq+1, fmt.Sprintf("%s:%d", name, i), "")})
			if errors.As(err, new(*runbook.ConflictError)) {
				continue
			}
			if err != nil {
				return err
			}
			fmt.Println(begin, time.Now().UnixNano(), true, now.Seq, now.Seq, now.Hash)
			head = now
			i++
		}
		return nil
	case "until killed", "until killed, without syncing":
		if what != "until killed" {
			s.fs = unsynced{s.fs}
		}
		// One incident after another, each with single entries and batches.
		// What is acknowledged is printed at once.
		for {
			id, head, err := s.Create(ctx, runbook.SeriesIncident, storetest.Day, storetest.First)
			if err != nil {
				return err
			}
			fmt.Printf("%s first-%s\n", id, id)
			for i := range n {
				events := storetest.Notes(head, name, 1+i%3)
				if head, err = s.Append(ctx, id, head, events); err != nil {
					return err
				}
				fmt.Printf("%s %s\n", id, strings.Join(storetest.IDs(events), " "))
			}
		}
	}
	return fmt.Errorf("what is %q?", what)
}

func childCommand(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), childVariable+"="+strings.Join(args, "|"))
	cmd.Stderr = os.Stderr
	return cmd
}

// Several processes write to one log: every event is there once, in each
// writer's order, without gaps.
func TestManyProcesses(t *testing.T) {
	const processes, each = 4, 50
	dir := t.TempDir()
	s := open(t, dir)
	id, _ := storetest.Create(t, s, false)
	var wg sync.WaitGroup
	for p := range processes {
		wg.Go(func() {
			if err := childCommand(t, "append", dir, string(id), fmt.Sprintf("p%d", p), strconv.Itoa(each)).Run(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	storetest.CheckWriters(t, s, id, processes, each)
	verified(t, s, id)
}

// Several processes create at once: no number is given twice, and none is left
// out.
func TestManyProcessesCreate(t *testing.T) {
	const processes, each = 4, 10
	dir := t.TempDir()
	s := open(t, dir)
	var mu sync.Mutex
	var ids []string
	var wg sync.WaitGroup
	for p := range processes {
		wg.Go(func() {
			out, err := childCommand(t, "create", dir, "", fmt.Sprintf("p%d", p), strconv.Itoa(each)).Output()
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			ids = append(ids, strings.Fields(string(out))...)
		})
	}
	wg.Wait()
	slices.Sort(ids)
	for i, id := range ids {
		if want := runbook.MakeIncidentID(runbook.SeriesIncident, storetest.Day, i+1); id != string(want) {
			t.Fatalf("%s stands where %s should", id, want)
		}
	}
	if list, err := s.List(t.Context()); err != nil || len(list) != processes*each || len(ids) != processes*each {
		t.Errorf("listed %d, created %d, %v", len(list), len(ids), err)
	}
}

// What a process was told is durable outlives its being killed, at any moment.
func TestKilled(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	random := rand.New(rand.NewPCG(seed, 0))
	dir := t.TempDir()
	acked, unacked := 0, 0
	for kill := range *kills {
		cmd := childCommand(t, "until killed", dir, "", fmt.Sprintf("k%d", kill), "12")
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		lines.Scan() // it has begun
		told := lines.Text() + "\n"
		wait := time.Duration(random.IntN(12_000)) * time.Microsecond
		timer := time.AfterFunc(wait, func() { cmd.Process.Kill() })
		for lines.Scan() {
			told += lines.Text() + "\n"
		}
		timer.Stop()
		cmd.Wait()

		logs := map[runbook.IncidentID][]string{}
		for line := range strings.Lines(told) {
			f := strings.Fields(line)
			logs[runbook.IncidentID(f[0])] = append(logs[runbook.IncidentID(f[0])], f[1:]...)
		}
		s := quick(t, dir, Options{})
		for id, want := range logs {
			events, head, err := s.Read(t.Context(), id, runbook.Head{})
			got := storetest.IDs(events)
			if err != nil || len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
				t.Fatalf("seed %d, kill %d: %s has %v, told %v, %v", seed, kill, id, got, want, err)
			}
			acked += len(want)
			unacked += len(got) - len(want)
			storetest.Append(t, s, id, head, storetest.Notes(head, "later", 1)...)
			verified(t, s, id)
		}
		list, err := s.List(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range list {
			if l.Err != nil {
				t.Fatalf("seed %d, kill %d: %v", seed, kill, l.Err)
			}
		}
		s.Close()
	}
	t.Logf("seed %d: %d kills, %d entries told, %d more on the disk", seed, *kills, acked, unacked)
}

// Retrying after being killed logs nothing twice: here the killed process had
// written whole lines but was not told.
func TestRetryAfterKill(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	id, head := storetest.Create(t, s, false)
	events := storetest.Notes(head, "a", 2)
	whole := storetest.Append(t, s, id, head, events...)
	log := readFile(t, s.Path(id))
	s.Close()
	for size := nth(log, 1); size <= len(log); size++ {
		writeFile(t, s.Path(id), log[:size])
		again := quick(t, dir, Options{})
		if got := storetest.Append(t, again, id, head, events...); got != whole {
			t.Fatalf("cut at %d: %v, want %v", size, got, whole)
		}
		if now := readFile(t, s.Path(id)); !bytes.Equal(now, log) {
			t.Fatalf("cut at %d: another log", size)
		}
		again.Close()
	}
}
