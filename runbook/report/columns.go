package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// The widths of a page of html that the columns of a table may claim, in full-width
// characters of its rows, upright and across: what leaves the browser something to share
// out, on paper or on a screen of a thousand pixels, whichever is narrower, and what the
// paper has.
const (
	uprightPage  = 58
	uprightPaper = 67
	acrossPage   = 72
	acrossPaper  = 98
)

// leastWidths are how wide the columns of a table must be at least, in halves of a
// full-width character: a day is never broken, words of a few characters stay on one line,
// a title on two, and a word of Latin letters is not cut. The rest of the page the browser
// shares out by what the columns hold. Widths are chosen from the titles and the first rows.
func leastWidths(t *Table, page float64) []int {
	const (
		looked   = 100
		least    = 2  // any column
		few      = 5  // words up to this wide stay on one line
		some     = 5  // … and longer ones have this much
		long     = 14 // … or, from this on,
		more     = 7  // this much,
		longText = 40 // … or, from this on,
		much     = 12 // this much
		word     = 9  // no word of Latin letters needs more
		day      = 5.6
		edge     = 0.9
	)
	widths, words := make([]float64, len(t.Columns)), make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		words[i] = max(least, min(longestWord(c.Title), word))
		title := ems(c.Title)
		if title > 3 {
			title = max(math.Ceil(title/2), longestWord(c.Title))
		}
		widths[i] = max(least, min(title, word))
	}
	n := 0
	for row := range t.Rows {
		for i, c := range row {
			need := 0.0
			switch width := ems(c.Text); {
			case c.Kind == KindTime && !c.Time.IsZero():
				need, words[i] = day, day
			case c.Kind == KindNumber || width <= few:
				need = width
			case width > longText:
				need = much
			case width > long:
				need = more
			default:
				need = some
			}
			words[i] = max(words[i], min(longestWord(c.Text), word))
			widths[i] = max(widths[i], need, words[i])
		}
		if n++; n == looked {
			break
		}
	}
	paper, edges := float64(uprightPaper), edge*float64(len(widths))
	if page == acrossPage {
		paper = acrossPaper
	}
	narrow(widths, page-edges, func(i int) float64 { return words[i] })
	narrow(widths, paper-edges, func(int) float64 { return least })
	all := make([]int, len(widths))
	for i, w := range widths {
		all[i] = int(math.Ceil(2 * (w + edge)))
	}
	return all
}

// narrow makes widths that are more than a page has narrower, what is wide most, but none
// narrower than it may be.
func narrow(widths []float64, page float64, least func(int) float64) {
	sum, give := 0.0, 0.0
	for i, w := range widths {
		sum, give = sum+w, give+max(0, w-least(i))
	}
	if sum <= page || give == 0 {
		return
	}
	for i, w := range widths {
		widths[i] = w - max(0, w-least(i))*min(1, (sum-page)/give)
	}
}

// widthRules are the rules of style for the widths that leastWidths gives.
func widthRules() string {
	var b strings.Builder
	for n := 4; n <= 28; n++ {
		fmt.Fprintf(&b, ".w%d{min-width:%sem}", n, strconv.FormatFloat(float64(n)/2, 'f', -1, 64))
	}
	return b.String()
}

// longestWord is how wide the longest run of Latin letters and figures is.
func longestWord(s string) float64 {
	longest, run := 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c > ' ' && c < 0x7f && c != '-' && c != '/':
			run++
			longest = max(longest, run)
		default:
			run = 0
		}
	}
	return float64(longest) * 0.58
}

// pieces are the parts of the words of a time, none of which is broken: day, time of day and
// zone.
func pieces(c Cell) []string {
	if c.Time.IsZero() || len(c.Text) > len(secondForm)+len(" JST") {
		return nil
	}
	return strings.Fields(c.Text)
}
