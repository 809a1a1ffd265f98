package report

import (
	"bufio"
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// Measures of the picture, in units of its view box.
const (
	laneHeight = 24
	laneLeft   = 90
	laneWidth  = 700
	laneRight  = 20
	laneTop    = 10
	dotSpace   = 6 // entries nearer than this are one dot
)

// drawTimeline draws when the entries happened: a lane for each category, a dot for
// each entry with its number where there is room for it. However many entries there
// are, the picture has at most as many dots as fit: a dot of several entries is
// larger, and says how many.
func drawTimeline(w *bufio.Writer, t *Timeline) {
	type dot struct{ first, count int }
	dots := make([]map[int]*dot, len(t.Lanes))
	span := t.To.Sub(t.From)
	for m := range t.Marks {
		if dots[m.Lane] == nil {
			dots[m.Lane] = map[int]*dot{}
		}
		slot := 0
		if span > 0 {
			slot = int(float64(m.At.Sub(t.From)) / float64(span) * (laneWidth / dotSpace))
		}
		if d := dots[m.Lane][slot]; d != nil {
			d.count++
			continue
		}
		dots[m.Lane][slot] = &dot{m.Number, 1}
	}
	height := laneTop + laneHeight*len(t.Lanes) + 24
	fmt.Fprintf(w, "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n<title>%s</title>\n", laneLeft+laneWidth+laneRight, height, esc(t.Title), esc(t.Title))
	for i, name := range t.Lanes {
		y := laneTop + laneHeight*i + laneHeight/2
		fmt.Fprintf(w, "<text x=\"0\" y=\"%d\">%s</text><line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n", y+4, esc(name), laneLeft, y, laneLeft+laneWidth, y)
		var slots []int
		for slot := range dots[i] {
			slots = append(slots, slot)
		}
		slices.Sort(slots)
		var labels bytes.Buffer // above every dot, so that no dot covers a number
		free := 0               // the first x at which a number does not run into another
		for _, slot := range slots {
			d, x := dots[i][slot], laneLeft+slot*dotSpace
			r := 3
			label := strconv.Itoa(d.first)
			if d.count > 1 {
				r, label = 5, label+"+"+strconv.Itoa(d.count-1)
			}
			fmt.Fprintf(w, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\"/>", x, y, r)
			if half := 5*len(label)/2 + 1; x-half >= free {
				fmt.Fprintf(&labels, "<text x=\"%d\" y=\"%d\" class=\"no\">%s</text>", x, y-r-3, label)
				free = x + half + 2
			}
		}
		labels.WriteTo(w)
		w.WriteByte('\n')
	}
	y := laneTop + laneHeight*len(t.Lanes)
	day, from := "", -laneWidth
	for _, at := range ticks(t.From, t.To) {
		x := laneLeft
		if span > 0 {
			x += int(float64(at.Sub(t.From)) / float64(span) * laneWidth)
		}
		words := at.Format("15:04")
		if d := at.Format("01/02"); d != day { // the day is said where it begins
			day, words = d, d+" "+words
		}
		fmt.Fprintf(w, "<line class=\"tick\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", x, laneTop, x, y+4)
		if x-from >= 70 { // two do not run into each other
			from = x
			fmt.Fprintf(w, "<text x=\"%d\" y=\"%d\" class=\"at\">%s</text>", x, y+18, words)
		}
		w.WriteByte('\n')
	}
	fmt.Fprintf(w, "</svg>\n<p class=\"made\">%s</p>\n", esc(t.Title))
}

// ticks are the times that the picture names: round ones of the clock on the wall, at
// most ten of them, and where none is in between, the first.
func ticks(from, to time.Time) []time.Time {
	const most = 9
	span := to.Sub(from)
	step := 365 * 24 * time.Hour
	for _, minutes := range []int{1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2 * 1440, 7 * 1440, 14 * 1440, 28 * 1440, 91 * 1440} {
		if d := time.Duration(minutes) * time.Minute; span <= most*d {
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
