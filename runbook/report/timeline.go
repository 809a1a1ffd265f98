package report

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// Timeline is a picture of when the entries happened. Only html draws it: the
// chronology it stands in says the same in words.
type Timeline struct {
	Title string // how to read it, below the picture
	Alt   string // what it shows, for whoever cannot see it
	Lanes []string
	Marks iter.Seq[Mark] // in order of time
	Spans []Span         // in order of time; every mark is in one of them
}

// Mark is one entry on a [Timeline].
type Mark struct {
	Number int // of the entry
	Lane   int
	At     time.Time
	Label  string // in place of the number; a mark that has one is drawn alone
}

// Span is a part of the time that a [Timeline] shows, at a scale of its own. Between two of
// them nothing happened, and the axis is broken. The times are in the zone of the office.
type Span struct {
	From, To time.Time
	Moments  int // how many minutes of it have a mark: it is as wide as that
}

// The bounds of a break of the axis: at most so many, each of a gap of at least an hour
// and of this part of the time that is not cut out.
const (
	mostBreaks = 4
	breakShare = 12
	leastBreak = time.Hour
)

// pause is a time in which nothing happened.
type pause struct {
	from, to time.Time
	before   int // the moments between the gap before it, or the beginning, and it
	beside   int // the moments between it and the gap before it or behind it, whichever are more
}

func (g pause) long() time.Duration { return g.to.Sub(g.from) }

// spansOf divides a course, given in order of time, where nothing happened for long. Where
// that is more often than the axis can be broken, it is broken beside the most that
// happened, first things first. So a night fills the picture though its papers were written
// the next morning, or somebody looked again every day for a week.
func spansOf(times iter.Seq[time.Time], zone *time.Location) []Span {
	var gaps []pause
	var first, last, minute time.Time
	moments := 0
	for at := range times {
		switch {
		case first.IsZero():
			first, last = at, at
		case at.Sub(last) >= leastBreak:
			gaps = append(gaps, pause{from: last, to: at, before: moments})
			moments = 0
		}
		last = at
		if m := at.Truncate(time.Minute); moments == 0 || !m.Equal(minute) {
			minute = m
			moments++
		}
	}
	if first.IsZero() {
		return nil
	}
	gaps, moments = longest(gaps, last.Sub(first), moments)
	gaps = worthMost(gaps, moments)
	spans := []Span{{From: first.In(zone)}}
	for _, g := range gaps {
		spans[len(spans)-1].To = g.from.In(zone)
		spans[len(spans)-1].Moments = g.before
		spans = append(spans, Span{From: g.to.In(zone)})
		moments -= g.before
	}
	spans[len(spans)-1].To = last.In(zone)
	spans[len(spans)-1].Moments = moments
	return spans
}

// longest gives, in order of time, the gaps that are long beside the time that is left
// without them, and how many moments there are in all; behind is how many come after the
// last gap.
func longest(gaps []pause, left time.Duration, behind int) ([]pause, int) {
	byLength := slices.Clone(gaps)
	slices.SortStableFunc(byLength, func(a, b pause) int { return cmp.Compare(b.long(), a.long()) })
	least := time.Duration(1<<63 - 1)
	for _, g := range byLength {
		if g.long() < left/breakShare {
			break
		}
		left, least = left-g.long(), g.long()
	}
	var long []pause
	before, all := 0, behind
	for _, g := range gaps {
		all += g.before
		if before += g.before; g.long() >= least {
			g.before = before
			long = append(long, g)
			before = 0
		}
	}
	return long, all
}

// worthMost gives, in order of time, as many gaps as the axis may be broken at: those that
// set most apart.
func worthMost(gaps []pause, moments int) []pause {
	if len(gaps) <= mostBreaks {
		return gaps
	}
	rest := moments
	for i := range gaps {
		rest -= gaps[i].before
		behind := rest
		if i+1 < len(gaps) {
			behind = gaps[i+1].before
		}
		gaps[i].beside = max(gaps[i].before, behind)
	}
	chosen := slices.Clone(gaps)
	slices.SortStableFunc(chosen, func(a, b pause) int { return cmp.Compare(b.beside, a.beside) })
	chosen = chosen[:mostBreaks]
	slices.SortFunc(chosen, func(a, b pause) int { return a.from.Compare(b.from) })
	before, next := 0, 0
	for _, g := range gaps {
		before += g.before
		if next < len(chosen) && g.from.Equal(chosen[next].from) {
			chosen[next].before = before
			next, before = next+1, 0
		}
	}
	return chosen
}

// timeline is the picture of the entries, which are given in order of event time, with the
// times of the incident itself above them.
func (p *paper) timeline(order []int32) *Timeline {
	zone, t := p.s.Location(), lang.Picture
	known := p.knownTimes()
	line := &Timeline{Title: p.say(lang.Paper.Timeline)}
	var said []string
	for _, k := range known {
		line.Lanes = append(line.Lanes, k.short)
		said = append(said, p.say(t.At, k.title, k.at.In(zone).Format(minuteForm)))
	}
	for _, c := range categories {
		line.Lanes = append(line.Lanes, p.say(categoryName(c)))
	}
	line.Marks = func(yield func(Mark) bool) {
		next := 0
		mark := func() bool { // what is known, which is no entry
			k := known[next]
			next++
			return yield(Mark{Lane: next - 1, At: k.at, Label: k.at.In(zone).Format("15:04")})
		}
		for _, i := range order {
			e := p.entries[i]
			for next < len(known) && !known[next].at.After(e.At) {
				if !mark() {
					return
				}
			}
			if !yield(Mark{Number: e.Seq, Lane: len(known) + slices.Index(categories, runbook.CategoryOf(p.s, e)), At: e.At}) {
				return
			}
		}
		for next < len(known) {
			if !mark() {
				return
			}
		}
	}
	line.Spans = spansOf(func(yield func(time.Time) bool) {
		for m := range line.Marks {
			if !yield(m.At) {
				return
			}
		}
	}, zone)
	first, last := line.Spans[0].From, line.Spans[len(line.Spans)-1].To
	line.Alt = p.say(t.Alt, first.Format(minuteForm), last.Format(minuteForm), len(order), p.join(said))
	var breaks []string
	for i := 1; i < len(line.Spans); i++ {
		breaks = append(breaks, p.say(t.Break, line.Spans[i-1].To.Format("01/02 15:04"), line.Spans[i].From.Format("01/02 15:04")))
	}
	if breaks != nil {
		broken := p.say(t.Breaks, p.join(breaks))
		line.Title += broken
		line.Alt += broken
	}
	return line
}

// Measures of the picture, in units of its view box.
const (
	laneHeight = 24
	laneLeft   = 100
	laneWidth  = 700
	laneRight  = 20
	laneTop    = 10
	dotSpace   = 6  // entries nearer than this are one dot
	spanBreak  = 22 // between two spans
	spanLeast  = 48 // a span of one moment, with its time below it
	spanEdge   = 8  // before its first moment and behind its last
	tickSpace  = 46 // two times do not run into each other
)

// axis is where the spans of a picture stand.
type axis struct {
	spans       []Span
	left, width []int
}

// axisOf shares the width among the spans: to each what a time below it takes, and the rest
// in proportion to the minutes in which something happened.
func axisOf(spans []Span) axis {
	a := axis{spans: spans}
	rest, moments := laneWidth-(len(spans)-1)*spanBreak-len(spans)*spanLeast, 0
	for _, s := range spans {
		moments += max(1, s.Moments)
	}
	x, told := laneLeft, 0
	for _, s := range spans {
		share := rest * told / moments
		told += max(1, s.Moments)
		width := spanLeast + rest*told/moments - share
		a.left, a.width = append(a.left, x), append(a.width, width)
		x += width + spanBreak
	}
	return a
}

// in is the x of a moment in a span.
func (a axis) in(span int, at time.Time) int {
	s := a.spans[span]
	whole := s.To.Sub(s.From)
	if whole <= 0 {
		return a.left[span] + a.width[span]/2
	}
	return a.left[span] + spanEdge + int(float64(at.Sub(s.From))/float64(whole)*float64(a.width[span]-2*spanEdge))
}

// dot is one place of a lane where something happened.
type dot struct {
	first, count int // the number of the first, and how many
	x            int
	label        string
}

// drawTimeline draws when the entries happened: a lane for each category, a dot for
// each entry with its number where there is room for it. However many entries there
// are, the picture has at most as many dots as fit: a dot of several entries is
// larger, and says how many. The times of the incident itself are rings with a line
// through every lane below. Where the axis is broken the lanes are, too.
func drawTimeline(w *bufio.Writer, t *Timeline) {
	if len(t.Spans) == 0 {
		return
	}
	a := axisOf(t.Spans)
	dots := make([]map[int]*dot, len(t.Lanes))
	span := 0
	for m := range t.Marks {
		for span < len(t.Spans)-1 && m.At.After(t.Spans[span].To) {
			span++
		}
		if dots[m.Lane] == nil {
			dots[m.Lane] = map[int]*dot{}
		}
		x := a.in(span, m.At)
		slot := (x - laneLeft) / dotSpace
		if d := dots[m.Lane][slot]; d != nil {
			d.count++
			continue
		}
		dots[m.Lane][slot] = &dot{m.Number, 1, x, m.Label}
	}
	bottom := laneTop + laneHeight*len(t.Lanes)
	fmt.Fprintf(w, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n", laneLeft+laneWidth+laneRight, bottom+34, esc(t.Alt))
	drawAxis(w, a, bottom)
	for i, name := range t.Lanes {
		y := laneTop + laneHeight*i + laneHeight/2
		fmt.Fprintf(w, "<text x=\"0\" y=\"%d\">%s</text>", y+4, esc(name))
		for k := range a.spans {
			fmt.Fprintf(w, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", a.left[k], y, a.left[k]+a.width[k], y)
		}
		drawLane(w, dots[i], y, bottom)
		w.WriteByte('\n')
	}
	fmt.Fprintf(w, "</svg>\n<p class=\"made\">%s</p>\n", esc(t.Title))
}

// drawLane draws the dots of a lane.
func drawLane(w *bufio.Writer, dots map[int]*dot, y, bottom int) {
	var slots []int
	for slot := range dots {
		slots = append(slots, slot)
	}
	slices.Sort(slots)
	var labels bytes.Buffer // above every dot, so that no dot covers a number
	free := 0               // the first x at which a number does not run into another
	for _, slot := range slots {
		d := dots[slot]
		x := d.x
		r := 3
		label := cmp.Or(d.label, strconv.Itoa(d.first))
		switch {
		case d.label != "":
			r = 5
			fmt.Fprintf(w, "<line class=\"known\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/><circle class=\"known\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>", x, y, x, bottom, x, y, r)
			fmt.Fprintf(&labels, "<text x=\"%d\" y=\"%d\">%s</text>", x+r+4, y-3, esc(label))
			continue
		case d.count > 1:
			r, label = 5, label+"+"+strconv.Itoa(d.count-1)
		}
		fmt.Fprintf(w, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\"/>", x, y, r)
		if half := 5*len(label)/2 + 1; x-half >= free {
			fmt.Fprintf(&labels, "<text x=\"%d\" y=\"%d\" class=\"no\">%s</text>", x, y-r-3, label)
			free = x + half + 2
		}
	}
	labels.WriteTo(w)
}

// drawAxis draws the times below the lanes, the day below the first time of each, and two
// strokes wherever the axis is broken.
func drawAxis(w *bufio.Writer, a axis, bottom int) {
	day := ""
	for k, s := range a.spans {
		if k > 0 {
			x := a.left[k] - spanBreak/2
			for _, x := range []int{x - 3, x + 3} {
				fmt.Fprintf(w, "<line class=\"cut\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", x-4, bottom+8, x+4, bottom-8)
			}
		}
		for _, at := range ticks(s.From, s.To, max(1, (a.width[k]-2*spanEdge)/tickSpace)) {
			x := a.in(k, at)
			fmt.Fprintf(w, "<line class=\"tick\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/><text x=\"%d\" y=\"%d\" class=\"at\">%s</text>", x, laneTop, x, bottom+4, x, bottom+16, at.Format("15:04"))
			if d := at.Format("01/02"); d != day { // the day is said where it begins
				day = d
				fmt.Fprintf(w, "<text x=\"%d\" y=\"%d\" class=\"at\">%s</text>", x, bottom+29, d)
			}
		}
		w.WriteByte('\n')
	}
}

// ticks are the times that the picture names in a span: round ones of the clock on the
// wall, so many steps at most, and where none is in between, the first.
func ticks(from, to time.Time, most int) []time.Time {
	span := to.Sub(from)
	step := 365 * 24 * time.Hour
	for _, minutes := range []int{1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2 * 1440, 7 * 1440, 14 * 1440, 28 * 1440, 91 * 1440} {
		if d := time.Duration(minutes) * time.Minute; span <= time.Duration(most)*d {
			step = d
			break
		}
	}
	_, offset := from.Zone()
	shift := time.Duration(offset) * time.Second
	at := from.Add(shift).Truncate(step).Add(-shift)
	var all []time.Time
	for ; !at.After(to); at = at.Add(step) {
		if !at.Before(from) {
			all = append(all, at)
		}
	}
	if all == nil {
		all = []time.Time{from}
	}
	return all
}
