package eventlog

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// The decoder accepts exactly what the plain reading of the format accepts, in
// every way of verifying.
func FuzzVerify(f *testing.F) {
	f.Add(small(0))
	f.Add(small(1))
	f.Add(small(3))
	f.Add(small(3)[:300])
	f.Add(redacted(small(5), 1, 3, 5))
	f.Add(honest(incident, hostKey).log())
	for _, c := range events {
		if len(c.event) < 2000 {
			line, _ := AppendLine(nil, Hash{}, []byte(c.event))
			f.Add(line)
		}
	}
	f.Fuzz(func(t *testing.T, log []byte) {
		sum, err := Verify(bytes.NewReader(log))
		n, hash, ok := verifyPlainly(string(log))
		if ok != (err == nil) || ok && (sum.Entries != n || n > 0 && sum.Head.String() != hash) {
			t.Fatalf("%+v, %v; plainly %d %s %v", sum, err, n, hash, ok)
		}
		if sum.Size > int64(len(log)) {
			t.Fatalf("%+v of %d bytes", sum, len(log))
		}
		// What was verified before an error is a log.
		if again, err := Verify(bytes.NewReader(log[:sum.Size])); err != nil || again != sum {
			t.Fatalf("%+v, but the part before the error: %+v, %v", sum, again, err)
		}
		if one, other := one(log), sideBySide(log, 200, 2); one != other {
			t.Fatalf("one by one %+v, side by side %+v", one, other)
		}
		r, err := Audit(bytes.NewReader(log), Known{})
		if err != nil || ok && (r.Chain.Summary != sum || r.Chain.Damage != nil) || r.Chain.Entries < sum.Entries {
			t.Fatalf("%+v, but %+v, %v", sum, r, err)
		}
		// Whatever is accepted can be redacted, and has the same root.
		var copied bytes.Buffer
		Redact(&copied, bytes.NewReader(log), func(e Entry) bool { return e.Seq%2 == 0 })
		if again := report(copied.Bytes(), Known{}); again.Chain.Root != r.Chain.Root || again.Chain.Entries != r.Chain.Entries || again.Chain.Damage != nil {
			t.Fatalf("%+v, redacted %+v", r.Chain, again.Chain)
		}
	})
}

// Hashes cannot be guessed by a fuzzer, so the event is fuzzed by itself: the
// fast check accepts nothing that the definition refuses, and a line made of
// what Check accepts is an entry.
func FuzzCheck(f *testing.F) {
	for _, c := range events {
		if len(c.event) < 2000 {
			f.Add([]byte(c.event))
		}
	}
	f.Add([]byte(sample(1)[EventOffset:]))
	f.Fuzz(func(t *testing.T, event []byte) {
		slow := strictSlow(event)
		if strictFast(event) && slow != nil {
			t.Fatalf("the fast check accepts %q: %v", event, slow)
		}
		err := Check(1, event)
		line, _ := AppendLine(nil, Hash{}, event)
		if _, verr := Verify(bytes.NewReader(line)); (verr == nil) != (err == nil) && !strings.Contains(string(event), "\n") {
			t.Fatalf("%q: check %v, verify %v", event, err, verr)
		}
		if err == nil && slow != nil {
			t.Fatalf("accepted %q: %v", event, slow)
		}
	})
}

// Whatever stands in the first event and in a note, a checkpoint fits only if it is
// one of this log, and a signature holds only if it is by the key.
func FuzzAudit(f *testing.F) {
	d := honest(incident, hostKey)
	f.Add(`"data":{"incident":"`+incident+`"}`, noteOf(f, d.events[11]))
	f.Add(`"data":{"host":"`+hostKey.Public().String()+`"}`, "a\n1\n"+Root{}.String()+"\n\n— a AAAAAAA=\n")
	f.Add(`"type":"log.checkpoint"`, "")
	f.Fuzz(func(t *testing.T, opening, note string) {
		first := []byte(`{"seq":1,` + opening + `}`)
		second := fmt.Appendf(nil, `{"seq":2,"type":"log.checkpoint","data":{"note":%q}}`, note)
		if Check(1, first) != nil || Check(2, second) != nil {
			return
		}
		log, h := AppendLine(nil, Hash{}, first)
		root := report(log, Known{}).Chain.Root
		log, _ = AppendLine(log, h, second)
		r := report(log, Known{Keys: []PublicKey{hostKey.Public()}})
		if r.Chain.Damage != nil || r.Chain.Entries != 2 || r.Keys[0].Valid+r.Keys[0].Other > 0 && !strings.Contains(note, "ube-pc1") {
			t.Fatalf("%+v", r)
		}
		if r.Checkpoints.Fit > 0 && !strings.Contains(note, "\n1\n"+root.String()+"\n") {
			t.Fatalf("%q fits: %+v", note, r)
		}
		if r.Keys[0].Valid > 0 || r.Anchored() > 0 {
			t.Fatalf("%q is signed by the host: %+v", note, r)
		}
	})
}

func FuzzCheckpoint(f *testing.F) {
	f.Add(must(Checkpoint{Origin: incident, Size: 3, Root: Root{1}}.Sign(hostKey)))
	f.Add(must(Checkpoint{Origin: incident, Size: 999_999_999}.Sign(hostKey, otherKey)))
	f.Add("a\n1\n" + Root{}.String() + "\nmore\n\n— a b\n")
	f.Fuzz(func(t *testing.T, text string) {
		if c, err := ParseCheckpoint(text); err == nil {
			if back, err := ParseCheckpoint(c.Text()); err != nil || back != c || !strings.HasPrefix(text, c.Text()) {
				t.Fatalf("%q: %+v, then %+v, %v", text, c, back, err)
			}
		}
		c, signatures, err := OpenCheckpoint(text, hostKey.Public(), otherKey.Public())
		if (err == nil) != (len(signatures) > 0) {
			t.Fatalf("%q: %+v, %v", text, signatures, err)
		}
		if err == nil && !strings.HasPrefix(text, c.Text()) {
			t.Fatalf("%q is read as %+v", text, c)
		}
	})
}

func FuzzText(f *testing.F) {
	f.Add("P34Q-96VH-1M5K")
	f.Add("ｐ３４ｑー９６ｖｈー１ｍ５ｋ")
	f.Add(hostKey.Public().String())
	f.Add(hostKey.Secret())
	f.Add(string(must(new(Tree).MarshalText())))
	f.Fuzz(func(t *testing.T, s string) {
		if c, err := ParseCode(s); err == nil {
			if back, err := ParseCode(string(c)); err != nil || back != c || len(c) != 14 {
				t.Fatalf("%q: %s, then %s, %v", s, c, back, err)
			}
		}
		if k, err := ParsePublicKey(s); err == nil && (k.String() != s || !ValidKeyName(k.Name())) {
			t.Fatalf("%q is the key %s", s, k)
		}
		if k, err := ParsePrivateKey(s); err == nil {
			if back, err := ParsePrivateKey(k.Secret()); err != nil || back.Public() != k.Public() {
				t.Fatalf("%q: %v, %v", s, back, err)
			}
		}
		if name := MakeKeyName(s); !ValidKeyName(name) {
			t.Fatalf("%q becomes %q", s, name)
		}
		var tree Tree
		if tree.UnmarshalText([]byte(s)) == nil {
			if b := must(tree.MarshalText()); string(b) != s {
				t.Fatalf("%q, then %q", s, b)
			}
		}
		if r, err := ParseRoot(s); err == nil && r.String() != s {
			t.Fatalf("%q, then %q", s, r)
		}
	})
}
