package report_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/report"
)

// The closing asks for what nobody has thought of yet: before somebody decides on it, no paper
// for others asks for it. What is not decided otherwise is headed as such.
func TestNoPaperAsksForWhatNobodyDecided(t *testing.T) {
	c := &later{t, begun(t, "flaming"), t0}
	for _, paper := range []string{report.Platform, report.NoticePage} {
		for _, words := range []string{"閉鎖", "停止・終了", "【案・未承認】"} {
			if got := c.paper(paper, false); strings.Contains(got, words) {
				t.Errorf("%s says %q of a closing that nobody decided on:\n%s", paper, words, got)
			}
		}
	}
	const undecided = "この手順を行うとは、まだ決まっていない"
	if got := c.paper(report.Press, false); !strings.Contains(got, undecided) || strings.Index(got, undecided) > strings.Index(got, "【案・未承認】") {
		t.Errorf("the text for the press is not headed:\n%s", got)
	}
	if got := string(write(t, report.Press, "txt", c.s.State(), c.s.Entries(), report.Options{Lang: lang.English})); !strings.Contains(got, "It is not decided yet") {
		t.Errorf("nor in English:\n%s", got)
	}
	c.do(runbook.Do{By: asIs, Step: "flaming/wider-notice", Chosen: []string{"press"}, With: "課長", Reason: "問合せがある"})
	if got := c.paper(report.Press, false); strings.Contains(got, undecided) {
		t.Errorf("it was decided:\n%s", got)
	}
	// Decided, the closing's step is one like any other.
	c.do(runbook.WriteText{By: asIs, Step: "closing/ask-platform-close", Body: "閉鎖してください。"})
	if got := c.paper(report.Platform, false); !strings.Contains(got, "閉鎖してください。") {
		t.Errorf("a text that somebody wrote is not in it:\n%s", got)
	}
}

// What is sent to the platform stands first, whole and alone; where things are kept, who
// reported and what the office's own people need to know is marked as the office's own.
func TestThePlatformReportBeginsWithTheText(t *testing.T) {
	c := &later{t, takeover(t), t0}
	const step = playbook.Ref("unauthorized-access/report-to-platform")
	c.do(runbook.AddEvidence{By: asIs, Step: "opening/save-evidence", What: "投稿の画面", Where: "共有フォルダの奥"})
	c.do(runbook.WriteText{By: asIs, Step: step, Body: "当方の公式アカウントが乗っ取られました。"})
	c.do(runbook.Report{By: runbook.By{Actor: runbook.Actor{Name: "伊藤"}, AsIs: true}, Step: step, To: "platform", Reached: true, Means: "様式", Reference: "77-A"})
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		d, err := report.Build(report.Platform, c.s.State(), c.s.Entries(), report.Options{Lang: l})
		if err != nil {
			t.Fatal(err)
		}
		mark := lang.Outgoing.Inside.With("").In(l)
		annex := false
		for i, s := range d.Sections {
			inside := strings.HasPrefix(s.Title, strings.TrimSpace(mark))
			if annex && !inside || inside && !annex != s.Apart || i == 0 && inside {
				t.Errorf("section %d %q: marked %v, on a page of its own %v", i, s.Title, inside, s.Apart)
			}
			annex = annex || inside
			if words, ok := s.Blocks[0].(report.Quote); !inside && (!ok || len(s.Blocks) != 1 || !strings.Contains(string(words), "乗っ取られました")) {
				t.Errorf("section %d has more than the text: %+v", i, s.Blocks)
			}
		}
		if !annex || !strings.Contains(d.Handling, lang.Outgoing.PlatformAnnex.In(l)) {
			t.Errorf("nothing is marked: %q", d.Handling)
		}
	}
	out, inside, _ := strings.Cut(c.paper(report.Platform, false), "■ 【庁内用】")
	for _, words := range []string{"共有フォルダの奥", "伊藤", "77-A"} {
		if strings.Contains(out, words) || !strings.Contains(inside, words) {
			t.Errorf("%q is not in the annex alone", words)
		}
	}
}

// A fact that was corrected may not be stated until somebody confirms it anew. The office
// reads what the correction says, whole.
func TestACorrectedFactIsNotForThePress(t *testing.T) {
	c := &later{t, takeover(t), t0}
	c.do(runbook.StateFact{By: asIs, Fact: "extent", Text: "表示 5,000 回", Certainty: runbook.Confirmed, AsOf: t0})
	facts := func() (may, not string) {
		words := c.paper(report.Press, false)
		_, words, _ = strings.Cut(words, "確認した事実（答えてよいこと）")
		may, words, _ = strings.Cut(words, "確認していないこと")
		not, _, _ = strings.Cut(words, "■")
		return may, not
	}
	if may, _ := facts(); !strings.Contains(may, "表示 5,000 回") {
		t.Errorf("it may be stated: %s", may)
	}
	correction := "表示は 6,000 回であった。" + strings.Repeat("数え方の違いによる。", 12) + "末尾まで読むこと"
	entries := c.s.Entries()
	c.do(runbook.Correct{By: asIs, Entry: entries[len(entries)-1].Seq, Text: correction, Reason: "桁違い"})
	may, not := facts()
	if strings.Contains(may, "表示") || strings.Contains(not, "5,000") || !strings.Contains(not, correction) || strings.Contains(not, "【非公開】") {
		t.Errorf("may be stated: %s\nmay not: %s", may, not)
	}
	c.do(runbook.StateFact{By: asIs, Fact: "extent", Text: "表示 6,000 回", Certainty: runbook.Confirmed, AsOf: t0})
	if may, not := facts(); !strings.Contains(may, "表示 6,000 回") || strings.Contains(not, "訂正がある") {
		t.Errorf("confirmed anew: %s\nmay not: %s", may, not)
	}
}

// A text keeps the values it was written with. Whatever of them was corrected or taken back is
// named beside it, in whatever form the text has the time.
func TestStaleValuesAreNamed(t *testing.T) {
	const step = playbook.Ref("unauthorized-access/report-to-platform")
	at := time.Date(2026, 11, 22, 22, 41, 0, 0, t0.Location())
	for _, said := range []string{"11月22日午後10時41分", "午後10時41分", "2026-11-22 22:41", "11/22 22:41", "22:41", "22 November, 22:41"} {
		c := &later{t, takeover(t), t0.Add(time.Hour)}
		c.do(runbook.Report{By: runbook.By{At: at, AsIs: true}, Step: step, To: "platform", Reached: true, Means: "様式"})
		entries := c.s.Entries()
		told := entries[len(entries)-1].Seq
		c.do(runbook.WriteText{By: asIs, Step: "unauthorized-access/notify-website", Body: "運営会社へ" + said + "に通報しました。"})
		const heading = "この文にある値のうち、訂正があるもの"
		if words := c.paper(report.NoticePage, false); strings.Contains(words, heading) {
			t.Fatalf("nothing was corrected:\n%s", words)
		}
		c.do(runbook.Correct{By: asIs, Entry: told, Text: "時刻は22時50分", Reason: "書き誤り"})
		if words := c.paper(report.NoticePage, false); !strings.Contains(words, heading) || !strings.Contains(words, "「"+said+"」") || !strings.Contains(words, "時刻は22時50分") {
			t.Errorf("%s: the correction is not named:\n%s", said, words)
		}
		c.free("unauthorized-access/notify-website")
		c.do(runbook.Do{By: asIs, Step: "unauthorized-access/notify-website", Fields: news})
		if words := c.paper(report.NoticePage, false); !strings.Contains(words, "時刻は22時50分") {
			t.Errorf("%s: nor once it is published:\n%s", said, words)
		} else if page, _, _ := strings.Cut(words, "■ 【庁内用】"); strings.Contains(page, heading) || strings.Contains(page, "時刻は22時50分") {
			t.Errorf("%s: it stands on the page for the public:\n%s", said, words)
		}
		if words := c.paper(report.NoticePage, true); strings.Contains(words, heading) || strings.Contains(words, "22時50分") {
			t.Errorf("%s: the public reads of it:\n%s", said, words)
		}
	}
}

// A time that was taken back is named, one that another entry of the step still says is not.
func TestValuesTakenBackAreNamed(t *testing.T) {
	const step, text = playbook.Ref("unauthorized-access/report-to-platform"), playbook.Ref("unauthorized-access/press-release")
	at := time.Date(2026, 11, 22, 22, 41, 0, 0, t0.Location())
	tell := runbook.Report{By: runbook.By{At: at, AsIs: true}, Step: step, To: "platform", Reached: true, Means: "様式"}
	c := &later{t, takeover(t), t0.Add(time.Hour)}
	c.do(tell)
	c.do(runbook.WriteText{By: asIs, Step: text, Body: "運営会社への通報：11月22日午後10時41分"})
	c.do(runbook.ReopenStep{By: asIs, Step: step, Reason: "していなかった"})
	const named = "で取消し"
	if words := c.paper(report.Press, false); !strings.Contains(words, "「11月22日午後10時41分」") || !strings.Contains(words, named) {
		t.Errorf("it is not named:\n%s", words)
	}
	c.do(tell)
	if words := c.paper(report.Press, false); strings.Contains(words, named) {
		t.Errorf("it is so after all:\n%s", words)
	}
}

// The time as of which a fact holds is not that of a step which happens to be done in the same minute;
// where the text has both, it is. What was corrected and then taken back is named once.
func TestTheTimeOfAFactIsNotThatOfAStep(t *testing.T) {
	const step, text = playbook.Ref("unauthorized-access/report-to-platform"), playbook.Ref("unauthorized-access/press-release")
	at := time.Date(2026, 11, 22, 22, 41, 0, 0, t0.Location())
	for words, named := range map[string]int{
		"表示約1,200件（11月22日午後10時41分現在）":                    0,
		"表示約1,200件（11月22日午後10時41分現在）。通報は11月22日午後10時41分。": 1,
	} {
		c := &later{t, takeover(t), t0.Add(time.Hour)}
		c.do(runbook.Report{By: runbook.By{At: at, AsIs: true}, Step: step, To: "platform", Reached: true, Means: "様式"})
		told := c.s.State().Head
		c.do(runbook.StateFact{By: asIs, Fact: "extent", Text: "表示約1,200件", Certainty: runbook.Confirmed, AsOf: at})
		c.do(runbook.WriteText{By: asIs, Step: text, Body: words})
		c.do(runbook.Correct{By: asIs, Entry: told, Text: "時刻は22時38分", Reason: "書き誤り"})
		if n := strings.Count(c.paper(report.Press, false), "（記録 "+strconv.Itoa(told)+"）：記録"); n != named {
			t.Errorf("%s: %d lines name the report, want %d", words, n, named)
		}
		c.do(runbook.ReopenStep{By: asIs, Step: step, Reason: "していなかった"})
		if n := strings.Count(c.paper(report.Press, false), "（記録 "+strconv.Itoa(told)+"）：記録"); n != named {
			t.Errorf("%s: taken back, and %d lines name it, want %d", words, n, named)
		}
	}
}

// The beginning of another time is none.
func TestAPartOfATimeIsNotTheTime(t *testing.T) {
	const step, text = playbook.Ref("unauthorized-access/report-to-platform"), playbook.Ref("unauthorized-access/press-release")
	for words, named := range map[string]bool{"午後10時41分": false, "122:00": false, "午後10時": true, "22:00": true} {
		c := &later{t, takeover(t), t0.Add(time.Hour)}
		c.do(runbook.Report{By: runbook.By{At: time.Date(2026, 11, 22, 22, 0, 0, 0, t0.Location()), AsIs: true}, Step: step, To: "platform", Reached: true, Means: "様式"})
		c.do(runbook.WriteText{By: asIs, Step: text, Body: "通報は" + words + "。"})
		c.do(runbook.ReopenStep{By: asIs, Step: step, Reason: "していなかった"})
		if got := strings.Contains(c.paper(report.Press, false), "で取消し"); got != named {
			t.Errorf("%q is taken for ten o'clock: %v", words, got)
		}
	}
}

// What the office answers from to the press holds of confirmed facts what the public may
// read, no names and no contacts; that the text to hand over is as it was written is said.
func TestFactsForThePressNameNobody(t *testing.T) {
	c := &later{t, takeover(t), t0}
	by := runbook.By{Actor: runbook.Actor{Name: "佐藤 花子"}, AsIs: true}
	c.do(runbook.StateFact{By: by, Fact: "extent", Text: "表示 5,000 回。佐藤 花子が0836-31-4111で確認", Certainty: runbook.Confirmed, AsOf: t0})
	c.do(runbook.WriteText{By: by, Step: "unauthorized-access/press-release", Body: "担当は佐藤 花子です。"})
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		d, err := report.Build(report.Press, c.s.State(), c.s.Entries(), report.Options{Lang: l})
		if err != nil {
			t.Fatal(err)
		}
		found, said := false, false
		for _, s := range d.Sections {
			for _, block := range s.Blocks {
				switch block := block.(type) {
				case *report.Table:
					if block.ID != "confirmed" {
						continue
					}
					for row := range block.Rows {
						found = found || strings.Contains(row[1].Text, "5,000 回")
						if strings.Contains(row[1].Text, "佐藤") || strings.Contains(row[1].Text, "4111") || strings.Contains(row[1].Text, "花子") {
							t.Errorf("may be stated: %q", row[1].Text)
						}
					}
				case report.Quote:
					if !strings.Contains(string(block), "担当は佐藤 花子です。") {
						t.Errorf("somebody's text was changed: %q", block)
					}
				case report.Paragraph:
					said = said || s.ID == "state" && string(block) == lang.PaperState.AsWritten.In(l)
				}
			}
		}
		if !found || !said {
			t.Errorf("%s: the fact is there: %v; what the text is is said: %v", l, found, said)
		}
	}
}

// A value that is part of another one is named where it stands by itself, and each value is asked
// after alone: the address of an account that was written anew, though its name is the same.
func TestEachValueTakenBackIsNamed(t *testing.T) {
	const step, text = playbook.Ref("opening/assign-roles"), playbook.Ref("unauthorized-access/press-release")
	const name, link = "ube_fake", "https://x.com/ube_fake/status/1"
	for words, named := range map[string][2]bool{
		"偽：" + link:                    {false, true},
		"偽：" + name + "（" + link + "）": {false, true},
		"偽：" + name:                    {false, false},
	} {
		c := &later{t, takeover(t), t0.Add(time.Hour)}
		c.do(runbook.Do{By: asIs, Step: step, Fields: map[string]string{"lead": link, "log": name}})
		c.do(runbook.WriteText{By: asIs, Step: text, Body: words})
		c.do(runbook.ReopenStep{By: asIs, Step: step, Reason: "打ち間違い"})
		c.do(runbook.Do{By: asIs, Step: step, Fields: map[string]string{"lead": "https://x.com/ube_fake", "log": name}})
		paper := c.paper(report.Press, false)
		for i, value := range []string{name, link} {
			if got := strings.Contains(paper, "「"+value+"」（記録"); got != named[i] {
				t.Errorf("%s: %s is named: %v", words, value, got)
			}
		}
	}
}
