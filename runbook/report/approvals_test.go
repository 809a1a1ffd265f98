package report_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/report"
	"dandori/runbook/store/storetest"
)

// TestApprovalsAreListed: the incident report says of every approval what it was of,
// which words, who gave it and as what, and of one that was refused why; and what still
// waits for one.
func TestApprovalsAreListed(t *testing.T) {
	lib, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	ube, _ := lib.Profile("ube")
	s, err := runbook.Begin(t.Context(), storetest.NewMemory(), lib, ube, false, runbook.Open{
		By: runbook.By{Actor: runbook.Actor{Name: "鈴木"}}, Kinds: []string{"own-error"}, Detected: t0.Add(-5 * time.Minute),
	}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	now := t0
	record := func(in runbook.Intent) {
		t.Helper()
		now = now.Add(time.Minute)
		if _, err := s.Record(t.Context(), in, now); err != nil {
			t.Fatalf("%T: %v", in, err)
		}
	}
	as := func(name string) runbook.By { return runbook.By{Actor: runbook.Actor{Name: name}} }
	const step = "own-error/correct-first"
	record(runbook.Do{By: as("課長"), Step: "own-error/which-error", Chosen: []string{"false-alarm"}, Reason: "避難", With: "広報課長"})
	record(runbook.WriteText{By: as("鈴木"), Step: step, Body: "先ほどの投稿は誤りです。避難は要りません。"})
	record(runbook.Refuse{By: as("佐藤"), Step: step, Acts: []string{org.ActPublish}, Post: "発信管理者", Means: "電話", Reason: "時刻がない"})
	record(runbook.Approve{By: as("田中"), Step: step, Acts: []string{org.ActPublish}, Post: "危機管理課長"})
	record(runbook.Approve{By: as("佐藤"), Step: step, Acts: []string{org.ActPublish}, Post: "発信管理者", Means: "対面"})
	record(runbook.Do{By: as("課長"), Step: "own-error/keep-or-delete", Chosen: []string{"correct-then-delete"}, Reason: "誤報", With: "広報課長"})

	doc, err := report.Build(report.Incident, s.State(), s.Entries(), options(lang.Japanese))
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, section := range doc.Sections {
		for _, b := range section.Blocks {
			if table, ok := b.(*report.Table); ok && table.ID == "approval-course" {
				for row := range table.Rows {
					var cells []string
					for _, c := range row {
						cells = append(cells, c.Text)
					}
					rows = append(rows, cells)
				}
			}
		}
	}
	find := func(want ...string) {
		t.Helper()
		if !slices.ContainsFunc(rows, func(row []string) bool {
			return !slices.ContainsFunc(want, func(w string) bool { return !slices.Contains(row, w) })
		}) {
			t.Errorf("no row with %q in %q", want, rows)
		}
	}
	find("公開", "佐藤", "発信管理者", "電話", "不承認", "時刻がない、後の記録に置き換わった", "鈴木")
	find("田中", "危機管理課長", "定めの承認者でない者の承認（効力なし）")
	find("佐藤", "発信管理者", "対面", "承認", "文案（記録 3、鈴木、2026-11-22 22:42）")
	find("投稿を削除する", "削除", "発信管理者", "承認の記録なし")
}

// TestWhatWentWithoutAnApproval: an override is part of the course of the approvals, in the final
// report, too; what nobody was asked for stands there once for a step, and no more when it is all over.
func TestWhatWentWithoutAnApproval(t *testing.T) {
	const step = "impersonation/notify-account"
	s, record := beganLateAt(t, "iida", "impersonation")
	record(5, choose("impersonation/what-is-it", "fake"))
	record(6, choose("impersonation/harm", "none"))
	record(10, func(by runbook.By) runbook.Intent {
		by.Actor = runbook.Actor{Name: "北沢"}
		return runbook.Override{By: by, Step: step, Gates: []string{"approval:publish", "approval:off-hours"}, Reason: "課長が不在"}
	})
	over := strconv.Itoa(s.State().Head)
	record(11, do(step, nil))
	course := func(paper string) string {
		return headingOf(string(write(t, paper, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese})), "承認の経過")
	}
	for _, paper := range []string{report.Incident, report.Final} {
		words := course(paper)
		says(t, paper, words, "公開、勤務時間外の発信（時間外であったかは不明） |  |  |  |  | 関門を越えて進めた | 北沢：課長が不在 |", "| "+over+" |")
		if n := strings.Count(words, "公式サイトで周知する"); n != 1 || !strings.Contains(words, "承認の記録なし") {
			t.Errorf("%s: the page that nobody approved stands in %d rows:\n%s", paper, n, words)
		}
	}
	record(20, func(by runbook.By) runbook.Intent { return runbook.Close{By: by, Reason: "済んだ"} })
	words := course(report.Final)
	says(t, "closed", words, "関門を越えて進めた")
	if strings.Contains(words, "公式サイトで周知する") {
		t.Errorf("closed, and something is waited for:\n%s", words)
	}
}

// TestAnAnswerIsReplacedOnlyByOneThatCounts: the report says that an approval was
// replaced where the gate says so too: for its act, in its round, by an answer that
// counts.
func TestAnAnswerIsReplacedOnlyByOneThatCounts(t *testing.T) {
	lib, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	as := func(name string) runbook.By { return runbook.By{Actor: runbook.Actor{Name: name}} }
	begin := func(office, kind string) (*runbook.Session, func(runbook.Intent) int) {
		t.Helper()
		profile, _ := lib.Profile(office)
		s, err := runbook.Begin(t.Context(), storetest.NewMemory(), lib, profile, false, runbook.Open{
			By: as("鈴木"), Kinds: []string{kind}, Detected: t0.Add(-5 * time.Minute),
		}, t0, zeros{})
		if err != nil {
			t.Fatal(err)
		}
		now := t0
		return s, func(in runbook.Intent) int {
			t.Helper()
			now = now.Add(time.Minute)
			if _, err := s.Record(t.Context(), in, now); err != nil {
				t.Fatalf("%T: %v", in, err)
			}
			return s.State().Head
		}
	}
	rowsOf := func(s *runbook.Session) map[string]string {
		t.Helper()
		doc, err := report.Build(report.Incident, s.State(), s.Entries(), options(lang.Japanese))
		if err != nil {
			t.Fatal(err)
		}
		rows := map[string]string{}
		for _, section := range doc.Sections {
			for _, b := range section.Blocks {
				if table, ok := b.(*report.Table); ok && table.ID == "approval-course" {
					for row := range table.Rows {
						rows[row[len(row)-1].Text] = row[7].Text + "/" + row[8].Text
					}
				}
			}
		}
		return rows
	}
	check := func(rows map[string]string, entry int, want string) {
		t.Helper()
		if got := rows[strconv.Itoa(entry)]; got != want {
			t.Errorf("entry %d: %q, not %q", entry, got, want)
		}
	}

	s, record := begin("ube", "own-error")
	const step = "own-error/correct-first"
	publish := []string{org.ActPublish}
	record(runbook.Do{By: as("課長"), Step: "own-error/which-error", Chosen: []string{"false-alarm"}, Reason: "避難", With: "広報課長"})
	first := record(runbook.Approve{By: as("佐藤"), Step: step, Acts: publish, Post: "発信管理者"})
	powerless := record(runbook.Approve{By: as("田中"), Step: step, Acts: publish, Post: "係員"})
	against := record(runbook.Refuse{By: as("田中"), Step: step, Acts: publish, Post: "係員", Reason: "早い"})
	rows := rowsOf(s)
	check(rows, first, "承認/")
	check(rows, powerless, "定めの承認者でない者の承認（効力なし）/後の記録に置き換わった")
	check(rows, against, "定めの承認者でない者の不承認（効力なし）/早い")
	record(runbook.Refuse{By: as("佐藤"), Step: step, Acts: publish, Post: "発信管理者", Reason: "待て"})
	check(rowsOf(s), first, "承認/後の記録に置き換わった")

	s, record = begin("generic", "misinformation")
	const again = "misinformation/say-checking"
	record(runbook.Do{By: as("課長"), Step: "misinformation/true-or-false", Chosen: []string{"unknown"}, Reason: "調べる", With: "係長"})
	record(runbook.Do{By: as("課長"), Step: "misinformation/urgent", Chosen: []string{"yes"}, Reason: "急ぐ", With: "係長"})
	one := record(runbook.Approve{By: as("佐藤"), Step: again, Post: "承認者"})
	fields := map[string]string{}
	st, _ := s.State().Set.Step(again)
	for _, f := range st.Fields {
		if f.Required {
			fields[f.ID] = "23:59"
		}
	}
	done := record(runbook.Do{By: as("鈴木"), Step: again, Fields: fields})
	two := record(runbook.Approve{By: as("山田"), Step: again})
	rows = rowsOf(s)
	check(rows, one, "承認/")
	check(rows, two, "承認/")
	record(runbook.Do{By: as("鈴木"), Step: again, Fields: fields, Again: done})
}
