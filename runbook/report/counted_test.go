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

// TestNumbersStandWithTheirTimes: what was counted over and over is in the effect each time, with
// as of when, and a follow-up says what it was and what it is.
func TestNumbersStandWithTheirTimes(t *testing.T) {
	s, record := beganLate(t, "flaming")
	saysNot(t, report.First, string(write(t, report.First, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese})), "反応などの数")
	clock := func(minutes int) string { return t0.Add(time.Duration(minutes) * time.Minute).Format(time.RFC3339) }
	record(1, do("opening/record-detection", map[string]string{"reactions": "85", playbook.AsOfField("reactions"): clock(0)}))
	record(10, do("flaming/situation", map[string]string{"post": "https://example.jp/1", "points": "配慮", "count": "120", playbook.AsOfField("count"): clock(9)}))
	record(12, func(by runbook.By) runbook.Intent {
		return runbook.Report{By: by, Step: "opening/first-report", To: "section-head", Reached: true}
	})
	record(30, func(by runbook.By) runbook.Intent {
		return runbook.Check{By: by, Step: "flaming/count-watch", Fields: map[string]string{"count": "150", playbook.AsOfField("count"): clock(29)}}
	})
	record(60, func(by runbook.By) runbook.Intent {
		return runbook.Check{By: by, Step: "flaming/count-watch", Fields: map[string]string{"count": "180", playbook.AsOfField("count"): clock(58)}}
	})
	o := report.Options{Lang: lang.Japanese}
	all := "見た反応・表示の数 85（2026-11-22 22:40 現在）、批判の件数 120（2026-11-22 22:49 現在）、批判の件数 150（2026-11-22 23:09 現在）、批判の件数 180（2026-11-22 23:38 現在）"
	for _, id := range []string{report.FollowUp, report.Final, report.Incident} {
		says(t, id, string(write(t, id, "txt", s.State(), s.Entries(), o)), all)
	}
	says(t, report.First, string(write(t, report.First, "txt", s.State(), s.Entries(), o)), "見た反応・表示の数 85（2026-11-22 22:40 現在）、批判の件数 180（2026-11-22 23:38 現在）")
	follow := string(write(t, report.FollowUp, "md", s.State(), s.Entries(), o))
	changes := headingOrSection(follow, "## １　前回からの変化")
	says(t, report.FollowUp, changes, "| 批判の件数 | 120（2026-11-22 22:49 現在） | 180（2026-11-22 23:38 現在） |", "（11/22 23:10）", "（11/22 23:40）")
	saysNot(t, report.FollowUp, changes, "見た反応・表示の数")
	// What was taken back was not counted.
	record(61, func(by runbook.By) runbook.Intent {
		return runbook.ReopenStep{By: by, Step: "flaming/situation", Reason: "数え違い"}
	})
	saysNot(t, report.Incident, string(write(t, report.Incident, "txt", s.State(), s.Entries(), o)), "批判の件数 120")
}

// TestTheHarmedStandWithATime: their number is from the closing, and holds as of a time.
func TestTheHarmedStandWithATime(t *testing.T) {
	s, record := beganLate(t, "unauthorized-access")
	record(90, func(by runbook.By) runbook.Intent {
		return runbook.Report{By: by, Step: "closing/final-report", To: "section-head", Reached: true,
			Fields: map[string]string{"affected": "3", playbook.AsOfField("affected"): t0.Add(time.Hour).Format(time.RFC3339)}}
	})
	for _, id := range []string{report.Final, report.Incident} {
		says(t, id, string(write(t, id, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese})), "人数： 3（2026-11-22 23:40 現在）")
	}
}

// TestAFollowUpDividesByWhatHadHappened: typed in together the next morning, in whatever order,
// what had not happened when the last report was made is new, and what had is not.
func TestAFollowUpDividesByWhatHadHappened(t *testing.T) {
	tell := func(by runbook.By) runbook.Intent {
		return runbook.Report{By: by, Step: "opening/first-report", To: "section-head", Reached: true, Instruction: "待て"}
	}
	for _, order := range []string{"report last", "report first"} {
		s, record := beganLate(t, "unauthorized-access")
		if order == "report first" {
			record(10, tell)
		}
		record(5, do("opening/stop-posting", map[string]string{}))
		record(20, choose("unauthorized-access/can-log-in", "yes"))
		record(25, do("unauthorized-access/change-passwords", nil))
		record(26, func(by runbook.By) runbook.Intent {
			return runbook.Note{By: by, Text: "記者から電話"}
		})
		if order == "report last" {
			record(10, tell)
		}
		words := string(write(t, report.FollowUp, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
		changes, actions := headingOrSection(words, "## １　前回からの変化"), headingOrSection(words, "## ３　新たにとった措置")
		says(t, order, changes, "| 管理者のパスワードを変更する | 済んでいない | 済み |", "| ログインできるか確かめる | 済んでいない |", "記者から電話")
		says(t, order, actions, "管理者のパスワードを変更する")
		says(t, order, words, "報告の番号 | 第2報 |", "2026-11-22 22:50 に報告")
		if late := order == "report last"; late == strings.Contains(actions, "発信を止める") || late == strings.Contains(changes, "発信を止める") {
			t.Errorf("%s: what had happened and was on record is new, or what came to be on record later is not:\n%s", order, words)
		}
		// The last report is the one that was made last, whenever it was typed in.
		record(40, func(by runbook.By) runbook.Intent {
			return runbook.Report{By: by, Step: "opening/follow-up-report", To: "section-head", Reached: true}
		})
		record(11, func(by runbook.By) runbook.Intent {
			return runbook.Report{By: by, Step: "unauthorized-access/escalate-pr", To: "pr", Reached: true}
		})
		words = string(write(t, report.FollowUp, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
		says(t, order, words, "報告の番号： 第3報", "前回の報告： 2026-11-22 23:20 に報告", "（第一報を 11/22 22:51 に報告済み", "（第2報を 11/22 23:20 に報告済み")
	}
}

// TestAFollowUpTakesAMinuteAsAWhole: a time that was typed has minutes, one that the clock gave has
// seconds. What was on record in the minute of the report, before it, is not new.
func TestAFollowUpTakesAMinuteAsAWhole(t *testing.T) {
	for typed, new := range map[bool]bool{true: false, false: true} {
		s, record := beganLate(t, "unauthorized-access")
		record(10, func(by runbook.By) runbook.Intent {
			by.At = by.At.Add(5 * time.Second)
			return runbook.Note{By: by, Text: "記者から電話"}
		})
		record(10, func(by runbook.By) runbook.Intent {
			if !typed {
				by.At = by.At.Add(time.Second)
			}
			return runbook.Report{By: by, Step: "opening/first-report", To: "section-head", Reached: true}
		})
		record(10, func(by runbook.By) runbook.Intent {
			by.At = by.At.Add(7 * time.Second)
			return runbook.Note{By: by, Text: "議員から電話"}
		})
		record(11, func(by runbook.By) runbook.Intent { return runbook.Note{By: by, Text: "市民から電話"} })
		words := string(write(t, report.FollowUp, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
		changes := headingOrSection(words, "## １　前回からの変化")
		if strings.Contains(changes, "記者から電話") != new {
			t.Errorf("typed %v: what was on record in the minute of the report:\n%s", typed, changes)
		}
		says(t, "what came after", changes, "議員から電話", "市民から電話")
	}
}

// TestAFollowUpOfAnyEntry is made without a fault, whatever the entry: what the report could not
// tell is not in the state that it is compared with.
func TestAFollowUpOfAnyEntry(t *testing.T) {
	for _, log := range []func(testing.TB) (runbook.State, []runbook.Event){
		func(t testing.TB) (runbook.State, []runbook.Event) { return course(t, false, "") }, filed,
	} {
		s, entries := log(t)
		for since := range len(entries) {
			write(t, report.FollowUp, "txt", s, entries, report.Options{Lang: lang.Japanese, Since: since + 1})
		}
	}
}

// TestOneCountOfLateSteps: a watch that nobody looked at is late from the moment at which it was
// to be looked at; every paper says so, and all of them count it.
func TestOneCountOfLateSteps(t *testing.T) {
	s, record := beganLate(t, "flaming")
	record(10, do("flaming/situation", map[string]string{"post": "https://example.jp/1", "points": "配慮"}))
	record(12, choose("flaming/is-flaming", "flaming"))
	o := report.Options{Lang: lang.Japanese}
	review := string(write(t, report.Review, "md", s.State(), s.Entries(), o))
	listed := 0
	for row := range strings.Lines(headingOf(review, "期限に遅れた手順")) {
		if strings.HasPrefix(row, "- ") {
			listed++
			if strings.HasSuffix(strings.TrimSpace(row), "：") {
				t.Errorf("by how much is not said: %s", row)
			}
		}
	}
	says(t, report.Review, review, "件数と論点の変化を追う：済んでいない、")
	metrics, err := report.Build(report.Metrics, s.State(), s.Entries(), o)
	if err != nil {
		t.Fatal(err)
	}
	roles := 0
	for _, section := range metrics.Sections {
		for _, b := range section.Blocks {
			table, ok := b.(*report.Table)
			if !ok {
				continue
			}
			for row := range table.Rows {
				for i, c := range table.Columns {
					switch {
					case table.ID == "roles" && c.ID == "late":
						roles += row[i].Number
					case table.ID == "steps" && c.ID == "due" && strings.HasPrefix(row[0].Text, "件数と論点") && row[i].Time.IsZero():
						t.Error("the watch has no due time")
					}
				}
			}
		}
	}
	trend := report.Measure(s.State(), s.Entries(), lang.Japanese).Late
	incident := string(write(t, report.Incident, "txt", s.State(), s.Entries(), o))
	_, count, _ := strings.Cut(incident, "過ぎている手順が ")
	if count, _, _ = strings.Cut(count, " 件"); listed == 0 || roles != listed || trend != listed || count != strconv.Itoa(listed) {
		t.Errorf("late: the review lists %d, the roles count %d, the trend %d, the incident report %s", listed, roles, trend, count)
	}
}

// TestCoverageIsWhatWasAnswered: no coverage is an answer, and not being checked.
func TestCoverageIsWhatWasAnswered(t *testing.T) {
	s, record := beganLate(t, "flaming")
	o := report.Options{Lang: lang.Japanese}
	says(t, report.First, string(write(t, report.First, "txt", s.State(), s.Entries(), o)), "報道： 確認中")
	record(10, do("flaming/situation", map[string]string{"post": "https://example.jp/1", "points": "配慮", "coverage": "no"}))
	for _, id := range []string{report.First, report.Incident, report.Final} {
		words := string(write(t, id, "txt", s.State(), s.Entries(), o))
		says(t, id, words, "報道： 「報道又はまとめ記事があるか」に「いいえ」と記録（2026-11-22 22:50、記録 ")
	}
	o.Public = true
	saysNot(t, report.Incident, string(write(t, report.Incident, "txt", s.State(), s.Entries(), o)), "に「いいえ」と記録")
}

// TestAClosedIncidentHasNoNextReport: after the final report there is none, whatever time a
// report had named.
func TestAClosedIncidentHasNoNextReport(t *testing.T) {
	s, record := beganLate(t, "unauthorized-access")
	record(10, func(by runbook.By) runbook.Intent {
		return runbook.Report{By: by, Step: "opening/first-report", To: "section-head", Reached: true, Fields: map[string]string{"next-report": t0.Add(time.Hour).Format(time.RFC3339)}}
	})
	next := func(id string) string {
		words := string(write(t, id, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
		for _, heading := range []string{"## ６　次の報告", "## ８　次の報告"} {
			if body := headingOrSection(words, heading); body != "" {
				return body
			}
		}
		t.Fatalf("%s has no next report:\n%s", id, words)
		return ""
	}
	record(50, func(by runbook.By) runbook.Intent {
		return runbook.Report{By: by, Step: "opening/follow-up-report", To: "section-head", Reached: true}
	})
	says(t, report.First, next(report.First), "その次は【未記入】")
	record(90, func(by runbook.By) runbook.Intent {
		return runbook.Report{By: by, Step: "closing/final-report", To: "section-head", Reached: true}
	})
	record(91, func(by runbook.By) runbook.Intent { return runbook.Close{By: by, Reason: "収束"} })
	for _, id := range []string{report.First, report.FollowUp} {
		if body := strings.TrimSpace(next(id)); body != "- なし（終結）" {
			t.Errorf("%s: %q", id, body)
		}
	}
}

// headingOrSection is the part of a paper in Markdown below a heading of any degree; "" when it has none.
func headingOrSection(paper, heading string) string {
	_, after, _ := strings.Cut(paper, "\n"+heading+"\n")
	degree, _, _ := strings.Cut(heading, " ")
	body, _, _ := strings.Cut(after, "\n"+degree+" ")
	return body
}
