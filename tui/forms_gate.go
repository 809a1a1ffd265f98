package tui

import (
	"cmp"
	"slices"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// actName is what an act is called.
func actName(act string) lang.Text { return cmp.Or(lang.Event.ActName[act], lang.Same(act)) }

// approvalGates lists the approvals a step asks for; not the one that the office's
// rules do without.
func approvalGates(v *runbook.StepView) []runbook.GateView {
	var gates []runbook.GateView
	for _, g := range v.Asked() {
		if g.Kind == runbook.GateApproval && g.How != runbook.HowExempt {
			gates = append(gates, g)
		}
	}
	return gates
}

// approveForm records what somebody said to the acts a step waits for: all that
// are open unless the responder takes some out.
func (m *Model) approveForm(v *runbook.StepView) *form {
	gates := approvalGates(v)
	if len(gates) == 0 {
		m.tell(inkWarn, lang.Engine.NothingToApprove.With(v.Title))
		return nil
	}
	f := stepForm("approve", v, word.FormApprove, word.ButtonRecord)
	acts := newMany("acts", word.ApproveActs, nil).must()
	for _, g := range gates {
		who := m.whoApproves(g)
		acts.choices = append(acts.choices, choice{id: g.Act, text: word.ApproveAct.With(actName(g.Act), who, lang.Same(m.ruleOf(g)))})
		acts.on[g.Act] = !g.Open
	}
	if len(gates) == 1 {
		acts.asked = func() bool { return false }
		acts.on[gates[0].Act] = true
		f.intro = append(f.intro, word.ApproveIntro.With(acts.choices[0].text))
	}
	seen := 0
	lacks := lang.Text{} // of the words that are approved
	if d, ok := m.work.state.DraftOf(v.Ref); ok {
		seen = d.Seq
		f.intro = append(f.intro, word.ApproveText.With(d.Seq))
		if n := len(d.Open); n > 0 {
			lacks = lang.Approval.BlanksLeft.With(n)
		}
	} else if v.Text != "" || v.Type == playbook.Notice {
		lacks = lang.Approval.NotWritten
	}
	if !lacks.IsZero() {
		f.intro = append(f.intro, lacks)
		if m.linear { // what stood above was said many questions ago
			f.told = append(f.told, lacks)
		}
	}
	answer := newOne("answer", word.ApproveAnswer, []choice{{id: "yes", text: word.ApproveYes}, {id: "no", text: word.ApproveNo}}, "").must()
	post, other := m.postFields(gates)
	f.fields = []*field{
		acts, answer,
		newArea("reason", word.RefuseReason, lang.Text{}, "").when(answer, "no").must(),
		newText("who", word.ApproveWho, word.ApproveWhoHint, "").must().approver(),
		post, other,
		newOne("means", word.Means, meansChoices(), "telephone"),
		newWhen(),
	}
	f.fields = append(f.fields, paperField(f.field("when")))
	f.anewAll("answer", "who", "post", "other-post")
	f.build = func(f *form) (job, *trouble) { return m.buildApprove(f, seen) }
	return f
}

// whoApproves names who gives an approval, and says of whom the profile has no post.
func (m *Model) whoApproves(g runbook.GateView) lang.Text {
	if m.work.state.Org == nil {
		return lang.Event.Unset
	}
	roles := g.Roles
	if len(roles) == 0 { // a suggestion
		roles = []string{runbook.RoleApprover}
	}
	var posts []lang.Text
	for _, role := range roles {
		switch post, ok := m.work.state.Org.Post(role); {
		case ok:
			posts = append(posts, post)
		case role != runbook.RoleApprover:
			posts = append(posts, word.RoleUnset.With(m.work.state.PostOrRole(role)))
		}
	}
	if len(posts) == 0 {
		return lang.Event.Unset
	}
	return lang.Same(m.voice().list(posts))
}

// buildApprove reads the form; seen is the draft it named, which somebody may have
// changed since.
func (m *Model) buildApprove(f *form, seen int) (job, *trouble) {
	by, t := m.by(f)
	acts := f.field("acts").chosen()
	post := f.text("post")
	if post == otherPost {
		post = f.text("other-post")
	}
	means := f.field("means").value(m.voice())
	if f.text("answer") == "no" {
		return job{step: f.step, intent: runbook.Refuse{By: by, Step: f.step, Post: post, Acts: acts, Text: seen, Means: means, Reason: f.text("reason")}}, t
	}
	return job{step: f.step, intent: runbook.Approve{By: by, Step: f.step, Post: post, Acts: acts, Text: seen, Means: means}}, t
}

// otherPost is the answer that the approver is none of those the rules name.
const otherPost = "other"

// postFields ask what the approver is: one of those whom the office's rules name for
// the acts, a deputy of theirs, or another, whose approval opens nothing. Nobody is
// chosen beforehand: it is what the log rests on. Where the rules name nobody it is not
// asked.
func (m *Model) postFields(gates []runbook.GateView) (post, other *field) {
	var choices []choice
	for _, g := range gates {
		if len(g.Roles) == 0 {
			continue
		}
		for _, a := range m.work.state.Approvers(g) {
			c := choice{id: a.Post.In(lang.Japanese), text: a.Post}
			if a.Rank > 0 {
				c.text = lang.Approval.Deputy.With(a.Post, m.work.state.PostOrRole(a.Role))
			}
			if !slices.ContainsFunc(choices, func(have choice) bool { return have.id == c.id }) {
				choices = append(choices, c)
			}
		}
	}
	named := len(choices) > 0
	choices = append(choices, choice{id: otherPost, text: lang.Approval.FormOther})
	post = newOne("post", lang.Approval.FormPost, choices, "").must()
	other = newText("other-post", lang.Approval.FormOtherPost, lang.Text{}, "").when(post, otherPost).must().approver()
	if !named {
		post.asked = func() bool { return false }
	}
	return post, other
}

// consultForm records that a role was consulted, as the office's rule on an
// approval asks.
func (m *Model) consultForm(v *runbook.StepView) *form {
	role := newOne("role", word.ConsultRole, nil, "").must()
	var first string
	for _, g := range v.Asked() {
		if g.Kind != runbook.GateConsult || slices.ContainsFunc(role.choices, func(c choice) bool { return c.id == g.Role }) {
			continue
		}
		role.choices = append(role.choices, choice{
			id: g.Role, text: lang.Same(m.voice().list(g.Who)), more: word.ConsultFor.With(actName(g.Act), lang.Same(m.ruleOf(g))),
		})
		if !g.Open && first == "" {
			first = g.Role
		}
	}
	if len(role.choices) == 0 {
		m.tell(inkWarn, lang.Engine.NothingToConsult.With(v.Title))
		return nil
	}
	f := stepForm("consult", v, word.FormConsult, word.ButtonConsult)
	f.intro = []lang.Text{word.ConsultIntro}
	if len(role.choices) == 1 {
		first = role.choices[0].id
		role.asked = func() bool { return false }
		f.intro = append(f.intro, word.ConsultWhom.With(role.choices[0].text, role.choices[0].more))
	}
	role.choose(first)
	f.fields = []*field{
		role,
		newText("with", word.ConsultWith, word.ConsultWithHint, "").must(),
		newArea("text", word.ConsultText, word.InstructionHint, ""),
		newOne("means", word.Means, meansChoices(), "telephone"),
	}
	f.fields = append(f.fields, m.whoWhen(word.WhoSays)...)
	f.anewAll("with")
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		return job{step: f.step, intent: runbook.Consult{
			By: by, Step: f.step, Role: f.text("role"), With: f.text("with"), Means: f.field("means").value(m.voice()), Text: f.text("text"),
		}}, t
	}
	return f
}

// overrideForm opens the gates of a step against the rule.
func (m *Model) overrideForm(v *runbook.StepView) *form {
	if !m.sensible(doOverride) {
		said := lang.Engine.NothingToOverride
		if v.State == runbook.Waiting { // it is held by no rule; what comes first is only not done
			said = astray.WaitsUngated
		}
		m.tell(inkWarn, said.With(v.Title))
		return nil
	}
	f := stepForm("override", v, word.FormOverride, word.ButtonOverride)
	f.intro = []lang.Text{word.OverrideIntro}
	which := newMany("gates", word.OverrideWhich, nil).must()
	gates := v.Gates
	if v.Again() { // of the round that comes
		gates = v.Asked()
	}
	for _, g := range gates {
		if g.Open {
			continue
		}
		why, rule := m.work.state.WhyHeld(g), lang.Same(m.ruleOf(g))
		f.intro = append(f.intro, word.OverrideGate.With(why, rule))
		if !slices.ContainsFunc(which.choices, func(c choice) bool { return c.id == g.Name() }) { // a role is consulted once for several acts
			which.choices = append(which.choices, choice{id: g.Name(), text: astray.OverrideChoice.With(why, rule)})
		}
	}
	if n := len(which.choices); n > 1 { // each is a rule of its own, looked at by itself
		f.intro = f.intro[:1]
	} else {
		which.asked = func() bool { return false }
		for _, c := range which.choices {
			which.on[c.id] = true
		}
	}
	f.sure = word.OverrideSure.With(v.Title)
	f.fields = []*field{which, newArea("reason", word.Reason, lang.Engine.ReasonHint, "").must()}
	f.fields = append(f.fields, m.decidedBy(v)...)
	f.sureOf = func() lang.Text {
		who, _ := m.by(f)
		return word.OverrideFilled.With(v.Title, f.text("reason"), m.voice().person(who.Actor.Name))
	}
	f.build = func(f *form) (job, *trouble) {
		by, t := m.by(f)
		return job{step: f.step, intent: runbook.Override{By: by, Step: f.step, Gates: f.field("gates").chosen(), Reason: f.text("reason")}}, t
	}
	return f
}
