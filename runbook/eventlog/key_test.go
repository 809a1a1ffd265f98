package eventlog

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/mod/sumdb/note"
)

// testKey makes a key whose seed is one byte over and over.
func testKey(name string, seed byte) *PrivateKey {
	return must(GenerateKey(bytes.NewReader(bytes.Repeat([]byte{seed}, 32)), name))
}

func TestKey(t *testing.T) {
	k := testKey("ube-pc1", 7)
	pub := k.Public()
	if pub.Name() != "ube-pc1" || len(pub.Fingerprint()) != 24 {
		t.Errorf("%s, %q", pub.Name(), pub.Fingerprint())
	}
	back, err := ParsePrivateKey(k.Secret())
	if err != nil || back.Secret() != k.Secret() || back.Public() != pub {
		t.Errorf("%v, %v", back, err)
	}
	for _, end := range []string{"\n", "\r\n"} {
		if back, err := ParsePrivateKey(k.Secret() + end); err != nil || back.Secret() != k.Secret() {
			t.Errorf("%v, %v", back, err)
		}
	}
	if again, err := ParsePublicKey(pub.String()); err != nil || again != pub {
		t.Errorf("%v, %v", again, err)
	}
	// It is the key of the seed, and package note takes it for the same.
	want := must(note.NewEd25519VerifierKey("ube-pc1", ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, 32)).Public().(ed25519.PublicKey)))
	if pub.String() != want {
		t.Errorf("%s, want %s", pub, want)
	}
	// The same bytes under another name are another key.
	other := testKey("ube-pc2", 7).Public()
	if other == pub || other.Fingerprint() == pub.Fingerprint() || strings.Fields(other.String())[0] == pub.String() {
		t.Errorf("%s and %s", pub, other)
	}
	if none := (PublicKey{}); none.String() != "" || none.Name() != "" || none.Fingerprint() != "" {
		t.Errorf("%+v", none)
	}
}

// Nothing that prints, encodes or refuses a private key shows it.
func TestKeyStaysSecret(t *testing.T) {
	k := testKey("ube-pc1", 7)
	secret := k.Secret()[strings.LastIndex(k.Secret(), "+")+1:]
	if !strings.Contains(k.Secret(), secret) || len(secret) < 40 {
		t.Fatal(secret)
	}
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d", "%t"} {
		fmt.Fprintf(&out, verb+" "+verb+"\n", k, struct{ K *PrivateKey }{k})
	}
	b, _ := json.Marshal(map[string]any{"key": k}) // by itself the type has nothing to marshal, which is the point
	out.Write(b)
	for _, bad := range []string{k.Secret() + "x", k.Secret()[:len(k.Secret())-3], "X" + k.Secret(), strings.Replace(k.Secret(), "ube", "ubi", 1), k.Secret()[12:]} {
		_, err := ParsePrivateKey(bad)
		if err == nil {
			t.Errorf("accepted %q", bad)
		}
		fmt.Fprintln(&out, err)
		_, err = ParsePublicKey(bad)
		fmt.Fprintln(&out, err)
	}
	seed, _ := base64.StdEncoding.DecodeString(secret)
	for _, shown := range []string{secret[:20], fmt.Sprintf("%x", seed)[:20], fmt.Sprint(seed)[1:20], fmt.Sprintf("%x", secret)[:20]} {
		if strings.Contains(strings.ToLower(out.String()), strings.ToLower(shown)) {
			t.Errorf("shows %q:\n%s", shown, out.String())
		}
	}
}

func TestGenerateKey(t *testing.T) {
	for _, name := range []string{"", "a b", "a+b", "-a", "a-", "広報", "a\n", strings.Repeat("a", 65)} {
		if _, err := GenerateKey(bytes.NewReader(make([]byte, 64)), name); err == nil {
			t.Errorf("accepted the name %q", name)
		}
	}
	fire := errors.New("no randomness")
	for _, r := range []io.Reader{nil, bytes.NewReader(make([]byte, 31)), iotest.ErrReader(fire)} {
		if k, err := GenerateKey(r, "a"); err == nil {
			t.Errorf("made %v without randomness", k)
		}
	}
	if testKey("a", 1).Public() == testKey("a", 2).Public() {
		t.Error("two seeds, one key")
	}
}

func TestKeyName(t *testing.T) {
	for computer, want := range map[string]string{
		"UBE-KOHO01":             "ube-koho01",
		"pc.city.example.jp":     "pc.city.example.jp",
		"広報課":                    "host",
		"広報課-PC1":                "pc1",
		"pc 1+2":                 "pc-1-2",
		"":                       "host",
		"---":                    "host",
		"DESKTOP-広報":             "desktop",
		strings.Repeat("a", 100): strings.Repeat("a", 64),
		"a\x00\x1b[31m":          "a---31m",
	} {
		got := MakeKeyName(computer)
		if got != want || !ValidKeyName(got) {
			t.Errorf("%q becomes %q, want %q", computer, got, want)
		}
	}
	for _, bad := range []string{"", "-", "a ", "a+", "é", ".a", "a/", strings.Repeat("a", 65)} {
		if ValidKeyName(bad) {
			t.Errorf("%q is valid", bad)
		}
	}
}

// One key has one text.
func TestParsePublicKey(t *testing.T) {
	text := testKey("ube-pc1", 7).Public().String()
	name, hash, key := text[:7], text[8:16], text[17:]
	for _, bad := range []string{
		"", "ube-pc1", "++", text + " ", " " + text, text + "\n", text[:len(text)-1],
		name + "+" + strings.ToUpper(hash) + "+" + key,
		name + "+00000000+" + key,
		"ube-pc2+" + hash + "+" + key,
		name + "+" + hash + "+" + strings.Replace(key, "A", "B", 1),
		name + "+" + hash + "+" + key + "\n",
		name + "+" + hash + "+\n" + key,
		testKey("ube-pc1", 7).Secret(),
	} {
		if k, err := ParsePublicKey(bad); err == nil {
			t.Errorf("accepted %q as %s", bad, k)
		}
	}
	if hash == strings.ToUpper(hash) {
		t.Error("the hash of this key shows nothing: choose another")
	}
}
