package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/encoding/japanese"

	"dandori/playbooks"
	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
	"dandori/runbook/store/storetest"
)

// shipped reads the shipped playbooks once.
var shipped = sync.OnceValues(func() (*runbook.Library, error) { return runbook.NewLibrary(playbooks.Files()) })

// course works an incident of Ube far enough that every section of every report has
// something to say, and gives its state and entries. words stand wherever a person
// types.
func course(t testing.TB, drill bool, words string) (runbook.State, []runbook.Event) {
	t.Helper()
	lib, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	ube, _ := lib.Profile("ube")
	s, err := runbook.Begin(t.Context(), storetest.NewMemory(), lib, ube, drill, runbook.Open{
		By: runbook.By{Actor: runbook.Actor{Name: "鈴木" + words}, AsIs: true}, Kinds: []string{"unauthorized-access"},
		Title: "公式Xの乗っ取り" + words, Account: "公式X" + words, Seen: "覚えのない投稿が三件ある。" + words, Source: "市民" + words, Means: "電話" + words,
		Happened: t0.Add(-time.Hour), Detected: t0.Add(-5 * time.Minute),
	}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	now := t0
	record := func(in runbook.Intent) {
		t.Helper()
		now = now.Add(2 * time.Minute)
		if _, err := s.Record(t.Context(), in, now); err != nil {
			t.Fatalf("%T: %v", in, err)
		}
	}
	by := runbook.By{AsIs: true}
	record(runbook.Do{By: by, Step: "opening/record-detection", Fields: map[string]string{"informant": "市民から電話" + words, "certainty": "推定"}})
	record(runbook.AddEvidence{By: by, Step: "opening/save-evidence", What: "投稿の画面" + words, Where: "共有フォルダ" + words, AsOf: t0,
		File: &runbook.FileProof{Path: "画面.png" + words, Size: 12345, SHA256: strings.Repeat("ab", 32)}})
	record(runbook.Do{By: by, Step: "opening/stop-posting", Fields: map[string]string{"stopped": "予約投稿 2 件" + words}})
	record(runbook.Report{By: by, Step: "opening/first-report", To: "section-head", Means: "電話", Reached: false})
	record(runbook.Report{By: by, Step: "opening/first-report", To: "section-head", Reached: true, Means: "電話" + words, Instruction: "止めて待て" + words,
		Fields: map[string]string{"asks": "公表するか" + words, "unconfirmed": "原因" + words, "next-report": "2026-11-22T23:30:00+09:00"}})
	record(runbook.StateFact{By: by, Fact: "extent", Text: "表示 1,200 回" + words, Certainty: runbook.Estimated, From: "画面", AsOf: t0})
	record(runbook.Do{By: by, Step: "unauthorized-access/can-log-in", Chosen: []string{"no"}, With: "課長"})
	record(runbook.Impossible{By: by, Step: "unauthorized-access/stop-ads", Reason: "ログインできない" + words})
	record(runbook.Note{By: runbook.By{At: t0.Add(-30 * time.Minute), AsIs: true}, Text: "後から分かったこと" + words, From: "市民" + words, To: "広報" + words, Means: "電話" + words})
	record(runbook.Ask{By: by, Step: "unauthorized-access/website", Text: "夜間に出してよいか" + words})
	record(runbook.Override{By: by, Step: "unauthorized-access/website", Reason: "誰もつながらない" + words})
	record(runbook.StateFact{By: by, Fact: "extent", Text: "表示 5,000 回" + words, Certainty: runbook.Confirmed, From: "画面", AsOf: t0.Add(20 * time.Minute)})
	record(runbook.Correct{By: by, Entry: 4, Text: "止めたのは 3 件" + words, Reason: "数え違い" + words})
	return s.State(), s.Entries()
}

// lastReport is the entry of the report of course that was received.
const lastReport = 6

func options(l lang.Lang) report.Options {
	return report.Options{Lang: l, Handling: "部外秘", Since: lastReport, Number: 2}
}

func write(t testing.TB, paper, format string, s runbook.State, entries []runbook.Event, o report.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := report.Write(&b, paper, format, s, entries, o); err != nil {
		t.Fatalf("%s %s: %v", paper, format, err)
	}
	return b.Bytes()
}

func TestPaperGoldens(t *testing.T) {
	s, entries := course(t, false, "")
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		for _, paper := range report.Reports {
			golden(t, paper+"."+string(l)+".md", write(t, paper, "md", s, entries, options(l)))
		}
	}
	for _, format := range report.Formats {
		if format != "md" && format != "xlsx" { // of a zip, what the readers read is compared
			golden(t, "first.ja"+report.Extension(format), write(t, report.First, format, s, entries, options(lang.Japanese)))
		}
	}
}

// TestSameLogSameBytes writes every paper twice, from states folded in different
// pieces.
func TestSameLogSameBytes(t *testing.T) {
	s, entries := course(t, false, "")
	again := runbook.Fold(runbook.Fold(runbook.State{}, entries[:7]), entries[7:])
	for _, paper := range report.Reports {
		for _, format := range report.Formats {
			if !bytes.Equal(write(t, paper, format, s, entries, options(lang.Japanese)), write(t, paper, format, again, entries, options(lang.Japanese))) {
				t.Errorf("%s %s is not the same twice", paper, format)
			}
		}
	}
}

func TestEveryPaperOfADrillIsStamped(t *testing.T) {
	s, entries := course(t, true, "")
	for _, paper := range report.Reports {
		for _, format := range report.Formats {
			words := string(write(t, paper, format, s, entries, options(lang.Japanese)))
			if format == "txt-cp932" {
				words, _ = japanese.ShiftJIS.NewDecoder().String(words)
			}
			if format == "xlsx" {
				for name, rows := range sheetsOf(t, []byte(words)) {
					for _, row := range rows[1:] {
						if !strings.HasPrefix(row[0], "【訓練】DRL-") {
							t.Errorf("%s, sheet %s: a row without stamp: %q", paper, name, row)
						}
					}
				}
				continue
			}
			if !strings.Contains(words, "【訓練】") {
				t.Errorf("%s %s is not stamped", paper, format)
			}
			if format == "csv" {
				rows, err := csv.NewReader(strings.NewReader(words)).ReadAll()
				if err != nil {
					t.Fatal(err)
				}
				for _, row := range rows[1:] {
					if !strings.HasPrefix(row[0], "【訓練】DRL-") {
						t.Errorf("%s: a row without stamp: %q", paper, row)
					}
				}
			}
		}
	}
}

func TestUnknownReport(t *testing.T) {
	if err := report.Write(nil, "novel", "md", runbook.State{}, nil, report.Options{}); err == nil {
		t.Error("novel was accepted")
	}
}

func TestFollowUpNeedsAReport(t *testing.T) {
	s, entries := course(t, false, "")
	_, err := report.Build(report.FollowUp, s, entries, report.Options{Lang: lang.Japanese, Since: len(entries) + 1})
	if _, ok := err.(*report.SinceError); !ok {
		t.Errorf("an entry that is not there: %v", err)
	}
	early := runbook.Fold(runbook.State{}, entries[:3])
	_, err = report.Build(report.FollowUp, early, entries[:3], report.Options{Lang: lang.Japanese})
	if _, ok := err.(*report.SinceError); !ok {
		t.Errorf("no report yet: %v", err)
	}
	// Left out, it is the last report on record.
	asked, err := report.Build(report.FollowUp, s, entries, report.Options{Lang: lang.Japanese, Since: lastReport})
	if err != nil {
		t.Fatal(err)
	}
	found, err := report.Build(report.FollowUp, s, entries, report.Options{Lang: lang.Japanese})
	if err != nil {
		t.Fatal(err)
	}
	var a, b bytes.Buffer
	asked.Title, found.Title = "", ""
	if report.Render(&a, "txt", asked); report.Render(&b, "txt", found) != nil || a.String() != b.String() {
		t.Errorf("the last report is not entry %d:\n%s", lastReport, b.String())
	}
}

// TestFollowUpSaysWhatChanged compares with what happened after the last report.
func TestFollowUpSaysWhatChanged(t *testing.T) {
	s, entries := course(t, false, "")
	words := string(write(t, report.FollowUp, "txt", s, entries, options(lang.Japanese)))
	for _, want := range []string{"第2報", "表示 5,000 回", "済んでいない", "できない", "夜間に出してよいか", "止めたのは 3 件"} {
		if !strings.Contains(words, want) {
			t.Errorf("it does not say %q:\n%s", want, words)
		}
	}
	same := string(write(t, report.FollowUp, "txt", s, entries, report.Options{Lang: lang.Japanese, Since: len(entries)}))
	if !strings.Contains(same, "■ １　前回からの変化\r\nなし\r\n") {
		t.Errorf("nothing changed, and it says otherwise:\n%s", same)
	}
}

// TestCheckpointsAreInNoTable adds one and looks for its row.
func TestCheckpointsAreInNoTable(t *testing.T) {
	s, entries := course(t, false, "")
	before := strings.Count(string(write(t, report.Chronology, "csv", s, entries, options(lang.Japanese))), "\r\n")
	sign := runbook.Event{Seq: len(entries) + 1, Type: runbook.LogCheckpoint, At: entries[len(entries)-1].At, Logged: entries[len(entries)-1].Logged, Data: &runbook.Checkpoint{Note: "x"}}
	note := runbook.Event{Seq: len(entries) + 2, Type: runbook.NoteAdded, At: sign.At, Logged: sign.Logged, Data: &runbook.Noted{Text: "x"}}
	// At the end it changes nothing at all.
	if signed := write(t, report.Chronology, "md", s, append(entries[:len(entries):len(entries)], sign), options(lang.Japanese)); !bytes.Equal(signed, write(t, report.Chronology, "md", s, entries, options(lang.Japanese))) {
		t.Error("a signature at the end changes the paper")
	}
	before++
	more := append(entries[:len(entries):len(entries)], sign, note)
	after := strings.Count(string(write(t, report.Chronology, "csv", s, more, options(lang.Japanese))), "\r\n")
	if before != after {
		t.Errorf("%d rows without, %d with a checkpoint", before, after)
	}
	if words := string(write(t, report.Chronology, "md", s, more, options(lang.Japanese))); !strings.Contains(words, "| 電子署名 | 1 件") {
		t.Error("it is not said how many checkpoints there are")
	}
}

// TestAnExportChangesNoPaper: that a paper was made, by somebody who did nothing else, is
// in no paper made of the log afterwards, in no version.
func TestAnExportChangesNoPaper(t *testing.T) {
	s, entries := course(t, false, "")
	last := entries[len(entries)-1]
	made := runbook.Event{Seq: last.Seq + 1, Type: runbook.ExportMade, At: last.At.Add(time.Hour), Logged: last.Logged.Add(time.Hour), Actor: runbook.Actor{Name: "公開係"},
		Data: &runbook.Export{Report: report.Police, Format: "html", Entries: len(entries), File: "a.html", SHA256: strings.Repeat("0", 64)}}
	after := runbook.Fold(s, []runbook.Event{made})
	for _, paper := range report.Reports {
		for _, public := range []bool{false, report.HasPublic(paper)} {
			o := options(lang.Japanese)
			o.Public = public
			if !bytes.Equal(write(t, paper, "json", s, entries, o), write(t, paper, "json", after, append(slices.Clip(entries), made), o)) {
				t.Errorf("%s, public %t: an export changes it", paper, public)
			}
		}
	}
	// Somewhere in the log it leaves a gap in the numbers, which is said, and no row.
	note := runbook.Event{Seq: made.Seq + 1, Type: runbook.NoteAdded, At: made.At, Logged: made.Logged, Actor: last.Actor, Data: &runbook.Noted{Text: "後から"}}
	more := append(slices.Clip(entries), made, note)
	words := string(write(t, report.Chronology, "txt", runbook.Fold(after, []runbook.Event{note}), more, options(lang.Japanese)))
	for _, want := range []string{"電子署名と書き出しの記録 1 件は", fmt.Sprintf("記録 %d 件（番号 %d まで", len(entries)+1, note.Seq), fmt.Sprintf("記録の件数： %d", len(entries)+1)} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is missing:\n%s", want, words)
		}
	}
	for _, bad := range []string{"a.html", "公開係"} {
		if strings.Contains(words, bad) {
			t.Errorf("%q stands in it:\n%s", bad, words)
		}
	}
}

// TestJSON reads every paper as a program would.
func TestJSON(t *testing.T) {
	s, entries := course(t, false, "\u202e\x1b<\U0001f525\U000e0001>")
	for _, paper := range report.Reports {
		raw := write(t, paper, "json", s, entries, options(lang.English))
		var d struct {
			Format, Report, Language, Incident string
			Drill                              bool
			Entries                            int
			Sections                           []struct {
				ID     string
				Blocks []struct {
					Type    string
					Columns []struct{ ID, Kind string }
					Rows    [][]any
					Items   []any
				}
			}
		}
		if err := json.Unmarshal(raw, &d); err != nil {
			t.Fatalf("%s: %v", paper, err)
		}
		if d.Format != report.JSONFormat || d.Report != paper || d.Entries != len(entries) || len(d.Sections) == 0 {
			t.Errorf("%s: %+v", paper, d)
		}
		for _, sec := range d.Sections {
			for _, b := range sec.Blocks {
				for _, row := range b.Rows {
					if len(row) != len(b.Columns) {
						t.Fatalf("%s: a row of %d cells under %d columns", paper, len(row), len(b.Columns))
					}
					for i, c := range row {
						if _, number := c.(float64); number && b.Columns[i].Kind != "number" {
							t.Errorf("%s: a number in column %s", paper, b.Columns[i].ID)
						}
					}
				}
			}
		}
		if paper == report.First && !bytes.Contains(raw, []byte(`\ud83d\udd25`)) && !bytes.Contains(raw, []byte("\U0001f525")) {
			t.Error("a character is lost")
		}
		harmlessBytes(t, paper+" json", string(raw))
	}
}

// TestCP932 brings the text back and looks for what code page 932 cannot hold.
func TestCP932(t *testing.T) {
	s, entries := course(t, false, "〜🔥¥𠮷①髙−∥‖¢£¬—")
	raw := write(t, report.Incident, "txt-cp932", s, entries, options(lang.Japanese))
	words, err := japanese.ShiftJIS.NewDecoder().Bytes(raw)
	if err != nil || bytes.ContainsRune(words, '\ufffd') {
		t.Fatalf("it is not code page 932: %v", err)
	}
	for _, want := range []string{"<U+1F525>", "<U+00A5>", "<U+20BB7>", "～", "①髙", "CP932 で表せない文字"} {
		if !bytes.Contains(words, []byte(want)) {
			t.Errorf("%q is missing", want)
		}
	}
	if strings.Count(string(words), "\n") != strings.Count(string(words), "\r\n") {
		t.Error("lines do not all end with CRLF")
	}
	if iconv, err := exec.LookPath("iconv"); err != nil {
		if os.Getenv("DANDORI_READERS") == "required" {
			t.Error("iconv is not installed: the text was not read by another program")
		}
	} else {
		c := exec.CommandContext(t.Context(), iconv, "-f", "CP932", "-t", "UTF-8")
		c.Stdin = bytes.NewReader(raw)
		out, err := c.Output()
		if err != nil || !bytes.Equal(out, words) {
			t.Errorf("iconv reads it otherwise: %v", err)
		}
	}
	// Without such characters it is the same text as txt, and has no list.
	s, entries = course(t, false, "")
	raw = write(t, report.Incident, "txt-cp932", s, entries, options(lang.Japanese))
	words, _ = japanese.ShiftJIS.NewDecoder().Bytes(raw)
	if !bytes.Equal(words, write(t, report.Incident, "txt", s, entries, options(lang.Japanese))) {
		t.Error("the two plain texts differ")
	}
}

func harmlessBytes(t testing.TB, what, words string) {
	t.Helper()
	words = strings.ReplaceAll(strings.TrimPrefix(words, "\ufeff"), "\r\n", "\n")
	for _, r := range words {
		if r == '\n' {
			continue
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != 0x200d {
			t.Fatalf("%s: %U survives", what, r)
		}
	}
}

var (
	quoted   = regexp.MustCompile(`"[^"]*"`)
	htmlTag  = regexp.MustCompile(`<(/?)([^\s>]*)([^>]*)>`)
	htmlTags = " !DOCTYPE html head meta title style body table thead tbody tr td th main h1 h2 h3 p section ul li blockquote svg text line circle strong span "
)

// tricks are hostile words beside those of the chronology's own test.
var tricks = append([]string{
	"</style><script>x</script>", "\"} </style> <img src=x onerror=alert(1)>", "1. a\n# b\n- c\n| d |\n---\n> e",
	"\u2028\ufeff\U000e0041\u00ad", "\\22 }*{background:url(//x)}", "&lt;b&gt;", "\xff\xfe<b", "=cmd|' /C calc'!A0", "\u3000=1", "﹦1", "\r\n=1", "\x00",
}, hostile...)

// TestHostilePapers writes every paper in every format with hostile words wherever a
// person types.
func TestHostilePapers(t *testing.T) {
	for _, words := range tricks {
		if strings.Contains(words, "\x00") || strings.ToValidUTF8(words, "") != words {
			continue // no log takes them
		}
		s, entries := course(t, false, words)
		o := options(lang.Japanese)
		o.Handling = words
		for _, paper := range report.Reports {
			for _, format := range report.Formats {
				check(t, paper+" "+format, format, string(write(t, paper, format, s, entries, o)))
			}
		}
	}
}

// FuzzRender writes a paper that has hostile words in every place a paper has.
func FuzzRender(f *testing.F) {
	for _, words := range tricks {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		cell := report.Cell{Kind: report.KindText, Text: words}
		rows := func(yield func([]report.Cell) bool) {
			_ = yield([]report.Cell{cell, cell}) && yield([]report.Cell{{Kind: report.KindNumber, Number: 1, Text: "1"}, cell})
		}
		at := []report.Mark{{Number: 1, Lane: 0, At: t0}, {Number: 2, Lane: 0, At: t0.Add(time.Hour)}}
		for _, main := range []bool{false, true} {
			d := &report.Document{
				Report: report.First, Lang: lang.Japanese, Incident: runbook.IncidentID(words), Drill: true, Title: words, Mark: "【訓練】", Handling: words, AsOf: t0, Entries: 1, Compact: main,
				Notices: []string{words},
				Sections: []report.Section{{ID: words, Title: words, Blocks: []report.Block{
					report.Heading(words), report.Paragraph(words), report.List{words, words}, report.Quote(words),
					report.Facts{{ID: words, Name: words, Value: cell}, {ID: "b", Name: words, Value: cell}},
					&report.Table{ID: words, Main: main, Columns: []report.Column{{ID: words, Title: words, Kind: report.KindText}, {ID: "b", Title: words, Kind: report.KindText}}, Rows: rows},
					&report.Timeline{Title: words, Alt: words, Lanes: []string{words}, Spans: []report.Span{{From: t0, To: t0.Add(time.Hour)}}, Marks: slices.Values(at)},
				}}},
			}
			for _, format := range report.Formats {
				var b bytes.Buffer
				if err := report.Render(&b, format, d); err != nil {
					t.Fatal(err)
				}
				check(t, format, format, b.String())
			}
		}
	})
}

// check looks for anything in a paper that a reader would obey.
func check(t *testing.T, what, format, words string) {
	t.Helper()
	if format == "txt-cp932" {
		decoded, err := japanese.ShiftJIS.NewDecoder().String(words)
		if err != nil {
			t.Fatal(err)
		}
		words = decoded
	}
	if format == "xlsx" {
		checkWorkbook(t, what, []byte(words))
		return
	}
	harmlessBytes(t, what, words)
	switch format {
	case "csv":
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(words, "\ufeff"))).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		for _, row := range rows {
			for _, c := range row {
				first := strings.TrimSpace(c)
				if first != "" && strings.ContainsRune("=+-@＝＋－＠﹢﹣﹦﹫⁼₌⁺₊⁻₋−", []rune(first)[0]) && []rune(first)[0] != '−' {
					t.Fatalf("%s: a spreadsheet would run %q", what, c)
				}
			}
		}
	case "html":
		style := words[strings.Index(words, "<style>"):strings.Index(words, "</style>")]
		if strings.Contains(style, "url(") || strings.Contains(style, "@import") || strings.ContainsAny(style[7:], "<") {
			t.Fatalf("%s: the style was broken out of", what)
		}
		for _, m := range htmlTag.FindAllStringSubmatch(words, -1) {
			if !strings.Contains(htmlTags, " "+m[2]+" ") {
				t.Fatalf("%s: tag %s", what, m[0])
			}
			m[3] = quoted.ReplaceAllString(m[3], "")
			if strings.Contains(m[3], " on") || strings.Contains(m[3], "href") || strings.Contains(m[3], "src=") {
				t.Fatalf("%s: attribute in %s", what, m[0])
			}
		}
	case "md":
		for line := range strings.Lines(words) {
			for i, r := range line {
				if strings.ContainsRune("<`[]!~&", r) && (i == 0 || line[i-1] != '\\') {
					t.Fatalf("%s: %q is not escaped in %q", what, r, line)
				}
			}
		}
	case "json":
		if !json.Valid([]byte(words)) {
			t.Fatalf("%s is not JSON", what)
		}
	}
}

var pdfPages = regexp.MustCompile(`/Type\s*/Pages\b[^>]*?/Count\s+(\d+)|/Count\s+(\d+)[^>]*?/Type\s*/Pages\b`)

// TestPrint prints with a real browser: the first report is one page, a chronology
// of many entries is many, and nothing is asked of the network.
func TestPrint(t *testing.T) {
	chromium := reader(t, "chromium", "chromium-browser", "google-chrome", "chrome")
	pdftotext := reader(t, "pdftotext")
	pages := func(name string, html []byte) int {
		t.Helper()
		dir := t.TempDir()
		file, pdf := filepath.Join(dir, name+".html"), filepath.Join(dir, name+".pdf")
		if err := os.WriteFile(file, html, 0o600); err != nil {
			t.Fatal(err)
		}
		c := exec.CommandContext(t.Context(), chromium, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "profile"),
			"--no-pdf-header-footer", "--print-to-pdf="+pdf, "file://"+file)
		if out, err := c.CombinedOutput(); err != nil {
			missing(t, "Chromium does not run here: %v\n%.300s", err, out)
		}
		data, err := os.ReadFile(pdf)
		if err != nil {
			missing(t, "Chromium made no PDF: %v", err)
		}
		if keep := os.Getenv("DANDORI_KEEP_PDF"); keep != "" {
			os.WriteFile(filepath.Join(keep, name+".pdf"), data, 0o600)
		}
		if words, err := exec.CommandContext(t.Context(), pdftotext, pdf, "-").Output(); err != nil || !bytes.Contains(words, []byte("乗っ取り")) {
			t.Errorf("%s: the Japanese words are not in the PDF: %v", name, err)
		}
		most := 0
		for _, m := range pdfPages.FindAllSubmatch(data, -1) {
			n, _ := strconv.Atoi(string(m[1]) + string(m[2]))
			most = max(most, n)
		}
		return most
	}
	s, entries := course(t, true, "")
	if n := pages("first", write(t, report.First, "html", s, entries, options(lang.Japanese))); n != 1 {
		t.Errorf("the first report has %d pages", n)
	}
	s, entries = course(t, true, strings.Repeat("長い文。", 400))
	if n := pages("first-long", write(t, report.First, "html", s, entries, options(lang.Japanese))); n != 1 {
		t.Errorf("a first report with long texts has %d pages", n)
	}
	s, entries = crowded(t, strings.Repeat("長い文。", 400))
	if n := pages("first-crowded", write(t, report.First, "html", s, entries, options(lang.Japanese))); n != 1 {
		t.Errorf("a first report with more of everything than it holds has %d pages", n)
	}
	// The longest texts for which the larger letters are taken.
	for n := range 400 {
		s2, entries2 := course(t, true, strings.Repeat("文", n))
		html := write(t, report.First, "html", s2, entries2, options(lang.Japanese))
		if bytes.Contains(html, []byte(`"paper compact dense"`)) {
			if n == 0 {
				t.Fatal("the larger letters are never taken")
			}
			break
		}
		s, entries = s2, entries2
	}
	if n := pages("first-full", write(t, report.First, "html", s, entries, options(lang.Japanese))); n != 1 {
		t.Errorf("a first report as long as the larger letters allow has %d pages", n)
	}
	s, entries = long(t, 300)
	if n := pages("chronology", write(t, report.Chronology, "html", s, entries, options(lang.Japanese))); n < 4 {
		t.Errorf("300 entries are printed on %d pages", n)
	}
}
