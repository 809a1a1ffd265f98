package runbook

import (
	"regexp"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// A time is told at night as it is said on the telephone. What is read of that:
//
//	今 いま 現在 now                     the moment at which it is read
//	10分前 1時間前 1時間半前 10分後      so long before or after that
//	昨日21:40 今日9時 明日の9時 一昨日   a day by its name
//	9時 9時半 9時5分 あさ9じ             hours and minutes
//	午前 午後 朝 昼 夕方 夜 深夜 未明    which half of the day the hour is of
//	9:40 pm
//
// A part of the day must fit its hour, and only one reading may be left: 夜10時 is 22:00
// and 夜1時 is 1:00, but of 夜5時 nobody knows, nor of 昨日の夜1時, which some say of the
// morning after. Those are no times, and whoever typed them is asked. 頃 is no time
// either: a record that states a minute must not have been told only "about".

// part is a part of the day that was said with an hour. Zero: none was.
type part uint8

const (
	anyHour part = iota
	morning
	afternoon
	early   // 朝
	midday  // 昼
	evening // 夕方
	night   // 夜
	deep    // 深夜
	dawn    // 未明
)

// hour gives the hour of the day that is meant; false where that is not one. dated: the
// day was said as well.
func (p part) hour(h int, dated bool) (int, bool) {
	if h > 23 {
		return h, p == anyHour // the caller says that it does not exist
	}
	switch p {
	case morning:
		return h, h < 12 // of 12 nobody knows
	case afternoon:
		return h + 12, h < 12 // of 12 nobody knows either, and 13 is of no half
	case early:
		return h, h >= 4 && h <= 11
	case midday:
		if h >= 1 && h <= 4 {
			h += 12
		}
		return h, h >= 11 && h <= 16
	case evening:
		if h >= 3 && h <= 7 {
			h += 12
		}
		return h, h >= 15 && h <= 19
	case night, deep:
		switch {
		case h >= 6 && h <= 11 && (p == night || h >= 10):
			h += 12
		case h == 12:
			h = 0
		}
		return h, h >= 18 || h <= 4 && !dated
	case dawn:
		return h, h <= 7
	}
	return h, true
}

// parts are the words for the parts of the day; the longer ones first.
var parts = []struct {
	words []string
	is    part
}{
	{[]string{"午前", "ごぜん"}, morning},
	{[]string{"午後", "ごご"}, afternoon},
	{[]string{"深夜", "真夜中", "しんや"}, deep},
	{[]string{"未明", "明け方", "早朝", "みめい", "そうちょう"}, dawn},
	{[]string{"夕方", "ゆうがた"}, evening},
	{[]string{"朝", "あさ"}, early},
	{[]string{"昼", "ひる"}, midday},
	{[]string{"夜", "よる"}, night},
}

// days are the words for days, by how far they are from today; the longer ones first.
var days = []struct {
	words []string
	by    int
}{
	{[]string{"一昨日", "おととい"}, -2},
	{[]string{"昨日", "きのう", "yesterday"}, -1},
	{[]string{"今日", "本日", "きょう", "today"}, 0},
	{[]string{"明後日", "あさって"}, 2},
	{[]string{"明日", "あした", "あす", "tomorrow"}, 1},
}

// nights are words for a day and a part of it at once.
var nights = []struct {
	word string
	by   int
	is   part
}{
	{"今朝", 0, early}, {"けさ", 0, early}, {"今夜", 0, night}, {"今晩", 0, night},
	{"昨夜", -1, night}, {"昨晩", -1, night}, {"ゆうべ", -1, night}, {"明朝", 1, early},
}

var (
	countForm   = regexp.MustCompile(`^(?:(\d{1,2})(?:時間|hours?|h))?(半)?(?:(\d{1,3})(?:分|minutes?|mins?|m))?(前|まえ|後|あと|ago)$`)
	halfPast    = regexp.MustCompile(`(\d)(?:時|じ)半`)
	shortMinute = regexp.MustCompile(`(時|じ)(\d)(?:分|ふん)$`) // 9時5分
	hourOnly    = regexp.MustCompile(`(\d)(?:時|じ)$`)
	halfDay     = regexp.MustCompile(`(?i)(\d)\s*([ap])\.?m\.?$`)
	aloneHour   = regexp.MustCompile(`(^|\s)(\d{1,2})$`)
)

// fromNow reads a time that is said from now on or back.
func fromNow(s string, now time.Time) (time.Time, bool) {
	now = now.Truncate(time.Second)
	s = strings.ToLower(strings.Join(strings.Fields(s), ""))
	switch s {
	case "今", "いま", "ただ今", "ただいま", "たった今", "現在", "now":
		return now, true
	}
	m := countForm.FindStringSubmatch(s)
	if m == nil || m[1] == "" && m[3] == "" || m[2] != "" && (m[1] == "" || m[3] != "") {
		return time.Time{}, false
	}
	d := time.Duration(atoi(m[1]))*time.Hour + time.Duration(atoi(m[3]))*time.Minute
	if m[2] != "" {
		d += 30 * time.Minute
	}
	if m[4] == "後" || m[4] == "あと" {
		return now.Add(d), true
	}
	return now.Add(-d), true
}

// Counted reports whether a text says a time from the moment at which it is read: 今,
// 10分前. Whoever keeps such a text puts the time in its place at once.
func Counted(text string) bool {
	_, ok := fromNow(strings.TrimSpace(norm.NFKC.String(text)), time.Time{})
	return ok
}

// spoken brings a time to figures, and takes out what says which part of the day it is
// of; false where that is said twice.
func spoken(s string, now time.Time) (string, part, bool) {
	p, said := anyHour, false
	day := func(by int) string { return now.AddDate(0, 0, by).Format("2006-01-02") + " " }
	find := func(word string) bool {
		i := strings.Index(strings.ToLower(s), word)
		if i < 0 || len(strings.ToLower(s)) != len(s) {
			return false
		}
		s = s[:i] + " " + s[i+len(word):]
		return true
	}
	dated := ""
	for _, n := range nights {
		if find(n.word) {
			dated, p, said = day(n.by), n.is, true
			break
		}
	}
days:
	for _, d := range days {
		for _, w := range d.words {
			if find(w) {
				if dated != "" {
					return s, p, false
				}
				dated = day(d.by)
				break days
			}
		}
	}
	if find("正午") {
		s += "12:00"
	}
	for _, x := range parts {
		for _, w := range x.words {
			if find(w) {
				if said {
					return s, p, false
				}
				p, said = x.is, true
			}
		}
	}
	if m := halfDay.FindStringSubmatchIndex(s); m != nil {
		if said {
			return s, p, false
		}
		p, said = morning, true
		if c := s[m[4]]; c == 'p' || c == 'P' {
			p = afternoon
		}
		s = aloneHour.ReplaceAllString(s[:m[3]], "${1}${2}:00")
		if strings.Contains(s, "12:") {
			if p == morning { // 12 am is midnight
				return s, p, false
			}
			p = midday // 12 pm is noon to whoever writes English
		}
	}
	s = shortMinute.ReplaceAllString(s, "${1}0${2}")
	s = halfPast.ReplaceAllString(s, "${1}:30")
	s = hourOnly.ReplaceAllString(strings.TrimSpace(s), "${1}:00")
	s = strings.NewReplacer("時", ":", "じ", ":", "分", "", "ふん", "", "年", "-", "月", "/", "日", " ", "の", " ").Replace(s)
	return strings.Join(strings.Fields(dated+s), " "), p, true
}
