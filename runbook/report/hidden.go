package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"dandori/runbook/lang"
)

// A public version leaves out whoever is named in a field of the log. Somebody who is named
// nowhere but in free words no program can tell from other words for certain; a person can,
// and says so: [Options.Hide].

// MaxHidden bounds the words of [Options.Hide].
const MaxHidden = 100

// hidden0 begins the marks of words that were chosen to be left out, one for each.
const hidden0 = 0xf0100

// isHidden reports whether a mark stands for such a word.
func isHidden(r rune) bool { return r >= hidden0 && r < hidden0+MaxHidden }

// hiddenWord is one of them in its folded form, and before which characters it has a space.
type hiddenWord struct {
	words   string // as they were chosen
	key     []rune
	divided map[int]bool
}

// hiddenWords are the words that were chosen: each once, whatever their order was, the longer
// before those that they begin with.
func hiddenWords(chosen []string) []hiddenWord {
	var list []hiddenWord
	for _, words := range chosen {
		f := fold(strings.TrimSpace(words))
		w := hiddenWord{words: strings.TrimSpace(words), divided: map[int]bool{}}
		for _, r := range f.runes {
			if gap(r) {
				w.divided[len(w.key)] = true
				continue
			}
			w.key = append(w.key, r)
		}
		if len(w.key) > 0 {
			list = append(list, w)
		}
	}
	slices.SortStableFunc(list, func(a, b hiddenWord) int {
		return cmp.Or(len(b.key)-len(a.key), slices.Compare(a.key, b.key), len(b.divided)-len(a.divided))
	})
	list = slices.CompactFunc(list, func(a, b hiddenWord) bool { return slices.Equal(a.key, b.key) })
	return list[:min(len(list), MaxHidden)]
}

// Hidden is how many words of [Options.Hide] are looked for: each is counted once, in whatever
// form it was given.
func Hidden(chosen []string) int { return len(hiddenWords(chosen)) }

// nowhere are the words that were chosen and stand nowhere in the finished paper.
func (b *publication) nowhere() []string {
	var list []string
	for n, w := range b.hidden {
		if !b.people[hidden0+rune(n)] {
			list = append(list, w.words)
		}
	}
	return list
}

// chosen finds such words: anywhere, also within other words, since whoever chose them has
// decided.
func (b *publication) chosen(f *folded) []replaced {
	var found []replaced
	for i := 0; len(b.hidden) > 0 && i < len(f.runes); i++ {
		for n, w := range b.hidden {
			if end, ok := w.stands(f, i); ok {
				found = append(found, replaced{span{i, end}, hidden0 + rune(n)})
				i = end - 1
				break
			}
		}
	}
	return found
}

// quoted is a published text without them.
func (b *publication) quoted(words string) string {
	if len(b.hidden) == 0 {
		return words
	}
	words = strings.Map(func(r rune) rune { // typed: it would be taken for ours
		if isMark(r) {
			return utf8.RuneError
		}
		return r
	}, words)
	f := fold(words)
	out := rewriting{f: &f}
	for _, r := range b.chosen(&f) {
		out.put(r.span, r.mark)
		b.people[r.mark], b.chose = true, true
	}
	return b.inWords(out.done())
}

// category is what a category of what is left out is called.
func (b *publication) category(id string) lang.Text {
	if id == "names" && b.chose {
		return lang.NamesLeft.Category
	}
	return lang.PublicPaper.Categories[id]
}

func (w hiddenWord) stands(f *folded, i int) (end int, ok bool) {
	if f.at(i) != w.key[0] {
		return 0, false
	}
	for k := range w.key {
		if i, _, ok = f.character(w.key, k, i, w.divided[k]); !ok {
			return 0, false
		}
	}
	return i, true
}
