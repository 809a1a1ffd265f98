package report_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// TestPublicTimesAreThoseOfTheLog: when it happened and became known stands in the public
// version as in the other one, also where a step and not the opening says so.
func TestPublicTimesAreThoseOfTheLog(t *testing.T) {
	s := takeover(t)
	happened, detected := t0.Add(-70*time.Minute), t0.Add(-25*time.Minute)
	if _, err := s.Record(t.Context(), runbook.Do{Step: "opening/record-detection", Fields: map[string]string{
		"happened": happened.Format(time.RFC3339), "detected": detected.Format(time.RFC3339), "informant": "秘密の人",
	}}, t0.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	words := string(write(t, report.Chronology, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese, Public: true}))
	for _, at := range []time.Time{happened, detected} {
		if want := at.In(t0.Location()).Format("2006-01-02 15:04"); !strings.Contains(words, want) {
			t.Errorf("%s is not in the public version:\n%.900s", want, words)
		}
	}
	if strings.Contains(words, "秘密の人") {
		t.Error("who told of it is in the public version")
	}
}

// A number as of one time is not made wrong by one as of another: what a later one says is
// said as of its own time, and only what was stated for the same time, or for none, was
// changed. What is typed in later of an earlier time changes nothing.
func TestALaterCountIsNoChange(t *testing.T) {
	nine := time.Date(2026, 11, 22, 21, 0, 0, 0, t0.Location())
	type stated struct {
		text  string
		asOf  time.Time
		guess bool
	}
	at := func(hours int) time.Time { return nine.Add(time.Duration(hours) * time.Hour) }
	none := time.Time{}
	for name, c := range map[string]struct {
		facts []stated
		want  []string // behind each; of one that is not public none
	}{
		"counted again":         {[]stated{{"甲 5", at(0), false}, {"甲 9", at(1), false}}, []string{" / 2026-11-22 22:00 現在は「甲 9」", ""}},
		"the same again":        {[]stated{{"甲 5", at(0), false}, {"甲 5", at(1), false}}, []string{"", ""}},
		"typed in late":         {[]stated{{"甲 9", at(1), false}, {"甲 5", at(0), false}}, []string{"", " / 2026-11-22 22:00 現在は「甲 9」"}},
		"the same time":         {[]stated{{"甲 5", at(0), false}, {"甲 6", at(0), false}}, []string{" / 後に「甲 6」に改めた", ""}},
		"both":                  {[]stated{{"甲 5", at(0), false}, {"甲 6", at(0), false}, {"甲 9", at(1), false}}, []string{" / 後に「甲 6」に改めた / 2026-11-22 22:00 現在は「甲 9」", " / 2026-11-22 22:00 現在は「甲 9」", ""}},
		"no times":              {[]stated{{"甲 5", none, false}, {"甲 6", none, false}}, []string{" / 後に「甲 6」に改めた", ""}},
		"no time, then two":     {[]stated{{"甲 5", none, false}, {"甲 9", at(1), false}, {"甲 7", at(0), false}}, []string{"", " / 2026-11-23 00:01 現在は「甲 5」", " / 2026-11-23 00:01 現在は「甲 5」"}},
		"later, and not public": {[]stated{{"甲 5", at(0), false}, {"甲 9", at(1), true}}, []string{" / その後の時点のものは非公開"}},
		"changed, not public":   {[]stated{{"甲 5", at(0), false}, {"甲 9", at(0), true}}, []string{" / 後に改めた（内容は非公開）"}},
	} {
		l := &later{t, takeover(t), at(3)}
		for _, f := range c.facts {
			certainty := runbook.Confirmed
			if f.guess {
				certainty = runbook.Estimated
			}
			l.do(runbook.StateFact{By: asIs, Fact: "extent", Text: f.text, Certainty: certainty, AsOf: f.asOf})
		}
		d, err := report.Build(report.Chronology, l.s.State(), l.s.Entries(), report.Options{Lang: lang.Japanese, Public: true})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range d.Sections {
			for _, block := range s.Blocks {
				table, ok := block.(*report.Table)
				if !ok || !table.Main {
					continue
				}
				for row := range table.Rows {
					if _, behind, is := strings.Cut(row[1].Text, "【確認済み】"); is {
						_, behind, _ = strings.Cut(behind+" ", " / ")
						if behind = strings.TrimSuffix(behind, " "); behind != "" {
							behind = " / " + behind
						}
						got = append(got, behind)
					}
				}
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A statement for which no time was named holds as of when it was made: what is stated later of
// an earlier time, or typed in later from paper, takes nothing's place.
func TestAnOlderStateReplacesNothing(t *testing.T) {
	l := &later{t, takeover(t), time.Date(2026, 11, 22, 22, 0, 0, 0, t0.Location())}
	l.do(runbook.StateFact{By: asIs, Fact: "extent", Text: "漏えいは100件", Certainty: runbook.Confirmed})
	l.do(runbook.StateFact{By: asIs, Fact: "extent", Text: "漏えいはない", Certainty: runbook.Confirmed, AsOf: l.at.Add(-time.Hour)})
	typed := asIs
	typed.At = l.at.Add(-30 * time.Minute)
	l.do(runbook.StateFact{By: typed, Fact: "extent", Text: "漏えいの疑い", Certainty: runbook.Confirmed})
	words := string(write(t, report.Chronology, "txt", l.s.State(), l.s.Entries(), report.Options{Lang: lang.Japanese, Public: true}))
	for _, want := range []string{
		"漏えいは100件【確認済み】\r\n",
		"（2026-11-22 21:01 現在） / 2026-11-22 22:01 現在は「漏えいは100件」\r\n",
		"漏えいの疑い【確認済み】（前の時点のもの。後の時点の事実は変わらない） / 後に「漏えいは100件」に改めた\r\n",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is missing:\n%s", want, words)
		}
	}
}

// Nobody is said not to know when it happened but by somebody.
func TestAnUnknownTimeIsSomebodysWord(t *testing.T) {
	l := &later{t, takeover(t), t0.Add(time.Hour)}
	for _, want := range []string{"発生日時： 【未記入】\r\n", "発生日時： 不明\r\n"} {
		for _, public := range []bool{false, true} {
			if words := l.paper(report.First, public); !strings.Contains(words, want) {
				t.Errorf("public %v: %q is missing:\n%s", public, want, words)
			}
		}
		l.do(runbook.Amend{By: asIs, Unknown: true})
	}
}
