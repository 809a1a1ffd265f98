package runbook_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
)

// complete opens the gates of a step and records it as done, as a responder does
// who has an answer for everything.
func complete(r *run, v runbook.StepView, chosen []string) error {
	for _, g := range v.Gates {
		var in runbook.Intent
		switch {
		case g.Open:
			continue
		case g.Kind == runbook.GateApproval:
			in = runbook.Approve{By: by("課長"), Step: v.Ref, Post: postOf(g), Acts: []string{g.Act}}
		case g.Kind == runbook.GateConsult:
			in = runbook.Consult{By: by("鈴木"), Step: v.Ref, Role: g.Role, With: "協議先の課長"}
		case g.Kind == runbook.GateEvidence:
			in = runbook.AddEvidence{By: by("鈴木"), Step: v.Ref, What: "画面", Where: "共有"}
		case g.Kind == runbook.GateTwoPersons:
			continue // answered below, by naming somebody
		default:
			return fmt.Errorf("%s is held by %s (%v) although nothing was asked or drafted and what comes first is done", v.Ref, g.Kind, g.Steps)
		}
		if err := r.do(in); err != nil {
			return fmt.Errorf("%s: %#v: %w", v.Ref, in, err)
		}
	}
	fields := map[string]string{}
	for _, f := range v.Fields {
		fields[f.ID] = map[playbook.FieldType]string{
			playbook.FieldText: "不明", playbook.FieldNumber: "3", playbook.FieldTime: r.now.Add(time.Hour).Format(time.RFC3339), playbook.FieldYesNo: "no",
		}[f.Type]
	}
	for _, f := range v.Fields {
		if f.Sets == playbook.FieldHappened || f.Sets == playbook.FieldDetected { // these lie behind
			fields[f.ID] = t0.Add(-time.Hour).Format(time.RFC3339)
		}
	}
	if v.Repeat && v.Promise != nil {
		if due, ok := v.Field(v.Promise.DueField); ok && !due.Required {
			delete(fields, due.ID) // the last round promises no other
		}
	}
	if v.Type != playbook.Report {
		return r.do(runbook.Do{By: by("鈴木"), Step: v.Ref, Chosen: chosen, Fields: fields, Reason: "理由", With: "課長"})
	}
	targets := []string{}
	for _, it := range v.Items {
		if !it.State.Settled() {
			targets = append(targets, it.ID)
		}
	}
	if len(v.Items) == 0 { // the office's rules name nobody
		targets = append(targets, "当直の者")
	}
	for i, to := range targets {
		in := runbook.Report{By: by("鈴木"), Step: v.Ref, To: to, Reached: true}
		if i == 0 {
			in.Fields = fields
		}
		if err := r.do(in); err != nil {
			return fmt.Errorf("%s: %w", v.Ref, err)
		}
	}
	return nil
}

// path is one way through an incident: which option each decision takes, and what
// turns out to be impossible.
type path struct {
	answers    map[playbook.Ref]string
	impossible map[playbook.Ref]bool
}

// seen is what some path came by.
type seen struct {
	steps   map[playbook.Ref]bool
	options map[playbook.Ref]map[string]bool
}

// walk goes one path to its end: everything that can be done is, in the order in
// which the program offers it, and the incident is closed with nothing left.
func walk(t *testing.T, r *run, p path, s seen) {
	t.Helper()
	do := func(v runbook.StepView) {
		s.steps[v.Ref] = true
		r.now = r.now.Add(time.Minute)
		var err error
		if p.impossible[v.Ref] {
			err = r.do(runbook.Impossible{By: by("鈴木"), Step: v.Ref, Reason: "できない"})
		} else {
			err = complete(r, v, choice(t, r, v.Step, p, s))
		}
		if err != nil {
			t.Fatalf("%v: %v", p, err)
		}
	}
	for range 200 {
		worked := false
		// What only another step opens comes after all that need not wait.
		for _, want := range []runbook.StepState{runbook.Ready, runbook.Held} {
			for _, v := range r.state.Steps(r.now) {
				if v.State != want || worked && want == runbook.Held {
					continue
				}
				v = r.view(v.Ref) // as it stands after what was done in this round
				if v.State == want && !slices.ContainsFunc(v.Gates, func(g runbook.GateView) bool { return !g.Open && g.Kind == runbook.GateOrder }) {
					do(v)
					worked = true
				}
			}
		}
		if !worked {
			break
		}
	}
	for _, v := range r.state.Steps(r.now) {
		if !v.State.Settled() {
			t.Errorf("%v: %s is left %s, waiting for %v, gates %+v", p, v.Ref, v.State, v.WaitsFor, v.Gates)
		}
	}
	if err := r.do(runbook.Close{By: by("課長")}); err != nil {
		t.Errorf("%v: the incident does not close: %v", p, err)
	}
	if t.Failed() {
		t.FailNow()
	}
}

// choice is the option that the path takes: the one it names when that is offered,
// else the first.
func choice(t *testing.T, r *run, st *playbook.Step, p path, s seen) []string {
	if st.Type != playbook.Decide {
		return nil
	}
	offered := r.state.Offered(st)
	if len(offered) == 0 {
		t.Fatalf("%v: %s offers nothing", p, st.Ref)
	}
	pick := offered[0].ID
	for _, o := range offered {
		if o.ID == p.answers[st.Ref] {
			pick = o.ID
		}
	}
	if s.options[st.Ref] == nil {
		s.options[st.Ref] = map[string]bool{}
	}
	s.options[st.Ref][pick] = true
	return []string{pick}
}

// decisionsOf lists the decisions that a condition asks, with those that they rest
// on themselves.
func decisionsOf(set *playbook.Set, c playbook.Condition, into map[playbook.Ref]bool) {
	for _, alternative := range c {
		for _, a := range alternative {
			if into[a.Decision] {
				continue
			}
			into[a.Decision] = true
			st, _ := set.Step(a.Decision)
			decisionsOf(set, st.When, into)
		}
	}
}

// namingTOML is an office whose rule names somebody whom no step tells by name.
const namingTOML = `
format = 1
id = "naming"
name = "城山市"
office = "市"
[report.unauthorized-access]
to = ["general-affairs", "pr"]
`

// TestEveryPathOfEveryOffice walks every shipped playbook for every office. What a
// step rests on together is answered in every combination; decisions that no step
// asks about together are independent, and each of their options is taken. Every
// step that can stand for another is reached, too, by finding the other impossible.
// Nothing may be a dead end, every step and option must be reached, and every
// incident must close with nothing left open.
func TestEveryPathOfEveryOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("some 1,400 incidents from beginning to end take too long here; TestNoDeadEnds walks some of them")
	}
	lib := shipped(t)
	// What is called for does not depend on the office, but for whom else its rules name:
	// so one office that names somebody walks every path, and each shipped one the paths
	// that came by something new.
	naming, err := org.Parse("naming.toml", []byte(namingTOML))
	if err != nil {
		t.Fatal(err)
	}
	offices := lib.Profiles
	lib.Profiles = append(slices.Clone(offices), naming)
	var telling []start
	all := newSeen()
	for _, st := range starts(lib.Set) {
		before := all.size()
		walk(t, beginAt(t, lib, naming.ID, st.kinds...), st.path, all)
		if all.size() > before {
			telling = append(telling, st)
		}
	}
	reached := func(t *testing.T, s seen, office *org.Profile) {
		for _, st := range lib.Set.Steps() {
			p, _ := lib.Set.Playbook(st.Ref.Playbook())
			if !s.steps[st.Ref] && !runbook.NobodyLeft(lib.Set, office, []string{p.Kind}, st) {
				t.Errorf("no path comes by %s", st.Ref)
			}
			for _, o := range st.Options {
				if !s.options[st.Ref][o.ID] {
					t.Errorf("no path takes %s of %s", o.ID, st.Ref)
				}
			}
		}
	}
	reached(t, all, naming)
	t.Logf("%d paths, of which %d came by something new", len(starts(lib.Set)), len(telling))
	for _, profile := range offices {
		t.Run(profile.ID, func(t *testing.T) {
			t.Parallel()
			s := newSeen()
			for _, st := range telling {
				walk(t, beginAt(t, lib, profile.ID, st.kinds...), st.path, s)
			}
			reached(t, s, profile)
		})
	}
}

// start is a path and the kinds with which it starts.
type start struct {
	kinds []string
	path
}

// starts lists every path of every playbook.
func starts(set *playbook.Set) []start {
	var all []start
	for _, p := range pathsOf(set, set.Opening, "") { // not sure yet: the opening decides the kind
		all = append(all, start{nil, p})
	}
	for _, kind := range set.Kinds {
		for _, p := range pathsOf(set, kind, kind.Kind) {
			all = append(all, start{[]string{kind.Kind}, p})
		}
	}
	return all
}

func newSeen() seen {
	return seen{map[playbook.Ref]bool{}, map[playbook.Ref]map[string]bool{}}
}

func (s seen) size() int {
	n := len(s.steps)
	for _, options := range s.options {
		n += len(options)
	}
	return n
}

func beginAt(t *testing.T, lib *runbook.Library, office string, kinds ...string) *run {
	t.Helper()
	profile, ok := lib.Profile(office)
	if !ok {
		t.Fatalf("no profile %s", office)
	}
	s, err := runbook.Begin(t.Context(), memory(), lib, profile, false, runbook.Open{By: by("鈴木"), Kinds: kinds}, t0, zeros{})
	if err != nil {
		t.Fatal(err)
	}
	return &run{t: t, state: s.State(), events: s.Entries(), now: t0}
}

// pathsOf lists the paths of one playbook together with the closing. A path that
// starts with a kind confirms it in the opening, whose own decisions are walked
// without one.
func pathsOf(set *playbook.Set, book *playbook.Playbook, kind string) []path {
	var paths []path
	known := map[string]bool{}
	add := func(answers map[playbook.Ref]string, impossible playbook.Ref) {
		p := path{answers: maps.Clone(answers), impossible: map[playbook.Ref]bool{impossible: true}}
		for _, st := range set.Opening.Steps {
			for _, o := range st.Options {
				if st.Sets == playbook.SetsKinds && o.Kind == kind && kind != "" {
					p.answers[st.Ref] = o.ID
				}
			}
		}
		if key := fmt.Sprint(p); !known[key] {
			known[key] = true
			paths = append(paths, p)
		}
	}
	add(map[playbook.Ref]string{}, "")
	steps := book.Steps
	if book == set.Opening {
		steps = slices.Concat(steps, set.Closing.Steps)
	}
	for _, st := range steps {
		together := map[playbook.Ref]bool{}
		decisionsOf(set, st.When, together)
		if st.Type == playbook.Decide { // each by itself, also when nothing rests on it
			together[st.Ref] = true
		}
		groups := []map[playbook.Ref]bool{together}
		for _, o := range st.Options {
			more := maps.Clone(together)
			decisionsOf(set, o.When, more)
			groups = append(groups, more)
		}
		for _, group := range groups {
			for _, answers := range combinations(set, slices.Sorted(maps.Keys(group))) {
				add(answers, "")
				if st.Cannot != "" {
					add(answers, st.Ref)
				}
			}
		}
	}
	return paths
}

// combinations lists every way to answer decisions.
func combinations(set *playbook.Set, decisions []playbook.Ref) []map[playbook.Ref]string {
	all := []map[playbook.Ref]string{{}}
	for _, ref := range decisions {
		st, _ := set.Step(ref)
		var next []map[playbook.Ref]string
		for _, answers := range all {
			for _, o := range st.Options {
				more := maps.Clone(answers)
				more[ref] = o.ID
				next = append(next, more)
			}
		}
		all = next
	}
	return all
}
