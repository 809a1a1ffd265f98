package drill_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/playbook"
)

func (p *table) score() *drill.Table {
	p.t.Helper()
	s, err := drill.Score(p.entries, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	return s
}

func action(t *testing.T, s *drill.Table, inject int, step playbook.Ref) drill.Action {
	t.Helper()
	for _, a := range s.Actions {
		if a.Inject == inject && a.Step == step {
			return a
		}
	}
	t.Fatalf("no action %s of inject %d", step, inject)
	return drill.Action{}
}

// A minute that was begun counts: what was late never took as many minutes as were allowed.
func TestBegunMinutes(t *testing.T) {
	for _, x := range []struct {
		took    time.Duration
		minutes int
		says    string
	}{
		{5 * time.Minute, 5, "5分（目安 5分）"},
		{5*time.Minute + time.Second, 6, "6分（目安 5分を超過）"},
		{4*time.Minute + 10*time.Second, 5, "5分（目安 5分）"},
	} {
		p := begin(t)
		p.must(drill.Deliver{})
		p.wait(x.took)
		p.do(runbook.Do{By: me, Step: "opening/record-detection"})
		a := action(t, p.score(), 1, "opening/record-detection")
		if a.Minutes() != x.minutes || a.Taken(time.UTC).Ja != x.says || a.InTime() != (a.Minutes() <= int(a.Within/time.Minute)) {
			t.Errorf("%s is %d min, in time %v: %s", x.took, a.Minutes(), a.InTime(), a.Taken(time.UTC).Ja)
		}
	}
}

func TestOutcomes(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	p.wait(4 * time.Minute)
	p.do(runbook.Do{By: me, Step: "opening/record-detection"})
	p.wait(8 * time.Minute)
	p.do(runbook.AddEvidence{By: me, Step: "opening/save-evidence", What: "画面", Where: "共有"})
	p.do(runbook.Do{By: me, Step: "opening/save-evidence"})
	p.do(runbook.Do{By: me, Step: "opening/kind", Chosen: []string{"flaming"}, With: "課長"})
	p.wait(10 * time.Minute)
	p.must(drill.Deliver{})

	s := p.score()
	if a := action(t, s, 1, "opening/record-detection"); a.Outcome != drill.Done || !a.InTime() || a.Minutes() != 4 || p.entries[a.Entry-1].Step != a.Step {
		t.Errorf("in time: %+v", a)
	}
	if a := action(t, s, 1, "opening/save-evidence"); a.Outcome != drill.Done || a.InTime() || a.Minutes() != 12 {
		t.Errorf("late: %+v", a)
	}
	if a := action(t, s, 1, "opening/kind"); a.Outcome != drill.OtherAnswer || !slices.Equal(a.Chosen, []string{"flaming"}) {
		t.Errorf("answered otherwise: %+v", a)
	}
	if a := action(t, s, 2, "opening/stop-posting"); a.Outcome != drill.NotDue {
		t.Errorf("not due: %+v", a)
	}
	if a := action(t, s, 3, "unauthorized-access/report-to-platform"); a.Outcome != drill.NotDelivered {
		t.Errorf("not delivered: %+v", a)
	}

	// Taken back, and done again later.
	p.do(runbook.ReopenStep{By: me, Step: "opening/record-detection"})
	if a := action(t, p.score(), 1, "opening/record-detection"); a.Outcome != drill.NotDone {
		t.Errorf("taken back: %+v", a)
	}
	p.do(runbook.Do{By: me, Step: "opening/record-detection"})
	if a := action(t, p.score(), 1, "opening/record-detection"); a.Outcome != drill.Done || a.Minutes() != 22 {
		t.Errorf("done again: %+v", a)
	}

	p.do(runbook.Impossible{By: me, Step: "opening/stop-posting", Reason: "入れない"})
	if a := action(t, p.score(), 2, "opening/stop-posting"); a.Outcome != drill.Impossible || a.Reason != "入れない" {
		t.Errorf("impossible: %+v", a)
	}
	p.must(drill.MarkMet{Number: 2, Step: "opening/stop-posting", Text: "口頭で止めた"})
	if a := action(t, p.score(), 2, "opening/stop-posting"); a.Outcome != drill.DoneByHand || !a.InTime() || a.Reason != "口頭で止めた" || a.Entry != len(p.entries) {
		t.Errorf("by hand: %+v", a)
	}

	// What is written down late counts by when it happened; what was done before, at once.
	p.do(runbook.Do{By: runbook.By{Actor: operator, At: p.now().Add(-21 * time.Minute)}, Step: "opening/kind", Chosen: []string{"unauthorized-access"}, Reason: "改めた", With: "課長"})
	if a := action(t, p.score(), 1, "opening/kind"); a.Outcome != drill.Done || a.Minutes() != 1 {
		t.Errorf("written down late: %+v", a)
	}
	p.do(runbook.Report{By: me, Step: "unauthorized-access/report-to-platform", To: "platform", Reached: true})
	p.wait(time.Minute)
	p.must(drill.Deliver{Number: 3})
	if a := action(t, p.score(), 3, "unauthorized-access/report-to-platform"); a.Outcome != drill.Done || !a.Early || a.Took != 0 || !a.InTime() {
		t.Errorf("before it was asked for: %+v", a)
	}
	if m := p.score().Marks[0]; m.Reached || !slices.Equal(m.Late, []playbook.Ref{"opening/save-evidence"}) {
		t.Errorf("the pass mark: %+v", m)
	}
}

func kinds(s *drill.Table) []drill.Violation {
	var out []drill.Violation
	for _, v := range s.Violations {
		out = append(out, v.Kind)
	}
	return out
}

// What is written down in the right order may have happened in the wrong one.
func TestByWhenItHappened(t *testing.T) {
	p := begin(t)
	p.wait(30 * time.Minute)
	at := func(ago time.Duration) runbook.By { return runbook.By{Actor: operator, At: p.now().Add(-ago)} }
	p.do(runbook.AddEvidence{By: at(5 * time.Minute), Step: "opening/save-evidence", What: "画面", Where: "共有"})
	p.do(runbook.Approve{By: runbook.By{Actor: approver, At: p.now().Add(-20 * time.Minute)}, Step: "own-error/delete-post"})
	p.do(runbook.Do{By: at(10 * time.Minute), Step: "own-error/delete-post", Fields: map[string]string{"kept-at": "共有"}})
	s := p.score()
	s.Violations = s.Violations[:1] // by now nobody has reported to anybody either
	if !slices.Equal(kinds(s), []drill.Violation{drill.DeletedBeforeEvidence}) || !slices.Equal(s.Violations[0].Entries, []int{4, 6}) {
		t.Errorf("%+v", s.Violations)
	}

	p = begin(t)
	p.wait(30 * time.Minute)
	p.do(runbook.AddEvidence{By: at(25 * time.Minute), Step: "opening/save-evidence", What: "画面", Where: "共有"})
	p.do(runbook.Approve{By: runbook.By{Actor: approver, At: p.now().Add(-5 * time.Minute)}, Step: "own-error/delete-post"})
	p.do(runbook.Do{By: at(10 * time.Minute), Step: "own-error/delete-post", Fields: map[string]string{"kept-at": "共有"}})
	s = p.score()
	s.Violations = s.Violations[:1]
	if !slices.Equal(kinds(s), []drill.Violation{drill.PublishedWithoutApproval}) || !slices.Equal(s.Violations[0].Entries, []int{5, 6}) {
		t.Errorf("%+v", s.Violations)
	}
}

// Alone is alone: by oneself under another spelling, by classifying, and, where the
// office's own rule asks for two, by going on against it.
func TestAlone(t *testing.T) {
	p := begin(t)
	p.do(runbook.Do{By: me, Step: "opening/kind", Chosen: []string{"flaming"}, With: " 鈴 木"})
	p.do(runbook.Classify{By: me, Kinds: []string{"unauthorized-access"}, Reason: "分かった"})
	p.do(runbook.Classify{By: me, Kinds: []string{"flaming"}, Reason: "分かった", With: "課長"})
	s := p.score()
	if !slices.Equal(kinds(s), []drill.Violation{drill.OnePersonDecision, drill.OnePersonDecision}) {
		t.Fatalf("%+v", s.Violations)
	}
	if s.Violations[0].Whose != "other" || !slices.Equal(s.Violations[0].Entries, []int{4}) || s.Violations[0].Injects != nil {
		t.Errorf("%+v", s.Violations[0])
	}

	lib, _ := shipped(t)
	iida, _ := lib.Profile("iida")
	p = sit(t, lib, iida, parse(t, small))
	p.must(drill.Deliver{})
	p.do(runbook.Override{By: me, Step: "opening/kind", Reason: "誰もいない"})
	p.do(runbook.Do{By: me, Step: "opening/kind", Chosen: []string{"flaming"}})
	s = p.score()
	if !slices.Equal(kinds(s), []drill.Violation{drill.OnePersonDecision}) || s.Violations[0].Whose != "own" {
		t.Fatalf("%+v", s.Violations)
	}
	if v := s.Violations[0]; !slices.Equal(v.Entries, []int{4, 5}) || !slices.Equal(v.Injects, []int{1}) || !strings.Contains(v.Text().Ja, "一人") {
		t.Errorf("%+v", v)
	}
}

// A promise that was kept, but late; one that was settled without being kept; one whose
// time has not come.
func TestPromises(t *testing.T) {
	promised := func() *table {
		p := begin(t)
		p.do(runbook.Report{By: me, Step: "opening/first-report", To: "section-head", Reached: true,
			Fields: map[string]string{"next-report": p.now().Add(10 * time.Minute).Format(time.RFC3339)}})
		return p
	}
	p := promised()
	p.wait(10 * time.Minute)
	p.must(drill.Observe{Text: "まだ"})
	if s := p.score(); len(s.Violations) != 0 {
		t.Errorf("its time has not passed: %+v", s.Violations)
	}
	p.wait(time.Second)
	p.do(runbook.Report{By: me, Step: "opening/follow-up-report", To: "section-head", Reached: true})
	s := p.score()
	if !slices.Equal(kinds(s), []drill.Violation{drill.UnkeptPromise}) || !slices.Equal(s.Violations[0].Entries, []int{4, 6}) || s.Violations[0].Step != "opening/first-report" {
		t.Errorf("late: %+v", s.Violations)
	}

	p = promised()
	p.wait(time.Minute)
	p.do(runbook.Skip{By: me, Step: "opening/follow-up-report", Reason: "要らない"})
	p.wait(10 * time.Minute)
	p.must(drill.Observe{Text: "終わり"})
	if s = p.score(); !slices.Equal(kinds(s), []drill.Violation{drill.UnkeptPromise}) || !slices.Equal(s.Violations[0].Entries, []int{4, 5}) {
		t.Errorf("skipped: %+v", s.Violations)
	}

	p = promised()
	p.wait(10 * time.Minute)
	p.do(runbook.Report{By: me, Step: "opening/follow-up-report", To: "section-head", Reached: true})
	p.wait(time.Hour)
	p.must(drill.Observe{Text: "終わり"})
	if s = p.score(); len(s.Violations) != 0 {
		t.Errorf("kept: %+v", s.Violations)
	}
}

// Whom nobody tried, whom somebody tried in vain, and a report that was settled.
func TestUnreached(t *testing.T) {
	p := begin(t)
	p.wait(time.Minute)
	p.do(runbook.Report{By: me, Step: "opening/first-report", To: "section-head", Means: "電話"})
	p.wait(20 * time.Minute)
	p.must(drill.Observe{Text: "終わり"})
	s := p.score()
	if !slices.Equal(kinds(s), []drill.Violation{drill.MissedReportTarget}) || !slices.Equal(s.Violations[0].Entries, []int{4}) || s.Violations[0].Target.Ja != "所属長" {
		t.Fatalf("%+v", s.Violations)
	}
	if text := s.Violations[0].Text(); !strings.Contains(text.Ja, "所属長") || !strings.Contains(text.Ja, "23:25") {
		t.Errorf("it says %q", text.Ja)
	}
	p.do(runbook.Impossible{By: me, Step: "opening/first-report", Reason: "誰も出ない"})
	if s = p.score(); len(s.Violations) != 0 {
		t.Errorf("it could not be done: %+v", s.Violations)
	}
}

func TestTexts(t *testing.T) {
	p := begin(t)
	p.do(runbook.Do{By: me, Step: "opening/phone-text"})
	p.do(runbook.WriteText{By: me, Step: "opening/staff-notice", Body: "庁内の皆さんへ。個人のアカウントで書き込まないでください。"})
	p.do(runbook.Do{By: me, Step: "opening/staff-notice"})
	s := p.score()
	if len(s.Texts) != 2 || s.Texts[0].Draft != 0 || s.Texts[0].Items != nil || s.Texts[1].Draft != 5 || s.Texts[1].Entry != 6 {
		t.Fatalf("%+v", s.Texts)
	}
	want := map[drill.CheckItem]bool{drill.OnlyConfirmed: true, drill.Request: true, drill.Wording: true, drill.Complete: true}
	for _, it := range s.Texts[1].Items {
		if it.OK != want[it.Item] {
			t.Errorf("%s: %v, %v", it.Item, it.OK, it.Words)
		}
	}
	// A fact that was confirmed before may be asserted.
	words := "アカウントが乗っ取られました。リンクを開かないでください。"
	p.do(runbook.StateFact{By: me, Fact: "cause", Text: "不正アクセス", Certainty: runbook.Confirmed, From: "デジタル担当"})
	p.do(runbook.WriteText{By: me, Step: "unauthorized-access/recovery-notice", Body: words})
	p.do(runbook.Approve{By: runbook.By{Actor: approver}, Step: "unauthorized-access/recovery-notice"})
	p.do(runbook.Do{By: me, Step: "unauthorized-access/recovery-notice"})
	if s = p.score(); len(s.Violations) != 0 || len(s.Texts) != 3 {
		t.Errorf("%+v", s.Violations)
	}
}

func TestEvaluators(t *testing.T) {
	p := begin(t)
	other := runbook.Actor{Name: "評価者"}
	p.must(drill.Rate{Objective: "be-quick", Grade: runbook.MajorTrouble})
	p.must(drill.Rate{Objective: "be-quick", Grade: runbook.SomeTrouble, Text: "第一報が遅い"})
	p.must(drill.Rate{By: runbook.By{Actor: other}, Objective: "be-quick", Grade: runbook.Performed})
	p.must(drill.Observe{Text: "声を掛け合っていた", Step: "opening/kind"})
	s := p.score()
	if len(s.Ratings) != 2 || s.Ratings[0].Rating != runbook.SomeTrouble || s.Ratings[1].By.Name != "評価者" {
		t.Errorf("%+v", s.Ratings)
	}
	if len(s.Observations) != 1 || s.Observations[0].Step != "opening/kind" || s.Observations[0].Entry != len(p.entries) {
		t.Errorf("%+v", s.Observations)
	}
}

// The same entries give the same table; a newer scenario gives one that says so.
func TestRescore(t *testing.T) {
	p := begin(t)
	p.must(drill.Deliver{})
	p.wait(7 * time.Minute)
	p.do(runbook.Do{By: me, Step: "opening/record-detection"})
	first, second := p.score(), p.score()
	if !reflect.DeepEqual(first.Actions, second.Actions) || !reflect.DeepEqual(first.Violations, second.Violations) || first.Rescored || !first.Notice().IsZero() {
		t.Error("the same entries give another table")
	}
	newer := parse(t, strings.Replace(small, `"opening/record-detection", within = "5m"`, `"opening/record-detection", within = "9m"`, 1))
	s, err := drill.Score(p.entries, newer)
	if err != nil {
		t.Fatal(err)
	}
	if !s.Rescored || s.Pinned == newer.SHA256 || s.Pinned != p.scenario.SHA256 || !strings.Contains(s.Notice().En, s.Pinned[:12]) {
		t.Errorf("it does not say that the scenario is another: %q", s.Notice().En)
	}
	if action(t, first, 1, "opening/record-detection").InTime() || !action(t, s, 1, "opening/record-detection").InTime() {
		t.Error("the newer scenario was not used")
	}
}

func TestNoDrill(t *testing.T) {
	p := begin(t)
	if _, err := drill.Score(p.entries[:1], nil); !errors.Is(err, drill.ErrNotDrill) {
		t.Errorf("a drill that was not started: %v", err)
	}
	if _, err := drill.Score(nil, nil); !errors.Is(err, drill.ErrNotDrill) {
		t.Errorf("nothing: %v", err)
	}
	if _, err := drill.Score(p.entries[1:], nil); !errors.Is(err, drill.ErrNotDrill) {
		t.Errorf("a log without its beginning: %v", err)
	}
	if _, ok := drill.ExerciseOf(p.entries[:1]); ok {
		t.Error("it exercised something")
	}
	// The pinned scenario was altered.
	entries := slices.Clone(p.entries)
	opened := *entries[0].Data.(*runbook.Opened)
	opened.Pinned = slices.Clone(opened.Pinned)
	pin := &opened.Pinned[len(opened.Pinned)-1]
	pin.Text = strings.Replace(pin.Text, `within = "5m"`, `within = "50m"`, 1)
	entries[0].Data = &opened
	if _, err := drill.Score(entries, nil); !errors.Is(err, drill.ErrNoScenario) || !errors.Is(err, runbook.ErrPinAltered) {
		t.Errorf("an altered scenario: %v", err)
	}
	if r := drill.Fold(drill.Run{}, entries); r.Scenario != nil || r.Err == nil || r.Injects(p.now()) != nil {
		t.Errorf("an altered scenario is used: %v", r.Err)
	}
}
