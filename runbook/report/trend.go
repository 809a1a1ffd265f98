package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// Case is one incident or drill as a comparison over time sees it: what [Measure]
// keeps of a log.
type Case struct {
	ID       runbook.IncidentID
	Drill    bool
	Title    string
	Kinds    string
	Detected time.Time // in the zone of the office
	Last     time.Time // entry time of the last entry

	// How long after the detection; negative: not yet, or nobody knows.
	FirstReport, Contained, FirstNotice, Closed time.Duration

	Due       int // steps with a due time that applied
	Late      int // how many of them were settled late, or are open and late
	Overrides int
	Entries   int
}

// Measure keeps of a log what a comparison needs. entries are all entries of the log
// in order, s the state after them.
func Measure(s runbook.State, entries []runbook.Event, l lang.Lang) Case {
	p := newPaper(&s, entries, Options{Lang: l})
	c := Case{ID: s.ID, Drill: s.Drill, Title: s.Title, Kinds: p.kinds(&s), Detected: s.Detected.In(s.Location()), Last: p.at, Entries: p.told()}
	after := map[string]time.Duration{}
	for _, m := range p.milestones() {
		after[m.id] = -1
		if !m.at.IsZero() && !s.Detected.IsZero() {
			after[m.id] = max(0, m.at.Sub(s.Detected))
		}
	}
	c.FirstReport, c.Contained, c.FirstNotice, c.Closed = after["first-report"], after["contained"], after["first-notice"], after["closed"]
	for _, v := range p.views {
		if due, _ := p.due(v); v.State == runbook.NotApplicable || v.Undecided || due.IsZero() {
			continue
		}
		c.Due++
		if late(v) {
			c.Late++
		}
	}
	for e := range dataOf[*runbook.Overridden](p.entries) {
		if p.takenBack()[e.Seq] == 0 {
			c.Overrides++
		}
	}
	return c
}

// Compare makes the comparison of incidents and drills over time (推移): a line for
// each, oldest first, and the medians of each quarter. unreadable names the logs that
// could not be read, so that the paper says what is not in it. Incidents and drills
// are never in one table.
func Compare(cases []Case, unreadable []string, o Options) *Document {
	p := &paper{l: o.Lang, o: o}
	t := lang.Filed
	d := &Document{Report: Trend, Lang: o.Lang, Title: p.say(t.Trend)}
	d.Handling = lang.Paper.HandlingMark.Format(p.l, firstOf(o.Handling, p.say(lang.Report.Blank)))
	cases = slices.SortedFunc(slices.Values(cases), func(a, b Case) int {
		if c := a.Detected.Compare(b.Detected); c != 0 {
			return c
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	for _, c := range cases {
		d.Entries += c.Entries
		if c.Last.After(d.AsOf) {
			d.AsOf = c.Last
		}
	}
	if len(unreadable) > 0 {
		d.Notices = append(d.Notices, p.say(t.Unreadable, p.join(unreadable)))
	}
	d.Sections = []Section{{ID: "about", Title: p.say(t.TrendReading), Blocks: []Block{
		Paragraph(p.say(t.TrendAbout)),
		Facts{{"as_of", p.say(lang.Paper.AsOfEntry), Cell{Kind: KindTime, Time: d.AsOf, Text: asOf(d.AsOf)}}},
	}}}
	if d.AsOf.IsZero() {
		d.Sections[0].Blocks = d.Sections[0].Blocks[:1]
	}
	for _, drill := range []bool{false, true} {
		title, id := t.Incidents, "incidents"
		if drill {
			title, id = lang.Same((&Document{Lang: p.l, Mark: p.say(lang.Event.Drill), Title: p.say(t.Drills)}).Heading()), "drills"
		}
		own := slices.DeleteFunc(slices.Clone(cases), func(c Case) bool { return c.Drill != drill })
		d.Sections = append(d.Sections, Section{ID: id, Title: p.say(title), Blocks: p.compared(id, own)})
	}
	return d
}

func (p *paper) compared(id string, cases []Case) []Block {
	t, r := lang.Filed, lang.Report
	if len(cases) == 0 {
		return []Block{Paragraph(p.say(t.NoCases))}
	}
	minutes := func(d time.Duration) Cell {
		if d < 0 {
			return Cell{Kind: KindNumber}
		}
		return number(minutesOf(d))
	}
	var rows [][]Cell
	for _, c := range cases {
		mark := ""
		if c.Drill {
			mark = p.say(lang.Event.Drill)
		}
		rows = append(rows, []Cell{
			text(mark + string(c.ID)), {Kind: KindTime, Time: c.Detected, Text: c.Detected.Format(minuteForm)}, text(c.Kinds), text(c.Title),
			minutes(c.FirstReport), minutes(c.Contained), minutes(c.FirstNotice), minutes(c.Closed), number(c.Due), number(c.Late), number(c.Overrides),
		})
	}
	measures := []Column{
		column("first_report", t.MinutesFirstReport, KindNumber, p.l), column("contained", t.MinutesContained, KindNumber, p.l),
		column("first_notice", t.MinutesFirstNotice, KindNumber, p.l), column("closed_minutes", t.MinutesClosed, KindNumber, p.l),
		column("due", t.StepsDue, KindNumber, p.l), column("late", t.StepsLate, KindNumber, p.l), column("overrides", t.OverridesCount, KindNumber, p.l),
	}
	list := table(id, append([]Column{
		column("id", r.ID, KindText, p.l), column("detected", r.Detected, KindTime, p.l), column("kinds", r.Kinds, KindText, p.l), column("title", r.Title, KindText, p.l),
	}, measures...), rows)

	list.Main = true

	type quarter struct{ year, first int }
	var order []quarter
	groups := map[quarter][]Case{}
	for _, c := range cases {
		q := quarter{c.Detected.Year(), (int(c.Detected.Month())-1)/3*3 + 1}
		if groups[q] == nil {
			order = append(order, q)
		}
		groups[q] = append(groups[q], c)
	}
	var quarters [][]Cell
	for _, q := range order {
		of := groups[q]
		middle := func(value func(Case) time.Duration) time.Duration {
			var all []time.Duration
			for _, c := range of {
				if v := value(c); v >= 0 {
					all = append(all, v)
				}
			}
			if len(all) == 0 {
				return -1
			}
			slices.Sort(all)
			return (all[(len(all)-1)/2] + all[len(all)/2]) / 2
		}
		sum := func(value func(Case) int) Cell {
			n := 0
			for _, c := range of {
				n += value(c)
			}
			return number(n)
		}
		quarters = append(quarters, []Cell{
			text(p.say(t.QuarterValue, q.year, t.Quarters[(q.first-1)/3])), number(len(of)),
			minutes(middle(func(c Case) time.Duration { return c.FirstReport })), minutes(middle(func(c Case) time.Duration { return c.Contained })),
			minutes(middle(func(c Case) time.Duration { return c.FirstNotice })), minutes(middle(func(c Case) time.Duration { return c.Closed })),
			sum(func(c Case) int { return c.Due }), sum(func(c Case) int { return c.Late }), sum(func(c Case) int { return c.Overrides }),
		})
	}
	return []Block{list, Heading(p.say(t.ByQuarter)), Paragraph(p.say(t.MedianAbout)), table(fmt.Sprintf("%s-by-quarter", id), append([]Column{
		column("quarter", t.Quarter, KindText, p.l), column("cases", t.Cases, KindNumber, p.l),
	}, measures...), quarters)}
}
