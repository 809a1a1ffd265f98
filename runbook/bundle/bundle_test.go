package bundle_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"dandori/runbook/bundle"
)

var asOf = time.Date(2026, 11, 22, 22, 40, 0, 0, time.FixedZone("JST", 9*3600))

func never() error { return nil }

func checksum(s string) uint32 { return crc32.ChecksumIEEE([]byte(s)) }

func words(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

// sample is a bundle with one of everything.
func sample(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	sum := sha256.Sum256([]byte("a picture"))
	b := bundle.NewWriter(&out, bundle.Manifest{Incident: "INC-20261122-01", AsOf: asOf, Version: "v1", Log: bundle.LogHead{File: bundle.LogName, Entries: 1, Hash: strings.Repeat("a", 64)}})
	for _, f := range []struct {
		file  bundle.File
		words string
	}{
		{bundle.File{Name: "README.en.txt", What: bundle.Explanation, Language: "en"}, "read me"},
		{bundle.File{Name: bundle.LogName, What: bundle.Log}, "a log\n"},
		{bundle.File{Name: "reports/first.html", What: bundle.Report, Report: "first", Format: "html", Language: "ja"}, "<p>x"},
		{bundle.File{Name: bundle.EvidenceName(hex.EncodeToString(sum[:]), `C:\証拠\画面.PNG`), What: bundle.Evidence, Number: 1, Entry: 2, Path: `C:\証拠\画面.PNG`}, "a picture"},
		{bundle.File{Name: bundle.PinnedName(1, "shared/opening.toml"), What: bundle.Pinned, Pin: "playbook", Path: "shared/opening.toml"}, "id = 1"},
	} {
		if err := b.Add(f.file, words(f.words)); err != nil {
			t.Fatal(err)
		}
	}
	b.Miss(bundle.Absent{Number: 2, Entry: 3, Path: "x", SHA256: strings.Repeat("0", 64), Why: bundle.Unreachable})
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(raw []byte) (*bundle.Bundle, error) {
	return bundle.Read(bytes.NewReader(raw), int64(len(raw)), never)
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	b, err := read(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Faults) > 0 || b.Members != 6 || len(b.Manifest.Files) != 5 || len(b.Manifest.Absent) != 1 || b.Manifest.Format != bundle.Format {
		t.Errorf("%+v", b)
	}
	if !bytes.Equal(sample(t), sample(t)) {
		t.Error("the same bundle is not the same bytes")
	}
	var names []string
	for _, f := range b.Manifest.Files {
		names = append(names, f.Name)
	}
	if !strings.HasSuffix(names[3], ".png") || names[4] != "pinned/01-opening.toml" {
		t.Errorf("the names are %q", names)
	}
}

// member is one member of a zip made by hand.
type member struct {
	name, words string
}

func members(t testing.TB, raw []byte) []member {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var out []member
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(r)
		out = append(out, member{f.Name, string(data)})
	}
	return out
}

func pack(t testing.TB, all []member) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, m := range all {
		w, err := z.CreateHeader(&zip.FileHeader{Name: m.name, Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, m.words)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestEveryTamperingShows changes each member in each way; the control, nothing
// changed, must show nothing.
func TestEveryTamperingShows(t *testing.T) {
	whole := members(t, sample(t))
	if b, err := read(pack(t, whole)); err != nil || len(b.Faults) > 0 {
		t.Fatalf("nothing was changed: %v %+v", err, b)
	}
	for i, m := range whole {
		for what, change := range map[string]func([]member) []member{
			"altered": func(all []member) []member { all[i].words += "x"; return all },
			"gone":    func(all []member) []member { return slices.Delete(all, i, i+1) },
			"renamed": func(all []member) []member { all[i].name = "reports/other.html"; return all },
			"twice":   func(all []member) []member { return append(all, m) },
			"in case": func(all []member) []member { return append(all, member{strings.ToUpper(m.name), "x"}) },
		} {
			b, err := read(pack(t, change(slices.Clone(whole))))
			if err == nil && len(b.Faults) == 0 {
				t.Errorf("%s %s: nothing shows", m.name, what)
			}
			if err != nil && !errors.Is(err, bundle.ErrNotBundle) {
				t.Errorf("%s %s: %v", m.name, what, err)
			}
		}
	}
}

// TestHostileNames: no member leads out of the folder where somebody unpacks it.
func TestHostileNames(t *testing.T) {
	whole := members(t, sample(t))
	for _, name := range []string{
		"../x", "reports/../../x", "/etc/passwd", `reports\x`, `C:\x`, "reports/a:b", "evidence/CON", "evidence/nul.png", "reports/x.", "reports/ x", "reports/\u202ex", "reports/a/b", "evidence/", "x", "", "reports/..x", "reports/" + strings.Repeat("a", 300), "reports/\x00x", "evidence/Aux.tar.gz",
	} {
		if bundle.ValidName(name) {
			t.Errorf("%q is taken for a name", name)
		}
		b, err := read(pack(t, append(slices.Clone(whole), member{name, "x"})))
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		if !slices.ContainsFunc(b.Faults, func(f bundle.Fault) bool { return f.Kind == bundle.BadName }) {
			t.Errorf("%q does not show: %+v", name, b.Faults)
		}
	}
	if err := bundle.NewWriter(io.Discard, bundle.Manifest{}).Add(bundle.File{Name: "../x"}, words("x")); !errors.Is(err, bundle.ErrName) {
		t.Errorf("it writes ../x: %v", err)
	}
}

// FuzzNames: whatever a file of evidence or a pinned file is called, its member has a
// name that leads nowhere.
func FuzzNames(f *testing.F) {
	for _, name := range []string{"画面.png", `..\..\x.exe`, "../../etc/passwd", "a:b.png", "x.PNG", "con.toml", strings.Repeat("a", 500), "..", "", "a..b", "0...00", "\u202egnp.exe", "x.html", "x.svg"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		kept := bundle.EvidenceName(strings.Repeat("ab", 32), name)
		for _, m := range []string{kept, bundle.PinnedName(3, name)} {
			if !bundle.ValidName(m) {
				t.Errorf("%q becomes %q", name, m)
			}
		}
		for _, runs := range []string{".exe", ".html", ".svg", ".lnk", ".bat"} {
			if strings.HasSuffix(kept, runs) {
				t.Errorf("%q becomes %q, which a double click would run", name, kept)
			}
		}
	})
}

// FuzzRead reads any bytes: it never panics, and never says that changed bytes fit.
func FuzzRead(f *testing.F) {
	whole := sample(f)
	f.Add(whole, 0, byte(0))
	for at := range 40 {
		f.Add(whole, at*len(whole)/40, byte(1+at))
	}
	f.Fuzz(func(t *testing.T, raw []byte, at int, flip byte) {
		if at >= 0 && at < len(raw) {
			raw = slices.Clone(raw)
			raw[at] ^= flip
		}
		b, err := read(raw)
		if err != nil {
			return
		}
		for _, file := range b.Manifest.Files {
			r, err := b.Open(file.Name)
			if err != nil || !b.Fits(file.Name) {
				continue
			}
			data, err := io.ReadAll(r)
			if sum := sha256.Sum256(data); err != nil || hex.EncodeToString(sum[:]) != file.SHA256 {
				t.Errorf("%s is said to fit, and does not: %v", file.Name, err)
			}
		}
	})
}

// TestBomb: a member that is more than it says ends there, and a manifest that is too
// long is none.
func TestBomb(t *testing.T) {
	whole := members(t, sample(t))
	i := slices.IndexFunc(whole, func(m member) bool { return m.name == bundle.ManifestName })
	whole[i].words = strings.Repeat(" ", bundle.MaxManifest+1)
	if _, err := read(pack(t, whole)); !errors.Is(err, bundle.ErrNotBundle) {
		t.Errorf("a manifest of 16 MiB and a byte: %v", err)
	}
	many := make([]member, bundle.MaxMembers+1)
	for i := range many {
		many[i] = member{fmt.Sprintf("reports/%d", i), ""}
	}
	if _, err := read(pack(t, many)); !errors.Is(err, bundle.ErrNotBundle) {
		t.Errorf("10,001 members: %v", err)
	}
}

// TestReadStops when it is told to.
func TestReadStops(t *testing.T) {
	raw := sample(t)
	stop := errors.New("stop")
	if _, err := bundle.Read(bytes.NewReader(raw), int64(len(raw)), func() error { return stop }); !errors.Is(err, stop) {
		t.Errorf("it goes on: %v", err)
	}
}
