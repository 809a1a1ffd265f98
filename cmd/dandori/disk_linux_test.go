package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/cmd/internal/cli"
	"dandori/runbook"
	"dandori/runbook/eventlog"
	"dandori/tui"
)

// A dying disk takes long to answer: here every sync takes 200 ms more. While an entry
// is on its way to it, moving about must stay as quick as ever, and the entry must not
// be called recorded before its sync has returned.
//
//	go test ./cmd/dandori -run TestDyingDisk -count=1 -args -strace
const diskDelay = 200 * time.Millisecond

// slower is how much longer the slowest of 100 moves may take beside a dying disk.
const slower = 1.5

var underStrace = flag.Bool("strace", false, "TestDyingDisk: run the program under strace")

// The controls: the same console made as one would make it without thinking of the
// disk. One writes while it updates the screen, the other answers before it has
// written.
var controls = map[string]func(){
	"dandori-waits": func() {
		env := cli.System()
		env.Console = func(ctx context.Context, cfg tui.Config, in, out *os.File) error {
			p := tea.NewProgram(waits{tui.New(cfg)}, tea.WithContext(ctx), tea.WithAltScreen(), tea.WithFPS(120), tea.WithInput(in), tea.WithOutput(out))
			_, err := p.Run()
			return err
		}
		os.Exit(cli.Main(env, os.Args[1:]))
	},
	"dandori-lies": func() {
		env := cli.System()
		env.Console = func(ctx context.Context, cfg tui.Config, in, out *os.File) error {
			cfg.Store = &lies{Store: cfg.Store}
			return tui.Run(ctx, cfg, in, out)
		}
		os.Exit(cli.Main(env, os.Args[1:]))
	},
}

func init() { maps.Copy(programs, controls) }

// waits carries out every command before it shows the next frame.
type waits struct{ tea.Model }

func (w waits) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	_, cmd := w.Model.Update(msg)
	w.follow(cmd)
	return w, nil
}

func (w waits) Init() tea.Cmd {
	w.follow(w.Model.Init())
	return nil
}

func (w waits) follow(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			w.follow(c)
		}
	default:
		_, next := w.Model.Update(msg)
		w.follow(next)
	}
}

// lies acknowledges an append and does it afterwards.
type lies struct {
	runbook.Store
	under sync.Mutex // held while an append that was acknowledged is under way
}

// Read and Watch wait, so that nobody notices.
func (l *lies) Read(ctx context.Context, id runbook.IncidentID, after runbook.Head) ([]runbook.Event, runbook.Head, error) {
	l.under.Lock()
	defer l.under.Unlock()
	return l.Store.Read(ctx, id, after)
}

func (l *lies) Watch(ctx context.Context, id runbook.IncidentID, after runbook.Head) error {
	l.done()
	return l.Store.Watch(ctx, id, after)
}

// done waits for an append that is under way.
func (l *lies) done() {
	l.under.Lock()
	defer l.under.Unlock()
}

func (l *lies) Append(ctx context.Context, id runbook.IncidentID, after runbook.Head, events []runbook.Event) (runbook.Head, error) {
	l.under.Lock()
	head := after
	hash, err := eventlog.ParseHash(after.Hash)
	if err != nil {
		l.under.Unlock()
		return after, err
	}
	for _, e := range events {
		body, err := runbook.EncodeEvent(e)
		if err != nil {
			l.under.Unlock()
			return after, err
		}
		_, hash = eventlog.AppendLine(nil, hash, body)
		head = runbook.Head{Seq: e.Seq, Hash: hash.String()}
	}
	go func() {
		defer l.under.Unlock()
		l.Store.Append(ctx, id, after, events)
	}()
	return head, nil
}

// disk is what a run at a console came to.
type disk struct {
	moves []time.Duration // from a key to the screen that shows it, while an entry was on its way or just after
	told  []time.Duration // from the key that records an entry to the screen that calls it recorded
}

func (d disk) slowest() time.Duration {
	slices.Sort(d.moves)
	return d.moves[len(d.moves)*99/100]
}

func (d disk) String() string {
	slices.Sort(d.told)
	return fmt.Sprintf("%d moves, the middle one %v, of 100 the slowest %v; recorded after %v to %v", len(d.moves), d.moves[len(d.moves)/2], d.slowest(), d.told[0], d.told[len(d.told)-1])
}

// TestDyingDisk works the shipped program on a terminal while every sync takes long.
func TestDyingDisk(t *testing.T) {
	if !*underStrace {
		t.Skip("asked for with -args -strace")
	}
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("strace is not installed (Debian: apt-get install strace)")
	}
	shipped, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	var sound, dying disk
	// Other programs on this computer can make any single run slow, never quick.
	for range 5 {
		sound, dying = onDisk(t, shipped, shipped, 0), onDisk(t, shipped, shipped, diskDelay)
		t.Logf("sound disk: %v", sound)
		t.Logf("dying disk: %v", dying)
		if float64(dying.slowest()) <= slower*float64(sound.slowest()) {
			break
		}
	}
	if float64(dying.slowest()) > slower*float64(sound.slowest()) {
		t.Errorf("the screen freezes: %v", dying)
	}
	if early := dying.told[0]; early < diskDelay {
		t.Errorf("an entry is called recorded %v after it was sent, although a sync takes %v", early, diskDelay)
	}
	for name := range controls {
		program, err := exec.LookPath(name)
		if err != nil {
			t.Fatal(err)
		}
		d := onDisk(t, shipped, program, diskDelay)
		t.Logf("%s: %v", name, d)
		switch name {
		case "dandori-waits":
			if float64(d.slowest()) <= slower*float64(sound.slowest()) {
				t.Error("the control that waits is as quick: this test proves nothing")
			}
		case "dandori-lies":
			if d.told[0] >= diskDelay {
				t.Error("the control that lies is as slow: this test proves nothing")
			}
		}
	}
}

// onDisk records notes at the console of a program and moves about meanwhile.
func onDisk(t *testing.T, shipped, program string, delay time.Duration) (d disk) {
	t.Helper()
	const rounds, moves = 10, 10
	undrawn := 0
	dir := t.TempDir()
	folders := []string{"--data", filepath.Join(dir, "data"), "--state", filepath.Join(dir, "state"), "--lang", "ja"}
	out, err := exec.Command(shipped, append(folders, "start", "flaming", "--by", "鈴木", "--org", "ube", "--json")...).Output()
	var begun struct{ ID string }
	if err == nil {
		err = json.Unmarshal(out, &begun)
	}
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	args := []string{"-f", "-qq", "-o", filepath.Join(dir, "trace"), "--seccomp-bpf", "-e", "trace=fsync,fdatasync"}
	if delay > 0 {
		args = append(args, "-e", fmt.Sprintf("inject=fsync,fdatasync:delay_exit=%d", delay.Microseconds()))
	}
	cmd := exec.Command("strace", append(append(append(args, program), folders...), "resume", begun.ID)...)
	p, stop := play(t, cmd, "鈴木")
	defer stop()
	p.until("いまできる手順") // of the incident, which the list at the start does not have
	for n := range rounds {
		p.press("5")
		p.until("メモを書く")
		p.press(fmt.Sprintf("記録その%d", n))
		p.until(fmt.Sprintf("その%d", n))
		recorded := fmt.Sprintf("記録その%d", n) // among the entries; what is said of it goes with the next key
		sent := p.press("\x13")              // Ctrl+S
		from := p.seen
		told := time.Duration(0)
		for i := 0; i < moves || told == 0; i++ {
			key := "\x1b[B"
			if i%2 == 1 {
				key = "\x1b[A"
			}
			pressed := p.press(key)
			// Down and up again within one frame is nothing to draw, and no move. A screen
			// that freezes is one that is drawn late, long before this is over.
			if shown, ok := p.within(2*time.Second, "▸"); ok {
				d.moves = append(d.moves, shown.Sub(pressed))
			} else if undrawn++; undrawn > 2 { // a screen that stands still has no such excuse
				t.Fatalf("%d moves were never drawn: %s", undrawn, p.tail())
			}
			if at, ok := p.said(recorded, from); ok && told == 0 {
				told = at.Sub(sent)
			}
			if time.Since(sent) > 10*time.Second {
				t.Fatalf("%q never came: %s", recorded, p.tail())
			}
			time.Sleep(10 * time.Millisecond)
		}
		d.told = append(d.told, told)
	}
	return d
}
