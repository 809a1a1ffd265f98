package tui

import (
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/playbooks"
	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/readiness"
	"dandori/runbook/store/storetest"
	"dandori/tui/internal/drive"
)

// jst is where the tests take place.
var jst = time.FixedZone("JST", 9*60*60)

// console is a driven console on a store in memory, with a clock that the test
// moves.
type console struct {
	*drive.Screen
	t     testing.TB
	m     *Model
	now   time.Time
	store runbook.Store
}

// small is the set of testdata/set: every construct once.
func small(t testing.TB) *runbook.Library {
	t.Helper()
	return library(t, playbook.Files{
		Playbooks: files(t, "opening", "hijack", "flaming", "closing"), Profiles: files(t, "test.org", "generic.org"),
		Sources: files(t, "test.source", "iida.source"), Platforms: files(t, "x.platform"), Texts: files(t, "T1.text", "claims.text"),
	})
}

// readyItems are those of testdata/set.
func readyItems(t testing.TB) func() ([]readiness.Item, error) {
	f := files(t, "items")[0]
	return func() ([]readiness.Item, error) { return readiness.Parse(f.Name, f.Data) }
}

// shipped is the data of the program.
func shipped(t testing.TB) *runbook.Library {
	t.Helper()
	files := playbooks.Files()
	files.Texts, files.Platforms = playbooks.Texts(), playbooks.Platforms()
	return library(t, files)
}

func library(t testing.TB, files playbook.Files) *runbook.Library {
	t.Helper()
	lib, err := runbook.NewLibrary(files)
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func files(t testing.TB, names ...string) []playbook.File {
	t.Helper()
	var list []playbook.File
	for _, n := range names {
		data, err := os.ReadFile(filepath.Join("testdata", "set", n+".toml"))
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, playbook.File{Name: n + ".toml", Data: data})
	}
	return list
}

// start opens a console of w by h cells at 22:40 on a Sunday in November.
func start(t testing.TB, lib *runbook.Library, office string, l lang.Lang, w, h int, change ...func(*Config)) *console {
	t.Helper()
	c := &console{t: t, now: time.Date(2026, 11, 22, 22, 40, 0, 0, jst), store: storetest.NewMemory()}
	cfg := Config{
		Store: c.store, Library: lib, Org: office, Lang: l, User: "鈴木", Version: "test",
		Now: func() time.Time { return c.now }, Random: rand.New(rand.NewSource(1)), Items: readyItems(t),
	}
	for _, f := range change {
		f(&cfg)
	}
	c.m = New(cfg)
	c.Screen = drive.New(t, c.m, w, h)
	return c
}

// Key presses keys as a person does: between text or Enter and the next Enter a
// second goes by.
func (c *console) Key(names ...string) {
	c.t.Helper()
	for _, name := range names {
		if name == "enter" && (!c.m.enter.last.IsZero() || c.m.pasted()) {
			c.now = c.now.Add(time.Second)
		}
		c.Screen.Key(name)
	}
}

// press gives the model one key and returns its command, which the test runs
// when it likes.
func (c *console) press(t tea.KeyType) tea.Cmd {
	_, cmd := c.m.Update(tea.KeyMsg{Type: t})
	return cmd
}

// pass lets time pass, and ticks.
func (c *console) pass(d time.Duration) {
	c.now = c.now.Add(d)
	c.Send(Tick{c.now})
}

// fill types into the field of the form in hand that has this id: Tab until it has
// the focus, then the text.
func (c *console) fill(id, text string) {
	c.t.Helper()
	c.reach(id)
	c.Key("ctrl+u")
	c.Type(text)
}

// reach goes to a field with Tab.
func (c *console) reach(id string) {
	c.t.Helper()
	f := c.m.form()
	if f == nil {
		c.t.Fatalf("no form is open:\n%s", c.Text())
	}
	for range len(f.stops()) {
		if x := f.current(); x != nil && x.id == id {
			return
		}
		c.Key("tab")
	}
	c.t.Fatalf("the form %q has no field %q", f.key, id)
}

// pick chooses the answer with this id in a field of choices, by arrows and Space.
func (c *console) pick(id, answer string) {
	c.t.Helper()
	c.reach(id)
	x := c.m.form().current()
	at := -1
	for i, o := range x.choices {
		if o.id == answer {
			at = i
		}
	}
	if at < 0 {
		c.t.Fatalf("%s has no choice %q", id, answer)
	}
	for x.at > at {
		c.Key("up")
	}
	for x.at < at {
		c.Key("down")
	}
	if !x.on[answer] {
		if !x.pointed() { // the first Space shows where it is
			c.Key("space")
		}
		c.Key("space")
	}
}

// decided says who decided, and records.
func (c *console) decided() {
	c.t.Helper()
	c.fill("who", "山本課長")
	c.Key("ctrl+s")
}

// to takes a step in hand with the arrows.
func (c *console) to(step string) {
	c.t.Helper()
	c.Key("home")
	for range 200 {
		if strings.HasSuffix(string(c.m.work.selected), "/"+step) {
			return
		}
		before := c.m.work.selected
		c.Key("down")
		if c.m.work.selected == before {
			break
		}
	}
	c.t.Fatalf("there is no step %q in the list:\n%s", step, c.Text())
}

// resume opens an incident of the home screen with the arrows.
func (c *console) resume(id runbook.IncidentID) {
	c.t.Helper()
	c.Key("home")
	for _, it := range c.m.home.items(c.m) {
		if it.id == id {
			c.Key("enter")
			return
		}
		c.Key("down")
	}
	c.t.Fatalf("%s is not listed:\n%s", id, c.Text())
}

// state is the state of the incident in hand.
func (c *console) state() *runbook.State { return &c.m.work.state }

// last is the last entry.
func (c *console) last() runbook.Event {
	e := c.m.work.chron.entries
	return e[len(e)-1]
}
