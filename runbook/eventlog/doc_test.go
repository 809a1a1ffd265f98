package eventlog

import (
	"bytes"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"go/parser"
	"go/token"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// comment is the package comment.
func comment(t *testing.T) string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	return file.Doc.Text()
}

// codeAfter gives the first block of code after some words of the comment.
func codeAfter(t *testing.T, comment, words string) string {
	t.Helper()
	_, rest, ok := strings.Cut(strings.ReplaceAll(comment, "\n\t", "\n\x00"), words)
	if !ok {
		t.Fatalf("the package comment does not say %q", words)
	}
	var code strings.Builder
	for line := range strings.Lines(rest) {
		if c, ok := strings.CutPrefix(line, "\x00"); ok {
			code.WriteString(strings.ReplaceAll(c, "\x00", "\t"))
		} else if code.Len() > 0 && line != "\n" {
			break
		}
	}
	if code.Len() == 0 {
		t.Fatalf("no code after %q", words)
	}
	return strings.TrimRight(code.String(), "\n") + "\n"
}

// TestExample computes everything in the example of the package comment from the
// lines of the log there, by what the comment says and without the package.
func TestExample(t *testing.T) {
	doc := comment(t)
	log := codeAfter(t, doc, "A log of three entries:")

	// Hashes.
	prev := "dandori-log-v1\n"
	var hashes [][]byte
	var events []map[string]any
	for line := range strings.Lines(log) {
		event := line[83 : len(line)-2]
		sum := sha256.Sum256([]byte(prev + event))
		prev = fmt.Sprintf("%x", sum)
		if line[9:73] != prev {
			t.Errorf("hash %s, computed %s", line[9:73], prev)
		}
		hashes = append(hashes, sum[:])
		var e map[string]any
		if err := json.Unmarshal([]byte(event), &e); err != nil {
			t.Fatal(err)
		}
		events = append(events, e)
	}
	if len(events) != 3 {
		t.Fatalf("%d entries", len(events))
	}

	// Tree.
	var leaves [3][]byte
	var hexes string
	for i, h := range hashes {
		leaves[i] = sha(0, h)
		hexes += hex.EncodeToString(leaves[i]) + "\n"
	}
	two := sha(1, leaves[0], leaves[1])
	three := sha(1, two, leaves[2])
	b64 := base64.StdEncoding.EncodeToString
	equal := func(what, got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%s:\n%scomputed:\n%s", what, got, want)
		}
	}
	equal("leaves", codeAfter(t, doc, "The leaves of the example are"), hexes)
	equal("roots", codeAfter(t, doc, "and the roots of its first one"), b64(leaves[0])+"\n"+b64(two)+"\n"+b64(three)+"\n")
	equal("proof", codeAfter(t, doc, "The proof that entry 2 is one of the three is"), b64(leaves[0])+"\n"+b64(leaves[2])+"\n")

	// Head code.
	kdf := pbkdf2Plainly(three, "dandori-head-v1\n3\n", 4096)[:8]
	code := codePlainly(kdf)
	flat := strings.Join(strings.Fields(doc), " ")
	if says := "The head code of the three entries is " + code + ", for which the first 8 bytes of PBKDF2 are " + hex.EncodeToString(kdf); !strings.Contains(flat, says) {
		t.Errorf("the comment does not say: %s", says)
	}

	// Key and checkpoint.
	host := events[0]["data"].(map[string]any)["host"].(string)
	parts := strings.SplitN(host, "+", 3)
	key, _ := base64.StdEncoding.DecodeString(parts[2])
	if sum := sha256.Sum256(slices.Concat([]byte(parts[0]+"\n"), key)); hex.EncodeToString(sum[:4]) != parts[1] || key[0] != 1 {
		t.Errorf("the key %s has the hash %x", host, sum[:4])
	}
	text := events[0]["data"].(map[string]any)["incident"].(string) + "\n2\n" + b64(two) + "\n"
	note := events[2]["data"].(map[string]any)["note"].(string)
	signature, ok := strings.CutPrefix(note, text+"\n— "+parts[0]+" ")
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(signature, "\n"))
	if !ok || err != nil || len(raw) != 4+64 || hex.EncodeToString(raw[:4]) != parts[1] || !ed25519.Verify(key[1:], []byte(text), raw[4:]) {
		t.Errorf("the checkpoint is not one of\n%s", text)
	}
	sum := sha256.Sum256([]byte(host))
	shown := fmt.Sprintf("%x %x %x %x %x", sum[:2], sum[2:4], sum[4:6], sum[6:8], sum[8:10])
	if !strings.Contains(flat, "The fingerprint of the key is "+shown+".") {
		t.Errorf("the fingerprint is %s", shown)
	}

	// The package finds the same.
	r, err := Audit(strings.NewReader(log), Known{})
	if err != nil || r.Chain.Damage != nil || r.Chain.Root.String() != b64(three) || r.Checkpoints.Fit != 1 ||
		r.Opening.Host.String() != host || r.Keys[0].Valid != 1 || string(MakeCode(3, r.Chain.Root)) != code || r.Opening.Host.Fingerprint() != shown {
		t.Errorf("%+v, %v", r, err)
	}
	var redacted bytes.Buffer
	if _, err := Redact(&redacted, strings.NewReader(log), func(e Entry) bool { return e.Seq == 2 }); err != nil {
		t.Fatal(err)
	}
	equal("withheld", codeAfter(t, doc, "With entry 2 withheld"), strings.Split(redacted.String(), "\n")[1]+"\n")
}

func sha(first byte, rest ...[]byte) []byte {
	sum := sha256.Sum256(append([]byte{first}, slices.Concat(rest...)...))
	return sum[:]
}

// pbkdf2Plainly is the first block of PBKDF2-HMAC-SHA-256.
func pbkdf2Plainly(password []byte, salt string, rounds int) []byte {
	mac := func(b []byte) []byte {
		m := hmac.New(sha256.New, password)
		m.Write(b)
		return m.Sum(nil)
	}
	u := mac([]byte(salt + "\x00\x00\x00\x01"))
	sum := slices.Clone(u)
	for range rounds - 1 {
		u = mac(u)
		for i := range sum {
			sum[i] ^= u[i]
		}
	}
	return sum
}

// codePlainly makes a head code of what PBKDF2 gave.
func codePlainly(kdf []byte) string {
	const digits = "0123456789ACEFGHJKMPQRSTVWXYZ"
	n := new(big.Int).Mod(new(big.Int).SetUint64(binary.BigEndian.Uint64(kdf)), new(big.Int).Exp(big.NewInt(29), big.NewInt(11), nil))
	text := n.Text(29) // with the digits 0-9 a-s
	text = strings.Repeat("0", 11-len(text)) + text
	var code string
	sum := 0
	for i, c := range text {
		v := strings.IndexRune("0123456789abcdefghijklmnopqrs", c)
		code += digits[v : v+1]
		sum += (12 - i) * v
	}
	for v := range 29 {
		if (sum+v)%29 == 0 {
			code += digits[v : v+1]
		}
	}
	return code[:4] + "-" + code[4:8] + "-" + code[8:]
}

// shell runs a script from the package comment in a folder with a log.
func shell(t *testing.T, script string, log []byte, tools ...string) (string, error) {
	t.Helper()
	for _, tool := range append(tools, "sh", "sha256sum") {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("no %s here", tool)
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "log.jsonl"), log, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("sh", "-c", script)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// The shell commands of the package comment check what it says they check, and
// notice what is wrong.
func TestShellChain(t *testing.T) {
	doc := comment(t)
	example := []byte(codeAfter(t, doc, "A log of three entries:"))
	if out, err := shell(t, codeAfter(t, doc, "The first hash is what this prints"), nil); err != nil || !strings.HasPrefix(out, string(example[9:73])+" ") {
		t.Errorf("the first hash: %q, %v", out, err)
	}
	script := codeAfter(t, doc, "checks the hashes of a whole log")
	for _, log := range [][]byte{example, small(5)} {
		sum := must(Verify(bytes.NewReader(log)))
		if out, err := shell(t, script, log); err != nil || !strings.Contains(out, sum.Head.String()) {
			t.Errorf("the shell says %q, %v", out, err)
		}
		log[len(log)-5] ^= 1
		if out, err := shell(t, script, log); err == nil || !strings.HasPrefix(out, "wrong: ") {
			t.Errorf("changed, the shell says %q, %v", out, err)
		}
	}
}

func TestShellRoot(t *testing.T) {
	script := codeAfter(t, comment(t), "This prints the root of a log")
	for n := 1; n <= 9; n++ {
		log := small(n)
		r := must(Audit(bytes.NewReader(log), Known{}))
		if out, err := shell(t, script, log, "xxd", "base64"); err != nil || out != r.Chain.Root.String()+"\n" {
			t.Errorf("%d entries: %q, %v; want %s", n, out, err, r.Chain.Root)
		}
	}
	var redacted bytes.Buffer
	must(Redact(&redacted, bytes.NewReader(small(9)), func(e Entry) bool { return e.Seq%3 != 0 }))
	want := must(Audit(bytes.NewReader(small(9)), Known{})).Chain.Root.String() + "\n"
	if out, err := shell(t, script, redacted.Bytes(), "xxd", "base64"); err != nil || out != want {
		t.Errorf("redacted: %q, %v; want %s", out, err, want)
	}
}

func TestShellSignature(t *testing.T) {
	doc := comment(t)
	log := codeAfter(t, doc, "A log of three entries:")
	script := codeAfter(t, doc, "This prints \"Signature")
	if out, err := shell(t, script, []byte(log), "jq", "base64", "openssl"); err != nil || !strings.Contains(out, "Signature Verified Successfully") {
		t.Errorf("%q, %v", out, err)
	}
	forged := strings.Replace(log, `INC-20261122-01\n2\n`, `INC-20261122-01\n3\n`, 1)
	if forged == log {
		t.Fatal("nothing was forged")
	}
	if out, err := shell(t, script, []byte(forged), "jq", "base64", "openssl"); err == nil || strings.Contains(out, "Successfully") {
		t.Errorf("forged: %q, %v", out, err)
	}
}
