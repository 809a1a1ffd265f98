package report_test

import (
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// TestPublicTimesAreThoseOfTheLog: when it happened and became known stands in the public
// version as in the other one, also where a step and not the opening says so.
func TestPublicTimesAreThoseOfTheLog(t *testing.T) {
	s := takeover(t)
	happened, detected := t0.Add(-70*time.Minute), t0.Add(-25*time.Minute)
	if _, err := s.Record(t.Context(), runbook.Do{Step: "opening/record-detection", Fields: map[string]string{
		"happened": happened.Format(time.RFC3339), "detected": detected.Format(time.RFC3339), "informant": "秘密の人",
	}}, t0.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	words := string(write(t, report.Chronology, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese, Public: true}))
	for _, at := range []time.Time{happened, detected} {
		if want := at.In(t0.Location()).Format("2006-01-02 15:04"); !strings.Contains(words, want) {
			t.Errorf("%s is not in the public version:\n%.900s", want, words)
		}
	}
	if strings.Contains(words, "秘密の人") {
		t.Error("who told of it is in the public version")
	}
}
