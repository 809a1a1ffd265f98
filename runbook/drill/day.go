package drill

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// DayOf reads a day as people write it: 2026-12-20, 2026/12/20, 2026.12.20, 12/20,
// 12月20日, in either width. One without a year is the next such day there is, from today
// on; today is a moment in the time zone of the office that drills. The day comes as
// 2026-12-20. Nothing is no day, which is right as well; what is neither is false.
func DayOf(text string, today time.Time) (string, bool) {
	text = strings.NewReplacer("年", "-", "月", "-", "日", "", "/", "-", ".", "-", " ", "").Replace(norm.NFKC.String(text))
	if text == "" {
		return "", true
	}
	if day, err := time.Parse("2006-1-2", text); err == nil {
		return day.Format(time.DateOnly), true
	}
	const leap = 8 // years from one leap day to the next, at most
	first := today.Format(time.DateOnly)
	for year := today.Year(); year <= today.Year()+leap; year++ {
		day, err := time.Parse("2006-1-2", fmt.Sprintf("%04d-%s", year, text))
		if err == nil && day.Format(time.DateOnly) >= first {
			return day.Format(time.DateOnly), true
		}
	}
	return "", false
}
