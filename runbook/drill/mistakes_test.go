package drill_test

import (
	"fmt"
	"slices"
	"testing"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/playbook"
	"dandori/runbook/store/storetest"
)

// where says at which steps of a scenario each mistake is made.
type where struct {
	notice   playbook.Ref // a text that is published with approval
	delete   playbook.Ref // a step that destroys
	decision playbook.Ref // a decision that asks for two
	promise  playbook.Ref // the step that keeps a promise
	promised playbook.Ref // the step that gave it
	report   playbook.Ref // somebody to be told, on whom nothing else waits
}

var places = map[string]where{
	"fake-account": {
		notice: "impersonation/notify-account", delete: "own-error/delete-post", decision: "impersonation/what-is-it",
		promise: "opening/follow-up-report", promised: "opening/first-report", report: "impersonation/report-inside",
	},
	"night-hijack": {
		notice: "unauthorized-access/notify-other-accounts", delete: "unauthorized-access/delete-fraud-posts", decision: "opening/severity",
		promise: "unauthorized-access/further-news", promised: "unauthorized-access/notify-website", report: "unauthorized-access/contact-police",
	},
	"mistap": {
		notice: "unauthorized-access/notify-other-accounts", delete: "own-error/delete-post", decision: "unauthorized-access/true-cause",
		promise: "opening/follow-up-report", promised: "opening/first-report", report: "own-error/report-inside",
	},
	"water-rumour": {
		notice: "misinformation/correct-information", delete: "misinformation/delete-comments", decision: "misinformation/urgent",
		promise: "opening/follow-up-report", promised: "opening/first-report", report: "misinformation/escalate-crisis",
	},
	"blank-template": {
		notice: "own-error/correct-first", delete: "own-error/delete-post", decision: "own-error/keep-or-delete",
		promise: "opening/follow-up-report", promised: "opening/first-report", report: "own-error/report-inside",
	},
	"contractor-election": {
		notice: "own-error/explain-deletion", delete: "own-error/delete-post", decision: "own-error/keep-or-delete",
		promise: "flaming/second-reply", promised: "flaming/interim-reply", report: "own-error/report-inside",
	},
}

// publish publishes words of its own at a notice, approved; and, when they are held,
// against the rule.
func publish(words string) func(p *table, v runbook.StepView) bool {
	return func(p *table, v runbook.StepView) bool {
		by := runbook.By{Actor: operator}
		p.do(runbook.WriteText{By: by, Step: v.Ref, Body: words})
		v, _ = p.run.State.Step(v.Ref, p.now())
		p.open(v)
		if v, _ = p.run.State.Step(v.Ref, p.now()); v.State == runbook.Held {
			p.override(v.Ref, "急ぐ")
		}
		p.do(runbook.Do{By: by, Step: v.Ref, Fields: p.fields(v)})
		return true
	}
}

// Steps at which a mistake can be made.
func approved(st *playbook.Step) bool { return len(st.Approvals) > 0 }
func destroys(st *playbook.Step) bool { return st.EvidenceFirst }
func forTwo(st *playbook.Step) bool   { return st.TwoPersons != "" }
func says(st *playbook.Step) bool     { return st.Type == playbook.Notice }
func keeps(st *playbook.Step) bool    { return len(st.Keeps) > 0 }
func tells(st *playbook.Step) bool    { return st.Type == playbook.Report }

// mistake is one way of going wrong.
type mistake struct {
	kind     drill.Violation
	at       func(w *where) *playbook.Ref // the step whose turn is taken over
	can      func(st *playbook.Step) bool // at which steps it can be made
	proved   func(w *where) playbook.Ref  // the step that the table names; nil: the same
	does     func(p *table, v runbook.StepView) bool
	entries  int  // how many entries prove it
	at0      bool // it is made as soon as the drill begins
	unsigned bool // what is missing is the proof
}

var mistakes = []mistake{
	{
		kind: drill.PublishedWithoutApproval, at: func(w *where) *playbook.Ref { return &w.notice }, can: approved, entries: 2,
		does: func(p *table, v runbook.StepView) bool {
			by := runbook.By{Actor: operator}
			if v.Type == playbook.Notice {
				p.do(runbook.WriteText{By: by, Step: v.Ref, Body: p.words()})
			}
			p.override(v.Ref, "承認を待てない")
			p.do(runbook.Do{By: by, Step: v.Ref, Fields: p.fields(v)})
			return true
		},
	},
	{
		kind: drill.DeletedBeforeEvidence, at: func(w *where) *playbook.Ref { return &w.delete }, can: destroys, entries: 2, at0: true,
		does: func(p *table, v runbook.StepView) bool {
			by := runbook.By{Actor: operator}
			p.approve(v.Ref)
			p.override(v.Ref, "早く消したい")
			p.do(runbook.Do{By: by, Step: v.Ref, Fields: p.fields(v)})
			return true
		},
	},
	{
		kind: drill.OnePersonDecision, at: func(w *where) *playbook.Ref { return &w.decision }, can: forTwo, entries: 1,
		does: func(p *table, v runbook.StepView) bool {
			p.do(runbook.Do{By: runbook.By{Actor: operator}, Step: v.Ref, Chosen: p.choose(v, p.expected(v.Ref)), Reason: "自分で決めた", Fields: p.fields(v)})
			return true
		},
	},
	{
		kind: drill.Rebuttal, at: func(w *where) *playbook.Ref { return &w.notice }, can: says, entries: 2,
		does: publish("午後9時現在のお知らせです。ご指摘は事実無根です。リンクを開かないでください。次のお知らせは公式サイトに載せます。お問い合わせは代表電話へ。"),
	},
	{
		kind: drill.UnconfirmedAsserted, at: func(w *where) *playbook.Ref { return &w.notice }, can: says, entries: 3,
		does: publish("午後9時現在のお知らせです。アカウントが乗っ取られました。リンクを開かないでください。次のお知らせは公式サイトに載せます。お問い合わせは代表電話へ。"),
	},
	{
		kind: drill.UnfilledPlaceholder, at: func(w *where) *playbook.Ref { return &w.notice }, can: says, entries: 3,
		does: publish("本日○時○分現在のお知らせです。リンクを開かないでください。次のお知らせは公式サイトに載せます。お問い合わせは代表電話へ。"),
	},
	{
		kind: drill.UnkeptPromise, at: func(w *where) *playbook.Ref { return &w.promise }, can: keeps, entries: 1,
		proved: func(w *where) playbook.Ref { return w.promised },
		does:   func(*table, runbook.StepView) bool { return false },
	},
	{
		kind: drill.MissedReportTarget, at: func(w *where) *playbook.Ref { return &w.report }, can: tells, unsigned: true,
		does: func(*table, runbook.StepView) bool { return false },
	},
}

// expected is what the delivered injects expect a decision to be.
func (p *table) expected(ref playbook.Ref) []string {
	for _, in := range p.run.Injects(p.now()) {
		for _, x := range in.Expect {
			if x.Step == ref && in.Status == drill.Delivered {
				return x.Answer
			}
		}
	}
	return nil
}

// made is a mistake made at its place in a scenario.
type made struct {
	mistake
	where
}

// ofMarks are the mistakes at the places of a scenario, and each that a pass mark with steps speaks
// of at every step of the mark at which it can be made.
func ofMarks(t *testing.T, lib *runbook.Library, s *drill.Scenario, w where) (all []made) {
	for _, m := range mistakes {
		all = append(all, made{m, w})
	}
	for _, mark := range s.Marks {
		for _, kind := range mark.Never {
			m := mistakes[slices.IndexFunc(mistakes, func(m mistake) bool { return m.kind == kind })]
			possible := len(mark.Steps) == 0
			for _, ref := range mark.Steps {
				st, _ := lib.Set.Step(ref)
				if !m.can(st) {
					continue
				}
				possible = true
				there := w
				*m.at(&there) = ref
				if there.promise != w.promise {
					there.promised = st.Keeps[0]
				}
				if !slices.ContainsFunc(all, func(x made) bool { return x.kind == kind && *x.at(&x.where) == ref }) {
					all = append(all, made{m, there})
				}
			}
			if !possible {
				t.Errorf("%s: the pass mark %q never misses %s: it cannot happen at its steps", s.ID, mark.Title.En, kind)
			}
		}
	}
	return all
}

// TestMistakes plays every shipped scenario once with each kind of mistake, and with each that a pass
// mark speaks of at the mark's own steps: exactly that violation appears, with the entries that
// prove it, and every mark that speaks of it there, and no other, is missed. Each kind is played
// once in a log that is kept in files.
func TestMistakes(t *testing.T) {
	lib, scenarios := shipped(t)
	office, _ := lib.Profile(runbook.GenericOrg)
	for _, v := range drill.Violations {
		if !slices.ContainsFunc(mistakes, func(m mistake) bool { return m.kind == v }) {
			t.Errorf("nobody makes the mistake %s", v)
		}
	}
	for i, s := range scenarios {
		w, ok := places[s.ID]
		if !ok {
			t.Errorf("%s has no mistakes", s.ID)
			continue
		}
		for j, m := range ofMarks(t, lib, s, w) {
			step := *m.at(&m.where)
			t.Run(fmt.Sprintf("%s/%s/%s", s.ID, m.kind, step.Step()), func(t *testing.T) {
				var st runbook.Store = storetest.NewMemory()
				if j < len(mistakes) && j%len(scenarios) == i {
					st = files(t)
				}
				p := sitIn(t, st, lib, office, s)
				p.answers = choices[s.ID]
				turn, made := step, false
				if m.at0 {
					p.occasion = func(p *table) {
						v, _ := p.run.State.Step(turn, p.now())
						made = m.does(p, v)
					}
				} else {
					p.mistake = func(p *table, v runbook.StepView) bool {
						if v.Ref != turn || made && m.entries > 0 && !m.unsigned && m.kind != drill.UnkeptPromise {
							return false
						}
						made = true
						return m.does(p, v)
					}
					if m.kind == drill.UnkeptPromise || m.kind == drill.MissedReportTarget {
						p.omit = turn
					}
				}
				p.shortPromises = m.kind == drill.UnkeptPromise
				p.play(s.Length)
				if !made && p.omit == "" {
					t.Fatalf("the drill never came to %s", turn)
				}
				score, err := drill.Score(p.entries, nil)
				if err != nil {
					t.Fatal(err)
				}
				if m.proved != nil {
					step = m.proved(&m.where)
				}
				for _, v := range score.Violations {
					t.Logf("%s at %s, %s, entries %v, words %v, injects %v", v.Kind, v.Step, v.At.Format("15:04"), v.Entries, v.Words, v.Injects)
				}
				if len(score.Violations) != 1 || score.Violations[0].Kind != m.kind || score.Violations[0].Step != step {
					t.Fatalf("%d violations, want one: %s at %s", len(score.Violations), m.kind, step)
				}
				v := score.Violations[0]
				if len(v.Entries) != m.entries || !slices.IsSorted(v.Entries) {
					t.Errorf("it is proved by %v, want %d entries", v.Entries, m.entries)
				}
				for _, seq := range v.Entries {
					if p.entries[seq-1].Seq != seq || p.entries[seq-1].Step != step {
						t.Errorf("entry %d proves nothing of %s: %s", seq, step, p.entries[seq-1].Type)
					}
				}
				for _, a := range score.Actions {
					if (a.Step == p.omit) == a.Outcome.Met() {
						t.Errorf("inject %d: %s is %s", a.Inject, a.Step, a.Outcome)
					}
				}
				for _, mark := range score.Marks {
					speaks := slices.Contains(mark.Never, m.kind) && (len(mark.Steps) == 0 || slices.Contains(mark.Steps, turn) || slices.Contains(mark.Steps, step))
					if found := slices.Contains(mark.Found, m.kind); found != speaks || speaks && mark.Reached {
						t.Errorf("the pass mark %q is reached: %v, and found %v", mark.Title.En, mark.Reached, mark.Found)
					}
				}
			})
		}
	}
}
