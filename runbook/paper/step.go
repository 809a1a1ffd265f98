package paper

import (
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// box is what is ticked by hand.
const box = "☐"

// step puts one step into words.
func (m *maker) step(st *playbook.Step) step {
	return step{
		title: m.say(st.Title), id: string(st.Ref), who: m.post(m.performer(st)),
		due: m.dues(st), basis: m.basis(st.SourcesFor(m.kinds()), 1), notes: m.notes(st),
	}
}

// performer is the role that does a step.
func (m *maker) performer(st *playbook.Step) string {
	return runbook.Performer(m.Set, m.Org, m.kinds(), st)
}

// dues says by when: the due times, with whose each is, and the sources' own words.
func (m *maker) dues(st *playbook.Step) string {
	t := &lang.PlaybookPaper
	var parts []string
	for _, d := range st.Dues {
		text := m.say(t.Within, m.from(d), runbook.Span(d.Within))
		if d.Days > 0 {
			text = m.say(t.Days, m.from(d), d.Days)
		}
		if d.Source == "" {
			text = m.say(t.Suggested, text)
		} else {
			text += " " + m.clause(d.Source)
		}
		if when := m.condition(d.When); when != "" {
			text = m.say(t.DueIf, text, when)
		}
		parts = append(parts, text)
	}
	for _, u := range st.Urgencies {
		parts = append(parts, m.say(t.Quoted, u.Text)+" "+m.clause(u.Source))
	}
	if st.Every > 0 {
		parts = append(parts, m.say(t.Every, runbook.Span(st.Every)))
	}
	if st.Repeat {
		parts = append(parts, m.say(t.Repeat))
	}
	return strings.Join(parts, " / ")
}

func (m *maker) from(d playbook.Due) string {
	t := &lang.PlaybookPaper
	switch d.From {
	case playbook.FromHappened:
		return m.say(t.FromHappened)
	case playbook.FromDetected:
		return m.say(t.FromDetected)
	case playbook.FromConfirmed:
		return m.say(t.FromConfirmed)
	case playbook.FromOpened:
		return m.say(t.FromOpened)
	}
	return m.titleOf(d.Step)
}

func (m *maker) titleOf(ref playbook.Ref) string {
	if st, ok := m.Set.Step(ref); ok {
		return m.say(lang.PlaybookPaper.Quoted, st.Title)
	}
	return string(ref)
}

func (m *maker) titles(refs []playbook.Ref) string {
	var out []string
	for _, r := range refs {
		out = append(out, m.titleOf(r))
	}
	return m.list(out)
}

// condition says when something applies. What the kind of the paper answers by itself
// is left out; empty: it always applies here.
func (m *maker) condition(c playbook.Condition) string {
	t := &lang.PlaybookPaper
	var either []string
	for _, alternative := range c {
		var all []string
		for _, a := range alternative {
			if m.given(a) {
				continue
			}
			title, options := string(a.Decision), slices.Clone(a.Options)
			if st, ok := m.Set.Step(a.Decision); ok {
				title = m.say(st.Title)
				for i, id := range options {
					o, _ := st.Option(id)
					options[i] = m.say(o.Title)
				}
			}
			all = append(all, m.say(t.Answer, title, strings.Join(options, m.say(t.Or))))
		}
		if len(all) == 0 {
			return ""
		}
		either = append(either, strings.Join(all, m.say(t.And)))
	}
	return strings.Join(either, m.say(t.Or))
}

// given reports that an incident of the paper's kind has the answer.
func (m *maker) given(a playbook.Answer) bool {
	st, ok := m.Set.Step(a.Decision)
	return ok && st.Sets == playbook.SetsKinds && slices.ContainsFunc(a.Options, func(id string) bool {
		o, _ := st.Option(id)
		return o.Kind == m.Kind.Kind
	})
}

// notes is what else stands in the row of a step: when it applies, what holds it,
// whom it goes to, what can be chosen.
func (m *maker) notes(st *playbook.Step) []string {
	t := &lang.PlaybookPaper
	var out []string
	add := func(words ...string) { out = append(out, words...) }
	if when := m.condition(st.When); when != "" {
		add(m.say(t.When, when))
	}
	if st.EvidenceFirst {
		add(m.say(t.Evidence))
	}
	if st.NotBefore != nil {
		add(m.held(st.NotBefore))
	}
	for _, act := range st.Approvals {
		add(m.say(t.Approval, m.approval(act)))
	}
	if st.TwoPersons != "" {
		add(m.ruled(st.TwoPersons, t.TwoPersons))
	}
	if to := m.recipients(st); to != "" {
		add(to)
	}
	for _, o := range st.Options {
		if o.Kind == "" || o.Kind == m.Kind.Kind || st.Sets == playbook.SetsKinds {
			add(box + " " + m.say(o.Title))
		}
	}
	// What the incident itself is known by has to be on this page; of other steps the guide
	// says what to write, or the type would be too small to read at night.
	if slices.ContainsFunc(st.Fields, func(f playbook.Field) bool { return f.Sets != "" }) {
		for _, f := range st.Fields {
			add(m.say(t.FieldLine, f.Title, f.ID))
		}
	}
	if st.Each != "" {
		add(m.say(t.Each) + ": " + m.each())
	}
	if st.Text != "" {
		add(m.say(t.TextIs, st.Text))
	}
	if st.Cannot != "" {
		add(m.say(t.Cannot, m.titleOf(st.Cannot)))
	}
	return out
}

// guide says how a step is done, and everything of it that has no room in its row.
func (m *maker) guide(st *playbook.Step) guide {
	t := &lang.PlaybookPaper
	g := guide{id: string(st.Ref), title: m.say(st.Title), text: m.lines(st.Guide.In(m.l))}
	add := func(words ...string) { g.more = append(g.more, words...) }
	for _, o := range st.Options {
		if !o.Guide.IsZero() {
			add(m.say(o.Title) + ": " + m.say(o.Guide))
		}
	}
	for _, f := range st.Fields {
		name := m.say(f.Title)
		if f.Required {
			name += "（" + m.say(t.Required) + "）"
		}
		add(m.say(t.Write) + ": " + name)
	}
	for _, e := range st.Evidence {
		add(m.say(t.Keep) + ": " + box + " " + m.say(e))
	}
	switch {
	case len(st.ContainedBy) > 0:
		var answers []string
		for _, id := range st.ContainedBy {
			o, _ := st.Option(id)
			answers = append(answers, m.say(o.Title))
		}
		add(m.say(lang.Contained.By, strings.Join(answers, m.say(t.Or))))
	case st.Contains:
		add(m.say(lang.Contained.ByThis))
	}
	if st.Promise != nil {
		add(m.say(t.Promise, st.Promise.Title))
	}
	if st.Channel != "" {
		add(m.say(t.Channel, m.Set.Channel(st.Channel).Title))
	}
	if st.Page != "" {
		add(m.say(t.PageOf, st.Page))
	}
	if st.Form != "" {
		add(m.say(t.FormIs, m.local(st.Form, false)))
	}
	if st.Handoff != "" {
		add(m.say(t.HandoffIs, m.local(st.Handoff, true)))
	}
	if sources := st.SourcesFor(m.kinds()); len(sources) > 0 {
		add(m.say(t.Basis) + ": " + m.basis(sources, all))
	}
	return g
}

// clause is one clause behind its mark.
func (m *maker) clause(c string) string {
	return m.mark(m.Org.Whose([]string{c})) + " " + lang.Visible(c)
}

// held says what comes before a step, and on whose rule.
func (m *maker) held(o *playbook.Order) string {
	return m.ruled(o.Rule, lang.PlaybookPaper.First.With(m.titles(o.Steps)))
}

// ruled puts the mark of a standing rule before words.
func (m *maker) ruled(rule string, words lang.Text) string {
	mark, _, _ := strings.Cut(m.rule(rule), " ")
	return strings.TrimSpace(mark + " " + m.say(words))
}

// approval says who approves an act.
func (m *maker) approval(act string) string {
	a, ok := m.Org.Approvals[act]
	name := m.say(lang.Event.ActName[act])
	switch {
	case a.Exempt:
		return name + " " + m.say(lang.PlaybookPaper.Exempt)
	case len(a.By) > 0:
		return name + " " + m.posts(a.By)
	case ok && a.By != nil:
		return name + " " + m.say(lang.PlaybookPaper.NobodyNamed)
	}
	return name + m.say(lang.Event.Unset)
}

// recipients lists whom a report goes to, each with its box.
func (m *maker) recipients(st *playbook.Step) string {
	if len(st.To) == 0 {
		return ""
	}
	to := m.say(lang.PlaybookPaper.To) + ":"
	ids := m.targets(st)
	for _, id := range ids {
		to += " " + box + " " + m.post(id)
	}
	if len(ids) == 0 {
		to += " " + m.reportsUnknown()
	}
	return to
}

// reportsUnknown says why nobody is named: the profile leaves it unset, or the rules
// name nobody.
func (m *maker) reportsUnknown() string {
	if r, ok := m.Org.Reports[m.Kind.Kind]; ok && r.To != nil {
		return m.say(lang.PlaybookPaper.NobodyNamed)
	}
	return m.say(lang.Event.Unset)
}

// each is one box for each administrator; where nobody is listed, some to write in.
func (m *maker) each() string {
	var names []string
	for _, a := range m.Org.Accounts {
		for _, n := range a.Admins {
			if n = lang.Visible(n); !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	if len(names) == 0 {
		names = []string{"＿＿＿＿", "＿＿＿＿", "＿＿＿＿"}
	}
	return box + " " + strings.Join(names, " "+box+" ")
}

// local names a form or another procedure of the office.
func (m *maker) local(id string, handoff bool) string {
	title, source := lang.Text{}, ""
	if handoff {
		for _, h := range m.Org.Handoffs {
			if h.ID == id {
				title, source = h.Title, h.Source
			}
		}
	} else {
		for _, f := range m.Org.Forms {
			if f.ID == id {
				title, source = f.Title, f.Source
			}
		}
	}
	if title.IsZero() {
		return m.say(lang.Event.Unset)
	}
	if source == "" {
		return m.say(title)
	}
	return m.say(title) + " [" + m.clause(source) + "]"
}

// texts are the prepared texts that the steps name, with their blanks open.
func (m *maker) texts() []prepared {
	if m.Texts == nil {
		return nil
	}
	used := map[string][]string{}
	var order []string
	for _, p := range []*playbook.Playbook{m.Set.Opening, m.Kind, m.Set.Closing} {
		for _, st := range p.Steps {
			if st.Text == "" || m.nobodyLeft(st) {
				continue
			}
			if used[st.Text] == nil {
				order = append(order, st.Text)
			}
			used[st.Text] = append(used[st.Text], string(st.Ref))
		}
	}
	slices.Sort(order)
	var out []prepared
	for _, id := range order {
		family, ok := m.Texts.Family(id)
		if !ok {
			continue
		}
		for _, f := range family.Forms {
			l := f.Language(m.l)
			body := f.Body.In(l)
			for _, b := range f.Blanks(l) {
				body = strings.ReplaceAll(body, "{{"+b.ID+"}}", lang.PlaybookPaper.BlankOf.Format(l, b.Title.In(l)))
			}
			if m.Org.Comma != "" && l == lang.Japanese {
				body = strings.ReplaceAll(body, "、", m.Org.Comma)
			}
			out = append(out, prepared{f.Name(), m.say(f.Title), strings.Join(used[id], " "), m.lines(body)})
		}
	}
	return out
}
