package report_test

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mattn/go-runewidth"
	"github.com/xuri/excelize/v2"

	"dandori/runbook/lang"
	"dandori/runbook/report"
)

func openBook(t testing.TB, raw []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// printed are the columns of a sheet that are printed, with their widths.
func printed(t testing.TB, f *excelize.File, sheet string) (columns []int, widths []float64) {
	t.Helper()
	for _, n := range f.GetDefinedName() {
		m := regexp.MustCompile(`\$([A-Z]+)\$1:\$([A-Z]+)\$(\d+)$`).FindStringSubmatch(n.RefersTo)
		if n.Scope != sheet || n.Name != "_xlnm.Print_Area" || m == nil {
			continue
		}
		first, _ := excelize.ColumnNameToNumber(m[1])
		last, _ := excelize.ColumnNameToNumber(m[2])
		for k := first; k <= last; k++ {
			name, _ := excelize.ColumnNumberToName(k)
			width, _ := f.GetColWidth(sheet, name)
			columns, widths = append(columns, k), append(widths, width)
		}
	}
	if columns == nil {
		t.Errorf("the sheet %s has no area that is printed", sheet)
	}
	return columns, widths
}

// TestAWorkbookIsAPaper: small tables stand in the paper and have no sheets of their own, the
// paper is read in its order, and a table that went to a sheet of its own leaves its name.
func TestAWorkbookIsAPaper(t *testing.T) {
	s, entries := course(t, false, strings.Repeat("長い文である。", 30))
	for paper, want := range map[string]int{report.Incident: 1, report.Final: 1, report.First: 1, report.Metrics: 2, report.Evidence: 2, report.Review: 1} {
		raw := write(t, paper, "xlsx", s, entries, options(lang.Japanese))
		f := openBook(t, raw)
		sheets := f.GetSheetList()
		if len(sheets) > want {
			t.Errorf("%s has the sheets %q", paper, sheets)
		}
		d, err := report.Build(paper, s, entries, options(lang.Japanese))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows(sheets[0])
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		find := func(what, words string) {
			for i := at; i < len(rows); i++ {
				if slices.Contains(rows[i], words) {
					at = i
					return
				}
			}
			t.Errorf("%s: %s %q does not stand behind row %d of the paper", paper, what, words, at+1)
		}
		find("the heading", d.Heading())
		for _, section := range d.Sections {
			find("the section", section.Title)
			name := section.Title
			for _, b := range section.Blocks {
				switch b := b.(type) {
				case report.Heading:
					name = string(b)
					find("the heading", name)
				case *report.Table:
					if slices.Contains(sheets[1:], name) {
						find("the name of the sheet", lang.Workbook.OnSheet.Format(lang.Japanese, name))
						continue
					}
					for row := range b.Rows {
						for _, c := range row {
							if c.Kind == report.KindText && c.Text != "" {
								find("the cell", c.Text)
								break
							}
						}
					}
				}
			}
		}
	}
}

// TestAWorkbookFitsItsPages: on every sheet of every paper, the number of the incident is not
// printed, what is printed is as wide as a page on which its letters can be read, a time has room
// for itself, and the setting of the page says A4, as many pages down as it takes, the marks and
// the number of the page.
func TestAWorkbookFitsItsPages(t *testing.T) {
	s, entries := course(t, true, strings.Repeat("長い文である。", 30))
	for _, paper := range report.Reports {
		for _, l := range []lang.Lang{lang.Japanese, lang.English} {
			o := options(l)
			o.Handling = "部外秘"
			raw := write(t, paper, "xlsx", s, entries, o)
			f := openBook(t, raw)
			for i, sheet := range f.GetSheetList() {
				part := parts(t, raw)[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)]
				columns, widths := printed(t, f, sheet)
				if columns[0] != 2 {
					t.Errorf("%s, %s: printing begins with column %d", paper, sheet, columns[0])
				}
				sum := 0.0
				for _, w := range widths {
					sum += w
				}
				page := 105.0
				if strings.Contains(part, `orientation="landscape"`) {
					page = 160
				}
				if sum > page {
					t.Errorf("%s, %s is %v wide, its page %v", paper, sheet, sum, page)
				}
				for _, want := range []string{`<pageSetup paperSize="9"`, `fitToWidth="1" fitToHeight="0"`, lang.Event.Drill.In(l), "部外秘", "&amp;P / &amp;N", "&amp;A"} {
					if !strings.Contains(part, want) {
						t.Errorf("%s, %s: the page has no %s", paper, sheet, want)
					}
				}
				table := strings.Contains(part, "<autoFilter ")
				titles := slices.ContainsFunc(f.GetDefinedName(), func(n excelize.DefinedName) bool {
					return n.Name == "_xlnm.Print_Titles" && n.Scope == sheet && strings.HasSuffix(n.RefersTo, "!$1:$1")
				})
				if frozen := strings.Contains(part, `state="frozen"`); table != titles || table != frozen || table == (i == 0) && i == 0 {
					t.Errorf("%s, %s: a table %t, its head on every page %t, in sight %t", paper, sheet, table, titles, frozen)
				}
			}
		}
	}
}

// TestThereIsRoomForAPen: the columns that are signed by hand are wide enough, and its rows high
// enough.
func TestThereIsRoomForAPen(t *testing.T) {
	s, entries := course(t, false, "")
	f := openBook(t, write(t, report.Incident, "xlsx", s, entries, options(lang.Japanese)))
	rows, err := f.GetRows("文書")
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, lang.Paper.Approvals.Ja) })
	if at < 0 {
		t.Fatal("there is nowhere to sign")
	}
	merged, _ := f.GetMergeCells("文書")
	signed := 0
	for _, m := range merged {
		first, row, _ := excelize.CellNameToCoordinates(m.GetStartAxis())
		last, _, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
		if row != at+3 { // its head, and the first to sign
			continue
		}
		signed++
		if high, _ := f.GetRowHeight("文書", row); last-first+1 < 4 || high < 30 {
			t.Errorf("%s goes over %d columns and is %v points high", m.GetStartAxis(), last-first+1, high)
		}
	}
	if signed != 3 {
		t.Errorf("%d columns to sign", signed)
	}
}

// TestTheContentIsWidest: of a chronology with long words in it, and in every order of magnitude
// of the log.
func TestTheContentIsWidest(t *testing.T) {
	s, entries := course(t, false, strings.Repeat("長い文である。", 10))
	f := openBook(t, write(t, report.Chronology, "xlsx", s, entries, options(lang.Japanese)))
	columns, widths := printed(t, f, "クロノロジー")
	content := slices.Index(columns, 9)
	for i, width := range widths {
		if i != content && width > widths[content]*0.75 {
			t.Errorf("column %d is %v wide, the content %v", columns[i], width, widths[content])
		}
		if title, _ := f.GetCellValue("クロノロジー", "I1"); title != lang.Report.Content.Ja {
			t.Fatalf("column I is %q", title)
		}
	}
	for _, k := range []int{1, 2} { // a time: 16 characters, or it is shown as ###
		if widths[k] < 16 {
			t.Errorf("a time has %v", widths[k])
		}
	}
}

// TestAWorkbookIsPrintedWhole: a row is as high as the lines of its words, whether its cells go
// over several columns or not, and not much higher.
func TestAWorkbookIsPrintedWhole(t *testing.T) {
	words := strings.Repeat("長い文である。", 9)
	s, entries := course(t, false, words)
	for paper, where := range map[string]string{report.Chronology: "クロノロジー", report.Incident: "文書"} {
		tall := 0
		f := openBook(t, write(t, paper, "xlsx", s, entries, options(lang.Japanese)))
		rows, err := f.GetRows(where)
		if err != nil {
			t.Fatal(err)
		}
		merged, _ := f.GetMergeCells(where)
		over := map[string]int{} // how many columns a cell goes over
		for _, m := range merged {
			first, _, _ := excelize.CellNameToCoordinates(m.GetStartAxis())
			last, _, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
			over[m.GetStartAxis()] = last - first + 1
		}
		for i, row := range rows {
			if !slices.ContainsFunc(row, func(c string) bool { return strings.Contains(c, words) }) {
				continue
			}
			tall++
			lines := 0.0
			for k, c := range row {
				at, _ := excelize.CoordinatesToCellName(k+1, i+1)
				width, ems := 0.0, 0.0
				for n := range max(1, over[at]) {
					name, _ := excelize.ColumnNumberToName(k + 1 + n)
					w, _ := f.GetColWidth(where, name)
					width += w
				}
				for _, r := range c {
					if ems++; r < 0x100 {
						ems -= 0.5
					}
				}
				lines = max(lines, math.Ceil(ems/(width*6/11)))
			}
			if high, err := f.GetRowHeight(where, i+1); err != nil || high < min(409, lines*14) || high > lines*15*1.35+20 {
				t.Errorf("%s row %d is %v points high for %v lines: %v", where, i+1, high, lines, err)
			}
		}
		if tall == 0 {
			t.Errorf("%s: no cell has the long words", paper)
		}
	}
}

// TestAWorkbookIsTheSameInEveryLocale: nothing of it is measured as a terminal would, whose
// widths depend on LANG.
func TestAWorkbookIsTheSameInEveryLocale(t *testing.T) {
	s, entries := course(t, false, "※①②…─│●→×÷")
	book := func(wide bool) []byte {
		defer func(was bool) { runewidth.DefaultCondition.EastAsianWidth = was }(runewidth.DefaultCondition.EastAsianWidth)
		runewidth.DefaultCondition.EastAsianWidth = wide
		return write(t, report.Chronology, "xlsx", s, entries, options(lang.Japanese))
	}
	if !bytes.Equal(book(false), book(true)) {
		t.Error("its columns have other widths where LANG is ja_JP")
	}
}
