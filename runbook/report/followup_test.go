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

// TestAFollowUpInventsNoChange: what a public version withholds was withheld before, too; and what one
// answer rules out is one change, however many steps it is of.
func TestAFollowUpInventsNoChange(t *testing.T) {
	s, record := beganLateAt(t, "iida", "impersonation")
	record(1, do("opening/record-detection", map[string]string{"happened": t0.Add(-time.Hour).Format(time.RFC3339), "certainty": "推定"}))
	record(5, choose("impersonation/what-is-it", "fake"))
	record(10, func(by runbook.By) runbook.Intent {
		return runbook.Report{By: by, Step: "opening/first-report", To: "section-head", Reached: true, Means: "電話"}
	})
	record(20, choose("closing/ending", "continue"))
	for _, public := range []bool{false, true} {
		words := string(write(t, report.FollowUp, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese, Public: public}))
		changes := sectionOf(t, words, "## １　前回からの変化")
		says(t, "the follow-up", changes, "| 運用をどうするかを決める | 済んでいない | 続ける |", "| 行わないこととなった手順 ", "| 済んでいない | 対象外：アカウントの控えを残す、")
		if n := strings.Count(changes, "対象外"); n != 1 {
			t.Errorf("public %v: %d rows of what was ruled out:\n%s", public, n, changes)
		}
		saysNot(t, "the follow-up", changes, "発生日時")
	}
	record(25, func(by runbook.By) runbook.Intent {
		return runbook.Amend{By: by, Happened: t0.Add(-50 * time.Minute)}
	})
	words := string(write(t, report.FollowUp, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese, Public: true}))
	says(t, "what did change", sectionOf(t, words, "## １　前回からの変化"), "| 発生日時 | 2026-11-22 21:40 JST（推定） | 2026-11-22 21:50 JST（推定） |")
}

// TestWhatWasSaidToAReportFollowsIt: the instruction that came in answer to the last report was not
// in that report, whoever was told it; one before was.
func TestWhatWasSaidToAReportFollowsIt(t *testing.T) {
	s, record := beganLateAt(t, "iida", "impersonation")
	tell := func(minutes int, step, instruction string) {
		t.Helper()
		record(minutes, func(by runbook.By) runbook.Intent {
			return runbook.Report{By: by, Step: playbook.Ref("opening/" + step), To: "section-head", Reached: true, Means: "口頭", Instruction: instruction}
		})
	}
	tell(10, "first-report", "触れないこと")
	tell(30, "follow-up-report", "午後1時に続報を入れること")
	entry := "記録 " + strconv.Itoa(s.State().Head)
	for _, public := range []bool{false, true} {
		said := sectionOf(t, string(write(t, report.FollowUp, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese, Public: public})), "## 受けた指示")
		want := "午後1時に続報を入れること"
		if public {
			want = "【非公開】"
		}
		says(t, "the follow-up", said, want, entry)
		saysNot(t, "the follow-up", said, "触れないこと", "【未記入】", "22:50")
	}
}

// TestAWithheldCountHasNoTime: of a number that is not public its time says nothing; that somebody
// counted is not blank.
func TestAWithheldCountHasNoTime(t *testing.T) {
	s, record := beganLateAt(t, "iida", "impersonation")
	record(5, do("impersonation/compare", map[string]string{"fake-name": "偽", "fake-id": "@nise", "fake-url": "https://example.jp/nise", "followers": "85"}))
	words := string(write(t, report.Incident, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese, Public: true}))
	row := rowOf(words, "反応などの数（手順で記入した、各時点のもの）", "")
	if !strings.Contains(row, "【非公開】") || strings.Contains(row, "現在") || strings.Contains(row, "【未記入】") {
		t.Errorf("public: %q", row)
	}
	words = string(write(t, report.Incident, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	says(t, "the office's", rowOf(words, "反応などの数（手順で記入した、各時点のもの）", ""), "フォロワー数 85（2026-11-22 22:45 現在）")
}

// TestWhatALineMayNotSay: a step that could not be done was not done early; words that went out are not
// "every field left blank"; whoever keeps the log from the beginning took it over from nobody; and of
// the public nobody asks for an extension.
func TestWhatALineMayNotSay(t *testing.T) {
	s, record := beganLateAt(t, "iida", "impersonation")
	record(1, func(by runbook.By) runbook.Intent {
		return runbook.TakeRole{By: by, Role: runbook.RoleRecorder, Name: "鈴木"}
	})
	record(2, func(by runbook.By) runbook.Intent {
		return runbook.Impossible{By: by, Step: "opening/stop-posting", Reason: "権限がない"}
	})
	record(5, choose("impersonation/what-is-it", "fake"))
	record(6, choose("impersonation/harm", "none"))
	record(7, func(by runbook.By) runbook.Intent {
		return runbook.WriteText{By: by, Step: "impersonation/notify-account", Body: "偽のアカウントにご注意ください。"}
	})
	record(8, func(by runbook.By) runbook.Intent {
		return runbook.Override{By: by, Step: "impersonation/notify-account", Gates: []string{"approval:publish", "approval:off-hours"}, Reason: "課長が不在"}
	})
	record(9, do("impersonation/notify-account", nil))
	paper := func(id string, public bool) string {
		return string(write(t, id, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese, Public: public}))
	}
	row := rowOf(paper(report.Metrics, false), "発信を止める", "できない")
	if row == "" || strings.Contains(row, "分前") || strings.Contains(row, "期限どおり") {
		t.Errorf("what could not be done: %q", row)
	}
	course := paper(report.Chronology, false)
	says(t, "the chronology", course, "鈴木が記録係になった", "済み: 公式アカウント上で周知する")
	saysNot(t, "the chronology", course, "欄は全て空欄", "替わった")
	saysNot(t, "the public follow-up", paper(report.First, true), "内線")
	says(t, "the office's", paper(report.First, false), "内線：【未記入】")
}
