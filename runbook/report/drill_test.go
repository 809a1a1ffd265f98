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
	by := runbook.By{Actor: runbook.Actor{Name: "鈴木", Role: "operator"}}
	s, err := runbook.Begin(t.Context(), storetest.NewMemory(), lib, office, true, sc.Opening(by, lang.Japanese, office.TimeZone), wall, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		after time.Duration
		in    runbook.Intent
	}{
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
	} {
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
