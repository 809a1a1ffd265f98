package cli

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dandori/runbook/bundle"
	"dandori/runbook/eventlog"
)

// attacked is a bundle in the hands of somebody who can compute all of it anew but what
// the log fixes.
type attacked struct {
	names    []string
	members  map[string][]byte // but the manifest and the sums
	manifest bundle.Manifest
}

func takeApart(t testing.TB, raw []byte) *attacked {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	a := &attacked{members: map[string][]byte{}}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		words, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		switch f.Name {
		case bundle.SumsName:
		case bundle.ManifestName:
			if err := json.Unmarshal(words, &a.manifest); err != nil {
				t.Fatal(err)
			}
		default:
			a.names, a.members[f.Name] = append(a.names, f.Name), words
		}
	}
	return a
}

// together packs it again, with every size and sum made to fit.
func (a *attacked) together(t testing.TB) []byte {
	t.Helper()
	for i := range a.manifest.Files {
		f := &a.manifest.Files[i]
		sum := sha256.Sum256(a.members[f.Name])
		f.Size, f.SHA256 = int64(len(a.members[f.Name])), hex.EncodeToString(sum[:])
	}
	manifest, err := json.Marshal(a.manifest)
	if err != nil {
		t.Fatal(err)
	}
	var out, sums bytes.Buffer
	z := zip.NewWriter(&out)
	add := func(name string, words []byte) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write(words)
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(words), name)
	}
	for _, name := range a.names {
		add(name, a.members[name])
	}
	add(bundle.ManifestName, manifest)
	add(bundle.SumsName, bytes.Clone(sums.Bytes()))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// file is what the manifest says of the first file whose name begins so.
func (a *attacked) file(t testing.TB, prefix string) *bundle.File {
	t.Helper()
	i := slices.IndexFunc(a.manifest.Files, func(f bundle.File) bool { return strings.HasPrefix(f.Name, prefix) })
	if i < 0 {
		t.Fatalf("no %s", prefix)
	}
	return &a.manifest.Files[i]
}

func (a *attacked) drop(prefix string) {
	gone := func(name string) bool { return strings.HasPrefix(name, prefix) }
	a.names = slices.DeleteFunc(a.names, gone)
	a.manifest.Files = slices.DeleteFunc(a.manifest.Files, func(f bundle.File) bool { return gone(f.Name) })
}

// put adds a member behind the others.
func (a *attacked) put(f bundle.File, words string) {
	a.names = append(a.names, f.Name)
	a.members[f.Name] = []byte(words)
	a.manifest.Files = append(a.manifest.Files, f)
}

func (a *attacked) replace(prefix, old, new string) {
	for name, words := range a.members {
		if strings.HasPrefix(name, prefix) {
			a.members[name] = bytes.ReplaceAll(words, []byte(old), []byte(new))
		}
	}
}

// TestEverythingOfABundleFollowsFromItsLog: whoever receives a bundle takes all of it for
// what the log says. So nothing may be in it, and nothing be missing, that does not follow
// from the log, however well the manifest and the sums fit.
func TestEverythingOfABundleFollowsFromItsLog(t *testing.T) {
	version = "v1.2.3"
	defer func() { version = "" }()
	w := newWorld(t)
	id := workedIncident(t, w)
	if err := os.WriteFile(filepath.Join(w.Dir, "名簿.csv"), []byte("a table"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.run(t, exitDone, "evidence", id, "--what", "名簿", "--where", "共有", "--file", "名簿.csv")
	w.run(t, exitDone, "export", id, "--bundle", "b.zip", "--handling", "部内限り")
	whole, err := os.ReadFile(filepath.Join(w.Dir, "b.zip"))
	if err != nil {
		t.Fatal(err)
	}
	forged := func(bytes []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(w.Dir, "forged.zip"), bytes, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	forged(takeApart(t, whole).together(t)) // control: an attacker who changes nothing
	if out := w.run(t, exitDone, "verify", "forged.zip", "--json"); !strings.Contains(out, `"manifest":[],"missing":[]`) || !strings.Contains(out, `"pages":{"wrong":[],"other":[]},"papers":{"tried":true,"same":16,"other":[]}`) {
		t.Errorf("nothing was changed, and it says:\n%s", out)
	}
	zeros := strings.Repeat("0", 64)
	for what, c := range map[string]struct {
		change func(*attacked)
		says   string
		any    bool // also where another version made the bundle
	}{
		"evidence that is called an explanation": {func(a *attacked) {
			a.put(bundle.File{Name: "evidence/" + zeros + ".png", What: bundle.Explanation}, "forged")
		}, "evidence/" + zeros + ".png: 目録の説明が、名前の示すものと違う", true},
		"evidence of another name": {func(a *attacked) {
			a.put(bundle.File{Name: "evidence/" + zeros + ".png", What: bundle.Evidence, Number: 9, Entry: 3, Path: "x.png"}, "forged")
		}, "目録の説明が、名前の示すものと違う", true},
		"evidence that the log does not have": {func(a *attacked) {
			sum := sha256.Sum256([]byte("forged"))
			a.put(bundle.File{Name: bundle.EvidenceName(hex.EncodeToString(sum[:]), "x.png"), What: bundle.Evidence, Number: 9, Entry: 3, Path: "x.png"}, "forged")
		}, "証拠ファイルが記録の SHA-256 と違う: evidence/", true},
		"a paper that is nothing": {func(a *attacked) {
			a.put(bundle.File{Name: "reports/conclusion.pdf", What: "opinion"}, "forged")
		}, "reports/conclusion.pdf: 目録の説明が、名前の示すものと違う", true},
		"a paper of no report": {func(a *attacked) {
			a.put(bundle.File{Name: "reports/conclusion.html", What: bundle.Report, Report: "conclusion", Format: "html", Language: "ja"}, "forged")
		}, "文書が、同じ版で作り直したものと違う: reports/conclusion.html", false},
		"a page more": {func(a *attacked) {
			a.put(bundle.File{Name: "pinned/99-x.toml", What: bundle.Pinned, Path: "x.toml"}, "forged")
		}, "pinned/99-x.toml: 目録の説明が、名前の示すものと違う", true},
		"one report in the place of another": {func(a *attacked) {
			a.members["reports/final.html"] = a.members["reports/first.html"]
			a.file(t, "reports/final.html").Report = "first"
		}, "reports/final.html: 目録の説明が、名前の示すものと違う", true},
		"one report under the name of another": {func(a *attacked) {
			a.members["reports/final.html"] = a.members["reports/first.html"]
		}, "同じ版で作り直したものと違う: reports/final.html", false},
		"a paper gone":             {func(a *attacked) { a.drop("reports/review") }, "あるはずのファイルがない: reports/review.html", false},
		"a page of other values":   {func(a *attacked) { a.replace("README", a.manifest.Log.Code, "AAAA-AAAA-AAAA") }, "確かめ方のページの値又は言葉が、記録から出てくるものと違う: README.ja.txt", true},
		"a page of other words":    {func(a *attacked) { a.replace("README.en", "Not:", "Yes:") }, "確かめ方のページの値又は言葉が、記録から出てくるものと違う: README.en.txt", false},
		"a page gone":              {func(a *attacked) { a.drop("README.en") }, "あるはずのファイルがない: README.en.txt", true},
		"another root":             {func(a *attacked) { a.manifest.Log.Root = "x" }, "目録の log.root が", true},
		"another code":             {func(a *attacked) { a.manifest.Log.Code = "AAAA-AAAA-AAAA" }, "目録の log.code が", true},
		"a drill":                  {func(a *attacked) { a.manifest.Drill = true }, "目録の drill が", true},
		"another time":             {func(a *attacked) { a.manifest.AsOf = a.manifest.AsOf.AddDate(-6, 0, 0) }, "目録の as_of が", true},
		"another incident":         {func(a *attacked) { a.manifest.Incident = "INC-20261122-02" }, "目録は記録", true},
		"a pinned file gone":       {func(a *attacked) { a.drop("pinned/02") }, "あるはずのファイルがない: pinned/02-opening.toml", true},
		"all pinned files gone":    {func(a *attacked) { a.drop("pinned/") }, "あるはずのファイルがない: pinned/01-", true},
		"a pinned file of another": {func(a *attacked) { a.members["pinned/02-opening.toml"] = []byte("id = 1\n") }, "手順書などの写しが記録と違う: pinned/02-opening.toml", true},
		"another pin":              {func(a *attacked) { a.file(t, "pinned/02").Pin = "profile" }, "目録の pinned/02-opening.toml が", true},
		"evidence gone":            {func(a *attacked) { a.drop("evidence/") }, "あるはずのファイルがない: evidence/", true},
		"another number":           {func(a *attacked) { a.file(t, "evidence/").Number = 7 }, "目録の evidence/", true},
		"another entry":            {func(a *attacked) { a.file(t, "evidence/").Entry = 99 }, "目録の evidence/", true},
		"another path":             {func(a *attacked) { a.file(t, "evidence/").Path = `C:\ほか.png` }, "目録の evidence/", true},
		"two pieces of evidence changed round": {func(a *attacked) {
			i := slices.IndexFunc(a.manifest.Files, func(f bundle.File) bool { return f.What == bundle.Evidence })
			one, other := &a.manifest.Files[i], &a.manifest.Files[i+1]
			one.Name, other.Name = other.Name, one.Name
			a.members[one.Name], a.members[other.Name] = a.members[other.Name], a.members[one.Name]
		}, "目録の説明が、名前の示すものと違う", true},
		"a file that was never kept is absent": {func(a *attacked) {
			a.manifest.Absent = append(a.manifest.Absent, bundle.Absent{Number: 9, Entry: 99, Path: "secret.png", SHA256: zeros, Why: bundle.Changed})
		}, "目録の absent が", true},
		"a file that is absent is not said to be": {func(a *attacked) { a.manifest.Absent = nil }, "あるはずのファイルがない: evidence/", true},
		"a file is absent for another reason":     {func(a *attacked) { a.manifest.Absent[0].Why = "secret" }, "目録の absent が", true},
		"papers of another language":              {func(a *attacked) { a.file(t, "reports/final").Language = "en" }, "目録の reports/final.html が", true},
		"a log with something withheld": {func(a *attacked) {
			var out bytes.Buffer
			if _, err := eventlog.Redact(&out, bytes.NewReader(a.members[bundle.LogName]), func(e eventlog.Entry) bool { return e.Seq == 6 }); err != nil {
				t.Fatal(err)
			}
			a.members[bundle.LogName] = out.Bytes()
			a.replace("reports/", "鈴木", "佐藤")
		}, "内容が伏せられています", true},
	} {
		for _, by := range []string{"v1.2.3", "v9.9.9"} {
			a := takeApart(t, whole)
			same := a.manifest.Version == by
			if !same && !c.any || same && c.any && testing.Short() {
				continue
			}
			a.replace("README", a.manifest.Version, by)
			a.manifest.Version = by
			c.change(a)
			forged(a.together(t))
			if out := w.run(t, exitDamaged, "verify", "forged.zip"); !strings.Contains(out, c.says) {
				t.Errorf("%s, made by %s: it does not say %q:\n%s", what, by, c.says, out)
			}
		}
	}

	// What another version made may have fewer papers, and other words on its page: that is
	// said, and is no fault.
	a := takeApart(t, whole)
	a.replace("README", "v1.2.3", "v9.9.9")
	a.replace("README.en", "how to check it", "how it is checked")
	a.manifest.Version = "v9.9.9"
	a.drop("reports/review")
	forged(a.together(t))
	out := w.run(t, exitDone, "verify", "forged.zip")
	for _, words := range []string{"値は記録のとおり、言葉はこの版のものと違う: README.en.txt", "この版が作る文書のうち 1 件が一式にない。一式は版 v9.9.9 が作った"} {
		if !strings.Contains(out, words) {
			t.Errorf("it does not say %q:\n%s", words, out)
		}
	}
}

// TestTheSameEvidenceTwice: two entries name one file, and one of them where it cannot be
// read any more. The bundle has it once, and says so of both.
func TestTheSameEvidenceTwice(t *testing.T) {
	version = "v1.2.3"
	defer func() { version = "" }()
	for _, gone := range []string{"", "a.png", "b.png"} {
		w := newWorld(t)
		const id = "INC-20261122-01"
		w.run(t, exitDone, "start", "flaming", "--by", "鈴木")
		for _, name := range []string{"a.png", "b.png"} {
			if err := os.WriteFile(filepath.Join(w.Dir, name), []byte("a picture"), 0o600); err != nil {
				t.Fatal(err)
			}
			w.run(t, exitDone, "evidence", id, "--what", "画面", "--where", "共有", "--file", name)
		}
		if gone != "" {
			os.Remove(filepath.Join(w.Dir, gone))
		}
		w.run(t, exitDone, "export", id, "--bundle", "b.zip")
		if out := w.run(t, exitDone, "verify", "b.zip"); !strings.Contains(out, "証拠ファイル 2 件は、残したときのまま") {
			t.Errorf("without %q it says:\n%s", gone, out)
		}
	}
}
