package tui

import (
	"fmt"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// otherTarget stands for a target the profile does not name, or for somebody the
// profile does not name who answered for one.
const otherTarget = " other"

// reportForm records one attempt to report: the next target that is open comes
// first, and of a target the one to call next.
func (m *Model) reportForm(v *runbook.StepView) *form {
	if v.Type != playbook.Report {
		m.tell(inkWarn, word.NotAReport.With(v.Title))
		return nil
	}
	var choices []choice
	next := ""
	for _, it := range v.Items {
		if it.State.Settled() && !v.Again() {
			continue
		}
		if next == "" {
			next = it.ID
		}
		choices = append(choices, choice{id: it.ID, text: m.itemName(it), more: m.contact(it)})
	}
	choices = append(choices, choice{id: otherTarget, text: word.OtherTarget})
	if next == "" {
		next = otherTarget
		if len(v.Items) > 0 {
			m.tell(inkGood, word.AllReached)
		}
	}
	f := stepForm("report", v, word.FormReport, word.ButtonReport)
	f.warn = m.shutLines(v)
	intro := append(m.timingIntro(v), m.standInLines(v)...)
	if len(v.Items) == 0 {
		intro = append(intro, word.ReportNoTarget)
		f.fields = append(f.fields, newText("other", word.ReportTo, lang.Text{}, "").must())
	} else {
		to := newOne("to", word.ReportTo, choices, next).must()
		f.fields = append(f.fields, to, newText("other", word.OtherName, word.OtherNameHint, "").inWords(to, otherTarget).must())
	}
	via := newOne("via", word.ReportVia, nil, "").must()
	via.asked = func() bool { return len(via.choices) > 0 && !sentByForm(f) }
	f.fields = append(f.fields,
		via, newText("via-name", word.TalkedTo, word.TalkedToHint, "").inWords(via, otherTarget).must(),
		newOne("reached", word.Reached, reachedChoices(false), "").must(),
		newArea("note", finding.Said, lang.Text{}, ""),
		newText("instruction", word.Instruction, word.InstructionHint, ""),
		newOne("means", word.Means, meansChoices(), meansOf(v)),
		newText("reference", word.Reference, lang.Text{}, ""))
	f.fields = append(f.fields, m.stepFields(v)...)
	f.fields = append(f.fields, m.whoWhen(word.WhoReported)...)
	again := roundOf(v)
	f.build = func(f *form) (job, *trouble) { return m.buildReport(f, again) }
	follow := m.followTarget(v, intro)
	follow(f)
	f.react = follow
	if next != otherTarget {
		f.focusField("reached")
	}
	return f
}

// followTarget keeps a report form to the target that is chosen: whom to call for
// it, the next one to try first, and after an attempt in vain nobody chosen. The number
// of who is chosen stands above the fields, in full.
func (m *Model) followTarget(v *runbook.StepView, intro []lang.Text) func(*form) {
	shown := ""
	return func(f *form) {
		to := f.text("to")
		at := slices.IndexFunc(v.Items, func(it runbook.ItemView) bool { return it.ID == to })
		f.intro = slices.Clone(intro)
		sent := sentByForm(f)
		f.field("reached").choices = reachedChoices(sent)
		if f.field("note").label = finding.Said; sent {
			f.field("note").label = finding.Written
		}
		if at >= 0 && !sent && failed(v.Items[at]) > 0 {
			f.intro = append(f.intro, m.tryNext(v.Items[at]))
		}
		via := f.field("via")
		if to != shown {
			shown = to
			via.choices, via.at, via.touched = nil, 0, false
			clear(via.on)
			if at >= 0 && v.Items[at].Role {
				via.choices = m.contactChoices(v.Items[at])
				if failed(v.Items[at]) == 0 {
					via.choose(viaID(to, 0))
				}
			}
		}
		f.intro = append(f.intro, m.simulated(to, via.one())...)
		for _, c := range m.contactsOf(v, to) { // a row may cut a number short, which is then a wrong one
			if !sent && via.one() == viaID(to, c.Rank) && c.Day+c.Night != "" {
				f.intro = append(f.intro, finding.CallNow.With(m.numbers(c)))
			}
		}
	}
}

// sentByForm reports that a report goes to a page or a form: nobody is called, and nobody
// answers.
func sentByForm(f *form) bool { return f.text("means") == meansForm }

// reachedChoices are what can come of an attempt to report.
func reachedChoices(sent bool) []choice {
	yes, no := word.ReachedYes, word.ReachedNo
	if sent {
		yes, no = astray.Sent, astray.NotSent
	}
	return []choice{{id: "yes", text: yes}, {id: "no", text: no}}
}

// contactsOf are the contacts of a target of a report.
func (m *Model) contactsOf(v *runbook.StepView, target string) []runbook.Contact {
	for _, it := range v.Items {
		if it.ID == target {
			return it.Contacts
		}
	}
	return nil
}

// viaID names one of the contacts of a target, among the choices of a form.
func viaID(target string, rank int) string { return fmt.Sprint(target, " ", rank) }

// contactChoices lists whom to call for a target: the next one to try first, then
// the others in the order of the profile, then anybody else.
func (m *Model) contactChoices(it runbook.ItemView) []choice {
	contacts := slices.Clone(it.Contacts)
	if i := nextContact(it); i > 0 {
		contacts = slices.Insert(slices.Delete(contacts, i, i+1), 0, it.Contacts[i])
	}
	var choices []choice
	for _, c := range contacts {
		text := word.ContactLine.With(m.contactName(it, c), m.numbers(c))
		if c.Tried > 0 {
			text = word.ContactTried.With(text, c.Tried)
		}
		choices = append(choices, choice{id: viaID(it.ID, c.Rank), text: text})
	}
	return append(choices, choice{id: otherTarget, text: word.OtherContact})
}

// contactName is the post of a contact of a target, and that it is a deputy.
func (m *Model) contactName(it runbook.ItemView, c runbook.Contact) lang.Text {
	switch {
	case c.Rank > 0:
		return word.Deputy.With(c.Rank, c.Post)
	case c.Post.IsZero():
		return m.itemName(it)
	}
	return c.Post
}

// numbers says how a contact is reached by day and by night: first the number that
// counts now, since a row may have no room for both.
func (m *Model) numbers(c runbook.Contact) lang.Text {
	if c.Day == "" && c.Night == "" {
		return word.ContactUnset
	}
	day, night := lang.Same(c.Day), lang.Same(c.Night)
	if c.Day == "" {
		day = lang.Event.Unset
	}
	if c.Night == "" {
		night = lang.Event.Unset
	}
	if p, _ := m.directory(); p != nil {
		if within, known := p.OfficeHours(m.now); known && !within {
			return finding.NightFirst.With(day, night)
		}
	}
	return word.Contact.With(day, night)
}

// failed counts the attempts at a target that reached nobody.
func failed(it runbook.ItemView) int {
	n := 0
	for _, c := range it.Contacts {
		n += c.Tried
	}
	return n
}

// nextContact is the first contact of a target that was not tried yet, or -1.
func nextContact(it runbook.ItemView) int {
	return slices.IndexFunc(it.Contacts, func(c runbook.Contact) bool { return c.Tried == 0 })
}

// tryNext says whom to try after an attempt in vain.
func (m *Model) tryNext(it runbook.ItemView) lang.Text {
	i := nextContact(it)
	if org := m.work.state.Org; i < 0 && len(it.Contacts) == 1 && org != nil {
		return lang.Entry.NoDeputySet.With(org.ID)
	}
	if i < 0 {
		return word.NoDeputy
	}
	return word.TryDeputy.With(m.contactName(it, it.Contacts[i]), m.numbers(it.Contacts[i]))
}

// contact says how a target is reached now, and who stands in for it.
func (m *Model) contact(it runbook.ItemView) lang.Text {
	if !it.Role || len(it.Contacts) == 0 {
		return lang.Text{}
	}
	if failed(it) > 0 && len(it.Contacts) == 1 { // what to do about it stands once, at the head of the form
		return word.DeputiesUnset
	}
	if failed(it) > 0 {
		return m.tryNext(it)
	}
	text := m.numbers(it.Contacts[0])
	if len(it.Contacts) > 1 {
		text = word.ContactDeputy.With(text, it.Contacts[1].Post)
	}
	return text
}

func (m *Model) buildReport(f *form, again int) (job, *trouble) {
	by, t := m.by(f)
	if t != nil {
		return job{}, t
	}
	to := f.text("to")
	if to == otherTarget || to == "" {
		to = f.text("other")
	}
	reached := f.text("reached") == "yes"
	in := runbook.Report{
		By: by, Step: f.step, To: to, Via: m.spokenTo(f), Reached: reached, Means: f.field("means").value(m.voice()),
		Reference: f.text("reference"), Instruction: f.text("instruction"), Fields: values(f), Note: f.text("note"), Again: again,
	}
	return job{step: f.step, intent: in, then: func(m *Model, _ []runbook.Event) tea.Cmd {
		return m.afterReport(f, reached)
	}}, nil
}

// spokenTo is who was called in place of the target; empty: the target itself.
func (m *Model) spokenTo(f *form) string {
	via := f.text("via")
	switch {
	case f.field("via").hidden():
		return ""
	case via == otherTarget:
		return f.text("via-name")
	}
	for _, c := range m.work.state.Org.Contacts(f.text("to")) {
		if c.Rank > 0 && via == viaID(f.text("to"), c.Rank) {
			return c.Post.In(lang.Japanese)
		}
	}
	return ""
}

// afterReport opens the form again while the step has targets left, or when nobody
// answered: then with whom to call next. A responder who went elsewhere meanwhile is
// left alone.
func (m *Model) afterReport(f *form, reached bool) tea.Cmd {
	v := m.work.view()
	if v == nil || v.Ref != f.step || v.State.Settled() || m.screen != onIncident || m.form() != nil || m.menu != nil || m.ask != nil {
		return nil
	}
	again := m.reportForm(v)
	if again == nil {
		return nil
	}
	for _, id := range []string{"means", "who"} {
		again.field(id).adopt(f.field(id))
	}
	if !reached && len(v.Items) > 0 {
		again.field("to").choose(f.text("to"))
		again.react(again)
		again.focusField("via")
		if again.field("via").hidden() { // it is sent, and nobody is called
			again.focusField("reached")
		}
	}
	return m.open(again)
}

// meansForm stands for a form or a page of the other side.
const meansForm = "form"

// meansOf is how a report is made as a rule.
func meansOf(v *runbook.StepView) string {
	if v.Page != "" {
		return meansForm
	}
	return "telephone"
}

func meansChoices() []choice {
	return []choice{
		{id: "telephone", text: word.MeansTelephone}, {id: "person", text: word.MeansPerson},
		{id: "mail", text: word.MeansMail}, {id: "chat", text: word.MeansChat}, {id: meansForm, text: word.MeansForm}, {id: "other", text: word.MeansOther},
	}
}
