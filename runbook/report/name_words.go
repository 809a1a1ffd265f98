package report

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ranks are words that stand behind a name, or alone for whoever has the rank; the longer
// before those that they end with.
var ranks = []string{
	"会計年度任用職員", "情報セキュリティ責任者", "危機管理監", "会計管理者", "副本部長", "本部長", "支部長", "教育長", "消防長", "事務長", "校長", "園長", "館長", "院長", "議長", "隊長", "団長",
	"課長補佐", "係長心得", "副課長", "副部長", "副市長", "副町長", "副村長", "副署長", "課長", "部長", "係長", "室長", "次長", "局長", "所長", "班長", "署長", "支所長", "センター長",
	"補佐", "主幹", "主査", "主任", "主事補", "主事", "参事監", "参事", "参与", "技師", "技監", "理事", "市長", "町長", "村長", "区長", "市議", "県議", "町議", "村議", "区議", "会長", "社長", "店長", "代表", "議員", "委員長", "委員",
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
var nobody = wordSet(`職員 全職員 担当 担当者 係 係員 当番 当直 宿直 守衛 記録係 管理者 発信管理者 公式 広報 広聴 市民 匿名 不明 未定 なし 誰か 本人 受付 窓口 課 室 部 局 市役所 役場 庁内 各課 全庁 顧問 庁議 会議 全員 対策 対策本部 統括 最高 代理 代行 本部 経理 司書 派遣 新人 前任 後任 アルバイト ボランティア インターン ベンダー
ciso cio cdo csirt user owner root guest pc sns web staff admin administrator operator recorder duty nobody unknown anonymous officer pr test`)

// everyday are kanji that are words of their own or parts of the program's as often as names.
const everyday = "表市町村県区国道府都郡課係部局室班所署庁中上下前後左右大小高低公私官民内外本人方元等他件今昨明日月火水木金土年時分秒一二三四五六七八九十百千万新旧可否有無正副主良未済長学生男女父母子"

// englishWords are names that are words of English as well: they must have their capitals.
var englishWords = wordSet(`mayor user head chief will may mark bill rose rich art chance frank hope joy june april august grant guy jack grace dean drew pat sue rob gene page may rain summer dawn ray young long white black brown green hall wood field king wall may case case post link note can man`)

// stems are what sections of an office are called by, without what they end with.
var stems = wordSet(`広報 広聴 総務 企画 政策 財政 税務 観光 危機 管理 危機管理 防災 秘書 情報 情報政策 情報システム 人事 市民 福祉 健康 教育 環境 産業 農林 水産 水道 下水道 建設 都市 文化 国際 議会 選挙 監査 会計 消防 推進 窓口 相談 支援 保健 土木 道路 商工 地域 生活 こども 子育て 子ども デジタル スポーツ 図書 自治 町内 後援 婦人 青年 実行 電気 機械 化学 造園 土地 測量 戸籍 住民 納税 収納 契約 庶務 行政 経営 戦略 振興 交通 公園 住宅 建築 学校 生涯学習 図書館`)

// titleWords say in English what somebody is.
var titleWords = wordSet(`mayor mayor's deputy vice head chief director manager officer assistant acting section division department office desk center centre team unit mr mrs ms miss dr prof sir
the a an of for and in at on duty public relations pr information systems policy general affairs planning communications media social crisis management security city town village hall editor reporter`)

// circumstances say where somebody was, when or how, and not who.
var circumstances = wordSet(`発信 投稿 撮影 不在 代理 代行 夜間 休日 日中 昼間 早朝 深夜 時間外 自宅 自席 在宅 出張 出張中 外出 外出中 会議中 電話中 休暇 休暇中 勤務中 帰宅後 出勤 退庁後 現場 現地 本庁 分庁舎 携帯 運用 統括 対策 共有 承認 決裁 起案 代決 専決 所管 主管 所属 直属 正規 嘱託 常勤 若手 女性 男性 取材 地元 常務 専務 筆頭 首席 主席 上席 応援 引継ぎ 交代 臨時 兼務 兼任 併任 補助 呼出 呼出し 呼び出し`)

// knownWords are all words that say what somebody or something is, where, when and how.
var knownWords = func() map[string]bool {
	all := wordSet(strings.Join(slices.Concat(ranks, common), " "))
	for _, set := range []map[string]bool{circumstances, plainMeans, nobody, stems} {
		maps.Copy(all, set)
	}
	return all
}()

// circumstance reports whether words say by what means, where or when, and not who.
func circumstance(words string) bool { return knownWords[nameKey(words)] || says(words) }

// says reports whether words are made of nothing but words that say what somebody or
// something is, or which part of an office: 委託業者, 夜間当直, 魅力発信課, but not 大学太郎.
// A surname is such a word only before what makes the name of a place of it: 山口支所長.
func says(words string) bool {
	f := fold(words)
	if !strings.ContainsFunc(string(f.runes), unicode.IsLetter) {
		return true
	}
	if namedBefore(words) != "" {
		return false // 松本係長, 関係長, 広報課の関係長, 松本職員
	}
	parts := morphemes(f.runes, 0)
	text := func(from, to int) string { return string(f.runes[parts[from].from:parts[to-1].to]) }
next:
	for i := 0; i < len(parts); {
		for to := len(parts); to > i; to-- {
			if w := text(i, to); knownWords[w] || i > 0 && to == i+1 && len(w) == len("者") && strings.Contains("者員係等側中班長監社課室部局所署紙先師士手", w) {
				i = to
				continue next
			}
		}
		switch m := parts[i]; {
		case m.class == notWord, m.class == particle && i > 0, m.class == placeName && i+1 < len(parts) && !rankAt(f, m.to):
			i++
			continue
		case m.class == unknownWord && !strings.ContainsFunc(text(i, i+1), unicode.IsLetter), m.class == unknownWord && only(text(i, i+1), isLatin) && i+1 < len(parts):
			i++
			continue
		case m.class.person() && slices.ContainsFunc(placeEnds, func(end string) bool { return f.has(m.to, end) }):
			i++
			continue
		}
		if i > 0 && parts[i-1].class == placeName && parts[i].class == suffix && (strings.ContainsAny(text(i, i+1), "市県区郡府都道町村庁署所課係室班部局者員側内外") || len(parts) > 2) && (i+1 < len(parts) || text(i, i+1) != "村" && text(i, i+1) != "町") { // 宇部市, but 三田村
			i++
			continue
		}
		end := i // of words that something is called by, before what makes a section of them
		for end < len(parts) && (parts[end].class.noun() || parts[end].class == otherWord || parts[end].class == unknownWord && only(text(end, end+1), isKatakana)) {
			end++
			w := strings.TrimSuffix(text(i, end), "長")
			switch n := utf8.RuneCountInString(w); {
			case end-i == 2 && w != text(i, end) && parts[i].to-parts[i].from < 3:
				return false // 植木係長
			case end-i == 3 && w != text(i, end) && parts[i].to-parts[i].from == 1 && parts[i+1].to-parts[i+1].from == 1:
				return false // 鷲頭課長
			case n > 2 && saysWhat(w):
			case n > 1 && end < len(parts) && parts[end].class == suffix && saysWhat(text(end, end+1)):
				end++
			default:
				continue
			}
			i = end
			continue next
		}
		if text(i, i+1) != "第" {
			return false
		}
		i++
	}
	return true
}

// namedBefore is the one word that names somebody before a rank, alone or behind の; else "".
// Before 職員 stands what people do as often: there a surname or a place names somebody.
func namedBefore(words string) string {
	bare, rank := unranked(words)
	if _, after, found := cutLast(bare, "の"); found && called(after) {
		bare = after
	}
	switch list := morphemes(fold(bare).runes, 0); {
	case rank == "職員" && len(list) == 1 && (list[0].class == surname || list[0].class == placeName):
		return bare
	case slices.Contains(honours, rank) && !slices.ContainsFunc(placeEnds, func(end string) bool { return strings.HasPrefix(rank, end) }) && called(bare):
		return bare
	}
	return ""
}

// called reports whether a word before a rank is somebody's name: one of the dictionary, of a
// place too, or a thing of two kanji or one that is no word of an office: 植木, 山中.
func called(word string) bool {
	f := fold(word)
	list := morphemes(f.runes, 0)
	if len(list) != 1 || knownWords[word] {
		return len(list) == 1 && list[0].class.person()
	}
	short := len(f.runes) < 3 && only(word, isHan) && !strings.Contains(everyday, word)
	return list[0].class.person() || list[0].class == placeName || short && (len(f.runes) == 1 || list[0].class == commonNoun)
}

// placeEnds make the name of a place of a surname.
var placeEnds = []string{"市", "県", "支所", "出張所", "支店", "支局", "分庁舎", "小学校", "中学校", "町役場", "村役場"}

// sectionEnds are what the name of a part of an office ends with.
var sectionEnds = []string{"センター", "出張所", "支所", "担当", "課", "係", "室", "班", "部", "局", "所", "署", "者", "社"}

func endsSection(word string) bool {
	return slices.ContainsFunc(sectionEnds, func(end string) bool { return strings.HasSuffix(word, end) })
}

// saysWhat reports whether a word ends as sections do, or as what people do for a living: 警備員.
func saysWhat(word string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	return endsSection(word) || strings.ContainsRune("員師士手", last)
}

// section reports whether words name a part of an office.
func section(words string) bool {
	k := nameKey(words)
	return endsSection(k) && says(k) || slices.ContainsFunc([]string{"division", "section", "office", "desk", "department", "center", "centre", "team", "unit"}, func(end string) bool { return strings.HasSuffix(k, end) })
}

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
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
		if rest, ok := strings.CutSuffix(bare, r); ok && apartAt(bare, len(rest)) {
			bare, rank = strings.TrimSpace(rest), r+rank
			goto again
		}
	}
	return bare, rank
}

// rankAt reports whether a rank stands at i that is none of a place: 宇部市長.
func rankAt(f folded, at int) bool {
	return slices.ContainsFunc(honours, func(h string) bool { return f.has(at, h) }) && !slices.ContainsFunc(placeEnds, func(end string) bool { return f.has(at, end) })
}

// apartAt reports whether a rank may begin there: 本部長 of 山本部長 does not, where no word does.
func apartAt(words string, at int) bool {
	if !strings.HasPrefix(words[at:], "本部") && !strings.HasPrefix(words[at:], "支部") {
		return true
	}
	f := fold(words)
	for i := range f.runes {
		if int(f.from[i]) == at {
			return f.wordAt(i).from == i
		}
	}
	return true
}

// saysAll reports whether words name nobody, each of those that spaces divide as all together:
// 広報課 係長, but not 広報課 石川係長.
func saysAll(words string) bool {
	for _, field := range strings.FieldsFunc(words, gap) {
		if r, _ := utf8.DecodeRuneInString(field); isHan(r) && !says(nameKey(field)) {
			return false
		}
	}
	return says(nameKey(words))
}
