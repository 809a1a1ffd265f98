package report

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook"
)

// What an informant or a party outside the office is called stands in its own fields among
// other words: 市民の山口花子さんから電話. A name is what stands before さん or 氏, and what
// looks like one; words that say what somebody is recur as themselves.

// common are words which say what somebody or something is. What has one in it is no name.
var common = strings.Fields(`市民 住民 県民 町民 村民 国民 職員 匿名 電話 警察 県警 報道 新聞 放送 通報 通知 業者 新報 日報 時報 会社 法人 機関 団体 協会 組合 利用者 閲覧 投稿 返信 本人 当人 家族 知人 友人 保護者 学校 大学 病院 役所 役場 担当 窓口 来庁 来所 巡回 監視 確認 発見 画面 表示 記録 履歴 操作 管理 設定 検索 自動 警告 警報 通信 外部 内部 庁内 不明 多数 複数 一般 運営 事務 調査 報告 連絡 相談 情報 提供 秘書 上司 部下 同僚 委託 受託 当番 当直 宿直 守衛 受付 議会 記者 観光 広報 広聴 課長 係長 部長 関係 当課 各課 各社 全員 第三者 社員 読者 視聴者 販売 商店 事業 公式 関連 現場 現地 目視 自身 自分 相手 先方 不特定 弁護 端末 機器 装置 回線 接続 資料 書面 文書 写真 動画 証拠 推定 推測 根拠 秘密 出所 端緒
ログ メール フォーム フォロワ ユーザ ツイ ポスト コメント リプライ アラート システム サイト ホームページ ニュース サービス スタッフ モニタ インスタ フェイスブック ライン ヤフー チューブ エックス メッセージ スクリーン チャット ウェブ アプリ メディア テレビ ラジオ ネット ブログ サポート センター アカウント パスワード セキュリティ ベンダ クラウド サーバ
x google meta microsoft windows apple yahoo login history audit screenshot twitter instagram facebook line youtube tiktok mail email phone telephone form platform police press reporter user follower resident citizen staff log support help center system monitor alert post reply comment message screen the a an of from by and`)

// isCommon reports whether words say what somebody is, rather than how they are called.
func isCommon(name string) bool {
	k := nameKey(name)
	if nobody[k] || stems[k] || slices.Contains(ranks, k) {
		return true
	}
	for _, w := range common {
		if r := []rune(w)[0]; isLatin(r) && k == w || !isLatin(r) && strings.Contains(k, w) {
			return true
		}
	}
	return utf8.RuneCountInString(k) > 1 && slices.ContainsFunc([]string{"課", "係", "署", "店", "庁", "社", "紙", "客", "者", "員", "会", "側", "等", "数"}, func(end string) bool { return strings.HasSuffix(k, end) })
}

// ownName reports whether the name of a body has more in it than what says what it is:
// 宇部新報, but not 報道機関.
func ownName(name string) bool {
	k := nameKey(name)
	for _, w := range common {
		if k == w {
			return false
		}
		if !isLatin([]rune(w)[0]) {
			k = strings.ReplaceAll(k, w, "")
		}
	}
	return utf8.RuneCountInString(k) > 1 && !nobody[nameKey(name)] && !stems[nameKey(name)]
}

// outsiders adds the names of informants and of parties outside the office.
func (c *cast) outsiders(s *runbook.State, entries []runbook.Event) {
	staff := maps.Clone(c.names.patterns)
	seen := map[[2]string]bool{}
	add := func(category, field string) {
		if field == "" || seen[[2]string{category, field}] {
			return
		}
		seen[[2]string{category, field}] = true
		mark := rune(signs0 + slices.Index(publicCategories, category))
		for _, name := range c.outsideNames(field) {
			if p, ok := staff[nameKey(name)]; ok && p.strength == whole {
				continue
			}
			c.outsider(name, mark)
		}
		for _, handle := range handles(field) {
			if !c.names.official[handle] {
				c.names.add(handle, mark, levelOutsider, whole, mark)
				p := c.names.patterns[handle]
				p.handle, p.capital = true, false
			}
		}
	}
	for _, e := range entries {
		switch d := e.Data.(type) {
		case *runbook.Opened:
			add("informants", d.Source)
			add("informants", d.Means)
		case *runbook.Amended:
			add("informants", d.Source)
			add("informants", d.Means)
		case *runbook.Fact:
			add("informants", d.From)
		case *runbook.Noted:
			add("informants", d.From)
			add("parties", d.To)
		case *runbook.Done:
			add("informants", d.Fields["informant"])
			add("parties", d.Fields["given-to"]) // the press
		case *runbook.Reported:
			if !knownRole(s, d.To) {
				add("parties", d.To)
				if to, _ := unranked(d.To); ownName(to) && !thing(to) && !section(to) && !c.posts[nameKey(to)] {
					c.names.add(to, rune(signs0+slices.Index(publicCategories, "parties")), levelOutsider, whole, 0)
				}
			}
			if outsideOffice(s, d.To) {
				add("parties", d.Via)
				add("parties", d.Fields["answered-by"])
			}
			if !knownMeans(d.Means) {
				add("parties", d.Means)
			}
		}
	}
}

// outsider adds the forms of the name of somebody outside the office. A word of kanji that the
// dictionary does not have as a name is a thing as often: then it is a name before さん alone.
func (c *cast) outsider(name string, mark rune) {
	if !only(name, isHan) || c.courteous[name] || calledSo(name) {
		c.forms(name, mark, levelOutsider)
		return
	}
	r := []rune(name)
	for n := 1; n <= len(r); n++ {
		c.names.add(string(r[:n]), mark, levelOutsider, lone, mark)
	}
}

// calledSo reports whether the dictionary has a name of somebody in a word; a few surnames it
// has as those of bodies alone.
func calledSo(word string) bool {
	f := fold(word)
	list := morphemes(f.runes, 0)
	return len(named(word)) > 0 || len(list) == 1 && list[0].class == bodyName && len(f.runes) < 4
}

// thing reports whether a word is by its end a place, a body or a paper.
func thing(word string) bool {
	r := []rune(nameKey(word))
	return len(r) > 2 && strings.ContainsRune("県市町村省庁台局稿録帳書表", r[len(r)-1])
}

// outsideOffice reports whether whom somebody told is a body outside the office, or
// somebody typed at the scene.
func outsideOffice(s *runbook.State, to string) bool {
	return !knownRole(s, to) || s.Set != nil && s.Set.HasRole(to) && s.Set.Role(to).Outside
}

// outsideNames are the names in a field that says from whom something came, or to whom it
// went, in free words.
func (c *cast) outsideNames(field string) []string {
	var list []string
	add := func(name string) {
		name = strings.TrimSpace(name)
		if k := nameKey(name); utf8.RuneCountInString(k) > 0 && !isCommon(name) && !c.posts[k] && !section(name) && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	outside, notes := bracketed(norm.NFKC.String(withoutMeans(field)))
	for _, words := range append([]string{outside}, notes...) {
		for _, part := range splitNames(words) {
			before := len(list)
			for rest := part; ; {
				at, size := firstCourtesy(rest)
				if at < 0 {
					break
				}
				name := c.nameBefore(rest[:at])
				c.courteous[strings.TrimSpace(name)] = true
				add(name)
				rest = rest[at+size:]
			}
			for _, name := range named(part) {
				add(name)
			}
			if len(list) == before {
				name := c.looksLikeName(part)
				if bare, rank := unranked(part); slices.Contains(honours, rank) && !says(bare) {
					c.courteous[name] = true
				}
				add(name)
			}
		}
	}
	return list
}

// withoutMeans takes out of a field what is no name by its form: contacts, addresses on the
// web and ages.
func withoutMeans(field string) string {
	f := fold(field)
	out := slices.Clone(f.cased)
	for _, c := range f.contacts() {
		for i := c.from; i < c.to; i++ {
			out[i] = ' '
		}
	}
	for i := range out {
		if f.inAddress(i) {
			out[i] = ' '
		}
	}
	for i, r := range f.runes {
		if r == '歳' || r == '才' || r == '代' {
			for from := i - 1; digit(f.at(from)); from-- {
				out[from], out[i] = ' ', ' '
			}
		}
	}
	return string(out)
}

// firstCourtesy finds さん, 氏 and the like.
func firstCourtesy(words string) (at, size int) {
	at = -1
	for _, w := range courtesies {
		if i := strings.Index(words, w); i > 0 && (at < 0 || i < at || i == at && len(w) > size) {
			at, size = i, len(w)
		}
	}
	return at, size
}

// nameBefore is the name that words end with, before さん.
func (c *cast) nameBefore(words string) string {
	words = strings.TrimSpace(words)
	if only(words, func(r rune) bool { return isHiragana(r) || gap(r) }) && !strings.Contains(words, "の") {
		return words
	}
	r := []rune(words)
	start := len(r)
	for start > 0 && (isHan(r[start-1]) || isKatakana(r[start-1]) || unicode.Is(unicode.Latin, r[start-1]) || gap(r[start-1])) {
		start--
	}
	return c.withoutWhat(string(r[start:]))
}

// looksLikeName is the name that words are without さん, or "".
func (c *cast) looksLikeName(words string) string {
	for _, end := range []string{"から", "より", "による", "経由"} {
		if before, _, found := strings.Cut(words, end); found {
			words = before
		}
	}
	if _, after, found := strings.Cut(words, "の"); found {
		words = after
	}
	name := c.withoutWhat(words)
	fields, key := strings.FieldsFunc(name, gap), nameKey(name)
	n := utf8.RuneCountInString(key)
	switch {
	case len(fields) > 3 || slices.ContainsFunc(fields, isCommon):
	case only(key, isHan) && n >= 2 && n <= 8 && (n <= 5 || len(fields) > 1), only(key, isKatakana) && n > 1:
		return name
	case !slices.ContainsFunc(fields, func(f string) bool { return !capitalized(f) }):
		return name
	}
	return ""
}

// capitalized reports whether a word begins with a capital and goes on without: Smith.
func capitalized(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	return unicode.Is(unicode.Latin, first) && unicode.IsUpper(first) && strings.ContainsFunc(word[size:], unicode.IsLower) && !titleWords[nameKey(word)]
}

// withoutWhat takes from a name what says what somebody is: 記者 木村.
func (c *cast) withoutWhat(name string) string {
	var fields []string
	for _, field := range strings.FieldsFunc(name, gap) {
		for again := true; again; { // 近隣住民山口
			again = false
			for _, w := range append([]string{"近隣", "近所"}, common...) {
				if rest, ok := strings.CutPrefix(field, w); ok && utf8.RuneCountInString(w) > 1 && utf8.RuneCountInString(rest) > 1 {
					field, again = rest, true
				}
			}
		}
		bare, _ := unranked(field)
		if thing(bare) && (bare == strings.TrimSpace(name) || !strings.HasSuffix(bare, "町") && !strings.HasSuffix(bare, "村")) { // 下村 花子 is somebody
			continue
		}
		if bare == "" || isCommon(bare) || section(bare) || company(bare) || c.posts[nameKey(bare)] {
			continue
		}
		fields = append(fields, bare)
	}
	return strings.Join(fields, " ")
}

// handles are the names of accounts in words, without their sign: behind it, or as an address
// on a platform has them.
func handles(words string) []string {
	var list []string
	f := fold(words)
	for i, r := range f.runes {
		from := i + 1
		switch {
		case r == '@' && !isASCIIWord(f.at(i-1)):
		case r == '/' && f.onPlatform(i) && f.at(from) != '@':
		default:
			continue
		}
		end := from
		for isASCIIWord(f.at(end)) || f.at(end) != 0 && strings.ContainsRune(".-", f.at(end)) && isASCIIWord(f.at(end+1)) {
			end++
		}
		if handle := string(f.runes[from:end]); end-from > 2 && (r == '@' || !pages[handle]) {
			list = append(list, handle)
		}
	}
	return list
}

// onPlatform reports whether the host of a platform ends before i.
func (f *folded) onPlatform(i int) bool {
	return slices.ContainsFunc([]string{"x.com", "twitter.com", "instagram.com", "facebook.com", "tiktok.com", "threads.net", "threads.com", "youtube.com", "note.com", "ameblo.jp"}, func(host string) bool {
		at := i - len(host)
		return at >= 0 && f.has(at, host) && (f.at(at-1) == '.' || !isASCIIWord(f.at(at-1)))
	})
}

// pages are what stands in an address on a platform where a handle does, and is none.
var pages = wordSet(`home search explore hashtag status intent share watch shorts channel reel reels stories posts groups pages events photo permalink login settings notifications messages profile.php`)

// plainMeans are the ways of telling somebody that name nobody.
var plainMeans = wordSet(`電話 口頭 対面 面談 メール 電子メール チャット その他 fax ファックス ファクス ファクシミリ 窓口 来庁 来所 訪問 様式 専用様式 様式・サイト サイト フォーム ウェブフォーム webフォーム 入力フォーム 申請フォーム 通報フォーム 問合せフォーム 問い合わせフォーム 投稿 コメント 返信 リプライ dm ダイレクトメッセージ メッセージ 検索 巡回 見回り 監視 目視 アラート 通知 警告 自動通知 報道 新聞 テレビ sns x 郵送 書面 文書 書類 手紙 手渡し 持参 紙 内線 内線電話 携帯電話 固定電話 庁内電話 庁内メール 庁内チャット 庁内放送 グループウェア line ウェブ会議 会議 画面 掲示 ホームページ 公式サイト 無線 防災行政無線
telephone phone phonecall mail email e-mail inperson person chat other fax form web webform post comment reply directmessage message search alert notice letter paper meeting videocall screen intranet desk visit`)

// knownMeans reports whether words say by what means and nothing else.
func knownMeans(said string) bool {
	for part := range strings.FieldsFuncSeq(norm.NFKC.String(said), func(r rune) bool { return strings.ContainsRune("、,・/&+()\n", r) }) {
		if k := nameKey(part); k != "" && !plainMeans[k] {
			return false
		}
	}
	return true
}
