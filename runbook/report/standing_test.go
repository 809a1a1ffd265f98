package report_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// A row says what happened in it: a call that nobody answered is not 済, nor is a step
// that could not be done.
func TestRowsSayWhatHappened(t *testing.T) {
	s, entries := course(t, false, "")
	var b bytes.Buffer
	if err := report.Write(&b, report.Chronology, "csv", s, entries, options(lang.Japanese)); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, row := range rows[1:] {
		for begin, want := range map[string]string{"つながらず:": "つながらず", "できない:": "できず", "不要:": "不要", "報告:": "済", "済み:": "済"} {
			if !strings.HasPrefix(row[8], begin) || strings.Contains(row[8], "取り消した") {
				continue
			}
			seen[begin]++
			if row[9] != want {
				t.Errorf("%q stands as %q, want %q", row[8], row[9], want)
			}
		}
	}
	for _, begin := range []string{"つながらず:", "できない:", "報告:", "済み:"} {
		if seen[begin] == 0 {
			t.Errorf("no row is %q", begin)
		}
	}
}
