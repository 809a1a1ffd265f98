package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Telephone numbers are found by how many digits they have and how these are grouped,
// whatever stands between the groups and in whatever width, since people write them in
// every way. Dates, times and counts do not begin with a nought before so many digits,
// or have other signs between them.

// span is what was found: characters of a [folded].
type span struct{ from, to int }

// contacts finds telephone numbers, extensions and mail addresses.
func (f *folded) contacts() []span {
	var found []span
	for i := 0; i < len(f.runes); i++ {
		var s span
		switch r := f.runes[i]; {
		case r == '@' || opening(r):
			if from, to, ok := f.atSign(i); ok {
				s = f.mail(from, to)
			}
		case digit(r) && !digit(f.at(i-1)) && !f.inAddress(i):
			listed := len(found) > 0 && f.listed(found[len(found)-1].to, i)
			if s = f.extension(i); s.to == 0 {
				s = f.telephone(i, f.labelled(i), listed)
			}
			if s.to == 0 && listed {
				s = f.another(found[len(found)-1], i)
			}
		}
		if s.to > i {
			if n := len(found); n > 0 && found[n-1].to >= s.from { // one after another
				s.from = found[n-1].from
				found = found[:n-1]
			}
			found = append(found, s)
			i = s.to - 1
		}
	}
	return found
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// between reports whether a character may stand between the groups of a number.
func between(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("-‐‑‒–—―−ー─━~〜・.()の/_", r)
}

// soft reports whether it stands between numbers of any kind as well.
func soft(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("~〜・.", r) }

// dated reports whether it stands between the figures of dates and of names of files as well.
func dated(r rune) bool { return r == '/' || r == '_' }

// listed reports whether nothing but what divides a list stands between from and to.
func (f *folded) listed(from, to int) bool {
	return to-from < 8 && !slices.ContainsFunc(f.runes[from:to], func(r rune) bool {
		return !unicode.IsSpace(r) && !strings.ContainsRune("/、,;・(又は及びまたおよかやと", r)
	})
}

// telephone is the telephone number that begins at i, or nothing. labelled says that words
// before it tell that it is one, listed that it stands in a list behind one.
func (f *folded) telephone(i int, labelled, listed bool) span {
	before := f.at(i - 1)
	abroad := before == '+'
	if before >= 'a' && before <= 'z' && !labelled || !listed && strings.ContainsRune(":/,-‐−", before) && before != 0 && digit(f.at(i-2)) { // of a word, a time, a date, a count
		return span{}
	}
	labelled = labelled || listed
	groups := []span{{i, f.digits(i)}}
	for len(groups) < 4 || abroad && len(groups) < 6 { // +81 (0) 90 1234 5678
		end := groups[len(groups)-1].to
		next := end
		for next < end+3 && between(f.at(next)) {
			next++
		}
		if next == end || !digit(f.at(next)) {
			break
		}
		groups = append(groups, span{next, f.digits(next)})
	}
	for n := len(groups); n > 0; n-- {
		end := groups[n-1].to
		var digits []string
		loose, date := false, false
		for k, g := range groups[:n] {
			digits = append(digits, string(f.runes[g.from:g.to]))
			loose = loose || k > 0 && slices.ContainsFunc(f.runes[groups[k-1].to:g.from], soft)
			date = date || k > 0 && slices.ContainsFunc(f.runes[groups[k-1].to:g.from], dated)
		}
		switch {
		case abroad && international(digits):
			return span{i - 1, end}
		case loose && counted(f.at(end)):
		case n == 1 && f.at(end) >= 'a' && f.at(end) <= 'z': // of a code
		case date && (n != 3 || len(digits[2]) != 4):
		case national(digits) && !mobile(digits) && f.numbered(i, n == 1):
		case national(digits), labelled && !loose && local(digits) && !strings.ContainsRune("件人名円回年月日時分秒", f.at(end)):
			return span{i, end}
		}
	}
	return span{}
}

// digits is the end of the digits that begin at i.
func (f *folded) digits(i int) int {
	for digit(f.at(i)) {
		i++
	}
	return i
}

// national reports whether groups of digits are a number of Japan with its area.
func national(groups []string) bool {
	number := strings.Join(groups, "")
	if len(number) < 10 || number[0] != '0' || number[1] == '0' || len(groups) > 3 {
		return false
	}
	if len(number) != 10 && !mobile(groups) {
		return false
	}
	first, last := groups[0], groups[len(groups)-1]
	switch len(groups) {
	case 1:
		return true
	case 2:
		return len(first) >= 2 && len(last) >= 4
	}
	return len(last) >= 3 && len(last) <= 4 && (len(first) >= 3 && len(first) <= 5 || len(first) == 2 && strings.ContainsRune("346", rune(first[1])))
}

// mobile reports whether groups of digits are a number of a mobile or an internet telephone, or
// 0800: no number of anything else looks like it.
func mobile(groups []string) bool {
	number := strings.Join(groups, "")
	return len(number) == 11 && number[0] == '0' && number[2] == '0' && strings.ContainsRune("256789", rune(number[1]))
}

// international reports whether groups behind a plus are a telephone number.
func international(groups []string) bool {
	n := len(strings.Join(groups, ""))
	return n >= 10 && n <= 15
}

// local reports whether groups may be a number without its area.
func local(groups []string) bool {
	switch len(groups) {
	case 1:
		return len(groups[0]) == 6 || len(groups[0]) == 7
	case 2:
		return len(groups[0]) >= 2 && len(groups[0]) <= 4 && len(groups[1]) == 4 && !yearAndDay(groups[0], groups[1])
	}
	return false
}

// yearAndDay reports whether groups are a date, 2026-1122.
func yearAndDay(year, day string) bool {
	return len(year) == 4 && strings.HasPrefix(year, "20") && day[:2] >= "01" && day[:2] <= "12" && day[2:] >= "01" && day[2:] <= "31"
}

// callWords are words before a number that say that it is one to call.
var callWords = []string{"電話", "でんわ", "tel", "fax", "ファックス", "ファクス", "ファクシミリ", "携帯", "代表", "(代)", "直通", "連絡先", "phone", "mobile"}

// labelled reports whether such a word stands before i.
func (f *folded) labelled(i int) bool {
	before := strings.TrimRight(string(f.runes[max(0, i-16):i]), ":.( 　\t\n番号は、,")
	before = strings.TrimSuffix(before, " no")
	return calls(before)
}

// calls reports whether words end with one that says that a number is one to call.
func calls(before string) bool {
	return slices.ContainsFunc(callWords, func(l string) bool {
		rest, found := strings.CutSuffix(before, strings.TrimSuffix(l, ")"))
		if !found {
			rest, found = strings.CutSuffix(before, l)
		}
		last, _ := utf8.DecodeLastRuneInString(rest)
		return found && !(isLatin([]rune(l)[0]) && rest != "" && isLatin(last)) // not hotel
	})
}

// caseWords are what the number of a paper or a case is one of: 整理番号. Any other 番号 may be
// one to call: 発信者番号, 折返し番号.
var caseWords = []string{"整理", "受付", "受理", "管理", "案件", "事件", "伝票", "照会", "申請", "届出", "文書", "登録", "許可", "注文", "予約", "契約", "請求", "通報", "追跡", "証拠", "記録", "チケット"}

// numbered reports whether what stands before i says that a number is that of a paper or a
// case: 整理番号, and 受付 before one in a piece.
func (f *folded) numbered(i int, piece bool) bool {
	before := strings.TrimRight(string(f.runes[max(0, i-16):i]), ":.( \u3000\t\nは、,")
	if kind, found := strings.CutSuffix(before, "番号"); found {
		kind = strings.TrimSuffix(kind, "の")
		return slices.ContainsFunc(caseWords, func(w string) bool { return strings.HasSuffix(kind, w) })
	}
	return piece && strings.HasSuffix(before, "受付")
}

// another is one more number of a list, of which only the end is written: 内線 2345・2346,
// 31-4111/4112. before is the number that it stands behind.
func (f *folded) another(before span, i int) span {
	last := before.to
	for last > before.from && !digit(f.at(last-1)) {
		last--
	}
	digits := 0
	for last-digits > before.from && digit(f.at(last-digits-1)) {
		digits++
	}
	end := f.digits(i)
	extension := f.has(before.from, "内線") || f.has(before.from, "ext")
	apart := f.runes[before.to:i]
	switch {
	case end-i != digits || digits < 2, counted(f.at(end)), isLatin(f.at(end)):
	case (f.at(end) == ':' || between(f.at(end))) && digit(f.at(end+1)): // of a time, or of something longer
	case extension, len(apart) == 1 && strings.ContainsRune("/・,", apart[0]):
		return span{i, end}
	}
	return span{}
}

// counted reports whether a character behind figures says of what they are a count.
func counted(r rune) bool {
	return r != 0 && strings.ContainsRune("件人名円回年月日時分秒歳票通個", r)
}

// extension is the extension whose digits begin at i, with the word before it.
func (f *folded) extension(i int) span {
	start := i
	for start > 0 && i-start < 8 && (unicode.IsSpace(f.at(start-1)) || strings.ContainsRune(":.番号は([)]#-ー→=", f.at(start-1))) {
		start--
	}
	if start > 1 && f.has(start-2, "no") && i-start < 3 { // 内線No.2345
		for start -= 2; start > 0 && unicode.IsSpace(f.at(start-1)); {
			start--
		}
	}
	for _, word := range []string{"内線", "extension", "ext"} {
		at := start - len([]rune(word))
		if at < 0 || !f.has(at, word) || word != "内線" && at > 0 && isLatin(f.at(at-1)) {
			continue
		}
		end := f.digits(i)
		if end-i > 6 || word == "ext" && isLatin(f.at(end)) {
			continue
		}
		if slices.ContainsFunc(f.runes[at:i], opening) && closing(f.at(end)) { // with its bracket
			end++
		}
		return span{at, end}
	}
	return span{}
}

func opening(r rune) bool {
	return r == '(' || r == '[' || r == '{' || r == '<' || r == '〔' || r == '【'
}

func closing(r rune) bool {
	return r == ')' || r == ']' || r == '}' || r == '>' || r == '〕' || r == '】'
}

// bracketedAs is where one of these words in brackets ends, with the spaces around it, if it
// stands at i.
func (f *folded) bracketedAs(i int, words ...string) (end int, ok bool) {
	if !opening(f.at(i)) {
		return i, false
	}
	for i++; f.at(i) == ' '; {
		i++
	}
	for _, word := range words {
		if !f.has(i, word) {
			continue
		}
		for end = i + len([]rune(word)); f.at(end) == ' '; {
			end++
		}
		if closing(f.at(end)) {
			return end + 1, true
		}
	}
	return i, false
}

// atSign is the sign of a mail address at i, with the spaces around it: @, or what people
// write for it: (at), [アット].
func (f *folded) atSign(i int) (from, to int, ok bool) {
	from, to = i, i+1
	if f.at(i) != '@' {
		if to, ok = f.bracketedAs(i, "atmark", "at", "@", "アットマーク", "アット"); !ok {
			return from, to, false
		}
	}
	left, right := from, to
	for f.at(left-1) == ' ' && from-left < 2 {
		left--
	}
	for f.at(right) == ' ' && right-to < 2 {
		right++
	}
	if f.at(i) != '@' || left < from && right > to { // see @ube.city is an account
		from, to = left, right
	}
	return from, to, true
}

// mail is the mail address whose sign stands from at to after.
func (f *folded) mail(at, after int) span {
	start, end := at, after
	for start > 0 && (isASCIIWord(f.at(start-1)) || strings.ContainsRune("._%+-", f.at(start-1))) {
		start--
	}
	points, label := 0, false
	for i := after; ; i++ {
		r := f.at(i)
		switch {
		case isASCIIWord(r) && r != '_' || r == '-':
			label = true
			if points > 0 {
				end = i + 1
			}
			continue
		case r == '.' && label:
			points, label = points+1, false
			continue
		case opening(r) && label:
			if next, ok := f.bracketedAs(i, "dot", ".", "ドット"); ok {
				points, label, i = points+1, false, next-1
				continue
			}
		}
		break
	}
	if start == at || end == after || f.at(start-1) == '@' { // @ube@mastodon.social is an account
		return span{}
	}
	return span{start, end}
}

func isASCIIWord(r rune) bool { return r >= 'a' && r <= 'z' || digit(r) || r == '_' }
