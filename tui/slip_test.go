package tui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/tui/internal/cell"
)

// A decision that somebody else took says who took it and who wrote it down.
func TestWhoDecidedAndWhoWroteItDown(t *testing.T) {
	c := hijack(t)
	c.to("can-log-in")
	c.Key("enter")
	c.pick("answer", "no")
	c.decided()
	e := c.last()
	if e.Type != runbook.DecisionMade || e.Actor.Name != "山本課長" || e.RecordedBy() != "鈴木" {
		t.Fatalf("%s by %s, written down by %q", e.Type, e.Actor.Name, e.RecordedBy())
	}
	c.Key("l", "end", "enter")
	c.Shows("決めた人", "山本課長", "記録した人: 鈴木")

	c = hijack(t) // one's own is written down by nobody else
	c.to("change-passwords")
	c.Key("1")
	if len(c.m.form().field("items").choices) > 0 {
		c.pick("items", c.m.form().field("items").choices[0].id)
	} else {
		c.fill("names", "鈴木")
	}
	c.Key("ctrl+s", "l", "end", "enter")
	c.Shows("した人")
	c.Hides("記録した人")
}

// A time that can hardly be meant is asked for once, with No as the answer of Enter: an act
// before anybody knew, an answer before its question, a hand-over before the log.
func TestImpossibleTimesAreAsked(t *testing.T) {
	const again = "この時刻で記録しますか"
	c := hijack(t)
	c.to("can-log-in")
	c.Key("enter")
	c.pick("answer", "no")
	c.fill("who", "山本課長")
	c.fill("when", "21:10")
	head := c.state().Head
	c.Key("ctrl+s")
	c.Says("覚知（22:40）より前です。" + again)
	c.Key("enter")
	if c.state().Head != head || c.m.form() == nil || c.m.form().current().id != "when" {
		t.Fatalf("Enter recorded it, or left the time:\n%s", c.Text())
	}
	c.Key("ctrl+s", "2", "enter")
	if e := c.last(); e.Type != runbook.DecisionMade || e.At.In(jst).Hour() != 21 {
		t.Fatalf("what was said to be right is not recorded: %s", e.Type)
	}

	c.pass(20 * time.Minute) // 23:00
	c.Key("7")
	c.Type("進めてよいか")
	c.Key("ctrl+s", "7")
	c.fill("text", "よい")
	c.fill("from", "山本課長")
	c.fill("when", "22:50")
	c.Key("ctrl+s")
	c.Says("質問した時刻（23:00）より前です。" + again)
	c.Key("enter")
	c.fill("when", "23:00")
	c.Key("ctrl+s")
	if e := c.last(); e.Type != runbook.QuestionAnswered {
		t.Fatalf("%s", e.Type)
	}

	c.Key("9")
	c.fill("name", "林")
	c.fill("when", "20:00")
	c.Key("ctrl+s")
	c.Says("記録を始めた時刻（22:40）より前です。" + again)
	c.Key("enter", "esc")

	c.Key("5") // what is told may be older
	c.Type("市民が 21:00 に見た")
	c.fill("when", "21:00")
	c.Key("ctrl+s")
	if e := c.last(); e.Type != runbook.NoteAdded {
		t.Errorf("a note of what was seen before is questioned:\n%s", c.Text())
	}
}

// The list of the log, the tail beside the step and an entry's details say what was taken
// back and what was written down later; how sure a fact is they say once.
func TestTheLogMarksWhatItNoLongerSays(t *testing.T) {
	c := hijack(t)
	c.to("can-log-in")
	c.Key("enter")
	c.pick("answer", "no")
	c.decided()
	c.Key("8", "ctrl+s")
	c.Key("l")
	if !strings.Contains(c.Text(), "【取消し】") {
		t.Fatalf("the list does not say what was taken back:\n%s", c.Text())
	}
	c.Key("up", "enter")
	c.Shows("記録 3 で取り消されています")
	c.Key("esc", "esc")
	c.Key("5")
	c.Type("前からあった")
	c.fill("when", "20:15")
	c.Key("ctrl+s")
	c.Shows("【22:40に記録】")
	c.Key("l")
	c.Shows("【22:40に記録】")
	c.Key("esc", "f")
	c.fill("text", "委託先が投稿した")
	c.pick("certainty", string(runbook.Estimated))
	c.Key("ctrl+s", "l", "end")
	for _, row := range strings.Split(c.Text(), "\n") {
		if strings.Contains(row, "委託先") && strings.Contains(row, " 5 ") && strings.Count(row, "推定") != 1 {
			t.Errorf("how sure it is stands %d times: %s", strings.Count(row, "推定"), row)
		}
	}
}

// A time of another day in the list leaves the columns where they are.
func TestLogColumnsOfTwoDays(t *testing.T) {
	c := hijack(t)
	c.pass(3 * time.Hour)
	c.Key("5")
	c.Type("日付が変わった")
	c.Key("ctrl+s", "l")
	var at []int
	for _, row := range strings.Split(c.Text(), "\n") {
		if i := strings.Index(row, "鈴木"); i > 0 && strings.Contains(row, ":40 ") && !strings.Contains(row, "記録係") {
			at = append(at, cell.Width(row[:i]))
		}
	}
	if len(at) != 2 || at[0] != at[1] {
		t.Errorf("the columns begin at %v:\n%s", at, c.Text())
	}
}

// A question about a step that is done is shown where the step is, and the key line says what
// 7 does to it.
func TestAQuestionOfADoneStepShows(t *testing.T) {
	c := hijack(t)
	c.to("can-log-in")
	c.Key("enter")
	c.pick("answer", "no")
	c.decided()
	c.to("can-log-in")
	c.Key("7")
	c.Type("これでよいか")
	c.Key("ctrl+s")
	c.to("can-log-in")
	c.Shows("問 ログインできるか確かめる", "止めて確認中: これでよいか", "7 指示を記録")
}

// What was half written of a beginning keeps the kind that the digit chose.
func TestAHalfWrittenBeginningKeepsItsKind(t *testing.T) {
	safe := newSafe()
	c := start(t, small(t), "test", lang.Japanese, 80, 24, func(cfg *Config) { cfg.Safe = safe })
	c.Key("1")
	c.fill("seen", "知らない投稿がある")
	c.pass(time.Second)
	next := c.again(safe)
	next.Key("2", "enter")
	if f := next.m.form(); f == nil || f.field("seen").text() != "知らない投稿がある" || len(f.field("kinds").chosen()) != 1 || f.field("kinds").chosen()[0] != "hijack" {
		t.Fatalf("what was begun lost its kind:\n%s", next.Text())
	}
}

// What the engine refuses leads to the field it was in, which is marked; a time that is missing
// is explained with times.
func TestARefusedValueIsWhereItWasTyped(t *testing.T) {
	c := hijack(t)
	c.to("watch")
	c.Key("enter")
	c.fill("field count", "たくさん")
	c.Key("ctrl+s")
	f := c.m.form()
	if f == nil || f.current() == nil || f.current().id != "field count" {
		t.Fatalf("the focus is not on the number:\n%s", c.Text())
	}
	c.Shows("この値では記録できません")
	c.Key("tab", "tab")
	c.Shows("! 反応の数")
	c.fill("field count", "12")
	c.fill("field count.as-of", "23:50")
	c.Key("ctrl+s")
	if f := c.m.form(); f == nil || f.current() == nil || !strings.HasPrefix(f.current().id, "field count") || f.current().id == "field count" {
		t.Fatalf("the focus is not on the time of the number:\n%s", c.Text())
	}
}

// A time that must be filled in is explained with times, not with 不明.
func TestAMissingTimeIsExplainedWithTimes(t *testing.T) {
	c := withAccount(t)
	c.to("tell-public")
	x := newTime("next", lang.Same("次"), word.TimeMustHint, "", runbook.Ahead).must()
	if hint := missing(x).hint; hint != aid.TimeHint {
		t.Errorf("%v", hint)
	}
	y := newTime("then", lang.Same("次"), word.TimeUnknownHint, "", runbook.Nearest).must()
	if hint := missing(y).hint; !strings.Contains(hint.Ja, "不明") || !strings.Contains(hint.Ja, "21:40") {
		t.Errorf("%v", hint)
	}
}

// reporting opens the report of the hijack and chooses nobody yet.
func reporting(t *testing.T) *console {
	t.Helper()
	c := hijack(t)
	c.to("ask-platform")
	c.Key("4")
	if f := c.m.form(); f == nil {
		t.Fatalf("no report:\n%s", c.Text())
	}
	return c
}

// On a field of choices a digit that is not offered is nobody's name and no text, and a
// question mark is help, in either width; the sentence about Enter is true of one that must
// be answered.
func TestKeysOnAChoice(t *testing.T) {
	c := reporting(t)
	c.reach("reached")
	c.Says(slip.OneMust.Ja)
	c.Type("７")
	c.Says("7 番の選択肢はありません")
	f := c.m.form()
	if f.stray != "" || f.current().id != "reached" || !f.current().empty() {
		t.Fatalf("the digit went somewhere:\n%s", c.Text())
	}
	c.reach("to")
	before := f.field("other").text()
	c.Type("9")
	if f.field("other").text() != before || f.stray != "" {
		t.Errorf("a digit became a name:\n%s", c.Text())
	}
	for _, mark := range []string{"？", "?"} {
		c.reach("reached")
		c.Type(mark)
		if c.m.help == nil {
			t.Fatalf("%s is no help:\n%s", mark, c.Text())
		}
		c.Key("esc")
	}
	if f.stray != "" {
		t.Errorf("%q is kept as text", f.stray)
	}
}

// The line of a report names who was reached in place of whom, and what was said stands
// under the name it was asked for by.
func TestAReportSaysWhoAnswered(t *testing.T) {
	c := reporting(t)
	s := c.state()
	e := runbook.Event{Seq: s.Head, Type: runbook.ReportSent, Step: "hijack/ask-platform", Data: &runbook.Reported{To: "police", Via: "当直の鈴木", Reached: true, Note: "折り返す"}}
	if said := runbook.Describe(s, e).Ja; !strings.Contains(said, "応対した者: 当直の鈴木") {
		t.Errorf("%s", said)
	}
	found := false
	for _, d := range runbook.Details(s, e) {
		found = found || d.Ja == finding.Said.Ja+": 折り返す"
	}
	if !found {
		t.Error("what was said has another name in the log than in the form")
	}
}

// A slash looks for something else than before, and Enter never acts on a step that is not
// what was looked for.
func TestASlashLooksAnew(t *testing.T) {
	c := hijack(t)
	c.Key("/")
	c.Type("ログイン")
	c.Key("enter", "/")
	c.Type("周知")
	if typed := c.m.work.search.typed(); typed != "周知" {
		t.Fatalf("it looks for %q", typed)
	}
	c.Key("enter", "/", "right")
	c.Type("ｘ")
	if typed := c.m.work.search.typed(); typed != "周知ｘ" {
		t.Errorf("words that were gone on with are %q", typed)
	}
	c.Key("enter")
	if n := c.m.work.search.found; n != 0 {
		t.Errorf("%d found", n)
	}
	c.Key("enter")
	if c.m.form() != nil {
		t.Fatalf("Enter acts on what is not found:\n%s", c.Text())
	}
	c.Shows(finding.NothingFound.Ja)
}

// In lines: where a word may be text, help and the ways out work; a number of no action names
// no shell command; the list of actions keeps what an empty line means after its help.
func TestPlainWaysOutAndNumbers(t *testing.T) {
	out, s := runUbe(t, "5", "メモ", "戻る", "説明", "戻る", "/")
	if s.Head != 1 {
		t.Errorf("head %d", s.Head)
	}
	has(t, out, lang.Slip.WordOrAnswer.With(lang.Plain.MeansBack, "戻る").Ja)
	if n := strings.Count(out, lang.Plain.Field.With(word.NoteText).Ja) + strings.Count(out, lang.Plain.FieldMust.With(word.NoteText).Ja); n < 2 {
		t.Errorf("it does not lead one back:\n%s", tail(out, 900))
	}
	out, _ = runUbe(t, "222")
	has(t, out, lang.Slip.PlainNumber.With("222").Ja)
	if strings.Contains(out, "dandori show") {
		t.Errorf("a shell command:\n%s", tail(out, 500))
	}
	out, _ = runUbe(t, "0", "?", "")
	has(t, out, lang.Plain.HelpEmpty.With(lang.Slip.MenuEmpty).Ja)
	if n := strings.Count(out, lang.Plain.MenuAsk.Ja); n != 2 {
		t.Errorf("the list of actions is asked for %d times:\n%s", n, tail(out, 900))
	}
}

// The step that asks for what the beginning already said shows it, and left empty it stays.
func TestWhatStandsIsKept(t *testing.T) {
	c := start(t, shipped(t), "ube", lang.Japanese, 80, 24)
	c.Key("1")
	c.fill("detected", "22:10")
	c.fill("source", "市民の電話")
	c.Key("ctrl+s")
	c.to("record-detection")
	c.Key("1")
	f := c.m.form()
	if f.field("field detected").stands != "22:10" || f.field("field informant").stands != "市民の電話" {
		t.Fatalf("what was written at the start does not stand there:\n%s", c.Text())
	}
	c.Key("ctrl+s")
	if e := c.last(); e.Type != runbook.StepDone {
		t.Fatalf("%s:\n%s", e.Type, c.Text())
	}
	if s := c.state(); s.Source != "市民の電話" || s.Detected.In(jst).Format("15:04") != "22:10" {
		t.Errorf("%s, %s", s.Source, s.Detected)
	}
	if v, _ := c.state().Step(c.last().Step, c.now); v.Blank {
		t.Error("it says that nothing was written")
	}
}

// Words that were changed after others went out are said to be not approved, in the head and
// before they leave; what went out keeps its approval.
func TestPublishedAndRewritten(t *testing.T) {
	c := withAccount(t)
	c.to("tell-public")
	c.Key("t", "enter", "2")
	c.fill("body", "【お知らせ】確認しています。")
	c.Key("ctrl+s", "enter")
	c.pick("answer", "yes")
	c.approver("山本課長")
	c.Key("ctrl+s", "esc", "esc")
	c.to("tell-public")
	c.Key("1")
	c.fill("field next", "23:30")
	c.Key("ctrl+s")
	out := c.last()
	if d, ok := out.Data.(*runbook.Done); !ok || d.Text == 0 {
		t.Fatalf("nothing went out: %s\n%s", out.Type, c.Text())
	}
	words := out.Data.(*runbook.Done).Text
	c.to("tell-public")
	c.Key("t", "enter", "2")
	c.fill("body", "【お知らせ】書き直しました。")
	c.Key("ctrl+s")
	anew := c.last().Seq
	c.Shows(fmt.Sprintf("発信済みは記録 %d。表示は記録 %d（承認待ち）", words, anew))
	c.Key("5")
	c.Says("これは発信した文（記録 ")
	c.Key("enter", "esc", "esc")
	keeps := func() {
		t.Helper()
		c.to("tell-public")
		c.Shows(fmt.Sprintf("公開を承認: 山本課長（広報広聴課長）（記録 %d）", out.Seq-1))
		c.Key("t", "enter")
	}
	keeps()
	answer := func(id string) {
		t.Helper()
		c.Key("4")
		c.pick("answer", id)
		c.approver("山本課長")
		if id == "no" {
			c.fill("reason", "まだ早い")
		}
		c.Key("ctrl+s")
	}
	answer("no")
	c.Shows(fmt.Sprintf("発信済みは記録 %d。表示は記録 %d（不承認）", words, anew))
	c.Key("esc", "esc")
	keeps()
	answer("yes")
	c.Shows(fmt.Sprintf("発信済みは記録 %d。表示は記録 %d（承認済み）", words, anew))
	c.Key("5")
	c.Says("承認済み")
	if strings.Contains(c.Text(), "未承認") {
		t.Errorf("approved words are said not to be:\n%s", c.Text())
	}
	c.Key("enter", "esc", "esc")
	keeps()
}

// A question stands under the title of the step that it is about, and of no other; what is
// offered of a half-written form names its step.
func TestAQuestionIsOfItsStep(t *testing.T) {
	safe := newSafe()
	c := hijack(t, func(cfg *Config) { cfg.Safe = safe })
	c.to("tell-public")
	c.Key("2")
	c.Type("間に合わない")
	if len(safe.kept) != 1 {
		t.Fatalf("%d are kept", len(safe.kept))
	}
	n := c.again(safe)
	n.resume("INC-20261122-01")
	n.Says("乗っ取りを周知する）「間に合わない」")
	n.Key("enter")
	n.Key("c")
	n.fill("reason", "誤報")
	n.Key("ctrl+s")
	if n.m.ask == nil {
		t.Fatalf("closing is not asked:\n%s", n.Text())
	}
	title := n.m.work.view().Title.Ja
	for _, row := range strings.Split(n.Text(), "\n")[3:] {
		if _, right, ok := strings.Cut(row, "|"); ok && strings.TrimSpace(right) == title {
			t.Errorf("closing is asked under %q:\n%s", title, n.Text())
		}
	}
}

// An incident whose playbooks cannot be read is handed over like any other, from paper too.
func TestHandOverWithoutPlaybooks(t *testing.T) {
	c := hijack(t)
	w := c.m.work
	w.state.Set, w.state.Err, w.views, w.selected = nil, errors.New("pinned otherwise"), nil, ""
	w.refreshViews(c.now)
	c.Key("9")
	c.fill("name", "佐藤")
	c.fill("when", "22:40")
	c.pick("paper", "paper")
	c.Key("ctrl+s")
	if e := c.last(); e.Type != runbook.RoleTaken || e.Source != runbook.SourcePaper {
		t.Errorf("%s, %s:\n%s", e.Type, e.Source, c.Text())
	}
}
