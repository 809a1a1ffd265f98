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
		case r == '@':
			s = f.mail(i, i+1)
		case (r == '(' || r == '[') && f.has(i+1, "at") && (f.at(i+3) == ')' || f.at(i+3) == ']'):
			s = f.mail(i, i+4)
		case digit(r) && !digit(f.at(i-1)) && !f.inAddress(i):
			if s = f.extension(i); s.to == 0 {
				s = f.telephone(i, f.labelled(i) || len(found) > 0 && f.listed(found[len(found)-1].to, i))
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
	return unicode.IsSpace(r) || strings.ContainsRune("-‐‑‒–—―−ー─━~〜・.()の", r)
}

// soft reports whether it stands between numbers of any kind as well.
func soft(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("~〜・.", r) }

// listed reports whether nothing but what divides a list stands between from and to.
func (f *folded) listed(from, to int) bool {
	return to-from < 8 && !slices.ContainsFunc(f.runes[from:to], func(r rune) bool { return !unicode.IsSpace(r) && !strings.ContainsRune("/、,;・(又は及び", r) })
}

// telephone is the telephone number that begins at i, or nothing. labelled says that words
// before it tell that it is one.
func (f *folded) telephone(i int, labelled bool) span {
	before := f.at(i - 1)
	abroad := before == '+'
	if before >= 'a' && before <= 'z' && !labelled || strings.ContainsRune(":/,-‐−", before) && before != 0 && digit(f.at(i-2)) { // of a word, a time, a date, a count
		return span{}
	}
	groups := []span{{i, f.digits(i)}}
	for len(groups) < 4 {
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
		loose := false
		for k, g := range groups[:n] {
			digits = append(digits, string(f.runes[g.from:g.to]))
			loose = loose || k > 0 && slices.ContainsFunc(f.runes[groups[k-1].to:g.from], soft)
		}
		switch {
		case abroad && international(digits):
			return span{i - 1, end}
		case loose && f.at(end) != 0 && strings.ContainsRune("件人名円回年月日時分秒歳票通個", f.at(end)):
		case n == 1 && f.at(end) >= 'a' && f.at(end) <= 'z': // of a code
		case national(digits) && f.numbered(i, n == 1):
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
	long := number[2] == '0' && strings.ContainsRune("256789", rune(number[1])) // of a mobile or an internet telephone, or 0800
	if len(number) != 10 && !(len(number) == 11 && long) {
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
		return len(groups[0]) <= 4 && len(groups[1]) == 4 && !yearAndDay(groups[0], groups[1])
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

// numbered reports whether what stands before i says that a number is that of a paper or a
// case: 整理番号, and 受付 before one in a piece.
func (f *folded) numbered(i int, piece bool) bool {
	before := strings.TrimRight(string(f.runes[max(0, i-16):i]), ":.( \u3000\t\nは、,")
	if kind, found := strings.CutSuffix(before, "番号"); found {
		kind = strings.TrimSuffix(kind, "の")
		return !calls(kind) && !slices.ContainsFunc([]string{"問合せ", "問い合わせ", "連絡", "内線", "転送"}, func(w string) bool { return strings.HasSuffix(kind, w) })
	}
	return piece && strings.HasSuffix(before, "受付")
}

// extension is the extension whose digits begin at i, with the word before it.
func (f *folded) extension(i int) span {
	start := i
	for start > 0 && i-start < 8 && (unicode.IsSpace(f.at(start-1)) || strings.ContainsRune(":.番号は", f.at(start-1))) {
		start--
	}
	for _, word := range []string{"内線", "extension", "ext"} {
		at := start - len([]rune(word))
		if at < 0 || !f.has(at, word) || word != "内線" && at > 0 && isLatin(f.at(at-1)) {
			continue
		}
		end := f.digits(i)
		if end-i <= 6 && (word != "ext" || f.at(end) == 0 || !isLatin(f.at(end))) {
			return span{at, end}
		}
	}
	return span{}
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
		}
		break
	}
	if start == at || end == after || f.at(start-1) == '@' { // @ube@mastodon.social is an account
		return span{}
	}
	return span{start, end}
}

func isASCIIWord(r rune) bool { return r >= 'a' && r <= 'z' || digit(r) || r == '_' }
