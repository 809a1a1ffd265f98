package runbook

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// ErrTime says that a text is not a time in any of the forms [ParseTime] reads.
var ErrTime = errors.New("not a time")

var (
	clockForm = regexp.MustCompile(`^(\d{1,2}):(\d{2})$`)
	dayForm   = regexp.MustCompile(`^(\d{1,2})/(\d{1,2}) (\d{1,2}):(\d{2})$`)
	fullForm  = regexp.MustCompile(`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ](\d{1,2}):(\d{2})(?::(\d{2}))?$`)
)

// Side says on which side of now a clock time without a date is meant to lie.
type Side int

// The sides: of something that happened, of something promised, of either.
const (
	Behind  Side = iota // the last such time; one up to six hours ahead is taken as today's, so that a clock a little fast is noticed and not made yesterday's
	Ahead               // the next such time
	Nearest             // the nearest such time
)

// ParseTime reads a time as people type it, in the time zone of now: "21:40",
// "11/22 21:40", "2026-11-22 21:40", RFC 3339, and the same with full-width
// digits, as 21時40分 or 午後9時40分. A time without a date lies on the side of now
// that side says; a day without a year is the nearest such day. A day or a time
// that does not exist is an error.
func ParseTime(text string, now time.Time, side Side) (time.Time, error) {
	s := strings.TrimSpace(norm.NFKC.String(text))
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.In(now.Location()).Truncate(time.Second), nil
	}
	half := 0
	if rest, ok := strings.CutPrefix(s, "午後"); ok {
		s, half = rest, 12
	} else if rest, ok := strings.CutPrefix(s, "午前"); ok {
		s = rest
	}
	s = strings.NewReplacer("時", ":", "分", "", "年", "-", "月", "/", "日", "").Replace(s)
	s = strings.Join(strings.Fields(s), " ")
	if strings.HasSuffix(s, ":") { // 21時
		s += "00"
	}
	if m := clockForm.FindStringSubmatch(s); m != nil {
		t, ok := date(now.Year(), int(now.Month()), now.Day(), m[1], m[2], "", now.Location())
		if !ok {
			return time.Time{}, ErrTime
		}
		if half > 0 && t.Hour() < 12 {
			t = t.Add(12 * time.Hour)
		}
		switch ahead := t.Sub(now); {
		case side == Ahead && ahead <= 0, side == Nearest && ahead < -12*time.Hour:
			t = t.AddDate(0, 0, 1)
		case side == Behind && ahead > 6*time.Hour, side == Nearest && ahead > 12*time.Hour:
			t = t.AddDate(0, 0, -1)
		}
		return t, nil
	}
	if m := dayForm.FindStringSubmatch(s); m != nil {
		best, found := time.Time{}, false
		for _, y := range []int{now.Year() - 1, now.Year(), now.Year() + 1} {
			t, ok := date(y, atoi(m[1]), atoi(m[2]), m[3], m[4], "", now.Location())
			if ok && (!found || now.Sub(t).Abs() < now.Sub(best).Abs()) {
				best, found = t, true
			}
		}
		if !found {
			return time.Time{}, ErrTime
		}
		return best, nil
	}
	s = strings.Replace(s, "-", "/", 2)
	if m := fullForm.FindStringSubmatch(s); m != nil {
		if t, ok := date(atoi(m[1]), atoi(m[2]), atoi(m[3]), m[4], m[5], m[6], now.Location()); ok {
			return t, nil
		}
	}
	return time.Time{}, ErrTime
}

// date makes a time of its parts; false when there is no such day or time.
func date(year, month, day int, hour, minute, second string, loc *time.Location) (time.Time, bool) {
	h, m, s := atoi(hour), atoi(minute), atoi(second)
	t := time.Date(year, time.Month(month), day, h, m, s, 0, loc)
	ok := int(t.Month()) == month && t.Day() == day && t.Hour() == h && t.Minute() == m && t.Second() == s
	return t, ok
}

// atoi reads digits that a pattern has already checked; "" is 0.
func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
