package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/tui/internal/cell"
)

// contactsView is the screen of people and contacts: every role of the playbooks with
// the post it is in the office, how it is reached by day and by night, and who stands
// in for it. What the profile leaves open is shown as open.
type contactsView struct {
	list
	from screen // Esc leads back there
}

// reach is one way to reach somebody: a role, or one of its deputies.
type reach struct {
	role    playbook.Role
	contact org.Contact
	step    bool // the step in hand names the role
}

// id is what tells a contact of the list from the others.
func (r reach) id() string { return viaID(r.role.ID, r.contact.Rank) }

// openContacts shows whom to call: of an incident with what the step in hand names
// first.
func (m *Model) openContacts() {
	if m.profile() == nil && m.work == nil {
		m.tell(inkWarn, finding.NoContacts)
		return
	}
	m.contacts = contactsView{from: m.screen}
	m.screen = onContacts
}

// directory is the profile and the set that say who is who: those the incident is
// pinned to, or those in force.
func (m *Model) directory() (*org.Profile, *playbook.Set) {
	if m.work != nil {
		return m.work.state.Org, m.work.state.Set
	}
	if m.cfg.Library == nil {
		return nil, nil
	}
	return m.profile(), m.cfg.Library.Set
}

// rolesOf are the roles that a step names: whom it reports to, who approves, who is to
// be consulted, and who does it.
func (m *Model) rolesOf(s *runbook.StepView) []string {
	if s == nil {
		return nil
	}
	var ids []string
	for _, report := range append([]*runbook.StepView{s}, m.standsIn(s)...) {
		for _, it := range report.Items {
			if it.Role {
				ids = append(ids, it.ID)
			}
		}
	}
	for _, g := range s.Gates {
		switch g.Kind {
		case runbook.GateApproval:
			ids = append(ids, m.work.state.Org.Approvals[g.Act].By...)
		case runbook.GateConsult:
			ids = append(ids, g.Role)
		}
	}
	ids = append(ids, s.Performer)
	var out []string
	for _, id := range ids {
		if id != "" && id != runbook.RoleRecorder && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// people lists everybody: whom the step in hand names first, then the office, then
// those outside of it; each role before its deputies.
func (m *Model) people() []reach {
	p, set := m.directory()
	if p == nil || set == nil {
		return nil
	}
	var named []string
	if m.work != nil {
		named = m.rolesOf(m.work.view())
	}
	var out []reach
	add := func(r playbook.Role, step bool) {
		for _, c := range p.Contacts(r.ID) {
			out = append(out, reach{r, c, step})
		}
	}
	for _, id := range named {
		if set.HasRole(id) {
			add(set.Role(id), true)
		}
	}
	for _, outside := range []bool{false, true} {
		for _, r := range set.Opening.Roles {
			if r.Outside == outside && r.ID != runbook.RoleRecorder && !slices.Contains(named, r.ID) {
				add(r, false)
			}
		}
	}
	return out
}

// listedPeople are those that the search leaves. A role whose deputy is looked for
// stays with it, since the deputy alone does not say for whom.
func (m *Model) listedPeople() []reach {
	all := m.people()
	s := &m.contacts.search
	s.of = len(all)
	if !s.active() {
		s.found = len(all)
		return all
	}
	var out []reach
	for i, r := range all {
		deputy := r.contact.Rank == 0 && slices.ContainsFunc(all[i+1:], func(d reach) bool {
			return d.role.ID == r.role.ID && d.contact.Rank > 0 && m.matches(s, d)
		})
		if m.matches(s, r) || deputy {
			out = append(out, r)
		}
	}
	s.found = len(out)
	return out
}

// saidOf is everything that a line of the list can be found by.
func (m *Model) saidOf(r reach) []string {
	texts := []string{both(r.role.Title), both(r.contact.Post), r.contact.Day, r.contact.Night, r.role.ID, m.holder(r.role.ID)}
	if r.contact.Post.IsZero() && !r.role.Outside || r.contact.Day+r.contact.Night == "" {
		texts = append(texts, both(lang.Event.Unset))
	}
	if r.contact.Rank > 0 {
		texts = append(texts, both(word.Deputy.With(r.contact.Rank, r.contact.Post)))
	}
	return texts
}

func (m *Model) matches(s *search, r reach) bool { return s.has(m.saidOf(r)...) }

// holder is who took a role in this incident, by name; empty where nobody did.
func (m *Model) holder(role string) string {
	if m.work == nil {
		return ""
	}
	return m.work.state.Roles[role]
}

func (c *contactsView) count(m *Model) int     { return len(m.listedPeople()) }
func (c *contactsView) enter(m *Model) tea.Cmd { return m.call() }

func (c *contactsView) leaves(m *Model) tea.Cmd {
	m.screen = c.from
	return nil
}

// pressContacts gives a key to the screen.
func (m *Model) pressContacts(key string) tea.Cmd {
	do := contactsKeys.find(key)
	if cmd, ok := m.pressList(&m.contacts, do); ok {
		return cmd
	}
	if do != doNote {
		return nil
	}
	if m.work == nil {
		m.tell(inkWarn, finding.CallNeedsIncident)
		return nil
	}
	return m.open(m.noteForm())
}

// call leads to where a call to the contact in hand is recorded: the report that is
// still owed to the role, or a note.
func (m *Model) call() tea.Cmd {
	people := m.listedPeople()
	if len(people) == 0 {
		return nil
	}
	if m.work == nil {
		m.tell(inkWarn, finding.CallNeedsIncident)
		return nil
	}
	r := people[max(0, min(m.contacts.at, len(people)-1))]
	if v := m.owed(r.role.ID); v != nil {
		m.screen = onIncident
		m.work.pick(v.Ref)
		f := m.reportForm(v)
		if f == nil {
			return nil
		}
		cmd := m.open(f)
		f.field("to").choose(r.role.ID)
		f.react(f)
		f.field("via").choose(viaID(r.role.ID, r.contact.Rank))
		f.react(f)
		return cmd
	}
	f := m.noteForm()
	to := roleAndPost(r.role.Title, r.contact.Post)
	if r.role.Outside || r.contact.Post.IsZero() {
		to = r.role.Title
	}
	if r.contact.Rank > 0 {
		to = r.contact.Post
	}
	f.field("to").edit.SetValue(m.voice().say(to))
	return m.open(f)
}

// owed is the report to a role that can be made now: the step in hand, or the first;
// nil where there is none.
func (m *Model) owed(role string) *runbook.StepView {
	if m.work.state.Status == runbook.StatusClosed || m.work.state.Err != nil {
		return nil
	}
	var first *runbook.StepView
	for i := range m.work.views {
		v := &m.work.views[i]
		open := v.Type == playbook.Report && (v.State == runbook.Ready || v.State == runbook.Held) && m.work.pending[v.Ref] == 0 &&
			slices.ContainsFunc(v.Items, func(it runbook.ItemView) bool { return it.ID == role && !it.State.Settled() })
		switch {
		case !open:
		case v.Ref == m.work.selected:
			return v
		case first == nil:
			first = v
		}
	}
	return first
}

// contactsBody draws the list with everything about the contact in hand below it.
func (m *Model) contactsBody(w, h int) []row {
	v := m.voice()
	c := &m.contacts
	people := m.listedPeople()
	title := v.say(finding.ContactsTitle)
	rows := []row{spread(line(inkHead, title), line(inkFaint, v.say(m.hoursNow())), w)}
	if len(people) == 0 {
		t := finding.NoContacts
		if c.search.active() {
			t = finding.NothingFound
		}
		return append(rows, para(inkWarn, "  ", v.say(t), w)...)
	}
	c.at = max(0, min(c.at, len(people)-1))
	d := drawing{top: rows}
	var lines []row
	names := m.nameColumn(people, w)
	for i, r := range people {
		start := len(lines)
		if i == 0 || people[i-1].step != r.step || !r.step && people[i-1].role.Outside != r.role.Outside {
			lines = append(lines, heading(v.say(r.heading()), w))
		}
		lines = append(lines, m.reachRows(r, i == c.at, names, w)...)
		if i == c.at {
			d.from, d.to = start, len(lines)-1
		}
	}
	d.n, d.rows = len(lines), rowsOf(lines)
	if h >= 14 {
		d.preview, d.more = max(5, h*3/10)+1, m.reachDetails(people[c.at], w)
	}
	return c.draw(d, w, h)
}

// hoursNow says whether the numbers of the day or of the night count now.
func (m *Model) hoursNow() lang.Text {
	p, _ := m.directory()
	if p == nil {
		return lang.Text{}
	}
	switch within, known := p.OfficeHours(m.now); {
	case !known:
		return finding.HoursUnknown
	case within:
		return finding.HoursDay
	}
	return finding.HoursNight
}

// deputyIndent puts deputies under the post they stand in for.
const deputyIndent = "  "

// nameColumn is how wide the names of a list are: whole, as long as the numbers beside
// them are.
func (m *Model) nameColumn(people []reach, w int) int {
	v := m.voice()
	n, numbers := 0, 0
	for _, r := range people {
		wide := cell.Width(cell.CleanLine(v.say(r.name())))
		if r.contact.Rank > 0 {
			wide += len(deputyIndent)
		}
		n = max(n, wide)
		numbers = max(numbers, m.numberRow(r.contact).width())
	}
	return min(n, max(w*2/5, w-4-numbers))
}

// heading is what the part of the list is called that a contact stands in.
func (r reach) heading() lang.Text {
	switch {
	case r.step:
		return finding.OfStep
	case r.role.Outside:
		return finding.OfOthers
	}
	return finding.OfOffice
}

// name is what a line of the list begins with: the role with its post, or a deputy
// with theirs.
func (r reach) name() lang.Text {
	switch {
	case r.contact.Rank > 0:
		return finding.DeputyLine.With(r.contact.Rank, r.contact.Post)
	case r.role.Outside && r.contact.Post.IsZero():
		return r.role.Title
	}
	return roleAndPost(r.role.Title, r.contact.Post)
}

// reachRows is one line of the list, two where it is narrow; a longer name takes another.
// The number that counts now stands out.
func (m *Model) reachRows(r reach, here bool, names, w int) []row {
	v := m.voice()
	lead := "  "
	if here {
		lead = "▸ "
	}
	first := line(inkPlain, lead)
	name := cell.CleanLine(v.say(r.name()))
	k := inkPlain
	if r.contact.Rank == 0 {
		k = inkStrong
	} else {
		name = deputyIndent + name
	}
	var rows []row
	numbers := m.numberRow(r.contact)
	if w < twoPanes {
		names = w - len(deputyIndent)
	}
	for i, part := range titleRows(name, names, names-len(deputyIndent)) {
		r := first.add(k, part)
		if i > 0 {
			r = line(inkPlain, "  "+deputyIndent).add(k, part)
		}
		if i == 0 && w >= twoPanes {
			r = append(first.add(k, cell.Fit(part, names)).add(inkPlain, "  "), numbers...)
		}
		if r = r.clip(w); here {
			r = r.fit(w).picked()
		}
		rows = append(rows, r)
	}
	if w < twoPanes {
		rows = append(rows, append(line(inkPlain, "      "), numbers...).clip(w))
	}
	return rows
}

// numberRow are the numbers of a contact.
func (m *Model) numberRow(c org.Contact) row {
	v := m.voice()
	if c.Day == "" && c.Night == "" {
		return line(inkWarn, v.say(word.ContactUnset))
	}
	p, _ := m.directory()
	within, known := p.OfficeHours(m.now)
	number := func(n string, day bool) (string, ink) {
		switch {
		case n == "":
			return v.say(lang.Event.Unset), inkWarn
		case !known:
			return n, inkPlain
		case day == within:
			return n, inkStrong
		}
		return n, inkFaint
	}
	var r row
	for _, x := range []struct {
		label lang.Text
		n     string
		day   bool
	}{{finding.Day, c.Day, true}, {finding.Night, c.Night, false}} {
		if r != nil {
			r = r.add(inkPlain, "  ")
		}
		n, k := number(x.n, x.day)
		r = r.add(inkFaint, v.say(x.label)+" ").add(k, n)
	}
	return r
}

// reachDetails says everything about one contact, what matters first.
func (m *Model) reachDetails(r reach, w int) []row {
	v := m.voice()
	p, _ := m.directory()
	rows := para(inkStrong, "", v.say(r.name()), w)
	if m.work != nil {
		t := finding.CallNote
		if m.linear {
			t = lang.Plain.CallNote
		}
		if s := m.owed(r.role.ID); s != nil {
			t = finding.CallReport.With(s.Title)
			if m.linear { // the questions come at once
				t = lang.Plain.CallReport.With(s.Title)
			}
		}
		rows = append(rows, para(inkKey, "", v.say(t), w)...)
	}
	add := func(label lang.Text, k ink, text string) {
		rows = append(rows, labelled(v.say(label), k, text, w)...)
	}
	orUnset := func(label lang.Text, text string) {
		if text == "" {
			add(label, inkWarn, v.say(lang.Event.Unset))
			return
		}
		add(label, inkPlain, text)
	}
	orUnset(finding.Day, r.contact.Day)
	orUnset(finding.Night, r.contact.Night)
	if r.contact.Rank > 0 {
		add(finding.StandsFor, inkPlain, v.say(roleAndPost(r.role.Title, p.Roles[r.role.ID].Post)))
	} else if deputies := p.Contacts(r.role.ID)[1:]; len(deputies) > 0 {
		var names []lang.Text
		for _, d := range deputies {
			names = append(names, d.Post)
		}
		add(finding.Deputies, inkPlain, v.list(names))
	} else if !r.role.Outside {
		add(finding.Deputies, inkWarn, v.say(lang.Event.Unset))
	}
	if name := m.holder(r.role.ID); name != "" {
		add(finding.Holder, inkPlain, v.person(name))
	}
	if said, ok := m.lastReached(r.role.ID); ok && r.contact.Rank == 0 {
		add(lang.DrillSeat.LastDrill, inkPlain, v.say(said))
	}
	if source := p.Roles[r.role.ID].Source; source != "" {
		add(word.LabelBasis, inkPlain, v.whose(p.Whose([]string{source}))+" "+source)
	}
	return rows
}

// contactRows are whom the step in hand may have to call: post and numbers, deputies under
// them. Where there is room for all of them, the others of the office whose post or number
// is known follow.
func (m *Model) contactRows(w int, all bool) []row {
	v := m.voice()
	var rows []row
	named := false
	last := lang.Text{}
	for _, r := range m.people() {
		switch {
		case r.step:
			named = true
		case !all || r.contact.Post.IsZero() && r.contact.Day+r.contact.Night == "":
			continue
		}
		if h := r.heading(); h != last {
			if last = h; rows != nil {
				rows = append(rows, nil)
			}
			rows = append(rows, heading(v.say(h), w))
		}
		lead := ""
		if r.contact.Rank > 0 {
			lead = "  "
		}
		rows = append(rows, para(inkPlain, lead, v.say(r.name()), w)...)
		rows = append(rows, append(line(inkPlain, lead+"  "), m.numberRow(r.contact)...).clip(w))
	}
	if named {
		return rows
	}
	none := []row{heading(v.say(finding.OfStep), w), line(inkFaint, v.say(finding.NobodyNamed))}
	if rows != nil {
		none = append(none, nil)
	}
	return append(none, rows...)
}
