package tui

import (
	"bytes"
	"context"
	"io"
	"math/rand"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/store/storetest"
)

// drillLines is a twin that can drill.
func drillLines(t *testing.T, change ...func(*Config, *Lines)) []func(*Config, *Lines) {
	x := &attention{at: map[runbook.IncidentID]time.Time{}}
	return append([]func(*Config, *Lines){func(cfg *Config, _ *Lines) {
		cfg.Drills = x.drills(false)
		cfg.Papers = []PaperKind{{Report: "drill", Title: lang.DrillPaper.Title, Drill: true}}
		cfg.Formats = []string{"html"}
		cfg.ReadPaper = func(context.Context, runbook.IncidentID, Paper) (string, error) {
			return "これまでの訓練及び実際の事案との比較", nil
		}
		cfg.WritePaper = func(context.Context, runbook.IncidentID, Paper) (Written, error) {
			return Written{Path: "【訓練】x.html"}, nil
		}
	}}, change...)
}

func playedLibrary(t *testing.T) *runbook.Library {
	t.Helper()
	lib, err := played()
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// A drill that was ended is not an incident that was closed: nobody is told to reopen it.
func TestPlainDrillEnded(t *testing.T) {
	out, _ := linear(t, playedLibrary(t), "ube", lang.Japanese, script(
		"t", "1", "1", "鈴木", "1", "1", // alone
		"z", "9", "1", "2", // end
		"<", "r", "1", "<", "q", "2",
	), drillLines(t)...)
	has(t, out, "【訓練終了】", "訓練は終わっています")
	for _, wrong := range []string{"【終結】", "r 再開", "この事案は終結"} {
		if strings.Contains(out, wrong) {
			t.Errorf("it says %q:\n%s", wrong, out)
		}
	}
}

// The facilitator does everything line by line that the screen can do.
func TestPlainDrillControl(t *testing.T) {
	out, st := linear(t, playedLibrary(t), "ube", lang.Japanese, script(
		"t", "2", "1", "進行 花子", "鈴木", "1", "1", // the scenario, the facilitator, who keeps the log, the speed
		"#", "#4", // the list, one of it
		"1", "10", "時間を調整", "1", // delay
		"#3", "2", "重なるため", "1", // skip
		"#2", "d", "2", // deliver now, before its time
		"3", "3", // stop, go on
		"4", "4", "1", // ten times as fast
		"5", "落ち着いている", "", "", "1", // an observation, of the inject that is named, or none
		"#1", "6", "1", "口頭で確かめた", "", "1", // an expected action, by hand
		"a", "a", // by hand, and by itself again
		"7", "2", // on to the next
		"8", "2", // real numbers
		"v", "z", // the players' screen and back
		"l", "", // the log and back
		"9", "2", // end
		"#1", "3", "遅れた", "", "1", // rate
		"#4", "連絡先を探した", "", "1", // what was said
		"1", "名簿を直す", "広報課", "12/20", "", "1", // improve
		"2", "", "", "", "", "1", // the report, read here
		"<", "<", "q", "2",
	), drillLines(t)...)
	checkLines(t, out)
	has(t, out, "次のとおり文書を作ります", "進行役の画面です", "番号4 待ち", "期待する行動", "まだ: 覚知を記録する", "延期", "取りやめ", "振り返り", "連絡先を探した", "1 名簿を直す", "比較", "訓練実施報告書")
	for _, mark := range []string{"☐", "✗", "----"} {
		if strings.Contains(out, mark) {
			t.Errorf("%q is not a word", mark)
		}
	}
	want := []runbook.Type{
		runbook.DrillStarted, runbook.DrillInjected, runbook.DrillInjectDelayed, runbook.DrillInjectSkipped, runbook.DrillPaused, runbook.DrillResumed,
		runbook.DrillSpeedSet, runbook.DrillObserved, runbook.DrillExpectationMet, runbook.DrillJumped, runbook.DrillContactsShown, runbook.DrillEnded,
		runbook.DrillRated, runbook.DrillDiscussed, runbook.DrillImprovementSet,
	}
	have := map[runbook.Type]runbook.Event{}
	s := resumed(t, st)
	events, _, err := st.Read(t.Context(), s.ID, runbook.Head{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		have[e.Type] = e
	}
	for _, typ := range want {
		if have[typ].Seq == 0 {
			t.Errorf("nothing was recorded as %s", typ)
		}
	}
	if by := have[runbook.DrillPaused].Actor.Name; by != "進行 花子" {
		t.Errorf("%s paused it", by)
	}
	if t.Failed() {
		t.Log(tail(out, 6000))
	}
	if d, ok := have[runbook.DrillImprovementSet].Data.(*runbook.DrillImprovement); ok && (d.Owner != "広報課" || d.Due != "2026-12-20") {
		t.Errorf("to improve is %+v", d)
	}
}

// Whoever drills alone does so from beginning to report without a command, and hears how
// those answer who are called.
func TestPlainDrillAlone(t *testing.T) {
	out, st := linear(t, playedLibrary(t), "ube", lang.Japanese, script(
		"t", "1", "1", "", "1", "1",
		"j", // what has arrived, again
		"opening/record-detection", "1", ">", "1",
		"opening/first-report", "4", ">", "1", ">", "1", // to whom stands; reached
		"z", "9", "1", "2", // the clock: end
		"#1", "1", "", "", "1",
		"2", "", "", "", "", "1",
		"q", "2",
	), drillLines(t)...)
	checkLines(t, out)
	has(t, out, "電話が鳴っています", "宿直の職員", "【訓練】相手は応答したもの", "振り返り", "比較")
	before, after, _ := strings.Cut(out, lang.DrillScreen.ReviewAbout.Ja)
	for _, secret := range plan[1:3] {
		if strings.Contains(before, secret) {
			t.Errorf("%q is said before the drill is over", secret)
		}
	}
	if strings.Contains(after, "。、") { // a sentence is over
		t.Errorf("a comma follows a full stop:\n%s", after)
	}
	if !strings.Contains(after, "未評価") {
		t.Errorf("the drill does not end in the hot wash:\n%s", tail(out, 3000))
	}
	if s := resumed(t, st); !s.Over() {
		t.Errorf("the drill is open:\n%s", tail(out, 3000))
	}
}

// A drill without a scenario is begun there as well.
func TestPlainDrillWithoutScenario(t *testing.T) {
	_, st := linear(t, playedLibrary(t), "ube", lang.Japanese, script("t", "1", "7", "1", "4", "1"), drillLines(t)...)
	if s := resumed(t, st); !s.Drill || s.Planned() {
		t.Errorf("it is %s", s.ID)
	}
}

// While an answer is waited for, what arrives is said at once, and the question stands again
// below it.
func TestPlainDrillArrivesWhileWaiting(t *testing.T) {
	lib := playedLibrary(t)
	x := &attention{at: map[runbook.IncidentID]time.Time{}}
	st := storetest.NewMemory()
	var clock atomic.Int64 // the plain screen reads it while an answer is waited for
	wait := func(d time.Duration) time.Time { return time.Unix(clock.Add(int64(d/time.Second)), 0).In(jst) }
	clock.Store(time.Date(2026, 11, 22, 22, 40, 0, 0, jst).Unix())
	in, typing := io.Pipe()
	var out bytes.Buffer
	cfg := Config{
		Store: st, Library: lib, Org: "ube", Lang: lang.Japanese, User: "鈴木", Drills: x.drills(false),
		Now: func() time.Time { return wait(0) }, Random: rand.New(rand.NewSource(1)),
	}
	p := newPlain(t.Context(), cfg, in, &out, Lines{Piped: true})
	p.run(p.m.Init())
	p.run(p.m.openScenarios())
	f := p.m.form()
	f.field("scenario").choose("fake-account")
	f.field("seat").choose("alone")
	p.run(p.m.submit(f))
	wait(time.Second)
	beats := make(chan time.Time)
	p.beats = beats
	done := make(chan string)
	go func() {
		line, _ := p.read()
		done <- line
	}()
	beats <- wait(0)
	beats <- wait(8 * time.Minute)
	beats <- wait(0) // the one before was dealt with
	if _, err := io.WriteString(typing, "まだ書いていた\n"); err != nil {
		t.Fatal(err)
	}
	if line := <-done; line != "まだ書いていた" {
		t.Errorf("what was typed meanwhile is %q", line)
	}
	said := out.String()
	first, second := strings.Index(said, "城山の秋フォト"), strings.Index(said, "同じ相談の電話が3件")
	if first < 0 || second < first {
		t.Fatalf("it did not say what arrived:\n%s", said)
	}
	if n := strings.Count(said, "城山の秋フォト"); n != 2 { // in the message and on its screen
		t.Errorf("what arrived is said %d times", n)
	}
	if !strings.Contains(said[second:], "\n"+lang.Plain.Arrow.Ja) || !strings.Contains(said[:second], lang.Plain.Mark.Ja) {
		t.Errorf("the question does not stand again below, or nothing says that it is a drill:\n%s", said)
	}
	if at := x.at["DRL-20261122-01"]; !at.Equal(wait(0)) {
		t.Errorf("it is attended to as of %s", at)
	}
	if r := drill.RunOf(&p.m.work.state, p.m.work.chron.entries); len(r.DueNow(r.Now(wait(0)))) > 0 {
		t.Error("something is due and was not delivered")
	}
}

// What the help and the question of the lines name is what the lines do.
func TestPlainDrillHelpIsTrue(t *testing.T) {
	out, st := linear(t, playedLibrary(t), "ube", lang.Japanese, script(
		"t", "2", "1", "進行 花子", "", "1", "1",
		"?", "", "v", "?", "j", "z", "<", "", "2", // help of both screens; what j and z do; out of it
		"q", "2",
	), drillLines(t)...)
	checkLines(t, out)
	control, rest, _ := strings.Cut(out[strings.Index(out, lang.Plain.HelpTitle.Ja):], lang.DrillScreen.HelpBox.Ja)
	for _, b := range controlKeys {
		if key := lineKey(b); key != "" && !b.what.IsZero() && !strings.Contains(control, "  "+key+" ") {
			t.Errorf("the help of the facilitator has no %q", key)
		}
	}
	has(t, control, "空行", lang.DrillSeat.LineEmpty.Ja)
	if strings.Contains(control, lang.Plain.HelpEmpty.With(lang.DrillScreen.HelpDeliver).In(lang.Japanese)) {
		t.Error("an empty line is said to deliver")
	}
	if strings.Contains(rest, lang.Mistake.Help.Ja) {
		t.Error("x is said to be that of an incident")
	}
	has(t, out, "参加者の画面", "手動にする", "訓練に残る", "時計を止めて離れる")
	if s := resumed(t, st); s.Clock.Running || s.Recorder() != runbook.Unnamed {
		t.Errorf("it runs %v, by %q:\n%s", s.Clock.Running, s.Recorder(), tail(out, 3000))
	}
}

// What is left running runs in lines as well, while home waits for an answer; nothing is said
// of it there.
func TestPlainDrillLeftRunning(t *testing.T) {
	x := &attention{at: map[runbook.IncidentID]time.Time{}}
	st := storetest.NewMemory()
	now := time.Date(2026, 11, 22, 22, 40, 0, 0, jst)
	var out bytes.Buffer
	cfg := Config{
		Store: st, Library: playedLibrary(t), Org: "ube", Lang: lang.Japanese, User: "鈴木", Drills: x.drills(false),
		Now: func() time.Time { return now }, Random: rand.New(rand.NewSource(1)),
	}
	p := newPlain(t.Context(), cfg, strings.NewReader(""), &out, Lines{Piped: true})
	p.run(p.m.Init())
	p.run(p.m.openScenarios())
	f := p.m.form()
	f.field("seat").choose("control")
	f.field("scenario").choose("fake-account")
	f.field("name").insert("進行 花子")
	p.run(p.m.submit(f))
	p.run(p.m.tick(now))
	p.run(p.m.leaveDrill())
	p.m.ask.to(2)
	p.run(p.m.answer(p.m.ask))
	if p.m.work != nil || p.m.screen != onHome {
		t.Fatalf("it was not left:\n%s", out.String())
	}
	said := out.Len()
	for range 200 {
		now = now.Add(3 * time.Second)
		p.pass()
	}
	events, _, err := st.Read(t.Context(), "DRL-20261122-01", runbook.Head{})
	if err != nil {
		t.Fatal(err)
	}
	given := 0
	for _, e := range events {
		if e.Type == runbook.DrillInjected {
			given++
		}
		if e.Type == runbook.DrillPaused {
			t.Error("it was stopped")
		}
	}
	if given < 2 {
		t.Errorf("%d injects were handed out in ten minutes", given)
	}
	if out.Len() != said {
		t.Errorf("home says of it: %s", out.String()[said:])
	}
	if at := x.at["DRL-20261122-01"]; now.Sub(at) > attendGap {
		t.Errorf("it is attended to as of %s", at)
	}
}
