package org

import (
	"strings"
	"testing"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile/tomltest"
)

const examplePoints = `format = 1
[[group]]
title = "承認"
[[group.point]]
id      = "deletion"
title   = { ja = "削除", en = "Deletion" }
why     = "戻らない。"
profile = ["approval.delete", "policy.deletion"]
clauses = ["ube:5", "iida:6(1)a", "law:appi-68", "nobody:1", "iida:5(4)⑥c"]
[[group.point]]
id      = "reporter"
title   = "報告者"
why     = "思い込む。"
profile = ["report.unauthorized-access.by", "report.flaming.by"]
[[group]]
title = "その他"
[[group.point]]
id      = "suspension"
title   = "停止"
why     = "偽物が出る。"
profile = ["notice.suspension.if-needed", "notice.suspension.channels", "hours", "interval.password-change", "form.end-of-use", "rule.press-first", "handoff.crisis"]
clauses = ["iida:1"]
`

func TestParsePoints(t *testing.T) {
	points, err := ParsePoints("points.toml", []byte(examplePoints))
	if err != nil {
		t.Fatal(err)
	}
	if len(points) != 3 || points[0].Group.Ja != "承認" || points[2].Group.Ja != "その他" || points[0].Title.En != "Deletion" || points[1].Why.Ja != "思い込む。" {
		t.Errorf("got %+v", points)
	}
	for _, c := range []struct {
		name, source string
		messages     []string
	}{
		{"empty", "▲▲", []string{`"format" is missing`, `"group" is missing`}},
		{"no points", "format = 1\n[[▲▲group]]\n", []string{`"title" is missing`, `"point" is missing`}},
		{"point", "format = 1\n[[group]]\ntitle = \"炎\"\n[[group.▲▲point]]\nid = ▲\"A\"\n▲clause = []\n[[group.point]]\nid = \"a\"\ntitle = \"炎\"\nwhy = \"炎\"\n[[group.point]]\nid = ▲\"a\"\ntitle = \"炎\"\nwhy = \"炎\"\n",
			[]string{`"title" is missing`, `"why" is missing`, `did you mean "a"`, `did you mean "clauses"`, "used twice"}},
		{"paths", "format = 1\n[[group]]\ntitle = \"炎\"\n[[group.point]]\nid = \"a\"\ntitle = \"炎\"\nwhy = \"炎\"\nclauses = [▲\"ube\", \"ube:1\", ▲\"ube:1\"]\n" +
			"profile = [▲\"policy\", ▲\"hours.from\", ▲\"report.flaming.urgency\", ▲\"policy.a.text\", ▲\"roles.a\", ▲\"policy.A\", \"policy.a\", \"approval.edit.by\"]\n",
			[]string{"not a clause", "twice", "policy", "hours.from", "urgency", "policy.a.text", "roles.a", "policy.A"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			source, places := tomltest.Marked(c.source)
			points, err := ParsePoints("x.toml", []byte(source))
			problems, _ := err.(Problems)
			if points != nil {
				t.Error("points with problems were returned")
			}
			tomltest.Expect(t, problems, places, c.messages)
		})
	}
}

func TestRulings(t *testing.T) {
	points, err := ParsePoints("points.toml", []byte(examplePoints))
	if err != nil {
		t.Fatal(err)
	}
	ube, err := Parse("ube.toml", example(t))
	if err != nil {
		t.Fatal(err)
	}
	iida := &Profile{ID: "iida", Name: lang.Text{Ja: "飯田市"}, Documents: []Document{{ID: "iida"}}}
	offices := []*Profile{ube, iida}
	shown := func(p *Profile) string {
		var out []string
		for _, r := range Rulings(points, p, offices) {
			line := r.ID + " " + strings.Join(r.Own, ",") + " | " + strings.Join(r.Law, ",")
			for _, m := range r.Models {
				line += " | " + m.Office.ID + " " + strings.Join(m.Clauses, ",")
			}
			if len(r.Silent) > 0 {
				line += " silent " + strings.Join(r.Silent, ",")
			}
			if r.IsGap() != (len(r.Own) == 0 || len(r.Silent) > 0) {
				t.Errorf("%s: gap %v with %v", r.ID, r.IsGap(), r.Own)
			}
			out = append(out, line)
		}
		return strings.Join(out, "\n")
	}
	for _, c := range []struct {
		p    *Profile
		want string
	}{
		// The profile's own values count: who reports, the channels of a notice, a
		// form. A handoff that cites another office's clause does not.
		{ube, "deletion ube:5 | law:appi-68 | iida iida:6(1)a,iida:5(4)⑥c\n" +
			"reporter ube:7(5) |  silent flaming\n" +
			"suspension ube:6b,ube:6,ube:1,ube:4,ube:6(10) |  | iida iida:1"},
		{iida, "deletion iida:6(1)a,iida:5(4)⑥c | law:appi-68 | ube ube:5\nreporter  | \nsuspension iida:1 | "},
		// An office without documents has no clause of its own.
		{&Profile{ID: "new", Policies: map[string]Policy{"deletion": {Source: "ube:5"}}},
			"deletion  | law:appi-68 | ube ube:5 | iida iida:6(1)a,iida:5(4)⑥c\nreporter  | \nsuspension  |  | iida iida:1"},
	} {
		if got := shown(c.p); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.p.ID, got, c.want)
		}
	}
}

// TestSourceAt finds the clause at every path a point may name.
func TestSourceAt(t *testing.T) {
	p, err := Parse("ube.toml", example(t))
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"hours": "ube:1", "role.section-head": "ube:3(1)", "report.unauthorized-access": "ube:7(5)", "report.unauthorized-access.to": "ube:7(5)",
		"report.unauthorized-access.instruction": "ube:7(5)", "report.flaming.to": "", "approval.delete.by": "ube:5", "approval.delete.consult": "",
		"approval.off-hours": "ube:4", "policy.own-error": "iida:6(1)a", "channel.website": "ube:6", "handoff.crisis": "iida:6(2)④c",
		"form.end-of-use": "iida:5(3)③", "form.none": "", "rule.not-alone": "", "interval.drill": "",
	} {
		if !isPath(path) {
			t.Errorf("%s is not a path", path)
		}
		if got := p.sourceAt(path); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}
