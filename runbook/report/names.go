package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// names finds the names of people in words. A name is compared in its folded form; the
// space between its parts may be there or not.
type names struct {
	patterns map[string]*pattern
	official map[string]bool     // the handles of the office's own accounts, without their sign
	first    map[rune][]*pattern // by the first character, longest first; nil: to be made
}

// strength says where a name is taken for one.
type strength int

const (
	whole strength = iota // wherever it stands, as a word of its own
	alone                 // … a single kanji: where nothing else of a word stands beside it
	weak                  // before さん, 氏, a rank: else it is some other word
)

// pattern is one form of one name.
type pattern struct {
	key      []rune
	gaps     map[int]bool // before which characters its parts are divided
	mark     rune         // what stands in its place; 0: it stays
	level    int          // a form of a higher level goes before the same form of a lower one
	strength strength
	cased    string // the very letters it must have; "": any
	capital  bool   // it must begin with a capital: else it is a word of English
	handle   bool   // of an account: it goes within an address on the web as well
}

// Levels of forms.
const (
	levelGuess    = iota // a part of a name written in one
	levelPart            // a surname, a given name
	levelOutsider        // the name of somebody outside the office
	levelWhole           // the name of somebody of the office as it was written
)

// add adds a form of a name. Two people under one form are clash.
func (n *names) add(name string, mark rune, level int, s strength, clash rune) {
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
		return
	}
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
	word, from := f.handle(i)
	return n.official[word] && (f.at(from-1) == '@' || len([]rune(word)) > end-i)
}

// stands reports whether the name stands at i, and where it ends.
func (p *pattern) stands(f *folded, i int) (end int, ok bool) {
	loose := false // with a space that is not between its parts
	at := i
	for k, r := range p.key {
		spaces := 0
		for k > 0 && spaces < 4 && gap(f.at(at)) && (p.gaps[k] || !isLatin(r)) {
			at, spaces = at+1, spaces+1
		}
		loose = loose || spaces > 0 && !p.gaps[k]
		if f.at(at) != r {
			return 0, false
		}
		at++
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
	if isLatin(first) && isLatin(before) || isLatin(last) && isLatin(after) {
		return false
	}
	person := honoured(f, to)
	if len(p.key) == 1 && person && ranked(f, from) {
		person = false // 本部長, and nobody called 本
	}
	han := only(string(p.key), isHan)
	switch {
	case only(string(p.key), isHiragana) && (!beforeName(before) || !person && !afterName(after)):
		return false
	case han && len(p.key) == 2 && !person && isHan(after) && isHan(before) && !strings.ContainsRune(endsOfPosts, before) && !(strings.ContainsRune("日時分秒頃", before) && (digit(f.at(from-2)) || before == '頃')):
		return false
	case p.strength == weak || p.strength == alone && person:
		return person && (!isHan(first) || !isHan(before) || strings.ContainsRune(endsOfPosts, before)) && (!isKatakana(first) || !isKatakana(before))
	case p.strength == alone:
		return !joins(before) && !joins(after)
	case loose:
		return !joins(before) && (!joins(after) || person)
	case isKatakana(first) && isKatakana(before):
		return false
	case isKatakana(last) && isKatakana(after):
		return person || len(p.key) > 2
	}
	return !(len(p.key) <= 3 && han && place(f, to))
}

// endsOfPosts are what a post or a section ends with before a name.
const endsOfPosts = "課係室部局班所署長員当査任幹事者社役監番佐民氏"

// ranked reports whether a rank begins at i.
func ranked(f *folded, i int) bool {
	return slices.ContainsFunc(ranks, func(rank string) bool { return f.has(i, rank) })
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

// place reports whether what stands at i makes the name of a place of what stands before it.
func place(f *folded, i int) bool {
	r := f.at(i)
	for _, word := range placeWords {
		if f.has(i, word) {
			return true
		}
		if isHan(r) && isHan(f.at(i+1)) && (word == "空港" || word == "高校") && f.has(i+2, word) { // 山口宇部空港
			return true
		}
	}
	return r != 0 && strings.ContainsRune("県市区町村郡府道駅港橋湾署線", r) && !f.has(i, "市民") && !f.has(i, "署長")
}

// placeWords make the name of a place or a body of what stands before them.
var placeWords = []string{"大学", "新聞", "放送", "地方", "空港", "日日", "銀行", "高校", "病院", "国体", "支店", "支局"}

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
		case isLatin([]rune(word)[0]) && isLatin(next):
		default:
			return true
		}
	}
	return false
}
