package report_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
	"dandori/runbook/store/storetest"
)

// publicPapers are the reports that have a public version.
func publicPapers() []string {
	var list []string
	for _, paper := range report.Reports {
		if report.HasPublic(paper) {
			list = append(list, paper)
		}
	}
	return list
}

// TestNoNameOutlivesACut: whatever a name looks like and wherever a paper cuts the words in
// which it stands, no public paper of any format has a part of it; nor of a telephone number.
func TestNoNameOutlivesACut(t *testing.T) {
	lib, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	ube, _ := lib.Profile("ube")
	type person struct{ surname, given string }
	people := []person{{"林田", "健太"}, {"勅使河原", "恵子"}, {"鷲頭", "瑞穂"}, {"タナカ", "リンダ"}, {"Okabe", "Rintaro"}}
	rapid.Check(t, func(r *rapid.T) {
		who := rapid.SampledFrom(people).Draw(r, "who")
		space := func(label string) string { return rapid.SampledFrom([]string{"", " ", "　", "  "}).Draw(r, label) }
		named := who.surname + space("named") + who.given
		if who.surname == "Okabe" || who.surname == "タナカ" { // where one part ends cannot be seen
			named = who.surname + " " + who.given
		}
		pad := strings.Repeat("あ", rapid.IntRange(0, 215).Draw(r, "pad"))
		written := who.surname + space("written") + who.given
		said := pad + written + "の携帯０９０-7777-6666へ。" + strings.Repeat("い", rapid.IntRange(0, 60).Draw(r, "behind"))
		by := runbook.By{Actor: runbook.Actor{Name: named}, AsIs: true}
		s, err := runbook.Begin(t.Context(), storetest.NewMemory(), lib, ube, false, runbook.Open{
			By: by, Kinds: []string{"unauthorized-access"}, Title: said, Account: "公式X（" + said + "）", Seen: said, Source: said, Means: said, Detected: t0,
		}, t0, zeros{})
		if err != nil {
			r.Fatal(err)
		}
		for _, in := range []runbook.Intent{
			runbook.StateFact{By: by, Fact: "extent", Text: said, Certainty: runbook.Confirmed, From: said, AsOf: t0},
			runbook.AddEvidence{By: by, Step: "opening/save-evidence", What: said, Where: said, AsOf: t0},
			runbook.Report{By: by, Step: "opening/first-report", To: "section-head", Via: named, Reached: true, Means: said, Instruction: said},
		} {
			if _, err := s.Record(t.Context(), in, t0.Add(time.Minute)); err != nil {
				r.Fatal(err)
			}
		}
		paper := rapid.SampledFrom(publicPapers()).Draw(r, "paper")
		format := rapid.SampledFrom(report.Formats).Draw(r, "format")
		l := rapid.SampledFrom([]lang.Lang{lang.Japanese, lang.English}).Draw(r, "language")
		words := spoken(t, format, write(t, paper, format, s.State(), s.Entries(), report.Options{Lang: l, Public: true, Since: 1, Number: 2}))
		for _, secret := range []string{who.surname, who.given, "7777", "０９０"} {
			if at := strings.Index(words, secret); at >= 0 {
				r.Fatalf("%s %s of %q: %q stands in …%s…", paper, format, named, secret, words[max(0, at-60):min(len(words), at+60)])
			}
		}
	})
}

// TestTheProgramsWordsAreNobody: a name that is a word of the program, in either language,
// changes nothing of what the program says, and a section of the office is nobody.
func TestTheProgramsWordsAreNobody(t *testing.T) {
	for _, c := range []struct {
		l    lang.Lang
		name string
		want []string
	}{
		{lang.Japanese, "中", []string{"判断: 中"}},
		{lang.Japanese, "市", []string{"宇部市"}},
		{lang.Japanese, "観光課", []string{"観光課の投稿への批判"}},
		{lang.English, "ito", []string{"Keep evidence", "medium", "editors"}},
		{lang.English, "May", []string{"May personal data be affected?"}},
	} {
		by := runbook.By{Actor: runbook.Actor{Name: c.name}, AsIs: true}
		s, record := spread(t, false)
		record(runbook.Amend{By: by, Title: "観光課の投稿への批判", Seen: "editors medium", Reason: "誤り"})
		record(runbook.Do{By: by, Step: "opening/severity", Chosen: []string{"medium"}, Reason: "理由"})
		record(runbook.StateFact{By: by, Fact: "extent", Text: "editors", Certainty: runbook.Confirmed})
		words := ""
		for _, paper := range []string{report.Chronology, report.Incident} {
			words += string(write(t, paper, "txt", s.State(), s.Entries(), report.Options{Lang: c.l, Public: true}))
		}
		for _, want := range c.want {
			if !strings.Contains(words, want) {
				t.Errorf("%s acted, and %q is missing:\n%s", c.name, want, words)
			}
		}
	}
}

// TestApprovalsAreCountedAndNotShown: how an approval came about is in no public paper.
func TestApprovalsAreCountedAndNotShown(t *testing.T) {
	s, record := spread(t, false)
	record(runbook.WriteText{By: asIs, Step: "unauthorized-access/notify-other-accounts", Body: "告知する文"})
	record(runbook.Approve{By: runbook.By{Actor: runbook.Actor{Name: "田中課長"}, AsIs: true}, Step: "unauthorized-access/notify-other-accounts", Post: "発信管理者", Means: "電話"})
	for _, paper := range publicPapers() {
		o := report.Options{Lang: lang.Japanese, Public: true, Since: 1, Number: 2}
		words := string(write(t, paper, "txt", s.State(), s.Entries(), o))
		if strings.Contains(words, "承認の経過") || strings.Contains(words, "承認した") || strings.Contains(words, "（職員B") {
			t.Errorf("%s tells of the approval:\n%s", paper, words)
		}
		if (paper == report.Incident || paper == report.Chronology) && !strings.Contains(words, "理由）] 数： 1") {
			t.Errorf("%s does not count it:\n%s", paper, words)
		}
	}
	inside := string(write(t, report.Incident, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	if !strings.Contains(inside, "承認の経過") {
		t.Error("the office's own paper has no approvals: this test would not notice them")
	}
}

// TestAReplacedFactSaysSo: a statement that does not stand any more never stands alone.
func TestAReplacedFactSaysSo(t *testing.T) {
	s, record := spread(t, false)
	record(runbook.StateFact{By: asIs, Fact: "personal-data", Text: "漏えいはない", Certainty: runbook.Confirmed})
	chronology := func() string {
		return string(write(t, report.Chronology, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese, Public: true}))
	}
	if words := chronology(); strings.Contains(words, "改めた") {
		t.Errorf("nothing took its place:\n%s", words)
	}
	record(runbook.StateFact{By: asIs, Fact: "personal-data", Text: "漏えいはない", Certainty: runbook.Confirmed, AsOf: t0})
	if words := chronology(); strings.Contains(words, "改めた") {
		t.Errorf("it was stated again and still stands:\n%s", words)
	}
	record(runbook.StateFact{By: asIs, Fact: "personal-data", Text: "住所録が持ち出された疑い", Certainty: runbook.Estimated})
	if words := chronology(); !strings.Contains(words, "漏えいはない【確認済み】 / 後に改めた（内容は非公開）") || strings.Contains(words, "住所録") {
		t.Errorf("the later one is not public:\n%s", words)
	}
	record(runbook.StateFact{By: asIs, Fact: "personal-data", Text: "住所録 2,000 件", Certainty: runbook.Confirmed})
	if words := chronology(); !strings.Contains(words, "漏えいはない【確認済み】 / 後に「住所録 2,000 件」に改めた") || strings.Count(words, "改めた") != 2 {
		t.Errorf("the later one is public:\n%s", words)
	}
}

// TestAReplacedFactWithoutANameSaysSo: of what no playbook has a name for, whatever took its
// place in the end.
func TestAReplacedFactWithoutANameSaysSo(t *testing.T) {
	s, record := spread(t, false)
	record(runbook.StateFact{By: asIs, Text: "登録者は 3 人", Certainty: runbook.Confirmed})
	record(runbook.StateFact{By: asIs, Text: "登録者は 4 人", Certainty: runbook.Confirmed, Replaces: 2})
	record(runbook.StateFact{By: asIs, Text: "ほかの事実", Certainty: runbook.Confirmed})
	record(runbook.StateFact{By: asIs, Text: "登録者は 5 人", Certainty: runbook.Confirmed, Replaces: 3})
	words := string(write(t, report.Chronology, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese, Public: true}))
	for _, want := range []string{"登録者は 3 人【確認済み】 / 後に「登録者は 5 人」に改めた", "登録者は 4 人【確認済み】 / 後に「登録者は 5 人」に改めた"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is missing:\n%s", want, words)
		}
	}
	if strings.Count(words, "改めた") != 2 {
		t.Errorf("the others stand:\n%s", words)
	}
}

// TestACorrectionOfACorrectionIsCounted: it stands beside what was corrected, and in the list.
func TestACorrectionOfACorrectionIsCounted(t *testing.T) {
	s, record := spread(t, false)
	record(runbook.Do{By: asIs, Step: "opening/stop-posting"})
	record(runbook.Correct{By: asIs, Entry: 2, Text: "22:41", Reason: "誤り"})
	record(runbook.Correct{By: asIs, Entry: 3, Text: "22:42", Reason: "誤り"})
	words := string(write(t, report.Chronology, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese, Public: true}))
	if !strings.Contains(words, "後に訂正：【非公開】 / 後に訂正：【非公開】") || !strings.Contains(words, "訂正の内容] 数： 2") || !strings.Contains(words, "理由）] 数： 2") {
		t.Errorf("it says:\n%s", words)
	}
}

// TestATableSaysAsideWhatItLeavesOut: csv of a paper that is one table has no list.
func TestATableSaysAsideWhatItLeavesOut(t *testing.T) {
	s, entries := confidential(t)
	for _, paper := range publicPapers() {
		var told []string
		o := public
		o.Omitted = func(list []string) { told = list }
		words := string(write(t, paper, "csv", s, entries, o))
		if paper == report.Evidence && strings.Join(told, "、") != "氏名（職員A などに置き換え） 1、証拠の保管場所及びファイル名 2、証拠のファイルの大きさ及び SHA-256 1" {
			t.Errorf("the table of the evidence leaves out %q", told)
		}
		if listed := strings.Contains(words, "除いたもの"); listed == (told != nil) {
			t.Errorf("%s: the paper lists it: %t; told aside: %q", paper, listed, told)
		}
	}
	var told []string
	o := public
	o.Omitted = func(list []string) { told = list }
	write(t, report.Chronology, "csv", s, entries, o)
	if list := strings.Join(told, "、"); !strings.Contains(list, "受付番号 1") || !strings.Contains(list, "内部のメモ 4") {
		t.Errorf("told %q", list)
	}
}

// TestASurnameThatIsThePlaces: somebody called as the city is named before さん, and the city
// stays the city.
func TestASurnameThatIsThePlaces(t *testing.T) {
	by := runbook.By{Actor: runbook.Actor{Name: "宇部 太郎"}, AsIs: true}
	s, record := spread(t, false)
	record(runbook.Amend{By: by, Title: "宇部さんの端末、宇部主任、宇部市長、宇部市役所", Reason: "誤り"})
	words := string(write(t, report.Chronology, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese, Public: true}))
	if !strings.Contains(words, "職員Bさんの端末、職員B主任、宇部市長、宇部市役所") || !strings.Contains(words, "組織： 宇部市") {
		t.Errorf("it says:\n%s", words)
	}
}

// TestWhoAnsweredOutsideIsAParty: somebody at a body outside the office is none of the staff,
// also where the staff keep their names; and a means that names somebody is no means.
func TestWhoAnsweredOutsideIsAParty(t *testing.T) {
	s, record := spread(t, false)
	record(runbook.Do{By: asIs, Step: "unauthorized-access/police", Chosen: []string{"yes"}, With: "課長", Reason: "金銭の被害"})
	record(runbook.Report{By: asIs, Step: "unauthorized-access/contact-police", To: "police", Via: "宇部署 刑事 鈴木一郎", Reached: true, Means: "電話（秘書の木村さん経由）", Reference: "0342"})
	record(runbook.Report{By: asIs, Step: "opening/first-report", To: "section-head", Via: "木下 課長", Reached: true, Means: "電話、対面"})
	record(runbook.StateFact{By: asIs, Fact: "extent", Text: "鈴木一郎さんと木村さんと木下が確認", Certainty: runbook.Confirmed})
	for _, keep := range []bool{false, true} {
		inside := "木下"
		if !keep {
			inside = "職員"
		}
		words := ""
		for _, paper := range []string{report.Chronology, report.Incident} {
			words += string(write(t, paper, "txt", s.State(), s.Entries(), report.Options{Lang: lang.Japanese, Public: true, KeepNames: keep}))
		}
		for _, secret := range []string{"鈴木一郎", "刑事", "宇部署", "木村", "0342"} {
			if strings.Contains(words, secret) {
				t.Errorf("names kept %t: it says %q:\n%s", keep, secret, words)
			}
		}
		for _, want := range []string{"警察（応対した者: 【非公開】）", "【非公開】さんと【非公開】さんと" + inside, "手段： 電話、対面", "受付番号] 数： 1"} {
			if !strings.Contains(words, want) {
				t.Errorf("names kept %t: %q is missing:\n%s", keep, want, words)
			}
		}
	}
}

// TestTheSumsOfEvidenceAreTheOffices: by its size and its sum a short file can be guessed.
func TestTheSumsOfEvidenceAreTheOffices(t *testing.T) {
	s, entries := confidential(t)
	for _, paper := range publicPapers() {
		for _, format := range []string{"txt", "csv", "xlsx", "json"} {
			words := spoken(t, format, write(t, paper, format, s, entries, public))
			if strings.Contains(words, "abababab") || strings.Contains(words, "12345") {
				t.Errorf("%s %s has the size or the sum of a file that is withheld", paper, format)
			}
		}
	}
	words := string(write(t, report.Evidence, "txt", s, entries, public))
	if !strings.Contains(words, "大きさ及び SHA-256] 数： 1") || strings.Contains(words, "同じ値を計算して") {
		t.Errorf("it does not say that they are left out:\n%s", words)
	}
	o := public
	o.Public = false
	if words := string(write(t, report.Evidence, "txt", s, entries, o)); !strings.Contains(words, "abababab") || !strings.Contains(words, "12345") {
		t.Error("the office's own paper has neither: this test would not notice them")
	}
}
