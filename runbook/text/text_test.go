package text

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile/tomltest"
)

// known are facts for tests.
type known struct {
	values    map[Path]string
	confirmed []string
	comma     string
}

func (k known) Value(p Path, _ lang.Lang) (string, bool) { v, ok := k.values[p]; return v, ok }
func (k known) Confirmed(fact string) bool               { return slices.Contains(k.confirmed, fact) }
func (k known) Comma() string                            { return k.comma }

const example = `format = 1
id = "T05"
title = "お知らせ"
sources = ["ube:7(4)"]
[[blank]]
id = "name"
title = { ja = "アカウント名", en = "account" }
guide = "正しく。"
from = ["step.a/b.c", "account.name"]
[[blank]]
id = "count"
title = "件数"
type = "number"
offers = ["不明", "確認中"]
[[blank]]
id = "at"
title = "日時"
from = "detected"
type = "time"
[[blank]]
id = "cause"
title = "原因"
from = "fact.cause"
confirmed = "cause"
[[form]]
id = "short"
title = "短文"
guide = "急ぐとき。"
channel = "other-account"
counted = true
body = { ja = "「{{name}}」で、{{at}}に投稿を確認しました。{{name}}は、調査中です。", en = "{{name}} at {{at}}." }
[[form]]
id = "memo"
title = "メモ"
channel = "police"
body = { ja = """
１　件数、内訳
　　{{count}}
２　原因
　　{{cause}}。
""" }
`

func parse(t testing.TB, source string) *Family {
	t.Helper()
	f, err := Parse("T05.toml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func form(t testing.TB, f *Family, id string) *Form {
	t.Helper()
	form, ok := f.Form(id)
	if !ok {
		t.Fatalf("no form %s", id)
	}
	return form
}

func TestParse(t *testing.T) {
	f := parse(t, example)
	blanks := []Blank{
		{ID: "name", Title: lang.Text{Ja: "アカウント名", En: "account"}, Guide: lang.Text{Ja: "正しく。"}, From: []Path{"step.a/b.c", "account.name"}, Type: Words},
		{ID: "count", Title: lang.Text{Ja: "件数"}, Type: Number, Offers: []lang.Text{{Ja: "不明"}, {Ja: "確認中"}}},
		{ID: "at", Title: lang.Text{Ja: "日時"}, From: []Path{"detected"}, Type: Time},
		{ID: "cause", Title: lang.Text{Ja: "原因"}, From: []Path{"fact.cause"}, Type: Words, Confirmed: "cause"},
	}
	want := &Family{
		FileName: "T05.toml", Data: []byte(example), ID: "T05", Title: lang.Text{Ja: "お知らせ"}, Sources: []string{"ube:7(4)"}, Blanks: blanks,
		Forms: []*Form{{
			Family: "T05", ID: "short", Title: lang.Text{Ja: "短文"}, Guide: lang.Text{Ja: "急ぐとき。"}, Channel: "other-account", Counted: true,
			Body: lang.Text{Ja: "「{{name}}」で、{{at}}に投稿を確認しました。{{name}}は、調査中です。", En: "{{name}} at {{at}}."}, blanks: blanks,
		}, {
			Family: "T05", ID: "memo", Title: lang.Text{Ja: "メモ"}, Channel: "police",
			Body: lang.Text{Ja: "１　件数、内訳\n　　{{count}}\n２　原因\n　　{{cause}}。"}, blanks: blanks,
		}},
	}
	if !reflect.DeepEqual(f, want) {
		t.Errorf("got\n%+v\nwant\n%+v", f, want)
	}
	short, memo := form(t, f, "short"), form(t, f, "memo")
	if short.Name() != "T05/short" {
		t.Errorf("got %s", short.Name())
	}
	if got := short.Blanks(lang.Japanese); !reflect.DeepEqual(got, []Blank{blanks[0], blanks[2]}) {
		t.Errorf("blanks in the order of the words, each once: %+v", got)
	}
	for _, c := range []struct {
		form      *Form
		ask, want lang.Lang
	}{{short, lang.Japanese, lang.Japanese}, {short, lang.English, lang.English}, {memo, lang.English, lang.Japanese}} {
		if got := c.form.Language(c.ask); got != c.want {
			t.Errorf("%s in %s: got %s", c.form.Name(), c.ask, got)
		}
	}
}

func TestProblems(t *testing.T) {
	top := "format = 1\nid = \"T05\"\ntitle = \"題\"\n"
	blank := func(id, more string) string {
		return "[[blank]]\nid = \"" + id + "\"\ntitle = \"題\"\n" + more
	}
	form := func(body string) string {
		return "[[form]]\nid = \"a\"\ntitle = \"題\"\nchannel = \"account\"\nbody = ▲\"" + body + "\"\n"
	}
	good := strings.ReplaceAll(form("{{a}}"), "▲", "")
	for _, c := range []struct {
		name, source string
		messages     []string
	}{
		{"empty", "▲▲▲▲", []string{`"format" is missing`, `"id" is missing`, `"title" is missing`, "no form"}},
		{"top", "format = ▲2\nid = ▲\"05\"\n▲titel = \"題\"\ntitle = \"題\"\nsources = [\"ube:7\", ▲\"ube 7\"]\n" + blank("a", "") + good,
			[]string{"from 1 to 1", "cannot name a prepared text", `did you mean "title"`, "not a clause"}},
		{"blank", top + "[[▲▲blank]]\n▲blank = 1\n" + blank("a", "type = ▲\"date\"\nconfirmed = ▲\"Cause\"\noffers = ▲\"a\"\n") + good,
			[]string{`"id" is missing`, `"title" is missing`, `no name "blank"`, "one of: text, number, time", `did you mean "cause"`, "a list"}},
		{"blank twice", top + blank("a", "") + strings.Replace(blank("a", ""), "\"a\"", "▲\"a\"", 1) + good, []string{"used twice"}},
		{"from", top + blank("a", "from = ▲\"account.nmae\"\n") + blank("b", "from = [\"now\", ▲\"role.pr\", ▲\"role.pr.mail\", ▲\"step.a.b\", ▲\"step.a/b\", ▲\"step.A/b.c\", ▲\"fact.\", ▲\"Now\", ▲\"fact\"]\n") +
			strings.ReplaceAll(form("{{a}}{{b}}"), "▲", ""),
			[]string{`did you mean "account.name"`, "nothing that", "nothing that", "nothing that", "nothing that", "nothing that", "nothing that", `did you mean "now"`, "nothing that"}},
		{"from of a wrong type", top + blank("a", "from = ▲1\n") + good, []string{"a list of strings"}},
		{"unused", top + blank("a", "") + strings.Replace(blank("b", ""), "\"b\"", "▲\"b\"", 1) + good, []string{`no body uses the blank "b"`}},
		{"no form", strings.Replace(top, "\"T05\"", "▲\"T05\"", 1) + blank("a", ""), []string{"no form"}},
		{"form", top + "[[▲▲▲▲form]]\n▲bodi = \"\"\n", []string{`"id" is missing`, `"title" is missing`, `"channel" is missing`, `"body" is missing`, `did you mean "body"`}},
		{"form values", top + "[[form]]\nid = ▲\"A\"\ntitle = \"題\"\nchannel = ▲\"other_account\"\ncounted = ▲\"yes\"\nbody = ▲\"\"\n",
			[]string{`did you mean "a"`, `did you mean "other-account"`, "true or false", "empty"}},
		{"form twice", top + blank("a", "") + good + strings.Replace(good, "\"a\"", "▲\"a\"", 1), []string{"used twice"}},
		{"unknown blank", top + blank("name", "") + form("{{name}}{{naem}}{{naem}}"), []string{`did you mean "name"`}},
		{"blank not closed", top + blank("a", "") + form("{{a}} {{a"), []string{`not closed with }} (near "{{a")`}},
		{"closed twice", top + blank("a", "") + form("{{a}}}}"), []string{"near \"}}\""}},
		{"braces in braces", top + blank("a", "") + form("{{a}}{{{a}}}"), []string{"near"}},
		{"empty blank", top + blank("a", "") + form("{{a}}{{}}"), []string{"near"}},
		{"both languages", top + blank("a", "") + "[[form]]\nid = \"a\"\ntitle = \"題\"\nchannel = \"account\"\nbody = ▲▲{ ja = \"{{a}}{{b}}\", en = \"{{a}}{{c}}\" }\n",
			[]string{"{{b}}", "{{c}}"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			source, places := tomltest.Marked(c.source)
			f, err := Parse("T05.toml", []byte(source))
			problems, _ := err.(Problems)
			if f != nil {
				t.Error("a family with problems was returned")
			}
			tomltest.Expect(t, problems, places, c.messages)
		})
	}
	var many strings.Builder
	many.WriteString(top)
	for i := range MaxForms + 1 {
		many.WriteString(strings.Replace(strings.ReplaceAll(form("x"), "▲", ""), `"a"`, `"a`+strings.Repeat("a", i)+`"`, 1))
	}
	if _, err := Parse("T05.toml", []byte(many.String())); err == nil || !strings.Contains(err.Error(), "at most 20") {
		t.Errorf("too many forms: %v", err)
	}
}

func TestSet(t *testing.T) {
	a := parse(t, example)
	b := parse(t, strings.Replace(example, "T05", "T01", 1))
	set, err := NewSet(a, b)
	if err != nil {
		t.Fatal(err)
	}
	if all := set.Families(); len(all) != 2 || all[0] != b || all[1] != a {
		t.Errorf("not by id: %v", all)
	}
	for name, want := range map[string]bool{"T05/short": true, "T01/memo": true, "T05": false, "T05/": false, "T09/short": false, "": false} {
		if f, ok := set.Form(name); ok != want || ok && f.Name() != name {
			t.Errorf("Form(%q) = %v, %v", name, f, ok)
		}
	}
	own := parse(t, strings.Replace(example, "お知らせ", "庁内のお知らせ", 1))
	more, err := set.With(own)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := more.Family("T05"); got != own || len(more.Families()) != 2 {
		t.Errorf("the office's own does not stand in: %v", got)
	}
	source, places := tomltest.Marked(strings.Replace(example, `"T05"`, `▲"T05"`, 1))
	twice, err := Parse("own.toml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	_, err = NewSet(a, twice)
	problems, _ := err.(Problems)
	tomltest.Expect(t, problems, places, []string{`"T05" is already in T05.toml`})
}

func TestFill(t *testing.T) {
	f := parse(t, example)
	short, memo := form(t, f, "short"), form(t, f, "memo")
	log := known{values: map[Path]string{"account.name": "広報、みほん", "detected": "10月5日午後10時40分", "fact.cause": "調べた結果。"}, comma: "，"}
	for _, c := range []struct {
		name  string
		form  *Form
		lang  lang.Lang
		facts Facts
		typed map[string]string
		body  string
		open  string // id: reason, for each
	}{
		{"from the log", short, lang.Japanese, log, nil,
			"「広報、みほん」で，10月5日午後10時40分に投稿を確認しました。広報、みほんは，調査中です。", ""}, // a value keeps its comma
		{"nothing known", short, lang.Japanese, nil, nil,
			"「【未記入：アカウント名】」で、【未記入：日時】に投稿を確認しました。【未記入：アカウント名】は、調査中です。",
			"name: the log does not say; at: the log does not say"},
		{"in English", short, lang.English, nil, nil, "【未記入 not filled in: account】 at 【未記入 not filled in: 日時】.", "name: the log; at: the log"},
		{"the log is Japanese", short, lang.English, log, map[string]string{"at": "22:40 on 10月5日"}, "【未記入 not filled in: account】 at 22:40 on 10月5日.", "name: in Japanese"},
		{"typed goes first", short, lang.Japanese, log, map[string]string{"name": " みほん\u200b\x1b ", "at": "　"},
			"「みほん」で，10月5日午後10時40分に投稿を確認しました。みほんは，調査中です。", ""},
		{"the first path that gives something", short, lang.Japanese,
			known{values: map[Path]string{"step.a/b.c": "甲", "account.name": "乙", "detected": "１０時"}}, nil,
			"「甲」で、１０時に投稿を確認しました。甲は、調査中です。", ""},
		{"braces", short, lang.Japanese, log, map[string]string{"name": "{{name}}", "at": "10時【未記入】"},
			"「【未記入：アカウント名】」で，【未記入：日時】に投稿を確認しました。【未記入：アカウント名】は，調査中です。", "name: {{; at: {{"},
		{"braces in the log", short, lang.Japanese, known{values: map[Path]string{"account.name": "}}", "detected": "1時"}}, nil,
			"「【未記入：アカウント名】」で、1時に投稿を確認しました。【未記入：アカウント名】は、調査中です。", "name: {{"},
		{"not a time", short, lang.Japanese, log, map[string]string{"at": "さっき"},
			"「広報、みほん」で，【未記入：日時】に投稿を確認しました。広報、みほんは，調査中です。", "at: date or a time"},
		{"not text", short, lang.Japanese, log, map[string]string{"name": "a\xff"},
			"「【未記入：アカウント名】」で，10月5日午後10時40分に投稿を確認しました。【未記入：アカウント名】は，調査中です。", "name: not valid text"},
		{"not confirmed", memo, lang.Japanese, log, map[string]string{"count": "３"},
			"１　件数，内訳\n　　３\n２　原因\n　　【未記入：原因】。", "cause: \"cause\" is confirmed"},
		{"not confirmed, typed", memo, lang.Japanese, nil, map[string]string{"count": "1,200", "cause": "誤操作"},
			"１　件数、内訳\n　　1,200\n２　原因\n　　【未記入：原因】。", "cause: is confirmed"},
		{"confirmed", memo, lang.Japanese, known{values: log.values, confirmed: []string{"cause"}}, map[string]string{"count": "約3件"},
			"１　件数、内訳\n　　【未記入：件数】\n２　原因\n　　調べた結果。", "count: write a number"}, // and one full stop
		{"several lines", memo, lang.Japanese, known{confirmed: []string{"cause"}}, map[string]string{"count": "3", "cause": "一つ目\r\n二つ目\n\t三つ目"},
			"１　件数、内訳\n　　3\n２　原因\n　　一つ目\n　　二つ目\n　　 三つ目。", ""},
		{"asked for in English", memo, lang.English, known{confirmed: []string{"cause"}}, map[string]string{"count": "3", "cause": "a"},
			"１　件数、内訳\n　　3\n２　原因\n　　a。", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := c.form.Fill(c.lang, c.facts, c.typed)
			if d.Body != c.body {
				t.Errorf("got\n%s\nwant\n%s", d.Body, c.body)
			}
			var want []string
			if c.open != "" {
				want = strings.Split(c.open, "; ")
			}
			if len(d.Open) != len(want) {
				t.Fatalf("open: %+v, want %v", d.Open, want)
			}
			for i, w := range want {
				id, reason, _ := strings.Cut(w, ": ")
				if d.Open[i].ID != id || !strings.Contains(d.Open[i].Why.En, reason) || d.Open[i].Why.Ja == "" {
					t.Errorf("open: %s: %v, want %s", d.Open[i].ID, d.Open[i].Why, w)
				}
			}
			words, err := d.Finish()
			if len(want) == 0 && (err != nil || words != c.body) {
				t.Errorf("finished: %v, %q", err, words)
			}
			if len(want) > 0 {
				u, ok := err.(*Unfinished)
				if !ok || words != "" || len(u.Open) != len(want) || !strings.Contains(u.Text.Ja, d.Open[0].Title.Ja) || u.Hint.IsZero() {
					t.Errorf("not refused as it should be: %v, %q", err, words)
				}
			}
		})
	}
	d := short.Fill(lang.Japanese, log, map[string]string{"at": "11時"})
	if !reflect.DeepEqual(d.Used, map[string]string{"name": "広報、みほん", "at": "11時"}) || !slices.Equal(d.Typed, []string{"at"}) {
		t.Errorf("what was filled in is lost: %v, typed %v", d.Used, d.Typed)
	}
}

// TestFinish refuses every mark of a blank in words that were changed by hand, and
// marks that two harmless values make together.
func TestFinish(t *testing.T) {
	for words, mark := range map[string]string{
		"済み。": "", "": "", "{ } ｛｝ 【記入】": "",
		"{{name}}": "{{", "a}}": "}}", "｛｛名前｝｝": "｛｛", "｝｝": "｝｝", "は【未記入：件数】件": "【未記入",
	} {
		got, err := Finish(words)
		if mark == "" {
			if err != nil || got != words {
				t.Errorf("Finish(%q) = %q, %v", words, got, err)
			}
			continue
		}
		u, ok := err.(*Unfinished)
		if !ok || got != "" || !strings.Contains(u.Text.Ja, mark) || u.Error() == "" {
			t.Errorf("Finish(%q) = %q, %v", words, got, err)
		}
	}
	f := parse(t, "format = 1\nid = \"T05\"\ntitle = \"題\"\n[[blank]]\nid = \"a\"\ntitle = \"甲\"\n[[form]]\nid = \"f\"\ntitle = \"題\"\nchannel = \"c\"\nbody = \"{{a}}{{a}}\"\n")
	d := form(t, f, "f").Fill(lang.Japanese, nil, map[string]string{"a": "{"})
	if words, err := d.Finish(); err == nil {
		t.Errorf("two braces from two values: %q", words)
	}
}

func TestStamp(t *testing.T) {
	const drill, draft = "【訓練】", "【案・未承認】"
	for _, c := range []struct {
		words  string
		stamps Stamps
		want   string
	}{
		{"一行", Stamps{}, "一行"},
		{"一行", Stamps{Drill: true}, drill + "一行"},
		{"一行", Stamps{Unapproved: true}, draft + "一行"},
		{"一行", Stamps{Drill: true, Unapproved: true}, drill + draft + "一行"},
		{"一\n\n　二\n", Stamps{Drill: true}, drill + "一\n\n" + drill + "　二\n"},
		{"一\n二", Stamps{Unapproved: true}, draft + "一\n二\n" + draft},
		{"一\n二\n", Stamps{Drill: true, Unapproved: true}, drill + draft + "一\n" + drill + "二\n" + drill + draft},
		{"", Stamps{Drill: true, Unapproved: true}, ""},
		{" \n", Stamps{Drill: true, Unapproved: true}, " \n"},
	} {
		got := Stamp(c.words, lang.Japanese, c.stamps)
		if got != c.want {
			t.Errorf("Stamp(%q, %+v) = %q, want %q", c.words, c.stamps, got, c.want)
		}
		if again := Stamp(got, lang.Japanese, c.stamps); again != got {
			t.Errorf("Stamp(%q, %+v) stamps twice: %q", got, c.stamps, again)
		}
		// A drill that is stamped first, and as a draft later.
		if later := Stamp(Stamp(c.words, lang.Japanese, Stamps{Drill: c.stamps.Drill}), lang.Japanese, c.stamps); later != c.want {
			t.Errorf("in two steps %q gives %q, want %q", c.words, later, c.want)
		}
	}
	if got := Stamp("Please remove it.", lang.English, Stamps{Drill: true, Unapproved: true}); !strings.HasPrefix(got, drill+"[DRILL] "+draft+"[DRAFT, NOT APPROVED] Please") {
		t.Errorf("in English both languages show: %q", got)
	}
}

// FuzzFill fills in a form with anything: what comes out as final has no mark of a
// blank, and what was filled in stands in it.
func FuzzFill(f *testing.F) {
	family := parse(f, example)
	f.Add("みほん", "10時", "3", "誤操作", true)
	f.Add("{", "{1", "}}", "【未記入", false)
	f.Add("a\r\nb\x00\xff", "\u202e9", "３", "\n。", true)
	f.Fuzz(func(t *testing.T, name, at, count, cause string, confirmed bool) {
		facts := known{values: map[Path]string{"account.name": name, "fact.cause": cause}}
		if confirmed {
			facts.confirmed = []string{"cause"}
		}
		for _, form := range family.Forms {
			for _, l := range []lang.Lang{lang.Japanese, lang.English} {
				d := form.Fill(l, facts, map[string]string{"at": at, "count": count})
				if len(d.Open)+len(d.Used) != len(form.Blanks(l)) {
					t.Fatalf("a blank is neither open nor filled in: %+v", d)
				}
				words, err := d.Finish()
				if (err == nil) != (len(d.Open) == 0 && mark(d.Body) == "") {
					t.Fatalf("finished %v: %+v", err, d)
				}
				if err == nil && (mark(words) != "" || !utf8.ValidString(words)) {
					t.Fatalf("final: %q", words)
				}
				if strings.ContainsFunc(d.Body, func(r rune) bool { return r != '\n' && lang.Hostile(r) }) {
					t.Fatalf("a control character: %q", d.Body)
				}
				if _, filled := d.Used["cause"]; filled && !confirmed {
					t.Fatal("a cause that is not confirmed")
				}
				stamped := Stamp(words, l, Stamps{Drill: true, Unapproved: true})
				for line := range strings.Lines(stamped) {
					if strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "【訓練】") {
						t.Fatalf("a line without its stamp: %q", stamped)
					}
				}
			}
		}
	})
}

// FuzzParse reads anything as a file of prepared texts and as one of claims: it never
// panics, every problem lies in the file, and what is right can be filled in.
func FuzzParse(f *testing.F) {
	f.Add([]byte(example))
	f.Add([]byte("format = 1\nid = \"T\"\ntitle = \"x\"\n[[form]]\nid = \"a\"\ntitle = \"x\"\nchannel = \"c\"\nbody = \"}}{{\"\n"))
	f.Add([]byte("format = 1\nid = \"claims\"\n[[claim]]\nid = \"a\"\nrule = \"b\"\nwhy = \"c\"\nphrases = [\"…\", \"d…e\"]\nhosts = [\"t.co\"]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		check := func(err error) {
			problems, _ := err.(Problems)
			lines := bytes.Split(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\n"))
			for _, p := range problems {
				p.Render(lang.Japanese)
				if utf8.Valid(data) && (p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > utf8.RuneCount(lines[p.Line-1])+1) {
					t.Fatalf("not in the file: %s", p.Render(lang.English))
				}
			}
			if err != nil && len(problems) == 0 {
				t.Fatal(err)
			}
		}
		family, err := Parse("x.toml", data)
		check(err)
		if (family == nil) != (err != nil) {
			t.Fatalf("got %v, %v", family, err)
		}
		if family != nil {
			for _, form := range family.Forms {
				for _, b := range form.Blanks(lang.Japanese) {
					if b.Type == "" || !slices.ContainsFunc(family.Blanks, func(o Blank) bool { return o.ID == b.ID }) {
						t.Fatalf("%s has an unknown blank %+v", form.Name(), b)
					}
				}
				if d := form.Fill(lang.Japanese, nil, nil); strings.Contains(d.Body, "{{") {
					t.Fatalf("not for people: %q", d.Body)
				}
			}
		}
		claims, err := ParseClaims("x.toml", data)
		check(err)
		if (claims == nil) != (err != nil) {
			t.Fatalf("got %v, %v", claims, err)
		}
		if claims != nil {
			claims.Check(string(data), "")
		}
	})
}

// A handle is typed with its sign or without; the text has it once.
func TestHandleHasOneSign(t *testing.T) {
	f := parse(t, `format = 1
id = "T05"
title = "知らせ"

[[blank]]
id    = "handle"
title = "ID"

[[form]]
id      = "short"
title   = "短文"
channel = "account"
body    = "公式は@{{handle}}です。"
`)
	for _, typed := range []string{"kamitonda_town", "@kamitonda_town", "＠kamitonda_town"} {
		if d := form(t, f, "short").Fill(lang.Japanese, nil, map[string]string{"handle": typed}); d.Body != "公式は@kamitonda_townです。" {
			t.Errorf("%q: %s", typed, d.Body)
		}
	}
}
