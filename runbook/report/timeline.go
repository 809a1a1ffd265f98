package report

import (
	"bufio"
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
		free := 0 // the first x at which a number does not run into another
		for _, slot := range slots {
			d, x := dots[i][slot], laneLeft+slot*dotSpace
			r := 3
			label := strconv.Itoa(d.first)
			if d.count > 1 {
				r, label = 5, label+"+"+strconv.Itoa(d.count-1)
			}
			fmt.Fprintf(w, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\"/>", x, y, r)
			if x >= free {
				fmt.Fprintf(w, "<text x=\"%d\" y=\"%d\" font-size=\"8\">%s</text>", x+4, y-4, label)
				free = x + 8 + 6*len(label)
			}
		}
		w.WriteByte('\n')
	}
	y := laneTop + laneHeight*len(t.Lanes)
	const marks = 4
	for i := range marks + 1 {
		at := t.From.Add(span * time.Duration(i) / marks)
		x, anchor := laneLeft+laneWidth*i/marks, "middle"
		switch i {
		case 0:
			anchor = "start"
		case marks:
			anchor = "end"
		}
		if i > 0 && span < time.Duration(i)*time.Minute {
			continue
		}
		fmt.Fprintf(w, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/><text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n", x, laneTop, x, y+4, x, y+18, anchor, at.Format("01/02 15:04"))
	}
	fmt.Fprintf(w, "</svg>\n<p class=\"made\">%s</p>\n", esc(t.Title))
}
