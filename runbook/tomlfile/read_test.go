package tomlfile

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

var limits = Limits{Size: 1 << 16, Nesting: 6}

func TestEncodings(t *testing.T) {
	text := "format = 1\ntitle = \"炎上の手順書\"\n"
	encode := func(b []byte, err error) []byte {
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	sjis := encode(japanese.ShiftJIS.NewEncoder().Bytes([]byte(text)))
	euc := encode(japanese.EUCJP.NewEncoder().Bytes([]byte(text)))
	utf16 := encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(text)))
	utf16bare := encode(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().Bytes([]byte(text)))

	for name, good := range map[string][]byte{
		"plain":      []byte(text),
		"BOM":        []byte("\ufeff" + text),
		"CRLF":       []byte(strings.ReplaceAll(text, "\n", "\r\n")),
		"BOM, CRLF":  []byte("\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")),
		"no newline": []byte(strings.TrimSpace(text)),
	} {
		doc := Read("f", good, limits)
		if doc.Root() == nil {
			t.Errorf("%s: not read: %v", name, doc.Problems())
		} else if got := doc.Root().Text("title", Required); got.Ja != "炎上の手順書" {
			t.Errorf("%s: title is %q", name, got.Ja)
		}
	}
	for name, c := range map[string]struct {
		data         []byte
		line, column int
		message      string
		source       string
	}{
		"Shift_JIS":    {sjis, 2, 10, "Shift_JIS", "title = \"炎上の手順書\""},
		"EUC-JP":       {euc, 2, 10, "not UTF-8", ""},
		"UTF-16":       {utf16, 1, 1, "UTF-16", ""},
		"UTF-16 bare":  {utf16bare, 1, 1, "UTF-16", ""},
		"cut rune":     {[]byte("a = \"炎\xe4\xb8\""), 1, 7, "not UTF-8", ""},
		"escape":       {[]byte("a = 1\nb = \"炎\x1b[2J\"\n"), 2, 7, `control character (\x1b)`, ""},
		"NUL":          {[]byte(strings.Repeat("a", 80) + "\x00"), 1, 81, `control character (\x00)`, ""},
		"lone CR":      {[]byte("a = 1\rb = 2\n"), 1, 6, `control character (\r)`, ""},
		"DEL":          {[]byte("a = \"\x7f\"\n"), 1, 6, `control character (\x7f)`, ""},
		"too large":    {bytes.Repeat([]byte("# 炎上\n"), 10000), 1, 1, "too large", ""},
		"empty header": {[]byte("\ufeff[]"), 1, 2, "name is missing", ""},
	} {
		doc := Read("f", c.data, limits)
		ps := doc.Problems()
		if doc.Root() != nil || len(ps) != 1 {
			t.Errorf("%s: got %d problems", name, len(ps))
			continue
		}
		p := ps[0]
		if p.Line != c.line || p.Column != c.column || !strings.Contains(p.Text.En, c.message) {
			t.Errorf("%s: got %d:%d: %s", name, p.Line, p.Column, p.Text.En)
		}
		if c.source != "" && p.Source != c.source {
			t.Errorf("%s: source is %q", name, p.Source)
		}
	}
}

func TestNesting(t *testing.T) {
	for source, ok := range map[string]bool{
		"a = [[[[[[1]]]]]]":                   true,
		"a = [[[[[[[1]]]]]]]":                 false,
		"a.b.c.d.e.f.g = 1":                   true,
		"a.b.c.d.e.f.g.h = 1":                 false,
		"[a.b.c.d.e.f]":                       true,
		"[a.b.c.d.e.f.g]":                     false,
		"[[a]]\nb = [{c = [{d = [{}]}]}]":     false,
		"[[a]]\nb = [{c = [{d = [1]}]}]":      true,
		"[a]\nb = {c = {d = {e = {f = {}}}}}": true,
	} {
		doc := Read("f", []byte(source), limits)
		if (doc.Root() != nil) != ok || !ok && !strings.Contains(doc.Problems()[0].Text.En, "too deeply") {
			t.Errorf("%s: %v", source, doc.Problems())
		}
	}
	// Deep input must be refused before the decoder sees it, which would take
	// quadratic time for it.
	for _, piece := range []string{"[", "{a=", "a."} {
		doc := Read("f", []byte("a = "+strings.Repeat(piece, 10000)), limits)
		if doc.Root() != nil || len(doc.Problems()) != 1 {
			t.Errorf("%q: %v", piece, doc.Problems())
		}
	}
	doc := Read("f", []byte(strings.Repeat("a.", 10000)+"a = 1"), limits)
	if doc.Root() != nil || !strings.Contains(doc.Problems()[0].Text.En, "too deeply") {
		t.Errorf("dotted key: %v", doc.Problems())
	}
}

func TestTooManyProblems(t *testing.T) {
	var b strings.Builder
	for i := range 1000 {
		b.WriteString("x")
		b.WriteString(strings.Repeat("y", i%40))
		b.WriteString(string(rune('0' + i/40%10)))
		b.WriteString(string(rune('a' + i/400)))
		b.WriteString(" = 1\n")
	}
	doc := Read("f", []byte(b.String()), limits)
	doc.Root().Done()
	ps := doc.Problems()
	if len(ps) != MaxProblems+1 || !strings.Contains(ps[MaxProblems].Text.En, "too many") {
		t.Errorf("got %d problems", len(ps))
	}
}

// TestPlacesDistrusted simulates a disagreement between the scanner and the
// decoder: problems then stand at the table that is still sure.
func TestPlacesDistrusted(t *testing.T) {
	source := "a = 1\n[[step]]\nb = 1\nc = [1, \"x\", 2]\n[[step]]\nd = { e = 1 }\n"
	for trusted := range 9 {
		doc := Read("f", []byte(source), limits)
		doc.trusted = trusted
		root := doc.Root()
		for _, t := range root.Tables("step", 0) {
			t.Words("c", 0)
			if d := t.Table("d", 0); d != nil {
				d.Done()
			}
			t.Done()
		}
		root.Done()
		for _, p := range doc.Problems() {
			if p.Line < 1 || p.Line > 7 || p.Column < 1 {
				t.Errorf("trusted %d: %v", trusted, p)
			}
			if trusted == 0 && (p.Line != 1 || p.Column != 1) {
				t.Errorf("trusted none: %v", p)
			}
		}
		if n := len(doc.Problems()); n != 5 {
			t.Errorf("trusted %d: %d problems", trusted, n)
		}
	}
}

// TestShiftJISNeverParses proves of every character of Japanese text, also of
// those that end in the byte of a backslash, that a file saved as Shift_JIS is
// named as what it is, whether the character stands in a comment or in a string,
// and never as a string that is not closed.
func TestShiftJISNeverParses(t *testing.T) {
	enc := japanese.ShiftJIS.NewEncoder()
	tried := 0
	for r := rune(0x3041); r < 0xa000; r++ {
		char, err := enc.Bytes([]byte(string(r)))
		if err != nil {
			enc.Reset()
			continue
		}
		tried++
		for _, around := range [][2]string{{"a = 1 # ", "\n"}, {"a = \"", "\"\n"}} {
			doc := Read("f", []byte(around[0]+string(char)+around[1]), limits)
			ps := doc.Problems()
			if doc.Root() != nil || len(ps) != 1 || !strings.Contains(ps[0].Text.En, "not UTF-8") {
				t.Fatalf("%c in %q: %v", r, around, ps)
			}
		}
	}
	if tried < 6000 {
		t.Errorf("only %d characters were tried", tried)
	}
}
