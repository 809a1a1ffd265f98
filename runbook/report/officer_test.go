package report_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// filed works an incident as an office files it: the police were told, that was recorded
// with a wrong number, taken back and recorded again under an earlier time; a value was
// corrected; the final report was made, and it was closed with steps open.
func filed(t testing.TB) (runbook.State, []runbook.Event) {
	t.Helper()
	s, record := spread(t, false)
	at := func(minutes int) runbook.By {
		return runbook.By{At: t0.Add(time.Duration(minutes) * time.Minute), AsIs: true}
	}
	// Everything was typed in an hour later.
	for range 100 {
		record(runbook.Note{By: asIs, Text: "後から入力した"})
	}
	record(runbook.Report{By: at(1), Step: "opening/first-report", To: "section-head", Reached: true, Means: "電話"})
	record(runbook.Do{By: at(2), Step: "opening/stop-posting"})
	record(runbook.Do{By: at(3), Step: "unauthorized-access/can-log-in", Chosen: []string{"yes"}, With: "課長"})
	record(runbook.AddEvidence{By: at(4), Step: "opening/save-evidence", What: "偽の投稿の画面", Where: "共有フォルダ/1", AsOf: t0})
	where := len(s.Entries())
	record(runbook.Do{By: at(5), Step: "opening/save-evidence"})
	record(runbook.Do{By: at(6), Step: "unauthorized-access/change-passwords"})
	record(runbook.Do{By: at(7), Step: "unauthorized-access/recovery-check"}) // all of its fields are left blank
	record(runbook.StateFact{By: at(7), Fact: "extent", Text: "表示約1,200件", Certainty: runbook.Confirmed, From: "画面", AsOf: t0})
	extent := len(s.Entries())
	record(runbook.Report{By: at(8), Step: "opening/follow-up-report", To: "section-head", Reached: true})
	record(runbook.Do{By: at(9), Step: "unauthorized-access/police", Chosen: []string{"yes"}, With: "課長", Reason: "被害"})
	record(runbook.Report{By: at(12), Step: "unauthorized-access/contact-police", To: "police", Reached: true, Means: "電話", Reference: "受付第12号"})
	record(runbook.ReopenStep{By: asIs, Step: "unauthorized-access/contact-police", Reason: "番号の誤り"})
	record(runbook.Report{By: at(10), Step: "unauthorized-access/contact-police", To: "police", Reached: true, Means: "電話", Reference: "受付第13号"})
	police := len(s.Entries())
	record(runbook.Improve{By: asIs, Item: "二人で確かめる", Owner: new("広報課"), Due: new("2026-12-28")})
	record(runbook.Do{By: asIs, Step: "closing/open-items", Fields: map[string]string{"left": "なし"}})
	record(runbook.Report{By: at(90), Step: "closing/final-report", To: "section-head", Reached: true, Means: "手渡し"})
	record(runbook.Do{By: asIs, Step: "closing/improvement-plan", Fields: map[string]string{"plan": "別表のとおり", "follow-up": "所属長"}})
	record(runbook.Close{By: asIs, Reason: "残りは次の点検で行う"})
	record(runbook.Correct{By: asIs, Entry: extent, Text: "表示1,300件", Reason: "誤り"})
	record(runbook.Correct{By: asIs, Entry: where, Text: "保管場所は共有フォルダ/9", Reason: "誤り"})
	record(runbook.Correct{By: asIs, Entry: police, Text: "受付番号は受付第14号", Reason: "誤り"})
	return s.State(), s.Entries()
}

func says(t *testing.T, paper, words string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(words, want) {
			t.Errorf("%s does not say %q:\n%s", paper, want, words)
		}
	}
}

func saysNot(t *testing.T, paper, words string, bad ...string) {
	t.Helper()
	for _, b := range bad {
		if strings.Contains(words, b) {
			t.Errorf("%s says %q:\n%s", paper, b, words)
		}
	}
}

// TestWhatWasTakenBackIsNoContact: the office's papers mark it, those for others have it not,
// and the rows are in order of event time.
func TestWhatWasTakenBackIsNoContact(t *testing.T) {
	s, entries := filed(t)
	o := report.Options{Lang: lang.Japanese}
	for _, paper := range []string{report.Final, report.Incident} {
		words := string(write(t, paper, "md", s, entries, o))
		table := sectionOf(t, words, "### 報告、通報及び連絡")
		right, wrong := strings.Index(table, "受付第13号"), strings.Index(table, "受付第12号")
		if right < 0 || wrong < right || !strings.Contains(table[strings.LastIndex(table[:wrong], "\n"):wrong], "取消し（記録 ") {
			t.Errorf("%s:\n%s", paper, table)
		}
	}
	saysNot(t, report.Police, string(write(t, report.Police, "txt", s, entries, o)), "受付番号： 受付第12号")
}

// TestACorrectionStandsBesideTheValue wherever a paper states it; for the press, where only
// the office reads it.
func TestACorrectionStandsBesideTheValue(t *testing.T) {
	s, entries := filed(t)
	o := report.Options{Lang: lang.Japanese}
	incident := string(write(t, report.Incident, "md", s, entries, o))
	says(t, report.Incident, sectionOf(t, incident, "### 対外的な対応の状況"), "受付番号 受付第13号（記録", "で訂正：受付番号は受付第14号）")
	says(t, report.Incident, incident, "| 共有フォルダ/1【訂正あり：記録")
	says(t, report.Chronology, string(write(t, report.Chronology, "md", s, entries, o)), "| 共有フォルダ/1【訂正あり：記録", "偽の投稿の画面（記録")
	says(t, report.Police, string(write(t, report.Police, "txt", s, entries, o)), "この文にある値のうち、訂正があるもの", "内容： 表示約1,200件（記録", "で訂正：表示1,300件")
	press := string(write(t, report.Press, "txt", s, entries, o))
	out, inside, _ := strings.Cut(press, "【庁内用：想定問答】")
	saysNot(t, report.Press, out, "1,300")
	says(t, report.Press, inside, "訂正がある。改めて確認するまで", "表示1,300件")
	o.Public = true
	saysNot(t, "public press", string(write(t, report.Press, "txt", s, entries, o)), "1,300")
}

// TestAFinalReportIsNoFollowUp: the last report is the last of the follow-ups, with when it
// was made and not when it was typed in; and whoever was told is named with the last report.
func TestAFinalReportIsNoFollowUp(t *testing.T) {
	s, entries := filed(t)
	o := report.Options{Lang: lang.Japanese}
	words := string(write(t, report.FollowUp, "txt", s, entries, o))
	says(t, report.FollowUp, words, "報告の番号： 番号なし（最終報を 2026-11-23 00:10 に提出済み", "前回の報告： 2026-11-22 22:48 に報告（記録 ")
	saysNot(t, report.FollowUp, words, "第3報", "第4報")
	for _, paper := range []string{report.FollowUp, report.Final, report.Incident} {
		says(t, paper, string(write(t, paper, "txt", s, entries, o)), "（最終報を 11/23 00:10 に報告済み、記録 ")
	}
	before := entries[:len(entries)-9] // before the final report
	words = string(write(t, report.FollowUp, "txt", runbook.Fold(runbook.State{}, before), before, o))
	says(t, report.FollowUp, words, "報告の番号： 第3報", "（第2報を 11/22 22:48 に報告済み、記録 ")

	last := entries[len(entries)-1] // reopened, the final report was one among the others
	again := append(slices.Clone(entries), runbook.Event{Seq: last.Seq + 1, Type: runbook.IncidentReopened, At: last.At, Logged: last.Logged, Actor: last.Actor, Data: &runbook.Reopened{Reason: "再発"}})
	words = string(write(t, report.FollowUp, "txt", runbook.Fold(runbook.State{}, again), again, o))
	says(t, report.FollowUp, words, "前回の報告： 2026-11-23 00:10 に報告（記録 ")
	saysNot(t, report.FollowUp, words, "番号なし", "最終報の後に続報はない")
}

// TestAFirstReportIsAboutTheBeginning however late it is made.
func TestAFirstReportIsAboutTheBeginning(t *testing.T) {
	s, entries := filed(t)
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		d, err := report.Build(report.First, s, entries, report.Options{Lang: l})
		if err != nil {
			t.Fatal(err)
		}
		var actions string
		for _, section := range d.Sections {
			if section.ID == "actions" {
				actions = strings.Join(section.Blocks[0].(report.List), "\n")
			}
		}
		if l == lang.Japanese {
			says(t, report.First, actions, "管理者のパスワードを変更する", "警察へ連絡する", "証拠を残す", "発信を止める")
			saysNot(t, report.First, actions, "最終報を出す", "改善の計画", "これより前に")
		}
	}
}

// TestTheHandoutStandsAlone: the text for the press is the first section and nothing but the
// text, headed where nobody has decided on it; what the office answers from is marked in every heading, and in no public version.
func TestTheHandoutStandsAlone(t *testing.T) {
	s, entries := filed(t)
	d, err := report.Build(report.Press, s, entries, report.Options{Lang: lang.Japanese})
	if err != nil {
		t.Fatal(err)
	}
	apart := 0
	for i, section := range d.Sections {
		if section.Apart {
			apart++
		}
		blocks := section.Blocks
		if blocks[0] == report.Block(report.Paragraph(lang.Outgoing.Undecided.Ja)) && apart == 0 {
			blocks = blocks[1:]
		}
		if _, text := blocks[0].(report.Quote); text != (apart == 0) || text && len(blocks) > 1 {
			t.Errorf("section %d, %s, is not the text alone, or stands behind the text without a page of its own", i, section.Title)
		}
		if apart > 0 && !strings.HasPrefix(section.Title, "【庁内用：想定問答】") {
			t.Errorf("%s is not marked", section.Title)
		}
	}
	if apart != 1 {
		t.Errorf("%d sections begin a page", apart)
	}
	html := string(write(t, report.Press, "html", s, entries, report.Options{Lang: lang.Japanese}))
	says(t, "html", html, `<section class="apart">`)
	public := string(write(t, report.Press, "txt", s, entries, report.Options{Lang: lang.Japanese, Public: true}))
	saysNot(t, "the public version", public, "庁内用", "確認していないこと", "文の状態", "承認（")
	course := public[strings.Index(public, "■ 経過"):]
	says(t, "the course", course, "管理者のパスワードを変更した", "発信を止めた")
	saysNot(t, "the course", course, "つながらず", "取り消した", "書き足し", "改善の計画", "済み:", "最終報")
}

// TestThePoliceMemoSaysNothingTwice: what the text has stands in no section besides.
func TestThePoliceMemoSaysNothingTwice(t *testing.T) {
	s, entries := filed(t)
	words := string(write(t, report.Police, "txt", s, entries, report.Options{Lang: lang.Japanese}))
	saysNot(t, report.Police, words, "■ とった措置", "■ 事案の概要", "■ これまでの公表", "■ 証拠一覧")
	// Beside words of somebody's own it is all there, as what was done.
	own, record := spread(t, false)
	record(runbook.Do{By: asIs, Step: "opening/record-detection"})
	record(runbook.Do{By: asIs, Step: "opening/stop-posting"})
	record(runbook.WriteText{By: asIs, Step: "unauthorized-access/contact-police", Body: "手で書いた要点。"})
	words = string(write(t, report.Police, "txt", own.State(), own.Entries(), report.Options{Lang: lang.Japanese}))
	says(t, report.Police, words, "■ 事案の概要", "■ アカウントと証拠についてとった措置", "発信を止めた（", "■ 証拠一覧")
	saysNot(t, report.Police, words, "覚知を記録")
}

// TestABlankStepFollowsNoClause, and the closing's contradiction and reason are said.
func TestABlankStepFollowsNoClause(t *testing.T) {
	s, entries := filed(t)
	words := string(write(t, report.Incident, "md", s, entries, report.Options{Lang: lang.Japanese}))
	empty := sectionOf(t, words, "### 済みと記録したが、記録した内容がない手順の条項")
	says(t, report.Incident, empty, "| ube:4(1) |", "| ube:4(2) |", "| ube:4(3) |", "復旧を確認する", "記録した内容なし")
	if followed := sectionOf(t, words, "### 従った条項"); strings.Contains(followed, "復旧を確認する") || !strings.Contains(followed, "管理者のパスワードを変更する") {
		t.Errorf("followed:\n%s", followed)
	}
	for _, paper := range []string{report.Incident, report.Final} {
		words := string(write(t, paper, "md", s, entries, report.Options{Lang: lang.Japanese}))
		says(t, paper, words, "上の「なし」という記載と合わない", "| 終結の理由 | 残りは次の点検で行う |", "| 改善の計画の手順に書いたこと | 別表のとおり |")
		saysNot(t, paper, words, "(unauthorized-access/", "(closing/", "(opening/")
	}
}

// TestOneCountOfWhatWasLate: the review lists as many steps as the comparison counts.
func TestOneCountOfWhatWasLate(t *testing.T) {
	s, entries := filed(t)
	review := string(write(t, report.Review, "md", s, entries, report.Options{Lang: lang.Japanese}))
	listed := strings.Count(sectionOf(t, review, "### 期限に遅れた手順"), "\n- ")
	if c := report.Measure(s, entries, lang.Japanese); listed == 0 || c.Late != listed || c.Late > c.Due {
		t.Errorf("the review lists %d, the comparison counts %d of %d", listed, c.Late, c.Due)
	}
}

// TestCSVOfSeveralTables has a row for each row of a table, with its columns.
func TestCSVOfSeveralTables(t *testing.T) {
	s, entries := filed(t)
	raw := write(t, report.Incident, "csv", s, entries, report.Options{Lang: lang.Japanese})
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	titles, found := -1, false
	for _, row := range rows {
		for i, c := range row {
			if c == "受付番号" {
				titles = i
			}
		}
		found = found || titles > 0 && row[titles] == "受付第12号【訂正あり" || titles > 0 && strings.HasPrefix(row[titles], "受付第12号")
	}
	if !found {
		t.Errorf("the number that the police gave is in no cell of its own:\n%s", raw)
	}
}

// TestCP932HasTheSignsOfWindows: they are written as every Japanese program writes them, and
// are not in the list of what could not be.
func TestCP932HasTheSignsOfWindows(t *testing.T) {
	s, record := spread(t, false)
	record(runbook.Note{By: asIs, Text: "9時〜17時−∥‖¢£¬—終"})
	raw := write(t, report.Chronology, "txt-cp932", s.State(), s.Entries(), report.Options{Lang: lang.Japanese})
	want := "9\x8e\x9e\x81\x6017\x8e\x9e\x81\x7c\x81\x61\x81\x61\x81\x91\x81\x92\x81\xca\x81\x5c\x8f\x49"
	if !bytes.Contains(raw, []byte(want)) || bytes.Contains(raw, []byte("<U+")) {
		t.Errorf("it does not have % x", want)
	}
}
