package report

import (
	"encoding/csv"
	"io"
	"strings"

	"golang.org/x/text/unicode/norm"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// csvFile writes one entry a row, after a row of headings.
func csvFile(out io.Writer, s runbook.State, entries []runbook.Event, l lang.Lang) error {
	if _, err := io.WriteString(out, "\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(out)
	w.UseCRLF = true
	head := append([]string{lang.Report.ID.In(l)}, headings(l)...)
	if err := w.Write(head); err != nil {
		return err
	}
	id := string(s.ID)
	if s.Drill {
		id = lang.Event.Drill.In(l) + id
	}
	for _, r := range chronology(&s, entries, l) {
		cells := append([]string{id}, r.cells()...)
		for i, c := range cells {
			cells[i] = defuse(c)
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// defuse makes a cell that no spreadsheet takes for a formula: one that begins
// with a formula sign (also full-width, also after white space) gets an
// apostrophe in front. What could deceive is shown by its code.
func defuse(s string) string {
	s = lang.Visible(oneLine.Replace(s))
	if first := strings.TrimSpace(norm.NFKC.String(s)); first != "" && strings.ContainsRune("=+-@", rune(first[0])) {
		return "'" + s
	}
	return s
}
