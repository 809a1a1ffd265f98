package cli

import (
	"strings"

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
	var words []string
	for _, list := range x.options.Hide {
		words = append(words, chosenWords(list)...)
	}
	n := report.Hidden(words)
	switch {
	case n == 0:
		return usage(t.Empty, t.EmptyHint)
	case len(words) > report.MaxHidden:
		return usage(t.TooMany.With(report.MaxHidden, len(words)), t.EmptyHint)
	}
	x.options.Hide = words
	return nil
}

// chosenWords are the words of a list that was typed.
func chosenWords(list string) []string {
	var words []string
	for word := range strings.FieldsFuncSeq(list, func(r rune) bool { return strings.ContainsRune(",，、､\n", r) }) {
		if word = strings.TrimSpace(word); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// listen has a public version say which words may still be names, once it is made.
func (x *exporting) listen() *[]report.Remaining {
	var left []report.Remaining
	if x.options.Public {
		x.options.MayRemain = func(words []report.Remaining) { left = words }
	}
	return &left
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
		if strings.ContainsAny(word, " \t\u3000") {
			word = "'" + word + "'"
		}
		flags = append(flags, "--hide "+word)
	}
	return strings.Join(flags, " ")
}

// leftInForm is what the console says of them.
func (a *app) leftInForm(left []report.Remaining) []lang.Text {
	if len(left) == 0 {
		return nil
	}
	return []lang.Text{a.namesLeft(left), lang.NamesLeft.FormHint.With(lang.NamesLeft.Field)}
}
