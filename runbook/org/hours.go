package org

import (
	"slices"
	"time"
)

// Hours says when the office works. Without From, To and Days it is unset.
type Hours struct {
	From     time.Duration // since midnight
	To       time.Duration
	Days     []time.Weekday
	Holidays []string // days (YYYY-MM-DD) on which it is closed; nil: not said; empty: none
	Source   string
}

// IsSet reports whether the hours are known at all.
func (h Hours) IsSet() bool { return h.To > 0 && len(h.Days) > 0 }

// OfficeHours reports whether t lies within the office's hours, and whether that
// is known. That t lies outside them is known from the hours and the days of the
// week alone. That it lies within them is known only as far as the list of
// holidays goes: nothing tells a working day after the last of them from a
// holiday.
func (p *Profile) OfficeHours(t time.Time) (within, known bool) {
	h := p.Hours
	if !h.IsSet() {
		return false, false
	}
	t = t.In(p.TimeZone)
	clock := time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second
	day := t.Format(time.DateOnly)
	if clock < h.From || clock >= h.To || !slices.Contains(h.Days, t.Weekday()) || slices.Contains(h.Holidays, day) {
		return false, true
	}
	if h.Holidays == nil {
		return true, false
	}
	return true, len(h.Holidays) == 0 || day <= slices.Max(h.Holidays)
}

// weekdays are the days as a file writes them, in the order of time.Weekday.
var weekdays = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}
