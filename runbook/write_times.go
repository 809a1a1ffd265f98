package runbook

import (
	"maps"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/text"
)

// A time in a text for the public is one that everybody reads alike. What a person types
// into a blank for a time is read as a time when the draft is written, and the draft has it
// in the official form: 「あさ９じ」 becomes 「11月23日午前9時」. What cannot be read is
// refused then, not by whoever reads the text.

// about is how a time is said that is not exact; the text keeps it.
const about = "頃"

// officialTimes brings what was typed into the blanks for a time to the official form.
// What the log itself gives is left as it is.
func (d *decider) officialTimes(st *playbook.Step, form *text.Form, l lang.Lang, typed map[string]string) (map[string]string, error) {
	values := maps.Clone(typed)
	for id, value := range values {
		values[id] = address(value)
	}
	given := d.s.FillText(st, form, l, nil, d.by.At).Used
	for _, b := range form.Blanks(l) {
		value := strings.TrimSpace(typed[b.ID])
		if b.Type != text.Time || value == "" || value == given[b.ID] {
			continue
		}
		side := Nearest
		if b.Ahead {
			side = Ahead
		}
		at, roughly, err := d.readTime(value, side)
		if err != nil {
			return nil, ofField(bad(lang.Engine.BadTime.With(b.Title, value), lang.Entry.BlankTimeHint), b.ID)
		}
		if b.Ahead && !at.After(d.by.At) {
			return nil, ofField(bad(lang.Engine.PastPromise.With(b.Title, at.Format("2006-01-02 15:04")), lang.Engine.PastPromiseHint), b.ID)
		}
		words := lang.Moment(at, l)
		if slices.Contains(b.From, "now.dated") {
			words = lang.Dated(at, l)
		}
		if roughly && l == lang.Japanese {
			words += about
		}
		values[b.ID] = words
	}
	return values, nil
}

// readTime reads a time as it is typed, or as a text has it, from the moment at which the
// text was written; roughly: it is said with 頃. A
// day without a year that lang wrote in English is read as [ParseTime] reads one, so that a
// promise given on the last day of a year holds in the next.
func (d *decider) readTime(words string, side Side) (at time.Time, roughly bool, err error) {
	words = strings.TrimSpace(norm.NFKC.String(words))
	exact := strings.TrimSuffix(strings.TrimSuffix(words, about), "ごろ")
	if at, err := time.ParseInLocation("2 January 2006, 15:04", exact, d.s.Location()); err == nil {
		return at, exact != words, nil
	}
	figures := exact
	if at, err := time.Parse("2 January, 15:04", exact); err == nil {
		figures = at.Format("1/2 15:04")
	}
	at, err = ParseTime(figures, d.by.At, side)
	return at, exact != words, err
}

// PromisedInText is the time that a step's words promise, of those that go out when it is
// recorded as done next; zero where they promise none after now.
func (s *State) PromisedInText(st *playbook.Step, now time.Time) time.Time {
	d := decider{s: s, by: By{At: now}, now: now.In(s.Location()), ev: s.evaluate(now)}
	d.round(st)
	return d.promisedInText(st)
}

// promisedInText is the time that the words which go out now promise, or zero.
func (d *decider) promisedInText(st *playbook.Step) time.Time {
	draft, ok := d.goesOut(st)
	if !ok || st.Type != playbook.Notice || st.Promise == nil || st.Promise.DueField == "" {
		return time.Time{}
	}
	for _, form := range d.s.TextsOf(st) {
		if form.Name() != draft.Form {
			continue
		}
		for _, b := range form.Blanks(lang.Lang(draft.Language)) {
			value := draft.Values[b.ID]
			if !b.Ahead || value == "" || !strings.Contains(draft.Body, value) {
				continue
			}
			if at, _, err := d.readTime(value, Ahead); err == nil && at.After(d.by.At) {
				return at
			}
		}
	}
	return time.Time{}
}

// asPromised fills the time that a notice promises from the very words that go out,
// where whoever records it gives none: what the public was told is what is due.
func (d *decider) asPromised(st *playbook.Step, typed map[string]string) map[string]string {
	if st.Promise == nil || strings.TrimSpace(typed[st.Promise.DueField]) != "" {
		return typed
	}
	at := d.promisedInText(st)
	if at.IsZero() {
		return typed
	}
	values := map[string]string{}
	maps.Copy(values, typed)
	values[st.Promise.DueField] = at.Format("2006-01-02 15:04")
	return values
}

// recordOf is what the log says of a step; never nil.
func (s *State) recordOf(ref playbook.Ref) *record {
	if r := s.steps[ref]; r != nil {
		return r
	}
	return &record{}
}
