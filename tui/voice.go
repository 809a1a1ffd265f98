package tui

import (
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
)

// word is every sentence of the console.
var word = &lang.Console

// voice says things: in one language, at one moment, in one time zone.
type voice struct {
	lang lang.Lang
	now  time.Time
	zone *time.Location
}

// say gives a sentence in the reader's language, its verbs filled.
func (v voice) say(t lang.Text, args ...any) string {
	if len(args) > 0 {
		t = t.With(args...)
	}
	return t.In(v.lang)
}

// clock is a time of day, with the date when it is another day than now.
func (v voice) clock(t time.Time) string {
	t, now := t.In(v.zone), v.now.In(v.zone)
	if t.Year() != now.Year() {
		return t.Format("2006/01/02 15:04")
	}
	if t.YearDay() != now.YearDay() {
		return t.Format("01/02 15:04")
	}
	return t.Format("15:04")
}

// parse reads a time as people type it.
func (v voice) parse(text string, side runbook.Side) (time.Time, error) {
	return runbook.ParseTime(text, v.now.In(v.zone), side)
}

// today reports whether t is on the day it is now.
func (v voice) today(t time.Time) bool {
	t, now := t.In(v.zone), v.now.In(v.zone)
	return t.Year() == now.Year() && t.YearDay() == now.YearDay()
}

// stamp is a date and a time, always both.
func (v voice) stamp(t time.Time) string { return t.In(v.zone).Format("2006-01-02 15:04") }

// span is how long something lasted.
func (v voice) span(d time.Duration) string { return v.say(runbook.Span(d)) }

// until says by when something is due and how long that is from now.
func (v voice) until(t time.Time) string {
	return v.say(word.DueBy, v.clock(t), v.left(t))
}

// left says how long it is until t, or how long t has passed.
func (v voice) left(t time.Time) string {
	d := t.Sub(v.now)
	switch {
	case d < 0 && -d < time.Minute:
		return v.say(word.JustOver)
	case d < 0:
		return v.say(word.OverBy, v.span(d))
	case d < time.Minute:
		return v.say(word.AlmostDue)
	}
	return v.say(word.LeftFor, v.span(d))
}

// tag is left in as few cells as can be, for the list of steps.
func (v voice) tag(t time.Time, whose org.Whose) string {
	d := t.Sub(v.now)
	tag := ""
	switch {
	case d < 0:
		tag = v.say(word.TagOver)
	case d < time.Hour:
		tag = v.say(word.TagMinutes, int(d/time.Minute))
	}
	if tag != "" && whose == org.Ours {
		tag = v.say(word.TagSuggested, tag)
	}
	return tag
}

// suggested marks a time that only this program gives.
func (v voice) suggested(text string, whose org.Whose) string {
	if whose == org.Ours {
		return v.say(word.SuggestedDue, text)
	}
	return text
}

// whose is the one-character mark of whose rule something is.
func (v voice) whose(w org.Whose) string {
	switch w {
	case org.Own:
		return v.say(word.MarkOwn)
	case org.Law:
		return v.say(word.MarkLaw)
	case org.Other:
		return v.say(word.MarkOther)
	case runbook.ByPromise:
		return v.say(word.MarkPromise)
	}
	return v.say(word.MarkOurs)
}

// list joins names.
func (v voice) list(texts []lang.Text) string {
	s := ""
	for i, t := range texts {
		if i > 0 {
			s += v.say(word.Comma)
		}
		s += v.say(t)
	}
	return s
}
