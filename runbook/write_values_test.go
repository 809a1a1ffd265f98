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
	wants("the platform was told", "運営会社への通報："+lang.Moment(r.now, lang.Japanese), "（受付番号 0342）", "証拠1　画面 の写し（", "保管場所 共有", "被害：1件の届出（推定）")
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
