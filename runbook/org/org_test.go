package org

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile/tomltest"
)

func example(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/ube.toml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestParse(t *testing.T) {
	p, err := Parse("ube.toml", example(t))
	if err != nil {
		t.Fatal(err)
	}
	if p.TimeZone.String() != "Asia/Tokyo" && p.TimeZone.String() != "JST" {
		t.Errorf("time zone %v", p.TimeZone)
	}
	p.TimeZone, p.Data = nil, nil
	want := &Profile{
		FileName: "ube.toml", ID: "ube", Name: lang.Text{Ja: "宇部市", En: "Ube City"}, Office: "市", Head: "市長", Comma: "、",
		Documents: []Document{{ID: "ube", Title: lang.Text{Ja: "運用指針"}, Date: "2022-04-01", Partial: true}},
		Roles: map[string]Role{
			"section-head": {Post: lang.Text{Ja: "所属長"}, Deputies: []Deputy{{Post: lang.Text{Ja: "係長"}}, {Post: lang.Text{Ja: "主査", En: "Chief"}, Day: "内線 5678", Night: "090"}}, Day: "内線 1234", Source: "ube:3(1)"},
			"crisis":       {},
		},
		Reports: map[string]Report{
			"unauthorized-access": {To: []string{"crisis"}, By: "section-head", Urgency: lang.Text{Ja: "速やかに"}, Instruction: true, Source: "ube:7(5)"},
			"flaming":             {To: []string{}},
			"impersonation":       {},
		},
		Approvals: map[string]Approval{
			"delete":        {By: []string{"section-head"}, Source: "ube:5"},
			"official-view": {By: []string{}, Consult: []string{"crisis"}},
			"off-hours":     {Exempt: true, Source: "ube:4"},
		},
		Hours: Hours{
			From: 8*time.Hour + 30*time.Minute, To: 17*time.Hour + 15*time.Minute, Source: "ube:1",
			Days: []time.Weekday{time.Monday, time.Friday}, Holidays: []string{"2026-11-23"},
		},
		Rules:     map[string]Rule{"press-first": {Text: lang.Text{Ja: "発表が先"}, Kinds: []string{"flaming"}, Source: "ube:6(10)"}},
		Notices:   map[string]Notice{"suspension": {Channels: []string{"website"}, Source: "ube:6", IfNeeded: []string{"press"}, IfNeededSource: "ube:6b"}},
		Channels:  []Channel{{ID: "website", Name: lang.Text{Ja: "公式サイト"}, URL: "https://example.jp/", Source: "ube:6"}},
		Intervals: map[string]Interval{"password-change": {Months: 3, Source: "ube:4"}, "drill": {Days: 14}},
		Policies:  map[string]Policy{"own-error": {Text: lang.Text{Ja: "訂正する。\n削除しない。"}, Source: "iida:6(1)a"}},
		Handoffs:  []Handoff{{ID: "crisis", Title: lang.Text{Ja: "危機管理指針"}, When: lang.Text{Ja: "危機のとき"}, Source: "iida:6(2)④c"}},
		Forms:     []Form{{ID: "end-of-use", Title: lang.Text{Ja: "終了届"}, Source: "iida:5(3)③"}},
		Accounts: []Account{{
			ID: "x-main", Platform: "x", Name: "宇部市公式X", Handle: "@ube", URL: "https://example.jp/ube",
			Section: lang.Text{Ja: "広報課"}, Operator: "staff", Admins: []string{"課長", "A.B.", "A.B."}, Mail: "sns@example.jp",
			TwoFactor: "yes", LastPasswordChange: "2026-10-01", SharedWith: []lang.Text{{Ja: "観光課"}}, Editors: []string{},
			SecurityManager: lang.Text{Ja: "課長"}, Verified: "no", ListURL: "https://example.jp/sns", MutualLink: "yes", BroadcastOnly: "no",
			CommentPolicy: lang.Text{Ja: "返信しない。"}, OffHours: lang.Text{Ja: "当番が行う。"}, Emergency: lang.Text{Ja: "係長に電話する。"},
		}, {ID: "x-sub"}},
	}
	if !reflect.DeepEqual(p, want) {
		t.Errorf("got\n%+v\nwant\n%+v", p, want)
	}
	if p.Reports["flaming"].To == nil || p.Reports["impersonation"].To != nil {
		t.Error("a rule that names nobody and no rule are not told apart")
	}
}

func TestProblems(t *testing.T) {
	top := "format = 1\nid = \"x\"\nname = \"宇部市\"\n"
	for _, c := range []struct {
		name, source string
		messages     []string
	}{
		{"empty", "▲▲▲", []string{`"format" is missing`, `"id" is missing`, `"name" is missing`}},
		{"top", "format = ▲2\nid = ▲\"Ube\"\nname = ▲\"\"\noffice = ▲1\ncomma = ▲\",\"\ntime-zone = ▲\"Asia/Tokio\"\n▲timezone = \"\"\n",
			[]string{"from 1 to 1", `did you mean "ube"`, "empty", "takes a string", `"comma" cannot be ","`, "no time zone", `did you mean "time-zone"`}},
		{"local time", top + "time-zone = ▲\"Local\"\n", []string{"no time zone"}},
		{"not a path", top + "time-zone = ▲\"../../etc/passwd\"\n", []string{"no time zone"}},
		{"document", top + "[[▲document]]\nid = ▲\"law\"\ndate = ▲\"2022年\"\n[[document]]\nid = \"a\"\ntitle = \"炎\"\n[[document]]\nid = ▲\"a\"\ntitle = \"炎\"\n",
			[]string{`"title" is missing`, "stands for the laws", "not a date", "used twice (first on line 8)"}},
		{"role", top + "[role.▲Head]\n[role.a]\npost = ▲1\ndeputies = ▲\"係長\"\nday = ▲[]\nsource = ▲\"3条\"\n▲nigth = \"\"\n",
			[]string{`did you mean "head"`, "a string or", "a list", "a string", "not a clause", `did you mean "night"`}},
		{"roles as a list", top + "[[▲role]]\nid = \"a\"\n", []string{"takes a table"}},
		{"report", top + "[report.flaming]\nto = ▲\"crisis\"\nby = ▲\"所属長\"\ninstruction = ▲\"yes\"\n[report.b]\nto = [\"a\", ▲\"a\", ▲\"B\"]\n",
			[]string{"a list of strings", "not an id", "true or false", "twice", `did you mean "b"`}},
		{"deputies", top + "[role.a]\ndeputies = [\"係長\", ▲\"\", { post = \"主査\", ▲nigth = \"1\" }, ▲{ night = \"1\" }]\n",
			[]string{"empty", `did you mean "night"`, `"post" is missing`}},
		{"hours", top + "[hours]\nfrom = ▲\"8:30\"\nto = ▲\"25:00\"\ndays = [\"mon\", ▲\"月\", ▲\"mon\"]\nholidays = [▲\"11/23\", ▲2026-11-24]\n▲hollidays = []\n",
			[]string{`"from": "8:30" is not a time`, `"to": "25:00"`, `"days" cannot be "月"`, "twice", "not a date", "takes a string", `did you mean "holidays"`}},
		{"hours reversed", top + "[hours]\nfrom = \"17:15\"\nto = ▲\"08:30\"\n", []string{"later"}},
		{"rule", top + "[rule.press-first]\nsource = ▲\"ube\"\n▲holds = true\n[rule.▲No]\n", []string{"not a clause", `no name "holds"`, `did you mean "no"`}},
		{"notice", top + "[notice.flaming]\nchannels = [▲\"Website\"]\nif-needed = ▲\"press\"\nif-needed-source = ▲\"5\"\n",
			[]string{`did you mean "website"`, "a list of strings", "not a clause"}},
		{"channel", top + "[[▲channel]]\nurl = ▲\"example.jp\"\n[[channel]]\nid = \"a\"\n[[channel]]\nid = ▲\"a\"\n",
			[]string{`"id" is missing`, "not a URL", "used twice"}},
		{"interval", top + "[interval.a]\nwithin = ▲\"3か月\"\n[interval.b]\nwithin = ▲\"11 years\"\n[interval.c]\nwithin = ▲\"03 days\"\n[interval.d]\nwithin = ▲\"3\"\n",
			[]string{"3か月", "11 years", "03 days", `"3" is not an interval`}},
		{"approval", top + "[approval.▲deletion]\nby = []\n[approval.▲post]\n[approval.off-hours]\nby = [\"a\"]\nexempt = ▲true\n[approval.edit]\nconsult = [▲\"課長\"]\n",
			[]string{`no act "deletion"`, "one of: publish, edit, delete, official-view, off-hours", "excludes", "not an id"}},
		{"policy", top + "[policy.a]\ntext = \"炎▲\\u0007\"\n▲sources = [\"a:1\"]\n", []string{"control character", `did you mean "source"`}},
		{"handoff and form", top + "[[▲▲handoff]]\n▲titel = \"炎\"\n[[▲form]]\ntitle = \"炎\"\n",
			[]string{`"id" is missing`, `"title" is missing`, `did you mean "title"`, `"id" is missing`}},
		{"account", top + "[[account]]\nid = \"a\"\nurl = ▲\"x.com/ube\"\noperator = ▲\"職員\"\ntwo-factor = ▲true\nlast-password-change = ▲2026-10-01\nlist-url = ▲\"sns\"\nverified = ▲\"はい\"\nshared-with = ▲\"観光課\"\n▲two_factor = \"yes\"\n▲password = \"secret\"\n",
			[]string{"not a URL", "one of: staff, contractor, designated-manager", "true or false", "quotation marks", "not a URL", "one of: yes, no", "a list", `did you mean "two-factor"`, `no name "password"`}},
		{"account script", top + "[[account]]\nid = \"a\"\nurl = ▲\"javascript:alert(1)\"\n", []string{"not a URL"}},
		{"syntax", top + "head = ▲“市長”\n", []string{"full-width"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			source, places := tomltest.Marked(c.source)
			p, err := Parse("x.toml", []byte(source))
			problems, _ := err.(Problems)
			if p != nil {
				t.Error("a profile with problems was returned")
			}
			// Problems in one place come in the order in which the format has the names.
			tomltest.Expect(t, problems, places, c.messages)
		})
	}
}

func named(ids ...string) []Name {
	var out []Name
	for _, id := range ids {
		out = append(out, Name{ID: id, Title: lang.Same(strings.ToUpper(id))})
	}
	return out
}

func TestCheck(t *testing.T) {
	source, places := tomltest.Marked("format = 1\nid = \"x\"\nname = \"宇部市\"\n[role.section-head]\n[role.▲section-haed]\n[role.police]\n" +
		"[report.▲flamming]\nto = [\"crisis\", ▲\"crises\"]\nby = ▲\"head\"\n[report.flaming]\n[approval.delete]\nby = [\"section-head\", ▲\"pr\"]\nconsult = [▲\"crisi\"]\n" +
		"[rule.press-first]\nkinds = [\"flaming\", ▲\"flamin\"]\n[rule.▲press-frist]\n[notice.suspension]\n[notice.▲suspensions]\nchannels = [▲\"webside\"]\nif-needed = [\"website\", ▲\"tv\"]\n" +
		"[[channel]]\nid = \"website\"\n[[channel]]\nid = ▲\"radio\"\n")
	p, err := Parse("x.toml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	known := Known{
		Roles: named("section-head", "crisis"), Outside: named("police"), Kinds: named("flaming"),
		Rules: named("press-first"), Channels: named("website"),
	}
	tomltest.Expect(t, Check(p, known), places,
		[]string{`did you mean "section-head"`, `did you mean "flaming"`, `did you mean "crisis"`, "one of: section-head, crisis, police", "no role", `did you mean "crisis"`,
			`did you mean "flaming"`, `did you mean "press-first"`, "no playbook of kind", `did you mean "website"`, "no channel", "no channel"})
	if ps := Check(p, Known{}); len(ps) > 0 {
		t.Errorf("what is not known is checked against: %v", ps)
	}
}

func TestWhose(t *testing.T) {
	p, err := Parse("ube.toml", example(t))
	if err != nil {
		t.Fatal(err)
	}
	for want, sources := range map[Whose][][]string{
		Own:   {{"ube:7"}, {"iida:1", "law:a", "ube:7"}},
		Law:   {{"law:appi-68"}, {"iida:1", "law:a"}, {"law:a", "iida:1"}},
		Other: {{"iida:1"}, {"ubex:1"}},
		Ours:  {nil, {}},
	} {
		for _, s := range sources {
			if got := p.Whose(s); got != want {
				t.Errorf("Whose(%v) = %v, want %v", s, got, want)
			}
		}
	}
	for _, c := range []struct {
		rule  []string
		kinds []string
		want  bool
	}{
		{nil, nil, true}, {[]string{}, []string{"flaming"}, true}, {[]string{"flaming"}, []string{"own-error", "flaming"}, true},
		{[]string{"flaming"}, []string{"own-error"}, false}, {[]string{"flaming"}, nil, false},
	} {
		if got := (Rule{Kinds: c.rule}).For(c.kinds); got != c.want {
			t.Errorf("a rule for %v holds for %v: %v", c.rule, c.kinds, got)
		}
	}
	if _, ok := p.Post("crisis"); ok {
		t.Error("an unset post is set")
	}
	if post, ok := p.Post("section-head"); !ok || post.Ja != "所属長" {
		t.Errorf("got %v, %v", post, ok)
	}
	for _, name := range []string{"x-main", "@ube", "宇部市公式X"} {
		if a, ok := p.Account(name); !ok || a.ID != "x-main" {
			t.Errorf("Account(%q) = %v, %v", name, a.ID, ok)
		}
	}
	if a, ok := p.Account(""); ok {
		t.Errorf("no name finds %v", a)
	}
}

// FuzzParse reads anything: it never panics, and every problem lies in the file.
func FuzzParse(f *testing.F) {
	f.Add(example(f))
	f.Add([]byte("format = 1\nid = \"x\"\nname = \"x\"\n[role.a]\npost = { ja = \"炎\" }\n[report.b]\nto = []\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Parse("x.toml", data)
		problems, _ := err.(Problems)
		if (p == nil) != (len(problems) > 0) {
			t.Fatalf("got %v, %v", p, err)
		}
		if p != nil {
			if p.TimeZone == nil || p.Comma == "" || p.ID == "" || p.Name.IsZero() {
				t.Fatalf("not whole: %+v", p)
			}
			problems = Check(p, Known{Roles: named("a"), Kinds: named("b"), Rules: named("c"), Channels: named("d")})
			for _, u := range p.Unset(Known{Roles: named("a"), Kinds: named("b"), Channels: named("d")}) {
				if u.Of.IsZero() || u.What.IsZero() || u.Path == "" {
					t.Fatalf("not whole: %+v", u)
				}
			}
			p.OfficeHours(time.Unix(1795400000, 0))
		}
		lines := bytes.Split(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\n"))
		for _, p := range problems {
			if strings.Count(p.Render(lang.Japanese), "\n") > 4 {
				t.Fatalf("too many lines: %q", p.Render(lang.Japanese))
			}
			if utf8.Valid(data) && (p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > utf8.RuneCount(lines[p.Line-1])+1) {
				t.Fatalf("not in the file: %s", p.Render(lang.English))
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	data := example(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Parse("ube.toml", data); err != nil {
			b.Fatal(err)
		}
	}
}
