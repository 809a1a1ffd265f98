package report_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// section is the lines of a Markdown paper between two headings.
func section(t *testing.T, paper, from, to string) string {
	t.Helper()
	_, after, ok := strings.Cut(paper, from+"\n")
	part, _, end := strings.Cut(after, to+"\n")
	if !ok || !end {
		t.Fatalf("there is nothing between %q and %q:\n%s", from, to, paper)
	}
	return part
}

// TestViolationIsNotPraised: what was quick and offended is no strength of the drill.
func TestViolationIsNotPraised(t *testing.T) {
	s, entries := drilled(t)
	table, err := drill.Score(entries, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range table.Actions { // as if its inject had come a minute before
		if a := &table.Actions[i]; a.Step == "impersonation/notify-account" {
			a.Outcome, a.Took, a.Within = drill.Done, time.Minute, 30*time.Minute
		}
	}
	var b bytes.Buffer
	if err := report.Render(&b, "md", report.Drill(s, entries, table, nil, report.Options{Lang: lang.Japanese})); err != nil {
		t.Fatal(err)
	}
	st, _ := s.Set.Step("impersonation/notify-account")
	well := section(t, b.String(), "### できたこと", "### 課題")
	if !strings.Contains(well, "覚知を記録する") {
		t.Errorf("what was in time is none of the strengths:\n%s", well)
	}
	if strings.Contains(well, st.Title.Ja) {
		t.Errorf("a text that argues back is praised:\n%s", well)
	}
	if issues := section(t, b.String(), "### 課題", "## 改善計画"); !strings.Contains(issues, st.Title.Ja) {
		t.Errorf("and it is no issue:\n%s", issues)
	}
}

// TestDrillPlanHasWhatWasAccepted: what the table proposes stands apart from the plan.
func TestDrillPlanHasWhatWasAccepted(t *testing.T) {
	paper := drillReport(t, lang.Japanese, "md")
	plan := section(t, paper, "## 改善計画", "### 改善事項の案")
	if strings.Contains(plan, "証拠を残す") || !strings.Contains(plan, "採用した改善事項はまだありません") {
		t.Errorf("nobody accepted anything, and the plan is:\n%s", plan)
	}
	proposed := section(t, paper, "### 改善事項の案", "## これまでの訓練及び実際の事案との比較")
	for _, want := range []string{"採用した事項ではありません", "「証拠を残す（削除・変更の前に）」を10分以内に", "反論及び抗弁"} {
		if !strings.Contains(proposed, want) {
			t.Errorf("%q is not proposed:\n%s", want, proposed)
		}
	}
}

// TestDrillSeats: who took part is who wrote, in the seats that the log has.
func TestDrillSeats(t *testing.T) {
	outline := section(t, drillReport(t, lang.Japanese, "md"), "## 実施の概要", "## 目的")
	for _, want := range []string{"2人（鈴木、評価者）（一人で行った訓練）", "| 参加した担当（記録による） | 鈴木（担当者、進行役、評価者）、評価者（評価者） |"} {
		if !strings.Contains(outline, want) {
			t.Errorf("it does not say %q:\n%s", want, outline)
		}
	}
	if strings.Contains(outline, "参加した担当 ") {
		t.Errorf("the roles that the scenario foresees are told as those that took part:\n%s", outline)
	}
}
