package runbook_test

import (
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// fake is an impersonation in a town, judged to be a fake account.
func fake(t *testing.T) *run {
	t.Helper()
	r := beginAt(t, shipped(t), "kamitonda", "impersonation")
	r.must(runbook.Do{By: by("鈴木"), Step: "impersonation/compare", Fields: map[string]string{"fake-name": "かみとんだ", "fake-id": "@kamitonda_0"}})
	r.decide("impersonation/what-is-it", "fake")
	return r
}

// textHeld reports whether the text of a notice holds it, and why.
func (r *run) textHeld(ref playbook.Ref) (held bool, why string) {
	r.t.Helper()
	for _, g := range r.view(ref).Gates {
		if g.Kind == runbook.GateText {
			return !g.Open, r.state.WhyHeld(g).Ja
		}
	}
	return false, ""
}

// A warning that says the platform has been asked waits until the log says so too, and
// waits again when that entry is taken back; then the sentence that the request is being
// prepared is the one that the log contradicts.
func TestATextStatesWhatTheLogHas(t *testing.T) {
	r := fake(t)
	const notice = playbook.Ref("impersonation/notify-website")
	write := func(body string) {
		t.Helper()
		r.must(runbook.WriteText{By: by("鈴木"), Step: notice, Form: "T04/website", Body: body})
	}
	asked, prepared := "町は、運営会社に削除を依頼しています。", "町は、運営会社に削除を依頼する準備を進めています。"
	write(asked)
	if held, why := r.textHeld(notice); !held || !strings.Contains(why, "運営会社へ削除を依頼する") {
		t.Fatalf("held %v: %s", held, why)
	}
	d, _ := r.state.DraftOf(notice)
	if s := r.state.TextStateOf(d, r.now); s != runbook.TextHeld {
		t.Errorf("the text is %s", s)
	}
	if words, err := r.state.Words(d, r.now); err != nil || !strings.Contains(words, lang.PreparedText.Unapproved.Ja) {
		t.Errorf("it leaves the program as if it were final: %q, %v", words, err)
	}
	write(prepared)
	if held, why := r.textHeld(notice); held {
		t.Errorf("nothing was asked, and yet: %s", why)
	}
	r.must(runbook.AddEvidence{By: by("鈴木"), Step: "impersonation/keep-impersonation-evidence", What: "画面", Where: "共有"})
	r.must(runbook.Report{By: by("鈴木"), Step: "impersonation/report-to-platform", To: "platform"})
	if held, _ := r.textHeld(notice); held {
		t.Error("an attempt that failed counts as asked")
	}
	r.must(runbook.Report{By: by("鈴木"), Step: "impersonation/report-to-platform", To: "platform", Reached: true})
	if held, why := r.textHeld(notice); !held || !strings.Contains(why, "食い違って") {
		t.Errorf("held %v: %s", held, why)
	}
	write(asked)
	if held, why := r.textHeld(notice); held {
		t.Errorf("it was asked, and yet: %s", why)
	}
	r.must(runbook.ReopenStep{By: by("鈴木"), Step: "impersonation/report-to-platform", Reason: "別の件だった"})
	if held, _ := r.textHeld(notice); !held {
		t.Error("the entry was taken back, and the text stands")
	}
}

// The handle of the fake account never stands as the official one's: nothing that is
// recorded later opens it, only other words do.
func TestTheFakeIsNeverTheOfficialOne(t *testing.T) {
	r := fake(t)
	const notice = playbook.Ref("impersonation/notify-account")
	in := runbook.WriteText{By: by("鈴木"), Step: notice, Form: "T04/short", Values: map[string]string{
		"whom": "公式アカウント", "handle": "kamitonda_0", "list-url": "https://www.town.example.jp/sns",
	}}
	r.must(in)
	if held, why := r.textHeld(notice); !held || !strings.Contains(why, "偽のアカウント") {
		t.Fatalf("held %v: %s", held, why)
	}
	in.Values["handle"] = "@kamitonda"
	r.must(in)
	if held, why := r.textHeld(notice); held {
		t.Errorf("the official account: %s", why)
	}
}

// A claim whose steps belong to no kind of the incident holds nothing: where the police
// were told is then not the program's to know.
func TestAClaimOfAnotherKindHoldsNothing(t *testing.T) {
	r := beginAt(t, shipped(t), "generic", "own-error")
	const notice = playbook.Ref("own-error/correct-post")
	r.decide("own-error/which-error", "wrong-fact")
	r.decide("own-error/keep-or-delete", "correct")
	r.must(runbook.WriteText{By: by("鈴木"), Step: notice, Body: "警察に相談しました。"})
	if held, why := r.textHeld(notice); held {
		t.Errorf("held: %s", why)
	}
}

// Every step that a check of the shipped texts names is one of the shipped playbooks, and
// every answer one of its options.
func TestClaimsNameShippedSteps(t *testing.T) {
	lib := shipped(t)
	s := beginAt(t, lib, "generic").state
	for _, c := range s.Claims().List {
		for _, item := range append(append([]string{}, c.Done...), c.Undone...) {
			if fact, ok := strings.CutPrefix(item, "fact."); ok {
				if _, ok := lib.Set.Fact(fact); !ok {
					t.Errorf("%s: there is no fact %s", c.ID, fact)
				}
				continue
			}
			name, answer, decided := strings.Cut(item, "=")
			st, ok := lib.Set.Step(playbook.Ref(name))
			if !ok {
				t.Errorf("%s: there is no step %s", c.ID, name)
				continue
			}
			if _, ok := st.Option(answer); decided && !ok {
				t.Errorf("%s: %s has no answer %s", c.ID, name, answer)
			}
		}
	}
}
