package lang

import "strings"

// Deed says of the title of a step, which is what to do, that it was done: what a paper for
// somebody outside says, to whom the program's own words for that (済み) are nothing.
func Deed(title Text, l Lang) string {
	if l == Japanese {
		return past(title.In(l))
	}
	if words, ok := done(title.In(l)); ok {
		return words
	}
	return TextValue.Deed.Format(l, title.In(l))
}

// past puts the verb at the end of a Japanese phrase into its past form; what stands behind
// it in brackets is about the doing, and goes. Words without a verb stay as they are.
func past(words string) string {
	if i := strings.LastIndex(words, "（"); i > 0 && strings.HasSuffix(words, "）") {
		words = words[:i]
	}
	r := []rune(words)
	if len(r) < 2 {
		return words
	}
	stem, last, before := string(r[:len(r)-1]), r[len(r)-1], r[len(r)-2]
	switch {
	case strings.HasSuffix(words, "する"):
		return strings.TrimSuffix(words, "する") + "した"
	case last == 'る' && (strings.ContainsRune("いきぎしじちにひびみりえけげせぜてでねへべめれ", before) || strings.ContainsRune("見出得着経寝", before)):
		return stem + "た"
	case last == 'く' && before == '行', strings.ContainsRune("るつう", last):
		return stem + "った"
	case last == 'く':
		return stem + "いた"
	case last == 'ぐ':
		return stem + "いだ"
	case last == 'す':
		return stem + "した"
	case strings.ContainsRune("ぬぶむ", last):
		return stem + "んだ"
	}
	return words
}
