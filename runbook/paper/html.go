package paper

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"strings"

	"dandori/runbook/lang"
)

// style is the whole of the paper's looks. The margin boxes carry the page number in
// browsers that know them; the line for how confidential the paper is stands in the
// page itself, so that every browser prints it.
const style = `@page { size: A4; margin: 9mm 10mm 11mm 10mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
@page wide { size: A4 landscape; }
* { box-sizing: border-box; }
body { font-family: "BIZ UDGothic", "Yu Gothic", Meiryo, "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", sans-serif; font-size: 9.5pt; line-height: 1.3; color: #000; margin: 0; }
section { break-before: page; }
section:first-of-type { break-before: auto; }
section.wide { page: wide; }
h1 { font-size: 15pt; margin: 0 0 2mm; } h2 { font-size: 12pt; margin: 0 0 1mm; } h3 { font-size: 1em; margin: 1.5mm 0 .5mm; }
p, ul { margin: 0 0 1mm; } ul { padding-left: 1.2em; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: .3mm solid #555; padding: .4mm .8mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
th { background: #eee; font-weight: 600; }
thead .top th { border: 0; background: none; font-weight: 400; padding: 0 0 1mm; }
.handling { display: flex; justify-content: space-between; font-size: 8pt; border-bottom: .3mm solid #555; margin-bottom: 1mm; }
.tick { text-align: center; font-size: 1.3em; line-height: 1; }
.id { font-family: ui-monospace, Consolas, monospace; font-size: .85em; }
.notes { font-size: .92em; } .notes span { margin-right: 1em; }
.small { font-size: .92em; }
.lines td { height: 8.6mm; }
pre { font: inherit; white-space: pre-wrap; margin: 0; }
.form { break-inside: avoid; border: .3mm solid #555; padding: 1mm 1.5mm; margin-bottom: 1.5mm; }
.two { columns: 2; column-gap: 5mm; } .two div { break-inside: avoid; margin-bottom: 1mm; }
@media screen { body { max-width: 200mm; margin: 5mm auto; } section { border-top: 1mm solid #000; padding-top: 3mm; margin-top: 8mm; } }
`

// page writes HTML.
type page struct {
	*bufio.Writer
	d *document
}

// e is a text as HTML.
func e(s string) string { return html.EscapeString(s) }

func (d *document) word(t lang.Text, args ...any) string { return e(t.With(args...).In(d.lang)) }

// html writes the paper as one file.
func (d *document) html(w io.Writer) error {
	p := page{bufio.NewWriter(w), d}
	fmt.Fprintf(p, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s %s</title>\n<style>\n%s</style>\n</head>\n<body>\n",
		d.lang, e(d.title), e(d.office), style)
	p.cover()
	for i, t := range d.tracks {
		p.track(i, t)
	}
	p.guides()
	p.texts()
	p.chronology()
	p.WriteString("</body>\n</html>\n")
	return p.Flush()
}

// handling is the line at the top of every page.
func (p page) handling(right string) string {
	t := &lang.PlaybookPaper
	return fmt.Sprintf("<div class=\"handling\"><span>%s %s</span><span>%s</span><span>%s: %s</span></div>\n",
		e(p.d.title), e(p.d.office), right, p.d.word(t.Handling), p.d.word(t.Blank))
}

func (p page) cover() {
	t, d := &lang.PlaybookPaper, p.d
	fmt.Fprintf(p, "<section>\n%s<h1>%s</h1>\n", p.handling(""), e(d.title))
	fmt.Fprintf(p, "<p>%s: %s</p>\n<p>%s: %s　%s: %s　%s: %s</p>\n", d.word(t.Office), e(d.office),
		d.word(t.Incident), d.word(t.Blank), d.word(t.DetectedAt), d.word(t.Blank), d.word(t.Writer), d.word(t.Blank))
	fmt.Fprintf(p, "<h2>%s</h2>\n<ul>\n", d.word(t.HowTo))
	for _, r := range t.Rules {
		fmt.Fprintf(p, "<li>%s</li>\n", d.word(r))
	}
	fmt.Fprintf(p, "</ul>\n<h2>%s</h2>\n<p>", d.word(t.Marks))
	for i, m := range d.marks {
		if i > 0 {
			p.WriteString("　")
		}
		fmt.Fprintf(p, "<b>%s</b> %s", e(m[0]), e(m[1]))
	}
	p.WriteString("</p>\n")
	for _, r := range d.reports {
		fmt.Fprintf(p, "<p>%s</p>\n", e(r))
	}
	fmt.Fprintf(p, "<h2>%s</h2>\n", d.word(t.ApprovalsHead))
	p.table([]string{"25%", "30%", "20%", "25%"}, []lang.Text{t.Act, t.Approver, t.Consult, t.Source}, d.approvals)
	fmt.Fprintf(p, "<h2>%s</h2>\n", d.word(t.People))
	p.people(d.everyone())
	p.WriteString("</section>\n")
}

// everyone lists each role once, in the order in which the tracks need it.
func (d *document) everyone() [][]string {
	var out [][]string
	seen := map[string]bool{}
	for _, t := range d.tracks {
		for _, p := range t.people {
			if !seen[p[0]] {
				seen[p[0]] = true
				out = append(out, p)
			}
		}
	}
	return out
}

// table writes a table with its widths.
func (p page) table(widths []string, heads []lang.Text, rows [][]string) {
	p.WriteString("<table><colgroup>")
	for _, w := range widths {
		fmt.Fprintf(p, "<col style=\"width:%s\">", w)
	}
	p.WriteString("</colgroup>\n<thead><tr>")
	for _, h := range heads {
		fmt.Fprintf(p, "<th>%s</th>", p.d.word(h))
	}
	p.WriteString("</tr></thead>\n<tbody>\n")
	for _, r := range rows {
		p.WriteString("<tr>")
		for _, c := range r {
			fmt.Fprintf(p, "<td>%s</td>", e(c))
		}
		p.WriteString("</tr>\n")
	}
	p.WriteString("</tbody></table>\n")
}

func (p page) people(rows [][]string) {
	t := &lang.PlaybookPaper
	p.table([]string{"18%", "24%", "13%", "13%", "32%"}, []lang.Text{t.Role, t.Post, t.Day, t.Night, t.Deputies}, rows)
}

// track writes one page of steps, in the largest type in which it stays one.
func (p page) track(i int, tr track) {
	t, d := &lang.PlaybookPaper, p.d
	fmt.Fprintf(p, "<section class=\"track\" style=\"font-size:%.1fpt\">\n%s<h2>%s</h2>\n", size(tr),
		p.handling(d.word(t.Part, i+1, len(d.tracks))), e(tr.title))
	p.WriteString("<table><colgroup>")
	for _, w := range columns {
		fmt.Fprintf(p, "<col style=\"width:%d%%\">", w)
	}
	p.WriteString("</colgroup>\n<thead><tr>")
	for _, h := range []lang.Text{t.Tick, t.Step, t.Who, t.Due, t.Basis, t.Done} {
		fmt.Fprintf(p, "<th>%s</th>", d.word(h))
	}
	p.WriteString("</tr></thead>\n<tbody>\n")
	for _, s := range tr.steps {
		fmt.Fprintf(p, "<tr><td class=\"tick\">%s</td><td><b>%s</b> <span class=\"id\">%s</span>", box, e(s.title), e(s.id))
		if len(s.notes) > 0 {
			p.WriteString("<div class=\"notes\">")
			for _, n := range s.notes {
				fmt.Fprintf(p, "<span>%s</span> ", e(n))
			}
			p.WriteString("</div>")
		}
		fmt.Fprintf(p, "</td><td>%s</td><td>%s</td><td>%s</td><td></td></tr>\n", e(s.who), e(s.due), e(s.basis))
	}
	p.WriteString("</tbody></table>\n")
	if len(tr.rules) > 0 {
		fmt.Fprintf(p, "<h3>%s</h3>\n<p class=\"small\">%s</p>\n", d.word(t.StandingRules), e(strings.Join(tr.rules, "　")))
	}
	fmt.Fprintf(p, "<h3>%s</h3>\n<p class=\"small\">%s</p>\n</section>\n", d.word(t.TrackPeople), e(strings.Join(reach(tr, d.lang), "　")))
}

// reach is how to reach who works a track, in few words; the cover has a table.
func reach(tr track, l lang.Lang) []string {
	t := &lang.PlaybookPaper
	var out []string
	line := t.Line.In(l)
	unset := lang.Event.Unset.In(l) + line
	for _, p := range tr.people {
		words := p[0]
		if p[1] != "" && p[1] != unset {
			words += " = " + p[1]
		}
		if p[2] == line && p[3] == line {
			words += " " + t.Day.In(l) + t.Slash.In(l) + t.Night.In(l) + " " + line
		} else {
			words += " " + t.Day.In(l) + " " + p[2] + " " + t.Night.In(l) + " " + p[3]
		}
		if p[4] != line {
			words += " / " + t.Deputies.In(l) + " " + p[4]
		}
		out = append(out, box+" "+words)
	}
	return out
}

// top is the head of a table that goes over several pages.
func (p page) top(columns int, title string) string {
	return fmt.Sprintf("<tr class=\"top\"><th colspan=\"%d\">%s<h2>%s</h2></th></tr>", columns, p.handling(""), title)
}

func (p page) guides() {
	t, d := &lang.PlaybookPaper, p.d
	fmt.Fprintf(p, "<section>\n<table><thead>%s<tr><th style=\"width:32%%\">%s</th><th>%s</th></tr></thead>\n<tbody class=\"small\">\n",
		p.top(2, d.word(t.Guides)), d.word(t.Step), d.word(t.GuidesHow))
	for _, g := range d.guides {
		fmt.Fprintf(p, "<tr><td><b>%s</b><br><span class=\"id\">%s</span></td><td><pre>%s</pre>", e(g.title), e(g.id), e(g.text))
		for _, more := range g.more {
			fmt.Fprintf(p, "<div>%s</div>", e(more))
		}
		p.WriteString("</td></tr>\n")
	}
	p.WriteString("</tbody></table>\n</section>\n")
}

func (p page) texts() {
	t, d := &lang.PlaybookPaper, p.d
	if len(d.texts) == 0 {
		return
	}
	fmt.Fprintf(p, "<section>\n<table><thead>%s<tr><th>%s</th></tr></thead>\n<tbody>\n", p.top(1, d.word(t.Texts)), d.word(t.TextsHow))
	for _, x := range d.texts {
		fmt.Fprintf(p, "<tr><td><b>%s %s</b> <span class=\"id\">%s</span><pre>%s</pre></td></tr>\n",
			e(x.name), e(x.title), d.word(t.TextFor, x.usedBy), e(x.body))
	}
	p.WriteString("</tbody></table>\n</section>\n")
}

// widths of the chronology, in percent.
var chronologyWidths = []int{3, 8, 8, 6, 7, 7, 6, 26, 5, 7, 8, 5, 4}

func (p page) chronology() {
	t, d := &lang.PlaybookPaper, p.d
	fmt.Fprintf(p, "<section class=\"wide\">\n<table class=\"small\"><colgroup>")
	for _, w := range chronologyWidths {
		fmt.Fprintf(p, "<col style=\"width:%d%%\">", w)
	}
	fmt.Fprintf(p, "</colgroup>\n<thead>%s<tr class=\"top\"><th colspan=\"%d\">%s</th></tr>\n<tr>", p.top(len(t.Columns), d.word(t.Chronology)), len(t.Columns), e(strings.Join(d.chronologyNotes, "　")))
	for _, c := range t.Columns {
		fmt.Fprintf(p, "<th>%s</th>", d.word(c))
	}
	p.WriteString("</tr></thead>\n<tbody class=\"lines\">\n")
	for range Rows {
		p.WriteString("<tr>" + strings.Repeat("<td></td>", len(t.Columns)) + "</tr>\n")
	}
	p.WriteString("</tbody></table>\n</section>\n")
}
