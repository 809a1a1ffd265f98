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
	words := r.must(runbook.WriteText{Step: step, Body: "確認しています。【未記入：窓口】"})
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

func contains(texts []lang.Text, words string) bool {
	for _, t := range texts {
		if t.Ja == words {
			return true
		}
	}
	return false
}
