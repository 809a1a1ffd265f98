package runbook_test

import (
	"strings"
	"testing"

	"dandori/playbooks"
	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// taken is an account that somebody else took, typed at the opening with its handle: it is
// none of the profile's.
func taken(t *testing.T) *run {
	t.Helper()
	r := beginAt(t, shipped(t), "ube", "unauthorized-access")
	r.must(runbook.Amend{By: by("鈴木"), Account: "宇部市公式X（@ube_city）", Reason: "聞き取り"})
	return r
}

// filled is a prepared text of a step as the log fills it in, and what is left open.
func (r *run) filled(ref playbook.Ref, name string, l lang.Lang) (body string, open []string) {
	r.t.Helper()
	st, ok := r.state.Set.Step(ref)
	if !ok {
		r.t.Fatalf("there is no step %s", ref)
	}
	for _, form := range r.state.TextsOf(st) {
		if form.Name() != name {
			continue
		}
		d := r.state.FillText(st, form, l, nil, r.now)
		for _, b := range d.Open {
			open = append(open, b.ID)
		}
		return d.Body, open
	}
	r.t.Fatalf("%s has no text %s", ref, name)
	return "", nil
}

// What the log says in any way is never left open in a text: each blank, with each entry
// that says it.
func TestWhatTheLogKnowsIsNoOpenBlank(t *testing.T) {
	const first, police, platform = playbook.Ref("opening/first-report"), playbook.Ref("unauthorized-access/contact-police"), playbook.Ref("unauthorized-access/report-to-platform")
	for _, c := range []struct {
		step        playbook.Ref
		form, blank string
		source      runbook.Intent
		want        string
	}{
		{first, "T10/first", "operator", runbook.Do{By: by("課長"), Step: "opening/operator", Chosen: []string{"staff"}}, "運用 職員"},
		{first, "T10/first", "instruction", runbook.Report{By: by("篠原"), Step: first, To: "section-head", Reached: true, Instruction: "ほかの課にも伝えること", Fields: map[string]string{"next-report": "23:50"}}, "ほかの課にも伝えること"},
		{first, "T10/first", "unknown", runbook.StateFact{By: by("篠原"), Fact: "cause", Text: "海外からのログイン", Certainty: runbook.Estimated}, "原因：海外からのログイン（推定）"},
		{first, "T10/first", "press", runbook.Do{By: by("課長"), Step: "unauthorized-access/press", Chosen: []string{"yes"}, Reason: "報道の問合せがある", With: "広報課長"}, "発表する（理由：報道の問合せがある）"},
		{first, "T10/first", "press", runbook.StateFact{By: by("篠原"), Fact: "press", Text: "1社から問合せ", Certainty: runbook.Confirmed}, "1社から問合せ"},
		{police, "T08/memo", "handle", nil, "ID @ube_city"},
		{platform, "T09/compromised", "mail-changed", runbook.Do{By: by("伊藤"), Step: "unauthorized-access/close-sessions", Fields: map[string]string{"contacts-changed": "no"}}, "いいえ"},
	} {
		r := taken(t)
		if c.source != nil {
			r.must(c.source)
		}
		body, open := r.filled(c.step, c.form, lang.Japanese)
		if !strings.Contains(body, c.want) || contains(sames(open), c.blank) {
			t.Errorf("%s, %s: the log says %q, open are %v:\n%s", c.form, c.blank, c.want, open, body)
		}
	}
}

func sames(words []string) []lang.Text {
	var out []lang.Text
	for _, w := range words {
		out = append(out, lang.Same(w))
	}
	return out
}

// The public texts say that the cause is being looked into until it is a confirmed fact, not
// after; and never what it is.
func TestThePublicTextsFollowTheCause(t *testing.T) {
	r := taken(t)
	const site, share = playbook.Ref("unauthorized-access/notify-website"), playbook.Ref("unauthorized-access/share-details")
	check := func(confirmed bool) {
		t.Helper()
		for ref, name := range map[playbook.Ref]string{site: "T05/website", share: "T05/details"} {
			body, _ := r.filled(ref, name, lang.Japanese)
			if looking := strings.Contains(body, "調査"); looking == confirmed {
				t.Errorf("%s, confirmed %v:\n%s", name, confirmed, body)
			}
			if strings.Contains(body, "流用") || strings.Contains(body, "原因は確認しました") != confirmed {
				t.Errorf("%s, confirmed %v:\n%s", name, confirmed, body)
			}
		}
	}
	check(false)
	r.must(runbook.StateFact{By: by("篠原"), Fact: "cause", Text: "パスワードの流用", Certainty: runbook.Estimated})
	check(false)
	r.must(runbook.StateFact{By: by("篠原"), Fact: "cause", Text: "パスワードの流用", Certainty: runbook.Confirmed})
	check(true)
	// Words that say so are held again where the fact turns out to be none.
	r.must(runbook.WriteText{By: by("広報"), Step: site, Body: "原因は確認しました。"})
	r.must(runbook.StateFact{By: by("篠原"), Fact: "cause", Text: "パスワードの流用", Certainty: runbook.Unconfirmed})
	if held, why := r.textHeld(site); !held {
		t.Errorf("the cause is no fact any more: %s", why)
	}
}

// Further news has a text of its own: not the first notice over again.
func TestFurtherNewsIsNotTheFirstNotice(t *testing.T) {
	r := taken(t)
	st, _ := r.state.Set.Step("unauthorized-access/further-news")
	if forms := r.state.TextsOf(st); len(forms) == 0 || forms[0].Name() != "T05/update" {
		t.Errorf("the first text is %v", forms)
	}
}

// The heading of a page has its day once.
func TestAPageSaysItsDayOnce(t *testing.T) {
	r := taken(t)
	body, _ := r.filled("unauthorized-access/notify-website", "T05/website", lang.Japanese)
	head, _, _ := strings.Cut(body, "\n")
	if strings.Count(head, "月") != 1 || !strings.HasSuffix(head, "現在") {
		t.Errorf("%q", head)
	}
}

// TestNoFalseHandle: no text calls official what was typed of somebody who pretends to be the
// office, nor the end of a mail address.
func TestNoFalseHandle(t *testing.T) {
	for account, want := range map[string]string{
		"宇部市公式X（@ube_city）": "ube_city", "公式X（koho@city.ube.lg.jp で登録）": "",
		"公式X（広報@city.ube.lg.jp で登録）": "", "公式X（ｋｏｈｏ＠ｃｉｔｙ．ｕｂｅ．ｌｇ．ｊｐ）": "", "公式X（広報＠city.ube.lg.jp）　＠ｕｂｅ＿ｃｉｔｙ": "ube_city",
		"公式X @city.ube.lg.jp": "", "公式Instagram、@ube.city.": "ube.city", "@ube_city": "ube_city", "公式X": "",
	} {
		r := beginAt(t, shipped(t), "ube", "unauthorized-access")
		r.state.Account = account
		st, _ := r.state.Set.Step("unauthorized-access/contact-police")
		form, _ := r.state.Texts().Form("T08/memo")
		handle := func() string { return r.state.FillText(st, form, lang.Japanese, nil, r.now).Used["handle"] }
		if got := handle(); got != want {
			t.Errorf("of %q the handle is %q", account, got)
		}
		r.state.Kinds = append(r.state.Kinds, "impersonation")
		if got := handle(); got != "" {
			t.Errorf("in an impersonation %q gives %q", account, got)
		}
	}
}

// TestAHandleIsTakenOnlyWhereTheAccountIsTheOffices: what was typed is taken for the office's
// own where every kind of the incident says that its account is; not where a pinned or an
// office's own playbook says nothing, nor while no kind is known. What the profile has is
// found everywhere.
func TestAHandleIsTakenOnlyWhereTheAccountIsTheOffices(t *testing.T) {
	files := playbooks.Files()
	for i, f := range files.Playbooks {
		files.Playbooks[i].Data = []byte(strings.ReplaceAll(string(f.Data), "\nown-account = true\n", "\n"))
	}
	without, err := runbook.NewLibrary(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		lib   *runbook.Library
		kinds []string
		want  string
	}{
		{shipped(t), []string{"unauthorized-access"}, "ube_city"},
		{shipped(t), []string{"own-error"}, "ube_city"},
		{shipped(t), []string{"flaming", "own-error"}, "ube_city"},
		{shipped(t), []string{"misinformation"}, ""}, // it may be the account of whoever spreads it
		{shipped(t), []string{"impersonation"}, ""},
		{shipped(t), []string{"unauthorized-access", "impersonation"}, ""},
		{shipped(t), nil, ""},
		{without, []string{"unauthorized-access"}, ""},
		{without, []string{"impersonation"}, ""},
	} {
		r := beginAt(t, c.lib, "ube", c.kinds...)
		r.state.Account = "公式X（@ube_city）"
		form, _ := r.state.Texts().Form("T08/memo")
		st, _ := r.state.Set.Step("opening/first-report")
		handle := func() string { return r.state.FillText(st, form, lang.Japanese, nil, r.now).Used["handle"] }
		if got := handle(); got != c.want {
			t.Errorf("%v: the handle is %q, not %q", c.kinds, got, c.want)
		}
		profile := *r.state.Org
		profile.Accounts = []org.Account{{ID: "x", Platform: "x", Name: "公式X", Handle: "@ube_koho"}}
		r.state.Org, r.state.Account = &profile, "x"
		if got := handle(); got != "ube_koho" {
			t.Errorf("%v: of the profile's account the handle is %q", c.kinds, got)
		}
	}
}

// Whatever was deleted is in the memo for the police, in any kind of incident, with what was
// said of it; what was taken back is not.
func TestTheMemoSaysWhatWasDeleted(t *testing.T) {
	r := beginAt(t, shipped(t), "ube", "flaming")
	r.must(runbook.Classify{Kinds: []string{"flaming", "own-error"}, Reason: "誤発信から"})
	memo := func() string {
		t.Helper()
		st, _ := r.state.Set.Step("flaming/contact-police")
		form, _ := r.state.Texts().Form("T08/memo")
		return r.state.FillText(st, form, lang.Japanese, nil, r.now).Used["deleted"]
	}
	if got := memo(); got != "" {
		t.Errorf("nothing was deleted: %q", got)
	}
	for _, in := range []runbook.Do{
		{Step: "flaming/delete-comments", Fields: map[string]string{"reason": "個人への中傷", "count": "3"}},
		{Step: "own-error/delete-post", Fields: map[string]string{"kept-at": "共有フォルダ"}},
	} {
		r.must(runbook.Override{Step: in.Step, Gates: closed(r, in.Step), Reason: "試験"})
		r.must(in)
	}
	got := memo()
	for _, want := range []string{"悪質なコメントを削除した（", "件数: 3", "投稿を削除した（", "共有フォルダ"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
	r.must(runbook.ReopenStep{Step: "own-error/delete-post", Reason: "消していなかった"})
	if got := memo(); strings.Contains(got, "共有フォルダ") {
		t.Errorf("what was taken back is still there: %q", got)
	}
}

// closed names the gates that hold a step.
func closed(r *run, ref playbook.Ref) (names []string) {
	for _, g := range r.view(ref).Gates {
		if !g.Open {
			names = append(names, g.Name())
		}
	}
	return names
}
