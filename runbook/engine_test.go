package runbook_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/playbook"
)

// A small set with every construct the engine knows, so that a test can be read
// without the shipped playbooks.
const openingTOML = `
format = 1
id = "opening"
part = "opening"
title = "始め"

[[role]]
id = "operator"
title = "担当者"
[[role]]
id = "section-head"
title = "所属長"
[[role]]
id = "it-security"
title = "情報担当"
[[role]]
id = "police"
title = "警察"
outside = true
[[role]]
id = "approver"
title = "承認者"

[[track]]
id = "main"
title = "本線"
[[track]]
id = "report"
title = "報告"

[[step]]
id = "save-screen"
track = "main"
type = "evidence"
role = "operator"
title = "画面を保存する"
after = []
due = { within = "10m", from = "detected" }

[[step]]
id = "tell-head"
track = "report"
type = "report"
role = "operator"
title = "上司へ報告する"
to = ["section-head"]
after = []

[[step]]
id = "kind"
track = "main"
type = "decide"
role = "section-head"
title = "種別を決める"
many = true
sets = "kinds"
options = [
  { id = "flaming", title = "炎上", kind = "flaming" },
  { id = "hijack", title = "乗っ取り", kind = "hijack" },
  { id = "none", title = "該当なし" },
]

[[step]]
id = "severity"
track = "main"
type = "decide"
role = "section-head"
title = "重大性"
sets = "severity"
options = [ { id = "minor", title = "軽微" }, { id = "major", title = "重大" } ]
`

const flamingTOML = `
format = 1
id = "flaming"
kind = "flaming"
order = 1
title = { ja = "炎上", en = "Flaming" }

[[step]]
id = "needs-time"
track = "main"
type = "decide"
role = "section-head"
title = "時間を要するか"
after = []
options = [ { id = "yes", title = "要する" }, { id = "no", title = "要しない" } ]

[[step]]
id = "interim"
track = "main"
type = "notice"
role = "operator"
title = "一次返信"
when = { needs-time = "yes" }
fields = [ { id = "next-reply", type = "time", title = "次の回答", required = true } ]
opens-promise = { title = "改めて回答する", due = "next-reply" }
approval = "publish"

[[step]]
id = "final"
track = "main"
type = "notice"
role = "operator"
title = "改めて回答"
when = { needs-time = "yes" }
keeps-promise = ["interim"]

[[step]]
id = "police"
track = "report"
type = "report"
role = "section-head"
title = "警察へ連絡"
to = ["police"]
when = { severity = "major" }
after = []

[[step]]
id = "look"
track = "report"
type = "watch"
role = "operator"
title = "監視"
every = "1h"
after = []
fields = [ { id = "count", type = "number", title = "件数" } ]
`

const hijackTOML = `
format = 1
id = "hijack"
kind = "hijack"
order = 2
title = { ja = "乗っ取り", en = "Hijack" }

[[step]]
id = "change"
track = "main"
type = "act"
role = "operator"
title = "パスワードを変更する"
each = "account.admins"
after = []
cannot = "locked-out"
due = { within = "10m", from = "detected" }

[[step]]
id = "locked-out"
track = "main"
type = "act"
role = "operator"
title = "運営会社の様式で申し出る"

[[step]]
id = "remove"
track = "main"
type = "act"
role = "operator"
title = "管理者を外す"
evidence-first = true

[[step]]
id = "tell-inside"
track = "report"
type = "report"
role = "section-head"
title = "庁内へ報告する"
to = ["report-targets"]
after = []

[[step]]
id = "really"
track = "main"
type = "decide"
role = "section-head"
title = "本当に乗っ取りか"
options = [ { id = "yes", title = "はい" }, { id = "slip", title = "誤操作", kind = "flaming" } ]
`

const closingTOML = `
format = 1
id = "closing"
part = "closing"
title = "終わり"

[[step]]
id = "final-report"
track = "main"
type = "act"
role = "operator"
title = "最終報を作る"

[[step]]
id = "look-back"
track = "main"
type = "act"
role = "operator"
title = "振り返る"
`

const profileTOML = `
format = 1
id = "test"
name = { ja = "試験市", en = "Test City" }
office = "市"
head = "市長"

[[document]]
id = "test"
title = "規程"

[role.section-head]
post = "課長"
[role.it-security]
post = "デジタル課"

[report.hijack]
to = ["it-security", "section-head"]
source = "test:7"

[[account]]
id = "x-main"
platform = "x"
name = "公式X"
admins = ["甲", "乙"]
`

var jst = time.FixedZone("JST", 9*60*60)

// t0 is the moment the test incidents became known.
var t0 = time.Date(2026, 11, 22, 22, 40, 0, 0, jst)

func testLibrary(t testing.TB) *runbook.Library {
	t.Helper()
	lib, err := runbook.NewLibrary(playbook.Files{
		Playbooks: []playbook.File{
			{Name: "opening.toml", Data: []byte(openingTOML)},
			{Name: "flaming.toml", Data: []byte(flamingTOML)},
			{Name: "hijack.toml", Data: []byte(hijackTOML)},
			{Name: "closing.toml", Data: []byte(closingTOML)},
		},
		Profiles: []playbook.File{{Name: "test.toml", Data: []byte(profileTOML)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// run is an incident worked by Decide and Fold alone, without a store.
type run struct {
	t      testing.TB
	state  runbook.State
	events []runbook.Event
	now    time.Time
}

func begin(t testing.TB, kinds ...string) *run {
	t.Helper()
	lib := testLibrary(t)
	profile, _ := lib.Profile("test")
	s, err := runbook.Begin(t.Context(), memory(), lib, profile, false, runbook.Open{
		By: runbook.By{Actor: runbook.Actor{Name: "鈴木"}}, Kinds: kinds, Title: "試験", Account: "x-main", Detected: t0,
	}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	r := &run{t: t, state: s.State(), events: s.Entries(), now: t0}
	return r
}

// zeros is a random source without surprises.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func (r *run) do(in runbook.Intent) error {
	events, err := runbook.Decide(r.state, in, r.now)
	if err != nil {
		return err
	}
	r.state = runbook.Fold(r.state, events)
	r.events = append(r.events, events...)
	return nil
}

func (r *run) must(in runbook.Intent) runbook.Event {
	r.t.Helper()
	if err := r.do(in); err != nil {
		r.t.Fatalf("%#v: %v", in, err)
	}
	return r.events[len(r.events)-1]
}

func (r *run) refused(in runbook.Intent, code runbook.Code) *runbook.Refusal {
	r.t.Helper()
	err := r.do(in)
	var ref *runbook.Refusal
	if !errors.As(err, &ref) || ref.Code != code {
		r.t.Fatalf("%#v: got %v, want a refusal %s", in, err, code)
	}
	if ref.Text.Ja == "" || ref.Text.En == "" || ref.Hint.Ja == "" || ref.Hint.En == "" {
		r.t.Errorf("refusal without words: %+v", ref)
	}
	return ref
}

func (r *run) view(ref playbook.Ref) runbook.StepView {
	r.t.Helper()
	v, ok := r.state.Step(ref, r.now)
	if !ok {
		r.t.Fatalf("no step %s", ref)
	}
	return v
}

func (r *run) is(ref playbook.Ref, want runbook.StepState) {
	r.t.Helper()
	if got := r.view(ref).State; got != want {
		r.t.Errorf("%s is %s, want %s", ref, got, want)
	}
}

func TestNotSureYetThenDecided(t *testing.T) {
	r := begin(t)
	r.is("opening/save-screen", runbook.Ready)
	r.is("opening/kind", runbook.Waiting)
	r.is("flaming/needs-time", runbook.NotApplicable)
	e := r.must(runbook.Do{Step: "opening/kind", Chosen: []string{"hijack"}})
	if d := e.Data.(*runbook.Decided); !slices.Equal(d.Kinds, []string{"hijack"}) || !slices.Equal(d.OutOfOrder, []playbook.Ref{"opening/save-screen"}) {
		t.Errorf("decided %+v", d)
	}
	r.is("hijack/change", runbook.Ready)
	if !slices.Equal(r.state.Kinds, []string{"hijack"}) {
		t.Errorf("kinds %v", r.state.Kinds)
	}
}

func TestDecideAgainKeepsTheOldPath(t *testing.T) {
	r := begin(t, "flaming")
	r.must(runbook.Do{Step: "flaming/needs-time", Chosen: []string{"no"}})
	r.is("flaming/interim", runbook.NotApplicable)
	r.refused(runbook.Do{Step: "flaming/needs-time", Chosen: []string{"yes"}}, runbook.ReasonNeeded)
	before := len(r.events)
	e := r.must(runbook.Do{Step: "flaming/needs-time", Chosen: []string{"yes"}, Reason: "調査が長引く"})
	if d := e.Data.(*runbook.Decided); !slices.Equal(d.Before, []string{"no"}) {
		t.Errorf("before: %v", d.Before)
	}
	if len(r.events) != before+1 || r.events[before-1].Type != runbook.DecisionMade {
		t.Error("the first decision is not in the log any more")
	}
	r.is("flaming/interim", runbook.Held)
}

func TestApprovalHoldsAndAnotherPersonDoesIt(t *testing.T) {
	r := begin(t, "flaming")
	r.must(runbook.Do{Step: "flaming/needs-time", Chosen: []string{"yes"}})
	done := runbook.Do{Step: "flaming/interim", Fields: map[string]string{"next-reply": "２３：３０"}}
	ref := r.refused(done, runbook.StepHeld)
	if len(ref.Gates) != 1 || ref.Gates[0].Kind != runbook.GateApproval {
		t.Errorf("gates %+v", ref.Gates)
	}
	r.must(runbook.Refuse{By: by("課長"), Step: "flaming/interim", Reason: "文面を直す"})
	r.refused(done, runbook.StepHeld)
	r.must(runbook.Approve{By: by("鈴　木"), Step: "flaming/interim"})
	r.refused(done, runbook.StepHeld) // the approver is the one who does it
	r.must(runbook.Approve{By: by("課長"), Step: "flaming/interim", Means: "電話"})
	r.must(done)
	p := r.state.Promises(r.now)
	if len(p) != 1 || p[0].Kept || !p[0].Due.Equal(t0.Add(50*time.Minute)) {
		t.Errorf("promises %+v", p)
	}
	r.refused(runbook.Close{Reason: "終わり"}, runbook.PromiseOpen)
	r.must(runbook.Do{Step: "flaming/final"})
	if p := r.state.Promises(r.now); !p[0].Kept {
		t.Error("the promise is kept")
	}
	r.refused(runbook.Close{}, runbook.ReasonNeeded)
	r.must(runbook.Close{Reason: "残りは翌日"})
	r.refused(runbook.Do{Step: "opening/save-screen"}, runbook.IncidentEnded)
	r.must(runbook.Note{Text: "終結後のメモ"})
	r.must(runbook.Reopen{Reason: "続きがある"})
	r.must(runbook.Do{Step: "opening/save-screen"})
}

func by(name string) runbook.By { return runbook.By{Actor: runbook.Actor{Name: name}} }

// A promise calls for its keeper even when the answers changed so that nothing
// else does; otherwise the incident could not be closed by any step on the screen.
func TestAPromiseCallsForItsKeeper(t *testing.T) {
	r := begin(t, "flaming")
	r.must(runbook.Do{Step: "flaming/needs-time", Chosen: []string{"yes"}})
	r.must(runbook.Approve{By: by("課長"), Step: "flaming/interim"})
	r.must(runbook.Do{Step: "flaming/interim", Fields: map[string]string{"next-reply": "23:30"}})
	r.must(runbook.Do{Step: "flaming/needs-time", Chosen: []string{"no"}, Reason: "すぐ分かった"})
	r.is("flaming/final", runbook.Ready)
	r.must(runbook.Classify{Kinds: []string{"hijack"}, Reason: "炎上ではなかった"})
	listed := false
	for _, v := range r.state.Steps(r.now) {
		listed = listed || v.Ref == "flaming/final" && v.State == runbook.Ready
	}
	if !listed {
		t.Error("the step that keeps the promise is not listed")
	}
	r.must(runbook.Skip{Step: "flaming/final", Reason: "一次返信を削除した"})
	r.must(runbook.Close{Reason: "終わり"})
}

func TestOverrideOpensAGateAndIsLogged(t *testing.T) {
	r := begin(t, "hijack")
	r.refused(runbook.Do{Step: "hijack/remove"}, runbook.StepHeld)
	r.refused(runbook.Override{Step: "hijack/remove"}, runbook.ReasonNeeded)
	r.must(runbook.Override{Step: "hijack/remove", Reason: "画面が開けない"})
	r.must(runbook.Do{Step: "hijack/remove"})
	for _, g := range r.view("hijack/remove").Gates {
		if g.How != "overridden" || g.By != "鈴木" || g.Reason != "画面が開けない" {
			t.Errorf("gate %+v", g)
		}
	}
}

func TestEvidenceOpensTheGate(t *testing.T) {
	r := begin(t, "hijack")
	r.must(runbook.AddEvidence{What: "管理者一覧の画面", Where: "共有フォルダ"})
	r.must(runbook.Do{Step: "hijack/remove"})
}

func TestStopAndAskHoldsUntilAnswered(t *testing.T) {
	r := begin(t, "hijack")
	q := r.must(runbook.Ask{Step: "hijack/change", Text: "先に電話するか"})
	r.is("hijack/change", runbook.Held)
	r.refused(runbook.Do{Step: "hijack/change"}, runbook.StepHeld)
	r.refused(runbook.Answer{Question: q.Seq, Text: "変更してよい"}, runbook.BadIntent)
	r.must(runbook.Answer{Question: q.Seq, Text: "変更してよい", From: "課長"})
	r.is("hijack/change", runbook.Ready)
}

func TestItemsOfTheProfile(t *testing.T) {
	r := begin(t, "hijack")
	r.must(runbook.Do{Step: "hijack/change", Items: []string{"甲"}})
	r.is("hijack/change", runbook.Ready)
	r.refused(runbook.Do{Step: "hijack/change", Items: []string{"甲"}}, runbook.AlreadySettled)
	r.refused(runbook.Do{Step: "hijack/change", Items: []string{"丙"}}, runbook.BadIntent)
	r.must(runbook.Do{Step: "hijack/change"})
	r.is("hijack/change", runbook.StateDone)
	r.is("hijack/locked-out", runbook.NotApplicable)
}

func TestImpossibleOpensItsBranch(t *testing.T) {
	r := begin(t, "hijack")
	r.is("hijack/locked-out", runbook.Waiting)
	r.refused(runbook.Impossible{Step: "hijack/change"}, runbook.ReasonNeeded)
	r.must(runbook.Impossible{Step: "hijack/change", Reason: "誰もログインできない"})
	r.is("hijack/locked-out", runbook.Ready)
	r.must(runbook.ReopenStep{Step: "hijack/change"})
	r.is("hijack/change", runbook.Ready)
	r.is("hijack/locked-out", runbook.Waiting)
}

func TestReceiptsFromEveryTarget(t *testing.T) {
	r := begin(t, "hijack")
	r.refused(runbook.Do{Step: "hijack/tell-inside"}, runbook.ReceiptsOpen)
	r.must(runbook.Report{Step: "hijack/tell-inside", To: "it-security", Reached: false, Means: "電話"})
	r.is("hijack/tell-inside", runbook.Ready)
	r.must(runbook.Report{Step: "hijack/tell-inside", To: "デジタル課", Reached: true, Instruction: "続けよ"})
	if items := r.view("hijack/tell-inside").Items; items[0].State != runbook.StateDone || items[1].State != runbook.Ready {
		t.Errorf("items %+v", items)
	}
	r.refused(runbook.Do{Step: "hijack/tell-inside"}, runbook.ReceiptsOpen) // whether the last was reached is nobody's to assume
	r.must(runbook.Report{Step: "hijack/tell-inside", To: "section-head", Reached: true})
	r.is("hijack/tell-inside", runbook.StateDone)
	if n := len(r.view("hijack/tell-inside").Attempts); n != 3 {
		t.Errorf("%d attempts", n)
	}
}

func TestReclassifyKeepsWhatWasDone(t *testing.T) {
	r := begin(t, "hijack")
	r.must(runbook.Do{Step: "hijack/change"})
	r.must(runbook.Do{Step: "hijack/really", Chosen: []string{"slip"}})
	if !slices.Equal(r.state.Kinds, []string{"hijack", "flaming"}) {
		t.Errorf("kinds %v", r.state.Kinds)
	}
	r.refused(runbook.Classify{Kinds: []string{"flaming"}}, runbook.ReasonNeeded)
	r.refused(runbook.Classify{Kinds: []string{"fire"}, Reason: "?"}, runbook.UnknownKind)
	r.must(runbook.Classify{Kinds: []string{"flaming"}, Reason: "誤操作と分かった"})
	r.is("hijack/change", runbook.StateDone)
	r.is("hijack/remove", runbook.NotApplicable)
	var listed bool
	for _, v := range r.state.Steps(r.now) {
		listed = listed || v.Ref == "hijack/change"
		if v.Ref == "hijack/remove" {
			t.Error("a step of a dropped kind without a record is still listed")
		}
	}
	if !listed {
		t.Error("a step that was done is no longer listed")
	}
}

func TestLateAndOutOfOrderAreSaid(t *testing.T) {
	r := begin(t, "hijack")
	r.now = t0.Add(30 * time.Minute)
	if v := r.view("hijack/change"); !v.Overdue || !v.Deadline.Equal(t0.Add(10*time.Minute)) {
		t.Errorf("due %v overdue %v", v.Deadline, v.Overdue)
	}
	e := r.must(runbook.Do{Step: "hijack/change"})
	if d := e.Data.(*runbook.Done); d.LateBy != 20*60 {
		t.Errorf("late by %d", d.LateBy)
	}
	e = r.must(runbook.Do{By: runbook.By{At: t0.Add(5 * time.Minute)}, Step: "opening/save-screen"})
	if d := e.Data.(*runbook.Done); d.LateBy != 0 || !e.At.Equal(t0.Add(5*time.Minute)) || !e.Logged.Equal(r.now) {
		t.Errorf("%+v at %v logged %v", d, e.At, e.Logged)
	}
	e = r.must(runbook.Do{Step: "closing/final-report"})
	if d := e.Data.(*runbook.Done); len(d.OutOfOrder) == 0 {
		t.Error("the closing came before the rest, and the entry does not say so")
	}
	r.refused(runbook.Do{By: runbook.By{At: r.now.Add(time.Minute)}, Step: "closing/look-back"}, runbook.BadIntent)
}

func TestWatchStaysOpen(t *testing.T) {
	r := begin(t, "flaming")
	if v := r.view("flaming/look"); !v.NextCheck.Equal(t0.Add(time.Hour)) {
		t.Errorf("next %v", v.NextCheck)
	}
	r.now = t0.Add(90 * time.Minute)
	r.must(runbook.Check{Step: "flaming/look", Fields: map[string]string{"count": "１２０"}})
	v := r.view("flaming/look")
	if v.State != runbook.Ready || v.Checks != 1 || v.Values["count"] != "120" || !v.NextCheck.Equal(t0.Add(150*time.Minute)) {
		t.Errorf("%+v", v)
	}
	r.refused(runbook.Check{Step: "flaming/look", Fields: map[string]string{"count": "多数"}}, runbook.BadIntent)
	r.refused(runbook.Check{Step: "flaming/look", Fields: map[string]string{"kensu": "1"}}, runbook.BadIntent)
	r.must(runbook.Do{Step: "flaming/look"})
	r.is("flaming/look", runbook.StateDone)
}

func TestClosingOpensWhenAllElseIsSettled(t *testing.T) {
	r := begin(t)
	r.must(runbook.AddEvidence{What: "画面", Where: "共有"})
	r.must(runbook.Do{Step: "opening/save-screen"})
	r.must(runbook.Report{Step: "opening/tell-head", To: "section-head", Reached: true})
	r.is("closing/final-report", runbook.Waiting)
	r.must(runbook.Do{Step: "opening/kind", Chosen: []string{"none"}})
	r.must(runbook.Do{Step: "opening/severity", Chosen: []string{"minor"}})
	r.is("closing/final-report", runbook.Ready)
	r.must(runbook.Do{Step: "closing/final-report"})
	r.must(runbook.Do{Step: "closing/look-back"})
	r.must(runbook.Close{})
	if r.state.Status != runbook.StatusClosed || r.state.Severity.Title.Ja != "軽微" {
		t.Errorf("%+v", r.state)
	}
}

func TestAKindThatJoinsLaterHasItsOwnClock(t *testing.T) {
	r := begin(t, "flaming")
	r.now = t0.Add(3 * time.Hour)
	r.must(runbook.Classify{Kinds: []string{"flaming", "hijack"}, Reason: "乗っ取りも分かった"})
	if v := r.view("hijack/change"); v.Overdue || !v.Deadline.Equal(r.now.Add(10*time.Minute)) {
		t.Errorf("due %v, overdue %v", v.Deadline, v.Overdue)
	}
	// A kind found where none was known counts from the detection.
	r = begin(t)
	r.now = t0.Add(time.Hour)
	r.must(runbook.Classify{Kinds: []string{"hijack"}, Reason: "乗っ取りと分かった"})
	if v := r.view("hijack/change"); !v.Overdue {
		t.Errorf("due %v", v.Deadline)
	}
}

func TestFindStep(t *testing.T) {
	r := begin(t, "hijack")
	for name, want := range map[string]playbook.Ref{"change": "hijack/change", "hijack/change": "hijack/change", "kind": "opening/kind", "interim": "flaming/interim"} {
		if got, err := r.state.FindStep(name); err != nil || got != want {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
	_, err := r.state.FindStep("chnage")
	var ref *runbook.Refusal
	if !errors.As(err, &ref) || ref.Hint.En != `did you mean "change"?` {
		t.Errorf("%v: %+v", err, ref)
	}
}

func TestNextIsTheMostUrgent(t *testing.T) {
	r := begin(t, "hijack")
	next := func() playbook.Ref {
		ref, _ := runbook.Next(r.state.Steps(r.now))
		return ref
	}
	if got := next(); got != "opening/save-screen" {
		t.Errorf("next %s", got)
	}
	r.must(runbook.Do{Step: "opening/save-screen"})
	if got := next(); got != "hijack/change" {
		t.Errorf("next %s", got)
	}
	r.must(runbook.Ask{Step: "hijack/change", Text: "よいか"}) // held, but still what is due soonest
	if got := next(); got != "hijack/change" {
		t.Errorf("next %s", got)
	}
	r = begin(t, "flaming")
	for _, v := range r.state.Steps(r.now) {
		if v.Ref != "flaming/look" && v.Ref != "opening/severity" {
			r.must(runbook.Skip{Step: v.Ref, Reason: "試験"})
		}
	}
	if got := next(); got != "opening/severity" {
		t.Errorf("a watch that is not due came before %s", got)
	}
}

func TestBadTextIsRefused(t *testing.T) {
	r := begin(t, "hijack")
	r.refused(runbook.Note{Text: " \n"}, runbook.BadIntent)
	r.refused(runbook.Note{Text: "\xff"}, runbook.BadIntent)
	r.refused(runbook.Note{Text: string(make([]byte, runbook.MaxText+1))}, runbook.BadIntent)
	r.refused(runbook.Correct{Entry: 99, Text: "x", Reason: "y"}, runbook.BadIntent)
	r.refused(runbook.Correct{Entry: 1, Text: "x"}, runbook.ReasonNeeded)
	r.refused(runbook.Do{Step: "hijack/nothing"}, runbook.UnknownStep)
}
