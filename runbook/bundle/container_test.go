package bundle_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"io"
	"slices"
	"strings"
	"testing"

	"dandori/runbook/bundle"
)

func kinds(b *bundle.Bundle) []bundle.Kind {
	var all []bundle.Kind
	for _, f := range b.Faults {
		all = append(all, f.Kind)
	}
	return all
}

// TestNothingBesideTheMembers: what a zip holds that is no member goes unseen by whoever
// unpacks it, and may be the whole file to another program.
func TestNothingBesideTheMembers(t *testing.T) {
	whole := members(t, sample(t))
	raw := pack(t, whole)
	if b, err := read(raw); err != nil || len(b.Faults) > 0 {
		t.Fatalf("nothing was done to it: %v %+v", err, b)
	}
	// Written in one go, as other programs do: no descriptors behind the members.
	var plain bytes.Buffer
	z := zip.NewWriter(&plain)
	for _, m := range whole {
		w, err := z.CreateRaw(&zip.FileHeader{Name: m.name, Method: zip.Store, CRC32: checksum(m.words), CompressedSize64: uint64(len(m.words)), UncompressedSize64: uint64(len(m.words))})
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, m.words)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if b, err := read(plain.Bytes()); err != nil || len(b.Faults) > 0 {
		t.Errorf("written in one go: %v %+v", err, b)
	}

	directory := int(binary.LittleEndian.Uint32(raw[len(raw)-6:]))
	second := bytes.Index(raw[4:], []byte("PK\x03\x04")) + 4
	moved := func(raw []byte, by int) []byte { // the directory says where things are now
		binary.LittleEndian.PutUint32(raw[len(raw)-6:], uint32(directory+by))
		for at := directory + by; bytes.HasPrefix(raw[at:], []byte("PK\x01\x02")); {
			if old := binary.LittleEndian.Uint32(raw[at+42:]); by > 0 {
				binary.LittleEndian.PutUint32(raw[at+42:], old+uint32(by))
			}
			at += 46 + int(binary.LittleEndian.Uint16(raw[at+28:])) + int(binary.LittleEndian.Uint16(raw[at+30:])) + int(binary.LittleEndian.Uint16(raw[at+32:]))
		}
		return raw
	}
	script := []byte("#!/bin/sh\necho hi\nexit\n")
	noted := pack(t, whole)
	noted = append(noted[:len(noted)-2], 4, 0, 'n', 'o', 't', 'e')
	remarked := func() []byte {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		for i, m := range whole {
			h := &zip.FileHeader{Name: m.name, Method: zip.Deflate}
			if i == 1 {
				h.Comment = "forged"
			}
			w, err := z.CreateHeader(h)
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
	for what, forged := range map[string][]byte{
		"a script before it":                      slices.Concat(script, raw),
		"a script before it that everything fits": moved(slices.Concat(script, raw), len(script)),
		"a zip before it":                         slices.Concat(raw, raw),
		"bytes behind it":                         slices.Concat(raw, []byte("trailing junk")),
		"a byte behind it":                        slices.Concat(raw, []byte("\n")),
		"bytes before the directory":              moved(slices.Concat(raw[:directory], script, raw[directory:]), 0)[:],
		"a comment":                               noted,
		"a comment on a member":                   remarked(),
		"another name before a member":            bytes.Replace(raw, []byte("README.en.txt"), []byte("README.en.exe"), 1),
		"another name before the second":          slices.Concat(raw[:second], bytes.Replace(raw[second:], []byte("log.jsonl"), []byte("lag.jsonl"), 1)),
	} {
		b, err := read(forged)
		if what == "bytes before the directory" {
			// The directory is where it says no more, or, put right, has bytes before it.
			put := slices.Clone(forged)
			binary.LittleEndian.PutUint32(put[len(put)-6:], uint32(directory+len(script)))
			if b, err := read(put); err == nil && !slices.Contains(kinds(b), bundle.Foreign) {
				t.Errorf("%s, put right: nothing shows", what)
			}
		}
		if err == nil && !slices.Contains(kinds(b), bundle.Foreign) {
			t.Errorf("%s: nothing shows: %+v", what, b.Faults)
		}
	}
	f := bytes.NewReader(raw[:len(raw)-1])
	if _, err := bundle.Read(f, int64(len(raw)-1), never); err == nil {
		t.Error("its last byte is gone, and it is read")
	}
}

// TestANameSaysWhatAMemberIs: the manifest is whoever's who packed the bundle, so that it
// may not call a member what its folder does not.
func TestANameSaysWhatAMemberIs(t *testing.T) {
	right := func() map[string]bundle.File {
		sum := sha256.Sum256([]byte("x"))
		hash := hex.EncodeToString(sum[:])
		return map[string]bundle.File{
			"explanation": {Name: "README.ja.txt", What: bundle.Explanation, Language: "ja"},
			"log":         {Name: bundle.LogName, What: bundle.Log},
			"report":      {Name: "reports/first.html", What: bundle.Report, Report: "first", Format: "html"},
			"evidence":    {Name: bundle.EvidenceName(hash, "a.png"), What: bundle.Evidence, Path: "a.png"},
			"pinned":      {Name: bundle.PinnedName(1, "a/b.toml"), What: bundle.Pinned, Path: "a/b.toml"},
		}
	}
	build := func(files map[string]bundle.File) *bundle.Bundle {
		var out bytes.Buffer
		w := bundle.NewWriter(&out, bundle.Manifest{Incident: "INC-20261122-01", AsOf: asOf})
		for _, what := range []string{"explanation", "log", "report", "evidence", "pinned"} {
			if err := w.Add(files[what], words("x")); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		b, err := read(out.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	if b := build(right()); len(b.Faults) > 0 {
		t.Fatalf("nothing is wrong, and it says %+v", b.Faults)
	}
	for what := range right() {
		for _, other := range []string{bundle.Explanation, bundle.Log, bundle.Report, bundle.Evidence, bundle.Pinned, "opinion", ""} {
			if other == what {
				continue
			}
			files := right()
			f := files[what]
			f.What = other
			files[what] = f
			if b := build(files); !slices.Contains(b.Faults, bundle.Fault{Name: f.Name, Kind: bundle.Misnamed}) {
				t.Errorf("%s is said to be %q: %+v", f.Name, other, b.Faults)
			}
		}
	}
	for what, change := range map[string]func(*bundle.File){
		"explanation": func(f *bundle.File) { f.Language = "en" },
		"report":      func(f *bundle.File) { f.Report = "final" },
		"evidence":    func(f *bundle.File) { f.Path = "a.pdf" },
		"pinned":      func(f *bundle.File) { f.Path = "a/c.toml" },
	} {
		files := right()
		f := files[what]
		change(&f)
		files[what] = f
		if b := build(files); !slices.Contains(b.Faults, bundle.Fault{Name: f.Name, Kind: bundle.Misnamed}) {
			t.Errorf("%s is said to be another: %+v", f.Name, b.Faults)
		}
	}
	// A second pinned file under the number of the first.
	files := right()
	f := files["pinned"]
	f.Name = bundle.PinnedName(2, f.Path)
	files["pinned"] = f
	if b := build(files); !slices.Contains(b.Faults, bundle.Fault{Name: f.Name, Kind: bundle.Misnamed}) {
		t.Errorf("there is no first pinned file: %+v", b.Faults)
	}
}

// TestSumsAreOneForEach: of two lines for one name sha256sum -c checks both, and we one.
func TestSumsAreOneForEach(t *testing.T) {
	whole := members(t, sample(t))
	last := len(whole) - 1
	sums := whole[last].words
	lines := strings.SplitAfter(strings.TrimSuffix(sums, "\n"), "\n")
	lines[len(lines)-1] += "\n"
	zeros := strings.Repeat("0", 64) + "  log.jsonl\n"
	for what, c := range map[string]struct {
		sums string
		want bundle.Fault
	}{
		"a false line before":    {zeros + sums, bundle.Fault{Name: "log.jsonl", Kind: bundle.Twice}},
		"a false line behind":    {sums + zeros, bundle.Fault{Name: "log.jsonl", Kind: bundle.Twice}},
		"the same line twice":    {sums + lines[1], bundle.Fault{Name: "log.jsonl", Kind: bundle.Twice}},
		"two lines changed":      {lines[1] + lines[0] + strings.Join(lines[2:], ""), bundle.Fault{Name: bundle.SumsName, Kind: bundle.Disordered}},
		"a line of its own":      {sums + strings.Repeat("0", 64) + "  SHA256SUMS\n", bundle.Fault{Name: bundle.SumsName, Kind: bundle.Misnamed}},
		"a line for what is not": {sums + strings.Repeat("0", 64) + "  reports/x.html\n", bundle.Fault{Name: "reports/x.html", Kind: bundle.Gone}},
	} {
		forged := slices.Clone(whole)
		forged[last].words = c.sums
		b, err := read(pack(t, forged))
		if err != nil || !slices.Contains(b.Faults, c.want) {
			t.Errorf("%s: %v %+v", what, err, b)
		}
	}
	forged := slices.Clone(whole) // the members in another order than the manifest has them
	forged[0], forged[2] = forged[2], forged[0]
	if b, err := read(pack(t, forged)); err != nil || !slices.Contains(b.Faults, bundle.Fault{Name: bundle.ManifestName, Kind: bundle.Disordered}) {
		t.Errorf("two members changed: %v %+v", err, b)
	}
}
