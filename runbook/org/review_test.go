package org

import (
	"strings"
	"testing"

	"dandori/runbook/tomlfile/tomltest"
)

// around knows two documents and one platform.
var reviewAround = Around{
	Clauses:    map[string][]string{"ube": {"ube:7(1)", "ube:7(5)"}, "iida": {"iida:6(1)a"}},
	Platforms:  []string{"x"},
	IsPlatform: func(s string) bool { return s == "x" || s == "Ｘ" },
	Today:      "2026-11-22",
}

func TestReview(t *testing.T) {
	const head = "format = 1\nid = \"shiroyama\"\nname = \"城山市\"\n"
	const own = "[[document]]\nid = \"ube\"\ntitle = \"炎\"\n"
	for _, c := range []struct {
		name, source    string
		doubts, remarks []string
	}{
		{"nothing", head, nil, nil},
		{"misspelt document", head + own + "[report.flaming]\nto = [\"pr\"]\nsource = ▲\"ubee:7(5)\"\n", []string{`no document "ubee"`}, nil},
		{"misspelt document, remarked", head + "[[document]]\nid = ▲\"shiroyama\"\ntitle = \"炎\"\n[rule.press-first]\nsource = \"shiroyama:77\"\n", nil, []string{"not catalogued"}},
		{"no document at all", head + "[report.flaming]\nsource = ▲\"shiroyama:7\"\n", []string{`add a [[document]] with id = "shiroyama"`}, nil},
		{"another office's", head + own + "[rule.press-first]\nsource = ▲\"iida:6(1)a\"\n[policy.a]\nsource = \"law:appi-68\"\n", []string{"another office's clause"}, nil},
		{"if needed", head + own + "[notice.flaming]\nchannels = [\"website\"]\nsource = \"ube:7(1)\"\nif-needed = [\"press\"]\nif-needed-source = ▲\"towa:1\"\n", []string{`no document "towa"`}, nil},
		{"clause not there", head + own + "[hours]\nsource = ▲\"ube:7(9)\"\n", nil, []string{"not among the catalogued"}},
		{"office", head + "office = ▲\"町役場\"\n", []string{`did you mean "町"`}, nil},
		{"half an hour", head + "[hours]\nfrom = ▲\"08:30\"\n", []string{`"from" without "to"`}, nil},
		{"other half", head + "[hours]\nto = ▲\"17:15\"\n", []string{`"to" without "from"`}, nil},
		{"deputy", head + "[role.pr]\npost = \"広報課長\"\ndeputies = ▲[\"広報課長\", \"広報係長\"]\n[role.crisis]\npost = \"危機管理課\"\ndeputies = [\"広報課長\"]\n", []string{"the post itself"}, nil},
		{"account", head + "[[▲account]]\nid = \"a\"\nplatform = ▲\"y\"\nhandle = ▲\"＠shiroyama\"\nadmins = [▲\"課長、係長\", \"主査\"]\nmail = ▲\"sns\"\nlast-password-change = ▲\"2026-11-23\"\n",
			[]string{"no \"name\"", `one of: x`, `did you mean "@shiroyama"`, "write each person", "mail address", "yet to come"}, nil},
		{"good account", head + "office = \"市\"\n[hours]\nfrom = \"08:30\"\nto = \"17:15\"\n[[account]]\nid = \"a\"\nname = \"城山市公式Ｘ\"\nplatform = \"Ｘ\"\nhandle = \"@shiroyama\"\nadmins = [\"課長\"]\nmail = \"sns@city.example.lg.jp\"\nlast-password-change = \"2026-11-22\"\n", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			source, places := tomltest.Marked(c.source)
			p, err := Parse("x.toml", []byte(source))
			if err != nil {
				t.Fatal(err)
			}
			doubts, remarks := Review(p, reviewAround)
			if c.remarks == nil {
				tomltest.Expect(t, doubts, places, c.doubts)
				return
			}
			tomltest.Expect(t, remarks, places, c.remarks)
			if len(doubts) > 0 {
				t.Errorf("doubts: %v", doubts)
			}
		})
	}
}

// TestReviewWithoutClock: whoever has no clock hears nothing of days to come.
func TestReviewWithoutClock(t *testing.T) {
	p, err := Parse("x.toml", []byte("format = 1\nid = \"a\"\nname = \"炎\"\n[[account]]\nid = \"a\"\nname = \"炎\"\nlast-password-change = \"2999-01-01\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	if doubts, _ := Review(p, Around{}); len(doubts) > 0 {
		t.Error(strings.TrimSpace(doubts.Error()))
	}
}
