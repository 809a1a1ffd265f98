package eventlog

import (
	"encoding/base64"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
)

func TestCheckpoint(t *testing.T) {
	key, other := testKey("ube-pc1", 1), testKey("ube-pc2", 2)
	c := Checkpoint{Origin: "INC-20261122-01", Size: 34, Root: Root(rootPlainly(hashesOf(34)))}
	if back, err := ParseCheckpoint(c.Text()); err != nil || back != c {
		t.Errorf("%+v, %v", back, err)
	}
	if back, err := ParseCheckpoint(c.Text() + "something later\nand more\n"); err != nil || back != c {
		t.Errorf("%+v, %v", back, err)
	}
	signed := must(c.Sign(key))
	for _, keys := range [][]PublicKey{{key.Public()}, {other.Public(), key.Public()}, {key.Public(), key.Public()}, {{}, key.Public()}} {
		back, signatures, err := OpenCheckpoint(signed, keys...)
		if err != nil || back != c || len(signatures) != 1 || !signatures[0].Valid || signatures[0].Key != key.Public() || signatures[0].Name != "ube-pc1" {
			t.Errorf("%v: %+v, %+v, %v", keys, back, signatures, err)
		}
	}
	for _, keys := range [][]PublicKey{nil, {other.Public()}, {testKey("ube-pc1", 2).Public()}, {testKey("ube-pc9", 1).Public()}} {
		back, signatures, err := OpenCheckpoint(signed, keys...)
		if err != nil || back != c || len(signatures) != 1 || signatures[0].Valid || signatures[0].Key != (PublicKey{}) {
			t.Errorf("%v: %+v, %+v, %v", keys, back, signatures, err)
		}
	}
	two := must(c.Sign(other, key))
	if _, s, err := OpenCheckpoint(two, key.Public(), other.Public()); err != nil || len(s) != 2 || !s[0].Valid || !s[1].Valid || s[0].Key != other.Public() {
		t.Errorf("%+v, %v", s, err)
	}
	// Package note reads it, too.
	if n, err := note.Open([]byte(two), note.VerifierList(key.Public().verifier(), other.Public().verifier())); err != nil || len(n.Sigs) != 2 || n.Text != c.Text() {
		t.Errorf("%+v, %v", n, err)
	}
}

func TestSignRefuses(t *testing.T) {
	key := testKey("ube-pc1", 1)
	for _, c := range []Checkpoint{
		{},
		{Origin: "", Size: 1},
		{Origin: "INC-20261122-01"},
		{Origin: "INC-20261122-01", Size: -1},
		{Origin: "INC-20261122-01", Size: MaxSeq + 1},
		{Origin: "INC\n1", Size: 1},
		{Origin: "INC 1", Size: 1},
		{Origin: "INC+1", Size: 1},
		{Origin: "INC\x1b", Size: 1},
		{Origin: "\xff", Size: 1},
		{Origin: strings.Repeat("a", 256), Size: 1},
	} {
		if s, err := c.Sign(key); err == nil {
			t.Errorf("signed %+v: %q", c, s)
		}
	}
	if s, err := (Checkpoint{Origin: "INC-20261122-01", Size: 1}).Sign(); err == nil {
		t.Errorf("signed by nobody: %q", s)
	}
}

func TestParseCheckpoint(t *testing.T) {
	root := Root{}.String()
	for _, bad := range []string{
		"", "\n", "a\n1\n", "a\n1\n" + root, "\n1\n" + root + "\n", "a\n0\n" + root + "\n", "a\n01\n" + root + "\n", "a\n+1\n" + root + "\n",
		"a\n1 \n" + root + "\n", "a\n1\n" + root[1:] + "\n", "a\n1\n" + root + "\n\n", "a\n1\n" + root + "\n\nx\n", "a b\n1\n" + root + "\n",
		"a\r\n1\r\n" + root + "\r\n", "a\n1000000000\n" + root + "\n", "a\n１\n" + root + "\n",
	} {
		if c, err := ParseCheckpoint(bad); err == nil {
			t.Errorf("accepted %q as %+v", bad, c)
		}
	}
}

// What is changed in a signed checkpoint, by a bit or on purpose, is not signed.
func TestForgedNotes(t *testing.T) {
	key := testKey("ube-pc1", 1)
	c := Checkpoint{Origin: "INC-20261122-01", Size: 34, Root: Root(rootPlainly(hashesOf(34)))}
	signed := must(c.Sign(key))
	signature := signed[strings.Index(signed, "— ")+len("— ube-pc1 "):]
	raw := must(base64.StdEncoding.DecodeString(strings.TrimSpace(signature)))

	accepted := 0
	for i := range len(signed) * 8 {
		b := []byte(signed)
		b[i/8] ^= 1 << (i % 8)
		back, signatures, err := OpenCheckpoint(string(b), key.Public())
		if err != nil {
			continue
		}
		for _, s := range signatures {
			// The last bits of base64 may be anything; they are not part of it.
			if s.Valid && (back != c || !sameSignature(string(b), raw)) {
				t.Errorf("bit %d: %q is valid", i, b)
			}
		}
		if _, err := ParseCheckpoint(string(b[:strings.Index(string(b), "\n\n")+1])); err == nil {
			accepted++ // by a reader that looks at no signature
		}
	}
	if accepted < 100 {
		t.Errorf("the control, which looks at no signature, accepts only %d: this test shows nothing", accepted)
	}
	for name, forged := range map[string]string{
		"another size":    strings.Replace(signed, "\n34\n", "\n33\n", 1),
		"another origin":  strings.Replace(signed, "INC-20261122-01", "INC-20261122-02", 1),
		"a drill":         strings.Replace(signed, "INC", "DRL", 1),
		"one more line":   strings.Replace(signed, "\n\n", "\nsigned by the mayor\n\n", 1),
		"no signature":    signed[:strings.Index(signed, "— ")],
		"another's":       must(Checkpoint{Origin: "INC-20261122-01", Size: 33}.Sign(key))[:strings.Index(signed, "\n\n")] + signed[strings.Index(signed, "\n\n"):],
		"signed by other": must(c.Sign(testKey("ube-pc1", 2))),
		"of zeros":        strings.Replace(signed, signature, base64.StdEncoding.EncodeToString(append(raw[:4:4], make([]byte, 64)...))+"\n", 1),
		"too short":       strings.Replace(signed, signature, base64.StdEncoding.EncodeToString(raw[:60])+"\n", 1),
		"too long":        strings.Replace(signed, signature, base64.StdEncoding.EncodeToString(append(raw[:68:68], 0))+"\n", 1),
	} {
		if forged == signed {
			t.Fatalf("%s: nothing was forged", name)
		}
		_, signatures, err := OpenCheckpoint(forged, key.Public())
		for _, s := range signatures {
			if s.Valid {
				t.Errorf("%s: valid", name)
			}
		}
		if err == nil && len(signatures) == 0 {
			t.Errorf("%s: no error and no signature", name)
		}
	}
}

func sameSignature(note string, raw []byte) bool {
	line := note[strings.Index(note, "\n\n")+2:]
	_, b64, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "— "), " ")
	b, err := base64.StdEncoding.DecodeString(b64)
	return err == nil && string(b) == string(raw)
}
