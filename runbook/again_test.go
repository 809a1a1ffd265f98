package runbook_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/playbook"
)

// These tests are about changing one's mind: deciding again, undoing,
// overriding, reclassifying. The log keeps every step of it.

func (r *run) kinds(want ...string) {
	r.t.Helper()
	got := slices.Clone(r.state.Kinds)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		r.t.Errorf("kinds %v, want %v", got, want)
	}
}

func TestKindsComeFromEveryDecisionInForce(t *testing.T) {
	r := begin(t)
	r.must(runbook.Do{Step: "opening/kind", Chosen: []string{"hijack"}})
	r.must(runbook.Do{Step: "hijack/really", Chosen: []string{"slip"}})
	r.kinds("hijack", "flaming")
	// Deciding the kinds again does not drop what another decision added …
	r.must(runbook.Do{Step: "opening/kind", Chosen: []string{"hijack", "flaming", "hijack"}, Reason: "両方"})
	r.kinds("hijack", "flaming")
	// … and taking that decision back does not drop what was named outright.
	r.must(runbook.Do{Step: "hijack/really", Chosen: []string{"yes"}, Reason: "乗っ取りだった"})
	r.kinds("hijack", "flaming")
	r.must(runbook.ReopenStep{Step: "opening/kind"})
	r.kinds("hijack")
	r.must(runbook.ReopenStep{Step: "opening/kind"})
	r.kinds()
	r.is("opening/kind", runbook.Waiting)
}

func TestNoneIsAloneAndIsSaid(t *testing.T) {
	r := begin(t, "flaming")
	r.refused(runbook.Do{Step: "opening/kind", Chosen: []string{"flaming", "none"}}, runbook.BadIntent)
	e := r.must(runbook.Do{Step: "opening/kind", Chosen: []string{"none"}})
	if d := e.Data.(*runbook.Decided); d.Kinds == nil || len(d.Kinds) != 0 {
		t.Errorf("the entry does not say that no kind is left: %+v", d)
	}
	b, err := runbook.EncodeEvent(e)
	if err != nil {
		t.Fatal(err)
	}
	again, err := runbook.DecodeEvent(b)
	if err != nil || again.Data.(*runbook.Decided).Kinds == nil {
		t.Errorf("lost in the log: %s, %v", b, err)
	}
}

// TestConditionsFollowTheKindsInForce: classifying after "none of these" calls
// for what rests on the kind.
func TestConditionsFollowTheKindsInForce(t *testing.T) {
	lib := shipped(t)
	p, _ := lib.Profile("iida")
	s, err := runbook.Begin(t.Context(), memory(), lib, p, false, runbook.Open{By: by("鈴木")}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	r := &run{t: t, state: s.State(), events: s.Entries(), now: t0}
	r.must(runbook.Do{Step: "opening/kind", Chosen: []string{"none-watch"}, With: "課長"})
	r.is("opening/severity", runbook.NotApplicable)
	r.refused(runbook.Classify{Kinds: []string{"flaming"}, Reason: "批判が増えた"}, runbook.StepHeld)
	alone := *r // nobody can be reached: the rule is overridden, and says so
	alone.must(runbook.Override{Step: "opening/kind", Reason: "誰もつながらない"})
	alone.must(runbook.Classify{Kinds: []string{"flaming"}, Reason: "批判が増えた"})
	r.must(runbook.Classify{Kinds: []string{"flaming"}, Reason: "批判が増えた", With: "課長"})
	for _, ref := range []playbook.Ref{"opening/severity", "opening/crisis-case", "opening/staff-notice"} {
		if v := r.view(ref); v.State == runbook.NotApplicable {
			t.Errorf("%s does not apply to a flaming", ref)
		}
	}
	r.is("opening/keep-watching", runbook.NotApplicable)
}

func TestUndoTakesBackOneEntry(t *testing.T) {
	r := begin(t, "hijack")
	r.must(runbook.Do{Step: "hijack/change", Items: []string{"甲"}})
	last := r.must(runbook.Impossible{Step: "hijack/change", Items: []string{"乙"}, Reason: "連絡が付かない"})
	r.is("hijack/change", runbook.StateDone)
	e := r.must(runbook.ReopenStep{Step: "hijack/change"})
	if d := e.Data.(*runbook.StepReopening); d.Entry != last.Seq {
		t.Errorf("takes back %d, want %d", d.Entry, last.Seq)
	}
	v := r.view("hijack/change")
	if v.State != runbook.Ready || v.Items[0].State != runbook.StateDone || v.Items[1].State != runbook.Ready {
		t.Errorf("%s %+v", v.State, v.Items)
	}
}

func TestUndoKeepsSomebodyElsesApproval(t *testing.T) {
	r := begin(t, "flaming")
	r.must(runbook.Do{Step: "flaming/needs-time", Chosen: []string{"yes"}})
	r.must(runbook.Approve{By: by("課長"), Step: "flaming/interim"})
	r.must(runbook.Do{Step: "flaming/interim", Fields: map[string]string{"next-reply": "23:30"}})
	r.must(runbook.ReopenStep{Step: "flaming/interim"})
	r.is("flaming/interim", runbook.Ready)
	r.must(runbook.ReopenStep{Step: "flaming/needs-time"})
	r.is("flaming/interim", runbook.Waiting)
}

func TestOverridesAreOfOneGateAtOneTime(t *testing.T) {
	r := begin(t, "hijack")
	r.must(runbook.Ask{Step: "hijack/remove", Text: "外してよいか"})
	// One reason opens the gate it was given for, and no other with it.
	r.refused(runbook.Override{Step: "hijack/remove", Reason: "急ぐ"}, runbook.BadIntent)
	r.refused(runbook.Override{Step: "hijack/remove", Reason: "急ぐ", Gates: []string{"approval"}}, runbook.BadIntent)
	r.must(runbook.Override{Step: "hijack/remove", Reason: "急ぐ", Gates: []string{runbook.GateEvidence}})
	if ref := r.refused(runbook.Do{Step: "hijack/remove"}, runbook.StepHeld); len(ref.Gates) != 1 || ref.Gates[0].Kind != runbook.GateQuestion {
		t.Errorf("gates %+v", ref.Gates)
	}
	r.must(runbook.Override{Step: "hijack/remove", Reason: "急ぐ"})
	r.is("hijack/change", runbook.Ready)
	// A new question is a new gate; the overrides of before stand.
	r.must(runbook.Ask{Step: "hijack/remove", Text: "本当によいか"})
	ref := r.refused(runbook.Do{Step: "hijack/remove"}, runbook.StepHeld)
	if len(ref.Gates) != 1 || ref.Gates[0].Kind != runbook.GateQuestion {
		t.Errorf("gates %+v", ref.Gates)
	}
	r.must(runbook.Override{Step: "hijack/remove", Reason: "課長の指示"})
	r.must(runbook.Do{Step: "hijack/remove"})

	r = begin(t, "flaming")
	r.must(runbook.Do{Step: "flaming/needs-time", Chosen: []string{"yes"}})
	r.must(runbook.Override{By: by("係長"), Step: "flaming/interim", Reason: "承認者が不在"})
	r.must(runbook.Refuse{By: by("部長"), Step: "flaming/interim", Reason: "出すな"})
	r.refused(runbook.Do{Step: "flaming/interim", Fields: map[string]string{"next-reply": "23:30"}}, runbook.StepHeld)
}

func TestAnOverrideOfOnesOwnApprovalShows(t *testing.T) {
	r := begin(t, "flaming")
	r.must(runbook.Do{Step: "flaming/needs-time", Chosen: []string{"yes"}})
	r.must(runbook.Approve{By: by("鈴木"), Step: "flaming/interim"})
	r.must(runbook.Override{By: by("鈴木"), Step: "flaming/interim", Reason: "一人しかいない"})
	r.must(runbook.Do{By: by("鈴木"), Step: "flaming/interim", Fields: map[string]string{"next-reply": "23:30"}})
	if g := r.view("flaming/interim").Gates[0]; g.How != "overridden" || g.Reason != "一人しかいない" {
		t.Errorf("gate %+v", g)
	}
}

func TestAReportAfterAllCounts(t *testing.T) {
	r := begin(t, "flaming")
	r.must(runbook.Do{Step: "opening/severity", Chosen: []string{"major"}})
	r.must(runbook.Skip{Step: "flaming/police", Reason: "不要と考えた"})
	r.must(runbook.Report{Step: "flaming/police", To: "police", Reached: true})
	r.is("flaming/police", runbook.StateDone)
	r.refused(runbook.Report{Step: "flaming/police", To: "polise", Reached: true}, runbook.BadIntent)
	r.must(runbook.Report{Step: "flaming/police", To: "隣の市", Reached: true})
}

func TestAPromiseIsKeptAfterwards(t *testing.T) {
	r := begin(t, "flaming")
	r.must(runbook.Do{Step: "flaming/needs-time", Chosen: []string{"yes"}})
	r.must(runbook.Do{Step: "flaming/final"})
	r.must(runbook.Approve{By: by("課長"), Step: "flaming/interim"})
	past := r.refused(runbook.Do{Step: "flaming/interim", Fields: map[string]string{"next-reply": "2026-11-20 10:00"}}, runbook.BadIntent)
	if past.Text.Ja == "" {
		t.Error("no words")
	}
	r.must(runbook.Do{Step: "flaming/interim", Fields: map[string]string{"next-reply": "23:30"}})
	if p := r.state.Promises(r.now); len(p) != 1 || p[0].Kept {
		t.Errorf("kept before it was given: %+v", p)
	}
}

func TestLegalClocksStartOnce(t *testing.T) {
	lib := shipped(t)
	p, _ := lib.Profile("ube")
	s, err := runbook.Begin(t.Context(), memory(), lib, p, false, runbook.Open{By: by("鈴木"), Kinds: []string{"unauthorized-access"}}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	r := &run{t: t, state: s.State(), events: s.Entries(), now: t0.Add(48 * time.Hour)}
	before := r.view("unauthorized-access/report-ppc").Deadline
	suggested := r.view("unauthorized-access/change-passwords").Deadline
	r.must(runbook.Classify{Kinds: []string{"own-error"}, Reason: "誤操作か"})
	r.must(runbook.Classify{Kinds: []string{"unauthorized-access"}, Reason: "やはり不正アクセス"})
	if v := r.view("unauthorized-access/report-ppc"); !v.Deadline.Equal(before) || before.IsZero() {
		t.Errorf("the legal time moved from %v to %v", before, v.Deadline)
	}
	if v := r.view("unauthorized-access/change-passwords"); !v.Deadline.Equal(suggested) {
		t.Errorf("the time moved from %v to %v", suggested, v.Deadline)
	}
}

func TestWatchClock(t *testing.T) {
	r := begin(t, "flaming")
	r.now = t0.Add(90 * time.Minute)
	r.must(runbook.Check{Step: "flaming/look", Fields: map[string]string{"count": "120"}})
	r.must(runbook.Check{By: runbook.By{At: t0.Add(10 * time.Minute)}, Step: "flaming/look", Fields: map[string]string{"count": "5"}})
	if v := r.view("flaming/look"); !v.LastCheck.Equal(r.now) || v.Values["count"] != "120" || v.Checks != 2 {
		t.Errorf("%+v", v)
	}
}

func TestSourcesHoldForTheirKinds(t *testing.T) {
	lib := shipped(t)
	for _, c := range []struct{ office, kind, want string }{
		{"ube", "unauthorized-access", "own"}, {"ube", "flaming", "ours"}, {"iida", "flaming", "ours"},
	} {
		p, _ := lib.Profile(c.office)
		s, err := runbook.Begin(t.Context(), memory(), lib, p, false, runbook.Open{By: by("鈴木"), Kinds: []string{c.kind}}, t0, zeros{})
		if err != nil {
			t.Fatal(err)
		}
		st := s.State()
		if v, _ := st.Step("opening/severity", t0); string(v.Whose) != c.want {
			t.Errorf("%s in %s: severity is %s of %v, want %s", c.office, c.kind, v.Whose, v.Sources, c.want)
		}
	}
}

// TestAStrangeLogNeverPanics: whoever can write the file can write any line.
func TestAStrangeLogNeverPanics(t *testing.T) {
	r := begin(t, "hijack")
	for _, typ := range runbook.Types() {
		for _, step := range []playbook.Ref{"", "x", "hijack/change", "opening/kind", "opening/severity", "hijack/tell-inside", "flaming/look"} {
			e := runbook.Event{Seq: r.state.Head + 1, Type: typ, At: t0, Logged: t0, Step: step, Data: strange(typ)}
			s := runbook.Fold(r.state, []runbook.Event{e, e})
			s.Steps(t0)
			s.Promises(t0)
			s.Dues(t0)
			runbook.Describe(&s, e)
			runbook.Details(&s, e)
		}
	}
}

// strange makes data of a type with nothing in it.
func strange(typ runbook.Type) runbook.Data {
	d := filled(typ)
	v := reflect.ValueOf(d).Elem()
	v.Set(reflect.Zero(v.Type()))
	return d
}

func TestFactsCanBeWrittenDownLater(t *testing.T) {
	r := begin(t, "hijack")
	r.refused(runbook.Amend{}, runbook.BadIntent)
	r.refused(runbook.Amend{Detected: t0.Add(time.Hour)}, runbook.BadIntent)
	r.refused(runbook.Amend{Happened: t0.Add(time.Minute)}, runbook.BadIntent)
	due := r.view("hijack/change").Deadline
	r.must(runbook.Amend{Title: "公式Xの乗っ取り", Seen: "覚えのない投稿", Detected: t0.Add(-20 * time.Minute), Reason: "聞き直した"})
	if r.state.Title != "公式Xの乗っ取り" || r.state.Account != "x-main" || !r.state.Detected.Equal(t0.Add(-20*time.Minute)) {
		t.Errorf("%+v", r.state)
	}
	if v := r.view("hijack/change"); !v.Deadline.Equal(due.Add(-20 * time.Minute)) {
		t.Errorf("the clock did not follow the detection: %v", v.Deadline)
	}
}

func TestWhatStandsInIsNoLessUrgent(t *testing.T) {
	r := begin(t, "hijack")
	due := r.view("hijack/change").Deadline
	r.must(runbook.Impossible{Step: "hijack/change", Reason: "締め出された"})
	if v := r.view("hijack/locked-out"); !v.Deadline.Equal(due) {
		t.Errorf("due %v, want %v", v.Deadline, due)
	}
	r.must(runbook.Do{Step: "opening/save-screen"})
	if next, _ := runbook.Next(r.state.Steps(r.now)); next != "hijack/locked-out" {
		t.Errorf("next is %s", next)
	}
}

// TestClosingCountsWhatWasCalledFor: a branch that nobody asked for is not left
// undone.
func TestClosingCountsWhatWasCalledFor(t *testing.T) {
	r := begin(t, "hijack")
	e := r.must(runbook.Close{Reason: "誤報だった"})
	for _, ref := range e.Data.(*runbook.Closed).Open {
		if ref == "hijack/locked-out" {
			t.Error("the branch for being locked out is listed as left open")
		}
	}
	if dues := r.state.Dues(r.now.Add(time.Hour)); len(dues) != 0 {
		t.Errorf("a closed incident has due times: %+v", dues)
	}
}
