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
	"情報セキュリティ責任者", "危機管理監", "会計管理者", "副本部長", "本部長", "支部長", "教育長", "消防長", "事務長", "校長", "園長", "館長", "院長", "議長", "隊長", "団長",
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
var nobody = wordSet(`職員 全職員 担当 担当者 係 係員 当番 当直 宿直 守衛 記録係 管理者 発信管理者 公式 広報 広聴 市民 匿名 不明 未定 なし 誰か 本人 受付 窓口 課 室 部 局 市役所 役場 庁内 各課 全庁 顧問 庁議 会議 全員 対策 対策本部 統括 最高 代理 代行
ciso cio cdo csirt user owner root guest pc sns web staff admin administrator operator recorder duty nobody unknown anonymous officer pr test`)

// everyday are kanji that are words of their own or parts of the program's as often as names.
const everyday = "市町村県区国道府都郡課係部局室班所署庁中上下前後左右東西南北大小高低公私官民内外本人方元等他件今昨明日月火水木金土年時分秒一二三四五六七八九十百千万新旧可否有無正副主良未済長学生男女父母子"

// englishWords are names that are words of English as well: they must have their capitals.
var englishWords = wordSet(`mayor user head chief will may mark bill rose rich art chance frank hope joy june april august grant guy jack grace dean drew pat sue rob gene page may rain summer dawn ray young long white black brown green hall wood field king wall may case case post link note can man`)

// stems are what sections of an office are called by, without what they end with.
var stems = wordSet(`広報 広聴 総務 企画 政策 財政 税務 観光 危機 管理 危機管理 防災 秘書 情報 情報政策 情報システム 人事 市民 福祉 健康 教育 環境 産業 農林 水産 水道 下水道 建設 都市 文化 国際 議会 選挙 監査 会計 消防 推進 窓口 相談 支援 保健 土木 道路 商工 地域 生活 こども 子育て 子ども デジタル スポーツ 戸籍 住民 納税 収納 契約 庶務 行政 経営 戦略 振興 交通 公園 住宅 建築 学校 生涯学習 図書館`)

// surnamesOfMany are the most common surnames.
var surnamesOfMany = wordSet(`佐藤 鈴木 高橋 田中 渡辺 渡邊 渡部 伊藤 中村 小林 山本 加藤 吉田 山田 佐々木 山口 松本 井上 木村 清水 林 斉藤 斎藤 山崎 中島 森 阿部 池田 橋本 石川 山下 小川 石井 長谷川 後藤 岡田 近藤 前田 藤田 遠藤 青木 坂本 村上 太田 金子 藤井 福田 西村 三浦 竹内 中川 岡本 松田 原田 中野 小野 田村 藤原 中山 石田 小島 和田 森田 内田 柴田 酒井 原 高木 横山 安藤 宮崎 上田 島田 工藤 大野 宮本 杉山 今井 丸山 増田 高田 村田 平野 大塚 菅原 武田 新井 小山 野口 桜井 千葉 岩崎 佐野 谷口 上野 松井 河野 市川 渡部 野村 菊地 菊池 木下 杉本 大西 松尾 野田 山内 西田 水野 小松 熊谷 吉川 五十嵐 久保 松岡 西川 北村 川口 関 樋口 川崎 東 岩田 星 飯田 本田 浜田 久保田 川村 中田 高野 田口 本間 荒木 服部 松下 土屋 安田 川上 大島 永井 望月 内藤 片山 松浦 田辺 古川 藤本 吉村 岡崎 石原 大久保 堀 福島 尾崎 岡 早川 秋山 三宅 小池 福井 須藤 奥村 荒井 黒田 平田 沢田 鎌田 榎本 大谷 西山 河合 川島 中西 入江 林田 大田 勅使河原 大橋 松永 田島 辻 野崎 吉岡 白石 藤村 藤川 矢野 広瀬 浅野 古賀 小西 岸 岩本 堀内 吉本 上村 西 菅野 伊東 宇部 志村 重村 末永 末次 縄田 国重 河村 兼重 弘中 有田 徳永 藏本 倉本 三好 中本 山根 藤岡 金田 大森 大石 平井 小田 小沢 宮田 宮内 谷 南 森本 森下 森山 松村 松原 松山 今村 田代 田原 田上 篠原 篠崎 児玉 栗原 桑原 川田 川本 川端 北川 北野 竹田 竹中 富田 坂口 坂井 青山 青柳 小原 小倉 小泉 小笠原 成田 根本 根岸 長田 長野 長島 永田 中沢 中尾 中原 西岡 西野 西尾 西本 野上 野中 萩原 馬場 浜崎 原口 平山 平川 福本 福原 福岡 藤野 細川 堀田 本多 牧野 町田 松崎 三上 三木 水谷 溝口 宮川 宮沢 宮下 宮原 村井 村松 村山 本山 八木 柳田 矢島 山岡 山中 山村 湯浅 横田 米田 若林`)

// surnames that end as a section does.
var surnames = wordSet(`長谷部 日下部 曽我部 曾我部 長宗我部 五十部`)

// wordNames are names of people that are words of every day as well.
var wordNames = wordSet(`真実 正義 平和 未来 希望 自然 大地 青葉 若葉 千秋 日向 大和 大空 中間 中心 元気 友好 公平 公正`)

// stopWords are words of English that are no part of a name.
var stopWords = wordSet(`a an the of for to in on at by from with and or no is it as be do he we you she they this that not my me our us may will can`)

// titleWords say in English what somebody is.
var titleWords = wordSet(`mayor deputy vice head chief director manager officer assistant acting section division department office mr mrs ms miss dr prof sir`)

// circumstances say where somebody was, when or how, and not who.
var circumstances = wordSet(`発信 投稿 撮影 不在 代理 代行 夜間 休日 日中 昼間 早朝 深夜 時間外 自宅 自席 在宅 出張 出張中 外出 外出中 会議中 電話中 休暇 休暇中 勤務中 帰宅後 出勤 退庁後 現場 現地 本庁 分庁舎 携帯 運用 統括 対策 共有 承認 決裁 起案 代決 専決 応援 引継ぎ 交代 臨時 兼務 兼任 併任 補助 主 副 正`)

// circumstance reports whether words say by what means, where or when, and not who.
func circumstance(words string) bool {
	k := nameKey(words)
	return circumstances[k] || plainMeans[k] || nobody[k] || stems[k] || nameless(words)
}

// nameless reports whether a word is made of nothing but words that say what somebody or
// something is: 委託業者, 夜間当直, but not 大学太郎.
func nameless(word string) bool {
	k, left := nameKey(word), 0
	r := []rune(k)
	for i := 0; i < len(r); {
		n := 0
		for to := len(r); to > i; to-- {
			w := string(r[i:to])
			if to-i > 1 && (circumstances[w] || nobody[w] || stems[w] || slices.Contains(ranks, w) || slices.Contains(common, w)) {
				n = to - i
				break
			}
		}
		switch {
		case n > 0:
			i += n
		case i > 0 && strings.ContainsRune("者員係等側中班員紙", r[i]):
			i++
		default:
			left++
			i++
		}
	}
	return left == 0 && k != ""
}

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
		if found && before != "" && after != "" && !strings.HasPrefix(after, "長") && section(before+end) && utf8.RuneCountInString(after) > 1 && only(after, unicode.IsLetter) {
			return after
		}
	}
	return name
}
