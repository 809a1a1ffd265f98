package org_test

import (
	"testing"

	"dandori/runbook/lang"
	"dandori/runbook/org"
)

// TestPostsByTheirNames: a post that somebody wrote out is found in either language,
// whatever the widths and spaces; a part of it, or a name, is not.
func TestPostsByTheirNames(t *testing.T) {
	pr := lang.Text{Ja: "広報広聴課", En: "Public relations section"}
	deputy := lang.Text{Ja: "広報係長", En: "PR subsection chief"}
	p := &org.Profile{Roles: map[string]org.Role{
		"pr": {Post: pr, Deputies: []org.Deputy{{Post: deputy}}}, "web": {Post: pr}, "unset": {},
	}}
	for words, want := range map[string]lang.Text{
		"広報広聴課": pr, "広報　広聴課": pr, "public relations SECTION": pr, "Ｐublic relations section": pr, "広報係長": deputy,
		"広報": {}, "": {}, " ": {}, "田中": {},
	} {
		if got, ok := p.PostNamed(words); got != want || ok != !want.IsZero() {
			t.Errorf("PostNamed(%q) = %v, %v, want %v", words, got, ok, want)
		}
	}
	for words, want := range map[string]string{"広報広聴課": "pr", "Public relations section": "pr", "広報係長": "", "": "", "pr": ""} {
		if got, ok := p.RoleNamed(words); got != want || ok != (want != "") {
			t.Errorf("RoleNamed(%q) = %q, %v, want %q", words, got, ok, want)
		}
	}
}
