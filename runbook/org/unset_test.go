package org

import (
	"slices"
	"strings"
	"testing"

	"dandori/runbook/lang"
)

func paths(list []Unset) []string {
	var out []string
	for _, u := range list {
		out = append(out, u.Path)
	}
	return out
}

// known is a small set of playbooks, as a profile sees it.
var known = Known{
	Roles: named("section-head", "crisis"), Outside: named("police", "press"), Kinds: named("flaming", "impersonation", "unauthorized-access"),
	Rules: named("press-first", "not-alone"), Channels: named("website", "account", "press"),
}

func TestUnset(t *testing.T) {
	empty, err := Parse("x.toml", []byte("format = 1\nid = \"x\"\nname = \"x\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields(`office head document hours.to hours.days hours.holidays
		role.section-head.post role.section-head.day role.section-head.night role.section-head.deputies
		role.crisis.post role.crisis.day role.crisis.night role.crisis.deputies
		report.flaming.to report.flaming.by report.impersonation.to report.impersonation.by report.unauthorized-access.to report.unauthorized-access.by
		approval.publish.by approval.edit.by approval.delete.by approval.official-view.by approval.off-hours.by
		channel.website channel.account account`)
	if got := paths(empty.Unset(known)); !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}

	p, err := Parse("ube.toml", example(t))
	if err != nil {
		t.Fatal(err)
	}
	// [] is an answer: the rules name nobody. So is that no permission is needed.
	want = strings.Fields(`role.section-head.night role.section-head.deputies.1.day role.section-head.deputies.1.night
		role.crisis.post role.crisis.day role.crisis.night role.crisis.deputies
		report.impersonation.to report.impersonation.by approval.publish.by approval.edit.by channel.account
		account.x-sub.platform account.x-sub.name account.x-sub.handle account.x-sub.url account.x-sub.section account.x-sub.shared-with
		account.x-sub.operator account.x-sub.admins account.x-sub.editors account.x-sub.information-security-manager account.x-sub.mail
		account.x-sub.two-factor account.x-sub.last-password-change account.x-sub.verified account.x-sub.list-url account.x-sub.mutual-link
		account.x-sub.broadcast-only account.x-sub.comment-policy account.x-sub.off-hours account.x-sub.emergency`)
	got := p.Unset(known)
	if !slices.Equal(paths(got), want) {
		t.Errorf("got  %v\nwant %v", paths(got), want)
	}
	for _, u := range got {
		if u.Of.IsZero() || u.What.IsZero() {
			t.Errorf("%s has no words", u.Path)
		}
	}
}

// TestEveryFieldIsShown reads an account with every name of the format and finds
// each among its fields, so that a name that is added cannot be forgotten.
func TestEveryFieldIsShown(t *testing.T) {
	p, err := Parse("ube.toml", example(t))
	if err != nil {
		t.Fatal(err)
	}
	_, full, _ := strings.Cut(string(example(t)), "[[account]]\n")
	full, _, _ = strings.Cut(full, "[[account]]")
	var names []string
	for line := range strings.Lines(full) {
		if name, _, ok := strings.Cut(line, "="); ok {
			names = append(names, strings.TrimSpace(name))
		}
	}
	var shown []string
	for _, f := range p.Accounts[0].Fields() {
		if f.Value.IsZero() {
			t.Errorf("%s is not shown", f.Name)
		}
		shown = append(shown, f.Name)
	}
	slices.Sort(names)
	slices.Sort(shown)
	if names = slices.DeleteFunc(names, func(n string) bool { return n == "id" }); !slices.Equal(names, shown) {
		t.Errorf("the file has %v\nthe fields are %v", names, shown)
	}
	if got := p.Accounts[0].Fields()[8].Value; got != lang.Org.None {
		t.Errorf("no editors are shown as %v", got)
	}
}
