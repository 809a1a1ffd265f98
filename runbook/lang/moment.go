package lang

import (
	"fmt"
	"time"
)

// Date writes a day for the public: 2026年11月22日, 22 November 2026. The day is that
// of t's own time zone.
func Date(t time.Time, l Lang) string {
	if l == English {
		return t.Format("2 January 2006")
	}
	return fmt.Sprintf("%d年%d月%d日", t.Year(), int(t.Month()), t.Day())
}

// Dated is a moment with its year: 2026年11月22日午後10時40分, 22 November 2026, 22:40.
func Dated(t time.Time, l Lang) string {
	if l == English {
		return t.Format("2 January 2006, 15:04")
	}
	return fmt.Sprintf("%d年%s", t.Year(), Moment(t, l))
}

// Moment writes a time for the public, in t's own time zone: 11月22日午後10時40分, 22
// November, 22:40. Noon is 正午, midnight 午前0時.
func Moment(t time.Time, l Lang) string {
	if l == English {
		return t.Format("2 January, 15:04")
	}
	half := "午前"
	switch {
	case t.Hour() == 12 && t.Minute() == 0:
		return fmt.Sprintf("%d月%d日正午", int(t.Month()), t.Day())
	case t.Hour() >= 12:
		half = "午後"
	}
	words := fmt.Sprintf("%d月%d日%s%d時", int(t.Month()), t.Day(), half, t.Hour()%12)
	if t.Minute() > 0 {
		words += fmt.Sprintf("%d分", t.Minute())
	}
	return words
}
