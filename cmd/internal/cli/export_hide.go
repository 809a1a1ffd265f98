package cli

import (
	"strings"
	"unicode"

	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// hide reads --hide: each may be several words, divided by commas.
func (x *exporting) hide(given bool) error {
	if !given {
		return nil
	}
	t := lang.NamesLeft
	if !x.options.Public {
		return usage(t.Alone, t.AloneHint)
	}
	words, err := wordsToHide(x.options.Hide...)
	x.options.Hide = words
	return err
}

// wordsToHide are the words of lists that were typed, of which there must be some, and not
// too many.
func wordsToHide(lists ...string) ([]string, error) {
	t := lang.NamesLeft
	var words []string
	for _, list := range lists {
		words = append(words, chosenWords(list)...)
	}
	switch {
	case report.Hidden(words) == 0:
		return nil, usage(t.Empty, t.EmptyHint)
	case len(words) > report.MaxHidden:
		return nil, usage(t.TooMany.With(report.MaxHidden, len(words)), t.EmptyHint)
	}
	return words, nil
}

// chosenWords are the words of a list that was typed. A space divides them too, but for one
// between Latin letters: Ken Sato is one name.
func chosenWords(list string) []string {
	var words []string
	r := []rune(list)
	latin := func(i int) bool { return i >= 0 && i < len(r) && unicode.Is(unicode.Latin, r[i]) }
	for i := range r {
		if unicode.IsSpace(r[i]) && !(latin(i-1) && latin(i+1)) {
			r[i] = ','
		}
	}
	list = string(r)
	for word := range strings.FieldsFuncSeq(list, func(r rune) bool { return strings.ContainsRune(",，、､\n", r) }) {
		if word = strings.TrimSpace(word); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// listen has a public version say which words may still be names, and which words that were
// chosen stand nowhere, once it is made.
func (x *exporting) listen() (left *[]report.Remaining, nowhere *[]string) {
	left, nowhere = new([]report.Remaining), new([]string)
	if x.options.Public {
		x.options.MayRemain = func(words []report.Remaining) { *left = words }
		x.options.NotThere = func(words []string) { *nowhere = words }
	}
	return left, nowhere
}

// namesShown is how many of them are named: nobody reads a long list.
const namesShown = 12

// namesLeft says which words of a paper may still be names of people.
func (a *app) namesLeft(left []report.Remaining) lang.Text {
	t := lang.NamesLeft
	var words []string
	for _, w := range left[:min(len(left), namesShown)] {
		if w.Count > 1 {
			words = append(words, t.Times.Format(a.lang, w.Words, w.Count))
		} else {
			words = append(words, w.Words)
		}
	}
	if more := len(left) - len(words); more > 0 {
		words = append(words, t.More.Format(a.lang, more))
	}
	return t.Left.With(a.join(words))
}

// hideFlags are the options by which the first of them would be left out.
func hideFlags(left []report.Remaining) string {
	var flags []string
	for _, w := range left[:min(len(left), 2)] {
		word := w.Words
		if !strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) }) {
			word = strings.Join(strings.Fields(word), "") // it is found with a space or without
		}
		if strings.ContainsAny(word, " \t\u3000") {
			word = "'" + word + "'"
		}
		flags = append(flags, "--hide "+word)
	}
	return strings.Join(flags, " ")
}

// inForm is what the console says of them, and of words that were chosen and stand nowhere.
func (a *app) inForm(left []report.Remaining, nowhere []string) []lang.Text {
	var list []lang.Text
	if len(nowhere) > 0 {
		list = append(list, lang.NamesLeft.NotThere.With(a.join(nowhere)))
	}
	if len(left) == 0 {
		return list
	}
	return append(list, a.namesLeft(left), lang.NamesLeft.FormHint.With(lang.NamesLeft.Field))
}
