package org

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"
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
		Documents: []Document{{ID: "ube", Title: lang.Text{Ja: "運用指針"}, Date: "2022-04-01"}},
		Roles: map[string]Role{
			"section-head": {Post: lang.Text{Ja: "所属長"}, Deputies: []lang.Text{{Ja: "係長"}}, Day: "内線 1234", Source: "ube:3(1)"},
			"crisis":       {},
		},
		Reports: map[string]Report{
			"unauthorized-access": {To: []string{"crisis"}, By: "section-head", Urgency: lang.Text{Ja: "速やかに"}, Instruction: true, Source: "ube:7(5)"},
			"flaming":             {To: []string{}},
			"impersonation":       {},
		},
		Approvals: map[string]Approval{"delete": {By: []string{"section-head"}, Source: "ube:5"}},
		Policies:  map[string]Policy{"own-error": {Text: lang.Text{Ja: "訂正する。\n削除しない。"}, Source: "iida:6(1)a"}},
		Handoffs:  []Handoff{{ID: "crisis", Title: lang.Text{Ja: "危機管理指針"}, When: lang.Text{Ja: "危機のとき"}, Source: "iida:6(2)④c"}},
		Forms:     []Form{{ID: "end-of-use", Title: lang.Text{Ja: "終了届"}, Source: "iida:5(3)③"}},
		Accounts: []Account{{
			ID: "x-main", Platform: "x", Name: "宇部市公式X", Handle: "@ube", URL: "https://example.jp/ube",
			Section: lang.Text{Ja: "広報課"}, Operator: "staff", Admins: []string{"課長", "A.B.", "A.B."}, Mail: "sns@example.jp",
			TwoFactor: "yes", LastPasswordChange: "2026-10-01",
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
		{"approval", top + "[approval.▲deletion]\nby = []\n[approval.▲post]\n", []string{`no act "deletion"`, "one of: delete, edit, official-view, publish"}},
		{"policy", top + "[policy.a]\ntext = \"炎▲\\u0007\"\n▲sources = [\"a:1\"]\n", []string{"control character", `did you mean "source"`}},
		{"handoff and form", top + "[[▲▲handoff]]\n▲titel = \"炎\"\n[[▲form]]\ntitle = \"炎\"\n",
			[]string{`"id" is missing`, `"title" is missing`, `did you mean "title"`, `"id" is missing`}},
		{"account", top + "[[account]]\nid = \"a\"\nurl = ▲\"x.com/ube\"\noperator = ▲\"職員\"\ntwo-factor = ▲true\nlast-password-change = ▲2026-10-01\n▲two_factor = \"yes\"\n▲password = \"secret\"\n",
			[]string{"not a URL", "one of: contractor, designated-manager, staff", "takes a string", "quotation marks", `did you mean "two-factor"`, `no name "password"`}},
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

func TestCheck(t *testing.T) {
	source, places := tomltest.Marked("format = 1\nid = \"x\"\nname = \"宇部市\"\n[role.section-head]\n[role.▲section-haed]\n" +
		"[report.▲flamming]\nto = [\"crisis\", ▲\"crises\"]\nby = ▲\"head\"\n[report.flaming]\n[approval.delete]\nby = [\"section-head\", ▲\"pr\"]\n")
	p, err := Parse("x.toml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	tomltest.Expect(t, Check(p, []string{"section-head", "crisis"}, []string{"flaming"}), places,
		[]string{`did you mean "section-head"`, `did you mean "flaming"`, `did you mean "crisis"`, "one of: crisis, section-head", "no role"})
	if ps := Check(p, []string{"section-head", "section-haed", "crisis", "crises", "head", "pr"}, []string{"flaming", "flamming"}); len(ps) > 0 {
		t.Errorf("nothing is wrong: %v", ps)
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
			problems = Check(p, []string{"a"}, []string{"b"})
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
