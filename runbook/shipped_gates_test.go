package runbook_test

import (
	"slices"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// TestAccountGoesLast holds the end of an account, in every office, until it is
// announced and a copy of it is kept.
func TestAccountGoesLast(t *testing.T) {
	lib := shipped(t)
	for _, profile := range lib.Profiles {
		for ending, act := range map[string]playbook.Ref{"suspend": "closing/suspend-account", "end": "closing/close-account"} {
			r := beginAt(t, lib, profile.ID, "flaming")
			r.decide("opening/kind", "flaming")
			r.decide("closing/ending", ending)
			g := r.gate(act, runbook.GateOrder)
			if g.Open || g.Advice || !slices.Equal(g.Steps, []playbook.Ref{"closing/announce-ending-website", "closing/announce-ending-account"}) {
				t.Errorf("%s, %s: the notices do not hold it: %+v", profile.ID, act, g)
			}
			if ending == "end" {
				r.must(runbook.Approve{By: by("課長"), Step: act, Post: postOf(r.gate(act, runbook.GateApproval))})
			}
			r.must(runbook.AddEvidence{By: by("鈴木"), Step: "opening/save-evidence", What: "批判の画面", Where: "共有"})
			if r.gate(act, runbook.GateEvidence).Open {
				t.Errorf("%s, %s: a capture of something else will do", profile.ID, act)
			}
			r.must(runbook.AddEvidence{By: by("鈴木"), Step: "closing/save-account", What: "控え", Where: "共有"})
			r.refused(runbook.Do{By: by("鈴木"), Step: act}, runbook.StepHeld)
			if err := complete(r, r.view("closing/announce-ending-website"), nil); err != nil {
				t.Fatal(err)
			}
			r.refused(runbook.Do{By: by("鈴木"), Step: act}, runbook.StepHeld)
			// Nobody can write on the account any more: the other accounts say it.
			r.must(runbook.Impossible{By: by("鈴木"), Step: "closing/announce-ending-account", Reason: "操作できない"})
			r.refused(runbook.Do{By: by("鈴木"), Step: act}, runbook.StepHeld)
			if err := complete(r, r.view("closing/announce-ending-elsewhere"), nil); err != nil {
				t.Fatal(err)
			}
			r.must(runbook.Do{By: by("鈴木"), Step: act})
		}
	}
}

// TestFalseAlarmIsCorrectedFirst holds the deletion of a dangerous false alarm, in
// every office, until the correction is out by one way or another.
func TestFalseAlarmIsCorrectedFirst(t *testing.T) {
	const deletion = playbook.Ref("own-error/delete-post")
	r := beginAt(t, shipped(t), "generic", "own-error")
	r.decide("own-error/which-error", "false-alarm")
	r.decide("own-error/keep-or-delete", "correct-then-delete")
	r.must(runbook.Approve{By: by("課長"), Step: deletion})
	r.must(runbook.AddEvidence{By: by("鈴木"), Step: "own-error/save-original", What: "元の投稿", Where: "共有"})
	do := runbook.Do{By: by("鈴木"), Step: deletion, Fields: map[string]string{"kept-at": "共有"}}
	held := func(by ...playbook.Ref) {
		t.Helper()
		if g := r.refused(do, runbook.StepHeld).Gates; len(g) != 1 || g[0].Kind != runbook.GateOrder || !slices.Equal(g[0].Steps, by) {
			t.Errorf("%+v", g)
		}
	}
	held("own-error/correct-first")
	r.must(runbook.Impossible{By: by("鈴木"), Step: "own-error/correct-first", Reason: "投稿できない"})
	held("own-error/correct-elsewhere")
	if err := complete(r, r.view("own-error/correct-elsewhere"), nil); err != nil {
		t.Fatal(err)
	}
	r.must(do)
}

// TestLegalClocks checks the days that the law gives, from the day of learning on:
// at 22:40 that day still is the first.
func TestLegalClocks(t *testing.T) {
	for _, c := range []struct {
		kind     string
		decision playbook.Ref
		answer   string
		days     int
	}{
		{"unauthorized-access", "unauthorized-access/personal-data", "wrongful", 60},
		{"unauthorized-access", "unauthorized-access/personal-data", "risk", 30},
		{"own-error", "own-error/data-breach", "report-wrongful", 60},
		{"own-error", "own-error/data-breach", "report", 30},
	} {
		r := beginAt(t, shipped(t), "kamitonda", c.kind)
		if c.kind == "own-error" {
			r.decide("own-error/which-error", "personal-data")
		}
		r.decide(c.decision, c.answer)
		// The law says promptly; the days are a measure in the Commission's guideline.
		prompt := r.view(playbook.MakeRef(c.kind, "report-ppc"))
		if prompt.Urgency == nil || prompt.Urgency.Text.Ja != "速やかに" || prompt.Urgency.Source != "law:appi-68" {
			t.Errorf("%s: the law's word is %+v", c.kind, prompt.Urgency)
		}
		for step, due := range map[string]struct {
			days  int
			whose org.Whose
		}{"report-ppc": {5, org.Ours}, "report-ppc-final": {c.days, org.Law}} {
			v := r.view(playbook.MakeRef(c.kind, step))
			y, m, d := t0.Date()
			want := time.Date(y, m, d+due.days, 0, 0, 0, 0, t0.Location()).Add(-time.Second)
			if !v.Deadline.Equal(want) || v.DueWhose != due.whose {
				t.Errorf("%s, %s: %s is due at %s by %s, want %s by %s", c.kind, c.answer, step, v.Deadline, v.DueWhose, want, due.whose)
			}
		}
	}
}

// TestTimesFollowTheAnswers checks the due times that an answer changes, and the one
// that counts from the moment the kind is confirmed.
func TestTimesFollowTheAnswers(t *testing.T) {
	for urgent, want := range map[string][2]time.Duration{
		"yes": {10 * time.Minute, 30 * time.Minute}, "no": {30 * time.Minute, 2 * time.Hour},
	} {
		r := beginAt(t, shipped(t), "iida", "misinformation")
		r.decide("misinformation/urgent", urgent)
		for i, ref := range []playbook.Ref{"misinformation/ask-section", "misinformation/correct-information"} {
			if got := r.view(ref).Deadline.Sub(t0); got != want[i] {
				t.Errorf("urgent %s: %s is due %s after detection, want %s", urgent, ref, got, want[i])
			}
		}
	}
	r := beginAt(t, shipped(t), "iida", "flaming")
	r.now = t0.Add(time.Hour)
	r.must(runbook.Classify{By: by("課長"), Kinds: []string{"flaming", "impersonation"}, Reason: "偽のアカウントもある", With: "所管課長"})
	if got := r.view("impersonation/report-inside").Deadline; !got.Equal(r.now.Add(30 * time.Minute)) {
		t.Errorf("due at %s, confirmed at %s", got, r.now)
	}
}

// In Kamitonda the head of the section is who warns, by its own clause; elsewhere the
// playbook's suggestion stands.
func TestWhoWarns(t *testing.T) {
	lib := shipped(t)
	for office, want := range map[string]string{"kamitonda": "section-head", "ube": "pr"} {
		p, _ := lib.Profile(office)
		s, err := runbook.Begin(t.Context(), memory(), lib, p, false, runbook.Open{By: by("木村"), Kinds: []string{"impersonation"}}, t0, zeros{})
		if err != nil {
			t.Fatal(err)
		}
		state := s.State()
		for _, ref := range []playbook.Ref{"impersonation/notify-website", "impersonation/press-material"} {
			if v, _ := state.Step(ref, t0); v.Performer != want {
				t.Errorf("%s, %s: done by %s, want %s", office, ref, v.Performer, want)
			}
		}
	}
}

// To say that nothing is the matter is a decision as well: in Iida nobody takes it
// alone.
func TestNobodyAloneSaysThatNothingIsTheMatter(t *testing.T) {
	lib := shipped(t)
	p, _ := lib.Profile("iida")
	s, err := runbook.Begin(t.Context(), memory(), lib, p, false, runbook.Open{By: by("木村")}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	r := &run{t: t, state: s.State(), events: s.Entries(), now: t0}
	r.refused(runbook.Do{By: by("木村"), Step: "opening/kind", Chosen: []string{"none-watch"}, Reason: "見守る"}, runbook.StepHeld)
	r.must(runbook.Do{By: by("木村"), Step: "opening/kind", Chosen: []string{"none-watch"}, Reason: "見守る", With: "課長"})
}

// Whom an office's own rule names is told, by whom it names, as fast as it says; whom a
// step tells by name is not told twice, and where the rule names nobody else nothing is
// asked.
func TestWhomElseTheRuleNames(t *testing.T) {
	lib := shipped(t)
	const ref = "unauthorized-access/report-others"
	view := func(p *org.Profile) runbook.StepView {
		t.Helper()
		s, err := runbook.Begin(t.Context(), memory(), lib, p, false, runbook.Open{By: by("木村"), Kinds: []string{"unauthorized-access"}}, t0, zeros{})
		if err != nil {
			t.Fatal(err)
		}
		state := s.State()
		v, _ := state.Step(ref, t0)
		return v
	}
	ube, _ := lib.Profile("ube")
	if v := view(ube); v.State != runbook.NotApplicable {
		t.Errorf("Ube: %s to %v", v.State, v.Items)
	}
	own, err := org.Parse("own.toml", []byte(`
format = 1
id = "own"
name = "城山市"
office = "市"
[[document]]
id = "shiro"
title = "規程"
[report.unauthorized-access]
to = ["general-affairs", "ciso", "pr"]
by = "account-admin"
urgency = "直ちに"
source = "shiro:5"
`))
	if err != nil {
		t.Fatal(err)
	}
	v := view(own)
	var to []string
	for _, it := range v.Items {
		to = append(to, it.ID)
	}
	if !slices.Equal(to, []string{"general-affairs", "ciso"}) || v.Performer != "account-admin" || v.Whose != org.Own || v.Urgency == nil || v.Urgency.Text.Ja != "直ちに" {
		t.Errorf("own: %s to %v by %s (%s), %+v", v.State, to, v.Performer, v.Whose, v.Urgency)
	}
}
