package report_test

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"encoding/csv"
	"encoding/json"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/japanese"

	"dandori/playbooks"
	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/report"
	"dandori/runbook/store/storetest"
)

// drilled plays the beginning of a shipped drill badly: a step in time, one late, words
// that argue back published against the rule, an objective rated M.
func drilled(t *testing.T) (runbook.State, []runbook.Event) {
	t.Helper()
	by := player
	return played(t, []turn{
		{0, drill.Start{}},
		{0, drill.Deliver{}},
		{2 * time.Minute, runbook.Do{By: by, Step: "opening/record-detection"}},
		{20 * time.Minute, runbook.AddEvidence{By: by, Step: "opening/save-evidence", What: "画面の写し", Where: "共有フォルダー"}},
		{0, runbook.Do{By: by, Step: "opening/save-evidence"}},
		{0, runbook.WriteText{By: by, Step: "impersonation/notify-account", Body: "ご指摘は事実無根です。"}},
		{0, runbook.Override{By: by, Step: "impersonation/notify-account", Reason: "急ぐ"}},
		{0, runbook.Do{By: by, Step: "impersonation/notify-account"}},
		{0, drill.Observe{By: by, Text: "声が出ていない😟", Number: 1}},
		{0, drill.Pause{By: by, Reason: "休憩"}},
		{time.Hour, drill.Resume{By: by}},
		{time.Minute, drill.End{By: by}},
		{time.Minute, drill.Rate{By: runbook.By{Actor: runbook.Actor{Name: "評価者"}}, Objective: "know-it", Grade: runbook.MajorTrouble, Text: "確認が遅い"}},
	})
}

var player = runbook.By{Actor: runbook.Actor{Name: "鈴木", Role: "operator"}}

// turn is what somebody does in a drill, so long after what was done before.
type turn struct {
	after time.Duration
	in    runbook.Intent
}

// played plays a shipped drill.
func played(t *testing.T, turns []turn) (runbook.State, []runbook.Event) {
	t.Helper()
	lib, err := runbook.TrustLibrary(playbooks.Files())
	if err != nil {
		t.Fatal(err)
	}
	office, _ := lib.Profile("iida")
	var sc *drill.Scenario
	for _, f := range playbooks.Drills() {
		if strings.HasSuffix(f.Name, "/fake-account.toml") {
			if sc, err = drill.Parse(f.Name, f.Data); err != nil {
				t.Fatal(err)
			}
		}
	}
	wall := time.Date(2026, 7, 1, 10, 0, 0, 0, office.TimeZone)
	s, err := runbook.Begin(t.Context(), storetest.NewMemory(), lib, office, true, sc.Opening(player, lang.Japanese, office.TimeZone), wall, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range turns {
		wall = wall.Add(x.after)
		if o, ok := x.in.(runbook.Override); ok { // of every gate that is closed
			state := s.State()
			v, _ := state.Step(o.Step, state.Now(wall))
			for _, g := range v.Gates {
				if !g.Open {
					o.Gates = append(o.Gates, g.Name())
				}
			}
			x.in = o
		}
		if _, err := s.Record(t.Context(), x.in, wall); err != nil {
			t.Fatalf("%#v: %v", x.in, err)
		}
	}
	return s.State(), s.Entries()
}

func drillReport(t *testing.T, l lang.Lang, format string, others ...report.Compared) string {
	t.Helper()
	s, entries := drilled(t)
	table, err := drill.Score(entries, nil)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := report.Render(&b, format, report.Drill(s, entries, table, others, report.Options{Lang: l})); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// unzipped is all text in a zip file.
func unzipped(t *testing.T, file string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&b, r); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// TestDrillReport makes the report of a drill in every format: it is marked a drill, says
// what was late and wrong, and begins the plan to improve with it.
func TestDrillReport(t *testing.T) {
	for _, format := range report.Formats {
		got := drillReport(t, lang.Japanese, format)
		switch format {
		case "txt-cp932":
			text, err := japanese.ShiftJIS.NewDecoder().String(got)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(text, "U+1F61F") {
				t.Error("a character that the encoding does not have was dropped")
			}
			got = text
		case "csv":
			rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(got, "\ufeff"))).ReadAll()
			if err != nil || len(rows) < 10 || rows[1][0] != "【訓練】DRL-20260701-01" {
				t.Errorf("csv: %v, %d rows", err, len(rows))
			}
		case "xlsx":
			got = unzipped(t, got)
		case "json":
			if !json.Valid([]byte(got)) {
				t.Error("json: not JSON")
			}
		}
		if !strings.Contains(got, "【訓練】") {
			t.Errorf("%s: it is not marked a drill", format)
		}
		if format == "csv" {
			continue // one table and nothing else
		}
		for _, want := range []string{"偽アカウントからの当選メッセージ", "改善計画", "（22分）", "発信文での反論・抗弁", "評価 M", "声が出ていない", "停止 1 回", "振り返り"} {
			if !strings.Contains(strings.ReplaceAll(strings.ReplaceAll(got, "\n", ""), " ", ""), strings.ReplaceAll(want, " ", "")) {
				t.Errorf("%s: it does not say %q", format, want)
			}
		}
	}
	// What it was made from is told by when it was written, not by where the drill's clock stands.
	if md := drillReport(t, lang.Japanese, "md"); !regexp.MustCompile(`2026-07-\d\d \d\d:\d\d 現在）から作成`).MatchString(md) || !strings.Contains(md, "2026-10-10 20:40") {
		t.Error("it is made as of a time at which nobody wrote")
	}
	english := drillReport(t, lang.English, "md")
	if !strings.Contains(english, "## Improvement plan") || strings.Contains(english, "改善計画") {
		t.Error("the English report is not English")
	}
}

// TestDrillReportCompares holds a drill against one before it and an incident.
func TestDrillReportCompares(t *testing.T) {
	s, entries := drilled(t)
	table, err := drill.Score(entries, nil)
	if err != nil {
		t.Fatal(err)
	}
	incident := s
	incident.ID = "INC-20260601-01"
	got := drillReport(t, lang.Japanese, "md",
		report.Compared{State: s, Held: time.Date(2026, 6, 30, 10, 0, 0, 0, time.UTC), Table: table}, report.Compared{State: incident})
	for _, want := range []string{
		"| 期待する行動 | 今回 DRL-20260701-01 | 訓練 DRL-20260701-01（2026-06-30） | 事案 INC-20260601-01（2026-10-10） |",
		"| 覚知を記録する | 2分 | 2分 | 2分 |", "| 証拠を残す（削除・変更の前に） | 22分 | 22分 | 22分 |",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	good, judged := report.InTime(table)
	if good == 0 || good >= judged || judged > len(table.Actions) {
		t.Errorf("%d of %d in time", good, judged)
	}
}

// TestDrillReportCountsOnce: the report has one way to count the minutes of an action, and says
// how: what the clock was put forward is not counted, and a minute that was begun is.
func TestDrillReportCountsOnce(t *testing.T) {
	s, entries := played(t, []turn{
		{0, drill.Start{}},
		{0, drill.Deliver{}},
		{90 * time.Second, drill.SetSpeed{Speed: 1}},
		{0, drill.Jump{}},
		{0, drill.Deliver{}},
		{0, runbook.Do{By: player, Step: "opening/record-detection"}},
		{time.Second, drill.End{}},
	})
	table, err := drill.Score(entries, nil)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := report.Render(&b, "md", report.Drill(s, entries, table, []report.Compared{{State: s, Held: s.Opened, Table: table}}, report.Options{Lang: lang.Japanese})); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	for _, want := range []string{
		"| 実施 | 2 | 5 | ○ |", "| 覚知を記録する | 2分 | 2分 |", "時計を進めた間は数えず、1分未満は切り上げ", "分を除く |", "付与から終了までに、時計を",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}

// TestDrillReportWords: what somebody noted is told from what was done; the row of the clock has
// the speeds and how long it took; a skipped inject is told as one; and whose rule it is stands
// under its name.
func TestDrillReportWords(t *testing.T) {
	s, entries := played(t, []turn{
		{0, drill.Start{Speed: 5}},
		{0, drill.Deliver{}},
		{0, runbook.Note{By: player, Text: "電話が鳴り続けている"}},
		{time.Minute, drill.SetSpeed{Speed: 60}},
		{0, drill.SkipInject{Number: 2, Reason: "時間がない"}},
		{0, runbook.Override{By: player, Step: "opening/kind", Reason: "誰もいない"}},
		{0, runbook.Do{By: player, Step: "opening/kind", Chosen: []string{"impersonation"}, Reason: "見た"}},
		{time.Minute, drill.End{}},
	})
	table, err := drill.Score(entries, nil)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := report.Render(&b, "md", report.Drill(s, entries, table, nil, report.Options{Lang: lang.Japanese})); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"メモ: 電話が鳴り続けている", "速さ 5倍、60倍。実際にかかった時間 2分", "状況付与を取りやめ", "誰の規程か"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("it does not say %q", want)
		}
	}
}

// TestPapersOfARunningDrill: what players are not told leaves no signature behind.
func TestPapersOfARunningDrill(t *testing.T) {
	s, entries := played(t, []turn{{0, drill.Start{}}, {0, drill.Observe{Text: "静か"}}, {0, runbook.Note{By: player, Text: "始めた"}}})
	var b strings.Builder
	if err := report.Write(&b, report.Chronology, "md", s, drill.ForPlayers(&s, entries, lang.Japanese), report.Options{Lang: lang.Japanese}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "最後の署名") || !strings.Contains(b.String(), "始めた") {
		t.Errorf("it speaks of a signature that there is not:\n%s", b.String())
	}
}
