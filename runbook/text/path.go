package text

import (
	"slices"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// Path names something that the log or the profile says; the package comment lists
// them all.
type Path string

// plainPaths are the paths without a part of their own.
var plainPaths = []string{
	"now", "date", "happened", "detected", "kinds", "recorder", "report-targets", "chronology",
	"office.name", "office.kind", "office.head", "office.section",
	"account.name", "account.handle", "account.url", "account.list-url", "account.platform", "account.operator",
}

// valid reports whether it is one of the paths there are.
func (p Path) valid() bool {
	if slices.Contains(plainPaths, string(p)) {
		return true
	}
	if role, what, ok := p.Role(); ok {
		return tomlfile.IsID(role) && (what == "post" || what == "phone")
	}
	if step, field, ok := p.Step(); ok {
		playbook, id, _ := strings.Cut(step, "/")
		return tomlfile.IsID(playbook) && tomlfile.IsID(id) && tomlfile.IsID(field)
	}
	fact, ok := p.Fact()
	return ok && tomlfile.IsID(fact)
}

// Role returns the parts of role.<role>.post and role.<role>.phone.
func (p Path) Role() (role, what string, ok bool) {
	rest, ok := strings.CutPrefix(string(p), "role.")
	if !ok {
		return "", "", false
	}
	return strings.Cut(rest, ".")
}

// Step returns the parts of step.<playbook>/<step>.<field>: the full name of the
// step and the id of its field.
func (p Path) Step() (step, field string, ok bool) {
	rest, ok := strings.CutPrefix(string(p), "step.")
	if !ok {
		return "", "", false
	}
	return strings.Cut(rest, ".")
}

// Fact returns the id in fact.<fact>.
func (p Path) Fact() (id string, ok bool) { return strings.CutPrefix(string(p), "fact.") }

// suggest says what a wrong path may have meant.
func (p Path) suggest() lang.Text {
	return tomlfile.DidYouMean(string(p), append(slices.Clone(plainPaths),
		"role.<role>.post", "role.<role>.phone", "step.<playbook>/<step>.<field>", "fact.<fact>"))
}
