package runbook_test

import (
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// An approval that was given without a text, for a notice that went out without one, is not
// the approval of the words that are written down after: whoever reads them is told both,
// and what would have held them.
func TestWordsWrittenDownAfterAreNotApprovedWords(t *testing.T) {
	r := rounds(t)
	const step = "flaming/interim"
	r.must(runbook.Approve{By: by("課長"), Step: step})
	done := r.must(runbook.Do{Step: step})
	words := r.must(runbook.WriteText{Step: step, Body: "確認しています。【未記入：窓口】", Published: true})
	d, _ := r.state.DraftOf(step)
	if !r.state.WrittenAfter(d) {
		t.Fatal("nothing says that the words are younger than the notice")
	}
	said := ""
	for _, remark := range r.state.TextRemarks(d) {
		said += remark.Ja + "\n"
	}
	for _, want := range []lang.Text{lang.WrittenAfter.Words, lang.WrittenAfter.AfterApproval, lang.WrittenAfter.Open} {
		if !strings.Contains(said, want.Ja) {
			t.Errorf("%q is not said:\n%s", want.Ja, said)
		}
	}
	if g := r.gate(step, runbook.GateApproval); !g.OlderThan(words.Seq) || g.OlderThan(g.Seq) {
		t.Errorf("%+v", g)
	}
	for _, e := range r.events {
		if e.Seq == done.Seq && !contains(runbook.Details(&r.state, e), lang.WrittenAfter.Published.With(words.Seq).Ja) {
			t.Errorf("the log does not lead from the notice to its words: %v", runbook.Details(&r.state, e))
		}
	}
}

// Words that were there before are none of these.
func TestWordsOfBeforeBearNoRemark(t *testing.T) {
	r := rounds(t)
	const step = "flaming/interim"
	r.must(runbook.WriteText{Step: step, Body: "確認しています。"})
	r.must(runbook.Approve{By: by("課長"), Step: step})
	r.must(runbook.Do{Step: step})
	d, _ := r.state.DraftOf(step)
	if r.state.TextStateOf(d, r.now) != runbook.TextPublished || r.state.WrittenAfter(d) || len(r.state.TextRemarks(d)) > 0 {
		t.Errorf("%s %v", r.state.TextStateOf(d, r.now), r.state.TextRemarks(d))
	}
}

// What was written down after may be put right: the newer words are then those of the
// publication. Of a step that is repeated they are, if they say that they are of that time;
// else they are the draft of the next round.
func TestWordsWrittenDownAfterAreCorrected(t *testing.T) {
	r := rounds(t)
	const step = "flaming/interim"
	r.must(runbook.Approve{By: by("課長"), Step: step})
	done := r.must(runbook.Do{Step: step})
	r.now = r.now.Add(time.Hour)
	r.must(runbook.WriteText{Step: step, Body: "確認しています。"})
	if rounds := r.state.Rounds(step); len(rounds) != 1 || rounds[0].Text != 0 {
		t.Errorf("a draft of the next round counts as what went out: %+v", rounds)
	}
	then := by("鈴木")
	then.At = done.At
	put := r.must(runbook.WriteText{By: then, Step: step, Body: "調べています。"})
	if rounds := r.state.Rounds(step); len(rounds) != 1 || rounds[0].Text != put.Seq {
		t.Errorf("%+v, not entry %d", rounds, put.Seq)
	}
	next := r.must(runbook.WriteText{Step: step, Body: "続報です。"})
	if rounds := r.state.Rounds(step); rounds[0].Text != put.Seq {
		t.Errorf("entry %d is the draft of the next round: %+v", next.Seq, rounds)
	}
	if d, _ := r.state.DraftOf(step); r.state.TextStateOf(d, r.now) == runbook.TextAfter {
		t.Error("the draft of the next round counts as published")
	}
}

// Words that are written after a notice are a draft, which nobody published, unless whoever
// writes them says that it is they that went out, by saying so or by the time. What was
// consented to before stays so.
func TestOnlyWordsThatAreSaidToHaveGoneOutWentOut(t *testing.T) {
	const step = "flaming/interim"
	for name, c := range map[string]struct {
		in   func(done runbook.Event) runbook.WriteText
		went bool
	}{
		"nothing is said": {func(runbook.Event) runbook.WriteText { return runbook.WriteText{} }, false},
		"it is said":      {func(runbook.Event) runbook.WriteText { return runbook.WriteText{Published: true} }, true},
		"a time before": {func(done runbook.Event) runbook.WriteText {
			return runbook.WriteText{By: runbook.By{At: done.At.Add(-time.Minute)}}
		}, true},
		"a time after": {func(done runbook.Event) runbook.WriteText {
			return runbook.WriteText{By: runbook.By{At: done.At.Add(time.Second)}}
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			r := once(t)
			r.must(runbook.Approve{By: by("課長"), Step: step})
			done := r.must(runbook.Do{Step: step})
			r.now = r.now.Add(time.Hour)
			in := c.in(done)
			in.Step, in.Body = step, "確認しています。"
			words := r.must(in)
			d, _ := r.state.DraftOf(step)
			if r.state.WrittenAfter(d) != c.went || r.view(step).NoWords == c.went {
				t.Errorf("on record as published: %v", r.state.WrittenAfter(d))
			}
			if state := r.state.TextStateOf(d, r.now); c.went != (state == runbook.TextAfter) || !c.went && state != runbook.TextProposed {
				t.Errorf("they are %s", state)
			}
			if c.went && !words.At.Equal(done.At) && in.At.IsZero() {
				t.Errorf("they are of %s, not of %s", words.At, done.At)
			}
			if g := r.gate(step, runbook.GateApproval); g.How != runbook.HowApproved {
				t.Errorf("the approval of what went out is %s", g.How)
			}
		})
	}
}

// A log from before drafts said that they are not what went out has none that says so: of a
// step that is done once, what was written then without a time is what was published, as it
// was read then; of one that is repeated it is the draft of the next round. A paper for the
// public wants more: that they are of the time of the step, and the approval of that time.
func TestWordsOfAnOldLogWentOut(t *testing.T) {
	const step = "flaming/interim"
	for name, c := range map[string]struct {
		begin    func(*testing.T) *run
		approved bool
		later    time.Duration // the event time of the words, after that of the step
		went     bool
	}{
		"once": {once, true, 0, true}, "once, not approved": {once, false, 0, true},
		"once, of a later time": {once, true, time.Hour, true}, "repeated": {rounds, true, time.Hour, false},
	} {
		r := c.begin(t)
		if c.approved {
			r.must(runbook.Approve{By: by("課長"), Step: step})
		} else {
			r.must(runbook.Override{Step: step, Reason: "つながらない"})
		}
		r.must(runbook.Do{Step: step})
		r.now = r.now.Add(time.Hour)
		words := r.must(runbook.WriteText{Step: step, Body: "確認しています。"})
		draft := words.Data.(*runbook.Draft)
		if !draft.NotOut {
			t.Errorf("%s: the entry does not say that these are not the words that went out", name)
		}
		draft.NotOut = false // as the program of before wrote it
		r.events[len(r.events)-1].At = words.At.Add(c.later - time.Hour)
		r.state = runbook.Fold(runbook.State{}, r.events)
		d, _ := r.state.DraftOf(step)
		if r.state.WrittenAfter(d) != c.went || r.view(step).NoWords == c.went {
			t.Errorf("%s: it is read as what went out: %v", name, r.state.WrittenAfter(d))
		}
		if c.went && r.state.Vouched(d) != (c.approved && c.later == 0) {
			t.Errorf("%s: vouched for: %v", name, r.state.Vouched(d))
		}
	}
}

// Only a draft that nobody said went out says that it did not.
func TestADraftSaysThatItDidNotGoOut(t *testing.T) {
	const step = "flaming/interim"
	r := once(t)
	write := func(published bool) bool {
		return r.must(runbook.WriteText{Step: step, Body: "確認しています。", Published: published}).Data.(*runbook.Draft).NotOut
	}
	if write(false) {
		t.Error("of a step that is open there is nothing to say")
	}
	r.must(runbook.Approve{By: by("課長"), Step: step})
	r.must(runbook.Do{Step: step})
	r.now = r.now.Add(time.Hour)
	if write(false) {
		t.Error("the words that went out are on record")
	}
	r = once(t)
	r.must(runbook.Approve{By: by("課長"), Step: step})
	r.must(runbook.Do{Step: step})
	r.now = r.now.Add(time.Hour)
	if !write(false) || write(true) {
		t.Error("it is said of the words that went out, and not of others")
	}
}

// Nothing went out of a step that is open, no words take the place of those that went out,
// and none are of a time after it.
func TestWordsThatCannotHaveGoneOut(t *testing.T) {
	const step = "flaming/interim"
	r := once(t)
	out := runbook.WriteText{Step: step, Body: "確認しています。", Published: true}
	r.refused(out, runbook.BadIntent)
	r.must(runbook.Approve{By: by("課長"), Step: step})
	r.must(runbook.Do{Step: step})
	r.now = r.now.Add(time.Hour)
	late := out
	late.At = r.now.Add(-time.Minute)
	r.refused(late, runbook.BadIntent)
	r.must(out)
	r.must(runbook.ReopenStep{Step: step})
	r.must(runbook.WriteText{Step: step, Body: "次の文です。"})
	r.must(runbook.Approve{By: by("課長"), Step: step})
	r.must(runbook.Do{Step: step})
	r.refused(out, runbook.BadIntent)
}

// Words that were written down after they went out are vouched for where the step needed no
// approval that was gone without.
func TestWordsAreVouchedForByAnApproval(t *testing.T) {
	const step = "flaming/interim"
	for name, first := range map[string]runbook.Intent{
		"approved":   runbook.Approve{By: by("課長"), Step: step},
		"overridden": runbook.Override{Step: step, Reason: "つながらない"},
	} {
		r := once(t)
		r.must(first)
		r.must(runbook.Do{Step: step})
		r.must(runbook.WriteText{Step: step, Body: "確認しています。", Published: true})
		if d, _ := r.state.DraftOf(step); r.state.Vouched(d) != (name == "approved") {
			t.Errorf("%s: %v", name, r.state.Vouched(d))
		}
	}
}

// What is vouched for stays so, whatever becomes of the next round, and an approval of one round
// is none of another.
func TestARoundIsVouchedForByItsOwnApproval(t *testing.T) {
	const step = "flaming/interim"
	r := rounds(t)
	r.must(runbook.Approve{By: by("課長"), Step: step})
	r.must(runbook.Do{Step: step})
	first := r.must(runbook.WriteText{Step: step, Body: "確認しています。", Published: true})
	vouched := func(e runbook.Event) bool {
		for _, d := range r.state.Drafts {
			if d.Seq == e.Seq {
				return r.state.WrittenAfter(d) && r.state.Vouched(d)
			}
		}
		return false
	}
	if !vouched(first) {
		t.Error("the first round was approved")
	}
	r.now = r.now.Add(time.Hour)
	r.must(runbook.Override{Step: step, Reason: "つながらない"})
	r.must(runbook.Do{Step: step, Again: r.round(step)})
	second := r.must(runbook.WriteText{Step: step, Body: "調べています。", Published: true})
	if !vouched(first) || vouched(second) {
		t.Errorf("the first is vouched for: %v; the second, which nobody approved: %v", vouched(first), vouched(second))
	}
	r.must(runbook.Refuse{By: by("課長"), Step: step, Reason: "もう出さない"})
	if !vouched(first) {
		t.Error("a later refusal takes back what was approved")
	}
}

func contains(texts []lang.Text, words string) bool {
	for _, t := range texts {
		if t.Ja == words {
			return true
		}
	}
	return false
}
