package tomlfile

import (
	"strings"

	"dandori/runbook/lang"
)

// Nearest returns the known name that a mistyped name most likely means: equal
// but for case, or with few letters wrong. The second result is false when none
// is near.
func Nearest(name string, known []string) (string, bool) {
	if len(name) > 64 {
		return "", false
	}
	best, bestDistance := "", 1+max(1, min(3, len(name)/3))
	for _, k := range known {
		if strings.EqualFold(k, name) {
			return k, true
		}
		if d := distance(strings.ToLower(name), k); d < bestDistance && d < len(k) {
			best, bestDistance = k, d
		}
	}
	return best, best != ""
}

// DidYouMean is the hint for a name that is not known: the nearest known one, or
// all of them in their order when they are few, or nothing.
func DidYouMean(name string, known []string) lang.Text {
	if k, ok := Nearest(name, known); ok {
		return lang.Problem.DidYouMean.With(k)
	}
	if len(known) == 0 || len(known) > 8 {
		return lang.Text{}
	}
	return lang.Text{
		Ja: lang.Problem.OneOf.Format(lang.Japanese, "「"+strings.Join(known, "」「")+"」"),
		En: lang.Problem.OneOf.Format(lang.English, strings.Join(known, ", ")),
	}
}

// distance counts the letters to add, drop, change or swap with the next.
func distance(a, b string) int {
	if abs(len(a)-len(b)) > 3 {
		return 4
	}
	x, y := []rune(a), []rune(b)
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
