// Package lang holds every sentence the program says, in Japanese and in
// English, side by side, so that neither language can be forgotten.
//
// A sentence is a [Text]. Sentences of the program itself are grouped in
// exported struct variables (one per part of the program: [Console],
// [Command], [Engine], …); a misspelt name is a compile error, and a test walks
// every group and proves that no Text is empty in either language and that both
// take the same arguments. Texts of data files (playbooks, profiles) are also
// Text values, but may have one language only: [Text.In] then gives the one
// there is.
//
// The package knows nothing else of the program.
package lang

import "fmt"

// Lang names a language of the program: [Japanese] or [English].
type Lang string

// The two languages.
const (
	Japanese Lang = "ja"
	English  Lang = "en"
)

// Parse reads a language name as the --lang flag and LANG variables give it
// ("ja", "ja_JP.UTF-8", "en"). The second result is false for any other.
func Parse(s string) (Lang, bool) {
	switch {
	case len(s) >= 2 && s[:2] == "ja":
		return Japanese, true
	case len(s) >= 2 && s[:2] == "en":
		return English, true
	}
	return "", false
}

// Text is one sentence or name in both languages.
type Text struct {
	Ja string `json:"ja,omitempty"`
	En string `json:"en,omitempty"`
}

// In returns the text in language l, or in the other language when it has no
// words in l.
func (t Text) In(l Lang) string {
	if l == English && t.En != "" || t.Ja == "" {
		return t.En
	}
	return t.Ja
}

// Format fills the verbs of the text in language l, as fmt.Sprintf does.
// Indexed verbs (%[2]s) let the two languages differ in word order.
func (t Text) Format(l Lang, args ...any) string {
	return fmt.Sprintf(t.In(l), args...)
}

// With fills the verbs of both languages with the same arguments. An argument
// that is itself a Text is taken in the matching language.
func (t Text) With(args ...any) Text {
	fill := func(l Lang) string {
		in := make([]any, len(args))
		for i, a := range args {
			if at, ok := a.(Text); ok {
				a = at.In(l)
			}
			in[i] = a
		}
		return fmt.Sprintf(t.In(l), in...)
	}
	return Text{Ja: fill(Japanese), En: fill(English)}
}

// Same is a text whose words are the same in both languages: a name, an id.
func Same(s string) Text { return Text{Ja: s, En: s} }

// IsZero reports whether the text has no words at all.
func (t Text) IsZero() bool { return t == Text{} }
