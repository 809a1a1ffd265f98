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
	statedFacts(w, &s, l)
	publishedTexts(w, &s, entries, l)
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

// statedFacts lists what is known, and how surely.
func statedFacts(w io.Writer, s *runbook.State, l lang.Lang) {
	if len(s.Facts) == 0 {
		return
	}
	t := lang.Report
	fmt.Fprintf(w, "\n## %s\n\n", t.StatedFacts.In(l))
	mdRow(w, []string{t.FactWord.In(l), t.Content.In(l), t.Certainty.In(l), t.From.In(l), t.AsOf.In(l), t.Number.In(l)})
	fmt.Fprintf(w, "|%s\n", strings.Repeat(" --- |", 6))
	for _, f := range s.Facts {
		title, asOf := f.Title.In(l), ""
		if f.Fact.Fact == "" {
			title = lang.Event.AnyFact.In(l)
		}
		if !f.AsOf.IsZero() {
			asOf = f.AsOf.In(s.Location()).Format("2006-01-02 15:04")
		}
		mdRow(w, []string{title, f.Text, lang.Event.Certainty[string(f.Certainty)].In(l), f.From, asOf, fmt.Sprint(f.Seq)})
	}
}

// publishedTexts gives each text that was published, in its final words, with where
// and when.
func publishedTexts(w io.Writer, s *runbook.State, entries []runbook.Event, l lang.Lang) {
	t := lang.Report
	none := true
	for _, e := range entries {
		done, ok := e.Data.(*runbook.Done)
		if !ok || done.Text < 1 || done.Text > len(entries) {
			continue
		}
		draft, ok := entries[done.Text-1].Data.(*runbook.Draft)
		if !ok {
			continue
		}
		if none {
			fmt.Fprintf(w, "\n## %s\n", t.PublishedTexts.In(l))
			none = false
		}
		channel := ""
		if st, ok := s.Set.Step(e.Step); s.Set != nil && ok && st.Channel != "" {
			channel = s.Set.Channel(st.Channel).Title.In(l)
		}
		fmt.Fprintf(w, "\n%s\n\n", mdText(t.PublishedAt.Format(l, e.At.In(s.Location()).Format(timeForm), channel, e.Seq)))
		for line := range strings.Lines(draft.Body) {
			fmt.Fprintf(w, "> %s  \n", mdText(strings.TrimRight(line, "\n")))
		}
	}
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
