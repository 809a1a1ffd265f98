package readiness

import (
	"maps"
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
)

// Status is how an item stands.
type Status string

// The statuses; the package comment says when an item has which.
const (
	Overdue Status = "overdue"
	Bad     Status = "problem"
	Unknown Status = "unknown"
	Advice  Status = "advice"
	OK      Status = "ok"
)

// Statuses lists the statuses, the most urgent first.
var Statuses = []Status{Overdue, Bad, Unknown, Advice, OK}

// Title is the status in words.
func (s Status) Title() lang.Text {
	switch s {
	case Overdue:
		return lang.Readiness.StatusOverdue
	case Bad:
		return lang.Readiness.StatusProblem
	case Unknown:
		return lang.Readiness.StatusUnknown
	case Advice:
		return lang.Readiness.StatusAdvice
	}
	return lang.Readiness.StatusOK
}

// Result is how one item stands, of one account or contact where it is checked for
// each. Days are "2026-11-22" in the office's time zone, or "".
type Result struct {
	Item    Item
	Subject string    // id of the account, or the role of the contact; "" for the office as a whole
	Name    lang.Text // what to call the subject; zero without one
	Status  Status
	Why     lang.Text // one sentence or two
	Unset   bool      // of Unknown: the profile does not say it (未設定); else nobody has checked (未点検)

	Last  Check  // the check that stands; zero: none
	Since string // the day the interval counts from: of the check, or the one the profile gives
	Due   string // the last day in time; "" without an interval or a day to count from

	Interval     org.Interval // in force; zero: none
	IntervalRule org.Whose    // whose it is; but for an own or a legal one it is a suggestion (目安)

	Rule    org.Whose // whose rule the item is
	Sources []string  // the clauses that make it so; none when it is ours
	See     []string  // every other clause behind it
	Silence lang.Text // 【規程に定めなし】 where no own clause and no law is among them; else zero
}

// Title is how the item stands in a word or two; of what is not known it says
// whether the profile or a check is missing.
func (r *Result) Title() lang.Text {
	switch {
	case r.Status != Unknown:
		return r.Status.Title()
	case r.Unset:
		return lang.Readiness.Unset
	}
	return lang.Readiness.Unchecked
}

// Evaluate says how each item stands at now, in the order of the items: of each
// account in the order of the profile, of each contact by role.
func Evaluate(items []Item, p *org.Profile, checks Checks, now time.Time) []Result {
	today := day(now, zone(p))
	var results []Result
	for _, item := range items {
		subjects, none := subjectsOf(item, p)
		for _, s := range subjects {
			f := fact{}
			if j, ok := judges[item.Judge]; ok {
				f = j.ask(p, item, s, today)
			}
			if !none.IsZero() {
				f = fact{answer: open, why: none}
			}
			r := Result{Item: item, Subject: s.id, Name: s.name, Last: checks[Key{item.ID, s.id}]}
			r.Interval, r.IntervalRule = intervalOf(item, p)
			r.Rule, r.Sources, r.See = ruleOf(item, p)
			if w := p.Whose(append(slices.Clone(r.Sources), r.See...)); w != org.Own && w != org.Law {
				r.Silence = runbook.SilenceOf(p)
			}
			r.judge(f, today, zone(p))
			results = append(results, r)
		}
	}
	return results
}

// Count counts the results of a status.
func Count(results []Result, s Status) int {
	n := 0
	for _, r := range results {
		if r.Status == s {
			n++
		}
	}
	return n
}

// subjectsOf lists what an item is checked for. Where the profile has nothing of
// the sort the item stands once, for the office, and none says what is missing.
func subjectsOf(item Item, p *org.Profile) (list []subject, none lang.Text) {
	switch item.Each {
	case EachAccount:
		for _, a := range p.Accounts {
			name := a.Name
			for _, other := range []string{a.Handle, a.ID} {
				if name == "" {
					name = other
				}
			}
			list = append(list, subject{id: a.ID, name: lang.Same(name), account: a})
		}
		none = lang.Readiness.NoAccounts
	case EachContact:
		for _, id := range slices.Sorted(maps.Keys(p.Roles)) {
			if post, ok := p.Post(id); ok {
				list = append(list, subject{id: id, name: post, role: p.Roles[id]})
			}
		}
		none = lang.Readiness.NoContacts
	}
	if len(list) > 0 {
		return list, lang.Text{}
	}
	return []subject{{}}, none
}

// intervalOf is the interval in force and whose it is.
func intervalOf(item Item, p *org.Profile) (org.Interval, org.Whose) {
	if own := p.Intervals[item.ID]; lasts(own) {
		return own, p.Whose(clauses(own))
	}
	if lasts(item.Interval) {
		return item.Interval, org.Ours
	}
	return org.Interval{}, ""
}

// clauses is the source of an interval as a list.
func clauses(iv org.Interval) []string {
	if iv.Source == "" {
		return nil
	}
	return []string{iv.Source}
}

func lasts(iv org.Interval) bool { return iv.Months > 0 || iv.Days > 0 }

// ruleOf says whose rule an item is, by which clauses, and what else is behind it.
func ruleOf(item Item, p *org.Profile) (rule org.Whose, sources, see []string) {
	all := slices.Clone(item.Sources)
	for _, c := range clauses(p.Intervals[item.ID]) {
		if !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	rule = p.Whose(all)
	for _, c := range all {
		if p.Whose([]string{c}) == rule {
			sources = append(sources, c)
		} else {
			see = append(see, c)
		}
	}
	for _, c := range item.See {
		if !slices.Contains(all, c) {
			see = append(see, c)
		}
	}
	return rule, sources, see
}

// judge fills in how the item stands.
func (r *Result) judge(f fact, today time.Time, loc *time.Location) {
	t := lang.Readiness
	checked := r.Last.Outcome == runbook.OutcomeOK
	since := f.at
	if checked {
		if d := day(r.Last.At, loc); d.After(since) {
			since = d
		}
	}
	r.Since = dateOf(since)
	switch {
	case f.answer == bad && !f.mistake && r.Rule != org.Own && r.Rule != org.Law && r.Last.Outcome != runbook.OutcomeProblem:
		r.Status, r.Why = Advice, f.why // what another office's rule asks for is no fault here
		if checked {
			r.Why = t.StillInProfile.With(f.why, dateOf(day(r.Last.At, loc)))
		}
		return
	case f.answer == bad && checked:
		r.Status, r.Why = Bad, t.StillInProfile.With(f.why, dateOf(day(r.Last.At, loc)))
		return
	case f.answer == bad:
		r.Status, r.Why = Bad, f.why
		return
	case r.Last.Outcome == runbook.OutcomeProblem:
		r.Status, r.Why = Bad, t.FoundProblem.With(strings.TrimSuffix(r.Last.Text, "。"), dateOf(day(r.Last.At, loc)))
		return
	case f.answer == open && !checked:
		r.Status, r.Why, r.Unset = Unknown, f.why, true
		return
	case since.IsZero() && f.answer == good && lasts(r.Interval):
		r.Status, r.Why = Unknown, t.NeverCheckedThough.With(f.why)
		return
	case since.IsZero() && f.answer != good:
		r.Status, r.Why = Unknown, t.NeverChecked
		return
	}
	r.Status = OK
	var words []lang.Text
	if f.answer == good {
		words = append(words, f.why)
	}
	if checked {
		words = append(words, t.CheckedOK.With(dateOf(day(r.Last.At, loc))))
	}
	if lasts(r.Interval) {
		due := add(since, r.Interval)
		r.Due = dateOf(due)
		if today.After(due) {
			r.Status, r.Why = Overdue, t.Overdue.With(r.Due, r.Since, IntervalWords(r.Interval))
			if r.Suggested() {
				r.Why = t.OverdueSuggested.With(r.Due, r.Since, IntervalWords(r.Interval))
			}
			return
		}
		words = append(words, r.Next())
	}
	r.Why = words[0]
	for _, w := range words[1:] {
		r.Why = t.And.With(lang.Text{Ja: strings.TrimSuffix(r.Why.Ja, "。"), En: strings.TrimSuffix(r.Why.En, ".")}, w)
	}
}

// Suggested reports whether the interval is but a suggestion (目安): neither an own
// clause of the office nor a law asks for it.
func (r *Result) Suggested() bool { return r.IntervalRule != org.Own && r.IntervalRule != org.Law }

// Next says when the item is due next, as a rule or as a suggestion; zero without
// an interval or a day to count from.
func (r *Result) Next() lang.Text {
	switch {
	case r.Due == "":
		return lang.Text{}
	case r.Suggested():
		return lang.Readiness.NextSuggested.With(r.Due, IntervalWords(r.Interval))
	}
	return lang.Readiness.Next.With(r.Due, IntervalWords(r.Interval))
}

// add is the day an interval after a day.
func add(from time.Time, iv org.Interval) time.Time {
	y, m, d := from.Date()
	first := time.Date(y, m+time.Month(iv.Months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(d, last)-1+iv.Days)
}

// day is the day of a moment in a time zone, as midnight UTC, so that days can be
// compared and counted.
func day(t time.Time, loc *time.Location) time.Time {
	y, m, d := t.In(loc).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func dateOf(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return day.Format(time.DateOnly)
}

func zone(p *org.Profile) *time.Location {
	if p.TimeZone == nil {
		return time.UTC
	}
	return p.TimeZone
}

// IntervalWords says an interval: 3か月, 1年, 10日.
func IntervalWords(iv org.Interval) lang.Text {
	t := lang.Readiness
	count := func(n int, one, many lang.Text) lang.Text {
		if n == 1 {
			return one
		}
		return many.With(n)
	}
	var months, days lang.Text
	switch {
	case iv.Months > 0 && iv.Months%12 == 0:
		months = count(iv.Months/12, t.OneYear, t.Years)
	case iv.Months > 0:
		months = count(iv.Months, t.OneMonth, t.Months)
	}
	if iv.Days > 0 {
		days = count(iv.Days, t.OneDay, t.Days)
	}
	switch {
	case months.IsZero():
		return days
	case days.IsZero():
		return months
	}
	return t.MonthsAndDays.With(months, days)
}
