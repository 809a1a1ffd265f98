package report

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// castOf is what takes people out of words, where those were named who acted.
func castOf(t testing.TB, keep bool, people ...string) *publication {
	t.Helper()
	var entries []runbook.Event
	for i, name := range people {
		entries = append(entries, runbook.Event{Seq: i + 1, Type: runbook.NoteAdded, Actor: runbook.Actor{Name: name}, Data: &runbook.Noted{}})
	}
	return publicationOf(keep, entries)
}

func publicationOf(keep bool, entries []runbook.Event) *publication {
	_, b := publish(&runbook.State{}, entries, Options{Lang: lang.Japanese, KeepNames: keep})
	return b
}

// TestNamesAreFoundHoweverWritten: one line for each way of writing a name.
func TestNamesAreFoundHoweverWritten(t *testing.T) {
	for _, c := range []struct{ people, words, want string }{
		{"林田 健太", "林田健太、林田　健太、林 田 健太", "職員A、職員A、職員A"},
		{"林田健太", "林田 健太の端末。林田、林田さん、健太が", "職員Aの端末。職員A、職員Aさん、職員Aが"},
		{"林　恵", "林 恵と林さん", "職員Aと職員Aさん"},
		{"佐々木 花", "佐々木係長と花さん、花が咲く", "職員A係長と職員Aさん、花が咲く"},
		{"ﾀﾅｶ", "タナカが確認", "職員Aが確認"},
		{"髙橋 誠", "高橋さん", "職員Aさん"},
		{"ota", "Ota、ＯＴＡ、otaru", "職員A、職員A、otaru"},
		{"John Smith", "john smith、JOHN  SMITH、Smith", "職員A、職員A、職員A"},
		{"ito", "editor rights, ITO-san", "editor rights, 職員A-san"},
		{"May", "It may be. May did it", "It may be. 職員A did it"},
		{"マイケル・スミス", "マイケル スミス、スミスさん", "職員A、職員Aさん"},
		{"中", "影響は中。中さん。東と中", "影響は中。職員Aさん。東と中"},
		{"市", "市が発表した。市さん", "市が発表した。職員Aさん"},
		{"林", "林道、小林さん、林課長、（林、他）", "林道、小林さん、職員A課長、（職員A、他）"},
		{"林田健太|林 恵", "林田さん、林さん", "職員Aさん、職員Bさん"},
		{"佐藤 花子|佐藤 太郎", "佐藤さん、佐藤花子", "職員さん、職員A"},
		{"佐藤|佐藤 花子", "佐藤が", "職員Bが"},
		{"観光課", "観光課の投稿", "観光課の投稿"},
		{"PR Desk|広報センター|第二係|情報政策室", "PR Desk、広報センター、第二係、情報政策室", "PR Desk、広報センター、第二係、情報政策室"},
		{"佐藤花|佐藤花子", "佐藤花さん、佐藤花子", "職員Aさん、職員B"},
		{"髙橋|高橋", "高橋が", "職員が"},
		{"大学太郎", "大学の投稿、太郎", "大学の投稿、職員A"},
		{"阿部|氷室|田所", "阿部、氷室、田所", "職員A、職員B、職員C"},
		{"広報課 佐藤花子|広報課長", "広報課の佐藤、広報課長", "広報課の職員A、広報課長"},
		{"佐藤花子（会計年度任用職員）", "佐藤花子、会計年度任用職員", "職員A、会計年度任用職員"},
		{"課長（佐藤）", "佐藤が", "職員Aが"},
		{"山口 花子", "山口県警、山口市、山口さん", "山口県警、山口市、職員Aさん"},
		{"株式会社サンプル 鈴木", "株式会社サンプルの鈴木", "株式会社サンプルの職員A"},
		{"公式|職員|当番|市民", "公式サイト、職員、当番、市民", "公式サイト、職員、当番、市民"},
		{"佐藤", "佐\u200b藤が", "職員Aが"},
		{"佐藤", "typed \U000f1000 and \U000f0003", "typed \ufffd and \ufffd"},
	} {
		b := castOf(t, false, strings.Split(c.people, "|")...)
		if got := b.inWords(b.open(c.words)); got != c.want {
			t.Errorf("%s is named; %q becomes %q, want %q", c.people, c.words, got, c.want)
		}
	}
}

// TestInformantsAreWithheldWhereverTheyRecur: what stands in the fields for informants and
// for parties outside the office.
func TestInformantsAreWithheldWhereverTheyRecur(t *testing.T) {
	entries := []runbook.Event{
		{Seq: 1, Type: runbook.IncidentOpened, Actor: runbook.Actor{Name: "林田健太"}, Data: &runbook.Opened{Source: "市民の山口花子さん（090-1111-2222）", Means: "電話（秘書の松本さん経由）"}},
		{Seq: 2, Type: runbook.FactStated, Data: &runbook.Fact{Text: "x", Certainty: runbook.Confirmed, From: "木村"}},
		{Seq: 3, Type: runbook.FactStated, Data: &runbook.Fact{Text: "x", Certainty: runbook.Confirmed, From: "ログイン履歴"}},
		{Seq: 4, Type: runbook.NoteAdded, Data: &runbook.Noted{From: "匿名の市民から電話", To: "警察"}},
		{Seq: 5, Type: runbook.ReportSent, Data: &runbook.Reported{To: "宇部新報", Via: "宇部署 刑事 鈴木一郎", Means: "電話"}},
		{Seq: 6, Type: runbook.FactStated, Data: &runbook.Fact{Text: "x", Certainty: runbook.Confirmed, From: "@hayashi_k"}},
		{Seq: 7, Type: runbook.FactStated, Data: &runbook.Fact{Text: "x", Certainty: runbook.Confirmed, From: "林田さん"}},
	}
	for _, keep := range []bool{false, true} {
		b := publicationOf(keep, entries)
		staff := "職員A"
		if keep {
			staff = "林田"
		}
		for words, want := range map[string]string{
			"山口花子、山口さん、花子":                 "【非公開】、【非公開】さん、【非公開】",
			"松本さんの電話、木村の通報":                "【非公開】さんの電話、【非公開】の通報",
			"市民、匿名、電話、警察、ログイン履歴、刑事":        "市民、匿名、電話、警察、ログイン履歴、刑事",
			"宇部新報の記事、鈴木さん、鈴木刑事、宇部署":        "【非公開】の記事、【非公開】さん、【非公開】刑事、宇部署",
			"投稿 https://x.com/hayashi_k/1": "投稿 https://x.com/【非公開】/1",
			"林田さん":                         staff + "さん",
		} {
			if got := b.inWords(b.open(words)); got != want {
				t.Errorf("names kept %t: %q becomes %q, want %q", keep, words, got, want)
			}
		}
	}
}

// TestContactsAreFound: telephone numbers and addresses as people type them.
func TestContactsAreFound(t *testing.T) {
	b := castOf(t, false)
	for _, words := range []string{
		"090-1234-5678", "０９０ー３３３３ー４４４４", "０９０（８７６５）４３２１", "090.1234.5678", "090・1234・5678", "090~1234~5678", "090〜1234〜5678", "090　1234　5678", "090ｰ1234ｰ5678",
		"090—1234—5678", "090‒1234‒5678", "090–1234–5678", "0836−31−4111", "（0836）31-4111", "0836(31)4111", "03-1234-5678", "0120-123-456", "09012345678", "0836314111", "0836の31の4111",
		"+81-90-1234-5678", "+81 90 1234 5678", "+1-202-555-0143", "電話 31-4111", "TEL31-4111", "℡ ３１－４１１１", "㈹31-4111", "電話番号は31-4111", "内線 2345", "内線２３４５", "ext. 2345",
		"tanaka@city.ube.lg.jp", "ｔａｎａｋａ＠ｃｉｔｙ．ｕｂｅ．ｌｇ．ｊｐ", "tanaka(at)city.ube.lg.jp", "3 090-1234-5678", "1.090-1234-5678", "電話: 0836-31-4111 / 34-8111",
	} {
		for _, around := range [][2]string{{"", ""}, {"佐藤の", "へ"}, {"（", "）"}} {
			got := b.inWords(b.open(around[0] + words + around[1]))
			if !strings.Contains(got, "【連絡先】") || strings.ContainsAny(strings.TrimPrefix(strings.TrimPrefix(got, "3 "), "1."), "456１４") || strings.Contains(got, "@") {
				t.Errorf("%q becomes %q", around[0]+words+around[1], got)
			}
		}
	}
}

// TestFiguresAreNoContacts: dates, times, counts, numbers of incidents and of entries stay,
// whatever stands beside what.
func TestFiguresAreNoContacts(t *testing.T) {
	b := castOf(t, false)
	digits := func(n int) *rapid.Generator[string] {
		return rapid.StringMatching(`[0-9]{` + string(rune('0'+n)) + `}`)
	}
	token := rapid.OneOf(
		rapid.StringMatching(`20[0-9]{2}-(0[1-9]|1[0-2])-([0-2][0-9]|3[01])`), rapid.StringMatching(`20[0-9]{2}/(0[1-9]|1[0-2])/([0-2][0-9]|3[01])`),
		rapid.StringMatching(`(0[1-9]|1[0-2])/([0-2][0-9]|3[01])`), rapid.StringMatching(`([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?`), rapid.StringMatching(`(午前|午後)[1-9]時[0-5][0-9]分`),
		rapid.StringMatching(`20[0-9]{2}年[1-9]月[1-9]日`), rapid.StringMatching(`[1-9][0-9]{0,2}(,[0-9]{3}){0,2}件`), rapid.StringMatching(`[1-9][0-9]{0,6}(件|人|回|円)`),
		rapid.StringMatching(`INC-20[0-9]{6}-0[1-9]`), rapid.StringMatching(`記録 [1-9][0-9]{0,3}`), rapid.StringMatching(`([01][0-9]|2[0-3]):[0-5][0-9][〜~-]([01][0-9]|2[0-3]):[0-5][0-9]`),
		rapid.StringMatching(`(電話|TEL) [1-9][0-9]{0,3}件`), rapid.Map(digits(4), func(s string) string { return "第" + s + "号" }), rapid.StringMatching(`[0-9a-f]{64}`), rapid.StringMatching(`https://x\.com/ube_city/status/[1-9][0-9]{18}`),
		rapid.SampledFrom([]string{"投稿", "を確認", "@ube_city", "の", "posted at", "next", "@ube@mastodon.social", "hotel 123456", "連絡先 2026-1122", "受付 0311221430", "整理番号 0712-34-5678", "https://example.jp/news/0836-31-4111"}),
	)
	rapid.Check(t, func(r *rapid.T) {
		words := strings.Join(rapid.SliceOfN(token, 1, 6).Draw(r, "tokens"), rapid.SampledFrom([]string{" ", "、", "　", ", ", "（", "\n"}).Draw(r, "between"))
		if got := b.inWords(b.open(words)); got != words {
			r.Fatalf("%q becomes %q", words, got)
		}
	})
}
