package runbook

import (
	"slices"
	"strings"
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// TrackContain is the track (系統) of the steps that contain an incident.
const TrackContain = "contain"

// Measure reports whether a step does something to the account or keeps evidence, which is
// what somebody outside the office is told of what was done; the closing's steps do not, nor
// do decisions.
func (v StepView) Measure() bool { return v.Playbook != nil && measure(v.Step, v.Playbook) }

func measure(st *playbook.Step, of *playbook.Playbook) bool {
	return of.Part != playbook.Closing && st.Type != playbook.Decide && (st.Track == TrackContain || st.Type == playbook.Evidence)
}

// dated is something that was done, with its event time.
type dated struct {
	at    time.Time
	words string
}

// doneWords lists what was done, one line for each time it was, in the order of the times
// at which it happened.
func (f *facts) doneWords(l lang.Lang) string {
	return f.listDone(l, func(*playbook.Step) bool { return true }, func(title lang.Text) string {
		return lang.TextValue.Done.Format(l, title.In(l))
	})
}

// measureWords lists in the same way the measures alone, as deeds.
func (f *facts) measureWords(l lang.Lang) string {
	return f.listDone(l, func(st *playbook.Step) bool {
		of, ok := f.s.Set.Playbook(st.Ref.Playbook())
		return ok && measure(st, of)
	}, func(title lang.Text) string { return lang.Deed(title, l) })
}

func (f *facts) listDone(l lang.Lang, told func(*playbook.Step) bool, say func(lang.Text) string) string {
	s := f.s
	var lines []dated
	ev := s.evaluate(s.Opened)
	for _, st := range s.Set.Steps() {
		if st.Type == playbook.Decide || ev.recorded(st) != StateDone || !told(st) {
			continue
		}
		rounds := s.Rounds(st.Ref)
		for _, r := range rounds[:max(0, len(rounds)-1)] { // of one that is repeated, those before
			lines = append(lines, dated{r.At, say(st.Title)})
		}
		lines = append(lines, dated{ev.doneAt(st.Ref), say(st.Title)})
	}
	return f.inOrder(lines, l)
}

// inOrder says what was done by the moment of which the text speaks, a line for each time in
// the order of the times.
func (f *facts) inOrder(lines []dated, l lang.Lang) string {
	slices.SortStableFunc(lines, func(a, b dated) int { return a.at.Compare(b.at) })
	var out []string
	for _, d := range lines {
		if f.known(d.at) {
			out = append(out, lang.TextValue.Line.Format(l, f.moment(d.at, l), d.words))
		}
	}
	return strings.Join(out, "\n")
}
