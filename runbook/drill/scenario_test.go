package drill_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"dandori/runbook/drill"
)

// problems gives each problem as "line:column text", in English.
func problems(t *testing.T, err error) []string {
	t.Helper()
	found, ok := errors.AsType[drill.Problems](err)
	if !ok {
		t.Fatalf("not problems: %v", err)
	}
	var out []string
	for _, p := range found {
		out = append(out, fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, p.Text.En, p.Hint.En))
	}
	return out
}

// TestProblems makes one thing wrong at a time in the small scenario: each is one
// problem, at its place.
func TestProblems(t *testing.T) {
	lib, _ := shipped(t)
	for _, c := range []struct{ old, new, want string }{
		{`format    = 1`, `format    = 2`, "2:13"},
		{`id        = "small"`, ``, `"id" is missing`},
		{`title     = "小さな訓練"`, `titel     = "小さな訓練"`, `did you mean "title"`},
		{`start     = "2026-11-22T23:10"`, `start     = "2026-11-31T23:10"`, "7:13 \"2026-11-31T23:10\" is not a date"},
		{`length    = "8h"`, `length    = "8 hours"`, "8:13 \"length\""},
		{`roles     = ["operator", "section-head"]`, `roles     = ["operator"]`, `"section-head" is not one of the roles that take part`},
		{`number = 2`, `number = 1`, "34:10 the inject's number 1 must be greater than 1"},
		{`number = 2`, `number = 0`, "is a whole number from 1 to 999"},
		{`means  = "mail"`, `means  = "letter"`, `"means" cannot be "letter"`},
		{`at     = "20m"`, `at     = "9h"`, "later than the planned length"},
		{`at     = "20m"`, `at     = "20 min"`, "not a time span"},
		{`at     = "20m"`, ``, `either "at" or "after"`},
		{`at     = "20m"`, "at     = \"20m\"\nafter = { step = \"opening/kind\" }", `either "at" or "after"`},
		{`clause = "ube:5"`, `clause = "ube 5"`, "is not a clause"},
		{`"opening/save-evidence", within`, `"save-evidence", within`, `"save-evidence" is not a step; write "playbook/step"`},
		{`within = "5m"`, `whithin = "5m"`, `did you mean "within"`},
		{`forbid = ["one-person-decision"]`, `forbid = ["one-person-decisions"]`, `did you mean "one-person-decision"`},
		{`how = "nobody"`, `how = "noboby"`, `did you mean "nobody"`},
		{`how = "number", reference = "TRN-1"`, `how = "number"`, `"reference" is required`},
		{`state = "impossible"`, `state = "impossible", answer = "x"`, `does not go with state`},
		{`steps = ["opening/save-evidence", "opening/kind"]`, `steps = ["opening/save-evidense"]`, `did you mean "opening/save-evidence"`},
		{"steps = [\"opening/save-evidence\", \"opening/kind\"]\nnever = [\"one-person-decision\"]", ``, `needs "steps" or "never"`},
		{`debrief   = ["どうでしたか"]`, `debrief   = []`, `"debrief" is empty`},
		{`id   = "be-quick"`, `id   = "Be Quick"`, "is not an id"},

		// Among the scenario and the playbooks.
		{`kinds     = ["unauthorized-access"]`, `kinds     = ["unauthorised-access"]`, `did you mean "unauthorized-access"`},
		{`kinds     = ["unauthorized-access"]`, `kinds     = ["flaming"]`, `is of the kind "unauthorized-access"`},
		{`who = "platform"`, `who = "plattform"`, `did you mean "platform"`},
		{`"opening/record-detection", within`, `"opening/record-detecton", within`, `26:12 there is no step "opening/record-detecton" did you mean "opening/record-detection"`},
		{`answer = ["unauthorized-access"] },` + "\n]", `answer = ["hijack"] },` + "\n]", `has no option "hijack"`},
		{`"opening/record-detection", within`, `"opening/record-detection", answer = "yes", within`, "is not a decision"},
		{`steps = ["opening/save-evidence", "opening/kind"]`, `steps = ["opening/save-evidence"]`, `69:10 "one-person-decision" cannot happen at the steps of this pass mark add a step`},
		{`never = ["one-person-decision"]`, `never = ["one-person-decision", "published-without-approval"]`, `69:33 "published-without-approval" cannot happen`},
		{`never = ["one-person-decision"]`, `never = ["rebuttal"]`, `69:10 "rebuttal" cannot happen`},
		{`never = ["one-person-decision"]`, `never = ["deleted-before-evidence"]`, `"deleted-before-evidence" cannot happen`},
		{`never = ["one-person-decision"]`, `never = ["unkept-promise"]`, `"unkept-promise" cannot happen`},
		{`never = ["one-person-decision"]`, `never = ["missed-report-target"]`, `"missed-report-target" cannot happen`},
		{`clause = "ube:5"`, `clause = "ube:99"`, `the documents have no clause "ube:99"`},
	} {
		text := strings.Replace(small, c.old, c.new, 1)
		if text == small {
			t.Fatalf("%q is not in the scenario", c.old)
		}
		s, err := drill.Parse("small.toml", []byte(text))
		if err == nil {
			err = s.Check(lib.Set, lib.Sources())
		}
		if err == nil {
			t.Errorf("%q is accepted", c.new)
			continue
		}
		found := problems(t, err)
		if !strings.Contains(strings.Join(found, "\n"), c.want) {
			t.Errorf("%q:\ngot  %s\nwant %s", c.new, strings.Join(found, "\n     "), c.want)
		}
	}
}

// TestEveryProblemAtOnce: what is wrong in several places is reported together, in the
// order of the file.
func TestEveryProblemAtOnce(t *testing.T) {
	text := strings.NewReplacer(`means  = "mail"`, `means = "letter"`, `format    = 1`, `format = 7`, `id   = "be-quick"`, ``).Replace(small)
	_, err := drill.Parse("small.toml", []byte(text))
	found := problems(t, err)
	if len(found) < 3 || !strings.HasPrefix(found[0], "2:") {
		t.Errorf("%s", strings.Join(found, "\n"))
	}
}

func TestBounds(t *testing.T) {
	var b strings.Builder
	b.WriteString(small[:strings.Index(small, "[[pass]]")])
	for i := range drill.MaxInjects {
		fmt.Fprintf(&b, "[[inject]]\nnumber = %d\ntitle = \"x\"\nat = \"0m\"\nfrom = \"x\"\nto = \"operator\"\nmeans = \"mail\"\ntext = \"x\"\n", i+10)
	}
	b.WriteString(small[strings.Index(small, "[[pass]]"):])
	if _, err := drill.Parse("small.toml", []byte(b.String())); err == nil || !strings.Contains(err.Error(), "at most 60") {
		t.Errorf("too many injects: %v", err)
	}
	if _, err := drill.Parse("small.toml", []byte(small+strings.Repeat("# \n", drill.MaxFileSize))); err == nil || !strings.Contains(err.Error(), "too large") {
		t.Errorf("too large: %v", err)
	}
	if _, ok := parse(t, small).Inject(3); !ok {
		t.Error("inject 3 is not found")
	}
	if _, ok := parse(t, small).Inject(9); ok {
		t.Error("inject 9 is found")
	}
}

// FuzzParse: whatever a file holds, it is read or refused, and what is read can be
// checked and pinned.
func FuzzParse(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte("format = 1\n[[inject]]\nafter = { step = 3 }\nexpect = [3]\nanswers = [ { who = [] } ]"))
	lib, shippedScenarios := shipped(f)
	for _, s := range shippedScenarios {
		f.Add(s.File.Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := drill.Parse("fuzz.toml", data)
		if err != nil {
			if _, ok := errors.AsType[drill.Problems](err); !ok {
				t.Fatalf("not problems: %v", err)
			}
			return
		}
		_ = s.Check(lib.Set, lib.Sources())
		again, err := drill.Unpin(s.Pin())
		if err != nil || again.SHA256 != s.SHA256 {
			t.Fatalf("what was pinned cannot be read: %v", err)
		}
	})
}
