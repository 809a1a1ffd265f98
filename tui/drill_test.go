package tui

import (
	"context"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dandori/playbooks"
	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/tui/internal/drive"
)

// played is the data of the program, read once for all drills.
var played = sync.OnceValues(func() (*runbook.Library, error) { return runbook.TrustLibrary(playbooks.Files()) })

// attention is who attends to drills, shared by the consoles of a test.
type attention struct {
	at map[runbook.IncidentID]time.Time
}

func (x *attention) drills(control bool) *Drills {
	return &Drills{
		Scenarios: func() ([]*drill.Scenario, error) {
			var all []*drill.Scenario
			for _, f := range playbooks.Drills() {
				s, err := drill.Parse(f.Name, f.Data)
				if err != nil {
					return nil, err
				}
				all = append(all, s)
			}
			return all, nil
		},
		Held: func(context.Context) (map[string]time.Time, error) {
			return map[string]time.Time{"blank-template": time.Date(2026, 5, 20, 10, 0, 0, 0, jst)}, nil
		},
		Attend: func(_ context.Context, id runbook.IncidentID, at time.Time) error {
			x.at[id] = at
			return nil
		},
		Present: func(_ context.Context, id runbook.IncidentID, at time.Time) error {
			x.at[id] = at
			return nil
		},
		Attended: func(_ context.Context, id runbook.IncidentID) time.Time { return x.at[id] },
		Control:  control,
	}
}

// startDrills opens a console that can drill.
func startDrills(t testing.TB, l lang.Lang, w, h int, change ...func(*Config)) (*console, *attention) {
	t.Helper()
	lib, err := played()
	if err != nil {
		t.Fatal(err)
	}
	x := &attention{at: map[runbook.IncidentID]time.Time{}}
	return start(t, lib, "ube", l, w, h, append([]func(*Config){func(cfg *Config) { cfg.Drills = x.drills(false) }}, change...)...), x
}

// besides opens a second console on the same store, at the drill, for a player or the
// facilitator.
func (c *console) besides(x *attention, control bool, id runbook.IncidentID, change ...func(*Config)) *console {
	c.t.Helper()
	o := &console{t: c.t, now: c.now, store: c.store}
	cfg := c.m.cfg
	cfg.Drills, cfg.Incident, cfg.User = x.drills(control), id, "高橋"
	cfg.Now, cfg.Random = func() time.Time { return o.now }, rand.New(rand.NewSource(2))
	for _, f := range change {
		f(&cfg)
	}
	o.m = New(cfg)
	o.Screen = drive.New(c.t, o.m, 80, 24)
	return o
}

// begin begins the first scenario, for who sits at this console.
func (c *console) begin(seat string) {
	c.t.Helper()
	c.Key("t", "enter")
	c.pick("seat", seat)
	c.Key("ctrl+s")
	if c.m.work == nil || !c.m.work.state.Clock.Running {
		c.t.Fatalf("the drill was not begun:\n%s", c.Text())
	}
}

// plays sits down at this console as a player, with a name and a role.
func (c *console) plays(name, role string) {
	c.t.Helper()
	c.pick("seat", "player")
	c.fill("player", name)
	c.pick("role", role)
	c.Key("ctrl+s")
}

// plan are words of the first scenario that no player may see: titles of injects, notes
// to the facilitator, what is expected.
var plan = []string{"空欄のままのひな型の誤配信", "宿直に「避難するのか」と電話が十数件", "危機管理「避難指示は出していない」", "進行役", "期待する行動"}

// drillScenes are the screens of a drill.
var drillScenes = []struct {
	name string
	walk func(*console)
}{
	{"drill-choose", func(c *console) { c.Key("t", "down") }},
	{"drill-begin", func(c *console) { c.Key("t", "enter") }},
	{"drill-player", func(c *console) { c.begin("alone"); c.pass(2 * time.Second) }},
	{"drill-box", func(c *console) { c.begin("alone"); c.pass(2 * time.Second); c.Key("j") }},
	{"drill-seat", func(c *console) {
		c.begin("control")
		c.pass(time.Second)
		c.Key("u")
	}},
	{"drill-leave", func(c *console) { c.begin("control"); c.pass(2 * time.Second); c.Key("esc") }},
	{"drill-writing", func(c *console) {
		c.begin("alone")
		c.Key("5")
		c.Type("宿直に折り返す")
		c.pass(2 * time.Second)
	}},
	{"drill-clock", func(c *console) { c.begin("alone"); c.Key("z") }},
	{"drill-control", func(c *console) { c.begin("control"); c.pass(2 * time.Second); c.pass(4 * time.Minute); c.Key("down") }},
	{"drill-review", func(c *console) {
		c.begin("control")
		c.pass(2 * time.Second)
		c.pass(6 * time.Minute)
		c.Key("9", "2", "enter", "enter")
		c.pick("grade", "M")
		c.Key("ctrl+s")
	}},
	{"drill-improve", func(c *console) {
		c.begin("alone")
		c.pass(2 * time.Second)
		c.Key("z")
		c.pick("do", "end")
		c.Key("ctrl+s", "2", "enter", "1")
		c.Type("ひな型の空欄を、送る前に確かめる")
		c.fill("owner", "広報課")
		c.fill("due", "12/20")
	}},
}

// leftScenes are those that follow when a drill was left: no drill is on them.
var leftScenes = []struct {
	name string
	walk func(*console)
}{
	{"drill-left", func(c *console) {
		c.begin("control")
		c.pass(2 * time.Second)
		c.Key("esc", "2", "enter")
	}},
	{"drill-real", func(c *console) {
		c.begin("alone")
		c.pass(2 * time.Second)
		c.Key("esc", "2", "enter", "1")
	}},
}

func TestDrillGoldens(t *testing.T) {
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		for _, size := range sizes {
			for _, s := range slices.Concat(drillScenes, leftScenes) {
				c, _ := startDrills(t, l, size[0], size[1])
				s.walk(c)
				c.Golden(fmt.Sprintf("%s/%s-%dx%d", l, s.name, size[0], size[1]))
			}
		}
	}
}

// Every screen of a drill fits every terminal.
func TestDrillFits(t *testing.T) {
	for _, s := range drillScenes {
		c, _ := startDrills(t, lang.Japanese, 80, 24)
		s.walk(c)
		for w := 1; w <= 200; w += 1 + w/6 {
			for h := 1; h <= 60; h += 1 + h/5 {
				fits(t, c.m, w, h, s.name)
			}
		}
	}
}

// TestDrillAlone: injects arrive by themselves, as they would in reality; the clock can be
// stopped and put forward; nothing of the plan is on any screen.
func TestDrillAlone(t *testing.T) {
	c, x := startDrills(t, lang.Japanese, 80, 40)
	c.begin("alone")
	if !c.state().Drill || c.state().ID != "DRL-20261122-01" {
		t.Fatalf("it is %s", c.state().ID)
	}
	c.pass(time.Second)
	c.Shows("【訓練】", "未読 1件", "06:05")
	c.Hides(plan...)
	c.Key("j")
	c.Shows("届いた状況", "【新着】06:05", "担当者")
	c.Hides(plan...)
	c.Key("esc")
	c.Hides("未読")
	c.Key("l")
	c.Hides(plan...)
	c.Hides("訓練の時計を")
	c.Key("esc", "i")
	c.Hides(plan...)
	c.Key("esc")

	// Nobody plays those who are called; the form says how they answer.
	c.to("first-report")
	c.Key("4")
	c.Shows("相手は応答したものとして")
	c.Key("esc")

	// The clock is drill time, and stops.
	c.Key("z")
	c.pick("do", "pause")
	c.Key("ctrl+s")
	if c.state().Clock.Running {
		t.Fatal("the clock runs")
	}
	stood := c.state().Now(c.now)
	c.pass(time.Hour)
	if got := c.state().Now(c.now); !got.Equal(stood) {
		t.Errorf("the clock went from %s to %s", stood, got)
	}
	c.Key("z")
	c.pick("do", "pause")
	c.Key("ctrl+s")
	before := len(c.m.work.chron.entries)
	c.Key("z")
	c.pick("do", "jump")
	c.Key("ctrl+s")
	c.pass(time.Second)
	c.Shows("未読 1件")
	if n := len(c.m.work.chron.entries); n != before+2 {
		t.Errorf("%d entries came of a jump and what it brought", n-before)
	}
	if at := x.at[c.state().ID]; at.IsZero() || c.now.Sub(at) > attendEvery {
		t.Errorf("it is attended to as of %s", at)
	}

	// The hot wash comes with the end, and says what was expected.
	c.Key("z")
	c.pick("do", "end")
	c.Key("ctrl+s", "2", "enter")
	c.Shows("振り返り", "未評価", "してはいけない行動")
	c.Key("enter")
	c.pick("grade", "S")
	c.Key("ctrl+s")
	c.Shows("S（")
	c.Hides("未評価  未評価")
	if c.state().Status != runbook.StatusClosed {
		t.Error("the drill is open")
	}
}

// TestDrillTwoTerminals: the facilitator on one terminal, a player on another, on the same
// drill, live.
func TestDrillTwoTerminals(t *testing.T) {
	f, x := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	id := f.state().ID
	p := f.besides(x, false, id)
	p.plays("高橋", "operator")
	both := func(d time.Duration) {
		f.pass(d)
		p.pass(d)
		f.pass(2 * time.Second)
		p.pass(2 * time.Second)
	}
	both(2 * time.Second)
	f.Shows("✓  1 06:05")
	p.Shows("未読 1件")
	p.Hides(plan...)

	// What a player does shows on the facilitator's screen.
	p.to("record-detection")
	p.Key("1", "ctrl+s")
	both(2 * time.Second)
	f.Shows("✓ 覚知を記録する")

	// What the facilitator does with the plan, a player does not see; its clock both do.
	f.Key("down", "1")
	f.fill("minutes", "15")
	f.Key("ctrl+s")
	f.Key("down", "2")
	f.Key("ctrl+s")
	f.Key("5")
	f.fill("text", "落ち着いている")
	f.Key("ctrl+s")
	f.Key("home", "6")
	f.pick("which", "opening/save-evidence")
	f.Key("ctrl+s")
	both(2 * time.Second)
	for _, key := range []string{"l", "esc"} {
		p.Hides(plan...)
		p.Hides("落ち着いている", "延期", "取りやめ")
		p.Key(key)
	}
	f.Key("3")
	both(2 * time.Second)
	if f.state().Clock.Running || p.state().Clock.Running {
		t.Error("the clock runs on a terminal")
	}
	p.Shows("【訓練】時計を止めています")
	stood := p.state().Now(p.now)
	both(time.Hour)
	if !p.state().Now(p.now).Equal(stood) {
		t.Error("the player's clock went on")
	}
	p.Key("z")
	p.Shows("進行役が操作します")
	f.Key("3", "4")
	f.pick("speed", "10")
	f.Key("ctrl+s", "a", "7", "2", "enter")
	both(2 * time.Second)
	if !p.state().Now(p.now).Equal(f.state().Now(f.now)) || !p.state().Clock.Running {
		t.Errorf("the clocks show %s and %s", p.state().Now(p.now), f.state().Now(f.now))
	}
	if n := strings.Count(fmt.Sprint(types(p)), string(runbook.DrillInjected)); n != 1 {
		t.Errorf("%d injects were delivered although they wait for the facilitator", n)
	}
	f.Key("home", "down", "enter")
	if f.m.ask != nil { // it was put off, and the clock has been put forward to just then
		t.Errorf("what is due waits for an answer:\n%s", f.Text())
	}
	both(2 * time.Second)
	if n := len(p.ofType(runbook.DrillInjected)); n != 2 {
		t.Errorf("%d injects have arrived", n)
	}
	p.Shows("未読")

	// Numbers are shown to both, or to nobody.
	f.Key("8", "2", "enter")
	both(2 * time.Second)
	if !p.state().ContactsShown {
		t.Error("the player sees no numbers")
	}
	f.Key("9", "2", "enter")
	both(2 * time.Second)
	f.Shows("振り返り")
	if p.state().Status != runbook.StatusClosed {
		t.Error("the drill goes on for the player")
	}
}

func types(c *console) []runbook.Type {
	var out []runbook.Type
	for _, e := range c.m.work.chron.entries {
		out = append(out, e.Type)
	}
	return out
}

// TestDrillInterrupted: the only console is killed; whoever opens the drill again finds its
// clock where it was, and stopped. A drill that another console attends to runs on.
func TestDrillInterrupted(t *testing.T) {
	c, x := startDrills(t, lang.Japanese, 80, 24)
	c.begin("control")
	for range 10 {
		c.pass(5 * time.Second)
	}
	id, stood := c.state().ID, c.state().Now(c.now)

	second := c.besides(x, true, id)
	if !second.state().Clock.Running {
		t.Fatal("a drill that is attended to was stopped")
	}
	c.now = c.now.Add(3 * time.Hour)
	third := c.besides(x, true, id)
	if third.state().Clock.Running {
		t.Fatal("the clock of the interrupted drill runs")
	}
	if got := third.state().Now(third.now); got.Sub(stood).Abs() > attendEvery {
		t.Errorf("it stands at %s, and stood at %s", got, stood)
	}
	third.Shows("中断していた", "停止中")
	third.Key("3")
	third.pass(time.Minute)
	if got := third.state().Now(third.now); got.Sub(stood).Round(time.Minute) != time.Minute {
		t.Errorf("a minute after it was resumed it shows %s", got)
	}
}

// TestDrillRefused: what is refused to a key alone is said, and nothing hangs.
func TestDrillRefused(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.begin("control")
	c.pass(2 * time.Second)
	c.Key("enter")
	c.Shows("付与しました")
	if c.m.unsaved != 0 {
		t.Errorf("%d unsaved", c.m.unsaved)
	}
	c.Key("esc", "2", "enter")
	c.resume(c.m.home.order[0])
	if c.m.form() != nil || c.m.screen != onControl {
		t.Errorf("who sits here is not the facilitator any more:\n%s", c.Text())
	}
}

// TestDrillWithoutScenario: a drill by the clock on the wall is begun as before.
func TestDrillWithoutScenario(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.Key("t", "end", "enter", "ctrl+s")
	if !c.state().Drill || c.state().Planned() {
		t.Fatalf("%+v", c.state().ID)
	}
	c.Hides("未読")
	c.Key("z", "j") // keys of other drills
	if c.m.screen != onIncident {
		t.Error("it has the screens of a drill on a scenario")
	}
}
