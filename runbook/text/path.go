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
	"now", "date", "now.dated", "happened", "detected", "kinds", "recorder", "report-targets", "chronology", "measures", "deleted",
	"seen", "source", "course", "instructions", "evidence", "published", "outside", "unconfirmed", "press", "cause.state", "cause.possible",
	"office.name", "office.kind", "office.head", "office.section",
	"account.name", "account.handle", "account.url", "account.list-url", "account.platform", "account.operator", "account.administrators",
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
	if body, _, ok := p.Told(); ok {
		return tomlfile.IsID(body)
	}
	if blank, ok := p.Said(); ok {
		return tomlfile.IsID(blank)
	}
	if step, option, ok := p.Answered(); ok {
		playbook, id, _ := strings.Cut(step, "/")
		return tomlfile.IsID(playbook) && tomlfile.IsID(id) && tomlfile.IsID(option)
	}
	if step, ok := p.Filled(); ok {
		playbook, id, _ := strings.Cut(step, "/")
		return tomlfile.IsID(playbook) && tomlfile.IsID(id)
	}
	if channel, ok := p.Published(); ok {
		return tomlfile.IsID(channel)
	}
	if step, ok := p.Decision(); ok {
		playbook, id, _ := strings.Cut(step, "/")
		return tomlfile.IsID(playbook) && tomlfile.IsID(id)
	}
	if id, ok := p.FactAsOf(); ok {
		return tomlfile.IsID(id)
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

// FactAsOf returns the id in as-of.<fact>.
func (p Path) FactAsOf() (id string, ok bool) { return strings.CutPrefix(string(p), "as-of.") }

// What of a telling a path means, as [Path.Told] gives it.
const (
	ToldAt     = "at"     // when
	ToldNumber = "number" // the number that the body gave
	ToldBy     = "by"     // who of the office told it
)

// Told returns the parts of told.<role>.at and its like: a body that is told, and what of
// it is meant, one of the constants above.
func (p Path) Told() (role, what string, ok bool) {
	rest, ok := strings.CutPrefix(string(p), "told.")
	role, what, _ = strings.Cut(rest, ".")
	return role, what, ok && (what == ToldAt || what == ToldNumber || what == ToldBy)
}

// Said returns the id of the blank in said.<blank>.
func (p Path) Said() (blank string, ok bool) { return strings.CutPrefix(string(p), "said.") }

// Answered returns the parts of answered.<playbook>/<step>.<option>: the full name of a
// decision and one of its answers.
func (p Path) Answered() (step, option string, ok bool) {
	rest, ok := strings.CutPrefix(string(p), "answered.")
	if !ok {
		return "", "", false
	}
	return strings.Cut(rest, ".")
}

// Filled returns the full name of the step in filled.<playbook>/<step>.
func (p Path) Filled() (step string, ok bool) { return strings.CutPrefix(string(p), "filled.") }

// Published returns the channel in published.<channel>.
func (p Path) Published() (channel string, ok bool) {
	return strings.CutPrefix(string(p), "published.")
}

// Decision returns the full name of the step in decision.<playbook>/<step>.
func (p Path) Decision() (step string, ok bool) { return strings.CutPrefix(string(p), "decision.") }

// suggest says what a wrong path may have meant.
func (p Path) suggest() lang.Text {
	return tomlfile.DidYouMean(string(p), append(slices.Clone(plainPaths),
		"role.<role>.post", "role.<role>.phone", "step.<playbook>/<step>.<field>", "decision.<playbook>/<step>",
		"filled.<playbook>/<step>", "answered.<playbook>/<step>.<option>",
		"told.<role>.at", "told.<role>.number", "told.<role>.by", "said.<blank>", "published.<channel>", "fact.<fact>", "as-of.<fact>"))
}
