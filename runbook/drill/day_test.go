package drill_test

import (
	"testing"
	"time"

	"dandori/runbook/drill"
)

func TestDayOf(t *testing.T) {
	jst := time.FixedZone("JST", 9*60*60)
	today := time.Date(2026, 11, 22, 22, 40, 0, 0, jst)
	for _, at := range []struct {
		text, want string
		ok         bool
	}{
		{"", "", true}, {"　", "", true},
		{"2026-12-20", "2026-12-20", true}, {"2026/12/20", "2026-12-20", true}, {"2026.12.20", "2026-12-20", true}, {"2026年12月20日", "2026-12-20", true},
		{"２０２６／１２／２０", "2026-12-20", true}, {"12/20", "2026-12-20", true}, {"12-20", "2026-12-20", true}, {"12.20", "2026-12-20", true},
		{"12月20日", "2026-12-20", true}, {"１２月２０日", "2026-12-20", true}, {" 12月 20日 ", "2026-12-20", true},
		{"11/22", "2026-11-22", true}, {"11/21", "2027-11-21", true}, {"1/15", "2027-01-15", true}, // the next one
		{"2/29", "2028-02-29", true}, {"2027/2/29", "", false}, {"2027年2月29日", "", false}, {"2/30", "", false}, {"2026-02-30", "", false},
		{"来週", "", false}, {"12", "", false}, {"13/1", "", false},
	} {
		if got, ok := drill.DayOf(at.text, today); got != at.want || ok != at.ok {
			t.Errorf("%q is %q, %v", at.text, got, ok)
		}
	}
	// A leap day is eight years off around a century that has none.
	if got, ok := drill.DayOf("2/29", time.Date(2096, 3, 1, 0, 0, 0, 0, jst)); got != "2104-02-29" || !ok {
		t.Errorf("the next 29 February is %q, %v", got, ok)
	}
}
