package report

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/ikawaha/kagome-dict/ipa"
	"github.com/ikawaha/kagome/v2/tokenizer"
)

// Where a word of Japanese begins and ends no character says: 本日吉田対応 has a name in it, and
// 公式Xの投稿に関する none, though 関 is one. A morphological analyser with a dictionary of
// names takes words apart; it reads the folded form, so it knows a name in any spelling of
// it. It is read in (about 90 MB) when a paper for the public is first made, and by nothing
// else.

// wordClass says what a word is.
type wordClass uint8

const (
	otherWord   wordClass = iota
	commonNoun            // 端末, 課長
	deedNoun              // of what is done: 投稿, 確認
	timeNoun              // of when: 本日, 夜間
	suffix                // 者, 市 behind the name of a place, 件
	particle              // は, が; also what stands for one: に関する
	surname               // 佐藤
	givenName             // 花子
	otherPerson           // the name of a person that is neither
	placeName             // 宇部
	bodyName              // a company, a paper
	unknownWord           // none that the dictionary has
	notWord               // a sign, a space
)

// person reports whether it is a name of a person.
func (c wordClass) person() bool { return c == surname || c == givenName || c == otherPerson }

// noun reports whether it is a word for a thing.
func (c wordClass) noun() bool { return c == commonNoun || c == deedNoun || c == timeNoun }

// morpheme is one word of a text.
type morpheme struct {
	from, to int // the characters of the folded text: from, and before to
	class    wordClass
}

// reader is the analyser, once for the program: it keeps nothing of what it read.
var reader = sync.OnceValue(func() *tokenizer.Tokenizer {
	t, err := tokenizer.New(ipa.Dict(), tokenizer.OmitBosEos())
	if err != nil {
		panic(err) // the dictionary is part of the program
	}
	return t
})

// stretch bounds how many characters are read at once: more of them take memory, and a
// sentence has less.
const stretch = 400

// morphemeAt is the index, in what f was taken apart into, of the word that a character is
// of, with the words of its sentence.
func (f *folded) morphemeAt(i int) (words []morpheme, at int) {
	s := f.sentence(i)
	words, known := f.parsed[s.from]
	if !known {
		words = morphemes(f.runes[s.from:s.to], s.from)
		if f.parsed == nil {
			f.parsed = map[int][]morpheme{}
		}
		f.parsed[s.from] = words
	}
	at, _ = slices.BinarySearchFunc(words, i, func(m morpheme, i int) int { return cmp.Compare(m.to, i+1) })
	return words, min(at, len(words)-1)
}

// wordAt is the word that a character is of; outside the text there is none.
func (f *folded) wordAt(i int) morpheme {
	if i < 0 || i >= len(f.runes) {
		return morpheme{from: i, to: i + 1, class: notWord}
	}
	words, at := f.morphemeAt(i)
	return words[at]
}

// sentence is what is read at once around a character.
func (f *folded) sentence(i int) span {
	if f.sentences == nil {
		from := 0
		for at, r := range f.runes {
			end := strings.ContainsRune("。\n!?", r)
			if n := at + 1 - from; end || n >= stretch && !unicode.IsLetter(r) || n >= 2*stretch {
				f.sentences = append(f.sentences, span{from, at + 1})
				from = at + 1
			}
		}
		f.sentences = append(f.sentences, span{from, len(f.runes)})
	}
	lo, hi := 0, len(f.sentences)-1
	for lo < hi {
		if mid := (lo + hi) / 2; f.sentences[mid].to <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return f.sentences[lo]
}

// morphemes takes folded characters apart; first is the place of the first of them.
func morphemes(runes []rune, first int) []morpheme {
	var list []morpheme
	for _, t := range reader().Tokenize(string(runes)) {
		list = append(list, morpheme{from: first + t.Start, to: first + t.End, class: classOf(t)})
	}
	return list
}

// classOf reads the parts of speech of the dictionary.
func classOf(t tokenizer.Token) wordClass {
	pos := t.POS()
	is := func(words ...string) bool {
		if len(pos) < len(words) {
			return false
		}
		for i, w := range words {
			if pos[i] != w {
				return false
			}
		}
		return true
	}
	switch {
	case t.Class == tokenizer.UNKNOWN:
		if is("記号") {
			return notWord
		}
		return unknownWord
	case is("記号"):
		return notWord
	case is("助詞"), is("助動詞"):
		return particle
	case is("名詞", "接尾"):
		return suffix
	case is("名詞", "固有名詞", "人名", "姓"):
		return surname
	case is("名詞", "固有名詞", "人名", "名"):
		return givenName
	case is("名詞", "固有名詞", "人名"):
		return otherPerson
	case is("名詞", "固有名詞", "地域"):
		return placeName
	case is("名詞", "固有名詞"):
		return bodyName
	case is("名詞", "サ変接続"):
		return deedNoun
	case is("名詞", "副詞可能"):
		return timeNoun
	case is("名詞"):
		return commonNoun
	}
	return otherWord
}
