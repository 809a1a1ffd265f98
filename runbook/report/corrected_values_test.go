package report_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/report"
)

// severe is a judgement of the severity with two numbers that were counted for it.
func severe(by runbook.By) runbook.Intent {
	at := t0.Format(time.RFC3339)
	return runbook.Do{By: by, Step: "opening/severity", Chosen: []string{"medium"}, With: "課長", Reason: "照会がある", Fields: map[string]string{
		"spread": "12000", playbook.AsOfField("spread"): at, "complaints": "14", playbook.AsOfField("complaints"): at,
	}}
}

// TestACorrectionIsSaidOfWhatItNames: of the values of one entry the one that a correction names was
// put right. Of the others a paper says no more than that there is a correction of their entry, and of
// the step and its delay nothing; where a correction names none of them it is of the entry as a whole.
func TestACorrectionIsSaidOfWhatItNames(t *testing.T) {
	s, record := beganLate(t, "flaming")
	record(5, choose("opening/kind", "flaming"))
	record(80, severe)
	judged := s.State().Head
	record(82, func(by runbook.By) runbook.Intent {
		return runbook.Report{By: by, Step: "opening/first-report", To: "section-head", Reached: true, Means: "電話"}
	})
	told := s.State().Head
	record(90, func(by runbook.By) runbook.Intent {
		return runbook.Correct{By: by, Entry: judged, Text: "苦情・問合せの件数は41件", Reason: "窓口の分"}
	})
	by := s.State().Head
	paper := func(id string, public bool) string {
		return string(write(t, id, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese, Public: public, Since: told}))
	}
	whole := fmt.Sprintf("（記録%dで訂正：苦情・問合せの件数は41件）", by)
	part := fmt.Sprintf("（この値の記録%dに訂正がある。記録%d：苦情・問合せの件数は41件）", judged, by)
	final := paper(report.Final, false)
	says(t, report.Final, final, "苦情・問合せの件数 14（2026-11-22 22:40 現在）"+whole, "拡散・反応の数 12000（2026-11-22 22:40 現在）"+part)
	review := paper(report.Review, false)
	says(t, report.Review, review, "重大性： 中"+part, "重大性・影響範囲を判断する：")
	saysNot(t, report.Review, review, whole)
	saysNot(t, report.Metrics, paper(report.Metrics, false), "判断する"+whole)
	outside := paper(report.Review, true)
	says(t, report.Review, outside, fmt.Sprintf("重大性： 中（この値の記録%dに訂正がある。訂正の内容は", judged))
	saysNot(t, report.Review, outside, "後に訂正された", "41件")
	_, changes, _ := strings.Cut(paper(report.FollowUp, false), "変化")
	changes, _, _ = strings.Cut(changes, "■")
	says(t, report.FollowUp, changes, "苦情・問合せの件数", whole)
	saysNot(t, report.FollowUp, changes, "拡散・反応の数")

	record(95, func(by runbook.By) runbook.Intent {
		return runbook.Correct{By: by, Entry: judged, Text: "時刻は23:50", Reason: "読み違い"}
	})
	says(t, report.Metrics, paper(report.Metrics, false), fmt.Sprintf("判断する（記録%dで訂正：苦情・問合せの件数は41件）（記録%dで訂正：時刻は23:50）", by, s.State().Head))
}

// TestTheReviewHasItsOwnAnswers: what another step asks for under the id of a question of the review is
// no answer to it.
func TestTheReviewHasItsOwnAnswers(t *testing.T) {
	s, record := beganLate(t, "misinformation")
	record(5, choose("opening/kind", "misinformation"))
	record(9, func(by runbook.By) runbook.Intent {
		return runbook.Check{By: by, Step: "misinformation/situation-watch", Fields: map[string]string{"change": "問合せが減った"}}
	})
	review := func() string {
		return string(write(t, report.Review, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	}
	says(t, report.Review, review(), "変えること： 【未記入】")
	record(20, do("closing/review", map[string]string{"change": "代理を決める"}))
	says(t, report.Review, review(), "変えること： 代理を決める")
}

// TestThePressIsNobodyOfTheOffice: whom press material was given to has no letter of the staff.
func TestThePressIsNobodyOfTheOffice(t *testing.T) {
	s, record := beganLate(t, "flaming")
	record(5, choose("opening/kind", "flaming"))
	record(6, choose("flaming/wider-notice", "press"))
	record(7, func(by runbook.By) runbook.Intent {
		return runbook.Override{By: by, Step: "flaming/press-material", Gates: []string{"approval:publish", "approval:official-view"}, Reason: "締切り"}
	})
	record(8, do("flaming/press-material", map[string]string{"given-to": "東奥日報の三上記者"}))
	record(9, func(by runbook.By) runbook.Intent {
		return runbook.StateFact{By: by, Fact: "extent", Text: "三上記者にも届いている", Certainty: runbook.Confirmed}
	})
	words := string(write(t, report.Chronology, "txt", s.State(), s.Entries(), public))
	says(t, report.Chronology, words, "【非公開】記者にも届いている")
	saysNot(t, report.Chronology, words, "三上")
}

// TestANumberThatWasPutRightIsNotWhatIsSo: where an earlier statement names what is so as of a later
// time, it names no number that was corrected since.
func TestANumberThatWasPutRightIsNotWhatIsSo(t *testing.T) {
	s, record := beganLate(t, "flaming")
	fact := func(minutes int, words string) int {
		record(minutes+2, func(by runbook.By) runbook.Intent {
			return runbook.StateFact{By: by, Fact: "extent", Text: words, Certainty: runbook.Confirmed, AsOf: t0.Add(time.Duration(minutes) * time.Minute)}
		})
		return s.State().Head
	}
	fact(5, "批判の返信 390件")
	later := fact(25, "批判の返信 610件")
	course := func() string {
		return string(write(t, report.Chronology, "txt", s.State(), s.Entries(), public))
	}
	says(t, report.Chronology, course(), "現在は「批判の返信 610件」")
	record(40, func(by runbook.By) runbook.Intent {
		return runbook.Correct{By: by, Entry: later, Text: "601件", Reason: "重複を除いた"}
	})
	saysNot(t, report.Chronology, course(), "現在は「批判の返信 610件」")
	says(t, report.Chronology, course(), lang.PublicPaper.NewerUnseen.In(lang.Japanese))
}

// TestNothingIsWaitedForAfterTheClosing: a step that was left open is as late as it was then.
func TestNothingIsWaitedForAfterTheClosing(t *testing.T) {
	s, record := beganLate(t, "flaming")
	record(120, func(by runbook.By) runbook.Intent { return runbook.Close{By: by, Reason: "残りは点検で行う"} })
	review := func() string {
		return headingOf(string(write(t, report.Review, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese})), lang.Paper.LateSteps.In(lang.Japanese))
	}
	before := review()
	if !strings.Contains(before, "済んでいない") {
		t.Fatalf("nothing was left open late:\n%s", before)
	}
	record(300, func(by runbook.By) runbook.Intent { return runbook.Note{By: by, Text: "片付け"} })
	if after := review(); after != before {
		t.Errorf("the delays grew after the closing:\n%s\n%s", before, after)
	}
}

// TestWhatWasAskedHasItsTime: what a report asked for stands with the time of that report, and in a
// follow-up where it was asked since the last one alone.
func TestWhatWasAskedHasItsTime(t *testing.T) {
	s, record := beganLate(t, "flaming")
	record(5, func(by runbook.By) runbook.Intent {
		return runbook.Report{By: by, Step: "opening/first-report", To: "section-head", Reached: true, Means: "電話",
			Fields: map[string]string{"asks": "一次返信を出してよいか", "unconfirmed": "写真の撮影日"}}
	})
	told := s.State().Head
	from := fmt.Sprintf("（2026-11-22 22:45 の報告、記録 %d）", told)
	paper := func(id string, since int) string {
		return string(write(t, id, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese, Since: since}))
	}
	says(t, report.First, paper(report.First, 0), "一次返信を出してよいか"+from, "写真の撮影日"+from)
	says(t, report.FollowUp, paper(report.FollowUp, 1), "一次返信を出してよいか"+from)
	saysNot(t, report.FollowUp, paper(report.FollowUp, told), "一次返信を出してよいか", "写真の撮影日")
}

// TestMeansOfTheConsoleNameNobody: what the console offers as the means of a report stays in a public
// version.
func TestMeansOfTheConsoleNameNobody(t *testing.T) {
	for _, means := range []string{"ウェブフォーム", lang.Console.MeansForm.Ja} {
		s, record := beganLate(t, "flaming")
		record(5, func(by runbook.By) runbook.Intent {
			return runbook.Report{By: by, Step: "opening/first-report", To: "section-head", Reached: true, Means: means}
		})
		says(t, report.Final, string(write(t, report.Final, "txt", s.State(), s.Entries(), public)), "手段： "+means)
	}
}

// TestAMemoSaysOfACallWhatWasCalled: the memo for the police says when somebody called, not when the
// memo was written, and has the address of the false post.
func TestAMemoSaysOfACallWhatWasCalled(t *testing.T) {
	s, record := beganLate(t, "misinformation")
	record(5, choose("opening/kind", "misinformation"))
	record(6, func(by runbook.By) runbook.Intent {
		return runbook.Do{By: by, Step: "misinformation/spread", Chosen: []string{"elsewhere"}, With: "課長", Reason: "広がる", Fields: map[string]string{
			"claim": "断水が続く", "urls": "https://x.com/tw_uwasa/status/9",
		}}
	})
	memo := string(write(t, report.Police, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	says(t, report.Police, memo, "相談日時　【未記入：相談の日時】", "偽のアカウントなど：https://x.com/tw_uwasa/status/9")
}

// TestAFirstReportCountsTheReadingsItLeavesOut: of what was counted it has the last of each thing, and
// says how many readings there are before those.
func TestAFirstReportCountsTheReadingsItLeavesOut(t *testing.T) {
	s, record := beganLate(t, "flaming")
	record(5, choose("opening/kind", "flaming"))
	read := func(minutes int, count string) {
		record(minutes, func(by runbook.By) runbook.Intent {
			return runbook.Check{By: by, Step: "flaming/count-watch", Fields: map[string]string{"count": count, playbook.AsOfField("count"): t0.Add(time.Duration(minutes) * time.Minute).Format(time.RFC3339)}}
		})
	}
	read(10, "310")
	read(20, "390")
	read(30, "610")
	says(t, report.First, string(write(t, report.First, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese})), "これより前に 2 件（クロノロジーを参照）、", "610")
}
