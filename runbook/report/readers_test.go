package report_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// These tests give papers to the programs with which they will be read. Where a program
// is missing they are skipped; with
//
//	DANDORI_READERS=required go test ./runbook/report
//
// as in .ci/run, a missing program is a failure.
func reader(t *testing.T, names ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("starts " + names[0])
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	missing(t, "%s is not installed", names[0])
	return ""
}

// missing skips the test, or fails it where every reader is required.
func missing(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("DANDORI_READERS") == "required" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

// convert has LibreOffice write a file in another format, and gives the folder with
// what it wrote.
func convert(t *testing.T, office, name string, raw []byte, to string) string {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, name)
	if err := os.WriteFile(in, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--norestore", "--convert-to", to, "--outdir", out}
	if filepath.Ext(name) == ".csv" {
		args = append(args, "--infilter=CSV:44,34,76,1,,0,false,true,false")
	}
	c := exec.CommandContext(t.Context(), office, append(args, in)...)
	if said, err := c.CombinedOutput(); err != nil {
		missing(t, "LibreOffice does not run here: %v\n%.300s", err, said)
	}
	return out
}

// everySheet is the filter of LibreOffice that writes each sheet to a file of its own,
// cells as they are shown.
const everySheet = `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1`

func readCSV(t *testing.T, raw []byte) [][]string {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff"))))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// trimmed leaves out empty cells at the end, which programs keep or not.
func trimmed(row []string) []string {
	for len(row) > 0 && row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	return row
}

// TestLibreOfficeReadsTheWorkbook: every cell of every sheet comes back, also hostile
// ones, and times are what they were.
func TestLibreOfficeReadsTheWorkbook(t *testing.T) {
	office := reader(t, "soffice", "libreoffice")
	s, entries := course(t, true, `=1+1 "x",🔥𠮷`)
	raw := write(t, report.Chronology, "xlsx", s, entries, options(lang.Japanese))
	out := convert(t, office, "book.xlsx", raw, everySheet)
	want := sheetsOf(t, raw)
	for name, rows := range want {
		data, err := os.ReadFile(filepath.Join(out, "book-"+name+".csv"))
		if err != nil {
			t.Errorf("sheet %s: %v", name, err)
			continue
		}
		got := readCSV(t, data)
		if len(got) != len(rows) {
			t.Errorf("sheet %s: %d rows, want %d", name, len(got), len(rows))
			continue
		}
		for i := range rows {
			for k, cell := range rows[i] { // LibreOffice always writes the seconds of a time
				if _, err := time.Parse("2006-01-02 15:04", cell); err == nil && k < len(got[i]) {
					got[i][k] = strings.TrimSuffix(got[i][k], ":00")
					if len(got[i][k]) < len(cell) {
						got[i][k] += ":00"
					}
				}
			}
			if !slices.Equal(trimmed(got[i]), trimmed(rows[i])) {
				t.Errorf("sheet %s, row %d:\n got %q\nwant %q", name, i+1, got[i], rows[i])
			}
		}
	}
	// What the library and LibreOffice read is also what csv says.
	table := readCSV(t, write(t, report.Chronology, "csv", s, entries, options(lang.Japanese)))
	rows := want["クロノロジー"]
	step := slices.Index(rows[0], lang.Report.Step.Ja)
	for i, row := range rows {
		for k, cell := range row {
			plain := strings.TrimPrefix(table[i][k], "'")
			if at, err := time.Parse("2006-01-02 15:04:05", plain); err == nil { // to the second, of which the minute is shown
				plain = at.Format("2006-01-02 15:04")
			}
			if k == step && i > 0 { // a program is told the id, a person the title
				if strings.Contains(plain, "/") != (cell != "") {
					t.Errorf("row %d: csv has the step %q, xlsx %q", i+1, plain, cell)
				}
				continue
			}
			if plain != cell && !strings.Contains(cell, "\n") {
				t.Errorf("row %d: csv has %q, xlsx %q", i+1, table[i][k], cell)
			}
		}
	}
}

// TestLibreOfficeReadsTheSeconds: what LibreOffice calculates with is the time to the second,
// though the cell shows the minute.
func TestLibreOfficeReadsTheSeconds(t *testing.T) {
	office := reader(t, "soffice", "libreoffice")
	s, entries := course(t, false, "")
	entries[3].Logged = entries[3].Logged.Add(37 * time.Second)
	out := convert(t, office, "book.xlsx", write(t, report.Chronology, "xlsx", s, entries, options(lang.Japanese)), "ods")
	out = convert(t, office, "book.ods", read(t, filepath.Join(out, "book.ods")), "xlsx")
	f, err := excelize.OpenFile(filepath.Join(out, "book.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	seconds := 0
	for i, row := range readCSV(t, write(t, report.Chronology, "csv", s, entries, options(lang.Japanese)))[1:] {
		for k := 2; k <= 3; k++ {
			at, _ := excelize.CoordinatesToCellName(k+1, i+2)
			value, _ := f.GetCellValue("クロノロジー", at, excelize.Options{RawCellValue: true})
			if got := moment(t, value); got != row[k] {
				t.Errorf("%s: %s, want %s", at, got, row[k])
			}
			if !strings.HasSuffix(row[k], ":00") {
				seconds++
			}
		}
	}
	if seconds == 0 {
		t.Error("no time has seconds: this test would not notice")
	}
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// TestAnOfficePrintsTheWorkbook: LibreOffice prints every sheet on A4 with the handling mark
// and the mark of a drill at the head of each page, the number of the page at its foot, nothing
// of the column that is not printed, every word, and letters that can be read.
func TestAnOfficePrintsTheWorkbook(t *testing.T) {
	office, pdftotext, pdfinfo := reader(t, "soffice", "libreoffice"), reader(t, "pdftotext"), reader(t, "pdfinfo")
	s, entries := course(t, true, strings.Repeat("長い文である。", 30))
	for _, paper := range []string{report.Chronology, report.Incident} {
		o := options(lang.Japanese)
		o.Handling = "部外秘"
		raw := write(t, paper, "xlsx", s, entries, o)
		file := filepath.Join(convert(t, office, "book.xlsx", raw, "pdf"), "book.pdf")
		said, err := exec.CommandContext(t.Context(), pdftotext, "-layout", file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		pages := strings.Split(strings.TrimSuffix(string(said), "\f"), "\f")
		for i, page := range pages {
			flat := strings.NewReplacer(" ", "", "\n", "").Replace(page)
			if !strings.Contains(flat, "【訓練】") || !strings.Contains(flat, "部外秘") || !strings.Contains(flat, fmt.Sprintf("%d/%d", i+1, len(pages))) {
				t.Errorf("%s, page %d of %d is not marked or not numbered:\n%s", paper, i+1, len(pages), page)
			}
			if n := strings.Count(flat, string(s.ID)); n > 4 { // the head, and where it is told
				t.Errorf("%s, page %d: the number of the incident is printed %d times", paper, i+1, n)
			}
		}
		all := strings.NewReplacer(" ", "", "\n", "", "\f", "").Replace(string(said))
		if strings.Contains(all, "###") {
			t.Errorf("%s: a column is too narrow for its numbers", paper)
		}
		info, err := exec.CommandContext(t.Context(), pdfinfo, "-f", "1", "-l", "99", file).Output()
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(info), "(A4)"); n != len(pages) {
			t.Errorf("%s: %d of %d pages are A4", paper, n, len(pages))
		}
		if paper == report.Incident && len(pages) > 9 {
			t.Errorf("an incident report of %d pages", len(pages))
		}
		boxes, err := exec.CommandContext(t.Context(), pdftotext, "-bbox", file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		words := regexp.MustCompile(`yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"`).FindAllStringSubmatch(string(boxes), -1)
		for _, m := range words {
			top, _ := strconv.ParseFloat(m[1], 64)
			bottom, _ := strconv.ParseFloat(m[2], 64)
			if high := bottom - top; high < 7.7 {
				t.Errorf("%s: letters %.1f points high", paper, high)
				break
			}
		}
		if len(words) < 100 {
			t.Errorf("%s: only %d words were measured", paper, len(words))
		}
	}
}

// TestLibreOfficeReadsCSV: cells come back equal, Japanese intact, times as times and
// numbers as numbers, and nothing is calculated.
func TestLibreOfficeReadsCSV(t *testing.T) {
	office := reader(t, "soffice", "libreoffice")
	s, entries := course(t, false, `=1+1 "x",🔥𠮷`)
	raw := write(t, report.Chronology, "csv", s, entries, options(lang.Japanese))
	out := convert(t, office, "log.csv", raw, "xlsx")
	f, err := excelize.OpenFile(filepath.Join(out, "log.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetList()[0]
	for i, row := range readCSV(t, raw) {
		for k, want := range row {
			at, _ := excelize.CoordinatesToCellName(k+1, i+1)
			if formula, _ := f.GetCellFormula(sheet, at); formula != "" {
				t.Errorf("%s is a formula: %s", at, formula)
			}
			got, _ := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
			if i > 0 && (k == 2 || k == 3) { // event time, entry time
				days, err := strconv.ParseFloat(got, 64)
				if err != nil {
					t.Errorf("%s is no date: %q", at, got)
					continue
				}
				got = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Add(time.Duration(days*86400+0.5) * time.Second).Format("2006-01-02 15:04:05")
			}
			if got != want {
				t.Errorf("%s: %q, want %q", at, got, want)
			}
		}
	}
}

// TestHTMLParser reads every paper with a parser of HTML that is not ours. It is older
// than some elements, which it therefore does not know.
func TestHTMLParser(t *testing.T) {
	xmllint := reader(t, "xmllint")
	s, entries := course(t, true, `<b>&amp;"'`)
	for _, paper := range report.Reports {
		for _, l := range []lang.Lang{lang.Japanese, lang.English} {
			file := filepath.Join(t.TempDir(), paper+".html")
			if err := os.WriteFile(file, write(t, paper, "html", s, entries, options(l)), 0o600); err != nil {
				t.Fatal(err)
			}
			said, _ := exec.CommandContext(t.Context(), xmllint, "--html", "--noout", "--nonet", file).CombinedOutput()
			for line := range strings.Lines(string(said)) {
				if _, problem, ok := strings.Cut(line, "HTML parser error : "); ok && !newElement(problem) {
					t.Errorf("%s %s: %s", paper, l, problem)
				}
			}
		}
	}
	// Control: what is broken is noticed.
	file := filepath.Join(t.TempDir(), "broken.html")
	if err := os.WriteFile(file, []byte("<!DOCTYPE html><html><body><p>x</b></td></body></html>"), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, _ := exec.CommandContext(t.Context(), xmllint, "--html", "--noout", file).CombinedOutput(); !bytes.Contains(said, []byte("HTML parser error")) {
		t.Error("the parser takes anything")
	}
}

func newElement(problem string) bool {
	for _, name := range []string{"main", "section", "svg", "text", "line", "circle"} {
		if strings.TrimSpace(problem) == fmt.Sprintf("Tag %s invalid", name) {
			return true
		}
	}
	return false
}

// TestXMLParser reads every part of a workbook with a parser that is not ours.
func TestXMLParser(t *testing.T) {
	xmllint := reader(t, "xmllint")
	s, entries := course(t, true, `<b>&amp;"'_x0041_`)
	dir := t.TempDir()
	var files []string
	for name, part := range parts(t, write(t, report.Chronology, "xlsx", s, entries, options(lang.Japanese))) {
		file := filepath.Join(dir, strings.NewReplacer("/", "-", "[", "", "]", "").Replace(name))
		if err := os.WriteFile(file, []byte(part), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	if said, err := exec.CommandContext(t.Context(), xmllint, append([]string{"--noout", "--nonet"}, files...)...).CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, said)
	}
}
