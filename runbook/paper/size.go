package paper

import "math"

// columns of the table of a track, in percent: the box, the step, who, due, rule, and
// the empty one for time and name.
var columns = []int{3, 45, 14, 18, 10, 10}

// What a page has room for, in millimetres.
const (
	pageWidth  = 190.0
	pageHeight = 288.0 // a little more than there is: the estimate of a row is careful
	headHeight = 17.0  // the line at the top, the title, the head of the table
)

// size is the largest type, in points, in which a track stays on one page, by a
// careful estimate: a browser sets Japanese a full square for each character.
func size(t track) float64 {
	const largest, smallest, step = 10.0, 4.5, 0.25
	for pt := largest; pt > smallest; pt -= step {
		if height(t, pt) <= pageHeight {
			return pt
		}
	}
	return smallest
}

// height is how high a track stands in type of pt points.
func height(t track, pt float64) float64 {
	line := pt * 0.3528 * 1.3
	total := headHeight
	for _, s := range t.steps {
		notes := 0.0
		if len(s.notes) > 0 {
			w := 0.0
			for _, n := range s.notes {
				w += cells(n) + 3
			}
			notes = math.Ceil(w*0.92*1.06/room(columns[1], pt)) * 0.92
		}
		rows := lines(cells(s.title)+1+cells(s.id)*0.95, columns[1], pt) + notes
		// Clauses do not break, so a narrow column has them in more lines.
		rows = max(rows, 1.35, lines(cells(s.who)*1.08, columns[2], pt), lines(cells(s.due)*1.1, columns[3], pt), lines(cells(s.basis)*1.4, columns[4], pt))
		total += rows*line + 1.1
	}
	small := func(words []string) float64 {
		if len(words) == 0 {
			return 0
		}
		w := 0.0
		for _, x := range words {
			w += cells(x) + 2
		}
		return (math.Ceil(w*0.92*1.05/(pageWidth/(pt*0.3528/2)))*0.92+1)*line + 3
	}
	people := make([]string, 0, len(t.people))
	for _, p := range t.people {
		words := "    = 昼 夜 / 代理（順に）"
		for _, c := range p {
			words += c
		}
		people = append(people, words)
	}
	return total + small(t.rules) + small(people)
}

// room is how many half squares a line of a column has.
func room(percent int, pt float64) float64 {
	return (pageWidth*float64(percent)/100 - 2) / (pt * 0.3528 / 2)
}

// lines is how many lines words of that many half squares take in a column.
func lines(cells float64, percent int, pt float64) float64 {
	return math.Ceil(cells * 1.06 / room(percent, pt))
}

// cells is how many half squares words take: two for each Japanese character.
func cells(s string) float64 {
	n := 0.0
	for _, r := range s {
		switch {
		case r >= 0x2e80 || r == '☐':
			n += 2
		default:
			n += 1.1
		}
	}
	return n
}
