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
	fourForm  = regexp.MustCompile(`(^|\s)([0-2]\d)([0-5]\d)$`) // 2238
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
// digits, as 2140, 21時40分, 午後9時40分, 9:40 pm or 11月22日21時40分; of everyday words also
// what spoken.go lists: 夜9時40分, 昨日21:40, 今, 10分前. A time without a date lies on
// the side of now that side says; a day without a year is the nearest such day. A day
// or a time that does not exist is an error, and so is one that can mean two.
func ParseTime(text string, now time.Time, side Side) (time.Time, error) {
	s := strings.TrimSpace(norm.NFKC.String(text))
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.In(now.Location()).Truncate(time.Second), nil
	}
	if t, ok := fromNow(s, now); ok {
		return t, nil
	}
	s, part, ok := spoken(s, now)
	if !ok {
		return time.Time{}, ErrTime
	}
	s = fourForm.ReplaceAllString(s, "$1$2:$3")
	if m := clockForm.FindStringSubmatch(s); m != nil {
		h, ok := part.hour(atoi(m[1]), false)
		if !ok {
			return time.Time{}, ErrTime
		}
		t, ok := date(now.Year(), int(now.Month()), now.Day(), strconv.Itoa(h), m[2], "", now.Location())
		if !ok {
			return time.Time{}, ErrTime
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
		h, ok := part.hour(atoi(m[3]), true)
		if !ok {
			return time.Time{}, ErrTime
		}
		best, found := time.Time{}, false
		for _, y := range []int{now.Year() - 1, now.Year(), now.Year() + 1} {
			t, ok := date(y, atoi(m[1]), atoi(m[2]), strconv.Itoa(h), m[4], "", now.Location())
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
		h, ok := part.hour(atoi(m[4]), true)
		if !ok {
			return time.Time{}, ErrTime
		}
		if t, ok := date(atoi(m[1]), atoi(m[2]), atoi(m[3]), strconv.Itoa(h), m[5], m[6], now.Location()); ok {
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
