package report_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// TestADayIsNeverBroken: in every table of every page, day and time of day are pieces that a
// browser does not break, and each column says how narrow it may be.
func TestADayIsNeverBroken(t *testing.T) {
	s, entries := course(t, false, "")
	day := regexp.MustCompile(`<td class="time">(.*?)</td>`)
	whole := regexp.MustCompile(`^<span>\d{4}-\d\d-\d\d</span>( <span>\d\d:\d\d(:\d\d)?</span>)?$`)
	n := 0
	for _, paper := range report.Reports {
		page := string(write(t, paper, "html", s, entries, options(lang.Japanese)))
		for _, m := range day.FindAllStringSubmatch(page, -1) {
			if n++; !whole.MatchString(m[1]) {
				t.Errorf("%s: a browser may break %q", paper, m[1])
			}
		}
		for _, m := range regexp.MustCompile(`<th scope="col"([^>]*)>`).FindAllStringSubmatch(page, -1) {
			if class := regexp.MustCompile(`^ class="(w\d+)"$`).FindStringSubmatch(m[1]); class == nil || !strings.Contains(page, "."+class[1]+"{min-width:") {
				t.Errorf("%s: a column without a width: %q", paper, m[1])
			}
		}
	}
	if n < 20 || !strings.Contains(string(write(t, report.Chronology, "html", s, entries, options(lang.Japanese))), "td.time span{white-space:nowrap}") {
		t.Errorf("only %d times were looked at, or the style breaks them", n)
	}
}

// TestWidthsFollowTheWords: what is short stays on one line, however wide the column beside
// it is.
func TestWidthsFollowTheWords(t *testing.T) {
	column := func(title string) report.Column { return report.Column{ID: title, Title: title, Kind: report.KindText} }
	cell := func(words string) report.Cell { return report.Cell{Kind: report.KindText, Text: words} }
	d := &report.Document{Lang: lang.Japanese, Title: "x", AsOf: t0, Sections: []report.Section{{Title: "表", Blocks: []report.Block{&report.Table{
		ID: "a", Columns: []report.Column{column("職"), column("理由など"), column("内容"), column("Word")},
		Rows: func(yield func([]report.Cell) bool) {
			yield([]report.Cell{cell("発信管理者"), cell(""), cell(strings.Repeat("長い文である。", 20)), cell("Certainty")})
		},
	}}}}}
	var b bytes.Buffer
	if err := report.Render(&b, "html", d); err != nil {
		t.Fatal(err)
	}
	widths := map[string]string{}
	for _, m := range regexp.MustCompile(`<th scope="col" class="w(\d+)">([^<]*)</th>`).FindAllStringSubmatch(b.String(), -1) {
		widths[m[2]] = m[1]
	}
	// In halves of a character: five characters and the edge, two lines of a title, much, nine letters.
	for title, want := range map[string]string{"職": "12", "理由など": "6", "内容": "26", "Word": "13"} {
		if widths[title] != want {
			t.Errorf("%s is %s halves of a character wide, want %s", title, widths[title], want)
		}
	}
}

// TestATypedPostIsThePost: a post that somebody wrote out in the place of the role has its
// name in the language of the paper.
func TestATypedPostIsThePost(t *testing.T) {
	s, record := spread(t, false)
	record(runbook.Report{By: asIs, Step: "opening/first-report", To: "広報広聴課", Reached: true, Means: "電話"})
	for _, paper := range []string{report.Chronology, report.First, report.Incident} {
		words := string(write(t, paper, "md", s.State(), s.Entries(), options(lang.English)))
		says(t, paper, words, "Public relations and public hearing section")
		saysNot(t, paper, words, "広報広聴課")
	}
	says(t, "Japanese", string(write(t, report.First, "md", s.State(), s.Entries(), options(lang.Japanese))), "広報広聴課")
}

// TestEnglishNamesBeginWithACapital: the names of facts and columns of every paper do.
func TestEnglishNamesBeginWithACapital(t *testing.T) {
	s, entries := course(t, false, "")
	for _, paper := range report.Reports {
		d, err := report.Build(paper, s, entries, options(lang.English))
		if err != nil {
			t.Fatal(err)
		}
		check := func(name string) {
			if name != "" && name[0] >= 'a' && name[0] <= 'z' {
				t.Errorf("%s: %q", paper, name)
			}
		}
		for _, section := range d.Sections {
			check(section.Title)
			for _, b := range section.Blocks {
				switch b := b.(type) {
				case report.Heading:
					check(string(b))
				case report.Facts:
					for _, f := range b {
						check(f.Name)
					}
				case *report.Table:
					for _, c := range b.Columns {
						check(c.Title)
					}
				}
			}
		}
	}
}
