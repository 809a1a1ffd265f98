package runbook_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// TestATextIsFilledWithWhatTheLogHolds: whom the office told and under which number, what
// it kept and published, and no more: what was taken back is not told, and a paper says
// 【未記入】 where nobody recorded anything.
func TestATextIsFilledWithWhatTheLogHolds(t *testing.T) {
	r := beginAt(t, shipped(t), "ube", "unauthorized-access")
	const police, platform playbook.Ref = "unauthorized-access/contact-police", "unauthorized-access/report-to-platform"
	memo := func() string {
		st, _ := r.state.Set.Step(police)
		form := r.state.TextsOf(st)[0]
		return r.state.FillText(st, form, lang.Japanese, nil, r.now).Body
	}
	wants := func(when string, words ...string) {
		t.Helper()
		body := memo()
		for _, want := range words {
			if !strings.Contains(body, want) {
				t.Errorf("%s: %q is missing:\n%s", when, want, body)
			}
		}
	}
	wants("nothing is on record", "運営会社への通報：【未記入", "受理番号 【未記入", "【未記入：保存している証拠", "【未記入：公表", "【未記入：消したもの")

	r.must(runbook.AddEvidence{By: by("鈴木"), What: "画面\nの写し", Where: "共有", AsOf: r.now})
	r.must(runbook.Report{By: by("鈴木"), Step: platform, To: "platform", Reached: false, Means: "様式"})
	wants("nobody was reached", "運営会社への通報：【未記入")
	r.must(runbook.Report{By: by("鈴木"), Step: platform, To: "platform", Reached: true, Means: "様式", Reference: "0342"})
	r.must(runbook.StateFact{By: by("鈴木"), Fact: "damage", Text: "1件の届出", Certainty: runbook.Estimated})
	wants("the platform was told", "運営会社への通報："+lang.Moment(r.now, lang.Japanese), "（受付番号 0342）", "証拠1　画面 の写し（", "保管場所 共有", "現在）：1件の届出（推定）")
	r.must(runbook.ReopenStep{By: by("鈴木"), Step: platform, Reason: "別の事案"})
	wants("it was taken back", "運営会社への通報：【未記入", "受付番号 【未記入")
}

// TestAnExportIsNotedBehindWhatOthersWrote: the note is no intent, so that a closed
// incident takes it, and comes after what somebody else wrote meanwhile.
func TestAnExportIsNotedBehindWhatOthersWrote(t *testing.T) {
	ctx := t.Context()
	store, lib := memory(), shipped(t)
	profile, _ := lib.Profile("ube")
	one, err := runbook.Begin(ctx, store, lib, profile, false, runbook.Open{By: by("鈴木"), Title: "乗っ取り"}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	two, err := runbook.Resume(ctx, store, one.State().ID, rand.NewChaCha8([32]byte{1}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := one.Record(ctx, runbook.Close{By: by("鈴木"), Mistake: true, Reason: "取り違え"}, t0.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	made := runbook.Export{Report: "first", Format: "txt", Entries: 1, File: "a.txt", SHA256: strings.Repeat("0", 64)}
	if err := two.NoteExport(ctx, made, runbook.Actor{Name: "公開係"}, t0.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	s, last := two.State(), two.Entries()[len(two.Entries())-1]
	if s.Status != runbook.StatusClosed || last.Type != runbook.ExportMade || last.Seq != s.Head || strings.Contains(strings.Join(s.People, " "), "公開係") {
		t.Errorf("closed: %s, the last entry is %d %s of %d, the people are %v", s.Status, last.Seq, last.Type, s.Head, s.People)
	}
}

// TestARoundOfSeveralIsOneRound: an answer given while only some of those to be told were
// told takes the place of the one before it, as it would have when nobody was.
func TestARoundOfSeveralIsOneRound(t *testing.T) {
	two := flamingTOML + `
[[step]]
id = "tell-both"
track = "report"
type = "report"
role = "operator"
title = "両方へ知らせる"
to = ["section-head", "police"]
repeat = true
approval = "publish"
`
	lib, err := runbook.NewLibrary(playbook.Files{
		Playbooks: []playbook.File{
			{Name: "opening.toml", Data: []byte(openingTOML)}, {Name: "flaming.toml", Data: []byte(two)},
			{Name: "hijack.toml", Data: []byte(hijackTOML)}, {Name: "closing.toml", Data: []byte(closingTOML)},
		},
		Profiles: []playbook.File{{Name: "test.toml", Data: []byte(profileTOML)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	r := beginAt(t, lib, "test", "flaming")
	const step playbook.Ref = "flaming/tell-both"
	tell := func(to string) {
		t.Helper()
		r.must(runbook.Report{By: by("鈴木"), Step: step, To: to, Reached: true, Again: r.round(step)})
	}
	first := r.must(runbook.Approve{By: by("課長"), Step: step})
	tell("section-head")
	second := r.must(runbook.Approve{By: by("課長"), Step: step})
	if acts := r.state.Replaced(first); len(acts) != 1 {
		t.Errorf("the first answer is not replaced: %q", acts)
	}
	tell("police")
	next := r.must(runbook.Approve{By: by("課長"), Step: step})
	tell("section-head")
	for name, e := range map[string]runbook.Event{"second": second, "next": next} {
		if acts := r.state.Replaced(e); len(acts) != 0 {
			t.Errorf("the %s answer is replaced: %q", name, acts)
		}
	}
}

// TestEveryRoundIsTold: a notice that is repeated was published as often as it was, and a
// body outside was told as often; what was taken back is not told.
func TestEveryRoundIsTold(t *testing.T) {
	r := beginAt(t, shipped(t), "ube", "misinformation")
	const step playbook.Ref = "misinformation/say-checking"
	st, _ := r.state.Set.Step(step)
	form, _ := r.state.Texts().Form("T07/release")
	said := func(id string) string {
		for _, b := range form.Blanks(lang.Japanese) {
			if b.ID == id {
				return r.state.FillText(st, form, lang.Japanese, nil, r.now).Used[id]
			}
		}
		t.Fatalf("no blank %s", id)
		return ""
	}
	publish := func(next string) {
		t.Helper()
		r.must(runbook.Approve{By: by("課長"), Step: step, Post: "publishing-manager"})
		r.must(runbook.Do{By: by("鈴木"), Step: step, Again: r.round(step), Fields: map[string]string{"next-news": next, "url": "https://www.example.lg.jp/" + next[:2]}})
	}
	publish("23:30")
	first := lang.Moment(r.now, lang.Japanese)
	r.now = r.now.Add(30 * time.Minute)
	publish("23:50")
	second := lang.Moment(r.now, lang.Japanese)
	if got := r.state.Published(); len(got) != 2 || got[0].URL != "https://www.example.lg.jp/23" || !got[0].At.Before(got[1].At) {
		t.Errorf("published: %+v", got)
	}
	if course := said("course"); strings.Count(course, "公式アカウントで発信") != 2 || !strings.Contains(course, first) || !strings.Contains(course, second) {
		t.Errorf("the course lacks a round:\n%s", course)
	}
	r.must(runbook.ReopenStep{By: by("鈴木"), Step: step})
	if got := r.state.Published(); len(got) != 1 || !strings.Contains(said("course"), first) || strings.Contains(said("course"), second) {
		t.Errorf("after the undo: %+v\n%s", got, said("course"))
	}
}

// TestThePublicIsToldWhatWasDone: the course in a text for the public says what was done, in
// words for the public, and that the police were told only once a published text says so.
// What stays in the office has the titles of its steps, with a mark; the police are told what
// was done to the account.
func TestThePublicIsToldWhatWasDone(t *testing.T) {
	r := beginAt(t, shipped(t), "ube", "unauthorized-access")
	const police, platform, notice playbook.Ref = "unauthorized-access/contact-police", "unauthorized-access/report-to-platform", "unauthorized-access/notify-other-accounts"
	fill := func(name, id string) string {
		form, ok := r.state.Texts().Form(name)
		if !ok {
			t.Fatalf("no form %s", name)
		}
		st, _ := r.state.Set.Step(police)
		return r.state.FillText(st, form, lang.Japanese, nil, r.now).Used[id]
	}
	r.must(runbook.Report{By: by("鈴木"), Step: platform, To: "platform", Reached: true, Means: "様式"})
	r.must(runbook.Report{By: by("鈴木"), Step: police, To: "police", Reached: true, Means: "電話"})
	at := lang.Moment(r.now, lang.Japanese)
	if got, want := fill("T07/release", "course"), at+"　公式アカウントの異常を確認\n"+at+"　運営会社に通報"; got != want {
		t.Errorf("the course is\n%s\nwant\n%s", got, want)
	}
	st, _ := r.state.Set.Step(police)
	if got := fill("T10/final", "outside"); !strings.Contains(got, st.Title.Ja+"（済み）") {
		t.Errorf("inside the office: %s", got)
	}
	r.must(runbook.Do{By: by("鈴木"), Step: "opening/stop-posting"})
	if got, want := fill("T08/memo", "measures"), lang.Moment(r.now, lang.Japanese)+"　発信を止めた"; got != want { // nothing of what the office did within itself
		t.Errorf("the police are read: %s", got)
	}
	publish := func(body string) {
		t.Helper()
		r.must(runbook.WriteText{By: by("鈴木"), Step: notice, Body: body})
		r.must(runbook.Approve{By: by("課長"), Step: notice, Post: "publishing-manager"})
		r.must(runbook.Do{By: by("鈴木"), Step: notice})
	}
	publish("被害に遭われた方は、警察へご相談ください。")
	if got := fill("T07/release", "course"); strings.Contains(got, "警察") || !strings.Contains(got, "ほかの公式アカウントで発信") {
		t.Errorf("advice says nothing of the office:\n%s", got)
	}
	r.must(runbook.ReopenStep{By: by("鈴木"), Step: notice})
	publish("市は、この件を警察に相談しています。")
	if got := fill("T07/release", "course"); !strings.Contains(got, "警察に相談") {
		t.Errorf("what was published is public:\n%s", got)
	}
}

// TestTheCourseSaysOfEveryKindWhenItBecameKnown: several kinds at once stand in one line;
// what an incident was taken for and is not any more stands in none, and what joined it
// later stands where it did.
func TestTheCourseSaysOfEveryKindWhenItBecameKnown(t *testing.T) {
	course := func(r *run) string {
		form, ok := r.state.Texts().Form("T07/release")
		if !ok {
			t.Fatal("no form for the press")
		}
		st, _ := r.state.Set.Step("opening/kind")
		return r.state.FillText(st, form, lang.Japanese, nil, r.now).Used["course"]
	}
	moment := func(at time.Time) string { return lang.Moment(at, lang.Japanese) }

	r := beginAt(t, shipped(t), "ube", "unauthorized-access", "impersonation")
	found := r.now
	if got, want := course(r), moment(found)+"　公式アカウントの異常及びなりすましが疑われるアカウントを把握"; got != want {
		t.Errorf("two kinds from the first:\n%s\nwant\n%s", got, want)
	}
	r.now = r.now.Add(time.Hour)
	r.must(runbook.Classify{By: by("鈴木"), Kinds: []string{"unauthorized-access", "impersonation", "misinformation"}, Reason: "偽の話も広まった"})
	if got, want := course(r), "把握\n"+moment(r.now)+"　事実と異なるおそれがある情報を把握"; !strings.HasSuffix(got, want) {
		t.Errorf("one more:\n%s\nwant the end\n%s", got, want)
	}
	r.now = r.now.Add(time.Hour)
	r.must(runbook.Classify{By: by("鈴木"), Kinds: []string{"own-error"}, Reason: "押し間違いと分かった"})
	if got, want := course(r), moment(found)+"　投稿の内容の問題を把握"; got != want {
		t.Errorf("something else altogether:\n%s\nwant\n%s", got, want)
	}
}

// TestThePublicIsNotToldWhatIsNotCertain: of a fact that is not confirmed a text for the
// public says that it is being checked; what is for one addressee says it with its mark.
func TestThePublicIsNotToldWhatIsNotCertain(t *testing.T) {
	r := beginAt(t, shipped(t), "ube", "unauthorized-access")
	state := func(certainty runbook.Certainty) (public, police string) {
		r.must(runbook.StateFact{By: by("鈴木"), Fact: "personal-data", Text: "漏えいはない", Certainty: certainty})
		fill := func(step playbook.Ref, name, id string) string {
			form, ok := r.state.Texts().Form(name)
			st, known := r.state.Set.Step(step)
			if !ok || !known {
				t.Fatalf("no %s or %s", name, step)
			}
			return r.state.FillText(st, form, lang.Japanese, nil, r.now).Used[id]
		}
		return fill("unauthorized-access/press-release", "T07/release", "personal-data"), fill("unauthorized-access/contact-police", "T08/memo", "personal-data")
	}
	for _, c := range []struct {
		certainty      runbook.Certainty
		public, police string
	}{{runbook.Unconfirmed, "確認中", "漏えいはない（未確認）"}, {runbook.Estimated, "確認中", "漏えいはない（推定）"}, {runbook.Confirmed, "漏えいはない", "漏えいはない"}} {
		if public, police := state(c.certainty); public != c.public || police != c.police {
			t.Errorf("%s: %q and %q, want %q and %q", c.certainty, public, police, c.public, c.police)
		}
	}
}
