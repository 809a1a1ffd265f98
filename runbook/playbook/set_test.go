package playbook

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook/lang"
)

// files reads the set in testdata: an opening, two kinds, a closing.
func files(t testing.TB) []File {
	t.Helper()
	var out []File
	for _, name := range []string{"opening.toml", "flaming.toml", "fake.toml", "closing.toml"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, File{Name: name, Data: data})
	}
	return out
}

func testSet(t testing.TB) *Set {
	t.Helper()
	set, err := ParseSet(files(t))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestParseSet(t *testing.T) {
	set := testSet(t)
	same := func(name string, got, want any) {
		t.Helper()
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\ngot  %#v\nwant %#v", name, got, want)
		}
	}
	var ids []string
	for _, p := range set.All() {
		ids = append(ids, p.ID)
	}
	same("playbooks", ids, []string{"opening", "flaming", "fake", "closing"})
	var refs []string
	for _, st := range set.Steps() {
		refs = append(refs, string(st.Ref))
	}
	same("steps", strings.Join(refs, " "), "opening/record opening/kinds flaming/log-in flaming/change-passwords "+
		"flaming/locked-out flaming/reply flaming/answer flaming/watch flaming/also-look fake/ask-platform closing/file")

	flaming, _ := set.Kind("flaming")
	same("summary", flaming.Summary, lang.Text{Ja: "批判が殺到したとき"})
	same("bytes", string(flaming.File.Data), string(files(t)[1].Data))

	step := func(ref Ref) *Step {
		t.Helper()
		st, ok := set.Step(ref)
		if !ok {
			t.Fatalf("no step %s", ref)
		}
		return st
	}
	same("change-passwords", step("flaming/change-passwords"), &Step{
		Ref: "flaming/change-passwords", Line: 25, ID: "change-passwords", Track: "facts", Type: Act, Role: "section-head",
		Title:         lang.Text{Ja: "パスワードを変更する", En: "Change the passwords"},
		Guide:         lang.Text{Ja: "管理者全員のパスワードを変更する。"},
		When:          Condition{{{Decision: "flaming/log-in", Options: []string{"yes"}}}},
		After:         []Ref{"flaming/log-in"},
		Each:          AccountAdmins,
		Dues:          []Due{{Within: 10 * time.Minute, From: FromDetected}},
		Urgencies:     []Urgency{{Text: lang.Text{Ja: "速やかに"}, Source: "ube:7(1)"}},
		Rules:         []string{"flaming/no-guessing"},
		Sources:       []string{"ube:7(1)", "law:appi-68"},
		Cannot:        "flaming/locked-out",
		Approvals:     []string{ActEdit},
		EvidenceFirst: true,
		Evidence:      []lang.Text{{Ja: "画面"}, {En: "URL"}},
		Text:          "T03",
	})
	same("locked-out opens on", step("flaming/locked-out").OpensOn, []Ref{"flaming/change-passwords"})
	same("locked-out after", step("flaming/locked-out").After, []Ref(nil))
	same("locked-out to", step("flaming/locked-out").To, []string{"police", ReportTargets})
	same("also-look after", step("flaming/also-look").After, []Ref{"flaming/locked-out"})
	same("watch after", len(step("flaming/watch").After), 0)
	same("watch every", step("flaming/watch").Every, time.Hour)
	same("first of a track", step("flaming/log-in").After, []Ref(nil))
	reply := step("flaming/reply")
	same("reply when", reply.When, Condition{
		{{Decision: "flaming/log-in", Options: []string{"yes", "no"}}, {Decision: "opening/kinds", Options: []string{"flaming"}}},
		{{Decision: "opening/kinds", Options: []string{"none"}}},
	})
	same("reply after", reply.After, []Ref{"flaming/log-in", "opening/record"})
	same("reply rules", reply.Rules, []string{"flaming/no-guessing", "opening/no-rebuttal"})
	same("reply promise", reply.Promise, &Promise{Title: lang.Text{Ja: "再回答", En: "Answer again"}, DueField: "next-reply"})
	answer := step("flaming/answer")
	same("answer due", answer.Dues, []Due{{Within: 24 * time.Hour, Step: "flaming/reply", Source: "iida:6(2)①c"}})
	same("answer keeps", answer.Keeps, []Ref{"flaming/reply"})
	same("answer after", answer.After, []Ref{"flaming/reply"})
	kinds := step("opening/kinds")
	same("kinds", []any{kinds.Many, kinds.Sets, kinds.NeedsReason}, []any{true, SetsKinds, false})
	option, _ := kinds.Option("fake")
	same("option", option, Option{ID: "fake", Kind: "fake", Title: lang.Text{Ja: "なりすまし", En: "Fake account"}})

	for _, st := range set.Steps() {
		for _, name := range st.Rules {
			if _, ok := set.Rule(name); !ok {
				t.Errorf("%s: no rule %s", st.Ref, name)
			}
		}
		if got, ok := set.Step(st.Ref); !ok || got != st {
			t.Errorf("%s is not found by its name", st.Ref)
		}
	}
	if _, ok := set.Rule("no-rebuttal"); ok {
		t.Error("a rule is found without its playbook")
	}
	if !set.HasRole("police") || set.HasRole("report-targets") || !set.Role("police").Outside {
		t.Error("roles are wrong")
	}
	same("unknown role", set.Role("nobody").Title, lang.Same("nobody"))
}

// TestOrderOfFiles proves that a set does not depend on the order of its files.
func TestOrderOfFiles(t *testing.T) {
	want := testSet(t)
	fs := files(t)
	slices.Reverse(fs)
	got, err := ParseSet(fs)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Steps(), want.Steps()) || !reflect.DeepEqual(got.All(), want.All()) {
		t.Error("the set differs")
	}
}

// TestProblemsOfAllFiles has something wrong in each file, one of which cannot be
// read at all.
func TestProblemsOfAllFiles(t *testing.T) {
	fs := files(t)
	for i := range fs {
		fs[i].Data = append([]byte("炎上\n"), fs[i].Data...)
	}
	fs[1].Data = append([]byte("format = 2\n"), fs[1].Data[len("炎上\n")+len("format  = 1\n"):]...)
	_, err := ParseSet(fs)
	problems, ok := err.(Problems)
	if !ok {
		t.Fatalf("got %v", err)
	}
	var at []string
	for _, p := range problems {
		at = append(at, p.File)
	}
	if want := []string{"opening.toml", "flaming.toml", "fake.toml", "closing.toml"}; !slices.Equal(at, want) {
		t.Errorf("got %v:\n%s", at, problems.Render(lang.English))
	}
}

func TestSharedParts(t *testing.T) {
	fs := files(t)
	for _, c := range []struct {
		name  string
		files []File
		want  []string
	}{
		{"nothing", nil, []string{`part = "opening"`, `part = "closing"`}},
		{"no closing", fs[:3], []string{`part = "closing"`}},
		{"closing twice", []File{fs[0], fs[1], fs[2], fs[3], {"other.toml", []byte(strings.Replace(string(fs[3].Data), `"closing"`, `"ending"`, 1))}},
			[]string{`other.toml:2:10: only one playbook can have part = "closing"; closing.toml has it`}},
		{"the same id", []File{fs[0], fs[1], fs[2], fs[3], {"other.toml", []byte(strings.Replace(string(fs[2].Data), `kind   = "fake"`, `kind   = "hoax"`, 1))}},
			[]string{`other.toml:2:10: the playbook id "fake" is already used by fake.toml`}},
		{"the same kind", []File{fs[0], fs[1], fs[2], fs[3], {"other.toml", []byte(strings.Replace(string(fs[2].Data), `id     = "fake"`, `id     = "hoax"`, 1))}},
			[]string{`other.toml:3:10: the kind "fake" already has a playbook in fake.toml`}},
	} {
		_, err := ParseSet(c.files)
		problems, _ := err.(Problems)
		if len(problems) != len(c.want) {
			t.Errorf("%s: got\n%s", c.name, problems.Render(lang.English))
			continue
		}
		for i, p := range problems {
			if !strings.Contains(p.Render(lang.English), c.want[i]) {
				t.Errorf("%s: got\n%s", c.name, p.Render(lang.English))
			}
		}
	}
}

func TestWith(t *testing.T) {
	set := testSet(t)
	fs := files(t)
	edit := func(i int, old, new string) File {
		data := strings.Replace(string(fs[i].Data), old, new, 1)
		if data == string(fs[i].Data) {
			t.Fatalf("%s has no %q", fs[i].Name, old)
		}
		return File{"mine.toml", []byte(data)}
	}
	for _, f := range []File{fs[0], fs[1], fs[3]} {
		if ps := CheckFile(f, set); len(ps) > 0 {
			t.Errorf("%s does not fit its own set:\n%s", f.Name, ps.Render(lang.English))
		}
	}
	replaced, err := set.With(edit(2, "削除を依頼する", "通報する"))
	if err != nil {
		t.Fatal(err)
	}
	if st, _ := replaced.Step("fake/ask-platform"); st.Title.Ja != "通報する" || len(replaced.Kinds) != 2 {
		t.Error("the file did not replace the one with its id")
	}
	if st, _ := set.Step("fake/ask-platform"); st.Title.Ja != "削除を依頼する" {
		t.Error("With changed the set")
	}
	added, err := set.With(File{"mine.toml", []byte(strings.ReplaceAll(string(fs[2].Data), `"fake"`, `"hoax"`))})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := added.Kind("hoax"); !ok || len(added.Kinds) != 3 {
		t.Error("the file was not added")
	}
	if again, err := added.With(fs[2]); err != nil || len(again.Kinds) != 3 {
		t.Errorf("a second file: %v", err)
	}
	for _, c := range []struct {
		name string
		file File
		want []string
	}{
		{"own problem", edit(2, `track = "facts"`, `track = "fact"`), []string{`mine.toml:9:9: there is no track "fact"`}},
		{"not readable", File{"mine.toml", []byte("id = \"opening\"\n炎上")}, []string{"mine.toml:2:1:"}},
		{"same kind", edit(2, `id     = "fake"`, `id     = "my-fake"`), []string{`mine.toml:3:10: the kind "fake" already has a playbook in fake.toml`}},
		// The file is right in itself but others name what it no longer has.
		{"a step is gone", edit(0, `id    = "record"`, `id    = "log"`), []string{`flaming.toml:61:21: there is no step "opening/record"`}},
		{"a kind is gone", edit(2, `kind   = "fake"`, `kind   = "hoax"`), []string{`opening.toml:46:28: there is no playbook of kind "fake"`}},
		// With a problem of its own, what follows from it elsewhere is not reported.
		{"an id is wrong", edit(0, `id    = "record"`, `id    = "Record"`), []string{`mine.toml:30:9: "Record" is not an id`}},
	} {
		problems := CheckFile(c.file, set)
		if len(problems) != len(c.want) {
			t.Errorf("%s: got\n%s", c.name, problems.Render(lang.English))
			continue
		}
		for i, p := range problems {
			if !strings.HasPrefix(p.Render(lang.English), c.want[i]) {
				t.Errorf("%s: got\n%s", c.name, p.Render(lang.English))
			}
		}
	}
}
