package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is words as names and numbers are looked for in them: one form for what is the
// same character in full or half width, no capitals, the common form of kanji that have
// two, and nothing that cannot be seen. Of every character it says which bytes of the words
// it was made of, so that what is found can be replaced in the words themselves.
type folded struct {
	words    string
	runes    []rune  // in lower case
	cased    []rune  // the same with its capitals
	from, to []int32 // the bytes of words that each was made of
	web      []span  // the addresses on the web, once they were looked for
	looked   bool

	sentences []span             // what is read at once by [folded.morphemeAt]; nil: not divided yet
	parsed    map[int][]morpheme // the words of each, by where it begins
}

func fold(words string) folded {
	f := folded{words: words, runes: make([]rune, 0, len(words)), cased: make([]rune, 0, len(words)), from: make([]int32, 0, len(words)), to: make([]int32, 0, len(words))}
	if norm.NFKC.IsNormalString(words) {
		for i := 0; i < len(words); {
			r, size := utf8.DecodeRuneInString(words[i:])
			f.add(string(r), i, i+size)
			i += size
		}
	} else {
		var parts norm.Iter
		from, made := 0, ""
		for parts.InitString(norm.NFKC, words); !parts.Done(); {
			made += string(parts.Next())
			if to := parts.Pos(); to > from { // until then it stands before one of which there is more to come: ⒏ is 8 and a point
				f.add(made, from, to)
				from, made = to, ""
			}
		}
	}
	for i, r := range f.runes {
		if r == 'ケ' && isHan(f.at(i-1)) && isHan(f.at(i+1)) { // 三ケ島 is 三ヶ島
			f.runes[i] = 'ヶ'
		}
	}
	return f
}

// add adds what was made of the bytes from from to to. What cannot be seen goes with what it
// stands behind.
func (f *folded) add(made string, from, to int) {
	seen := false
	for _, r := range made {
		if unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) {
			continue
		}
		seen = true
		f.cased, f.runes = append(f.cased, r), append(f.runes, commonForm(r))
		f.from, f.to = append(f.from, int32(from)), append(f.to, int32(to))
	}
	for n := len(f.to) - 1; !seen && n >= 0 && f.from[n] == f.from[len(f.from)-1]; n-- {
		f.to[n] = int32(to)
	}
}

// at is a character, or 0 where there is none.
func (f *folded) at(i int) rune {
	if i < 0 || i >= len(f.runes) {
		return 0
	}
	return f.runes[i]
}

// has reports whether word, which is folded, stands at i.
func (f *folded) has(i int, word string) bool {
	for _, r := range word {
		if f.at(i) != r {
			return false
		}
		i++
	}
	return true
}

// inAddress reports whether a character is of an address on the web: of one with its
// protocol, or of a host with an ending that hosts have.
func (f *folded) inAddress(i int) bool {
	if !f.looked {
		f.looked = true
		for at := 0; at < len(f.runes); at++ {
			if !isASCIIWord(f.runes[at]) {
				continue
			}
			end, host := at, 0
			for end < len(f.runes) && f.runes[end] < 0x7f && f.runes[end] > ' ' && !strings.ContainsRune("\"'<>()[]{}|,;", f.runes[end]) {
				if host == 0 && end > at && strings.ContainsRune("/:?#", f.runes[end]) {
					host = end
				}
				end++
			}
			if host == 0 {
				host = end
			}
			words := string(f.runes[at:end])
			if strings.HasPrefix(words, "http://") || strings.HasPrefix(words, "https://") || isHost(strings.TrimRight(string(f.runes[at:host]), ".")) {
				f.web = append(f.web, span{at, end})
			}
			at = end
		}
	}
	return slices.ContainsFunc(f.web, func(s span) bool { return s.from <= i && i < s.to })
}

// isHost reports whether words are the name of a host: city.ube.yamaguchi.jp.
func isHost(words string) bool {
	before, ending, found := cutLast(words, ".")
	return found && before != "" && slices.Contains([]string{"jp", "com", "org", "net", "social", "info", "example"}, ending) && only(before, func(r rune) bool { return isASCIIWord(r) || r == '-' || r == '.' })
}

// nameKey is a name in the form in which it is looked for: folded, without spaces.
func nameKey(name string) string { return ungapped(fold(name).runes) }

// sameName is a name in the form in which two are the same person's: as [nameKey], but for kanji
// that have two forms, by which two people may be told apart.
func sameName(name string) string { return strings.ToLower(ungapped(fold(name).cased)) }

func ungapped(runes []rune) string {
	return string(slices.DeleteFunc(slices.Clone(runes), gap))
}

// gap reports whether a character may stand between the parts of a name.
func gap(r rune) bool { return unicode.IsSpace(r) || r == '・' || r == '=' }

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) || r == '々' || r == '〆' || r == 'ヶ' }

func isKatakana(r rune) bool { return unicode.Is(unicode.Katakana, r) || r == 'ー' }

func isHiragana(r rune) bool { return unicode.Is(unicode.Hiragana, r) }

func isLatin(r rune) bool {
	return unicode.Is(unicode.Latin, r) || unicode.Is(unicode.Nd, r)
}

// only reports whether words are of nothing but such characters.
func only(words string, is func(rune) bool) bool {
	return words != "" && !strings.ContainsFunc(words, func(r rune) bool { return !is(r) })
}
