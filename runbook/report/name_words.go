package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ranks are words that stand behind a name, or alone for whoever has the rank; the longer
// before those that they end with.
var ranks = []string{
	"課長補佐", "係長心得", "副課長", "副部長", "副市長", "副町長", "副村長", "副署長", "課長", "部長", "係長", "室長", "次長", "局長", "所長", "班長", "署長", "支所長", "センター長",
	"補佐", "主幹", "主査", "主任", "主事補", "主事", "参事", "参与", "技師", "技監", "理事", "市長", "町長", "村長", "区長", "会長", "社長", "店長", "代表", "議員", "委員長", "委員",
	"記者", "刑事", "巡査", "警部補", "警部", "弁護士", "教授", "先生", "職員", "係員",
	"さん", "サン", "ちゃん", "くん", "さま", "様", "氏", "君", "殿",
}

// honours are those before which a word is the name of a person. A mayor is not among them:
// before that word stands the name of the place as often.
var honours = append(slices.DeleteFunc(slices.Clone(ranks), func(rank string) bool {
	return slices.Contains([]string{"市長", "町長", "村長", "区長", "代表", "委員", "職員"}, rank)
}), "san")

// courtesies are those that people outside the office have.
var courtesies = []string{"さん", "サン", "さま", "様", "氏", "君", "くん", "ちゃん", "殿", "先生"}

// nobody are words in the place of a name that name nobody.
var nobody = wordSet(`職員 全職員 担当 担当者 係 係員 当番 当直 宿直 守衛 記録係 管理者 発信管理者 公式 広報 広聴 市民 匿名 不明 未定 なし 誰か 本人 受付 窓口 課 室 部 局 市役所 役場 庁内 各課 全庁
staff admin administrator operator recorder duty nobody unknown anonymous officer pr test`)

// everyday are kanji that are words of their own or parts of the program's as often as names.
const everyday = "市町村県区国道府都郡課係部局室班所署庁中上下前後左右東西南北大小高低公私官民内外本人方元等他件今昨明日月火水木金土年時分秒一二三四五六七八九十百千万新旧可否有無正副主良未済長学生男女父母子"

// englishWords are names that are words of English as well: they must have their capitals.
var englishWords = wordSet(`will may mark bill rose rich art chance frank hope joy june april august grant guy jack grace dean drew pat sue rob gene page may rain summer dawn ray young long white black brown green hall wood field king wall may case case post link note can man`)

// stems are what sections of an office are called by, without what they end with.
var stems = wordSet(`広報 広聴 総務 企画 政策 財政 税務 観光 危機 管理 危機管理 防災 秘書 情報 情報政策 情報システム 人事 市民 福祉 健康 教育 環境 産業 農林 水産 水道 下水道 建設 都市 文化 国際 議会 選挙 監査 会計 消防 推進 窓口 相談 支援 保健 土木 道路 商工 地域 生活 こども 子育て 子ども デジタル スポーツ 戸籍 住民 納税 収納 契約 庶務 行政 経営 戦略 振興 交通 公園 住宅 建築 学校 生涯学習 図書館`)

// surnames that end as a section does.
var surnames = wordSet(`長谷部 日下部 曽我部 曾我部 長宗我部 五十部`)

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// section reports whether words name a part of an office, by what they end with.
func section(name string) bool {
	name = nameKey(name)
	for _, end := range []string{"課", "係", "班", "センター", "支所", "出張所", "担当"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	for _, end := range []string{"室", "部", "局", "所", "署"} { // surnames have these ends, too: 阿部, 氷室
		if strings.HasSuffix(name, end) && utf8.RuneCountInString(name) > 2 && !surnames[name] {
			return true
		}
	}
	for _, end := range []string{"division", "section", "office", "desk", "department", "center", "centre", "team", "unit"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// company reports whether words name a body that is no part of an office.
func company(name string) bool {
	return slices.ContainsFunc([]string{"株式会社", "有限会社", "合同会社", "法人", "組合", "新聞", "放送", "テレビ", "警察"}, func(w string) bool { return strings.Contains(name, w) })
}

// unranked takes from the end of a name what stands behind names.
func unranked(name string) (bare, rank string) {
	bare = strings.TrimSpace(name)
again:
	for _, r := range ranks {
		if rest, ok := strings.CutSuffix(bare, r); ok {
			bare, rank = strings.TrimSpace(rest), r+rank
			goto again
		}
	}
	return bare, rank
}

// unsectioned takes from the beginning of a name the section it is of: 広報課佐藤.
func unsectioned(name string) string {
	for _, end := range []string{"センター", "支所", "担当", "課", "係", "室", "班", "部", "局", "署"} {
		before, after, found := strings.Cut(name, end)
		if found && before != "" && after != "" && section(before+end) && utf8.RuneCountInString(after) > 1 && only(after, unicode.IsLetter) {
			return after
		}
	}
	return name
}
