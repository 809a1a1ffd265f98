package runbook_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// ruledTOML is a kind in which every gate and every sort of due time occurs. What
// the rules cite is the test office's own, another's, or nobody's.
const ruledTOML = `
format = 1
id = "ruled"
kind = "ruled"
order = 3
title = { ja = "規則", en = "Ruled" }

[[rule]]
id = "press-first"
text = "発表が先"
sources = ["test:6"]
[[rule]]
id = "elsewhere"
text = "ほかの市の規則"
sources = ["ube:6(10)"]
[[rule]]
id = "two"
text = "二人以上で決める"
sources = ["test:9"]

[[step]]
id = "press"
track = "main"
type = "decide"
role = "section-head"
title = "発表するか"
after = []
two-persons = "two"
options = [ { id = "yes", title = "する" }, { id = "no", title = "しない" } ]

[[step]]
id = "release"
track = "main"
type = "notice"
role = "operator"
title = "報道発表"
when = { press = "yes" }
approval = ["publish", "official-view"]

[[step]]
id = "post"
track = "report"
type = "notice"
role = "operator"
title = "詳しい投稿"
after = []
not-before = { steps = ["release"], rule = "press-first" }
due = [ { within = "30m", from = "detected", when = { press = "yes" } }, { within = "2h", from = "confirmed" } ]

[[step]]
id = "advised"
track = "report"
type = "notice"
role = "operator"
title = "助言だけの投稿"
after = []
not-before = { steps = ["release"], rule = "elsewhere" }
due = { days = 5, from = "detected" }

[[step]]
id = "stop"
track = "report"
type = "act"
role = "operator"
title = "運用を止める"
after = []
not-before = { steps = ["release"], rule = "elsewhere", always = true }
evidence-first = ["keep"]

[[step]]
id = "keep"
track = "report"
type = "evidence"
role = "operator"
title = "残す"
after = []

[[step]]
id = "count"
track = "report"
type = "act"
role = "operator"
title = "数える"
after = ["keep", "press"]
fields = [
  { id = "views", type = "number", as-of = true, title = "表示数" },
  { id = "known", type = "time", sets = "detected", title = "覚知" },
  { id = "from", type = "text", sets = "source", title = "誰から" },
]
handoff = "crisis"

[[step]]
id = "written"
track = "report"
type = "notice"
role = "operator"
title = "知らせる"
after = []
approval = "publish"
text = "T05"

[[step]]
id = "tell"
track = "report"
type = "report"
role = "operator"
title = "報告する"
to = ["report-targets"]
after = []

[[step]]
id = "ending"
track = "main"
type = "decide"
role = "section-head"
title = "続けるか"
after = []
sets = "ending"
options = [ { id = "continue", title = "続ける" }, { id = "end", title = "終える" } ]
`

const ruledOpening = `
[[fact]]
id = "cause"
title = { ja = "原因", en = "Cause" }
`

const ruledProfile = `
[role.pr]
post = "広報課"
[role.crisis]
post = "危機管理課"
deputies = [ { post = "課長補佐", night = "090-0000-0000" }, "係長" ]

[report.ruled]
to = ["crisis"]
by = "section-head"
source = "test:7"

[approval.publish]
by = ["section-head"]
source = "test:5"
[approval.official-view]
by = ["section-head"]
consult = ["pr"]
source = "test:5(2)"
[approval.off-hours]
by = ["section-head"]
source = "test:4"

[[handoff]]
id = "crisis"
title = "危機管理指針"
source = "test:8"
`

func ruled(t testing.TB, change ...string) *run {
	t.Helper()
	replace := strings.NewReplacer(change...)
	lib, err := runbook.NewLibrary(playbook.Files{
		Playbooks: []playbook.File{
			{Name: "opening.toml", Data: []byte(openingTOML + ruledOpening + "[[role]]\nid = \"pr\"\ntitle = \"広報\"\n[[role]]\nid = \"crisis\"\ntitle = \"危機管理\"\n")},
			{Name: "flaming.toml", Data: []byte(flamingTOML)}, {Name: "hijack.toml", Data: []byte(hijackTOML)},
			{Name: "ruled.toml", Data: []byte(ruledTOML)}, {Name: "closing.toml", Data: []byte(closingTOML)},
		},
		Profiles: []playbook.File{{Name: "test.toml", Data: []byte(replace.Replace(profileTOML + ruledProfile))}},
		Texts:    []playbook.File{{Name: "T05.toml", Data: []byte(textTOML)}, {Name: "claims.toml", Data: []byte(claimsTOML)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	profile, _ := lib.Profile("test")
	s, err := runbook.Begin(t.Context(), memory(), lib, profile, false, runbook.Open{
		By: by("鈴木"), Kinds: []string{"ruled"}, Account: "x-main", Detected: t0.Add(-time.Minute),
	}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	return &run{t: t, state: s.State(), events: s.Entries(), now: t0}
}

// gate finds a gate of a step.
func (r *run) gate(ref playbook.Ref, kind string, act ...string) runbook.GateView {
	r.t.Helper()
	for _, g := range r.view(ref).Gates {
		if g.Kind == kind && (len(act) == 0 || g.Act == act[0]) {
			return g
		}
	}
	r.t.Fatalf("%s has no gate %s %v: %+v", ref, kind, act, r.view(ref).Gates)
	return runbook.GateView{}
}

func TestOrderHoldsWhileWhatComesFirstIsPlanned(t *testing.T) {
	r := ruled(t)
	r.is("ruled/post", runbook.Ready) // nobody knows yet whether there is a release
	r.must(runbook.Do{By: by("課長"), Step: "ruled/press", Chosen: []string{"yes"}, With: "広報課長"})
	r.is("ruled/post", runbook.Held)
	g := r.gate("ruled/post", runbook.GateOrder)
	if g.Open || g.Whose != org.Own || g.Source != "test:6" || !slices.Equal(g.Steps, []playbook.Ref{"ruled/release"}) {
		t.Errorf("%+v", g)
	}
	r.refused(runbook.Do{By: by("鈴木"), Step: "ruled/post"}, runbook.StepHeld)
	r.must(runbook.Skip{By: by("課長"), Step: "ruled/release", Reason: "見送った"})
	r.must(runbook.Do{By: by("鈴木"), Step: "ruled/post"})
}

func TestAnotherOfficesRuleIsAdvice(t *testing.T) {
	r := ruled(t)
	r.must(runbook.Do{By: by("課長"), Step: "ruled/press", Chosen: []string{"yes"}, With: "広報課長"})
	if g := r.gate("ruled/advised", runbook.GateOrder); !g.Open || !g.Advice || g.Whose != org.Other {
		t.Errorf("%+v", g)
	}
	r.must(runbook.Do{By: by("鈴木"), Step: "ruled/advised"})
	r.is("ruled/stop", runbook.Held) // but always = true holds in every office

	// An office that adopts the rule in its profile is held by it.
	adopted := ruled(t, "[role.pr]", "[rule.elsewhere]\nsource = \"test:99\"\n[role.pr]")
	adopted.must(runbook.Do{By: by("課長"), Step: "ruled/press", Chosen: []string{"yes"}, With: "広報課長"})
	if g := adopted.gate("ruled/advised", runbook.GateOrder); g.Open || g.Whose != org.Own || g.Source != "test:99" {
		t.Errorf("%+v", g)
	}
}

func TestOneAloneCannotDecide(t *testing.T) {
	r := ruled(t)
	r.is("ruled/press", runbook.Ready)
	for _, with := range []string{"", "課長", "課 長"} {
		r.refused(runbook.Do{By: by("課長"), Step: "ruled/press", Chosen: []string{"no"}, With: with}, runbook.StepHeld)
	}
	e := r.must(runbook.Do{By: by("課長"), Step: "ruled/press", Chosen: []string{"no"}, With: "広報課長"})
	if d := e.Data.(*runbook.Decided); d.With != "広報課長" || r.view("ruled/press").With != "広報課長" {
		t.Errorf("%+v", d)
	}
	alone := ruled(t)
	alone.must(runbook.Override{By: by("当直"), Step: "ruled/press", Reason: "誰もつながらない"})
	alone.must(runbook.Do{By: by("当直"), Step: "ruled/press", Chosen: []string{"no"}})
}

func TestEvidenceMustBeTheRightOne(t *testing.T) {
	r := ruled(t)
	r.must(runbook.AddEvidence{By: by("鈴木"), What: "別の画面", Where: "共有"})
	r.must(runbook.AddEvidence{By: by("鈴木"), Step: "opening/save-screen", What: "画面", Where: "共有"})
	if r.gate("ruled/stop", runbook.GateEvidence).Open {
		t.Error("evidence kept elsewhere opened the gate")
	}
	r.must(runbook.AddEvidence{By: by("鈴木"), Step: "ruled/keep", What: "設定の画面", Where: "共有"})
	if !r.gate("ruled/stop", runbook.GateEvidence).Open {
		t.Error("the evidence did not open the gate")
	}
	here := ruled(t)
	here.must(runbook.AddEvidence{By: by("鈴木"), Step: "ruled/stop", What: "設定の画面", Where: "共有"})
	if !here.gate("ruled/stop", runbook.GateEvidence).Open {
		t.Error("evidence kept at the step itself did not open the gate")
	}
}

func TestEachActIsApprovedAndConsulted(t *testing.T) {
	r := ruled(t)
	r.must(runbook.Do{By: by("課長"), Step: "ruled/press", Chosen: []string{"yes"}, With: "広報課長"})
	r.is("ruled/release", runbook.Held)
	r.refused(runbook.Approve{By: by("課長"), Step: "ruled/release", Acts: []string{"delete"}}, runbook.BadIntent)
	e := r.must(runbook.Approve{By: by("課長"), Step: "ruled/release", Acts: []string{"publish"}})
	if d := e.Data.(*runbook.Approved); !slices.Equal(d.All(), []string{"publish"}) {
		t.Errorf("%+v", d)
	}
	r.is("ruled/release", runbook.Held)
	e = r.must(runbook.Approve{By: by("課長"), Step: "ruled/release", Means: "電話"})
	if d := e.Data.(*runbook.Approved); !slices.Equal(d.All(), []string{"official-view", "off-hours"}) {
		t.Errorf("the rest was not approved: %+v", d)
	}
	r.is("ruled/release", runbook.Held) // public relations has not been consulted
	g := r.gate("ruled/release", runbook.GateConsult)
	if g.Open || g.Role != "pr" || g.Source != "test:5(2)" || g.Whose != org.Own {
		t.Errorf("%+v", g)
	}
	r.refused(runbook.Consult{By: by("鈴木"), Step: "ruled/release", Role: "crisis", With: "係長"}, runbook.BadIntent)
	r.refused(runbook.Consult{By: by("鈴木"), Step: "ruled/release"}, runbook.BadIntent)
	r.must(runbook.Consult{By: by("鈴木"), Step: "ruled/release", With: "広報課長", Text: "異議なし"})
	r.is("ruled/release", runbook.Ready)
	r.refused(runbook.Do{By: by("課長"), Step: "ruled/release"}, runbook.StepHeld) // who approved does not do it
	r.must(runbook.Do{By: by("鈴木"), Step: "ruled/release"})
}

func TestOffHoursPermission(t *testing.T) {
	const hours = "[hours]\nfrom = \"08:30\"\nto = \"17:15\"\ndays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]\nholidays = []\n[role.pr]"
	has := func(r *run) bool {
		return slices.ContainsFunc(r.view("ruled/release").Gates, func(g runbook.GateView) bool { return g.Act == org.ActOffHours && !g.Open })
	}
	if r := ruled(t); !has(r) {
		t.Error("hours that are not set count as inside")
	} else if !r.gate("ruled/release", runbook.GateApproval, org.ActOffHours).Unsure {
		t.Error("hours that are not set are known")
	}
	r := ruled(t, "[role.pr]", hours)
	if !has(r) {
		t.Error("a Sunday night counts as inside")
	}
	r.now = time.Date(2026, 11, 24, 10, 0, 0, 0, jst)
	if has(r) {
		t.Error("a Tuesday morning counts as outside")
	}
	r = ruled(t, "[role.pr]", hours) // what was published in the night was, also by day
	r.must(runbook.Do{By: by("課長"), Step: "ruled/press", Chosen: []string{"yes"}, With: "広報課長"})
	r.must(runbook.Override{By: by("鈴木"), Step: "ruled/release", Reason: "連絡がつかない", Gates: []string{
		"consult:pr", "approval:publish", "approval:official-view", "approval:off-hours",
	}})
	r.must(runbook.Do{By: by("鈴木"), Step: "ruled/release"})
	r.now = time.Date(2026, 11, 24, 10, 0, 0, 0, jst)
	if g := r.gate("ruled/release", runbook.GateApproval, org.ActOffHours); g.How != runbook.HowOverridden || g.Unsure {
		t.Errorf("two days later: %+v", g)
	}
	if r := ruled(t, "[approval.off-hours]\nby = [\"section-head\"]", "[approval.off-hours]\nexempt = true"); has(r) {
		t.Error("an office that is exempt is asked all the same")
	} else if g := r.gate("ruled/release", runbook.GateApproval, org.ActOffHours); g.How != runbook.HowExempt || g.Whose != org.Own || g.Source != "test:4" {
		t.Errorf("its rule is not shown: %+v", g)
	}
}

func TestDueTimesByAnswerAndByDay(t *testing.T) {
	r := ruled(t)
	if d := r.view("ruled/post").Deadline; !d.Equal(t0.Add(2 * time.Hour)) { // confirmed when it was opened
		t.Errorf("due %v", d)
	}
	r.must(runbook.Do{By: by("課長"), Step: "ruled/press", Chosen: []string{"yes"}, With: "広報課長"})
	if d := r.view("ruled/post").Deadline; !d.Equal(t0.Add(29 * time.Minute)) {
		t.Errorf("due %v after the answer", d)
	}
	// The day on which it became known is the first of the five.
	if d, want := r.view("ruled/advised").Deadline, time.Date(2026, 11, 26, 23, 59, 59, 0, jst); !d.Equal(want) {
		t.Errorf("due %v, want %v", d, want)
	}
}

func TestNumbersKeepTheirTime(t *testing.T) {
	r := ruled(t)
	r.now = t0.Add(time.Hour)
	e := r.must(runbook.Do{By: by("鈴木"), Step: "ruled/count", Fields: map[string]string{"views": "５４", "views.as-of": "23:10"}})
	want := map[string]string{"views": "54", "views.as-of": "2026-11-22T23:10:00+09:00"}
	if got := e.Data.(*runbook.Done).Fields; len(got) != 2 || got["views"] != want["views"] || got["views.as-of"] != want["views.as-of"] {
		t.Errorf("%v", got)
	}
	details := runbook.Details(&r.state, e)
	if len(details) == 0 || !strings.Contains(details[0].Ja, "54 (11/22 23:10)") {
		t.Errorf("%v", details)
	}
	r = ruled(t)
	r.refused(runbook.Do{By: by("鈴木"), Step: "ruled/count", Fields: map[string]string{"views.as-off": "23:10"}}, runbook.BadIntent)
	e = r.must(runbook.Do{By: by("鈴木"), Step: "ruled/count", Fields: map[string]string{"views": "1"}})
	if got := e.Data.(*runbook.Done).Fields["views.as-of"]; got != t0.Format(time.RFC3339) {
		t.Errorf("as of %q", got)
	}
	if v := r.view("ruled/count"); v.Handoff == nil || v.Handoff.Title.Ja != "危機管理指針" {
		t.Errorf("hand-off %+v", v.Handoff)
	}
}

func TestWhoReportsAndWhomToCallNext(t *testing.T) {
	r := ruled(t)
	v := r.view("ruled/tell")
	if v.Performer != "section-head" || v.Post.Ja != "課長" || len(v.Items) != 1 {
		t.Fatalf("reported by %s (%s) to %+v", v.Performer, v.Post.Ja, v.Items)
	}
	r.must(runbook.Report{By: by("課長"), Step: "ruled/tell", To: "crisis"})
	r.must(runbook.Report{By: by("課長"), Step: "ruled/tell", To: "crisis", Via: "課長補佐"})
	var tried []int
	for _, c := range r.view("ruled/tell").Items[0].Contacts {
		tried = append(tried, c.Tried)
	}
	if !slices.Equal(tried, []int{1, 1, 0}) {
		t.Errorf("tried %v", tried)
	}
	r.must(runbook.Report{By: by("課長"), Step: "ruled/tell", To: "crisis", Via: "係長", Reached: true, Instruction: "待て"})
	v = r.view("ruled/tell")
	if last := v.Attempts[2]; v.State != runbook.StateDone || last.Via != "係長" || last.Instruction != "待て" {
		t.Errorf("%s %+v", v.State, v.Attempts)
	}
}

func TestFactsKeepTheirCertainty(t *testing.T) {
	r := ruled(t)
	r.refused(runbook.StateFact{By: by("鈴木"), Fact: "caus", Text: "x", Certainty: runbook.Estimated}, runbook.BadIntent)
	r.refused(runbook.StateFact{By: by("鈴木"), Text: "x", Certainty: "sure"}, runbook.BadIntent)
	r.refused(runbook.StateFact{By: by("鈴木"), Text: "x", Certainty: runbook.Confirmed, Replaces: 1}, runbook.BadIntent)
	r.must(runbook.StateFact{By: by("鈴木"), Fact: "cause", Text: "誤操作らしい", Certainty: runbook.Estimated, From: "担当者"})
	other := r.must(runbook.StateFact{By: by("鈴木"), Text: "投稿は3件", Certainty: runbook.Unconfirmed, AsOf: t0})
	r.must(runbook.StateFact{By: by("課長"), Fact: "cause", Text: "誤操作", Certainty: runbook.Confirmed, From: "履歴"})
	r.must(runbook.StateFact{By: by("鈴木"), Text: "投稿は4件", Certainty: runbook.Confirmed, Replaces: other.Seq})
	if f := r.state.Facts; len(f) != 2 || f[0].Text != "誤操作" || f[0].Title.En != "Cause" || f[0].Certainty != runbook.Confirmed || f[1].Text != "投稿は4件" {
		t.Errorf("%+v", f)
	}
}

func TestEndingAndKindChanges(t *testing.T) {
	r := ruled(t)
	r.must(runbook.Do{By: by("課長"), Step: "ruled/ending", Chosen: []string{"end"}})
	if r.state.Ending.ID != "end" {
		t.Errorf("%+v", r.state.Ending)
	}
	r.must(runbook.ReopenStep{By: by("課長"), Step: "ruled/ending"})
	if r.state.Ending.ID != "" {
		t.Errorf("%+v stands after the undo", r.state.Ending)
	}
	r.now = t0.Add(time.Hour)
	r.must(runbook.Classify{By: by("課長"), Kinds: []string{"flaming"}, Reason: "乗っ取りではなかった"})
	c := r.state.KindChanges
	if len(c) != 2 || !slices.Equal(c[0].Kinds, []string{"ruled"}) || !slices.Equal(c[1].Kinds, []string{"flaming"}) || !c[1].At.Equal(r.now) || c[1].Reason != "乗っ取りではなかった" {
		t.Errorf("%+v", c)
	}
}

func TestCitationsAndSilence(t *testing.T) {
	r := ruled(t)
	cited := r.state.Cite([]string{"ube:7(1)", "law:appi-68", "test:5"})
	var order []org.Whose
	for _, c := range cited {
		order = append(order, c.Whose)
	}
	if !slices.Equal(order, []org.Whose{org.Own, org.Law, org.Other}) || cited[0].Must() || cited[1].Must() || cited[2].Must() {
		t.Errorf("%+v", cited)
	}
	ube := beginAt(t, shipped(t), "ube", "unauthorized-access")
	for clause, must := range map[string]bool{"ube:7(1)": true, "ube:7(5)b": true, "ube:8(4)": false, "iida:6(2)④a": false, "law:appi-68": true} {
		if c := ube.state.Cite([]string{clause})[0]; c.Must() != must || c.Gloss.Ja == "" {
			t.Errorf("%+v", c)
		}
	}
	if s := r.state.Silence([]string{"ube:7(1)"}); s.Ja != "【規程に定めなし】" {
		t.Errorf("silence %q", s.Ja)
	}
	if s := r.state.Silence([]string{"test:5"}); !s.IsZero() {
		t.Errorf("an own clause is called silence: %q", s.Ja)
	}
}

const textTOML = `
format = 1
id = "T05"
title = "お知らせ"
[[blank]]
id = "account"
title = "アカウント"
from = "account.name"
[[blank]]
id = "office-kind"
title = "市・町"
from = "office.kind"
[[blank]]
id = "views"
title = "表示数"
from = "step.ruled/count.views"
[[blank]]
id = "effect"
title = "影響"
[[form]]
id = "page"
title = "ページ"
channel = "website"
body = { ja = "{{account}}で、{{office-kind}}が意図しない投稿がありました。表示は{{views}}。影響は{{effect}}。" }
`

const claimsTOML = `
format = 1
id = "claims"
[[claim]]
id = "cause"
rule = "press-first"
why = "原因を断定しています。"
asserts = "cause"
phrases = ["乗っ取られ"]
[[claim]]
id = "unfilled"
rule = "press-first"
why = "書き忘れのように見えます。"
open = true
phrases = ["○時"]
`

// TestATextIsHeldUntilItIsWholeAndTrue walks a text from its first draft to the
// words that may be copied.
func TestATextIsHeldUntilItIsWholeAndTrue(t *testing.T) {
	r := ruled(t)
	step, _ := r.state.Set.Step("ruled/written")
	forms := r.state.TextsOf(step)
	if len(forms) != 1 || forms[0].Name() != "T05/page" {
		t.Fatalf("%+v", forms)
	}
	r.refused(runbook.WriteText{By: by("鈴木"), Step: "ruled/written", Form: "T06/page"}, runbook.BadIntent)
	r.refused(runbook.WriteText{By: by("鈴木"), Step: "ruled/written", Form: "page", Values: map[string]string{"effects": "なし"}}, runbook.BadIntent)
	r.must(runbook.Do{By: by("鈴木"), Step: "ruled/count", Fields: map[string]string{"views": "54", "views.as-of": "22:40"}})

	e := r.must(runbook.WriteText{By: by("鈴木"), Step: "ruled/written", Form: "page"})
	if d := e.Data.(*runbook.Draft); !slices.Equal(d.Open, []string{"effect"}) || !strings.Contains(d.Body, "公式Xで、市が意図しない") || !strings.Contains(d.Body, "54（11月22日午後10時40分現在）") {
		t.Fatalf("%+v", d)
	}
	r.must(runbook.Approve{By: by("課長"), Step: "ruled/written"})
	if g := r.gate("ruled/written", runbook.GateText); g.Open {
		t.Error("a text with a blank does not hold the step")
	}
	r.refused(runbook.Do{By: by("田中"), Step: "ruled/written"}, runbook.StepHeld)
	draft, _ := r.state.DraftOf("ruled/written")
	if _, err := r.state.Words(draft, r.now); err == nil {
		t.Error("a text with a blank can be copied")
	}

	// A later draft is not what was approved.
	r.must(runbook.WriteText{By: by("鈴木"), Step: "ruled/written", Form: "page", Values: map[string]string{"effect": "ありません"}})
	if g := r.gate("ruled/written", runbook.GateApproval, "publish"); g.Open || g.How != runbook.HowOutdated {
		t.Errorf("%+v", g)
	}
	draft, _ = r.state.DraftOf("ruled/written")
	if words, err := r.state.Words(draft, r.now); err != nil || !strings.HasPrefix(words, "【案・未承認】") {
		t.Errorf("%q, %v", words, err)
	}

	// Own words that assert the cause are held until it is confirmed.
	r.must(runbook.WriteText{By: by("鈴木"), Step: "ruled/written", Form: "page", Body: "公式Xが乗っ取られました。"})
	r.must(runbook.Approve{By: by("課長"), Step: "ruled/written"})
	ref := r.refused(runbook.Do{By: by("田中"), Step: "ruled/written"}, runbook.StepHeld)
	if len(ref.Gates) != 1 || !slices.Equal(ref.Gates[0].Facts, []string{"cause"}) || !strings.Contains(ref.Text.Ja, "原因") {
		t.Errorf("%+v", ref)
	}
	r.must(runbook.StateFact{By: by("課長"), Fact: "cause", Text: "乗っ取り", Certainty: runbook.Confirmed, From: "運営会社"})
	draft, _ = r.state.DraftOf("ruled/written")
	if words, err := r.state.Words(draft, r.now); err != nil || words != "公式Xが乗っ取られました。" {
		t.Errorf("%q, %v", words, err)
	}
	e = r.must(runbook.Do{By: by("田中"), Step: "ruled/written"})
	if d := e.Data.(*runbook.Done); d.Text != draft.Seq {
		t.Errorf("the entry names text %d, want %d", d.Text, draft.Seq)
	}
}

// TestAStepNamesATextThereIs: a misspelt prepared text is found when the library is
// read, and not when somebody needs it.
func TestAStepNamesATextThereIs(t *testing.T) {
	files := playbook.Files{
		Playbooks: []playbook.File{
			{Name: "opening.toml", Data: []byte(openingTOML)}, {Name: "closing.toml", Data: []byte(closingTOML)},
			{Name: "flaming.toml", Data: []byte(strings.Replace(flamingTOML, `title = "一次返信"`, "title = \"一次返信\"\ntext = \"T05/pages\"", 1))},
			{Name: "hijack.toml", Data: []byte(hijackTOML)},
		},
		Profiles: []playbook.File{{Name: "test.toml", Data: []byte(profileTOML)}},
		Texts:    []playbook.File{{Name: "T05.toml", Data: []byte(textTOML)}},
	}
	_, err := runbook.NewLibrary(files)
	problems, _ := err.(playbook.Problems)
	if len(problems) != 1 || problems[0].File != "flaming.toml" || problems[0].Line != 17 || !strings.Contains(problems[0].Text.En, `"T05/pages"`) || !strings.Contains(problems[0].Hint.En, `"T05/page"`) {
		t.Errorf("%v", err)
	}
}

// TestTracksRunSideBySideAndJoin: what waits for steps of two tracks opens when both
// are settled, in whatever order.
func TestTracksRunSideBySideAndJoin(t *testing.T) {
	for _, order := range [][]string{{"keep", "press"}, {"press", "keep"}} {
		r := ruled(t)
		r.is("ruled/keep", runbook.Ready)
		r.is("ruled/press", runbook.Ready)
		for _, step := range order {
			if v := r.view("ruled/count"); v.State != runbook.Waiting || !slices.Contains(v.WaitsFor, playbook.Ref("ruled/"+step)) {
				t.Errorf("%v: %s, waiting for %v", order, v.State, v.WaitsFor)
			}
			if step == "press" {
				r.decide("ruled/press", "no")
			} else {
				r.must(runbook.Skip{By: by("鈴木"), Step: "ruled/keep", Reason: "保存済み"})
			}
		}
		r.is("ruled/count", runbook.Ready)
	}
}

// TestAStepFillsInTheFactsOfTheIncident: what a step asks for when it became known is
// the time from which every clock runs.
func TestAStepFillsInTheFactsOfTheIncident(t *testing.T) {
	r := ruled(t)
	r.refused(runbook.Do{By: by("鈴木"), Step: "ruled/count", Fields: map[string]string{"known": "2026-11-22 23:59"}}, runbook.BadIntent)
	r.must(runbook.Do{By: by("鈴木"), Step: "ruled/count", Fields: map[string]string{"known": "22:00", "from": "町民"}})
	if want := t0.Add(-40 * time.Minute); !r.state.Detected.Equal(want) || r.state.Source != "町民" {
		t.Errorf("%v, %q", r.state.Detected, r.state.Source)
	}
}

// TestTheAuthorDoesNotApprove: a text is not approved by whoever wrote it.
func TestTheAuthorDoesNotApprove(t *testing.T) {
	r := ruled(t)
	r.must(runbook.WriteText{By: by("鈴木"), Step: "ruled/written", Form: "page", Values: map[string]string{"effect": "なし", "views": "3"}})
	r.refused(runbook.Approve{By: by("鈴 木"), Step: "ruled/written"}, runbook.BadIntent)
	r.must(runbook.Approve{By: by("課長"), Step: "ruled/written"})
}

// TestOnlyThePublishedWordsAreFinal: leaving a step out does not make its draft fit to
// go out, and a fact that is taken back holds the text again.
func TestOnlyThePublishedWordsAreFinal(t *testing.T) {
	r := ruled(t)
	r.must(runbook.StateFact{By: by("課長"), Fact: "cause", Text: "乗っ取り", Certainty: runbook.Confirmed})
	r.must(runbook.WriteText{By: by("鈴木"), Step: "ruled/written", Form: "page", Body: "公式Xが乗っ取られました。"})
	r.must(runbook.Approve{By: by("課長"), Step: "ruled/written"})
	state := func() runbook.TextState {
		d, _ := r.state.DraftOf("ruled/written")
		return r.state.TextStateOf(d, r.now)
	}
	if s := state(); s != runbook.TextReady {
		t.Errorf("approved and confirmed: %s", s)
	}
	r.must(runbook.StateFact{By: by("課長"), Fact: "cause", Text: "不明", Certainty: runbook.Unconfirmed})
	if s := state(); s != runbook.TextHeld || r.gate("ruled/written", runbook.GateText).Open {
		t.Errorf("the fact was taken back: %s", s)
	}
	r.must(runbook.Skip{By: by("課長"), Step: "ruled/written", Reason: "見送り"})
	d, _ := r.state.DraftOf("ruled/written")
	if words, err := r.state.Words(d, r.now); err != nil || !strings.HasPrefix(words, "【案・未承認】") {
		t.Errorf("%q, %v", words, err)
	}
	r.must(runbook.ReopenStep{By: by("課長"), Step: "ruled/written"})
	r.must(runbook.WriteText{By: by("鈴木"), Step: "ruled/written", Form: "page", Body: "本日○時○分ころ、発生しました。"})
	if s := state(); s != runbook.TextOpen {
		t.Errorf("a place that was never filled in: %s", s)
	}
}

// TestAnEntryOfAStrangerNeverPanics: a decision of a step that the run does not have,
// or in a run whose files cannot be read, changes nothing and breaks nothing.
func TestAnEntryOfAStrangerNeverPanics(t *testing.T) {
	decided := func(seq int) []runbook.Event {
		at := runbook.Event{Seq: seq, At: t0, Logged: t0, Actor: runbook.Actor{Name: "甲"}, Step: "nowhere/step"}
		first, again, undo := at, at, at
		first.Type, first.Data = runbook.DecisionMade, &runbook.Decided{Chosen: []string{"a"}}
		again.Seq, again.Type, again.Data = seq+1, runbook.DecisionMade, &runbook.Decided{Chosen: []string{"b"}, Before: []string{"a"}}
		undo.Seq, undo.Type, undo.Data = seq+2, runbook.StepReopened, &runbook.StepReopening{Entry: seq + 1}
		return []runbook.Event{first, again, undo}
	}
	r := ruled(t)
	runbook.Fold(r.state, decided(r.state.Head+1))
	opened := r.events[0]
	data := *opened.Data.(*runbook.Opened)
	data.Pinned = nil
	opened.Data = &data
	s := runbook.Fold(runbook.State{}, append([]runbook.Event{opened}, decided(2)...))
	if s.Err == nil || s.Head != 4 {
		t.Errorf("%v, %d", s.Err, s.Head)
	}
}

// TestAPromiseWrittenDownLate: a reply of an hour ago may have promised what has come
// due since.
func TestAPromiseWrittenDownLate(t *testing.T) {
	r := begin(t, "flaming")
	r.must(runbook.Do{Step: "flaming/needs-time", Chosen: []string{"yes"}})
	r.now = t0.Add(3 * time.Hour)
	r.must(runbook.Approve{By: runbook.By{Actor: runbook.Actor{Name: "課長"}, At: t0.Add(5 * time.Minute)}, Step: "flaming/interim"})
	r.must(runbook.Do{By: runbook.By{Actor: runbook.Actor{Name: "鈴木"}, At: t0.Add(10 * time.Minute)}, Step: "flaming/interim", Fields: map[string]string{"next-reply": "23:40"}})
	if p := r.state.Promises(r.now); len(p) != 1 || !p[0].Due.Equal(t0.Add(time.Hour)) || p[0].Kept {
		t.Errorf("%+v", p)
	}
}
