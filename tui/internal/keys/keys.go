// Package keys understands keys that come through a Japanese input method.
//
// In a city office the input method is on. The key that says 1 then arrives as １,
// q as ｑ, / as ・, and an answer may be committed as はい. [Fold] gives all of them
// the name of the key that was meant, so that a screen compares names only:
//
//	switch keys.Fold(msg) {
//	case "1": …
//	case "enter": …
//	case "y": …
//	}
//
// # What Fold gives
//
//   - The characters of one message, when NFKC makes them ASCII: "1" for １ and ①,
//     "q" for ｑ, "Q" for Ｑ, "?" for ？, " " for U+3000, "10" for １０. Letters keep
//     their case.
//   - For one of the signs that a Japanese keyboard types in place of ASCII, that
//     key: "." 。  "," 、  "/" ・  "[" 「  "]" 」  "-" ー −  "~" 〜  "\" ￥.
//   - "y" for はい and ハイ, "n" for いいえ and イイエ.
//   - Otherwise what tea.KeyMsg.String gives, and always so for a paste, which
//     is never a command.
//
// Alt gives the prefix "alt+". Romaji that the input method has turned into kana
// (あ for a) cannot be turned back: the same kana stands for several keys. When
// [IsKana] reports such a message outside a text field, the screen says that the
// input method is on, rather than nothing.
package keys

import (
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/text/unicode/norm"
)

// signs holds what NFKC leaves of the keys that an input method replaces, and the
// answers to yes or no.
var signs = map[string]string{
	"。": ".", "、": ",", "・": "/", "「": "[", "」": "]", "ー": "-", "−": "-", "〜": "~", "¥": `\`,
	"はい": "y", "ハイ": "y", "いいえ": "n", "イイエ": "n",
}

// Fold returns the name of the key that msg means.
func Fold(msg tea.KeyMsg) string {
	if msg.Type != tea.KeyRunes || msg.Paste {
		return msg.String()
	}
	s := norm.NFKC.String(string(msg.Runes))
	if ascii, ok := signs[s]; ok {
		s = ascii
	}
	if strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) >= 0 {
		return msg.String()
	}
	if msg.Alt {
		return "alt+" + s
	}
	return s
}

// IsKana reports characters from an input method that [Fold] can give no key for:
// kana or kanji.
func IsKana(msg tea.KeyMsg) bool {
	if msg.Type != tea.KeyRunes || msg.Paste || Fold(msg) != msg.String() {
		return false
	}
	return strings.IndexFunc(norm.NFKC.String(string(msg.Runes)), func(r rune) bool {
		return unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han)
	}) >= 0
}
