package tui

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A log is never erased, so what looks like a password is questioned before it is
// written. It is a question, not a refusal: the program cannot know.

// named is a word for a secret with something in Latin letters or digits after it.
var named = regexp.MustCompile(`(?i)(?:パスワード|暗証番号|(?:認証|確認|バックアップ)(?:コード|番号)|パスコード|password|passcode|passwd|\bpw\b|\bpin\b|(?:verification|backup) code)\s*(?:[:=「『"'は]|が|→|is\b)?\s*([!-~]{4,})`)

// plainRun is a run that is a time, a date or a count, not a secret.
var plainRun = regexp.MustCompile(`^[0-9]{1,4}([:/.-][0-9]{1,2})+[.,)]?$`)

// looksSecret reports whether a text seems to hold a password or a code.
func looksSecret(text string) bool {
	text = norm.NFKC.String(text)
	for _, m := range named.FindAllStringSubmatch(text, -1) {
		if run := m[1]; !plainRun.MatchString(run) && (strings.ContainsAny(run, "0123456789") || mixed(run) >= 3) {
			return true
		}
	}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r <= ' ' || r > '~' }) {
		if len(word) >= 8 && !strings.ContainsAny(word, `/\:`) && strings.ContainsAny(word, "!#$%^&*+?@") && mixed(word) == 4 {
			return true
		}
	}
	return false
}

// mixed counts the classes of characters in a word: capitals, small letters,
// digits, signs.
func mixed(word string) int {
	var upper, lower, digit, sign int
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			upper = 1
		case unicode.IsLower(r):
			lower = 1
		case unicode.IsDigit(r):
			digit = 1
		default:
			sign = 1
		}
	}
	return upper + lower + digit + sign
}

// secret names the first field that seems to hold a password, or nil.
func (f *form) secret() *field {
	for _, x := range f.fields {
		if x.typed() && !x.hidden() && looksSecret(x.text()) {
			return x
		}
	}
	return nil
}
