package runbook

import (
	"slices"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// CheckOwn reports what is wrong with the files that own names, once they stand beside
// the others: a clause that its document does not have, which would otherwise be shown
// as somebody's rule; more bytes than a log takes. The error has the problems of all
// of them.
func (l *Library) CheckOwn(own func(name string) bool) error {
	return joinProblems(l.falseClauses(own), l.tooBig(own))
}

// falseClauses finds citations of a clause that a document does not have although its
// clauses are known.
func (l *Library) falseClauses(own func(name string) bool) error {
	var problems tomlfile.Problems
	for _, p := range l.Set.All() {
		if !own(p.File.Name) {
			continue
		}
		report := func(line int, what string, cited ...string) {
			for _, c := range cited {
				document, _, _ := strings.Cut(c, ":")
				d, known := l.Sources().Document(document)
				if _, ok := l.Sources().Clause(c); ok || !known {
					continue
				}
				var near []string // by what was typed: a guess among other sections would mislead
				for _, have := range d.Clauses {
					if strings.HasPrefix(have.ID, c) {
						near = append(near, have.ID)
					}
				}
				hint := lang.Files.ClausesOf.With(document)
				if len(near) > 0 {
					hint = lang.Files.ClausesUnder.With(listIDs(near))
				}
				problems = append(problems, tomlfile.Problem{
					File: p.File.Name, Line: max(line, 1), Column: 1, Text: lang.Files.NoSuchClause.With(what, c), Hint: hint,
				})
			}
		}
		for _, r := range p.Rules {
			report(1, r.ID, r.Sources...)
		}
		for _, st := range p.Steps {
			cited := append(slices.Clone(st.Sources), st.See...)
			for _, d := range st.Dues {
				cited = append(cited, d.Source)
			}
			for _, u := range st.Urgencies {
				cited = append(cited, u.Source)
			}
			slices.Sort(cited)
			report(st.Line, st.ID, slices.DeleteFunc(slices.Compact(cited), func(c string) bool { return c == "" })...)
		}
	}
	return problems.Err()
}

// tooBig finds the files that make a run too big to be written down. Of the files that
// own names, those that take up the most room are taken out until the rest fits; each
// is a problem. It is nil where everything fits.
func (l *Library) tooBig(own func(name string) bool) error {
	var pins []Pin
	for _, p := range l.Profiles { // the biggest of the profiles, as only one is pinned
		if with := l.pins(p); pinnedSize(with) > pinnedSize(pins) {
			pins = with
		}
	}
	total := pinnedSize(pins)
	rest := total
	slices.SortStableFunc(pins, func(a, b Pin) int { return len(b.Text) - len(a.Text) })
	var problems tomlfile.Problems
	for _, p := range pins {
		if rest > MaxPinned && own(p.Name) {
			size := loggedSize(p.Text)
			rest -= size
			problems = append(problems, tomlfile.Problem{
				File: p.Name, Line: 1, Column: 1,
				Text: lang.Engine.FileTooBig.With(total, MaxPinned, size), Hint: lang.Engine.FileTooBigHint,
			})
		}
	}
	return problems.Err()
}
