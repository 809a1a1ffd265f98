package tui

import (
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/platform"
	"dandori/runbook/playbook"
)

// whoRows says who does the step, and whether that is somebody outside the office.
func (m *Model) whoRows(s *runbook.StepView, w int) []row {
	v := m.voice()
	who := v.say(roleAndPost(s.RoleName, s.Post))
	if name := m.work.state.Recorder(); s.Performer == runbook.RoleRecorder && name != "" {
		who = v.say(word.RoleHeld, s.RoleName, v.person(name))
		if !s.Post.IsZero() {
			who = v.say(word.RolePostHeld, s.RoleName, s.Post, v.person(name))
		}
	}
	if s.Outside {
		who = v.say(s.RoleName) + v.say(word.OutsideMark)
		if !s.Post.IsZero() {
			who += " " + v.say(s.Post)
		}
	}
	return labelled(v.say(word.LabelRole), inkPlain, who, w)
}

// othersShown is how many clauses of other offices stand beside the step; what they
// say, and the rest, stands at its end.
const othersShown = 3

// basisRows says whose rule the step is: its clauses, the own ones first, then laws,
// each with how strongly it binds, then what other offices have, for reference. An
// office whose rules are silent is told so.
func (m *Model) basisRows(s *runbook.StepView, w int) []row {
	v := m.voice()
	by := map[org.Whose][]string{}
	for _, c := range m.work.state.Cite(s.Sources) {
		text := c.Clause
		if c.Whose != org.Other && c.Modality != "" {
			text += " " + v.say(lang.Source.Modality[string(c.Modality)])
		}
		by[c.Whose] = append(by[c.Whose], text)
	}
	var parts []string
	for _, whose := range []org.Whose{org.Own, org.Law, org.Other} {
		clauses := by[whose]
		switch {
		case len(clauses) == 0:
			continue
		case whose != org.Other:
			parts = append(parts, v.whose(whose)+" "+strings.Join(clauses, v.say(word.Comma)))
			continue
		case len(clauses) > othersShown+1:
			clauses = append(clauses[:othersShown:othersShown], v.say(lang.Event.More, len(clauses)-othersShown))
		}
		parts = append(parts, v.say(word.ForReference, v.whose(whose)+" "+strings.Join(clauses, " ")))
	}
	if len(parts) == 0 {
		parts = []string{v.whose(org.Ours) + " " + v.say(word.OursLong)}
	}
	text := strings.Join(parts, " / ")
	if silence := m.work.state.Silence(s.Sources); !silence.IsZero() {
		text += " " + v.say(silence)
	}
	return append(labelled(v.say(word.LabelBasis), inkPlain, text, w), m.seeRows(s, w)...)
}

// seeRows names the clauses that only touch on the step. They ask for nothing here,
// so nothing says whose they are or how strongly they bind.
func (m *Model) seeRows(s *runbook.StepView, w int) []row {
	if len(s.See) == 0 {
		return nil
	}
	v := m.voice()
	clauses := s.See
	if len(clauses) > othersShown+1 {
		clauses = append(clauses[:othersShown:othersShown], v.say(lang.Event.More, len(clauses)-othersShown))
	}
	return para(inkFaint, "  ", v.say(word.LabelSee, strings.Join(clauses, " ")), w)
}

// placeRows says where a notice goes and with which text, which local document the
// step hands over to, and which form of the office it uses. Beside a form no key leads to
// the text.
func (m *Model) placeRows(s *runbook.StepView, text bool, w int) []row {
	v := m.voice()
	var rows []row
	add := func(label lang.Text, k ink, text string) {
		rows = append(rows, labelled(v.say(label), k, text, w)...)
	}
	if s.Channel != "" {
		rows = append(rows, m.channelRows(s.Channel, w)...)
	}
	if s.Text != "" && text {
		k, t := m.textState(s)
		add(word.LabelText, k, v.say(word.TextIs, t))
	}
	if s.Step.Handoff != "" {
		if h := s.Handoff; h != nil {
			add(word.LabelHandoff, inkPlain, v.say(h.Title)+m.sourceMark(h.Source))
			if !h.When.IsZero() {
				rows = append(rows, para(inkFaint, "  ", v.say(h.When), w)...)
			}
		} else {
			add(word.LabelHandoff, inkWarn, v.say(lang.Event.Unset))
		}
	}
	if s.Step.Form != "" {
		if f := s.Form; f != nil {
			add(word.LabelForm, inkPlain, v.say(f.Title)+m.sourceMark(f.Source))
		} else {
			add(word.LabelForm, inkWarn, v.say(lang.Event.Unset))
		}
	}
	return rows
}

// sourceMark is whose a clause of the profile is, and which, after a name.
func (m *Model) sourceMark(source string) string {
	if source == "" {
		return ""
	}
	v := m.voice()
	return v.say(word.InBrackets, v.whose(m.work.state.Org.Whose([]string{source}))+" "+source)
}

// channelRows names a channel, by the office's own name too, and its address in a
// row of its own, which can be selected whole.
func (m *Model) channelRows(id string, w int) []row {
	v := m.voice()
	s := &m.work.state
	name, address := v.say(s.Set.Channel(id).Title), ""
	for _, c := range s.Org.Channels {
		if c.ID != id {
			continue
		}
		if own := v.say(c.Name); own != "" && own != name {
			name = v.say(word.RolePost, name, own)
		}
		address = c.URL
	}
	rows := labelled(v.say(word.LabelChannel), inkPlain, name, w)
	if address != "" {
		rows = append(rows, para(inkPlain, "  ", address, w)...)
	}
	return rows
}

// platform is that of the incident's account; nil when it is not known.
func (m *Model) platform() *platform.Platform {
	p, _ := m.work.state.Platform()
	return p
}

// pageRows says which page of the platform the step uses, what that asks for, and
// when somebody last looked; and of a step that edits, whether a post can be edited.
func (m *Model) pageRows(s *runbook.StepView, w int) []row {
	edits := false
	for _, act := range s.Approvals {
		edits = edits || act == playbook.ActEdit
	}
	if s.Page == "" && !edits {
		return nil
	}
	v := m.voice()
	p := m.platform()
	if p == nil {
		return labelled(v.say(word.LabelPage), inkWarn, v.say(word.PageNoAccount), w)
	}
	var rows []row
	if s.Page != "" {
		page, ok := p.Page(s.Page)
		if !ok {
			return labelled(v.say(word.LabelPage), inkWarn, v.say(word.PageUnknown, p.Name), w)
		}
		rows = append(rows, labelled(v.say(word.LabelPage), inkPlain, v.say(p.Name), w)...)
		if page.Address != "" {
			rows = append(rows, para(inkPlain, "  ", page.Address, w)...)
		}
		if !page.How.IsZero() {
			rows = append(rows, para(inkPlain, "  ", v.say(page.How), w)...)
		}
		rows = append(rows, para(inkWarn, "  ", v.say(word.PageSure, page.Status.Text(), page.Confirm()), w)...)
		if !page.Needs.IsZero() {
			rows = append(rows, heading(v.say(word.LabelNeeds, page.NeedsStatus.Text()), w))
			for l := range strings.SplitSeq(strings.TrimSpace(v.say(page.Needs)), "\n") {
				rows = append(rows, hanging(inkPlain, l, w)...)
			}
		}
	}
	text := v.say(word.EditPost, p.EditPost.Answer.Text(), p.EditPost.Status.Text())
	rows = append(rows, labelled(v.say(word.LabelEditPost), inkPlain, text, w)...)
	if !p.EditPost.Note.IsZero() {
		rows = append(rows, para(inkFaint, "  ", v.say(p.EditPost.Note), w)...)
	}
	return rows
}

// ruleRows lists the standing rules, each with whose rule it is; where the office's
// own rules have one, in the office's words.
func (m *Model) ruleRows(s *runbook.StepView, w int) []row {
	v := m.voice()
	var rows []row
	for _, id := range s.Rules {
		r, ok := m.work.state.Set.Rule(id)
		if !ok {
			continue
		}
		if len(rows) == 0 {
			rows = append(rows, heading(v.say(word.LabelRules), w))
		}
		text := r.Text
		adopted := m.work.state.Org.Rules[r.ID]
		if !adopted.Text.IsZero() && slices.Contains(m.work.state.RuleSources(s.Step, id), adopted.Source) {
			text = adopted.Text
		}
		whose, _ := m.work.state.WhoseRule(s.Step, id)
		rows = append(rows, para(inkPlain, v.whose(whose)+" ", v.say(text), w)...)
	}
	return rows
}

// glossRows says what the clauses ask, in the program's words: those of the office
// and the laws, then, last of all, what other offices have.
func (m *Model) glossRows(s *runbook.StepView, w int) []row {
	v := m.voice()
	var own, others []row
	for _, c := range m.work.state.Cite(s.Sources) {
		if c.Gloss.IsZero() {
			continue
		}
		head := v.whose(c.Whose) + " " + c.Clause
		if c.Whose != org.Other && c.Modality != "" {
			head += " " + v.say(lang.Source.Modality[string(c.Modality)])
		}
		rows := append([]row{line(inkFaint, head)}, para(inkPlain, "  ", v.say(c.Gloss), w)...)
		if c.Whose == org.Other {
			others = append(others, rows...)
		} else {
			own = append(own, rows...)
		}
	}
	var out []row
	if len(own) > 0 {
		out = append(append(out, heading(v.say(word.LabelGloss), w)), own...)
	}
	if len(others) > 0 {
		out = append(append(out, heading(v.say(word.LabelGlossOthers), w)), others...)
	}
	return out
}
