package tui

import (
	"context"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
)

// What is half written on the way to a drill leads back to the drills: on the home screen
// the next key may begin something real.
func TestDrillFormLeavesToTheDrills(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	for _, way := range [][]string{{"t", "enter"}, {"t", "end", "enter"}} {
		c.Key(way...)
		c.Shows("【訓練】")
		c.Key("esc")
		if c.m.screen != onScenarios {
			t.Fatalf("after %v Esc leads to screen %d:\n%s", way, c.m.screen, c.Text())
		}
		c.Shows("【訓練】", "訓練の想定を選んで")
		c.Key("1", "enter")
		if c.m.form() == nil || !c.m.form().drill {
			t.Fatalf("the next key leads out of the drills:\n%s", c.Text())
		}
		c.Key("esc", "esc")
		if c.m.screen != onHome {
			t.Fatalf("a second Esc leads to screen %d", c.m.screen)
		}
	}
}

// Nobody is told of a key that belongs to who sits elsewhere.
func TestDrillKeysBySeat(t *testing.T) {
	t.Parallel()
	f, x := startDrills(t, lang.Japanese, 160, 40)
	f.begin("control")
	clock := lang.DrillScreen.HelpClock.Ja
	p := f.besides(x, false, f.state().ID)
	p.plays("高橋", "operator")
	for _, b := range p.m.screenTable() {
		if b.do == doClock || b.what.Ja == clock {
			t.Errorf("a player is told of %q", b.what.Ja)
		}
	}
	p.Hides("訓練の時計", "z ")
	p.Key("?")
	p.Hides("訓練の時計")
	p.Key("esc", "j")
	p.Hides("訓練の時計")

	f.Key("tab")
	f.Shows("進行役の画面")
	f.Key("z")
	if f.m.screen != onControl {
		t.Errorf("z does not lead the facilitator back, but to screen %d", f.m.screen)
	}
	f.Key("l", "esc")
	if f.m.screen != onControl {
		t.Errorf("the log leads the facilitator to screen %d", f.m.screen)
	}

	a, _ := startDrills(t, lang.Japanese, 160, 40)
	a.begin("alone")
	a.Shows("z 訓練の時計")
}

// What arrives while somebody writes leaves what is written where it is, stays in sight
// until it was read, and can be read from every screen and again.
func TestDrillArrivesWhileWriting(t *testing.T) {
	t.Parallel()
	f, x := startDrills(t, lang.Japanese, 80, 24)
	f.begin("control")
	p := f.besides(x, false, f.state().ID)
	rings := 0
	p.m.cfg.Bell = func() { rings++ }
	p.plays("高橋", "operator")
	p.Key("5")
	p.Type("書いている途中")
	row := func() int {
		for i, l := range strings.Split(p.Text(), "\n") {
			if strings.Contains(l, "書いている途中") {
				return i
			}
		}
		t.Fatalf("what is being written is not in sight:\n%s", p.Text())
		return 0
	}
	before := row()
	f.pass(time.Second)
	p.pass(2 * time.Second)
	if rings != 1 {
		t.Errorf("it rang %d times", rings)
	}
	p.Shows("未読 1件（Esc の後 j で読む）", "電話が鳴っています")
	if row() != before {
		t.Errorf("what is being written went from row %d to %d", before, row())
	}
	p.Type("まだ")
	p.Shows("書いている途中まだ", "未読 1件")
	p.Key("ctrl+s")
	for _, key := range []string{"l", "t", "p", "i"} {
		p.Key(key)
		p.Shows("未読 1件（j で読む）")
		if key != "i" {
			p.Key("esc")
		}
	}
	p.Key("j")
	p.Shows("【新着】06:05", "宿直の職員", "担当者")
	p.Hides("未読")
	p.Key("esc")
	if p.m.screen != onSummary {
		t.Errorf("what has arrived leads back to screen %d", p.m.screen)
	}
	p.Key("esc", "j")
	p.Shows("06:05", "宿直の職員")
	p.Hides("【新着】", "未読")
	p.Key("esc")

	// Who opens the drill later has missed nothing.
	late := f.besides(x, false, f.state().ID)
	late.plays("西村", "pr")
	late.Shows("未読 1件")
	if strings.Contains(late.m.windowTitle(), "未読 1") != true {
		t.Errorf("the window says %q", late.m.windowTitle())
	}
}

// What does not fit the screen is read when it was scrolled to.
func TestDrillBoxIsReadToItsEnd(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 24)
	c.begin("alone")
	c.pass(time.Second)
	c.Resize(60, 12)
	c.Key("j")
	c.Shows("未読 1件")
	c.Key("end")
	c.Hides("未読")
}

// Every screen of a drill says that it is one, in words and in the lines it draws, at every
// size.
func TestDrillSaysSo(t *testing.T) {
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		mark := lang.Event.Drill.In(l)
		for _, s := range drillScenes {
			c, _ := startDrills(t, l, 80, 24)
			s.walk(c)
			if !strings.Contains(c.m.windowTitle(), mark) {
				t.Errorf("%s: the window says %q", s.name, c.m.windowTitle())
			}
			c.Shows("====")
			for _, press := range []string{"", "?", "ctrl+c"} {
				if press != "" {
					c.Key(press)
				}
				for _, size := range [][2]int{{200, 50}, {60, 20}, {40, 10}, {39, 24}, {20, 6}} {
					c.Resize(size[0], size[1])
					if !strings.Contains(strings.ReplaceAll(c.Text(), "\n", ""), mark) {
						t.Errorf("%s: at %v after %q it does not say that it is a drill:\n%s", s.name, size, press, c.Text())
					}
				}
				c.Resize(80, 24)
			}
		}
	}
}

// The hot wash takes what is said of each question, and the plan to improve, and leads to
// the report.
func TestDrillHotWash(t *testing.T) {
	var asked []Paper
	c, _ := startDrills(t, lang.Japanese, 80, 40, func(cfg *Config) {
		cfg.Papers = []PaperKind{{Report: "chronology", Title: lang.Report.Chronology}, {Report: "drill", Title: lang.DrillPaper.Title, Drill: true}}
		cfg.Formats = []string{"html"}
		cfg.ReadPaper = func(_ context.Context, _ runbook.IncidentID, p Paper) (string, error) {
			asked = append(asked, p)
			return "■ これまでの訓練及び実際の事案との比較", nil
		}
		cfg.WritePaper = func(context.Context, runbook.IncidentID, Paper) (Written, error) { return Written{Path: "x"}, nil }
	})
	c.begin("alone")
	c.pass(time.Second)
	c.Key("e")
	c.Hides("訓練実施報告書") // it tells the plan
	c.Key("esc", "z")
	c.pick("do", "end")
	c.Key("ctrl+s", "2", "enter")
	run := func() *drill.Run { return &c.m.work.drill.run }
	objectives, questions := len(run().Scenario.Objectives), len(run().Scenario.Debrief)

	c.Key("home")
	for range objectives {
		c.Key("down")
	}
	c.Key("enter")
	c.Type("宛先を探すのに時間がかかった")
	c.Key("ctrl+s")
	c.Shows("宛先を探すのに時間がかかった（鈴木）")
	c.Key("enter")
	c.Shows("これまでの記録: 宛先を探すのに")
	c.Type("名簿が古かった")
	c.pick("instead", "instead")
	c.Key("ctrl+s")
	c.Hides("宛先を探すのに")
	if said := run().Said(1); len(said) != 1 || said[0].Text != "名簿が古かった" {
		t.Errorf("of the first question stands %+v", said)
	}

	c.Key("1")
	c.Type("名簿を直す")
	c.fill("owner", "広報課")
	c.fill("due", "１２月２０日")
	c.Key("ctrl+s")
	c.Shows("1 名簿を直す", "担当 広報課　期限 2026-12-20")
	for range questions {
		c.Key("down")
	}
	c.Key("enter")
	c.fill("due", "そのうち")
	c.Key("ctrl+s")
	c.Shows("日付として読めません", "名簿を直す")
	c.fill("due", "2027/1/15")
	c.fill("who", "高橋")
	c.Key("ctrl+s")
	c.Shows("期限 2027-01-15")
	if plan := run().Improvements(); len(plan) != 1 || plan[0].Owner != "広報課" || plan[0].By.Name != "高橋" {
		t.Errorf("the plan is %+v", plan)
	}
	c.Key("enter")
	c.fill("owner", "")
	c.fill("due", "")
	c.Key("ctrl+s")
	if plan := run().Improvements(); len(plan) != 1 || plan[0].Owner != "" || plan[0].Due != "" {
		t.Errorf("what was emptied stands: %+v", plan)
	}
	c.Key("enter")
	c.pick("gone", "gone")
	c.Key("ctrl+s")
	if plan := run().Improvements(); len(plan) != 0 {
		t.Errorf("the plan is %+v", plan)
	}

	c.Key("home", "enter")
	c.pick("grade", "P")
	c.fill("text", "声を掛け合っていた")
	c.Key("ctrl+s")
	c.Shows("P（鈴木）", "声を掛け合っていた", "証拠、訂正、削除")

	c.Key("2", "ctrl+s")
	c.Shows("比較")
	if len(asked) != 1 || asked[0].Report != "drill" {
		t.Errorf("it asked for %+v", asked)
	}
}

// Who is asked for an approval answers as the scenario says, before the answer is recorded.
func TestDrillApproverAnswers(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 40)
	c.begin("alone")
	for range 30 {
		c.pass(time.Minute)
	}
	if _, ok := c.m.work.drill.run.Answers()[runbook.RoleApprover]; !ok {
		t.Fatal("the scenario says nothing of the approver by now")
	}
	step := ""
	for _, v := range c.m.work.views {
		if len(approvalGates(&v)) > 0 {
			step = string(v.Ref)
			c.m.work.pick(v.Ref)
			break
		}
	}
	if step == "" {
		t.Fatal("no step needs an approval")
	}
	c.Key("a")
	c.Shows("【訓練】相手の応答", "電話で承認します")
}

// At the highest speed nothing is flooded: the log has what was delivered and no more, and
// a bell rings for what arrives and what becomes late, once each.
func TestDrillAtFullSpeed(t *testing.T) {
	rings := 0
	c, _ := startDrills(t, lang.Japanese, 80, 24, func(cfg *Config) { cfg.Bell = func() { rings++ } })
	c.Key("t", "enter")
	c.pick("seat", "alone")
	c.pick("speed", "60")
	c.Key("ctrl+s")
	began := len(c.m.work.chron.entries)
	for range 150 {
		c.pass(time.Second)
	}
	news := c.m.work.chron.entries[began:]
	for _, e := range news {
		if e.Type != runbook.DrillInjected {
			t.Errorf("entry %d is a %s", e.Seq, e.Type)
		}
	}
	if len(news) < 3 || len(news) > 9 {
		t.Errorf("%d injects arrived in two and a half hours", len(news))
	}
	if late := len(c.m.rung); rings > len(news)+1+late {
		t.Errorf("it rang %d times for %d arrivals and %d times due", rings, len(news)+1, late)
	}
	if got := c.state().Now(c.now).Sub(c.state().Opened); got != 150*time.Minute {
		t.Errorf("%s of drill time went by", got)
	}
}

// A drill that was ended is not an incident that was closed: nobody is told to reopen it.
func TestDrillEndedIsNotReopened(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 40)
	c.begin("alone")
	c.pass(time.Second)
	c.Key("z")
	c.pick("do", "end")
	c.Key("ctrl+s", "2", "enter")
	c.Key("esc")
	if c.m.screen != onIncident {
		t.Fatalf("the players' screen is not shown:\n%s", c.Text())
	}
	c.Shows("【訓練終了】")
	c.Hides("【終結】")
	for _, key := range []string{"r", "1", "enter", "s", "c"} {
		c.Key(key)
		if c.m.form() != nil {
			t.Errorf("%s opens a form", key)
		}
		c.Shows("新しい訓練を始めてください")
		c.Hides("再開してください")
	}
	c.Key("0")
	c.Hides("再開する")
}

// No screen of a drill has the real numbers of the office, until the facilitator asks for
// them.
func TestDrillMasksContacts(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {200, 60}} {
		c := start(t, small(t), "test", lang.Japanese, size[0], size[1])
		numbers := []string{"内線 1234", "宿直経由"}
		c.Key("1", "enter")
		c.to("tell-head")
		c.Key("p")
		c.Shows(numbers[0]) // of a real incident they are there
		c.Key("esc", "esc", "t", "ctrl+s")
		if !c.state().Drill {
			t.Fatalf("it is no drill:\n%s", c.Text())
		}
		c.to("tell-head")
		for _, way := range []string{"", "p", "4", "a", "m", "b", "i", "l", "w", "0", "?"} {
			if way != "" {
				c.Key(way)
			}
			c.Hides(numbers...)
			for m := c.m; m.help != nil || m.menu != nil || m.form() != nil || m.screen != onIncident; {
				c.Key("esc")
			}
			c.to("tell-head")
		}
	}
}

// The players close their incident, and the drill goes on: what arrives still does, the plan
// stays hidden, and the home screen lists it as open.
func TestDrillGoesOnAfterTheClosing(t *testing.T) {
	c, _ := startDrills(t, lang.Japanese, 80, 40)
	c.begin("alone")
	c.pass(time.Second)
	id := c.state().ID
	c.Key("c")
	c.fill("reason", "終わったと思った")
	c.Key("ctrl+s", "2", "enter")
	if c.state().Status != runbook.StatusClosed || c.state().Over() {
		t.Fatalf("it is %s, over %v:\n%s", c.state().Status, c.state().Over(), c.Text())
	}
	for c.m.screen != onIncident || c.m.form() != nil {
		if c.m.screen == onHome {
			c.resume(id)
			break
		}
		c.Key("esc")
		if c.m.ask != nil {
			c.Key("2", "enter")
		}
	}
	if c.m.work.drill.seat != seatAlone {
		t.Fatalf("who sits here was forgotten:\n%s", c.Text())
	}
	if !c.state().Clock.Running {
		c.Key("z")
		c.pick("do", "pause")
		c.Key("ctrl+s")
	}
	before := len(c.m.work.drill.given)
	for range 12 {
		c.pass(time.Minute)
	}
	if n := len(c.m.work.drill.given); n <= before {
		t.Errorf("%d injects arrived before the closing, and %d in all", before, n)
	}
	c.Shows("未読")
	c.Hides(plan[1:]...)
	c.Key("esc", "2", "enter")
	c.Shows(string(id), lang.Event.Drill.Ja)
}
