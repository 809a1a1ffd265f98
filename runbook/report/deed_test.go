package report

import (
	"crypto/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/playbooks"
	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/store/storetest"
)

// TestEveryMeasureIsADeed: the title of no shipped step that a paper tells outside stays as
// what to do.
func TestEveryMeasureIsADeed(t *testing.T) {
	lib, err := runbook.NewLibrary(playbooks.Files())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	ube, _ := lib.Profile("ube")
	for _, kind := range []string{"unauthorized-access", "impersonation", "misinformation", "own-error", "flaming"} {
		s, err := runbook.Begin(t.Context(), storetest.NewMemory(), lib, ube, false, runbook.Open{By: runbook.By{Actor: runbook.Actor{Name: "鈴木"}, AsIs: true}, Kinds: []string{kind}, Title: "件", Detected: time.Unix(0, 0)}, time.Unix(60, 0), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		state := s.State()
		for _, v := range state.Steps(time.Unix(60, 0)) {
			if title := v.Title.In(lang.Japanese); v.Measure() {
				n++
				if r := []rune(lang.Deed(v.Title, lang.Japanese)); !slices.Contains([]rune{'た', 'だ'}, r[len(r)-1]) {
					t.Errorf("%s: %q stays %q", v.Ref, title, string(r))
				}
				if said := lang.Deed(v.Title, lang.English); strings.HasSuffix(said, "(done)") {
					t.Errorf("%s: %q stays what to do", v.Ref, said)
				}
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d steps were looked at", n)
	}
}
