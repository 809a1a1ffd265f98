package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// markdown writes the chronology as Markdown: the facts as a table, then the
// entries as a table, then the evidence and the overridden gates.
func markdown(out io.Writer, s runbook.State, entries []runbook.Event, l lang.Lang) error {
	w := bufio.NewWriter(out)
	t := lang.Report
	fmt.Fprintf(w, "# %s\n\n", mdText(heading(&s, l)))
	if s.Drill {
		fmt.Fprintf(w, "**%s %s**\n\n", lang.Event.Drill.In(l), t.DrillNotice.In(l))
	}
	if s.Err != nil {
		fmt.Fprintf(w, "%s\n\n", t.PinsMissing.In(l))
	}
	fmt.Fprintf(w, "## %s\n\n", t.Facts.In(l))
	fmt.Fprintf(w, "|  |  |\n| --- | --- |\n")
	for _, f := range facts(&s, entries, l) {
		mdRow(w, []string{f.name, f.value})
	}
	fmt.Fprintf(w, "\n## %s\n\n%s\n\n", t.Chronology.In(l), t.Order.In(l))
	head := headings(l)
	mdRow(w, head)
	fmt.Fprintf(w, "|%s\n", strings.Repeat(" --- |", len(head)))
	overridden := []runbook.Event{}
	for _, r := range chronology(&s, entries, l) {
		mdRow(w, r.cells())
	}
	for _, e := range entries {
		if e.Type == runbook.GateOverridden {
			overridden = append(overridden, e)
		}
	}
	fmt.Fprintf(w, "\n## %s\n\n", t.EvidenceList.In(l))
	if len(s.Evidence) == 0 {
		fmt.Fprintf(w, "%s\n", t.NothingListed.In(l))
	} else {
		mdRow(w, []string{t.Number.In(l), t.What.In(l), t.Where.In(l), t.AsOf.In(l), t.SHA256.In(l)})
		fmt.Fprintf(w, "| --- | --- | --- | --- | --- |\n")
		for _, ev := range s.Evidence {
			asOf, sum := "", ""
			if !ev.AsOf.IsZero() {
				asOf = ev.AsOf.In(s.Location()).Format("2006-01-02 15:04")
			}
			if ev.File != nil {
				sum = ev.File.SHA256
			}
			mdRow(w, []string{fmt.Sprint(ev.Number), ev.What, ev.Where, asOf, sum})
		}
	}
	fmt.Fprintf(w, "\n## %s\n\n", t.Overrides.In(l))
	if len(overridden) == 0 {
		fmt.Fprintf(w, "%s\n", t.NothingListed.In(l))
	}
	for _, e := range overridden {
		r := makeRow(&s, e, nil, l)
		fmt.Fprintf(w, "- %s %s %s\n", r.event, mdText(r.who), mdText(r.content))
	}
	openSteps(w, &s, entries, l)
	return w.Flush()
}

// openSteps lists the steps that are still open, as of the last entry, so that
// the paper does not hide what was not done.
func openSteps(w io.Writer, s *runbook.State, entries []runbook.Event, l lang.Lang) {
	if len(entries) == 0 {
		return
	}
	fmt.Fprintf(w, "\n## %s\n\n", lang.Report.OpenSteps.In(l))
	none := true
	for _, v := range s.Steps(entries[len(entries)-1].Logged) {
		if !v.State.Settled() && !v.Undecided {
			none = false
			fmt.Fprintf(w, "- %s (%s)\n", mdText(v.Title.In(l)), mdText(string(v.Ref)))
		}
	}
	if none {
		fmt.Fprintf(w, "%s\n", lang.Report.NothingListed.In(l))
	}
}

func mdRow(w io.Writer, cells []string) {
	for i, c := range cells {
		cells[i] = mdText(c)
	}
	fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | "))
}

// oneLine is the white space that a cell has no room for.
var oneLine = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

// mdText makes text from the log harmless in Markdown and on a terminal: what
// could deceive is shown by its code, marks are escaped, and line ends become
// spaces.
func mdText(s string) string {
	var b strings.Builder
	for _, r := range lang.Visible(oneLine.Replace(s)) {
		if strings.ContainsRune("\\`*_{}[]<>#|~!&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
