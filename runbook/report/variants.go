package report

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// variantGroups are kanji that people write in more than one form: of each group the first is the
// common one, which the dictionary has, and the others are those that names keep. What the
// normal form of Unicode makes one already is not here.
const variantGroups = `亜亞 圧壓 為爲 隠隱 栄榮 営營 衛衞 円圓 塩鹽 縁緣 艶艷 応應 桜櫻 奥奧 横橫 温溫 穏穩 仮假 価價 画畫 会會 絵繪 懐懷 拡擴 覚覺 学學 岳嶽 楽樂 巻卷 寛寬
関關 歓歡 観觀 館舘 顔顏 気氣 帰歸 亀龜 旧舊 挙擧 峡峽 狭狹 教敎 強强 郷鄕 暁曉 区區 駆驅 勲勳 薫薰 群羣 径徑 恵惠 渓溪谿 経經 継繼 鶏鷄雞 芸藝 県縣 研硏 剣劍劔剱劒 険險
検檢 献獻 権權 顕顯 験驗 厳嚴 巌巖嵒嵓 戸戶户 広廣 効效 恒恆 晃晄 黄黃 鉱鑛 号號 国國圀 黒黑 斉齊斎齋 済濟 崎﨑嵜 冴冱 沢澤 参參 桟棧 蚕蠶 賛贊 残殘 糸絲 児兒 辞辭 実實
写寫 釈釋 寿壽 収收 渋澁澀 従從 処處 緒緖 叙敍敘 昇曻 将將 涼凉 証證 条條 乗乘 浄淨 畳疊 縄繩 譲讓 醸釀 晋晉 真眞 慎愼 尽盡 図圖 穂穗 随隨 枢樞 瀬瀨 声聲 清淸 静靜
青靑 専專 浅淺 践踐 銭錢 船舩 禅禪 双雙 壮壯 争爭 荘莊 捜搜 巣巢 曽曾 総總 聡聰 増增 蔵藏 続續 台臺 体體 対對 滝瀧 竜龍 滞滯 択擇 団團 担擔 単單 弾彈 昼晝 鋳鑄 庁廳
聴聽 鎮鎭 鉄鐵銕 点點 転轉 伝傳 灯燈 当當 稲稻 闘鬪 徳德悳 独獨 届屆 豊豐 弐貳 祢禰 拝拜 梅楳 売賣 麦麥 発發 髪髮 抜拔 浜濱濵 富冨 仏佛 払拂 辺邊邉 変變 弁辨瓣辯
歩步 峰峯 宝寶 褒襃 万萬 満滿 毎每 槙槇 桝枡 松枩柗 黙默 野埜 弥彌 薬藥 藪薮 柳栁桺 与與 予豫 余餘 誉譽 遥遙 様樣 揺搖 謡謠 来來 頼賴 乱亂 両兩 猟獵 緑綠 塁壘 礼禮
励勵 霊靈 齢齡 歴歷 暦曆 恋戀 炉爐 労勞 郎郞 楼樓 籠篭 録錄 湾灣 吉𠮷 高髙 島嶋嶌 橋槗𣘺 桑桒 桧檜 鴎鷗 堯尭 凛凜 杉杦 芦蘆 鶯鴬 靱靭 柏栢 栃杤 淵渕渊 湊凑 熙煕凞
爾尓 猪豬 砺礪 磯礒 穣穰 旗籏 厩廐廏 叡睿 哲喆 土圡 壷壺 姉姊 姫姬 彦彥 悦悅 庵菴 宮宫 沖冲 湧涌 準凖 穎頴 隣鄰 鶴靏靍寉 翠翆 笹筱 雁鴈 杰傑 昂昻 間閒 内內 即卽
虎乕 柿枾 兎兔 槍鎗 諫諌 蛍螢 蠣蛎 禄祿 瑶瑤 珍珎 喜㐂 秋穐 裏裡 鎌鐮`

// variants gives the common form of each of the others.
var variants = func() map[rune]rune {
	forms := map[rune]rune{}
	common := rune(0)
	for _, r := range variantGroups {
		switch {
		case unicode.IsSpace(r):
			common = 0
		case common == 0:
			common = r
		default:
			forms[r] = common
		}
	}
	return forms
}()

// commonForm is a character as it is looked for: the common one of a kanji that has several,
// and of a letter its small one without an accent.
func commonForm(r rune) rune {
	switch {
	case r < 0x80:
	case variants[r] != 0:
		return variants[r]
	case unicode.Is(unicode.Latin, r):
		for _, base := range norm.NFD.String(string(r)) { // the letter goes before its accent
			r = base
			break
		}
		switch unicode.ToLower(r) { // with a stroke, which is no accent
		case 'ø':
			return 'o'
		case 'ł':
			return 'l'
		case 'đ':
			return 'd'
		case 'ı':
			return 'i'
		}
	}
	return unicode.ToLower(r)
}

// joint reports whether a character may stand between the parts of one name in Latin letters, or
// be left out of it: O'Brien, Jean-Luc.
func joint(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '`', '´', '′', '-', '‐', '‑', '‒', '–', '−':
		return true
	}
	return false
}

// character matches the k-th character of a name, key, where the text stands at i, and gives
// where it goes on. divided says that the name has a space before that character; loose, that the
// text has one where the name has none. The same name is written with ノ, 之 or の within it,
// with 々 for a kanji that stands twice, and in Latin letters with or without its signs.
func (f *folded) character(key []rune, k, i int, divided bool) (next int, loose, ok bool) {
	r := key[k]
	for spaces := 0; k > 0 && spaces < 4 && gap(f.at(i)) && (divided || !isLatin(r)); spaces++ {
		i, loose = i+1, !divided
	}
	at := f.at(i)
	within := k > 0 && k < len(key)-1 // of the name
	switch {
	case at == r:
	case within && joint(r) && isLatin(key[k-1]) && (joint(at) || isLatin(at) || gap(at)):
		if !joint(at) {
			return i, loose, true
		}
	case k > 0 && joint(at) && isLatin(r) && isLatin(key[k-1]) && isLatin(f.at(i-1)) && f.at(i+1) == r:
		i++
	case k > 0 && joint(key[k-1]) && gap(at) && f.at(i+1) == r: // Jean Luc
		i++
	case within && particleOfNames(r) && particleOfNames(at) && isHan(key[k-1]) && isHan(key[k+1]):
	case k > 0 && isHan(r) && (at == '々' && key[k-1] == r || r == '々' && at == f.at(i-1)):
	default:
		return 0, false, false
	}
	return i + 1, loose, true
}

// particleOfNames reports whether a character is the の between two kanji of a name: 一ノ瀬.
func particleOfNames(r rune) bool { return r == 'ノ' || r == '之' || r == 'の' }
