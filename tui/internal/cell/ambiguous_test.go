package cell

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawn runs a test on a terminal that draws so.
func drawn(t *testing.T, a Ambiguous, test func(t *testing.T)) {
	t.Helper()
	Draws(a)
	defer Draws(Ambiguous{})
	if Drawn() != a {
		t.Errorf("Drawn is %+v after Draws(%+v)", Drawn(), a)
	}
	test(t)
}

func TestAmbiguousWidth(t *testing.T) {
	for _, c := range []struct {
		text                       string
		narrow, signs, lines, both int
	}{
		{"※①…→", 4, 8, 4, 8},
		{"─│┌█", 4, 4, 8, 8},
		{"段取り abc", 10, 10, 10, 10},
		{"a※b─c", 5, 6, 6, 7},
		{"\x1b[1m※\x1b[0m", 1, 2, 1, 2},
		{"α×é", 3, 6, 3, 6}, // é as one character is ambiguous
		{"▸☐✓・ガ", 7, 7, 7, 7},
		{"♥\uFE0F", 2, 2, 2, 2},
		{"e\u0301", 1, 1, 1, 1},
		{"", 0, 0, 0, 0},
	} {
		for a, want := range map[Ambiguous]int{
			{}: c.narrow, {WideSigns: true}: c.signs, {WideLines: true}: c.lines, {true, true}: c.both,
		} {
			drawn(t, a, func(t *testing.T) {
				if got := Width(c.text); got != want {
					t.Errorf("Width(%q) is %d under %+v, want %d", c.text, got, a, want)
				}
				sum := 0
				for _, n := range Clusters(c.text) {
					sum += n
				}
				if sum != want {
					t.Errorf("the clusters of %q take %d cells under %+v, want %d", c.text, sum, a, want)
				}
			})
		}
	}
}

// Whatever the terminal does with ambiguous characters, what is cut, padded and
// wrapped has the cells it was given.
func TestAmbiguousFits(t *testing.T) {
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"※", "①", "─", "あ", "a", " ", "é", "「", "」", "\x1b[1m", "α", "👩"}), 0, 40).Draw(t, "bits"), "")
	})
	for _, a := range []Ambiguous{{true, true}, {WideSigns: true}, {WideLines: true}} {
		drawn(t, a, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s, w := text.Draw(t, "s"), rapid.IntRange(1, 30).Draw(t, "w")
				if n := Width(Fit(s, w)); n != w {
					t.Errorf("Fit(%q, %d) has %d cells", s, w, n)
				}
				if n := Width(Truncate(s, w)); n > w {
					t.Errorf("Truncate(%q, %d) has %d cells", s, w, n)
				}
				for _, l := range Wrap(strings.ReplaceAll(s, "\x1b[1m", ""), w) {
					if n := Width(l); n > w {
						t.Errorf("Wrap(%q, %d) has a line of %d cells", s, w, n)
					}
				}
			})
		})
	}
}
