package runbook

import (
	"slices"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// Words may be written down only after they were published, as far as the log knows: a
// notice went out in a hurry, and what it said is put on record later, by somebody who says
// that these words went out, and so with the time at which they did. Such words are what
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

// Vouched reports whether words may stand in a paper for the public as those that were
// published: words that were there when they went out may; those that were written down only
// after it, where whatever approval the step needs was given for that time and not gone
// without. What comes after, the words and the approvals of a next round, changes nothing.
func (s *State) Vouched(d DraftView) bool {
	if !s.WrittenAfter(d) {
		return true
	}
	v, ok := s.Step(d.Step, s.Opened)
	if !ok {
		return false
	}
	before := 0 // the entry of the round before
	for _, r := range s.Rounds(d.Step) {
		if r.Text == d.Seq {
			if d.At.After(r.At) {
				return false
			}
			break
		}
		before = r.Seq
	}
	return !slices.ContainsFunc(v.Gates, func(g GateView) bool {
		if g.Kind != GateApproval || g.Advice || g.How == HowExempt {
			return false
		}
		given, _ := s.answersTo(v.Step, s.recordOf(d.Step), g.Act, before, d.Seq)
		return given == nil || !given.given
	})
}

// writtenDown puts words on record as those that were published where the step was done
// without any: they went out first, and were written down after. So does a correction of
// such words. A draft that says that it did not go out ([Draft.NotOut]) is none of these. One
// that does not say so may be from before drafts could: of a step that is done once it is what
// went out, as it was then; of one that is repeated, if it is of the time of that.
func (f *folder) writtenDown(e Event, d *Draft, r *record) {
	if d.NotOut || !r.wordless() {
		return
	}
	again := false
	if f.s.Set != nil {
		if st, ok := f.s.Set.Step(e.Step); ok {
			again = st.Repeat
		}
	}
	if !again || !e.At.After(r.at) {
		r.text = e.Seq
	}
}

// wordless reports whether the step was done without words: there are none on record as those
// that went out, or none but what was written down after.
func (r *record) wordless() bool {
	return r.settled == StateDone && (r.text == 0 || r.text > r.seq)
}

// notOut reports whether words that are written now did not go out with the step, which was
// done without any: neither did anybody say so, nor are they of the time of that.
func (d *decider) notOut(st *playbook.Step) bool {
	r := d.s.recordOf(st.Ref)
	return r.wordless() && d.by.At.After(r.at)
}

// goesOut is the draft that goes out with a step that is done now: the one in force, unless it
// is of a round before, be it that it was written down after that round.
func (d *decider) goesOut(st *playbook.Step) (DraftView, bool) {
	r := d.s.recordOf(st.Ref)
	draft, ok := d.s.DraftOf(st.Ref)
	return draft, ok && draft.Seq > d.ev.since(st, r) && !(r.settled == StateDone && draft.Seq == r.text)
}

// wentOut dates words as those that a step published when it was done: they are on record as
// published with the time of that.
func (d *decider) wentOut(st *playbook.Step, in WriteText) error {
	t, r := lang.WrittenAfter, d.s.recordOf(st.Ref)
	switch {
	case r.settled != StateDone:
		return bad(t.NotOut.With(st.Title), t.NotOutHint)
	case r.text > 0 && r.text < r.seq:
		return bad(t.HasWords.With(st.Title, r.text), t.HasWordsHint)
	case in.At.IsZero():
		d.by.At = r.at
	case d.by.At.After(r.at):
		return bad(t.AfterIt.With(d.by.At.Format("2006-01-02 15:04"), r.at.In(d.s.Location()).Format("2006-01-02 15:04")), t.AfterItHint)
	}
	return nil
}
