package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// names finds the names of people in words. A name is compared in its folded form; the
// space between its parts may be there or not.
type names struct {
	patterns map[string]*pattern
	official map[string]bool     // the handles of the office's own accounts, without their sign
	longest  int                 // how many characters the longest of these has
	first    map[rune][]*pattern // by the first character, longest first; nil: to be made
}

// strength says where a name is taken for one.
type strength int

const (
	whole strength = iota // wherever it stands as a word of its own
	weak                  // … which no other word of the dictionary is
	lone                  // before さん, 氏, a rank, or where the dictionary takes it for one
)

// pattern is one form of one name.
type pattern struct {
	key      []rune
	gaps     map[int]bool // before which characters its parts are divided
	mark     rune         // what stands in its place; 0: it stays
	level    int          // a form of a higher level goes before the same form of a lower one
	full     bool         // it has a surname and a given name
	strength strength
	cased    string // the very letters it must have; "": any
	capital  bool   // it must begin with a capital: else it is a word of English
	handle   bool   // of an account: it goes within an address on the web as well
	han      bool   // of kanji alone
	surname  bool   // of somebody who has a given name as well
}

// Levels of forms.
const (
	levelGuess    = iota // a part of a name written in one
	levelPart            // a surname, a given name
	levelOutsider        // the name of somebody outside the office
	levelWhole           // the name of somebody of the office as it was written
)

// add adds a form of a name. Two people under one form are clash.
func (n *names) add(name string, mark rune, level int, s strength, clash rune) *pattern {
	f := fold(strings.TrimSpace(name))
	p := &pattern{gaps: map[int]bool{}, mark: mark, level: level, strength: s}
	var cased []rune
	for i, r := range f.runes {
		if gap(r) {
			p.gaps[len(p.key)] = true
			continue
		}
		p.key, cased = append(p.key, r), append(cased, f.cased[i])
	}
	if len(p.key) == 0 {
		return p
	}
	p.han = only(string(p.key), isHan)
	switch k := string(p.key); {
	case englishWords[k]:
		p.capital = true
	case only(k, isLatin) && len(p.key) <= 2:
		p.cased = string(cased)
	}
	n.first = nil
	old, known := n.patterns[string(p.key)]
	switch {
	case !known || level > old.level:
		n.patterns[string(p.key)] = p
	case level == old.level:
		if mark != old.mark {
			old.mark = clash
		}
		old.strength = min(old.strength, s)
		for at := range p.gaps {
			old.gaps[at] = true
		}
	}
	return n.patterns[string(p.key)]
}

// find gives the longest name that stands at i: where it ends, and its mark.
func (n *names) find(f *folded, i int) (end int, mark rune, ok bool) {
	if n.first == nil {
		n.first = map[rune][]*pattern{}
		for _, p := range n.patterns {
			n.first[p.key[0]] = append(n.first[p.key[0]], p)
		}
		for _, list := range n.first {
			slices.SortFunc(list, func(a, b *pattern) int {
				return cmp.Or(len(b.key)-len(a.key), slices.Compare(a.key, b.key))
			})
		}
	}
	for _, p := range n.first[f.runes[i]] {
		if end, ok := p.stands(f, i); ok && (p.handle || !f.inAddress(i)) && !n.ofOffice(f, i, end) {
			return end, p.mark, true
		}
	}
	return 0, 0, false
}

// ofOffice reports whether what stands from i to end is of the handle of an account of the
// office, which is public.
func (n *names) ofOffice(f *folded, i, end int) bool {
	if len(n.official) == 0 || !isASCIIWord(f.runes[i]) {
		return false
	}
	from, to := i, end
	for isASCIIWord(f.at(from-1)) && end-from <= n.longest { // a word that is longer than any is none
		from--
	}
	for isASCIIWord(f.at(to)) && to-from <= n.longest {
		to++
	}
	return n.official[string(f.runes[from:to])] && (f.at(from-1) == '@' || to-from > end-i)
}

// stands reports whether the name stands at i, and where it ends.
func (p *pattern) stands(f *folded, i int) (end int, ok bool) {
	loose := false // with a space that is not between its parts
	at := i
	for k := range p.key {
		next, spaced, ok := f.character(p.key, k, at, p.gaps[k])
		if !ok {
			return 0, false
		}
		at, loose = next, loose || spaced
	}
	if p.cased != "" && ungapped(f.cased[i:at]) != p.cased || p.capital && f.cased[i] == p.key[0] {
		return 0, false
	}
	return at, p.bounded(f, i, at, loose)
}

// bounded reports whether what stands beside the name leaves it a name.
func (p *pattern) bounded(f *folded, from, to int, loose bool) bool {
	before, after := f.at(from-1), f.at(to)
	first, last := p.key[0], p.key[len(p.key)-1]
	person := honoured(f, to)
	switch {
	case isLatin(first) && isLatin(before) || isLatin(last) && isLatin(after):
		return false
	case loose:
		return !joins(before) && (!joins(after) || person)
	case p.han:
		return p.full && len(p.key) > 2 || p.isWord(f, from, to, person)
	case only(string(p.key), isHiragana) && (!beforeName(before) || !person && !afterName(after)):
		return false
	case p.strength >= weak:
		return person && (!isHan(first) || !isHan(before)) && (!isKatakana(first) || !isKatakana(before))
	case isKatakana(first) && isKatakana(before):
		return false
	case isKatakana(last) && isKatakana(after):
		return person || len(p.key) > 2
	}
	return true
}

// isWord reports whether kanji from from to before to are the words that name somebody, and
// no part of another word: of a verb, of another's name, of the name of a place or a body.
func (p *pattern) isWord(f *folded, from, to int, person bool) bool {
	first, last := f.wordAt(from), f.wordAt(to-1)
	post := len(p.key) > 1 && f.postBefore(from)
	if f.belongs(p, to) {
		person = true
		if last.to > to { // 林家
			last.to = to
		}
	}
	if first.from < from && first.class != unknownWord && !f.dayBefore(from) && !post || last.to > to && last.class != unknownWord && !(isHiragana(f.at(to)) && (person || len(p.key) > 1 && afterName(f.at(to)))) {
		return false
	}
	named := first.class.person() || last.class.person()
	one := first == last
	switch {
	case len(p.key) == 1 && joins(f.at(from-1)) && !f.beforePerson(from):
		return false
	case p.strength == weak && f.surnameEnds(from) && !f.dayBefore(from):
		return false // 花子 of 稲葉花子
	case p.surname && f.othersGiven(to):
		return false // 佐藤 of 佐藤健太, who is not this one
	case person:
		return true
	case f.place(to, one && !joins(f.at(from-1)) && (first.class == placeName || first.class == bodyName)):
		return false
	case p.strength >= weak:
		return named || p.strength == weak && len(p.key) > 1 && (!one || first.class >= placeName)
	case len(p.key) == 1:
		next := f.wordAt(to)
		return !joins(f.at(to)) || next.class == deedNoun || knownWords[string(f.runes[next.from:next.to])]
	}
	return true
}

// dayBefore reports whether a day ends before i, though the analyser takes its last character
// for the first of a place: 本日吉村対応.
func (f *folded) dayBefore(i int) bool {
	return f.at(i-1) == '日' && (digit(f.at(i-2)) || f.at(i-2) != 0 && strings.ContainsRune("本今昨同当翌前毎", f.at(i-2)))
}

// beforePerson reports whether what stands before i, without a space, may stand before the
// name of a person and is no part of a word with it: a section, a post, a time, a circumstance.
func (f *folded) beforePerson(i int) bool {
	m := f.wordAt(i - 1)
	word := string(f.runes[m.from:m.to])
	return f.dayBefore(i) || m.to == i && (m.class == timeNoun || m.class == suffix || m.class == otherWord || knownWords[word] || endsSection(word))
}

// beforeName reports whether a name in hiragana may begin behind a character: else it is
// within some other word.
func beforeName(r rune) bool {
	return !isHiragana(r) || strings.ContainsRune("のとはがにへをもやらで", r)
}

// afterName reports whether one may end before it.
func afterName(r rune) bool {
	return !isHiragana(r) || strings.ContainsRune("のとはがにへをもやかよで", r)
}

// joins reports whether a character makes one word with a kanji beside it.
func joins(r rune) bool { return r != 0 && (isHan(r) || isKatakana(r) || isLatin(r)) }

// place reports whether what stands at i makes the name of a place or a body of what stands
// before it; named says that this is one by itself.
func (f *folded) place(i int, named bool) bool {
	if slices.ContainsFunc(placeWords, func(word string) bool { return f.has(i, word) }) {
		return true
	}
	m := f.wordAt(i)
	word := string(f.runes[m.from:m.to])
	switch {
	case !isHan(f.at(i)):
		return false
	case f.has(i, "市民"): // of the place, or somebody of the section for them
		return named
	case strings.ContainsRune("県市区町村郡府道駅港橋湾署線", f.at(i)):
		return true
	case m.class == placeName: // 山口宇部空港
		return f.place(m.to, true)
	}
	return named && (m.class == commonNoun && !knownWords[word] || word == "第")
}

// placeWords make the name of a place or a body of what stands before them.
var placeWords = []string{"大学", "新聞", "放送", "地方", "空港", "日日", "日報", "新報", "時報", "銀行", "高校", "病院", "国体", "支店", "支局", "海岸", "観光", "鉄道", "交通"}

// honoured reports whether at i stands what stands behind the name of a person.
func honoured(f *folded, i int) bool {
	for range 2 {
		if r := f.at(i); unicode.IsSpace(r) || r == '(' || r == '-' {
			i++
		}
	}
	for _, word := range honours {
		if !f.has(i, word) {
			continue
		}
		next := f.at(i + len([]rune(word)))
		switch {
		case word == "様" && next != 0 && strings.ContainsRune("式子々相態", next), word == "氏" && next == '名', word == "君" && next == '臨':
		case strings.HasSuffix(word, "議") && next == '会': // 山口県議会
		case isLatin([]rune(word)[0]) && isLatin(next):
		default:
			return true
		}
	}
	return false
}

// surnameEnds reports whether what may be a surname ends at i.
func (f *folded) surnameEnds(i int) bool {
	m := f.wordAt(i - 1)
	return m.to == i && (m.class == surname || m.class == placeName || m.class == bodyName && m.to-m.from < 4 && isHan(f.at(i-1)))
}

// othersGiven reports whether at i, without a space, a given name of kanji stands.
func (f *folded) othersGiven(i int) bool {
	m := f.wordAt(i)
	return m.from == i && m.class == givenName && m.to-m.from > 1 && only(string(f.runes[m.from:m.to]), isHan)
}

// postBefore reports whether a rank or what a section ends with ends at i, though the analyser
// divides the words elsewhere: 課長野村.
func (f *folded) postBefore(i int) bool {
	ends := func(word string) bool {
		at := i - utf8.RuneCountInString(word)
		return at >= 0 && f.has(at, word)
	}
	return slices.ContainsFunc(ranks, ends) || slices.ContainsFunc([]string{"課", "係", "室"}, ends)
}

// belongs reports whether at i stands what is said of a person's own: 名義, 宛. Beside a
// direction 側 and 家 are of a place.
func (f *folded) belongs(p *pattern, i int) bool {
	if len(p.key) == 1 && strings.ContainsRune("東西南北上下左右前後内外両片", p.key[0]) {
		return false
	}
	for _, word := range []string{"名義", "宛", "個人", "自身", "本人", "宅", "邸", "家", "側"} {
		if end := i + utf8.RuneCountInString(word); f.has(i, word) {
			m := f.wordAt(i)
			return m.to == end && (m.from == i || word == "家" && m.class.person()) && !(word == "個人" && f.has(end, "情報"))
		}
	}
	return false
}
