package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// leftIn is what the program says may be names in a public paper, with how often.
func leftIn(t *testing.T, s *runbook.Session, paper, format string, hide ...string) []string {
	t.Helper()
	var list []string
	o := report.Options{Lang: lang.Japanese, Public: true, Since: 1, Number: 2, Hide: hide, MayRemain: func(words []report.Remaining) {
		for _, w := range words {
			list = append(list, fmt.Sprintf("%s %d", w.Words, w.Count))
		}
	}}
	write(t, paper, format, s.State(), s.Entries(), o)
	return list
}

// Names that no field has are named after the paper is made, wherever they stand in it and in
// every format; what is no name, and what was left out, is not.
func TestWhatMayBeANameIsNamed(t *testing.T) {
	for words, want := range map[string][]string{
		"稲葉が画面を確認し、財前五郎さんへ電話。稲葉は帰宅":             {"稲葉 2", "財前五郎 1"},
		"林が連絡。林業の投稿、林道の写真":                      {"林 1"},
		"大坊惣次郎さんから電話。妻和子さんも":                    {"大坊惣次郎 1", "和子 1"},
		"髙橋係長と話した。はなこさんの投稿":                     {"髙橋 1", "はなこ 1"},
		"Ken Sato saw it. Take a note.":         {"Ken Sato 1"},
		"宇部市長、山口県警、市民さん、お客様、広報広聴課の公式Xの投稿に関する苦情": nil,
		"本日の会議の議事録を確認し、原因を調べた。関係課と共有":           nil,
		"https://x.com/Sato_Ken/status/1 の投稿":   nil,
		"鈴木さんの端末": nil, // is on record
	} {
		l := &later{t, takeover(t), t0.Add(time.Hour)}
		by := runbook.By{Actor: runbook.Actor{Name: "鈴木 一郎"}, AsIs: true}
		l.do(runbook.StateFact{By: by, Fact: "extent", Text: words, Certainty: runbook.Confirmed})
		for _, format := range report.Formats {
			if got := leftIn(t, l.s, report.Chronology, format); !slices.Equal(got, want) {
				t.Errorf("%s: of %q it names %q, want %q", format, words, got, want)
			}
		}
		hide := strings.Fields("稲葉 財前五郎 林 高橋 はなこ 大坊惣次郎 和子 Ken　Sato")
		if got := leftIn(t, l.s, report.Chronology, "txt", append(hide, "Ken Sato")...); got != nil {
			t.Errorf("of %q it still names %q", words, got)
		}
	}
}

// What people typed where nobody typed a name asks about nobody.
func TestAnOrdinaryPaperAsksAboutNobody(t *testing.T) {
	s, entries := confidential(t)
	for _, paper := range publicPapers() {
		o := public
		o.MayRemain = func(words []report.Remaining) {
			if len(words) > 0 {
				t.Errorf("%s asks about %v", paper, words)
			}
		}
		write(t, paper, "md", s, entries, o)
	}
}
