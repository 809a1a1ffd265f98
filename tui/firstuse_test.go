package tui

import (
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// What merely stands under the arrows is nobody's choice.
func TestEnterChoosesNothing(t *testing.T) {
	c := hijack(t)
	c.to("can-log-in")
	c.Key("enter", "enter")
	c.Shows("「答え」を選んでください", "数字か矢印で選びます")
	f := c.m.form()
	if x := f.current(); x == nil || x.id != "answer" || !x.empty() {
		t.Fatalf("Enter chose:\n%s", c.Text())
	}
	c.Key("1")
	c.Hides("を選んでください")
	c.Key("enter")
	if f.current().id == "answer" {
		t.Error("Enter does not go on once something is chosen")
	}
	c.Key("esc")
	c.to("tell-public")
	c.Key("enter", "enter")
	c.Shows("「結果」を選んでください")
	c.Key("esc")
	c.to("save-evidence")
	c.Key("enter", "enter")
	if x := c.m.form().field("kinds"); !x.empty() {
		t.Error("Enter ticked what was kept")
	}
	c.Key("enter")
	c.Shows("「内容」が空欄です")
}

// An empty text that is required says what would do, and stops saying so.
func TestEmptyTextHint(t *testing.T) {
	c := hijack(t)
	c.Key("2", "enter")
	c.Shows("「理由」が空欄です", "一言で構いません")
	if c.m.form().current().id != "reason" {
		t.Error("Enter went on")
	}
	c.Type("不明")
	c.Hides("が空欄です")
}

func TestAmend(t *testing.T) {
	c := hijack(t)
	c.Shows("w で書き足せます")
	c.Key("0")
	c.Resize(80, 40) // the list is longer than a small screen
	c.Shows("事案の内容を書き足す・改める")
	c.Key("w")
	c.Shows("書いた欄だけが記録されます")
	c.fill("title", "公式Xの乗っ取り")
	c.pick("account", "x-main")
	c.reach("detected")
	c.Shows("今の内容: 2026-11-22 22:40")
	c.fill("happened", "21:40")
	c.Key("ctrl+s")
	d, ok := c.last().Data.(*runbook.Amended)
	if !ok || d.Title != "公式Xの乗っ取り" || d.Account != "x-main" || d.Seen != "" || !d.Detected.IsZero() || d.Happened.IsZero() {
		t.Fatalf("the last entry is %+v\n%s", c.last().Data, c.Text())
	}
	c.Key("w")
	c.Shows("今の内容: 公式Xの乗っ取り", "発生日時       今の内容: 2026-11-22 21:40")
}

func TestCorrectingADecisionIsNotChangingIt(t *testing.T) {
	c := hijack(t)
	c.to("can-log-in")
	c.Key("enter", "2")
	c.decided()
	c.Key("l", "1")
	if got := c.Text(); !strings.Contains(strings.Join(strings.Fields(strings.ReplaceAll(got, "\n", "")), ""), "1（判断を改める）") {
		t.Errorf("the form does not say how the answer is changed:\n%s", got)
	}
}

func TestMostUrgent(t *testing.T) {
	c := hijack(t)
	c.Key("n")
	c.Shows("これが最も急ぐ手順です", "n 急ぐ手順へ")
}

// After a step that cannot be done, Enter and n lead to what stands in for it.
func TestNextIsTheSubstitute(t *testing.T) {
	c := start(t, shipped(t), "ube", lang.Japanese, 120, 40)
	c.Key("4", "enter")
	c.Key("v")
	var from, want runbook.StepView
	for _, v := range c.m.work.views {
		if v.Cannot != "" && v.State == runbook.Ready && len(v.Items) == 0 {
			from = v
			for _, s := range c.m.work.views {
				if s.Ref == v.Cannot {
					want = s
				}
			}
			break
		}
	}
	if from.Step == nil {
		t.Skip("no ready step has a substitute")
	}
	c.m.work.pick(from.Ref)
	c.Key("2")
	c.Type("つながらない")
	c.Key("ctrl+s", "enter")
	if got := c.m.work.selected; got != want.Ref {
		t.Errorf("Enter leads from %s to %s, not to %s", from.Ref, got, want.Ref)
	}
	if got := c.m.work.view().Deadline; got.IsZero() || got.After(from.Deadline) {
		t.Errorf("it is due at %s, what it stands in for at %s", got, from.Deadline)
	}
}

func TestUnnamedInBothLanguages(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) { cfg.User = "" })
	c.Key("1", "enter")
	if got := c.state().Recorder(); got != "?" {
		t.Errorf("the log names %q", got)
	}
	c.Key("0", "g")
	c.Shows("recorder [not filled in] (9)")
	c.Hides("【未記入】")
	c.Key("esc")
	c.Shows("recorder [not filled in]")
}

// The arrows begin on the incident that is open, and on top once one is closed.
func TestHomeBeginsOnTheOpenIncident(t *testing.T) {
	c := hijack(t)
	c.Key("esc", "enter")
	if c.m.screen != onIncident {
		t.Fatalf("Enter does not resume:\n%s", c.Text())
	}
	c.Key("esc", "1", "enter", "c")
	c.Type("誤報")
	c.Key("ctrl+s", "2", "enter", "enter")
	c.pass(20 * time.Second)
	if c.m.screen != onHome || c.m.home.at != 0 {
		t.Errorf("the arrows are on line %d:\n%s", c.m.home.at, c.Text())
	}
}

// A drill asks for its kind: a digit chooses it.
func TestDrillKindByDigit(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24)
	c.Key("t", "1", "ctrl+s")
	if got := c.state().Kinds; len(got) != 1 || !c.state().Drill {
		t.Errorf("the kinds are %v", got)
	}
}

// The page keys reach what is below, and the screen says that there is more.
func TestLongFormsGoOn(t *testing.T) {
	c := hijack(t)
	c.Key("0")
	c.Shows("PgDn で続き")
	c.Key("pgdown", "pgdown", "pgdown", "pgdown")
	c.Shows("ここまで")
	c.Key("esc")
	c.Key("w")
	c.Resize(80, 20)
	c.Shows("PgDn で続き")
	c.Key("pgdown", "pgdown", "pgdown", "pgdown")
	c.Shows("[ 内容を記録する ]")
	if f := c.m.form(); f.at().field != onButton {
		t.Error("the button is not reached")
	}
}

// A closing counts the steps as the engine does.
func TestCloseCountsAsTheEngine(t *testing.T) {
	c := hijack(t)
	n := count(c.m.work.views).open
	c.Key("c")
	c.Type("誤報")
	c.Key("ctrl+s", "2", "enter")
	_, left := resultOf(c.m.work.views)
	if d := c.last().Data.(*runbook.Closed); len(d.Open) != n || len(left) != n {
		t.Errorf("the form counts %d, the log %d, the summary %d", n, len(d.Open), len(left))
	}
}

// Steps of two kinds with one title can be told apart.
func TestTwins(t *testing.T) {
	c := start(t, shipped(t), "ube", lang.Japanese, 120, 40)
	c.Key("4", "enter", "s", "1")
	c.fill("reason", "批判も集まる")
	c.decided()
	for _, v := range c.m.work.views {
		if kind := c.m.work.kindOf(v.Ref); !kind.IsZero() {
			c.m.work.pick(v.Ref)
			c.Shows(kind.Ja)
			return
		}
	}
	t.Fatal("no two steps have one title")
}
