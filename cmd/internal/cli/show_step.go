package cli

import (
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// printWholeStep prints one step with everything that is known for it: how, on whose
// rule, what must not be forgotten, whom to call, which documents and pages it uses.
func (a *app) printWholeStep(s *runbook.State, v runbook.StepView) {
	t := lang.Writing
	a.printStep(s, v)
	if v.Outside {
		a.under(t.DoneOutside, v.RoleName)
	}
	a.block(indent, v.Guide.In(a.lang))
	if s.Begun(v.Step) {
		var titles []string
		for _, k := range s.Kinds {
			titles = append(titles, s.KindTitle(k).In(a.lang))
		}
		a.under(lang.Begun.Kinds, a.join(titles))
	}
	for _, o := range s.Offered(v.Step) {
		a.under(lang.Command.PlaybookOption, o.Title, o.ID)
	}
	for _, f := range v.Fields {
		required := ""
		if f.Required {
			required = lang.Command.FieldRequired.In(a.lang)
		}
		a.under(lang.Command.PlaybookField, f.Title, f.ID, lang.Command.FieldType[string(f.Type)], required)
		for _, c := range f.Choices {
			a.under(lang.Same("  %s (%s)"), c.Title, c.ID)
		}
	}
	for _, e := range v.Evidence {
		a.under(lang.Command.PlaybookEvidence, e)
	}
	if len(v.Sources) > 0 {
		a.section(t.StepClauses)
		for _, c := range s.Cite(v.Sources) {
			a.under(t.MustBy, a.whose(c.Whose, c.Clause), lang.Source.Modality[string(c.Modality)], c.Gloss)
		}
	}
	if len(v.See) > 0 {
		a.section(t.StepSee)
		for _, c := range s.Cite(v.See) {
			a.under(lang.Same("%s %s"), c.Clause, c.Gloss)
		}
	}
	if len(v.Rules) > 0 {
		a.section(t.StepRules)
		for _, name := range v.Rules {
			rule, _ := s.Set.Rule(name)
			whose, clause := s.WhoseRule(v.Step, name)
			a.under(lang.Same("%s %s"), a.whose(whose, clause), rule.Text)
		}
	}
	a.printContacts(s, v)
	if v.Step.Handoff != "" {
		title, when := lang.Event.Unset, lang.Text{}
		if v.Handoff != nil {
			title, when = v.Handoff.Title, v.Handoff.When
		}
		a.under(t.StepHandoff, title, when)
	}
	if v.Step.Form != "" {
		title := lang.Event.Unset
		if v.Form != nil {
			title = v.Form.Title
		}
		a.under(t.StepForm, title)
	}
	if v.Channel != "" {
		a.under(t.StepChannel, s.Set.Channel(v.Channel).Title)
	}
	a.printPage(s, v.Step)
	for _, f := range s.TextsOf(v.Step) {
		a.under(t.StepText, f.Name(), f.Title)
	}
}

func (a *app) section(title lang.Text) { a.under(lang.Same("-- %s"), title) }

// printContacts prints whom to call for each open target, and who was tried.
func (a *app) printContacts(s *runbook.State, v runbook.StepView) {
	for _, it := range v.Items {
		if it.State.Settled() || len(it.Contacts) == 0 {
			continue
		}
		a.section(lang.Writing.StepContacts.With(s.PostOrRole(it.ID)))
		for _, c := range it.Contacts {
			line := a.format(lang.Writing.ContactLine, a.orUnset(c.Post.In(a.lang)), a.orUnset(c.Day), a.orUnset(c.Night))
			if c.Tried > 0 {
				line += "  " + a.format(lang.Writing.ContactTried, c.Tried)
			}
			a.out.WriteString(indent + line + "\n")
		}
	}
}

// printPage prints what is known of the platform's page that a step uses, and of a
// step that edits whether a post can be edited there.
func (a *app) printPage(s *runbook.State, st *playbook.Step) {
	edits := false
	for _, act := range st.Approvals {
		edits = edits || act == playbook.ActEdit
	}
	if st.Page == "" && !edits {
		return
	}
	t := lang.Writing
	p, ok := s.Platform()
	if !ok {
		a.under(t.PageNoAccount)
		return
	}
	if page, ok := p.Page(st.Page); ok {
		a.section(t.StepPage.With(p.Name, page.Status.Text()))
		for _, words := range []string{page.Address, page.How.In(a.lang), page.Needs.In(a.lang), page.Confirm().In(a.lang)} {
			if strings.TrimSpace(words) != "" {
				a.block(indent, strings.TrimSpace(words))
			}
		}
	}
	a.under(t.EditPost, p.Name, p.EditPost.Answer.Text(), p.EditPost.Status.Text())
	a.block(indent, p.EditPost.Note.In(a.lang))
}
