package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dandori/runbook"
)

// Which words of a public paper may still be names of people is looked for where people typed
// freely, and nowhere else: the program's own sentences name nobody, and whoever is asked about
// forty words reads none of them. What stands in the profile or the playbooks, the name of
// a place and whatever is within an address on the web is not asked about either.

// Remaining is one word of a public paper that may be the name of a person.
type Remaining struct {
	Words string // as it was written first
	Count int    // how often it stands in the paper
}

// suspects are the words that may be names, as they are copied from the log.
type suspects struct {
	s      *runbook.State
	office string            // what the profile calls things, folded; "": not looked up yet
	pinned []rune            // what the playbooks and their texts say, folded; nil: not looked up yet
	seen   map[string]bool   // words that were looked through
	keys   map[string]string // by how it was written: the folded word
	order  []string          // the folded words as they came
	first  map[rune][]string // how they were written, by the first character
}

func suspectsOf(s *runbook.State) *suspects {
	return &suspects{s: s, seen: map[string]bool{}, keys: map[string]string{}, first: map[rune][]string{}}
}

// suspect looks through words of the log for what may be a name. known is what needs no look.
func (b *publication) suspect(f *folded, known []span) {
	x := b.suspects
	if x == nil || x.seen[f.words] {
		return
	}
	x.seen[f.words] = true
	var list []morpheme
	for i := 0; i < len(f.runes); {
		words, at := f.morphemeAt(i)
		list = append(list, words[at])
		i = words[at].to
	}
	for i := 0; i < len(list); {
		to := i
		for to < len(list) && (list[to].class.person() || to > i && to+1 < len(list) && list[to].to-list[to].from == 1 && gap(f.at(list[to].from)) && list[to+1].class.person()) {
			to++
		}
		to = wholeName(f, list, i, to)
		switch {
		case to > i:
			if likely(f, list[i:to]) {
				x.add(f, list[surnameBefore(f, list, i, to)].from, list[to-1].to, known)
			}
			i = to
			continue
		case i > 0 && courtesy(f, list[i]) && !list[i-1].class.person():
			x.add(f, calledBefore(f, list[i].from), list[i].from, known)
		}
		i++
	}
	for i := 0; i < len(f.runes); i++ {
		if end := romanName(f, i); end > i {
			x.add(f, i, end, known)
			i = end
		}
	}
}

// wholeName is where a name ends that begins with a surname, behind as much of a given name as
// the dictionary has: 大谷翔平, of which it has 翔. A given name has up to three kanji.
func wholeName(f *folded, list []morpheme, i, to int) int {
	if to < i+2 || list[i].class != surname {
		return to
	}
	for to < len(list) && list[to].to-list[i].to <= 3 && (list[to].class == unknownWord || list[to].to-list[to].from == 1 && list[to].class != particle && (list[to].class != suffix || strings.ContainsRune("平太郎子美也彦樹香菜", f.at(list[to].from)))) &&
		only(string(f.runes[list[to].from:list[to].to]), isHan) && !strings.ContainsRune("宅邸家側宛他外本", f.at(list[to].from)) {
		to++
	}
	return to
}

// surnameBefore is where somebody begins whose given name stands from i before さん, behind what may be
// a surname that the dictionary has as places or not at all: 大坊惣一郎さん. Who is asked about 一郎
// alone leaves the rest of the name.
func surnameBefore(f *folded, list []morpheme, i, to int) int {
	if list[i].class != givenName || to == len(list) || !courtesy(f, list[to]) {
		return i
	}
	for i > 0 && (list[i-1].class == placeName || list[i-1].class == unknownWord) && only(string(f.runes[list[i-1].from:list[i-1].to]), isHan) {
		i--
	}
	return i
}

// likely reports whether words that the dictionary has as names are one where they stand.
func likely(f *folded, words []morpheme) bool {
	from, to := words[0].from, words[len(words)-1].to
	key := string(f.runes[from:to])
	before, after := f.at(from-1), f.at(to)
	called := honoured(f, to)
	switch {
	case ofPlace(f, to) && !called:
		return false
	case called:
		return true
	case len(words) > 1:
		return true
	case words[0].class == surname && to-from == 1:
		return !isHan(before) && !isHan(after) && !isKatakana(after)
	case words[0].class == surname:
		return only(key, isHan) || !isKatakana(before) && !isKatakana(after) && !isHiragana(before)
	case words[0].class == givenName:
		return to-from > 1 && only(key, isHan) && !isHan(before) && after != 0 && strings.ContainsRune("がはをにとも、の", after)
	}
	return to-from > 2
}

// ofPlace reports whether what stands at i makes the name of a place or a body of the name
// before it.
func ofPlace(f *folded, i int) bool {
	return slices.ContainsFunc(bodyEnds, func(end string) bool { return f.has(i, end) })
}

var bodyEnds = strings.Fields(`県 市 区 町 村 郡 府 道 駅 港 橋 湾 署 線 川 山 島 城 寺 神社 公園 支所 支店 支局 大学 高校 中学 小学校 新聞 日報 新報 放送 テレビ 病院 銀行 空港 地方 地区 商店 工業 建設 製作所 株式会社 焼 祭 通り 家`)

// courtesy reports whether a word is one that stands behind the name of a person.
func courtesy(f *folded, m morpheme) bool {
	return slices.Contains([]string{"さん", "氏", "様", "くん", "ちゃん", "殿", "君"}, string(f.runes[m.from:m.to])) && f.at(m.to) != '名'
}

// callings are words before さん and 様 that are nobody's name.
var callings = strings.Fields(`ユーザー ユーザ フォロワー フォロワ 客 皆 皆々 奥 父 母 兄 姉 弟 妹 祖父 祖母 娘 息子 孫 子 子供 嫁 婿 お客 お子 市民 住民 県民 町民 村民 業者 店員 店 職員 役所 警察 消防 記者 議員 担当 担当者 先方 相手 本人 通報者 投稿者 利用者 保護者 参加者 来庁者 発信者 管理者 責任者 関係者 被害者 同 両 某 諸 彼 何 仕 有 同 多 王 神 仏 医者 看護師 隣 近所 会社 会員 読者 視聴者 区長 市長 町長 村長 課長 部長 係長`)

// calledBefore is where the word begins that さん at i stands behind; i where it is no name.
func calledBefore(f *folded, i int) int {
	from := i
	for _, is := range []func(rune) bool{isHan, isKatakana, isHiragana, func(r rune) bool { return unicode.Is(unicode.Latin, r) }} {
		for from = i; is(f.at(from - 1)); {
			from--
		}
		if from < i {
			break
		}
	}
	n := i - from
	word := string(f.runes[from:i])
	if n > 6 || isHiragana(f.at(i-1)) && (n < 2 || !beforeName(f.at(from-1)) || strings.Contains(word, "の")) || slices.ContainsFunc(callings, func(w string) bool { return strings.HasSuffix(word, w) }) {
		return i
	}
	return from
}

// romanName is where a Japanese name in Latin letters ends that begins at i, or i: words with a
// capital that are made of Japanese syllables, of which no word of English is.
func romanName(f *folded, i int) (end int) {
	end = i
	defer func() {
		if end-i < 4 { // Ken by itself is as often something else
			end = i
		}
	}()
	for at := i; ; {
		to := at
		for r := f.at(to); r >= 'a' && r <= 'z'; r = f.at(to) {
			to++
		}
		word := string(f.runes[at:to])
		if isLatin(f.at(at-1)) || isLatin(f.at(to)) || at > 0 && strings.ContainsRune("@#_./-", f.at(at-1)) || f.at(to) == '_' || f.at(to) == '.' && isLatin(f.at(to+1)) || f.inAddress(at) {
			return end
		}
		if to-at < 3 || string(f.cased[at:to]) == word || string(f.cased[at+1:to]) != word[1:] || !romaji(word) || slices.Contains(likeRomaji, word) {
			return end
		}
		if end = to; f.at(to) != ' ' {
			return end
		}
		at = to + 1
	}
}

// likeRomaji are words that look as if they were Japanese.
var likeRomaji = strings.Fields(`same some some there here were more take make made note done gone date time home name site use used one are hide side wide tone zone sure base case tie due june uni email hotmail media radio video image page mobile domain nation main again gain rain train remain remote before bone come none sane wine wide yahoo niconico line online offline phone iphone meta mega data mada kana kanji kaizen karaoke tsunami sushi anime manga emoji katakana hiragana romaji hai japan monday sunday kochi osaka tokyo kyoto aomori akita yamagata gunma saitama chiba kanagawa toyama nagano aichi mie shiga hyogo nara wakayama tottori shimane okayama yamaguchi kagawa saga nagasaki miyazaki kagoshima okinawa sapporo sendai morioka maebashi utsunomiya mito yokohama nagoya tsu otsu kobe matsue takamatsu naha`)

// romaji reports whether a word is of Japanese syllables in Latin letters.
func romaji(word string) bool {
	for word != "" {
		if rest, ok := strings.CutPrefix(word, "n"); ok && (rest == "" || !strings.ContainsRune("aiueoy", rune(rest[0]))) {
			word = rest
			continue
		}
		rest := word
		for _, onset := range []string{"ky", "gy", "sh", "sy", "j", "ch", "ty", "ts", "ny", "hy", "by", "py", "my", "ry", "k", "g", "s", "z", "t", "d", "n", "h", "f", "b", "p", "m", "y", "r", "w"} {
			if after, ok := strings.CutPrefix(word, onset); ok {
				rest = after
				break
			}
		}
		if rest == "" || !strings.ContainsRune("aiueo", rune(rest[0])) {
			return false
		}
		if word = rest[1:]; strings.HasPrefix(word, "h") && (len(word) == 1 || !strings.ContainsRune("aiueoy", rune(word[1]))) { // Ohno
			word = word[1:]
		}
		if len(word) > 2 && word[0] == word[1] && strings.ContainsRune("kstp", rune(word[0])) { // Hattori
			word = word[1:]
		}
	}
	return true
}

// add adds what is no part of anything known.
func (x *suspects) add(f *folded, from, to int, known []span) {
	for _, k := range known {
		switch {
		case k.to <= from || k.from >= to:
		case k.from <= from:
			from = max(from, k.to)
		default:
			to = k.from
		}
	}
	for from < to && gap(f.at(from)) {
		from++
	}
	for from < to && gap(f.at(to-1)) {
		to--
	}
	if from >= to || f.inAddress(from) {
		return
	}
	key := ungapped(f.runes[from:to])
	written := f.words[f.from[from]:f.to[to-1]]
	if _, known := x.keys[written]; known || nobody[key] || x.ofOffice(key) || x.ofPlaybooks([]rune(key)) {
		return
	}
	x.keys[written] = key
	if !slices.Contains(x.order, key) {
		x.order = append(x.order, key)
	}
	r, _ := utf8.DecodeRuneInString(written)
	x.first[r] = append(x.first[r], written)
	slices.SortStableFunc(x.first[r], func(a, b string) int { return len(b) - len(a) })
}

// ofOffice reports whether the profile calls the office, a part or a post of it, or an account so.
func (x *suspects) ofOffice(key string) bool {
	if x.s.Org == nil {
		return false
	}
	if x.office == "" {
		words := []string{x.s.Org.Name.Ja, x.s.Org.Name.En, x.s.Org.Head}
		for _, r := range x.s.Org.Roles {
			words = append(words, r.Post.Ja, r.Post.En)
			for _, d := range r.Deputies {
				words = append(words, d.Post.Ja, d.Post.En)
			}
		}
		for _, a := range x.s.Org.Accounts {
			words = append(words, a.Section.Ja, a.Section.En, a.Name, a.Handle)
		}
		x.office = string(fold(strings.Join(words, "\n")).runes)
	}
	return begins([]rune(x.office), []rune(key))
}

// ofPlaybooks reports whether the playbooks or their prepared texts have the word.
func (x *suspects) ofPlaybooks(key []rune) bool {
	if x.pinned == nil {
		var all strings.Builder
		for _, p := range x.s.Pinned {
			if p.What == runbook.PinPlaybook || p.What == runbook.PinText || p.What == runbook.PinPlatform {
				all.WriteString(p.Text + "\n")
			}
		}
		x.pinned = append(fold(all.String()).runes, '\n')
	}
	return begins(x.pinned, key)
}

// begins reports whether a word of a text begins with another, or is it where that is a single
// kanji: 宇部 of 宇部市, but not 和田 of 十和田.
func begins(text, word []rune) bool {
	for i := 0; i+len(word) <= len(text); i++ {
		if text[i] != word[0] || !slices.Equal(text[i:i+len(word)], word) {
			continue
		}
		joined := func(k int, r rune) bool {
			return k >= 0 && k < len(text) && (isHan(r) && isHan(text[k]) || isLatin(r) && isLatin(text[k]) || isKatakana(r) && isKatakana(text[k]))
		}
		last := word[len(word)-1]
		if !joined(i-1, word[0]) && (isHan(last) && len(word) > 1 || !joined(i+len(word), last)) {
			return true
		}
	}
	return false
}

// remaining counts in a finished paper what may be names. csv of a paper that is one table is
// that table.
func (b *publication) remaining(d *Document, format string) []Remaining {
	x := b.suspects
	if x == nil || len(x.order) == 0 {
		return nil
	}
	found := map[string]*Remaining{}
	var order []string
	count := func(words string) {
		for i, r := range words {
			for _, written := range x.first[r] {
				if !strings.HasPrefix(words[i:], written) || !wordApart(words, i, i+len(written)) {
					continue
				}
				key := x.keys[written]
				if found[key] == nil {
					found[key], order = &Remaining{Words: written}, append(order, key)
				}
				found[key].Count++
				break
			}
		}
	}
	rows := func(t *Table) {
		for row := range t.Rows {
			for _, c := range row {
				count(c.Text)
			}
		}
	}
	if format == "csv" && d.main() != nil {
		for _, t := range d.mains() {
			rows(t)
		}
	} else {
		d.words(count, rows)
	}
	var list []Remaining
	for _, key := range order {
		list = append(list, *found[key])
	}
	return list
}

// words gives the words of a paper that are not of published texts, in their order.
func (d *Document) words(say func(string), rows func(*Table)) {
	say(d.Title)
	for _, s := range d.Sections {
		for _, block := range s.Blocks {
			switch block := block.(type) {
			case Paragraph:
				say(string(block))
			case Heading:
				say(string(block))
			case List:
				for _, words := range block {
					say(words)
				}
			case Facts:
				for _, f := range block {
					say(f.Value.Text)
				}
			case *Table:
				rows(block)
			}
		}
	}
}

// wordApart reports whether a word stands by itself: a single kanji has none beside it, and letters
// are not within a word.
func wordApart(words string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(words[:from])
	after, _ := utf8.DecodeRuneInString(words[to:])
	first, size := utf8.DecodeRuneInString(words[from:])
	switch {
	case isLatin(first):
		return !isLatin(before) && !isLatin(after)
	case size == to-from:
		return !isHan(before) && !isHan(after)
	}
	return true
}
