package readiness_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/readiness"
	"dandori/runbook/tomlfile/tomltest"
)

func TestParse(t *testing.T) {
	items, err := readiness.Parse("items.toml", []byte(`
format = 1
[[item]]
id       = "password-change"
title    = { ja = "パスワード", en = "Password" }
guide    = """
一行目
二行目
"""
each     = "account"
judge    = "password-age"
interval = "6 months"
occasion = "異動のとき"
sources  = ["kami:3(7)"]
see      = ["towa:6(2)⑥"]
[[item]]
id       = "head"
title    = "責任者"
guide    = "見る"
judge    = "post"
role     = "ciso"
interval = "2 weeks"
`))
	if err != nil {
		t.Fatal(err)
	}
	want := []readiness.Item{{
		ID: "password-change", Title: lang.Text{Ja: "パスワード", En: "Password"}, Guide: lang.Text{Ja: "一行目\n二行目"},
		Each: readiness.EachAccount, Judge: "password-age", Interval: org.Interval{Months: 6},
		Occasion: lang.Text{Ja: "異動のとき"}, Sources: []string{"kami:3(7)"}, See: []string{"towa:6(2)⑥"},
	}, {
		ID: "head", Title: lang.Text{Ja: "責任者"}, Guide: lang.Text{Ja: "見る"}, Judge: "post", Role: "ciso",
		Interval: org.Interval{Days: 14},
	}}
	if !reflect.DeepEqual(items, want) {
		t.Errorf("got\n%+v\nwant\n%+v", items, want)
	}
	if it, ok := readiness.Find(items, "head"); !ok || it.Role != "ciso" {
		t.Errorf("found %+v, %v", it, ok)
	}
	if _, ok := readiness.Find(items, "tail"); ok {
		t.Error("found what is not there")
	}
}

// Every problem is reported at once, each where it is.
func TestProblems(t *testing.T) {
	source, places := tomltest.Marked(`
format = ▲2
[[item]]
id    = "a"
title = "題"
guide = "見る"
each  = ▲"acount"
judge = ▲"two-factors"
[[▲item]]
id    = ▲"a"
title = "題"
[[item]]
id    = "c"
title = "題"
guide = "見る"
judge = ▲"two-factor"
[[item]]
id    = "d"
title = "題"
guide = "見る"
each  = ▲"account"
judge = ▲"post"
[[item]]
id    = "e"
title = "題"
guide = "見る"
▲role  = "ciso"
interval = ▲"half a year"
sources = ["kami:3(7)", ▲"kami 3(7)"]
see = [▲"see"]
▲Occasion = "異動のとき"
`)
	_, err := readiness.Parse("items.toml", []byte(source))
	var problems readiness.Problems
	if !errors.As(err, &problems) {
		t.Fatalf("got %v", err)
	}
	tomltest.Expect(t, problems, places, []string{
		`"format"`,
		`did you mean "account"`, `did you mean "two-factor"`,
		`"guide" is missing`, `used twice`,
		`each = "account"`,
		`remove "each"`, `"role" is missing`,
		`judge = "post"`, `not an interval`, `not a clause`, `not a clause`, `write "occasion"`,
	})
}

func TestIntervals(t *testing.T) {
	for written, want := range map[string]org.Interval{
		"1 day": {Days: 1}, "10 days": {Days: 10}, "2 weeks": {Days: 14}, "1 month": {Months: 1}, "3 months": {Months: 3},
		"1 year": {Months: 12}, "10 years": {Months: 120},
		"0 days": {}, "-1 days": {}, "11 years": {}, "6months": {}, "6 Months": {}, "six months": {}, "1 year 6 months": {}, "99999 days": {},
	} {
		items, err := readiness.Parse("items.toml", []byte("format = 1\n[[item]]\nid = \"a\"\ntitle = \"題\"\nguide = \"見る\"\ninterval = \""+written+"\"\n"))
		if want == (org.Interval{}) {
			if err == nil {
				t.Errorf("%q is taken for %+v", written, items[0].Interval)
			}
			continue
		}
		if err != nil || items[0].Interval != want {
			t.Errorf("%q: %+v, %v; want %+v", written, items, err, want)
		}
	}
}

func TestTooManyItems(t *testing.T) {
	var b strings.Builder
	b.WriteString("format = 1\n")
	for i := range readiness.MaxItems + 1 {
		b.WriteString("[[item]]\nid = \"a" + strings.Repeat("x", i%40) + string(rune('a'+i/40)) + "\"\ntitle = \"題\"\nguide = \"見る\"\n")
	}
	if _, err := readiness.Parse("items.toml", []byte(b.String())); err == nil || !strings.Contains(err.Error(), "too many") {
		t.Errorf("got %v", err)
	}
}
