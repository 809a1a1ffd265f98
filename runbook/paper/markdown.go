package paper

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"dandori/runbook/lang"
)

// md is a text on one line of Markdown, with nothing in it that Markdown would take
// for a sign of its own.
func md(s string) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(s, "\n", " ") {
		if strings.ContainsRune("\\`*_{}[]<>#|~!&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// mdLines is a text of several lines as a quotation.
func mdLines(s string) string {
	var out []string
	for l := range strings.SplitSeq(s, "\n") {
		out = append(out, strings.TrimRight("> "+md(l), " ")+"  ")
	}
	return strings.Join(out, "\n")
}

// markdown writes the paper as Markdown.
func (d *document) markdown(w io.Writer) error {
	t := &lang.PlaybookPaper
	b := bufio.NewWriter(w)
	say := func(x lang.Text, args ...any) string { return md(x.With(args...).In(d.lang)) }
	row := func(cells ...string) {
		for i, c := range cells {
			cells[i] = md(c)
		}
		fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
	}
	head := func(heads ...lang.Text) {
		var cells []string
		for _, h := range heads {
			cells = append(cells, h.In(d.lang))
		}
		row(cells...)
		fmt.Fprintf(b, "|%s\n", strings.Repeat(" --- |", len(heads)))
	}
	handling := say(t.Handling) + ": " + say(t.Blank)
	fmt.Fprintf(b, "# %s\n\n%s\n\n%s: %s\n\n", md(d.title), handling, say(t.Office), md(d.office))
	for _, x := range []lang.Text{t.Incident, t.DetectedAt, t.Writer} {
		fmt.Fprintf(b, "%s: %s\n\n", say(x), say(t.Blank))
	}
	fmt.Fprintf(b, "## %s\n\n", say(t.HowTo))
	for _, r := range t.Rules {
		fmt.Fprintf(b, "- %s\n", say(r))
	}
	fmt.Fprintf(b, "\n## %s\n\n", say(t.Marks))
	for _, m := range d.marks {
		fmt.Fprintf(b, "- %s\n", md(strings.TrimSpace(m[0]+" "+m[1])))
	}
	b.WriteByte('\n')
	for _, r := range d.reports {
		fmt.Fprintf(b, "- %s\n", md(r))
	}
	fmt.Fprintf(b, "\n## %s\n\n", say(t.ApprovalsHead))
	head(t.Act, t.Approver, t.Consult, t.Source)
	for _, r := range d.approvals {
		row(append([]string{}, r...)...)
	}
	for i, tr := range d.tracks {
		fmt.Fprintf(b, "\n## %s (%s)\n\n%s\n\n", md(tr.title), say(t.Part, i+1, len(d.tracks)), handling)
		head(t.Tick, t.Step, t.Who, t.Due, t.Basis, t.Done)
		for _, s := range tr.steps {
			row(box, strings.Join(append([]string{s.title + " (" + s.id + ")"}, s.notes...), " / "), s.who, s.due, s.basis, "")
		}
		if len(tr.rules) > 0 {
			fmt.Fprintf(b, "\n### %s\n\n", say(t.StandingRules))
			for _, r := range tr.rules {
				fmt.Fprintf(b, "- %s\n", md(r))
			}
		}
		fmt.Fprintf(b, "\n### %s\n\n", say(t.TrackPeople))
		head(t.Role, t.Post, t.Day, t.Night, t.Deputies)
		for _, p := range tr.people {
			row(append([]string{}, p...)...)
		}
	}
	fmt.Fprintf(b, "\n## %s\n\n%s\n", say(t.Guides), handling)
	for _, g := range d.guides {
		fmt.Fprintf(b, "\n### %s (%s)\n\n%s\n", md(g.title), md(g.id), mdLines(g.text))
		for i, more := range g.more {
			if i == 0 {
				b.WriteByte('\n')
			}
			fmt.Fprintf(b, "- %s\n", md(more))
		}
	}
	if len(d.texts) > 0 {
		fmt.Fprintf(b, "\n## %s\n\n%s\n\n%s\n", say(t.Texts), handling, say(t.TextsHow))
	}
	for _, x := range d.texts {
		fmt.Fprintf(b, "\n### %s %s\n\n%s\n\n%s\n", md(x.name), md(x.title), say(t.TextFor, x.usedBy), mdLines(x.body))
	}
	fmt.Fprintf(b, "\n## %s\n\n%s\n\n", say(t.Chronology), handling)
	for _, n := range d.chronologyNotes {
		fmt.Fprintf(b, "- %s\n", md(n))
	}
	b.WriteByte('\n')
	head(t.Columns...)
	for range Rows {
		fmt.Fprintf(b, "|%s\n", strings.Repeat("  |", len(t.Columns)))
	}
	return b.Flush()
}
