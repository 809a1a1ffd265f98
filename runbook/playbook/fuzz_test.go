package playbook

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// FuzzParse reads anything as one of the files of a set: it never panics, every
// problem lies inside its file, and a set without problems is whole.
func FuzzParse(f *testing.F) {
	for _, file := range files(f) {
		f.Add(file.Data)
	}
	f.Add([]byte(body + step("a", "after = [\"a\"]") + decide("b", "when = { b = [\"yes\"] }\n"+yesNo)))
	f.Add([]byte(body + step("a", "cannot = \"b\"\nopens-promise = { title = \"x\" }\nkeeps-promise = [\"a\"]") + step("b", "")))
	rest := files(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		set, err := ParseSet(append(rest[:len(rest):len(rest)], File{Name: "x.toml", Data: data}))
		checkSet(t, set, err, data)
		if base, baseErr := ParseSet(rest); baseErr == nil {
			set, err = base.With(File{Name: "x.toml", Data: data})
			checkSet(t, set, err, data)
		}
	})
}

func checkSet(t *testing.T, set *Set, err error, data []byte) {
	t.Helper()
	if err != nil {
		problems, ok := err.(Problems)
		if !ok || len(problems) == 0 || set != nil {
			t.Fatalf("got %v, %v", set, err)
		}
		lines := bytes.Split(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\n"))
		for _, p := range problems {
			p.Render(lang.Japanese)
			if p.File == "x.toml" && utf8.Valid(data) && (p.Line < 1 || p.Line > len(lines) || p.Column < 1 ||
				p.Column > utf8.RuneCount(lines[p.Line-1])+1) {
				t.Fatalf("not in the file: %s", p.Render(lang.English))
			}
		}
		return
	}
	for _, st := range set.Steps() {
		refs := append(waitsFor(&draftStep{Step: st}), st.Keeps...)
		if st.Cannot != "" {
			refs = append(refs, st.Cannot)
		}
		refs = append(refs, st.EvidenceFrom...)
		for _, due := range st.Dues {
			if due.Step != "" {
				refs = append(refs, due.Step)
			}
			if due.Within <= 0 && due.Days <= 0 {
				t.Fatalf("%s has a due time of nothing: %+v", st.Ref, due)
			}
		}
		for _, ref := range refs {
			if _, ok := set.Step(ref); !ok {
				t.Fatalf("%s names %q, which is nothing", st.Ref, ref)
			}
		}
		if !tomlfile.IsID(st.ID) || st.Title.IsZero() || !set.HasRole(st.Role) {
			t.Fatalf("not whole: %+v", st)
		}
		for _, rule := range st.Rules {
			if _, ok := set.Rule(rule); !ok {
				t.Fatalf("%s has no rule %q", st.Ref, rule)
			}
		}
		for _, s := range []string{st.Title.Ja, st.Title.En, st.Guide.Ja, st.Guide.En} {
			if strings.ContainsAny(s, "\x1b\u202e\u009b\r") {
				t.Fatalf("%s has a control character: %q", st.Ref, s)
			}
		}
	}
}

func BenchmarkParse(b *testing.B) {
	fs := files(b)
	size := int64(0)
	for _, f := range fs {
		size += int64(len(f.Data))
	}
	b.SetBytes(size)
	for b.Loop() {
		if _, err := ParseSet(fs); err != nil {
			b.Fatal(err)
		}
	}
}
