package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// otherTarget stands for a target the profile does not name.
const otherTarget = " other"

// reportForm records one attempt to report: the next target that is open comes
// first. When the last attempt at it reached nobody, the form names the deputy to
// try now.
func (m *Model) reportForm(v *runbook.StepView) *form {
	if v.Type != playbook.Report {
		m.tell(inkWarn, word.NotAReport.With(v.Title))
		return nil
	}
	var choices []choice
	next := ""
	for _, it := range v.Items {
		if it.State.Settled() {
			continue
		}
		if next == "" {
			next = it.ID
		}
		choices = append(choices, choice{id: it.ID, text: m.itemName(it), more: m.contact(it.ID, missed(v, it.ID))})
	}
	choices = append(choices, choice{id: otherTarget, text: word.OtherTarget})
	if next == "" {
		next = otherTarget
		if len(v.Items) > 0 {
			m.tell(inkGood, word.AllReached)
		}
	}
	f := stepForm("report", v, word.FormReport, word.ButtonReport)
	intro := m.timingIntro(v)
	if len(v.Items) == 0 {
		intro = append(intro, word.ReportNoTarget)
		f.fields = append(f.fields, newText("other", word.ReportTo, lang.Text{}, "").must())
	} else {
		to := newOne("to", word.ReportTo, choices, next).must()
		f.fields = append(f.fields, to, newText("other", word.OtherName, word.OtherNameHint, "").when(to, otherTarget).must())
	}
	f.fields = append(f.fields,
		newOne("reached", word.Reached, []choice{{id: "yes", text: word.ReachedYes}, {id: "no", text: word.ReachedNo}}, "").must(),
		newOne("means", word.Means, meansChoices(), "telephone"),
		newText("talked", word.TalkedTo, word.TalkedToHint, ""),
		newText("instruction", word.Instruction, word.InstructionHint, ""),
		newText("reference", word.Reference, lang.Text{}, ""))
	f.fields = append(f.fields, m.stepFields(v)...)
	f.fields = append(f.fields, newArea("note", word.Note, lang.Text{}, ""))
	f.fields = append(f.fields, m.whoWhen(word.WhoReported)...)
	f.build = m.buildReport
	f.react = func(f *form) { m.followTarget(f, v, intro) }
	if next != otherTarget {
		f.focusField("reached")
	}
	return f
}

// followTarget says how the target that is chosen now is reached, and names its
// deputy after attempts that reached nobody.
func (m *Model) followTarget(f *form, v *runbook.StepView, intro []lang.Text) {
	to := f.text("to")
	tried := missed(v, to)
	f.intro = slices.Clone(intro)
	if tried > 0 && to != otherTarget {
		f.intro = append(f.intro, m.deputyIntro(to, tried))
	}
	role := func(it runbook.ItemView) bool { return it.ID == to && it.Role }
	if c := f.current(); slices.ContainsFunc(v.Items, role) && (c == nil || c.id != "to") {
		f.intro = append(f.intro, m.contact(to, tried))
	}
	if x, name := f.field("talked"), m.deputyName(to, tried); !x.touched && x.edit.Value() != name {
		x.edit.SetValue(name)
	}
}

func (m *Model) buildReport(f *form) (job, *trouble) {
	by, t := m.by(f)
	if t != nil {
		return job{}, t
	}
	to := f.text("to")
	if to == otherTarget || to == "" {
		to = f.text("other")
	}
	v := m.voice()
	note := f.text("note")
	if talked := f.text("talked"); talked != "" {
		said := v.say(word.TalkedNote, talked)
		if note != "" {
			said += "\n" + note
		}
		note = said
	}
	reached := f.text("reached") == "yes"
	in := runbook.Report{
		By: by, Step: f.step, To: to, Reached: reached, Means: f.field("means").value(v),
		Reference: f.text("reference"), Instruction: f.text("instruction"), Fields: values(f), Note: note,
	}
	return job{step: f.step, intent: in, then: func(m *Model, _ []runbook.Event) tea.Cmd {
		return m.afterReport(f, reached)
	}}, nil
}

// afterReport opens the form again while the step has targets left, or when nobody
// answered: the next deputy is then named in it. A responder who went elsewhere
// meanwhile is left alone.
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
	}
	return m.open(again)
}

func meansChoices() []choice {
	return []choice{
		{id: "telephone", text: word.MeansTelephone}, {id: "person", text: word.MeansPerson},
		{id: "mail", text: word.MeansMail}, {id: "chat", text: word.MeansChat}, {id: "other", text: word.MeansOther},
	}
}

// missed counts the attempts at a target that reached nobody.
func missed(v *runbook.StepView, target string) int {
	n := 0
	for _, a := range v.Attempts {
		if a.To == target && !a.Reached {
			n++
		}
	}
	return n
}

// role gives what the profile says of a role.
func (m *Model) role(id string) org.Role {
	if m.work.state.Org == nil {
		return org.Role{}
	}
	return m.work.state.Org.Roles[id]
}

// deputy is whom to try after so many attempts without success; false when the
// profile names nobody further.
func (m *Model) deputy(target string, tried int) (lang.Text, bool) {
	d := m.role(target).Deputies
	if tried < 1 || tried > len(d) {
		return lang.Text{}, false
	}
	return d[tried-1], true
}

func (m *Model) deputyName(target string, tried int) string {
	if d, ok := m.deputy(target, tried); ok {
		return m.voice().say(d)
	}
	return ""
}

// deputyIntro says whom to try next.
func (m *Model) deputyIntro(target string, tried int) lang.Text {
	if d, ok := m.deputy(target, tried); ok {
		return word.TryDeputy.With(d)
	}
	return word.NoDeputy
}

// contact says how a role is reached, and the next deputy.
func (m *Model) contact(id string, tried int) lang.Text {
	r := m.role(id)
	day, night := lang.Same(r.Day), lang.Same(r.Night)
	if r.Day == "" {
		day = lang.Event.Unset
	}
	if r.Night == "" {
		night = lang.Event.Unset
	}
	if r.Day == "" && r.Night == "" && len(r.Deputies) == 0 {
		return word.ContactUnset
	}
	if d, ok := m.deputy(id, tried); ok {
		return word.ContactDeputy.With(day, night, d)
	}
	return word.Contact.With(day, night)
}
