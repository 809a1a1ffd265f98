package report_test

import (
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// TestADoneStepHidesNoEvidence: that a step is done does not say that all was kept that it
// suggests. What the list names is not asked for again.
func TestADoneStepHidesNoEvidence(t *testing.T) {
	s := begun(t, "impersonation")
	minute := 0
	record := func(in runbook.Intent) {
		t.Helper()
		minute++
		if _, err := s.Record(t.Context(), in, t0.Add(time.Duration(minute)*time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	paper := func() string {
		return string(write(t, report.Evidence, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	}
	const heading = "手順は済みだが、証拠の記録のない例"
	saysNot(t, "evidence", paper(), heading)
	record(runbook.AddEvidence{Step: "impersonation/keep-impersonation-evidence", What: "通報の受付画面（PDF）", Where: "共有"})
	record(runbook.Skip{Step: "opening/save-evidence", Reason: "別の手順で残す"})
	record(runbook.Do{Step: "impersonation/keep-impersonation-evidence"})
	got := paper()
	_, done, found := strings.Cut(got, heading)
	if !found {
		t.Fatalf("what the step suggests is gone with it:\n%s", got)
	}
	says(t, "evidence", done, "偽のアカウントの証拠を残す（この手順の証拠の記録 1件）", "送られたメッセージや申請", "停止を確認した画面と時刻")
	if strings.Contains(done, "通報の受付画面") {
		t.Errorf("what was kept is asked for:\n%s", done)
	}
}

// TestThePressIsDecidedUnderAnyName: a decision of telling the press is one, whatever its step
// is called.
func TestThePressIsDecidedUnderAnyName(t *testing.T) {
	s := begun(t, "impersonation")
	for i, in := range []runbook.Intent{
		runbook.Do{Step: "impersonation/what-is-it", Chosen: []string{"fake"}, With: "佐藤"},
		runbook.Do{Step: "impersonation/press-needed", Chosen: []string{"yes"}, With: "佐藤", Reason: "口座番号を入力した人がいる"},
	} {
		if _, err := s.Record(t.Context(), in, t0.Add(time.Duration(i+1)*time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	got := string(write(t, report.First, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	says(t, "first", got, "提供する（理由：口座番号を入力した人がいる")
}
