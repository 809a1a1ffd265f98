package org

import (
	"slices"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// Point is one question that an incident asks of an office's rules (論点): who may
// delete a post, whom an impersonation is reported to.
type Point struct {
	ID      string
	Group   lang.Text // the heading it stands under
	Title   lang.Text
	Why     lang.Text // one sentence: why it matters that night
	Paths   []string  // where a profile names the clause that settles it
	Clauses []string  // the clauses of all known offices, and laws, that settle it
}

// ParsePoints reads a file of points. When anything is wrong the error is of type
// [Problems] and has everything that is wrong.
//
//	format = 1
//
//	[[group]]
//	title = text
//
//	[[group.point]]
//	id      = "own-deletion"
//	title   = text
//	why     = text
//	profile = ["approval.delete", "report.flaming.by", …]
//	clauses = ["ube:5", "iida:6(1)a", "law:appi-68", …]
//
// Everything but profile and clauses is required: a point that nobody's rules
// settle is a point, too. A profile path is a table of the profile and its name,
// "policy.own-error"; "hours" has no name; and a third part asks that the table
// has this value: "report.flaming.by", "approval.official-view.consult",
// "notice.flaming.if-needed" (whose clause is that of if-needed).
func ParsePoints(name string, data []byte) ([]Point, error) {
	doc := open(name, data)
	var out []Point
	if root := doc.Root(); root != nil {
		root.Int("format", tomlfile.Required, format, format)
		seen := tomlfile.IDs{}
		for _, group := range root.Tables("group", tomlfile.Required) {
			title := group.Text("title", tomlfile.Required)
			for _, t := range group.Tables("point", tomlfile.Required) {
				id := t.ID("id", tomlfile.Required)
				p := Point{
					ID: id.Value, Group: title,
					Title:   t.Text("title", tomlfile.Required),
					Why:     t.Text("why", tomlfile.Required),
					Paths:   pointWords(doc, t, "profile", isPath, lang.Org.BadPath),
					Clauses: pointWords(doc, t, "clauses", tomlfile.IsClause, lang.Problem.BadClause),
				}
				t.Done()
				if seen.Add(doc, id) {
					out = append(out, p)
				}
			}
			group.Done()
		}
		root.Done()
	}
	if err := doc.Problems().Err(); err != nil {
		return nil, err
	}
	return out, nil
}

func pointWords(doc *tomlfile.Doc, t *tomlfile.Table, name string, good func(string) bool, text lang.Text) []string {
	words, _ := t.Words(name, tomlfile.Distinct)
	var out []string
	for _, w := range words {
		if !good(w.Value) {
			doc.Report(w.At, text.With(w.Value), lang.Text{})
			continue
		}
		out = append(out, w.Value)
	}
	return out
}

// isPath reports a path that [Profile.sourceAt] can look up.
func isPath(s string) bool {
	parts := strings.Split(s, ".")
	if slices.ContainsFunc(parts, func(part string) bool { return !tomlfile.IsID(part) }) {
		return false
	}
	switch parts[0] {
	case "hours":
		return len(parts) == 1
	case "role", "report", "approval", "rule", "notice", "interval", "policy", "handoff", "form", "channel":
	default:
		return false
	}
	return len(parts) == 2 || len(parts) == 3 && slices.Contains(valuesAt[parts[0]], parts[2])
}

// valuesAt lists the values that a path can ask for.
var valuesAt = map[string][]string{
	"report":   {"to", "by", "instruction"},
	"approval": {"by", "consult"},
	"notice":   {"channels", "if-needed"},
}

// sourceAt finds the clause at a path of the profile, or "".
func (p *Profile) sourceAt(path string) string {
	parts := append(strings.Split(path, "."), "", "")
	name, value := parts[1], parts[2]
	when := func(set bool, source string) string {
		if !set {
			return ""
		}
		return source
	}
	switch parts[0] {
	case "hours":
		return p.Hours.Source
	case "role":
		return p.Roles[name].Source
	case "report":
		r := p.Reports[name]
		return when(value == "" || value == "to" && len(r.To) > 0 || value == "by" && r.By != "" || value == "instruction" && r.Instruction, r.Source)
	case "approval":
		a := p.Approvals[name]
		return when(value == "" || value == "by" && len(a.By) > 0 || value == "consult" && len(a.Consult) > 0, a.Source)
	case "rule":
		return p.Rules[name].Source
	case "notice":
		n := p.Notices[name]
		if value == "if-needed" {
			return when(len(n.IfNeeded) > 0, n.IfNeededSource)
		}
		return when(value == "" || len(n.Channels) > 0, n.Source)
	case "interval":
		return p.Intervals[name].Source
	case "policy":
		return p.Policies[name].Source
	case "handoff":
		for _, h := range p.Handoffs {
			if h.ID == name {
				return h.Source
			}
		}
	case "form":
		for _, f := range p.Forms {
			if f.ID == name {
				return f.Source
			}
		}
	case "channel":
		for _, c := range p.Channels {
			if c.ID == name {
				return c.Source
			}
		}
	}
	return ""
}

// Ruling says how an office's own rules settle one point.
type Ruling struct {
	Point
	Own    []string // the office's own clauses; none: its rules are silent (規程に定めなし)
	Law    []string // laws that settle it
	Models []Model  // other offices whose rules settle it: for reference only
	Silent []string // the names for which the profile says nothing, where Own settles the point for others only
}

// Model is another office and its clauses on a point.
type Model struct {
	Office  *Profile
	Clauses []string
}

// IsGap reports whether the office's own rules leave the point open, or a part of it.
func (r Ruling) IsGap() bool { return len(r.Own) == 0 || len(r.Silent) > 0 }

// Rulings says of each point how the rules of one office settle it: by the clauses
// that the points list, and by those that the profile itself names. The other
// offices are models where they settle it. A point that asks one value of several
// tables, as of every kind who reports it, is settled by the profile only when all of
// them say it; a clause that the points list speaks for all.
func Rulings(points []Point, p *Profile, offices []*Profile) []Ruling {
	var out []Ruling
	for _, point := range points {
		r := Ruling{Point: point}
		for _, path := range point.Paths {
			if c := p.sourceAt(path); c != "" && p.Owns(c) && !slices.Contains(r.Own, c) {
				r.Own = append(r.Own, c)
			}
		}
		if !slices.ContainsFunc(point.Clauses, p.Owns) && len(r.Own) > 0 {
			r.Silent = silentNames(point.Paths, p)
		}
		for _, c := range point.Clauses {
			switch {
			case strings.HasPrefix(c, LawDocument+":"):
				r.Law = append(r.Law, c)
			case !p.Owns(c):
				r.model(c, offices)
			case !slices.Contains(r.Own, c):
				r.Own = append(r.Own, c)
			}
		}
		out = append(out, r)
	}
	return out
}

// silentNames lists for which names the profile does not say the one value that all
// paths ask for; none when they ask for different things.
func silentNames(paths []string, p *Profile) []string {
	var silent []string
	asked := ""
	for _, path := range paths {
		parts := strings.Split(path, ".")
		if len(parts) != 3 || asked != "" && asked != parts[0]+"."+parts[2] {
			return nil
		}
		asked = parts[0] + "." + parts[2]
		if c := p.sourceAt(path); c == "" || !p.Owns(c) {
			silent = append(silent, parts[1])
		}
	}
	return silent
}

// model adds a clause to the office whose it is. One that is nobody's is left out:
// nobody could look it up.
func (r *Ruling) model(clause string, offices []*Profile) {
	i := slices.IndexFunc(offices, func(o *Profile) bool { return o.Owns(clause) })
	if i < 0 {
		return
	}
	for j := range r.Models {
		if r.Models[j].Office == offices[i] {
			r.Models[j].Clauses = append(r.Models[j].Clauses, clause)
			return
		}
	}
	r.Models = append(r.Models, Model{offices[i], []string{clause}})
}
