package runbook_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dandori/playbooks"
	"dandori/runbook"
	"dandori/runbook/playbook"
)

func shipped(t testing.TB) *runbook.Library {
	t.Helper()
	lib, err := runbook.NewLibrary(playbooks.Files())
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// TestMissionSteps checks that each act the mission names is a step of its own
// in the playbook of the hijack.
func TestMissionSteps(t *testing.T) {
	set := shipped(t).Set
	for id, typ := range map[string]playbook.StepType{
		"change-passwords":      playbook.Act,
		"remove-administrators": playbook.Act,
		"report-to-platform":    playbook.Report,
		"notify-other-accounts": playbook.Notice,
		"notify-website":        playbook.Notice,
		"escalate-digital":      playbook.Report,
		"escalate-crisis":       playbook.Report,
		"contact-police":        playbook.Report,
	} {
		st, ok := set.Step(playbook.MakeRef("unauthorized-access", id))
		if !ok || st.Type != typ {
			t.Errorf("%s: found %v, %+v", id, ok, st)
		}
	}
}

// TestNoDeadEnds walks the shipped playbooks for every office with random
// answers and outcomes: work on whatever is ready or held until nothing is.
// Then every step must be settled and the incident must close without leaving
// anything open.
func TestNoDeadEnds(t *testing.T) {
	lib := shipped(t)
	rapid.Check(t, func(rt *rapid.T) {
		profile := rapid.SampledFrom(lib.Profiles).Draw(rt, "office")
		kinds := []string{rapid.SampledFrom(lib.Set.Kinds).Draw(rt, "kind").Kind}
		if rapid.IntRange(0, 4).Draw(rt, "unsure") == 0 {
			kinds = nil
		}
		s, err := runbook.Begin(t.Context(), memory(), lib, profile, false, runbook.Open{By: by("鈴木"), Kinds: kinds}, t0, zeros{})
		if err != nil {
			rt.Fatal(err)
		}
		r := &run{t: t, state: s.State(), events: s.Entries(), now: t0}
		for range 2000 {
			var open []playbook.Ref
			for _, v := range r.state.Steps(r.now) {
				if v.State == runbook.Ready || v.State == runbook.Held {
					open = append(open, v.Ref)
				}
			}
			if len(open) == 0 {
				break
			}
			r.now = r.now.Add(time.Minute)
			if rapid.IntRange(0, 14).Draw(rt, "turn") == 0 {
				turn(rt, r)
				continue
			}
			settle(rt, r, r.view(rapid.SampledFrom(open).Draw(rt, "step")))
		}
		for _, v := range r.state.Steps(r.now) {
			if !v.State.Settled() {
				rt.Errorf("%s is left %s, waiting for %v", v.Ref, v.State, v.WaitsFor)
			}
		}
		// An answer recorded before the promise was made does not keep it; it is
		// taken back and given again.
		for range 20 {
			var late *playbook.Step
			own := false
			for _, p := range r.state.Promises(r.now) {
				if !p.Kept && !p.Released {
					late, _ = r.state.Set.Step(p.KeptBy[len(p.KeptBy)-1])
					own = late.Ref == p.Step
				}
			}
			if late == nil {
				break
			}
			r.now = r.now.Add(time.Minute)
			if own {
				lastRound(rt, r, late)
				continue
			}
			_ = r.do(runbook.ReopenStep{By: by("鈴木"), Step: late.Ref})
			if v := r.view(late.Ref); !v.State.Settled() || v.State == runbook.NotApplicable {
				settle(rt, r, v)
			}
		}
		if err := r.do(runbook.Close{By: by("課長")}); err != nil {
			rt.Errorf("the incident does not close: %v", err)
		}
	})
}

// turn changes somebody's mind: another kind, another answer, an undo, a question
// that is answered.
func turn(rt *rapid.T, r *run) {
	var recorded, any []playbook.Ref
	for _, v := range r.state.Steps(r.now) {
		any = append(any, v.Ref)
		if v.State.Settled() && v.State != runbook.NotApplicable {
			recorded = append(recorded, v.Ref)
		}
	}
	try := func(in runbook.Intent) {
		_ = r.do(in) // a refusal is an answer too
	}
	switch rapid.IntRange(0, 3).Draw(rt, "turn to") {
	case 0:
		try(runbook.Classify{By: by("課長"), Kinds: []string{rapid.SampledFrom(r.state.Set.Kinds).Draw(rt, "kind").Kind}, Reason: "分かった"})
	case 1:
		if len(recorded) > 0 {
			try(runbook.ReopenStep{By: by("鈴木"), Step: rapid.SampledFrom(recorded).Draw(rt, "undo")})
		}
	case 2:
		if len(recorded) > 0 {
			v := r.view(rapid.SampledFrom(recorded).Draw(rt, "again"))
			if len(v.Options) > 0 {
				try(runbook.Do{By: by("課長"), Step: v.Ref, Reason: "改めた", Chosen: []string{v.Options[rapid.IntRange(0, len(v.Options)-1).Draw(rt, "answer")].ID}})
			}
		}
	case 3:
		try(runbook.Ask{By: by("鈴木"), Step: rapid.SampledFrom(any).Draw(rt, "ask"), Text: "よいか"})
		for _, q := range r.state.OpenQuestions() {
			try(runbook.Answer{By: by("鈴木"), Question: q.Seq, Text: "よい", From: "課長"})
		}
	}
}

// settle brings one step on: opens its gates, then records an outcome.
func settle(rt *rapid.T, r *run, v runbook.StepView) {
	must := func(in runbook.Intent) {
		if err := r.do(in); err != nil {
			rt.Fatalf("%s (%s): %#v: %v", v.Ref, v.State, in, err)
		}
	}
	for _, g := range v.Gates {
		if g.Open {
			continue
		}
		switch g.Kind {
		case runbook.GateApproval:
			must(runbook.Approve{By: by("課長"), Step: v.Ref, Post: postOf(g), Acts: []string{g.Act}})
		case runbook.GateEvidence:
			must(runbook.AddEvidence{By: by("鈴木"), Step: v.Ref, What: "画面", Where: "共有"})
		case runbook.GateConsult:
			must(runbook.Consult{By: by("鈴木"), Step: v.Ref, Role: g.Role, With: "協議先の課長"})
		case runbook.GateOrder:
			must(runbook.Override{By: by("課長"), Step: v.Ref, Gates: []string{g.Name()}, Reason: "待てない"})
		}
	}
	switch rapid.IntRange(0, 9).Draw(rt, "outcome") {
	case 0:
		must(runbook.Impossible{By: by("鈴木"), Step: v.Ref, Reason: "できない"})
		return
	case 1:
		must(runbook.Skip{By: by("鈴木"), Step: v.Ref, Reason: "不要"})
		return
	}
	fields := map[string]string{}
	for _, f := range v.Fields {
		fields[f.ID] = map[playbook.FieldType]string{
			playbook.FieldText: "不明", playbook.FieldNumber: "3", playbook.FieldTime: "23:30", playbook.FieldYesNo: "no",
		}[f.Type]
	}
	for _, f := range v.Fields {
		if f.Sets == playbook.FieldHappened || f.Sets == playbook.FieldDetected { // these lie behind
			fields[f.ID] = t0.Add(-time.Hour).Format(time.RFC3339)
		}
	}
	if v.Type == playbook.Report {
		for _, it := range v.Items {
			if it.State.Settled() {
				continue
			}
			must(runbook.Report{By: by("鈴木"), Step: v.Ref, To: it.ID, Reached: true, Fields: fields})
			fields = nil
		}
		if len(v.Items) == 0 { // the office's rules name nobody
			must(runbook.Report{By: by("鈴木"), Step: v.Ref, To: "当直の者", Reached: true, Fields: fields})
		}
		return
	}
	in := runbook.Do{By: by("鈴木"), Step: v.Ref, Fields: fields, Reason: "理由", With: "課長"}
	if v.Type == playbook.Decide {
		offered := r.state.Offered(v.Step)
		if len(offered) == 0 {
			rt.Fatalf("%s offers no answer", v.Ref)
		}
		var ids []string
		for _, o := range offered {
			ids = append(ids, o.ID)
		}
		in.Chosen = []string{rapid.SampledFrom(ids).Draw(rt, "answer")}
	}
	must(in)
}

// TestOfficesKeepToTheirOwnRules spot-checks what a run shows as whose rule.
func TestOfficesKeepToTheirOwnRules(t *testing.T) {
	lib := shipped(t)
	whose := func(office, kind string, ref playbook.Ref) (runbook.StepView, *runbook.State) {
		p, ok := lib.Profile(office)
		if !ok {
			t.Fatalf("no profile %s", office)
		}
		s, err := runbook.Begin(t.Context(), memory(), lib, p, false, runbook.Open{By: by("鈴木"), Kinds: []string{kind}}, t0, zeros{})
		if err != nil {
			t.Fatal(err)
		}
		st := s.State()
		v, ok := st.Step(ref, t0)
		if !ok {
			t.Fatalf("no step %s", ref)
		}
		return v, &st
	}
	for _, c := range []struct {
		office string
		ref    playbook.Ref
		want   string
	}{
		{"ube", "unauthorized-access/change-passwords", "own"},
		{"iida", "unauthorized-access/change-passwords", "other"},
		{"generic", "unauthorized-access/change-passwords", "other"},
		{"ube", "unauthorized-access/report-ppc", "law"},
		{"iida", "flaming/interim-reply", "own"},
		{"ako", "flaming/interim-reply", "other"},
		{"kamitonda", "impersonation/notify-account", "own"},
		{"iida", "impersonation/notify-account", "other"},
	} {
		v, _ := whose(c.office, c.ref.Playbook(), c.ref)
		if string(v.Whose) != c.want {
			t.Errorf("%s sees %s as %s, want %s (%v)", c.office, c.ref, v.Whose, c.want, v.Sources)
		}
	}
	v, _ := whose("kamitonda", "impersonation", "impersonation/report-inside")
	var ids []string
	for _, it := range v.Items {
		ids = append(ids, it.ID)
	}
	if v.Role != "section-head" || !slices.Equal(ids, []string{"general-affairs"}) || v.Items[0].Post.Ja != "総務課" {
		t.Errorf("Kamitonda's impersonation is reported by %s to %+v", v.Role, v.Items)
	}
}

// lastRound does a step once more and promises nothing with it.
func lastRound(rt *rapid.T, r *run, st *playbook.Step) {
	for _, g := range r.view(st.Ref).Gates {
		if g.Kind == runbook.GateApproval && g.How != runbook.HowExempt {
			_ = r.do(runbook.Approve{By: by("課長"), Step: st.Ref, Post: postOf(g), Acts: []string{g.Act}})
		}
	}
	if st.Type != playbook.Report {
		if err := r.do(runbook.Do{By: by("鈴木"), Step: st.Ref, Again: r.round(st.Ref)}); err != nil {
			rt.Fatalf("%s once more: %v", st.Ref, err)
		}
		return
	}
	for _, it := range r.view(st.Ref).Items {
		if err := r.do(runbook.Report{By: by("鈴木"), Step: st.Ref, To: it.ID, Reached: true, Again: r.round(st.Ref)}); err != nil {
			rt.Fatalf("%s once more: %v", st.Ref, err)
		}
	}
}
