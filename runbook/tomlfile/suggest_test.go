package tomlfile

import (
	"testing"

	"pgregory.net/rapid"
)

func TestNearest(t *testing.T) {
	known := []string{"id", "title", "track", "keeps-promise", "opens-promise", "change-passwords"}
	for name, want := range map[string]string{
		"titel": "title", "TITLE": "title", "tittle": "title", "trakc": "track",
		"opens_promise": "opens-promise", "keep-promise": "keeps-promise", "change-password": "change-passwords",
		"ID": "id", "x": "", "": "", "approval": "", "role": "", "炎上": "", "i": "id", "idd": "id",
	} {
		got, ok := Nearest(name, known)
		if got != want || ok != (want != "") {
			t.Errorf("Nearest(%q) = %q, %v; want %q", name, got, ok, want)
		}
	}
}

// TestDistance checks the table against the definition.
func TestDistance(t *testing.T) {
	var slow func(a, b string) int
	slow = func(a, b string) int {
		switch {
		case a == "":
			return len(b)
		case b == "":
			return len(a)
		}
		cost := 1
		if a[0] == b[0] {
			cost = 0
		}
		d := min(slow(a[1:], b)+1, slow(a, b[1:])+1, slow(a[1:], b[1:])+cost)
		if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
			d = min(d, slow(a[2:], b[2:])+1)
		}
		return d
	}
	word := rapid.StringOfN(rapid.SampledFrom([]rune("ab-")), 0, 5, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		if got, want := distance(a, b), slow(a, b); got != want && (got < 4 || want < 4) {
			t.Fatalf("distance(%q, %q) = %d, want %d", a, b, got, want)
		}
	})
}
