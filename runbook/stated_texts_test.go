package runbook_test

import (
	"slices"
	"strings"
	"testing"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// found lists the claims that a text is found to make, as a person sees them.
func found(p runbook.TextPreview) []string {
	var ids []string
	for _, f := range p.Findings {
		ids = append(ids, f.Claim)
	}
	return ids
}

// A fake calls itself official: that is how it deceives. The warning that repeats its
// name from the record is not held for that, in any form, whatever the name; with its
// handle as the office's own, every form that names that is.
func TestTheNameOfTheFakeHoldsNoWarning(t *testing.T) {
	lib := shipped(t)
	for _, name := range []string{"上富田町（公式）", "上富田町公式", "【公式】上富田町", "公式：上富田町", "上富田町公式アカウント", "Kamitonda Town Official", "Official account: Kamitonda"} {
		r := beginAt(t, lib, "kamitonda", "impersonation")
		r.must(runbook.Do{By: by("鈴木"), Step: "impersonation/compare", Fields: map[string]string{
			"fake-name": name, "fake-id": "@kamitonda_t0wn", "fake-url": "https://x.com/kamitonda_t0wn",
		}})
		r.decide("impersonation/what-is-it", "fake")
		forms := 0
		for _, ref := range []playbook.Ref{"impersonation/notify-website", "impersonation/notify-account", "impersonation/update-notice"} {
			st, _ := r.state.Set.Step(ref)
			for _, form := range r.state.TextsOf(st) {
				for _, l := range []lang.Lang{lang.Japanese, lang.English} {
					forms++
					values := map[string]string{"whom": "公式アカウント", "handle": "kamitonda", "list-url": "https://www.town.example.jp/sns", "course": "名称：" + name + "　ID：@kamitonda_t0wn"}
					if ids := found(r.state.FillText(st, form, l, values, r.now)); slices.Contains(ids, "fake-as-official") {
						t.Errorf("%s, %s, %s: held", name, form.Name(), l)
					}
					values["handle"] = "@kamitonda_t0wn"
					p := r.state.FillText(st, form, l, values, r.now)
					if want := strings.Contains(p.Body, "公式アカウントは「@"); want != slices.Contains(found(p), "fake-as-official") {
						t.Errorf("%s, %s, %s: with the fake's handle: %v", name, form.Name(), l, found(p))
					}
				}
			}
		}
		if forms < 8 {
			t.Errorf("only %d forms were filled in", forms)
		}
		const notice = playbook.Ref("impersonation/notify-website")
		r.must(runbook.WriteText{By: by("鈴木"), Step: notice, Form: "T04/website", Values: map[string]string{
			"whom": "公式アカウント", "handle": "kamitonda", "list-url": "https://www.town.example.jp/sns", "platform": "X", "section": "総務課",
			"reported": "運営会社に削除を依頼する準備を進めています。", "never-asks": "友達申請や当選の連絡をする", "phone": "0739-00-0000", "course": "なし", "fake-name": name,
		}})
		if held, why := r.textHeld(notice); held {
			t.Errorf("%s: %s", name, why)
		}
	}
}

// What the log bears out is no finding: the notice that a request is on record appears
// only where it is, and the advice to write that it is being prepared only before.
func TestAFindingIsNeverFalse(t *testing.T) {
	r := fake(t)
	st, _ := r.state.Set.Step("impersonation/notify-website")
	check := func(words string) []string { return found(r.state.CheckText(st, nil, lang.Japanese, words)) }
	asked, prepared := "町は、運営会社に削除を依頼しています。", "町は、運営会社に削除を依頼する準備を進めています。"
	if ids := check(prepared); len(ids) > 0 {
		t.Errorf("nothing was asked: %v", ids)
	}
	if ids := check(asked); !slices.Equal(ids, []string{"platform-asked"}) {
		t.Errorf("nothing was asked: %v", ids)
	}
	r.must(runbook.AddEvidence{By: by("鈴木"), Step: "impersonation/keep-impersonation-evidence", What: "画面", Where: "共有"})
	r.must(runbook.Report{By: by("鈴木"), Step: "impersonation/report-to-platform", To: "platform", Reached: true})
	if ids := check(prepared); !slices.Equal(ids, []string{"platform-not-asked"}) {
		t.Errorf("it was asked: %v", ids)
	}
	if ids := check(asked); len(ids) > 0 {
		t.Errorf("it was asked: %v", ids)
	}
}

// A fake that is looked into after the words were written is judged all the same, also
// the second of two in one field; and is no more once the entry is put right.
func TestAFakeThatIsFoundLater(t *testing.T) {
	r := beginAt(t, shipped(t), "kamitonda", "impersonation")
	const notice = playbook.Ref("impersonation/notify-account")
	r.must(runbook.WriteText{By: by("鈴木"), Step: notice, Form: "T04/short", Values: map[string]string{
		"whom": "公式アカウント", "handle": "kamitonda_t0wn", "list-url": "https://www.town.example.jp/sns",
	}})
	if held, why := r.textHeld(notice); held {
		t.Fatalf("nothing is known of a fake: %s", why)
	}
	r.must(runbook.Do{By: by("鈴木"), Step: "impersonation/compare", Fields: map[string]string{"fake-name": "上富田町公式", "fake-id": "@kamitonda_1、@kamitonda_t0wn"}})
	r.decide("impersonation/what-is-it", "fake")
	if held, _ := r.textHeld(notice); !held {
		t.Fatal("the handle of the fake stands as the official one's")
	}
	// Why it is held and what to do read well beside what the other gates wait for.
	_, why := r.textHeld(notice)
	if strings.ContainsAny(why, "。") {
		t.Errorf("a sentence within a list: %s", why)
	}
	refusal := r.refused(runbook.Do{By: by("鈴木"), Step: notice}, runbook.StepHeld)
	if strings.Contains(refusal.Text.Ja, "。、") || strings.Contains(refusal.Hint.Ja, "ください、") || strings.Contains(refusal.Text.En, ".,") {
		t.Errorf("%s\n%s\n%s", refusal.Text.Ja, refusal.Hint.Ja, refusal.Text.En)
	}
	r.must(runbook.ReopenStep{By: by("鈴木"), Step: "impersonation/compare", Reason: "IDの誤り"})
	r.must(runbook.Do{By: by("鈴木"), Step: "impersonation/compare", Fields: map[string]string{"fake-name": "上富田町公式", "fake-id": "@kamitonda_1"}})
	if held, why := r.textHeld(notice); held {
		t.Errorf("it is another handle now: %s", why)
	}
}

// An account that was looked into and is the office's own, taken over or old, is no fake.
func TestAnOwnAccountIsNoFake(t *testing.T) {
	for answer, want := range map[string]bool{"fake": true, "parody": true, "hijacked": false, "own-old": false} {
		r := beginAt(t, shipped(t), "kamitonda", "impersonation")
		const notice = playbook.Ref("impersonation/notify-account")
		r.must(runbook.Do{By: by("鈴木"), Step: "impersonation/compare", Fields: map[string]string{"fake-name": "上富田町", "fake-id": "@kamitonda"}})
		r.must(runbook.WriteText{By: by("鈴木"), Step: notice, Body: "町の公式アカウントは「@kamitonda」です。"})
		r.decide("impersonation/what-is-it", answer)
		if held, why := r.textHeld(notice); held != want {
			t.Errorf("%s: held %v: %s", answer, held, why)
		}
	}
}

// "We deleted the post" is borne out by its deletion alone: not by asking for it, nor by
// the deletion of comments.
func TestOnlyADeletionIsADeletion(t *testing.T) {
	r := beginAt(t, shipped(t), "generic", "own-error", "flaming")
	st, _ := r.state.Set.Step("own-error/explain-deletion")
	check := func(words string) []string { return found(r.state.CheckText(st, nil, lang.Japanese, words)) }
	post, comments := "元の投稿は、記録を保存した上で削除しました。", "悪いコメントを、記録を保存した上で削除しました。"
	record := func(in runbook.Intent, ref playbook.Ref) {
		t.Helper()
		for _, g := range r.view(ref).Gates {
			if !g.Open {
				r.must(runbook.Override{By: by("鈴木"), Step: ref, Gates: []string{g.Name()}, Reason: "急ぐ"})
			}
		}
		r.must(in)
	}
	record(runbook.Report{By: by("鈴木"), Step: "own-error/ask-platform-delete", To: "platform", Reached: true}, "own-error/ask-platform-delete")
	if ids := check(post); !slices.Equal(ids, []string{"deleted"}) {
		t.Errorf("its deletion was only asked for: %v", ids)
	}
	if ids := check(comments); !slices.Equal(ids, []string{"comments-deleted"}) {
		t.Errorf("no comment was deleted: %v", ids)
	}
	record(runbook.Do{By: by("鈴木"), Step: "flaming/delete-comments", Fields: map[string]string{"reason": "悪質"}}, "flaming/delete-comments")
	if ids := check(comments); len(ids) > 0 {
		t.Errorf("comments were deleted: %v", ids)
	}
	if ids := check(post); !slices.Equal(ids, []string{"deleted"}) {
		t.Errorf("only comments were deleted: %v", ids)
	}
	if ids := check("元の投稿とコメントを削除しました。"); !slices.Equal(ids, []string{"deleted-with-comments"}) {
		t.Errorf("only comments were deleted: %v", ids)
	}
	record(runbook.Do{By: by("鈴木"), Step: "own-error/delete-post", Fields: map[string]string{"kept-at": "共有"}}, "own-error/delete-post")
	if ids := check(post); len(ids) > 0 {
		t.Errorf("the post was deleted: %v", ids)
	}
}

// Where the section in charge need not be asked, the judgement that says so or the
// confirmed fact bears out that something is not so; another judgement does not.
func TestNotSoWithoutTheSection(t *testing.T) {
	for answer, want := range map[string]bool{"wrong": true, "partly": false, "true": false, "unknown": false} {
		r := beginAt(t, shipped(t), "generic", "misinformation")
		const notice = playbook.Ref("misinformation/notify-website")
		r.must(runbook.WriteText{By: by("鈴木"), Step: notice, Body: "断水するとの情報が出ていますが、そのような事実はありません。"})
		r.must(runbook.Skip{By: by("鈴木"), Step: "misinformation/ask-section", Reason: "自課の所管"})
		if held, _ := r.textHeld(notice); !held {
			t.Fatal("nothing was judged, and it stands")
		}
		r.decide("misinformation/true-or-false", answer)
		if held, why := r.textHeld(notice); held == want {
			t.Errorf("judged %s: held %v: %s", answer, held, why)
		}
		r.must(runbook.StateFact{By: by("鈴木"), Fact: "truth", Text: "断水の予定はない", Certainty: runbook.Confirmed, From: "水道課"})
		if held, why := r.textHeld(notice); held {
			t.Errorf("judged %s, then confirmed: %s", answer, why)
		}
	}
}
