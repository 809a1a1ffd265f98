package tui

import (
	"slices"
	"testing"

	"dandori/runbook/lang"
)

// A number is the place that was read out, also where what is chosen is a number itself: the
// fifth of 1, 2, 5, 10, 30 and 60 times is 30, and not 5.
func TestPlainNumberIsThePlace(t *testing.T) {
	x := newOne("speed", lang.Same("speed"), speedChoices(), "")
	for place, want := range map[string]string{"1": "1", "2": "2", "3": "5", "5": "30", "６": "60"} {
		if ids, bad := chosenBy(x, voice{lang: lang.Japanese}, place); bad != "" || !slices.Equal(ids, []string{want}) {
			t.Errorf("%s is %v (%s), want %s", place, ids, bad, want)
		}
	}
}
