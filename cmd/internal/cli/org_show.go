package cli

import (
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/readiness"
)

func (a *app) orgShow() *cobra.Command {
	c := a.command("show [ORG]", 0, 1, lang.Command.OrgShowHelp, func(c *cobra.Command, args []string) error {
		lib, err := a.toldLibrary()
		if err != nil {
			return err
		}
		p, err := a.profile(lib, strings.Join(args, ""))
		if err != nil {
			return err
		}
		_, exercised := a.lastDrills(c.Context())
		if a.json {
			return a.printJSON(a.shownProfile(lib.Set, p, exercised))
		}
		a.printProfile(lib.Set, p, exercised)
		return nil
	})
	a.asJSON(c)
	return c
}

// The JSON form of a profile. What is not set is "" or []; where the rules are
// silent, a report, an approval, a rule, a notice or an interval is absent.
type (
	shownProfile struct {
		Format    int                         `json:"format"`
		ID        string                      `json:"id"`
		Name      string                      `json:"name"`
		Office    string                      `json:"office"`
		Head      string                      `json:"head"`
		TimeZone  string                      `json:"time_zone"`
		Hours     *shownOrgHours              `json:"hours,omitzero"` // absent when not set
		Documents []shownOrgDocument          `json:"documents"`
		Roles     map[string]shownPost        `json:"roles"`     // every role of the playbooks
		Reports   map[string]shownRule        `json:"reports"`   // by kind
		Approvals map[string]shownRule        `json:"approvals"` // by act
		Rules     map[string]shownRule        `json:"rules"`     // standing rules of its own
		Notices   map[string]shownOrgNotice   `json:"notices"`   // by kind, or "suspension"
		Channels  []shownOrgChannel           `json:"channels"`
		Intervals map[string]shownOrgInterval `json:"intervals"` // by item of the readiness check
		Policies  map[string]shownRule        `json:"policies"`
		Handoffs  []shownOrgPaper             `json:"handoffs"`
		Forms     []shownOrgPaper             `json:"forms"`
		Accounts  map[string]shownAccount     `json:"accounts"`
		Unset     []shownUnset                `json:"unset"`
	}
	shownOrgHours struct {
		From     string   `json:"from"`
		To       string   `json:"to"`
		Days     []string `json:"days"`
		Holidays []string `json:"holidays"`
		Source   string   `json:"source"`
	}
	shownOrgDocument struct {
		ID      string `json:"id"`
		Title   string `json:"title"`
		Date    string `json:"date"`
		Partial bool   `json:"partial"`
	}
	shownPost struct {
		Post     string            `json:"post"`
		Source   string            `json:"source"`
		Day      string            `json:"day"`
		Night    string            `json:"night"`
		Deputies []shownOrgContact `json:"deputies"`
		Last     string            `json:"last_exercised,omitzero"`
	}
	shownOrgContact struct {
		Post  string `json:"post"`
		Day   string `json:"day"`
		Night string `json:"night"`
	}
	shownRule struct {
		Roles       []string `json:"roles"`
		Source      string   `json:"source"`
		Text        string   `json:"text,omitzero"`        // of a policy or a standing rule
		Kinds       []string `json:"kinds,omitempty"`      // of a standing rule; absent: any
		By          string   `json:"by,omitzero"`          // of a report
		Urgency     string   `json:"urgency,omitzero"`     // of a report
		Instruction bool     `json:"instruction,omitzero"` // of a report
		Consult     []string `json:"consult,omitempty"`    // of an approval
		Exempt      bool     `json:"exempt,omitzero"`      // of an approval
	}
	shownOrgNotice struct {
		Channels       []string `json:"channels"`
		By             string   `json:"by"` // the role that must do it
		Source         string   `json:"source"`
		IfNeeded       []string `json:"if_needed"`
		IfNeededSource string   `json:"if_needed_source"`
	}
	shownOrgChannel struct {
		ID     string `json:"id"`
		Name   string `json:"name"`
		URL    string `json:"url"`
		Source string `json:"source"`
	}
	shownOrgInterval struct {
		Months int    `json:"months"`
		Days   int    `json:"days"`
		Source string `json:"source"`
	}
	shownOrgPaper struct {
		ID     string `json:"id"`
		Title  string `json:"title"`
		When   string `json:"when,omitzero"`
		Source string `json:"source"`
	}
	shownAccount struct {
		Platform           string   `json:"platform"`
		Name               string   `json:"name"`
		Handle             string   `json:"handle"`
		URL                string   `json:"url"`
		Section            string   `json:"section"`
		SharedWith         []string `json:"shared_with"`
		Operator           string   `json:"operator"`
		Admins             []string `json:"admins"`
		Editors            []string `json:"editors"`
		SecurityManager    string   `json:"information_security_manager"`
		Mail               string   `json:"mail"`
		TwoFactor          string   `json:"two_factor"`
		LastPasswordChange string   `json:"last_password_change"`
		Verified           string   `json:"verified"`
		ListURL            string   `json:"list_url"`
		MutualLink         string   `json:"mutual_link"`
		BroadcastOnly      string   `json:"broadcast_only"`
		CommentPolicy      string   `json:"comment_policy"`
		OffHours           string   `json:"off_hours"`
		Emergency          string   `json:"emergency"`
	}
	shownUnset struct {
		Path string `json:"path"`
		Of   string `json:"of"`
		What string `json:"what"`
	}
)

func (a *app) shownProfile(set *playbook.Set, p *org.Profile, exercised map[string]held) shownProfile {
	out := shownProfile{
		Format: 1, ID: p.ID, Name: p.Name.In(a.lang), Office: p.Office, Head: p.Head, TimeZone: p.TimeZone.String(),
		Documents: []shownOrgDocument{}, Roles: map[string]shownPost{}, Reports: map[string]shownRule{}, Approvals: map[string]shownRule{},
		Rules: map[string]shownRule{}, Notices: map[string]shownOrgNotice{}, Channels: []shownOrgChannel{}, Intervals: map[string]shownOrgInterval{},
		Policies: map[string]shownRule{}, Handoffs: []shownOrgPaper{}, Forms: []shownOrgPaper{}, Accounts: map[string]shownAccount{},
		Unset: a.shownUnset(set, p),
	}
	if h := p.Hours; h.IsSet() {
		out.Hours = &shownOrgHours{timeOfDay(h.From), timeOfDay(h.To), dayNames(h), nonNil(h.Holidays), h.Source}
	}
	for _, d := range p.Documents {
		out.Documents = append(out.Documents, shownOrgDocument{d.ID, d.Title.In(a.lang), d.Date, d.Partial})
	}
	for _, r := range set.Opening.Roles {
		role := p.Roles[r.ID]
		post := shownPost{role.Post.In(a.lang), role.Source, role.Day, role.Night, []shownOrgContact{}, exercised[p.ID+"/"+r.ID].day()}
		for _, d := range role.Deputies {
			post.Deputies = append(post.Deputies, shownOrgContact{d.Post.In(a.lang), d.Day, d.Night})
		}
		out.Roles[r.ID] = post
	}
	for kind, r := range p.Reports {
		out.Reports[kind] = shownRule{Roles: nonNil(r.To), Source: r.Source, By: r.By, Urgency: r.Urgency.In(a.lang), Instruction: r.Instruction}
	}
	for act, r := range p.Approvals {
		out.Approvals[act] = shownRule{Roles: nonNil(r.By), Source: r.Source, Consult: r.Consult, Exempt: r.Exempt}
	}
	for id, r := range p.Rules {
		out.Rules[id] = shownRule{Roles: []string{}, Source: r.Source, Text: r.Text.In(a.lang), Kinds: r.Kinds}
	}
	for kind, n := range p.Notices {
		out.Notices[kind] = shownOrgNotice{nonNil(n.Channels), n.By, n.Source, nonNil(n.IfNeeded), n.IfNeededSource}
	}
	for _, c := range p.Channels {
		out.Channels = append(out.Channels, shownOrgChannel{c.ID, c.Name.In(a.lang), c.URL, c.Source})
	}
	for id, v := range p.Intervals {
		out.Intervals[id] = shownOrgInterval{v.Months, v.Days, v.Source}
	}
	for id, r := range p.Policies {
		out.Policies[id] = shownRule{Roles: []string{}, Source: r.Source, Text: r.Text.In(a.lang)}
	}
	for _, h := range p.Handoffs {
		out.Handoffs = append(out.Handoffs, shownOrgPaper{h.ID, h.Title.In(a.lang), h.When.In(a.lang), h.Source})
	}
	for _, f := range p.Forms {
		out.Forms = append(out.Forms, shownOrgPaper{ID: f.ID, Title: f.Title.In(a.lang), Source: f.Source})
	}
	for _, ac := range p.Accounts {
		out.Accounts[ac.ID] = shownAccount{
			ac.Platform, ac.Name, ac.Handle, ac.URL, ac.Section.In(a.lang), nonNil(a.each(ac.SharedWith)), ac.Operator, nonNil(ac.Admins), nonNil(ac.Editors),
			ac.SecurityManager.In(a.lang), ac.Mail, ac.TwoFactor, ac.LastPasswordChange, ac.Verified, ac.ListURL, ac.MutualLink, ac.BroadcastOnly,
			ac.CommentPolicy.In(a.lang), ac.OffHours.In(a.lang), ac.Emergency.In(a.lang),
		}
	}
	return out
}

func (a *app) shownUnset(set *playbook.Set, p *org.Profile) []shownUnset {
	out := []shownUnset{}
	for _, u := range p.Unset(knownTo(set)) {
		out = append(out, shownUnset{u.Path, u.Of.In(a.lang), u.What.In(a.lang)})
	}
	return out
}

// timeOfDay is a time of day as people write it.
func timeOfDay(d time.Duration) string { return time.Time{}.Add(d).Format("15:04") }

func dayNames(h org.Hours) []string {
	out := []string{}
	for _, d := range h.Days {
		out = append(out, strings.ToLower(d.String()[:3]))
	}
	return out
}

// printProfile prints a profile for reading; what is not set is said.
func (a *app) printProfile(set *playbook.Set, p *org.Profile, exercised map[string]held) {
	t, o := lang.Command, lang.Org
	a.say(lang.Same("%s (%s)"), p.Name, p.ID)
	a.say(t.OrgOffice, a.orUnset(p.Office), a.orUnset(p.Head), p.TimeZone.String())
	a.say(o.ShowHours, a.hours(p.Hours))
	for _, d := range p.Documents {
		a.say(t.OrgDocument, d.Title, d.ID, d.Date)
		if d.Partial {
			a.under(o.ShowPartial)
		}
	}
	a.printRoles(set, p, exercised)
	a.printReports(set, p)
	a.printApprovals(set, p)
	a.printRules(set, p)
	said := func(r org.Policy) bool { return !r.Text.IsZero() || r.Source != "" }
	if slices.ContainsFunc(slices.Collect(maps.Values(p.Policies)), said) {
		a.orgPart(t.OrgPolicies)
		for _, id := range slices.Sorted(maps.Keys(p.Policies)) {
			if !said(p.Policies[id]) {
				continue
			}
			a.say(t.OrgPolicy, unbroken(p.Policies[id].Text.In(a.lang)), p.Policies[id].Source)
		}
	}
	if len(p.Handoffs) > 0 || len(p.Forms) > 0 {
		a.orgPart(t.OrgPapers)
		for _, h := range p.Handoffs {
			a.say(t.OrgPolicy, h.Title, strings.TrimSpace(unbroken(h.When.In(a.lang))+" "+h.Source))
		}
		for _, f := range p.Forms {
			a.say(t.OrgPolicy, f.Title, f.Source)
		}
	}
	a.orgPart(t.OrgAccounts)
	if len(p.Accounts) == 0 {
		a.say(lang.Event.Unset)
	}
	for _, ac := range p.Accounts {
		a.say(lang.Same("%s: %s"), ac.ID, a.orUnset(ac.Name))
		for _, f := range ac.Fields() {
			a.under(o.ShowValue, f.What, a.orUnset(unbroken(f.Value.In(a.lang))))
		}
	}
	a.out.WriteByte('\n')
	if n := len(p.Unset(knownTo(set))); n > 0 {
		a.say(o.ShowUnset, n, p.ID)
	} else {
		a.say(o.ShowNoUnset)
	}
}

// orgPart begins a part of a paper.
func (a *app) orgPart(title lang.Text) {
	a.out.WriteByte('\n')
	a.say(lang.Same("== %s =="), title)
}

// titles names things by their ids, one after the other.
func (a *app) titles(known []org.Name, ids []string) string {
	var names []string
	for _, id := range ids {
		title := id
		if i := slices.IndexFunc(known, func(n org.Name) bool { return n.ID == id }); i >= 0 {
			title = known[i].Title.In(a.lang)
		}
		names = append(names, title)
	}
	return a.join(names)
}

// unbroken puts a text of several lines on one.
func unbroken(s string) string { return strings.Join(strings.Split(s, "\n"), " ") }

// hours says when the office works.
func (a *app) hours(h org.Hours) string {
	if !h.IsSet() {
		return lang.Event.Unset.In(a.lang)
	}
	var days []string
	for _, d := range dayNames(h) {
		days = append(days, lang.Org.Weekdays[d].In(a.lang))
	}
	words := []string{timeOfDay(h.From) + "-" + timeOfDay(h.To), a.join(days)}
	switch {
	case h.Holidays == nil:
		words = append(words, a.format(lang.Org.PartHolidays, a.orUnset("")))
	case len(h.Holidays) == 0:
		words = append(words, lang.Org.NoHolidays.In(a.lang))
	default:
		words = append(words, a.format(lang.Org.HolidaysUntil, slices.Max(h.Holidays)))
	}
	return strings.TrimSpace(strings.Join(words, "  ") + "  " + h.Source)
}

func (a *app) printRoles(set *playbook.Set, p *org.Profile, exercised map[string]held) {
	t, o := lang.Command, lang.Org
	a.orgPart(t.OrgRoles)
	for _, r := range set.Opening.Roles {
		role := p.Roles[r.ID]
		if r.Outside && role.Post.IsZero() && role.Day == "" && role.Night == "" {
			continue
		}
		a.say(t.OrgRole, r.Title, r.ID, a.orUnset(role.Post.In(a.lang)), role.Source)
		a.printLast(exercised[p.ID+"/"+r.ID])
		if role.Post.IsZero() && role.Day == "" && role.Night == "" && len(role.Deputies) == 0 {
			continue // that the post is not set says it all
		}
		for _, c := range p.Contacts(r.ID) {
			switch {
			case c.Rank > 0:
				a.under(o.ShowDeputy, c.Rank, c.Post, a.orUnset(c.Day), a.orUnset(c.Night))
			case len(role.Deputies) > 0 || r.Outside:
				a.under(o.ShowReach, a.orUnset(c.Day), a.orUnset(c.Night))
			default:
				a.under(o.ShowReachAlone, a.orUnset(c.Day), a.orUnset(c.Night), a.orUnset(""))
			}
		}
	}
}

// posts names the roles of a rule, or says that the rules name nobody.
func (a *app) posts(set *playbook.Set, p *org.Profile, roles []string) string {
	var names []string
	for _, id := range roles {
		names = append(names, a.postName(set, p, id))
	}
	if len(names) == 0 {
		return lang.Event.NoRule.In(a.lang)
	}
	return a.join(names)
}

func (a *app) printReports(set *playbook.Set, p *org.Profile) {
	t, o := lang.Command, lang.Org
	a.orgPart(t.OrgReports)
	for _, k := range set.Kinds {
		r := p.Reports[k.Kind]
		a.say(t.OrgReport, k.Title, a.posts(set, p, r.To), r.Source)
		if len(r.To) == 0 {
			continue
		}
		by := lang.Event.NoRule.In(a.lang)
		if r.By != "" {
			by = a.postName(set, p, r.By)
		}
		a.under(o.ShowReportBy, by)
		if !r.Urgency.IsZero() {
			a.under(o.ShowUrgency, r.Urgency)
		}
		if r.Instruction {
			a.under(o.ShowInstruction)
		}
	}
}

func (a *app) printApprovals(set *playbook.Set, p *org.Profile) {
	t, o := lang.Command, lang.Org
	a.orgPart(t.OrgApprovals)
	for _, act := range org.Acts() {
		ap := p.Approvals[act]
		who := a.posts(set, p, ap.By)
		if ap.Exempt {
			who = o.ShowExempt.In(a.lang)
		}
		a.say(t.OrgApproval, lang.Event.ActName[act], who, ap.Source)
		if len(ap.Consult) > 0 {
			a.under(o.ShowConsult, a.posts(set, p, ap.Consult))
		}
	}
}

// printRules prints the standing rules, notices, channels and intervals that the
// office's own rules have.
func (a *app) printRules(set *playbook.Set, p *org.Profile) {
	t, o := lang.Command, lang.Org
	if len(p.Rules) > 0 {
		a.orgPart(o.ShowRules)
		for _, id := range slices.Sorted(maps.Keys(p.Rules)) {
			text := p.Rules[id].Text
			for _, n := range knownTo(set).Rules {
				if n.ID == id && text.IsZero() {
					text = n.Title
				}
			}
			a.say(t.OrgPolicy, unbroken(text.In(a.lang))+" ("+id+")", p.Rules[id].Source)
			if kinds := p.Rules[id].Kinds; len(kinds) > 0 {
				a.under(o.ShowKinds, a.titles(knownTo(set).Kinds, kinds))
			}
		}
	}
	channels := func(ids []string) string { return a.titles(knownTo(set).Channels, ids) }
	a.orgPart(o.ShowNotices)
	kinds := append(slices.Clone(knownTo(set).Kinds), org.Name{ID: org.NoticeSuspension, Title: o.Suspension})
	for _, k := range kinds {
		n := p.Notices[k.ID]
		where := channels(n.Channels)
		if where == "" {
			where = lang.Event.NoRule.In(a.lang)
		}
		a.say(o.ShowNotice, k.Title, where, n.Source)
		if n.By != "" {
			a.under(o.ShowNoticeBy, a.postName(set, p, n.By))
		}
		if len(n.IfNeeded) > 0 {
			a.under(o.ShowIfNeeded, channels(n.IfNeeded), n.IfNeededSource)
		}
	}
	a.orgPart(o.ShowChannels)
	for _, c := range knownTo(set).Channels {
		var own org.Channel
		if i := slices.IndexFunc(p.Channels, func(own org.Channel) bool { return own.ID == c.ID }); i >= 0 {
			own = p.Channels[i]
		} else if !slices.Contains(knownTo(set).OwnChannels(), c) {
			continue
		}
		a.say(o.ShowNotice, c.Title, strings.TrimSpace(a.orUnset(own.Name.In(a.lang))+" "+own.URL), own.Source)
	}
	if len(p.Intervals) > 0 {
		a.orgPart(o.ShowIntervals)
		for _, n := range itemNames() {
			if v, ok := p.Intervals[n.ID]; ok {
				a.say(o.ShowInterval, n.Title, readiness.IntervalWords(v), v.Source)
			}
		}
	}
}
