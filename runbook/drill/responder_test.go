package drill_test

import (
	"crypto/rand"
	"fmt"
	"slices"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/store"
	"dandori/runbook/store/storetest"
)

// The names of a drill.
var (
	operator = runbook.Actor{Name: "鈴木", Role: "operator"}
	approver = runbook.Actor{Name: "山本", Role: "approver"}
)

// morning is when the drill is played; its scenario lies on another day.
var morning = time.Date(2026, 7, 1, 10, 0, 0, 0, time.FixedZone("JST", 9*60*60))

// table plays a drill: a log, the wall clock, and what everybody does.
type table struct {
	t        testing.TB
	scenario *drill.Scenario
	session  *runbook.Session
	run      drill.Run
	entries  []runbook.Event
	wall     time.Time
	speed    int
	seen     int // the entries at which nobody had anything left to do

	answers  map[playbook.Ref]string                 // of decisions that no inject expects
	mistake  func(p *table, v runbook.StepView) bool // takes a step over
	occasion func(p *table)                          // once, when the first inject has arrived
	omit     playbook.Ref                            // a step that is never done

	shortPromises bool // what is promised is due in a quarter of an hour
}

// sit begins a drill of a scenario at an office.
func sit(t testing.TB, lib *runbook.Library, office *org.Profile, s *drill.Scenario) *table {
	t.Helper()
	return sitIn(t, storetest.NewMemory(), lib, office, s)
}

// files is a store that keeps logs in files.
func files(t testing.TB) runbook.Store {
	t.Helper()
	st, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st
}

// sitIn begins a drill that is kept in a store.
func sitIn(t testing.TB, st runbook.Store, lib *runbook.Library, office *org.Profile, s *drill.Scenario) *table {
	t.Helper()
	p := &table{t: t, scenario: s, wall: morning, speed: runbook.MaxSpeed}
	session, err := runbook.Begin(t.Context(), st, lib, office, true,
		s.Opening(runbook.By{Actor: operator}, lang.Japanese, office.TimeZone), p.wall, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	p.session = session
	p.take()
	p.must(drill.Start{Speed: p.speed})
	return p
}

// take takes over what is new in the log.
func (p *table) take() {
	news := p.session.Entries()[len(p.entries):]
	p.entries = p.session.Entries()
	p.run = drill.Fold(p.run, news)
}

// now is drill time.
func (p *table) now() time.Time { return p.run.Now(p.wall) }

// try lets the facilitator do something.
func (p *table) try(in drill.Intent) error {
	p.t.Helper()
	_, err := p.session.Record(p.t.Context(), in, p.wall)
	p.take()
	return err
}

func (p *table) must(in drill.Intent) {
	p.t.Helper()
	if err := p.try(in); err != nil {
		p.t.Fatalf("%#v: %v", in, err)
	}
}

// do lets a player record something.
func (p *table) do(in runbook.Intent) {
	p.t.Helper()
	if _, err := p.session.Record(p.t.Context(), in, p.wall); err != nil {
		p.t.Fatalf("%s: %#v: %v", p.now().Format("15:04"), in, err)
	}
	p.take()
}

// play runs the drill for a span of drill time, a minute at a time.
func (p *table) play(span time.Duration) {
	p.t.Helper()
	for end := p.now().Add(span); !p.now().After(end); {
		for _, v := range p.run.DueNow(p.now()) {
			p.must(drill.Deliver{Number: v.Number})
		}
		if p.occasion != nil {
			p.occasion(p)
			p.occasion = nil
		}
		if len(p.entries) > p.seen { // nothing comes up for the players by time alone
			for p.act() {
			}
			p.seen = len(p.entries)
		}
		p.wall = p.wall.Add(max(time.Second, time.Minute/time.Duration(p.speed)))
	}
}

// act does the first thing that can be done now; false when there is none.
func (p *table) act() bool {
	p.t.Helper()
	now := p.now()
	injects := p.run.Injects(now)
	for _, v := range p.run.State.Steps(now) {
		answer, turn := turn(v, injects)
		if !turn || v.Ref == p.omit || slices.ContainsFunc(v.Gates, func(g runbook.GateView) bool { return !g.Open && g.Kind == runbook.GateOrder }) {
			continue
		}
		if p.mistake != nil && p.mistake(p, v) {
			return true
		}
		if before := len(p.entries); p.settle(v, answer) || len(p.entries) > before {
			return true
		}
	}
	return false
}

// turn reports whether it is time for a step: it can be done, and either no inject asks
// for it or one that does has arrived. The answers are those that the inject expects.
func turn(v runbook.StepView, injects []drill.InjectView) (answers []string, turn bool) {
	ready := v.State == runbook.Ready || v.State == runbook.Held
	expected := false
	for _, in := range injects {
		for _, x := range in.Expect {
			if x.Step != v.Ref {
				continue
			}
			expected = true
			if in.Status != drill.Delivered {
				continue
			}
			again := v.State == runbook.StateDone && len(x.Answer) > 0 && !slices.ContainsFunc(v.Chosen, func(c string) bool { return slices.Contains(x.Answer, c) })
			watched := v.Type == playbook.Watch && v.Checks > 0
			if (ready || again) && !watched {
				return x.Answer, true
			}
		}
	}
	if expected || !ready || v.Type == playbook.Watch || v.Ref.Playbook() == "closing" || v.ID == "settled" {
		return nil, false // the drill ends before the incident does
	}
	return nil, true
}

// cautious lists answers that open as little as possible.
var cautious = []string{"continue", "staff", "medium", "no", "none", "neither", "not-related", "right", "keep", "harmful", "correct"}

func (p *table) choose(v runbook.StepView, expected []string) []string {
	if len(expected) > 0 {
		if !v.Many || v.Sets == playbook.SetsKinds {
			return expected[:1]
		}
		return expected
	}
	if a := p.answers[v.Ref]; a != "" {
		return []string{a}
	}
	offered := p.run.State.Offered(v.Step)
	for _, a := range cautious {
		if slices.ContainsFunc(offered, func(o playbook.Option) bool { return o.ID == a }) {
			return []string{a}
		}
	}
	return []string{offered[0].ID}
}

// settle does a step as it should be done.
func (p *table) settle(v runbook.StepView, expected []string) bool {
	p.t.Helper()
	by := runbook.By{Actor: operator}
	switch v.Type {
	case playbook.Notice:
		if _, written := p.run.State.DraftOf(v.Ref); !written {
			p.do(runbook.WriteText{By: by, Step: v.Ref, Body: p.words()})
		}
	case playbook.Evidence:
		p.do(runbook.AddEvidence{By: by, Step: v.Ref, What: "画面の写し", Where: "共有フォルダー"})
	case playbook.Watch:
		p.do(runbook.Check{By: by, Step: v.Ref, Text: "見た"})
		return true
	}
	v, _ = p.run.State.Step(v.Ref, p.now())
	p.open(v)
	fields := p.fields(v)
	if v.Type == playbook.Report {
		p.tell(v, fields)
		return true
	}
	in := runbook.Do{By: by, Step: v.Ref, Fields: fields, Reason: "状況から判断した", With: "課長"}
	if v.Type == playbook.Decide {
		in.Chosen = p.choose(v, expected)
	}
	p.do(in)
	return true
}

// open opens the gates of a step by what they wait for.
func (p *table) open(v runbook.StepView) {
	p.t.Helper()
	for _, g := range v.Gates {
		switch {
		case g.Open:
		case g.Kind == runbook.GateApproval:
			p.do(runbook.Approve{By: runbook.By{Actor: approver}, Step: v.Ref, Post: postOf(g), Acts: []string{g.Act}, Means: "電話"})
		case g.Kind == runbook.GateConsult:
			p.do(runbook.Consult{By: runbook.By{Actor: operator}, Step: v.Ref, Role: g.Role, With: "協議先"})
		case g.Kind == runbook.GateEvidence:
			p.do(runbook.AddEvidence{By: runbook.By{Actor: operator}, Step: v.Ref, What: "画面の写し", Where: "共有フォルダー"})
		}
	}
}

// postOf is what an approver is whom the office's rules name; "" where they name nobody.
func postOf(g runbook.GateView) string {
	if len(g.Roles) == 0 {
		return ""
	}
	return g.Roles[0]
}

// approve approves everything that a step waits for, and opens no other gate.
func (p *table) approve(ref playbook.Ref) {
	p.t.Helper()
	v, _ := p.run.State.Step(ref, p.now())
	for _, g := range v.Gates {
		if g.Kind == runbook.GateApproval && !g.Open {
			p.do(runbook.Approve{By: runbook.By{Actor: approver}, Step: ref, Post: postOf(g), Acts: []string{g.Act}})
		}
	}
}

// override opens every gate of a step that is closed, against the rules.
func (p *table) override(ref playbook.Ref, reason string) {
	p.t.Helper()
	in := runbook.Override{By: runbook.By{Actor: operator}, Step: ref, Reason: reason}
	v, _ := p.run.State.Step(ref, p.now())
	for _, g := range v.Gates {
		if !g.Open && !slices.Contains(in.Gates, g.Name()) {
			in.Gates = append(in.Gates, g.Name())
		}
	}
	p.do(in)
}

func (p *table) fields(v runbook.StepView) map[string]string {
	fields := map[string]string{}
	for _, f := range v.Fields {
		switch f.Type {
		case playbook.FieldText:
			fields[f.ID] = "確かめた内容"
		case playbook.FieldNumber:
			fields[f.ID] = "3"
		case playbook.FieldYesNo:
			fields[f.ID] = "no"
		case playbook.FieldTime:
			at := p.now()
			if v.Promise != nil && v.Promise.DueField == f.ID {
				at = at.Add(p.scenario.Length)
				if p.shortPromises && p.promises(v.Ref) {
					at = p.now().Add(15 * time.Minute)
				}
			}
			fields[f.ID] = at.Format(time.RFC3339)
		}
	}
	return fields
}

// promises reports whether the step left out is the one that keeps what a step promises.
func (p *table) promises(ref playbook.Ref) bool {
	st, ok := p.run.State.Set.Step(p.omit)
	return ok && slices.Contains(st.Keeps, ref)
}

// tell reports to everybody who is to be told, as the facilitator answers for them.
func (p *table) tell(v runbook.StepView, fields map[string]string) {
	p.t.Helper()
	targets := []string{"当直の者"} // where the office's rules name nobody
	if len(v.Items) > 0 {
		targets = nil
	}
	for _, it := range v.Items {
		if !it.State.Settled() {
			targets = append(targets, it.ID)
		}
	}
	by := runbook.By{Actor: operator}
	answers := p.run.Answers()
	for _, to := range targets {
		in := runbook.Report{By: by, Step: v.Ref, To: to, Reached: true, Means: "電話", Fields: fields}
		switch a := answers[to]; a.How {
		case drill.Nobody:
			p.do(runbook.Report{By: by, Step: v.Ref, To: to, Means: "電話"})
			p.do(runbook.Impossible{By: by, Step: v.Ref, Reason: "誰も出ない"})
			return
		case drill.Deputy: // the post does not answer, and the deputy does
			p.do(runbook.Report{By: by, Step: v.Ref, To: to, Means: "電話"})
			in.Via = "係長"
		case drill.Number:
			in.Reference = a.Reference
		}
		p.do(in)
		fields = nil
	}
}

// words is a notice with everything a notice should have.
func (p *table) words() string {
	return fmt.Sprintf("【お知らせ】%s現在、確認できたことをお知らせします。心当たりのないリンクは開かないでください。"+
		"次のお知らせは、公式サイトに載せます。お問い合わせは、市役所の代表電話で受け付けています。", p.now().Format("1月2日15時4分"))
}
