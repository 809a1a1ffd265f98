package report_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/report"
)

// crowded is an incident with more of everything than a first report has room for, of
// which all is long.
func crowded(t testing.TB, words string) (runbook.State, []runbook.Event) {
	t.Helper()
	s, record := spread(t, true)
	by := runbook.By{Actor: runbook.Actor{Name: words}, AsIs: true}
	for _, step := range []string{"opening/record-detection", "opening/stop-posting", "opening/assign-roles", "opening/check-account",
		"unauthorized-access/change-passwords", "unauthorized-access/close-sessions", "unauthorized-access/stop-ads", "unauthorized-access/change-other-passwords"} {
		record(runbook.Do{By: by, Step: playbook.Ref(step), Fields: map[string]string{}, Note: words})
	}
	record(runbook.Report{By: by, Step: "opening/first-report", To: "section-head", Reached: true, Means: words, Instruction: words,
		Fields: map[string]string{"asks": words, "unconfirmed": words, "next-report": "2026-11-22T23:30:00+09:00"}})
	for step, to := range map[string]string{"escalate-digital": "it-security", "escalate-crisis": "crisis", "escalate-pr": "pr"} {
		record(runbook.Report{By: by, Step: playbook.Ref("unauthorized-access/" + step), To: to, Via: words, Reached: true, Means: words, Instruction: words})
	}
	for i := range 6 {
		certainty := runbook.Confirmed
		if i%2 == 1 {
			certainty = runbook.Estimated
		}
		record(runbook.StateFact{By: by, Text: words, Certainty: certainty, From: words, AsOf: t0})
		record(runbook.StateFact{By: by, Fact: []string{"extent", "personal-data", "damage", "cause", "extent", "cause"}[i], Text: words, Certainty: runbook.Estimated, From: words})
	}
	for _, step := range []string{"unauthorized-access/website", "unauthorized-access/press", "unauthorized-access/police", "unauthorized-access/personal-data"} {
		record(runbook.Ask{By: by, Step: playbook.Ref(step), Text: words})
	}
	return s.State(), s.Entries()
}

// sectionOf is one section of a paper in Markdown, from its heading to the next of the
// same depth.
func sectionOf(t *testing.T, paper, heading string) string {
	t.Helper()
	_, after, ok := strings.Cut(paper, "\n"+heading+"\n")
	if !ok {
		t.Fatalf("there is no %q in\n%s", heading, paper)
	}
	depth, _, _ := strings.Cut(heading, " ")
	body, _, _ := strings.Cut(after, "\n"+depth+" ")
	return body
}

// TestASuggestedTimeBreaksNoRule: a step that was done after the time that we suggest
// (目安) did not break the office's rule, which names no time: nothing of it stands beside the
// clause. How often a suggested time was missed is said below, without a clause.
func TestASuggestedTimeBreaksNoRule(t *testing.T) {
	s, record := spread(t, false)
	for range 30 {
		record(runbook.Note{By: asIs, Text: "待っている"})
	}
	record(runbook.Do{By: asIs, Step: "unauthorized-access/change-passwords"})
	paper := string(write(t, report.Incident, "md", s.State(), s.Entries(), options(lang.Japanese)))
	followed := sectionOf(t, paper, "### 従った条項")
	if !strings.Contains(followed, "| ube:7(1) |") || !strings.Contains(followed, "「速やかに」（ube:7(1)）") {
		t.Errorf("followed:\n%s", followed)
	}
	if missed := sectionOf(t, paper, "### 従えなかった条項、又は遅れた条項と、その理由"); strings.Contains(missed, "ube:") || !strings.Contains(missed, "目安の時刻を過ぎて済んだ、又は過ぎている手順が") {
		t.Errorf("a clause without a time is said to be broken, or that a suggestion passed is not said:\n%s", missed)
	}
	if strings.Contains(followed, "目安") {
		t.Errorf("a suggested time stands beside a clause:\n%s", followed)
	}
	// What is still open has a time only with whose it is.
	for row := range strings.Lines(sectionOf(t, paper, "### まだ行っていない手順の条項")) {
		if strings.Contains(row, "2026-11-22") && !strings.Contains(row, "| 目安 |") {
			t.Errorf("a due time without whose it is: %s", row)
		}
	}
}

// TestALawsTimeIsBroken is the control: the sixty days of the law are a time, and a
// report after ninety broke it.
func TestALawsTimeIsBroken(t *testing.T) {
	for _, c := range []struct {
		days int
		late bool
	}{{50, false}, {90, true}} {
		s, record := spread(t, false)
		record(runbook.Do{By: asIs, Step: "unauthorized-access/personal-data", Chosen: []string{"wrongful"}, Reason: "乗っ取り"})
		tell := runbook.Report{By: asIs, Step: "unauthorized-access/report-ppc-final", To: "ppc", Reached: true, Means: "様式"}
		if _, err := s.Record(t.Context(), tell, t0.Add(time.Duration(c.days)*24*time.Hour)); err != nil {
			t.Fatal(err)
		}
		paper := string(write(t, report.Incident, "md", s.State(), s.Entries(), options(lang.Japanese)))
		missed := sectionOf(t, paper, "### 従えなかった条項、又は遅れた条項と、その理由")
		if late := strings.Contains(missed, "個人情報保護委員会へ確報する") && strings.Contains(missed, "超過"); late != c.late {
			t.Errorf("after %d days: late is %v, want %v:\n%s", c.days, late, c.late, missed)
		}
	}
}

// TestFollowUpsAreCounted: without a number a follow-up is the one after the reports on
// record; to tell two people one report is one.
func TestFollowUpsAreCounted(t *testing.T) {
	s, record := spread(t, false)
	number := func(o report.Options) string {
		t.Helper()
		words := string(write(t, report.FollowUp, "txt", s.State(), s.Entries(), o))
		_, after, _ := strings.Cut(words, "第")
		n, _, _ := strings.Cut(after, "報")
		return n
	}
	o := report.Options{Lang: lang.Japanese}
	tell := func(step, to string, reached bool) {
		record(runbook.Report{By: asIs, Step: playbook.Ref(step), To: to, Reached: reached, Means: "電話", Fields: map[string]string{}})
	}
	tell("opening/first-report", "section-head", false)
	tell("opening/first-report", "section-head", true)
	if got := number(o); got != "2" {
		t.Errorf("after the first report it is no. %s", got)
	}
	tell("unauthorized-access/escalate-digital", "it-security", true) // the others are told the same
	tell("unauthorized-access/escalate-pr", "pr", true)
	if got := number(o); got != "2" {
		t.Errorf("after others were told the first report it is no. %s", got)
	}
	tell("opening/follow-up-report", "section-head", true)
	if got := number(o); got != "3" {
		t.Errorf("after the second it is no. %s", got)
	}
	if got := number(report.Options{Lang: lang.Japanese, Since: 3}); got != "2" {
		t.Errorf("what follows entry 3 is no. %s", got)
	}
	if got := number(report.Options{Lang: lang.Japanese, Number: 7}); got != "7" {
		t.Errorf("number 7 is no. %s", got)
	}
}

// TestImprovementsStandInTheTable: what the closing's plan says is what the table has.
func TestImprovementsStandInTheTable(t *testing.T) {
	s, record := spread(t, false)
	record(runbook.Do{By: asIs, Step: "closing/improvement-plan", Fields: map[string]string{
		"plan": "投稿前に二人で確かめる｜広報広聴課｜12/25；共用の端末をなくす|デジタル推進課|2027年3月\n訓練を年に一度行う", "follow-up": "所属長",
	}})
	for _, paper := range []string{report.Review, report.Incident, report.Final} {
		words := string(write(t, paper, "md", s.State(), s.Entries(), options(lang.Japanese)))
		for _, want := range []string{
			"| 1 | 投稿前に二人で確かめる | 広報広聴課 | 2026-12-25 |",
			"| 2 | 共用の端末をなくす | デジタル推進課 | 2027年3月 |",
			"| 3 | 訓練を年に一度行う | 【未記入】 | 【未記入】 |",
			"| 結果を確かめる人 | 所属長 |",
		} {
			if !strings.Contains(words, want) {
				t.Errorf("%s does not have %s:\n%s", paper, want, words)
			}
		}
	}
}

// TestADueDayIsOfTheYearItWasWrittenIn: a day without a year is the next there was when the
// plan was written, however much later the paper is made; 3.1 is a clause as soon as a day.
func TestADueDayIsOfTheYearItWasWrittenIn(t *testing.T) {
	s, record := spread(t, false)
	record(runbook.Do{By: asIs, Step: "closing/improvement-plan", Fields: map[string]string{
		"plan": "二人で確かめる｜広報広聴課｜12/25\n要領を改める｜総務課｜3.1\n訓練をする｜総務課｜１２．２０", "follow-up": "所属長",
	}})
	if _, err := s.Record(t.Context(), runbook.Note{By: asIs, Text: "年が明けた"}, t0.AddDate(0, 2, 0)); err != nil {
		t.Fatal(err)
	}
	words := string(write(t, report.Review, "md", s.State(), s.Entries(), options(lang.Japanese)))
	for _, want := range []string{"| 広報広聴課 | 2026-12-25 |", `| 総務課 | 3\.1 |`, "| 総務課 | １２．２０ |"} {
		if !strings.Contains(words, want) {
			t.Errorf("%s is missing:\n%s", want, words)
		}
	}
}

// TestTheHandlingMarkIsBare: it stands on every page, without what the entry that has it was
// corrected by.
func TestTheHandlingMarkIsBare(t *testing.T) {
	s, record := spread(t, false)
	record(runbook.Do{By: asIs, Step: "closing/settle-record", Fields: map[string]string{"place": "文書庫", "handling": "部外秘"}})
	record(runbook.Correct{By: asIs, Entry: s.State().Head, Text: "保存場所は書庫", Reason: "書き間違い"})
	d, err := report.Build(report.Incident, s.State(), s.Entries(), report.Options{Lang: lang.Japanese})
	if err != nil {
		t.Fatal(err)
	}
	if want := lang.Paper.HandlingMark.Format(lang.Japanese, "部外秘"); d.Handling != want {
		t.Errorf("the mark is %q, want %q", d.Handling, want)
	}
}

// TestOutside: told, decided against, and not decided are three things.
func TestOutside(t *testing.T) {
	s, record := spread(t, false)
	record(runbook.Do{By: asIs, Step: "unauthorized-access/press", Chosen: []string{"no"}, Reason: "サイトで足りる"})
	record(runbook.Report{By: asIs, Step: "unauthorized-access/report-to-platform", To: "platform", Reached: true, Means: "様式", Reference: "0342"})
	paper := string(write(t, report.Incident, "md", s.State(), s.Entries(), options(lang.Japanese)))
	state := sectionOf(t, paper, "### 対外的な対応の状況")
	for _, want := range []string{
		"| 報道機関 | 提供しない（報道発表をするかについて「発表しない」と判断、記録 2） |",
		"| 運営会社 | 2026-11-22 22:42 運営会社へ通報する（記録 3）　受付番号 0342 |",
		"| 警察 | 判断していない |",
	} {
		if !strings.Contains(state, want) {
			t.Errorf("it does not say %s:\n%s", want, state)
		}
	}
}

// TestInsideIsNotPublished: the staff and the desk being told is no publication.
func TestInsideIsNotPublished(t *testing.T) {
	s, record := spread(t, false)
	record(runbook.Do{By: asIs, Step: "opening/staff-notice"})
	record(runbook.Do{By: asIs, Step: "opening/phone-text"})
	c := report.Measure(s.State(), s.Entries(), lang.Japanese)
	if c.FirstNotice >= 0 {
		t.Errorf("the first public notice came after %v", c.FirstNotice)
	}
	if press := string(write(t, report.Press, "md", s.State(), s.Entries(), options(lang.Japanese))); strings.Contains(sectionOf(t, press, "## 【庁内用：想定問答】これまでの公表"), "職員") {
		t.Error("the press is told that the staff was told")
	}
}

// TestLongWorkbooksGoOn: what a sheet cannot hold stands on the next, under its head,
// and nothing is lost or doubled.
func TestLongWorkbooksGoOn(t *testing.T) {
	s, entries := long(t, 250)
	d, err := report.Build(report.Chronology, s, entries, options(lang.Japanese))
	if err != nil {
		t.Fatal(err)
	}
	var whole, parted bytes.Buffer
	if err := report.Workbook(&whole, d, 1<<20); err != nil {
		t.Fatal(err)
	}
	if err := report.Workbook(&parted, d, 101); err != nil {
		t.Fatal(err)
	}
	checkWorkbook(t, "in parts", parted.Bytes())
	want, got := sheetsOf(t, whole.Bytes()), sheetsOf(t, parted.Bytes())
	all := want["クロノロジー"]
	var rows [][]string
	for i, name := range []string{"クロノロジー", "クロノロジー 2", "クロノロジー 3"} {
		part, ok := got[name]
		if !ok || len(part) > 101 || !slices.Equal(part[0], all[0]) {
			t.Fatalf("sheet %s: %d rows of %v", name, len(part), fmt.Sprint(sheetNames(got)))
		}
		if i < 2 && len(part) != 101 {
			t.Errorf("sheet %s has %d rows", name, len(part))
		}
		rows = append(rows, part[1:]...)
	}
	if !slices.EqualFunc(rows, all[1:], slices.Equal[[]string]) {
		t.Errorf("%d rows in parts, %d in one, or others", len(rows), len(all)-1)
	}
}

func sheetNames(sheets map[string][][]string) []string {
	var names []string
	for name := range sheets {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
