package org_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"dandori/playbooks"
	"dandori/runbook/org"
	"dandori/runbook/source"
)

func offices(t *testing.T) map[string]*org.Profile {
	t.Helper()
	out := map[string]*org.Profile{}
	for _, f := range playbooks.Profiles() {
		p, err := org.Parse(f.Name, f.Data)
		if err != nil {
			t.Fatal(err)
		}
		out[p.ID] = p
	}
	return out
}

func points(t *testing.T) []org.Point {
	t.Helper()
	f := playbooks.Points()
	list, err := org.ParsePoints(f.Name, f.Data)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// clausesOf names what the rules say of some values: "by=… source", or "-" where
// they say nothing.
func clausesOf(parts ...string) string {
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	if len(parts) == 0 {
		return "-"
	}
	return strings.Join(parts, " ")
}

// TestOfficesSay holds the shipped profiles to what the five guidelines say where
// they disagree or are silent: one line for each question, one cell for each
// office. "-" is a guideline that does not say; it must stay unset.
func TestOfficesSay(t *testing.T) {
	ids := []string{"ako", "ube", "iida", "kamitonda", "towada"}
	all := offices(t)
	policy := func(names ...string) func(*org.Profile) string {
		return func(p *org.Profile) string {
			var out []string
			for _, n := range names {
				out = append(out, p.Policies[n].Source)
			}
			return clausesOf(out...)
		}
	}
	report := func(kind string) func(*org.Profile) string {
		return func(p *org.Profile) string {
			r, ok := p.Reports[kind]
			if !ok {
				return "-"
			}
			out := strings.Join(r.To, ",")
			if r.By != "" {
				out += " by=" + r.By
			}
			if r.Instruction {
				out += " instruction"
			}
			return clausesOf(out, r.Source)
		}
	}
	approval := func(act string) func(*org.Profile) string {
		return func(p *org.Profile) string {
			a, ok := p.Approvals[act]
			if !ok {
				return "-"
			}
			out := strings.Join(a.By, ",")
			if len(a.Consult) > 0 {
				out += " consult=" + strings.Join(a.Consult, ",")
			}
			if a.Exempt {
				out += "exempt"
			}
			return clausesOf(out, a.Source, strings.Join(a.Kinds, ","))
		}
	}
	rule := func(id string) func(*org.Profile) string {
		return func(p *org.Profile) string {
			return clausesOf(p.Rules[id].Source, strings.Join(p.Rules[id].Kinds, ","))
		}
	}
	notice := func(kind string) func(*org.Profile) string {
		return func(p *org.Profile) string {
			n := p.Notices[kind]
			out := clausesOf(strings.Join(n.Channels, ","), n.Source)
			if len(n.IfNeeded) > 0 {
				out += "; if needed " + strings.Join(n.IfNeeded, ",") + " " + n.IfNeededSource
			}
			return out
		}
	}
	handoff := func(p *org.Profile) string {
		for _, h := range p.Handoffs {
			if h.ID == "crisis" {
				return h.Source
			}
		}
		return "-"
	}
	form := func(p *org.Profile) string {
		var out []string
		for _, f := range p.Forms {
			out = append(out, f.ID+" "+f.Source)
		}
		return clausesOf(out...)
	}
	for _, c := range []struct {
		question string
		say      func(*org.Profile) string
		cells    [5]string // ako ube iida kamitonda towada
	}{
		{"own wrong post", policy("own-error"), [5]string{"ako:3(2)2", "-", "iida:6(1)a", "kami:5(1)", "towa:3(7)"}},
		{"own inappropriate post", policy("own-inappropriate"), [5]string{"-", "-", "iida:5(4)⑥c", "-", "-"}},
		{"others' bad posts", policy("others-posts"), [5]string{"-", "ube:8(4)", "iida:6(2)③b", "-", "-"}},
		{"answering criticism", policy("replies"), [5]string{"ako:3(2)3", "ube:3(8)", "iida:6(2)①a", "kami:5(3)a", "towa:3(7)"}},
		{"apology", policy("apology"), [5]string{"-", "-", "iida:6(2)①b", "-", "-"}},
		{"interim reply", policy("interim-reply"), [5]string{"-", "-", "iida:6(2)①c", "kami:5(3)b", "-"}},

		{"report flaming", report("flaming"), [5]string{"-", "-", "it-security by=operator instruction iida:6(2)④a", "-", "-"}},
		{"report impersonation", report("impersonation"), [5]string{"-", "-", "it-security by=operator instruction iida:6(2)④a", "general-affairs by=section-head kami:5(2)a", "-"}},
		{"report false posts", report("misinformation"), [5]string{"-", "-", "it-security by=operator instruction iida:6(2)④a", "-", "-"}},
		{"report unauthorized access", report("unauthorized-access"), [5]string{"-", "crisis,it-security,pr ube:7(5)", "-", "-", "-"}},
		{"report own error", report("own-error"), [5]string{"-", "-", "-", "-", "-"}},

		{"approve publishing", approval(org.ActPublish), [5]string{"-", "publishing-manager ube:5", "section-head iida:5(4)②a", "-", "-"}},
		{"approve editing", approval(org.ActEdit), [5]string{"-", "publishing-manager ube:5", "approver iida:6(2)①b flaming", "-", "-"}},
		{"approve deleting", approval(org.ActDelete), [5]string{"-", "publishing-manager ube:5", "-", "-", "-"}},
		{"approve the official view", approval(org.ActOfficialView), [5]string{"-", "-", "section-head consult=pr,related-sections iida:5(4)②b", "-", "-"}},
		{"off hours", approval(org.ActOffHours), [5]string{"-", "-", "section-head iida:5(4)③", "exempt kami:4(1)", "-"}},
		{"off hours in words", policy("off-hours"), [5]string{"-", "-", "iida:5(4)③", "kami:4(1)", "towa:6(2)⑥"}},

		{"press first", rule("press-first"), [5]string{"-", "ube:6(10)", "-", "-", "-"}},
		{"two persons", rule("two-persons"), [5]string{"-", "-", "iida:6(2)④b flaming,impersonation,misinformation", "-", "-"}},
		{"stop and ask", rule("stop-and-ask"), [5]string{"-", "-", "-", "-", "towa:5(3)"}},

		{"notice of impersonation", notice("impersonation"), [5]string{"-", "-", "website iida:6(2)②a; if needed press iida:6(2)②b", "website,account kami:5(2)b; if needed press kami:5(2)c", "-"}},
		{"notice of unauthorized access", notice("unauthorized-access"), [5]string{"-", "other-account ube:7(4); if needed website,press ube:7(5)b", "-", "-", "-"}},
		{"notice of suspension", notice(org.NoticeSuspension), [5]string{"-", "-", "-", "website,account kami:6(2)", "-"}},
		{"suspension", policy("suspension"), [5]string{"-", "-", "iida:5(3)③", "kami:6(1)", "-"}},

		{"crisis procedure", handoff, [5]string{"-", "ube:7(5)c", "iida:6(2)④c", "-", "-"}},
		{"forms", form, [5]string{"-", "administrator-list ube:4(5)", "end-of-use iida:5(3)③", "-", "-"}},
		{"contractors", policy("outside-operators"), [5]string{"ako:3(1)", "ube:6(9)", "iida:2", "-", "-"}},
		{"records", policy("record-keeping"), [5]string{"-", "ube:5", "-", "-", "-"}},
		{"two administrators, two-factor", policy("administrators", "two-factor"), [5]string{"-", "ube:4(1) ube:4(2)", "-", "-", "-"}},
		{"password interval", func(p *org.Profile) string {
			v := p.Intervals["password-change"]
			if v == (org.Interval{}) {
				return "-"
			}
			if v.Months != 3 || v.Days != 0 {
				t.Errorf("%s: the interval is %+v", p.ID, v)
			}
			return v.Source
		}, [5]string{"-", "-", "-", "kami:3(7)", "-"}},
		{"emergency organisation", policy("emergency-organisation"), [5]string{"-", "-", "-", "-", "towa:6(2)④"}},
		{"text at hand is whole", func(p *org.Profile) string {
			if p.Documents[0].Partial {
				return "no"
			}
			return "yes"
		}, [5]string{"yes", "yes", "yes", "yes", "no"}},
	} {
		for i, id := range ids {
			if got := c.say(all[id]); got != c.cells[i] {
				t.Errorf("%s, %s: got %q, want %q", c.question, id, got, c.cells[i])
			}
		}
	}
	if k := all["kamitonda"]; k.Office != "町" || k.Head != "町長" || strings.Contains(string(k.Data), "市") {
		t.Error("Kamitonda is a town")
	}
}

// TestOfficesGuessNothing: what only an office itself knows is in no guideline.
func TestOfficesGuessNothing(t *testing.T) {
	all := offices(t)
	for id, p := range all {
		if p.Hours.IsSet() || p.Hours.Holidays != nil || len(p.Accounts) > 0 {
			t.Errorf("%s: hours or accounts are filled in", id)
		}
		for name, r := range p.Roles {
			if r.Day != "" || r.Night != "" || len(r.Deputies) > 0 {
				t.Errorf("%s: how to reach %s is filled in", id, name)
			}
			if id != "generic" && (r.Post.IsZero() || !p.Owns(r.Source)) {
				t.Errorf("%s: %s is %v by %q", id, name, r.Post, r.Source)
			}
		}
		for _, c := range p.Channels {
			if c.URL != "" {
				t.Errorf("%s: the address of %s is filled in", id, c.ID)
			}
		}
		for _, source := range sources(p) {
			if !p.Owns(source) {
				t.Errorf("%s cites %s, which is not its own", id, source)
			}
		}
	}
	g := all["generic"]
	if n := len(g.Documents) + len(g.Reports) + len(g.Approvals) + len(g.Rules) + len(g.Notices) + len(g.Channels) + len(g.Intervals) +
		len(g.Policies) + len(g.Handoffs) + len(g.Forms); n > 0 || g.Office != "" || g.Head != "" {
		t.Error("the generic profile says something")
	}
	for name, r := range g.Roles {
		if !r.Post.IsZero() || r.Source != "" {
			t.Errorf("the generic profile knows who %s is", name)
		}
	}
}

// sources lists every clause that a profile cites.
func sources(p *org.Profile) []string {
	out := []string{p.Hours.Source}
	for _, r := range p.Roles {
		out = append(out, r.Source)
	}
	for _, r := range p.Reports {
		out = append(out, r.Source)
	}
	for _, a := range p.Approvals {
		out = append(out, a.Source)
	}
	for _, r := range p.Rules {
		out = append(out, r.Source)
	}
	for _, n := range p.Notices {
		out = append(out, n.Source, n.IfNeededSource)
	}
	for _, c := range p.Channels {
		out = append(out, c.Source)
	}
	for _, v := range p.Intervals {
		out = append(out, v.Source)
	}
	for _, x := range p.Policies {
		out = append(out, x.Source)
	}
	for _, h := range p.Handoffs {
		out = append(out, h.Source)
	}
	for _, f := range p.Forms {
		out = append(out, f.Source)
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// TestPointsAgreeWithOffices reads the points in both ways: what the profile names
// for a point must be among its clauses, so that the list of an office and the
// models for the others cannot differ.
func TestPointsAgreeWithOffices(t *testing.T) {
	all := offices(t)
	list := slices.Collect(maps.Values(all))
	var documents []*source.Document
	for _, f := range playbooks.Sources() {
		d, err := source.Parse(f.Name, f.Data)
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, d)
	}
	catalog, err := source.NewCatalog(documents...)
	if err != nil {
		t.Fatal(err)
	}
	for _, point := range points(t) {
		if point.Title.Ja == "" || point.Title.En == "" || point.Why.Ja == "" || point.Why.En == "" || point.Group.En == "" {
			t.Errorf("%s is without words in one language", point.ID)
		}
		if len(point.Paths) == 0 {
			t.Errorf("%s: no profile can say that it is settled", point.ID)
		}
		for _, c := range point.Clauses {
			owned := strings.HasPrefix(c, org.LawDocument+":") || slices.ContainsFunc(list, func(p *org.Profile) bool { return p.Owns(c) })
			if !owned {
				t.Errorf("%s cites %s, which is nobody's", point.ID, c)
			}
			if _, ok := catalog.Clause(c); !ok {
				t.Errorf("%s cites %s, which no source file describes", point.ID, c)
			}
		}
	}
	for id, p := range all {
		for _, r := range org.Rulings(points(t), p, list) {
			for _, c := range r.Own {
				if !slices.Contains(r.Clauses, c) {
					t.Errorf("%s: %s names %s, which the point does not list", r.ID, id, c)
				}
			}
			for _, m := range r.Models {
				if m.Office == p {
					t.Errorf("%s is a model for itself", id)
				}
			}
			if id == "generic" && !r.IsGap() {
				t.Errorf("the generic profile settles %s", r.ID)
			}
		}
	}
}

// TestGapsOfOffices spot-checks the gaps against the guidelines.
func TestGapsOfOffices(t *testing.T) {
	all := offices(t)
	gaps := map[string][]string{}
	count := map[string]int{}
	for id, p := range all {
		for _, r := range org.Rulings(points(t), p, slices.Collect(maps.Values(all))) {
			if r.IsGap() {
				gaps[id] = append(gaps[id], r.ID)
			}
			count[id]++
		}
	}
	for id, want := range map[string]struct{ open, settled string }{
		"ako":       {"report-flaming reporter interim-reply press-order records two-factor suspension stop-and-ask off-hours", "own-error contractors account-list replies mascot-accounts"},
		"ube":       {"reporter own-deletion report-flaming flaming-speaker interim-reply off-hours single-person-decision password-rotation", "unauthorized-access press-order two-factor administrators records gravity crisis"},
		"iida":      {"report-own-error report-unauthorized-access approval-delete press-order two-factor records personal-data suspension-notice", "reporter second-reply off-hours single-person-decision suspension staff-conduct final-responsibility"},
		"kamitonda": {"report-flaming second-reply contractors crisis approval-publish", "report-impersonation reporter impersonation-notice password-rotation off-hours suspension-notice verification"},
		"towada":    {"report-impersonation apology crisis contractors impersonation-notice", "stop-and-ask emergency-organisation off-hours account-policy"},
	} {
		for _, point := range strings.Fields(want.open) {
			if !slices.Contains(gaps[id], point) {
				t.Errorf("%s: %s should be open", id, point)
			}
		}
		for _, point := range strings.Fields(want.settled) {
			if slices.Contains(gaps[id], point) || !slices.ContainsFunc(points(t), func(p org.Point) bool { return p.ID == point }) {
				t.Errorf("%s: %s should be settled", id, point)
			}
		}
		if len(gaps[id]) == 0 || len(gaps[id]) >= count[id] {
			t.Errorf("%s: %d of %d points are open", id, len(gaps[id]), count[id])
		}
	}
}
