package runbook_test

import (
	"maps"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// TestATextPutOnRecordLaterIsOfItsTime: words that were written at ten and are put on record
// at eleven speak of ten as now, and of nothing that happened after it.
func TestATextPutOnRecordLaterIsOfItsTime(t *testing.T) {
	r := beginAt(t, shipped(t), "ube", "impersonation")
	const page, account playbook.Ref = "impersonation/notify-website", "impersonation/notify-account"
	begun := r.now
	minute := func(n int) time.Time { return begun.Add(time.Duration(n) * time.Minute) }
	at := func(n int, who string) runbook.By {
		b := by(who)
		b.At = minute(n)
		return b
	}
	r.now = minute(60)
	r.must(runbook.AddEvidence{By: at(2, "鈴木"), Step: "impersonation/keep-impersonation-evidence", What: "画面", Where: "共有"})
	r.must(runbook.Report{By: at(5, "鈴木"), Step: "impersonation/report-to-platform", To: "platform", Reached: true, Means: "様式", Reference: "IMP-1"})
	r.must(runbook.Approve{By: at(29, "課長"), Step: account, Post: "publishing-manager"})
	r.must(runbook.Do{By: at(30, "鈴木"), Step: account})
	r.must(runbook.StateFact{By: at(40, "鈴木"), Fact: "extent", Text: "投稿9件", Certainty: runbook.Confirmed})
	r.must(runbook.WriteText{By: at(10, "鈴木"), Step: page, Form: "website", Values: map[string]string{"whom": "公式アカウント"}})
	draft, _ := r.state.DraftOf(page)
	if want := lang.Dated(minute(10), lang.Japanese) + "現在"; !strings.Contains(draft.Body, want) {
		t.Errorf("it does not say %q:\n%s", want, draft.Body)
	}
	if course := draft.Values["course"]; !strings.Contains(course, lang.Moment(minute(5), lang.Japanese)) || strings.Contains(course, lang.Moment(minute(30), lang.Japanese)) {
		t.Errorf("the course is not that of its time:\n%s", course)
	}

	// Words that went out with a step and are written down after it speak of that moment, and
	// not of themselves.
	r.must(runbook.WriteText{By: by("鈴木"), Step: account, Form: "website", Published: true, Values: map[string]string{"whom": "公式アカウント"}})
	draft, _ = r.state.DraftOf(account)
	if want := lang.Dated(minute(30), lang.Japanese) + "現在"; !strings.Contains(draft.Body, want) {
		t.Errorf("it does not say %q:\n%s", want, draft.Body)
	}
	if course := draft.Values["course"]; course == "" || strings.Contains(course, lang.Moment(minute(30), lang.Japanese)) {
		t.Errorf("the words tell of themselves:\n%s", course)
	}
}

// TestTheMemoNamesWhoSpokeToThePolice: whoever told them is the one whom they know, not
// whoever keeps the log; and all that is known of the fake is in it.
func TestTheMemoNamesWhoSpokeToThePolice(t *testing.T) {
	r := beginAt(t, shipped(t), "ube", "impersonation")
	const police playbook.Ref = "impersonation/contact-police"
	used := func(id string) string {
		st, _ := r.state.Set.Step(police)
		return r.state.FillText(st, r.state.TextsOf(st)[0], lang.Japanese, nil, r.now).Used[id]
	}
	if got := used("person"); got != r.state.Recorder() {
		t.Errorf("before anybody told them the memo names %q", got)
	}
	r.must(runbook.Do{By: by("原"), Step: "impersonation/compare", Fields: map[string]string{"fake-name": "飯田市公式", "fake-id": "@iida_cp", "fake-url": "https://x.example/iida_cp"}})
	said := by("宮下課長")
	said.Recorder = "中村"
	r.must(runbook.Report{By: said, Step: police, To: "police", Reached: true, Means: "電話", Reference: "77"})
	if got := used("person"); got != "宮下課長" {
		t.Errorf("the memo names %q", got)
	}
	for _, want := range []string{"飯田市公式", "@iida_cp", "https://x.example/iida_cp"} {
		if got := used("other-account"); !strings.Contains(got, want) {
			t.Errorf("the fake is %q, without %q", got, want)
		}
	}
}

// TestWhatThePublicWasToldNeedNotBeTypedAgain: the next text has the section to ask, and the
// rest that does not change, from the one that went out; and when the fake was seen to be
// gone from the decision that says so, while it does.
func TestWhatThePublicWasToldNeedNotBeTypedAgain(t *testing.T) {
	r := beginAt(t, shipped(t), "ube", "impersonation")
	const page, update, platform playbook.Ref = "impersonation/notify-website", "impersonation/update-notice", "impersonation/report-to-platform"
	used := func(step playbook.Ref, form string) map[string]string {
		st, _ := r.state.Set.Step(step)
		for _, f := range r.state.TextsOf(st) {
			if f.ID == form {
				return r.state.FillText(st, f, lang.Japanese, nil, r.now).Used
			}
		}
		t.Fatalf("no form %s of %s", form, step)
		return nil
	}
	typed := map[string]string{
		"whom": "公式アカウント", "handle": "iida_city", "list-url": "https://www.example.lg.jp/sns", "section": "広報課", "phone": "0265-00-0000",
		"reported": "準備を進めています。", "never-asks": "当選の連絡をする",
	}
	r.must(runbook.Do{By: by("原"), Step: "impersonation/compare", Fields: map[string]string{"fake-name": "宇部市公式", "fake-id": "@ube_cp"}})
	draft := map[string]string{"platform": "X"}
	maps.Copy(draft, typed)
	r.must(runbook.WriteText{By: by("原"), Step: page, Form: "website", Values: draft})
	if got := used(update, "website-stopped"); got["phone"] != "" || got["whom"] != "" {
		t.Errorf("a draft that nobody published speaks for the office: %v", got)
	}
	r.must(runbook.Approve{By: by("課長"), Step: page, Post: "publishing-manager"})
	r.must(runbook.Do{By: by("原"), Step: page, Fields: map[string]string{"url": "https://www.example.lg.jp/1"}})
	for _, id := range []string{"whom", "list-url", "section", "phone"} {
		if got := used(update, "website-stopped")[id]; got != typed[id] {
			t.Errorf("%s is %q", id, got)
		}
	}
	if got := used(platform, "impersonation"); got["whom"] != typed["whom"] || got["list-url"] != typed["list-url"] {
		t.Errorf("the platform is not told: %v", got)
	}
	if got := used(page, "website")["reported"]; got != "" {
		t.Errorf("what changes is said again: %q", got)
	}
	if got := used(update, "website-stopped")["confirmed-at"]; got != "" {
		t.Errorf("nobody saw that it is gone: %q", got)
	}
	r.now = r.now.Add(time.Hour)
	r.must(runbook.Do{By: by("原"), Step: "impersonation/taken-down", Chosen: []string{"yes"}, With: "課長"})
	if got := used(update, "website-stopped")["confirmed-at"]; got != lang.Moment(r.now, lang.Japanese) {
		t.Errorf("it was seen to be gone at %q", got)
	}
	r.must(runbook.Do{By: by("原"), Step: "impersonation/taken-down", Chosen: []string{"no"}, With: "課長", Reason: "再び現れた"})
	if got := used(update, "website-stopped")["confirmed-at"]; got != "" {
		t.Errorf("it is there again: %q", got)
	}
}
