package report_test

import (
	"bytes"
	"encoding/csv"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/playbooks"
	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
	"dandori/runbook/store/storetest"
)

var update = flag.Bool("update", false, "rewrite golden files")

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

var t0 = time.Date(2026, 11, 22, 22, 40, 0, 0, time.FixedZone("JST", 9*60*60))

// incident works a short incident of Ube and gives its state and entries.
func incident(t testing.TB, drill bool, notes ...string) (runbook.State, []runbook.Event) {
	t.Helper()
	lib, err := runbook.NewLibrary(playbooks.Files())
	if err != nil {
		t.Fatal(err)
	}
	ube, _ := lib.Profile("ube")
	s, err := runbook.Begin(t.Context(), storetest.NewMemory(), lib, ube, drill, runbook.Open{
		By: runbook.By{Actor: runbook.Actor{Name: "鈴木"}}, Kinds: []string{"unauthorized-access"},
		Title: "公式Xの乗っ取り", Account: "公式X", Seen: "覚えのない投稿", Source: "市民", Means: "電話",
		Happened: t0.Add(-time.Hour), Detected: t0.Add(-5 * time.Minute),
	}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	now := t0
	record := func(in runbook.Intent) {
		t.Helper()
		now = now.Add(time.Minute)
		if _, err := s.Record(t.Context(), in, now); err != nil {
			t.Fatal(err)
		}
	}
	record(runbook.TakeRole{Role: runbook.RoleRecorder, Name: "鈴木"})
	record(runbook.AddEvidence{What: "投稿の画面", Where: "共有フォルダ", AsOf: t0})
	record(runbook.Report{Step: "opening/first-report", To: "section-head", Reached: true, Means: "電話", Instruction: "止めて待て"})
	record(runbook.Note{By: runbook.By{At: t0.Add(-30 * time.Minute)}, Text: "後から分かったこと", From: "市民", To: "広報広聴課"})
	record(runbook.Correct{Entry: 4, Text: "報告は22時45分", Reason: "時計の読み違い"})
	for _, n := range notes {
		record(runbook.Note{Text: n, From: n, Means: n})
	}
	return s.State(), s.Entries()
}

func TestChronologyGoldens(t *testing.T) {
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		for _, format := range []string{"md", "csv"} {
			t.Run(string(l)+"-"+format, func(t *testing.T) {
				s, entries := incident(t, false)
				var b bytes.Buffer
				if err := report.Write(&b, report.Chronology, format, s, entries, report.Options{Lang: l}); err != nil {
					t.Fatal(err)
				}
				golden(t, string(l)+"."+format, b.Bytes())
			})
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run go test -update)", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("differs from %s:\n%s", path, got)
	}
}

func TestEventOrderWithEntryTimeBeside(t *testing.T) {
	s, entries := incident(t, false)
	var b bytes.Buffer
	if err := report.Write(&b, report.Chronology, "csv", s, entries, report.Options{Lang: lang.Japanese}); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	// What is no entry stands where it belongs in time: when it happened, when it became known.
	var known []string
	rows = slices.DeleteFunc(rows, func(row []string) bool {
		if row[1] != "" {
			return false
		}
		known = append(known, row[2]+" "+row[8])
		return true
	})
	if want := []string{"2026-11-22 21:40:00 発生（記録 1 による）", "2026-11-22 22:35:00 覚知（記録 1 による）"}; !slices.Equal(known, want) {
		t.Errorf("the times of the incident: %q, want %q", known, want)
	}
	if len(rows) != len(entries)+1 {
		t.Fatalf("%d rows for %d entries", len(rows), len(entries))
	}
	late := rows[1]
	if late[1] != "5" || late[2] != "2026-11-22 22:10:00" || late[3] != "2026-11-22 22:44:00" {
		t.Errorf("the late entry is not first with both times: %q", late)
	}
	if !strings.Contains(strings.Join(rows[5], " "), "記録 6 で訂正") {
		t.Errorf("the corrected entry does not name its correction: %q", rows[5])
	}
}

func TestDrillsAreStamped(t *testing.T) {
	s, entries := incident(t, true)
	for _, format := range []string{"md", "csv"} {
		var b bytes.Buffer
		if err := report.Write(&b, report.Chronology, format, s, entries, report.Options{Lang: lang.Japanese}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), "【訓練】") {
			t.Errorf("%s is not stamped", format)
		}
		if format == "csv" {
			for _, line := range strings.Split(strings.TrimSpace(b.String()), "\r\n")[1:] {
				if !strings.HasPrefix(line, "【訓練】DRL-") {
					t.Errorf("row without stamp: %s", line)
				}
			}
		}
	}
}

// hostile texts must act on no spreadsheet, no Markdown reader and no terminal.
var hostile = []string{
	`=HYPERLINK("http://x","y")`, "+1", "-1", "@sum(a1)", "＝1+1", "\t=1", "\r=1", "\n=1", " =1", "＠x",
	"a|b|c", "<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](http://x)", "`a`", "a\\|b",
	"\x1b[2J", "\x1b]8;;http://x\x07y", "a\u202eb", "a\u0085b", "\u009b31m", "a\rb",
}

func TestHostileTextIsHarmless(t *testing.T) {
	s, entries := incident(t, false, hostile...)
	var b bytes.Buffer
	if err := report.Write(&b, report.Chronology, "csv", s, entries, report.Options{Lang: lang.Japanese}); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, c := range row {
			first := strings.TrimSpace(c)
			if first != "" && strings.ContainsAny(first[:1], "=+-@") || strings.HasPrefix(first, "＝") || strings.HasPrefix(first, "＠") {
				t.Errorf("a spreadsheet would run %q", c)
			}
		}
	}
	clean(t, b.String())
	b.Reset()
	if err := report.Write(&b, report.Chronology, "md", s, entries, report.Options{Lang: lang.Japanese}); err != nil {
		t.Fatal(err)
	}
	clean(t, b.String())
	// Every sign of Markdown or HTML in the texts has a backslash before it.
	for _, bad := range []string{"<script", "](javascript", "![x]", "`a`"} {
		for rest := b.String(); ; {
			i := strings.Index(rest, bad)
			if i < 0 {
				break
			}
			if i == 0 || rest[i-1] != '\\' {
				t.Errorf("markup survives: %q", bad)
			}
			rest = rest[i+len(bad):]
		}
	}
}

// TestRowsAreThoseOfEncodingCSV writes hostile cells and compares with the library.
func TestRowsAreThoseOfEncodingCSV(t *testing.T) {
	cells := append([]string{"", `\.`, `a"b`, `"`, `""`, "a,b", " a", "\u3000a", "\u00a0a", "日本語、語", `x "y", z`, "a\u2003", "\u2003a"}, tricks...)
	for _, a := range cells {
		if strings.ToValidUTF8(a, "") != a {
			continue
		}
		d := &report.Document{Report: report.Trend, Lang: lang.Japanese, AsOf: t0, Sections: []report.Section{{ID: "a", Title: "a", Blocks: []report.Block{
			&report.Table{ID: "a", Main: true, Columns: []report.Column{{ID: "a", Title: a, Kind: report.KindText}, {ID: "b", Title: "b", Kind: report.KindText}}, Rows: func(yield func([]report.Cell) bool) {
				yield([]report.Cell{{Kind: report.KindText, Text: a}, {Kind: report.KindText, Text: a}})
			}},
		}}}}
		var got bytes.Buffer
		if err := report.Render(&got, "csv", d); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(got.Bytes(), []byte("\ufeff")))).ReadAll()
		if err != nil {
			t.Fatalf("%q: %v", a, err)
		}
		var want bytes.Buffer
		want.WriteString("\ufeff")
		w := csv.NewWriter(&want)
		w.UseCRLF = true
		w.WriteAll(rows)
		if same := strings.ReplaceAll(want.String(), `"\."`, `\.`); got.String() != same {
			t.Errorf("%q: %q, want %q", a, got.String(), same)
		}
	}
}

func clean(t *testing.T, text string) {
	t.Helper()
	for _, r := range text {
		if r < ' ' && r != '\n' && r != '\r' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e {
			t.Errorf("a control character survives: %U", r)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	if err := report.Write(nil, report.Chronology, "pdf", runbook.State{}, nil, report.Options{Lang: lang.English}); err == nil {
		t.Error("pdf was accepted")
	}
}

func BenchmarkCSV(b *testing.B) {
	s, entries := incident(b, false)
	note := entries[len(entries)-2]
	for len(entries) < 10_000 {
		note.Seq = len(entries) + 1
		entries = append(entries, note)
	}
	b.ResetTimer()
	for b.Loop() {
		var out bytes.Buffer
		if err := report.Write(&out, report.Chronology, "csv", s, entries, report.Options{Lang: lang.Japanese}); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
}
