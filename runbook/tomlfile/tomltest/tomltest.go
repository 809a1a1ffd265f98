// Package tomltest checks in tests that problems of a file are reported where they
// are. The test writes ▲ before each character that is to be blamed, so that the
// expected place is seen in the source and counted apart from the code under test.
package tomltest

import (
	"strings"
	"testing"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// Place is a line and a column, both from 1.
type Place [2]int

// Marked takes a source in which each ▲ stands before a character where a problem
// is expected. It returns the source without them and the expected places.
func Marked(source string) (string, []Place) {
	var b strings.Builder
	var places []Place
	line, column := 1, 1
	for _, r := range source {
		if r == '▲' {
			places = append(places, Place{line, column})
			continue
		}
		b.WriteRune(r)
		if column++; r == '\n' {
			line, column = line+1, 1
		}
	}
	return b.String(), places
}

// Expect compares problems with the expected places and, for each, a part of its
// message.
func Expect(t testing.TB, got tomlfile.Problems, places []Place, messages []string) {
	t.Helper()
	if len(places) != len(messages) {
		t.Fatalf("the test has %d marks and %d messages", len(places), len(messages))
	}
	for i, p := range got {
		if i >= len(places) {
			t.Errorf("unexpected problem:\n%s", p.Render(lang.English))
			continue
		}
		if at := (Place{p.Line, p.Column}); at != places[i] || !strings.Contains(p.Text.En+" / "+p.Hint.En, messages[i]) {
			t.Errorf("want %d:%d: %s, got:\n%s", places[i][0], places[i][1], messages[i], p.Render(lang.English))
		}
		if p.Text.Ja == "" || p.Text.En == "" {
			t.Errorf("a problem is without words in one language: %+v", p)
		}
	}
	for i := len(got); i < len(places); i++ {
		t.Errorf("missing problem: %d:%d: %s", places[i][0], places[i][1], messages[i])
	}
}
