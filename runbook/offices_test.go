package runbook_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// decide takes a decision as two people do.
func (r *run) decide(step playbook.Ref, option string) {
	r.t.Helper()
	r.must(runbook.Do{By: by("課長"), Step: step, Chosen: []string{option}, Reason: "判断の理由", With: "所管課長"})
}

// TestIidaDoesNotDeleteItsOwnError: its rule is to admit and correct. Deleting is
// never the first answer, is open only by the decision, and is held until the post
// was kept and the deletion approved.
func TestIidaDoesNotDeleteItsOwnError(t *testing.T) {
	r := beginAt(t, shipped(t), "iida", "own-error")
	v := r.view("own-error/keep-or-delete")
	if v.Options[0].ID != "correct" || v.Whose != org.Own || !slices.Contains(v.Sources, "iida:6(1)a") {
		t.Errorf("%s first, %s of %v", v.Options[0].ID, v.Whose, v.Sources)
	}
	must := slices.ContainsFunc(r.state.Cite(v.Sources), func(c runbook.Citation) bool { return c.Clause == "iida:6(1)a" && c.Must() })
	if !must {
		t.Error("to correct and not to delete is not shown as Iida's duty")
	}
	r.is("own-error/delete-post", runbook.Waiting)
	r.decide("own-error/which-error", "personal-data")
	r.decide("own-error/keep-or-delete", "delete")
	r.is("own-error/delete-post", runbook.Held)
	ref := r.refused(runbook.Do{By: by("鈴木"), Step: "own-error/delete-post"}, runbook.StepHeld)
	var kinds []string
	for _, g := range ref.Gates {
		kinds = append(kinds, g.Kind)
	}
	if !slices.Contains(kinds, runbook.GateEvidence) || !slices.Contains(kinds, runbook.GateApproval) {
		t.Errorf("held by %v", kinds)
	}
	r.must(runbook.AddEvidence{By: by("鈴木"), Step: "own-error/save-original", What: "元の投稿", Where: "共有"})
	r.is("own-error/delete-post", runbook.Held)
	r.must(runbook.Approve{By: by("課長"), Step: "own-error/delete-post"})
	r.is("own-error/delete-post", runbook.Ready)
}

// TestIidaDecidesByTwo: its rule against one person's judgement stands with flaming,
// impersonation and false posts, and is not made its duty anywhere else.
func TestIidaDecidesByTwo(t *testing.T) {
	r := beginAt(t, shipped(t), "iida", "flaming")
	ref := r.refused(runbook.Do{By: by("担当"), Step: "flaming/is-flaming", Chosen: []string{"flaming"}, Reason: "殺到"}, runbook.StepHeld)
	if len(ref.Gates) != 1 || ref.Gates[0].Kind != runbook.GateTwoPersons || ref.Gates[0].Whose != org.Own || ref.Gates[0].Source != "iida:6(2)④b" {
		t.Errorf("%+v", ref.Gates)
	}
	r.decide("flaming/is-flaming", "flaming")
	r = beginAt(t, shipped(t), "iida", "own-error")
	if g := r.gate("own-error/which-error", runbook.GateTwoPersons); !g.Advice || g.Whose == org.Own {
		t.Errorf("%+v", g)
	}
}

// TestUbesHijack: three receipts, three decisions with their reasons, and no detail
// ahead of a press release that is planned.
func TestUbesHijack(t *testing.T) {
	r := beginAt(t, shipped(t), "ube", "unauthorized-access")
	for _, ref := range []playbook.Ref{"escalate-digital", "escalate-crisis", "escalate-pr"} {
		ref = "unauthorized-access/" + ref
		v := r.view(ref)
		if v.Whose != org.Own || len(v.Items) != 1 || v.Items[0].Post.IsZero() {
			t.Errorf("%s: %s to %+v", ref, v.Whose, v.Items)
		}
		r.must(runbook.Report{By: by("課長"), Step: ref, To: v.Items[0].ID, Instruction: "報告を続けること"})
		r.is(ref, v.State) // nobody was reached: no receipt
		r.must(runbook.Report{By: by("課長"), Step: ref, To: v.Items[0].ID, Reached: true, Instruction: "報告を続けること"})
		r.is(ref, runbook.StateDone)
	}
	for _, ref := range []playbook.Ref{"website", "press", "police"} {
		ref = "unauthorized-access/" + ref
		r.refused(runbook.Do{By: by("課長"), Step: ref, Chosen: []string{"yes"}}, runbook.ReasonNeeded)
		r.decide(ref, "yes")
		v := r.view(ref)
		if v.Whose != org.Own || v.Reason == "" {
			t.Errorf("%s: %s, %q", ref, v.Whose, v.Reason)
		}
	}
	r.decide("opening/severity", "major")
	const details = playbook.Ref("unauthorized-access/share-details")
	r.must(runbook.Approve{By: by("課長"), Step: details, Post: "発信管理者"})
	ref := r.refused(runbook.Do{By: by("鈴木"), Step: details}, runbook.StepHeld)
	if len(ref.Gates) != 1 || ref.Gates[0].Kind != runbook.GateOrder || ref.Gates[0].Whose != org.Own || ref.Gates[0].Source != "ube:6(10)" {
		t.Errorf("%+v", ref.Gates)
	}
	// The warning through the other accounts, its own duty, does not wait for it.
	r.must(runbook.Approve{By: by("課長"), Step: "unauthorized-access/notify-other-accounts", Post: "publishing-manager"})
	r.must(runbook.Do{By: by("鈴木"), Step: "unauthorized-access/notify-other-accounts"})
	for _, first := range []playbook.Ref{"unauthorized-access/press-release", "unauthorized-access/notify-website"} {
		if err := complete(r, r.view(first), nil); err != nil {
			t.Fatal(err)
		}
	}
	r.must(runbook.Do{By: by("鈴木"), Step: details})

	// Elsewhere the same order is only advice.
	other := beginAt(t, shipped(t), "kamitonda", "unauthorized-access")
	other.decide("unauthorized-access/press", "yes")
	if g := other.gate(details, runbook.GateOrder); !g.Advice || !g.Open {
		t.Errorf("%+v", g)
	}
}

// TestKamitondasImpersonation: the section head reports, the website and the account
// both warn, the press is a matter of judgement, and the town is never a city.
func TestKamitondasImpersonation(t *testing.T) {
	r := beginAt(t, shipped(t), "kamitonda", "impersonation")
	v := r.view("impersonation/report-inside")
	if v.Performer != "section-head" || len(v.Items) != 1 || v.Items[0].ID != "general-affairs" || v.Items[0].Post.Ja != "総務課" {
		t.Errorf("%s reports to %+v", v.Performer, v.Items)
	}
	r.must(runbook.Report{By: by("鈴木"), Step: "opening/first-report", To: "section-head", Reached: true})
	r.decide("impersonation/what-is-it", "fake")
	for _, ref := range []playbook.Ref{"impersonation/notify-website", "impersonation/notify-account"} {
		if v := r.view(ref); v.Whose != org.Own || v.State == runbook.NotApplicable || v.State == runbook.Waiting && v.Undecided {
			t.Errorf("%s is %s, %s", ref, v.State, v.Whose)
		}
	}
	r.is("impersonation/press-material", runbook.Waiting)
	r.decide("impersonation/press-needed", "no")
	r.is("impersonation/press-material", runbook.NotApplicable)

	name := strings.NewReplacer("上富田町", "", "市町村", "", "市民の声", "")
	check := func(where string, texts ...lang.Text) {
		for _, text := range texts {
			if strings.Contains(name.Replace(text.Ja), "市") {
				t.Errorf("%s says 市 in a town: %s", where, text.Ja)
			}
		}
	}
	for _, kind := range shipped(t).Set.Kinds {
		r := beginAt(t, shipped(t), "kamitonda", kind.Kind)
		for _, v := range r.state.Steps(r.now) {
			check(string(v.Ref), v.Title, v.Guide, v.Post, v.RoleName)
			for _, o := range v.Options {
				check(string(v.Ref), o.Title, o.Guide)
			}
			for _, f := range v.Fields {
				check(string(v.Ref), f.Title)
			}
			for _, c := range r.state.Cite(v.Sources) {
				check(c.Clause, c.Gloss)
			}
			for _, e := range v.Evidence {
				check(string(v.Ref), e)
			}
			for _, id := range v.Rules {
				rule, _ := r.state.Set.Rule(id)
				check(id, rule.Text)
			}
			for _, g := range v.Gates {
				check(string(v.Ref), append(g.Who, g.Rule)...)
			}
			for _, form := range r.state.TextsOf(v.Step) {
				check(form.Name(), lang.Same(r.state.FillText(v.Step, form, lang.Japanese, nil, r.now).Body))
			}
		}
	}
}

// TestAnInterimReplyIsADebt: without the second reply the incident does not close.
func TestAnInterimReplyIsADebt(t *testing.T) {
	r := beginAt(t, shipped(t), "iida", "flaming")
	r.decide("flaming/is-flaming", "flaming")
	r.decide("flaming/needs-time", "yes")
	if err := complete(r, r.view("flaming/interim-reply"), nil); err != nil {
		t.Fatal(err)
	}
	r.refused(runbook.Close{By: by("課長"), Reason: "落ち着いた"}, runbook.PromiseOpen)
	r.now = r.now.Add(30 * time.Minute)
	r.decide("flaming/can-answer", "yes")
	if err := complete(r, r.view("flaming/second-reply"), nil); err != nil {
		t.Fatal(err)
	}
	r.must(runbook.Close{By: by("課長"), Reason: "落ち着いた"})
}

// TestAHijackWithoutLogin: neither being locked out nor having no credentials at all
// is a dead end.
func TestAHijackWithoutLogin(t *testing.T) {
	for _, answer := range []string{"no", "no-credentials"} {
		for _, regained := range []string{"yes", "no"} {
			t.Run(fmt.Sprint(answer, " regained ", regained), func(t *testing.T) {
				for _, impossible := range []playbook.Ref{"", "unauthorized-access/try-other-admin", "unauthorized-access/report-to-platform", "unauthorized-access/notify-other-accounts"} {
					walk(t, beginAt(t, shipped(t), "ube", "unauthorized-access"), path{
						answers: map[playbook.Ref]string{
							"opening/kind": "unauthorized-access", "unauthorized-access/can-log-in": answer, "unauthorized-access/regained": regained,
						},
						impossible: map[playbook.Ref]bool{impossible: true},
					}, newSeen())
				}
			})
		}
	}
}

// TestAHijackThatWasASlip: the log stays whole, and both kinds are known with their
// times.
func TestAHijackThatWasASlip(t *testing.T) {
	r := beginAt(t, shipped(t), "ube", "unauthorized-access")
	if err := complete(r, r.view("unauthorized-access/escalate-digital"), nil); err != nil {
		t.Fatal(err)
	}
	before := slices.Clone(r.events)
	r.now = r.now.Add(time.Hour)
	r.must(runbook.Classify{By: by("課長"), Kinds: []string{"own-error"}, Reason: "職員の誤操作と分かった", With: "所管課長"})
	if !slices.EqualFunc(before, r.events[:len(before)], func(a, b runbook.Event) bool { return a.ID == b.ID && a.Seq == b.Seq }) {
		t.Error("the earlier entries changed")
	}
	c := r.state.KindChanges
	if len(c) != 2 || c[0].Kinds[0] != "unauthorized-access" || !c[0].At.Equal(t0) || c[1].Kinds[0] != "own-error" || !c[1].At.Equal(r.now) {
		t.Errorf("%+v", c)
	}
	// What was reported under the first kind stays to be read.
	r.is("unauthorized-access/escalate-digital", runbook.StateDone)
	r.is("unauthorized-access/change-passwords", runbook.NotApplicable)
	r.is("own-error/which-error", runbook.Ready)
}

// TestAkoHasFewRulesOfItsOwn: most steps are others' or ours, and every one of them
// says that Akō's rules are silent.
func TestAkoHasFewRulesOfItsOwn(t *testing.T) {
	foreign, all := 0, 0
	for _, kind := range shipped(t).Set.Kinds {
		r := beginAt(t, shipped(t), "ako", kind.Kind)
		for _, v := range r.state.Steps(r.now) {
			all++
			silence := r.state.Silence(v.Sources)
			if v.Whose != org.Own && v.Whose != org.Law {
				foreign++
				if silence.Ja != "【規程に定めなし】" {
					t.Errorf("%s is %s and says %q", v.Ref, v.Whose, silence.Ja)
				}
				for _, c := range r.state.Cite(v.Sources) {
					if c.Must() {
						t.Errorf("%s shows %s as a duty of Akō", v.Ref, c.Clause)
					}
				}
			} else if !silence.IsZero() {
				t.Errorf("%s has %s and says %q", v.Ref, v.Whose, silence.Ja)
			}
		}
	}
	if foreign*10 < all*8 {
		t.Errorf("%d of %d steps are shown as others' or ours", foreign, all)
	}
}

// TestIidaReportsTheEndOfUse: on its own form to the head of the planning department,
// as its own clause asks; elsewhere the form is nobody's and the target is unset.
func TestIidaReportsTheEndOfUse(t *testing.T) {
	const report = playbook.Ref("closing/end-of-use-report")
	r := beginAt(t, shipped(t), "iida", "own-error")
	r.decide("opening/kind", "own-error")
	r.decide("closing/ending", "end")
	v := r.view(report)
	if v.Whose != org.Own || !slices.Contains(v.Sources, "iida:5(3)③") {
		t.Errorf("%s by %v", v.Whose, v.Sources)
	}
	if len(v.Items) != 1 || v.Items[0].ID != "security-lead" || v.Items[0].Post.Ja != "企画部長（統括情報セキュリティ責任者）" {
		t.Errorf("to %+v", v.Items)
	}
	if v.Form == nil || v.Form.Title.Ja != "飯田市ソーシャルメディア利用終了報告書" {
		t.Errorf("on %+v", v.Form)
	}
	r.refused(runbook.Do{By: by("課長"), Step: report}, runbook.ReceiptsOpen)
	r.must(runbook.Report{By: by("課長"), Step: report, To: "企画部長", Reached: true, Means: "書面"})
	r.is(report, runbook.StateDone)

	other := beginAt(t, shipped(t), "ube", "own-error")
	if v := other.view(report); v.Whose == org.Own || v.Form != nil || !v.Items[0].Post.IsZero() {
		t.Errorf("in Ube: %s, on %+v to %+v", v.Whose, v.Form, v.Items)
	}
}

// TestDeletingIsNoDutyInIida: its clause lets public relations order an unfit post
// deleted, and forbids deleting a wrong fact. Neither makes deleting a rule of the
// office's own, and going against the second is on record only where a wrong fact is
// deleted: not where a private post is.
func TestDeletingIsNoDutyInIida(t *testing.T) {
	const deletion, which = playbook.Ref("own-error/delete-post"), playbook.Ref("own-error/keep-or-delete")
	r := beginAt(t, shipped(t), "iida", "own-error")
	if v := r.view(deletion); v.Whose == org.Own || !slices.Contains(v.See, "iida:5(4)⑥c") || !slices.Contains(v.See, "iida:6(1)a") {
		t.Errorf("%s by %v, see %v", v.Whose, v.Sources, v.See)
	}
	for error, want := range map[string]struct {
		offered string
		against bool
	}{"private-post": {"delete", false}, "personal-data": {"delete", false}, "wrong-fact": {"delete-wrong", true}, "false-alarm": {"delete-wrong", true}} {
		r := beginAt(t, shipped(t), "iida", "own-error")
		r.decide("own-error/which-error", error)
		st, _ := r.state.Set.Step(which)
		var found bool
		for _, o := range r.state.Offered(st) {
			if !strings.HasPrefix(o.ID, "delete") {
				continue
			}
			found = o.ID == want.offered
			if !found || (len(r.state.Against(o)) > 0) != want.against {
				t.Errorf("%s: %s is offered, against %v", error, o.ID, r.state.Against(o))
			}
		}
		if !found {
			t.Errorf("%s: deletion is not offered", error)
		}
	}
}

// TestDecidingAnewLosesNothing: what the answer in force to another decision still
// needs stays called for when the first is answered anew.
func TestDecidingAnewLosesNothing(t *testing.T) {
	r := beginAt(t, shipped(t), "kamitonda", "own-error")
	r.decide("own-error/which-error", "false-alarm")
	r.decide("own-error/keep-or-delete", "correct-then-delete")
	r.is("own-error/correct-first", runbook.Held) // by the approval
	r.decide("own-error/which-error", "private-post")
	r.is("own-error/correct-first", runbook.Held) // by the approval
	if g := r.gate("own-error/delete-post", runbook.GateOrder); g.Open || !slices.Contains(g.Steps, playbook.Ref("own-error/correct-first")) {
		t.Errorf("the deletion does not wait for the correction: %+v", g)
	}
	r.is("own-error/check-facts", runbook.Ready)
	r.decide("own-error/keep-or-delete", "delete")
	r.is("own-error/correct-first", runbook.NotApplicable)
	r.is("own-error/check-facts", runbook.NotApplicable)
}

// observations are the decisions that only write down what is seen; any other in a
// kind of which Iida's rule speaks is a judgement, and not one person's there.
var observations = []playbook.Ref{"misinformation/spread"}

// TestNoJudgementIsOnePersons: the rule holds for every decision of the kinds it
// speaks of, also for the one that a fake is gone.
func TestNoJudgementIsOnePersons(t *testing.T) {
	lib := shipped(t)
	for _, kind := range []string{"flaming", "impersonation", "misinformation"} {
		r := beginAt(t, lib, "iida", kind)
		p, _ := lib.Set.Kind(kind)
		for _, st := range p.Steps {
			if st.Type != playbook.Decide || slices.Contains(observations, st.Ref) {
				continue
			}
			if st.TwoPersons == "" {
				t.Errorf("%s is one person's", st.Ref)
				continue
			}
			if g := r.gate(st.Ref, runbook.GateTwoPersons); g.Advice || g.Source != "iida:6(2)④b" {
				t.Errorf("%s: %+v", st.Ref, g)
			}
		}
	}
}

// TestWhatDestroysIsKeptFirst: every step that has something removed, by our hand or
// the platform's, waits for what must be kept of it.
func TestWhatDestroysIsKeptFirst(t *testing.T) {
	lib := shipped(t)
	for _, ref := range []playbook.Ref{
		"own-error/edit-post", "own-error/delete-post", "own-error/ask-platform-delete",
		"flaming/fix-wording", "flaming/delete-comments", "flaming/hide-comments",
		"misinformation/delete-comments", "misinformation/hide-comments",
		"impersonation/report-to-platform", "impersonation/platform-other-way",
		"unauthorized-access/remove-administrators", "unauthorized-access/delete-fraud-posts", "unauthorized-access/reclaim-account",
		"closing/suspend-account", "closing/close-account", "closing/ask-platform-close",
	} {
		st, ok := lib.Set.Step(ref)
		if !ok || !st.EvidenceFirst {
			t.Errorf("%s waits for no evidence", ref)
		}
	}
	// What stands in for an approved deletion needs the same approval.
	for instead, of := range map[playbook.Ref]playbook.Ref{
		"own-error/ask-platform-delete": "own-error/delete-post", "closing/ask-platform-close": "closing/close-account",
		"flaming/hide-comments": "flaming/delete-comments", "misinformation/hide-comments": "misinformation/delete-comments",
	} {
		a, _ := lib.Set.Step(instead)
		b, _ := lib.Set.Step(of)
		if !slices.Equal(a.Approvals, b.Approvals) {
			t.Errorf("%s needs %v, %s %v", instead, a.Approvals, of, b.Approvals)
		}
	}
}

// TestNoPostGoesAheadOfAPlannedRelease: Ube's rule speaks of posts. Each that tells
// what the press is to be told waits for a release that was decided on; a first
// warning, which is the office's own duty, and the correction of what is already out
// do not.
func TestNoPostGoesAheadOfAPlannedRelease(t *testing.T) {
	lib := shipped(t)
	held := map[string]map[playbook.Ref]string{
		"impersonation":       {"impersonation/press-needed": "yes", "impersonation/notify-account": "", "impersonation/notify-website": ""},
		"misinformation":      {"misinformation/channels": "press", "misinformation/correct-information": "", "misinformation/next-bulletin": "", "misinformation/notify-website": ""},
		"flaming":             {"flaming/wider-notice": "press", "flaming/apologise": "", "flaming/explain": "", "flaming/second-reply": ""},
		"own-error":           {"own-error/press-needed": "yes", "own-error/apologise": "", "own-error/post-website": ""},
		"unauthorized-access": {"unauthorized-access/press": "yes", "unauthorized-access/share-details": "", "unauthorized-access/recovery-notice": "", "unauthorized-access/further-news": ""},
	}
	for kind, steps := range held {
		r := beginAt(t, lib, "ube", kind)
		for _, needs := range [][2]string{
			{"impersonation/what-is-it", "fake"}, {"misinformation/true-or-false", "wrong"}, {"misinformation/urgent", "yes"},
			{"flaming/is-flaming", "flaming"}, {"flaming/at-fault", "offensive"}, {"own-error/which-error", "wording"}, {"own-error/keep-or-delete", "delete"},
			{"opening/kind", kind}, {"opening/severity", "major"},
		} {
			if p := playbook.Ref(needs[0]).Playbook(); p == kind || p == "opening" {
				r.decide(playbook.Ref(needs[0]), needs[1])
			}
		}
		for ref, answer := range steps {
			if answer != "" {
				r.decide(ref, answer)
			}
		}
		for ref, answer := range steps {
			if answer != "" {
				continue
			}
			if g := r.gate(ref, runbook.GateOrder); g.Open || g.Advice || g.Source != "ube:6(10)" {
				t.Errorf("%s may go ahead of the release: %+v", ref, g)
			}
		}
	}
	for _, free := range []playbook.Ref{"unauthorized-access/notify-other-accounts", "unauthorized-access/warn-elsewhere", "own-error/correct-first", "own-error/correct-post", "flaming/interim-reply"} {
		if st, _ := lib.Set.Step(free); st.NotBefore != nil {
			t.Errorf("%s waits for a release", free)
		}
	}
}

// TestTheKindItBeganAsIsConfirmed: what somebody chose at the start is asked again,
// because it is a judgement of two; it is confirmed without being chosen again.
func TestTheKindItBeganAsIsConfirmed(t *testing.T) {
	r := beginAt(t, shipped(t), "iida", "flaming", "impersonation")
	st, _ := r.state.Set.Step("opening/kind")
	if !r.state.Begun(st) {
		t.Error("the kinds of the start are not known")
	}
	r.refused(runbook.Do{By: by("担当"), Step: st.Ref}, runbook.StepHeld) // not one person's in Iida
	e := r.must(runbook.Do{By: by("担当"), Step: st.Ref, With: "課長"})
	if d := e.Data.(*runbook.Decided); !slices.Equal(d.Chosen, []string{"flaming", "impersonation"}) || len(d.Kinds) != 0 {
		t.Errorf("%+v", d)
	}
	r.is("opening/kind", runbook.StateDone)
	if r.state.Begun(st) {
		t.Error("it is still to be confirmed")
	}
	none := beginAt(t, shipped(t), "ube")
	none.refused(runbook.Do{By: by("担当"), Step: st.Ref, With: "課長"}, runbook.BadIntent)
}
