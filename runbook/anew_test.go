package runbook_test

import (
	"strings"
	"testing"

	"dandori/runbook"
)

// What opened the gate of a round that is over is what stood when it was done: an approval of
// words that were not those that went out is none, and the way round the gate is not lost when
// the words of the next round are written.
func TestARoundKeepsWhatOpenedItsGate(t *testing.T) {
	r := rounds(t)
	const step = "flaming/interim"
	r.must(runbook.WriteText{By: by("鈴木"), Step: step, Body: "確認しています。"})
	r.must(runbook.Approve{By: by("課長"), Step: step})
	r.must(runbook.WriteText{By: by("鈴木"), Step: step, Body: "調べています。"})
	over := r.must(runbook.Override{By: by("係長"), Step: step, Gates: []string{runbook.GateApproval + ":publish"}, Reason: "誰もつながらない"})
	r.must(runbook.Do{By: by("鈴木"), Step: step})
	is := func(when string) {
		t.Helper()
		if g := r.gate(step, runbook.GateApproval); !g.Open || g.How != runbook.HowOverridden || g.Seq != over.Seq {
			t.Errorf("%s: %+v", when, g)
		}
	}
	is("done")
	r.must(runbook.WriteText{By: by("鈴木"), Step: step, Body: "続報です。"})
	is("the next words are there")
	r.must(runbook.Approve{By: by("課長"), Step: step})
	is("the next words are approved")
	done := r.must(runbook.Do{By: by("鈴木"), Step: step, Again: r.round(step)})
	if g := r.gate(step, runbook.GateApproval); g.How != runbook.HowApproved || g.Seq != done.Seq-1 {
		t.Errorf("the second round: %+v", g)
	}
}

// Words that are written after others went out are judged by what was said to them, and
// those that went out keep what was said to them.
func TestWordsWrittenAnewHaveTheirOwnGates(t *testing.T) {
	for name, begin := range map[string]func(*testing.T) *run{"once": once, "repeated": rounds} {
		t.Run(name, func(t *testing.T) {
			r := begin(t)
			const step = "flaming/interim"
			r.must(runbook.WriteText{By: by("鈴木"), Step: step, Body: "確認しています。"})
			given := r.must(runbook.Approve{By: by("課長"), Step: step})
			r.must(runbook.Do{By: by("鈴木"), Step: step})
			kept := func(when string) {
				t.Helper()
				if g := r.gate(step, runbook.GateApproval); g.How != runbook.HowApproved || g.Seq != given.Seq {
					t.Errorf("%s, what went out has %+v", when, g)
				}
			}
			is := func(when string, want runbook.TextState, stamped bool) {
				t.Helper()
				d, _ := r.state.DraftOf(step)
				words, err := r.state.Words(d, r.now)
				if got := r.state.TextStateOf(d, r.now); got != want || err != nil || strings.HasPrefix(words, "【案・未承認】") != stamped {
					t.Errorf("%s they are %s: %q %v", when, got, words, err)
				}
				kept(when)
			}
			r.must(runbook.WriteText{By: by("鈴木"), Step: step, Body: "書き直しました。"})
			is("written", runbook.TextProposed, true)
			r.must(runbook.Refuse{By: by("課長"), Step: step, Reason: "まだ早い"})
			is("refused", runbook.TextProposed, true)
			r.must(runbook.Approve{By: by("課長"), Step: step})
			is("approved", runbook.TextReady, false)
			r.must(runbook.WriteText{By: by("鈴木"), Step: step, Body: "もう一度書き直しました。"})
			is("written again", runbook.TextProposed, true)
		})
	}
}

// Where nobody has to approve, newer words are as ready as the first.
func TestWordsWrittenAnewNeedNoApprovalThatNobodyAsksFor(t *testing.T) {
	r := interim(t, "")
	const step = "flaming/final"
	r.must(runbook.Approve{By: by("課長"), Step: "flaming/interim"})
	r.must(runbook.Do{By: by("鈴木"), Step: "flaming/interim"})
	r.must(runbook.WriteText{By: by("鈴木"), Step: step, Body: "確認しました。"})
	r.must(runbook.Do{By: by("鈴木"), Step: step})
	r.must(runbook.WriteText{By: by("鈴木"), Step: step, Body: "書き直しました。"})
	d, _ := r.state.DraftOf(step)
	if got := r.state.TextStateOf(d, r.now); got != runbook.TextReady {
		t.Errorf("they are %s", got)
	}
}
