package tui

import (
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// A letter of a word typed in rōmaji does not turn the whole screen into English; the home
// screen and the list of all actions do.
func TestAStrayLetterChangesNoLanguage(t *testing.T) {
	for name, keys := range map[string][]string{
		"incident": {}, "log": {"l"}, "texts": {"t"}, "contacts": {"p"}, "summary": {"i"},
	} {
		c := hijack(t)
		c.Key(keys...)
		c.Key("g", "ｇ")
		if c.m.lang != lang.Japanese {
			t.Errorf("%s: g switched the language", name)
		}
		c.Key(":")
		c.Type("english")
		c.Key("enter")
		if c.m.lang != lang.English {
			t.Errorf("%s: the palette does not switch it:\n%s", name, c.Text())
		}
	}
	c := hijack(t)
	c.Key("0", "g")
	if c.m.lang != lang.English {
		t.Error("0 g does not switch it")
	}
	c.Key("0", "g", "esc", "g")
	if c.m.lang != lang.English {
		t.Error("g on the home screen does not switch it")
	}
}

// A time is judged when its field is left: one that is no time says so there and stays as
// it was typed, and 10分前 becomes the time that it is now.
func TestATimeIsJudgedWhenItIsLeft(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.Type("報道から電話")
	c.fill("when", "夜５時")
	c.Key("tab")
	c.Shows("! 夜５時 読めません", "「夜５時」は時刻として読めません。21:40、夜9時40分")
	if got := c.m.form().text("when"); got != "夜５時" {
		t.Errorf("what was typed is %q", got)
	}
	c.fill("when", "１０分前")
	c.Key("tab")
	c.Hides("読めません")
	if got := c.m.form().text("when"); got != "22:30" {
		t.Errorf("ten minutes ago is %q", got)
	}
	c.pass(5 * time.Minute)
	c.Key("ctrl+s")
	if got := c.last().At; got.Format("15:04") != "22:30" {
		t.Errorf("recorded for %s", got)
	}
	c.Key("5")
	c.Type("もう一つ")
	c.fill("when", "今")
	c.Key("ctrl+s")
	if got := c.last().At; got.Format("15:04") != "22:45" {
		t.Errorf("recorded for %s", got)
	}
}

// What a form is refused for names every field that is wrong, leads to the first, and
// leaves it in sight.
func TestARefusalLeadsToTheFirstWrongField(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {80, 24}} {
		c := start(t, small(t), "test", lang.Japanese, size[0], size[1])
		c.Key("1", "enter", "w")
		c.fill("happened", "夜５時")
		c.fill("detected", "きのう")
		c.fill("reason", "書き足す")
		c.Key("ctrl+s")
		f := c.m.form()
		if f == nil || f.current() == nil || f.current().id != "happened" {
			t.Fatalf("the focus is not on the first wrong field:\n%s", c.Text())
		}
		c.Shows("「夜５時」は時刻として読めません", "ほかに直す欄:", "▸ 発生")
		c.Key("ctrl+u")
		c.Type("昨日の夜９時２０分")
		c.Key("ctrl+s")
		c.Shows("「きのう」は時刻として読めません")
		c.Hides("ほかに直す欄")
		c.Key("ctrl+u")
		c.Type("夜９時４０分")
		c.Key("ctrl+s")
		s := c.state()
		if s.Happened.Format("02 15:04") != "21 21:20" || s.Detected.Format("02 15:04") != "22 21:40" {
			t.Errorf("happened %s, detected %s\n%s", s.Happened, s.Detected, c.Text())
		}
	}
}

// Whose approval it was in a form that was put away is not whose it is now: the name is
// shown and has to be typed again, and the answer to be chosen.
func TestAnApproverIsAskedAnew(t *testing.T) {
	c := hijack(t)
	c.to("press-release")
	c.Key("a")
	c.pick("answer", "yes")
	c.fill("who", "田中")
	c.Key("esc", "a")
	f := c.m.form()
	if f.text("who") != "" || f.text("answer") != "" || f.text("post") != "" {
		t.Errorf("it stands there: %q %q %q", f.text("who"), f.text("answer"), f.text("post"))
	}
	c.reach("who")
	c.Shows("書きかけでは「田中」")
	c.Type("山本部長")
	if got := f.text("who"); got != "山本部長" {
		t.Errorf("the approver is %q", got)
	}
	c.Hides("書きかけでは")
}

// A name that stands in a field by itself gives way to the one that is typed; the arrows keep
// it, to be edited. One that was typed and came back is edited like any other text.
func TestANameGivesWay(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.Type("電話")
	c.reach("who")
	c.Shows("文字を打つと置き換わります")
	c.Type("山本")
	c.Type("部長")
	if got := c.m.form().text("who"); got != "山本部長" {
		t.Errorf("who is %q", got)
	}
	c.Key("esc", "5")
	c.reach("who")
	c.Hides("文字を打つと置き換わります")
	c.Type("代理")
	if got := c.m.form().text("who"); got != "山本部長代理" {
		t.Errorf("after coming back who is %q", got)
	}
	c.Key("ctrl+u")
	c.Type("佐藤")
	c.Key("esc", "5")
	c.reach("who")
	c.Key("end")
	c.Type("課長")
	if got := c.m.form().text("who"); got != "佐藤課長" {
		t.Errorf("edited, who is %q", got)
	}
}

// The mark stands on no choice that Enter will not take.
func TestTheMarkIsWhatEnterTakes(t *testing.T) {
	c := hijack(t)
	c.to("can-log-in")
	c.Key("enter")
	c.Shows("  1 ☐ できる", "数字か矢印で選びます")
	c.Hides("▸ 1 ☐")
	c.Key("down")
	c.Shows("▸ 1 ☐ できる")
	c.Key("enter")
	if got := c.m.form().text("answer"); got != "yes" {
		t.Errorf("what the mark stood on is not the answer: %q", got)
	}
}

// The header says before all else how much is overdue, and how much of it waits.
func TestOverdueIsNeverCut(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 60, 20)
	c.Key("1", "enter")
	c.pass(3 * time.Hour)
	over := c.m.work.late()
	if over == 0 {
		t.Fatal("nothing is overdue")
	}
	c.Shows(lang.Console.StepsOver.With(over).Ja + " ")
	step := func(ref playbook.Ref) *playbook.Step { return &playbook.Step{Ref: ref} }
	w := &work{
		views: []runbook.StepView{{Step: step("a"), State: runbook.Waiting}, {Step: step("b"), State: runbook.Ready}, {Step: step("c"), State: runbook.Held}},
		dues: []runbook.Due{
			{Step: "a", What: runbook.DueStep, Overdue: true}, {Step: "b", What: runbook.DueStep, Overdue: true},
			{Step: "c", What: runbook.DueStep}, {Step: "a", What: runbook.DuePromise, Overdue: true},
		},
	}
	if over, waiting := w.late(), w.lateWaiting(); over != 3 || waiting != 1 {
		t.Errorf("%d are late, %d of them wait", over, waiting)
	}
}

// Inside an incident others that are open are said, and what becomes overdue in one rings
// once.
func TestOthersAreSaid(t *testing.T) {
	rung := 0
	c := start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) { cfg.Bell = func() { rung++ }; cfg.Titles = true })
	c.Key("1", "enter", "esc")
	begin := c.m.home.order
	if len(begin) != 1 {
		t.Fatalf("%d incidents", len(begin))
	}
	c.Key("2", "down", "enter")
	if c.m.work == nil {
		c.Key("enter")
	}
	if c.m.work == nil || c.m.work.state.ID == begin[0] {
		t.Fatalf("no other incident is open:\n%s", c.Text())
	}
	c.Shows("ほかに対応中 1")
	c.pass(time.Minute)
	c.Key("right") // any key
	before := rung
	c.pass(time.Hour)
	c.pass(10 * time.Second)
	c.Shows("ほかに対応中 1（超過 ")
	if rung == before {
		t.Error("it did not ring")
	}
	at := rung
	c.pass(10 * time.Second)
	if rung != at {
		t.Error("it rings on and on")
	}
}

// Ending says what is half written.
func TestQuitSaysWhatIsHalfWritten(t *testing.T) {
	c := hijack(t)
	c.Key("ctrl+c")
	c.Shows("記録はすべて保存済みです。", "終了しますか")
	c.Key("esc", "5")
	c.Type("まだ途中の文")
	c.Key("esc", "ctrl+c")
	c.Shows("書きかけの文が1件")
}

// Of a long text the rows that are not shown are counted.
func TestALongTextSaysThatItGoesOn(t *testing.T) {
	c := hijack(t)
	c.Key("5")
	c.Type("一行目")
	for range 14 {
		c.Send(altEnter)
		c.Type("次の行")
	}
	c.Shows("上に11行")
	for range 14 {
		c.Key("up")
	}
	c.Shows("下に11行")
	c.Key("down", "down", "down", "down", "down")
	c.Shows("上に2行、下に9行")
	c.Key("ctrl+s", "l", "home", "enter")
	c.Hides("PgDn で続き")
	c.Key("esc", "esc", "5")
	c.Type("長い記録。")
	for range 40 {
		c.Send(altEnter)
		c.Type("さらに続く行")
	}
	c.Key("ctrl+s", "l", "enter")
	c.Shows("PgDn で続き（あと")
	for range 9 {
		c.Key("pgdown")
	}
	c.Shows("ここまで。PgUp で戻る")
}

// Steps of another role are listed for one reason only, and the line says whose they are.
func TestMineSaysWhoseTheOtherIs(t *testing.T) {
	c := hijack(t)
	c.m.onlyRole("section-head")
	c.to("tell-head")
	for i := range c.m.work.views {
		if v := &c.m.work.views[i]; v.Performer != "section-head" && v.State == runbook.Ready {
			c.m.work.pick(v.Ref)
			text := strings.Join(strings.Fields(c.Text()), "")
			if want := strings.Join(strings.Fields("（"+v.RoleName.Ja+"）"), ""); v.RoleName.Ja != "" && !strings.Contains(text, want) {
				t.Errorf("%s: %q is not said:\n%s", v.Ref, want, c.Text())
			}
			return
		}
	}
}

// A form names the key of its help, and the help lists the form's keys.
func TestAFormHasItsHelp(t *testing.T) {
	for _, key := range []string{"f1", "ctrl+g"} {
		c := hijack(t)
		c.Key("5")
		c.Shows("F1 説明")
		c.Type("電話?")
		c.Key(key)
		c.Shows("この画面のキー", "Ctrl+S", "どの欄からでも記録する")
		c.Key("esc")
		if got := c.m.form().text("text"); got != "電話?" {
			t.Errorf("what was typed is %q", got)
		}
	}
}

// While nobody keeps the log the first entry about a step asks who does it, and Enter goes
// on without.
func TestTheFirstEntryAsksForAName(t *testing.T) {
	c := start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) { cfg.User = "" })
	c.Key("1", "enter")
	c.to("tell-head")
	c.Key("2")
	c.Shows("記録係がまだ未記入です")
	if x := c.m.form().current(); x == nil || x.id != "who" {
		t.Fatalf("it does not begin with the name:\n%s", c.Text())
	}
	c.Key("enter")
	if x := c.m.form().current(); x == nil || x.id == "who" {
		t.Error("Enter does not go on")
	}
	c.Type("回線が不通")
	c.Key("esc")
	c.to("note-detection")
	c.Key("1")
	c.Hides("記録係がまだ未記入です")
}

// A correction is written beside what it corrects.
func TestACorrectionShowsWhatItCorrects(t *testing.T) {
	c := hijack(t)
	c.to("note-detection")
	c.Key("1")
	f := c.m.form()
	var id string
	for _, x := range f.fields {
		if strings.HasPrefix(x.id, "field ") && x.kind == textField && !x.moment {
			id = x.id
			break
		}
	}
	if id == "" {
		t.Skip("the step has no field of text")
	}
	c.fill(id, "市民の電話")
	c.Key("ctrl+s", "l", "1")
	c.Shows("いまの記録:", "市民の電話")
	c.fill("text", "報道の電話")
	c.fill("reason", "聞き違い")
	c.Key("ctrl+s")
	c.Shows("市民の電話", "報道の電話", "聞き違い") // below the list, at the entry itself
	c.Key("enter")
	c.Shows("市民の電話", "報道の電話")
}

// In lines, too, what is half written outlives the end of the input, and is offered.
func TestPlainKeepsWhatIsHalfWritten(t *testing.T) {
	safe := newSafe()
	lib := shipped(t)
	keeps := func(cfg *Config, _ *Lines) { cfg.Safe = safe }
	out, st := linear(t, lib, "ube", lang.Japanese, script("4", "1", "5", "市民から電話"), keeps)
	has(t, out, aid.DroppedKept.With("メモを書く（手順: 覚知を記録する）").Ja)
	if len(safe.kept) != 1 {
		t.Fatalf("kept: %v", safe.kept)
	}
	out, _ = linear(t, lib, "ube", lang.Japanese, script("#1"), keeps, func(cfg *Config, _ *Lines) { cfg.Store = st })
	has(t, out, "市民から電話", "続きを書きますか")
	out, _ = linear(t, lib, "ube", lang.Japanese, script("4", "1", "5", "+", "一行目", "二行目"), func(cfg *Config, _ *Lines) { cfg.Safe = newSafe() })
	has(t, out, aid.DroppedKept.With("メモを書く（手順: 覚知を記録する）").Ja)
}

// On the home screen a title of any length leaves room for what is overdue.
func TestHomeNeverCutsOverdue(t *testing.T) {
	for _, h := range []int{16, 20, 24} {
		c := start(t, small(t), "test", lang.Japanese, 60, h)
		c.Key("1")
		c.fill("title", "祭りの投稿に対する批判と、それを伝えた報道についての問合せへの対応")
		c.Key("ctrl+s")
		c.pass(3 * time.Hour)
		n := c.m.work.late()
		c.Key("esc")
		c.pass(10 * time.Second)
		c.Shows(lang.Console.StepsOver.With(n).Ja)
	}
}
