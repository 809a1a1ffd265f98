package runbook

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"dandori/runbook/lang"
)

var (
	faultAt   = regexp.MustCompile(`^entry ([0-9]+) \(byte ([0-9]+)\): (.+)$`)
	faultByte = regexp.MustCompile(`\(byte ([0-9]+) of the event\)$`)
)

// FaultText gives, in both languages, what is wrong with an entry of a log: the text
// of an [*eventlog.Error], its Detail, or what a repair found, as a log that was
// repaired keeps it. Its English is the text itself, and so is the Japanese of what
// this version does not know.
func FaultText(s string) lang.Text {
	t := lang.Damage
	ja := func(text lang.Text) lang.Text { return lang.Text{Ja: text.Ja, En: s} }
	if known, ok := t.Faults[s]; ok {
		return ja(known)
	}
	if m := faultAt.FindStringSubmatch(s); m != nil {
		entry, err := strconv.Atoi(m[1])
		offset, err2 := strconv.Atoi(m[2])
		if err == nil && err2 == nil {
			return ja(t.At.With(entry, offset, FaultText(m[3])))
		}
	}
	var a, b int
	if n, _ := fmt.Sscanf(s, t.Number.En, &a, &b); n == 2 {
		return ja(t.Number.With(a, b))
	}
	if n, _ := fmt.Sscanf(s, t.Bit.En, &a); n == 1 {
		return ja(t.Bit.With(a))
	}
	for known, text := range t.Faults {
		if detail, ok := strings.CutPrefix(s, known+": "); ok {
			return ja(t.Detail.With(text, FaultText(detail)))
		}
	}
	// What the decoder of JSON says is for programmers; the place is for everybody.
	if m := faultByte.FindStringSubmatch(s); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil {
			return ja(t.ByteOfEvent.With(n))
		}
	}
	return lang.Text{Ja: s, En: s}
}
