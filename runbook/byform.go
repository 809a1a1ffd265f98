package runbook

import (
	"strings"

	"dandori/runbook/lang"
)

// ByForm reports whether the means of a report, as an entry has them, are a form or a page of
// the other side, in either language: what goes that way is sent or cannot be sent, and nobody
// is called or answers.
func ByForm(means string) bool {
	t := lang.Console.MeansForm
	means = strings.TrimSpace(means)
	return means == t.Ja || strings.EqualFold(means, t.En)
}
