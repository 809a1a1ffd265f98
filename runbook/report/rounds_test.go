package report_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// TestEveryRoundIsToldToThePress: a notice that was published over and over stands with each
// of its times in the material for the press and in the reports to superiors, and what is
// still to be published behind them, once.
func TestEveryRoundIsToldToThePress(t *testing.T) {
	s := takeover(t)
	at := t0
	do := func(in runbook.Intent) {
		t.Helper()
		at = at.Add(7 * time.Minute)
		if _, err := s.Record(t.Context(), in, at); err != nil {
			t.Fatal(err)
		}
	}
	for _, in := range []runbook.Intent{
		runbook.Do{Step: "unauthorized-access/website", Chosen: []string{"yes"}, Reason: "必要がある"},
		runbook.Override{Step: "unauthorized-access/notify-website", Reason: "承認者がいない"},
		runbook.Do{Step: "unauthorized-access/notify-website", Fields: map[string]string{"next-news": t0.Add(24 * time.Hour).Format(time.RFC3339)}},
		runbook.Override{Step: "unauthorized-access/further-news", Reason: "承認者がいない"},
		runbook.Do{Step: "unauthorized-access/further-news"},
	} {
		do(in)
	}
	first, second := at.Add(-14*time.Minute), at
	round := len(s.Entries())
	do(runbook.Override{Step: "unauthorized-access/further-news", Reason: "承認者がいない"})
	do(runbook.Do{Step: "unauthorized-access/further-news", Again: round})
	var words, lines []string
	for _, when := range []time.Time{first, second, at} {
		words = append(words, when.In(t0.Location()).Format("2006-01-02 15:04 MST"))
		lines = append(lines, when.In(t0.Location()).Format("2006-01-02 15:04 公式サイトで"))
	}
	if got, want := string(write(t, report.Press, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese})), "| 公式サイトでの公表 | "+strings.Join(words, "、")+" |"; !strings.Contains(got, want) {
		t.Errorf("no line %q in\n%s", want, got)
	}
	police := string(write(t, report.Police, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	for _, when := range []time.Time{second, at} {
		if line := lang.Moment(when.In(t0.Location()), lang.Japanese) + "　公式サイト"; !strings.Contains(police, line) {
			t.Errorf("the memo for the police does not say %q", line)
		}
	}
	for _, paper := range []string{report.Final, report.Incident} {
		got := string(write(t, paper, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
		for _, when := range []time.Time{second, at} { // the notices published, each as often as it was
			if line := when.In(t0.Location()).Format("2006-01-02 15:04") + "　公式サイトで続報を知らせる"; !strings.Contains(got, line) {
				t.Errorf("%s does not list %q", paper, line)
			}
		}
		for _, line := range lines {
			if !strings.Contains(got, line) {
				t.Errorf("%s does not say %q", paper, line)
			}
		}
	}
}

// TestWhatIsStillToBeToldIsSaidOnce: of several steps that are open, that they are is said
// before their names and not before each.
func TestWhatIsStillToBeToldIsSaidOnce(t *testing.T) {
	s := takeover(t)
	if _, err := s.Record(t.Context(), runbook.Do{Step: "unauthorized-access/website", Chosen: []string{"yes"}, Reason: "必要がある"}, t0.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	state := s.State()
	title := func(id string) string {
		for _, st := range state.Set.Steps() {
			if string(st.Ref) == "unauthorized-access/"+id {
				return st.Title.Ja
			}
		}
		t.Fatalf("no step %s", id)
		return ""
	}
	got := string(write(t, report.Final, "md", state, s.Entries(), report.Options{Lang: lang.Japanese}))
	if want := fmt.Sprintf("済んでいない：%s、%s |", title("notify-website"), title("further-news")); !strings.Contains(got, want) {
		t.Errorf("not %q in\n%s", want, got)
	}
}

// TestMilestonesStandAsTheyCame: what came before what the order of the table is by rule
// stands before it, so that no time since the one before is negative.
func TestMilestonesStandAsTheyCame(t *testing.T) {
	s := takeover(t)
	for i, in := range []runbook.Intent{
		runbook.Override{Step: "unauthorized-access/notify-other-accounts", Reason: "承認者がいない"},
		runbook.Do{Step: "unauthorized-access/notify-other-accounts"},
		runbook.Report{Step: "opening/first-report", To: "section-head", Reached: true, Means: "電話"},
	} {
		if _, err := s.Record(t.Context(), in, t0.Add(time.Duration(i+1)*time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	got := string(write(t, report.Metrics, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese}))
	table, _, _ := strings.Cut(got[strings.Index(got, "| 節目 |"):], "\n\n")
	notice, first, open := strings.Index(table, "最初の公表"), strings.Index(table, "最初の報告"), strings.Index(table, "封じ込め")
	if notice < 0 || notice > first || first > open || strings.Contains(table, "| -") && !strings.Contains(table, "発生") {
		t.Errorf("in the order of the table:\n%s", table)
	}
	for row := range strings.Lines(table) {
		if cells := strings.Split(row, "|"); strings.HasPrefix(strings.TrimSpace(cells[4]), "-") && !strings.Contains(row, "---") {
			t.Errorf("a time since the one before is negative: %s", row)
		}
	}
}

// TestNoKindIsNoChange: an incident whose kind was not known when it was opened has had one
// kind, not two.
func TestNoKindIsNoChange(t *testing.T) {
	s := takeover(t)
	if got := string(write(t, report.Chronology, "md", s.State(), s.Entries(), report.Options{Lang: lang.Japanese})); strings.Contains(got, "種別の変遷") {
		t.Error("one kind is a change")
	}
	u := unknownKind(t)
	if _, err := u.Record(t.Context(), runbook.Do{Step: "opening/kind", Chosen: []string{"unauthorized-access"}}, t0.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if got := string(write(t, report.Chronology, "md", u.State(), u.Entries(), report.Options{Lang: lang.Japanese})); strings.Contains(got, "種別の変遷") {
		t.Error("none, then one, is a change")
	}
}

// TestYesIsSaidInWords: what a step asked with yes or no is answered in the language of the
// paper.
func TestYesIsSaidInWords(t *testing.T) {
	s := takeover(t)
	for i, in := range []runbook.Intent{
		runbook.Do{Step: "unauthorized-access/can-log-in", Chosen: []string{"yes"}},
		runbook.Do{Step: "unauthorized-access/change-passwords"},
		runbook.Do{Step: "unauthorized-access/close-sessions", Fields: map[string]string{"two-factor": "はい", "contacts-changed": "いいえ"}},
	} {
		if _, err := s.Record(t.Context(), in, t0.Add(time.Duration(i+1)*time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	for l, want := range map[lang.Lang][2]string{lang.Japanese: {"変えられていたか: いいえ", "設定したか: はい"}, lang.English: {"changed?: no", "everyone?: yes"}} {
		got := string(write(t, report.Chronology, "md", s.State(), s.Entries(), report.Options{Lang: l}))
		for _, words := range want {
			if !strings.Contains(got, words) {
				t.Errorf("%s: no %q in\n%s", l, words, got)
			}
		}
	}
}

// repeated is a log of n entries, of which most are rounds of one step that is done over and
// over, by people of whom each is another.
func repeated(t testing.TB, n int) (runbook.State, []runbook.Event) {
	_, entries := course(t, false, "")
	at := t0.Add(time.Hour)
	for len(entries) < n {
		at = at.Add(time.Second)
		entries = append(entries, runbook.Event{
			Seq: len(entries) + 1, Type: runbook.StepDone, Step: "opening/stop-posting", At: at, Logged: at,
			Actor: runbook.Actor{Name: fmt.Sprintf("鈴木 %d郎", len(entries)/100)}, Data: &runbook.Done{},
		})
	}
	return runbook.Fold(runbook.State{}, entries), entries
}

// TestARoundIsFoundAmongMany: what is said of one round of a step takes no more for it that
// there are many.
func TestARoundIsFoundAmongMany(t *testing.T) {
	takes := func(n int) float64 {
		s, entries := repeated(t, n)
		e := entries[len(entries)-2]
		return testing.AllocsPerRun(20, func() { runbook.Details(&s, e) })
	}
	if few, many := takes(50), takes(1_000); many > few {
		t.Errorf("%.0f allocations among a thousand, %.0f among fifty", many, few)
	}
}
