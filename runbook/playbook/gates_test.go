package playbook

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

// lists is the opening's channels, facts and rules for these tests.
const lists = `
[[channel]]
id    = "website"
title = { ja = "公式サイト", en = "Website" }

[[fact]]
id    = "cause"
title = { ja = "原因", en = "Cause" }

[[rule]]
id      = "press-first"
text    = { ja = "発表が先", en = "Press first" }
sources = ["ube:6(10)"]
`

// gated is a playbook that says what can hold a step.
const gated = `
format = 1
id     = "gated"
kind   = "gated"
title  = { ja = "関門", en = "Gated" }

[[step]]
id    = "keep"
track = "facts"
type  = "evidence"
role  = "section-head"
title = "残す"

[[step]]
id          = "urgent"
track       = "facts"
type        = "decide"
role        = "section-head"
title       = "急ぐか"
two-persons = "press-first"
sets        = "ending"
options     = [ { id = "yes", title = "はい" }, { id = "no", title = "いいえ" } ]

[[step]]
id    = "press"
track = "communicate"
type  = "notice"
role  = "section-head"
title = "発表"
due   = { days = 5, from = "confirmed", source = "law:appi-68" }

[[step]]
id             = "post"
track          = "facts"
type           = "notice"
role           = "section-head"
title          = "投稿"
approval       = ["publish", "official-view"]
evidence-first = ["keep"]
not-before     = { steps = ["press"], rule = "press-first", always = true }
channel        = "website"
handoff        = "crisis"
form           = "end-of-use"
page           = "impersonation"
due            = [ { within = "30m", from = "detected", when = { urgent = "yes" } }, { within = "2h", from = "press" } ]
fields         = [ { id = "seen", type = "number", as-of = true, title = "表示数" } ]
`

func gatedFiles(t *testing.T, change ...string) []File {
	t.Helper()
	all := files(t)
	for i, f := range all {
		if strings.HasPrefix(f.Name, "opening") {
			all[i].Data = append(append([]byte(nil), f.Data...), lists...)
		}
	}
	return append(all, File{Name: "gated.toml", Data: []byte(strings.NewReplacer(change...).Replace(gated))})
}

func TestGatesAndDueTimes(t *testing.T) {
	set, err := ParseSet(gatedFiles(t))
	if err != nil {
		t.Fatal(err)
	}
	post, _ := set.Step("gated/post")
	for what, pair := range map[string][2]any{
		"approvals":  {post.Approvals, []string{ActPublish, ActOfficialView}},
		"evidence":   {post.EvidenceFrom, []Ref{"gated/keep"}},
		"first":      {post.EvidenceFirst, true},
		"not before": {post.NotBefore, &Order{Steps: []Ref{"gated/press"}, Rule: "opening/press-first", Always: true}},
		"where":      {[]string{post.Channel, post.Handoff, post.Form, post.Page}, []string{"website", "crisis", "end-of-use", "impersonation"}},
		"as of":      {post.Fields[0].AsOf, true},
		"dues": {post.Dues, []Due{
			{When: Condition{{{Decision: "gated/urgent", Options: []string{"yes"}}}}, Within: 30 * time.Minute, From: FromDetected},
			{Within: 2 * time.Hour, Step: "gated/press"},
		}},
		"channel": {set.Channel("website").Title.En, "Website"},
		"facts":   {set.FactIDs(), []string{"cause"}},
	} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("%s: %+v, want %+v", what, pair[0], pair[1])
		}
	}
	urgent, _ := set.Step("gated/urgent")
	press, _ := set.Step("gated/press")
	if urgent.TwoPersons != "opening/press-first" || urgent.Sets != SetsEnding {
		t.Errorf("%+v", urgent)
	}
	if want := []Due{{Days: 5, From: FromConfirmed, Source: "law:appi-68"}}; !reflect.DeepEqual(press.Dues, want) {
		t.Errorf("%+v", press.Dues)
	}
}

func TestGateProblems(t *testing.T) {
	for name, c := range map[string]struct{ from, to, want string }{
		"channel":      {`channel        = "website"`, `channel = "web-site"`, "web-site"},
		"act":          {`"official-view"]`, `"official-vew"]`, "official-vew"},
		"evidence":     {`evidence-first = ["keep"]`, `evidence-first = ["kept"]`, "kept"},
		"order":        {`steps = ["press"]`, `steps = ["pres"]`, "pres"},
		"rule":         {`steps = ["press"], rule = "press-first"`, `steps = ["press"], rule = "press-frst"`, "press-frst"},
		"circle":       {`steps = ["press"]`, `steps = ["after-post"]`, "after-post"},
		"two times":    {`days = 5,`, `days = 5, within = "3d",`, "within"},
		"as of":        {`type = "number", as-of`, `type = "text", as-of`, "as-of"},
		"never":        {`, when = { urgent = "yes" } }`, ` }`, "when"},
		"not a notice": {`two-persons = "press-first"`, "two-persons = \"press-first\"\nchannel = \"website\"", "notice"},
	} {
		t.Run(name, func(t *testing.T) {
			change := []string{c.from, c.to}
			if name == "circle" {
				change = append(change, `fields         =`, "# \nfields         =")
			}
			all := gatedFiles(t, change...)
			if name == "circle" {
				last := &all[len(all)-1]
				last.Data = append(last.Data, "\n[[step]]\nid = \"after-post\"\ntrack = \"facts\"\ntype = \"act\"\nrole = \"section-head\"\ntitle = \"後\"\nafter = [\"post\"]\n"...)
			}
			_, err := ParseSet(all)
			if err == nil {
				t.Fatal("nothing was found")
			}
			if !strings.Contains(err.Error(), "gated.toml:") || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}
