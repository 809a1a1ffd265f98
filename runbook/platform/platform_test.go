package platform

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile/tomltest"
)

const example = `format = 1
id = "x"
name = { ja = "エックス", en = "X" }
aliases = ["Twitter"]
[edit-post]
answer = "depends"
note = "一部だけ。"
status = "not-verified"
[[page]]
for = "impersonation"
address = "https://help.example/ja"
needs = "名称"
status = "seen"
needs-status = "secondary"
checked-on = "2026-11-22"
[[page]]
for = "compromised"
how = "メニューから"
needs = "ID"
status = "not-verified"
[post]
limit = 280
counting = "weighted"
url = 23
light = ["U+0000-U+10FF", "U+2000-U+200D", "U+2010-U+201F", "U+2032-U+2037"]
status = "seen"
address = "https://docs.example/"
checked-on = "2026-11-22"
`

func parse(t testing.TB, source string) *Platform {
	t.Helper()
	p, err := Parse("x.toml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestParse(t *testing.T) {
	p := parse(t, example)
	p.Data = nil
	want := &Platform{
		FileName: "x.toml", ID: "x", Name: lang.Text{Ja: "エックス", En: "X"}, Aliases: []string{"Twitter"},
		EditPost: Ability{Answer: Depends, Note: lang.Text{Ja: "一部だけ。"}, Status: NotVerified},
		Pages: []Page{
			{For: "impersonation", Address: "https://help.example/ja", Needs: lang.Text{Ja: "名称"}, Status: Seen, NeedsStatus: Secondary, Checked: "2026-11-22"},
			{For: "compromised", How: lang.Text{Ja: "メニューから"}, Needs: lang.Text{Ja: "ID"}, Status: NotVerified, NeedsStatus: NotVerified},
		},
		Post: Post{Limit: 280, Counting: Weighted, URL: 23, Light: []Range{{0, 0x10ff}, {0x2000, 0x200d}, {0x2010, 0x201f}, {0x2032, 0x2037}},
			Status: Seen, Address: "https://docs.example/", Checked: "2026-11-22"},
	}
	if !reflect.DeepEqual(p, want) {
		t.Errorf("got\n%+v\nwant\n%+v", p, want)
	}
	if page, ok := p.Page("compromised"); !ok || page.Confirm() != lang.Platform.ConfirmOnSite {
		t.Errorf("got %+v, %v", page, ok)
	}
	if page, ok := p.Page("impersonation"); !ok || !strings.Contains(page.Confirm().Ja, "2026-11-22") {
		t.Errorf("the day is not said: %v", page.Confirm())
	}
	if _, ok := p.Page("report-post"); ok {
		t.Error("a page from nowhere")
	}
	// What nobody has looked at is not known, and says so.
	bare := parse(t, "format = 1\nid = \"y\"\nname = \"y\"\n")
	if bare.EditPost.Answer.Text() != lang.Platform.Unknown || bare.EditPost.Status.Text() != lang.Platform.Unknown {
		t.Errorf("got %v, %v", bare.EditPost.Answer.Text(), bare.EditPost.Status.Text())
	}
	if l := bare.Measure("あ"); l.Limit != 0 || !l.Fits() || !strings.Contains(l.Text().Ja, "未確認") {
		t.Errorf("got %+v: %v", l, l.Text())
	}
}

func TestProblems(t *testing.T) {
	top := "format = 1\nid = \"x\"\nname = \"X\"\n"
	for _, c := range []struct {
		name, source string
		messages     []string
	}{
		{"empty", "▲▲▲", []string{`"format" is missing`, `"id" is missing`, `"name" is missing`}},
		{"top", "format = ▲2\nid = ▲\"X\"\nname = ▲1\naliases = [\"T\", ▲\"T\"]\n▲aliase = []\n",
			[]string{"from 1 to 1", `did you mean "x"`, "a string or", "twice", `did you mean "aliases"`}},
		{"edit-post", top + "[edit-post]\nanswer = ▲\"maybe\"\nstatus = ▲\"known\"\nchecked-on = ▲2026-11-22\n[[page]]\nfor = ▲\"Impersonation\"\nhow = \"a\"\nstatus = \"not-verified\"\n",
			[]string{"one of: yes, no, depends", "one of: seen, secondary, not-verified", "quotation marks", "did you mean"}},
		{"seen without a day", top + "[edit-post]\nanswer = \"yes\"\nstatus = \"not-verified\"\n[[▲page]]\nfor = \"a\"\nhow = \"a\"\nstatus = \"seen\"\n[▲post]\nlimit = 1\ncounting = \"characters\"\nstatus = \"secondary\"\n",
			[]string{`"checked-on" is missing`, `"checked-on" is missing`}},
		{"page", top + "[[▲▲▲page]]\n[[page]]\nfor = \"a\"\naddress = ▲\"http://a.example\"\nstatus = \"not-verified\"\n▲needs-status = \"seen\"\n[[page]]\nfor = ▲\"a\"\nhow = \"b\"\nstatus = \"not-verified\"\n",
			[]string{`"for" is missing`, `write "address" or "how"`, `"status" is missing`, "https://", `no "needs"`, "used twice"}},
		{"post", top + "[post]\nlimit = ▲0\ncounting = \"weighted\"\nurl = ▲\"23\"\nlight = [▲\"0-4351\", ▲\"U+0002-U+0001\", \"U+0000-U+10FF\"]\naddress = ▲\"docs.example\"\nstatus = \"not-verified\"\n",
			[]string{"from 1 to", "a whole number", "U+2000-U+200D", "U+2000-U+200D", "https://"}},
		{"weighted only", top + "[post]\nlimit = 1\ncounting = \"characters\"\n▲url = 23\n▲light = []\nstatus = \"not-verified\"\n",
			[]string{`"url" belongs`, `"light" belongs`}},
		{"weighted needs", top + "[▲▲post]\nlimit = 1\ncounting = \"weighted\"\nstatus = \"not-verified\"\n", []string{`"url" is missing`, `"light" is missing`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			source, places := tomltest.Marked(c.source)
			p, err := Parse("x.toml", []byte(source))
			problems, _ := err.(Problems)
			if p != nil {
				t.Error("a platform with problems was returned")
			}
			tomltest.Expect(t, problems, places, c.messages)
		})
	}
}

func TestSet(t *testing.T) {
	x := parse(t, example)
	y := parse(t, "format = 1\nid = \"y\"\nname = \"Y\"\naliases = [\"わい\"]\n")
	set, err := NewSet(y, x)
	if err != nil {
		t.Fatal(err)
	}
	if all := set.All(); len(all) != 2 || all[0] != x || all[1] != y {
		t.Errorf("not by id: %v", all)
	}
	for name, want := range map[string]*Platform{"x": x, "Ｘ": x, "twitter ": x, "エックス": x, "ｴｯｸｽ": x, "Y": y, "わい": y, "": nil, "z": nil} {
		if got, ok := set.Find(name); got != want || ok != (want != nil) {
			t.Errorf("Find(%q) = %v, %v", name, got, ok)
		}
	}
	// An office's own file takes the place of the shipped one.
	own := parse(t, "format = 1\nid = \"x\"\nname = \"庁内\"\n")
	more, err := set.With(own, parse(t, "format = 1\nid = \"z\"\nname = \"Z\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := more.Find("x"); got != own {
		t.Errorf("got %v", got)
	}
	if _, ok := more.Find("twitter"); ok {
		t.Error("the shipped file is still there")
	}
	if _, ok := more.Find("z"); !ok {
		t.Error("a new platform is missing")
	}
	for _, c := range []struct{ source, message string }{
		{"format = 1\nid = ▲\"x\"\nname = \"庁内\"\n", `"x" is already in x.toml`},
		{"format = 1\nid = \"w\"\nname = \"庁内\"\naliases = ▲[\"ＴＷＩＴＴＥＲ\"]\n", `already stands for "x"`},
	} {
		source, places := tomltest.Marked(c.source)
		twice, err := Parse("own.toml", []byte(source))
		if err != nil {
			t.Fatal(err)
		}
		_, err = NewSet(x, twice)
		if c.message == `already stands for "x"` { // by id: w comes before x, so x is the second
			problems, _ := err.(Problems)
			if len(problems) != 1 || problems[0].File != "x.toml" {
				t.Errorf("got %v", err)
			}
			continue
		}
		problems, _ := err.(Problems)
		tomltest.Expect(t, problems, places, []string{c.message})
	}
}

// TestCount has lengths that X itself publishes, and others worked out by hand from
// its rules.
func TestCount(t *testing.T) {
	x := parse(t, example)
	family := "\U0001F468\u200d\U0001F469\u200d\U0001F467\u200d\U0001F466"
	for text, want := range map[string]int{
		"":                           0,
		"Hello, world! \U0001F44B":   16, // X's own example
		"\U0001F47E":                 2,
		"\U0001F64B\U0001F3FD":       2, // a skin tone
		"\U0001F468\u200d\U0001F3A4": 2, // joined
		family:                       2,
		family + family:              4,
		"\U0001F1EF\U0001F1F5":       2, // a flag
		"1\ufe0f\u20e3":              2, // a key cap
		"\u00a9":                     1,
		"\u00a9\ufe0f":               2,
		"\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F": 2, // England
		"caf\u00e9":           4,
		"cafe\u0301":          4, // the same, composed
		"か\u3099":             2,
		"ｶﾞ":                  4,
		"葛\U000E0100":         4, // a variant of a kanji is no emoji
		"あ":                   2,
		"亜a":                  3,
		"（誤）":                 6,
		"‘’“”":                4,
		"…":                   2, // U+2026 is in no light range
		"https://example.com": 23,
		"https://example.com/very/long/path/to/it?q=1&r=2#c": 23,
		"HTTP://EXAMPLE.COM":                 23,
		"見る https://a.jp/b 後":                2*2 + 1 + 23 + 1 + 2,
		"見るhttps://a.jp/bを":                  2*2 + 23 + 2, // a Japanese letter ends an address
		"（https://a.jp/b）":                   2 + 23 + 2,
		"(https://a.jp/b).":                  1 + 23 + 2,
		"https://a.jp/b.":                    24,
		"https://a.jp/b\u3000https://a.jp/c": 23 + 2 + 23,
		"https://a.jp,https://b.jp":          23 + 1 + 23,
		"ahttps://a.jp":                      13,
		"@https://a.jp":                      13,
		"https://":                           8,
		"https://localhost/a.b":              21,
		"https://...":                        11,
		"https://localhost/a":                19,
		"example.com":                        11,
		"a\nb":                               3,
		"\xff":                               2, // a broken byte is a character outside the light ranges
	} {
		if got := x.Count(text); got != want {
			t.Errorf("Count(%q) = %d, want %d", text, got, want)
		}
	}
	plain := parse(t, "format = 1\nid = \"y\"\nname = \"Y\"\n[post]\nlimit = 5\ncounting = \"characters\"\nstatus = \"not-verified\"\n")
	for text, want := range map[string]int{"": 0, "あいう": 3, "https://a.jp": 12, "か\u3099": 1, family: 7} {
		if got := plain.Count(text); got != want {
			t.Errorf("in characters: Count(%q) = %d, want %d", text, got, want)
		}
	}
	for text, want := range map[string]bool{"あいうえお": true, "あいうえおか": false} {
		l := plain.Measure(text)
		if l.Fits() != want || strings.Contains(l.Text().Ja, "超過") == want {
			t.Errorf("%q: %+v, %s", text, l, l.Text().Ja)
		}
	}
}

// FuzzCount holds what must hold of any text.
func FuzzCount(f *testing.F) {
	x := parse(f, example)
	plain := parse(f, "format = 1\nid = \"y\"\nname = \"Y\"\n")
	f.Add("見る https://a.jp/b", "👍🏽")
	f.Add("https://a.jp/", "\u0301")
	f.Add("a\r", "\n\u200d")
	f.Add("\U0001F1EF", "\U0001F1F5")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 10_000 {
			return
		}
		for _, p := range []*Platform{x, plain} {
			whole := p.Count(a + "\n" + b)
			if parts := p.Count(a) + 1 + p.Count(b); whole != parts {
				t.Fatalf("%s: %q and %q count %d apart and %d together", p.ID, a, b, parts, whole)
			}
			if n := p.Count(a); n < 0 || (n == 0) != (a == "") {
				t.Fatalf("%s: Count(%q) = %d", p.ID, a, n)
			}
			if n, most := p.Count(a), 2*utf8.RuneCountInString(a)*4+23; n > most {
				t.Fatalf("%s: Count(%q) = %d is more than %d", p.ID, a, n, most)
			}
		}
	})
}

// FuzzParse reads anything: it never panics, and gives a platform or problems.
func FuzzParse(f *testing.F) {
	f.Add([]byte(example))
	f.Add([]byte("format = 1\nid = \"x\"\nname = \"x\"\n[[page]]\n[post]\nlight = [\"U+FFFFFF-U+FFFFFF\"]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Parse("x.toml", data)
		problems, _ := err.(Problems)
		if (p == nil) != (len(problems) > 0) {
			t.Fatalf("got %v, %v", p, err)
		}
		if p == nil {
			return
		}
		if p.ID == "" || p.Name.IsZero() || p.Post.Limit < 0 || slices.ContainsFunc(p.Pages, func(page Page) bool {
			return page.For == "" || page.Address == "" && page.How.IsZero() || page.Status == ""
		}) {
			t.Fatalf("not whole: %+v", p)
		}
		p.Count(string(data))
		if _, err := NewSet(p); err != nil {
			t.Fatal(err)
		}
	})
}

// TestShipped reads the files that ship.
func TestShipped(t *testing.T) {
	entries, err := os.ReadDir("../../playbooks/platforms")
	if err != nil {
		t.Fatal(err)
	}
	var all []*Platform
	for _, e := range entries {
		data, err := os.ReadFile("../../playbooks/platforms/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		p, err := Parse(e.Name(), data)
		if err != nil {
			t.Fatal(err.(Problems).Render(lang.English))
		}
		all = append(all, p)
	}
	set, err := NewSet(all...)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"facebook", "instagram", "line", "tiktok", "x", "youtube"} {
		p, ok := set.Find(id)
		if !ok {
			t.Fatalf("%s is missing", id)
		}
		for _, purpose := range []string{"impersonation", "compromised"} {
			if _, ok := p.Page(purpose); !ok {
				t.Errorf("%s has no page for %s", id, purpose)
			}
		}
		for _, text := range append([]lang.Text{p.EditPost.Note, p.Name}, pageTexts(p)...) {
			if (text.Ja == "") != (text.En == "") {
				t.Errorf("%s: one language only: %v", id, text)
			}
		}
	}
	x, _ := set.Find("Twitter")
	if x == nil || x.Post.Limit != 280 || x.Count("あa https://example.com") != 2+1+1+23 {
		t.Errorf("X: %+v", x)
	}
}

func pageTexts(p *Platform) []lang.Text {
	var texts []lang.Text
	for _, page := range p.Pages {
		texts = append(texts, page.How, page.Needs)
	}
	return texts
}

// Words typed at the scene name a platform by its address or by a name that stands by
// itself; where two are meant, or none, nothing is guessed.
func TestIn(t *testing.T) {
	x := parse(t, "format = 1\nid = \"x\"\nname = { ja = \"X（旧Twitter）\", en = \"X (formerly Twitter)\" }\naliases = [\"X\", \"ツイッター\"]\n")
	line := parse(t, "format = 1\nid = \"line\"\nname = \"LINE\"\n")
	set, err := NewSet(x, line)
	if err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]string{
		"https://x.com/kamitonda_0fficial": "x", "Xの@kamitonda": "x", "Ｘ @kamitonda": "x", "ツイッターの偽物": "x", "LINE公式": "line",
		"@kamitonda_x": "", "max-2026": "", "online": "", "XとLINE": "", "": "",
	} {
		p, ok := set.In(words)
		if ok != (want != "") || ok && p.ID != want {
			t.Errorf("%q: %v, want %q", words, p, want)
		}
	}
}
