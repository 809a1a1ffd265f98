package report_test

import (
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/report"
	"dandori/runbook/store/storetest"
)

// spread begins an incident whose texts can be drafted, and gives a way to go on.
func spread(t testing.TB, drill bool) (session *runbook.Session, record func(runbook.Intent)) {
	t.Helper()
	lib, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	ube, _ := lib.Profile("ube")
	s, err := runbook.Begin(t.Context(), storetest.NewMemory(), lib, ube, drill, runbook.Open{
		By: runbook.By{Actor: runbook.Actor{Name: "鈴木"}}, Kinds: []string{"unauthorized-access"}, Title: "乗っ取り", Account: "公式X", Seen: "覚えのない投稿", Detected: t0,
	}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	now := t0
	return s, func(in runbook.Intent) {
		t.Helper()
		now = now.Add(time.Minute)
		if _, err := s.Record(t.Context(), in, now); err != nil {
			t.Fatalf("%T: %v", in, err)
		}
	}
}

var asIs = runbook.By{AsIs: true}

// TestPoliceMemoFollowsTheText: without a draft it is the prepared text, marked; a
// draft takes its place; what the police answered stands beside.
func TestPoliceMemoFollowsTheText(t *testing.T) {
	s, record := spread(t, false)
	memo := func() string {
		return string(write(t, report.Police, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	}
	before := memo()
	for _, want := range []string{"【案・未承認】警察相談メモ", "文の状態： 文案の記録はない", "このままでは外へ出せない", "【未記入：相談したいこと】", "■ 警察との連絡\r\nなし"} {
		if !strings.Contains(before, want) {
			t.Errorf("%q is missing:\n%s", want, before)
		}
	}
	record(runbook.Do{By: asIs, Step: "unauthorized-access/police", Chosen: []string{"yes"}, With: "課長", Reason: "金銭の被害"})
	record(runbook.WriteText{By: asIs, Step: "unauthorized-access/contact-police", Body: "手で書いた相談の要点。"})
	record(runbook.Report{By: asIs, Step: "unauthorized-access/contact-police", To: "police", Reached: true, Means: "電話", Reference: "第77号", Instruction: "履歴を残すように"})
	after := memo()
	for _, want := range []string{"手で書いた相談の要点。", "受付番号： 第77号", "相手の回答又は指示： 履歴を残すように"} {
		if !strings.Contains(after, want) {
			t.Errorf("%q is missing:\n%s", want, after)
		}
	}
	if strings.Contains(after, "【未記入：相談したいこと】") {
		t.Errorf("the prepared text stands there beside the draft:\n%s", after)
	}
}

// TestPageForThePublic: what is published is the newest text, earlier ones below, and
// what is not out yet is marked.
func TestPageForThePublic(t *testing.T) {
	s, record := spread(t, false)
	page := func() string {
		return string(write(t, report.NoticePage, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	}
	if words := page(); !strings.Contains(words, "■ 次に載せる文：") || !strings.Contains(words, "【案・未承認】") || !strings.Contains(words, "このままでは外へ出せない") {
		t.Errorf("nothing was drafted, and it does not say so:\n%s", words)
	}
	publish := func(step, body string) {
		record(runbook.WriteText{By: asIs, Step: playbook.Ref(step), Body: body})
		record(runbook.Override{By: asIs, Step: playbook.Ref(step), Reason: "試験"})
		fields := map[string]string{}
		if step == "unauthorized-access/notify-website" {
			fields["next-news"] = "2026-11-23T09:00:00+09:00"
		}
		record(runbook.Do{By: asIs, Step: playbook.Ref(step), Fields: fields})
	}
	publish("unauthorized-access/notify-website", "一つ目の知らせ。電話 0836-00-0000 の鈴木まで。")
	publish("unauthorized-access/further-news", "二つ目の知らせ。")
	words := page()
	now, earlier := strings.Index(words, "二つ目の知らせ"), strings.Index(words, "一つ目の知らせ")
	if now < 0 || earlier < now || !strings.Contains(words, "■ 今の文：") || !strings.Contains(words, "■ これまでの文：") {
		t.Errorf("the newest text does not stand first:\n%s", words)
	}
	if !strings.Contains(words, "電話 0836-00-0000 の鈴木まで") {
		t.Errorf("words that were published were changed:\n%s", words)
	}
	// The public chronology has them too, in the same words.
	o := report.Options{Lang: lang.Japanese, Public: true}
	if words := string(write(t, report.Chronology, "txt", s.State(), s.Entries(), o)); !strings.Contains(words, "二つ目の知らせ。") || !strings.Contains(words, "電話 0836-00-0000 の鈴木まで") {
		t.Errorf("a published text is not in the public chronology:\n%s", words)
	}
}

// TestPressMaterial: only what is confirmed may be stated.
func TestPressMaterial(t *testing.T) {
	s, record := spread(t, true)
	record(runbook.StateFact{By: asIs, Fact: "extent", Text: "表示 900 回", Certainty: runbook.Confirmed, AsOf: t0})
	record(runbook.StateFact{By: asIs, Fact: "cause", Text: "内部の犯行", Certainty: runbook.Unconfirmed})
	words := string(write(t, report.Press, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	for _, want := range []string{"時点： 2026-11-22 22:40", "表示 900 回", "【訓練】", "確度： 未確認"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is missing:\n%s", want, words)
		}
	}
	for _, bad := range []string{"内部の犯行", "鈴木"} {
		if strings.Contains(words, bad) {
			t.Errorf("it says %q:\n%s", bad, words)
		}
	}
}

// TestFinalReportSaysThatItIsEarly while the incident is open.
func TestFinalReportSaysThatItIsEarly(t *testing.T) {
	s, record := spread(t, false)
	early := "事案はまだ終結していない"
	if words := string(write(t, report.Final, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese})); !strings.Contains(words, early) {
		t.Errorf("it does not say so:\n%s", words)
	}
	record(runbook.Close{By: asIs, Reason: "試験"})
	if words := string(write(t, report.Final, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese})); strings.Contains(words, early) {
		t.Errorf("it says so of a closed incident:\n%s", words)
	}
}

// TestCompare: drills are apart, the medians are those of the quarter, and a log that
// could not be read is named.
func TestCompare(t *testing.T) {
	at := func(month int) time.Time { return time.Date(2026, time.Month(month), 3, 9, 0, 0, 0, t0.Location()) }
	cases := []report.Case{
		{ID: "INC-20260503-01", Detected: at(5), Title: "b", FirstReport: 20 * time.Minute, Contained: -1, FirstNotice: 90 * time.Minute, Closed: 30 * time.Hour, Due: 10, Late: 2, Overrides: 1},
		{ID: "INC-20260403-01", Detected: at(4), Title: "a", FirstReport: 10 * time.Minute, Contained: -1, FirstNotice: -1, Closed: -1, Due: 5},
		{ID: "DRL-20260503-01", Drill: true, Detected: at(5), Title: "訓練の件", FirstReport: 1 * time.Minute, Contained: 2 * time.Minute, FirstNotice: 3 * time.Minute, Closed: time.Hour},
	}
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		d := report.Compare(cases, []string{"INC-20260101-01"}, report.Options{Lang: l, Handling: "部外秘"})
		for _, format := range report.Formats {
			var b strings.Builder
			if err := report.Render(&b, format, d); err != nil {
				t.Fatal(err)
			}
			check(t, "trend "+format, format, b.String())
			switch format {
			case "md":
				golden(t, "trend."+string(l)+".md", []byte(b.String()))
			case "csv":
				golden(t, "trend."+string(l)+".csv", []byte(b.String()))
			}
		}
	}
}

// TestMeasure measures one log.
func TestMeasure(t *testing.T) {
	s, entries := course(t, false, "")
	c := report.Measure(s, entries, lang.Japanese)
	if c.FirstReport != 15*time.Minute || c.Contained >= 0 || c.FirstNotice >= 0 || c.Closed >= 0 || c.Overrides != 1 || c.Due == 0 || c.Entries != len(entries) {
		t.Errorf("%+v", c)
	}
}
