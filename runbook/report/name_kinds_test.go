package report

import (
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
)

// TestNamesAreFoundByWords: the surname of a full name written in one, a name between kanji,
// and what is no name though its letters stand there. What is named is before the arrow.
func TestNamesAreFoundByWords(t *testing.T) {
	for people, lines := range map[string][]string{
		"佐々木誠":          {"佐々木が気付いた → 職員Aが気付いた", "佐々木さん、佐々木係長 → 職員Aさん、職員A係長", "誠に遺憾 → 誠に遺憾"},
		"長谷川健":          {"長谷川が確認、長谷川係長 → 職員Aが確認、職員A係長"},
		"五十嵐学":          {"五十嵐が → 職員Aが", "大学の投稿 → 大学の投稿"},
		"林健太":           {"林が撮影 → 職員Aが撮影", "林さん、林課長、林は → 職員Aさん、職員A課長、職員Aは", "林道 → 林道", "健太が → 職員Aが"},
		"小野寺誠":          {"小野寺が、小野寺さん → 職員Aが、職員Aさん"},
		"大久保誠":          {"大久保が → 職員Aが", "久保が → 久保が"},
		"久保田誠":          {"久保田が → 職員Aが", "久保が → 久保が"},
		"佐々木健一郎":        {"佐々木が → 職員Aが", "健一郎さん → 職員Aさん"},
		"森花子":           {"森が確認、森さん → 職員Aが確認、職員Aさん", "森林の火災 → 森林の火災"},
		"勅使河原誠":         {"勅使河原が → 職員Aが"},
		"鷲頭瑞穂":          {"鷲頭が確認、瑞穂さん → 職員Aが確認、職員Aさん"},
		"吉田":            {"本日吉田対応 → 本日職員A対応", "本日吉田撮影 → 本日職員A撮影", "広報課吉田確認 → 広報課職員A確認", "吉田課長が → 職員A課長が"},
		"佐藤花子":          {"夜間佐藤連絡、至急佐藤呼出 → 夜間職員A連絡、至急職員A呼出", "昨夜佐藤帰宅後、午後佐藤投稿 → 昨夜職員A帰宅後、午後職員A投稿", "電話佐藤対応 → 電話職員A対応", "撮影花子提供 → 撮影職員A提供"},
		"林":             {"本日林対応 → 本日職員A対応", "広報課林確認 → 広報課職員A確認", "小林が → 小林が", "保安林の整備 → 保安林の整備"},
		"関":             {"投稿に関する苦情 → 投稿に関する苦情", "関わる、関係者、税関 → 関わる、関係者、税関", "関が確認 → 職員Aが確認"},
		"原":             {"原っぱ、原因、原稿 → 原っぱ、原因、原稿", "原が確認 → 職員Aが確認"},
		"東":             {"東が確認 → 職員Aが確認", "東日本、関東、東側 → 東日本、関東、東側"},
		"吉村":            {"本日吉村対応、22日吉村撮影 → 本日職員A対応、22日職員A撮影"},
		"松本":            {"至急松本呼出、松本市の投稿 → 至急職員A呼出、松本市の投稿"},
		"表":             {"表に示す → 表に示す", "表さん → 職員Aさん"},
		"恵":             {"恵まれた → 恵まれた"},
		"宇部":            {"宇部日報の記事 → 宇部日報の記事", "宇部市の投稿 → 宇部市の投稿", "宇部係長が → 職員A係長が", "宇部が確認 → 職員Aが確認", "山口宇部空港 → 山口宇部空港"},
		"金子":            {"給付金子ども加算 → 給付金子ども加算", "金子が → 職員Aが"},
		"福島":            {"福島第一原発、福島県警 → 福島第一原発、福島県警", "福島が → 職員Aが"},
		"長野":            {"長野五輪 → 長野五輪", "長野県 → 長野県"},
		"千葉":            {"千葉ロッテ → 千葉ロッテ"},
		"上野":            {"上野公園 → 上野公園"},
		"松原":            {"松原海岸 → 松原海岸"},
		"有田":            {"有田焼 → 有田焼"},
		"小田":            {"小田原市 → 小田原市"},
		"今井":            {"今井戸を掘る → 今井戸を掘る"},
		"和田花子":          {"和田が確認 → 職員Aが確認", "十和田市の投稿 → 十和田市の投稿", "和田花子が → 職員Aが"},
		"谷田部健太":         {"谷田部が → 職員Aが", "谷田部健太が → 職員Aが"},
		"山田 正":          {"山田正が、山田が → 職員Aが、職員Aが", "正しい、正が一つ → 正しい、正が一つ"},
		"友長":            {"友長が確認 → 職員Aが確認"},
		"春日部":           {"春日部が確認 → 職員Aが確認", "春日部市 → 春日部市"},
		"小谷部":           {"小谷部が確認 → 職員Aが確認"},
		"武者":            {"武者が確認 → 職員Aが確認"},
		"末長":            {"末長が気付いた → 職員Aが気付いた"},
		"Sato of PR":    {"Sato said → 職員A said"},
		"佐藤|佐藤太郎|佐藤花子":  {"佐藤が、佐藤太郎が、佐藤花子が → 職員Aが、職員Bが、職員Cが"},
		"林花子|林|小野|小野寺学": {"林花子、林、小野、小野寺学、小野寺 → 職員A、職員A、職員C、職員D、職員D"},
		"佐藤（高橋代理）":      {"高橋が止めた → 職員Bが止めた"},
		"髙橋議員|山口花子":     {"山口県議会、山口市議会 → 山口県議会、山口市議会", "高橋県議が → 職員A県議が"},
	} {
		b := castOf(t, false, strings.Split(people, "|")...)
		for _, line := range lines {
			words, want, _ := strings.Cut(line, " → ")
			if got := b.inWords(b.open(words)); got != want {
				t.Errorf("%s is named; %q becomes %q, want %q", people, words, got, want)
			}
		}
	}
}

// TestThePlaceIsNoPersonsNameInTheOffice: somebody whose name stands within the name of the
// office is somebody.
func TestThePlaceIsNoPersonsNameInTheOffice(t *testing.T) {
	for city, name := range map[string]string{"十和田市": "和田係長", "上富田町": "富田課長", "飯田市": "飯田主任", "春日部市": "春日部", "Satoyama City": "Sato"} {
		s := &runbook.State{Org: &org.Profile{Name: lang.Text{Ja: city, En: city}}}
		entries := []runbook.Event{{Seq: 1, Type: runbook.NoteAdded, Actor: runbook.Actor{Name: name}, Data: &runbook.Noted{}}}
		_, b := publish(s, entries, Options{Lang: lang.Japanese})
		bare, _ := unranked(name)
		if got := b.inWords(b.named(name)); got != "職員A" {
			t.Errorf("%s: %s is %q", city, name, got)
		}
		for words, want := range map[string]string{bare + "が確認": "職員Aが確認", city + "の投稿": city + "の投稿", city + "長": city + "長"} {
			if got := b.inWords(b.open(words)); got != want {
				t.Errorf("%s: %q becomes %q, want %q", city, words, got, want)
			}
		}
	}
}

// TestALetterStaysWhose: whoever joins later takes no letter of another.
func TestALetterStaysWhose(t *testing.T) {
	for _, people := range []string{"佐藤|佐藤花子|鈴木", "佐藤|佐藤花子|鈴木|佐藤太郎"} {
		b := castOf(t, false, strings.Split(people, "|")...)
		if got := b.inWords(b.open("佐藤花子と鈴木")); got != "職員Bと職員C" {
			t.Errorf("of %s: %s", people, got)
		}
	}
}

// TestPeopleInEveryFieldAreFound: who is named in a step's fields, in a plan, in what is taken
// back; and who told something, however.
func TestPeopleInEveryFieldAreFound(t *testing.T) {
	for words, data := range map[string]runbook.Data{
		"松本|岡本":            &runbook.Done{Fields: map[string]string{"lead": "松本", "log": "岡本"}},
		"藤井":               &runbook.Improvement{Owner: "情報政策課 藤井"},
		"重村":               &runbook.StepReopening{By: "重村課長"},
		"高橋":               &runbook.Fact{From: "高橋記者"},
		"木村花子|木村さん":        &runbook.Opened{Source: "木村花子 090-1111-2222"},
		"稲葉花子|稲葉":          &runbook.Opened{Means: "電話（090-1111-2222 稲葉花子）"},
		"江口|江口さん":          &runbook.Opened{Source: "江口花子 55歳 hanako@example.jp"},
		"財前五郎|財前":          &runbook.Opened{Source: "財前五郎"},
		"稲垣花子":             &runbook.Fact{From: "稲垣花子"},
		"高橋|高橋記者":          &runbook.Noted{From: "朝日新聞高橋記者"},
		"植田記者|植田":          &runbook.Noted{From: "植田記者"},
		"木村はなこ|木村":         &runbook.Noted{From: "木村はなこ"},
		"Smith":            &runbook.Noted{From: "Smith"},
		"スミス":              &runbook.Noted{From: "スミス"},
		"@hana.ko|hana.ko": &runbook.Opened{Source: "@hana.ko"},
		"hanako_k|@hanako_k|https://x.com/hanako_k/status/1": &runbook.Opened{Source: "https://x.com/hanako_k/status/22"},
		"hanako_i": &runbook.Opened{Source: "instagram.com/hanako_i"},
		"hanako_y": &runbook.Opened{Source: "https://www.youtube.com/@hanako_y"},
		"星野|菅|上原":  &runbook.Opened{Source: "星野、菅、上原"},
		"関口|須田":    &runbook.Opened{Source: "関口と須田"},
		"木村花子です":   &runbook.Opened{Source: "木村花子です"},
		"木村花子の":    &runbook.Opened{Source: "木村花子より電話あり"},
		"植田が":      &runbook.Opened{Source: "市民の植田（佐々並在住）"},
		"植木":       &runbook.Reported{To: "police", Means: "電話", Fields: map[string]string{"answered-by": "植木巡査"}},
	} {
		b := publicationOf(false, []runbook.Event{{Seq: 1, Type: runbook.NoteAdded, Data: data}})
		for word := range strings.SplitSeq(words, "|") {
			got := b.inWords(b.open(word))
			if !strings.Contains(got, "職員A") && !strings.Contains(got, "職員B") && !strings.Contains(got, "【非公開】") {
				t.Errorf("%T %v: %q becomes %q", data, data, word, got)
			}
		}
	}
}

// TestAHandleIsNotWalkedOverAndOver: a word of many names is looked through once, whatever the
// office's accounts are called.
func TestAHandleIsNotWalkedOverAndOver(t *testing.T) {
	s := &runbook.State{Org: &org.Profile{Accounts: []org.Account{{Handle: "@shiroyama_city"}}}}
	_, b := publish(s, []runbook.Event{{Seq: 1, Type: runbook.NoteAdded, Actor: runbook.Actor{Name: "sato"}, Data: &runbook.Noted{}}}, Options{Lang: lang.Japanese})
	words := strings.Repeat("sato_", 30_000)
	begun := time.Now()
	if got := b.open(words); strings.Contains(got, "sato") {
		t.Error("a name stays")
	}
	if took := time.Since(begun); took > 10*time.Second { // a minute, when each name walks the whole word
		t.Errorf("it took %v", took)
	}
	if got := b.open("@shiroyama_city、sato_city"); !strings.Contains(got, "@shiroyama_city") || strings.Contains(got, "sato") {
		t.Errorf("it becomes %q", got)
	}
}
