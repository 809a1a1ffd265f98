package report_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// sheetsOf reads a workbook with a library that had no part in writing it.
func sheetsOf(t testing.TB, raw []byte) map[string][][]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := map[string][][]string{}
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatalf("sheet %s: %v", name, err)
		}
		out[name] = rows
	}
	return out
}

func TestWorkbookHoldsWhatThePaperSays(t *testing.T) {
	s, entries := course(t, false, "")
	raw := write(t, report.Chronology, "xlsx", s, entries, options(lang.Japanese))
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want := []string{"文書", "クロノロジー", "証拠一覧", "手順ごと", "対応時間"}
	if got := f.GetSheetList(); strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the sheets are %q", got)
	}
	rows := sheetsOf(t, raw)["クロノロジー"]
	told := 0
	for _, e := range entries {
		if !e.Own() {
			told++
		}
	}
	if len(rows) != told+1+2 { // and when it happened and became known
		t.Errorf("%d rows of %d entries", len(rows), told)
	}
	for _, row := range rows[1:] {
		if row[0] != string(s.ID) {
			t.Errorf("a row without the number of the incident: %q", row)
		}
	}
	// Times are dates and numbers are numbers: the raw cells are what a program calculates with,
	// to the second. The minute is what is shown, and printed.
	value, _ := f.GetCellValue("クロノロジー", "D2", excelize.Options{RawCellValue: true})
	if got, want := moment(t, value), readCSV(t, write(t, report.Chronology, "csv", s, entries, options(lang.Japanese)))[1][3]; got != want {
		t.Errorf("the time of the entry is %s, want %s", got, want)
	}
	if shown, _ := f.GetCellValue("クロノロジー", "C2"); shown != rows[1][2] || !regexp.MustCompile(`^2026-11-22 \d\d:\d\d$`).MatchString(shown) {
		t.Errorf("the event time is shown as %q", shown)
	}
	if kind, _ := f.GetCellType("クロノロジー", "B2"); kind == excelize.CellTypeInlineString {
		t.Error("the number of an entry is a text")
	}
	panes, err := f.GetPanes("クロノロジー")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the head does not stay in sight: %+v %v", panes, err)
	}
	if part := parts(t, raw)["xl/worksheets/sheet2.xml"]; !strings.Contains(part, fmt.Sprintf(`<autoFilter ref="A1:O%d"/>`, len(rows))) {
		t.Error("there are no filters")
	}
}

// TestWorkbookTimes compares dates around the edges with what another program counts.
func TestWorkbookTimes(t *testing.T) {
	jst := time.FixedZone("JST", 9*3600)
	at := []time.Time{
		time.Date(2026, 11, 22, 22, 40, 0, 0, jst), time.Date(2026, 12, 31, 23, 59, 59, 0, jst), time.Date(2028, 2, 29, 0, 0, 0, 0, jst),
		time.Date(1904, 1, 1, 0, 0, 1, 0, jst), time.Date(2000, 1, 1, 12, 0, 0, 0, time.UTC),
	}
	d := &report.Document{Report: report.Chronology, Lang: lang.Japanese, Incident: "INC-20261122-01", Title: "x", AsOf: t0, Sections: []report.Section{{ID: "a", Title: "t", Blocks: []report.Block{
		&report.Table{ID: "a", Main: true, Columns: []report.Column{{ID: "a", Title: "a", Kind: report.KindTime}}, Rows: func(yield func([]report.Cell) bool) {
			for _, x := range at {
				if !yield([]report.Cell{{Kind: report.KindTime, Time: x, Text: x.Format("2006-01-02 15:04:05")}}) {
					return
				}
			}
		}},
	}}}}
	var b bytes.Buffer
	if err := report.Render(&b, "xlsx", d); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i, want := range at {
		value, _ := f.GetCellValue("t", fmt.Sprintf("B%d", i+2), excelize.Options{RawCellValue: true})
		if got := moment(t, value); got != want.Format("2006-01-02 15:04:05") {
			t.Errorf("%s comes back as %s", want, got)
		}
	}
}

// moment is the time that the raw value of a cell is.
func moment(t testing.TB, value string) string {
	t.Helper()
	days, err := strconv.ParseFloat(value, 64)
	if err != nil {
		t.Errorf("%q is no date", value)
		return ""
	}
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Add(time.Duration(math.Round(days*86400)) * time.Second).Format("2006-01-02 15:04:05")
}

// parts are the parts of a workbook, by their names.
func parts(t testing.TB, raw []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(data)
	}
	return out
}

var partName = regexp.MustCompile(`^(\[Content_Types\]|_rels/|docProps/core|xl/(styles|workbook|_rels/workbook|worksheets/sheet\d+))\.(xml|rels|xml\.rels)$`)

// checkWorkbook looks for anything in a workbook that a program would obey.
func checkWorkbook(t testing.TB, what string, raw []byte) {
	t.Helper()
	for name, part := range parts(t, raw) {
		if !partName.MatchString(name) {
			t.Fatalf("%s: part %q", what, name)
		}
		harmlessBytes(t, what+" "+name, part)
		decoder := xml.NewDecoder(strings.NewReader(part))
		for {
			token, err := decoder.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %s is not XML: %v", what, name, err)
			}
			e, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			switch e.Name.Local {
			case "f", "hyperlink", "hyperlinks", "drawing", "externalReference", "oleObjects", "legacyDrawing":
				t.Fatalf("%s: %s has a %s", what, name, e.Name.Local)
			}
		}
	}
}

// TestWorkbookTellsHostileTextBack writes every trick and looks for the same words,
// with what is hostile shown by its code.
func TestWorkbookTellsHostileTextBack(t *testing.T) {
	words := append([]string{"_x0041_", "__x0041__", "a_x005F_b", "']\"'[]:*?/\\", strings.Repeat("長", 40000), "&amp;&L&14 x", "\ufffe\uffff"}, tricks...)
	for _, w := range words {
		if strings.ToValidUTF8(w, "") != w {
			continue
		}
		s := report.Cell{Kind: report.KindText, Text: w}
		d := &report.Document{Report: report.First, Lang: lang.Japanese, Incident: runbook.IncidentID(w), Title: w, Handling: w, AsOf: t0, Sections: []report.Section{
			{ID: "a", Title: w, Blocks: []report.Block{&report.Table{ID: "a", Columns: []report.Column{{ID: "a", Title: "表", Kind: report.KindText}}, Rows: func(yield func([]report.Cell) bool) { yield([]report.Cell{s}) }}}},
			{ID: "b", Title: w, Blocks: []report.Block{&report.Table{ID: "b", Columns: []report.Column{{ID: "a", Title: "目印", Kind: report.KindText}}, Rows: func(yield func([]report.Cell) bool) { yield([]report.Cell{s}) }}}},
		}}
		var b bytes.Buffer
		if err := report.Render(&b, "xlsx", d); err != nil {
			t.Fatal(err)
		}
		checkWorkbook(t, fmt.Sprintf("%.20q", w), b.Bytes())
		if strings.Contains(w, "_x005F_") {
			continue // the library that reads undoes the code twice
		}
		found := false
		want := lang.Visible(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(w))
		want = strings.NewReplacer(`\n`, "\n", "\ufffe", "<U+FFFE>", "\uffff", "<U+FFFF>").Replace(want)
		for _, rows := range sheetsOf(t, b.Bytes()) {
			for _, row := range rows {
				for _, c := range row {
					if c == want || len(w) > 1000 && strings.HasSuffix(c, "長…") {
						found = true
					}
				}
			}
		}
		if !found && strings.TrimSpace(want) != "" {
			t.Errorf("%.40q is not in the workbook: want %.40q in %.300q", w, want, fmt.Sprint(sheetsOf(t, b.Bytes())))
		}
	}
}

// TestTheLibraryIsNotInTheProgram: what reads workbooks here would cost every start of
// the program, since what is linked is initialised.
func TestTheLibraryIsNotInTheProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("lists the packages of the program")
	}
	out, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "dandori/cmd/dandori").Output()
	if err != nil {
		t.Skipf("go list does not run here: %v", err)
	}
	if !strings.Contains(string(out), "dandori/runbook/report\n") {
		t.Fatalf("these are not the packages of the program:\n%s", out)
	}
	if strings.Contains(string(out), "excelize") {
		t.Error("excelize is linked into the program")
	}
}
