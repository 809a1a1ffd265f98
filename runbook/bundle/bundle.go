// Package bundle is the format of an evidence bundle (証拠一式): one zip file with the log
// of an incident, the papers made from it, the files that were kept as evidence, the
// files the run was pinned to, and a page that says how to check all of it without this
// program. It opens no files.
//
// The text below is the specification.
//
// # Layout
//
// A bundle is a zip file (APPNOTE.TXT) without encryption, comments or folders of its
// own, its members stored or deflated, and without a byte that belongs to none of them,
// to the directory or to its end. Their names are relative, with slashes, of
// letters, digits, and . _ - only; no two differ in case alone. The members are
//
//	README.ja.txt  README.en.txt   how to check the bundle
//	log.jsonl                      the log as it is stored (package eventlog)
//	reports/…                      papers made from the log
//	evidence/<sha256>[.<ext>]      files that were kept, named by their SHA-256
//	pinned/<nn>-<name>             the files the run is pinned to, in the order of the log
//	manifest.json                  what everything is
//	SHA256SUMS                     for sha256sum -c: a line for every other member
//
// SHA256SUMS has one line for each of the other members, in their order: the SHA-256 in
// lower-case hex digits, two spaces, the name, a line feed.
//
// # Manifest
//
// manifest.json is one JSON object, described by its JSON Schema in [Schema]:
// format ("dandori.bundle/1"), incident, drill, as_of (the entry time of the last entry,
// RFC 3339), version (of the program), log (file, entries, hash of the last one, root
// and code as in package eventlog), files and absent. files has an object for each
// member but manifest.json and SHA256SUMS, in their order: name, size, sha256, what
// (explanation, log, report, evidence or pinned) and, as it fits, report, format, language,
// handling, since and number of a report; number, entry and path of evidence; pin (what it
// is pinned as) and path of a pinned file. What a member is follows from its name: what and
// language of an explanation, report, which begins the name in reports/, the sha256 and the
// extension of path of evidence, the place and path of a pinned file. A member of which the
// manifest says something else than its name is none of a bundle. absent has an object for each file that an entry
// names and that is not in the bundle: number, entry, path, sha256 and why (unreachable
// or changed).
//
// # What a bundle proves
//
// That the members fit the manifest shows that the bundle arrived whole; somebody who
// changes a member can change the manifest. What stands for more is the log: it proves
// itself as package eventlog says, and it fixes by their SHA-256 the evidence (member
// file of an evidence.added event) and the pinned files (member pinned of the first
// event). All of the manifest follows from the log but version, handling and language of
// the papers, and which files of evidence are absent. The papers and the page follow from
// it, too: the same version of the program makes the same bytes again.
package bundle

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Format names the format of the manifest. It changes when a program that reads it
// would have to.
const Format = "dandori.bundle/1"

// Schema is the JSON Schema (2020-12) of manifest.json.
//
//go:embed manifest.schema.json
var Schema []byte

// Names of members.
const (
	LogName      = "log.jsonl"
	ManifestName = "manifest.json"
	SumsName     = "SHA256SUMS"
)

// What a member is.
const (
	Explanation = "explanation"
	Log         = "log"
	Report      = "report"
	Evidence    = "evidence"
	Pinned      = "pinned"
)

// Manifest says what is in a bundle.
type Manifest struct {
	Format   string    `json:"format"`
	Incident string    `json:"incident"`
	Drill    bool      `json:"drill"`
	AsOf     time.Time `json:"as_of"`
	Version  string    `json:"version"`
	Log      LogHead   `json:"log"`
	Files    []File    `json:"files"`
	Absent   []Absent  `json:"absent"`
}

// LogHead fixes the log.
type LogHead struct {
	File    string `json:"file"`
	Entries int    `json:"entries"`
	Hash    string `json:"hash"`
	Root    string `json:"root"`
	Code    string `json:"code"`
}

// File is one member.
type File struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
	What   string `json:"what"`

	// Of a report: what makes it again.
	Report   string `json:"report,omitzero"`
	Format   string `json:"format,omitzero"`
	Language string `json:"language,omitzero"`
	Handling string `json:"handling,omitzero"`
	Since    int    `json:"since,omitzero"`
	Number   int    `json:"number,omitzero"` // of evidence: its number

	Entry int    `json:"entry,omitzero"` // of evidence: the entry that names it
	Path  string `json:"path,omitzero"`  // of evidence and pinned files: what the log calls it
	Pin   string `json:"pin,omitzero"`   // of a pinned file: what it is pinned as
}

// Absent is a file that an entry names and that is not in the bundle.
type Absent struct {
	Number int    `json:"number"`
	Entry  int    `json:"entry"`
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Why    string `json:"why"`
}

// Why a file is absent.
const (
	Unreachable = "unreachable"
	Changed     = "changed" // it is not the file that was kept any more
)

// Writer writes a bundle member by member.
type Writer struct {
	zip  *zip.Writer
	m    Manifest
	sums strings.Builder
	at   time.Time
}

// NewWriter begins a bundle. m says what is known of it beforehand: its files are
// added by [Writer.Add].
func NewWriter(w io.Writer, m Manifest) *Writer {
	m.Format, m.Files = Format, []File{}
	if m.Absent == nil {
		m.Absent = []Absent{}
	}
	return &Writer{zip: zip.NewWriter(w), m: m, at: m.AsOf.UTC()}
}

// Add writes a member. f says what it is, all but its size and SHA-256, which are what
// write writes.
func (b *Writer) Add(f File, write func(io.Writer) error) error {
	if !ValidName(f.Name) {
		return fmt.Errorf("%w: %q", ErrName, f.Name)
	}
	size, sum, err := b.member(f.Name, write)
	if err != nil {
		return err
	}
	f.Size, f.SHA256 = size, sum
	b.m.Files = append(b.m.Files, f)
	return nil
}

func (b *Writer) member(name string, write func(io.Writer) error) (int64, string, error) {
	w, err := b.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: b.at})
	if err != nil {
		return 0, "", err
	}
	h := &hasher{w: w, sum: sha256.New()}
	if err := write(h); err != nil {
		return 0, "", err
	}
	sum := hex.EncodeToString(h.sum.Sum(nil))
	if name != SumsName {
		fmt.Fprintf(&b.sums, "%s  %s\n", sum, name)
	}
	return h.n, sum, nil
}

// Miss notes a file that an entry names and that is not in the bundle.
func (b *Writer) Miss(a Absent) { b.m.Absent = append(b.m.Absent, a) }

// Close writes the manifest and the sums, and ends the bundle. It does not close what
// the bundle is written to.
func (b *Writer) Close() error {
	manifest, err := json.Marshal(b.m, json.Deterministic(true), jsontext.EscapeForHTML(true), jsontext.WithIndent("  "))
	if err != nil {
		return err
	}
	for _, m := range []struct {
		name  string
		words func() []byte
	}{
		{ManifestName, func() []byte { return append(manifest, '\n') }},
		{SumsName, func() []byte { return []byte(b.sums.String()) }},
	} {
		if _, _, err := b.member(m.name, func(w io.Writer) error { _, err := w.Write(m.words()); return err }); err != nil {
			return err
		}
	}
	return b.zip.Close()
}

type hasher struct {
	w   io.Writer
	sum interface {
		io.Writer
		Sum([]byte) []byte
	}
	n int64
}

func (h *hasher) Write(p []byte) (int, error) {
	n, err := h.w.Write(p)
	h.sum.Write(p[:n])
	h.n += int64(n)
	return n, err
}

// Bounds of what is read. The members themselves may be of any size: they are only
// passed through.
const (
	MaxMembers  = 10_000
	MaxManifest = 16 << 20
	MaxName     = 200
)

// Why something is no bundle.
var (
	ErrNotBundle = errors.New("not an evidence bundle")
	ErrName      = errors.New("a name that no member may have")
)

var validName = regexp.MustCompile(`^(README\.(ja|en)\.txt|log\.jsonl|manifest\.json|SHA256SUMS|(reports|evidence|pinned)/[A-Za-z0-9][A-Za-z0-9._-]*)$`)

// ValidName reports whether a member may have a name: one of the layout, which leads
// out of no folder on any system.
func ValidName(name string) bool {
	return len(name) <= MaxName && validName.MatchString(name) && !strings.Contains(name, "..") && !strings.HasSuffix(name, ".") && !device.MatchString(path.Base(name))
}

// device matches the names that are devices on Windows, with any extension.
var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$`)

// Fault is something that is wrong with a bundle.
type Fault struct {
	Name string // of the member, as it stands in the zip: it may be hostile
	Kind Kind
}

// Kind says what is wrong with a member.
type Kind string

// What can be wrong with a member.
const (
	BadName    Kind = "name"     // no member may have this name
	Misnamed   Kind = "misnamed" // the manifest says of it what its name does not
	Twice      Kind = "twice"    // another member or line has this name, too
	Disordered Kind = "order"    // its lines are not in the order of the members
	Foreign    Kind = "foreign"  // of the zip, which has no name here: bytes or a comment of no member
	Unlisted   Kind = "unlisted" // the manifest or the sums do not have it
	Gone       Kind = "gone"     // they have it, and the bundle does not
	Altered    Kind = "altered"  // it is not of the size or the SHA-256 they say
	Unreadable Kind = "unreadable"
)

// Bundle is a bundle that was read.
type Bundle struct {
	Manifest Manifest
	Faults   []Fault // what does not fit the manifest and the sums
	Members  int     // how many members were hashed and fit

	files map[string]*zip.File
}

// Open opens a member, which need not be one that fits.
func (b *Bundle) Open(name string) (io.ReadCloser, error) {
	f := b.files[name]
	if f == nil {
		return nil, fmt.Errorf("%w: no %s", ErrNotBundle, name)
	}
	return f.Open()
}

// Fits reports whether a member is there and is what the manifest says.
func (b *Bundle) Fits(name string) bool {
	for _, f := range b.Faults {
		if f.Name == name {
			return false
		}
	}
	return b.files[name] != nil
}

// Read reads a bundle and hashes every member. What does not fit is in the bundle's
// faults; the error says that it is no bundle at all, or is that of stop, which is
// asked again and again and ends the reading.
func Read(r io.ReaderAt, size int64, stop func() error) (*Bundle, error) {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("%w: %w", ErrNotBundle, err)
	}
	if len(z.File) > MaxMembers {
		return nil, fmt.Errorf("%w: more than %d members", ErrNotBundle, MaxMembers)
	}
	b := &Bundle{files: map[string]*zip.File{}}
	if !gapless(r, size, z) {
		b.Faults = append(b.Faults, Fault{Kind: Foreign})
	}
	folded := map[string]bool{}
	for _, f := range z.File {
		switch key := strings.ToLower(f.Name); {
		case !ValidName(f.Name):
			b.Faults = append(b.Faults, Fault{f.Name, BadName})
		case folded[key]:
			b.Faults = append(b.Faults, Fault{f.Name, Twice})
		default:
			folded[key] = true
			b.files[f.Name] = f
		}
	}
	manifest, err := b.small(ManifestName)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(manifest, &b.Manifest); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrNotBundle, ManifestName, err)
	}
	if b.Manifest.Format != Format {
		return nil, fmt.Errorf("%w: its format is %q", ErrNotBundle, b.Manifest.Format)
	}
	var members []string
	for _, f := range z.File {
		if b.files[f.Name] == f && f.Name != SumsName {
			members = append(members, f.Name)
		}
	}
	sums, err := b.sums(members)
	if err != nil {
		return nil, err
	}
	listed := map[string]File{}
	var order []string
	pinned := 0
	for _, f := range b.Manifest.Files {
		if _, twice := listed[f.Name]; twice {
			b.Faults = append(b.Faults, Fault{f.Name, Twice})
			continue
		}
		listed[f.Name] = f
		order = append(order, f.Name)
		if f.What == Pinned {
			pinned++
		}
		if !f.named(pinned) {
			b.Faults = append(b.Faults, Fault{f.Name, Misnamed})
		}
		if b.files[f.Name] == nil {
			b.Faults = append(b.Faults, Fault{f.Name, Gone})
		}
	}
	if !inOrder(order, members) {
		b.Faults = append(b.Faults, Fault{ManifestName, Disordered})
	}
	for name := range sums {
		if _, also := listed[name]; !also && b.files[name] == nil {
			b.Faults = append(b.Faults, Fault{name, Gone})
		}
	}
	for _, f := range z.File { // in the order of the zip
		if b.files[f.Name] != f || f.Name == SumsName {
			continue
		}
		want, inManifest := listed[f.Name]
		sum, inSums := sums[f.Name]
		if !inSums || !inManifest && f.Name != ManifestName {
			b.Faults = append(b.Faults, Fault{f.Name, Unlisted})
			continue
		}
		got, n, err := hashMember(f, stop)
		if err != nil {
			if stop() != nil {
				return nil, stop()
			}
			b.Faults = append(b.Faults, Fault{f.Name, Unreadable})
			continue
		}
		if got != sum || inManifest && (got != want.SHA256 || n != want.Size) {
			b.Faults = append(b.Faults, Fault{f.Name, Altered})
			continue
		}
		b.Members++
	}
	if !b.Fits(LogName) && b.files[LogName] == nil {
		return nil, fmt.Errorf("%w: no %s", ErrNotBundle, LogName)
	}
	return b, nil
}

// small reads a member that must not be long.
func (b *Bundle) small(name string) ([]byte, error) {
	f := b.files[name]
	if f == nil {
		return nil, fmt.Errorf("%w: no %s", ErrNotBundle, name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrNotBundle, name, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, MaxManifest+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrNotBundle, name, err)
	}
	if len(data) > MaxManifest {
		return nil, fmt.Errorf("%w: %s is larger than %d bytes", ErrNotBundle, name, MaxManifest)
	}
	return data, nil
}

// named reports whether a file is what its name says it is. n is which pinned file it is,
// if it is one.
func (f File) named(n int) bool {
	folder, base, _ := strings.Cut(f.Name, "/")
	switch folder {
	case LogName:
		return f.What == Log
	case "README." + f.Language + ".txt":
		return f.What == Explanation
	case "reports":
		return f.What == Report && f.Report != "" && strings.HasPrefix(base, f.Report+".")
	case "evidence":
		return f.What == Evidence && f.Name == EvidenceName(f.SHA256, f.Path)
	case "pinned":
		return f.What == Pinned && f.Name == PinnedName(n, f.Path)
	}
	return false
}

// inOrder reports whether names are in the order of the members. What only one of both has
// is not looked at.
func inOrder(names, members []string) bool {
	at := map[string]int{}
	for i, name := range members {
		at[name] = i
	}
	last := -1
	for _, name := range names {
		i, ok := at[name]
		if ok && i < last {
			return false
		}
		if ok {
			last = i
		}
	}
	return true
}

var sumLine = regexp.MustCompile(`^([0-9a-f]{64})  (.+)\n$`)

// sums reads the sums of the members, and notes what is wrong with how they are listed.
func (b *Bundle) sums(members []string) (map[string]string, error) {
	data, err := b.small(SumsName)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	var order []string
	for line := range bytes.Lines(data) {
		m := sumLine.FindSubmatch(line)
		if m == nil {
			return nil, fmt.Errorf("%w: %s has a line that is none: %.80q", ErrNotBundle, SumsName, line)
		}
		name := string(m[2])
		if _, twice := out[name]; twice {
			b.Faults = append(b.Faults, Fault{name, Twice})
			continue
		}
		if name == SumsName { // which cannot have its own
			b.Faults = append(b.Faults, Fault{name, Misnamed})
		}
		out[name] = string(m[1])
		order = append(order, name)
	}
	if !inOrder(order, members) {
		b.Faults = append(b.Faults, Fault{SumsName, Disordered})
	}
	return out, nil
}

// hashMember hashes a member, however long it is.
func hashMember(f *zip.File, stop func() error) (sum string, n int64, err error) {
	r, err := f.Open()
	if err != nil {
		return "", 0, err
	}
	defer r.Close()
	h := sha256.New()
	buf := make([]byte, 256<<10)
	for {
		if err := stop(); err != nil {
			return "", 0, err
		}
		k, err := r.Read(buf)
		h.Write(buf[:k])
		n += int64(k)
		if uint64(n) > f.UncompressedSize64 { // a bomb says less than it is
			return "", 0, zip.ErrFormat
		}
		if err == io.EOF {
			return hex.EncodeToString(h.Sum(nil)), n, nil
		}
		if err != nil {
			return "", 0, err
		}
	}
}

// extensions are those that a file of evidence keeps: nothing that a double click
// would run.
var extensions = regexp.MustCompile(`^\.(png|jpe?g|gif|webp|bmp|heic|pdf|txt|csv|tsv|json|mp4|mov|eml)$`)

// EvidenceName is the name of the member that holds a kept file: its SHA-256, with its
// extension if that is one of pictures, films, texts and mails.
func EvidenceName(sha256, original string) string {
	original = original[strings.LastIndexAny(original, `/\`)+1:]
	ext := strings.ToLower(path.Ext(original))
	if !extensions.MatchString(ext) {
		ext = ""
	}
	return "evidence/" + sha256 + ext
}

// PinnedName is the name of the member that holds the nth pinned file, from 1.
func PinnedName(n int, original string) string {
	base := original[strings.LastIndexAny(original, `/\`)+1:]
	base = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._-", r) {
			return r
		}
		return -1
	}, base)
	for strings.Contains(base, "..") {
		base = strings.ReplaceAll(base, "..", ".")
	}
	base = strings.Trim(base, ".")
	if base == "" || len(base) > 80 {
		base = "file"
	}
	return fmt.Sprintf("pinned/%02d-%s", n, base)
}
