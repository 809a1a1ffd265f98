package drill_test

import (
	"crypto/rand"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dandori/playbooks"
	"dandori/runbook"
	"dandori/runbook/drill"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/playbook"
	"dandori/runbook/store/storetest"
)

// everything is what ships, read and checked once.
var everything = sync.OnceValues(func() (lib *runbook.Library, err error) {
	if lib, err = runbook.NewLibrary(playbooks.Files()); err != nil {
		return nil, err
	}
	for _, f := range playbooks.Drills() {
		s, err := drill.Parse(f.Name, f.Data)
		if err == nil {
			err = s.Check(lib.Set, lib.Sources())
		}
		if err != nil {
			return nil, err
		}
		scenarios = append(scenarios, s)
	}
	return lib, nil
})

var scenarios []*drill.Scenario

// shipped reads everything that ships.
func shipped(t testing.TB) (*runbook.Library, []*drill.Scenario) {
	t.Helper()
	lib, err := everything()
	if err != nil {
		t.Fatal(err)
	}
	return lib, scenarios
}

// texts visits every text of a value.
func texts(path string, v reflect.Value, visit func(path string, text lang.Text)) {
	switch v.Kind() {
	case reflect.Pointer:
		texts(path, v.Elem(), visit)
	case reflect.Slice:
		for i := range v.Len() {
			texts(fmt.Sprintf("%s[%d]", path, i), v.Index(i), visit)
		}
	case reflect.Struct:
		if text, ok := v.Interface().(lang.Text); ok {
			visit(path, text)
			return
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Name != "File" {
				texts(path+"."+f.Name, v.Field(i), visit)
			}
		}
	}
}

// real names cities and persons that the scenarios must not name.
var real = regexp.MustCompile(`郡山|近江八幡|横芝光|西宮|札幌|横浜|川崎|宇部|飯田|上富田|十和田|赤穂|東京|大阪|京都|(?i:tokyo|osaka|kyoto|sapporo|yokohama|kawasaki|koriyama|nishinomiya)`)

// TestShippedScenarios holds the scenarios to what they are for.
func TestShippedScenarios(t *testing.T) {
	_, scenarios := shipped(t)
	if len(scenarios) != 6 {
		t.Errorf("%d scenarios ship", len(scenarios))
	}
	for _, s := range scenarios {
		if s.File.Name != "drills/"+s.ID+".toml" {
			t.Errorf("%s is in %s", s.ID, s.File.Name)
		}
		if n := len(s.Injects); n < 6 || n > 12 {
			t.Errorf("%s has %d injects", s.ID, n)
		}
		if s.Injects[0].At != 0 || s.Injects[0].After.Step != "" {
			t.Errorf("%s does not begin with an inject", s.ID)
		}
		texts(s.ID, reflect.ValueOf(*s), func(path string, text lang.Text) {
			if (text.Ja == "") != (text.En == "") {
				t.Errorf("%s has one language: %+v", path, text)
			}
			if lines := strings.Count(text.Ja, "\n") - strings.Count(text.En, "\n"); lines != 0 && strings.HasSuffix(path, ".Screen") {
				t.Errorf("%s: the screen has other lines in English", path)
			}
			if real.MatchString(text.Ja + text.En) {
				t.Errorf("%s names something real: %s", path, real.FindString(text.Ja+text.En))
			}
			for _, r := range "，．､｡" {
				if strings.ContainsRune(text.Ja, r) {
					t.Errorf("%s has a %c", path, r)
				}
			}
		})
		if !strings.Contains(s.Situation.Ja, "城山市（架空の市）") {
			t.Errorf("%s does not say that the city is invented", s.ID)
		}
		tempted := map[drill.Violation]bool{}
		for i, in := range s.Injects {
			if in.Number != i+1 || len(in.Expect) == 0 {
				t.Errorf("%s: inject %d is number %d and expects %d actions", s.ID, i+1, in.Number, len(in.Expect))
			}
			for _, v := range in.Forbid {
				tempted[v] = true
			}
			for _, x := range in.Expect {
				if x.Within == 0 {
					t.Errorf("%s: inject %d allows %s any time", s.ID, in.Number, x.Step)
				}
			}
		}
		if len(tempted) < 5 {
			t.Errorf("%s tempts to %d violations only", s.ID, len(tempted))
		}
		if start := s.StartIn(time.UTC); start.IsZero() {
			t.Errorf("%s has no start", s.ID)
		}
	}
}

// choices are what the players decide where no inject expects an answer.
var choices = map[string]map[playbook.Ref]string{}

// perfect plays a scenario without a mistake.
func perfect(t testing.TB, lib *runbook.Library, office *org.Profile, s *drill.Scenario) *table {
	t.Helper()
	return perfectIn(t, storetest.NewMemory(), lib, office, s)
}

func perfectIn(t testing.TB, st runbook.Store, lib *runbook.Library, office *org.Profile, s *drill.Scenario) *table {
	t.Helper()
	p := sitIn(t, st, lib, office, s)
	p.answers = choices[s.ID]
	p.play(s.Length)
	return p
}

// TestPerfect plays every shipped scenario in every shipped office as it should be
// played: everything is done in time, and nothing is violated.
func TestPerfect(t *testing.T) {
	lib, scenarios := shipped(t)
	for _, s := range scenarios {
		for _, office := range lib.Profiles {
			if testing.Short() && office.ID != runbook.GenericOrg && office.ID != "iida" {
				continue
			}
			var st runbook.Store = storetest.NewMemory()
			if office.ID == runbook.GenericOrg {
				st = files(t)
			}
			p := perfectIn(t, st, lib, office, s)
			again, err := runbook.Resume(t.Context(), st, p.run.State.ID, rand.Reader)
			if err != nil {
				t.Fatal(err)
			}
			score, err := drill.Score(again.Entries(), nil)
			if err != nil {
				t.Fatal(err)
			}
			name := s.ID + " at " + office.ID
			for _, v := range score.Injects {
				if v.Status != drill.Delivered {
					t.Errorf("%s: inject %d is %s", name, v.Number, v.Status)
				}
			}
			for _, a := range score.Actions {
				if a.Outcome != drill.Done || !a.InTime() || a.Early || a.Entry == 0 {
					v, _ := p.run.State.Step(a.Step, p.now())
					t.Errorf("%s: inject %d: %s is %s after %d of %d minutes (%s, entry %d, waits for %v)", name, a.Inject, a.Step, a.Outcome, a.Minutes(), int(a.Within.Minutes()), v.State, a.Entry, v.WaitsFor)
				}
			}
			for _, v := range score.Violations {
				t.Errorf("%s: %s at %s (%s, entries %v, %v)", name, v.Kind, v.Step, v.At.Format("15:04"), v.Entries, v.Words)
			}
			for _, m := range score.Marks {
				if !m.Reached {
					t.Errorf("%s: the pass mark %q is not reached: %v %v", name, m.Title.En, m.Late, m.Found)
				}
			}
			if len(score.Texts) == 0 {
				t.Errorf("%s: no text was published", name)
			}
			for _, c := range score.Texts {
				for _, it := range c.Items {
					if !it.OK {
						t.Errorf("%s: the text of %s fails %s: %v", name, c.Step, it.Item, it.Words)
					}
				}
			}
		}
	}
}

// TestNightWithoutDeletion: a night on which nobody asks to delete anything is judged by how the
// administrators were removed; only what is deleted stays open.
func TestNightWithoutDeletion(t *testing.T) {
	lib, scenarios := shipped(t)
	office, _ := lib.Profile(runbook.GenericOrg)
	night := scenarios[slices.IndexFunc(scenarios, func(s *drill.Scenario) bool { return s.ID == "night-hijack" })]
	p := sit(t, lib, office, night)
	p.play(135 * time.Minute) // before the inject that asks for it
	seen := 0
	for _, m := range p.score().Marks {
		switch {
		case slices.Contains(m.Steps, "unauthorized-access/remove-administrators"):
			seen++
			if !m.Reached {
				t.Errorf("%q is not reached: open %v, %v, %v", m.Title.En, m.Open, m.Late, m.Found)
			}
		case slices.Contains(m.Steps, "unauthorized-access/delete-fraud-posts"):
			seen++
			if !m.Open || m.Reached || len(m.Late) > 0 {
				t.Errorf("%q is judged: %+v", m.Title.En, m)
			}
		}
	}
	if seen != 2 {
		t.Errorf("%d marks speak of it", seen)
	}
}
