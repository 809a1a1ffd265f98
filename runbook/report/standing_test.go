package report_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
	"dandori/runbook/store/storetest"
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

// A check that found that something is not so stands beside the clause that asks for it: the
// step was done, and the reader judges.
func TestAnswersOfNoStandBesideTheClause(t *testing.T) {
	lib, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	ube, _ := lib.Profile("ube")
	by := runbook.By{Actor: runbook.Actor{Name: "鈴木"}, AsIs: true}
	s, err := runbook.Begin(t.Context(), storetest.NewMemory(), lib, ube, false, runbook.Open{By: by, Kinds: []string{"unauthorized-access"}}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range []runbook.Intent{
		runbook.Do{By: by, Step: "unauthorized-access/can-log-in", Chosen: []string{"yes"}},
		runbook.Do{By: by, Step: "unauthorized-access/change-passwords"},
		runbook.Do{By: by, Step: "unauthorized-access/close-sessions", Fields: map[string]string{"sessions": "2", "contacts-changed": "yes", "two-factor": "no"}},
	} {
		if _, err := s.Record(t.Context(), in, t0.Add(time.Minute)); err != nil {
			t.Fatalf("%T: %v", in, err)
		}
	}
	for l, want := range map[lang.Lang]string{lang.Japanese: "「二要素認証を全員に設定したか」に「いいえ」と記録", lang.English: "“Two-factor login on for everyone?”: no"} {
		var b bytes.Buffer
		if err := report.Write(&b, report.Incident, "txt", s.State(), s.Entries(), options(l)); err != nil {
			t.Fatal(err)
		}
		if words := strings.NewReplacer("\n", "", " ", "").Replace(b.String()); !strings.Contains(words, strings.ReplaceAll(want, " ", "")) {
			t.Errorf("%s: %q is not said", l, want)
		}
	}
}
