package tui

import (
	"context"
	"fmt"
	"math/rand"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// ofLater is a store in which the first pinned file of a sort is not one that this version
// can read, as in a log of a later one. Nothing was altered: the digests are right.
func ofLater(st runbook.Store, what string) runbook.Store {
	return reworded{st, func(e runbook.Event) (runbook.Event, error) {
		o, ok := e.Data.(*runbook.Opened)
		if !ok {
			return e, nil
		}
		now := *o
		now.Pinned = slices.Clone(o.Pinned)
		at := slices.IndexFunc(now.Pinned, func(p runbook.Pin) bool { return p.What == what })
		if at < 0 {
			return e, fmt.Errorf("no %s is pinned", what)
		}
		p := now.Pinned[at]
		now.Pinned[at] = runbook.MakePin(p.What, p.Name, []byte("format = = 99\n"+p.Text))
		e.Data = &now
		return e, nil
	}}
}

// unreadablePins are the sorts of pinned files that it is tried with.
var unreadablePins = []string{runbook.PinPlaybook, runbook.PinProfile, runbook.PinScenario}

// everyKey presses every key of the screen that build opens, each on a console of its own,
// and on the screen that it leads to every key of that. What fails names the keys.
func everyKey(t *testing.T, build func() *console) {
	t.Helper()
	var pressed []string
	defer func() {
		if p := recover(); p != nil {
			t.Fatalf("after %q: %v\n%s", pressed, p, debug.Stack())
		}
	}()
	press := func(c *console, key string) {
		if c.Ended() {
			return
		}
		pressed = append(pressed, key)
		c.Key(map[string]string{" ": "space"}[key] + strings.TrimLeft(key, " "))
		if !c.Ended() {
			c.Send(Tick{c.now})
		}
	}
	for _, b := range build().m.screenTable() {
		for _, key := range b.keys[:1] {
			pressed = nil
			c := build()
			from := c.m.screen
			press(c, key)
			if c.Ended() || c.m.screen == onHome {
				continue
			}
			if f := c.m.form(); f != nil { // all of it, and what it is refused with
				for range f.stops() {
					press(c, "tab")
				}
				press(c, "ctrl+s")
				press(c, "2")
				press(c, "enter")
				press(c, "esc")
				continue
			}
			press(c, "down")
			press(c, "enter")
			press(c, "esc")
			if c.m.screen == from {
				continue
			}
			for _, next := range c.m.screenTable() {
				for range 3 {
					if c.m.occupied() || c.m.searching() {
						press(c, "esc")
					}
				}
				if c.m.screen == onHome || c.Ended() || next.do == doBack || next.do == doQuit {
					break
				}
				press(c, next.keys[0])
				press(c, "ctrl+s")
			}
		}
	}
}

// everyLine asks for every key of the screen that an incident opens on, in lines.
func everyLine(t *testing.T, c *console, st runbook.Store, table keymap, drills *Drills) {
	t.Helper()
	for _, b := range table {
		key := lineKey(b)
		if b.do == doEnter {
			key = "\n"
		}
		if key == "" {
			continue
		}
		t.Run(key, func(t *testing.T) {
			out, _ := linear(t, c.m.cfg.Library, c.m.cfg.Org, lang.Japanese, key+"\n\n1\n1\n\n1\n<\n2\n<\n番号\n1\n<\n", func(cfg *Config, _ *Lines) {
				cfg.Store, cfg.Incident, cfg.Drills, cfg.Random = st, c.state().ID, drills, rand.New(rand.NewSource(3))
			})
			if !strings.Contains(out, string(c.state().ID)) {
				t.Errorf("it was not opened:\n%s", out)
			}
			checkLines(t, out)
		})
	}
}

// An incident whose pinned files cannot be read, because a later version of the program made
// them, can be read, written to and ended: every key of every screen does something there, or
// says why not.
func TestUnreadableIncident(t *testing.T) {
	c := hijack(t)
	c.to("note-detection")
	c.Key("enter", "ctrl+s")
	c.to("tell-head")
	c.Key("7")
	c.Type("電話に出ない")
	c.Key("ctrl+s")
	for _, what := range unreadablePins[:2] {
		t.Run(what, func(t *testing.T) {
			st := ofLater(c.store, what)
			build := func() *console {
				return at(t, st, c.m.cfg.Library, "test", c.state().ID, lang.Japanese, 80, 24)
			}
			if o := build(); o.state().Set != nil && o.state().Org != nil {
				t.Fatalf("the %s can be read", what)
			}
			everyKey(t, build)
			everyLine(t, c, st, incidentKeys, nil)
		})
	}
}

// So can a drill, by whoever sits there, while it runs and when it is over.
func TestUnreadableDrill(t *testing.T) {
	for _, seat := range []string{"alone", "control", "over"} {
		c, x := startDrills(t, lang.Japanese, 80, 24)
		sits := Seat{As: "control", Name: "進行"}
		if seat == "alone" {
			sits = Seat{As: "alone", Name: "一人"}
		}
		c.begin(sits.As)
		c.pass(2 * time.Second)
		c.pass(10 * time.Minute)
		if seat == "over" {
			c.Key("9", "2", "enter")
			if !c.state().Over() {
				t.Fatalf("it is not over:\n%s", c.Text())
			}
		}
		for _, what := range unreadablePins {
			t.Run(seat+"/"+what, func(t *testing.T) {
				c.t = t
				st := ofLater(c.store, what)
				build := func() *console {
					o := c.besides(x, seat != "alone", c.state().ID, func(cfg *Config) {
						cfg.Store = st
						cfg.Drills.Seat = func(runbook.IncidentID) (Seat, bool) { return sits, true }
					})
					o.now = c.now
					return o
				}
				o := build()
				if o.m.work == nil {
					t.Fatalf("it is not opened:\n%s", o.Text())
				}
				everyKey(t, build)
				everyLine(t, c, st, o.m.screenTable(), o.m.cfg.Drills)
			})
		}
	}
}

// altered is a store in which what a playbook is pinned as has other words than those whose
// digest the log has: somebody edited the log, and made its chain anew.
func altered(st runbook.Store) runbook.Store {
	return reworded{st, func(e runbook.Event) (runbook.Event, error) {
		o, ok := e.Data.(*runbook.Opened)
		if !ok {
			return e, nil
		}
		now := *o
		now.Pinned = slices.Clone(o.Pinned)
		now.Pinned[0].Text += "\n# 1\n"
		e.Data = &now
		return e, nil
	}}
}

// What the commands call a damaged log the console does as well: it says so wherever it lists
// or opens it, and writes nothing to it.
func TestAlteredIncidentIsNotWrittenTo(t *testing.T) {
	first := hijack(t)
	first.Key("esc", "2", "down", "enter") // another, which is as it was
	id := runbook.IncidentID("INC-20261122-01")
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		st := altered(first.store)
		c := start(t, small(t), "test", l, 80, 24, func(cfg *Config) { cfg.Store = st })
		c.Shows(c.m.voice().say(word.DamageMark), string(id))
		c.resume(id)
		fault := c.m.voice().say(lang.Command.FaultPin)
		c.Shows(fault)
		c.Hides(c.m.voice().say(lang.Engine.PinsBroken))
		c.Hides(c.m.voice().say(word.NoStepHint)[:12])
		for _, key := range []string{"5", "c", "w", "e", "x", "f", "9"} { // before anything is typed
			c.Key(key)
			c.Shows(fault, c.m.voice().say(astray.OnlyRead)[:12])
			if c.m.form() != nil {
				t.Errorf("%s opens %q, which is refused afterwards", key, c.m.form().key)
			}
		}
		c.Key("l")
		if c.m.screen != onLog {
			t.Errorf("its log is not read:\n%s", c.Text())
		}
		if events, _, err := first.store.Read(t.Context(), id, runbook.Head{}); err != nil || len(events) != 1 {
			t.Errorf("it has %d entries, %v", len(events), err)
		}
	}
	out, _ := linear(t, small(t), "test", lang.Japanese, "\n5\n続き\n1\n", func(cfg *Config, _ *Lines) { cfg.Store, cfg.Incident = altered(first.store), id })
	if !strings.Contains(out, lang.Command.FaultPin.Ja) || !strings.Contains(out, astray.OnlyRead.Ja) || strings.Contains(out, word.NoStepHint.Ja) {
		t.Errorf("nothing says that it was altered:\n%s", out)
	}
}

// elsewhere is a store in which the log of one incident lies in the folder of another as well.
type elsewhere struct {
	runbook.Store
	of, in runbook.IncidentID
}

func (s elsewhere) List(ctx context.Context, series ...runbook.Series) ([]runbook.Listing, error) {
	list, err := s.Store.List(ctx, series...)
	return append(list, runbook.Listing{ID: s.in}), err
}

func (s elsewhere) Read(ctx context.Context, id runbook.IncidentID, after runbook.Head) ([]runbook.Event, runbook.Head, error) {
	if id == s.in {
		id = s.of
	}
	return s.Store.Read(ctx, id, after)
}

// The log of one incident in the folder of another is no second incident, and is not opened as
// one: what would be written there would be of the first.
func TestCopiedLogIsNoIncident(t *testing.T) {
	first := hijack(t)
	of, in := runbook.IncidentID("INC-20261122-01"), runbook.IncidentID("INC-20261122-05")
	c := start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) { cfg.Store = elsewhere{first.store, of, in} })
	c.resume(in)
	if c.m.work != nil {
		t.Fatalf("%s is opened:\n%s", in, c.Text())
	}
	c.Shows(string(in), "【破損】", "この事案の記録ではありません")
	c.resume(of)
	if c.m.work == nil || c.state().ID != of {
		t.Fatalf("%s is not opened:\n%s", of, c.Text())
	}
	c.Hides("ほか")
	if n := c.m.others(80); n != nil {
		t.Errorf("a copy counts as an incident: %q", n.text())
	}
}

// Of an incident whose playbooks cannot be read nobody knows what is done and what is due: the
// screen does not say that nothing is left. It can be ended, and counts as open.
func TestUnreadableIncidentSaysNothingOfSteps(t *testing.T) {
	done := hijack(t)
	done.to("note-detection")
	done.Key("enter", "ctrl+s")
	id := done.state().ID
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		for _, size := range sizes {
			c := at(t, ofLater(done.store, runbook.PinPlaybook), small(t), "test", id, l, size[0], size[1])
			v := c.m.voice()
			hides := func() {
				t.Helper()
				c.Hides(v.say(word.StepsReady, 0), v.say(word.NothingDue), v.say(word.NothingLeft), v.say(word.SummaryCounts, 0, 0, 0, 0))
			}
			hides()
			for _, key := range []string{"n", "enter", "i"} {
				c.Key(key)
				hides()
				c.Shows(v.say(lang.Engine.PinsBroken)[:12])
			}
			c.Key("esc", "0")
			if !c.m.sensible(doClose) || !c.m.sensible(doMistake) {
				t.Error("the menu has no way to its end")
			}
		}
	}
	st := ofLater(done.store, runbook.PinPlaybook)
	c := at(t, st, small(t), "test", id, lang.Japanese, 80, 24)
	c.Key("esc", "2", "down", "enter")
	c.Shows("ほか") // the other counts
	if n := c.m.others(80); n == nil {
		t.Errorf("it is not counted:\n%s", c.Text())
	}
	c.Key("esc")
	c.resume(id)
	c.Key("c")
	c.Hides(c.m.voice().say(word.CloseAllDone))
	c.Shows("事案を終結する", "この版のプログラムでは読め")
	c.Shows(lang.Engine.StepsUnknown.Ja)
	c.Key("ctrl+s", "2", "enter")
	if c.state().Status == runbook.StatusClosed {
		t.Error("it is ended without a reason, whatever was promised")
	}
	c.fill("reason", "紙に切り替えた")
	c.Key("ctrl+s", "2", "enter")
	if c.state().Status != runbook.StatusClosed {
		t.Errorf("it cannot be ended:\n%s", c.Text())
	}
}
