package runbook_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// Each criterion takes what has it and nothing else, and together they take less.
func TestSelection(t *testing.T) {
	r := begin(t, "flaming")
	r.now = t0.Add(time.Hour)
	r.must(runbook.Note{Text: "いま", By: runbook.By{Actor: runbook.Actor{Name: "佐藤"}}})
	r.must(runbook.Note{Text: "後から", By: runbook.By{At: t0}})
	r.must(runbook.Note{Text: "紙から", By: runbook.By{At: t0, Paper: true}, Step: "opening/save-screen"})
	r.must(runbook.StateFact{Text: "誤設定か", Certainty: runbook.Estimated})
	r.must(runbook.Do{Step: "flaming/needs-time", Chosen: []string{"yes"}})
	for want, f := range map[string]runbook.Selection{
		"1 2 3 4 5 6": {},
		"2":           {Person: "佐 藤"},
		"3 4":         {Late: true},
		"4":           {Paper: true},
		"4 ":          {Step: "opening/save-screen"},
		"5":           {Certainty: runbook.Estimated},
		"6":           {Category: runbook.CategoryDecision},
		"":            {Category: runbook.CategoryDecision, Person: "佐藤"},
	} {
		var got []string
		for _, e := range r.events {
			if f.Takes(&r.state, e) {
				got = append(got, string(rune('0'+e.Seq)))
			}
		}
		if strings.Join(got, " ") != strings.TrimSpace(want) {
			t.Errorf("%+v takes %v, want %s", f, got, want)
		}
	}
}

// Width, case and the two kanas make no difference, and making a text searchable twice
// changes nothing more.
func TestSearchable(t *testing.T) {
	for _, pair := range [][2]string{{"ＵＲＬ", "url"}, {"ｶﾞｲﾄﾞ", "がいど"}, {"ガイド", "がいど"}, {"①", "1"}} {
		if runbook.Searchable(pair[0]) != runbook.Searchable(pair[1]) {
			t.Errorf("%q and %q differ", pair[0], pair[1])
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("aAａＡﾊﾞハばバ①ー、 　%é"))).Draw(t, "s")
		once := runbook.Searchable(s)
		if runbook.Searchable(once) != once {
			t.Fatalf("%q, then %q, then %q", s, once, runbook.Searchable(once))
		}
		if !runbook.HasWords(once, runbook.SearchWords(s)) {
			t.Fatalf("%q does not have its own words", s)
		}
	})
}

// An entry is found by what it says in either language.
func TestSearchText(t *testing.T) {
	r := begin(t, "flaming")
	e := r.must(runbook.StateFact{Text: "予約投稿の誤設定", Certainty: runbook.Estimated, By: runbook.By{Actor: runbook.Actor{Name: "佐藤"}}})
	text := runbook.SearchText(e, append([]lang.Text{runbook.Describe(&r.state, e)}, runbook.Details(&r.state, e)...))
	for _, words := range []string{"推定 佐藤", "estimated 予約", "#2", "ＥＳＴＩＭＡＴＥＤ"} {
		if !runbook.HasWords(text, runbook.SearchWords(words)) {
			t.Errorf("%q is not found in %q", words, text)
		}
	}
	if runbook.HasWords(text, runbook.SearchWords("予約 確認済み")) {
		t.Error("one of the words is not there")
	}
}
