package runbook_test

import (
	"slices"
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// postOf is what the approver is whom the office's rules name for an act; "" where they
// name nobody.
func postOf(g runbook.GateView) string {
	if len(g.Roles) == 0 {
		return ""
	}
	return g.Roles[0]
}

// namedApprovers is a profile in which the approver of publishing has deputies, and
// another post approves the official view.
var namedApprovers = []string{
	"[role.pr]\npost = \"広報課\"", "[role.pr]\npost = \"広報課長（発信管理者）\"\ndeputies = [\"広報課長補佐\", \"広報係長\"]",
	"[approval.publish]\nby = [\"section-head\"]", "[approval.publish]\nby = [\"pr\"]",
	"consult = [\"pr\"]", "consult = []",
}

// TestWhoeverApprovesIsWhomTheRulesName: an approval opens a gate when it is given by
// the post that the office's own rule names, or a deputy of it. A name alone says
// nothing, and another post is recorded and opens nothing.
func TestWhoeverApprovesIsWhomTheRulesName(t *testing.T) {
	const step = playbook.Ref("ruled/release")
	begin := func() *run {
		r := ruled(t, namedApprovers...)
		r.must(runbook.Do{By: by("総務"), Step: "ruled/press", Chosen: []string{"yes"}, With: "広報課長"})
		return r
	}
	publish := []string{org.ActPublish}
	r := begin()
	ref := r.refused(runbook.Approve{By: by("佐藤"), Step: step, Acts: publish}, runbook.BadIntent)
	if !strings.Contains(ref.Text.Ja, "広報課長補佐") || !strings.Contains(ref.Hint.Ja, "--post") {
		t.Errorf("%s / %s", ref.Text.Ja, ref.Hint.Ja)
	}
	for _, post := range []string{"pr", "広報", "広報課長（発信管理者）", "発信管理者", "広報課長", "広報係長", "広報 係長"} {
		r := begin()
		e := r.must(runbook.Approve{By: by("佐藤"), Step: step, Acts: publish, Post: post, Means: "電話"})
		d := e.Data.(*runbook.Approved)
		if d.Role != "pr" || d.Post == "" || e.Actor.Role != "pr" {
			t.Errorf("%s: %+v by %+v", post, d, e.Actor)
		}
		g := r.gate(step, runbook.GateApproval, org.ActPublish)
		if !g.Open || g.How != runbook.HowApproved || g.By != "佐藤" || g.Post != d.Post {
			t.Errorf("%s: %+v", post, g)
		}
		if said := runbook.Describe(&r.state, e).Ja; !strings.Contains(said, d.Post) {
			t.Errorf("the entry does not say the post: %s", said)
		}
	}

	// The post may stand where the name stands, and who took the role holds it.
	r = begin()
	r.must(runbook.Approve{By: by("広報課長"), Step: step, Acts: publish})
	r = begin()
	r.must(runbook.TakeRole{By: by("佐藤"), Role: "pr", Name: "佐藤"})
	r.must(runbook.Approve{By: by("佐 藤"), Step: step, Acts: publish})
	if g := r.gate(step, runbook.GateApproval, org.ActPublish); !g.Open {
		t.Errorf("%+v", g)
	}
	// … but not against what was said.
	e := r.must(runbook.Approve{By: by("広報課長"), Step: "ruled/written", Acts: publish, Post: "主事"})
	if d := e.Data.(*runbook.Approved); d.Role != "" || d.Post != "主事" {
		t.Errorf("%+v", d)
	}
	r.is("ruled/written", runbook.Held)
}

// TestAnotherPostOpensNothing: it is on record with its post, the gate says so, and is
// opened against the rule only in somebody's name.
func TestAnotherPostOpensNothing(t *testing.T) {
	const step = playbook.Ref("ruled/written")
	r := ruled(t, append(slices.Clone(namedApprovers), "[approval.off-hours]\nby = [\"section-head\"]", "[approval.off-hours]\nexempt = true")...)
	e := r.must(runbook.Approve{By: by("田中"), Step: step, Post: "危機管理課長"})
	if said := runbook.Details(&r.state, e); !slices.ContainsFunc(said, func(l lang.Text) bool {
		return strings.Contains(l.Ja, "定めの承認者（広報課長（発信管理者））ではない")
	}) {
		t.Errorf("the entry does not say that it is another post: %v", said)
	}
	g := r.gate(step, runbook.GateApproval)
	if g.Open || g.How != runbook.HowOtherPost || g.Post != "危機管理課長" {
		t.Errorf("%+v", g)
	}
	ref := r.refused(runbook.Do{By: by("鈴木"), Step: step}, runbook.StepHeld)
	if !strings.Contains(ref.Text.Ja, "田中（危機管理課長）") || !strings.Contains(ref.Text.Ja, "広報課長") {
		t.Error(ref.Text.Ja)
	}
	// The named post approves as well; what another thought takes nothing from it.
	r.must(runbook.Approve{By: by("佐藤"), Step: step, Post: "発信管理者"})
	r.must(runbook.Approve{By: by("田中"), Step: step, Post: "危機管理課長"})
	if g := r.gate(step, runbook.GateApproval); !g.Open || g.By != "佐藤" {
		t.Errorf("%+v", g)
	}
	over := ruled(t, namedApprovers...)
	over.must(runbook.Approve{By: by("田中"), Step: step, Acts: []string{org.ActPublish}, Post: "危機管理課長"})
	over.must(runbook.Override{By: by("当直"), Step: step, Gates: []string{"approval:publish"}, Reason: "発信管理者と代理につながらない"})
	if g := over.gate(step, runbook.GateApproval, org.ActPublish); !g.Open || g.How != runbook.HowOverridden {
		t.Errorf("%+v", g)
	}
}

// TestEachApproverForTheirOwnActs: where acts were not named, an approval is taken for
// those for which the rules name the approver's post.
func TestEachApproverForTheirOwnActs(t *testing.T) {
	const step = playbook.Ref("ruled/release")
	r := ruled(t, namedApprovers...)
	r.must(runbook.Do{By: by("総務"), Step: "ruled/press", Chosen: []string{"yes"}, With: "広報課長"})
	e := r.must(runbook.Approve{By: by("佐藤"), Step: step, Post: "広報係長"})
	if d := e.Data.(*runbook.Approved); !slices.Equal(d.All(), []string{org.ActPublish}) {
		t.Errorf("%+v", d)
	}
	e = r.must(runbook.Approve{By: by("高橋"), Step: step, Post: "section-head"})
	if d := e.Data.(*runbook.Approved); !slices.Equal(d.All(), []string{org.ActOfficialView, org.ActOffHours}) {
		t.Errorf("%+v", d)
	}
	r.is(step, runbook.Ready)
}

// TestWhereNobodyIsNamedAnybodyApproves: no rule, no post to ask for; it is recorded
// all the same when it is said.
func TestWhereNobodyIsNamedAnybodyApproves(t *testing.T) {
	r := beginAt(t, shipped(t), "kamitonda", "impersonation")
	r.decide("impersonation/what-is-it", "fake")
	e := r.must(runbook.Approve{By: by("田中"), Step: "impersonation/notify-website", Post: "総務課長"})
	if d := e.Data.(*runbook.Approved); d.Role != "" || d.Post != "総務課長" {
		t.Errorf("%+v", d)
	}
	r.is("impersonation/notify-website", runbook.Ready)
}

// TestAnOverrideIsForOnce: whoever takes back a step, or the override itself, closes
// the gate again. It is not gone through a second time on a reason that was given for
// the first.
func TestAnOverrideIsForOnce(t *testing.T) {
	const step = playbook.Ref("ruled/stop")
	do := runbook.Do{By: by("鈴木"), Step: step}
	r := ruled(t)
	over := r.must(runbook.Override{By: by("当直"), Step: step, Reason: "急ぐ"})
	r.is(step, runbook.Ready)
	if v := r.view(step); v.Overrides != 1 {
		t.Errorf("%d overrides", v.Overrides)
	}
	back := r.must(runbook.ReopenStep{By: by("当直"), Step: step, Reason: "先に残せた"})
	if d := back.Data.(*runbook.StepReopening); d.Entry != over.Seq || !d.Override || !slices.Equal(d.Gates, []string{runbook.GateEvidence}) {
		t.Errorf("%+v", d)
	}
	r.is(step, runbook.Held)
	r.refused(do, runbook.StepHeld)
	r.refused(runbook.ReopenStep{By: by("当直"), Step: step}, runbook.BadIntent)

	again := r.must(runbook.Override{By: by("当直"), Step: step, Reason: "やはり急ぐ"})
	done := r.must(do)
	back = r.must(runbook.ReopenStep{By: by("鈴木"), Step: step, Reason: "止めていなかった"})
	if d := back.Data.(*runbook.StepReopening); d.Entry != done.Seq || d.Override || !slices.Equal(d.Gates, []string{runbook.GateEvidence}) {
		t.Errorf("%+v", d)
	}
	r.is(step, runbook.Held)
	r.refused(do, runbook.StepHeld)
	by := runbook.TakenBack(r.events)
	if by[over.Seq] == 0 || by[again.Seq] != back.Seq || by[done.Seq] != back.Seq {
		t.Errorf("taken back: %v", by)
	}
	r.is("ruled/press", runbook.Ready)
}

// TestNobodyKnowsWhoApproved: that a name or a post is not known is no answer, neither of an
// approval nor of its refusal, and the code says which of the two it is.
func TestNobodyKnowsWhoApproved(t *testing.T) {
	const step = playbook.Ref("ruled/release")
	r := ruled(t, namedApprovers...)
	r.must(runbook.Do{By: by("総務"), Step: "ruled/press", Chosen: []string{"yes"}, With: "広報課長"})
	publish := []string{org.ActPublish}
	for _, unknown := range []string{"不明", " ふめい ", "ｕｎｋｎｏｗｎ", "分からない"} {
		r.refused(runbook.Approve{By: by(unknown), Step: step, Acts: publish, Post: "pr"}, runbook.NameUnknown)
		r.refused(runbook.Refuse{By: by(unknown), Step: step, Acts: publish, Reason: "早い"}, runbook.NameUnknown)
		r.refused(runbook.Approve{By: by("佐藤"), Step: step, Acts: publish, Post: unknown}, runbook.PostUnknown)
		r.refused(runbook.Refuse{By: by("佐藤"), Step: step, Acts: publish, Post: unknown, Reason: "早い"}, runbook.PostUnknown)
	}
	if g := r.gate(step, runbook.GateApproval, org.ActPublish); g.Open {
		t.Errorf("%+v", g)
	}
}
