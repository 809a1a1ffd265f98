package report_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"dandori/playbooks"
	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
	"dandori/runbook/report"
	"dandori/runbook/store/storetest"
)

// contained is the row of the milestones that says when an incident was contained.
func contained(t *testing.T, s *runbook.Session) string {
	t.Helper()
	got := string(write(t, report.Metrics, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	for row := range strings.Lines(got) {
		if strings.HasPrefix(row, "| 封じ込め |") {
			return row
		}
	}
	t.Fatalf("no row says when it was contained:\n%s", got)
	return ""
}

// TestAFakeIsContainedWhenItIsTakenDown: a question in the containment track neither holds
// that off nor stands for it.
func TestAFakeIsContainedWhenItIsTakenDown(t *testing.T) {
	s := begun(t, "impersonation")
	minute := 0
	record := func(in runbook.Intent) {
		t.Helper()
		minute++
		if _, err := s.Record(t.Context(), in, t0.Add(time.Duration(minute)*time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	choose := func(step, answer string) {
		t.Helper()
		record(runbook.Do{Step: playbook.MakeRef("impersonation", step), Chosen: []string{answer}, With: "佐藤", Reason: "照合した"})
	}
	record(runbook.Do{Step: "opening/stop-posting"})
	choose("what-is-it", "fake")
	choose("harm", "lure")
	choose("related-event", "not-related")
	if row := contained(t, s); !strings.Contains(row, "未了（停止されたかを確かめる）") {
		t.Errorf("the fake is still there: %s", row)
	}
	choose("taken-down", "no")
	if row := contained(t, s); !strings.Contains(row, "未了（停止されたかを確かめる：停止されない）") {
		t.Errorf("the fake is still there: %s", row)
	}
	choose("taken-down", "yes")
	at := t0.Add(time.Duration(minute) * time.Minute).Format("15:04")
	choose("harm", "damage")
	choose("related-event", "halt")
	if row := contained(t, s); !strings.Contains(row, at) || strings.Contains(row, "未了") {
		t.Errorf("it was taken down at %s: %s", at, row)
	}
	if c := report.Measure(s.State(), s.Entries(), lang.Japanese); c.Contained < 0 {
		t.Error("the comparison of incidents does not have it")
	}
}

// TestAnOldLogIsContainedAsItWas: where no pinned playbook says what contains, the last step of
// the track does, and what is open of it is named.
func TestAnOldLogIsContainedAsItWas(t *testing.T) {
	files := playbooks.Files()
	for i, f := range files.Playbooks {
		files.Playbooks[i].Data = regexp.MustCompile(`(?m)^contains += .*\n`).ReplaceAll(f.Data, nil)
	}
	lib, err := runbook.NewLibrary(files)
	if err != nil {
		t.Fatal(err)
	}
	ube, _ := lib.Profile("ube")
	s, err := runbook.Begin(t.Context(), storetest.NewMemory(), lib, ube, false,
		runbook.Open{By: runbook.By{Actor: runbook.Actor{Name: "鈴木"}}, Kinds: []string{"impersonation"}}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	record := func(minute int, in runbook.Intent) {
		t.Helper()
		if _, err := s.Record(t.Context(), in, t0.Add(time.Duration(minute)*time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	record(1, runbook.Do{Step: "impersonation/what-is-it", Chosen: []string{"fake"}, With: "佐藤"})
	if row := contained(t, s); !strings.Contains(row, "未了（発信を止める、ほか") {
		t.Errorf("the steps of the track are open: %s", row)
	}
	state := s.State()
	for _, st := range state.Set.Steps() {
		if of := st.Ref.Playbook(); st.Track == runbook.TrackContain && (of == "opening" || of == "impersonation") {
			record(2, runbook.Skip{Step: st.Ref, Reason: "要らない"})
		}
	}
	if row := contained(t, s); !strings.Contains(row, t0.Add(2*time.Minute).Format("15:04")) {
		t.Errorf("every step of the track is settled: %s", row)
	}
}

// TestNothingToContain: of a fan's account there is nothing to contain.
func TestNothingToContain(t *testing.T) {
	s := begun(t, "impersonation")
	if _, err := s.Record(t.Context(), runbook.Do{Step: "impersonation/what-is-it", Chosen: []string{"parody"}, With: "佐藤"}, t0.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if row := contained(t, s); !strings.Contains(row, "該当なし") {
		t.Errorf("nobody poses as the office: %s", row)
	}
}

// TestWhatCannotBeDoneContainsNothing: nor is what was not needed waited for.
func TestWhatCannotBeDoneContainsNothing(t *testing.T) {
	s := takeover(t)
	if row := contained(t, s); !strings.Contains(row, "未了（") || !strings.Contains(row, "、ほか") {
		t.Errorf("every step is open: %s", row)
	}
	for i, in := range []runbook.Intent{
		runbook.Do{Step: "unauthorized-access/can-log-in", Chosen: []string{"no"}},
		runbook.Skip{Step: "unauthorized-access/stop-ads", Reason: "広告はない"},
		runbook.Do{Step: "unauthorized-access/regained", Chosen: []string{"no"}},
	} {
		if _, err := s.Record(t.Context(), in, t0.Add(time.Duration(i+1)*time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	if row := contained(t, s); !strings.Contains(row, "未了（操作を取り戻せたか確かめる：取り戻せない）") {
		t.Errorf("the account is not the office's: %s", row)
	}
}
