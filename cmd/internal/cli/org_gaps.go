package cli

import (
	"bufio"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dandori/playbooks"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/source"
)

// gapFormats are the formats of org gaps.
var gapFormats = []string{"txt", "md", "html"}

// gaps is what an office's rules and its profile leave open.
type gaps struct {
	profile *org.Profile
	rulings []org.Ruling
	unset   []org.Unset
	sources *source.Catalog // what the clauses say
	known   org.Known
}

// cited lists the clauses that are shown, the office's own first.
func (g *gaps) cited() []string {
	var out []string
	for _, r := range g.rulings {
		out = append(out, r.Own...)
		if !r.IsGap() {
			continue
		}
		out = append(out, r.Law...)
		for _, m := range r.Models {
			out = append(out, m.Clauses...)
		}
	}
	return out
}

// open counts the points that the office's own rules do not settle.
func (g *gaps) open() int {
	n := 0
	for _, r := range g.rulings {
		if r.IsGap() {
			n++
		}
	}
	return n
}

func (a *app) readGaps(name string) (*gaps, error) {
	lib, err := a.toldLibrary()
	if err != nil {
		return nil, err
	}
	p, err := a.profile(lib, name)
	if err != nil {
		return nil, err
	}
	points, err := readPoints()
	if err != nil {
		return nil, err
	}
	others := slices.DeleteFunc(slices.Clone(lib.Profiles), func(o *org.Profile) bool { return o.ID == p.ID })
	return &gaps{p, org.Rulings(points, p, others), p.Unset(knownTo(lib.Set)), lib.Sources(), knownTo(lib.Set)}, nil
}

func readPoints() ([]org.Point, error) {
	f := playbooks.Points()
	return org.ParsePoints(f.Name, f.Data)
}

func (a *app) orgGaps() *cobra.Command {
	var format, output string
	t := lang.Org
	c := a.command("gaps [ORG]", 0, 1, t.GapsHelp, func(_ *cobra.Command, args []string) error {
		format, err := gapFormat(a, format, output)
		if err != nil {
			return err
		}
		g, err := a.readGaps(strings.Join(args, ""))
		if err != nil {
			return err
		}
		if output != "" && output != "-" {
			return a.writeGaps(g, format, output)
		}
		if a.json {
			return a.printJSON(a.shownGaps(g))
		}
		return a.gapsPaper(g, format)
	})
	a.text(c, &format, "format", strings.Join(gapFormats, "|"), t.GapsFormatFlag)
	c.Flags().StringVarP(&output, "output", "o", "", t.GapsOutputFlag.In(a.lang))
	argument(c.Flags(), "output", "FILE|-")
	a.asJSON(c)
	return c
}

// gapFormat is the format asked for, else that of the file's name, else text.
func gapFormat(a *app, format, output string) (string, error) {
	if strings.TrimSpace(format) != "" {
		if format = foldName(format); !slices.Contains(gapFormats, format) {
			return "", usage(lang.Org.GapsNoFormat.With(format), lang.Org.GapsFormats.With(a.join(gapFormats)))
		}
		return format, nil
	}
	switch foldName(filepath.Ext(output)) {
	case ".md":
		return "md", nil
	case ".html", ".htm":
		return "html", nil
	}
	return "txt", nil
}

// writeGaps writes the list to a file, whole or not at all.
func (a *app) writeGaps(g *gaps, format, name string) error {
	path := a.path(name)
	if a.amongLogs(path) {
		return failed(lang.Command.AmongLogs.With(path), lang.Command.AmongLogsHint)
	}
	err := writeFile(path, true, func(w io.Writer) error {
		paper := &app{env: a.env, lang: a.lang, out: bufio.NewWriter(w), data: a.data}
		if err := paper.gapsPaper(g, format); err != nil {
			return err
		}
		return paper.out.Flush()
	})
	if err != nil {
		return err
	}
	if a.json {
		return a.printJSON(struct {
			Org    string `json:"org"`
			File   string `json:"file"`
			Format string `json:"format"`
			Open   int    `json:"open"`
			Unset  int    `json:"unset"`
		}{g.profile.ID, path, format, g.open(), len(g.unset)})
	}
	a.say(lang.Org.GapsWritten, g.profile.Name, name, g.open(), len(g.unset))
	return nil
}

// The JSON form of the gaps.
type (
	shownGaps struct {
		Format int          `json:"format"`
		Org    shownName    `json:"org"`
		Points []shownPoint `json:"points"` // every point, settled or not
		Unset  []shownUnset `json:"unset"`
		// What the clauses for reference say, by clause.
		Glosses map[string]string `json:"glosses"`
	}
	shownPoint struct {
		ID      string       `json:"id"`
		Group   string       `json:"group"`
		Title   string       `json:"title"`
		Why     string       `json:"why"`
		Settled bool         `json:"settled"`          // by the office's own rules
		Own     []string     `json:"own"`              // their clauses
		Silent  []string     `json:"silent,omitempty"` // the kinds on which they say nothing, where they settle others
		Law     []string     `json:"law"`
		Models  []shownModel `json:"models"` // other offices, for reference only
	}
	shownModel struct {
		Org     shownName `json:"org"`
		Clauses []string  `json:"clauses"`
	}
)

func (a *app) shownGaps(g *gaps) shownGaps {
	name := func(p *org.Profile) shownName { return shownName{p.ID, p.Name.In(a.lang)} }
	out := shownGaps{Format: 1, Org: name(g.profile), Points: []shownPoint{}, Unset: []shownUnset{}, Glosses: map[string]string{}}
	for _, c := range g.cited() {
		if clause, ok := g.sources.Clause(c); ok {
			out.Glosses[c] = clause.Gloss.In(a.lang)
		}
	}
	for _, r := range g.rulings {
		point := shownPoint{
			ID: r.ID, Group: r.Group.In(a.lang), Title: r.Title.In(a.lang), Why: r.Why.In(a.lang),
			Settled: !r.IsGap(), Own: nonNil(r.Own), Silent: r.Silent, Law: nonNil(r.Law), Models: []shownModel{},
		}
		for _, m := range r.Models {
			point.Models = append(point.Models, shownModel{name(m.Office), m.Clauses})
		}
		out.Points = append(out.Points, point)
	}
	for _, u := range g.unset {
		out.Unset = append(out.Unset, shownUnset{u.Path, u.Of.In(a.lang), u.What.In(a.lang)})
	}
	return out
}
