package report

import (
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// A text that goes out has its values from the log, and stays as somebody wrote it when the
// log is put right. So a paper says beside it which of its values are from an entry that was
// corrected or taken back. The words themselves are somebody's, and no paper changes them.

// stale says which values of a text are from entries that were corrected or taken back: words,
// and times in each form in which a text prints them.
func (p *paper) stale(words string) []string {
	p = p.own()
	var lines []string
	undone := p.takenBack()
	for _, e := range p.entries {
		corrections, back := p.correctionsOf(e.Seq), undone[e.Seq]
		if corrections == nil && back == 0 {
			continue
		}
		values := p.quotedOf(e, words)
		if back > 0 { // what another entry says as well is not stale, nor is what is part of that
			standing := slices.DeleteFunc(slices.Clone(values), func(v string) bool { return !p.stands(e, v, undone) })
			values = slices.DeleteFunc(values, func(v string) bool { return slices.Contains(standing, v) || !elsewhere(words, v, standing) })
		}
		for _, value := range values {
			switch {
			case !elsewhere(words, value, values):
			case back > 0: // how it was corrected before does not matter any more
				lines = append(lines, p.say(lang.Outgoing.WordsTakenBack, value, e.Seq, back))
			default:
				for _, c := range corrections {
					lines = append(lines, p.say(lang.PaperState.WordsCorrectedLine, value, e.Seq, c.Seq, runbook.OneLine(c.Data.(*runbook.Corrected).Text)))
				}
			}
		}
	}
	return lines
}

// elsewhere reports whether a value stands in words elsewhere than within longer ones: the name of
// an account is within its address. A value of the same length is itself.
func elsewhere(words, value string, others []string) bool {
	n := strings.Count(words, value)
	for _, other := range others {
		if len(other) > len(value) {
			n -= strings.Count(words, other) * strings.Count(other, value)
		}
	}
	return n > 0
}

// stands reports whether another entry of the same step, which was not taken back, says the
// same value.
func (p *paper) stands(e runbook.Event, value string, undone map[int]int) bool {
	return slices.ContainsFunc(p.entries, func(o runbook.Event) bool {
		if o.Step != e.Step || o.Seq == e.Seq || undone[o.Seq] > 0 {
			return false
		}
		values, times := valuesOf(o)
		return slices.Contains(values, value) || slices.ContainsFunc(times, func(at time.Time) bool { return slices.Contains(p.saidTimes(at), value) })
	})
}

// quotedOf are the values of an entry that stand in a text.
func (p *paper) quotedOf(e runbook.Event, words string) []string {
	values, times := valuesOf(e)
	var list []string
	for _, value := range values {
		if ems(value) >= 2 && !strings.ContainsFunc(value, isSign) && strings.Contains(words, value) {
			list = append(list, value)
		}
	}
	for _, at := range times {
		for _, value := range p.saidTimes(at) {
			if timesAlone(words, value) > p.asOfs(e, at, words) {
				list = append(list, value)
				break // the longest of its forms
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// asOfs is how often a time can stand in a text as that as of which a fact of another entry holds:
// as often as the words of such facts do. A time that stands there no more often is not an entry's
// that happens to be of the same minute.
func (p *paper) asOfs(e runbook.Event, at time.Time, words string) int {
	n := 0
	counted := map[string]bool{}
	for other, d := range dataOf[*runbook.Fact](p.entries) {
		if other.Seq != e.Seq && d.AsOf.Truncate(time.Minute).Equal(at.Truncate(time.Minute)) && strings.TrimSpace(d.Text) != "" && !counted[d.Text] {
			counted[d.Text] = true
			n += min(1, strings.Count(words, d.Text)) // with one as-of it stands there once; なし may stand in many places
		}
	}
	return n
}

// valuesOf are the words and the times of an entry that prepared texts are filled in from.
func valuesOf(e runbook.Event) (values []string, times []time.Time) {
	var fields map[string]string
	switch d := e.Data.(type) {
	case *runbook.Opened:
		return []string{d.Seen}, []time.Time{d.Happened, d.Detected}
	case *runbook.Amended:
		return []string{d.Seen}, []time.Time{d.Happened, d.Detected}
	case *runbook.Fact:
		return []string{d.Text}, []time.Time{d.AsOf}
	case *runbook.EvidenceItem:
		return []string{d.What, d.Where}, []time.Time{d.AsOf}
	case *runbook.Reported:
		fields, values = d.Fields, []string{d.Reference}
	case *runbook.Done:
		fields = d.Fields
	case *runbook.Decided:
		fields = d.Fields
	case *runbook.Checked:
		fields = d.Fields
	default:
		return nil, nil
	}
	times = []time.Time{e.At}
	for _, id := range slices.Sorted(maps.Keys(fields)) {
		if at, err := time.Parse(time.RFC3339, fields[id]); err == nil {
			times = append(times, at)
		} else {
			values = append(values, fields[id])
		}
	}
	return values, times
}

// saidTimes are the forms in which a text says a time, the longest first: with the year, with
// the day, the time of day alone.
func (p *paper) saidTimes(at time.Time) []string {
	if at.IsZero() {
		return nil
	}
	at = at.In(p.s.Location())
	day := at.Format("2006-01-02")
	_, hour, _ := strings.Cut(lang.Moment(at, lang.Japanese), "日")
	return []string{
		lang.Dated(at, lang.Japanese), lang.Moment(at, lang.Japanese), lang.Dated(at, lang.English), lang.Moment(at, lang.English),
		day + at.Format(" 15:04"), at.Format("1/2 15:04"), hour, at.Format("15:04"),
	}
}

// timesAlone is how often a time stands in words by itself: 午後9時 does not in
// 午後9時50分, nor 1月22日 in 11月22日.
func timesAlone(words, value string) int {
	n := 0
	for rest := words; value != ""; {
		i := strings.Index(rest, value)
		if i < 0 {
			break
		}
		before, _ := utf8.DecodeLastRuneInString(rest[:i])
		after, _ := utf8.DecodeRuneInString(rest[i+len(value):])
		if !unicode.IsDigit(before) && !unicode.IsDigit(after) {
			n++
		}
		rest = rest[i+len(value):]
	}
	return n
}
