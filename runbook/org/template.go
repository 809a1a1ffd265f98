package org

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"dandori/runbook/lang"
)

// Template writes a profile file for people to fill in, explained in both languages,
// in the order in which to fill it in: first, for a few minutes, whom to call, the
// accounts, to whom to report and who approves; then, with the rules at hand, the rest. What p says stands in tables. What
// it does not say takes one line each: of a role to fill in, of anything else a comment
// to take the mark away from. The policies and intervals are those of the points. What
// reference says is shown in a comment above the line, never as a value: another
// office's rule is no rule of this one. reference may be nil.
//
// [Parse] reads the file back as p.
func Template(p, reference *Profile, k Known, points []Point) []byte {
	if reference == nil {
		reference = &Profile{}
	}
	w := &templateWriter{p: p, ref: reference, known: k, points: points}
	w.top()
	w.part(lang.Org.Template.First)
	w.roles()
	w.accounts()
	w.reports()
	w.approvals()
	w.part(lang.Org.Template.Then)
	w.hours()
	w.documents()
	w.channels()
	w.rules()
	w.intervals()
	w.policies()
	w.papers()
	return []byte(w.String())
}

type templateWriter struct {
	strings.Builder
	p, ref   *Profile
	known    Known
	points   []Point
	sections int
}

// pair is a name and its value as TOML. One that is off is written as a comment,
// because even its empty value would say something.
type pair struct {
	name, value string
	off         bool
}

func (p pair) empty() bool { return p.value == `""` || p.value == "[]" || p.value == "false" }

// comment writes a text in both languages.
func (w *templateWriter) comment(t lang.Text) {
	for _, text := range []string{t.Ja, t.En} {
		for line := range strings.Lines(text) {
			w.WriteString("# " + strings.TrimRight(line, "\n") + "\n")
		}
	}
}

// section begins a part of the file: what it is for, then what each name means.
func (w *templateWriter) section(s lang.TemplatePart, names ...pair) {
	w.sections++
	fmt.Fprintf(w, "\n\n# ==== %d. %s / %s ====\n", w.sections, s.Title.Ja, s.Title.En)
	w.comment(s.Help)
	width := 0
	for _, n := range names {
		width = max(width, len(n.name))
	}
	for _, n := range names {
		fmt.Fprintf(w, "#   %-*s  %s\n", width, n.name, n.value)
	}
}

// meaning pairs a name with what it is called, for the head of a section.
func meaning(name string, what lang.Text) pair {
	return pair{name: name, value: what.Ja + " / " + what.En}
}

// part begins one of the two parts of the file.
func (w *templateWriter) part(p lang.TemplatePart) {
	fmt.Fprintf(w, "\n\n# ######## %s / %s ########\n", p.Title.Ja, p.Title.En)
	w.comment(p.Help)
}

// entry is one table of a section: what p says of it, and the reference.
type entry struct {
	Name
	says     bool // p says something
	live     bool // its line is one to fill in, not a comment
	ref, own []pair
}

// group writes the tables of a section: one line each for those of which nothing is
// said, then those of which something is.
func (w *templateWriter) group(table string, entries []entry) {
	width, lines := 0, false
	for _, e := range entries {
		if !e.says {
			width, lines = max(width, len(e.ID)), true
		}
	}
	if lines {
		fmt.Fprintf(w, "\n[%s]\n", table)
	}
	for _, e := range entries {
		if e.says {
			continue
		}
		w.reference(e.ref)
		mark := "# "
		if e.live {
			mark = ""
		}
		var values []string
		for _, p := range e.own {
			values = append(values, p.name+" = "+p.value)
		}
		fmt.Fprintf(w, "%s%-*s = { %s }", mark, width, e.ID, strings.Join(values, ", "))
		if title := both(e.Title); title != "" {
			fmt.Fprintf(w, "  # %s", title)
		}
		w.WriteByte('\n')
	}
	for _, e := range entries {
		if e.says {
			w.table("["+table+"."+e.ID+"]", e.Title, e.ref, e.own)
		}
	}
}

// isZero reports whether a table says nothing. A list that is there and empty says
// that there is none.
func isZero(table any) bool { return reflect.ValueOf(table).IsZero() }

// table writes one table with its title and the reference's values as comments.
func (w *templateWriter) table(header string, title lang.Text, reference, pairs []pair) {
	w.WriteByte('\n')
	if !title.IsZero() {
		fmt.Fprintf(w, "# %s\n", both(title))
	}
	w.reference(reference)
	w.WriteString(header + "\n")
	w.pairs("", pairs)
}

// reference writes what the reference says as a comment.
func (w *templateWriter) reference(reference []pair) {
	var shown []string
	for _, r := range reference {
		if !r.empty() {
			shown = append(shown, r.name+" = "+r.value)
		}
	}
	if len(shown) > 0 && w.ref.ID != w.p.ID {
		name := lang.Org.Template.Reference
		fmt.Fprintf(w, "# %s / %s: %s\n", name.Format(lang.Japanese, w.ref.Name.Ja), name.Format(lang.English, w.ref.Name.In(lang.English)), strings.Join(shown, "; "))
	}
}

func (w *templateWriter) pairs(prefix string, pairs []pair) {
	width := 0
	for _, p := range pairs {
		width = max(width, len(p.name))
	}
	for _, p := range pairs {
		line := fmt.Sprintf("%-*s = %s\n", width, p.name, p.value)
		if p.off && prefix != "" {
			continue // of an example: to uncomment it would say that there are none
		}
		if p.off {
			line = "# " + line
		}
		w.WriteString(prefix + line)
	}
}

// both writes a text in both languages on one line: a comment ends with its line.
func both(t lang.Text) string {
	out := t.In(lang.Japanese)
	if t.En != "" && t.Ja != "" && t.Ja != t.En {
		out += " / " + t.En
	}
	return strings.Join(strings.Fields(out), " ")
}

func (w *templateWriter) top() {
	t, p := lang.Org, w.p
	w.comment(t.Template.Intro.With(p.ID))
	zone, comma := DefaultTimeZone, "、"
	if p.TimeZone != nil && p.TimeZone.String() != "JST" {
		zone = p.TimeZone.String()
	}
	if p.Comma != "" {
		comma = p.Comma
	}
	w.comment(t.Template.Comma)
	w.WriteByte('\n')
	w.pairs("", []pair{
		{"format", fmt.Sprint(format), false}, {"id", quote(p.ID), false}, {"name", text(p.Name), false},
		{"office", quote(p.Office), false}, {"head", quote(p.Head), false}, {"comma", quote(comma), false}, {"time-zone", quote(zone), false},
	})
}

func (w *templateWriter) roles() {
	t := lang.Org
	w.section(t.Template.Roles, meaning("post", t.Post), meaning("day", t.Day), meaning("night", t.Night),
		meaning("deputies", t.DeputiesHelp), meaning("source", t.Source))
	pairs := func(r Role) []pair {
		var deputies []string
		for _, d := range r.Deputies {
			one := text(d.Post)
			if d.Day != "" || d.Night != "" {
				one = fmt.Sprintf("{ post = %s, day = %s, night = %s }", one, quote(d.Day), quote(d.Night))
			}
			deputies = append(deputies, one)
		}
		return []pair{{"post", text(r.Post), false}, {"day", quote(r.Day), false}, {"night", quote(r.Night), false},
			{"deputies", array(deputies), false}, {"source", quote(r.Source), false}}
	}
	var entries []entry
	names := w.names("role", slices.Concat(w.known.Roles, w.known.Outside), slices.Sorted(maps.Keys(w.p.Roles)))
	slices.SortStableFunc(names, func(a, b Name) int { return rank(a.ID) - rank(b.ID) })
	for _, n := range names {
		r := w.p.Roles[n.ID]
		e := entry{n, !isZero(r), true, pairs(w.ref.Roles[n.ID]), pairs(r)}
		if !e.says {
			e.own = slices.DeleteFunc(e.own, func(p pair) bool { return p.name == "source" })
		}
		entries = append(entries, e)
	}
	w.group("role", entries)
}

// firstRoles are those that a night needs first.
var firstRoles = []string{"section-head", "approver", "pr", "it-security", "crisis", "general-affairs", "operator", "account-admin", "other-admin"}

// rank puts the first roles before the others.
func rank(role string) int {
	if at := slices.Index(firstRoles, role); at >= 0 {
		return at
	}
	return len(firstRoles)
}

// names lists what a section has a table for: what the playbooks know, what the
// points ask for, and what the profile has besides.
func (w *templateWriter) names(table string, known []Name, own []string) []Name {
	var out []Name
	add := func(n Name) {
		if !slices.ContainsFunc(out, func(o Name) bool { return o.ID == n.ID }) {
			out = append(out, n)
		}
	}
	for _, n := range known { // two playbooks may have a rule of the same id
		add(n)
	}
	for _, point := range w.points {
		for _, path := range point.Paths {
			if parts := strings.Split(path, "."); len(parts) == 2 && parts[0] == table {
				add(Name{parts[1], point.Title})
			}
		}
	}
	for _, id := range own {
		add(Name{ID: id})
	}
	return out
}

func (w *templateWriter) accounts() {
	t := lang.Org
	var names []pair
	for _, f := range (Account{}).Fields() {
		names = append(names, meaning(f.Name, f.What))
	}
	w.section(t.Template.Accounts, names...)
	pairs := func(a Account) []pair {
		return []pair{
			{"id", quote(a.ID), false}, {"platform", quote(a.Platform), false}, {"name", quote(a.Name), false},
			{"handle", quote(a.Handle), false}, {"url", quote(a.URL), false}, {"section", text(a.Section), false},
			{"shared-with", texts(a.SharedWith), a.SharedWith == nil}, {"operator", quote(a.Operator), false},
			{"admins", list(a.Admins), false}, {"editors", list(a.Editors), a.Editors == nil},
			{"information-security-manager", text(a.SecurityManager), false}, {"mail", quote(a.Mail), false},
			{"two-factor", quote(a.TwoFactor), false}, {"last-password-change", quote(a.LastPasswordChange), false},
			{"verified", quote(a.Verified), false}, {"list-url", quote(a.ListURL), false}, {"mutual-link", quote(a.MutualLink), false},
			{"broadcast-only", quote(a.BroadcastOnly), false}, {"comment-policy", text(a.CommentPolicy), false},
			{"off-hours", text(a.OffHours), false}, {"emergency", text(a.Emergency), false},
		}
	}
	for _, a := range w.p.Accounts {
		w.table("[[account]]", lang.Text{}, nil, pairs(a))
	}
	if len(w.p.Accounts) == 0 {
		w.WriteString("\n# [[account]]\n")
		w.pairs("# ", pairs(Account{ID: "x-main", Platform: "x", Name: t.Template.AccountName.Format(lang.Japanese, w.p.Name.In(lang.Japanese))}))
	}
}

func (w *templateWriter) reports() {
	t := lang.Org
	w.section(t.Template.Reports, meaning("to", t.ReportToHelp), meaning("by", t.ReportBy), meaning("urgency", t.Urgency),
		meaning("instruction", t.Instruction), meaning("source", t.Source))
	pairs := func(r Report) []pair {
		return []pair{{"to", list(r.To), r.To == nil}, {"by", quote(r.By), false}, {"urgency", text(r.Urgency), false},
			{"instruction", fmt.Sprint(r.Instruction), false}, {"source", quote(r.Source), false}}
	}
	var entries []entry
	for _, n := range w.names("report", w.known.Kinds, slices.Sorted(maps.Keys(w.p.Reports))) {
		r := w.p.Reports[n.ID]
		says := !isZero(r)
		if !says { // of a comment it is an example
			r.To = w.example("section-head")
		}
		entries = append(entries, entry{n, says, false, pairs(w.ref.Reports[n.ID]), pairs(r)})
	}
	w.group("report", entries)
}

// example is a role to name in a line that is a comment, where the playbooks know it.
func (w *templateWriter) example(role string) []string {
	if !slices.Contains(ids(w.known.Roles), role) {
		return nil
	}
	return []string{role}
}

func (w *templateWriter) approvals() {
	t := lang.Org
	w.section(t.Template.Approvals, meaning("by", t.ApprovedByHelp), meaning("consult", t.Consult), meaning("exempt", t.Exempt), meaning("source", t.Source))
	pairs := func(a Approval) []pair {
		out := []pair{{"by", list(a.By), a.By == nil}, {"consult", list(a.Consult), a.Consult == nil}, {"exempt", fmt.Sprint(a.Exempt), false}, {"source", quote(a.Source), false}}
		if a.Kinds != nil {
			out = append(out, pair{"kinds", list(a.Kinds), false})
		}
		return out
	}
	var entries []entry
	for _, act := range Acts() {
		a := w.p.Approvals[act]
		says := !isZero(a)
		if !says {
			a.By = w.example("approver")
		}
		entries = append(entries, entry{Name{act, lang.Event.ActName[act]}, says, false, pairs(w.ref.Approvals[act]), pairs(a)})
	}
	w.group("approval", entries)
}

func (w *templateWriter) hours() {
	t, h := lang.Org, w.p.Hours
	w.section(t.Template.Hours)
	var days []string
	for _, d := range h.Days {
		days = append(days, weekdays[d])
	}
	clock := func(d time.Duration) string {
		if h.To == 0 {
			return `""`
		}
		return quote(fmt.Sprintf("%02d:%02d", d/time.Hour, d%time.Hour/time.Minute))
	}
	w.table("[hours]", lang.Text{}, nil, []pair{{"from", clock(h.From), false}, {"to", clock(h.To), false}, {"days", list(days), false},
		{"holidays", list(h.Holidays), h.Holidays == nil}, {"source", quote(h.Source), false}})
}

func (w *templateWriter) documents() {
	t := lang.Org
	w.section(t.Template.Documents)
	pairs := func(d Document) []pair {
		return []pair{{"id", quote(d.ID), false}, {"title", text(d.Title), false}, {"date", quote(d.Date), false}, {"partial", fmt.Sprint(d.Partial), false}}
	}
	for _, d := range w.p.Documents {
		w.table("[[document]]", lang.Text{}, nil, pairs(d))
	}
	if len(w.p.Documents) == 0 {
		w.WriteString("\n# [[document]]\n")
		w.pairs("# ", pairs(Document{ID: w.p.ID, Title: lang.Text{Ja: t.Template.DocumentTitle.Format(lang.Japanese, w.p.Name.In(lang.Japanese))}}))
	}
}

func (w *templateWriter) channels() {
	t := lang.Org
	w.section(t.Template.Channels)
	find := func(p *Profile, id string) Channel {
		for _, c := range p.Channels {
			if c.ID == id {
				return c
			}
		}
		return Channel{}
	}
	var own []string
	for _, c := range w.p.Channels {
		own = append(own, c.ID)
	}
	for _, n := range w.names("channel", w.known.OwnChannels(), own) {
		pairs := func(c Channel) []pair {
			return []pair{{"name", text(c.Name), false}, {"url", quote(c.URL), false}, {"source", quote(c.Source), false}}
		}
		c := find(w.p, n.ID)
		own := append([]pair{{"id", quote(n.ID), false}}, pairs(c)...)
		if c != (Channel{}) {
			w.table("[[channel]]", n.Title, pairs(find(w.ref, n.ID)), own)
			continue
		}
		w.WriteByte('\n')
		w.reference(pairs(find(w.ref, n.ID)))
		fmt.Fprintf(w, "# [[channel]]  # %s\n", both(n.Title))
		w.pairs("# ", own)
	}
	w.section(t.Template.Notices, meaning("channels", t.NoticeChannels), meaning("if-needed", t.IfNeeded))
	pairs := func(x Notice) []pair {
		return []pair{{"channels", list(x.Channels), false}, {"by", quote(x.By), false}, {"source", quote(x.Source), false},
			{"if-needed", list(x.IfNeeded), false}, {"if-needed-source", quote(x.IfNeededSource), false}}
	}
	kinds := append(slices.Clone(w.known.Kinds), Name{NoticeSuspension, t.Suspension})
	var entries []entry
	for _, n := range w.names("notice", kinds, slices.Sorted(maps.Keys(w.p.Notices))) {
		x := w.p.Notices[n.ID]
		entries = append(entries, entry{n, !isZero(x), false, pairs(w.ref.Notices[n.ID]), pairs(x)})
	}
	w.group("notice", entries)
}

func (w *templateWriter) rules() {
	w.section(lang.Org.Template.Rules)
	pairs := func(r Rule) []pair {
		return []pair{{"text", text(r.Text), false}, {"kinds", list(r.Kinds), false}, {"source", quote(r.Source), false}}
	}
	var entries []entry
	for _, n := range w.names("rule", w.known.Rules, slices.Sorted(maps.Keys(w.p.Rules))) {
		r := w.p.Rules[n.ID]
		entries = append(entries, entry{n, !isZero(r), false, pairs(w.ref.Rules[n.ID]), pairs(r)})
	}
	w.group("rule", entries)
}

func (w *templateWriter) intervals() {
	w.section(lang.Org.Template.Intervals)
	pairs := func(v Interval) []pair {
		within := ""
		switch {
		case v.Months > 0:
			within = fmt.Sprintf("%d months", v.Months)
		case v.Days > 0:
			within = fmt.Sprintf("%d days", v.Days)
		}
		return []pair{{"within", quote(within), false}, {"source", quote(v.Source), false}}
	}
	var entries []entry
	for _, n := range w.names("interval", w.known.Items, slices.Sorted(maps.Keys(w.p.Intervals))) {
		v := w.p.Intervals[n.ID]
		entries = append(entries, entry{n, !isZero(v), false, pairs(w.ref.Intervals[n.ID]), pairs(v)})
	}
	w.group("interval", entries)
}

func (w *templateWriter) policies() {
	w.section(lang.Org.Template.Policies)
	pairs := func(x Policy) []pair {
		return []pair{{"text", text(x.Text), false}, {"source", quote(x.Source), false}}
	}
	var entries []entry
	for _, n := range w.names("policy", nil, slices.Sorted(maps.Keys(w.p.Policies))) {
		x := w.p.Policies[n.ID]
		entries = append(entries, entry{n, !isZero(x), false, pairs(w.ref.Policies[n.ID]), pairs(x)})
	}
	w.group("policy", entries)
}

// papers writes the handoffs and the forms. Those that the points ask for stand
// there as comments, since a title is required.
func (w *templateWriter) papers() {
	w.section(lang.Org.Template.Papers)
	handoff := func(h Handoff) []pair {
		return []pair{{"id", quote(h.ID), false}, {"title", text(h.Title), false}, {"when", text(h.When), false}, {"source", quote(h.Source), false}}
	}
	form := func(f Form) []pair {
		return []pair{{"id", quote(f.ID), false}, {"title", text(f.Title), false}, {"source", quote(f.Source), false}}
	}
	var handoffs, forms []string
	for _, h := range w.p.Handoffs {
		w.table("[[handoff]]", lang.Text{}, nil, handoff(h))
		handoffs = append(handoffs, h.ID)
	}
	for _, f := range w.p.Forms {
		w.table("[[form]]", lang.Text{}, nil, form(f))
		forms = append(forms, f.ID)
	}
	for _, n := range w.names("handoff", nil, nil) {
		if !slices.Contains(handoffs, n.ID) {
			fmt.Fprintf(w, "\n# %s\n# [[handoff]]\n", both(n.Title))
			w.pairs("# ", handoff(Handoff{ID: n.ID}))
		}
	}
	for _, n := range w.names("form", nil, nil) {
		if !slices.Contains(forms, n.ID) {
			fmt.Fprintf(w, "\n# %s\n# [[form]]\n", both(n.Title))
			w.pairs("# ", form(Form{ID: n.ID}))
		}
	}
}

// quote writes a TOML string.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`).Replace(s) + `"`
}

// text writes a text: a string when it has one language only.
func text(t lang.Text) string {
	switch {
	case t.En == "":
		return quote(t.Ja)
	case t.Ja == "":
		return "{ en = " + quote(t.En) + " }"
	}
	return "{ ja = " + quote(t.Ja) + ", en = " + quote(t.En) + " }"
}

func array(values []string) string { return "[" + strings.Join(values, ", ") + "]" }

func list(words []string) string {
	var out []string
	for _, w := range words {
		out = append(out, quote(w))
	}
	return array(out)
}

func texts(list []lang.Text) string {
	var out []string
	for _, t := range list {
		out = append(out, text(t))
	}
	return array(out)
}
