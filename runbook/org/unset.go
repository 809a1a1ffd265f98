package org

import (
	"fmt"
	"slices"

	"dandori/runbook/lang"
)

// Unset is one value that a complete profile has and this one lacks.
type Unset struct {
	Of   lang.Text // the part of the profile: a role, an act, an account
	What lang.Text // the value
	Path string    // where it goes in the file: "role.section-head.night"
}

// Unset lists what the profile leaves open, in the order of the file: of the
// office, its hours and documents; of each role the post, its numbers by day and
// by night and its deputies; of each kind whom to report to and who reports; of
// each act who approves; the channels; and of each account every field.
//
// Only what an office has to say itself is asked for. That its rules have no
// standing rule, notice or policy is a gap in the rules, which [Rulings] shows.
func (p *Profile) Unset(k Known) []Unset {
	u := unset{}
	u.office(p)
	for _, r := range k.Roles {
		u.role(r, p.Roles[r.ID])
	}
	for _, kind := range k.Kinds {
		u.of, u.path = kind.Title, "report."+kind.ID
		r := p.Reports[kind.ID]
		u.want(r.To == nil, lang.Org.ReportTo, "to")
		u.want(r.By == "" && (r.To == nil || len(r.To) > 0), lang.Org.ReportBy, "by")
	}
	for _, act := range Acts() {
		u.of, u.path = lang.Event.ActName[act], "approval."+act
		a := p.Approvals[act]
		u.want(a.By == nil && !a.Exempt, lang.Org.ApprovedBy, "by")
	}
	for _, c := range k.OwnChannels() {
		u.of, u.path = lang.Org.PartChannels, "channel"
		set := slices.ContainsFunc(p.Channels, func(own Channel) bool {
			return own.ID == c.ID && (!own.Name.IsZero() || own.URL != "")
		})
		u.want(!set, c.Title, c.ID)
	}
	u.of, u.path = lang.Org.PartAccounts, ""
	u.want(len(p.Accounts) == 0, lang.Org.AnyAccount, "account")
	for _, a := range p.Accounts {
		u.account(a)
	}
	return u.list
}

// unset collects what is missing of one part after the other.
type unset struct {
	of   lang.Text
	path string // of the part, or empty at the top of the file
	list []Unset
}

func (u *unset) want(missing bool, what lang.Text, name string) {
	if !missing {
		return
	}
	if u.path != "" {
		name = u.path + "." + name
	}
	u.list = append(u.list, Unset{u.of, what, name})
}

func (u *unset) office(p *Profile) {
	t := lang.Org
	u.of = t.PartOffice
	u.want(p.Office == "", t.Office, "office")
	u.want(p.Head == "", t.Head, "head")
	u.want(len(p.Documents) == 0, t.AnyDocument, "document")
	u.of, u.path = t.PartHours, "hours"
	u.want(p.Hours.To == 0, t.HoursFromTo, "to")
	u.want(len(p.Hours.Days) == 0, t.HoursDays, "days")
	u.want(p.Hours.Holidays == nil, t.HoursHolidays, "holidays")
}

func (u *unset) role(name Name, r Role) {
	t := lang.Org
	u.of, u.path = name.Title, "role."+name.ID
	u.want(r.Post.IsZero(), t.Post, "post")
	u.want(r.Day == "", t.Day, "day")
	u.want(r.Night == "", t.Night, "night")
	u.want(len(r.Deputies) == 0, t.Deputies, "deputies")
	for i, d := range r.Deputies {
		u.want(d.Day == "", t.DeputyDay.With(d.Post), fmt.Sprintf("deputies.%d.day", i+1))
		u.want(d.Night == "", t.DeputyNight.With(d.Post), fmt.Sprintf("deputies.%d.night", i+1))
	}
}

func (u *unset) account(a Account) {
	name := a.Name
	if name == "" {
		name = a.ID
	}
	u.of, u.path = lang.Same(name), "account."+a.ID
	for _, f := range a.Fields() {
		u.want(f.Value.IsZero(), f.What, f.Name)
	}
}

// Field is one value of an account as people read it.
type Field struct {
	Name  string    // in the file
	What  lang.Text // what it is called
	Value lang.Text // zero: unset
}

// Fields lists what an account's record has, in the order of the file, but for its
// id: set and unset alike, so that whoever shows it cannot forget one.
func (a Account) Fields() []Field {
	t := lang.Org
	word := func(s string) lang.Text { return lang.Same(s) }
	yes := func(s string) lang.Text { return t.YesNo[s] }
	people := func(list []string) lang.Text { return joined(list, lang.Same) }
	orNone := func(none bool, text lang.Text) lang.Text {
		if none {
			return t.None
		}
		return text
	}
	return []Field{
		{"platform", t.Platform, word(a.Platform)},
		{"name", t.AccountName, word(a.Name)},
		{"handle", t.Handle, word(a.Handle)},
		{"url", t.URL, word(a.URL)},
		{"section", t.Section, a.Section},
		{"shared-with", t.SharedWith, orNone(a.SharedWith != nil && len(a.SharedWith) == 0, joined(a.SharedWith, func(x lang.Text) lang.Text { return x }))},
		{"operator", t.Operator, t.Operators[a.Operator]},
		{"admins", t.Admins, people(a.Admins)},
		{"editors", t.Editors, orNone(a.Editors != nil && len(a.Editors) == 0, people(a.Editors))},
		{"information-security-manager", t.SecurityManager, a.SecurityManager},
		{"mail", t.Mail, word(a.Mail)},
		{"two-factor", t.TwoFactor, yes(a.TwoFactor)},
		{"last-password-change", t.LastPasswordChange, word(a.LastPasswordChange)},
		{"verified", t.Verified, yes(a.Verified)},
		{"list-url", t.ListURL, word(a.ListURL)},
		{"mutual-link", t.MutualLink, yes(a.MutualLink)},
		{"broadcast-only", t.BroadcastOnly, yes(a.BroadcastOnly)},
		{"comment-policy", t.CommentPolicy, a.CommentPolicy},
		{"off-hours", t.OffHoursUse, a.OffHours},
		{"emergency", t.Emergency, a.Emergency},
	}
}

// joined puts words in a row in both languages.
func joined[T any](list []T, text func(T) lang.Text) lang.Text {
	var out lang.Text
	for i, e := range list {
		x := text(e)
		if i > 0 {
			out.Ja, out.En = out.Ja+"、", out.En+", "
		}
		out.Ja, out.En = out.Ja+x.In(lang.Japanese), out.En+x.In(lang.English)
	}
	return out
}
