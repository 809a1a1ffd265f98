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
	if only(string(p.key), isLatin) && (len(p.key) <= 2 || englishWords[string(p.key)]) {
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
		if end, ok := p.stands(f, i); ok {
			return end, p.mark, true
		}
	}
	return 0, 0, false
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
	if p.cased != "" && ungapped(f.cased[i:at]) != p.cased {
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
	switch {
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
	return !(len(p.key) <= 3 && only(string(p.key), isHan) && place(f, to))
}

// endsOfPosts are what a post or a section ends with before a name.
const endsOfPosts = "課係室部局班所署長員当査任幹事者社役監"

// joins reports whether a character makes one word with a kanji beside it.
func joins(r rune) bool { return r != 0 && (isHan(r) || isKatakana(r) || isLatin(r)) }

// place reports whether what stands at i makes the name of a place of what stands before it.
func place(f *folded, i int) bool {
	r := f.at(i)
	return r != 0 && strings.ContainsRune("県市区町村郡府道駅港橋湾署", r) && !f.has(i, "市民") && !f.has(i, "署長")
}

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
