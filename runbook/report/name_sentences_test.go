package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dandori/runbook"
)

// commonNames are names as common as any, of which words of the language are made as well.
var commonNames = []string{"佐藤花子", "山口 花子", "田中実", "中村一", "村上", "金子 真実", "本間", "いとう", "林", "Yamaguchi", "may", "ube", "user"}

// TestOrdinarySentencesStay: what is no name in a sentence stays, whoever acted; what a public
// paper then said would be false.
func TestOrdinarySentencesStay(t *testing.T) {
	b := castOf(t, false, commonNames...)
	for _, words := range []string{
		"山口放送と山口大学が取り上げた", "山口新聞、山口銀行、山口地方気象台", "山口宇部空港の投稿", "山口駅、山口線の運休", "山口県警へ、山口市へ", "市町村上下水道の投稿", "給付金子育て世帯分の日程",
		"これは真実ではない", "真実を確かめる", "基本間違いはない", "日本間違い探し", "早く対応しないとうその投稿が広まる", "作業を集中実施した", "訓練を実施", "年度途中実施の事業", "林道の通行止め", "小林さんの投稿ではない",
		"一部の投稿を削除した", "第一報を出した", "対策本部長の指示", "中でも批判が多い", "実際の件数", "事実に誤りがある", "花が咲く投稿", "https://x.com/ube_city/status/1", "https://www.city.ube.yamaguchi.jp/may/user", "city.ube.yamaguchi.jp の表示", "x.com/ube/status/1",
		"You may post again", "It may be the user's own device", "the user may log in", "the mayor spoke", "Head of PR",
	} {
		if got := b.inWords(b.open(words)); got != words {
			t.Errorf("%q becomes %q", words, got)
		}
	}
	books, _ := filepath.Glob("../../playbooks/*/*.toml")
	if len(books) == 0 {
		t.Fatal("no playbooks")
	}
	for _, book := range books {
		data, err := os.ReadFile(book)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if strings.Contains(strings.ToLower(line), "ube") || strings.Contains(line, "May ") || strings.ContainsAny(line, "@+") || strings.Contains(line, "telephone") || strings.Contains(line, "phone") {
				continue // the name, the month, and contacts are meant to go
			}
			if got := b.inWords(b.open(line)); got != line {
				t.Errorf("%s: %q becomes %q", book, line, got)
			}
		}
	}
}

// TestNamesInSentencesGo: the same people, named.
func TestNamesInSentencesGo(t *testing.T) {
	b := castOf(t, false, commonNames...)
	for _, words := range []string{
		"佐藤が確認", "佐藤花子が確認", "広報課佐藤が確認", "21時05分佐藤確認", "7日山口投稿", "当番佐藤確認", "花子さん", "山口さん", "山口が投稿した", "山口課長の指示", "田中が確認", "田中実が確認", "田中係長", "中村一が", "中村に連絡",
		"村上が", "広報課村上確認", "村上さん", "金子が", "真実さん", "金子真実が", "本間が", "本間主任", "いとうが確認した", "いとうさん", "広報課のいとうが", "当番いとうから", "林が", "林課長", "Yamaguchi did it", "YAMAGUCHI", "May did it",
	} {
		got := b.inWords(b.open(words))
		if !strings.Contains(got, "職員") {
			t.Errorf("%q becomes %q", words, got)
		}
		for _, name := range []string{"佐藤", "花子", "山口", "田中", "中村", "村上", "金子", "真実", "本間", "いとう", "林", "amaguchi"} {
			if strings.Contains(got, name) {
				t.Errorf("%q becomes %q", words, got)
			}
		}
	}
}

// TestPostsAndCircumstancesAreNobody: who is named by what they are, or with where they were.
func TestPostsAndCircumstancesAreNobody(t *testing.T) {
	for _, field := range []string{
		"受託者", "教育長", "消防長", "危機管理監", "情報セキュリティ責任者", "CISO", "委託業者", "X社", "顧問弁護士", "庁議", "全員", "統括情報セキュリティ責任者", "対策本部長", "本部長", "支部長", "校長", "議長", "会計管理者", "政策会議",
		"課長（電話）", "課長（不在）", "係長（夜間）", "市長（電話）", "広報課 夜間", "課長 代理", "課長代理", "広報課（投稿担当）", "職員（投稿者）", "夜間当直（消防）", "公式X運用担当者", "情報政策課（デジタル）", "owner", "root", "guest", "PC", "SNS", "web", "user", "the mayor", "Head of PR", "21:05", "広報課長", "夜間当直", "情報政策課", "山口支所長", "宇部市長", "福島県警", "魅力発信課長", "市長の代理", "Head of Public Relations", "保健所", "事務局", "警備員", "学芸員", "保健師", "委託先", "宇部市 広報課", "山口県警 サイバー犯罪対策課", "DX推進室", "第1当番", "図書館長", "会計年度任用職員",
	} {
		if people := castOf(t, false).cast.people(field); len(people) > 0 {
			t.Errorf("%q names %q", field, people)
		}
	}
}

// TestPeopleInFieldsAreFoundHoweverNamed: one line for each way of saying who it was.
func TestPeopleInFieldsAreFoundHoweverNamed(t *testing.T) {
	for field, want := range map[string]string{
		"総務課の佐藤": "佐藤", "広報課の林": "林", "市民課長の林": "林", "記録：佐藤、発信：林": "佐藤|林", "藤原道長": "藤原道長", "広報課の高橋係長": "高橋", "佐藤課長と田中係長": "佐藤|田中", "担当：高橋": "高橋", "高橋から鈴木": "高橋|鈴木", "広報課長佐藤花子": "佐藤花子", "当番の高橋": "高橋", "広報課長の佐藤": "佐藤", "高橋係長ほか2名": "高橋", "高橋係長 ほか2名": "高橋",
		"高橋他1名": "高橋", "高橋外２名": "高橋", "佐藤ら": "佐藤", "記録係：高橋": "高橋", "高橋GL": "高橋", "高橋および鈴木": "高橋|鈴木", "高橋及び鈴木": "高橋|鈴木", "高橋並びに鈴木": "高橋|鈴木", "高橋→鈴木": "高橋|鈴木", "Sato and Suzuki": "Sato|Suzuki", "さとう": "さとう", "いとう と 林": "いとう|林",
		"田中とし子": "田中とし子", "山の内": "山の内", "阿部": "阿部", "田中実 自宅": "田中実", "佐藤（電話）": "佐藤", "課長（佐藤）": "佐藤", "田中 教育長": "田中", "佐藤教育長": "佐藤", "大学太郎": "大学太郎", "林": "林", "高橋（21:05）": "高橋", "佐藤弁護士": "佐藤", "田中博士": "田中博士", "Mayor Smith": "Smith", "武者": "武者", "末長": "末長", "谷田部": "谷田部", "小谷部": "小谷部", "財前参事監": "財前", "和田係長": "和田", "春日部": "春日部", "矢田部": "矢田部", "小田部": "小田部", "友長": "友長", "光長": "光長", "伊良部": "伊良部", "将監": "将監",
		"谷田部健太": "谷田部健太", "山田 正": "山田 正", "財前会計年度任用職員": "財前", "市長の代理で財前": "財前", "財前GM": "財前", "Sato of PR": "Sato", "Head of PR Ken Sato": "Ken Sato", "情報政策課 藤井": "藤井", "佐藤（高橋代理）": "佐藤|高橋", "中村又は吉村": "中村|吉村", "佐藤または高橋": "佐藤|高橋", "佐藤か高橋": "佐藤|高橋",
		"佐藤に代わり高橋": "佐藤|高橋", "佐藤（記録 高橋）": "佐藤|高橋", "佐藤?": "佐藤", "佐藤？": "佐藤", "たぶん佐藤": "佐藤", "佐藤_広報": "佐藤", "財前@広報": "財前", "『佐藤』": "佐藤", "‹佐藤›": "佐藤", "「山口と」": "山口", "「電話で佐藤」": "佐藤", "佐藤課長田中係長": "佐藤|田中", "鷲頭瑞穂": "鷲頭瑞穂", "佐藤係": "佐藤", "松本係長": "松本", "関係長": "関", "植木係長": "植木", "宮崎主任": "宮崎", "三田村 正": "三田村 正", "委託先の佐藤": "佐藤", "大野警備員": "大野", "警備員の大野": "大野", "派遣職員 木下": "木下", "元広報課の佐藤": "佐藤", "東": "東", "南部": "南部", "服部": "服部", "税所": "税所", "主税": "主税", "魅力発信課長佐藤花子": "佐藤花子",
	} {
		if got := strings.Join(castOf(t, false).cast.people(field), "|"); got != want {
			t.Errorf("%q names %q, want %q", field, got, want)
		}
	}
}

// TestSourcesThatAreThingsStay: what a fact is known from is a thing or a body as often as somebody.
func TestSourcesThatAreThingsStay(t *testing.T) {
	for from, words := range map[string]string{
		"原稿": "原稿の誤り", "山口県": "山口県警へ", "下関市": "下関市の投稿", "画像": "画像を消した", "女性": "女性差別", "総務省": "総務省の通知", "気象台": "気象台の発表", "台帳": "台帳", "議事録": "議事録", "時刻表": "時刻表の誤り", "防災無線": "防災無線", "防災行政無線": "防災行政無線",
		"中学生": "中学生の投稿", "母親": "母親の投稿", "他市": "他市の投稿", "編集履歴": "編集履歴", "起案": "起案の誤り", "予約投稿": "予約投稿", "校正紙": "校正", "所管課の原稿": "原稿の誤り", "市長室": "市長", "選挙管理委員会": "選挙管理委員会", "県防災": "県防災の発表", "契約書": "契約書", "宇部市 議員 佐藤": "宇部市の投稿",
	} {
		b := publicationOf(false, []runbook.Event{{Seq: 1, Type: runbook.FactStated, Data: &runbook.Fact{Text: "x", Certainty: runbook.Confirmed, From: from}}})
		if got := b.inWords(b.open(words)); got != words {
			t.Errorf("from %q: %q becomes %q", from, words, got)
		}
	}
	for _, to := range []string{"山口県", "下関市", "総務省"} {
		b := publicationOf(false, []runbook.Event{{Seq: 1, Type: runbook.ReportSent, Data: &runbook.Reported{To: to, Means: "電話"}}})
		if got := b.inWords(b.open(to + "の投稿")); got != to+"の投稿" {
			t.Errorf("told %q: it becomes %q", to, got)
		}
	}
	for from, words := range map[string]string{
		"山口花子さんと田中太郎": "田中太郎|田中さん|山口花子", "木村": "木村の通報", "志村": "志村さん", "志村 花子": "志村の通報", "宇部市 議員 佐藤": "佐藤の投稿", "佐藤花子": "佐藤花子|佐藤が",
	} {
		b := publicationOf(false, []runbook.Event{{Seq: 1, Type: runbook.FactStated, Data: &runbook.Fact{Text: "x", Certainty: runbook.Confirmed, From: from}}})
		for words := range strings.SplitSeq(words, "|") {
			if got := b.inWords(b.open(words)); !strings.HasPrefix(got, "【非公開】") {
				t.Errorf("from %q: %q becomes %q", from, words, got)
			}
		}
	}
}

// TestNumbersThatAreNotToCall: what has the figures of a telephone number or the sign of an address.
func TestNumbersThatAreNotToCall(t *testing.T) {
	b := castOf(t, false)
	for _, words := range []string{"https://example.jp/news/0836-31-4111", "https://x.com/a/status/0312345678", "整理番号 0712-34-5678", "受付番号：0312-34-5678", "受付 0311221430", "連絡先 2026-1122", "hotel 123456", "@ube@mastodon.social", "＠ube＠mastodon.social へ"} {
		if got := b.inWords(b.open(words)); got != words {
			t.Errorf("%q becomes %q", words, got)
		}
	}
	for _, words := range []string{"電話番号 0836-31-4111", "連絡先 0836-31-4111", "tel 31-4111", "TEL:123456", "連絡先番号 0836-31-4111", "https://x.com/a 090-1234-5678", "https://x.com/a、0836-31-4111", "受付 0836-31-4111", "受付 09012345678"} {
		if got := b.inWords(b.open(words)); !strings.Contains(got, "【連絡先】") {
			t.Errorf("%q becomes %q", words, got)
		}
	}
}
