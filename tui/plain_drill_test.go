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
		cfg.WritePaper = func(context.Context, runbook.IncidentID, Paper) (string, error) { return "【訓練】x.html", nil }
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
		"z", "8", "1", "2", // end
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
		"t", "1", "2", "進行 花子", "鈴木", "1", "1", // the scenario, the facilitator, who keeps the log, the speed
		"#", "#4", // the list, one of it
		"1", "10", "時間を調整", "1", // delay
		"#3", "2", "重なるため", "1", // skip
		"#2", "d", // deliver now
		"3", "3", // stop, go on
		"4", "4", "1", // ten times as fast
		"5", "落ち着いている", "", "1", // an observation
		"#1", "6", "1", "口頭で確かめた", "", "1", // an expected action, by hand
		"a", "a", // by hand, and by itself again
		"7",      // on to the next
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
	checkLines(t, out, plainWidth)
	has(t, out, "進行役の画面です", "#4 待ち", "期待する行動", "まだ: 覚知を記録する", "延期", "取りやめ", "振り返り", "連絡先を探した", "1 名簿を直す", "比較", "訓練実施報告書")
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
		"x", // what has arrived, again
		"opening/record-detection", "1", ">", "1",
		"opening/first-report", "4", ">", "1", ">", "1", // to whom stands; reached
		"z", "8", "1", "2", // the clock: end
		"#1", "1", "", "", "1",
		"2", "", "", "", "", "1",
		"q", "2",
	), drillLines(t)...)
	checkLines(t, out, plainWidth)
	has(t, out, "電話が鳴っています", "宿直の職員", "【訓練】相手は応答したもの", "振り返り", "比較")
	before, after, _ := strings.Cut(out, lang.DrillScreen.ReviewAbout.Ja)
	for _, secret := range plan[1:3] {
		if strings.Contains(before, secret) {
			t.Errorf("%q is said before the drill is over", secret)
		}
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
	_, st := linear(t, playedLibrary(t), "ube", lang.Japanese, script("t", "7", "1", "4", "1"), drillLines(t)...)
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
