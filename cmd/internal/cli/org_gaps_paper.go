package cli

import (
	"html/template"
	"slices"
	"strings"
	"time"

	"github.com/rivo/uniseg"

	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/source"
)

// gapPaper is the list of gaps in words, one language, ready to be laid out. Every
// string in it is harmless on a terminal.
type gapPaper struct {
	Lang, Title, Office, Made, About, Sum           string
	Documents                                       string
	Head                                            []string // of the points: point, own rules, for reference
	Groups                                          []gapGroup
	UnsetTitle, UnsetAbout, UnsetPart, UnsetMissing string
	Unset                                           []gapUnset
	None                                            string
	ClausesTitle, ClausesAbout                      string
	ClausesHead                                     []string // clause, what it says
	Clauses                                         []gapDocument
}

// gapDocument is a document with its clauses for reference.
type gapDocument struct {
	Title   string
	Clauses []gapClause
}

type gapClause struct{ ID, Gloss string }

type gapGroup struct {
	Title  string
	Points []gapPoint
}

type gapPoint struct {
	Title, Why string
	Gap        bool
	Mark       string // 定めあり or 【規程に定めなし】
	Own        string
	Law        string
	Models     string // other offices, or that there are none
}

type gapUnset struct{ Of, What string }

func (a *app) gapsWords(g *gaps) gapPaper {
	t, p := lang.Org, g.profile
	say := func(text lang.Text, args ...any) string {
		if len(args) == 0 {
			return lang.Visible(unbroken(text.In(a.lang))) // no format: a sign of its own in it stays
		}
		return lang.Visible(a.format(text, args...))
	}
	out := gapPaper{
		Lang: string(a.lang), Title: say(t.GapsTitle), Office: say(t.GapsOffice, p.Name, p.ID),
		Made:  say(t.GapsMade, a.env.Now().In(p.TimeZone).Format(time.DateOnly)),
		About: say(t.GapsAbout), Sum: say(t.GapsSum, len(g.rulings), len(g.rulings)-g.open(), g.open(), len(g.unset)),
		Documents: say(t.GapsNoDocument), Head: []string{say(t.GapsPoint), say(t.GapsOwn), say(t.GapsModel)},
		UnsetTitle: say(t.GapsUnset), UnsetAbout: say(t.GapsUnsetAbout), UnsetPart: say(t.GapsPart), UnsetMissing: say(t.GapsMissing),
		None:         say(t.GapsNoUnset),
		ClausesTitle: say(t.GapsClauses), ClausesAbout: say(t.GapsClausesAbout), ClausesHead: []string{say(t.GapsClause), say(t.GapsGloss)},
	}
	var documents []string
	for _, d := range p.Documents {
		words := []string{d.ID}
		if d.Date != "" {
			words = append(words, d.Date)
		}
		if d.Partial {
			words = append(words, say(t.GapsPartial))
		}
		documents = append(documents, say(lang.Same("%s (%s)"), d.Title, strings.Join(words, " ")))
	}
	if len(documents) > 0 {
		out.Documents = say(t.GapsDocuments, a.join(documents))
	}
	for _, r := range g.rulings {
		if n := len(out.Groups); n == 0 || out.Groups[n-1].Title != say(r.Group) {
			out.Groups = append(out.Groups, gapGroup{Title: say(r.Group)})
		}
		group := &out.Groups[len(out.Groups)-1]
		group.Points = append(group.Points, a.gapPoint(r, g.known))
	}
	for _, u := range g.unset {
		of, what := say(u.Of), say(u.What)
		if n := len(out.Unset); n > 0 && out.Unset[n-1].Of == of {
			out.Unset[n-1].What = a.join([]string{out.Unset[n-1].What, what})
			continue
		}
		out.Unset = append(out.Unset, gapUnset{of, what})
	}
	cited := g.cited()
	for _, d := range g.sources.Documents() {
		shown := gapDocument{Title: say(lang.Same("%s (%s)"), d.Title, d.Office)}
		for _, c := range d.Clauses {
			if slices.Contains(cited, c.ID) {
				shown.Clauses = append(shown.Clauses, gapClause{lang.Visible(c.ID), say(clauseText(c))})
			}
		}
		if len(shown.Clauses) > 0 {
			out.Clauses = append(out.Clauses, shown)
		}
	}
	return out
}

// clauseText is what a clause says; an article of a law is named, too.
func clauseText(c source.Clause) lang.Text {
	if c.Title.IsZero() {
		return c.Gloss
	}
	return lang.Same("%s: %s").With(c.Title, c.Gloss)
}

func (a *app) gapPoint(r org.Ruling, known org.Known) gapPoint {
	t := lang.Org
	clauses := func(list []string) string { return lang.Visible(strings.Join(list, " ")) }
	out := gapPoint{
		Title: lang.Visible(r.Title.In(a.lang)), Why: lang.Visible(r.Why.In(a.lang)), Gap: r.IsGap(),
		Mark: t.GapsRuled.In(a.lang), Own: clauses(r.Own),
	}
	if !out.Gap {
		return out
	}
	out.Mark = lang.Event.NoRule.In(a.lang)
	if len(r.Silent) > 0 {
		out.Mark = lang.Visible(a.format(t.GapsPartly, out.Mark, a.titles(known.Kinds, r.Silent), out.Own))
	}
	var words []string
	for _, m := range r.Models {
		words = append(words, a.format(lang.Same("%s %s"), m.Office.Name, clauses(m.Clauses)))
	}
	if out.Models = a.join(words); len(words) == 0 {
		out.Models = t.GapsNoModel.In(a.lang)
	}
	if len(r.Law) > 0 {
		out.Law = a.format(t.GapsLaw, clauses(r.Law))
	}
	return out
}

// gapsPaper lays the list out in a format.
func (a *app) gapsPaper(g *gaps, format string) error {
	p := a.gapsWords(g)
	switch format {
	case "md":
		a.gapsMarkdown(p)
	case "html":
		return gapsPage.Execute(a.out, p)
	default:
		a.gapsText(p)
	}
	return nil
}

// gapsText lays it out for a terminal or a text printer of 80 columns.
func (a *app) gapsText(p gapPaper) {
	t := lang.Org
	line := func(s string) { a.wrapped("", "", s) }
	line(p.Title)
	line(p.Office + "  " + p.Made)
	a.whole("", p.Documents)
	line(p.Sum)
	line(p.About)
	for _, g := range p.Groups {
		a.out.WriteByte('\n')
		line("== " + g.Title + " ==")
		for _, point := range g.Points {
			const rest = "    "
			if !point.Gap {
				a.hanging("", rest, point.Title+": "+point.Mark+" "+point.Own)
				continue
			}
			a.wrapped("", rest, point.Title+": "+point.Mark)
			a.wrapped(rest, rest, lang.Visible(a.format(t.GapsWhy, point.Why)))
			if point.Law != "" {
				a.hanging(rest, rest+"  ", point.Law)
			}
			a.hanging(rest, rest+"  ", a.format(t.GapsModels, point.Models))
		}
	}
	a.out.WriteByte('\n')
	line("== " + p.UnsetTitle + " ==")
	if len(p.Unset) == 0 {
		line(p.None)
	} else {
		line(p.UnsetAbout)
	}
	for _, u := range p.Unset {
		a.wrapped("", "    ", u.Of+": "+u.What)
	}
	if len(p.Clauses) == 0 {
		return
	}
	a.out.WriteByte('\n')
	line("== " + p.ClausesTitle + " ==")
	line(p.ClausesAbout)
	for _, d := range p.Clauses {
		line(d.Title)
		for _, c := range d.Clauses {
			a.wrapped("  ", "    ", c.ID+" "+c.Gloss)
		}
	}
}

// whole prints lines of at most 80 columns that end only at a space or after 「、」,
// so that no clause is cut in two and can still be searched for.
func (a *app) whole(prefix, text string) { a.hanging(prefix, prefix, text) }

// hanging is whole with another indent from the second line on.
func (a *app) hanging(first, rest, text string) {
	const width = 80
	line, prefix := first, first
	for _, word := range strings.SplitAfter(strings.ReplaceAll(text, "、", "、 "), " ") {
		glued := strings.Replace(word, "、 ", "、", 1)
		if line != prefix && uniseg.StringWidth(line+strings.TrimRight(glued, " ")) > width {
			a.out.WriteString(strings.TrimRight(line, " ") + "\n")
			line, prefix = rest, rest
		}
		line += glued
	}
	a.out.WriteString(strings.TrimRight(line, " ") + "\n")
}

// gapsMarkdown lays it out as Markdown: a table for each group.
func (a *app) gapsMarkdown(p gapPaper) {
	line := func(s string) { a.out.WriteString(s + "\n") }
	row := func(cells ...string) { line("| " + strings.Join(cells, " | ") + " |") }
	for _, s := range []string{"# " + gapMarkdown(p.Title), gapMarkdown(p.Office + "  " + p.Made), gapMarkdown(p.Documents), gapMarkdown(p.Sum), gapMarkdown(p.About)} {
		line(s)
		line("")
	}
	for _, g := range p.Groups {
		line("## " + gapMarkdown(g.Title))
		line("")
		row(gapMarkdown(p.Head[0]), gapMarkdown(p.Head[1]), gapMarkdown(p.Head[2]))
		row("---", "---", "---")
		for _, point := range g.Points {
			if !point.Gap {
				row(gapMarkdown(point.Title), gapMarkdown(point.Mark+" "+point.Own), "")
				continue
			}
			row(gapMarkdown(point.Title)+"<br>"+gapMarkdown(point.Why), "**"+gapMarkdown(point.Mark)+"**", gapMarkdown(point.Models)+lawBreak(point.Law))
		}
		line("")
	}
	line("## " + gapMarkdown(p.UnsetTitle))
	line("")
	if len(p.Unset) == 0 {
		line(gapMarkdown(p.None))
	} else {
		line(gapMarkdown(p.UnsetAbout))
		line("")
		row(gapMarkdown(p.UnsetPart), gapMarkdown(p.UnsetMissing))
		row("---", "---")
	}
	for _, u := range p.Unset {
		row(gapMarkdown(u.Of), gapMarkdown(u.What))
	}
	if len(p.Clauses) == 0 {
		return
	}
	line("")
	line("## " + gapMarkdown(p.ClausesTitle))
	line("")
	line(gapMarkdown(p.ClausesAbout))
	for _, d := range p.Clauses {
		line("")
		line("### " + gapMarkdown(d.Title))
		line("")
		row(gapMarkdown(p.ClausesHead[0]), gapMarkdown(p.ClausesHead[1]))
		row("---", "---")
		for _, c := range d.Clauses {
			row(gapMarkdown(c.ID), gapMarkdown(c.Gloss))
		}
	}
}

// lawBreak puts a law on a line of its own in a cell.
func lawBreak(law string) string {
	if law == "" {
		return ""
	}
	return "<br>" + gapMarkdown(law)
}

// gapMarkdown makes words mean nothing to Markdown.
func gapMarkdown(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_{}[]<>#|~!&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// gapsPage lays it out as one page that needs nothing else, for A4.
var gapsPage = template.Must(template.New("gaps").Parse(`<!DOCTYPE html>
<html lang="{{.Lang}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{.Title}} {{.Office}}</title>
<style>
@page { size: A4; margin: 15mm }
body { font: 10.5pt/1.5 "BIZ UDPGothic", "Yu Gothic", "Hiragino Sans", "Noto Sans CJK JP", sans-serif; max-width: 180mm; margin: 0 auto; color: #000; background: #fff }
h1 { font-size: 16pt; margin: 0 0 2mm }
h2 { font-size: 12pt; margin: 6mm 0 2mm; break-after: avoid }
h3 { font-size: 10.5pt; margin: 4mm 0 1mm; break-after: avoid }
p { margin: 0 0 2mm }
table { width: 100%; border-collapse: collapse; table-layout: fixed }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border: 0.3mm solid #000; padding: 1mm 1.5mm; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { background: #eee }
.why { font-size: 9pt }
.gap { font-weight: bold }
.point { width: 44% }
.own { width: 25% }
.part { width: 30% }
.clause { width: 20% }
@media print { body { max-width: none } }
</style>
</head>
<body>
<h1>{{.Title}}</h1>
<p>{{.Office}}　{{.Made}}</p>
<p>{{.Documents}}</p>
<p>{{.Sum}}</p>
<p>{{.About}}</p>
{{- range .Groups}}
<h2>{{.Title}}</h2>
<table>
<thead><tr><th class="point">{{index $.Head 0}}</th><th class="own">{{index $.Head 1}}</th><th>{{index $.Head 2}}</th></tr></thead>
<tbody>
{{- range .Points}}
<tr><td>{{.Title}}{{if .Gap}}<br><span class="why">{{.Why}}</span>{{end}}</td><td>{{if .Gap}}<span class="gap">{{.Mark}}</span>{{else}}{{.Mark}} {{.Own}}{{end}}</td><td>{{.Models}}{{if .Law}}<br>{{.Law}}{{end}}</td></tr>
{{- end}}
</tbody>
</table>
{{- end}}
<h2>{{.UnsetTitle}}</h2>
{{- if .Unset}}
<p>{{.UnsetAbout}}</p>
<table>
<thead><tr><th class="part">{{.UnsetPart}}</th><th>{{.UnsetMissing}}</th></tr></thead>
<tbody>
{{- range .Unset}}
<tr><td>{{.Of}}</td><td>{{.What}}</td></tr>
{{- end}}
</tbody>
</table>
{{- else}}
<p>{{.None}}</p>
{{- end}}
{{- if .Clauses}}
<h2>{{.ClausesTitle}}</h2>
<p>{{.ClausesAbout}}</p>
{{- range .Clauses}}
<h3>{{.Title}}</h3>
<table>
<thead><tr><th class="clause">{{index $.ClausesHead 0}}</th><th>{{index $.ClausesHead 1}}</th></tr></thead>
<tbody>
{{- range .Clauses}}
<tr><td>{{.ID}}</td><td>{{.Gloss}}</td></tr>
{{- end}}
</tbody>
</table>
{{- end}}
{{- end}}
</body>
</html>
`))
