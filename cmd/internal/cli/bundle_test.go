package cli

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"dandori/runbook"
	"dandori/runbook/bundle"
	"dandori/runbook/report"
	"dandori/runbook/store"
)

// workedIncident is an incident with a report, evidence, a file that is gone, a text and
// a question.
func workedIncident(t *testing.T, w *world) string {
	t.Helper()
	for name, words := range map[string]string{"画面.png": "a picture", "film.mp4": "a film"} {
		if err := os.WriteFile(filepath.Join(w.Dir, name), []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const id = "INC-20261122-01"
	for _, args := range [][]string{
		{"start", "unauthorized-access", "--org", "ube", "--by", "鈴木", "--title", "乗っ取り", "--account", "公式X"},
		{"evidence", id, "--what", "画面", "--where", "共有", "--file", "画面.png"},
		{"evidence", id, "--what", "動画", "--where", "共有", "--file", "film.mp4"},
		{"report", id, "first-report", "--to", "section-head", "--means", "電話"},
		{"note", id, "電話を受けた"},
		{"ask", id, "website", "夜間に出してよいか"},
	} {
		w.run(t, exitDone, args...)
	}
	if err := os.Remove(filepath.Join(w.Dir, "film.mp4")); err != nil {
		t.Fatal(err)
	}
	return id
}

func readMember(t testing.TB, b *bundle.Bundle, name string) []byte {
	t.Helper()
	r, err := b.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	raw, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// forgeBundle packs a bundle again with some members changed, and makes its manifest and sums
// fit, as somebody would who wants it to pass.
func forgeBundle(t testing.TB, path string, change func(name string, words []byte) []byte) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var out, sums bytes.Buffer
	var manifest []byte
	w := zip.NewWriter(&out)
	add := func(name string, words []byte) {
		m, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		m.Write(words)
		if name != bundle.SumsName {
			fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(words), name)
		}
	}
	replace := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		words, _ := io.ReadAll(r)
		switch f.Name {
		case bundle.ManifestName:
			manifest = words
		case bundle.SumsName:
		default:
			changed := change(f.Name, bytes.Clone(words))
			if changed == nil {
				changed = words
			}
			before, after := sha256.Sum256(words), sha256.Sum256(changed)
			if before != after {
				replace[hex.EncodeToString(before[:])] = hex.EncodeToString(after[:])
				if len(words) != len(changed) {
					t.Fatal("a forged member has to keep its size here")
				}
			}
			add(f.Name, changed)
		}
	}
	if len(replace) == 0 {
		t.Fatal("nothing was forged")
	}
	for old, now := range replace { // of evidence also its name; its own name in the zip stays
		manifest = bytes.ReplaceAll(manifest, []byte(`"sha256": "`+old), []byte(`"sha256": "`+now))
	}
	add(bundle.ManifestName, manifest)
	add(bundle.SumsName, sums.Bytes())
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestForgedBundles: a bundle whose manifest and sums fit what was changed still does
// not pass, since everything in it follows from the log.
func TestForgedBundles(t *testing.T) {
	version = "v1.2.3"
	defer func() { version = "" }()
	w := newWorld(t)
	id := workedIncident(t, w)
	w.run(t, exitDone, "export", id, "--bundle", "b.zip")
	w.run(t, exitDone, "verify", "b.zip")
	whole, err := os.ReadFile(filepath.Join(w.Dir, "b.zip"))
	if err != nil {
		t.Fatal(err)
	}
	last := func(words []byte) []byte { words[len(words)-2] ^= 1; return words }
	for what, c := range map[string]struct {
		member *regexp.Regexp
		change func([]byte) []byte
		says   string
	}{
		"evidence": {regexp.MustCompile(`^evidence/`), last, "証拠ファイルが記録の SHA-256 と違う"},
		"pinned":   {regexp.MustCompile(`^pinned/01`), last, "手順書などの写しが記録と違う: pinned/01"},
		"paper": {regexp.MustCompile(`^reports/first`), func(b []byte) []byte { return bytes.Replace(b, []byte("鈴木"), []byte("佐藤"), 1) },
			"同じ版で作り直したものと違う: reports/first.html"},
		"log": {regexp.MustCompile(`^log`), func(b []byte) []byte {
			return bytes.Replace(b, []byte("電話を受けた"), []byte("電話は来ない"), 1)
		}, "ハッシュ値が合いません"},
	} {
		path := filepath.Join(w.Dir, "forged.zip")
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		forgeBundle(t, path, func(name string, words []byte) []byte {
			if c.member.MatchString(name) {
				return c.change(words)
			}
			return nil
		})
		if out := w.run(t, exitDamaged, "verify", "forged.zip"); !strings.Contains(out, c.says) {
			t.Errorf("%s: it does not say %q:\n%s", what, c.says, out)
		}
		if out := w.run(t, exitDamaged, "verify", "forged.zip", "--json"); !strings.Contains(out, `"ok":false`) {
			t.Errorf("%s: %s", what, out)
		}
	}

	// Another version makes other papers: that is said, and is no fault.
	version = "v1.2.4"
	path := filepath.Join(w.Dir, "forged.zip")
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	forgeBundle(t, path, func(name string, words []byte) []byte {
		if name == "reports/first.html" {
			return last(words)
		}
		return nil
	})
	if out := w.run(t, exitDone, "verify", "forged.zip"); !strings.Contains(out, "この版（v1.2.4）で作り直すと違う。一式は版 v1.2.3 が作った") {
		t.Errorf("it says:\n%s", out)
	}
}

// TestABundleReadsNothingElse: the log of a bundle names files of somebody else's
// computer, and no such file of this one is read.
func TestABundleReadsNothingElse(t *testing.T) {
	w := newWorld(t)
	id := workedIncident(t, w)
	w.run(t, exitDone, "export", id, "--bundle", "b.zip")
	if err := os.WriteFile(filepath.Join(w.Dir, "画面.png"), []byte("another picture of this computer"), 0o600); err != nil {
		t.Fatal(err)
	}
	out := w.run(t, exitDone, "verify", "b.zip")
	if strings.Contains(out, "変わっている") || !strings.Contains(out, "証拠 1（記録 2）: 記録したときのまま") {
		t.Errorf("it looked at a file of this computer:\n%s", out)
	}
}

// cancelled is a session in a world whose context has ended.
func cancelled(t *testing.T, w *world, id string, do func(*app, context.Context, *store.Store, *runbook.Session) error) error {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	a := &app{env: w.Env, held: &heldKey{}, lang: "ja"}
	return a.session(t.Context(), id, func(st *store.Store, s *runbook.Session, damage error) error {
		if damage != nil {
			return damage
		}
		stop()
		return do(a, ctx, st, s)
	})
}

// TestCancelledExportsLeaveNothing: the old file stays, and there is no half one.
func TestCancelledExportsLeaveNothing(t *testing.T) {
	w := newWorld(t)
	id := workedIncident(t, w)
	old := filepath.Join(w.Dir, "out")
	if err := os.WriteFile(old, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadDir(w.Dir)
	for _, format := range append(append([]string{}, report.Formats...), jsonl, "zip") {
		err := cancelled(t, w, id, func(a *app, ctx context.Context, st *store.Store, s *runbook.Session) error {
			x := exporting{report: report.Chronology, format: format, output: "out", bundle: "out", options: report.Options{Lang: "ja"}}
			switch format {
			case jsonl:
				return a.exportLog(ctx, st, s, x)
			case "zip":
				return a.exportBundle(ctx, st, s, x)
			}
			return a.exportPaper(ctx, s, x)
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", format, err)
		}
		if words, _ := os.ReadFile(old); string(words) != "old" {
			t.Errorf("%s: the old file is %q", format, words)
		}
	}
	if after, _ := os.ReadDir(w.Dir); len(after) != len(before) {
		t.Errorf("files left behind: %v", after)
	}
}

// TestProgress: nothing is said of what is quick, or where nobody watches; what is slow
// is told now and then, and wiped.
func TestProgress(t *testing.T) {
	w := newWorld(t)
	now := w.Now()
	w.Env.Now = func() time.Time { return now }
	a := &app{env: w.Env, lang: "ja"}
	bar := a.newProgress()
	now = now.Add(time.Hour)
	bar.show(1, 2)
	bar.done()
	if w.stderr.Len() > 0 {
		t.Errorf("nobody watches, and it says %q", w.stderr.String())
	}
	a.env.IsTerminal = func(any) bool { return true }
	bar = a.newProgress()
	bar.show(1, 1000)
	if w.stderr.Len() > 0 {
		t.Errorf("at once it says %q", w.stderr.String())
	}
	for i := range 50 {
		now = now.Add(50 * time.Millisecond)
		bar.show(i, 1000)
	}
	if n := strings.Count(w.stderr.String(), "書き出し中"); n < 3 || n > 10 {
		t.Errorf("in two and a half seconds it says it %d times: %q", n, w.stderr.String())
	}
	bar.done()
	if said := w.stderr.String(); !strings.HasSuffix(said, " \r") {
		t.Errorf("it is not wiped: %q", said)
	}
}
