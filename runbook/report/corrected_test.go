package report_test

import (
	"fmt"
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// TestACorrectedTimeIsMarkedWhereverItStands: whoever reads when something was done reads that
// this was put right, in the papers of the office and in those for others.
func TestACorrectedTimeIsMarkedWhereverItStands(t *testing.T) {
	s, record := beganLate(t, "unauthorized-access")
	record(5, func(by runbook.By) runbook.Intent {
		return runbook.Report{By: by, Step: "opening/first-report", To: "section-head", Reached: true, Means: "電話"}
	})
	told := s.State().Head
	record(6, do("opening/save-evidence", map[string]string{}))
	kept := s.State().Head
	record(8, choose("unauthorized-access/can-log-in", "no"))
	record(9, func(by runbook.By) runbook.Intent {
		return runbook.WriteText{By: by, Step: "unauthorized-access/notify-other-accounts", Body: "リンクを開かないでください。"}
	})
	record(9, func(by runbook.By) runbook.Intent {
		by.Actor = runbook.Actor{Name: "部長"}
		return runbook.Approve{By: by, Step: "unauthorized-access/notify-other-accounts", Post: "発信管理者"}
	})
	record(10, do("unauthorized-access/notify-other-accounts", nil))
	out := s.State().Head
	at := map[int]int{}
	for _, seq := range []int{told, kept, out} {
		record(12, func(by runbook.By) runbook.Intent {
			return runbook.Correct{By: by, Entry: seq, Text: "時刻は23:50", Reason: "時計の読み違い"}
		})
		at[seq] = s.State().Head
	}
	mark := func(seq int) string { return fmt.Sprintf("（記録%dで訂正：時刻は23:50）", at[seq]) }
	paper := func(id, format string) string {
		return string(write(t, id, format, s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	}
	incident := paper(report.Incident, "md")
	for _, row := range []string{
		"| 最初の報告" + mark(told) + " | 2026-11-22 22:45 |",
		"| 最初の公表" + mark(out) + " | 2026-11-22 22:50 |",
		"証拠を残す（削除・変更の前に）" + mark(kept) + " | 2026-11-22 22:46 |",
	} {
		if !strings.Contains(incident, row) {
			t.Errorf("the incident report does not have %s:\n%s", row, incident)
		}
	}
	says(t, report.Incident, paper(report.Incident, "json"), "証拠を残す（削除・変更の前に） (opening/save-evidence)"+mark(kept))
	says(t, report.First, paper(report.First, "txt"), "11/22 22:45 に報告済み）"+mark(told))
	says(t, report.Review, paper(report.Review, "md"), "| 最初の報告"+mark(told))
	says(t, report.FollowUp, paper(report.FollowUp, "txt"), "2026-11-22 22:45 に報告（記録 "+fmt.Sprint(told)+" まで）"+mark(told))
	// So it is where the press is answered from.
	press := paper(report.Press, "txt")
	if _, published, _ := strings.Cut(press, "これまでの公表"); !strings.Contains(published, fmt.Sprintf("（記録%dで訂正：", at[out])) {
		t.Errorf("the press paper does not say that the publication was corrected:\n%s", press)
	}
	if _, texts, _ := strings.Cut(incident, "リンクを開かないでください。"); texts == "" {
		t.Fatal("there is no published text")
	}
	line := ""
	for l := range strings.Lines(incident) {
		if strings.Contains(l, fmt.Sprintf("（記録 %d）", out)) && strings.Contains(l, "2026-11-22 22:50") {
			line = l
		}
	}
	if !strings.Contains(line, mark(out)) {
		t.Errorf("the text that was published stands under a wrong time: %q", line)
	}
}
