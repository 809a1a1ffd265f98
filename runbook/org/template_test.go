package org

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dandori/runbook/lang"
)

// clear drops the tables that say nothing, which a template has for everything.
func clear[V any](m map[string]V) map[string]V {
	out := map[string]V{}
	for id, v := range m {
		var zero V
		if r, ok := any(v).(Rule); ok && len(r.Kinds) == 0 { // so of kinds
			r.Kinds = nil
			v = any(r).(V)
		}
		if n, ok := any(v).(Notice); ok { // an empty list of channels says no more than none
			if len(n.Channels) == 0 {
				n.Channels = nil
			}
			if len(n.IfNeeded) == 0 {
				n.IfNeeded = nil
			}
			v = any(n).(V)
		}
		if !reflect.DeepEqual(v, zero) {
			out[id] = v
		}
	}
	return out
}

// says is what a profile says, without where it stands and what it leaves empty.
func says(p *Profile) Profile {
	q := *p
	q.FileName, q.Data, q.TimeZone = "", nil, nil
	q.Roles, q.Reports, q.Approvals = clear(q.Roles), clear(q.Reports), clear(q.Approvals)
	q.Rules, q.Notices, q.Intervals, q.Policies = clear(q.Rules), clear(q.Notices), clear(q.Intervals), clear(q.Policies)
	q.Channels = slices.DeleteFunc(slices.Clone(q.Channels), func(c Channel) bool { return c == Channel{ID: c.ID} })
	if len(q.Channels) == 0 {
		q.Channels = nil
	}
	return q
}

func pointsOf(t testing.TB) []Point {
	t.Helper()
	points, err := ParsePoints("points.toml", []byte(examplePoints))
	if err != nil {
		t.Fatal(err)
	}
	return points
}

func TestTemplateReadsBack(t *testing.T) {
	p, err := Parse("ube.toml", example(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, reference := range []*Profile{nil, p, {ID: "other", Name: lang.Text{Ja: "他市"}, Policies: p.Policies, Roles: p.Roles}} {
		data := Template(p, reference, known, pointsOf(t))
		back, err := Parse("x.toml", data)
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if ps := Check(back, known); len(ps) > 0 {
			t.Errorf("%v", ps)
		}
		if got, want := says(back), says(p); !reflect.DeepEqual(got, want) {
			t.Errorf("got\n%+v\nwant\n%+v", got, want)
		}
	}
}

func TestTemplateOfAnything(t *testing.T) {
	word := rapid.StringMatching(`[ぁ-んa-z"\\#\[\]{}=,'📣]{1,8}`)
	rapid.Check(t, func(rt *rapid.T) {
		text := func(label string) lang.Text {
			return lang.Text{Ja: word.Draw(rt, label), En: rapid.SampledFrom([]string{"", word.Draw(rt, label)}).Draw(rt, label)}
		}
		p := &Profile{
			ID: "x", Name: text("name"), Office: word.Draw(rt, "office"), Comma: "，", TimeZone: time.UTC,
			Roles:     map[string]Role{"crisis": {Post: text("post"), Night: word.Draw(rt, "night"), Deputies: []Deputy{{Post: text("deputy"), Day: word.Draw(rt, "day")}, {Post: text("deputy")}}}},
			Reports:   map[string]Report{"flaming": {To: rapid.SampledFrom([][]string{nil, {}, {"crisis"}}).Draw(rt, "to"), Urgency: text("urgency")}},
			Approvals: map[string]Approval{"edit": {By: rapid.SampledFrom([][]string{nil, {}, {"crisis"}}).Draw(rt, "by")}},
			Rules:     map[string]Rule{"press-first": {Text: text("rule"), Kinds: rapid.SampledFrom([][]string{nil, {"flaming"}}).Draw(rt, "kinds")}},
			Notices:   map[string]Notice{"flaming": {IfNeeded: []string{"website"}, IfNeededSource: "x:1"}},
			Channels:  []Channel{{ID: "website", Name: text("channel")}},
			Intervals: map[string]Interval{"a": {Days: rapid.IntRange(1, 3660).Draw(rt, "days")}, "b": {Months: rapid.IntRange(1, 120).Draw(rt, "months")}},
			Policies:  map[string]Policy{"p": {Text: lang.Text{Ja: word.Draw(rt, "a") + "\n" + word.Draw(rt, "b")}}},
			Accounts:  []Account{{ID: "a", Name: word.Draw(rt, "account"), Admins: []string{word.Draw(rt, "admin")}, SharedWith: []lang.Text{text("with")}, Emergency: text("emergency")}},
			Hours:     Hours{From: time.Duration(rapid.IntRange(0, 600).Draw(rt, "from")) * time.Minute, To: time.Duration(rapid.IntRange(601, 1440).Draw(rt, "to")) * time.Minute, Days: []time.Weekday{0, 6}, Holidays: []string{}},
		}
		data := Template(p, nil, known, nil)
		back, err := Parse("x.toml", data)
		if err != nil {
			rt.Fatalf("%v\n%s", err, data)
		}
		if got, want := says(back), says(p); !reflect.DeepEqual(got, want) {
			rt.Errorf("got\n%+v\nwant\n%+v\n%s", got, want, data)
		}
	})
}

// TestTemplateIsEmpty makes the file of a new office: it says nothing but who it
// is, names everything, and stays valid when its examples are put to use.
func TestTemplateIsEmpty(t *testing.T) {
	reference, err := Parse("ube.toml", example(t))
	if err != nil {
		t.Fatal(err)
	}
	known := known
	known.Rules = append(slices.Clone(known.Rules), Name{"two-lines", lang.Text{Ja: "一行目\n[role.二行目]", En: "one\ntwo"}}, known.Rules[0])
	data := Template(&Profile{ID: "new", Name: lang.Text{Ja: "新市"}}, reference, known, pointsOf(t))
	p, err := Parse("x.toml", data)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	if got, want := says(p), (Profile{ID: "new", Name: lang.Text{Ja: "新市"}, Comma: "、"}); !reflect.DeepEqual(got, says(&want)) {
		t.Errorf("it says %+v", got)
	}
	for _, header := range []string{"[role]", "[report]", "[approval]", "[hours]", "[notice]", "[rule]", "[interval]", "[policy]",
		"# [[account]]", "# [[document]]", "# [[handoff]]", "# [[form]]"} {
		if !strings.Contains(string(data), "\n"+header+"\n") {
			t.Errorf("there is no %s", header)
		}
	}
	for _, name := range []string{"crisis", "police", "# flaming", "# off-hours", "# suspension", "# not-alone", "# password-change", "# deletion"} {
		if !regexp.MustCompile(`(?m)^` + name + ` +=`).Match(data) {
			t.Errorf("there is no %s\n%s", name, data)
		}
	}
	// Another office's values stand in comments only.
	for line := range strings.Lines(string(data)) {
		if strings.Contains(line, "ube:") && !strings.HasPrefix(line, "# 参考（他）") {
			t.Errorf("a value of the reference: %s", line)
		}
	}
	if !strings.Contains(string(data), `# 参考（他）宇部市 / for reference, Ube City: by = ["section-head"]; source = "ube:5"`) {
		t.Errorf("the reference is not noted:\n%s", data)
	}
	upTo, _, _ := strings.Cut(string(data), lang.Org.Template.Papers.Title.Ja) // of a paper the title must be known
	examples := regexp.MustCompile(`(?m)^# (\[\[(?:account|document|channel)\]\](?:  #.*)?|[a-z-]+ += .*)$`).ReplaceAllString(upTo, "$1")
	p, err = Parse("x.toml", []byte(examples))
	if err != nil {
		t.Fatalf("the examples are not valid: %v", err)
	}
	if len(p.Accounts) != 1 || len(p.Documents) != 1 || p.Documents[0].ID != "new" {
		t.Errorf("got %+v, %+v", p.Accounts, p.Documents)
	}
}
