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

// namedWritten is the incident of [ruled] in which the office's rules name who approves
// what is published, with a deputy.
func namedWritten(t *testing.T, change ...string) *run {
	t.Helper()
	return ruled(t, append([]string{
		"[role.pr]\npost = \"広報課\"", "[role.pr]\npost = \"広報課長\"\ndeputies = [\"広報係長\"]",
		"[approval.publish]\nby = [\"section-head\"]", "[approval.publish]\nby = [\"pr\"]",
		"[approval.off-hours]\nby = [\"section-head\"]", "[approval.off-hours]\nexempt = true",
	}, change...)...)
}

// TestWhereNobodyIsNamedTheLastAnswerOfTheRoundCounts: somebody who approved one round
// as the neutral approver does not keep anybody else's approval of the next from opening
// the gate.
func TestWhereNobodyIsNamedTheLastAnswerOfTheRoundCounts(t *testing.T) {
	const step = playbook.Ref("flaming/interim")
	r := rounds(t)
	reply := func(at string) runbook.Do {
		return runbook.Do{Step: step, Fields: map[string]string{"next-reply": at}, Again: r.round(step)}
	}
	r.must(runbook.Approve{By: by("佐藤"), Step: step, Post: runbook.RoleApprover})
	r.must(reply("23:30"))
	r.refused(reply("23:45"), runbook.StepHeld)
	second := r.must(runbook.Approve{By: by("山田"), Step: step})
	r.must(reply("23:45"))
	if g := r.gate(step, runbook.GateApproval); g.By != "山田" || g.Seq != second.Seq {
		t.Errorf("%+v", g)
	}
}

// TestAPowerlessAnswerClosesNothing: what another post than the rule's says of an act,
// either way, neither closes a gate that was overridden nor takes back what the named
// post approved. A refusal is shown.
func TestAPowerlessAnswerClosesNothing(t *testing.T) {
	const step = playbook.Ref("ruled/written")
	approve := runbook.Approve{By: by("田中"), Step: step, Post: "係員"}
	refuse := runbook.Refuse{By: by("田中"), Step: step, Post: "係員", Reason: "早すぎる"}
	r := namedWritten(t)
	r.must(runbook.Override{By: by("当直"), Step: step, Reason: "つながらない"})
	r.must(approve)
	if g := r.gate(step, runbook.GateApproval); !g.Open || g.How != runbook.HowOverridden || !g.Objection.IsZero() {
		t.Errorf("a powerless approval after an override: %+v", g)
	}
	r.must(refuse)
	if g := r.gate(step, runbook.GateApproval); !g.Open || g.How != runbook.HowOverridden || !strings.Contains(g.Objection.Ja, "早すぎる") {
		t.Errorf("a powerless refusal after an override: %+v", g)
	}
	r.must(runbook.Refuse{By: by("佐藤"), Step: step, Post: "広報係長", Reason: "出すな"})
	if g := r.gate(step, runbook.GateApproval); g.Open || g.How != runbook.HowRefused || g.By != "佐藤" {
		t.Errorf("the named post refuses after an override: %+v", g)
	}

	r = namedWritten(t)
	r.must(refuse)
	if g := r.gate(step, runbook.GateApproval); g.Open || g.How != runbook.HowRefused || g.By != "田中" {
		t.Errorf("nobody else answered: %+v", g)
	}
	r.must(runbook.Approve{By: by("佐藤"), Step: step, Post: "広報課長"})
	if g := r.gate(step, runbook.GateApproval); !g.Open || g.By != "佐藤" || !g.Objection.IsZero() {
		t.Errorf("the named post approved knowing of it: %+v", g)
	}
	e := r.must(refuse)
	g := r.gate(step, runbook.GateApproval)
	if !g.Open || g.How != runbook.HowApproved || g.By != "佐藤" || !strings.Contains(g.Objection.Ja, "田中（係員）") || !strings.Contains(g.Objection.Ja, "早すぎる") {
		t.Errorf("a powerless refusal of an approval in force: %+v", g)
	}
	if said := runbook.Details(&r.state, e); !slices.ContainsFunc(said, func(l lang.Text) bool {
		return strings.Contains(l.Ja, "定めの承認者（広報課長）ではない")
	}) {
		t.Errorf("the entry does not say that it is another post's: %v", said)
	}
	r.must(approve) // withdrawn
	if g := r.gate(step, runbook.GateApproval); !g.Open || !g.Objection.IsZero() {
		t.Errorf("the refusal was withdrawn: %+v", g)
	}
	// Whoever approved takes it back, as whatever they sign it; and a refusal that does
	// not say whose it is may be the named post's.
	for _, no := range []runbook.Refuse{
		{By: by("佐藤"), Step: step, Post: "課長", Reason: "やめる"}, {By: by("高橋"), Step: step, Reason: "やめる"}, {By: by("高橋"), Step: step, Post: "pr", Reason: "やめる"},
	} {
		r.must(runbook.Approve{By: by("佐藤"), Step: step, Post: "広報課長"})
		r.is(step, runbook.Ready)
		r.must(no)
		if g := r.gate(step, runbook.GateApproval); g.Open || g.How != runbook.HowRefused {
			t.Errorf("%s %s: %+v", no.Actor.Name, no.Post, g)
		}
	}
}

// TestOnePostOfTwoRoles: a post that the rules name under one role for one act and under
// another for another approves both in one entry.
func TestOnePostOfTwoRoles(t *testing.T) {
	const step = playbook.Ref("ruled/release")
	acts := []string{org.ActPublish, org.ActOfficialView, org.ActOffHours}
	two := []string{
		"[role.pr]\npost = \"広報課\"", "[role.approver]\npost = \"総務課長\"\n[role.pr]\npost = \"総務課長\"",
		"[approval.publish]\nby = [\"section-head\"]", "[approval.publish]\nby = [\"pr\"]",
		"[approval.official-view]\nby = [\"section-head\"]\nconsult = [\"pr\"]", "[approval.official-view]\nby = [\"approver\"]",
		"[approval.off-hours]\nby = [\"section-head\"]", "[approval.off-hours]\nby = [\"crisis\"]",
	}
	begin := func(change ...string) *run {
		r := ruled(t, append(slices.Clone(two), change...)...)
		r.must(runbook.Do{By: by("総務"), Step: "ruled/press", Chosen: []string{"yes"}, With: "広報課長"})
		return r
	}
	check := func(r *run, e runbook.Event) {
		t.Helper()
		for _, act := range acts {
			if g := r.gate(step, runbook.GateApproval, act); g.Open != (act != org.ActOffHours) {
				t.Errorf("%s: %+v", act, g)
			}
		}
		if who := r.state.NotNamed(e); len(who) != 1 || who[0].Ja != "危機管理課" {
			t.Errorf("not named: %v", who)
		}
	}
	r := begin()
	check(r, r.must(runbook.Approve{By: by("佐藤"), Step: step, Acts: acts, Post: "総務課長"}))
	// Somebody who took two roles whose posts differ holds both.
	r = begin("[role.approver]\npost = \"総務課長\"", "[role.approver]\npost = \"部長\"")
	r.must(runbook.TakeRole{By: by("佐藤"), Role: "pr", Name: "佐藤"})
	r.must(runbook.TakeRole{By: by("佐藤"), Role: "approver", Name: "佐藤"})
	check(r, r.must(runbook.Approve{By: by("佐藤"), Step: step, Acts: acts}))
}

// TestAnUndoClosesOnlyTheGatesOfItsRound: the override under which the first round was
// made is not taken back with the second.
func TestAnUndoClosesOnlyTheGatesOfItsRound(t *testing.T) {
	const step = playbook.Ref("flaming/interim")
	r := rounds(t)
	do := func() runbook.Event {
		return r.must(runbook.Do{Step: step, Fields: map[string]string{"next-reply": "23:30"}, Again: r.round(step)})
	}
	first := r.must(runbook.Override{By: by("当直"), Step: step, Reason: "一人目"})
	one := do()
	second := r.must(runbook.Override{By: by("当直"), Step: step, Reason: "二人目"})
	two := do()
	undo := func(want ...string) runbook.Event {
		t.Helper()
		back := r.must(runbook.ReopenStep{Step: step, Reason: "出していなかった"})
		if d := back.Data.(*runbook.StepReopening); !slices.Equal(d.Gates, want) {
			t.Errorf("gates closed again: %q, not %q", d.Gates, want)
		}
		return back
	}
	back := undo("approval:publish")
	g := r.gate(step, runbook.GateApproval)
	if !g.Open || g.How != runbook.HowOverridden || g.Reason != "一人目" {
		t.Errorf("the first round's override is gone: %+v", g)
	}
	taken := runbook.TakenBack(r.events)
	if taken[two.Seq] != back.Seq || taken[second.Seq] != back.Seq || taken[first.Seq] != 0 || taken[one.Seq] != 0 {
		t.Errorf("taken back: %v", taken)
	}
	back = undo("approval:publish")
	if taken := runbook.TakenBack(r.events); taken[first.Seq] != back.Seq || taken[one.Seq] != back.Seq {
		t.Errorf("taken back: %v", taken)
	}
	r.is(step, runbook.Held)
}

// TestAnApprovalOfALogFromBeforePostsCounts: an incident that was open when posts began
// to be asked for goes on with the approvals it has.
func TestAnApprovalOfALogFromBeforePostsCounts(t *testing.T) {
	const step = playbook.Ref("ruled/written")
	r := namedWritten(t)
	add := func(typ, data string) runbook.Event {
		t.Helper()
		seed := r.events[len(r.events)-1]
		seed.Seq, seed.Type, seed.Step, seed.Data = r.state.Head+1, runbook.ApprovalGiven, step, &runbook.Approved{By: "佐藤"}
		line, err := runbook.EncodeEvent(seed)
		if err != nil {
			t.Fatal(err)
		}
		text := string(line)
		text = strings.Replace(text[:strings.Index(text, `"data":`)]+`"data":`+data+"}", "approval.given", typ, 1)
		e, err := runbook.DecodeEvent([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		r.events = append(r.events, e)
		r.state = runbook.Fold(r.state, []runbook.Event{e})
		return e
	}
	e := add("approval.given", `{"acts":["publish"],"by":"佐藤"}`)
	if g := r.gate(step, runbook.GateApproval); !g.Open || g.How != runbook.HowApproved || g.By != "佐藤" {
		t.Errorf("an approval of the old form: %+v", g)
	}
	if who := r.state.NotNamed(e); len(who) != 0 {
		t.Errorf("said to be another post's than %v", who)
	}
	add("approval.refused", `{"acts":["publish"],"by":"佐藤","reason":"待て"}`)
	if g := r.gate(step, runbook.GateApproval); g.Open || g.How != runbook.HowRefused {
		t.Errorf("a refusal of the old form: %+v", g)
	}
	// What is written now says that the post was asked for, whatever the answer.
	for _, in := range []runbook.Intent{
		runbook.Refuse{By: by("高橋"), Step: step, Reason: "待て"}, runbook.Approve{By: by("高橋"), Step: step, Post: "係員"},
	} {
		line, err := runbook.EncodeEvent(r.must(in))
		if err != nil || !strings.Contains(string(line), `"roles":[]`) {
			t.Errorf("%s %v", line, err)
		}
		back, err := runbook.DecodeEvent(line)
		if err != nil || back.Data.(*runbook.Approved).Roles == nil {
			t.Errorf("%+v %v", back.Data, err)
		}
	}
	if g := r.gate(step, runbook.GateApproval); g.Open {
		t.Errorf("%+v", g)
	}
}

// TestAnAnswerIsReplacedForItsActs: who approves one of two acts anew replaces the answer
// to that one.
func TestAnAnswerIsReplacedForItsActs(t *testing.T) {
	const step = playbook.Ref("ruled/release")
	r := ruled(t, "consult = [\"pr\"]", "consult = []")
	r.must(runbook.Do{By: by("総務"), Step: "ruled/press", Chosen: []string{"yes"}, With: "広報課長"})
	both := r.must(runbook.Approve{By: by("佐藤"), Step: step, Acts: []string{org.ActPublish, org.ActOfficialView}, Post: "section-head"})
	if acts := r.state.Replaced(both); len(acts) != 0 {
		t.Errorf("replaced: %q", acts)
	}
	r.must(runbook.Refuse{By: by("佐藤"), Step: step, Acts: []string{org.ActPublish}, Post: "section-head", Reason: "直す"})
	if acts := r.state.Replaced(both); !slices.Equal(acts, []string{org.ActPublish}) {
		t.Errorf("replaced: %q", acts)
	}
}
