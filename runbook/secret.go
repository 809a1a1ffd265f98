package runbook

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook/lang"
)

// LooksLikeSecret refuses an entry that seems to hold a password or a code. A log
// is never erased, so it is questioned before it is written. The program cannot
// know: the same intent with AsIs in its [By] is recorded.
const LooksLikeSecret Code = "looks-like-secret"

// secretIn refuses data in which a person typed what looks like a secret.
func secretIn(data Data) error {
	texts := textsOf(data)
	slices.Sort(texts) // fields come in no order, and a refusal says the same each time
	for _, text := range texts {
		if what, found := LooksSecret(text); found {
			return refuse(LooksLikeSecret, lang.Engine.Secret.With(what), lang.Engine.SecretHint)
		}
	}
	return nil
}

var (
	// secretWord is a word for a secret. What follows it, past a sign, a particle
	// or a space, is looked at. The English words need one of those, or the name of
	// a file (password2026.xlsx) would be one.
	secretWord = regexp.MustCompile(`(?i)(?:` +
		`(?:パスワード|パスコード|パスフレーズ|暗証番号|(?:認証|確認|検証|バックアップ|復旧|リカバリー?|ワンタイム|セキュリティ)(?:用)?(?:コード|番号|キー)|アクセストークン|apiキー|シークレットキー|秘密鍵|合言葉)` +
		`[\s、,]*(?:(?:は|が|を|も|の)?[\s、,]*(?:次のとおり|以下のとおり|仮に|新しく)?)` +
		`|\b(?:password|passcode|passphrase|passwd|pwd?|pass|otp|pin(?: ?(?:code|number))?|(?:verification|backup|recovery|security|confirmation|one-time|login) codes?|api key|access token|secret key)` +
		`(?:[\s]+(?:(?:is|was)\b)?|(?:は|が|を)|(?:[:=→(\["'「『]))` +
		`|(?:^|[^ァ-ヶー])パス[は:=])`)

	// secretSign stands between the word and what it names.
	secretSign = regexp.MustCompile(`^[\s、]*[:=→「『【"'(\[<はが]*[\s]*[「『【"'(\[<]*`)

	// secretPair is an account and its password in one breath.
	secretPair = regexp.MustCompile(`(?i)\bid\s*[/・&と]\s*(?:pw|pass(?:word)?|パスワード)\s*[:=は]\s*[!-.0-~]{2,}\s*[/,、・\s]\s*([!-~]{4,})`)

	// secretForm is what is a secret wherever it stands.
	secretForm = regexp.MustCompile(`-----BEGIN [A-Z ]*PRIVATE KEY` +
		`|\botpauth://` +
		`|\bgh[pousr]_[A-Za-z0-9]{20,}` +
		`|\bxox[abprs]-[A-Za-z0-9-]{10,}` +
		`|\bAKIA[0-9A-Z]{16}\b` +
		`|\bAIza[0-9A-Za-z_-]{30,}` +
		`|\bsk-[A-Za-z0-9_-]{20,}` +
		`|\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}` +
		`|\b[Bb]earer\s+[A-Za-z0-9._~+/-]{16,}` +
		`|://[^/\s:@]+:[^/\s:@]+@`)

	// secretBefore is a code before the word for it.
	secretBefore = regexp.MustCompile(`(?i)\b(?:[a-z]-)?[0-9]{4,8}(?:` +
		`\s+is\s+(?:your|the|my)\s+[a-z0-9 ]{0,30}(?:code|password|passcode|pin)\b` +
		`|\s*[」』"]?\s*(?:が|は|という)\s*[ぁ-んァ-ヶー一-龠a-z]{0,10}(?:(?:認証|確認|検証)(?:コード|番号)|暗証番号|パスワード)(?:です|だ|でし|と|。|$))`)
)

var (
	// plainRun is a date, a time or a count.
	plainRun = regexp.MustCompile(`^[0-9]{1,4}(?:[:/.T-][0-9]{1,2})+$`)

	phoneNumber = regexp.MustCompile(`^0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}$`)
	mailAddress = regexp.MustCompile(`^[^@\s]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$`)
	fileName    = regexp.MustCompile(`\.[A-Za-z]{3,4}x?$`)
	socialName  = regexp.MustCompile(`^[@#][0-9A-Za-z_]+$`)                           // a handle or a hash tag
	formula     = regexp.MustCompile(`^[=+@-][A-Za-z]+\|[^!]*![A-Z]{1,3}[0-9]{1,4}$`) // of a spreadsheet, as somebody pastes it
	ownNumber   = regexp.MustCompile(`^(?:INC|DRL)-[0-9]{8}-[0-9]+$`)

	// counted follows a number that counts or dates.
	counted = regexp.MustCompile(`^\s*(?:年|月|日|時|分|秒|件|人|名|桁|文字|字|回|個|台|円|か所|ページ)`)

	// secretMix is a word of the language and digits in one, as people make them up:
	// and then the sentence says that this is what it was set to.
	secretMix = regexp.MustCompile(`^[ぁ-んァ-ヶー一-龠々]{1,12}([!-~]{3,20})(?:[」』】"')\]>]|です|でした|だった|に変|に設定|にした|を設定)`)

	// ended is how a sentence goes on after a secret, and seldom after the name of
	// something else.
	ended = regexp.MustCompile(`^(?:[」』】"')\]>,、。]|\s*$|\s*\n|\s*(?:です|でした|だった|に変|に設定|にした|を設定|を発行))`)
)

// plainWords are words that stand where a secret could.
var plainWords = []string{
	"1password", "bitwarden", "changed", "dashlane", "expired", "facebook", "google", "hidden", "instagram",
	"invalid", "keepass", "keepassxc", "lastpass", "leaked", "microsoft", "microsoft365", "missing", "oauth2",
	"office365", "redacted", "removed", "renewed", "required", "secret", "sha256", "twitter", "unchanged",
	"unknown", "updated", "windows", "windows10", "windows11", "youtube",
}

// hints are texts of which one is in everything that an expression matches (secretForm,
// secretPair, secretWord and secretBefore), in small letters: what an incident is told in has none of most of them, and looking for
// those is a hundred times quicker.
var hints = struct{ form, pair, word []string }{
	form: []string{"-----begin", "otpauth", "gh", "xox", "akia", "aiza", "sk-", "eyj", "bearer", "://"},
	pair: []string{"pw", "pass", "パスワード"},
	word: []string{"パス", "番号", "コード", "キー", "トークン", "秘密鍵", "合言葉", "pass", "pw", "otp", "pin", "code", "key", "token"},
}

func hasAny(text string, hints []string) bool {
	return slices.ContainsFunc(hints, func(h string) bool { return strings.Contains(text, h) })
}

// A secret is not longer than longestSecret bytes, and what tells that it is one
// stands within lookAhead bytes of the word before it.
const (
	longestSecret = 256
	lookAhead     = 512
)

// ahead is what stands next in a text, as far as it is looked at.
func ahead(text string) string {
	if len(text) <= lookAhead {
		return text
	}
	n := lookAhead
	for !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

// LooksSecret reports whether a text seems to hold a password, a code or a key,
// and shows where: the word before it and its first characters, never the whole.
func LooksSecret(text string) (what string, found bool) {
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) { // nothing hides in between
			return -1
		}
		return r
	}, norm.NFKC.String(text))
	small := strings.ToLower(text)
	if hasAny(small, hints.form) {
		if at := secretForm.FindStringIndex(text); at != nil {
			return masked(text, at[0], at[0]), true
		}
	}
	if hasAny(small, hints.pair) {
		if at := secretPair.FindStringSubmatchIndex(text); at != nil && secretRun(text[at[2]:at[3]]) {
			return masked(text, at[0], at[2]), true
		}
	}
	named := hasAny(small, hints.word)
	if named {
		if at := secretBefore.FindStringIndex(text); at != nil {
			return masked(text, at[0], at[0]), true
		}
	}
	for from := 0; from < len(text) && named; {
		at := secretWord.FindStringIndex(text[from:])
		if at == nil {
			break
		}
		word, next := from+at[0], from+at[1]
		sign := secretSign.FindString(ahead(text[next:]))
		begin := next + len(sign)
		if namedSecret(ahead(text[begin:]), strings.TrimSpace(text[word:begin])) {
			return masked(text, word, begin), true
		}
		from = next
	}
	for _, at := range words(text) {
		if bareSecret(text[at[0]:at[1]]) {
			return masked(text, at[0], at[0]), true
		}
	}
	return "", false
}

// namedSecret reports whether what a word for a secret names is one. before is the
// word with what stands after it.
func namedSecret(rest, before string) bool {
	n := strings.IndexFunc(rest, func(r rune) bool { return r <= ' ' || r > '~' })
	if n < 0 {
		n = len(rest)
	}
	n = min(n, longestSecret)
	run := strings.TrimRight(rest[:n], `.,;)]}>"'`)
	if n == 0 {
		mix := secretMix.FindStringSubmatch(rest)
		return mix != nil && !harmless(mix[1]) && strings.ContainsAny(mix[1], "0123456789")
	}
	if len(run) < 4 {
		return false
	}
	digits := strings.Trim(run, "0123456789") == ""
	if digits && counted.MatchString(rest[n:]) {
		return false
	}
	if secretRun(run) {
		return true
	}
	// Letters alone are a secret only where nothing else fits.
	last, _ := utf8.DecodeLastRuneInString(before)
	return len(run) >= 6 && strings.ContainsRune(`:=→「『【"'はが`, last) &&
		strings.IndexFunc(run, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 && !harmless(run) && ended.MatchString(rest[len(run):])
}

// secretRun reports whether characters that stand where a secret is named are one:
// they hold a digit, or three kinds of characters.
func secretRun(run string) bool {
	return (strings.ContainsAny(run, "0123456789") || mixed(run) >= 3) && !harmless(run)
}

// harmless reports characters that are something else.
func harmless(run string) bool {
	return plainRun.MatchString(run) || phoneNumber.MatchString(run) || mailAddress.MatchString(run) ||
		fileName.MatchString(run) || ownNumber.MatchString(run) || socialName.MatchString(run) ||
		strings.Contains(run, "://") || strings.Contains(run, `\`) || slices.Contains(plainWords, strings.ToLower(run))
}

// bareSecret reports whether a word looks like a secret though nothing names it:
// capitals, small letters, digits and signs all in one.
func bareSecret(word string) bool {
	word = strings.TrimRight(word, `?.,;)]}>"'`)
	return len(word) >= 8 && !formula.MatchString(word) && !strings.ContainsAny(word, `/\:`) && strings.ContainsAny(word, "!#$%^*?@") &&
		mixed(word) == 4 && !harmless(word)
}

// words gives the places of the runs of ASCII characters in a text.
func words(text string) [][2]int {
	var places [][2]int
	begin := -1
	for i := range len(text) + 1 {
		in := i < len(text) && ' ' < text[i] && text[i] <= '~'
		switch {
		case in && begin < 0:
			begin = i
		case !in && begin >= 0:
			places = append(places, [2]int{begin, i})
			begin = -1
		}
	}
	return places
}

// mixed counts the kinds of characters in a word: capitals, small letters, digits,
// signs.
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

// masked is the text from a word to a secret, and of that two characters, on one
// line.
func masked(text string, word, secret int) string {
	runes := []rune(text[secret:])
	return OneLine(text[word:secret] + string(runes[:min(2, len(runes))]) + "…")
}
