package runbook

import (
	"slices"

	"dandori/runbook/lang"
)

// Words may be written down only after they were published, as far as the log knows: a
// notice went out in a hurry, and what it said is put on record later. Such words are what
// was published ([Round.Text]), but nobody approved them as they stand here and no gate
// looked at them: whoever reads them is told so.

// WrittenAfter reports whether the words of a draft are on record as those that were
// published, and were written down only after that.
func (s *State) WrittenAfter(d DraftView) bool {
	return slices.ContainsFunc(s.Rounds(d.Step), func(r Round) bool { return r.Text == d.Seq && r.Text > r.Seq })
}

// TextRemarks are what a reader has to know of words that were written down after they were
// published: that they were; that an approval is older than they are; and what would have
// held them, had they been there. There are none of any other words.
func (s *State) TextRemarks(d DraftView) []lang.Text {
	if !s.WrittenAfter(d) {
		return nil
	}
	t := lang.WrittenAfter
	remarks := []lang.Text{t.Words}
	if v, ok := s.Step(d.Step, s.Opened); ok && slices.ContainsFunc(v.Gates, func(g GateView) bool { return g.OlderThan(d.Seq) }) {
		remarks = append(remarks, t.AfterApproval)
	}
	if len(d.Open) > 0 {
		remarks = append(remarks, t.Open)
	}
	if slices.ContainsFunc(s.claimsOf(d), func(fact string) bool { return !s.confirmed(fact) }) {
		remarks = append(remarks, t.Unconfirmed)
	}
	return remarks
}

// OlderThan reports whether what the gate shows is an approval from before an entry: of
// words that are written there, it is not the approval.
func (g GateView) OlderThan(entry int) bool {
	return g.Kind == GateApproval && g.How == HowApproved && g.Seq > 0 && g.Seq < entry
}

// writtenDown puts words on record as those that were published where the step was done
// without any: they went out first, and were written down after. So does a correction of
// such words. Of a step that is repeated either only does if it says that it is of that time:
// else it is the draft of the next, which nobody published.
func (f *folder) writtenDown(e Event, r *record) {
	if r.settled != StateDone {
		return
	}
	again := false
	if f.s.Set != nil {
		if st, ok := f.s.Set.Step(e.Step); ok {
			again = st.Repeat
		}
	}
	if (r.text == 0 || r.text > r.seq) && (!again || !e.At.After(r.at)) {
		r.text = e.Seq
	}
}
