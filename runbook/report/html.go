package report

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"
)

// htmlFile writes a paper as one page that needs nothing else: no network, no
// script, its style within it, and a policy that forbids everything else. All words
// go through esc and stand only between tags or in the page margins of the style, so
// there is one place that makes them harmless and no template to be fooled.
//
// The mark of a drill and the handling mark stand in the head of a table that holds
// the whole paper, since every browser repeats that on every printed page; numbers
// of pages stand in the page margin, which browsers built on Chromium 131 or later
// print.
func htmlFile(w *bufio.Writer, d *Document) error {
	fmt.Fprintf(w, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", d.Lang)
	w.WriteString("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n")
	w.WriteString("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
	fmt.Fprintf(w, "<title>%s</title>\n<style>%s%s\n", esc(d.Heading()), htmlStyle, widthRules())
	wide, page := false, float64(uprightPage)
	if t := d.main(); t != nil && len(t.Columns) > 8 {
		wide, page = true, acrossPage
		w.WriteString("@page{size:A4 landscape}\n")
	}
	fmt.Fprintf(w, "@page{@bottom-center{font-size:8.5pt;content:%s counter(page) \" / \" counter(pages)}}\n</style>\n</head>\n", cssString(d.Mark+string(d.Incident)+"\u3000"))
	class := "paper"
	if wide {
		class = "paper across"
	}
	if d.Compact {
		class = "paper compact"
		if height(d) > pageHeight {
			class += " dense"
		}
	}
	fmt.Fprintf(w, "<body>\n<table class=\"%s\" role=\"presentation\"><thead><tr><td class=\"marks\">", class)
	if d.Mark != "" {
		fmt.Fprintf(w, "<strong class=\"drill\">%s</strong> ", esc(d.Mark))
	}
	fmt.Fprintf(w, "<span>%s</span>　<span>%s</span></td></tr></thead>\n<tbody><tr><td>\n<main>\n<h1>%s</h1>\n", esc(d.Handling), esc(string(d.Incident)), esc(d.Heading()))
	for _, n := range d.Notices {
		fmt.Fprintf(w, "<p class=\"notice\">%s</p>\n", esc(n))
	}
	for _, s := range d.Sections {
		open := "<section>"
		if s.Apart {
			open = "<section class=\"apart\">"
		}
		fmt.Fprintf(w, "%s\n<h2>%s</h2>\n", open, esc(s.Title))
		for _, b := range s.Blocks {
			htmlBlock(w, b, d.Compact || wide, page)
		}
		w.WriteString("</section>\n")
	}
	fmt.Fprintf(w, "<p class=\"made\">%s</p>\n</main>\n</td></tr></tbody></table>\n</body>\n</html>\n", esc(d.made()))
	return w.Flush()
}

// htmlBlock writes a block; paired puts two short facts on one line,
// a page is so many full-width characters of a table wide.
func htmlBlock(w *bufio.Writer, b Block, paired bool, page float64) {
	switch b := b.(type) {
	case Heading:
		fmt.Fprintf(w, "<h3>%s</h3>\n", esc(string(b)))
	case Paragraph:
		fmt.Fprintf(w, "<p>%s</p>\n", esc(string(b)))
	case List:
		w.WriteString("<ul>\n")
		for _, item := range b {
			fmt.Fprintf(w, "<li>%s</li>\n", esc(item))
		}
		w.WriteString("</ul>\n")
	case Quote:
		fmt.Fprintf(w, "<blockquote>%s</blockquote>\n", esc(string(b)))
	case Facts:
		w.WriteString("<table class=\"facts\">\n")
		for i := 0; i < len(b); i++ {
			f := b[i]
			if paired && i+1 < len(b) && short(f) && short(b[i+1]) {
				i++
				fmt.Fprintf(w, "<tr><th scope=\"row\">%s</th><td>%s</td><th scope=\"row\">%s</th><td>%s</td></tr>\n", esc(f.Name), esc(f.Value.Text), esc(b[i].Name), esc(b[i].Value.Text))
				continue
			}
			span := ""
			if paired {
				span = " colspan=\"3\""
			}
			fmt.Fprintf(w, "<tr><th scope=\"row\">%s</th><td%s>%s</td></tr>\n", esc(f.Name), span, esc(f.Value.Text))
		}
		w.WriteString("</table>\n")
	case *Table:
		w.WriteString("<table class=\"rows\">\n<thead><tr>")
		for i, width := range leastWidths(b, page) {
			fmt.Fprintf(w, "<th scope=\"col\" class=\"w%d\">%s</th>", width, esc(b.Columns[i].Title))
		}
		w.WriteString("</tr></thead>\n<tbody>\n")
		for row := range b.Rows {
			w.WriteString("<tr>")
			for _, c := range row {
				words := pieces(c)
				switch {
				case c.Kind == KindNumber:
					fmt.Fprintf(w, "<td class=\"number\">%s", esc(c.Text))
				case words == nil:
					w.WriteString("<td>")
					w.WriteString(esc(c.Text))
				default:
					w.WriteString("<td class=\"time\">")
					for k, word := range words {
						if k > 0 {
							w.WriteByte(' ')
						}
						w.WriteString("<span>")
						w.WriteString(esc(word))
						w.WriteString("</span>")
					}
				}
				w.WriteString("</td>")
			}
			w.WriteString("</tr>\n")
		}
		w.WriteString("</tbody>\n</table>\n")
	case *Timeline:
		drawTimeline(w, b)
	}
}

// short reports whether a fact takes half a line.
func short(f Fact) bool { return ems(f.Value.Text) <= 18 }

// pageHeight is how high a compact paper may be at the larger size, in points: the page
// less its margins, the marks at its head, and a reserve for letters of other fonts.
const pageHeight = 710

// densePage is the same for the smaller letters, by the measure of the larger ones.
const densePage = 900

// height is about how high a compact paper is at the larger size, in points.
func height(d *Document) float64 {
	const line, row, heading = 12.2, 15.7, 19.0
	lines := func(words string, width float64) float64 {
		n := 0.0
		for part := range strings.SplitSeq(words, "\n") {
			n += 1 + float64(int(ems(part)/width))
		}
		return n
	}
	high := 2*heading + 2*row*float64(len(d.Notices))
	for _, s := range d.Sections {
		high += heading
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case Paragraph:
				high += 2 + line*lines(string(b), 52)
			case List:
				high += 2
				for _, item := range b {
					high += line * lines(item, 50)
				}
			case Facts:
				for i := 0; i < len(b); i++ {
					high += row - line + line*lines(b[i].Value.Text, 44)
					if i+1 < len(b) && short(b[i]) && short(b[i+1]) {
						i++
					}
				}
			}
		}
	}
	return high
}

// ems is about how wide words are, in full-width characters.
func ems(words string) float64 {
	n := 0.0
	for _, r := range words {
		n += em(r)
	}
	return n
}

// em is about how wide a character is, in full-width characters.
func em(r rune) float64 {
	switch {
	case r < 0x1100:
		return 0.56
	case isSign(r) || r == contact: // it will be 【非公開】, 【連絡先】
		return 5
	case isMark(r): // 職員A
		return 2.6
	}
	return 1
}

// esc makes words harmless in HTML, between tags and in quoted attributes.
func esc(s string) string { return htmlSigns.Replace(safe(s, true)) }

var htmlSigns = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// cssString writes a string of a style sheet; everything but letters and digits of
// ASCII is written by its code, so that nothing can end it.
func cssString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range safe(s, false) {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			b.WriteRune(r)
			continue
		}
		b.WriteByte('\\')
		b.WriteString(strconv.FormatInt(int64(r), 16))
		b.WriteByte(' ')
	}
	b.WriteByte('"')
	return b.String()
}

const htmlStyle = `
:root{color-scheme:light dark;--ink:#111;--paper:#fff;--line:#999;--soft:#eee;--mark:#b00020}
@media(prefers-color-scheme:dark){:root{--ink:#eee;--paper:#181818;--line:#777;--soft:#2a2a2a;--mark:#ff8a80}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:10.5pt/1.5 "BIZ UDPGothic","BIZ UDGothic","Yu Gothic","Hiragino Sans","Noto Sans CJK JP","Noto Sans JP",sans-serif;overflow-wrap:anywhere}
table.paper{width:100%;table-layout:fixed;max-width:75rem;margin:0 auto;border-collapse:collapse}
table.paper>*>tr>td{padding:0 1rem}
td.marks{font-size:9pt;text-align:right;padding-top:.5rem!important}
.drill{color:var(--mark);font-size:12pt}
h1{font-size:15pt;margin:.3em 0}
h2{font-size:12pt;margin:1em 0 .3em;border-bottom:1px solid var(--line);break-after:avoid}
h3{font-size:10.5pt;margin:.8em 0 .2em;break-after:avoid}
h2+p,h3+p{break-after:avoid;break-inside:avoid}
p,ul{margin:.3em 0}
p,li,blockquote,td{white-space:pre-wrap}
td.marks,table.paper>tbody>tr>td,main,section,ul,table{white-space:normal}
.notice{border:1px solid var(--mark);padding:.3em .6em}
section.apart{break-before:page}
blockquote{margin:.3em 0;padding:.3em .8em;border-left:3px solid var(--line)}
table.facts,table.rows{width:100%;border-collapse:collapse;font-size:9.5pt}
table.facts th,table.facts td,table.rows th,table.rows td{border:1px solid var(--line);padding:.15em .4em;text-align:left;vertical-align:top}
table.facts th{width:12.8em;font-weight:normal;background:var(--soft)}
table.rows th{background:var(--soft);font-weight:normal}
table.rows tr,table.facts tr{break-inside:avoid}
table.rows td:empty{height:1.9em}td.time span{white-space:nowrap}table.rows th,table.facts th{text-wrap:balance}
td.number{text-align:right!important}
.made{font-size:8.5pt}
svg{display:block;width:100%;height:auto;max-height:60vh;font:11px sans-serif}
svg text{fill:var(--ink)}svg line{stroke:var(--line);stroke-width:.6}svg line.tick{stroke-dasharray:2 3}svg circle{fill:var(--ink)}svg .no,svg .at{text-anchor:middle}svg line.known{stroke:var(--ink);stroke-width:1}svg line.cut{stroke:var(--ink);stroke-width:1.2}svg circle.known{fill:var(--paper);stroke:var(--ink);stroke-width:2}svg .no{font-size:9px;stroke:var(--paper);stroke-width:2px;paint-order:stroke}
.compact h1{font-size:13pt;margin:.1em 0}.compact h2{font-size:10pt;margin:.4em 0 .1em;line-height:1.3}
.compact table.facts{font-size:9pt;line-height:1.35}.compact table.facts th{width:9em}.compact p,.compact li{font-size:9pt;line-height:1.35}.compact ul{padding-left:1.3em}.compact p,.compact ul,.compact .made{margin:.1em 0}
.dense h2{font-size:9pt;margin:.25em 0 .05em;line-height:1.2}.dense table.facts,.dense p,.dense li{font-size:8pt!important;line-height:1.22}.dense table.facts th,.dense table.facts td{padding:0 .4em}
@media screen{section{overflow-x:auto}.across table.rows{font-size:8.2pt}}
@media screen and (max-width:700px){table.facts th,.compact table.facts th{width:9em}}
@page{size:A4;margin:14mm 14mm 16mm}
@media print{:root{--ink:#000;--paper:#fff;--line:#777;--soft:#eee;--mark:#000}body{font-size:9.5pt}table.paper{max-width:none}table.paper>*>tr>td{padding:0}table.rows{font-size:7.5pt}svg{max-height:55mm;break-after:avoid}.across table.facts{font-size:8.5pt;line-height:1.35}.across h1{font-size:13pt}section{break-inside:auto}}
`
